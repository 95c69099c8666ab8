//! From bytes to text, without moving a byte.

use memchr::memmem;

use super::Problem;
use crate::diagnostic::Code;
use crate::text::Span;

/// Reads bytes as UTF-8. Offsets stay: each byte that cannot be decoded becomes one `?`, and a BOM is kept.
///
/// A file of UTF-16 gives an empty text, since none of its offsets could be shown.
pub(super) fn decode(bytes: &[u8]) -> (String, Vec<Problem>) {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || is_bare_utf16(bytes) {
        let problem = Problem::new(Code::NotUtf8, "the note is UTF-16 and was not read", Span::default())
            .help("save the note as UTF-8");
        return (String::new(), vec![problem]);
    }
    let mut problems = Vec::new();
    let text = match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            let offset = error.valid_up_to();
            let message = format!("the byte at offset {offset} is not UTF-8; it was read as `?`");
            problems.push(Problem::new(Code::NotUtf8, message, Span::new(offset, offset + 1)));
            let mut text = String::with_capacity(bytes.len());
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                text.extend(std::iter::repeat_n('?', chunk.invalid().len()));
            }
            text
        }
    };
    if problems.is_empty()
        && let Some(offset) = memchr::memchr(0, bytes)
    {
        let message = format!("the byte at offset {offset} is NUL, which no text holds");
        problems.push(Problem::new(Code::NotUtf8, message, Span::new(offset, offset + 1)));
    }
    (text, problems)
}

/// UTF-16 without a BOM: every second of the first bytes is NUL.
fn is_bare_utf16(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(64) & !1).unwrap_or_default();
    if head.len() < 4 || memchr::memchr(0, head).is_none() {
        return false;
    }
    let nul_at = |odd: usize| head.iter().skip(odd).step_by(2).all(|&byte| byte == 0);
    let some_at = |odd: usize| head.iter().skip(odd).step_by(2).all(|&byte| byte != 0);
    (nul_at(0) && some_at(1)) || (some_at(0) && nul_at(1))
}

/// Where an unfinished git merge begins: a line of `<<<<<<<`, later one of `=======`, later one of `>>>>>>>`.
pub(super) fn conflict_marker(text: &str) -> Option<Span> {
    let start = at_line_start(text, "<<<<<<< ", 0)?;
    let middle = at_line_start(text, "=======", start)?;
    at_line_start(text, ">>>>>>> ", middle)?;
    Some(Span::new(start, start + 7))
}

fn at_line_start(text: &str, marker: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    memmem::find_iter(bytes.get(from..)?, marker)
        .map(|at| from + at)
        .find(|&at| at == 0 || matches!(bytes.get(at - 1), Some(b'\n' | b'\r')))
}
