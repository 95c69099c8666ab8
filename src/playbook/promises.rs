//! What they promised: wait, then follow up; and the follow-ups that the writer ordered.

use crate::casebook::{Cases, ContactId, Fate, Promise, View};
use crate::extract::{Channel, Matter, Part, Reading, Statement, When};
use crate::playbook::action::{Action, Owner, Reason};
use crate::playbook::speech;
use crate::text::Day;

/// A promise whose window is not over: nothing to do.
pub(super) fn waiting(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    if view.is_closed() {
        return Vec::new();
    }
    let mut actions = Vec::new();
    for promise in view.open_promises() {
        let Some(deadline) = promise.deadline else { continue };
        let statement = promise.statement;
        let mut reason = Reason::new(cases, Some(view), Some("002 004"));
        let who = who(cases, promise);
        let title = match statement.matter {
            Matter::Call => format!("Wait for {who} to call"),
            Matter::Document => format!("Wait for {who} to send {}", sent(statement).as_deref().unwrap_or("it")),
            Matter::Schedule => format!("Wait for {who} to name a day"),
            Matter::Offer => format!("Wait for the offer from {who}"),
            Matter::Answer => format!("Wait for an answer from {who}"),
        };
        let text = match &statement.when {
            When::Window(window) if window.latest().is_none() => {
                let days = reason.number("open_end_days", cases.settings.playbook.open_end_days);
                format!(
                    "promised on {} without an end: expected within {} of its beginning",
                    speech::day(promise.said),
                    speech::count(i64::from(days), "working day"),
                )
            }
            _ => format!(
                "promised on {} for {} at the latest; nothing to do until then",
                speech::day(promise.said),
                speech::day(deadline)
            ),
        };
        let mut action = Action::new("await", index, title, reason.text(text));
        action.owner = Owner::Them;
        action.key = promise_key(statement);
        action.due = Some(deadline);
        action.ends = Some(deadline);
        action.people = promise.who.into_iter().collect();
        action.channel = statement.channel;
        action.sources = vec![speech::evidence(statement)];
        action.window = window(statement);
        actions.push(action);
    }
    actions
}

/// The deadline passed and the promise was not kept.
pub(super) fn follow_up(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    if view.is_closed() {
        return Vec::new();
    }
    let mut actions = Vec::new();
    for promise in view.promises.iter().filter(|promise| promise.fate == Fate::Late) {
        let statement = promise.statement;
        let Some(deadline) = promise.deadline else { continue };
        let recipient = recipient(cases, view, promise.who);
        let lapsed = statement.lapsed;
        let after = if lapsed { promise.said } else { deadline };
        // What is said to have lapsed today may be followed up today.
        let since = if lapsed { promise.said.plus(-1).unwrap_or(promise.said) } else { deadline };
        if wrote_since(cases, view, since, recipient) {
            continue;
        }
        let mut reason = Reason::new(cases, Some(view), Some("004"));
        let grace = reason.number("grace_days", cases.settings.playbook.grace_days);
        let ends = reason.number("follow_up_ends", cases.settings.playbook.follow_up_ends);
        let calendar = cases.calendar;
        let (not_before, due) = if lapsed {
            let day = calendar.working_on_or_after(promise.said);
            (day, day)
        } else {
            (
                calendar.plus_working(deadline, i64::from(grace.min(1))),
                calendar.plus_working(deadline, i64::from(grace)),
            )
        };
        let Some(due) = due else { continue };
        let channel = channel(cases, statement.channel, recipient);
        let whom = recipient.and_then(|id| cases.book.people.get(id)).map_or("them", |contact| contact.name.as_str());
        let verb = match channel {
            Channel::Call => format!("Call {whom}"),
            Channel::Email => format!("Email {whom}"),
            Channel::Message => format!("Message {whom}"),
            Channel::Visit => format!("See {whom}"),
        };
        let day = speech::day(deadline);
        let about = match statement.matter {
            Matter::Call => format!("the call promised for {day}"),
            Matter::Document => match sent(statement) {
                Some(thing) => format!("{thing} promised for {day}"),
                None => format!("what was to be sent by {day}"),
            },
            Matter::Schedule => format!("the day of the meeting promised for {day}"),
            Matter::Offer => format!("the offer promised for {day}"),
            Matter::Answer => format!("the answer promised for {day}"),
        };
        let title = format!("{verb} about {about}");
        let text = if lapsed {
            "in your own words the promised day has gone by; follow up at once".to_owned()
        } else {
            format!(
                "the promised day was {}; follow up within {} after it, with something to say",
                speech::day(deadline),
                speech::count(i64::from(grace), "working day"),
            )
        };
        let mut action = Action::new("follow_up", index, title, reason.text(text)).due(due, ends);
        action.key = promise_key(statement);
        action.since = Some(after);
        action.not_before = not_before;
        action.people = recipient.into_iter().collect();
        action.channel = Some(channel);
        action.sources = vec![speech::evidence(statement)];
        action.window = window(statement);
        action.hints.push(something_to_say(view));
        action.record = speech::record_in_case(view, cases.today);
        actions.push(action);
    }
    actions
}

