//! From tokens to sentences and clauses, and what each clause says.

use std::ops::Range;

use super::analyse::{analyse, continues};
use super::gate;
use super::lexicon::*;
use super::names::{self, Known};
use super::tokens::{self, Kind, Token};
use super::verbs::{MODAL, NOMINATIVE, is_name, is_verb};
use super::{Clause, Lead, Parse, Sentence};
use crate::text::Span;
use crate::timeline::Phrase;

/// How far a clause looks ahead for its verb; a bound, so that the work is linear.
const REACH: usize = 10;

/// How many tokens a sentence holds at most: prose without full stops is read in pieces, so that what looks at a whole
/// sentence for each of its clauses stays linear in the text.
const LONGEST: usize = 160;

/// Parses a piece of prose. `task`: a bare verb at its beginning is an order to oneself; `quoted`: somebody else speaks.
///
/// Without `all`, sentences that neither hold a phrase nor may tell of a promise or an event get no clauses.
pub(crate) fn parse(
    text: &str,
    masked: &[Span],
    phrases: &[Phrase],
    task: bool,
    quoted: bool,
    all: bool,
    people: Known<'_>,
) -> Parse {
    let mut tokens = tokens::tokens(text, masked, phrases);
    names::mark(text, &mut tokens, people);
    let mut parse = Parse { tokens, clauses: Vec::new(), sentences: Vec::new(), quoted };
    let mut verbal = vec![false; parse.tokens.len()];
    let mut start = 0;
    // A quotation may hold several sentences; one that nothing closes holds none.
    let closed = parse.tokens.iter().rposition(|token| token.kind == Kind::CloseQuote).unwrap_or(0);
    let mut open = false;
    // What follows a sentence may say that its promise lapsed, or what is to be done.
    let mut after = false;
    while start < parse.tokens.len() {
        let end = sentence_end(&parse.tokens, start);
        let matters = all || gate::matters(parse.tokens.get(start..end).unwrap_or(&[]));
        let inside = open && start < closed;
        if let Some(mark) = parse
            .tokens
            .get(start..end)
            .unwrap_or(&[])
            .iter()
            .rev()
            .find(|token| matches!(token.kind, Kind::OpenQuote | Kind::CloseQuote))
        {
            open = mark.kind == Kind::OpenQuote;
        }
        if !matters && !after {
            let clauses = parse.clauses.len();
            parse.sentences.push(Sentence {
                tokens: start..end,
                clauses: clauses..clauses,
                source: None,
                reported: false,
            });
            start = end;
            continue;
        }
        after = matters;
        mark_verbs(&parse.tokens, start..end, &mut verbal, task && start == 0);
        let first = parse.clauses.len();
        let splitter = Splitter { tokens: &parse.tokens, verbal: &verbal, range: start..end };
        splitter.split(parse.sentences.len(), quoted, inside, &mut parse.clauses);
        let last = parse.clauses.len();
        for at in first..last {
            let (done, rest) = parse.clauses.split_at_mut(at);
            if let Some(clause) = rest.first_mut() {
                let earlier = done.get(first..).unwrap_or(&[]);
                analyse(&parse.tokens, &verbal, clause, earlier);
                clause.continues = continues(clause, earlier).map(|index| index + first);
            }
        }
        parse.sentences.push(Sentence { tokens: start..end, clauses: first..last, source: None, reported: false });
        start = end;
    }
    parse
}

fn sentence_end(tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if at - start >= LONGEST {
            break;
        }
        if matches!(token.kind, Kind::Stop | Kind::Question) {
            // Closing quotes and brackets belong to the sentence that they close.
            while tokens
                .get(at)
                .is_some_and(|next| matches!(next.kind, Kind::CloseQuote | Kind::Close | Kind::Stop | Kind::Question))
            {
                at += 1;
            }
            break;
        }
    }
    at
}

