//! Whose note it is: company, role and application, and the note's own date.

use std::collections::{HashMap, HashSet};

use super::meetings::is_reflection;
use super::{Assembler, cut};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::Subject;
use crate::extract::clause::lexicon;
use crate::extract::days::Dated;
use crate::extract::{days, people, words};
use crate::note::{Block, BlockKind, Field, Key, company_of_folder, day_in_name, fold_key, is_included, opens_dated};
use crate::text::{Day, MONTH_NAMES, Span, WEEKDAY_NAMES};

impl<'a> Assembler<'a> {
    /// Company, role and application of the note itself.
    pub(super) fn subject(&mut self) {
        let company = self.text(Key::Company).or_else(|| self.implied_company());
        let place = self.front(Key::Company).map(|field| self.place(field));
        self.facts.subjects.push(Subject {
            company,
            role: self.text(Key::Role),
            application: self.text(Key::Application),
            place,
        });
        let numbers = self
            .note
            .front
            .all(Key::Setting)
            .filter_map(|field| {
                let folded = fold_key(&field.name);
                let row = crate::settings::SETTINGS.iter().find(|row| row.name == folded)?;
                Some((row.name, field.value.text().trim().parse().ok()?, self.place(field).line))
            })
            .collect();
        let over = &mut self.facts.overrides;
        over.numbers = numbers;
        let truth = |text: &str| matches!(text.trim().to_ascii_lowercase().as_str(), "true" | "yes" | "on" | "1");
        over.no_follow_up = self.note.front.get(Key::NoFollowUp).is_some_and(|field| truth(field.value.text()));
        over.pace = self.note.front.get(Key::Pace).map(|field| field.value.text().trim().to_owned());
        over.field = self.note.front.get(Key::Field).map(|field| field.value.text().trim().to_owned());
        over.agency = self.note.front.get(Key::Agency).map(|field| people::link_name(field.value.text()).to_owned());
    }

    /// The company of a note that names none: where a folder makes it count, its subfolder, first heading or name.
    pub(super) fn implied_company(&self) -> Option<String> {
        if !is_included(&self.note.path, &self.settings.notes) {
            return None;
        }
        if let Some(company) = company_of_folder(&self.note.path, &self.settings.notes) {
            return Some(company.to_owned());
        }
        let path: &str = &self.note.path;
        let folder = self.settings.notes.include.iter().map(|folder| folder.trim_matches('/')).find(|folder| {
            path.len() > folder.len() && path.starts_with(folder) && path.as_bytes().get(folder.len()) == Some(&b'/')
        });
        let rest = folder.map_or(path, |folder| &path[folder.len() + 1..]);
        // A folder "Applications" or "2026" sorts notes; one that names a company may stand below it.
        let mut folders: Vec<&str> = rest.split('/').collect();
        folders.pop();
        let sorts = |folder: &str| is_general(folder) || folder.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(folder) = folders.into_iter().find(|folder| !sorts(folder)) {
            return Some(folder.to_owned());
        }
        let heading = self.note.sections.iter().find(|section| section.level == 1).map(|section| section.title.clone());
        let name = rest.rsplit('/').next().unwrap_or(rest);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        [heading, Some(stem.to_owned())]
            .into_iter()
            .flatten()
            .filter(|text| !is_general(text) && !is_day(text) && !is_conversation(text))
            .map(|text| company_in(&text))
            .find(|text| !text.is_empty() && !is_general(text) && !is_day(text))
    }

    /// The note's own date: front matter, else its file name, else its first dated heading.
    pub(super) fn date(&mut self) {
        self.created = self
            .front(Key::Created)
            .and_then(|field| days::day(field.value.text(), None, self.calendar))
            .map(|dated| dated.day);
        let name = day_in_name(&self.note.path);
        self.diary = name.is_some() && self.front(Key::Company).is_none();
        let written = self.front(Key::Date).and_then(|field| self.front_day(field, name.or(self.created)));
        self.facts.date = written.map(|dated| dated.day).or(name);
        self.near = self.facts.date.or(self.created);
        if self.near.is_none() {
            self.near = self.any_day();
        }
        if self.facts.date.is_none() {
            let headings = self.note.sections.iter();
            self.facts.date = headings
                .filter_map(|section| days::anywhere(&section.title, self.near, self.calendar))
                .map(|dated| dated.day)
                .next();
        }
        if let Some(field) = self.note.front.get(Key::SnoozeUntil) {
            self.facts.overrides.snooze_until = self.front_day(field, self.facts.date).map(|dated| dated.day);
        }
    }

