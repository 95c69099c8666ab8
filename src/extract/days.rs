//! Days as people write them where a day is expected: front matter, openings of log lines, headings, cells.

use crate::extract::clause::lexicon;
use crate::text::{Day, Span};
use crate::timeline::{self, Bound, Calendar, Context, Grain, Phrase, Tense, TimeOfDay, Unresolved, Window};

/// A day with its clock time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dated {
    pub(super) day: Day,
    pub(super) time: Option<TimeOfDay>,
}

/// What a value that should be a day turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Window(Box<Window>),
    Impossible,
    /// No day is in it.
    None,
}

/// Reads a value as a window: a day, a date-time, a phrase. Without a day on which it was said only a full date counts.
pub(super) fn value(text: &str, said: Option<Day>, calendar: &Calendar) -> Value {
    if let Some(found) = iso(text.trim().trim_matches(['[', ']', '"'])) {
        return found;
    }
    let phrases = timeline::find(text, &[]);
    let Some(phrase) = phrases.first() else { return Value::None };
    match resolve_near(phrase, said, calendar) {
        Ok(window) => Value::Window(Box::new(window)),
        Err(Unresolved::Impossible | Unresolved::OutOfRange) => Value::Impossible,
        Err(_) => Value::None,
    }
}

/// Whether a phrase speaks of no day that exists: Feb 30, 2026-13-11, "in 99999 weeks".
pub(super) fn is_impossible(phrase: &Phrase, said: Option<Day>, calendar: &Calendar) -> bool {
    let Some(said) = said.or(Day::new(2000, 1, 1)) else { return false };
    let context = Context { said, tense: Tense::Future, negated: false, prior: None, calendar };
    matches!(timeline::resolve(phrase, &context), Err(Unresolved::Impossible | Unresolved::OutOfRange))
}

/// Whether what has the form of a date numbers something: a word such as "Req" or a `#` stands before it, or, away from the
/// beginning of a line, none of its numbers may be that of a day.
pub(super) fn is_number_of_something(text: &str, span: Span) -> bool {
    const NUMBERED: &[&str] = &[
        "application",
        "case",
        "code",
        "id",
        "job",
        "listing",
        "nr",
        "no",
        "number",
        "opening",
        "posting",
        "ref",
        "reference",
        "req",
        "requisition",
        "ticket",
        "vacancy",
    ];
    const LAST_OF_MONTH: u32 = 31;
    let words = span.slice(text);
    let before = text.get(..span.range().start).unwrap_or("");
    let before = before.trim_end_matches([' ', '.', ':', '(', '"', '*', '`', '\u{2013}', '-']);
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if before.ends_with('#') || NUMBERED.iter().any(|word| last.eq_ignore_ascii_case(word)) {
        return true;
    }
    let is_bare = words.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.'));
    let opens = !before.contains(char::is_alphanumeric);
    let too_much = |number: &str| number.len() < 4 && number.parse().is_ok_and(|number: u32| number > LAST_OF_MONTH);
    is_bare && !opens && words.split(['-', '/', '.']).any(too_much)
}

/// Whether words hold a year in full.
pub(super) fn bears_year(words: &str) -> bool {
    words.as_bytes().windows(4).any(|four| four.starts_with(b"20") && four.iter().all(u8::is_ascii_digit))
}

/// The window of a phrase that means the same on whatever day it is said: "by 22 May 2026".
pub(super) fn absolute(phrase: &Phrase, calendar: &Calendar) -> Option<Window> {
    /// So long before its day one may speak of it.
    const BEFORE: i64 = 30;
    let resolve = |said: Option<Day>| {
        let context = Context { said: said?, tense: Tense::Future, negated: false, prior: None, calendar };
        timeline::resolve(phrase, &context).ok()
    };
    let last = |window: &Window| window.latest().or(window.earliest());
    let (early, late) = (resolve(Day::new(1901, 1, 1))?, resolve(Day::new(2911, 7, 4))?);
    let day = last(&early).filter(|day| Some(*day) == last(&late))?;
    resolve(day.plus(-BEFORE)).filter(|window| last(window) == Some(day))
}

/// Reads what most notes bear, `2026-11-18` and `2026-11-18T15:30…`, without asking the grammar.
fn iso(text: &str) -> Option<Value> {
    let head = text.get(..10)?;
    if !Day::is_iso_form(head) {
        return None;
    }
    let rest = text.get(10..)?;
    let Some(day) = Day::parse_iso(head) else { return rest.is_empty().then_some(Value::Impossible) };
    let mut window = Window::new(Some(day), Some(day), Grain::Day, Bound::On)?;
    window.deadline = Some(day);
    if rest.is_empty() {
        return Some(Value::Window(Box::new(window)));
    }
    let clock = rest.strip_prefix(['T', ' '])?;
    let number = |range: std::ops::Range<usize>| clock.get(range)?.parse::<u16>().ok();
    let (hour, minute) = (number(0..2)?, number(3..5)?);
    if clock.as_bytes().get(2) != Some(&b':') || hour > 23 || minute > 59 {
        return None;
    }
    // A zone or the end of a range is the grammar's; seconds say nothing.
    let tail = clock.get(5..)?;
    if !(tail.is_empty() || (tail.starts_with(':') && tail.len() == 3)) {
        return None;
    }
    window.time = Some(TimeOfDay { start: hour * 60 + minute, end: None, zone: None });
    window.grain = Grain::Hour;
    Some(Value::Window(Box::new(window)))
}

