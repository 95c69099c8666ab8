//! Front matter between `+++`: TOML → the same tree of [`Value`]s.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Value;
use super::yaml::Entry;
use crate::text::Span;

/// Reads a block; `base` is its offset in the file. What stands right is read, and each error is given with its place.
pub(super) fn read(inner: &str, base: usize) -> (Vec<Entry>, Vec<(Span, String)>) {
    let (table, errors) = DeTable::parse_recoverable(inner);
    let errors = errors.into_iter().map(|error| {
        let span = error.span().unwrap_or(0..0);
        (shifted(span, base), error.message().trim_end_matches('.').to_owned())
    });
    (entries(inner, base, table.get_ref()), errors.collect())
}

fn shifted(span: std::ops::Range<usize>, base: usize) -> Span {
    Span::new(span.start + base, span.end + base)
}

fn entries(inner: &str, base: usize, table: &DeTable<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(name, value)| (name.get_ref().to_string(), shifted(name.span(), base), tree(inner, base, value)))
        .collect();
    // Tables are sorted by name; the note's own order is that of their places.
    entries.sort_by_key(|(_, span, _)| span.start);
    entries
}

fn tree(inner: &str, base: usize, value: &Spanned<DeValue<'_>>) -> Value {
    let span = shifted(value.span(), base);
    match value.get_ref() {
        DeValue::String(text) => {
            let raw = inner.get(value.span()).unwrap_or("");
            let quotes = raw.find(text.as_ref()).filter(|_| !text.is_empty());
            let bytes = quotes.map_or(span, |at| {
                let start = span.start as usize + at;
                Span::new(start, start + text.len())
            });
            Value::Text(text.to_string(), bytes)
        }
        DeValue::Array(items) => Value::List(items.iter().map(|item| tree(inner, base, item)).collect(), span),
        DeValue::Table(table) => Value::Map(entries(inner, base, table), span),
        _ => Value::Text(inner.get(value.span()).unwrap_or("").to_owned(), span),
    }
}
