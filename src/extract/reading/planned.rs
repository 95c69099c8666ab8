//! What a line that bears a date plans for that day. Whether it lies ahead is known only where today is.

use super::case::{Case, PhraseFacts};
use super::{Findings, Stated, Surroundings, When, Where, table, who};
use crate::extract::clause::{Lead, Mood, Parse, one_of, says};
use crate::extract::days;
use crate::extract::{Direction, Reading};
use crate::timeline::{Bound, Grain, Window};

/// Reads the first sentence of a dated line as if its date stood in it: "2026-11-19: call with Dana" is a meeting of that
/// day, and "2026-11-19: send the slides" an errand. What tells of something that is done plans nothing, and neither does
/// a sentence that has a timeline of its own.
pub(super) fn find(
    text: &str,
    parse: &Parse,
    place: Where,
    around: &Surroundings<'_>,
    findings: &Findings,
) -> Option<Stated> {
    let day = around.said.filter(|_| around.dated && around.sender.is_none() && !parse.quoted)?;
    if !matches!(place, Where::Plain | Where::Item | Where::Heading | Where::Cell) {
        return None;
    }
    let index = parse.clauses.iter().position(|clause| clause.content)?;
    let clause = parse.clauses.get(index)?;
    let sentence = parse.sentences.get(clause.sentence)?;
    if clause.negated
        || !matches!(clause.mood, Mood::Fragment | Mood::Imperative | Mood::Must | Mood::Infinitive)
        || matches!(clause.lead, Lead::If | Lead::When | Lead::Relative)
        || parse.clauses.get(sentence.clauses.clone())?.iter().any(|clause| clause.mood == Mood::Past)
    {
        return None;
    }
    let words = who::span_of(&parse.tokens, sentence.tokens.clone());
    let own = |stated: &Stated| !matches!(stated.reading, Reading::Past | Reading::Mention);
    if findings.stated.iter().any(|stated| own(stated) && stated.sentence.overlaps(words)) {
        return None;
    }
    // "Thank-you mail to Dana" tells of what was done, as most lines of a log do without a verb.
    if findings.happened.iter().any(|told| told.direction != Direction::Neither) {
        return None;
    }
    let tokens = parse.tokens.get(clause.tokens.clone())?;
    let due = says(tokens, text, one_of!["due", "deadline", "expires"]);
    let mut case = Case::of_clause(text, parse, index, place, around)?;
    case.phrase = PhraseFacts { on: true, due, ..PhraseFacts::default() };
    let row = table::ROWS.iter().find(|row| (row.fits)(&case))?;
    if !matches!(row.gives, Reading::Appointment | Reading::Commitment) {
        return None;
    }
    let mut window = Window::new(Some(day), Some(day), Grain::Day, Bound::On)?;
    window.deadline = Some(day);
    // The clock time may stand with the date that the line opens with.
    let before = || text.get(..words.start as usize).and_then(days::clock);
    window.time = days::clock(words.slice(text)).or_else(before);
    Some(case.states(When::Window(window), row.gives, row.name))
}
