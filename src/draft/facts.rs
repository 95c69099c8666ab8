//! What a message may say: values for the templates, each one line of text.

use serde::Serialize;

use crate::agenda::{Item, Person};
use crate::casebook::{Cases, ContactId, Held, Promise, View};
use crate::extract::{Stage, Status, Topic};
use crate::text::{Day, shown};

/// The values of a template.
#[derive(Debug, Serialize)]
pub(super) struct Facts {
    /// The writer.
    me: String,
    /// `Dear Dana`, `Dear Dana and Priya`.
    greeting: String,
    /// The first name, where there is one person.
    first: Option<String>,
    /// The names in full.
    names: String,
    /// The phone of the first person.
    phone: String,
    company: String,
    /// The companies that it is about, in a row.
    companies: String,
    /// Whether they are more than one.
    several: bool,
    /// `Backend Engineer role`.
    role: String,
    meeting: Meeting,
    /// Up to two topics, in a row.
    topics: Option<String>,
    /// From whom an answer is expected: `you`, or a name.
    hearing_from: String,
    /// The day of an answer that is promised and not yet due.
    promised: Option<String>,
    /// The promise that the item is about.
    promise: Option<Promised>,
    /// What the writer has said they would send and has not sent yet.
    owed: Vec<String>,
    /// Whether the application is over.
    closed: bool,
    /// Whether the writer has accepted an offer.
    accepted: bool,
    /// The day until which an offer stands.
    offer_until: String,
}

#[derive(Debug, Serialize)]
struct Meeting {
    known: bool,
    /// `yesterday`, `on Monday`, `on 9 October`.
    when: String,
    /// `interview`, `technical interview`.
    what: &'static str,
}

#[derive(Debug, Serialize)]
struct Promised {
    /// `You`, or a name.
    who: String,
    /// `you`, or `them`.
    them: &'static str,
    /// The day on which it was said.
    said: String,
    /// The day it was for.
    day: String,
}

impl Facts {
    pub(super) fn of(item: &Item, cases: &Cases<'_>, to: &[Person]) -> Facts {
        let id = item.application.as_ref().map(|application| application.id.as_str());
        let own = id.and_then(|id| cases.views.iter().find(|view| view.case.id == id));
        // A line for several applications: the one in which this person was met last.
        let met = own.is_none().then(|| met_last(cases, to)).flatten();
        let view = own.or(met.map(|(view, _)| view));
        let held = own.and_then(|view| meeting(item, view)).or(met.map(|(_, held)| held));
        let today = cases.today;
        let firsts: Vec<String> = to.iter().map(|person| address(&person.name)).collect();
        let names: Vec<String> = to.iter().map(|person| one_line(&person.name)).collect();
        let about = companies(item, cases);
        let company = item.company.as_deref().or(met.and_then(|(view, _)| view.case.company.as_deref()));
        let company = company.map_or_else(|| "[the company]".to_owned(), one_line);
        let role = item.role.as_deref().or(met.and_then(|(view, _)| view.case.role.as_deref()));
        let open = view.and_then(|view| {
            view.open_promises().filter(|open| open.deadline.is_some()).min_by_key(|open| open.deadline)
        });
        let is_to = |promise: &Promise<'_>| {
            let name = promise.who.and_then(|id| cases.book.people.get(id)).map(|contact| contact.name.as_str());
            name.is_none_or(|name| to.iter().any(|person| person.name == name)).then_some(()).ok_or(name.unwrap_or(""))
        };
        let promise = view.and_then(|view| {
            let first = item.sources.first()?;
            view.promises.iter().find(|promise| promise.statement.place == first.place)
        });
        let accepted = cases.views.iter().any(|view| view.status == Status::Accepted);
        let phone = to.first().and_then(|person| person.phone.as_deref());
        Facts {
            me: gap(&cases.settings.me.name, "[your name]"),
            greeting: if firsts.is_empty() { "Hello".to_owned() } else { format!("Dear {}", row(&firsts)) },
            first: if let [one] = firsts.as_slice() { Some(one.clone()) } else { None },
            names: if names.is_empty() { "[whom]".to_owned() } else { row(&names) },
            phone: phone.map_or_else(|| "[the number]".to_owned(), one_line),
            companies: if about.is_empty() { "[the company]".to_owned() } else { row(&about) },
            several: about.len() > 1,
            company,
            role: role.map_or_else(|| "role".to_owned(), |role| named_role(&one_line(role))),
            meeting: Meeting {
                known: held.is_some(),
                when: held.map_or_else(|| "[on the day]".to_owned(), |held| on(held.day, today)),
                what: stage(held.and_then(|held| held.stage)),
            },
            topics: held.zip(view).and_then(|(held, view)| topics(held, view, cases, to)),
            hearing_from: match open.as_ref().map(|open| is_to(open)) {
                Some(Err(name)) => address(name),
                _ => "you".to_owned(),
            },
            promised: open.and_then(|open| open.deadline).map(|day| date(day, today)),
            promise: promise.and_then(|promise| {
                let (who, them) = match is_to(promise) {
                    Ok(()) => ("You".to_owned(), "you"),
                    Err(name) => (address(name), "them"),
                };
                Some(Promised { who, them, said: on(promise.said, today), day: date(promise.deadline?, today) })
            }),
            owed: view.map(|view| owed(view, to)).unwrap_or_default(),
            closed: view.is_some_and(View::is_closed),
            accepted,
            offer_until: offer_until(own, cases).map_or_else(|| "[the day]".to_owned(), |day| date(day, today)),
        }
    }
}

