//! Source → Note: front matter with positions, and Markdown as blocks of joined prose with a map to byte offsets.

mod keys;

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::text::{LineIndex, Place, Span};

pub use keys::{KEYS, Key, fold_key};

/// The bytes of one file, and where they lie.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path below the journal's root, with `/` on every system.
    pub path: Arc<str>,
    /// The whole file.
    pub bytes: Vec<u8>,
}

/// A note that has been read.
#[derive(Debug)]
pub struct Note {
    /// The path below the journal's root, with `/` on every system.
    pub path: Arc<str>,
    /// The text; byte offsets are those of the file (a byte that is not UTF-8 is one `?`).
    pub text: String,
    /// Its lines.
    pub lines: LineIndex,
    /// The front matter, where there is one.
    pub front: Front,
    /// The headings, in order; `Block::section` points here.
    pub sections: Vec<Section>,
    /// The tables, in order; `BlockKind::Cell` points here.
    pub tables: Vec<Table>,
    /// The blocks of prose, in order.
    pub blocks: Vec<Block>,
    /// What went wrong while it was read.
    pub problems: Vec<Diagnostic>,
}

impl Note {
    /// The place of some bytes of this note.
    pub fn place(&self, span: Span) -> Place {
        self.lines.place(&self.path, &self.text, span)
    }
}

/// The front matter: the keys that are known, in the order in which they stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Front {
    /// The known keys with their values.
    pub fields: Vec<Field>,
    /// The bytes of the block, delimiters included; empty where there is none.
    pub span: Span,
}

impl Front {
    /// The first field with this key that has a value.
    pub fn get(&self, key: Key) -> Option<&Field> {
        self.all(key).next()
    }

    /// Every field with this key that has a value.
    pub fn all(&self, key: Key) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.key == key && !field.value.is_missing())
    }
}

/// One known key of the front matter (or a full-line inline field before the first heading).
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Which key it is.
    pub key: Key,
    /// As it is written.
    pub name: String,
    /// The bytes of its name.
    pub name_span: Span,
    /// Its value.
    pub value: Value,
}

/// A value of the front matter. Scalars stay as they were written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A scalar: the text without quotes, and its bytes.
    Text(String, Span),
    /// A list.
    List(Vec<Value>, Span),
    /// A map: names as written, with their values.
    Map(Vec<(String, Span, Value)>, Span),
}

impl Value {
    /// The bytes of the value.
    pub fn span(&self) -> Span {
        match self {
            Value::Text(_, span) | Value::List(_, span) | Value::Map(_, span) => *span,
        }
    }

    /// The scalars in it, in order (those of a map without their names).
    pub fn texts(&self) -> Vec<(&str, Span)> {
        match self {
            Value::Text(text, span) => vec![(text.as_str(), *span)],
            Value::List(items, _) => items.iter().flat_map(Value::texts).collect(),
            Value::Map(entries, _) => entries.iter().flat_map(|(_, _, value)| value.texts()).collect(),
        }
    }

    /// The first scalar in it, or an empty text.
    pub fn text(&self) -> &str {
        self.texts().first().map_or("", |(text, _)| text)
    }

    /// Whether it says nothing: empty, `TBD`, `unknown`, `None`, `YYYY-MM-DD`, an unexpanded template.
    pub fn is_missing(&self) -> bool {
        match self {
            Value::Text(text, _) => is_missing(text),
            Value::List(items, _) => items.iter().all(Value::is_missing),
            Value::Map(entries, _) => entries.iter().all(|(_, _, value)| value.is_missing()),
        }
    }
}

/// Whether a scalar counts as missing.
pub fn is_missing(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || text.contains("{{")
        || text.contains("<%")
        || ["tbd", "tba", "unknown", "none", "null", "~", "n/a", "yyyy-mm-dd", "-", "?"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word))
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 1 to 6.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Its block.
    pub block: usize,
    /// The nearest heading above it of a smaller level.
    pub parent: Option<usize>,
    /// The bytes from the heading to the next heading of the same or a smaller level.
    pub span: Span,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The words of the header cells.
    pub headers: Vec<String>,
    /// How many rows follow the header.
    pub rows: u32,
}

/// What kind of block some prose stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A list item, or the lines of it before a nested list.
    Item {
        /// The character in its task box, where it has one (`' '`, `'x'`, `'/'`, `'-'` …).
        mark: Option<char>,
        /// The bytes of that character.
        mark_span: Span,
    },
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// A cell of a table.
    Cell {
        /// Which table of the note.
        table: usize,
        /// 0 is the header.
        row: u32,
        /// From 0.
        column: u32,
    },
}

/// A block of joined prose.
#[derive(Debug, Clone)]
pub struct Block {
    /// What kind of block it is.
    pub kind: BlockKind,
    /// The heading above it (a heading's own section for a heading).
    pub section: Option<usize>,
    /// The list item that it is nested in.
    pub parent: Option<usize>,
    /// How many block quotes or callouts it stands in.
    pub quoted: u8,
    /// The callout's type, in lower case (`quote`, `todo` …), where it stands in one.
    pub callout: Option<String>,
    /// The bytes of the block's lines, list marker included.
    pub span: Span,
    /// Its words.
    pub prose: Prose,
    /// Its wikilinks and links, with the words that stand for them in the prose.
    pub links: Vec<Link>,
    /// Its inline fields (`[due:: 2026-11-18]`, `Key:: value`).
    pub fields: Vec<InlineField>,
}

/// Joined prose with a map back to the bytes of the file.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// The words: emphasis, escapes and entities undone, line ends kept as `\n`.
    pub text: String,
    /// Pieces in order: where each begins in `text`, where in the file, and whether bytes run in step until the next.
    pub map: Vec<Piece>,
    /// Spans of `text` that are no prose: code, addresses on the web, comments, templates, the tool's own output.
    pub masked: Vec<Span>,
}

/// One piece of a prose map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins in the prose.
    pub prose: u32,
    /// Where it begins in the file.
    pub source: u32,
    /// Its length in the file (that in the prose ends where the next piece begins; equal lengths run in step).
    pub source_len: u32,
}

impl Prose {
    /// The bytes of the file that some bytes of the prose came from.
    pub fn to_source(&self, span: Span) -> Span {
        Span { start: self.offset(span.start, false), end: self.offset(span.end, true) }
    }

    fn offset(&self, at: u32, is_end: bool) -> u32 {
        // An end belongs to the piece that holds the byte before it.
        let probe = if is_end { at.saturating_sub(1) } else { at };
        let index = self.map.partition_point(|piece| piece.prose <= probe).saturating_sub(1);
        let Some(piece) = self.map.get(index) else { return 0 };
        let prose_end = self.map.get(index + 1).map_or(self.text.len() as u32, |next| next.prose);
        let inside = at.saturating_sub(piece.prose);
        if prose_end - piece.prose == piece.source_len {
            piece.source + inside.min(piece.source_len)
        } else if is_end {
            piece.source + piece.source_len
        } else {
            piece.source
        }
    }
}

/// A link in prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its words in the prose.
    pub span: Span,
    /// The note's name or path (without `#heading` and alias), or the address.
    pub target: String,
    /// Whether it is a wikilink (`[[…]]`).
    pub wiki: bool,
}

/// A Dataview inline field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlineField {
    /// The key, as written.
    pub name: String,
    /// The value, as written.
    pub value: String,
    /// The bytes of the value in the file.
    pub span: Span,
}
