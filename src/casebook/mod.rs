//! Facts of all notes → the case book: applications with everything that belongs to them, and people.

mod applications;
mod as_of;
mod contacts;
mod fixed;
mod identity;
mod messages;
mod promises;
mod standing;
mod subject_words;
mod ties;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{
    Counted, Event, Facts, Meeting, Offer, Overrides, Part, Stage, Standing, Statement, Subject, Task,
};
use crate::settings::DateOrder;
use crate::text::{Day, Place, contains_word};
use crate::timeline::Orders;
use applications::{Applications, Found, Group, Shared, several};
use contacts::Joined;

pub use as_of::{Appointment, Cases, Held, Standpoint, Touch, View};
pub use contacts::{Card, Contact, ContactId, Employer, Kept, Told, cards};
pub(crate) use fixed::earliest_reading;
pub use identity::{company_key, person_key, plain_words, role_key, slug};
pub use messages::Messages;
pub use promises::{Fate, Promise};
pub use standing::StatusAt;
pub(crate) use subject_words::content_words;
pub(crate) use ties::{Tie, ties};

/// Everything that the notes say, joined. It knows no `today`.
#[derive(Debug, Default)]
pub struct Casebook {
    /// The applications, by id.
    pub cases: Vec<Case>,
    /// The people.
    pub people: Vec<Contact>,
    /// Every problem of every note.
    pub problems: Vec<Diagnostic>,
    /// How many notes counted.
    pub notes: usize,
    /// The people of each company that has several.
    groups: Vec<Vec<ContactId>>,
}

/// One application: the notes of one company and one role.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// `acme-robotics/senior-rust-engineer`.
    pub id: String,
    /// The company, as it is written most recently.
    pub company: Option<String>,
    /// The role, likewise.
    pub role: Option<String>,
    /// The notes, in order of their dates, undated ones last.
    pub notes: Vec<CaseNote>,
    /// Interviews, with the people who were met.
    pub meetings: Vec<(Meeting, Vec<ContactId>)>,
    /// What was stated of stage and status.
    pub standings: Vec<Standing>,
    /// Promises, commitments, appointments, conditions.
    pub statements: Vec<Statement>,
    /// What happened, by day.
    pub events: Vec<Event>,
    /// Task boxes.
    pub tasks: Vec<Task>,
    /// Offers that front matter records.
    pub offers: Vec<Offer>,
    /// Everybody who is named.
    pub people: Vec<ContactId>,
    /// The recruiters among them.
    pub recruiters: Vec<ContactId>,
    /// Those who helped.
    pub helpers: Vec<ContactId>,
}

/// A note of an application.
#[derive(Debug, Clone)]
pub struct CaseNote {
    /// Its path.
    pub path: Arc<str>,
    /// Its date.
    pub date: Option<Day>,
    /// Its last line that is not empty.
    pub last_line: u32,
    /// What its front matter says about nudges.
    pub overrides: Overrides,
}

impl Case {
    /// A setting of the notes' front matter: that of the latest note that has it.
    pub fn overriding<T>(&self, get: impl Fn(&Overrides) -> Option<T>) -> Option<T> {
        self.notes.iter().rev().find_map(|note| get(&note.overrides))
    }

    /// A number of the playbook: that of the latest note whose front matter has it, else that of the settings.
    pub fn number(&self, name: &str, settings: u32) -> u32 {
        self.own_number(name).map_or(settings, |(value, _, _)| value)
    }

    /// The number that front matter has for a setting, with its note and line.
    pub fn own_number(&self, name: &str) -> Option<(u32, &Arc<str>, u32)> {
        self.notes.iter().rev().find_map(|note| {
            let (_, value, line) = note.overrides.numbers.iter().find(|(own, _, _)| *own == name)?;
            Some((*value, &note.path, *line))
        })
    }

    /// The contact that a name in this application's notes stands for, where it can be only one.
    pub fn person(&self, book: &Casebook, name: &str) -> Option<ContactId> {
        contacts::named(&book.people, &self.people, name)
    }
}

impl Casebook {
    /// Joins the facts of all notes. The contacts do not tell where each fact about them was read.
    pub fn new(mut all: Vec<Facts>) -> Casebook {
        // The order of the paths, not that in which threads finished, decides every tie.
        all.sort_by(|a, b| a.path.cmp(&b.path));
        let mut builder = Builder::new();
        all.into_iter().for_each(|facts| builder.add(facts));
        builder.finish()
    }

    /// What is said of contacts that may be one person.
    pub fn possible_duplicates(&self) -> Vec<Diagnostic> {
        contacts::possible_duplicates(&self.people, &self.groups)
    }

