//! Who promised or whom it concerns, by what means, and what about.

use std::ops::Range;

use super::case::{Actor, Case};
use crate::extract::clause::AMBIGUOUS;
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Clause, Kind, Mood, Parse, Subject, Token, is_name};
use crate::extract::{Reading, Who};
use crate::text::Span;

const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "la", "le", "bin", "ibn", "al", "el", "ten",
    "ter", "zu", "y", "st", "mc", "o",
];

/// The tokens of the name that begins at `at`, if one does.
pub(crate) fn name_at(text: &str, tokens: &[Token], at: usize, end: usize) -> Option<Range<usize>> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Word && at < end)?;
    if !token.capital && !token.is(TITLE) {
        return None;
    }
    let follows = |next: usize| tokens.get(next).is_some_and(|token| next < end && is_name(token));
    let touches = |next: usize| {
        let (Some(left), Some(right)) = (tokens.get(next.wrapping_sub(1)), tokens.get(next)) else { return false };
        let gap = text.get(left.span.range().end..right.span.range().start).unwrap_or("x");
        gap.chars().all(|c| c == ' ' || c == '.')
    };
    let titled = token.is(TITLE)
        && (follows(at + 1) || tokens.get(at + 1).is_some_and(|next| next.capital && next.kind == Kind::Word))
        && touches(at + 1);
    let particle = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| PARTICLES.iter().any(|particle| particle.eq_ignore_ascii_case(token.span.slice(text))))
    };
    let titled =
        titled || token.is(TITLE) && particle(at + 1) && (follows(at + 2) || particle(at + 2) && follows(at + 3));
    // "May Lindqvist", "Grant Ortiz", "Mark Hale": a known word before a surname.
    let ambiguous = || {
        let word = token.span.slice(text);
        token.lexeme.form == 0 && token.lexeme.class & !(TIME | MAY | WILL) == 0
            || AMBIGUOUS.iter().any(|name| name.eq_ignore_ascii_case(word))
    };
    let first = || token.capital && follows(at + 1) && ambiguous() && touches(at + 1);
    if !(is_name(token) || titled || first()) {
        return None;
    }
    // "Told Lena I would": of the single letters only "I" is a word by itself.
    let initial = |next: &Token| {
        let stopped = text.as_bytes().get(next.span.range().end) == Some(&b'.');
        next.capital && next.span.len() == 1 && (stopped || next.span.slice(text) != "I")
    };
    let mut last = at + 1;
    while last < end && touches(last) {
        let Some(next) = tokens.get(last) else { break };
        if next.kind == Kind::Word && (is_name(next) || initial(next) || titled && last == at + 1 && next.capital) {
            last += 1;
            continue;
        }
        let word = next.span.slice(text);
        if PARTICLES.iter().any(|particle| particle.eq_ignore_ascii_case(word)) {
            let mut ahead = last + 1;
            while tokens.get(ahead).is_some_and(|token| {
                PARTICLES.iter().any(|particle| particle.eq_ignore_ascii_case(token.span.slice(text)))
            }) {
                ahead += 1;
            }
            if follows(ahead) {
                last = ahead + 1;
                continue;
            }
        }
        break;
    }
    Some(at..last)
}

/// The words of a name.
pub(crate) fn name_text(text: &str, tokens: &[Token], name: Range<usize>) -> String {
    let (Some(first), Some(last)) = (tokens.get(name.start), tokens.get(name.end.wrapping_sub(1))) else {
        return String::new();
    };
    first.span.cover(last.span).slice(text).to_owned()
}

/// Whether the name that begins at `at` stands where a place would.
fn is_place(tokens: &[Token], at: usize, from: usize) -> bool {
    let previous = at.checked_sub(1).filter(|&before| before >= from).and_then(|before| tokens.get(before));
    previous.is_some_and(|token| token.is(LOCATIVE) || token.span.is_empty())
}

/// The first person in a range of tokens; one after "with" comes before all others.
pub(crate) fn person_in(text: &str, parse: &Parse, range: Range<usize>) -> Option<Range<usize>> {
    let tokens = &parse.tokens;
    let mut found = None;
    let mut at = range.start;
    while at < range.end {
        match name_at(text, tokens, at, range.end) {
            Some(name) if !is_place(tokens, at, range.start) && !is_thing(tokens, &name) => {
                if tokens.get(at.wrapping_sub(1)).is_some_and(|before| before.is(WITH)) {
                    return Some(name);
                }
                let end = name.end;
                found.get_or_insert(name);
                at = end;
            }
            Some(name) => at = name.end,
            None => at += 1,
        }
    }
    found
}

