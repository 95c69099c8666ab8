//! What is no prose in a plain text: code, addresses, comments, templates.

use crate::text::Span;

/// Finds the spans of a plain text in which no phrase of time counts, in order and without overlap.
///
/// Notes get theirs from Markdown; this is for single lines, which may hold the same marks. The value of an inline
/// field (`[due:: 2026-12-04]`) is prose.
pub fn masks(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found: Vec<Span> = Vec::new();
    // A mark that nothing closes is looked for once, so that work stays linear.
    let mut open = [false; 4];
    let mut at = 0;
    while at < bytes.len() {
        let mut close = |kind: usize, mark: &str| {
            let end = if open[kind] { None } else { after(text, at + 2, mark) };
            open[kind] |= end.is_none();
            end
        };
        let end = match bytes[at] {
            b'`' => {
                let ticks = bytes[at..].iter().take_while(|byte| **byte == b'`').count();
                let end = code_end(bytes, at, ticks);
                if end.is_none() {
                    at += ticks;
                    continue;
                }
                end
            }
            b'<' if bytes[at..].starts_with(b"<!--") => close(0, "-->").or(Some(bytes.len())),
            b'<' if bytes[at..].starts_with(b"<%") => close(1, "%>"),
            b'<' => tag_end(bytes, at),
            b'%' if bytes[at..].starts_with(b"%%") => close(2, "%%"),
            b'{' if bytes[at..].starts_with(b"{{") => close(3, "}}"),
            b':' if bytes[at..].starts_with(b"://") => Some(token_end(bytes, at)),
            b'w' | b'W' if starts_host(bytes, at) => Some(token_end(bytes, at)),
            b'@' => address_end(bytes, at),
            _ => None,
        };
        match end {
            Some(end) if end > at => {
                let start = match bytes[at] {
                    // The scheme or the name before it belongs to an address.
                    b':' | b'@' => token_start(bytes, at, found.last().map_or(0, |last| last.end as usize)),
                    _ => at,
                };
                found.push(Span::new(start, end));
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// The end of a code span: as many backticks as opened it; a lone backtick is none.
fn code_end(bytes: &[u8], at: usize, ticks: usize) -> Option<usize> {
    let mut end = at + ticks;
    while end < bytes.len() {
        if bytes[end] == b'`' {
            let closing = bytes[end..].iter().take_while(|byte| **byte == b'`').count();
            end += closing;
            if closing == ticks {
                return Some(end);
            }
        } else {
            end += 1;
        }
    }
    None
}

/// Tags with attributes, `<https://…>`.
fn tag_end(bytes: &[u8], at: usize) -> Option<usize> {
    let opens = bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/');
    if !opens {
        return None;
    }
    let length = bytes[at + 1..].iter().position(|byte| matches!(byte, b'<' | b'>'))?;
    let end = at + 1 + length;
    (bytes[end] == b'>').then_some(end + 1)
}

fn after(text: &str, from: usize, mark: &str) -> Option<usize> {
    memchr::memmem::find(text.as_bytes().get(from..)?, mark.as_bytes()).map(|end| from + end + mark.len())
}

fn token_end(bytes: &[u8], at: usize) -> usize {
    let stops = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'<' | b'>' | b'"' | b')' | b']' | b'|' | b'`');
    let mut end = at;
    while end < bytes.len() && !stops(bytes[end]) {
        end += 1;
    }
    while end > at + 1 && matches!(bytes[end - 1], b'.' | b',' | b'!' | b'?' | b':' | b';') {
        end -= 1;
    }
    end
}

fn token_start(bytes: &[u8], at: usize, floor: usize) -> usize {
    let stops = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'<' | b'>' | b'"' | b'(' | b'[' | b'|' | b'`');
    let mut start = at;
    while start > floor && !stops(bytes[start - 1]) {
        start -= 1;
    }
    start
}

fn starts_host(bytes: &[u8], at: usize) -> bool {
    bytes.len() >= at + 4
        && bytes[at..at + 4].eq_ignore_ascii_case(b"www.")
        && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
}

fn address_end(bytes: &[u8], at: usize) -> Option<usize> {
    let name = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b'.' | b'-' | b'_'));
    let host = bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    (name && host).then(|| token_end(bytes, at))
}
