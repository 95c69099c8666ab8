//! The window of days that a phrase gives.

use crate::text::Day;

/// How fine the phrase speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// A clock time.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters, halves of a year, seasons.
    Quarter,
    /// Years.
    Year,
}

/// How the phrase binds what it speaks of to its window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// On that day, in that week.
    On,
    /// Not after.
    By,
    /// Before.
    Before,
    /// After.
    After,
    /// Until.
    Until,
    /// Within a span of time that begins on the said day.
    Within,
    /// About.
    Around,
}

/// A time zone as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Minutes east of UTC.
    Offset(i16),
    /// An IANA name that the abbreviation stands for (`PT` = America/Los_Angeles).
    Named(&'static str),
}

/// A clock time; minutes since midnight, local to `zone` or to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay {
    /// When it begins, 0 to 1439.
    pub start: u16,
    /// When it ends, where that was said.
    pub end: Option<u16>,
    /// The zone, where one was said.
    pub zone: Option<Zone>,
}

/// A window of days, both ends inclusive; either end may be open. It cannot be inverted, nor open at both ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    earliest: Option<Day>,
    latest: Option<Day>,
    /// The last working day of the window; where none lies in it, the first one after it; `None` if `latest` is.
    pub deadline: Option<Day>,
    /// How fine the phrase speaks.
    pub grain: Grain,
    /// How it binds.
    pub bound: Bound,
    /// Whether the words are vague.
    pub approx: bool,
    /// Clock time, where one is said.
    pub time: Option<TimeOfDay>,
    /// Other readings in use, as windows; never silently dropped.
    pub other: Vec<(Option<Day>, Option<Day>)>,
    /// The weekday that was said is not the one of the date; the date counts.
    pub mismatch: bool,
    /// A date of numbers that either order allows; the other one is in `other`.
    pub ambiguous: bool,
    /// What stands in `other` was taken back ("moved from Tuesday to Thursday"), and holds no more.
    pub corrected: bool,
}

impl Window {
    /// Makes a window; `None` where it would be inverted or open at both ends.
    pub fn new(earliest: Option<Day>, latest: Option<Day>, grain: Grain, bound: Bound) -> Option<Window> {
        match (earliest, latest) {
            (None, None) => return None,
            (Some(first), Some(last)) if last < first => return None,
            _ => {}
        }
        Some(Window {
            earliest,
            latest,
            deadline: None,
            grain,
            bound,
            approx: false,
            time: None,
            other: Vec::new(),
            mismatch: false,
            ambiguous: false,
            corrected: false,
        })
    }

    /// The other readings that may still be meant.
    pub fn in_use(&self) -> &[(Option<Day>, Option<Day>)] {
        if self.corrected { &[] } else { &self.other }
    }

    /// The first day.
    pub fn earliest(&self) -> Option<Day> {
        self.earliest
    }

    /// The last day.
    pub fn latest(&self) -> Option<Day> {
        self.latest
    }
}
