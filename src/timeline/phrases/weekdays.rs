//! Days seen from the said day, and days of the week.

use super::{after, before, clock, days, now, row, tomorrow, weekday, when};
use crate::timeline::grammar::Row;
use crate::timeline::meaning::{Binding, Extent, Meaning, Turn, Unit};
use crate::timeline::symbols::{Args, Symbol as S, Value};
use crate::timeline::window::TimeOfDay;

fn of_week(a: &mut Args, turn: Turn) -> Option<Value> {
    when(weekday(a.weekday(0)?, turn))
}

fn inside(day: Option<Meaning>, span: Option<Meaning>) -> Option<Value> {
    when(Meaning::In(Box::new(day?), Box::new(span?)))
}

/// The week of which a part was said.
fn whole_week(part: Meaning) -> Meaning {
    match part {
        Meaning::Part(_, week) => *week,
        week => week,
    }
}

/// A week or a part of one, and the day of that week that it will most likely be.
fn likely(a: &mut Args) -> Option<Value> {
    let span = a.when(0)?;
    let day = weekday(a.weekday(1)?, Turn::Plain);
    let day = Meaning::In(Box::new(day), Box::new(whole_week(span.clone())));
    when(Meaning::Likely(Box::new(span), Box::new(day)))
}

fn dated(a: &mut Args, weekday_at: usize, day: Meaning) -> Option<Value> {
    let weekday = match a.when(weekday_at)? {
        Meaning::Weekday(weekday, _) => weekday,
        _ => return None,
    };
    when(Meaning::Dated(weekday, Box::new(day)))
}

/// A weekday with a bare number behind it.
fn numbered(a: &mut Args, day: u8) -> Option<Meaning> {
    match a.when(0)? {
        Meaning::Weekday(weekday, _) => Some(Meaning::Numbered(weekday, day)),
        _ => None,
    }
}

/// The said day by its name, from which weeks are counted exactly.
fn today() -> Meaning {
    Meaning::Period(Unit::Day, Turn::This)
}

fn week_on(count: i64) -> Extent {
    super::extent(count, count, false, Unit::Week)
}

