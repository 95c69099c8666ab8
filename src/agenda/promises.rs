//! What they promised and what became of it, and how they have kept their word so far.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::reference::{reference, shortest};
use super::{ApplicationRef, Evidence, Filter, Filtered, Owner, Person};
use crate::agenda::filter::Line;
use crate::casebook::{Cases, Fate, Promise, Standpoint, View, company_key};
use crate::extract::{Channel, Direction, Event, Matter, When, Who};
use crate::playbook::promise_key;
use crate::text::{Day, Place, Span};
use crate::timeline::Window;

/// What they promised, as of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Promises {
    /// The day.
    pub today: Day,
    /// By application, the most urgent first; within one, what is late before what is ahead, and that before what is settled.
    pub rows: Vec<Promised>,
    /// How reliable each company was, by name.
    pub companies: Vec<Reliability>,
    /// How reliable each person was, by name.
    pub people: Vec<Reliability>,
    /// The counts of all rows.
    pub counts: Counts,
    /// How many promises of quiet and closed applications are not shown.
    pub at_rest: usize,
    /// What was left out, where a filter was given.
    pub filtered: Option<Filtered>,
}

/// A promise of theirs.
#[derive(Debug, Clone, PartialEq)]
pub struct Promised {
    /// The reference of the line that waits for it.
    pub reference: u64,
    /// Its shortest prefix that no other promise shares.
    pub short: String,
    /// The company as written.
    pub company: Option<String>,
    /// The role as written.
    pub role: Option<String>,
    /// The application.
    pub application: ApplicationRef,
    /// Who promised, as the page names them.
    pub who: Option<String>,
    /// The contact, where it is one.
    pub person: Option<Person>,
    /// What it is about.
    pub matter: Matter,
    /// By what means.
    pub channel: Option<Channel>,
    /// "hopes to".
    pub hedged: bool,
    /// What became of it.
    pub state: PromiseState,
    /// The day it was said.
    pub said: Day,
    /// The day after which it is late.
    pub deadline: Option<Day>,
    /// Working days since the deadline, where it is late.
    pub days_late: i64,
    /// The day on which it was kept.
    pub kept: Option<Day>,
    /// The day on which a later one took its place.
    pub replaced: Option<Day>,
    /// By how many working days the later one is later.
    pub slip: Option<i64>,
    /// The words that kept or replaced it, where there are some.
    pub settled_by: Option<Evidence>,
    /// For a window without an end: the number of working days after which it is late, and where that comes from.
    pub open_end_days: Option<(u32, String)>,
    /// Its window; `None` without a day.
    pub window: Option<Window>,
    /// The words.
    pub source: Evidence,
}

/// What became of a promise, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PromiseState {
    /// Its deadline passed without a sign.
    Late,
    /// Its deadline is today.
    Due,
    /// Its deadline lies ahead.
    Open,
    /// It names no day ("soon").
    Undated,
    /// It was kept.
    Kept,
    /// A later one on the same matter took its place.
    Replaced,
}

impl PromiseState {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            PromiseState::Late => "late",
            PromiseState::Due => "due",
            PromiseState::Open => "open",
            PromiseState::Undated => "undated",
            PromiseState::Kept => "kept",
            PromiseState::Replaced => "replaced",
        }
    }
}

/// How many promises are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Late.
    pub late: usize,
    /// Due today.
    pub due: usize,
    /// Ahead.
    pub open: usize,
    /// Without a day.
    pub undated: usize,
    /// Kept.
    pub kept: usize,
    /// Replaced.
    pub replaced: usize,
}

/// How a company or a person has kept their word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reliability {
    /// The company, or the person.
    pub name: String,
    /// A person's company.
    pub company: Option<String>,
    /// Kept by the promised day, or without one.
    pub in_time: usize,
    /// Kept after the promised day.
    pub late: usize,
    /// The day has passed, and nothing came.
    pub broken: usize,
    /// Moved to another day by a later promise.
    pub moved: usize,
    /// By how many working days, in all.
    pub slip: i64,
    /// Not over yet.
    pub open: usize,
}

impl Reliability {
    /// Whether anything can be said of it yet.
    pub fn is_known(&self) -> bool {
        self.in_time + self.late + self.broken + self.moved > 0
    }

    fn add(&mut self, promised: &Promised) {
        match promised.state {
            PromiseState::Kept => {
                let in_time =
                    promised.deadline.is_none_or(|deadline| promised.kept.is_none_or(|kept| kept <= deadline));
                *if in_time { &mut self.in_time } else { &mut self.late } += 1;
            }
            PromiseState::Late => self.broken += 1,
            PromiseState::Replaced => {
                self.moved += 1;
                self.slip += promised.slip.unwrap_or(0);
            }
            PromiseState::Due | PromiseState::Open | PromiseState::Undated => self.open += 1,
        }
    }
}

