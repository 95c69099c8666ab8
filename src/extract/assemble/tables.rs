//! Tables: trackers of many companies, and logs.

use super::{Assembler, Piece};
use std::collections::HashMap;

use crate::extract::{
    Direction, Event, EventKind, Meeting, Mention, Part, Reading, Stage, Standing, Statement, Subject, When, Where,
};
use crate::extract::{days, people, words};
use crate::note::{Block, BlockKind, Key, fold_key, is_missing};
use crate::text::{Day, Span};
use crate::timeline;

/// What is known of the table whose cells are being read.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) table: Option<usize>,
    /// What each column is.
    pub(super) columns: Vec<Column>,
    /// For each row of the table: subject, day, meeting.
    pub(super) rows: Vec<(usize, Option<Day>)>,
    /// The rows whose day is none of the calendar, in order.
    dayless: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Key(Key),
    /// A day of an entry.
    Day,
    /// What kind of entry.
    Kind,
    Other,
}

impl<'a> Assembler<'a> {
    /// Reads a cell, whose block has a number, by its table, row and column.
    pub(super) fn cell(&mut self, index: usize, block: &Block, (table, row, column): (usize, u32, u32)) {
        if self.rows.table != Some(table) {
            self.begin_table(table, index);
        }
        if row == 0 {
            return;
        }
        let Some(&kind) = self.rows.columns.get(column as usize) else { return };
        let (subject, day) = self.rows.rows.get(row as usize).copied().unwrap_or((0, None));
        let header =
            self.note.tables.get(table).and_then(|table| table.headers.get(column as usize)).map_or("", String::as_str);
        if block.prose.text.trim().is_empty()
            || matches!(kind, Column::Day | Column::Key(Key::Company | Key::Role | Key::Application))
        {
            return;
        }
        let place = self.note.place(block.prose.to_source(Span::new(0, block.prose.text.len())));
        let text = block.prose.text.trim().to_owned();
        if matches!(kind, Column::Key(Key::Applied | Key::LastContact | Key::NextTouch | Key::Timeline)) {
            self.impossible_cell(block, self.near_day());
        }
        let own_day = || days::day(&text, self.near_day(), self.calendar).map(|dated| dated.day);
        match kind {
            Column::Key(Key::Stage | Key::Status) => {
                if let Some(words) = words::read(&text, &self.settings.words) {
                    // A tracker is edited as things change: its words hold as of its last day, which nobody wrote down.
                    self.facts.standings.push(Standing {
                        subject,
                        day,
                        stage: words.stage,
                        status: words.status,
                        place,
                        quote: text,
                    });
                }
            }
            Column::Key(Key::Applied) => {
                if let Some(day) = own_day() {
                    self.facts.standings.push(Standing {
                        subject,
                        day: Some(day),
                        stage: Some(Stage::Applied),
                        status: None,
                        place: place.clone(),
                        quote: text.clone(),
                    });
                    self.facts.events.push(Event::stated(
                        subject,
                        day,
                        Direction::Mine,
                        EventKind::Applied,
                        place,
                        text,
                    ));
                }
            }
            Column::Key(Key::LastContact) => {
                if let Some(day) = own_day() {
                    self.facts.events.push(Event::stated(
                        subject,
                        day,
                        Direction::Neither,
                        EventKind::Touch,
                        place,
                        text,
                    ));
                }
            }
            Column::Key(Key::NextTouch) => {
                if let days::Value::Window(window) = days::value(&text, day.or(self.written()), self.calendar) {
                    let phrase = Span::new(0, 0);
                    let said = day.or(self.written());
                    self.facts.statements.push(Statement::stated(
                        subject,
                        Reading::Commitment,
                        When::Window(*window),
                        said,
                        place,
                        "Follow up".to_owned(),
                        phrase,
                    ));
                }
            }
            Column::Key(Key::Timeline) => {
                if let days::Value::Window(window) = days::value(&text, day.or(self.written()), self.calendar) {
                    let phrase = Span::new(0, text.len());
                    let said = day.or(self.written());
                    self.facts.statements.push(Statement::stated(
                        subject,
                        Reading::Promise,
                        When::Window(*window),
                        said,
                        place,
                        text,
                        phrase,
                    ));
                }
            }
            // Rows that are no application and no entry of a log were read with the people.
            Column::Key(Key::Interviewers | Key::Contacts | Key::Recruiter | Key::Helper)
                if subject == 0 && day.is_none() => {}
            Column::Key(key @ (Key::Interviewers | Key::Contacts | Key::Recruiter | Key::Helper)) => {
                let part = match key {
                    Key::Interviewers => Part::Interviewer,
                    Key::Recruiter => Part::Recruiter,
                    Key::Helper => Part::Helper,
                    _ => Part::Other,
                };
                let first = self.facts.mentions.len();
                for mention in people::people_of(&text) {
                    self.facts.mentions.push(Mention {
                        subject,
                        part,
                        strong: true,
                        place: Some(place.clone()),
                        ..mention
                    });
                }
                if part == Part::Interviewer {
                    let new: Vec<usize> = (first..self.facts.mentions.len()).collect();
                    let meeting = self.facts.meetings.iter_mut().find(|meeting| {
                        meeting.subject == subject && Some(meeting.day) == day && meeting.place.line == place.line
                    });
                    if let Some(meeting) = meeting {
                        meeting.people.extend(new);
                    }
                }
            }
            Column::Key(
                Key::Offer
                | Key::OfferDeadline
                | Key::Salary
                | Key::Location
                | Key::Email
                | Key::Phone
                | Key::Linkedin
                | Key::Name
                | Key::Tags,
            ) => {}
            _ => {
                let mut titles = vec![header];
                titles.extend(self.note.above(block).map(|section| section.title.as_str()));
                let kinds = self.rows.columns.contains(&Column::Kind);
                let piece = Piece {
                    prose: &block.prose,
                    masked: &block.prose.masked,
                    subject,
                    said: day.or(self.written()).filter(|_| self.rows.dayless.binary_search(&row).is_err()),
                    place: Where::Cell,
                    headings: &titles,
                    sender: None,
                    skip: None,
                    dated: day.is_some(),
                    made: day.or(self.facts.date).is_none(),
                    planned: day.is_some() && (kind == Column::Kind || kind == Column::Other && !kinds),
                };
                self.prose(&piece);
            }
        }
    }

