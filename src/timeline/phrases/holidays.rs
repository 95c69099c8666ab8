//! Days that have names.

use super::{row, when};
use crate::timeline::grammar::Row;
use crate::timeline::holidays::Holiday;
use crate::timeline::meaning::{Binding, Meaning, Turn};
use crate::timeline::symbols::{Args, Symbol as S, Value};

/// The row of every name in the table of holidays.
#[rustfmt::skip]
pub(super) const NAMED_DAY: Row = row("<holiday>", S::Holiday, 0, |a| Some(Value::Holiday(Holiday(a.datum))), &[("Thanksgiving", "11-26"), ("Christmas", "12-25"), ("Labor Day", "2027-09-06"), ("Good Friday", "2027-03-26"), ("MLK Day", "2027-01-18"), ("on Halloween", "2027-10-31"), ("on Halloween", "<10-31"), ("after the Christmas break", "2027-01-02..")], &[]);

fn named(a: &Args, turn: Turn, year: Option<i32>) -> Option<Value> {
    when(Meaning::Holiday(a.holiday(0)?, turn, year))
}

fn january() -> Option<Value> {
    when(Meaning::Month { month: 1, turn: Turn::Plain, year: None })
}

fn new_year() -> Option<Value> {
    when(Meaning::Date { month: 1, day: 1, year: None })
}

// One row, one line: a table that rustfmt would spread over pages.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("<holiday>", S::Day, 0, |a| named(a, Turn::Plain, None), &[("Thanksgiving", "11-26"), ("Boxing Day", "12-26"), ("Valentine's Day", "2027-02-14"), ("New Year's Eve", "12-31"), ("Independence Day", "2027-07-04"), ("over the holidays", "12-24..2027-01-01"), ("before the holidays", "11-18..12-23")], &["25 days holiday"]),
    row("on|at|over|around|for|during <holiday>", S::Day, 0, |a| named(a, Turn::Plain, None), &[("on Thanksgiving", "11-26"), ("over Christmas", "12-25")], &[]),
    row("<holiday> ,? of|in? <year>", S::Day, 0, |a| named(a, Turn::Plain, a.year(1)), &[("Easter 2027", "2027-03-28"), ("Thanksgiving 2027", "2027-11-25")], &[]),
    row("<turn> <holiday>", S::Day, 0, |a| {
        let turn = a.turn(0)?;
        when(Meaning::Holiday(a.holiday(1)?, turn, None))
    }, &[("next Thanksgiving", "11-26"), ("last Easter", "<04-05"), ("this Christmas", "12-25")], &[]),
    row("<holiday> of? <yr>", S::Day, 0, |a| {
        let day = Meaning::Holiday(a.holiday(0)?, Turn::Plain, None);
        when(Meaning::In(Box::new(day), a.boxed(1)?))
    }, &[("Thanksgiving of next year", "2027-11-25")], &[]),
    row("<holiday> in <span>", S::Day, 3, |a| {
        let day = Meaning::Holiday(a.holiday(0)?, Turn::Plain, None);
        let from = Meaning::After(a.span(1)?, super::now());
        when(Meaning::In(Box::new(day), Box::new(Meaning::PeriodFrom(0, crate::timeline::meaning::Unit::Year, Box::new(from)))))
    }, &[("Thanksgiving in a year", "~2027-11-25")], &[]),
    row("<holiday> <span> ago", S::Day, 3, |a| {
        let day = Meaning::Holiday(a.holiday(0)?, Turn::Plain, None);
        let from = Meaning::Before(a.span(1)?, super::now());
        when(Meaning::In(Box::new(day), Box::new(Meaning::PeriodFrom(0, crate::timeline::meaning::Unit::Year, Box::new(from)))))
    }, &[("Thanksgiving a year ago", "~2025-11-27")], &[]),
    row("the? <holiday> weekend", S::When, 0, |a| {
        let day = Meaning::Holiday(a.holiday(0)?, Turn::Plain, None);
        when(Meaning::WeekendOf(Box::new(day)))
    }, &[("Thanksgiving weekend", "11-28..11-29"), ("Memorial Day weekend", "2027-05-29..2027-05-30")], &[]),
    row("the? <holiday> break|holiday|holidays|period|recess", S::Day, 1, |a| named(a, Turn::Plain, None), &[("after the Thanksgiving break", "11-27..")], &[]),
    row("the? <holiday> week", S::Week, 0, |a| {
        let day = Meaning::Holiday(a.holiday(0)?, Turn::Plain, None);
        when(Meaning::WeekOf(Box::new(day)))
    }, &[("Thanksgiving week", "11-23..11-29")], &[]),
    row("<holiday> eve", S::Day, 1, |a| {
        let day = Meaning::Holiday(a.holiday(0)?, Turn::Plain, None);
        super::before(super::days(1), day)
    }, &[("Thanksgiving Eve", "11-25")], &[]),
    row("sometime|some_time|anytime|any_time? in|into the new|coming year", S::When, 0, |_| january(), &[("in the new year", "2027-01-01..2027-01-31")], &[]),
    row("early in? the? new year", S::When, 0, |_| when(Meaning::Part(crate::timeline::meaning::Part::Early, Box::new(Meaning::Month { month: 1, turn: Turn::Plain, year: None }))), &[("early in the new year", "~2027-01-01..2027-01-10")], &[]),
    row("come the new year", S::When, 0, |_| january(), &[("come the new year", "2027-01-01..2027-01-31")], &[]),
    row("the new year|years", S::Inner, 0, |_| new_year(), &[("after the new year", "2027-01-02.."), ("before the new year", "11-18..12-31")], &[]),
    // What lies in the new year lies in its first month.
    row("the new year", S::Long, 3, |_| january(), &[("first Monday of the new year", "2027-01-04"), ("the first week of the new year", "2027-01-04..2027-01-10"), ("first business day of the new year", "2027-01-01")], &["after the new year"]),
    row("over|around|across|about the? new year|years 's?", S::When, 0, |_| when(Meaning::Approx(Box::new(Meaning::Date { month: 1, day: 1, year: None }))), &[("over the new year", "~2027-01-01")], &[]),
    row("post ~-? <holiday>", S::Bound, 0, |a| {
        let day = Meaning::Holiday(a.holiday(0)?, Turn::Plain, None);
        when(Meaning::Bound(Binding::After, Box::new(day)))
    }, &[("post-Thanksgiving", "11-27.."), ("post holidays", "2027-01-02..")], &[]),
    row("pre ~-? <holiday>", S::Bound, 0, |a| {
        let day = Meaning::Holiday(a.holiday(0)?, Turn::Plain, None);
        when(Meaning::Bound(Binding::Before, Box::new(day)))
    }, &[("pre-Christmas", "11-18..12-24")], &[]),
    row("the? week|days|time|period|stretch|lull between <holiday> and|& the? new year|years 's?", S::When, 0, |a| {
        let day = Meaning::Holiday(a.holiday(0)?, Turn::Plain, None);
        let first = Meaning::After(super::days(1), Box::new(day));
        let last = Meaning::Before(super::days(1), Box::new(Meaning::Date { month: 1, day: 1, year: None }));
        when(Meaning::Range(Box::new(first), Box::new(last)))
    }, &[("the week between Christmas and New Year", "12-26..12-31")], &[]),
    row("new years|year 's?", S::Inner, 3, |_| new_year(), &[("after New Year's", "2027-01-02.."), ("before New Year", "11-18..12-31")], &[]),
    row("the turn of the year", S::Day, 0, |_| new_year(), &[("the turn of the year", "2027-01-01")], &[]),
];
