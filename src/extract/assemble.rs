//! One note's facts, block by block: which subject, said when, in whose voice.

mod attendees;
mod front;
mod identity;
mod invitations;
mod meetings;
mod namesakes;
mod quotes;
mod tables;
mod tasks;

pub(crate) use self::tasks::PREPARING;

use self::meetings::Told;
use self::namesakes::Namesakes;
use self::quotes::{Letter, is_mail_header, mail_header_lines};
use self::tables::Rows;
use self::tasks::is_open_mark;
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::clause::Glance;
use crate::extract::days::Dated;
use crate::extract::words::{self, Words};
use crate::extract::{
    Counted, Direction, Event, EventKind, Facts, Findings, Happening, Meeting, Reading, Stated, Statement, Subject,
    Surroundings, When, Where, Who, read_seen,
};
use crate::extract::{days, people};
use crate::note::{Block, BlockKind, Field, Key, Note, Opened, Prose, Source, open};
use crate::settings::Settings;
use crate::text::{Day, Place, Span, WEEKDAY_NAMES};
use crate::timeline;
use crate::timeline::{Calendar, Orders, Phrase, Window};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Reads everything that one note says.
pub fn facts(source: &Source, settings: &Settings, calendar: &Calendar) -> Facts {
    let mut facts = Facts { path: Arc::clone(&source.path), date_order: calendar.date_order, ..Facts::default() };
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
        near: None,
        yearless: false,
        letter: None,
        diary: false,
        leads: HashMap::new(),
        names: Vec::new(),
        namesakes: Namesakes::default(),
        people_lists: HashSet::new(),
        rows: Rows::default(),
        stated: (None, None),
        above: (usize::MAX, Vec::new()),
        glance: Glance::default(),
        told: Vec::new(),
        met_on: HashMap::new(),
        plans: Vec::new(),
        reign: None,
        entry: None,
        titles: (None, Vec::new()),
    };
    assembler.run();
    assembler.facts.shrink();
    assembler.facts
}

/// What is known of a section before its blocks are read.
#[derive(Debug, Clone, Copy, Default)]
struct SectionFacts {
    /// The date in its heading.
    dated: Option<Dated>,
    /// The meeting that its heading is.
    meeting: Option<usize>,
    /// It holds a preparation, written before the interview.
    preparation: bool,
    /// Its title says that what follows reflects on the interview.
    reflection: bool,
    /// Its items are topics.
    topics: bool,
    /// What it is about, where its heading names a company.
    subject: usize,
}

/// An item of a list that opens with its date, and what tells whether another one stands in its list.
#[derive(Debug, Clone, Copy)]
struct Entry {
    section: Option<usize>,
    parent: Option<usize>,
    day: Day,
    /// The latest day of the list up to it.
    latest: Day,
}

struct Assembler<'a> {
    note: &'a Note,
    settings: &'a Settings,
    calendar: &'a Calendar,
    facts: Facts,
    sections: Vec<SectionFacts>,
    created: Option<Day>,
    /// A day from which the year of the note's dates is told where the note itself has none.
    near: Option<Day>,
    /// Whether it was reported that nothing tells the year of its dates.
    yearless: bool,
    /// The pasted message that is being read.
    letter: Option<Letter>,
    /// It is the note of one day, with companies as headings.
    diary: bool,
    /// The subject of each block of a diary that opens with a company.
    leads: HashMap<usize, usize>,
    /// The people of the note, each once.
    names: Vec<String>,
    /// Those of them who are named as a month is.
    namesakes: Namesakes,
    /// The items that are people of an attendee list.
    people_lists: HashSet<usize>,
    rows: Rows,
    /// What stage and status of the front matter say.
    stated: (Option<Words>, Option<Words>),
    /// The item whose phrases were asked for last, and the phrases.
    above: (usize, Vec<Phrase>),
    /// What was seen of the text that is being read.
    glance: Glance,
    /// The interviews that sentences tell of.
    told: Vec<Told>,
    /// Those who are met by the words of a line, by its number.
    met_on: HashMap<u32, Vec<usize>>,
    /// What dated headings plan.
    plans: Vec<usize>,
    /// The day that a paragraph of its own put over those below it, and the section in which it does.
    reign: Option<(Option<usize>, Day)>,
    /// The dated item of the list that is being read.
    entry: Option<Entry>,
    /// The section of the block that was read last, and the titles above it.
    titles: (Option<usize>, Vec<&'a str>),
}

