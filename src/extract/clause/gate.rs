//! Cheap questions that pass over prose in which nobody promises, writes or answers.

use std::sync::LazyLock;

use super::Clause;
use super::lexicon::*;
use super::tokens::{Kind, Token};
use crate::text::Span;
use crate::timeline::Phrase;

/// Verbs of which the past tense alone may be an event.
const DEEDS: &[Verb] = &[
    Verb::Reply,
    Verb::Call,
    Verb::Email,
    Verb::Write,
    Verb::Message,
    Verb::Send,
    Verb::Schedule,
    Verb::Invite,
    Verb::Move,
    Verb::Cancel,
    Verb::Meet,
    Verb::Chase,
    Verb::Thank,
    Verb::Apply,
    Verb::Accept,
    Verb::Decline,
    Verb::Reject,
    Verb::Withdraw,
    Verb::Offer,
    Verb::Refer,
    Verb::Connect,
    Verb::Follow,
    Verb::Circle,
    Verb::Reach,
    Verb::Snooze,
    Verb::Reflect,
    Verb::Acknowledge,
    Verb::Drop,
    Verb::Hear,
    Verb::Pull,
    Verb::Sign,
];

/// Verbs that are an event only together with a noun of the process.
const LIGHT: &[Verb] = &[
    Verb::Be,
    Verb::Have,
    Verb::Do,
    Verb::Get,
    Verb::Go,
    Verb::Come,
    Verb::Give,
    Verb::Make,
    Verb::Take,
    Verb::Turn,
    Verb::Pass,
    Verb::Let,
    Verb::Put,
    Verb::Leave,
    Verb::Hand,
    Verb::Set,
    Verb::Ask,
    Verb::Say,
    Verb::Check,
    Verb::Decide,
    Verb::Fill,
    Verb::Prepare,
    Verb::Other,
];

/// Verbs with which somebody answers, in any form.
const ANSWERS: &[Verb] = &[
    Verb::Reply,
    Verb::Call,
    Verb::Email,
    Verb::Write,
    Verb::Message,
    Verb::Send,
    Verb::Decide,
    Verb::Schedule,
    Verb::Circle,
    Verb::Reach,
    Verb::Follow,
    Verb::Invite,
    Verb::Offer,
    Verb::Refer,
    Verb::Chase,
    Verb::Get,
    Verb::Come,
    Verb::Check,
    Verb::Go,
    Verb::Turn,
    Verb::Be,
    Verb::Let,
    Verb::Say,
    Verb::Give,
    Verb::Have,
    Verb::Make,
    Verb::Pass,
    Verb::Put,
    Verb::Set,
    Verb::Find,
    Verb::Hear,
];

const fn mask(verbs: &[Verb]) -> u128 {
    let mut mask = 0;
    let mut at = 0;
    while at < verbs.len() {
        mask |= 1 << (verbs[at] as u32);
        at += 1;
    }
    mask
}

const DEED_MASK: u128 = mask(DEEDS);
const LIGHT_MASK: u128 = mask(LIGHT);
const ANSWER_MASK: u128 = mask(ANSWERS);
const PLEDGE_MASK: u128 = mask(&[Verb::Promise, Verb::Hope, Verb::Plan]);

/// What nouns tell of an event by themselves.
const NEWS: Class = THANKS | REJECTION | REFERRAL | SILENCE;
const PROCESS: Class = MEETING | OFFER | ANSWER | MAIL | APPLICATION | SAMPLE | JOB | ROLE | OTHERS | LINKEDIN | CALL;

/// Whether a sentence may hold a window, a promise or an event.
pub(super) fn matters(tokens: &[Token]) -> bool {
    let (mut classes, mut past, mut any) = (0, 0u128, 0u128);
    for token in tokens {
        if matches!(token.kind, Kind::Phrase(_)) {
            return true;
        }
        classes |= token.lexeme.class;
        let verb = 1 << (token.lexeme.verb as u32);
        any |= verb;
        if token.lexeme.form & (PAST | PARTICIPLE) != 0 {
            past |= verb;
        }
    }
    let promise = (classes & (WILL | WOULD | SHOULD | SOON | TO) != 0 || any & PLEDGE_MASK != 0)
        && any & ANSWER_MASK != 0
        && (classes & (WILL | WOULD | SHOULD | SOON) != 0
            || any & PLEDGE_MASK != 0
            || classes & (ROLE | ANSWER | DOCUMENT) != 0);
    let absent = classes & NOT != 0 && (classes & (PROCESS | TIMELINE | NOBODY) != 0 || any & mask(&[Verb::Hear]) != 0);
    past & DEED_MASK != 0
        || classes & (NEWS | OFFER) != 0
        || promise
        || absent
        || past & LIGHT_MASK != 0 && classes & PROCESS != 0
}

/// What a word may contribute to a sentence that matters.
#[derive(Clone, Copy)]
struct Hint;

impl Hint {
    /// Enough by itself.
    const SURE: u8 = 1;
    /// The past tense of a light verb.
    const LIGHT: u8 = 2;
    /// A noun of the process.
    const NOUN: u8 = 4;
    /// Will, would, soon.
    const AHEAD: u8 = 8;
    /// A verb with which somebody answers.
    const ANSWER: u8 = 16;

