//! From the folder to the agenda: read every note, then ask the library.

use std::sync::Arc;

use journal::agenda::{self, Agenda};
use journal::casebook::{Builder, Casebook, Cases};
use journal::diagnostic::{Code, Diagnostic, Severity};
use journal::extract::{Facts, facts};
use journal::note::{Counted, Source};
use journal::render::problems::{Looked, sort};
use journal::settings::Settings;
use journal::text::Day;
use journal::timeline::Calendar;

use crate::config::Config;
use crate::failure::Exit;
use crate::progress::Progress;
use crate::scan::{Reason, scan};

/// A journal that has been read.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// What the notes say.
    pub(crate) book: Casebook,
    /// Working days and holidays.
    pub(crate) calendar: Calendar,
    /// What to do.
    pub(crate) agenda: Agenda,
    /// What was looked at.
    pub(crate) looked: Looked,
    /// What was remarked while files were read.
    remarks: Vec<Diagnostic>,
    unreadable: bool,
}

/// What one file gives.
enum Read {
    Facts(Box<Facts>),
    PassedOver(Option<Arc<str>>, Vec<Diagnostic>),
}

/// What was read of all notes, before it is joined.
#[derive(Debug)]
pub(crate) struct Gathered {
    /// The facts of every note that counts.
    pub(crate) facts: Vec<Facts>,
    /// Working days and holidays.
    pub(crate) calendar: Calendar,
}

/// What was looked at, and what could not be read.
struct Searched {
    calendar: Calendar,
    problems: Vec<Diagnostic>,
    looked: Looked,
    unreadable: bool,
}

impl Gathered {
    /// Reads all notes below the root. What cannot be read never stops the rest.
    pub(crate) fn read(config: &Config) -> Gathered {
        let mut facts = Vec::new();
        let Searched { calendar, .. } = gather(config, |read| facts.push(read));
        Gathered { facts, calendar }
    }
}

/// Reads all notes below the root, and gives the facts of every note that counts, in the order of the paths. What cannot
/// be read is a problem, and never stops the rest.
fn gather(config: &Config, mut take: impl FnMut(Facts) + Send) -> Searched {
    let settings = &config.settings;
    // The tables of words are made while the folder is listed.
    let (root, notes) = (&config.root, &settings.notes);
    let (mut scan, ()) = rayon::join(|| scan(root, notes), journal::extract::prepare);
    let calendar = Calendar::new(settings);
    let files = scan.len();
    let mut looked = Looked::default();
    let mut problems = Vec::new();
    let progress = Progress::start(files);
    let make = |source: &Source| {
        progress.one();
        read(source, settings, &calendar)
    };
    scan.read_in_turn(make, |read| match read {
        Read::Facts(read) => {
            match read.counted {
                Counted::Person => looked.people += 1,
                _ => looked.counted += 1,
            }
            take(*read);
        }
        Read::PassedOver(path, found) => {
            looked.passed_over += 1;
            looked.company_only.extend(path.map(|path| path.to_string()));
            problems.extend(found);
        }
    });
    drop(progress);
    problems.append(&mut scan.problems);
    if looked.counted == 0 {
        problems.push(no_notes(config, files));
    }
    Searched { calendar, problems, looked, unreadable: scan.unreadable }
}

impl Journal {
    /// Reads all notes below the root. What cannot be read is a problem of the agenda, and never stops the rest.
    pub(crate) fn read(config: &Config) -> Journal {
        Journal::read_with(config, Builder::new(), agenda::of)
    }

    /// The same with the lines of quiet applications, which are left in peace otherwise.
    pub(crate) fn read_with_quiet(config: &Config) -> Journal {
        Journal::read_with(config, Builder::new(), agenda::with_quiet)
    }

    /// The same, and every contact tells where each fact about them was read.
    pub(crate) fn read_with_sources(config: &Config) -> Journal {
        Journal::read_with(config, Builder::with_sources(), agenda::of)
    }

    fn read_with(
        config: &Config,
        mut builder: Builder,
        of: impl Fn(&Casebook, &Settings, &Calendar, Day) -> Agenda + Sync,
    ) -> Journal {
        let Searched { calendar, problems, looked, unreadable } = gather(config, |facts| builder.add(facts));
        // A thread that has read notes has room left from that, which this one cannot use.
        let (settings, today) = (&config.settings, config.today);
        let (book, mut agenda) = rayon::scope(|_| {
            let book = builder.finish();
            let agenda = of(&book, settings, &calendar, today);
            (book, agenda)
        });
        let (remarks, mut grave) = problems.into_iter().partition(is_remark);
        agenda.problems.append(&mut grave);
        sort(&mut agenda.problems);
        Journal { book, calendar, agenda, looked, remarks, unreadable }
    }

    /// All problems, mere remarks among them.
    pub(crate) fn problems(&self) -> Vec<Diagnostic> {
        let mut all = self.agenda.problems.clone();
        all.extend(self.book.problems.iter().filter(|problem| is_remark(problem)).cloned());
        all.extend(self.book.possible_duplicates());
        all.extend(self.remarks.iter().cloned());
        sort(&mut all);
        all
    }

    /// The applications as they stand today.
    pub(crate) fn cases<'a>(&'a self, config: &'a Config) -> Cases<'a> {
        self.book.as_of(config.today, &config.settings, &self.calendar)
    }

    /// The exit code of a command that shows the agenda: with `exit_code`, what is due is a finding.
    pub(crate) fn exit_of_agenda(&self, exit_code: bool) -> Exit {
        let due = self.agenda.summary.overdue + self.agenda.summary.today > 0;
        let findings = if exit_code && due { Exit::Findings } else { Exit::Fine };
        findings.max(self.exit())
    }

    /// Whether a file could not be read, as an exit code.
    pub(crate) fn exit(&self) -> Exit {
        let left_out = |problem: &Diagnostic| matches!(problem.code, Code::Unreadable | Code::TooLarge);
        if self.unreadable || self.agenda.problems.iter().any(left_out) { Exit::Files } else { Exit::Fine }
    }
}

/// Whether a problem touches nothing that the agenda says.
pub(crate) fn is_remark(problem: &Diagnostic) -> bool {
    problem.severity == Severity::Info
}

fn read(source: &Source, settings: &Settings, calendar: &Calendar) -> Read {
    let facts = facts(source, settings, calendar);
    match facts.counted {
        Counted::Yes | Counted::Person => Read::Facts(Box::new(facts)),
        Counted::CompanyOnly => Read::PassedOver(Some(facts.path), facts.problems),
        Counted::No => Read::PassedOver(None, facts.problems),
    }
}

/// Says where was looked and why nothing counted.
pub(crate) fn no_notes(config: &Config, files: usize) -> Diagnostic {
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
            .with_help("`journal new COMPANY` begins a note; name the folder that holds your notes with -C DIR");
    }
    let which = if files == 1 { "the Markdown file".to_owned() } else { format!("none of the {files} Markdown files") };
    let is = if files == 1 { "is no" } else { "is a" };
    let message = format!("{which} in {root} ({why}) {is} note of a job search");
    Diagnostic::new(Code::NoNotes, message, None)
}
