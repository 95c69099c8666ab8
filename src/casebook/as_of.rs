//! The case book as of a day: the only place where `today` enters.

use std::cell::{OnceCell, RefCell};

use foldhash::HashMap;

use super::fixed::{fixed, held};
use super::messages::Messages;
use super::promises::{self, Fate, Promise};
use super::standing::{StatusAt, standing};
use super::{Case, Casebook, ContactId};
use crate::extract::{Direction, Event, EventKind, Meeting, Reading, Stage, Statement, Status, Task, Topic, When};
use crate::settings::Settings;
use crate::text::Day;
use crate::timeline::{Calendar, TimeOfDay, Window};

/// All applications as of a day.
#[derive(Debug)]
pub struct Cases<'a> {
    /// The book.
    pub book: &'a Casebook,
    /// The day.
    pub today: Day,
    /// The numbers of the playbook.
    pub settings: &'a Settings,
    /// Working days.
    pub calendar: &'a Calendar,
    /// One view for each application, in the order of the book.
    pub views: Vec<View<'a>>,
    /// The indices of the applications with an offer that is not answered, and that have not fallen silent since.
    pub offers: Vec<usize>,
    /// The indices of the applications that ended with an acceptance, each with the day of it: the last that is known
    /// of it, where nobody wrote that day down.
    pub acceptances: Vec<(usize, Day)>,
}

/// An application as of a day: what is dated after it has not happened, what was said after it is withheld.
#[derive(Debug)]
pub struct View<'a> {
    /// The application.
    pub case: &'a Case,
    /// Where it stands.
    pub standpoint: Standpoint,
    /// The furthest stage of this run.
    pub stage: Option<Stage>,
    /// The status.
    pub status: Status,
    /// Where the status is stated, and from which day it holds.
    pub status_at: Option<StatusAt>,
    /// The interviews that took place, today's among them.
    pub meetings: Vec<Held<'a>>,
    /// The interviews that are fixed, today's among them.
    pub appointments: Vec<Appointment<'a>>,
    /// Every dated contact, by day.
    pub touches: Vec<Touch<'a>>,
    /// Their promises, in the order in which they were said.
    pub promises: Vec<Promise<'a>>,
    /// My commitments and the conditions that I set.
    pub intents: Vec<&'a Statement>,
    /// The task boxes that are open.
    pub tasks: Vec<&'a Task>,
    /// What happened, by day, in this run.
    pub events: Vec<&'a Event>,
    /// The latest touch, meeting or ended promise window.
    pub silent_since: Option<Day>,
    /// The first day that is known of this run.
    pub begun: Option<Day>,
    /// Who was asked for by name, and what was found.
    named: RefCell<HashMap<Box<str>, Option<ContactId>>>,
    messages: OnceCell<Messages>,
}

/// Where an application stands, for the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standpoint {
    /// Open, with something going on.
    Live,
    /// Open, with a long silence and nothing ahead.
    Quiet,
    /// Closed.
    Closed,
}

impl Standpoint {
    /// The word in JSON and on pages.
    pub fn word(self) -> &'static str {
        match self {
            Standpoint::Live => "live",
            Standpoint::Quiet => "quiet",
            Standpoint::Closed => "closed",
        }
    }
}

/// An interview that took place.
#[derive(Debug, Clone)]
pub struct Held<'a> {
    /// The day.
    pub day: Day,
    /// Its clock time.
    pub time: Option<TimeOfDay>,
    /// What it was.
    pub stage: Option<Stage>,
    /// Who was met.
    pub people: Vec<ContactId>,
    /// The note's meeting; `None` for an appointment that has no note of its own.
    pub meeting: Option<&'a Meeting>,
    /// The statement behind an appointment without a note.
    pub statement: Option<&'a Statement>,
}

/// An interview that is fixed.
#[derive(Debug, Clone)]
pub struct Appointment<'a> {
    /// Its day, the earliest reading.
    pub day: Day,
    /// Its last day, where it is a span.
    pub until: Day,
    /// Its clock time.
    pub time: Option<TimeOfDay>,
    /// What it is.
    pub stage: Option<Stage>,
    /// Who will be met.
    pub people: Vec<ContactId>,
    /// The day it was said.
    pub said: Option<Day>,
    /// The window, where it comes from a phrase.
    pub window: Option<&'a Window>,
    /// The note's meeting, where it comes from a note of that day.
    pub meeting: Option<&'a Meeting>,
    /// The statement, where it comes from a phrase.
    pub statement: Option<&'a Statement>,
    /// The event that moved it there.
    pub moved: Option<&'a Event>,
}

/// A dated contact.
#[derive(Debug, Clone, Copy)]
pub struct Touch<'a> {
    /// The day.
    pub day: Day,
    /// From whom.
    pub direction: Direction,
    /// The event; `None` for a meeting.
    pub event: Option<&'a Event>,
}

