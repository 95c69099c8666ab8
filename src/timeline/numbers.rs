//! Runs of digits and what joins them: dates, clock times, counts, and what is none of these.

use crate::timeline::grammar::{Lex, Symbol};
use crate::timeline::lexer::Island;
use crate::timeline::lexicon::{HYPHEN, Lexicon, NUMBER, SLASH};

/// What was read.
pub(crate) enum Read {
    /// Lexemes were added; the text goes on here.
    On(usize),
    /// It is none of ours; the text goes on here.
    Junk(usize),
}

/// The value of a digit of any script.
pub(crate) fn digit(c: char) -> Option<u8> {
    if c.is_ascii_digit() {
        return Some(c as u8 - b'0');
    }
    const ZEROS: [u32; 10] = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xe50, 0xff10, 0x1d7ce];
    let code = u32::from(c);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| (code - zero) as u8)
}

/// The value of ASCII digits; `None` where there are none or more than fifteen.
pub(crate) fn value(digits: &[u8]) -> Option<i64> {
    if digits.is_empty() || digits.len() > 15 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')))
}

/// The longest run that is looked at.
const MAX_RUN: usize = 48;

/// A run of digits and joining marks as ASCII, with the byte of each in the text.
struct Run {
    bytes: [u8; MAX_RUN],
    places: [usize; MAX_RUN + 1],
    length: usize,
}

