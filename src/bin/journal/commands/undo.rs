//! `journal undo`: takes back the last thing that was written.

use clap::Args;
use journal::render::recorded::{self, Line};

use crate::args::Global;
use crate::config::Config;
use crate::edits::{Writing, base, diff};
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::{undo, write};

/// The options of `undo`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(flatten)]
    writing: Writing,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    take_back(&Config::load(global)?, &options.writing, output)
}

/// Takes back the last thing that was written, and says what it was.
///
/// # Errors
/// Nothing to take back; a note that changed since.
pub(crate) fn take_back(config: &Config, writing: &Writing, output: &Output) -> Result<Exit, Failure> {
    let undo = undo::latest(config)?;
    if writing.dry_run {
        output.result(&undo.changes.iter().map(|change| diff(change, output.look().color)).collect::<String>())?;
        return Ok(Exit::Fine);
    }
    let base = base(config);
    for change in &undo.changes {
        write::ready(&base, &change.note, &change.expects)?;
    }
    for change in &undo.changes {
        write::note(&base, &change.note, &change.expects, &change.bytes)?;
    }
    if let Err(error) = undo::forget(config, &undo) {
        output.complain(&format!("what was taken back is still remembered: {error}"), "");
    }
    let lines = undo.lines.iter().map(|(note, text)| Line { path: note, line: 0, deed: "took back", text });
    let lines: Vec<Line<'_>> = lines.collect();
    output.result(&recorded::lines(&lines, output.lines_at(&config.root)))?;
    Ok(Exit::Fine)
}
