//! What people get wrong in YAML, read all the same: one entry at a time, line by line, scalars as they stand.

use std::ops::Range;

use super::split::{Lines, is_entry};
use super::yaml::{self, Entry};
use super::{Key, Value};
use crate::text::Span;

/// What the entries of a broken block were read as.
#[derive(Debug, Default)]
pub(super) struct Repaired {
    /// The entries, in order.
    pub(super) entries: Vec<Entry>,
    /// Which of them were repaired, with what was wrong.
    pub(super) repairs: Vec<(usize, Fault)>,
    /// Lines that could not be read as anything.
    pub(super) unread: Vec<Span>,
}

/// What was wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// `people: [[A]], [[B]]`, `x: [[A]]`.
    Link,
    /// `role: Engineer: Backend`.
    Colon,
    /// `recruiter: @dana`: a character that begins no plain value.
    Sign(char),
    /// A quote without its end, or text after it.
    Quote,
    /// Tabs as indentation.
    Tab,
    /// `key:value`.
    NoSpace,
    /// `tags: #a #b`, which YAML takes for a comment.
    Hash,
    /// `title : x`.
    SpaceBefore,
    /// Anything else.
    Other,
}

impl Fault {
    /// What is wrong, in words.
    pub(super) fn text(self) -> String {
        match self {
            Fault::Link => "a link in front matter needs quotes".to_owned(),
            Fault::Colon => "a value that holds a colon and a space needs quotes".to_owned(),
            Fault::Sign(sign) => format!("a value that begins with `{sign}` needs quotes"),
            Fault::Quote => "a quote is not where it should be".to_owned(),
            Fault::Tab => "there is a tab where YAML wants spaces".to_owned(),
            Fault::NoSpace => "there is no space after the colon".to_owned(),
            Fault::Hash => "YAML takes `#` for the beginning of a comment".to_owned(),
            Fault::SpaceBefore => "there is a space before the colon".to_owned(),
            Fault::Other => "the entry is not YAML".to_owned(),
        }
    }
}

/// Reads a block that as a whole is not YAML. What stands right is read as YAML, the rest as it looks.
pub(super) fn read(text: &str, inner: Range<usize>) -> Repaired {
    let mut repaired = Repaired::default();
    for chunk in chunks(text, inner) {
        let source = text.get(chunk.clone()).unwrap_or("");
        let document = yaml::read(source, chunk.start);
        match document.root {
            Some(Value::Map(entries, _)) if document.error.is_none() => repaired.entries.extend(entries),
            _ => read_chunk(text, chunk, &mut repaired),
        }
    }
    repaired
}

/// The entries of a block: each begins at a line that looks like one, and goes on to the next.
fn chunks(text: &str, inner: Range<usize>) -> Vec<Range<usize>> {
    let mut chunks: Vec<Range<usize>> = Vec::new();
    for line in block_lines(text, inner) {
        let words = text.get(line.clone()).unwrap_or("");
        let blank = words.trim().is_empty() || words.starts_with('#');
        let begins = is_entry(words) || tight_entry(words).is_some() || words.starts_with(['"', '\'', '?', '{']);
        match chunks.last_mut() {
            Some(chunk) if !begins => {
                if !blank {
                    chunk.end = line.end;
                }
            }
            None if blank => {}
            _ => chunks.push(line),
        }
    }
    chunks
}

fn block_lines(text: &str, inner: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = inner.end;
    Lines { text, at: inner.start }
        .take_while(move |line| line.start < end)
        .map(move |line| line.start..line.end.min(end))
}

/// `key:value` with a key that is known.
fn tight_entry(line: &str) -> Option<usize> {
    let colon = line.find(':').filter(|_| line.starts_with(char::is_alphabetic))?;
    Key::from_name(line.get(..colon)?).map(|_| colon)
}

