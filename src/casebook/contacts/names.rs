//! When two forms of a name may be one person's.

use std::sync::Arc;

use foldhash::HashMap;

use super::{Contact, ContactId};
use crate::casebook::person_key;

/// The number of a key: two keys are the same where their numbers are.
pub(super) type Key = u32;

/// A name as it is written, taken apart; that of nobody has the empty key.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Name {
    /// The form in which names are compared.
    pub(super) key: Key,
    /// The same with its words in one order: "Okafor Dana" is "Dana Okafor".
    pub(super) sorted: Key,
    /// The first and the last of its words.
    ends: (Key, Key),
    /// Whether it is more than a first name, a surname or initials.
    pub(super) is_whole: bool,
    /// Whether it has more than one word.
    pub(super) is_long: bool,
}

impl Name {
    /// Whether one may be a short form of the other, as far as their first and last words tell.
    fn may_share(self, other: Name) -> bool {
        let (one, two) = (self.ends, other.ends);
        one.0 == two.0 || one.1 == two.1 || one.0 == two.1 || one.1 == two.0
    }
}

/// Every name that was met, taken apart once, however often it is written.
#[derive(Debug)]
pub(super) struct Names {
    written: HashMap<Box<str>, Name>,
    keys: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, Key>,
}

impl Default for Names {
    fn default() -> Names {
        let mut names = Names { written: HashMap::default(), keys: Vec::new(), numbers: HashMap::default() };
        // The first key is that of nobody.
        names.number("");
        names
    }
}

impl Names {
    /// Takes a name apart.
    pub(super) fn name(&mut self, written: &str) -> Name {
        if let Some(name) = self.written.get(written) {
            return *name;
        }
        let key = person_key(written);
        let number = self.number(&key);
        let (first, last) = (key.split(' ').next().unwrap_or(""), key.rsplit(' ').next().unwrap_or(""));
        let name = Name {
            key: number,
            sorted: if key.contains(' ') { self.number(&sorted(&key)) } else { number },
            ends: (self.number(first), self.number(last)),
            // "Marc-Olivier" is a first name.
            is_whole: is_whole(&key) && (written.contains(' ') || !written.contains('-') || !written.is_ascii()),
            is_long: key.contains(' '),
        };
        self.written.insert(written.into(), name);
        name
    }

    fn number(&mut self, key: &str) -> Key {
        if let Some(number) = self.numbers.get(key) {
            return *number;
        }
        let number = Key::try_from(self.keys.len()).unwrap_or(Key::MAX);
        let key: Arc<str> = key.into();
        self.keys.push(Arc::clone(&key));
        self.numbers.insert(key, number);
        number
    }

    /// The key of a number.
    pub(super) fn key(&self, number: Key) -> &str {
        self.keys.get(number as usize).map_or("", |key| key)
    }

    /// The key of a number, to be kept.
    pub(super) fn kept(&self, number: Key) -> Arc<str> {
        self.keys.get(number as usize).cloned().unwrap_or_default()
    }

    /// Whether one of two names may be a short form of the other, or is the other.
    pub(super) fn may_be(&self, one: Name, other: Name) -> bool {
        one.may_share(other) && may_be(self.key(one.key), self.key(other.key))
    }
}

/// The names of a contact, in the forms in which names are compared.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::casebook) struct Forms {
    /// The key of the name.
    pub(in crate::casebook) key: Arc<str>,
    /// The same with its words in one order.
    pub(in crate::casebook) sorted: Arc<str>,
    /// The keys of the other names.
    pub(in crate::casebook) aliases: Box<[Arc<str>]>,
}

/// The contact among `ids` that a name stands for: the same name, else an alias, else a first name, a surname or an
/// initial that only one of them bears.
pub(in crate::casebook) fn named(people: &[Contact], ids: &[ContactId], name: &str) -> Option<ContactId> {
    let key = person_key(name);
    if key.is_empty() {
        return None;
    }
    let whole = sorted(&key);
    let mut partial = Partial::None;
    for &id in ids {
        let Some(own) = people.get(id).map(|contact| &contact.forms) else { continue };
        if *own.key == *key || *own.sorted == *whole || own.aliases.iter().any(|alias| **alias == *key) {
            return Some(id);
        }
        if may_be(&own.key, &key) {
            partial.add(id);
        }
    }
    partial.only()
}

/// Those of whom a name may be a short form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Partial {
    None,
    One(ContactId),
    Many,
}

