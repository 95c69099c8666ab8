//! The rows, by subject: each is a phrase with what it means, texts that it reads and texts that it must leave alone.

mod bounds;
mod clock;
mod counts;
mod dates;
mod holidays;
mod offsets;
mod periods;
mod ranges;
mod refusals;
mod undated;
mod weekdays;

use crate::text::Weekday;
use crate::timeline::grammar::Row;
use crate::timeline::holidays::NAMED;
use crate::timeline::meaning::{Amount, Extent, Meaning, Turn, Unit};
use crate::timeline::symbols::{Args, Symbol, Value};
use crate::timeline::window::TimeOfDay;

/// Texts with the windows that they give.
type Examples = &'static [(&'static str, &'static str)];

/// All rows.
pub(crate) const SUBJECTS: &[&[Row]] = &[
    counts::ROWS,
    weekdays::ROWS,
    dates::ROWS,
    periods::ROWS,
    offsets::ROWS,
    holidays::ROWS,
    clock::ROWS,
    ranges::ROWS,
    bounds::ROWS,
    undated::ROWS,
    refusals::ROWS,
];

/// What the rows of each subject are about, in the order of [`SUBJECTS`]. What is refused is no subject of its own.
const TITLES: &[&str] = &[
    "Ranges of numbers",
    "Days, and days of the week",
    "Dates",
    "Weeks, months, quarters and years",
    "So many days, weeks or months",
    "Holidays",
    "Parts of the day and clock times",
    "From one day to another",
    "By, before, after, until, within",
    "Without a day",
];

/// Examples of every subject: what is said on Wednesday, 18 November 2026, and the days that it means.
pub fn examples() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let of = |rows: &&[Row]| rows.iter().flat_map(|row| row.examples.iter().take(2)).copied().collect();
    TITLES.iter().copied().zip(SUBJECTS.iter().map(of)).collect()
}

/// Every pattern with its row and a number that belongs to it.
pub(crate) fn patterns() -> impl Iterator<Item = (&'static Row, &'static str, u16)> {
    let rows = SUBJECTS.iter().flat_map(|rows| rows.iter()).map(|row| (row, row.pattern, 0));
    let named = NAMED
        .iter()
        .zip(0u16..)
        .flat_map(|(named, number)| named.names.iter().map(move |name| (&holidays::NAMED_DAY, *name, number)));
    rows.chain(named)
}

const fn row(
    pattern: &'static str,
    gives: Symbol,
    cost: u16,
    meaning: fn(&mut Args) -> Option<Value>,
    examples: Examples,
    not: &'static [&'static str],
) -> Row {
    Row { pattern, gives, cost, meaning, examples, not }
}

fn when(meaning: Meaning) -> Option<Value> {
    Some(Value::When(meaning))
}

fn now() -> Box<Meaning> {
    Box::new(Meaning::SaidDay)
}

fn after(extent: Extent, anchor: Meaning) -> Option<Value> {
    when(Meaning::After(extent, Box::new(anchor)))
}

fn before(extent: Extent, anchor: Meaning) -> Option<Value> {
    when(Meaning::Before(extent, Box::new(anchor)))
}

fn days(count: i64) -> Extent {
    extent(count, count, false, Unit::Day)
}

fn extent(least: i64, most: i64, vague: bool, unit: Unit) -> Extent {
    let (least, most) = (least.min(most), least.max(most));
    Extent { least: Amount::of(least, unit), most: Amount::of(most, unit), unit, vague }
}

fn weekday(weekday: Weekday, turn: Turn) -> Meaning {
    Meaning::Weekday(weekday, turn)
}

fn clock(start: u16, end: Option<u16>) -> TimeOfDay {
    TimeOfDay { start: start.min(1439), end: end.map(|end| end.min(1439)), zone: None }
}

fn tomorrow() -> Meaning {
    Meaning::After(days(1), now())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Day;
    use crate::timeline::{Calendar, Context, Tense, Unresolved, find, resolve};

    /// What a text gives, in the notation of the rows: `<` before it in the past tense, `~` vague, `!` weekday and date
    /// disagree, days without the year 2026, `from..to` with open ends, other readings after `|`.
    fn read(text: &str, past: bool) -> Vec<(String, Vec<&'static str>)> {
        let calendar = Calendar::default();
        let context = Context {
            said: Day::new(2026, 11, 18).unwrap(),
            tense: if past { Tense::Past } else { Tense::Future },
            negated: false,
            prior: None,
            calendar: &calendar,
        };
        let short =
            |day: Option<Day>| day.map_or(String::new(), |day| day.to_string().trim_start_matches("2026-").to_owned());
        let window = |first: Option<Day>, last: Option<Day>| {
            if first == last { short(first) } else { format!("{}..{}", short(first), short(last)) }
        };
        let given = |phrase: &crate::timeline::Phrase| match resolve(phrase, &context) {
            Ok(found) => {
                let mut text = String::new();
                text.push_str(if found.approx { "~" } else { "" });
                text.push_str(if found.mismatch { "!" } else { "" });
                text.push_str(&window(found.earliest(), found.latest()));
                for other in &found.other {
                    text.push('|');
                    text.push_str(&window(other.0, other.1));
                }
                text
            }
            Err(Unresolved::NoDay) => "no day".to_owned(),
            Err(Unresolved::NoPrior) => "no prior".to_owned(),
            Err(Unresolved::Impossible) => "impossible".to_owned(),
            Err(Unresolved::OutOfRange) => "out of range".to_owned(),
            Err(Unresolved::History) => "history".to_owned(),
        };
        find(text, &[]).iter().map(|phrase| (given(phrase), phrase.rows.clone())).collect()
    }

    #[test]
    fn every_row_reads_its_examples_and_leaves_its_counter_examples_alone() {
        let mut wrong = Vec::new();
        for row in SUBJECTS.iter().flat_map(|rows| rows.iter()).chain([&holidays::NAMED_DAY]) {
            let mut used = false;
            for &(text, expected) in row.examples {
                let past = expected.starts_with('<');
                let expected = expected.trim_start_matches('<');
                let found = read(text, past);
                if row.gives == Symbol::Refused {
                    if !found.is_empty() {
                        wrong.push(format!("{}: {text:?} gives {found:?}", row.pattern));
                    }
                    continue;
                }
                // Other readings are compared where the example names one.
                let same = |given: &str| match expected.contains('|') {
                    true => given == expected,
                    false => given.split('|').next() == Some(expected),
                };
                match &found[..] {
                    [(given, rows)] if same(given) => used |= rows.contains(&row.pattern),
                    _ => wrong.push(format!("{}: {text:?} should give {expected:?}, gives {found:?}", row.pattern)),
                }
            }
            if !used && !row.examples.is_empty() && row.gives != Symbol::Refused {
                wrong.push(format!("{}: reads none of its examples {:?}", row.pattern, row.examples));
            }
            for text in row.not {
                for (given, rows) in read(text, false) {
                    if rows.contains(&row.pattern) {
                        wrong.push(format!("{}: reads {text:?} as {given}", row.pattern));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{} rows are wrong:\n{}", wrong.len(), wrong.join("\n"));
    }
}
