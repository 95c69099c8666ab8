//! Lines that are cut by marks into short pieces, one of which is a name: `09:30 - 10:15 Behavioural: Marisol Quintero`,
//! `Basalt.io — recruiter Chiara Lombardi, chiara@basalt.example`.

use std::ops::Range;

use super::address::{self, Address};
use super::detail::{self, Detail, Known};
use super::gate;
use super::labels;
use super::line::Person;
use super::survey::{Surveyor, is_given, with_part};
use super::tokens::Tokens;
use super::words::{self, GIVEN, MEETS, ORG, STOP, THING, TITLE, WORK};
use crate::extract::{Mention, Part};
use crate::note::BlockKind;
use crate::text::Span;

/// A longer line is a sentence.
const LONGEST: usize = 200;
/// More pieces than these no line of a list has.
const MOST: usize = 12;
/// A piece of more words says something.
const WORDS: usize = 12;

/// What stands before a piece and says who is named in it.
#[derive(Debug, Clone, Copy, Default)]
struct Lead<'t> {
    /// A round, with the part of those who hold it.
    round: Option<Part>,
    /// A list of people: their part, and whether they were met.
    list: Option<(Part, bool)>,
    /// A title or a part: `HM = Svetlana Orlova`.
    title: Option<&'t str>,
    /// It names things, and none of the pieces after it is a person.
    things: bool,
}

