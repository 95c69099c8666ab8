//! People across notes: one person is one contact.

mod cards;
mod duplicates;
mod joiner;
mod lists;
mod merge;
mod names;

use crate::extract::Part;
use crate::text::Place;

pub use cards::{Card, Employer, Kept, cards};
pub(super) use duplicates::possible_duplicates;
pub(super) use joiner::{Joined, Joiner};
pub(super) use names::{Forms, named, sorted};

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
    pub parts: Parts,
    /// Other names.
    pub aliases: Vec<String>,
    /// What they own, as written.
    pub duties: Vec<String>,
    /// Where their phones ring, as a note says it.
    pub location: Option<String>,
    /// Where they are named: of several places of one note in a row, the first.
    pub places: Vec<Place>,
    /// Where each fact was read, in the order of the notes; only in a case book
    /// [with sources](super::Casebook::with_sources).
    pub sources: Vec<Told>,
    /// The forms in which the names are compared.
    pub(super) forms: Forms,
}

impl Contact {
    /// The form in which the name is compared: no case, accents, honorific or title.
    pub fn key(&self) -> &str {
        &self.forms.key
    }

    /// Whether nothing is known but a name of several words.
    pub(super) fn is_bare(&self) -> bool {
        self.forms.key.contains(' ')
            && self.title.is_none()
            && [&self.emails, &self.phones, &self.links, &self.aliases, &self.duties].iter().all(|all| all.is_empty())
    }
}

/// The parts that somebody plays, in the order in which they were told; without a list, since there are many contacts and
/// few parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    told: [Part; Part::ALL.len()],
    count: u8,
}

impl Parts {
    /// Adds a part. That nothing is known of it counts only while nothing is.
    fn add(&mut self, part: Part) {
        if self.contains(&part) || part == Part::Other && !self.is_empty() {
            return;
        }
        if **self == [Part::Other] {
            self.count = 0;
        }
        if let Some(free) = self.told.get_mut(usize::from(self.count)) {
            *free = part;
            self.count += 1;
        }
    }
}

impl std::ops::Deref for Parts {
    type Target = [Part];

    fn deref(&self) -> &[Part] {
        self.told.get(..usize::from(self.count)).unwrap_or_default()
    }
}

/// Among more people than this a part of a name says nothing.
const CROWD: usize = 200;

/// One fact about a person, and where it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// `name`, `title`, `organisation`, `email`, `phone`, `link`, `alias`, `duty`.
    pub what: &'static str,
    /// As written.
    pub value: Box<str>,
    /// Where.
    pub place: Place,
}
