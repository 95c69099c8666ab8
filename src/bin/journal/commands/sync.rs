//! `journal sync`: takes up what was ticked in the agenda file inside Obsidian.

use std::path::PathBuf;

use clap::Args;
use journal::render::shown;

use crate::args::Global;
use crate::config::Config;
use crate::edits::Writing;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::sync;

/// The options of `sync`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The agenda file [default: every one among the notes]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    writing: Writing,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let files = if options.files.is_empty() { sync::agenda_files(&config) } else { options.files.clone() };
    if files.is_empty() {
        return Err(Failure::Usage(
            "there is no agenda file among the notes".to_owned(),
            "write one with `journal agenda -o agenda.md`, and tick in it what you did".to_owned(),
        ));
    }
    let mut exit = Exit::Fine;
    for file in files {
        match sync::take_up(&config, &file, &options.writing, output) {
            Ok(taken) => {
                exit = exit.max(taken.exit.unwrap_or(Exit::Fine));
                if taken.recorded + taken.left == 0 && !global.quiet {
                    output.problems(&format!("nothing is ticked in {}\n", shown(&file.to_string_lossy())));
                }
            }
            Err(failure) => exit = exit.max(failure.report(output)),
        }
    }
    Ok(exit)
}
