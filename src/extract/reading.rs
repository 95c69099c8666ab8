//! Whose timeline it is, and what already happened: one ordered decision table over the features of a clause.

use crate::extract::{Channel, Direction, EventKind, Matter, Reading, When, Who};
use crate::text::{Day, Span};
use crate::timeline::{Calendar, Phrase, Window};

/// In what kind of place a piece of prose stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Where {
    /// A paragraph, or nothing is known.
    #[default]
    Plain,
    /// A list item without a box.
    Item,
    /// An open task box.
    OpenTask,
    /// A ticked one.
    DoneTask,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// A value of the front matter that says when they answer.
    Timeline,
}

/// What is known around a piece of prose before its clauses are read.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// In what kind of place it stands.
    pub place: Where,
    /// The words of the headings above, innermost first; for a cell, its column's header comes first.
    pub headings: &'a [&'a str],
    /// It is a pasted message of somebody else's: "I" is them. Empty where the sender has no name.
    pub sender: Option<&'a str>,
    /// The day on which it was said; without one, windows stay open.
    pub said: Option<Day>,
    /// The line opens with a date of its own, so that it is an entry of a log.
    pub dated: bool,
    /// Names of people that the note is known to speak of.
    pub people: &'a [&'a str],
    /// Working days and conventions.
    pub calendar: &'a Calendar,
}

/// What was read in a piece of prose; spans are bytes of its text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// One for each phrase that gives a window, and one for each promise without one.
    pub stated: Vec<Stated>,
    /// What happened.
    pub happened: Vec<Happening>,
}

/// One window with its reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// The phrase; the promise's clause where there is none.
    pub span: Span,
    /// Its sentence.
    pub sentence: Span,
    /// Which of the phrases, where there is one.
    pub phrase: Option<usize>,
    /// Whose timeline it is.
    pub reading: Reading,
    /// Who promised, or whom it concerns.
    pub who: Option<Who>,
    /// What it is about.
    pub matter: Matter,
    /// By what means.
    pub channel: Option<Channel>,
    /// "hopes to".
    pub hedged: bool,
    /// The promised day has gone by in the writer's own words.
    pub lapsed: bool,
    /// When.
    pub when: When,
    /// The row of the decision table that decided.
    pub row: &'static str,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// Its sentence.
    pub sentence: Span,
    /// What.
    pub kind: EventKind,
    /// From whom.
    pub direction: Direction,
    /// By what means.
    pub channel: Option<Channel>,
    /// What it answers.
    pub matter: Option<Matter>,
    /// People as written.
    pub people: Vec<String>,
    /// The day; `None` where the said day counts (or is unknown).
    pub day: Option<Day>,
    /// The new day of a moved meeting, the end of a snooze.
    pub window: Option<Window>,
}

/// Reads whose timeline each phrase is, and what happened.
pub fn read(text: &str, masked: &[Span], phrases: &[Phrase], around: &Surroundings<'_>) -> Findings {
    let _ = (text, masked, phrases, around);
    Findings::default()
}
