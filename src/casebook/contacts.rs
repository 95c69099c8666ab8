//! People across notes: one person is one contact.

mod cards;
mod names;

use std::collections::HashMap;
use std::sync::Arc;

use super::{Case, person_key};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Facts, Mention, Part, is_office};
use crate::text::Place;

pub use cards::{Card, Employer, Kept, cards};
pub(super) use names::named;
pub(super) use names::sorted;
use names::{is_whole, may_be};

/// The index of a contact in [`super::Casebook::people`].
pub type ContactId = usize;

/// A person.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contact {
    /// The fullest form of the name.
    pub name: String,
    /// Job title.
    pub title: Option<String>,
    /// Organisation as written; where none is, the company of their application is implied.
    pub organisation: Option<String>,
    /// Addresses.
    pub emails: Vec<String>,
    /// Phones as written.
    pub phones: Vec<String>,
    /// LinkedIn and other links.
    pub links: Vec<String>,
    /// Parts in the process.
    pub parts: Vec<Part>,
    /// Other names.
    pub aliases: Vec<String>,
    /// What they own, as written.
    pub duties: Vec<String>,
    /// Where their phones ring, as a note says it.
    pub location: Option<String>,
    /// Where they are named.
    pub places: Vec<Place>,
    /// Where each fact was read, in the order of the notes.
    pub sources: Vec<Told>,
}

/// Among more people than this a part of a name says nothing.
const CROWD: usize = 200;

/// One fact about a person, and where it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// `name`, `title`, `organisation`, `email`, `phone`, `link`, `alias`, `duty`.
    pub what: &'static str,
    /// As written.
    pub value: String,
    /// Where.
    pub place: Place,
}

/// Joins mentions into contacts.
#[derive(Debug, Default)]
pub(super) struct Joiner {
    contacts: Vec<Contact>,
    by_email: HashMap<String, ContactId>,
    /// By company and name.
    by_name: HashMap<(usize, String), ContactId>,
    /// Recruiters by their full name: one recruiter works for many companies.
    recruiters: HashMap<String, ContactId>,
    /// The contacts of each application.
    members: HashMap<usize, Vec<ContactId>>,
    /// The contacts of each company.
    groups: HashMap<usize, Vec<ContactId>>,
    cards: Vec<Mention>,
    /// The person notes by the keys of their names and aliases.
    card_names: HashMap<String, Vec<usize>>,
    problems: Vec<Diagnostic>,
    /// By which mention each contact was made: its pass, its note and its place there.
    made_by: Vec<(Pass, usize, usize)>,
    /// The mention that is being joined.
    now: (Pass, usize, usize),
}

/// A contact with a whole name, who may be somebody else of the same name.
#[derive(Debug, Clone)]
pub(crate) struct Namesake {
    /// The form in which names are compared.
    pub(crate) key: String,
    /// Where it stands among the contacts of all notes: in the order in which they are made.
    pub(crate) order: NamesakeOrder,
    name: String,
    place: Option<Place>,
}

/// The pass, the note and the place of the mention there.
pub(crate) type NamesakeOrder = (u8, Arc<str>, usize);

/// What is said of contacts of one name, in their order: each may be the first one.
pub(crate) fn same_names<'a>(mut namesakes: impl Iterator<Item = &'a Namesake>) -> Vec<Diagnostic> {
    let Some(first) = namesakes.next() else { return Vec::new() };
    namesakes
        .filter_map(|other| duplicate((&first.name, first.place.as_ref()), (&other.name, other.place.as_ref())))
        .collect()
}

/// Says that one contact may be another that came before.
fn duplicate(one: (&str, Option<&Place>), other: (&str, Option<&Place>)) -> Option<Diagnostic> {
    let place = other.1?;
    let first = one.1.map_or(String::new(), |place| format!(" of {}:{}", place.path, place.line));
    let message = format!("`{}` may be the `{}`{first}", other.0, one.0);
    Some(Diagnostic::new(Code::PossibleDuplicate, message, Some(place.clone())))
}

