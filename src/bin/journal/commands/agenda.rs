//! `journal agenda`: what to do.

use std::path::{Path, PathBuf};

use clap::Args;
use journal::render::format::Format;

use crate::args::{Global, format_parser};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::filters::{Filters, Words};
use crate::output::Output;
use crate::outputs::{self, Target};
use crate::reading::Journal;

/// The formats of `agenda`.
const FORMATS: &[Format] =
    &[Format::Text, Format::Markdown, Format::Json, Format::JsonLines, Format::Csv, Format::Calendar];

/// The options of `agenda`.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    pub(crate) words: Words,
    #[command(flatten)]
    pub(crate) flags: Flags,
}

/// The options of `agenda` that may also stand alone, without its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(crate) struct Flags {
    /// How to write it: text, md, json, jsonl, csv or ics [default: by the ending of -o, else text]
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(FORMATS), hide_possible_values = true)]
    pub(crate) format: Option<Format>,
    /// Write it into a file, in the format of its ending; may be said several times
    #[arg(short, long = "output", value_name = "FILE")]
    pub(crate) output: Vec<PathBuf>,
    /// Overwrite a file that `journal` did not write
    #[arg(long)]
    pub(crate) force: bool,
    /// End with 1 when something that is shown is overdue or due today
    #[arg(long)]
    pub(crate) exit_code: bool,
    #[command(flatten)]
    pub(crate) filters: Filters,
}

impl Flags {
    /// The same options, with those that stood before the name of the command.
    pub(crate) fn and(mut self, before: Flags) -> Flags {
        self.format = self.format.or(before.format);
        self.output.extend(before.output);
        self.force |= before.force;
        self.exit_code |= before.exit_code;
        self.filters = self.filters.over(before.filters);
        self
    }

    /// Whether anything was said.
    pub(crate) fn is_any(&self) -> bool {
        *self != Flags::default()
    }
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let (words, options) = (&options.words, &options.flags);
    let (pages, files): (Vec<&PathBuf>, Vec<&PathBuf>) =
        options.output.iter().partition(|path| *path == Path::new("-"));
    let targets: Vec<Target> =
        files.into_iter().map(|path| Target::new(path, options.format)).collect::<Result<_, Failure>>()?;
    let config = Config::load(global)?;
    let mut journal = Journal::read(&config);
    let filter = options.filters.filter(words, &config, &journal)?;
    journal.filter(&filter, &config);
    let agenda = &journal.agenda;
    let mut exit = journal.exit_of_agenda(options.exit_code);
    for target in &targets {
        // A file that cannot be written does not keep the others from it.
        if let Err(failure) = outputs::write(&journal, &config, target, options.force, &[]) {
            exit = exit.max(failure.report(output));
        }
    }
    if targets.is_empty() || !pages.is_empty() {
        let format = options.format.unwrap_or(Format::Text);
        let page = outputs::page(&journal.agenda, &config, format, output.look_at(&config.root));
        if format == Format::Text { output.page(&page)? } else { output.result(&page)? }
    }
    output.brief(&agenda.problems);
    // The process ends here; to give back every string of every note before would only take time.
    std::mem::forget(journal);
    Ok(exit)
}