    fn add(&mut self, mut facts: Facts, cases: &[u32], joined: &[Joined], people: &mut contacts::Joiner) {
        let case_of = |subject: usize| cases.get(subject).map(|case| *case as usize);
        // Behind the subjects stand the other applications of those that are about several.
        let nothing = Subject::default();
        for (subject, &case) in facts.subjects.iter().chain(std::iter::repeat(&nothing)).zip(cases) {
            let case = &mut self.cases[case as usize];
            // Notes come one after the other: one that is known to the application is its last.
            if case.notes.last().is_none_or(|note| !Arc::ptr_eq(&note.path, &facts.path)) {
                let (path, overrides) = (Arc::clone(&facts.path), facts.overrides.clone());
                push_tight(&mut case.notes, CaseNote { path, date: facts.date, last_line: facts.last_line, overrides });
            }
            if subject.company.is_some() {
                case.company = subject.company.clone();
            }
            if subject.role.is_some() {
                case.role = subject.role.clone();
            }
        }
        // A note that names no company itself, but several below, speaks of its people to all of them.
        if facts.subjects.first().is_some_and(|subject| subject.company.is_none() && subject.application.is_none()) {
            let shared = joined.iter().filter(|joined| joined.subject == 0);
            people.also(shared.filter_map(|joined| joined.contact()), cases);
            if cases.len() > 1 {
                let (general, own): (Vec<Event>, Vec<Event>) =
                    facts.events.into_iter().partition(|event| event.subject == 0);
                facts.events = own;
                for subject in 1..cases.len() {
                    facts.events.extend(general.iter().cloned().map(|event| Event { subject, ..event }));
                }
            }
        }
        for meeting in facts.meetings {
            if let Some(case) = case_of(meeting.subject) {
                let mut seen = std::collections::HashSet::new();
                let met: Vec<ContactId> = meeting
                    .people
                    .iter()
                    .filter_map(|index| joined.get(*index)?.contact())
                    .filter(|id| seen.insert(*id))
                    .collect();
                push_tight(&mut self.cases[case].meetings, (meeting, met));
            }
        }
        macro_rules! share {
            ($($list:ident),*) => {$(
                for fact in facts.$list {
                    if let Some(case) = case_of(fact.subject) {
                        push_tight(&mut self.cases[case].$list, fact);
                    }
                }
            )*};
        }
        share!(standings, statements, events, tasks, offers);
    }
}

/// Joins notes while they are read: what they tell of people goes over to contacts at once, so that nothing is held twice.
#[derive(Debug)]
pub struct Builder {
    people: contacts::Joiner,
    applications: Applications,
    notes: Vec<Facts>,
    problems: Vec<Diagnostic>,
    orders: Orders,
    /// How the first note's dates are read, and the first date that may be read in two ways.
    date_order: Option<DateOrder>,
    ambiguous: Option<Place>,
    /// The groups of one note's subjects.
    groups: Vec<Group>,
}

impl Default for Builder {
    fn default() -> Builder {
        Builder::new()
    }
}

impl Builder {
    /// One whose contacts do not tell where each fact about them was read.
    pub fn new() -> Builder {
        Builder::of(contacts::Joiner::default())
    }

    /// One whose contacts tell where each fact was read ([`Contact::sources`]).
    pub fn with_sources() -> Builder {
        Builder::of(contacts::Joiner::with_sources())
    }

    fn of(people: contacts::Joiner) -> Builder {
        Builder {
            people,
            applications: Applications::new(),
            notes: Vec::new(),
            problems: Vec::new(),
            orders: Orders::default(),
            date_order: None,
            ambiguous: None,
            groups: Vec::new(),
        }
    }

    /// Takes the facts of the next note; notes come in the order of their paths, which decides every tie.
    pub fn add(&mut self, mut facts: Facts) {
        self.orders.add(facts.date_orders);
        self.date_order.get_or_insert(facts.date_order);
        if self.ambiguous.is_none() {
            let found = facts.problems.iter().find(|problem| problem.code == Code::AmbiguousDate);
            self.ambiguous = found.and_then(|problem| problem.place.clone());
        }
        self.problems.append(&mut facts.problems);
        match facts.counted {
            Counted::Person => self.people.card(facts.mentions),
            Counted::Yes => {
                self.groups.clear();
                self.groups.extend(self.applications.add(&facts.subjects));
                self.people.add(std::mem::take(&mut facts.mentions), &self.groups);
                self.notes.push(facts);
            }
            Counted::CompanyOnly | Counted::No => {}
        }
    }

