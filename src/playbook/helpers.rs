//! Those who help: thank them, and let the recruiter ask.

use std::sync::Arc;

use crate::casebook::{Cases, ContactId, View, person_key};
use crate::extract::{EventKind, Status};
use crate::playbook::action::{Action, Reason};
use crate::playbook::speech;

/// Someone referred, introduced or helped: from the earliest dated mention, once a person and application.
pub(super) fn thank_helper(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    let helped = |name: &str| view.person(cases.book, name);
    let mut helpers: Vec<(Option<ContactId>, &str)> = Vec::new();
    for &id in &view.case.helpers {
        helpers.extend(cases.book.people.get(id).map(|contact| (Some(id), contact.name.as_str())));
    }
    // The log may tell of help by somebody who is a contact elsewhere, or nowhere.
    for name in view.events.iter().filter(|event| event.kind == EventKind::Helped).flat_map(|event| &event.people) {
        let id = helped(name);
        if !helpers.iter().any(|(known, known_name)| (id.is_some() && *known == id) || *known_name == name.as_str()) {
            let shown = id.and_then(|id| cases.book.people.get(id)).map_or(name.as_str(), |contact| &contact.name);
            helpers.push((id, shown));
        }
    }
    helpers.into_iter().filter_map(|(id, name)| thanks_for_help(cases, index, view, id, name)).collect()
}

fn thanks_for_help(
    cases: &Cases<'_>,
    index: usize,
    view: &View<'_>,
    id: Option<ContactId>,
    name: &str,
) -> Option<Action> {
    let key = person_key(name);
    let is_them = |other: &String| match id {
        Some(_) => view.person(cases.book, other) == id,
        None => key.split(' ').any(|word| person_key(other) == word) || person_key(other) == key,
    };
    let thanked = view.events.iter().any(|event| {
        matches!(event.kind, EventKind::HelperThanked | EventKind::ThankYou)
            && (event.people.iter().any(is_them) || (event.people.is_empty() && event.kind == EventKind::HelperThanked))
    });
    if thanked {
        return None;
    }
    let mut helped =
        view.events.iter().filter(|event| event.kind == EventKind::Helped && event.people.iter().any(is_them));
    let told = helped.next();
    let places = id.and_then(|id| cases.book.people.get(id)).map(|contact| contact.places.as_slice());
    let noted = |path: &Arc<str>| places.unwrap_or_default().iter().any(|place| place.path == *path);
    let dates = view.case.notes.iter().filter(|note| noted(&note.path)).filter_map(|note| note.date);
    let since = told.map(|event| event.day).or(dates.min()).filter(|since| *since <= cases.today)?;
    let mut reason = Reason::new(cases, Some(view), Some("000"));
    let hours = reason.number("thank_you_hours", cases.settings.playbook.thank_you_hours);
    let ends = reason.number("thank_helper_ends", cases.settings.playbook.thank_helper_ends);
    let due = since.plus((i64::from(hours) + 23) / 24)?;
    let text = format!(
        "they helped, as of {}; thank whoever does, within {}",
        speech::day(since),
        speech::count(i64::from(hours), "hour")
    );
    let mut action =
        Action::new("thank_helper", index, format!("Thank {name} for the help"), reason.text(text)).due(due, ends);
    action.key = name.to_owned();
    action.since = Some(since);
    action.people = id.into_iter().collect();
    action.sources = told.map(|event| speech::event_evidence(event)).into_iter().collect();
    action.record = speech::record_in_case(view, cases.today);
    Some(action)
}

/// A recruiter who was neither interviewer nor promiser could ask for me, after a meeting.
pub(super) fn ask_recruiter(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    let Some(held) = view.meetings.last() else { return Vec::new() };
    let Some(&recruiter) = view.case.recruiters.first() else { return Vec::new() };
    let met = view.meetings.iter().any(|held| held.people.contains(&recruiter));
    let promised = view.promises.iter().any(|promise| promise.who == Some(recruiter));
    let asked = view.events.iter().any(|event| event.kind == EventKind::RecruiterAsked && event.day >= held.day);
    let heard = view.last_theirs().is_some_and(|day| day > held.day);
    if view.is_closed() || view.status == Status::Offer || met || promised || asked || heard {
        return Vec::new();
    }
    let Some(contact) = cases.book.people.get(recruiter) else { return Vec::new() };
    let mut reason = Reason::new(cases, Some(view), Some("001"));
    let days = reason.number("ask_recruiter_days", cases.settings.playbook.ask_recruiter_days);
    let ends = reason.number("ask_recruiter_ends", cases.settings.playbook.ask_recruiter_ends);
    let Some(mut due) = cases.calendar.plus_working(held.day, i64::from(days)) else { return Vec::new() };
    // Before the promised date: asked on the day itself, it would be a nag.
    let promised = view.open_promises().filter_map(|promise| promise.deadline).min();
    if let Some(before) = promised.and_then(|day| cases.calendar.plus_working(day, -1)) {
        if before <= held.day {
            return Vec::new();
        }
        due = due.min(before);
    }
    let text = format!(
        "they are invested in you too, and may hear what the company would not tell you; you met on {}",
        speech::day(held.day)
    );
    let mut action =
        Action::new("ask_recruiter", index, format!("Ask {} to follow up for you", contact.name), reason.text(text));
    action.key = held.day.to_string();
    action.since = Some(held.day);
    action.due = Some(due);
    action.not_before = Some(due);
    action.ends = cases.calendar.plus_working(due, i64::from(ends));
    action.people = vec![recruiter];
    action.sources = speech::meeting_evidence(held);
    action.record = speech::record_in_case(view, cases.today);
    vec![action]
}