/// The row of the reading that tells of a meeting that was moved.
const MOVED: &str = "meeting moved";

/// For so many days behind the next such weekday what was fixed for one of its name may be meant.
const LONGEST_FREED: i64 = 14;

/// The longest sentence that is kept as a quotation, in bytes.
const LONGEST_QUOTE: usize = 400;

impl<'a> Assembler<'a> {
    fn run(&mut self) {
        self.facts.last_line = self.last_line();
        let words = |key| self.front(key).and_then(|field| words::read(field.value.text(), &self.settings.words));
        self.stated = (words(Key::Stage), words(Key::Status));
        self.subject();
        self.date();
        self.sections();
        self.front_people();
        self.section_meetings();
        self.note_meeting();
        self.front_standing();
        self.front_events();
        self.listed_people();
        self.invitations();
        self.names =
            self.facts.mentions.iter().filter(|mention| mention.strong).map(|mention| mention.name.clone()).collect();
        self.names.sort();
        self.names.dedup();
        self.glance.know(&self.names);
        self.namesakes = Namesakes::of(&self.names);
        self.front_timelines();
        for index in 0..self.note.blocks.len() {
            self.block(index);
        }
        self.told_meetings();
        self.over();
        self.met_below();
        self.reflections();
    }

    /// A heading plans nothing where something was said or happened below it, or where a reflection stands there.
    fn over(&mut self) {
        if self.plans.is_empty() {
            return;
        }
        let facts = &self.facts;
        let promises = facts.statements.iter().filter(|statement| statement.reading == Reading::Promise);
        let told = promises.map(|statement| &statement.place).chain(facts.events.iter().map(|event| &event.place));
        let reflects = |block: &&Block| meetings::reflects(&block.prose.text);
        let blocks = self.note.blocks.iter().filter(reflects).map(|block| block.span.start);
        let mut told: Vec<u32> = told.map(|place| place.span.start).chain(blocks).collect();
        told.sort_unstable();
        let ends: HashMap<u32, u32> = self
            .note
            .sections
            .iter()
            .map(|section| (self.heading_place(section.block).line, section.span.end))
            .collect();
        let mut over: Vec<usize> = std::mem::take(&mut self.plans);
        over.retain(|&plan| {
            self.facts.statements.get(plan).is_some_and(|statement| {
                let heading = statement.place.span.end;
                let end = ends.get(&statement.place.line).copied().unwrap_or(heading);
                told.get(told.partition_point(|at| *at < heading)).is_some_and(|at| *at < end)
            })
        });
        for plan in over.into_iter().rev() {
            self.facts.statements.remove(plan);
        }
    }

    /// Who is met below a heading that fixes a talk without naming a round ("Call 1 (5 May 2026)") is met in it.
    fn met_below(&mut self) {
        let is_fixed = |statement: &&Statement| statement.planned && statement.reading == Reading::Appointment;
        if self.met_on.is_empty() || !self.facts.statements.iter().any(|statement| is_fixed(&statement)) {
            return;
        }
        let sections = self.note.sections.iter();
        let ends: HashMap<u32, u32> =
            sections.map(|section| (self.heading_place(section.block).line, section.span.end)).collect();
        let mut lines: Vec<u32> = self.met_on.keys().copied().collect();
        lines.sort_unstable();
        let mut known: HashSet<(usize, Day)> =
            self.facts.meetings.iter().map(|meeting| (meeting.subject, meeting.day)).collect();
        for statement in self.facts.statements.iter().filter(is_fixed) {
            let line = statement.place.line;
            let When::Window(window) = &statement.when else { continue };
            let (Some(day), Some(end)) =
                (window.earliest().filter(|day| Some(*day) == window.latest()), ends.get(&line))
            else {
                continue;
            };
            let last_line = self.note.lines.position(&self.note.text, end.saturating_sub(1)).0;
            let below = lines.partition_point(|own| *own <= line);
            let below = lines.get(below..).unwrap_or_default().iter().take_while(|own| **own <= last_line);
            let mut people: Vec<usize> = below.filter_map(|own| self.met_on.get(own)).flatten().copied().collect();
            people.dedup();
            if people.is_empty() || !known.insert((statement.subject, day)) {
                continue;
            }
            let (place, quote) = (statement.place.clone(), statement.quote.clone());
            self.facts.meetings.push(Meeting {
                time: window.time,
                people,
                ..Meeting::on(day, statement.subject, place, quote, last_line)
            });
        }
    }

