//! Any text in the places where people stand: front matter, a list of attendees, a table, a signature.

#![no_main]

use journal::agenda::build;
use journal::note::Source;
use journal::settings::Settings;
use journal::text::Day;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let line = text.replace(['\n', '\r'], " ");
    let note = format!(
        "---\ntype: interview\ncompany: Acme\ndate: 2026-11-18\ninterviewers: {line}\n---\n\n\
         Attendees:\n\n- {line}\n\n| Name | Email |\n| --- | --- |\n| {line} | {line} |\n\n{text}\n"
    );
    let today = Day::parse_iso("2026-11-19").expect("a day");
    build(vec![Source { path: "acme.md".into(), bytes: note.into_bytes() }], &Settings::default(), today);
});