    /// Finds out what the columns of a table are, whose first cell is the block `first`, and the subject and day of each of
    /// its rows.
    fn begin_table(&mut self, index: usize, first: usize) {
        let note = self.note;
        let Some(table) = note.tables.get(index) else { return };
        let column = |header: &String| match fold_key(header).as_str() {
            "date" | "day" | "when" | "on" => Column::Day,
            "type" | "kind" | "what" | "event" | "round" | "stage" => Column::Kind,
            "decision" | "decision_by" | "answer_by" | "hear_back" | "hear_by" => Column::Key(Key::Timeline),
            "follow_up" | "followup" | "follow_up_on" | "chase" => Column::Key(Key::NextTouch),
            "who" => Column::Key(Key::Interviewers),
            folded => Key::from_name(folded).map_or(Column::Other, Column::Key),
        };
        let mut columns: Vec<Column> = table.headers.iter().map(column).collect();
        let tracker = columns.contains(&Column::Key(Key::Company)) && !people::is_of_people(&table.headers);
        if tracker {
            for (column, header) in columns.iter_mut().zip(&table.headers) {
                if *column == Column::Kind && !header.to_lowercase().contains("type") {
                    *column = Column::Key(Key::Stage);
                }
            }
        }
        let mut rows: Vec<(usize, Option<Day>)> = vec![(0, None); table.rows as usize + 1];
        let cells: Vec<(&Block, u32, u32)> = note
            .blocks
            .iter()
            .skip(first)
            // The cells of a table stand one after the other.
            .map_while(|block| match block.kind {
                BlockKind::Cell { table, row, column } if table == index => Some((block, row, column)),
                _ => None,
            })
            .filter(|(_, row, _)| *row > 0)
            .collect();
        let section = cells
            .first()
            .and_then(|(block, ..)| block.section)
            .and_then(|section| self.sections.get(section))
            .cloned()
            .unwrap_or_default();
        let said = section.dated.map(|dated| dated.day).or(self.facts.date).or(self.near);
        let by_place: HashMap<(u32, u32), &Block> =
            cells.iter().map(|(block, row, column)| ((*row, *column), *block)).collect();
        let mut times = vec![None; rows.len()];
        if tracker {
            for (row, own) in rows.iter_mut().enumerate().skip(1) {
                let cell = |key: Key| {
                    let column = columns.iter().position(|column| *column == Column::Key(key))? as u32;
                    let block = *by_place.get(&(row as u32, column))?;
                    let text = block
                        .links
                        .iter()
                        .find(|link| link.wiki)
                        .map_or(block.prose.text.as_str(), |link| people::link_name(&link.target));
                    Some((text.trim().to_owned(), block)).filter(|(text, _)| !is_missing(text))
                };
                let Some((company, block)) = cell(Key::Company) else { continue };
                let place = Some(note.place(block.prose.to_source(Span::new(0, block.prose.text.len()))));
                let role = cell(Key::Role).map(|(text, _)| text);
                self.facts.subjects.push(Subject { company: Some(company), role, application: None, place });
                own.0 = self.facts.subjects.len() - 1;
            }
        }
        let mut dayless = Vec::new();
        for &(block, row, column) in &cells {
            if columns.get(column as usize) == Some(&Column::Day) {
                if row > 0 && self.impossible_cell(block, said) {
                    dayless.push(row);
                }
                let dated = days::day(block.prose.text.trim(), said, self.calendar)
                    .or_else(|| days::anywhere(&block.prose.text, said, self.calendar));
                if let (Some(slot), Some(dated)) = (rows.get_mut(row as usize), dated) {
                    slot.1 = Some(dated.day);
                    times[row as usize] = dated.time;
                }
            }
        }
        // A row whose type says interview is a meeting.
        for &(block, row, column) in &cells {
            let is_kind = matches!(columns.get(column as usize), Some(Column::Kind | Column::Key(Key::Stage)));
            let (subject, day) = rows.get(row as usize).copied().unwrap_or((0, None));
            let Some(day) = day.filter(|_| is_kind) else { continue };
            let Some(stage) = words::in_text(&block.prose.text).filter(|stage| words::is_meeting(*stage)) else {
                continue;
            };
            if self.facts.meetings.iter().any(|meeting| meeting.subject == subject && meeting.day == day) {
                continue;
            }
            let place = note.place(block.prose.to_source(Span::new(0, block.prose.text.len())));
            let last_line = place.line;
            let mut people = Vec::new();
            for mention in people::of_round(&block.prose.text) {
                people.push(self.facts.mentions.len());
                self.facts.mentions.push(Mention { subject, place: Some(place.clone()), ..mention });
            }
            let quote = block.prose.text.trim().to_owned();
            self.facts.meetings.push(Meeting {
                time: times.get(row as usize).copied().flatten(),
                stage: Some(stage),
                people,
                ..Meeting::on(day, subject, place, quote, last_line)
            });
        }
        self.with_whom(&cells, &columns, &rows);
        self.rows = Rows { table: Some(index), columns, rows, dayless };
    }

