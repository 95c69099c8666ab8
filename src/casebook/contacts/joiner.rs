//! Mentions of all notes → contacts.

use std::borrow::Cow;
use std::hash::BuildHasher;

use foldhash::HashMap;

use super::lists::{Here, Lists};
use super::merge::{merge, tell};
use super::names::{Key, Name, Names, Partial};
use super::{CROWD, Contact, ContactId, Forms};
use crate::casebook::applications::Group;
use crate::casebook::{Case, company_key};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Mention, Part, is_office};

/// Joins mentions into contacts.
#[derive(Debug, Default)]
pub(in crate::casebook) struct Joiner {
    names: Names,
    contacts: Vec<Contact>,
    /// The names of each contact.
    known: Vec<Known>,
    /// By the hash of an address: there are many, and a contact has its own.
    by_email: HashMap<u64, ContactId>,
    /// By company and name.
    by_name: HashMap<(Group, Key), ContactId>,
    /// Recruiters by their full name: one recruiter works for many companies.
    recruiters: HashMap<Key, ContactId>,
    /// The contacts of each application.
    members: Lists<usize>,
    /// The contacts of each company.
    groups: Lists<Group>,
    cards: Vec<Mention>,
    /// The person notes by the keys of their names and aliases.
    card_names: HashMap<Key, Vec<usize>>,
    /// The mentions that wait for all whole names, and those that come last.
    parts: Vec<Later>,
    weak: Vec<Later>,
    /// Who the mentions of each note are.
    joined: Vec<Box<[Joined]>>,
    problems: Vec<Diagnostic>,
    /// Whether it is kept where each fact was read.
    keeps_sources: bool,
}

/// The names of a contact, by the numbers of their keys.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) name: Name,
    pub(super) aliases: Vec<Key>,
}

/// When a mention is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    Whole,
    Part,
    Weak,
}

impl Pass {
    fn of(mention: &Mention, name: Name) -> Pass {
        match (mention.strong, name.is_whole) {
            (false, _) => Pass::Weak,
            (true, true) => Pass::Whole,
            (true, false) => Pass::Part,
        }
    }
}

/// A mention that waits for a later pass.
#[derive(Debug)]
struct Later {
    note: usize,
    index: usize,
    mention: Mention,
    name: Name,
    group: Group,
}

/// Who a mention is, once that is known, and which subject of its note it belongs to.
#[derive(Debug, Clone, Copy)]
pub(in crate::casebook) struct Joined {
    /// Which subject.
    pub(in crate::casebook) subject: u32,
    contact: u32,
}

/// The number of a contact that a name of nobody has.
const NOBODY: u32 = u32::MAX;

impl Joined {
    /// The contact; `None` for a name of nobody.
    pub(in crate::casebook) fn contact(self) -> Option<ContactId> {
        (self.contact != NOBODY).then_some(self.contact as usize)
    }
}

/// There are as many of these as notes name people, so that their numbers are short.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NOBODY)
}

impl Joiner {
    /// One whose contacts tell where each fact was read.
    pub(in crate::casebook) fn with_sources() -> Joiner {
        Joiner { keeps_sources: true, ..Joiner::default() }
    }

    /// Keeps a person note until all names are known.
    pub(in crate::casebook) fn card(&mut self, mentions: Vec<Mention>) {
        self.cards.extend(mentions);
    }

    /// Takes the mentions of the next note out of its facts; the notes come in the order of their paths. `groups` are
    /// those of its subjects.
    ///
    /// Whole names are joined at once. Given names, initials and aliases, which join only where one person can be meant,
    /// wait until all whole names are known, and the names that have no reason of their own come last.
    pub(in crate::casebook) fn add(&mut self, mentions: Vec<Mention>, groups: &[Group]) {
        let note = self.joined.len();
        let mut here = Vec::with_capacity(mentions.len());
        for (index, mention) in mentions.into_iter().enumerate() {
            let subject = mention.subject;
            let group = groups.get(subject).copied().unwrap_or(Group::Application((u32::MAX, u32::MAX)));
            let name = self.names.name(&mention.name);
            let contact = match Pass::of(&mention, name) {
                Pass::Whole => {
                    let id = self.whole(&mention, name, group);
                    self.keep(id, mention, name, group);
                    Some(id)
                }
                Pass::Part => {
                    self.parts.push(Later { note, index, mention, name, group });
                    None
                }
                Pass::Weak => {
                    self.weak.push(Later { note, index, mention, name, group });
                    None
                }
            };
            here.push(Joined { subject: number(subject), contact: contact.map_or(NOBODY, number) });
        }
        self.joined.push(here.into_boxed_slice());
    }

