//! The formats of files and pages: one row each.

use super::{csv, ics};
use crate::agenda::agenda_file;

/// A format in which something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A page for people.
    Text,
    /// A file for a vault.
    Markdown,
    /// One document for other programs.
    Json,
    /// One document a line.
    JsonLines,
    /// A table for spreadsheets.
    Csv,
    /// A calendar.
    Calendar,
    /// Annotations of GitHub Actions.
    Github,
}

/// What is known of a format.
#[derive(Debug)]
pub struct Row {
    /// The format.
    pub format: Format,
    /// Its name on the command line.
    pub name: &'static str,
    /// The endings of file names that stand for it.
    pub endings: &'static [&'static str],
    /// Whether a file of this format was written by this program, by the mark that it then holds.
    made: fn(&str) -> bool,
}

/// Every format.
pub const FORMATS: &[Row] = &[
    // A page bears no mark, so that no file is known as one.
    Row { format: Format::Text, name: "text", endings: &["txt", "text"], made: |_| false },
    Row {
        format: Format::Markdown,
        name: "md",
        endings: &["md", "markdown"],
        made: |text| {
            let head = text.strip_prefix('\u{feff}').unwrap_or(text).lines();
            let mut head = head.map(str::trim_end);
            head.next() == Some("---") && head.take_while(|line| *line != "---").any(|line| line == agenda_file::MARK)
        },
    },
    Row {
        format: Format::Json,
        name: "json",
        endings: &["json"],
        made: |text| head(text).contains("\"schema\": \"journal/"),
    },
    Row {
        format: Format::JsonLines,
        name: "jsonl",
        endings: &["jsonl", "ndjson"],
        made: |text| text.starts_with("{\"schema\":\"journal/"),
    },
    Row { format: Format::Csv, name: "csv", endings: &["csv"], made: csv::is_own },
    Row {
        format: Format::Calendar,
        name: "ics",
        endings: &["ics", "ical"],
        made: |text| head(text).contains(ics::MAKER),
    },
    Row { format: Format::Github, name: "github", endings: &[], made: |_| false },
];

/// The beginning of a text, where a format's mark stands.
fn head(text: &str) -> &str {
    (0..=200).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}

impl Format {
    /// The format that a word of the command line names.
    pub fn from_name(name: &str) -> Option<Format> {
        FORMATS.iter().find(|row| row.name == name).map(|row| row.format)
    }

    /// The format that the ending of a file name stands for.
    pub fn from_ending(name: &str) -> Option<Format> {
        let (_, ending) = name.rsplit_once('.')?;
        let is = |row: &&Row| row.endings.iter().any(|known| known.eq_ignore_ascii_case(ending));
        FORMATS.iter().find(is).map(|row| row.format)
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// Whether a text of this format was written by this program. An empty one counts: there is nothing in it to lose.
    pub fn is_own(self, text: &str) -> bool {
        text.trim().is_empty() || self.row().is_some_and(|row| (row.made)(text))
    }

    fn row(self) -> Option<&'static Row> {
        FORMATS.iter().find(|row| row.format == self)
    }
}
