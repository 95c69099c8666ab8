//! The words of a piece of prose, and the names that begin at them.

use super::words::{self, Class};
use super::words::{GIVEN, HONORIFIC, ORG, PARTICLE, PLACE, RANK, ROLE, STOP, SUFFIX, SURNAME, THING, TITLE, TOUCHES};
use crate::text::letters::letters;
use crate::text::{MONTH_NAMES, Span};

/// A word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Begins with a capital, or is written in a script without capitals.
    pub(super) capital: bool,
    /// Its classes, where it begins with a capital.
    class: Class,
}

impl Token {
    /// Whether it is a given name and another word, too: "Will", "April".
    fn is_namesake(&self) -> bool {
        self.class & STOP != 0 && self.class & GIVEN != 0
    }
}

/// Some prose as words.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) list: Vec<Token>,
}

/// A run of words that may be somebody's name.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// The first word, honorific included, and the word after the last.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    /// More than a given name: two words, or an honorific and a surname.
    pub(super) full: bool,
    /// Its first word is a given name that is known.
    pub(super) given: bool,
    /// It holds a word of organisations, products, methods.
    pub(super) org: bool,
    pub(super) titled: bool,
}

/// What lies between two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    Space,
    Line,
    Comma,
    Open,
    Colon,
    Dash,
    Possessive,
    Stop,
    Other,
}

