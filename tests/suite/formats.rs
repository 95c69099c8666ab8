//! Formats for other programs: what is in a note stays in its cell, whatever it holds.

use icalendar::{Calendar, CalendarComponent, Component};
use proptest::prelude::*;

use journal::agenda::{Agenda, build};
use journal::note::Source;
use journal::render::{NoTexts, ics, json, problems, shown};
use journal::settings::{CalendarEntries, CalendarFile, Settings};
use journal::text::Day;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day of the test")
}

/// A note with an appointment, a promise and people.
const NOTE: &str = "---\ntype: interview\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\n\
    interviewers: Dana Okafor <dana@acme.example>\n---\n\
    Dana said they will decide by Friday.\n\nThe panel is on Tuesday at 15:30 PT.\n\n- [ ] Send the sample 📅 2026-11-25\n";

fn agenda() -> Agenda {
    let source = Source { path: "acme.md".into(), bytes: NOTE.as_bytes().to_vec() };
    build(vec![source], &Settings::default(), day("2026-11-19"))
}

/// Everything that a name, a title or a path may hold and a format may stumble over.
const HOSTILE: &[&str] = &[
    "a;b,c\\d",
    "one\r\ntwo",
    "one\rtwo",
    "one\ntwo\n\nthree",
    "sep\u{2028}ara\u{2029}tor\u{85}",
    "she said \"no\"; 'yes', \"",
    "👩‍💻 José 日本 e\u{301}",
    "\u{202e}dlo\u{202c} \u{200f}\u{2067}",
    "=HYPERLINK(\"http://x\")",
    "+1 555, -2, @x",
    "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:more",
    "\\n\\N\\;\\,\\\\",
    "\u{1b}]8;;http://x\u{7}\u{9b}31m\0",
    " leading and trailing ",
    "a:b^n^'\"=|%0a?bcc=x@y.example",
];

/// The agenda with a value in every place that a note fills.
fn filled(value: &str) -> Agenda {
    let mut agenda = agenda();
    for item in &mut agenda.items {
        item.title = value.to_owned();
        item.company = Some(value.to_owned());
        item.role = Some(value.to_owned());
        item.because.text = value.to_owned();
        item.hints = vec![value.to_owned()];
        for person in &mut item.people {
            person.name = value.to_owned();
            person.email = Some(value.to_owned());
            person.phone = Some(value.to_owned());
        }
        for source in &mut item.sources {
            source.place.path = value.into();
            source.quote = value.to_owned();
        }
    }
    agenda
}

/// Names and values of the properties of every entry.
fn properties(calendar: &str) -> Vec<Vec<(String, String)>> {
    let calendar: Calendar = calendar.parse().expect("it is a calendar");
    let read = |properties: &std::collections::BTreeMap<String, icalendar::Property>| {
        properties.values().map(|one| (one.key().to_owned(), one.value().to_owned())).collect()
    };
    let entry = |entry: &CalendarComponent| match entry {
        CalendarComponent::Event(event) => read(event.properties()),
        CalendarComponent::Todo(todo) => read(todo.properties()),
        other => panic!("neither event nor to-do: {other:?}"),
    };
    calendar.components.iter().map(entry).collect()
}

