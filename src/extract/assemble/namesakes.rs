//! People who are named as a month or a season is: "Word from May should come Tuesday".

use std::borrow::Cow;

use crate::text::{MONTH_NAMES, Span, Word, WordKind, words};

const SEASONS: &[&str] = &["Summer", "Autumn", "Winter"];

/// What stands before a month and not before somebody.
const BEFORE: &[&str] = &[
    "in",
    "until",
    "till",
    "til",
    "since",
    "during",
    "through",
    "throughout",
    "mid",
    "early",
    "late",
    "next",
    "last",
    "this",
    "every",
    "each",
    "coming",
    "before",
    "after",
    "around",
    "about",
    "of",
    "th",
    "st",
    "nd",
    "rd",
];

/// What stands behind a month that something begins with: "from May on".
const BEHIND: &[&str] = &["on", "onward", "onwards"];

/// The months and seasons whose names a note's people bear; of nearly all notes, none.
#[derive(Debug, Default)]
pub(super) struct Namesakes(Vec<&'static str>);

impl Namesakes {
    pub(super) fn of(names: &[String]) -> Namesakes {
        let borne = |word: &&'static str| names.iter().any(|name| name.split(' ').any(|part| part == *word));
        Namesakes(MONTH_NAMES.iter().chain(SEASONS).copied().filter(borne).collect())
    }

    /// What is masked in a text from the search for time, and with it these names where they are somebody's: beside no
    /// number, and with no word before or behind that only time has there.
    pub(super) fn mask<'a>(&self, text: &str, mut masked: Cow<'a, [Span]>) -> Cow<'a, [Span]> {
        if !self.0.iter().any(|name| text.contains(name)) {
            return masked;
        }
        let words: Vec<Word> = words(text).into_iter().filter(|word| word.kind != WordKind::Mark).collect();
        for at in 0..words.len() {
            let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |word| word.span.slice(text));
            let own = word(Some(at));
            let own = own.strip_suffix("'s").or_else(|| own.strip_suffix("\u{2019}s")).unwrap_or(own);
            if !self.0.contains(&own) {
                continue;
            }
            let (before, behind) = (word(at.checked_sub(1)), word(Some(at + 1)));
            let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            let is_one_of = |word: &str, list: &[&str]| list.iter().any(|own| own.eq_ignore_ascii_case(word));
            // "Interviewed by May" and "a decision by May"
            let deadline = before.eq_ignore_ascii_case("by") && !word(at.checked_sub(2)).ends_with("ed");
            let is_time = is_number(before)
                || is_number(behind)
                || deadline
                || is_one_of(before, BEFORE)
                || before.eq_ignore_ascii_case("from") && is_one_of(behind, BEHIND);
            if let (false, Some(word)) = (is_time, words.get(at)) {
                masked.to_mut().push(word.span);
            }
        }
        if let Cow::Owned(all) = &mut masked {
            all.sort_unstable();
        }
        masked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_month_by_what_stands_beside_it() {
        let names = ["May Prytherch", "Bronwen March"].map(str::to_owned);
        let namesakes = Namesakes::of(&names);
        let masked = |text: &str| -> Vec<String> {
            let all = namesakes.mask(text, Cow::Borrowed(&[]));
            all.iter().map(|span| span.slice(text).to_owned()).collect()
        };
        for (text, found) in [
            ("Word from May should come Tuesday.", &["May"][..]),
            ("Interviewed by May on Monday, and May's boss came along.", &["May", "May's"]),
            ("Met Bronwen March on the stairs.", &["March"]),
            ("The role starts in May, the budget by March.", &[]),
            ("They decide on May 3 or 4 March.", &[]),
            ("Mid-May, end of May, from May on.", &[]),
            ("April told me so.", &[]),
        ] {
            assert_eq!(masked(text), found, "{text}");
        }
    }
}
