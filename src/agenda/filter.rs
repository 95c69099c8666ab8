//! Which lines of a view are wanted: the same questions for the agenda, promises, applications and contacts.

use std::collections::HashSet;

use super::{Agenda, Item, Owner, State};
use crate::casebook::{plain_words, role_key};
use crate::diagnostic::suggestion;
use crate::extract::Status;
use crate::note::lies_in;
use crate::playbook::RULES;
use crate::text::Day;
use crate::timeline::{Calendar, Context, Finder, Tense, masks, resolve};

/// What a person wants to see of a view. The default wants everything that is shown unasked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of a company, a role or a person; all of them must be there.
    pub words: Vec<String>,
    /// Notes and folders, as paths below the root; one of them must be the line's.
    pub paths: Vec<String>,
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// Who has to act.
    pub owed_by: Option<Owner>,
    /// Names of rules.
    pub kinds: Vec<&'static str>,
    /// Words of a state, a status or a standpoint.
    pub statuses: Vec<&'static str>,
    /// What has come up since this day.
    pub since: Option<Day>,
    /// What is closed and quiet too.
    pub all: bool,
}

/// What a filter did to a view.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filtered {
    /// What was wanted.
    pub filter: Filter,
    /// How many lines it left out.
    pub left_out: usize,
}

/// What a filter asks of one line.
#[derive(Debug, Clone, Default)]
pub struct Line<'a> {
    /// Company, role and people.
    pub names: Vec<&'a str>,
    /// The notes that it rests on.
    pub paths: Vec<&'a str>,
    /// Its first and its last day.
    pub days: Option<(Day, Day)>,
    /// Who has to act.
    pub owner: Option<Owner>,
    /// Its rule.
    pub kind: Option<&'a str>,
    /// Its state, status and standpoint.
    pub statuses: Vec<&'a str>,
    /// Whether it has come up since the day that the filter names.
    pub is_new: bool,
}

impl Filter {
    /// Whether it leaves out nothing by anything but the standpoint of applications.
    pub fn is_empty(&self) -> bool {
        *self == Filter { all: self.all, ..Filter::default() }
    }

    /// Whether a line is wanted.
    pub fn takes(&self, line: &Line<'_>) -> bool {
        self.takes_names(&line.names)
            && (self.paths.is_empty() || self.paths.iter().any(|path| line.paths.iter().any(|own| lies_in(own, path))))
            && self.takes_days(line.days)
            && self.owed_by.is_none_or(|owner| line.owner == Some(owner))
            && (self.kinds.is_empty() || line.kind.is_some_and(|own| self.kinds.contains(&own)))
            && (self.statuses.is_empty() || self.statuses.iter().any(|status| line.statuses.contains(status)))
            && (self.since.is_none() || line.is_new)
    }

    /// Whether each word begins a word of the names, whatever the case and the accents.
    fn takes_names(&self, names: &[&str]) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let mut known: Vec<String> = names.iter().map(|name| plain_words(name)).collect();
        // "Sr. Eng." is found as a senior engineer.
        known.extend(names.iter().map(|name| plain_words(&role_key(name))));
        // Scripts that put no space between words have no beginnings of words to look at.
        let is_there = |word: &str| {
            known.iter().any(|name| {
                name.split(' ').any(|own| own.starts_with(word)) || (!word.is_ascii() && name.contains(word))
            })
        };
        self.words.iter().all(|words| plain_words(words).split(' ').all(is_there))
    }

    fn takes_days(&self, days: Option<(Day, Day)>) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        days.is_some_and(|(first, last)| {
            self.from.is_none_or(|from| last >= from) && self.to.is_none_or(|to| first <= to)
        })
    }
}

impl Agenda {
    /// The agenda with the lines that are wanted, counted anew. `known` are the references that were there before the day
    /// from which the filter wants what is new.
    pub fn filtered(mut self, filter: &Filter, known: &HashSet<u64>) -> Agenda {
        if filter.is_empty() {
            return self;
        }
        let before = self.items.len();
        let today = self.today;
        self.items.retain(|item| filter.takes(&line(item, today, known)));
        let count = |state| self.items.iter().filter(|item| item.state == state).count();
        self.summary.overdue = count(State::Overdue);
        self.summary.today = count(State::Today);
        self.summary.upcoming = count(State::Upcoming);
        self.summary.waiting = count(State::Waiting);
        self.filtered = Some(Filtered { filter: filter.clone(), left_out: before - self.items.len() });
        self
    }
}

