//! Laws that hold for every note.

use journal::note::{Note, Value, open};
use journal::settings;
use journal::text::Span;
use proptest::prelude::*;

use super::source;

/// Pieces of which notes are made, so that random texts meet every rule.
fn notes() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "---\n",
        "------\n",
        "+++\n",
        "...\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "  ",
        "\t",
        " ",
        "- ",
        "* ",
        "1. ",
        "- [ ] ",
        "- [/] ",
        "> ",
        "> [!todo]- ",
        "# ",
        "## ",
        "| a | b |\n| --- | --- |\n",
        "| ",
        " |",
        "**",
        "*",
        "_",
        "`",
        "```\n",
        "~~",
        "==",
        "%%",
        "[[",
        "]]",
        "[",
        "](",
        ")",
        "(",
        "|",
        "\\|",
        "\\",
        "&amp;",
        "&",
        "<br>",
        "<!-- ",
        " -->",
        "<div>\n",
        "{{",
        "}}",
        "<% ",
        " %>",
        "https://a.example/x",
        "www.",
        "::",
        "Company:: ",
        "[due:: ",
        "📅 2026-11-20",
        " ^ab1",
        "^",
        "#tag",
        "company: ",
        "Role: Baker\n",
        "Status: ",
        "people: ",
        "Acme",
        "by next Friday",
        "Dana",
        "é",
        "\u{feff}",
        "\u{0}",
        "🎉",
        ": ",
        "\"",
        "'",
        "@",
        "[^1]",
        "[^1]: ",
        "===\n",
        "!",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn check(note: &Note) {
    let text = &note.text;
    let within = |span: Span| span.start <= span.end && text.get(span.range()).is_some();
    let mut start = note.front.span.start;
    for block in &note.blocks {
        assert!(within(block.span), "{:?} in {text:?}", block.span);
        assert!(block.span.start >= start, "blocks stand in order: {text:?}");
        start = block.span.start;
        assert!(block.section.is_none_or(|section| section < note.sections.len()));
        assert!(block.parent.is_none_or(|parent| parent < note.blocks.len()));

        let prose = &block.prose;
        let mut reached = 0;
        for (index, piece) in prose.map.iter().enumerate() {
            let end = prose.map.get(index + 1).map_or(prose.text.len(), |next| next.prose as usize);
            let from = Span { start: piece.source, end: piece.source + piece.source_len };
            assert!(within(from), "{piece:?} in {text:?}");
            assert!(piece.source >= reached, "pieces stand in order: {text:?}");
            reached = piece.source + piece.source_len;
            let words = prose.text.get(piece.prose as usize..end).expect("a piece begins at a character");
            if words.len() == from.len() && !words.contains(['\n', '\u{fffd}']) {
                assert_eq!(words, from.slice(text), "in step, the words are those of the file");
            }
        }
        for (at, c) in prose.text.char_indices() {
            let span = prose.to_source(Span::new(at, at + c.len_utf8()));
            assert!(within(span) && !span.is_empty(), "{c:?} at {at} comes from {span:?} in {text:?}");
        }
        for &span in &prose.masked {
            assert!(prose.text.get(span.range()).is_some(), "{span:?} in {:?}", prose.text);
        }
        assert!(prose.masked.windows(2).all(|pair| pair[0].end < pair[1].start), "{:?}", prose.masked);
        for link in &block.links {
            assert!(prose.text.get(link.span.range()).is_some(), "{link:?} in {:?}", prose.text);
        }
        assert!(block.fields.iter().all(|field| within(field.span)));
    }
    for section in &note.sections {
        assert!(within(section.span));
        assert!(section.parent.is_none_or(|parent| parent < note.sections.len()));
    }
    for field in &note.front.fields {
        assert!(within(field.name_span), "{field:?} in {text:?}");
        check_value(text, &field.value);
    }
    for problem in &note.problems {
        assert!(problem.place.as_ref().is_some_and(|place| within(place.span)), "{problem:?} in {text:?}");
    }
}

fn check_value(text: &str, value: &Value) {
    assert!(text.get(value.span().range()).is_some(), "{value:?} in {text:?}");
    match value {
        Value::Text(..) => {}
        Value::List(items, _) => items.iter().for_each(|item| check_value(text, item)),
        Value::Map(entries, _) => entries.iter().for_each(|(_, _, value)| check_value(text, value)),
    }
}

/// Code over several lines inside an unfinished wikilink is as long in the prose as what Markdown gives as its place.
#[test]
fn code_that_is_as_long_by_chance_is_no_copy() {
    check(&Note::read(&source("Acme.md", "---\n[[`| a | b |\n| --- | --- |\n| `]]")));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn every_byte_of_prose_maps_back(text in notes()) {
        check(&Note::read(&source("Acme.md", text)));
    }

    #[test]
    fn any_front_matter_is_read(text in notes()) {
        check(&Note::read(&source("Acme.md", format!("---\ncompany: Acme\n{text}"))));
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        check(&Note::read(&source("Acme.md", text)));
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let note = Note::read(&source("Acme.md", bytes.clone()));
        prop_assert!(note.text.is_empty() || note.text.len() == bytes.len());
        check(&note);
        open(&source("Acme.md", bytes), &settings::Notes::default());
    }
}
