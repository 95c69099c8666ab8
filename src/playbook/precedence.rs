//! Don't be pushy: which of a day's actions stand, which wait, and which are silent.

use std::collections::HashMap;

use crate::casebook::{Cases, ContactId, Standpoint, View};
use crate::extract::{Direction, EventKind, Status};
use crate::playbook::action::Action;
use crate::playbook::{helpers, meetings, mine, promises};
use crate::text::Day;

/// The messages of which one at most is open, the most urgent first.
const MESSAGES: &[&str] = &["condition", "follow_up", "check_in", "ask_recruiter"];

/// What closed applications still give.
const AFTER_CLOSE: &[&str] = &["thank_you", "rejection_thanks", "tell_others", "thank_helper"];

/// What an acceptance anywhere stops everywhere.
const STOPPED_BY_ACCEPTANCE: &[&str] = &["check_in", "follow_up", "ask_recruiter", "keep_searching", "condition"];

/// What an application on hold, `no_follow_up` and `snooze_until` silence.
const SILENCED: &[&str] = &["condition", "follow_up", "check_in", "ask_recruiter", "connect", "let_go"];

/// Applies the rules of precedence to the actions of all applications.
pub(super) fn settle(cases: &Cases<'_>, all: &mut Vec<Action>) {
    let accepted = cases.views.iter().any(|view| view.status == Status::Accepted);
    all.retain(|action| {
        let stopped = accepted && STOPPED_BY_ACCEPTANCE.contains(&action.rule);
        may_stand(cases, action) && !(stopped && action.view.is_some())
    });
    one_rejection_thanks(all);
    helpers::one_question_a_recruiter(cases, all);
    move_to_working_days(cases, all);
    put_off_and_dropped(cases, all);
    what_stands_for_another(all);
    one_message(cases, all);
    let_go_waits(all);
    late_thanks_become_hints(cases, all);
    thank_you_tasks(cases, all);
}

/// Whether an action may stand, as far as its own application decides it.
pub(super) fn may_stand(cases: &Cases<'_>, action: &Action) -> bool {
    let today = cases.today;
    let Some(view) = view_of(cases, action) else { return true };
    let over = action.ends.is_some_and(|ends| ends < today);
    let closed = view.standpoint == Standpoint::Closed && !AFTER_CLOSE.contains(&action.rule);
    let silenced = SILENCED.contains(&action.rule) && is_silenced(view, today);
    !(over || closed || silenced)
}

fn view_of<'a>(cases: &'a Cases<'a>, action: &Action) -> Option<&'a View<'a>> {
    action.view.and_then(|index| cases.views.get(index))
}

fn is_silenced(view: &View<'_>, today: Day) -> bool {
    view.status == Status::OnHold
        || view.case.overriding(|over| over.no_follow_up.then_some(())).is_some()
        || view.case.overriding(|over| over.snooze_until).is_some_and(|until| until > today)
}

/// Thanks after a rejection absorb the thank-you that is still open.
fn one_rejection_thanks(all: &mut Vec<Action>) {
    let rejected: Vec<Option<usize>> =
        all.iter().filter(|action| action.rule == "rejection_thanks").map(|action| action.view).collect();
    all.retain(|action| action.rule != "thank_you" || !rejected.contains(&action.view));
}

/// Messages other than thanks go out on working days.
fn move_to_working_days(cases: &Cases<'_>, all: &mut [Action]) {
    for action in all.iter_mut().filter(|action| MESSAGES.contains(&action.rule) || action.rule == "tell_others") {
        for day in [&mut action.due, &mut action.not_before] {
            *day = day.and_then(|day| cases.calendar.working_on_or_after(day));
        }
    }
}

