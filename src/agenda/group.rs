//! The groups under which a day's items stand.

use super::{Item, State};
use crate::text::Day;

/// The rules whose lines stand at the end, without urgency.
const GENTLE: [&str; 2] = ["keep_searching", "let_go"];

/// A group of items, in the order in which groups stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The due day has gone by.
    Overdue,
    /// Due today.
    Today,
    /// Due by Sunday.
    ThisWeek,
    /// Due in the week after.
    NextWeek,
    /// Due after that.
    Later,
    /// Without a day.
    Undated,
    /// Owed by them.
    Waiting,
    /// Waits for another item.
    Held,
    /// Said gently, at the end.
    Gentle,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Group; 9] = [
        Group::Overdue,
        Group::Today,
        Group::ThisWeek,
        Group::NextWeek,
        Group::Later,
        Group::Undated,
        Group::Waiting,
        Group::Held,
        Group::Gentle,
    ];

    /// The group of an item as of a day.
    pub fn of(item: &Item, today: Option<Day>) -> Group {
        if GENTLE.contains(&item.rule) {
            return Group::Gentle;
        }
        match item.state {
            State::Overdue => Group::Overdue,
            State::Today => Group::Today,
            State::Upcoming => {
                let sunday = today.and_then(Day::monday).and_then(|monday| monday.plus(6));
                let after = sunday.zip(item.due.or(item.not_before)).map(|(sunday, due)| sunday.days_until(due));
                match after {
                    Some(..=0) => Group::ThisWeek,
                    Some(1..=7) => Group::NextWeek,
                    _ => Group::Later,
                }
            }
            State::Waiting => Group::Waiting,
            State::Held => Group::Held,
            State::Undated => Group::Undated,
        }
    }

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Group::Overdue => "Overdue",
            Group::Today => "Today",
            Group::ThisWeek => "This week",
            Group::NextWeek => "Next week",
            Group::Later => "Later",
            Group::Undated => "Without a day",
            Group::Waiting => "Waiting for them",
            Group::Held => "Held back for now",
            Group::Gentle => "And gently",
        }
    }
}