impl Joiner {
    /// Keeps a person note until all names are known.
    pub(super) fn card(&mut self, facts: &Facts) {
        self.cards.extend(facts.mentions.iter().cloned());
    }

    /// Takes the mentions of all notes: for each note the contacts of its mentions. `cases` gives the application of each
    /// subject of a note, `group` the company of an application.
    ///
    /// Whole names come first, then given names, initials and aliases, which join only where one person can be meant, and
    /// at last the names that have no reason of their own.
    pub(super) fn join_all(
        &mut self,
        all: &[(&Facts, &[usize])],
        group: impl Fn(usize) -> usize,
    ) -> Vec<Vec<Option<ContactId>>> {
        for (index, card) in self.cards.iter().enumerate() {
            for name in std::iter::once(&card.name).chain(&card.beside.aliases) {
                self.card_names.entry(person_key(name)).or_default().push(index);
            }
        }
        let mut ids: Vec<Vec<Option<ContactId>>> =
            all.iter().map(|(facts, _)| vec![None; facts.mentions.len()]).collect();
        for pass in [Pass::Whole, Pass::Part, Pass::Weak] {
            for (at, ((facts, cases), ids)) in all.iter().zip(&mut ids).enumerate() {
                for (index, mention) in facts.mentions.iter().enumerate() {
                    if Pass::of(mention) != pass {
                        continue;
                    }
                    self.now = (pass, at, index);
                    let case = cases.get(mention.subject).copied().unwrap_or(usize::MAX);
                    let group = group(case);
                    let id = match pass {
                        Pass::Whole => Some(self.whole(mention, group)),
                        Pass::Part => Some(self.part(mention, group, ids)),
                        Pass::Weak => self.weak(mention, group),
                    };
                    let Some(id) = id else { continue };
                    self.belongs(id, case, group);
                    self.keep(id, mention, group);
                    if let Some(own) = ids.get_mut(index) {
                        *own = Some(id);
                    }
                }
            }
        }
        ids
    }

    /// Makes contacts known to more applications.
    pub(super) fn also(&mut self, ids: impl Iterator<Item = ContactId>, cases: &[usize]) {
        for id in ids {
            for case in cases.iter().skip(1) {
                let members = self.members.entry(*case).or_default();
                if !members.contains(&id) {
                    members.push(id);
                }
            }
        }
    }

    fn new_contact(&mut self) -> ContactId {
        self.contacts.push(Contact::default());
        self.made_by.push(self.now);
        self.contacts.len() - 1
    }

    /// The one among some contacts whom a name means; in a crowd only whole names count.
    fn near(&self, ids: &[ContactId], name: &str) -> Option<ContactId> {
        if ids.len() > CROWD { None } else { names::named(&self.contacts, ids, name) }
    }

    fn by_address(&self, mention: &Mention) -> Option<ContactId> {
        let key = person_key(&mention.name);
        mention.beside.emails.iter().filter(|email| !is_office(email)).find_map(|email| {
            let id = *self.by_email.get(&email.to_lowercase())?;
            // An address that two people share makes them no one person.
            let own = person_key(&self.contacts.get(id)?.name);
            let shared = key.split(' ').any(|word| own.split(' ').any(|other| other == word));
            let initials = |key: &str| key.split(' ').filter_map(|word| word.chars().next()).collect::<String>();
            let same = initials(&key) == initials(&own);
            (shared || same || !key.contains(' ') || !own.contains(' ') || may_be(&key, &own)).then_some(id)
        })
    }

