//! Days of the calendar: with months, as numbers, by their number alone.

use super::{Examples, row, when};
use crate::timeline::grammar::Row;
use crate::timeline::meaning::{Meaning, Turn};
use crate::timeline::symbols::{Args, Lex, Symbol as S, Value};
use crate::timeline::window::TimeOfDay;

const NONE: Examples = &[];

fn date(month: Option<u8>, day: Option<u8>, year: Option<i32>) -> Option<Meaning> {
    Some(Meaning::Date { month: month?, day: day?, year })
}

fn ranged(a: &Args, month: usize, from: usize, to: usize, year: Option<i32>) -> Option<Value> {
    let one = date(a.month(month), a.dom(from), year)?;
    // "April 27 to the 3rd" ends in the next month.
    let two = if a.dom(to)? < a.dom(from)? {
        Meaning::DayOfMonth(a.dom(to)?)
    } else {
        date(a.month(month), a.dom(to), year)?
    };
    when(Meaning::Range(Box::new(one), Box::new(two)))
}

/// A year that is written with two digits; other numbers behind a date are none.
fn short_year(digits: i64) -> Option<i32> {
    match digits {
        24..=45 => i32::try_from(2000 + digits).ok(),
        46..=99 => i32::try_from(1900 + digits).ok(),
        _ => None,
    }
}

/// Two days of a month that stand as a pair of numbers: 9/10.
fn paired(a: &Args, pair: usize, month: usize) -> Option<Value> {
    let (first, second) = a.pair(pair)?;
    let day = |day: u16| date(a.month(month), u8::try_from(day).ok().filter(|day| *day <= 31), None);
    when(Meaning::Range(Box::new(day(first)?), Box::new(day(second)?)))
}

fn slashed(a: &Args, at: usize) -> Option<Meaning> {
    let (first, second) = a.pair(at)?;
    // "24/7" is no day of July.
    if (first, second) == (24, 7) {
        return None;
    }
    Some(Meaning::Numeric {
        first: u8::try_from(first).ok()?,
        second: u8::try_from(second).ok()?,
        year: None,
        dots: false,
    })
}

fn in_month(day: Option<u8>, span: Option<Meaning>) -> Option<Value> {
    let day = Meaning::DayOfMonth(day?);
    when(Meaning::In(Box::new(day), Box::new(span?)))
}

