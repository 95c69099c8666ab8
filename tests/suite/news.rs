//! What a watch tells of a change.

use std::sync::Arc;

use journal::agenda::{Agenda, build};
use journal::note::Source;
use journal::render::news::{News, json, line};
use journal::settings::Settings;
use journal::text::Day;

fn agenda(notes: &[(&str, &str)]) -> Agenda {
    let source = |(company, task): &(&str, &str)| Source {
        path: format!("{company}.md").as_str().into(),
        bytes: format!("---\ntype: interview\ncompany: {company}\n---\n- [ ] {task}\n").into(),
    };
    let today = Day::parse_iso("2026-11-19").expect("a day");
    build(notes.iter().map(source).collect(), &Settings::default(), today)
}

fn news(notes: &[&str], written: &[&str]) -> News {
    News {
        notes: notes.iter().map(|note| Arc::from(*note)).collect(),
        written: written.iter().map(|name| (*name).to_owned()).collect(),
    }
}

#[test]
fn a_line_tells_what_is_new_and_what_is_gone() {
    let before = agenda(&[("Tern", "send the slides 📅 2026-11-20")]);
    let after = agenda(&[
        ("Heron", "call back 📅 2026-11-19"),
        ("Stork", "send one 📅 2026-11-18"),
        ("Avocet", "send two 📅 2026-11-18"),
    ]);
    assert_eq!(line(None, &before, &news(&["Tern.md"], &[])), "2026-11-19: 1 ahead\n");
    let told = line(Some(&before), &after, &news(&["Heron.md", "Stork.md", "Tern.md"], &["agenda.md"]));
    assert_eq!(
        told,
        "2026-11-19: 2 overdue, 1 today · new: Send two (Avocet), Send one (Stork) and 1 more · gone: Send the slides \
         (Tern) · Heron.md, Stork.md and 1 more · wrote agenda.md\n"
    );
    assert_eq!(line(None, &agenda(&[]), &News::default()), "2026-11-19: nothing to do\n");
}

#[test]
fn a_document_is_one_line_and_steers_no_terminal() {
    let before = agenda(&[]);
    let after = agenda(&[("Te\u{202e}rn\u{9b}31m", "send it 📅 2026-11-20")]);
    for text in [
        json(Some(&before), &after, &news(&["a\u{1b}[2J.md"], &[])),
        line(Some(&before), &after, &news(&["a\u{1b}[2J.md"], &[])),
    ] {
        assert_eq!(text.matches('\n').count(), 1);
        assert!(!text.contains(['\u{202e}', '\u{9b}', '\u{1b}']), "{text:?}");
    }
    let told: serde_json::Value =
        serde_json::from_str(&json(Some(&before), &after, &News::default())).expect("a JSON document");
    assert_eq!((&told["event"], &told["summary"]["upcoming"]), (&"change".into(), &1.into()));
    assert_eq!(told["new"][0]["due"], "2026-11-20");
    assert_eq!(told["new"][0]["company"], "Te\u{202e}rn\u{9b}31m");
    let start: serde_json::Value = serde_json::from_str(&json(None, &after, &News::default())).expect("a document");
    assert_eq!((&start["event"], &start["new"]), (&"start".into(), &serde_json::json!([])));
}
