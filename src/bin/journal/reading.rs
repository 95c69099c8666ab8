//! From the folder to the agenda: read every note, then ask the library.

use journal::agenda::{self, Agenda};
use journal::casebook::Casebook;
use journal::diagnostic::{Code, Diagnostic};
use journal::extract;
use journal::note::Counted;
use journal::render::problems::{Looked, sort};
use journal::timeline::Calendar;

use crate::config::Config;
use crate::failure::Exit;
use crate::scan::{Reason, scan};

/// A journal that has been read.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// What to do.
    pub(crate) agenda: Agenda,
    /// What was looked at.
    pub(crate) looked: Looked,
    unreadable: bool,
}

impl Journal {
    /// Reads all notes below the root. What cannot be read is a problem of the agenda, and never stops the rest.
    pub(crate) fn read(config: &Config) -> Journal {
        let settings = &config.settings;
        let calendar = Calendar::new(settings);
        let mut scan = scan(&config.root, &settings.notes);
        let files = scan.len();
        let mut looked = Looked::default();
        let mut facts = Vec::new();
        let mut problems = Vec::new();
        for mut read in scan.read(|source| extract::facts(source, settings, &calendar)) {
            match read.counted {
                Counted::Yes => looked.counted += 1,
                Counted::Person => looked.people += 1,
                Counted::CompanyOnly | Counted::No => {
                    looked.passed_over += 1;
                    if read.counted == Counted::CompanyOnly {
                        looked.company_only.push(read.path.to_string());
                    }
                    // What was passed over is dropped at once: a vault holds far more of it than of interviews.
                    problems.append(&mut read.problems);
                    continue;
                }
            }
            facts.push(read);
        }
        problems.append(&mut scan.problems);
        if looked.counted == 0 {
            problems.push(no_notes(config, files));
        }
        let book = Casebook::new(facts);
        let mut agenda = agenda::of(&book, settings, &calendar, config.today);
        agenda.problems.append(&mut problems);
        sort(&mut agenda.problems);
        Journal { agenda, looked, unreadable: scan.unreadable }
    }

    /// Whether a file could not be read, as an exit code.
    pub(crate) fn exit(&self) -> Exit {
        let left_out = |problem: &Diagnostic| matches!(problem.code, Code::Unreadable | Code::TooLarge);
        if self.unreadable || self.agenda.problems.iter().any(left_out) { Exit::Files } else { Exit::Fine }
    }
}

/// Says where was looked and why nothing counted.
fn no_notes(config: &Config, files: usize) -> Diagnostic {
    let root = config.shown_root();
    let why = match config.reason {
        Reason::Argument => "named with -C",
        Reason::Environment => "named by JOURNAL_ROOT",
        Reason::Settings => "found by its journal.toml",
        Reason::Vault => "found by its .obsidian",
        Reason::Repository => "found by its .git",
        Reason::Current => "the current folder",
    };
    if files == 0 {
        return Diagnostic::new(Code::NoNotes, format!("there is no Markdown file in {root} ({why})"), None)
            .with_help("name the folder that holds your notes with -C DIR");
    }
    let message = format!("none of the {files} Markdown files in {root} ({why}) is a note of a job search");
    Diagnostic::new(Code::NoNotes, message, None)
}
