//! Any settings file: every problem is a diagnostic, and what could be read serves to read a note.

#![no_main]

use journal::agenda::build;
use journal::note::Source;
use journal::settings::Settings;
use journal::text::Day;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut settings = Settings::default();
    // What is wrong is reported; the settings that could be read count all the same.
    let _ = settings.read_toml("journal.toml", text);
    let note = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-18\n---\nThey decide by Friday, or by 3/4.\n";
    let today = Day::parse_iso("2026-11-19").expect("a day");
    build(vec![Source { path: "acme.md".into(), bytes: note.into() }], &settings, today);
});
