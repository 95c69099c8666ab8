//! What the writing commands share: reading the notes, the notes that get a line, and writing them.

use std::path::PathBuf;
use std::sync::Arc;

use anstyle::AnsiColor;
use clap::Args;
use journal::diagnostic::{Code, Diagnostic, Severity};
use journal::edit::{Change, Desk, Recorded, Refusal};
use journal::extract::Asker;
use journal::render::format::Format;
use journal::render::recorded::{self, Line};
use journal::render::shown;
use journal::text::Day;
use journal::timeline::{self, Calendar, Context, Tense, Unresolved};
use similar::TextDiff;

use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::{undo, write};

/// The options of every command that writes to notes.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Writing {
    /// Show what would be written, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// The day on which something was done.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct On {
    /// The day on which it was, in any words: yesterday, 2026-11-18 [default: today]
    #[arg(long = "on", value_name = "DAY")]
    on: Option<String>,
}

impl On {
    /// The day, which is not ahead.
    ///
    /// # Errors
    /// Words that are no day, and a day that is still to come.
    pub(crate) fn day(&self, config: &Config, calendar: &Calendar) -> Result<Day, Failure> {
        let Some(words) = &self.on else { return Ok(config.today) };
        let day = day(words, config.today, Tense::Past, calendar)?;
        if day > config.today {
            return Err(Failure::Usage(
                format!("{day} is still to come"),
                "name the day on which it was done; what is to be done is put off with `journal snooze`".to_owned(),
            ));
        }
        Ok(day)
    }
}

/// Refuses words that speak of a day which no calendar has: it is never moved to another one.
///
/// # Errors
/// Words such as 2026-13-11 or `Feb 30`.
pub(crate) fn exists(words: &str, today: Day, calendar: &Calendar) -> Result<(), Failure> {
    let mut asker = Asker::default();
    asker.when(words, today, calendar);
    let Some((span, reason)) = asker.impossible(today, calendar).into_iter().next() else { return Ok(()) };
    let what = match reason {
        Unresolved::OutOfRange => "lies outside the years 1 to 9999",
        _ => "is no day of the calendar",
    };
    Err(Failure::Usage(
        format!("`{}` {what}", span.slice(words)),
        "write a day that exists, as 2026-11-18: the year, the month and then the day".to_owned(),
    ))
}

/// The day that some words mean, seen from `today`.
///
/// # Errors
/// Words that mean none.
pub(crate) fn day(words: &str, today: Day, tense: Tense, calendar: &Calendar) -> Result<Day, Failure> {
    if let Some(day) = Day::parse_iso(words.trim()) {
        return Ok(day);
    }
    exists(words, today, calendar)?;
    let context = Context { said: today, tense, negated: false, prior: None, calendar };
    let window = timeline::find(words, &[]).first().and_then(|phrase| timeline::resolve(phrase, &context).ok());
    let day = window.and_then(|window| match tense {
        Tense::Past => window.latest().or(window.earliest()),
        _ => window.earliest().or(window.latest()),
    });
    day.ok_or_else(|| {
        Failure::Usage(
            format!("`{words}` means no day"),
            "say it as 2026-11-18, `yesterday`, `friday`, `in two weeks`; `journal when` shows what is understood"
                .to_owned(),
        )
    })
}

impl From<Refusal> for Failure {
    fn from(mut refusal: Refusal) -> Failure {
        // What is a warning while notes are read keeps a line from being written.
        refusal.problem.severity = Severity::Error;
        let exit = if refusal.problem.code == Code::RefUnknown { Exit::Usage } else { Exit::Refused };
        Failure::Reference(exit, refusal.problem, refusal.candidates)
    }
}

/// The folder below which the notes lie.
pub(crate) fn base(config: &Config) -> PathBuf {
    write::base_of(&config.root)
}

