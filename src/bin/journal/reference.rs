//! What a REF on the command line names: items of the agenda by letters of their reference or by `path:line`.

use journal::agenda::Item;
use journal::diagnostic::{Code, Diagnostic, suggestion};

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
        let on_line = |item: &&Item| {
            item.sources.iter().any(|source| *source.place.path == *path && source.place.line == line)
                || item.record.as_ref().is_some_and(|record| *record.path == *path && record.line == line)
        };
        let found: Vec<&Item> = items.iter().filter(on_line).collect();
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

/// The one item that a reference names, for those who write about it.
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
