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
pub(super) fn mark(text: &str, tokens: &mut [Token], people: &[&str]) {
    let lengths = people.iter().fold(0, |mask, name| mask | part_lengths(name));
    let mut opens = true;
    for at in 0..tokens.len() {
        let Some(&token) = tokens.get(at) else { break };
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
        let known = lengths & 1 << token.span.len().min(63) != 0
            && people.iter().any(|name| name.split(' ').any(|part| part.eq_ignore_ascii_case(word)));
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

/// The lengths of the parts of a name, as bits.
fn part_lengths(name: &str) -> u64 {
    let (mut lengths, mut length) = (0u64, 0usize);
    for byte in name.bytes() {
        if byte == b' ' {
            lengths |= 1 << length.min(63);
            length = 0;
        } else {
            length += 1;
        }
    }
    lengths | 1 << length.min(63)
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
