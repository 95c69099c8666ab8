//! The lines of a note as they stand in the file, and how the entries of its log are written.

use super::days::Style;
use crate::note::{Block, BlockKind, Note};
use crate::settings::DateOrder;
use crate::text::Day;

/// A line without its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its first byte.
    pub(super) start: usize,
    /// The byte after its last one, before the line end.
    pub(super) end: usize,
    /// Where the next line begins.
    pub(super) next: usize,
}

/// The lines of a text. LF, CRLF and a lone CR each end one.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    lines: Vec<Line>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Lines<'t> {
        let bytes = text.as_bytes();
        let mut lines = Vec::new();
        let mut start = 0;
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if at < start {
                continue;
            }
            let crlf = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
            let next = if crlf { at + 2 } else { at + 1 };
            lines.push(Line { start, end: at, next });
            start = next;
        }
        if start < text.len() {
            lines.push(Line { start, end: text.len(), next: text.len() });
        }
        Lines { text, lines }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<Line> {
        self.lines.get(index).copied()
    }

    /// The words of a line, without its end.
    pub(super) fn words(&self, index: usize) -> &'t str {
        self.get(index).and_then(|line| self.text.get(line.start..line.end)).unwrap_or("")
    }

    /// The line that holds a byte.
    pub(super) fn of(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    /// How the line at or before this one ends; where none does, the file's first end; else LF.
    pub(super) fn ending(&self, index: usize) -> &'t str {
        let end = |line: &Line| self.text.get(line.end..line.next).filter(|end| !end.is_empty());
        let near = (0..=index.min(self.len().saturating_sub(1))).rev().find_map(|at| end(self.lines.get(at)?));
        near.or_else(|| self.lines.iter().find_map(end)).unwrap_or("\n")
    }

    /// Whether a line holds nothing but blanks and the signs of a quotation.
    pub(super) fn is_blank(&self, index: usize) -> bool {
        self.words(index).chars().all(|c| c.is_whitespace() || c == '>')
    }
}

/// How a list item begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Marker {
    Bullet(char),
    Number(u64, char),
}

/// The beginning of a list item as it stands in its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item<'t> {
    /// Indentation, and the signs of a quotation.
    pub(super) prefix: &'t str,
    pub(super) marker: Marker,
    /// The blanks after the marker.
    pub(super) gap: &'t str,
    /// The rest of the line, box included.
    pub(super) rest: &'t str,
}

/// Reads the beginning of a list item.
pub(super) fn item(line: &str) -> Option<Item<'_>> {
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    let inner = line.trim_start_matches([' ', '\t', '>']);
    let prefix = line.get(..line.len() - inner.len())?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let (marker, width) = match inner.get(digits..)?.chars().next()? {
        c @ ('-' | '*' | '+') if digits == 0 => (Marker::Bullet(c), 1),
        c @ ('.' | ')') if (1..=9).contains(&digits) => {
            (Marker::Number(inner.get(..digits)?.parse().ok()?, c), digits + 1)
        }
        _ => return None,
    };
    let after = inner.get(width..)?;
    let rest = after.trim_start_matches([' ', '\t']);
    let gap = after.get(..after.len() - rest.len())?;
    (!gap.is_empty() || rest.is_empty()).then_some(Item { prefix, marker, gap, rest })
}

/// How the entries of a log are written: what stands around their days, and how their words begin and end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manner {
    /// What stands before the day (`**`, `[[`).
    pub(super) open: String,
    pub(super) style: Style,
    /// What stands between the day and the words (`: `, `]] — `).
    pub(super) close: String,
    /// The words begin with a small letter.
    pub(super) small: bool,
    /// The words end with a full stop.
    pub(super) stop: bool,
}

impl Manner {
    /// How this program writes where the note shows no manner of its own.
    pub(super) fn own() -> Manner {
        Manner { open: String::new(), style: Style::ISO, close: ": ".to_owned(), small: false, stop: true }
    }

