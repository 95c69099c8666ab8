//! Completion in the shell: the script of `journal completions` starts the program with [`VARIABLE`] set, and gets back
//! what may stand at the cursor.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::CommandFactory;
use clap_complete::CompleteEnv;
use clap_complete::engine::CompletionCandidate;
use journal::diagnostic::CODES;
use journal::draft::TEMPLATES;
use journal::playbook::RULES;
use journal::render::{manual, shown};

use crate::args::{Args, Color, Global};
use crate::config::Config;
use crate::reading::Journal;

/// The variable by which the shell's script asks.
pub(crate) const VARIABLE: &str = "JOURNAL_COMPLETE";

/// Answers a shell that asks for completions; whether one did.
pub(crate) fn answered(words: impl IntoIterator<Item = OsString>) -> bool {
    let folder = std::env::current_dir().ok();
    let asked = CompleteEnv::with_factory(Args::command).var(VARIABLE).try_complete(words, folder.as_deref());
    // A shell that cannot be answered gets no candidates; a message would stand in the middle of the line.
    asked.unwrap_or(true)
}

/// The references of today, with what they stand for.
pub(crate) fn references(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(journal) = journal() else { return Vec::new() };
    let items = journal.agenda.items.iter();
    let candidates = items.map(|item| {
        let company = item.company.as_deref().map(|company| format!(" ({company})")).unwrap_or_default();
        (item.short.clone(), format!("{}{company}", item.title))
    });
    matching(typed, candidates)
}

/// The companies.
pub(crate) fn companies(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(journal) = journal() else { return Vec::new() };
    let cases = journal.book.cases.iter();
    let mut names: Vec<(String, String)> =
        cases.filter_map(|case| Some((case.company.clone()?, case.role.clone().unwrap_or_default()))).collect();
    names.dedup_by(|a, b| a.0 == b.0);
    matching(typed, names.into_iter())
}

/// Companies and people: what a filter takes.
pub(crate) fn names(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(journal) = journal() else { return Vec::new() };
    let people = journal.book.people.iter().map(|contact| {
        (contact.name.clone(), contact.title.clone().or(contact.organisation.clone()).unwrap_or_default())
    });
    let mut all = companies(typed);
    all.extend(matching(typed, people));
    all
}

/// The commands and the topics of the manual: what help there is.
pub(crate) fn topics() -> Vec<CompletionCandidate> {
    let topics = manual::TOPICS.iter().map(|topic| (topic.name.to_owned(), topic.about.to_owned()));
    let command = Args::command();
    let commands = command.get_subcommands().map(|command| {
        (command.get_name().to_owned(), command.get_about().map(|about| about.to_string()).unwrap_or_default())
    });
    candidates(topics.chain(commands))
}

/// The codes of problems.
pub(crate) fn codes() -> Vec<CompletionCandidate> {
    candidates(CODES.iter().map(|code| (code.name().to_owned(), code.title().to_owned())))
}

/// The templates of messages.
pub(crate) fn templates() -> Vec<CompletionCandidate> {
    candidates(TEMPLATES.iter().map(|template| (template.name.to_owned(), template.about.to_owned())))
}

/// The rules of the playbook.
pub(crate) fn rules() -> Vec<CompletionCandidate> {
    candidates(RULES.iter().map(|rule| (rule.name.to_owned(), rule.about.to_owned())))
}

fn candidates(all: impl Iterator<Item = (String, String)>) -> Vec<CompletionCandidate> {
    all.map(|(name, about)| CompletionCandidate::new(name).help(Some(about.into()))).collect()
}

fn matching(typed: &OsStr, all: impl Iterator<Item = (String, String)>) -> Vec<CompletionCandidate> {
    // bash hands over what was typed with its quoting.
    let typed = typed.to_string_lossy().to_lowercase().replace('\\', "");
    let typed = typed.trim_start_matches(['"', '\'']);
    all.filter(|(value, _)| !value.is_empty() && value.to_lowercase().starts_with(typed))
        .map(|(value, help)| {
            let help = (!help.is_empty()).then(|| shown(&help).into_owned().into());
            CompletionCandidate::new(shown(&value).into_owned()).help(help)
        })
        .collect()
}

/// The journal that the line being typed names, where it can be read.
fn journal() -> Option<Journal> {
    let words: Vec<OsString> = std::env::args_os().skip_while(|word| word != "--").skip(1).collect();
    let after = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1).cloned()
    };
    let today = after("--today").and_then(|day| journal::text::Day::parse_iso(day.to_str()?));
    let global = Global {
        directory: after("-C").map(PathBuf::from),
        config: after("--config").map(PathBuf::from),
        today,
        color: Color::Never,
        quiet: true,
        no_pager: true,
    };
    Some(Journal::read(&Config::load(&global).ok()?))
}
