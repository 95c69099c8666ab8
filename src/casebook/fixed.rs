//! The interviews that are or were fixed, after what was moved and cancelled, and those that took place.

use super::as_of::{Appointment, Held};
use super::{Case, Casebook, ContactId};
use crate::extract::{Event, EventKind, Reading, Statement, When};
use crate::text::Day;
use crate::timeline::Window;

/// A fixed interview of more days than this is a season of interviews, and no meeting by itself.
const LONGEST_APPOINTMENT_DAYS: i64 = 2;

/// Every interview that is or was fixed: from notes of a day and from appointments in prose, after what was moved and
/// cancelled; by day.
pub(super) fn fixed<'a>(
    book: &Casebook,
    case: &'a Case,
    statements: &[&'a Statement],
    events: &[&'a Event],
) -> Vec<Appointment<'a>> {
    let mut all: Vec<Appointment<'a>> = case
        .meetings
        .iter()
        .filter(|(meeting, _)| !meeting.cancelled)
        .map(|(meeting, people)| Appointment {
            day: meeting.day,
            until: meeting.day,
            time: meeting.time,
            stage: meeting.stage,
            people: people.clone(),
            said: None,
            window: None,
            meeting: Some(meeting),
            statement: None,
            moved: None,
        })
        .collect();
    for &statement in statements {
        let (Reading::Appointment, When::Window(window)) = (statement.reading, &statement.when) else { continue };
        let Some((day, until)) = earliest_reading(window) else { continue };
        // "Probably in the week of the 11th" fixes nothing.
        if statement.hedged && day.days_until(until) >= LONGEST_APPOINTMENT_DAYS {
            continue;
        }
        // The note of that day is the same meeting, told more fully.
        let told = all.iter_mut().find(|other| day <= other.until && other.day <= until);
        match told {
            Some(other) if other.meeting.is_some() => {
                other.time = other.time.or(window.time);
                other.said = other.said.or(statement.said);
                other.statement = other.statement.or(Some(statement));
            }
            // "Final round next week" says less than the day that is known.
            Some(other) if day <= other.day && other.until <= until && (day, until) != (other.day, other.until) => {}
            // Said again, or more precisely: the later word counts.
            Some(other) if other.said < statement.said || other.time.is_none() => {
                *other = from_statement(book, case, statement, window, day, until);
            }
            Some(_) => {}
            None => all.push(from_statement(book, case, statement, window, day, until)),
        }
    }
    for &event in events {
        let ahead = |fixed: &Appointment<'_>| {
            fixed.until >= event.day
                && !is_said_after(fixed, event)
                && fixed.meeting.is_none_or(|m| m.scheduled || m.day > event.day)
        };
        match event.kind {
            EventKind::Cancelled => {
                // Who cannot make one day leaves what was fixed for another one alone.
                let freed = event.window.as_ref().and_then(|window| Some((window.earliest()?, window.latest()?)));
                let meant = |fixed: &Appointment<'_>| {
                    ahead(fixed)
                        && freed.is_none_or(|(first, last)| {
                            fixed.day == fixed.until
                                && (first..=last).contains(&fixed.day)
                                && fixed.day.weekday() == first.weekday()
                        })
                };
                if let Some(index) = nearest(&all, meant) {
                    all.remove(index);
                }
            }
            EventKind::Rescheduled => {
                let to = event.window.as_ref().and_then(|window| earliest_reading(window).map(|days| (window, days)));
                let Some((window, (day, until))) = to else { continue };
                // The sentence that moves a meeting also fixes its new day: that is the same meeting, told with less.
                let old = nearest(&all, |fixed| ahead(fixed) && fixed.day != day);
                let told_again = all.iter().position(|fixed| fixed.day == day && fixed.meeting.is_none());
                if let (Some(_), Some(again)) = (old, told_again) {
                    all.remove(again);
                }
                if all.iter().any(|fixed| fixed.day == day) {
                    // The new day is known from elsewhere: only the old one goes.
                    if let Some(index) = nearest(&all, |fixed| ahead(fixed) && fixed.day != day) {
                        all.remove(index);
                    }
                } else if let Some(index) = nearest(&all, ahead) {
                    let fixed = &mut all[index];
                    (fixed.day, fixed.until, fixed.time) = (day, until, window.time.or(fixed.time));
                    (fixed.said, fixed.window, fixed.moved) = (Some(event.day), Some(window), Some(event));
                    let named = with_whom(book, case, &event.quote);
                    if !named.is_empty() {
                        fixed.people = named;
                    }
                } else {
                    all.push(Appointment {
                        day,
                        until,
                        time: window.time,
                        stage: None,
                        people: event.people.iter().filter_map(|name| case.person(book, name)).collect(),
                        said: Some(event.day),
                        window: Some(window),
                        meeting: None,
                        statement: None,
                        moved: Some(event),
                    });
                }
            }
            _ => {}
        }
    }
    all.sort_by_key(|fixed| (fixed.day, fixed.until));
    all
}

