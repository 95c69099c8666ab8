//! What I said I would do, and where I have to be.

use crate::casebook::{Cases, View, content_words, earliest_reading};
use crate::extract::{Direction, EventKind, Preparation, Reading, Statement, Task, When};
use crate::playbook::action::{Action, Reason};
use crate::playbook::{Record, promises, speech};
use crate::text::Day;
use crate::timeline::Window;

/// I said that I would, or an open task box says so.
pub(super) fn commitment(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    if view.is_closed() {
        return Vec::new();
    }
    let mut actions = Vec::new();
    for task in &view.tasks {
        // A task box "send thank-you" is the thank-you action, where there is a meeting that causes one.
        if task.thank_you && !view.meetings.is_empty() {
            continue;
        }
        let before = task.preparation.and_then(|_| next_meeting(view, task.said));
        // What was to be prepared for a meeting ends with it.
        let over = match task.preparation {
            Some(Preparation::Heading) => had_meeting(view, |day| task.said.is_none_or(|said| day >= said)),
            Some(Preparation::Words) => had_meeting(view, |day| task.said.is_some_and(|said| day > said)),
            None => false,
        };
        if over && before.is_none() && task.when.is_none() {
            continue;
        }
        let mut action = mine(cases, index, view, task.when.as_ref(), before);
        action.title = speech::capital(&task.text);
        action.key = format!("task {}", task.text);
        action.since = task.said;
        action.people = task.people.iter().filter_map(|name| view.case.person(cases.book, name)).collect();
        action.channel = task.channel;
        action.sources = vec![speech::task_evidence(task)];
        action.record = Some(Record { path: task.place.path.clone(), line: task.place.line, tick: Some(task.mark) });
        actions.push(action);
    }
    for &statement in view.intents.iter().filter(|intent| intent.reading == Reading::Commitment) {
        let window = match &statement.when {
            When::Window(window) => Some(window),
            When::Undated => None,
            When::Open(_) | When::Never => continue,
        };
        if done(cases, view, statement) || is_task(view, statement) {
            continue;
        }
        let mut action = mine(cases, index, view, window, None);
        action.title = imperative(&statement.quote);
        action.key = promises::key(statement);
        action.since = statement.said;
        let who = statement.who.as_ref().and_then(|who| view.case.person(cases.book, who.text()));
        action.people = who.into_iter().collect();
        action.channel = statement.channel;
        action.sources = vec![speech::evidence(statement)];
        action.record = speech::record_in_case(view, cases.today);
        actions.push(action);
    }
    actions
}

fn mine(cases: &Cases<'_>, index: usize, view: &View<'_>, window: Option<&Window>, before: Option<Day>) -> Action {
    let mut reason = Reason::new(cases, Some(view), Some("003 004"));
    let ends = reason.number("commitment_ends", cases.settings.playbook.commitment_ends);
    let due = window.and_then(earliest_reading).map(|(_, last)| last);
    let due = match (due, before) {
        (Some(due), Some(before)) => Some(due.min(before)),
        (due, before) => due.or(before),
    };
    let mut text = match due {
        Some(due) => format!("you said that you would, by {}", speech::day(due)),
        None => "you said that you would; no day was named".to_owned(),
    };
    if let (Some(window), Some(due)) = (window, due) {
        let other = window.other.iter().filter_map(|(_, last)| *last).chain(window.latest()).max();
        if let Some(other) = other.filter(|other| *other > due) {
            text.push_str(&format!(" (or {}? the earlier one counts)", speech::day(other)));
        }
    }
    let action = Action::new("commitment", index, String::new(), reason.text(text));
    let mut action = match due {
        Some(due) if before == Some(due) => {
            let mut action = action.due(due, 0);
            action.ends = Some(due);
            action
        }
        Some(due) => action.due(due, ends),
        None => action,
    };
    action.window = window.cloned();
    action
}

/// The day before the next meeting after a task was written, by which its preparation has to be done: the meeting's
/// own day, with which it ends.
fn next_meeting(view: &View<'_>, said: Option<Day>) -> Option<Day> {
    let ahead = view.appointments.iter().map(|fixed| fixed.day);
    ahead.filter(|day| said.is_none_or(|said| *day >= said)).min()
}

/// Whether a meeting took place, on a day before today.
fn had_meeting(view: &View<'_>, on: impl Fn(Day) -> bool) -> bool {
    view.meetings.iter().any(|held| on(held.day) && !view.appointments.iter().any(|fixed| fixed.day == held.day))
}

/// Whether something of mine that was logged later is what was promised: to the same person, or in the same words.
fn done(cases: &Cases<'_>, view: &View<'_>, statement: &Statement) -> bool {
    let Some(said) = statement.said else { return false };
    let who = statement.who.as_ref().and_then(|who| view.case.person(cases.book, who.text()));
    let own: Vec<String> = content_words(&statement.quote);
    let follows_up = follows_up(&statement.quote);
    view.events
        .iter()
        .filter(|event| event.direction == Direction::Mine && event.place != statement.place)
        // What is put off is not done.
        .filter(|event| !matches!(event.kind, EventKind::Snoozed | EventKind::Dropped))
        .filter(|event| {
            event.day > said
                || (event.day == said
                    && event.place.path == statement.place.path
                    && event.place.line > statement.place.line)
        })
        .any(|event| {
            let shared = content_words(&event.quote).iter().filter(|word| own.contains(word)).count();
            let same_person = who.is_some()
                && event.people.iter().any(|name| view.case.person(cases.book, name) == who)
                && !matches!(event.kind, EventKind::ThankYou | EventKind::Connect);
            shared >= 2
                || (follows_up && (who.is_none() || same_person) && promises::is_message(event.kind, event.direction))
                || (shared >= 1 && (same_person || event.people.is_empty()))
                || (same_person && event.kind == EventKind::FollowUp)
        })
}