    /// A day that the note bears in full: the latest one of the front matter, else the latest one of those with which its lines open.
    fn any_day(&self) -> Option<Day> {
        const DAYS: &[Key] = &[
            Key::Applied,
            Key::LastContact,
            Key::NextTouch,
            Key::Offer,
            Key::OfferDeadline,
            Key::Deadline,
            Key::Rejected,
            Key::Thanked,
            Key::SnoozeUntil,
            Key::Timeline,
        ];
        let full = |text: &str| {
            let day = || days::anywhere(text, None, self.calendar);
            days::bears_year(text).then(day).flatten().map(|dated| dated.day)
        };
        let fields = self.note.front.fields.iter().filter(|field| DAYS.contains(&field.key));
        let stated = fields.filter_map(|field| full(field.value.text())).max();
        // A year in the middle of a sentence may be that of something else: "founded in March 2014".
        // The header of a pasted mail says when it was written.
        let opens = |block: &&Block| {
            matches!(block.kind, BlockKind::Heading { .. }) || opens_dated(&block.prose.text) || self.is_header(block)
        };
        stated.or_else(|| self.note.blocks.iter().filter(opens).filter_map(|block| full(&block.prose.text)).max())
    }

    /// A day of the front matter; what should be one and is none is reported.
    pub(super) fn front_day(&mut self, field: &Field, said: Option<Day>) -> Option<Dated> {
        match self.front_value(field, said)? {
            days::Value::Window(window) => {
                let day = window.latest().filter(|day| Some(*day) == window.earliest())?;
                Some(Dated { day, time: window.time })
            }
            _ => None,
        }
    }