/// So many words a name has at most.
const LONGEST: usize = 7;
/// A line of at least this length may have been wrapped, in the middle of a name or of a sentence.
pub(crate) const WRAPPED: usize = 48;

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Tokens<'t> {
        let mut list = Vec::with_capacity(text.len() / 6 + 1);
        let mut at = 0;
        while let Some(token) = next_token(text, &mut at) {
            list.push(token);
        }
        Tokens { text, list }.with_namesakes()
    }

    /// Makes given names of the words that are one and another word too, where only somebody's name can stand: "Will said",
    /// "with April", "June (ex-colleague)".
    fn with_namesakes(mut self) -> Tokens<'t> {
        for at in 0..self.list.len() {
            if self.list.get(at).is_some_and(Token::is_namesake)
                && (self.is_subject(at) || self.is_object(at) || self.has_bracket(at))
                && let Some(token) = self.list.get_mut(at)
            {
                token.class &= !STOP;
            }
        }
        self
    }

    /// Whether a verb follows whose form no "will" and no month has before it.
    fn is_subject(&self, at: usize) -> bool {
        const PAST: &[&str] = &[
            "said", "told", "wrote", "rang", "thought", "sent", "gave", "got", "took", "came", "went", "met", "led",
            "ran", "spoke", "thinks", "says", "wants", "writes", "sends", "sounds", "knows", "owns", "runs", "leads",
        ];
        let next = self.word(at + 1);
        let is_past = next.len() > 4 && next.ends_with("ed") || PAST.contains(&next);
        self.gap(at + 1) == Gap::Space && next.starts_with(|c: char| c.is_ascii_lowercase()) && is_past
    }

    /// Whether a word stands before it that has somebody behind it.
    fn is_object(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.gap(at) == Gap::Space) else { return false };
        let next = self.list.get(at + 1).filter(|_| self.gap(at + 1) == Gap::Space);
        if next.is_some_and(|next| !self.text.as_bytes().get(next.start).is_some_and(u8::is_ascii_lowercase)) {
            return false;
        }
        let word = self.word(before);
        let with = ["with", "w"].iter().any(|own| own.eq_ignore_ascii_case(word)) || words::class(word) & TOUCHES != 0;
        // "Dana and Will", and not "between March and April"
        let beside = self.is(before, "and")
            && before.checked_sub(1).is_some_and(|other| {
                self.class(other) & GIVEN != 0 && self.class(other) & STOP == 0
                    || self.class(other) & (STOP | GIVEN) == 0
                        && self.list.get(other).is_some_and(|other| other.capital)
            });
        with || beside
    }

    /// Whether a bracket follows that says who they are.
    fn has_bracket(&self, at: usize) -> bool {
        self.gap(at + 1) == Gap::Open && words::class(self.word(at + 1)) & (ROLE | TITLE) != 0
    }

    /// The words from the beginning of a text on that may belong to the name with which it opens, and the one after them.
    pub(super) fn opening(text: &'t str) -> Tokens<'t> {
        let mut list = Vec::with_capacity(8);
        let mut at = 0;
        while let Some(token) = next_token(text, &mut at) {
            list.push(token);
            let word = || text.get(token.start..token.end).unwrap_or("");
            if !token.capital && words::class(word()) & (PARTICLE | SUFFIX) == 0 {
                break;
            }
        }
        Tokens { text, list }.with_namesakes()
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.list.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or("")
    }

    pub(super) fn class(&self, at: usize) -> Class {
        match self.list.get(at) {
            Some(token) if token.capital => token.class,
            Some(_) => words::class(self.word(at)),
            None => 0,
        }
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// What lies between the word before `at` and the word at `at`.
    pub(super) fn gap(&self, at: usize) -> Gap {
        let (Some(before), Some(next)) = (at.checked_sub(1).and_then(|at| self.list.get(at)), self.list.get(at)) else {
            return Gap::Stop;
        };
        gap_of(self.text.get(before.end..next.start).unwrap_or("."))
    }

    /// The name that begins at a word.
    pub(super) fn name_at(&self, at: usize) -> Option<Name> {
        let token = self.list.get(at).filter(|token| token.capital)?;
        let class = self.class(at);
        let mut next = at;
        let titled = class & HONORIFIC != 0 && self.touches(at + 1) && self.starts_name(at + 1, true);
        if titled {
            next += 1;
            // "Prof. Dr. Weiss"
            if self.class(next) & HONORIFIC != 0 && self.touches(next + 1) && self.starts_name(next + 1, true) {
                next += 1;
            }
        } else if !self.starts_name(at, false) {
            return None;
        }
        let head = next;
        let given = self.class(head) & GIVEN != 0
            || self.word(head).split('-').next().is_some_and(|part| part.len() > 2 && words::class(part) & GIVEN != 0);
        // "van der Berg" after an honorific.
        let mut words = 0;
        let mut org = false;
        while next < at + LONGEST {
            if next > head && !self.touches(next) {
                break;
            }
            let Some(token) = self.list.get(next) else { break };
            let word = self.word(next);
            let class = self.class(next);
            let initial = is_initial(word);
            // "Theo I'd said"
            if next > head && (word == "I" || word.starts_with("I'") || word.starts_with("I\u{2019}")) {
                break;
            }
            if token.capital {
                let surname = next > head && (given || titled) && class & SURNAME != 0 && !self.is_day(next);
                let sure = next == head || surname || initial;
                if next > head && class & SUFFIX != 0 && !initial {
                    next += usize::from(class & words::DEGREE == 0);
                    break;
                }
                if !sure && class & (STOP | TITLE) != 0 && !(class & GIVEN != 0 && class & TITLE == 0) {
                    break;
                }
                if !initial && is_shout(word) && !self.shouts(head, word) {
                    break;
                }
                let particle = next > head
                    && self.class(next - 1) & PARTICLE != 0
                    && !self.list.get(next - 1).is_some_and(|token| token.capital);
                org |= class & ORG != 0 && !surname && !particle;
                org |= next > head && class & (RANK | PLACE | THING) != 0 && !surname && !given && !particle;
                words += usize::from(!initial || next == head);
                next += 1;
                continue;
            }
            // A particle and what follows it.
            let mut ahead = next;
            while self.class(ahead) & PARTICLE != 0
                && !self.list.get(ahead).is_some_and(|token| token.capital)
                && self.touches(ahead + 1)
            {
                ahead += 1;
            }
            let ends = self.list.get(ahead).is_some_and(|token| token.capital)
                && self.class(ahead) & (STOP | TITLE | ORG) == 0;
            if ahead == next || !ends || next == at && !titled {
                break;
            }
            next = ahead;
        }
        if next == head || self.list.get(next.wrapping_sub(1)).is_none() {
            return None;
        }
        // ", Jr." and ", PhD"
        while self.list.get(next).is_some_and(|token| token.capital || self.word(next).starts_with("ph"))
            && self.class(next) & SUFFIX != 0
            && self.class(next) & words::DEGREE == 0
            && matches!(self.gap(next), Gap::Comma | Gap::Space)
            && words > 1
        {
            next += 1;
        }
        let end = self.list.get(next.wrapping_sub(1)).map_or(token.end, |token| token.end);
        // "Tanaka-san": what is put behind a name in courtesy is none of it.
        let polite = courtesy(self.text.get(token.start..end).unwrap_or(""));
        let (end, titled) = (end - polite, titled || polite > 0);
        let single = self.word(head);
        let caseless = single.chars().next().is_some_and(|c| !c.is_uppercase() && !c.is_lowercase());
        org |= words > 1 && is_firm(self.text.get(token.start..end).unwrap_or(""));
        let full = words > 1 || titled || caseless && single.chars().count() > 1;
        Some(Name {
            first: at,
            last: next,
            start: token.start,
            end,
            full,
            given: given || titled || caseless,
            org,
            titled,
        })
    }

    /// Whether a word is a month with its day behind it, and so no surname: "met Dana March 3".
    fn is_day(&self, at: usize) -> bool {
        let numbered = self.list.get(at + 1).is_some_and(|next| {
            matches!(self.gap(at + 1), Gap::Space)
                && self.text.as_bytes().get(next.start).is_some_and(u8::is_ascii_digit)
        });
        numbered && MONTH_NAMES.iter().any(|month| month.eq_ignore_ascii_case(self.word(at)))
    }

    /// The first word as a name, where something else says that it is one.
    pub(super) fn first_word(&self) -> Option<Name> {
        let token = self.list.first()?;
        Some(Name {
            first: 0,
            last: 1,
            start: token.start,
            end: token.end,
            full: true,
            given: true,
            org: false,
            titled: false,
        })
    }

    /// Whether the word before touches the word at `at` with nothing but a space between (or the end of a full line).
    fn touches(&self, at: usize) -> bool {
        match self.gap(at) {
            Gap::Space => true,
            Gap::Line => {
                let before = at.checked_sub(1).and_then(|at| self.list.get(at)).map_or(0, |token| token.end);
                let line = self.text.get(..before).map_or(0, |text| before - text.rfind('\n').map_or(0, |at| at + 1));
                // "… and Pernille Holm", "Aksel: …" on the line below: who speaks begins a line of their own.
                let label =
                    || self.list.get(at).is_some_and(|token| self.text.as_bytes().get(token.end) == Some(&b':'));
                line >= WRAPPED && !label()
            }
            _ => false,
        }
    }

    fn starts_name(&self, at: usize, titled: bool) -> bool {
        let Some(token) = self.list.get(at) else { return false };
        let class = self.class(at);
        if !token.capital {
            return titled && class & PARTICLE != 0;
        }
        let word = self.word(at);
        if titled {
            // "Chief Scientist" is a title, and "Sister Bernadette" somebody.
            return class & (TITLE | RANK) == 0 || class & (GIVEN | SURNAME) != 0;
        }
        if word.len() > 24 && word.chars().count() > 24 || word.starts_with("I'") || word.starts_with("I\u{2019}") {
            return false;
        }
        if is_shout(word)
            && (class & (TITLE | STOP | ORG | RANK | PLACE) != 0
                || word.len() > 2 && class & GIVEN == 0 && !self.shouts(at, word))
        {
            return false;
        }
        // "Ping Amara Diallo": what is to be done with her is none of her names.
        if class & words::TOUCHES != 0 && self.touches(at + 1) {
            let other = self.list.get(at + 1).is_some_and(|next| next.capital) && self.class(at + 1) & GIVEN != 0;
            let more = || self.list.get(at + 2).is_some_and(|next| next.capital) && self.touches(at + 2);
            if other && (class & GIVEN == 0 || more()) {
                return false;
            }
        }
        if class & (STOP | TITLE | RANK | HONORIFIC) != 0 {
            let next = self.list.get(at + 1).is_some_and(|next| next.capital) && self.touches(at + 1);
            return class & GIVEN != 0 && class & TITLE == 0 && next && self.class(at + 1) & (STOP | ORG | TITLE) == 0
                || is_initial(word) && word.ends_with('.') && next;
        }
        class & (ORG | PLACE) == 0
            || class & GIVEN != 0
            || self.list.get(at + 1).is_some_and(|next| next.capital) && self.touches(at + 1)
    }

    /// Whether a name is written in capitals altogether.
    fn shouts(&self, head: usize, word: &str) -> bool {
        let beside = |at: usize| {
            is_shout(self.word(at)) && self.word(at).len() > 2 && self.class(at) & (STOP | TITLE | ORG | RANK) == 0
        };
        word.chars().count() == 2 && self.word(head) == word || word.len() > 2 && (beside(head) && (self.touches(head + 1) && (beside(head + 1) || self.word(head) != word)))
            // "Kwame MENSAH", "MENSAH Kwame"
            || word.len() > 2 && self.class(head) & GIVEN != 0
    }

    /// The words of a run of capitals, such as the name of an organisation, from a word on.
    pub(super) fn capitals(&self, at: usize) -> usize {
        let mut next = at;
        while self
            .list
            .get(next)
            .is_some_and(|token| token.capital || next > at && matches!(self.word(next), "of" | "and" | "de"))
            && (next == at
                || matches!(self.gap(next), Gap::Space)
                || self
                    .text
                    .get(self.list[next - 1].end..self.list[next].start)
                    .is_some_and(|gap| matches!(gap, " & " | "." | "&" | "+")))
            && next < at + 6
        {
            next += 1;
        }
        while next > at && !self.list.get(next - 1).is_some_and(|token| token.capital) {
            next -= 1;
        }
        next
    }
}

impl Name {
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The next word from `at` on, which becomes where the words after it begin.
#[inline]
fn next_token(text: &str, at: &mut usize) -> Option<Token> {
    let bytes = text.as_bytes();
    while bytes.get(*at).is_some_and(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()) {
        *at += 1;
    }
    // Nearly all words are letters, and end with a space or a mark that is surely none of them.
    let word = letters(bytes, *at);
    let plain = match bytes.get(*at + word.len) {
        // Only an initial and what is cut short keep their stop.
        Some(b'.') => {
            let own = text.get(*at..*at + word.len).unwrap_or("");
            word.len > 1 && words::class_of(word.hash, own) & (HONORIFIC | SUFFIX) == 0
        }
        Some(mark) => !(mark.is_ascii_digit() || matches!(mark, b'-' | b'\'' | 0x80..)),
        None => true,
    };
    if word.len > 0 && plain {
        let (start, end) = (*at, *at + word.len);
        *at = end;
        let capital = bytes.get(start).is_some_and(u8::is_ascii_uppercase);
        let class = if capital { words::class_of(word.hash, text.get(start..end).unwrap_or("")) } else { 0 };
        return Some(Token { start, end, capital, class });
    }
    unusual_token(text, at)
}

/// The next word, whatever it is made of and whatever follows it.
fn unusual_token(text: &str, at: &mut usize) -> Option<Token> {
    let bytes = text.as_bytes();
    let (start, capital) = loop {
        let byte = *bytes.get(*at)?;
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                break (*at, byte.is_ascii_uppercase());
            }
            *at += 1;
        } else {
            let c = text.get(*at..)?.chars().next()?;
            if c.is_alphanumeric() {
                break (*at, is_capital(c));
            }
            *at += c.len_utf8();
        }
    };
    let mut end = word_end(text, start);
    let word = text.get(start..end).unwrap_or("");
    let class = if capital { words::class(word) } else { 0 };
    // `J.`, `J.R.`, `Dr.`, `Jr.` keep their stop.
    if bytes.get(end) == Some(&b'.') {
        let letter = || {
            let mut chars = word.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
        };
        if letter() || words::class(word) & (HONORIFIC | SUFFIX) != 0 {
            end += 1;
        }
    }
    *at = end;
    // The rest of a possessive is no word.
    let mut rest = text.get(end..).unwrap_or("").chars();
    if let Some(mark @ ('\'' | '\u{2019}')) = rest.next() {
        *at += mark.len_utf8() + rest.next().map_or(0, char::len_utf8);
    }
    Some(Token { start, end, capital, class })
}

