//! What a phrase of time means, and which window of days it gives.
//!
//! A phrase is understood first ([`find`]: its [`Meaning`] depends on no date) and resolved later ([`resolve`]) against
//! the day on which it was said.

mod calendar;
mod meaning;
mod window;

pub use calendar::Calendar;
pub use meaning::Meaning;
pub use window::{Bound, Grain, TimeOfDay, Window, Zone};

use crate::text::{Day, Span};

/// A phrase of time that was found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// Its bytes in the text that was searched.
    pub span: Span,
    /// What it means.
    pub meaning: Meaning,
    /// Other meanings in use for the same words.
    pub others: Vec<Meaning>,
    /// The names of the rows that read it, outermost first: the convention that `journal when` shows.
    pub rows: Vec<&'static str>,
}

/// How the clause around a phrase speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tense {
    /// It lies behind ("she called Monday").
    Past,
    /// It lies ahead, or nothing tells.
    #[default]
    Future,
}

/// Against what a phrase is resolved.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day on which it was said.
    pub said: Day,
    /// What the clause says.
    pub tense: Tense,
    /// "won't decide before January", "nothing until the 28th": the window is open from there.
    pub negated: bool,
    /// The window spoken of just before in the note, for "the following Monday".
    pub prior: Option<&'a Window>,
    /// Working days, holidays and the conventions that were chosen.
    pub calendar: &'a Calendar,
}

/// Why a phrase gives no window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unresolved {
    /// There is no such day (Feb 30).
    Impossible,
    /// It lies outside the years 1 to 9999.
    OutOfRange,
    /// It speaks of something said before, and nothing was.
    NoPrior,
    /// It names a promise without a day ("soon").
    NoDay,
}
/// Not there yet: the grammar comes with the next merge.
pub fn find(_: &str, _: &[Span]) -> Vec<Phrase> {
    Vec::new()
}
/// Not there yet: the grammar comes with the next merge.
pub fn resolve(_: &Phrase, _: &Context<'_>) -> Result<Window, Unresolved> {
    Err(Unresolved::NoPrior)
}