    fn whole(&mut self, mention: &Mention, group: usize) -> ContactId {
        let key = sorted(&mention.name);
        let recruiter = (mention.part == Part::Recruiter && key.contains(' '))
            .then(|| self.recruiters.get(&key).copied())
            .flatten();
        let recruiter = recruiter.filter(|id| self.contacts.get(*id).is_some_and(|known| agrees(known, mention)));
        let known = self
            .by_address(mention)
            .or_else(|| self.by_name.get(&(group, key.clone())).copied())
            .or_else(|| {
                // "Dana M. Okafor" and "Dana Okafor".
                let members = self.groups.get(&group)?;
                self.near(members, &mention.name)
                    .filter(|_| mention.beside.emails.is_empty() && is_whole(&mention.name))
            })
            .or(recruiter);
        let id = known.unwrap_or_else(|| self.new_contact());
        if mention.part == Part::Recruiter && key.contains(' ') {
            self.recruiters.entry(key).or_insert(id);
        }
        id
    }

    fn part(&mut self, mention: &Mention, group: usize, note: &[Option<ContactId>]) -> ContactId {
        if let Some(id) = self.by_address(mention) {
            return id;
        }
        let key = person_key(&mention.name);
        let members = self.groups.get(&group).cloned().unwrap_or_default();
        let here: Vec<ContactId> = note.iter().flatten().copied().collect();
        // "Dana" in a note is the note's Dana when there is just one.
        let found = self
            .near(&here, &mention.name)
            .or_else(|| self.near(&members, &mention.name))
            .or_else(|| self.by_card(&key, &members));
        if let Some(id) = found {
            return id;
        }
        let candidates = |ids: &[ContactId]| -> Vec<String> {
            let all = ids.iter().take(CROWD).filter_map(|id| self.contacts.get(*id));
            let mut names: Vec<String> = all
                .filter(|contact| contact.name.contains(' ') && may_be(&key, &person_key(&contact.name)))
                .map(|contact| contact.name.clone())
                .collect();
            names.sort();
            names.dedup();
            names
        };
        let own = self.by_name.get(&(group, sorted(&mention.name))).copied();
        if own.is_none() {
            let mut names = candidates(&here);
            if names.len() < 2 {
                names = candidates(&members);
            }
            if names.len() > 1 {
                let message = format!("`{}` may be {}", mention.name, names.join(" or "));
                self.problems.push(Diagnostic::new(Code::UnplacedName, message, mention.place.clone()));
            }
        }
        own.unwrap_or_else(|| self.new_contact())
    }

    /// The contact of a company whose person note bears this alias.
    fn by_card(&self, key: &str, members: &[ContactId]) -> Option<ContactId> {
        let cards = self.card_names.get(key)?;
        let mut ids =
            cards.iter().filter_map(|card| self.cards.get(*card)).filter_map(|card| self.near(members, &card.name));
        let first = ids.next()?;
        ids.all(|id| id == first).then_some(first)
    }

    /// A name without a reason of its own is somebody who is known from elsewhere, or nobody.
    fn weak(&mut self, mention: &Mention, group: usize) -> Option<ContactId> {
        let key = person_key(&mention.name);
        let known = self.by_name.get(&(group, sorted(&mention.name))).copied().or_else(|| {
            let members = self.groups.get(&group)?;
            self.near(members, &mention.name)
        });
        if known.is_some() {
            return known;
        }
        let cards = self.card_names.get(&key).map(Vec::as_slice).unwrap_or_default();
        if let Some(card) = cards.first().filter(|_| cards.len() == 1).and_then(|card| self.cards.get(*card)) {
            let card = card.clone();
            let id = self.by_address(&card).unwrap_or_else(|| self.new_contact());
            return Some(id);
        }
        if key.contains(' ') {
            let message = format!("`{}` may be a person; nothing here says so", mention.name);
            self.problems.push(Diagnostic::new(Code::UnplacedName, message, mention.place.clone()));
        }
        None
    }

    fn belongs(&mut self, id: ContactId, case: usize, group: usize) {
        for list in [self.members.entry(case).or_default(), self.groups.entry(group).or_default()] {
            if !list.contains(&id) {
                list.push(id);
            }
        }
    }

