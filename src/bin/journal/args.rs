//! What can be said on the command line, and the help about it.

mod mistakes;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{ArgAction, Args as ClapArgs, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use journal::render::format::Format;
use journal::render::manual;
use journal::text::Day;

use crate::commands;
use crate::failure::{CODES, Failure};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "journal",
    version,
    about = "Reads your interview notes and says whom you owe what, who owes you what, and what to do today",
    after_help = "\
Examples:
  journal                                 what to do, by the notes around here
  journal -C ~/vault --today 2026-11-22   for another folder and another day
  journal today                           the same in three lines
  journal brief acme                      before a call
  journal why a3f                         everything behind one line of it
  journal draft a3f                       the message to send
  journal check                           what could not be read in your notes
  journal when \"by end of next week\"      what a phrase means

None of these changes a note. `journal help notes` says what a note may look
like; `journal init --example` writes an example to look at.",
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(flatten)]
    agenda: commands::agenda::Flags,
    #[command(subcommand)]
    command: Option<Command>,
}

/// The whole command line, whose help ends with the topics of the manual and the exit codes.
pub(crate) fn command() -> clap::Command {
    let command = with_topics();
    let more = format!("{}\n\nExit status:\n{}", after(&command), commands::indented(CODES));
    command.after_help(more.trim_end().to_owned())
}

/// The same without the exit codes, for manual pages, which have a section for them.
pub(crate) fn with_topics() -> clap::Command {
    let command = Args::command();
    let topics: Vec<(&str, &str)> = manual::TOPICS.iter().map(|topic| (topic.name, topic.about)).collect();
    let more = format!("{}\n\nTopics (journal help TOPIC):\n{}", after(&command), commands::indented(&topics));
    command.after_help(more.trim_end().to_owned())
}

fn after(command: &clap::Command) -> String {
    command.get_after_help().map(ToString::to_string).unwrap_or_default().trim_end().to_owned()
}

/// What every command takes.
#[derive(Debug, ClapArgs)]
pub(crate) struct Global {
    /// The folder of the notes, or one note, instead of the folder around the current one
    #[arg(short = 'C', value_name = "DIR", global = true, help_heading = "Everywhere")]
    pub(crate) directory: Option<PathBuf>,
    /// A settings file to read instead of the folder's journal.toml
    #[arg(long, value_name = "FILE", global = true, help_heading = "Everywhere")]
    pub(crate) config: Option<PathBuf>,
    /// The day that counts as today, as 2026-11-18
    #[arg(long, value_name = "DATE", value_parser = parse_day, global = true, help_heading = "Everywhere")]
    pub(crate) today: Option<Day>,
    /// Whether to use colour: auto, always or never
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true,
        global = true,
        help_heading = "Everywhere"
    )]
    pub(crate) color: Color,
    /// Say nothing about problems in the notes
    #[arg(short, action = ArgAction::SetTrue, global = true, help_heading = "Everywhere")]
    pub(crate) quiet: bool,
    /// Write long pages to the terminal at once, not through $PAGER
    #[arg(long, action = ArgAction::SetTrue, global = true, help_heading = "Everywhere")]
    pub(crate) no_pager: bool,
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
    /// What to do: overdue, today, this week, later, and what you wait for (`journal` alone does it)
    #[command(after_help = "\
Examples:
  journal agenda
  journal agenda acme                    a company, role, person, note or folder
  journal agenda --days 3 --owed-by me   what you owe by then, and what is late
  journal agenda --since monday          what has come up since Monday
  journal agenda --format json | jq -r '.items[].title'
  journal agenda -o agenda.md -o agenda.json
  journal agenda --exit-code && echo nothing is due")]
    Agenda(commands::agenda::Options),
    /// The agenda in three lines, the rest counted
    #[command(after_help = "\
Examples:
  journal today
  journal today --owed-by me
  journal -C ~/vault today 2>/dev/null      for a prompt or a status bar")]
    Today(commands::today::Options),
    /// Before a call: people, history, promises, open questions, and what to ask
    #[command(after_help = "\
