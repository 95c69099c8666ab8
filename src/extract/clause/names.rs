//! Names that are words of another kind, too.

use super::lexicon::*;
use super::tokens::{Kind, Token};

/// Given names that the lexicon or the language knows as other words.
pub(crate) const AMBIGUOUS: &[&str] = &[
    "mark",
    "will",
    "bill",
    "drew",
    "sue",
    "rob",
    "chase",
    "jack",
    "pat",
    "grace",
    "hope",
    "rich",
    "nick",
    "frank",
    "art",
    "gene",
    "wade",
    "chip",
    "faith",
    "joy",
    "rose",
    "dale",
    "miles",
    "grant",
    "lance",
    "pierce",
    "bob",
    "max",
    "ray",
    "sage",
    "page",
    "reed",
    "summer",
    "autumn",
    "dawn",
    "eve",
    "ted",
    "don",
    "mike",
    "harry",
    "tim",
    "val",
    "penny",
    "ruby",
    "ivy",
    "iris",
    "lily",
    "christian",
    "chance",
    "price",
    "bing",
    "sonny",
    "per",
    "ty",
    "li",
    "win",
    "an",
    "le",
    "ace",
    "may",
    "june",
    "april",
    "august",
    "jan",
    "sky",
    "skip",
    "buck",
    "josh",
    "dash",
    "carol",
    "robin",
    "jay",
    "heath",
    "brook",
    "heather",
    "holly",
    "olive",
    "violet",
    "pearl",
    "amber",
    "crystal",
    "ginger",
    "hunter",
    "cook",
    "baker",
    "judge",
    "lane",
    "brad",
    "ben",
];

/// Makes names of the tokens that are one: of people whom the note knows, and of words such as "Mark" where a name must stand.
pub(super) fn mark(text: &str, tokens: &mut [Token], known: Known<'_>) {
    // Whoever writes without any capital writes names without them, too.
    let lower = !text.bytes().any(|byte| byte.is_ascii_uppercase());
    let mut opens = true;
    for at in 0..tokens.len() {
        if lower && is_lower_name(tokens, at) {
            if let Some(token) = tokens.get_mut(at) {
                token.capital = true;
            }
            continue;
        }
        let Some(&token) = tokens.get(at) else { break };
        let begins = opens;
        if begins && !token.capital && opens_in_small_letters(text, tokens, at) {
            if let Some(token) = tokens.get_mut(at) {
                token.capital = true;
            }
            opens = false;
            continue;
        }
        if begins && let Some(form) = opening_verb(text, tokens, at) {
            if let Some(token) = tokens.get_mut(at) {
                token.lexeme = Lexeme { class: 0, verb: Verb::Other, form };
            }
            opens = false;
            continue;
        }
        let first = std::mem::replace(
            &mut opens,
            matches!(token.kind, Kind::Stop | Kind::Question | Kind::Colon | Kind::Dash | Kind::OpenQuote),
        );
        if token.kind != Kind::Word || !token.capital && token.lexeme != Lexeme::default() {
            continue;
        }
        if !token.capital
            && let Some(form) = guess(text, tokens, at)
        {
            if let Some(token) = tokens.get_mut(at) {
                token.lexeme = Lexeme { class: 0, verb: Verb::Other, form };
            }
            continue;
        }
        let word = token.span.slice(text);
        if begins && token.capital && are_many(text, tokens, at) && !known.parts.may_be(word) {
            if let Some(token) = tokens.get_mut(at) {
                token.lexeme = Lexeme { class: PEOPLE | MANY, ..Lexeme::default() };
            }
            continue;
        }
        let known = known.parts.may_be(word) && known.names.iter().any(|name| has_part(name, word));
        let named = known && !(token.lexeme.verb == Verb::Be) && !token.is(ME | WE | THEY | YOU | DETERMINER | IT)
            || token.capital
                && token.lexeme != Lexeme::default()
                && token.span.len() <= 9
                && stands_as_name(tokens, at, first)
                && AMBIGUOUS.iter().any(|name| name.eq_ignore_ascii_case(word));
        if let Some(token) = tokens.get_mut(at).filter(|_| named) {
            token.lexeme = Lexeme::default();
            token.capital = true;
            token.shout = false;
        }
    }
}

/// Whether a word is one of the parts of a name.
fn has_part(name: &str, word: &str) -> bool {
    name.as_bytes().split(|byte| *byte == b' ').any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// The names that a note knows.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known<'a> {
    pub(crate) names: &'a [String],
    /// Their parts.
    pub(crate) parts: Parts,
}

/// The lengths and the first letters of the parts of names, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    lengths: u64,
    letters: u32,
}

impl Parts {
    /// Those of some names.
    pub(crate) fn of(names: &[String]) -> Parts {
        names.iter().fold(Parts::default(), |parts, name| parts.and(name))
    }