    /// Joins the mentions that had to wait, and tells who those of all notes are. `applications` gives the application of
    /// a subject of a note.
    pub(in crate::casebook) fn join_rest(
        &mut self,
        applications: impl Fn(usize, usize) -> Option<usize>,
    ) -> Vec<Box<[Joined]>> {
        let mut joined = std::mem::take(&mut self.joined);
        let case = |note: usize, subject: u32| applications(note, subject as usize).unwrap_or(usize::MAX);
        for (note, here) in joined.iter().enumerate() {
            for own in here {
                if let Some(id) = own.contact() {
                    self.members.add(case(note, own.subject), id);
                }
            }
        }
        for (index, card) in self.cards.iter().enumerate() {
            for name in std::iter::once(&card.name).chain(&card.beside.aliases) {
                let key = self.names.name(name).key;
                self.card_names.entry(key).or_default().push(index);
            }
        }
        let mut here = (usize::MAX, Here::nobody());
        for Later { note, index, mention, name, group } in std::mem::take(&mut self.parts) {
            let Some(joined) = joined.get_mut(note) else { continue };
            if here.0 != note {
                here = (note, Here::of(joined));
            }
            let id = self.part(&mention, name, group, &here.1);
            self.members.add(case(note, number(mention.subject)), id);
            self.keep(id, mention, name, group);
            here.1.add(index, id);
            if let Some(own) = joined.get_mut(index) {
                own.contact = number(id);
            }
        }
        for Later { note, index, mention, name, group } in std::mem::take(&mut self.weak) {
            let Some(id) = self.weak(&mention, name, group) else { continue };
            self.members.add(case(note, number(mention.subject)), id);
            self.keep(id, mention, name, group);
            if let Some(own) = joined.get_mut(note).and_then(|joined| joined.get_mut(index)) {
                own.contact = number(id);
            }
        }
        joined
    }

    /// Makes contacts known to more applications.
    pub(in crate::casebook) fn also(&mut self, ids: impl Iterator<Item = ContactId>, cases: &[u32]) {
        for id in ids {
            for case in cases.iter().skip(1) {
                self.members.add(*case as usize, id);
            }
        }
    }

    fn new_contact(&mut self) -> ContactId {
        self.contacts.push(Contact::default());
        self.known.push(Known::default());
        self.contacts.len() - 1
    }

    /// The one among some contacts whom a name means; in a crowd only whole names count.
    fn near(&self, ids: impl ExactSizeIterator<Item = ContactId>, name: Name) -> Option<ContactId> {
        if ids.len() > CROWD || self.names.key(name.key).is_empty() {
            return None;
        }
        let mut partial = Partial::None;
        for id in ids {
            let Some(own) = self.known.get(id) else { continue };
            if own.name.key == name.key || own.name.sorted == name.sorted || own.aliases.contains(&name.key) {
                return Some(id);
            }
            if self.names.may_be(own.name, name) {
                partial.add(id);
            }
        }
        partial.only()
    }

    /// The same among the contacts of a company.
    fn near_group(&self, group: Group, name: Name) -> Option<ContactId> {
        self.near(self.groups.of(group).iter().copied(), name)
    }

    /// Who was first to have an address. Of two addresses with one hash the second is nobody's.
    fn owner(&self, email: &str) -> Option<ContactId> {
        let email = lower(email);
        let id = *self.by_email.get(&hash_of(&email))?;
        self.contacts.get(id)?.emails.iter().any(|own| lower(own) == email).then_some(id)
    }

