//! Before a call: everything that the notes say of one company.

use super::applications::{Next, application};
use super::promises::of_view;
use super::{Agenda, Application, Evidence, Item, Promised};
use crate::casebook::{Appointment, Cases, Contact, View, company_key};
use crate::diagnostic::suggestion;
use crate::extract::{EventKind, Part, Preparation, Stage, Status, Task};
use crate::note::{BlockKind, Note};
use crate::text::{Day, Place, Span};

/// What the name of a company on the command line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Company {
    /// The views of one company's applications.
    Found(Vec<usize>),
    /// The name is the beginning of more than one company's; their names.
    Ambiguous(Vec<String>),
    /// There is no such company; the nearest name.
    Unknown(Option<String>),
}

/// Everything that the notes say of one company, as of a day.
#[derive(Debug, Clone)]
pub struct Brief<'a> {
    /// The day.
    pub today: Day,
    /// The company as written.
    pub company: &'a str,
    /// Where its applications stand.
    pub applications: Vec<Application<'a>>,
    /// The interviews and calls that lie ahead, by day.
    pub ahead: Vec<Ahead<'a>>,
    /// Its people: who will be met next first, then who was met, then the others.
    pub people: Vec<BriefPerson<'a>>,
    /// What is to be done for it.
    pub items: Vec<&'a Item>,
    /// What they promised.
    pub promises: Vec<Promised>,
    /// The tasks and the questions of the notes that are still open.
    pub open: Vec<Asked>,
    /// What was talked about.
    pub discussed: Vec<Asked>,
    /// What to ask, as the rules have it.
    pub ask: Vec<String>,
    /// What happened, by day.
    pub history: Vec<Past>,
    /// The paths of its notes, with whether other companies stand in them too.
    pub notes: Vec<(&'a str, bool)>,
}

/// An interview or a call that lies ahead.
#[derive(Debug, Clone)]
pub struct Ahead<'a> {
    /// The day and the clock time.
    pub fixed: Appointment<'a>,
    /// Who will be met.
    pub people: Vec<&'a str>,
    /// The role it is for.
    pub role: Option<&'a str>,
}

/// A person of the company.
#[derive(Debug, Clone)]
pub struct BriefPerson<'a> {
    /// The person.
    pub contact: &'a Contact,
    /// The days on which they were met.
    pub met: Vec<Day>,
    /// Whether they will be met next.
    pub is_next: bool,
}

/// What happened on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// The day.
    pub day: Day,
    /// What it was, where the words alone would not say it (`final`).
    pub meeting: Option<Option<Stage>>,
    /// Who was met.
    pub people: Vec<String>,
    /// The words.
    pub source: Evidence,
}

/// What a line of a note is to the next conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedKind {
    /// A question that has no answer yet.
    Question,
    /// Something that was talked about.
    Topic,
}

/// A line of a note that matters for the next conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What it is.
    pub kind: AskedKind,
    /// Where.
    pub place: Place,
    /// Its words.
    pub text: String,
}

/// The company that a name stands for: as written, whatever the case and the legal form, by its id, by a beginning that
/// no other company has.
pub fn company(cases: &Cases<'_>, name: &str) -> Company {
    let wanted = company_key(name);
    let key = |view: &View<'_>| view.case.company.as_deref().map(company_key).unwrap_or_default();
    let those = |takes: &dyn Fn(&View<'_>) -> bool| -> Vec<usize> {
        cases
            .views
            .iter()
            .enumerate()
            .filter(|(_, view)| !key(view).is_empty() && takes(view))
            .map(|(at, _)| at)
            .collect()
    };
    let whole = those(&|view| key(view) == wanted || view.case.id == name.trim().to_lowercase());
    if !whole.is_empty() {
        return Company::Found(whole);
    }
    let begun = those(&|view| !wanted.is_empty() && key(view).starts_with(&wanted));
    let within = || those(&|view| !wanted.is_empty() && key(view).split(' ').any(|word| word.starts_with(&wanted)));
    let found = if begun.is_empty() { within() } else { begun };
    let mut names: Vec<(String, &str)> = found
        .iter()
        .filter_map(|at| cases.views.get(*at))
        .filter_map(|view| Some((key(view), view.case.company.as_deref()?)))
        .collect();
    names.sort();
    names.dedup_by(|a, b| a.0 == b.0);
    match names.as_slice() {
        [] => {
            let known: Vec<String> = cases.views.iter().map(key).collect();
            let near = suggestion(&wanted, known.iter().map(String::as_str));
            let view = near.and_then(|near| cases.views.iter().find(|view| key(view) == near));
            Company::Unknown(view.and_then(|view| view.case.company.clone()))
        }
        [_] => Company::Found(found),
        several => Company::Ambiguous(several.iter().map(|(_, name)| (*name).to_owned()).collect()),
    }
}