Examples:
  journal brief acme       any beginning of the name that is unambiguous
  journal brief \"Acme Robotics\" --format json | jq '.people[].emails'")]
    Brief(commands::brief::Options),
    /// Where each stands: stage, status, last contact, who waits for whom since when, what is next
    #[command(
        visible_alias = "apps",
        after_help = "\
Examples:
  journal apps
  journal apps --quiet                   those that have gone quiet
  journal apps --all --status rejected   and those that were closed
  journal apps --owed-by me              where it is your turn"
    )]
    Applications(commands::applications::Options),
    /// What they promised, what became of it, and how reliable each company and person was
    #[command(after_help = "\
Examples:
  journal promises
  journal promises acme --all          in closed applications too
  journal promises --status late,due   what they owe you by now
  journal promises --format json | jq '.companies[] | select(.broken > 0)'")]
    Promises(commands::promises::Options),
    /// The people: who they are, how to reach them, when you last were in touch, what is next
    #[command(after_help = "\
Examples:
  journal contacts
  journal contacts acme
  journal contacts --missing                     met, but no address is known
  journal contacts --format vcf > contacts.vcf   for the address book")]
    Contacts(commands::contacts::Options),
    /// Everything behind one line: the words, how they were read, the rule and its numbers
    #[command(after_help = "\
Examples:
  journal why a3f                      by the reference that `journal` prints
  journal why \"2026-11-18 acme.md:12\"   by the line it rests on
  journal why acme                     why it is live, quiet or closed")]
    Why(commands::why::Options),
    /// What a phrase means: a date calculator in plain English
    #[command(after_help = "\
Examples:
  journal when \"in a fortnight\"
  journal when --from 2026-11-18 \"they'll get back to me by end of next week\"
  printf '2026-11-18\\tDana calls on Friday\\n' | journal when --format jsonl -")]
    When(commands::when::Options),
    /// What could not be read, was repaired, or can be read in two ways
    #[command(after_help = "\
Examples:
  journal check
  journal check --format json | jq '.problems | length'

Ends with 1 where there is an error or a warning, so that a hook can refuse a
commit.")]
    Check(commands::check::Options),
    /// Write into the note that something is done: tick its task, or add a line to the log
    #[command(after_help = "\
Examples:
  journal done a3f
  journal done a3f --on yesterday --only Dana -m \"by post\"
  journal done a3f 47c --dry-run        what would be written; nothing is

On a terminal `journal done` alone shows what is due and asks.")]
    Done(commands::done::Options),
    /// Let a line of the agenda wait until another day
    #[command(after_help = "\
Examples:
  journal snooze a3f friday
  journal snooze a3f 47c \"in two weeks\"

It waits, and what was promised stays: a task gets a ⏳ (or the one that it has
is moved) and keeps its due date; for all else the log gets a line.")]
    Snooze(commands::snooze::Options),
    /// Write into the note that something will not be done
    #[command(after_help = "\
Examples:
  journal drop a3f
  journal drop a3f -m \"they have filled it\"")]
    Drop(commands::done::Options),
    /// Add a dated line to the log of a note: what happened
    #[command(after_help = "\
Examples:
  journal log acme \"Dana called, decision by the 30th\"
  journal log a3f --on monday \"left a message\"
  journal log \"2026-11-18 acme.md\" \"sent the forms\"")]
    Log(commands::log::Options),
    /// Add a task to a note: what you will do
    #[command(after_help = "\
Examples:
  journal add acme \"send Dana the sample by Friday\"")]
    Add(commands::log::AddOptions),
    /// Take back the last thing that was written
    #[command(after_help = "\
Examples:
  journal undo
  journal undo --dry-run")]
    Undo(commands::undo::Options),
    /// The message to send: thanks, a follow-up, a check-in …, to be edited, never sent
    #[command(after_help = "\
Examples:
  journal draft a3f
  journal draft a3f --template thank_you_more   with a sample of your work
  journal draft a3f --eml thanks.eml            a draft for your mail program
  journal draft a3f --mailto | xargs -n 1 xdg-open   a mail each (macOS: open)

What the notes do not say is left as a gap in [brackets]; your own name is
`name` under [me] in journal.toml. `journal help formats` says how to write
templates of your own.")]
    Draft(commands::draft::Options),
    /// A note from a template, opened in your editor
    #[command(after_help = "\
Examples:
  journal new Acme
  journal new \"Acme Robotics\" --role \"Senior Rust Engineer\" --date 2026-11-18

Nothing that is there is overwritten. The editor is $VISUAL or $EDITOR.")]
    New(commands::new::Options),
    /// The agenda, live: shown anew whenever a note changes, and at midnight
    #[command(after_help = "\
