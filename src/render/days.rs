//! Days, distances and windows in words.

use crate::text::Day;
use crate::timeline::{Bound, TimeOfDay, Window, Zone};

/// `Mon`, `Tue` …
pub(super) fn weekday_short(day: Day) -> &'static str {
    &day.weekday_name()[..3]
}

/// `Friday 20 November 2026`.
pub(super) fn long(day: Day) -> String {
    format!("{} {} {} {}", day.weekday_name(), day.day(), day.month_name(), day.year())
}

/// `Fri 20 Nov`, with the year where it is another one than that of `near`.
pub(super) fn short(day: Day, near: Option<Day>) -> String {
    let date = format!("{} {} {}", weekday_short(day), day.day(), &day.month_name()[..3]);
    match near {
        Some(near) if near.year() == day.year() => date,
        _ => format!("{date} {}", day.year()),
    }
}

/// `today`, `tomorrow`, `yesterday`, else [`short`].
pub(super) fn relative(day: Day, today: Option<Day>) -> String {
    match today.map(|today| today.days_until(day)) {
        Some(0) => "today".to_owned(),
        Some(1) => "tomorrow".to_owned(),
        Some(-1) => "yesterday".to_owned(),
        _ => short(day, today),
    }
}

/// `1 day`, `3 days`.
pub(super) fn count(number: i64, one: &str) -> String {
    match number.unsigned_abs() {
        1 => format!("1 {one}"),
        more => format!("{more} {one}s"),
    }
}

/// How far `day` lies from `from`: `the same day`, `the next day`, `in 9 days`, `2 days before`.
pub(super) fn distance(from: Day, day: Day) -> String {
    match from.days_until(day) {
        0 => "the same day".to_owned(),
        1 => "the next day".to_owned(),
        -1 => "the day before".to_owned(),
        ahead if ahead > 0 => format!("in {}", count(ahead, "day")),
        behind => format!("{} before", count(behind, "day")),
    }
}

/// `15:30`.
pub(super) fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `15:30–16:00 (Los Angeles time)`.
pub(super) fn time(time: &TimeOfDay) -> String {
    let mut words = clock(time.start);
    if let Some(end) = time.end {
        words.push('–');
        words.push_str(&clock(end));
    }
    match time.zone {
        Some(Zone::Named(name)) => {
            let city = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
            words.push_str(&if name.contains('/') { format!(" ({city} time)") } else { format!(" {city}") });
        }
        Some(zone @ Zone::Offset(_)) => {
            words.push(' ');
            words.push_str(&zone_name(zone));
        }
        None => {}
    }
    words
}

/// `America/Los_Angeles`, `UTC`, `UTC+05:30`.
pub(super) fn zone_name(zone: Zone) -> String {
    match zone {
        Zone::Named(name) => name.to_owned(),
        Zone::Offset(0) => "UTC".to_owned(),
        Zone::Offset(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let size = minutes.unsigned_abs();
            format!("UTC{sign}{:02}:{:02}", size / 60, size % 60)
        }
    }
}

/// `Fri 20 Nov`, `Tue 24 to Thu 26 Nov`, `up to Fri 27 Nov`, `from Fri 27 Nov on`.
pub(super) fn span(earliest: Option<Day>, latest: Option<Day>, near: Option<Day>) -> String {
    match (earliest, latest) {
        (Some(first), Some(last)) if first == last => short(first, near),
        (Some(first), Some(last)) if first.year() == last.year() && first.month() == last.month() => {
            format!("{} {} to {}", weekday_short(first), first.day(), short(last, near))
        }
        (Some(first), Some(last)) => format!("{} to {}", short(first, near), short(last, near)),
        (None, Some(last)) => format!("up to {}", short(last, near)),
        (Some(first), None) => format!("from {} on", short(first, near)),
        (None, None) => "no day".to_owned(),
    }
}

/// The window in words, with what binds it: `by Fri 27 Nov`, `about Tue 1 Dec`.
pub(super) fn window(window: &Window, near: Option<Day>) -> String {
    let (earliest, latest) = (window.earliest(), window.latest());
    let mut words = match (window.bound, earliest, latest) {
        (Bound::By | Bound::Within, _, Some(last)) => format!("by {}", short(last, near)),
        (Bound::Until, _, Some(last)) => format!("until {}", short(last, near)),
        _ => span(earliest, latest, near),
    };
    if window.approx {
        words.insert_str(0, "about ");
    }
    if let Some(at) = &window.time {
        words.push_str(", ");
        words.push_str(&time(at));
    }
    words
}

/// Names in a sentence: `Dana`, `Dana and Priya`, `Dana, Priya and Sam`.
pub(super) fn joined<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", before.join(", "), last.as_ref())
        }
    }
}