impl Casebook {
    /// The applications as they stand on `today`.
    pub fn as_of<'a>(&'a self, today: Day, settings: &'a Settings, calendar: &'a Calendar) -> Cases<'a> {
        let views: Vec<View<'_>> = self.cases.iter().map(|case| view(self, case, today, settings, calendar)).collect();
        let with = |status: Status| views.iter().enumerate().filter(move |(_, view)| view.status == status);
        let is_live = |(_, view): &(usize, &View<'_>)| view.standpoint == Standpoint::Live;
        let offers = with(Status::Offer).filter(is_live).map(|(index, _)| index).collect();
        let accepted_on =
            |view: &View<'_>| view.status_at.as_ref().and_then(|at| at.day).or(view.silent_since).unwrap_or(today);
        let acceptances = with(Status::Accepted).map(|(index, view)| (index, accepted_on(view))).collect();
        Cases { book: self, today, settings, calendar, views, offers, acceptances }
    }
}

impl Cases<'_> {
    /// The acceptance that ends an application, with its day: the latest one since it began. What began later is another
    /// search.
    pub fn ended_by(&self, view: &View<'_>) -> Option<(usize, Day)> {
        let since = |day: Day| view.begun.is_none_or(|begun| begun <= day);
        self.acceptances.iter().copied().filter(|(_, day)| since(*day)).max_by_key(|(index, day)| (*day, *index))
    }
}

impl View<'_> {
    /// The contact that a name in this application's notes stands for, where it can be only one. Each name is looked for
    /// once.
    pub fn person(&self, book: &Casebook, name: &str) -> Option<ContactId> {
        if let Some(known) = self.named.borrow().get(name) {
            return *known;
        }
        let found = self.case.person(book, name);
        self.named.borrow_mut().insert(name.into(), found);
        found
    }

    /// Whether a topic was spoken of with a person: everybody there, where the note names nobody.
    pub fn is_with(&self, book: &Casebook, topic: &Topic, id: ContactId) -> bool {
        topic.with.as_deref().is_none_or(|name| self.person(book, name) == Some(id))
    }

    /// The messages of mine that ask for an answer.
    pub fn messages(&self, book: &Casebook) -> &Messages {
        self.messages.get_or_init(|| Messages::of(self, book))
    }

    /// Whether it is closed.
    pub fn is_closed(&self) -> bool {
        self.standpoint == Standpoint::Closed
    }

    /// The last message or meeting from me or them, as a day.
    pub fn last_touch(&self) -> Option<Day> {
        self.touches.last().map(|touch| touch.day)
    }

    /// The latest touch from them.
    pub fn last_theirs(&self) -> Option<Day> {
        self.touches.iter().rev().find(|touch| touch.direction != Direction::Mine).map(|touch| touch.day)
    }

    /// The promises whose window is not over.
    pub fn open_promises(&self) -> impl Iterator<Item = &Promise<'_>> {
        self.promises.iter().filter(|promise| promise.fate == Fate::Open)
    }
}

/// Whether an event is a contact between the two sides. That others were told of an offer is one with those who were
/// told, and none with the company that made it.
fn is_touch(event: &Event, made_an_offer: bool) -> bool {
    match event.kind {
        EventKind::NoNews
        | EventKind::Reflected
        | EventKind::Snoozed
        | EventKind::Dropped
        | EventKind::Done
        | EventKind::LetGo
        | EventKind::Helped
        | EventKind::HelperThanked => false,
        EventKind::OthersTold => !made_an_offer,
        _ => true,
    }
}

