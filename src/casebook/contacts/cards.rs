//! The people as of a day: whom they work for, when they were last in touch, and how they keep their word.

use std::collections::HashMap;

use super::{Contact, ContactId};
use crate::casebook::Cases;
use crate::casebook::promises::Fate;
use crate::extract::EventKind;
use crate::text::Day;

/// Whom a person works for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    /// As written.
    pub name: String,
    /// No note says so: it is the company of their application.
    pub implied: bool,
}

/// How somebody keeps their word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// Promises in all.
    pub made: usize,
    /// Kept.
    pub kept: usize,
    /// Replaced by a later one.
    pub moved: usize,
    /// Their day has passed without a sign.
    pub late: usize,
    /// Still open.
    pub open: usize,
}

/// A person as of a day.
#[derive(Debug, Clone)]
pub struct Card<'a> {
    /// The index in the case book.
    pub id: ContactId,
    /// Who.
    pub contact: &'a Contact,
    /// Whom they work for.
    pub employer: Option<Employer>,
    /// The views of their applications.
    pub views: Vec<usize>,
    /// The days on which they were met.
    pub met: Vec<Day>,
    /// What was talked about when they were met.
    pub discussed: Vec<String>,
    /// The first contact that a note tells of.
    pub first: Option<Day>,
    /// The last one.
    pub last: Option<Day>,
    /// How they keep their word.
    pub promises: Kept,
}

/// Everybody, as of the day of `cases`, by name.
pub fn cards<'a>(cases: &Cases<'a>) -> Vec<Card<'a>> {
    let mut cards: Vec<Card<'a>> = cases
        .book
        .people
        .iter()
        .enumerate()
        .map(|(id, contact)| Card {
            id,
            contact,
            employer: None,
            views: Vec::new(),
            met: Vec::new(),
            discussed: Vec::new(),
            first: None,
            last: None,
            promises: Kept::default(),
        })
        .collect();
    for (index, view) in cases.views.iter().enumerate() {
        for id in &view.case.people {
            if let Some(card) = cards.get_mut(*id) {
                card.views.push(index);
            }
        }
        for held in &view.meetings {
            for &id in &held.people {
                let Some(card) = cards_at(id, &view.case.people).and_then(|at| cards.get_mut(at)) else { continue };
                card.met.push(held.day);
                touch(card, held.day);
                let topics = held.meeting.map(|meeting| meeting.topics.as_slice()).unwrap_or_default();
                for topic in topics.iter().filter(|topic| view.is_with(cases.book, topic, id)) {
                    if !card.discussed.contains(&topic.words) {
                        card.discussed.push(topic.words.clone());
                    }
                }
            }
        }
        let mut known: HashMap<&str, Option<ContactId>> = HashMap::new();
        for event in &view.events {
            if matches!(
                event.kind,
                EventKind::NoNews | EventKind::Reflected | EventKind::Snoozed | EventKind::Dropped | EventKind::LetGo
            ) {
                continue;
            }
            for name in &event.people {
                let id = *known.entry(name.as_str()).or_insert_with(|| view.person(cases.book, name));
                let Some(card) = id.and_then(|id| cards.get_mut(id)) else { continue };
                touch(card, event.day);
                if event.kind == EventKind::Met {
                    card.met.push(event.day);
                }
            }
        }
        for promise in &view.promises {
            let Some(card) = promise.who.and_then(|id| cards.get_mut(id)) else { continue };
            touch(card, promise.said);
            card.promises.made += 1;
            match promise.fate {
                Fate::Open => card.promises.open += 1,
                Fate::Late => card.promises.late += 1,
                Fate::Kept(day) if promise.deadline.is_none_or(|deadline| day <= deadline) => card.promises.kept += 1,
                Fate::Kept(_) => card.promises.late += 1,
                Fate::Replaced { .. } => card.promises.moved += 1,
            }
        }
    }
    for card in &mut cards {
        card.met.sort_unstable();
        card.met.dedup();
        card.employer = match &card.contact.organisation {
            Some(name) => Some(Employer { name: name.clone(), implied: false }),
            None => {
                let mut companies: Vec<&str> =
                    card.views.iter().filter_map(|view| cases.views.get(*view)?.case.company.as_deref()).collect();
                companies.dedup_by_key(|name| crate::casebook::company_key(name));
                // With two companies nothing says whose they are.
                match companies.as_slice() {
                    [only] => Some(Employer { name: (*only).to_owned(), implied: true }),
                    _ => None,
                }
            }
        };
    }
    cards.retain(|card| !card.contact.name.is_empty());
    cards.sort_by(|a, b| (a.contact.key(), a.id).cmp(&(b.contact.key(), b.id)));
    cards
}

/// A contact of the application, and no other.
fn cards_at(id: ContactId, people: &[ContactId]) -> Option<ContactId> {
    people.contains(&id).then_some(id)
}

fn touch(card: &mut Card<'_>, day: Day) {
    card.first = Some(card.first.map_or(day, |first| first.min(day)));
    card.last = Some(card.last.map_or(day, |last| last.max(day)));
}