/// What they promised, of the applications and lines that the filter wants. What a filter leaves out counts for how
/// reliable they were only where it names words or notes.
pub fn promises(cases: &Cases<'_>, filter: &Filter) -> Promises {
    let mut all: Vec<Promised> = cases.views.iter().flat_map(|view| of_view(cases, view)).collect();
    let references: Vec<u64> = all.iter().map(|row| row.reference).collect();
    for (row, short) in all.iter_mut().zip(shortest(&references)) {
        row.short = short;
    }
    let concerns = Filter { words: filter.words.clone(), paths: filter.paths.clone(), ..Filter::default() };
    let about: Vec<&Promised> = all.iter().filter(|row| concerns.takes(&line(row, filter))).collect();
    let companies = reliability(&about, |row| row.company.clone().map(|name| (company_key(&name), name, None)));
    let people = reliability(&about, |row| {
        let person = row.person.as_ref()?;
        let company = row.company.clone();
        let key = format!("{} {}", person.name, company.as_deref().map(company_key).unwrap_or_default());
        Some((key, person.name.clone(), company))
    });

    let names_rest = |word: &&str| matches!(*word, "quiet" | "closed");
    let all_too = filter.all || filter.statuses.iter().any(names_rest);
    let before = all.len();
    all.retain(|row| all_too || row.application.standpoint == Standpoint::Live);
    let at_rest = before - all.len();
    let before = all.len();
    all.retain(|row| filter.takes(&line(row, filter)));
    let left_out = before - all.len();
    let mut counts = Counts::default();
    for row in &all {
        *match row.state {
            PromiseState::Late => &mut counts.late,
            PromiseState::Due => &mut counts.due,
            PromiseState::Open => &mut counts.open,
            PromiseState::Undated => &mut counts.undated,
            PromiseState::Kept => &mut counts.kept,
            PromiseState::Replaced => &mut counts.replaced,
        } += 1;
    }
    let filtered = (!filter.is_empty()).then(|| Filtered { filter: filter.clone(), left_out });
    Promises { today: cases.today, rows: in_order(all), companies, people, counts, at_rest, filtered }
}

/// The promises of one application in the order in which they are shown.
pub(super) fn of_view(cases: &Cases<'_>, view: &View<'_>) -> Vec<Promised> {
    let mut rows: Vec<Promised> = view.promises.iter().map(|promise| promised(cases, view, promise)).collect();
    rows.sort_by_key(urgency);
    rows
}

fn urgency(row: &Promised) -> (PromiseState, Option<Day>, Day) {
    (row.state, row.deadline, row.said)
}

/// Application by application, that with the most urgent promise first.
fn in_order(mut rows: Vec<Promised>) -> Vec<Promised> {
    let mut first: HashMap<String, (PromiseState, Option<Day>, Day)> = HashMap::new();
    for row in &rows {
        let own = urgency(row);
        match first.entry(row.application.id.clone()) {
            Entry::Occupied(mut known) if own < *known.get() => *known.get_mut() = own,
            Entry::Occupied(_) => {}
            Entry::Vacant(place) => drop(place.insert(own)),
        }
    }
    rows.sort_by(|a, b| {
        let (one, other) = (first.get(&a.application.id), first.get(&b.application.id));
        one.cmp(&other).then_with(|| a.application.id.cmp(&b.application.id)).then_with(|| urgency(a).cmp(&urgency(b)))
    });
    rows
}

