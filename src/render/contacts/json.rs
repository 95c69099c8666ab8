//! The people as JSON: types of its own, so that inner ones can change.

use schemars::JsonSchema;
use serde::Serialize;

use super::Row;
use crate::agenda::Agenda;
use crate::casebook::Told;
use crate::render::json::pretty;
use crate::text::Day;

/// The people as one JSON document (`journal/contacts/1`), with a line end. `root` is the journal's folder as it is to be
/// shown.
pub fn json(rows: &[Row<'_>], agenda: &Agenda, root: &str) -> String {
    let today = agenda.today.map(|day| day.to_string());
    pretty(&Book { schema: "journal/contacts/1", today, root, contacts: rows.iter().map(ContactView::new).collect() })
}

/// The answer of `journal contacts --format json`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "journal/contacts/1")]
pub(in crate::render) struct Book<'a> {
    #[schemars(extend("const" = "journal/contacts/1"))]
    schema: &'static str,
    today: Option<String>,
    root: &'a str,
    contacts: Vec<ContactView<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Contact")]
struct ContactView<'a> {
    id: String,
    name: &'a str,
    title: Option<&'a str>,
    company: Option<&'a str>,
    /// No note says so: it is the company of the application.
    company_implied: bool,
    emails: &'a [String],
    phones: &'a [String],
    links: &'a [String],
    parts: Vec<&'static str>,
    owns: &'a [String],
    also_known_as: &'a [String],
    met: Vec<String>,
    discussed: &'a [String],
    first_contact: Option<String>,
    last_contact: Option<String>,
    promises: PromisesView,
    next: Option<NextView<'a>>,
    applications: &'a [&'a str],
    sources: Vec<SourceView<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Promises")]
struct PromisesView {
    made: usize,
    kept: usize,
    moved: usize,
    late: usize,
    open: usize,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Next")]
struct NextView<'a> {
    #[serde(rename = "ref")]
    reference: String,
    action: &'a str,
    state: &'a str,
    title: String,
    due: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Source")]
struct SourceView<'a> {
    what: &'a str,
    value: &'a str,
    path: &'a str,
    line: u32,
    column: u32,
    start: u32,
    end: u32,
}

impl<'a> ContactView<'a> {
    fn new(row: &'a Row<'a>) -> ContactView<'a> {
        let (card, contact) = (&row.card, row.card.contact);
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        ContactView {
            id: row.uid(),
            name: &contact.name,
            title: contact.title.as_deref(),
            company: card.employer.as_ref().map(|employer| employer.name.as_str()),
            company_implied: card.employer.as_ref().is_some_and(|employer| employer.implied),
            emails: &contact.emails,
            phones: &row.phones,
            links: &contact.links,
            parts: row.parts(),
            owns: &contact.duties,
            also_known_as: &contact.aliases,
            met: card.met.iter().map(ToString::to_string).collect(),
            discussed: &card.discussed,
            first_contact: day(card.first),
            last_contact: day(card.last),
            promises: PromisesView {
                made: card.promises.made,
                kept: card.promises.kept,
                moved: card.promises.moved,
                late: card.promises.late,
                open: card.promises.open,
            },
            next: row.next.map(|item| NextView {
                reference: format!("{:010x}", item.reference),
                action: item.rule,
                state: item.state.word(),
                title: row.next_title(),
                due: day(item.due),
            }),
            applications: &row.applications,
            sources: contact.sources.iter().map(SourceView::new).collect(),
        }
    }
}

impl<'a> SourceView<'a> {
    fn new(told: &'a Told) -> SourceView<'a> {
        let place = &told.place;
        SourceView {
            what: told.what,
            value: &told.value,
            path: &place.path,
            line: place.line,
            column: place.column,
            start: place.span.start,
            end: place.span.end,
        }
    }
}
