//! `journal check`: what could not be read.

use std::path::Path;

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
const FORMATS: &[Format] = &[Format::Text, Format::Json, Format::JsonLines, Format::Csv, Format::Github];

/// The options of `check`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// How to write it: text, json, jsonl, csv, or github (annotations of a workflow)
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(FORMATS), default_value = "text", hide_possible_values = true)]
    pub(crate) format: Format,
    /// End with 1 where there is a remark, too
    #[arg(long)]
    pub(crate) strict: bool,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = Journal::read(&config);
    let found = &journal.problems();
    let page = match options.format {
        Format::Text => problems::check(found, &journal.looked, output.look_at(&config.root), &config.files),
        Format::JsonLines => problems::json_lines(found),
        Format::Csv => problems::table(found),
        Format::Github => problems::github(found, &below_repository(&config.root)),
        _ => problems::json(found, &journal.looked, &config.shown_root()),
    };
    match options.format {
        // Quiet, that there is nothing to mend is no news.
        Format::Text if global.quiet && found.is_empty() => {}
        Format::Text => output.page(&page)?,
        _ => output.result(&page)?,
    }
    let least = if options.strict { Severity::Info } else { Severity::Warning };
    let findings = found.iter().any(|problem| problem.severity >= least);
    Ok((if findings { Exit::Findings } else { Exit::Fine }).max(journal.exit()))
}

/// The folder of the notes below the repository that holds it, as `notes/2026`; nothing where they are one, or there is
/// none.
fn below_repository(root: &Path) -> String {
    let Ok(root) = std::path::absolute(root) else { return String::new() };
    let repository = root.ancestors().find(|folder| folder.join(".git").exists());
    let below = repository.and_then(|repository| root.strip_prefix(repository).ok());
    below.map(|below| below.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")).unwrap_or_default()
}
