//! Walks a journal day by day: what stands on each day, what appeared and went, and the laws that hold on every one.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use journal::agenda::{self, Agenda, Item, State};
use journal::casebook::{Casebook, Cases};
use journal::extract::{self, Direction};
use journal::note::Source;
use journal::settings::Settings;
use journal::text::Day;
use journal::timeline::Calendar;

/// The rules whose actions are messages that ask for an answer: at most one is open to a person.
pub(crate) const MESSAGES: &[&str] = &["condition", "follow_up", "check_in", "ask_recruiter"];

pub(crate) fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap_or_else(|| panic!("no day: {text}"))
}

/// A vault as a person has it on a day: paths and texts, which are edited as the days pass.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vault {
    pub(crate) notes: BTreeMap<String, String>,
    pub(crate) settings: Settings,
}

impl Vault {
    /// The notes and the settings of a folder.
    pub(crate) fn open(root: &Path) -> Vault {
        let mut vault = Vault::default();
        let mut folders = vec![root.to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "md") {
                    let below = path.strip_prefix(root).unwrap();
                    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
                    vault.notes.insert(parts.join("/"), fs::read_to_string(&path).unwrap().replace("\r\n", "\n"));
                }
            }
        }
        if let Ok(toml) = fs::read_to_string(root.join("journal.toml")) {
            vault.settings.read_toml("journal.toml", &toml).unwrap();
        }
        vault
    }

    pub(crate) fn write(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.notes.insert(path.into(), text.into());
    }

    pub(crate) fn append(&mut self, path: &str, text: &str) {
        let note = self.notes.get_mut(path).unwrap_or_else(|| panic!("no note {path}"));
        note.push_str(text);
    }

    /// Puts one text in the place of another, which must stand there once.
    pub(crate) fn replace(&mut self, path: &str, from: &str, to: &str) {
        let note = self.notes.get_mut(path).unwrap_or_else(|| panic!("no note {path}"));
        assert_eq!(note.matches(from).count(), 1, "`{from}` in {path}:\n{note}");
        *note = note.replace(from, to);
    }

    pub(crate) fn book(&self) -> (Casebook, Calendar) {
        let calendar = Calendar::new(&self.settings);
        let sources = self
            .notes
            .iter()
            .map(|(path, text)| Source { path: path.as_str().into(), bytes: text.as_bytes().to_vec() });
        let facts = sources.map(|source| extract::facts(&source, &self.settings, &calendar)).collect();
        (Casebook::new(facts), calendar)
    }

    pub(crate) fn agenda(&self, today: Day) -> Agenda {
        let (book, calendar) = self.book();
        agenda::of(&book, &self.settings, &calendar, today)
    }
}

/// What stood on the days of a walk.
#[derive(Default)]
pub(crate) struct Walk {
    /// A line a day, with a line below it for each item that appeared or went.
    pub(crate) page: String,
    /// The counts alone, a line a day.
    pub(crate) counts: String,
    /// The rules whose actions were seen.
    pub(crate) rules: BTreeSet<&'static str>,
    /// The most lines of one day that ask for something on that day: overdue and today.
    pub(crate) most: usize,
    /// What broke a law.
    pub(crate) broken: Vec<String>,
    before: BTreeMap<String, String>,
}

impl Walk {
    /// Looks at one more day.
    pub(crate) fn look(&mut self, vault: &Vault, today: Day) {
        let (book, calendar) = vault.book();
        self.look_at(&book, vault, &calendar, today);
    }

