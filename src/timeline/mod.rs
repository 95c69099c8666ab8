//! What a phrase of time means, and which window of days it gives.
//!
//! A phrase is understood first ([`find`]: its [`Meaning`] depends on no date) and resolved later ([`resolve`]) against
//! the day on which it was said. Words become lexemes (`lexer`, `numbers`) by one look-up in the `lexicon`, runs of known
//! words are read by a small `chart` over the rows of `phrases`, and the meaning of the best reading is what `resolve` takes.

mod calendar;
mod chart;
mod grammar;
mod holidays;
mod lexer;
mod lexicon;
mod masks;
mod meaning;
mod numbers;
mod orders;
mod phrases;
mod resolve;
mod symbols;
mod window;

use std::cell::RefCell;
use std::ops::Range;
use std::slice;
use std::sync::LazyLock;

pub use calendar::Calendar;
pub use holidays::Holiday;
pub use masks::masks;
pub use meaning::{Amount, Binding, Extent, Meaning, Part, Season, Turn, Unit};
pub use orders::Orders;
pub use phrases::examples;
pub use resolve::resolve;
pub use window::{Bound, Grain, TimeOfDay, Window, Zone};

use chart::Chart;
use grammar::Grammar;
use lexer::{Island, Lexer};
use lexicon::Lexicon;

use crate::text::letters::{Letters, letters};
use crate::text::{Day, Span};

/// A phrase of time that was found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// Its bytes in the text that was searched.
    pub span: Span,
    /// What it means.
    pub meaning: Meaning,
    /// Other meanings in use for the same words.
    pub others: Vec<Meaning>,
    /// The names of the rows that read it, outermost first: the convention that `journal when` shows.
    pub rows: Vec<&'static str>,
}

/// How the clause around a phrase speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tense {
    /// It lies behind ("she called Monday").
    Past,
    /// It lies ahead, or nothing tells.
    #[default]
    Future,
}

/// Against what a phrase is resolved.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day on which it was said.
    pub said: Day,
    /// What the clause says.
    pub tense: Tense,
    /// "won't decide before January", "nothing until the 28th": the window is open from there.
    pub negated: bool,
    /// The window spoken of just before in the note, for "the following Monday".
    pub prior: Option<&'a Window>,
    /// Working days, holidays and the conventions that were chosen.
    pub calendar: &'a Calendar,
}

/// Why a phrase gives no window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unresolved {
    /// There is no such day (Feb 30).
    Impossible,
    /// It lies outside the years 1 to 9999.
    OutOfRange,
    /// It speaks of something said before, and nothing was.
    NoPrior,
    /// It names a promise without a day ("soon").
    NoDay,
    /// It is a year of the past ("in 2019 I led a team"), which is no timeline.
    History,
}

/// The rows and their words, compiled once.
struct Engine {
    lexicon: Lexicon,
    grammar: Grammar,
}

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut lexicon = Lexicon::new();
    let grammar = Grammar::new(phrases::patterns(), &mut lexicon);
    lexicon.seal();
    Engine { lexicon, grammar }
});

/// Compiles the rows now rather than when the first text is searched.
pub(crate) fn prepare() {
    LazyLock::force(&ENGINE);
}

/// What the first look asks of the words that speak of time.
#[derive(Clone, Copy)]
pub(crate) struct Words(&'static Lexicon);

/// The words that speak of time.
pub(crate) fn words() -> Words {
    Words(&ENGINE.lexicon)
}

impl Words {
    /// Whether letters speak of time, alone or as the beginning of a word with an apostrophe.
    #[inline(always)]
    pub(crate) fn speaks_of_time(self, letters: Letters, word: &[u8]) -> bool {
        self.0.speaks_of_time(letters, word)
    }

    /// Whether a phrase of time may go on behind a word and a full stop.
    pub(crate) fn may_be_abbreviation(self, word: &[u8]) -> bool {
        self.0.may_be_abbreviation(word)
    }

    /// Where a search may begin, not before `from`, that shall find what the word at `at` is part of: behind a word that
    /// stands in no phrase.
    pub(crate) fn nearest_start(self, bytes: &[u8], from: usize, at: usize) -> Option<usize> {
        let begin = |end: usize| {
            let run = bytes.get(from..end).unwrap_or(&[]);
            from + run.iter().rposition(u8::is_ascii_whitespace).map_or(0, |blank| blank + 1)
        };
        let mut start = begin(at);
        while start > from {
            let end = start - 1;
            start = begin(end);
            let run = bytes.get(start..end).unwrap_or(&[]);
            let letters = letters(run, 0);
            // A shorter word may belong to the dots of another one.
            let is_plain =
                start > from && letters.len > 2 && matches!(run.get(letters.len..), Some([] | [b',' | b'.' | b';']));
            if is_plain && self.0.is_strange(letters, run.get(..letters.len).unwrap_or(&[])) {
                return Some(start + letters.len);
            }
        }
        None
    }
}

/// A part of a text that is searched, beyond whose ends no phrase goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub range: Range<usize>,
    /// Where the last word ends that may speak of time.
    pub last: usize,
    /// A sentence begins with it.
    pub fresh: bool,
}

impl Stretch {
    /// All of a text.
    pub(crate) fn whole(text: &str) -> Stretch {
        Stretch { range: 0..text.len(), last: text.len(), fresh: true }
    }
}

/// Whether a character beyond ASCII may be part of a number or a word of time: digits of other scripts, full-width
/// letters, soft hyphens and combining marks inside words.
pub(crate) fn is_odd(c: char) -> bool {
    numbers::digit(c).is_some() || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{ff00}'..='\u{ffef}')
}

