//! What was said: an algebra of anchors and operators, which depends on no date.

use crate::text::Weekday;
use crate::timeline::holidays::Holiday;
use crate::timeline::window::{Grain, TimeOfDay};

/// A unit in which spans of time are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Civil days.
    Day,
    /// Days on which people work.
    WorkingDay,
    /// Weeks.
    Week,
    /// Two weeks.
    Fortnight,
    /// Saturday and Sunday.
    Weekend,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
}

impl Unit {
    /// How fine it is.
    pub fn grain(self) -> Grain {
        match self {
            Unit::Minute | Unit::Hour => Grain::Hour,
            Unit::Day | Unit::WorkingDay | Unit::Weekend => Grain::Day,
            Unit::Week | Unit::Fortnight => Grain::Week,
            Unit::Month => Grain::Month,
            Unit::Quarter => Grain::Quarter,
            Unit::Year => Grain::Year,
        }
    }
}

/// A length of time; the parts are added one after the other, months first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Amount {
    /// Months.
    pub months: i64,
    /// Civil days.
    pub days: i64,
    /// Working days.
    pub working: i64,
    /// Hours.
    pub hours: i64,
}

impl Amount {
    /// So many of a unit; counts that no calendar can hold saturate.
    pub fn of(count: i64, unit: Unit) -> Amount {
        let times = |factor: i64| count.saturating_mul(factor);
        let zero = Amount::default();
        match unit {
            Unit::Minute => Amount { hours: count / 60, ..zero },
            Unit::Hour => Amount { hours: count, ..zero },
            Unit::Day => Amount { days: count, ..zero },
            Unit::WorkingDay => Amount { working: count, ..zero },
            Unit::Week | Unit::Weekend => Amount { days: times(7), ..zero },
            Unit::Fortnight => Amount { days: times(14), ..zero },
            Unit::Month => Amount { months: count, ..zero },
            Unit::Quarter => Amount { months: times(3), ..zero },
            Unit::Year => Amount { months: times(12), ..zero },
        }
    }

    /// Both together.
    pub fn and(self, other: Amount) -> Amount {
        Amount {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
            working: self.working.saturating_add(other.working),
            hours: self.hours.saturating_add(other.hours),
        }
    }
}

/// A span of time as it was said: from a least to a greatest length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Extent {
    /// The least.
    pub least: Amount,
    /// The greatest; the same where one length was said.
    pub most: Amount,
    /// The unit that was said.
    pub unit: Unit,
    /// A couple, a few, about: vague by its own words.
    pub vague: bool,
}

/// Which of the days or spans of a kind is meant, seen from the said day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// No word says so: the nearest ahead, or behind where the tense says that.
    Plain,
    /// "the week", "the month" in "end of the month": the running one, or the next where that has passed.
    The,
    /// "this".
    This,
    /// "coming", "this coming".
    Coming,
    /// "next".
    Next,
    /// "after next".
    AfterNext,
    /// "last", "past", "previous".
    Last,
    /// "before last".
    BeforeLast,
    /// "the following": after what was spoken of just before.
    Following,
}

/// A season of three whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May in the north.
    Spring,
    /// June to August in the north.
    Summer,
    /// September to November in the north.
    Autumn,
    /// December to February in the north.
    Winter,
}

/// A part of a day, week, month, quarter, season or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Early, the beginning or start of.
    Early,
    /// Mid, the middle of.
    Mid,
    /// Late.
    Late,
    /// The first half.
    FirstHalf,
    /// The second half.
    SecondHalf,
    /// The end.
    End,
    /// What is left from the said day on.
    Rest,
    /// What is left after the said day.
    Later,
    /// What lies before the said day.
    Earlier,
}

/// How a phrase binds its window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Binding {
    /// By, no later than, at the latest.
    By,
    /// Before.
    Before,
    /// Until, till.
    Until,
    /// Through, up to and including.
    Through,
    /// Not before, not until, no earlier than.
    NotBefore,
    /// From, as of, starting.
    From,
    /// After.
    After,
    /// Since.
    Since,
    /// Around, about.
    Around,
    /// "due Friday": on that day, or by it.
    Due,
}