fn read_chunk(text: &str, chunk: Range<usize>, repaired: &mut Repaired) {
    let mut lines = block_lines(text, chunk);
    let Some(first) = lines.next() else { return };
    let nested: Vec<Range<usize>> =
        lines.filter(|line| !text.get(line.clone()).unwrap_or("").trim().is_empty()).collect();
    let Some((name, name_span, rest)) = key_of(text, first.clone()) else {
        repaired.unread.push(first.into());
        return;
    };
    let value = without_comment(text, rest);
    if !value.is_empty() {
        // What stands below a value is no part of it: where the value is as it should be, only that is wrong.
        let fault = fault_of(text, &first, &value, &[]);
        if fault != Fault::Other || nested.is_empty() {
            repaired.repairs.push((repaired.entries.len(), fault));
        }
        repaired.unread.extend(nested.into_iter().map(Span::from));
        repaired.entries.push((name, name_span, scalar(text, value)));
        return;
    }
    let mut fault = fault_of(text, &first, &value, &nested);
    let value = if nested.iter().any(|line| is_item(text.get(line.clone()).unwrap_or(""))) {
        items(text, &nested, &mut fault, &mut repaired.unread)
    } else if nested.is_empty() {
        Value::Text(String::new(), value.into())
    } else {
        map(text, &nested, &mut fault, &mut repaired.unread)
    };
    repaired.repairs.push((repaired.entries.len(), fault));
    repaired.entries.push((name, name_span, value));
}

/// The key of a line, its bytes, and the bytes of what follows its colon.
fn key_of(text: &str, line: Range<usize>) -> Option<(String, Span, Range<usize>)> {
    let words = text.get(line.clone())?;
    let colon = words.find(':')?;
    let key = trim(text, line.start..line.start + colon);
    let name = text.get(key.clone())?.trim_matches(['"', '\'']);
    (!name.is_empty()).then(|| (name.to_owned(), key.into(), line.start + colon + 1..line.end))
}

/// A range without the blanks at its ends.
fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or("");
    let start = range.start + words.len() - words.trim_start().len();
    start..start + words.trim().len()
}

/// A value without the comment after it.
fn without_comment(text: &str, range: Range<usize>) -> Range<usize> {
    let value = trim(text, range);
    let words = text.get(value.clone()).unwrap_or("");
    let quoted = words.starts_with(['"', '\'']).then(|| words.chars().next()).flatten();
    let from = quoted.and_then(|quote| words.get(1..)?.rfind(quote).map(|end| end + 2)).unwrap_or(0);
    let comment = words.get(from..).and_then(|rest| rest.find(" # ").or_else(|| rest.find("\t# ")).map(|at| from + at));
    match comment {
        Some(at) => trim(text, value.start..value.start + at),
        None => value,
    }
}

/// A scalar as it stands, or the links of which it is made.
fn scalar(text: &str, value: Range<usize>) -> Value {
    if let Some(links) = links(text, value.clone()) {
        return links;
    }
    let words = text.get(value.clone()).unwrap_or("");
    let quote = words.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inner = match quote {
        Some(quote) if words.len() >= 2 && words.ends_with(quote) => value.start + 1..value.end - 1,
        Some(quote) if words.matches(quote).count() == 1 => trim(text, value.start + 1..value.end),
        _ => value,
    };
    Value::Text(text.get(inner.clone()).unwrap_or("").to_owned(), inner.into())
}

/// A value of nothing but wikilinks, with commas or blanks between them.
fn links(text: &str, value: Range<usize>) -> Option<Value> {
    let words = text.get(value.clone())?;
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..)?;
        let blanks = rest.len() - rest.trim_start_matches([' ', ',', ';', '&', '\t']).len();
        let rest = rest.get(blanks..)?;
        if rest.is_empty() {
            break;
        }
        let end = rest.strip_prefix("[[")?.find("]]")? + 4;
        let start = value.start + at + blanks;
        found.push(Value::Text(rest.get(..end)?.to_owned(), Span::new(start, start + end)));
        at += blanks + end;
    }
    match found.len() {
        0 => None,
        1 => found.pop(),
        _ => Some(Value::List(found, value.into())),
    }
}

