//! Words with their styles: where a line may be broken between them, and where not.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::PATH;
use crate::text::Place;
use crate::text::safe::shown;

/// How many characters of one title, reason or quotation a page shows: a task may be as long as its note.
const LONGEST: usize = 800;

/// The first `most` characters of a text.
pub(in crate::render) fn clipped(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(cut, _)| &text[..cut])
}

/// Words with their styles, not yet broken into lines.
#[derive(Debug, Default)]
pub(in crate::render) struct Text {
    pieces: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    style: Style,
    text: String,
    /// Whether its spaces hold the words beside them together.
    kept: bool,
    /// The note that it names: its path as part of an address.
    link: Option<String>,
}

impl Text {
    pub(in crate::render) fn new() -> Text {
        Text::default()
    }

    /// Adds words that may be broken at their spaces. What steers a terminal is made visible.
    pub(in crate::render) fn add(mut self, style: Style, text: &str) -> Text {
        self.push(style, text, false);
        self
    }

    /// Adds words that stay on one line (a date, a place).
    pub(in crate::render) fn keep(mut self, style: Style, text: &str) -> Text {
        self.push(style, text, true);
        self
    }

    /// Adds the place of a note, which stays on one line and leads to the note where the terminal knows links.
    pub(in crate::render) fn place(mut self, style: Style, text: &str, path: &str) -> Text {
        self.push(style, text, true);
        if let Some(piece) = self.pieces.last_mut() {
            piece.link = Some(encoded(path));
        }
        self
    }

    /// Adds `path:line`, which leads to the note, or the path alone where the whole note is meant.
    pub(in crate::render) fn at(self, place: &Place) -> Text {
        let words = if place.line == 0 { place.path.to_string() } else { format!("{}:{}", place.path, place.line) };
        self.place(PATH, &words, &place.path)
    }

    pub(in crate::render) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    fn push(&mut self, style: Style, text: &str, kept: bool) {
        if text.is_empty() {
            return;
        }
        let part = clipped(text, LONGEST);
        self.pieces.push(Piece { style, text: shown(part).into_owned(), kept, link: None });
        if part.len() < text.len() {
            self.pieces.push(Piece { style, text: "…".to_owned(), kept: true, link: None });
        }
    }

    /// The words between breakable spaces, each as its styled parts.
    pub(super) fn words(&self) -> Vec<Word<'_>> {
        let mut words = Vec::new();
        let mut word = Word::default();
        for piece in &self.pieces {
            if piece.kept {
                word.parts.push(Part { style: piece.style, text: &piece.text, link: piece.link.as_deref() });
                continue;
            }
            for (at, part) in breakable(&piece.text).enumerate() {
                if at > 0 && !word.parts.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                if !part.is_empty() {
                    word.parts.push(Part { style: piece.style, text: part, link: None });
                }
            }
        }
        if !word.parts.is_empty() {
            words.push(word);
        }
        words
    }
}

/// Whether a space stands within a day as the pages write it: `Fri 16 Oct`.
fn within_day(before: &str, after: &str) -> bool {
    const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let last = before.rsplit(' ').next().unwrap_or(before);
    let next = after.split(' ').next().unwrap_or(after);
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    (WEEKDAYS.contains(&last) && is_number(next))
        || (is_number(last) && MONTHS.iter().any(|month| next.starts_with(month)))
}

/// The parts between the spaces at which a line may be broken; `name = value` and `Fri 16 Oct` are not broken.
fn breakable(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let breaks = |&(at, _): &(usize, &str)| {
            let (before, after) = (&text[..at], &text[at + 1..]);
            !after.starts_with("= ") && !before.ends_with(" =") && !within_day(before, after)
        };
        match text.match_indices(' ').find(breaks) {
            Some((at, _)) => {
                rest = Some(&text[at + 1..]);
                Some(&text[..at])
            }
            None => rest.take(),
        }
    })
}

#[derive(Debug, Default)]
pub(super) struct Word<'a> {
    pub(super) parts: Vec<Part<'a>>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'a> {
    pub(super) style: Style,
    pub(super) text: &'a str,
    pub(super) link: Option<&'a str>,
}

impl<'a> Word<'a> {
    pub(super) fn width(&self) -> usize {
        self.parts.iter().map(|part| width(part.text)).sum()
    }

    /// The word, or where it is wider than so many columns what stands between its spaces: what was to be kept together
    /// is broken there all the same.
    pub(super) fn within(self, columns: usize) -> Vec<Word<'a>> {
        if self.width() <= columns {
            return vec![self];
        }
        let mut words = Vec::new();
        let mut word = Word::default();
        for part in self.parts {
            for (at, text) in part.text.split(' ').enumerate() {
                if at > 0 && !word.parts.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                if !text.is_empty() {
                    word.parts.push(Part { text, ..part });
                }
            }
        }
        words.push(word);
        words
    }
}

/// The columns that a text takes.
pub(in crate::render) fn width(text: &str) -> usize {
    text.width()
}

/// A path as part of an address: nothing of it can end the address or begin another sequence.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
