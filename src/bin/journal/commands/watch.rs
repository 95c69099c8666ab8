//! `journal watch`: the agenda, always right.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::args::Global;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::watch::Watch;

/// The options of `watch`.
#[derive(Debug, Default, Args)]
pub(crate) struct Options {
    /// Keep a file current, in the format of its ending; may be said several times
    #[arg(short, long = "output", value_name = "FILE")]
    pub(crate) output: Vec<PathBuf>,
    /// Overwrite a file that `journal` did not write
    #[arg(long)]
    pub(crate) force: bool,
    /// Record what is ticked in an agenda file (-o FILE.md) in its note, as `journal done` does
    #[arg(long)]
    pub(crate) sync: bool,
    /// Run a command whenever the agenda has changed, with its JSON on standard input
    #[arg(long, value_name = "COMMAND")]
    pub(crate) exec: Option<String>,
    /// Look at everything every two seconds, where the system tells of no changes (network folders)
    #[arg(long)]
    pub(crate) poll: bool,
    /// How to tell of changes: screen, lines or jsonl [default: screen on a terminal, else lines]
    #[arg(long, value_name = "FORMAT", hide_possible_values = true)]
    pub(crate) format: Option<WatchFormat>,
}

/// How changes are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WatchFormat {
    /// The agenda itself, redrawn in place.
    Screen,
    /// A line for each change.
    #[value(alias = "text")]
    Lines,
    /// A document of one line for each change.
    Jsonl,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    Watch::start(global, options, output)?.run()
}