/// The company of an item, else those of the notes in which it is recorded.
fn companies(item: &Item, cases: &Cases<'_>) -> Vec<String> {
    if let Some(company) = &item.company {
        return vec![one_line(company)];
    }
    let records: Vec<&str> = item.record.iter().chain(&item.also).map(|record| &*record.path).collect();
    let mut names: Vec<String> = Vec::new();
    for view in &cases.views {
        let recorded = view.case.notes.iter().any(|note| records.contains(&&*note.path));
        let name = view.case.company.as_deref().map(one_line);
        names.extend(name.filter(|name| recorded && !names.contains(name)));
    }
    names
}

/// The last meeting with one person, and its application.
fn met_last<'a>(cases: &'a Cases<'_>, to: &[Person]) -> Option<(&'a View<'a>, &'a Held<'a>)> {
    let [person] = to else { return None };
    let is_met = |id: &ContactId| cases.book.people.get(*id).is_some_and(|contact| person.is(contact));
    let meetings = cases.views.iter().flat_map(|view| view.meetings.iter().map(move |held| (view, held)));
    meetings.filter(|(_, held)| held.people.iter().any(is_met)).max_by_key(|(_, held)| held.day)
}

/// The meeting that an item is about: the one it rests on, else the last.
fn meeting<'a>(item: &Item, view: &'a View<'a>) -> Option<&'a Held<'a>> {
    let rests_on = |held: &&Held<'_>| {
        let place = held.meeting.map(|meeting| &meeting.place).or(held.statement.map(|said| &said.place));
        item.sources.iter().any(|source| Some(&source.place) == place)
    };
    view.meetings.iter().find(rests_on).or(view.meetings.last())
}

/// At most two topics of a meeting, as the person spoken to would hear them: those that the note has beside their name,
/// else those that nobody's name stands beside. A name is none. People who were met together read different ones, as far
/// as there are enough: they may show each other what they got.
fn topics(held: &Held<'_>, view: &View<'_>, cases: &Cases<'_>, to: &[Person]) -> Option<String> {
    let all = &held.meeting?.topics;
    let is_to = |name: &str| {
        let known = view.person(cases.book, name).and_then(|id| cases.book.people.get(id));
        known.is_some_and(|known| to.iter().any(|person| person.name == known.name))
    };
    let theirs: Vec<&Topic> = all.iter().filter(|topic| topic.with.as_deref().is_some_and(is_to)).collect();
    let is_theirs = !theirs.is_empty();
    let shared = || all.iter().filter(|topic| topic.with.is_none()).collect();
    let mut topics: Vec<String> = if is_theirs { theirs } else { shared() }
        .into_iter()
        .map(|topic| topic.words.as_str())
        .filter(|topic| view.person(cases.book, topic).is_none())
        .map(|topic| match topic.strip_prefix("their ").or(topic.strip_prefix("Their ")) {
            Some(rest) => format!("your {}", one_line(rest)),
            None => one_line(topic),
        })
        .collect();
    let place = |person: &Person| {
        held.people.iter().position(|id| cases.book.people.get(*id).is_some_and(|own| own.name == person.name))
    };
    if let Some(turn) = to.first().filter(|_| !is_theirs).and_then(place) {
        let (people, known) = (held.people.len(), topics.len());
        if known >= people {
            let own = topics.into_iter().enumerate().filter(|(at, _)| at % people == turn);
            topics = own.map(|(_, topic)| topic).collect();
        } else if known > 0 {
            topics.rotate_left(turn % known);
        }
    }
    topics.truncate(2);
    (!topics.is_empty()).then(|| row(&topics))
}

