//! Promises and debts without a day, and the stated absence of a timeline.

use super::case::{Actor, Case};
use super::fits;
use super::{Findings, Stated, Surroundings, When, Where};
use crate::extract::Reading;
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Kind, Lead, Mood, Parse, Subject, says};
use crate::extract::clause::{OneOf, one_of};

/// Adds a statement for each clause that promises or owes something without a day, or says that there is none.
pub(super) fn find(text: &str, parse: &Parse, place: Where, around: &Surroundings<'_>, findings: &mut Findings) {
    let owes = |stated: &Stated| !matches!(stated.reading, Reading::Past | Reading::Mention);
    let phrases = |keep: &dyn Fn(&Stated) -> bool| -> Vec<usize> {
        findings.stated.iter().filter(|stated| keep(stated)).filter_map(|stated| stated.phrase).collect()
    };
    let (stated, spoken) = (phrases(&owes), phrases(&|stated| !owes(stated)));
    for sentence in &parse.sentences {
        let tokens = parse.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
        let asks = tokens.last().is_some_and(|token| token.kind == Kind::Question);
        // A sentence that names a day has its promise; what else it says hangs on that one.
        let dated = tokens
            .iter()
            .filter_map(crate::extract::clause::Token::phrase)
            .any(|index| stated.binary_search(&index).is_ok());
        if asks || dated {
            continue;
        }
        // "She is away until Monday and will get back to me": a day of something else tells when no more than none does.
        let told = tokens
            .iter()
            .filter_map(crate::extract::clause::Token::phrase)
            .any(|index| spoken.binary_search(&index).is_ok());
        for index in sentence.clauses.clone() {
            let Some(case) = Case::of_clause(text, parse, index, place, around) else { break };
            let own = case.tokens().iter().any(|token| token.phrase().is_some());
            if told && (own || case.actor != Actor::Theirs || !will_answer(&case)) {
                continue;
            }
            let (when, reading, row) = if promised(&case) {
                (When::Undated, Reading::Promise, "promise without a day")
            } else if absent(&case) {
                (When::Never, Reading::Promise, "no timeline")
            } else if fits::owed(&case) {
                (When::Undated, Reading::Commitment, "owed without a day")
            } else {
                continue;
            };
            findings.stated.push(case.states(when, reading, row));
            break;
        }
    }
}

/// Whether a clause promises something that ends the waiting.
fn promised(c: &Case<'_>) -> bool {
    let clause = c.clause;
    if clause.negated
        || matches!(clause.lead, Lead::If | Lead::When | Lead::Relative)
        || clause.perfect && clause.mood == Mood::Should
        || c.place == Where::DoneTask
        // "Still waiting to hear from Dana" promises nothing.
        || clause.frame == Verb::Wait
        || crate::extract::log::imagined(c.text, c.parse, c.index)
        // "Afraid the final round will be moved", where "I'm afraid we have decided" is a courtesy.
        || clause.subject_class & MEETING != 0 && c.says(one_of!["afraid"])
    {
        return false;
    }
    let owed = ANSWER | DOCUMENT | OFFER | MEETING | MAIL;
    if c.mood(&[Mood::Past]) && clause.frame == Verb::None {
        // "She promised me an answer."
        return c.actor == Actor::Theirs && clause.verb == Verb::Promise && c.head(owed);
    }
    let soon = || soon(c);
    match c.actor {
        Actor::Theirs => {
            let will = c.mood(&[Mood::Future, Mood::Infinitive])
                || c.mood(&[Mood::Would, Mood::Should])
                    && (c.sentence.reported || c.mood(&[Mood::Should]) || clause.lead == Lead::That || soon())
                || matches!(clause.frame, Verb::Promise | Verb::Hope | Verb::Plan);
            let present = c.mood(&[Mood::Present]) && (answers(c) || clause.progressive) && soon();
            will && (answers(c) || !c.verb(&[Verb::Be, Verb::Start, Verb::Handle]) && soon()) || present
        }
        Actor::Mine => {
            c.hears()
                && !c.mood(&[Mood::Past, Mood::Must, Mood::Imperative])
                && (c.mood(&[Mood::Future, Mood::Should]) || c.mood(&[Mood::Would]) && c.sentence.reported || soon())
                && (c.verb(&[Verb::Hear, Verb::Get, Verb::Find]) || clause.passive)
                && !c.has(RELATIVE)
        }
        Actor::Thing => {
            let comes = clause.subject_class & owed != 0 || c.fragment() && c.head(owed) && !c.has(NOT);
            comes && (c.says(one_of!["way"]) || soon()) && !c.mood(&[Mood::Past])
                || comes && c.verb(&[Verb::Follow]) && c.ahead()
                || comes
                    && c.mood(&[Mood::Infinitive])
                    && c.verb(&[Verb::Come, Verb::Reply, Verb::Decide, Verb::Say, Verb::Send, Verb::Make, Verb::Give])
                || comes && clause.passive && c.mood(&[Mood::Future])
        }
        _ => false,
    }
}

