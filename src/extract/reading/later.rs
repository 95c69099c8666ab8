//! The clock time of a meeting that a later clause tells: "Interview on Friday. It's at eleven."

use super::{Stated, Surroundings, When};
use crate::extract::Reading;
use crate::extract::clause::lexicon::{MEETING, TIME, VISIT, Verb};
use crate::extract::clause::{Clause, Kind, Mood, Parse, Subject};
use crate::timeline::{Context, Tense, TimeOfDay, find as phrases, resolve};

/// Gives each meeting of one day without a clock time the one that the clauses behind it tell, up to the next sentence.
pub(super) fn clocks(text: &str, parse: &Parse, around: &Surroundings<'_>, stated: &mut [Stated]) {
    for at in 0..stated.len() {
        let Some(one) = stated.get(at).filter(|one| one.reading == Reading::Appointment) else { continue };
        let day = |when: &When| match when {
            When::Window(window) if window.time.is_none() && !window.approx => {
                window.earliest().filter(|day| Some(*day) == window.latest())
            }
            _ => None,
        };
        if day(&one.when).is_none() {
            continue;
        }
        let behind = parse.tokens.partition_point(|token| token.span.start < one.span.end);
        let next = parse.clauses.partition_point(|clause| clause.tokens.start < behind);
        let sentence = next.checked_sub(1).and_then(|at| parse.clauses.get(at)).map_or(0, |clause| clause.sentence);
        let clauses = parse.clauses.iter().skip(next).take(3).take_while(|clause| clause.sentence <= sentence + 1);
        let told = clauses.filter(|clause| may_tell(clause)).find_map(|clause| {
            let tokens = parse.tokens.get(clause.tokens.clone())?;
            let span = super::who::span_of(&parse.tokens, clause.tokens.clone());
            let from = tokens.iter().find(|token| match token.kind {
                Kind::Phrase(_) => true,
                Kind::Word => token.span.slice(text).eq_ignore_ascii_case("at"),
                Kind::Number => clause.mood == Mood::Fragment || token.span.start >= span.start,
                _ => false,
            })?;
            clock(text.get(from.span.start as usize..span.end as usize)?, around)
        });
        let Some(time) = told else { continue };
        if let Some(When::Window(window)) = stated.get_mut(at).map(|one| &mut one.when) {
            window.time = Some(time);
        }
    }
}

/// Whether a clause can tell when a meeting begins: it is about the meeting, or about nothing that it names.
fn may_tell(clause: &Clause) -> bool {
    let of_meeting = match clause.subject {
        Subject::It | Subject::None => true,
        Subject::Thing => clause.subject_class & (MEETING | VISIT | TIME) != 0,
        _ => false,
    };
    let is = matches!(clause.verb, Verb::Be | Verb::Start | Verb::Go) && clause.mood != Mood::Past;
    of_meeting && !clause.negated && (is || clause.mood == Mood::Fragment)
}

/// The clock time that words begin with, if they are nothing more than one.
fn clock(words: &str, around: &Surroundings<'_>) -> Option<TimeOfDay> {
    const LONGEST: usize = 24;
    let words = words.trim().trim_end_matches(|c: char| !c.is_alphanumeric());
    let words = words.strip_prefix("at ").or_else(|| words.strip_prefix("At ")).unwrap_or(words);
    if words.len() > LONGEST {
        return None;
    }
    let whole = format!("tomorrow at {words}");
    let phrase = phrases(&whole, &[]).into_iter().next().filter(|phrase| phrase.span.len() == whole.len())?;
    let said = around.said.or(around.near)?;
    let context = Context { said, tense: Tense::Future, negated: false, prior: None, calendar: around.calendar };
    resolve(&phrase, &context).ok()?.time
}
