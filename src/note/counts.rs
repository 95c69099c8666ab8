//! Which notes count: in a vault most notes are not interviews.

use std::sync::LazyLock;

use memchr::memmem::{self, Finder};

use super::{Front, Key, Note, Source};
use crate::settings;
use crate::text::Day;

/// Whether a note is one of a job search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counted {
    /// It counts.
    Yes,
    /// A person note: it counts where a counted note names the person.
    Person,
    /// It has a company and no other key of a job search.
    CompanyOnly,
    /// It is none of our business.
    #[default]
    No,
}

/// Words of `type` and `tags` that make a note one of a job search.
const KINDS: &[&str] = &["interview", "application", "job", "offer", "recruiter", "referral"];

/// Words of `type` that say in what form a note is written, and nothing of what it is about.
const FORMS: &[&str] = &["note", "notes", "log", "journal", "diary", "daily", "email", "mail", "call"];

/// Words that make it a person note.
const PERSONS: &[&str] = &["person", "people", "contact"];

/// Words of a status that only a job search knows.
const SEARCH_WORDS: &[&str] = &[
    "applied",
    "interview",
    "screen",
    "onsite",
    "offer",
    "reject",
    "ghost",
    "withdr",
    "declin",
    "hired",
    "no response",
    "assessment",
    "take-home",
    "shortlist",
];

/// Whether a note can count at all, from its first bytes: next to no cost for the notes that are none of our business.
pub(super) fn may_count(source: &Source, notes: &settings::Notes) -> bool {
    if is_template_path(&source.path, notes) {
        return false;
    }
    if is_included(&source.path, notes) {
        return true;
    }
    let bytes = source.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&source.bytes);
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.iter().take(2).any(|&b| b == 0) {
        return true;
    }
    let head = bytes.trim_ascii_start();
    if (head.starts_with(b"---") || head.starts_with(b"+++")) && names_key(head) {
        return true;
    }
    memmem::find(bytes, b"::").is_some() && has_inline_key(bytes) || holds_tracker(bytes)
}

/// Whether a table lists applications: its header names a company and two of the role, the day of applying and the status.
/// A list of clients has no role, and the jobs of a CV have no status.
fn holds_tracker(bytes: &[u8]) -> bool {
    static COMPANY: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"ompany"));
    /// No header of a table is longer.
    const LONGEST: usize = 400;
    // Where the line ends that was looked at last.
    let mut seen = 0;
    COMPANY.find_iter(bytes).any(|at| {
        if at < seen {
            return false;
        }
        let start = memchr::memrchr(b'\n', bytes.get(..at).unwrap_or_default()).map_or(0, |before| before + 1);
        let rest = bytes.get(start..).unwrap_or_default();
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        seen = start + end;
        let (line, below) = rest.split_at(end);
        let rule = below.get(..LONGEST).unwrap_or(below).trim_ascii_start();
        let is_table = line.len() < LONGEST && line.contains(&b'|') && matches!(rule.first(), Some(b'|' | b'-' | b':'));
        is_table && {
            let mut cells = line.split(|b| *b == b'|').map(<[u8]>::trim_ascii);
            let is = |cell: &[u8], names: &[&str]| names.iter().any(|name| cell.eq_ignore_ascii_case(name.as_bytes()));
            let (mut company, mut role, mut applied, mut status) = (false, false, false, false);
            cells.by_ref().for_each(|cell| {
                company |= is(cell, &["company", "company name"]);
                role |= is(cell, &["role", "position", "job title", "vacancy"]);
                applied |= is(cell, &["applied", "date applied", "applied on"]);
                status |= is(cell, &["status", "stage", "outcome"]);
            });
            company && [role, applied, status].into_iter().filter(|told| *told).count() > 1
        }
    })
}

/// Whether a line of the head names a company or something of a person, or its kind or a tag may be one of a job search;
/// the block's end is not looked for exactly.
fn names_key(bytes: &[u8]) -> bool {
    let mut at = 0;
    let mut lines = 0;
    let mut has_kind = false;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let line = rest.get(..end).unwrap_or(rest);
        if lines > 0 && (line.starts_with(b"---") || line.starts_with(b"+++") || line == b"...") {
            break;
        }
        match interest_of_line(line) {
            Some(Interest::Kind) => has_kind = true,
            Some(Interest::Company) => return true,
            None => {}
        }
        lines += usize::from(!line.is_empty());
        at += end + 1;
    }
    has_kind && {
        let head = bytes.get(..at).unwrap_or(bytes).to_ascii_lowercase();
        KINDS.iter().chain(PERSONS).any(|kind| memmem::find(&head, kind.as_bytes()).is_some())
    }
}