    fn keep(&mut self, id: ContactId, mention: &Mention, group: usize) {
        self.by_name.entry((group, sorted(&mention.name))).or_insert(id);
        for email in mention.beside.emails.iter().filter(|email| !is_office(email)) {
            self.by_email.entry(email.to_lowercase()).or_insert(id);
        }
        if let Some(contact) = self.contacts.get_mut(id) {
            merge(contact, mention);
        }
    }

    /// Joins the person notes with those who were named, and tells each application its people. `paths` are those of the
    /// notes, in the order in which they were joined.
    pub(super) fn finish(
        mut self,
        cases: &mut [Case],
        problems: &mut Vec<Diagnostic>,
        paths: &[Arc<str>],
    ) -> (Vec<Contact>, Vec<Namesake>) {
        let mut by_key: HashMap<String, Vec<ContactId>> = HashMap::new();
        for (id, contact) in self.contacts.iter().enumerate() {
            by_key.entry(sorted(&contact.name)).or_default().push(id);
        }
        for card in &self.cards {
            let names = std::iter::once(&card.name).chain(&card.beside.aliases);
            let mut ids: Vec<ContactId> = card
                .beside
                .emails
                .iter()
                .filter_map(|email| self.by_email.get(&email.to_lowercase()).copied())
                .collect();
            if ids.is_empty() {
                ids = names.filter_map(|name| by_key.get(&sorted(name))).flatten().copied().collect();
                ids.sort_unstable();
                ids.dedup();
            }
            // Two people of one name at two companies stay two: the card is that of its own company.
            if ids.len() > 1 && card.beside.organisation.is_some() {
                let own = card.beside.organisation.as_deref().map(super::company_key);
                let at_own = |id: &ContactId| {
                    let companies = self.members.iter().filter(|(_, ids)| ids.contains(id));
                    companies
                        .filter_map(|(case, _)| cases.get(*case)?.company.as_deref().map(super::company_key))
                        .any(|company| Some(company) == own)
                };
                let narrowed: Vec<ContactId> = ids.iter().copied().filter(at_own).collect();
                if !narrowed.is_empty() {
                    ids = narrowed;
                }
            }
            if let [id] = ids[..] {
                merge(&mut self.contacts[id], card);
            }
        }
        problems.append(&mut self.problems);
        self.near_duplicates(problems);
        let namesakes = self.namesakes(paths);
        for (case, ids) in self.members {
            if let Some(case) = cases.get_mut(case) {
                case.people = ids;
            }
        }
        (self.contacts, namesakes)
    }

    /// The contacts that have a whole name.
    fn namesakes(&self, paths: &[Arc<str>]) -> Vec<Namesake> {
        let all = self.contacts.iter().zip(&self.made_by).filter(|(contact, _)| contact.name.contains(' '));
        all.filter_map(|(contact, (pass, note, mention))| {
            Some(Namesake {
                key: sorted(&contact.name),
                order: (*pass as u8, Arc::clone(paths.get(*note)?), *mention),
                name: contact.name.clone(),
                place: contact.places.first().cloned(),
            })
        })
        .collect()
    }

