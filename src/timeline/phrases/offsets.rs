//! Spans that are counted from a day: in, within, after, before, ago, at least.

use super::{after, before, days, extent, now, row, when};
use crate::timeline::grammar::Row;
use crate::timeline::meaning::{Extent, Meaning, Turn, Unit};
use crate::timeline::symbols::{Args, Symbol as S, Value};
use crate::timeline::window::Grain;

fn within(span: Option<Extent>) -> Option<Value> {
    when(Meaning::Within(span?, now()))
}

/// A span that may be how long a call or a contract lasts is no window by itself.
fn answering(span: Option<Extent>) -> Option<Extent> {
    span.filter(|span| match span.unit {
        Unit::Minute | Unit::Year => false,
        Unit::Hour => span.most.hours >= 24,
        _ => true,
    })
}

/// The said day by its name, from which weeks are counted exactly.
fn today() -> Meaning {
    Meaning::Period(Unit::Day, Turn::This)
}

fn past(span: Option<Extent>) -> Option<Value> {
    when(Meaning::Past(span?))
}

fn longer(span: Extent) -> Option<Value> {
    when(Meaning::Longer(span))
}

fn at_least(span: Option<Extent>) -> Option<Value> {
    when(Meaning::AtLeast(span?, now()))
}

fn unit_span(a: &Args, at: usize, count: i64) -> Option<Extent> {
    Some(extent(count, count, false, a.unit(at)?))
}

fn from(a: &mut Args, unit: Unit, count: i8) -> Option<Value> {
    when(Meaning::PeriodFrom(count, unit, a.boxed(0)?))
}

/// "Thursday two weeks from now": the Thursday of the week in which that day lies.
fn weekday_then(a: &mut Args, span: usize) -> Option<Value> {
    let (weekday, span) = (a.weekday(usize::from(span == 0))?, a.span(span)?);
    let then = Meaning::After(span, now());
    when(Meaning::In(Box::new(Meaning::Weekday(weekday, Turn::Plain)), Box::new(Meaning::WeekOf(Box::new(then)))))
}

