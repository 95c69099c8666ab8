//! What words and runs of words can be, and what they stand for.

use crate::text::Weekday;
use crate::timeline::holidays::Holiday;
use crate::timeline::meaning::{Extent, Meaning, Part, Season, Turn, Unit};
use crate::timeline::window::{TimeOfDay, Zone};

macro_rules! symbols {
    ($($(#[$doc:meta])* $name:ident = $text:literal $(is $($above:ident)+)?;)*) => {
        /// What a word or a run of words can be.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Symbol {
            $($(#[$doc])* $name,)*
        }

        impl Symbol {
            pub(crate) const ALL: &[Symbol] = &[$(Symbol::$name,)*];

            /// By its name in a pattern.
            pub(crate) fn named(text: &str) -> Option<Symbol> {
                match text {
                    $($text => Some(Symbol::$name),)*
                    _ => None,
                }
            }

            /// The symbols that it also is, itself included, as bits.
            pub(crate) const fn kinds(self) -> u64 {
                KINDS[self as usize]
            }

            const fn work_out_kinds(self) -> u64 {
                match self {
                    $(Symbol::$name => (1 << Symbol::$name as u64) $($(| Symbol::$above.work_out_kinds())+)?,)*
                }
            }
        }
    };
}

symbols! {
    /// A whole phrase of time.
    Phrase = "phrase";
    /// What only looks like one.
    Refused = "no";
    /// A phrase that is bound already (by, after …).
    Bound = "bound" is Phrase;
    /// What the operators take: any day or span, also words that are no phrase by themselves (may, sat, the 15th).
    Inner = "x";
    /// A span of a week and more, also words that are no phrase by themselves (the week, may, fall, 2027).
    Long = "long" is Inner;
    /// Any day or span of days.
    When = "when" is Phrase Inner;
    /// A single day.
    Day = "day" is When;
    /// A day of the calendar, by numbers or month.
    Date = "date" is Day;
    /// A weekday as a phrase.
    WeekdayPhrase = "wdayp" is Day;
    /// A week, weekend, month, quarter, season, year.
    Period = "period" is When Long;
    /// A week.
    Week = "week" is Period;
    /// week, month, year without an article, which only an end or a beginning makes a span of.
    BareUnit = "bare";
    /// A week that is no phrase by itself.
    LooseWeek = "lweek" is Long;
    /// A year.
    Year = "yr" is Period;
    /// A part of a week ("early next week").
    WeekPart = "wpart" is When;
    /// Weekdays in a range.
    WeekdayRange = "wrange" is When;
    /// A span that is counted from some day ("two weeks", "a day or two").
    Span = "span";
    /// How many.
    Count = "n";
    /// A unit of time.
    Unit = "unit";
    /// A plain number in digits, at least 1.
    Digits = "digits" is Number;
    /// A number in digits up to 31.
    Small = "small" is Digits DayNumber;
    /// A number, in digits or words.
    Number = "number";
    /// A number in words from one to nine.
    Ones = "ones" is Word;
    /// Ten to nineteen.
    Teens = "teens" is Word;
    /// Twenty, thirty …
    Tens = "tens" is Word;
    /// A number in words.
    Word = "word" is Number;
    /// What can be a day of a month: 15, 15th, fifteenth.
    DayNumber = "dom";
    /// 15th, 2nd.
    OrdinalDigits = "nth" is Ordinal;
    /// first … ninth.
    OrdinalOnes = "ordones" is OrdinalWord;
    /// An ordinal word.
    OrdinalWord = "ordword" is Ordinal;
    /// An ordinal, in digits or words.
    Ordinal = "ord" is DayNumber;
    /// Four digits that can be a year.
    YearNumber = "year";
    /// An hour of the clock in digits, 0 to 24.
    HourNumber = "hour" is ClockStart;
    /// 15:30.
    Colon = "colon" is ClockStart;
    /// 9.30, which may be a clock time or day and month.
    Dotted = "dotted";
    /// 4.12. with its second dot.
    DottedDate = "dotdate";
    /// 12/4.
    Slashed = "slashed";
    /// 7/10.
    Tenths = "tenths" is Rating;
    /// 7/10, 3/5.
    Rating = "rating";
    /// 12/4/26, 4.12.2026.
    Numeric = "numeric";
    /// 2026-11-18.
    Iso = "iso";
    /// 2026-11, 11/2026.
    YearMonth = "ym";
    /// 2026-11-18T14:00.
    IsoTime = "isotime";
    /// Any word for a weekday.
    AnyWeekday = "wday";
    /// A weekday that is nothing else.
    Weekday = "weekday" is AnyWeekday;
    /// Weekdays in the plural.
    Weekdays = "wdays";
    /// Any word for a month.
    AnyMonth = "mon";
    /// A month that is nothing else.
    Month = "month" is AnyMonth;
    /// A season.
    Season = "season";
    /// Early, mid, late …
    Part = "part";
    /// Morning, evening …
    DayPart = "daypart";
    /// AM or PM.
    Meridiem = "ampm";
    /// A time zone.
    Zone = "zone";
    /// A clock time that stands by itself (3pm, 15:00, noon).
    Clock = "clock";
    /// A clock time that needs a day beside it (at 9, 10 to 11).
    LooseClock = "loose";
    /// A point of the clock that can open a range.
    ClockStart = "cstart";
    /// Q1.
    Quarter = "q";
    /// H2.
    Half = "h";
    /// W49.
    WeekNumber = "w";
    /// A named day.
    Holiday = "holiday";
    /// This, next, last, coming.
    Turn = "turn";
    /// A capitalised word that follows directly and is none of ours.
    Name = "name";
    /// The same, before a verb such as will.
    NameActs = "nameacts";
    /// An unknown word that follows an ordinal word directly.
    Noun = "noun";
}

/// What each symbol also is.
static KINDS: [u64; Symbol::ALL.len()] = {
    let mut kinds = [0; Symbol::ALL.len()];
    let mut at = 0;
    while at < kinds.len() {
        kinds[at] = Symbol::ALL[at].work_out_kinds();
        at += 1;
    }
    kinds
};

/// What a word or number stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Lex {
    /// A number.
    Number(i64),
    /// A weekday.
    Weekday(Weekday),
    /// A month, 1 to 12.
    Month(u8),
    /// A unit.
    Unit(Unit),
    /// A part.
    Part(Part),
    /// A season.
    Season(Season),
    /// Which one.
    Turn(Turn),
    /// Minutes since midnight, and until when.
    Time(u16, u16),
    /// A zone.
    Zone(Zone),
    /// Two numbers.
    Pair(u16, u16),
    /// Two numbers and a year.
    Numeric { first: u8, second: u8, year: i32, dots: bool },
    /// Year, month, day.
    Ymd(i32, u8, u8),
    /// Year, month, day with minutes since midnight.
    YmdTime(i32, u8, u8, u16),
}

/// What a row gives.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Lex(Lex),
    Count(i64, i64, bool),
    Span(Extent),
    Clock(TimeOfDay),
    Holiday(Holiday),
    When(Meaning),
}

/// The values of a row's symbols, in order.
pub(crate) struct Args {
    pub values: [Option<Value>; MAX_PARTS],
    /// A number that belongs to the row, where rows are made from a table.
    pub datum: u16,
}

/// The most symbols that a row has.
pub(crate) const MAX_PARTS: usize = 8;

impl Args {
    fn take(&mut self, at: usize) -> Option<Value> {
        self.values.get_mut(at)?.take()
    }

    pub(crate) fn when(&mut self, at: usize) -> Option<Meaning> {
        match self.take(at)? {
            Value::When(meaning) => Some(meaning),
            Value::Holiday(holiday) => Some(Meaning::Holiday(holiday, Turn::Plain, None)),
            _ => None,
        }
    }

    pub(crate) fn boxed(&mut self, at: usize) -> Option<Box<Meaning>> {
        self.when(at).map(Box::new)
    }

    pub(crate) fn lex(&self, at: usize) -> Option<Lex> {
        match self.values.get(at)? {
            Some(Value::Lex(lex)) => Some(*lex),
            _ => None,
        }
    }

    pub(crate) fn number(&self, at: usize) -> Option<i64> {
        match self.lex(at)? {
            Lex::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn year(&self, at: usize) -> Option<i32> {
        i32::try_from(self.number(at)?).ok()
    }

    /// A day of a month.
    pub(crate) fn dom(&self, at: usize) -> Option<u8> {
        u8::try_from(self.number(at)?).ok().filter(|day| (1..=31).contains(day))
    }

    pub(crate) fn weekday(&self, at: usize) -> Option<Weekday> {
        match self.lex(at)? {
            Lex::Weekday(weekday) => Some(weekday),
            _ => None,
        }
    }

    pub(crate) fn month(&self, at: usize) -> Option<u8> {
        match self.lex(at)? {
            Lex::Month(month) => Some(month),
            _ => None,
        }
    }

    pub(crate) fn unit(&self, at: usize) -> Option<Unit> {
        match self.lex(at)? {
            Lex::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    pub(crate) fn part(&self, at: usize) -> Option<Part> {
        match self.lex(at)? {
            Lex::Part(part) => Some(part),
            _ => None,
        }
    }

    pub(crate) fn turn(&self, at: usize) -> Option<Turn> {
        match self.lex(at)? {
            Lex::Turn(turn) => Some(turn),
            _ => None,
        }
    }

    pub(crate) fn season(&self, at: usize) -> Option<Season> {
        match self.lex(at)? {
            Lex::Season(season) => Some(season),
            _ => None,
        }
    }

    pub(crate) fn time(&self, at: usize) -> Option<(u16, u16)> {
        match self.lex(at)? {
            Lex::Time(from, to) => Some((from, to)),
            _ => None,
        }
    }

    pub(crate) fn zone(&self, at: usize) -> Option<Zone> {
        match self.lex(at)? {
            Lex::Zone(zone) => Some(zone),
            _ => None,
        }
    }

    pub(crate) fn pair(&self, at: usize) -> Option<(u16, u16)> {
        match self.lex(at)? {
            Lex::Pair(first, second) => Some((first, second)),
            _ => None,
        }
    }

    pub(crate) fn count(&self, at: usize) -> Option<(i64, i64, bool)> {
        match self.values.get(at)?.as_ref()? {
            Value::Count(least, most, vague) => Some((*least, *most, *vague)),
            Value::Lex(Lex::Number(number)) => Some((*number, *number, false)),
            _ => None,
        }
    }

    pub(crate) fn span(&self, at: usize) -> Option<Extent> {
        match self.values.get(at)?.as_ref()? {
            Value::Span(extent) => Some(*extent),
            _ => None,
        }
    }

    pub(crate) fn clock(&self, at: usize) -> Option<TimeOfDay> {
        match self.values.get(at)?.as_ref()? {
            Value::Clock(time) => Some(*time),
            Value::Lex(Lex::Time(start, end)) => {
                Some(TimeOfDay { start: *start, end: (start != end).then_some(*end), zone: None })
            }
            _ => None,
        }
    }

    pub(crate) fn holiday(&self, at: usize) -> Option<Holiday> {
        match self.values.get(at)?.as_ref()? {
            Value::Holiday(holiday) => Some(*holiday),
            _ => None,
        }
    }
}
