//! Contacts that may be one person: of one name, or one letter apart within a company.

use foldhash::{HashMap, HashMapExt};

use super::{CROWD, Contact, ContactId};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Place;

/// Names shorter than this, in bytes, are too often one letter apart.
const SHORTEST: usize = 8;

/// What is said of contacts that may be one person. `groups` are the contacts of each company.
pub(in crate::casebook) fn possible_duplicates(people: &[Contact], groups: &[Vec<ContactId>]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    near(people, groups, &mut problems);
    let mut first: HashMap<&str, &Contact> = HashMap::with_capacity(people.len());
    for contact in people.iter().filter(|contact| contact.name.contains(' ')) {
        // Contacts stand in the order in which they were met: each may be the first one.
        let one = *first.entry(&contact.forms.sorted).or_insert(contact);
        if !std::ptr::eq(one, contact) {
            problems.extend(duplicate(one, contact));
        }
    }
    problems
}

/// Says that one contact may be another that came before.
fn duplicate(one: &Contact, other: &Contact) -> Option<Diagnostic> {
    let place: &Place = other.places.first()?;
    let first = one.places.first().map_or(String::new(), |place| format!(" of {}:{}", place.path, place.line));
    let message = format!("`{}` may be the `{}`{first}", other.name, one.name);
    Some(Diagnostic::new(Code::PossibleDuplicate, message, Some(place.clone())))
}

/// Names the contacts of one company whose names are one letter apart.
fn near(people: &[Contact], groups: &[Vec<ContactId>], problems: &mut Vec<Diagnostic>) {
    let mut pairs: Vec<(ContactId, ContactId)> = Vec::new();
    let mut names: Vec<Ends<'_>> = Vec::new();
    for ids in groups.iter().filter(|ids| ids.len() <= CROWD) {
        names.clear();
        names.extend(ids.iter().filter_map(|id| Ends::of(*id, people.get(*id)?)));
        for (at, one) in names.iter().enumerate() {
            let others = names.iter().skip(at + 1).filter(|other| one.may_be_near(other));
            let near = others.filter(|other| is_one_apart(one.name, other.name));
            pairs.extend(near.map(|other| (one.id.min(other.id), one.id.max(other.id))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    for (one, other) in pairs {
        let (Some(one), Some(other)) = (people.get(one), people.get(other)) else { continue };
        problems.extend(duplicate(one, other));
    }
}

/// A name with its ends: one slip leaves one of them as it was.
struct Ends<'a> {
    id: ContactId,
    name: &'a str,
    first: Option<char>,
    last: Option<char>,
}

impl<'a> Ends<'a> {
    fn of(id: ContactId, contact: &'a Contact) -> Option<Ends<'a>> {
        let name: &str = &contact.forms.sorted;
        let ends = Ends { id, name, first: name.chars().next(), last: name.chars().next_back() };
        name.contains(' ').then_some(ends)
    }

    fn may_be_near(&self, other: &Ends<'_>) -> bool {
        (self.first == other.first || self.last == other.last)
            && self.name.len() >= SHORTEST
            && self.name.len().abs_diff(other.name.len()) <= 2
    }
}

/// Whether two words differ by one letter that was left out, put in or changed, or by two neighbours that changed places.
fn is_one_apart(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    // What is alike at both ends is no part of the slip.
    let mut rest = (one.clone(), other.clone());
    while let (Some(a), Some(b)) = (one.next(), other.next()) {
        if a != b {
            break;
        }
        rest = (one.clone(), other.clone());
    }
    let (mut one, mut other) = rest.clone();
    while let (Some(a), Some(b)) = (one.next_back(), other.next_back()) {
        if a != b {
            break;
        }
        rest = (one.clone(), other.clone());
    }
    let left = |mut chars: std::str::Chars<'_>| [chars.next(), chars.next(), chars.next()];
    match (left(rest.0), left(rest.1)) {
        ([Some(_), None, _], [None, ..] | [Some(_), None, _]) | ([None, ..], [Some(_), None, _]) => true,
        ([Some(a), Some(b), None], [Some(c), Some(d), None]) => (a, b) == (d, c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn one_apart_is_a_distance_of_one(one in "[ab]{0,5}[\u{e4}c]{0,2}", other in "[ab]{0,5}[\u{e4}c]{0,2}") {
            let far = strsim::damerau_levenshtein(&one, &other);
            prop_assert_eq!(is_one_apart(&one, &other), far == 1);
        }
    }
}