    /// Looks at one more day of notes that do not change.
    pub(crate) fn look_at(&mut self, book: &Casebook, vault: &Vault, calendar: &Calendar, today: Day) {
        let agenda = agenda::of(book, &vault.settings, calendar, today);
        let cases = book.as_of(today, &vault.settings, calendar);
        self.laws(&agenda, &cases, today);
        self.rules.extend(agenda.items.iter().map(|item| item.rule));

        let count = |state: State| agenda.items.iter().filter(|item| item.state == state).count();
        self.most = self.most.max(count(State::Overdue) + count(State::Today));
        let mut line = format!("{today} {}", format!("{:?}", today.weekday()).to_lowercase());
        for state in [State::Overdue, State::Today, State::Upcoming, State::Waiting, State::Held, State::Undated] {
            let number = count(state);
            let shown = if number == 0 { ".".to_owned() } else { number.to_string() };
            let _ = write!(line, "  {} {shown}", state.word());
        }
        let _ = write!(
            line,
            "  | live {} quiet {} closed {}",
            agenda.summary.live, agenda.summary.quiet, agenda.summary.closed
        );
        let _ = writeln!(self.counts, "{line}");
        let _ = writeln!(self.page, "{line}");
        let now: BTreeMap<String, String> = agenda
            .items
            .iter()
            .map(|item| {
                let company = item.company.as_deref().unwrap_or("-");
                let due = item.due.map(|due| format!(", due {due}")).unwrap_or_default();
                let told = format!("{} {company}: {}{due}", item.rule, item.title);
                (journal::agenda::reference::full(item.reference), told)
            })
            .collect();
        for (reference, told) in now.iter().filter(|(reference, _)| !self.before.contains_key(*reference)) {
            let _ = writeln!(self.page, "    + {} {told}", &reference[..4]);
        }
        for (reference, told) in self.before.iter().filter(|(reference, _)| !now.contains_key(*reference)) {
            let _ = writeln!(self.page, "    - {} {told}", &reference[..4]);
        }
        self.before = now;
    }

    fn laws(&mut self, agenda: &Agenda, cases: &Cases<'_>, today: Day) {
        let open: Vec<&Item> =
            agenda.items.iter().filter(|item| matches!(item.state, State::Overdue | State::Today)).collect();
        let messages: Vec<&&Item> = open.iter().filter(|item| MESSAGES.contains(&item.rule)).collect();

        // Never two open messages to one recipient, by name or address, nor for one application.
        let mut to: HashMap<String, &str> = HashMap::new();
        for item in &messages {
            let names = item.people.iter().flat_map(|person| [Some(person.name.clone()), person.email.clone()]);
            let application = item.application.as_ref().map(|application| application.id.clone());
            for key in names.flatten().map(|name| name.to_lowercase()).chain(application) {
                if let Some(other) = to.insert(key.clone(), &item.title) {
                    self.broken.push(format!("{today}: two messages to {key}: {other} / {}", item.title));
                }
            }
        }
        // Never a nag after a reply: not within the gap after they wrote.
        let gap = i64::from(cases.settings.playbook.min_gap_days);
        for item in messages.iter().filter(|item| matches!(item.rule, "follow_up" | "check_in")) {
            let Some(application) = &item.application else { continue };
            let view = cases.views.iter().find(|view| view.case.id == application.id).unwrap();
            let wrote = view.touches.iter().rev().find(|touch| touch.direction == Direction::Theirs);
            if let Some(wrote) = wrote.filter(|touch| touch.day.days_until(today) < gap) {
                self.broken.push(format!("{today}: they wrote on {}, and yet: {}", wrote.day, item.title));
            }
        }
        // Every item ends by itself: shown on no day after its end, and only what has no day stays without one.
        for item in &agenda.items {
            match item.expires {
                Some(expires) if expires < today => {
                    self.broken.push(format!("{today}: should have ended on {expires}: {}", item.title));
                }
                None if item.due.is_some() && item.rule != "acknowledge_offer" => {
                    self.broken.push(format!("{today}: has no end: {} {}", item.rule, item.title));
                }
                _ => {}
            }
        }
        // Nobody is asked for anything by an application that is closed, but thanks.
        for item in &agenda.items {
            let Some(application) = &item.application else { continue };
            let view = cases.views.iter().find(|view| view.case.id == application.id).unwrap();
            let after_close = ["thank_you", "rejection_thanks", "tell_others", "thank_helper"];
            if view.is_closed() && !after_close.contains(&item.rule) {
                self.broken.push(format!("{today}: closed, and yet: {} {}", item.rule, item.title));
            }
        }
    }

    /// How many lines stood on the last day.
    pub(crate) fn left(&self) -> usize {
        self.before.len()
    }

    pub(crate) fn assert_lawful(&self, most: usize) {
        assert!(self.broken.is_empty(), "{}\n\n{}", self.broken.join("\n"), self.page);
        assert!(self.most <= most, "{} lines on one day:\n{}", self.most, self.page);
    }
}

/// The days from one to another, both included.
pub(crate) fn days(from: &str, to: &str) -> impl Iterator<Item = Day> {
    let (from, to) = (day(from), day(to));
    std::iter::successors(Some(from), |day| day.plus(1)).take_while(move |day| *day <= to)
}
