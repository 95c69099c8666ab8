//! Any text as the agenda in a vault: what is ticked in it is neither lost nor doubled, and what was written stays as it is.

#![no_main]

use journal::agenda::Agenda;
use journal::agenda::agenda_file::AgendaFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let read = AgendaFile::read(text);
    let kept = AgendaFile::of(&Agenda::default()).keeping(&read, &[]);
    for ticked in read.ticked() {
        let is_there = |other: &journal::agenda::agenda_file::Ticked| {
            other.line == ticked.line || ticked.reference.is_some() && other.reference == ticked.reference
        };
        assert!(kept.ticked().iter().any(is_there), "{ticked:?}");
    }
    // Written and read, it says the same; and so it comes to rest.
    let written = kept.write();
    let again = AgendaFile::of(&Agenda::default()).keeping(&AgendaFile::read(&written), &[]);
    assert_eq!(again.write(), written);
});