fn mark_verbs(tokens: &[Token], range: Range<usize>, verbal: &mut [bool], task: bool) {
    // A verb is looked for from the mark before it, so that each token is looked at once.
    let mut from = range.start;
    let mut fresh = task;
    // Behind which remark on somebody a verb would go on: "Dana (EM) answers", "Dana, the lead, answers".
    let mut host = false;
    let mut remark = None;
    for at in range.clone() {
        let Some(token) = tokens.get(at) else { break };
        match token.kind {
            Kind::Word => {}
            Kind::Phrase(_) | Kind::Number | Kind::Clitic | Kind::Slash => continue,
            _ => {
                let closes = matches!(token.kind, Kind::Close | Kind::Comma) && host;
                remark = (closes && is_part(tokens.get(from..at).unwrap_or(&[]))).then_some(at + 1);
                host = matches!(token.kind, Kind::Open | Kind::Comma)
                    && at > range.start
                    && tokens.get(at - 1).is_some_and(is_name);
                from = at + 1;
                continue;
            }
        }
        let goes_on = remark == Some(at) && token.lexeme.form & THIRD != 0 && {
            let next = tokens.get(at + 1).filter(|_| at + 1 < range.end);
            next.is_none_or(|next| {
                next.phrase().is_some() || next.is(PREPOSITION | DETERMINER | TO_ME | TO_THEM | ADVERB | PARTICLE)
            }) && !next.is_some_and(|next| next.is(FROM | OF))
        };
        if let Some(slot) = verbal.get_mut(at) {
            *slot = goes_on || is_verb(tokens, from, at, range.end, fresh);
        }
        fresh = false;
    }
}

/// Whether words say which part somebody has in the process: "EM", "the hiring manager".
fn is_part(words: &[Token]) -> bool {
    let part = |token: &Token| token.is(ROLE | DETERMINER | MY | OF | PLAIN) && !token.is(MANY);
    words.iter().all(part) && words.iter().any(|token| token.is(ROLE))
}

struct Splitter<'a> {
    tokens: &'a [Token],
    verbal: &'a [bool],
    range: Range<usize>,
}

