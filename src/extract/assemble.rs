//! One note's facts, block by block: which subject, said when, in whose voice.

use std::collections::HashSet;
use std::sync::Arc;

use super::days::{self, Dated};
use super::words::{self, MeetingWord, Words};
use super::{
    Counted, Direction, Event, EventKind, Facts, Meeting, Mention, Part, Reading, Standing, Statement, Status, Subject,
    Surroundings, Task, When, Where, people, read,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::note::{Block, BlockKind, Field, Key, Note, Opened, Source, day_in_name, is_included, obsidian, open};
use crate::settings::Settings;
use crate::text::{Day, Place, Span};
use crate::timeline::{self, Calendar, Phrase};

/// Reads everything that one note says.
pub fn facts(source: &Source, settings: &Settings, calendar: &Calendar) -> Facts {
    let mut facts = Facts { path: Arc::clone(&source.path), ..Facts::default() };
    let (note, counted) = match open(source, &settings.notes) {
        Opened::PassedOver { counted, problems } => {
            facts.counted = counted;
            facts.problems = problems;
            return facts;
        }
        Opened::Read(note, counted) => (note, counted),
    };
    facts.counted = counted;
    facts.problems.clone_from(&note.problems);
    if counted == Counted::Person {
        facts.mentions.extend(people::from_person_note(&note));
        return facts;
    }
    let mut assembler = Assembler {
        note: &note,
        settings,
        calendar,
        facts,
        sections: Vec::new(),
        created: None,
        names: Vec::new(),
        people_lists: HashSet::new(),
        rows: Rows::default(),
    };
    assembler.run();
    assembler.facts
}

/// What is known of a section before its blocks are read.
#[derive(Debug, Clone, Default)]
struct SectionFacts {
    /// The date in its heading.
    dated: Option<Dated>,
    /// The meeting that its heading is.
    meeting: Option<usize>,
    /// It holds a preparation, written before the interview.
    preparation: bool,
    /// The people of its list have this part.
    list: Option<Part>,
    /// Its title says that what follows reflects on the interview.
    reflection: bool,
    /// Its items are topics.
    topics: bool,
    /// What it is about, where its heading names a company.
    subject: usize,
}

/// What is known of the table whose cells are being read.
#[derive(Debug, Default)]
struct Rows {
    table: Option<usize>,
    /// What each column is.
    columns: Vec<Column>,
    /// For each row of the table: subject, day, meeting.
    rows: Vec<(usize, Option<Day>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Key(Key),
    /// A day of an entry.
    Day,
    /// What kind of entry.
    Kind,
    Other,
}

struct Assembler<'a> {
    note: &'a Note,
    settings: &'a Settings,
    calendar: &'a Calendar,
    facts: Facts,
    sections: Vec<SectionFacts>,
    created: Option<Day>,
    names: Vec<String>,
    /// The items that are people of an attendee list.
    people_lists: HashSet<usize>,
    rows: Rows,
}

/// The longest sentence that is kept as a quotation, in bytes.
const LONGEST_QUOTE: usize = 400;

impl<'a> Assembler<'a> {
    fn run(&mut self) {
        self.facts.last_line = self.last_line();
        self.subject();
        self.date();
        self.sections();
        self.front_people();
        self.section_meetings();
        self.note_meeting();
        self.front_standing();
        self.front_events();
        self.listed_people();
        self.names = self.facts.mentions.iter().map(|mention| mention.name.clone()).collect();
        self.names.sort();
        self.names.dedup();
        self.front_timelines();
        for index in 0..self.note.blocks.len() {
            self.block(index);
        }
        self.reflections();
    }

    fn front(&self, key: Key) -> Option<&'a Field> {
        self.note.front.get(key)
    }

    fn text(&self, key: Key) -> Option<String> {
        self.front(key).map(|field| people::link_name(field.value.text()).to_owned()).filter(|text| !text.is_empty())
    }

    fn quote(&self, field: &Field) -> String {
        let span = Span::new(field.name_span.start as usize, field.value.span().end as usize);
        cut(span.slice(&self.note.text)).to_owned()
    }

    fn place(&self, field: &Field) -> Place {
        self.note.place(field.value.span())
    }

    /// Company, role and application of the note itself.
    fn subject(&mut self) {
        let company = self.text(Key::Company).or_else(|| self.implied_company());
        let place = self.front(Key::Company).map(|field| self.place(field));
        self.facts.subjects.push(Subject {
            company,
            role: self.text(Key::Role),
            application: self.text(Key::Application),
            place,
        });
        let over = &mut self.facts.overrides;
        let truth = |text: &str| matches!(text.trim().to_ascii_lowercase().as_str(), "true" | "yes" | "on" | "1");
        over.no_follow_up = self.note.front.get(Key::NoFollowUp).is_some_and(|field| truth(field.value.text()));
        over.pace = self.note.front.get(Key::Pace).map(|field| field.value.text().trim().to_owned());
        over.field = self.note.front.get(Key::Field).map(|field| field.value.text().trim().to_owned());
        over.numbers = self
            .note
            .front
            .all(Key::Setting)
            .filter_map(|field| {
                let folded = crate::note::fold_key(&field.name);
                let row = crate::settings::SETTINGS.iter().find(|row| row.name == folded)?;
                Some((row.name, field.value.text().trim().parse().ok()?))
            })
            .collect();
        over.agency = self.note.front.get(Key::Agency).map(|field| people::link_name(field.value.text()).to_owned());
    }

    /// The company of a note that names none: where a folder makes it count, its subfolder, first heading or name.
    fn implied_company(&self) -> Option<String> {
        if !is_included(&self.note.path, &self.settings.notes) {
            return None;
        }
        let path: &str = &self.note.path;
        let folder = self.settings.notes.include.iter().map(|folder| folder.trim_matches('/')).find(|folder| {
            path.len() > folder.len() && path.starts_with(folder) && path.as_bytes().get(folder.len()) == Some(&b'/')
        });
        let rest = folder.map_or(path, |folder| &path[folder.len() + 1..]);
        if let Some((subfolder, _)) = rest.split_once('/') {
            return Some(subfolder.to_owned());
        }
        let heading = self.note.sections.iter().find(|section| section.level == 1).map(|section| section.title.clone());
        let stem = rest.rsplit_once('.').map_or(rest, |(stem, _)| stem);
        [heading, Some(stem.to_owned())]
            .into_iter()
            .flatten()
            .map(|text| company_in(&text))
            .find(|text| !text.is_empty())
    }

    /// The note's own date: front matter, else its file name, else its first dated heading.
    fn date(&mut self) {
        self.created = self
            .front(Key::Created)
            .and_then(|field| days::day(field.value.text(), None, self.calendar))
            .map(|dated| dated.day);
        let name = day_in_name(&self.note.path);
        let written = self.front(Key::Date).and_then(|field| self.front_day(field, name.or(self.created)));
        self.facts.date = written.map(|dated| dated.day).or(name);
        if self.facts.date.is_none() {
            let headings = self.note.sections.iter();
            self.facts.date = headings
                .filter_map(|section| days::anywhere(&section.title, None, self.calendar))
                .map(|dated| dated.day)
                .next();
        }
        if let Some(field) = self.note.front.get(Key::SnoozeUntil) {
            self.facts.overrides.snooze_until = self.front_day(field, self.facts.date).map(|dated| dated.day);
        }
    }

    /// A day of the front matter; what should be one and is none is reported.
    fn front_day(&mut self, field: &Field, said: Option<Day>) -> Option<Dated> {
        match self.front_value(field, said)? {
            days::Value::Window(window) => {
                let day = window.latest().filter(|day| Some(*day) == window.earliest())?;
                Some(Dated { day, time: window.time })
            }
            _ => None,
        }
    }

    fn front_value(&mut self, field: &Field, said: Option<Day>) -> Option<days::Value> {
        let text = field.value.text();
        if matches!(text.trim().to_ascii_lowercase().as_str(), "true" | "false" | "yes" | "no") {
            return None;
        }
        let value = days::value(text, said, self.calendar);
        let place = Some(self.note.place(field.value.span()));
        match &value {
            days::Value::Impossible => {
                self.facts.problems.push(Diagnostic::new(
                    Code::ImpossibleDate,
                    format!("`{}: {}` is no day of the calendar", field.name, cut(text)),
                    place,
                ));
            }
            days::Value::None if field.key == Key::Date => {
                self.facts.problems.push(Diagnostic::new(
                    Code::UnreadDate,
                    format!("`{}: {}` could not be read as a day", field.name, cut(text)),
                    place,
                ));
            }
            days::Value::Window(window) if window.ambiguous => {
                self.facts.problems.push(Diagnostic::new(
                    Code::AmbiguousDate,
                    format!("`{}: {}` can be read in two ways", field.name, cut(text)),
                    place,
                ));
            }
            days::Value::Window(_) | days::Value::None => {}
        }
        Some(value)
    }

    fn sections(&mut self) {
        let mut all: Vec<SectionFacts> = Vec::with_capacity(self.note.sections.len());
        for section in &self.note.sections {
            let title = section.title.as_str();
            let inherited = section.parent.and_then(|parent| all.get(parent)).cloned().unwrap_or_default();
            let lower = title.to_lowercase();
            let own = days::anywhere(title, self.facts.date, self.calendar);
            all.push(SectionFacts {
                dated: own.or(inherited.dated),
                meeting: None,
                preparation: inherited.preparation || is_preparation(&lower),
                list: people::list_part(title),
                reflection: is_reflection(&lower),
                subject: inherited.subject,
                topics: lower.contains("topic") || lower.contains("talked about") || lower.contains("discussed"),
            });
        }
        self.sections = all;
        self.companies_as_headings();
    }

    /// A note that names no company itself may have one under each heading: a recruiter's call about two places.
    fn companies_as_headings(&mut self) {
        if self.facts.subjects.first().is_none_or(|subject| subject.company.is_some() || subject.application.is_some())
        {
            return;
        }
        let tops = self.note.sections.iter().filter(|section| section.level > 1 || self.note.sections.len() == 1);
        let Some(top) = tops.map(|section| section.level).min() else { return };
        for (index, section) in self.note.sections.iter().enumerate() {
            if section.level == top && is_company_heading(&section.title) && self.sections[index].dated.is_none() {
                let (company, role) = match section.title.split_once(['\u{2014}', '\u{2013}', '|']) {
                    Some((company, role)) => (company.trim(), Some(role.trim().to_owned())),
                    None => (section.title.trim(), None),
                };
                let place = Some(self.heading_place(section.block));
                let company = Some(people::link_name(company).to_owned());
                self.facts.subjects.push(Subject { company, role, application: None, place });
                self.sections[index].subject = self.facts.subjects.len() - 1;
            } else if let Some(parent) = section.parent {
                self.sections[index].subject = self.sections[parent].subject;
            }
        }
    }

    fn front_people(&mut self) {
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

    /// The stage that the front matter states, and what it says of the meeting.
    fn front_words(&self) -> (Option<Words>, Option<Words>) {
        let read = |key| self.front(key).and_then(|field| words::read(field.value.text()));
        (read(Key::Stage), read(Key::Status))
    }

    /// The note itself as a meeting, where it is one.
    fn note_meeting(&mut self) {
        let (Some(day), (stage_words, status_words)) = (self.facts.date, self.front_words()) else { return };
        let dated = self.front(Key::Date).is_some() || day_in_name(&self.note.path).is_some();
        if !dated {
            return;
        }
        let stage = stage_words.and_then(|words| words.stage);
        let kind = self.front(Key::Type).map(|field| field.value.text().to_lowercase()).unwrap_or_default();
        let tags = || {
            self.note
                .front
                .all(Key::Tags)
                .flat_map(|field| field.value.texts())
                .any(|(tag, _)| tag.eq_ignore_ascii_case("interview"))
        };
        let panel = self.note.front.all(Key::Interviewers).any(|field| {
            let name = crate::note::fold_key(&field.name);
            matches!(name.as_str(), "interviewers" | "interviewer" | "panel")
        });
        let is_meeting = match stage {
            Some(stage) => words::is_meeting(stage),
            // A note without front matter counts because its folder does; its name's day is that of a conversation.
            None => {
                let bare = self.note.front.fields.is_empty() && is_included(&self.note.path, &self.settings.notes);
                kind.contains("interview") || panel || tags() || bare || self.name_says_meeting()
            }
        };
        if !is_meeting || self.facts.meetings.iter().any(|meeting| meeting.day == day) {
            return;
        }
        let word = |words: Option<Words>| words.and_then(|words| words.meeting);
        let meeting_word = word(stage_words).or(word(status_words));
        let field = self.note.front.get(Key::Date);
        let (place, quote) = match field {
            Some(field) => (self.place(field), self.quote(field)),
            None => {
                (self.note.place(Span::new(0, 0)), self.note.path.rsplit('/').next().unwrap_or_default().to_owned())
            }
        };
        let time = field
            .and_then(|field| days::day(field.value.text(), Some(day), self.calendar))
            .and_then(|dated| dated.time);
        let people = self.met(|mention| mention.part != Part::Helper);
        let stage = stage
            .or_else(|| self.note.path.rsplit('/').next().and_then(words::in_text))
            .filter(|stage| words::is_meeting(*stage));
        let thanked = self.thanked();
        self.facts.meetings.push(Meeting {
            subject: 0,
            day,
            time,
            stage: stage.or(Some(super::Stage::Interview)),
            people,
            reflected: false,
            thanked,
            cancelled: meeting_word == Some(MeetingWord::Cancelled),
            scheduled: meeting_word == Some(MeetingWord::Scheduled),
            topics: Vec::new(),
            place,
            quote,
            last_line: self.facts.last_line,
        });
    }

    fn name_says_meeting(&self) -> bool {
        self.note.path.rsplit('/').next().and_then(words::in_text).is_some_and(words::is_meeting)
    }

    fn thanked(&self) -> Option<Option<Day>> {
        let text = self.front(Key::Thanked)?.value.text().trim().to_ascii_lowercase();
        match text.as_str() {
            "false" | "no" => None,
            "true" | "yes" => Some(None),
            _ => days::day(&text, self.facts.date, self.calendar).map(|dated| Some(dated.day)),
        }
    }

    fn last_line(&self) -> u32 {
        let end = self.note.text.trim_end().len();
        self.note.lines.position(&self.note.text, Span::new(end, end).start).0
    }

    /// Those of the front matter's people who were met in the interview.
    fn met(&self, of_note: impl Fn(&Mention) -> bool) -> Vec<usize> {
        let met_keys: Vec<Span> = self.note.front.all(Key::Interviewers).map(|field| field.value.span()).collect();
        let all = self.facts.mentions.iter().enumerate();
        all.filter(|(_, mention)| {
            of_note(mention)
                && mention.place.as_ref().is_some_and(|place| {
                    met_keys.iter().any(|span| span.start <= place.span.start && place.span.end <= span.end)
                })
        })
        .map(|(index, _)| index)
        .collect()
    }

    /// Dated headings that name a stage are meetings of their own.
    fn section_meetings(&mut self) {
        let front = self.front_words();
        let single = self.note.sections.iter().filter(|section| self.is_meeting_heading(section)).count() == 1;
        for (index, section) in self.note.sections.iter().enumerate() {
            if !self.is_meeting_heading(section) {
                continue;
            }
            let Some(dated) = days::anywhere(&section.title, self.facts.date, self.calendar) else { continue };
            let stage = words::in_text(&section.title)
                .or_else(|| front.0.and_then(|words| words.stage))
                .filter(|stage| words::is_meeting(*stage));
            let end = section.span.range().end;
            let (line, _) = self.note.lines.position(&self.note.text, Span::new(end.saturating_sub(1), end).start);
            let lower = section.title.to_lowercase();
            let people = if single { self.met(|_| true) } else { Vec::new() };
            let thanked = if single { self.thanked() } else { None };
            self.facts.meetings.push(Meeting {
                subject: self.sections.get(index).map_or(0, |section| section.subject),
                day: dated.day,
                time: dated.time,
                stage: stage.or(Some(super::Stage::Interview)),
                people,
                reflected: false,
                thanked,
                cancelled: lower.contains("cancelled") || lower.contains("canceled") || lower.contains("no-show"),
                scheduled: lower.contains("scheduled"),
                topics: Vec::new(),
                place: self.heading_place(section.block),
                quote: section.title.clone(),
                last_line: line,
            });
            if let Some(own) = self.sections.get_mut(index) {
                own.meeting = Some(self.facts.meetings.len() - 1);
            }
        }
        // What stands below a meeting's heading belongs to that meeting.
        for (index, section) in self.note.sections.iter().enumerate() {
            if let (Some(parent), None) = (section.parent, self.sections[index].meeting) {
                self.sections[index].meeting = self.sections[parent].meeting;
            }
        }
    }

    fn is_meeting_heading(&self, section: &crate::note::Section) -> bool {
        words::in_text(&section.title).is_some_and(words::is_meeting)
            && days::anywhere(&section.title, self.facts.date, self.calendar).is_some()
    }

    fn heading_place(&self, block: usize) -> Place {
        let block = self.note.blocks.get(block);
        let span = block.map_or(Span::new(0, 0), |block| block.prose.to_source(Span::new(0, block.prose.text.len())));
        self.note.place(span)
    }

    fn front_standing(&mut self) {
        let date = self.facts.date;
        for key in [Key::Stage, Key::Status] {
            let Some(field) = self.note.front.get(key) else { continue };
            let place = self.place(field);
            let text = field.value.text().trim();
            let Some(words) = words::read(text) else {
                let message = format!("`{}` is not a known stage or status; it counts as open", cut(text));
                let known = format!("known words: {}", words::known());
                self.facts.problems.push(Diagnostic::new(Code::UnknownWord, message, Some(place)).with_help(known));
                continue;
            };
            let mut day = date;
            if words.status == Some(Status::Rejected) {
                let stated = self.note.front.all(Key::Rejected).next();
                day = stated
                    .and_then(|field| self.front_day(field, date))
                    .map(|dated| dated.day)
                    .or(day.filter(|_| self.facts.meetings.is_empty() && stated.is_none()).or(stated.and(day)));
            }
            if words.status == Some(Status::Offer) && day.is_none() {
                // An undated note of the application says when the offer came: it holds from then.
                let came = self.front(Key::Offer);
                day = came.and_then(|field| self.front_day(field, date)).map(|dated| dated.day);
            }
            if words.stage.is_some() || words.status.is_some() {
                let quote = self.quote(field);
                // A note of a meeting that says `rejected` was edited later, on a day that nobody wrote down.
                let day = if words.status.is_some_and(|status| !matches!(status, Status::Open))
                    && words.status != Some(Status::Rejected)
                    && !self.facts.meetings.is_empty()
                {
                    None
                } else {
                    day
                };
                self.facts.standings.push(Standing {
                    subject: 0,
                    day,
                    stage: words.stage,
                    status: words.status,
                    place,
                    quote,
                });
            }
        }
        if let Some(field) = self.note.front.get(Key::Rejected) {
            if crate::note::fold_key(&field.name) == "rejected" {
                let day = self.front_day(field, date).map(|dated| dated.day);
                let truth = !matches!(field.value.text().trim().to_ascii_lowercase().as_str(), "false" | "no");
                if truth {
                    let (place, quote) = (self.place(field), self.quote(field));
                    self.facts.standings.push(Standing {
                        subject: 0,
                        day,
                        stage: None,
                        status: Some(Status::Rejected),
                        place,
                        quote,
                    });
                }
            }
        }
    }

    fn front_events(&mut self) {
        let date = self.facts.date;
        if let Some(field) = self.note.front.get(Key::Applied) {
            if let Some(dated) = self.front_day(field, date) {
                self.front_event(field, dated.day, Direction::Mine, EventKind::Applied);
            }
            let place = self.place(field);
            let quote = self.quote(field);
            self.facts.standings.push(Standing {
                subject: 0,
                day: date,
                stage: Some(super::Stage::Applied),
                status: None,
                place,
                quote,
            });
        }
        if let Some(field) = self.note.front.get(Key::LastContact) {
            if let Some(dated) = self.front_day(field, date) {
                self.front_event(field, dated.day, Direction::Neither, EventKind::Touch);
            }
        }
        if let Some(field) = self.note.front.get(Key::Thanked) {
            if let Some(dated) = self.front_day(field, date) {
                self.front_event(field, dated.day, Direction::Mine, EventKind::ThankYou);
            }
        }
        let offer = self.note.front.get(Key::Offer);
        let deadline = self.note.front.get(Key::OfferDeadline).or_else(|| {
            // `deadline` belongs to the note's stage: here, to the offer.
            let (stage, status) = self.front_words();
            let is_offer = stage.and_then(|words| words.stage) == Some(super::Stage::Offer)
                || status.and_then(|words| words.status) == Some(Status::Offer);
            self.note.front.get(Key::Deadline).filter(|_| is_offer)
        });
        if let Some(field) = offer.or(deadline) {
            let day = offer.and_then(|field| match field.value.text().trim().to_ascii_lowercase().as_str() {
                "true" | "yes" => None,
                _ => self.front_day(field, date),
            });
            let ends = deadline.and_then(|field| match self.front_value(field, date) {
                Some(days::Value::Window(window)) => Some(*window),
                _ => None,
            });
            let declined = offer
                .is_some_and(|field| matches!(field.value.text().trim().to_ascii_lowercase().as_str(), "false" | "no"));
            if !declined {
                let shown = deadline.unwrap_or(field);
                let (place, quote) = (self.place(shown), self.quote(shown));
                self.facts.offers.push(super::Offer {
                    subject: 0,
                    day: day.map(|dated| dated.day),
                    deadline: ends,
                    place: place.clone(),
                    quote: quote.clone(),
                });
                if offer.is_some() {
                    let day = day.map(|dated| dated.day);
                    self.facts.standings.push(Standing {
                        subject: 0,
                        day: day.or(date),
                        stage: Some(super::Stage::Offer),
                        status: Some(Status::Offer),
                        place,
                        quote,
                    });
                }
            }
        }
        self.task_deadline();
    }

    /// `deadline` of a note whose stage is mine to do: apply by, take-home due.
    fn task_deadline(&mut self) {
        let Some(field) = self.note.front.get(Key::Deadline) else { return };
        let stage = self.front_words().0.and_then(|words| words.stage);
        let what = match stage {
            Some(super::Stage::TakeHome) => "Send the take-home",
            Some(super::Stage::Lead) => "Apply",
            _ => return,
        };
        if let Some(days::Value::Window(window)) = self.front_value(field, self.facts.date) {
            self.commitment(field, what.to_owned(), When::Window(*window));
        }
    }

    fn front_event(&mut self, field: &Field, day: Day, direction: Direction, kind: EventKind) {
        let (place, quote) = (self.place(field), self.quote(field));
        self.facts.events.push(Event {
            subject: 0,
            day,
            direction,
            channel: None,
            kind,
            matter: None,
            people: Vec::new(),
            window: None,
            place,
            quote,
        });
    }

    fn commitment(&mut self, field: &Field, quote: String, when: When) {
        let place = self.place(field);
        self.facts.statements.push(Statement {
            subject: 0,
            reading: Reading::Commitment,
            who: None,
            matter: super::Matter::Answer,
            channel: None,
            hedged: false,
            lapsed: false,
            when,
            said: self.facts.date.or(self.created),
            place,
            phrase: Span::new(0, 0),
            quote,
        });
    }

    /// Timelines and next steps that the front matter states.
    fn front_timelines(&mut self) {
        let date = self.facts.date;
        for field in self.note.front.all(Key::Timeline) {
            let place = self.place(field);
            let quote = self.quote(field);
            let name_len = quote.len().saturating_sub(field.value.span().len());
            let when = match self.front_value(field, date) {
                Some(days::Value::Window(window)) => When::Window(*window),
                Some(days::Value::None) if date.is_none() => {
                    match timeline::find(field.value.text(), &[]).into_iter().next() {
                        Some(phrase) => {
                            let message = format!(
                                "`{}` counts from the day on which it was said, and the note bears no date",
                                cut(field.value.text())
                            );
                            self.facts.problems.push(Diagnostic::new(Code::NoSaidDay, message, Some(place.clone())));
                            When::Open(Box::new(phrase))
                        }
                        None => When::Undated,
                    }
                }
                Some(days::Value::None) => When::Undated,
                Some(days::Value::Impossible) | None => continue,
            };
            self.facts.statements.push(Statement {
                subject: 0,
                reading: Reading::Promise,
                who: None,
                matter: super::Matter::Answer,
                channel: None,
                hedged: false,
                lapsed: false,
                when,
                said: date.or(self.created),
                place,
                phrase: Span::new(name_len, quote.len()),
                quote,
            });
        }
        for field in self.note.front.all(Key::NextTouch) {
            if let Some(days::Value::Window(window)) = self.front_value(field, date) {
                self.commitment(field, "Follow up".to_owned(), When::Window(*window));
            }
        }
        for field in self.note.front.all(Key::NextStep) {
            let mut texts = field.value.texts();
            texts.retain(|(text, _)| !crate::note::is_missing(text));
            for (text, span) in texts {
                let map = crate::note::Prose {
                    text: text.to_owned(),
                    map: vec![crate::note::Piece { prose: 0, source: span.start, source_len: span.len() as u32 }],
                    masked: Vec::new(),
                };
                let before = self.facts.statements.len();
                let events = self.facts.events.len();
                self.prose(&Piece {
                    prose: &map,
                    subject: 0,
                    said: date,
                    place: Where::OpenTask,
                    headings: &["Next steps"],
                    sender: None,
                    skip: None,
                    dated: false,
                });
                let bare_day = days::day(text, date, self.calendar).is_some() && text.len() < 26;
                let waits = ["wait", "await", "hear", "none", "nothing"]
                    .iter()
                    .any(|word| text.to_lowercase().starts_with(word));
                if self.facts.statements.len() == before && self.facts.events.len() == events && !waits && !bare_day {
                    self.commitment(field, text.trim().to_owned(), When::Undated);
                } else if bare_day {
                    self.facts.statements.truncate(before);
                    if let Some(days::Value::Window(window)) = self.front_value(field, date) {
                        self.commitment(field, "Take the next step".to_owned(), When::Window(*window));
                    }
                }
            }
        }
    }

    /// People of attendee lists, labelled lines and tables with a Name column.
    fn listed_people(&mut self) {
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
                if let Some(meeting) = own.and_then(|meeting| self.facts.meetings.get_mut(meeting)) {
                    if !meeting.people.iter().any(|own| *own == index) {
                        meeting.people.push(index);
                    }
                }
            }
        }
    }

    fn block(&mut self, index: usize) {
        let note = self.note;
        let block = &note.blocks[index];
        let section = block.section.and_then(|section| self.sections.get(section)).cloned().unwrap_or_default();
        if let BlockKind::Cell { table, row, column } = block.kind {
            self.cell(block, table, row, column);
            return;
        }
        if matches!(block.kind, BlockKind::Heading { .. }) && section.dated.is_some() && section.meeting.is_some() {
            return;
        }
        let list_of_people =
            self.people_lists.contains(&index) && matches!(block.kind, BlockKind::Item { mark: None, .. });
        if list_of_people || block.prose.text.trim().is_empty() {
            return;
        }
        let mut said = section.dated.map(|dated| dated.day).or(self.facts.date);
        if section.preparation {
            said = self.created.or(said);
        }
        // A nested item stands under the date of the item above it.
        let above = block.parent.and_then(|parent| self.line_day(parent, said));
        said = above.or(said);
        let quoted = self.quotation(index);
        let sender = quoted.as_ref().map(|(name, _)| name.as_str());
        said = quoted.as_ref().and_then(|(_, day)| *day).or(said);

        // The header lines of a pasted mail say who and when, and nothing else.
        let headless;
        let prose = if quoted.is_some() && block.prose.text.lines().any(is_mail_header) {
            let mut own = block.prose.clone();
            own.masked.extend(mail_header_lines(&own.text));
            headless = own;
            &headless
        } else {
            &block.prose
        };
        let phrases = timeline::find(&prose.text, &prose.masked);
        let opening = days::opening(&block.prose.text, &phrases, said, self.calendar);
        let mut dated = above.is_some() || section.dated.is_some();
        if let Some((own, _)) = opening {
            said = Some(own.day);
            dated = true;
        }
        let headings = self.headings(block);
        let headings: Vec<&str> = headings.iter().map(|index| note.sections[*index].title.as_str()).collect();
        let place = match block.kind {
            BlockKind::Item { mark: Some(mark), .. } if is_open_mark(mark) => Where::OpenTask,
            BlockKind::Item { mark: Some(_), .. } => Where::DoneTask,
            BlockKind::Item { .. } => Where::Item,
            BlockKind::Heading { .. } => Where::Heading,
            BlockKind::Paragraph | BlockKind::Cell { .. } => Where::Plain,
        };
        if let BlockKind::Item { mark: Some(mark), mark_span } = block.kind {
            self.task(block, mark, mark_span, said, &headings, &section);
            return;
        }
        let piece = Piece {
            prose,
            subject: section.subject,
            said,
            place,
            headings: &headings,
            sender,
            skip: opening.map(|(_, span)| span),
            dated,
        };
        self.found(&piece, phrases);
    }

    /// The day that a list item opens with.
    fn line_day(&self, index: usize, said: Option<Day>) -> Option<Day> {
        let block = self.note.blocks.get(index)?;
        let phrases = timeline::find(&block.prose.text, &block.prose.masked);
        days::opening(&block.prose.text, &phrases, said, self.calendar).map(|(dated, _)| dated.day)
    }

    /// The headings above a block, innermost first.
    fn headings(&self, block: &Block) -> Vec<usize> {
        std::iter::successors(block.section, |index| self.note.sections.get(*index).and_then(|section| section.parent))
            .collect()
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

    fn task(
        &mut self,
        block: &Block,
        mark: char,
        mark_span: Span,
        said: Option<Day>,
        headings: &[&str],
        section: &SectionFacts,
    ) {
        let line = obsidian::task_line(&block.prose.text);
        let description = line.description.slice(&block.prose.text).trim().to_owned();
        if description.is_empty() {
            return;
        }
        let open = is_open_mark(mark);
        let lower = description.to_lowercase();
        let masked: Vec<Span> =
            block.prose.masked.iter().copied().chain(outside(line.description, block.prose.text.len())).collect();
        let place = if open { Where::OpenTask } else { Where::DoneTask };
        let cancelled = mark == '-' || line.cancelled.is_some();
        if !open {
            // What was done becomes an event of its day; a cancelled box is nothing that happened.
            if cancelled {
                return;
            }
            let done = line.done.and_then(|date| date.day).or(said);
            let prose = crate::note::Prose { text: block.prose.text.clone(), map: block.prose.map.clone(), masked };
            self.prose(&Piece {
                prose: &prose,
                subject: section.subject,
                said: done,
                place,
                headings,
                sender: None,
                skip: None,
                dated: true,
            });
            return;
        }
        let created = line.created.and_then(|date| date.day);
        let said = created.or(said);
        let phrases = timeline::find(&block.prose.text, &masked);
        let around = self.surroundings(said, place, headings, None, false);
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let found = read(&block.prose.text, &masked, &phrases, &Surroundings { people: &names, ..around });
        let own_date = line.due.or(line.scheduled).or(line.start);
        // A box that says what they will do is their promise, and a meeting in a box is a meeting.
        let theirs =
            found.stated.iter().any(|stated| matches!(stated.reading, Reading::Promise | Reading::Appointment));
        if theirs && own_date.is_none() {
            let prose = crate::note::Prose { text: block.prose.text.clone(), map: block.prose.map.clone(), masked };
            let piece = Piece {
                prose: &prose,
                subject: section.subject,
                said,
                place,
                headings,
                sender: None,
                skip: None,
                dated: false,
            };
            self.found(&piece, phrases);
            return;
        }
        let when = match own_date.and_then(|date| date.day) {
            Some(day) => timeline::Window::new(Some(day), Some(day), timeline::Grain::Day, timeline::Bound::On),
            None => found.stated.iter().find_map(|stated| match &stated.when {
                When::Window(window)
                    if matches!(stated.reading, Reading::Commitment | Reading::Mention | Reading::Condition) =>
                {
                    Some(window.clone())
                }
                _ => None,
            }),
        };
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
        let people: Vec<String> = mentioned.cloned().collect();
        const PREPARING: &[&str] =
            &["prepare", "prep ", "research", "practise", "practice", "rehearse", "review ", "read up", "brush up"];
        self.facts.tasks.push(Task {
            subject: section.subject,
            open,
            when,
            said,
            preparation: match section.preparation {
                true => Some(super::Preparation::Heading),
                false => PREPARING.iter().any(|word| lower.starts_with(word)).then_some(super::Preparation::Words),
            },
            thank_you: lower.contains("thank-you") || lower.contains("thank you") || lower.starts_with("thank "),
            people,
            channel: first.and_then(|stated| stated.channel),
            mark: mark_span,
            place: self.note.place(block.prose.to_source(line.description)),
            text: description,
        });
    }

    fn surroundings<'b>(
        &'b self,
        said: Option<Day>,
        place: Where,
        headings: &'b [&'b str],
        sender: Option<&'b str>,
        dated: bool,
    ) -> Surroundings<'b> {
        Surroundings { place, headings, sender, said, dated, people: &[], calendar: self.calendar }
    }

    fn prose(&mut self, piece: &Piece<'_>) {
        let phrases = timeline::find(&piece.prose.text, &piece.prose.masked);
        self.found(piece, phrases);
    }

    /// Reads a piece of prose and keeps what it says.
    fn found(&mut self, piece: &Piece<'_>, mut phrases: Vec<Phrase>) {
        if let Some(skip) = piece.skip {
            phrases.retain(|phrase| !phrase.span.overlaps(skip));
        }
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let mut masked = piece.prose.masked.clone();
        masked.extend(piece.skip);
        masked.sort_unstable();
        let around = Surroundings {
            place: piece.place,
            headings: piece.headings,
            sender: piece.sender,
            said: piece.said,
            dated: piece.dated,
            people: &names,
            calendar: self.calendar,
        };
        let findings = read(&piece.prose.text, &masked, &phrases, &around);
        drop(names);
        let text = &piece.prose.text;
        for stated in findings.stated {
            if matches!(stated.reading, Reading::Mention | Reading::Past) {
                continue;
            }
            let place = self.note.place(piece.prose.to_source(stated.span));
            match &stated.when {
                When::Window(window) => self.window_problems(window, &place, stated.span.slice(text)),
                When::Open(_) => {
                    let message = format!(
                        "`{}` counts from the day on which it was said, and the note bears no date",
                        cut(stated.span.slice(text))
                    );
                    self.facts.problems.push(Diagnostic::new(Code::NoSaidDay, message, Some(place.clone())));
                }
                When::Never | When::Undated => {}
            }
            let (quote, phrase) = quotation(text, stated.sentence, stated.span);
            // In a pasted message "I" is its sender.
            let sender = piece.sender.filter(|name| !name.is_empty() && stated.reading == Reading::Promise);
            self.facts.statements.push(Statement {
                subject: piece.subject,
                reading: stated.reading,
                who: stated.who.or_else(|| sender.map(|name| super::Who::Person(name.to_owned()))),
                matter: stated.matter,
                channel: stated.channel,
                hedged: stated.hedged,
                lapsed: stated.lapsed,
                when: stated.when,
                said: piece.said,
                place,
                quote,
                phrase,
            });
        }
        for happening in findings.happened {
            let Some(day) = happening.day.or(piece.said) else { continue };
            let place = self.note.place(piece.prose.to_source(happening.sentence));
            let (quote, _) = quotation(text, happening.sentence, happening.sentence);
            self.facts.events.push(Event {
                subject: piece.subject,
                day,
                direction: happening.direction,
                channel: happening.channel,
                kind: happening.kind,
                matter: happening.matter,
                people: happening.people,
                window: happening.window,
                place,
                quote,
            });
        }
    }

    fn window_problems(&mut self, window: &timeline::Window, place: &Place, words: &str) {
        if window.ambiguous {
            let message = format!("`{}` can be read in two ways", cut(words));
            self.facts.problems.push(Diagnostic::new(Code::AmbiguousDate, message, Some(place.clone())));
        }
        if window.mismatch {
            let message = format!("`{}`: the weekday and the date do not agree; the date counts", cut(words));
            self.facts.problems.push(Diagnostic::new(Code::WeekdayMismatch, message, Some(place.clone())));
        }
    }

    fn cell(&mut self, block: &Block, table: usize, row: u32, column: u32) {
        if self.rows.table != Some(table) {
            self.begin_table(table);
        }
        if row == 0 {
            return;
        }
        let Some(&kind) = self.rows.columns.get(column as usize) else { return };
        let (subject, day) = self.rows.rows.get(row as usize).copied().unwrap_or((0, None));
        let header =
            self.note.tables.get(table).and_then(|table| table.headers.get(column as usize)).map_or("", String::as_str);
        if block.prose.text.trim().is_empty()
            || matches!(kind, Column::Day | Column::Key(Key::Company | Key::Role | Key::Application))
        {
            return;
        }
        let place = self.note.place(block.prose.to_source(Span::new(0, block.prose.text.len())));
        let text = block.prose.text.trim().to_owned();
        let own_day = || days::day(&text, self.facts.date, self.calendar).map(|dated| dated.day);
        match kind {
            Column::Key(Key::Stage | Key::Status) => {
                if let Some(words) = words::read(&text) {
                    // A tracker is edited as things change: its words hold as of its last day, which nobody wrote down.
                    self.facts.standings.push(Standing {
                        subject,
                        day,
                        stage: words.stage,
                        status: words.status,
                        place,
                        quote: text,
                    });
                }
            }
            Column::Key(Key::Applied) => {
                if let Some(day) = own_day() {
                    self.facts.standings.push(Standing {
                        subject,
                        day: Some(day),
                        stage: Some(super::Stage::Applied),
                        status: None,
                        place: place.clone(),
                        quote: text.clone(),
                    });
                    self.facts.events.push(Event {
                        subject,
                        day,
                        direction: Direction::Mine,
                        channel: None,
                        kind: EventKind::Applied,
                        matter: None,
                        people: Vec::new(),
                        window: None,
                        place,
                        quote: text,
                    });
                }
            }
            Column::Key(Key::LastContact) => {
                if let Some(day) = own_day() {
                    self.facts.events.push(Event {
                        subject,
                        day,
                        direction: Direction::Neither,
                        channel: None,
                        kind: EventKind::Touch,
                        matter: None,
                        people: Vec::new(),
                        window: None,
                        place,
                        quote: text,
                    });
                }
            }
            Column::Key(Key::NextTouch) => {
                if let days::Value::Window(window) = days::value(&text, day.or(self.facts.date), self.calendar) {
                    let phrase = Span::new(0, 0);
                    let said = day.or(self.facts.date);
                    self.facts.statements.push(Statement {
                        subject,
                        reading: Reading::Commitment,
                        who: None,
                        matter: super::Matter::Answer,
                        channel: None,
                        hedged: false,
                        lapsed: false,
                        when: When::Window(*window),
                        said,
                        place,
                        quote: "Follow up".to_owned(),
                        phrase,
                    });
                }
            }
            Column::Key(Key::Timeline) => {
                if let days::Value::Window(window) = days::value(&text, day.or(self.facts.date), self.calendar) {
                    let phrase = Span::new(0, text.len());
                    let said = day.or(self.facts.date);
                    self.facts.statements.push(Statement {
                        subject,
                        reading: Reading::Promise,
                        who: None,
                        matter: super::Matter::Answer,
                        channel: None,
                        hedged: false,
                        lapsed: false,
                        when: When::Window(*window),
                        said,
                        place,
                        quote: text,
                        phrase,
                    });
                }
            }
            Column::Key(key @ (Key::Interviewers | Key::Contacts | Key::Recruiter | Key::Helper)) => {
                let part = match key {
                    Key::Interviewers => Part::Interviewer,
                    Key::Recruiter => Part::Recruiter,
                    Key::Helper => Part::Helper,
                    _ => Part::Other,
                };
                let first = self.facts.mentions.len();
                for piece in people::split_people(&text) {
                    if let Some(mention) = people::person(piece) {
                        self.facts.mentions.push(Mention {
                            subject,
                            part,
                            strong: true,
                            place: Some(place.clone()),
                            ..mention
                        });
                    }
                }
                if part == Part::Interviewer {
                    let new: Vec<usize> = (first..self.facts.mentions.len()).collect();
                    let meeting = self.facts.meetings.iter_mut().find(|meeting| {
                        meeting.subject == subject && Some(meeting.day) == day && meeting.place.line == place.line
                    });
                    if let Some(meeting) = meeting {
                        meeting.people.extend(new);
                    }
                }
            }
            Column::Key(
                Key::Offer
                | Key::OfferDeadline
                | Key::Salary
                | Key::Location
                | Key::Email
                | Key::Phone
                | Key::Linkedin
                | Key::Name
                | Key::Tags,
            ) => {}
            _ => {
                let headings = self.headings(block);
                let mut titles = vec![header];
                titles.extend(headings.iter().map(|index| self.note.sections[*index].title.as_str()));
                let piece = Piece {
                    prose: &block.prose,
                    subject,
                    said: day.or(self.facts.date),
                    place: Where::Cell,
                    headings: &titles,
                    sender: None,
                    skip: None,
                    dated: day.is_some(),
                };
                self.prose(&piece);
            }
        }
    }

    /// Finds out what a table's columns are, and the subject and day of each of its rows.
    fn begin_table(&mut self, index: usize) {
        let note = self.note;
        let Some(table) = note.tables.get(index) else { return };
        let column = |header: &String| match crate::note::fold_key(header).as_str() {
            "date" | "day" | "when" | "on" => Column::Day,
            "type" | "kind" | "what" | "event" | "round" | "stage" => Column::Kind,
            "decision" | "decision_by" | "answer_by" | "hear_back" | "hear_by" => Column::Key(Key::Timeline),
            "follow_up" | "followup" | "follow_up_on" | "chase" => Column::Key(Key::NextTouch),
            "who" => Column::Key(Key::Interviewers),
            folded => Key::from_name(folded).map_or(Column::Other, Column::Key),
        };
        let mut columns: Vec<Column> = table.headers.iter().map(column).collect();
        let tracker = columns.contains(&Column::Key(Key::Company));
        if tracker {
            for (column, header) in columns.iter_mut().zip(&table.headers) {
                if *column == Column::Kind && !header.to_lowercase().contains("type") {
                    *column = Column::Key(Key::Stage);
                }
            }
        }
        let mut rows: Vec<(usize, Option<Day>)> = vec![(0, None); table.rows as usize + 1];
        let cells: Vec<(&Block, u32, u32)> = note
            .blocks
            .iter()
            .filter_map(|block| match block.kind {
                BlockKind::Cell { table, row, column } if table == index && row > 0 => Some((block, row, column)),
                _ => None,
            })
            .collect();
        let section = cells
            .first()
            .and_then(|(block, ..)| block.section)
            .and_then(|section| self.sections.get(section))
            .cloned()
            .unwrap_or_default();
        let said = section.dated.map(|dated| dated.day).or(self.facts.date);
        let mut times = vec![None; rows.len()];
        if tracker {
            for row in 1..rows.len() {
                let cell = |key: Key| {
                    let column = columns.iter().position(|column| *column == Column::Key(key))? as u32;
                    let (block, ..) = cells.iter().find(|(_, own, at)| (*own as usize, *at) == (row, column))?;
                    let text = block
                        .links
                        .iter()
                        .find(|link| link.wiki)
                        .map_or(block.prose.text.as_str(), |link| people::link_name(&link.target));
                    Some((text.trim().to_owned(), block)).filter(|(text, _)| !crate::note::is_missing(text))
                };
                let Some((company, block)) = cell(Key::Company) else { continue };
                let place = Some(note.place(block.prose.to_source(Span::new(0, block.prose.text.len()))));
                let role = cell(Key::Role).map(|(text, _)| text);
                self.facts.subjects.push(Subject { company: Some(company), role, application: None, place });
                rows[row].0 = self.facts.subjects.len() - 1;
            }
        }
        for &(block, row, column) in &cells {
            if columns.get(column as usize) == Some(&Column::Day) {
                let dated = days::day(block.prose.text.trim(), said, self.calendar)
                    .or_else(|| days::anywhere(&block.prose.text, said, self.calendar));
                if let (Some(slot), Some(dated)) = (rows.get_mut(row as usize), dated) {
                    slot.1 = Some(dated.day);
                    times[row as usize] = dated.time;
                }
            }
        }
        // A row whose type says interview is a meeting.
        for &(block, row, column) in &cells {
            let is_kind = matches!(columns.get(column as usize), Some(Column::Kind | Column::Key(Key::Stage)));
            let (subject, day) = rows.get(row as usize).copied().unwrap_or((0, None));
            let Some(day) = day.filter(|_| is_kind) else { continue };
            let Some(stage) = words::in_text(&block.prose.text).filter(|stage| words::is_meeting(*stage)) else {
                continue;
            };
            if self.facts.meetings.iter().any(|meeting| meeting.subject == subject && meeting.day == day) {
                continue;
            }
            let place = note.place(block.prose.to_source(Span::new(0, block.prose.text.len())));
            let last_line = place.line;
            self.facts.meetings.push(Meeting {
                subject,
                day,
                time: times.get(row as usize).copied().flatten(),
                stage: Some(stage),
                people: Vec::new(),
                reflected: false,
                thanked: None,
                cancelled: false,
                scheduled: false,
                topics: Vec::new(),
                place,
                quote: block.prose.text.trim().to_owned(),
                last_line,
            });
        }
        self.rows = Rows { table: Some(index), columns, rows };
    }

    /// Which meetings are reflected on, and the topics that are named.
    fn reflections(&mut self) {
        let only = if self.facts.meetings.len() == 1 { Some(0) } else { None };
        for block in &self.note.blocks {
            let text = block.prose.text.trim();
            if text.is_empty() || matches!(block.kind, BlockKind::Heading { .. }) {
                continue;
            }
            let headings = self.headings(block);
            let section = block.section.and_then(|section| self.sections.get(section));
            let meeting = section.and_then(|section| section.meeting).or(only);
            let Some(meeting) = meeting.and_then(|meeting| self.facts.meetings.get_mut(meeting)) else { continue };
            let lower = text.to_lowercase();
            let under =
                headings.iter().any(|index| self.sections.get(*index).is_some_and(|section| section.reflection));
            let label = sentences(&lower).any(says_reflection);
            let callout = block.callout.as_deref().is_some_and(is_reflection);
            // A question or a placeholder that a template left is no reflection.
            if (under && !text.ends_with('?') && !text.ends_with(':')) || label || callout {
                meeting.reflected = true;
            }
            if section.is_some_and(|section| section.topics)
                && matches!(block.kind, BlockKind::Item { .. })
                && meeting.topics.len() < 3
            {
                let topic = text.split([':', '.', '\u{2014}', '\n', ';']).next().unwrap_or(text).trim();
                if !topic.is_empty() && topic.chars().count() <= 48 {
                    meeting.topics.push(topic.to_owned());
                }
            }
        }
    }
}