/// The clock time in digits that stands by itself in a text: "debrief, 11:00", "2:30pm".
pub(super) fn clock(text: &str) -> Option<TimeOfDay> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b':', bytes).find_map(|colon| {
        let digits = bytes.get(..colon)?.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let start = colon.checked_sub(digits)?;
        let minute: u16 = text.get(colon + 1..colon + 3)?.parse().ok()?;
        let hour: u16 = text.get(start..colon)?.parse().ok()?;
        let rest = text.get(colon + 3..)?;
        let half = rest.trim_start();
        let is = |mark: &str| half.get(..2).is_some_and(|head| head.eq_ignore_ascii_case(mark));
        let hour = match hour {
            1..=11 if is("pm") => hour + 12,
            12 if is("am") => 0,
            _ => hour,
        };
        let joined = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b':');
        let alone = !joined(start.checked_sub(1).and_then(|at| bytes.get(at)))
            && (is("am") || is("pm") || !joined(rest.as_bytes().first()));
        (digits <= 2 && alone && hour < 24 && minute < 60).then_some(TimeOfDay {
            start: hour * 60 + minute,
            end: None,
            zone: None,
        })
    })
}

/// Reads a value as one day.
pub(super) fn day(text: &str, said: Option<Day>, calendar: &Calendar) -> Option<Dated> {
    match value(text, said, calendar) {
        Value::Window(window) if window.earliest() == window.latest() => {
            window.earliest().map(|day| Dated { day, time: window.time })
        }
        _ => None,
    }
}

/// Whether a line may open with a date: one holds a digit.
pub(super) fn may_open(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) || !text.is_ascii() && text.contains(char::is_numeric)
}

/// The date that a line opens with (`2026-11-19: …`, `Nov 24 – …`, `[[2026-11-24]] …`), and where the rest begins.
pub(super) fn opening(text: &str, phrases: &[Phrase], said: Option<Day>, calendar: &Calendar) -> Option<(Dated, Span)> {
    let phrase = opening_phrase(text, phrases)?;
    let window = resolve_near(phrase, said, calendar).ok()?;
    let day = window.earliest().filter(|day| Some(*day) == window.latest())?;
    Some((Dated { day, time: window.time }, phrase.span))
}

/// The length of `2026-11-20`.
const ISO: usize = 10;

/// The date that a line opens with, whether or not there is such a day.
pub(super) fn opening_phrase<'p>(text: &str, phrases: &'p [Phrase]) -> Option<&'p Phrase> {
    let phrase = phrases.first()?;
    let before = text.get(..phrase.span.start as usize)?;
    if before.chars().any(char::is_alphanumeric) || before.len() > 12 {
        return None;
    }
    let words = phrase.span.slice(text);
    if !words.chars().any(|c| c.is_numeric()) || !is_date(words) {
        return None;
    }
    let after = text.get(phrase.span.end as usize..)?.trim_start_matches([' ', '*', '_', ')', ']', '\u{a0}']);
    let closes = after.is_empty()
        || after.starts_with([':', '-', '\u{2013}', '\u{2014}', '|', ',', '.', ';', '\u{2192}', '>', '\n', '('])
        || after.starts_with(char::is_uppercase)
        || tells(after)
        // With or without a clock time behind it.
        || words.trim_start_matches('[').get(..ISO).is_some_and(|day| Day::parse_iso(day).is_some())
        || is_whole(words);
    closes.then_some(phrase)
}

