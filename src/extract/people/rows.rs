//! Several people in a row: `Dana Okafor, Priya Raman (EM) and Sam Lee`.

use std::ops::Range;

use super::detail::{self, Known};
use super::line::{self, Person};
use super::words::{self, GIVEN, HONORIFIC, ORG, PARTICLE, PLACE, RANK, ROLE, STOP, SUFFIX, TITLE};
use crate::extract::Mention;

/// The people of a text, with the bytes of each. `loose`: any word with a capital may be a name (front matter).
pub(super) fn people(text: &str, known: &Known, loose: bool) -> Vec<(Range<usize>, Person)> {
    let mut found = Vec::new();
    for range in split(text, known, loose) {
        let piece = text.get(range.clone()).unwrap_or("");
        if let Some(person) = line::person(piece, known) {
            found.push((range, person));
        }
    }
    found
}

/// Where each person of a row stands. What follows a comma and is no name stays with the name before it.
pub(super) fn split(text: &str, known: &Known, loose: bool) -> Vec<Range<usize>> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0_i32;
    let mut start = 0;
    let mut commas = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth = (depth - 1).max(0),
            ';' | '\n' | '\u{3001}' | '\u{ff0c}' if depth == 0 => {
                cuts.push((at, at + c.len_utf8()));
                start = at + c.len_utf8();
                commas = 0;
            }
            '&' | '+' | '/' if depth == 0 => {
                let spaced = text.get(..at).is_some_and(|before| before.ends_with(' '))
                    && text.get(at + 1..).is_some_and(|rest| rest.starts_with(' '));
                let before = text.get(start..at).unwrap_or("").trim();
                let next =
                    text.get(at + 1..).unwrap_or("").split([',', ';', '&', '(', '<', '/']).next().unwrap_or("").trim();
                // "Ewa Kowalczyk + a shadow"
                let nobody = ["a ", "an ", "two ", "three "].iter().any(|own| next.starts_with(own));
                if spaced
                    && (nobody || begins_person(next, known, loose))
                    && !before.is_empty()
                    && !detail::is_organisation(next)
                {
                    cuts.push((at, at + 1));
                    start = at + 1;
                    commas = 0;
                }
            }
            ',' if depth == 0 => {
                let rest = text.get(at + 1..).unwrap_or("");
                let next =
                    rest.split([',', ';', '&', '<', '(', '[', '\n', '\u{2014}', '\u{2013}']).next().unwrap_or("");
                let next = up_to_joint(next).trim();
                let before = text.get(start..at).unwrap_or("").trim();
                let reversed = commas == 0 && is_reversed(before, next, text, at);
                commas += 1;
                // "Dana Okafor, Priya Raman, myself": the writer is one of them, and not the one before.
                let writer = !cuts.is_empty() && ["me", "myself"].iter().any(|own| own.eq_ignore_ascii_case(next));
                if !reversed && (writer || begins_person(next, known, loose)) {
                    cuts.push((at, at + 1));
                    start = at + 1;
                    commas = 0;
                }
            }
            ' ' if depth == 0 && may_join(text.as_bytes(), at) => {
                let rest = text.get(at..).unwrap_or("");
                for joint in [" and ", " und ", " y ", " et ", " plus ", " with "] {
                    let Some(tail) = rest.strip_prefix(joint) else { continue };
                    let next =
                        tail.split([',', ';', '&', '<', '(', '[', '\n', '\u{2014}', '\u{2013}']).next().unwrap_or("");
                    let next = up_to_joint(next).trim();
                    if begins_person(next, known, true) {
                        cuts.push((at, at + joint.len()));
                        start = at + joint.len();
                        commas = 0;
                    }
                }
            }
            _ => {}
        }
    }
    let mut ranges = Vec::new();
    let mut from = 0;
    for (cut, next) in cuts.into_iter().chain([(text.len(), text.len())]) {
        if cut >= from && text.get(from..cut).is_some_and(|piece| !piece.trim().is_empty()) {
            let piece = text.get(from..cut).unwrap_or("");
            let lead = piece.len() - piece.trim_start().len();
            ranges.push(from + lead..from + piece.trim_end().len());
        }
        from = next.max(from);
    }
    ranges
}

/// A text up to a dash or an "and" between spaces.
fn up_to_joint(text: &str) -> &str {
    let bytes = text.as_bytes();
    if !memchr::memchr_iter(b' ', bytes).any(|space| matches!(bytes.get(space + 1), Some(b'-' | b'a'))) {
        return text;
    }
    let head = text.split(" - ").next().unwrap_or(text);
    head.split(" and ").next().unwrap_or(head)
}

/// Whether the word after a space can join two names.
fn may_join(bytes: &[u8], space: usize) -> bool {
    matches!(bytes.get(space + 1), Some(b'a' | b'u' | b'y' | b'e' | b'p' | b'w'))
}

