//! Labels and headings: what a person's card calls its lines, and what heads a list of people.

use super::words;
use crate::extract::Part;

/// A line of a person's card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    First,
    Last,
    Title,
    Organisation,
    Email,
    Phone,
    Link,
    Duty,
    Part,
    Alias,
    /// Something that a card may hold and no contact keeps.
    Other,
}

/// The line of a card that a label names.
pub(super) fn field(label: &str) -> Option<Field> {
    let plain = plain(label);
    Some(match plain.as_str() {
        "name" | "full name" | "contact name" | "interviewer name" | "person" | "recruiter name" | "nom" | "nombre" => {
            Field::Name
        }
        "first name" | "given name" | "first" | "vorname" => Field::First,
        "last name" | "surname" | "family name" | "last" | "nachname" => Field::Last,
        "title" | "job title" | "position" | "role" | "job" | "their role" | "function" | "titel"
        | "position title" => Field::Title,
        "company" | "organisation" | "organization" | "org" | "employer" | "agency" | "firm" | "works at" | "firma" => {
            Field::Organisation
        }
        "email" | "e mail" | "mail" | "email address" | "e" | "work email" | "contact email" => Field::Email,
        "phone" | "tel" | "telephone" | "mobile" | "cell" | "phone number" | "m" | "t" | "p" | "direct"
        | "whatsapp" | "number" | "contact number" | "handy" => Field::Phone,
        "linkedin" | "linked in" | "website" | "web" | "url" | "profile" | "github" | "link" | "xing"
        | "linkedin profile" | "linkedin url" => Field::Link,
        "owns" | "responsibilities" | "responsible for" | "responsibility" | "area" | "team" | "scope" | "focus"
        | "looks after" | "leads" | "runs" | "remit" | "in charge of" => Field::Duty,
        "part" | "relationship" | "relation" | "type" => Field::Part,
        "alias" | "aliases" | "nickname" | "goes by" | "aka" | "also known as" | "preferred name" => Field::Alias,
        "location" | "pronouns" | "reports to" | "based in" | "based" | "met" | "background" | "timezone"
        | "time zone" | "birthday" | "department" | "dept" | "address" | "fax" | "office" | "tenure"
        | "last contact" | "slack" => Field::Other,
        _ => return None,
    })
}

/// A label in lower case, its words joined by single spaces.
fn plain(label: &str) -> String {
    let words: Vec<String> =
        label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.join(" ")
}

/// What heads a list of people: their part, and whether they were met.
pub(super) fn list(title: &str) -> Option<(Part, bool)> {
    if title.len() > 60 {
        return None;
    }
    // "Attendees (30)", "Present:", "Interviewers - onsite"
    let head = title.split(['(', ':', '\u{2014}', '\u{2013}', '|']).next().unwrap_or(title);
    let head = head.split(" - ").next().unwrap_or(head);
    let plain = plain(head);
    let met = |part| Some((part, true));
    let named = |part| Some((part, false));
    match plain.as_str() {
        "attendees"
        | "attendee"
        | "interviewers"
        | "interviewer"
        | "panel"
        | "panellists"
        | "panelists"
        | "panelist"
        | "present"
        | "participants"
        | "people"
        | "people met"
        | "people i met"
        | "who i met"
        | "met"
        | "met with"
        | "with"
        | "who"
        | "the panel"
        | "interview panel"
        | "in attendance"
        | "in the room"
        | "on the call"
        | "attending"
        | "also present"
        | "who was there"
        | "interview team"
        | "interviewed by"
        | "interview loop"
        | "the loop"
        | "loop"
        | "spoke with"
        | "spoke to"
        | "talked to"
        | "talked with"
        | "guests"
        | "guest list"
        | "speakers"
        | "organizer"
        | "organiser"
        | "in person"
        | "members present"
        | "attended by"
        | "persons present"
        | "joined by"
        | "remote"
        | "dialled in"
        | "hosts"
        | "host"
        | "present in person"
        | "present remotely"
        | "people there"
        | "who was in the room"
        | "anwesend"
        | "teilnehmer"
        | "presentes"
        | "présents"
        | "asistentes"
        | "met today"
        | "people in the room"
        | "people on the call"
        | "chair"
        | "faces" => met(Part::Interviewer),
        "contacts"
        | "contact"
        | "stakeholders"
        | "stakeholder"
        | "key contacts"
        | "key people"
        | "my contacts"
        | "team"
        | "the team"
        | "hiring team"
        | "invitees"
        | "invited"
        | "apologies"
        | "absent"
        | "regrets"
        | "not present"
        | "cc"
        | "people to know"
        | "who s who"
        | "whos who"
        | "who is who"
        | "point of contact"
        | "people mentioned"
        | "address book"
        | "people to meet"
        | "upcoming interviewers"
        | "org chart"
        | "leadership"
        | "references"
        | "required"
        | "optional"
        | "contact details"
        | "contact info"
        | "contact information"
        | "network" => named(Part::Other),
        "recruiter"
        | "recruiters"
        | "recruiting contact"
        | "recruiting contacts"
        | "my recruiter"
        | "recruiting"
        | "talent team"
        | "sourcer"
        | "coordinator"
        | "recruiting coordinator" => named(Part::Recruiter),
        "hiring manager" | "hm" | "hiring managers" => named(Part::HiringManager),
        "referred by" | "referral" | "referrer" | "introduced by" | "referrals" | "introduction by" | "intro by"
        | "who helped" | "helpers" | "recommended by" | "via" => named(Part::Helper),
        _ => {
            let words: Vec<&str> = plain.split(' ').collect();
            let last = *words.last()?;
            let first = *words.first()?;
            let short = words.len() <= 5;
            // "Acme contacts", "Onsite interviewers", "Interviewers on Tuesday", "People at Acme"
            match (first, last) {
                (_, "attendees" | "interviewers" | "participants" | "panel" | "panellists" | "panelists") if short => {
                    met(Part::Interviewer)
                }
                ("attendees" | "interviewers" | "participants", _) if short => met(Part::Interviewer),
                ("people" | "contacts", _) if short && matches!(words.get(1), Some(&("at" | "in" | "from" | "i"))) => {
                    if words.contains(&"met") {
                        met(Part::Interviewer)
                    } else {
                        named(Part::Other)
                    }
                }
                (_, "contacts") if short => named(Part::Other),
                (_, "recruiter" | "recruiters") if short && words.len() <= 3 => named(Part::Recruiter),
                (_, "interviewer") if words.len() <= 3 => met(Part::Interviewer),
                _ => None,
            }
        }
    }
}

/// Whether a label names a part or a title whose holder follows: `CTO: Priya Raman`.
pub(super) fn is_title_label(label: &str) -> bool {
    let label = label.trim();
    label.len() <= 40 && words::is_title(label) && label.split_whitespace().count() <= 5
}