    /// A remark in the row of a meeting may say with whom it is and when: "with Tara + Omar Said, 9am".
    fn with_whom(&mut self, cells: &[(&Block, u32, u32)], columns: &[Column], rows: &[(usize, Option<Day>)]) {
        const WITH: &[&str] = &["with ", "w/ ", "w/"];
        let meetings = self.facts.meetings.iter().enumerate();
        let of_rows: HashMap<(usize, Day, u32), usize> =
            meetings.map(|(index, meeting)| ((meeting.subject, meeting.day, meeting.place.line), index)).collect();
        for &(block, row, column) in cells {
            let text = block.prose.text.trim();
            let is_remark = columns.get(column as usize) == Some(&Column::Other);
            let begins = |with: &&str| text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
            if !is_remark || !WITH.iter().any(begins) {
                continue;
            }
            let place = self.note.place(block.prose.to_source(Span::new(0, block.prose.text.len())));
            let (subject, Some(day)) = rows.get(row as usize).copied().unwrap_or((0, None)) else { continue };
            let Some(&meeting) = of_rows.get(&(subject, day, place.line)) else { continue };
            let held: Vec<Mention> = people::of_round(&format!("interview {text}"));
            for mention in held {
                let next = self.facts.mentions.len();
                self.facts.mentions.push(Mention { subject, place: Some(place.clone()), ..mention });
                if let Some(own) = self.facts.meetings.get_mut(meeting) {
                    own.people.push(next);
                }
            }
            let time = match days::value(text, Some(day), self.calendar) {
                days::Value::Window(window) if window.earliest() == Some(day) => window.time,
                _ => None,
            };
            let time = time.or_else(|| days::clock(text));
            if let Some(own) = self.facts.meetings.get_mut(meeting) {
                own.time = own.time.or(time);
            }
        }
    }

    /// Reports a cell that is no day of the calendar, where it is one.
    fn impossible_cell(&mut self, block: &Block, said: Option<Day>) -> bool {
        let phrases = timeline::find(&block.prose.text, &block.prose.masked);
        self.impossible_days(&block.prose, &phrases, said);
        phrases.iter().any(|phrase| days::is_impossible(phrase, said, self.calendar))
    }
}