/// The meaning of a phrase, which depends on no date.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// The day on which it was said.
    SaidDay,
    /// What was spoken of just before.
    Prior,
    /// The same, or the said day where nothing was spoken of before.
    Then,
    /// A day of the week.
    Weekday(Weekday, Turn),
    /// A day of a month, in a year where one was said.
    Date {
        /// 1 to 12.
        month: u8,
        /// 1 to 31; the calendar may lack it.
        day: u8,
        /// The year.
        year: Option<i32>,
    },
    /// Two numbers whose order the settings choose, in a year where one was said.
    Numeric {
        /// The number written first.
        first: u8,
        /// The number written second.
        second: u8,
        /// The year.
        year: Option<i32>,
        /// Written with dots, which is day first everywhere.
        dots: bool,
    },
    /// "the 15th".
    DayOfMonth(u8),
    /// A day with its weekday, which may disagree.
    Dated(Weekday, Box<Meaning>),
    /// A month.
    Month {
        /// 1 to 12.
        month: u8,
        /// Which one.
        turn: Turn,
        /// The year.
        year: Option<i32>,
    },
    /// A running, coming or past week, weekend, month, quarter, year (or day).
    Period(Unit, Turn),
    /// A quarter of a year, 1 to 4.
    Quarter(u8, Option<i32>),
    /// A half of a year, 1 or 2.
    Half(u8, Option<i32>),
    /// A season.
    Season(Season, Turn, Option<i32>),
    /// A year.
    Year(i32),
    /// An ISO week.
    IsoWeek(u8, Option<i32>),
    /// A day or days that have a name.
    Holiday(Holiday, Turn, Option<i32>),
    /// The ISO week in which it lies.
    WeekOf(Box<Meaning>),
    /// The weekend next to it.
    WeekendOf(Box<Meaning>),
    /// The first that lies in the second ("Tuesday of next week", "June next year").
    In(Box<Meaning>, Box<Meaning>),
    /// The first such weekday after it.
    WeekdayAfter(Weekday, Box<Meaning>),
    /// The last such weekday before it.
    WeekdayBefore(Weekday, Box<Meaning>),
    /// The week, weekend, month … `count` after it (before it where negative).
    PeriodFrom(i8, Unit, Box<Meaning>),
    /// The Nth unit of it, from the end where negative.
    Nth(i8, Unit, Box<Meaning>),
    /// The Nth such weekday of it, from the end where negative.
    NthWeekday(i8, Weekday, Box<Meaning>),
    /// Its first so long.
    First(Extent, Box<Meaning>),
    /// Its last so long.
    Final(Extent, Box<Meaning>),
    /// A part of it.
    Part(Part, Box<Meaning>),
    /// So long after it.
    After(Extent, Box<Meaning>),
    /// So long before it.
    Before(Extent, Box<Meaning>),
    /// From it on for so long.
    Within(Extent, Box<Meaning>),
    /// The time of so long that ends with the said day.
    Past(Extent),
    /// So long or more after it.
    AtLeast(Extent, Box<Meaning>),
    /// "two more weeks".
    Longer(Extent),
    /// "in the coming days".
    Coming(Unit),
    /// Whole units that follow: "the next three weeks" counted as calendar weeks is not meant; "three Fridays from now".
    WeekdaysOn(i64, Weekday),
    /// A day of the week with a bare number behind it, which is its day of the month where the two agree.
    Numbered(Weekday, u8),
    /// From the first to the second.
    Range(Box<Meaning>, Box<Meaning>),
    /// From the first to the second, or the second where it lies in the first ("in January – the 18th").
    Dash(Box<Meaning>, Box<Meaning>),
    /// One of both.
    Either(Box<Meaning>, Box<Meaning>),
    /// Bound to it.
    Bound(Binding, Box<Meaning>),
    /// The second instead of the first.
    Corrected(Box<Meaning>, Box<Meaning>),
    /// What was to be on the first is now to be on the second, which lies ahead though the moving lies behind.
    Moved(Box<Meaning>, Box<Meaning>),
    /// At a clock time of it.
    At(Box<Meaning>, TimeOfDay),
    /// About then.
    Approx(Box<Meaning>),
    /// In the first, and the second is the likeliest of it.
    Likely(Box<Meaning>, Box<Meaning>),
    /// "soon": a promise without a day.
    NoDay,
}

impl Meaning {
    /// Whether it names no year and comes again, so that the next one can be meant where this one has passed.
    pub(crate) fn recurs(&self) -> bool {
        match self {
            Meaning::Date { year, .. } | Meaning::Numeric { year, .. } => year.is_none(),
            Meaning::Month { turn, year, .. } => year.is_none() && matches!(turn, Turn::Plain | Turn::The),
            Meaning::Quarter(_, year) | Meaning::Half(_, year) | Meaning::IsoWeek(_, year) => year.is_none(),
            Meaning::Season(_, turn, year) | Meaning::Holiday(_, turn, year) => {
                year.is_none() && matches!(turn, Turn::Plain | Turn::The)
            }
            Meaning::DayOfMonth(_) => true,
            Meaning::Period(unit, Turn::The) => !matches!(unit, Unit::Day),
            _ => false,
        }
    }
}
