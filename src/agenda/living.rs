//! An agenda of notes that change one by one, made anew in a time that hardly grows with their number.
//!
//! Notes that have something in common (a company, an address, a recruiter: `casebook::ties`) lie in one part. A note that
//! changes makes its part anew: its applications and people are joined, seen as of the day, and asked what they give by
//! themselves. Only applications that give something, or whose state matters to others, are kept and looked at together.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::build::of_cases;
use super::{Agenda, Summary};
use crate::casebook::{Case, Casebook, Standpoint, Tie, ties};
use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::Facts;
use crate::note::Counted;
use crate::playbook::{self, Action};
use crate::settings::Settings;
use crate::text::Day;
use crate::timeline::Calendar;

/// The number of a part.
type PartId = u64;

/// The facts of all notes, each of which can be replaced or taken away, and the agenda that they give. The settings and
/// the calendar have to be the same every time.
#[derive(Debug, Default)]
pub struct Living {
    notes: BTreeMap<Arc<str>, Note>,
    /// The notes that have each tie, and how many of them it binds.
    groups: HashMap<u64, Group>,
    /// The notes that lie in no part yet.
    loose: BTreeSet<Arc<str>>,
    parts: HashMap<PartId, Part>,
    next: PartId,
    /// The day as of which the parts were made.
    today: Option<Day>,
    /// The applications that are looked at together, with the people of their parts.
    book: Casebook,
    /// What is known of each of them, in the same order.
    kept: Vec<Kept>,
    /// How many people of the book belong to no part any more.
    idle: usize,
    counted: usize,
}

#[derive(Debug)]
struct Note {
    facts: Facts,
    ties: Vec<Tie>,
    part: Option<PartId>,
}

#[derive(Debug, Default)]
struct Group {
    notes: Vec<Arc<str>>,
    binding: usize,
}

/// Notes that nothing ties to any other.
#[derive(Debug, Default)]
struct Part {
    notes: Vec<Arc<str>>,
    problems: Vec<Diagnostic>,
    /// The applications that are left out.
    quiet: usize,
    closed: usize,
    searched: Option<Day>,
    /// Where its people stand in the book.
    people: std::ops::Range<usize>,
}

#[derive(Debug)]
struct Kept {
    part: PartId,
    /// The first of its notes by path, and its place in the part: what stands for the order in which all notes together
    /// would have given it.
    order: (Arc<str>, usize),
    /// What it gives by itself.
    own: Vec<Action>,
}

impl Living {
    /// Takes the facts of a note, in the place of those that its path had before.
    pub fn put(&mut self, facts: Facts) {
        let path = Arc::clone(&facts.path);
        self.remove(&path);
        let ties = ties(&facts);
        for tie in &ties {
            let group = self.groups.entry(tie.key).or_default();
            group.notes.push(Arc::clone(&path));
            group.binding += usize::from(tie.binds);
        }
        self.counted += usize::from(facts.counted == Counted::Yes);
        self.notes.insert(Arc::clone(&path), Note { facts, ties, part: None });
        self.loose.insert(path);
    }

    /// Forgets the note of a path.
    pub fn remove(&mut self, path: &str) {
        let Some(note) = self.notes.remove(path) else { return };
        self.loose.remove(path);
        self.counted -= usize::from(note.facts.counted == Counted::Yes);
        for tie in &note.ties {
            let Some(group) = self.groups.get_mut(&tie.key) else { continue };
            group.notes.retain(|other| **other != *path);
            group.binding -= usize::from(tie.binds);
            if group.notes.is_empty() {
                self.groups.remove(&tie.key);
            }
        }
        if let Some(part) = note.part {
            self.dissolve(part);
        }
    }

    /// What the note of a path says.
    pub fn note(&self, path: &str) -> Option<&Facts> {
        self.notes.get(path).map(|note| &note.facts)
    }

    /// What all notes say, in the order of their paths.
    pub fn facts(&self) -> impl Iterator<Item = &Facts> {
        self.notes.values().map(|note| &note.facts)
    }