/// Whether a lower-case noun follows that the name only qualifies ("Grant office", "Zoom link").
fn is_thing(tokens: &[Token], name: &Range<usize>) -> bool {
    tokens.get(name.end).is_some_and(|next| {
        next.kind == Kind::Word
            && next.lexeme.form == 0
            && !next.is(PREPOSITION | PARTICLE | ADVERB | HEDGE)
            && next.is(ROLE | JOB | VENUE | MEETING | DOCUMENT | APPLICATION)
            && !next.is(MANY)
    })
}

/// Whether a name stands where a place would, or only qualifies a thing.
pub(crate) fn is_no_person(tokens: &[Token], name: &Range<usize>, from: usize) -> bool {
    is_place(tokens, name.start, from) || is_thing(tokens, name)
}

/// The part in the process that a range of tokens names.
fn role_in(parse: &Parse, range: Range<usize>, text: &str) -> Option<String> {
    let mut at = range.start;
    while at < range.end {
        let token = parse.tokens.get(at)?;
        if token.kind == Kind::Word && token.is(ROLE) {
            let mut end = at + 1;
            while end < range.end && parse.tokens.get(end).is_some_and(|next| next.kind == Kind::Word && next.is(ROLE))
            {
                end += 1;
            }
            return Some(role_name(parse, at..end, text));
        }
        at += 1;
    }
    None
}

/// The usual word for a part in the process.
fn role_name(parse: &Parse, range: Range<usize>, text: &str) -> String {
    let mut words = String::new();
    for token in parse.tokens.get(range).unwrap_or(&[]) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&token.span.slice(text).to_lowercase());
    }
    let usual = match words.as_str() {
        "hm" | "hiring mgr" | "hiring manager" | "hiring-manager" | "hiring" => "hiring manager",
        "hr" | "people ops" | "people-ops" | "talent" => "HR",
        "recruiter" | "recruiters" | "ta" | "sourcer" | "headhunter" => "recruiter",
        "panel" | "the panel" => "panel",
        "agency" | "agent" => "agency",
        other => return shouted(other),
    };
    usual.to_owned()
}

/// Short forms are written in capitals.
fn shouted(word: &str) -> String {
    match word {
        "cto" | "ceo" | "cfo" | "coo" | "vp" | "svp" | "evp" | "em" => word.to_uppercase(),
        _ => word.to_owned(),
    }
}

/// Somebody by name, or a part in the process, within a range.
pub(crate) fn somebody(text: &str, parse: &Parse, range: Range<usize>) -> Option<Who> {
    if let Some(name) = person_in(text, parse, range.clone()) {
        return Some(Who::Person(name_text(text, &parse.tokens, name)));
    }
    role_in(parse, range, text).map(Who::Role)
}

/// Who the subject of a clause is.
fn subject(text: &str, parse: &Parse, clause: &Clause) -> Option<Who> {
    match clause.subject {
        Subject::Person | Subject::Role => somebody(text, parse, clause.subject_tokens.clone()),
        _ => None,
    }
}

/// Who promised, or whom it concerns.
pub(crate) fn who(c: &Case<'_>, reading: Reading) -> Option<Who> {
    match somebody_of(c, reading) {
        Some(Who::Role(role)) => apposed(c).or(Some(Who::Role(role))),
        who => who,
    }
}

/// "Marek pinged: moved to Monday at 11, w/ Ines": whom the meeting is with comes before whoever told of it.
fn met_with(c: &Case<'_>) -> Option<Who> {
    let end = c.sentence.tokens.end;
    let with = (c.clause.tokens.start..end)
        .find(|at| c.parse.tokens.get(*at).is_some_and(|token| token.is(WITH)) && *at + 1 < end)?;
    name_at(c.text, &c.parse.tokens, with + 1, end).map(|name| Who::Person(name_text(c.text, &c.parse.tokens, name)))
}

