//! Why a command could not do its work, and which exit code says so.

use std::io;
use std::process::ExitCode;

use journal::diagnostic::Diagnostic;
use journal::render::{Texts, problems};

use crate::output::Output;

/// The exit codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All went well.
    Fine = 0,
    /// `check` has findings, something is due (`agenda --exit-code`), `when` found nothing.
    Findings = 1,
    /// The command line or a settings file is wrong.
    Usage = 2,
    /// A file could not be read or written; the rest was still done.
    Files = 3,
    /// A write was refused, or a reference is ambiguous.
    Refused = 4,
    /// `watch` ended because its terminal went away.
    HungUp = 129,
    /// `watch` was interrupted.
    Interrupted = 130,
    /// `watch` was told to end.
    #[cfg(unix)]
    Terminated = 143,
}

/// What the exit codes mean, for the help and the manual pages.
pub(crate) const CODES: &[(&str, &str)] = &[
    ("0", "all went well"),
    ("1", "`check` has findings, something is due (`agenda --exit-code`), `when` found nothing"),
    ("2", "the command line or a settings file is wrong, or a REF names nothing"),
    ("3", "a file could not be read or written; the rest was still done"),
    ("4", "a write was refused, or a REF names more than one line"),
];

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line is wrong, or asks for help: clap has the words.
    Arguments(Box<clap::Error>),
    /// The command line is wrong in a way that clap cannot see: what, and what to do about it.
    Usage(String, String),
    /// Settings that cannot be used, with the texts of their files.
    Settings(Vec<Diagnostic>, Box<crate::files::Files>),
    /// A reference that names no item, or more than one.
    Reference(Exit, Diagnostic, Vec<String>),
    /// A write was refused, and why.
    Refused(Box<Diagnostic>),
    /// A name that may stand for several things, and those.
    Ambiguous(String, Vec<String>),
    /// A file or folder could not be read or written.
    File(String, io::Error),
    /// A file whose folder is not there.
    NoFolder(String),
    /// What was asked for cannot be made of what is there, and why.
    Unfit(Box<Diagnostic>),
    /// Whoever read the output has gone: a quiet end.
    Gone,
}

impl Failure {
    /// A failed write to standard output.
    pub(crate) fn of_output(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Gone,
            _ => Failure::File("standard output cannot be written".to_owned(), error),
        }
    }

    /// What happened, in one line.
    pub(crate) fn words(&self) -> String {
        let words = match self {
            Failure::Arguments(error) => error.to_string(),
            Failure::Usage(message, _) | Failure::NoFolder(message) => message.clone(),
            Failure::Settings(found, _) => found.first().map_or_else(String::new, |problem| {
                let place = problem.place.as_ref().map(|place| format!("{}:{}: ", place.path, place.line));
                place.unwrap_or_default() + &problem.message
            }),
            Failure::Reference(_, problem, _) => problem.message.clone(),
            Failure::Refused(problem) | Failure::Unfit(problem) => problem.message.clone(),
            Failure::Ambiguous(message, _) => message.clone(),
            Failure::File(message, error) => format!("{message}: {error}"),
            Failure::Gone => "nobody reads the output any more".to_owned(),
        };
        words.lines().next().unwrap_or_default().to_owned()
    }

    /// Says on standard error what happened, and which exit code stands for it.
    pub(crate) fn report(self, output: &Output) -> Exit {
        match self {
            Failure::Arguments(error) => {
                // What was asked for (`--help`, `--version`) is output like any other; a complaint that cannot be written cannot
                // be complained about.
                let printed = error.print().and_then(|()| io::Write::flush(&mut io::stdout()));
                match printed {
                    _ if error.use_stderr() => Exit::Usage,
                    Ok(()) => Exit::Fine,
                    Err(error) => Failure::of_output(error).report(output),
                }
            }
            Failure::Usage(message, help) => {
                output.complain(&message, &help);
                Exit::Usage
            }
            Failure::Settings(found, files) => {
                output.problems(&problems::full(&found, output.error_look(), &*files as &dyn Texts));
                Exit::Usage
            }
            Failure::Reference(exit, problem, candidates) => {
                output.complain_of(&problem, &candidates);
                exit
            }
            Failure::Refused(problem) => {
                output.complain_of(&problem, &[]);
                Exit::Refused
            }
            Failure::Ambiguous(message, candidates) => {
                output.stopped(None, &message, "give more of the name", &candidates);
                Exit::Refused
            }
            Failure::File(message, error) => {
                output.complain(&format!("{message}: {error}"), "");
                Exit::Files
            }
            Failure::NoFolder(message) => {
                output.complain(&message, "make the folder first, or name a file in one that is there");
                Exit::Files
            }
            Failure::Unfit(problem) => {
                output.complain_of(&problem, &[]);
                Exit::Usage
            }
            Failure::Gone => Exit::Fine,
        }
    }
}
