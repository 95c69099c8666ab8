//! People, as notes write them: in front matter, lists, tables, cards, letters, calendars, chats and prose.
//!
//! A run of words is somebody's name only with a reason of its own; a name without one is a weak mention, which the case
//! book closes.

mod address;
mod card;
mod chat;
mod detail;
mod gate;
mod labels;
mod letter;
mod line;
mod lines;
mod mail;
mod prose;
mod rounds;
mod rows;
mod slots;
mod survey;
mod tables;
mod told;
mod tokens;
mod words;

pub(crate) use address::is_office;
pub(crate) use mail::headed;
pub(crate) use survey::{is_firm, is_given, survey};
pub(crate) use tables::is_of_people;
pub(crate) use tokens::WRAPPED;
pub(crate) use words::is_passed;

use self::address::plain_email;
use self::detail::Known;
use super::{Details, Mention, Part};
use crate::note::{Field, Key, Note, Value, is_missing};
use crate::text::{Span, unquoted};

/// Reads the people of one front matter field. `subject` is that of the note.
pub(super) fn from_field(note: &Note, field: &Field, part: Part, subject: usize) -> Vec<Mention> {
    let mut found = Vec::new();
    from_value(note, &field.value, part, subject, &mut found);
    found
}

fn from_value(note: &Note, value: &Value, part: Part, subject: usize, found: &mut Vec<Mention>) {
    match value {
        Value::Text(text, span) => {
            if is_missing(text) || matches!(text.to_ascii_lowercase().as_str(), "true" | "false" | "yes" | "no") {
                return;
            }
            for (_, person) in rows::people(text, &Known::default(), true) {
                if person.me {
                    continue;
                }
                let mention = survey::with_part(person.mention, part);
                found.push(Mention { subject, strong: true, place: Some(note.place(*span)), ..mention });
            }
        }
        Value::List(items, _) => items.iter().for_each(|item| from_value(note, item, part, subject, found)),
        Value::Map(entries, span) => {
            let mut mention =
                Mention { subject, part, strong: true, place: Some(note.place(*span)), ..Mention::default() };
            let (mut first, mut last) = (None, None);
            for (name, _, value) in entries {
                let text = value.text().trim();
                if is_missing(text) {
                    continue;
                }
                let all = || {
                    value.texts().into_iter().map(|(text, _)| text.trim().to_owned()).filter(|text| !is_missing(text))
                };
                match Key::from_name(name) {
                    Some(Key::Name) => mention.name = link_name(text).to_owned(),
                    Some(Key::FirstName) => first = Some(text.to_owned()),
                    Some(Key::LastName) => last = Some(text.to_owned()),
                    Some(Key::Title | Key::Role) => mention.beside.title = Some(text.to_owned()),
                    Some(Key::Company | Key::Agency) => mention.beside.organisation = Some(link_name(text).to_owned()),
                    Some(Key::Email) => mention.beside.emails.extend(all().map(|email| plain_email(&email))),
                    Some(Key::Phone) => mention.beside.phones.extend(all()),
                    Some(Key::Linkedin) => mention.beside.links.extend(all()),
                    Some(Key::Aliases) => mention.beside.aliases.extend(all()),
                    _ => other_entry(&mut mention, name, text),
                }
            }
            if mention.name.is_empty() {
                mention.name = [first, last].into_iter().flatten().collect::<Vec<_>>().join(" ");
            }
            if mention.name.is_empty() {
                // `- Dana Okafor: dana@acme.example` is a map of one name.
                if let [(name, _, value)] = entries.as_slice()
                    && Key::from_name(name).is_none()
                    && let Some(own) = person(&format!("{name}, {}", value.text()))
                {
                    found.push(Mention { subject, part, strong: true, place: mention.place, ..own });
                }
                return;
            }
            found.push(mention);
        }
    }
}

/// An entry of a person's map whose name is none of the keys of a note: `who: Dana Okafor`, `contact: dana@…`.
fn other_entry(mention: &mut Mention, name: &str, text: &str) {
    let addresses = address::find(text);
    if !addresses.is_empty() {
        addresses.into_iter().for_each(|(_, address)| detail::take(mention, address));
        return;
    }
    let who = ["who", "person", "interviewer", "contact"].iter().any(|own| name.trim().eq_ignore_ascii_case(own));
    match labels::field(name) {
        Some(labels::Field::Name) if mention.name.is_empty() => mention.name = link_name(text).to_owned(),
        Some(labels::Field::Title) if mention.beside.title.is_none() => mention.beside.title = Some(text.to_owned()),
        _ if who && mention.name.is_empty() => mention.name = link_name(text).to_owned(),
        _ => {}
    }
}