    pub(super) fn front_value(&mut self, field: &Field, said: Option<Day>) -> Option<days::Value> {
        let text = field.value.text();
        if matches!(text.trim().to_ascii_lowercase().as_str(), "true" | "false" | "yes" | "no") {
            return None;
        }
        let value = days::value(text, said, self.calendar);
        if matches!(value, days::Value::Window(_)) {
            self.facts.date_orders.add(crate::timeline::Orders::of(text));
        }
        let place = Some(self.note.place(field.value.span()));
        match &value {
            days::Value::Impossible => {
                self.facts.problems.push(Diagnostic::new(
                    Code::ImpossibleDate,
                    format!("`{}: {}` is no day of the calendar", field.name, cut(text)),
                    place,
                ));
            }
            days::Value::None if field.key == Key::Date || is_awaited(field.key) && may_mean_a_day(text) => {
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

    /// A note that names no company itself may have one under each heading: a recruiter's call about two places.
    pub(super) fn companies_as_headings(&mut self) {
        if self.facts.subjects.first().is_none_or(|subject| subject.company.is_some() || subject.application.is_some())
        {
            return;
        }
        let tops = self.note.sections.iter().filter(|section| section.level > 1 || self.note.sections.len() == 1);
        let Some(top) = tops.map(|section| section.level).min() else { return };
        // "Monday" and "Tracker" say which note it is, and name nobody.
        let is_other = |title: &str| is_general(title) || is_day(title) || is_conversation(title);
        let names = |title: &str| is_company_heading(title) && !is_other(title);
        for (index, section) in self.note.sections.iter().enumerate() {
            // The date of a diary stands in the heading above.
            let above = section.parent.and_then(|parent| self.sections[parent].dated);
            let is_dated = self.sections[index].dated.map(|dated| dated.day) != above.map(|dated| dated.day);
            if section.level == top && !is_dated && names(&section.title) {
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

    /// In a diary with days as headings the companies may stand in bold before what happened: `**Acme** - called me`.
    pub(super) fn companies_as_leads(&mut self) {
        let first = self.facts.subjects.first();
        let named = first.is_none_or(|subject| subject.company.is_some() || subject.application.is_some());
        let days = self.diary || self.sections.iter().any(|section| section.dated.is_some());
        if named || !days {
            return;
        }
        let mut known: HashMap<String, usize> = HashMap::new();
        for (index, subject) in self.facts.subjects.iter().enumerate().skip(1) {
            known.extend(subject.company.as_ref().map(|company| (company.to_lowercase(), index)));
        }
        let blocks = self.note.blocks.iter().enumerate();
        let leads: Vec<Lead> =
            blocks.filter_map(|(index, block)| leading_company(&self.note.text, index, block)).collect();
        // "**Steps:** 9,400" heads nothing of a search, whatever else the diary tells.
        let searched: HashSet<&str> =
            leads.iter().filter(|lead| lead.of_search).map(|lead| lead.key.as_str()).collect();
        for lead in &leads {
            if !searched.contains(lead.key.as_str()) && !known.contains_key(&lead.key) {
                continue;
            }
            let next = self.facts.subjects.len();
            let subject = *known.entry(lead.key.clone()).or_insert(next);
            if subject == next {
                let place = Some(self.note.place(lead.span));
                let company = Some(lead.company.clone());
                self.facts.subjects.push(Subject { company, role: None, application: None, place });
            }
            self.leads.insert(lead.block, subject);
        }
    }

    /// The subject that a block opens with; what is nested in an item has that of the item.
    pub(super) fn lead(&self, index: usize) -> Option<usize> {
        if self.leads.is_empty() {
            return None;
        }
        let own = self.leads.get(&index);
        let above = || self.leads.get(&self.note.blocks.get(index)?.parent?);
        own.or_else(above).copied()
    }
}

/// Whether a field's day brings a line by itself, which would be lost with it.
fn is_awaited(key: Key) -> bool {
    matches!(key, Key::NextTouch | Key::OfferDeadline | Key::Deadline | Key::SnoozeUntil)
}

/// Whether words are meant to be a day, be they none: "31/31/2026", "next Wensday".
fn may_mean_a_day(text: &str) -> bool {
    const FIRST: &[&str] = &["next", "this", "on", "by", "coming", "until", "end"];
    let first = text.split_whitespace().next().unwrap_or("");
    text.bytes().any(|byte| byte.is_ascii_digit()) || FIRST.iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// A block that opens with what may be a company.
struct Lead {
    block: usize,
    company: String,
    /// The company in lower case.
    key: String,
    span: Span,
    /// Whether what stands behind it is of a job search.
    of_search: bool,
}

/// Whether words are of a job search: a round, an application, somebody who writes or calls.
fn is_of_search(text: &str) -> bool {
    use lexicon::{
        APPLICATION, CALL, LINKEDIN, MAIL, MEETING, OFFER, POST, REFERRAL, REJECTION, ROLE, SAMPLE, THANKS, VISIT, Verb,
    };
    const NOUNS: lexicon::Class = APPLICATION
        | CALL
        | LINKEDIN
        | MAIL
        | MEETING
        | OFFER
        | POST
        | REFERRAL
        | REJECTION
        | ROLE
        | SAMPLE
        | THANKS
        | VISIT;
    const VERBS: &[Verb] = &[
        Verb::Reply,
        Verb::Call,
        Verb::Email,
        Verb::Write,
        Verb::Message,
        Verb::Hear,
        Verb::Invite,
        Verb::Apply,
        Verb::Reject,
        Verb::Decline,
        Verb::Withdraw,
        Verb::Offer,
        Verb::Follow,
        Verb::Chase,
    ];
    /// What stands before a round that is not what happened: "because of the interview", "a chapter on interviews".
    const BESIDE: &[&str] = &["of", "on", "about", "for", "before", "after", "like", "than", "who"];
    const SMALL: &[&str] = &["the", "my", "a", "an", "this", "that", "these", "tomorrow's", "today's"];
    /// What one gets ready with.
    const READY: &[&str] = &[
        "answers",
        "book",
        "books",
        "clothes",
        "course",
        "material",
        "nerves",
        "outfit",
        "practice",
        "prep",
        "questions",
        "shirt",
        "shoes",
        "skills",
        "suit",
        "tips",
        "training",
        "video",
        "videos",
    ];
    /// Somebody of theirs, of whom a search tells.
    const THEIRS: &[&str] = &["they", "he", "she", "them", "their", "recruiter", "hr"];
    let lower = text.to_lowercase();
    let words: Vec<&str> = words_of(&lower).collect();
    let theirs = words.iter().any(|word| THEIRS.contains(&word.split(['\'', '\u{2019}']).next().unwrap_or(word)));
    let is = |at: Option<usize>, list: &[&str]| at.and_then(|at| words.get(at)).is_some_and(|word| list.contains(word));
    words.iter().enumerate().any(|(at, text)| {
        let word = lexicon::look_up(text.as_bytes());
        let before = at.checked_sub(1);
        let two_before = before.filter(|before| is(Some(*before), SMALL)).and_then(|before| before.checked_sub(1));
        let beside = is(before, BESIDE) || is(two_before, BESIDE);
        // "Applied the idea" applies for nothing.
        let idle = word.verb == Verb::Apply && is(Some(at + 1), SMALL);
        let noun = word.class & NOUNS != 0 && !is(Some(at + 1), READY) && !is(before, &["no"]);
        (noun || VERBS.contains(&word.verb) && !idle) && (theirs || !beside)
    })
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '\u{2019}')).filter(|word| !word.is_empty())
}

/// The company in bold with which a block opens, before a dash or colon.
fn leading_company(source: &str, index: usize, block: &Block) -> Option<Lead> {
    const MARKS: &[&str] = &["**", "__"];
    /// What people head the parts of a day with.
    const LABELS: &[&str] = &[
        "today",
        "tomorrow",
        "yesterday",
        "morning",
        "afternoon",
        "evening",
        "good",
        "bad",
        "better",
        "mood",
        "energy",
        "gratitude",
        "grateful",
        "highlight",
        "lowlight",
        "win",
        "plan",
        "done",
        "note",
        "lesson",
        "health",
        "home",
        "family",
        "weather",
        "sleep",
        "money",
        "reading",
        "exercise",
        "reminder",
        "important",
        "update",
        "result",
        "ps",
        "nb",
        "edit",
        "again",
        "also",
        "me",
        "prep",
        "practice",
        "lunch",
        "dinner",
        "breakfast",
        "gym",
        "worry",
        "fear",
        "hope",
        "idea",
        "thought",
        "question",
        "goal",
        "focus",
        "errand",
        "task",
        "todo",
        "next",
        "next step",
        "later",
        "feeling",
        "feedback",
        "kid",
        "side project",
        "study",
        "research",
        "networking",
        "progress",
        "problem",
        "summary",
        "tip",
        "learned",
        "learnt",
        "news",
        "work",
        "friend",
    ];
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. }) || block.quoted > 0 {
        return None;
    }
    let whole = &block.prose.text;
    // The line may open with its date: `2026-09-16: **Acme** - called me`.
    let start = match whole.bytes().next() {
        Some(first) if first.is_ascii_digit() => {
            whole.char_indices().find(|(_, c)| *c == ':').map_or(0, |(at, _)| at + 1)
        }
        _ => 0,
    };
    let text = whole.get(start..)?;
    let begin = start + (text.len() - text.trim_start().len());
    let text = text.trim_start();
    let end = text.find([':', '\u{2014}', '\u{2013}', '\n']).into_iter().chain(text.find(" -")).min()?;
    let name = text.get(..end)?.trim_end();
    let words = || name.split_whitespace();
    if name.is_empty() || words().count() > 4 || !name.chars().any(char::is_lowercase) && name.len() > 5 {
        return None;
    }
    let span = block.prose.to_source(Span::new(begin, begin + name.len()));
    let (before, after) = (source.get(..span.range().start)?, source.get(span.range().end..)?);
    let bold = MARKS.iter().any(|mark| {
        before.ends_with(mark) && (after.starts_with(mark) || after.trim_start_matches(':').starts_with(mark))
    });
    let lower = name.to_lowercase();
    let label = LABELS.iter().any(|label| lower == *label || lower.strip_suffix('s') == Some(label))
        || words().all(|word| {
            let word = lexicon::look_up(word.to_lowercase().as_bytes());
            word.class != 0 || word.form != 0
        });
    let person = words().count() < 3 && people::is_given(name) && !people::is_firm(name);
    // "Sunk costs" is no name: of one only the small words are written small.
    let small = |word: &str| ["of", "and", "the", "for", "de", "von", "van", "du", "la"].contains(&word);
    let named = words().all(|word| !word.starts_with(char::is_lowercase) || small(word));
    // The next line in bold is another part of the day.
    let is_bold = |at: usize| {
        let line = block.prose.to_source(Span::new(begin + at + 1, whole.len())).range().start;
        source.get(..line).is_some_and(|before| MARKS.iter().any(|mark| before.ends_with(mark)))
    };
    let lines = || text.match_indices('\n').map(|(at, _)| at);
    let up_to = lines().filter(|at| *at >= end).find(|at| bold && is_bold(*at)).unwrap_or(text.len());
    let is_company =
        bold && named && !label && !person && is_company_heading(name) && !is_general(name) && !is_day(name);
    is_company.then(|| Lead {
        block: index,
        company: name.to_owned(),
        key: lower,
        span,
        of_search: is_of_search(text.get(end..up_to).unwrap_or("")),
    })
}

/// Whether a heading of a note without a company may be one's name: a few words that begin with a capital and are none of
/// those that head a part of any note.
pub(super) fn is_company_heading(title: &str) -> bool {
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

/// Whether a title only says what a note is for ("Applications 2026", "My job search"), which is nobody's name.
fn is_general(title: &str) -> bool {
    const TITLES: &[&str] = &[
        "advice",
        "application",
        "applications",
        "board",
        "checklist",
        "companies",
        "company",
        "contacts",
        "dashboard",
        "diary",
        "employers",
        "goals",
        "hunt",
        "ideas",
        "inbox",
        "index",
        "interview",
        "interviews",
        "job",
        "jobs",
        "journal",
        "kanban",
        "learnings",
        "leads",
        "lessons",
        "linkedin",
        "links",
        "list",
        "mails",
        "messages",
        "log",
        "misc",
        "networking",
        "notes",
        "offers",
        "opportunities",
        "overview",
        "people",
        "pipeline",
        "planning",
        "plans",
        "prep",
        "preparation",
        "questions",
        "random",
        "readme",
        "recruiters",
        "references",
        "reflections",
        "resources",
        "retrospective",
        "review",
        "scratch",
        "search",
        "status",
        "stories",
        "strategy",
        "summary",
        "table",
        "tasks",
        "templates",
        "todo",
        "todos",
        "thoughts",
        "tips",
        "tracker",
        "wishlist",
    ];
    const AROUND: &[&str] = &[
        "a", "all", "and", "career", "cover", "current", "cv", "for", "general", "hiring", "ideas", "in", "learned",
        "letter", "letters", "linkedin", "my", "new", "next", "of", "on", "open", "other", "resume", "salary", "step",
        "steps", "the", "to", "do", "week", "weekly", "work", "spring", "summer", "autumn", "fall", "winter",
    ];
    let words = || title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let singular = |known: &str, word: &str| known.strip_suffix('s').is_some_and(|one| word.eq_ignore_ascii_case(one));
    let is =
        |word: &str, list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known) || singular(known, word));
    let month = |word: &str| {
        MONTH_NAMES
            .iter()
            .any(|name| word.len() >= 3 && name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
    };
    words().any(|word| is(word, TITLES))
        && words().all(|word| {
            is(word, TITLES) || is(word, AROUND) || month(word) || word.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// Whether a title says with whom one spoke, which names a person: "Call with Kim".
fn is_conversation(title: &str) -> bool {
    const TALKS: &[&str] = &[
        "call",
        "chat",
        "coffee",
        "conversation",
        "e-mail",
        "email",
        "lunch",
        "mail",
        "meeting",
        "message",
        "phone call",
        "talk",
        "video call",
        "zoom",
    ];
    let lower = title.to_lowercase();
    TALKS.iter().any(|talk| {
        lower.strip_prefix(talk).is_some_and(|rest| rest.starts_with(" with ") || rest.starts_with(" from "))
    })
}

/// Whether a title only says which day or week it is ("Monday", "Mon 14 Sept", "Week 38"), as those of daily notes do.
pub(super) fn is_day(title: &str) -> bool {
    const AROUND: &[&str] = &["note", "notes", "of", "the", "st", "nd", "rd", "th"];
    const SPANS: &[&str] = &["week", "daily", "day", "diary", "today"];
    let is = |word: &str, list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    let begins = |word: &str, name: &str| {
        word.len() >= 3 && name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    let names = |word: &str| {
        is(word, SPANS)
            || WEEKDAY_NAMES.iter().any(|name| begins(word, name))
            || MONTH_NAMES.iter().any(|name| begins(word, name))
    };
    let counts = |word: &str| {
        let digits = word.trim_start_matches(['w', 'W']).trim_start_matches(|c: char| c.is_ascii_digit());
        digits.len() < word.len() && (digits.is_empty() || is(digits, AROUND))
    };
    let words = || title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // "2026-11", "2026-W47"
    let of_year = words().next().is_some_and(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    (words().any(names) || of_year && words().count() > 1)
        && words().all(|word| names(word) || counts(word) || is(word, AROUND))
}

/// The company that a heading or a file name names: without day, stage and signs.
pub(super) fn company_in(text: &str) -> String {
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
