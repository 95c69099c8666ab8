//! `journal help`: about a command or a topic.

use clap::Args;
use clap_complete::engine::ArgValueCandidates;
use journal::diagnostic::suggestion;
use journal::render::{manual, shown};

use crate::failure::{Exit, Failure};
use crate::output::Output;

/// The options of `help`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A command, or notes, playbook, timelines or formats
    #[arg(value_name = "TOPIC", add = ArgValueCandidates::new(crate::complete::topics))]
    pub(crate) topic: Option<String>,
    /// Write a topic as Markdown
    #[arg(long)]
    pub(crate) markdown: bool,
}

pub(super) fn run(options: &Options, output: &Output) -> Result<Exit, Failure> {
    let mut whole = crate::args::command().max_term_width(100);
    let Some(wanted) = options.topic.as_deref() else {
        output.page(&as_shown(whole.render_help(), output))?;
        return Ok(Exit::Fine);
    };
    if let Some(topic) = manual::TOPICS.iter().find(|topic| topic.name == wanted) {
        let text = topic.markdown();
        output.page(&if options.markdown { text } else { manual::page(&text, output.look()) })?;
        return Ok(Exit::Fine);
    }
    whole.build();
    if let Some(command) = whole.find_subcommand_mut(wanted) {
        output.page(&as_shown(command.render_help(), output))?;
        return Ok(Exit::Fine);
    }
    let topics = manual::TOPICS.iter().map(|topic| topic.name);
    let commands: Vec<String> = whole.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let help = match suggestion(wanted, topics.chain(commands.iter().map(String::as_str))) {
        Some(near) => format!("did you mean `journal help {near}`?"),
        None => "the topics are notes, playbook, timelines and formats; `journal help` lists the commands".to_owned(),
    };
    Err(Failure::Usage(format!("there is no command or topic `{}`", shown(wanted)), help))
}

fn as_shown(text: clap::builder::StyledStr, output: &Output) -> String {
    if output.look().color { text.ansi().to_string() } else { text.to_string() }
}
