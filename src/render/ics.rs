//! The agenda as a calendar (RFC 5545): appointments as timed events, everything else as events of a whole day or as
//! to-dos.
//!
//! A calendar that reads the file again knows each entry by its UID, and takes the newer one: DTSTAMP and SEQUENCE count
//! the day of the agenda, so that they grow by themselves and the same agenda gives the same bytes.

use icalendar::{Alarm, Calendar, CalendarComponent, Component, Event, Property, Todo};

use super::days::joined;
use super::page::clipped;
use crate::agenda::{Agenda, Item, Owner, State, reference};
use crate::settings::{CalendarEntries, CalendarFile};
use crate::text::{Day, shown, utc_of_offset, utc_of_zone};
use crate::timeline::Zone;

/// What stands in a calendar that this program made.
pub const MAKER: &str = "-//journal//agenda//EN";

/// How many characters of a title and of a line below it are written.
const LONGEST: usize = 400;

/// An appointment that takes more days than this is a season, of which its first day is enough.
const LONGEST_DAYS: i64 = 14;

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// The agenda as a calendar file. What has no day is in it as a to-do only.
pub fn agenda(agenda: &Agenda, settings: &CalendarFile) -> String {
    let properties = Property::from_array([
        ("VERSION", "2.0"),
        ("PRODID", MAKER),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", "Job search"),
    ]);
    let mut calendar = Calendar { properties, components: Vec::new() };
    for item in &agenda.items {
        calendar.components.extend(entry(item, agenda.today, settings));
    }
    folded(&calendar.to_string())
}

