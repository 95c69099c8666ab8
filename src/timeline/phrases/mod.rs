//! The rows, by subject: each is a phrase with what it means, texts that it reads and texts that it must leave alone.

mod bounds;
mod clock;
mod counts;
mod dates;
mod holidays;
mod offsets;
mod periods;
mod ranges;
mod refusals;
mod undated;
mod weekdays;

use crate::text::Weekday;
use crate::timeline::grammar::{Args, Row, Symbol, Value};
use crate::timeline::holidays::NAMED;
use crate::timeline::meaning::{Amount, Extent, Meaning, Turn, Unit};
use crate::timeline::window::TimeOfDay;

/// Texts with the windows that they give.
type Examples = &'static [(&'static str, &'static str)];

/// All rows.
pub(crate) const SUBJECTS: &[&[Row]] = &[
    counts::ROWS,
    weekdays::ROWS,
    dates::ROWS,
    periods::ROWS,
    offsets::ROWS,
    holidays::ROWS,
    clock::ROWS,
    ranges::ROWS,
    bounds::ROWS,
    undated::ROWS,
    refusals::ROWS,
];

/// Every pattern with its row and a number that belongs to it.
pub(crate) fn patterns() -> impl Iterator<Item = (&'static Row, &'static str, u16)> {
    let rows = SUBJECTS.iter().flat_map(|rows| rows.iter()).map(|row| (row, row.pattern, 0));
    let named = NAMED
        .iter()
        .zip(0u16..)
        .flat_map(|(named, number)| named.names.iter().map(move |name| (&holidays::NAMED_DAY, *name, number)));
    rows.chain(named)
}

const fn row(
    pattern: &'static str,
    gives: Symbol,
    cost: u16,
    meaning: fn(&mut Args) -> Option<Value>,
    examples: Examples,
    not: &'static [&'static str],
) -> Row {
    Row { pattern, gives, cost, meaning, examples, not }
}

fn when(meaning: Meaning) -> Option<Value> {
    Some(Value::When(meaning))
}

fn now() -> Box<Meaning> {
    Box::new(Meaning::SaidDay)
}

fn after(extent: Extent, anchor: Meaning) -> Option<Value> {
    when(Meaning::After(extent, Box::new(anchor)))
}

fn before(extent: Extent, anchor: Meaning) -> Option<Value> {
    when(Meaning::Before(extent, Box::new(anchor)))
}

fn days(count: i64) -> Extent {
    extent(count, count, false, Unit::Day)
}

fn extent(least: i64, most: i64, vague: bool, unit: Unit) -> Extent {
    let (least, most) = (least.min(most), least.max(most));
    Extent { least: Amount::of(least, unit), most: Amount::of(most, unit), unit, vague }
}

fn weekday(weekday: Weekday, turn: Turn) -> Meaning {
    Meaning::Weekday(weekday, turn)
}

fn clock(start: u16, end: Option<u16>) -> TimeOfDay {
    TimeOfDay { start: start.min(1439), end: end.map(|end| end.min(1439)), zone: None }
}

fn tomorrow() -> Meaning {
    Meaning::After(days(1), now())
}
