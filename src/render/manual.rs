//! The manual: what notes may look like, what the rules are, what phrases mean, what is written. Its tables are those of
//! the program, so that it says what the program does. `docs/` holds the same texts, and `journal help` shows them.

use std::fmt::Write as _;

use super::Look;
use super::page::{AHEAD, PLAIN, Page, QUIET, STRONG, Text};
use crate::draft::TEMPLATES;
use crate::extract::{STAGES, STATUSES};
use crate::note::KEYS;
use crate::playbook::RULES;
use crate::render::format::FORMATS;
use crate::render::schema::SCHEMAS;
use crate::settings::SETTINGS;
use crate::timeline;

/// A topic of the manual.
#[derive(Debug)]
pub struct Topic {
    /// Its name for `journal help`.
    pub name: &'static str,
    /// What it is about.
    pub about: &'static str,
    text: &'static str,
}

/// Every topic.
pub const TOPICS: &[Topic] = &[
    Topic {
        name: "notes",
        about: "what a note may look like, and which keys are read",
        text: include_str!("manual/notes.md"),
    },
    Topic {
        name: "playbook",
        about: "what to do after an interview, when, and by which number",
        text: include_str!("manual/playbook.md"),
    },
    Topic {
        name: "timelines",
        about: "what phrases such as \"by end of next week\" mean",
        text: include_str!("manual/timelines.md"),
    },
    Topic { name: "formats", about: "what is written for other programs", text: include_str!("manual/formats.md") },
];

impl Topic {
    /// The topic as Markdown: its text, with the tables of the program where it asks for them (`{keys}`), and the
    /// default of a setting where it names one in braces.
    pub fn markdown(&self) -> String {
        let mut text = String::with_capacity(self.text.len() * 2);
        for line in self.text.lines() {
            match table(line) {
                Some(table) => text.push_str(&table),
                None => text.push_str(&with_numbers(line)),
            }
            text.push('\n');
        }
        text
    }
}

/// The table that a line asks for.
fn table(line: &str) -> Option<String> {
    Some(match line {
        "{keys}" => rows(
            &["key", "also written", "what it is"],
            KEYS.iter().filter_map(|(_, names, about)| {
                let (first, others) = names.split_first()?;
                let others: Vec<String> = others.iter().map(|name| format!("`{name}`")).collect();
                Some(vec![format!("`{first}`"), others.join(", "), (*about).to_owned()])
            }),
        ),
        "{stages}" => words(STAGES.iter().map(|(stage, words)| (stage.word(), *words))),
        "{statuses}" => words(STATUSES.iter().map(|(status, words)| (status.word(), *words))),
        "{rules}" => rows(
            &["rule", "arises when"],
            RULES.iter().map(|rule| vec![format!("`{}`", rule.name), rule.about.to_owned()]),
        ),
        "{settings}" => {
            let mut text = String::new();
            let mut sections: Vec<&str> = SETTINGS.iter().map(|row| row.section).collect();
            sections.dedup();
            for section in sections {
                let of = SETTINGS.iter().filter(|row| row.section == section);
                let of = of
                    .map(|row| vec![format!("`{}`", row.name), format!("`{}`", (row.default)()), row.help.to_owned()]);
                let _ = write!(text, "### [{section}]\n\n{}\n", rows(&["setting", "default", "what it is"], of));
            }
            text.trim_end().to_owned()
        }
        "{phrases}" => {
            let mut text = String::new();
            for (subject, examples) in timeline::examples() {
                let of =
                    examples.into_iter().map(|(phrase, window)| vec![format!("`{phrase}`"), format!("`{window}`")]);
                let _ = write!(text, "### {subject}\n\n{}\n", rows(&["phrase", "days"], of));
            }
            text.trim_end().to_owned()
        }
        "{templates}" => rows(
            &["template", "what it is for"],
            TEMPLATES.iter().map(|template| vec![format!("`{}`", template.name), template.about.to_owned()]),
        ),
        "{formats}" => rows(
            &["format", "endings of files"],
            FORMATS.iter().map(|row| {
                let endings: Vec<String> = row.endings.iter().map(|ending| format!("`.{ending}`")).collect();
                vec![format!("`{}`", row.name), endings.join(" ")]
            }),
        ),
        "{schemas}" => rows(
            &["schema", "what it describes"],
            SCHEMAS.iter().map(|row| vec![format!("`{}`", row.name), format!("`{}`", row.about)]),
        ),
        _ => return None,
    })
}