    /// Reads the day and the manner of an entry from its words.
    pub(super) fn read(words: &str, near: Day, order: DateOrder) -> Option<(Day, Manner)> {
        let inner = words.trim_start_matches(['*', '_', '[', '(', '`']);
        let open = words.get(..words.len() - inner.len())?;
        if open.len() > 4 {
            return None;
        }
        let (day, style, length) = Style::read(inner, near, order)?;
        let after = inner.get(length..)?;
        let signs = ['*', '_', ']', ')', '`', ':', '-', '\u{2013}', '\u{2014}', '|', ',', '.', ' ', '\t', '\u{2192}'];
        let said = after.trim_start_matches(signs);
        let mut close = after.get(..after.len() - said.len())?.to_owned();
        if said.is_empty() || close.trim_end() == close {
            close = format!("{}: ", close.trim_end_matches([':', ' ']));
        }
        let text = said.trim_end();
        let small = text.chars().next().is_some_and(char::is_lowercase);
        let stop = text.is_empty() || text.ends_with(['.', '!', '?']);
        Some((day, Manner { open: open.to_owned(), style, close, small, stop }))
    }

    /// An entry in this manner.
    pub(super) fn write(&self, day: Day, sentence: &str) -> String {
        format!("{}{}{}{}", self.open, self.style.write(day), self.close, self.words(sentence))
    }

    /// The words of an entry in this manner.
    pub(super) fn words(&self, sentence: &str) -> String {
        let sentence = if self.small { small(sentence) } else { sentence.to_owned() };
        let one = !sentence.trim_end_matches('.').contains(". ");
        if self.stop || !one { sentence } else { sentence.trim_end_matches('.').to_owned() }
    }
}

/// The first letter made small: the sentences of this program begin with a verb.
fn small(sentence: &str) -> String {
    super::words::lower(sentence)
}

/// An entry of a list.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) day: Day,
    pub(super) manner: Manner,
    /// Its first line.
    pub(super) first: usize,
    /// Its last line, with what is nested in it.
    pub(super) last: usize,
}

/// The dated entry that a list item or paragraph is, if it is one.
pub(super) fn entry(note: &Note, lines: &Lines<'_>, index: usize, near: Day, order: DateOrder) -> Option<Entry> {
    let block = note.blocks.get(index)?;
    let first = lines.of(block.span.start as usize);
    let words = match block.kind {
        // A box is a task, open or done, and no line of a log.
        BlockKind::Item { mark: None, .. } => item(lines.words(first))?.rest,
        BlockKind::Paragraph => lines.words(first).trim_start_matches([' ', '\t', '>']),
        _ => return None,
    };
    let (day, manner) = Manner::read(words, near, order)?;
    Some(Entry { day, manner, first, last: last_line(note, lines, index) })
}

/// The last line of a block with everything that is nested in it.
pub(super) fn last_line(note: &Note, lines: &Lines<'_>, index: usize) -> usize {
    let end_of = |block: &Block| lines.of((block.span.end as usize).saturating_sub(1).max(block.span.start as usize));
    let Some(block) = note.blocks.get(index) else { return 0 };
    let first = lines.of(block.span.start as usize);
    let mut last = end_of(block).max(first);
    let nested =
        |at: usize| std::iter::successors(Some(at), |at| note.blocks.get(*at)?.parent).skip(1).any(|at| at == index);
    for (at, other) in note.blocks.iter().enumerate().skip(index + 1) {
        if lines.of(other.span.start as usize) > last + 2 || !nested(at) {
            break;
        }
        last = last.max(end_of(other));
    }
    // Blank lines at its end are not part of it.
    while last > first && lines.is_blank(last) {
        last -= 1;
    }
    // Lines that are indented below it are (code, for instance, is no block of prose).
    let indent = |line: usize| lines.words(line).len() - lines.words(line).trim_start_matches([' ', '\t', '>']).len();
    while last + 1 < lines.len() && !lines.is_blank(last + 1) && indent(last + 1) > indent(first) + 1 {
        last += 1;
    }
    last
}
