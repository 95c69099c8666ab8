//! One look at a text, before anything is made of it: which sentences may speak of time, and which may tell anything.

use std::ops::Range;

use super::gate::{HINTS, Hint};
use super::names::Parts;
use crate::text::Span;
use crate::text::letters::letters;
use crate::timeline::{self, Phrase, Stretch};

/// One sentence, crudely: it ends with a mark behind a word that is no abbreviation.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    /// Where it ends.
    end: u32,
    /// Where its last word begins.
    last: u32,
    /// What its words hint at.
    hints: u8,
    /// Where the first word that may speak of time begins, and where the last one ends; 0 where there is none.
    time: u32,
    till: u32,
    /// No phrase of time goes on beyond its end.
    breaks: bool,
}

/// What one pass over the bytes of a text tells; the space is used again for the next text.
#[derive(Debug, Default)]
pub(crate) struct Glance {
    parts: Vec<Part>,
    /// A single quote is opened somewhere, so that the search for time has to go through the whole text.
    quoted: bool,
    /// The names that the note knows, as bits.
    names: Parts,
    stretches: Vec<Stretch>,
    skipped: Vec<Span>,
}

/// Which sentences need not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Skipped<'a> {
    /// All of them.
    All,
    /// Those in these spans.
    Some(&'a [Span]),
}

impl Part {
    /// Notes that what stands at `at` may speak of time.
    #[inline]
    fn speaks_of_time(&mut self, at: usize, end: usize) {
        if self.till == 0 {
            self.time = at as u32;
        }
        self.till = end as u32;
    }
}

impl Glance {
    /// Takes the names that the note knows.
    pub(crate) fn know(&mut self, names: &[String]) {
        self.names = Parts::of(names);
    }

    /// The names that the note knows, as bits.
    pub(crate) fn names(&self) -> Parts {
        self.names
    }