Examples:
  journal watch                                   beside the editor
  journal watch -o agenda.md -o journal.ics       keep files current
  journal watch -o agenda.md --sync               take up what is ticked in it
  journal watch --exec 'jq .summary > due.json'   run it on each new agenda
  journal watch --format jsonl | while read -r line; do …; done
  journal watch --poll                           in a folder of a network

It shows the agenda where its input and output are a terminal, and else tells
of each change in a line.")]
    Watch(commands::watch::Options),
    /// Take up what you ticked in an agenda file, as `journal done` would
    #[command(after_help = "\
Examples:
  journal agenda -o agenda.md     then tick in Obsidian what you did
  journal sync")]
    Sync(commands::sync::Options),
    /// Write journal.toml with every setting explained, or an example to look at
    #[command(after_help = "\
Examples:
  journal init             journal.toml, with every setting at its default
  journal init --example   the folder example-journal, to try things on

Nothing that is there is overwritten.")]
    Init(commands::init::Options),
    /// What the code of a problem means, with an example and what to do
    #[command(after_help = "\
Examples:
  journal explain ambiguous-date
  journal explain                   all of them")]
    Explain(commands::explain::Options),
    /// Help about a command, or about notes, playbook, timelines or formats
    #[command(after_help = "\
Examples:
  journal help draft
  journal help timelines     what \"by end of next week\" and the like mean")]
    Help(commands::help::Options),
    /// The JSON Schemas of what `journal` writes for other programs
    #[command(after_help = "\
Examples:
  journal schema                        their names
  journal schema agenda > agenda.json   that of `journal agenda --format json`")]
    Schema(commands::schema::Options),
    /// What a shell needs to complete commands, references and companies
    #[command(after_help = "\
Examples:
  bash   echo 'source <(journal completions bash)' >> ~/.bashrc
  zsh    echo 'source <(journal completions zsh)' >> ~/.zshrc
  fish   journal completions fish > ~/.config/fish/completions/journal.fish")]
    Completions(commands::completions::Options),
    /// The manual pages
    #[command(after_help = "\
Examples:
  journal man | man -l -
  journal man --dir ~/.local/share/man/man1")]
    Man(commands::man::Options),
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
            None => Command::Agenda(commands::agenda::Options {
                flags: self.agenda,
                ..commands::agenda::Options::default()
            }),
            Some(Command::Agenda(own)) => {
                Command::Agenda(commands::agenda::Options { flags: own.flags.and(self.agenda), words: own.words })
            }
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
    let mut command = command().color(color_of(&words));
    let named = words.iter().skip(1).find_map(|word| Some(command.find_subcommand(word)?.get_name().to_owned()));
    let args = command
        .try_get_matches_from_mut(words)
        .and_then(|matches| Args::from_arg_matches(&matches))
        .map_err(|error| error.format(&mut command));
    let args = args.map_err(|error| {
        let plain = mistakes::unknown_command(&error).or_else(|| mistakes::missing(&error, &command, &named));
        plain.unwrap_or_else(|| Failure::Arguments(Box::new(error)))
    })?;
    if args.agenda.is_any() && !matches!(args.command, None | Some(Command::Agenda(_))) {
        let words = "options before the command belong to `agenda`; write them after the command";
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

/// The format of a command that writes a page or one document.
#[derive(Debug, ClapArgs)]
pub(crate) struct TextOrJson {
    /// How to write it: text or json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format_parser(&[Format::Text, Format::Json]),
        hide_possible_values = true
    )]
    pub(crate) format: Format,
}

/// Reads the name of one of these formats.
pub(crate) fn format_parser(formats: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    let names = formats.iter().map(|format| format.name());
    PossibleValuesParser::new(names).try_map(|name| Format::from_name(&name).ok_or("there is no such format"))
}

pub(crate) fn parse_days(text: &str) -> Result<u32, String> {
    text.trim().parse().map_err(|_| "write a number of days, such as 7".to_owned())
}

pub(crate) fn parse_day(text: &str) -> Result<Day, String> {
    let text = text.trim();
    Day::parse_iso(text).ok_or_else(|| {
        let missing = if Day::is_iso_form(text) { "there is no such day; " } else { "" };
        format!("{missing}write it as 2026-11-18, with the year, the month and the day")
    })
}
