//! Clock times and parts of the day.

use super::{clock, now, row, when};
use crate::timeline::grammar::Row;
use crate::timeline::meaning::{Binding, Meaning, Part};
use crate::timeline::symbols::{Args, Lex, Symbol as S, Value};
use crate::timeline::window::{TimeOfDay, Zone};

fn time(start: u16, end: Option<u16>) -> Option<Value> {
    Some(Value::Clock(clock(start, end)))
}

/// Minutes of an hour by AM (0) or PM (720).
fn twelve(hour: i64, minute: i64, shift: i64) -> Option<u16> {
    if !(1..=12).contains(&hour) {
        return u16::try_from(hour * 60 + minute).ok().filter(|time| *time < 1440);
    }
    u16::try_from(hour % 12 * 60 + shift + minute).ok()
}

/// The start of a range or a time without AM or PM, as minutes.
fn point(a: &Args, at: usize) -> Option<u16> {
    match a.values.get(at)?.as_ref()? {
        Value::Lex(Lex::Number(hour)) => u16::try_from(*hour).ok().filter(|hour| *hour <= 24).map(|hour| hour * 60),
        Value::Lex(Lex::Time(start, _)) => Some(*start),
        Value::Lex(Lex::Pair(hour, minute)) if *hour <= 24 && *minute <= 59 => Some(hour * 60 + minute),
        Value::Clock(time) => Some(time.start),
        _ => None,
    }
}

/// A point of the clock without AM or PM means working hours: 3 is 15:00, 9 is 9:00.
fn loose(minutes: u16) -> u16 {
    if (60..7 * 60).contains(&minutes) { minutes + 720 } else { minutes }
}

/// From a time without AM or PM to one with it: 3:30–4pm begins in the afternoon, 11–1pm in the morning.
fn up_to(start: u16, end: TimeOfDay) -> Option<Value> {
    let last = end.end.unwrap_or(end.start);
    let start = if start < 720 && start + 720 <= last { start + 720 } else { start };
    Some(Value::Clock(TimeOfDay { start, end: Some(last), zone: end.zone }))
}

fn zoned(a: &Args, zone: Option<Zone>) -> Option<Value> {
    let time = a.clock(0)?;
    let time = if time.end.is_some() {
        TimeOfDay { start: loose(time.start), end: time.end.map(loose), ..time }
    } else {
        time
    };
    Some(Value::Clock(TimeOfDay { zone, ..time }))
}

fn at(a: &mut Args, day: usize, clock: usize) -> Option<Value> {
    let time = a.clock(clock)?;
    when(Meaning::At(a.boxed(day)?, time))
}

fn today_at(a: &Args, clock: usize) -> Option<Value> {
    when(Meaning::At(now(), a.clock(clock)?))
}

