//! Where a line of a log goes in a note, and how it looks there: the places to try, the best first.

mod table;
mod tasks;

use super::lines::{Entry, Lines, Manner, Marker, entry, item};
use super::{Splice, words};
use crate::extract::under_log;
use crate::note::{BlockKind, Note};
use crate::settings::DateOrder;
use crate::text::{Day, Span};

/// What is to be written.
#[derive(Debug, Clone)]
pub(super) struct Wanted<'a> {
    /// The day of the entry.
    pub(super) day: Day,
    /// Its sentence.
    pub(super) sentence: &'a str,
    /// The people that it names, for a table with a column for them.
    pub(super) people: &'a str,
    /// By what means, likewise.
    pub(super) channel: &'a str,
}

/// The note that is written to.
pub(super) struct Page<'a> {
    pub(super) note: &'a Note,
    pub(super) lines: Lines<'a>,
    pub(super) order: DateOrder,
}

impl<'a> Page<'a> {
    pub(super) fn new(note: &'a Note, order: DateOrder) -> Page<'a> {
        Page { note, lines: Lines::new(&note.text), order }
    }

    fn whole(&self) -> Span {
        let body = self.note.text.len() - self.note.body().len();
        Span::new(body, self.note.text.len())
    }

    /// The places for an entry that belongs to the section of line `near` (from 1); `only` is the section of one company
    /// of many, which the entry must not leave.
    pub(super) fn places(&self, wanted: &Wanted<'_>, near: Option<u32>, only: Option<Span>) -> Vec<Splice> {
        let mut places = Vec::new();
        let offset = near.and_then(|line| self.lines.get(line.saturating_sub(1) as usize)).map(|line| line.start);
        let mut scopes: Vec<(Span, Option<usize>)> = Vec::new();
        if let Some(offset) = offset {
            let holds =
                |section: &&(usize, &crate::note::Section)| section.1.span.contains(Span::new(offset, offset).start);
            let mut holding: Vec<(usize, &crate::note::Section)> =
                self.note.sections.iter().enumerate().filter(|section| holds(&section)).collect();
            holding.sort_by_key(|(_, section)| section.span.len());
            scopes.extend(holding.into_iter().map(|(index, section)| (section.span, Some(index))));
        }
        scopes.push((self.whole(), None));
        if let Some(only) = only {
            scopes.retain(|(span, _)| only.start <= span.start && span.end <= only.end);
            if !scopes.iter().any(|(span, _)| *span == only) {
                scopes.push((only, None));
            }
        }
        let has_log = self.note.sections.iter().any(|section| under_log(&[&section.title]));
        for (scope, section) in scopes {
            places.extend(self.log_section(scope, wanted));
            if !has_log || only.is_some() {
                places.extend(self.last_list(scope, wanted).map(|splice| vec![splice]).unwrap_or_default());
                places.extend(self.last_table(scope, wanted));
            }
            // The section of a dated meeting has a list of its own, as those beside it have.
            let dated = section.is_some_and(|index| self.is_dated(index));
            if dated && !has_log && self.last_list(self.whole(), wanted).is_some() {
                places.push(self.item_at_end(scope, wanted));
            }
        }
        match only {
            Some(scope) => places.push(self.item_at_end(scope, wanted)),
            None => places.push(self.new_log(wanted)),
        }
        places
    }

    fn is_dated(&self, section: usize) -> bool {
        let Some(section) = self.note.sections.get(section) else { return false };
        let near = Day::new(2000, 1, 1);
        near.is_some_and(|near| Manner::read(section.title.trim(), near, self.order).is_some())
    }

    /// The places in the sections of a scope that are headed as a log.
    fn log_section(&self, scope: Span, wanted: &Wanted<'_>) -> Vec<Splice> {
        let mut places = Vec::new();
        let logs = self.note.sections.iter().enumerate().rev().filter(|(_, section)| {
            scope.start <= section.span.start && section.span.end <= scope.end && under_log(&[&section.title])
        });
        for (index, section) in logs {
            places.extend(self.last_table(section.span, wanted));
            places.extend(self.headings(index, wanted));
            places.extend(self.last_list(section.span, wanted));
            places.extend(self.paragraphs(section.span, wanted));
            places.push(self.item_at_end(section.span, wanted));
        }
        places
    }

    /// The blocks of a scope.
    fn blocks(&self, scope: Span) -> impl Iterator<Item = usize> + '_ {
        let inside = move |span: Span| scope.start <= span.start && span.start < scope.end;
        (0..self.note.blocks.len()).filter(move |index| self.note.blocks.get(*index).is_some_and(|b| inside(b.span)))
    }

