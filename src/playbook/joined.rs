//! One line for several applications: who recruits for many, or decides on two roles, hears of all of them at once, and
//! the requests on LinkedIn that were left from earlier days are one errand.

use std::collections::HashMap;

use crate::casebook::{Cases, ContactId};
use crate::playbook::action::Action;
use crate::playbook::speech;
use crate::text::Day;

/// How many companies or people a title names.
const NAMED: usize = 4;

/// What is one line: the rule, those who are written to, and what it is about.
type Group = (&'static str, Vec<ContactId>, String);

/// The group of an action; `None` for what is never joined.
fn group(action: &Action, today: Day) -> Option<Group> {
    match action.rule {
        "connect" if action.due.is_some_and(|due| due < today) => {
            Some((action.rule, Vec::new(), "together".to_owned()))
        }
        "ask_recruiter" => Some((action.rule, action.people.clone(), String::new())),
        // Whom one has not met is told together, but only that one withdraws.
        "tell_others" if !action.people.is_empty() || action.key.ends_with(super::offers::ACCEPTED) => {
            Some((action.rule, action.people.clone(), action.key.clone()))
        }
        _ => None,
    }
}

/// Joins the actions that are one message: company and application are then none, and the companies are named.
pub(super) fn one_message_a_person(cases: &Cases<'_>, all: &mut Vec<Action>) {
    let mut first: HashMap<Group, usize> = HashMap::new();
    let mut views: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut kept: Vec<Action> = Vec::with_capacity(all.len());
    for action in all.drain(..) {
        let Some(group) = group(&action, cases.today) else {
            kept.push(action);
            continue;
        };
        let at = *first.entry(group).or_insert(kept.len());
        views.entry(at).or_default().extend(action.view);
        match kept.get_mut(at) {
            Some(known) => {
                known.due = known.due.min(action.due);
                known.not_before = known.not_before.min(action.not_before);
                known.ends = known.ends.max(action.ends);
                known.sources.extend(action.sources);
                known.sources.dedup();
                known.held_until = known.held_until.and_then(|until| Some(until.min(action.held_until?)));
                known.also.extend(action.record);
                for id in action.people {
                    if !known.people.contains(&id) {
                        known.people.push(id);
                    }
                }
            }
            None => kept.push(action),
        }
    }
    for (at, views) in views.into_iter().filter(|(_, views)| views.len() > 1) {
        let Some(action) = kept.get_mut(at) else { continue };
        let mut companies: Vec<&str> =
            views.iter().filter_map(|index| cases.views.get(*index)?.case.company.as_deref()).collect();
        companies.dedup();
        let companies = some_of(companies);
        let names = speech::names(cases, &action.people);
        match action.rule {
            "ask_recruiter" => {
                action.title.push_str(&format!(" at {companies}"));
                let day = action.due.map(|due| due.to_string()).unwrap_or_default();
                action.key = format!("{names} {day}");
            }
            "connect" => {
                let people = action.people.iter().filter_map(|id| Some(cases.book.people.get(*id)?.name.as_str()));
                action.title = format!("Connect with {} on LinkedIn", some_of(people.collect()));
                action.because.text =
                    "you met them in the last weeks and no requests are logged; one errand for all of them".to_owned();
                "together".clone_into(&mut action.key);
            }
            _ => {
                action.title.push_str(&format!(" ({companies})"));
                action.key = format!("{} {names}", action.key);
            }
        }
        action.view = None;
    }
    *all = kept;
}

/// Words in a row; of many, the first few and how many more there are.
fn some_of(words: Vec<&str>) -> String {
    let more = format!("{} more", words.len().saturating_sub(NAMED));
    match words.get(..NAMED) {
        Some(first) if words.len() > NAMED + 1 => speech::list(&[first, &[more.as_str()]].concat()),
        _ => speech::list(&words),
    }
}
