//! `journal contacts`: the people.

use clap::{Args, ValueEnum};
use journal::render::contacts::{self, Wanted};
use journal::render::problems;

use crate::args::Global;
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::reading::Journal;

/// The options of `contacts`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Words of a name, a title, a company or an address, each of which must occur
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
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

/// How many problems are named; `check` has them all.
const MOST_PROBLEMS: usize = 5;

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = Journal::read(&config);
    let words = options.query.iter().flat_map(|words| words.split_whitespace()).map(str::to_owned).collect();
    let wanted = Wanted { words, missing: options.missing };
    let cases = journal.cases(&config);
    let rows = contacts::rows(&cases, &journal.agenda, &wanted, &config.settings.me.region);
    let page = match options.format {
        Format::Text => contacts::text(&rows, output.look()),
        Format::Json => contacts::json(&rows, &journal.agenda, &config.shown_root()),
        Format::Csv => contacts::csv(&rows),
        Format::Md => contacts::markdown(&rows),
        Format::Vcf => contacts::vcard(&rows),
    };
    output.result(&page)?;
    if !output.is_quiet() {
        output.problems(&problems::brief(&journal.agenda.problems, MOST_PROBLEMS, output.error_look()));
    }
    Ok(journal.exit())
}
