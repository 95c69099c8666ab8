//! Which words are verbs where they stand, and what a verb group says.

use super::lexicon::*;
use super::tokens::{Kind, Token};

/// Any modal.
pub(super) const MODAL: Class = WILL | WOULD | SHOULD | CAN | MAY | MUST;
/// Pronouns that can only be subjects, or may be.
pub(super) const NOMINATIVE: Class = ME | WE | THEY | YOU | IT | NOBODY;

/// Whether a token may be part of somebody's name.
pub(crate) fn is_name(token: &Token) -> bool {
    token.unknown() && token.capital && (!token.shout || token.span.len() > 4)
}

/// The token before `at` within `from..`, adverbs passed over.
fn before(tokens: &[Token], from: usize, at: usize) -> Option<&Token> {
    let tokens = tokens.get(from..at)?;
    // "We should both hear": behind a modal or "we" the word counts those who act, and not what follows.
    let counts = |at: usize| {
        at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| before.is(MODAL | WE | THEY | YOU))
    };
    tokens
        .iter()
        .enumerate()
        .rev()
        .find(|(at, token)| !token.is(ADVERB | NOT) || token.is(DETERMINER) && !(token.is(ADVERB) && counts(*at)))
        .map(|(_, token)| token)
}

/// The token after `at` within `..to`, adverbs passed over.
fn following(tokens: &[Token], at: usize, to: usize) -> Option<&Token> {
    tokens.get(at + 1..to)?.iter().find(|token| !token.is(ADVERB))
}

