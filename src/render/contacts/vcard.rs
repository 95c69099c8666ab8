//! The people as vCard 4.0, for an address book.

use std::collections::HashMap;

use calcard::vcard::{VCard, VCardEntry, VCardProperty, VCardValue, VCardVersion};

use super::Row;
use crate::render::shown;

/// The people as vCards, one after another.
pub fn vcard(rows: &[Row<'_>]) -> String {
    let mut out = String::new();
    let mut uids: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let mut uid = row.uid();
        // Two people of one name at one company are rare, and still two.
        let count = uids.entry(uid.clone()).or_default();
        *count += 1;
        if *count > 1 {
            uid = format!("{uid}-{count}");
        }
        // Writing to memory cannot fail.
        let _ = card(row, &uid).write_to(&mut out, VCardVersion::V4_0);
    }
    out
}

fn card(row: &Row<'_>, uid: &str) -> VCard {
    let contact = row.card.contact;
    let name = shown(&contact.name);
    let mut entries = vec![
        text(VCardProperty::Uid, uid),
        text(VCardProperty::Fn, &name),
        components(VCardProperty::N, structured(&name)),
    ];
    let texts = |values: &[String]| -> Vec<VCardValue> {
        values.iter().map(|value| VCardValue::Text(shown(value).into_owned())).collect()
    };
    if !contact.aliases.is_empty() {
        entries.push(VCardEntry::new(VCardProperty::Nickname).with_values(texts(&contact.aliases)));
    }
    if let Some(employer) = &row.card.employer {
        entries.push(components(VCardProperty::Org, vec![shown(&employer.name).into_owned()]));
    }
    if let Some(title) = &contact.title {
        entries.push(text(VCardProperty::Title, &shown(title)));
    }
    if let Some(part) = row.parts().first() {
        entries.push(text(VCardProperty::Role, part));
    }
    for email in &contact.emails {
        entries.push(text(VCardProperty::Email, &shown(email)));
    }
    for phone in &row.phones {
        entries.push(text(VCardProperty::Tel, &shown(phone)));
    }
    for link in &contact.links {
        entries.push(text(VCardProperty::Url, &address(link)));
    }
    let note = note(row);
    if !note.is_empty() {
        entries.push(text(VCardProperty::Note, &shown(&note)));
    }
    VCard { entries }
}

fn text(property: VCardProperty, value: &str) -> VCardEntry {
    VCardEntry::new(property).with_value(VCardValue::Text(value.to_owned()))
}

fn components(property: VCardProperty, values: Vec<String>) -> VCardEntry {
    VCardEntry::new(property).with_values(values.into_iter().map(VCardValue::Text).collect())
}

/// An address on the web, in which nothing is left that could end the line, or the value for a parser that divides it.
fn address(link: &str) -> String {
    let whole = if link.contains("://") { link.to_owned() } else { format!("https://{link}") };
    let mut safe = String::with_capacity(whole.len());
    for c in whole.chars() {
        if c.is_control()
            || c.is_whitespace()
            || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '}' | '|' | ';' | ',')
        {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                safe.push_str(&format!("%{byte:02X}"));
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// What an address book has no field for.
fn note(row: &Row<'_>) -> String {
    let mut parts = Vec::new();
    if !row.card.met.is_empty() {
        let days: Vec<String> = row.card.met.iter().map(ToString::to_string).collect();
        parts.push(format!("Met {}", days.join(", ")));
    }
    if !row.card.contact.duties.is_empty() {
        parts.push(format!("Owns {}", row.card.contact.duties.join(", ")));
    }
    if !row.card.discussed.is_empty() {
        parts.push(format!("Talked about {}", row.card.discussed.join(", ")));
    }
    parts.join(". ")
}

/// Surname, given name, middle names, prefix and suffix, as far as the words tell them apart.
pub(super) fn structured(name: &str) -> Vec<String> {
    const PREFIXES: &[&str] = &[
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "rev",
        "hon",
        "herr",
        "herrn",
        "signor",
        "senhor",
        "councillor",
        "lady",
        "lord",
        "engr",
        "frau",
        "mme",
        "sr",
        "sra",
        "cllr",
    ];
    const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "esq", "cpa", "rn", "pe"];
    const PARTICLES: &[&str] = &[
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "bin", "ibn",
        "al", "el", "ten", "ter", "zu",
    ];
    let is = |list: &[&str], word: &str| list.contains(&word.trim_matches(['.', ',']).to_lowercase().as_str());
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let mut prefix = Vec::new();
    while words.len() > 1 && words.first().is_some_and(|word| is(PREFIXES, word)) {
        prefix.push(words.remove(0));
    }
    let mut suffix = Vec::new();
    while words.len() > 2 && words.last().is_some_and(|word| is(SUFFIXES, word)) {
        if let Some(last) = words.pop() {
            suffix.insert(0, last.trim_matches(','));
        }
    }
    let words: Vec<&str> = words.into_iter().map(|word| word.trim_end_matches(',')).collect();
    // Names in Han, Hangul and Kana begin with the surname.
    let surname_first = words.len() == 2
        && name
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'));
    let (family, given, middle) = match words.as_slice() {
        [] => (String::new(), String::new(), String::new()),
        // After an honorific a name alone is a surname.
        [only] if !prefix.is_empty() => ((*only).to_owned(), String::new(), String::new()),
        [only] => (String::new(), (*only).to_owned(), String::new()),
        [family, given] if surname_first => ((*family).to_owned(), (*given).to_owned(), String::new()),
        [given, rest @ ..] => {
            let particle =
                rest.iter().position(|word| is(PARTICLES, word) && word.chars().next().is_some_and(char::is_lowercase));
            let start = particle.unwrap_or(rest.len() - 1);
            (rest[start..].join(" "), (*given).to_owned(), rest[..start].join(" "))
        }
    };
    vec![family, given, middle, prefix.join(" "), suffix.join(" ")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart_as_far_as_their_words_say() {
        assert_eq!(structured("Dana Okafor"), ["Okafor", "Dana", "", "", ""]);
        assert_eq!(
            structured("Prof. Dr. Jan Piet van der Berg Jr."),
            ["van der Berg", "Jan", "Piet", "Prof. Dr.", "Jr."]
        );
        assert_eq!(structured("Mr. Venkatesh"), ["Venkatesh", "", "", "Mr.", ""]);
        assert_eq!(structured("Sukarno"), ["", "Sukarno", "", "", ""]);
        assert_eq!(structured("田中 太郎"), ["田中", "太郎", "", "", ""]);
    }
}
