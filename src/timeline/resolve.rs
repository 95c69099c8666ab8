//! Meaning and context → window.

use crate::settings::{DateOrder, Hemisphere, NextWeekday};
use crate::text::{Day, Weekday};
use crate::timeline::calendar::Calendar;
use crate::timeline::holidays::{Holiday, on_or_after, on_or_before};
use crate::timeline::meaning::{Amount, Binding, Extent, Meaning, Part, Season, Turn, Unit};
use crate::timeline::window::{Bound, Grain, TimeOfDay, Window};
use crate::timeline::{Context, Phrase, Tense, Unresolved};

/// Gives the window of a phrase that was said on a day.
///
/// # Errors
/// Where it gives none: an impossible day, a day outside the years 1 to 9999, a back reference to nothing, a promise
/// without a day, a year that is history.
pub fn resolve(phrase: &Phrase, context: &Context<'_>) -> Result<Window, Unresolved> {
    let sight = Sight {
        said: context.said,
        base: context.said,
        past: context.tense == Tense::Past,
        inclusive: false,
        whole: false,
        negated: context.negated,
        prior: context.prior.map(|window| (window.earliest(), window.latest())),
        calendar: context.calendar,
        depth: 0,
    };
    let mut found = sight.eval(&phrase.meaning)?;
    for meaning in &phrase.others {
        if let Ok(other) = sight.eval(meaning) {
            found.also((other.first, other.last));
        }
    }
    found.window(context.calendar)
}

/// What a meaning gives before it becomes a window.
#[derive(Debug, Clone)]
struct Found {
    first: Option<Day>,
    last: Option<Day>,
    grain: Grain,
    bound: Bound,
    approx: bool,
    time: Option<TimeOfDay>,
    other: Vec<(Option<Day>, Option<Day>)>,
    mismatch: bool,
    ambiguous: bool,
}

impl Found {
    fn new(first: Option<Day>, last: Option<Day>, grain: Grain) -> Found {
        Found {
            first,
            last,
            grain,
            bound: Bound::On,
            approx: false,
            time: None,
            other: Vec::new(),
            mismatch: false,
            ambiguous: false,
        }
    }

    fn day(day: Day) -> Found {
        Found::new(Some(day), Some(day), Grain::Day)
    }

    fn span((first, last): (Day, Day), grain: Grain) -> Found {
        Found::new(Some(first), Some(last), grain)
    }

    fn also(&mut self, window: (Option<Day>, Option<Day>)) {
        let inverted = matches!(window, (Some(first), Some(last)) if last < first);
        if window != (None, None) && window != (self.first, self.last) && !inverted && !self.other.contains(&window) {
            self.other.push(window);
        }
    }

    fn window(self, calendar: &Calendar) -> Result<Window, Unresolved> {
        let (first, last) = match (self.first, self.last) {
            // A part that has gone by already ("later this week" on a Sunday) is its last day.
            (Some(first), Some(last)) if last < first => (Some(last), Some(last)),
            both => both,
        };
        let mut window = Window::new(first, last, self.grain, self.bound).ok_or(Unresolved::OutOfRange)?;
        window.approx = self.approx;
        window.time = self.time;
        window.other = self.other;
        window.other.retain(|other| *other != (first, last));
        window.mismatch = self.mismatch;
        window.ambiguous = self.ambiguous;
        window.deadline = last.and_then(|last| {
            let working = calendar.working_on_or_before(last);
            match (working, first) {
                (Some(day), Some(first)) if day < first => calendar.working_on_or_after(last),
                (Some(day), _) => Some(day),
                (None, _) => calendar.working_on_or_after(last),
            }
        });
        Ok(window)
    }
}

/// From where a meaning is seen.
#[derive(Clone, Copy)]
struct Sight<'a> {
    /// The day on which it was said.
    said: Day,
    /// The day after which days without a year, month or week of their own are sought; the said day, or the left side of a range.
    base: Day,
    /// It lies behind.
    past: bool,
    /// A weekday may be the base itself.
    inclusive: bool,
    /// "this week" is the whole week, not what is left of it.
    whole: bool,
    negated: bool,
    prior: Option<(Option<Day>, Option<Day>)>,
    calendar: &'a Calendar,
    depth: u8,
}

type Result_ = Result<Found, Unresolved>;

fn ok(day: Option<Day>) -> Result<Day, Unresolved> {
    day.ok_or(Unresolved::OutOfRange)
}

