//! What can be said on the command line, and the help about it.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{ArgAction, Args as ClapArgs, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use journal::text::Day;

use crate::commands::{agenda, check, contacts, when, why};
use crate::failure::Failure;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "journal",
    version,
    about = "Reads your interview notes and says whom you owe what, who owes you what, and what to do today",
    after_help = "\
Examples:
  journal                                  what to do, from the notes around the current folder
  journal -C ~/vault --today 2026-11-22    the same for another folder and another day
  journal why a3f                          everything behind one line of it
  journal check                            what could not be read in your notes
  journal when \"by the end of next week\"   what a phrase means

The notes are never changed by any of these.",
    max_term_width = 100
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(flatten)]
    agenda: agenda::Options,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, ClapArgs)]
pub(crate) struct Global {
    /// The folder of the notes, instead of the one around the current folder
    #[arg(short = 'C', value_name = "DIR", global = true, help_heading = "Everywhere")]
    pub(crate) directory: Option<PathBuf>,
    /// A settings file to read instead of the folder's journal.toml
    #[arg(long, value_name = "FILE", global = true, help_heading = "Everywhere")]
    pub(crate) config: Option<PathBuf>,
    /// The day that counts as today, as 2026-11-18
    #[arg(long, value_name = "DATE", value_parser = parse_day, global = true, help_heading = "Everywhere")]
    pub(crate) today: Option<Day>,
    /// Whether to use colour
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        global = true,
        help_heading = "Everywhere"
    )]
    pub(crate) color: Color,
    /// Say nothing about problems in the notes
    #[arg(short, long, action = ArgAction::SetTrue, global = true, help_heading = "Everywhere")]
    pub(crate) quiet: bool,
}

/// Whether to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal that shows it, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// What to do: overdue, today, this week, later, and what you wait for (this is what `journal` alone does)
    #[command(after_help = "\
Examples:
  journal agenda
  journal agenda --format json | jq -r '.items[] | select(.state == \"overdue\") | .title'
  journal agenda --exit-code && echo nothing is due")]
    Agenda(agenda::Options),
    /// Everything behind one line: the words, how they were read, the rule and its numbers
    #[command(after_help = "\
Examples:
  journal why a3f                               by the reference that `journal agenda` prints
  journal why \"notes/2026-11-18 acme.md:12\"     by the line it rests on")]
    Why(why::Options),
    /// What a phrase means: a date calculator in plain English
    #[command(after_help = "\
Examples:
  journal when \"in a fortnight\"
  journal when --from 2026-11-18 \"they'll get back to me by end of next week\"
  printf '2026-11-18\\tDana calls on Friday\\n' | journal when --format jsonl -")]
    When(when::Options),
    /// What could not be read, was repaired, or can be read in two ways
    #[command(after_help = "\
Examples:
  journal check
  journal check --format json | jq '.problems | length'

Ends with 1 where there is an error or a warning, so that a hook can refuse a commit.")]
    Check(check::Options),
    /// The people: who they are, how to reach them, when you last were in touch, what is next
    #[command(after_help = "\
Examples:
  journal contacts
  journal contacts acme
  journal contacts --missing                     met, but no address is known
  journal contacts --format vcf > contacts.vcf   for the address book")]
    Contacts(contacts::Options),
}

/// The formats of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// A page for people.
    #[default]
    Text,
    /// One document.
    Json,
}

/// The formats of a stream of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum StreamFormat {
    /// For people.
    #[default]
    Text,
    /// One list.
    Json,
    /// One document a line.
    Jsonl,
}

impl Args {
    /// The command, and what every command takes. No command is `agenda`, and its options may stand alone.
    pub(crate) fn into_parts(self) -> (Global, Command) {
        let command = match self.command {
            None => Command::Agenda(self.agenda),
            Some(Command::Agenda(own)) => Command::Agenda(agenda::Options {
                format: own.format.or(self.agenda.format),
                exit_code: own.exit_code || self.agenda.exit_code,
            }),
            Some(other) => other,
        };
        (self.global, command)
    }
}

/// Reads the command line.
///
/// # Errors
/// What clap finds wrong with it; also what `--help` and `--version` print.
pub(crate) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Args, Failure> {
    let words: Vec<OsString> = words.into_iter().collect();
    let mut command = Args::command().color(color_of(&words));
    let args = command
        .try_get_matches_from_mut(words)
        .and_then(|matches| Args::from_arg_matches(&matches))
        .map_err(|error| error.format(&mut command));
    let args = args.map_err(|error| Failure::Arguments(Box::new(error)))?;
    let stray = args.agenda.format.is_some() || args.agenda.exit_code;
    if stray && !matches!(args.command, None | Some(Command::Agenda(_))) {
        let words = "--format and --exit-code before the command belong to `agenda`; write them after the command";
        let error = command.error(ErrorKind::ArgumentConflict, words);
        return Err(Failure::Arguments(Box::new(error)));
    }
    Ok(args)
}

/// What `--color` says, for help and errors that are printed before the command line is understood.
fn color_of(words: &[OsString]) -> ColorChoice {
    let mut choice = ColorChoice::Auto;
    let mut words = words.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--color=") {
            Some(value) => value.to_owned(),
            None if word == "--color" => words.next().unwrap_or_default().into_owned(),
            None => continue,
        };
        choice = match value.as_str() {
            "always" => ColorChoice::Always,
            "never" => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
    }
    choice
}

pub(crate) fn parse_day(text: &str) -> Result<Day, String> {
    Day::parse_iso(text.trim()).ok_or_else(|| "write it as 2026-11-18".to_owned())
}
