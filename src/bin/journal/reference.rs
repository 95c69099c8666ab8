//! What a REF on the command line names: items of the agenda by letters of their reference or by `path:line`.

use journal::agenda::{Item, items_at};
use journal::diagnostic::{Code, Diagnostic, suggestion};
use journal::edit::{Desk, Recorded, Refusal, Told};

use crate::failure::{Exit, Failure};

/// The items that a reference names: one by the beginning of its letters, or all that rest on a `path:line`.
pub(crate) fn named<'a>(reference: &str, items: &'a [Item]) -> Result<Vec<&'a Item>, Failure> {
    let wanted = reference.trim().trim_start_matches('^').to_ascii_lowercase();
    let by_letters: Vec<&Item> = items
        .iter()
        .filter(|item| !wanted.is_empty() && format!("{:010x}", item.reference).starts_with(&wanted))
        .collect();
    match by_letters.as_slice() {
        [_] => return Ok(by_letters),
        [] => {}
        [first, rest @ ..] if rest.iter().all(|item| item.reference == first.reference) => return Ok(by_letters),
        several => {
            let problem =
                Diagnostic::new(Code::RefAmbiguous, format!("`{reference}` names {} items", several.len()), None);
            return Err(Failure::Reference(Exit::Refused, problem, candidates(several)));
        }
    }
    if let Some((path, line)) = path_and_line(reference) {
        let found = items_at(items, &path, line);
        if !found.is_empty() {
            return Ok(found);
        }
    }
    let mut problem = Diagnostic::new(Code::RefUnknown, format!("no item has the reference `{reference}`"), None);
    if let Some(near) = suggestion(&wanted, items.iter().map(|item| item.short.as_str())) {
        problem = problem.with_help(format!("did you mean `{near}`? `journal agenda` prints the references of today"));
    }
    Err(Failure::Reference(Exit::Usage, problem, Vec::new()))
}

/// An item that is written about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    /// Its reference.
    pub(crate) reference: u64,
    /// The note and line by which it was named, where it was.
    pub(crate) at: Option<(String, u32)>,
}

impl Target {
    /// The item.
    pub(crate) fn item<'a>(&self, items: &'a [Item]) -> Option<&'a Item> {
        let is_at = |item: &Item| self.at.as_ref().is_none_or(|(note, line)| item.is_at(note, *line));
        items.iter().find(|item| item.reference == self.reference && is_at(item))
    }

    /// Records what is told of it, in the notes whose texts the desk has.
    pub(crate) fn record(&self, desk: &mut Desk<'_>, told: &Told<'_>) -> Result<Vec<Recorded>, Refusal> {
        match &self.at {
            Some((note, line)) => desk.record_at(self.reference, note, *line, told),
            None => desk.record(self.reference, told),
        }
    }
}

/// The item that a word names, for those who write about it: two tasks in the same words are told apart by their lines.
pub(crate) fn target(word: &str, items: &[Item]) -> Result<Target, Failure> {
    let reference = one(word, items)?;
    let at = path_and_line(word).filter(|(note, line)| items.iter().any(|item| item.is_at(note, *line)));
    Ok(Target { reference, at })
}

/// The one item that a reference names.
pub(crate) fn one(reference: &str, items: &[Item]) -> Result<u64, Failure> {
    let named = named(reference, items)?;
    match named.as_slice() {
        [first, rest @ ..] if rest.iter().all(|item| item.reference == first.reference) => Ok(first.reference),
        several => {
            let problem =
                Diagnostic::new(Code::RefAmbiguous, format!("`{reference}` names {} items", several.len()), None);
            Err(Failure::Reference(Exit::Refused, problem, candidates(several)))
        }
    }
}

/// `notes/acme.md:12` as path and line; a column may follow.
pub(crate) fn path_and_line(reference: &str) -> Option<(String, u32)> {
    let (head, last) = reference.trim().rsplit_once(':')?;
    let (path, line) = match head.rsplit_once(':') {
        Some((path, line)) if line.parse::<u32>().is_ok() && last.parse::<u32>().is_ok() => (path, line),
        _ => (head, last),
    };
    let path = path.replace('\\', "/");
    Some((path.trim_start_matches("./").to_owned(), line.parse().ok()?))
}

fn candidates(items: &[&Item]) -> Vec<String> {
    let line = |item: &&Item| {
        let company = item.company.as_deref().map(|company| format!(" ({company})")).unwrap_or_default();
        journal::render::shown(&format!("{}  {}{company}", item.short, item.title)).into_owned()
    };
    items.iter().map(line).collect()
}
