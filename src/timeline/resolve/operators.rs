//! What operators make of the windows that they are given.

use super::spans::{closed, fine, finer, month_count, ok};
use super::{Found, Outcome, Sight};
use crate::text::{Day, Weekday};
use crate::timeline::Unresolved;
use crate::timeline::holidays::{on_or_after, on_or_before};
use crate::timeline::meaning::{Amount, Binding, Extent, Meaning, Part, Unit};
use crate::timeline::window::{Bound, Grain};

/// What is to be before this minute of a day is to be the day before.
const EARLY: u16 = 8 * 60;

impl Sight<'_> {
    /// The first of `inner` that lies in `outer`.
    pub(super) fn within(self, inner: &Meaning, outer: &Meaning) -> Outcome {
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
    pub(super) fn rolling(self, inner: &Meaning, operate: impl Fn(&Found) -> Outcome) -> Outcome {
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

    pub(super) fn nth(self, n: i8, unit: Unit, outer: &Found) -> Outcome {
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

    pub(super) fn part(self, part: Part, outer: &Found) -> Outcome {
        let (first, last) = closed(outer)?;
        let length = first.days_until(last) + 1;
        let day = |plus: i64| ok(first.plus(plus));
        let (from, to) = match part {
            Part::Rest => (self.said.max(first), last),
            // "later next week": not its first days.
            Part::Later if self.said < first => return self.part(Part::SecondHalf, outer),
            Part::Later => (ok(self.said.plus(1))?, last),
            Part::Earlier if self.said < first => return self.part(Part::Early, outer),
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
    pub(super) fn end_of_week(self, monday: Day, sunday: Day) -> Result<Day, Unresolved> {
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

    pub(super) fn shifted(self, extent: Extent, from: Day, sign: i64, anchor: &Found, now: bool) -> Outcome {
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

    pub(super) fn plus(self, from: Day, amount: Amount, sign: i64) -> Result<Day, Unresolved> {
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

    /// The second where it lies wholly in the span of the first.
    pub(super) fn inside(self, one: &Meaning, two: &Meaning) -> Result<Option<Found>, Unresolved> {
        let (first, last) = closed(&self.eval(one)?)?;
        let found = self.onward(if self.past { first } else { first.max(self.said) }).eval(two)?;
        let within = found.first.is_some_and(|day| day >= first) && found.last.is_some_and(|day| day <= last);
        // "Friday – the 20th" is one day in two ways, "Monday – Monday" two days.
        let named = first < last || std::mem::discriminant(one) != std::mem::discriminant(two);
        Ok((within && named).then_some(found))
    }

    /// From one to the other; of two that may be meant (`either`) both can be the same.
    pub(super) fn range(self, from: &Meaning, to: &Meaning, either: bool) -> Outcome {
        // "from May 2018 to June 2021" is a career.
        if let (Meaning::Month { year: Some(_), .. }, Meaning::Month { year: Some(year), .. }) = (from, to)
            && *year < self.said.year()
        {
            return Err(Unresolved::History);
        }
        if let Some((from, to)) = alike(from, to) {
            return self.range(&from, &to, either);
        }
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
        // Of a week or month that runs already only the days ahead are meant.
        let ahead =
            if self.past || left.last.is_none_or(|last| last < self.said) { start } else { start.max(self.said) };
        let onward = Sight { prior, ..self.onward(ahead) };
        let mut right = onward.eval(to)?;
        let same = !either && right.last == left.last && right.first == left.first;
        if right.last.is_some_and(|last| last < start) || same {
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

    pub(super) fn bound(self, binding: Binding, meaning: &Meaning) -> Outcome {
        // "since 2019" is a career.
        if matches!(meaning, Meaning::Year(year) if *year < self.said.year()) {
            return Err(Unresolved::History);
        }
        let inner = match binding {
            Binding::Around | Binding::Due => self.eval(meaning)?,
            Binding::Since => Sight { past: true, ..self.whole() }.eval(meaning)?,
            Binding::After => self.lately().eval(meaning)?,
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
                // "before the end of" is by, and before a clock time there is still some of its day.
                let by = match meaning {
                    Meaning::Part(Part::End, _) => true,
                    Meaning::At(_, time) => time.start > EARLY,
                    _ => false,
                };
                let until = if by { end } else { ok(start.plus(-1))? };
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

/// Two dates in numbers of which only one tells the order of day and month (30/11 – 2/12), both in that order.
fn alike(one: &Meaning, two: &Meaning) -> Option<(Meaning, Meaning)> {
    let day_first = |meaning: &Meaning| match *meaning {
        Meaning::Numeric { first, second, dots: false, .. } => match (first > 12, second > 12) {
            (false, false) => Some(None),
            (true, false) => Some(Some(true)),
            (false, true) => Some(Some(false)),
            (true, true) => None,
        },
        _ => None,
    };
    let order = match (day_first(one)?, day_first(two)?) {
        (Some(order), None) | (None, Some(order)) => order,
        _ => return None,
    };
    let ordered = |meaning: &Meaning| match *meaning {
        Meaning::Numeric { first, second, year, .. } => {
            let (day, month) = if order { (first, second) } else { (second, first) };
            Some(Meaning::Date { month, day, year })
        }
        _ => None,
    };
    Some((ordered(one)?, ordered(two)?))
}
