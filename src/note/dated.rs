//! Lines of a paragraph that open with a date: each is an entry of a log, whether or not a bullet stands before it.

use crate::text::{MONTH_NAMES, WEEKDAY_NAMES};

/// How a line that opens with a date goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// A mark parts the date from what happened: `12 Oct: Dana called`.
    Marked,
    /// Words follow a date that bears its year: `2026-10-12 Dana called`.
    Full,
    /// Words follow: `12 Oct Dana called`.
    Plain,
}

/// Whether the first line of a text opens with a date.
pub(crate) fn opens_dated(text: &str) -> bool {
    opening(text.lines().next().unwrap_or("")).is_some()
}

/// Whether a line opens with a date, and what follows it.
pub(super) fn opening(line: &str) -> Option<Opening> {
    let bytes = line.as_bytes();
    let mut at = bytes.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'*' | b'_' | b'[' | b'(')).count();
    let numeric = match bytes.get(at)? {
        b'0'..=b'9' => match digits(bytes, at) {
            4 => {
                at = iso(bytes, at)?;
                false
            }
            _ => match numbers(bytes, at) {
                Some(end) => {
                    at = end;
                    true
                }
                None => {
                    at = day_and_month(bytes, at)?;
                    false
                }
            },
        },
        first if first.is_ascii_alphabetic() => {
            if let Some(end) = weekday(bytes, at) {
                at = end;
            }
            at = day_and_month(bytes, at).or_else(|| month_and_day(bytes, at))?;
            false
        }
        _ => return None,
    };
    let full = digits(bytes, at.saturating_sub(10)) == 4 || digits(bytes, at.saturating_sub(4)) == 4;
    let rest = line.get(at..)?.trim_start_matches([']', ')', '*', '_']);
    let rest = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    let marked = rest.is_empty()
        || rest.starts_with([':', '\u{2013}', '\u{2014}', '|', '\u{2192}', '\n'])
        || rest.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '-', '>']));
    match (marked, numeric) {
        (true, _) => Some(Opening::Marked),
        // "3/4 of the team" is no date.
        (false, true) => None,
        (false, false) => Some(if full { Opening::Full } else { Opening::Plain }),
    }
}

fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.iter().skip(at).take_while(|b| b.is_ascii_digit()).count()
}

fn ends(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|b| !b.is_ascii_alphanumeric())
}

/// `2026-10-12`
fn iso(bytes: &[u8], at: usize) -> Option<usize> {
    let mark = *bytes.get(at + 4).filter(|b| matches!(b, b'-' | b'/' | b'.'))?;
    let month = digits(bytes, at + 5);
    let second = at + 5 + month;
    let day = digits(bytes, second + 1);
    let is_date = (1..=2).contains(&month) && bytes.get(second) == Some(&mark) && (1..=2).contains(&day);
    let end = second + 1 + day;
    (is_date && ends(bytes, end)).then_some(end)
}

/// `12/10`, `12.10.`, `12/10/26`
fn numbers(bytes: &[u8], at: usize) -> Option<usize> {
    let first = digits(bytes, at);
    let mark = *bytes.get(at + first).filter(|b| matches!(b, b'/' | b'.' | b'-'))?;
    let second = digits(bytes, at + first + 1);
    if !(1..=2).contains(&first) || !(1..=2).contains(&second) {
        return None;
    }
    let mut end = at + first + 1 + second;
    if bytes.get(end) == Some(&mark) {
        let year = digits(bytes, end + 1);
        match year {
            2 | 4 => end += 1 + year,
            _ if mark == b'.' => end += 1,
            _ => return None,
        }
    }
    ends(bytes, end).then_some(end)
}

/// The end of a word that begins with the first three letters of a name and goes on as one may, and of the mark and blanks
/// behind it.
fn name(bytes: &[u8], at: usize, names: &[&str], fits: impl Fn(&str, &[u8]) -> bool) -> Option<usize> {
    let word = bytes.get(at..)?;
    let word = word.get(..word.iter().take_while(|b| b.is_ascii_alphabetic()).count())?;
    let head = word.get(..3)?;
    let same = |name: &&&str| name.as_bytes().get(..3).is_some_and(|own| head.eq_ignore_ascii_case(own));
    if !fits(names.iter().find(same)?, word.get(3..)?) {
        return None;
    }
    let end = at + word.len();
    Some(end + bytes.iter().skip(end).take_while(|b| matches!(b, b'.' | b',' | b' ')).count())
}