    /// The case book of all notes that were taken.
    pub fn finish(mut self) -> Casebook {
        self.problems.extend(self.suggested_order());
        let Builder { mut people, applications, notes, problems, .. } = self;
        let mut book = Casebook { problems, notes: notes.len(), ..Casebook::default() };
        let Found { of_subjects, count, shared, keys } = applications.finish();
        book.cases.resize_with(count, Case::default);
        let mut next = 0;
        let of_note = |facts: &Facts| {
            let first = next;
            next += facts.subjects.len();
            first..next
        };
        let of_notes: Vec<Range<usize>> = notes.iter().map(of_note).collect();
        let cases = |note: usize| of_subjects.get(of_notes.get(note)?.clone());
        let joined = people.join_rest(|note, subject| cases(note)?.get(subject).map(|case| *case as usize));
        let mut shared = shared.into_iter().peekable();
        for (note, (mut facts, joined)) in notes.into_iter().zip(joined).enumerate() {
            let own = of_notes.get(note).cloned().unwrap_or_default();
            let mut all = Cow::Borrowed(cases(note).unwrap_or_default());
            while let Some(Shared { subject, applications }) = shared.next_if(|next| own.contains(&next.subject)) {
                let subject = subject - own.start;
                hand_out(&mut facts, subject, all.len());
                let named = joined.iter().filter(|joined| joined.subject as usize == subject);
                people.also(named.filter_map(|joined| joined.contact()), &applications);
                all.to_mut().extend(applications);
            }
            book.add(facts, &all, &joined, &mut people);
        }
        (book.people, book.groups) = people.finish(&mut book.cases, &mut book.problems);
        book.forget(|contact| contact.is_bare() && keys.contains_key(&company_key(&contact.name)));
        for case in &mut book.cases {
            case.finish(&book.people);
        }
        // A note that only holds a table of companies is about none itself.
        book.cases.retain(|case| !case.notes.is_empty() && (case.company.is_some() || case.says_something()));
        book.cases.sort_by(|a, b| a.id.cmp(&b.id));
        book
    }

    /// Suggests the order of day and month for which the dates of all notes speak that allow only one, where others were
    /// read in another order.
    fn suggested_order(&self) -> Option<Diagnostic> {
        let (order, count) = self.orders.clear()?;
        // A year that stands first leaves the month before the day.
        let day_first = |order: DateOrder| order == DateOrder::Dmy;
        if self.date_order.is_none_or(|own| day_first(own) == day_first(order)) {
            return None;
        }
        let place = self.ambiguous.clone()?;
        let (first, name) = if day_first(order) { ("the day", "dmy") } else { ("the month", "mdy") };
        let message = format!("{count} other dates can only have {first} first, and this one was read the other way");
        let help = format!("set `date_order = \"{name}\"` under [timeline] in journal.toml");
        Some(Diagnostic::new(Code::DateOrder, message, Some(place)).with_help(help))
    }
}

/// Gives what a note tells of several applications at once to those whose company the words name, or to all of them; they
/// are numbered from `first` on. The name of all together is none.
fn hand_out(facts: &mut Facts, subject: usize, first: usize) {
    let Some(name) = facts.subjects.get_mut(subject).and_then(|own| own.company.take()) else { return };
    let parts: Vec<String> = several(&name).unwrap_or_default().into_iter().map(str::to_lowercase).collect();
    let meant = |words: &str| -> Vec<usize> {
        let words = words.to_lowercase();
        let named: Vec<usize> = (0..parts.len()).filter(|at| contains_word(&words, &parts[*at])).collect();
        if named.is_empty() { (0..parts.len()).collect() } else { named }
    };
    macro_rules! hand_out {
        ($($list:ident $words:ident),*) => {$({
            let (own, others) = std::mem::take(&mut facts.$list).into_iter().partition(|fact| fact.subject == subject);
            facts.$list = others;
            let own: Vec<_> = own;
            for fact in own {
                let meant = meant(&fact.$words);
                facts.$list.extend(meant.into_iter().map(|part| {
                    let mut fact = fact.clone();
                    fact.subject = first + part;
                    fact
                }));
            }
        })*};
    }
    hand_out!(meetings quote, standings quote, statements quote, events quote, tasks text, offers quote);
}

/// Adds to a list of which there are many and most stay short: those take no room ahead.
fn push_tight<T>(list: &mut Vec<T>, new: T) {
    const SHORT: usize = 16;
    if list.len() < SHORT {
        list.reserve_exact(1);
    }
    list.push(new);
}

/// How many days later a meeting is still told of as if it had been on the day of the note ("the on-site went well").
pub(crate) const RETOLD_DAYS: i64 = 7;

/// Nobody has more rounds at one place on one day.
const ROUNDS: usize = 16;

