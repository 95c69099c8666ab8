//! Labels and headings: what a person's card calls its lines, and what heads a list of people.

use std::sync::LazyLock;

use foldhash::HashMap;

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

/// What a card calls its lines, in lower case with single spaces between the words.
const FIELDS: &[(Field, &[&str])] = &[
    (
        Field::Name,
        &["name", "full name", "contact name", "interviewer name", "person", "recruiter name", "nom", "nombre"],
    ),
    (Field::First, &["first name", "given name", "first", "vorname"]),
    (Field::Last, &["last name", "surname", "family name", "last", "nachname"]),
    (
        Field::Title,
        &["title", "job title", "position", "role", "job", "their role", "function", "titel", "position title"],
    ),
    (
        Field::Organisation,
        &["company", "organisation", "organization", "org", "employer", "agency", "firm", "works at", "firma"],
    ),
    (Field::Email, &["email", "e mail", "mail", "email address", "e", "work email", "contact email"]),
    (
        Field::Phone,
        &[
            "phone",
            "tel",
            "telephone",
            "mobile",
            "cell",
            "phone number",
            "m",
            "t",
            "p",
            "direct",
            "whatsapp",
            "number",
            "contact number",
            "handy",
        ],
    ),
    (
        Field::Link,
        &[
            "linkedin",
            "linked in",
            "website",
            "web",
            "url",
            "profile",
            "github",
            "link",
            "xing",
            "linkedin profile",
            "linkedin url",
        ],
    ),
    (
        Field::Duty,
        &[
            "owns",
            "responsibilities",
            "responsible for",
            "responsibility",
            "area",
            "team",
            "scope",
            "focus",
            "looks after",
            "leads",
            "runs",
            "remit",
            "in charge of",
        ],
    ),
    (Field::Part, &["part", "relationship", "relation", "type"]),
    (Field::Alias, &["alias", "aliases", "nickname", "goes by", "aka", "also known as", "preferred name"]),
    (
        Field::Other,
        &[
            "location",
            "pronouns",
            "reports to",
            "based in",
            "based",
            "met",
            "background",
            "timezone",
            "time zone",
            "birthday",
            "department",
            "dept",
            "address",
            "fax",
            "office",
            "tenure",
            "last contact",
            "slack",
        ],
    ),
];

/// What heads a list of people: their part, and whether they were met.
const LISTS: &[(Part, bool, &[&str])] = &[
    (
        Part::Interviewer,
        true,
        &[
            "attendees",
            "attendee",
            "interviewers",
            "interviewer",
            "panel",
            "panellists",
            "panelists",
            "panelist",
            "present",
            "participants",
            "people",
            "people met",
            "people i met",
            "who i met",
            "met",
            "met with",
            "with",
            "who",
            "the panel",
            "interview panel",
            "in attendance",
            "in the room",
            "on the call",
            "attending",
            "also present",
            "who was there",
            "interview team",
            "interviewed by",
            "interview loop",
            "the loop",
            "loop",
            "spoke with",
            "spoke to",
            "talked to",
            "talked with",
            "guests",
            "guest list",
            "speakers",
            "organizer",
            "organiser",
            "in person",
            "members present",
            "attended by",
            "persons present",
            "joined by",
            "remote",
            "dialled in",
            "hosts",
            "host",
            "present in person",
            "present remotely",
            "people there",
            "who was in the room",
            "anwesend",
            "teilnehmer",
            "presentes",
            "présents",
            "asistentes",
            "met today",
            "people in the room",
            "people on the call",
            "chair",
            "faces",
        ],
    ),
    (
        Part::Other,
        false,
        &[
            "contacts",
            "contact",
            "stakeholders",
            "stakeholder",
            "key contacts",
            "key people",
            "my contacts",
            "team",
            "the team",
            "hiring team",
            "invitees",
            "invited",
            "apologies",
            "absent",
            "regrets",
            "not present",
            "cc",
            "people to know",
            "who s who",
            "whos who",
            "who is who",
            "point of contact",
            "people mentioned",
            "address book",
            "people to meet",
            "upcoming interviewers",
            "org chart",
            "leadership",
            "references",
            "required",
            "optional",
            "contact details",
            "contact info",
            "contact information",
            "network",
        ],
    ),
    (
        Part::Recruiter,
        false,
        &[
            "recruiter",
            "recruiters",
            "recruiting contact",
            "recruiting contacts",
            "my recruiter",
            "recruiting",
            "talent team",
            "sourcer",
            "coordinator",
            "recruiting coordinator",
        ],
    ),
    (Part::HiringManager, false, &["hiring manager", "hm", "hiring managers"]),
    (
        Part::Helper,
        false,
        &[
            "referred by",
            "referral",
            "referrer",
            "introduced by",
            "referrals",
            "introduction by",
            "intro by",
            "who helped",
            "helpers",
            "recommended by",
            "via",
        ],
    ),
];