impl Surveyor<'_> {
    /// Reads the names that stand as pieces between the marks of a line. The bytes that were read are added to `handled`.
    pub(super) fn slots(&mut self, index: usize, line: &str, at: usize, handled: &mut Vec<Span>) {
        if line.len() > LONGEST || !may_have_slots(line) {
            return;
        }
        if memchr::memmem::find(line.as_bytes(), b" = ").is_some() && self.equated(index, line, at, handled) {
            return;
        }
        let timed = clock(line) > 0;
        let tail = if timed { line } else { behind_opening(line) };
        if !may_name(tail, &self.known) {
            return;
        }
        let pieces = pieces(line);
        if pieces.len() < 2 || pieces.len() > MOST {
            return;
        }
        let mut lead = Lead::default();
        let mut last: Option<usize> = None;
        let before = self.survey.people.len();
        for (number, (start, piece, mark)) in pieces.iter().enumerate() {
            let bare = piece.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ' '));
            let (from, piece) = (start + piece.len() - bare.len(), bare);
            let opens = *mark == Mark::Label || number == 0;
            // "Lunch with Dana" is read as prose.
            let spoken = *mark == Mark::With && lead.round.is_some();
            let people =
                (!spoken && (number > 0 || timed)).then(|| slot(piece, lead, timed, *mark, &self.known)).flatten();
            if let Some(people) = people.filter(|_| !lead.things) {
                for (range, person) in people {
                    let span = Span::new(at + from + range.start, at + from + range.end);
                    let round = lead.round.map(|part| (part, part == Part::Interviewer));
                    let (part, met) = lead.list.or(round).unwrap_or((Part::Other, false));
                    let mut mention = with_part(Mention { strong: true, ..person.mention }, part);
                    if let Some(title) = lead.title {
                        detail::read(&mut mention, title, &self.known, false);
                    }
                    last = self.push(index, span, met, mention).or(last);
                    handled.push(span);
                }
                continue;
            }
            // What stands behind a name tells of it.
            if let Some(own) = last
                && *mark != Mark::Label
                && let Some(found) = self.survey.people.get_mut(own)
                && detail::read(&mut found.mention, piece, &self.known, false) != Detail::None
            {
                continue;
            }
            // "1st" is a round, and "st" nothing.
            let piece = if number == 0 && !timed { pieces.first().map_or(piece, |(_, whole, _)| whole) } else { piece };
            lead = if opens || *mark != Mark::Comma { self.lead(piece, lead) } else { lead };
        }
        // "1st: Ravindra Pillai", with what is told of him in the items below.
        if let Some(own) = last
            && self.survey.people.len() == before + 1
            && self.note.blocks.get(index).is_some_and(|block| matches!(block.kind, BlockKind::Item { .. }))
        {
            self.items.insert(index, own);
        }
    }

    /// "Ewa = product lead for the gripper"
    fn equated(&mut self, index: usize, line: &str, at: usize, handled: &mut Vec<Span>) -> bool {
        let Some((name, title)) = line.split_once(" = ") else { return false };
        let trimmed = name.trim_start();
        let start = at + name.len() - trimmed.len();
        let name = trimmed.trim_end();
        let whole = || {
            let tokens = Tokens::opening(name);
            tokens.name_at(0).is_some_and(|own| own.start == 0 && own.end == name.len() && !own.org)
        };
        if !words::is_title(title) || !is_given(name) || !whole() || self.known.holds(name) {
            return false;
        }
        let mut mention = Mention { name: name.to_owned(), strong: true, ..Mention::default() };
        if !detail::read(&mut mention, title, &self.known, false).is_reason() {
            return false;
        }
        let span = Span::new(start, at + line.len());
        self.push(index, span, false, mention);
        handled.push(span);
        true
    }

    /// What a piece without a name says of the pieces after it.
    fn lead<'t>(&self, piece: &'t str, before: Lead<'t>) -> Lead<'t> {
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '.'));
        let (classes, count) = words::classes(piece);
        let things = classes & WORK != 0
            || labels::field(piece).is_some_and(|field| !matches!(field, labels::Field::Name | labels::Field::Title))
            || is_of_things(piece);
        let list = labels::list(piece);
        let round =
            labels::is_round(piece).or_else(|| (classes & MEETS != 0 && count <= 4).then_some(Part::Interviewer));
        let title = (list.is_none() && labels::is_title_label(piece)).then_some(piece);
        Lead { round: round.or(before.round), list, title, things: things || before.things }
    }

    /// Gives an address alone on its line to the one person whose name it bears.
    pub(super) fn mailbox(&mut self, line: &str) {
        let addresses = address::find(line);
        let [(_, Address::Email(email))] = addresses.as_slice() else { return };
        let names = self.survey.people.iter().map(|found| found.mention.name.as_str());
        if let Some(found) = address::only_bearer(email, names).and_then(|own| self.survey.people.get_mut(own)) {
            detail::push_new(&mut found.mention.beside.emails, email.clone());
            found.mention.strong = true;
        }
    }

    /// "I'm a recruiter at …", "I lead talent acquisition" in a message tells of the one who sent it.
    fn own_part(&mut self, own: usize, line: &str) {
        let is = |word: &str, list: &[&str]| list.iter().any(|own| own.eq_ignore_ascii_case(word));
        let recruits = |rest: &str| {
            words::split(rest).take(5).any(|word| is(word, &["recruiter", "recruiting", "recruitment", "talent"]))
        };
        let said = |text: &str| {
            let what = words::split(text).next().unwrap_or("");
            let verb = is(what, &["lead", "run", "head", "manage", "work", "look", "am", "handle", "do"]);
            let rest = || text.get(what.as_ptr() as usize - text.as_ptr() as usize + what.len()..).unwrap_or("");
            is(what, &["recruit"]) || verb && recruits(rest())
        };
        let Some(found) = self.survey.people.get_mut(own) else { return };
        for (at, _) in line.match_indices('I') {
            let before = line.get(..at).unwrap_or("");
            let rest = line.get(at + 1..).unwrap_or("");
            if before.ends_with(char::is_alphanumeric) {
                continue;
            }
            let am = rest.strip_prefix("'m ").or_else(|| rest.strip_prefix("\u{2019}m "));
            let does = rest.strip_prefix(' ');
            if does.is_some_and(said) || am.is_some_and(recruits) {
                if found.mention.part == Part::Other {
                    found.mention.part = Part::Recruiter;
                }
            } else if let Some((verb, what)) = does.and_then(|rest| rest.split_once(' '))
                && matches!(verb, "lead" | "run" | "manage" | "head" | "own" | "oversee")
                && ["the ", "our "].iter().any(|own| what.starts_with(own))
                && let Some(duty) = detail::duty(&format!("{verb}s {}", detail::sentence_part(what)))
            {
                // "I manage the data team"
                detail::push_new(&mut found.mention.beside.duties, duty.to_owned());
            }
        }
    }

    /// "My direct line is …" in a message tells of the one who sent it.
    pub(super) fn own_address(&mut self, section: Option<usize>, line: &str) {
        let own = match self.voice.filter(|(own, _)| *own == section) {
            Some((_, own)) => own,
            None => {
                let own = self.sender.map(|(own, section, _)| (own, section)).or(self.card);
                own.filter(|own| own.1 == section).map(|own| own.0)
            }
        };
        let Some(own) = own.filter(|_| !self.from_me) else { return };
        let speaks = self.voice.is_some() || self.sender.is_some();
        if speaks && memchr::memchr(b'I', line.as_bytes()).is_some() {
            self.own_part(own, line);
        }
        let voice = self.voice.is_some();
        if memchr::memmem::find(line.as_bytes(), b"y ").is_none() && !voice {
            return;
        }
        for (range, address) in address::find(line) {
            let before = line.get(..range.start).unwrap_or("");
            let mut words: Vec<&str> = words::split(before).collect();
            let words = words.split_off(words.len().saturating_sub(6));
            // "write to me at …", "or just write to …" in a message
            let written = voice
                && words.len() > 1
                && words.iter().rev().take(2).any(|word| is_asked_for(word))
                && match &address {
                    Address::Email(email) => {
                        self.survey.people.get(own).is_some_and(|found| address::bears(email, &found.mention.name))
                    }
                    // "Call me on …"
                    Address::Phone(_) => words.iter().rev().take(2).any(|word| word.eq_ignore_ascii_case("me")),
                    Address::Link(_) => false,
                };
            let mine = words.iter().position(|word| word.eq_ignore_ascii_case("my"));
            let told = mine.is_some_and(|at| {
                words.iter().skip(at + 1).all(|word| {
                    [
                        "direct", "line", "number", "mobile", "cell", "phone", "email", "mail", "e-mail", "address",
                        "is", "dial", "work", "on", "at", "whatsapp",
                    ]
                    .iter()
                    .any(|own| own.eq_ignore_ascii_case(word))
                })
            });
            if (told || written)
                && let Some(found) = self.survey.people.get_mut(own)
            {
                detail::take(&mut found.mention, address);
            }
        }
    }
}

