//! One person on one line: a name with what stands beside it.

use std::borrow::Cow;

use super::address;
use super::detail::{self, Detail, Known};
use super::tokens::Tokens;
use super::words::{self, GIVEN, HONORIFIC, ORG, PARTICLE, PLACE, RANK, ROLE, STOP, TITLE};
use crate::extract::Mention;
use crate::note::is_missing;

/// A line that was read as one person.
#[derive(Debug, Clone, Default)]
pub(super) struct Person {
    pub(super) mention: Mention,
    /// Something beside the name says that it is a person's.
    pub(super) reason: bool,
    /// It is the writer.
    pub(super) me: bool,
    /// What stood beside the name and was not understood.
    pub(super) rest: Vec<String>,
}

/// Words for a group or for nobody, where a person could be named.
const NOBODY: &[&str] = &[
    "team",
    "panel",
    "everyone",
    "everybody",
    "somebody",
    "someone",
    "nobody",
    "others",
    "various",
    "several",
    "engineers",
    "recruiter",
    "hiring manager",
    "interviewer",
    "interviewers",
    "candidate",
    "hr",
    "people team",
    "me",
    "myself",
    "i",
    "us",
    "you",
    "tbc",
    "to be confirmed",
    "to be announced",
    "self",
    "direct",
    "website",
    "linkedin",
    "indeed",
    "online",
    "agency",
    "both",
    "same",
    "n.n.",
    "someone else",
    "company website",
    "job board",
    "cold application",
    "cold email",
    "email",
    "phone",
    "zoom",
    "yes",
    "no",
    "true",
    "false",
    "call",
    "todo",
    "ask",
];

/// The longest of them.
const LONGEST_NOBODY: usize = 16;

/// Reads one person.
pub(super) fn person(text: &str, known: &Known) -> Option<Person> {
    let mut found = Person::default();
    let unlinked = unlinked(text);
    let line = unlinked.trim();
    // Addresses first: their marks would divide what belongs together.
    let found_addresses = address::find(line);
    let mut plain = Cow::Borrowed(line);
    let mut addresses = Vec::with_capacity(found_addresses.len());
    if !found_addresses.is_empty() {
        let mut without = String::with_capacity(line.len());
        let mut at = 0;
        for (range, address) in found_addresses {
            without.push_str(line.get(at..range.start).unwrap_or(""));
            without.push('\u{1}');
            at = range.end;
            addresses.push(address);
        }
        without.push_str(line.get(at..).unwrap_or(""));
        plain = Cow::Owned(without);
    }
    if memchr::memchr3(b'*', b'_', b'`', plain.as_bytes()).is_some() || !plain.is_ascii() && plain.contains('\u{200b}')
    {
        plain = Cow::Owned(plain.replace("**", "").replace("__", "").replace(['`', '\u{200b}'], ""));
    }
    let (name, mut others) = pieces(&plain);
    let mut name = Cow::Borrowed(name);
    // "Nadia Rahman, PhD"
    while let Some(&(',', next)) = others.first()
        && words::split(next).all(|word| words::class(word) & words::SUFFIX != 0 && words::class(word) & GIVEN == 0)
        && name.contains(' ')
    {
        // What somebody has passed is no part of the name, but for a doctor's degree.
        if words::class(next) & words::DEGREE == 0 {
            name = Cow::Owned(format!("{}, {next}", name.trim()));
        }
        others.remove(0);
    }
    if let [('(', nick), ('\u{2}', surname), ..] = others.as_slice()
        && !nick.contains(' ')
        && !name.trim().contains(' ')
        && surname.split_whitespace().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase) && words::class(word) & (TITLE | RANK | STOP) == 0
        })
    {
        name = Cow::Owned(format!("{} {surname}", name.trim()));
        others.remove(1);
    }
    let reversed = others
        .first()
        .filter(|(mark, next)| {
            *mark == ',' && is_reversed(&name, next, others.len() > 1 || !addresses.is_empty(), known)
        })
        .map(|(_, next)| *next);
    let skip = usize::from(reversed.is_some());
    let whole: Cow<'_, str> = match &reversed {
        Some(first) if name.trim().chars().count() > 2 && name.chars().all(|c| !c.is_lowercase()) => {
            let mut letters = name.trim().chars();
            let capital: String = letters.next().into_iter().collect();
            format!("{first} {capital}{}", letters.as_str().to_lowercase()).into()
        }
        Some(first) => format!("{first} {name}").into(),
        None => name,
    };
    let name = trimmed_name(&whole);
    // `Dana Okafor "Dee"`
    let (name, quoted) = without_quoted(&name);
    found.mention.name = name.clone();
    if let Some(quoted) = quoted {
        detail::push_new(&mut found.mention.beside.aliases, quoted);
    }
    // `Priya Raman Staff Engineer`, `CTO Priya Raman`: a title without a mark between.
    let (name, title) = without_title(&name);
    if let Some(title) = title {
        found.reason |= detail::read(&mut found.mention, &title, known, false).is_reason();
        found.mention.name = name.clone();
    }
    for address in addresses {
        detail::take(&mut found.mention, address);
        found.reason = true;
    }
    for (mark, other) in others.iter().skip(skip) {
        let other = match other.contains('\u{1}') {
            true => Cow::Owned(other.replace('\u{1}', " ")),
            false => Cow::Borrowed(*other),
        };
        let other = other.trim();
        // "chairman. Very posh": what follows the title is a sentence of its own.
        let other = match other.split_once(". ") {
            Some((title, _)) if title.len() > 3 && words::is_title(title) && words::class(title) & HONORIFIC == 0 => {
                title
            }
            _ => other,
        };
        // "Rosa Delgado, who is the EM for Payments"
        let other = ["who is ", "who's ", "she's ", "he's ", "she is ", "he is "]
            .iter()
            .find_map(|own| other.strip_prefix(own))
            .unwrap_or(other);
        match detail::read(&mut found.mention, label_free(other), known, matches!(mark, '(' | '[')) {
            Detail::Me => found.me = true,
            // "Partner, Litigation": a department behind the comma belongs to the title.
            Detail::None if *mark == ',' && is_department(other) && found.mention.beside.title.is_some() => {
                if let Some(title) = &mut found.mention.beside.title {
                    *title = format!("{title}, {other}");
                }
            }
            // What a calendar says beside its guests.
            Detail::None if is_attendance(other) => found.reason = true,
            Detail::None if !other.is_empty() && !is_label(other) => found.rest.push(other.to_owned()),
            kind => found.reason |= kind.is_reason(),
        }
    }
    // "030 1234567 (Germany)": where a phone rings.
    if !found.mention.beside.phones.is_empty() && !found.rest.is_empty() {
        let beside = &mut found.mention.beside;
        found.rest.retain(|rest| match detail::place(rest) {
            Some(place) => {
                beside.location.get_or_insert(place);
                false
            }
            None => true,
        });
    }
    is_plausible(&found.mention.name).then_some(found)
}

