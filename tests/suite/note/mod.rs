//! Reading notes.

mod bad_input;
mod counts;
mod front_matter;
mod laws;
mod obsidian;
mod prose;

use std::sync::Arc;

use journal::note::{Block, BlockKind, Key, Note, Source};

fn source(path: &str, bytes: impl Into<Vec<u8>>) -> Source {
    Source { path: Arc::from(path), bytes: bytes.into() }
}

fn note(text: &str) -> Note {
    Note::read(&source("Acme.md", text))
}

/// The scalars of a key, each with the bytes of the file that its span cuts out.
fn values(note: &Note, key: Key) -> Vec<(String, String)> {
    let fields = note.front.all(key);
    let texts = fields.flat_map(|field| field.value.texts());
    texts.map(|(words, span)| (words.to_owned(), span.slice(&note.text).to_owned())).collect()
}

/// The scalars of a key.
fn words(note: &Note, key: Key) -> Vec<String> {
    values(note, key).into_iter().map(|(words, _)| words).collect()
}

/// The names of the problems, in order.
fn problems(note: &Note) -> Vec<&'static str> {
    note.problems.iter().map(|problem| problem.code.name()).collect()
}

/// Each block as one line: its kind, its words.
fn blocks(note: &Note) -> Vec<String> {
    note.blocks.iter().map(line).collect()
}

fn line(block: &Block) -> String {
    let kind = match &block.kind {
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Item { mark: None, .. } => "-".to_owned(),
        BlockKind::Item { mark: Some(mark), .. } => format!("[{mark}]"),
        BlockKind::Heading { level } => "#".repeat(usize::from(*level)),
        BlockKind::Cell { row, column, .. } => format!("{row},{column}"),
    };
    format!("{}{kind} {}", ">".repeat(usize::from(block.quoted)), block.prose.text)
}

/// The words of a block that are masked.
fn masked(block: &Block) -> Vec<&str> {
    block.prose.masked.iter().map(|span| span.slice(&block.prose.text)).collect()
}
