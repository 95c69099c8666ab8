//! Pasted messages: who speaks, and on which day.

use super::Assembler;
use crate::extract::{Channel, Direction, Event, EventKind, days, people};
use crate::note::{Block, BlockKind};
use crate::text::{Day, Span};

/// A message that was pasted with the lines of its header, the words of which need not be quoted.
#[derive(Debug, Default)]
pub(super) struct Letter {
    /// Who sent it; empty where nobody is named.
    sender: String,
    /// The writer sent it.
    mine: bool,
    day: Option<Day>,
    section: Option<usize>,
}

/// Who speaks in a block, and on which day.
#[derive(Debug, Default)]
pub(super) struct Voice {
    /// Somebody else; empty where nobody knows who.
    pub(super) sender: Option<String>,
    pub(super) day: Option<Day>,
    /// It holds the header of a message.
    pub(super) header: bool,
}

impl<'a> Assembler<'a> {
    /// Who speaks in a block: the writer, whom a quotation or a pasted message belongs to otherwise.
    pub(super) fn voice(&mut self, index: usize) -> Voice {
        let note = self.note;
        let Some(block) = note.blocks.get(index) else { return Voice::default() };
        let header = block.quoted == 0 && self.is_header(block);
        if header {
            self.begin_letter(block);
            let read = self.letter.as_ref().and_then(|letter| Some((letter.sender.clone(), letter.mine, letter.day?)));
            if let Some((sender, mine, day)) = read {
                self.came(index, &sender, mine, day, Channel::Email);
            }
        } else if self.letter.as_ref().is_some_and(|letter| is_over(letter, block)) || self.is_parted(index) {
            self.letter = None;
        }
        let headed = if block.quoted > 0 { self.headed(index) } else { None };
        if let Some((name, Some(day))) = headed.clone()
            && people::headed(block.prose.text.lines().next().unwrap_or("")).is_some()
        {
            let mine = self.is_mine(&name);
            self.came(index, &name, mine, day, Channel::Message);
        }
        if let Some((name, day)) = &headed
            && self.is_mine(name)
        {
            return Voice { sender: None, day: *day, header: true };
        }
        let quoted = headed.or_else(|| self.quotation(index));
        let Some(letter) = &self.letter else {
            let is_quoted = quoted.is_some();
            let (sender, day) = quoted.map_or((None, None), |(sender, day)| (Some(sender), day));
            return Voice { sender, day, header: is_quoted };
        };
        let own = quoted.unwrap_or_default();
        let sender = if own.0.is_empty() { letter.sender.clone() } else { own.0 };
        let mine = letter.mine && block.quoted == 0;
        let voice = Voice { sender: (!mine).then_some(sender), day: own.1.or(letter.day), header: true };
        if is_signed(&block.prose.text, &letter.sender) {
            self.letter = None;
        }
        voice
    }

    /// A message that was pasted is a contact of its day, whatever it says.
    fn came(&mut self, index: usize, sender: &str, mine: bool, day: Day, channel: Channel) {
        let Some(block) = self.note.blocks.get(index) else { return };
        let section = block.section.and_then(|section| self.sections.get(section));
        let subject = self.lead(index).unwrap_or_else(|| section.map_or(0, |section| section.subject));
        let head = block.prose.text.lines().next().unwrap_or("");
        let place = self.note.place(block.prose.to_source(Span::new(0, head.len())));
        self.facts.events.push(Event {
            subject,
            day,
            direction: if mine { Direction::Mine } else { Direction::Theirs },
            channel: Some(channel),
            kind: EventKind::Reply,
            matter: None,
            people: Some(sender.to_owned()).filter(|name| !mine && !name.is_empty()).into_iter().collect(),
            window: None,
            place,
            quote: head.to_owned(),
        });
    }

