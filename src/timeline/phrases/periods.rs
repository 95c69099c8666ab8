//! Weeks, weekends, months, quarters, seasons, years, their parts and what lies in them.

use super::{row, weekday, when};
use crate::timeline::grammar::Row;
use crate::timeline::meaning::{Binding, Meaning, Part, Turn, Unit};
use crate::timeline::symbols::{Args, Symbol as S, Value};
use crate::timeline::window::TimeOfDay;

fn part(part: Part, span: Option<Box<Meaning>>) -> Option<Value> {
    when(Meaning::Part(part, span?))
}

fn the(unit: Unit) -> Option<Box<Meaning>> {
    Some(Box::new(Meaning::Period(unit, Turn::The)))
}

fn this(unit: Unit) -> Option<Box<Meaning>> {
    Some(Box::new(Meaning::Period(unit, Turn::This)))
}

fn ordinal(a: &Args, at: usize) -> Option<i8> {
    i8::try_from(a.number(at)?).ok().filter(|n| (1..=60).contains(n))
}

fn nth(n: Option<i8>, unit: Unit, span: Option<Box<Meaning>>) -> Option<Value> {
    when(Meaning::Nth(n?, unit, span?))
}

fn nth_weekday(n: Option<i8>, a: &mut Args, day_at: usize, span: Option<Box<Meaning>>) -> Option<Value> {
    when(Meaning::NthWeekday(n?, a.weekday(day_at)?, span?))
}

fn period(a: &Args, unit: Unit) -> Option<Value> {
    when(Meaning::Period(unit, a.turn(0)?))
}

