//! People as front matter and attendee lists write them.

use super::{Mention, Part};
use crate::note::{Block, BlockKind, Field, Key, Note, Value, is_missing};
use crate::text::Span;

/// Words of which a job title is made; they tell a title from a name or an organisation.
const TITLE_WORDS: &[&str] = &[
    "engineer",
    "engineering",
    "manager",
    "director",
    "lead",
    "head",
    "recruiter",
    "recruiting",
    "talent",
    "hr",
    "cto",
    "ceo",
    "cfo",
    "coo",
    "cpo",
    "vp",
    "founder",
    "cofounder",
    "developer",
    "designer",
    "scientist",
    "analyst",
    "architect",
    "officer",
    "president",
    "partner",
    "consultant",
    "specialist",
    "coordinator",
    "assistant",
    "associate",
    "principal",
    "staff",
    "senior",
    "junior",
    "sr",
    "jr",
    "em",
    "pm",
    "hm",
    "swe",
    "sre",
    "product",
    "people",
    "ops",
    "operations",
    "hiring",
    "sales",
    "marketing",
    "professor",
    "nurse",
    "teacher",
    "chef",
    "supervisor",
    "intern",
    "owner",
    "editor",
    "accountant",
    "controller",
    "chief",
    "tech",
    "team",
    "research",
    "data",
    "software",
    "platform",
    "qa",
    "devops",
    "admin",
    "administrator",
    "advisor",
    "counsel",
    "matron",
    "dean",
];

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
            for piece in split_people(text) {
                if let Some(mention) = person(piece) {
                    found.push(Mention { subject, part, strong: true, place: Some(note.place(*span)), ..mention });
                }
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
                    Some(Key::Title | Key::Role) => mention.title = Some(text.to_owned()),
                    Some(Key::Company | Key::Agency) => mention.organisation = Some(link_name(text).to_owned()),
                    Some(Key::Email) => mention.emails.extend(all().map(|email| plain_email(&email))),
                    Some(Key::Phone) => mention.phones.extend(all()),
                    Some(Key::Linkedin) => mention.links.extend(all()),
                    Some(Key::Aliases) => mention.aliases.extend(all()),
                    _ => {}
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
    Some(Mention {
        name: link_name(&name).to_owned(),
        title,
        organisation: text(Key::Company).map(|company| link_name(&company).to_owned()),
        emails: all(Key::Email).iter().map(|email| plain_email(email)).collect(),
        phones: all(Key::Phone),
        links,
        part,
        strong: true,
        aliases: all(Key::Aliases),
        place: Some(note.place(Span::new(0, 0))),
        ..Mention::default()
    })
}

/// Which part the people of a list under this heading, or after this label, have; `None` for a heading of another kind.
pub(super) fn list_part(title: &str) -> Option<Part> {
    let lower = title.to_lowercase();
    let plain = lower.trim_matches(|c: char| !c.is_alphanumeric());
    match plain {
        "attendees" | "interviewers" | "interviewer" | "panel" | "panellists" | "panelists" | "present"
        | "participants" | "people" | "people met" | "who i met" | "met with" | "with" | "who" | "the panel"
        | "interview panel" => Some(Part::Interviewer),
        "contacts" | "contact" | "stakeholders" => Some(Part::Other),
        "recruiter" | "recruiters" => Some(Part::Recruiter),
        "hiring manager" => Some(Part::HiringManager),
        "referred by" | "referral" | "referrer" | "introduced by" => Some(Part::Helper),
        _ => None,
    }
}

/// The person of a list item under such a heading.
pub(super) fn from_item(note: &Note, block: &Block, part: Part, subject: usize) -> Option<Mention> {
    if !matches!(block.kind, BlockKind::Item { .. }) {
        return None;
    }
    let line = block.prose.text.lines().next().unwrap_or_default();
    let mut mention = person(line)?;
    if let Some(link) = block.links.iter().find(|link| link.wiki && link.span.range().end <= line.len()) {
        // The words of a link are often a first name only; its target is the whole name.
        let name = link_name(&link.target).rsplit('/').next().unwrap_or_default();
        if link.span.slice(line).trim() == mention.name && !name.is_empty() {
            mention.name = name.to_owned();
        }
    }
    for link in block.links.iter().filter(|link| !link.wiki) {
        match link.target.strip_prefix("mailto:") {
            Some(email) => push_new(&mut mention.emails, plain_email(email)),
            None => push_new(&mut mention.links, link.target.clone()),
        }
    }
    Some(Mention { subject, part, strong: true, place: Some(note.place(block.span)), ..mention })
}