static FIELD_OF: LazyLock<HashMap<&'static str, Field>> =
    LazyLock::new(|| FIELDS.iter().flat_map(|(field, names)| names.iter().map(|name| (*name, *field))).collect());

static LIST_OF: LazyLock<HashMap<&'static str, (Part, bool)>> = LazyLock::new(|| {
    LISTS.iter().flat_map(|(part, met, names)| names.iter().map(|name| (*name, (*part, *met)))).collect()
});

/// The line of a card that a label names.
pub(super) fn field(label: &str) -> Option<Field> {
    // With its marks it is hardly longer.
    if label.len() > 64 {
        return None;
    }
    with_plain(label, |plain| FIELD_OF.get(plain).copied())
}

/// Gives a label in lower case, its words joined by single spaces.
fn with_plain<T>(label: &str, then: impl FnOnce(&str) -> T) -> T {
    // Longer than this is no label.
    const LONGEST: usize = 64;
    if label.is_ascii() && label.len() < LONGEST {
        let mut plain = [0; LONGEST];
        let (mut length, mut space) = (0, false);
        for byte in label.bytes() {
            if !byte.is_ascii_alphanumeric() {
                space = length > 0;
                continue;
            }
            // No more is written than was read: each space stands for a mark between two words.
            if let Some([blank, letter, ..]) = plain.get_mut(length..) {
                *(if space { &mut *letter } else { &mut *blank }) = byte.to_ascii_lowercase();
                if space {
                    *blank = b' ';
                }
                length += 1 + usize::from(space);
            }
            space = false;
        }
        return then(plain.get(..length).and_then(|plain| std::str::from_utf8(plain).ok()).unwrap_or(""));
    }
    let words: Vec<String> =
        label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    then(&words.join(" "))
}

/// What heads a list of people: their part, and whether they were met.
pub(super) fn list(title: &str) -> Option<(Part, bool)> {
    if title.len() > 60 {
        return None;
    }
    // "Attendees (30)", "Present:", "Interviewers - onsite"
    let bytes = title.as_bytes();
    let end = (0..bytes.len()).find(|at| match bytes.get(*at) {
        Some(b'(' | b':' | b'|') => true,
        Some(b' ') => bytes.get(at + 1..at + 3) == Some(b"- "),
        Some(0xe2) => matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x93 | 0x94])),
        _ => false,
    });
    let head = end.and_then(|end| title.get(..end)).unwrap_or(title);
    with_plain(head, |plain| LIST_OF.get(plain).copied().or_else(|| list_by_ends(plain)))
}

/// "Acme contacts", "Onsite interviewers", "Interviewers on Tuesday", "People at Acme"
fn list_by_ends(plain: &str) -> Option<(Part, bool)> {
    let last = plain.rsplit(' ').next()?;
    let first = plain.split(' ').next()?;
    let found = match (first, last) {
        (_, "attendees" | "interviewers" | "participants" | "panel" | "panellists" | "panelists") => {
            (5, (Part::Interviewer, true))
        }
        ("attendees" | "interviewers" | "participants", _) => (5, (Part::Interviewer, true)),
        ("people" | "contacts", _) if matches!(plain.split(' ').nth(1), Some("at" | "in" | "from" | "i")) => {
            let met = plain.split(' ').any(|word| word == "met");
            (5, if met { (Part::Interviewer, true) } else { (Part::Other, false) })
        }
        (_, "contacts") => (5, (Part::Other, false)),
        (_, "recruiter" | "recruiters") => (3, (Part::Recruiter, false)),
        (_, "interviewer") => (3, (Part::Interviewer, true)),
        _ => return None,
    };
    let (most, list) = found;
    (plain.split(' ').count() <= most).then_some(list)
}

/// Whether a label names a part or a title whose holder follows: `CTO: Priya Raman`.
pub(super) fn is_title_label(label: &str) -> bool {
    let label = label.trim();
    label.len() <= 40 && words::is_title(label) && label.split_whitespace().count() <= 5
}