/// A piece of prose with what is known around it.
struct Piece<'a> {
    prose: &'a crate::note::Prose,
    subject: usize,
    said: Option<Day>,
    place: Where,
    headings: &'a [&'a str],
    sender: Option<&'a str>,
    /// The date that the line opens with.
    skip: Option<Span>,
    dated: bool,
}

/// Whether a line is one of a mail's header.
fn is_mail_header(line: &str) -> bool {
    const LABELS: &[&str] = &["from", "to", "cc", "date", "sent", "subject", "reply-to"];
    line.split_once(':').is_some_and(|(label, _)| LABELS.iter().any(|own| label.trim().eq_ignore_ascii_case(own)))
}

fn mail_header_lines(text: &str) -> Vec<Span> {
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

/// The spans of a text before and after one part.
fn outside(part: Span, len: usize) -> impl Iterator<Item = Span> {
    [Span::new(0, part.start as usize), Span::new(part.end as usize, len)].into_iter().filter(|span| !span.is_empty())
}

fn is_open_mark(mark: char) -> bool {
    !matches!(mark, 'x' | 'X' | '-')
}

/// Whether a heading of a note without a company may be one's name: a few words that begin with a capital and are none of
/// those that head a part of any note.
fn is_company_heading(title: &str) -> bool {
    const PARTS: &[&str] = &[
        "notes",
        "log",
        "next",
        "prep",
        "preparation",
        "question",
        "reflection",
        "topic",
        "agenda",
        "summary",
        "people",
        "contacts",
        "attendees",
        "interviewers",
        "tasks",
        "todo",
        "to do",
        "follow",
        "timeline",
        "feedback",
        "research",
        "about",
        "links",
        "resources",
        "general",
        "misc",
        "other",
        "thoughts",
        "impression",
        "role",
        "salary",
        "offer",
        "recruiter",
        "call",
        "history",
        "background",
        "what",
        "how",
        "why",
        "who",
        "when",
        "my ",
        "the ",
        "applications",
        "open",
        "closed",
        "companies",
        "overview",
        "ideas",
        "everything",
        "status",
        "afterthoughts",
        "learn",
        "went",
    ];
    let name = title.split(['\u{2014}', '\u{2013}', '|']).next().unwrap_or(title).trim();
    let lower = name.to_lowercase();
    name.chars().next().is_some_and(|c| c.is_uppercase() || c == '[')
        && name.split_whitespace().count() <= 5
        && !PARTS.iter().any(|part| lower.starts_with(part))
        && words::in_text(name).is_none()
        && !name.ends_with(['?', ':', '!', '.'])
        && !is_reflection(&lower)
}

/// Headings under which stands what was written before an interview.
fn is_preparation(lower: &str) -> bool {
    let plain = lower.trim_matches(|c: char| !c.is_alphanumeric());
    ["prep", "preparation", "before", "to ask", "questions to ask", "before the call", "before the interview"]
        .contains(&plain)
        || plain.starts_with("prep ")
        || plain.starts_with("preparation ")
        || plain.starts_with("to ask ")
        || plain.starts_with("before the ")
}

/// Headings and labels under which someone reflects.
fn is_reflection(lower: &str) -> bool {
    const WORDS: &[&str] = &[
        "reflection",
        "how it went",
        "how did it go",
        "went well",
        "went badly",
        "went wrong",
        "learned",
        "learnt",
        "lessons",
        "takeaway",
        "take-away",
        "afterthought",
        "debrief",
        "retro",
        "impression",
        "my performance",
        "do better",
        "improve",
    ];
    WORDS.iter().any(|word| lower.contains(word))
}

/// The sentences of a text, crudely: for looking at how each begins.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '\n', ';', '|']).map(|sentence| sentence.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a sentence reflects: it begins with such words, and something follows them ("Went badly: the line").
fn says_reflection(sentence: &str) -> bool {
    const OPENERS: &[&str] = &[
        "went ",
        "it went ",
        "learned",
        "learnt",
        "lesson",
        "takeaway",
        "in hindsight",
        "good:",
        "bad:",
        "do better",
        "next time",
    ];
    let opens = OPENERS.iter().any(|opener| sentence.starts_with(opener)) && !sentence.trim_end().ends_with(':');
    let label = sentence.split_once(':').filter(|(label, rest)| label.len() < 32 && !rest.trim().is_empty());
    opens || label.is_some_and(|(label, _)| is_reflection(label))
}

fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
            && !text[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric)
    })
}

