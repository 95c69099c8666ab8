//! Bad input that no other module of the suite tries, row for row of `docs/TRUST.md`.

use std::fs;
use std::path::Path;

use journal::agenda::{Item, build};
use journal::note::Source;
use journal::settings::Settings;
use journal::text::Day;

use super::{ACME, files, run, two_notes};
use crate::folder::Folder;

fn items(path: &str, bytes: &[u8]) -> Vec<Item> {
    let today = Day::parse_iso(super::TODAY).expect("a day");
    build(vec![Source { path: path.into(), bytes: bytes.to_vec() }], &Settings::default(), today).items
}

/// What an item says, without where it stands.
fn said(items: &[Item]) -> Vec<(&'static str, String, u64)> {
    items.iter().map(|item| (item.rule, item.title.clone(), item.reference)).collect()
}

#[test]
fn line_ends_of_any_kind_give_the_same_items() {
    let plain = said(&items("acme.md", ACME.as_bytes()));
    assert!(plain.len() >= 2, "{plain:?}");
    let mixed: String =
        ACME.split_inclusive('\n').enumerate().map(|(at, line)| line.replace('\n', ["\n", "\r\n"][at % 2])).collect();
    for text in [
        ACME.replace('\n', "\r\n"),
        ACME.replace('\n', "\r"),
        mixed,
        format!("\u{feff}{ACME}"),
        ACME.trim_end().to_owned(),
        format!("\u{feff}{}", ACME.replace('\n', "\r\n").trim_end()),
    ] {
        assert_eq!(said(&items("acme.md", text.as_bytes())), plain, "{text:?}");
    }
}

#[test]
fn a_note_that_is_no_text_is_not_written() {
    let folder = two_notes();
    let utf_16: Vec<u8> = ACME.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("latin.md", [ACME.as_bytes(), b"Caf\xe9.\n"].concat()),
        ("nul.md", [ACME.as_bytes(), b"a\0b\n"].concat()),
        ("wide.md", [&b"\xff\xfe"[..], &utf_16].concat()),
    ] {
        folder.write(name, &bytes);
        let before = files(&folder.notes());
        let ran = run(&folder, &["log", name, "Dana called."]);
        ran.ends_with(4);
        assert_eq!(files(&folder.notes()), before, "{name}");
    }
}

#[test]
fn a_socket_is_no_note() {
    let folder = two_notes();
    let _socket = std::os::unix::net::UnixListener::bind(folder.notes().join("socket.md")).expect("bound");
    let before = run(&two_notes(), &["agenda"]).out;
    let ran = run(&folder, &["agenda"]);
    ran.ends_with(0);
    assert_eq!(ran.out, before);
}

#[test]
fn twins_in_nfc_and_nfd_are_two_notes() {
    let (composed, decomposed) = ("caf\u{e9}.md", "cafe\u{301}.md");
    let folder = Folder::new(&[(composed, ACME), (decomposed, &ACME.replace("Acme", "Castor"))]);
    let value: serde_json::Value =
        serde_json::from_str(&run(&folder, &["agenda", "--all", "--format", "json"]).out).expect("JSON");
    for (path, company) in [(composed, "Acme"), (decomposed, "Castor")] {
        let items = value["items"].as_array().expect("items").iter().filter(|item| item["company"] == company);
        let places: Vec<&str> = items.filter_map(|item| item["sources"][0]["path"].as_str()).collect();
        assert!(!places.is_empty() && places.iter().all(|place| *place == path), "{path:?}: {places:?}");
    }
    // What is written for one goes into that one.
    let other = fs::read(folder.notes().join(composed)).expect("it is there");
    run(&folder, &["log", decomposed, "Dana called."]).ends_with(0);
    assert_eq!(fs::read(folder.notes().join(composed)).expect("it is there"), other);
    assert!(fs::read_to_string(folder.notes().join(decomposed)).expect("it is there").contains("Dana called."));
}