/// Finds phrases in one text after the other, and keeps the space that it needs for the next one.
#[derive(Debug, Default)]
pub struct Finder {
    island: Island,
    chart: Chart,
}

impl Finder {
    /// Makes one that has no space yet.
    pub const fn new() -> Finder {
        Finder { island: Island::new(), chart: Chart::new() }
    }

    /// Finds the phrases of time in a text, in order and without overlap, outside the masked spans, and adds them to
    /// `found`.
    pub fn find(&mut self, text: &str, masked: &[Span], found: &mut Vec<Phrase>) {
        if may_hold_time(text) {
            self.search(text, masked, slice::from_ref(&Stretch::whole(text)), found);
        }
    }

    /// Finds phrases without a first look, in stretches beyond whose ends none of them goes on.
    fn search(&mut self, text: &str, masked: &[Span], stretches: &[Stretch], found: &mut Vec<Phrase>) {
        let engine = &*ENGINE;
        if text.len() > u32::MAX as usize {
            return;
        }
        if !masked.is_sorted() {
            let mut sorted = masked.to_vec();
            sorted.sort_unstable();
            return self.search(text, &sorted, stretches, found);
        }
        let before = found.len();
        let mut lexer = Lexer::new(&engine.lexicon, text, masked);
        for stretch in stretches {
            lexer.go_to(stretch);
            while lexer.next(&mut self.island) {
                let all = self.island.is_all_of(text);
                self.chart.read(&engine.grammar, &engine.lexicon, &self.island, all, found);
            }
        }
        // A mask may begin inside a word.
        let mut masks = masked;
        let mut at = 0;
        found.retain(|phrase| {
            at += 1;
            while let Some((mask, rest)) = masks.split_first()
                && at > before
                && mask.end <= phrase.span.start
            {
                masks = rest;
            }
            at <= before || !masks.first().is_some_and(|mask| mask.overlaps(phrase.span))
        });
    }
}

/// Finds the phrases of time in a text, in order and without overlap, outside the masked spans.
pub fn find(text: &str, masked: &[Span]) -> Vec<Phrase> {
    if may_hold_time(text) { find_within(text, masked, slice::from_ref(&Stretch::whole(text))) } else { Vec::new() }
}

/// Finds the phrases of time in stretches of a text, beyond whose ends no phrase goes on.
pub(crate) fn find_within(text: &str, masked: &[Span], stretches: &[Stretch]) -> Vec<Phrase> {
    thread_local! {
        /// The space of the search before.
        static FINDER: RefCell<Finder> = const { RefCell::new(Finder::new()) };
    }
    let mut found = Vec::new();
    FINDER.with_borrow_mut(|finder| finder.search(text, masked, stretches, &mut found));
    found
}

/// Whether a text may hold a phrase of time: a cheap first look that passes over most sentences that hold none.
pub fn may_hold_time(text: &str) -> bool {
    let lexicon = &ENGINE.lexicon;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii_alphabetic() {
            let letters = letters(bytes, at);
            let word = bytes.get(at..at + letters.len).unwrap_or_default();
            at += letters.len;
            // "b.d.", "p. m."
            if lexicon.speaks_of_time(letters, word) || (letters.len == 1 && bytes.get(at) == Some(&b'.')) {
                return true;
            }
        } else if byte.is_ascii_digit() {
            return true;
        } else if byte < 0x80 {
            at += 1;
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return true };
            if is_odd(c) {
                return true;
            }
            at += c.len_utf8();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts() -> impl Strategy<Value = String> {
        let pieces = vec![
            "o'clock",
            "o\u{2019}clock",
            "five",
            "twenty",
            "first",
            "Monday",
            "mon",
            "Munday",
            "tomorow",
            "metric",
            "seemed",
            "the",
            "next",
            "in",
            "by",
            "end",
            "of",
            "week",
            "soon",
            "e.o.d.",
            "a.m.",
            "p. m.",
            "b.d",
            "Q4",
            "Dec31",
            "3",
            "9:30",
            "mon\u{ad}day",
            "Ｍｏｎｄａｙ",
            "é",
            "lunch",
            "spring",
            "'s",
            "until",
            "later",
            "notice",
            "shortly",
            "EOB",
            "COB",
            "x",
        ];
        let mark = prop::sample::select(vec![" ", " ", " ", "", "-", ".", ", ", "'", "/", "\n", "(", ")"]);
        prop::collection::vec((prop::sample::select(pieces), mark), 0..8)
            .prop_map(|parts| parts.into_iter().map(|(piece, mark)| format!("{piece}{mark}")).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8_000) })]

        /// What the first look passes over holds no phrase.
        #[test]
        fn the_first_look_loses_nothing(text in texts()) {
            let mut all = Vec::new();
            Finder::new().search(&text, &[], slice::from_ref(&Stretch::whole(&text)), &mut all);
            prop_assert_eq!(find(&text, &[]), all);
        }
    }

    /// Every phrase that a row gives as its example is seen by the first look.
    #[test]
    fn every_example_passes_the_first_look() {
        for (row, _, _) in phrases::patterns() {
            for (text, _) in row.examples {
                assert!(find(text, &[]).is_empty() || may_hold_time(text), "{text}");
                let mut all = Vec::new();
                Finder::new().search(text, &[], slice::from_ref(&Stretch::whole(text)), &mut all);
                assert_eq!(find(text, &[]), all, "{text}");
            }
        }
    }
}