/// What is known of one company. `views` are those that [`company`] found.
pub fn brief<'a>(cases: &'a Cases<'a>, agenda: &'a Agenda, views: &[usize]) -> Brief<'a> {
    let own: Vec<&View<'a>> = views.iter().filter_map(|at| cases.views.get(*at)).collect();
    let ids: Vec<&str> = own.iter().map(|view| view.case.id.as_str()).collect();
    let paths: Vec<&str> = own.iter().flat_map(|view| &view.case.notes).map(|note| &*note.path).collect();
    // One line for several applications belongs to none of them alone, and rests on the notes of each.
    let rests = |item: &Item| item.sources.iter().any(|source| paths.contains(&&*source.place.path));
    let is_own = |item: &&Item| match &item.application {
        Some(known) => ids.contains(&known.id.as_str()),
        None => rests(item),
    };
    let items: Vec<&Item> =
        agenda.items.iter().filter(is_own).filter(|item| !matches!(item.rule, "await" | "appointment")).collect();
    let mut promises: Vec<Promised> = own.iter().flat_map(|view| of_view(cases, view)).collect();
    let references: Vec<u64> = promises.iter().map(|row| row.reference).collect();
    for (row, short) in promises.iter_mut().zip(super::reference::shortest(&references)) {
        row.short = short;
    }
    let mut ahead: Vec<Ahead<'a>> = own
        .iter()
        .flat_map(|view| view.appointments.iter().map(|fixed| (view.case.role.as_deref(), fixed)))
        .map(|(role, fixed)| Ahead { people: names(cases, &fixed.people), fixed: fixed.clone(), role })
        .collect();
    ahead.sort_by_key(|ahead| (ahead.fixed.day, ahead.fixed.time.map_or(u16::MAX, |time| time.start)));
    let open: Vec<Asked> = own
        .iter()
        .flat_map(|view| &view.tasks)
        .filter(|task| is_to_ask(task))
        .map(|task| Asked { kind: AskedKind::Question, place: task.place.clone(), text: task.text.clone() })
        .collect();
    let is_asked = |item: &&Item| item.sources.iter().any(|source| open.iter().any(|line| line.place == source.place));
    let items: Vec<&Item> = items.into_iter().filter(|item| !is_asked(item)).collect();
    let mut notes: Vec<(&'a str, bool)> = Vec::new();
    for note in own.iter().flat_map(|view| &view.case.notes) {
        if !notes.iter().any(|(path, _)| *path == &*note.path) {
            let shared = cases.views.iter().filter(|view| !ids.contains(&view.case.id.as_str()));
            notes.push((&note.path, shared.flat_map(|view| &view.case.notes).any(|other| other.path == note.path)));
        }
    }
    let next = Next::of(agenda);
    let mut brief = Brief {
        today: cases.today,
        company: own.iter().find_map(|view| view.case.company.as_deref()).unwrap_or_default(),
        applications: own.iter().map(|view| application(cases, view, &next)).collect(),
        people: people(cases, &own, &ahead),
        ahead,
        items,
        promises,
        open,
        discussed: Vec::new(),
        ask: Vec::new(),
        history: history(cases, &own),
        notes,
    };
    brief.ask = to_ask(&brief, &own);
    brief
}

impl Brief<'_> {
    /// Adds what lines of the company's notes ask and tell, each once.
    pub fn add(&mut self, asked: Vec<Asked>) {
        for line in asked {
            let list = match line.kind {
                AskedKind::Question => &mut self.open,
                AskedKind::Topic => &mut self.discussed,
            };
            if !list.iter().any(|known| known.place.path == line.place.path && known.place.line == line.place.line) {
                list.push(line);
            }
        }
    }
}

