//! Taking up what was ticked or cancelled in an agenda file, through the same path as `journal done` and `journal drop`.

use std::fs;
use std::path::{Path, PathBuf};

use journal::agenda::agenda_file::{self, AgendaFile};
use journal::edit::{Deed, Desk, Recorded, Told};
use journal::render::format::Format;
use journal::render::shown;
use journal::text::Day;

use crate::config::Config;
use crate::edits::{Writing, commit, give};
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::outputs::{self, Target};
use crate::reading::{Gathered, Journal};

/// What became of the ticks of one agenda file.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// How many were written into notes.
    pub(crate) recorded: usize,
    /// How many stay ticked, because they could not be.
    pub(crate) left: usize,
    /// The exit code that says how it went.
    pub(crate) exit: Option<Exit>,
}

/// A tick that is to be taken up, and the day as of which its item was on the agenda.
#[derive(Debug)]
struct Tick {
    reference: u64,
    deed: Deed,
    on: Day,
    as_of: Day,
}

/// Writes what is ticked in an agenda file into the notes, and the agenda of now into the file. A tick that cannot be
/// taken up stays there; none is ever lost.
///
/// # Errors
/// A file that is no agenda file, or that cannot be read or written.
pub(crate) fn take_up(config: &Config, file: &Path, writing: &Writing, output: &Output) -> Result<Taken, Failure> {
    let name = shown(&file.to_string_lossy()).into_owned();
    let bytes = fs::read(file).map_err(|error| Failure::File(format!("{name} cannot be read"), error))?;
    let text = String::from_utf8_lossy(&bytes);
    if !Format::Markdown.is_own(&text) {
        return Err(Failure::Usage(
            format!("{name} is no agenda file"),
            "write one with `journal agenda -o FILE.md`".to_owned(),
        ));
    }
    let agenda = AgendaFile::read(&text);
    let mut taken = Taken::default();
    let mut settled = Vec::new();
    let mut exit = Exit::Fine;
    let mut ticks: Vec<Tick> = Vec::new();
    {
        let gathered = Gathered::read(config);
        let mut desks: Vec<(Day, Desk<'_>)> = Vec::new();
        for ticked in agenda.ticked() {
            let Some(reference) = ticked.reference else {
                output.complain(&format!("{name}: `{}` names no item", ticked.line), "write it into the note yourself");
                (taken.left, exit) = (taken.left + 1, exit.max(Exit::Refused));
                continue;
            };
            let on = ticked.done.unwrap_or(config.today).min(config.today);
            // An item may have ended by itself since it was ticked: it is looked for on the days on which it may stand.
            let days = [Some(config.today), Some(on), agenda.today.filter(|day| *day >= on && *day <= config.today)];
            let mut found = None;
            for day in days.into_iter().flatten() {
                if !desks.iter().any(|(known, _)| *known == day) {
                    let desk = Desk::new(gathered.facts.clone(), &config.settings, &gathered.calendar, day);
                    desks.push((day, desk));
                }
                let desk = desks.iter().find(|(known, _)| *known == day);
                if desk.is_some_and(|(_, desk)| desk.item(reference).is_some()) {
                    found = Some(day);
                    break;
                }
            }
            match found {
                Some(as_of) => {
                    let deed = match ticked.told {
                        agenda_file::Told::Done => Deed::Done,
                        agenda_file::Told::Dropped => Deed::Dropped,
                    };
                    ticks.push(Tick { reference, deed, on, as_of });
                }
                // The notes say already that it is done, or what became of it.
                None => settled.push(reference),
            }
        }
    }
    let mut days: Vec<Day> = ticks.iter().map(|tick| tick.as_of).collect();
    days.sort();
    days.dedup();
    for day in days {
        let gathered = Gathered::read(config);
        let mut desk = Desk::new(gathered.facts, &config.settings, &gathered.calendar, day);
        let mut recorded: Vec<(u64, Vec<Recorded>)> = Vec::new();
        for tick in ticks.iter().filter(|tick| tick.as_of == day) {
            // Settled by what was recorded before it.
            let Some(item) = desk.item(tick.reference).cloned() else {
                settled.push(tick.reference);
                continue;
            };
            let told = Told { deed: tick.deed, on: tick.on, only: &[], remark: None };
            let notes = desk.notes_of(&item);
            let done =
                give(&mut desk, config, notes).and_then(|()| desk.record(tick.reference, &told).map_err(Failure::from));
            match done {
                Ok(lines) => recorded.push((tick.reference, lines)),
                Err(failure) => {
                    taken.left += 1;
                    exit = exit.max(failure.report(output));
                }
            }
        }
        let lines: Vec<Recorded> = recorded.iter().flat_map(|(_, lines)| lines.clone()).collect();
        match commit(&desk, config, &lines, writing, output) {
            Ok(Exit::Fine) => {
                taken.recorded += recorded.len();
                settled.extend(recorded.iter().map(|(reference, _)| *reference));
            }
            Ok(other) => exit = exit.max(other),
            Err(failure) => exit = exit.max(failure.report(output)),
        }
    }
    if !writing.dry_run {
        let journal = Journal::read(config);
        // Of what some note could not take, the item is still there, and its box stays ticked.
        settled.retain(|reference| !journal.agenda.items.iter().any(|item| item.reference == *reference));
        let target = Target { path: file.to_owned(), format: Format::Markdown };
        outputs::write(&journal, config, &target, false, &settled)?;
    }
    taken.exit = Some(exit);
    Ok(taken)
}

/// The agenda files among the Markdown files below the root.
pub(crate) fn agenda_files(config: &Config) -> Vec<PathBuf> {
    let mut scan = crate::scan::scan(&config.root, &config.settings.notes);
    let own = scan.read(|source| {
        let head = source.bytes.get(..source.bytes.len().min(1024)).unwrap_or_default();
        let text = String::from_utf8_lossy(head);
        (!text.trim().is_empty() && Format::Markdown.is_own(&text)).then(|| source.path.to_string())
    });
    own.into_iter().flatten().filter_map(|path| scan.file(&path).map(Path::to_owned)).collect()
}
