//! A first look at prose: whether it can name anybody at all.
//!
//! Most sentences of most notes name nobody, and few bytes of them say so: those of the words with a capital, and the
//! words beside these. A text that is passed over here holds nobody for the reader of prose; one that is let through may
//! hold nobody all the same.

use super::detail::Known;
use super::tokens::word_end;
use super::words::{self, Class, GIVEN, HONORIFIC, ORG, PARTICLE, PLACE, RANK, ROLE, STOP, SUFFIX, THING, TITLE};
use crate::text::letters::{capitals, load};

/// Whether prose without wikilinks can name somebody.
pub(super) fn may_name(text: &str, known: &Known) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let eight = load(bytes, at);
        let high = eight & 0x8080_8080_8080_8080;
        let marks = high | capitals(eight);
        if marks == 0 {
            at += 8;
            continue;
        }
        at += marks.trailing_zeros() as usize / 8;
        let Some(rest) = text.get(at..) else { return true };
        let Some(c) = rest.chars().next() else { break };
        if !c.is_ascii() {
            // Letters with accents and other scripts are looked at closely.
            if c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}') {
                return true;
            }
            at += c.len_utf8();
            continue;
        }
        let inner = at.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
        if inner {
            at += 1;
            continue;
        }
        match word_with_capital(text, at, known) {
            Some(next) => at = next,
            None => return true,
        }
    }
    false
}

/// Looks at a word with a capital; `None` where it may be somebody, else where to go on.
fn word_with_capital(text: &str, start: usize, known: &Known) -> Option<usize> {
    let mut end = word_end(text, start);
    let word = text.get(start..end)?;
    if !word.is_ascii() {
        return None;
    }
    let class = words::class(word);
    let first_part = || word.split('-').next().is_some_and(|part| part.len() > 2 && words::class(part) & GIVEN != 0);
    let courteous = word.contains('-') && super::tokens::courtesy(word) > 0;
    if class & (GIVEN | HONORIFIC) != 0 || courteous || word.contains('-') && first_part() || known.is_first(word) {
        return None;
    }
    let initial = word.len() == 1;
    let bytes = text.as_bytes();
    if bytes.get(end) == Some(&b'.') && (initial || class & SUFFIX != 0) {
        end += 1;
    }
    if class & (STOP | TITLE | RANK) != 0 && !initial {
        return Some(end);
    }
    // What stands behind it: the next word of the name, a bracket, "who".
    let gap = |c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '"' | '\'' | '\u{201c}' | '\u{201d}' | '\u{2019}' | '\u{202f}')
    };
    let rest = text.get(end..)?;
    let behind = rest.trim_start_matches(gap);
    let next_start = end + (rest.len() - behind.len());
    if behind.starts_with('(') {
        return None;
    }
    let next = behind.get(..word_end(behind, 0)).filter(|next| next.is_ascii())?;
    let next_class = words::class(next);
    let stopped = bytes.get(end - 1) == Some(&b'.');
    if (next_start > end || stopped) && next.starts_with(|c: char| c.is_ascii_uppercase()) {
        // "Acme Robotics": whatever stands before it makes no person of it.
        let plain = next.bytes().skip(1).all(|b| b.is_ascii_lowercase()) && next.len() > 2;
        let things: Class = ORG | RANK | PLACE | THING;
        let single_line = text.get(end..next_start) == Some(" ");
        let org = plain && single_line && next_class & things != 0 && next_class & (STOP | TITLE | GIVEN | SUFFIX) == 0;
        let shouts = word.len() > 1 && word.bytes().all(|b| !b.is_ascii_lowercase());
        return if org && !initial && !shouts { Some(next_start + next.len()) } else { None };
    }
    if next_class & (PARTICLE | SUFFIX) != 0 || is_followed_by_who(rest) || class == 0 && is_followed_by_team(next) {
        return None;
    }
    if class & ORG != 0 {
        return Some(end);
    }
    // What stands before it: a role, or one of the few words after which a single name is somebody's.
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let mut head = start;
    while head > 0 && !letter(head - 1) {
        head -= 1;
    }
    let mut from = head;
    while from > 0
        && (letter(from - 1) || from > 1 && matches!(bytes.get(from - 1), Some(b'-' | b'\'')) && letter(from - 2))
    {
        from -= 1;
    }
    let (previous, between) = (text.get(from..head)?, text.get(head..start)?);
    let previous_class = words::class(previous);
    let ended =
        between.starts_with(['.', '!', '?', ';']) && previous.len() > 1 && previous_class & (HONORIFIC | SUFFIX) == 0;
    if ended || previous.is_empty() {
        return Some(end);
    }
    let told = ["herself", "himself", "to", "by", "from", "named", "called", "is", "was", "be", "were"]
        .iter()
        .any(|own| previous.eq_ignore_ascii_case(own));
    let asked = previous.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("ask"));
    // "head of data Bartek": the last word of a title may be none of its nouns.
    (previous_class & (ROLE | TITLE | RANK | ORG) == 0 && !told && !asked).then_some(end)
}

/// Whether the next word may lead to the team of somebody: "Wendeline in recruiting".
fn is_followed_by_team(next: &str) -> bool {
    next.eq_ignore_ascii_case("in") || next.eq_ignore_ascii_case("from")
}

/// Whether the next word is "who", whatever stands between.
fn is_followed_by_who(rest: &str) -> bool {
    let mut chars = rest.chars();
    let rest = match chars.next() {
        // The rest of a possessive is no word.
        Some('\'' | '\u{2019}') => {
            chars.next();
            chars.as_str()
        }
        _ => rest,
    };
    let word = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("who"))
}
