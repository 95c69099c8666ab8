//! What a verb group says: mood, negation, voice, and the verb that counts.

use super::lexicon::*;
use super::tokens::{Kind, Token};
use super::verbs::{MODAL, is_name};
use super::{Clause, Mood};

/// Reads the verb group that begins at `at` and writes it into the clause.
pub(super) fn group(tokens: &[Token], verbal: &[bool], at: usize, clause: &mut Clause) {
    let end = clause.tokens.end;
    let mut state = Group::default();
    let mut i = at;
    let mut last = at;
    while i < end {
        let Some(&token) = tokens.get(i) else { break };
        if token.kind == Kind::Clitic {
            // "she's calling": the clitic is "is" (or "has").
            state.verb = Verb::Be;
            state.auxiliary = true;
            state.word = true;
            state.form = THIRD;
            state.clitic =
                i.checked_sub(1).and_then(|host| tokens.get(host)).is_some_and(|host| host.is(THEY) || is_name(host));
            last = i;
            i += 1;
            continue;
        }
        if token.kind != Kind::Word {
            break;
        }
        if token.is(MODAL) && (verbal.get(i) == Some(&true) || i > at && state.verb == Verb::None) {
            state.modal(&token);
        } else if token.is(NOT) && !token.is(DETERMINER | NOBODY) && (state.auxiliary || state.modal || i == at) {
            clause.negated = true;
        } else if token.is(ADVERB) {
            // Adverbs stand anywhere in a group.
        } else if token.is(TO)
            && state.takes_infinitive()
            && tokens.get(i + 1).is_some_and(|next| next.lexeme.form & BASE != 0 || next.is(ADVERB | NOT))
        {
            state.to();
        } else if token.is(SUPPOSED)
            && state.auxiliary
            && state.verb == Verb::Be
            // "has been set for the 4th" is the verb, "is set to start" is not.
            && (token.lexeme.form & PARTICIPLE == 0
                || tokens.get(i + 1).is_some_and(|next| next.is(TO | ADVERB)))
        {
            state.supposed = true;
            if token.lexeme.verb == Verb::Plan || token.lexeme.verb == Verb::Hope {
                state.frame = token.lexeme.verb;
            }
        } else if token.lexeme.form != 0
            && (verbal.get(i) == Some(&true) || state.infinitive && token.lexeme.form & BASE != 0)
        {
            state.particle_next =
                tokens.get(i + 1).is_some_and(|next| next.is(PARTICLE | TO_ME) || next.lexeme.form & PARTICIPLE != 0);
            if !state.take(&token) {
                break;
            }
        } else if token.is(PLEASE) || token.is(PLAIN) && state.auxiliary && state.verb == Verb::Be && token.is(ADVERB) {
            // "will kindly call"
        } else if token.is(PARTICLE)
            && !state.auxiliary
            && state.verb != Verb::None
            && clause.particle.is_none()
            && i == last + 1
        {
            clause.particle = Some(i);
        } else {
            // "wants me to send", "asked her to check": the object stands before the infinitive.
            let infinitive_after = tokens.get(i + 1).is_some_and(|next| next.is(TO))
                && tokens.get(i + 2).is_some_and(|next| next.lexeme.form & BASE != 0);
            if infinitive_after
                && matches!(
                    state.verb,
                    Verb::Want | Verb::Ask | Verb::Say | Verb::Need | Verb::Invite | Verb::Plan | Verb::Give
                )
                && (token.is(TO_ME | TO_THEM | YOU | ROLE) || is_name(&token))
            {
                state.object_first = true;
                if token.is(TO_ME) || token.is(YOU) {
                    clause.to_me = true;
                }
                last = i;
                i += 1;
                continue;
            }
            break;
        }
        if token.is(NOT) && token.is(ADVERB) {
            clause.negated = true;
        }
        last = i;
        i += 1;
    }
    clause.group = at..(last + 1).max(at + 1).min(end);
    state.finish(clause);
}

#[derive(Default)]
struct Group {
    verb: Verb,
    frame: Verb,
    form: u8,
    mood: Option<Mood>,
    modal: bool,
    auxiliary: bool,
    past: bool,
    have: bool,
    infinitive: bool,
    supposed: bool,
    object_first: bool,
    progressive: bool,
    passive: bool,
    perfect: bool,
    going: bool,
    word: bool,
    participle_only: bool,
    clitic: bool,
    frame_past: bool,
    frame_passive: bool,
    particle_next: bool,
}

impl Group {
    fn modal(&mut self, token: &Token) {
        let mood = if token.is(WILL) {
            Mood::Future
        } else if token.is(WOULD) {
            Mood::Would
        } else if token.is(SHOULD) {
            Mood::Should
        } else if token.is(MUST) {
            Mood::Must
        } else {
            Mood::Can
        };
        self.mood = Some(mood);
        self.modal = true;
    }