    /// The last list of dated entries of a scope.
    fn last_list(&self, scope: Span, wanted: &Wanted<'_>) -> Option<Splice> {
        let mut list: Vec<Entry> = Vec::new();
        for index in self.blocks(scope) {
            let block = self.note.blocks.get(index)?;
            if !matches!(block.kind, BlockKind::Item { .. }) || block.parent.is_some() {
                continue;
            }
            let Some(entry) = entry(self.note, &self.lines, index, wanted.day, self.order) else { continue };
            let begins = list.last().is_some_and(|last: &Entry| {
                let between = last.last + 1..entry.first;
                between.clone().count() > 1 || between.clone().any(|line| !self.lines.is_blank(line))
            });
            if begins {
                list.clear();
            }
            list.push(entry);
        }
        let (first, last) = (list.first()?, list.last()?);
        // What lies ahead is a plan and no log.
        if first.day.min(last.day) > wanted.day {
            return None;
        }
        let newest_first = list.len() > 1 && first.day > last.day;
        let model = if newest_first { first } else { last };
        let found = item(self.lines.words(model.first))?;
        let loose = list.len() > 1 && list.iter().zip(list.iter().skip(1)).all(|(one, next)| next.first > one.last + 1);
        let marker = match found.marker {
            Marker::Bullet(c) => c.to_string(),
            Marker::Number(number, c) if newest_first => format!("{number}{c}"),
            Marker::Number(number, c) => format!("{}{c}", number.saturating_add(1)),
        };
        let gap = if found.gap.is_empty() { " " } else { found.gap };
        let text = format!("{}{marker}{gap}{}", found.prefix, model.manner.write(wanted.day, wanted.sentence));
        let blank = found.prefix.trim_end();
        let mut rows = Vec::new();
        if loose && !newest_first {
            rows.push(blank.to_owned());
        }
        rows.push(text);
        if loose && newest_first {
            rows.push(blank.to_owned());
        }
        Some(if newest_first { self.before(first.first, &rows) } else { self.after(last.last, &rows) })
    }

    /// Dated paragraphs of a log.
    fn paragraphs(&self, scope: Span, wanted: &Wanted<'_>) -> Option<Splice> {
        let entries: Vec<Entry> = self
            .blocks(scope)
            .filter(|index| self.note.blocks.get(*index).is_some_and(|block| block.kind == BlockKind::Paragraph))
            .filter_map(|index| entry(self.note, &self.lines, index, wanted.day, self.order))
            .collect();
        let (first, last) = (entries.first()?, entries.last()?);
        let newest_first = entries.len() > 1 && first.day > last.day;
        let model = if newest_first { first } else { last };
        let line = self.lines.words(model.first);
        let prefix = line.get(..line.len() - line.trim_start_matches([' ', '\t', '>']).len()).unwrap_or("");
        let text = format!("{prefix}{}", model.manner.write(wanted.day, wanted.sentence));
        let blank = prefix.trim_end().to_owned();
        Some(if newest_first {
            self.before(first.first, &[text, blank])
        } else {
            self.after(last.last, &[blank, text])
        })
    }