    /// With those of one more name.
    fn and(mut self, name: &str) -> Parts {
        let mut length = 0usize;
        for byte in name.bytes() {
            if byte == b' ' {
                self.lengths |= 1 << length.min(63);
                length = 0;
                continue;
            }
            if length == 0 {
                self.letters |= 1 << (byte & 31);
            }
            length += 1;
        }
        self.lengths |= 1 << length.min(63);
        self
    }

    /// Whether a word may be one of the parts.
    fn may_be(self, word: &str) -> bool {
        let first = word.as_bytes().first().map_or(0, |byte| byte & 31);
        self.letters >> first & 1 == 1 && self.lengths >> word.len().min(63) & 1 == 1
    }
}

/// The form of an unknown word that stands where only a verb can: "they taste", "will simmer", "she kneads".
fn guess(text: &str, tokens: &[Token], at: usize) -> Option<u8> {
    let before = tokens
        .get(..at)?
        .iter()
        .rev()
        .take(3)
        .find(|token| !token.is(ADVERB | HEDGE | NOT) || token.kind != Kind::Word)?;
    if before.kind != Kind::Word {
        return None;
    }
    let word = tokens.get(at)?.span.slice(text);
    // "have sended", "was onboarded"
    if word.ends_with("ed") && matches!(before.lexeme.verb, Verb::Have | Verb::Be) && before.lexeme.form != 0 {
        return Some(PARTICIPLE);
    }
    let modal = before.is(WILL | WOULD | SHOULD | CAN | MUST | MAY) && !before.is(ADVERB);
    if modal {
        return Some(BASE);
    }
    let they = before.is(ME | WE | THEY) && !before.is(DETERMINER);
    if word.ends_with("ed") && (they || before.capital || before.is(ROLE)) {
        return Some(PAST | PARTICIPLE);
    }
    if word.ends_with("ing") {
        return (before.lexeme.verb == Verb::Be).then_some(ING);
    }
    let singular = ["she", "he"].iter().any(|pronoun| pronoun.eq_ignore_ascii_case(before.span.slice(text)));
    if singular {
        return word.ends_with('s').then_some(THIRD);
    }
    they.then_some(BASE)
}

/// "dana owes me an answer by Friday": a given name that opens the sentence before its verb, and no other word.
fn opens_in_small_letters(text: &str, tokens: &[Token], at: usize) -> bool {
    const SHORTEST: usize = 3;
    let Some((token, next)) = tokens.get(at).zip(tokens.get(at + 1)) else { return false };
    let acts = match next.kind {
        Kind::Colon | Kind::Clitic | Kind::Open => true,
        Kind::Word => {
            next.lexeme.form & (THIRD | PAST) != 0 || next.is(WILL | WOULD | SHOULD | CAN | MUST) && !next.is(NOUN)
        }
        _ => false,
    };
    let word = token.span.slice(text);
    acts && token.kind == Kind::Word
        && token.unknown()
        && word.len() >= SHORTEST
        && crate::extract::people::is_given(word)
        && !AMBIGUOUS.contains(&word)
}

/// "Patients get a slot", "Invoices have to be paid": a plural that opens the sentence, and nobody's name.
fn are_many(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some((token, next)) = tokens.get(at).zip(tokens.get(at + 1)) else { return false };
    let word = token.span.slice(text);
    let plural = token.unknown() && word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
    let base = next.kind == Kind::Word
        && next.lexeme.form & BASE != 0
        && next.lexeme.form & (THIRD | PAST) == 0
        && next.lexeme.class & NOUN == 0;
    plural && base && !crate::extract::people::is_given(word)
}

/// Given names that end as the past tense does.
const NAMES_IN_ED: &[&str] = &[
    "ahmed", "mohammed", "muhammed", "mohamed", "jared", "alfred", "wilfred", "winifred", "mildred", "manfred",
    "khaled", "waleed", "rashed", "javed", "naveed", "hamed", "saeed", "majed", "walled", "jawed", "nashed", "aldred",
    "elfed",
];

/// The form of an unknown word that opens a line as only a verb can: "Defended in June", "Laminating the posters".
fn opening_verb(text: &str, tokens: &[Token], at: usize) -> Option<u8> {
    let token = tokens.get(at).filter(|token| token.unknown() && !token.shout && token.span.len() > 4)?;
    let word = token.span.slice(text);
    let next = tokens.get(at + 1)?;
    let object = next.is(DETERMINER | MY | YOUR | TO_THEM) && next.kind == Kind::Word;
    if word.ends_with("ed") {
        let follows = object || next.phrase().is_some() || next.is(PREPOSITION | TO | WITH | FROM) && !next.is(AND);
        let name = NAMES_IN_ED.iter().any(|name| name.eq_ignore_ascii_case(word));
        return (follows && !name).then_some(PAST | PARTICIPLE);
    }
    (word.ends_with("ing") && object).then_some(ING)
}