fn line<'a>(item: &'a Item, today: Option<Day>, known: &HashSet<u64>) -> Line<'a> {
    let people = item.people.iter().map(|person| person.name.as_str());
    let first = item.not_before.or(item.due).or(item.held_until);
    let last = if item.state == State::Today { item.due.max(today) } else { item.held_until.or(item.due) };
    let record = item.record.as_ref().map(|record| &*record.path);
    let mut statuses = vec![item.state.word()];
    if let Some(application) = &item.application {
        statuses.extend([application.status.word(), application.standpoint.word()]);
    }
    Line {
        // One line for several applications names its companies in its title.
        names: match item.application {
            Some(_) => item.company.as_deref().into_iter().chain(item.role.as_deref()).chain(people).collect(),
            None => people.chain([item.title.as_str()]).collect(),
        },
        paths: item.sources.iter().map(|source| &*source.place.path).chain(record).collect(),
        days: first.or(last).zip(last.or(first)),
        owner: Some(item.owner),
        kind: Some(item.rule),
        statuses,
        is_new: !known.contains(&item.reference),
    }
}

/// The words that `--status` knows: of applications, then of lines of the agenda, then of promises.
pub const STATUS_WORDS: &[&str] = &[
    "live",
    "quiet",
    "closed",
    Status::Open.word(),
    Status::OnHold.word(),
    Status::Offer.word(),
    Status::Accepted.word(),
    Status::Declined.word(),
    Status::Rejected.word(),
    Status::Withdrawn.word(),
    Status::Ghosted.word(),
    "overdue",
    "today",
    "upcoming",
    "waiting",
    "held",
    "undated",
    "due",
    "late",
    "kept",
    "replaced",
];

/// The rules of the playbook that a comma list names (`thank_you`, `thank-you`).
///
/// # Errors
/// The word that names none, with the nearest one that does.
pub fn kinds(list: &str) -> Result<Vec<&'static str>, Unknown> {
    let known: Vec<&'static str> = RULES.iter().map(|rule| rule.name).collect();
    chosen(list, &known, |word| word.replace(['-', ' '], "_"))
}

/// The words of `--status` in a comma list.
///
/// # Errors
/// As for [`kinds`].
pub fn statuses(list: &str) -> Result<Vec<&'static str>, Unknown> {
    chosen(list, STATUS_WORDS, |word| word.replace(['-', '_'], " "))
}

/// A word of a list that is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// As written.
    pub word: String,
    /// The nearest one that is known.
    pub near: Option<&'static str>,
    /// All that are known.
    pub known: Vec<&'static str>,
}

fn chosen(list: &str, known: &[&'static str], fold: impl Fn(&str) -> String) -> Result<Vec<&'static str>, Unknown> {
    let words = list.split(',').map(str::trim).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let folded = fold(&word.to_lowercase());
            known.iter().copied().find(|name| *name == folded).ok_or_else(|| Unknown {
                word: word.to_owned(),
                near: suggestion(&folded, known.iter().copied()),
                known: known.to_vec(),
            })
        })
        .collect()
}

/// Which end of a span of days is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The first day of what lies ahead.
    First,
    /// The last day of what lies ahead.
    Last,
    /// The first day of what lies behind.
    Since,
}

/// The day that some words mean, said today: `2026-11-18`, `next friday`, `3 days ago`. `None` where they mean none.
pub fn day(text: &str, end: End, today: Day, calendar: &Calendar) -> Option<Day> {
    let text = text.trim();
    if let Some(day) = Day::parse_iso(text) {
        return Some(day);
    }
    let masked = masks(text);
    let mut found = Vec::new();
    Finder::new().find(text, &masked, &mut found);
    let phrase = found.into_iter().max_by_key(|phrase| phrase.span.len())?;
    let tense = if end == End::Since { Tense::Past } else { Tense::Future };
    let window = resolve(&phrase, &Context { said: today, tense, negated: false, prior: None, calendar }).ok()?;
    match end {
        End::First | End::Since => window.earliest().or(window.latest()),
        End::Last => window.latest().or(window.earliest()),
    }
}