impl Partial {
    /// Takes one more.
    pub(super) fn add(&mut self, id: ContactId) {
        *self = match *self {
            Partial::None => Partial::One(id),
            Partial::One(known) if known == id => Partial::One(known),
            _ => Partial::Many,
        };
    }

    /// The one, if there is just one.
    pub(super) fn only(self) -> Option<ContactId> {
        match self {
            Partial::One(id) => Some(id),
            Partial::None | Partial::Many => None,
        }
    }
}

/// Whether one of two name keys may be a short form of the other: the first name, the surname with its particles, an
/// initial for a word, or the whole without its middle names.
pub(super) fn may_be(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if short.is_empty() || short == long {
        return !short.is_empty();
    }
    let last_of = |name: &'_ str| name.len() - name.bytes().rev().take_while(|byte| *byte != b' ').count();
    // Most names have neither their beginning nor their last word in common.
    let starts_alike = short.bytes().next() == long.bytes().next();
    if !starts_alike && !long.ends_with(short.get(last_of(short)..).unwrap_or(short)) {
        return false;
    }
    let long_words: Vec<&str> = long.split(' ').collect();
    let short_words: Vec<&str> = short.split(' ').collect();
    let (Some(first), Some(last)) = (long_words.first(), long_words.last()) else { return false };
    match short_words.as_slice() {
        [only] => (only == first || only == last) && long_words.len() > 1,
        [head, .., tail] => {
            let agree = |short: &str, long: &str| {
                short == long
                    || short.chars().count() == 1 && long.starts_with(short)
                    || long.chars().count() == 1 && short.starts_with(long)
            };
            let initials = agree(head, first) && agree(tail, last) && (head == first || tail == last);
            let particles = long.ends_with(short)
                && long.len() > short.len()
                && long.as_bytes().get(long.len() - short.len() - 1) == Some(&b' ');
            // "Marc-Olivier" and "Marc-Olivier Tremblay"
            let beginning = short_words.len() < long_words.len()
                && long.starts_with(short)
                && long.as_bytes().get(short.len()) == Some(&b' ');
            initials && short_words.len() <= long_words.len() || particles && head.len() <= 3 || beginning
        }
        [] => false,
    }
}

/// Whether the key of a name is more than a first name, a surname or initials.
fn is_whole(key: &str) -> bool {
    let mut words = key.split(' ');
    match (words.next(), words.next_back()) {
        (Some(first), Some(last)) => first.chars().count() > 1 && last.chars().count() > 1,
        // Names in scripts without spaces are whole.
        (Some(only), None) => {
            !only.is_ascii() && only.chars().count() > 1 && only.chars().all(|c| !c.is_lowercase() && !c.is_uppercase())
        }
        _ => false,
    }
}

/// The words of a name's key in one order: "okafor dana" is "dana okafor".
pub(in crate::casebook) fn sorted(key: &str) -> String {
    let mut words: Vec<&str> = key.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT_FORMS: &[(&str, &str)] = &[
        ("dana", "dana okafor"),
        ("okafor", "dana okafor"),
        ("d okafor", "dana okafor"),
        ("dana o", "dana okafor"),
        ("dana okafor", "dana maria okafor"),
        ("van der berg", "jan van der berg"),
        ("marc olivier", "marc olivier tremblay"),
    ];

    #[test]
    fn short_forms_may_be_the_whole_name() {
        let mut names = Names::default();
        for &(short, long) in SHORT_FORMS {
            assert!(may_be(short, long), "{short} / {long}");
            let (short, long) = (names.name(short), names.name(long));
            assert!(names.may_be(short, long) && names.may_be(long, short));
        }
        for (one, other) in [
            ("dana", "dan okafor"),
            ("d o", "dana okafor"),
            ("maria", "dana maria okafor"),
            ("dana raman", "dana okafor"),
            ("marc oliver", "marc olivier tremblay"),
        ] {
            assert!(!may_be(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn a_name_is_taken_apart_once() {
        let mut names = Names::default();
        let one = names.name("Dr. Dana Okafor");
        let other = names.name("Okafor, Dana");
        assert_eq!((one.key, one.sorted, one.is_whole), (other.key, other.sorted, true));
        assert_eq!(names.key(one.key), "dana okafor");
        let turned = names.name("OKAFOR DANA");
        assert_eq!(turned.sorted, one.sorted);
        assert_ne!(turned.key, one.key);
        assert!(!names.name("Dana").is_whole && !names.name("D. O.").is_whole);
    }
}
