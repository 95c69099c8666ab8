//! What keys do.

use std::path::Path;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use journal::agenda::Agenda;

use super::list::Move;
use super::{Asked, Screen, editor};
use crate::failure::Exit;
use crate::watch::Message;
use crate::watch::acts::Act;

/// How many bytes of a day may be typed.
const MOST_TYPED: usize = 80;

impl Screen {
    pub(super) fn key(
        &mut self,
        key: KeyEvent,
        agenda: Option<&Agenda>,
        base: &Path,
        messages: &Sender<Message>,
    ) -> Asked {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        if let Some((reference, words)) = self.asking.take().filter(|_| !control) {
            return self.answer(key.code, reference, words);
        }
        let reference = self.list.chosen().and_then(|index| agenda?.items.get(index)).map(|item| item.reference);
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
            KeyCode::Char('u') => return Asked::Act(Act::Undo),
            KeyCode::Char('d') => {
                return reference.map_or(Asked::Nothing, |reference| Asked::Act(Act::Done(reference)));
            }
            KeyCode::Char('s') => {
                self.asking = reference.map(|reference| (reference, String::new()));
                return Asked::Nothing;
            }
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

    /// A key while a day is being typed.
    pub(super) fn answer(&mut self, code: KeyCode, reference: u64, mut words: String) -> Asked {
        match code {
            KeyCode::Enter if words.trim().is_empty() => return Asked::Nothing,
            KeyCode::Enter => return Asked::Act(Act::Snooze(reference, words)),
            KeyCode::Esc => return Asked::Nothing,
            KeyCode::Backspace => {
                words.pop();
            }
            KeyCode::Char(c) if words.len() < MOST_TYPED => words.push(c),
            _ => {}
        }
        self.asking = Some((reference, words));
        Asked::Nothing
    }

    /// Opens the note of the chosen item in the person's editor, in this terminal.
    pub(super) fn open(&mut self, agenda: Option<&Agenda>, base: &Path, messages: &Sender<Message>) {
        let Some(item) = self.list.chosen().and_then(|index| agenda?.items.get(index)) else { return };
        let source = item.sources.first().map(|source| (&source.place.path, source.place.line));
        let Some((path, line)) = source.or(item.record.as_ref().map(|record| (&record.path, record.line))) else {
            (self.last, self.failed) = ("this line rests on no note".to_owned(), true);
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
}
