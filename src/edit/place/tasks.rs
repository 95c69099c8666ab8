//! Where a new task goes, and a remark about one that is done.

use super::{Page, mark_of, mark_width};
use crate::edit::lines::{Manner, Marker, item, last_line};
use crate::edit::{Splice, words};
use crate::extract::under_log;
use crate::note::BlockKind;
use crate::text::{Day, Span};

impl Page<'_> {
    /// A remark below the task with this box, as an item that is nested in it.
    pub(in crate::edit) fn remark(&self, mark: Span, day: Day, remark: &str) -> Splice {
        let line = self.lines.of(mark.start as usize);
        let raw = self.lines.words(line);
        let found = item(raw);
        let prefix = found.as_ref().map_or("", |found| found.prefix);
        let width = found.as_ref().map_or(2, |found| mark_width(&found.marker) + found.gap.len().max(1));
        let step = if prefix.contains('\t') || (prefix.is_empty() && self.note.text.contains("\n\t- ")) {
            "\t".to_owned()
        } else {
            " ".repeat(width)
        };
        let bullet = found.map_or_else(|| "-".to_owned(), |found| mark_of(&found.marker));
        let remark = words::with_remark("", Some(remark));
        let manner = Manner { small: remark.trim().starts_with(char::is_lowercase), ..Manner::own() };
        self.after(
            line,
            &[format!("{prefix}{step}{bullet} {}", manner.write(day, remark.trim_start_matches([',', ' '])))],
        )
    }

    /// The place for a new task of a company in a note that is about several: in its section, else in a new one.
    pub(in crate::edit) fn task_of(&self, company: &str, section: Option<Span>, task: &str) -> Splice {
        let text = format!("{}[ ] {task}", self.bullet());
        match section.and_then(|section| self.last_in(section)) {
            Some(last) if item(self.lines.words(last)).is_some() => self.after(last, &[text]),
            Some(last) => self.after(last, &[String::new(), text]),
            None => self.company(company, text),
        }
    }

    /// The places for a new task: below the last open task, below the last one, at the end of the note.
    pub(in crate::edit) fn tasks(&self, task: &str) -> Vec<Splice> {
        let mut places = Vec::new();
        let boxes: Vec<(usize, char)> = (0..self.note.blocks.len())
            .filter_map(|index| match self.note.blocks.get(index)?.kind {
                BlockKind::Item { mark: Some(mark), .. } => Some((index, mark)),
                _ => None,
            })
            .collect();
        let open = boxes.iter().rev().find(|(_, mark)| !matches!(mark, 'x' | 'X' | '-'));
        // A ticked box in a log tells what happened.
        let told = |index: usize| {
            let section = self.note.blocks.get(index).and_then(|block| block.section);
            section.and_then(|at| self.note.sections.get(at)).is_some_and(|section| under_log(&[&section.title]))
        };
        for (index, _) in open.into_iter().chain(boxes.last().filter(|(index, _)| !told(*index))) {
            let Some(block) = self.note.blocks.get(*index) else { continue };
            let line = self.lines.of(block.span.start as usize);
            let Some(found) = item(self.lines.words(line)) else { continue };
            let marker = match found.marker {
                Marker::Number(number, c) => format!("{}{c}", number.saturating_add(1)),
                Marker::Bullet(c) => c.to_string(),
            };
            let gap = if found.gap.is_empty() { " " } else { found.gap };
            let text = format!("{}{marker}{gap}[ ] {task}", found.prefix);
            places.push(self.after(last_line(self.note, &self.lines, *index), &[text]));
        }
        let text = format!("{}[ ] {task}", self.bullet());
        const NEXT: &[&str] =
            &["next", "next steps", "next step", "tasks", "task", "to do", "todo", "todos", "follow-up", "actions"];
        let next = self
            .note
            .sections
            .iter()
            .rev()
            .find(|section| NEXT.iter().any(|title| section.title.trim().eq_ignore_ascii_case(title)));
        if let Some(last) = next.and_then(|section| self.last_in(section.span)) {
            let in_list = item(self.lines.words(last)).is_some();
            places
                .push(self.after(last, &if in_list { vec![text.clone()] } else { vec![String::new(), text.clone()] }));
        }
        let Some(last) = self.last_in(Span::new(0, self.note.text.len())) else {
            places.push(self.after(0, &[text]));
            return places;
        };
        if self.note.sections.iter().all(|section| section.level == 1) {
            places.push(self.after(last, &[String::new(), text]));
            return places;
        }
        let mut rows = vec![self.heading("Next")];
        rows.extend(self.blank_after_headings().then(String::new));
        rows.push(text);
        // A log goes on at the end: what is to be done stands above it.
        match self.note.sections.iter().rev().find(|section| under_log(&[&section.title])) {
            Some(log) if log.span.end as usize == self.note.text.len() => {
                rows.push(String::new());
                places.push(self.before(self.lines.of(log.span.start as usize), &rows));
            }
            _ => {
                rows.insert(0, String::new());
                places.push(self.after(last, &rows));
            }
        }
        places
    }
}
