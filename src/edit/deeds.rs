//! What may be told of an item, and whether it came true.

use super::Refusal;
use super::desk::{Deed, Told};
use crate::agenda::{Agenda, Item, Record};
use crate::diagnostic::Code;

/// Whether the agenda shows that an item became what was told of it, by a line in this note. What is one item for several
/// applications is told of note by note: what is left of it elsewhere has its turn.
pub(super) fn achieved(
    item: &Item,
    told: &Told<'_>,
    only: &[String],
    note: &str,
    before: &Agenda,
    after: &Agenda,
) -> bool {
    // What is asked once for several applications falls apart into what each of them asks when its day moves, and has other
    // references then.
    let is_joined = item.company.is_none();
    let here = |other: &Item| other.record.iter().chain(&other.also).any(|record| *record.path == *note);
    let is_it = |other: &&Item| match is_joined {
        true => is_part(item, other) && here(other),
        false => other.reference == item.reference,
    };
    let left: Vec<&Item> = after.items.iter().filter(is_it).collect();
    match told.deed {
        Deed::Done if !only.is_empty() => left.iter().all(|left| {
            !left.people.iter().any(|person| only.contains(&person.name)) && left.people.len() < item.people.len()
        }),
        Deed::Done | Deed::Dropped if is_joined => left.is_empty(),
        // Of two lines in the same words one goes.
        Deed::Done | Deed::Dropped => left.is_empty() || left.len() < before.items.iter().filter(is_it).count(),
        Deed::Snoozed(until) => {
            let waits = |left: &&Item| left.due >= Some(until) || left.held_until >= Some(until);
            if is_joined { !left.is_empty() && left.iter().all(waits) } else { left.iter().any(waits) }
        }
    }
}

/// Whether an item is what is left of a joined one, or of one of its applications.
fn is_part(joined: &Item, other: &Item) -> bool {
    let known = |record: &Record| joined.record.iter().chain(&joined.also).any(|own| own.path == record.path);
    let person = |name: &str| joined.people.iter().any(|person| person.name == name);
    other.rule == joined.rule
        && !other.people.is_empty()
        && other.people.iter().all(|other| person(&other.name))
        && other.record.as_ref().is_some_and(known)
}

/// What is never recorded by a line, with what to do instead.
pub(super) fn refuse_what_is_no_deed(item: &Item, told: &Told<'_>) -> Result<(), Refusal> {
    let refused = |help: &str| {
        let message = format!("`{}` is nothing that is recorded", item.title);
        Err(Refusal::new(Code::NotRecordable, message).help(help))
    };
    match (item.rule, told.deed) {
        ("await", _) => {
            refused("write down what they say when they answer: `journal log`; the promise is kept by that")
        }
        ("appointment", Deed::Snoozed(_)) => refused("write down to when it was moved: `journal log`"),
        ("appointment", _) => {
            refused("it ends when it is past; write down if it was moved or cancelled: `journal log`")
        }
        ("keep_searching", _) => refused("apply somewhere, or meet someone: a new note ends it"),
        ("offer_deadline", Deed::Done) if told.remark.is_none() => {
            refused("say how you answered: -m \"Accepted the offer.\" or -m \"Declined the offer.\"")
        }
        ("offer_deadline", Deed::Dropped | Deed::Snoozed(_)) => {
            refused("the day is theirs: ask for another one, and write it as `offer_deadline` in the note")
        }
        _ if !told.only.is_empty() && told.deed != Deed::Done => {
            refused("--only says to whom something was done; it stands with `done`")
        }
        _ => Ok(()),
    }
}

/// The people of an item that names on the command line stand for.
pub(super) fn only(item: &Item, names: &[String]) -> Result<Vec<String>, Refusal> {
    let mut found = Vec::new();
    for name in names {
        let folded = name.trim().to_lowercase();
        let fits = |person: &&crate::agenda::Person| {
            let known = person.name.to_lowercase();
            known == folded || known.split_whitespace().any(|word| word == folded)
        };
        let fitting: Vec<&str> = item.people.iter().filter(fits).map(|person| person.name.as_str()).collect();
        match fitting.as_slice() {
            [one] => found.push((*one).to_owned()),
            _ => {
                let message = match fitting.len() {
                    0 => format!("`{}` is none of the people of `{}`", name.trim(), item.title),
                    _ => format!("more than one of the people of `{}` is called `{}`", item.title, name.trim()),
                };
                let mut refusal = Refusal::new(Code::NotRecordable, message).help("name one of those below");
                refusal.candidates = item.people.iter().map(|person| person.name.clone()).collect();
                return Err(refusal);
            }
        }
    }
    Ok(found)
}