/// A table of words and what else is written for them.
fn words(of: impl Iterator<Item = (&'static str, &'static [&'static str])>) -> String {
    let row = |(word, words): (&'static str, &'static [&'static str])| {
        let others: Vec<&str> = words.iter().copied().filter(|other| *other != word).collect();
        vec![word.to_owned(), others.join(", ")]
    };
    rows(&["word", "also written"], of.map(row))
}

/// A table of Markdown, without a line end.
fn rows(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = format!("| {} |\n|{}\n", columns.join(" | "), " --- |".repeat(columns.len()));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text.truncate(text.trim_end().len());
    text
}

/// A line with the default of each setting that it names in braces.
fn with_numbers(line: &str) -> String {
    let mut text = line.to_owned();
    if text.contains('{') {
        for row in SETTINGS {
            text = text.replace(&format!("{{{}}}", row.name), &(row.default)());
        }
    }
    text
}

/// Markdown of the manual as a page: headings, paragraphs, lists, tables and code.
pub fn page(markdown: &str, look: Look) -> String {
    let mut page = Page::new(look);
    let mut lines = markdown.lines().peekable();
    while let Some(line) = lines.next() {
        if line.is_empty() {
            page.gap();
        } else if let Some(title) = line.strip_prefix('#') {
            page.gap();
            page.paragraph(0, &Text::new().add(STRONG, title.trim_start_matches('#').trim()));
        } else if line.starts_with("```") {
            for code in lines.by_ref().take_while(|line| !line.starts_with("```")) {
                page.raw(&format!("    {}", crate::text::safe::shown(code)));
            }
        } else if line.starts_with('|') {
            let mut table = vec![cells(line)];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                table.push(cells(row));
            }
            columns(&mut page, &table);
        } else if let Some(item) = line.strip_prefix("- ") {
            let mut item = item.to_owned();
            while let Some(more) = lines.next_if(|line| line.starts_with("  ")) {
                item.push(' ');
                item.push_str(more.trim());
            }
            page.hanging(&[(0, PLAIN, "•")], 2, &inline(&item));
        } else {
            let mut words = line.to_owned();
            while let Some(more) = lines.next_if(|line| {
                !line.is_empty() && !line.starts_with(['#', '|']) && !line.starts_with("- ") && !line.starts_with("```")
            }) {
                words.push(' ');
                words.push_str(more);
            }
            page.paragraph(0, &inline(&words));
        }
    }
    page.finish()
}

/// The cells of a row, without the marks of Markdown that a table needs.
fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|');
    let inner = inner.strip_suffix('|').unwrap_or(inner).replace("\\|", "\u{1f}");
    inner.split('|').map(|cell| cell.trim().replace('\u{1f}', "|")).collect()
}

/// A table as rows of a hanging first column; where there are three columns, the second stands in the text.
fn columns(page: &mut Page, table: &[Vec<String>]) {
    let plain = |cell: &str| cell.replace('`', "");
    let Some(header) = table.first() else { return };
    let body = table.iter().skip(2);
    let widest =
        body.clone().filter_map(|row| row.first()).map(|cell| super::page::width(&plain(cell))).max().unwrap_or(0);
    let indent = widest.min(page.look().width / 2) + 2;
    for row in body {
        let first = plain(row.first().map_or("", String::as_str));
        let mut text = Text::new();
        // In a table of three the last column says what it is, and the second is a remark on it.
        let order: Vec<usize> = if row.len() == 3 { vec![2, 1] } else { (1..row.len()).collect() };
        for (at, column) in order.into_iter().enumerate() {
            let cell = row.get(column).map(|cell| plain(cell)).unwrap_or_default();
            if cell.is_empty() {
                continue;
            }
            text = match at {
                0 => text.add(PLAIN, &cell),
                _ => text.add(QUIET, &format!(" ({}: {cell})", header.get(column).map_or("", String::as_str))),
            };
        }
        page.hanging(&[(0, AHEAD, first.as_str())], indent, &text);
    }
}

/// Words with their code marked.
fn inline(words: &str) -> Text {
    let mut text = Text::new();
    for (at, part) in words.replace("**", "").split('`').enumerate() {
        text = text.add(if at % 2 == 1 { AHEAD } else { PLAIN }, part);
    }
    text
}
