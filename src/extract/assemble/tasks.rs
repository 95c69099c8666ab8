//! Task boxes.

use super::{Assembler, Piece, SectionFacts};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Preparation, Reading, Task, When, Where};
use crate::note::{Block, obsidian};
use crate::text::{Day, Span, contains_word};
use crate::timeline;
use crate::timeline::{Phrase, Window};

impl<'a> Assembler<'a> {
    pub(super) fn task(
        &mut self,
        block: &Block,
        (mark, mark_span): (char, Span),
        said: Option<Day>,
        headings: &[&str],
        section: &SectionFacts,
        phrases: Vec<Phrase>,
    ) {
        let line = obsidian::task_line(&block.prose.text);
        let description = line.description.slice(&block.prose.text).trim().to_owned();
        if description.is_empty() {
            return;
        }
        let open = is_open_mark(mark);
        let lower = description.to_lowercase();
        let prose = &block.prose;
        let masked: Vec<Span> =
            prose.masked.iter().copied().chain(outside(line.description, prose.text.len())).collect();
        // Mostly the description is all of the words, and the phrases are known.
        let phrases = if masked == prose.masked { phrases } else { timeline::find(&prose.text, &masked) };
        let place = if open { Where::OpenTask } else { Where::DoneTask };
        let cancelled = mark == '-' || line.cancelled.is_some();
        if !open {
            // What was done becomes an event of its day; a cancelled box is nothing that happened.
            if cancelled {
                return;
            }
            let done = line.done.and_then(|date| date.day).or(said);
            let piece = Piece {
                prose,
                masked: &masked,
                subject: section.subject,
                said: done,
                place,
                headings,
                sender: None,
                skip: None,
                dated: true,
                planned: false,
                made: false,
            };
            self.found(&piece, phrases);
            return;
        }
        let created = line.created.and_then(|date| date.day);
        let said = created.or(said);
        let piece = Piece {
            prose,
            masked: &masked,
            subject: section.subject,
            said,
            place,
            headings,
            sender: None,
            skip: None,
            dated: false,
            planned: false,
            made: false,
        };
        let found = self.reading(&piece, &phrases);
        let own_date = line.due.or(line.scheduled).or(line.start);
        // A box that says what they will do is their promise, and a meeting in a box is a meeting.
        let theirs =
            found.stated.iter().any(|stated| matches!(stated.reading, Reading::Promise | Reading::Appointment));
        if theirs && own_date.is_none() {
            self.keep(&piece, found);
            return;
        }
        // What was promised is the due date or said in words; a day on which it is to be looked at moves neither.
        let on = |day: Day| Window::new(Some(day), Some(day), timeline::Grain::Day, timeline::Bound::On);
        let promised = line.due.and_then(|date| date.day).and_then(on).or_else(|| {
            found.stated.iter().find_map(|stated| match &stated.when {
                When::Window(window)
                    if matches!(stated.reading, Reading::Commitment | Reading::Mention | Reading::Condition) =>
                {
                    Some(window.clone())
                }
                _ => None,
            })
        });
        let day_of = |date: Option<obsidian::TaskDate>| date.and_then(|date| date.day);
        let waits = day_of(line.scheduled).max(day_of(line.start));
        let planned = promised.is_none() && waits.is_some();
        let when = promised.or_else(|| day_of(line.scheduled).or(day_of(line.start)).and_then(on));
        self.impossible_days(prose, &phrases, said);
        if let Some(date) = own_date.filter(|date| date.day.is_none()) {
            let span = block.prose.to_source(date.span);
            let message = "the date of this task is no day of the calendar";
            self.facts.problems.push(Diagnostic::new(Code::ImpossibleDate, message, Some(self.note.place(span))));
        }
        let first = found.stated.first();
        let mentioned = self.names.iter().filter(|name| {
            let first = name.split(' ').next().unwrap_or(name);
            first.chars().count() > 1 && contains_word(&description, first)
        });
        let mentioned: Vec<&String> = mentioned.collect();
        // A first name is one more person only where nobody's whole name begins with it.
        let is_short = |name: &str| {
            mentioned.iter().any(|other| other.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')))
        };
        let people: Vec<String> = mentioned.iter().filter(|name| !is_short(name)).map(|name| (*name).clone()).collect();
        self.facts.tasks.push(Task {
            subject: section.subject,
            open,
            when,
            waits,
            planned,
            said,
            preparation: match section.preparation {
                true => Some(Preparation::Heading),
                false => PREPARING.iter().any(|word| lower.starts_with(word)).then_some(Preparation::Words),
            },
            thank_you: lower.contains("thank-you") || lower.contains("thank you") || lower.starts_with("thank "),
            people,
            channel: first.and_then(|stated| stated.channel),
            mark: mark_span,
            place: self.note.place(block.prose.to_source(line.description)),
            text: description,
        });
    }
}

/// How an errand begins that prepares for a meeting.
pub(crate) const PREPARING: &[&str] =
    &["prepare", "prep ", "research", "practise", "practice", "rehearse", "review ", "read up", "brush up"];

/// The spans of a text before and after one part.
pub(super) fn outside(part: Span, len: usize) -> impl Iterator<Item = Span> {
    [Span::new(0, part.start as usize), Span::new(part.end as usize, len)].into_iter().filter(|span| !span.is_empty())
}

pub(super) fn is_open_mark(mark: char) -> bool {
    !matches!(mark, 'x' | 'X' | '-')
}
