//! Pasted messages: who speaks, and on which day.

use super::Assembler;
use crate::extract::{days, people};
use crate::text::{Day, Span};

impl<'a> Assembler<'a> {
    /// The sender of a pasted message and the day it bears; the name is empty where none is known.
    pub(super) fn quotation(&self, index: usize) -> Option<(String, Option<Day>)> {
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
                        day = days::anywhere(rest, self.facts.date, self.calendar).map(|dated| dated.day)
                    }
                    _ => {}
                }
            }
            if line.trim_end().ends_with("wrote:") {
                day = day.or_else(|| days::anywhere(line, self.facts.date, self.calendar).map(|dated| dated.day));
            }
        }
        if let Some(before) = first.checked_sub(1).and_then(|before| self.note.blocks.get(before)) {
            let text = before.prose.text.trim_end();
            if text.ends_with(':') {
                day = day.or_else(|| days::anywhere(text, self.facts.date, self.calendar).map(|dated| dated.day));
                if name.is_empty() {
                    let known = self.names.iter().find(|name| {
                        let first = name.split(' ').next().unwrap_or(name);
                        first.len() > 2 && text.contains(first)
                    });
                    name = known.cloned().unwrap_or_default();
                }
            }
        }
        let me = &self.settings.me.name;
        let mine = !me.is_empty()
            && (name.eq_ignore_ascii_case(me)
                || me.split(' ').next().is_some_and(|first| name.eq_ignore_ascii_case(first)));
        (!mine).then_some((name, day))
    }
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
