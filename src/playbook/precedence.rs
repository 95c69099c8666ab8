//! Don't be pushy: which of a day's actions stand, which wait, and which are silent.

use std::collections::{HashMap, HashSet};

use crate::casebook::{Cases, ContactId, Standpoint, View};
use crate::extract::{Direction, Status};
use crate::playbook::action::Action;
use crate::playbook::{joined, meetings, mine, put_off};
use crate::text::Day;

/// The messages of which one at most is open, the most urgent first.
const MESSAGES: &[&str] = &["condition", "follow_up", "check_in", "ask_recruiter"];

/// What closed applications still give.
const AFTER_CLOSE: &[&str] = &["thank_you", "rejection_thanks", "tell_others", "thank_helper"];

/// What an acceptance anywhere stops everywhere.
const STOPPED_BY_ACCEPTANCE: &[&str] =
    &["check_in", "follow_up", "ask_recruiter", "keep_searching", "condition", "let_go", "acknowledge_offer"];

/// What an application on hold, `no_follow_up` and `snooze_until` silence.
const SILENCED: &[&str] = &["condition", "follow_up", "check_in", "ask_recruiter", "connect", "let_go"];

/// Applies the rules of precedence to the actions of all applications.
pub(super) fn settle(cases: &Cases<'_>, all: &mut Vec<Action>) {
    all.retain(|action| {
        let stopped = |view: &View<'_>| STOPPED_BY_ACCEPTANCE.contains(&action.rule) && cases.ended_by(view).is_some();
        may_stand(cases, action) && !view_of(cases, action).is_some_and(stopped)
    });
    one_rejection_thanks(all);
    move_to_working_days(cases, all);
    put_off::apply(cases, all, MESSAGES);
    joined::one_message_a_person(cases, all);
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

pub(super) fn view_of<'a>(cases: &'a Cases<'a>, action: &Action) -> Option<&'a View<'a>> {
    action.view.and_then(|index| cases.views.get(index))
}

fn is_silenced(view: &View<'_>, today: Day) -> bool {
    view.status == Status::OnHold
        || view.case.overriding(|over| over.no_follow_up.then_some(())).is_some()
        || view.case.overriding(|over| over.snooze_until).is_some_and(|until| until > today)
}

