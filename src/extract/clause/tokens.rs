//! Prose as tokens: words with their classes, phrases of time as one token each, and the marks that part clauses.

use super::lexicon::{self, ADVERB, Class, LOCATIVE, Lexeme, NOT, PREPOSITION, TITLE, WITH};
use crate::text::Span;
use crate::text::letters::letters;
use crate::timeline::Phrase;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number,
    /// A phrase of time, by its index.
    Phrase(u32),
    /// The `'s` of "she's" and "Dana's".
    Clitic,
    Comma,
    Stop,
    Question,
    Semicolon,
    Colon,
    Dash,
    Arrow,
    OpenQuote,
    CloseQuote,
    Open,
    Close,
    Slash,
    Equals,
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    pub(crate) lexeme: Lexeme,
    /// Whether it begins with a capital letter (or is called with `@`).
    pub(crate) capital: bool,
    /// Whether it is written in capitals throughout.
    pub(crate) shout: bool,
    /// Which of 128 classes its letters fall into, so that most words are told apart without looking at the text.
    pub(crate) sketch: u8,
}

/// The class of a word by its first and last letter and its length; case does not count.
pub(crate) const fn sketch(word: &[u8]) -> u8 {
    let (Some(first), Some(last)) = (word.first(), word.last()) else { return 127 };
    ((*first as usize | 0x20) * 31 + (*last as usize | 0x20) * 7 + word.len()) as u8 % 127
}

impl Token {
    /// Whether it has one of the classes.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.lexeme.class & class != 0
    }

    /// Whether it is a word of which nothing is known.
    pub(crate) fn unknown(&self) -> bool {
        self.kind == Kind::Word && self.lexeme.class == 0 && self.lexeme.form == 0
    }

    pub(crate) fn phrase(&self) -> Option<usize> {
        match self.kind {
            Kind::Phrase(index) => Some(index as usize),
            _ => None,
        }
    }
}

const LONGEST: usize = 32;

struct Scanner<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    quote_open: bool,
}

/// Splits prose into tokens, in one pass.
pub(crate) fn tokens(text: &str, masked: &[Span], phrases: &[Phrase]) -> Vec<Token> {
    let mut scanner = Scanner { text, tokens: Vec::with_capacity(text.len() / 5 + 2), quote_open: false };
    let bytes = text.as_bytes();
    let (mut at, mut mask, mut phrase) = (0, 0, 0);
    while at < bytes.len() {
        if let Some(next) = phrases.get(phrase)
            && next.span.range().start <= at
        {
            if next.span.range().end > at {
                scanner.push(
                    at,
                    next.span.range().end,
                    Kind::Phrase(u32::try_from(phrase).unwrap_or(u32::MAX)),
                    Lexeme::default(),
                );
                at = next.span.range().end;
            }
            phrase += 1;
            continue;
        }
        if let Some(next) = masked.get(mask)
            && next.range().start <= at
        {
            at = at.max(next.range().end);
            mask += 1;
            continue;
        }
        // A word never runs into the phrase or the mask that comes next.
        let limit = phrases.get(phrase).map_or(bytes.len(), |next| next.span.range().start);
        let limit = masked.get(mask).map_or(limit, |next| limit.min(next.range().start)).min(bytes.len());
        // Up to there only words and marks are read.
        while at < limit {
            at = match bytes.get(at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => at + 1,
                Some(b'a'..=b'z' | b'A'..=b'Z') => scanner.word(at, limit),
                _ => scanner.one(at, limit),
            };
        }
    }
    scanner.tokens
}

