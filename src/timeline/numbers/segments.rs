//! What the numbers of a run are together.

use super::{MAX_RUN, Run, clock, value};
use crate::timeline::lexer::Island;
use crate::timeline::lexicon::{HYPHEN, NUMBER, SLASH};
use crate::timeline::symbols::{Lex, Symbol};

/// One stretch of digits of a segment.
#[derive(Clone, Copy)]
struct Number {
    from: usize,
    to: usize,
    value: i64,
}

impl Number {
    fn digits(self) -> usize {
        self.to - self.from
    }

    fn is_year(self) -> bool {
        self.digits() == 4 && (1900..=2199).contains(&self.value)
    }

    fn short(self) -> bool {
        self.digits() <= 2
    }

    fn byte(self) -> u8 {
        u8::try_from(self.value).unwrap_or(u8::MAX)
    }
}

/// Adds the lexemes of a run; `false` where it is none of ours.
pub(super) fn segments(run: &Run, island: &mut Island, dotted_end: bool, text: &str, linked: bool) -> bool {
    let ascii = run.ascii();
    let mut numbers = [Number { from: 0, to: 0, value: 0 }; MAX_RUN];
    let mut count = 0;
    let mut marks = [0u8; MAX_RUN];
    let mut from = 0;
    for at in 0..=ascii.len() {
        let is_digit = ascii.get(at).is_some_and(u8::is_ascii_digit);
        if is_digit {
            continue;
        }
        let Some(number) = value(&ascii[from..at]) else { return false };
        numbers[count] = Number { from, to: at, value: number };
        marks[count] = ascii.get(at).copied().unwrap_or(0);
        count += 1;
        from = at + 1;
    }
    let numbers = &numbers[..count];
    let marks = &marks[..count - 1];
    if linked
        && let ([one, two], [mark]) = (numbers, marks)
        && matches!(mark, b'-' | b'/')
    {
        return split(run, &[*one], &[], island, false, text)
            && joint_lexeme(run, one.to, *mark, island)
            && split(run, &[*two], &[], island, dotted_end, text);
    }
    split(run, numbers, marks, island, dotted_end, text)
}

