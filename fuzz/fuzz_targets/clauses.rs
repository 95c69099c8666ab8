//! Any prose in a dated note: whose timeline it is and what happened, each on words that stand in the note.

#![no_main]

use std::sync::LazyLock;

use journal::extract::facts;
use journal::note::Source;
use journal::settings::Settings;
use journal::timeline::Calendar;
use libfuzzer_sys::fuzz_target;

static SETTINGS: LazyLock<Settings> = LazyLock::new(Settings::default);
static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| Calendar::new(&SETTINGS));

fuzz_target!(|text: &str| {
    let head = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-18\ninterviewers: Dana Okafor\n---\n\n";
    let note = format!("{head}{text}\n\n## Log\n\n- 2026-11-19 {text}\n- [ ] {text}\n");
    let facts = facts(&Source { path: "acme.md".into(), bytes: note.clone().into_bytes() }, &SETTINGS, &CALENDAR);
    for statement in &facts.statements {
        assert!(note.get(statement.place.span.range()).is_some(), "{:?}", statement.place);
    }
    for event in &facts.events {
        assert!(note.get(event.place.span.range()).is_some(), "{:?}", event.place);
    }
});