// One row, one line: a table that rustfmt would spread over pages.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("today|tday|todays", S::Day, 0, |_| when(Meaning::SaidDay), &[("today", "11-18")], &[]),
    row("tomorrow|tmrw|tmrrw|tmw|tmr|tommorrow|tommorow|tomoro|tmoro|tomoz|tmrow|tomm|morrow", S::Day, 0, |_| when(tomorrow()), &[("tomorrow", "11-19"), ("tomorow", "11-19"), ("tmrw", "11-19")], &[]),
    row("yesterday|yday", S::Day, 0, |_| before(days(1), Meaning::SaidDay), &[("yesterday", "<11-17")], &[]),
    row("overmorrow", S::Day, 0, |_| after(days(2), Meaning::SaidDay), &[("overmorrow", "11-20")], &[]),
    row("tonight|tonite|2nite", S::Day, 0, |_| when(Meaning::At(now(), clock(18 * 60, None))), &[("tonight", "11-18")], &[]),
    row("last night", S::Day, 0, |_| {
        let yesterday = Meaning::Before(days(1), now());
        when(Meaning::At(Box::new(yesterday), clock(18 * 60, None)))
    }, &[("last night", "<11-17")], &[]),
    row("eod|cob|eob|eop", S::Day, 0, |_| when(Meaning::At(now(), clock(17 * 60, None))), &[("EOD", "11-18"), ("by COB", "11-18")], &[]),
    row("the? end|close of the|my|their|your? working|business|work? day|business|play hours?", S::Day, 0, |_| when(Meaning::At(now(), clock(17 * 60, None))), &[("end of day", "11-18"), ("by the end of the day", "11-18"), ("end of the working day", "11-18")], &[]),
    row("eod|cob|eob|eop|cop ,? on|of? <day>", S::Day, 0, |a| when(Meaning::At(a.boxed(0)?, clock(17 * 60, None))), &[("COB Fri", "11-20"), ("EOD tomorrow", "11-19"), ("EOP Friday", "11-20"), ("COP Friday", "11-20")], &[]),
    row("eod|cob|eob|eop|cop <zone>", S::Day, 0, |a| {
        let zone = a.zone(0);
        when(Meaning::At(now(), TimeOfDay { zone, ..clock(17 * 60, None) }))
    }, &[("EOD PT", "11-18")], &[]),
    row("eod|cob|eob|eop|cop <zone> ,? on|of? <day>", S::Day, 0, |a| {
        let zone = a.zone(0);
        when(Meaning::At(a.boxed(1)?, TimeOfDay { zone, ..clock(17 * 60, None) }))
    }, &[("EOD PT Friday", "11-20")], &[]),
    row("eod|cob|eob|eop|cop ~-? ish ,? on|of? <day>", S::Day, 0, |a| when(Meaning::Approx(Box::new(Meaning::At(a.boxed(0)?, clock(17 * 60, None))))), &[("EOD-ish Friday", "~11-20")], &[]),
    row("by|before|until close ,? on|of? <day>", S::Bound, 0, |a| {
        let close = Meaning::At(a.boxed(0)?, clock(17 * 60, None));
        when(Meaning::Bound(Binding::By, Box::new(close)))
    }, &[("by close on Friday", "11-18..11-20")], &["they close Friday"]),
    row("the? end|close of working|business|work? day|business|play hours? ,? on|of? <day>", S::Day, 0, |a| when(Meaning::At(a.boxed(0)?, clock(17 * 60, None))), &[("by end of day Friday", "11-18..11-20"), ("close of business on Monday", "11-23"), ("end of business hours tomorrow", "11-19")], &[]),
    row("end ~- of ~- day", S::Day, 0, |_| when(Meaning::At(now(), clock(17 * 60, None))), &[("by end-of-day", "11-18")], &[]),
    row("the? end of <day>", S::Day, 2, |a| when(Meaning::At(a.boxed(0)?, clock(17 * 60, None))), &[("by the end of Friday", "11-18..11-20")], &[]),
    row("end ~-? <day>", S::Inner, 2, |a| when(Meaning::At(a.boxed(0)?, clock(17 * 60, None))), &[("by end Friday", "11-18..11-20")], &[]),
    row("last thing ,? on? <day>", S::Day, 0, |a| when(Meaning::At(a.boxed(0)?, clock(17 * 60, None))), &[("last thing Friday", "11-20")], &["the last thing I saw"]),
    row("<day> ,? eod|cob|eob|eop|cop", S::Day, 0, |a| when(Meaning::At(a.boxed(0)?, clock(17 * 60, None))), &[("Friday COB", "11-20")], &[]),
    row("<day> 's? ,? end|close of day|business|play", S::Day, 0, |a| when(Meaning::At(a.boxed(0)?, clock(17 * 60, None))), &[("Friday end of day", "11-20"), ("Friday's close of business", "11-20")], &[]),
    row("later|earlier today", S::Day, 0, |_| when(Meaning::SaidDay), &[("later today", "11-18")], &[]),
    row("now", S::Inner, 0, |_| when(Meaning::SaidDay), &[("2 weeks from now", "~12-02")], &["now"]),

    row("<weekday>", S::WeekdayPhrase, 0, |a| of_week(a, Turn::Plain), &[("Friday", "11-20"), ("Wednesday", "11-25"), ("Friday", "<11-13"), ("Thurs", "11-19"), ("Wendesday", "11-25")], &["Fridays", "monday.com"]),
    row("<wday>", S::Inner, 3, |a| of_week(a, Turn::Plain), &[("by sat", "11-18..11-21")], &["I sat there", "sun streaming in", "wed two ideas"]),
    // The number counts what stands behind it.
    row("on? <wday> ,|-|: <ord> floor|round|stage|period|lesson|hour|interview|call|session|slot|half|shift|part|meeting|lecture", S::Day, 0, |a| of_week(a, Turn::Plain), &[("Friday, second period", "11-20"), ("on Friday, 3rd floor", "11-20")], &[]),
    row("on <wday>", S::WeekdayPhrase, 0, |a| of_week(a, Turn::Plain), &[("on Friday", "11-20"), ("on sat", "11-21"), ("on Wednesday", "<11-18")], &[]),
    row("on? the? <turn> <wday>", S::WeekdayPhrase, 0, |a| {
        let turn = a.turn(0)?;
        when(weekday(a.weekday(1)?, turn))
    }, &[("next Friday", "11-27|11-20"), ("next Tuesday", "11-24|12-01"), ("this Wednesday", "11-18"), ("last Friday", "<11-13"), ("coming Friday", "11-20"), ("the following Monday", "11-23")], &[]),
    row("on? this|the coming|upcoming|next <wday>", S::WeekdayPhrase, 1, |a| of_week(a, Turn::Coming), &[("this coming Friday", "11-20")], &[]),
    row("on? this|the past|last|previous <wday>", S::WeekdayPhrase, 1, |a| of_week(a, Turn::Last), &[("this past Friday", "<11-13")], &[]),
    row("on? the? <wday> after next", S::WeekdayPhrase, 0, |a| of_week(a, Turn::AfterNext), &[("the Monday after next", "11-30")], &[]),
    row("on? the? <wday> before last", S::WeekdayPhrase, 0, |a| of_week(a, Turn::BeforeLast), &[("the Friday before last", "<11-06")], &[]),
    row("on? the <wday> after|following", S::WeekdayPhrase, 1, |a| of_week(a, Turn::Following), &[("the Monday after", "11-23")], &[]),
    row("on? the? <wday> after that|this|then", S::WeekdayPhrase, 0, |a| of_week(a, Turn::Following), &[("the Monday after that", "11-23")], &[]),
    row("on? the? <wday> after|following <x>", S::Day, 0, |a| {
        let day = a.weekday(0)?;
        when(Meaning::WeekdayAfter(day, a.boxed(1)?))
    }, &[("the Monday after Thanksgiving", "11-30"), ("the Tuesday following the 7th", "12-08")], &[]),
    row("on? the? <wday> before|preceding <x>", S::Day, 0, |a| {
        let day = a.weekday(0)?;
        when(Meaning::WeekdayBefore(day, a.boxed(1)?))
    }, &[("the Friday before Christmas", "12-18")], &[]),
    row("on? <wday> week", S::Day, 0, |a| after(week_on(1), weekday(a.weekday(0)?, Turn::Plain)), &[("Friday week", "11-27")], &[]),
    row("on? <wday> fortnight", S::Day, 0, |a| after(week_on(2), weekday(a.weekday(0)?, Turn::Plain)), &[("Friday fortnight", "12-04")], &[]),
    row("today week", S::Day, 1, |_| after(week_on(1), today()), &[("today week", "11-25")], &[]),
    row("tomorrow week", S::Day, 1, |_| after(week_on(1), tomorrow()), &[("tomorrow week", "11-26")], &[]),
    row("<span> on|from|from on? <wday>", S::Day, 0, |a| {
        let span = a.span(0)?;
        after(span, weekday(a.weekday(1)?, Turn::Plain))
    }, &[("a week on Friday", "11-27"), ("a week from Friday", "11-27"), ("2 weeks from Monday", "12-07")], &[]),
    row("week|wk from <wday>", S::Day, 0, |a| after(week_on(1), weekday(a.weekday(0)?, Turn::Plain)), &[("week from Friday", "11-27")], &["the week from Monday"]),
    row("a|one week <weekday>", S::Day, 0, |a| after(week_on(1), weekday(a.weekday(0)?, Turn::Plain)), &[("a week Friday", "11-27")], &[]),
    row("a|one week this|coming|next <wday>", S::Day, 0, |a| after(week_on(1), weekday(a.weekday(0)?, Turn::Coming)), &[("a week this Friday", "11-27")], &[]),
    row("a? fortnight this|coming|next? <wday>", S::Day, 0, |a| after(week_on(2), weekday(a.weekday(0)?, Turn::Coming)), &[("a fortnight this Friday", "12-04")], &[]),
    row("<number> weeks|wks <weekday>", S::Day, 2, |a| {
        let count = a.number(0).filter(|count| *count <= 8)?;
        after(week_on(count), weekday(a.weekday(1)?, Turn::Plain))
    }, &[("two weeks Monday", "12-07")], &[]),
    row("<span> on? today", S::Day, 0, |a| after(a.span(0)?, today()), &[("a week today", "11-25")], &[]),
    row("<span> from today", S::Day, 0, |a| after(a.span(0)?, Meaning::SaidDay), &[("two weeks from today", "~12-02")], &[]),
    row("<span> on|from? tomorrow", S::Day, 0, |a| after(a.span(0)?, tomorrow()), &[("a week tomorrow", "11-26")], &[]),
    row("<number> <wdays> from now|today", S::Day, 0, |a| when(Meaning::WeekdaysOn(a.number(0)?, a.weekday(1)?)), &[("two Fridays from now", "11-27")], &[]),
    row("in <number> <wdays> time?", S::Day, 0, |a| when(Meaning::WeekdaysOn(a.number(0)?, a.weekday(1)?)), &[("in two Fridays time", "11-27")], &[]),

    // Weekdays of weeks.
    row("<wdayp> ,? of|in|from|the? <week>", S::Day, 0, |a| inside(a.when(0), a.when(1)), &[("Tuesday of next week", "11-24"), ("Monday next week", "11-23"), ("Thursday the week after next", "12-03")], &[]),
    row("on? <wday> ,? of|in|from <lweek>", S::Day, 0, |a| {
        let day = weekday(a.weekday(0)?, Turn::Plain);
        inside(Some(day), a.when(1))
    }, &[("sat in the week", "11-21")], &[]),
    row("<week> 's? ,|-|:|(? on? the? <wday> )?", S::Day, 0, |a| {
        let day = weekday(a.weekday(1)?, Turn::Plain);
        inside(Some(day), a.when(0))
    }, &[("next week Thursday", "11-26"), ("next week on Monday", "11-23"), ("next week (Tuesday)", "11-24")], &[]),
    row("not on? this|the? <wday> ,|-|but? but? the one|week after|following that?", S::Day, 0, |a| after(week_on(1), weekday(a.weekday(0)?, Turn::Plain)), &[("not this Friday, the one after", "11-27"), ("not Monday but the week after", "11-30")], &[]),
    row("<wrange> ,? of|in|from? <week>", S::When, 0, |a| inside(a.when(0), a.when(1)), &[("Tue or Wed next week", "11-24..11-25")], &[]),
    row("<week> ,|-|:|(? on|either|between|from? <wrange> )?", S::When, 0, |a| inside(a.when(1), a.when(0)), &[("next week Tue or Wed", "11-24..11-25"), ("next week, Monday to Wednesday", "11-23..11-25"), ("next week (Mon or Tue)", "11-23..11-24")], &[]),
    // A part of a week with its day behind it, which lies in that week and not in the running one.
    row("<wpart> ,|-|:|(? on? the? <wday> )?", S::Day, 0, |a| {
        let day = weekday(a.weekday(1)?, Turn::Plain);
        inside(Some(day), a.when(0).map(whole_week))
    }, &[("late next week, Friday", "11-27"), ("end of next week (Thursday)", "11-26"), ("start of next week - Monday", "11-23")], &[]),
    row("<wpart> ,|-|:|(? on|either? <wrange> )?", S::When, 0, |a| inside(a.when(1), a.when(0).map(whole_week)), &[("end of next week, Thursday or Friday", "11-26..11-27")], &[]),
    row("<week> ,|-|:|(? most|more? probably|possibly|maybe|perhaps|likely|hopefully|ideally|preferably|presumably|say on? <wday> )?", S::When, 0, likely, &[("next week, probably Tuesday", "11-23..11-29|11-24"), ("next week (hopefully Monday)", "11-23..11-29|11-23")], &[]),
    row("<wpart> ,|-|:|(? most|more? probably|possibly|maybe|perhaps|likely|hopefully|ideally|preferably|presumably|say on? <wday> )?", S::When, 0, likely, &[("late next week, probably Friday", "~11-26..11-27|11-27")], &[]),
    row("<week> ,|-|:|(? on? <wday> most|more? probably|possibly|maybe|perhaps|likely|hopefully|ideally|preferably|presumably )?", S::When, 0, likely, &[("next week (Tuesday most likely)", "11-23..11-29|11-24")], &[]),
    row("between|from <wday> and|to|& <wday>", S::WeekdayRange, 1, |a| {
        let (one, two) = (weekday(a.weekday(0)?, Turn::Plain), weekday(a.weekday(1)?, Turn::Plain));
        when(Meaning::Range(Box::new(one), Box::new(two)))
    }, &[("next week between Friday and Sunday", "11-27..11-29")], &[]),
    row("<wday> or|/|-|to|through|thru|till|until <wday>", S::WeekdayRange, 0, |a| {
        let (one, two) = (weekday(a.weekday(0)?, Turn::Plain), weekday(a.weekday(1)?, Turn::Plain));
        when(Meaning::Range(Box::new(one), Box::new(two)))
    }, &[("Tuesday or Wednesday", "11-24..11-25"), ("Tue–Thu", "11-24..11-26"), ("mon/tues", "11-23..11-24")], &[]),

    // Weekdays with a day of the month or a date.
    row("<wdayp> ,? the? <ord>", S::Date, 0, |a| {
        let day = Meaning::DayOfMonth(a.dom(1)?);
        dated(a, 0, day)
    }, &[("Monday the 14th", "12-14"), ("Mon 30th", "11-30")], &[]),
    row("<wdayp> ,? the <small>", S::Date, 1, |a| {
        let day = Meaning::DayOfMonth(a.dom(1)?);
        dated(a, 0, day)
    }, &[("Monday the 14", "12-14")], &[]),
    row("<wdayp> ,? the? <ord> ,? of? <week>", S::Date, 0, |a| {
        let day = Meaning::DayOfMonth(a.dom(1)?);
        dated(a, 0, day)
    }, &[("Tuesday 24th next week", "11-24")], &[]),
    row("<week> ,|:? on? <wday> the? <ord>", S::Date, 0, |a| {
        let day = Meaning::DayOfMonth(a.dom(2)?);
        when(Meaning::Dated(a.weekday(1)?, Box::new(day)))
    }, &[("next week Tues 24th", "11-24")], &[]),
    // "Thurs 10" may be ten o'clock, unless a clock time stands behind it.
    row("<wdayp> <small>", S::Date, 3, |a| {
        let day = a.dom(1)?;
        if day > 12 { when(numbered(a, day)?) } else { when(a.when(0)?) }
    }, &[("Fri 27", "11-27"), ("Mon 14", "12-14"), ("Fri 27 10:00", "11-27"), ("Thu 10", "11-19")], &[]),
    row("<wdayp> <small> ,? at? <clock>", S::Date, 3, |a| {
        let (day, time) = (a.dom(1)?, a.clock(2)?);
        when(Meaning::At(Box::new(numbered(a, day)?), time))
    }, &[("Thu 10 2pm", "12-10"), ("Fri 4 at 10:00", "12-04"), ("Mon 3 10:00", "11-23")], &[]),
    row("<wdayp> ,? ( the? <ord> )", S::Date, 0, |a| {
        let day = Meaning::DayOfMonth(a.dom(1)?);
        dated(a, 0, day)
    }, &[("Monday (30th)", "11-30")], &[]),
    row("on? this|next|coming? <wday> in_the|at? <daypart> ,? the? <date>", S::Date, 1, |a| {
        let time = a.clock(1)?;
        let day = a.boxed(2)?;
        when(Meaning::At(Box::new(Meaning::Dated(a.weekday(0)?, day)), time))
    }, &[("Thursday evening, 19 November", "11-19")], &[]),
    row("on? this|next|coming? <wday> ,? -? the? <date>", S::Date, 1, |a| {
        let day = a.boxed(1)?;
        when(Meaning::Dated(a.weekday(0)?, day))
    }, &[("Sat 5 Dec", "12-05"), ("Friday, November 20", "11-20"), ("Mon 30 Nov", "11-30"), ("Friday, November 19", "!11-19"), ("on Friday, the 20th of November", "11-20")], &[]),
    row("<wdayp> ( <date> )", S::Date, 0, |a| {
        let day = a.when(1)?;
        dated(a, 0, day)
    }, &[("Friday (20 November)", "11-20")], &[]),
    row("<date> ,? ( <wday> )", S::Date, 0, |a| {
        let day = a.weekday(1)?;
        when(Meaning::Dated(day, a.boxed(0)?))
    }, &[("4 December (Friday)", "12-04")], &[]),
    row("the? <nth> ,? ( a? <wday> )", S::Date, 0, |a| {
        let day = Meaning::DayOfMonth(a.dom(0)?);
        when(Meaning::Dated(a.weekday(1)?, Box::new(day)))
    }, &[("24th (Tuesday)", "11-24"), ("the 24th (a Tuesday)", "11-24")], &[]),
    row("the <nth> , <wday>", S::Date, 1, |a| {
        let day = Meaning::DayOfMonth(a.dom(0)?);
        when(Meaning::Dated(a.weekday(1)?, Box::new(day)))
    }, &[("the 24th, Tuesday", "11-24")], &[]),
    row("<date> , <wday>", S::Date, 1, |a| {
        let day = a.weekday(1)?;
        when(Meaning::Dated(day, a.boxed(0)?))
    }, &[("Dec 4, Friday", "12-04")], &[]),
];
