//! When two forms of a name may be one person's.

use super::{Contact, ContactId};
use crate::casebook::person_key;

/// The contact among `ids` that a name stands for: the same name, else an alias, else a first name, a surname or an
/// initial that only one of them bears.
pub(in crate::casebook) fn named(people: &[Contact], ids: &[ContactId], name: &str) -> Option<ContactId> {
    let key = person_key(name);
    if key.is_empty() {
        return None;
    }
    let whole = sorted(name);
    let mut exact = None;
    let mut partial = None;
    let mut ambiguous = false;
    for &id in ids {
        let Some(contact) = people.get(id) else { continue };
        let own = person_key(&contact.name);
        if own == key || sorted(&contact.name) == whole || contact.aliases.iter().any(|alias| person_key(alias) == key)
        {
            ambiguous |= exact.is_some_and(|other| other != id) && own != key;
            exact = exact.or(Some(id));
        } else if may_be(&own, &key) {
            ambiguous |= partial.is_some_and(|other| other != id);
            partial = Some(id);
        }
    }
    exact.or(if ambiguous { None } else { partial })
}

/// Whether one of two name keys may be a short form of the other: the first name, the surname with its particles, an
/// initial for a word, or the whole without its middle names.
pub(super) fn may_be(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if short.is_empty() || short == long {
        return !short.is_empty();
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
            initials && short_words.len() <= long_words.len() || particles && head.len() <= 3
        }
        [] => false,
    }
}

/// Whether a name is more than a first name, a surname or initials.
pub(super) fn is_whole(name: &str) -> bool {
    let key = person_key(name);
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

/// The words of a name in one order: "Okafor Dana" is "Dana Okafor".
pub(in crate::casebook) fn sorted(name: &str) -> String {
    let key = person_key(name);
    let mut words: Vec<&str> = key.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_may_be_the_whole_name() {
        for (short, long) in [
            ("dana", "dana okafor"),
            ("okafor", "dana okafor"),
            ("d okafor", "dana okafor"),
            ("dana o", "dana okafor"),
            ("dana okafor", "dana maria okafor"),
            ("van der berg", "jan van der berg"),
        ] {
            assert!(may_be(short, long), "{short} / {long}");
        }
        for (one, other) in [
            ("dana", "dan okafor"),
            ("d o", "dana okafor"),
            ("maria", "dana maria okafor"),
            ("dana raman", "dana okafor"),
        ] {
            assert!(!may_be(one, other), "{one} / {other}");
        }
    }
}
