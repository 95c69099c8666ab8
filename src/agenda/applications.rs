//! Where each application stands: the last contact, who waits for whom since when, and what to do next.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::filter::Line;
use super::{Agenda, ApplicationRef, Evidence, Filter, Filtered, Item, Owner, State};
use crate::casebook::{Cases, Fate, Promise, Standpoint, View};
use crate::extract::{Direction, EventKind, Status, Who};
use crate::text::{Day, Span};

/// Which applications are shown unasked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// The live ones.
    #[default]
    Live,
    /// The quiet ones.
    Quiet,
    /// All of them.
    All,
}

/// The applications, as of a day.
#[derive(Debug, Clone)]
pub struct Applications<'a> {
    /// The day.
    pub today: Day,
    /// Live first, then quiet, then closed; among the live that whose next action is the most urgent first.
    pub rows: Vec<Application<'a>>,
    /// How many are live, shown or not.
    pub live: usize,
    /// How many are quiet, shown or not.
    pub quiet: usize,
    /// How many are closed, shown or not.
    pub closed: usize,
    /// What was left out, where a filter was given.
    pub filtered: Option<Filtered>,
}

/// Where an application stands.
#[derive(Debug, Clone)]
pub struct Application<'a> {
    /// The company as written.
    pub company: Option<&'a str>,
    /// The role as written.
    pub role: Option<&'a str>,
    /// Its id, stage, status and standpoint.
    pub application: ApplicationRef,
    /// The last contact, and from whom it came.
    pub last: Option<(Day, Direction)>,
    /// Who waits for whom; `None` where it is closed or an interview comes next.
    pub waiting: Option<Waiting>,
    /// What to do next.
    pub next: Option<&'a Item>,
    /// The words on which its status rests.
    pub status_at: Option<Evidence>,
    /// The day from which its status holds.
    pub status_since: Option<Day>,
    /// The day from which silence is counted.
    pub silent_since: Option<Day>,
    /// After how many days of silence it is quiet, and where that number comes from.
    pub quiet_days: (u32, String),
    /// The paths of its notes.
    pub notes: Vec<&'a str>,
    /// The names of its people.
    pub people: Vec<&'a str>,
}

/// Who waits for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Whose turn it is.
    pub on: Owner,
    /// Who is waited for, by name or by what they are, where it is known.
    pub whom: Option<String>,
    /// Since when.
    pub since: Day,
    /// By when they promised it.
    pub until: Option<Day>,
    /// Whether that day has passed.
    pub late: bool,
}

/// The applications that are wanted. `agenda` is that of the same day, with all its lines.
pub fn applications<'a>(cases: &Cases<'a>, agenda: &'a Agenda, which: Which, filter: &Filter) -> Applications<'a> {
    let count = |standpoint| cases.views.iter().filter(|view| view.standpoint == standpoint).count();
    let names = |standpoint: Standpoint| filter.statuses.contains(&standpoint.word());
    let closing = |status: &&str| Status::CLOSED.iter().any(|known| known.word() == *status);
    let names_closed = names(Standpoint::Closed) || filter.statuses.iter().any(closing);
    let wanted = |view: &&View<'a>| match view.standpoint {
        _ if filter.all || which == Which::All => true,
        Standpoint::Live => which == Which::Live,
        Standpoint::Quiet => which == Which::Quiet || names(Standpoint::Quiet),
        Standpoint::Closed => names_closed,
    };
    let next = Next::of(agenda);
    let mut rows: Vec<Application<'a>> =
        cases.views.iter().filter(wanted).map(|view| application(cases, view, &next)).collect();
    let before = rows.len();
    rows.retain(|row| filter.takes(&line(row, filter)));
    let left_out = before - rows.len();
    rows.sort_by_cached_key(|row| {
        let place = row.next.and_then(|_| next.place(&row.application.id));
        let standpoint = match row.application.standpoint {
            Standpoint::Live => 0,
            Standpoint::Quiet => 1,
            Standpoint::Closed => 2,
        };
        let last = row.last.map(|(day, _)| day).or(row.status_since);
        (standpoint, place.unwrap_or(usize::MAX), Reverse(last), row.application.id.clone())
    });
    Applications {
        today: cases.today,
        rows,
        live: count(Standpoint::Live),
        quiet: count(Standpoint::Quiet),
        closed: count(Standpoint::Closed),
        filtered: (!filter.is_empty()).then(|| Filtered { filter: filter.clone(), left_out }),
    }
}

