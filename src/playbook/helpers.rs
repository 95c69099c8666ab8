//! Those who help: thank them, and let the recruiter ask.

use crate::casebook::{Cases, View};
use crate::extract::{EventKind, Status};
use crate::playbook::action::{Action, Reason};
use crate::playbook::speech;

/// Someone referred, introduced or helped: from the earliest dated mention, once a person and application.
pub(super) fn thank_helper(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    let mut actions = Vec::new();
    for &helper in &view.case.helpers {
        let Some(contact) = cases.book.people.get(helper) else { continue };
        let is_them = |names: &[String]| names.iter().any(|name| view.case.person(cases.book, name) == Some(helper));
        let thanked = view.events.iter().any(|event| {
            matches!(event.kind, EventKind::HelperThanked | EventKind::ThankYou)
                && (is_them(&event.people) || (event.people.is_empty() && event.kind == EventKind::HelperThanked))
        });
        if thanked {
            continue;
        }
        let helped = view.events.iter().filter(|event| event.kind == EventKind::Helped && is_them(&event.people));
        let noted = view.case.notes.iter().filter(|note| contact.places.iter().any(|place| place.path == note.path));
        let Some(since) = helped.map(|event| event.day).chain(noted.filter_map(|note| note.date)).min() else {
            continue;
        };
        if since > cases.today {
            continue;
        }
        let mut reason = Reason::new(cases, Some(view), Some("000"));
        let hours = reason.number("thank_you_hours", cases.settings.playbook.thank_you_hours);
        let ends = reason.number("thank_you_ends", cases.settings.playbook.thank_you_ends);
        let Some(due) = since.plus((i64::from(hours) + 23) / 24) else { continue };
        let title = format!("Thank {} for the help", contact.name);
        let text = format!(
            "they helped, as of {}; thank whoever does, within {}",
            speech::day(since),
            speech::count(i64::from(hours), "hour")
        );
        let mut action = Action::new("thank_helper", index, title, reason.text(text)).due(due, ends);
        action.key = contact.name.clone();
        action.since = Some(since);
        action.people = vec![helper];
        action.record = speech::record_in_case(view, cases.today);
        actions.push(action);
    }
    actions
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
    let Some(mut due) = cases.calendar.plus_working(held.day, 2) else { return Vec::new() };
    // Before the promised date: asked on the day itself, it would be a nag.
    let promised = view.open_promises().filter_map(|promise| promise.deadline).min();
    if let Some(before) = promised.and_then(|day| cases.calendar.plus_working(day, -1)) {
        if before <= held.day {
            return Vec::new();
        }
        due = due.min(before);
    }
    let reason = Reason::new(cases, Some(view), Some("001"));
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
    action.ends = cases.calendar.plus_working(due, 5);
    action.people = vec![recruiter];
    action.sources = speech::meeting_evidence(held);
    action.record = speech::record_in_case(view, cases.today);
    vec![action]
}
