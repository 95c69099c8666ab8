//! The agenda in three lines: what comes first, and how much more there is.

use super::{Agenda, Item, State};

/// How many lines are shown.
const LINES: usize = 3;

/// The foremost lines of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Foremost<'a> {
    /// What is due: an interview of today first, then what is late, then what is due today. Where nothing is due, what
    /// comes next.
    pub items: Vec<&'a Item>,
    /// Whether nothing is due, and the items lie ahead.
    pub is_ahead: bool,
    /// How many more are late or due today.
    pub more_due: usize,
    /// How many more lie ahead or have no day.
    pub more_ahead: usize,
    /// What they owe.
    pub awaited: usize,
}

impl Agenda {
    /// Its foremost lines.
    pub fn foremost(&self) -> Foremost<'_> {
        let is_due = |item: &&Item| matches!(item.state, State::Overdue | State::Today);
        let mut due: Vec<&Item> = self.items.iter().filter(is_due).collect();
        let total = due.len();
        let is_fixed =
            |item: &Item| item.rule == "appointment" || (item.rule == "offer_deadline" && item.days_late == 0);
        let gentle = |item: &Item| matches!(item.rule, "keep_searching" | "let_go");
        due.sort_by_key(|item| (gentle(item), !is_fixed(item)));
        due.truncate(LINES);
        let ahead: Vec<&Item> = self.items.iter().filter(|item| item.state == State::Upcoming).collect();
        let undated = self.items.iter().filter(|item| item.state == State::Undated).count();
        let count = ahead.len() + undated;
        let is_ahead = due.is_empty();
        let items: Vec<&Item> = if is_ahead { ahead.into_iter().take(1).collect() } else { due };
        Foremost {
            more_due: if is_ahead { 0 } else { total - items.len() },
            more_ahead: if is_ahead { count - items.len() } else { count },
            awaited: self.items.iter().filter(|item| item.state == State::Waiting).count(),
            items,
            is_ahead,
        }
    }
}