/// The words by which a log line names the items of a rule that were put off or dropped.
const NAMED: &[(&str, &[&str])] = &[
    ("follow", &["follow_up", "condition"]),
    ("chase", &["follow_up", "condition"]),
    ("check", &["check_in"]),
    ("thank", &["thank_you", "thank_helper", "rejection_thanks"]),
    ("linkedin", &["connect"]),
    ("connect", &["connect"]),
    ("reflect", &["reflect"]),
    ("recruiter", &["ask_recruiter"]),
    ("acknowledg", &["acknowledge_offer"]),
    ("tell", &["tell_others"]),
    ("let", &["let_go"]),
];

/// "Follow-up snoozed until Friday", "Dropped the thank-you": what the log says of an item that was there on that day.
fn put_off_and_dropped(cases: &Cases<'_>, all: &mut Vec<Action>) {
    all.retain_mut(|action| {
        let Some(view) = view_of(cases, action) else { return true };
        for event in view.events.iter().filter(|event| matches!(event.kind, EventKind::Snoozed | EventKind::Dropped)) {
            if action.since.is_some_and(|since| since > event.day) || !concerns(&event.quote, action) {
                continue;
            }
            let until = event.window.as_ref().and_then(|window| window.latest().or(window.earliest()));
            match (event.kind, until) {
                (EventKind::Dropped, _) => return false,
                (_, Some(until)) if action.due.is_none_or(|due| due < until) => {
                    if let (Some(due), Some(ends)) = (action.due, action.ends) {
                        action.ends = until.plus(due.days_until(ends));
                    }
                    action.due = Some(until);
                    action.not_before = Some(until);
                    if cases.today < until {
                        action.held_until = Some(until);
                    }
                }
                _ => {}
            }
        }
        true
    });
}

/// Whether a log line speaks of an action: by its rule's word, by the words of its title, or of no one in particular.
fn concerns(quote: &str, action: &Action) -> bool {
    let lower = quote.to_lowercase();
    let own = mine::content_words(&action.title);
    let shared = mine::content_words(quote).iter().any(|word| own.contains(word));
    let mut named = NAMED.iter().filter(|(word, _)| lower.contains(word)).peekable();
    match (action.rule, named.peek().is_some()) {
        ("commitment", _) => shared,
        (rule, true) => named.any(|(_, rules)| rules.contains(&rule)),
        (rule, false) => MESSAGES.contains(&rule) && mine::content_words(quote).len() <= 2,
    }
}

/// A condition that the writer set stands for the rules it is about, and a promise that is over gives a follow-up and no
/// check-in beside it.
fn what_stands_for_another(all: &mut Vec<Action>) {
    let with = |rule: &str| -> Vec<Option<usize>> {
        all.iter().filter(|action| action.rule == rule).map(|action| action.view).collect()
    };
    let (conditions, follow_ups) = (with("condition"), with("follow_up"));
    all.retain(|action| match action.rule {
        "follow_up" => !conditions.contains(&action.view),
        "check_in" => !conditions.contains(&action.view) && !follow_ups.contains(&action.view),
        _ => true,
    });
}

/// At most one message is open per application and per recipient; the others are held, and say until when. None goes
/// out before the third day after my last one, unless they have written since.
fn one_message(cases: &Cases<'_>, all: &mut [Action]) {
    let gap = i64::from(cases.settings.playbook.min_gap_days);
    let mut order: Vec<usize> = (0..all.len()).filter(|index| MESSAGES.contains(&all[*index].rule)).collect();
    let rank = |action: &Action| MESSAGES.iter().position(|rule| *rule == action.rule);
    order.sort_by_key(|&index| (rank(&all[index]), all[index].due, index));

    let mut by_view: HashMap<usize, Day> = HashMap::new();
    let mut by_person: HashMap<ContactId, Day> = HashMap::new();
    for index in order {
        let action = &all[index];
        let starts = action.not_before.or(action.due).unwrap_or(cases.today).max(cases.today);
        let earlier = action
            .view
            .and_then(|view| by_view.get(&view))
            .or_else(|| action.people.iter().find_map(|id| by_person.get(id)));
        let after_other = earlier.and_then(|day| day.plus(gap));
        let after_mine =
            view_of(cases, action).and_then(|view| last_message(cases, view, action)).and_then(|day| day.plus(gap));
        let people = action.people.clone();
        let until = after_other.max(after_mine.filter(|day| *day > starts));
        let until = until.and_then(|day| cases.calendar.working_on_or_after(day));
        if let Some(until) = until {
            all[index].held_until = Some(until);
        }
        if earlier.is_none() {
            let goes = until.unwrap_or(starts);
            if let Some(view) = all[index].view {
                by_view.insert(view, goes);
            }
            for person in people {
                by_person.insert(person, goes);
            }
        }
    }
}

