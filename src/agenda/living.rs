//! An agenda of notes that change one by one.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Agenda, of};
use crate::casebook::Casebook;
use crate::extract::Facts;
use crate::note::Counted;
use crate::settings::Settings;
use crate::text::Day;
use crate::timeline::Calendar;

/// The facts of all notes, each of which can be replaced or taken away.
#[derive(Debug, Default)]
pub struct Living {
    notes: BTreeMap<Arc<str>, Facts>,
}

impl Living {
    /// Takes the facts of a note, in the place of those that its path had before.
    pub fn put(&mut self, facts: Facts) {
        self.notes.insert(Arc::clone(&facts.path), facts);
    }

    /// Forgets the note of a path.
    pub fn remove(&mut self, path: &str) {
        self.notes.remove(path);
    }

    /// How many notes count.
    pub fn counted(&self) -> usize {
        self.notes.values().filter(|facts| facts.counted == Counted::Yes).count()
    }

    /// The agenda as of a day: the same as that of a case book of all these notes.
    pub fn agenda(&mut self, settings: &Settings, calendar: &Calendar, today: Day) -> Agenda {
        let book = Casebook::new(self.notes.values().cloned().collect());
        of(&book, settings, calendar, today)
    }
}