// One row, one line: a table that rustfmt would spread over pages.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("<iso>", S::Date, 0, |a| match a.lex(0)? {
        Lex::Ymd(year, month, day) => when(Meaning::Date { month, day, year: Some(year) }),
        _ => None,
    }, &[("2026-11-18", "11-18"), ("[[2026-12-04]]", "12-04"), ("2026/12/04", "12-04")], &["2026-11-18-1234"]),
    row("<isotime>", S::Date, 0, |a| match a.lex(0)? {
        Lex::YmdTime(year, month, day, time) => {
            let date = Meaning::Date { month, day, year: Some(year) };
            when(Meaning::At(Box::new(date), TimeOfDay { start: time, end: None, zone: None }))
        }
        _ => None,
    }, &[("2026-12-04T14:00+01:00", "12-04"), ("2026-12-04T14:00:00Z", "12-04")], &[]),
    row("<numeric>", S::Date, 0, |a| match a.lex(0)? {
        Lex::Numeric { first, second, year, dots } => when(Meaning::Numeric { first, second, year: Some(year), dots }),
        _ => None,
    }, &[("12/4/26", "12-04|04-12"), ("31/12/2026", "12-31"), ("4.12.2026", "12-04")], &["1.2.3", "20.10.1"]),
    row("<slashed>", S::Inner, 0, |a| when(slashed(a, 0)?), &[("by 12/4", "11-18..12-04|11-18..2027-04-12")], &["24/7", "50/50"]),
    row("on|dated|date|starting|starts <slashed>", S::Date, 0, |a| when(slashed(a, 0)?), &[("on 12/4", "12-04|2027-04-12")], &[]),
    row("<slashed>", S::Date, 2, |a| when(slashed(a, 0)?), &[("12/4", "12-04|2027-04-12"), ("25/11", "11-25"), ("8/10: call", "2027-08-10")], &["8/10 for the coffee", "3/4 of the team"]),
    row("<tenths>", S::Refused, 0, |_| None, &[("a clear 7/10", "-")], &[]),
    row("<dotdate>", S::Date, 0, |a| {
        let (day, month) = a.pair(0)?;
        when(date(u8::try_from(month).ok(), u8::try_from(day).ok(), None)?)
    }, &[("4.12. second call", "12-04"), ("by 4.12.", "11-18..12-04")], &["it costs 9.60."]),

    row("<mon> ,? the? <dom>", S::Date, 0, |a| when(date(a.month(0), a.dom(1), None)?), &[("Dec 4", "12-04"), ("December 4th", "12-04"), ("December the 4th", "12-04"), ("Nov 3", "2027-11-03"), ("Nov 3", "<11-03"), ("Febuary 6", "2027-02-06")], &["they may march ahead"]),
    row("<mon> the? <dom> ,? of|in? <year>", S::Date, 0, |a| when(date(a.month(0), a.dom(1), a.year(2))?), &[("December 4, 2026", "12-04"), ("Dec 4th 2026", "12-04"), ("Feb 30, 2027", "impossible")], &[]),
    row("<mon> <word> ,? <year>", S::Date, 0, |a| when(date(a.month(0), a.dom(1), a.year(2))?), &[("January twenty-two, 2027", "2027-01-22")], &[]),
    row("<word> of? <mon> ,? <year>", S::Date, 0, |a| when(date(a.month(1), a.dom(0), a.year(2))?), &[("twenty-two January 2027", "2027-01-22")], &[]),
    row("the? <dom> day? of? <mon>", S::Date, 0, |a| when(date(a.month(1), a.dom(0), None)?), &[("4 December", "12-04"), ("the 4th of December", "12-04"), ("the fourth of December", "12-04")], &["Option 2 may work"]),
    row("the? <dom> day? of? <mon> ,? of|in? <year>", S::Date, 0, |a| when(date(a.month(1), a.dom(0), a.year(2))?), &[("4 December 2026", "12-04"), ("4th of December, 2026", "12-04")], &[]),
    row("<small> ~- <mon> ~- <year>", S::Date, 0, |a| when(date(a.month(1), a.dom(0), a.year(2))?), &[("04-Dec-2026", "12-04")], &[]),
    row("<small> ~-|/ <mon> ~-|/ <small>", S::Date, 0, |a| {
        let year = a.year(2).filter(|year| *year >= 20)?;
        when(date(a.month(1), a.dom(0), Some(2000 + year))?)
    }, &[("14-Dec-26", "12-14")], &[]),
    row("<small> / <mon> / <year>", S::Date, 0, |a| when(date(a.month(1), a.dom(0), a.year(2))?), &[("4/Dec/2026", "12-04")], &[]),
    row("<small> ~-|/ <mon>", S::Date, 1, |a| when(date(a.month(1), a.dom(0), None)?), &[("4-Dec", "12-04")], &[]),
    row("<mon> /|~- <small>", S::Date, 0, |a| when(date(a.month(0), a.dom(1), None)?), &[("Dec/4", "12-04")], &[]),
    row("<mon> /|~- <small> /|~-|, <year>", S::Date, 0, |a| when(date(a.month(0), a.dom(1), a.year(2))?), &[("Dec-4-2026", "12-04")], &[]),
    row("<year> ,|/|~-? <mon> /|~-? <dom>", S::Date, 1, |a| when(date(a.month(1), a.dom(2), a.year(0))?), &[("2026 Dec 4", "12-04"), ("2026-Dec-04", "12-04")], &[]),
    row("<year> /|~- <small> /|~- <mon>", S::Date, 1, |a| when(date(a.month(2), a.dom(1), a.year(0))?), &[("2026/4/Dec", "12-04")], &[]),
    row("<mon> <dom> <digits>", S::Date, 6, |a| when(date(a.month(0), a.dom(1), short_year(a.number(2)?))?), &[("Dec 9 27", "2027-12-09")], &[]),
    // Behind a comma a number that can be a day is another day.
    row("<mon> <dom> , <digits>", S::Date, 6, |a| {
        let year = a.number(2).filter(|number| *number > 31).and_then(short_year);
        when(date(a.month(0), a.dom(1), year)?)
    }, &[("Dec 9, 96", "1996-12-09")], &[]),
    row("<mon> the? <dom> , the? <dom> ,? and|or|& the? <dom>", S::When, 0, |a| ranged(a, 0, 1, 3, None), &[("Dec 9, 10 and 11", "12-09..12-11")], &[]),
    row("<mon> the? <dom> , the? <dom> , the? <dom>", S::When, 0, |a| ranged(a, 0, 1, 3, None), &[("Dec 9, 10, 11", "12-09..12-11")], &[]),
    row("the? <dom> , the? <dom> ,? and|or|&|, the? <dom> of? <mon>", S::When, 0, |a| ranged(a, 3, 0, 2, None), &[("9, 10 or 11 December", "12-09..12-11")], &[]),
    row("the? <dom> of? <mon> <digits>", S::Date, 6, |a| when(date(a.month(1), a.dom(0), short_year(a.number(2)?))?), &[("4 Dec 82", "1982-12-04"), ("by 9 Dec 26", "11-18..12-09"), ("9 Dec 10h", "12-09")], &[]),
    // A number that goes on is how long it lasts.
    row("<date> <span>", S::Date, 0, |a| when(a.when(0)?), &[("Dec 9 30 min call", "12-09")], &[]),
    row("the? ides of <mon>", S::Date, 0, |a| {
        let month = a.month(0)?;
        when(date(Some(month), Some(if matches!(month, 3 | 5 | 7 | 10) { 15 } else { 13 }), None)?)
    }, &[("the ides of March", "2027-03-15")], &[]),
    row("<turn> <date>", S::Date, 3, |a| match a.turn(0)? {
        Turn::Next | Turn::Coming | Turn::This => when(a.when(1)?),
        _ => None,
    }, &[("next 6th of December", "12-06")], &[]),

    // By their number alone.
    row("the <nth>", S::Day, 0, |a| when(Meaning::DayOfMonth(a.dom(0)?)), &[("the 15th", "12-15"), ("the 18th", "11-18"), ("the 15th", "<11-15")], &["the 2nd interview", "the 3rd floor"]),
    row("the <tens> ~-? <ordones>", S::Day, 0, |a| {
        let day = u8::try_from(a.number(0)? + a.number(1)?).ok().filter(|day| *day <= 31)?;
        when(Meaning::DayOfMonth(day))
    }, &[("the twenty-fourth", "11-24")], &["the twenty-first century"]),
    row("on the <ord>", S::Day, 0, |a| when(Meaning::DayOfMonth(a.dom(0)?)), &[("on the 15th", "12-15"), ("on the fifteenth", "12-15")], &["on the first call"]),
    row("on <nth>", S::Day, 0, |a| when(Meaning::DayOfMonth(a.dom(0)?)), &[("on 15th", "12-15")], &[]),
    row("the? <nth>", S::Inner, 0, |a| when(Meaning::DayOfMonth(a.dom(0)?)), &[("before 3rd", "11-18..12-02")], &["a second interview"]),
    row("the <ordword>", S::Inner, 0, |a| when(Meaning::DayOfMonth(a.dom(0)?)), &[("by the tenth", "11-18..12-10")], &["by the tenth interview", "after the second hurdle"]),
    row("on? the? <dom> day? of|in <long>", S::Day, 1, |a| in_month(a.dom(0), a.when(1)), &[("the 20th of next month", "12-20"), ("the 3rd of the month", "12-03")], &[]),
    row("on? the <nth> <period>", S::Day, 1, |a| in_month(a.dom(0), a.when(1)), &[("the 21st this month", "11-21")], &[]),

    // Ranges of days of one month.
    row("<mon> the? <dom> -|to|or|/|through|thru|until|till|and|& the? <dom>", S::When, 0, |a| ranged(a, 0, 1, 2, None), &[("Dec 3-7", "12-03..12-07"), ("Dec 3rd or 4th", "12-03..12-04"), ("December 3 to 7", "12-03..12-07")], &[]),
    row("<mon> the? <dom> -|to|or|/|through|thru|until|till|and|& the? <dom> ,? of|in? <year>", S::When, 0, |a| ranged(a, 0, 1, 2, a.year(3)), &[("Dec 3-7, 2026", "12-03..12-07")], &[]),
    row("the? <dom> -|to|or|/|through|thru|until|till|and|& the? <dom> of? <mon>", S::When, 0, |a| ranged(a, 2, 0, 1, None), &[("9–11 December", "12-09..12-11"), ("the 3rd or 4th of December", "12-03..12-04"), ("9 & 10 Dec", "12-09..12-10")], &[]),
    row("the? <slashed> of? <mon>", S::When, 0, |a| paired(a, 0, 1), &[("9/10 Dec", "12-09..12-10")], &[]),
    row("<mon> <slashed>", S::When, 0, |a| paired(a, 1, 0), &[("Dec 9/10", "12-09..12-10")], &[]),
    row("on|from|between? <wday> the? <dom> and|or|&|/|-|to|through|until|till <wday> the? <dom> of? <mon>", S::When, 0, |a| {
        let day = |a: &Args, weekday: usize| {
            let date = date(a.month(4), a.dom(weekday + 1), None)?;
            Some(Box::new(Meaning::Dated(a.weekday(weekday)?, Box::new(date))))
        };
        let (one, two) = (day(a, 0)?, day(a, 2)?);
        when(Meaning::Range(one, two))
    }, &[("Wed 9 and Thu 10 Dec", "12-09..12-10"), ("from Mon 7 until Wed 9 December", "12-07..12-09")], &[]),
    row("<wrange> ,? the? <dom> and|or|&|/|-|to|through the? <dom> of? <mon>", S::When, 0, |a| ranged(a, 3, 1, 2, None), &[("Tue/Wed 1-2 Dec", "12-01..12-02")], &[]),
    row("<wrange> ,? <mon> the? <dom> and|or|&|/|-|to|through the? <dom>", S::When, 0, |a| ranged(a, 1, 2, 3, None), &[("Tues/Weds Dec 1-2", "12-01..12-02")], &[]),
    row("<wrange> ,? the? <ord> and|or|&|/|-|to|through the? <ord>", S::When, 0, |a| {
        let (one, two) = (Meaning::DayOfMonth(a.dom(1)?), Meaning::DayOfMonth(a.dom(2)?));
        when(Meaning::Range(Box::new(one), Box::new(two)))
    }, &[("Tue/Wed 1st/2nd", "12-01..12-02")], &[]),
    row("the? <dom> -|to|or|/|through|thru|until|till|and the? <dom> of? <mon> ,? of|in? <year>", S::When, 0, |a| ranged(a, 2, 0, 1, a.year(3)), &[("9-11 December 2026", "12-09..12-11")], &[]),
    row("between|from the? <dom> and|to|till|until|through|- the? <dom> of? <mon>", S::When, 0, |a| ranged(a, 2, 0, 1, None), &[("between 2 and 6 December", "12-02..12-06"), ("from the 2nd to the 6th of December", "12-02..12-06")], &[]),
    row("between|from the? <dom> and|to|till|until|through|- the? <dom> of? <mon> ,? of|in? <year>", S::When, 0, |a| ranged(a, 2, 0, 1, a.year(3)), &[("from 2 to 6 December 2026", "12-02..12-06")], &[]),
    row("between|from? the? <dom> and|to|till|until|through|- the? <dom> of|in? <period>", S::When, 3, |a| {
        let one = Meaning::DayOfMonth(a.dom(0)?);
        let two = Meaning::DayOfMonth(a.dom(1)?);
        let range = Meaning::Range(Box::new(one), Box::new(two));
        when(Meaning::In(Box::new(range), a.boxed(2)?))
    }, &[("4 to 23 of next month", "12-04..12-23")], &[]),
    row("from|between? the? <dom> to|until|till|- <mon> the? <dom>", S::When, 1, |a| ranged(a, 1, 0, 2, None), &[("from 2 to December 7", "12-02..12-07")], &[]),
    row("from|between? the? <dom> to|until|till|- <mon> the? <dom> ,? <year>", S::When, 1, |a| ranged(a, 1, 0, 2, a.year(3)), &[("from 4 to January 22, 2027", "2027-01-04..2027-01-22")], &[]),
    row("on|by|before|until <small> ~- <small>", S::Day, 30, |a| {
        let (month, day) = (a.number(0)?, a.number(1)?);
        let numbers = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        (month <= 12).then_some(())?;
        when(Meaning::Numeric { first: numbers.0, second: numbers.1, year: None, dots: false })
    }, &[], &[]),
    row("<mon> -|to|through|thru|or|/ <mon>", S::When, 1, |a| {
        let month = |month: u8| Box::new(Meaning::Month { month, turn: Turn::Plain, year: None });
        when(Meaning::Range(month(a.month(0)?), month(a.month(1)?)))
    }, &[("May to July", "2027-05-01..2027-07-31"), ("Jan/Feb", "2027-01-01..2027-02-28")], &["it may or may not"]),
    row("<mon> -|to|through|thru|or|/ <mon> of? <year>", S::When, 1, |a| {
        let year = a.year(2)?;
        let (from, to) = (a.month(0)?, a.month(1)?);
        let month = |month: u8, year: i32| Box::new(Meaning::Month { month, turn: Turn::Plain, year: Some(year) });
        when(Meaning::Range(month(from, if from > to { year - 1 } else { year }), month(to, year)))
    }, &[("June-August 2027", "2027-06-01..2027-08-31"), ("Nov-Feb 2027", "11-01..2027-02-28")], &[]),
    row("<mon> the? <dom> -|to|through|until|till <mon> the? <dom> ,? of|in? <year>", S::When, 0, |a| {
        let year = a.year(4)?;
        let (from, to) = ((a.month(0)?, a.dom(1)?), (a.month(2)?, a.dom(3)?));
        let day = |(month, day): (u8, u8), year: i32| Box::new(Meaning::Date { month, day, year: Some(year) });
        when(Meaning::Range(day(from, if from > to { year - 1 } else { year }), day(to, year)))
    }, &[("Dec 10 - Jan 12, 2027", "12-10..2027-01-12")], &[]),
    row("<mon> -|to|through|until|till <mon> the? <dom> ,? of|in? <year>", S::When, 0, |a| {
        let year = a.year(3)?;
        let (from, to, day) = (a.month(0)?, a.month(1)?, a.dom(2)?);
        let start = Meaning::Month { month: from, turn: Turn::Plain, year: Some(if from > to { year - 1 } else { year }) };
        when(Meaning::Range(Box::new(start), Box::new(Meaning::Date { month: to, day, year: Some(year) })))
    }, &[("Dec - Feb 5, 2027", "12-01..2027-02-05")], &[]),
    row("<mon> between|from <dom> and|to <dom>", S::When, 0, |a| ranged(a, 0, 1, 2, None), &[("December between 19 and 20", "12-19..12-20")], &[]),
    row("the <ord> -|to|or|/|through|thru|until|till|and? the? <ord>", S::When, 2, |a| {
        let one = Meaning::DayOfMonth(a.dom(0)?);
        let two = Meaning::DayOfMonth(a.dom(1)?);
        when(Meaning::Range(Box::new(one), Box::new(two)))
    }, &[("the 3rd or 4th", "12-03..12-04"), ("the 10th to the 14th", "12-10..12-14")], &["the 2nd or 3rd round"]),
    row("<slashed> -|to|through|or <slashed>", S::When, 0, |a| {
        let (one, two) = (slashed(a, 0)?, slashed(a, 1)?);
        when(Meaning::Range(Box::new(one), Box::new(two)))
    }, &[("12/21–12/25", "12-21..12-25")], &[]),
    row("<slashed> ~- <small>", S::When, 0, |a| {
        let day = Meaning::DayOfMonth(a.dom(1)?);
        when(Meaning::Range(Box::new(slashed(a, 0)?), Box::new(day)))
    }, &[("12/1-3", "12-01..12-03")], &[]),
    // Before a date in numbers a day can only stand where the day comes first.
    row("<small> ~- <slashed>", S::When, 0, |a| {
        let (last, month) = a.pair(1)?;
        let day = |day: i64| date(u8::try_from(month).ok(), u8::try_from(day).ok(), None);
        let first = a.number(0).filter(|first| last > 12 && *first < i64::from(last))?;
        when(Meaning::Range(Box::new(day(first)?), Box::new(day(i64::from(last))?)))
    }, &[("24-26/11", "11-24..11-26")], &["scored 4-5/10"]),
    row("<small> ~-|-|to <dotdate>", S::When, 0, |a| {
        let (last, month) = a.pair(1)?;
        let day = |day: i64| date(u8::try_from(month).ok(), u8::try_from(day).ok(), None);
        when(Meaning::Range(Box::new(day(a.number(0)?)?), Box::new(day(i64::from(last))?)))
    }, &[("24-26.11. onsite", "11-24..11-26")], &[]),
    row("from|between? <slashed> -|to|through|and <slashed> ,? of|in? <year>", S::When, 0, |a| {
        let year = a.year(2)?;
        let dated = |pair: (u16, u16)| {
            let (first, second) = (u8::try_from(pair.0).ok()?, u8::try_from(pair.1).ok()?);
            Some(Box::new(Meaning::Numeric { first, second, year: Some(year), dots: false }))
        };
        when(Meaning::Range(dated(a.pair(0)?)?, dated(a.pair(1)?)?))
    }, &[("from 12/21-12/25, 2026", "12-21..12-25")], &[]),
    row("<slashed> -|to|through ~-? <numeric>", S::When, 0, |a| {
        let (first, second) = a.pair(0)?;
        let Lex::Numeric { year, .. } = (match a.values.get(1)?.as_ref()? { Value::Lex(lex) => *lex, _ => return None }) else { return None };
        let one = Meaning::Numeric { first: u8::try_from(first).ok()?, second: u8::try_from(second).ok()?, year: Some(year), dots: false };
        let two = match a.lex(1)? {
            Lex::Numeric { first, second, year, dots } => Meaning::Numeric { first, second, year: Some(year), dots },
            _ => return None,
        };
        when(Meaning::Range(Box::new(one), Box::new(two)))
    }, NONE, &[]),

    // Months.
    row("<month>", S::Period, 0, |a| when(Meaning::Month { month: a.month(0)?, turn: Turn::Plain, year: None }), &[("December", "12-01..12-31"), ("November", "11-01..11-30")], &["May I ask", "August Weber"]),
    row("<mon>", S::Long, 3, |a| when(Meaning::Month { month: a.month(0)?, turn: Turn::Plain, year: None }), &[("in May", "2027-05-01..2027-05-31"), ("in March", "<03-01..03-31")], &["may", "they may be late"]),
    row("the? month of <mon>", S::Period, 0, |a| when(Meaning::Month { month: a.month(0)?, turn: Turn::Plain, year: None }), &[("the month of May", "2027-05-01..2027-05-31")], &[]),
    row("<mon> ,|-|/? of|in? <year>", S::Period, 0, |a| when(Meaning::Month { month: a.month(0)?, turn: Turn::Plain, year: a.year(1) }), &[("December 2026", "12-01..12-31"), ("May of 2027", "2027-05-01..2027-05-31"), ("Jan '27", "2027-01-01..2027-01-31")], &[]),
    row("<year> ,|-|/? <mon>", S::Period, 1, |a| when(Meaning::Month { month: a.month(1)?, turn: Turn::Plain, year: a.year(0) }), &[("2026 Dec", "12-01..12-31")], &[]),
    row("<ym>", S::Period, 0, |a| {
        let (year, month) = a.pair(0)?;
        when(Meaning::Month { month: u8::try_from(month).ok()?, turn: Turn::Plain, year: Some(i32::from(year)) })
    }, &[("2026-12", "12-01..12-31"), ("12/2026", "12-01..12-31")], &[]),
    row("<small> - <year>", S::Period, 6, |a| {
        let month = a.number(0).filter(|month| *month <= 12)?;
        when(Meaning::Month { month: month as u8, turn: Turn::Plain, year: a.year(1) })
    }, NONE, &[]),
    row("<turn> <mon>", S::Period, 0, |a| {
        let turn = a.turn(0)?;
        when(Meaning::Month { month: a.month(1)?, turn, year: None })
    }, &[("next March", "2027-03-01..2027-03-31"), ("this December", "12-01..12-31"), ("last May", "<05-01..05-31")], &[]),
    row("<mon> ,? of? <yr>", S::Period, 0, |a| {
        let month = Meaning::Month { month: a.month(0)?, turn: Turn::Plain, year: None };
        when(Meaning::In(Box::new(month), a.boxed(1)?))
    }, &[("June next year", "2027-06-01..2027-06-30")], &[]),
    row("<date> ,? of? <yr>", S::Date, 1, |a| {
        let date = a.boxed(0)?;
        when(Meaning::In(date, a.boxed(1)?))
    }, &[("June 4 next year", "2027-06-04")], &[]),
];
