//! Cards: the lines below a name that tell of the person.

use super::address;
use super::detail::{self, Detail, Known};
use super::labels::{self, Field};
use super::survey::{Surveyor, with_part};
use crate::extract::{Mention, Part};
use crate::note::{Block, BlockKind, Link};
use crate::text::Span;

impl Surveyor<'_> {
    /// A whole block as lines of the card above it.
    pub(super) fn card_block(&mut self, index: usize, block: &Block) -> bool {
        let Some((own, section)) = self.card else { return false };
        let text = block.prose.text.as_str();
        // The next item of a list tells of somebody else.
        let is_item = |block: &Block| matches!(block.kind, BlockKind::Item { .. });
        let other = self.survey.people.get(own).and_then(|found| self.note.blocks.get(found.block));
        let beside = is_item(block) && other.is_some_and(is_item);
        let near = section == block.section && !beside;
        if !near
            || block.parent.is_some()
                && !self.items.contains_key(&index)
                && self.items.values().any(|item| *item == own)
        {
            return false;
        }
        let all = text.lines().all(|line| {
            split_label(line).is_some_and(|(label, rest)| {
                labels::field(label).is_some_and(|field| field != Field::Name) && !rest.trim().is_empty()
            }) || self.is_card_line(line)
        });
        if !all {
            return false;
        }
        for line in text.lines() {
            self.card_line(own, line);
        }
        if let Some(found) = self.survey.people.get_mut(own) {
            add_links(&mut found.mention, block, None);
        }
        self.survey.lists.insert(index);
        true
    }

    /// Reads a line below a name; whether it was understood.
    pub(super) fn card_line(&mut self, own: usize, line: &str) -> bool {
        let known = &self.known;
        let Some(found) = self.survey.people.get_mut(own) else { return false };
        // Whose own mailbox is told has no second one that does not bear the name.
        let name = &found.mention.name;
        if found.mention.beside.emails.iter().any(|email| address::bears(email, name))
            && let [(_, address::Address::Email(email))] = address::find(line).as_slice()
            && !address::bears(email, name)
        {
            return false;
        }
        if let Some((label, rest)) = split_label(line)
            && let Some(field) = labels::field(label)
        {
            keep(&mut found.mention, field, rest, known);
            return true;
        }
        // "she runs the platform team" below her name
        let line = ["she ", "he "].iter().find_map(|own| line.trim_start().strip_prefix(own)).unwrap_or(line);
        let kind = if split_label(line).is_some() {
            Detail::None
        } else {
            detail::read(&mut found.mention, line, known, false)
        };
        if kind.is_reason() {
            found.mention.strong = true;
        }
        if kind == Detail::None && split_label(line).is_none() && line.contains(", ") {
            return pieces_of_card(&mut found.mention, line, known);
        }
        !matches!(kind, Detail::None | Detail::Me)
    }

    /// `Name: …` begins a card, other labels go on with it.
    pub(super) fn card_field(&mut self, index: usize, block: &Block, label: &str, rest: &str, span: Span) -> bool {
        let Some(field) = labels::field(label) else { return false };
        if rest.trim().is_empty() {
            return false;
        }
        match field {
            Field::Name | Field::First => {
                let Some(person) = self.person(rest) else { return false };
                if self.known.holds(&person.mention.name) || detail::is_organisation(&person.mention.name) {
                    return false;
                }
                let listed = self.list(block);
                let lower = label.to_lowercase();
                let part = if lower.contains("recruiter") {
                    Part::Recruiter
                } else if lower.contains("interviewer") {
                    Part::Interviewer
                } else {
                    listed.map_or(Part::Other, |(part, _)| part)
                };
                let strong = listed.is_some() || person.reason || part != Part::Other;
                let mention = with_part(Mention { strong, ..person.mention }, part);
                let found = self.push(index, span, listed.is_some_and(|(_, met)| met), mention);
                self.card = found.map(|found| (found, block.section));
                true
            }
            _ => {
                let Some((own, section)) = self.card else { return false };
                if section != block.section {
                    return false;
                }
                let own = if field == Field::Link { self.bearer_of_link(rest).unwrap_or(own) } else { own };
                let known = &self.known;
                if let Some(found) = self.survey.people.get_mut(own) {
                    if field == Field::Last {
                        found.mention.name = format!("{} {}", found.mention.name, rest.trim());
                    } else {
                        keep(&mut found.mention, field, rest, known);
                    }
                    add_links(&mut found.mention, block, Some(span));
                }
                true
            }
        }
    }

    /// Whose name the address of a profile bears, if it is that of just one.
    pub(super) fn bearer_of_link(&self, link: &str) -> Option<usize> {
        let (_, profile) = link.split_once("linkedin.com/in/")?;
        let skipped = self.lately().next().map_or(0, |(first, _)| first);
        let names = self.lately().map(|(_, found)| found.mention.name.as_str());
        address::only_bearer(profile, names).map(|own| skipped + own)
    }

    /// "Recruiter email: …" tells of the one recruiter whom the section names.
    pub(super) fn field_of_part(&mut self, block: &Block, part: Part, field: Field, value: &str) -> bool {
        let note = self.note;
        let mut all = self.lately().filter(|(_, found)| {
            found.mention.strong
                && found.mention.part == part
                && note.blocks.get(found.block).is_some_and(|own| own.section == block.section)
        });
        let (Some((own, _)), None) = (all.next(), all.next()) else { return false };
        drop(all);
        let Some(found) = self.survey.people.get_mut(own) else { return false };
        keep(&mut found.mention, field, value, &self.known);
        true
    }

    /// Whether a line can be one of a card by its shape: an address or a title, and no sentence.
    pub(super) fn is_card_line(&self, line: &str) -> bool {
        // A sentence is longer than any of them.
        const LONGEST: usize = 8;
        if line.split_ascii_whitespace().take(LONGEST + 1).count() > LONGEST && line.is_ascii() {
            return false;
        }
        let mut mention = Mention::default();
        let kind = detail::read(&mut mention, line, &self.known, false);
        match kind {
            Detail::Address => line.split_whitespace().count() <= 6,
            Detail::Title => line.split_whitespace().count() <= 8 && !line.ends_with('.'),
            Detail::Organisation => {
                line.split_whitespace().count() <= 5 && !line.ends_with('.') && self.known.holds(line)
            }
            _ => false,
        }
    }
}