impl Scanner<'_> {
    fn push(&mut self, start: usize, end: usize, kind: Kind, lexeme: Lexeme) {
        self.tokens.push(Token {
            span: Span::new(start, end),
            kind,
            lexeme,
            capital: false,
            shout: false,
            sketch: 127,
        });
    }

    fn mark(&mut self, start: usize, end: usize, kind: Kind) -> usize {
        self.push(start, end, kind, Lexeme::default());
        end
    }

    /// Reads what begins at `at` and says where the next begins.
    fn one(&mut self, at: usize, limit: usize) -> usize {
        let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) else { return at + 1 };
        let after = at + c.len_utf8();
        let rest = self.text.get(after..limit.max(after)).unwrap_or("");
        let next = rest.chars().next();
        match c {
            '0'..='9' => {
                let digits = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'%')).count();
                let trimmed = rest.get(..digits).unwrap_or("").trim_end_matches(['.', ',']).len();
                self.mark(at, after + trimmed, Kind::Number)
            }
            ',' => self.mark(at, after, Kind::Comma),
            '.' => self.stop(at, after, next),
            '!' => self.mark(at, after, Kind::Stop),
            '?' => self.mark(at, after, Kind::Question),
            ';' => self.mark(at, after, Kind::Semicolon),
            ':' => {
                // `::` belongs to an inline field, and 9:30 is a clock time that nobody read.
                let touching = next.is_none_or(char::is_whitespace) || matches!(next, Some('*' | '_' | '"' | '“'));
                // "nudge Bo re: the start date": a preposition with its mark.
                let about = self.tokens.len() > 1
                    && self.tokens.last().is_some_and(|last| {
                        last.span.range().end == at && last.span.slice(self.text).eq_ignore_ascii_case("re")
                    });
                let touching = touching && !about;
                if touching { self.mark(at, after, Kind::Colon) } else { after }
            }
            '=' => {
                if next == Some('>') {
                    return self.mark(at, after + 1, Kind::Arrow);
                }
                self.mark(at, after, Kind::Equals)
            }
            '→' | '⇒' | '➔' | '➜' | '⟶' => self.mark(at, after, Kind::Arrow),
            '–' | '—' | '…' | '•' | '|' | '·' => self.mark(at, after, Kind::Dash),
            '-' => {
                if next == Some('>') {
                    return self.mark(at, after + 1, Kind::Arrow);
                }
                let run = rest.bytes().take_while(|b| *b == b'-').count();
                let before = self.text.get(..at).unwrap_or("");
                let spaced = before.ends_with(char::is_whitespace)
                    && rest.get(run..).unwrap_or("").starts_with(char::is_whitespace);
                if (spaced && !before.trim().is_empty()) || run > 0 {
                    return self.mark(at, after + run, Kind::Dash);
                }
                after
            }
            '“' | '«' | '„' => self.mark(at, after, Kind::OpenQuote),
            '”' | '»' => self.mark(at, after, Kind::CloseQuote),
            '"' => {
                self.quote_open = !self.quote_open;
                let kind = if self.quote_open { Kind::OpenQuote } else { Kind::CloseQuote };
                self.mark(at, after, kind)
            }
            '\'' | '\u{2019}' => {
                let touches = self.tokens.last().is_some_and(|last| last.span.range().end == at);
                if touches && matches!(next, Some('s' | 'S')) && !rest.chars().nth(1).is_some_and(char::is_alphanumeric)
                {
                    return self.mark(at, after + 1, Kind::Clitic);
                }
                after
            }
            '(' => self.mark(at, after, Kind::Open),
            ')' => self.mark(at, after, Kind::Close),
            '/' => self.mark(at, after, Kind::Slash),
            '&' | '+' => {
                self.push(at, after, Kind::Word, lexicon::look_up(b"and"));
                after
            }
            '@' if next.is_some_and(char::is_alphabetic) => {
                let end = self.word(after, limit);
                if let Some(last) = self.tokens.last_mut() {
                    last.capital = true;
                    last.lexeme = Lexeme::default();
                }
                end
            }
            '@' => {
                self.push(at, after, Kind::Word, Lexeme { class: PREPOSITION | LOCATIVE, ..Lexeme::default() });
                after
            }
            _ if c.is_alphabetic() => self.word(at, limit),
            _ => after,
        }
    }

    /// A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number.
    fn stop(&mut self, at: usize, after: usize, next: Option<char>) -> usize {
        let rest = self.text.get(after..).unwrap_or("");
        if next == Some('.') {
            let run = rest.bytes().take_while(|b| *b == b'.').count();
            return self.mark(at, after + run, Kind::Dash);
        }
        if next.is_some_and(|c| c.is_alphanumeric()) {
            return after;
        }
        let following = rest.trim_start().chars().next();
        let lower = following.is_some_and(|c| c.is_lowercase() || c.is_numeric());
        // "An offer, 41k. Needs to know": a letter behind digits is no initial.
        let counts = |start: usize| {
            start.checked_sub(1).and_then(|at| self.text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit)
        };
        let abbreviated = self.tokens.last().is_some_and(|last| {
            let word = last.span.slice(self.text);
            last.kind == Kind::Word
                && last.span.range().end == at
                && (last.is(TITLE)
                    || word.chars().count() == 1 && word != "I" && !counts(last.span.start as usize)
                    || lower && ABBREVIATIONS.iter().any(|short| short.eq_ignore_ascii_case(word)))
        });
        if abbreviated && following.is_some() {
            return after;
        }
        self.mark(at, after, Kind::Stop)
    }

    /// Reads a word, compounds with hyphens as one where they are known as one.
    fn word(&mut self, start: usize, limit: usize) -> usize {
        let bytes = self.text.as_bytes().get(..limit).unwrap_or_default();
        let letters = letters(bytes, start);
        let end = start + letters.len;
        let lexeme = lexicon::look_up_hashed(letters.hash);
        // Most words: ASCII letters, of which nothing that follows makes something else.
        let capital = bytes.get(start).is_some_and(u8::is_ascii_uppercase);
        let known = lexeme != Lexeme::default();
        let is_plain = !matches!(self.text.as_bytes().get(end), Some(b'\'' | b'-' | b'/' | 0x80..))
            && !(matches!(letters.head, THANK | ILL | ITS) || letters.head == IT && capital)
            && (known || (1..=LONGEST).contains(&letters.len) && !lexicon::may_be_contraction(letters.hash));
        if !is_plain {
            return self.odd_word(start, limit);
        }
        let word = bytes.get(start..end).unwrap_or_default();
        let shout = capital && word.len() > 1 && word.iter().all(u8::is_ascii_uppercase);
        let lexeme = if known { lexeme } else { unknown(word, capital) };
        let span = Span::new(start, end);
        self.tokens.push(Token { span, kind: Kind::Word, lexeme, capital, shout, sketch: sketch(word) });
        end
    }

    /// Reads a word that is more than ASCII letters, or with which more is read.
    fn odd_word(&mut self, start: usize, limit: usize) -> usize {
        let mut buffer = [0u8; LONGEST];
        let mut length = 0;
        let mut end = start;
        let mut last_part = 0;
        let mut plain = true;
        let mut apostrophe = None;
        let mut uppers = 0;
        let mut letters = 0;
        let text = self.text.get(start..limit).unwrap_or("");
        let mut chars = text.char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let next = chars.peek().map(|&(_, next)| next);
            let folded = match c {
                'a'..='z' => c,
                'A'..='Z' => {
                    uppers += 1;
                    c.to_ascii_lowercase()
                }
                '\'' | '\u{2019}' | '\u{2bc}' if next.is_some_and(char::is_alphabetic) => {
                    apostrophe = Some(offset);
                    '\''
                }
                '-' | '\u{2011}' if next.is_some_and(char::is_alphabetic) => {
                    last_part = length + 1;
                    '-'
                }
                '\u{300}'..='\u{36f}' => c,
                _ if c.is_alphabetic() => {
                    uppers += usize::from(c.is_uppercase());
                    c.to_lowercase().next().unwrap_or(c)
                }
                _ => break,
            };
            letters += usize::from(folded.is_alphabetic());
            end = start + offset + c.len_utf8();
            if length + folded.len_utf8() <= LONGEST {
                length += folded.encode_utf8(buffer.get_mut(length..).unwrap_or(&mut [])).len();
            } else {
                plain = false;
            }
        }
        if end == start {
            return start + self.text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
        let folded = if plain { buffer.get(..length).unwrap_or(&[]) } else { &[] };
        let capital = self.text.get(start..end).and_then(|word| word.chars().next()).is_some_and(char::is_uppercase);
        let shout = letters > 1 && uppers == letters;
        let span = Span::new(start, end);
        let text = self.text;
        let mut put = |span: Span, kind: Kind, lexeme: Lexeme| {
            let sketch = sketch(span.slice(text).as_bytes());
            self.tokens.push(Token { span, kind, lexeme, capital, shout, sketch });
        };

        let known = lexicon::look_up(folded);
        if known != Lexeme::default() {
            // "its the 24th": what follows is a phrase of time.
            if folded == b"its" && limit > end && self.text.get(end..limit).is_some_and(|gap| gap.trim().is_empty()) {
                put(span, Kind::Word, lexicon::look_up(b"it"));
                put(Span::new(end, end), Kind::Word, lexicon::look_up(b"is"));
                return end;
            }
            if folded == b"ill" && before_verb(self.text, end) {
                put(span, Kind::Word, lexicon::look_up(b"i"));
                put(Span::new(end, end), Kind::Word, lexicon::look_up(b"will"));
                return end;
            }
            if folded == b"w" {
                // "w/ Dana", "w/o"
                let rest = self.text.get(end..).unwrap_or("");
                if rest.starts_with("/o") {
                    put(span, Kind::Word, Lexeme { class: NOT | ADVERB, ..Lexeme::default() });
                    let out = rest.get(2..).unwrap_or("").bytes().take_while(u8::is_ascii_alphabetic).count();
                    return end + 2 + out;
                }
                if rest.starts_with('/') {
                    put(span, Kind::Word, Lexeme { class: WITH, ..Lexeme::default() });
                    return end + 1;
                }
            }
            if folded == b"yes" && self.text.get(end..).is_some_and(|rest| rest.starts_with("/no")) {
                put(Span::new(start, end + 3), Kind::Word, lexicon::look_up(b"yes/no"));
                return end + 3;
            }
            if folded == b"thank"
                && self.text.get(end..).is_some_and(|rest| {
                    rest.len() >= 4
                        && rest.is_char_boundary(4)
                        && rest.get(..4).is_some_and(|next| next.eq_ignore_ascii_case(" you"))
                        && !rest.get(4..).is_some_and(|after| after.starts_with(char::is_alphabetic))
                })
            {
                put(Span::new(start, end + 4), Kind::Word, lexicon::look_up(b"thank-you"));
                return end + 4;
            }
            let known = match folded {
                // "somebody from IT"
                b"it" if shout => lexicon::look_up(b"hr"),
                _ => known,
            };
            put(span, Kind::Word, known);
            return end;
        }
        if let Ok(word) = std::str::from_utf8(folded) {
            if (apostrophe.is_some()
                || matches!(folded.last(), Some(b't' | b'l' | b'd' | b's' | b'm' | b'e' | b'a')) && length <= 9)
                && let Some((first, second)) = lexicon::contraction(word)
            {
                put(span, Kind::Word, first);
                if let Some(second) = second {
                    put(Span::new(end, end), Kind::Word, second);
                }
                return end;
            }
            if let (Some(at), Some(host)) = (apostrophe, word.strip_suffix("'s")) {
                put(Span::new(start, start + at), Kind::Word, lexicon::look_up(host.as_bytes()));
                put(Span::new(start + at, end), Kind::Clitic, Lexeme::default());
                return end;
            }
            if last_part > 0 && !capital {
                // An unknown compound counts as its last part, but never as a verb ("40-minute", "all-hands").
                let tail = lexicon::look_up(word.as_bytes().get(last_part..).unwrap_or(&[]));
                let joined: Lexeme = if tail.class != 0 || tail.form != 0 {
                    Lexeme { class: tail.class & lexicon::NOUN | lexicon::PLAIN, ..Lexeme::default() }
                } else {
                    Lexeme::default()
                };
                put(span, Kind::Word, joined);
                return end;
            }
        }
        put(span, Kind::Word, unknown(folded, capital));
        end
    }
}