/// What is to be done next in each application.
pub(super) struct Next<'a>(HashMap<&'a str, (usize, &'a Item)>);

impl<'a> Next<'a> {
    pub(super) fn of(agenda: &'a Agenda) -> Next<'a> {
        let mut next: HashMap<&str, (usize, &Item)> = HashMap::new();
        // What may be done comes before what is held back.
        let rank = |item: &Item| (item.state == State::Held, item.state);
        for (place, item) in agenda.items.iter().enumerate().filter(|(_, item)| item.owner == Owner::Me) {
            let Some(application) = &item.application else { continue };
            let first = next.entry(&application.id).or_insert((place, item));
            if rank(item) < rank(first.1) {
                *first = (place, item);
            }
        }
        Next(next)
    }

    fn item(&self, id: &str) -> Option<&'a Item> {
        self.0.get(id).map(|(_, item)| *item)
    }

    /// Where in the agenda it stands.
    fn place(&self, id: &str) -> Option<usize> {
        self.0.get(id).map(|(place, _)| *place)
    }
}

/// Where one application stands.
pub(super) fn application<'a>(cases: &Cases<'a>, view: &View<'a>, next: &Next<'a>) -> Application<'a> {
    let next = next.item(&view.case.id);
    let people = view.case.people.iter().filter_map(|id| cases.book.people.get(*id));
    Application {
        company: view.case.company.as_deref(),
        role: view.case.role.as_deref(),
        application: ApplicationRef::of(view),
        last: view.touches.last().map(|touch| (touch.day, touch.direction)),
        waiting: waiting(cases, view),
        next,
        status_at: view.status_at.as_ref().map(|at| Evidence {
            place: at.place.clone(),
            quote: at.quote.clone(),
            phrase: Span::new(0, at.quote.len()),
        }),
        status_since: view.status_at.as_ref().and_then(|at| at.day),
        silent_since: view.silent_since,
        quiet_days: match view.case.own_number("quiet_days") {
            Some((days, path, line)) => (days, format!("{path}:{line}")),
            None => (cases.settings.playbook.quiet_days, cases.settings.origin_text("quiet_days")),
        },
        notes: view.case.notes.iter().map(|note| &*note.path).collect(),
        people: people.map(|contact| contact.name.as_str()).collect(),
    }
}

/// Who waits for whom since when: a promise that is late or has a day, an offer, a promise without a day, the last word.
fn waiting(cases: &Cases<'_>, view: &View<'_>) -> Option<Waiting> {
    if view.is_closed() {
        return None;
    }
    let who =
        |promise: &Promise<'_>| match (promise.who.and_then(|id| cases.book.people.get(id)), &promise.statement.who) {
            (Some(contact), _) => Some(contact.name.clone()),
            (None, Some(Who::Role(role))) => Some(format!("the {}", role.trim_start_matches("the "))),
            (None, Some(Who::Person(name))) => Some(name.clone()),
            (None, None) => None,
        };
    let for_promise = |promise: &Promise<'_>| Waiting {
        on: Owner::Them,
        whom: who(promise),
        since: promise.said,
        until: promise.deadline,
        late: promise.fate == Fate::Late,
    };
    let pending = || view.promises.iter().filter(|promise| matches!(promise.fate, Fate::Open | Fate::Late));
    if let Some(promise) = pending().filter(|promise| promise.deadline.is_some()).min_by_key(|promise| promise.deadline)
    {
        return Some(for_promise(promise));
    }
    let turn = |on, since| Waiting { on, whom: None, since, until: None, late: false };
    if view.status == Status::Offer {
        let came = view.events.iter().find(|event| event.kind == EventKind::Offer).map(|event| event.day);
        let noted = view.case.offers.iter().find_map(|offer| offer.day).filter(|day| *day <= cases.today);
        let since = came.or(noted).or(view.status_at.as_ref().and_then(|at| at.day)).or(view.last_theirs());
        return since.map(|since| turn(Owner::Me, since));
    }
    if !view.appointments.is_empty() {
        return None;
    }
    if let Some(promise) = pending().next_back() {
        return Some(for_promise(promise));
    }
    match view.touches.last() {
        Some(touch) if touch.direction == Direction::Theirs => Some(turn(Owner::Me, touch.day)),
        Some(touch) => Some(turn(Owner::Them, touch.day)),
        None => view.silent_since.map(|since| turn(Owner::Them, since)),
    }
}

fn line<'a>(row: &'a Application<'_>, filter: &Filter) -> Line<'a> {
    let (next, waiting) = (row.next, row.waiting.as_ref());
    let day = next.and_then(|item| item.due.or(item.held_until)).or(waiting.and_then(|waiting| waiting.until));
    let last = row.last.map(|(day, _)| day).max(row.status_since);
    let mut statuses = vec![row.application.status.word(), row.application.standpoint.word()];
    statuses.extend(next.map(|item| item.state.word()));
    statuses.extend(waiting.filter(|waiting| waiting.on == Owner::Them).map(|_| "waiting"));
    Line {
        names: row.company.into_iter().chain(row.role).chain(row.people.iter().copied()).collect(),
        paths: row.notes.clone(),
        days: day.map(|day| (day, day)),
        owner: waiting.map(|waiting| waiting.on).or(next.map(|_| Owner::Me)),
        kind: next.map(|item| item.rule),
        statuses,
        is_new: filter.since.is_some_and(|since| last >= Some(since)),
    }
}