/// "principal eng, owns the motion stack": what of a line between its commas tells of somebody; whether all of it does.
fn pieces_of_card(mention: &mut Mention, line: &str, known: &Known) -> bool {
    // A sentence has more.
    const MOST: usize = 4;
    if line.split(", ").count() > MOST {
        return false;
    }
    let mut all = true;
    for piece in line.split(", ") {
        let mut own = Mention { name: mention.name.clone(), ..Mention::default() };
        let kind = detail::read(&mut own, piece, known, false);
        let verb = piece.split(' ').next().unwrap_or("");
        let private = own.beside.duties.iter().any(|duty| !super::told::is_owned(verb, duty));
        if matches!(kind, Detail::Title | Detail::Duty | Detail::Part | Detail::Address) && !private {
            detail::read(mention, piece, known, false);
            mention.strong = true;
        } else {
            all = false;
        }
    }
    all
}

/// The addresses behind a block's links, or behind those of some of its bytes.
pub(super) fn add_links(mention: &mut Mention, block: &Block, within: Option<Span>) {
    let own = |link: &&Link| !link.wiki && within.is_none_or(|within| within.overlaps(link.span));
    for link in block.links.iter().filter(own) {
        if let Some(email) = link.target.strip_prefix("mailto:") {
            detail::push_new(&mut mention.beside.emails, address::plain_email(email));
        } else if let Some(phone) = link.target.strip_prefix("tel:") {
            detail::push_new(&mut mention.beside.phones, phone.to_owned());
        } else if link.target.contains('@') && !link.target.contains('/') {
            detail::push_new(&mut mention.beside.emails, link.target.clone());
        } else if link.target.contains("://") {
            detail::push_new(&mut mention.beside.links, link.target.clone());
        } else {
            continue;
        }
        mention.strong = true;
    }
}

