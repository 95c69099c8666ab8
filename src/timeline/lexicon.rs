//! The words that the rows know, and what each of them stands for: one table look-up a word.

mod slips;
mod words;

use foldhash::{HashMap, HashMapExt};

use crate::text::letters::{Letters, Sieve, hash, head_hash, letters as letters_at};
use crate::timeline::symbols::{Lex, Symbol};
use slips::{MISSPELT, letters, one_slip, slips, swapped};

/// The word of a number, which is known by its symbols alone.
pub(crate) const NUMBER: u16 = 0;
/// A dash with space on a side.
pub(crate) const DASH: u16 = 1;
/// A dash that touches both neighbours.
pub(crate) const HYPHEN: u16 = 2;
/// A possessive.
pub(crate) const POSSESSIVE: u16 = 3;
/// A comma.
pub(crate) const COMMA: u16 = 4;
/// A slash.
pub(crate) const SLASH: u16 = 5;
/// A colon.
pub(crate) const COLON: u16 = 6;
/// An opening bracket.
pub(crate) const OPEN: u16 = 7;
/// A closing bracket.
pub(crate) const CLOSE: u16 = 8;
/// An ampersand.
pub(crate) const AMPERSAND: u16 = 9;
/// A plus sign.
pub(crate) const PLUS: u16 = 10;
/// An `@` that stands alone.
pub(crate) const AT: u16 = 11;
const MARKS: [&str; 12] = ["", "-", "~-", "'s", ",", "/", ":", "(", ")", "&", "+", "@"];

/// What is known of a word.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    /// What it stands for.
    pub values: Vec<(Symbol, Lex)>,
    /// It can speak of time by itself; islands without such a word are no phrase.
    pub core: bool,
    /// A full stop may follow it inside a sentence.
    pub abbreviation: bool,
    /// It is a weekday only where it has a capital inside a sentence, or where the words around it say so.
    pub doubtful: bool,
}

/// The words, and the classes of words that patterns use.
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    index: HashMap<String, u16>,
    classes: Vec<Vec<u16>>,
    class_index: HashMap<String, u16>,
    /// Bits of the words of each class.
    members: Vec<u64>,
    stride: usize,
    /// The words by their hash.
    table: Vec<(u64, u16)>,
    texts: Vec<Box<str>>,
    /// The hashes of all words.
    known: Sieve,
    /// The beginnings of the words that speak of time, and of long names with a slip of the pen.
    gate: Sieve,
    /// The letters before the apostrophe of words that speak of time (`o'clock`).
    broken: Vec<u64>,
}

/// Words that say nothing about time by themselves.
#[rustfmt::skip]
const FUNCTION: &[&str] = &[
    "later", "stage", "way", "hear", "hears", "know", "knows", "get", "gets", "news", "word", "close", "track", "able", "ready", "opening",
    "a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "by", "this", "next", "last", "first", "second", "third",
    "that", "from", "for", "with", "as", "is", "are", "it", "be", "will", "no", "not", "than", "more", "less", "about", "around",
    "over", "out", "up", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "before", "after", "since",
    "till", "until", "once", "between", "through", "during", "within", "every", "each", "all", "any", "some", "my", "our",
    "their", "his", "her", "your", "its", "the", "other", "another", "under", "most", "least", "both", "either", "way",
    "half", "end", "start", "beginning", "early", "late", "mid", "middle", "part", "rest", "again", "then", "so", "time", "well",
    "back", "few", "several", "couple", "max", "due", "take", "takes", "took", "good", "great", "new", "king", "st", "saint",
    "i", "you", "we", "they", "he", "she", "say", "said", "says", "wait", "make", "rather", "sorry", "actually",
    "need", "needs", "can", "could", "would", "should", "might", "must", "have", "has", "had", "was", "were", "been", "down", "further", "possible", "same", "only", "just", "right", "ask", "give",
    "gives", "allow", "if", "when", "there", "here", "who", "what", "us", "me", "them", "him", "now", "off", "work", "working", "business",
];

