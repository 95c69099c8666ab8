//! Fixture journals: each folder of `tests/cases` holds notes and the agenda that they should give, day by day.
//!
//! `expect.txt` says, a line each:
//!
//! ```text
//! // a comment; `// unclear:` names what the specification leaves open
//! # 2026-11-20                 a day; `# 2026-11-20 exactly`: the items that are listed are all
//! overdue thank_you Acme Robotics; due 2026-11-19; for Dana Okafor, Priya Raman
//! no check_in Acme Robotics    no such item
//! count today follow_up 1      so many items
//! quiet 1                      a count of the summary line
//! ```
//!
//! The first word is a state, or `any`; a company `-` is none, `*` is any or none. The keys after it are `due`,
//! `not before`, `expires`, `held until`, `for` (all people, in any order), `channel`, `source` (one of the places),
//! and `hint` (a part of a hint or of the reason, in any case).
//!
//! `tests/cases/open.txt` names the folders that the program does not get right yet, each with the reason. The test also
//! fails when one of those is right, so that the list only shrinks.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use journal::agenda::{self, Agenda, Item};
use journal::note::Source;
use journal::settings::Settings;
use journal::text::Day;

/// What one line of `expect.txt` asks for.
#[derive(Debug)]
enum Line {
    Item { absent: bool, pattern: Pattern },
    Count { state: String, action: String, number: usize },
    Summary { what: String, number: usize },
}

/// What an item must be like.
#[derive(Debug, Default)]
struct Pattern {
    state: String,
    action: String,
    company: String,
    keys: Vec<(String, String)>,
}

/// The lines under one `# DAY`.
#[derive(Debug)]
struct Section {
    day: Day,
    exactly: bool,
    lines: Vec<(usize, String, Line)>,
}

const KEYS: &[&str] = &["not before", "held until", "due", "expires", "for", "channel", "source", "hint"];
const STATES: &[&str] = &["overdue", "today", "upcoming", "waiting", "held", "undated", "any"];
const COUNTS: &[&str] = &["applications", "live", "quiet", "closed"];

fn parse(text: &str) -> Result<Vec<Section>, String> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        let wrong = |what: &str| format!("expect.txt:{}: {what}: {line}", index + 1);
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        if let Some(rest) = line.strip_prefix('#') {
            let mut words = rest.split_whitespace();
            let day = words.next().and_then(Day::parse_iso).ok_or_else(|| wrong("no day"))?;
            let exactly = match words.next() {
                None => false,
                Some("exactly") => true,
                Some(_) => return Err(wrong("`exactly` or nothing follows a day")),
            };
            sections.push(Section { day, exactly, lines: Vec::new() });
            continue;
        }
        let section = sections.last_mut().ok_or_else(|| wrong("no day above"))?;
        let parsed = parse_line(line).ok_or_else(|| wrong("not understood"))?;
        section.lines.push((index + 1, line.to_owned(), parsed));
    }
    if sections.is_empty() { Err("expect.txt holds no day".to_owned()) } else { Ok(sections) }
}

fn parse_line(line: &str) -> Option<Line> {
    let (first, rest) = line.split_once(' ')?;
    let rest = rest.trim();
    if COUNTS.contains(&first) {
        return Some(Line::Summary { what: first.to_owned(), number: rest.parse().ok()? });
    }
    if first == "count" {
        let mut words = rest.split_whitespace();
        let (state, action) = (words.next()?, words.next()?);
        return STATES.contains(&state).then_some(Line::Count {
            state: state.to_owned(),
            action: action.to_owned(),
            number: words.next()?.parse().ok()?,
        });
    }
    let absent = first == "no";
    if !absent && !STATES.contains(&first) {
        return None;
    }
    let (action, rest) = rest.split_once(' ')?;
    let mut parts = rest.split(';').map(str::trim);
    let company = parts.next()?.to_owned();
    let keys = parts
        .map(|part| {
            let key = KEYS.iter().find(|key| part.strip_prefix(**key).is_some_and(|rest| rest.starts_with(' ')))?;
            Some(((*key).to_owned(), part[key.len()..].trim().to_owned()))
        })
        .collect::<Option<Vec<_>>>()?;
    let state = if absent { "any" } else { first }.to_owned();
    Some(Line::Item { absent, pattern: Pattern { state, action: action.to_owned(), company, keys } })
}

