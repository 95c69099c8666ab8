//! Source → Note: front matter with positions, and Markdown as blocks of joined prose with a map to byte offsets.

mod containers;
mod counts;
mod dated;
mod decode;
mod finish;
mod front_matter;
mod keys;
mod markdown;
pub mod obsidian;
mod plain;
mod prose;
mod repair;
mod split;
mod toml_matter;
mod yaml;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::settings;
use crate::text::{LineIndex, Place, Span};

pub use counts::{Counted, company_of_folder, counted, day_in_name, is_included, lies_in};
pub(crate) use dated::opens_dated;
pub use keys::{KEYS, Key, fold_key};
pub use prose::{Piece, Prose};

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
    body_start: usize,
}

/// A problem whose place is not made yet.
#[derive(Debug)]
struct Problem {
    code: Code,
    message: String,
    help: Option<String>,
    span: Span,
}

impl Problem {
    fn new(code: Code, message: impl Into<String>, span: Span) -> Problem {
        Problem { code, message: message.into(), help: None, span }
    }

    fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    fn at(self, note: &Note) -> Diagnostic {
        let problem = Diagnostic::new(self.code, self.message, Some(note.place(self.span)));
        match self.help {
            Some(help) => problem.with_help(help),
            None => problem,
        }
    }
}

/// A note, or why it was passed over.
#[derive(Debug)]
pub enum Opened {
    /// It counts, and was read.
    Read(Box<Note>, Counted),
    /// It does not count ([`Counted::No`] or [`Counted::CompanyOnly`]); the body was not read.
    PassedOver {
        /// Why.
        counted: Counted,
        /// What has to be said all the same.
        problems: Vec<Diagnostic>,
    },
}

/// Reads a note if it is one of a job search; costs next to nothing if it is not.
pub fn open(source: &Source, notes: &settings::Notes) -> Opened {
    let passed = |counted, problems| Opened::PassedOver { counted, problems };
    if !counts::may_count(source, notes) {
        return passed(Counted::No, Vec::new());
    }
    let mut note = Note::begin(source);
    if note.problems.iter().any(|problem| problem.code == Code::ConflictMarkers) || note.text.is_empty() {
        return passed(Counted::No, note.problems);
    }
    let fields_in_body = memchr::memmem::find(note.body().as_bytes(), b"::").is_some();
    if fields_in_body {
        note.read_body();
    }
    let counted = counts::counted(&note, notes);
    if matches!(counted, Counted::No | Counted::CompanyOnly) {
        return passed(counted, Vec::new());
    }
    if !fields_in_body {
        note.read_body();
    }
    Opened::Read(Box::new(note), counted)
}

impl Note {
    /// Reads a note, whether it counts or not. It never fails: what went wrong stands in `problems`.
    pub fn read(source: &Source) -> Note {
        let mut note = Note::begin(source);
        note.read_body();
        note
    }

    /// Text, lines and front matter.
    fn begin(source: &Source) -> Note {
        let (text, mut found) = decode::decode(&source.bytes);
        let lines = LineIndex::new(&text);
        if let Some(span) = decode::conflict_marker(&text).filter(|span| !markdown::is_code(&text, span.start as usize))
        {
            found.push(Problem::new(Code::ConflictMarkers, "a git merge was left unfinished here", span));
        }
        let head = front_matter::read(&text);
        found.extend(head.problems);
        let mut note = Note {
            path: Arc::clone(&source.path),
            text,
            lines,
            front: head.front,
            body_start: head.body,
            sections: Vec::new(),
            tables: Vec::new(),
            blocks: Vec::new(),
            problems: Vec::new(),
        };
        note.problems = found.into_iter().map(|problem| problem.at(&note)).collect();
        note
    }

    /// What follows the front matter.
    pub fn body(&self) -> &str {
        self.text.get(self.body_start..).unwrap_or("")
    }

    fn read_body(&mut self) {
        let body = markdown::read(&self.text, self.body_start);
        self.sections = body.sections;
        self.tables = body.tables;
        self.blocks = body.blocks;
        self.front.fields.extend(body.fields);
    }

    /// The headings above a block, innermost first.
    pub fn above(&self, block: &Block) -> impl Iterator<Item = &Section> {
        let section = |index: Option<usize>| index.and_then(|index| self.sections.get(index));
        std::iter::successors(section(block.section), move |below| section(below.parent))
    }

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
        self.first().map_or("", |(text, _)| text)
    }

    /// The first scalar in it with its bytes.
    fn first(&self) -> Option<(&str, Span)> {
        match self {
            Value::Text(text, span) => Some((text, *span)),
            Value::List(items, _) => items.iter().find_map(Value::first),
            Value::Map(entries, _) => entries.iter().find_map(|(_, _, value)| value.first()),
        }
    }

    /// The bytes of the file that a part of the first scalar came from: exact where the scalar stands in the file as it
    /// is, the whole scalar where it was unescaped or folded.
    pub fn cut(&self, note: &str, part: Span) -> Span {
        let whole = self.first().map_or(self.span(), |(_, span)| span);
        if whole.slice(note) != self.text() {
            return whole;
        }
        Span { start: whole.start.saturating_add(part.start), end: whole.start.saturating_add(part.end).min(whole.end) }
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
    let opens = || memchr::memchr2(b'{', b'<', text.as_bytes()).is_some();
    text.is_empty()
        || opens() && (text.contains("{{") || text.contains("<%"))
        || matches!(text.len(), 1 | 3 | 4 | 7 | 10)
            && ["tbd", "tba", "unknown", "none", "null", "~", "n/a", "yyyy-mm-dd", "-", "?"]
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
    /// Its block id (`^id` at its end), which is no part of the prose.
    pub id: Option<String>,
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
