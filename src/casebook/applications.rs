//! Which application each subject of each note is about, before anything is joined.

use foldhash::{HashMap, HashMapExt};

use super::{company_key, role_key};
use crate::extract::{Counted, Facts};

/// The applications that the subjects of all notes are about.
pub(super) struct Applications {
    /// The application of every subject of every note that counts, in their order.
    pub(super) of_subjects: Vec<usize>,
    /// For each application the first of its company: one name at one company is one person, whatever the role.
    pub(super) groups: Vec<usize>,
}

/// Company and role of a subject, by the numbers of their keys.
#[derive(Clone, Copy)]
struct SubjectKey {
    company: usize,
    /// By what it is joined with the company's other subjects; an application that is named stands for both.
    joined: (usize, Option<usize>),
}

/// How many roles a company has.
enum Roles {
    One(usize),
    More,
}

impl Applications {
    pub(super) fn new(all: &[Facts]) -> Applications {
        let mut keys = Numbers::default();
        let nothing = keys.number(String::new());
        let mut roles: HashMap<usize, Roles> = HashMap::new();
        let counted = all.iter().filter(|facts| facts.counted == Counted::Yes);
        let subjects: Vec<SubjectKey> = counted
            .flat_map(|facts| &facts.subjects)
            .map(|subject| {
                let company = subject.company.as_deref().map_or(nothing, |name| keys.of(Kind::Company, name));
                if let Some(application) = &subject.application {
                    return SubjectKey { company, joined: (nothing, Some(keys.of(Kind::Company, application))) };
                }
                let role = subject.role.as_deref().map(|role| keys.of(Kind::Role, role));
                if let (Some(_), Some(role)) = (&subject.company, role) {
                    match roles.entry(company).or_insert(Roles::One(role)) {
                        Roles::One(known) if *known == role => {}
                        known => *known = Roles::More,
                    }
                }
                SubjectKey { company, joined: (company, role) }
            })
            .collect();
        let mut groups: Vec<usize> = Vec::new();
        let mut by_key: HashMap<(usize, usize), usize> = HashMap::new();
        let mut companies: HashMap<usize, usize> = HashMap::new();
        let of_subjects = subjects
            .into_iter()
            .map(|SubjectKey { company, joined }| {
                // One without a role joins the company's only one.
                let role = match (joined.1, roles.get(&joined.0)) {
                    (Some(role), _) => role,
                    (None, Some(Roles::One(role))) => *role,
                    (None, _) => nothing,
                };
                *by_key.entry((joined.0, role)).or_insert_with(|| {
                    let case = groups.len();
                    groups.push(if company == nothing { case } else { *companies.entry(company).or_insert(case) });
                    case
                })
            })
            .collect();
        Applications { of_subjects, groups }
    }
}

/// What a name is of: companies and roles are compared in different ways.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Company,
    Role,
}

/// Keys by numbers, so that each name is taken apart once, however often it is written.
#[derive(Default)]
struct Numbers<'a> {
    written: HashMap<(Kind, &'a str), usize>,
    keys: HashMap<String, usize>,
}

impl<'a> Numbers<'a> {
    fn of(&mut self, kind: Kind, name: &'a str) -> usize {
        if let Some(number) = self.written.get(&(kind, name)) {
            return *number;
        }
        let number = self.number(match kind {
            Kind::Company => company_key(name),
            Kind::Role => role_key(name),
        });
        self.written.insert((kind, name), number);
        number
    }

    fn number(&mut self, key: String) -> usize {
        let next = self.keys.len();
        *self.keys.entry(key).or_insert(next)
    }
}
