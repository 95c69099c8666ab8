//! Reading notes.

use std::sync::Arc;

use journal::note::{BlockKind, Key, Note, Source};
use journal::text::Span;

fn note(text: &str) -> Note {
    Note::read(&Source { path: Arc::from("acme.md"), bytes: text.as_bytes().to_vec() })
}

/// Each block as one line: its kind, its words.
fn blocks(note: &Note) -> Vec<String> {
    let line = |block: &journal::note::Block| {
        let kind = match &block.kind {
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item { mark: None, .. } => "-".to_owned(),
            BlockKind::Item { mark: Some(mark), .. } => format!("[{mark}]"),
            BlockKind::Heading { level } => "#".repeat(usize::from(*level)),
            BlockKind::Cell { row, column, .. } => format!("{row},{column}"),
        };
        format!("{kind} {}", block.prose.text)
    };
    note.blocks.iter().map(line).collect()
}

#[test]
fn values_keep_their_bytes() {
    let text = "---\ncompany: Acme Robotics\nRole: \"Engineer\" # the second one\ninterviewers:\n  - name: Dana\n    phone: 0555 010\n  - Sam\n---\n";
    let note = note(text);
    let role = note.front.get(Key::Role).expect("a role");
    assert_eq!((role.value.text(), role.value.span().slice(text)), ("Engineer", "Engineer"));
    let people = note.front.get(Key::Interviewers).expect("people").value.texts();
    let people: Vec<(&str, &str)> = people.into_iter().map(|(words, span)| (words, span.slice(text))).collect();
    assert_eq!(people, [("Dana", "Dana"), ("0555 010", "0555 010"), ("Sam", "Sam")]);
}

#[test]
fn a_phrase_may_cross_emphasis_and_line_ends() {
    let text = "They answer **by the end\nof** next week.\n";
    let note = note(text);
    assert_eq!(blocks(&note), ["p They answer by the end\nof next week."]);
    let prose = &note.blocks[0].prose;
    let start = prose.text.find("by").expect("the phrase") as u32;
    let phrase = Span { start, end: start + "by the end\nof next week".len() as u32 };
    assert_eq!(prose.to_source(phrase).slice(text), "by the end\nof** next week");
}
