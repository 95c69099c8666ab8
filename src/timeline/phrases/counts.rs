//! Numbers, counts and spans of time. A span alone is no window.

use super::{extent, row};
use crate::timeline::grammar::Row;
use crate::timeline::meaning::{Amount, Extent, Unit};
use crate::timeline::symbols::{Args, Lex, Symbol as S, Value};

fn number(number: i64) -> Option<Value> {
    Some(Value::Lex(Lex::Number(number)))
}

fn count(least: i64, most: i64, vague: bool) -> Option<Value> {
    Some(Value::Count(least, most, vague))
}

fn spanned(a: &mut Args, unit: Option<Unit>) -> Option<Value> {
    let (least, most, vague) = a.count(0)?;
    let unit = unit.or_else(|| a.unit(1))?;
    Some(Value::Span(extent(least, most, vague, unit)))
}

fn vague(a: &mut Args) -> Option<Value> {
    Some(Value::Span(Extent { vague: true, ..a.span(0)? }))
}

fn joined(a: &mut Args) -> Option<Value> {
    let (one, two) = (a.span(0)?, a.span(1)?);
    if one.unit == two.unit {
        return None;
    }
    Some(Value::Span(Extent {
        least: one.least.and(two.least),
        most: one.most.and(two.most),
        unit: two.unit,
        vague: one.vague || two.vague,
    }))
}

fn halves(a: &Args, unit: Unit) -> Option<Extent> {
    let (whole, _, _) = a.count(0)?;
    let half = match unit {
        Unit::Week => Amount::of(whole.saturating_mul(7).saturating_add(4), Unit::Day),
        Unit::Month => Amount::of(whole, Unit::Month).and(Amount::of(15, Unit::Day)),
        Unit::Year => Amount::of(whole.saturating_mul(12).saturating_add(6), Unit::Month),
        Unit::Day => Amount::of(whole.saturating_mul(24).saturating_add(12), Unit::Hour),
        Unit::Hour => Amount::of(whole, Unit::Hour),
        _ => return None,
    };
    Some(Extent { least: half, most: half, unit, vague: true })
}