    /// What the notes say that had something in common with the one of a path when the agenda was made last, itself among
    /// them: no other note belongs to the same applications and people.
    pub fn tied(&self, path: &str) -> impl Iterator<Item = &Facts> {
        let part = self.notes.get(path).and_then(|note| self.parts.get(&note.part?));
        let paths = part.map(|part| part.notes.as_slice()).unwrap_or_default();
        paths.iter().filter_map(|path| self.note(path))
    }

    /// How many notes count.
    pub fn counted(&self) -> usize {
        self.counted
    }

    /// The agenda as of a day: the same as that of a case book of all these notes, its problems in any order.
    pub fn agenda(&mut self, settings: &Settings, calendar: &Calendar, today: Day) -> Agenda {
        if self.today != Some(today) {
            self.today = Some(today);
            self.part_all_anew();
        }
        self.place(settings, calendar, today);
        let cases = self.book.as_of(today, settings, calendar);
        let mut own = Vec::new();
        for (index, kept) in self.kept.iter().enumerate() {
            own.extend(kept.own.iter().map(|action| Action { view: Some(index), ..action.clone() }));
        }
        let searched = self.parts.values().filter_map(|part| part.searched).max();
        let views = cases.views.iter().enumerate().filter(|(_, view)| view.standpoint != Standpoint::Quiet);
        let actions = playbook::settle(&cases, own, views, searched);
        let mut agenda = of_cases(&cases, actions);
        self.count(&mut agenda.summary);
        agenda.problems = self.parts.values().flat_map(|part| part.problems.iter().cloned()).collect();
        agenda
    }

    fn count(&self, summary: &mut Summary) {
        for part in self.parts.values() {
            summary.applications += part.quiet + part.closed;
            summary.quiet += part.quiet;
            summary.closed += part.closed;
        }
    }

    fn part_all_anew(&mut self) {
        self.parts.clear();
        self.kept.clear();
        self.book = Casebook::default();
        self.idle = 0;
        self.loose = self.notes.keys().cloned().collect();
        self.notes.values_mut().for_each(|note| note.part = None);
    }

    /// Lets the notes of a part go, to be placed anew.
    fn dissolve(&mut self, id: PartId) {
        let Some(part) = self.parts.remove(&id) else { return };
        self.idle += part.people.len();
        for path in part.notes {
            if let Some(note) = self.notes.get_mut(&path) {
                note.part = None;
                self.loose.insert(path);
            }
        }
    }

    /// Puts every loose note into a part, with all that are tied to it.
    fn place(&mut self, settings: &Settings, calendar: &Calendar, today: Day) {
        let mut new: Vec<(Case, Kept)> = Vec::new();
        let mut is_changed = false;
        while let Some(first) = self.loose.pop_first() {
            is_changed = true;
            let id = self.next;
            self.next += 1;
            let notes = self.gather(first, id);
            let facts = notes.iter().filter_map(|path| Some(self.notes.get(path)?.facts.clone())).collect();
            let (mut part, book, mut kept) = part(facts, id, settings, calendar, today);
            if !kept.is_empty() {
                let base = self.book.people.len();
                part.people = base..base + book.people.len();
                self.book.people.extend(book.people);
                kept.iter_mut().for_each(|(case, kept)| shift(case, kept, base as isize));
                new.append(&mut kept);
            }
            part.notes = notes;
            self.parts.insert(id, part);
        }
        // A part may have been dissolved and nothing be left of it.
        is_changed |= self.kept.iter().any(|kept| !self.parts.contains_key(&kept.part));
        if is_changed {
            self.keep(new);
        }
    }

