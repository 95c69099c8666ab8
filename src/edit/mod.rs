//! What happened → the bytes that a note gets for it: never more than a line and what it needs around it.
//!
//! A [`Desk`] holds what was read of all notes. What is recorded there is written into the text of its note in memory,
//! in the note's own manner, and read again at once: it stands only if it says what it should, and if nothing else in
//! the note says anything else than before. Files are written by the shell, from [`Desk::changes`].

mod check;
mod days;
mod deeds;
mod desk;
mod lines;
mod place;
mod task;
mod words;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;

pub use desk::{Deed, Desk, Recorded, Told};
pub use words::log_line;

/// Bytes of a text that are replaced by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// What is taken out; empty where something is only added.
    pub at: Span,
    /// What is put there.
    pub text: String,
}

/// The new bytes of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The note.
    pub note: Arc<str>,
    /// The bytes that it must hold, whole, when it is written.
    pub expects: Vec<u8>,
    /// The bytes that it gets.
    pub bytes: Vec<u8>,
}

/// Why something is not recorded. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, and what to do instead.
    pub problem: Diagnostic,
    /// What could have been meant.
    pub candidates: Vec<String>,
}

impl Refusal {
    fn new(code: Code, message: impl Into<String>) -> Refusal {
        Refusal { problem: Diagnostic::new(code, message, None), candidates: Vec::new() }
    }

    fn help(mut self, help: impl Into<String>) -> Refusal {
        self.problem = self.problem.with_help(help);
        self
    }
}

/// A text with its splices made; `None` where they overlap or do not fit.
fn spliced(text: &str, splices: &[Splice]) -> Option<String> {
    let mut sorted: Vec<&Splice> = splices.iter().collect();
    sorted.sort_by_key(|splice| splice.at);
    let mut made = String::with_capacity(text.len() + 128);
    let mut from = 0;
    for splice in sorted {
        made.push_str(text.get(from..splice.at.start as usize)?);
        made.push_str(&splice.text);
        from = splice.at.end as usize;
    }
    made.push_str(text.get(from..)?);
    Some(made)
}