/// What the writer said they would send, as written: open task boxes and commitments that name the person, or nobody.
fn owed(view: &View<'_>, to: &[Person]) -> Vec<String> {
    let sends = |text: &str| {
        let lower = text.to_lowercase();
        ["send", "share", "forward", "mail "].iter().any(|word| lower.contains(word)) && !lower.contains("thank")
    };
    let names_other = |people: &[String]| {
        !people.is_empty()
            && !people.iter().any(|name| to.iter().any(|person| person.name.split(' ').any(|part| name.contains(part))))
    };
    let tasks = view.tasks.iter().filter(|task| task.open && !names_other(&task.people)).map(|task| task.text.as_str());
    let words: Vec<String> = tasks.filter(|text| sends(text)).map(one_line).take(2).collect();
    words
}

/// The day until which an open offer stands: that of the application itself, else the earliest.
fn offer_until(own: Option<&View<'_>>, cases: &Cases<'_>) -> Option<Day> {
    let own = own.filter(|view| view.status == Status::Offer);
    let of = |view: &&View<'_>| view.status == Status::Offer && own.is_none_or(|own| own.case.id == view.case.id);
    cases
        .views
        .iter()
        .filter(of)
        .flat_map(|view| &view.case.offers)
        .filter_map(|offer| offer.deadline.as_ref().and_then(|window| window.earliest().or(window.latest())))
        .filter(|day| *day >= cases.today)
        .min()
}

/// How a person is addressed: by the first name, by title and surname where there is a title.
fn address(name: &str) -> String {
    let name = one_line(name);
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let is_title = |word: &str| {
        ["dr", "mr", "mrs", "ms", "mx", "prof", "professor"]
            .contains(&word.trim_end_matches('.').to_lowercase().as_str())
    };
    match words.as_slice() {
        [title, .., last] if is_title(title) => format!("{title} {last}"),
        // In scripts without capitals the order of names says nothing.
        [first, ..] if first.starts_with(char::is_uppercase) => (*first).to_owned(),
        _ => name,
    }
}

/// `Backend Engineer role`, `role of Engineer, Ledger`; what ends with such a word stays.
fn named_role(role: &str) -> String {
    let last = role.rsplit(' ').next().unwrap_or(role).to_lowercase();
    match last.as_str() {
        "role" | "position" | "job" => role.to_owned(),
        _ if role.contains([',', '(']) => format!("role of {role}"),
        _ => format!("{role} role"),
    }
}

fn stage(stage: Option<Stage>) -> &'static str {
    match stage {
        Some(Stage::Screen) => "call",
        Some(Stage::Technical) => "technical interview",
        _ => "interview",
    }
}

fn one_line(text: &str) -> String {
    shown(text.trim()).into_owned()
}

fn gap(text: &str, gap: &str) -> String {
    if text.trim().is_empty() { gap.to_owned() } else { one_line(text) }
}

fn row(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// `today`, `yesterday`, `on Monday`, `on Monday 9 November`: a day that has been.
fn on(day: Day, today: Day) -> String {
    match day.days_until(today) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        2..=6 => format!("on {}", day.weekday_name()),
        _ => format!("on {}", date(day, today)),
    }
}

/// `Friday 20 November`, with the year where it is another one.
fn date(day: Day, today: Day) -> String {
    let words = format!("{} {} {}", day.weekday_name(), day.day(), day.month_name());
    if day.year() == today.year() { words } else { format!("{words} {}", day.year()) }
}
