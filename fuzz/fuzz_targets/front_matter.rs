//! Any front matter: reading it never fails, and every value lies where it is said to lie.

#![no_main]

use journal::note::{Note, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let bytes = format!("---\n{text}\n---\nMet Dana.\n").into_bytes();
    let note = Note::read(&Source { path: "acme.md".into(), bytes });
    for field in &note.front.fields {
        for (value, span) in field.value.texts() {
            assert!(note.text.get(span.range()).is_some(), "{value:?} at {span:?}");
        }
    }
});