    fn by_address(&self, mention: &Mention, name: Name) -> Option<ContactId> {
        own_addresses(mention).find_map(|email| {
            let id = self.owner(email)?;
            // An address that two people share makes them no one person.
            let known = self.known.get(id)?.name;
            if known.key == name.key {
                return Some(id);
            }
            let (key, own) = (self.names.key(name.key), self.names.key(known.key));
            let shared = || key.split(' ').any(|word| own.split(' ').any(|other| other == word));
            let initials = |key: &str| key.split(' ').filter_map(|word| word.chars().next()).collect::<String>();
            let same = || initials(key) == initials(own);
            (!name.is_long || !known.is_long || shared() || same() || self.names.may_be(name, known)).then_some(id)
        })
    }

    fn whole(&mut self, mention: &Mention, name: Name, group: Group) -> ContactId {
        let recruits = mention.part == Part::Recruiter && name.is_long;
        let known = self
            .by_address(mention, name)
            .or_else(|| self.by_name.get(&(group, name.sorted)).copied())
            .or_else(|| {
                // "Dana M. Okafor" and "Dana Okafor".
                mention.beside.emails.is_empty().then(|| self.near_group(group, name)).flatten()
            })
            .or_else(|| {
                let id = *self.recruiters.get(&name.sorted).filter(|_| recruits)?;
                self.contacts.get(id).is_some_and(|known| agrees(known, mention)).then_some(id)
            });
        let id = known.unwrap_or_else(|| self.new_contact());
        if recruits {
            self.recruiters.entry(name.sorted).or_insert(id);
        }
        id
    }

    fn part(&mut self, mention: &Mention, name: Name, group: Group, here: &Here) -> ContactId {
        // "Dana" in a note is the note's Dana when there is just one.
        let found = self
            .by_address(mention, name)
            .or_else(|| self.near(here.ids(), name))
            .or_else(|| self.near_group(group, name))
            .or_else(|| self.by_card(name, group))
            .or_else(|| self.by_name.get(&(group, name.sorted)).copied());
        if let Some(id) = found {
            return id;
        }
        let mut names = self.candidates(here.ids(), name);
        if names.len() < 2 {
            names = self.candidates(self.groups.of(group).iter().copied(), name);
        }
        let several = (names.len() > 1).then(|| names.join(" or "));
        if let Some(names) = several {
            let message = format!("`{}` may be {names}", mention.name);
            self.problems.push(Diagnostic::new(Code::UnplacedName, message, mention.place.clone()));
        }
        self.new_contact()
    }