    /// A log whose entries are dated headings.
    fn headings(&self, log: usize, wanted: &Wanted<'_>) -> Option<Splice> {
        let mut dated = Vec::new();
        for section in self.note.sections.iter().filter(|section| section.parent == Some(log)) {
            let line = self.lines.of(section.span.start as usize);
            let raw = self.lines.words(line);
            let title = raw.trim_start_matches('#').trim_start();
            let hashes = raw.get(..raw.len() - title.len())?;
            if !hashes.starts_with('#') {
                return None;
            }
            let (day, manner) = Manner::read(title, wanted.day, self.order)?;
            dated.push((day, manner, hashes, line, section.span));
        }
        let (first, last) = (dated.first()?, dated.last()?);
        let newest_first = dated.len() > 1 && first.0 > last.0;
        let model = if newest_first { first } else { last };
        let body = (model.3 + 1..self.lines.len()).find(|line| !self.lines.is_blank(*line))?;
        let bullet = item(self.lines.words(body))
            .filter(|_| (self.lines.get(body).map_or(0, |line| line.start) as u32) < model.4.end);
        let own = Manner::own();
        let sentence = own.words(wanted.sentence);
        let text = match &bullet {
            Some(found) => format!(
                "{}{}{}{sentence}",
                found.prefix,
                mark_of(&found.marker),
                if found.gap.is_empty() { " " } else { found.gap }
            ),
            None => sentence,
        };
        if model.0 == wanted.day {
            // Another entry of the same day.
            let end = self.last_in(model.4)?;
            let rows = if bullet.is_some() { vec![text] } else { vec![String::new(), text] };
            return Some(self.after(end, &rows));
        }
        let open = model.1.open.as_str();
        let closing: String = open
            .chars()
            .rev()
            .map(|c| match c {
                '[' => ']',
                '(' => ')',
                other => other,
            })
            .collect();
        let mut title = format!("{}{open}{}{closing}", model.2, model.1.style.write(wanted.day));
        if !wanted.channel.is_empty()
            && !self.lines.words(model.3).trim_end().ends_with(|c: char| c.is_ascii_digit() || c == ']')
        {
            title.push_str(&format!(" \u{2014} {}", wanted.channel));
        }
        let mut rows = vec![title];
        rows.extend((model.3 + 1..body).map(|_| String::new()));
        rows.push(text);
        if newest_first {
            rows.push(String::new());
            return Some(self.before(first.3, &rows));
        }
        rows.insert(0, String::new());
        Some(self.after(self.last_in(last.4)?, &rows))
    }

    /// The last line of a scope that is not blank.
    fn last_in(&self, scope: Span) -> Option<usize> {
        let last = self.lines.of((scope.end as usize).saturating_sub(1));
        let first = self.lines.of(scope.start as usize);
        (first..=last).rev().find(|line| !self.lines.words(*line).trim().is_empty())
    }

    /// A list item at the end of a scope: in a list that ends there, or in one of its own.
    fn item_at_end(&self, scope: Span, wanted: &Wanted<'_>) -> Splice {
        let Some(last) = self.last_in(scope) else { return self.new_log(wanted) };
        let text = format!("{}{}", self.bullet(), self.manner().write(wanted.day, wanted.sentence));
        self.after(last, &[String::new(), text])
    }

    /// A section for a company of a note that is about several, at its end.
    pub(super) fn section_for(&self, company: &str, wanted: &Wanted<'_>) -> Splice {
        self.company(company, format!("{}{}", self.bullet(), self.manner().write(wanted.day, wanted.sentence)))
    }

    fn company(&self, company: &str, text: String) -> Splice {
        let rows = [String::new(), format!("## {company}"), String::new(), text];
        self.after(self.last_in(Span::new(0, self.note.text.len())).unwrap_or(0), &rows)
    }

    /// A new section for the log at the end of the note.
    fn new_log(&self, wanted: &Wanted<'_>) -> Splice {
        let heading = self.heading("Log");
        let text = format!("{}{}", self.bullet(), self.manner().write(wanted.day, wanted.sentence));
        let rows = if self.blank_after_headings() {
            vec![String::new(), heading, String::new(), text]
        } else {
            vec![String::new(), heading, text]
        };
        match self.last_in(Span::new(0, self.note.text.len())) {
            Some(last) => self.after(last, &rows),
            None => self.after(0, &rows),
        }
    }