impl Pattern {
    /// Action and company agree: the item is meant, if any is.
    fn names(&self, item: &Item) -> bool {
        let company = match self.company.as_str() {
            "*" => true,
            "-" => item.company.is_none(),
            name => item.company.as_deref() == Some(name),
        };
        company && item.rule == self.action
    }

    fn fits(&self, item: &Item) -> bool {
        self.names(item)
            && (self.state == "any" || self.state == item.state.word())
            && self.keys.iter().all(|(key, value)| fits_key(item, key, value))
    }
}

fn fits_key(item: &Item, key: &str, value: &str) -> bool {
    let day = |day: Option<Day>| day.map(|day| day.to_string()).as_deref() == Some(value);
    match key {
        "due" => day(item.due),
        "not before" => day(item.not_before),
        "expires" => day(item.expires),
        "held until" => day(item.held_until),
        "channel" => item.channel.map(|channel| channel.word()) == Some(value),
        "for" => {
            let wanted: BTreeSet<&str> = value.split(',').map(str::trim).collect();
            wanted == item.people.iter().map(|person| person.name.as_str()).collect()
        }
        "source" => item.sources.iter().any(|one| format!("{}:{}", one.place.path, one.place.line) == value),
        "hint" => {
            let wanted = value.to_lowercase();
            let told = item.hints.iter().chain([&item.because.text]);
            told.into_iter().any(|text| text.to_lowercase().contains(&wanted))
        }
        _ => false,
    }
}

/// The item as a line of `expect.txt` would have it, with all it could say.
fn show(item: &Item) -> String {
    let mut text = format!("{} {} {}", item.state.word(), item.rule, item.company.as_deref().unwrap_or("-"));
    for (key, day) in
        [("due", item.due), ("not before", item.not_before), ("expires", item.expires), ("held until", item.held_until)]
    {
        if let Some(day) = day {
            let _ = write!(text, "; {key} {day}");
        }
    }
    if !item.people.is_empty() {
        let names: Vec<&str> = item.people.iter().map(|person| person.name.as_str()).collect();
        let _ = write!(text, "; for {}", names.join(", "));
    }
    if let Some(channel) = item.channel {
        let _ = write!(text, "; channel {}", channel.word());
    }
    for source in &item.sources {
        let _ = write!(text, "; source {}:{}", source.place.path, source.place.line);
    }
    for hint in &item.hints {
        let _ = write!(text, "; hint {hint}");
    }
    text
}

fn misses(section: &Section, agenda: &Agenda) -> Vec<String> {
    let mut misses = Vec::new();
    let mut taken = vec![false; agenda.items.len()];
    for (number, line, what) in &section.lines {
        match what {
            Line::Item { absent: true, pattern } => {
                for item in agenda.items.iter().filter(|item| pattern.fits(item)) {
                    misses.push(format!("{number}: {line}\n      but there is: {}", show(item)));
                }
            }
            Line::Item { absent: false, pattern } => {
                let found = (0..agenda.items.len()).find(|at| !taken[*at] && pattern.fits(&agenda.items[*at]));
                if let Some(at) = found {
                    taken[at] = true;
                    continue;
                }
                let near: Vec<String> = agenda.items.iter().filter(|item| pattern.names(item)).map(show).collect();
                let near = if near.is_empty() { "nothing of the kind".to_owned() } else { near.join("\n           ") };
                misses.push(format!("{number}: {line}\n      got: {near}"));
            }
            Line::Count { state, action, number: wanted } => {
                let of_it = |item: &&Item| item.rule == action && (state == "any" || state == item.state.word());
                let got: Vec<String> = agenda.items.iter().filter(of_it).map(show).collect();
                if got.len() != *wanted {
                    misses.push(format!("{number}: {line}\n      got {}: {}", got.len(), got.join("\n           ")));
                }
            }
            Line::Summary { what, number: wanted } => {
                let summary = agenda.summary;
                let got = match what.as_str() {
                    "applications" => summary.applications,
                    "live" => summary.live,
                    "quiet" => summary.quiet,
                    _ => summary.closed,
                };
                if got != *wanted {
                    misses.push(format!("{number}: {line}\n      got {got}; in all: {summary:?}"));
                }
            }
        }
    }
    if section.exactly {
        for (item, _) in agenda.items.iter().zip(&taken).filter(|(_, taken)| !**taken) {
            misses.push(format!("exactly, but there is: {}", show(item)));
        }
    }
    misses
}

