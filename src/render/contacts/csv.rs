//! The people as comma-separated values, for a spreadsheet.

use super::Row;
use crate::render::shown;

/// The columns, in order.
const COLUMNS: &[&str] = &[
    "name",
    "title",
    "company",
    "company_implied",
    "part",
    "email",
    "phone",
    "link",
    "met",
    "first_contact",
    "last_contact",
    "next_action",
    "next_due",
    "promises",
    "promises_kept",
    "owns",
    "also_known_as",
    "applications",
    "source",
];

/// The people as CSV, with a line of headers. A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
pub fn csv(rows: &[Row<'_>]) -> String {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail, and every record has as many fields as the first.
    let _ = writer.write_record(COLUMNS);
    for row in rows {
        let contact = row.card.contact;
        let day = |day: Option<crate::text::Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let list = |values: &[String]| values.join("; ");
        let met: Vec<String> = row.card.met.iter().map(ToString::to_string).collect();
        let source = row.place().map(|place| format!("{}:{}", place.path, place.line)).unwrap_or_default();
        let cells = [
            contact.name.clone(),
            contact.title.clone().unwrap_or_default(),
            row.card.employer.as_ref().map(|employer| employer.name.clone()).unwrap_or_default(),
            row.card.employer.as_ref().map(|employer| employer.implied.to_string()).unwrap_or_default(),
            row.parts().join("; "),
            list(&contact.emails),
            list(&row.phones),
            list(&contact.links),
            list(&met),
            day(row.card.first),
            day(row.card.last),
            row.next_title(),
            day(row.next.and_then(|item| item.due)),
            row.card.promises.made.to_string(),
            row.card.promises.kept.to_string(),
            list(&contact.duties),
            list(&contact.aliases),
            row.applications.join("; "),
            source,
        ];
        let _ = writer.write_record(cells.iter().map(|cell| guarded(cell)));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A cell that neither a terminal nor a spreadsheet obeys.
fn guarded(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = shown(cell);
    if formula { format!("'{safe}") } else { safe.into_owned() }
}