/// Whether words of mine say that I will follow up: such a day stands for the playbook's own.
pub(super) fn follows_up(text: &str) -> bool {
    const OPENERS: &[&str] = &["follow up", "follow-up", "check in", "check back", "chase", "nudge"];
    let lower = imperative(text).to_lowercase();
    OPENERS.iter().any(|opener| lower.strip_prefix(opener).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Whether the statement stands in a task box, which is an action already.
fn is_task(view: &View<'_>, statement: &Statement) -> bool {
    view.case
        .tasks
        .iter()
        .any(|task| task.place.path == statement.place.path && task.place.line == statement.place.line)
}

/// A sentence of mine as an imperative: what follows "I'll", "I need to" and the like; else the sentence itself.
fn imperative(sentence: &str) -> String {
    const OPENERS: &[&str] = &[
        "i'll ",
        "i will ",
        "i'd ",
        "i would ",
        "i have to ",
        "i need to ",
        "i must ",
        "i should ",
        "i can ",
        "i'm going to ",
        "i am going to ",
        "i promised to ",
        "i said i'd ",
        "i owe ",
        "need to ",
        "have to ",
        "must ",
        "should ",
        "todo: ",
        "action: ",
        "next step: ",
        "next: ",
    ];
    let plain = sentence.replace('\u{2019}', "'");
    let lower = plain.to_ascii_lowercase();
    let found = OPENERS.iter().filter_map(|opener| lower.find(opener).map(|at| (at, opener.len()))).min();
    let rest = match found {
        Some((at, len)) if at == 0 || lower.as_bytes().get(at - 1).is_some_and(|b| !b.is_ascii_alphanumeric()) => {
            plain.get(at + len..).unwrap_or(&plain)
        }
        _ => plain.as_str(),
    };
    speech::capital(rest.trim().trim_end_matches(['.', ';', ',', '!']))
}

/// A fixed interview or call lies ahead.
pub(super) fn appointment(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    if view.is_closed() {
        return Vec::new();
    }
    let mut actions = Vec::new();
    for fixed in &view.appointments {
        let reason = Reason::new(cases, Some(view), Some("001 004"));
        let people = speech::names(cases, &fixed.people);
        let what = match (fixed.meeting, fixed.statement) {
            (None, Some(statement)) if fixed.stage.is_none() => match statement.channel {
                Some(crate::extract::Channel::Call) => "Call",
                _ => "Interview",
            },
            _ => "",
        };
        let what = if what.is_empty() { speech::capital(speech::stage(fixed.stage)) } else { what.to_owned() };
        let title = if people.is_empty() { what } else { format!("{what} with {people}") };
        let mut text = match fixed.moved {
            Some(event) => format!("moved there on {}", speech::day(event.day)),
            None => match fixed.said {
                Some(said) => format!("fixed on {}", speech::day(said)),
                None => "the note bears that day".to_owned(),
            },
        };
        if fixed.until > fixed.day {
            text.push_str(&format!("; some day until {}", speech::day(fixed.until)));
        }
        if let Some(window) = fixed.window {
            let later = window.other.iter().filter_map(|(_, last)| *last).chain(window.latest()).max();
            if let Some(later) = later.filter(|later| *later > fixed.until) {
                text.push_str(&format!("; or {}? ask, if you are not sure", speech::day(later)));
            }
        }
        let mut action = Action::new("appointment", index, title, reason.text(text));
        action.key = format!("{} {}", fixed.day, speech::stage(fixed.stage));
        action.due = Some(fixed.day);
        action.ends = Some(fixed.until);
        action.people = fixed.people.clone();
        action.time = fixed.time;
        action.channel = fixed.statement.and_then(|statement| statement.channel);
        action.window = fixed.window.cloned();
        action.sources = match (fixed.moved, fixed.statement, fixed.meeting) {
            (Some(event), ..) => vec![speech::event_evidence(event)],
            (None, Some(statement), _) => vec![speech::evidence(statement)],
            (None, None, Some(meeting)) => vec![crate::playbook::Evidence {
                place: meeting.place.clone(),
                quote: meeting.quote.clone(),
                phrase: crate::text::Span::new(0, meeting.quote.len()),
            }],
            (None, None, None) => Vec::new(),
        };
        if fixed.day == cases.today {
            action.hints.push("before you leave: ask when they will decide, who will tell you, and how".to_owned());
        }
        if cases.today.days_until(fixed.day) <= 1 {
            action
                .hints
                .push("prepare: open questions, topics to clear up, the names of those you will meet".to_owned());
        }
        actions.push(action);
    }
    actions
}

impl crate::casebook::View<'_> {
    /// The open task that is the thank-you of a meeting, where the person wrote one.
    pub(super) fn thank_you_task(&self) -> Option<&Task> {
        self.tasks.iter().copied().find(|task| task.thank_you)
    }
}
