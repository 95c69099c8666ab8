//! Mail headers, signatures, calendar lines, chats and transcripts.

use super::address;
use super::tokens::{Tokens, is_capital};
use super::words::{self, GIVEN};
use crate::text::{MONTH_NAMES, WEEKDAY_NAMES};

/// A label of a mail's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    From,
    To,
    Cc,
    /// Its other lines, which name nobody.
    Other,
}

pub(super) fn header(label: &str) -> Option<Header> {
    // The longest are "importance" and "attachments".
    if label.len() > 24 {
        return None;
    }
    let label = label.trim().trim_matches('*');
    let is = |names: &[&str]| names.iter().any(|name| label.eq_ignore_ascii_case(name));
    if is(&["from", "reply-to", "sender", "von", "de"]) {
        Some(Header::From)
    } else if is(&["to", "an", "recipient"]) {
        Some(Header::To)
    } else if is(&["cc", "kopie"]) {
        Some(Header::Cc)
    } else if is(&["date", "sent", "subject", "bcc", "importance", "attachments", "betreff", "datum", "gesendet"]) {
        Some(Header::Other)
    } else {
        None
    }
}

/// A person of a calendar line: `ATTENDEE;CN=Dana Okafor;ROLE=…:mailto:dana@acme.example`.
pub(super) fn calendar(line: &str) -> Option<(String, Option<String>)> {
    let head = line.get(..8)?;
    if !(head.eq_ignore_ascii_case("ATTENDEE") || head.eq_ignore_ascii_case("ORGANIZE")) {
        return None;
    }
    let upper = line.to_ascii_uppercase();
    if upper.contains("CUTYPE=ROOM") || upper.contains("CUTYPE=RESOURCE") || upper.contains("CUTYPE=GROUP") {
        return None;
    }
    let at = upper.find(";CN=")? + ";CN=".len();
    let rest = line.get(at..)?;
    let name = match rest.strip_prefix(['"', '\u{201c}']) {
        Some(quoted) => quoted.split(['"', '\u{201d}']).next()?,
        None => rest.split([';', ':']).next()?,
    };
    let email = address::find(line).into_iter().find_map(|(_, address)| match address {
        super::address::Address::Email(email) => Some(email),
        _ => None,
    });
    let name = name.replace('\\', "");
    Some((name.trim().to_owned(), email))
}

/// Whether a line closes a letter: `Best regards,`.
pub(super) fn is_closing(line: &str) -> bool {
    const CLOSINGS: &[&str] = &[
        "best",
        "best regards",
        "kind regards",
        "regards",
        "cheers",
        "thanks",
        "many thanks",
        "thank you",
        "sincerely",
        "yours sincerely",
        "warmly",
        "warm regards",
        "all the best",
        "yours",
        "take care",
        "talk soon",
        "cordially",
        "best wishes",
        "warmest regards",
        "thanks again",
        "with best wishes",
        "yours faithfully",
        "yours truly",
        "kindest regards",
        "thanks so much",
        "speak soon",
        "looking forward",
        "looking forward to it",
        "see you then",
        "see you soon",
        "mit freundlichen grüßen",
        "viele grüße",
        "beste grüße",
        "liebe grüße",
        "cordialement",
        "bien à vous",
        "saludos",
        "un saludo",
        "un cordial saludo",
        "met vriendelijke groet",
        "groeten",
        "cordiali saluti",
        "atenciosamente",
        "br",
        "kr",
        "rgds",
    ];
    // With its marks it is hardly longer.
    if line.len() > 120 {
        return false;
    }
    let plain = line.trim().trim_end_matches([',', '!', '.', '-', '\u{2013}', '\u{2014}', ':']).trim();
    if plain.is_ascii() {
        return plain.len() < 40 && CLOSINGS.iter().any(|own| own.eq_ignore_ascii_case(plain));
    }
    plain.len() < 80 && CLOSINGS.contains(&plain.to_lowercase().as_str())
}

/// Who says a line of a chat or a transcript, as `Name: words` with or without a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Speaker<'t> {
    pub(super) name: &'t str,
    /// A time stands beside the name.
    pub(super) stamped: bool,
    /// The time counts from the beginning of a recording.
    pub(super) recording: bool,
    /// The words that say so leave no doubt ("sent the following message").
    pub(super) certain: bool,
    /// Where the name stands in the line.
    pub(super) start: usize,
}

