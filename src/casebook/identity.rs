//! When two names are one: companies, roles and people.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::extract::is_passed;

/// Legal forms that people write or leave out.
const LEGAL_FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "llc",
    "ltd",
    "limited",
    "gmbh",
    "ag",
    "plc",
    "corp",
    "corporation",
    "co",
    "company",
    "bv",
    "sa",
    "sarl",
    "srl",
    "oy",
    "ab",
    "pty",
    "kg",
    "se",
    "spa",
    "nv",
];

/// Short forms in roles, with what they stand for.
const ROLE_WORDS: &[(&str, &str)] = &[
    ("sr", "senior"),
    ("snr", "senior"),
    ("jr", "junior"),
    ("jnr", "junior"),
    ("eng", "engineer"),
    ("engr", "engineer"),
    ("engineering", "engineer"),
    ("dev", "developer"),
    ("swe", "software engineer"),
    ("sde", "software engineer"),
    ("sre", "site reliability engineer"),
    ("mgr", "manager"),
    ("mngr", "manager"),
    ("em", "engineer manager"),
    ("asst", "assistant"),
    ("assoc", "associate"),
    ("admin", "administrator"),
    ("dir", "director"),
    ("vp", "vice president"),
    ("ops", "operations"),
    ("mktg", "marketing"),
    ("be", "backend"),
    ("fe", "frontend"),
    ("fs", "fullstack"),
    ("front", "frontend"),
    ("back", "backend"),
    ("ii", "2"),
    ("iii", "3"),
];

/// The words of a name without case, accents and punctuation, with one space between them.
pub fn plain_words(text: &str) -> String {
    let mut plain = Plain { text: String::with_capacity(text.len()), parted: false };
    if text.is_ascii() {
        // Nothing to take apart: most names.
        text.bytes().for_each(|byte| plain.push_ascii(byte.to_ascii_lowercase()));
    } else {
        let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
        letters.flat_map(char::to_lowercase).for_each(|c| plain.push(c));
    }
    plain.text
}

/// Words that are being joined.
struct Plain {
    text: String,
    /// Something that parts words has been read since the last letter.
    parted: bool,
}

impl Plain {
    fn push_ascii(&mut self, byte: u8) {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' if !self.parted => self.text.push(char::from(byte)),
            _ => self.push(char::from(byte)),
        }
    }

    fn push(&mut self, c: char) {
        if c.is_alphanumeric() || c == '+' || c == '#' {
            if std::mem::take(&mut self.parted) && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push(c);
        } else if !matches!(c, '\'' | '\u{2019}' | '.') {
            self.parted = true;
        }
    }
}

/// The form of a company's name by which two notes are about one company: no case, accents, punctuation or legal form.
pub fn company_key(name: &str) -> String {
    let mut key = plain_words(name);
    while let Some((rest, _)) = key.rsplit_once(' ').filter(|(_, last)| LEGAL_FORMS.contains(last)) {
        key.truncate(rest.len());
    }
    if key.starts_with("the ") {
        key.drain(.."the ".len());
    }
    key
}

/// The form of a role's name by which two notes are about one role: short forms written out, no case, no punctuation.
pub fn role_key(role: &str) -> String {
    let plain = plain_words(role);
    let mut key = String::with_capacity(plain.len() + 16);
    for word in plain.split(' ') {
        if !key.is_empty() {
            key.push(' ');
        }
        let found = ROLE_WORDS.iter().find(|(short, _)| *short == word);
        key.push_str(found.map_or(word, |(_, long)| long));
    }
    for (parts, whole) in [("frontend end", "frontend"), ("backend end", "backend"), ("full stack", "fullstack")] {
        if key.contains(parts) {
            key = key.replace(parts, whole);
        }
    }
    key
}

/// The form of a person's name by which two mentions may be one person: no case, accents, honorific or title.
pub fn person_key(name: &str) -> String {
    const HONORIFICS: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "herr", "frau"];
    let reversed;
    let passed = |word: &str| word.trim_end_matches('.').is_empty() || is_passed(word);
    let name = match name.split_once(',') {
        // "Dana Okafor, CFA" is no other person.
        Some((whole, degrees)) if whole.contains(' ') && degrees.split([',', ' ']).all(passed) => whole,
        Some((last, first)) if !first.trim().is_empty() && first.split_whitespace().count() <= 2 => {
            reversed = format!("{} {}", first.trim(), last.trim());
            reversed.as_str()
        }
        _ => name,
    };
    let key = plain_words(name);
    let is_honorific = |word: &&str| HONORIFICS.contains(word);
    if !key.contains(' ') || !key.split(' ').any(|word| is_honorific(&word)) {
        return key;
    }
    let kept: Vec<&str> = key.split(' ').filter(|word| !is_honorific(word)).collect();
    kept.join(" ")
}

/// A name as a part of an id: its plain words joined by `-`.
pub fn slug(name: &str) -> String {
    plain_words(name).replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_are_one_whatever_their_legal_form() {
        assert_eq!(company_key("Acme Robotics, Inc."), company_key("ACME  Robotics"));
        assert_eq!(company_key("Müller & Söhne GmbH"), company_key("Muller & Sohne"));
        assert_ne!(company_key("Acme"), company_key("Acme Robotics"));
        assert_eq!(company_key("Co"), "co");
    }

    #[test]
    fn roles_are_one_whatever_their_short_forms() {
        assert_eq!(role_key("Sr. Rust Eng."), role_key("Senior Rust Engineer"));
        assert_eq!(role_key("Front-end dev"), role_key("Frontend Developer"));
        assert_ne!(role_key("Rust Engineer"), role_key("Senior Rust Engineer"));
    }

    #[test]
    fn people_are_one_whatever_the_order_and_the_honorific() {
        assert_eq!(person_key("Okafor, Dana"), person_key("Dana Okafor"));
        assert_eq!(person_key("Dr. María-José O'Neil"), person_key("Maria Jose O’Neil"));
        assert_eq!(person_key("Dr."), "dr");
    }
}
