//! `journal contacts`: the people.

use clap::{Args, ValueEnum};
use journal::render::contacts::{self, Wanted};

use crate::args::Global;
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::filters::{Filters, Words};
use crate::output::Output;
use crate::reading::Journal;

/// The options of `contacts`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    words: Words,
    /// Only those whom you met and of whom no address is known
    #[arg(long)]
    pub(crate) missing: bool,
    /// How to write it: text, json, csv, md or vcf
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub(crate) format: Format,
}

/// The formats of the people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A page for people.
    Text,
    /// One document.
    Json,
    /// For a spreadsheet.
    Csv,
    /// For a vault.
    Md,
    /// For an address book.
    Vcf,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = match options.format {
        Format::Json => Journal::read_with_sources(&config),
        _ => Journal::read(&config),
    };
    let filter = Filters::default().filter(&options.words, &config, &journal)?;
    let wanted = Wanted { filter, missing: options.missing };
    let cases = journal.cases(&config);
    let rows = contacts::rows(&cases, &journal.agenda, &wanted, &config.settings.me.region);
    match options.format {
        Format::Text => output.page(&contacts::text(&rows, output.look()))?,
        Format::Json => output.result(&contacts::json(&rows, &journal.agenda, &config.shown_root()))?,
        Format::Csv => output.result(&contacts::csv(&rows))?,
        Format::Md => output.result(&contacts::markdown(&rows))?,
        Format::Vcf => output.result(&contacts::vcard(&rows))?,
    }
    output.brief(&journal.agenda.problems);
    Ok(journal.exit())
}