/// My last message in the application, or to the same person in another one, where they have not written since.
fn last_message(cases: &Cases<'_>, view: &View<'_>, action: &Action) -> Option<Day> {
    let last = |other: &View<'_>| {
        let is_own = std::ptr::eq(other, view);
        let to_them = |names: &[String]| {
            let to = |name: &String| other.case.person(cases.book, name);
            if is_own {
                names.is_empty()
                    || action.people.is_empty()
                    || names.iter().any(|name| to(name).is_none_or(|id| action.people.contains(&id)))
            } else {
                names.iter().any(|name| to(name).is_some_and(|id| action.people.contains(&id)))
            }
        };
        let mine = other
            .events
            .iter()
            .filter(|event| promises::is_message(event.kind, event.direction) && to_them(&event.people))
            .map(|event| event.day)
            .max()?;
        let answered = other.touches.iter().any(|touch| touch.direction != Direction::Mine && touch.day >= mine);
        (!answered).then_some(mine)
    };
    let elsewhere = cases.views.iter().filter(|other| other.case.people.iter().any(|id| action.people.contains(id)));
    elsewhere.filter_map(last).max().max(last(view))
}

/// Letting go is never suggested while a follow-up is open.
fn let_go_waits(all: &mut Vec<Action>) {
    let open: Vec<Option<usize>> = all
        .iter()
        .filter(|action| matches!(action.rule, "follow_up" | "condition"))
        .map(|action| action.view)
        .collect();
    all.retain(|action| action.rule != "let_go" || !open.contains(&action.view));
    let letting: Vec<Option<usize>> =
        all.iter().filter(|action| action.rule == "let_go").map(|action| action.view).collect();
    all.retain(|action| action.rule != "check_in" || !letting.contains(&action.view));
}

/// A thank-you that is three days late is a hint on the message that goes out anyway, where there is one.
fn late_thanks_become_hints(cases: &Cases<'_>, all: &mut Vec<Action>) {
    let today = cases.today;
    let is_open = |action: &Action| MESSAGES.contains(&action.rule) && action.held_until.is_none();
    let late: Vec<usize> = (0..all.len())
        .filter(|&index| {
            let action = &all[index];
            action.rule == "thank_you" && action.due.is_some_and(|due| due.days_until(today) >= 3)
        })
        .filter(|&index| all.iter().any(|other| other.view == all[index].view && is_open(other)))
        .collect();
    for &index in &late {
        let (view, hint) = (all[index].view, format!("{}, in the same message", all[index].title));
        if let Some(message) = all.iter_mut().find(|other| other.view == view && is_open(other)) {
            message.hints.push(lower_first(&hint));
        }
    }
    let mut index = 0;
    all.retain(|_| {
        index += 1;
        !late.contains(&(index - 1))
    });
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// A task box "send thank-you" is the thank-you itself: it is ticked when that is done.
fn thank_you_tasks(cases: &Cases<'_>, all: &mut [Action]) {
    for action in all.iter_mut().filter(|action| action.rule == "thank_you") {
        let Some(view) = action.view.and_then(|index| cases.views.get(index)) else { continue };
        let last = view.meetings.last().map(meetings::key);
        if let Some(task) = view.thank_you_task().filter(|_| last.as_deref() == Some(action.key.as_str())) {
            action.record = Some(crate::playbook::Record {
                path: task.place.path.clone(),
                line: task.place.line,
                tick: Some(task.mark),
            });
        }
    }
}
