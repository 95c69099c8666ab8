//! Civil days: the only date arithmetic of the program.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A day of the week.
pub use chrono::Weekday;

/// A month of the year.
pub use chrono::Month;

/// The months by their whole names, January first.
pub const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week by their whole names, Monday first.
pub const WEEKDAY_NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A civil day of the years 1 to 9999 in the proleptic Gregorian calendar.
///
/// Every operation is checked: what would leave these years is `None`, never a panic and never another day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of a year, month (1–12) and day of the month; `None` where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Day)
    }

    /// Whether a text has the form of `YYYY-MM-DD`, whether or not there is such a day.
    pub fn is_iso_form(text: &str) -> bool {
        let fits = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
        text.len() == 10 && text.bytes().enumerate().all(fits)
    }

    /// Reads `YYYY-MM-DD` and nothing else (RFC 3339 full-date).
    pub fn parse_iso(text: &str) -> Option<Day> {
        if !Day::is_iso_form(text) {
            return None;
        }
        let number = |range: std::ops::Range<usize>| -> Option<u32> {
            let digits = text.as_bytes().get(range)?;
            Some(digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
        };
        Day::new(i32::try_from(number(0..4)?).ok()?, number(5..7)?, number(8..10)?)
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// `January`, `February` …
    pub fn month_name(self) -> &'static str {
        MONTH_NAMES.get(self.0.month0() as usize).copied().unwrap_or_default()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// `Monday`, `Tuesday` …
    pub fn weekday_name(self) -> &'static str {
        WEEKDAY_NAMES.get(self.weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
    }

    /// The ISO 8601 week: its year and its number.
    pub fn iso_week(self) -> (i32, u32) {
        let week = self.0.iso_week();
        (week.year(), week.week())
    }

    /// The day of an ISO 8601 week date.
    pub fn from_iso_week(year: i32, week: u32, weekday: Weekday) -> Option<Day> {
        NaiveDate::from_isoywd_opt(year, week, weekday).and_then(Day::held)
    }

    /// The day `days` later (earlier where negative).
    pub fn plus(self, days: i64) -> Option<Day> {
        let delta = chrono::TimeDelta::try_days(days)?;
        self.0.checked_add_signed(delta).and_then(Day::held)
    }

    /// The same day `months` later, held at the month's end (Jan 31 + 1 month = Feb 28).
    pub fn plus_months(self, months: i32) -> Option<Day> {
        let count = chrono::Months::new(months.unsigned_abs());
        let moved = if months < 0 { self.0.checked_sub_months(count) } else { self.0.checked_add_months(count) };
        moved.and_then(Day::held)
    }

    /// How many days `other` lies after this one; negative where it lies before.
    pub fn days_until(self, other: Day) -> i64 {
        (other.0 - self.0).num_days()
    }

    /// The Monday of its ISO week.
    pub fn monday(self) -> Option<Day> {
        self.plus(-i64::from(self.weekday().num_days_from_monday()))
    }

    /// The first day of its month.
    pub fn month_start(self) -> Day {
        self.0.with_day(1).map_or(self, Day)
    }

    /// The last day of its month.
    pub fn month_end(self) -> Day {
        (28..=31).rev().find_map(|day| self.0.with_day(day)).map_or(self, Day)
    }

    fn held(date: NaiveDate) -> Option<Day> {
        (1..=9999).contains(&date.year()).then_some(Day(date))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
