//! What a mention adds to a contact.

use super::joiner::Known;
use super::names::{Name, Names};
use super::{Contact, Told};
use crate::casebook::push_tight;
use crate::extract::Mention;
use crate::text::Place;

/// Takes what a mention tells of a contact, whose names are `known`; `name` is that of the mention.
pub(super) fn merge(contact: &mut Contact, known: &mut Known, mention: Mention, name: Name, names: &mut Names) {
    if contact.name == mention.name {
        // The usual case has nothing to learn from the name.
    } else if contact.name.is_empty() || is_fuller(contact, known, &mention, name) {
        let old = std::mem::replace(&mut contact.name, mention.name.clone());
        let before = std::mem::replace(&mut known.name, name);
        keep_alias(contact, known, &old, before, names);
    } else {
        keep_alias(contact, known, &mention.name, name, names);
    }
    let beside = mention.beside.into_details();
    contact.title = contact.title.take().or(beside.title);
    contact.organisation = contact.organisation.take().or(beside.organisation);
    contact.location = contact.location.take().or(beside.location);
    for alias in &beside.aliases {
        if !is_in(&contact.aliases, alias) {
            known.aliases.push(names.name(alias).key);
        }
    }
    for (own, new) in [
        (&mut contact.emails, beside.emails),
        (&mut contact.phones, beside.phones),
        (&mut contact.links, beside.links),
        (&mut contact.aliases, beside.aliases),
        (&mut contact.duties, beside.duties),
    ] {
        if own.is_empty() && new.len() == 1 {
            *own = new;
            continue;
        }
        for value in new {
            if !is_in(own, &value) {
                own.push(value);
            }
        }
    }
    contact.parts.add(mention.part);
    if let Some(place) = mention.place
        && contact.places.last().is_none_or(|last| last.path != place.path)
    {
        push_tight(&mut contact.places, place);
    }
}

/// Keeps where what a mention tells was read.
pub(super) fn tell(contact: &mut Contact, mention: &Mention) {
    let (sources, beside) = (&mut contact.sources, &mention.beside);
    let place = mention.place.as_ref();
    told(sources, place, "name", &mention.name);
    for (what, value) in [("title", &beside.title), ("organisation", &beside.organisation)] {
        value.iter().for_each(|value| told(sources, place, what, value));
    }
    for (what, values) in [
        ("email", &beside.emails),
        ("phone", &beside.phones),
        ("link", &beside.links),
        ("alias", &beside.aliases),
        ("duty", &beside.duties),
    ] {
        values.iter().for_each(|value| told(sources, place, what, value));
    }
}

/// Keeps where a fact was read first.
fn told(sources: &mut Vec<Told>, place: Option<&Place>, what: &'static str, value: &str) {
    if let Some(place) = place
        && !sources.iter().any(|own| own.what == what && *own.value == *value)
    {
        sources.push(Told { what, value: value.into(), place: place.clone() });
    }
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
        && !is_in(&contact.aliases, written)
    {
        contact.aliases.push(written.to_owned());
        known.aliases.push(name.key);
    }
}

/// Whether a value is known, whatever its case.
fn is_in(list: &[String], value: &str) -> bool {
    list.iter().any(|own| own.eq_ignore_ascii_case(value))
}