/// The name and the stamp of a line that heads a message of a chat: "Wei Chen \u{b7} 13 Feb 2026".
pub(crate) fn headed(line: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 72;
    const MARKS: &[char] = &['\u{b7}', '\u{2022}', '|', '\u{2014}', '\u{2013}', ',', '('];
    const MOST: usize = 4;
    let line = line.trim();
    if line.len() > LONGEST || !line.bytes().any(|byte| byte.is_ascii_digit()) || !line.starts_with(is_capital) {
        return None;
    }
    let (name, stamp) = line.split_once(MARKS)?;
    let name = name.trim();
    let is_name = name.split(' ').count() <= MOST
        && name.split(' ').all(|word| word.starts_with(is_capital) && !word.contains(|c: char| c.is_ascii_digit()));
    let of_a_stamp = |word: &str| {
        let begins = |known: &&&str| {
            word.len() > 2 && known.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
        };
        word.bytes().all(|byte| byte.is_ascii_digit())
            || MONTH_NAMES.iter().chain(WEEKDAY_NAMES.iter()).any(|known| begins(&known))
            || ["am", "pm", "at", "th", "st", "nd", "rd", "um", "uhr"].iter().any(|own| own.eq_ignore_ascii_case(word))
    };
    let words = || stamp.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    (is_name && words().count() > 1 && words().all(of_a_stamp)).then_some((name, stamp))
}

pub(super) fn speaker(line: &str) -> Option<Speaker<'_>> {
    let (lead, recording) = stamp(line);
    let rest = line.get(lead..)?;
    let skipped = rest.len()
        - rest
            .trim_start_matches(|c: char| {
                c.is_whitespace() || matches!(c, '-' | '\u{2013}' | '*' | '<' | '>' | '\u{2014}' | '\u{b7}')
            })
            .len();
    let mut start = lead + skipped;
    // "14:02:11 From Dana Okafor to Everyone: …"
    if lead > 0 && line.get(start..).is_some_and(|rest| rest.starts_with("From ")) {
        start += "From ".len() + line.get(start + 5..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    }
    let rest = line.get(start..)?;
    if !rest.chars().next().is_some_and(is_capital) {
        return None;
    }
    // The name is the first run of words; looking at all of a long line would be for nothing.
    let mut limit = rest.len().min(160);
    while !rest.is_char_boundary(limit) {
        limit -= 1;
    }
    let tokens = Tokens::opening(rest.get(..limit)?);
    let name = tokens.name_at(0).filter(|name| name.start == 0 && !name.org)?;
    let after = rest.get(name.end..)?;
    let after = after.trim_start_matches(['*', '_', ' ', '\t', '\u{a0}']);
    let words = rest.get(..name.end)?;
    let after = match after.strip_prefix("to ") {
        Some(whom) if lead > 0 => whom.find(':').and_then(|at| whom.get(at..)).unwrap_or(after),
        _ => after,
    };
    // "[9:12] Maribel Ortu\u{f1}o RRHH: …"
    let after = match after.find(':').filter(|at| lead > 0 && (1..=40).contains(at)) {
        Some(at)
            if after.get(..at).is_some_and(|title| {
                title.starts_with('(') && title.ends_with(')')
                    || words::is_title(title) && title.starts_with(char::is_uppercase)
            }) =>
        {
            after.get(at..).unwrap_or(after)
        }
        _ => after,
    };
    let made = |stamped, recording, certain| Some(Speaker { name: words, stamped, recording, certain, start });
    if let Some(sent) = after.strip_prefix("sent the following message") {
        return sent.starts_with([' ', 's', ':']).then_some(()).and_then(|()| made(true, false, true));
    }
    if after.starts_with("wrote:") || after.starts_with("writes:") {
        return made(true, false, true);
    }
    let (tail, timed) =
        stamp(after.trim_start_matches(['\u{b7}', '-', '\u{2013}', '\u{2014}', ',', '|', '\u{2022}', ' ']));
    let after_stamp = after
        .trim_start_matches(['\u{b7}', '-', '\u{2013}', '\u{2014}', ',', '|', '\u{2022}', ' '])
        .get(tail..)?
        .trim_start();
    if tail > 0
        && (after_stamp.is_empty()
            || after_stamp.starts_with([':', '*', '\u{2014}', '-'])
            || after.starts_with(['[', '(']))
    {
        return made(true, timed, false);
    }
    if after.starts_with(':') || after.starts_with('>') && line.trim_start().starts_with('<') {
        return made(lead > 0, recording, false);
    }
    // A name alone on a line after a time, as chats are pasted.
    if lead > 0 && after.is_empty() {
        return made(true, recording, false);
    }
    None
}

