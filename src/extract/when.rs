//! What a text that stands in no note says about time: the door of `journal when`.

use super::{Channel, Reading, Stated, Surroundings, When, Who, stated};
use crate::text::{Day, Span};
use crate::timeline::{Calendar, Context, Finder, Phrase, Tense, Unresolved, masks, resolve};

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
    Asker::default().when(text, said, calendar)
}

/// Answers for one text after the other, and keeps the space that it needs for the next one.
#[derive(Debug, Default)]
pub struct Asker {
    finder: Finder,
    phrases: Vec<Phrase>,
}

impl Asker {
    /// As [`when`].
    pub fn when(&mut self, text: &str, said: Day, calendar: &Calendar) -> Vec<Found> {
        let masked = masks(text);
        self.phrases.clear();
        self.finder.find(text, &masked, &mut self.phrases);
        let around = Surroundings::of_line(said, calendar);
        let stated = stated(text, &masked, &self.phrases, &around);
        let mut found: Vec<Found> = stated.into_iter().map(|stated| self.found(stated)).collect();
        found.sort_by_key(|one| one.span);
        found
    }

    /// The phrases of the text asked about last that speak of no day that exists (Feb 30, "in 99999 weeks").
    pub fn impossible(&self, said: Day, calendar: &Calendar) -> Vec<(Span, Unresolved)> {
        let context = Context { said, tense: Tense::Future, negated: false, prior: None, calendar };
        let reason = |phrase: &Phrase| match resolve(phrase, &context) {
            Err(reason @ (Unresolved::Impossible | Unresolved::OutOfRange)) => Some((phrase.span, reason)),
            _ => None,
        };
        self.phrases.iter().filter_map(reason).collect()
    }

    fn found(&mut self, stated: Stated) -> Found {
        let phrase = stated.phrase.and_then(|at| self.phrases.get_mut(at));
        Found {
            span: stated.span,
            rows: phrase.map(|phrase| std::mem::take(&mut phrase.rows)).unwrap_or_default(),
            when: stated.when,
            reading: stated.reading,
            who: stated.who,
            channel: stated.channel,
        }
    }
}
