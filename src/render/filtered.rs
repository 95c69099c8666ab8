//! What a filter wanted and left out, in words and in JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::days::{count, short};
use super::page::{PLAIN, QUIET, Text};
use crate::agenda::{Filter, Filtered, Owner};
use crate::text::Day;

/// What was wanted, in a row of words: `acme`, `in calls/`, `up to Fri 23 Oct`.
fn wanted(filter: &Filter, today: Option<Day>) -> Vec<String> {
    let mut parts: Vec<String> = filter.words.iter().map(|word| format!("“{word}”")).collect();
    parts.extend(filter.paths.iter().map(|path| format!("in {path}")));
    parts.extend(match (filter.from, filter.to) {
        (Some(from), Some(to)) if from == to => Some(format!("on {}", short(from, today))),
        (Some(from), Some(to)) => Some(format!("from {} to {}", short(from, today), short(to, today))),
        (Some(from), None) => Some(format!("from {} on", short(from, today))),
        (None, Some(to)) => Some(format!("up to {}", short(to, today))),
        (None, None) => None,
    });
    parts.extend(filter.owed_by.map(|owner| match owner {
        Owner::Me => "owed by you".to_owned(),
        Owner::Them => "owed by them".to_owned(),
    }));
    if !filter.kinds.is_empty() {
        parts.push(filter.kinds.join(" or "));
    }
    if !filter.statuses.is_empty() {
        parts.push(filter.statuses.join(" or "));
    }
    parts.extend(filter.since.map(|since| format!("new since {}", short(since, today))));
    parts
}

/// ` · only “acme”, up to Fri 23 Oct: 9 more are left out`; nothing where there was no filter.
pub(super) fn words(filtered: Option<&Filtered>, today: Option<Day>) -> Text {
    let Some(filtered) = filtered else { return Text::new() };
    let left_out = match filtered.left_out {
        0 => "that is all there is".to_owned(),
        number => format!("{} left out", count(number as i64, "line")),
    };
    Text::new()
        .add(PLAIN, "Only ")
        .add(PLAIN, &wanted(&filtered.filter, today).join(", "))
        .add(QUIET, &format!(": {left_out}"))
}

/// What a filter wanted and how many lines it left out.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Filtered")]
pub(super) struct FilteredView {
    /// Each part of the filter in words.
    by: Vec<String>,
    /// How many items it leaves out.
    left_out: usize,
}

impl FilteredView {
    pub(super) fn new(filtered: &Filtered, today: Option<Day>) -> FilteredView {
        FilteredView { by: wanted(&filtered.filter, today), left_out: filtered.left_out }
    }
}
