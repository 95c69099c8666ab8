//! The agenda in every format, on standard output and in files.

use std::path::{Path, PathBuf};

use journal::agenda::Agenda;
use journal::agenda::agenda_file::AgendaFile;
use journal::diagnostic::{Code, Diagnostic};
use journal::render::format::{FORMATS, Format};
use journal::render::{Look, csv, ics, json, shown, text};

use crate::config::Config;
use crate::failure::Failure;
use crate::reading::Journal;
use crate::write::{self, Outcome};

/// A file that the agenda is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// Where.
    pub(crate) path: PathBuf,
    /// In which format.
    pub(crate) format: Format,
}

impl Target {
    /// A file in the format that was asked for, else in that of its ending.
    ///
    /// # Errors
    /// An ending that stands for no format.
    pub(crate) fn new(path: &Path, format: Option<Format>) -> Result<Target, Failure> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(format) = format.or_else(|| Format::from_ending(&name)) else {
            let endings: Vec<String> =
                FORMATS.iter().filter_map(|row| row.endings.first()).map(|ending| format!(".{ending}")).collect();
            return Err(Failure::Usage(
                format!("the ending of {} says nothing of a format", shown(&path.to_string_lossy())),
                format!("end it with one of {}, or name one with --format", endings.join(" ")),
            ));
        };
        Ok(Target { path: path.to_owned(), format })
    }
}

/// The agenda in a format.
pub(crate) fn page(agenda: &Agenda, config: &Config, format: Format, look: Look) -> String {
    match format {
        Format::Text | Format::Github => text::agenda(agenda, look),
        Format::Markdown => AgendaFile::of(agenda).write(),
        Format::Json => json::agenda(agenda, &config.shown_root(), &config.files),
        Format::JsonLines => json::agenda_lines(agenda, &config.files),
        Format::Csv => csv::agenda(agenda),
        Format::Calendar => ics::agenda(agenda, &config.settings.calendar),
    }
}

/// Writes the agenda into a file: only if its bytes differ, over nothing that this program did not write, and never an
/// empty one over a full one because the notes are gone. What is ticked in a file of a vault stays, unless its
/// reference is one of `recorded`.
///
/// # Errors
/// The refusal, or what the system says.
pub(crate) fn write(
    journal: &Journal,
    config: &Config,
    target: &Target,
    force: bool,
    recorded: &[u64],
) -> Result<Outcome, Failure> {
    if journal.looked.counted == 0 && target.path.exists() && !force {
        let name = shown(&target.path.to_string_lossy()).into_owned();
        let message = format!("no note was found, and {name} holds an agenda");
        return Err(Failure::Refused(Box::new(Diagnostic::new(Code::WriteEmptied, message, None))));
    }
    let notes = journal.book.cases.iter().flat_map(|case| case.notes.iter()).map(|note| &*note.path);
    let mode = || write::mode_of(&write::base_of(&config.root), notes);
    write_agenda(&journal.agenda, config, target, force, recorded, mode, &mut None)
}

/// The same for an agenda that is known to be none of an empty folder; a new file gets the permissions `mode`. Whoever
/// writes again and again keeps how the file was `left`.
///
/// # Errors
/// The refusal, or what the system says.
pub(crate) fn write_agenda(
    agenda: &Agenda,
    config: &Config,
    target: &Target,
    force: bool,
    recorded: &[u64],
    mode: impl FnOnce() -> u32,
    left: &mut Option<write::Stamp>,
) -> Result<Outcome, Failure> {
    if target.format == Format::Markdown
        && let Some(outcome) = over_earlier(agenda, target, recorded, left)?
    {
        return Ok(outcome);
    }
    let page = page(agenda, config, target.format, Look::default());
    write::output(&target.path, target.format, page.as_bytes(), force, mode())
}

/// How often an agenda file is read again because it was written in the meantime.
const TRIES: usize = 5;

/// Writes the agenda over an agenda file that is there, keeping its ticks; `None` where there is none.
fn over_earlier(
    agenda: &Agenda,
    target: &Target,
    recorded: &[u64],
    left: &mut Option<write::Stamp>,
) -> Result<Option<Outcome>, Failure> {
    let mut tries = 0;
    loop {
        let is_file = std::fs::symlink_metadata(&target.path).is_ok_and(|found| found.is_file());
        let Some(earlier) = is_file.then(|| std::fs::read(&target.path).ok()).flatten() else { return Ok(None) };
        let text = String::from_utf8_lossy(&earlier);
        if text.trim().is_empty() || !Format::Markdown.is_own(&text) {
            return Ok(None);
        }
        let page = AgendaFile::of(agenda).keeping(&AgendaFile::read_ticks(&text), recorded).write();
        match write::output_over(&target.path, &earlier, page.as_bytes(), left) {
            Err(Failure::Refused(problem)) if problem.code == Code::WriteChanged && tries < TRIES => tries += 1,
            done => return done.map(Some),
        }
    }
}
