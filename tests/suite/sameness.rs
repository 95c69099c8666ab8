//! What says nothing changes nothing: the same notes with other line ends, bullets, spaces, apostrophes and emphasis, or
//! wrapped by an editor, give the same agenda.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use journal::agenda;
use journal::note::Source;
use journal::settings::Settings;
use journal::text::{Day, WEEKDAY_NAMES};

use crate::cases;

/// A note in another dress.
type Dress = fn(&str) -> String;

const DRESSES: &[(&str, Dress)] = &[
    ("line ends of Windows", |note| note.replace("\r\n", "\n").replace('\n', "\r\n")),
    ("spaces at the ends of lines", |note| prose(note, |line| format!("{line} "))),
    ("other bullets", |note| {
        prose(note, |line| {
            let text = line.trim_start();
            let indent = &line[..line.len() - text.len()];
            text.strip_prefix("- ").map_or_else(|| line.to_owned(), |rest| format!("{indent}* {rest}"))
        })
    }),
    ("typographic apostrophes", |note| prose(note, |line| line.replace('\'', "\u{2019}"))),
    ("no-break spaces", |note| {
        prose(note, |line| ["next ", "end of ", "by "].iter().fold(line.to_owned(), |line, word| no_break(&line, word)))
    }),
    ("bold days", |note| prose(note, |line| WEEKDAY_NAMES.iter().fold(line.to_owned(), |line, day| bold(&line, day)))),
    ("wrapped lines", |note| prose(note, wrapped)),
    ("a name that is another word", |note| renamed(note, "Dana", "May")),
    ("a name that few bear", |note| renamed(note, "Dana", "Thandeka")),
    ("groceries at the end", |note| format!("{}\n\n## Groceries\n\n- milk\n- bread\n", note.trim_end())),
];

/// The lines below the front matter, but for those of code, each changed.
fn prose(note: &str, change: impl Fn(&str) -> String) -> String {
    let (mut front, mut code) = (note.trim_start_matches('\u{feff}').starts_with("---"), false);
    let lines = note.split('\n').enumerate().map(|(at, line)| {
        let opens = line.trim_start().starts_with("```");
        let kept = front || code || opens || line.trim().is_empty();
        front &= at == 0 || line.trim_end() != "---";
        code ^= opens;
        if kept { line.to_owned() } else { change(line.trim_end()) }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A note of somebody who has another first name, in their addresses, too.
fn renamed(note: &str, old: &str, new: &str) -> String {
    let (small, other) = (old.to_lowercase(), new.to_lowercase());
    note.replace(old, new)
        .replace(&format!("{small}."), &format!("{other}."))
        .replace(&format!("{small}@"), &format!("{other}@"))
}

fn no_break(line: &str, word: &str) -> String {
    line.replace(&format!(" {word}"), &format!(" {}\u{a0}", word.trim_end()))
}

/// A line with a day in bold, where it stands between spaces.
fn bold(line: &str, day: &str) -> String {
    if line.starts_with('#') || line.contains(['*', '|', '[']) {
        return line.to_owned();
    }
    line.replace(&format!(" {day} "), &format!(" **{day}** "))
}

/// A line as an editor wraps it, unless one of its words would begin a block where it stands first.
fn wrapped(line: &str) -> String {
    const WIDTH: usize = 72;
    let text = line.trim_start();
    let bullet =
        ["- [ ] ", "- [x] ", "- ", "* "].iter().find(|bullet| text.starts_with(**bullet)).map_or("", |own| own);
    let other = text.starts_with(['#', '|', '>', '<', '%']) || text.contains("::") || text.contains("%%");
    if line.chars().count() <= WIDTH || other {
        return line.to_owned();
    }
    let indent = line.len() - text.len() + if bullet.is_empty() { 0 } else { 2 };
    let (mut all, mut width) = (String::new(), 0);
    for word in line[line.len() - text.len() + bullet.len()..].split(' ') {
        let length = word.chars().count();
        let opens_block = word.starts_with(['-', '*', '+', '#', '>', '|', '='])
            || word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['.', ')']);
        if width > 0 && width + 1 + length > WIDTH && !opens_block {
            all.push('\n');
            all.push_str(&" ".repeat(indent));
            width = indent;
        } else if width > 0 {
            all.push(' ');
            width += 1;
        }
        all.push_str(word);
        width += length;
    }
    format!("{}{bullet}{all}", &line[..line.len() - text.len()])
}

/// What an agenda asks for, without the places on which it rests.
fn asked(sources: Vec<Source>, settings: &Settings, today: Day) -> BTreeSet<String> {
    let shown = |item: &agenda::Item| {
        let names: BTreeSet<String> = item.people.iter().map(|person| undressed(&person.name)).collect();
        let days = [item.due, item.not_before, item.expires].map(|day| day.map(|day| day.to_string()));
        format!("{} {} {:?} {names:?} {days:?} {:?}", item.state.word(), item.rule, item.company, item.time)
    };
    agenda::build(sources, settings, today).items.iter().map(shown).collect()
}

/// A name as the notes had it before.
fn undressed(name: &str) -> String {
    let first = |name: &str, word: &str| name.strip_prefix(word).map(|rest| format!("Dana{rest}"));
    let name = name.replace('\u{2019}', "'");
    first(&name, "May").or_else(|| first(&name, "Thandeka")).unwrap_or(name)
}

/// The folder of each fixture journal and the last day of its `expect.txt`, and the example.
fn journals() -> Vec<(PathBuf, Day)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = vec![(root.join("example-journal"), Day::new(2026, 10, 20).unwrap())];
    for case in std::fs::read_dir(root.join("tests/cases")).unwrap().flatten().map(|entry| entry.path()) {
        let Ok(expected) = std::fs::read_to_string(case.join("expect.txt")) else { continue };
        let mut days = expected.lines().filter_map(|line| Day::parse_iso(line.strip_prefix("# ")?.split(' ').next()?));
        all.extend(days.next_back().map(|day| (case.join("notes"), day)));
    }
    all
}

#[test]
fn notes_in_another_dress_give_the_same_agenda() {
    let journals = journals();
    assert!(journals.len() > 100, "only {} journals", journals.len());
    let (mut report, mut dressed) = (String::new(), 0);
    for (root, today) in journals {
        let (sources, toml) = cases::read(&root).unwrap();
        let mut settings = Settings::default();
        settings.read_toml("journal.toml", &toml.unwrap_or_default()).unwrap();
        let plain = asked(sources.clone(), &settings, today);
        for (name, dress) in DRESSES {
            let other: Vec<Source> = sources
                .iter()
                .map(|source| match std::str::from_utf8(&source.bytes) {
                    Ok(note) => Source { path: source.path.clone(), bytes: dress(note).into_bytes() },
                    Err(_) => source.clone(),
                })
                .collect();
            if other.iter().zip(&sources).all(|(one, other)| one.bytes == other.bytes) {
                continue;
            }
            dressed += 1;
            let got = asked(other, &settings, today);
            if got != plain {
                report += &format!("{} with {name}:\n", root.display());
                plain.difference(&got).for_each(|item| report += &format!("  lost  {item}\n"));
                got.difference(&plain).for_each(|item| report += &format!("  new   {item}\n"));
            }
        }
    }
    assert!(dressed > 500, "only {dressed} journals in another dress");
    assert!(report.is_empty(), "\n{report}");
}
