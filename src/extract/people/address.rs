//! Addresses, phones and links in a text.

use std::ops::Range;
use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};

/// What was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// An e-mail address.
    Email(String),
    /// A phone, as written.
    Phone(String),
    /// An address on the web.
    Link(String),
}

static FINDER: LazyLock<LinkFinder> = LazyLock::new(|| {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Email, LinkKind::Url]).url_must_have_scheme(true);
    finder
});

/// So many digits a phone has at least.
const FEWEST_DIGITS: usize = 6;

/// Every address of a text with its bytes, in order.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Address)> {
    let mut found: Vec<(Range<usize>, Address)> = Vec::new();
    let bytes = text.as_bytes();
    let mailbox = memchr::memchr(b'@', bytes).is_some();
    let slash = memchr::memchr(b'/', bytes).is_some();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    if !mailbox && !slash && digits < FEWEST_DIGITS {
        return found;
    }
    if mailbox || slash && memchr::memmem::find(bytes, b"://").is_some() {
        for link in FINDER.links(text) {
            let words = link.as_str().to_owned();
            let address = match link.kind() {
                LinkKind::Email => Address::Email(words),
                _ => Address::Link(words),
            };
            let mut range = link.start()..link.end();
            if text.get(..range.start).is_some_and(|before| before.ends_with("mailto:")) {
                range.start -= "mailto:".len();
            }
            found.push((range, address));
        }
    }
    let sorted = found.len();
    for name in ["linkedin.com/", "xing.com/"].into_iter().filter(|_| slash) {
        if memchr::memmem::find(bytes, name.as_bytes()).is_none() {
            continue;
        }
        for (at, _) in text.match_indices(name) {
            let head = text.get(..at).unwrap_or("");
            let start =
                head.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '<' | '|' | ',')).map_or(0, |at| at + 1);
            let tail = text.get(at..).unwrap_or("");
            let end = at
                + tail
                    .find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | '|' | ',' | ';'))
                    .unwrap_or(tail.len());
            let start = if text.is_char_boundary(start) { start } else { at };
            if !overlaps(&found, sorted, start..end) {
                let words = text.get(start..end).unwrap_or("").trim_end_matches('.').to_owned();
                found.push((start..start + words.len(), Address::Link(words)));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    if digits < FEWEST_DIGITS {
        return found;
    }
    phones(text, &mut found);
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Whether a range touches one of the first `sorted` addresses, which are in order.
fn overlaps(found: &[(Range<usize>, Address)], sorted: usize, range: Range<usize>) -> bool {
    let found = found.get(..sorted).unwrap_or(found);
    let at = found.partition_point(|(own, _)| own.end <= range.start);
    found.get(at).is_some_and(|(own, _)| own.start < range.end)
}

/// The phones of a text, but for what lies in addresses that are known.
fn phones(text: &str, found: &mut Vec<(Range<usize>, Address)>) {
    let bytes = text.as_bytes();
    let sorted = found.len();
    let mut at = 0;
    while at < bytes.len() {
        let Some(&byte) = bytes.get(at) else { break };
        let begins = byte == b'+'
            || byte.is_ascii_digit()
            || byte == b'(' && bytes.get(at + 1).is_some_and(|b| b.is_ascii_digit() || *b == b'+');
        if !begins {
            at += 1;
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        if before.is_ascii_alphanumeric() || matches!(before, b'/' | b'_' | b'#' | b'$' | b'-' | b'.') {
            at += 1;
            continue;
        }
        let length = phone_length(text.get(at..).unwrap_or(""));
        if length == 0 {
            // Past this run of digits.
            at += bytes.iter().skip(at).take_while(|b| b.is_ascii_digit() || **b == b'+' || **b == b'(').count().max(1);
            continue;
        }
        let words = text.get(at..at + length).unwrap_or("");
        if is_phone(words) && !overlaps(found, sorted, at..at + length) {
            found.push((at..at + length, Address::Phone(words.to_owned())));
        }
        at += length;
    }
}

/// How many bytes from the start of a text a phone takes: digits with single marks between, and an extension.
fn phone_length(text: &str) -> usize {
    let mut end = 0;
    let mut marks = 0;
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => {
                end = at + 1;
                marks = 0;
            }
            '+' if at == 0 => {}
            ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' | '\u{202f}' | '\u{2011}' | '\u{2013}' if marks < 2 => {
                marks += 1
            }
            _ => break,
        }
        if at > 32 {
            break;
        }
    }
    let rest = text.get(end..).unwrap_or("");
    let trimmed = rest.trim_start_matches([' ', ',']);
    for word in ["ext. ", "ext ", "ext.", "ext", "x"] {
        if let Some(tail) = trimmed.strip_prefix(word) {
            let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
            if (1..=6).contains(&digits) {
                return end + (rest.len() - trimmed.len()) + word.len() + digits;
            }
        }
    }
    // `555 0100 (mobile)` does not end with the bracket.
    if text.get(end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '%' || c == ':')) {
        0
    } else {
        end
    }
}

