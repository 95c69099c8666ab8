//! From byte offsets to lines and columns.

use std::sync::Arc;

use super::{Place, Span};

/// The line starts of one text. LF, CRLF and a lone CR each end a line.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters stand before each block of [`BLOCK`] bytes, so that a column far to the right of a long line is
    /// found without counting from its beginning; empty where no line is longer than a block, or every character is one
    /// byte.
    counted: Vec<u32>,
}

const BLOCK: usize = 1024;

/// The characters that begin in some bytes of UTF-8.
fn characters(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(*byte & 0xc0 != 0x80)).sum()
}

impl LineIndex {
    /// Reads the line starts, in one pass over the bytes.
    pub fn new(text: &str) -> LineIndex {
        /// Lines of notes are mostly longer than this.
        const SHORT: usize = 32;
        let bytes = text.as_bytes();
        let mut starts = Vec::with_capacity(bytes.len() / SHORT + 1);
        starts.push(0);
        let (mut before, mut longest) = (0, 0);
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(Span::new(at + 1, at + 1).start);
                longest = longest.max(at + 1 - before);
                before = at + 1;
            }
        }
        longest = longest.max(bytes.len() - before);
        let mut counted = Vec::new();
        if longest > BLOCK && !text.is_ascii() {
            let mut sum = 0;
            for block in bytes.chunks(BLOCK) {
                counted.push(sum);
                sum += characters(block);
            }
        }
        LineIndex { starts, counted }
    }

    /// How many characters stand between two offsets of one line.
    fn characters_between(&self, text: &str, start: usize, end: usize) -> u32 {
        let count = |start: usize, end: usize| characters(text.as_bytes().get(start..end).unwrap_or(&[]));
        if end.saturating_sub(start) <= BLOCK {
            return count(start, end);
        }
        let before = |at: usize| {
            let block = (at / BLOCK).min(self.counted.len().saturating_sub(1));
            // Without blocks every character is one byte.
            self.counted.get(block).map_or(at as u32, |counted| counted + count(block * BLOCK, at))
        };
        before(end).saturating_sub(before(start))
    }

    /// The line that holds `offset`, counted from 0.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// Where line `line` (from 0) begins; the end of the text for a line past the last.
    pub fn start_of(&self, line: usize, text: &str) -> usize {
        self.starts.get(line).map_or(text.len(), |&start| start as usize)
    }

    /// Line and column of a byte offset, both from 1, columns in characters.
    pub fn position(&self, text: &str, offset: u32) -> (u32, u32) {
        let line = self.line_of(offset);
        let start = self.starts[line] as usize;
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let marked = u32::from(start == 0 && end >= 3 && text.starts_with('\u{feff}'));
        let column = self.characters_between(text, start, end).saturating_sub(marked);
        (line as u32 + 1, column + 1)
    }

    /// The place of a span in the file at `path`.
    pub fn place(&self, path: &Arc<str>, text: &str, span: Span) -> Place {
        let (line, column) = self.position(text, span.start);
        Place { path: Arc::clone(path), span, line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_however_long_the_line() {
        for text in [
            "plain\nlines\r\nhere",
            "\u{feff}é ü\nö",
            &"é, a ".repeat(2_000),
            &format!("{}\n{}", "x".repeat(3_000), "ü".repeat(900)),
        ] {
            let index = LineIndex::new(text);
            for (at, _) in text.char_indices().step_by(7) {
                let line = index.line_of(at as u32);
                let before = &text[index.start_of(line, text)..at];
                let column = before.trim_start_matches('\u{feff}').chars().count() as u32 + 1;
                assert_eq!(index.position(text, at as u32), (line as u32 + 1, column), "{at}");
            }
        }
    }
}
