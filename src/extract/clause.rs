//! Sentences and clauses, with the features that tell whose timeline a window is.

mod analyse;
mod gate;
mod glance;
mod group;
mod home;
mod names;
pub(crate) mod lexicon;
mod split;
pub(crate) mod tokens;
mod verbs;

use std::ops::Range;

pub(crate) use gate::deed;
pub(crate) use glance::{Glance, Skipped};
pub(crate) use home::{FAMILY, is_of_home, is_of_work};
use lexicon::{Class, Verb};
pub(crate) use names::{AMBIGUOUS, Known, Parts};
pub(crate) use split::parse;
pub(crate) use tokens::{Kind, Token};
pub(crate) use verbs::is_name;

/// How a clause begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Lead {
    /// A main clause.
    #[default]
    Main,
    /// "If", "unless", "in case".
    If,
    /// "When", "once", "after" with a verb of its own.
    When,
    /// "That", or a clause that hangs on a verb of speaking.
    That,
    /// "Who", "which", "how".
    Relative,
}

/// Who acts in a clause, from the writer's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Subject {
    /// None is written.
    #[default]
    None,
    /// The writer.
    Me,
    /// The writer and others.
    We,
    /// The one who is spoken to.
    You,
    /// They, she, he, someone.
    They,
    /// Somebody by name.
    Person,
    /// A part in the process.
    Role,
    /// Companies, candidates: people in general.
    People,
    /// Nobody, nothing.
    Nobody,
    /// It, this, there.
    It,
    /// A thing; its classes are in [`Clause::subject_class`].
    Thing,
}

/// How the verb speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Mood {
    /// There is no verb.
    #[default]
    Fragment,
    /// It happened.
    Past,
    /// It happens.
    Present,
    /// Will, going to.
    Future,
    /// Would.
    Would,
    /// Should.
    Should,
    /// Can, could, may, might.
    Can,
    /// Must, have to, need to.
    Must,
    /// Do it.
    Imperative,
    /// "Agency to revert".
    Infinitive,
    /// "Hoping to hear", without a form of be.
    Participle,
}

/// One clause with its features, computed once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clause {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Its sentence.
    pub(crate) sentence: usize,
    pub(crate) lead: Lead,
    /// The mark before it, where one parts it from the clause before.
    pub(crate) opened: Option<Kind>,
    /// It stands in quotation marks or in a pasted message: "I" is somebody else.
    pub(crate) quoted: bool,
    /// The tokens of its subject.
    pub(crate) subject_tokens: Range<usize>,
    pub(crate) subject: Subject,
    pub(crate) subject_class: Class,
    /// The verb group's tokens.
    pub(crate) group: Range<usize>,
    pub(crate) verb: Verb,
    /// The particle after the verb ("back", "up"), as a token.
    pub(crate) particle: Option<usize>,
    /// A verb that introduced this one: "hopes to", "promised to", "wants to", "asked me to".
    pub(crate) frame: Verb,
    pub(crate) mood: Mood,
    pub(crate) negated: bool,
    pub(crate) passive: bool,
    pub(crate) progressive: bool,
    pub(crate) perfect: bool,
    /// The classes of all its words.
    pub(crate) classes: Class,
    /// The sketches of all its words.
    pub(crate) sketches: u128,
    /// The classes of its head noun: of the object where there is a verb, of the fragment where there is none.
    pub(crate) head: Class,
    /// The token of that noun.
    pub(crate) head_at: Option<usize>,
    /// "Me" is the object.
    pub(crate) to_me: bool,
    /// Whether it holds a word that says something besides phrases of time.
    pub(crate) content: bool,
    /// That verb stands in the past tense, in the passive.
    pub(crate) frame_past: bool,
    pub(crate) frame_passive: bool,
    /// The form may be the past as well ("put", "let"), and nothing tells.
    pub(crate) maybe_past: bool,
    /// Its subject is that of the clause before.
    pub(crate) shared: bool,
    /// "Can you send it by Friday?"
    pub(crate) inverted: bool,
    /// "Emailed Sam (recruiter) on Monday": what stands behind the bracket goes on with this clause.
    pub(crate) continues: Option<usize>,
    /// "You'll hear from us": the writer is spoken to.
    pub(crate) theirs: bool,
}

/// One sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sentence {
    pub(crate) tokens: Range<usize>,
    pub(crate) clauses: Range<usize>,
    /// Who is said to say it: "according to Bram", "Dana: …", "she said", as tokens.
    pub(crate) source: Option<Range<usize>>,
    /// Whether somebody else is said to say it, named or not.
    pub(crate) reported: bool,
}

/// A piece of prose, parsed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parse {
    pub(crate) tokens: Vec<Token>,
    pub(crate) clauses: Vec<Clause>,
    pub(crate) sentences: Vec<Sentence>,
    /// The whole is a quotation (`>`), or a pasted message.
    pub(crate) quoted: bool,
}

/// Makes the tables of words.
pub(crate) fn prepare() {
    std::sync::LazyLock::force(&gate::HINTS);
}

impl Clause {
    /// Whether somebody of the process speaks in it: in their mouth "I" and "our" are theirs.
    pub(crate) fn is_their_speech(&self) -> bool {
        self.quoted || self.theirs
    }
}

/// Words to look for among tokens, with their sketches as a set that is made when the program is compiled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OneOf {
    words: &'static [&'static str],
    sketches: u128,
}

/// Words to look for: `one_of!["back", "up"]`.
macro_rules! one_of {
    ($($word:literal),* $(,)?) => {
        const { $crate::extract::clause::OneOf::new(&[$($word),*]) }
    };
}
pub(crate) use one_of;

impl OneOf {
    /// Makes one of words.
    pub(crate) const fn new(words: &'static [&'static str]) -> OneOf {
        let mut sketches = 0;
        let mut at = 0;
        while at < words.len() {
            sketches |= 1 << tokens::sketch(words[at].as_bytes());
            at += 1;
        }
        OneOf { words, sketches }
    }

    /// Whether a set of sketches holds one of theirs.
    #[inline]
    pub(crate) fn may_be_in(self, sketches: u128) -> bool {
        self.sketches & sketches != 0
    }

    /// Whether there is a token, and it is one of the words.
    pub(crate) fn is_at(self, token: Option<&Token>, text: &str) -> bool {
        token.is_some_and(|token| self.is(token, text))
    }

    /// Whether a token is one of the words.
    #[inline]
    pub(crate) fn is(self, token: &Token, text: &str) -> bool {
        self.sketches & 1 << token.sketch != 0 && self.holds(token, text)
    }

    fn holds(self, token: &Token, text: &str) -> bool {
        token.kind == Kind::Word && self.words.iter().any(|word| word.eq_ignore_ascii_case(token.span.slice(text)))
    }
}

/// Whether one of the tokens is one of these words.
pub(crate) fn says(tokens: &[Token], text: &str, words: OneOf) -> bool {
    tokens.iter().any(|token| words.is(token, text))
}

impl Parse {
    /// The clause in which a token stands.
    pub(crate) fn clause_of(&self, at: usize) -> Option<usize> {
        let index = self.clauses.partition_point(|clause| clause.tokens.end <= at);
        self.clauses.get(index).filter(|clause| clause.tokens.contains(&at)).map(|_| index)
    }
}
