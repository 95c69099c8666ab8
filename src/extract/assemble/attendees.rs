//! The people of the front matter, of attendee lists and of labelled lines.

use super::Assembler;
use crate::extract::people;
use crate::extract::{Mention, Part};
use crate::note::{BlockKind, Key};

impl<'a> Assembler<'a> {
    pub(super) fn front_people(&mut self) {
        let rows = [
            (Key::Interviewers, Part::Interviewer),
            (Key::Contacts, Part::Other),
            (Key::Recruiter, Part::Recruiter),
            (Key::Helper, Part::Helper),
        ];
        for (key, part) in rows {
            for field in self.note.front.all(key) {
                self.facts.mentions.extend(people::from_field(self.note, field, part, 0));
            }
        }
        for (email, phone, part) in [
            (Key::ContactEmail, Key::ContactPhone, Part::Other),
            (Key::RecruiterEmail, Key::RecruiterPhone, Part::Recruiter),
        ] {
            let (email, phone) = (self.text(email), self.text(phone));
            if let Some(mention) = self.facts.mentions.iter_mut().find(|mention| mention.part == part) {
                mention.emails.extend(email);
                mention.phones.extend(phone);
            }
        }
        // An agency is the recruiter's organisation.
        let agency = self.facts.overrides.agency.clone();
        for mention in self.facts.mentions.iter_mut().filter(|mention| mention.part == Part::Recruiter) {
            mention.organisation = mention.organisation.take().or_else(|| agency.clone());
        }
        // `recruiter: true` says what the people of the note are.
        if self
            .front(Key::Recruiter)
            .is_some_and(|field| matches!(field.value.text().to_ascii_lowercase().as_str(), "true" | "yes"))
        {
            for mention in &mut self.facts.mentions {
                mention.part = Part::Recruiter;
            }
        }
        let me = &self.settings.me;
        self.facts.mentions.retain(|mention| {
            !(mention.name.eq_ignore_ascii_case(&me.name) && !me.name.is_empty())
                && !mention.emails.iter().any(|email| me.emails.iter().any(|own| own.eq_ignore_ascii_case(email)))
                && !["me", "myself", "i"].iter().any(|word| mention.name.eq_ignore_ascii_case(word))
        });
    }

    /// People of attendee lists, labelled lines and tables with a Name column.
    pub(super) fn listed_people(&mut self) {
        let mut labelled: Option<Part> = None;
        for (index_of_block, block) in self.note.blocks.iter().enumerate() {
            // `attendees:` on a line of its own names the list below it.
            let is_item = matches!(block.kind, BlockKind::Item { .. });
            if !is_item {
                let last = block.prose.text.trim_end().lines().next_back().unwrap_or_default();
                labelled = last.strip_suffix(':').and_then(people::list_part);
            }
            let list = block
                .section
                .and_then(|section| self.sections.get(section))
                .and_then(|section| section.list)
                .or(labelled);
            let meeting =
                block.section.and_then(|section| self.sections.get(section)).and_then(|section| section.meeting);
            let mut found = Vec::new();
            if is_item && list.is_some() {
                self.people_lists.insert(index_of_block);
            }
            match (&block.kind, list) {
                (BlockKind::Item { mark: None, .. }, Some(part)) if block.parent.is_none() => {
                    found.extend(
                        people::from_item(self.note, block, part, 0)
                            .map(|mention| (mention, part == Part::Interviewer)),
                    );
                }
                (BlockKind::Paragraph | BlockKind::Item { mark: None, .. }, _) => {
                    for line in block.prose.text.lines() {
                        let Some((label, rest)) = line.split_once(':') else { continue };
                        let Some(part) = people::list_part(label).filter(|_| label.len() < 24) else { continue };
                        for piece in people::split_people(rest) {
                            let capital = piece.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
                            if let Some(mention) = people::person(piece).filter(|_| capital) {
                                let place = Some(self.note.place(block.span));
                                found.push((
                                    Mention { part, strong: true, place, ..mention },
                                    part == Part::Interviewer,
                                ));
                            }
                        }
                    }
                }
                _ => {}
            }
            for (mention, met) in found {
                let known = self.facts.mentions.iter().position(|own| own.name == mention.name);
                let index = known.unwrap_or(self.facts.mentions.len());
                self.facts.mentions.push(mention);
                if !met {
                    continue;
                }
                let own = meeting.or(if self.facts.meetings.len() == 1 { Some(0) } else { None });
                if let Some(meeting) = own.and_then(|meeting| self.facts.meetings.get_mut(meeting))
                    && !meeting.people.contains(&index)
                {
                    meeting.people.push(index);
                }
            }
        }
    }
}
