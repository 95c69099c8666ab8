//! `journal agenda`: what to do.

use std::path::{Path, PathBuf};

use clap::Args;
use journal::render::format::Format;
use journal::render::problems;

use crate::args::{Global, format_parser};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::outputs::{self, Target};
use crate::reading::Journal;

/// The formats of `agenda`.
const FORMATS: &[Format] = &[Format::Text, Format::Markdown, Format::Json];

/// The options of `agenda`.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Options {
    /// How to write it: text, md or json [default: by the ending of -o, else text]
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(FORMATS), hide_possible_values = true)]
    pub(crate) format: Option<Format>,
    /// Write it into a file, in the format of its ending; may be said several times
    #[arg(short, long = "output", value_name = "FILE")]
    pub(crate) output: Vec<PathBuf>,
    /// Overwrite a file that `journal` did not write
    #[arg(long)]
    pub(crate) force: bool,
    /// End with 1 when something is overdue or due today
    #[arg(long)]
    pub(crate) exit_code: bool,
}

impl Options {
    /// The same options, with those that stood before the name of the command.
    pub(crate) fn and(mut self, before: Options) -> Options {
        self.format = self.format.or(before.format);
        self.output.extend(before.output);
        self.force |= before.force;
        self.exit_code |= before.exit_code;
        self
    }

    /// Whether anything was said.
    pub(crate) fn is_any(&self) -> bool {
        self.format.is_some() || !self.output.is_empty() || self.force || self.exit_code
    }
}

/// How many problems are named; `check` has them all.
const MOST_PROBLEMS: usize = 5;

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let (pages, files): (Vec<&PathBuf>, Vec<&PathBuf>) =
        options.output.iter().partition(|path| *path == Path::new("-"));
    let targets: Vec<Target> =
        files.into_iter().map(|path| Target::new(path, options.format)).collect::<Result<_, Failure>>()?;
    let config = Config::load(global)?;
    let journal = Journal::read(&config);
    let agenda = &journal.agenda;
    let mut exit = journal.exit();
    for target in &targets {
        // A file that cannot be written does not keep the others from it.
        if let Err(failure) = outputs::write(&journal, &config, target, options.force, &[]) {
            exit = exit.max(failure.report(output));
        }
    }
    if targets.is_empty() || !pages.is_empty() {
        output.result(&outputs::page(&journal, &config, options.format.unwrap_or(Format::Text), output.look()))?;
    }
    if !output.is_quiet() {
        output.problems(&problems::brief(&agenda.problems, MOST_PROBLEMS, output.error_look()));
    }
    let due = agenda.summary.overdue + agenda.summary.today > 0;
    let findings = if options.exit_code && due { Exit::Findings } else { Exit::Fine };
    // The process ends here; to give back every string of every note before would only take time.
    std::mem::forget(journal);
    Ok(findings.max(exit))
}