fn view<'a>(
    book: &'a Casebook,
    case: &'a Case,
    today: Day,
    settings: &'a Settings,
    calendar: &'a Calendar,
) -> View<'a> {
    let known = |said: Option<Day>| said.is_none_or(|said| said <= today);
    // What a dated line plans is known before its day; once that is over, it is a telling where it names no time.
    let stands = |statement: &&Statement| match statement.said {
        None if statement.planned => is_ahead(statement, today),
        said => statement.planned || known(said),
    };
    let statements: Vec<&Statement> = case.statements.iter().filter(stands).collect();
    let events: Vec<&Event> = case.events.iter().filter(|event| event.day <= today).collect();

    let fixed = fixed(book, case, &statements, &events);
    let mut meetings = held(&fixed, today);
    let made_an_offer = !case.offers.is_empty()
        || events.iter().any(|event| matches!(event.kind, EventKind::Offer | EventKind::Acceptance));
    let mut touches = touches(&events, &meetings, made_an_offer);

    let begin = run_start(case, &touches, today, case.number("new_run_days", settings.playbook.new_run_days));
    let in_run = |day: Day| begin.is_none_or(|begin| day >= begin);
    meetings.retain(|meeting| in_run(meeting.day));
    touches.retain(|touch| in_run(touch.day));
    let events: Vec<&Event> = events.into_iter().filter(|event| in_run(event.day)).collect();
    let statements: Vec<&Statement> =
        statements.into_iter().filter(|statement| statement.said.is_none_or(in_run)).collect();
    let appointments: Vec<Appointment<'_>> = fixed.into_iter().filter(|fixed| fixed.until >= today).collect();

    let open_end = case.number("open_end_days", settings.playbook.open_end_days);
    let mut promises = promises::of(statements.iter().copied(), open_end, calendar, |name| case.person(book, name));
    let dates: Vec<(Day, Option<Day>)> = appointments.iter().map(|fixed| (fixed.day, fixed.said)).collect();
    promises::judge(&mut promises, &touches, &dates, today, calendar);

    let after = i64::from(settings.playbook.let_go_days);
    let (stage, status, status_at) = standing(case, &events, &touches, begin, today, after);
    let is_mine = |statement: &&Statement| matches!(statement.reading, Reading::Commitment | Reading::Condition);
    let intents: Vec<&Statement> = statements.into_iter().filter(is_mine).collect();
    let tasks: Vec<&Task> = case.tasks.iter().filter(|task| task.open && known(task.said)).collect();

    // A window that was answered or replaced before its end is no time of waiting.
    let ended = promises
        .iter()
        .filter(|promise| promise.fate == Fate::Late)
        .filter_map(|promise| promise.deadline)
        .filter(|deadline| *deadline < today);
    let silent_since = touches.iter().map(|touch| touch.day).chain(ended).max().or_else(|| {
        // Nothing but a note: its date, or the day of what is stated in it, is the last that is known.
        let notes = case.notes.iter().filter_map(|note| note.date);
        let stated = case.standings.iter().filter_map(|standing| standing.day);
        notes.chain(stated).filter(|day| *day <= today).max()
    });
    let ahead = promises.iter().any(|promise| promise.fate == Fate::Open && promise.deadline.is_some())
        || !appointments.is_empty()
        || intents.iter().any(|intent| is_ahead(intent, today))
        || tasks
            .iter()
            .any(|task| task.when.as_ref().is_some_and(|when| when.latest().is_some_and(|day| day >= today)))
        || case.overriding(|over| over.snooze_until).is_some_and(|until| until >= today);
    let quiet_days = i64::from(case.number("quiet_days", settings.playbook.quiet_days));
    let long_ago = silent_since.is_some_and(|since| since.days_until(today) > quiet_days);
    let standpoint = match status {
        Status::Open | Status::OnHold | Status::Offer if long_ago && !ahead => Standpoint::Quiet,
        Status::Open | Status::OnHold | Status::Offer => Standpoint::Live,
        _ => Standpoint::Closed,
    };
    let noted = case.notes.iter().filter_map(|note| note.date).chain(case.standings.iter().filter_map(|one| one.day));
    let begun = begin.or_else(|| touches.first().map(|touch| touch.day).into_iter().chain(noted).min());
    View {
        case,
        begun,
        standpoint,
        stage,
        status,
        status_at,
        meetings,
        appointments,
        touches,
        promises,
        intents,
        tasks,
        events,
        silent_since,
        named: RefCell::default(),
        messages: OnceCell::new(),
    }
}

fn is_ahead(statement: &Statement, today: Day) -> bool {
    match &statement.when {
        When::Window(window) => window.latest().or(window.earliest()).is_some_and(|day| day >= today),
        _ => false,
    }
}

fn touches<'a>(events: &[&'a Event], meetings: &[Held<'_>], made_an_offer: bool) -> Vec<Touch<'a>> {
    let from_events = events.iter().filter(|event| is_touch(event, made_an_offer)).map(|event| Touch {
        day: event.day,
        direction: event.direction,
        event: Some(event),
    });
    let from_meetings = meetings.iter().map(|held| Touch { day: held.day, direction: Direction::Neither, event: None });
    let mut touches: Vec<Touch<'a>> = from_events.chain(from_meetings).collect();
    touches.sort_by_key(|touch| touch.day);
    touches
}

/// The day on which the present run began: after a rejection, or after 90 days' silence, what comes starts afresh.
fn run_start(case: &Case, touches: &[Touch<'_>], today: Day, new_run_days: u32) -> Option<Day> {
    let rejections: Vec<Day> = case
        .standings
        .iter()
        .filter(|standing| standing.status == Some(Status::Rejected))
        .filter_map(|standing| standing.day)
        .chain(case.events.iter().filter(|event| event.kind == EventKind::Rejection).map(|event| event.day))
        .filter(|day| *day <= today)
        .collect();
    let mut begin = None;
    let mut before: Option<Day> = None;
    for touch in touches {
        let comes_back = touch.event.is_none_or(|event| {
            matches!(event.kind, EventKind::Applied | EventKind::Invited | EventKind::Scheduled | EventKind::Offer)
        });
        let rejected =
            before.is_some() && rejections.iter().any(|day| *day < touch.day && before.is_some_and(|b| b <= *day));
        let silent = before.is_some_and(|before| before.days_until(touch.day) > i64::from(new_run_days));
        if (comes_back && rejected) || silent {
            begin = Some(touch.day);
        }
        before = Some(touch.day);
    }
    begin
}
