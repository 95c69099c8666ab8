//! What is said to be done right behind it: "I'll send the slides by Wednesday. Sent it."

use super::Stated;
use crate::extract::Reading;
use crate::extract::clause::{Kind, OneOf, Parse, Token, one_of};

/// What says that an errand is done.
const DONE: OneOf = one_of![
    "sent",
    "done",
    "did",
    "submitted",
    "delivered",
    "mailed",
    "emailed",
    "e-mailed",
    "finished",
    "completed",
    "returned",
    "signed",
    "handed",
];
/// What may stand beside it.
const AROUND: OneOf = one_of![
    "it", "them", "that", "this", "these", "both", "all", "already", "i", "i've", "have", "ve", "just", "now", "in",
    "off", "over", "today", "on",
];

/// Takes an errand for what happened where the words behind it say that it is done, and nothing else.
pub(super) fn settle(text: &str, parse: &Parse, stated: &mut [Stated]) {
    for one in stated.iter_mut().filter(|one| one.reading == Reading::Commitment) {
        let end = one.span.end;
        let behind = parse.tokens.partition_point(|token| token.span.start < end);
        // Right behind the phrase, or where one of the next two clauses begins.
        let next = parse.clauses.partition_point(|clause| clause.tokens.start <= behind);
        let starts = parse.clauses.iter().skip(next).take(2).map(|clause| clause.tokens.start);
        if [behind].into_iter().chain(starts).any(|at| says_done(text, parse, at)) {
            one.reading = Reading::Past;
        }
    }
}

/// Whether the words from here on, up to what ends them, say that something is done.
fn says_done(text: &str, parse: &Parse, at: usize) -> bool {
    let tokens = parse.tokens.get(at..).unwrap_or(&[]);
    let is_mark = |token: &&Token| !matches!(token.kind, Kind::Word | Kind::Number | Kind::Phrase(_) | Kind::Clitic);
    let marked = tokens.iter().take_while(is_mark).count();
    let before = at.checked_sub(1).and_then(|at| parse.tokens.get(at));
    if marked == 0 && before.is_none_or(|before| !is_mark(&before)) {
        return false;
    }
    let words = tokens.iter().skip(marked).take_while(|token| !is_mark(token));
    let mut any = false;
    for token in words {
        match token.kind {
            Kind::Phrase(_) | Kind::Clitic if any || token.kind == Kind::Clitic => {}
            _ if DONE.is(token, text) => any = true,
            _ if AROUND.is(token, text) => {}
            _ => return false,
        }
    }
    any
}
