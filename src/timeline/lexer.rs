//! Text → islands of words that the rows know.

mod words;

use crate::text::Span;
use crate::timeline::Stretch;
use crate::timeline::lexicon::{AMPERSAND, AT, CLOSE, COLON, COMMA, DASH, HYPHEN, Lexicon, NUMBER, OPEN, PLUS, SLASH};
use crate::timeline::numbers;
use crate::timeline::symbols::{Lex, Symbol};

/// The most words of an island; longer runs of known words are cut, so that work stays linear.
pub(crate) const MAX_ISLAND: usize = 36;

/// One word, number or mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexeme {
    pub start: u32,
    pub end: u32,
    /// Its number in the lexicon.
    pub word: u16,
    /// Where its own values lie in the island; a word's lie in the lexicon.
    pub values: (u16, u16),
}

/// A run of known words.
#[derive(Debug, Default)]
pub(crate) struct Island {
    pub lexemes: Vec<Lexeme>,
    pub values: Vec<(Symbol, Lex)>,
    pub core: bool,
}

impl Island {
    pub(crate) const fn new() -> Island {
        Island { lexemes: Vec::new(), values: Vec::new(), core: false }
    }

    fn clear(&mut self) {
        self.lexemes.clear();
        self.values.clear();
        self.core = false;
    }

    pub(crate) fn push(&mut self, start: usize, end: usize, word: u16) {
        let at = self.values.len() as u16;
        self.lexemes.push(Lexeme { start: start as u32, end: end as u32, word, values: (at, at) });
    }

    /// A lexeme with values of its own.
    pub(crate) fn push_values(&mut self, start: usize, end: usize, word: u16, values: &[(Symbol, Lex)]) {
        let from = self.values.len() as u16;
        self.values.extend_from_slice(values);
        let to = self.values.len() as u16;
        self.lexemes.push(Lexeme { start: start as u32, end: end as u32, word, values: (from, to) });
    }

    /// Whether a text with a capital is nothing but this island.
    pub(crate) fn is_all_of(&self, text: &str) -> bool {
        let (Some(first), Some(last)) = (self.lexemes.first(), self.lexemes.last()) else { return false };
        let around = |part: Option<&str>| part.is_some_and(|part| part.trim().is_empty());
        text.as_bytes().get(first.start as usize).is_some_and(u8::is_ascii_uppercase)
            && around(text.get(..first.start as usize))
            && around(text.get(last.end as usize..))
    }

    /// Where the last word ends.
    fn end(&self) -> Option<usize> {
        self.lexemes.last().map(|lexeme| lexeme.end as usize)
    }
}

/// Goes through a text, island by island.
pub(crate) struct Lexer<'t> {
    lexicon: &'t Lexicon,
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// Where the stretch ends that is gone through, and where the last word of it ends that may speak of time.
    end: usize,
    last: usize,
    masked: &'t [Span],
    /// Nothing of the sentence has been read yet.
    fresh: bool,
    /// A single quote has been opened.
    quoted: bool,
}

/// How a step ends.
enum Step {
    /// The island goes on.
    On,
    /// It ends before what was read.
    Break,
}

