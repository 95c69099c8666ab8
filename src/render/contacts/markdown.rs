//! The people as a table in Markdown, marked so that it is never read as a note.

use super::Row;
use crate::render::shown;

/// The people as a Markdown document.
pub fn markdown(rows: &[Row<'_>]) -> String {
    let mut out = String::from("---\ngenerated-by: journal\n---\n\n# Contacts\n\n");
    if rows.is_empty() {
        out.push_str("Nobody.\n");
        return out;
    }
    out.push_str("| Name | Title | Company | Address | Phone | Last contact | Next |\n|---|---|---|---|---|---|---|\n");
    for row in rows {
        let contact = row.card.contact;
        let addresses: Vec<&str> = contact.emails.iter().chain(&contact.links).map(String::as_str).collect();
        let last = row.card.last.map(|day| day.to_string()).unwrap_or_default();
        let cells = [
            contact.name.clone(),
            contact.title.clone().unwrap_or_default(),
            row.employer(),
            addresses.join(", "),
            row.phones.join(", "),
            last,
            row.next_action(),
        ];
        out.push('|');
        for cell in &cells {
            out.push(' ');
            out.push_str(&escaped(cell));
            out.push_str(" |");
        }
        out.push('\n');
    }
    out
}

/// Words that stay words in a cell.
fn escaped(cell: &str) -> String {
    let mut safe = String::with_capacity(cell.len() + 4);
    for c in shown(cell).chars() {
        if matches!(c, '|' | '\\' | '[' | ']' | '<' | '>' | '*' | '`' | '&' | '#' | '$' | '%' | '~' | '=' | '{' | '!') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