fn promised(cases: &Cases<'_>, view: &View<'_>, promise: &Promise<'_>) -> Promised {
    let statement = promise.statement;
    let contact = promise.who.and_then(|id| cases.book.people.get(id));
    let who = match (contact, &statement.who) {
        (Some(contact), _) => Some(contact.name.clone()),
        (None, Some(Who::Role(role))) => Some(format!("the {}", role.trim_start_matches("the "))),
        (None, Some(Who::Person(name))) => Some(name.clone()),
        (None, None) => None,
    };
    let late_by = |deadline: Day| cases.calendar.working_between(deadline, cases.today).max(0);
    let (state, kept, replaced, slip) = match promise.fate {
        Fate::Kept(day) => (PromiseState::Kept, Some(day), None, None),
        Fate::Replaced { by, slip } => (PromiseState::Replaced, None, Some(by), slip),
        Fate::Late => (PromiseState::Late, None, None, None),
        Fate::Open if promise.deadline.is_none() => (PromiseState::Undated, None, None, None),
        Fate::Open if promise.deadline == Some(cases.today) => (PromiseState::Due, None, None, None),
        Fate::Open => (PromiseState::Open, None, None, None),
    };
    Promised {
        reference: reference(&["await", &view.case.id, &promise_key(statement)]),
        short: String::new(),
        company: view.case.company.clone(),
        role: view.case.role.clone(),
        application: ApplicationRef::of(view),
        who,
        person: contact.map(Person::of),
        matter: statement.matter,
        channel: statement.channel,
        hedged: statement.hedged,
        state,
        said: promise.said,
        deadline: promise.deadline,
        days_late: promise.deadline.filter(|_| state == PromiseState::Late).map_or(0, late_by),
        kept,
        replaced,
        slip,
        settled_by: kept.or(replaced).and_then(|day| settled_by(view, promise, day)),
        open_end_days: match &statement.when {
            When::Window(window) if window.deadline.is_none() && window.latest().is_none() => {
                Some(match view.case.own_number("open_end_days") {
                    Some((days, path, line)) => (days, format!("{path}:{line}")),
                    None => (cases.settings.playbook.open_end_days, cases.settings.origin_text("open_end_days")),
                })
            }
            _ => None,
        },
        window: match &statement.when {
            When::Window(window) => Some(window.clone()),
            When::Open(_) | When::Never | When::Undated => None,
        },
        source: Evidence { place: statement.place.clone(), quote: statement.quote.clone(), phrase: statement.phrase },
    }
}

/// The words of the day on which a promise was kept or replaced: the later promise, a touch from them, the interview.
fn settled_by(view: &View<'_>, promise: &Promise<'_>, day: Day) -> Option<Evidence> {
    let whole = |place: &Place, quote: &str| Evidence {
        place: place.clone(),
        quote: quote.to_owned(),
        phrase: Span::new(0, quote.len()),
    };
    if let Fate::Replaced { by, .. } = promise.fate {
        let later = view.promises.iter().find(|later| {
            later.said == by && later.statement.matter == promise.statement.matter && later.said > promise.said
        })?;
        let statement = later.statement;
        return Some(Evidence {
            place: statement.place.clone(),
            quote: statement.quote.clone(),
            phrase: statement.phrase,
        });
    }
    let theirs = |event: &&&Event| event.day == day && event.direction != Direction::Mine;
    if let Some(event) = view.events.iter().find(theirs) {
        return Some(whole(&event.place, &event.quote));
    }
    let held = view.meetings.iter().filter(|held| held.day == day).find_map(|held| held.meeting);
    let fixed = || {
        let said = view.appointments.iter().filter(|fixed| fixed.said == Some(day));
        said.filter_map(|fixed| fixed.statement).map(|statement| whole(&statement.place, &statement.quote)).next()
    };
    held.map(|meeting| whole(&meeting.place, &meeting.quote)).or_else(fixed)
}

fn line<'a>(row: &'a Promised, filter: &Filter) -> Line<'a> {
    let mut statuses = vec![row.state.word(), row.application.standpoint.word()];
    // "open" is the promise that is open, not the application.
    if row.application.status != crate::extract::Status::Open {
        statuses.push(row.application.status.word());
    }
    let latest = row.kept.or(row.replaced).max(Some(row.said));
    Line {
        names: [&row.company, &row.role, &row.who].into_iter().flatten().map(String::as_str).collect(),
        paths: vec![&*row.source.place.path],
        days: row.deadline.map(|day| (day, day)),
        owner: Some(Owner::Them),
        kind: Some(if row.state == PromiseState::Late { "follow_up" } else { "await" }),
        statuses,
        is_new: filter.since.is_some_and(|since| latest >= Some(since)),
    }
}

/// The rows counted by a key, with the name to show; by name.
fn reliability(
    rows: &[&Promised],
    key: impl Fn(&Promised) -> Option<(String, String, Option<String>)>,
) -> Vec<Reliability> {
    let mut by_key: HashMap<String, Reliability> = HashMap::new();
    for row in rows {
        let Some((key, name, company)) = key(row) else { continue };
        let known = by_key.entry(key).or_insert_with(|| Reliability { name, company, ..Reliability::default() });
        known.add(row);
    }
    let mut all: Vec<Reliability> = by_key.into_values().collect();
    all.sort_by(|a, b| (a.name.to_lowercase(), &a.company, &a.name).cmp(&(b.name.to_lowercase(), &b.company, &b.name)));
    all
}
