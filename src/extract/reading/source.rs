//! Who is said to say it: speaker labels, "according to", "she said", signatures.

use super::who::{antecedent, name_at};
use crate::extract::clause::lexicon::*;
use crate::extract::clause::one_of;
use crate::extract::clause::{Clause, Kind, Lead, Mood, Parse, Subject, says};

/// Finds the source of each sentence, and the clauses that somebody else speaks.
pub(super) fn find(text: &str, parse: &mut Parse) {
    let mut signature = None;
    for at in 0..parse.sentences.len() {
        let Some(sentence) = parse.sentences.get(at) else { break };
        let clauses = sentence.clauses.clone();
        let tokens = sentence.tokens.clone();
        let mut source = None;
        let mut reported = false;
        let mut by_label = false;
        for index in clauses.clone() {
            let Some(clause) = parse.clauses.get(index) else { break };
            let first = index == clauses.start;
            let label = first && labelled(parse, clauses.clone(), tokens.end);

            if first
                && label
                && clause.mood == Mood::Fragment
                && clause.tokens.len() <= 4
                && let Some(found) = somebody(text, parse, clause)
            {
                source = Some(found);
                reported = true;
                by_label = true;
            }
            if clause.opened == Some(Kind::Open)
                && clause.tokens.len() <= 4
                && (clause.classes & (MAIL | MESSAGE) != 0
                    || parse
                        .tokens
                        .get(clause.tokens.clone())
                        .unwrap_or(&[])
                        .iter()
                        .any(|token| matches!(token.span.slice(text), "words" | "auto-reply" | "autoreply")))
            {
                reported = true;
            }
            if let Some(found) = per(text, parse, clause) {
                source = source.or(found);
                reported = true;
            }
            let quotes = matches!(clause.verb, Verb::Message | Verb::Email | Verb::Call | Verb::Ask)
                && clause.mood == Mood::Past
                && matches!(clause.subject, Subject::Person | Subject::Role | Subject::They)
                && (matches!(clause.opened, Some(Kind::Comma | Kind::CloseQuote)) && index + 1 == clauses.end
                    || parse.clauses.get(index + 1).is_some_and(|next| {
                        index + 1 < clauses.end
                            && (next.opened == Some(Kind::Colon)
                                // "Harriet's just emailed, they won't choose before Thursday."
                                || matches!(next.opened, Some(Kind::Comma | Kind::Dash | Kind::Semicolon))
                                    && next.subject == Subject::They
                                    && !matches!(next.mood, Mood::Past | Mood::Fragment))
                    }));
            // "Joris reminded me that it is due"
            if clause.verb == Verb::Chase
                && clause.to_me
                && clause.subject == Subject::Person
                && index + 1 < clauses.end
            {
                source = source.or(Some(clause.subject_tokens.clone()));
            }
            if speaks(clause) || quotes {
                reported = true;
                if matches!(clause.subject, Subject::Person | Subject::Role) {
                    source = source.or(Some(clause.subject_tokens.clone()));
                } else if clause.verb != Verb::Think {
                    source = source.or_else(|| subject_name(text, parse, clause));
                }
            }
            if (clause.opened == Some(Kind::Dash)
                || first
                    && at > 0
                    && clause.opened.is_none()
                    && index + 1 == clauses.end
                    && parse
                        .tokens
                        .get(clause.tokens.start.wrapping_sub(1))
                        .is_some_and(|token| token.kind == Kind::Dash))
                && clause.mood == Mood::Fragment
                && index + 1 == clauses.end
                && (parse.quoted
                    || parse.clauses.iter().take(8).any(|clause| clause.quoted || clause.classes & (YOU | YOUR) != 0))
                && clause.tokens.len() <= 3
            {
                signature = signature.or_else(|| somebody(text, parse, clause));
            }
        }
        let spoken = reported
            && clauses
                .clone()
                .any(|index| parse.clauses.get(index).is_some_and(|clause| speaks(clause) && clause.opened.is_some()));
        let courtesy = || {
            says(
                parse.tokens.get(tokens.clone()).unwrap_or(&[]),
                text,
                one_of![
                    "regret",
                    "pleased",
                    "delighted",
                    "unable",
                    "inform",
                    "unfortunately",
                    "applicants",
                    "candidates",
                    "anticipate",
                    "appreciate",
                ],
            )
        };
        let hiring = || {
            says(
                parse.tokens.get(tokens.clone()).unwrap_or(&[]),
                text,
                one_of![
                    "selection",
                    "recruitment",
                    "hiring",
                    "shortlist",
                    "shortlisting",
                    "vacancy",
                    "process",
                    "candidates",
                    "conversations",
                    "interviews",
                    "applications",
                    "contact",
                    "thereafter",
                ],
            )
        };
        let hiring =
            clauses.clone().any(|index| parse.clauses.get(index).is_some_and(|clause| clause.subject == Subject::We))
                && hiring();
        let we =
            clauses.clone().any(|index| parse.clauses.get(index).is_some_and(|clause| clause.subject == Subject::We));
        let courtesy = we && courtesy();
        // "After the audit we shall reopen it, he wrote": we are they.
        for index in clauses {
            let Some(clause) = parse.clauses.get_mut(index) else { break };
            let to_you = clause.classes & (YOU | YOUR) != 0
                && matches!(clause.subject, Subject::Me | Subject::We | Subject::None)
                && clause.mood != Mood::Past;
            // "Reply from HR: we respond within two days", where "Dana: we talk again on Friday" is of both.
            let labelled = by_label
                && !matches!(clause.mood, Mood::Past | Mood::Fragment)
                && !matches!(clause.verb, Verb::Meet | Verb::Have | Verb::Be);
            let we =
                clause.subject == Subject::We && (spoken || labelled) && !super::case::hears(clause) && !speaks(clause);
            let formal = clause.subject == Subject::We && courtesy;
            let planned = clause.subject == Subject::We
                && (clause.mood == Mood::Future || clause.mood == Mood::Should && clause.frame == Verb::Hope)
                && (matches!(clause.verb, Verb::Schedule | Verb::Decide | Verb::Reply | Verb::Send)
                    // "We aim to have made a decision by Friday"
                    || clause.verb == Verb::Make && clause.head & ANSWER != 0
                    || hiring && clause.frame != Verb::None);
            clause.theirs = !clause.quoted && (to_you || we || planned || formal);
        }
        if let Some(sentence) = parse.sentences.get_mut(at) {
            sentence.source = source;
            sentence.reported = reported;
        }
    }
    if let Some(signature) = signature {
        for sentence in &mut parse.sentences {
            if sentence.source.is_none() {
                sentence.source = Some(signature.clone());
            }
        }
    }
}

