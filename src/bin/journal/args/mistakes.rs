//! What is wrong with a command line, in words that say what to do next; clap has its own for all else.

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use journal::diagnostic::suggestion;

use super::Args;
use crate::failure::Failure;

/// A first word that is no command is most often what the agenda should be about.
pub(super) fn unknown_command(error: &clap::Error) -> Option<Failure> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let command = Args::command();
    let near = suggestion(word, command.get_subcommands().map(clap::Command::get_name));
    let quoted = if word.contains(char::is_whitespace) { format!("\"{word}\"") } else { word.clone() };
    let about = format!("`journal agenda {quoted}` shows what concerns {word}");
    let help = match near {
        Some(near) => format!("did you mean `journal {near}`? {about}; `journal --help` names the commands"),
        None => format!("{about}; `journal --help` names the commands"),
    };
    Some(Failure::Usage(format!("there is no command `{word}`"), help))
}

/// A command without what it is about says what that is, and where it comes from.
pub(super) fn missing(error: &clap::Error, command: &clap::Command, named: &Option<String>) -> Option<Failure> {
    if !matches!(
        error.kind(),
        ErrorKind::MissingRequiredArgument | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues
    ) {
        return None;
    }
    let named = command.find_subcommand(named.as_deref()?)?;
    let name = named.get_name();
    let wanted = match error.get(ContextKind::InvalidArg)? {
        ContextValue::Strings(wanted) => wanted.join(" "),
        ContextValue::String(wanted) => wanted.clone(),
        _ => return None,
    };
    if wanted.starts_with('-') {
        return None;
    }
    let examples = format!("`journal help {name}` has examples");
    let (needs, help) = if name == "snooze" {
        ("a reference and a day", format!("such as `journal snooze a3f friday`; {examples}"))
    } else if wanted.contains("REF") {
        ("a reference", format!("`journal agenda` prints them, before each line; {examples}"))
    } else if wanted.contains("COMPANY") {
        ("a company", format!("`journal apps --all` names those of your notes; {examples}"))
    } else if wanted.contains("WHAT") || wanted.contains("NOTE") {
        ("a company, a note or a reference, and a text", examples)
    } else if wanted.contains("TEXT") {
        ("a text, in quotes", examples)
    } else {
        return None;
    };
    Some(Failure::Usage(format!("`journal {name}` needs {needs}"), help))
}
