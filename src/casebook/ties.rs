//! By what the facts of one note can come together with those of another: notes without a tie between them, however
//! long the way round, give the same applications and people whether they are joined together or apart. What is remarked
//! of all notes together is no part of that: two contacts of one name, and the order of dates.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::applications::several;
use super::contacts::sorted;
use super::{company_key, person_key, role_key};
use crate::extract::{Facts, Part, Subject, is_office};
use crate::note::Counted;

/// One thing that notes can have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tie {
    /// A number for what it is; two things of one number are tied for nothing, which does no harm.
    pub(crate) key: u64,
    /// Whether it ties this note to all others that have it; else it ties those only where one of them `binds`.
    pub(crate) binds: bool,
}

fn tie(kind: u8, name: &str, binds: bool) -> Tie {
    let mut hasher = DefaultHasher::new();
    (kind, name).hash(&mut hasher);
    Tie { key: hasher.finish(), binds }
}

/// The ties of a note, each once. What does not count is tied to nothing.
pub(crate) fn ties(facts: &Facts) -> Vec<Tie> {
    let mut ties = Vec::new();
    let is_card = facts.counted == Counted::Person;
    if facts.counted == Counted::Yes {
        facts.subjects.iter().for_each(|subject| of_subject(subject, &mut ties));
    }
    if is_card || facts.counted == Counted::Yes {
        for mention in &facts.mentions {
            // The address of an office joins nobody.
            let own = mention.beside.emails.iter().filter(|email| !is_office(email));
            ties.extend(own.map(|email| tie(b'e', &email.to_lowercase(), true)));
            if !is_card && mention.subject >= facts.subjects.len() {
                // People of no application are looked for among each other.
                ties.push(tie(b'o', "", true));
            }
            // Who bears the name of a company that another note tells of is nobody.
            if mention.name.contains(' ') {
                ties.push(tie(b'c', &company_key(&mention.name), false));
            }
            let names = std::iter::once(&mention.name).chain(&mention.beside.aliases);
            for key in names.map(|name| sorted(&person_key(name))) {
                // A person note looks for its person by name everywhere; a recruiter of the same full name is the same
                // one, unless both have addresses.
                if mention.part == Part::Recruiter && !is_card {
                    ties.push(tie(b'r', &key, mention.beside.emails.is_empty()));
                }
                ties.push(tie(b'n', &key, is_card));
            }
        }
    }
    ties.sort_unstable();
    // Of two that differ only there, the one that binds stands last.
    ties.dedup_by(|later, first| {
        let same = later.key == first.key;
        first.binds |= same && later.binds;
        same
    });
    ties
}

/// Applications come together by company, or by the name that was given to them.
fn of_subject(subject: &Subject, ties: &mut Vec<Tie>) {
    // One name at one company is one person, whatever the application.
    ties.extend(subject.company.as_ref().map(|company| tie(b'c', &company_key(company), true)));
    // "Acme and Borealis" is no third company where each of them is one.
    let parts = subject.company.as_deref().and_then(several).unwrap_or_default();
    ties.extend(parts.into_iter().map(|part| tie(b'c', &company_key(part), true)));
    match (&subject.application, &subject.company) {
        (Some(application), _) => ties.push(tie(b'a', &company_key(application), true)),
        (None, Some(_)) => {}
        (None, None) => {
            // Without a company, the role stands where an application's name does.
            ties.push(tie(b'c', "", true));
            ties.push(tie(b'a', &subject.role.as_deref().map(role_key).unwrap_or_default(), true));
        }
    }
}