/// Meetings by day without those that a sentence tells of once more: a note, a heading or a row of its day is the same
/// meeting, told more fully, and so is one of the days before that names the same stage and all of the same people. Two
/// notes of one round of one day are one meeting as well, written down in two places.
fn told_once(all: Vec<(Meeting, Vec<ContactId>)>) -> Vec<(Meeting, Vec<ContactId>)> {
    let mut kept: Vec<(Meeting, Vec<ContactId>)> = Vec::with_capacity(all.len());
    for (meeting, people) in all {
        let of_day = kept.iter_mut().rev().take(ROUNDS).take_while(|(earlier, _)| earlier.day == meeting.day);
        if let Some((first, met)) = of_day.filter(|_| !meeting.told).find(|(first, _)| is_same_round(first, &meeting)) {
            first.reflected |= meeting.reflected;
            first.thanked = first.thanked.or(meeting.thanked);
            first.time = first.time.or(meeting.time);
            first.topics.extend(meeting.topics);
            meet(met, people);
            continue;
        }
        let near = kept.iter_mut().rev().take_while(|(earlier, _)| earlier.day.days_until(meeting.day) <= RETOLD_DAYS);
        let again = near.filter(|_| meeting.told).find(|(earlier, met)| {
            let same_stage = earlier.stage == meeting.stage || meeting.stage == Some(Stage::Interview);
            earlier.day == meeting.day || same_stage && people.iter().all(|person| met.contains(person))
        });
        match again {
            // Who was met may be named in the one and not in the other.
            Some((_, met)) => meet(met, people),
            None => kept.push((meeting, people)),
        }
    }
    kept
}

/// Adds those who were met, each once.
fn meet(met: &mut Vec<ContactId>, people: Vec<ContactId>) {
    for person in people {
        if !met.contains(&person) {
            met.push(person);
        }
    }
}

/// Whether two meetings of one day, neither of which a sentence tells of, are one round: of the same stage and not at two
/// times.
fn is_same_round(one: &Meeting, other: &Meeting) -> bool {
    let apart = matches!((one.time, other.time), (Some(one), Some(other)) if one.start != other.start);
    !one.told
        && one.stage == other.stage
        && one.cancelled == other.cancelled
        && one.place.path != other.place.path
        && !apart
}

impl Casebook {
    /// Takes out contacts who turned out to be nobody.
    fn forget(&mut self, is_nobody: impl Fn(&Contact) -> bool) {
        let gone: Vec<bool> = self.people.iter().map(is_nobody).collect();
        if !gone.contains(&true) {
            return;
        }
        let mut next = 0;
        let moved: Vec<Option<ContactId>> = gone
            .iter()
            .map(|gone| {
                let own = (!gone).then_some(next);
                next += usize::from(!gone);
                own
            })
            .collect();
        let mut at = 0..;
        self.people.retain(|_| at.next().is_none_or(|at| !gone[at]));
        let keep = |ids: &mut Vec<ContactId>| {
            ids.retain_mut(|id| match moved.get(*id).copied().flatten() {
                Some(own) => {
                    *id = own;
                    true
                }
                None => false,
            });
        };
        self.groups.iter_mut().for_each(keep);
        self.groups.retain(|ids| ids.len() > 1);
        for case in &mut self.cases {
            case.meetings.iter_mut().for_each(|(_, people)| keep(people));
            keep(&mut case.people);
        }
    }
}

impl Case {
    fn finish(&mut self, people: &[Contact]) {
        self.notes.sort_by_key(|note| (note.date.is_none(), note.date));
        self.meetings.sort_by(|(a, _), (b, _)| (a.day, a.told, &a.place).cmp(&(b.day, b.told, &b.place)));
        self.meetings = told_once(std::mem::take(&mut self.meetings));
        self.events.sort_by(|a, b| (a.day, &a.place).cmp(&(b.day, &b.place)));
        self.statements.sort_by(|a, b| (a.said, &a.place).cmp(&(b.said, &b.place)));
        let company = self.company.as_deref().map_or_else(|| "unknown".to_owned(), slug);
        self.id = match &self.role {
            Some(role) => format!("{company}/{}", slug(role)),
            None => company,
        };
        self.recruiters = self.with_part(people, Part::Recruiter);
        self.helpers = self.with_part(people, Part::Helper);
        // That a recruiter brings people together is their work.
        self.helpers.retain(|id| !self.recruiters.contains(id));
    }

    fn says_something(&self) -> bool {
        !(self.meetings.is_empty() && self.statements.is_empty() && self.events.is_empty() && self.tasks.is_empty())
    }

    /// Gives every contact the number that lies `by` further on.
    pub(crate) fn move_people(&mut self, by: isize) {
        let met = self.meetings.iter_mut().flat_map(|(_, people)| people);
        let named = [&mut self.people, &mut self.recruiters, &mut self.helpers].into_iter().flatten();
        met.chain(named).for_each(|id| *id = id.saturating_add_signed(by));
    }

    fn with_part(&self, people: &[Contact], part: Part) -> Vec<ContactId> {
        let has = |id: &ContactId| people.get(*id).is_some_and(|contact| contact.parts.contains(&part));
        self.people.iter().copied().filter(has).collect()
    }
}