/// Whether a text is one title, whatever commas it holds: "EM, Platform", and not "trustee, knows my aunt".
pub(super) fn is_one_title(text: &str) -> bool {
    words::is_title(text)
        && text
            .split_once(", ")
            .is_none_or(|(head, rest)| words::is_title(head) && (words::is_title(rest) || is_department(rest)))
}

/// Whether words are the name of a department: one or two that stand in titles.
fn is_department(text: &str) -> bool {
    let (_, count) = words::classes(text);
    (1..=2).contains(&count)
        && words::split(text)
            .all(|word| word.starts_with(char::is_uppercase) && words::class(word) & (RANK | GIVEN | TITLE) == RANK)
}

fn is_attendance(text: &str) -> bool {
    [
        "optional",
        "required",
        "accepted",
        "tentative",
        "organizer",
        "organiser",
        "attending",
        "awaiting",
        "maybe",
        "going",
    ]
    .iter()
    .any(|own| own.eq_ignore_ascii_case(text))
}

/// A text with the names of its wikilinks in their places.
fn unlinked(text: &str) -> Cow<'_, str> {
    if memchr::memmem::find(text.as_bytes(), b"[[").is_none() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("[[") {
        let Some(close) = rest.get(open..).and_then(|link| link.find("]]")).map(|at| open + at + 2) else { break };
        plain.push_str(rest.get(..open).unwrap_or(""));
        plain.push_str(super::link_name(rest.get(open..close).unwrap_or("")));
        rest = rest.get(close..).unwrap_or("");
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The first piece of a line, and the others with the mark before each.
fn pieces(text: &str) -> (&str, Vec<(char, &str)>) {
    let mut all: Vec<(char, &str)> = Vec::with_capacity(8);
    // The mark before the piece that is being read, and where it begins.
    let (mut mark, mut start) = ('\0', 0);
    let piece = |from: usize, to: usize| text.get(from..to).unwrap_or("");
    let bytes = text.as_bytes();
    let (mut at, mut spaced) = (0, true);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() || byte == b' ' {
            spaced = byte == b' ';
            at += 1;
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let next = at + c.len_utf8();
        let rest = text.get(next..).unwrap_or("");
        let closing = match c {
            '(' => Some(')'),
            '[' => Some(']'),
            '<' => Some('>'),
            _ => None,
        };
        if let Some(inner) = closing.and_then(|closing| inner(rest, closing)) {
            all.push((mark, piece(start, at)));
            // `(EM, Platform)`: told apart together first, since a title may hold a comma.
            if is_one_title(inner) && !inner.contains('\u{1}') {
                all.push((c, inner));
            } else {
                all.extend(inner.split([';', ',', '|', '\u{b7}']).map(|part| (c, part)));
            }
            // What goes on after a bracket may go on with the name: "Robert (Bob) Castellano".
            (mark, start) = ('\u{2}', at + inner.len() + 2);
            at = start;
            continue;
        }
        let next_space = || rest.starts_with([' ', '\t']) || rest.is_empty();
        let separates = match c {
            '\u{2014}' | '\u{2013}' | '|' | '\u{b7}' | ';' | '\t' | '\u{2022}' | '\n' | '\u{1}' | ',' => true,
            ':' => next_space(),
            '-' | '/' | '~' | '>' | '=' | '\u{2192}' => spaced && next_space(),
            _ => false,
        };
        spaced = c.is_whitespace() || separates;
        if separates {
            all.push((mark, piece(start, at)));
            (mark, start) = (c, next);
        }
        at = next;
    }
    all.push((mark, piece(start, text.len())));
    let mut parts = all.into_iter();
    let first = loop {
        match parts.next() {
            Some((_, first)) if first.chars().any(char::is_alphanumeric) => break first,
            Some(_) => {}
            None => break "",
        }
    };
    (first, parts.map(|(mark, part)| (mark, part.trim())).filter(|(_, part)| !part.is_empty()).collect())
}

/// What stands in a bracket, which is closed soon or not at all.
fn inner(rest: &str, closing: char) -> Option<&str> {
    let mut reach = rest.len().min(200);
    while !rest.is_char_boundary(reach) {
        reach -= 1;
    }
    rest.get(..reach)?.split_once(closing).map(|(inner, _)| inner)
}

/// `Okafor` | `Dana …`: the surname stands first.
fn is_reversed(last: &str, first: &str, more: bool, known: &Known) -> bool {
    let last = last.trim();
    let surname = last.split_whitespace().filter(|word| words::class(word) & PARTICLE == 0).count() == 1
        && words::class(last) & (GIVEN | TITLE | STOP) == 0;
    let given: Vec<&str> = first.split_whitespace().collect();
    let name_like = (1..=2).contains(&given.len())
        && given.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                && words::class(word) & (TITLE | RANK | ORG | PLACE | STOP | ROLE) & !words::GIVEN == 0
        })
        && !known.holds(first)
        && !words::is_title(first);
    let is_given = given.first().is_some_and(|word| words::class(word) & GIVEN != 0);
    let shouted = last.chars().count() > 2 && last.chars().all(|c| !c.is_lowercase());
    (surname || shouted && !last.contains(' '))
        && name_like
        && last.chars().next().is_some_and(char::is_alphabetic)
        && (is_given || more && words::class(last) & GIVEN == 0)
}