fn is_item(line: &str) -> bool {
    let words = line.trim_start();
    words == "-" || words.starts_with("- ") || words.starts_with("-\t")
}

/// The items of a list: scalars, or maps of one level.
fn items(text: &str, nested: &[Range<usize>], fault: &mut Fault, unread: &mut Vec<Span>) -> Value {
    let span = cover(nested);
    let mut items: Vec<Value> = Vec::new();
    for line in nested {
        let words = text.get(line.clone()).unwrap_or("");
        if is_item(words) {
            let dash = line.start + words.len() - words.trim_start().len();
            let item = trim(text, dash + 1..line.end);
            items.push(match entry(text, item.clone(), fault) {
                Some(entry) => Value::Map(vec![entry], item.into()),
                None => scalar_of(text, item, fault),
            });
            continue;
        }
        let line = trim(text, line.clone());
        match (items.last_mut(), entry(text, line.clone(), fault)) {
            (Some(Value::Map(entries, span)), Some(entry)) => {
                entries.push(entry);
                *span = span.cover(line.into());
            }
            _ => unread.push(line.into()),
        }
    }
    Value::List(items, span)
}

/// A scalar of one line: by YAML where it is YAML, else as it stands.
fn scalar_of(text: &str, range: Range<usize>, fault: &mut Fault) -> Value {
    let document = yaml::read(text.get(range.clone()).unwrap_or(""), range.start);
    match document.root {
        Some(value @ (Value::Text(..) | Value::List(..))) if document.error.is_none() => value,
        _ => {
            let value = without_comment(text, range);
            *fault = fault_of_value(text.get(value.clone()).unwrap_or("")).unwrap_or(*fault);
            scalar(text, value)
        }
    }
}

/// An entry on one line.
fn entry(text: &str, line: Range<usize>, fault: &mut Fault) -> Option<Entry> {
    let words = text.get(line.clone())?;
    if !is_entry(words) {
        return None;
    }
    let (name, name_span, rest) = key_of(text, line)?;
    Some((name, name_span, scalar_of(text, without_comment(text, rest), fault)))
}

fn map(text: &str, nested: &[Range<usize>], fault: &mut Fault, unread: &mut Vec<Span>) -> Value {
    let span = cover(nested);
    let mut entries = Vec::new();
    for line in nested {
        let line = trim(text, line.clone());
        match entry(text, line.clone(), fault) {
            Some(entry) => entries.push(entry),
            // Words on the line below the key are its value.
            None if nested.len() == 1 => return scalar(text, line),
            None => unread.push(line.into()),
        }
    }
    Value::Map(entries, span)
}

fn cover(lines: &[Range<usize>]) -> Span {
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => Span::new(first.start, last.end),
        _ => Span::default(),
    }
}

fn fault_of(text: &str, line: &Range<usize>, value: &Range<usize>, nested: &[Range<usize>]) -> Fault {
    let words = text.get(line.clone()).unwrap_or("");
    let tabbed = nested.iter().any(|line| text.get(line.clone()).is_some_and(|words| words.starts_with('\t')));
    if tabbed || words.starts_with('\t') {
        return Fault::Tab;
    }
    if !is_entry(words) && tight_entry(words).is_some() {
        return Fault::NoSpace;
    }
    fault_of_value(text.get(value.clone()).unwrap_or("")).unwrap_or(Fault::Other)
}

pub(super) fn fault_of_value(value: &str) -> Option<Fault> {
    let first = value.chars().next()?;
    Some(match first {
        '[' if value.starts_with("[[") => Fault::Link,
        '"' | '\'' => Fault::Quote,
        '@' | '`' | '%' | '&' | '*' | '!' | '|' | '>' | '{' | '[' | '}' | ']' | ',' | '-' | '?' => Fault::Sign(first),
        _ if value.contains(": ") || value.ends_with(':') => Fault::Colon,
        _ => return None,
    })
}
