//! Every source in the JSON cuts its words out of its file, byte for byte.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use journal::agenda::build;
use journal::note::Source;
use journal::render::{Texts, json};
use journal::settings::Settings;
use journal::text::{Day, LineIndex};
use proptest::prelude::*;

struct Files(HashMap<String, Arc<str>>);

impl Texts for Files {
    fn text(&self, path: &str) -> Option<Arc<str>> {
        self.0.get(path).cloned()
    }
}

/// How many sources the agenda of some notes names; each is held against its file.
fn check(notes: &[(String, String)], settings: &Settings, today: Day) -> usize {
    let sources = notes
        .iter()
        .map(|(path, text)| Source { path: path.as_str().into(), bytes: text.as_bytes().to_vec() })
        .collect();
    let files = Files(notes.iter().map(|(path, text)| (path.clone(), text.as_str().into())).collect());
    let agenda = build(sources, settings, today);
    let value: serde_json::Value = serde_json::from_str(&json::agenda(&agenda, "", &files)).expect("JSON");
    let mut seen = 0;
    for item in value["items"].as_array().expect("items") {
        assert_eq!(item["source"], item["sources"].get(0).cloned().unwrap_or_default());
        for source in item["sources"].as_array().expect("sources") {
            let text = &files.0[source["path"].as_str().expect("a path")];
            let number = |name: &str| source[name].as_u64().expect("a number");
            let (start, end) = (number("start") as usize, number("end") as usize);
            assert_eq!(text.get(start..end), source["text"].as_str(), "{source}");
            assert!(start < end, "{source}");
            let position = LineIndex::new(text).position(text, start as u32);
            assert_eq!((u64::from(position.0), u64::from(position.1)), (number("line"), number("column")), "{source}");
            seen += 1;
        }
    }
    seen
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day of the test")
}

#[test]
fn the_example_journal() {
    fn walk(folder: &Path, root: &Path, notes: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                walk(&path, root, notes);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                let below = path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
                notes.push((below, fs::read_to_string(&path).expect("it can be read")));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-journal");
    let mut notes = Vec::new();
    walk(&root, &root, &mut notes);
    let mut settings = Settings::default();
    let text = fs::read_to_string(root.join("journal.toml")).expect("it can be read");
    settings.read_toml("journal.toml", &text).expect("it is right");
    let crlf: Vec<(String, String)> =
        notes.iter().map(|(path, text)| (path.clone(), format!("\u{feff}{}", text.replace('\n', "\r\n")))).collect();
    let mut today = day("2026-10-05");
    let mut seen = 0;
    while today < day("2026-11-10") {
        let plain = check(&notes, &settings, today);
        assert_eq!(check(&crlf, &settings, today), plain, "{today}");
        seen += plain;
        today = today.plus(3).expect("a day");
    }
    assert!(seen > 50, "only {seen} sources were seen");
}

/// A sentence with a phrase of time, with markup inside the phrase, and pieces that may stand around it.
fn sentence() -> impl Strategy<Value = String> {
    let phrase = proptest::sample::select(vec![
        "by Friday",
        "by the **end** of *next week*",
        "by the\nend of next week",
        "in two&nbsp;weeks",
        "on [[2026-11-24]]",
        "by `x` Tuesday",
        "before **Thanksgiving**",
        "within 10 ==business days==",
        "by the 2_8_th",
        "on Monday at 3\\:30",
    ]);
    let before = proptest::sample::select(vec![
        "",
        "Søren said: ",
        "日本 👩‍💻 ",
        "a \\* b, ",
        "**Bold** and ",
        "See https://a.example/1 ",
    ]);
    let who = proptest::sample::select(vec![
        "they will call me ",
        "Dana decides ",
        "I'll send the form ",
        "HR gets back to me ",
    ]);
    (before, who, phrase).prop_map(|(before, who, phrase)| format!("{before}{who}{phrase}."))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn notes_of_any_shape(
        sentences in proptest::collection::vec((sentence(), 0..5), 1..6),
        crlf in any::<bool>(),
        bom in any::<bool>(),
        ahead in 0_i64..20,
    ) {
        let mut text = "---\ntype: interview\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\ninterviewers: Dana Okafor\n---\n\n".to_owned();
        for (sentence, shape) in sentences {
            let flat = sentence.replace('\n', " ");
            text += &match shape {
                0 => format!("{sentence}\n\n"),
                1 => format!("- {}\n", sentence.replace('\n', "\n  ")),
                2 => format!("> {}\n\n", sentence.replace('\n', "\n> ")),
                3 => format!("\n| Day | What |\n| --- | --- |\n| 2026-11-18 | {flat} |\n\n"),
                _ => format!("- [ ] {flat}\n"),
            };
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        if bom {
            text.insert(0, '\u{feff}');
        }
        let today = day("2026-11-18").plus(ahead).expect("a day");
        check(&[("acme.md".to_owned(), text)], &Settings::default(), today);
    }
}
