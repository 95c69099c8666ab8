//! From the folder to the agenda: read every note, then ask the library.

use journal::agenda::Agenda;
use journal::diagnostic::{Code, Diagnostic};
use journal::render::problems::Looked;

use crate::config::Config;
use crate::failure::Exit;

/// A journal that has been read.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// What to do.
    pub(crate) agenda: Agenda,
    /// What was looked at.
    pub(crate) looked: Looked,
}

impl Journal {
    /// Reads all notes below the root. What cannot be read is a problem of the agenda, and never stops the rest.
    pub(crate) fn read(config: &Config) -> Journal {
        let mut journal =
            Journal { agenda: Agenda { today: Some(config.today), ..Agenda::default() }, ..Journal::default() };
        journal::render::problems::sort(&mut journal.agenda.problems);
        journal
    }

    /// Whether a file was left out, as an exit code.
    pub(crate) fn exit(&self) -> Exit {
        let left_out = |problem: &Diagnostic| matches!(problem.code, Code::Unreadable | Code::TooLarge);
        if self.agenda.problems.iter().any(left_out) { Exit::Files } else { Exit::Fine }
    }
}