fn split(run: &Run, numbers: &[Number], marks: &[u8], island: &mut Island, dotted_end: bool, text: &str) -> bool {
    let one = |from: usize, to: usize| (run.places[numbers[from].from], run.places[numbers[to].to]);
    let mut add = |from: usize, to: usize, values: &[(Symbol, Lex)]| {
        let (start, end) = one(from, to);
        island.core = true;
        island.push_values(start, end, NUMBER, values);
        true
    };
    let slash_year = |year: Number| -> Option<i32> {
        match year.digits() {
            4 if year.is_year() || year.value > 2199 => i32::try_from(year.value).ok(),
            2 if year.value < 70 => Some(2000 + year.value as i32),
            2 => Some(1900 + year.value as i32),
            _ => None,
        }
    };
    match (numbers, marks) {
        ([y, m, d], [a, b])
            if a == b && matches!(a, b'-' | b'/' | b'.') && y.digits() == 4 && m.short() && d.short() =>
        {
            let Ok(year) = i32::try_from(y.value) else { return false };
            // Dashes behind a year are ISO 8601, year-month-day: what cannot be is told, and never another day. With other
            // marks a month that cannot be is a slip of the order.
            let iso = *a == b'-' && y.is_year();
            let (month, day) = if m.value > 12 && d.value <= 12 && *a != b'-' { (d, m) } else { (m, d) };
            let shaped = (1..=12).contains(&month.value) && (1..=31).contains(&day.value);
            if (*a == b'.' && !y.is_year()) || !(shaped || iso) {
                return false;
            }
            add(0, 2, &[(Symbol::Iso, Lex::Ymd(year, month.byte(), day.byte()))])
        }
        ([f, s, y], [a, b]) if a == b && matches!(a, b'-' | b'/' | b'.') && f.short() && s.short() => {
            let Some(year) = slash_year(*y) else { return false };
            let possible =
                |month: Number, day: Number| (1..=12).contains(&month.value) && (1..=31).contains(&day.value);
            if !possible(*f, *s) && !possible(*s, *f) {
                return false;
            }
            // With two digits for the year, dots and hyphens write versions and scores as well.
            if y.digits() == 2
                && *a != b'/'
                && (f.digits() != 2 || s.digits() != 2 || !(20..=45).contains(&y.value) || !possible(*s, *f))
            {
                return false;
            }
            let dots = *a == b'.' && possible(*s, *f);
            add(0, 2, &[(Symbol::Numeric, Lex::Numeric { first: f.byte(), second: s.byte(), year, dots })])
        }
        ([y, m], [b'-' | b'/']) if y.is_year() && m.short() && (1..=12).contains(&m.value) => {
            add(0, 1, &[(Symbol::YearMonth, Lex::Pair(y.value as u16, m.value as u16))])
        }
        ([m, y], [b'-' | b'/']) if y.is_year() && m.short() && (1..=12).contains(&m.value) => {
            add(0, 1, &[(Symbol::YearMonth, Lex::Pair(y.value as u16, m.value as u16))])
        }
        ([f, s], [b'/']) if f.short() && s.short() => {
            let possible =
                |month: Number, day: Number| (1..=12).contains(&month.value) && (1..=31).contains(&day.value);
            if !possible(*f, *s) && !possible(*s, *f) {
                return false;
            }
            let pair = Lex::Pair(f.value as u16, s.value as u16);
            // Alone in a cell or before a colon ("8/10: call") it is a date, elsewhere it may be a rating.
            let alone = text[..run.places[0]].trim().is_empty()
                && (text[run.places[run.length]..].trim().is_empty()
                    || text[run.places[run.length]..].starts_with(':'));
            let rating = matches!(s.value, 5 | 10) && f.value <= s.value && !alone;
            add(
                0,
                1,
                &[(Symbol::Slashed, pair), (if s.value == 10 { Symbol::Tenths } else { Symbol::Rating }, pair)]
                    [..1 + usize::from(rating)],
            )
        }
        ([h, m], [b':']) if h.short() && m.digits() == 2 && h.value <= 24 && m.value <= 59 => {
            let time = clock(h.value, m.value);
            add(0, 1, &[(Symbol::Colon, Lex::Time(time, time))])
        }
        ([h, m, s], [b':', b':'])
            if h.short() && m.digits() == 2 && s.digits() == 2 && h.value <= 24 && m.value <= 59 =>
        {
            let time = clock(h.value, m.value);
            add(0, 2, &[(Symbol::Colon, Lex::Time(time, time))])
        }
        ([d, m], [b'.']) if d.short() && m.short() => {
            let possible = (1..=31).contains(&d.value) && (1..=12).contains(&m.value);
            let pair = Lex::Pair(d.value as u16, m.value as u16);
            if dotted_end && possible {
                let after = text[run.places[run.length] + 1..].trim_start_matches([' ', '\t']);
                let goes_on = after.chars().next().is_some_and(|c| {
                    c.is_lowercase() || c.is_ascii_digit() || matches!(c, ',' | '-' | '\u{2013}' | '/' | ')')
                });
                let values = [(Symbol::DottedDate, pair), (Symbol::Dotted, pair)];
                // At the end of a sentence the second dot may be its full stop.
                return if goes_on || island_supports(island, text) {
                    let (start, end) = one(0, 1);
                    island.core = true;
                    island.push_values(start, end, NUMBER, &values[..1]);
                    true
                } else {
                    let (start, end) = one(0, 1);
                    island.push_values(start, end, NUMBER, &values[1..]);
                    true
                };
            }
            let (start, end) = one(0, 1);
            island.push_values(start, end, NUMBER, &[(Symbol::Dotted, pair)]);
            true
        }
        ([d, y], [b',']) if d.short() && y.is_year() => {
            let (first, second) = (plain(*d), plain(*y));
            let place = |number: &Number| (run.places[number.from], run.places[number.to]);
            let ((a, b), (c, e)) = (place(d), place(y));
            island.push_values(a, b, NUMBER, &first.0[..first.1]);
            island.push_values(c, e, NUMBER, &second.0[..second.1]);
            true
        }
        ([n], []) => {
            if n.digits() == 8 && n.value > 19_000_101 && n.value < 22_000_000 {
                let (year, month, day) = (n.value / 10_000, n.value / 100 % 100, n.value % 100);
                if (1..=12).contains(&month) && (1..=31).contains(&day) {
                    return add(0, 0, &[(Symbol::Iso, Lex::Ymd(year as i32, month as u8, day as u8))]);
                }
            }
            let (start, end) = one(0, 0);
            // Digit groups of a phone number.
            let grouped = island.lexemes.last().is_some_and(|last| {
                last.word == NUMBER
                    && (last.end - last.start) >= 3
                    && island.values.get(usize::from(last.values.0)).is_some_and(|value| value.0 == Symbol::Digits)
            });
            if (n.digits() >= 3 && run.bytes[n.from] == b'0') || (grouped && n.digits() >= 3) {
                return false;
            }
            let (values, count) = plain(*n);
            // "in 2027": a year speaks of time where a word of ours stands before it.
            island.core |= n.is_year() && !island.lexemes.is_empty();
            island.push_values(start, end, NUMBER, &values[..count]);
            true
        }
        _ => {
            // Ranges: each side by itself.
            let dashes = marks.iter().filter(|mark| **mark == b'-').count();
            let joint = if dashes == 0 { b'/' } else { b'-' };
            let iso = |from: usize| {
                numbers.len() >= from + 3
                    && numbers[from].digits() == 4
                    && numbers[from + 1].digits() == 2
                    && numbers[from + 2].digits() == 2
                    && marks.get(from) == Some(&b'-')
                    && marks.get(from + 1) == Some(&b'-')
            };
            if iso(0) {
                // 2026-11-18/2026-11-20, 2026-11-18-2026-11-20
                let Some(&mark) = marks.get(2) else { return false };
                if !iso(3) || numbers.len() != 6 || !matches!(mark, b'/' | b'-') {
                    return false;
                }
                return split(run, &numbers[..3], &marks[..2], island, false, text)
                    && joint_lexeme(run, numbers[2].to, mark, island)
                    && split(run, &numbers[3..], &marks[3..], island, dotted_end, text);
            }
            // 17:00/2026-11-20: the end of one moment and the day of another.
            let clock_end = marks.iter().position(|mark| *mark != b':').unwrap_or(marks.len());
            if clock_end > 0
                && marks.get(clock_end) == Some(&b'/')
                && iso(clock_end + 1)
                && numbers.len() == clock_end + 4
            {
                return split(run, &numbers[..=clock_end], &marks[..clock_end], island, false, text)
                    && joint_lexeme(run, numbers[clock_end].to, b'/', island)
                    && split(run, &numbers[clock_end + 1..], &marks[clock_end + 1..], island, dotted_end, text);
            }
            let Some(at) = marks.iter().position(|mark| *mark == joint) else { return false };
            let three_dashed = dashes == 5 && numbers.len() == 6;
            if dashes > 1 && !three_dashed {
                return false;
            }
            let at = if three_dashed { 2 } else { at };
            // Phone numbers, scores, ranges of versions.
            if joint == b'-' && marks.len() == 1 && (numbers[0].digits() > 2 || numbers[1].digits() > 2) {
                let years = numbers[0].is_year() && numbers[1].is_year();
                let small = numbers.iter().all(|number| number.digits() <= 3 && run.bytes[number.from] != b'0');
                if !years && !small {
                    return false;
                }
            }
            split(run, &numbers[..=at], &marks[..at], island, false, text)
                && joint_lexeme(run, numbers[at].to, joint, island)
                && split(run, &numbers[at + 1..], &marks[at + 1..], island, dotted_end, text)
        }
    }
}

