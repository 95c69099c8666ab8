//! Text → islands of words that the rows know.

use crate::text::Span;
use crate::timeline::grammar::{Lex, Symbol};
use crate::timeline::lexicon::{
    AMPERSAND, AT, CLOSE, COLON, COMMA, DASH, HYPHEN, Lexicon, NUMBER, OPEN, PLUS, POSSESSIVE, SLASH,
};
use crate::timeline::numbers;

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
    masked: &'t [Span],
    /// Nothing of the sentence has been read yet.
    fresh: bool,
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
        Lexer { lexicon, text, bytes: text.as_bytes(), at: 0, masked, fresh: true }
    }

    /// Reads the next island that can hold a phrase of time.
    pub(crate) fn next(&mut self, island: &mut Island) -> bool {
        island.clear();
        while self.at < self.bytes.len() {
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
            // Emphasis, quotes and brackets of links may stand inside a phrase.
            b'*' | b'_' | b'"' | b'\'' | b'`' | b'[' | b']' => {
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
            last.end as usize == self.at && last.word != NUMBER && self.lexicon.entry(last.word).abbreviation
        });
        let start = self.at;
        while self.byte(self.at) == b'.' {
            self.at += 1;
        }
        if abbreviated && self.at - start == 1 {
            let rest = self.bytes[self.at..].iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'*' | b'_'));
            let next = rest.map_or(0, |skip| self.bytes[self.at + skip]);
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
                self.at += length;
                Step::On
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

    fn word(&mut self, island: &mut Island) -> Step {
        let start = self.at;
        let fresh = std::mem::take(&mut self.fresh);
        let mut folded = [0u8; 24];
        let mut length = 0;
        let mut fits = true;
        let mut stem = None;
        let mut push = |byte: u8, fits: &mut bool| {
            if length < folded.len() {
                folded[length] = byte;
                length += 1;
            } else {
                *fits = false;
            }
            length
        };
        let mut known = 0;
        loop {
            let byte = self.byte(self.at);
            if byte.is_ascii_alphabetic() {
                known = push(byte.to_ascii_lowercase(), &mut fits);
                self.at += 1;
            } else if byte == b'\'' && self.byte(self.at + 1).is_ascii_alphabetic() {
                stem = Some((known, self.at));
                known = push(b'\'', &mut fits);
                self.at += 1;
            } else if byte >= 0x80 {
                let Some(c) = self.text[self.at..].chars().next() else { break };
                let next = self.text[self.at + c.len_utf8()..].chars().next();
                if matches!(c, '\u{2019}' | '\u{2bc}') && next.is_some_and(char::is_alphabetic) {
                    stem = Some((known, self.at));
                    known = push(b'\'', &mut fits);
                } else if c == '\u{ad}' {
                    // A soft hyphen inside a word is none of its letters.
                } else if c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}') {
                    let plain = full_width(c);
                    known = push(plain, &mut fits);
                    fits &= plain != 0;
                } else {
                    break;
                }
                self.at += c.len_utf8();
            } else {
                break;
            }
        }
        let end = self.at;
        let folded = &folded[..known];

        // Identifiers, addresses, host names.
        match (self.byte(end), self.byte(end + 1)) {
            (b'_', next) if next.is_ascii_alphanumeric() => {
                self.skip_token();
                return Step::Break;
            }
            (b'@', next) if next.is_ascii_alphanumeric() => {
                self.skip_token();
                return Step::Break;
            }
            (b':', b'/') if self.byte(end + 2) == b'/' => {
                self.skip_token();
                return Step::Break;
            }
            (b'.', next) if next.is_ascii_lowercase() => {
                if known == 1 {
                    return self.dotted_letters(island, start, folded[0]);
                }
                let abbreviation = self.lexicon.find(folded).is_some_and(|word| self.lexicon.entry(word).abbreviation);
                let host = self.bytes[end + 1..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                if !abbreviation || self.lexicon.find(&self.bytes[end + 1..end + 1 + host]).is_none() {
                    self.skip_token();
                    return Step::Break;
                }
            }
            (b'.', next) if next.is_ascii_alphabetic() && known == 1 => {
                return self.dotted_letters(island, start, folded[0]);
            }
            (next, _) if next.is_ascii_digit() => return self.word_with_digits(island, start, folded),
            _ => {}
        }
        if self.byte(end) == b'.'
            && known == 1
            && self.byte(end + 1) == b' '
            && self.byte(end + 2).is_ascii_alphabetic()
            && self.byte(end + 3) == b'.'
        {
            return self.dotted_letters(island, start, folded[0]);
        }

        if fits && let Some(word) = self.lexicon.find(folded) {
            self.known(island, start, end, word, fresh);
            return Step::On;
        }
        if fits
            && let Some((length, at)) = stem
            && folded[length..] == *b"'s"
            && let Some(word) =
                self.lexicon.find(&folded[..length]).or_else(|| self.lexicon.find_misspelt(&folded[..length]))
        {
            self.known(island, start, at, word, fresh);
            island.push(at, end, POSSESSIVE);
            return Step::On;
        }
        if fits
            && stem.is_none()
            && let Some(word) = self.lexicon.find_misspelt(folded)
        {
            self.known(island, start, end, word, fresh);
            return Step::On;
        }
        self.name(island, start, end);
        Step::Break
    }

    fn known(&self, island: &mut Island, start: usize, end: usize, word: u16, fresh: bool) {
        let entry = self.lexicon.entry(word);
        island.core |= entry.core;
        // "3 pm" is a time, "I am" is none.
        island.core |= island.lexemes.last().is_some_and(|last| last.word == NUMBER)
            && entry.values.iter().any(|(symbol, _)| *symbol == Symbol::Meridiem);
        if entry.doubtful {
            let capital = self.byte(start).is_ascii_uppercase();
            let symbol = if capital && !fresh { Symbol::Weekday } else { Symbol::AnyWeekday };
            if let Some(&(_, lex)) = entry.values.first() {
                island.push_values(start, end, word, &[(symbol, lex)]);
                return;
            }
        }
        island.push(start, end, word);
    }

    /// a.m., p.m., b.d., e.o.d.
    fn dotted_letters(&mut self, island: &mut Island, start: usize, first: u8) -> Step {
        let mut folded = [first, 0, 0, 0, 0];
        let mut length = 1;
        let mut at = start + 1;
        while self.byte(at) == b'.' {
            let space = usize::from(self.byte(at + 1) == b' ' && length == 1 && matches!(first | 0x20, b'a' | b'p'));
            let next = self.byte(at + 1 + space);
            if !next.is_ascii_alphabetic() || self.byte(at + 2 + space).is_ascii_alphabetic() || length == folded.len()
            {
                break;
            }
            folded[length] = next.to_ascii_lowercase();
            length += 1;
            at += 2 + space;
        }
        let last = self.byte(at) == b'.';
        self.at = at;
        match self.lexicon.find(&folded[..length]) {
            Some(word) if length > 1 => {
                let entry = self.lexicon.entry(word);
                island.core |= entry.core;
                if last {
                    // The last dot belongs to it, whether or not it ends the sentence as well.
                    self.at += 1;
                }
                island.push(start, at, word);
                Step::On
            }
            _ => Step::Break,
        }
    }

    /// Q4, H1, W49, Dec31; other words with digits are names of something.
    fn word_with_digits(&mut self, island: &mut Island, start: usize, folded: &[u8]) -> Step {
        let from = self.at;
        let digits = self.bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = from + digits;
        let number = numbers::value(&self.bytes[from..end]).unwrap_or(0);
        let part_of_more = matches!(self.byte(end), b'.' | b'_' | b'/') && self.byte(end + 1).is_ascii_alphanumeric();
        let alone = !self.byte(end).is_ascii_alphanumeric() && !part_of_more;
        let symbol = match folded {
            b"q" if (1..=4).contains(&number) => Some(Symbol::Quarter),
            b"h" if (1..=2).contains(&number) => Some(Symbol::Half),
            b"w" | b"wk" | b"cw" | b"kw" | b"week" if (1..=53).contains(&number) && digits <= 2 => {
                Some(Symbol::WeekNumber)
            }
            _ => None,
        };
        if let Some(symbol) = symbol
            && alone
        {
            island.core = true;
            island.push_values(start, end, NUMBER, &[(symbol, Lex::Number(number))]);
            self.at = end;
            return Step::On;
        }
        if let Some(word) = self.lexicon.find(folded)
            && self
                .lexicon
                .entry(word)
                .values
                .iter()
                .any(|(symbol, _)| matches!(symbol, Symbol::Month | Symbol::AnyMonth))
        {
            self.known(island, start, from, word, false);
            return Step::On;
        }
        self.skip_token();
        Step::Break
    }

    /// A capitalised word right after a weekday, month or season may make it a name.
    fn name(&mut self, island: &mut Island, start: usize, end: usize) {
        let Some(last) = island.lexemes.last() else { return };
        if last.word == NUMBER || !self.byte(start).is_ascii_uppercase() || !self.byte(start + 1).is_ascii_lowercase() {
            return;
        }
        let nameable = self.lexicon.entry(last.word).values.iter().any(|(symbol, _)| {
            matches!(
                symbol,
                Symbol::Weekday
                    | Symbol::AnyWeekday
                    | Symbol::Month
                    | Symbol::AnyMonth
                    | Symbol::Season
                    | Symbol::Holiday
            )
        });
        let gap = self.bytes.get(last.end as usize..start).unwrap_or(&[]);
        if !nameable || gap.is_empty() || gap.iter().any(|byte| *byte != b' ') {
            return;
        }
        if !self.byte(last.start as usize).is_ascii_uppercase()
            || COMMON_NOUNS.contains(&&self.text[start..end].to_ascii_lowercase()[..])
        {
            return;
        }
        let after = self.text[end..].trim_start_matches(' ');
        let next: &str = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let acts =
            ACTS.contains(&next) || self.text[end..].starts_with("'ll") || self.text[end..].starts_with("\u{2019}ll");
        let symbol = if acts { Symbol::NameActs } else { Symbol::Name };
        island.push_values(start, end, NUMBER, &[(symbol, Lex::Number(0))]);
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

/// What may follow a name that does something, and a weekday before it stays a weekday.
#[rustfmt::skip]
const ACTS: &[&str] = &[
    "will", "would", "should", "could", "might", "can", "is", "has", "wants", "hopes", "plans", "needs", "gets", "calls", "rings",
    "emails", "sends", "decides", "tells", "phones", "texts", "messages", "writes", "lets", "comes", "shows", "meets", "confirms",
    "wrote", "rang", "emailed", "texted", "phoned", "messaged", "called",
];

/// Nouns that people capitalise after a day in lists and headings.
#[rustfmt::skip]
const COMMON_NOUNS: &[&str] = &[
    "interview", "phone", "call", "onsite", "panel", "screen", "screening", "lunch", "coffee", "debrief", "meeting", "final", "round",
    "technical", "zoom", "teams", "deadline", "decision", "offer", "thank", "follow", "send", "email", "prep", "prepare", "finish",
    "submit", "review", "chat", "chase", "ask", "check", "apply", "update", "visit", "trial", "take", "talk", "video", "intro",
    "presentation", "assessment", "test", "feedback", "answer", "reply", "dinner", "breakfast", "they", "she", "he", "we", "you",
    "if", "but", "then", "my", "our", "their", "no", "not", "yes", "see", "met", "got", "had", "sent", "wrote", "called", "spoke",
];

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The ASCII letter that a full-width one stands for; 0 for any other character.
fn full_width(c: char) -> u8 {
    match c {
        '\u{ff21}'..='\u{ff3a}' => (u32::from(c) - 0xff21) as u8 + b'a',
        '\u{ff41}'..='\u{ff5a}' => (u32::from(c) - 0xff41) as u8 + b'a',
        _ => 0,
    }
}
