//! The conventions of Obsidian and its plugins: task lines, callouts, wikilinks, inline fields, tags, block ids.
//!
//! Read from the sources of obsidian-tasks (2026-08), Dataview (2025-04) and Obsidian's help (2026-08).

mod tasks;

use std::ops::Range;

use crate::text::Span;

pub use tasks::{TaskDate, TaskLine, task_line};

/// The keys of the Tasks plugin in Dataview's form.
pub const TASK_KEYS: &[&str] = &[
    "id",
    "dependsOn",
    "priority",
    "repeat",
    "onCompletion",
    "created",
    "start",
    "scheduled",
    "due",
    "cancelled",
    "completion",
];

/// A task box at the start of a list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TaskBox {
    /// The character in it.
    pub(super) mark: char,
    /// The bytes of that character.
    pub(super) span: Span,
    /// Where the words begin.
    pub(super) end: usize,
}

/// The box of the list item that begins at `start`: a marker, spaces, `[c]`.
pub(super) fn task_box(text: &str, start: usize) -> Option<TaskBox> {
    let item = text.get(start..)?;
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let marker = match item.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => 1,
        b'.' | b')' if digits > 0 => digits + 1,
        _ => return None,
    };
    let rest = item.get(marker..)?;
    let spaces = rest.bytes().take_while(|&b| b == b' ' || b == b'\t').count();
    let inside = rest.get(spaces..)?.strip_prefix('[')?;
    let mark = inside.chars().next().filter(|c| !matches!(c, '\n' | '\r'))?;
    let after = inside.get(mark.len_utf8()..)?.strip_prefix(']')?;
    // `[x](address)` is a link, `[x]: address` a definition.
    if spaces == 0 || after.starts_with(['(', '[', ':']) {
        return None;
    }
    let at = start + marker + spaces + 1;
    let blanks = after.bytes().take_while(|&b| b == b' ' || b == b'\t').count();
    let end = at + mark.len_utf8() + 1 + blanks;
    Some(TaskBox { mark, span: Span::new(at, at + mark.len_utf8()), end })
}

/// The head of a callout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Callout {
    /// Its type, in lower case.
    pub(super) kind: String,
    /// Where its title begins, in bytes of the quote.
    pub(super) head_end: usize,
    /// Where the line of its title ends.
    pub(super) title_end: usize,
}

/// Reads `> [!type]±` at the start of a quote.
pub(super) fn callout(quote: &str) -> Option<Callout> {
    let inside = quote.strip_prefix('>').unwrap_or(quote).trim_start_matches([' ', '\t']);
    let kind = inside.strip_prefix("[!")?;
    let line = kind.find(['\n', '\r']).unwrap_or(kind.len());
    let close = kind.find(']').filter(|&at| at < line && at > 0)?;
    let start = quote.len() - kind.len();
    let after = kind.get(close + 1..)?;
    let folded = usize::from(after.starts_with(['+', '-']));
    let blanks = after.get(folded..)?.bytes().take_while(|&b| b == b' ' || b == b'\t').count();
    Some(Callout {
        kind: kind.get(..close)?.split('|').next()?.trim().to_lowercase(),
        head_end: start + close + 1 + folded + blanks,
        title_end: start + line,
    })
}

/// A wikilink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WikiLink {
    /// The note's name or path, without heading, block and `.md`.
    pub target: String,
    /// The bytes of the alias, where there is one.
    pub alias: Option<Range<usize>>,
    /// The bytes of the words that stand for it: the alias, else the last part of the path, else the heading.
    pub shown: Range<usize>,
    /// Whether it is embedded (`![[…]]`).
    pub embed: bool,
}

/// Reads a wikilink that is the whole of `text`: `[[Note]]`, `[[Folder/Note.md|alias]]`, `[[Note#Heading]]`,
/// `[[Note#^block]]`, `[[#Heading]]`, `![[embed]]`, and `\|` as it stands in tables.
pub fn wikilink(text: &str) -> Option<WikiLink> {
    let embed = text.starts_with('!');
    let inside = text.strip_prefix('!').unwrap_or(text).strip_prefix("[[")?.strip_suffix("]]")?;
    // A link stands on one line; what spans two is brackets in prose.
    if inside.contains(['\n', '\r']) {
        return None;
    }
    let base = text.len() - inside.len() - 2;
    let (link, alias) = match inside.split_once('|') {
        Some((link, alias)) => (link.strip_suffix('\\').unwrap_or(link), Some(alias)),
        None => (inside, None),
    };
    let (path, heading) = link.split_once('#').map_or((link, None), |(path, heading)| (path, Some(heading)));
    let name = path.trim_end().strip_suffix(".md").unwrap_or(path);
    let at = |part: &str, from: usize| {
        let blanks = part.len() - part.trim_start().len();
        base + from + blanks..base + from + blanks + part.trim().len()
    };
    let alias = alias.filter(|alias| !alias.trim().is_empty()).map(|alias| at(alias, inside.len() - alias.len()));
    let last = name.rfind('/').map_or(0, |slash| slash + 1);
    let shown = match (&alias, heading) {
        (Some(alias), _) => alias.clone(),
        (None, Some(heading)) if name.trim().is_empty() => {
            at(heading.trim_start_matches('^'), link.len() - heading.trim_start_matches('^').len())
        }
        _ => at(name.get(last..).unwrap_or(name), last),
    };
    Some(WikiLink { target: name.trim().to_owned(), alias, shown, embed })
}