// One row, one line: a table that rustfmt would spread over pages.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("<turn> week|wk|weeks|weeek", S::Week, 0, |a| period(a, Unit::Week), &[("this week", "11-18..11-22"), ("next week", "11-23..11-29"), ("last week", "<11-09..11-15"), ("nxt wk", "11-23..11-29")], &["every week"]),
    row("the <turn> week|wk", S::Week, 0, |a| period(a, Unit::Week), &[("the following week", "11-23..11-29"), ("the coming week", "11-23..11-29")], &[]),
    row("this coming|next week|wk", S::Week, 0, |_| when(Meaning::Period(Unit::Week, Turn::Coming)), &[("this coming week", "11-23..11-29")], &[]),
    row("this past|last week|wk", S::Week, 0, |_| when(Meaning::Period(Unit::Week, Turn::Last)), &[("this past week", "<11-09..11-15")], &[]),
    row("all|whole|the|entire? of? all|whole|entire|work|working|business|calendar? <week>", S::Week, 2, |a| when(a.when(0)?), &[("all of next week", "11-23..11-29")], &[]),
    row("<turn> whole|entire|full|calendar week", S::Week, 2, |a| period(a, Unit::Week), &[("next calendar week", "11-23..11-29")], &[]),
    row("<turn> work|working|business week", S::Week, 2, |a| period(a, Unit::Week), &[("next working week", "11-23..11-29")], &[]),
    row("all week", S::Week, 2, |_| when(Meaning::Period(Unit::Week, Turn::This)), &[("all week", "11-18..11-22")], &[]),
    row("the? week|wk after next", S::Week, 0, |_| when(Meaning::Period(Unit::Week, Turn::AfterNext)), &[("the week after next", "11-30..12-06")], &[]),
    row("next week but one", S::Week, 0, |_| when(Meaning::Period(Unit::Week, Turn::AfterNext)), &[("next week but one", "11-30..12-06")], &[]),
    row("the? week|wk before last", S::Week, 0, |_| when(Meaning::Period(Unit::Week, Turn::BeforeLast)), &[("the week before last", "<11-02..11-08")], &[]),
    row("the week|wk after|following that|this|then?", S::Week, 0, |_| when(Meaning::Period(Unit::Week, Turn::Following)), &[("the week after", "11-23..11-29"), ("the week following", "11-23..11-29")], &[]),
    row("next week or the week|one after that?", S::When, 0, |_| {
        let next = Meaning::Period(Unit::Week, Turn::Next);
        let after = Meaning::Period(Unit::Week, Turn::AfterNext);
        when(Meaning::Either(Box::new(next), Box::new(after)))
    }, &[("next week or the week after", "11-23..12-06")], &[]),
    row("not <week> ,|-|but? but|rather? the one|week after|following that?", S::Week, 0, |a| when(Meaning::PeriodFrom(1, Unit::Week, a.boxed(0)?)), &[("not next week but the one after", "11-30..12-06")], &[]),
    row("this <unit> or|/ next", S::When, 0, |a| {
        let unit = a.unit(0).filter(|unit| matches!(unit, Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year))?;
        when(Meaning::Either(this(unit)?, Box::new(Meaning::Period(unit, Turn::Next))))
    }, &[("this week or next", "11-18..11-29"), ("this month or next", "11-18..12-31")], &["this day and next"]),
    row("not this <unit> ,|-|but but? the? next", S::When, 0, |a| when(Meaning::Period(a.unit(0)?, Turn::Next)), &[("not this week but next", "11-23..11-29")], &[]),
    row("not this <wday> ,|-|but but? the? next one?", S::Day, 0, |a| when(weekday(a.weekday(0)?, Turn::Next)), &[("not this Friday but next", "11-27")], &[]),
    row("the? end of this <unit> or|/|to the? beginning|start of next", S::When, 0, |a| {
        let unit = a.unit(0)?;
        let end = Meaning::Part(Part::End, this(unit)?);
        let start = Meaning::Part(Part::Early, Box::new(Meaning::Period(unit, Turn::Next)));
        when(Meaning::Either(Box::new(end), Box::new(start)))
    }, &[("end of this week or start of next", "~11-20..11-24"), ("end of this month/beginning of next", "~11-30..12-10")], &[]),
    row("<part> this <unit> or|/|to <part> next", S::When, 0, |a| {
        let (one, unit, two) = (a.part(0)?, a.unit(1)?, a.part(2)?);
        let one = Meaning::Part(one, this(unit)?);
        let two = Meaning::Part(two, Box::new(Meaning::Period(unit, Turn::Next)));
        when(Meaning::Either(Box::new(one), Box::new(two)))
    }, &[("late this month or early next", "~11-21..12-10")], &[]),
    row("the|my|our|your|their|her|his working|work|business? week", S::LooseWeek, 0, |_| when(Meaning::Period(Unit::Week, Turn::The)), &[("end of the week", "11-20")], &["the week was long"]),
    row("week|wk", S::BareUnit, 0, |_| when(Meaning::Period(Unit::Week, Turn::The)), &[("end of week", "11-20"), ("end of wk", "11-20")], &["a week"]),
    row("the? week|wk of|commencing|comm|beg|beginning|starting|from <x>", S::Week, 0, |a| when(Meaning::WeekOf(a.boxed(0)?)), &[("the week of the 7th", "12-07..12-13"), ("week of Nov 30", "11-30..12-06"), ("week commencing 30 November", "11-30..12-06"), ("wk beg. 30 Nov", "11-30..12-06")], &[]),
    row("the? week|wk beginning|starting|commencing on <x>", S::Week, 0, |a| when(Meaning::WeekOf(a.boxed(0)?)), &[("the week starting on November 30", "11-30..12-06")], &[]),
    row("the? week|wk ending|ended <x>", S::Week, 0, |a| when(Meaning::WeekOf(a.boxed(0)?)), &[("week ending 4 December", "11-30..12-06")], &[]),
    row("w|wk|week / c|b|o|e :? the? <x>", S::Week, 0, |a| when(Meaning::WeekOf(a.boxed(0)?)), &[("w/c 30 Nov", "11-30..12-06"), ("wk/c 30 Nov", "11-30..12-06"), ("w/e 4 Dec", "11-30..12-06")], &[]),
    row("wc|wb|w/c <x>", S::Week, 0, |a| when(Meaning::WeekOf(a.boxed(0)?)), &[("wc 30 Nov", "11-30..12-06")], &[]),
    row("the? week of <lweek>", S::Week, 0, |a| when(a.when(0)?), &[], &[]),
    row("<w>", S::Week, 0, |a| when(Meaning::IsoWeek(u8::try_from(a.number(0)?).ok()?, None)), &[("W49", "11-30..12-06"), ("CW2", "2027-01-11..2027-01-17")], &[]),
    row("calendar|iso? week|wk|w|kw|cw no|number|nr <digits>", S::Week, 0, |a| when(Meaning::IsoWeek(u8::try_from(a.number(0).filter(|n| (1..=53).contains(n))?).ok()?, None)), &[("week number 49", "11-30..12-06")], &["week 2 of training"]),
    row("calendar|iso? week|wk|w|kw|cw <digits>", S::Week, 2, |a| when(Meaning::IsoWeek(u8::try_from(a.number(0).filter(|n| (1..=53).contains(n))?).ok()?, None)), &[("week 49", "11-30..12-06"), ("in calendar week 2", "2027-01-11..2027-01-17")], &[]),

    row("<turn> weekend|wkend|wknd", S::Period, 0, |a| period(a, Unit::Weekend), &[("this weekend", "11-21..11-22"), ("next weekend", "11-28..11-29|11-21..11-22"), ("last weekend", "<11-14..11-15")], &["no weekend releases"]),
    row("<turn> week ~- end", S::Period, 0, |a| period(a, Unit::Weekend), &[("this week-end", "11-21..11-22")], &[]),
    row("the? this coming|next weekend", S::Period, 0, |_| when(Meaning::Period(Unit::Weekend, Turn::Coming)), &[("this coming weekend", "11-21..11-22")], &[]),
    row("this past|last weekend", S::Period, 0, |_| when(Meaning::Period(Unit::Weekend, Turn::Last)), &[("this past weekend", "<11-14..11-15")], &[]),
    row("the following weekend", S::Period, 0, |_| when(Meaning::Period(Unit::Weekend, Turn::Following)), &[], &[]),
    row("the? weekend after next|the_next", S::Period, 0, |_| when(Meaning::Period(Unit::Weekend, Turn::AfterNext)), &[("the weekend after next", "12-05..12-06")], &[]),
    row("the weekend", S::Long, 0, |_| when(Meaning::Period(Unit::Weekend, Turn::This)), &[("by the weekend", "11-18..11-22")], &[]),
    row("over|at|on|during the? weekend", S::When, 0, |_| when(Meaning::Period(Unit::Weekend, Turn::This)), &[("at the weekend", "11-21..11-22"), ("over the weekend", "11-21..11-22"), ("over the weekend", "<11-14..11-15")], &[]),
    row("by|before|until|till|til weekend|wkend|wknd", S::Bound, 0, |_| when(Meaning::Bound(Binding::By, Box::new(Meaning::Period(Unit::Weekend, Turn::This)))), &[("by weekend", "11-18..11-22")], &[]),
    row("the? weekend of|around <x>", S::When, 0, |a| when(Meaning::WeekendOf(a.boxed(0)?)), &[("the weekend of the 5th", "12-05..12-06")], &[]),

    row("the? <turn> month|mth|mo", S::Period, 0, |a| period(a, Unit::Month), &[("this month", "11-18..11-30"), ("next month", "12-01..12-31"), ("last month", "<10-01..10-31")], &["every month"]),
    row("the? <turn> calendar? quarter|qtr", S::Period, 0, |a| period(a, Unit::Quarter), &[("next quarter", "2027-01-01..2027-03-31")], &[]),
    row("the? <turn> calendar? year|yr", S::Year, 0, |a| period(a, Unit::Year), &[("next year", "2027-01-01..2027-12-31"), ("last year", "<2025-01-01..2025-12-31")], &[]),
    row("the? this coming|next month|mth", S::Period, 0, |_| when(Meaning::Period(Unit::Month, Turn::Coming)), &[("this coming month", "12-01..12-31")], &[]),
    row("the? this coming|next quarter|qtr", S::Period, 0, |_| when(Meaning::Period(Unit::Quarter, Turn::Coming)), &[("this coming quarter", "2027-01-01..2027-03-31")], &[]),
    row("the? this coming|next year|yr", S::Year, 0, |_| when(Meaning::Period(Unit::Year, Turn::Coming)), &[("this coming year", "2027-01-01..2027-12-31")], &[]),
    row("the? month after next", S::Period, 0, |_| when(Meaning::Period(Unit::Month, Turn::AfterNext)), &[("the month after next", "2027-01-01..2027-01-31")], &[]),
    row("the? quarter after next", S::Period, 0, |_| when(Meaning::Period(Unit::Quarter, Turn::AfterNext)), &[("the quarter after next", "2027-04-01..2027-06-30")], &[]),
    row("the? year after next", S::Year, 0, |_| when(Meaning::Period(Unit::Year, Turn::AfterNext)), &[("the year after next", "2028-01-01..2028-12-31")], &[]),
    row("the? month before last", S::Period, 0, |_| when(Meaning::Period(Unit::Month, Turn::BeforeLast)), &[("the month before last", "<09-01..09-30")], &[]),
    row("the month after that?", S::Period, 0, |_| when(Meaning::Period(Unit::Month, Turn::Following)), &[("the month after", "12-01..12-31")], &[]),
    row("the|this same? month", S::Long, 1, |_| when(Meaning::Period(Unit::Month, Turn::The)), &[("end of the month", "11-30")], &["the month was long"]),
    row("month", S::BareUnit, 0, |_| when(Meaning::Period(Unit::Month, Turn::The)), &[("end of month", "11-30")], &[]),
    row("the quarter|qtr", S::Long, 0, |_| when(Meaning::Period(Unit::Quarter, Turn::The)), &[("end of the quarter", "12-31")], &[]),
    row("quarter|qtr", S::BareUnit, 0, |_| when(Meaning::Period(Unit::Quarter, Turn::The)), &[("end of quarter", "12-31")], &[]),
    row("the calendar? year", S::Long, 0, |_| when(Meaning::Period(Unit::Year, Turn::The)), &[("end of the year", "12-31")], &[]),
    row("calendar? year", S::BareUnit, 0, |_| when(Meaning::Period(Unit::Year, Turn::The)), &[("end of year", "12-31")], &[]),
    row("<year>", S::Long, 0, |a| when(Meaning::Year(a.year(0)?)), &[("in 2027", "2027-01-01..2027-12-31"), ("in 2019", "history")], &["ticket 2027", "Pay ABC 2000"]),
    row("the? year|cy|fy <year>", S::Year, 0, |a| when(Meaning::Nth(1, Unit::Year, Box::new(Meaning::Year(a.year(0)?)))), &[("the year 2027", "2027-01-01..2027-12-31"), ("in year 2027", "2027-01-01..2027-12-31")], &[]),
    row("the next|following day", S::Day, 0, |_| when(Meaning::Period(Unit::Day, Turn::Following)), &[("the next day", "11-19")], &[]),
    row("the day after", S::Day, 2, |_| when(Meaning::Period(Unit::Day, Turn::Following)), &[("the day after", "11-19")], &["day after day"]),

    // Quarters, halves, seasons.
    row("<q>", S::Period, 0, |a| when(Meaning::Quarter(a.number(0)? as u8, None)), &[("Q1", "2027-01-01..2027-03-31"), ("Q4", "10-01..12-31"), ("Q1/Q2", "2027-01-01..2027-06-30")], &[]),
    row("<q> ,|/? of|in|-? <year>", S::Period, 0, |a| when(Meaning::Quarter(a.number(0)? as u8, a.year(1))), &[("Q1 2027", "2027-01-01..2027-03-31"), ("Q1 '27", "2027-01-01..2027-03-31")], &[]),
    row("<year> -|/? <q>", S::Period, 0, |a| when(Meaning::Quarter(a.number(1)? as u8, a.year(0))), &[("2027 Q1", "2027-01-01..2027-03-31"), ("2027-Q1", "2027-01-01..2027-03-31")], &[]),
    row("<q> of? <yr>", S::Period, 0, |a| {
        let quarter = Meaning::Quarter(a.number(0)? as u8, None);
        when(Meaning::In(Box::new(quarter), a.boxed(1)?))
    }, &[("Q3 next year", "2027-07-01..2027-09-30")], &[]),
    row("the? <ord> calendar|fiscal? quarter|qtr", S::Period, 0, |a| when(Meaning::Quarter(u8::try_from(a.number(0).filter(|n| *n <= 4)?).ok()?, None)), &[("the first quarter", "2027-01-01..2027-03-31")], &[]),
    row("the? <ord> quarter|qtr of|in? <year>", S::Period, 0, |a| when(Meaning::Quarter(u8::try_from(a.number(0).filter(|n| *n <= 4)?).ok()?, a.year(1))), &[("the first quarter of 2027", "2027-01-01..2027-03-31")], &[]),
    row("the? <ord> quarter of? <yr>", S::Period, 0, |a| {
        let quarter = Meaning::Quarter(u8::try_from(a.number(0).filter(|n| *n <= 4)?).ok()?, None);
        when(Meaning::In(Box::new(quarter), a.boxed(1)?))
    }, &[("the first quarter of next year", "2027-01-01..2027-03-31")], &[]),
    row("<h>", S::Period, 0, |a| when(Meaning::Half(a.number(0)? as u8, None)), &[("H1", "2027-01-01..2027-06-30")], &[]),
    row("<h> of|in? <year>", S::Period, 0, |a| when(Meaning::Half(a.number(0)? as u8, a.year(1))), &[("H1 2027", "2027-01-01..2027-06-30")], &[]),
    row("<h> of? <yr>", S::Period, 0, |a| {
        let half = Meaning::Half(a.number(0)? as u8, None);
        when(Meaning::In(Box::new(half), a.boxed(1)?))
    }, &[("H1 next year", "2027-01-01..2027-06-30")], &[]),
    row("<year> -? <h>", S::Period, 0, |a| when(Meaning::Half(a.number(1)? as u8, a.year(0))), &[("2027 H1", "2027-01-01..2027-06-30")], &[]),
    row("<season>", S::Long, 0, |a| when(Meaning::Season(a.season(0)?, Turn::Plain, None)), &[("in spring", "2027-03-01..2027-05-31"), ("in the fall", "09-01..11-30"), ("by summer", "11-18..2027-06-01|11-18..2027-08-31")], &["Summer is lovely", "they fall back"]),
    row("<turn> <season>", S::Period, 0, |a| {
        let turn = a.turn(0)?;
        when(Meaning::Season(a.season(1)?, turn, None))
    }, &[("next spring", "2027-03-01..2027-05-31"), ("last summer", "<06-01..08-31")], &[]),
    row("the? <season> ,? of? <year>", S::Period, 0, |a| when(Meaning::Season(a.season(0)?, Turn::Plain, a.year(1))), &[("spring 2027", "2027-03-01..2027-05-31")], &[]),
    row("<season> of? <yr>", S::Period, 0, |a| {
        let season = Meaning::Season(a.season(0)?, Turn::Plain, None);
        when(Meaning::In(Box::new(season), a.boxed(1)?))
    }, &[("spring of next year", "2027-03-01..2027-05-31")], &[]),
    row("<season> time", S::Long, 0, |a| when(Meaning::Season(a.season(0)?, Turn::Plain, None)), &[("in spring time", "2027-03-01..2027-05-31")], &[]),

    // In, during, over …
    row("in|during|throughout|over|across|within the? <long>", S::When, 0, |a| when(a.when(0)?), &[("in December", "12-01..12-31"), ("over the winter", "12-01..2027-02-28"), ("in Q1", "2027-01-01..2027-03-31")], &["in Friday Harbor"]),
    row("for|through all|most? of? <period>", S::When, 2, |a| when(a.when(0)?), &[("for all of next week", "11-23..11-29")], &[]),
    row("sometime|some_time|any_time|anytime|someday|some_day|any_day ,? in|during|on|over|within|around? the? <x>", S::When, 0, |a| when(a.when(0)?), &[("sometime next week", "11-23..11-29"), ("some time in December", "12-01..12-31"), ("any time this week", "11-18..11-22")], &[]),
    row("<x> sometime|some_time", S::When, 3, |a| when(a.when(0)?), &[("next week sometime", "11-23..11-29")], &[]),

    // Parts.
    row("in? the? <part> ~-? of|in? the? <long>", S::When, 0, |a| {
        let part_said = a.part(0)?;
        part(part_said, a.boxed(1))
    }, &[("early next week", "~11-23..11-24"), ("mid-December", "~12-11..12-20"), ("late December", "~12-21..12-31"), ("early 2027", "~2027-01-01..2027-04-30"), ("mid-November", "~11-11..11-20"), ("early November", "~2027-11-01..2027-11-10")], &["early bird"]),
    row("in? the? <part> ~-? of|in? the? <week>", S::WeekPart, 0, |a| {
        let part_said = a.part(0)?;
        part(part_said, a.boxed(1))
    }, &[("early next week (Tuesday)", "11-24")], &[]),
    row("in|at|by? the? beginning|start of the? <week>", S::WeekPart, 0, |a| part(Part::Early, a.boxed(0)), &[("start of next week: Tuesday", "11-24")], &[]),
    row("at|towards|toward? the? very? end|close of the? <week>", S::WeekPart, 0, |a| part(Part::End, a.boxed(0)), &[("end of next week: Thursday", "11-26")], &[]),
    row("in|towards|toward? the? back|tail ~-? end of the? <week>", S::WeekPart, 0, |a| part(Part::Late, a.boxed(0)), &[("back end of next week, Thursday", "11-26")], &[]),
    // "They finish this week and come back early next."
    row("<part> next", S::When, 9, |a| part(a.part(0)?, Some(Box::new(Meaning::Period(Unit::Week, Turn::Next)))), &[("this week or early next", "~11-18..11-24")], &[]),
    row("<part> ~-? to|or|and|/|-|~- ~-? <part> ~-? in|of? the? <long>", S::When, 0, |a| {
        let (one, two) = (a.part(0)?, a.part(1)?);
        let span = a.when(2)?;
        let one = Meaning::Part(one, Box::new(span.clone()));
        when(Meaning::Range(Box::new(one), Box::new(Meaning::Part(two, Box::new(span)))))
    }, &[("mid to late December", "~12-11..12-31"), ("early to mid next week", "~11-23..11-25"), ("mid-to-late December", "~12-11..12-31")], &[]),
    row("very|pretty|quite|fairly|rather|really|as <part>", S::Part, 0, |a| a.lex(0).map(Value::Lex), &[("very early next week", "~11-23..11-24")], &[]),
    row("in|at|by? the? beginning|start|begin|early_part|first_part|opening of around|about? the? <long>", S::When, 0, |a| part(Part::Early, a.boxed(0)), &[("the beginning of next week", "~11-23..11-24"), ("start of December", "~12-01..12-10"), ("in the early part of next week", "~11-23..11-24")], &[]),
    row("in|at? around? the? midst of the? <long>", S::When, 0, |a| part(Part::Mid, a.boxed(0)), &[("in the midst of December", "~12-11..12-20")], &["in the middle of things"]),
    row("in|at|towards|toward? the? latter|later|last|back part|half|end of the? <long>", S::When, 1, |a| part(Part::Late, a.boxed(0)), &[("the latter part of next week", "~11-26..11-27")], &[]),
    row("in|at|towards|toward? the? tail|back ~-? end of the? <long>", S::When, 1, |a| part(Part::Late, a.boxed(0)), &[("the tail end of December", "~12-21..12-31")], &[]),
    row("in|during? the? first half of the? <long>", S::When, 0, |a| part(Part::FirstHalf, a.boxed(0)), &[("the first half of next week", "11-23..11-25"), ("first half of December", "12-01..12-15")], &[]),
    row("in|during? the? second|latter|back|other half of the? <long>", S::When, 0, |a| part(Part::SecondHalf, a.boxed(0)), &[("second half of December", "12-16..12-31"), ("the second half of next week", "11-26..11-27"), ("the second half of 2027", "2027-07-01..2027-12-31")], &["the second half"]),
    row("in|during? the? <ord> half of? <mon>", S::When, 1, |a| {
        let half = match a.number(0)? {
            1 => Part::FirstHalf,
            2 => Part::SecondHalf,
            _ => return None,
        };
        let month = Meaning::Month { month: a.month(1)?, turn: Turn::Plain, year: None };
        part(half, Some(Box::new(month)))
    }, &[("2nd half of Dec", "12-16..12-31"), ("first half Dec", "12-01..12-15")], &[]),
    row("the? <ord> week|wk <mon>", S::Week, 0, |a| {
        let month = Meaning::Month { month: a.month(1)?, turn: Turn::Plain, year: None };
        nth(ordinal(a, 0), Unit::Week, Some(Box::new(month)))
    }, &[("1st wk Dec", "12-07..12-13")], &[]),
    row("well|deep|far into the? <long>", S::When, 0, |a| when(Meaning::Approx(Box::new(Meaning::Part(Part::SecondHalf, a.boxed(0)?)))), &[("well into December", "~12-16..12-31")], &[]),
    row("the? beginning|start to|or|and|/ the? middle|mid of the? <long>", S::When, 0, |a| {
        let span = a.when(0)?;
        let early = Meaning::Part(Part::Early, Box::new(span.clone()));
        when(Meaning::Range(Box::new(early), Box::new(Meaning::Part(Part::Mid, Box::new(span)))))
    }, &[("beginning to middle of next week", "~11-23..11-25")], &[]),
    row("the? <part> to|or|and|/ the? end of the? <long>", S::When, 0, |a| {
        let (said, span) = (a.part(0)?, a.when(1)?);
        let from = Meaning::Part(said, Box::new(span.clone()));
        when(Meaning::Range(Box::new(from), Box::new(Meaning::Part(Part::End, Box::new(span)))))
    }, &[("mid to end of December", "~12-11..12-31")], &[]),
    row("at|around|near|towards|toward? the? very? end|close of the? <long>", S::When, 0, |a| part(Part::End, a.boxed(0)), &[("end of next week", "11-27"), ("the end of the week", "11-20"), ("end of December", "12-31"), ("end of Q4", "12-31"), ("at the end of the year", "12-31")], &["the end of the line", "in the end", "close of the role"]),
    row("at|around|near? end of <bare>", S::When, 0, |a| part(Part::End, a.boxed(0)), &[("end of month", "11-30"), ("end of week", "11-20")], &[]),
    row("the? end ~- of ~- <bare>", S::When, 0, |a| part(Part::End, a.boxed(0)), &[("end-of-month", "11-30"), ("by end-of-week", "11-18..11-20")], &[]),
    row("before|by the? <long> is|'s out|over|up|through|done", S::Bound, 0, |a| {
        let end = Meaning::Part(Part::End, a.boxed(0)?);
        when(Meaning::Bound(Binding::By, Box::new(end)))
    }, &[("before the week is out", "11-18..11-20"), ("before the month is over", "11-18..11-30")], &[]),
    row("before|by the? <long> ends|finishes|closes", S::Bound, 0, |a| {
        let end = Meaning::Part(Part::End, a.boxed(0)?);
        when(Meaning::Bound(Binding::By, Box::new(end)))
    }, &[("before the year ends", "11-18..12-31")], &[]),
    row("in|during? the? first fortnight of|in <long>", S::When, 0, |a| when(Meaning::First(super::extent(1, 1, false, Unit::Fortnight), a.boxed(0)?)), &[("the first fortnight of December", "12-01..12-14")], &[]),
    row("in|during? the? last|final fortnight of|in <long>", S::When, 0, |a| when(Meaning::Final(super::extent(1, 1, false, Unit::Fortnight), a.boxed(0)?)), &[("the last fortnight of December", "12-18..12-31")], &[]),
    row("at|from? beginning|start of <bare>", S::When, 0, |a| part(Part::Early, a.boxed(0)), &[("start of month", "~12-01..12-10")], &[]),
    row("for? rest|remainder of <bare>", S::When, 0, |a| part(Part::Rest, a.boxed(0)), &[("rest of week", "11-18..11-22")], &[]),
    row("mid|early|late ~- <bare>", S::When, 0, |a| part(Part::Mid, a.boxed(0)), &[], &[]),
    row("<bare> 's? end", S::When, 0, |a| part(Part::End, a.boxed(0)), &[("month end", "11-30"), ("year's end", "12-31"), ("week's end", "11-20")], &[]),
    row("<bare> ~- end", S::Inner, 0, |a| part(Part::End, a.boxed(0)), &[("by month-end", "11-18..11-30")], &["the month-end close"]),
    row("at|around|near <bare> ~- end", S::When, 0, |a| part(Part::End, a.boxed(0)), &[("at year-end", "12-31")], &[]),
    row("end ~-? <long>", S::Inner, 2, |a| part(Part::End, a.boxed(0)), &[("by end next week", "11-18..11-27"), ("by end Q1", "11-18..2027-03-31")], &["they end next week"]),
    row("at|around|near|towards|toward end ~-? <long>", S::When, 2, |a| part(Part::End, a.boxed(0)), &[("towards end next week", "11-27")], &[]),
    row("end ~-? <mon>", S::When, 3, |a| {
        // "in the end may", "the end march"
        let month = a.month(0).filter(|month| !matches!(month, 3 | 5))?;
        part(Part::End, Some(Box::new(Meaning::Month { month, turn: Turn::Plain, year: None })))
    }, &[("end January", "2027-01-31"), ("end-Jan", "2027-01-31")], &[]),
    row("by|at|until|before|around end ~-? <mon>", S::Bound, 0, |a| {
        let month = Meaning::Month { month: a.month(0)?, turn: Turn::Plain, year: None };
        when(Meaning::Bound(Binding::By, Box::new(Meaning::Part(Part::End, Box::new(month)))))
    }, &[("by end May", "11-18..2027-05-31")], &[]),
    row("<long> 's? end", S::When, 3, |a| part(Part::End, a.boxed(0)), &[("next year's end", "2027-12-31")], &[]),
    row("<month> ~-? end", S::When, 1, |a| {
        let month = Meaning::Month { month: a.month(0)?, turn: Turn::Plain, year: None };
        part(Part::End, Some(Box::new(month)))
    }, &[("December end", "12-31")], &[]),
    row("the? eow", S::Day, 0, |_| part(Part::End, the(Unit::Week)), &[("EOW", "11-20"), ("by EOW", "11-18..11-20")], &[]),
    row("eow <week>", S::Day, 0, |a| part(Part::End, a.boxed(0)), &[("EOW next week", "11-27")], &[]),
    row("the? eom", S::Day, 0, |_| part(Part::End, the(Unit::Month)), &[("EOM", "11-30")], &[]),
    row("eom <mon>", S::Day, 0, |a| {
        let month = Meaning::Month { month: a.month(0)?, turn: Turn::Plain, year: None };
        part(Part::End, Some(Box::new(month)))
    }, &[("EOM January", "2027-01-31")], &[]),
    row("the? eoq", S::Day, 0, |_| part(Part::End, the(Unit::Quarter)), &[("EOQ", "12-31")], &[]),
    row("the? eoy", S::Day, 0, |_| part(Part::End, the(Unit::Year)), &[("EOY", "12-31")], &[]),
    row("mid ~-? week|wk", S::When, 0, |_| part(Part::Mid, the(Unit::Week)), &[("mid-week", "~11-18")], &[]),
    row("midweek", S::When, 0, |_| part(Part::Mid, the(Unit::Week)), &[("midweek", "~11-18")], &[]),
    row("midweek|mid_week|mid_~-_week <week>", S::When, 0, |a| part(Part::Mid, a.boxed(0)), &[("midweek next week", "~11-25")], &[]),
    row("<week> ,? midweek", S::When, 0, |a| part(Part::Mid, a.boxed(0)), &[("next week midweek", "~11-25")], &[]),
    row("<week> ,? <part>", S::When, 4, |a| {
        let said = a.part(1)?;
        part(said, a.boxed(0))
    }, &[("next week early", "~11-23..11-24")], &[]),
    row("for? the? rest|remainder|balance of the? <long>", S::When, 0, |a| part(Part::Rest, a.boxed(0)), &[("rest of the week", "11-18..11-22"), ("for the rest of this month", "11-18..11-30")], &["the rest of the team"]),
    row("later|sooner ,? in|on? the? <long>", S::When, 0, |a| part(Part::Later, a.boxed(0)), &[("later this week", "11-19..11-22"), ("later this month", "11-19..11-30"), ("later in the week", "11-19..11-22")], &["later on"]),
    row("later <part> <long>", S::When, 4, |a| {
        let said = a.part(0)?;
        part(said, a.boxed(1))
    }, &[], &[]),
    row("earlier in? the? <long>", S::When, 0, |a| part(Part::Earlier, a.boxed(0)), &[("earlier this week", "<11-16..11-17"), ("earlier this month", "<11-01..11-17")], &["earlier than that"]),

    // Weeks and weekdays of months.
    row("in|during? the? <ord> full|whole? week of|in <long>", S::Week, 0, |a| nth(ordinal(a, 0), Unit::Week, a.boxed(1)), &[("first week of January", "2027-01-04..2027-01-10"), ("second week of December", "12-14..12-20")], &["the first week"]),
    row("in|during? the? <ord> ~-|/|to|or|and the? <ord> week of|in <long>", S::When, 0, |a| {
        let (one, two) = (ordinal(a, 0)?, ordinal(a, 1)?);
        let span = a.boxed(2)?;
        let one = Meaning::Nth(one, Unit::Week, span.clone());
        when(Meaning::Either(Box::new(one), Box::new(Meaning::Nth(two, Unit::Week, span))))
    }, &[("the first or second week of December", "12-07..12-20"), ("2nd/3rd week of Jan", "2027-01-11..2027-01-24")], &[]),
    row("week|wk <small> of|in <mon>", S::Week, 0, |a| {
        let month = Meaning::Month { month: a.month(1)?, turn: Turn::Plain, year: None };
        nth(ordinal(a, 0), Unit::Week, Some(Box::new(month)))
    }, &[("week 2 of January", "2027-01-11..2027-01-17")], &["week 2 of training"]),
    row("in|during? the? last|final full? week of|in <long>", S::Week, 0, |a| nth(Some(-1), Unit::Week, a.boxed(0)), &[("last week of December", "12-28..2027-01-03")], &[]),
    row("the? <ord> week <yr>", S::Week, 0, |a| nth(ordinal(a, 0), Unit::Week, a.boxed(1)), &[("the third week next year", "2027-01-18..2027-01-24")], &[]),
    row("the? <ord> last week of|in <long>", S::Week, 0, |a| nth(ordinal(a, 0).map(|n| -n), Unit::Week, a.boxed(1)), &[("the second last week of December", "12-21..12-27")], &[]),
    row("on? the? <ord> <wday> of|in|from? <long>", S::Day, 0, |a| {
        let n = ordinal(a, 0);
        let span = a.boxed(2);
        nth_weekday(n, a, 1, span)
    }, &[("first Monday in January", "2027-01-04"), ("second Tuesday of December", "12-08"), ("the first Monday of the month", "12-07")], &[]),
    row("on? the? last|final <wday> of|in <long>", S::Day, 0, |a| {
        let span = a.boxed(1);
        nth_weekday(Some(-1), a, 0, span)
    }, &[("last Friday of the month", "11-27")], &[]),
    row("on? the? second|next ~-? to? ~-? last <wday> of|in <long>", S::Day, 0, |a| {
        let span = a.boxed(1);
        nth_weekday(Some(-2), a, 0, span)
    }, &[("the second to last Friday of December", "12-18")], &[]),
    row("in|over? the? <ord> weekend of|in <long>", S::When, 0, |a| nth(ordinal(a, 0), Unit::Weekend, a.boxed(1)), &[("the first weekend of December", "12-05..12-06")], &[]),
    row("in|over? the? last weekend of|in <long>", S::When, 0, |a| nth(Some(-1), Unit::Weekend, a.boxed(0)), &[("the last weekend of December", "12-26..12-27")], &[]),
    row("on? the? <ord> working|business|work day of|in <long>", S::Day, 0, |a| nth(ordinal(a, 0), Unit::WorkingDay, a.boxed(1)), &[("the first working day of January", "2027-01-01")], &[]),
    row("on? the? last|final working|business|work day of|in <long>", S::Day, 0, |a| nth(Some(-1), Unit::WorkingDay, a.boxed(0)), &[("the last working day of the month", "11-30")], &[]),
    row("on? the? last|final day of|in <long>", S::Day, 0, |a| nth(Some(-1), Unit::Day, a.boxed(0)), &[("the last day of the month", "11-30")], &[]),
    row("the? <ord> last day of|in <long>", S::Day, 0, |a| nth(ordinal(a, 0).map(|n| -n), Unit::Day, a.boxed(1)), &[("the fifth last day of December", "12-27")], &[]),
    row("in|during|over|for? the? first <span> of|in <long>", S::When, 0, |a| {
        let span = a.span(0)?;
        when(Meaning::First(span, a.boxed(1)?))
    }, &[("the first ten days of December", "12-01..12-10"), ("the first two weeks of January", "2027-01-01..2027-01-14")], &[]),
    row("in|during|over|for? the? last|final <span> of|in <long>", S::When, 0, |a| {
        let span = a.span(0)?;
        when(Meaning::Final(span, a.boxed(1)?))
    }, &[("the last four months of 2027", "2027-09-01..2027-12-31"), ("the last two weeks of December", "12-18..12-31")], &[]),
    row("the? <ord> month of|in <long>", S::Period, 0, |a| nth(ordinal(a, 0), Unit::Month, a.boxed(1)), &[("the first month of next year", "2027-01-01..2027-01-31")], &[]),
    row("the? last month of|in <long>", S::Period, 0, |a| nth(Some(-1), Unit::Month, a.boxed(0)), &[("the last month of the year", "12-01..12-31")], &[]),
    row("first thing ,? on|in? the? <day>", S::Day, 0, |a| {
        let day = a.boxed(0)?;
        when(Meaning::At(day, TimeOfDay { start: 480, end: Some(600), zone: None }))
    }, &[("first thing Monday", "11-23"), ("first thing tomorrow", "11-19")], &["the first thing I saw"]),
    row("<day> ,? first thing", S::Day, 0, |a| {
        let day = a.boxed(0)?;
        when(Meaning::At(day, TimeOfDay { start: 480, end: Some(600), zone: None }))
    }, &[("Monday first thing", "11-23")], &[]),
    row("first thing <week>", S::Day, 0, |a| {
        let monday = weekday(crate::text::Weekday::Mon, Turn::Plain);
        when(Meaning::In(Box::new(monday), a.boxed(0)?))
    }, &[("first thing next week", "11-23")], &[]),
    row("at|on some point|stage|time ,? in|on|during|over? the? <x>", S::When, 0, |a| when(a.when(0)?), &[("at some point next week", "11-23..11-29")], &[]),
    row("this working|work|business week", S::Week, 0, |_| when(*this(Unit::Week)?), &[("this working week", "11-18..11-22")], &[]),
];