/// Whether a text is a phone: enough digits, and no day, time or year.
pub(super) fn is_phone(text: &str) -> bool {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    let plain = text.split(['x', 'e', ',']).next().unwrap_or(text);
    let own = plain.bytes().filter(u8::is_ascii_digit).count();
    if !(6..=15).contains(&own) || digits.len() > 20 {
        return false;
    }
    if plain.starts_with('+') {
        return true;
    }
    // 2026-11-18, 18.11.2026, 12/4/26
    let parts: Vec<&str> = plain.split(['-', '.', '/', ' ']).filter(|part| !part.is_empty()).collect();
    let year = |part: &&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let short = |part: &&str| part.len() <= 2;
    // 06 55 50 01 22
    let pairs = parts.len() >= 4 && own >= 9 && plain.starts_with('0') && parts.iter().all(short);
    if parts.len() >= 3
        && !pairs
        && (year(&parts[0]) && short(&parts[1]) && short(&parts[2])
            || parts.iter().take(3).all(|part| short(part) || year(part)))
    {
        return false;
    }
    if parts.len() == 2 && parts.iter().all(year) {
        return false;
    }
    // A bare run of digits is a number of something else unless it is long.
    let grouped = parts.len() > 1 || plain.contains('(');
    (grouped && own >= 7) || own >= 9
}

/// An address without what surrounds it.
pub(super) fn plain_email(text: &str) -> String {
    text.trim().trim_start_matches("mailto:").trim_matches(['<', '>', '"']).split('?').next().unwrap_or("").to_owned()
}

/// Whether a mailbox is that of an office, not of a person.
pub(crate) fn is_office(email: &str) -> bool {
    const OFFICES: &[&str] = &[
        "info",
        "careers",
        "career",
        "jobs",
        "job",
        "hr",
        "hello",
        "support",
        "noreply",
        "no-reply",
        "donotreply",
        "do-not-reply",
        "recruiting",
        "recruitment",
        "talent",
        "team",
        "office",
        "contact",
        "admin",
        "people",
        "interviews",
        "scheduling",
        "calendar",
        "notifications",
        "notification",
        "apply",
        "applications",
        "hiring",
        "press",
        "sales",
        "help",
    ];
    let local = email.split('@').next().unwrap_or("");
    OFFICES.iter().any(|office| office.eq_ignore_ascii_case(local))
}

/// Whether a mailbox bears a part of this name.
pub(super) fn bears(email: &str, name: &str) -> bool {
    let local = email.split('@').next().unwrap_or("").to_lowercase();
    super::words::split(name).filter(|word| word.chars().count() >= 3).any(|word| {
        let word: String = super::words::without_accents(word);
        local.contains(word.as_str()) || word.split('-').any(|part| part.len() >= 3 && local.contains(part))
    })
}

/// The one of some names that a mailbox bears; of several forms of one name, the longest.
pub(super) fn only_bearer<'n>(email: &str, names: impl Iterator<Item = &'n str>) -> Option<usize> {
    let mut only: Option<(usize, &str)> = None;
    for (at, name) in names.enumerate().filter(|(_, name)| bears(email, name)) {
        only = Some(match only {
            Some((own, before)) if is_form_of(name, before) => (own, before),
            Some((_, before)) if !is_form_of(before, name) => return None,
            _ => (at, name),
        });
    }
    only.map(|(at, _)| at)
}

/// Whether every word of a name stands in another.
pub(super) fn is_form_of(short: &str, long: &str) -> bool {
    short.len() <= long.len() && short.split(' ').all(|word| long.split(' ').any(|own| own.eq_ignore_ascii_case(word)))
}