    fn takes_infinitive(&self) -> bool {
        matches!(
            self.verb,
            Verb::Be
                | Verb::Have
                | Verb::Go
                | Verb::Want
                | Verb::Need
                | Verb::Hope
                | Verb::Plan
                | Verb::Promise
                | Verb::Ask
                | Verb::Owe
                | Verb::Get
                | Verb::Invite
                | Verb::Offer
                | Verb::Look
                | Verb::Wait
                | Verb::Schedule
                | Verb::Decide
                | Verb::Say
                | Verb::Think
                | Verb::Set
                | Verb::Give
        ) || self.object_first
            || self.supposed
            || self.progressive && matches!(self.verb, Verb::Write | Verb::Email | Verb::Call)
            || self.verb == Verb::None && self.modal
    }

    fn to(&mut self) {
        match self.verb {
            Verb::Have if !self.object_first => {
                self.mood = Some(self.mood.unwrap_or(if self.past { Mood::Past } else { Mood::Must }))
            }
            Verb::Decide if self.past => self.mood = Some(Mood::Past),
            Verb::Get if !self.object_first && self.form & PAST == 0 => {}
            Verb::Get | Verb::Need if !self.object_first => self.mood = Some(Mood::Must),
            Verb::Go => self.mood = Some(self.mood.unwrap_or(if self.past { Mood::Past } else { Mood::Future })),
            // "I was to hear on Monday"
            Verb::Be if !self.supposed && self.past => {
                self.mood = Some(Mood::Should);
                self.frame = Verb::Plan;
            }
            Verb::Be if !self.supposed => self.mood = Some(Mood::Future),
            Verb::Be => {
                self.mood = Some(Mood::Should);
                if self.frame == Verb::None {
                    self.frame = Verb::Plan;
                }
            }
            verb => {
                if self.frame == Verb::None || matches!(verb, Verb::Promise | Verb::Hope) {
                    self.frame = verb;
                }
                self.mood = Some(match self.mood {
                    Some(mood) if mood != Mood::Past => mood,
                    _ => Mood::Future,
                });
            }
        }
        self.frame_past |= self.past;
        self.frame_passive |= self.passive;
        self.verb = Verb::None;
        self.auxiliary = false;
        self.infinitive = true;
        self.passive = false;
        self.progressive = false;
    }

    /// Takes a verb into the group; false where it belongs to another one.
    fn take(&mut self, token: &Token) -> bool {
        let Lexeme { verb, form, .. } = token.lexeme;
        let first = !self.word;
        if !(self.verb == Verb::None || self.auxiliary) {
            return false;
        }
        if first {
            self.form = form;
            // "put", "let", "read" are the past where nothing says otherwise only after a subject that would need an -s.
            self.past = form & PAST != 0 && form & BASE == 0 && !self.infinitive;
            self.participle_only = form & PARTICIPLE != 0 && form & (PAST | BASE) == 0;
            self.word = true;
        }
        match (self.verb, verb) {
            (Verb::Be, _) if self.auxiliary => {
                if form & ING != 0 {
                    self.progressive = true;
                    self.going = verb == Verb::Go;
                } else if form & PARTICIPLE != 0 && self.clitic {
                    // "she's emailed": has.
                    self.perfect = true;
                } else if form & PARTICIPLE != 0 {
                    self.passive = true;
                }
            }
            (Verb::Have, Verb::Be) => self.perfect = true,
            (Verb::Have, _) if self.auxiliary && form & PARTICIPLE != 0 => {
                if verb == Verb::Get && !self.particle_next {
                    // "I've got until Friday", "has got to": a form of have.
                    self.verb = Verb::Have;
                    return true;
                }
                self.perfect = true;
            }
            (Verb::Get, _) => self.passive = true,
            // "I'd finished it": had.
            (Verb::None, _)
                if self.mood == Some(Mood::Would)
                    && first
                    && form & PARTICIPLE != 0
                    && form & BASE == 0
                    && !self.infinitive =>
            {
                self.mood = Some(Mood::Past);
                self.perfect = true;
            }
            _ => {}
        }
        if matches!(verb, Verb::Have) {
            self.have = true;
        }
        self.verb = verb;
        self.auxiliary = matches!(verb, Verb::Be | Verb::Have | Verb::Do) || verb == Verb::Get;
        true
    }

    fn finish(self, clause: &mut Clause) {
        clause.verb = self.verb;
        clause.frame = self.frame;
        clause.frame_past = self.frame_past;
        clause.frame_passive = self.frame_passive;
        clause.passive = self.passive;
        clause.progressive = self.progressive;
        clause.perfect = self.perfect;
        let modal_perfect = self.perfect
            && matches!(self.mood, Some(Mood::Future | Mood::Would | Mood::Should | Mood::Can | Mood::Must));
        clause.mood = match self.mood {
            Some(mood) => mood,
            None if self.perfect && !modal_perfect => Mood::Past,
            None if self.past => Mood::Past,
            None if self.participle_only => Mood::Past,
            None if self.form & ING != 0 => Mood::Participle,
            None => Mood::Present,
        };
        if self.going && clause.mood == Mood::Present && self.infinitive {
            clause.mood = Mood::Future;
        }
    }
}