    /// Whether a line across the page stands between a message and a block: what was pasted ends there.
    fn is_parted(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.note.blocks.get(before));
        let (Some(_), Some(before), Some(block)) = (&self.letter, before, self.note.blocks.get(index)) else {
            return false;
        };
        let between = before.span.range().end..block.span.range().start;
        let lines = self.note.text.get(between).unwrap_or("").lines();
        let is_rule = |line: &str| line.len() > 2 && line.bytes().all(|byte| matches!(byte, b'-' | b'*' | b'_'));
        lines.map(str::trim).any(is_rule)
    }

    /// Who a message of a chat is from and its day, by the line above it in the quotation: "Wei Chen \u{b7} 13 Feb 2026".
    fn headed(&self, index: usize) -> Option<(String, Option<Day>)> {
        const FAR: usize = 8;
        let depth = self.note.blocks.get(index)?.quoted;
        let above = self.note.blocks.get(..=index)?.iter().rev().take(FAR).take_while(|block| block.quoted == depth);
        let (name, stamp) = above.filter_map(|block| people::headed(block.prose.text.lines().next()?)).next()?;
        Some((name.to_owned(), days::anywhere(stamp, self.near_day(), self.calendar).map(|dated| dated.day)))
    }

    /// Whether a paragraph begins with the lines of a mail's header.
    pub(super) fn is_header(&self, block: &Block) -> bool {
        let text = &block.prose.text;
        matches!(block.kind, BlockKind::Paragraph)
            && text.contains('\n')
            && text.lines().take(2).any(is_mail_header)
            && text.lines().take(8).filter(|line| is_mail_header(line)).count() > 1
            && text.lines().take(8).any(|line| label(line).is_some_and(|(label, _)| label.eq_ignore_ascii_case("from")))
    }

    fn begin_letter(&mut self, block: &Block) {
        let mut letter = Letter { section: block.section, ..Letter::default() };
        for (label, rest) in block.prose.text.lines().take(8).filter_map(label) {
            match label.to_ascii_lowercase().as_str() {
                "from" => {
                    letter.sender = people::person(rest).map(|mention| mention.name).unwrap_or_default();
                    letter.mine = rest.eq_ignore_ascii_case("me") || self.is_mine(&letter.sender);
                }
                "date" | "sent" => {
                    let said = self.near_day();
                    letter.day = days::anywhere(rest, said, self.calendar).map(|dated| dated.day);
                }
                _ => {}
            }
        }
        self.letter = Some(letter);
    }

    /// Whether a name is the writer's own.
    fn is_mine(&self, name: &str) -> bool {
        let me = &self.settings.me.name;
        !me.is_empty()
            && (name.eq_ignore_ascii_case(me)
                || me.split(' ').next().is_some_and(|first| name.eq_ignore_ascii_case(first)))
    }

    /// The sender of a pasted message and the day it bears; the name is empty where none is known.
    fn quotation(&self, index: usize) -> Option<(String, Option<Day>)> {
        let block = self.note.blocks.get(index)?;
        let is_quote = block.quoted > 0 && block.callout.as_deref().is_none_or(|kind| matches!(kind, "quote" | "cite"));
        if !is_quote {
            return None;
        }
        // Attribution: the header lines of the quotation itself, else the line above it ("Dana wrote on Nov 12:").
        let first =
            self.note.blocks[..=index].iter().rposition(|other| other.quoted == 0).map_or(0, |before| before + 1);
        let mut name = String::new();
        let mut day = None;
        for line in
            self.note.blocks.get(first..=index)?.iter().take(8).flat_map(|block| block.prose.text.lines()).take(12)
        {
            if let Some((label, rest)) = line.split_once(':') {
                match label.trim().to_ascii_lowercase().as_str() {
                    "from" if name.is_empty() => {
                        name = people::person(rest.trim()).map(|mention| mention.name).unwrap_or_default()
                    }
                    "date" | "sent" if day.is_none() => {
                        day = days::anywhere(rest, self.near_day(), self.calendar).map(|dated| dated.day)
                    }
                    _ => {}
                }
            }
            if line.trim_end().ends_with("wrote:") {
                day = day.or_else(|| days::anywhere(line, self.near_day(), self.calendar).map(|dated| dated.day));
            }
        }
        if let Some(before) = first.checked_sub(1).and_then(|before| self.note.blocks.get(before)) {
            let text = before.prose.text.trim_end();
            if text.ends_with(':') {
                day = day.or_else(|| days::anywhere(text, self.near_day(), self.calendar).map(|dated| dated.day));
                if name.is_empty() {
                    let known = self.names.iter().find(|name| {
                        let first = name.split(' ').next().unwrap_or(name);
                        first.len() > 2 && text.contains(first)
                    });
                    name = known.cloned().unwrap_or_default();
                }
            }
        }
        (!self.is_mine(&name)).then_some((name, day))
    }
}

/// What stands before and behind the colon of a line.
fn label(line: &str) -> Option<(&str, &str)> {
    line.split_once(':').map(|(label, rest)| (label.trim(), rest.trim()))
}

/// Whether a block stands no more in a message that began before it: a heading, a box or a dated line is the writer's.
fn is_over(letter: &Letter, block: &Block) -> bool {
    block.section != letter.section
        || matches!(
            block.kind,
            BlockKind::Heading { .. } | BlockKind::Cell { .. } | BlockKind::Item { mark: Some(_), .. }
        )
        || block.quoted == 0 && crate::note::opens_dated(&block.prose.text)
}

/// Whether a block ends a message: it begins as a letter closes, or is the name of its sender.
fn is_signed(text: &str, sender: &str) -> bool {
    const CLOSINGS: &[&str] = &[
        "best",
        "kind regards",
        "regards",
        "warm regards",
        "many thanks",
        "thanks",
        "cheers",
        "sincerely",
        "yours",
        "warmly",
        "all the best",
        "with best",
        "take care",
        "looking forward",
        "bien cordialement",
        "bien à vous",
        "cordialement",
        "beste grüße",
        "freundliche grüße",
        "herzliche grüße",
        "liebe grüße",
        "mit besten grüßen",
        "mit freundlichen grüßen",
        "viele grüße",
        "cordiali saluti",
        "groeten",
        "met vriendelijke groet",
        "saludos",
        "un saludo",
        "atentamente",
    ];
    // The words of the last lines; a salutation is a line of its own, or nearly so.
    text.lines().any(|line| {
        let line = line.trim().trim_end_matches([',', '.', '!']);
        let first = sender.split(' ').next().unwrap_or("");
        let closes = |closing: &&str| {
            let rest = line.get(closing.len()..).unwrap_or("");
            line.len() <= closing.len() + 12
                // "Thanks for coming!", "Thanks so much!" begin a letter as well.
                && !rest.starts_with(" for")
                && !rest.starts_with(" so ")
                && line.get(..closing.len()).is_some_and(|head| head.eq_ignore_ascii_case(closing))
        };
        CLOSINGS.iter().any(closes) || !first.is_empty() && (line == first || line == sender)
    })
}

/// Whether a line is one of a mail's header.
pub(super) fn is_mail_header(line: &str) -> bool {
    const LABELS: &[&str] = &["from", "to", "cc", "date", "sent", "subject", "reply-to"];
    line.split_once(':').is_some_and(|(label, _)| LABELS.iter().any(|own| label.trim().eq_ignore_ascii_case(own)))
}

pub(super) fn mail_header_lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut spans = Vec::new();
    for line in text.split_inclusive('\n') {
        if is_mail_header(line) {
            spans.push(Span::new(start, start + line.len()));
        }
        start += line.len();
    }
    spans
}