/// The lines folded anew: the library's last part of a line can be an octet too long.
fn folded(calendar: &str) -> String {
    const MOST: usize = 75;
    let mut out = String::with_capacity(calendar.len());
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        let mut column = 0;
        for c in line.chars() {
            if column + c.len_utf8() > MOST {
                out.push_str("\r\n ");
                column = 1;
            }
            out.push(c);
            column += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

fn entry(item: &Item, today: Option<Day>, settings: &CalendarFile) -> Option<CalendarComponent> {
    let day = match item.state {
        State::Held => item.held_until.or(item.due),
        State::Waiting => item.due.or(item.window.as_ref().and_then(|window| window.deadline)),
        _ => item.due.or(item.not_before),
    };
    let is_todo = settings.entries == CalendarEntries::Todos && item.rule != "appointment" && item.owner == Owner::Me;
    if is_todo {
        let mut todo = Todo::new();
        describe(&mut todo, item, today);
        todo.add_property("STATUS", "NEEDS-ACTION");
        if let Some(day) = day {
            todo.append_property(date("DUE", day));
            if let Some(start) = item.not_before.filter(|start| *start < day) {
                todo.append_property(date("DTSTART", start));
            }
            if let Some(mut at) = action_alarm(item, settings) {
                // A to-do begins long before it is due.
                todo.append_component(alarm(item, today, at.add_parameter("RELATED", "END").done()));
            }
        }
        return Some(todo.done().into());
    }
    let day = day?;
    let mut event = Event::new();
    describe(&mut event, item, today);
    match item.time.filter(|_| item.rule == "appointment") {
        Some(time) => {
            let length = match time.end {
                // What ends before it begins ends on the next day.
                Some(end) => (u32::from(end) + DAY - u32::from(time.start)) % DAY,
                None => settings.appointment_minutes,
            };
            let (start, zone) = clock(day, time.start, time.zone)?;
            event.add_property("DTSTART", stamp(start, zone));
            if let Some(end) = later(start, length).filter(|_| length > 0) {
                event.add_property("DTEND", stamp(end, zone));
            }
        }
        None => {
            let last = item.window.as_ref().filter(|_| item.rule == "appointment").and_then(|window| window.latest());
            let last = last.filter(|last| (0..LONGEST_DAYS).contains(&day.days_until(*last))).unwrap_or(day);
            event.append_property(date("DTSTART", day));
            // The end is the first day that is free again.
            if let Some(end) = last.plus(1) {
                event.append_property(date("DTEND", end));
            }
        }
    }
    if item.rule == "appointment" {
        if settings.appointment_alarm > 0 {
            let before = Property::new("TRIGGER", format!("-PT{}M", settings.appointment_alarm));
            event.append_component(alarm(item, today, before));
        }
    } else {
        event.add_property("TRANSP", "TRANSPARENT");
        if let Some(at) = action_alarm(item, settings) {
            event.append_component(alarm(item, today, at));
        }
    }
    Some(event.done().into())
}

/// What every entry has.
fn describe(entry: &mut impl Component, item: &Item, today: Option<Day>) {
    entry.add_property("UID", uid(item));
    if let Some(today) = today {
        entry.add_property("DTSTAMP", stamp((today, 0), true));
        let since = Day::new(2000, 1, 1).map_or(0, |first| first.days_until(today));
        entry.add_property("SEQUENCE", since.max(0).to_string());
    }
    entry.add_property("SUMMARY", summary(item));
    entry.add_property("DESCRIPTION", description(item));
    entry.add_property("CATEGORIES", item.rule);
    // What is in a job search is nobody else's.
    entry.add_property("CLASS", "PRIVATE");
}

fn uid(item: &Item) -> String {
    format!("{}@journal-agenda", reference::full(item.reference))
}

fn summary(item: &Item) -> String {
    let title = line(&item.title);
    match &item.company {
        Some(company) => format!("{title} ({})", line(company)),
        None => title,
    }
}

fn description(item: &Item) -> String {
    let mut lines = Vec::new();
    if let Some(role) = &item.role {
        lines.push(line(role));
    }
    if !item.people.is_empty() {
        let names: Vec<String> = item
            .people
            .iter()
            .map(|person| {
                let ways: Vec<String> =
                    [&person.email, &person.phone].into_iter().flatten().map(|way| line(way)).collect();
                let name = line(&person.name);
                if ways.is_empty() { name } else { format!("{name} ({})", ways.join(", ")) }
            })
            .collect();
        lines.push(joined(&names));
    }
    if !item.because.text.is_empty() {
        lines.push(line(&item.because.text));
    }
    if let Some(source) = item.sources.first() {
        lines.push(format!("{}:{} “{}”", line(&source.place.path), source.place.line, line(&source.quote)));
    }
    lines.extend(item.hints.iter().map(|hint| format!("→ {}", line(hint))));
    lines.push(format!("journal why {}", reference::full(item.reference)));
    lines.join("\n")
}

/// A value on one line: nothing in it steers what shows it, so that no reader of calendars can take its end for an end of
/// the property.
fn line(text: &str) -> String {
    let part = clipped(text, LONGEST);
    let more = if part.len() < text.len() { "…" } else { "" };
    format!("{}{more}", shown(part))
}

/// A clock time as UTC where its zone is known, else in the person's own time.
fn clock(day: Day, minutes: u16, zone: Option<Zone>) -> Option<((Day, u32), bool)> {
    let utc = match zone {
        None => return Some(((day, u32::from(minutes)), false)),
        Some(Zone::Offset(east)) => utc_of_offset(day, minutes, east),
        Some(Zone::Named(name)) => utc_of_zone(day, minutes, name),
    };
    // A zone that is not known leaves the time as it was said.
    Some(utc.map_or(((day, u32::from(minutes)), false), |(day, minutes)| ((day, u32::from(minutes)), true)))
}

fn later((day, minutes): (Day, u32), by: u32) -> Option<(Day, u32)> {
    let minutes = minutes.checked_add(by)?;
    Some((day.plus(i64::from(minutes / DAY))?, minutes % DAY))
}

fn stamp((day, minutes): (Day, u32), utc: bool) -> String {
    let z = if utc { "Z" } else { "" };
    format!("{}T{:02}{:02}00{z}", digits(day), minutes / 60, minutes % 60)
}

fn date(name: &str, day: Day) -> Property {
    Property::new(name, digits(day)).add_parameter("VALUE", "DATE").done()
}

fn digits(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// When the calendar rings for an action: at an hour of its day by the person's own clock, counted from its beginning.
fn action_alarm(item: &Item, settings: &CalendarFile) -> Option<Property> {
    let hour = settings.action_alarm;
    let rings = (1..24).contains(&hour) && item.owner == Owner::Me && item.state != State::Held;
    rings.then(|| Property::new("TRIGGER", format!("PT{hour}H")))
}

/// An alarm that shows the title. The library would give it a stamp and an id of the moment, if it had none.
fn alarm(item: &Item, today: Option<Day>, trigger: Property) -> Alarm {
    let mut alarm = Alarm::display(&summary(item), chrono::TimeDelta::zero());
    alarm.append_property(trigger);
    alarm.add_property("UID", format!("alarm-{}", uid(item)));
    if let Some(today) = today {
        alarm.add_property("DTSTAMP", stamp((today, 0), true));
    }
    alarm
}
