//! Labels and headings: what a person's card calls its lines, and what heads a list of people.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::words;
use crate::extract::Part;
use crate::text::letters::{Sieve, hash, lower_hash};

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
            "on the line",
            "with whom",
            "thank you notes",
            "thank you notes to send",
            "thank you emails",
            "thank you emails to send",
            "thank yous",
            "thank yous to send",
            "to thank",
            "people to thank",
            "send thanks to",
            "thanks to send",
            "interviewing me",
            "who interviewed me",
            "who i ll meet",
            "who i meet",
            "meeting",
            "your panel",
            "jury",
            "gäste",
            "invités",
            "invitados",
            "convidados",
            "rencontré",
            "gesprochen mit",
            "gespräch mit",
            "entretien avec",
            "entrevista con",
            "entrevista com",
            "colloquio con",
            "panel members",
            "board members",
            "committee members",
            "in the meeting",
            "attendance",
            "also there",
            "also in the room",
            "talking to",
            "talked to today",
            "spoke w",
            "met w",
            "who i spoke with",
            "who i spoke to",
            "who i talked to",
            "people spoken to",
            "meeting with",
            "interview with",
            "interviewing with",
            "conversation with",
            "call with",
            "chat with",
            "video call with",
            "hosted by",
            "led by",
            "moderated by",
            "shadowed by",
            "shadowing",
            "observers",
            "note taker",
            "notetaker",
            "facilitated by",
            "interviewer name",
            "your interviewers",
            "you will meet",
            "you met",
            "gesprächspartner",
            "gesprächspartnerin",
            "interviewt von",
            "entrevistadores",
            "entrevistado por",
            "entrevistada por",
            "participants présents",
            "partecipanti",
            "aanwezig",
            "deltagere",
            "deltagare",
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
            "ansprechpartner",
            "ansprechpartnerin",
            "kontakt",
            "contacto",
            "contato",
            "contatto",
            "buddy",
            "also copied",
            "copied in",
            "poc",
            "main contact",
            "contacts",
            "contact",
            "stakeholders",
            "stakeholder",
            "key contacts",
            "key people",
            "useful people",
            "other people",
            "important people",
            "helpful people",
            "useful contacts",
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
            "recruiter contact",
            "hr",
            "hr person",
            "hr partner",
            "people team",
            "people ops",
            "people partner",
            "human resources",
            "talent",
            "ta",
            "rh",
            "rrhh",
            "recrutement",
            "recruteur",
            "recruteuse",
            "reclutador",
            "reclutadora",
            "recrutador",
            "recrutadora",
            "rekruter",
            "rekruterka",
            "rekrutierung",
            "agency contact",
            "headhunters",
            "talent acquisition",
            "talent partner",
            "headhunter",
            "agency recruiter",
            "my contact in hr",
            "hr contact",
            "personalabteilung",
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
            "referred me",
            "warm intro",
            "introduced me",
            "intro via",
            "referral from",
            "friend inside",
            "inside contact",
            "who referred me",
            "vermittelt von",
            "über",
            "ref d by",
            "recommended me",
            "put in a word",
            "helped by",
            "empfohlen von",
            "indicação de",
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

/// The words with which the labels of cards begin.
static FIELD_HEADS: LazyLock<Sieve> = LazyLock::new(|| sieve(FIELD_OF.keys().map(|name| ends(name).0)));

/// The words with which the headings of lists begin.
static LIST_HEADS: LazyLock<Sieve> = LazyLock::new(|| {
    sieve(LIST_OF.keys().map(|name| ends(name).0).chain([
        "attendees",
        "interviewers",
        "participants",
        "people",
        "contacts",
    ]))
});

/// The words with which they may end, whatever they begin with.
static LIST_TAILS: LazyLock<Sieve> = LazyLock::new(|| {
    sieve([
        "attendees",
        "interviewers",
        "participants",
        "panel",
        "panellists",
        "panelists",
        "contacts",
        "recruiter",
        "recruiters",
        "loop",
        "interviewer",
        "hr",
        "rh",
        "rrhh",
        "recruiting",
        "personal",
    ])
});

fn sieve<'w>(words: impl IntoIterator<Item = &'w str>) -> Sieve {
    let words: Vec<&str> = words.into_iter().collect();
    let mut sieve = Sieve::new(words.len());
    words.iter().for_each(|word| sieve.add(hash(word.as_bytes())));
    sieve
}