/// Whether somebody of theirs will answer the writer, by the words of the clause alone.
fn will_answer(c: &Case<'_>) -> bool {
    let to_me = c.clause.to_me || c.says(one_of!["touch", "back", "contact", "know"]);
    let calls = matches!(c.clause.verb, Verb::Call | Verb::Email | Verb::Write | Verb::Message | Verb::Decide);
    // "They pause until Monday, then they call me"
    let then = c.mood(&[Mood::Present]) && c.clause.to_me && c.says(one_of!["then"]);
    (c.mood(&[Mood::Future]) || then) && answers(c) && (to_me || calls && c.clause.head == 0)
}

/// Whether the verb is one with which somebody answers.
fn answers(c: &Case<'_>) -> bool {
    let clause = c.clause;
    match clause.verb {
        Verb::Reply
        | Verb::Call
        | Verb::Email
        | Verb::Write
        | Verb::Message
        | Verb::Send
        | Verb::Decide
        | Verb::Schedule
        | Verb::Circle
        | Verb::Reach
        | Verb::Follow
        | Verb::Invite
        | Verb::Offer
        | Verb::Refer
        | Verb::Chase => true,
        Verb::Get | Verb::Come | Verb::Check | Verb::Go | Verb::Turn => c.says(one_of!["back", "touch", "in"]),
        Verb::Be => {
            c.says(one_of!["touch", "contact"])
                || (clause.to_me || c.has(YOU)) && c.says(one_of!["onto", "back"])
                || clause.passive
        }
        Verb::Let => c.says(one_of!["know"]),
        Verb::Keep => clause.to_me && c.says(one_of!["posted", "informed", "updated", "loop"]),
        Verb::Say => clause.to_me || c.says(one_of!["everyone", "us", "candidates"]),
        // "She'll shoot me a mail"
        Verb::Other if clause.to_me => c.head(MAIL | MESSAGE | CALL | ANSWER),
        Verb::Give | Verb::Have | Verb::Make | Verb::Pass => c.head(ANSWER | OFFER | CALL | DOCUMENT),
        Verb::Put | Verb::Set | Verb::Find => c.says(one_of!["touch", "up", "out"]),
        _ => false,
    }
}

/// Words for a time that is no day: "soon", "in due course", "once they have decided".
fn soon(c: &Case<'_>) -> bool {
    let sentence = c.parse.tokens.get(c.sentence.tokens.clone()).unwrap_or(&[]);
    let word = |words: OneOf| says(sentence, c.text, words);
    sentence.iter().any(|token| token.is(SOON) || token.phrase().is_some())
        || c.sentence.clauses.clone().any(|at| c.clause_at(at).is_some_and(|clause| clause.lead == Lead::When))
        || word(one_of![
            "course",
            "convenience",
            "point",
            "earliest",
            "minute",
            "chance",
            "future",
            "possible",
            "line",
            "moment",
            "time",
            "day",
            "stage",
            "later",
            "long",
            "road",
        ]) && sentence.iter().any(|token| token.is(PREPOSITION | LOCATIVE | DETERMINER | OF | TIME))
        || word(one_of!["quickly", "once", "whenever"])
}

/// Whether the clause says that no day was named.
fn absent(c: &Case<'_>) -> bool {
    let clause = c.clause;
    let timeline = c.has(TIMELINE) || c.says(one_of!["date", "deadline"]);
    if timeline
        && (clause.negated || c.has(NOT))
        && clause.lead != Lead::If
        && !c.has(START)
        && !matches!(clause.subject, Subject::Me | Subject::We)
    {
        return true;
    }
    // "No word on when they'll choose", but not "no answer when I called".
    let next = c.clause_at(c.index + 1);
    let unknown = c.fragment()
        && c.has(NOT)
        && next.is_some_and(|next| {
            matches!(next.lead, Lead::When | Lead::Relative)
                && !matches!(next.mood, Mood::Past | Mood::Fragment)
                && c.parse
                    .tokens
                    .get(next.tokens.start)
                    .is_some_and(|token| token.span.slice(c.text).eq_ignore_ascii_case("when"))
                && matches!(
                    next.subject,
                    Subject::They | Subject::Person | Subject::Role | Subject::Thing | Subject::Me
                )
        });
    if unknown {
        return true;
    }
    // "I wanted to know when; nobody could tell."
    let mute = matches!(c.actor, Actor::Theirs | Actor::Nobody)
        && (clause.negated || clause.subject == Subject::Nobody || c.has(NOT))
        && matches!(clause.verb, Verb::Say | Verb::Hear | Verb::Promise | Verb::Give)
        && matches!(clause.mood, Mood::Can | Mood::Would | Mood::Past | Mood::Present);
    mute && c.sentence.clauses.clone().any(|at| {
        c.clause_at(at).is_some_and(|other| {
            let tokens = c.parse.tokens.get(other.tokens.clone()).unwrap_or(&[]);
            other.lead == Lead::When
                || tokens.iter().any(|token| token.span.slice(c.text).eq_ignore_ascii_case("when"))
                || other.classes & TIMELINE != 0
        })
    })
}
