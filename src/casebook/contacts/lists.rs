//! Who belongs to an application, a company or a note.

use std::hash::Hash;

use foldhash::{HashMap, HashSet};

use super::joiner::Joined;
use super::{CROWD, ContactId};

/// Lists of contacts, each of whom stands once in a list.
#[derive(Debug)]
pub(super) struct Lists<Of> {
    pub(super) lists: HashMap<Of, Vec<ContactId>>,
    /// Who stands in which list, where it is too long to be looked through.
    long: HashSet<(Of, ContactId)>,
}

/// A list is looked through up to this length.
const SHORT: usize = 32;

impl<Of> Default for Lists<Of> {
    fn default() -> Lists<Of> {
        Lists { lists: HashMap::default(), long: HashSet::default() }
    }
}

impl<Of: Copy + Eq + Hash> Lists<Of> {
    pub(super) fn of(&self, list: Of) -> &[ContactId] {
        self.lists.get(&list).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn add(&mut self, list: Of, id: ContactId) {
        let ids = self.lists.entry(list).or_default();
        let is_new = if ids.len() <= SHORT { !ids.contains(&id) } else { self.long.insert((list, id)) };
        if is_new {
            ids.push(id);
            if ids.len() == SHORT + 1 {
                self.long.extend(ids.iter().map(|id| (list, *id)));
            }
        }
    }
}

/// The people of one note, in the order in which it names them; of a crowd, only the first.
pub(super) struct Here(Vec<(usize, ContactId)>);

impl Here {
    /// That of no note.
    pub(super) fn nobody() -> Here {
        Here(Vec::new())
    }

    pub(super) fn of(joined: &[Joined]) -> Here {
        let mut here = Here(Vec::new());
        for (at, joined) in joined.iter().enumerate() {
            if let Some(id) = joined.contact()
                && !here.0.iter().any(|(_, known)| *known == id)
            {
                here.0.push((at, id));
            }
            if here.0.len() > CROWD {
                break;
            }
        }
        here
    }

    pub(super) fn add(&mut self, at: usize, id: ContactId) {
        match self.0.iter().position(|(_, known)| *known == id) {
            Some(known) if self.0.get(known).is_some_and(|(first, _)| *first <= at) => return,
            Some(known) => {
                self.0.remove(known);
            }
            None => {}
        }
        let place = self.0.partition_point(|(first, _)| *first < at);
        self.0.insert(place, (at, id));
        self.0.truncate(CROWD + 1);
    }

    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = ContactId> {
        self.0.iter().map(|(_, id)| *id)
    }
}