fn somebody_of(c: &Case<'_>, reading: Reading) -> Option<Who> {
    if reading == Reading::Appointment
        && let Some(with) = met_with(c)
    {
        return Some(with);
    }
    if reading == Reading::Condition {
        // "If Mia hasn't written, drop into the shop": a name before a place.
        let named = person_in(c.text, c.parse, c.clause.tokens.clone())
            .map(|name| Who::Person(name_text(c.text, &c.parse.tokens, name)));
        match (consequent(c), named) {
            (Some(Who::Role(_)) | None, Some(person)) => return Some(person),
            (Some(who), _) => return Some(who),
            _ => {}
        }
    }
    let (text, parse) = (c.text, c.parse);
    let own = |clause: &Clause| somebody(text, parse, clause.tokens.clone());
    let source = || c.sentence.source.clone().and_then(|range| somebody(text, parse, range));
    match c.actor {
        Actor::Theirs => {
            if let Some(who) = subject(text, parse, c.clause) {
                // "The whole team votes on Friday, Bo says": a person comes before a part in the process.
                let teller = matches!(who, Who::Role(_)).then(source).flatten();
                return teller.filter(|teller| matches!(teller, Who::Person(_))).or(Some(who));
            }
            if c.clause.is_their_speech()
                && let Some(sender) = c.around.sender.filter(|name| !name.is_empty())
            {
                return Some(Who::Person(sender.to_owned()));
            }
            source().or_else(|| pronoun(c)).or_else(|| {
                person_in(text, parse, c.clause.group.end..c.clause.tokens.end)
                    .map(|name| Who::Person(name_text(text, &parse.tokens, name)))
            })
        }
        Actor::Mine => {
            if c.hears() {
                return from_whom(c).or_else(source).or_else(|| own(c.clause)).or_else(|| sender(c));
            }
            own(c.clause)
                .or_else(|| object(c))
                .or_else(|| consequent(c))
                .or_else(|| neighbour(c))
                .or_else(source)
                .or_else(|| sender(c))
        }
        _ => {
            if c.clause.lead == crate::extract::clause::Lead::If {
                return consequent(c).or_else(|| own(c.clause));
            }
            from_whom(c)
                .or_else(|| {
                    person_in(text, parse, c.clause.tokens.clone())
                        .map(|name| Who::Person(name_text(text, &parse.tokens, name)))
                })
                .or_else(source)
                .or_else(|| consequent(c))
                .or_else(|| neighbour(c))
                .or_else(|| own(c.clause))
                .or_else(|| sender(c))
        }
    }
}

fn sender(c: &Case<'_>) -> Option<Who> {
    c.around.sender.filter(|name| !name.is_empty()).map(|name| Who::Person(name.to_owned()))
}

/// "a yes from Marcus", "an email from Odette".
fn from_whom(c: &Case<'_>) -> Option<Who> {
    let range = c.clause.tokens.clone();
    let at = range.clone().find(|&at| c.parse.tokens.get(at).is_some_and(|token| token.is(FROM)))?;
    somebody(c.text, c.parse, at + 1..range.end)
}

/// For a condition: whom the order concerns, in the clauses that follow or went before.
fn consequent(c: &Case<'_>) -> Option<Who> {
    let order = |at: usize| {
        let clause = c.parse.clauses.get(at)?;
        let order = matches!(clause.mood, Mood::Imperative) || clause.subject == Subject::Me;
        order.then(|| somebody(c.text, c.parse, clause.tokens.clone())).flatten()
    };
    (c.index + 1..c.index + 4)
        .filter(|&at| at == c.index + 1 || c.clause_at(at).is_some())
        .find_map(order)
        .or_else(|| c.index.checked_sub(1).and_then(order))
}

/// "Thursday, call, with Dana": somebody in a fragment beside it, in the same sentence.
fn neighbour(c: &Case<'_>) -> Option<Who> {
    let next = c.index + 1;
    // "We had coffee on Friday; Nasrin remembered me."
    if let Some(person) = c
        .clause_at(next)
        .filter(|clause| clause.subject == Subject::Person && clause.mood == Mood::Past && c.clause.mood == Mood::Past)
    {
        return subject(c.text, c.parse, person);
    }
    // "Confirmed: Wednesday at 9, Teams, with Aurélie"
    let with = (next..next + 4)
        .map_while(|at| c.clause_at(at))
        .take_while(|clause| clause.mood == Mood::Fragment)
        .find(|clause| c.parse.tokens.get(clause.tokens.start).is_some_and(|token| token.is(WITH)));
    if let Some(with) = with {
        return somebody(c.text, c.parse, with.tokens.clone());
    }
    let clause = c.clause_at(next).filter(|clause| {
        clause.mood == Mood::Fragment && matches!(clause.opened, Some(Kind::Comma | Kind::Dash | Kind::Open))
    })?;
    let with = c.parse.tokens.get(clause.tokens.start).is_some_and(|token| token.is(WITH));
    (with || clause.opened == Some(Kind::Open)).then(|| somebody(c.text, c.parse, clause.tokens.clone())).flatten()
}

