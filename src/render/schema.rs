//! JSON Schemas of the documents that the program writes, made from the types that write them.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use super::applications::ApplicationsView;
use super::brief::BriefView;
use super::contacts;
use super::json::{AgendaView, ItemLine, pretty};
use super::news::NewsView;
use super::problems::{CheckView, ProblemLine};
use super::promises::PromisesView;
use super::today::TodayView;
use super::when::AnswerView;

/// One schema.
#[derive(Debug)]
pub struct Row {
    /// Its name for `journal schema`.
    pub name: &'static str,
    /// What it describes.
    pub about: &'static str,
    make: fn() -> String,
}

impl Row {
    /// The schema as a JSON document.
    pub fn text(&self) -> String {
        (self.make)()
    }
}

/// Every schema.
pub const SCHEMAS: &[Row] = &[
    Row { name: "agenda", about: "journal agenda --format json", make: of::<AgendaView<'_>> },
    Row { name: "item", about: "a line of journal agenda --format jsonl", make: of::<ItemLine<'_>> },
    Row { name: "check", about: "journal check --format json", make: of::<CheckView<'_>> },
    Row { name: "problem", about: "a line of journal check --format jsonl", make: of::<ProblemLine<'_>> },
    Row { name: "today", about: "journal today --format json", make: of::<TodayView<'_>> },
    Row { name: "brief", about: "journal brief --format json", make: of::<BriefView<'_>> },
    Row { name: "applications", about: "journal applications --format json", make: of::<ApplicationsView<'_>> },
    Row { name: "contacts", about: "journal contacts --format json", make: of::<contacts::json::Book<'_>> },
    Row { name: "promises", about: "journal promises --format json", make: of::<PromisesView<'_>> },
    Row { name: "watch", about: "a line of journal watch --format jsonl", make: of::<NewsView<'_>> },
    Row { name: "when", about: "a line of journal when --format jsonl", make: of::<AnswerView<'_>> },
];

/// The schema with a name.
pub fn named(name: &str) -> Option<&'static Row> {
    SCHEMAS.iter().find(|row| row.name == name)
}

fn of<T: JsonSchema>() -> String {
    pretty(&SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>())
}