    /// A heading of the level that the note's parts have.
    fn heading(&self, title: &str) -> String {
        let level = self.note.sections.iter().map(|section| section.level).filter(|level| *level > 1).min();
        let tops = self.note.sections.iter().filter(|section| section.level == 1).count();
        format!("{} {title}", "#".repeat(usize::from(level.unwrap_or(if tops > 1 { 1 } else { 2 }))))
    }

    /// Whether the note leaves a line free below its headings.
    fn blank_after_headings(&self) -> bool {
        let below = self.note.sections.iter().map(|section| self.lines.of(section.span.start as usize) + 1);
        let below: Vec<bool> =
            below.filter(|line| *line < self.lines.len()).map(|line| self.lines.is_blank(line)).collect();
        below.is_empty() || below.iter().filter(|blank| **blank).count() * 2 >= below.len()
    }

    /// The marker that the note's lists have, with its blanks.
    fn bullet(&self) -> String {
        let items = self.note.blocks.iter().filter(|block| {
            matches!(block.kind, BlockKind::Item { .. }) && block.parent.is_none() && block.quoted == 0
        });
        let found = items.filter_map(|block| item(self.lines.words(self.lines.of(block.span.start as usize))));
        let mut bullets = found.filter(|found| matches!(found.marker, Marker::Bullet(_)) && found.prefix.is_empty());
        let last = bullets.next_back().filter(|found| found.gap.len() <= 3);
        last.map_or_else(
            || "- ".to_owned(),
            |found| format!("{}{}", mark_of(&found.marker), if found.gap.is_empty() { " " } else { found.gap }),
        )
    }

    /// The manner of the note's dated lines, wherever they stand.
    fn manner(&self) -> Manner {
        let near = Day::new(2000, 1, 1);
        let dated = (0..self.note.blocks.len()).rev().find_map(|index| {
            let near = near?;
            let block = self.note.blocks.get(index)?;
            let is_item = matches!(block.kind, BlockKind::Item { .. });
            is_item.then(|| entry(self.note, &self.lines, index, near, self.order))?.map(|entry| entry.manner)
        });
        dated.unwrap_or_else(Manner::own)
    }

    /// Lines after a line: what stands in the file stays as it is, and so does a file that ends without a line end.
    pub(super) fn after(&self, line: usize, rows: &[String]) -> Splice {
        let ending = self.lines.ending(line);
        let Some(found) = self.lines.get(line) else {
            let rows: Vec<&String> = rows.iter().skip_while(|row| row.is_empty()).collect();
            let text: String = rows.iter().map(|row| format!("{row}{ending}")).collect();
            return Splice { at: Span::new(self.note.text.len(), self.note.text.len()), text };
        };
        if found.next == found.end {
            let text = rows.iter().map(|row| format!("{ending}{row}")).collect();
            return Splice { at: Span::new(found.end, found.end), text };
        }
        let text = rows.iter().map(|row| format!("{row}{ending}")).collect();
        Splice { at: Span::new(found.next, found.next), text }
    }

    /// Lines before a line.
    fn before(&self, line: usize, rows: &[String]) -> Splice {
        let ending = self.lines.ending(line);
        let start = self.lines.get(line).map_or(0, |line| line.start);
        Splice { at: Span::new(start, start), text: rows.iter().map(|row| format!("{row}{ending}")).collect() }
    }
}

fn mark_of(marker: &Marker) -> String {
    match marker {
        Marker::Bullet(c) => c.to_string(),
        Marker::Number(number, c) => format!("{number}{c}"),
    }
}

fn mark_width(marker: &Marker) -> usize {
    match marker {
        Marker::Bullet(_) => 1,
        Marker::Number(..) => mark_of(marker).len(),
    }
}

/// People in a cell.
pub(super) fn listed(names: &[&str]) -> String {
    words::joined(names)
}