/// What others are asked to do with an address.
fn is_asked_for(word: &str) -> bool {
    ["write", "email", "mail", "reach", "at", "to", "on", "me"].iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// The people of a piece, if nothing else is said in it.
fn slot(piece: &str, lead: Lead<'_>, timed: bool, mark: Mark, known: &Known) -> Option<Vec<(Range<usize>, Person)>> {
    if piece.split_whitespace().nth(WORDS).is_some()
        || !piece.bytes().any(|byte| byte.is_ascii_uppercase() || byte >= 0x80)
    {
        return None;
    }
    let sure = lead.round.is_some() || lead.list.is_some() || lead.title.is_some() || timed || mark == Mark::With;
    let mut people = super::rows::people(piece, known, false);
    let is_sure = |(_, person): &(Range<usize>, Person)| {
        let name = person.mention.name.as_str();
        let tokens = Tokens::new(name);
        let Some(own) = tokens.name_at(0) else { return false };
        let first = name.split_whitespace().next().unwrap_or("");
        let given = is_given(name) || known.is_first(first);
        let other = !own.full && words::class(first) & (ORG | STOP | TITLE | THING) != 0;
        own.last == tokens.list.len()
            && !own.org
            && !other
            && !person.me
            && !known.holds(name)
            && (person.rest.is_empty()
                || !person.mention.beside.emails.is_empty()
                || sure && own.full && person.rest.iter().all(|rest| rest.split_whitespace().count() <= 3))
            && (given && (own.full && (sure || person.reason) || sure && mark != Mark::Label)
                || given && lead.round.is_some()
                || own.full && person.reason && sure && words::class(first) & (GIVEN | STOP | TITLE | ORG) == 0)
    };
    // Who stands in a row with somebody is somebody.
    let any = people.iter().any(is_sure);
    people.retain(|one| is_sure(one) || any && is_companion(&one.1, known));
    (!people.is_empty()).then_some(people)
}

fn is_companion(person: &Person, known: &Known) -> bool {
    let tokens = Tokens::new(&person.mention.name);
    let Some(own) = tokens.name_at(0) else { return false };
    own.full
        && !own.org
        && own.last == tokens.list.len()
        && !person.me
        && person.rest.is_empty()
        && !known.holds(&person.mention.name)
}

/// What stands before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Label,
    Comma,
    With,
    Other,
}

