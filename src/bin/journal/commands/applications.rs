//! `journal applications`: where each stands.

use clap::Args;
use journal::agenda::{Which, applications};
use journal::render::applications as page;
use journal::render::format::Format;

use crate::args::{Global, TextOrJson};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::filters::{Filters, Words};
use crate::output::Output;
use crate::reading::Journal;

/// The options of `applications`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    words: Words,
    #[command(flatten)]
    format: TextOrJson,
    /// The quiet ones instead of the live ones: open, with a long silence and nothing ahead
    #[arg(long = "quiet", id = "quiet_ones", conflicts_with = "all")]
    quiet: bool,
    #[command(flatten)]
    filters: Filters,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = Journal::read_with_quiet(&config);
    let filter = options.filters.filter(&options.words, &config, &journal)?;
    let which = if options.quiet { Which::Quiet } else { Which::Live };
    let cases = journal.cases(&config);
    let found = applications(&cases, &journal.agenda, which, &filter);
    let problems = &journal.agenda.problems;
    match options.format.format {
        Format::Json => output.result(&page::json(&found, problems, &config.shown_root(), &config.files))?,
        _ => output.page(&page::text(&found, output.look_at(&config.root)))?,
    }
    output.brief(problems);
    Ok(journal.exit())
}
