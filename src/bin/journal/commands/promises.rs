//! `journal promises`: what they promised.

use clap::Args;
use journal::agenda::promises;
use journal::render::format::Format;
use journal::render::promises as page;

use crate::args::{Global, TextOrJson};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::filters::{Filters, Words};
use crate::output::Output;
use crate::reading::Journal;

/// The options of `promises`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    words: Words,
    #[command(flatten)]
    format: TextOrJson,
    #[command(flatten)]
    filters: Filters,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = Journal::read(&config);
    let filter = options.filters.filter(&options.words, &config, &journal)?;
    let found = promises(&journal.cases(&config), &filter);
    let problems = &journal.agenda.problems;
    match options.format.format {
        Format::Json => output.result(&page::json(&found, problems, &config.shown_root(), &config.files))?,
        _ => output.page(&page::text(&found, output.look_at(&config.root)))?,
    }
    output.brief(problems);
    Ok(journal.exit())
}