    /// The day on which the note was written: its own, else that on which it was made.
    fn written(&self) -> Option<Day> {
        self.facts.date.or(self.created)
    }

    /// The day of the note, or one near it, from which the year of a date is told.
    fn near_day(&self) -> Option<Day> {
        self.facts.date.or(self.near)
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

    fn block(&mut self, index: usize) {
        let note = self.note;
        let block = &note.blocks[index];
        let mut section = block.section.and_then(|section| self.sections.get(section)).copied().unwrap_or_default();
        if let Some(subject) = self.lead(index) {
            section.subject = subject;
        }
        if let BlockKind::Cell { table, row, column } = block.kind {
            self.cell(index, block, (table, row, column));
            return;
        }
        if matches!(block.kind, BlockKind::Heading { .. }) && section.dated.is_some() && section.meeting.is_some() {
            return;
        }
        let list_of_people =
            matches!(block.kind, BlockKind::Item { mark: None, .. }) && self.people_lists.contains(&index);
        if list_of_people || block.prose.text.trim().is_empty() {
            return;
        }
        let reign = self.reign.filter(|(own, _)| *own == block.section).map(|(_, day)| day);
        let mut said = reign.or(section.dated.map(|dated| dated.day)).or(self.facts.date);
        if section.preparation {
            said = self.created.or(said);
        }
        // A nested item stands under the date of the item above it.
        let above = block.parent.and_then(|parent| self.line_day(parent, said));
        said = above.or(said);
        let voice = self.voice(index);
        let sender = voice.sender.as_deref();
        said = voice.day.or(said);

        let prose = &block.prose;
        let mut masked = Cow::Borrowed(prose.masked.as_slice());
        // The header lines of a pasted mail say who and when, and nothing else.
        if voice.header && prose.text.lines().any(is_mail_header) {
            masked.to_mut().extend(mail_header_lines(&prose.text));
        }
        let head = prose.text.lines().next().unwrap_or("");
        if block.quoted > 0 && people::headed(head).is_some() {
            masked.to_mut().insert(0, Span::new(0, head.len()));
        }
        self.glance.look(&prose.text);
        let phrases = self.glance.find(&prose.text, &self.namesakes.mask(&prose.text, Cow::Borrowed(&masked)));
        self.count_orders(&prose.text, &phrases);
        let opening = days::opening(&block.prose.text, &phrases, said.or(self.near), self.calendar);
        if opening.is_none() && said.or(self.near).is_none() && !self.yearless {
            self.look_for_a_year(prose, &phrases);
        }
        // A box looks at the words of its task, and its fields have a message of their own.
        if !matches!(block.kind, BlockKind::Item { mark: Some(_), .. }) {
            self.impossible_days(prose, &phrases, said);
        }
        // What a line says that opens with no day of the calendar was said on no other day either.
        let nowhen = |phrase: &Phrase| days::is_impossible(phrase, said, self.calendar);
        let nowhere = opening.is_none() && days::opening_phrase(&prose.text, &phrases).is_some_and(nowhen);
        if nowhere {
            said = None;
        }
        // What stands under the companies of a diary happened on its day.
        let diary = section.subject > 0 && self.diary;
        let mut dated = above.is_some() || reign.is_some() || section.dated.is_some() || diary;
        let before = said;
        if let Some((own, _)) = opening {
            said = Some(own.day);
            // Of lines that follow each other mostly the first one bears the year.
            self.near = said;
            dated = true;
            self.mismatch(prose, phrases.first());
        }
        let entry = self.entry_above(block, opening.map(|(own, _)| own.day));
        if let Some((own, _)) = opening.filter(|(_, span)| self.heads_a_day(block, *span)) {
            self.reign = Some((block.section, own.day));
        }
        if self.titles.0 != block.section {
            self.titles.1.clear();
            self.titles.1.extend(note.above(block).map(|section| section.title.as_str()));
            self.titles.0 = block.section;
        }
        let headings = std::mem::take(&mut self.titles.1);
        let place = match block.kind {
            BlockKind::Item { mark: Some(mark), .. } if is_open_mark(mark) => Where::OpenTask,
            BlockKind::Item { mark: Some(_), .. } => Where::DoneTask,
            BlockKind::Item { .. } => Where::Item,
            BlockKind::Heading { .. } => Where::Heading,
            BlockKind::Paragraph | BlockKind::Cell { .. } => Where::Plain,
        };
        if let BlockKind::Item { mark: Some(mark), mark_span } = block.kind {
            // A box that opens with a day ahead was written before it.
            if place == Where::OpenTask && before.is_none_or(|before| said > Some(before)) {
                said = before;
            }
            let said = said.or(entry.or(self.created).filter(|_| place == Where::OpenTask));
            self.task(block, (mark, mark_span), said, &headings, &section, phrases);
            self.titles.1 = headings;
            return;
        }
        let piece = Piece {
            prose,
            masked: &masked,
            subject: section.subject,
            said,
            place,
            headings: &headings,
            sender,
            skip: opening.map(|(_, span)| span),
            dated,
            made: false,
            planned: opening.is_some()
                || section.dated.is_some()
                    && match block.kind {
                        BlockKind::Heading { .. } => true,
                        BlockKind::Item { .. } => block.parent.is_none() && self.is_under_a_bare_date(block.section),
                        _ => false,
                    },
        };
        let said = piece.said.or_else(|| self.told_day(&piece, &phrases));
        let written = entry.or(self.created).filter(|_| !nowhere);
        let piece = Piece { said: said.or(written), made: said.is_none(), ..piece };
        self.found(&piece, phrases);
        self.titles.1 = headings;
    }

    /// The day of the dated item below which an undated one of the same list stands: it was written with it or soon after,
    /// where the list goes on from day to day.
    fn entry_above(&mut self, block: &Block, own: Option<Day>) -> Option<Day> {
        if !matches!(block.kind, BlockKind::Item { .. }) {
            self.entry = None;
            return None;
        }
        let same = self.entry.filter(|entry| entry.section == block.section && entry.parent == block.parent);
        match (own, same) {
            (Some(day), same) => {
                let latest = same.map_or(day, |entry| entry.latest.max(day));
                self.entry = Some(Entry { section: block.section, parent: block.parent, day, latest });
                None
            }
            (None, Some(entry)) => Some(entry.day).filter(|day| *day == entry.latest),
            (None, None) => None,
        }
    }

    /// Whether a paragraph heads those below it with a day, as a heading does: a line that is a date, or one all in bold that
    /// opens with one.
    fn heads_a_day(&self, block: &Block, date: Span) -> bool {
        if !matches!(block.kind, BlockKind::Paragraph) || block.quoted > 0 {
            return false;
        }
        let line = block.prose.text.lines().next().unwrap_or("");
        let (start, end) = (date.range().start.min(line.len()), date.range().end.min(line.len()));
        let rest = [line.get(..start), line.get(end..)];
        let alone = !rest.into_iter().flatten().any(|rest| rest.contains(char::is_alphanumeric));
        let bold = || {
            let source = block.span.slice(&self.note.text).trim();
            let inner = source.strip_prefix("**").and_then(|source| source.strip_suffix("**"));
            inner.is_some_and(|inner| !inner.contains("**") && !inner.contains('\n'))
        };
        alone || bold()
    }

    /// The day of which prose without any other day tells: "Phil rang 20 April, feedback is expected next week".
    fn told_day(&mut self, piece: &Piece<'_>, phrases: &[Phrase]) -> Option<Day> {
        let first = phrases.first()?;
        // What happened on a date that bears its year was told on no day before it; of several one is told after another.
        let dates = || phrases.iter().filter(|phrase| days::is_date(phrase.span.slice(&piece.prose.text)));
        let own = || days::absolute(first, self.calendar).filter(|_| dates().count() == 1)?.latest()?.plus(-1);
        let near = self.near.or_else(own)?;
        if piece.skip.is_some() || !days::is_date(first.span.slice(&piece.prose.text)) {
            return None;
        }
        let findings = self.reading(&Piece { said: Some(near), ..*piece }, phrases);
        let told =
            findings.stated.first().filter(|stated| stated.phrase == Some(0) && stated.reading == Reading::Past)?;
        match &told.when {
            When::Window(window) => window.latest().filter(|day| Some(*day) == window.earliest()),
            _ => None,
        }
    }

    /// The day that a list item opens with.
    fn line_day(&mut self, index: usize, said: Option<Day>) -> Option<Day> {
        let prose = &self.note.blocks.get(index)?.prose;
        if !days::may_open(&prose.text) {
            return None;
        }
        // The items below one item ask one after the other.
        if self.above.0 != index {
            self.above = (index, timeline::find(&prose.text, &prose.masked));
        }
        days::opening(&prose.text, &self.above.1, said.or(self.near), self.calendar).map(|(dated, _)| dated.day)
    }

    fn prose(&mut self, piece: &Piece<'_>) {
        self.glance.look(&piece.prose.text);
        let masked = self.namesakes.mask(&piece.prose.text, Cow::Borrowed(piece.masked));
        let phrases = self.glance.find(&piece.prose.text, &masked);
        self.count_orders(&piece.prose.text, &phrases);
        self.impossible_days(piece.prose, &phrases, piece.said);
        self.found(piece, phrases);
    }

    /// Reads a piece of prose and keeps what it says.
    fn found(&mut self, piece: &Piece<'_>, mut phrases: Vec<Phrase>) {
        if let Some(skip) = piece.skip {
            phrases.retain(|phrase| !phrase.span.overlaps(skip));
        }
        let findings = self.reading(piece, &phrases);
        self.keep(piece, findings);
    }

    /// What a piece of prose says that was looked at before.
    fn reading(&mut self, piece: &Piece<'_>, phrases: &[Phrase]) -> Findings {
        let mut masked = Cow::Borrowed(piece.masked);
        if piece.skip.is_some() || !masked.is_sorted() {
            masked.to_mut().extend(piece.skip);
            masked.to_mut().sort_unstable();
        }
        let around = Surroundings {
            place: piece.place,
            headings: piece.headings,
            sender: piece.sender,
            said: piece.said,
            near: self.near,
            dated: piece.dated,
            people: &self.names,
            calendar: self.calendar,
        };
        let mut findings = read_seen(&piece.prose.text, &masked, phrases, &around, &mut self.glance);
        // A date that bears its year needs no day on which it was said; what was promised is judged from that day on.
        let own = |stated: &&mut Stated| !matches!(stated.reading, Reading::Promise | Reading::Condition);
        for stated in findings.stated.iter_mut().chain(findings.planned.as_mut()).filter(own) {
            let phrase = match &stated.when {
                When::Open(phrase) => Some(&**phrase),
                // Another day of the note changes nothing of it.
                When::Window(_) if piece.said.is_none() => stated.phrase.and_then(|own| phrases.get(own)),
                _ => None,
            };
            if let Some(window) = phrase.and_then(|phrase| days::absolute(phrase, self.calendar)) {
                stated.when = When::Window(window);
            }
        }
        findings
    }

    /// Keeps what was found in a piece of prose.
    fn keep(&mut self, piece: &Piece<'_>, findings: Findings) {
        let text = &piece.prose.text;
        for stated in findings.stated {
            if stated.frees_day() {
                self.freed(piece, &stated);
            }
            if matches!(stated.reading, Reading::Mention | Reading::Past) {
                continue;
            }
            let place = self.note.place(piece.prose.to_source(stated.span));
            match &stated.when {
                When::Window(window) => self.window_problems(window, &place, stated.span.slice(text)),
                When::Open(_) => {
                    self.unplaced(stated.span.slice(text), &place);
                }
                When::Never | When::Undated => {}
            }
            let (quote, phrase) = quotation(text, stated.sentence, stated.span);
            // "The interview is moved to the 19th" fixes the new day and takes the old one away.
            let told = |happening: &Happening| {
                happening.kind == EventKind::Rescheduled && happening.sentence.overlaps(stated.sentence)
            };
            if let (true, When::Window(window), Some(day)) = (stated.row == MOVED, &stated.when, piece.said)
                && !findings.happened.iter().any(told)
            {
                self.facts.events.push(Event {
                    subject: piece.subject,
                    day,
                    direction: Direction::Neither,
                    channel: None,
                    kind: EventKind::Rescheduled,
                    matter: None,
                    people: Vec::new(),
                    window: Some(window.clone()),
                    place: place.clone(),
                    quote: quote.clone(),
                });
            }
            // In a pasted message "I" is its sender.
            let sender = piece.sender.filter(|name| !name.is_empty() && stated.reading == Reading::Promise);
            let who = stated.who.clone().or_else(|| sender.map(|name| Who::Person(name.to_owned())));
            let planned = piece.plans(&stated);
            self.facts.statements.push(Statement {
                planned,
                ..statement(piece.subject, stated, who, piece.said, place, (quote, phrase))
            });
        }
        if let Some(planned) = findings.planned.filter(|_| piece.planned) {
            let place = self.note.place(piece.prose.to_source(planned.span));
            let quoted = quotation(text, planned.sentence, planned.span);
            let who = planned.who.clone();
            if piece.place == Where::Heading {
                self.plans.push(self.facts.statements.len());
            }
            self.facts
                .statements
                .push(Statement { planned: true, ..statement(piece.subject, planned, who, None, place, quoted) });
        }
        // What the others are told of an offer is no new offer.
        let told: Vec<Span> = findings
            .happened
            .iter()
            .filter(|happening| happening.kind == EventKind::OthersTold)
            .map(|happening| happening.sentence)
            .collect();
        for happening in findings.happened {
            if happening.kind == EventKind::Offer && told.contains(&happening.sentence) {
                continue;
            }
            if happening.whose.as_deref().is_some_and(|name| self.is_another_company(piece.subject, name)) {
                continue;
            }
            let told = happening.day.filter(|day| !self.is_of_the_week_after(piece, &happening, *day));
            let Some(day) = told.or(piece.said.filter(|_| !piece.made)) else { continue };
            // What stands between the date of a log line and its words is shown no more than it is quoted.
            let full = happening.sentence.slice(text);
            let begun = full.trim_start_matches(is_between);
            let words = Span::new(happening.sentence.range().end - begun.len(), happening.sentence.range().end);
            let place = self.note.place(piece.prose.to_source(words));
            let (quote, _) = quotation(text, happening.sentence, happening.sentence);
            // A heading and a cell are meetings by their own rules, and a box is ticked on any day.
            if let (Some(stage), Where::Plain | Where::Item) = (happening.interview, piece.place) {
                self.told.push(Told { event: self.facts.events.len(), stage });
            }
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

    /// Whether a name is that of another company ("a rejection from Globex", in Acme's note): of nobody whom the note knows,
    /// no given name, and no part of the names of this one.
    fn is_another_company(&self, subject: usize, name: &str) -> bool {
        let Some(company) = self.facts.subjects.get(subject).and_then(|subject| subject.company.as_deref()) else {
            return false;
        };
        let parts = |text: &'_ str| -> Vec<String> {
            text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
        };
        let named = parts(name);
        let shares = |text: &str| {
            parts(text)
                .iter()
                .any(|part| named.iter().any(|own| own.starts_with(part.as_str()) || part.starts_with(own.as_str())))
        };
        // A short name with several capitals may be this one's in short.
        let short = name.len() <= 4 && name.chars().filter(|c| c.is_uppercase()).count() > 1;
        // Two unknown words with a capital are a person as well as a company.
        named.len() == 1
            && !short
            && !shares(company)
            && !self.names.iter().any(|known| shares(known))
            && !self.text(Key::Agency).is_some_and(|agency| shares(&agency))
            && !people::is_given(name)
    }

    /// "I sent Dana a thank-you note on Wednesday", in the note of Tuesday's interview: it was written later than the day of
    /// the note, and nobody is thanked for a meeting before it.
    fn is_of_the_week_after(&self, piece: &Piece<'_>, happening: &Happening, day: Day) -> bool {
        const WEEK: i64 = 7;
        happening.kind == EventKind::ThankYou
            && !piece.dated
            && self.facts.date.is_some_and(|date| {
                (1..WEEK).contains(&day.days_until(date))
                    && self.facts.meetings.iter().any(|meeting| meeting.day == date)
            })
    }

    /// "Cal can't do Tuesday after all": what was fixed for that day is off.
    fn freed(&mut self, piece: &Piece<'_>, stated: &Stated) {
        let (When::Window(window), Some(day)) = (&stated.when, piece.said) else { return };
        let text = &piece.prose.text;
        // "Thursday" is the Thursday that was fixed, be it not the next one.
        let weekday = WEEKDAY_NAMES.iter().any(|name| {
            let word = stated.span.slice(text).trim_start_matches("on ");
            word.len() > 2 && name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
        });
        let later = window.earliest().and_then(|first| first.plus(LONGEST_FREED)).filter(|_| weekday);
        let window = match later {
            Some(last) => Window::new(window.earliest(), Some(last), window.grain, window.bound),
            None => Some(window.clone()),
        };
        let (quote, _) = quotation(text, stated.sentence, stated.span);
        self.facts.events.push(Event {
            subject: piece.subject,
            day,
            direction: Direction::Neither,
            channel: None,
            kind: EventKind::Cancelled,
            matter: None,
            people: Vec::new(),
            window,
            place: self.note.place(piece.prose.to_source(stated.span)),
            quote,
        });
    }

    /// Whether a section's heading says which day it is, and nothing else.
    fn is_under_a_bare_date(&self, section: Option<usize>) -> bool {
        section.and_then(|section| self.note.sections.get(section)).is_some_and(|section| {
            days::day(&section.title, self.near_day(), self.calendar).is_some() || identity::is_day(&section.title)
        })
    }

    /// Reports a line that would be an entry of a log if anything told its year.
    fn look_for_a_year(&mut self, prose: &Prose, phrases: &[Phrase]) {
        // February has its 29th in any leap year.
        let any = Day::new(2000, 1, 1);
        if let Some((_, span)) = days::opening(&prose.text, phrases, any, self.calendar) {
            let place = self.note.place(prose.to_source(span));
            self.unplaced(span.slice(&prose.text), &place);
        }
    }

    /// Reports the phrases that speak of no day that exists.
    pub(super) fn impossible_days(&mut self, prose: &Prose, phrases: &[Phrase], said: Option<Day>) {
        for phrase in phrases.iter().filter(|phrase| days::is_impossible(phrase, said, self.calendar)) {
            if days::is_number_of_something(&prose.text, phrase.span) {
                continue;
            }
            let message = format!("`{}` is no day of the calendar", cut(phrase.span.slice(&prose.text)));
            let place = self.note.place(prose.to_source(phrase.span));
            self.facts.problems.push(Diagnostic::new(Code::ImpossibleDate, message, Some(place)));
        }
    }

    /// Whether the note is about no application: nobody waits for what it says.
    fn is_general(&self) -> bool {
        let named =
            |subject: &Subject| subject.company.is_some() || subject.role.is_some() || subject.application.is_some();
        !self.facts.subjects.iter().any(named)
    }

    /// Reports words that cannot be placed, for want of a day on which they were said or of a year.
    fn unplaced(&mut self, words: &str, place: &Place) {
        // What counts from a date without a year is mended with it.
        if self.yearless || self.is_general() {
            return;
        }
        let problem = if days::is_date(words) && days::bears_year(words) {
            let message = format!("`{}` was promised, and the note bears no date on which it was", cut(words));
            Diagnostic::new(Code::NoSaidDay, message, Some(place.clone()))
        } else if days::is_date(words) {
            self.yearless = true;
            let message = format!("`{}` bears no year, and no other day of the note does", cut(words));
            Diagnostic::new(Code::NoSaidDay, message, Some(place.clone()))
                .with_help("write the year once: in this line, or as `date:` or `applied:` at the top of the note")
        } else {
            let message =
                format!("`{}` counts from the day on which it was said, and the note bears no date", cut(words));
            Diagnostic::new(Code::NoSaidDay, message, Some(place.clone()))
        };
        self.facts.problems.push(problem);
    }

    /// Counts the dates that allow only one order of day and month.
    fn count_orders(&mut self, text: &str, phrases: &[Phrase]) {
        for phrase in phrases {
            self.facts.date_orders.add(Orders::of(phrase.span.slice(text)));
        }
    }

    /// Reports the date of a line that bears a year and another weekday than its day has.
    fn mismatch(&mut self, prose: &Prose, phrase: Option<&Phrase>) {
        if let Some(phrase) = phrase
            && phrase.span.slice(&prose.text).starts_with(|c: char| c.is_ascii_alphabetic())
            && days::bears_year(phrase.span.slice(&prose.text))
            && let Some(window) = days::absolute(phrase, self.calendar).filter(|window| window.mismatch)
        {
            let place = self.note.place(prose.to_source(phrase.span));
            self.window_problems(&window, &place, phrase.span.slice(&prose.text));
        }
    }

    fn window_problems(&mut self, window: &Window, place: &Place, words: &str) {
        if window.ambiguous {
            let message = format!("`{}` can be read in two ways", cut(words));
            self.facts.problems.push(Diagnostic::new(Code::AmbiguousDate, message, Some(place.clone())));
        }
        if window.mismatch {
            let message = format!("`{}`: the weekday and the date do not agree; the date counts", cut(words));
            self.facts.problems.push(Diagnostic::new(Code::WeekdayMismatch, message, Some(place.clone())));
        }
    }
}

/// A piece of prose with what is known around it.
struct Piece<'a> {
    prose: &'a Prose,
    /// What of it is no prose.
    masked: &'a [Span],
    subject: usize,
    said: Option<Day>,
    place: Where,
    headings: &'a [&'a str],
    sender: Option<&'a str>,
    /// The date that the line opens with.
    skip: Option<Span>,
    dated: bool,
    /// Nothing but the day on which the note was made says when it was said: what happened then has no day of its own.
    made: bool,
    /// Its day is that of which it tells, be that ahead: a dated line, a dated heading, an item below a bare date.
    planned: bool,
}

