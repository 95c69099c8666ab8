//! The lines of a block: what has a form, and the rest of it as prose.

use super::address;
use super::card::{add_links, split_label};
use super::detail;
use super::labels;
use super::line;
use super::mail;
use super::prose;
use super::survey::{Surveyor, is_given, with_part};
use super::tokens::{Tokens, word_end};
use super::words::{self, PARTICLE, RANK, ROLE, SUFFIX, TITLE};
use crate::extract::{Mention, Part};
use crate::note::{Block, BlockKind};
use crate::text::Span;

impl Surveyor<'_> {
    /// Reads a block line by line for what has a form, and the rest of it as prose.
    pub(super) fn lines(&mut self, index: usize, block: &Block, above: Option<(Part, bool)>) {
        let text = block.prose.text.as_str();
        let mut handled: Vec<Span> = Vec::new();
        if self.sender.is_some_and(|(_, section, quoted)| section != block.section || quoted != block.quoted) {
            self.sender = None;
            self.from_me = false;
        }
        let headers = || {
            let is_header = |line: &&str| line.split_once(':').is_some_and(|(label, _)| mail::header(label).is_some());
            text.lines().filter(is_header).count()
        };
        let mut listed: Option<(Part, bool)> = None;
        let mut above = above;
        let mut signature: Option<Option<usize>> = self.closed.then_some(None);
        self.closed = false;
        let mut start = 0;
        // What was read with a line before it.
        let mut read = 0;
        for raw in text.split_inclusive('\n') {
            let span = Span::new(start, start + raw.len());
            let at = start;
            start += raw.len();
            let line = raw.trim_end();
            if line.trim().is_empty() || at < read {
                continue;
            }
            if let Some(own) = signature {
                match self.signed(index, block, line, span, own, text.get(start..).unwrap_or("")) {
                    Some(found) => {
                        signature = Some(found);
                        handled.push(span);
                        continue;
                    }
                    None => signature = None,
                }
            }
            if mail::is_closing(line) || line.trim() == "--" || line.trim() == "\u{2014}" {
                signature = Some(None);
                listed = None;
                continue;
            }
            if let Some((name, email)) = mail::calendar(line) {
                let name = match name.split_once(',') {
                    Some((last, first)) if !first.trim().is_empty() => format!("{} {}", first.trim(), last.trim()),
                    _ => name,
                };
                if let Some(mut person) = self.person(&name) {
                    person.mention.beside.emails.extend(email);
                    let mention = with_part(Mention { strong: true, ..person.mention }, Part::Interviewer);
                    self.push(index, span, true, mention);
                }
                handled.push(span);
                continue;
            }
            if self.spoken(index, block, at, line, &mut handled, span) {
                listed = None;
                continue;
            }
            if let Some((label, rest)) = split_label(line) {
                if let Some(header) = mail::header(label)
                    && (rest.contains('@') || block.quoted > 0 || self.sender.is_some() || headers() > 1)
                    && !(label.eq_ignore_ascii_case("from") && rest.trim().is_empty())
                {
                    self.header(index, block, header, rest, span);
                    handled.push(span);
                    listed = None;
                    continue;
                }
                // "Team: Checkout" on somebody's card names nobody.
                let carded = || {
                    self.card.is_some_and(|(_, section)| section == block.section)
                        && labels::field(label) == Some(labels::Field::Duty)
                        && !is_given(rest.trim())
                };
                if let Some((part, met)) = labels::list(label).filter(|_| !carded()) {
                    if rest.trim().is_empty() {
                        listed = Some((part, met));
                        handled.push(span);
                        continue;
                    }
                    let before = self.survey.people.len();
                    let from = at + (line.len() - rest.len());
                    let end = end_of_row(text, from, at + line.len());
                    if self.people_of(index, block, text.get(from..end).unwrap_or(rest), from, part, met) {
                        if self.survey.people.len() == before + 1 {
                            self.card = Some((before, block.section));
                        }
                        read = end;
                        handled.push(Span::new(at, end.max(start)));
                        continue;
                    }
                } else if labels::field(label).is_some() {
                    if self.card_field(index, block, label, rest, span) {
                        handled.push(span);
                        continue;
                    }
                } else if let Some((part, field)) = labels::field_of_part(label) {
                    if self.field_of_part(block, part, field, rest) {
                        handled.push(span);
                        continue;
                    }
                } else if labels::is_title_label(label)
                    && !is_sentence(rest.trim_start())
                    && let Some(person) = self.person(rest)
                    && line::is_name_shaped(&person.mention.name, &self.known)
                {
                    let mut mention = Mention { strong: true, ..person.mention };
                    detail::read(&mut mention, label, &self.known, false);
                    let found = self.push(index, span, false, mention);
                    self.card = found.map(|found| (found, block.section));
                    handled.push(span);
                    continue;
                }
            }
            // `Guests` on a line of its own heads the lines below it.
            if line.len() < 24
                && !line.contains(' ')
                && text
                    .get(start..)
                    .and_then(|rest| rest.lines().next())
                    .is_some_and(|next| split_label(next).is_none())
                && let Some(list) = labels::list(line.trim())
            {
                listed = Some(list);
                handled.push(span);
                continue;
            }
            if let Some((part, met)) = listed {
                let before = self.survey.people.len();
                if self.people_of(index, block, line, at, part, met) {
                    self.card = (self.survey.people.len() == before + 1).then_some((before, block.section));
                    handled.push(span);
                    continue;
                }
                // An address alone names nobody, and does not end the list.
                if !is_address(line) {
                    listed = None;
                } else if line.contains('@') {
                    self.mailbox(line);
                }
            }
            if let Some((part, met)) = above {
                let person = (!opens_sentence(line)).then(|| self.person(line)).flatten();
                let person =
                    person.filter(|person| person.reason || line::is_name_shaped(&person.mention.name, &self.known));
                if person.is_some() && self.people_of(index, block, line, at, part, met) {
                    let last = self.survey.people.len().checked_sub(1);
                    self.card = last.map(|last| (last, block.section));
                    handled.push(span);
                    continue;
                }
                above = above.filter(|_| self.card.is_some_and(|(_, section)| section == block.section));
            }
            if self.leading(index, block, line, at) || self.timetable(index, line, at) {
                handled.push(span);
                continue;
            }
            self.slots(index, line, at, &mut handled);
            self.own_address(block.section, line);
            // Lines of a card below its name: an address, a title, a phone.
            let line = headline(line);
            if let Some((own, section)) = self.card
                && section == block.section
                && line.len() < 90
                && self.survey.people.get(own).is_some_and(|found| {
                    let item = |block: usize| {
                        self.note.blocks.get(block).is_some_and(|block| matches!(block.kind, BlockKind::Item { .. }))
                    };
                    found.block + 12 > index && (found.block == index || !(item(index) && item(found.block)))
                })
                && self.is_card_line(line)
                && self.card_line(own, line)
            {
                handled.push(span);
            }
        }
        if matches!(signature, Some(None)) {
            self.closed = true;
        }
        self.prose(index, block, &handled);
    }

    pub(super) fn prose(&mut self, index: usize, block: &Block, handled: &[Span]) {
        let kind = self.kind(block);
        for named in prose::find(block, &self.known) {
            // They are in order.
            let at = handled.partition_point(|span| span.end <= named.span.start);
            if handled.get(at).is_some_and(|span| span.overlaps(named.span)) {
                continue;
            }
            let mut named = named;
            // What others say, what lies ahead and what the writer drafts tells of no meeting.
            let open = matches!(block.kind, BlockKind::Item { mark: Some(' '), .. });
            if named.met && (kind.draft || kind.ahead || open || block.quoted > 0 && block.callout.is_none()) {
                named.met = false;
                if named.mention.part == Part::Interviewer {
                    named.mention.part = Part::Other;
                }
            }
            self.push(index, named.span, named.met, named.mention);
        }
    }

    /// The people of a list's item, or of what follows a label.
    /// Whether there were any, the writer among them.
    pub(super) fn people_of(
        &mut self,
        index: usize,
        block: &Block,
        text: &str,
        at: usize,
        part: Part,
        met: bool,
    ) -> bool {
        let mut any = false;
        for (range, person) in super::rows::people(text, &self.known, false) {
            if person.me {
                detail::push_new(&mut self.survey.me, person.mention.name);
                any = true;
                continue;
            }
            let lower = person.mention.name.chars().all(|c| !c.is_uppercase());
            if lower && !person.reason && person.mention.name.is_ascii() && !is_given(&person.mention.name) {
                continue;
            }
            if self.known.holds(&person.mention.name) {
                continue;
            }
            // Whom the note calls its recruiter is no interviewer for standing among the people.
            let recruits = self.recruiters.contains(&person.mention.name);
            let (part, met) = if recruits { (Part::Recruiter, false) } else { (part, met) };
            let mut mention = with_part(Mention { strong: true, ..person.mention }, part);
            for rest in &person.rest {
                // In a list of people a bracket of capitals that is nothing else is where somebody comes from.
                if mention.beside.organisation.is_none() && self.known.holds(rest) {
                    mention.beside.organisation = Some(rest.clone());
                }
            }
            let span = Span::new(at + range.start, at + range.end);
            let absent = person.rest.iter().any(|rest| {
                matches!(
                    rest.to_lowercase().as_str(),
                    "absent"
                        | "apologies"
                        | "did not attend"
                        | "could not make it"
                        | "declined"
                        | "no show"
                        | "no-show"
                        | "sick"
                )
            });
            let span =
                if block.prose.text.get(span.range()).is_some() { span } else { Span::new(0, block.prose.text.len()) };
            any = true;
            self.push(index, span, met && !absent, mention);
        }
        any
    }

    /// A line that begins with a name and goes on with what only stands beside one.
    pub(super) fn leading(&mut self, index: usize, block: &Block, line: &str, at: usize) -> bool {
        let clock = clock(line);
        let after = line.get(clock..).unwrap_or("");
        let skipped = line.len() - after.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let body = line.get(skipped..).unwrap_or("");
        if line.len() > 240 || !body.starts_with(|c: char| c.is_uppercase() || !c.is_ascii()) {
            return false;
        }
        if is_sentence(body) {
            return false;
        }
        let tokens = Tokens::opening(body);
        // "Okonkwo, Ifeoma <…>"
        let is_reversed = super::rows::starts_reversed(body);
        let own = tokens.name_at(0).filter(|name| !name.org && (name.full || name.given || is_reversed));
        let Some(name) = own.or_else(|| is_reversed.then(|| tokens.first_word()).flatten()) else {
            return false;
        };
        let rest = body.get(name.end..).unwrap_or("").trim_start();
        let alone = rest.is_empty();
        // "Priya Nair, CTO. Jonas Weber, CEO." is read as prose.
        if rest.starts_with(',') && is_several_sentences(rest) {
            return false;
        }
        let marked = rest
            .starts_with(['\u{2014}', '\u{2013}', '|', '\u{b7}', '<', '(', '[', ',', ':', '/', '\u{2022}', '\u{2192}'])
            || rest.starts_with("- ")
            || address::find(rest).first().is_some_and(|(range, _)| range.start == 0);
        if !(alone || marked) {
            return false;
        }
        let Some(person) = self.person(body) else { return false };
        if self.known.holds(&person.mention.name) || person.me {
            return person.me;
        }
        let is_item = matches!(block.kind, BlockKind::Item { .. });
        let first = person.mention.name.split(' ').next().unwrap_or("");
        let given = is_given(&person.mention.name) || name.titled || self.known.is_first(first);
        if alone || body.get(..body.len()).is_some_and(|_| person.mention.name == body.trim()) {
            if name.full
                && (is_item || line.len() == block.prose.text.trim_end().len() || given)
                && line::is_name_shaped(&person.mention.name, &self.known)
                && !self.voices.contains_key(person.mention.name.as_str())
            {
                let found = self.push(index, Span::new(at + skipped, at + line.len()), false, person.mention);
                if let Some(found) = found {
                    self.card = Some((found, block.section));
                    if is_item {
                        self.items.insert(index, found);
                    }
                }
            }
            return false;
        }
        let borne = person.mention.beside.emails.iter().any(|email| address::bears(email, &person.mention.name));
        let office = person.mention.beside.emails.iter().any(|email| address::is_office(email));
        let degree = rest.split(['\u{2022}', '\u{b7}']).any(detail::is_degree);
        if !(person.reason
            && person.rest.is_empty()
            && !office
            && (given
                || (degree || clock > 0) && name.full
                || borne
                || !person.mention.beside.phones.is_empty() && name.full))
        {
            return false;
        }
        let mut mention = Mention { strong: true, ..person.mention };
        add_links(&mut mention, block, Some(Span::new(at, at + line.len())));
        let found = self.push(index, Span::new(at + skipped, at + line.len()), false, mention);
        if let Some(found) = found {
            self.card = Some((found, block.section));
            if is_item {
                self.items.insert(index, found);
            }
        }
        true
    }

    /// A line of a timetable: `10:00 | Matteo Ricci | Coding`.
    pub(super) fn timetable(&mut self, index: usize, line: &str, at: usize) -> bool {
        let clock = line.bytes().take(5).filter(u8::is_ascii_digit).count() >= 3
            && line.get(..6).is_some_and(|head| head.contains(':'));
        if !clock || !line.contains('|') || line.len() > 160 {
            return false;
        }
        let mut start = 0;
        let mut any = false;
        for piece in line.split('|') {
            let name = piece.trim();
            if line::is_name_shaped(name, &self.known) && is_given(name) {
                let from = at + start + (piece.len() - piece.trim_start().len());
                let mention = Mention { name: name.to_owned(), strong: true, ..Mention::default() };
                any |= self.push(index, Span::new(from, from + name.len()), false, mention).is_some();
            }
            start += piece.len() + 1;
        }
        any
    }
}

