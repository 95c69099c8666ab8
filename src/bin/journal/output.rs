//! Standard output and standard error: who may be coloured, how wide they are, and what happens when they are closed.

mod links;
mod pager;

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;

use anstream::{AutoStream, ColorChoice};
use journal::diagnostic::Diagnostic;
use journal::render::problems::{brief, complaint, full};
use journal::render::{Look, NoTexts};

use crate::args::Color;
use crate::failure::Failure;

/// The columns of a page that goes to no terminal.
const PIPED: usize = 80;

/// How many problems of the notes are named; `check` has them all.
const MOST_PROBLEMS: usize = 5;

/// Where results and problems go.
#[derive(Debug)]
pub(crate) struct Output {
    look: Look,
    error_look: Look,
    /// Whether standard output is a terminal.
    screen: bool,
    /// Whether standard error is a terminal.
    error_screen: bool,
    quiet: bool,
    /// Whether the terminal on standard output knows links.
    links: bool,
    /// The height of the terminal on standard output, where pages longer than it go through a pager.
    rows: Option<usize>,
    /// What would go to either stream, where it is kept instead.
    kept: Option<RefCell<String>>,
}

impl Default for Output {
    fn default() -> Output {
        Output::new(Color::Auto, false)
    }
}

impl Output {
    /// Looks at the two streams. The flag counts before NO_COLOR and CLICOLOR_FORCE, and those before the terminal.
    pub(crate) fn new(color: Color, quiet: bool) -> Output {
        let colored = |choice| match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => choice != ColorChoice::Never,
        };
        let columns = |is_terminal: bool, size: Option<(terminal_size::Width, terminal_size::Height)>| {
            if !is_terminal {
                return PIPED;
            }
            size.map(|(width, _)| usize::from(width.0))
                .or_else(|| std::env::var("COLUMNS").ok()?.parse().ok())
                .unwrap_or(PIPED)
        };
        let (out, error) = (io::stdout(), io::stderr());
        Output {
            look: Look::new(
                columns(out.is_terminal(), terminal_size::terminal_size_of(&out)),
                colored(AutoStream::choice(&out)),
            ),
            error_look: Look::new(
                columns(error.is_terminal(), terminal_size::terminal_size_of(&error)),
                colored(AutoStream::choice(&error)),
            ),
            screen: out.is_terminal(),
            error_screen: error.is_terminal(),
            quiet,
            links: out.is_terminal() && links::known(),
            rows: None,
            kept: None,
        }
    }

    /// The same output with a pager for what is longer than the screen, where it is a terminal.
    pub(crate) fn with_pager(mut self) -> Output {
        let out = io::stdout();
        if out.is_terminal() && io::stdin().is_terminal() {
            self.rows = terminal_size::terminal_size_of(&out).map(|(_, height)| usize::from(height.0));
        }
        self
    }

    /// An output that goes nowhere and is kept, without colour: for the words of a command that runs inside another one.
    pub(crate) fn kept() -> Output {
        let look = Look::new(PIPED, false);
        let kept = Some(RefCell::default());
        Output {
            look,
            error_look: look,
            screen: false,
            error_screen: false,
            quiet: false,
            links: false,
            rows: None,
            kept,
        }
    }

    /// What was kept.
    pub(crate) fn into_kept(self) -> String {
        self.kept.map(RefCell::into_inner).unwrap_or_default()
    }

    /// How a page on standard output looks.
    pub(crate) fn look(&self) -> Look {
        self.look
    }

    /// How a page about notes below a root looks: where the terminal knows links, places lead to the notes.
    pub(crate) fn look_at(&self, root: &Path) -> Look {
        static BASE: OnceLock<String> = OnceLock::new();
        if !self.links {
            return self.look;
        }
        // One process speaks of one root.
        self.look.with_links(Some(BASE.get_or_init(|| links::base(root))))
    }

    /// How lines below a root look that other programs read one by one: only a screen needs them broken.
    pub(crate) fn lines_at(&self, root: &Path) -> Look {
        if self.screen { self.look_at(root) } else { Look { width: usize::MAX, ..self.look } }
    }

    /// Writes a page: through a pager where it is longer than the screen.
    pub(crate) fn page(&self, text: &str) -> Result<(), Failure> {
        let rows = text.lines().count();
        // The prompt needs a line too.
        if self.rows.is_some_and(|screen| rows >= screen) && pager::shown(text) {
            return Ok(());
        }
        self.result(text)
    }

    /// How problems on standard error look.
    pub(crate) fn error_look(&self) -> Look {
        self.error_look
    }

    /// Writes a whole result to standard output.
    pub(crate) fn result(&self, text: &str) -> Result<(), Failure> {
        self.bytes(text.as_bytes())
    }

    /// Writes a part of a result to standard output.
    pub(crate) fn bytes(&self, text: &[u8]) -> Result<(), Failure> {
        if let Some(kept) = &self.kept {
            kept.borrow_mut().push_str(&String::from_utf8_lossy(text));
            return Ok(());
        }
        let out = io::stdout().lock();
        let written = if self.look.color {
            let mut out = AutoStream::new(out, ColorChoice::Always);
            out.write_all(text).and_then(|()| out.flush())
        } else {
            let mut out = out;
            out.write_all(text).and_then(|()| out.flush())
        };
        written.map_err(Failure::of_output)
    }

    /// Writes problems to standard error. Where it is closed they are lost: there is nobody left to tell.
    pub(crate) fn problems(&self, text: &str) {
        if let Some(kept) = &self.kept {
            kept.borrow_mut().push_str(text);
            return;
        }
        let choice = if self.error_look.color { ColorChoice::Always } else { ColorChoice::Never };
        let mut error = AutoStream::new(io::stderr().lock(), choice);
        let _ = error.write_all(text.as_bytes()).and_then(|()| error.flush());
    }

    /// Names the gravest problems of the notes, unless only what was asked for is wanted.
    pub(crate) fn brief(&self, problems: &[Diagnostic]) {
        if !self.quiet {
            self.problems(&brief(problems, MOST_PROBLEMS, self.error_look));
        }
    }

    /// Says why a command stops, and what to do next.
    pub(crate) fn complain(&self, message: &str, help: &str) {
        self.stopped(None, message, help, &[]);
    }

    /// The same for a problem that has a code, with what may have been meant.
    pub(crate) fn complain_of(&self, problem: &Diagnostic, candidates: &[String]) {
        if problem.place.is_some() {
            return self.problems(&full(std::slice::from_ref(problem), self.error_look, &NoTexts));
        }
        self.stopped(Some(problem), &problem.message, &problem.help, candidates);
    }

    /// The same with what may have been meant, and a code where there is one. Only a screen needs its lines broken.
    pub(crate) fn stopped(&self, problem: Option<&Diagnostic>, message: &str, help: &str, candidates: &[String]) {
        let look = if self.error_screen { self.error_look } else { Look { width: usize::MAX, ..self.error_look } };
        self.problems(&complaint(problem, message, help, candidates, look));
    }
}