    /// Those of whom a name may be a short form, by name.
    fn candidates(&self, ids: impl Iterator<Item = ContactId>, name: Name) -> Vec<&str> {
        let known = ids.take(CROWD).filter_map(|id| Some((self.contacts.get(id)?, self.known.get(id)?)));
        let mut names: Vec<&str> = known
            .filter(|(contact, own)| contact.name.contains(' ') && self.names.may_be(own.name, name))
            .map(|(contact, _)| contact.name.as_str())
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The contact of a company whose person note bears this alias.
    fn by_card(&mut self, name: Name, group: Group) -> Option<ContactId> {
        let cards = self.card_names.get(&name.key)?;
        let names: Vec<Name> =
            cards.iter().filter_map(|card| Some(self.names.name(&self.cards.get(*card)?.name))).collect();
        let mut ids = names.into_iter().filter_map(|name| self.near_group(group, name));
        let first = ids.next()?;
        ids.all(|id| id == first).then_some(first)
    }

    /// A name without a reason of its own is somebody who is known from elsewhere, or nobody.
    fn weak(&mut self, mention: &Mention, name: Name, group: Group) -> Option<ContactId> {
        let known = self.by_name.get(&(group, name.sorted)).copied().or_else(|| self.near_group(group, name));
        if known.is_some() {
            return known;
        }
        let cards = self.card_names.get(&name.key).map(Vec::as_slice).unwrap_or_default();
        if let Some(card) = cards.first().filter(|_| cards.len() == 1).and_then(|card| self.cards.get(*card)) {
            let own = self.names.name(&card.name);
            return Some(self.by_address(card, own).unwrap_or_else(|| self.new_contact()));
        }
        if name.is_long {
            let message = format!("`{}` may be a person; nothing here says so", mention.name);
            self.problems.push(Diagnostic::new(Code::UnplacedName, message, mention.place.clone()));
        }
        None
    }

    /// Takes what a mention tells of its contact.
    fn keep(&mut self, id: ContactId, mention: Mention, name: Name, group: Group) {
        self.groups.add(group, id);
        self.by_name.entry((group, name.sorted)).or_insert(id);
        for email in own_addresses(&mention) {
            self.by_email.entry(hash_of(&lower(email))).or_insert(id);
        }
        self.take(id, mention, name);
    }

    /// Adds what a mention tells to its contact.
    fn take(&mut self, id: ContactId, mention: Mention, name: Name) {
        if let (Some(contact), Some(known)) = (self.contacts.get_mut(id), self.known.get_mut(id)) {
            if self.keeps_sources {
                tell(contact, &mention);
            }
            merge(contact, known, mention, name, &mut self.names);
        }
    }

    /// Joins the person notes with those who were named, and tells each application its people. Gives all people, and
    /// those of each company.
    pub(in crate::casebook) fn finish(
        mut self,
        cases: &mut [Case],
        problems: &mut Vec<Diagnostic>,
    ) -> (Vec<Contact>, Vec<Vec<ContactId>>) {
        if !self.cards.is_empty() {
            self.take_cards(cases);
        }
        problems.append(&mut self.problems);
        for (contact, known) in self.contacts.iter_mut().zip(&self.known) {
            contact.forms = Forms {
                key: self.names.kept(known.name.key),
                sorted: self.names.kept(known.name.sorted),
                aliases: known.aliases.iter().map(|alias| self.names.kept(*alias)).collect(),
            };
        }
        for (case, ids) in self.members.lists {
            if let Some(case) = cases.get_mut(case) {
                case.people = ids;
            }
        }
        (self.contacts, self.groups.lists.into_values().filter(|ids| ids.len() > 1).collect())
    }

    fn take_cards(&mut self, cases: &[Case]) {
        let mut by_key: HashMap<Key, Vec<ContactId>> = HashMap::default();
        for (id, known) in self.known.iter().enumerate() {
            by_key.entry(known.name.sorted).or_default().push(id);
        }
        let mut companies: HashMap<ContactId, Vec<usize>> = HashMap::default();
        for (case, ids) in &self.members.lists {
            ids.iter().for_each(|id| companies.entry(*id).or_default().push(*case));
        }
        for card in std::mem::take(&mut self.cards) {
            let mut ids: Vec<ContactId> = card.beside.emails.iter().filter_map(|email| self.owner(email)).collect();
            if ids.is_empty() {
                for name in std::iter::once(&card.name).chain(&card.beside.aliases) {
                    ids.extend(by_key.get(&self.names.name(name).sorted).into_iter().flatten());
                }
            }
            ids.sort_unstable();
            ids.dedup();
            // Two people of one name at two companies stay two: the card is that of its own company.
            if let (2.., Some(own)) = (ids.len(), card.beside.organisation.as_deref().map(company_key)) {
                let company = |case: &usize| cases.get(*case)?.company.as_deref().map(company_key);
                let at_own = |id: &ContactId| {
                    companies.get(id).into_iter().flatten().any(|case| company(case).is_some_and(|key| key == own))
                };
                let narrowed: Vec<ContactId> = ids.iter().copied().filter(at_own).collect();
                if !narrowed.is_empty() {
                    ids = narrowed;
                }
            }
            let [id] = ids[..] else { continue };
            let name = self.names.name(&card.name);
            self.take(id, card, name);
        }
    }
}

/// The addresses of a mention, without those of an office, which joins nobody.
fn own_addresses(mention: &Mention) -> impl Iterator<Item = &str> {
    mention.beside.emails.iter().map(String::as_str).filter(|email| !is_office(email))
}

/// The hash of an address as it is compared, the same in every run.
fn hash_of(email: &str) -> u64 {
    foldhash::fast::FixedState::default().hash_one(email)
}

/// An address as it is compared.
fn lower(email: &str) -> Cow<'_, str> {
    let is_lower = email.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(email) } else { Cow::Owned(email.to_lowercase()) }
}

/// Whether nothing that is known of two mentions tells them apart.
fn agrees(contact: &Contact, mention: &Mention) -> bool {
    let organisation = match (&contact.organisation, &mention.beside.organisation) {
        (Some(own), Some(other)) => own == other || company_key(own) == company_key(other),
        _ => true,
    };
    organisation && (contact.emails.is_empty() || mention.beside.emails.is_empty())
}