/// Whether a word such as `by` before a dotted pair makes a date of it.
fn island_supports(island: &Island, text: &str) -> bool {
    island.lexemes.last().is_some_and(|last| {
        let word = text.get(last.start as usize..last.end as usize).unwrap_or("").to_ascii_lowercase();
        matches!(
            &word[..],
            "by" | "on"
                | "until"
                | "till"
                | "before"
                | "after"
                | "from"
                | "since"
                | "due"
                | "deadline"
                | "to"
                | "and"
                | "the"
        ) || last.word == HYPHEN
            || word.ends_with("day")
    })
}

fn joint_lexeme(run: &Run, at: usize, mark: u8, island: &mut Island) -> bool {
    let (start, end) = (run.places[at], run.places[at + 1]);
    island.push(start, end, if mark == b'-' { HYPHEN } else { SLASH });
    true
}

/// The values of a number without marks.
fn plain(number: Number) -> ([(Symbol, Lex); 4], usize) {
    let lex = Lex::Number(number.value);
    let mut values = [(Symbol::Digits, lex); 4];
    let mut count = 0;
    let mut add = |symbol: Symbol| {
        values[count] = (symbol, lex);
        count += 1;
    };
    match number.value {
        1..=31 if number.short() => add(Symbol::Small),
        1.. if number.digits() <= 2 || number.digits() != 4 || !number.is_year() => add(Symbol::Digits),
        _ => {}
    }
    if number.is_year() {
        add(Symbol::YearNumber);
    }
    if number.short() && number.value <= 24 {
        add(Symbol::HourNumber);
    }
    (values, count)
}
