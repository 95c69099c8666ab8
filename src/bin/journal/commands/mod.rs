//! The commands, one file each.

pub(crate) mod agenda;
pub(crate) mod applications;
pub(crate) mod brief;
pub(crate) mod check;
pub(crate) mod contacts;
pub(crate) mod promises;
pub(crate) mod completions;
pub(crate) mod schema;
pub(crate) mod init;
pub(crate) mod done;
pub(crate) mod draft;
pub(crate) mod explain;
pub(crate) mod help;
pub(crate) mod log;
pub(crate) mod man;
pub(crate) mod new;
pub(crate) mod snooze;
pub(crate) mod sync;
pub(crate) mod today;
pub(crate) mod undo;
pub(crate) mod watch;
pub(crate) mod when;
pub(crate) mod why;

use journal::edit::Deed;

use crate::args::{Args, Command};
use crate::failure::{Exit, Failure};
use crate::output::Output;

/// Does what the command line asks for.
///
/// # Errors
/// What stopped the command.
pub(crate) fn run(args: Args, output: &Output) -> Result<Exit, Failure> {
    let (global, command) = args.into_parts();
    match command {
        Command::Agenda(options) => agenda::run(&global, &options, output),
        Command::Today(options) => today::run(&global, &options, output),
        Command::Applications(options) => applications::run(&global, &options, output),
        Command::Brief(options) => brief::run(&global, &options, output),
        Command::Promises(options) => promises::run(&global, &options, output),
        Command::Why(options) => why::run(&global, &options, output),
        Command::When(options) => when::run(&global, &options, output),
        Command::Check(options) => check::run(&global, &options, output),
        Command::Draft(options) => draft::run(&global, &options, output),
        Command::New(options) => new::run(&global, &options, output),
        Command::Explain(options) => explain::run(&options, output),
        Command::Help(options) => help::run(&options, output),
        Command::Man(options) => man::run(&options, output),
        Command::Completions(options) => completions::run(&options, output),
        Command::Schema(options) => schema::run(&options, output),
        Command::Contacts(options) => contacts::run(&global, &options, output),
        Command::Init(options) => init::run(&global, &options, output),
        Command::Done(options) => done::run(&global, &options, Deed::Done, output),
        Command::Snooze(options) => snooze::run(&global, &options, output),
        Command::Drop(options) => done::run(&global, &options, Deed::Dropped, output),
        Command::Log(options) => log::run(&global, &options, output),
        Command::Add(options) => log::add(&global, &options, output),
        Command::Undo(options) => undo::run(&global, &options, output),
        Command::Sync(options) => sync::run(&global, &options, output),
        Command::Watch(options) => watch::run(&global, &options, output),
    }
}

/// Names with what they stand for, in two columns.
/// A table of two columns below a heading.
pub(crate) fn indented(rows: &[(&str, &str)]) -> String {
    listed(rows).lines().map(|line| format!("  {line}\n")).collect()
}

fn listed(rows: &[(&str, &str)]) -> String {
    let widest = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    rows.iter().map(|(name, about)| format!("{name:widest$}  {about}\n")).collect()
}