impl<'a> Sight<'a> {
    fn whole(self) -> Sight<'a> {
        Sight { whole: true, ..self }
    }

    fn onward(self, base: Day) -> Sight<'a> {
        Sight { base, past: false, inclusive: true, ..self }
    }

    fn eval(self, meaning: &Meaning) -> Result_ {
        if self.depth > 40 {
            return Err(Unresolved::OutOfRange);
        }
        Sight { depth: self.depth + 1, ..self }.eval_inner(meaning)
    }

    fn eval_inner(self, meaning: &Meaning) -> Result_ {
        match meaning {
            Meaning::SaidDay => Ok(Found::day(self.said)),
            Meaning::Prior => {
                let (first, last) = self.prior.ok_or(Unresolved::NoPrior)?;
                let day = last.or(first).ok_or(Unresolved::NoPrior)?;
                let mut found = Found::day(day);
                found.first = first.or(last);
                Ok(found)
            }
            Meaning::Then => match self.prior {
                Some(_) => self.eval(&Meaning::Prior),
                None => Ok(Found::day(self.said)),
            },
            Meaning::Weekday(weekday, turn) => self.weekday(*weekday, *turn),
            Meaning::Date { month, day, year } => self.date(i64::from(*month), i64::from(*day), *year).map(Found::day),
            Meaning::Numeric { first, second, year, dots } => self.numeric(*first, *second, *year, *dots),
            Meaning::DayOfMonth(day) => self.day_of_month(*day).map(Found::day),
            Meaning::Dated(weekday, date) => self.dated(*weekday, date),
            Meaning::Month { month, turn, year } => self.month(*month, *turn, *year),
            Meaning::Period(unit, turn) => self.period(*unit, *turn),
            Meaning::Quarter(quarter, year) => {
                self.yearly(*year, Grain::Quarter, |year| months(year, u32::from(*quarter) * 3 - 2, 3))
            }
            Meaning::Half(half, year) => {
                self.yearly(*year, Grain::Quarter, |year| months(year, u32::from(*half) * 6 - 5, 6))
            }
            Meaning::Season(season, turn, year) => self.season(*season, *turn, *year),
            Meaning::Year(year) if *year < self.said.year() && !self.whole => Err(Unresolved::History),
            Meaning::Year(year) => {
                let days = months(*year, 1, 12).ok_or(Unresolved::OutOfRange)?;
                Ok(Found::span(days, Grain::Year))
            }
            Meaning::IsoWeek(week, year) => self.yearly(*year, Grain::Week, |year| {
                let monday = Day::from_iso_week(year, u32::from(*week), Weekday::Mon)?;
                Some((monday, monday.plus(6)?))
            }),
            Meaning::Holiday(holiday, turn, year) => self.holiday(*holiday, *turn, *year),
            Meaning::WeekOf(inner) => {
                let mut found = self.whole().eval(inner)?;
                let day = found.first.or(found.last).ok_or(Unresolved::OutOfRange)?;
                let monday = ok(day.monday())?;
                (found.first, found.last, found.grain) = (Some(monday), Some(ok(monday.plus(6))?), Grain::Week);
                found.other.clear();
                Ok(found)
            }
            Meaning::WeekendOf(inner) => {
                let found = self.whole().eval(inner)?;
                let day = found.first.or(found.last).ok_or(Unresolved::OutOfRange)?;
                // The weekend next to it: a Monday's is the one before.
                let saturday = match day.weekday() {
                    Weekday::Mon | Weekday::Tue => day.monday().and_then(|monday| monday.plus(-2)),
                    _ => day.monday().and_then(|monday| monday.plus(5)),
                };
                let saturday = ok(saturday)?;
                Ok(Found::span((saturday, ok(saturday.plus(1))?), Grain::Day))
            }
            Meaning::In(inner, outer) => self.within(inner, outer),
            Meaning::WeekdayAfter(weekday, inner) => {
                let found = self.whole().eval(inner)?;
                let day = ok(found.last.or(found.first))?;
                Ok(Found {
                    approx: found.approx,
                    ..Found::day(ok(day.plus(1).and_then(|day| on_or_after(day, *weekday)))?)
                })
            }
            Meaning::WeekdayBefore(weekday, inner) => {
                let found = self.whole().eval(inner)?;
                let day = ok(found.first.or(found.last))?;
                Ok(Found {
                    approx: found.approx,
                    ..Found::day(ok(day.plus(-1).and_then(|day| on_or_before(day, *weekday)))?)
                })
            }
            Meaning::PeriodFrom(count, unit, inner) => {
                let found = self.whole().eval(inner)?;
                let day = ok(if *count > 0 { found.last.or(found.first) } else { found.first.or(found.last) })?;
                let days = ok_span(unit_around(*unit, day, i64::from(*count)))?;
                Ok(Found { approx: found.approx, ..Found::span(days, unit.grain()) })
            }
            Meaning::Nth(n, unit, inner) => self.rolling(inner, |outer| self.nth(*n, *unit, outer)),
            Meaning::NthWeekday(n, weekday, inner) => self.rolling(inner, |outer| {
                let (first, last) = closed(outer)?;
                let day = if *n > 0 {
                    on_or_after(first, *weekday).and_then(|day| day.plus(i64::from(*n - 1) * 7))
                } else {
                    on_or_before(last, *weekday).and_then(|day| day.plus(i64::from(*n + 1) * 7))
                };
                let day = ok(day)?;
                if day < first || day > last {
                    return Err(Unresolved::Impossible);
                }
                Ok(Found::day(day))
            }),
            Meaning::First(extent, inner) => self.rolling(inner, |outer| {
                let (first, last) = closed(outer)?;
                let end = ok(self.plus(first, extent.most, 1)?.plus(-1))?;
                Ok(Found { approx: extent.vague, ..Found::span((first, end.min(last)), Grain::Day) })
            }),
            Meaning::Final(extent, inner) => self.rolling(inner, |outer| {
                let (first, last) = closed(outer)?;
                let start = self.plus(ok(last.plus(1))?, extent.most, -1)?;
                Ok(Found { approx: extent.vague, ..Found::span((start.max(first), last), Grain::Day) })
            }),
            // What is left of a week, or has gone by of it, is always of the running one.
            Meaning::Part(part @ (Part::Rest | Part::Later | Part::Earlier), inner) => {
                let outer = self.whole().eval(inner)?;
                self.part(*part, &outer)
            }
            Meaning::Part(part, inner) => self.rolling(inner, |outer| self.part(*part, outer)),
            Meaning::After(extent, inner) => {
                let from = self.whole().eval(inner)?;
                let day = ok(from.last.or(from.first))?;
                self.shifted(*extent, day, 1, &from, matches!(**inner, Meaning::SaidDay))
            }
            Meaning::Before(extent, inner) => {
                let from = self.whole().eval(inner)?;
                let day = ok(from.first.or(from.last))?;
                self.shifted(*extent, day, -1, &from, matches!(**inner, Meaning::SaidDay))
            }
            // Quarters are those of the calendar.
            Meaning::Within(extent, inner) if extent.unit == Unit::Quarter && **inner == Meaning::SaidDay => {
                let first = ok_span(unit_around(Unit::Quarter, self.said, 1))?.0;
                let last = ok_span(unit_around(Unit::Quarter, self.said, extent.most.months / 3))?.1;
                Ok(Found::span((first, last.max(first)), Grain::Quarter))
            }
            Meaning::Past(extent) if extent.unit == Unit::Quarter => {
                let first = ok_span(unit_around(Unit::Quarter, self.said, -(extent.most.months / 3)))?.0;
                let last = ok_span(unit_around(Unit::Quarter, self.said, -1))?.1;
                Ok(Found::span((first, last.max(first)), Grain::Quarter))
            }
            Meaning::Within(extent, inner) => {
                let from = self.whole().eval(inner)?;
                let first = ok(from.first.or(from.last))?;
                let last = self.plus(first, extent.most, 1)?;
                let first = if extent.least == extent.most { first } else { self.plus(first, extent.least, 1)? };
                let mut found = Found::new(Some(first), Some(last), fine(extent.unit));
                found.bound = Bound::Within;
                found.approx = extent.vague;
                Ok(found)
            }
            Meaning::Past(extent) => {
                let first = self.plus(self.said, extent.most, -1)?;
                let mut found = Found::new(Some(first), Some(self.said), fine(extent.unit));
                found.bound = Bound::Within;
                found.approx = extent.vague;
                Ok(found)
            }
            Meaning::AtLeast(extent, inner) => {
                let from = self.whole().eval(inner)?;
                let first = self.plus(ok(from.last.or(from.first))?, extent.least, 1)?;
                let mut found = Found::new(Some(first), None, fine(extent.unit));
                found.bound = Bound::After;
                found.approx = extent.vague;
                Ok(found)
            }
            Meaning::Longer(extent) => {
                let last = self.plus(self.said, extent.most, 1)?;
                let mut found = Found::new(Some(self.said), Some(last), fine(extent.unit));
                found.bound = Bound::Within;
                found.approx = extent.vague;
                found.also((Some(last), Some(last)));
                Ok(found)
            }
            Meaning::Coming(unit) => {
                let (from, to) = match unit {
                    Unit::Week | Unit::Fortnight => (7, 28),
                    Unit::Month | Unit::Quarter => (30, 90),
                    _ => (1, 7),
                };
                let mut found = Found::span((ok(self.said.plus(from))?, ok(self.said.plus(to))?), unit.grain());
                found.approx = true;
                Ok(found)
            }
            Meaning::WeekdaysOn(count, weekday) => {
                let first = on_or_after(ok(self.said.plus(1))?, *weekday);
                Ok(Found::day(ok(first.and_then(|day| day.plus(count.saturating_sub(1).saturating_mul(7))))?))
            }
            Meaning::Range(from, to) => self.range(from, to),
            Meaning::Either(one, two) => self.range(one, two),
            Meaning::Bound(binding, inner) => self.bound(*binding, inner),
            Meaning::Corrected(old, new) => {
                let mut found = self.eval(new)?;
                if let Ok(old) = self.eval(old) {
                    found.also((old.first, old.last));
                }
                Ok(found)
            }
            Meaning::Moved(old, new) => {
                let ahead = Sight { past: false, ..self };
                let mut found = ahead.eval(new)?;
                if let Ok(old) = ahead.eval(old) {
                    found.also((old.first, old.last));
                }
                Ok(found)
            }
            Meaning::At(inner, time) => {
                let mut found = self.eval(inner)?;
                found.time = Some(*time);
                if found.first == found.last {
                    found.grain = Grain::Hour;
                }
                Ok(found)
            }
            Meaning::Approx(inner) => {
                let mut found = self.eval(inner)?;
                found.approx = true;
                Ok(found)
            }
            Meaning::NoDay => Err(Unresolved::NoDay),
        }
    }

    fn weekday(self, weekday: Weekday, turn: Turn) -> Result_ {
        let ahead = || self.base.plus(1).and_then(|day| on_or_after(day, weekday));
        let day = match turn {
            Turn::Plain | Turn::The if self.past => ok(on_or_before(self.base, weekday))?,
            Turn::Plain | Turn::The | Turn::This if self.inclusive => ok(on_or_after(self.base, weekday))?,
            Turn::Plain | Turn::The => ok(ahead())?,
            Turn::This if self.past => ok(on_or_before(self.said, weekday))?,
            Turn::This => ok(on_or_after(self.said, weekday))?,
            Turn::Coming => ok(self.said.plus(1).and_then(|day| on_or_after(day, weekday)))?,
            Turn::Last => ok(self.said.plus(-1).and_then(|day| on_or_before(day, weekday)))?,
            Turn::BeforeLast => ok(self.said.plus(-8).and_then(|day| on_or_before(day, weekday)))?,
            Turn::Following => {
                let prior = self.prior.and_then(|(first, last)| last.or(first)).unwrap_or(self.said);
                ok(prior.plus(1).and_then(|day| on_or_after(day, weekday)))?
            }
            Turn::Next | Turn::AfterNext => {
                let nearest = ok(self.said.plus(1).and_then(|day| on_or_after(day, weekday)))?;
                let monday = ok(self.said.monday().and_then(|monday| monday.plus(7)))?;
                let next = ok(on_or_after(monday, weekday))?;
                if turn == Turn::AfterNext {
                    return Ok(Found::day(ok(next.plus(7))?));
                }
                let (day, other) = match self.calendar.next_weekday {
                    _ if nearest == next => (next, next.plus(7)),
                    NextWeekday::NextWeek => (next, Some(nearest)),
                    NextWeekday::Nearest => (nearest, Some(next)),
                };
                let mut found = Found::day(day);
                if let Some(other) = other {
                    found.also((Some(other), Some(other)));
                }
                return Ok(found);
            }
        };
        Ok(Found::day(day))
    }

    /// The day of a month; the next one (or the latest, in the past) where no year was said.
    fn date(self, month: i64, day: i64, year: Option<i32>) -> Result<Day, Unresolved> {
        let (Ok(month), Ok(day)) = (u32::try_from(month), u32::try_from(day)) else {
            return Err(Unresolved::Impossible);
        };
        if let Some(year) = year {
            return Day::new(year, month, day).ok_or(Unresolved::Impossible);
        }
        // A leap year has every day that the month can have.
        if Day::new(2000, month, day).is_none() {
            return Err(Unresolved::Impossible);
        }
        let step = if self.past { -1 } else { 1 };
        let mut year = self.base.year();
        for _ in 0..10 {
            if let Some(found) = Day::new(year, month, day)
                && (if self.past { found <= self.base } else { found >= self.base })
            {
                return Ok(found);
            }
            year += step;
        }
        Err(Unresolved::OutOfRange)
    }

    fn numeric(self, first: u8, second: u8, year: Option<i32>, dots: bool) -> Result_ {
        let month_first = !dots && self.calendar.date_order != DateOrder::Dmy;
        let mdy = self.date(i64::from(first), i64::from(second), year);
        let dmy = self.date(i64::from(second), i64::from(first), year);
        let (day, other) = if month_first { (mdy, dmy) } else { (dmy, mdy) };
        match (day, other) {
            (Ok(day), Ok(other)) if !dots => {
                let mut found = Found::day(day);
                found.also((Some(other), Some(other)));
                found.ambiguous = day != other;
                Ok(found)
            }
            (Ok(day), _) | (_, Ok(day)) => Ok(Found::day(day)),
            (Err(why), _) => Err(why),
        }
    }

    fn day_of_month(self, day: u8) -> Result<Day, Unresolved> {
        if !(1..=31).contains(&day) {
            return Err(Unresolved::Impossible);
        }
        let mut month = self.base.month_start();
        for _ in 0..4 {
            if let Some(found) = Day::new(month.year(), month.month(), u32::from(day))
                && (if self.past { found <= self.base } else { found >= self.base })
            {
                return Ok(found);
            }
            month = ok(month.plus_months(if self.past { -1 } else { 1 }))?;
        }
        Err(Unresolved::Impossible)
    }

    fn dated(self, weekday: Weekday, date: &Meaning) -> Result_ {
        let mut found = self.eval(date)?;
        let Some(day) = found.first else { return Ok(found) };
        if day.weekday() == weekday {
            return Ok(found);
        }
        if let Meaning::Numeric { .. } = date
            && let Some(&(Some(other), _)) =
                found.other.iter().find(|other| other.0.is_some_and(|day| day.weekday() == weekday))
        {
            // Only the other order fits the weekday.
            let mut fitting = Found::day(other);
            fitting.also((Some(day), Some(day)));
            return Ok(fitting);
        }
        if let Meaning::DayOfMonth(number) = date {
            if !self.past
                && let Ok(passed) = (Sight { past: true, ..self }).day_of_month(*number)
                && passed.weekday() == weekday
            {
                return Ok(Found::day(passed));
            }
            // "Tuesday the 24th": the next month in which it is a Tuesday, where that is the next one but one.
            let base = ok(if self.past { day.plus(-1) } else { day.plus(1) })?;
            if let Ok(later) = (Sight { base, ..self }).day_of_month(*number)
                && later.weekday() == weekday
            {
                let mut fitting = Found::day(later);
                fitting.also((Some(day), Some(day)));
                return Ok(fitting);
            }
        }
        // "Sunday, Feb 10" said two days later: the one that has just passed fits.
        if !self.past
            && let Ok(passed) = (Sight { past: true, ..self }).eval(date)
            && let Some(earlier) = passed.first
            && earlier.weekday() == weekday
            && earlier.days_until(self.said) <= 45
        {
            return Ok(passed);
        }
        found.mismatch = true;
        Ok(found)
    }

    fn month(self, month: u8, turn: Turn, year: Option<i32>) -> Result_ {
        let month = u32::from(month);
        if let Some(year) = year {
            return Ok(Found::span(months(year, month, 1).ok_or(Unresolved::OutOfRange)?, Grain::Month));
        }
        let this = self.base.year();
        let year = match turn {
            Turn::Last if month < self.said.month() => self.said.year(),
            Turn::Last => self.said.year() - 1,
            Turn::BeforeLast if month < self.said.month() => self.said.year() - 1,
            Turn::BeforeLast => self.said.year() - 2,
            Turn::Next | Turn::Coming | Turn::Following if month > self.said.month() => self.said.year(),
            Turn::Next | Turn::Coming | Turn::Following => self.said.year() + 1,
            Turn::AfterNext if month > self.said.month() => self.said.year() + 1,
            Turn::AfterNext => self.said.year() + 2,
            Turn::This => self.said.year(),
            Turn::Plain | Turn::The if self.past && month > self.base.month() => this - 1,
            Turn::Plain | Turn::The if !self.past && month < self.base.month() => this + 1,
            Turn::Plain | Turn::The => this,
        };
        Ok(Found::span(months(year, month, 1).ok_or(Unresolved::OutOfRange)?, Grain::Month))
    }

    /// A span that comes once a year, in the year that was said or the next (latest) one.
    fn yearly(self, year: Option<i32>, grain: Grain, days: impl Fn(i32) -> Option<(Day, Day)>) -> Result_ {
        if let Some(year) = year {
            return Ok(Found::span(days(year).ok_or(Unresolved::Impossible)?, grain));
        }
        let base = self.base;
        let around = if self.past { [1, 0, -1, -2] } else { [-1, 0, 1, 2] };
        for plus in around {
            if let Some((first, last)) = days(base.year() + plus)
                && (if self.past { first <= base } else { last >= base })
            {
                return Ok(Found::span((first, last), grain));
            }
        }
        // A 53rd week does not come every year.
        for plus in 3..9 {
            let year = if self.past { base.year() - plus } else { base.year() + plus };
            if let Some(found) = days(year) {
                return Ok(Found::span(found, grain));
            }
        }
        Err(Unresolved::OutOfRange)
    }

    fn turned(self, turn: Turn, year: Option<i32>, grain: Grain, days: impl Fn(i32) -> Option<(Day, Day)>) -> Result_ {
        let said = self.said;
        let forward = |from: Day| Sight { base: from, past: false, ..self }.yearly(None, grain, &days);
        match turn {
            _ if year.is_some() => self.yearly(year, grain, &days),
            Turn::Plain | Turn::The => self.yearly(None, grain, &days),
            Turn::This | Turn::Coming if self.past && turn == Turn::This => self.yearly(None, grain, &days),
            Turn::This | Turn::Coming => forward(said),
            Turn::Next | Turn::Following => {
                let next = forward(said)?;
                // "next Easter" while it lasts, or "next summer" in summer, is the one after.
                match next.first {
                    Some(first) if first <= said => forward(ok(ok(next.last)?.plus(1))?),
                    _ => Ok(next),
                }
            }
            Turn::AfterNext => {
                let next = forward(said)?;
                forward(ok(ok(next.last)?.plus(1))?)
            }
            Turn::Last | Turn::BeforeLast => {
                let back = |from: Day| -> Result_ {
                    for plus in 0..4 {
                        if let Some((first, last)) = days(from.year() - plus)
                            && last < from
                        {
                            return Ok(Found::span((first, last), grain));
                        }
                    }
                    Err(Unresolved::OutOfRange)
                };
                let last = back(said)?;
                if turn == Turn::Last { Ok(last) } else { back(ok(last.first)?) }
            }
        }
    }

    fn season(self, season: Season, turn: Turn, year: Option<i32>) -> Result_ {
        let north = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        };
        let month = match self.calendar.hemisphere {
            Hemisphere::Northern => north,
            Hemisphere::Southern => (north + 5) % 12 + 1,
        };
        self.turned(turn, year, Grain::Quarter, |year| months(year, month, 3))
    }

    fn holiday(self, holiday: Holiday, turn: Turn, year: Option<i32>) -> Result_ {
        self.turned(turn, year, Grain::Day, |year| holiday.in_year(year))
    }

    fn period(self, unit: Unit, turn: Turn) -> Result_ {
        let at = |day: Day, count: i64| ok_span(unit_around(unit, day, count));
        let (first, last) = match turn {
            Turn::This | Turn::Plain | Turn::The if unit == Unit::Weekend => {
                let weekend = at(self.base, 0)?;
                if self.past && weekend.0 > self.said { at(self.said, -1)? } else { weekend }
            }
            Turn::Plain | Turn::The => at(self.base, 0)?,
            Turn::This => {
                let (first, last) = at(self.said, 0)?;
                if self.whole {
                    (first, last)
                } else if self.past {
                    (first, self.said)
                } else {
                    (self.said, last)
                }
            }
            Turn::Coming if unit == Unit::Weekend => at(self.said, 0)?,
            Turn::Next | Turn::Coming => at(self.said, 1)?,
            Turn::AfterNext => at(self.said, 2)?,
            Turn::Last if unit == Unit::Weekend => {
                let weekend = at(self.said, 0)?;
                if weekend.1 < self.said { weekend } else { at(self.said, -1)? }
            }
            Turn::Last => at(self.said, -1)?,
            Turn::BeforeLast => at(self.said, -2)?,
            Turn::Following => {
                let prior = self.prior.and_then(|(first, last)| last.or(first)).unwrap_or(self.said);
                at(prior, 1)?
            }
        };
        let mut found = Found::span((first, last), unit.grain());
        if unit == Unit::Weekend && turn == Turn::Next {
            let this = at(self.said, 0)?;
            if this.0 > self.said {
                found.also((Some(this.0), Some(this.1)));
            }
        }
        Ok(found)
    }

    /// The first of `inner` that lies in `outer`.
    fn within(self, inner: &Meaning, outer: &Meaning) -> Result_ {
        self.rolling(outer, |outer| {
            let (first, last) = closed(outer)?;
            let mut found = Sight { said: first, ..self.onward(first) }.whole().eval(inner)?;
            if found.first.is_some_and(|day| day > last) || found.last.is_some_and(|day| day < first) {
                return Err(Unresolved::Impossible);
            }
            found
                .other
                .retain(|other| other.0.is_some_and(|day| day >= first) && other.1.is_some_and(|day| day <= last));
            Ok(found)
        })
    }

    /// Applies an operator to a span that may come again: where the result has passed, to the next one.
    fn rolling(self, inner: &Meaning, operate: impl Fn(&Found) -> Result_) -> Result_ {
        let mut sight = self.whole();
        let mut outer = sight.eval(inner)?;
        let recurs = inner.recurs();
        for _ in 0..14 {
            let mut found = match operate(&outer) {
                Ok(found) => found,
                Err(why) if !recurs => return Err(why),
                Err(_) => Found { first: None, last: None, ..outer.clone() },
            };
            let gone = match (found.first, found.last) {
                (None, None) => true,
                (Some(first), _) if sight.past => first > self.base,
                (_, Some(last)) if !sight.past => last < self.base,
                _ => false,
            };
            if !gone || !recurs {
                found.approx |= outer.approx;
                return if (found.first, found.last) == (None, None) { Err(Unresolved::Impossible) } else { Ok(found) };
            }
            sight.base = ok(if sight.past { ok(outer.first)?.plus(-1) } else { ok(outer.last)?.plus(1) })?;
            outer = sight.eval(inner)?;
        }
        Err(Unresolved::Impossible)
    }

    fn nth(self, n: i8, unit: Unit, outer: &Found) -> Result_ {
        let (first, last) = closed(outer)?;
        let n = i64::from(n);
        let days = match unit {
            // The weeks of a month or year are those whose Monday lies in it.
            Unit::Week | Unit::Weekend => {
                let anchor = if unit == Unit::Week { Weekday::Mon } else { Weekday::Sat };
                let day = if n > 0 {
                    on_or_after(first, anchor).and_then(|day| day.plus((n - 1) * 7))
                } else {
                    on_or_before(last, anchor).and_then(|day| day.plus((n + 1) * 7))
                };
                let day = ok(day)?;
                if day < first || day > last {
                    return Err(Unresolved::Impossible);
                }
                (day, ok(day.plus(if unit == Unit::Week { 6 } else { 1 }))?)
            }
            Unit::WorkingDay => {
                let day = if n > 0 {
                    self.calendar.working_on_or_after(first).and_then(|day| self.calendar.plus_working(day, n - 1))
                } else {
                    self.calendar.working_on_or_before(last).and_then(|day| self.calendar.plus_working(day, n + 1))
                };
                let day = ok(day)?;
                (day, day)
            }
            Unit::Month | Unit::Quarter | Unit::Year => {
                let size = match unit {
                    Unit::Month => 1,
                    Unit::Quarter => 3,
                    _ => 12,
                };
                let count = i32::try_from(n).map_err(|_| Unresolved::OutOfRange)?;
                let start = if count > 0 {
                    first.plus_months((count - 1) * size)
                } else {
                    ok(last.plus(1))?.plus_months(count * size)
                };
                let start = ok(start)?;
                (start, ok(ok(start.plus_months(size))?.plus(-1))?)
            }
            _ => {
                let day = ok(if n > 0 { first.plus(n - 1) } else { last.plus(n + 1) })?;
                (day, day)
            }
        };
        if days.0 < first || days.0 > last {
            return Err(Unresolved::Impossible);
        }
        Ok(Found::span(days, unit.grain()))
    }

    fn part(self, part: Part, outer: &Found) -> Result_ {
        let (first, last) = closed(outer)?;
        let length = first.days_until(last) + 1;
        let day = |plus: i64| ok(first.plus(plus));
        let (from, to) = match part {
            Part::Rest => (self.said.max(first), last),
            Part::Later => (ok(self.said.plus(1))?.max(first), last),
            Part::Earlier => {
                let end = if self.said > last { last } else { ok(self.said.plus(-1))? };
                (first, end.max(first))
            }
            Part::End => {
                let end = match outer.grain {
                    Grain::Week => self.end_of_week(first, last)?,
                    _ => last,
                };
                let mut found = Found::day(end);
                found.grain = Grain::Day;
                return Ok(found);
            }
            _ if length == 7 => match part {
                Part::Early => (first, day(1)?),
                Part::Mid => (day(2)?, day(2)?),
                Part::FirstHalf => (first, day(2)?),
                _ => (day(3)?, day(4)?),
            },
            _ if length < 7 => match part {
                Part::Early | Part::FirstHalf => (first, first),
                Part::Late | Part::SecondHalf => (last, last),
                _ => (first, last),
            },
            _ if length < 32 => match part {
                Part::Early => (first, day(9)?),
                Part::Mid => (day(10)?, day(19)?),
                Part::Late => (day(20)?, last),
                Part::FirstHalf => (first, day(14)?),
                _ => (day(15)?, last),
            },
            // Quarters, seasons, halves and years by whole months.
            _ => {
                let count = month_count(first, last).max(1);
                let third = (count / 3).max(1);
                let half = (count / 2).max(1);
                let month = |plus: i32| ok(first.plus_months(plus));
                let before = |plus: i32| ok(ok(first.plus_months(plus))?.plus(-1));
                match part {
                    Part::Early => (first, before(third)?),
                    Part::Mid => (month(third)?, before(2 * third)?),
                    Part::Late => (month(2 * third)?, last),
                    Part::FirstHalf if count == 3 => (first, day(length / 2 - 1)?),
                    Part::FirstHalf => (first, before(half)?),
                    _ if count == 3 => (day(length / 2)?, last),
                    _ => (month(half)?, last),
                }
            }
        };
        let mut found = Found::span((from, to), if length <= 7 { Grain::Day } else { finer(outer.grain) });
        found.approx = matches!(part, Part::Early | Part::Mid | Part::Late);
        Ok(found)
    }

    /// The last working day of the week on or before the day that ends it; where that has passed, the next week's.
    fn end_of_week(self, monday: Day, sunday: Day) -> Result<Day, Unresolved> {
        let end_in = |monday: Day| -> Option<Day> {
            let end = on_or_after(monday, self.calendar.week_end)?;
            let working = self.calendar.working_on_or_before(end)?;
            Some(if working < monday { end } else { working })
        };
        let end = ok(end_in(monday))?;
        if !self.past && end < self.said && self.said <= sunday {
            return ok(monday.plus(7).and_then(end_in));
        }
        Ok(end)
    }

    fn shifted(self, extent: Extent, from: Day, sign: i64, anchor: &Found, now: bool) -> Result_ {
        let one = self.plus(from, extent.least, sign)?;
        let two = self.plus(from, extent.most, sign)?;
        let mut found = Found::span((one.min(two), one.max(two)), fine(extent.unit));
        let single = extent.least == extent.most;

        let long = !matches!(extent.unit, Unit::Minute | Unit::Hour | Unit::Day | Unit::WorkingDay);
        found.approx = extent.vague || anchor.approx || (single && long && now);
        if single {
            found.grain =
                if extent.unit == Unit::Hour || extent.unit == Unit::Minute { Grain::Hour } else { Grain::Day };
        }
        Ok(found)
    }

    fn plus(self, from: Day, amount: Amount, sign: i64) -> Result<Day, Unresolved> {
        let months = i32::try_from(amount.months.saturating_mul(sign)).map_err(|_| Unresolved::OutOfRange)?;
        let mut day = ok(from.plus_months(months))?;
        // Half a day and more counts as a day.
        let hours = amount.hours.saturating_add(12) / 24;
        let days = amount.days.saturating_add(hours).saturating_mul(sign);
        day = ok(day.plus(days))?;
        if amount.working != 0 {
            day = ok(self.calendar.plus_working(day, amount.working.saturating_mul(sign)))?;
        }
        Ok(day)
    }

    fn range(self, from: &Meaning, to: &Meaning) -> Result_ {
        let mut left = self.eval(from)?;
        if !self.past
            && let Ok(right) = self.eval(to)
            && left.first > right.last
            && right.last.is_some_and(|last| last <= self.said)
            && let Ok(earlier) = (Sight { past: true, ..self }).eval(from)
        {
            // "between Jan 22 and now", "from Monday to yesterday".
            left = earlier;
        }
        let start = ok(left.first.or(left.last))?;
        let end = left.last.unwrap_or(start);
        let prior = Some((left.first, left.last));
        let onward = Sight { prior, ..self.onward(start) };
        let mut right = onward.eval(to)?;
        if right.last.is_some_and(|last| last < start) || (right.last == left.last && right.first == left.first) {
            // "Thursday to Tuesday", "Monday to Monday".
            if let Some(after) = end.plus(1)
                && let Ok(later) = (Sight { prior, ..self.onward(after) }).eval(to)
                && later.last.is_some_and(|last| last >= start)
            {
                right = later;
            }
        }
        let last = ok(right.last.or(right.first))?;
        if last < start {
            // "December or November": both are meant, whichever comes first.
            let mut found = Found::span((ok(right.first.or(right.last))?, end), left.grain.min(right.grain));
            found.approx = left.approx || right.approx;
            return Ok(found);
        }
        let mut found = Found::span((start, last.max(end)), left.grain.min(right.grain));
        found.approx = left.approx || right.approx;
        found.time = left.time;
        found.mismatch = left.mismatch || right.mismatch;
        found.ambiguous = left.ambiguous || right.ambiguous;
        if let (Some(a), Some(b)) = (left.other.first(), right.other.first())
            && left.ambiguous
        {
            found.also((a.0, b.1));
        }
        Ok(found)
    }

    fn bound(self, binding: Binding, meaning: &Meaning) -> Result_ {
        // "since 2019" is a career.
        if matches!(meaning, Meaning::Year(year) if *year < self.said.year()) {
            return Err(Unresolved::History);
        }
        let inner = match binding {
            Binding::Around | Binding::Due => self.eval(meaning)?,
            Binding::Since => Sight { past: true, ..self.whole() }.eval(meaning)?,
            _ => self.whole().eval(meaning)?,
        };
        let (first, last) = (inner.first.or(inner.last), inner.last.or(inner.first));
        let (start, end) = (ok(first)?, ok(last)?);
        let long = first != last && inner.grain >= Grain::Week && !matches!(meaning, Meaning::Part(..));
        let mut found = inner.clone();
        found.other.clear();
        // What lies behind the said day has no beginning that the words name.
        let from_said = |end: Day| if end < self.said { None } else { Some(self.said) };
        match binding {
            Binding::By => {
                let until = if long && inner.grain >= Grain::Month { start } else { end };
                (found.first, found.last) = (from_said(until), Some(until));
                found.bound = Bound::By;
                if long && inner.grain >= Grain::Month {
                    found.also((from_said(end), Some(end)));
                } else if long {
                    found.also((from_said(start), Some(start)));
                }
                for other in &inner.other {
                    if let Some(end) = other.1 {
                        found.also((from_said(end), Some(end)));
                    }
                }
            }
            Binding::Before if self.negated => {
                (found.first, found.last, found.bound) = (Some(start), None, Bound::After);
            }
            Binding::Until if self.negated => {
                (found.first, found.last, found.bound) = (Some(start), None, Bound::After);
            }
            Binding::Before => {
                // "before the end of" is by.
                let until = if matches!(meaning, Meaning::Part(Part::End, _)) { end } else { ok(start.plus(-1))? };
                (found.first, found.last, found.bound) = (from_said(until), Some(until), Bound::Before);
            }
            Binding::Until => {
                let until = if long { ok(start.plus(-1))? } else { end };
                (found.first, found.last, found.bound) = (from_said(until), Some(until), Bound::Until);
            }
            Binding::Through => {
                (found.first, found.last, found.bound) = (from_said(end), Some(end), Bound::Until);
            }
            Binding::NotBefore | Binding::From => {
                (found.first, found.last, found.bound) = (Some(start), None, Bound::After);
            }
            Binding::After => {
                (found.first, found.last, found.bound) = (Some(ok(end.plus(1))?), None, Bound::After);
            }
            Binding::Since => {
                (found.first, found.last) = (Some(start), Some(self.said.max(start)));
                found.bound = Bound::After;
            }
            Binding::Around => {
                found.approx = true;
                found.bound = Bound::Around;
                found.other = inner.other;
            }
            Binding::Due => {
                found.other = inner.other;
                found.also((from_said(end), Some(end)));
            }
        }
        Ok(found)
    }
}