/// Whether a line has a mark that cuts it, and a capital.
fn may_have_slots(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr3_iter(b':', b'|', b'=', bytes).next().is_some()
        || memchr::memchr(b'(', bytes)
            .is_some_and(|at| line.get(..at).is_some_and(|head| labels::is_round(head).is_some()))
        || memchr::memchr2_iter(b'-', b'/', bytes)
            .any(|at| bytes.get(at + 1) == Some(&b' ') || bytes.get(at + 1) == Some(&b'>'))
        || memchr::memchr(0xe2, bytes).is_some()
        || memchr::memchr(b'\t', bytes).is_some()
        || memchr::memmem::find(bytes, b"  ").is_some()
}

/// Whether a piece of a text can be somebody: what prose may name, and "Okafor, Dana".
fn may_name(text: &str, known: &Known) -> bool {
    let bytes = text.as_bytes();
    let reversed = |comma: usize| {
        let next = bytes.get(comma + 1..).and_then(|rest| rest.iter().find(|byte| **byte != b' '));
        next.is_some_and(u8::is_ascii_uppercase)
    };
    gate::may_name(text, known) || memchr::memchr_iter(b',', bytes).any(reversed)
}

/// What stands behind the first mark of a line: without a clock time nobody is looked for before it.
fn behind_opening(line: &str) -> &str {
    let bytes = line.as_bytes();
    let mark = |at: &usize| match bytes.get(*at) {
        Some(b':' | b'|' | b'=' | b'-' | b';' | b'(' | b'\t' | 0x80..) => true,
        Some(b' ') => matches!(bytes.get(at + 1), Some(b' ' | b'w')),
        _ => false,
    };
    let at = (0..bytes.len()).find(mark).unwrap_or(bytes.len());
    line.get(at..).unwrap_or(line)
}

/// The pieces of a line between its marks: where each begins, its words, and what stands before it.
fn pieces(line: &str) -> Vec<(usize, &str, Mark)> {
    const MARKS: &[(&str, Mark)] = &[
        (" \u{2014} ", Mark::Other),
        (" \u{2013} ", Mark::Other),
        (" - ", Mark::Other),
        (" -> ", Mark::Other),
        (" => ", Mark::Other),
        (" \u{2192} ", Mark::Other),
        (" = ", Mark::Label),
        (": ", Mark::Label),
        (" | ", Mark::Other),
        (" \u{b7} ", Mark::Other),
        (" w/ ", Mark::With),
        (" with ", Mark::With),
        ("; ", Mark::Other),
        ("\t", Mark::Other),
        ("  ", Mark::Other),
    ];
    let mut all = Vec::with_capacity(6);
    let (mut start, mut at, mut mark) = (0, 0, Mark::None);
    let mut depth = 0_usize;
    while let Some(rest) = line.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        match c {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // "Interview 2 (Karthik, staff SWE): caching"
        if c == '(' && depth == 1 && labels::is_round(line.get(start..at).unwrap_or("")).is_some() {
            all.push((start, line.get(start..at).unwrap_or(""), mark));
            at += 1;
            (start, mark, depth) = (at, Mark::Label, 0);
            continue;
        }
        if c == ')' && depth == 0 && mark == Mark::Label && !line.get(start..at).is_some_and(|own| own.contains('(')) {
            all.push((start, line.get(start..at).unwrap_or(""), mark));
            at += 1;
            (start, mark) = (at, Mark::Other);
            continue;
        }
        let may = depth == 0 && matches!(c, ' ' | ':' | ';' | '\t');
        if may && let Some((written, next)) = MARKS.iter().find(|(written, _)| rest.starts_with(written)) {
            all.push((start, line.get(start..at).unwrap_or(""), mark));
            at += written.len();
            (start, mark) = (at, *next);
            continue;
        }
        at += c.len_utf8();
    }
    all.push((start, line.get(start..).unwrap_or(""), mark));
    all.retain(|(_, piece, _)| piece.chars().any(char::is_alphanumeric));
    all
}

