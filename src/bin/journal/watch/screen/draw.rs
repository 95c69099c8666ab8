//! Drawing: only the lines that differ, all at once.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use crossterm::cursor::MoveTo;
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use journal::render::shown;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Screen;
use crate::failure::Failure;

const QUIET: Style = Style::new().dimmed();
const ASKED: Style = Style::new().bold();
const WRONG: Style = AnsiColor::Yellow.on_default().bold();

/// The keys and what they do, in words that fit into 40 columns.
const HELP: &[(&str, &str)] = &[
    ("j k ↓ ↑", "next item, previous item"),
    ("space b", "a page on, a page back"),
    ("g G", "the first, the last"),
    ("Enter", "open the note at its line"),
    ("d", "done: written into its note"),
    ("s", "put off until another day"),
    ("u", "take back the last line"),
    ("r", "look at everything again"),
    ("? Esc", "this help, and back"),
    ("q", "end"),
];

/// The columns of the keys in the help.
const KEYS: usize = 10;

impl Screen {
    /// Draws the lines that differ from what is drawn, all at once.
    pub(super) fn draw(&mut self) -> Result<(), Failure> {
        if self.away || !self.entered {
            return Ok(());
        }
        let height = self.height();
        let mut rows = if self.help { help(self.size.0, self.color) } else { self.list.rows(height) };
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
    pub(super) fn status(&self) -> String {
        let width = self.size.0.saturating_sub(1);
        if let Some((_, words)) = &self.asking {
            let words =
                cut(&shown(&format!("put off until: {words}_   (friday, in two weeks …; Esc: not at all)")), width);
            return if self.color { format!("{ASKED}{words}{ASKED:#}") } else { words };
        }
        let (style, words) = match self.trouble.as_slice() {
            _ if self.failed => (WRONG, self.last.clone()),
            [] => (QUIET, self.last.clone()),
            [only] => (WRONG, only.clone()),
            [first, rest @ ..] => (WRONG, format!("{first} (and {} more)", rest.len())),
        };
        let words = shown(&words).into_owned();
        let (above, below) = if self.help { (0, 0) } else { self.list.hidden(self.height()) };
        let mut help = String::new();
        if let Some(share) = (100 * above).checked_div(above + below) {
            help.push_str(&format!("{share} %  "));
        }
        help.push_str(if self.help { "? back" } else { "? help" });
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

/// The keys and what they do.
fn help(columns: usize, color: bool) -> Vec<String> {
    let strong = Style::new().bold();
    let row = |(keys, what): &(&str, &str)| {
        let gap = " ".repeat(KEYS.saturating_sub(keys.width()));
        let what = cut(what, columns.saturating_sub(2 + KEYS));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_fits_into_forty_columns_and_is_cut_in_fewer() {
        assert!(help(40, false).iter().all(|row| row.width() <= 40 && !row.contains('…')));
        let narrow = help(24, false);
        assert!(narrow.iter().all(|row| row.width() <= 24), "{narrow:?}");
        assert!(narrow.iter().any(|row| row.ends_with('…')));
    }
}