/// The first and the last word of a text.
fn ends(text: &str) -> (&str, &str) {
    let inner = text.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let bytes = inner.as_bytes();
    let first = bytes.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(bytes.len());
    let last = bytes.iter().rposition(|byte| !byte.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
    (inner.get(..first).unwrap_or(""), inner.get(last..).unwrap_or(""))
}

/// Whether the first word of a text is one of these, or it is not plain enough to say.
fn begins_with_one(text: &str, heads: &Sieve) -> bool {
    lower_hash(ends(text).0.as_bytes()).is_none_or(|hash| heads.has(hash)) || !text.is_ascii()
}

/// The line of a card that a label names.
pub(super) fn field(label: &str) -> Option<Field> {
    // "Her role", "His email"
    let label = match label.as_bytes() {
        [b'H' | b'h', b'e' | b'i', b'r' | b's', b' ', ..] => label.get(4..).unwrap_or(label),
        _ => label,
    };
    // With its marks it is hardly longer.
    if label.len() > 64 || !begins_with_one(label, &FIELD_HEADS) {
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
    let ends_so = || lower_hash(ends(head).1.as_bytes()).is_some_and(|hash| LIST_TAILS.has(hash));
    if !begins_with_one(head, &LIST_HEADS) && !ends_so() {
        return None;
    }
    with_plain(head, |plain| LIST_OF.get(plain).copied().or_else(|| list_by_ends(plain)))
}

/// A line that tells of somebody named before by their part: "Interviewer title", "Recruiter's email".
pub(super) fn field_of_part(label: &str) -> Option<(Part, Field)> {
    // "hiring manager phone number"
    const LONGEST: usize = 28;
    if label.len() > LONGEST || !begins_with_one(label, &LIST_HEADS) {
        return None;
    }
    let (head, tail) = label.split_once(' ')?;
    let (head, tail) = match head.eq_ignore_ascii_case("hiring") {
        true => label.split_at(label.char_indices().filter(|(_, c)| *c == ' ').nth(1)?.0),
        false => (head, tail),
    };
    let head = head.trim_end_matches("'s").trim_end_matches("\u{2019}s");
    let field = field(tail.trim()).filter(|field| !matches!(field, Field::Other | Field::Part | Field::Name))?;
    let (part, _) = list(head).filter(|(part, _)| *part != Part::Other)?;
    Some((part, field))
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
        // "Contacto de RRHH", "Referente HR"
        (
            "contact" | "contacto" | "contato" | "contatto" | "referente" | "kontakt" | "ansprechpartner"
            | "ansprechpartnerin" | "persona",
            "hr" | "rh" | "rrhh" | "recruiting" | "personal",
        ) => (4, (Part::Recruiter, false)),
        (_, "contacts") => (5, (Part::Other, false)),
        (_, "recruiter" | "recruiters") => (3, (Part::Recruiter, false)),
        (_, "loop") => (3, (Part::Interviewer, true)),
        (_, "interviewer") => (3, (Part::Interviewer, true)),
        _ => return None,
    };
    let (most, list) = found;
    (plain.split(' ').count() <= most).then_some(list)
}

/// What in a label says that its line tells of a round, and who held it.
const ROUNDS: &[&str] = &[
    "behavioural",
    "behavioral",
    "systems",
    "system",
    "coding",
    "architecture",
    "product",
    "culture",
    "values",
    "fit",
    "portfolio",
    "case",
    "technical",
    "tech",
    "screen",
    "screening",
    "raiser",
    "round",
    "interview",
    "interviewer",
    "panel",
    "pairing",
    "call",
    "chat",
    "presentation",
    "design",
    "leadership",
    "onsite",
    "final",
    "manager",
    "sql",
    "ml",
    "algorithms",
    "whiteboard",
    "stage",
    "assessment",
    "task",
    "exercise",
    "probe",
    "probing",
    "q&a",
    "sense",
];

/// What in a label says that people meet, but hold no interview.
const PAUSES: &[&str] = &[
    "lunch",
    "coffee",
    "dinner",
    "breakfast",
    "break",
    "tour",
    "drinks",
    "tea",
    "wrap",
    "welcome",
    "intro",
    "logistics",
    "closing",
    "hello",
    "greeting",
    "walk",
    "host",
    "buddy",
];

/// Whether a label names a round of interviews or what lies between two: `Behavioural`, `Round 2`, `Lunch`.
pub(super) fn is_round(label: &str) -> Option<Part> {
    if label.len() > 48 || label.split_whitespace().count() > 6 {
        return None;
    }
    let is = |own: &[&str]| words::split(label).any(|word| own.iter().any(|own| own.eq_ignore_ascii_case(word)));
    let ordinal = ["1st", "2nd", "3rd", "4th", "5th", "first", "second", "third", "last"];
    if ordinal.iter().any(|own| own.eq_ignore_ascii_case(label.trim())) {
        return Some(Part::Interviewer);
    }
    if is(PAUSES) {
        return Some(Part::Other);
    }
    is(ROUNDS).then_some(Part::Interviewer)
}

/// Whether a label names a part or a title whose holder follows: `CTO: Priya Raman`.
pub(super) fn is_title_label(label: &str) -> bool {
    let label = label.trim();
    label.len() <= 40
        && words::is_title(label)
        && label.split_whitespace().count() <= 5
        // "Interview, panel of five. Head" ends a sentence first.
        && !(label.contains(',') && label.contains(". "))
}