/// Where a row of people ends that begins at `from` and whose line ends at `end`: with its line, unless that was wrapped
/// inside a bracket or behind a comma.
fn end_of_row(text: &str, from: usize, end: usize) -> usize {
    // A row that goes on for longer is a list with a line for each.
    const MOST: usize = 4;
    let mut end = end;
    for _ in 0..MOST {
        let row = text.get(from..end).unwrap_or("");
        let next = text.get(end..).and_then(|rest| rest.strip_prefix('\n')).and_then(|rest| rest.lines().next());
        let Some(next) = next.filter(|next| !next.trim().is_empty()) else { break };
        let is_open = row.rfind('(') > row.rfind(')');
        let goes_on = row.ends_with(',') && !next.contains(':');
        if !(is_open && next.contains(')') || goes_on) {
            break;
        }
        end += 1 + next.trim_end().len();
    }
    end
}

/// Whether a line is a sentence, and not one that may yet be a name with a word before it.
fn opens_sentence(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or("");
    is_sentence(line)
        && words::class(first) & (TITLE | RANK | ROLE) == 0
        && !["with", "and", "plus", "also"].iter().any(|own| own.eq_ignore_ascii_case(first))
}

/// Whether a line goes on after its first word as only a sentence does, so that no name with marks behind it opens it.
fn is_sentence(line: &str) -> bool {
    if !line.is_ascii() || !line.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let end = word_end(line, 0);
    let (Some(first), Some(rest)) = (line.get(..end), line.get(end..).and_then(|rest| rest.strip_prefix(' '))) else {
        return false;
    };
    let Some(second) = rest.get(..word_end(rest, 0)).filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
    else {
        return false;
    };
    // An address may stand right behind the first word.
    let address = rest.bytes().take_while(|byte| *byte != b' ').any(|byte| matches!(byte, b'@' | b'/' | b':'));
    !address && words::class(first) & PARTICLE == 0 && words::class(second) & (PARTICLE | SUFFIX) == 0
}

