//! Invitations of a calendar that were pasted into a note: `DTSTART`, and whoever stands around it.

use std::collections::HashMap;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::Assembler;
use crate::extract::{Meeting, Stage, words};
use crate::note::{Block, BlockKind};
use crate::text::{Day, Span};
use crate::timeline::{TimeOfDay, Zone};

static START: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("DTSTART"));

/// What one event of a calendar says.
#[derive(Debug, Default)]
struct Invitation {
    start: Option<(Day, Option<u16>)>,
    end: Option<u16>,
    zone: Option<Zone>,
    stage: Option<Stage>,
    cancelled: bool,
    span: Option<Span>,
}

impl Assembler<'_> {
    /// Each event of a pasted invitation is a meeting of its day, with those who are invited.
    pub(super) fn invitations(&mut self) {
        if START.find(self.note.text.as_bytes()).is_none() {
            return;
        }
        let note = self.note;
        let places = self.facts.mentions.iter().enumerate();
        let places = places.filter_map(|(index, mention)| Some((mention.place.as_ref()?.span.start, index)));
        let mut placed: Vec<(u32, usize)> = places.collect();
        placed.sort_unstable();
        let days = self.facts.meetings.iter().enumerate();
        let mut known: HashMap<(usize, Day), usize> =
            days.map(|(index, meeting)| ((meeting.subject, meeting.day), index)).collect();
        for (index, block) in note.blocks.iter().enumerate() {
            let is_prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. });
            if !is_prose || START.find(block.prose.text.as_bytes()).is_none() {
                continue;
            }
            let section = block.section.and_then(|section| self.sections.get(section));
            let subject = self.lead(index).unwrap_or_else(|| section.map_or(0, |section| section.subject));
            let within = placed.partition_point(|(start, _)| *start < block.span.start);
            let within = placed.get(within..).unwrap_or_default().iter();
            let people: Vec<usize> =
                within.take_while(|(start, _)| *start < block.span.end).map(|(_, index)| *index).collect();
            for invitation in read(block) {
                self.invited(subject, block, &invitation, &people, &mut known);
            }
        }
    }

    /// Keeps one event, unless the meeting of its day is known; `people` are those of its block.
    fn invited(
        &mut self,
        subject: usize,
        block: &Block,
        invitation: &Invitation,
        people: &[usize],
        known: &mut HashMap<(usize, Day), usize>,
    ) {
        let Some((day, start)) = invitation.start else { return };
        let time = start.map(|start| TimeOfDay {
            start,
            end: invitation.end.filter(|end| *end > start),
            zone: invitation.zone,
        });
        let next = self.facts.meetings.len();
        let own = *known.entry((subject, day)).or_insert(next);
        if let Some(meeting) = self.facts.meetings.get_mut(own) {
            meeting.time = meeting.time.or(time);
            return;
        }
        let span = block.prose.to_source(invitation.span.unwrap_or_default());
        let (place, quote) = (self.note.place(span), span.slice(&self.note.text).to_owned());
        self.facts.meetings.push(Meeting {
            time,
            stage: invitation.stage.filter(|stage| words::is_meeting(*stage)).or(Some(Stage::Interview)),
            people: people.to_vec(),
            cancelled: invitation.cancelled,
            scheduled: true,
            ..Meeting::on(day, subject, place, quote, self.facts.last_line)
        });
    }
}

/// The events of a block, each from one `DTSTART` to the next.
fn read(block: &Block) -> Vec<Invitation> {
    let mut all: Vec<Invitation> = Vec::new();
    let mut head = Invitation::default();
    let mut at = 0;
    for line in block.prose.text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        // A colon may stand in quotation marks before the value, and in a title.
        let Some((label, last)) = line.trim().rsplit_once(':') else { continue };
        let key = label.split([';', ':']).next().unwrap_or(label);
        let value = if key == "SUMMARY" { line } else { last };
        match key {
            "BEGIN" => head = Invitation { cancelled: head.cancelled, ..Invitation::default() },
            "METHOD" => head.cancelled = value == "CANCEL",
            "SUMMARY" => {
                head.stage = words::in_text(value);
                if let Some(last) = all.last_mut() {
                    last.stage = last.stage.or(head.stage);
                }
            }
            "DTSTART" => all.push(Invitation {
                start: stamp(value),
                zone: value.ends_with('Z').then_some(Zone::Offset(0)),
                stage: head.stage,
                cancelled: head.cancelled,
                span: Some(span),
                ..Invitation::default()
            }),
            "DTEND" => {
                if let (Some(last), Some((_, end))) = (all.last_mut(), stamp(value)) {
                    last.end = end;
                }
            }
            "STATUS" => {
                if let Some(last) = all.last_mut() {
                    last.cancelled |= value == "CANCELLED";
                }
            }
            _ => {}
        }
    }
    all
}

/// `20260220T113000`, `20260220`.
fn stamp(value: &str) -> Option<(Day, Option<u16>)> {
    let number = |range: std::ops::Range<usize>| value.get(range)?.parse::<u16>().ok();
    let day = Day::new(i32::from(number(0..4)?), number(4..6)?.into(), number(6..8)?.into())?;
    let time = || {
        let (hour, minute) = (number(9..11)?, number(11..13)?);
        (value.get(8..9) == Some("T") && hour < 24 && minute < 60).then_some(hour * 60 + minute)
    };
    Some((day, time()))
}