/// "she" is whoever was named last in the sentence, or else in the one before.
fn pronoun(c: &Case<'_>) -> Option<Who> {
    antecedent(c.text, c.parse, c.clause, c.clause.subject_tokens.start, &["she", "he"])
        .map(|name| Who::Person(name_text(c.text, &c.parse.tokens, name)))
}

/// "email her on Friday", "need to thank Dr Patel, do it tonight": whoever was named before.
fn object(c: &Case<'_>) -> Option<Who> {
    let (text, parse) = (c.text, c.parse);
    let range = c.clause.group.end..c.clause.tokens.end;
    if let Some(at) = range.clone().find(|&at| parse.tokens.get(at).is_some_and(|token| token.is(TO_THEM))) {
        return antecedent(text, parse, c.clause, at, &["her", "him"])
            .map(|name| Who::Person(name_text(text, &parse.tokens, name)));
    }
    let it = c.clause.verb == Verb::Do && parse.tokens.get(range.start).is_some_and(|token| token.is(IT));
    let before = c.index.checked_sub(1).and_then(|at| c.clause_at(at)).filter(|_| it)?;
    person_in(text, parse, before.tokens.clone()).map(|name| Who::Person(name_text(text, &parse.tokens, name)))
}

/// "with the chair, Prof. Lindqvist, on Friday": the name that stands beside a part in the process.
fn apposed(c: &Case<'_>) -> Option<Who> {
    let (text, parse) = (c.text, c.parse);
    // "Nadia (HM), Zoom"
    if c.clause.opened == Some(Kind::Open)
        && let Some(before) = c.index.checked_sub(1).and_then(|at| c.clause_at(at))
        && let Some(name) = name_at(text, parse.tokens.as_slice(), before.tokens.start, before.tokens.end)
        && name.end == before.tokens.end
    {
        return Some(Who::Person(name_text(text, &parse.tokens, name)));
    }
    let role = parse.tokens.get(c.clause.tokens.clone())?.last().is_some_and(|token| token.is(ROLE));
    let next = c.clause_at(c.index + 1).filter(|next| {
        role && next.mood == Mood::Fragment && matches!(next.opened, Some(Kind::Comma | Kind::Dash | Kind::Open))
    })?;
    let name = name_at(text, &parse.tokens, next.tokens.start, next.tokens.end)?;
    (name.end == next.tokens.end).then(|| Who::Person(name_text(text, &parse.tokens, name)))
}

/// The name that one of these pronouns means at `at`, in its sentence or in the one before.
pub(crate) fn antecedent(
    text: &str,
    parse: &Parse,
    clause: &Clause,
    at: usize,
    pronouns: &[&str],
) -> Option<Range<usize>> {
    let word = parse.tokens.get(at)?.span.slice(text);
    let word = word.split(['\'', '’']).next().unwrap_or(word);
    // "shes", "hes" are written as one.
    let known = pronouns.iter().any(|pronoun| {
        pronoun.eq_ignore_ascii_case(word)
            || word.len() == pronoun.len() + 1
                && word.is_char_boundary(pronoun.len())
                && word.ends_with('s')
                && word.get(..pronoun.len()).is_some_and(|start| start.eq_ignore_ascii_case(pronoun))
    });
    if !known {
        return None;
    }
    let own = parse.sentences.get(clause.sentence).map_or(clause.tokens.start, |sentence| sentence.tokens.start);
    let start = clause
        .sentence
        .checked_sub(1)
        .and_then(|before| parse.sentences.get(before))
        .map_or(own, |before| before.tokens.start);
    let end = clause.tokens.start.max(clause.group.start.min(at));
    let mut last = None;
    let mut i = start;
    while i < end {
        match name_at(text, &parse.tokens, i, end) {
            Some(name) => {
                i = name.end;
                // "Asked Dana for time because of Acme. She …": what stands behind "of" only tells more.
                let before = name.start.saturating_sub(2).max(start)..name.start;
                let mut before = parse.tokens.get(before).unwrap_or(&[]).iter().rev();
                let told_of = before.find(|token| !token.capital).is_some_and(|of| of.is(OF));
                let other = is_place(&parse.tokens, name.start, start) || is_thing(&parse.tokens, &name);
                if !other && !(told_of && last.is_some()) {
                    last = Some(name);
                }
            }
            None => i += 1,
        }
    }
    last
}

/// The bytes that a range of tokens covers.
pub(crate) fn span_of(tokens: &[Token], range: Range<usize>) -> Span {
    match (tokens.get(range.start), tokens.get(range.end.wrapping_sub(1))) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => Span::default(),
    }
}