fn push_new(list: &mut Vec<String>, value: String) {
    if !value.is_empty() && !list.contains(&value) {
        list.push(value);
    }
}

/// Splits `Dana Okafor, Priya Raman and Sam Lee` into people; what follows a comma and is a title stays with its name.
pub(super) fn split_people(text: &str) -> Vec<&str> {
    let mut pieces: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut depth = 0_i32;
    let mut push = |from: usize, to: usize| {
        let piece = text.get(from..to).unwrap_or("").trim();
        if !piece.is_empty() {
            pieces.push(piece);
        }
    };
    for (at, c) in text.char_indices() {
        match c {
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth = (depth - 1).max(0),
            ';' | '&' | '\n' if depth == 0 => {
                push(start, at);
                start = at + c.len_utf8();
            }
            ',' if depth == 0 => {
                let rest = text.get(at + 1..).unwrap_or("");
                let next = rest.split([',', ';', '&', '<', '(', '[']).next().unwrap_or("").trim();
                if !belongs_to_name(next) {
                    push(start, at);
                    start = at + 1;
                }
            }
            ' ' if depth == 0 && text.get(at..).is_some_and(|rest| rest.starts_with(" and ")) => {
                push(start, at);
                start = at + " and ".len();
            }
            _ => {}
        }
    }
    push(start, text.len());
    pieces
}

/// Whether what follows a comma is no next person: a title, an address, a phone, `Jr.`.
fn belongs_to_name(next: &str) -> bool {
    let lower = next.to_lowercase();
    let is_title = lower.split(|c: char| !c.is_alphanumeric()).any(|word| TITLE_WORDS.contains(&word));
    let is_suffix = matches!(lower.trim_end_matches('.'), "jr" | "sr" | "phd" | "md" | "ii" | "iii");
    let no_name = next.contains('@') || next.contains("://") || next.chars().filter(char::is_ascii_digit).count() >= 5;
    is_title || is_suffix || no_name
}

/// Reads one person: a name, with what stands in brackets or after a comma or dash told apart by words.
pub(super) fn person(text: &str) -> Option<Mention> {
    let mut mention = Mention::default();
    let mut rest = String::with_capacity(text.len());
    let unlinked;
    let text = match (text.find("[["), text.find("]]")) {
        (Some(open), Some(close)) if open < close => {
            let name = link_name(&text[open..close + 2]);
            unlinked = format!("{}{name}{}", &text[..open], &text[close + 2..]);
            unlinked.as_str()
        }
        _ => text,
    };
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let closing = match c {
            '<' => '>',
            '(' => ')',
            '[' if !text[at..].starts_with("[[") => ']',
            _ => {
                rest.push(c);
                continue;
            }
        };
        let inner = text.get(at + 1..).and_then(|tail| tail.split_once(closing)).map(|(inner, _)| inner);
        let Some(inner) = inner else { continue };
        let end = at + 1 + inner.len();
        while chars.peek().is_some_and(|(at, _)| *at <= end) {
            chars.next();
        }
        detail(&mut mention, inner.trim(), closing == ')');
        rest.push(' ');
    }
    let rest = rest.replace("**", "").replace("__", "");
    let mut named = String::with_capacity(rest.len());
    for word in rest.split(' ') {
        if word.contains('@') && word.contains('.') {
            push_new(&mut mention.emails, plain_email(word.trim_end_matches([',', ';'])));
        } else {
            named.push_str(word);
            named.push(' ');
        }
    }
    let rest = named;
    let mut parts = rest.split(['\u{2014}', '\u{2013}', '|', '\u{b7}', ',', ':']).flat_map(|part| part.split(" - "));
    let name = parts.next().map(str::trim)?;
    let name = link_name(name).trim_start_matches('@').trim();
    for part in parts {
        detail(&mut mention, part.trim(), true);
    }
    if name.contains('@') {
        push_new(&mut mention.emails, plain_email(name));
        return None;
    }
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let plausible = letters >= 2
        && name.split_whitespace().count() <= 6
        && !name.contains("{{")
        && !name.contains("://")
        && name.chars().filter(char::is_ascii_digit).count() == 0;
    if !plausible || is_missing(name) {
        return None;
    }
    mention.name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(mention)
}

