//! `journal man`: manual pages, made from the help.

use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_mangen::Man;
use journal::diagnostic::suggestion;
use journal::render::shown;

use crate::failure::{Exit, Failure};
use crate::output::Output;

/// The options of `man`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The command whose page is wanted, instead of that of `journal`
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
    /// Write every page into a folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub(crate) dir: Option<PathBuf>,
}

pub(super) fn run(options: &Options, output: &Output) -> Result<Exit, Failure> {
    let mut whole = crate::args::Args::command();
    whole.build();
    if let Some(folder) = &options.dir {
        let failed = |error| Failure::File(format!("{} cannot be written", shown(&folder.to_string_lossy())), error);
        std::fs::create_dir_all(folder).map_err(failed)?;
        Man::new(whole.clone()).generate_to(folder).map_err(failed)?;
        for command in whole.get_subcommands().filter(|command| !command.is_hide_set()) {
            Man::new(page_of(command)).generate_to(folder).map_err(failed)?;
        }
        return Ok(Exit::Fine);
    }
    let command = match &options.command {
        None => whole,
        Some(name) => match whole.find_subcommand(name) {
            Some(command) => page_of(command),
            None => {
                let names = whole.get_subcommands().map(|command| command.get_name());
                let help = match suggestion(name, names) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`journal help` lists them".to_owned(),
                };
                return Err(Failure::Usage(format!("there is no command `{}`", shown(name)), help));
            }
        },
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page).map_err(Failure::of_output)?;
    output.bytes(&page)?;
    Ok(Exit::Fine)
}

/// A command under the name of its page: `journal-agenda`.
fn page_of(command: &clap::Command) -> clap::Command {
    let name = format!("journal-{}", command.get_name());
    command.clone().name(name.clone()).display_name(name)
}
