//! The live view: a calm page on a terminal, of which only the lines that differ are drawn again.

mod editor;
mod list;

use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use anstyle::{AnsiColor, Style};
use chrono::Local;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate,
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};
use crossterm::{execute, queue};
use journal::agenda::Agenda;
use journal::render::news::News;
use journal::render::{Look, shown};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Message;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use list::{List, Move};

const QUIET: Style = Style::new().dimmed();
const WRONG: Style = AnsiColor::Yellow.on_default().bold();

const HELP: &[(&str, &str)] = &[
    ("j k ↓ ↑", "the next item, the one before"),
    ("space b", "a page on, a page back"),
    ("g G", "the first, the last"),
    ("Enter", "open the note at its line"),
    ("r", "look at everything again"),
    ("? Esc", "this help, and back"),
    ("q", "end"),
];

/// What a key asks of the watch.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Nothing that the screen does not do itself.
    Nothing,
    /// To look at everything again.
    Look,
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
    /// An editor has the terminal.
    away: bool,
    /// Whether the terminal is ours.
    entered: bool,
    /// What is wrong.
    trouble: Vec<String>,
    /// What happened last.
    last: String,
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
            away: false,
            entered: false,
            trouble: Vec::new(),
            last: "reading the notes …".to_owned(),
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
        self.last = format!("{} {notes}", Local::now().format("%H:%M"));
        self.draw()
    }

    /// Shows what is wrong at the moment.
    pub(crate) fn trouble(&mut self, trouble: &[String]) {
        self.trouble = trouble.to_vec();
        // A terminal that is gone is noticed when its agenda is drawn.
        let _ = self.draw();
    }

    /// Takes the terminal back from the editor.
    ///
    /// # Errors
    /// A terminal that cannot be drawn on.
    pub(crate) fn back(&mut self, agenda: Option<&Agenda>, problem: Option<String>) -> Result<(), Failure> {
        self.away = false;
        self.take_terminal().map_err(Failure::of_output)?;
        if let Some(problem) = problem {
            self.last = problem;
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
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(key, agenda, base, messages),
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

    fn key(&mut self, key: KeyEvent, agenda: Option<&Agenda>, base: &Path, messages: &Sender<Message>) -> Asked {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let way = match key.code {
            KeyCode::Char('c') if control => return Asked::End(Exit::Interrupted),
            KeyCode::Char('l') if control => {
                self.drawn.clear();
                return Asked::Nothing;
            }
            KeyCode::Char('d') if control => Move::PageDown,
            KeyCode::Char('u') if control => Move::PageUp,
            _ if control => return Asked::Nothing,
            KeyCode::Char('q') => return Asked::End(Exit::Fine),
            KeyCode::Char('?') => {
                self.help = !self.help;
                return Asked::Nothing;
            }
            KeyCode::Esc => {
                self.help = false;
                return Asked::Nothing;
            }
            KeyCode::Char('r') => return Asked::Look,
            KeyCode::Enter => {
                self.open(agenda, base, messages);
                return Asked::Nothing;
            }
            KeyCode::Char('j') | KeyCode::Down => Move::Down,
            KeyCode::Char('k') | KeyCode::Up => Move::Up,
            KeyCode::Char(' ') | KeyCode::PageDown => Move::PageDown,
            KeyCode::Char('b') | KeyCode::PageUp => Move::PageUp,
            KeyCode::Char('g') | KeyCode::Home => Move::First,
            KeyCode::Char('G') | KeyCode::End => Move::Last,
            _ => return Asked::Nothing,
        };
        self.help = false;
        self.list.go(way, self.height());
        Asked::Nothing
    }

    /// Opens the note of the chosen item in the person's editor, in this terminal.
    fn open(&mut self, agenda: Option<&Agenda>, base: &Path, messages: &Sender<Message>) {
        let Some(item) = self.list.chosen().and_then(|index| agenda?.items.get(index)) else { return };
        let source = item.sources.first().map(|source| (&source.place.path, source.place.line));
        let Some((path, line)) = source.or(item.record.as_ref().map(|record| (&record.path, record.line))) else {
            self.last = "this line rests on no note".to_owned();
            return;
        };
        let file = base.join(&**path);
        self.away = true;
        self.give_terminal();
        let messages = messages.clone();
        thread::spawn(move || {
            let problem = editor::open(&editor::words(), &file, line).err();
            // Where nobody listens any more the program ends.
            let _ = messages.send(Message::Edited(problem));
        });
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

    /// Draws the lines that differ from what is drawn, all at once.
    fn draw(&mut self) -> Result<(), Failure> {
        if self.away || !self.entered {
            return Ok(());
        }
        let height = self.height();
        let mut rows = if self.help { help(self.color) } else { self.list.rows(height) };
        rows.resize(height, String::new());
        rows.push(self.status());
        let mut out = Vec::new();
        let mut paint = || -> io::Result<()> {
            queue!(out, BeginSynchronizedUpdate)?;
            if self.drawn.is_empty() {
                queue!(out, Clear(ClearType::All))?;
            }
            for (at, row) in rows.iter().enumerate() {
                if self.drawn.get(at) != Some(row) {
                    let line = u16::try_from(at).unwrap_or(u16::MAX);
                    queue!(out, MoveTo(0, line), Clear(ClearType::CurrentLine))?;
                    out.write_all(row.as_bytes())?;
                }
            }
            queue!(out, EndSynchronizedUpdate)?;
            let mut stdout = io::stdout().lock();
            stdout.write_all(&out)?;
            stdout.flush()
        };
        paint().map_err(Failure::of_output)?;
        self.drawn = rows;
        Ok(())
    }

    /// The last line: what is wrong, else what happened last; and how to get help.
    fn status(&self) -> String {
        let width = self.size.0.saturating_sub(1);
        let (style, words) = match self.trouble.as_slice() {
            [] => (QUIET, self.last.clone()),
            [only] => (WRONG, only.clone()),
            [first, rest @ ..] => (WRONG, format!("{first} (and {} more)", rest.len())),
        };
        let words = shown(&words).into_owned();
        let (above, below) = if self.help { (0, 0) } else { self.list.hidden(self.height()) };
        let mut help = String::new();
        if above + below > 0 {
            let share = 100 * above / (above + below);
            help.push_str(&format!("{share} %  "));
        }
        help.push_str("? help");
        let room = width.saturating_sub(help.width() + 2);
        let words = cut(&words, room);
        let gap = " ".repeat(width.saturating_sub(words.width() + help.width()));
        if self.color {
            format!("{style}{words}{style:#}{gap}{QUIET}{help}{QUIET:#}")
        } else {
            format!("{words}{gap}{help}")
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.give_terminal();
    }
}

/// The keys and what they do.
fn help(color: bool) -> Vec<String> {
    let strong = Style::new().bold();
    let row = |(keys, what): &(&str, &str)| {
        let gap = " ".repeat(10_usize.saturating_sub(keys.width()));
        if color { format!("  {strong}{keys}{strong:#}{gap}{what}") } else { format!("  {keys}{gap}{what}") }
    };
    [String::new()].into_iter().chain(HELP.iter().map(row)).collect()
}

/// The beginning of a text that fits into `columns`, with an ellipsis where it is cut.
fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut taken = 0;
    let mut cut = String::new();
    for c in text.chars() {
        taken += c.width().unwrap_or(0);
        if taken >= columns {
            break;
        }
        cut.push(c);
    }
    if columns > 0 {
        cut.push('…');
    }
    cut
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
