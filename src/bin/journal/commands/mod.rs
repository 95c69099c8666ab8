//! The commands, one file each.

pub(crate) mod agenda;
pub(crate) mod check;
pub(crate) mod contacts;
pub(crate) mod when;
pub(crate) mod why;

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
        Command::Why(options) => why::run(&global, &options, output),
        Command::When(options) => when::run(&global, &options, output),
        Command::Check(options) => check::run(&global, &options, output),
        Command::Contacts(options) => contacts::run(&global, &options, output),
    }
}
