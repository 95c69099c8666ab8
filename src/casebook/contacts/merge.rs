//! What a mention adds to a contact.

use super::joiner::Known;
use super::names::{Name, Names};
use super::{Contact, Told};
use crate::extract::{Mention, Part};

/// Takes what a mention tells of a contact, whose names are `known`; `name` is that of the mention.
pub(super) fn merge(contact: &mut Contact, known: &mut Known, mention: &Mention, name: Name, names: &mut Names) {
    if contact.name == mention.name {
        // The usual case has nothing to learn from the name.
    } else if contact.name.is_empty() || is_fuller(contact, known, mention, name) {
        let old = std::mem::replace(&mut contact.name, mention.name.clone());
        let before = std::mem::replace(&mut known.name, name);
        keep_alias(contact, known, &old, before, names);
    } else {
        keep_alias(contact, known, &mention.name, name, names);
    }
    let mut told = |what: &'static str, value: &str| {
        if let Some(place) = &mention.place
            && !contact.sources.iter().any(|own| own.what == what && own.value == value)
        {
            contact.sources.push(Told { what, value: value.to_owned(), place: place.clone() });
        }
    };
    told("name", &mention.name);
    for (what, value) in [("title", &mention.beside.title), ("organisation", &mention.beside.organisation)] {
        if let Some(value) = value {
            told(what, value);
        }
    }
    for (what, values) in [
        ("email", &mention.beside.emails),
        ("phone", &mention.beside.phones),
        ("link", &mention.beside.links),
        ("alias", &mention.beside.aliases),
        ("duty", &mention.beside.duties),
    ] {
        values.iter().for_each(|value| told(what, value));
    }
    for (own, new) in [
        (&mut contact.title, &mention.beside.title),
        (&mut contact.organisation, &mention.beside.organisation),
        (&mut contact.location, &mention.beside.location),
    ] {
        if own.is_none() {
            own.clone_from(new);
        }
    }
    for (own, new) in [
        (&mut contact.emails, &mention.beside.emails),
        (&mut contact.phones, &mention.beside.phones),
        (&mut contact.links, &mention.beside.links),
        (&mut contact.duties, &mention.beside.duties),
    ] {
        for value in new {
            push_new(own, value);
        }
    }
    for alias in &mention.beside.aliases {
        if push_new(&mut contact.aliases, alias) {
            known.aliases.push(names.name(alias).key);
        }
    }
    if !contact.parts.contains(&mention.part) && (mention.part != Part::Other || contact.parts.is_empty()) {
        contact.parts.retain(|part| *part != Part::Other);
        contact.parts.push(mention.part);
    }
    contact.places.extend(mention.place.clone());
}

fn is_fuller(contact: &Contact, known: &Known, mention: &Mention, name: Name) -> bool {
    let words = |name: &str| name.split_whitespace().count();
    name.key != known.name.key && words(&mention.name) > words(&contact.name)
}

/// Keeps another form of the name, unless it is a part of it: a bare first name may also be somebody else's.
fn keep_alias(contact: &mut Contact, known: &mut Known, written: &str, name: Name, names: &Names) {
    let own = known.name;
    if !names.key(name.key).is_empty()
        && own.key != name.key
        && own.sorted != name.sorted
        && !names.may_be(own, name)
        && push_new(&mut contact.aliases, written)
    {
        known.aliases.push(name.key);
    }
}

/// Adds a value unless it is there, whatever its case.
fn push_new(list: &mut Vec<String>, value: &str) -> bool {
    let is_new = !list.iter().any(|own| own.eq_ignore_ascii_case(value));
    if is_new {
        list.push(value.to_owned());
    }
    is_new
}
