//! My messages in an application that ask for an answer, by recipient.

use foldhash::{HashMap, HashMapExt};

use super::{Casebook, ContactId, View};
use crate::extract::{Direction, Event, EventKind};
use crate::text::Day;

/// When I wrote or called last, to whom. Thanks and requests on LinkedIn do not count.
#[derive(Debug, Default)]
pub struct Messages {
    /// To anybody.
    last: Option<Day>,
    /// To nobody in particular, or to somebody who is no contact.
    open: Option<Day>,
    to: HashMap<ContactId, Day>,
}

impl Messages {
    pub(super) fn of(view: &View<'_>, book: &Casebook) -> Messages {
        let mut messages = Messages { last: None, open: None, to: HashMap::new() };
        for event in view.events.iter().filter(|event| event.is_message()) {
            let day = Some(event.day);
            messages.last = messages.last.max(day);
            if event.people.is_empty() {
                messages.open = messages.open.max(day);
            }
            for name in &event.people {
                match view.person(book, name) {
                    Some(id) => {
                        let last = messages.to.entry(id).or_insert(event.day);
                        *last = event.day.max(*last);
                    }
                    None => messages.open = messages.open.max(day),
                }
            }
        }
        messages
    }

    /// The last one that these people may have got; to nobody in particular, the last one of all.
    pub fn last_to(&self, people: &[ContactId]) -> Option<Day> {
        if people.is_empty() {
            return self.last;
        }
        people.iter().filter_map(|id| self.to.get(id).copied()).max().max(self.open)
    }
}

impl Event {
    /// Whether it is a message of mine that asks for an answer.
    pub fn is_message(&self) -> bool {
        self.direction == Direction::Mine
            && matches!(self.kind, EventKind::FollowUp | EventKind::RecruiterAsked | EventKind::Touch)
    }
}
