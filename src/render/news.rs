//! What changed between two agendas: a line for people, or a document of one line.

use std::collections::HashSet;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::json::{DayView, SummaryView, compact};
use super::shown;
use crate::agenda::{Agenda, Item};

/// What happened beside the agenda itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// The notes that were read again or are gone.
    pub notes: Vec<Arc<str>>,
    /// The files that were written.
    pub written: Vec<String>,
}

/// How many titles and notes a line names.
const MOST: usize = 2;

/// `2026-11-25: 2 overdue, 1 today · new: Thank Dana Okafor (Acme) · acme.md · wrote agenda.md`, with a line end.
/// Without an agenda `before`, only the counts are told.
pub fn line(before: Option<&Agenda>, agenda: &Agenda, news: &News) -> String {
    let summary = &agenda.summary;
    let counts = [
        (summary.overdue, "overdue"),
        (summary.today, "today"),
        (summary.upcoming, "ahead"),
        (summary.waiting, "awaited"),
    ];
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    let day = agenda.today.map(|day| day.to_string()).unwrap_or_default();
    let counts = if counts.is_empty() { "nothing to do".to_owned() } else { counts.join(", ") };
    let mut parts = vec![format!("{day}: {counts}")];
    if let Some(before) = before {
        parts.extend(listed("new", &only_in(agenda, before)));
        parts.extend(listed("gone", &only_in(before, agenda)));
        let named = news.notes.iter().take(MOST).map(|note| note.to_string()).collect::<Vec<_>>().join(", ");
        if !named.is_empty() {
            parts.push(named + &more(news.notes.len()));
        }
    }
    if !news.written.is_empty() {
        parts.push(format!("wrote {}", news.written.join(", ")));
    }
    format!("{}\n", shown(&parts.join(" · ")))
}

/// The same as a document of the schema `journal/watch/1`, on one line.
pub fn json(before: Option<&Agenda>, agenda: &Agenda, news: &News) -> String {
    let view = NewsView {
        schema: "journal/watch/1",
        event: if before.is_none() { "start" } else { "change" },
        today: agenda.today.map(DayView),
        summary: SummaryView::new(&agenda.summary),
        new: before.map(|before| only_in(agenda, before)).unwrap_or_default().into_iter().map(ItemView::new).collect(),
        gone: before.map(|before| only_in(before, agenda)).unwrap_or_default().into_iter().map(ItemView::new).collect(),
        notes: news.notes.iter().map(|note| &**note).collect(),
        written: &news.written,
        problems: agenda.problems.len(),
    };
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = compact(&mut bytes, &view);
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

/// The items of one agenda that another one does not have.
fn only_in<'a>(one: &'a Agenda, other: &Agenda) -> Vec<&'a Item> {
    let known: HashSet<u64> = other.items.iter().map(|item| item.reference).collect();
    one.items.iter().filter(|item| !known.contains(&item.reference)).collect()
}

/// The first items of a list by their titles, and how many more there are.
fn listed(word: &str, items: &[&Item]) -> Option<String> {
    let title = |item: &&Item| match &item.company {
        Some(company) => format!("{} ({company})", item.title),
        None => item.title.clone(),
    };
    let names: Vec<String> = items.iter().take(MOST).map(title).collect();
    (!items.is_empty()).then(|| format!("{word}: {}{}", names.join(", "), more(items.len())))
}

fn more(count: usize) -> String {
    if count > MOST { format!(" and {} more", count - MOST) } else { String::new() }
}

/// A line of `journal watch --format jsonl`.
#[derive(Serialize, JsonSchema)]
pub(super) struct NewsView<'a> {
    schema: &'static str,
    /// `start`, then `change`.
    event: &'static str,
    today: Option<DayView>,
    summary: SummaryView,
    /// The items that were not there before.
    new: Vec<ItemView<'a>>,
    /// The items that are there no more.
    gone: Vec<ItemView<'a>>,
    /// The notes that were read again or are gone.
    notes: Vec<&'a str>,
    /// The files that were written.
    written: &'a [String],
    /// How many problems the notes have.
    problems: usize,
}

#[derive(Serialize, JsonSchema)]
struct ItemView<'a> {
    #[serde(rename = "ref")]
    reference: String,
    action: &'a str,
    state: &'a str,
    title: &'a str,
    company: Option<&'a str>,
    due: Option<DayView>,
}

impl<'a> ItemView<'a> {
    fn new(item: &'a Item) -> ItemView<'a> {
        ItemView {
            reference: format!("{:010x}", item.reference),
            action: item.rule,
            state: item.state.word(),
            title: &item.title,
            company: item.company.as_deref(),
            due: item.due.map(DayView),
        }
    }
}