/// Whether the token at `at` is a verb or a modal where it stands; `from..to` is its sentence.
pub(super) fn is_verb(tokens: &[Token], from: usize, at: usize, to: usize, task: bool) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    if token.kind != Kind::Word {
        return false;
    }
    if token.is(MODAL) && token.is(ADVERB) {
        // "I'd better", "had better", "you better".
        return tokens
            .get(from..at)
            .and_then(<[Token]>::last)
            .is_some_and(|p| p.is(WOULD | ME | YOU | WE) || p.lexeme.verb == Verb::Have);
    }
    if token.is(MODAL) {
        let next = following(tokens, at, to);
        // "May Lindqvist", "Will called": a name. In "I'd put" the capital is that of "I".
        return !(token.capital
            && !token.is(WOULD | SHOULD | MUST)
            && next.is_some_and(|next| is_name(next) || next.lexeme.form & (PAST | THIRD) != 0 && !next.is(MODAL)));
    }
    let form = token.lexeme.form;
    if form == 0 {
        return false;
    }
    let previous = before(tokens, from, at);
    let next = following(tokens, at, to);
    let raw_next = tokens.get(at + 1).filter(|_| at + 1 < to);
    let verb_only = token.is(VERB_ONLY) || token.lexeme.class == 0;
    if token.lexeme.verb == Verb::Be && token.shout {
        return true;
    }
    // "Kindly forward copies": what follows the courtesy is the request.
    let asked = at > from && tokens.get(at - 1).is_some_and(|before| before.is(PLEASE));
    if asked && form & BASE != 0 {
        return true;
    }
    let opens = previous.is_none_or(|p| {
        !matches!(p.kind, Kind::Word | Kind::Number | Kind::Phrase(_) | Kind::Clitic) || p.is(AND | BUT | PLEASE | IF)
    });
    // "No sign by Friday": the noun.
    let denied =
        opens && at > from && tokens.get(at - 1).is_some_and(|before| before.is(NOT) && before.kind == Kind::Word);
    if denied && form & (PAST | PARTICIPLE | ING) == 0 && !token.is(VERB_ONLY) {
        return false;
    }
    let after_phrase = previous.is_some_and(|p| matches!(p.kind, Kind::Phrase(_)));
    // "Shortlisted people hear by Friday": a participle before the subject.
    let adjective = form & PARTICIPLE != 0
        && raw_next.is_some_and(|noun| noun.is(MANY))
        && tokens.get(at + 2).filter(|_| at + 2 < to).is_some_and(|verb| {
            verb.is(MODAL) || verb.is(VERB_ONLY) || verb.lexeme.class == 0 && verb.lexeme.form & (BASE | THIRD) != 0
        });
    if adjective {
        return false;
    }
    let Some(p) = previous.filter(|_| !opens) else {
        return opening(token, next, raw_next, tokens.get(at + 2), verb_only, task);
    };
    if p.is(TO) {
        return form & BASE != 0;
    }
    if p.is(MODAL) {
        return form & (BASE | PAST | PARTICIPLE) != 0;
    }
    if p.is(ME | WE | THEY | RELATIVE) && !p.is(DETERMINER) {
        return true;
    }
    if p.is(YOU) {
        return form & (BASE | PAST) != 0 || token.is(VERB_ONLY);
    }
    if p.lexeme.verb == Verb::Be && p.lexeme.form != 0 {
        return form & (ING | PARTICIPLE) != 0 || token.is(VERB_ONLY);
    }
    if p.lexeme.verb == Verb::Have && p.lexeme.form != 0 {
        return form & PARTICIPLE != 0;
    }
    if p.lexeme.verb == Verb::Get && form & PARTICIPLE != 0 && form & BASE == 0 {
        return true;
    }
    if p.lexeme.verb == Verb::Do && p.lexeme.form != 0 {
        return form & BASE != 0;
    }
    if matches!(p.kind, Kind::Number)
        || p.is(DETERMINER | MY | YOUR | OF | FROM)
        || p.is(PREPOSITION | WITH) && !p.is(PARTICLE)
    {
        // "the signed NDA", "for updates", "with the": "in" and "out" may be particles before a verb.
        return token.is(VERB_ONLY) && form & ING == 0 && !p.is(DETERMINER | MY | PREPOSITION);
    }
    if p.kind == Kind::Clitic {
        return form & (ING | PARTICIPLE) != 0 && !token.is(NOUN) || form & THIRD != 0 && token.is(VERB_ONLY);
    }
    if p.is(IT) {
        return form & (THIRD | PAST) != 0 || verb_only && form & BASE != 0;
    }
    if after_phrase {
        if verb_only && form & (THIRD | PAST) != 0 {
            return true;
        }
        return opening(token, next, raw_next, tokens.get(at + 2), verb_only, task);
    }
    // "call with Ulla set for Monday": a participle behind what it says something of.
    if token.lexeme.verb == Verb::Set
        && form & PARTICIPLE != 0
        && raw_next.is_some_and(|next| next.is(PREPOSITION) || next.phrase().is_some())
    {
        return true;
    }
    // "The decision slides to the 30th"
    if token.lexeme.verb == Verb::Move
        && form & THIRD != 0
        && p.is(ANSWER | MEETING)
        && raw_next.is_some_and(|next| next.is(TO) || next.phrase().is_some())
    {
        return true;
    }
    let animate = p.is(ROLE | PEOPLE | NOBODY)
        || is_name(p)
        || p.kind == Kind::Word && p.capital && p.lexeme.class & !(TIME | TOOL) == 0;
    if verb_only {
        if form & ING != 0 {
            return true;
        }
        if p.lexeme.verb == Verb::Say && p.lexeme.form & (PAST | THIRD) != 0 && form & BASE != 0 {
            // "Terry says come in on Friday"
            return true;
        }
        if form & BASE != 0 && form & PAST == 0 {
            // "the results get posted", but not "a quick call back" or "shadow session".
            return animate || p.is(NOUN) || p.unknown() || p.is(PARTICLE | TO_ME | TO_THEM);
        }
        return true;
    }
    if form & PAST != 0 && form & BASE == 0 {
        return !token.is(PLAIN) || animate || p.is(NOUN);
    }
    if animate {
        if form & THIRD != 0 {
            return next.is_none_or(|next| !(next.is(MEETING) && !next.is(VERB_ONLY) && token.is(CALL)));
        }
        return form & BASE != 0 && form & THIRD == 0 && p.is(MANY);
    }
    false
}

