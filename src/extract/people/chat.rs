//! Chats and transcripts: who speaks in them.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::detail;
use super::mail::{self, Speaker};
use super::survey::{Surveyor, is_given};
use super::words;
use crate::extract::{Mention, Part};
use crate::note::{Block, BlockKind, Note};
use crate::text::Span;

static SENT: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("sent the following message"));

impl<'a> Surveyor<'a> {
    /// Counts the voices of chats and transcripts before the pass.
    pub(super) fn voices(&mut self) {
        let note: &'a Note = self.note;
        for (index, block) in note.blocks.iter().enumerate() {
            if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. }) {
                continue;
            }
            let text = block.prose.text.as_str();
            let sent = SENT.find(text.as_bytes()).is_some();
            if block.quoted > 0
                && let Some(first) = text.lines().next()
                && let Some((name, _)) = mail::headed(first)
            {
                *self.voices.entry(name).or_default() += 1;
                let start = first.find(name).unwrap_or(0);
                self.speakers.push((index, 0, Speaker { name, stamped: true, recording: false, certain: true, start }));
                continue;
            }
            if !sent && memchr::memchr(b':', text.as_bytes()).is_none() {
                continue;
            }
            let mut start = 0;
            for line in text.split_inclusive('\n') {
                let at = start;
                start += line.len();
                let line = line.trim_end();
                let head = line.as_bytes().get(..96).unwrap_or(line.as_bytes());
                if memchr::memchr(b':', head).is_none() && !(sent && SENT.find(line.as_bytes()).is_some()) {
                    continue;
                }
                if let Some(speaker) = mail::speaker(line) {
                    *self.voices.entry(speaker.name).or_default() += 1;
                    self.speakers.push((index, at, speaker));
                }
            }
        }
    }

    fn speaker(&self, index: usize, at: usize) -> Option<Speaker<'a>> {
        let own = self.speakers.binary_search_by_key(&(index, at), |(index, at, _)| (*index, *at)).ok()?;
        self.speakers.get(own).map(|(_, _, speaker)| *speaker)
    }

    /// A line of a chat or a transcript.
    pub(super) fn spoken(
        &mut self,
        index: usize,
        block: &Block,
        at: usize,
        line: &str,
        handled: &mut Vec<Span>,
        span: Span,
    ) -> bool {
        let Some(speaker) = self.speaker(index, at) else {
            return false;
        };
        let full = speaker.name.contains(' ');
        let given = is_given(speaker.name);
        let often = self.voices.get(speaker.name).copied().unwrap_or(0) > 1;
        let several = self.voices.len() > 1;
        let kind = self.kind(block);
        let believed = speaker.certain && (full || given)
            || speaker.stamped && (full && (given || often) || given)
            || full && given && (often || block.quoted > 0 && !self.is_detail_line(line) || kind.transcript)
            || full && often && several;
        if !believed || self.known.holds(speaker.name) {
            return false;
        }
        let met = kind.transcript || speaker.recording && several;
        let part = if met { Part::Interviewer } else { Part::Other };
        let start = at + speaker.start;
        let name = Span::new(start, start + speaker.name.len());
        if !self.heard.contains_key(&(speaker.name, met)) {
            let mut mention = Mention { name: speaker.name.to_owned(), part, strong: true, ..Mention::default() };
            let behind = line.get(speaker.start + speaker.name.len()..).and_then(|rest| rest.split_once(':'));
            let is_told = |title: &str| title.trim().starts_with('(') || words::is_title(title);
            if let Some((title, _)) = behind.filter(|(title, _)| title.len() <= 41 && is_told(title)) {
                let title = title.trim().trim_matches(['(', ')']);
                detail::read(&mut mention, title, &self.known, false);
            }
            let found = self.push(index, name, met, mention);
            // "Dana Okafor wrote:" is the head of a letter, which they may sign.
            if speaker.certain
                && let Some(found) = found
            {
                self.sender = Some((found, block.section, block.quoted));
            }
            self.heard.insert((speaker.name, met), found);
        }
        self.voice = Some((block.section, self.heard.get(&(speaker.name, met)).copied().flatten()));
        // The words after the name may name others; "I" in them is the speaker.
        handled.push(Span::new(span.start as usize, (start + speaker.name.len()).min(span.end as usize)));
        true
    }

    /// Whether what follows the colon is a title or an address, not words that were said.
    pub(super) fn is_detail_line(&self, line: &str) -> bool {
        line.split_once(':').is_some_and(|(_, rest)| {
            let mut mention = Mention::default();
            detail::read(&mut mention, rest, &self.known, false).is_reason()
        })
    }
}