/// Words that may go on behind a blank or mean something else in capitals, as [`letters`] gives their heads.
const THANK: u64 = u64::from_le_bytes(*b"thank\0\0\0");
const ILL: u64 = u64::from_le_bytes(*b"ill\0\0\0\0\0");
const ITS: u64 = u64::from_le_bytes(*b"its\0\0\0\0\0");
const IT: u64 = u64::from_le_bytes(*b"it\0\0\0\0\0\0");

/// "ill hear": whether a verb that is nothing else follows.
fn before_verb(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    let Some(rest) = rest.strip_prefix(' ') else { return false };
    let length = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let next = lexicon::look_up(rest.as_bytes().get(..length).unwrap_or(&[]));
    next.form & lexicon::BASE != 0 && next.class & !lexicon::VERB_ONLY & !lexicon::TELL == 0
}

/// Words that end as adverbs do and are none.
const NO_ADVERBS: &[&[u8]] = &[
    b"family",
    b"assembly",
    b"anomaly",
    b"monopoly",
    b"butterfly",
    b"firefly",
    b"italy",
    b"sicily",
    b"emily",
    b"kimberly",
    b"beverly",
    b"homily",
    b"potbelly",
    b"underbelly",
    b"lovely",
    b"lonely",
    b"elderly",
    b"costly",
    b"deadly",
    b"likely",
    b"unlikely",
    b"ugly",
    b"silly",
    b"chilly",
    b"hourly",
    b"molly",
    b"sally",
    b"kelly",
    b"milly",
    b"nelly",
    b"shelly",
    b"polly",
    b"dolly",
    b"billy",
    b"carly",
    b"charly",
    b"cecily",
    b"odaly",
];

