//! Pasted letters: who sent them, to whom, and who signed.

use super::address;
use super::detail;
use super::labels;
use super::mail::{self, Header};
use super::survey::{Surveyor, is_given, with_part};
use super::words;
use crate::extract::{Mention, Part};
use crate::note::Block;
use crate::text::Span;

impl Surveyor<'_> {
    pub(super) fn header(&mut self, index: usize, block: &Block, header: Header, rest: &str, span: Span) {
        match header {
            Header::From => {
                let person = self.person(&rest.replace('"', ""));
                let Some(person) = person.filter(|person| {
                    !self.known.holds(&person.mention.name) && !detail::is_organisation(&person.mention.name)
                }) else {
                    self.from_me = rest.trim().eq_ignore_ascii_case("me");
                    return;
                };
                if self.is_me(&person.mention) {
                    self.from_me = true;
                    return;
                }
                let office = person.mention.beside.emails.iter().any(|email| address::is_office(email))
                    && !is_given(&person.mention.name);
                if office {
                    return;
                }
                let mention = with_part(Mention { strong: true, ..person.mention }, Part::Other);
                let found = self.push(index, span, false, mention);
                self.sender = found.map(|found| (found, block.section, block.quoted));
                self.from_me = false;
            }
            Header::To => {
                let people = super::rows::people(&rest.replace('"', ""), &self.known, false);
                let told = !self.me.name.is_empty() || !self.me.emails.is_empty();
                if !(self.from_me || told && people.len() > 1) {
                    // The one to whom it was sent is the writer.
                    if let [(_, person)] = people.as_slice() {
                        detail::push_new(&mut self.survey.me, person.mention.name.clone());
                    }
                    return;
                }
                for (_, person) in people {
                    let mention = with_part(Mention { strong: true, ..person.mention }, Part::Other);
                    self.push(index, span, false, mention);
                }
            }
            Header::Cc => {
                for (_, person) in super::rows::people(&rest.replace('"', ""), &self.known, false) {
                    let office = person.mention.beside.emails.iter().any(|email| address::is_office(email))
                        && !is_given(&person.mention.name);
                    if !office && !person.me {
                        let mention = with_part(Mention { strong: true, ..person.mention }, Part::Other);
                        self.push(index, span, false, mention);
                    }
                }
            }
            Header::Other => {}
        }
    }

    /// A line of a signature. `None` where the signature is over.
    pub(super) fn signed(
        &mut self,
        index: usize,
        block: &Block,
        line: &str,
        span: Span,
        own: Option<usize>,
        rest: &str,
    ) -> Option<Option<usize>> {
        if self.kind(block).draft || self.from_me {
            return Some(own);
        }
        if let Some(own) = own {
            for piece in line.split(['|', '\u{b7}', '\u{2022}']) {
                let known = &self.known;
                if let Some(found) = self.survey.people.get_mut(own) {
                    let piece = piece.trim();
                    let piece = piece
                        .split_once(':')
                        .filter(|(label, _)| labels::field(label).is_some())
                        .map_or(piece, |(_, rest)| rest.trim());
                    detail::read(&mut found.mention, piece, known, false);
                }
            }
            return Some(Some(own));
        }
        let name = mail::signed(line)?;
        let mut person = self.person(line).or_else(|| self.person(&name))?;
        let detailed = rest.lines().take(6).any(|line| !address::find(line).is_empty() || words::is_title(line));
        // The sender signs with the first name only.
        if let Some((sender, ..)) = self.sender
            && let Some(found) = self.survey.people.get(sender)
        {
            let whole = found.mention.name.to_lowercase();
            let signed = name.to_lowercase();
            if whole == signed || whole.split(' ').next() == signed.split(' ').next() {
                let known = &self.known;
                if let Some(found) = self.survey.people.get_mut(sender) {
                    for piece in line.split(['|', '\u{b7}', ',']).skip(1) {
                        detail::read(&mut found.mention, piece, known, false);
                    }
                }
                return Some(Some(sender));
            }
        }
        if self.survey.me.iter().any(|own| {
            own.to_lowercase() == name.to_lowercase()
                || own.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(&name))
        }) {
            return Some(None);
        }
        if block.quoted == 0 && !detailed && !person.reason {
            return Some(None);
        }
        person.mention.strong = true;
        self.push(index, span, false, person.mention).map(Some)
    }
}