    fn of(lexeme: Lexeme) -> u8 {
        let verb = 1u128 << (lexeme.verb as u32);
        let past = lexeme.form & (PAST | PARTICIPLE) != 0;
        let mut hint = 0;
        if past && verb & DEED_MASK != 0 || lexeme.class & (NEWS | TIMELINE | OFFER) != 0 {
            hint |= Hint::SURE;
        }
        if past && verb & LIGHT_MASK != 0 && lexeme.verb != Verb::Other || lexeme.class & (NOT | NOBODY) != 0 {
            hint |= Hint::LIGHT;
        }
        if lexeme.class & PROCESS != 0 || lexeme.class & NOBODY != 0 {
            hint |= Hint::NOUN;
        }
        if lexeme.class & (WILL | WOULD | SHOULD | SOON) != 0 || verb & PLEDGE_MASK != 0 {
            hint |= Hint::AHEAD;
        }
        if lexeme.form != 0 && verb & ANSWER_MASK != 0 {
            hint |= Hint::ANSWER;
        }
        hint
    }

    fn matters(hints: u8) -> bool {
        hints & Hint::SURE != 0
            || hints & Hint::LIGHT != 0 && hints & Hint::NOUN != 0
            || hints & Hint::AHEAD != 0 && hints & Hint::ANSWER != 0
    }
}

const SLOTS: usize = 1 << 14;

/// The hints of all known words by a hash; words that share a slot share their hints, which costs time and nothing else.
static HINTS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut hints = vec![0; SLOTS];
    each_word(|word, lexeme| {
        // The scan below parts words at hyphens and apostrophes.
        for part in word.split(|c: char| !c.is_ascii_lowercase()).filter(|part| !part.is_empty()) {
            put(&mut hints, part, Hint::of(lexeme));
        }
    });
    for part in ["ll", "d"] {
        put(&mut hints, part, Hint::AHEAD);
    }
    put(&mut hints, "t", Hint::LIGHT);
    hints
});

fn put(hints: &mut [u8], word: &str, hint: u8) {
    if let Some(slot) = hints.get_mut(word.bytes().fold(0, step) as usize % SLOTS) {
        *slot |= hint;
    }
}

fn step(hash: u32, byte: u8) -> u32 {
    (hash.rotate_left(5) ^ u32::from(byte)).wrapping_mul(0x9e37_79b9)
}

/// Whether a clause in the past tense may tell an event where nobody logs.
pub(crate) fn deed(clause: &Clause) -> bool {
    let verbs = 1u128 << (clause.verb as u32) | 1 << (clause.frame as u32);
    verbs & DEED_MASK != 0 || clause.classes & (NEWS | OFFER | PROCESS | NOT | NOBODY) != 0
}

/// Finds the sentences that hold no phrase of time and may hold neither a promise nor an event, in one pass over the
/// bytes; what stands right beside a phrase is kept, for its pronouns and for what became of it.
pub(crate) fn scan(text: &str, phrases: &[Phrase]) -> Vec<Span> {
    let table = HINTS.as_slice();
    let bytes = text.as_bytes();
    let mut skipped: Vec<Span> = Vec::new();
    let mut phrase = 0;
    let (mut start, mut hints, mut hash) = (0, 0u8, 0u32);
    // Where the word that is being read began; a full stop after a short or capitalised word may be an abbreviation.
    let mut word: Option<usize> = None;
    let mut ends = false;
    let mut after_phrase = false;
    for at in 0..=bytes.len() {
        let byte = bytes.get(at).copied().unwrap_or(0);
        let lower = byte | 0x20;
        if lower.is_ascii_lowercase() {
            hash = step(hash, lower);
            word.get_or_insert(at);
            continue;
        }
        if let Some(begun) = word.take() {
            hints |= table.get(hash as usize % SLOTS).copied().unwrap_or(0);
            hash = 0;
            ends = at - begun > 2 && bytes.get(begun).is_some_and(u8::is_ascii_lowercase);
        }
        let stop = matches!(byte, b'.' | b'!' | b'?')
            && ends
            && bytes.get(at + 1).is_none_or(|next| matches!(next, b' ' | b'\n'));
        if !(stop || at == bytes.len()) {
            ends &= byte.is_ascii_digit() || matches!(byte, b')' | b'"' | b'*' | b'_');
            continue;
        }
        let end = (at + 1).min(bytes.len());
        let holds = phrases.get(phrase).is_some_and(|phrase| phrase.span.range().start < end);
        while phrases.get(phrase).is_some_and(|phrase| phrase.span.range().start < end) {
            phrase += 1;
        }
        if holds {
            // The sentence before it names whom its pronouns mean.
            if skipped.last().is_some_and(|last| last.range().end == start) {
                skipped.pop();
            }
        } else if !after_phrase && !Hint::matters(hints) && start < end {
            skipped.push(Span::new(start, end));
        }
        after_phrase = holds;
        (start, hints, ends) = (end, 0, false);
    }
    if skipped.first().is_some_and(|first| first.start == 0)
        && skipped.windows(2).all(|pair| matches!(pair, [left, right] if left.end == right.start))
        && skipped.last().is_some_and(|last| last.range().end == bytes.len())
    {
        return vec![Span::new(0, bytes.len())];
    }
    skipped
}
