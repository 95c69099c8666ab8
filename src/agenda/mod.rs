//! Actions → Agenda: states, order, references.

pub mod agenda_file;
mod applications;
mod brief;
mod build;
pub mod filter;
mod group;
mod living;
mod promises;
pub mod reference;
mod today;

use crate::diagnostic::Diagnostic;
use crate::extract::Channel;
use crate::text::Day;
use crate::timeline::{TimeOfDay, Window};

pub use applications::{Application, Applications, Waiting, Which, applications};
pub use brief::{Ahead, Asked, AskedKind, Brief, BriefPerson, Company, Past, asked, brief, company};
pub use build::{build, of, with_quiet};
pub use filter::{Filter, Filtered};
pub use group::Group;
pub use living::Living;
pub use promises::{Counts, PromiseState, Promised, Promises, Reliability, promises};
pub use today::Foremost;

pub use crate::playbook::{ApplicationRef, Because, Evidence, Owner, Person, Record};

/// What to do, as of a day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agenda {
    /// The day.
    pub today: Option<Day>,
    /// In the order in which they are shown.
    pub items: Vec<Item>,
    /// The counts of the summary line.
    pub summary: Summary,
    /// What could not be read, was repaired, or was read in one of several ways. Mere remarks stand in the case book.
    pub problems: Vec<Diagnostic>,
    /// What was left out, where a filter was given.
    pub filtered: Option<Filtered>,
}

/// The counts of the summary line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Applications in all.
    pub applications: usize,
    /// Open, with something going on.
    pub live: usize,
    /// Open, with a long silence.
    pub quiet: usize,
    /// Closed.
    pub closed: usize,
    /// Items that are overdue.
    pub overdue: usize,
    /// Items that are due today.
    pub today: usize,
    /// Items of the days after.
    pub upcoming: usize,
    /// Promises that are waited for.
    pub waiting: usize,
}

/// Where an item stands as of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Its due day has gone by.
    Overdue,
    /// It is due, or may go, today.
    Today,
    /// It is due later.
    Upcoming,
    /// They owe it; nothing to do.
    Waiting,
    /// It waits for another one.
    Held,
    /// It has no day.
    Undated,
}

impl State {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            State::Overdue => "overdue",
            State::Today => "today",
            State::Upcoming => "upcoming",
            State::Waiting => "waiting",
            State::Held => "held",
            State::Undated => "undated",
        }
    }
}

/// One line of the agenda.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// 40 bits that stay the same while notes are edited elsewhere.
    pub reference: u64,
    /// The shortest prefix of the reference that no other item shares, in hexadecimal, 3 letters at least.
    pub short: String,
    /// Its rule's name (`thank_you`).
    pub rule: &'static str,
    /// Where it stands.
    pub state: State,
    /// Who has to act.
    pub owner: Owner,
    /// What to do, in the imperative, with people by name; without company and role.
    pub title: String,
    /// The company as written; `None` for what concerns the whole search.
    pub company: Option<String>,
    /// The role as written.
    pub role: Option<String>,
    /// The application.
    pub application: Option<ApplicationRef>,
    /// Whom it concerns.
    pub people: Vec<Person>,
    /// By what means.
    pub channel: Option<Channel>,
    /// The first day on which it may be done.
    pub not_before: Option<Day>,
    /// The day by which it should be done.
    pub due: Option<Day>,
    /// The last day on which it is shown.
    pub expires: Option<Day>,
    /// Until when it waits for another one.
    pub held_until: Option<Day>,
    /// The clock time of an appointment.
    pub time: Option<TimeOfDay>,
    /// Days since the due day; 0 where it is not overdue.
    pub days_late: i64,
    /// Why it is there.
    pub because: Because,
    /// The words it rests on, the most telling first; silence has none.
    pub sources: Vec<Evidence>,
    /// Where `done` would record it.
    pub record: Option<Record>,
    /// Where else, if it is one message for several applications.
    pub also: Vec<Record>,
    /// The window of the promise or commitment behind it.
    pub window: Option<Window>,
    /// What else would be good to do with it.
    pub hints: Vec<String>,
}

/// What nobody can tick: it lies with them or with the calendar, or needs words that only I have.
const NO_DEEDS: [&str; 4] = ["await", "appointment", "keep_searching", "offer_deadline"];

impl Item {
    /// Whether it is something that I do, and of which a note can say by one line that it is done.
    pub fn is_deed(&self) -> bool {
        self.record.is_some() && !NO_DEEDS.contains(&self.rule)
    }

    /// Whether a line of a note is its place: one on which it rests, or, where it rests on silence, the one that stands for
    /// the note in which it is recorded.
    pub fn is_at(&self, note: &str, line: u32) -> bool {
        self.rests_on(note, line)
            || self.sources.is_empty()
                && self.record.as_ref().is_some_and(|record| *record.path == *note && record.line == line)
    }

    fn rests_on(&self, note: &str, line: u32) -> bool {
        self.sources.iter().any(|source| *source.place.path == *note && source.place.line == line)
    }
}

/// The items of a line of a note: those that rest on it, and only where none does those that have no other place.
pub fn items_at<'a>(items: &'a [Item], note: &str, line: u32) -> Vec<&'a Item> {
    let resting: Vec<&Item> = items.iter().filter(|item| item.rests_on(note, line)).collect();
    if !resting.is_empty() {
        return resting;
    }
    items.iter().filter(|item| item.is_at(note, line)).collect()
}
