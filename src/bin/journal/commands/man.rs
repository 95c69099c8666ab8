//! `journal man`: manual pages, made from the help.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use clap_mangen::Man;
use journal::diagnostic::suggestion;
use journal::render::shown;

use crate::failure::{CODES, Exit, Failure};
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
    let mut whole = crate::args::with_topics();
    whole.build();
    if let Some(folder) = &options.dir {
        let failed = |error| Failure::File(format!("{} cannot be written", shown(&folder.to_string_lossy())), error);
        std::fs::create_dir_all(folder).map_err(failed)?;
        let commands = whole.get_subcommands().filter(|command| !command.is_hide_set()).map(page_of);
        for command in std::iter::once(whole.clone()).chain(commands) {
            let file = folder.join(format!("{}.1", command.get_name()));
            page(command).and_then(|page| std::fs::write(file, page)).map_err(failed)?;
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
    output.bytes(&page(command).map_err(Failure::of_output)?)?;
    Ok(Exit::Fine)
}

/// The manual page of a command.
fn page(command: clap::Command) -> io::Result<Vec<u8>> {
    let usage = usage(&command);
    let mut page = Vec::new();
    Man::new(command.override_usage(usage)).render(&mut page)?;
    page.extend_from_slice(b".SH \"EXIT STATUS\"\n");
    for (code, meaning) in CODES {
        writeln!(page, ".TP\n\\fB{code}\\fR\n{}", meaning.replace('-', "\\-"))?;
    }
    Ok(page)
}

/// How a command is called, with the names of all values.
fn usage(command: &clap::Command) -> String {
    let mut usage = command.get_bin_name().unwrap_or_else(|| command.get_name()).to_owned();
    let values = |arg: &clap::Arg| {
        let names = arg.get_value_names().unwrap_or_default();
        names.iter().map(|name| name.to_string()).collect::<Vec<_>>().join(" ")
    };
    let (placed, named): (Vec<&clap::Arg>, Vec<&clap::Arg>) =
        command.get_arguments().filter(|arg| !arg.is_hide_set()).partition(|arg| arg.is_positional());
    let named = named.into_iter().map(|arg| {
        let short = arg.get_short().map(|short| format!("-{short}"));
        let long = arg.get_long().map(|long| format!("--{long}"));
        let mut words = short.into_iter().chain(long).collect::<Vec<_>>().join("|");
        if arg.get_action().takes_values() {
            words = format!("{words} {}", values(arg));
        }
        (arg.is_required_set(), words)
    });
    let placed = placed.into_iter().map(|arg| {
        let many = arg.get_num_args().is_some_and(|number| number.max_values() > 1);
        let values = values(arg);
        let more = if many && !values.contains('…') { "…" } else { "" };
        (arg.is_required_set(), format!("{values}{more}"))
    });
    for (required, words) in named.chain(placed) {
        usage.push_str(&if required { format!(" {words}") } else { format!(" [{words}]") });
    }
    if command.has_subcommands() {
        usage.push_str(" [COMMAND]");
    }
    usage
}

/// A command under the name of its page: `journal-agenda`.
fn page_of(command: &clap::Command) -> clap::Command {
    let name = format!("journal-{}", command.get_name());
    command.clone().name(name.clone()).display_name(name)
}