/// What stands beside a name: an address, a phone, a link, a title, an organisation.
fn detail(mention: &mut Mention, text: &str, may_be_title: bool) {
    let text = text.trim_matches(|c: char| c == '"' || c.is_whitespace());
    if text.is_empty() || is_missing(text) {
        return;
    }
    let lower = text.to_lowercase();
    if text.contains('@') && !text.contains(' ') {
        push_new(&mut mention.emails, plain_email(text));
    } else if text.contains("://") || lower.contains("linkedin.com") {
        push_new(&mut mention.links, text.to_owned());
    } else if is_phone(text) {
        push_new(&mut mention.phones, text.to_owned());
    } else if let Some(place) =
        lower.strip_prefix("at ").or_else(|| lower.strip_prefix("from ")).or_else(|| lower.strip_prefix("@ "))
    {
        let organisation = &text[text.len() - place.len()..];
        mention.organisation = mention.organisation.take().or_else(|| Some(organisation.to_owned()));
    } else if may_be_title && lower.split(|c: char| !c.is_alphanumeric()).any(|word| TITLE_WORDS.contains(&word)) {
        let (title, organisation) = match text.split_once(" at ") {
            Some((title, organisation)) => (title, Some(organisation)),
            None => (text, None),
        };
        mention.title = mention.title.take().or_else(|| Some(title.trim().to_owned()));
        mention.organisation = mention.organisation.take().or_else(|| organisation.map(|text| text.trim().to_owned()));
    }
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (6..=16).contains(&digits)
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | ' ' | '.' | '/' | '\u{a0}'))
}

fn plain_email(text: &str) -> String {
    text.trim().trim_start_matches("mailto:").trim_matches(['<', '>', '"']).split('?').next().unwrap_or("").to_owned()
}

/// The name that a wikilink shows: its alias, else the last part of its target.
pub(super) fn link_name(text: &str) -> &str {
    let text = text.trim().trim_matches('"');
    let Some(inner) = text.strip_prefix("[[").and_then(|rest| rest.split("]]").next()) else { return text };
    // The target is the full name; an alias is often a first name only.
    let target = inner.split(['|', '#']).next().unwrap_or(inner).trim_end_matches('\\');
    let name = target.rsplit('/').next().unwrap_or(target);
    name.strip_suffix(".md").unwrap_or(name).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_names_is_split_and_titles_stay_with_their_names() {
        assert_eq!(split_people("Dana Okafor, Priya Raman and Sam Lee"), ["Dana Okafor", "Priya Raman", "Sam Lee"]);
        assert_eq!(
            split_people("Dana Okafor, Engineering Manager; Priya Raman <priya@acme.example>"),
            ["Dana Okafor, Engineering Manager", "Priya Raman <priya@acme.example>"]
        );
    }

    #[test]
    fn a_person_is_read_with_what_stands_beside_the_name() {
        let dana = person("Dana Okafor (Engineering Manager) <dana@acme.example>").unwrap();
        assert_eq!((dana.name.as_str(), dana.title.as_deref()), ("Dana Okafor", Some("Engineering Manager")));
        assert_eq!(dana.emails, ["dana@acme.example"]);
        let priya = person("**Priya Raman** — Staff Engineer at Acme — +1 312 555 0100").unwrap();
        assert_eq!((priya.name.as_str(), priya.title.as_deref()), ("Priya Raman", Some("Staff Engineer")));
        assert_eq!(priya.organisation.as_deref(), Some("Acme"));
        assert_eq!(priya.phones, ["+1 312 555 0100"]);
        assert_eq!(person("[[People/Sam Lee|Sam]]").unwrap().name, "Sam Lee");
        assert_eq!(person("van der Berg (she/her)").unwrap().title, None);
        assert_eq!(person("5"), None);
    }
}