fn weekday(bytes: &[u8], at: usize) -> Option<usize> {
    let rests: &[&str] = &["", "s", "day", "sday", "nesday", "r", "rs", "rsday", "urday"];
    let fits = |_: &str, rest: &[u8]| rests.iter().any(|known| rest.eq_ignore_ascii_case(known.as_bytes()));
    name(bytes, at, &WEEKDAY_NAMES, fits)
}

fn month(bytes: &[u8], at: usize) -> Option<usize> {
    name(bytes, at, &MONTH_NAMES, |month, rest| {
        rest.is_empty()
            || month.as_bytes().get(3..).is_some_and(|own| rest.eq_ignore_ascii_case(own))
            || month == "September" && rest.eq_ignore_ascii_case(b"t")
    })
}

/// `12`, `12th`, and the blanks behind it.
fn day(bytes: &[u8], at: usize) -> Option<usize> {
    let count = digits(bytes, at);
    if !(1..=2).contains(&count) {
        return None;
    }
    let mut end = at + count;
    let ordinal = bytes.get(end..end + 2).is_some_and(|two| {
        [b"st", b"nd", b"rd", b"th"].iter().any(|ending| two.eq_ignore_ascii_case(ending.as_slice()))
    });
    if ordinal {
        end += 2;
    }
    ends(bytes, end).then_some(end)
}

fn blanks(bytes: &[u8], at: usize) -> usize {
    at + bytes.iter().skip(at).take_while(|b| **b == b' ').count()
}

/// The end of a year that follows, else where the date ends without one.
fn year(bytes: &[u8], at: usize) -> usize {
    let comma = at + usize::from(bytes.get(at) == Some(&b','));
    let start = blanks(bytes, comma);
    if digits(bytes, start) == 4 && bytes.get(start..start + 2) == Some(b"20") { start + 4 } else { at }
}

/// `12 Oct`, `12th October 2026`
fn day_and_month(bytes: &[u8], at: usize) -> Option<usize> {
    let start = blanks(bytes, day(bytes, at)?);
    let after = month(bytes, start)?;
    let word = start + bytes.iter().skip(start).take_while(|b| b.is_ascii_alphabetic()).count();
    let word = word + usize::from(bytes.get(word) == Some(&b'.'));
    Some(year(bytes, word.min(after)))
}

/// `Oct 12`, `October 12th, 2026`
fn month_and_day(bytes: &[u8], at: usize) -> Option<usize> {
    Some(year(bytes, day(bytes, month(bytes, at)?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_opens_with_a_date_in_many_ways() {
        for (line, expected) in [
            ("2026-10-12: Dana called", Some(Opening::Marked)),
            ("2026-10-12 Dana called", Some(Opening::Full)),
            ("**12 Oct** - Dana called", Some(Opening::Marked)),
            ("[[2026-10-12]] — Dana called", Some(Opening::Marked)),
            ("Oct 12: Dana called", Some(Opening::Marked)),
            ("Mon 12 Oct - Dana called", Some(Opening::Marked)),
            ("Monday, October 12th, 2026: Dana called", Some(Opening::Marked)),
            ("12/10: Dana called", Some(Opening::Marked)),
            ("12.10. – Dana rief an", Some(Opening::Marked)),
            ("Sept 30: card to Agnes", Some(Opening::Marked)),
            ("12 Oct asked for an extension", Some(Opening::Plain)),
            ("3/4 of the team were there", None),
            ("10-12 people", None),
            ("May Chen called", None),
            ("Marching ahead", None),
            ("12 octaves", None),
            ("24/7 support", None),
            ("2026 was good", None),
            ("Dana called", None),
            ("3 rounds: one call, one panel", None),
            ("", None),
        ] {
            assert_eq!(opening(line), expected, "{line}");
        }
    }
}
