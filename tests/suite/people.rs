//! People: fixture notes in many layouts, with the contacts that each should give, and a scorer that names every miss.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use journal::casebook::{Casebook, Contact};
use journal::extract::{Part, facts};
use journal::note::Source;
use journal::settings::Settings;
use journal::timeline::Calendar;

/// What is known of a contact, as `key=value`; the name itself is `name`.
type Told = BTreeSet<(String, String)>;

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/people").join(name)
}

/// The contacts that a file says a note should give, by note.
fn expected(file: &str) -> BTreeMap<String, BTreeMap<String, Told>> {
    let text = fs::read_to_string(folder(file)).unwrap();
    let mut all: BTreeMap<String, BTreeMap<String, Told>> = BTreeMap::new();
    let mut note = String::new();
    for line in text.lines().filter(|line| !line.starts_with("//") && !line.trim().is_empty()) {
        if let Some(name) = line.strip_prefix("# ") {
            note = name.to_owned();
            all.entry(note.clone()).or_default();
            continue;
        }
        let (name, rest) = line.split_once(" | ").unwrap_or((line, ""));
        let told = rest.split(';').map(str::trim).filter(|part| !part.is_empty()).map(|part| {
            let (key, value) = part.split_once('=').unwrap_or((part, "yes"));
            (key.to_owned(), value.to_owned())
        });
        all.get_mut(&note).unwrap().insert(name.trim().to_owned(), told.collect());
    }
    all
}

fn told(contact: &Contact, met: bool) -> Told {
    let mut told = Told::new();
    let mut add = |key: &str, value: &str| told.insert((key.to_owned(), value.to_owned()));
    contact.title.iter().for_each(|value| drop(add("title", value)));
    contact.organisation.iter().for_each(|value| drop(add("org", value)));
    contact.emails.iter().for_each(|value| drop(add("email", value)));
    contact.phones.iter().for_each(|value| drop(add("phone", value)));
    contact.links.iter().for_each(|value| drop(add("link", value)));
    contact.duties.iter().for_each(|value| drop(add("owns", value)));
    for part in &contact.parts {
        match part {
            Part::Interviewer => drop(add("part", "interviewer")),
            Part::Recruiter => drop(add("part", "recruiter")),
            Part::Helper => drop(add("part", "helper")),
            Part::HiringManager => drop(add("part", "hiring manager")),
            Part::Other => {}
        }
    }
    if met {
        add("met", "yes");
    }
    told
}

/// The contacts that one note gives by itself.
fn read(path: &str, bytes: Vec<u8>, settings: &Settings) -> BTreeMap<String, (Contact, Told)> {
    let calendar = Calendar::new(settings);
    let source = Source { path: path.into(), bytes };
    let book = Casebook::new(vec![facts(&source, settings, &calendar)]);
    let mut met: BTreeSet<usize> =
        book.cases.iter().flat_map(|case| &case.meetings).flat_map(|(_, people)| people.iter().copied()).collect();
    for case in &book.cases {
        let events = case.events.iter().filter(|event| event.kind == journal::extract::EventKind::Met);
        met.extend(events.flat_map(|event| &event.people).filter_map(|name| case.person(&book, name)));
    }
    let mut found = BTreeMap::new();
    for (id, contact) in book.people.iter().enumerate().filter(|(_, contact)| !contact.name.is_empty()) {
        found.insert(contact.name.clone(), (contact.clone(), told(contact, met.contains(&id))));
    }
    found
}

#[derive(Debug, Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

/// Contacts and facts of a folder of notes against what is expected, with every miss in words.
fn score(notes: &str, expectations: &str) -> (Score, Score, String) {
    let mut settings = Settings::default();
    settings.read_toml("journal.toml", &fs::read_to_string(folder("journal.toml")).unwrap()).unwrap();
    let (mut people, mut parts, mut misses) = (Score::default(), Score::default(), String::new());
    for (note, wanted) in expected(expectations) {
        let path = folder(notes).join(format!("{note}.md"));
        let found = read(&format!("{note}.md"), fs::read(&path).unwrap(), &settings);
        for (name, wanted) in &wanted {
            let Some((contact, got)) = found.get(name) else {
                people.missed += 1;
                parts.missed += wanted.len();
                writeln!(misses, "{note}: missed {name}").unwrap();
                continue;
            };
            people.right += 1;
            for (key, value) in wanted {
                let alias = key == "alias" && contact.aliases.contains(value);
                if alias || got.contains(&(key.clone(), value.clone())) {
                    parts.right += 1;
                } else {
                    parts.missed += 1;
                    writeln!(misses, "{note}: {name} lacks {key}={value}").unwrap();
                }
            }
            for (key, value) in got.iter().filter(|one| !wanted.contains(*one)) {
                parts.wrong += 1;
                writeln!(misses, "{note}: {name} has {key}={value}").unwrap();
            }
        }
        for name in found.keys().filter(|name| !wanted.contains_key(*name)) {
            people.wrong += 1;
            writeln!(misses, "{note}: invented {name}").unwrap();
        }
    }
    (people, parts, misses)
}

#[test]
fn notes_in_many_layouts_give_their_contacts() {
    let (people, parts, misses) = score("notes", "expect.txt");
    let figures = format!(
        "contacts: precision {:.3}, recall {:.3} {people:?}\nfacts: precision {:.3}, recall {:.3} {parts:?}",
        people.precision(),
        people.recall(),
        parts.precision(),
        parts.recall()
    );
    println!("{figures}\n{misses}");
    assert!(people.precision() >= 0.97 && people.recall() >= 0.95, "{figures}\n{misses}");
    assert!(parts.precision() >= 0.97 && parts.recall() >= 0.95, "{figures}\n{misses}");
}
