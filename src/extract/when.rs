//! What a text that stands in no note says about time: the door of `journal when`.

use super::{Channel, Reading, Surroundings, When, Where, Who, read};
use crate::text::{Day, Span};
use crate::timeline::{Calendar, find, masks};

/// A phrase of time, or a promise without one, in a text that stands in no note.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its bytes in the text.
    pub span: Span,
    /// When.
    pub when: When,
    /// Whose timeline it is.
    pub reading: Reading,
    /// Who promised, or whom it concerns.
    pub who: Option<Who>,
    /// By what means.
    pub channel: Option<Channel>,
    /// The names of the rows that read it, outermost first.
    pub rows: Vec<&'static str>,
}

/// Finds the phrases of time in a text that was said on a day, each with its window and whose timeline it is.
pub fn when(text: &str, said: Day, calendar: &Calendar) -> Vec<Found> {
    let masked = masks(text);
    let phrases = find(text, &masked);
    let around = Surroundings {
        place: Where::Plain,
        headings: &[],
        sender: None,
        said: Some(said),
        dated: false,
        people: &[],
        calendar,
    };
    let mut found: Vec<Found> = read(text, &masked, &phrases, &around)
        .stated
        .into_iter()
        .map(|stated| Found {
            span: stated.span,
            rows: stated.phrase.and_then(|at| phrases.get(at)).map(|phrase| phrase.rows.clone()).unwrap_or_default(),
            when: stated.when,
            reading: stated.reading,
            who: stated.who,
            channel: stated.channel,
        })
        .collect();
    found.sort_by_key(|one| one.span);
    found
}