/// Verbs by which people reach each other: what stands before or right after them is somebody.
fn reaches(token: &Token) -> bool {
    token.lexeme.form != 0
        && matches!(
            token.lexeme.verb,
            Verb::Call
                | Verb::Email
                | Verb::Message
                | Verb::Write
                | Verb::Reply
                | Verb::Say
                | Verb::Think
                | Verb::Promise
                | Verb::Thank
                | Verb::Chase
                | Verb::Ask
                | Verb::Circle
                | Verb::Meet
        )
}

/// Verbs of which only somebody is the subject, whatever their object.
fn acts(token: &Token) -> bool {
    reaches(token)
        || token.lexeme.form != 0
            && matches!(
                token.lexeme.verb,
                Verb::Send
                    | Verb::Put
                    | Verb::Let
                    | Verb::Get
                    | Verb::Give
                    | Verb::Check
                    | Verb::Decide
                    | Verb::Schedule
                    | Verb::Invite
            )
}

/// Whether an unknown word in a text without capitals stands where only a person can.
fn is_lower_name(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if !token.unknown() || token.capital || token.span.len() < 3 {
        return false;
    }
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let next = tokens.get(at + 1);
    let ends = next.is_none_or(|next| {
        next.kind != Kind::Word || next.is(AND | TO | WITH | PREPOSITION | FROM | BUT | RELATIVE | WHEN | ADVERB | IF)
    });
    // "get back to ana", "the forms to tom"
    let addressed = || {
        at.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(|first| {
            first.is(PARTICLE | DOCUMENT | MAIL | MESSAGE | THANKS | SAMPLE | WORK) && !first.is(MEETING)
                || reaches(first)
                || first.lexeme.verb == Verb::Send && first.lexeme.form != 0
        })
    };
    let object = before.is_some_and(|before| {
        before.is(TITLE)
            || ends && before.is(TO) && addressed()
            || ends && (before.is(WITH | FROM) || before.capital && before.unknown())
            || ends
                && before.is(AND)
                && at.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(|first| first.capital && first.unknown())
            || reaches(before)
                && !before.is(MEETING & !CALL)
                && (ends || next.is_some_and(|next| next.is(PARTICLE | DETERMINER | MY)))
    });
    if object {
        return true;
    }
    let opens = before.is_none_or(|before| {
        !matches!(before.kind, Kind::Word | Kind::Number | Kind::Clitic | Kind::Slash)
            || before.is(AND | BUT | IF | WHEN | THAT | YET | ADVERB | HEDGE | TOOL)
            || matches!(before.lexeme.verb, Verb::Say | Verb::Think) && before.lexeme.form != 0
    });
    if !opens {
        return false;
    }
    let mut ahead = tokens
        .get(at + 1..)
        .unwrap_or(&[])
        .iter()
        .take(5)
        .skip_while(|token| token.is(ADVERB | HEDGE | NOT) && !token.is(WILL | WOULD | SHOULD | CAN | MUST));
    let Some(first) = ahead.next() else { return false };
    if first.kind == Kind::Word && reaches(first) && first.lexeme.form & (THIRD | PAST) != 0 && !first.is(NOUN & !CALL)
    {
        return true;
    }
    let helps = first.kind == Kind::Clitic
        || first.is(WILL | WOULD | SHOULD | CAN | MUST) && !first.is(NOUN)
        || matches!(first.lexeme.verb, Verb::Be | Verb::Want | Verb::Hope | Verb::Promise)
            && first.lexeme.form & (THIRD | PAST) != 0;
    helps
        && ahead.take_while(|token| token.kind == Kind::Word).any(|token| {
            acts(token) && token.lexeme.form & (BASE | ING) != 0 && !token.is(NOUN & !CALL & !MESSAGE & !MAIL)
        })
}

/// Whether a name must stand here: before a verb, or after a word that a person follows.
fn stands_as_name(tokens: &[Token], at: usize, first: bool) -> bool {
    let time = tokens.get(at).is_some_and(|token| token.is(TIME));
    let next = tokens.get(at + 1);
    let modal = next.is_some_and(|next| next.is(WILL | WOULD | SHOULD | CAN | MUST) || next.is(MAY) && !next.capital);
    let acts = next.is_some_and(|next| {
        next.kind == Kind::Word
            && !next.capital
            && (next.is(VERB_ONLY) || next.lexeme.class == 0)
            && next.lexeme.form & (THIRD | PAST) != 0
    });
    if first || at == 0 {
        return !time && (modal || acts);
    }
    let before = tokens.get(at - 1);
    let object = before.is_some_and(|before| {
        before.is(WITH | FROM | TO)
            || before.lexeme.form & (BASE | PAST) != 0
                && matches!(
                    before.lexeme.verb,
                    Verb::Call
                        | Verb::Email
                        | Verb::Message
                        | Verb::Thank
                        | Verb::Chase
                        | Verb::Ask
                        | Verb::Meet
                        | Verb::Say
                        | Verb::Write
                )
    });
    !time && (modal || acts || object)
}
