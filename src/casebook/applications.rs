//! Which application each subject of each note is about.

use foldhash::{HashMap, HashMapExt, HashSet};

use super::{company_key, role_key};
use crate::extract::Subject;

/// Finds out which application each subject is about, from the subjects of all notes in the order of the notes.
#[derive(Debug)]
pub(super) struct Applications {
    subjects: Vec<SubjectKey>,
    keys: Numbers,
    /// The key of what is not named.
    nothing: u32,
    roles: HashMap<u32, Roles>,
    /// The subjects that name several companies, with the keys of those.
    several: Vec<(usize, Vec<String>)>,
}

/// A subject that is about several applications, which other notes tell of.
#[derive(Debug)]
pub(super) struct Shared {
    /// Its number among the subjects of all notes.
    pub(super) subject: usize,
    pub(super) applications: Vec<u32>,
}

/// Which application each subject is about.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) of_subjects: Vec<u32>,
    /// How many applications there are.
    pub(super) count: usize,
    pub(super) shared: Vec<Shared>,
    /// The keys of all companies and roles.
    pub(super) keys: HashMap<String, u32>,
}

/// The companies of a name that joins several: "Acme and Borealis", "Acme / Borealis".
pub(super) fn several(name: &str) -> Option<Vec<&str>> {
    const JOINTS: &[&str] = &[" and ", " & ", "/", " + ", ", ", " vs. ", " vs "];
    let joint = JOINTS.iter().find(|joint| name.contains(**joint))?;
    let parts: Vec<&str> = name.split(joint).map(str::trim).collect();
    parts.iter().all(|part| !part.is_empty()).then_some(parts)
}

/// Company and role of a subject, by the numbers of their keys.
#[derive(Debug, Clone, Copy)]
struct SubjectKey {
    company: u32,
    /// By what it is joined with the company's other subjects; an application that is named stands for both.
    joined: (u32, Option<u32>),
}

/// Whose people are compared with whose: those of a company, or of an application without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Group {
    /// One name at one company is one person, whatever the role.
    Company(u32),
    Application((u32, u32)),
}

/// How many roles a company has.
#[derive(Debug)]
enum Roles {
    One(u32),
    More,
}

impl Applications {
    pub(super) fn new() -> Applications {
        let mut keys = Numbers::default();
        let nothing = keys.number(String::new());
        Applications { subjects: Vec::new(), keys, nothing, roles: HashMap::new(), several: Vec::new() }
    }

    /// Takes the subjects of the next note, and gives the group of each.
    pub(super) fn add(&mut self, subjects: &[Subject]) -> impl Iterator<Item = Group> {
        let first = self.subjects.len();
        for subject in subjects {
            let key = self.key(subject);
            if let (Some(company), None, None) = (&subject.company, &subject.role, &subject.application)
                && let Some(parts) = several(company)
            {
                self.several.push((self.subjects.len(), parts.into_iter().map(company_key).collect()));
            }
            self.subjects.push(key);
        }
        self.subjects.get(first..).unwrap_or_default().iter().map(|key| self.group(key))
    }

    fn key(&mut self, subject: &Subject) -> SubjectKey {
        let nothing = self.nothing;
        let company = subject.company.as_deref().map_or(nothing, |name| self.keys.of(Kind::Company, name));
        if let Some(application) = &subject.application {
            return SubjectKey { company, joined: (nothing, Some(self.keys.of(Kind::Company, application))) };
        }
        let role = subject.role.as_deref().map(|role| self.keys.of(Kind::Role, role));
        if let (Some(_), Some(role)) = (&subject.company, role) {
            match self.roles.entry(company).or_insert(Roles::One(role)) {
                Roles::One(known) if *known == role => {}
                known => *known = Roles::More,
            }
        }
        SubjectKey { company, joined: (company, role) }
    }

