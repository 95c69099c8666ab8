//! Days, weeks, months, seasons and holidays, seen from where a phrase was said.

use super::spans::{months, ok, ok_span, unit_around};
use super::{Found, Outcome, Sight};
use crate::settings::{DateOrder, Hemisphere, NextWeekday};
use crate::text::{Day, Weekday};
use crate::timeline::Unresolved;
use crate::timeline::holidays::{Holiday, on_or_after, on_or_before};
use crate::timeline::meaning::{Meaning, Season, Turn, Unit};
use crate::timeline::window::Grain;

/// For so many days a holiday is still the one of which people speak.
const LATELY: i64 = 10;

impl Sight<'_> {
    pub(super) fn weekday(self, weekday: Weekday, turn: Turn) -> Outcome {
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
    pub(super) fn date(self, month: i64, day: i64, year: Option<i32>) -> Result<Day, Unresolved> {
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

    pub(super) fn numeric(self, first: u8, second: u8, year: Option<i32>, dots: bool) -> Outcome {
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

    pub(super) fn day_of_month(self, day: u8) -> Result<Day, Unresolved> {
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

    pub(super) fn dated(self, weekday: Weekday, date: &Meaning) -> Outcome {
        let mut found = self.eval(date)?;
        let Some(day) = found.first else { return Ok(found) };
        if day.weekday() == weekday {
            // Of two orders the weekday tells which one is meant; that of another year may bear the same one by chance.
            if found.ambiguous {
                found.ambiguous = false;
                found.other.clear();
            }
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

    pub(super) fn month(self, month: u8, turn: Turn, year: Option<i32>) -> Outcome {
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
    pub(super) fn yearly(self, year: Option<i32>, grain: Grain, days: impl Fn(i32) -> Option<(Day, Day)>) -> Outcome {
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

    pub(super) fn turned(
        self,
        turn: Turn,
        year: Option<i32>,
        grain: Grain,
        days: impl Fn(i32) -> Option<(Day, Day)>,
    ) -> Outcome {
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
                let back = |from: Day| -> Outcome {
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

    pub(super) fn season(self, season: Season, turn: Turn, year: Option<i32>) -> Outcome {
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

    pub(super) fn holiday(self, holiday: Holiday, turn: Turn, year: Option<i32>) -> Outcome {
        // "after Christmas" said on December 27, "the Monday after Thanksgiving" said on the Friday.
        if self.lately && !self.past && turn == Turn::Plain && year.is_none() {
            let passed = Sight { past: true, ..self }.yearly(None, Grain::Day, |year| holiday.in_year(year))?;
            if passed.last.is_some_and(|last| (0..=LATELY).contains(&last.days_until(self.said))) {
                return Ok(passed);
            }
        }
        self.turned(turn, year, Grain::Day, |year| holiday.in_year(year))
    }

    pub(super) fn period(self, unit: Unit, turn: Turn) -> Outcome {
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
}