/// Where the word ends that begins at `start`.
pub(super) fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    loop {
        end += letters(bytes, end).len;
        let Some(&byte) = bytes.get(end) else { return end };
        if byte.is_ascii_digit() {
            end += 1;
            continue;
        }
        if byte.is_ascii() && !matches!(byte, b'\'' | b'-') {
            return end;
        }
        let rest = text.get(end..).unwrap_or("");
        let Some(next) = rest.chars().next() else { return end };
        let after = rest.get(next.len_utf8()..).unwrap_or("");
        let inner = matches!(next, '\'' | '\u{2019}' | '\u{2bc}' | '-' | '\u{2010}' | '\u{2011}')
            && end > start
            && after.chars().next().is_some_and(char::is_alphanumeric);
        if !(next.is_alphanumeric() || end > start && is_mark(next) || inner)
            || end > start && matches!(next, '\'' | '\u{2019}') && is_possessive(after)
        {
            return end;
        }
        end += next.len_utf8();
    }
}

fn gap_of(gap: &str) -> Gap {
    if gap == " " {
        return Gap::Space;
    }
    let mut found = Gap::Space;
    for c in gap.chars() {
        let next = match c {
            ' ' | '\u{a0}' | '\u{202f}' | '\t' | '*' | '_' | '"' | '\u{201c}' | '\u{201d}' => continue,
            '\n' => Gap::Line,
            ',' => Gap::Comma,
            '(' | '[' | '<' => Gap::Open,
            ':' => Gap::Colon,
            '\u{2013}' | '\u{2014}' | '-' | '|' | '\u{b7}' | '/' => Gap::Dash,
            '\'' | '\u{2019}' => Gap::Possessive,
            '.' | '!' | '?' | ';' | '\u{3002}' => return Gap::Stop,
            _ => Gap::Other,
        };
        found = if found == Gap::Space {
            next
        } else if found == next || found == Gap::Possessive || found == Gap::Comma && next == Gap::Line {
            // Behind a comma a sentence may be wrapped.
            found
        } else {
            Gap::Other
        };
    }
    found
}