/// Checks every format of the agenda with a value in it.
fn check(value: &str) {
    let plain = agenda();
    let agenda = filled(value);
    let settings = CalendarFile { appointment_alarm: 30, action_alarm: 9, ..CalendarFile::default() };

    // The calendar has the same entries with the same names, and other values only where the value stands.
    for entries in [CalendarEntries::Events, CalendarEntries::Todos] {
        let settings = CalendarFile { entries, ..settings.clone() };
        let written = ics::agenda(&agenda, &settings);
        assert!(written.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{written}");
        let (before, after) = (properties(&ics::agenda(&plain, &settings)), properties(&written));
        assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            let names = |list: &[(String, String)]| list.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
            assert_eq!(names(before), names(after), "{written}");
            for ((name, before), (_, after)) in before.iter().zip(after) {
                match name.as_str() {
                    "SUMMARY" if value.chars().count() <= 400 => {
                        assert_eq!(*after, format!("{0} ({0})", shown(value)), "{written}");
                    }
                    "DESCRIPTION" | "SUMMARY" => {}
                    _ => assert_eq!(before, after, "{name}"),
                }
            }
        }
    }

    // The table has the same rows and columns.
    let read = |text: &str| -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(text.as_bytes()).records().map(|row| row.expect("a row")).collect()
    };
    let (before, after) = (read(&csv_of(&plain)), read(&csv_of(&agenda)));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before.len(), after.len());
        for (at, (before, after)) in before.iter().zip(after).enumerate() {
            let own = [7, 8, 9, 10, 11, 12, 19, 20, 22].contains(&at);
            assert!(own || before == after, "column {at}: {before:?}, {after:?}");
            assert!(!after.starts_with(['=', '+', '-', '@', '\t', '\r']), "{after:?}");
        }
        assert_eq!(after[7].trim_start_matches('\''), shown(value).trim_start_matches('\''));
    }

    // JSON gives back exactly what was there.
    let one: serde_json::Value = serde_json::from_str(&json::agenda(&agenda, "", &NoTexts)).expect("JSON");
    let lines = json::agenda_lines(&agenda, &NoTexts);
    assert_eq!(lines.lines().count(), agenda.items.len());
    for (line, item) in lines.lines().zip(one["items"].as_array().expect("a list")) {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(line["title"], *value);
        assert_eq!((&line["title"], &line["sources"], &line["ref"]), (&item["title"], &item["sources"], &item["ref"]));
    }
}

fn csv_of(agenda: &Agenda) -> String {
    journal::render::csv::agenda(agenda)
}

#[test]
fn a_hostile_value_changes_nothing_but_its_own_cell() {
    for value in HOSTILE {
        check(value);
    }
    check(&"0123456789é".repeat(30));
    check(&"日本語 text, ".repeat(300));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_value_changes_more_than_its_own_cell(
        value in r#"[\PC\n\r\t\u{2028}\u{202e}\u{0}\u{1b}"';,\\:=+@-]{1,40}"#,
    ) {
        check(&value);
    }

    #[test]
    fn no_file_name_breaks_an_annotation(path in r"[\PC\r\n:,%]{1,20}", message in r"[\PC\r\n:,%]{1,40}") {
        use journal::diagnostic::{Code, Diagnostic};
        use journal::text::{Place, Span};
        let place = Place { path: path.as_str().into(), span: Span::new(0, 1), line: 3, column: 4 };
        let problem = Diagnostic::new(Code::AmbiguousDate, message, Some(place)).with_help("");
        let line = problems::github(&[problem], "notes");
        prop_assert_eq!(line.matches('\n').count(), 1);
        let (head, _) = line.strip_prefix("::warning ").expect("a command").split_once("::").expect("a message");
        let names: Vec<&str> = head.split(',').filter_map(|part| part.split('=').next()).collect();
        prop_assert_eq!(names, ["file", "line", "col", "title"]);
    }
}

#[test]
fn a_calendar_says_what_was_meant() {
    let calendar = ics::agenda(&agenda(), &CalendarFile { appointment_alarm: 30, ..CalendarFile::default() });
    insta::assert_snapshot!(calendar.replace("\r\n", "\n"));
    let todos = CalendarFile { entries: CalendarEntries::Todos, action_alarm: 9, ..CalendarFile::default() };
    insta::assert_snapshot!(ics::agenda(&agenda(), &todos).replace("\r\n", "\n"));
}

#[test]
fn an_entry_keeps_its_id_and_grows_with_the_day() {
    let settings = CalendarFile::default();
    let source = || Source { path: "acme.md".into(), bytes: NOTE.as_bytes().to_vec() };
    let on =
        |today: &str| properties(&ics::agenda(&build(vec![source()], &Settings::default(), day(today)), &settings));
    let value = |list: &[(String, String)], name: &str| {
        list.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    assert_eq!(on("2026-11-19"), on("2026-11-19"));
    let (first, second) = (on("2026-11-19"), on("2026-11-20"));
    let mut shared = 0;
    for old in &first {
        let Some(new) = second.iter().find(|new| value(new, "UID") == value(old, "UID")) else { continue };
        shared += 1;
        let number = |list: &[(String, String)]| value(list, "SEQUENCE").parse::<u32>().expect("a number");
        assert_eq!(number(new), number(old) + 1);
        assert!(value(new, "DTSTAMP") > value(old, "DTSTAMP"));
    }
    assert!(shared >= 3, "{first:#?}");
}

#[test]
fn a_table_has_a_row_of_names() {
    insta::assert_snapshot!(csv_of(&agenda()));
}
