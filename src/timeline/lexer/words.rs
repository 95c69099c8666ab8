//! Words, abbreviations, and the names that make something else of a day or month.

use super::{Island, Lexer, Step};
use crate::text::letters::{head_hash, letters};
use crate::timeline::lexicon::{GATE_LETTERS, NUMBER, POSSESSIVE};
use crate::timeline::numbers;
use crate::timeline::symbols::{Lex, Symbol};

impl Lexer<'_> {
    /// Reads a word.
    pub(super) fn word(&mut self, island: &mut Island) -> Step {
        let start = self.at;
        let letters = letters(self.bytes, start);
        let end = start + letters.len;
        let ends = match self.byte(end) {
            b' ' | b',' | b'\n' | b';' | b')' | b'!' | b'?' | b'*' | 0 => letters.len > 0,
            b'.' => letters.len > 1 && matches!(self.byte(end + 1), b' ' | b'\n' | 0),
            _ => false,
        };
        if !ends {
            return self.odd_word(island);
        }
        // Most words: ASCII letters, and nothing after them that could make something else of them.
        self.at = end;
        let fresh = std::mem::take(&mut self.fresh);
        let folded = self.bytes.get(start..end).unwrap_or_default();
        let known = match self.lexicon.find_hashed(letters.hash, folded) {
            Some(word) => Some(word),
            None if self.lexicon.gate(head_hash(letters.head, GATE_LETTERS)) => {
                self.lexicon.find_misspelt(&folded.to_ascii_lowercase())
            }
            None => None,
        };
        match known {
            Some(word) => {
                self.known(island, start, end, word, fresh);
                Step::On
            }
            None => {
                self.name(island, start, end);
                Step::Break
            }
        }
    }

    /// Reads a word that is more than ASCII letters, or with which more is read.
    fn odd_word(&mut self, island: &mut Island) -> Step {
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
        let single = end - start == 1;

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
                if single {
                    return self.dotted_letters(island, start, folded[0]);
                }
                let abbreviation = self.lexicon.find(folded).is_some_and(|word| self.lexicon.entry(word).abbreviation);
                let host = self.bytes[end + 1..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                if !abbreviation || self.lexicon.find(&self.bytes[end + 1..end + 1 + host]).is_none() {
                    self.skip_token();
                    return Step::Break;
                }
            }
            (b'.', next) if next.is_ascii_alphabetic() && single => {
                return self.dotted_letters(island, start, folded[0]);
            }
            (next, _) if next.is_ascii_digit() => return self.word_with_digits(island, start, folded),
            _ => {}
        }
        if self.byte(end) == b'.'
            && single
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
            let symbol =
                if capital && (!fresh || self.heads(start + 3)) { Symbol::Weekday } else { Symbol::AnyWeekday };
            if let Some(&(_, lex)) = entry.values.first() {
                island.push_values(start, end, word, &[(symbol, lex)]);
                return;
            }
        }
        island.push(start, end, word);
    }

    /// Whether what follows makes a weekday of "Sat", "Sun" or "Wed" at the beginning of a line: a mark, a clock time, a
    /// part of the day ("Sat: lunch", "Wed - panel", "Sun 3pm", "Sat morning"), but no object ("Sat two exams").
    fn heads(&self, end: usize) -> bool {
        let rest = self.bytes.get(end..).unwrap_or(&[]);
        let spaces = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'*' | b'_')).count();
        let rest = rest.get(spaces..).unwrap_or(&[]);
        let after = |at: usize| rest.get(at).copied().unwrap_or(b' ');
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits > 0 {
            let unit = after(digits) | 0x20;
            return digits <= 2
                && (matches!(after(digits), b':' | b'-' | b'/') && after(digits + 1).is_ascii_digit()
                    || matches!(after(digits), b'.') && after(digits + 1).is_ascii_digit()
                    || matches!(unit, b'a' | b'p') && after(digits + 1) | 0x20 == b'm'
                    || matches!(
                        (unit, after(digits + 1) | 0x20),
                        (b's', b't') | (b'n', b'd') | (b'r', b'd') | (b't', b'h')
                    ));
        }
        if let Some(first) = rest.first() {
            if matches!(first, b':' | b'-' | b'|' | b'/' | b'=' | b'@' | b'&' | b'+' | b'(')
                || rest.starts_with("–".as_bytes())
                || rest.starts_with("—".as_bytes())
                || rest.starts_with("→".as_bytes())
            {
                return true;
            }
        } else {
            return true;
        }
        let word = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = rest.get(..word).unwrap_or(&[]);
        [&b"morning"[..], b"afternoon", b"evening", b"night", b"am", b"pm", b"noon", b"lunchtime", b"week"]
            .iter()
            .any(|part| part.eq_ignore_ascii_case(word))
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
        // Q1/Q2 are two.
        let beside = self.byte(end) == b'/'
            && matches!(self.byte(end + 1) | 0x20, b'q' | b'h')
            && self.byte(end + 2).is_ascii_digit();
        let part_of_more =
            matches!(self.byte(end), b'.' | b'_' | b'/') && self.byte(end + 1).is_ascii_alphanumeric() && !beside;
        // H1-B is a visa.
        let visa = folded == b"h" && self.byte(end) == b'-' && self.byte(end + 1).is_ascii_alphabetic();
        let alone = !self.byte(end).is_ascii_alphanumeric() && !part_of_more && !visa;
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
        if folded == b"b"
            && number == 4
            && alone
            && let Some(word) = self.lexicon.find(b"before")
        {
            island.push(start, end, word);
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
        let ordinal = self
            .lexicon
            .entry(last.word)
            .values
            .iter()
            .any(|(symbol, _)| matches!(symbol, Symbol::OrdinalOnes | Symbol::OrdinalWord));
        if ordinal && self.bytes.get(last.end as usize..start) == Some(b" ") {
            island.push_values(start, end, NUMBER, &[(Symbol::Noun, Lex::Number(0))]);
            return;
        }
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

/// The ASCII letter that a full-width one stands for; 0 for any other character.
fn full_width(c: char) -> u8 {
    match c {
        '\u{ff21}'..='\u{ff3a}' => (u32::from(c) - 0xff21) as u8 + b'a',
        '\u{ff41}'..='\u{ff5a}' => (u32::from(c) - 0xff41) as u8 + b'a',
        _ => 0,
    }
}