/// The notes below a folder, in the order of their paths, and the text of its `journal.toml`.
pub(crate) fn read(root: &Path) -> std::io::Result<(Vec<Source>, Option<String>)> {
    let mut sources = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md" || ending == "markdown") {
                let below = path.strip_prefix(root).unwrap_or(&path);
                let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
                sources.push(Source { path: Arc::from(parts.join("/")), bytes: fs::read(&path)? });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((sources, fs::read_to_string(root.join("journal.toml")).ok()))
}

fn run(case: &Path) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(case.join("expect.txt")).map_err(|error| format!("expect.txt: {error}"))?;
    let sections = parse(&text)?;
    let (sources, toml) = read(&case.join("notes")).map_err(|error| format!("notes: {error}"))?;
    let mut settings = Settings::default();
    if let Some(toml) = toml {
        settings.read_toml("journal.toml", &toml).map_err(|problems| format!("journal.toml: {problems:?}"))?;
    }
    let mut told = Vec::new();
    for section in &sections {
        let agenda = agenda::build(sources.clone(), &settings, section.day);
        told.extend(misses(section, &agenda).into_iter().map(|miss| format!("  {} | {miss}", section.day)));
    }
    Ok(told)
}

#[test]
fn every_fixture_journal_gives_its_agenda() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    // One case alone: `CASE=name cargo test fixture`.
    let only = std::env::var("CASE").ok();
    let entries = fs::read_dir(&root).map(|entries| entries.flatten().map(|entry| entry.path()).collect::<Vec<_>>());
    let mut cases = entries.unwrap_or_default();
    cases.retain(|case| case.is_dir() && only.as_ref().is_none_or(|only| case.ends_with(only)));
    cases.sort();
    assert!(only.is_some() || cases.len() >= 40, "only {} fixture journals below {}", cases.len(), root.display());

    let open = fs::read_to_string(root.join("open.txt")).unwrap_or_default();
    let open: BTreeMap<&str, &str> =
        open.lines().filter(|line| !line.starts_with("//")).filter_map(|line| line.split_once(": ")).collect();
    let mut report = String::new();
    let mut wrong = 0;
    for case in &cases {
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        let mut misses = run(case).unwrap_or_else(|error| vec![format!("  {error}")]);
        if only.is_none() && open.contains_key(name.as_ref()) {
            misses = match misses.is_empty() {
                true => vec!["  is right now: take its line out of tests/cases/open.txt".to_owned()],
                false => Vec::new(),
            };
        }
        if !misses.is_empty() {
            wrong += 1;
            let _ = writeln!(report, "{name}\n{}\n", misses.join("\n"));
        }
    }
    let gone = open.keys().filter(|name| !root.join(name).is_dir()).collect::<Vec<_>>();
    assert!(gone.is_empty(), "tests/cases/open.txt names what is not there: {gone:?}");
    assert!(wrong == 0, "\n{report}{wrong} of {} fixture journals give another agenda", cases.len());
}