/// "If I don't hear by Friday, call Dana": on the working day after, as written.
pub(super) fn condition(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    if view.is_closed() {
        return Vec::new();
    }
    let mut actions = Vec::new();
    for &statement in view.intents.iter().filter(|intent| intent.reading == Reading::Condition) {
        let (When::Window(window), Some(said)) = (&statement.when, statement.said) else { continue };
        let Some(limit) = window.latest().or(window.earliest()) else { continue };
        // A word from them within the time makes the order void.
        let heard = view.last_theirs().is_some_and(|day| day > said);
        let who = statement.who.as_ref().and_then(|who| view.person(cases.book, who.text()));
        let recipient = who.or_else(|| recipient(cases, view, None));
        if heard || wrote_since(cases, view, limit, recipient) {
            continue;
        }
        let mut reason = Reason::new(cases, Some(view), Some("003"));
        let ends = reason.number("follow_up_ends", cases.settings.playbook.follow_up_ends);
        let Some(due) = cases.calendar.plus_working(limit, 1) else { continue };
        let channel = channel(cases, statement.channel, recipient);
        let whom = match (recipient.and_then(|id| cases.book.people.get(id)), &statement.who) {
            (Some(contact), _) => contact.name.clone(),
            (None, Some(who)) => who.text().to_owned(),
            (None, None) => "them".to_owned(),
        };
        let verb = match channel {
            Channel::Call => "Call",
            Channel::Email => "Email",
            Channel::Message => "Message",
            Channel::Visit => "See",
        };
        let text = format!(
            "you ordered it yourself on {}, for when {} had passed without a word",
            speech::day(said),
            speech::day(limit)
        );
        let mut action =
            Action::new("condition", index, format!("{verb} {whom}, as you planned"), reason.text(text)).due(due, ends);
        action.key = key(statement);
        action.since = Some(said);
        action.not_before = Some(due);
        action.people = recipient.into_iter().collect();
        action.channel = Some(channel);
        action.sources = vec![speech::evidence(statement)];
        action.window = Some(window.clone());
        action.record = speech::record_in_case(view, cases.today);
        actions.push(action);
    }
    actions
}

/// What they said that they would send, as far as the sentence names it: "the contract".
fn sent(statement: &Statement) -> Option<String> {
    const SENDS: &[&str] = &["send", "sends", "sending", "forward", "mail", "email", "e-mail", "share", "post"];
    const TO_ME: &[&str] = &["me", "us", "over", "through", "across", "along", "out", "back", "on", "you"];
    const DETERMINERS: &[&str] =
        &["the", "a", "an", "my", "our", "his", "her", "their", "some", "your", "this", "that"];
    const ENDS: &[&str] = &[
        "by",
        "on",
        "before",
        "after",
        "next",
        "this",
        "within",
        "in",
        "until",
        "till",
        "to",
        "for",
        "from",
        "at",
        "as",
        "and",
        "or",
        "but",
        "when",
        "once",
        "if",
        "so",
        "tomorrow",
        "today",
        "tonight",
        "later",
        "soon",
        "over",
        "with",
        "via",
        "then",
        "which",
        "that",
        "early",
        "late",
        "end",
        "it",
        "them",
        "me",
        "us",
        "one",
        "something",
        "anything",
        "everything",
        "someone",
        "somebody",
        "everyone",
        "what",
        "whatever",
    ];
    const LONGEST: usize = 5;
    let quote = &statement.quote;
    // The phrase of time is none of it.
    let phrase = statement.phrase.start as usize;
    let mut at = 0;
    let mut words = quote.split_inclusive(char::is_whitespace).filter_map(|piece| {
        let start = at;
        at += piece.len();
        (!piece.trim().is_empty()).then(|| (start, piece.trim()))
    });
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    words.find(|(_, word)| SENDS.contains(&plain(word).as_str()) && word.ends_with(char::is_alphanumeric))?;
    let mut thing: Vec<&str> = Vec::new();
    let mut determined = false;
    for (start, word) in words {
        let lower = plain(word);
        if thing.is_empty() && !determined {
            if TO_ME.contains(&lower.as_str()) {
                continue;
            }
            determined = DETERMINERS.contains(&lower.as_str());
            if determined {
                continue;
            }
        }
        // "Send the list a week from today"
        if start == phrase && phrase > 0 {
            break;
        }
        // "Send Dana the list", but "a copy of the contract".
        if DETERMINERS.contains(&lower.as_str()) && thing.last().is_some_and(|last| *last != "of") && lower != "this" {
            thing.clear();
            continue;
        }
        if ENDS.contains(&lower.as_str()) || lower.is_empty() {
            break;
        }
        thing.push(word.trim_end_matches(|c: char| !c.is_alphanumeric()));
        if !word.ends_with(char::is_alphanumeric) {
            break;
        }
    }
    (!thing.is_empty() && thing.len() <= LONGEST).then(|| format!("the {}", thing.join(" ")))
}

