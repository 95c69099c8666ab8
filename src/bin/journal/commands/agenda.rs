//! `journal agenda`: what to do.

use clap::Args;
use journal::render::{json, problems, text};

use crate::args::{Format, Global};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::reading::Journal;

/// The options of `agenda`.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Options {
    /// How to write it: text or json [default: text]
    #[arg(long, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: Option<Format>,
    /// End with 1 when something is overdue or due today
    #[arg(long)]
    pub(crate) exit_code: bool,
}

/// How many problems are named; `check` has them all.
const MOST_PROBLEMS: usize = 5;

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = Journal::read(&config);
    let agenda = &journal.agenda;
    let page = match options.format.unwrap_or_default() {
        Format::Text => text::agenda(agenda, output.look()),
        Format::Json => json::agenda(agenda, &config.shown_root(), &config.files),
    };
    output.result(&page)?;
    if !output.is_quiet() {
        output.problems(&problems::brief(&agenda.problems, MOST_PROBLEMS, output.error_look()));
    }
    let due = agenda.summary.overdue + agenda.summary.today > 0;
    let findings = if options.exit_code && due { Exit::Findings } else { Exit::Fine };
    Ok(findings.max(journal.exit()))
}
