//! By what means, and what about.

use super::case::Case;
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Clause, Kind, Mood, Parse, Subject, says};
use crate::extract::clause::{OneOf, one_of};
use crate::extract::{Channel, Matter, Reading};

/// By what means.
pub(crate) fn channel(c: &Case<'_>, reading: Reading) -> Option<Channel> {
    if reading == Reading::Condition {
        let other = [c.index + 1, c.index.wrapping_sub(1)].into_iter().find_map(|at| {
            c.parse
                .clauses
                .get(at)
                .filter(|clause| clause.mood == Mood::Imperative || clause.subject == Subject::Me)
                .and_then(|clause| means(c.text, c.parse, clause))
        });
        if other.is_some() {
            return other;
        }
    }
    // "The call moved, it's now on Friday."
    let spoken_of = c
        .index
        .checked_sub(1)
        .and_then(|at| c.clause_at(at))
        .filter(|_| c.clause.subject == Subject::It)
        .and_then(|before| means(c.text, c.parse, before));
    means(c.text, c.parse, c.clause).or(spoken_of).or_else(|| {
        // "Rana mentioned Friday, and that she prefers to ring."
        c.sentence
            .clauses
            .clone()
            .filter(|&at| at > c.index)
            .filter_map(|at| c.clause_at(at))
            .take_while(|clause| {
                c.at.is_some_and(|at| clause.tokens.contains(&at))
                    || !c
                        .parse
                        .tokens
                        .get(clause.tokens.clone())
                        .unwrap_or(&[])
                        .iter()
                        .any(|token| token.phrase().is_some())
            })
            .filter(|clause| {
                !matches!(clause.mood, Mood::Past)
                    && !(clause.subject == Subject::Me)
                    && clause.mood != Mood::Imperative
                    && clause.opened != Some(Kind::Semicolon)
            })
            .find_map(|clause| means(c.text, c.parse, clause))
    })
}

/// By what means a clause speaks.
pub(crate) fn means(text: &str, parse: &Parse, clause: &Clause) -> Option<Channel> {
    let tokens = parse.tokens.get(clause.tokens.clone()).unwrap_or(&[]);
    let says = |words: OneOf| says(tokens, text, words);
    let particle = |words: &[&str]| {
        let range = clause.group.end..clause.tokens.end.min(clause.group.end + 5);
        parse
            .tokens
            .get(range)
            .unwrap_or(&[])
            .iter()
            .chain(clause.particle.and_then(|at| parse.tokens.get(at)))
            .any(|token| words.iter().any(|word| word.eq_ignore_ascii_case(token.span.slice(text))))
    };
    let by_verb = match clause.verb {
        Verb::Call if !says(one_of!["off"]) => Some(Channel::Call),
        Verb::Email => Some(Channel::Email),
        Verb::Message => Some(Channel::Message),
        Verb::Drop
            if particle(&["in", "by", "into", "off", "round", "over", "to"]) && !says(one_of!["line", "note"]) =>
        {
            Some(Channel::Visit)
        }
        Verb::Come | Verb::Go
            if particle(&["by", "over", "in", "round", "to", "into"])
                && !particle(&["back"])
                && clause.subject != Subject::Thing
                && clause.subject != Subject::It
                && !says(one_of!["through", "touch"]) =>
        {
            Some(Channel::Visit)
        }
        Verb::Take if clause.to_me && says(one_of!["round", "around", "through"]) => Some(Channel::Visit),
        Verb::Show if clause.to_me || says(one_of!["round", "around"]) => Some(Channel::Visit),
        _ => None,
    };
    if by_verb.is_some() {
        return by_verb;
    }
    let of = |class: Class| {
        if class & LINKEDIN != 0 {
            Some(Channel::Message)
        } else if class & CALL != 0 {
            Some(Channel::Call)
        } else if class & MAIL != 0 {
            Some(Channel::Email)
        } else if class & MESSAGE != 0 {
            Some(Channel::Message)
        } else if class & VISIT != 0 {
            Some(Channel::Visit)
        } else {
            None
        }
    };
    if let Some(channel) = of(clause.head) {
        return Some(channel);
    }
    if let Some(channel) = tokens
        .iter()
        .filter(|token| token.kind == Kind::Word && !(token.is(PLAIN) && token.is(NOUN)))
        // "Onsite invite to follow": nobody comes to bring it.
        .filter(|token| !(token.is(VISIT) && (clause.head | clause.subject_class) & DOCUMENT != 0))
        .find_map(|token| of(token.lexeme.class))
    {
        return Some(channel);
    }
    let in_person = tokens.windows(2).any(|pair| matches!(pair, [first, second] if first.is(LOCATIVE) && second.span.slice(text).eq_ignore_ascii_case("person"))) || says(one_of!["face-to-face", "in-person", "inperson"]);
    let venue = tokens.windows(2).enumerate().any(|(i, _)| {
        tokens.get(i).is_some_and(|token| token.is(LOCATIVE))
            && tokens.iter().skip(i + 1).take(3).any(|token| token.is(VENUE))
    });
    let want_in = matches!(clause.verb, Verb::Want | Verb::Need) && clause.to_me && says(one_of!["in", "over"]);
    let meet = clause.verb == Verb::Meet
        && clause.group.clone().next_back().and_then(|at| parse.tokens.get(at)).is_some_and(|token| {
            let word = token.span.slice(text);
            ["meet", "meeting", "see", "seeing", "visit", "visiting", "attend", "shadow"]
                .iter()
                .any(|verb| verb.eq_ignore_ascii_case(word))
        });
    (in_person || venue || want_in || meet).then_some(Channel::Visit)
}

/// What it is about.
pub(crate) fn matter(c: &Case<'_>) -> Matter {
    of_clause(c.clause)
}

/// What a clause is about.
pub(crate) fn of_clause(clause: &Clause) -> Matter {
    let about = if clause.mood == Mood::Fragment
        || clause.passive
        || matches!(clause.verb, Verb::Be | Verb::Come | Verb::Go | Verb::Follow)
    {
        clause.head | clause.subject_class
    } else {
        clause.head
    };
    match clause.verb {
        Verb::Call => return Matter::Call,
        Verb::Schedule | Verb::Invite => return Matter::Schedule,
        Verb::Offer => return Matter::Offer,
        _ => {}
    }
    if about & OFFER != 0 {
        return Matter::Offer;
    }
    if about & ANSWER != 0 {
        return Matter::Answer;
    }
    if about & (DOCUMENT | SAMPLE) != 0 {
        return Matter::Document;
    }
    if clause.verb == Verb::Send {
        return Matter::Document;
    }
    if about & CALL != 0 && about & MEETING != 0 && clause.verb != Verb::Be {
        return Matter::Call;
    }
    if about & MEETING != 0 && matches!(clause.verb, Verb::Set | Verb::Give | Verb::Reply) {
        return Matter::Schedule;
    }
    Matter::Answer
}
