//! After an interview: reflect, thank, connect.

use std::collections::HashMap;

use crate::casebook::{Cases, Contact, ContactId, Held, View};
use crate::extract::{Channel, EventKind};
use crate::playbook::action::{Action, Reason};
use crate::playbook::speech;
use crate::text::Day;

/// A meeting took place, and the note has no reflection.
pub(super) fn reflect(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    if view.is_closed() {
        return Vec::new();
    }
    let mut actions = Vec::new();
    let reflections = view.events.iter().filter(|event| event.kind == EventKind::Reflected);
    let reflected = reflections.map(|event| event.day).max();
    for held in &view.meetings {
        let logged = reflected.is_some_and(|day| day >= held.day);
        if held.meeting.is_some_and(|meeting| meeting.reflected) || logged {
            continue;
        }
        let mut reason = Reason::new(cases, Some(view), Some("000 001 002 004"));
        let ends = reason.number("reflect_ends", cases.settings.playbook.reflect_ends);
        let what = speech::stage(held.stage);
        let title = match held.meeting {
            Some(_) => format!("Write down how the {what} went"),
            None => format!("How did it go on {}? Write it down", speech::day(held.day)),
        };
        let text = format!(
            "the {what} of {} has no reflection yet: what went well, what went badly, what to do better; the memory is fresh for {}",
            speech::day(held.day),
            speech::count(i64::from(ends), "day"),
        );
        let mut action = Action::new("reflect", index, title, reason.text(text)).due(held.day, ends);
        action.key = key(held);
        action.since = Some(held.day);
        action.sources = speech::meeting_evidence(held);
        action.record = speech::record_meeting(held, view, cases.today);
        actions.push(action);
    }
    actions
}

/// People were met: one thank-you a meeting, naming each of them who was not yet thanked, whatever the outcome.
pub(super) fn thank_you(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    let mut actions = Vec::new();
    let (thanked, met) = (Named::of(cases, view, EventKind::ThankYou), LastMet::of(view));
    for (at, held) in view.meetings.iter().enumerate() {
        let Some(people) = to_thank(held, at, &thanked, &met) else { continue };
        let mut reason = Reason::new(cases, Some(view), Some("000 001 002 003 004"));
        let hours = reason.number("thank_you_hours", cases.settings.playbook.thank_you_hours);
        let ends = reason.number("thank_you_ends", cases.settings.playbook.thank_you_ends);
        let Some(due) = after_hours(held, hours) else { continue };
        let whom = match speech::names(cases, &people) {
            names if names.is_empty() => "the people you met".to_owned(),
            names => names,
        };
        let text = format!(
            "you met on {}; a thank-you goes out within {} of the {}",
            speech::day(held.day),
            speech::count(i64::from(hours), "hour"),
            speech::stage(held.stage),
        );
        let title = format!("Send a thank-you to {whom}");
        let mut action = Action::new("thank_you", index, title, reason.text(text)).due(due, ends);
        action.key = key(held);
        action.since = Some(held.day);
        action.channel = by_what_is_known(cases, &people);
        action.hints = other_means(cases, &people, action.channel);
        action.hints.extend(missing_addresses(cases, &people));
        action.people = people;
        action.sources = speech::meeting_evidence(held);
        action.record = speech::record_meeting(held, view, cases.today);
        actions.push(action);
    }
    actions
}

/// By what means thanks can go to somebody: by e-mail where an address is known, else by their profile, else by phone.
fn means(contact: &Contact) -> Option<Channel> {
    if !contact.emails.is_empty() {
        Some(Channel::Email)
    } else if !contact.links.is_empty() {
        Some(Channel::Message)
    } else {
        (!contact.phones.is_empty()).then_some(Channel::Call)
    }
}

/// By what means thanks go to these people, by the best that is known of any of them.
pub(super) fn by_what_is_known(cases: &Cases<'_>, people: &[ContactId]) -> Option<Channel> {
    let all: Vec<Channel> = people.iter().filter_map(|id| cases.book.people.get(*id)).filter_map(means).collect();
    [Channel::Email, Channel::Message, Channel::Call].into_iter().find(|channel| all.contains(channel))
}

/// The hint for those who cannot be reached by these means, but by others.
fn other_means(cases: &Cases<'_>, people: &[ContactId], channel: Option<Channel>) -> Vec<String> {
    let by = |means_of: Channel, words: &str| {
        let names: Vec<&str> = people
            .iter()
            .filter_map(|id| cases.book.people.get(*id))
            .filter(|contact| means(contact) == Some(means_of) && channel != Some(means_of))
            .map(|contact| contact.name.as_str())
            .collect();
        (!names.is_empty()).then(|| format!("no e-mail address for {}: {words}", speech::list(&names)))
    };
    let message = by(Channel::Message, "a message by the link that is known");
    message.into_iter().chain(by(Channel::Call, "a call or a text message")).collect()
}

