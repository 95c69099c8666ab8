//! The people for the eye: a table where it fits, else an entry for each.

use super::Row;
use crate::agenda::State;
use crate::render::Look;
use crate::render::page::{LATE, PLAIN, Page, QUIET, STRONG, Text, width};
use crate::render::shown;

/// A column of the table, with the least width it is still worth showing in.
struct Column {
    head: &'static str,
    least: usize,
    /// Never cut: an address that is cut is none.
    whole: bool,
}

const COLUMNS: &[Column] = &[
    Column { head: "Name", least: 12, whole: true },
    Column { head: "Title", least: 12, whole: false },
    Column { head: "Company", least: 10, whole: false },
    Column { head: "Address", least: 12, whole: true },
    Column { head: "Phone", least: 8, whole: true },
    Column { head: "Last contact", least: 10, whole: true },
    Column { head: "Next", least: 20, whole: false },
];

/// Between two columns.
const GAP: usize = 2;

/// The people as a page.
pub fn text(rows: &[Row<'_>], look: Look) -> String {
    let mut page = Page::new(look);
    if rows.is_empty() {
        page.paragraph(0, &Text::new().add(PLAIN, "No contacts."));
        return page.finish();
    }
    let cells: Vec<Vec<String>> = rows.iter().map(cells).collect();
    match widths(&cells, look.width) {
        Some(widths) => table(&mut page, rows, &cells, &widths),
        None => entries(&mut page, rows),
    }
    page.finish()
}

fn cells(row: &Row<'_>) -> Vec<String> {
    let contact = row.card.contact;
    let address = contact.emails.first().or(contact.links.first()).cloned().unwrap_or_default();
    [
        contact.name.clone(),
        contact.title.clone().unwrap_or_default(),
        row.employer(),
        address,
        row.phones.first().cloned().unwrap_or_default(),
        row.card.last.map(|day| day.to_string()).unwrap_or_default(),
        row.next_action(),
    ]
    .iter()
    .map(|cell| shown(cell).into_owned())
    .collect()
}

/// How wide each column is; 0 for a column that is empty; `None` where the table does not fit.
fn widths(cells: &[Vec<String>], columns: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = COLUMNS
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let most = cells.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
            if most == 0 { 0 } else { most.max(width(column.head)) }
        })
        .collect();
    let total = |widths: &[usize]| {
        widths.iter().filter(|width| **width > 0).map(|width| width + GAP).sum::<usize>().saturating_sub(GAP)
    };
    while total(&widths) > columns {
        // The widest of those that may be cut gives way.
        let widest = (0..widths.len())
            .filter(|at| {
                COLUMNS
                    .get(*at)
                    .is_some_and(|column| !column.whole && widths[*at] > column.least.max(width(column.head)))
            })
            .max_by_key(|at| widths[*at])?;
        let least = COLUMNS[widest].least.max(width(COLUMNS[widest].head));
        widths[widest] = widths[widest].saturating_sub(1).max(least);
    }
    Some(widths)
}

fn table(page: &mut Page, rows: &[Row<'_>], cells: &[Vec<String>], widths: &[usize]) {
    let starts: Vec<usize> = widths
        .iter()
        .scan(0, |at, width| {
            let own = *at;
            *at += if *width > 0 { width + GAP } else { 0 };
            Some(own)
        })
        .collect();
    let shown_columns = || (0..widths.len()).filter(|at| widths[*at] > 0);
    let heads: Vec<_> = shown_columns().map(|at| (starts[at], QUIET, COLUMNS[at].head)).collect();
    page.hanging(&heads, 0, &Text::new());
    for (row, cells) in rows.iter().zip(cells) {
        let cut: Vec<String> = cells.iter().zip(widths).map(|(cell, width)| fitted(cell, *width)).collect();
        let late = row.next.is_some_and(|item| item.state == State::Overdue);
        let labels: Vec<_> = shown_columns()
            .map(|at| {
                let style = match at {
                    0 => STRONG,
                    6 if late => LATE,
                    _ => PLAIN,
                };
                (starts[at], style, cut[at].as_str())
            })
            .collect();
        page.hanging(&labels, 0, &Text::new());
    }
}

/// A text in so many columns, with a mark where it was cut.
fn fitted(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        cut.push(c);
        if width(&cut) + 1 > columns {
            cut.pop();
            break;
        }
    }
    let mut cut = cut.trim_end().to_owned();
    cut.push('\u{2026}');
    cut
}

/// An entry for each: the name with title and company, and below it how to reach them and what is next.
fn entries(page: &mut Page, rows: &[Row<'_>]) {
    for row in rows {
        let contact = row.card.contact;
        let mut head = Text::new().add(STRONG, &contact.name);
        for about in contact.title.iter().cloned().chain(Some(row.employer()).filter(|name| !name.is_empty())) {
            // What stands in brackets, the company of the application, needs no comma.
            head = head.add(PLAIN, if about.starts_with('(') { " " } else { ", " }).add(PLAIN, &about);
        }
        page.hanging(&[], 0, &head);
        let reach: Vec<&str> =
            contact.emails.iter().chain(&row.phones).chain(&contact.links).map(String::as_str).collect();
        for one in reach {
            page.paragraph(4, &Text::new().keep(PLAIN, one));
        }
        if let Some(last) = row.card.last {
            page.paragraph(4, &Text::new().add(QUIET, "last contact ").keep(QUIET, &last.to_string()));
        }
        if let Some(item) = row.next {
            let style = if item.state == State::Overdue { LATE } else { PLAIN };
            page.paragraph(4, &Text::new().add(QUIET, "next: ").add(style, &row.next_action()));
        }
    }
}
