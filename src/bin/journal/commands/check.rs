//! `journal check`: what could not be read.

use clap::Args;
use journal::diagnostic::Severity;
use journal::render::format::Format;
use journal::render::problems;

use crate::args::{Global, format_parser};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::reading::Journal;

/// The formats of `check`.
const FORMATS: &[Format] = &[Format::Text, Format::Json];

/// The options of `check`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// How to write it: text or json
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(FORMATS), default_value = "text", hide_possible_values = true)]
    pub(crate) format: Format,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = Journal::read(&config);
    let found = &journal.agenda.problems;
    let page = match options.format {
        Format::Text => problems::check(found, &journal.looked, output.look(), &config.files),
        _ => problems::json(found, &journal.looked, &config.shown_root()),
    };
    output.result(&page)?;
    let findings = found.iter().any(|problem| problem.severity > Severity::Info);
    Ok((if findings { Exit::Findings } else { Exit::Fine }).max(journal.exit()))
}