// One row, one line: a table that rustfmt would spread over pages.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("in just|only|another|exactly|precisely? <span>", S::When, 0, |a| after(a.span(0)?, Meaning::SaidDay), &[("in 3 days", "11-21"), ("in two weeks", "~12-02"), ("in a month", "~12-18"), ("in 24-48 hours", "11-19..11-20"), ("in two to three weeks", "12-02..12-09")], &["in two years' experience"]),
    row("in <span> 's? time", S::When, 0, |a| after(a.span(0)?, Meaning::SaidDay), &[("in four days' time", "11-22"), ("in a week's time", "~11-25")], &[]),
    row("<span> 's? time", S::When, 4, |a| after(a.span(0)?, Meaning::SaidDay), &[("two weeks' time", "~12-02")], &[]),
    row("<wday> ,|-? in? <span> from now|today", S::When, 0, |a| weekday_then(a, 1), &[("Thursday two weeks from now", "~12-03"), ("Monday, 3 weeks from today", "~12-07")], &[]),
    row("<wday> ,|-? <span> hence|out", S::When, 0, |a| weekday_then(a, 1), &[("Thursday two weeks out", "~12-03")], &[]),
    row("<wday> in <span>", S::Day, 2, |a| weekday_then(a, 1), &[("Monday in two weeks", "~11-30"), ("Friday in a fortnight", "~12-04")], &[]),
    row("<wday> in <span> 's? time", S::Day, 0, |a| weekday_then(a, 1), &[("Monday in two weeks' time", "~11-30")], &[]),
    row("in <span> ,? on <wday>", S::Day, 2, |a| weekday_then(a, 0), &[("in two weeks on Monday", "~11-30")], &[]),
    row("in <span> from now|today", S::When, 0, |a| after(a.span(0)?, Meaning::SaidDay), &[("in two weeks from now", "~12-02")], &[]),
    row("<span> hence|out|away|ahead", S::When, 0, |a| after(a.span(0)?, Meaning::SaidDay), &[("six weeks out", "~12-30")], &["two weeks off work"]),
    row("<span> in the future", S::When, 0, |a| after(a.span(0)?, Meaning::SaidDay), &[("two weeks in the future", "~12-02")], &[]),
    row("<span> from|after|following|past <x>", S::When, 0, |a| {
        let span = a.span(0)?;
        when(Meaning::After(span, a.boxed(1)?))
    }, &[("two weeks from now", "~12-02"), ("a day or two after Thanksgiving", "11-27..11-28"), ("three days after the 15th", "12-18"), ("10 days from now", "11-28")], &[]),
    row("<span> before|prior|ahead|preceding to|of? <x>", S::When, 0, |a| {
        let span = a.span(0)?;
        when(Meaning::Before(span, a.boxed(1)?))
    }, &[("two weeks before Christmas", "12-11"), ("three days before the 1st", "11-28")], &[]),
    row("the? day|morning after|following <x>", S::Day, 0, |a| when(Meaning::After(days(1), a.boxed(0)?)), &[("the day after tomorrow", "11-20"), ("day after tomorrow", "11-20"), ("the day after Thanksgiving", "11-27")], &["day after day"]),
    row("the? day|night before|preceding <x>", S::Day, 0, |a| when(Meaning::Before(days(1), a.boxed(0)?)), &[("the day before yesterday", "<11-16"), ("the day before Thanksgiving", "11-25")], &[]),
    row("the? week after|following <x>", S::Week, 0, |a| from(a, Unit::Week, 1), &[("the week after Thanksgiving", "11-30..12-06")], &[]),
    row("the? week before|preceding <x>", S::Week, 0, |a| from(a, Unit::Week, -1), &[("the week before Christmas", "12-14..12-20")], &[]),
    row("the? weekend after|following <x>", S::Period, 0, |a| {
        let saturday = Meaning::WeekdayAfter(crate::text::Weekday::Sat, a.boxed(0)?);
        when(Meaning::WeekendOf(Box::new(saturday)))
    }, &[("the weekend after Thanksgiving", "11-28..11-29")], &[]),
    row("the? weekend before|preceding <x>", S::Period, 0, |a| {
        let saturday = Meaning::WeekdayBefore(crate::text::Weekday::Sat, a.boxed(0)?);
        when(Meaning::WeekendOf(Box::new(saturday)))
    }, &[("the weekend before Christmas", "12-19..12-20")], &[]),
    row("the? month after|following <x>", S::Period, 0, |a| from(a, Unit::Month, 1), &[("the month after December", "2027-01-01..2027-01-31")], &[]),
    row("<span> after|from that|then|this", S::When, 0, |a| after(a.span(0)?, Meaning::Prior), &[("two days after that", "no prior")], &[]),
    row("<span> before that|then|this", S::When, 0, |a| before(a.span(0)?, Meaning::Prior), &[("two days before that", "no prior")], &[]),
    row("<span> later|afterwards|afterward|thereafter|after", S::When, 0, |a| after(a.span(0).filter(|span| span.unit.grain() > Grain::Hour)?, Meaning::Then), &[("two days later", "11-20"), ("a week after", "11-25")], &[]),
    row("<span> earlier|beforehand", S::When, 0, |a| before(a.span(0)?, Meaning::Then), &[("two days earlier", "<11-16")], &[]),
    row("<span> ago|back", S::When, 0, |a| before(a.span(0)?, Meaning::SaidDay), &[("two weeks ago", "<~11-04"), ("10 days ago", "<11-08"), ("a couple of weeks ago", "<~11-04")], &[]),
    row("<span> ago|back on|last|this|past? <wday>", S::Day, 0, |a| {
        let span = a.span(0)?;
        before(span, Meaning::Weekday(a.weekday(1)?, Turn::Last))
    }, &[("a week ago Friday", "<11-06"), ("three weeks ago on Monday", "<10-26")], &[]),
    row("<number> <wdays> ago|back", S::Day, 0, |a| {
        let weeks = a.number(0).filter(|count| *count <= 60)? - 1;
        before(extent(weeks, weeks, false, Unit::Week), Meaning::Weekday(a.weekday(1)?, Turn::Last))
    }, &[("two Fridays ago", "<11-06")], &[]),
    row("<date> - <span>", S::When, 1, |a| {
        let span = a.span(1)?;
        when(Meaning::Before(span, a.boxed(0)?))
    }, &[("2026-12-29 -10 days", "12-19")], &[]),
    row("<day> + <span>", S::When, 0, |a| {
        let span = a.span(1)?;
        when(Meaning::After(span, a.boxed(0)?))
    }, &[("next Tuesday + 10 days", "12-04")], &[]),

    row("within|inside|w_/_in of? the|a|about? <span>", S::When, 0, |a| within(a.span(0)), &[("within 7 days", "11-18..11-25"), ("w/in 5 days", "11-18..11-23"), ("within 72h", "11-18..11-21"), ("within two weeks", "11-18..12-02"), ("within 48 hours", "11-18..11-20"), ("within a fortnight", "11-18..12-02"), ("within 1-2 business days", "11-19..11-20"), ("within a couple of weeks", "~11-18..12-02")], &[]),
    row("in|over|within|during|for|across|inside? the|a|our|my|about? next|coming|following|upcoming <span>", S::When, 0, |a| within(a.span(0)), &[("over the next 14 days", "11-18..12-02"), ("in the next few weeks", "~11-18..12-09"), ("the next 3 days", "11-18..11-21"), ("next couple of days", "~11-18..11-20")], &[]),
    row("<number> upcoming|coming|following <unit>", S::When, 2, |a| {
        let count = a.number(0)?;
        within(Some(extent(count, count, false, a.unit(1)?)))
    }, &[("2 upcoming weeks", "11-18..12-02")], &[]),
    row("<number> past|previous|last <unit>", S::When, 2, |a| {
        let count = a.number(0)?;
        past(Some(extent(count, count, false, a.unit(1)?)))
    }, &[("the 10 previous weeks", "<09-09..11-18")], &[]),
    row("within|in|over|during|inside? the|this|a? next|coming <unit>", S::When, 6, |a| match a.unit(0)? {
        Unit::Hour | Unit::Day | Unit::Fortnight => within(unit_span(a, 0, 1)),
        _ => None,
    }, &[("in the coming fortnight", "11-18..12-02"), ("the next hour", "11-18")], &[]),
    // "the next week" that is gone through lies between now and then, not in the calendar.
    row("within|in|over|during|inside|across the next <unit>", S::When, 0, |a| match a.unit(0)? {
        unit @ (Unit::Weekend | Unit::Quarter | Unit::Year) => when(Meaning::Period(unit, Turn::Next)),
        unit => within(Some(extent(1, 1, false, unit))),
    }, &[("over the next week", "11-18..11-25"), ("in the next fortnight", "11-18..12-02"), ("within the next month", "11-18..12-18"), ("in the next quarter", "2027-01-01..2027-03-31")], &["next week"]),
    row("within|in|over|during|inside|across? the? next|coming <unit> or two", S::When, 0, |a| within(Some(extent(1, 2, true, a.unit(0)?))), &[("in the next week or two", "~11-18..12-02"), ("the next day or two", "~11-18..11-20")], &[]),
    row("within|in|over|during|inside|across? the? next|coming <unit> or so", S::When, 0, |a| within(Some(extent(1, 1, true, a.unit(0)?))), &[("over the next week or so", "~11-18..11-25")], &[]),
    row("the? next working|business|work|bank ~-? day", S::Day, 0, |_| after(extent(1, 1, false, Unit::WorkingDay), Meaning::SaidDay), &[("the next working day", "11-19")], &[]),
    row("on? the? <ord> working|business|work|bank ~-? day after|following <x>", S::Day, 0, |a| {
        let count = a.number(0)?;
        when(Meaning::After(extent(count, count, false, Unit::WorkingDay), a.boxed(1)?))
    }, &[("the first working day after the holidays", "2027-01-04")], &[]),
    row("on? the? last|final working|business|work|bank ~-? day before <x>", S::Day, 0, |a| when(Meaning::Before(extent(1, 1, false, Unit::WorkingDay), a.boxed(0)?)), &[("the last working day before Christmas", "12-24")], &[]),
    row("on? the? first day back after|from <x>", S::Day, 0, |a| when(Meaning::After(extent(1, 1, false, Unit::WorkingDay), a.boxed(0)?)), &[("the first day back after the holidays", "2027-01-04")], &[]),
    row("on? the? first <wday> back? after|following <x>", S::Day, 0, |a| {
        let day = a.weekday(0)?;
        when(Meaning::WeekdayAfter(day, a.boxed(1)?))
    }, &[("the first Monday after Christmas", "12-28")], &[]),
    row("on? the? last <wday> before <x>", S::Day, 0, |a| {
        let day = a.weekday(0)?;
        when(Meaning::WeekdayBefore(day, a.boxed(1)?))
    }, &[("the last Friday before Christmas", "12-18")], &[]),
    row("in? the? <ord> full? week after|following <x>", S::Week, 0, |a| {
        let count = i8::try_from(a.number(0)?).ok()?;
        when(Meaning::PeriodFrom(count, Unit::Week, a.boxed(1)?))
    }, &[("the second week after Thanksgiving", "12-07..12-13")], &[]),
    row("within|inside <span> of|from|after|following the? <x>", S::When, 0, |a| {
        let span = a.span(0)?;
        when(Meaning::Within(span, a.boxed(1)?))
    }, &[("within 3 days of Friday", "11-20..11-23"), ("within 5 working days of today", "11-18..11-25")], &[]),
    row("about|around? this|same|the_same time next week", S::Day, 0, |_| after(extent(1, 1, false, Unit::Week), today()), &[("this time next week", "11-25"), ("same time next week", "11-25"), ("by this time next week", "11-18..11-25")], &[]),
    row("about|around? this|same|the_same time tomorrow", S::Day, 0, |_| after(days(1), today()), &[("this time tomorrow", "11-19")], &[]),
    row("about|around? this|same|the_same time next month", S::Day, 0, |_| after(extent(1, 1, false, Unit::Month), today()), &[("this time next month", "12-18")], &[]),
    row("about|around? this|same|the_same time next year", S::Day, 0, |_| after(extent(1, 1, false, Unit::Year), today()), &[("this time next year", "2027-11-18")], &[]),
    row("about|around? this|same|the_same time last week", S::Day, 0, |_| before(extent(1, 1, false, Unit::Week), today()), &[("this time last week", "<11-11")], &[]),
    row("within the hour", S::When, 0, |_| within(Some(extent(1, 1, false, Unit::Hour))), &[("within the hour", "11-18")], &[]),
    row("within|inside a|the? <span> 's? time", S::When, 0, |a| within(a.span(0)), &[("within a week's time", "11-18..11-25"), ("within two weeks time", "11-18..12-02")], &[]),
    row("within|inside the fortnight", S::When, 0, |_| within(Some(extent(1, 1, false, Unit::Fortnight))), &[("within the fortnight", "11-18..12-02")], &[]),
    row("within the week", S::When, 0, |_| within(Some(extent(1, 1, false, Unit::Week))), &[("within the week", "11-18..11-25")], &[]),
    row("within the month", S::When, 0, |_| within(Some(extent(1, 1, false, Unit::Month))), &[("within the month", "11-18..12-18")], &[]),
    row("within the day", S::When, 0, |_| within(Some(extent(1, 1, false, Unit::Day))), &[("within the day", "11-18..11-19")], &[]),
    row("within|in a|one <number> ~- <unit> window|period|timeframe|frame|span", S::When, 0, |a| {
        let count = a.number(0)?;
        within(Some(extent(count, count, false, a.unit(1)?)))
    }, &[("within a two-week window", "11-18..12-02")], &[]),
    row("in|within? less|fewer than|then <span>", S::When, 0, |a| within(answering(a.span(0))), &[("in less than a week", "11-18..11-25")], &["less than 3 years of it", "less than 45 minutes"]),
    row("in|within? under <span>", S::When, 2, |a| within(answering(a.span(0))), &[("in under a week", "11-18..11-25")], &["under 5 years"]),
    row("in|within? no|not more|longer than <span>", S::When, 0, |a| within(answering(a.span(0))), &[("no more than ten days", "11-18..11-28"), ("in no more than two weeks", "11-18..12-02")], &["no more than 40 minutes"]),
    row("^shouldn't|won't|can't|isn't|wouldn't|not ^be|take more|longer than <span>", S::When, 0, |a| within(answering(a.span(0))), &[("it shouldn't take longer than a week", "11-18..11-25"), ("will not be more than two weeks", "11-18..12-02")], &["won't take more than two hours"]),
    row("in|within|for|of? up to|till <span>", S::When, 0, |a| within(answering(a.span(0))), &[("up to 4 weeks", "11-18..12-16"), ("up to 20 working days", "11-18..12-16")], &["up to 5 years", "up to 30 minutes"]),
    row("in|within? a|the? maximum|max of? <span>", S::When, 0, |a| within(answering(a.span(0))), &[("a maximum of two weeks", "11-18..12-02")], &[]),
    row("in|within? at most <span>", S::When, 0, |a| within(answering(a.span(0))), &[("at most two weeks", "11-18..12-02")], &[]),
    row("in|within? <span> ,? max|maximum|tops", S::When, 0, |a| within(answering(a.span(0))), &[("two weeks max", "11-18..12-02"), ("in a week tops", "11-18..11-25")], &[]),
    row("in|within? <span> at the? most|latest|outside|longest", S::When, 0, |a| within(answering(a.span(0))), &[("two weeks at the latest", "11-18..12-02"), ("10 days at most", "11-18..11-28")], &[]),
    row("in|within? <span> or less|sooner|earlier|under", S::When, 0, |a| within(answering(a.span(0))), &[("in two weeks or less", "11-18..12-02")], &[]),
    row("^give|gives|gave|allow|allows|allowing|leave ^me|us|them|it|him|her|you? ^about|up? <span>", S::When, 2, |a| within(answering(a.span(0))), &[("give us two weeks", "11-18..12-02"), ("please allow 10 days", "11-18..11-28")], &["gives me 5 years"]),
    row("<span> ^to ^accept|decide|respond|reply|sign|answer|think|consider|review|choose|return|confirm|submit|finish|complete|decline", S::When, 2, |a| within(a.span(0)), &[("you get 72 hours to decide", "11-18..11-21")], &["the exercise took two hours"]),
    row("^valid|good|held ^for ^the|next|another|about? <span>", S::When, 2, |a| within(answering(a.span(0))), &[("valid for 7 days", "11-18..11-25")], &["good for 3 years"]),
    row("^eta|turnaround|timeframe|timescale|timeline|sla ^on|for? ^the|their|an? ^offer|decision|answer|feedback|results|contract|reply? ^:|=|is|of|- ^usually|typically|normally? ^about|around? <span>", S::When, 3, |a| {
        let span = answering(a.span(0))?;
        if span.least == span.most { within(Some(span)) } else { after(span, Meaning::SaidDay) }
    }, &[("ETA on offer: 2-3 days", "11-20..11-21"), ("Turnaround: 5 days", "11-18..11-23")], &[]),
    row("^response|reply|turnaround|processing|review|wait|waiting|lead ^time|times|period ^:|=|is|are|of ^about|around|usually|typically|up? <span>", S::When, 0, |a| {
        let span = answering(a.span(0))?;
        if span.least == span.most { within(Some(span)) } else { after(span, Meaning::SaidDay) }
    }, &[("response time is 2 weeks", "11-18..12-02"), ("processing time: 5-7 days", "11-23..11-25")], &[]),
    row("^it|this|that ^usually|normally|typically|generally|often ^takes ^them|us|him|her|about|around|up|roughly? ^to? <span>", S::When, 0, |a| {
        let span = answering(a.span(0))?;
        if span.least == span.most { within(Some(span)) } else { after(span, Meaning::SaidDay) }
    }, &[("it usually takes three to five working days", "11-23..11-25")], &["it usually takes two hours"]),
    row("^reply|replies|answer|answers|response|responses|decision|decisions|feedback|process|processing|review|result|results|verdict|outcome|approval|paperwork|vetting|screening|check|checks|clearance|verification ^can|will|should|may|might|could? ^usually|normally|typically|generally|often? ^takes|take|taking|needs|need ^about|around|up|roughly? ^to? <span>", S::When, 0, |a| {
        let span = answering(a.span(0))?;
        if span.least == span.most { within(Some(span)) } else { after(span, Meaning::SaidDay) }
    }, &[("their answer takes 7–10 days", "11-25..11-28"), ("a decision will take two weeks", "11-18..12-02")], &["the exercise takes two hours", "the commute takes 3 days"]),
    row("^will|ll|it'll|that'll|this'll|they'll|we'll|she'll|he'll|it'd|that'd|they'd|could|might|should|would|may|to|gonna ^take|need|be ^them|us|me|him|her|about|around|roughly|probably|another|up|anywhere? ^to|from|between? <span>", S::When, 2, |a| {
        let span = answering(a.span(0))?;
        if span.least == span.most { within(Some(span)) } else { after(span, Meaning::SaidDay) }
    }, &[("it will take two weeks", "11-18..12-02"), ("should take 3-5 days", "11-21..11-23"), ("it'll be about three weeks", "11-18..12-09")], &["will take 45 minutes"]),
    row("^they|she|he|we|hr|legal|committee|board|panel|team|manager|recruiter ^need|needs|want|wants|wanted|asked|requested|require|requires ^for? <span>", S::When, 2, |a| within(answering(a.span(0))), &[("she needs two weeks", "11-18..12-02")], &[]),

    row("for? another|additional|further <span>", S::When, 0, |a| longer(a.span(0)?), &[("another ten days", "11-18..11-28|11-28")], &[]),
    row("for? a|an another|additional|further <span>", S::When, 0, |a| longer(a.span(0)?), &[("a further two weeks", "11-18..12-02|12-02")], &[]),
    row("for? another|a_further|an_additional further? <unit>", S::When, 6, |a| match a.unit(0)? {
        Unit::Minute | Unit::Hour | Unit::Year => None,
        unit => longer(extent(1, 1, false, unit)),
    }, &[("another week", "11-18..11-25|11-25")], &["a week", "a day"]),
    row("for? another <unit> or two|so", S::When, 0, |a| longer(extent(1, 2, true, a.unit(0)?)), &[("another week or two", "~11-18..12-02|12-02")], &[]),
    row("for? <n> more|additional|further|extra <unit>", S::When, 0, |a| {
        let (least, most, vague) = a.count(0)?;
        longer(extent(least, most, vague, a.unit(1)?))
    }, &[("two more weeks", "11-18..12-02|12-02"), ("one more week", "11-18..11-25|11-25"), ("a few more days", "~11-18..11-21|11-21")], &["two more interviews"]),
    row("for? <n> more business|working|work day|days", S::When, 0, |a| {
        let (least, most, vague) = a.count(0)?;
        longer(extent(least, most, vague, Unit::WorkingDay))
    }, &[("two more business days", "11-18..11-20|11-20")], &[]),
    row("for? <span> more|longer", S::When, 0, |a| longer(a.span(0)?), &[("two weeks longer", "11-18..12-02|12-02")], &[]),
    row("in <n> more <unit>", S::When, 0, |a| {
        let (least, most, vague) = a.count(0)?;
        after(extent(least, most, vague, a.unit(1)?), Meaning::SaidDay)
    }, &[("in two more weeks", "~12-02")], &[]),

    row("in|over|during|for|within|across? the? last|past|previous|preceding <span>", S::When, 0, |a| past(a.span(0)), &[("in the past two weeks", "<11-04..11-18"), ("the last 3 days", "<11-15..11-18")], &["the last two rounds"]),
    row("in|over|during|for? the? past|last <unit>", S::When, 6, |a| match a.unit(0)? {
        Unit::Hour | Unit::Fortnight => past(unit_span(a, 0, 1)),
        _ => None,
    }, &[("the past fortnight", "<11-04..11-18")], &[]),

    row("for? at the? least|minimum <span>", S::When, 0, |a| at_least(answering(a.span(0))), &[("at least two weeks", "12-02..")], &["at least 5 years of it", "at least 20 minutes"]),
    row("in? <span> at the? very? earliest|soonest", S::When, 0, |a| at_least(answering(a.span(0))), &[("two weeks at the earliest", "12-02..")], &[]),
    row("for? at least|minimum another|the_next|a_further <span>", S::When, 0, |a| at_least(answering(a.span(0))), &[("at least another two weeks", "12-02..")], &[]),
    row("for? at least another <unit>", S::When, 0, |a| at_least(unit_span(a, 0, 1)), &[("at least another week", "11-25..")], &[]),
    row("for? a minimum|min of? <span>", S::When, 0, |a| at_least(answering(a.span(0))), &[("a minimum of two weeks", "12-02..")], &[]),
    row("for? <span> minimum|min|at_least", S::When, 0, |a| at_least(answering(a.span(0))), &[("two weeks minimum", "12-02.."), ("two weeks at least", "12-02..")], &[]),
    row("not|nothing|no before|until|till|for <span>", S::When, 2, |a| at_least(answering(a.span(0))), &[("not for two weeks", "12-02..")], &[]),
    row("not for another|a_further|at_least|about|around <span>", S::When, 0, |a| at_least(answering(a.span(0))), &[("not for another three weeks", "12-09..")], &[]),
    row("no|not earlier|sooner|less|fewer than <span>", S::When, 0, |a| at_least(answering(a.span(0))), &[("no sooner than two weeks", "12-02.."), ("not less than two weeks", "12-02..")], &["no less than 5 years"]),
    row("no|not earlier|sooner|before than? <span> from now", S::When, 0, |a| at_least(a.span(0)), &[("no sooner than two weeks from now", "12-02..")], &[]),
    row("more|longer than <span> after|from <x>", S::When, 0, |a| {
        let span = a.span(0)?;
        when(Meaning::AtLeast(span, a.boxed(1)?))
    }, &[("more than 2 weeks after today", "12-02..")], &[]),
    row("less_than|fewer_than|no_more_than <span> after|from <x>", S::When, 0, |a| {
        let span = a.span(0)?;
        when(Meaning::Within(span, a.boxed(1)?))
    }, &[("less than 3 days after tomorrow", "11-19..11-22")], &[]),
    row("for <span> ,? from|starting|beginning on|from? <x>", S::When, 0, |a| {
        let span = a.span(0)?;
        when(Meaning::Within(span, a.boxed(1)?))
    }, &[("for 10 days from the 18th", "11-18..11-28")], &[]),
    row("<day> for <span>", S::When, 3, |a| {
        let day = a.boxed(0)?;
        // "yesterday for two hours" says how long it took.
        match answering(a.span(1)) {
            Some(span) => when(Meaning::Within(span, day)),
            None => when(*day),
        }
    }, &[("18 December for 10 days", "12-18..12-28"), ("on Friday for an hour", "11-20")], &[]),

    row("in|over|during|within? the? coming|following|upcoming|next days", S::When, 0, |_| when(Meaning::Coming(Unit::Day)), &[("in the coming days", "~11-19..11-25")], &[]),
    row("in|over|during|within? the? coming|following|upcoming|next weeks|wks", S::When, 0, |_| when(Meaning::Coming(Unit::Week)), &[("in the coming weeks", "~11-25..12-16")], &[]),
    row("in|over|during|within? the? coming|following|upcoming|next months", S::When, 0, |_| when(Meaning::Coming(Unit::Month)), &[("in the coming months", "~12-18..2027-02-16")], &[]),
    row("in|over|during|within? the? days|weeks to come|ahead", S::When, 0, |_| when(Meaning::Coming(Unit::Day)), &[("in the days to come", "~11-19..11-25")], &[]),
    row("in|within a matter of days", S::When, 0, |_| when(Meaning::Coming(Unit::Day)), &[("in a matter of days", "~11-19..11-25")], &[]),
    row("in|within a matter of weeks", S::When, 0, |_| when(Meaning::Coming(Unit::Week)), &[("within a matter of weeks", "~11-25..12-16")], &[]),
    row("within days", S::When, 0, |_| when(Meaning::Coming(Unit::Day)), &[("within days", "~11-19..11-25")], &[]),
    row("within weeks", S::When, 0, |_| when(Meaning::Coming(Unit::Week)), &[("within weeks", "~11-25..12-16")], &[]),
];
