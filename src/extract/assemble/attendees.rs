//! The people of a note, and whom its meetings met.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::Assembler;
use crate::extract::people;
use crate::extract::{Mention, Part};
use crate::note::Key;

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
                mention.beside.emails.extend(email);
                mention.beside.phones.extend(phone);
            }
        }
        // An agency is the recruiter's organisation.
        let agency = self.facts.overrides.agency.clone();
        for mention in self.facts.mentions.iter_mut().filter(|mention| mention.part == Part::Recruiter) {
            mention.beside.organisation = mention.beside.organisation.take().or_else(|| agency.clone());
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
                && !mention
                    .beside
                    .emails
                    .iter()
                    .any(|email| me.emails.iter().any(|own| own.eq_ignore_ascii_case(email)))
                && !["me", "myself", "i"].iter().any(|word| mention.name.eq_ignore_ascii_case(word))
        });
    }

    /// The people of the body: lists, tables, cards, letters, calendars, chats, prose.
    pub(super) fn listed_people(&mut self) {
        let subjects = self.facts.subjects.iter().filter_map(|subject| subject.company.clone());
        let others = self.facts.mentions.iter().filter_map(|mention| mention.beside.organisation.clone());
        let organisations: Vec<String> = subjects.chain(others).chain(self.facts.overrides.agency.clone()).collect();
        let role = self.text(Key::Role);
        let survey = people::survey(self.note, &self.settings.me, &organisations, role.as_deref());
        self.people_lists = survey.lists;
        let is_me = |name: &str| survey.me.iter().any(|own| own.to_lowercase() == name.to_lowercase());
        if !survey.me.is_empty() {
            // What the front matter's people are counted by stays: the writer only loses the name.
            for mention in self.facts.mentions.iter_mut().filter(|mention| is_me(&mention.name)) {
                mention.strong = false;
            }
        }
        let mut first: HashMap<String, usize> = HashMap::new();
        for (index, mention) in self.facts.mentions.iter().enumerate() {
            first.entry(mention.name.clone()).or_insert(index);
        }
        let mut placed: HashSet<(usize, usize)> = HashSet::new();
        for found in survey.people {
            let next = self.facts.mentions.len();
            let index = *first.entry(found.mention.name.clone()).or_insert(next);
            let section = self
                .note
                .blocks
                .get(found.block)
                .and_then(|block| block.section)
                .and_then(|section| self.sections.get(section));
            let subject = self.lead(found.block).unwrap_or_else(|| section.map_or(0, |section| section.subject));
            let meeting = section.and_then(|section| section.meeting);
            self.facts.mentions.push(Mention { subject, ..found.mention });
            if !found.met {
                continue;
            }
            if let Some(place) = self.facts.mentions.last().and_then(|mention| mention.place.as_ref()) {
                self.met_on.entry(place.line).or_default().push(next);
            }
            let own = meeting.or(if self.facts.meetings.len() == 1 { Some(0) } else { None });
            let own = self.meeting_of_line(found.block, own);
            let new = own.is_some_and(|meeting| placed.insert((meeting, index)));
            if let Some(meeting) = own.and_then(|meeting| self.facts.meetings.get_mut(meeting)).filter(|_| new)
                && (meeting.people.len() > 64 || !meeting.people.contains(&index))
            {
                meeting.people.push(index);
            }
        }
        let location = self.text(Key::Location);
        for mention in self.facts.mentions.iter_mut().filter(|mention| !mention.beside.phones.is_empty()) {
            // A country beside the number goes before that of the note.
            if mention.beside.location.is_none() {
                mention.beside.location.clone_from(&location);
            }
        }
    }

    /// A line that opens with a day of its own tells of the meeting of that day, if there is one.
    fn meeting_of_line(&mut self, block: usize, own: Option<usize>) -> Option<usize> {
        let text = &self.note.blocks.get(block)?.prose.text;
        let opens = text.trim_start_matches(['[', '(', '*', ' ']).get(..3).is_some_and(|head| {
            head.bytes().any(|b| b.is_ascii_digit())
                || [
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue",
                    "wed", "thu", "fri", "sat", "sun",
                ]
                .iter()
                .any(|month| head.eq_ignore_ascii_case(month))
        });
        if !opens {
            return own;
        }
        let Some(day) = self.line_day(block, self.facts.date) else { return own };
        if own.and_then(|own| self.facts.meetings.get(own)).is_some_and(|meeting| meeting.day == day) {
            return own;
        }
        self.facts.meetings.iter().position(|meeting| meeting.day == day)
    }
}
