//! The page of the agenda with one item chosen, and the part of it that fits. It knows no terminal.

use std::ops::Range;

use journal::agenda::Agenda;
use journal::render::{Look, text};

/// What stands before the lines of the chosen item, in the two columns that every item leaves free.
const CHOSEN: &str = "▌ ";

/// A page of lines, some of which belong to items.
#[derive(Debug, Default)]
pub(super) struct List {
    lines: Vec<String>,
    /// The index in the agenda, the reference and the lines of each item, from top to bottom.
    items: Vec<(usize, u64, Range<usize>)>,
    chosen: usize,
    top: usize,
}

/// A way through the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Down,
    Up,
    PageDown,
    PageUp,
    First,
    Last,
}

impl List {
    /// Takes a new page. The same item stays chosen, or the one that stands where it stood.
    pub(super) fn set(&mut self, agenda: &Agenda, look: Look) {
        let chosen = self.items.get(self.chosen).map(|(_, reference, _)| *reference);
        let (page, places) = text::agenda_with_items(agenda, look);
        self.lines = page.lines().map(str::to_owned).collect();
        let mut line = 0;
        let mut byte = 0;
        let mut line_of = |at: usize| {
            let between = page.get(byte..at).unwrap_or_default();
            line += between.bytes().filter(|byte| *byte == b'\n').count();
            byte = at.max(byte);
            line
        };
        let items = places.iter().filter_map(|(index, bytes)| {
            let (start, end) = (line_of(bytes.start), line_of(bytes.end));
            Some((*index, agenda.items.get(*index)?.reference, start..end))
        });
        self.items = items.collect();
        let again = chosen.and_then(|chosen| self.items.iter().position(|(_, reference, _)| *reference == chosen));
        self.chosen = again.unwrap_or(self.chosen).min(self.items.len().saturating_sub(1));
    }

    /// The index in the agenda of the item that is chosen.
    pub(super) fn chosen(&self) -> Option<usize> {
        self.items.get(self.chosen).map(|(index, _, _)| *index)
    }

    /// Goes another way; `height` is the number of lines that fit. Where there are no items, the page itself moves.
    pub(super) fn go(&mut self, way: Move, height: usize) {
        if self.items.is_empty() {
            let most = self.lines.len().saturating_sub(height);
            self.top = match way {
                Move::Down => self.top + 1,
                Move::Up => self.top.saturating_sub(1),
                Move::PageDown => self.top + height,
                Move::PageUp => self.top.saturating_sub(height),
                Move::First => 0,
                Move::Last => most,
            };
            self.top = self.top.min(most);
            return;
        }
        let last = self.items.len() - 1;
        let start = |item: usize| self.items.get(item).map_or(0, |(_, _, lines)| lines.start);
        self.chosen = match way {
            Move::Down => (self.chosen + 1).min(last),
            Move::Up => self.chosen.saturating_sub(1),
            Move::First => 0,
            Move::Last => last,
            Move::PageDown => {
                let until = start(self.chosen) + height;
                let further = (self.chosen + 1..=last).take_while(|item| start(*item) < until).last();
                further.unwrap_or((self.chosen + 1).min(last))
            }
            Move::PageUp => {
                let from = start(self.chosen).saturating_sub(height);
                let before = (0..self.chosen).rev().take_while(|item| start(*item) > from).last();
                before.unwrap_or(self.chosen.saturating_sub(1))
            }
        };
    }

    /// The lines that fit into `height`, with the chosen item among them and marked.
    pub(super) fn rows(&mut self, height: usize) -> Vec<String> {
        let chosen = self.items.get(self.chosen).map(|(_, _, lines)| lines.clone());
        if let Some(lines) = &chosen {
            // The first item brings what stands above it, the last one what stands below.
            let from = if self.chosen == 0 { 0 } else { self.heading(lines.start) };
            let until = if self.chosen + 1 == self.items.len() { self.lines.len() } else { lines.end };
            if until > self.top + height {
                self.top = until - height;
            }
            // An item that is higher than the screen shows its beginning.
            if lines.start < self.top || until > self.top + height {
                self.top = lines.start;
            }
            if from < self.top && lines.end <= from + height {
                self.top = from;
            }
        }
        self.top = self.top.min(self.lines.len().saturating_sub(height));
        let shown = self.lines.iter().enumerate().skip(self.top).take(height);
        let marked = |(at, line): (usize, &String)| match line.strip_prefix("  ") {
            Some(rest) if chosen.as_ref().is_some_and(|lines| lines.contains(&at)) => format!("{CHOSEN}{rest}"),
            _ => line.clone(),
        };
        shown.map(marked).collect()
    }

