//! After `done` the item is gone, other applications are as they were, and the note differs by what was promised.

use proptest::prelude::*;

use journal::agenda::State;

use super::*;

/// The rules whose items are no deed that a line records.
const NEVER: &[&str] = &["await", "appointment", "keep_searching", "offer_deadline"];

/// The rules that give messages.
const MESSAGES: &[&str] = &["condition", "follow_up", "check_in", "ask_recruiter"];

#[test]
fn whatever_can_be_done_goes_and_nothing_else_changes() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (journal, days) in journals() {
        for today in days.into_iter().take(2) {
            let before = journal.agenda(today);
            for item in &before.items {
                let at = format!("{} {today} {} {:?}: {}", journal.name, item.rule, item.company, item.title);
                match journal.record(today, item, &told(Deed::Done, today)) {
                    Err(refusal) if NEVER.contains(&item.rule) => {
                        assert!(!refusal.problem.help.is_empty());
                    }
                    // Before its day a message is another one.
                    Err(refusal) if refusal.problem.message.contains("can be done from") => {
                        assert!(item.not_before.is_some_and(|from| from > today), "{at}");
                    }
                    Err(refusal) => wrong.push(format!("{at}\n    refused: {}", refusal.problem.message)),
                    Ok((after, recorded)) => {
                        count += 1;
                        wrong.extend(
                            breaches(&journal, &after, today, item, &recorded)
                                .into_iter()
                                .map(|breach| format!("{at}\n    {breach}")),
                        );
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 100, "only {count} items were done");
}

fn breaches(before: &Journal, after: &Journal, today: Day, item: &Item, recorded: &[Recorded]) -> Vec<String> {
    let mut breaches = Vec::new();
    let (old, new) = (before.agenda(today), after.agenda(today));
    let line: Vec<&str> = recorded.iter().map(|line| line.text.as_str()).collect();
    if new.items.iter().any(|other| other.reference == item.reference) {
        breaches.push(format!("it is still there after {line:?}"));
    }
    // What is asked once for several applications belongs to each of those whose notes tell of it.
    let mut own: Vec<&str> = item.application.iter().map(|application| application.id.as_str()).collect();
    let book = after.desk(today);
    if item.application.is_none() {
        let of = |case: &&journal::casebook::Case| {
            case.notes.iter().any(|note| recorded.iter().any(|line| line.note == note.path))
        };
        own.extend(book.book().cases.iter().filter(of).map(|case| case.id.as_str()));
    }
    let others = |agenda: &Agenda| -> Vec<String> {
        let id = |item: &Item| item.application.as_ref().map(|application| application.id.clone());
        // Two messages to one person wait for each other, whatever they are about: nothing else of them may change.
        let waits = |other: &Item| {
            MESSAGES.contains(&item.rule) && MESSAGES.contains(&other.rule) && item.people == other.people
        };
        let said = |other: &Item| {
            let mut other = other.clone();
            if waits(&other) {
                (other.state, other.held_until, other.days_late) = (item.state, None, 0);
                other.because.numbers.retain(|(name, _, _)| *name != "min_gap_days");
            }
            said(&other)
        };
        agenda.items.iter().filter(|item| id(item).is_some_and(|id| !own.contains(&id.as_str()))).map(said).collect()
    };
    let (old, new) = (others(&old), others(&new));
    for item in old.iter().filter(|item| !new.contains(item)) {
        breaches.push(format!("{line:?} changes {item}"));
    }
    for item in new.iter().filter(|item| !old.contains(item)) {
        breaches.push(format!("{line:?} brings {item}"));
    }
    breaches
}

/// Whether the new text is the old one with one run of bytes put in.
fn is_insertion(old: &[u8], new: &[u8]) -> bool {
    let start = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    new.len() > old.len() && old.get(start..) == new.get(start + (new.len() - old.len())..)
}

#[test]
fn what_is_dropped_goes_and_what_is_snoozed_waits() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (journal, days) in journals() {
        for today in days.into_iter().take(2) {
            for item in &journal.agenda(today).items {
                let until = item.due.max(item.held_until).max(Some(today)).and_then(|day| day.plus(4)).expect("a day");
                for deed in [Deed::Dropped, Deed::Snoozed(until)] {
                    let at =
                        format!("{} {today} {deed:?} {} {:?}: {}", journal.name, item.rule, item.company, item.title);
                    match journal.record(today, item, &told(deed, today)) {
                        Err(_) if NEVER.contains(&item.rule) => {}
                        Err(refusal) => wrong.push(format!("{at}\n    refused: {}", refusal.problem.message)),
                        Ok((after, recorded)) => {
                            count += 1;
                            // Requests on LinkedIn are joined from the day after their own on: put off, each company's
                            // is an item of its own again.
                            let person = |name: &str| item.people.iter().any(|person| person.name == name);
                            let is_it = |other: &&Item| {
                                let joined = item.company.is_none() && other.rule == item.rule;
                                let same = other.people.iter().all(|other| person(&other.name));
                                other.reference == item.reference || joined && !other.people.is_empty() && same
                            };
                            let left = after.agenda(today);
                            let mut left: Vec<&Item> = left.items.iter().filter(is_it).collect();
                            left.sort_by_key(|left| !matches!(left.state, State::Overdue | State::Today));
                            let left = left.first();
                            let line = &recorded[0].text;
                            match (deed, left) {
                                (Deed::Dropped, Some(_)) => wrong.push(format!("{at}\n    still there after {line}")),
                                (Deed::Snoozed(_), Some(left))
                                    if matches!(left.state, State::Overdue | State::Today) =>
                                {
                                    wrong.push(format!("{at}\n    {:?} after {line}", left.state));
                                }
                                (Deed::Snoozed(_), None) => wrong.push(format!("{at}\n    gone after {line}")),
                                _ => {}
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 100, "only {count} were told");
}

/// A manner in which the same note can be saved.
type Style = (&'static str, fn(&str) -> String);

const STYLES: &[Style] = &[
    ("CRLF", crlf),
    ("BOM", |text| format!("\u{feff}{text}")),
    ("BOM and CRLF", |text| format!("\u{feff}{}", crlf(text))),
    ("no last line end", |text| text.trim_end_matches(['\r', '\n']).to_owned()),
    ("other bullets", |text| bullets(text, "* ")),
    ("tabs after bullets", |text| bullets(text, "-\t")),
];

/// The text with the line ends of Windows, which it may have already.
fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// The text with another marker before its top list items, below the front matter.
fn bullets(text: &str, marker: &str) -> String {
    let body = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n")).map_or(0, |at| at + 9);
    let (head, body) = text.split_at(body);
    let line = |line: &str| match line.strip_prefix("- ") {
        Some(rest) => format!("{marker}{rest}"),
        None => line.to_owned(),
    };
    head.to_owned() + &body.split_inclusive('\n').map(line).collect::<String>()
}

#[test]
fn a_note_saved_in_another_manner_gets_the_same_line_in_that_manner() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (journal, days) in journals() {
        let Some(today) = days.first().copied() else { continue };
        let items = journal.agenda(today).items;
        for (at, item) in items.iter().enumerate() {
            let Ok((plain, recorded)) = journal.record(today, item, &told(Deed::Done, today)) else { continue };
            // One manner for each item, so that all are met.
            let Some((name, style)) = STYLES.get((at + count) % STYLES.len()) else { continue };
            let styled = |journal: &Journal| {
                let source = |source: &Source| Source {
                    path: source.path.clone(),
                    bytes: style(&String::from_utf8_lossy(&source.bytes)).into_bytes(),
                };
                let settings = journal.settings.clone();
                let sources: Vec<Source> = journal.sources.iter().map(source).collect();
                let all = sources.iter().map(|source| facts(source, &settings, &journal.calendar)).collect();
                Journal { sources, facts: all, settings, ..journal.clone() }
            };
            let there = styled(&journal);
            let Some(same) = there.agenda(today).items.into_iter().find(|other| other.reference == item.reference)
            else {
                continue;
            };
            let at = format!("{} {today} {name} {}: {}", journal.name, item.rule, item.title);
            count += 1;
            match there.record(today, &same, &told(Deed::Done, today)) {
                Err(refusal) => wrong.push(format!("{at}\n    {}", refusal.problem.message)),
                Ok((after, _)) => {
                    // A note without a list shows no manner of bullets.
                    let shows = |line: &&Recorded| {
                        let text = String::from_utf8_lossy(&journal.bytes(&line.note)).into_owned();
                        !name.contains("bullets") || bullets(&text, "* ") != text
                    };
                    for line in recorded.iter().filter(shows) {
                        let (got, wanted) = (after.bytes(&line.note), styled(&plain).bytes(&line.note));
                        if got != wanted {
                            let (got, wanted) = (
                                String::from_utf8_lossy(&got).into_owned(),
                                String::from_utf8_lossy(&wanted).into_owned(),
                            );
                            wrong.push(format!("{at}\n    {got:?}\n    {wanted:?}"));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 100, "only {count} notes");
}

/// Pieces of notes, and worse.
fn pieces() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "Dana said they'd decide by Friday.\n",
        "\n",
        "## Log\n",
        "## Next\n\n",
        "# Acme\n",
        "### 2026-11-16\n",
        "- 2026-11-17: Sent the sample to Priya.\n",
        "- 2026-11-19: Dana wrote.\n",
        "* one\n",
        "1. first\n",
        "- [ ] Send the slides 📅 2026-11-21\n",
        "- [x] Read up ✅ 2026-11-17\n",
        "  - nested\n",
        "> quoted\n",
        "> [!note] Log\n> - 2026-11-17: Priya called.\n",
        "| Date | What |\n| --- | --- |\n| 2026-11-17 | Called Priya. |\n",
        "```\n- 2026-11-17: code\n```\n",
        "```\n",
        "%%\n",
        "<!-- ",
        "-->\n",
        "    indented\n",
        "---\n",
        "===\n",
        "$$\n",
        "[[link",
        "**",
        "\u{a0}",
        "no end",
        "\r\n",
        "\r",
        "key:: value\n",
        "I'll send Dana the paper by Monday.\n",
        "## Borealis\n",
        "^block\n",
        "[^1]: note\n",
    ]);
    proptest::collection::vec(prop_oneof![9 => piece.prop_map(str::to_owned), 1 => "\\PC{0,12}"], 0..12)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever stands around it: a line is written as promised, or nothing is.
    #[test]
    fn a_line_says_what_it_should_whatever_stands_around_it(text in pieces(), bom in any::<bool>(), crlf in any::<bool>()) {
        let mut note = format!(
            "---\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\nstage: onsite\ninterviewers: Dana Okafor, Priya Raman\n---\n{text}"
        );
        if crlf { note = note.replace('\n', "\r\n"); }
        if bom { note.insert(0, '\u{feff}'); }
        let other = "---\ncompany: Borealis\nrole: Cook\ndate: 2026-11-17\nstage: screen\nwith: Sam Lee\n---\nSam calls on Friday.\n";
        let source = |path: &str, text: &str| Source { path: path.into(), bytes: text.as_bytes().to_vec() };
        let journal = Journal::new("two notes", vec![source("notes/acme.md", &note), source("notes/borealis.md", other)], None);
        let today = day("2026-11-20");
        let before = journal.agenda(today);
        for item in before.items.iter().filter(|item| item.company.as_deref() == Some("Acme")) {
            let Ok((after, recorded)) = journal.record(today, item, &told(Deed::Done, today)) else { continue };
            let found = breaches(&journal, &after, today, item, &recorded);
            prop_assert!(found.is_empty(), "{} {:?}: {:?}\n{:?}", item.rule, item.title, found, after.bytes("notes/acme.md"));
            let (old, new) = (journal.bytes("notes/acme.md"), after.bytes("notes/acme.md"));
            if item.record.as_ref().is_some_and(|record| record.tick.is_some()) {
                prop_assert!(new.len() > old.len());
            } else {
                prop_assert!(is_insertion(&old, &new), "{:?}\n{:?}", String::from_utf8_lossy(&old), String::from_utf8_lossy(&new));
            }
            // What the desk holds is what a person would find who had typed the line.
            let mut desk = journal.desk(today);
            for note in desk.notes_of(item) {
                let bytes = journal.bytes(&note);
                desk.give(note, bytes).expect("it is text");
            }
            desk.record(item.reference, &told(Deed::Done, today)).expect("as before");
            prop_assert_eq!(desk.agenda().items.clone(), after.agenda(today).items);
        }
    }
}
