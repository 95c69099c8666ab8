//! A log that is a table: the row that an entry becomes.

use super::{Page, Wanted};
use crate::edit::Splice;
use crate::edit::days::Style;
use crate::edit::lines::Manner;
use crate::note::BlockKind;
use crate::text::{Day, Span};

impl Page<'_> {
    /// The last table of a scope that is a log: a column of days, one of words, and none of companies.
    pub(super) fn last_table(&self, scope: Span, wanted: &Wanted<'_>) -> Option<Splice> {
        let mut rows: Vec<(usize, u32, usize)> = Vec::new();
        for index in self.blocks(scope) {
            let block = self.note.blocks.get(index)?;
            let BlockKind::Cell { table, row, .. } = block.kind else { continue };
            let line = self.lines.of(block.span.start as usize);
            if rows.last().is_none_or(|last| last.2 != line) {
                rows.push((table, row, line));
            }
        }
        let table = rows.iter().rev().map(|(table, ..)| *table).find(|table| self.columns(*table).is_some())?;
        let columns = self.columns(table)?;
        let lines: Vec<usize> =
            rows.iter().filter(|(of, row, _)| *of == table && *row > 0).map(|(.., line)| *line).collect();
        let header = rows.iter().find(|(of, row, _)| *of == table && *row == 0).map(|(.., line)| *line)?;
        let date = columns.iter().position(|column| *column == Column::Day)?;
        let days: Vec<(usize, Day, Style)> = lines
            .iter()
            .filter_map(|line| {
                let words = cells(self.lines.words(*line)).get(date)?.trim().to_owned();
                let (day, style, _) = Style::read(words.trim_start_matches(['[', '*']), wanted.day, self.order)?;
                Some((*line, day, style))
            })
            .collect();
        let newest_first = days.len() > 1 && days.first()?.1 > days.last()?.1;
        let model = if newest_first { days.first() } else { days.last() };
        let style = model.map_or(Style::ISO, |(_, _, style)| *style);
        let like = model.map_or(header, |(line, ..)| *line);
        let raw = self.lines.words(like);
        let prefix = raw.get(..raw.len() - raw.trim_start_matches([' ', '\t', '>']).len()).unwrap_or("");
        let told = model.and_then(|(line, ..)| {
            let at = columns.iter().position(|column| *column == Column::Words)?;
            cells(self.lines.words(*line)).get(at).map(|text| text.trim().to_owned())
        });
        let manner = match told.filter(|told| !told.is_empty()) {
            Some(told) => Manner {
                small: told.starts_with(char::is_lowercase),
                stop: told.ends_with(['.', '!', '?']),
                ..Manner::own()
            },
            None => Manner::own(),
        };
        let values: Vec<String> = columns
            .iter()
            .map(|column| match column {
                Column::Day => style.write(wanted.day),
                Column::People => wanted.people.to_owned(),
                Column::Means => wanted.channel.to_owned(),
                Column::Words => manner.words(wanted.sentence),
                Column::Other => String::new(),
            })
            .map(|value| value.replace('|', "\\|"))
            .collect();
        let mut text = values.join(" | ").replace("|  |", "| |");
        let inner = raw.trim_start_matches([' ', '\t', '>']);
        if inner.starts_with('|') {
            text = format!("| {}", text.trim_start());
        }
        if inner.trim_end().ends_with('|') {
            text = format!("{} |", text.trim_end());
        }
        let text = format!("{prefix}{}", text.trim_end());
        match (newest_first, lines.last()) {
            (true, _) => Some(self.before(days.first()?.0, &[text])),
            (false, Some(last)) => Some(self.after(*last, &[text])),
            // A header, its line of dashes, and no row yet.
            (false, None) => Some(self.after(header + 1, &[text])),
        }
    }

    /// What the columns of a table are, if it is a log.
    fn columns(&self, table: usize) -> Option<Vec<Column>> {
        let headers = &self.note.tables.get(table)?.headers;
        let mut columns: Vec<Column> = Vec::new();
        for header in headers {
            let folded = header.trim().to_lowercase();
            columns.push(match folded.as_str() {
                "company" | "role" | "position" | "application" | "employer" => return None,
                "date" | "day" | "when" | "on" => Column::Day,
                "who" | "people" | "person" | "contact" | "with" | "name" => Column::People,
                "type" | "kind" | "channel" | "via" | "how" | "medium" | "means" => Column::Means,
                "what" | "notes" | "note" | "event" | "entry" | "details" | "description" | "activity" | "action"
                | "what happened" | "comment" | "comments" | "log" | "summary" => {
                    if columns.contains(&Column::Words) {
                        Column::Other
                    } else {
                        Column::Words
                    }
                }
                _ => Column::Other,
            });
        }
        (columns.contains(&Column::Day) && columns.contains(&Column::Words)).then_some(columns)
    }
}

/// What a column of a log holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Day,
    People,
    Means,
    Words,
    Other,
}

/// The cells of a row, with their blanks.
fn cells(row: &str) -> Vec<String> {
    let row = row.trim_start_matches([' ', '\t', '>']).trim_end();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in row.chars() {
        match (c, cells.last_mut()) {
            ('|', _) if !escaped => cells.push(String::new()),
            (c, Some(cell)) => cell.push(c),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    cells
}
