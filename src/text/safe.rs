//! What a note says is shown, never obeyed: characters that steer a terminal become visible escapes.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A text that is fit for one line of a terminal: line ends and tabs become spaces, and every character that moves the
/// cursor, starts a control sequence or turns the direction of writing becomes a visible `\u{…}`.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_space(c) || is_steering(c)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // CRLF is one line end.
        if c == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        push_shown(&mut safe, c);
    }
    Cow::Owned(safe)
}

/// Adds one character as it may be shown.
pub(crate) fn push_shown(safe: &mut String, c: char) {
    if is_space(c) {
        safe.push(' ');
    } else if is_steering(c) {
        let _ = write!(safe, "\\u{{{:x}}}", c as u32);
    } else {
        safe.push(c);
    }
}

fn is_space(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t')
}

/// Whether a character steers what shows it: C0, DEL, C1, marks of direction, separators of lines and paragraphs,
/// interlinear notes and the deprecated tags.
pub(crate) fn is_steering(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
        | '\u{2028}' | '\u{2029}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0001}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(shown("Søren, 日本 👩‍💻"), Cow::Borrowed("Søren, 日本 👩‍💻")));
    }

    #[test]
    fn line_ends_and_tabs_become_one_space_each() {
        assert_eq!(shown("a\r\nb\rc\nd\te"), "a b c d e");
    }

    #[test]
    fn what_steers_a_terminal_becomes_visible() {
        assert_eq!(shown("\u{1b}[31mred"), "\\u{1b}[31mred");
        assert_eq!(shown("\u{9b}2J\u{7f}\0"), "\\u{9b}2J\\u{7f}\\u{0}");
        assert_eq!(shown("abc\u{202e}fed\u{2069}\u{200f}"), "abc\\u{202e}fed\\u{2069}\\u{200f}");
        assert_eq!(shown("one\u{2028}two"), "one\\u{2028}two");
    }
}
