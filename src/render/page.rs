//! Styled words, wrapped by the width at which they are shown.

mod words;

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthChar;

use self::words::{Part, Word};
pub(super) use self::words::{Text, clipped, width};
use super::Look;
use crate::text::safe::shown;

pub(super) const PLAIN: Style = Style::new();
pub(super) const STRONG: Style = Style::new().bold();
pub(super) const QUIET: Style = Style::new().dimmed();
pub(super) const WORDS: Style = Style::new().italic();
pub(super) const PHRASE: Style = Style::new().italic().underline();
pub(super) const PATH: Style = AnsiColor::Cyan.on_default();
pub(super) const REFERENCE: Style = AnsiColor::Blue.on_default();
pub(super) const LATE: Style = AnsiColor::Red.on_default().bold();
pub(super) const NOW: Style = AnsiColor::Yellow.on_default().bold();
pub(super) const AHEAD: Style = AnsiColor::Green.on_default();
pub(super) const HINT: Style = AnsiColor::Magenta.on_default();

/// A page that is being written.
#[derive(Debug)]
pub(super) struct Page {
    out: String,
    look: Look,
    /// The style that is open.
    style: Style,
}

impl Page {
    pub(super) fn new(look: Look) -> Page {
        Page { out: String::new(), look, style: PLAIN }
    }

    pub(super) fn look(&self) -> Look {
        self.look
    }

    /// How many bytes have been written.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// An empty line, unless the page begins or one is there already.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Lines as they are, already made safe.
    pub(super) fn raw(&mut self, lines: &str) {
        self.out.push_str(lines);
        if !lines.ends_with('\n') && !lines.is_empty() {
            self.out.push('\n');
        }
    }

    /// A paragraph whose lines all begin at column `indent`.
    pub(super) fn paragraph(&mut self, indent: usize, text: &Text) {
        self.hanging(&[], indent, text);
    }

    /// A paragraph with labels to its left: each is a text with the column at which it begins. The paragraph begins
    /// on the line of the labels, and on the next one where they reach into it.
    pub(super) fn hanging(&mut self, labels: &[(usize, Style, &str)], indent: usize, text: &Text) {
        let mut column = 0;
        for &(at, style, label) in labels {
            let label = shown(label);
            if label.is_empty() {
                continue;
            }
            self.pad(&mut column, at);
            self.styled(style, &label);
            column += width(&label);
        }
        if column > 0 && column >= indent && !text.is_empty() {
            self.line_end();
            column = 0;
        }
        let full = self.look.width.saturating_sub(indent).max(1);
        let mut line_is_empty = true;
        for word in text.words().into_iter().flat_map(|word| word.within(full)) {
            let size = word.width();
            let room = self.look.width.saturating_sub(column + 1);
            if line_is_empty {
                self.pad(&mut column, indent);
            } else if column + 1 + size <= self.look.width || (size > full && room > full / 2) {
                // A space between words of one style belongs to it.
                if word.parts.first().is_none_or(|part| part.style != self.style) {
                    self.open(PLAIN);
                }
                self.out.push(' ');
                column += 1;
            } else {
                self.line_end();
                column = 0;
                self.pad(&mut column, indent);
            }
            self.word(&word, &mut column, indent);
            line_is_empty = false;
        }
        self.line_end();
    }

    /// Writes one word, broken hard where it is wider than a line.
    fn word(&mut self, word: &Word<'_>, column: &mut usize, indent: usize) {
        let fits = *column + word.width() <= self.look.width;
        for &part in &word.parts {
            if fits {
                self.linked(part, part.text);
                *column += width(part.text);
                continue;
            }
            let mut rest = part.text;
            while !rest.is_empty() {
                let cut = fitting(rest, self.look.width.saturating_sub(*column));
                if cut == 0 && *column > indent {
                    self.line_end();
                    *column = 0;
                    self.pad(column, indent);
                    continue;
                }
                // A character wider than the line goes out all the same.
                let cut = if cut == 0 { rest.chars().next().map_or(rest.len(), char::len_utf8) } else { cut };
                let (head, tail) = rest.split_at(cut);
                self.linked(part, head);
                *column += width(head);
                rest = tail;
            }
        }
    }