/// Gives the desk the texts of some notes as they are now.
///
/// # Errors
/// A note that cannot be read, or to which nothing is written.
pub(crate) fn give(desk: &mut Desk<'_>, config: &Config, notes: Vec<Arc<str>>) -> Result<(), Failure> {
    for note in notes {
        if !desk.has(&note) {
            let bytes = write::read(&base(config), &note, config.settings.notes.max_note_bytes)?;
            if !bytes.is_empty() && Format::Markdown.is_own(&String::from_utf8_lossy(&bytes)) {
                return Err(Failure::Usage(
                    format!("{note} is written by `journal` itself"),
                    "name a note of your own; what was ticked in an agenda file is taken up by `journal sync`"
                        .to_owned(),
                ));
            }
            desk.give(note, bytes)?;
        }
    }
    Ok(())
}

/// Writes what was recorded at a desk, or shows it; gives the notes that were not written with the reason.
///
/// # Errors
/// A note that cannot be written, before any has been.
pub(crate) fn commit(
    desk: &Desk<'_>,
    config: &Config,
    recorded: &[Recorded],
    writing: &Writing,
    output: &Output,
) -> Result<Exit, Failure> {
    let changes = desk.changes();
    if writing.dry_run {
        output.result(&changes.iter().map(|change| diff(change, output.look().color)).collect::<String>())?;
        return Ok(Exit::Fine);
    }
    let (exit, written) = put(config, &changes, output)?;
    let lines = recorded.iter().filter(|line| written.contains(&line.note));
    let lines: Vec<Line<'_>> =
        lines.map(|line| Line { path: &line.note, line: now_at(line, &changes), deed: "", text: &line.text }).collect();
    output.result(&recorded::lines(&lines, output.lines_at(&config.root)))?;
    Ok(exit)
}

/// The number of a recorded line in the note as it is written: what was recorded after it may stand above it.
fn now_at(recorded: &Recorded, changes: &[Change]) -> u32 {
    let Some(change) = changes.iter().find(|change| change.note == recorded.note) else { return recorded.line };
    let text = String::from_utf8_lossy(&change.bytes).replace("\r\n", "\n").replace('\r', "\n");
    let same = text.split('\n').zip(1u32..).filter(|(line, _)| line.trim() == recorded.text).map(|(_, number)| number);
    same.min_by_key(|number| number.abs_diff(recorded.line)).unwrap_or(recorded.line)
}

/// Writes changes, after what is needed to take them back; gives the notes that were written. A note that cannot be
/// written does not keep the others from it.
///
/// # Errors
/// A note that cannot be written, before any has been.
pub(crate) fn put(config: &Config, changes: &[Change], output: &Output) -> Result<(Exit, Vec<Arc<str>>), Failure> {
    let base = base(config);
    for change in changes {
        write::ready(&base, &change.note, &change.expects)?;
    }
    if let Err(error) = undo::remember(config, changes) {
        let message = "what is written now cannot be taken back with `journal undo`";
        output.complain(&format!("{message}: {error}"), "");
    }
    let mut exit = Exit::Fine;
    let mut written = Vec::new();
    for change in changes {
        match write::note(&base, &change.note, &change.expects, &change.bytes) {
            Ok(()) => written.push(Arc::clone(&change.note)),
            Err(failure) => exit = exit.max(failure.report(output)),
        }
    }
    Ok((exit, written))
}

/// A change as a unified diff, in which nothing of a note steers the terminal.
pub(crate) fn diff(change: &Change, color: bool) -> String {
    let (old, new) = (String::from_utf8_lossy(&change.expects), String::from_utf8_lossy(&change.bytes));
    let diff = TextDiff::from_lines(old.as_ref(), new.as_ref());
    let name = shown(&change.note).into_owned();
    let text = diff.unified_diff().context_radius(3).header(&format!("a/{name}"), &format!("b/{name}")).to_string();
    let line = |line: &str| {
        let safe = line.trim_end_matches('\r').split('\t').map(shown).collect::<Vec<_>>().join("\t");
        let style = match line.as_bytes().first().filter(|_| color) {
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            _ => return safe + "\n",
        };
        format!("{style}{safe}{style:#}\n")
    };
    text.split_terminator('\n').map(line).collect()
}

/// A problem of a command that stops it.
pub(crate) fn stopped(problem: Diagnostic, candidates: Vec<String>) -> Failure {
    Failure::Reference(Exit::Refused, problem, candidates)
}
