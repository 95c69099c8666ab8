//! The front matter: known keys with their values and positions; what people get wrong is repaired and reported.

use super::split::{Language, Split, matter, split};
use super::yaml::{self, Entry};
use super::{Field, Front, Key, Problem, Value, fold_key};
use crate::diagnostic::Code;
use crate::text::Span;

/// The front matter of a text, and where the body begins.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) front: Front,
    pub(super) body: usize,
    pub(super) problems: Vec<Problem>,
}

/// Reads the front matter at the start of a text.
pub(super) fn read(text: &str) -> Head {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut head = Head { body: start, ..Head::default() };
    let Some(split) = split(text, start) else { return head };
    if matter(text, &split).is_none() {
        head.body = split.block.end;
        head.front.span = split.block.into();
        return head;
    }
    let entries = match split.language {
        Language::Yaml => yaml_entries(text, &split, &mut head.problems),
        Language::Toml => None,
    };
    let Some(entries) = entries else { return head };
    head.body = split.block.end;
    head.front.span = split.block.into();
    keep_known(entries, &mut head);
    head
}

fn yaml_entries(text: &str, split: &Split, problems: &mut Vec<Problem>) -> Option<Vec<Entry>> {
    let inner = text.get(split.inner.clone())?;
    let document = yaml::read(inner, split.inner.start);
    if let Some((span, message)) = document.error {
        problems.push(Problem::new(Code::FrontMatterInvalid, message, span));
    }
    match document.root {
        Some(Value::Map(entries, _)) => Some(entries),
        _ => None,
    }
}

fn keep_known(entries: Vec<Entry>, head: &mut Head) {
    let mut seen: Vec<String> = Vec::with_capacity(entries.len());
    for (name, name_span, value) in entries {
        let folded = fold_key(&name);
        if seen.contains(&folded) {
            let message = format!("`{name}` stands twice; the first one counts");
            head.problems.push(Problem::new(Code::DuplicateKey, message, name_span));
            continue;
        }
        if let Some(key) = Key::from_folded(&folded) {
            head.front.fields.push(Field { key, name, name_span, value });
        }
        seen.push(folded);
    }
}
