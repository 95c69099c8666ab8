//! Who, when and what about: the details of an event.

use std::ops::Range;

use super::at_home;
use crate::extract::clause::{Kind, Mood, Parse};
use crate::extract::reading::who::{self, name_at, name_text};
use crate::extract::reading::{Happening, Stated};
use crate::extract::{Channel, Direction, EventKind, Reading, When};
use crate::text::Day;
use crate::timeline::{Grain, Window};

/// Drops the bare touch where its sentence tells what it was for: "wrote to Dana, thanked her".
pub(super) fn specific(happened: Vec<Happening>) -> Vec<Happening> {
    let mut kept: Vec<Happening> = Vec::with_capacity(happened.len());
    for mut event in happened {
        if let Some(last) = kept.last_mut().filter(|last| last.sentence == event.sentence) {
            let called = matches!(last.kind, EventKind::Touch | EventKind::FollowUp)
                && last.direction == Direction::Mine
                && last.channel == Some(Channel::Call);
            if called && event.kind == EventKind::NoNews {
                // "Rang her, no answer" says nothing about the decision.
                continue;
            }
            let same = event.people.is_empty() || event.people == last.people;
            if last.kind == EventKind::Touch
                && last.direction == Direction::Mine
                && event.direction == Direction::Mine
                && same
            {
                event.people.clone_from(&last.people);
                event.channel = event.channel.or(last.channel);
                event.day = event.day.or(last.day);
                *last = event;
                continue;
            }
        }
        kept.push(event);
    }
    kept
}

/// Whether the headings above say that what stands below is a log.
pub(crate) fn under_log(headings: &[&str]) -> bool {
    const LOGS: &[&str] = &[
        "log",
        "history",
        "timeline",
        "activity",
        "contact log",
        "interactions",
        "communication",
        "correspondence",
        "journal",
        "touchpoints",
        "events",
    ];
    let may_be = |heading: &&str| matches!(heading.len(), 3 | 6..=8 | 11..=14);
    headings
        .iter()
        .take(2)
        .map(|heading| heading.trim())
        .filter(may_be)
        .any(|heading| LOGS.iter().any(|log| heading.eq_ignore_ascii_case(log)))
}

pub(super) fn add(people: &mut Vec<String>, more: Vec<String>) {
    for name in more {
        if !people.contains(&name) {
            people.push(name);
        }
    }
}

/// The names in a range of tokens, in order.
pub(super) fn people(text: &str, parse: &Parse, range: Range<usize>, known: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if let Some(name) = name_at(text, &parse.tokens, at, range.end) {
            at = name.end;
            if !who::is_no_person(&parse.tokens, &name, range.start) {
                add(&mut found, vec![name_text(text, &parse.tokens, name)]);
            }
            continue;
        }
        if let Some(token) = parse.tokens.get(at) {
            let word = token.span.slice(text);
            if token.kind == Kind::Word
                && (token.capital || token.unknown())
                && known.iter().any(|name| name.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(word)))
            {
                add(&mut found, vec![word.to_owned()]);
            }
        }
        at += 1;
    }
    found
}

/// Names in the fragments beside a clause: "Emailed recruiter (Sam)", "Panel — Dana, Priya", "Dana: called".
pub(super) fn nearby(text: &str, parse: &Parse, index: usize, known: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let Some(clause) = parse.clauses.get(index) else { return found };
    for at in index + 1..parse.clauses.len().min(index + 6) {
        let Some(next) = parse.clauses.get(at) else { break };
        if next.sentence != clause.sentence
            || next.mood != Mood::Fragment
            || !matches!(next.opened, Some(Kind::Open | Kind::Comma | Kind::Dash | Kind::Colon))
        {
            break;
        }
        add(&mut found, people(text, parse, next.tokens.clone(), known));
    }
    if found.is_empty() {
        let before = index.checked_sub(1).and_then(|at| parse.clauses.get(at));
        if let Some(before) = before.filter(|before| {
            before.sentence == clause.sentence
                && before.mood == Mood::Fragment
                && matches!(clause.opened, Some(Kind::Colon | Kind::Dash | Kind::Comma | Kind::Close))
        }) {
            add(&mut found, people(text, parse, before.tokens.clone(), known));
        }
    }
    found
}

/// The day on which it happened, where the clause itself names one.
pub(super) fn day(stated: &Stated, said: Option<Day>) -> Option<Day> {
    let When::Window(window) = &stated.when else { return None };
    let last = window.latest().or(window.earliest())?;
    Some(said.map_or(last, |said| last.min(said)))
}

/// Whether what is stated is a day and no span of several.
pub(super) fn one_day(stated: &Stated) -> bool {
    matches!(&stated.when, When::Window(window) if !window.approx && window.earliest() == window.latest())
}

/// Whether what is stated is a span as long as a season: nobody says so of what has just happened.
pub(super) fn is_of_a_season(stated: &Stated) -> bool {
    matches!(&stated.when, When::Window(window) if matches!(window.grain, Grain::Quarter | Grain::Year))
}

/// Whether a kind of event ends an application, or is the offer in it.
pub(super) fn ends_or_offers(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Rejection
            | EventKind::Offer
            | EventKind::OfferAcknowledged
            | EventKind::Declined
            | EventKind::Withdrawn
            | EventKind::LetGo
    )
}

/// The new day of a moved meeting, the end of a snooze: what lies ahead in the clause or right after it.
pub(super) fn window(stated: &[(usize, &Stated)], index: usize, parse: &Parse, kind: EventKind) -> Option<Window> {
    let sentence = parse.clauses.get(index)?.sentence;
    let ahead = |clause: usize| {
        at_home(stated, clause).find_map(|stated| match &stated.when {
            When::Window(window)
                if (stated.reading != Reading::Past || kind == EventKind::Snoozed) && (stated.row != "log date") =>
            {
                Some(window.clone())
            }
            _ => None,
        })
    };
    if kind == EventKind::Met {
        return None;
    }
    ahead(index).or_else(|| {
        parse.clauses.get(index + 1).filter(|next| next.sentence == sentence).and_then(|_| ahead(index + 1))
    })
}