/// Whether an open task is something to ask in the conversation, rather than something to do before it.
fn is_to_ask(task: &Task) -> bool {
    let asks = task.text.trim_end().ends_with('?') || task.text.to_lowercase().starts_with("ask ");
    asks || (task.preparation == Some(Preparation::Heading) && task.text.contains('?'))
}

fn names<'a>(cases: &'a Cases<'a>, ids: &[usize]) -> Vec<&'a str> {
    ids.iter().filter_map(|id| cases.book.people.get(*id)).map(|contact| contact.name.as_str()).collect()
}

fn people<'a>(cases: &'a Cases<'a>, own: &[&View<'a>], ahead: &[Ahead<'a>]) -> Vec<BriefPerson<'a>> {
    let next = ahead.first().map(|next| next.fixed.people.as_slice()).unwrap_or_default();
    let mut ids: Vec<usize> = own.iter().flat_map(|view| view.case.people.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut people: Vec<BriefPerson<'a>> = ids
        .into_iter()
        .filter_map(|id| {
            let held = own.iter().flat_map(|view| &view.meetings).filter(|held| held.people.contains(&id));
            let mut met: Vec<Day> = held.map(|held| held.day).collect();
            met.sort_unstable();
            met.dedup();
            Some(BriefPerson { contact: cases.book.people.get(id)?, met, is_next: next.contains(&id) })
        })
        .collect();
    people.sort_by_key(|person| (!person.is_next, person.met.is_empty(), person.contact.name.to_lowercase()));
    people
}

/// What happened, each line of a note once.
fn history(cases: &Cases<'_>, own: &[&View<'_>]) -> Vec<Past> {
    let whole = |place: &Place, quote: &str| Evidence {
        place: place.clone(),
        quote: quote.to_owned(),
        phrase: Span::new(0, quote.len()),
    };
    let mut past: Vec<Past> = Vec::new();
    for view in own {
        for (meeting, people) in view.case.meetings.iter().filter(|(meeting, _)| !meeting.cancelled) {
            past.push(Past {
                day: meeting.day,
                meeting: Some(meeting.stage),
                people: names(cases, people).into_iter().map(str::to_owned).collect(),
                source: whole(&meeting.place, &meeting.quote),
            });
        }
        for held in view.meetings.iter().filter(|held| held.meeting.is_none()) {
            let Some(statement) = held.statement else { continue };
            past.push(Past {
                day: held.day,
                meeting: Some(held.stage),
                people: names(cases, &held.people).into_iter().map(str::to_owned).collect(),
                source: whole(&statement.place, &statement.quote),
            });
        }
        // A heading that dates an interview says no more than the interview itself.
        let held = |day| view.case.meetings.iter().any(|(meeting, _)| meeting.day == day);
        for event in view.case.events.iter().filter(|event| event.kind != EventKind::Met || !held(event.day)) {
            past.push(Past {
                day: event.day,
                meeting: None,
                people: event.people.clone(),
                source: whole(&event.place, &event.quote),
            });
        }
        let stated =
            view.case.standings.iter().filter(|standing| standing.status.is_some_and(|status| status != Status::Open));
        for standing in stated.filter(|standing| !standing.quote.is_empty()) {
            if let Some(day) = standing.day {
                let source = whole(&standing.place, &standing.quote);
                past.push(Past { day, meeting: None, people: Vec::new(), source });
            }
        }
    }
    past.retain(|entry| entry.day <= cases.today);
    past.sort_by(|a, b| {
        let place = |past: &Past| (past.day, past.meeting.is_none(), past.source.place.clone());
        place(a).cmp(&place(b))
    });
    past.dedup_by(|a, b| {
        a.day == b.day && a.source.place.path == b.source.place.path && a.source.place.line == b.source.place.line
    });
    past
}

/// What the rules would have asked: what became of what they promised, when they decide, for an address.
fn to_ask(brief: &Brief<'_>, own: &[&View<'_>]) -> Vec<String> {
    let mut ask = Vec::new();
    if own.iter().all(|view| view.is_closed() || view.status == Status::Offer) {
        return ask;
    }
    let pending: Vec<&Promised> =
        brief.promises.iter().filter(|row| row.kept.is_none() && row.replaced.is_none()).collect();
    if pending.iter().all(|row| row.deadline.is_none()) {
        ask.push("when they will decide, who will tell you, and how".to_owned());
    }
    let met = |person: &&BriefPerson<'_>| person.is_next || !person.met.is_empty();
    let unreachable = |person: &&BriefPerson<'_>| {
        let contact = person.contact;
        contact.emails.is_empty() && contact.phones.is_empty() && contact.links.is_empty()
    };
    let without: Vec<&str> =
        brief.people.iter().filter(met).filter(unreachable).map(|person| person.contact.name.as_str()).collect();
    if let Some((last, before)) = without.split_last() {
        let names = if before.is_empty() { (*last).to_owned() } else { format!("{} and {last}", before.join(", ")) };
        ask.push(format!("for an address of {names}"));
    }
    let is_recruiter = |person: &BriefPerson<'_>| person.contact.parts.contains(&Part::Recruiter);
    if brief.people.iter().all(is_recruiter) && !brief.people.is_empty() {
        ask.push("who will decide, and whom you will meet".to_owned());
    }
    for hint in brief.items.iter().flat_map(|item| &item.hints).filter_map(|hint| hint.strip_prefix("ask ")) {
        if !ask.iter().any(|known| known == hint) {
            ask.push(hint.to_owned());
        }
    }
    ask
}