/// The block id at the end of a text, with the blanks before it.
pub fn block_id(text: &str) -> Option<Span> {
    let trimmed = text.trim_end();
    let caret = trimmed.rfind('^')?;
    let id = trimmed.get(caret + 1..)?;
    let before = trimmed.get(..caret)?;
    let valid = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (valid && (before.is_empty() || before.ends_with(char::is_whitespace)))
        .then(|| Span::new(before.trim_end().len(), text.len()))
}

/// An inline field in prose; spans are bytes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundField {
    /// With brackets.
    pub whole: Span,
    /// The key.
    pub name: Span,
    /// The value, trimmed.
    pub value: Span,
    /// Whether it is a line of its own (`Key:: value`) rather than `[key:: value]` or `(key:: value)`.
    pub full_line: bool,
}

/// Longer than this no key is, with the blanks around it.
const KEY_LENGTH: usize = 80;

/// Longer than this no value in brackets is.
const VALUE_LENGTH: usize = 1000;

/// The inline fields of a text, in order.
pub fn inline_fields(text: &str) -> Vec<FoundField> {
    let mut found: Vec<FoundField> = Vec::new();
    for at in memchr::memmem::find_iter(text.as_bytes(), b"::") {
        if found.last().is_some_and(|last| at < last.whole.end as usize) {
            continue;
        }
        let mut from = at.saturating_sub(KEY_LENGTH);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let Some(before) = text.get(from..at) else { continue };
        let field =
            match before.rfind(['[', '(', ']', ')', '\n']).map(|mark| (from + mark, before.as_bytes().get(mark))) {
                Some((open, Some(b'[' | b'('))) => bracket_field(text, open, at),
                Some((newline, Some(b'\n'))) => line_field(text, newline + 1, at, "::".len()),
                None if from == 0 => line_field(text, 0, at, "::".len()),
                _ => None,
            };
        found.extend(field);
    }
    found
}

fn bracket_field(text: &str, open: usize, colons: usize) -> Option<FoundField> {
    let (opening, closing) = if text.as_bytes().get(open) == Some(&b'[') { (b'[', b']') } else { (b'(', b')') };
    let name = trimmed(text, open + 1..colons)?;
    let mut depth = 0usize;
    let mut bytes = text.bytes().enumerate().skip(colons + 2).take(VALUE_LENGTH);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => {
                bytes.next();
            }
            b'\n' => return None,
            _ if byte == opening => depth += 1,
            _ if byte == closing && depth > 0 => depth -= 1,
            _ if byte == closing => {
                let value = trimmed(text, colons + 2..at).unwrap_or(Span::new(colons + 2, colons + 2));
                return Some(FoundField { whole: Span::new(open, at + 1), name, value, full_line: false });
            }
            _ => {}
        }
    }
    None
}

/// The field of the line that begins at `start`; its mark, of so many bytes, stands at `colons`.
pub(super) fn line_field(text: &str, start: usize, colons: usize, mark: usize) -> Option<FoundField> {
    let name = trimmed(text, start..colons)?;
    let key = name.slice(text);
    let is_key = key.len() <= 64
        && key.chars().any(char::is_alphabetic)
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '*'));
    if !is_key {
        return None;
    }
    let end = text.get(colons..)?.find('\n').map_or(text.len(), |newline| colons + newline);
    let value = trimmed(text, colons + mark..end).unwrap_or(Span::new(colons + mark, colons + mark));
    Some(FoundField { whole: Span::new(start, end), name, value, full_line: true })
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Span> {
    let words = text.get(range.clone())?;
    let start = range.start + words.len() - words.trim_start().len();
    let length = words.trim().len();
    (length > 0).then(|| Span::new(start, start + length))
}

/// The tags of a text with their bytes, `#` included; names without it.
pub fn tags(text: &str) -> Vec<(Span, &str)> {
    let mut found = Vec::new();
    for at in memchr::memchr_iter(b'#', text.as_bytes()) {
        let opens = text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace));
        let rest = text.get(at + 1..).unwrap_or("");
        let end =
            rest.find(|c: char| c.is_whitespace() || "!@#$%^&*(),.?\":{}|<>[];'`".contains(c)).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or("");
        if opens && name.chars().any(|c| !c.is_ascii_digit()) {
            found.push((Span::new(at, at + 1 + end), name));
        }
    }
    found
}
