//! Headings that say nothing: the same few stand in every note ("Notes", "Next steps"), and are read once.
//!
//! What a heading without a phrase of time says depends on its words and on the names that the note knows, and on nothing
//! else: it is read as a log in any case, and without a phrase no day is asked for. So a heading that said nothing once,
//! and holds no part of a name that is known now, says nothing again.

use super::{Surroundings, Where};
use crate::text::memo::Memo;

thread_local! {
    static SILENT: Memo<()> = Memo::new();
}

/// Whether it is a heading of which only the words count.
pub(super) fn is_usual(text: &str, around: &Surroundings<'_>) -> bool {
    around.place == Where::Heading
        && around.sender.is_none()
        && text.len() <= Memo::<()>::LONGEST
        && !around.people.iter().any(|name| name.as_bytes().split(|byte| *byte == b' ').any(|part| holds(text, part)))
}

/// Whether a text holds a part of a name, in any case of its ASCII letters.
fn holds(text: &str, part: &[u8]) -> bool {
    let Some(first) = part.first() else { return false };
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        (byte ^ first) & 0xdf == 0
            && bytes.get(at..at + part.len()).is_some_and(|window| window.eq_ignore_ascii_case(part))
    })
}

/// Whether such a heading said nothing before.
pub(super) fn is_known(text: &str) -> bool {
    SILENT.with(|silent| silent.get(text).is_some())
}

/// Keeps a heading that says nothing.
pub(super) fn keep(text: &str) {
    SILENT.with(|silent| silent.keep(text, ()));
}