/// What is known of a word that is in no list.
fn unknown(word: &[u8], capital: bool) -> Lexeme {
    let ends = |ending: &[u8]| {
        let at = word.len().checked_sub(ending.len());
        at.and_then(|at| word.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    // "provisionally", "reluctantly"
    let adverb = || ends(b"ly") && !NO_ADVERBS.iter().any(|no| no.eq_ignore_ascii_case(word));
    if !capital && word.len() >= 6 && adverb() {
        return Lexeme { class: lexicon::ADVERB, ..Lexeme::default() };
    }
    // "Registration opens": a capital at the beginning does not make a name of what is plainly a noun.
    let noun = word.len() >= 8 && NOUN_ENDINGS.iter().any(|ending| ends(ending));
    Lexeme { class: if noun { lexicon::ABSTRACT } else { 0 }, ..Lexeme::default() }
}

const NOUN_ENDINGS: &[&[u8]] =
    &[b"tion", b"tions", b"sion", b"ment", b"ments", b"ness", b"ship", b"ology", b"ware", b"ings", b"ities", b"bility"];

const ABBREVIATIONS: &[&str] = &[
    "acc", "approx", "exp", "intv", "fwd", "msg", "ref", "mtg", "sched", "appl", "incl", "dept", "vs", "wk", "wks",
    "hr", "hrs", "mgr", "min", "mins", "ext", "cf", "resp", "tel", "st", "ave", "est", "max", "ca", "sr", "jr", "inc",
    "ltd", "co", "eg", "ie", "appt", "conf", "esp", "prob", "rep", "req", "no", "nr", "tue", "tues", "wed", "weds",
    "thu", "thur", "thurs", "fri", "sat", "sun", "mon", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec",
];
