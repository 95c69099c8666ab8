//! The desk at which things are recorded: what all notes say, and the texts of those that get a line.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::check::{self, Touched};
use super::deeds::{achieved, only, refuse_what_is_no_deed};
use super::place::{Page, Wanted, listed};
use super::task::{Turn, turn};
use super::{Change, Refusal, Splice, spliced, words};
use crate::agenda::{Agenda, Item, Living, State, reference};
use crate::casebook::{Casebook, Standpoint, View, company_key, earliest_reading};
use crate::diagnostic::Code;
use crate::extract::{self, Channel, Counted, Facts, Reading, Subject, When, facts};
use crate::note::{Note, Section, Source};
use crate::settings::Settings;
use crate::text::{Day, Place, Span};
use crate::timeline::Calendar;

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It was done.
    Done,
    /// It will not be done.
    Dropped,
    /// It waits until this day.
    Snoozed(Day),
}

/// What a person tells of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<'a> {
    /// What became of it.
    pub deed: Deed,
    /// The day on which that was.
    pub on: Day,
    /// The people to whom it was done, where it was not all of them.
    pub only: &'a [String],
    /// A remark.
    pub remark: Option<&'a str>,
}

/// A line that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The note.
    pub note: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// Its words.
    pub text: String,
}

/// The text of a note that gets a line.
#[derive(Debug)]
struct Sheet {
    original: Vec<u8>,
    text: String,
}

/// What all notes say, and the texts of those that get a line.
#[derive(Debug)]
pub struct Desk<'a> {
    /// The facts of all notes; a note that is tried in other words makes only its own part of them anew.
    notes: Living,
    settings: &'a Settings,
    calendar: &'a Calendar,
    today: Day,
    agenda: Agenda,
    /// Where somebody asks for all of it.
    book: OnceCell<Casebook>,
    sheets: BTreeMap<Arc<str>, Sheet>,
}

/// What a line has to achieve.
enum Aim<'a> {
    /// The item goes, waits, or leaves these people out.
    Item(&'a Item, &'a Told<'a>, &'a [String]),
    /// Something is logged of an application, or of whatever the note is about.
    Log(Option<&'a str>),
}