// One row, one line: a table that rustfmt would spread over pages.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("<tens> ~-? <ones>", S::Word, 0, |a| number(a.number(0)? + a.number(1)?), &[("in twenty-one days", "12-09")], &[]),
    row("<tens> ~-? <ordones>", S::OrdinalWord, 0, |a| number(a.number(0)? + a.number(1)?), &[("on the twenty-first of December", "12-21")], &[]),
    row("<teens> <tens>", S::YearNumber, 2, |a| number(a.number(0)? * 100 + a.number(1)?), &[("June nineteen ninety", "1990-06-01..1990-06-30")], &[]),
    row("<teens> <tens> ~-? <ones>", S::YearNumber, 2, |a| number(a.number(0)? * 100 + a.number(1)? + a.number(2)?), &[("June nineteen ninety nine", "1999-06-01..1999-06-30")], &[]),
    row("twenty <tens>", S::YearNumber, 2, |a| number(2000 + a.number(0)?), &[("June twenty thirty", "2030-06-01..2030-06-30")], &[]),
    row("twenty <tens> ~-? <ones>", S::YearNumber, 2, |a| number(2000 + a.number(0)? + a.number(1)?), &[("June twenty twenty seven", "2027-06-01..2027-06-30")], &[]),
    row("two thousand", S::YearNumber, 2, |_| number(2000), &[("June two thousand", "2000-06-01..2000-06-30")], &[]),
    row("two thousand and? <word>", S::YearNumber, 2, |a| a.number(0).filter(|n| *n < 100).and_then(|n| number(2000 + n)), &[("June two thousand and twenty-seven", "2027-06-01..2027-06-30")], &[]),
    row("<number>", S::Count, 0, |a| a.number(0).and_then(|n| count(n, n, false)), &[("in 3 days", "11-21")], &[]),
    row("a|an", S::Count, 0, |_| count(1, 1, false), &[("in a day", "11-19")], &["a day"]),
    row("a? good? couple of?", S::Count, 0, |_| count(2, 2, true), &[("in a couple of days", "~11-20"), ("in a couple weeks", "~12-02")], &["a couple of days"]),
    row("a pair of", S::Count, 0, |_| count(2, 2, true), &[("in a pair of days", "~11-20")], &[]),
    row("a? good|very? few", S::Count, 0, |_| count(3, 3, true), &[("in a few days", "~11-21"), ("a few days ago", "<~11-15")], &["the few days I had"]),
    row("several", S::Count, 0, |_| count(3, 5, true), &[("in several days", "~11-21..11-23")], &[]),
    row("a? handful|number of", S::Count, 0, |_| count(3, 5, true), &[("in a handful of days", "~11-21..11-23")], &[]),
    row("a dozen", S::Count, 0, |_| count(12, 12, true), &[("in a dozen days", "~11-30")], &[]),
    row("<number> -|to|or|through|~- <number>", S::Count, 6, |a| count(a.number(0)?, a.number(1)?, false), &[("in 2-3 days", "11-20..11-21"), ("in two or three weeks", "12-02..12-09")], &[]),
    row("anywhere|somewhere? between|from <number> and|to <number>", S::Count, 0, |a| count(a.number(0)?, a.number(1)?, false), &[("in between 3 and 5 days", "11-21..11-23")], &[]),
    row("<n> <unit>", S::Span, 0, |a| spanned(a, None), &[("in two weeks", "~12-02"), ("in a fortnight", "~12-02"), ("in 3 months", "~2027-02-18")], &["two weeks", "a 45 minute call"]),
    row("<n> business|working|work|bank|biz|bus|office|trading ~-? day|days", S::Span, 0, |a| spanned(a, Some(Unit::WorkingDay)), &[("in 5 business days", "11-25"), ("within two working days", "11-18..11-20"), ("in 2 bus. days", "11-20")], &["5 business days of travel"]),
    row("<n> full|whole|calendar|clear|solid|short|long|extra|more? <unit>", S::Span, 2, |a| spanned(a, None), &[("in 10 calendar days", "11-28"), ("in three full weeks", "~12-09")], &[]),
    row("a|one <unit> or <number>", S::Span, 0, |a| {
        let unit = a.unit(0)?;
        let most = a.number(1).filter(|most| *most > 1)?;
        Some(Value::Span(extent(1, most, unit.grain() >= Unit::Week.grain(), unit)))
    }, &[("in a day or two", "11-19..11-20"), ("in a week or two", "~11-25..12-02")], &["a week or two of silence"]),
    row("<span> or so|thereabouts", S::Span, 0, vague, &[("in a week or so", "~11-25")], &[]),
    row("<span> give or take", S::Span, 0, vague, &[("in two weeks give or take", "~12-02")], &[]),
    row("about|around|roughly|approximately|approx|circa|maybe|perhaps|probably|like|some|- <span>", S::Span, 0, vague, &[("in about 10 days", "~11-28"), ("in approx. 2 weeks", "~12-02")], &[]),
    row("<span> ,? and? <span>", S::Span, 14, joined, &[("in 1 week and 2 days", "11-27")], &[]),
    row("half a|an <unit>", S::Span, 0, |a| {
        let unit = a.unit(0)?;
        let amount = match unit {
            Unit::Year => Amount::of(6, Unit::Month),
            Unit::Month => Amount::of(15, Unit::Day),
            Unit::Week => Amount::of(4, Unit::Day),
            _ => Amount::default(),
        };
        Some(Value::Span(Extent { least: amount, most: amount, unit, vague: true }))
    }, &[("in half a year", "~2027-05-18")], &[]),
    row("<n> and a half <unit>", S::Span, 0, |a| halves(a, a.unit(1)?).map(Value::Span), &[("in one and a half weeks", "~11-29")], &[]),
    row("<n> <unit> and a half", S::Span, 0, |a| halves(a, a.unit(1)?).map(Value::Span), &[("in a week and a half", "~11-29")], &[]),
];
