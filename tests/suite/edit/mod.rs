//! What is recorded in notes: the laws of it, and how it looks.

mod laws;
mod styles;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use journal::agenda::{self, Agenda, Item};
use journal::casebook::Casebook;
use journal::edit::{Change, Deed, Desk, Recorded, Refusal, Told};
use journal::extract::{Facts, facts};
use journal::note::{Counted, Source};
use journal::settings::Settings;
use journal::text::Day;
use journal::timeline::Calendar;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

/// Notes with their settings.
#[derive(Debug, Clone)]
struct Journal {
    name: String,
    sources: Vec<Source>,
    settings: Settings,
    calendar: Calendar,
    /// What each note says, in the order of the sources.
    facts: Vec<Facts>,
}

impl Journal {
    fn new(name: &str, sources: Vec<Source>, toml: Option<&str>) -> Journal {
        let mut settings = Settings::default();
        if let Some(toml) = toml {
            settings.read_toml("journal.toml", toml).expect("the settings can be read");
        }
        let calendar = Calendar::new(&settings);
        let facts = sources.iter().map(|source| facts(source, &settings, &calendar)).collect();
        Journal { name: name.to_owned(), sources, settings, calendar, facts }
    }

    fn of_note(text: &str) -> Journal {
        let source = Source { path: "notes/acme.md".into(), bytes: text.as_bytes().to_vec() };
        Journal::new("one note", vec![source], None)
    }

    fn read(folder: &Path) -> Journal {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (sources, toml) = crate::cases::read(folder).expect("the notes can be read");
        Journal::new(&name, sources, toml.as_deref())
    }

    fn agenda(&self, today: Day) -> Agenda {
        agenda::of(&Casebook::new(self.facts.clone()), &self.settings, &self.calendar, today)
    }

    fn desk(&self, today: Day) -> Desk<'_> {
        let counted = |facts: &&Facts| matches!(facts.counted, Counted::Yes | Counted::Person);
        let all = self.facts.iter().filter(counted).cloned().collect();
        Desk::new(all, &self.settings, &self.calendar, today)
    }

    fn bytes(&self, path: &str) -> Vec<u8> {
        self.sources.iter().find(|source| *source.path == *path).map(|source| source.bytes.clone()).unwrap_or_default()
    }

    /// Records what is told of an item; the journal with the change made, and what was recorded.
    fn record(&self, today: Day, item: &Item, told: &Told<'_>) -> Result<(Journal, Vec<Recorded>), Refusal> {
        let mut desk = self.desk(today);
        for note in desk.notes_of(item) {
            let bytes = self.bytes(&note);
            desk.give(note, bytes)?;
        }
        let recorded = desk.record(item.reference, told)?;
        Ok((self.with(&desk.changes()), recorded))
    }

    fn with(&self, changes: &[Change]) -> Journal {
        let mut journal = self.clone();
        for change in changes {
            let at = journal.sources.iter().position(|source| source.path == change.note).expect("the note is there");
            let source = &mut journal.sources[at];
            assert_eq!(source.bytes, change.expects);
            source.bytes.clone_from(&change.bytes);
            journal.facts[at] = facts(source, &self.settings, &self.calendar);
        }
        journal
    }
}

fn told(deed: Deed, on: Day) -> Told<'static> {
    Told { deed, on, only: &[], remark: None }
}

/// Every fixture journal with the days of its `expect.txt`, and the example.
fn journals() -> Vec<(Journal, Vec<Day>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut journals = vec![(Journal::read(&root.join("example-journal")), vec![day("2026-10-20"), day("2026-10-27")])];
    let cases = fs::read_dir(root.join("tests/cases")).expect("the cases can be read");
    let mut folders: Vec<_> = cases.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    for folder in folders {
        let expect = fs::read_to_string(folder.join("expect.txt")).expect("it can be read");
        let days = expect.lines().filter_map(|line| Day::parse_iso(line.strip_prefix('#')?.trim().get(..10)?));
        let mut journal = Journal::read(&folder.join("notes"));
        journal.name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        journals.push((journal, days.collect()));
    }
    journals
}

/// What an item says, without the places of the words it rests on.
fn said(item: &Item) -> String {
    let mut item = item.clone();
    for source in &mut item.sources {
        source.place.span = Default::default();
        source.place.line = 0;
        source.place.column = 0;
    }
    // A line above moves the words that name somebody as well as those of the sources.
    for named in item.people.iter_mut().filter_map(|person| person.named.as_mut()) {
        named.span = Default::default();
        named.line = 0;
        named.column = 0;
    }
    item.short = String::new();
    if let Some(record) = &mut item.record {
        record.line = 0;
        record.tick = None;
        record.path = Arc::from("");
    }
    format!("{item:?}")
}
