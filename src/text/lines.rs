//! From byte offsets to lines and columns.

use std::sync::Arc;

use super::{Place, Span};

/// The line starts of one text. LF, CRLF and a lone CR each end a line.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
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
        LineIndex { starts }
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
        let before = text.get(start..end).unwrap_or("");
        let before = if start == 0 { before.strip_prefix('\u{feff}').unwrap_or(before) } else { before };
        (line as u32 + 1, before.chars().count() as u32 + 1)
    }

    /// The place of a span in the file at `path`.
    pub fn place(&self, path: &Arc<str>, text: &str, span: Span) -> Place {
        let (line, column) = self.position(text, span.start);
        Place { path: Arc::clone(path), span, line, column }
    }
}