impl Lexicon {
    pub(crate) fn new() -> Lexicon {
        let mut lexicon = Lexicon {
            entries: Vec::new(),
            index: HashMap::new(),
            classes: Vec::new(),
            class_index: HashMap::new(),
            members: Vec::new(),
            stride: 0,
            table: Vec::new(),
            texts: Vec::new(),
            known: Sieve::default(),
            gate: Sieve::default(),
            broken: Vec::new(),
        };
        for mark in MARKS {
            lexicon.entries.push(Entry::default());
            lexicon.texts.push(mark.into());
            if !mark.is_empty() {
                lexicon.index.insert(mark.to_owned(), (lexicon.entries.len() - 1) as u16);
            }
        }
        lexicon.fill();
        lexicon
    }

    /// The number of a word, which enters the lexicon where it is new.
    fn word(&mut self, text: &str) -> u16 {
        if let Some(&word) = self.index.get(text) {
            return word;
        }
        let word = self.entries.len() as u16;
        self.entries.push(Entry::default());
        self.texts.push(text.into());
        self.index.insert(text.to_owned(), word);
        word
    }

    fn give(&mut self, words: &str, symbol: Symbol, lex: Lex) {
        for text in words.split_whitespace() {
            let (text, abbreviation) = match text.strip_suffix('.') {
                Some(text) => (text, true),
                None => (text, false),
            };
            let word = usize::from(self.word(text));
            let entry = &mut self.entries[word];
            entry.values.push((symbol, lex));
            entry.abbreviation |= abbreviation;
            // Numbers, zones and words such as next say when only beside another word.
            entry.core |= !matches!(
                symbol,
                Symbol::Ones
                    | Symbol::Teens
                    | Symbol::OrdinalOnes
                    | Symbol::Part
                    | Symbol::Turn
                    | Symbol::Zone
                    | Symbol::Meridiem
            );
        }
    }

    /// The number of a class of words, written with `|` between them.
    pub(crate) fn class(&mut self, body: &str) -> u16 {
        if let Some(&class) = self.class_index.get(body) {
            return class;
        }
        let mut words = Vec::new();
        for text in body.split('|') {
            let word = self.word(text);
            words.push(word);
            if word == DASH {
                words.push(HYPHEN);
            }
        }
        let class = self.classes.len() as u16;
        self.classes.push(words);
        self.class_index.insert(body.to_owned(), class);
        class
    }

    /// Sees to it that a phrase that is made of words alone has a word that speaks of time: where none of its items
    /// has, the last one does that prose is not made of anyway.
    pub(crate) fn speak_of_time(&mut self, classes: &[u16]) {
        let known = |lexicon: &Lexicon, class: u16, test: &dyn Fn(u16) -> bool| {
            lexicon.classes[usize::from(class)].iter().all(|word| test(*word))
        };
        if classes.iter().any(|class| known(self, *class, &|word| self.entries[usize::from(word)].core)) {
            return;
        }
        let rare = |word: u16| usize::from(word) >= MARKS.len() && !FUNCTION.contains(&&*self.texts[usize::from(word)]);
        let chosen: Vec<u16> = match classes.iter().rev().find(|class| known(self, **class, &rare)) {
            Some(class) => self.classes[usize::from(*class)].clone(),
            None => classes
                .iter()
                .flat_map(|class| self.classes[usize::from(*class)].clone())
                .filter(|word| rare(*word))
                .collect(),
        };
        for word in chosen {
            self.entries[usize::from(word)].core = true;
        }
    }