/// Thanks after a rejection absorb the thank-you that is still open.
fn one_rejection_thanks(all: &mut Vec<Action>) {
    let rejected = views_of(all, |action| action.rule == "rejection_thanks");
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

/// A condition that the writer set, and a day that they set for following up, stand for the rules they are about; a
/// promise that is over gives a follow-up and no check-in beside it.
fn what_stands_for_another(all: &mut Vec<Action>) {
    let mut own = views_of(all, |action| {
        action.rule == "condition"
            || action.rule == "commitment" && action.due.is_some() && mine::follows_up(&action.title)
    });
    all.retain(|action| action.rule != "follow_up" || !own.contains(&action.view));
    own.extend(views_of(all, |action| action.rule == "follow_up"));
    all.retain(|action| action.rule != "check_in" || !own.contains(&action.view));
}

/// The applications that have such an action.
fn views_of(all: &[Action], which: impl Fn(&Action) -> bool) -> HashSet<Option<usize>> {
    all.iter().filter(|action| which(action)).map(|action| action.view).collect()
}

/// At most one message is open per application and per recipient; the others are held, and say until when. None goes
/// out before the third day after my last one, unless they have written since.
fn one_message(cases: &Cases<'_>, all: &mut [Action]) {
    let mut order: Vec<usize> = (0..all.len()).filter(|index| MESSAGES.contains(&all[*index].rule)).collect();
    let rank = |action: &Action| MESSAGES.iter().position(|rule| *rule == action.rule);
    order.sort_by_key(|&index| (rank(&all[index]), all[index].due, index));

    let written = last_messages(cases);
    let mut by_view: HashMap<usize, Day> = HashMap::new();
    let mut by_person: HashMap<String, Day> = HashMap::new();
    for index in order {
        let action = &all[index];
        let people: Vec<String> = action.people.iter().flat_map(|id| recipient_keys(cases, *id)).collect();
        let own = view_of(cases, action).and_then(|view| view.case.own_number("min_gap_days"));
        let (gap, origin) = match own {
            Some((value, path, line)) => (value, format!("{path}:{line}")),
            None => (cases.settings.playbook.min_gap_days, cases.settings.origin_text("min_gap_days")),
        };
        let (shown, gap) = (gap.to_string(), i64::from(gap));
        let starts = action.not_before.or(action.due).unwrap_or(cases.today).max(cases.today);
        let earlier = action
            .view
            .and_then(|view| by_view.get(&view))
            .or_else(|| people.iter().find_map(|key| by_person.get(key)));
        let after_other = earlier.and_then(|day| day.plus(gap));
        let here = view_of(cases, action).and_then(|view| last_message(cases, view, action));
        let elsewhere = people.iter().filter_map(|key| written.get(key).copied()).max();
        let after_mine = here.max(elsewhere).and_then(|day| day.plus(gap));
        let until = after_other.max(after_mine.filter(|day| *day > starts));
        let until = until.and_then(|day| cases.calendar.working_on_or_after(day));
        if let Some(until) = until {
            all[index].held_until = Some(until);
            all[index].because.numbers.push(("min_gap_days", shown, origin));
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

/// By what a recipient is known: two contacts of one full name, or of one address, may be one person at two companies, and
/// nobody is harmed by waiting for a day or two.
fn recipient_keys(cases: &Cases<'_>, id: ContactId) -> Vec<String> {
    let Some(contact) = cases.book.people.get(id) else { return Vec::new() };
    let mut keys: Vec<String> = contact.emails.iter().map(|email| email.to_lowercase()).collect();
    let name = contact.key();
    keys.push(if name.contains(' ') { name.to_owned() } else { format!("{name} {id}") });
    keys
}

/// My last message to each person, in whichever application, where nobody has written there since.
fn last_messages(cases: &Cases<'_>) -> HashMap<String, Day> {
    let mut last: HashMap<String, Day> = HashMap::new();
    for view in cases.views.iter().filter(|view| view.standpoint == Standpoint::Live) {
        let heard = view.touches.iter().rev().find(|touch| touch.direction != Direction::Mine).map(|touch| touch.day);
        let mine = view.events.iter().filter(|event| event.is_message());
        for event in mine.filter(|event| heard.is_none_or(|heard| heard < event.day)) {
            let people = event.people.iter().filter_map(|name| view.person(cases.book, name));
            for key in people.flat_map(|id| recipient_keys(cases, id)) {
                let day = last.entry(key).or_insert(event.day);
                *day = event.day.max(*day);
            }
        }
    }
    last
}

/// My last message in the application, where they have not written since.
fn last_message(cases: &Cases<'_>, view: &View<'_>, action: &Action) -> Option<Day> {
    let mine = view.messages(cases.book).last_to(&action.people)?;
    let answered = view.last_theirs().is_some_and(|day| day >= mine);
    (!answered).then_some(mine)
}

/// Letting go is never suggested while a follow-up is open.
fn let_go_waits(all: &mut Vec<Action>) {
    let open = views_of(all, |action| matches!(action.rule, "follow_up" | "condition"));
    all.retain(|action| action.rule != "let_go" || !open.contains(&action.view));
    let letting = views_of(all, |action| action.rule == "let_go");
    all.retain(|action| action.rule != "check_in" || !letting.contains(&action.view));
}

/// A thank-you that is three days late is a hint on the message that goes out anyway, where there is one.
fn late_thanks_become_hints(cases: &Cases<'_>, all: &mut Vec<Action>) {
    let today = cases.today;
    let late = |action: &Action| {
        let days = cases.settings.playbook.late_thanks_days;
        view_of(cases, action).map_or(days, |view| view.case.number("late_thanks_days", days))
    };
    let is_open = |action: &Action| MESSAGES.contains(&action.rule) && action.held_until.is_none();
    let mut open: HashMap<Option<usize>, usize> = HashMap::new();
    for (index, action) in all.iter().enumerate().filter(|(_, action)| is_open(action)) {
        open.entry(action.view).or_insert(index);
    }
    let is_late = |action: &Action| {
        action.rule == "thank_you" && action.due.is_some_and(|due| due.days_until(today) >= i64::from(late(action)))
    };
    let carried = |action: &Action| is_late(action).then(|| open.get(&action.view).copied()).flatten();
    let hints: Vec<(usize, String)> = all
        .iter()
        .filter_map(|action| Some((carried(action)?, lower_first(&format!("{}, in the same message", action.title)))))
        .collect();
    for (index, hint) in hints {
        if let Some(message) = all.get_mut(index).filter(|message| !message.hints.contains(&hint)) {
            message.hints.push(hint);
        }
    }
    all.retain(|action| carried(action).is_none());
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