/// The people of a person note.
pub(super) fn from_person_note(note: &Note) -> Option<Mention> {
    let text = |key| note.front.get(key).map(|field| field.value.text().trim().to_owned());
    let all = |key| -> Vec<String> {
        note.front
            .all(key)
            .flat_map(|field| field.value.texts())
            .map(|(text, _)| text.trim().to_owned())
            .filter(|text| !is_missing(text))
            .collect()
    };
    let stem = note.path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(stem, _)| stem.to_owned());
    let joined = [text(Key::FirstName), text(Key::LastName)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let name = text(Key::Name).or(Some(joined).filter(|name| !name.is_empty())).or(stem)?;
    let relation = text(Key::Relationship).or_else(|| text(Key::Type)).unwrap_or_default().to_lowercase();
    let tags = all(Key::Tags).join(" ").to_lowercase();
    let part = if relation.contains("recruit") || tags.contains("recruit") {
        Part::Recruiter
    } else if relation.contains("refer") {
        Part::Helper
    } else if relation.contains("hiring manager") {
        Part::HiringManager
    } else {
        Part::Other
    };
    let title = text(Key::Title).or_else(|| text(Key::Role));
    let mut links = all(Key::Linkedin);
    links.retain(|link| !link.is_empty());
    let beside = Details {
        title,
        organisation: text(Key::Company).map(|company| link_name(&company).to_owned()),
        emails: all(Key::Email).iter().map(|email| plain_email(email)).collect(),
        phones: all(Key::Phone),
        links,
        aliases: all(Key::Aliases),
        ..Details::default()
    };
    Some(Mention {
        name: link_name(&name).to_owned(),
        part,
        strong: true,
        beside: beside.into(),
        place: Some(note.place(Span::new(0, 0))),
        ..Mention::default()
    })
}

/// The people of a text that names nobody else, such as a cell.
pub(super) fn people_of(text: &str) -> Vec<Mention> {
    rows::people(text, &Known::default(), false)
        .into_iter()
        .filter(|(_, person)| !person.me)
        .map(|(_, person)| person.mention)
        .collect()
}

/// Those who held the round that a cell names: "Tech screen, Nadia Petrov".
pub(super) fn of_round(text: &str) -> Vec<Mention> {
    let held = rounds::holders(text, &Known::default()).unwrap_or_default();
    held.into_iter()
        .map(|held| Mention {
            name: held.name.to_owned(),
            part: Part::Interviewer,
            strong: held.strong,
            ..Mention::default()
        })
        .collect()
}

/// Reads one person: a name, with what stands in brackets or after a comma or dash told apart by words.
pub(super) fn person(text: &str) -> Option<Mention> {
    line::person(text, &Known::default()).filter(|person| !person.me).map(|person| person.mention)
}

/// The name that a wikilink shows: its alias, else the last part of its target.
pub(super) fn link_name(text: &str) -> &str {
    let text = unquoted(text);
    let link = text.trim_start_matches('"').strip_prefix("[[");
    let Some(inner) = link.and_then(|rest| rest.split("]]").next()) else { return text };
    // The target is the full name; an alias is often a first name only.
    let target = inner.split(['|', '#']).next().unwrap_or(inner).trim_end_matches('\\');
    let name = target.rsplit('/').next().unwrap_or(target);
    name.strip_suffix(".md").unwrap_or(name).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        rows::people(text, &Known::default(), true).into_iter().map(|(_, person)| person.mention.name).collect()
    }

    #[test]
    fn a_list_of_names_is_split_and_titles_stay_with_their_names() {
        assert_eq!(names("Dana Okafor, Priya Raman and Sam Lee"), ["Dana Okafor", "Priya Raman", "Sam Lee"]);
        let people =
            rows::people("Dana Okafor, Engineering Manager; Priya Raman <priya@acme.example>", &Known::default(), true);
        assert_eq!(people.len(), 2);
        assert_eq!(people[0].1.mention.beside.title.as_deref(), Some("Engineering Manager"));
        assert_eq!(people[1].1.mention.beside.emails, ["priya@acme.example"]);
        assert_eq!(names("Okafor, Dana; Raman, Priya"), ["Dana Okafor", "Priya Raman"]);
        assert_eq!(
            names("Gr\u{e1}inne N\u{ed} Bhriain (COO), Matthias Vogelsang (Werkleitung), myself"),
            ["Gr\u{e1}inne N\u{ed} Bhriain", "Matthias Vogelsang"]
        );
    }

    #[test]
    fn a_person_is_read_with_what_stands_beside_the_name() {
        let dana = person("Dana Okafor (Engineering Manager) <dana@acme.example>").unwrap();
        assert_eq!((dana.name.as_str(), dana.beside.title.as_deref()), ("Dana Okafor", Some("Engineering Manager")));
        assert_eq!(dana.beside.emails, ["dana@acme.example"]);
        let priya = person("**Priya Raman** — Staff Engineer at Acme — +1 312 555 0100").unwrap();
        assert_eq!((priya.name.as_str(), priya.beside.title.as_deref()), ("Priya Raman", Some("Staff Engineer")));
        assert_eq!(priya.beside.organisation.as_deref(), Some("Acme"));
        assert_eq!(priya.beside.phones, ["+1 312 555 0100"]);
        assert_eq!(person("[[People/Sam Lee|Sam]]").unwrap().name, "Sam Lee");
        assert_eq!(person("van der Berg (she/her)").unwrap().beside.title, None);
        assert_eq!(person("5"), None);
    }
}