    fn pad(&mut self, column: &mut usize, to: usize) {
        if *column < to {
            self.open(PLAIN);
        }
        while *column < to {
            self.out.push(' ');
            *column += 1;
        }
    }

    fn line_end(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.open(PLAIN);
        self.out.push('\n');
    }

    /// Writes some text of a part, as a link where it names a note and the terminal knows links.
    fn linked(&mut self, part: Part<'_>, text: &str) {
        match (part.link, self.look.links) {
            (Some(path), Some(base)) => {
                self.open(part.style);
                let _ = write!(self.out, "\u{1b}]8;;{base}{path}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\");
            }
            _ => self.styled(part.style, text),
        }
    }

    fn styled(&mut self, style: Style, text: &str) {
        self.open(style);
        self.out.push_str(text);
    }

    /// Goes on in a style, where styles are wanted.
    fn open(&mut self, style: Style) {
        if !self.look.color || style == self.style {
            return;
        }
        if self.style != PLAIN {
            let _ = write!(self.out, "{:#}", self.style);
        }
        if style != PLAIN {
            let _ = write!(self.out, "{style}");
        }
        self.style = style;
    }
}

/// How many bytes of `text` fit into `columns`; a mark that combines stays with what it combines with.
fn fitting(text: &str, columns: usize) -> usize {
    let mut taken = 0;
    let mut cut = 0;
    for (at, c) in text.char_indices() {
        taken += c.width().unwrap_or(0);
        if taken > columns {
            return cut;
        }
        cut = at + c.len_utf8();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(columns: usize, indent: usize, text: &Text) -> String {
        let mut page = Page::new(Look { width: columns, ..Look::default() });
        page.paragraph(indent, text);
        page.finish()
    }

    #[test]
    fn words_are_wrapped_by_the_columns_they_take() {
        let text = Text::new().add(PLAIN, "日本 語の 言葉 ab");
        assert_eq!(wrapped(10, 0, &text), "日本 語の\n言葉 ab\n");
    }

    #[test]
    fn what_touches_stays_together() {
        let text = Text::new().add(PLAIN, "one “").add(STRONG, "two").add(PLAIN, "” three");
        assert_eq!(wrapped(9, 0, &text), "one “two”\nthree\n");
    }

    #[test]
    fn kept_words_are_not_broken() {
        let text = Text::new().add(PLAIN, "due on ").keep(PLAIN, "Fri 20 Nov");
        assert_eq!(wrapped(12, 2, &text), "  due on\n  Fri 20 Nov\n");
    }

    #[test]
    fn a_day_stays_on_one_line() {
        let text = Text::new().add(PLAIN, "promised for Fri 16 Oct, or 12 months");
        assert_eq!(wrapped(20, 0, &text), "promised for\nFri 16 Oct, or 12\nmonths\n");
    }

    #[test]
    fn a_setting_stays_with_its_value() {
        let text = Text::new().add(PLAIN, "two days (grace = 2) or  three =");
        assert_eq!(wrapped(16, 0, &text), "two days\n(grace = 2) or\nthree =\n");
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let text = Text::new().add(PLAIN, "a 0123456789abc");
        assert_eq!(wrapped(8, 2, &text), "  a 0123\n  456789\n  abc\n");
    }

    #[test]
    fn a_place_is_a_link_where_the_terminal_knows_links() {
        let text = Text::new().place(PATH, "a b.md:3", "a b\u{1b}.md");
        assert_eq!(wrapped(40, 0, &text), "a b.md:3\n");
        let mut page = Page::new(Look { links: Some("file:///notes/"), ..Look::default() });
        page.paragraph(0, &text);
        assert_eq!(page.finish(), "\u{1b}]8;;file:///notes/a%20b%1B.md\u{1b}\\a b.md:3\u{1b}]8;;\u{1b}\\\n");
    }

    #[test]
    fn styles_do_not_count_as_width() {
        let mut page = Page::new(Look { width: 7, color: true, ..Look::default() });
        page.paragraph(0, &Text::new().add(STRONG, "abc def"));
        assert_eq!(page.finish(), "\u{1b}[1mabc def\u{1b}[0m\n");
    }
}