    /// The line of the heading above a line, where nothing but it stands between.
    fn heading(&self, line: usize) -> usize {
        let is_item = |at: usize| self.items.iter().any(|(_, _, lines)| lines.contains(&at));
        if line > 0 && !is_item(line - 1) { line - 1 } else { line }
    }

    /// How many lines lie above and below what is shown.
    pub(super) fn hidden(&self, height: usize) -> (usize, usize) {
        (self.top, self.lines.len().saturating_sub(self.top + height))
    }
}

#[cfg(test)]
mod tests {
    use journal::agenda::{Item, build};
    use journal::note::Source;
    use journal::settings::Settings;
    use journal::text::Day;

    use super::*;

    /// An agenda of `count` tasks at as many companies.
    fn agenda(count: usize) -> Agenda {
        let note = |index: usize| {
            Source {
            path: format!("{index:03}.md").as_str().into(),
            bytes: format!(
                "---\ntype: interview\ncompany: Company {index}\ndate: 2026-11-18\n---\n- [ ] send paper {index} 📅 2026-11-20\n"
            )
            .into(),
        }
        };
        build((0..count).map(note).collect(), &Settings::default(), Day::new(2026, 11, 19).unwrap())
    }

    fn list(count: usize) -> List {
        let mut list = List::default();
        list.set(&agenda(count), Look::new(80, false));
        list
    }

    #[track_caller]
    fn marked(rows: &[String]) -> Vec<&str> {
        rows.iter().filter_map(|row| row.strip_prefix(CHOSEN)).collect()
    }

    #[test]
    fn without_items_the_page_is_shown_and_nothing_is_chosen() {
        let mut list = list(0);
        assert_eq!(list.chosen(), None);
        let rows = list.rows(10);
        assert!(rows.iter().any(|row| row.contains("Nothing to do")), "{rows:?}");
        assert!(marked(&rows).is_empty());
        for way in [Move::Down, Move::Up, Move::PageDown, Move::PageUp, Move::First, Move::Last] {
            list.go(way, 10);
            assert_eq!(list.rows(10), rows);
        }
    }

    #[test]
    fn the_chosen_item_is_always_among_the_lines_that_fit() {
        let mut list = list(100);
        let count = list.items.len();
        for height in [1, 3, 7, 40, 1_000] {
            for way in [Move::First, Move::Down, Move::PageDown, Move::Last, Move::Up, Move::PageUp, Move::PageUp] {
                list.go(way, height);
                let rows = list.rows(height);
                assert!(rows.len() <= height);
                assert!(!marked(&rows).is_empty(), "height {height}, {way:?}");
            }
        }
        list.go(Move::Last, 10);
        assert_eq!(list.chosen, count - 1);
        list.go(Move::Down, 10);
        assert_eq!(list.chosen, count - 1);
        list.go(Move::First, 10);
        assert!(list.rows(10)[0].starts_with("Thursday"), "the day above the first item is shown");
    }

    #[test]
    fn a_page_leads_on_and_back() {
        let mut list = list(100);
        let steps = |list: &mut List, way: Move| {
            let mut steps = 0;
            loop {
                let before = list.chosen;
                list.go(way, 20);
                if list.chosen == before {
                    return steps;
                }
                steps += 1;
            }
        };
        let down = steps(&mut list, Move::PageDown);
        assert_eq!(list.chosen + 1, list.items.len());
        let up = steps(&mut list, Move::PageUp);
        assert_eq!(list.chosen, 0);
        assert!(down * 2 < list.items.len() && up * 2 < list.items.len(), "{down} down, {up} up");
    }

    #[test]
    fn the_same_item_stays_chosen_when_others_come_and_go() {
        let all = agenda(10);
        let mut list = List::default();
        list.set(&all, Look::new(80, false));
        list.go(Move::Down, 30);
        list.go(Move::Down, 30);
        let reference = |agenda: &Agenda, list: &List| agenda.items[list.chosen().unwrap()].reference;
        let chosen = reference(&all, &list);
        let first = list.items[0].1;
        let keep = |item: &Item| item.reference != first;
        let fewer = Agenda { items: all.items.iter().filter(|item| keep(item)).cloned().collect(), ..all.clone() };
        list.set(&fewer, Look::new(80, false));
        assert_eq!(reference(&fewer, &list), chosen);
        let without = |item: &Item| item.reference != chosen;
        let gone =
            Agenda { items: fewer.items.iter().filter(|item| without(item)).cloned().collect(), ..fewer.clone() };
        list.set(&gone, Look::new(80, false));
        assert!(list.chosen().is_some());
        list.set(&Agenda::default(), Look::new(80, false));
        assert_eq!(list.chosen(), None);
    }
}
