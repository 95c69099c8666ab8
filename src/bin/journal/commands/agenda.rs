//! `journal agenda`: what to do.

use journal::render::{json, problems, text};

use crate::args::{Agenda, Format, Global};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::reading::Journal;

/// How many problems are named; `check` has them all.
const MOST_PROBLEMS: usize = 5;

pub(super) fn run(global: &Global, options: &Agenda, output: &Output) -> Result<Exit, Failure> {
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
