//! Any two files: an agenda on any day near them, and each of its items where it says it is.

#![no_main]

use journal::agenda::build;
use journal::note::Source;
use journal::settings::Settings;
use journal::text::Day;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &[u8], &[u8])| {
    let (ahead, one, two) = input;
    let sources = vec![
        Source { path: "one.md".into(), bytes: one.to_vec() },
        Source { path: "log/2026-11-18 two.md".into(), bytes: two.to_vec() },
    ];
    let today = Day::parse_iso("2026-11-01").and_then(|day| day.plus(i64::from(ahead))).expect("a day");
    let agenda = build(sources, &Settings::default(), today);
    for item in &agenda.items {
        assert!(item.sources.iter().all(|source| source.place.line >= 1));
    }
});