/// Firms that bear the name of a person, so that nothing in their name tells them from one.
const FIRMS: &[&str] = &[
    "arthur andersen",
    "booz allen",
    "calvin klein",
    "charles schwab",
    "charlotte tilbury",
    "clifford chance",
    "dolce gabbana",
    "edward jones",
    "eli lilly",
    "ernst young",
    "estee lauder",
    "franco manca",
    "fred perry",
    "frost sullivan",
    "goldman sachs",
    "grant thornton",
    "harvey nichols",
    "herbert smith",
    "herman miller",
    "hugo boss",
    "jack daniels",
    "jack wills",
    "jane street",
    "jimmy choo",
    "jo malone",
    "john deere",
    "john lewis",
    "johnnie walker",
    "jones lang",
    "karl lagerfeld",
    "karen millen",
    "kate spade",
    "kelly services",
    "laura ashley",
    "levi strauss",
    "louis vuitton",
    "marc jacobs",
    "mary kay",
    "merrill lynch",
    "michael kors",
    "michael page",
    "morgan stanley",
    "norton rose",
    "oliver wyman",
    "otto group",
    "paddy power",
    "paul smith",
    "philip morris",
    "ralph lauren",
    "ray ban",
    "raymond james",
    "robert bosch",
    "robert half",
    "robert walters",
    "rolls royce",
    "roland berger",
    "sherwin williams",
    "slaughter may",
    "stella artois",
    "stella mccartney",
    "ted baker",
    "thomas cook",
    "thomson reuters",
    "tiffany co",
    "tim hortons",
    "tommy hilfiger",
    "victoria beckham",
    "virgin atlantic",
    "wells fargo",
    "william hill",
];

/// Whether a name is that of a firm all the same.
fn is_firm(name: &str) -> bool {
    name.len() < 20 && FIRMS.iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// How many bytes at the end of a name are a word of courtesy: `-san`, `-ssi`.
pub(super) fn courtesy(name: &str) -> usize {
    let Some(dash) = memchr::memrchr(b'-', name.as_bytes()) else { return 0 };
    let tail = name.get(dash..).unwrap_or("");
    if ["-san", "-sama", "-sensei", "-ssi", "-nim", "-ji"].contains(&tail) { tail.len() } else { 0 }
}

fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a word that begins so may be a name.
pub(super) fn is_capital(c: char) -> bool {
    c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase()
}

pub(super) fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && matches!((chars.next(), chars.next()), (None, None) | (Some('.'), None))
}

fn is_shout(word: &str) -> bool {
    if word.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    word.chars().count() > 1
        && !word.ends_with('.')
        && letters.all(char::is_uppercase)
        && word.chars().any(char::is_uppercase)
}
