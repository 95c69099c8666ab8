//! How a note writes its days, so that a new line is dated like those above it.

use crate::settings::DateOrder;
use crate::text::{Day, MONTH_NAMES, WEEKDAY_NAMES};

/// A manner of writing a day; an index of [`STYLES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style(usize);

/// The manners that are known. `Y` year, `m` `d` month and day of two digits, `n` `e` of one or two, `b` `B` month by name,
/// `w` `W` day of the week, `O` day with its ending (`18th`); everything else is itself.
const STYLES: &[&str] = &[
    "Y-m-d",
    "Y/m/d",
    "Y.m.d",
    "m/d/Y",
    "d/m/Y",
    "n/e/Y",
    "e/n/Y",
    "d.m.Y",
    "e.n.Y",
    "m-d-Y",
    "d-m-Y",
    "b e, Y",
    "B e, Y",
    "b O, Y",
    "B O, Y",
    "e b Y",
    "e B Y",
    "d b Y",
    "b d",
    "b e",
    "B e",
    "b O",
    "B O",
    "d b",
    "e b",
    "e B",
    "O b",
    "O B",
    "O of B",
    "n/e",
    "e/n",
    "e.n.",
    "d.m.",
    "w Y-m-d",
    "w, Y-m-d",
    "W, Y-m-d",
    "w e b",
    "w, e b",
    "w b e",
    "w, b e",
    "W e B",
    "W, e B",
    "W, B e",
    "W B e",
    "w e b Y",
    "w, e b Y",
    "w, b e, Y",
    "W, B e, Y",
    "W, e B Y",
    "W e B Y",
];

impl Style {
    /// As RFC 3339 has it.
    pub(super) const ISO: Style = Style(0);

    /// Reads the day at the start of a text: the longest manner that fits. A day without its year is the one nearest to
    /// `near`.
    pub(super) fn read(text: &str, near: Day, order: DateOrder) -> Option<(Day, Style, usize)> {
        let mut best: Option<(Day, Style, usize)> = None;
        for (at, style) in STYLES.iter().enumerate() {
            let month_first = matches!(order, DateOrder::Mdy | DateOrder::Ymd);
            if matches!(*style, "d/m/Y" | "e/n/Y" | "d-m-Y" | "e/n") && month_first
                || matches!(*style, "m/d/Y" | "n/e/Y" | "m-d-Y" | "n/e") && !month_first
            {
                continue;
            }
            let Some((day, length)) = read(style, text, near) else { continue };
            // Of two that fit alike, the one that would write it in the same letters.
            let same = |style: Style| text.get(..length) == Some(style.write(day).as_str());
            let better = |(_, known, longest): (Day, Style, usize)| {
                length > longest || length == longest && same(Style(at)) && !same(known)
            };
            if best.is_none_or(better) {
                best = Some((day, Style(at), length));
            }
        }
        best
    }

    /// A day in this manner.
    pub(super) fn write(self, day: Day) -> String {
        let mut text = String::new();
        let month = day.month_name();
        let weekday = day.weekday_name();
        for letter in STYLES.get(self.0).copied().unwrap_or("Y-m-d").chars() {
            match letter {
                'Y' => text.push_str(&format!("{:04}", day.year())),
                'm' => text.push_str(&format!("{:02}", day.month())),
                'd' => text.push_str(&format!("{:02}", day.day())),
                'n' => text.push_str(&day.month().to_string()),
                'e' => text.push_str(&day.day().to_string()),
                'O' => text.push_str(&ordinal(day.day())),
                'b' => text.push_str(month.get(..3).unwrap_or("")),
                'B' => text.push_str(month),
                'w' => text.push_str(weekday.get(..3).unwrap_or("")),
                'W' => text.push_str(weekday),
                other => text.push(other),
            }
        }
        text
    }
}

fn ordinal(day: u32) -> String {
    let ending = match (day % 10, day % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}

fn read(style: &str, text: &str, near: Day) -> Option<(Day, usize)> {
    let (mut year, mut month, mut day) = (None, None, None);
    let mut rest = text;
    for letter in style.chars() {
        match letter {
            'Y' => year = i32::try_from(digits(&mut rest, 4, 4)?).ok(),
            'm' => month = Some(digits(&mut rest, 2, 2)?),
            'd' => day = Some(digits(&mut rest, 2, 2)?),
            'n' => month = Some(digits(&mut rest, 1, 2)?),
            'e' => day = Some(digits(&mut rest, 1, 2)?),
            'O' => {
                let number = digits(&mut rest, 1, 2)?;
                rest = ["st", "nd", "rd", "th"].iter().find_map(|ending| rest.strip_prefix(ending))?;
                day = Some(number);
            }
            'b' => month = Some(name(&mut rest, &MONTH_NAMES, true)?),
            'B' => month = Some(name(&mut rest, &MONTH_NAMES, false)?),
            'w' => drop(name(&mut rest, &WEEKDAY_NAMES, true)?),
            'W' => drop(name(&mut rest, &WEEKDAY_NAMES, false)?),
            other => rest = rest.strip_prefix(other)?,
        }
    }
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let (month, date) = (month?, day?);
    let day = match year {
        Some(year) => Day::new(year, month, date)?,
        None => (-1..=1)
            .filter_map(|years| Day::new(near.year() + years, month, date))
            .min_by_key(|day| near.days_until(*day).abs())?,
    };
    Some((day, text.len() - rest.len()))
}

fn digits(rest: &mut &str, least: usize, most: usize) -> Option<u32> {
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    if count < least || count > most {
        return None;
    }
    let number = rest.get(..count)?.parse().ok()?;
    *rest = rest.get(count..)?;
    Some(number)
}

/// The number from 1 of the name that a text begins with: its first three letters, or all of it.
fn name(rest: &mut &str, names: &[&str], short: bool) -> Option<u32> {
    let count = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = rest.get(..count)?;
    let at = names.iter().position(|name| {
        let name = if short { name.get(..3).unwrap_or(name) } else { name };
        name.eq_ignore_ascii_case(word)
    })?;
    *rest = rest.get(count..)?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    #[test]
    fn every_manner_is_read_as_it_is_written() {
        for near in ["2026-11-03", "2026-12-30", "2026-01-22"] {
            let near = day(near);
            for (at, form) in STYLES.iter().enumerate() {
                let text = Style(at).write(near);
                let order = if form.starts_with(['d', 'e']) { DateOrder::Dmy } else { DateOrder::Mdy };
                let read = Style::read(&text, near, order);
                let (found, style, length) = read.unwrap_or_else(|| panic!("{text} is not read"));
                assert_eq!((found, length), (near, text.len()), "{form}: {text}");
                assert_eq!(style.write(near), text);
            }
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let near = day("2026-11-18");
        let read =
            |text: &str| Style::read(text, near, DateOrder::Mdy).map(|(day, _, length)| (day.to_string(), length));
        assert_eq!(read("2026-11-19: sent"), Some(("2026-11-19".to_owned(), 10)));
        assert_eq!(read("Nov 9 sent"), Some(("2026-11-09".to_owned(), 5)));
        assert_eq!(read("18th of November"), Some(("2026-11-18".to_owned(), 16)));
        assert_eq!(read("11/19/2026"), Some(("2026-11-19".to_owned(), 10)));
        assert_eq!(read("2026-02-30 x"), None);
        assert_eq!(read("2026-11-190"), None);
        assert_eq!(read("Sent"), None);
        let january = Style::read("2 Jan", day("2026-12-30"), DateOrder::Mdy).map(|(day, ..)| day.to_string());
        assert_eq!(january.as_deref(), Some("2027-01-02"));
    }
}
