//! When nobody has promised anything and nothing comes.

use crate::casebook::{Cases, View};
use crate::extract::{Event, Overrides, Status};
use crate::playbook::action::{Action, Reason};
use crate::playbook::{promises, speech};
use crate::settings::Playbook;
use crate::text::Day;

/// I met someone there, no promise lies ahead, and there was no touch for the field's pace.
pub(super) fn check_in(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    let Some(since) = view.silent_since else { return Vec::new() };
    let dated_ahead = view.open_promises().any(|promise| promise.deadline.is_some());
    if view.is_closed()
        || view.status == Status::Offer
        || view.meetings.is_empty()
        || dated_ahead
        || !view.appointments.is_empty()
    {
        return Vec::new();
    }
    let mut reason = Reason::new(cases, Some(view), Some("003"));
    let (pace, word) = pace(&mut reason, cases, view);
    let unanswered = unanswered(view, cases.today, pace);
    if unanswered >= view.case.number("max_unanswered", cases.settings.playbook.max_unanswered) {
        return Vec::new();
    }
    let wait = i64::from(pace) * if unanswered > 0 { 2 } else { 1 };
    if since.days_until(cases.today) < wait {
        return Vec::new();
    }
    let ends = reason.number("check_in_ends", cases.settings.playbook.check_in_ends);
    let Some(due) = since.plus(wait).and_then(|day| cases.calendar.working_on_or_after(day)) else { return Vec::new() };
    let recipient = promises::recipient(cases, view, None);
    let channel = promises::channel(cases, None, recipient);
    let whom = recipient.and_then(|id| cases.book.people.get(id)).map_or("them", |contact| contact.name.as_str());
    let twice = if unanswered > 0 { ", twice the pace after a message that went unanswered" } else { "" };
    let text = format!(
        "no word since {} and nothing promised; the pace is {word}, {}{twice}",
        speech::day(since),
        speech::count(i64::from(pace), "day"),
    );
    let mut action = Action::new("check_in", index, format!("Check in with {whom}"), reason.text(text)).due(due, ends);
    action.key = since.to_string();
    action.since = Some(since);
    action.not_before = Some(due);
    action.people = recipient.into_iter().collect();
    action.channel = Some(channel);
    action.hints.push(promises::something_to_say(view));
    if view.promises.is_empty() {
        action.hints.push("ask when they will decide, who will tell you, and how".to_owned());
    }
    action.record = speech::record_in_case(view, cases.today);
    vec![action]
}

/// A long silence, or messages that nobody answered: suggested, never done for the person.
pub(super) fn let_go(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    let Some(since) = view.silent_since else { return Vec::new() };
    let ahead = view.open_promises().any(|promise| promise.deadline.is_some()) || !view.appointments.is_empty();
    // An application that was only sent becomes quiet by itself.
    let wrote = |event: &&Event| event.is_message();
    let invested = !view.meetings.is_empty() || view.events.iter().any(wrote);
    if view.is_closed() || ahead || !invested || matches!(view.status, Status::OnHold | Status::Offer) {
        return Vec::new();
    }
    let playbook = &cases.settings.playbook;
    let mut reason = Reason::new(cases, Some(view), Some("003"));
    let (pace, _) = pace(&mut reason, cases, view);
    let most = reason.number("max_unanswered", playbook.max_unanswered);
    let days = reason.number("let_go_days", playbook.let_go_days);
    let quiet = reason.number("quiet_days", playbook.quiet_days);
    let silence = since.days_until(cases.today);
    let unanswered = unanswered(view, cases.today, pace);
    let text = if unanswered >= most {
        format!(
            "{} went unanswered; letting go keeps you free for the next one",
            speech::count(i64::from(unanswered), "message")
        )
    } else if silence >= i64::from(days) {
        format!("no word for {}; many companies never say no", speech::count(silence, "day"))
    } else {
        return Vec::new();
    };
    let mut action = Action::new("let_go", index, "Consider letting this one go".to_owned(), reason.text(text));
    action.key = since.to_string();
    action.since = Some(since);
    action.due = if unanswered >= most { Some(cases.today) } else { since.plus(i64::from(days)) };
    action.ends = since.plus(i64::from(quiet));
    action.not_before = action.due;
    action.gentle = true;
    action.record = speech::record_in_case(view, cases.today);
    vec![action]
}

#[derive(Clone, Copy)]
enum Pace {
    Relaxed,
    Brisk,
    Aggressive,
}

/// The pace of an application in days, with its word: from the note's `pace:`, else from its field, else the default.
fn pace(reason: &mut Reason<'_>, cases: &Cases<'_>, view: &View<'_>) -> (u32, &'static str) {
    let playbook = &cases.settings.playbook;
    let written = |get: fn(&Overrides) -> Option<&String>| {
        view.case.notes.iter().rev().find_map(|note| Some((get(&note.overrides)?.as_str(), note.path.to_string())))
    };
    let from_word = |word: &str| match word.trim().to_lowercase().as_str() {
        "relaxed" => Some(Pace::Relaxed),
        "brisk" => Some(Pace::Brisk),
        "aggressive" => Some(Pace::Aggressive),
        _ => None,
    };
    let own = written(|over| over.pace.as_ref()).and_then(|(word, path)| Some((from_word(word)?, word, path)));
    let pace = match own {
        Some((pace, word, path)) => {
            reason.word("pace", word, path);
            pace
        }
        None => {
            let general = || {
                let field = playbook.field.as_str();
                (!field.is_empty()).then(|| (field, cases.settings.origin_text("field")))
            };
            let known = written(|over| over.field.as_ref()).or_else(general);
            let found = known.and_then(|(field, origin)| Some((of_field(field, playbook)?, field, origin)));
            found.map_or(Pace::Relaxed, |(pace, field, origin)| {
                reason.word("field", field, origin);
                pace
            })
        }
    };
    match pace {
        Pace::Aggressive => (reason.number("pace_aggressive", playbook.pace_aggressive), "aggressive"),
        Pace::Brisk => (reason.number("pace_brisk", playbook.pace_brisk), "brisk"),
        Pace::Relaxed => (reason.number("pace_relaxed", playbook.pace_relaxed), "relaxed"),
    }
}

/// The pace of a field of work, by the longest known word in it (seed 003: sales is aggressive, accounting relaxed).
fn of_field(field: &str, playbook: &Playbook) -> Option<Pace> {
    let field = field.to_lowercase();
    let lists = [
        (&playbook.relaxed_fields, Pace::Relaxed),
        (&playbook.brisk_fields, Pace::Brisk),
        (&playbook.aggressive_fields, Pace::Aggressive),
    ];
    let known = lists.into_iter().flat_map(|(words, pace)| words.iter().map(move |word| (word, pace)));
    let named = known.filter(|(word, _)| !word.is_empty() && field.contains(&word.to_lowercase()));
    named.max_by_key(|(word, _)| word.len()).map(|(_, pace)| pace)
}

/// How many of my messages since their last word went unanswered, each for at least the pace.
pub(super) fn unanswered(view: &View<'_>, today: Day, pace: u32) -> u32 {
    let last = view.last_theirs();
    let waited = |day: Day| day.days_until(today) >= i64::from(pace);
    let messages = view
        .events
        .iter()
        .filter(|event| event.is_message())
        .filter(|event| last.is_none_or(|last| event.day > last) && waited(event.day));
    u32::try_from(messages.count()).unwrap_or(u32::MAX)
}