    pub(crate) fn words_of(&self, class: u16) -> &[u16] {
        self.classes.get(usize::from(class)).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn word_count(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn entry(&self, word: u16) -> &Entry {
        &self.entries[usize::from(word)]
    }

    /// Whether a word belongs to a class.
    #[inline]
    pub(crate) fn is_in(&self, word: u16, class: u16) -> bool {
        let at = usize::from(class) * self.stride + usize::from(word) / 64;
        self.members.get(at).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }

    /// Makes the tables for look-ups, after all rows have been compiled.
    pub(crate) fn seal(&mut self) {
        self.stride = self.entries.len().div_ceil(64);
        self.members = vec![0; self.stride * self.classes.len()];
        for (class, words) in self.classes.iter().enumerate() {
            for &word in words {
                self.members[class * self.stride + usize::from(word) / 64] |= 1 << (word % 64);
            }
        }
        let size = (self.entries.len() * 2).next_power_of_two();
        self.table = vec![(0, 0); size];
        self.known = Sieve::new(self.entries.len());
        for word in MARKS.len()..self.entries.len() {
            let hash = hash(self.texts[word].as_bytes());
            self.known.add(hash);
            let mut at = hash as usize & (size - 1);
            while self.table[at].1 != 0 {
                at = (at + 1) & (size - 1);
            }
            self.table[at] = (hash, word as u16);
        }
        let mut beginnings = slips();
        for word in MARKS.len()..self.entries.len() {
            let text = self.texts[word].as_bytes();
            if self.entries[word].core {
                let letters = letters_at(text, 0).len;
                beginnings.push(beginning(text.get(..letters).unwrap_or(text)));
                if letters < text.len() {
                    self.broken.push(hash(text.get(..letters).unwrap_or(text)));
                }
            }
        }
        self.gate = Sieve::new(beginnings.len());
        for beginning in beginnings {
            self.gate.add(beginning);
        }
    }

    /// The number of a folded word.
    #[inline]
    pub(crate) fn find(&self, word: &[u8]) -> Option<u16> {
        self.find_hashed(hash(word), word)
    }

    /// The number of a word in any case, of which the hash in lower case is known.
    #[inline]
    pub(crate) fn find_hashed(&self, hash: u64, word: &[u8]) -> Option<u16> {
        if !self.known.has(hash) {
            return None;
        }
        let mask = self.table.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (known, index) = self.table[at];
            if index == 0 {
                return None;
            }
            // Short words share no hash; of the others the letters are looked at.
            let same = || self.texts[usize::from(index)].as_bytes().eq_ignore_ascii_case(word);
            if known == hash && (word.len() <= 8 || same()) {
                return Some(index);
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a folded word that is one slip away from a long name of a day, a month and the like.
    pub(crate) fn find_misspelt(&self, word: &[u8]) -> Option<u16> {
        if !(5..=13).contains(&word.len())
            || !self.gate.has(beginning(word))
            || !matches!(word[0], b'a'..=b'd' | b'f' | b'j' | b'm'..=b'o' | b's'..=b't' | b'w' | b'y')
        {
            return None;
        }
        for (name, alike) in MISSPELT {
            let name_bytes = name.as_bytes();
            if name_bytes[0] == word[0]
                && name_bytes.len().abs_diff(word.len()) <= 1
                && letters(name_bytes, word)
                && (if name_bytes.len() >= 6 { one_slip(name_bytes, word) } else { swapped(name_bytes, word) })
                && !alike.iter().any(|alike| alike.as_bytes() == word)
            {
                return self.find(name_bytes);
            }
        }
        None
    }

    /// Whether a word may speak of time, by the hash of its [`beginning`].
    #[inline]
    pub(crate) fn gate(&self, beginning: u64) -> bool {
        self.gate.has(beginning)
    }

    /// Whether a phrase may go on behind a word and a full stop: the word is an abbreviation, or it is none of the words
    /// and may be a slip of the pen.
    pub(crate) fn may_be_abbreviation(&self, word: &[u8]) -> bool {
        let letters = letters_at(word, 0);
        match self.find_hashed(letters.hash, word) {
            Some(known) => self.entry(known).abbreviation,
            None => self.gate(head_hash(letters.head, GATE_LETTERS)),
        }
    }

    /// Whether a word is none of the words, and no slip of the pen makes one of it.
    pub(crate) fn is_strange(&self, letters: Letters, word: &[u8]) -> bool {
        !self.gate(head_hash(letters.head, GATE_LETTERS)) && self.find_hashed(letters.hash, word).is_none()
    }

    /// Whether letters speak of time, alone or as the beginning of a word with an apostrophe.
    #[inline(always)]
    pub(crate) fn speaks_of_time(&self, letters: Letters, word: &[u8]) -> bool {
        self.gate(head_hash(letters.head, GATE_LETTERS)) && self.does_speak_of_time(letters, word)
    }

    #[inline(never)]
    fn does_speak_of_time(&self, letters: Letters, word: &[u8]) -> bool {
        let known = self.find_hashed(letters.hash, word);
        known.or_else(|| self.find_misspelt(&word.to_ascii_lowercase())).is_some_and(|word| self.entry(word).core)
            || self.broken.contains(&letters.hash)
    }
}

/// How many letters of a word the first look takes.
pub(crate) const GATE_LETTERS: u32 = 6;

/// The hash of the beginning of a folded word.
fn beginning(word: &[u8]) -> u64 {
    hash(word.get(..GATE_LETTERS as usize).unwrap_or(word))
}