/// Whether a word that opens a clause is a verb there.
fn opening(
    token: &Token,
    next: Option<&Token>,
    raw_next: Option<&Token>,
    after: Option<&Token>,
    verb_only: bool,
    task: bool,
) -> bool {
    let form = token.lexeme.form;
    if form & PAST != 0 && form & BASE == 0 {
        return !(token.is(PLAIN) && next.is_some_and(|next| next.is(NOUN)));
    }
    if form & PARTICIPLE != 0 && form & (PAST | BASE) == 0 && token.is(PLAIN) {
        return !next.is_some_and(|next| next.is(NOUN));
    }
    if form & ING != 0 {
        // "hiring manager away" is a part in the process.
        let role = token.is(ROLE) && raw_next.is_some_and(|raw| raw.is(ROLE));
        let noun = token.is(NOUN | AWAY) && (role || !next.is_some_and(takes_object));
        return !(noun
            || next.is_some_and(|next| {
                next.is(MODAL)
                    || next.lexeme.form & THIRD != 0
                    || next.lexeme.form & PAST != 0 && next.lexeme.form & BASE == 0
            }));
    }
    if form & PARTICIPLE != 0 {
        return true;
    }
    if form & THIRD != 0 {
        // "Needs to know by Friday", where "needs" alone may be the noun.
        let needs = token.lexeme.verb == Verb::Need && raw_next.is_some_and(|raw| raw.is(TO | DETERMINER | MY));
        if needs {
            return true;
        }
        // "Reviews from the panel": the noun.
        return verb_only && !raw_next.is_some_and(|raw| raw.is(FROM | OF));
    }
    // "Supply agency's sending it": the first noun of two, before a verb.
    let compound = !token.is(VERB_ONLY)
        && raw_next.is_some_and(|raw| raw.is(ROLE))
        && after.is_some_and(|after| {
            after.kind == Kind::Clitic
                || after.is(WILL | WOULD | SHOULD | CAN | MUST)
                || after.is(VERB_ONLY) && after.lexeme.form & (THIRD | PAST) != 0
        });
    if compound && !task {
        return false;
    }
    if verb_only || task {
        return true;
    }
    let Some(next) = next else { return false };
    if raw_next.is_some_and(|raw| raw.is(TO))
        && matches!(token.lexeme.verb, Verb::Need | Verb::Hope | Verb::Plan | Verb::Want)
    {
        return true;
    }
    // "hope for a call"
    if token.lexeme.verb == Verb::Hope && raw_next.is_some_and(|raw| raw.is(PREPOSITION)) {
        return true;
    }
    if raw_next.is_some_and(|raw| raw.is(PARTICLE) && !raw.is(PREPOSITION) || raw.is(ADVERB)) && !token.is(MEETING) {
        return true;
    }
    // "last contact on Monday" lasts nothing.
    if token.is(PREPOSITION | AND | BUT | TIME) {
        return false;
    }
    if next.is(TO) && after.is_some_and(|after| after.is(TO_ME | MY)) {
        // "answer to me on Friday": the noun.
        return false;
    }
    if token.lexeme.verb == Verb::Reply || matches!(token.lexeme.verb, Verb::Follow | Verb::Check) {
        return next.is(TO | WITH | ROLE | TO_THEM | DETERMINER) || takes_object(next);
    }
    takes_object(next)
        || next.is(DOCUMENT | WORK | APPLICATION | THANKS | SAMPLE)
            && !token.is(OFFER | ANSWER | DOCUMENT | MEETING | ROLE | JOB | REJECTION | THANKS)
}

/// Whether a word can begin the object of an imperative.
fn takes_object(next: &Token) -> bool {
    next.is(TO_THEM | TO_ME | DETERMINER | MY | ROLE | YOUR) && !next.is(PREPOSITION)
        || is_name(next)
        || next.is(TITLE)
        || next.kind == Kind::Word && next.capital && next.is(TIME)
}