/// Whether a colon follows the first fragment, a remark in brackets passed over ("Dana (HR): …").
fn labelled(parse: &Parse, clauses: std::ops::Range<usize>, end: usize) -> bool {
    let Some(first) = parse.clauses.get(clauses.start) else { return false };
    let mut at = first.tokens.end;
    if parse.tokens.get(at).is_some_and(|token| token.kind == Kind::Open) {
        let inner = parse
            .clauses
            .get(clauses.start + 1)
            .filter(|inner| inner.opened == Some(Kind::Open) && inner.tokens.len() <= 5);
        at = inner.map_or(at, |inner| inner.tokens.end + 1);
    }
    at < end && parse.tokens.get(at).is_some_and(|token| token.kind == Kind::Colon)
}

/// Whether a clause says that somebody of theirs says or thinks something.
pub(super) fn speaks(clause: &Clause) -> bool {
    let theirs = matches!(clause.subject, Subject::They | Subject::Person | Subject::Role | Subject::It)
        || clause.subject == Subject::Thing && clause.subject_class & (MAIL | DOCUMENT | MEETING) != 0;
    let wrote = matches!(clause.verb, Verb::Write | Verb::Sign)
        && clause.mood == Mood::Past
        && (clause.verb == Verb::Write || clause.opened == Some(Kind::Comma));
    theirs
        && (matches!(clause.verb, Verb::Say | Verb::Think | Verb::Promise) || wrote)
        && clause.frame == Verb::None
        && matches!(clause.mood, Mood::Past | Mood::Present)
        && clause.lead != Lead::If
        || clause.subject == Subject::None && clause.passive && clause.verb == Verb::Say
        || matches!(clause.subject, Subject::Me) && clause.passive && clause.verb == Verb::Say
        || clause.subject == Subject::None && clause.verb == Verb::Promise && clause.to_me
}

/// A name or a part in the process that makes up a whole fragment.
fn somebody(text: &str, parse: &Parse, clause: &Clause) -> Option<std::ops::Range<usize>> {
    let mut range = clause.tokens.clone();
    // "Reply from HR: …"
    let from = range.clone().find(|&at| parse.tokens.get(at).is_some_and(|token| token.is(FROM)));
    if let Some(from) = from.filter(|_| clause.head & (ANSWER | MAIL | MESSAGE) != 0) {
        range = from + 1..range.end;
    }
    let found = range.clone().find(|&at| name_at(text, &parse.tokens, at, range.end).is_some());
    let role = || {
        range
            .clone()
            .find(|&at| parse.tokens.get(at).is_some_and(|token| token.is(ROLE) && !token.is(MEETING)))
            .map(|_| range.clone())
    };
    let others = parse
        .tokens
        .get(range.clone())?
        .iter()
        .any(|token| token.phrase().is_some() || token.is(MEETING | ANSWER | WORK | DOCUMENT) && !token.is(ROLE));
    if others {
        return None;
    }
    found.map(|at| at..range.end).or_else(role)
}

/// "per Linnea", "according to the letter", "acc. to Steph".
fn per(text: &str, parse: &Parse, clause: &Clause) -> Option<Option<std::ops::Range<usize>>> {
    let range = clause.tokens.clone();
    let at = range.clone().find(|&at| {
        parse.tokens.get(at).is_some_and(|token| token.is(PER) && !matches!(token.span.slice(text), "says" | "Says"))
            && parse.tokens.get(at + 1).is_some_and(|next| {
                at + 1 < range.end && (next.is(TO | ROLE | DETERMINER | MY | TITLE | THEY | TO_THEM) || next.capital)
            })
    })?;
    let start = at + 1;
    let role = (start..range.end).find(|&at| {
        parse.tokens.get(at).is_some_and(|token| token.is(ROLE))
            || name_at(text, &parse.tokens, at, range.end).is_some()
    });
    Some(role.map(|found| found..range.end))
}

fn subject_name(text: &str, parse: &Parse, clause: &Clause) -> Option<std::ops::Range<usize>> {
    if let Some(name) = antecedent(text, parse, clause, clause.subject_tokens.start, &["she", "he"]) {
        return Some(name);
    }
    let range = clause.subject_tokens.clone();
    range.clone().find(|&at| name_at(text, &parse.tokens, at, range.end).is_some()).map(|at| at..range.end)
}