    /// The notes that are tied to one, itself among them, in order of their paths. The parts that they lay in are
    /// dissolved.
    fn gather(&mut self, first: Arc<str>, id: PartId) -> Vec<Arc<str>> {
        let mut found = vec![first];
        let mut at = 0;
        let mut seen = BTreeSet::new();
        while let Some(path) = found.get(at).cloned() {
            at += 1;
            self.loose.remove(&path);
            let Some(note) = self.notes.get_mut(&path) else { continue };
            if note.part == Some(id) {
                continue;
            }
            let before = note.part.replace(id);
            let keys: Vec<u64> = note.ties.iter().map(|tie| tie.key).collect();
            if let Some(before) = before {
                self.dissolve(before);
                // Dissolving let it go as well.
                self.loose.remove(&path);
                if let Some(note) = self.notes.get_mut(&path) {
                    note.part = Some(id);
                }
            }
            for key in keys {
                if let Some(group) = self.groups.get(&key).filter(|group| group.binding > 0 && seen.insert(key)) {
                    found.extend(group.notes.iter().cloned());
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Keeps these applications, and those of the parts that are still there, in the order of a case book.
    fn keep(&mut self, new: Vec<(Case, Kept)>) {
        let cases = std::mem::take(&mut self.book.cases);
        let kept = std::mem::take(&mut self.kept);
        let mut all: Vec<(Case, Kept)> =
            cases.into_iter().zip(kept).filter(|(_, kept)| self.parts.contains_key(&kept.part)).chain(new).collect();
        all.sort_by(|(a, at), (b, bt)| (&a.id, &at.order).cmp(&(&b.id, &bt.order)));
        if self.idle * 2 > self.book.people.len() {
            self.forget_people(&mut all);
        }
        (self.book.cases, self.kept) = all.into_iter().unzip();
    }

    /// Lets go of the people of parts that are gone.
    fn forget_people(&mut self, all: &mut [(Case, Kept)]) {
        let mut people = Vec::with_capacity(self.book.people.len() - self.idle);
        let mut moved: HashMap<PartId, isize> = HashMap::new();
        for (id, part) in self.parts.iter_mut().filter(|(_, part)| !part.people.is_empty()) {
            let base = people.len();
            moved.insert(*id, base as isize - part.people.start as isize);
            people.extend(self.book.people.get_mut(part.people.clone()).into_iter().flatten().map(std::mem::take));
            part.people = base..people.len();
        }
        for (case, kept) in all {
            let by = moved.get(&kept.part).copied().unwrap_or_default();
            shift(case, kept, by);
        }
        self.book.people = people;
        self.idle = 0;
    }
}

/// Gives the people of an application other numbers.
fn shift(case: &mut Case, kept: &mut Kept, by: isize) {
    case.move_people(by);
    for id in kept.own.iter_mut().flat_map(|action| &mut action.people) {
        *id = id.saturating_add_signed(by);
    }
}

/// Joins the facts of a part, and tells which of its applications are to be kept, and with what.
fn part(
    facts: Vec<Facts>,
    id: PartId,
    settings: &Settings,
    calendar: &Calendar,
    today: Day,
) -> (Part, Casebook, Vec<(Case, Kept)>) {
    let mut book = Casebook::new(facts);
    let mut part = Part { problems: std::mem::take(&mut book.problems), ..Part::default() };
    part.problems.retain(|problem| problem.severity > Severity::Info);
    let cases = book.as_of(today, settings, calendar);
    let mut chosen = Vec::new();
    for (index, view) in cases.views.iter().enumerate() {
        let own = if view.standpoint == Standpoint::Quiet { Vec::new() } else { playbook::own(&cases, index, view) };
        if !own.is_empty() || !playbook::is_silent(view) {
            let first = view.case.notes.iter().map(|note| &note.path).min().cloned().unwrap_or_default();
            chosen.push((index, Kept { part: id, order: (first, index), own }));
            continue;
        }
        match view.standpoint {
            Standpoint::Closed => part.closed += 1,
            _ => part.quiet += 1,
        }
        part.searched = part.searched.max(playbook::searched(view, today));
    }
    drop(cases);
    let mut all: Vec<Option<Case>> = std::mem::take(&mut book.cases).into_iter().map(Some).collect();
    let kept = chosen.into_iter().filter_map(|(index, kept)| Some((all.get_mut(index)?.take()?, kept))).collect();
    (part, book, kept)
}