/// What tells a statement from the application's others: the day it was said, and its sentence.
pub(super) fn key(statement: &Statement) -> String {
    let said = statement.said.map(|day| day.to_string()).unwrap_or_default();
    format!("{said} {}", statement.quote.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What tells a promise from the others: one sentence may promise a document and a call.
pub(crate) fn promise_key(statement: &Statement) -> String {
    match statement.matter {
        Matter::Answer => key(statement),
        matter => format!("{} {matter:?}", key(statement)),
    }
}

pub(super) fn window(statement: &Statement) -> Option<crate::timeline::Window> {
    match &statement.when {
        When::Window(window) => Some(window.clone()),
        _ => None,
    }
}

fn who(cases: &Cases<'_>, promise: &Promise<'_>) -> String {
    match (promise.who.and_then(|id| cases.book.people.get(id)), &promise.statement.who) {
        (Some(contact), _) => contact.name.clone(),
        (None, Some(crate::extract::Who::Role(role))) => format!("the {}", role.trim_start_matches("the ")),
        (None, Some(who)) => who.text().to_owned(),
        (None, None) => "them".to_owned(),
    }
}

/// To whom a message goes: through the recruiter where an agency stands between, else the promiser, else whoever was
/// met last (a hiring manager first), else a recruiter.
pub(super) fn recipient(cases: &Cases<'_>, view: &View<'_>, promiser: Option<ContactId>) -> Option<ContactId> {
    let recruiter = view.case.recruiters.first().copied();
    if view.case.overriding(|over| over.agency.clone()).is_some() && recruiter.is_some() {
        return recruiter;
    }
    let met = view.meetings.iter().rev().find(|held| !held.people.is_empty()).map(|held| held.people.as_slice());
    let manages = |id: &&ContactId| {
        cases.book.people.get(**id).is_some_and(|contact| {
            let title = contact.title.as_deref().unwrap_or_default().to_lowercase();
            contact.parts.contains(&Part::HiringManager) || title.contains("hiring manager")
        })
    };
    promiser.or_else(|| met.and_then(|met| met.iter().find(manages).or(met.first()).copied())).or(recruiter)
}

/// The channel they named, else a call where a phone is known, else e-mail.
pub(super) fn channel(cases: &Cases<'_>, named: Option<Channel>, recipient: Option<ContactId>) -> Channel {
    let has_phone =
        recipient.and_then(|id| cases.book.people.get(id)).is_some_and(|contact| !contact.phones.is_empty());
    named.unwrap_or(if has_phone { Channel::Call } else { Channel::Email })
}

/// Whether I wrote or called after a day, to this person or to nobody in particular. Thanks and LinkedIn do not count.
pub(super) fn wrote_since(cases: &Cases<'_>, view: &View<'_>, after: Day, to: Option<ContactId>) -> bool {
    view.messages(cases.book).last_to(to.as_slice()).is_some_and(|last| last > after)
}

/// A follow-up is never "have you decided?": what to bring instead.
pub(super) fn something_to_say(view: &View<'_>) -> String {
    // A second one only where both are short.
    const LONGEST: usize = 72;
    let mut topics: Vec<&str> = view
        .meetings
        .iter()
        .rev()
        .filter_map(|held| held.meeting)
        .flat_map(|meeting| &meeting.topics)
        .map(|topic| topic.words.as_str())
        .take(2)
        .collect();
    if topics.iter().map(|topic| topic.len()).sum::<usize>() > LONGEST {
        topics.truncate(1);
    }
    if topics.is_empty() {
        "bring something: a sample of your work, a better answer to one question, a question about the process"
            .to_owned()
    } else {
        format!("bring something: a sample or a better answer on {}", speech::list(&topics))
    }
}
