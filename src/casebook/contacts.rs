//! People across notes: one person is one contact.

use std::collections::HashMap;

use super::{Case, person_key};
use crate::extract::{Facts, Mention, Part};
use crate::text::Place;

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
    /// Where each fact was read.
    pub places: Vec<Place>,
}

/// The contact among `ids` that a name stands for: the same name, else an alias, else a first name or a surname that
/// only one of them bears.
pub(super) fn named(people: &[Contact], ids: &[ContactId], name: &str) -> Option<ContactId> {
    let key = person_key(name);
    if key.is_empty() {
        return None;
    }
    let mut exact = None;
    let mut partial = None;
    let mut ambiguous = false;
    for &id in ids {
        let Some(contact) = people.get(id) else { continue };
        let own = person_key(&contact.name);
        if own == key || contact.aliases.iter().any(|alias| person_key(alias) == key) {
            exact = exact.or(Some(id));
        } else if shares_part(&own, &key) {
            ambiguous |= partial.is_some();
            partial = Some(id);
        }
    }
    exact.or(if ambiguous { None } else { partial })
}

/// Whether one of two name keys is the first name or the surname of the other.
fn shares_part(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if short.contains(' ') {
        return false;
    }
    let mut words = long.split(' ');
    words.next() == Some(short) || words.next_back() == Some(short)
}

/// Joins mentions into contacts while notes are added.
#[derive(Debug, Default)]
pub(super) struct Joiner {
    contacts: Vec<Contact>,
    by_email: HashMap<String, ContactId>,
    /// By application and name key.
    by_name: HashMap<(usize, String), ContactId>,
    /// Recruiters by their full name: one recruiter works for many companies.
    recruiters: HashMap<String, ContactId>,
    /// The contacts of each application.
    members: HashMap<usize, Vec<ContactId>>,
    cards: Vec<Mention>,
}

impl Joiner {
    /// Keeps a person note until all names are known.
    pub(super) fn card(&mut self, facts: &Facts) {
        self.cards.extend(facts.mentions.iter().cloned());
    }

    /// Takes the mentions of one note; gives the contact of each.
    pub(super) fn mentions(&mut self, facts: &Facts, cases: &[usize]) -> Vec<ContactId> {
        facts
            .mentions
            .iter()
            .map(|mention| {
                let case = cases.get(mention.subject).copied().unwrap_or(usize::MAX);
                self.join(mention, case)
            })
            .collect()
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

    fn join(&mut self, mention: &Mention, case: usize) -> ContactId {
        let key = person_key(&mention.name);
        let by_email = mention.emails.iter().find_map(|email| self.by_email.get(&email.to_lowercase()).copied());
        let full_name = mention.part == Part::Recruiter && key.contains(' ');
        let recruiter = if full_name { self.recruiters.get(&key).copied() } else { None };
        let recruiter = recruiter.filter(|id| self.contacts.get(*id).is_some_and(|known| agrees(known, mention)));
        let members = self.members.entry(case).or_default();
        let named = || match mention.emails.as_slice() {
            [] => named(&self.contacts, members, &mention.name),
            _ => None,
        };
        let id = by_email
            .or_else(|| self.by_name.get(&(case, key.clone())).copied())
            .or_else(named)
            .or(recruiter)
            .unwrap_or_else(|| {
                self.contacts.push(Contact::default());
                self.contacts.len() - 1
            });
        if !members.contains(&id) {
            members.push(id);
        }
        if full_name {
            self.recruiters.entry(key.clone()).or_insert(id);
        }
        self.by_name.entry((case, key)).or_insert(id);
        for email in &mention.emails {
            self.by_email.entry(email.to_lowercase()).or_insert(id);
        }
        merge(&mut self.contacts[id], mention);
        id
    }

    /// Joins the person notes with those who were named, and tells each application its people.
    pub(super) fn finish(mut self, cases: &mut [Case]) -> Vec<Contact> {
        let mut by_key: HashMap<String, Vec<ContactId>> = HashMap::new();
        for (id, contact) in self.contacts.iter().enumerate() {
            by_key.entry(person_key(&contact.name)).or_default().push(id);
        }
        for card in &self.cards {
            let names = std::iter::once(&card.name).chain(&card.aliases);
            let mut ids: Vec<ContactId> =
                card.emails.iter().filter_map(|email| self.by_email.get(&email.to_lowercase()).copied()).collect();
            if ids.is_empty() {
                ids = names.filter_map(|name| by_key.get(&person_key(name))).flatten().copied().collect();
                ids.sort_unstable();
                ids.dedup();
            }
            // Two people of one name at two companies stay two: the card is that of its own company.
            if ids.len() > 1 && card.organisation.is_some() {
                let own = card.organisation.as_deref().map(super::company_key);
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
        for (case, ids) in self.members {
            if let Some(case) = cases.get_mut(case) {
                case.people = ids;
            }
        }
        self.contacts
    }
}

/// Whether nothing that is known of two mentions tells them apart.
fn agrees(contact: &Contact, mention: &Mention) -> bool {
    let same = |a: &str, b: &str| super::company_key(a) == super::company_key(b);
    let organisation = match (&contact.organisation, &mention.organisation) {
        (Some(own), Some(other)) => same(own, other),
        _ => true,
    };
    organisation && (contact.emails.is_empty() || mention.emails.is_empty())
}

fn merge(contact: &mut Contact, mention: &Mention) {
    let words = |name: &str| name.split_whitespace().count();
    if contact.name == mention.name {
        // The usual case has nothing to learn from the name.
    } else if contact.name.is_empty() || words(&mention.name) > words(&contact.name) {
        let old = std::mem::replace(&mut contact.name, mention.name.clone());
        keep_alias(contact, &old);
    } else {
        keep_alias(contact, &mention.name);
    }
    contact.title = contact.title.take().or_else(|| mention.title.clone());
    contact.organisation = contact.organisation.take().or_else(|| mention.organisation.clone());
    for (own, new) in [
        (&mut contact.emails, &mention.emails),
        (&mut contact.phones, &mention.phones),
        (&mut contact.links, &mention.links),
        (&mut contact.aliases, &mention.aliases),
    ] {
        for value in new {
            push_new(own, value);
        }
    }
    if !contact.parts.contains(&mention.part) {
        contact.parts.push(mention.part);
    }
    contact.places.extend(mention.place.clone());
}

/// Keeps another form of the name, unless it is a part of it: a bare first name may also be somebody else's.
fn keep_alias(contact: &mut Contact, name: &str) {
    let (own, key) = (person_key(&contact.name), person_key(name));
    if !key.is_empty() && own != key && !shares_part(&own, &key) {
        push_new(&mut contact.aliases, name);
    }
}

fn push_new(list: &mut Vec<String>, value: &str) {
    if !list.iter().any(|own| own.eq_ignore_ascii_case(value)) {
        list.push(value.to_owned());
    }
}