impl<'a> Desk<'a> {
    /// A desk with the facts of all notes that count.
    pub fn new(facts: Vec<Facts>, settings: &'a Settings, calendar: &'a Calendar, today: Day) -> Desk<'a> {
        let mut notes = Living::default();
        facts.into_iter().for_each(|facts| notes.put(facts));
        let agenda = notes.agenda(settings, calendar, today);
        Desk { notes, settings, calendar, today, agenda, book: OnceCell::new(), sheets: BTreeMap::new() }
    }

    /// The agenda with everything that is recorded so far.
    pub fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// The case book with everything that is recorded so far.
    pub fn book(&self) -> &Casebook {
        self.book.get_or_init(|| Casebook::new(self.notes.facts().cloned().collect()))
    }

    /// The company of a note's application, or of the one with this id, where all of them are closed: what is to be done
    /// there stands on no agenda.
    pub fn closed(&self, note: &str, case: Option<&str>) -> Option<String> {
        let cases = self.book().as_of(self.today, self.settings, self.calendar);
        let is_meant = |view: &&View<'_>| match case {
            Some(id) => view.case.id == id,
            None => view.case.notes.iter().any(|own| *own.path == *note),
        };
        let mut views = cases.views.iter().filter(is_meant).peekable();
        let company = views.peek().map(|view| view.case.company.clone().unwrap_or_else(|| note.to_owned()));
        company.filter(|_| views.all(|view| view.standpoint == Standpoint::Closed))
    }

    /// The item with a reference, as of the day of the desk.
    pub fn item(&self, reference: u64) -> Option<&Item> {
        self.agenda.items.iter().find(|item| item.reference == reference)
    }

    /// The notes that a line about an item goes to, whose texts have to be [given](Desk::give).
    pub fn notes_of(&self, item: &Item) -> Vec<Arc<str>> {
        let Some(record) = &item.record else { return Vec::new() };
        let mut notes = vec![Arc::clone(&record.path)];
        // What is one message for several applications is written down with each of them.
        for record in &item.also {
            if !notes.contains(&record.path) {
                notes.push(Arc::clone(&record.path));
            }
        }
        notes
    }

    /// Whether the text of a note has been given.
    pub fn has(&self, note: &str) -> bool {
        self.sheets.contains_key(note)
    }

    /// Gives the bytes of a note as they are now; what it says is read again, in case it has changed.
    ///
    /// # Errors
    /// Bytes that are no UTF-8 text, and an unfinished merge: nothing is written to such a note.
    pub fn give(&mut self, note: Arc<str>, bytes: Vec<u8>) -> Result<(), Refusal> {
        let Some(text) = String::from_utf8(bytes.clone()).ok().filter(|text| !text.contains('\0')) else {
            return Err(Refusal::new(Code::NotUtf8, format!("{note} is not UTF-8 text")));
        };
        let source = Source { path: Arc::clone(&note), bytes };
        let read = Note::read(&source);
        if read.problems.iter().any(|problem| problem.code == Code::ConflictMarkers) {
            return Err(Refusal::new(Code::ConflictMarkers, format!("{note} holds an unfinished git merge")));
        }
        let found = facts(&source, self.settings, self.calendar);
        self.put(found);
        self.sheets.insert(note, Sheet { original: source.bytes, text });
        Ok(())
    }

    /// Replaces what one note says.
    fn put(&mut self, found: Facts) {
        self.replace(found);
        self.look();
    }

    fn replace(&mut self, found: Facts) {
        if matches!(found.counted, Counted::Yes | Counted::Person) {
            self.notes.put(found);
        } else {
            self.notes.remove(&found.path);
        }
    }

    /// Makes the agenda of what the notes say now.
    fn look(&mut self) {
        self.agenda = self.notes.agenda(self.settings, self.calendar, self.today);
        self.book = OnceCell::new();
    }

    /// Records what became of an item, in the texts of its notes.
    ///
    /// # Errors
    /// Why that is not to be recorded, or cannot be without harm. Nothing has changed then.
    pub fn record(&mut self, reference: u64, told: &Told<'_>) -> Result<Vec<Recorded>, Refusal> {
        let item = self.one(reference, None)?;
        self.record_item(item, told)
    }

    /// The same for the item with a reference that rests on, or is recorded in, a line of a note: two tasks in the same
    /// words have one reference.
    ///
    /// # Errors
    /// As [`Desk::record`].
    pub fn record_at(
        &mut self,
        reference: u64,
        note: &str,
        line: u32,
        told: &Told<'_>,
    ) -> Result<Vec<Recorded>, Refusal> {
        let item = self.one(reference, Some((note, line)))?;
        self.record_item(item, told)
    }

    fn record_item(&mut self, item: Item, told: &Told<'_>) -> Result<Vec<Recorded>, Refusal> {
        refuse_what_is_no_deed(&item, told)?;
        let only = only(&item, told.only)?;
        // A message that is sent before its time leaves the later one where it is.
        const FROM_A_DAY: &[&str] = &["follow_up", "condition"];
        if let Some(from) = item.not_before.filter(|from| FROM_A_DAY.contains(&item.rule) && *from > told.on)
            && told.deed == Deed::Done
        {
            let message = format!("`{}` can be done from {from} on", item.title);
            let help = "what you did before is another message: `journal log`; if this one is not wanted any more, `journal drop`";
            return Err(Refusal::new(Code::NotRecordable, message).help(help));
        }
        if let (Deed::Snoozed(until), Some(due)) =
            (told.deed, item.held_until.max(item.due).filter(|_| item.state != State::Today))
            && due >= until
        {
            let message = format!("`{}` waits until {due} anyhow", item.title);
            return Err(Refusal::new(Code::NotRecordable, message).help("name a day after that one"));
        }
        let notes = self.notes_of(&item);
        let before: Vec<(Arc<str>, String)> =
            notes.iter().filter_map(|note| Some((Arc::clone(note), self.sheets.get(note)?.text.clone()))).collect();
        let mut recorded = Vec::new();
        for (at, note) in notes.iter().enumerate() {
            let last = at + 1 == notes.len();
            match self.record_in(note, &item, told, &only, last) {
                Ok(line) => recorded.push(line),
                Err(refusal) => {
                    // All of its notes get the line, or none does.
                    if at > 0 {
                        self.restore(before);
                    }
                    return Err(refusal);
                }
            }
        }
        if recorded.is_empty() {
            return Err(Refusal::new(Code::NotRecordable, format!("`{}` is recorded in no note", item.title)));
        }
        Ok(recorded)
    }

    /// Takes the texts of some notes back to what they were.
    fn restore(&mut self, texts: Vec<(Arc<str>, String)>) {
        for (note, text) in texts {
            let source = Source { path: Arc::clone(&note), bytes: text.clone().into_bytes() };
            let found = facts(&source, self.settings, self.calendar);
            self.replace(found);
            if let Some(sheet) = self.sheets.get_mut(&note) {
                sheet.text = text;
            }
        }
        self.look();
    }

    /// The one item with a reference, at a line of a note where one is named.
    fn one(&self, wanted: u64, at: Option<(&str, u32)>) -> Result<Item, Refusal> {
        let found: Vec<&Item> = self
            .agenda
            .items
            .iter()
            .filter(|item| item.reference == wanted && at.is_none_or(|(note, line)| item.is_at(note, line)))
            .collect();
        match found.as_slice() {
            [only] => Ok((*only).clone()),
            [] => {
                Err(Refusal::new(Code::RefUnknown, format!("no item has the reference `{}`", reference::full(wanted))))
            }
            several => {
                let mut refusal = Refusal::new(
                    Code::RefAmbiguous,
                    format!("{} items have the reference `{}`", several.len(), reference::full(wanted)),
                )
                .help("they say the same; name one of them by its path and line");
                refusal.candidates = several
                    .iter()
                    .map(|item| {
                        let place = item.sources.first().map(|source| &source.place);
                        let place = place.map(|place| format!("{}:{}  ", place.path, place.line)).unwrap_or_default();
                        format!("{place}{}", item.title)
                    })
                    .collect();
                Err(refusal)
            }
        }
    }

    fn record_in(
        &mut self,
        note: &Arc<str>,
        item: &Item,
        told: &Told<'_>,
        only: &[String],
        last: bool,
    ) -> Result<Recorded, Refusal> {
        let text = self.text(note)?.to_owned();
        let source = Source { path: Arc::clone(note), bytes: text.clone().into_bytes() };
        let read = Note::read(&source);
        let page = Page::new(&read, self.settings.timeline.date_order);
        // Of several notes only the last one makes the item go.
        let nobody = Deed::Done;
        let aim = if last { Aim::Item(item, told, only) } else { Aim::Log(None) };
        let mut tries: Vec<Vec<Splice>> = Vec::new();
        let tick = item.record.as_ref().filter(|record| record.path == *note).and_then(|record| record.tick);
        let by_task = told.deed == nobody || item.rule == "commitment";
        if let Some(mark) = tick.filter(|_| by_task && only.is_empty()) {
            let kind = match told.deed {
                Deed::Done => Turn::Done(told.on),
                Deed::Dropped => Turn::Cancelled(told.on),
                Deed::Snoozed(until) => Turn::Until(until),
            };
            let mut splices = turn(&text, &page.lines, mark, kind)?;
            if let Some(remark) = told.remark {
                splices.push(page.remark(mark, told.on, remark));
            }
            tries.push(splices);
        }
        let names: Vec<&str> =
            if only.is_empty() { words::names(item) } else { only.iter().map(String::as_str).collect() };
        // As the note speaks of people, if that is understood; else by their whole names.
        let short = words::short_names(&names, read.body());
        let ways = if short == names { vec![names.clone()] } else { vec![short, names.clone()] };
        let mut sentences: Vec<(String, String)> = Vec::new();
        for names in ways {
            let said = match told.deed {
                Deed::Done => [words::done(item, &names), words::told(item)].concat(),
                Deed::Dropped => words::dropped(item),
                Deed::Snoozed(until) => words::snoozed(item, until),
            };
            sentences.extend(said.iter().map(|one| (words::with_remark(one, told.remark), listed(&names))));
        }
        // What only the person can word.
        if let (true, Some(_)) = (sentences.is_empty(), told.remark) {
            sentences.push((words::with_remark("", told.remark), listed(&names)));
        }
        sentences.dedup();
        // In a diary the company stands in bold before what happened.
        if let Some(company) = &item.company {
            let led: Vec<_> =
                sentences.iter().map(|(one, names)| (format!("**{company}** - {one}"), names.clone())).collect();
            sentences.extend(led);
        }
        let near = item.record.as_ref().filter(|record| record.path == *note).map(|record| record.line);
        let section = self.section_of(&read, note, item.company.as_deref(), item.role.as_deref());
        for (sentence, people) in &sentences {
            let wanted = Wanted {
                day: told.on,
                sentence,
                people,
                channel: item.channel.filter(|_| told.deed == Deed::Done).map_or("", means),
            };
            if let (true, None, Some(company)) = (self.is_of_many(note), section, &item.company) {
                tries.push(vec![page.section_for(company, &wanted)]);
            }
            tries.extend(page.places(&wanted, near, section).into_iter().map(|splice| vec![splice]));
        }
        self.first_that_holds(note, &text, tries, &aim).ok_or_else(|| {
            let line = sentences.first().map(|(sentence, _)| format!("- {}: {sentence}", told.on)).unwrap_or_default();
            let refusal = Refusal::new(
                Code::NoPlace,
                format!("no line in {note} would record `{}` and leave everything else as it is", item.title),
            );
            if line.is_empty() { refusal } else { refusal.help(format!("write it down yourself, such as `{line}`")) }
        })
    }

    /// Logs a sentence in a note, for an application where one is named.
    ///
    /// # Errors
    /// As [`Desk::record`].
    pub fn log(&mut self, note: &Arc<str>, case: Option<&str>, on: Day, sentence: &str) -> Result<Recorded, Refusal> {
        let text = self.text(note)?.to_owned();
        let source = Source { path: Arc::clone(note), bytes: text.clone().into_bytes() };
        let read = Note::read(&source);
        let page = Page::new(&read, self.settings.timeline.date_order);
        let sentence = one_line(sentence);
        let wanted = Wanted { day: on, sentence: &sentence, people: "", channel: "" };
        let found = case.and_then(|id| self.book().cases.iter().find(|case| case.id == id));
        let section =
            found.and_then(|case| self.section_of(&read, note, case.company.as_deref(), case.role.as_deref()));
        let last = u32::try_from(page.lines.len()).ok();
        let mut tries: Vec<Vec<Splice>> = Vec::new();
        let company = found.and_then(|case| case.company.as_deref());
        if let (true, None, Some(company)) = (self.is_of_many(note), section, company) {
            tries.push(vec![page.section_for(company, &wanted)]);
        }
        tries.extend(page.places(&wanted, last, section).into_iter().map(|splice| vec![splice]));
        self.first_that_holds(note, &text, tries, &Aim::Log(case)).ok_or_else(|| {
            let message = format!("no place in {note} takes the line and leaves everything else as it is");
            self.no_place(note, message)
        })
    }

    /// Adds a task to a note: below its last task, else at its end.
    ///
    /// # Errors
    /// As [`Desk::record`].
    pub fn add(&mut self, note: &Arc<str>, case: Option<&str>, task: &str) -> Result<Recorded, Refusal> {
        let text = self.text(note)?.to_owned();
        let source = Source { path: Arc::clone(note), bytes: text.clone().into_bytes() };
        let read = Note::read(&source);
        let page = Page::new(&read, self.settings.timeline.date_order);
        let task = self.with_its_day(one_line(task));
        let found = case.and_then(|id| self.book().cases.iter().find(|case| case.id == id));
        let mut tries: Vec<Vec<Splice>> = Vec::new();
        if let Some((case, company)) = found.and_then(|case| Some((case, case.company.as_deref()?)))
            && self.is_of_many(note)
        {
            let section = self.section_of(&read, note, Some(company), case.role.as_deref());
            tries.push(vec![page.task_of(company, section, &task)]);
        }
        tries.extend(page.tasks(&task).into_iter().map(|splice| vec![splice]));
        self.first_that_holds(note, &text, tries, &Aim::Log(case)).ok_or_else(|| {
            let message = format!("no place in {note} takes the task and leaves everything else as it is");
            self.no_place(note, message)
        })
    }

    /// A task with the day that its words mean today: in the note they would count from the day of the note.
    fn with_its_day(&self, task: String) -> String {
        let is_dated = ["📅", "⏳", "🛫", "::"].iter().any(|mark| task.contains(mark));
        let meant = |found: &extract::Found| match (&found.when, found.reading) {
            (When::Window(window), Reading::Commitment | Reading::Appointment | Reading::Promise) => {
                earliest_reading(window).map(|(_, last)| last)
            }
            _ => None,
        };
        let found = extract::when(&task, self.today, self.calendar);
        match found.iter().find_map(meant).filter(|_| !is_dated) {
            Some(day) => format!("{task} 📅 {day}"),
            None => task,
        }
    }

    /// What the notes get, in order of their paths.
    pub fn changes(&self) -> Vec<Change> {
        let changed = self.sheets.iter().filter(|(_, sheet)| sheet.text.as_bytes() != sheet.original);
        changed
            .map(|(note, sheet)| Change {
                note: Arc::clone(note),
                expects: sheet.original.clone(),
                bytes: sheet.text.clone().into_bytes(),
            })
            .collect()
    }

    fn text(&self, note: &Arc<str>) -> Result<&str, Refusal> {
        let sheet = self.sheets.get(note);
        sheet
            .map(|sheet| sheet.text.as_str())
            .ok_or_else(|| Refusal::new(Code::Unreadable, format!("{note} was not read")))
    }

    /// The section of a company in a note that is about several.
    fn section_of(&self, read: &Note, note: &Arc<str>, company: Option<&str>, role: Option<&str>) -> Option<Span> {
        let facts = self.notes.note(note)?;
        let company = company_key(company?);
        let fits = |subject: &&Subject| subject.company.as_deref().map(company_key).as_deref() == Some(&company);
        let heads = |place: &Place| {
            let at = |section: &&Section| read.lines.position(&read.text, section.span.start).0 == place.line;
            read.sections.iter().find(at).map(|section| section.span)
        };
        let subjects = facts.subjects.iter().skip(1).filter(fits);
        let mut sections: Vec<(bool, Span)> = subjects
            .filter_map(|subject| Some((subject.role.as_deref() == role, heads(subject.place.as_ref()?)?)))
            .collect();
        sections.sort_by_key(|(same, _)| !*same);
        sections.first().map(|(_, span)| *span)
    }

    /// The refusal where no place holds.
    fn no_place(&self, note: &Arc<str>, message: String) -> Refusal {
        let refusal = Refusal::new(Code::NoPlace, message);
        if self.is_of_many(note) {
            return refusal.help("give the company a note of its own, and write it there");
        }
        refusal
    }

    /// Whether a note is about several companies and none itself.
    fn is_of_many(&self, note: &Arc<str>) -> bool {
        let facts = self.notes.note(note);
        facts.is_some_and(|facts| {
            facts.subjects.len() > 1 && facts.subjects.first().is_some_and(|subject| subject.company.is_none())
        })
    }

    /// Makes the first of some splices that does what it should and nothing else.
    fn first_that_holds(
        &mut self,
        note: &Arc<str>,
        text: &str,
        tries: Vec<Vec<Splice>>,
        aim: &Aim<'_>,
    ) -> Option<Recorded> {
        let before = self.notes.note(note).cloned();
        let mut seen: Vec<String> = Vec::new();
        for splices in tries {
            let Some(new) = spliced(text, &splices) else { continue };
            if seen.contains(&new) || new == text {
                continue;
            }
            let touched = Touched::between(text, &new);
            let found = facts(
                &Source { path: Arc::clone(note), bytes: new.clone().into_bytes() },
                self.settings,
                self.calendar,
            );
            seen.push(new.clone());
            // A note that does not count says nothing that could change.
            if before.as_ref().is_some_and(|before| !check::same_but_for(&touched, before, &found)) {
                continue;
            }
            self.replace(found);
            let agenda = self.notes.agenda(self.settings, self.calendar, self.today);
            let book = Casebook::new(self.notes.tied(note).cloned().collect());
            let spoken_of = check::spoken_of(&book, note, &touched);
            let holds = match aim {
                Aim::Item(item, told, only) => {
                    let own = item.application.as_ref().map(|application| &application.id);
                    let strange = own.is_some_and(|own| spoken_of.iter().any(|id| id != own));
                    !strange && achieved(item, told, only, note, &self.agenda, &agenda)
                }
                Aim::Log(Some(case)) => spoken_of.iter().all(|id| id == case),
                Aim::Log(None) => true,
            };
            if !holds {
                match &before {
                    Some(before) => self.notes.put(before.clone()),
                    None => self.notes.remove(note),
                }
                continue;
            }
            let line = written_line(&new, &touched);
            (self.agenda, self.book) = (agenda, OnceCell::new());
            if let Some(sheet) = self.sheets.get_mut(note) {
                sheet.text = new;
            }
            return Some(Recorded { note: Arc::clone(note), line: line.0, text: line.1 });
        }
        None
    }
}

/// The last written line that is not blank.
fn written_line(text: &str, touched: &Touched) -> (u32, String) {
    let lines = super::lines::Lines::new(text);
    let shown = |number: u32| lines.words(number.saturating_sub(1) as usize).trim();
    let mut numbers = (touched.first_new()..=touched.last_new()).rev();
    let number = numbers.find(|number| !shown(*number).trim_matches('>').is_empty()).unwrap_or(touched.first_new());
    (number, shown(number).to_owned())
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn means(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "e-mail",
        Channel::Call => "phone",
        Channel::Message => "message",
        Channel::Visit => "in person",
    }
}
