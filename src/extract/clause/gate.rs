//! Cheap questions that pass over prose in which nobody promises, writes or answers.

use std::sync::LazyLock;

use super::Clause;
use super::lexicon::*;
use super::tokens::{Kind, Token};
use crate::text::letters::{Sieve, hash};

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
    Verb::Turn,
    Verb::Pass,
    Verb::Fill,
];

/// Verbs that are an event only together with a noun of the process.
const LIGHT: &[Verb] = &[
    Verb::Have,
    Verb::Meet,
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
    Verb::Sign,
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
const PROCESS: Class = MEETING | OFFER | ANSWER | MAIL | APPLICATION | SAMPLE | OTHERS | LINKEDIN | CALL | WITH | POST;

/// Whether a sentence may hold a window, a promise or an event.
pub(super) fn matters(tokens: &[Token]) -> bool {
    let mut hints = 0;
    for (at, token) in tokens.iter().enumerate() {
        if matches!(token.kind, Kind::Phrase(_)) {
            return true;
        }
        if token.kind == Kind::Word {
            hints |= Hint::of(token.lexeme);
            if at > 0 && token.capital && token.span.len() > 1 {
                hints |= Hint::NAME;
            }
        }
    }
    Hint::matters(hints)
}

/// What a word may contribute to a sentence that matters.
#[derive(Clone, Copy)]
pub(super) struct Hint;

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
    /// A capital inside a sentence.
    pub(super) const NAME: u8 = 32;
    /// "To" before a verb of those: "HR to confirm", "details to come".
    const TO: u8 = 64;
    const COMES: u8 = 128;

    fn of(lexeme: Lexeme) -> u8 {
        let verb = 1u128 << (lexeme.verb as u32);
        let past = lexeme.form & (PAST | PARTICIPLE) != 0;
        let mut hint = 0;
        // "Need to send", "must answer", "I owe Ben a link", "I have decided to withdraw".
        if matches!(lexeme.verb, Verb::Owe | Verb::Withdraw) {
            hint |= Hint::SURE;
        }
        if lexeme.verb == Verb::Need && lexeme.form & BASE != 0 || lexeme.class & (MUST | REMINDER) != 0 {
            hint |= Hint::AHEAD;
        }
        if past && verb & DEED_MASK != 0 || lexeme.class & (NEWS | TIMELINE | OFFER | LOSS) != 0 {
            hint |= Hint::SURE;
        }
        if lexeme.class & TO != 0 {
            hint |= Hint::TO;
        }
        let comes = matches!(lexeme.verb, Verb::Follow | Verb::Reply | Verb::Decide | Verb::Come);
        if comes && lexeme.form & BASE != 0 {
            hint |= Hint::COMES;
        }
        if past && verb & LIGHT_MASK != 0 || lexeme.class & (NOT | NOBODY) != 0 {
            hint |= Hint::LIGHT;
        }
        if lexeme.class & (PROCESS | NOBODY) != 0 || lexeme.verb == Verb::Hear {
            hint |= Hint::NOUN;
        }
        // "Plan" and "hope" are mostly nouns where no day is named.
        if lexeme.class & (WILL | WOULD | SHOULD | SOON) != 0 || verb & PLEDGE_MASK != 0 && lexeme.class == 0 {
            hint |= Hint::AHEAD;
        }
        if lexeme.form != 0 && verb & ANSWER_MASK != 0 {
            hint |= Hint::ANSWER;
        }
        hint
    }

    pub(super) fn matters(hints: u8) -> bool {
        hints & Hint::SURE != 0
            || hints & Hint::LIGHT != 0 && hints & (Hint::NOUN | Hint::NAME) != 0
            || hints & Hint::AHEAD != 0 && hints & Hint::ANSWER != 0
            || hints & Hint::TO != 0 && hints & Hint::COMES != 0
    }
}

const SLOTS: usize = 1 << 12;

/// The hints of the words that give any, by their hash.
pub(super) struct Hints {
    slots: Vec<(u64, u8)>,
    known: Sieve,
}

pub(super) static HINTS: LazyLock<Hints> = LazyLock::new(|| {
    let mut hints = Hints { slots: vec![(0, 0); SLOTS], known: Sieve::new(SLOTS / 2) };
    each_word(|word, lexeme| {
        // The scan parts words at hyphens and apostrophes; no part of a compound says what the whole does.
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            hints.put(word, Hint::of(lexeme));
        }
    });
    hints.put("thank", Hint::SURE);
    for part in ["ll", "d"] {
        hints.put(part, Hint::AHEAD);
    }
    hints.put("t", Hint::LIGHT);
    // "Site" is what the scan leaves of "on-site".
    for part in ["else", "candidate", "candidates", "site"] {
        hints.put(part, Hint::NOUN);
    }
    hints
});

impl Hints {
    fn put(&mut self, word: &str, hint: u8) {
        if hint == 0 {
            return;
        }
        let hash = hash(word.as_bytes());
        self.known.add(hash);
        let mut at = hash as usize % SLOTS;
        // At most half of the slots are taken; beyond that a word would only be passed over.
        for _ in 0..SLOTS {
            let Some(slot) = self.slots.get_mut(at) else { return };
            if slot.1 == 0 || slot.0 == hash {
                *slot = (hash, slot.1 | hint);
                return;
            }
            at = (at + 1) % SLOTS;
        }
    }

    /// What a word hints at, by the hash of its letters.
    #[inline]
    pub(super) fn of(&self, hash: u64) -> u8 {
        if !self.known.has(hash) {
            return 0;
        }
        let mut at = hash as usize % SLOTS;
        loop {
            match self.slots.get(at) {
                Some(&(_, 0)) | None => return 0,
                Some(&(found, hint)) if found == hash => return hint,
                Some(_) => at = (at + 1) % SLOTS,
            }
        }
    }
}

/// Whether a clause in the past tense may tell an event where nobody logs.
pub(crate) fn deed(clause: &Clause) -> bool {
    let verbs = 1u128 << (clause.verb as u32) | 1 << (clause.frame as u32);
    verbs & DEED_MASK != 0
        || verbs & LIGHT_MASK != 0
        || clause.classes & (NEWS | OFFER | PROCESS | NOT | NOBODY | LOSS) != 0
}