fn has_inline_key(bytes: &[u8]) -> bool {
    memmem::find_iter(bytes, b"::").any(|at| {
        let from = at.saturating_sub(40);
        let before = bytes.get(from..at).unwrap_or_default();
        let start = before.iter().rposition(|b| matches!(b, b'\n' | b'\r' | b'[' | b'(' | b'>')).map_or(0, |at| at + 1);
        let name = before.get(start..).unwrap_or_default();
        let marks: &[u8] = b" \t-*+_";
        let name = name.trim_ascii_start();
        let skip = name.iter().take_while(|b| marks.contains(b)).count();
        interest(name.get(skip..).unwrap_or_default()).is_some()
    })
}

/// What a key is of interest for.
#[derive(Clone, Copy)]
enum Interest {
    /// It says what kind of note it is.
    Kind,
    /// It names a company or something of a person, or may.
    Company,
}

fn interest_of_line(line: &[u8]) -> Option<Interest> {
    match line.first()? {
        // A block in flow style is looked at more closely.
        b'{' => return Some(Interest::Company),
        b'"' | b'\'' => {}
        first if first.is_ascii_alphabetic() => {}
        _ => return None,
    }
    let colon = line.iter().take(40).position(|b| matches!(b, b':' | b'='))?;
    interest(line.get(..colon)?)
}

/// The interest of a name, cut down to its letters.
fn interest(name: &[u8]) -> Option<Interest> {
    const KIND: &[&[u8]] = &[b"type", b"kind", b"notetype", b"tags", b"tag"];
    const COMPANY: &[&[u8]] = &[
        b"company",
        b"companyname",
        b"organization",
        b"organisation",
        b"employer",
        b"org",
        b"name",
        b"fullname",
        b"firstname",
        b"lastname",
        b"surname",
        b"email",
        b"mail",
        b"phone",
        b"mobile",
        b"tel",
        b"linkedin",
        b"relationship",
    ];
    let mut letters = [0u8; 16];
    let mut count = 0;
    for byte in name.iter().filter(|b| b.is_ascii_alphanumeric()) {
        *letters.get_mut(count)? = byte.to_ascii_lowercase();
        count += 1;
    }
    let letters = letters.get(..count)?;
    if KIND.contains(&letters) { Some(Interest::Kind) } else { COMPANY.contains(&letters).then_some(Interest::Company) }
}

/// Whether a note counts, by its path and its front matter (with the known inline fields of its body).
pub fn counted(note: &Note, notes: &settings::Notes) -> Counted {
    let front = &note.front;
    if front.fields.iter().any(|field| field.key == Key::GeneratedBy && field.value.text().trim() == "journal")
        || is_template_path(&note.path, notes)
        || is_template(front)
    {
        return Counted::No;
    }
    let kinds = kinds(front);
    let says = |words: &[&str]| kinds.iter().any(|(_, kind)| words.iter().any(|word| is_kind(kind, word)));
    let type_says =
        |words: &[&str]| kinds.iter().any(|(is_type, kind)| *is_type && words.iter().any(|word| is_kind(kind, word)));
    if type_says(PERSONS) || (says(PERSONS) && !type_says(KINDS)) {
        return Counted::Person;
    }
    if says(KINDS) || is_included(&note.path, notes) || holds_tracker(note.body().as_bytes()) {
        return Counted::Yes;
    }
    let has = |keys: &[Key]| keys.iter().any(|&key| front.get(key).is_some());
    let company = has(&[Key::Company]);
    let other_type = kinds.iter().any(|(is_type, kind)| *is_type && !FORMS.contains(&kind.as_str()));
    let certain = has(CERTAIN) || names_interviewers(front) || speaks_of_search(front);
    if company && certain {
        return Counted::Yes;
    }
    let person = has(&[Key::Email, Key::Phone, Key::Linkedin, Key::Relationship])
        || (has(&[Key::Name, Key::FirstName, Key::LastName]) && has(&[Key::Title, Key::Company, Key::Role]));
    if person && !certain {
        return Counted::Person;
    }
    match company {
        // A meeting with a client has a status and a next step too, so another kind of note needs more than these.
        true if !other_type && has(PROBABLE) => Counted::Yes,
        true => Counted::CompanyOnly,
        false => Counted::No,
    }
}

/// With a company, each of these makes a note one of a job search.
const CERTAIN: &[Key] = &[
    Key::Stage,
    Key::Recruiter,
    Key::RecruiterEmail,
    Key::RecruiterPhone,
    Key::Helper,
    Key::Application,
    Key::Applied,
    Key::Offer,
    Key::OfferDeadline,
    Key::Rejected,
    Key::Thanked,
    Key::Timeline,
];

/// The same, where no `type` says that the note is something else.
const PROBABLE: &[Key] = &[
    Key::Role,
    Key::Status,
    Key::NextTouch,
    Key::NextStep,
    Key::Agency,
    Key::Salary,
    Key::NoFollowUp,
    Key::SnoozeUntil,
    Key::Pace,
];

/// Interviewers and panels are met in a job search; attendees and participants in any meeting.
fn names_interviewers(front: &Front) -> bool {
    front.all(Key::Interviewers).any(|field| {
        let name = super::fold_key(&field.name);
        name.starts_with("interviewer") || name == "panel"
    })
}