/// People were met, no request was logged and no link is known.
pub(super) fn connect(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    if view.is_closed() {
        return Vec::new();
    }
    let mut actions = Vec::new();
    let (connected, met) = (Named::of(cases, view, EventKind::Connect), LastMet::of(view));
    for (at, held) in view.meetings.iter().enumerate() {
        let people: Vec<ContactId> = held
            .people
            .iter()
            .copied()
            .filter(|id| !connected.since(*id, held.day))
            .filter(|id| {
                let links = cases.book.people.get(*id).map(|contact| contact.links.as_slice()).unwrap_or_default();
                !links.iter().any(|link| link.to_ascii_lowercase().contains("linkedin."))
            })
            .collect();
        let Some(people) = met.only(at, &people).filter(|people| !people.is_empty()) else { continue };
        let mut reason = Reason::new(cases, Some(view), Some("001"));
        let days = reason.number("connect_days", cases.settings.playbook.connect_days);
        let ends = reason.number("connect_ends", cases.settings.playbook.connect_ends);
        let Some(due) = held.day.plus(i64::from(days)) else { continue };
        let title = format!("Connect with {} on LinkedIn", speech::names(cases, &people));
        let text = format!("you met on {} and no request is logged; it comes after the thanks", speech::day(held.day));
        let mut action = Action::new("connect", index, title, reason.text(text)).due(due, ends);
        action.key = key(held);
        action.since = Some(held.day);
        action.not_before = Some(due);
        action.gentle = true;
        action.people = people;
        action.sources = speech::meeting_evidence(held);
        action.record = speech::record_meeting(held, view, cases.today);
        actions.push(action);
    }
    actions
}

/// What tells a meeting from the application's others: its day and stage.
pub(super) fn key(held: &Held<'_>) -> String {
    let said = held.statement.and_then(|statement| statement.said).filter(|_| held.meeting.is_none());
    match said {
        Some(said) => format!("appointment {said} {}", held.day),
        None => format!("{} {}", held.day, speech::stage(held.stage)),
    }
}

/// Whom of a meeting to thank; `None` where nobody is left. An empty list means that nobody is known by name. Who was
/// met again is thanked for the later meeting.
fn to_thank(held: &Held<'_>, at: usize, thanked: &Named, met: &LastMet) -> Option<Vec<ContactId>> {
    if held.meeting.is_some_and(|meeting| meeting.thanked.is_some()) {
        return None;
    }
    if thanked.last.is_none_or(|last| last < held.day) {
        return met.only(at, &held.people);
    }
    let left: Vec<ContactId> = held.people.iter().copied().filter(|id| !thanked.since(*id, held.day)).collect();
    if left.is_empty() { None } else { met.only(at, &left) }
}

/// At which of an application's meetings each person was met last.
struct LastMet {
    by: HashMap<ContactId, usize>,
    last: usize,
}

impl LastMet {
    fn of(view: &View<'_>) -> LastMet {
        let all = view.meetings.iter().enumerate();
        let by = all.flat_map(|(at, held)| held.people.iter().map(move |id| (*id, at))).collect();
        LastMet { by, last: view.meetings.len().saturating_sub(1) }
    }

    /// The people of a meeting without those who were met again later, or on the same day by another note; `None` where
    /// nobody is left.
    fn only(&self, at: usize, people: &[ContactId]) -> Option<Vec<ContactId>> {
        if people.is_empty() || at == self.last {
            return Some(people.to_vec());
        }
        let left: Vec<ContactId> =
            people.iter().copied().filter(|id| self.by.get(id).is_none_or(|last| *last <= at)).collect();
        (!left.is_empty()).then_some(left)
    }
}

/// When events of a kind last named each person.
struct Named {
    /// The last event.
    last: Option<Day>,
    /// The last one that names nobody, and so means all.
    of_all: Option<Day>,
    by: HashMap<ContactId, Day>,
}

impl Named {
    fn of(cases: &Cases<'_>, view: &View<'_>, kind: EventKind) -> Named {
        let mut named = Named { last: None, of_all: None, by: HashMap::new() };
        for event in view.events.iter().filter(|event| event.kind == kind) {
            named.last = named.last.max(Some(event.day));
            if event.people.is_empty() {
                named.of_all = named.of_all.max(Some(event.day));
            }
            for id in event.people.iter().filter_map(|name| view.person(cases.book, name)) {
                let last = named.by.entry(id).or_insert(event.day);
                *last = event.day.max(*last);
            }
        }
        named
    }

    /// Whether one names this person on a day or after it.
    fn since(&self, id: ContactId, day: Day) -> bool {
        self.of_all.is_some_and(|last| last >= day) || self.by.get(&id).is_some_and(|last| *last >= day)
    }
}

/// So many hours after the end of a meeting, as a day; where its time is unknown, whole days after it.
fn after_hours(held: &Held<'_>, hours: u32) -> Option<Day> {
    let minutes = i64::from(hours) * 60;
    let days = match held.time {
        Some(time) => (i64::from(time.end.unwrap_or(time.start)) + minutes) / (24 * 60),
        None => (minutes + 24 * 60 - 1) / (24 * 60),
    };
    held.day.plus(days)
}

/// The hint to get an address, for those who have none.
pub(super) fn missing_addresses(cases: &Cases<'_>, people: &[ContactId]) -> Vec<String> {
    let without: Vec<&str> = people
        .iter()
        .filter_map(|id| cases.book.people.get(*id))
        .filter(|contact| contact.emails.is_empty() && contact.phones.is_empty() && contact.links.is_empty())
        .map(|contact| contact.name.as_str())
        .collect();
    if without.is_empty() {
        return Vec::new();
    }
    vec![format!("no address for {}: ask the recruiter, or look on the company's page", speech::list(&without))]
}