impl<'t> Lexer<'t> {
    pub(crate) fn new(lexicon: &'t Lexicon, text: &'t str, masked: &'t [Span]) -> Lexer<'t> {
        let bytes = text.as_bytes();
        Lexer { lexicon, text, bytes, at: 0, end: bytes.len(), last: bytes.len(), masked, fresh: true, quoted: false }
    }

    /// Goes on with a stretch of the text behind those that were gone through.
    pub(crate) fn go_to(&mut self, stretch: &Stretch) {
        (self.at, self.end) = (stretch.range.start, stretch.range.end.min(self.bytes.len()));
        (self.last, self.fresh, self.quoted) = (stretch.last, stretch.fresh, false);
        while self.masked.first().is_some_and(|mask| mask.end as usize <= self.at) {
            self.masked = &self.masked[1..];
        }
    }

    /// Reads the next island that can hold a phrase of time.
    pub(crate) fn next(&mut self, island: &mut Island) -> bool {
        island.clear();
        while self.at < self.end {
            if self.at >= self.last && island.lexemes.is_empty() {
                // Of what follows nothing speaks of time.
                self.at = self.end;
                break;
            }
            if let Some(mask) = self.masked.first()
                && mask.start as usize <= self.at
            {
                let end = mask.end as usize;
                self.masked = &self.masked[1..];
                if end > self.at {
                    self.at = self.boundary(end);
                    self.fresh = false;
                    if self.finish(island) {
                        return true;
                    }
                }
                continue;
            }
            let step = self.step(island);
            if (matches!(step, Step::Break) || island.lexemes.len() >= MAX_ISLAND) && self.finish(island) {
                return true;
            }
        }
        island.core
    }

    /// Ends an island; one without a word that can speak of time is dropped.
    fn finish(&self, island: &mut Island) -> bool {
        if island.core {
            return true;
        }
        if !island.lexemes.is_empty() {
            island.clear();
        }
        false
    }

    /// The next boundary of characters at or after an offset.
    fn boundary(&self, mut at: usize) -> usize {
        while at < self.bytes.len() && !self.text.is_char_boundary(at) {
            at += 1;
        }
        at.min(self.bytes.len())
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn step(&mut self, island: &mut Island) -> Step {
        let byte = self.bytes[self.at];
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => self.word(island),
            b'0'..=b'9' => self.number(island),
            b' ' | b'\t' => {
                self.at += 1;
                Step::On
            }
            b'\n' | b'\r' => self.line_end(),
            _ if byte < 0x80 => self.mark(island, byte),
            _ => self.wide(island),
        }
    }

    fn line_end(&mut self) -> Step {
        let start = self.at;
        while matches!(self.byte(self.at), b'\n' | b'\r' | b' ' | b'\t') && self.at < self.bytes.len() {
            self.at += 1;
        }
        let lines = self.bytes[start..self.at].iter().filter(|byte| **byte == b'\n').count();
        if lines > 1 {
            self.fresh = true;
            return Step::Break;
        }
        Step::On
    }

    fn push_mark(&mut self, island: &mut Island, word: u16, length: usize) -> Step {
        if !island.lexemes.is_empty() || word == OPEN {
            island.push(self.at, self.at + length, word);
        }
        self.at += length;
        Step::On
    }

    fn mark(&mut self, island: &mut Island, byte: u8) -> Step {
        match byte {
            b',' => self.push_mark(island, COMMA, 1),
            b'/' => self.push_mark(island, SLASH, 1),
            b':' => {
                self.fresh = true;
                self.push_mark(island, COLON, 1)
            }
            b'(' => {
                let step = if island.lexemes.is_empty() { Step::Break } else { self.push_mark(island, OPEN, 1) };
                if matches!(step, Step::Break) {
                    self.at += 1;
                }
                step
            }
            b')' => self.push_mark(island, CLOSE, 1),
            b'&' => self.push_mark(island, AMPERSAND, 1),
            b'+' => self.push_mark(island, PLUS, 1),
            b'@' => self.push_mark(island, AT, 1),
            b'-' => {
                let length = self.bytes[self.at..].iter().take_while(|byte| **byte == b'-').count();
                if length > 3 {
                    self.at += length;
                    return Step::Break;
                }
                self.dash(island, length)
            }
            b'.' => self.full_stop(island),
            b'\'' => self.short_year(island, 1).unwrap_or_else(|| self.apostrophe()),
            // Emphasis, quotes and brackets of links may stand inside a phrase.
            b'*' | b'_' | b'"' | b'`' | b'[' | b']' => {
                self.at += 1;
                Step::On
            }
            b'~' if self.byte(self.at + 1) == b'~' => {
                self.at += 2;
                Step::On
            }
            b'~' => self.dash(island, 1),
            b'?' | b'!' | b';' | b'|' | b'>' => {
                self.at += 1;
                self.fresh = true;
                Step::Break
            }
            b'#' | b'$' => {
                self.at += 1;
                if self.byte(self.at).is_ascii_alphanumeric() {
                    self.skip_token();
                }
                Step::Break
            }
            _ => {
                self.at += 1;
                Step::Break
            }
        }
    }

    /// An apostrophe outside a word: it opens or closes a quotation, or ends a plural's genitive (four days' time).
    fn apostrophe(&mut self) -> Step {
        let before = self.at.checked_sub(1).map_or(0, |at| self.byte(at));
        self.at += 1;
        if !before.is_ascii_alphanumeric() {
            self.quoted = true;
            return Step::On;
        }
        if std::mem::take(&mut self.quoted) || matches!(before, b's' | b'S') { Step::On } else { Step::Break }
    }

    /// The two digits of a year behind an apostrophe, after a month, a day or a quarter: Jan '27.
    fn short_year(&mut self, island: &mut Island, apostrophe: usize) -> Option<Step> {
        let start = self.at + apostrophe;
        let digits = self.bytes.get(start..start + 2)?;
        let last = island.lexemes.last()?;
        let names = |(symbol, _): &(Symbol, Lex)| {
            matches!(symbol, Symbol::Month | Symbol::AnyMonth | Symbol::Season | Symbol::Quarter | Symbol::Half)
        };
        let own = island.values.get(usize::from(last.values.0)..usize::from(last.values.1)).unwrap_or(&[]);
        let dated = last.word == NUMBER || own.iter().chain(&self.lexicon.entry(last.word).values).any(names);
        if !dated || last.end as usize + 1 != self.at || self.byte(start + 2).is_ascii_alphanumeric() {
            return None;
        }
        let year = numbers::value(digits).filter(|year| (20..=45).contains(year))?;
        island.push_values(self.at, start + 2, NUMBER, &[(Symbol::YearNumber, Lex::Number(2000 + year))]);
        self.at = start + 2;
        Some(Step::On)
    }

    fn dash(&mut self, island: &mut Island, length: usize) -> Step {
        let before = island.end() == Some(self.at);
        let after = self.byte(self.at + length);
        let touches = before && after != 0 && !after.is_ascii_whitespace();
        if island.lexemes.is_empty() {
            // A list marker leaves the line fresh.
            self.at += length;
            return Step::On;
        }
        self.push_mark(island, if touches { HYPHEN } else { DASH }, length)
    }

    fn full_stop(&mut self, island: &mut Island) -> Step {
        let abbreviated = island.lexemes.last().is_some_and(|last| {
            let abbreviation = || self.lexicon.entry(last.word).abbreviation || self.saint(last);
            last.end as usize == self.at && last.word != NUMBER && abbreviation()
        });
        let start = self.at;
        while self.byte(self.at) == b'.' {
            self.at += 1;
        }
        if abbreviated && self.at - start == 1 {
            let rest = self.bytes[self.at..].iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'*' | b'_'));
            let next = rest.map_or(0, |skip| self.bytes[self.at + skip]);
            // "Tues. Nov. 24", "St. Patrick's Day"
            if self.month_follows() || island.lexemes.last().is_some_and(|last| self.saint(last)) {
                return Step::On;
            }
            if next.is_ascii_lowercase()
                || next.is_ascii_digit()
                || matches!(next, b',' | b'-' | b'/' | b':' | b')')
                || next >= 0x80
            {
                return Step::On;
            }
        }
        // "16. Nov." in the manner of Germans.
        if self.at - start == 1
            && island.lexemes.last().is_some_and(|last| last.end as usize == start && last.word == NUMBER)
            && self.month_follows()
        {
            return Step::On;
        }
        self.fresh = true;
        Step::Break
    }

    /// "St." before the name of a saint.
    fn saint(&self, lexeme: &Lexeme) -> bool {
        self.text.get(lexeme.start as usize..lexeme.end as usize).is_some_and(|word| word.eq_ignore_ascii_case("st"))
    }

    fn month_follows(&self) -> bool {
        let rest = &self.bytes[self.at..];
        let skip = rest.iter().take_while(|byte| **byte == b' ').count();
        if skip > 1 {
            return false;
        }
        let mut folded = [0u8; 12];
        let mut length = 0;
        for byte in rest[skip..].iter().take_while(|byte| byte.is_ascii_alphabetic()).take(12) {
            folded[length] = byte.to_ascii_lowercase();
            length += 1;
        }
        self.lexicon.find(&folded[..length]).is_some_and(|word| {
            self.lexicon.entry(word).values.iter().any(|(symbol, _)| matches!(symbol, Symbol::Month | Symbol::AnyMonth))
        })
    }

    /// A character beyond ASCII.
    fn wide(&mut self, island: &mut Island) -> Step {
        let Some(c) = self.text[self.at..].chars().next() else {
            self.at = self.bytes.len();
            return Step::Break;
        };
        let length = c.len_utf8();
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{ff0d}' => self.dash(island, length),
            '\u{2018}'..='\u{201f}' | '«' | '»' | '\u{2039}' | '\u{203a}' | '\u{2bc}' => {
                self.short_year(island, length).unwrap_or_else(|| {
                    self.at += length;
                    Step::On
                })
            }
            '\u{fe0f}' => {
                self.at += length;
                Step::On
            }
            '\u{2029}' => {
                self.at += length;
                self.fresh = true;
                Step::Break
            }
            _ if c.is_whitespace() || is_invisible(c) => {
                self.at += length;
                Step::On
            }
            _ if c.is_alphabetic() => self.word(island),
            _ if numbers::digit(c).is_some() => self.number(island),
            _ => {
                self.at += length;
                if c.is_numeric() {
                    self.skip_token()
                }
                Step::Break
            }
        }
    }

    /// Skips what is left of a run without white space.
    fn skip_token(&mut self) {
        while self.at < self.bytes.len() && !self.byte(self.at).is_ascii_whitespace() {
            self.at += 1;
        }
        self.at = self.boundary(self.at);
    }

    fn number(&mut self, island: &mut Island) -> Step {
        self.fresh = false;
        match numbers::read(self.text, self.at, island, self.lexicon) {
            numbers::Read::On(at) => {
                self.at = at;
                Step::On
            }
            numbers::Read::Junk(at) => {
                self.at = self.boundary(at);
                Step::Break
            }
        }
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
