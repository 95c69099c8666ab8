//! Headings that say nothing: the same few stand in every note ("Notes", "Next steps"), and are read once.
//!
//! What a heading without a phrase of time says depends on its words and on the names that the note knows, and on nothing
//! else: it is read as a log in any case, and without a phrase no day is asked for. So a heading that said nothing once,
//! and holds no part of a name that is known now, says nothing again.

use std::cell::RefCell;

use foldhash::{HashSet, HashSetExt};

use super::{Surroundings, Where};

/// Longer headings are mostly met once.
const LONGEST: usize = 40;

/// So many headings are kept at most.
const MOST: usize = 512;

thread_local! {
    static SILENT: RefCell<HashSet<Box<str>>> = RefCell::new(HashSet::new());
}

/// Whether it is a heading of which only the words count.
pub(super) fn is_usual(text: &str, around: &Surroundings<'_>) -> bool {
    let holds = |part: &str| {
        let windows = text.as_bytes().windows(part.len().max(1));
        windows.into_iter().any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
    };
    around.place == Where::Heading
        && around.sender.is_none()
        && text.len() <= LONGEST
        && !around.people.iter().any(|name| name.split(' ').any(holds))
}

/// Whether such a heading said nothing before.
pub(super) fn is_known(text: &str) -> bool {
    SILENT.with_borrow(|silent| silent.contains(text))
}

/// Keeps a heading that says nothing.
pub(super) fn keep(text: &str) {
    SILENT.with_borrow_mut(|silent| {
        if silent.len() < MOST {
            silent.insert(text.into());
        }
    });
}