#[test]
fn days_that_do_not_exist_are_reported_and_never_moved() {
    for (written, code) in [
        ("2026-02-30", "impossible-date"),
        ("2027-02-29", "impossible-date"),
        ("2026-13-01", "impossible-date"),
        ("99999-01-01", "unread-date"),
    ] {
        let note = format!(
            "---\ncompany: Acme\nrole: Engineer\nstage: onsite\ndate: {written}\n---\n\nWent well: all of it.\n"
        );
        let folder = Folder::new(&[("acme.md", &note)]);
        let check = run(&folder, &["check"]);
        let place = format!("acme.md:5:7: warning[{code}]");
        assert!(check.out.contains(&place), "{written}: {}", check.out);
        assert_eq!(
            said(&items("acme.md", note.as_bytes())).iter().filter(|item| item.0 == "thank_you").count(),
            0,
            "{written}"
        );
    }
    // In prose such a day is none, and neither is one that lies beyond the calendar.
    for phrase in [
        "on 2026-13-11",
        "on 2026-02-30",
        "in 999999999999 weeks",
        "by 29 February 2027",
        "on the 31st of November 2026",
    ] {
        let note = ACME.replace("by Monday", phrase);
        let due: Vec<_> =
            items("acme.md", note.as_bytes()).into_iter().filter(|item| item.rule == "follow_up").collect();
        assert!(due.is_empty(), "{phrase}: {due:#?}");
        let check = run(&Folder::new(&[("acme.md", &note)]), &["check"]);
        assert!(check.out.contains("warning[impossible-date]: `"), "{phrase}: {}", check.out);
    }
    // What a line says that opens with no day did not happen on the day of the note.
    let thanked = |day: &str| {
        let note = format!(
            "{ACME}\n- {day}: Sent thank-you to Dana and Priya.\n\n| Date | What |\n|--|--|\n| {day} | Sent thank-you to Dana and Priya |\n"
        );
        items("acme.md", note.as_bytes()).iter().all(|item| item.rule != "thank_you")
    };
    assert_eq!([thanked("2026-11-18"), thanked("2026-13-10"), thanked("2026-02-30")], [true, false, false]);
}

#[test]
fn copies_and_placeholders_do_not_count_and_are_not_written() {
    let before = run(&two_notes(), &["agenda"]).out;
    for name in [
        "acme.sync-conflict-20261118-101500-ABCDEFG.md",
        "acme (Dana's conflicted copy 2026-11-18).md",
        ".acme.md.icloud",
    ] {
        let folder = two_notes();
        folder.write(name, ACME.replace("Acme", "Umbrella").as_bytes());
        let untouched = files(&folder.notes());
        assert_eq!(run(&folder, &["agenda"]).out, before, "{name}");
        let ran = run(&folder, &["log", name, "Dana called."]);
        assert!(matches!(ran.code, Some(2 | 4)), "{name}: {:?} {}", ran.code, ran.error);
        assert_eq!(files(&folder.notes()), untouched, "{name}");
    }
    let folder = two_notes();
    folder.write("acme (conflicted copy).md", ACME.as_bytes());
    let check = run(&folder, &["check"]);
    assert_eq!(check.out.matches("conflict-copy").count(), 1, "{}", check.out);
}

/// Every test that `docs/TRUST.md` names exists, and is run.
#[test]
fn every_test_that_the_document_names_exists() {
    fn walk(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, text);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                text.push_str(&fs::read_to_string(&path).expect("it can be read"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut suite = String::new();
    walk(&root.join("tests/suite"), &mut suite);
    let document = fs::read_to_string(root.join("docs/TRUST.md")).expect("it is there");
    let names = document.split('`').skip(1).step_by(2);
    let names: Vec<&str> = names.filter(|name| name.matches('_').count() >= 2 && !name.contains(['/', ' '])).collect();
    assert!(names.len() > 40);
    for name in names {
        assert!(suite.contains(&format!("fn {name}(")), "no test is called {name}");
    }
    for number in 1..=13 {
        assert!(suite.contains(&format!("fn promise_{number:02}_")), "promise {number} has no test");
    }
}
