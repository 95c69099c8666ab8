//! Tables for spreadsheets: no cell can break out of its place, and none is taken for a formula.

use super::days::{clock, zone_name};
use crate::agenda::{Agenda, Item, Owner};
use crate::extract::Stage;
use crate::text::{Day, shown};

/// The columns of the agenda's table.
const COLUMNS: [&str; 23] = [
    "ref",
    "state",
    "due",
    "time",
    "days_late",
    "action",
    "owed_by",
    "title",
    "company",
    "role",
    "people",
    "emails",
    "phones",
    "channel",
    "not_before",
    "expires",
    "held_until",
    "stage",
    "status",
    "reason",
    "path",
    "line",
    "words",
];

/// The agenda as a table with a row of names, an item a row.
pub fn agenda(agenda: &Agenda) -> String {
    write(&COLUMNS, &agenda.items, row)
}

/// Whether a text begins as this program's tables do.
pub(super) fn is_own(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line == COLUMNS.join(","))
}

fn row(item: &Item) -> Vec<String> {
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let people = |get: &dyn Fn(&crate::agenda::Person) -> Option<String>| {
        item.people.iter().filter_map(get).collect::<Vec<_>>().join("; ")
    };
    let time = item.time.map(|time| {
        let end = time.end.map(|end| format!("-{}", clock(end))).unwrap_or_default();
        let zone = time.zone.map(|zone| format!(" {}", zone_name(zone))).unwrap_or_default();
        format!("{}{end}{zone}", clock(time.start))
    });
    let source = item.sources.first();
    let place = source.map(|source| (&source.place.path, source.place.line));
    let place = place.or(item.record.as_ref().map(|record| (&record.path, record.line)));
    let application = item.application.as_ref();
    vec![
        format!("{:010x}", item.reference),
        item.state.word().to_owned(),
        day(item.due),
        time.unwrap_or_default(),
        item.days_late.to_string(),
        item.rule.to_owned(),
        match item.owner {
            Owner::Me => "me".to_owned(),
            Owner::Them => "them".to_owned(),
        },
        item.title.clone(),
        item.company.clone().unwrap_or_default(),
        item.role.clone().unwrap_or_default(),
        people(&|person| Some(person.name.clone())),
        people(&|person| person.email.clone()),
        people(&|person| person.phone.clone()),
        item.channel.map(|channel| channel.word().to_owned()).unwrap_or_default(),
        day(item.not_before),
        day(item.expires),
        day(item.held_until),
        application.and_then(|application| application.stage).map(Stage::word).unwrap_or_default().to_owned(),
        application.map(|application| application.status.word()).unwrap_or_default().to_owned(),
        item.because.text.clone(),
        place.map(|(path, _)| path.to_string()).unwrap_or_default(),
        place.map(|(_, line)| line.to_string()).unwrap_or_default(),
        source.map(|source| source.quote.clone()).unwrap_or_default(),
    ]
}

/// A table: a row of names, and one row for each of `things`. Every cell is made harmless by [`cell`].
pub(super) fn write<T>(columns: &[&str], things: &[T], row: impl Fn(&T) -> Vec<String>) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and every row has the columns of the first.
    let _ = table.write_record(columns);
    for thing in things {
        let _ = table.write_record(row(thing).iter().map(|text| cell(text)));
    }
    String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A value as a cell: on one line, nothing in it steers what shows it, and an apostrophe stands before what a spreadsheet
/// would take for a formula.
pub(super) fn cell(text: &str) -> String {
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    // A space before it does not keep every spreadsheet from reading a formula, nor does a line end.
    let guard = text.trim_start().starts_with(formula) || text.starts_with(['\t', '\r', '\n']);
    let text = shown(text);
    if guard { format!("'{text}") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1 555 0100", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"] {
            assert!(cell(text).starts_with('\''), "{text:?} is {:?}", cell(text));
        }
        assert_eq!(cell("Dana = EM; \"x\", y"), "Dana = EM; \"x\", y");
        assert_eq!(cell("two\r\nlines"), "two lines");
    }
}
