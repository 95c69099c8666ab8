//! What an action is made of.

use std::sync::Arc;

use crate::casebook::{Cases, Contact, ContactId, Standpoint, View};
use crate::extract::{Channel, Stage, Status};
use crate::text::{Day, Place, Span};
use crate::timeline::{TimeOfDay, Window};

/// Who has to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owner {
    /// The writer.
    Me,
    /// The company.
    Them,
}

/// The application that an item belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationRef {
    /// `acme-robotics/senior-rust-engineer`.
    pub id: String,
    /// The furthest stage.
    pub stage: Option<Stage>,
    /// The status.
    pub status: Status,
    /// Whether it is live, quiet or closed.
    pub standpoint: Standpoint,
}

impl ApplicationRef {
    /// The application that a view is of.
    pub fn of(view: &View<'_>) -> ApplicationRef {
        ApplicationRef { id: view.case.id.clone(), stage: view.stage, status: view.status, standpoint: view.standpoint }
    }
}

/// A person as an item shows them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// As written.
    pub name: String,
    /// The first address.
    pub email: Option<String>,
    /// The first phone, as written.
    pub phone: Option<String>,
    /// Where a note names the contact first: with the name, what tells contacts apart in whichever case book.
    pub named: Option<Place>,
}

/// Why an item is there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Because {
    /// The rule in one sentence, with its numbers.
    pub text: String,
    /// The settings whose numbers it used: name, value as TOML, and where the value came from.
    pub numbers: Vec<(&'static str, String, String)>,
    /// The seed that the rule rests on, where there is one.
    pub seed: Option<&'static str>,
}

impl Person {
    /// A contact as an item shows them.
    pub fn of(contact: &Contact) -> Person {
        Person {
            name: contact.name.clone(),
            email: contact.emails.first().cloned(),
            phone: contact.phones.first().cloned(),
            named: contact.places.first().cloned(),
        }
    }

    /// Whether it is this contact.
    pub fn is(&self, contact: &Contact) -> bool {
        self.name == contact.name && self.named.as_ref() == contact.places.first()
    }
}

/// Words that an item rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Where the phrase stands.
    pub place: Place,
    /// The sentence.
    pub quote: String,
    /// The bytes of the phrase in `quote`.
    pub phrase: Span,
}

/// Where an item is recorded as done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The note.
    pub path: Arc<str>,
    /// The line from 1: the task's, or the note's last.
    pub line: u32,
    /// The bytes of the character in a task box; `None` where a line is appended.
    pub tick: Option<Span>,
}

/// Something to do, or to wait for, with everything that explains it.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// The rule that gives it.
    pub rule: &'static str,
    /// What tells it from the rule's other actions for the application, and stays the same while notes are edited
    /// elsewhere.
    pub key: String,
    /// The index of its view; `None` for what concerns the whole search.
    pub view: Option<usize>,
    /// Who has to act.
    pub owner: Owner,
    /// In the imperative, without company and role.
    pub title: String,
    /// Whom it concerns.
    pub people: Vec<ContactId>,
    /// By what means.
    pub channel: Option<Channel>,
    /// The first day on which it may be done.
    pub not_before: Option<Day>,
    /// The day by which it should be done.
    pub due: Option<Day>,
    /// The last day on which it is shown.
    pub ends: Option<Day>,
    /// The day it is counted from: the meeting, the promised day, the last word. What was dropped or put off on a later
    /// day concerns it.
    pub since: Option<Day>,
    /// Until when it waits for another one.
    pub held_until: Option<Day>,
    /// It stands under today after its due day, and is never late.
    pub gentle: bool,
    /// The clock time of an appointment.
    pub time: Option<TimeOfDay>,
    /// Why it is there.
    pub because: Because,
    /// The words it rests on.
    pub sources: Vec<Evidence>,
    /// Where it is recorded.
    pub record: Option<Record>,
    /// Where else, if it is one message for several applications.
    pub also: Vec<Record>,
    /// The window behind it.
    pub window: Option<Window>,
    /// What else would be good to do with it.
    pub hints: Vec<String>,
}

impl Action {
    /// An action of a rule for an application, with nothing but its title and its reason.
    pub(super) fn new(rule: &'static str, view: usize, title: String, because: Because) -> Action {
        Action {
            rule,
            key: String::new(),
            view: Some(view),
            owner: Owner::Me,
            title,
            people: Vec::new(),
            channel: None,
            not_before: None,
            due: None,
            ends: None,
            since: None,
            held_until: None,
            gentle: false,
            time: None,
            because,
            sources: Vec::new(),
            record: None,
            also: Vec::new(),
            window: None,
            hints: Vec::new(),
        }
    }

    /// Sets the due day and the last day, `days` after it; `None` where that leaves the calendar.
    pub(super) fn due(mut self, due: Day, days: u32) -> Action {
        self.due = Some(due);
        self.ends = due.plus(i64::from(days));
        self
    }
}

/// Collects the reason of an action, with the settings whose numbers it names.
pub(super) struct Reason<'a> {
    cases: &'a Cases<'a>,
    view: Option<&'a View<'a>>,
    because: Because,
}

impl<'a> Reason<'a> {
    pub(super) fn new(cases: &'a Cases<'a>, view: Option<&'a View<'a>>, seed: Option<&'static str>) -> Reason<'a> {
        Reason { cases, view, because: Because { seed, ..Because::default() } }
    }

    /// Notes a setting as used and gives its number; the note's front matter overrides the file.
    pub(super) fn number(&mut self, name: &'static str, default: u32) -> u32 {
        let own = self.view.and_then(|view| view.case.own_number(name));
        let (value, origin) = match own {
            Some((value, path, line)) => (value, format!("{path}:{line}")),
            None => (default, self.cases.settings.origin_text(name)),
        };
        self.because.numbers.push((name, value.to_string(), origin));
        value
    }

    /// Notes a setting as used whose value is no number.
    pub(super) fn word(&mut self, name: &'static str, value: &str, origin: String) {
        self.because.numbers.push((name, format!("{value:?}"), origin));
    }

    pub(super) fn text(mut self, text: String) -> Because {
        self.because.text = text;
        self.because
    }
}