/// How many bytes of the start of a line are a time (with a day and brackets around), and whether it is one of a recording.
fn stamp(line: &str) -> (usize, bool) {
    if !may_be_stamp(line.as_bytes()) {
        return (0, false);
    }
    let mut end = 0;
    let mut colons = 0;
    let mut digits = 0;
    let mut meridiem = false;
    let mut slashes = 0;
    let mut word = String::new();
    let bracket = line.starts_with(['[', '(']);
    for (at, c) in line.char_indices() {
        match c {
            '0'..='9' => {
                digits += 1;
                end = at + 1;
                word.clear();
            }
            ':' if digits > 0
                && line.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) =>
            {
                colons += 1
            }
            '[' | '(' if at == 0 => {}
            ']' | ')' if bracket => {
                end = at + 1;
                break;
            }
            '/' | '.' | '-' | '\u{2011}' => slashes += 1,
            ' ' | ',' | '\u{202f}' | '\u{a0}' => {
                if matches!(word.to_ascii_lowercase().as_str(), "am" | "pm") {
                    meridiem = true;
                    end = at;
                }
                word.clear();
            }
            c if c.is_ascii_alphabetic() => {
                word.push(c);
                let lower = word.to_ascii_lowercase();
                let month = [
                    "jan",
                    "feb",
                    "mar",
                    "apr",
                    "may",
                    "jun",
                    "jul",
                    "aug",
                    "sep",
                    "oct",
                    "nov",
                    "dec",
                    "mon",
                    "tue",
                    "wed",
                    "thu",
                    "fri",
                    "sat",
                    "sun",
                    "today",
                    "yesterday",
                ]
                .iter()
                .any(|own| own.starts_with(&lower) || lower.starts_with(own) && lower.len() <= 9);
                if !(month
                    || "am".starts_with(&lower)
                    || "pm".starts_with(&lower)
                    || lower == "at"
                    || "at".starts_with(&lower))
                {
                    break;
                }
                if matches!(lower.as_str(), "am" | "pm") {
                    meridiem = true;
                    end = at + 1;
                }
            }
            _ => break,
        }
        if at > 40 {
            break;
        }
    }
    if colons == 0 || digits < 3 {
        return (0, false);
    }
    (end, !meridiem && slashes == 0 && (bracket || colons == 2 || line.starts_with('0')))
}

/// Whether a line begins as a time may: not with a word that is no day's, no month's and no part of a time.
fn may_be_stamp(line: &[u8]) -> bool {
    // No time is without a colon between digits, not far from the beginning.
    let head = line.get(..48).unwrap_or(line);
    if !memchr::memchr_iter(b':', head).any(|colon| line.get(colon + 1).is_some_and(u8::is_ascii_digit)) {
        return false;
    }
    let [first, second, ..] = line else { return true };
    if !(first.is_ascii_alphabetic() && second.is_ascii_alphabetic()) {
        return true;
    }
    const HEADS: &[&[u8; 2]] = &[
        b"ja", b"fe", b"ma", b"ap", b"ju", b"au", b"se", b"oc", b"no", b"de", b"mo", b"tu", b"we", b"th", b"fr", b"sa",
        b"su", b"to", b"ye", b"at", b"am", b"pm",
    ];
    HEADS.contains(&&[first.to_ascii_lowercase(), second.to_ascii_lowercase()])
}

/// The name that a signature's first line is, where it is one.
pub(super) fn signed(line: &str) -> Option<String> {
    let line =
        line.trim().trim_start_matches(['-', '\u{2013}', '\u{2014}', ' ', '~']).trim_end_matches([',', '.', '!']);
    if line.is_empty() || line.chars().count() > 60 {
        return None;
    }
    let head = line.split(['|', '(', ',', '\u{b7}']).next().unwrap_or(line).trim();
    let tokens = Tokens::new(head);
    let name = tokens.name_at(0)?;
    let whole = name.last == tokens.list.len() && name.start == 0 && !name.org;
    let single = !name.full && words::class(tokens.word(0)) & GIVEN == 0;
    (whole && !single).then(|| head.to_owned())
}
