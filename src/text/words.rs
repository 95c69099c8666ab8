//! The words of prose, with their spans.

use std::borrow::Cow;

use super::Span;

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// Letters, with apostrophes inside (`they'd`, `O’Neil`).
    Letters,
    /// Digits of any script.
    Digits,
    /// One other character that is not white space.
    Mark,
}

/// One word, number or mark of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub span: Span,
    /// What it is made of.
    pub kind: WordKind,
}

/// Splits a text into words, in one pass; white space lies in the gaps between their spans.
///
/// Letters and digits are separate words (`3pm` is two that touch), so that a number keeps its unit.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        let kind = if c.is_alphabetic() {
            while let Some(&(at, next)) = chars.peek() {
                let apostrophe = matches!(next, '\'' | '\u{2019}' | '\u{02bc}')
                    && text[at + next.len_utf8()..].chars().next().is_some_and(char::is_alphabetic);
                if !(next.is_alphabetic() || is_combining(next) || apostrophe) {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            WordKind::Letters
        } else if c.is_numeric() {
            while let Some(&(at, next)) = chars.peek() {
                if !next.is_numeric() {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            WordKind::Digits
        } else if c.is_whitespace() || is_invisible(c) {
            continue;
        } else {
            WordKind::Mark
        };
        found.push(Word { span: Span::new(start, end), kind });
    }
    found
}

/// A text without the double quotes around all of it, or the one that lost its other; what it quotes itself stays as it
/// is.
pub fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let (open, close) = (text.starts_with('"'), text.len() > 1 && text.ends_with('"'));
    match text.bytes().filter(|byte| *byte == b'"').count() {
        1 if open || close => text.trim_matches('"'),
        2 if open && close => text.trim_matches('"'),
        _ => text,
    }
}

/// Whether a text holds a word or a name, with no letter and no digit right beside it.
pub(crate) fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
            && !text[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric)
    })
}

/// Lower case with typographic apostrophes made plain; borrowed where nothing changes.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    let plain = |c| if matches!(c, '\u{2019}' | '\u{02bc}') { '\'' } else { c };
    Cow::Owned(word.chars().map(plain).flat_map(char::to_lowercase).collect())
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}
