//! Spans of days.

use super::Found;
use crate::text::Day;
use crate::timeline::Unresolved;
use crate::timeline::meaning::Unit;
use crate::timeline::window::Grain;

/// A day, or that it lies outside the calendar.
pub(super) fn ok(day: Option<Day>) -> Result<Day, Unresolved> {
    day.ok_or(Unresolved::OutOfRange)
}

pub(super) fn closed(found: &Found) -> Result<(Day, Day), Unresolved> {
    Ok((ok(found.first.or(found.last))?, ok(found.last.or(found.first))?))
}

pub(super) fn ok_span(days: Option<(Day, Day)>) -> Result<(Day, Day), Unresolved> {
    days.ok_or(Unresolved::OutOfRange)
}

pub(super) fn fine(unit: Unit) -> Grain {
    match unit {
        Unit::Hour | Unit::Minute => Grain::Hour,
        _ => Grain::Day,
    }
}

pub(super) fn finer(grain: Grain) -> Grain {
    match grain {
        Grain::Year | Grain::Quarter => Grain::Month,
        _ => Grain::Day,
    }
}

/// `count` whole months from the first of a month on.
pub(super) fn months(year: i32, month: u32, count: i32) -> Option<(Day, Day)> {
    let first = Day::new(year, month, 1)?;
    let last = first.plus_months(count - 1)?.month_end();
    Some((first, last))
}

pub(super) fn month_count(first: Day, last: Day) -> i32 {
    let number = |day: Day| day.year() * 12 + i32::try_from(day.month()).unwrap_or(0);
    number(last) - number(first) + 1
}

/// The unit that holds a day, moved by so many of its kind.
pub(super) fn unit_around(unit: Unit, day: Day, count: i64) -> Option<(Day, Day)> {
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
