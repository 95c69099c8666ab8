//! Meaning and context → window.

mod anchors;
mod operators;
mod spans;

use spans::{closed, fine, months, ok, ok_span, unit_around};

use crate::text::{Day, Weekday};
use crate::timeline::calendar::Calendar;
use crate::timeline::holidays::{on_or_after, on_or_before};
use crate::timeline::meaning::{Meaning, Part, Unit};
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
        lately: false,
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
    corrected: bool,
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
            corrected: false,
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
        window.corrected = self.corrected;
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
    /// What comes after a holiday is sought, which may be the one that has just passed.
    lately: bool,
    negated: bool,
    prior: Option<(Option<Day>, Option<Day>)>,
    calendar: &'a Calendar,
    depth: u8,
}

/// What the eye sees, or why it sees nothing.
type Outcome = Result<Found, Unresolved>;

impl<'a> Sight<'a> {
    fn whole(self) -> Sight<'a> {
        Sight { whole: true, ..self }
    }

    fn lately(self) -> Sight<'a> {
        Sight { lately: true, ..self.whole() }
    }

    fn onward(self, base: Day) -> Sight<'a> {
        Sight { base, past: false, inclusive: true, ..self }
    }

    fn eval(self, meaning: &Meaning) -> Outcome {
        if self.depth > 40 {
            return Err(Unresolved::OutOfRange);
        }
        Sight { depth: self.depth + 1, ..self }.eval_inner(meaning)
    }

    fn eval_inner(self, meaning: &Meaning) -> Outcome {
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
            Meaning::Numbered(weekday, day) => {
                // "Mon 30 interviews": a number that is no such day counts something else.
                let dated = self.dated(*weekday, &Meaning::DayOfMonth(*day)).ok().filter(|found| !found.mismatch);
                let near = |found: &Found| found.first.is_some_and(|day| self.said.days_until(day).abs() <= 31);
                match dated.filter(near) {
                    Some(found) => Ok(Found { other: Vec::new(), ..found }),
                    None => self.eval(&Meaning::Weekday(*weekday, super::meaning::Turn::Plain)),
                }
            }
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
                let found = self.lately().eval(inner)?;
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
                let sight = if *count > 0 { self.lately() } else { self.whole() };
                let found = sight.eval(inner)?;
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
                let from = self.lately().eval(inner)?;
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
                let first = if extent.least == extent.most || extent.vague {
                    first
                } else {
                    self.plus(first, extent.least, 1)?
                };
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
            Meaning::Range(from, to) => self.range(from, to, false),
            Meaning::Either(one, two) => self.range(one, two, true),
            Meaning::Dash(one, two) => match self.inside(one, two)? {
                Some(found) => Ok(found),
                None => self.range(one, two, false),
            },
            Meaning::Bound(binding, inner) => self.bound(*binding, inner),
            Meaning::Corrected(old, new) => {
                let old = self.eval(old);
                // "not next week but the week after"
                let prior = old.as_ref().map_or(self.prior, |old| Some((old.first, old.last)));
                let mut found = Sight { prior, ..self }.eval(new)?;
                if let Ok(old) = old {
                    found.also((old.first, old.last));
                    found.corrected = true;
                }
                Ok(found)
            }
            Meaning::Moved(old, new) => {
                let ahead = Sight { past: false, ..self };
                let mut found = ahead.eval(new)?;
                if let Ok(old) = ahead.eval(old) {
                    found.also((old.first, old.last));
                    found.corrected = true;
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
            Meaning::Likely(span, day) => {
                let mut found = self.eval(span)?;
                if let Ok(day) = self.eval(day) {
                    found.also((day.first, day.last));
                }
                Ok(found)
            }
            Meaning::NoDay => Err(Unresolved::NoDay),
        }
    }
}