/// The company that a heading or a file name names: without day, stage and signs.
fn company_in(text: &str) -> String {
    let mut rest = text.trim();
    if let Some(digits) = rest.get(..10).filter(|head| Day::parse_iso(head).is_some()) {
        rest = rest.get(digits.len()..).unwrap_or("").trim_start_matches([' ', '-', '_', '\u{2014}', '\u{2013}']);
    } else if rest.get(..8).is_some_and(|head| head.bytes().all(|b| b.is_ascii_digit())) {
        rest = rest.get(8..).unwrap_or("").trim_start_matches([' ', '-', '_']);
    }
    let rest = rest.split(['\u{2014}', '\u{2013}', '(', '|']).next().unwrap_or(rest);
    let rest = rest.split(" - ").next().unwrap_or(rest);
    let kept: Vec<&str> = rest.split_whitespace().take_while(|word| words::in_text(word).is_none()).collect();
    kept.join(" ")
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_QUOTE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

/// The sentence as a quotation, with the phrase's bytes in it; a very long one is cut around the phrase.
fn quotation(text: &str, sentence: Span, phrase: Span) -> (String, Span) {
    let full = sentence.slice(text);
    // What stands between the date of a log line and its words is no part of them.
    let begun = full.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | ',' | '-' | '\u{2013}' | '\u{2014}' | '|')
    });
    let lead = full.len() - begun.len();
    let mut start = sentence.start as usize + lead;
    let mut end = start + begun.trim_end().len();
    if end - start > LONGEST_QUOTE {
        start = start.max((phrase.start as usize).saturating_sub(LONGEST_QUOTE / 2));
        end = end.min((phrase.end as usize).saturating_add(LONGEST_QUOTE / 2));
        while !text.is_char_boundary(start) {
            start += 1;
        }
        while end > start && !text.is_char_boundary(end) {
            end -= 1;
        }
    }
    let quote = text.get(start..end).unwrap_or("").replace('\n', " ");
    let within = |at: u32| (at as usize).saturating_sub(start).min(quote.len());
    let phrase = Span::new(within(phrase.start), within(phrase.end));
    (quote, phrase)
}