/// `Name (Title)` is divided by marks; some write none.
fn without_title(name: &str) -> (String, Option<String>) {
    if !name.split_whitespace().any(|word| words::class(word) & (TITLE | RANK | ROLE) != 0) {
        return (name.to_owned(), None);
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let titles =
        |word: &&str| words::class(word) & (TITLE | RANK | ROLE) != 0 && words::class(word) & (GIVEN | HONORIFIC) == 0;
    let lead = words.iter().take_while(|word| titles(word)).count();
    if lead > 0 && lead < words.len() && words.iter().take(lead).any(|word| words::class(word) & (TITLE | ROLE) != 0) {
        return (words[lead..].join(" "), Some(words[..lead].join(" ")));
    }
    if words.len() > 2 {
        let tail = words
            .iter()
            .skip(2)
            .position(|word| words::class(word) & (TITLE | RANK) != 0 && words::class(word) & GIVEN == 0)
            .map(|at| at + 2);
        if let Some(tail) = tail
            && words::is_title(&words[tail..].join(" "))
        {
            return (words[..tail].join(" "), Some(words[tail..].join(" ")));
        }
    }
    (name.to_owned(), None)
}

fn without_quoted(name: &str) -> (String, Option<String>) {
    const OPEN: &[char] = &['"', '\u{201c}', '\u{2018}', '\u{ab}'];
    const CLOSE: &[char] = &['"', '\u{201d}', '\u{2019}', '\u{bb}'];
    if name.is_ascii() && memchr::memchr(b'"', name.as_bytes()).is_none() {
        return (name.to_owned(), None);
    }
    let Some(open) = name.find(OPEN) else { return (name.to_owned(), None) };
    let after = name.get(open..).map_or(0, |rest| rest.chars().next().map_or(1, char::len_utf8));
    let rest = name.get(open + after..).unwrap_or("");
    let Some(close) = rest.find(CLOSE) else { return (name.replace(OPEN, ""), None) };
    let quoted = rest.get(..close).unwrap_or("").trim().to_owned();
    let tail = rest.get(close..).map_or("", |tail| tail.trim_start_matches(CLOSE));
    let head = name.get(..open).unwrap_or("").trim();
    let joined = format!("{head} {}", tail.trim());
    let joined = joined.trim().to_owned();
    if joined.is_empty() { (quoted, None) } else { (joined, Some(quoted).filter(|quoted| !quoted.is_empty())) }
}

/// A name without numbering, marks, handles and `@`.
fn trimmed_name(text: &str) -> String {
    let mut text = super::link_name(text.trim().trim_matches('"'));
    // `1. `, `12) `, emoji, boxes, arrows.
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if numbered.len() < text.len() && numbered.starts_with(['.', ')', ':']) {
        text = numbered.get(1..).unwrap_or("").trim_start();
    }
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '\u{201c}' | '\''));
    // "w/ Dana", "with Dana", "and Dana"
    let mut text = text;
    for before in ["with ", "and ", "w/ ", "plus ", "also ", "incl. "] {
        if let Some(rest) =
            text.get(..before.len()).filter(|head| head.eq_ignore_ascii_case(before)).and(text.get(before.len()..))
        {
            text = rest.trim_start();
        }
    }
    let text = text
        .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '"' | '\u{201d}' | '\u{2019}' | '\''));
    let mut words: Vec<&str> = text.split_whitespace().collect();
    // A handle beside the name is none of its words.
    if words.len() > 1 {
        words.retain(|word| !word.starts_with('@'));
    }
    let mut name = words.join(" ");
    if name.ends_with('.')
        && !name
            .rsplit(' ')
            .next()
            .is_some_and(|word| words::class(word) & words::SUFFIX != 0 || word.chars().count() == 2)
    {
        name.pop();
    }
    name
}

