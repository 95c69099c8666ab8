//! Any Markdown: every byte of prose maps back to bytes of the file, and the pieces stand in order.

#![no_main]

use journal::note::{Note, Source};
use journal::text::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let note = Note::read(&Source { path: "acme.md".into(), bytes: bytes.to_vec() });
    for block in &note.blocks {
        assert!(note.text.get(block.span.range()).is_some(), "{:?}", block.span);
        let prose = &block.prose;
        for (at, letter) in prose.text.char_indices() {
            let span = Span { start: at as u32, end: (at + letter.len_utf8()) as u32 };
            assert!(note.text.get(prose.to_source(span).range()).is_some(), "{letter:?} of {:?}", prose.text);
        }
    }
});