/// Whether a text goes on with a name, after the end of a sentence.
fn is_several_sentences(text: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), b". ").any(|at| {
        let rest = text.get(at + 2..).unwrap_or("");
        let long = text.get(..at).is_some_and(|head| head.rsplit(' ').next().is_some_and(|word| word.len() > 2));
        long && Tokens::opening(rest).name_at(0).is_some_and(|name| name.full && name.given && !name.org)
    })
}

/// Whether a line is an address and nothing else.
fn is_address(line: &str) -> bool {
    let line =
        line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{2022}' | '-' | '*' | '\u{b7}' | '<' | '>'));
    !line.contains(' ') && address::find(line).len() == 1
}

/// A headline up to its first bar, where that is a title: "Senior Recruiter at Acme | Hiring for Rust".
fn headline(line: &str) -> &str {
    match memchr::memchr(b'|', line.as_bytes()).and_then(|bar| line.get(..bar)) {
        Some(first) if words::is_title(first) && address::find(line).is_empty() => first.trim(),
        _ => line,
    }
}

/// How many bytes the clock time with which a line of a timetable begins takes, with the dash after it.
fn clock(line: &str) -> usize {
    let head = line.trim_start();
    let time = head.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.')).count();
    let digits = head.bytes().take(time).filter(u8::is_ascii_digit).count();
    let rest = head.get(time..).unwrap_or("").trim_start();
    let marked = [" \u{2013} ", "\u{2013} ", "- ", "\u{2014} "].iter().any(|dash| rest.starts_with(dash));
    if (3..=4).contains(&digits) && time > digits && marked { line.len() - rest.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::detail::Known;
    use super::*;

    const WORDS: &[&str] = &[
        "Dana",
        "Okafor",
        "dana",
        "okafor",
        "We",
        "argued",
        "Engineer",
        "engineer",
        "with",
        "With",
        "And",
        "and",
        "van",
        "The",
        "recruiter",
        "Recruiter",
        "Acme",
        "Labs",
        "said",
        ",",
        "(CTO)",
        "-",
        ":",
        "\u{2014}",
        ".",
        "EM",
        "lead",
        "\"Dee\"",
        "Jr.",
        "phd",
        "NAKASHIMA",
        "Ren",
        "at",
        "staff",
        "dana@acme.example",
        "the",
        "w/",
        "1.",
        "**",
        "MENSAH",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12_000) })]

        /// A line that is passed over as a sentence is nobody's.
        #[test]
        fn a_sentence_is_nobody(words in prop::collection::vec(prop::sample::select(WORDS), 0..7)) {
            let line = words.join(" ");
            let known = Known::default();
            let person = line::person(&line, &known)
                .filter(|person| person.reason || line::is_name_shaped(&person.mention.name, &known));
            prop_assert!(!opens_sentence(&line) || person.is_none(), "{:?}: {:?}", line, person);
        }
    }
}
