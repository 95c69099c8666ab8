//! `journal today`: the agenda in three lines.

use clap::Args;
use journal::render::format::Format;
use journal::render::today as page;

use crate::args::{Global, TextOrJson};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::filters::{Filters, Words};
use crate::output::Output;
use crate::reading::Journal;

/// The options of `today`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    words: Words,
    #[command(flatten)]
    format: TextOrJson,
    /// End with 1 when something is overdue or due today
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    filters: Filters,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let mut journal = Journal::read(&config);
    let filter = options.filters.filter(&options.words, &config, &journal)?;
    journal.filter(&filter, &config);
    let agenda = &journal.agenda;
    match options.format.format {
        Format::Json => output.result(&page::json(agenda, &config.shown_root(), &config.files))?,
        _ => output.page(&page::text(agenda, output.look_at(&config.root)))?,
    }
    Ok(journal.exit_of_agenda(options.exit_code))
}
