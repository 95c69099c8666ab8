//! From tokens to sentences and clauses, and what each clause says.

use std::ops::Range;

use super::lexicon::*;
use super::tokens::{self, Kind, Token};
use super::verbs::{self, MODAL, NOMINATIVE, is_name, is_verb};
use super::{Clause, Lead, Mood, Parse, Sentence, Subject};
use super::{gate, names};
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
    people: &[&str],
) -> Parse {
    let mut tokens = tokens::tokens(text, masked, phrases);
    names::mark(text, &mut tokens, people);
    let mut parse = Parse { tokens, clauses: Vec::new(), sentences: Vec::new(), quoted };
    let mut verbal = vec![false; parse.tokens.len()];
    let mut start = 0;
    // What follows a sentence may say that its promise lapsed, or what is to be done.
    let mut after = false;
    while start < parse.tokens.len() {
        let end = sentence_end(&parse.tokens, start);
        let matters = all || gate::matters(parse.tokens.get(start..end).unwrap_or(&[]));
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
        splitter.split(parse.sentences.len(), quoted, &mut parse.clauses);
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
    for at in range.clone() {
        let Some(token) = tokens.get(at) else { break };
        match token.kind {
            Kind::Word => {}
            Kind::Phrase(_) | Kind::Number | Kind::Clitic | Kind::Slash => continue,
            _ => {
                from = at + 1;
                continue;
            }
        }
        if let Some(slot) = verbal.get_mut(at) {
            *slot = is_verb(tokens, from, at, range.end, fresh);
        }
        fresh = false;
    }
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

    fn split(&self, sentence: usize, quoted: bool, clauses: &mut Vec<Clause>) {
        let mut start = self.range.start;
        let mut opened = None;
        let mut lead = Lead::Main;
        let mut seen_verb = false;
        let mut seen_phrase = false;
        let mut quote = false;
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
            if token.is(ME | WE | THEY) && passed > 0 {
                return false;
            }
            if self.finite(next) {
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
        if previous.is(AND | BUT | IF | RELATIVE) && start + 1 >= at || previous.is(WHEN) && start + 1 >= at {
            return None;
        }
        // "Dana said that she will", "they think it will be Monday"
        let that = token.span.len() == 4 && token.is(IT) && !token.is(DETERMINER) && !token.is(THEY);
        if that
            && seen_verb
            && !self.verb_after(at)
            && previous.lexeme.form == 0
            && !previous.is(PREPOSITION | WITH | FROM | TO)
            && self.is(at + 1, NOMINATIVE | DETERMINER | MY | ROLE)
            && self.sub_clause(at)
        {
            return Some(Lead::That);
        }
        if token.is(IT)
            && !self.verb_after(at)
            && seen_verb
            && self.is(at + 1, NOMINATIVE | ROLE | DETERMINER | MY)
            && previous.lexeme.form != 0
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
        if token.is(NOMINATIVE) && !question && self.verb_after(at) && !previous.is(TO | WITH | PREPOSITION | FROM | OF)
        {
            let says = self.says(at + 1);
            if seen_verb
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
                let sure = token.is(MODAL)
                    || matches!(token.lexeme.verb, Verb::Be | Verb::Have | Verb::Do)
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
                return seen_verb || noun && (self.finite(next) || next == first) || next == first;
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

/// Finds subject, verb group and head of a clause; `earlier` are the clauses before it in its sentence.
fn analyse(tokens: &[Token], verbal: &[bool], clause: &mut Clause, earlier: &[Clause]) {
    let range = clause.tokens.clone();
    let mut group_at = None;
    let mut names = false;
    for at in range.clone() {
        let Some(token) = tokens.get(at) else { break };
        clause.classes |= token.lexeme.class;
        clause.sketches |= 1 << token.sketch;
        if matches!(token.kind, Kind::Word) {
            clause.content |= token.is(NOUN | NOMINATIVE | AWAY | SOON | VENUE | NOT | GENERIC | LINKEDIN | PER)
                || verbal.get(at) == Some(&true)
                || token.unknown() && !token.capital;
            names |= is_name(token);
        }
        clause.to_me |= token.is(TO_ME);
        if group_at.is_none() {
            let is_verb = verbal.get(at) == Some(&true);
            if is_verb || token.kind == Kind::Clitic && at > range.start && is_clitic(tokens, at, range.end) {
                group_at = Some(at);
            }
        }
    }
    if names && (group_at.is_some() || earlier.is_empty()) {
        clause.content = true;
    }
    // "It's now Friday": it is what the clause before spoke of.
    let spoken_of = earlier.last().map_or(0, |before| (before.subject_class | before.head) & NOUN);
    match group_at {
        Some(at) => {
            clause.group = at..at + 1;
            verbs::group(tokens, verbal, at, clause);
            subject(tokens, clause, range.start..at);
            let denied = tokens
                .get(range.start..at)
                .unwrap_or(&[])
                .iter()
                .rev()
                .take_while(|token| token.is(ADVERB | NOT))
                .any(|token| token.is(NOT));
            clause.negated |= denied;
            if clause.subject == Subject::None {
                apposed(tokens, clause, earlier);
            }
            if clause.subject == Subject::None {
                coordinated(tokens, clause, earlier, at);
            }
            let base = tokens.get(at).is_some_and(|token| token.lexeme.form & BASE != 0 && !token.is(MODAL));
            if clause.subject == Subject::None && clause.mood == Mood::Present && base {
                let purpose = at > range.start && tokens.get(at - 1).is_some_and(|before| before.is(TO));
                clause.mood = if purpose { Mood::Infinitive } else { Mood::Imperative };
            }
            let either =
                tokens.get(at).is_some_and(|token| token.lexeme.form & BASE != 0 && token.lexeme.form & PAST != 0);
            if either && matches!(clause.mood, Mood::Present | Mood::Imperative) {
                // "She put", "Dana let": the present would end in -s.
                let singular = matches!(clause.subject, Subject::Person | Subject::It | Subject::Thing)
                    || clause.subject == Subject::Role && clause.subject_class & MANY == 0;
                clause.maybe_past = true;
                if singular {
                    clause.mood = Mood::Past;
                }
            }
            if clause.subject == Subject::It {
                clause.subject_class |= spoken_of;
            }
            inverted(tokens, clause);
            let from = clause.group.end.max(clause.particle.map_or(0, |at| at + 1));
            (clause.head, clause.head_at) = head(tokens, from..range.end);
        }
        None => {
            (clause.head, clause.head_at) = head(tokens, range.clone());
            infinitive(tokens, verbal, clause);
        }
    }
}

/// Which of the earlier clauses a clause behind a bracket goes on with, where it has no subject and no tense of its own.
fn continues(clause: &Clause, earlier: &[Clause]) -> Option<usize> {
    if clause.opened != Some(Kind::Close)
        || !matches!(clause.mood, Mood::Fragment | Mood::Infinitive)
        || clause.subject != Subject::None
    {
        return None;
    }
    let inner = earlier.last()?;
    (inner.opened == Some(Kind::Open)).then(|| earlier.len().checked_sub(2)).flatten()
}

/// "says HR", "can you send": the subject stands behind its verb.
fn inverted(tokens: &[Token], clause: &mut Clause) {
    let first = clause.group.start;
    let asks = clause.subject == Subject::None && tokens.get(first).is_some_and(|token| token.is(MODAL));
    if asks
        && first + 1 < clause.tokens.end
        && tokens.get(first + 1).is_some_and(|token| token.is(YOU | WE | ME | THEY))
    {
        let mood = clause.mood;
        if let Some(verb) = (first + 2..clause.tokens.end.min(first + 5))
            .find(|&at| tokens.get(at).is_some_and(|token| token.lexeme.form & BASE != 0))
        {
            verbs::group(tokens, &[], verb, clause);
            clause.verb = tokens.get(verb).map_or(Verb::None, |token| token.lexeme.verb);
            clause.group = verb..verb + 1;
        }
        clause.mood = mood;
        clause.inverted = true;
        subject(tokens, clause, first + 1..first + 2);
        return;
    }
    if clause.subject == Subject::None
        && (matches!(clause.verb, Verb::Say | Verb::Think | Verb::Promise)
            || matches!(clause.verb, Verb::Write | Verb::Message | Verb::Email | Verb::Call | Verb::Ask)
                && matches!(clause.opened, Some(Kind::Comma | Kind::CloseQuote)))
        && matches!(clause.mood, Mood::Past | Mood::Present)
        && !tokens.get(clause.group.start).is_some_and(|token| token.is(TELL))
    {
        let next = clause.group.end;
        let opens = tokens.get(next).is_some_and(|token| token.is(ROLE | DETERMINER | THEY | TITLE) || is_name(token));
        if opens && next < clause.tokens.end {
            let mut end = next;
            while end < clause.tokens.end
                && tokens.get(end).is_some_and(|token| token.kind == Kind::Word && !token.is(PREPOSITION | TO))
            {
                end += 1;
            }
            subject(tokens, clause, next..end);
        }
    }
}

/// "They'll taste the menu and tell me on Friday": the second verb has the subject and the mood of the first.
fn coordinated(tokens: &[Token], clause: &mut Clause, earlier: &[Clause], at: usize) {
    let joined = tokens.get(clause.tokens.start).is_some_and(|token| token.is(AND) && !token.is(BUT))
        && matches!(clause.opened, None | Some(Kind::Comma | Kind::Close));
    let Some(before) =
        earlier.last().filter(|before| joined && before.subject != Subject::None && before.mood != Mood::Fragment)
    else {
        return;
    };
    let form = tokens.get(at).map_or(0, |token| if token.is(MODAL) { THIRD } else { token.lexeme.form });
    let base = form & BASE != 0 && clause.mood == Mood::Present;
    let plural = matches!(before.subject, Subject::Me | Subject::We | Subject::You | Subject::They | Subject::People)
        || before.subject_class & MANY != 0;
    let bare = match before.mood {
        Mood::Future | Mood::Would | Mood::Should | Mood::Can | Mood::Must | Mood::Infinitive => true,
        // "I talk to Ana and call Ben": the present of the plural; "they" and a clitic both count.
        Mood::Present => plural && clause.opened.is_none(),
        _ => false,
    };
    if base && !bare || form & ING != 0 && form & BASE == 0 {
        return;
    }
    if base {
        clause.mood = before.mood;
        clause.frame = before.frame;
        clause.negated |= before.negated && before.mood != Mood::Present;
    }
    clause.subject = before.subject;
    clause.subject_class = before.subject_class;
    clause.subject_tokens = before.subject_tokens.clone();
    clause.shared = true;
}

/// "Viktor (recruiter) called", "Dana, the EM, will call": the subject stands before a remark.
fn apposed(tokens: &[Token], clause: &mut Clause, earlier: &[Clause]) {
    let third = tokens.get(clause.group.start).is_some_and(|token| token.lexeme.form & THIRD != 0 || token.is(MODAL));
    let bracket = clause.opened == Some(Kind::Close);
    let comma = clause.opened == Some(Kind::Comma) && (third || earlier.len() >= 2);
    let Some(named) = (if bracket || comma {
        earlier.len().checked_sub(2).or(comma.then_some(0)).and_then(|at| earlier.get(at))
    } else {
        None
    }) else {
        return;
    };
    let remark = earlier.last().is_some_and(|last| last.mood == Mood::Fragment);
    let plain = tokens
        .get(named.tokens.clone())
        .unwrap_or(&[])
        .iter()
        .all(|token| matches!(token.kind, Kind::Word) && !token.is(PREPOSITION | WITH | TO | FROM | NOT));
    let name = tokens
        .get(named.tokens.clone())
        .unwrap_or(&[])
        .last()
        .is_some_and(|token| is_name(token) || token.is(ROLE) && !token.is(MEETING));
    if remark && named.mood == Mood::Fragment && plain && name {
        subject(tokens, clause, named.tokens.clone());
    }
}

/// "Agency to revert in 3 days": a subject and an infinitive.
fn infinitive(tokens: &[Token], verbal: &[bool], clause: &mut Clause) {
    for at in clause.tokens.clone() {
        let is_to = tokens.get(at).is_some_and(|token| token.is(TO));
        if is_to
            && at > clause.tokens.start
            && at + 1 < clause.tokens.end
            && tokens.get(at + 1).is_some_and(|token| token.lexeme.form & BASE != 0)
        {
            verbs::group(tokens, verbal, at + 1, clause);
            if clause.verb == Verb::None {
                clause.verb = tokens.get(at + 1).map_or(Verb::None, |token| token.lexeme.verb);
            }
            clause.mood = Mood::Infinitive;
            subject(tokens, clause, clause.tokens.start..at);
            return;
        }
    }
}

/// Whether the `'s` at `at` is a verb ("Dana's calling") rather than a possessive ("Dana's call").
fn is_clitic(tokens: &[Token], at: usize, end: usize) -> bool {
    let host = tokens.get(at.wrapping_sub(1));
    if host.is_some_and(|host| host.is(THEY | IT | RELATIVE) && !host.is(DETERMINER) || host.is(IT)) {
        return true;
    }
    if host.is_some_and(|host| host.phrase().is_some() || host.is(TIME)) {
        return false;
    }
    tokens.get(at + 1).filter(|_| at + 1 < end).is_some_and(|next| {
        next.is(NOT | AWAY | SUPPOSED)
            || next.is(ADVERB)
            || next.lexeme.form & ING != 0 && !next.is(NOUN)
            || next.is(PARTICLE | LOCATIVE)
    })
}

/// Finds who acts among the tokens before the verb.
fn subject(tokens: &[Token], clause: &mut Clause, range: Range<usize>) {
    let mut at = range.end;
    let mut found: Option<usize> = None;
    while at > range.start {
        at -= 1;
        let Some(token) = tokens.get(at) else { break };
        if token.kind == Kind::Clitic || token.phrase().is_some() && found.is_none() {
            continue;
        }
        if token.kind != Kind::Word {
            if found.is_none() && matches!(token.kind, Kind::Number | Kind::Slash) {
                continue;
            }
            break;
        }
        if token.is(NOMINATIVE) && !(token.is(DETERMINER) && found.is_some()) {
            if found.is_none() || !token.is(IT) {
                found = Some(at);
            }
            break;
        }
        let titled = token.capital && at > range.start && tokens.get(at - 1).is_some_and(|before| before.is(TITLE));
        let nominal = token.is(NOUN) || is_name(token) || token.unknown() || titled;
        if found.is_none() {
            if nominal || token.is(DETERMINER | PLAIN | OTHERS) && !token.is(ADVERB) {
                found = Some(at);
            }
            continue;
        }
        if token.is(OF | FROM | WITH | TO) || token.is(PREPOSITION) && !token.is(AND | BUT | WHEN) {
            // The head stands before "of": "results of the vetting"; a leading "on the day" is no head.
            let earlier =
                at.checked_sub(1).filter(|&before| before >= range.start).and_then(|before| tokens.get(before));
            if earlier.is_some_and(|earlier| earlier.is(NOUN | MANY) || earlier.unknown()) {
                found = Some(at - 1);
                at -= 1;
                continue;
            }
            break;
        }
    }
    let Some(at) = found else { return };
    let Some(token) = tokens.get(at) else { return };
    let mut start = at;
    while start > range.start
        && tokens.get(start - 1).is_some_and(|before| {
            before.kind == Kind::Word
                && (is_name(before) || before.is(NOUN | TITLE | PLAIN | DETERMINER | MY | TIME))
                && !before.is(PREPOSITION | AND | BUT)
        })
    {
        start -= 1;
    }
    // "Mr van der Berg"
    let mut probe = start;
    while probe > range.start
        && tokens.get(probe - 1).is_some_and(|before| {
            before.kind == Kind::Word && !before.capital && before.span.len() <= 3 && before.unknown()
        })
    {
        probe -= 1;
    }
    if probe < start
        && probe > range.start
        && tokens.get(probe - 1).is_some_and(|before| is_name(before) || before.is(TITLE))
    {
        start = probe - 1;
    }
    clause.subject_tokens = start..at + 1;
    clause.subject_class = token.lexeme.class;
    clause.subject = if token.is(ME) {
        Subject::Me
    } else if token.is(WE) {
        Subject::We
    } else if token.is(YOU) {
        Subject::You
    } else if token.is(NOBODY) {
        Subject::Nobody
    } else if token.is(THEY) {
        Subject::They
    } else if is_name(token) && at == clause.tokens.start && !thing_like(tokens, clause)
        || is_name(token) && at > clause.tokens.start
        || token.capital && start < at && tokens.get(at - 1).is_some_and(|before| before.is(TITLE))
    {
        Subject::Person
    } else if token.is(PEOPLE) {
        Subject::People
    } else if token.is(IT) {
        Subject::It
    } else if token.is(ROLE) && !(token.is(MEETING) && clause.verb != Verb::Decide) {
        Subject::Role
    } else if token.capital && tokens.get(at + 1).is_some_and(is_name) {
        Subject::Person
    } else {
        Subject::Thing
    };
    // "the panel is on Friday": a part in the process that is also a meeting.
    if token.is(ROLE)
        && token.is(MEETING)
        && clause.subject == Subject::Thing
        && !matches!(clause.verb, Verb::Be | Verb::Move | Verb::Cancel | Verb::Start | Verb::Go)
    {
        clause.subject = Subject::Role;
    }
}

/// Whether an unknown word that opens the clause with a capital does what only things do: "Payday is the 28th".
fn thing_like(tokens: &[Token], clause: &Clause) -> bool {
    let dated = clause.verb == Verb::Be
        && !clause.progressive
        && tokens.get(clause.group.end).is_some_and(|token| token.phrase().is_some());
    dated
        || matches!(clause.verb, Verb::Close)
        || clause.verb == Verb::Start && tokens.get(clause.group.end).is_some_and(|token| token.phrase().is_some())
}

/// The head of the first group of nouns: its last noun before a preposition, a mark or a phrase of time.
fn head(tokens: &[Token], range: Range<usize>) -> (Class, Option<usize>) {
    let mut found: Option<usize> = None;
    for at in range {
        let Some(token) = tokens.get(at) else { break };
        match token.kind {
            Kind::Word => {}
            Kind::Number | Kind::Slash | Kind::Clitic => continue,
            _ if found.is_some() => break,
            _ => continue,
        }
        let infinitive =
            token.is(TO) && tokens.get(at + 1).is_some_and(|next| next.lexeme.form & BASE != 0 && !next.is(NOUN));
        if infinitive {
            break;
        }
        let nominal = token.is(NOUN | TIMELINE | OTHERS | PRIVATE) && !token.is(TO_ME);
        if nominal {
            found = Some(at);
        } else if found.is_some()
            && (token.is(PREPOSITION | OF | FROM | WITH | TO | AND | BUT | WHEN | RELATIVE | IF | PARTICLE)
                || token.is(PER))
        {
            break;
        }
    }
    (found.and_then(|at| tokens.get(at)).map_or(0, |token| token.lexeme.class), found)
}