impl Splitter<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|_| at < self.range.end)
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.is(class))
    }

    fn verbal(&self, at: usize) -> bool {
        at < self.range.end && self.verbal.get(at) == Some(&true)
    }

    fn finite(&self, at: usize) -> bool {
        self.verbal(at)
            && self.token(at).is_some_and(|token| {
                token.is(MODAL)
                    || token.lexeme.form & (THIRD | PAST) != 0
                    || token.lexeme.form & BASE != 0 && token.is(VERB_ONLY)
            })
    }

    /// Whether a verb follows right after `at`, adverbs and a clitic passed over.
    fn verb_after(&self, at: usize) -> bool {
        let mut next = at + 1;
        while next < self.range.end && next <= at + 3 {
            if self.verbal(next) || self.token(next).is_some_and(|token| token.kind == Kind::Clitic) {
                return true;
            }
            if !self.is(next, ADVERB | NOT) {
                return false;
            }
            next += 1;
        }
        false
    }

    fn split(&self, sentence: usize, quoted: bool, mut quote: bool, clauses: &mut Vec<Clause>) {
        let mut start = self.range.start;
        let mut opened = None;
        let mut lead = Lead::Main;
        let mut seen_verb = false;
        let mut seen_phrase = false;
        let mut at = self.range.start;
        let mut push = |tokens: Range<usize>, lead: Lead, opened: Option<Kind>, quote: bool| {
            clauses.push(Clause { tokens, sentence, lead, opened, quoted: quoted || quote, ..Clause::default() });
        };
        while at < self.range.end {
            let Some(token) = self.token(at) else { break };
            let mark = match token.kind {
                Kind::Semicolon
                | Kind::Dash
                | Kind::Arrow
                | Kind::Colon
                | Kind::Open
                | Kind::Close
                | Kind::Comma
                | Kind::OpenQuote
                | Kind::CloseQuote
                | Kind::Equals => true,
                Kind::Stop | Kind::Question => at + 1 < self.range.end,
                _ => false,
            };
            if mark {
                if start < at {
                    push(start..at, lead, opened, quote);
                }
                match token.kind {
                    Kind::OpenQuote => quote = true,
                    Kind::CloseQuote => quote = false,
                    _ => {}
                }
                start = at + 1;
                opened = Some(token.kind);
                (lead, seen_verb, seen_phrase) = (self.lead(start), false, false);
                at += 1;
                continue;
            }
            if at == start {
                lead = self.lead(at);
            } else if let Some(new) = self.begins(start, at, seen_verb, seen_phrase) {
                push(start..at, lead, opened, quote);
                start = at;
                opened = None;
                lead = new;
                (seen_verb, seen_phrase) = (false, false);
            }
            seen_verb |= self.verbal(at);
            seen_phrase |= token.phrase().is_some();
            at += 1;
        }
        if start < self.range.end {
            push(start..self.range.end, lead, opened, quote);
        }
    }

    /// How a clause that begins at `at` begins.
    fn lead(&self, mut at: usize) -> Lead {
        while self.is(at, AND | BUT) || self.is(at, ADVERB) && !self.is(at, SOON) {
            at += 1;
        }
        if self.is(at, IF) || self.is(at, LOCATIVE) && self.is(at + 1, SAMPLE) {
            // "in case": the second word is also a case study.
            return Lead::If;
        }
        // "Should they not write by the 16th, nudge Petra."
        let inverted = self.is(at, SHOULD)
            && (self.is(at + 1, NOMINATIVE | ROLE) || self.token(at + 1).is_some_and(is_name))
            && (self.range.end - 1..self.range.end)
                .all(|last| self.token(last).is_some_and(|token| token.kind != Kind::Question));
        if inverted {
            return Lead::If;
        }
        if self.is(at, WHEN) && self.sub_clause(at) {
            return Lead::When;
        }
        if self.is(at, THAT) {
            return Lead::That;
        }
        if self.is(at, RELATIVE) {
            return Lead::Relative;
        }
        Lead::Main
    }

    /// Whether the conjunction at `at` opens a clause of its own: a verb follows before any mark or phrase of time.
    fn sub_clause(&self, at: usize) -> bool {
        let mut next = at + 1;
        let mut passed = 0;
        while next < self.range.end && next <= at + REACH {
            let Some(token) = self.token(next) else { break };
            if !matches!(token.kind, Kind::Word | Kind::Clitic | Kind::Number) {
                return false;
            }
            // "When he's back"
            if token.kind == Kind::Clitic && next > at + 1 && self.is(next - 1, NOMINATIVE) {
                return true;
            }
            if token.is(ME | WE | THEY) && passed > 0 {
                return false;
            }
            if self.finite(next) || passed > 0 && self.verbal(next) && self.is(next - 1, WE | THEY | ME) {
                return passed > 0;
            }
            passed += usize::from(!token.is(ADVERB));
            next += 1;
        }
        false
    }

    /// Whether a new clause begins at the word `at`, and how.
    fn begins(&self, start: usize, at: usize, seen_verb: bool, seen_phrase: bool) -> Option<Lead> {
        let token = self.token(at)?;
        if token.kind != Kind::Word {
            return None;
        }
        if token.is(IF) && token.lexeme.form == 0
            || token.is(LOCATIVE)
                && self.is(at + 1, SAMPLE)
                && (self.is(at + 2, NOMINATIVE | ROLE) || self.token(at + 2).is_some_and(is_name))
        {
            return Some(Lead::If);
        }
        if token.is(WHEN) && self.sub_clause(at) {
            return Some(Lead::When);
        }
        if token.is(RELATIVE) && (self.verb_after(at) || self.is(at + 1, NOMINATIVE)) && !self.is(at, DETERMINER) {
            return Some(Lead::Relative);
        }
        if token.is(BUT) && !token.is(RELATIVE) {
            return Some(Lead::Main);
        }
        if token.is(AND) {
            return self.after_and(at, seen_verb, seen_phrase).then_some(Lead::Main);
        }
        let previous = self.token(at.checked_sub(1)?)?;
        if previous.is(AND | BUT | IF | RELATIVE | WHEN) && start + 1 >= at {
            return None;
        }
        // "Dana said that she will", "they think it will be Monday"
        let that = token.span.len() == 4 && token.is(IT) && !token.is(DETERMINER) && !token.is(THEY);
        if that
            && seen_verb
            && !self.verb_after(at)
            && previous.lexeme.form == 0
            && !previous.is(PREPOSITION | WITH | FROM | TO)
            && (self.is(at + 1, NOMINATIVE | DETERMINER | MY | ROLE) && self.sub_clause(at)
                // "told me that by Friday they decide"
                || self.token(at + 1).is_some_and(|next| next.phrase().is_some())
                    && self.is(at + 2, NOMINATIVE | DETERMINER | MY | ROLE)
                    && self.sub_clause(at + 1))
        {
            return Some(Lead::That);
        }
        if token.is(IT)
            && !self.verb_after(at)
            && seen_verb
            && (self.is(at + 1, NOMINATIVE | ROLE | DETERMINER | MY)
                || self.token(at + 1).is_some_and(|next| next.phrase().is_some()) && self.is(at + 2, NOMINATIVE | ROLE))
            && previous.lexeme.form != 0
        {
            return Some(Lead::That);
        }
        // "Terry says come in on Friday"
        if self.verbal(at)
            && previous.lexeme.verb == Verb::Say
            && self.verbal(at - 1)
            && token.lexeme.form & BASE != 0
            && !token.is(MODAL)
        {
            return Some(Lead::That);
        }
        // "want it wrapped up"
        if token.is(IT)
            && matches!(
                previous.lexeme.verb,
                Verb::Want | Verb::Get | Verb::Have | Verb::Need | Verb::Make | Verb::Keep | Verb::Let
            )
        {
            return None;
        }
        let question = start + 1 == at && previous.is(MODAL);
        // "If he comes through I'd apply": behind a particle of its verb "I" is no object.
        let acts = previous.is(PARTICLE)
            && token.is(ME | WE | THEY)
            && seen_verb
            && at > start + 1
            && self.verbal(at - 2)
            && self.is(start, IF)
            // "Sounds like they'd decide by Friday"
            || token.is(ME | WE | THEY) && seen_verb && previous.is(PREPOSITION) && previous.lexeme.verb == Verb::Want
            // "If it's good I'd sign"
            || token.is(ME | WE | THEY)
                && !seen_verb
                && self.is(start, IF)
                && at > start + 3
                && self.token(start + 2).is_some_and(|token| token.kind == Kind::Clitic);
        if token.is(NOMINATIVE)
            && !question
            && self.verb_after(at)
            && (!previous.is(TO | WITH | PREPOSITION | FROM | OF) || acts)
        {
            let says = self.says(at + 1);
            if seen_verb
                || acts
                || says && self.trailing(at + 1)
                || seen_phrase && previous.phrase().is_some() && self.content(start, at)
            {
                return Some(if seen_verb && self.after_saying(start, at) { Lead::That } else { Lead::Main });
            }
        }
        let nominal =
            token.is(ROLE | NOUN) || is_name(token) || token.is(TITLE) && self.token(at + 1).is_some_and(is_name);
        if nominal
            && !self.verbal(at)
            && seen_verb
            && !previous.is(TO | WITH | FROM | OF | PREPOSITION | DETERMINER | MY)
            && !(is_name(token) && is_name(previous))
        {
            return self.embedded(start, at);
        }
        if token.is(DETERMINER | MY) && seen_verb && !previous.is(TO | WITH | FROM | OF | PREPOSITION) {
            return self.embedded(start, at);
        }
        // "Hugh swore" after all else; "says HR", "said the woman at the desk"
        if is_name(token)
            && !is_name(previous)
            && !previous.is(TITLE)
            && self.says(at + 1)
            && self.trailing(at + 1)
            && !previous.is(TO | WITH | FROM | AND | PREPOSITION)
        {
            return Some(Lead::Main);
        }
        if self.says(at)
            && !self.verbal(at.saturating_sub(1))
            && !seen_verb
            && previous.phrase().is_some()
            && self.token(at + 1).is_some_and(|next| next.is(ROLE | DETERMINER | THEY) || is_name(next))
        {
            return Some(Lead::Main);
        }
        None
    }

    fn content(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| self.is(at, NOUN) || self.token(at).is_some_and(Token::unknown))
    }

    /// Whether the word at `at` is a verb of speaking or thinking.
    fn says(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            matches!(token.lexeme.verb, Verb::Say | Verb::Think | Verb::Promise | Verb::Write)
                && token.lexeme.form & (PAST | THIRD | BASE) != 0
        })
    }

    /// Whether nothing but an object follows a verb of speaking, up to the next mark.
    fn trailing(&self, at: usize) -> bool {
        match self.token(at + 1) {
            None => true,
            Some(next) if next.kind != Kind::Word => next.phrase().is_none(),
            Some(next) => {
                next.is(TO_ME | TO_THEM)
                    && self.token(at + 2).is_none_or(|after| after.kind != Kind::Word && after.phrase().is_none())
            }
        }
    }

    /// Whether the clause from `start` says that somebody says or thinks something.
    fn after_saying(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| {
            self.verbal(at)
                && self.token(at).is_some_and(|token| {
                    matches!(
                        token.lexeme.verb,
                        Verb::Say | Verb::Think | Verb::Promise | Verb::Hope | Verb::Hear | Verb::Plan
                    )
                })
        })
    }

    /// Whether a subject with its verb begins at the noun `at`, inside a clause that has a verb already.
    fn embedded(&self, start: usize, at: usize) -> Option<Lead> {
        let mut next = at;
        while next < self.range.end && next < at + REACH {
            let token = self.token(next)?;
            if token.kind == Kind::Clitic {
                next += 1;
                continue;
            }
            if token.kind != Kind::Word {
                return None;
            }
            if next > at && token.is(NOMINATIVE) && self.verb_after(next) {
                // "told me the day before I left": the pronoun begins the clause.
                return None;
            }
            if next > at && self.verbal(next) {
                let saying = self.after_saying(start, at);
                let form = token.lexeme.form;
                // "have the paperwork done": a participle alone makes no clause.
                let sure = token.is(MODAL)
                    || matches!(token.lexeme.verb, Verb::Be | Verb::Have | Verb::Do)
                        && form & (BASE | THIRD | PAST) != 0
                    || form & THIRD != 0;
                return (sure || saying && form & PAST != 0).then_some(if saying { Lead::That } else { Lead::Main });
            }
            if token.is(AND | BUT) || token.is(TO | WITH | FROM | PREPOSITION) && !token.is(PARTICLE) && !token.is(NOUN)
            {
                return None;
            }
            next += 1;
        }
        None
    }

    /// Whether a clause follows the conjunction at `at`.
    fn after_and(&self, at: usize, seen_verb: bool, seen_phrase: bool) -> bool {
        let mut next = at + 1;
        while self.is(next, AND | ADVERB) && !self.verbal(next) {
            next += 1;
        }
        let (mut noun, mut phrase) = (false, false);
        let first = next;
        while next < self.range.end && next < at + REACH {
            let Some(token) = self.token(next) else { break };
            if self.verbal(next) {
                // A verb of its own, or one that shares the subject: "will call and email Friday".
                return seen_verb || next == first || noun && self.finite(next);
            }
            match token.kind {
                Kind::Word => noun |= token.is(NOUN | NOMINATIVE) || token.unknown(),
                Kind::Phrase(_) => phrase = true,
                Kind::Number | Kind::Clitic | Kind::Slash => {}
                _ => break,
            }
            next += 1;
        }
        noun && phrase && seen_phrase
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever looks at a whole sentence for each of its clauses is bounded, and no token is looked at in two sentences.
    #[test]
    fn sentences_are_bounded() {
        for piece in ["and ", "Dana said ", ", ", "if ", "( ", "“", "to call ", "that they said ", "not ", "I'd "] {
            let text = piece.repeat(2_000);
            let parse = parse(&text, &[], &[], false, false, true, Known::default());
            let mut last = 0;
            for sentence in &parse.sentences {
                assert_eq!(sentence.tokens.start, last, "{piece}");
                assert!(sentence.tokens.len() <= LONGEST + 4, "{piece}: {}", sentence.tokens.len());
                last = sentence.tokens.end;
            }
            assert_eq!(last, parse.tokens.len(), "{piece}");
        }
    }
}