/// The questions that a note leaves open, and what it says was talked about. `section` is the company whose sections
/// alone count, where others stand in the note too.
pub fn asked(note: &Note, section: Option<&str>) -> Vec<Asked> {
    let wanted = section.map(company_key);
    let mut found = Vec::new();
    for (at, block) in note.blocks.iter().enumerate() {
        let (BlockKind::Item { .. } | BlockKind::Paragraph) = block.kind else { continue };
        let titles = headings(note, block.section);
        if wanted.as_ref().is_some_and(|wanted| !titles.iter().any(|title| company_key(title).contains(wanted))) {
            continue;
        }
        let text = block.prose.text.trim();
        let is_item = matches!(block.kind, BlockKind::Item { .. });
        let done = matches!(block.kind, BlockKind::Item { mark: Some(mark), .. } if mark != ' ' && mark != '/');
        let under = titles.first().map(|title| title.to_lowercase()).unwrap_or_default();
        let is_question = text.ends_with('?');
        let kind = if TOPICS.iter().any(|word| under.contains(word)) {
            // What they asked was talked about; a question of mine that has an answer below it too.
            AskedKind::Topic
        } else if is_item && (is_question || QUESTIONS.iter().any(|word| under.contains(word))) {
            let answered = note.blocks.iter().skip(at + 1).any(|other| other.parent == Some(at));
            if done || answered { AskedKind::Topic } else { AskedKind::Question }
        } else {
            continue;
        };
        // A box that is no question is something to do, and stands among the items.
        let is_task = matches!(block.kind, BlockKind::Item { mark: Some(_), .. });
        let nested = is_item && block.parent.is_some() && !is_question;
        if text.is_empty() || nested || (is_task && !is_question) {
            continue;
        }
        found.push(Asked { kind, place: note.place(block.span), text: first_words(text) });
    }
    found
}

/// Headings, in lower case, under which questions for them are kept.
const QUESTIONS: &[&str] = &["to ask", "questions for", "my questions", "open question", "unclear", "clear up"];

/// Headings under which stands what was talked about.
const TOPICS: &[&str] = &[
    "topic",
    "discussed",
    "talked about",
    "they asked",
    "questions asked",
    "asked me",
    "interview questions",
    "covered",
];

/// The titles of the headings above a block, the nearest first.
fn headings(note: &Note, section: Option<usize>) -> Vec<&str> {
    let mut titles = Vec::new();
    let mut at = section.and_then(|section| note.sections.get(section));
    while let Some(section) = at {
        titles.push(section.title.as_str());
        // A heading's parent stands before it, so that this ends.
        at = section.parent.and_then(|parent| note.sections.get(parent));
    }
    titles
}

/// The first sentences of a text, 200 characters at most.
fn first_words(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(200) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default().trim_end()),
        None => text,
    }
}