fn closed(found: &Found) -> Result<(Day, Day), Unresolved> {
    Ok((ok(found.first.or(found.last))?, ok(found.last.or(found.first))?))
}

fn ok_span(days: Option<(Day, Day)>) -> Result<(Day, Day), Unresolved> {
    days.ok_or(Unresolved::OutOfRange)
}

fn fine(unit: Unit) -> Grain {
    match unit {
        Unit::Hour | Unit::Minute => Grain::Hour,
        _ => Grain::Day,
    }
}

fn finer(grain: Grain) -> Grain {
    match grain {
        Grain::Year | Grain::Quarter => Grain::Month,
        _ => Grain::Day,
    }
}

/// `count` whole months from the first of a month on.
fn months(year: i32, month: u32, count: i32) -> Option<(Day, Day)> {
    let first = Day::new(year, month, 1)?;
    let last = first.plus_months(count - 1)?.month_end();
    Some((first, last))
}

fn month_count(first: Day, last: Day) -> i32 {
    let number = |day: Day| day.year() * 12 + i32::try_from(day.month()).unwrap_or(0);
    number(last) - number(first) + 1
}

/// The unit that holds a day, moved by so many of its kind.
fn unit_around(unit: Unit, day: Day, count: i64) -> Option<(Day, Day)> {
    let moved = |months: i64| day.month_start().plus_months(i32::try_from(months.checked_mul(count)?).ok()?);
    match unit {
        Unit::Week | Unit::Fortnight => {
            let monday = day.monday()?.plus(count.checked_mul(7)?)?;
            Some((monday, monday.plus(6)?))
        }
        Unit::Weekend => {
            let saturday = day.monday()?.plus(5)?.plus(count.checked_mul(7)?)?;
            Some((saturday, saturday.plus(1)?))
        }
        Unit::Month => {
            let first = moved(1)?;
            Some((first, first.month_end()))
        }
        Unit::Quarter => {
            let start = Day::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1)?;
            let first = start.plus_months(i32::try_from(count.checked_mul(3)?).ok()?)?;
            Some((first, first.plus_months(2)?.month_end()))
        }
        Unit::Year => {
            let year = day.year().checked_add(i32::try_from(count).ok()?)?;
            Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?))
        }
        _ => {
            let day = day.plus(count)?;
            Some((day, day))
        }
    }
}
