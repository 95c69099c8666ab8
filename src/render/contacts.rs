//! The people: one file a format.

mod csv;
pub(super) mod json;
mod markdown;
mod page;
mod phone;
mod vcard;

use std::cmp::Reverse;

pub use self::csv::csv;
pub use json::json;
pub use markdown::markdown;
pub use page::text;
pub use vcard::vcard;

use crate::agenda::filter::Line;
use crate::agenda::{Agenda, Filter, Item, Owner, State};
use crate::casebook::{Card, Cases, Employer, company_key, person_key, slug};
use crate::extract::Part;
use crate::text::Place;

/// A person with everything that a format may show.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// The person as of the day.
    pub card: Card<'a>,
    /// The phones, in the international form where their country is known.
    pub phones: Vec<String>,
    /// What is to be done next with them.
    pub next: Option<&'a Item>,
    /// `acme-robotics/senior-rust-engineer` of each of their applications.
    pub applications: Vec<&'a str>,
    /// The companies of those.
    pub companies: Vec<&'a str>,
}

/// Which people are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Words of name, title, company, part or address, and notes.
    pub filter: Filter,
    /// Only those who were met and have no address.
    pub missing: bool,
}

/// The people that are wanted, by name. `region` is the country of phones that are written without one.
pub fn rows<'a>(cases: &Cases<'a>, agenda: &'a Agenda, wanted: &Wanted, region: &str) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    for card in crate::casebook::cards(cases) {
        let contact = card.contact;
        if wanted.missing && (card.met.is_empty() || has_address(&card)) {
            continue;
        }
        let views = card.views.iter().filter_map(|view| cases.views.get(*view));
        let applications: Vec<&'a str> = views.clone().map(|view| view.case.id.as_str()).collect();
        let companies: Vec<&'a str> = views.filter_map(|view| view.case.company.as_deref()).collect();
        let names = [contact.name.as_str()].into_iter();
        let names = names.chain(contact.aliases.iter().map(String::as_str)).chain(contact.title.as_deref());
        let names = names.chain(contact.emails.iter().map(String::as_str)).chain(contact.organisation.as_deref());
        let names = names.chain(companies.iter().copied()).chain(contact.parts.iter().map(|part| part_word(*part)));
        let line = Line {
            names: names.collect(),
            paths: contact.places.iter().map(|place| &*place.path).collect(),
            ..Line::default()
        };
        if !wanted.filter.takes(&line) {
            continue;
        }
        let own = agenda.items.iter().filter(|item| item.people.iter().any(|person| person.is(contact)));
        let next = own.min_by_key(|item| {
            (
                item.owner == Owner::Them,
                item.state == State::Held,
                item.due.is_none(),
                item.due,
                Reverse(item.days_late),
            )
        });
        let home = contact.location.as_deref().unwrap_or("");
        let phones = contact.phones.iter().map(|phone| phone::shown(phone, home, region)).collect();
        rows.push(Row { card, phones, next, applications, companies });
    }
    rows
}

/// Whether somebody can be reached.
pub(super) fn has_address(card: &Card<'_>) -> bool {
    let contact = card.contact;
    !(contact.emails.is_empty() && contact.phones.is_empty() && contact.links.is_empty())
}

impl Row<'_> {
    /// Whom they work for; an implied one stands in brackets.
    fn employer(&self) -> String {
        match &self.card.employer {
            Some(Employer { name, implied: false }) => name.clone(),
            Some(Employer { name, implied: true }) => format!("({name})"),
            None => String::new(),
        }
    }

    /// What is to be done next. An item may name very many people, and stands with each of them.
    fn next_title(&self) -> String {
        const LONGEST: usize = 300;
        let Some(item) = self.next else { return String::new() };
        match item.title.char_indices().nth(LONGEST) {
            Some((cut, _)) => format!("{}\u{2026}", item.title.get(..cut).unwrap_or_default()),
            None => item.title.clone(),
        }
    }

    /// What is to be done next, with its day.
    fn next_action(&self) -> String {
        match self.next.and_then(|item| item.due) {
            Some(due) => format!("{} ({due})", self.next_title()),
            None => self.next_title(),
        }
    }

    /// The parts in words.
    fn parts(&self) -> Vec<&'static str> {
        let mut parts: Vec<&'static str> =
            self.card.contact.parts.iter().filter(|part| **part != Part::Other).map(|part| part_word(*part)).collect();
        parts.sort_unstable();
        parts
    }

    fn place(&self) -> Option<&Place> {
        self.card.contact.places.first()
    }

    /// A name of the person that stays the same while notes are edited: name and company, hashed.
    fn uid(&self) -> String {
        let company = self.card.employer.as_ref().map(|employer| company_key(&employer.name)).unwrap_or_default();
        let name = match person_key(&self.card.contact.name) {
            key if key.is_empty() => slug(&self.card.contact.name),
            key => key,
        };
        let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        for byte in name.bytes().chain([0]).chain(company.bytes()) {
            hash = (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
        // Version 8 (made by its own rule) and the usual variant.
        let hash = hash & !(0xf << 76) & !(0x3 << 62) | 0x8 << 76 | 0x2 << 62;
        let hex = format!("{hash:032x}");
        let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
        format!("urn:uuid:{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
    }
}

/// A part in the process, as a word.
pub(super) fn part_word(part: Part) -> &'static str {
    match part {
        Part::Interviewer => "interviewer",
        Part::Recruiter => "recruiter",
        Part::Helper => "helper",
        Part::HiringManager => "hiring manager",
        Part::Other => "other",
    }
}
