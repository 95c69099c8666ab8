//! How the playbook speaks: names in a row, days in words, stages as nouns.

use crate::casebook::{Cases, ContactId, Held, View};
use crate::extract::{Event, Stage, Statement, Task, Who};
use crate::playbook::{Evidence, Record};
use crate::text::{Day, Span};

/// `Dana Okafor`, `Dana Okafor and Priya Raman`, `A, B and C`.
pub(super) fn names(cases: &Cases<'_>, people: &[ContactId]) -> String {
    let names: Vec<&str> = people.iter().filter_map(|id| cases.book.people.get(*id)).map(|c| c.name.as_str()).collect();
    list(&names)
}

/// Words in a row, with `and` before the last.
pub(super) fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// `Fri 20 Nov`: a day without its year.
pub(super) fn day(day: Day) -> String {
    format!("{} {} {}", &day.weekday_name()[..3], day.day(), &day.month_name()[..3])
}

/// `1 day`, `3 days`.
pub(super) fn count(number: i64, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

/// A stage as a noun with its article left to the sentence.
pub(super) fn stage(stage: Option<Stage>) -> &'static str {
    match stage {
        Some(Stage::Screen) => "screen",
        Some(Stage::Technical) => "technical interview",
        Some(Stage::Final) => "final round",
        Some(Stage::TakeHome) => "take-home",
        Some(Stage::References) => "reference check",
        Some(Stage::Offer) => "offer",
        Some(Stage::Lead | Stage::Applied) => "first contact",
        Some(Stage::Interview) | None => "interview",
    }
}

/// Where the words of a meeting stand.
pub(super) fn meeting_evidence(held: &Held<'_>) -> Vec<Evidence> {
    match (held.meeting, held.statement) {
        (Some(meeting), _) => vec![Evidence {
            place: meeting.place.clone(),
            quote: meeting.quote.clone(),
            phrase: Span::new(0, meeting.quote.len()),
        }],
        (None, Some(statement)) => vec![evidence(statement)],
        (None, None) => Vec::new(),
    }
}

/// Where the words of a statement stand.
pub(super) fn evidence(statement: &Statement) -> Evidence {
    Evidence { place: statement.place.clone(), quote: statement.quote.clone(), phrase: statement.phrase }
}

/// Whether a text holds one of these words, whatever its case.
pub(super) fn says(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| words.iter().any(|own| word.eq_ignore_ascii_case(own)))
}

/// Whether a commitment is what somebody else wants of the writer: "They need my decision by Friday".
pub(super) fn is_asked(statement: &Statement) -> bool {
    const THEY: &[&str] = &["they", "she", "he", "someone", "somebody"];
    const WANT: &[&str] =
        &["want", "wants", "wanted", "need", "needs", "needed", "like", "expect", "expects", "ask", "asks", "asked"];
    let quote = &statement.quote;
    let words = || quote.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_one = |words: &[&str], word: &str| words.iter().any(|own| own.eq_ignore_ascii_case(word));
    let whose = |who: &Who| who.text().split(' ').next().is_some_and(|name| words().next() == Some(name));
    let theirs = words().next().is_some_and(|word| is_one(THEY, word)) || statement.who.as_ref().is_some_and(whose);
    theirs && words().take(6).any(|word| is_one(WANT, word))
}

/// Where the words of an event stand.
pub(super) fn event_evidence(event: &Event) -> Evidence {
    Evidence { place: event.place.clone(), quote: event.quote.clone(), phrase: Span::new(0, event.quote.len()) }
}

/// Where the words of a task stand.
pub(super) fn task_evidence(task: &Task) -> Evidence {
    Evidence { place: task.place.clone(), quote: task.text.clone(), phrase: Span::new(0, task.text.len()) }
}

/// Where something about an application is recorded: in its latest dated note, at the end.
pub(super) fn record_in_case(view: &View<'_>, today: Day) -> Option<Record> {
    let dated = view.case.notes.iter().rev().find(|note| note.date.is_some_and(|date| date <= today));
    let note = dated.or(view.case.notes.last())?;
    Some(Record { path: note.path.clone(), line: note.last_line, tick: None })
}

/// Where something about a meeting is recorded.
pub(super) fn record_meeting(held: &Held<'_>, view: &View<'_>, today: Day) -> Option<Record> {
    match held.meeting {
        Some(meeting) => Some(Record { path: meeting.place.path.clone(), line: meeting.last_line, tick: None }),
        None => record_in_case(view, today),
    }
}

/// The first letter made a capital.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
