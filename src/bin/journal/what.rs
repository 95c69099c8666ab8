//! What a word on the command line names that something is written about: a note, an item, a company.

use std::path::Path;
use std::sync::Arc;

use journal::casebook::{Case, company_key};
use journal::diagnostic::{Code, Diagnostic, suggestion};
use journal::edit::Desk;
use journal::render::shown;

use crate::config::Config;
use crate::edits::{base, stopped};
use crate::failure::Failure;
use crate::reference;

/// Where something is written, and of which application it tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct What {
    /// The note.
    pub(crate) note: Arc<str>,
    /// The application, where one was named.
    pub(crate) case: Option<String>,
}

/// What a word names: a note by its path or name, an item by its reference, else a company or role.
///
/// # Errors
/// A word that names nothing, or more than one thing.
pub(crate) fn named(word: &str, desk: &Desk<'_>, config: &Config) -> Result<What, Failure> {
    if let Some(note) = note(word, desk, config)? {
        return Ok(What { note, case: None });
    }
    let is_reference = word.len() >= 3 && word.trim_start_matches('^').bytes().all(|byte| byte.is_ascii_hexdigit());
    let items = &desk.agenda().items;
    if is_reference || word.rsplit_once(':').is_some_and(|(_, line)| line.parse::<u32>().is_ok()) {
        match reference::one(word, items) {
            Ok(wanted) => {
                let item = items.iter().find(|item| item.reference == wanted);
                let case = item.and_then(|item| item.application.as_ref()).map(|application| application.id.clone());
                let record = item.and_then(|item| item.record.as_ref()).map(|record| Arc::clone(&record.path));
                let source = || item.and_then(|item| item.sources.first()).map(|source| Arc::clone(&source.place.path));
                if let Some(note) = record.or_else(source) {
                    return Ok(What { note, case });
                }
            }
            Err(failure) if company(word, desk).is_empty() => return Err(failure),
            Err(_) => {}
        }
    }
    match company(word, desk).as_slice() {
        [case] => {
            let dated = case.notes.iter().rev().find(|note| note.date.is_some_and(|date| date <= config.today));
            let Some(note) = dated.or(case.notes.last()) else { return Err(nothing(word, desk)) };
            Ok(What { note: Arc::clone(&note.path), case: Some(case.id.clone()) })
        }
        [] => Err(nothing(word, desk)),
        several => {
            let problem =
                Diagnostic::new(Code::WhatAmbiguous, format!("`{word}` names {} applications", several.len()), None);
            let line = |case: &&Case| {
                let path = case.notes.last().map_or("", |note| &*note.path);
                let role = case.role.as_deref().map(|role| format!(" — {role}")).unwrap_or_default();
                shown(&format!("{}{role}  ({path})", case.company.as_deref().unwrap_or("?"))).into_owned()
            };
            Err(stopped(problem, several.iter().map(line).collect()))
        }
    }
}

/// The note that a path or a name stands for.
///
/// # Errors
/// A name that several notes have.
pub(crate) fn note(word: &str, desk: &Desk<'_>, config: &Config) -> Result<Option<Arc<str>>, Failure> {
    let base = base(config);
    let word = word.trim().trim_start_matches("[[").trim_end_matches("]]").replace('\\', "/");
    let is_note = |path: &str| {
        let lower = path.to_lowercase();
        (lower.ends_with(".md") || lower.ends_with(".markdown")) && base.join(path).is_file()
    };
    for path in [word.clone(), format!("{word}.md")] {
        let path = path.trim_start_matches("./").to_owned();
        if is_note(&path) && !Path::new(&path).is_absolute() {
            return Ok(Some(path.into()));
        }
        // A path as the shell sees it, from the current folder.
        let whole = std::path::absolute(&path).ok();
        let root = std::path::absolute(&base).ok();
        let below = whole.as_ref().zip(root.as_ref()).and_then(|(whole, root)| whole.strip_prefix(root).ok());
        let below = below.and_then(Path::to_str).map(|below| below.replace(std::path::MAIN_SEPARATOR, "/"));
        if let Some(below) = below.filter(|below| is_note(below)) {
            return Ok(Some(below.into()));
        }
    }
    let stem = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or(path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase()
    };
    let mut notes: Vec<Arc<str>> =
        desk.book().cases.iter().flat_map(|case| &case.notes).map(|note| Arc::clone(&note.path)).collect();
    notes.sort();
    notes.dedup();
    let wanted = stem(&word);
    notes.retain(|path| {
        stem(path) == wanted && (!word.contains('/') || path.to_lowercase().contains(&word.to_lowercase()))
    });
    match notes.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(Arc::clone(one))),
        several => {
            let problem =
                Diagnostic::new(Code::WhatAmbiguous, format!("{} notes are called `{word}`", several.len()), None);
            Err(stopped(problem, several.iter().map(|path| shown(path).into_owned()).collect()))
        }
    }
}

/// The applications whose company or role a word names: whole, else by a part.
fn company<'a>(word: &str, desk: &'a Desk<'_>) -> Vec<&'a Case> {
    let key = company_key(word);
    let cases = || desk.book().cases.iter().filter(|case| !case.notes.is_empty());
    let whole: Vec<&Case> = cases()
        .filter(|case| case.id == word || case.company.as_deref().is_some_and(|name| company_key(name) == key))
        .collect();
    if !whole.is_empty() {
        return whole;
    }
    let folded = word.to_lowercase();
    let holds = |name: &Option<String>| name.as_deref().is_some_and(|name| name.to_lowercase().contains(&folded));
    let by_company: Vec<&Case> = cases().filter(|case| holds(&case.company)).collect();
    if by_company.is_empty() { cases().filter(|case| holds(&case.role)).collect() } else { by_company }
}

fn nothing(word: &str, desk: &Desk<'_>) -> Failure {
    let message = format!("`{word}` is no note, no reference and no company of your notes");
    let names = desk.book().cases.iter().filter_map(|case| case.company.as_deref());
    let names: Vec<(String, &str)> = names.map(|name| (company_key(name), name)).collect();
    let near = suggestion(&company_key(word), names.iter().map(|(key, _)| key.as_str()));
    let near = names.iter().find(|(key, _)| Some(key.as_str()) == near).map(|(_, name)| name);
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let word = if word.contains(char::is_whitespace) { format!("\"{word}\"") } else { word.to_owned() };
            format!("`journal apps --all` names the companies; `journal new {word}` begins a note about a new one")
        }
    };
    Failure::Usage(message, help)
}