/// Whether what follows a comma begins the next person rather than telling of the one before.
fn begins_person(next: &str, known: &Known, loose: bool) -> bool {
    let mut next = next;
    while let Some(rest) = next.strip_prefix("and ") {
        next = rest;
    }
    let next = next.trim().trim_matches(|c: char| matches!(c, '*' | '_' | '"'));
    // A handle beside a name.
    let mut bare = std::borrow::Cow::Borrowed(next);
    if next.contains('@') {
        let words: Vec<&str> = next.split_whitespace().filter(|word| !word.starts_with('@')).collect();
        bare = words.join(" ").into();
    }
    let next = if bare.is_empty() { next } else { &*bare };
    if !next.bytes().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
        || next.contains('@') && !next.starts_with('@')
        || next.contains("://")
        || next.bytes().filter(u8::is_ascii_digit).count() >= 5
    {
        return false;
    }
    if next.starts_with("[[") {
        return true;
    }
    let all: Vec<&str> = next.split_whitespace().collect();
    let class = |word: &str| words::class(word);
    // What can be said cheaply is said first.
    let first = all.first().copied().unwrap_or("");
    // "Prof. A. Whitelaw"
    if class(first) & HONORIFIC != 0
        && (2..=4).contains(&all.len())
        && all.iter().skip(1).all(|word| {
            word.starts_with(char::is_uppercase) && class(word) & (TITLE | RANK | ORG | PLACE) == 0
                || class(word) & PARTICLE != 0
        })
    {
        return true;
    }
    let given = class(first) & GIVEN != 0;
    let shaped = all.len() > 1 || loose || !next.is_ascii() && !next.chars().any(char::is_lowercase);
    if all.len() > 5
        || !given && !shaped
        || all.iter().all(|word| class(word) & SUFFIX != 0 && class(word) & GIVEN == 0)
        || known.holds(next)
        || words::is_title(next) && !(given && class(first) & (TITLE | RANK) == 0)
    {
        return false;
    }
    // "van den Bosch" is a surname, whatever else bears it.
    let after_particle = |at: usize| at > 0 && all.get(at - 1).is_some_and(|word| class(word) & PARTICLE != 0);
    let odd = || {
        all.iter().enumerate().any(|(at, word)| {
            class(word) & (ORG | STOP | RANK | TITLE | ROLE | PLACE) != 0
                && class(word) & PARTICLE == 0
                && !after_particle(at)
        })
    };
    let by_given = given && !detail::is_organisation(next);
    if !by_given && (!shaped || odd()) || !line::is_plausible(next) {
        return false;
    }
    let mut mention = Mention { name: "\u{1}".to_owned(), ..Mention::default() };
    detail::read(&mut mention, next, known, false) == detail::Detail::None
}

/// Whether a line begins with a surname, a comma and a given name.
pub(super) fn starts_reversed(line: &str) -> bool {
    let head = line.as_bytes().get(..40).unwrap_or(line.as_bytes());
    let Some(comma) = memchr::memchr(b',', head) else { return false };
    let before = line.get(..comma).unwrap_or("");
    let rest = line.get(comma + 1..).unwrap_or("");
    let next = rest.split([',', ';', '&', '<', '(', '[', '\n', '\u{2014}', '\u{2013}']).next().unwrap_or("");
    let next = next.split(" - ").next().unwrap_or(next);
    // An address behind the name is no part of it.
    let next: Vec<&str> = next.split_whitespace().take_while(|word| !word.contains('@')).collect();
    let joined = next.join(" ");
    let cut = rest.find(joined.as_str()).map_or(0, |at| comma + 1 + at + joined.len());
    let probe = format!("{}, {joined}", before.trim());
    !joined.is_empty() && cut > 0 && is_reversed(before.trim(), &joined, &probe, before.trim().len())
}

/// `Okafor, Dana`: a surname before the comma, a given name and the end of the person after it.
fn is_reversed(before: &str, next: &str, text: &str, comma: usize) -> bool {
    let surname: Vec<&str> = before.split_whitespace().filter(|word| words::class(word) & PARTICLE == 0).collect();
    let [surname] = surname.as_slice() else { return false };
    let given: Vec<&str> = next.split_whitespace().collect();
    let first = given.first().copied().unwrap_or("");
    // "NAKASHIMA, Ren": who writes the surname so puts it first.
    let shouted = surname.chars().count() > 2
        && surname.chars().all(|c| !c.is_lowercase())
        && words::class(surname) & (STOP | TITLE | ORG | RANK | PLACE) == 0;
    let named = shouted
        && line::is_plausible(first)
        && first.chars().next().is_some_and(char::is_uppercase)
        && words::class(first) & (TITLE | RANK | ORG | STOP | PLACE) == 0;
    if !named && words::class(surname) & (GIVEN | TITLE) != 0
        || given.is_empty()
        || given.len() > 2
        || (!named && words::class(first) & GIVEN == 0)
    {
        return false;
    }
    // What follows ends the person: nothing, another separator, an address, a bracket.
    let after = text.get(comma + 1..).map_or("", |rest| rest.trim_start().get(next.len()..).unwrap_or("").trim_start());
    after.is_empty()
        || after.starts_with([';', '<', '(', '[', '\n', '\u{2014}', '\u{2013}', '-', '|'])
        || after.starts_with(',')
            && !text.get(..comma).unwrap_or("").contains(',')
            && after.split(',').nth(1).is_some_and(|part| words::is_title(part) || part.contains('@'))
}