    /// Looks at a text.
    pub(crate) fn look(&mut self, text: &str) {
        self.parts.clear();
        self.quoted = false;
        let (table, words) = (&*HINTS, timeline::words());
        let bytes = text.as_bytes();
        let mut part = Part::default();
        // A full stop after a short or capitalised word may be an abbreviation.
        let mut ends = false;
        // Where the first word of the sentence begins.
        let mut first = usize::MAX;
        // Where the last word begins and ends.
        let mut last = 0..0;
        let mut at = 0;
        while at < bytes.len() {
            let word = letters(bytes, at);
            if word.len > 0 {
                part.hints |= table.of(word.hash);
                let is_capital = bytes[at].is_ascii_uppercase();
                if at > first && is_capital && word.len > 1 {
                    part.hints |= Hint::NAME;
                }
                first = first.min(at);
                ends = word.len > 2 && !is_capital;
                last = at..at + word.len;
                at += word.len;
                // "b.d.", "p. m."
                if words.speaks_of_time(word, &bytes[last.clone()]) || word.len == 1 && bytes.get(at) == Some(&b'.') {
                    part.speaks_of_time(last.start, at);
                }
            }
            let Some(&byte) = bytes.get(at) else { break };
            match byte {
                b' ' | b',' => ends = false,
                b'.' | b'!' | b'?' => {
                    let stop = ends && bytes.get(at + 1).is_none_or(|next| matches!(next, b' ' | b'\n'));
                    ends = false;
                    if stop {
                        at += 1;
                        let spaced = last.start == 0 || matches!(bytes[last.start - 1], b' ' | b'\n');
                        part.breaks = last.end + 1 == at
                            && spaced
                            && !(byte == b'.' && words.may_be_abbreviation(&bytes[last.clone()]));
                        self.push(part, at, &last);
                        (part, first) = (Part::default(), usize::MAX);
                        continue;
                    }
                }
                b'0'..=b'9' => part.speaks_of_time(at, at + 1),
                b')' | b'"' | b'*' | b'_' => {}
                // A capital after a label is no name.
                b':' => (first, ends) = (usize::MAX, false),
                b'\'' => {
                    self.quoted |= !at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_alphanumeric());
                    ends = false;
                }
                0x80.. => {
                    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                    if timeline::is_odd(c) {
                        part.speaks_of_time(at, at + c.len_utf8());
                    }
                    ends = false;
                    at += c.len_utf8();
                    continue;
                }
                _ => ends = false,
            }
            at += 1;
        }
        let start = self.parts.last().map_or(0, |part| part.end as usize);
        if start < bytes.len() {
            self.push(part, bytes.len(), &last);
        }
    }

    fn push(&mut self, part: Part, end: usize, last: &Range<usize>) {
        self.parts.push(Part { end: end as u32, last: last.start as u32, ..part });
    }

    /// Whether the text may hold a phrase of time.
    pub(crate) fn may_hold_time(&self) -> bool {
        self.parts.iter().any(|part| part.till > 0)
    }

    /// The stretches of the text that may hold a phrase of time, each with all that such a phrase may rest on.
    fn stretches(&mut self, text: &str, masked: &[Span]) -> &[Stretch] {
        self.stretches.clear();
        if self.quoted || !masked.is_sorted() {
            self.stretches.push(Stretch::whole(text));
            return &self.stretches;
        }
        let words = timeline::words();
        let mut open = Part::default();
        let mut start = 0;
        let mut is_masked = false;
        let mut masks = masked.iter().peekable();
        let count = self.parts.len();
        for (index, part) in self.parts.iter().enumerate() {
            if part.till > 0 {
                open.speaks_of_time(part.time as usize, part.till as usize);
            }
            let end = part.end as usize;
            // What is masked hides from the search where a sentence ends.
            while masks.next_if(|mask| mask.end <= part.last).is_some() {
                is_masked = true;
            }
            let hidden = masks.peek().is_some_and(|mask| mask.range().start <= end);
            is_masked |= hidden;
            if index + 1 < count && (!part.breaks || hidden) {
                continue;
            }
            if open.till > 0 {
                let time = open.time as usize;
                let near = if is_masked { None } else { words.nearest_start(text.as_bytes(), start, time) };
                self.stretches.push(Stretch {
                    range: near.unwrap_or(start)..end,
                    last: open.till as usize,
                    fresh: near.is_none(),
                });
            }
            (start, open, is_masked) = (end, Part::default(), false);
        }
        &self.stretches
    }

    /// Finds the phrases of time in the text that was looked at.
    pub(crate) fn find(&mut self, text: &str, masked: &[Span]) -> Vec<Phrase> {
        if !self.may_hold_time() {
            return Vec::new();
        }
        timeline::find_within(text, masked, self.stretches(text, masked))
    }

    /// Which sentences hold no phrase of time and may hold neither a promise nor an event; what stands right beside a
    /// phrase is kept, for its pronouns and for what became of it.
    pub(crate) fn skipped(&mut self, phrases: &[Phrase]) -> Skipped<'_> {
        self.skipped.clear();
        if phrases.is_empty() && !self.parts.iter().any(|part| Hint::matters(part.hints)) {
            return Skipped::All;
        }
        let (mut start, mut phrase) = (0, 0);
        let mut after_phrase = false;
        for part in &self.parts {
            let end = part.end as usize;
            let before = phrase;
            while phrases.get(phrase).is_some_and(|phrase| phrase.span.range().start < end) {
                phrase += 1;
            }
            let holds = phrase > before;
            if holds {
                // The sentence before it names whom its pronouns mean.
                if self.skipped.last().is_some_and(|last| last.range().end == start) {
                    self.skipped.pop();
                }
            } else if !after_phrase && !Hint::matters(part.hints) {
                self.skipped.push(Span::new(start, end));
            }
            after_phrase = holds;
            start = end;
        }
        if self.skipped.len() == self.parts.len() { Skipped::All } else { Skipped::Some(&self.skipped) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::timeline::may_hold_time;

    fn texts() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "They",
            "will",
            "call",
            "Dana",
            "by",
            "next",
            "Friday",
            "week",
            "the",
            "tues",
            "Tues",
            "approx",
            "st",
            "Sat",
            "Sun",
            "lunch",
            "mondya",
            "o'clock",
            "'til",
            "'",
            "five",
            "second",
            "Round",
            "am",
            "3",
            "16",
            "Nov",
            "Dec31",
            "a.m",
            "p. m",
            "e.o.d",
            "no",
            "news",
            "came",
            "back",
            "went",
            "well",
            "caching",
            "team",
            "é",
            "mon\u{ad}day",
            "http://x.y/z",
            "#12",
            "$5",
            "foo_bar",
            "x@y",
            "(they)",
            "**soon**",
            "dr",
            "time",
            "in",
            "two",
            "days",
            "-",
        ]);
        let mark = prop::sample::select(vec![
            " ", " ", " ", " ", ". ", ". ", ".\n", "! ", "? ", ", ", ": ", ".", "\n", "'s ", "; ", ") ",
        ]);
        prop::collection::vec((pieces, mark), 0..24)
            .prop_map(|parts| parts.into_iter().map(|(piece, mark)| format!("{piece}{mark}")).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20_000) })]

        /// What is found in the stretches is what a search of the whole text finds.
        #[test]
        fn nothing_is_lost_between_the_stretches(text in texts(), from in 0usize..60, length in 0usize..30) {
            let mut glance = Glance::default();
            glance.look(&text);
            prop_assert_eq!(glance.may_hold_time(), may_hold_time(&text));
            prop_assert_eq!(glance.find(&text, &[]), timeline::find(&text, &[]));
            let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            let mask = Span::new(boundary(from), boundary(from + length));
            prop_assert_eq!(glance.find(&text, &[mask]), timeline::find(&text, &[mask]));
        }

        /// The sentences are all of the text.
        #[test]
        fn the_sentences_are_all_of_the_text(text in "[a-zA-Z.!? ,é]{0,60}") {
            let mut glance = Glance::default();
            glance.look(&text);
            prop_assert!(glance.parts.windows(2).all(|pair| pair[0].end < pair[1].end));
            prop_assert_eq!(glance.parts.last().map_or(0, |part| part.end as usize), text.len());
        }
    }
}