/// A label before an address or a title: `Email`, `Tel.`, `Title: …`.
fn label_free(text: &str) -> &str {
    let text = text.trim();
    let mark = memchr::memchr2(b':', b'=', text.as_bytes());
    match mark.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?))) {
        Some((label, rest)) if label.len() < 16 && super::labels::field(label).is_some() => rest.trim(),
        _ => text,
    }
}

fn is_label(text: &str) -> bool {
    let text = text.trim().trim_end_matches(':');
    super::labels::field(text).is_some()
        || text.eq_ignore_ascii_case("mail")
        || text.eq_ignore_ascii_case("linkedin")
        || text.eq_ignore_ascii_case("profile")
}

/// Whether words may be a name where a person is to be named.
pub(super) fn is_plausible(name: &str) -> bool {
    let mut letters = 0;
    for c in name.chars() {
        if c.is_alphabetic() {
            letters += 1;
        } else if c.is_ascii_digit() || matches!(c, '@' | '?') {
            return false;
        }
    }
    if letters < 2
        || is_missing(name)
        || memchr::memchr(b'{', name.as_bytes()).is_some() && name.contains("{{")
        || memchr::memchr(b'/', name.as_bytes()).is_some() && name.contains("://")
        || is_nobody(name)
    {
        return false;
    }
    // A sentence or a thing: small words that are no particles.
    let (mut count, mut small, mut capital, mut all_odd, mut first_odd, mut things) = (0, 0, false, true, false, false);
    for word in name.split_whitespace() {
        let class = words::class(word);
        let first = word.chars().next();
        small += usize::from(first.is_some_and(char::is_lowercase) && class & PARTICLE == 0);
        capital |= first.is_some_and(|c| !c.is_lowercase());
        let odd = class & (STOP | TITLE | RANK) != 0 && class & GIVEN == 0;
        things |= class & (STOP | TITLE | RANK | ROLE | ORG | PLACE) != 0 && class & GIVEN == 0;
        all_odd &= odd;
        first_odd |= odd && count == 0 && !super::tokens::is_initial(word);
        count += 1;
    }
    // All in small letters: a short list of names, typed in a hurry.
    let unlikely = if capital { small > 0 } else { count > 3 || things };
    !(count > 8 || unlikely || all_odd || first_odd)
}

/// Whether words name a group or nobody.
fn is_nobody(name: &str) -> bool {
    let bare = |name: &str, before: &str| match name.get(..before.len()) {
        Some(head) if head.eq_ignore_ascii_case(before) => before.len(),
        _ => 0,
    };
    let mut rest = name;
    for before in ["the ", "my "] {
        while bare(rest, before) > 0 {
            rest = rest.get(before.len()..).unwrap_or("");
        }
    }
    rest.len() <= LONGEST_NOBODY && NOBODY.iter().any(|own| own.eq_ignore_ascii_case(rest))
}

/// Whether words are a name by their shape alone: two to four words, none of them of an organisation.
pub(super) fn is_name_shaped(text: &str, known: &Known) -> bool {
    let tokens = Tokens::new(text);
    let Some(name) = tokens.name_at(0) else { return false };
    name.full && !name.org && name.last == tokens.list.len() && !known.holds(text)
}
