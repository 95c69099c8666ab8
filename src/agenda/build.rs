//! From actions to the lines of the agenda.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::reference::{reference, shortest};
use super::{Agenda, ApplicationRef, Item, Person, State, Summary};
use crate::casebook::{Casebook, Cases, Standpoint};
use crate::diagnostic::Severity;
use crate::extract;
use crate::note::Source;
use crate::playbook::{self, Action, Owner};
use crate::settings::Settings;
use crate::text::Day;
use crate::timeline::Calendar;

/// The agenda of some notes as of a day: the whole flow, for those who have the bytes.
pub fn build(sources: Vec<Source>, settings: &Settings, today: Day) -> Agenda {
    let calendar = Calendar::new(settings);
    let facts = sources.iter().map(|source| extract::facts(source, settings, &calendar)).collect();
    let book = Casebook::new(facts);
    of(&book, settings, &calendar, today)
}

/// The agenda of a case book as of a day.
pub fn of(book: &Casebook, settings: &Settings, calendar: &Calendar, today: Day) -> Agenda {
    let cases = book.as_of(today, settings, calendar);
    of_cases(&cases, playbook::actions(&cases))
}

/// The same with the quiet applications, which give no lines otherwise.
pub fn with_quiet(book: &Casebook, settings: &Settings, calendar: &Calendar, today: Day) -> Agenda {
    let cases = book.as_of(today, settings, calendar);
    of_cases(&cases, playbook::actions_of_all(&cases))
}

/// Actions as the lines of an agenda.
pub(super) fn of_cases(cases: &Cases<'_>, actions: Vec<Action>) -> Agenda {
    let mut items: Vec<Item> = actions.into_iter().map(|action| item(cases, action)).collect();
    items.sort_by(|a, b| order(a).cmp(&order(b)));
    let references: Vec<u64> = items.iter().map(|item| item.reference).collect();
    for (item, short) in items.iter_mut().zip(shortest(&references)) {
        item.short = short;
    }
    let summary = summary(cases, &items);
    // Remarks touch nothing that the agenda says.
    let problems = cases.book.problems.iter().filter(|problem| problem.severity > Severity::Info).cloned().collect();
    Agenda { today: Some(cases.today), items, summary, problems, filtered: None }
}

/// Overdue first, then by day; within a day by clock time and in the order of the rules.
fn order(item: &Item) -> (State, bool, Option<Day>, u16, usize, Reverse<i64>, &str, u64) {
    let day = match item.state {
        State::Held => item.held_until,
        _ => item.due,
    };
    let time = item.time.map_or(u16::MAX, |time| time.start);
    (
        item.state,
        item.company.is_none(),
        day,
        time,
        playbook::order(item.rule),
        Reverse(item.days_late),
        item.company.as_deref().unwrap_or_default(),
        item.reference,
    )
}

fn item(cases: &Cases<'_>, action: Action) -> Item {
    let view = action.view.and_then(|index| cases.views.get(index));
    let company = view.and_then(|view| view.case.company.clone());
    let role = view.and_then(|view| view.case.role.clone());
    let state = state(&action, cases.today);
    let days_late = match (state, action.due) {
        (State::Overdue, Some(due)) => due.days_until(cases.today),
        _ => 0,
    };
    let people = action.people.iter().filter_map(|id| cases.book.people.get(*id)).map(Person::of);
    let id = view.map(|view| view.case.id.as_str()).unwrap_or_default();
    Item {
        reference: reference(&[action.rule, id, &action.key]),
        short: String::new(),
        rule: action.rule,
        state,
        owner: action.owner,
        title: action.title,
        company,
        role,
        application: view.map(ApplicationRef::of),
        people: people.collect(),
        channel: action.channel,
        not_before: action.not_before,
        due: action.due,
        expires: action.ends,
        held_until: action.held_until,
        time: action.time,
        days_late,
        because: action.because,
        sources: action.sources,
        record: action.record,
        also: action.also,
        window: action.window,
        hints: action.hints,
    }
}

/// Where an action stands as of `today`. In between its first day and its due day it stands under today.
fn state(action: &Action, today: Day) -> State {
    if action.owner == Owner::Them {
        return State::Waiting;
    }
    if action.held_until.is_some_and(|until| until > today) {
        return State::Held;
    }
    match action.due {
        None => State::Undated,
        Some(due) if due < today && !action.gentle && action.held_until.is_none() => {
            // A span of days that has begun and is not over is not late.
            if action.rule == "appointment" { State::Today } else { State::Overdue }
        }
        Some(due) if due <= today || action.not_before.is_some_and(|day| day <= today) => State::Today,
        Some(_) => State::Upcoming,
    }
}

fn summary(cases: &Cases<'_>, items: &[Item]) -> Summary {
    let mut states: HashMap<State, usize> = HashMap::new();
    for item in items {
        *states.entry(item.state).or_default() += 1;
    }
    let count = |state| states.get(&state).copied().unwrap_or_default();
    let standing = |standpoint| cases.views.iter().filter(|view| view.standpoint == standpoint).count();
    Summary {
        applications: cases.views.len(),
        live: standing(Standpoint::Live),
        quiet: standing(Standpoint::Quiet),
        closed: standing(Standpoint::Closed),
        overdue: count(State::Overdue),
        today: count(State::Today),
        upcoming: count(State::Upcoming),
        waiting: count(State::Waiting),
    }
}
