//! Messages for mail programs: a draft as a file (RFC 5322), and a link (RFC 6068).

use std::fmt::Write as _;

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;

use super::Message;
use crate::settings::Me;
use crate::text::{Day, shown};

/// Whether an address can stand in a mail: one local part and one domain, with nothing in them that could begin another
/// header, another recipient or another field of a link.
pub fn is_address(text: &str) -> bool {
    let plain = |c: char| {
        !c.is_control()
            && !c.is_whitespace()
            && !crate::text::safe::is_steering(c)
            && !matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ':' | ';' | ',' | '"' | '\\' | '%' | '@')
    };
    text.len() <= 254
        && text.split_once('@').is_some_and(|(local, domain)| {
            let domain_char = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
            !local.is_empty() && local.chars().all(plain) && !domain.is_empty() && domain.chars().all(domain_char)
        })
}

/// A message as a draft that a mail program opens for editing (`X-Unsent: 1`). `id` makes its Message-ID; the bytes
/// depend on nothing but the arguments.
pub fn eml(message: &Message, me: &Me, today: Day, id: &str) -> Vec<u8> {
    let seconds = Day::new(1970, 1, 1).map_or(0, |first| first.days_until(today)) * 24 * 60 * 60;
    let mut mail = MessageBuilder::new()
        .date(Date::new(seconds))
        .message_id(format!("{id}@journal-agenda.invalid"))
        .header("X-Unsent", Raw::new("1"))
        .subject(message.subject.clone());
    let address = |name: &str, email: &str| {
        let name = shown(name.trim()).into_owned();
        Address::new_address((!name.is_empty()).then_some(name), email.to_owned())
    };
    if let Some(own) = me.emails.iter().find(|email| is_address(email)) {
        mail = mail.from(address(&me.name, own));
    }
    let known = |person: &crate::agenda::Person| {
        let email = person.email.as_deref().filter(|email| is_address(email))?;
        Some(address(&person.name, email))
    };
    let to: Vec<Address<'_>> = message.to.iter().filter_map(known).collect();
    if !to.is_empty() {
        mail = mail.to(Address::new_list(to));
    }
    // Writing to memory cannot fail.
    mail.text_body(message.body.clone()).write_to_vec().unwrap_or_default()
}

/// A message as a `mailto:` link; an address that is not known, or cannot stand in one, is left out.
pub fn mailto(message: &Message) -> String {
    let to: Vec<String> = message
        .to
        .iter()
        .filter_map(|person| person.email.as_deref())
        .filter(|email| is_address(email))
        .map(|email| encoded(email, "@"))
        .collect();
    let body = message.body.trim_end().replace('\n', "\r\n");
    format!("mailto:{}?subject={}&body={}", to.join(","), encoded(&message.subject, ""), encoded(&body, ""))
}

/// Percent-encodes everything but what RFC 3986 reserves for nothing, and the characters of `also`.
fn encoded(text: &str, also: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        let c = char::from(byte);
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') || also.contains(c) {
            encoded.push(c);
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
