//! The live view: a calm page on a terminal, of which only the lines that differ are drawn again.

mod draw;
mod editor;
mod keys;
mod list;

use std::io;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use chrono::Local;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{self, Event, KeyEventKind};
use crossterm::execute;
use crossterm::terminal::{
    DisableLineWrap, EnableLineWrap, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    size,
};
use journal::agenda::Agenda;
use journal::render::Look;
use journal::render::news::News;

use super::Message;
use super::acts::Act;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use list::List;

/// A change within so much time after something was written comes from that.
const TOLD: Duration = Duration::from_secs(2);

/// What a key asks of the watch.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Nothing that the screen does not do itself.
    Nothing,
    /// To look at everything again.
    Look,
    /// To write into a note.
    Act(Act),
    /// To end.
    End(Exit),
}

/// The live view.
#[derive(Debug)]
pub(crate) struct Screen {
    color: bool,
    size: (usize, usize),
    list: List,
    help: bool,
    /// Until when the item of a reference is to be put off, as far as it is typed.
    asking: Option<(u64, String)>,
    /// An editor has the terminal.
    away: bool,
    /// Whether the terminal is ours.
    entered: bool,
    /// What is wrong.
    trouble: Vec<String>,
    /// What happened last.
    last: String,
    /// Whether it went wrong.
    failed: bool,
    /// When something was told of what was asked for.
    told: Option<Instant>,
    /// The lines as they were drawn.
    drawn: Vec<String>,
    /// Lets the thread that reads keys read the next one: while an editor has the terminal, the keys are its own.
    go: Option<Sender<()>>,
}

impl Screen {
    /// A view that has not drawn anything yet.
    pub(crate) fn new(output: &Output) -> Screen {
        Screen {
            color: output.look().color,
            size: (80, 24),
            list: List::default(),
            help: false,
            asking: None,
            away: false,
            entered: false,
            trouble: Vec::new(),
            last: "reading the notes …".to_owned(),
            failed: false,
            told: None,
            drawn: Vec::new(),
            go: None,
        }
    }

    /// Takes the terminal, and begins to read keys.
    ///
    /// # Errors
    /// A terminal that cannot be drawn on.
    pub(crate) fn enter(&mut self, messages: Sender<Message>) -> Result<(), Failure> {
        self.take_terminal().map_err(Failure::of_output)?;
        let (go, may_go) = mpsc::channel();
        thread::spawn(move || read_keys(&may_go, &messages));
        let _ = go.send(());
        self.go = Some(go);
        self.draw()
    }

    /// Whether an editor has the terminal.
    pub(crate) fn is_away(&self) -> bool {
        self.away
    }

    /// Shows a new agenda.
    ///
    /// # Errors
    /// A terminal that cannot be drawn on.
    pub(crate) fn show(&mut self, agenda: &Agenda, news: &News) -> Result<(), Failure> {
        self.list.set(agenda, self.look());
        let notes = match news.notes.as_slice() {
            [] => "a new day".to_owned(),
            [note] => note.to_string(),
            [_, rest @ ..] if self.drawn.is_empty() => format!("{} notes", rest.len() + 1),
            [first, rest @ ..] => format!("{first} and {} more", rest.len()),
        };
        let notes = if self.last.ends_with('…') { "watching".to_owned() } else { notes };
        // What was told just now is the cause of this change, and says more.
        if self.told.take().is_none_or(|told| told.elapsed() > TOLD) {
            self.last = format!("{} {notes}", Local::now().format("%H:%M"));
            self.failed = false;
        }
        self.draw()
    }

    /// Shows what is wrong at the moment.
    pub(crate) fn trouble(&mut self, trouble: &[String]) {
        self.trouble = trouble.to_vec();
        // A terminal that is gone is noticed when its agenda is drawn.
        let _ = self.draw();
    }

    /// Says what became of what was asked for.
    ///
    /// # Errors
    /// A terminal that cannot be drawn on.
    pub(crate) fn tell(&mut self, words: String, went_well: bool) -> Result<(), Failure> {
        self.last = words;
        self.failed = !went_well;
        self.told = Some(Instant::now());
        self.draw()
    }

    /// Takes the terminal back from the editor.
    ///
    /// # Errors
    /// A terminal that cannot be drawn on.
    pub(crate) fn back(&mut self, agenda: Option<&Agenda>, problem: Option<String>) -> Result<(), Failure> {
        self.away = false;
        self.take_terminal().map_err(Failure::of_output)?;
        if let Some(problem) = problem {
            (self.last, self.failed) = (problem, true);
        }
        if let Some(agenda) = agenda {
            self.list.set(agenda, self.look());
        }
        self.next_key();
        self.draw()
    }

    /// Does what a key says.
    ///
    /// # Errors
    /// A terminal that cannot be drawn on.
    pub(crate) fn input(
        &mut self,
        event: Event,
        agenda: Option<&Agenda>,
        base: &Path,
        messages: &Sender<Message>,
    ) -> Result<Asked, Failure> {
        let asked = match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                self.failed = false;
                self.key(key, agenda, base, messages)
            }
            Event::Resize(..) => {
                self.measure();
                if let Some(agenda) = agenda {
                    self.list.set(agenda, self.look());
                }
                Asked::Nothing
            }
            _ => Asked::Nothing,
        };
        if !self.away {
            self.next_key();
            self.draw()?;
        }
        Ok(asked)
    }

    fn next_key(&self) {
        if let Some(go) = &self.go {
            // A thread that has ended said so.
            let _ = go.send(());
        }
    }

    fn look(&self) -> Look {
        Look::new(self.size.0, self.color)
    }

    /// The lines above the status line.
    fn height(&self) -> usize {
        self.size.1.saturating_sub(1).max(1)
    }

    fn measure(&mut self) {
        let (columns, lines) = size().unwrap_or((80, 24));
        self.size = (usize::from(columns).max(1), usize::from(lines).max(2));
        self.drawn.clear();
    }

    fn take_terminal(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        self.entered = true;
        execute!(io::stdout(), EnterAlternateScreen, Hide, DisableLineWrap)?;
        self.measure();
        Ok(())
    }

    fn give_terminal(&mut self) {
        if std::mem::take(&mut self.entered) {
            // A terminal that is gone needs no restoring.
            let _ = execute!(io::stdout(), EnableLineWrap, Show, LeaveAlternateScreen);
            let _ = disable_raw_mode();
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.give_terminal();
    }
}

/// Reads one event whenever it may.
fn read_keys(may_go: &Receiver<()>, messages: &Sender<Message>) {
    while may_go.recv().is_ok() {
        let message = event::read().map_or(Message::InputEnded, Message::Input);
        let ended = matches!(message, Message::InputEnded);
        if messages.send(message).is_err() || ended {
            return;
        }
    }
}