    /// Names the contacts of one company whose names are one letter apart.
    fn near_duplicates(&self, problems: &mut Vec<Diagnostic>) {
        let mut pairs: Vec<(ContactId, ContactId)> = Vec::new();
        let keys: Vec<String> = self.contacts.iter().map(|contact| sorted(&contact.name)).collect();
        for ids in self.groups.values().filter(|ids| ids.len() <= CROWD) {
            for (at, one) in ids.iter().enumerate() {
                for other in ids.iter().skip(at + 1) {
                    let (Some(a), Some(b)) = (keys.get(*one), keys.get(*other)) else { continue };
                    let near =
                        a.len().abs_diff(b.len()) <= 2 && a.len() > 7 && a != b && a.contains(' ') && b.contains(' ');
                    if near && strsim::damerau_levenshtein(a, b) == 1 {
                        pairs.push((*one.min(other), *one.max(other)));
                    }
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        for (one, other) in pairs {
            let (Some(one), Some(other)) = (self.contacts.get(one), self.contacts.get(other)) else { continue };
            problems.extend(duplicate((&one.name, one.places.first()), (&other.name, other.places.first())));
        }
    }
}

/// When a mention is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pass {
    #[default]
    Whole,
    Part,
    Weak,
}

impl Pass {
    fn of(mention: &Mention) -> Pass {
        match (mention.strong, is_whole(&mention.name)) {
            (false, _) => Pass::Weak,
            (true, true) => Pass::Whole,
            (true, false) => Pass::Part,
        }
    }
}

/// Whether nothing that is known of two mentions tells them apart.
fn agrees(contact: &Contact, mention: &Mention) -> bool {
    let same = |a: &str, b: &str| super::company_key(a) == super::company_key(b);
    let organisation = match (&contact.organisation, &mention.beside.organisation) {
        (Some(own), Some(other)) => same(own, other),
        _ => true,
    };
    organisation && (contact.emails.is_empty() || mention.beside.emails.is_empty())
}

fn merge(contact: &mut Contact, mention: &Mention) {
    let words = |name: &str| name.split_whitespace().count();
    let fuller = words(&mention.name) > words(&contact.name) && person_key(&mention.name) != person_key(&contact.name);
    if contact.name == mention.name {
        // The usual case has nothing to learn from the name.
    } else if contact.name.is_empty() || fuller {
        let old = std::mem::replace(&mut contact.name, mention.name.clone());
        keep_alias(contact, &old);
    } else {
        keep_alias(contact, &mention.name);
    }
    let mut told = |what: &'static str, value: &str| {
        if let Some(place) = &mention.place
            && !contact.sources.iter().any(|own| own.what == what && own.value == value)
        {
            contact.sources.push(Told { what, value: value.to_owned(), place: place.clone() });
        }
    };
    told("name", &mention.name);
    for (what, value) in [("title", &mention.beside.title), ("organisation", &mention.beside.organisation)] {
        if let Some(value) = value {
            told(what, value);
        }
    }
    for (what, values) in [
        ("email", &mention.beside.emails),
        ("phone", &mention.beside.phones),
        ("link", &mention.beside.links),
        ("alias", &mention.beside.aliases),
        ("duty", &mention.beside.duties),
    ] {
        values.iter().for_each(|value| told(what, value));
    }
    contact.title = contact.title.take().or_else(|| mention.beside.title.clone());
    contact.organisation = contact.organisation.take().or_else(|| mention.beside.organisation.clone());
    contact.location = contact.location.take().or_else(|| mention.beside.location.clone());
    for (own, new) in [
        (&mut contact.emails, &mention.beside.emails),
        (&mut contact.phones, &mention.beside.phones),
        (&mut contact.links, &mention.beside.links),
        (&mut contact.aliases, &mention.beside.aliases),
        (&mut contact.duties, &mention.beside.duties),
    ] {
        for value in new {
            push_new(own, value);
        }
    }
    if !contact.parts.contains(&mention.part) && (mention.part != Part::Other || contact.parts.is_empty()) {
        contact.parts.retain(|part| *part != Part::Other);
        contact.parts.push(mention.part);
    }
    contact.places.extend(mention.place.clone());
}

/// Keeps another form of the name, unless it is a part of it: a bare first name may also be somebody else's.
fn keep_alias(contact: &mut Contact, name: &str) {
    let (own, key) = (person_key(&contact.name), person_key(name));
    if !key.is_empty() && own != key && !may_be(&own, &key) && sorted(&contact.name) != sorted(name) {
        push_new(&mut contact.aliases, name);
    }
}

fn push_new(list: &mut Vec<String>, value: &str) {
    if !list.iter().any(|own| own.eq_ignore_ascii_case(value)) {
        list.push(value.to_owned());
    }
}