    /// Roles join the subjects of a company, and no others: without a company the key is whole from the beginning.
    fn group(&self, key: &SubjectKey) -> Group {
        if key.company == self.nothing {
            Group::Application((key.joined.0, key.joined.1.unwrap_or(self.nothing)))
        } else {
            Group::Company(key.company)
        }
    }

    /// The application of each subject, once all are known.
    pub(super) fn finish(self) -> Found {
        let shared = self.shared();
        let is_shared: HashSet<usize> = shared.iter().map(|(subject, _)| *subject).collect();
        let mut by_key: HashMap<(u32, u32), u32> = HashMap::new();
        let mut of_company: HashMap<u32, u32> = HashMap::new();
        let wanted: HashSet<u32> = shared.iter().flat_map(|(_, companies)| companies.iter().copied()).collect();
        let of_subjects = self.subjects.into_iter().enumerate().map(|(at, SubjectKey { company, joined })| {
            if is_shared.contains(&at) {
                return 0;
            }
            // One without a role joins the company's only one.
            let role = match (joined.1, self.roles.get(&joined.0)) {
                (Some(role), _) => role,
                (None, Some(Roles::One(role))) => *role,
                (None, _) => self.nothing,
            };
            let next = count(by_key.len());
            let application = *by_key.entry((joined.0, role)).or_insert(next);
            if wanted.contains(&company) {
                of_company.insert(company, application);
            }
            application
        });
        let mut of_subjects: Vec<u32> = of_subjects.collect();
        let shared = shared.into_iter().map(|(subject, companies)| {
            let applications: Vec<u32> =
                companies.iter().filter_map(|company| of_company.get(company).copied()).collect();
            if let (Some(own), Some(first)) = (of_subjects.get_mut(subject), applications.first()) {
                *own = *first;
            }
            Shared { subject, applications }
        });
        let shared = shared.collect();
        Found { of_subjects, count: by_key.len(), shared, keys: self.keys.keys }
    }

    /// The subjects that name several companies, each of which is that of another subject; with the numbers of those.
    fn shared(&self) -> Vec<(usize, Vec<u32>)> {
        if self.several.is_empty() {
            return Vec::new();
        }
        let own: HashSet<usize> = self.several.iter().map(|(subject, _)| *subject).collect();
        let others = self.subjects.iter().enumerate().filter(|(at, _)| !own.contains(at));
        let companies: HashSet<u32> = others.map(|(_, key)| key.company).collect();
        let known = |key: &String| self.keys.keys.get(key).copied().filter(|number| companies.contains(number));
        let found = |(subject, keys): &(usize, Vec<String>)| {
            // One that is written so elsewhere, with its role, is one company.
            let whole = self.subjects.get(*subject).is_some_and(|key| companies.contains(&key.company));
            let parts: Option<Vec<u32>> = keys.iter().map(known).collect();
            parts.filter(|_| !whole).map(|parts| (*subject, parts))
        };
        self.several.iter().filter_map(found).collect()
    }
}

/// A number of as many.
fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// What a name is of: companies and roles are compared in different ways.
#[derive(Clone, Copy)]
enum Kind {
    Company,
    Role,
}

/// Keys by numbers, so that each name is taken apart once, however often it is written.
#[derive(Debug, Default)]
struct Numbers {
    companies: HashMap<Box<str>, u32>,
    roles: HashMap<Box<str>, u32>,
    keys: HashMap<String, u32>,
}

impl Numbers {
    fn of(&mut self, kind: Kind, name: &str) -> u32 {
        let written = match kind {
            Kind::Company => &self.companies,
            Kind::Role => &self.roles,
        };
        if let Some(number) = written.get(name) {
            return *number;
        }
        let number = self.number(match kind {
            Kind::Company => company_key(name),
            Kind::Role => role_key(name),
        });
        let written = match kind {
            Kind::Company => &mut self.companies,
            Kind::Role => &mut self.roles,
        };
        written.insert(name.into(), number);
        number
    }

    fn number(&mut self, key: String) -> u32 {
        let next = count(self.keys.len());
        *self.keys.entry(key).or_insert(next)
    }
}