/// Whether a date is written in numbers with its year: "13.2.2026".
fn is_whole(words: &str) -> bool {
    const YEAR: usize = 4;
    let numbers = || words.split(['.', '/', '-']).map(str::trim);
    numbers().count() == 3
        && numbers().next_back().is_some_and(|year| year.len() == YEAR)
        && numbers().all(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether words begin with what somebody did ("12 Oct asked for more time"), where "12 Oct works for me" logs nothing.
fn tells(words: &str) -> bool {
    let end = words.bytes().take_while(|b| b.is_ascii_lowercase() || *b == b'-').count();
    let word = lexicon::look_up(words.get(..end).unwrap_or("").as_bytes());
    // "3/4 thank-you to Dana", "3/10 nothing yet": nobody thanks, or hears nothing, on a day ahead.
    let over = lexicon::THANKS | lexicon::NOBODY | lexicon::SILENCE | lexicon::REJECTION;
    word.form & lexicon::PAST != 0 && word.form & lexicon::BASE == 0
        || word.class & over != 0
        || words.starts_with("thank you")
}

/// The date in a heading or a name, wherever it stands.
pub(super) fn anywhere(text: &str, said: Option<Day>, calendar: &Calendar) -> Option<Dated> {
    if !text.contains(|c: char| c.is_numeric()) {
        return None;
    }
    timeline::find(text, &[]).iter().filter(|phrase| is_date(phrase.span.slice(text))).find_map(|phrase| {
        let window = resolve_near(phrase, said, calendar).ok()?;
        let day = window.earliest().filter(|day| Some(*day) == window.latest())?;
        Some(Dated { day, time: window.time })
    })
}

/// Whether words are a date of the calendar rather than a phrase that moves with the day on which it is said.
pub(super) fn is_date(words: &str) -> bool {
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let lower = words.to_ascii_lowercase();
    let named = MONTHS.iter().any(|month| lower.contains(month)) && digits > 0;
    let numeric = digits >= 2
        && !lower.contains("day")
        && !lower.contains("week")
        && !lower.contains("month")
        && words.contains(['-', '/', '.']);
    named || numeric
}

/// Resolves a phrase to the reading nearest to the day on which it was said, before or after it: a line dated `Nov 10`
/// in a note of November 18 is eight days old, and one dated `Nov 24` was added six days later.
fn resolve_near(phrase: &Phrase, said: Option<Day>, calendar: &Calendar) -> Result<Window, Unresolved> {
    let resolve = |said, tense| {
        let context = Context { said, tense, negated: false, prior: None, calendar };
        timeline::resolve(phrase, &context)
    };
    let Some(said) = said else {
        // Only a full date is the same seen from two days that lie years apart.
        let (Some(early), Some(late)) = (Day::new(1901, 1, 1), Day::new(2911, 7, 4)) else {
            return Err(Unresolved::NoPrior);
        };
        let first = resolve(early, Tense::Future)?;
        let second = resolve(late, Tense::Future)?;
        return if (first.earliest(), first.latest()) == (second.earliest(), second.latest()) {
            Ok(first)
        } else {
            Err(Unresolved::NoPrior)
        };
    };
    let ahead = resolve(said, Tense::Future);
    let behind = resolve(said, Tense::Past);
    let far = |window: &Result<Window, Unresolved>| match window {
        Ok(window) => window.latest().or(window.earliest()).map_or(i64::MAX, |day| said.days_until(day).abs()),
        Err(_) => i64::MAX,
    };
    let (nearest, other) = if far(&behind) < far(&ahead) { (behind, ahead) } else { (ahead, behind) };
    let others = other.map_or(Vec::new(), |window| window.other);
    nearest.map(|window| in_the_other_order(window, &others, said))
}

/// A day that can be read in two orders, and lies far off in the one while it is near in the other, is meant in the other:
/// nobody logs in May what happens in December.
fn in_the_other_order(mut window: Window, others: &[(Option<Day>, Option<Day>)], said: Day) -> Window {
    const FAR: i64 = 100;
    const NEAR: i64 = 60;
    let away = |day: Option<Day>| day.map_or(0, |day| said.days_until(day).abs());
    if !window.ambiguous || away(window.latest()) < FAR {
        return window;
    }
    let near = |(first, last): &(Option<Day>, Option<Day>)| first == last && first.is_some() && away(*first) < NEAR;
    if let Some(day) = window.other.iter().chain(others).find(|other| near(other)).and_then(|other| other.0)
        && let Some(mut other) = Window::new(Some(day), Some(day), window.grain, window.bound)
    {
        other.time = window.time.take();
        other.deadline = Some(day);
        return other;
    }
    window
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_numbers_something_is_no_date() {
        let is_number = |text: &str| {
            let phrases = timeline::find(text, &[]);
            phrases.first().is_some_and(|phrase| is_number_of_something(text, phrase.span))
        };
        for text in ["Engineer, Req 2026-45-12", "Job id: 2026-13-40", "posted as 2026-33-81"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["2026-02-30: called Dana", "they decide by 2026-06-31", "2026-45-12 called", "on 2026-02-31"] {
            assert!(!is_number(text), "{text}");
        }
    }

    #[test]
    fn a_date_with_its_year_is_the_same_on_any_day() {
        let day = |text: &str| {
            let window = absolute(timeline::find(text, &[]).first()?, &Calendar::default())?;
            window.latest().map(|day| day.to_string())
        };
        assert_eq!(day("by 22 May 2026").as_deref(), Some("2026-05-22"));
        assert_eq!(day("on 2026-05-20 at 10:00").as_deref(), Some("2026-05-20"));
        assert_eq!(day("on 22 May"), None);
        assert_eq!(day("next Friday"), None);
    }
}
