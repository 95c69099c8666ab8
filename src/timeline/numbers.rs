//! Runs of digits and what joins them: dates, clock times, counts, and what is none of these.

mod segments;

use crate::timeline::lexer::Island;
use crate::timeline::lexicon::{Lexicon, NUMBER};
use crate::timeline::symbols::{Lex, Symbol};
use segments::segments;

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
        (b"d" | b"w" | b"y" | b"mo" | b"h", Some(_)) => {
            let unit: &[u8] = match folded {
                b"h" => b"hr",
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
        // 2026-11-18T14:00/2026-11-20T14:00: the second moment is a run of its own.
        if ascii == b'/' && run.length > 10 && run.bytes[10] == b'T' {
            break;
        }
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