impl Piece<'_> {
    /// Whether what is stated is a thing of the line's own day, and names its time: "2026-11-19: call with Dana at 3pm".
    fn plans(&self, stated: &Stated) -> bool {
        let timed = stated.reading == Reading::Commitment;
        let on_the_day = |window: &Window| {
            self.said.is_some()
                && window.earliest() == self.said
                && window.latest() == self.said
                && (!timed || window.time.is_some())
        };
        self.planned
            && matches!(stated.reading, Reading::Appointment | Reading::Commitment)
            && matches!(&stated.when, When::Window(window) if on_the_day(window))
    }
}

/// What is stated, with its place and its sentence as a fact of its own.
fn statement(
    subject: usize,
    stated: Stated,
    who: Option<Who>,
    said: Option<Day>,
    place: Place,
    (quote, phrase): (String, Span),
) -> Statement {
    Statement {
        subject,
        reading: stated.reading,
        who,
        matter: stated.matter,
        channel: stated.channel,
        hedged: stated.hedged,
        lapsed: stated.lapsed,
        when: stated.when,
        said,
        planned: false,
        place,
        quote,
        phrase,
    }
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_QUOTE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

/// What may stand between the date of a log line and its words.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | ',' | '-' | '\u{2013}' | '\u{2014}' | '|')
}

/// The sentence as a quotation, with the phrase's bytes in it; a very long one is cut around the phrase.
fn quotation(text: &str, sentence: Span, phrase: Span) -> (String, Span) {
    let full = sentence.slice(text);
    // What stands between the date of a log line and its words is no part of them.
    let begun = full.trim_start_matches(is_between);
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