// One row, one line: a table that rustfmt would spread over pages.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("<hour> <ampm>", S::Clock, 0, |a| time(twelve(a.number(0)?, 0, a.number(1)?)?, None), &[("at 3pm", "11-18"), ("at 3 pm", "11-18"), ("Friday 3 p.m.", "11-20")], &["3pm"]),
    row("<word> <ampm>", S::Clock, 0, |a| time(twelve(a.number(0)?, 0, a.number(1)?)?, None), &[("Friday at three pm", "11-20")], &[]),
    row("<colon>", S::Clock, 1, |a| a.clock(0).map(Value::Clock), &[("Friday 15:00", "11-20")], &["got a 2:1"]),
    row("<colon> <ampm>", S::Clock, 0, |a| {
        let (start, _) = a.time(0)?;
        time(twelve(i64::from(start / 60), i64::from(start % 60), a.number(1)?)?, None)
    }, &[("at 3:30 pm", "11-18")], &[]),
    row("<dotted> <ampm>", S::Clock, 0, |a| {
        let (hour, minute) = a.pair(0).filter(|(hour, minute)| *hour <= 12 && *minute <= 59)?;
        time(twelve(i64::from(hour), i64::from(minute), a.number(1)?)?, None)
    }, &[("Monday 8.30am", "11-23")], &[]),
    row("<hour> o'clock", S::Clock, 0, |a| time(loose(point(a, 0)?), None), &[("Friday 3 o'clock", "11-20")], &[]),
    row("<word> o'clock", S::Clock, 0, |a| time(loose(point(a, 0)?), None), &[("Friday three o'clock", "11-20")], &[]),
    row("half past <hour>", S::Clock, 0, |a| time(loose(point(a, 0)?) + 30, None), &[("Friday half past 3", "11-20")], &[]),
    row("half past|- <word>", S::Clock, 0, |a| time(loose(point(a, 0)?) + 30, None), &[("Friday half past nine", "11-20")], &[]),
    row("a? quarter past <number>", S::Clock, 0, |a| time(loose(point(a, 0)?) + 15, None), &[("Friday quarter past nine", "11-20")], &[]),
    row("a? quarter to <number>", S::Clock, 0, |a| time(loose(point(a, 0)?).checked_sub(15)?, None), &[("Friday quarter to ten", "11-20")], &[]),
    row("noon|midday", S::Clock, 0, |_| time(720, None), &[("by noon Friday", "11-18..11-20"), ("at noon", "11-18")], &[]),
    row("<clock> noon|midday|sharp|ish|prompt|onwards", S::Clock, 0, |a| a.clock(0).map(Value::Clock), &[("Friday 5pm sharp", "11-20")], &[]),
    row("<clock> ,? <zone>", S::Clock, 0, |a| {
        let zone = a.zone(1);
        zoned(a, zone)
    }, &[("15:00 CET Thursday", "11-19"), ("Thursday 10:30 CET", "11-19")], &[]),
    row("<clock> my|their|your|our|local|uk|us time|local?", S::Clock, 1, |a| a.clock(0).map(Value::Clock), &[("Friday 3pm their time", "11-20")], &[]),
    row("<loose> <zone>", S::Clock, 0, |a| {
        let zone = a.zone(1);
        zoned(a, zone)
    }, &[("tomorrow 3:30–4 PT", "11-19")], &[]),
    row("from? <cstart> -|to|until|till <clock>", S::Clock, 0, |a| {
        let start = point(a, 0)?;
        up_to(start, a.clock(1)?)
    }, &[("Tuesday 3:30–4pm", "11-24"), ("Tuesday 2 to 4pm", "11-24")], &[]),
    row("between|from <cstart> and|to <clock>", S::Clock, 0, |a| {
        let start = point(a, 0)?;
        up_to(start, a.clock(1)?)
    }, &[("Tuesday between 2 and 4pm", "11-24")], &[]),
    row("from|between? <clock> -|to|until|till|and <clock>", S::Clock, 0, |a| {
        let start = a.clock(0)?.start;
        let end = a.clock(1)?;
        Some(Value::Clock(TimeOfDay { start, end: Some(end.end.unwrap_or(end.start)), zone: end.zone }))
    }, &[("Tuesday 9am to 5pm", "11-24")], &[]),
    row("from|between? <clock> -|to|and <cstart>", S::Clock, 1, |a| {
        let start = a.clock(0)?.start;
        let end = loose(point(a, 1)?);
        Some(Value::Clock(TimeOfDay { start, end: Some(end), zone: None }))
    }, &[("Tuesday 10am - 11", "11-24")], &[]),
    row("<cstart> -|to|until|till <cstart>", S::LooseClock, 0, |a| {
        let (start, end) = (loose(point(a, 0)?), loose(point(a, 1)?));
        time(start, Some(end))
    }, &[("next week Thursday, 10 to 11", "11-26"), ("tomorrow 3:30–4 PT", "11-19")], &[]),
    row("between|from <cstart> and|to|- <cstart>", S::LooseClock, 0, |a| {
        let (start, end) = (loose(point(a, 0)?), loose(point(a, 1)?));
        time(start, Some(end))
    }, &[("Thursday between 10 and 11", "11-19")], &[]),
    row("<dotted>", S::LooseClock, 0, |a| {
        let (hour, minute) = a.pair(0).filter(|(hour, minute)| *hour <= 24 && *minute <= 59)?;
        time(loose(hour * 60 + minute), None)
    }, &[("the day after tomorrow, 9.30", "11-20")], &[]),
    row("at|@ <hour>", S::LooseClock, 0, |a| time(loose(point(a, 0)?), None), &[("on the 11th at 9", "12-11")], &["at 9"]),
    row("at half <word>", S::LooseClock, 0, |a| time(loose(point(a, 0)?) + 30, None), &[("Friday at half nine", "11-20")], &[]),
    row("half <ones>", S::LooseClock, 2, |a| time(loose(point(a, 0)?) + 30, None), &[("Friday half nine", "11-20")], &[]),
    row("at <word>", S::LooseClock, 0, |a| {
        let hour = a.number(0).filter(|hour| (1..=12).contains(hour))?;
        time(loose(u16::try_from(hour * 60).ok()?), None)
    }, &[("Friday at nine", "11-20")], &["at six companies"]),

    row("<day> ,|:|-? at|@|around|about|from|by|before|after|for? about? <clock>", S::Day, 0, |a| at(a, 0, 1), &[("Tuesday 11am", "11-24"), ("tomorrow at 3pm", "11-19"), ("Friday, 15:00", "11-20"), ("2026-12-04 14:00", "12-04")], &[]),
    row("<nth> ,|:|-? at|@|around|about? <clock>", S::Day, 0, |a| {
        let day = Meaning::DayOfMonth(a.dom(0)?);
        let clock = a.clock(1)?;
        when(Meaning::At(Box::new(day), clock))
    }, &[("25th, 14:00", "11-25"), ("4th at 2pm", "12-04")], &["4th, 30 minutes"]),
    row("<day> ( at|@|from? <clock> )", S::Day, 0, |a| at(a, 0, 1), &[("Tuesday (11am)", "11-24")], &[]),
    row("<day> ,? <loose>", S::Day, 0, |a| at(a, 0, 1), &[("on the 11th at 9", "12-11"), ("the day after tomorrow, 9.30", "11-20")], &[]),
    row("at? <clock> ,? on|of|at? the? <day>", S::Day, 0, |a| {
        let time = a.clock(0)?;
        when(Meaning::At(a.boxed(1)?, time))
    }, &[("3pm tomorrow", "11-19"), ("3pm on Friday", "11-20"), ("at 5pm on the 7th", "12-07")], &[]),
    row("at? <loose> on <day>", S::Day, 2, |a| {
        let time = a.clock(0)?;
        when(Meaning::At(a.boxed(1)?, time))
    }, &[("at 9 on Friday", "11-20")], &[]),
    row("<hour> tomorrow|tonight|this <daypart>", S::Day, 3, |a| {
        let (start, _) = a.time(1)?;
        let hour = u16::try_from(a.number(0)?).ok()?;
        when(Meaning::At(now(), clock(if start >= 720 && hour < 12 { (hour + 12) * 60 } else { hour * 60 }, None)))
    }, &[("8 this evening", "11-18")], &[]),
    row("<day> ,? in_the|at? <daypart>", S::Day, 0, |a| at(a, 0, 1), &[("Tuesday morning", "11-24"), ("tomorrow night", "11-19"), ("Thursday in the morning", "11-19"), ("tomorrow at lunch", "11-19")], &[]),
    row("<day> <ampm>", S::Day, 1, |a| {
        let time = if a.number(1)? == 0 { clock(540, Some(720)) } else { clock(720, Some(1080)) };
        when(Meaning::At(a.boxed(0)?, time))
    }, &[("Friday AM", "11-20"), ("Mon am or Tue pm", "11-23..11-24")], &[]),
    row("<day> ,? early|late|mid|later ~-? in_the? <daypart>", S::Day, 0, |a| at(a, 0, 1), &[("Tuesday early afternoon", "11-24")], &[]),
    row("early|late|mid <day>", S::Day, 5, |a| when(Meaning::At(a.boxed(0)?, clock(540, Some(1080)))), &[("early Friday", "11-20"), ("late tomorrow", "11-19")], &[]),
    row("<part> ~-? on <day>", S::Day, 3, |a| {
        let time = if a.part(0)? == Part::Early { clock(480, Some(660)) } else { clock(900, Some(1080)) };
        when(Meaning::At(a.boxed(1)?, time))
    }, &[("late on Friday", "11-20")], &[]),
    row("in|on? the? early|late? <daypart> of|on the? <day>", S::Day, 0, |a| {
        let time = a.clock(0)?;
        when(Meaning::At(a.boxed(1)?, time))
    }, &[("on the morning of the 7th", "12-07")], &[]),
    row("<daypart> <day>", S::Day, 3, |a| {
        let time = a.clock(0)?;
        when(Meaning::At(a.boxed(1)?, time))
    }, &[("lunchtime Friday", "11-20")], &[]),
    row("early|late|later? this early|late? morning|afternoon|evening|arvo|lunchtime|night", S::Day, 0, |_| when(Meaning::SaidDay), &[("this morning", "<11-18"), ("this afternoon", "11-18"), ("early this evening", "11-18")], &[]),
    row("late|early last night", S::Day, 0, |_| when(Meaning::At(Box::new(Meaning::Before(super::days(1), now())), clock(1320, None))), &[("late last night", "<11-17")], &[]),
    row("late|later tonight", S::Day, 0, |_| when(Meaning::At(now(), clock(1320, None))), &[("late tonight", "11-18")], &[]),
    row("at|around|about around|about|exactly? <clock>", S::When, 3, |a| today_at(a, 0), &[("at 5pm", "11-18"), ("at 15:30 CET", "11-18")], &["the 9am to 5pm grind"]),
    row("by|until|till|before around|about? <clock>", S::Bound, 3, |a| today_at(a, 0), &[("by 5pm", "11-18"), ("by noon", "11-18")], &[]),
    row("<clock> today", S::Day, 0, |a| today_at(a, 0), &[("3pm today", "11-18")], &[]),
    row("at midnight", S::Day, 0, |_| when(Meaning::At(now(), clock(1439, None))), &[("at midnight", "11-18")], &[]),
    row("by|before midnight", S::Bound, 0, |_| when(Meaning::At(now(), clock(1439, None))), &[("by midnight", "11-18")], &[]),
    row("by|before|until <word> ,? on? <day>", S::Bound, 2, |a| {
        let hour = a.number(0).filter(|hour| (1..=12).contains(hour))?;
        let time = clock(loose(u16::try_from(hour * 60).ok()?), None);
        let day = Meaning::At(a.boxed(1)?, time);
        when(Meaning::Bound(Binding::By, Box::new(day)))
    }, &[("before five tomorrow", "11-18..11-19")], &[]),
    row("midnight ,? on|of? <day>", S::Day, 0, |a| when(Meaning::At(a.boxed(0)?, clock(1439, None))), &[("by midnight on 7 December", "11-18..12-07")], &[]),
    row("by|around? lunchtime|lunch ,? on <day>", S::Day, 2, |a| when(Meaning::At(a.boxed(0)?, clock(720, Some(780)))), &[], &[]),
];