/// Those with whom a meeting is to be, by the words behind "with": who moved it need not be there.
fn with_whom(book: &Casebook, case: &Case, quote: &str) -> Vec<ContactId> {
    const WITH: &[&str] = &[" with ", " w/ ", " w/"];
    let start = WITH.iter().find_map(|with| quote.find(with).map(|at| at + with.len()));
    start.and_then(|start| quote.get(start..)).map(|names| listed(book, case, names)).unwrap_or_default()
}

/// The people whom words name one after the other.
fn listed(book: &Casebook, case: &Case, rest: &str) -> Vec<ContactId> {
    const ENDS: &[&str] = &[" instead", " because", " since ", " as ", ". ", "; ", " ("];
    let end = ENDS.iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
    let all = rest.get(..end).unwrap_or("");
    let mut people: Vec<ContactId> = Vec::new();
    for piece in all.split([',', '&', '+', '.']).flat_map(|piece| piece.split(" and ")) {
        let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
        let name: Vec<&str> =
            piece.split_whitespace().skip_while(|word| !is_capital(word)).take_while(|word| is_capital(word)).collect();
        let known = if name.is_empty() { None } else { case.person(book, &name.join(" ")) };
        people.extend(known.filter(|id| !people.contains(id)));
    }
    people
}

/// Whether a meeting was fixed only after something happened: what was called off before leaves it alone.
fn is_said_after(fixed: &Appointment<'_>, event: &Event) -> bool {
    let later = |statement: &Statement| {
        statement.place.path == event.place.path && statement.place.span.start > event.place.span.end
    };
    let planned = fixed.statement.is_some_and(|statement| statement.planned);
    !planned
        && fixed.said.is_some_and(|said| said > event.day || said == event.day && fixed.statement.is_some_and(later))
}

fn nearest(all: &[Appointment<'_>], which: impl Fn(&Appointment<'_>) -> bool) -> Option<usize> {
    all.iter().enumerate().filter(|(_, fixed)| which(fixed)).min_by_key(|(_, fixed)| fixed.day).map(|(index, _)| index)
}

fn from_statement<'a>(
    book: &Casebook,
    case: &'a Case,
    statement: &'a Statement,
    window: &'a Window,
    day: Day,
    until: Day,
) -> Appointment<'a> {
    let who = statement.who.as_ref().and_then(|who| case.person(book, who.text()));
    let mut people: Vec<ContactId> = who.into_iter().collect();
    let mut named = with_whom(book, case, &statement.quote);
    if named.is_empty() {
        // "Thu 8 Oct 13:00, Raghav and Eva Lindqvist"
        let behind = statement.quote.get(statement.phrase.range().end..).unwrap_or("");
        named = behind.strip_prefix(", ").map(|names| listed(book, case, names)).unwrap_or_default();
    }
    people.extend(named.into_iter().filter(|id| Some(*id) != who));
    Appointment {
        day,
        until,
        time: window.time,
        stage: None,
        people,
        said: statement.said,
        window: Some(window),
        meeting: None,
        statement: Some(statement),
        moved: None,
    }
}

/// The earliest of a window's readings, as first and last day. What I owe is taken at its earliest.
pub(crate) fn earliest_reading(window: &Window) -> Option<(Day, Day)> {
    let days = |(first, last): (Option<Day>, Option<Day>)| {
        let last = last.or(first)?;
        Some((first.unwrap_or(last), last))
    };
    let own = days((window.earliest(), window.latest()))?;
    window.in_use().iter().copied().filter_map(days).chain([own]).min_by_key(|(first, last)| (*last, *first))
}

/// The meetings that took place by `today`: a note of its day, or an appointment of a day or two that is over.
pub(super) fn held<'a>(fixed: &[Appointment<'a>], today: Day) -> Vec<Held<'a>> {
    fixed
        .iter()
        .filter(|fixed| match fixed.meeting {
            Some(_) => fixed.day <= today,
            None => {
                // Both readings must be over before it is taken to have taken place.
                let last = fixed.window.map_or(Some(fixed.until), |window| {
                    window.in_use().iter().filter_map(|(_, last)| *last).chain([fixed.until]).max()
                });
                last.is_some_and(|last| last < today)
                    && fixed.day.days_until(fixed.until) < LONGEST_APPOINTMENT_DAYS
                    && fixed.window.is_none_or(|window| !window.approx)
            }
        })
        .map(|fixed| Held {
            day: fixed.until,
            time: fixed.time,
            stage: fixed.stage,
            people: fixed.people.clone(),
            meeting: fixed.meeting,
            statement: fixed.statement,
        })
        .collect()
}
