//! From byte offsets to lines and columns.

use std::sync::Arc;

use super::{Place, Span};

/// The line starts of one text. LF, CRLF and a lone CR each end a line.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters stand before each block of [`BLOCK`] bytes, so that a column far to the right of a long line is
    /// found without counting from its beginning; empty where every character is one byte.
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
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(Span::new(at + 1, at + 1).start);
            }
        }
        let mut counted = Vec::new();
        if !text.is_ascii() {
            let mut sum = 0;
            for block in bytes.chunks(BLOCK) {
                counted.push(sum);
                sum += characters(block);
            }
        }
        LineIndex { starts, counted }
    }

    /// How many characters of the text stand before a byte offset.
    fn characters_before(&self, text: &str, end: usize) -> u32 {
        if self.counted.is_empty() {
            return end as u32;
        }
        let block = (end / BLOCK).min(self.counted.len() - 1);
        let rest = text.as_bytes().get(block * BLOCK..end).unwrap_or(&[]);
        self.counted[block] + characters(rest)
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
        let column = self
            .characters_before(text, end)
            .saturating_sub(self.characters_before(text, start))
            .saturating_sub(marked);
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