fn speaks_of_search(front: &Front) -> bool {
    front.all(Key::Status).any(|field| {
        let words = field.value.text().to_lowercase();
        SEARCH_WORDS.iter().any(|word| words.contains(word))
    })
}

/// The words of `type` (true) and `tags` (false), in lower case, without brackets and `#`.
fn kinds(front: &Front) -> Vec<(bool, String)> {
    let mut kinds = Vec::new();
    for field in front.fields.iter().filter(|field| matches!(field.key, Key::Type | Key::Tags)) {
        for (text, _) in field.value.texts() {
            let is_type = field.key == Key::Type;
            let separators: &[char] = if is_type { &[','] } else { &[',', ' '] };
            for word in text.split(separators) {
                let word = word.trim().trim_start_matches(['[', '#', '"']).trim_end_matches([']', '"']).to_lowercase();
                if !super::is_missing(&word) {
                    kinds.push((is_type, word));
                }
            }
        }
    }
    kinds
}

/// Whether a kind or one part of its path is the word, its plural, or a compound that begins or ends with it.
fn is_kind(kind: &str, word: &str) -> bool {
    let holds = kind.as_bytes().windows(word.len().max(1)).any(|window| window == word.as_bytes());
    holds
        && kind.split(['/', '|', '#']).any(|part| {
            let mut words = part.split(['-', '_', ' ']).map(|part| part.strip_suffix('s').unwrap_or(part));
            let first = words.next().unwrap_or("");
            match words.next_back() {
                None => first == word,
                Some(last) => match word {
                    // `web-application`, `cron-job` and `special-offer` are no notes of a job search.
                    "application" | "offer" | "job" => {
                        first == word || (last == word && matches!(first, "job" | "interview" | "my"))
                    }
                    _ => first == word || last == word,
                },
            }
        })
}

fn is_template(front: &Front) -> bool {
    front.fields.iter().any(|field| match field.key {
        Key::Template => matches!(field.value.text().trim().to_ascii_lowercase().as_str(), "true" | "yes"),
        Key::Type | Key::Tags => field
            .value
            .texts()
            .iter()
            .any(|(text, _)| is_kind(&text.trim_matches(['#', '[', ']']).to_lowercase(), "template")),
        _ => false,
    })
}

/// Whether a path lies in a folder of templates, or its file's name says that it is one.
fn is_template_path(path: &str, notes: &settings::Notes) -> bool {
    let mut parts: Vec<&str> = path.split('/').collect();
    let file = parts.pop().unwrap_or("");
    let in_folder = parts.iter().any(|part| notes.templates.iter().any(|folder| folder.eq_ignore_ascii_case(part)));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    in_folder
        || stem
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.eq_ignore_ascii_case("template") || word.eq_ignore_ascii_case("tmpl"))
}

/// Whether a path lies in a folder whose notes all count.
pub fn is_included(path: &str, notes: &settings::Notes) -> bool {
    notes.include.iter().chain(notes.companies.0.keys()).any(|folder| lies_in(path, folder))
}

/// The company that the settings name for the folder in which a path lies; the longest such folder counts.
pub fn company_of_folder<'a>(path: &str, notes: &'a settings::Notes) -> Option<&'a str> {
    let folders = notes.companies.0.iter().filter(|(folder, _)| lies_in(path, folder));
    folders.max_by_key(|(folder, _)| folder.len()).map(|(_, company)| company.as_str())
}

/// Whether a path is a folder or file that a setting names, or lies below it.
pub fn lies_in(path: &str, folder: &str) -> bool {
    let folder = folder.trim().trim_start_matches("./").trim_end_matches("/**").trim_end_matches('/');
    if folder.is_empty() || folder == "." || folder == "**" {
        return !folder.is_empty();
    }
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The day in the name of a file: `2026-11-18 …`, `20261118-…`, also after other words.
pub fn day_in_name(path: &str) -> Option<Day> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.strip_suffix(".md").or_else(|| file.strip_suffix(".markdown")).unwrap_or(file);
    let bytes = stem.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) || at > 0 && bytes.get(at - 1).is_some_and(u8::is_ascii_digit)
        {
            at += 1;
            continue;
        }
        let run = bytes.iter().skip(at).take_while(|b| b.is_ascii_digit()).count();
        let day = if run == 8 {
            let digits = stem.get(at..at + 8)?;
            Day::parse_iso(&format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?))
        } else {
            let ends = bytes.get(at + 10).is_none_or(|b| !b.is_ascii_digit());
            stem.get(at..at + 10)
                .filter(|_| run == 4 && ends)
                .and_then(|text| Day::parse_iso(text).or_else(|| Day::parse_iso(&text.replace(['_', '.'], "-"))))
        };
        if day.is_some() {
            return day;
        }
        at += run;
    }
    None
}