/// How many bytes a line's leading time takes: `09:30 - 10:15`, `14.00`, `9am`.
fn clock(line: &str) -> usize {
    let head = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '['));
    let length = head.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'h')).count();
    let time = head.get(..length).unwrap_or("");
    let digits = time.bytes().filter(u8::is_ascii_digit).count();
    let marked = time.len() > digits && time.get(1..).is_some_and(|rest| rest.contains([':', '.', 'h']));
    let meridiem =
        head.get(length..length + 2).is_some_and(|next| ["am", "pm"].iter().any(|own| own.eq_ignore_ascii_case(next)));
    if (1..=4).contains(&digits) && (marked && digits >= 3 || meridiem) { length } else { 0 }
}

/// Whether a label names things that bear the names of people: firms, clients, books, places.
fn is_of_things(label: &str) -> bool {
    words::split(label).any(|word| {
        [
            "client",
            "clients",
            "customer",
            "customers",
            "competitor",
            "competitors",
            "competition",
            "vendor",
            "vendors",
            "brands",
            "brand",
            "products",
            "tools",
            "stack",
            "reading",
            "read",
            "listen",
            "watch",
            "venue",
            "place",
            "hotel",
            "office",
            "address",
            "location",
            "room",
            "candidate",
            "slogan",
            "motto",
            "tagline",
            "quote",
            "subject",
            "from",
            "to",
            "cc",
            "bcc",
            "artist",
            "artists",
            "influences",
            "inspiration",
            "hero",
            "heroes",
            "investors",
            "backers",
            "partners",
            "portfolio",
            "exhibition",
            "collection",
            "composer",
            "music",
            "playlist",
            "shop",
            "street",
        ]
        .iter()
        .any(|own| own.eq_ignore_ascii_case(word))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PIECES: &[&str] = &[
        "Dana",
        "Okafor",
        "dana",
        "We",
        "The",
        "Engineer",
        "CTO",
        "May",
        "Will",
        "Acme",
        "Labs",
        "Robotics",
        "van",
        "der",
        "Bos",
        "K.",
        "Osei",
        "MENSAH",
        "Kwame",
        "Dr.",
        "Xqz",
        "Jean-Luc",
        "O'Brien",
        "Jos\u{e9}",
        "\u{674e}\u{660e}",
        "@dana",
        "dana@acme.example",
        "(EM)",
        "(recruiter)",
        "10:00",
        "Panel",
        "HM",
        "tracing",
        "notes",
        "and",
        "with",
        "w/",
        "lunch",
        "Berlin",
        "30 min",
        "I",
        "Sam",
    ];
    const MARKS: &[&str] =
        &[" ", " ", " ", ", ", ": ", " - ", " | ", " = ", " \u{2014} ", "; ", "  ", "\t", " -> ", " / ", "\n"];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12_000) })]

        /// Behind what the first look passes over stands nobody.
        #[test]
        fn nobody_is_passed_over(
            parts in prop::collection::vec((prop::sample::select(PIECES), prop::sample::select(MARKS)), 1..8),
            known_first in any::<bool>(),
        ) {
            let line: String = parts.iter().map(|(piece, mark)| format!("{piece}{mark}")).collect();
            let line = line.trim();
            let mut known = Known::default();
            if known_first {
                known.add_person("Xqz Vey");
            }
            let timed = clock(line) > 0;
            let tail = if timed { line } else { behind_opening(line) };
            if may_name(tail, &known) {
                return Ok(());
            }
            let sure = Lead { round: Some(Part::Interviewer), list: Some((Part::Interviewer, true)), ..Lead::default() };
            for (number, (_, piece, mark)) in pieces(line).into_iter().enumerate() {
                let bare = piece.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ' '));
                if number == 0 && !timed {
                    continue;
                }
                for lead in [Lead::default(), sure] {
                    let people = slot(bare, lead, timed, mark, &known);
                    prop_assert!(people.is_none(), "{line:?}: {people:?}");
                }
            }
        }
    }
}