impl Run {
    fn ascii(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// Reads a run that begins at `start`.
pub(crate) fn read(text: &str, start: usize, island: &mut Island, lexicon: &Lexicon) -> Read {
    let Some(run) = gather(text, start) else { return Read::Junk(token_end(text, start)) };
    let end = run.places[run.length];
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);

    // What touches it on the left makes it something else: money, versions, issue numbers, parts of a path.
    let before = text[..start].chars().next_back();
    let joined = island.lexemes.last().is_some_and(|last| last.end as usize == start);
    match before {
        Some('$' | '€' | '£' | '¥' | '₹' | '#' | '&' | '_' | '=' | '^' | '\\') => {
            return Read::Junk(token_end(text, start));
        }
        Some('+') if !joined => return Read::Junk(token_end(text, start)),
        Some(':') if !joined && text[..start - 1].ends_with(|c: char| c.is_ascii_digit()) => {
            return Read::Junk(token_end(text, start));
        }
        Some('.' | '/' | '-' | ',') if !joined && text[..start - 1].ends_with(char::is_alphanumeric) => {
            return Read::Junk(token_end(text, start));
        }
        _ => {}
    }
    let ascii = run.ascii();
    if ascii.len() > 12
        && let Some(read) = iso_time(text, &run, island)
    {
        return read;
    }
    let after = text[end..].chars().next();
    match after {
        Some('%' | '°' | '€' | '£' | '$' | '_' | '@' | '#' | '+') => return Read::Junk(token_end(text, end)),
        Some(' ') if text[end + 1..].starts_with(['%', '€', '£', '₹']) => return Read::Junk(end + 1),
        _ => {}
    }
    // A second dot makes day and month of it: 4.12.
    let dotted_end = byte(end) == b'.' && !byte(end + 1).is_ascii_alphanumeric();

    let mark = island.lexemes.len();
    // A month in letters stands on the other side of the mark: Dec-4-2026, 2026/4/Dec.
    let linked = (joined && matches!(before, Some('-' | '/')))
        || (matches!(byte(end), b'-' | b'/') && byte(end + 1).is_ascii_alphabetic());
    if !segments(&run, island, dotted_end, text, linked) {
        island.lexemes.truncate(mark);
        return Read::Junk(token_end(text, end));
    }
    let mut end = end;
    if let Some(last) = island.lexemes.last_mut()
        && island.values.get(usize::from(last.values.0)).is_some_and(|value| value.0 == Symbol::DottedDate)
    {
        last.end += 1;
        end += 1;
    }
    finish(text, end, island, lexicon, mark)
}

/// What may touch a number on the right: 15th, 3pm, 5d, 15h30, 14april.
fn finish(text: &str, end: usize, island: &mut Island, lexicon: &Lexicon, mark: usize) -> Read {
    let bytes = text.as_bytes();
    let letters = bytes[end..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let junk = |island: &mut Island| {
        island.lexemes.truncate(mark);
        Read::Junk(token_end(text, end))
    };
    if letters == 0 {
        if text[end..].chars().next().is_some_and(char::is_alphabetic) {
            return junk(island);
        }
        return Read::On(end);
    }
    let mut folded = [0u8; 12];
    if letters > folded.len() {
        return junk(island);
    }
    for (slot, byte) in folded.iter_mut().zip(&bytes[end..end + letters]) {
        *slot = byte.to_ascii_lowercase();
    }
    let folded = &folded[..letters];
    let Some(last) = island.lexemes.last().copied() else { return junk(island) };
    let plain = island.values[usize::from(last.values.0)..usize::from(last.values.1)].iter().find_map(
        |&(symbol, lex)| match (symbol, lex) {
            (Symbol::Digits | Symbol::Small, Lex::Number(number)) => Some(number),
            _ => None,
        },
    );
    match (folded, plain) {
        (b"st" | b"nd" | b"rd" | b"th", Some(number)) => {
            if !(1..=366).contains(&number) || bytes.get(end + letters).is_some_and(u8::is_ascii_digit) {
                return junk(island);
            }
            let symbol = if number <= 31 { Symbol::OrdinalDigits } else { Symbol::Name };
            let start = last.start as usize;
            island.lexemes.pop();
            if number > 31 {
                return junk(island);
            }
            island.core = true;
            island.push_values(start, end + letters, NUMBER, &[(symbol, Lex::Number(number))]);
            Read::On(end + letters)
        }
        (b"h", Some(hour)) if hour <= 24 && bytes.get(end + 1).is_none_or(|byte| !byte.is_ascii_alphabetic()) => {
            // 15h, 15h30
            let digits = bytes[end + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let minute = if digits == 2 { value(&bytes[end + 1..end + 3]).unwrap_or(99) } else { 0 };
            if digits != 0 && (digits != 2 || minute > 59) {
                return junk(island);
            }
            let start = last.start as usize;
            island.lexemes.pop();
            let time = clock(hour, minute);
            let lex = Lex::Time(time, time);
            island.core = true;
            // "24h" is a span, "15h30" a clock time.
            if digits == 0 {
                island.push_values(
                    start,
                    end,
                    NUMBER,
                    &[(Symbol::Small, Lex::Number(hour)), (Symbol::HourNumber, Lex::Number(hour))],
                );
                if let Some(word) = lexicon.find(b"hr") {
                    island.push(end, end + 1, word);
                }
            } else {
                island.push_values(start, end + 1 + digits, NUMBER, &[(Symbol::Colon, lex)]);
            }
            Read::On(end + 1 + digits)
        }
        (b"a" | b"p", _) if bytes.get(end + 1) != Some(&b'.') => {
            let word = lexicon.find(if folded == b"a" { b"am" } else { b"pm" });
            if let Some(word) = word {
                island.core = true;
                island.push(end, end + 1, word);
            }
            Read::On(end + 1)
        }
        (b"a" | b"p", _) => Read::On(end),
        (b"d" | b"w" | b"y" | b"mo", Some(_)) => {
            let unit: &[u8] = match folded {
                b"d" => b"day",
                b"w" => b"week",
                b"y" => b"year",
                _ => b"month",
            };
            if let Some(word) = lexicon.find(unit) {
                island.core = true;
                island.push(end, end + letters, word);
            }
            Read::On(end + letters)
        }
        (b"q", _) if bytes.get(end + 1).is_some_and(u8::is_ascii_digit) => Read::On(end),
        (b"s", _) => junk(island),
        _ => {
            let ours = lexicon.find(folded).is_some_and(|word| {
                lexicon.entry(word).values.iter().any(|(symbol, _)| {
                    matches!(symbol, Symbol::Unit | Symbol::Meridiem | Symbol::Month | Symbol::AnyMonth | Symbol::Zone)
                })
            });
            if ours { Read::On(end) } else { junk(island) }
        }
    }
}

fn token_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() && !bytes[at].is_ascii_whitespace() && !matches!(bytes[at], b')' | b']' | b'"' | b';' | b'|')
    {
        at += 1;
    }
    while at > start + 1 && matches!(bytes[at - 1], b'.' | b',' | b'!' | b'?' | b':') {
        at -= 1;
    }
    at.max(start + 1)
}

fn gather(text: &str, start: usize) -> Option<Run> {
    let mut run = Run { bytes: [0; MAX_RUN], places: [0; MAX_RUN + 1], length: 0 };
    let mut at = start;
    let rest = text.get(start..)?;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let ascii = match (digit(c), c) {
            (Some(number), _) => b'0' + number,
            (None, '.' | ',' | ':' | '/' | '-') => c as u8,
            (None, '\u{2010}'..='\u{2015}' | '\u{2212}') => b'-',
            (None, '~') => b'-',
            (None, 'T') if run.length == 10 && run.bytes[4] == b'-' && run.bytes[7] == b'-' => b'T',
            _ => break,
        };
        if !ascii.is_ascii_digit() && chars.peek().is_none_or(|next| digit(*next).is_none()) {
            break;
        }
        if run.length == MAX_RUN {
            return None;
        }
        run.bytes[run.length] = ascii;
        run.places[run.length] = at;
        run.length += 1;
        at += c.len_utf8();
        run.places[run.length] = at;
    }
    (run.length > 0).then_some(run)
}

/// 2026-11-18T14:00[:00][.000][Z|+01:00]
fn iso_time(text: &str, run: &Run, island: &mut Island) -> Option<Read> {
    let ascii = run.ascii();
    if ascii.get(10) != Some(&b'T') {
        return None;
    }
    let (year, month, day) = ymd(&ascii[..10])?;
    let hour = value(ascii.get(11..13)?)?;
    let minute = if ascii.get(13) == Some(&b':') { value(ascii.get(14..16)?)? } else { 0 };
    // Seconds, fractions and an offset in minutes may follow in the same run; a sign or Z may stand behind it.
    let mut end = run.places[run.length];
    let bytes = text.as_bytes();
    match bytes.get(end) {
        Some(b'Z' | b'z') => end += 1,
        Some(b'+') => {
            let offset = bytes[end + 1..].iter().take_while(|byte| byte.is_ascii_digit() || **byte == b':').count();
            end += 1 + offset.min(5);
        }
        _ => {}
    }
    let start = run.places[0];
    if hour > 24 || minute > 59 {
        return Some(Read::Junk(end));
    }
    island.core = true;
    island.push_values(start, end, NUMBER, &[(Symbol::IsoTime, Lex::YmdTime(year, month, day, clock(hour, minute)))]);
    Some(Read::On(end))
}

fn clock(hour: i64, minute: i64) -> u16 {
    u16::try_from((hour * 60 + minute).min(1439)).unwrap_or(0)
}

fn ymd(ascii: &[u8]) -> Option<(i32, u8, u8)> {
    if ascii.len() != 10 || ascii[4] != ascii[7] {
        return None;
    }
    let year = value(&ascii[..4])?;
    let month = value(&ascii[5..7])?;
    let day = value(&ascii[8..])?;
    Some((i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

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
fn segments(run: &Run, island: &mut Island, dotted_end: bool, text: &str, linked: bool) -> bool {
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
            // A month that cannot be is a slip of the order; a day that cannot be is told.
            let (month, day) = if m.value > 12 && d.value <= 12 { (d, m) } else { (m, d) };
            if (*a == b'.' && !y.is_year()) || month.value > 12 || month.value == 0 || day.value > 31 || day.value == 0
            {
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
            let rating = matches!(s.value, 5 | 10) && f.value <= s.value;
            add(0, 1, &[(Symbol::Slashed, pair), (Symbol::Rating, pair)][..1 + usize::from(rating)])
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
    if number.digits() == 2 && number.value <= 59 {
        add(Symbol::MinuteNumber);
    }
    (values, count)
}