/// `label = value`, `label -> value`, `label → value`
fn mark_of_label(line: &str) -> Option<(&str, &str)> {
    // Few lines hold a byte of their marks at all.
    memchr::memchr3(b'=', b'>', 0xe2, line.as_bytes())?;
    [" = ", " -> ", " => ", " \u{2192} "].iter().find_map(|mark| line.split_once(mark))
}

/// `Label: value` and `Label:: value`.
pub(super) fn split_label(line: &str) -> Option<(&str, &str)> {
    let (label, rest) = match memchr::memchr(b':', line.as_bytes()) {
        Some(at) if line.is_ascii() => (line.get(..at)?, line.get(at + 1..)?),
        None if line.is_ascii() => mark_of_label(line)?,
        _ if !line.contains([':', '\u{ff1a}']) => mark_of_label(line)?,
        _ => line.split_once([':', '\u{ff1a}'])?,
    };
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    let rest = rest.trim_start_matches([':', '*', '_', ' ', '\t']);
    (!label.is_empty() && label.len() <= 48 && !rest.starts_with("//")).then_some((label, rest))
}

/// Keeps the value of a card's line.
pub(super) fn keep(mention: &mut Mention, field: Field, value: &str, known: &Known) {
    let value = value.trim().trim_matches(['*', '`']).trim();
    if value.is_empty() || crate::note::is_missing(value) {
        return;
    }
    let addresses = || address::find(value);
    match field {
        Field::Title => {
            let mut own = Mention { name: mention.name.clone(), ..Mention::default() };
            let kind = detail::read(&mut own, value, known, false);
            if mention.part == Part::Other {
                mention.part = own.part;
            }
            mention.beside.organisation =
                mention.beside.organisation.take().or(own.beside.organisation.take().filter(|_| kind == Detail::Title));
            let title = if kind == Detail::Title { own.beside.title.take() } else { Some(value.to_owned()) };
            let process = matches!(value.to_lowercase().as_str(), "hiring manager" | "interviewer" | "hm" | "referrer");
            mention.beside.title = mention.beside.title.take().or(title.filter(|_| !process));
            mention.strong = true;
        }
        Field::Organisation => {
            mention.beside.organisation =
                mention.beside.organisation.take().or_else(|| Some(super::link_name(value).to_owned()));
        }
        Field::Email | Field::Phone | Field::Link => {
            let found = addresses();
            if found.is_empty() {
                match field {
                    Field::Phone if value.bytes().filter(u8::is_ascii_digit).count() >= 4 => {
                        detail::push_new(&mut mention.beside.phones, value.to_owned())
                    }
                    Field::Link if value.contains('/') || value.contains('.') => {
                        detail::push_new(&mut mention.beside.links, value.to_owned())
                    }
                    _ => return,
                }
            }
            for (_, address) in found {
                detail::take(mention, address);
            }
            mention.strong = true;
        }
        Field::Duty => {
            for duty in value.split([',', ';']).map(str::trim).filter(|duty| !duty.is_empty()) {
                detail::push_new(&mut mention.beside.duties, duty.trim_end_matches('.').to_owned());
            }
        }
        Field::Part => {
            if let Some(part) = detail::part_of(&value.to_lowercase()) {
                mention.part = part;
                mention.strong = true;
            }
        }
        Field::Alias => detail::push_new(&mut mention.beside.aliases, value.trim_matches('"').to_owned()),
        Field::Name | Field::First | Field::Last | Field::Other => {}
    }
}
