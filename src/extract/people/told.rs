//! What later words tell of somebody who was named before: "She runs the payments team", "his cell is …", an address on
//! the line below the name.
//!
//! A pronoun stands for the one person who was named last; where two were named in one sentence, or somebody without a
//! name came between, it stands for nobody.

use std::cell::LazyCell;

use super::address::{self, Address};
use super::detail;
use super::labels::{self, Field};
use super::survey::{Found, Surveyor};
use super::words::{self, DUTY, GIVEN, ORG, PLACE, RANK, ROLE, STOP, TITLE};
use crate::extract::{Mention, Part};
use crate::note::{Block, BlockKind};
use crate::text::letters::{capitals, load};

/// So far behind the name a pronoun still stands for it.
const REACH: usize = 280;

/// Somebody as the subject of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Name,
    Pronoun,
}

impl Surveyor<'_> {
    /// Reads what a block tells of its people behind their names. The people from `first` on are those of the block.
    pub(super) fn told(&mut self, index: usize, block: &Block, first: usize) {
        let heading = || {
            let (own, section) = self.card.filter(|(_, section)| *section == block.section)?;
            let above = self.survey.people.get(own).map(|found| found.block)?;
            let heads = self.note.blocks.get(above).is_some_and(|own| matches!(own.kind, BlockKind::Heading { .. }));
            (heads && above + 1 == index).then_some((own, section, above))
        };
        let headed = heading();
        let before = self.told_of.take().or(headed);
        let before = before.filter(|(_, section, at)| *section == block.section && at + 1 == index);
        let mut named: Vec<(usize, usize, usize)> = Vec::new();
        for (own, found) in self.survey.people.iter().enumerate().skip(first) {
            if found.mention.strong && found.block == index {
                named.push((found.span.start as usize, found.span.end as usize, own));
            }
        }
        if memchr::memchr(b'/', block.prose.text.as_bytes()).is_some() {
            self.profiles(block);
        }
        let tells = LazyCell::new(|| may_tell(block.prose.text.as_str()));
        if self.known.has_people() {
            let known = named.len();
            self.first_names(block, &mut named);
            // Few blocks name somebody so, and it is dearer to ask whether they tell anything.
            if named.len() > known && !*tells {
                named.truncate(known);
            }
        }
        if named.is_empty() && before.is_none() {
            return;
        }
        named.sort_unstable();
        let before = before.map(|(own, ..)| own);
        if let Some((own, ..)) = headed {
            self.verbless(own, block.prose.text.as_str());
        }
        if *tells {
            self.told_by_words(block, &named, before);
        } else {
            self.told_by_names(block, &named);
        }
        self.told_by_lines(block, &named, before);
        let one = named.last().map(|last| last.2).filter(|last| named.iter().all(|(.., own)| self.is_one(*own, *last)));
        // The next item of a list tells of something else.
        if matches!(block.kind, BlockKind::Paragraph) {
            self.told_of = one.map(|own| (own, block.section, index));
        }
    }

    /// Gives the address of a profile to the one whose name it bears.
    fn profiles(&mut self, block: &Block) {
        let text = block.prose.text.as_str();
        if memchr::memmem::find(text.as_bytes(), b"linkedin.com/in/").is_none() {
            return;
        }
        for (_, address) in address::find(text) {
            if let Address::Link(link) = &address
                && let Some(own) = self.bearer_of_link(link)
            {
                self.give(own, address);
            }
        }
    }

    /// Adds where a block says no more than the first name of somebody whom the note names: "send Henrietta the notes".
    fn first_names(&self, block: &Block, named: &mut Vec<(usize, usize, usize)>) {
        // More names than these no block of a journal holds.
        const MOST: usize = 64;
        let text = block.prose.text.as_str();
        let known = named.len();
        for word in capitalised(text) {
            if !self.known.is_first(word) {
                continue;
            }
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            let end = at + word.len();
            if named.iter().take(known.min(MOST)).any(|(start, stop, _)| *start < end && at < *stop) {
                continue;
            }
            if let Some(Some(own)) = self.by_first.get(word) {
                named.push((at, end, *own));
            }
        }
    }

    /// Whether two mentions are of one person, as far as their names tell.
    fn is_one(&self, one: usize, other: usize) -> bool {
        let name = |own: usize| self.survey.people.get(own).map_or("", |found| found.mention.name.as_str());
        let (one, other) = (name(one), name(other));
        address::is_form_of(one, other) || address::is_form_of(other, one)
    }

    /// What is said right behind names, in a text without pronouns and addresses, as most are.
    fn told_by_names(&mut self, block: &Block, named: &[(usize, usize, usize)]) {
        let text = block.prose.text.as_str();
        for (at, &(_, stop, own)) in named.iter().enumerate() {
            let Some(rest) = text.get(stop..) else { continue };
            self.clause(block, own, "", rest, Subject::Name);
            // The sentence behind the last of them, if they are one.
            if at + 1 == named.len()
                && named.iter().all(|(.., other)| self.is_one(*other, own))
                && let Some(end) = memchr::memmem::find(rest.as_bytes(), b". ")
                && let Some(next) = rest.get(end + 2..)
            {
                self.verbless(own, next);
            }
        }
    }

    fn is_of_name(&self, own: usize, word: &str) -> bool {
        self.survey.people.get(own).is_some_and(|found| found.mention.name.split(' ').any(|own| own == word))
    }

    fn told_by_words(&mut self, block: &Block, named: &[(usize, usize, usize)], before: Option<usize>) {
        let text = block.prose.text.as_str();
        let mut who = before;
        let mut several = false;
        // Where the one of whom is spoken was named last.
        let mut reach = 0;
        // What stands beside a name or behind "she is" speaks of the same person: "Dana, the head of data".
        let mut beside = false;
        let mut in_sentence: Option<usize> = None;
        // How many sentences ended since somebody was named.
        let mut since = usize::from(who.is_none());
        let mut next = 0;
        let mut end = 0;
        let mut before = "";
        let (mut count, mut determined) = (0_usize, 0_usize);
        for word in words::split(text) {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            let gap = text.get(end..at).unwrap_or("");
            end = at + word.len();
            count += 1;
            let last = std::mem::replace(&mut before, word);
            if gap.contains(['.', '!', '?']) {
                // "Met Dana today. Head of infra, ten years there."
                if let Some(own) = who.filter(|_| at < reach + REACH && !several)
                    && let Some(rest) = text.get(at..)
                {
                    if in_sentence.is_some() || since == 0 {
                        self.verbless(own, rest);
                    }
                    // "Spoke to Amara. Email: … Phone: …"
                    if rest.starts_with(|c: char| c.is_ascii_uppercase()) {
                        self.address_behind(own, text, at);
                    }
                }
                since += 1;
                (several, in_sentence, beside) = (false, None, false);
            }
            while let Some(&(start, stop, own)) = named.get(next).filter(|(start, ..)| *start < end) {
                next += 1;
                several |= in_sentence.is_some_and(|other| !self.is_one(other, own));
                in_sentence = Some(own);
                who = Some(own).filter(|_| !several);
                (reach, beside) = (stop.max(start), true);
                if stop >= at
                    && let Some(rest) = text.get(stop..)
                {
                    self.clause(block, own, "", rest, Subject::Name);
                    self.address_behind(own, text, stop);
                }
            }
            let Some(own) = who else { continue };
            if at < reach {
                continue;
            }
            let Some((pronoun, rest)) = pronoun(word.as_bytes()).map(|length| word.split_at(length)) else {
                if is_determiner(word) {
                    determined = count;
                    continue;
                }
                let class = words::class(word);
                // Somebody without a name: "the CTO was there, too", "Mum says"; or with one that is not known.
                let role = !beside && determined > 0 && determined + 3 >= count && class & (ROLE | TITLE) != 0;
                let joined =
                    ["and", "with", "to"].iter().any(|own| own.eq_ignore_ascii_case(last)) || gap.contains('&');
                let other = word.starts_with(char::is_uppercase)
                    && class & (ORG | TITLE | RANK | PLACE | STOP) == 0
                    && (class & GIVEN != 0 || class == 0 && joined)
                    && !self.is_of_name(own, word)
                    && !self.known.holds(word);
                if role || other || is_of_family(word) {
                    who = None;
                }
                beside &= class & (TITLE | RANK | ROLE | ORG | PLACE) != 0
                    || ["of", "for", "and", "is", "in", "at", "from", "who"]
                        .iter()
                        .any(|own| own.eq_ignore_ascii_case(word));
                continue;
            };
            if at > reach + REACH {
                who = None;
                continue;
            }
            let subject = pronoun.len() < 3 || pronoun.eq_ignore_ascii_case("she");
            beside = subject;
            if !subject {
                determined = count;
            }
            let tail = rest.trim_start_matches(['\'', '\u{2019}']);
            let opens = gap.contains(['.', '!', '?', ',', ';', ':', '\n', '(', '\u{2014}', '\u{2013}', '"', '-'])
                || at == 0
                || gap.trim().is_empty() && follows_joint(text, at);
            if opens
                && subject
                && let Some(rest) = text.get(end..)
            {
                self.clause(block, own, tail, rest, Subject::Pronoun);
            }
            self.address_behind(own, text, end);
        }
    }

    /// "Her address is …", "call him on …", "the number she rang from: …": an address not far behind a pronoun.
    fn address_behind(&mut self, own: usize, text: &str, from: usize) {
        // Most pronouns are followed by none.
        const LONGEST: usize = 96;
        let mut limit = text.len().min(from + LONGEST);
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let rest = text.get(from..limit).unwrap_or("");
        let bytes = rest.as_bytes();
        if memchr::memchr2(b'@', b'/', bytes).is_none() && bytes.iter().filter(|byte| byte.is_ascii_digit()).count() < 6
        {
            return;
        }
        let mut at = 0;
        for (range, address) in address::find(rest) {
            let between = rest.get(at..range.start).unwrap_or(".");
            // "Dana and priya@…" names another.
            if at == 0 && ["and", "or"].contains(&words::split(between).next().unwrap_or("")) {
                break;
            }
            let cut = range.end == rest.len() && limit < text.len();
            if cut
                || between.contains(['\n', '!', '?'])
                || between.find(". ").is_some_and(|stop| {
                    let word = between.get(..stop).unwrap_or("").rsplit(' ').next().unwrap_or("");
                    !["no", "tel", "ph", "mob", "num"].iter().any(|own| own.eq_ignore_ascii_case(word))
                })
                || !words::split(between).all(is_of_address)
            {
                break;
            }
            at = range.end;
            self.give(own, address);
        }
    }

    /// The people whom the note named lately: in a long note nobody else is told of.
    pub(super) fn lately(&self) -> impl Iterator<Item = (usize, &Found)> {
        const MOST: usize = 256;
        let skipped = self.survey.people.len().saturating_sub(MOST);
        self.survey.people.iter().enumerate().skip(skipped)
    }

    /// Gives somebody an address that nobody has so far, and that bears nobody else's name.
    fn give(&mut self, own: usize, address: Address) {
        let other = self.lately().any(|(other, found)| {
            let beside = &found.mention.beside;
            let same = |all: &[String], one: &str| all.iter().any(|own| own == one);
            match &address {
                Address::Email(email) => {
                    same(&beside.emails, email)
                        || !self.is_one(own, other) && address::bears(email, &found.mention.name)
                        || address::is_office(email)
                }
                Address::Phone(phone) => same(&beside.phones, phone.trim()),
                Address::Link(link) => same(&beside.links, link),
            }
        });
        // A link of a call or a page is nobody's.
        if matches!(&address, Address::Link(link) if !is_profile(link)) {
            return;
        }
        let mine = matches!(&address, Address::Email(email) if self.me.emails.iter().any(|own| own.eq_ignore_ascii_case(email)));
        if !other
            && !mine
            && let Some(found) = self.survey.people.get_mut(own)
        {
            detail::take(&mut found.mention, address);
            found.mention.strong = true;
        }
    }

    /// A label below a line that names one person. "Role: …" may be the writer's.
    fn told_by_label(&mut self, own: usize, label: &str, field: Field, value: &str) {
        match field {
            Field::Email | Field::Phone | Field::Link => {
                address::find(value).into_iter().for_each(|(_, address)| self.give(own, address));
            }
            Field::Title if label.trim().to_ascii_lowercase().ends_with("title") && !self.known.is_role(value) => {
                if let Some(found) =
                    self.survey.people.get_mut(own).filter(|found| found.mention.beside.title.is_none())
                {
                    detail::read(&mut found.mention, value, &self.known, false);
                }
            }
            _ => {}
        }
    }

    /// Lines that are addresses and nothing else belong to the one person whom the line above them names.
    fn told_by_lines(&mut self, block: &Block, named: &[(usize, usize, usize)], before: Option<usize>) {
        let text = block.prose.text.as_str();
        if memchr::memchr(b'\n', text.as_bytes()).is_none() && before.is_none() {
            return;
        }
        let mut who = before;
        let (mut start, mut next) = (0, 0);
        // Whether the line that names them is no sentence.
        let mut short = false;
        for line in text.split_inclusive('\n') {
            let stop = start + line.len();
            start = stop;
            let mut own: Option<Option<usize>> = None;
            while let Some(&(_, _, one)) = named.get(next).filter(|(from, ..)| *from < stop) {
                next += 1;
                own = Some(match own {
                    Some(Some(other)) if !self.is_one(other, one) => None,
                    Some(None) => None,
                    _ => Some(one),
                });
            }
            if let Some(own) = own {
                who = own;
                short = line.len() < 60 && !line.trim_end().ends_with(['.', '!', '?', ',', ';']);
                continue;
            }
            // "Interview with Amara Diallo", "Title: Head of Infra" on the next line
            if let Some(own) = who
                && let Some((label, value)) = super::card::split_label(line)
                && let Some(field) = labels::field(label)
            {
                self.told_by_label(own, label, field, value);
                continue;
            }
            // "1:1 with Priya Nair", "Tech Lead, Checkout" on the next line
            // In a message "I lead the team" is no title.
            if let Some(own) = who.filter(|_| short && !line.trim_start().starts_with("I "))
                && self.is_card_line(line.trim())
            {
                self.card_line(own, line.trim());
                continue;
            }
            let addresses = if line.len() < 120 { address::find(line) } else { Vec::new() };
            let mut at = 0;
            let alone = !addresses.is_empty()
                && addresses.iter().all(|(range, _)| {
                    let between = line.get(at..range.start).unwrap_or(".");
                    at = range.end;
                    words::split(between).all(|word| labels::field(word).is_some())
                })
                && line.get(at..).is_some_and(|rest| !rest.contains(char::is_alphanumeric));
            if !alone {
                who = None;
                continue;
            }
            if let Some(own) = who {
                addresses.into_iter().for_each(|(_, address)| self.give(own, address));
            }
        }
    }

    /// A sentence that begins with nothing but a title tells of the one who was named in the sentence before.
    fn verbless(&mut self, own: usize, rest: &str) {
        let verb = rest.split(' ').next().unwrap_or("");
        // "Owns the data platform."
        if verb.ends_with('s') && verb.starts_with(|c: char| c.is_ascii_uppercase()) && words::class(verb) & DUTY != 0 {
            let clause = clause_of(rest).to_owned();
            let verb = verb.to_ascii_lowercase();
            let lower = format!("{verb}{}", clause.get(verb.len()..).unwrap_or(""));
            if let Some(duty) = detail::duty(&lower).filter(|duty| is_owned(&verb, duty))
                && let Some(found) = self.survey.people.get_mut(own)
            {
                detail::push_new(&mut found.mention.beside.duties, duty.to_owned());
                found.mention.strong = true;
            }
            return;
        }
        let end = rest.find([',', '.', ';', '\n']).unwrap_or(rest.len()).min(rest.len());
        let Some(title) = rest.get(..end).filter(|title| title.len() <= 48 && title.contains(' ')) else { return };
        let mut last = 0;
        let whole = words::split(title).all(|word| {
            last = words::class(word);
            last & (TITLE | RANK) != 0 || ["of", "for", "and", "the"].contains(&word)
        });
        let over = title.contains(" of ");
        if whole
            && words::is_title(title)
            && (over || last & TITLE != 0)
            && let Some(found) = self.survey.people.get_mut(own)
        {
            detail::read(&mut found.mention, title, &self.known, false);
            found.mention.strong = true;
        }
    }

    /// Gives somebody a part, beside the one that is known.
    fn add_part(&mut self, own: usize, part: Part) {
        let Some(found) = self.survey.people.get_mut(own) else { return };
        if matches!(found.mention.part, Part::Other) {
            found.mention.part = part;
        } else if found.mention.part != part {
            let (name, place) = (found.mention.name.clone(), found.mention.place.clone());
            let mention =
                Mention { name, place, part, strong: true, subject: found.mention.subject, ..Mention::default() };
            let (block, span) = (found.block, found.span);
            self.survey.people.push(Found { mention, met: false, block, span });
        }
    }

    /// What a clause says of its subject; `tail` is what is joined to a pronoun (`she's`, `he'll`).
    fn clause(&mut self, block: &Block, own: usize, tail: &str, rest: &str, subject: Subject) {
        let kind = self.kind(block);
        let Some(rest) = rest.strip_prefix(' ') else { return };
        // "used to work there and will put in a word"
        let helps = helps_too(rest);
        let rest = clause_of(rest);
        let mut bare = rest;
        let mut will = matches!(tail, "ll" | "d");
        let mut be = tail == "s";
        loop {
            let (word, after) = bare.split_once(' ').unwrap_or((bare, ""));
            match word {
                "is" | "was" if !be && !will => be = true,
                "will" | "can" | "could" | "would" | "might" => will = true,
                "be" if will => (be, will) = (true, false),
                "now" | "currently" | "also" | "actually" | "apparently" | "still" | "already" | "really" | "just"
                | "basically" | "then" | "kindly" | "even" => {}
                "has" | "had" => {}
                _ => break,
            }
            if word == "was" {
                return;
            }
            bare = after;
        }
        let known = &self.known;
        let Some(found) = self.survey.people.get_mut(own) else { return };
        let mention = &mut found.mention;
        if helps || is_help(bare) {
            if !kind.draft {
                self.add_part(own, Part::Helper);
            }
            return;
        }
        const HOLDS: &[&str] = &[
            "interviewed me",
            "screened me",
            "grilled me",
            "quizzed me",
            "walked me through",
            "took me through",
            "walked us through",
            "took us through",
        ];
        if HOLDS.iter().any(|own| begins(bare, own)) && block.quoted == 0 {
            if !kind.draft && !kind.ahead {
                found.met = true;
            }
            if mention.part == Part::Other {
                mention.part = Part::Interviewer;
            }
            return;
        }
        if will && ["interview me", "screen me"].iter().any(|own| begins(bare, own)) {
            if mention.part == Part::Other {
                mention.part = Part::Interviewer;
            }
            return;
        }
        if let Some(alias) = ["goes by ", "is known as "].iter().find_map(|before| rest.strip_prefix(before)) {
            let alias = alias.trim_matches(|c: char| !c.is_alphanumeric());
            let short = alias.split(' ').count() <= 2 && alias.starts_with(char::is_uppercase);
            if short {
                detail::push_new(&mut mention.beside.aliases, alias.to_owned());
            }
            return;
        }
        if be {
            let bare = bare.trim_end_matches([' ', '"', '\u{201d}', '*', '_']);
            if ["my boss", "my manager", "my line manager", "my lead", "my direct manager", "my new boss"]
                .contains(&bare)
            {
                self.add_part(own, Part::HiringManager);
                return;
            }
            let place = ["with ", "at ", "from "].iter().find_map(|before| bare.strip_prefix(before));
            if let Some(organisation) = place {
                let named = known.holds(organisation) || detail::is_organisation(organisation);
                if named && mention.beside.organisation.is_none() {
                    mention.beside.organisation = Some(organisation.to_owned());
                    if mention.part == Part::Other && known.recruits(organisation) {
                        mention.part = Part::Recruiter;
                    }
                }
                return;
            }
        }
        if let Some(title) = ["works as a ", "works as an ", "works as the "]
            .iter()
            .find_map(|own| begins(bare, own).then(|| bare.get(own.len()..)).flatten())
            && words::is_title(title)
        {
            detail::read(mention, title, known, false);
            return;
        }
        if subject == Subject::Name {
            return;
        }
        if be {
            if let Some(duty) =
                detail::duty(bare).filter(|_| begins(bare, "in charge of") || begins(bare, "responsible for"))
            {
                detail::push_new(&mut mention.beside.duties, duty.to_owned());
                return;
            }
            let title = ["the ", "their ", "a ", "an ", "our "].iter().find_map(|own| bare.strip_prefix(own));
            let bare = title.unwrap_or(bare);
            let first = words::split(bare).next().unwrap_or("");
            // "She's a great engineer" is no title.
            if words::class(first) & (TITLE | RANK | ORG | ROLE) != 0
                && bare.split_whitespace().count() <= 7
                && (title.is_some() || words::class(first) & (TITLE | RANK) != 0)
            {
                let before = mention.beside.title.is_some();
                detail::read(mention, bare, known, false);
                // One word of praise or of a kind is no title.
                if !before && mention.beside.title.as_deref().is_some_and(|title| !words::is_title(title)) {
                    mention.beside.title = None;
                }
            }
            return;
        }
        let verb = bare.split(' ').next().unwrap_or("");
        if !will
            && (words::class(verb) & DUTY != 0 || begins(bare, "looks after "))
            && let Some(duty) = detail::duty(bare).filter(|duty| is_owned(verb, duty))
        {
            detail::push_new(&mut mention.beside.duties, duty.to_owned());
        } else if let Some(place) = ["works for ", "works at "].iter().find_map(|own| bare.strip_prefix(own))
            && place.starts_with(char::is_uppercase)
            && place.split(' ').count() <= 4
            && (known.holds(place) || detail::may_be_organisation(place))
            && mention.beside.organisation.is_none()
        {
            mention.beside.organisation = Some(place.trim().to_owned());
        }
    }
}

/// The words of a text that do not begin with a small ASCII letter, each up to its apostrophe.
fn capitalised(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let eight = load(bytes, at);
            let marks = eight & 0x8080_8080_8080_8080 | capitals(eight);
            if marks == 0 {
                at += 8;
                continue;
            }
            at += marks.trailing_zeros() as usize / 8;
            let start = at;
            let Some(rest) = text.get(start..) else {
                at += 1;
                continue;
            };
            let inner = text.get(..start).and_then(|head| head.chars().next_back());
            let word = rest.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or("");
            at = start + word.len().max(1);
            if !word.is_empty() && !inner.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '\u{2019}')) {
                return Some(word);
            }
        }
        None
    })
}

/// Whether a text has a pronoun of one person or an address, as few texts have.
fn may_tell(text: &str) -> bool {
    let bytes = text.as_bytes();
    let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
    let pronoun = |at: usize| {
        let start = at.checked_sub(1).filter(|at| matches!(bytes.get(*at), Some(b's' | b'S'))).unwrap_or(at);
        matches!(bytes.get(at + 1), Some(b'e' | b'i' | b'E' | b'I'))
            && !letter(start.checked_sub(1))
            && text
                .get(start..)
                .and_then(|rest| words::split(rest).next())
                .is_some_and(|word| pronoun(word.as_bytes()).is_some())
    };
    memchr::memchr2(b'@', b'/', bytes).is_some()
        || memchr::memchr2_iter(b'h', b'H', bytes).any(pronoun)
        || bytes.iter().filter(|byte| byte.is_ascii_digit()).count() >= 6
}

/// Whether what follows a verb is something that people own at work: "runs the payments team", not "runs marathons".
pub(super) fn is_owned(verb: &str, duty: &str) -> bool {
    let first = words::split(duty).next().unwrap_or("");
    let team = ["the", "their", "our", "all", "both", "everything"].contains(&first)
        || matches!(first, "a" | "an") && matches!(verb, "runs" | "leads" | "manages" | "heads" | "oversees");
    team || words::class(first) & (RANK | ORG) != 0
        || matches!(verb, "owns" | "oversees") && !matches!(first, "a" | "an")
}

fn is_determiner(word: &str) -> bool {
    ["the", "their", "a", "an", "my", "our", "another", "some", "your"].iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// Whether a word is for somebody of the writer's family, of whom "she" may speak.
fn is_of_family(word: &str) -> bool {
    [
        "mum",
        "mom",
        "dad",
        "wife",
        "husband",
        "sister",
        "brother",
        "girlfriend",
        "boyfriend",
        "daughter",
        "son",
        "flatmate",
        "landlord",
        "landlady",
        "neighbour",
        "neighbor",
        "dentist",
        "doctor",
        "plumber",
    ]
    .iter()
    .any(|own| own.eq_ignore_ascii_case(word))
}

/// What somebody does who helps.
const HELPS: &[&str] = &[
    "refer me",
    "referred me",
    "introduce me",
    "introduced me",
    "intro'd me",
    "intro me",
    "recommended me",
    "recommend me",
    "vouched for me",
    "vouch for me",
    "put in a word",
    "put in a good word",
    "put a word in",
    "put a good word in",
    "put me in touch",
    "passed my cv on",
    "pass my cv on",
    "passed on my cv",
    "pass on my cv",
    "forwarded my cv",
    "forward my cv",
];

fn begins(text: &str, own: &str) -> bool {
    text.get(..own.len()).is_some_and(|head| head.eq_ignore_ascii_case(own))
        && !text
            .as_bytes()
            .get(own.len())
            .is_some_and(|next| own.as_bytes().last() != Some(&b' ') && next.is_ascii_alphanumeric())
}

/// Whether a link is the address of somebody's profile.
fn is_profile(link: &str) -> bool {
    ["linkedin.com/in/", "linkedin.com/pub/", "xing.com/profile/", "github.com/", "about.me/"]
        .iter()
        .any(|own| memchr::memmem::find(link.as_bytes(), own.as_bytes()).is_some())
}

/// Whether a clause says that its subject helps. Who "introduced me to the team" only showed it around.
fn is_help(clause: &str) -> bool {
    let Some(own) = HELPS.iter().find(|own| begins(clause, own)) else { return false };
    let rest = clause.get(own.len()..).unwrap_or("").trim_start();
    !own.starts_with("intro")
        || !rest.starts_with(char::is_alphabetic)
        || rest.strip_prefix("to ").is_some_and(|whom| whom.starts_with(char::is_uppercase))
}

/// Whether the second half of a sentence says that its subject helps.
fn helps_too(text: &str) -> bool {
    // A sentence that goes on for longer is looked at no further, so that the work stays linear.
    let mut reach = text.len().min(REACH);
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    let text = text.get(..reach).unwrap_or(text);
    let end = text.find(['.', '\n', ';', '!', '?', '(']).unwrap_or(text.len()).min(text.len());
    let Some((_, rest)) = text.get(..end).and_then(|text| text.split_once(" and ")) else { return false };
    let rest = ["will ", "can ", "would ", "has ", "she'll ", "he'll ", "offered to ", "promised to "]
        .iter()
        .find_map(|own| rest.strip_prefix(own))
        .unwrap_or(rest);
    is_help(rest)
}

/// How many bytes of a word are a pronoun of one person.
fn pronoun(word: &[u8]) -> Option<usize> {
    let length = match word {
        [b'h' | b'H', b'e', ..] => 2,
        [b's' | b'S', b'h', b'e', ..] => 3,
        [b'h' | b'H', b'i', b's' | b'm'] => return Some(3),
        _ => return None,
    };
    match word.get(length..)? {
        [] | [b'\'', ..] | [0xe2, 0x80, 0x99, ..] => Some(length),
        [b'r'] if length == 2 => Some(3),
        _ => None,
    }
}

/// Whether a word that joins clauses stands before a place.
fn follows_joint(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or("").trim_end();
    let word = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    ["and", "but", "so", "because", "since", "as", "also", "apparently", "says", "said", "think", "thinks", "that"]
        .iter()
        .any(|own| own.eq_ignore_ascii_case(word))
}

/// Whether a word stands between a pronoun and an address: "reach her at", "his direct line is".
fn is_of_address(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "'s",
        "\u{2019}s",
        "s",
        "ph",
        "no",
        "num",
        "mob",
        "email",
        "mail",
        "e-mail",
        "emails",
        "at",
        "is",
        "on",
        "address",
        "phone",
        "tel",
        "cell",
        "mobile",
        "number",
        "direct",
        "line",
        "or",
        "and",
        "the",
        "under",
        "work",
        "desk",
        "whatsapp",
        "can",
        "be",
        "reached",
        "via",
        "by",
        "rang",
        "called",
        "texted",
        "wrote",
        "from",
        "office",
        "linkedin",
        "profile",
        "new",
        "personal",
        "private",
        "gave",
        "me",
        "contact",
        "dial",
        "landline",
        "extension",
        "calls",
    ];
    word.len() <= 9 && WORDS.iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// A text up to the end of its clause.
fn clause_of(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|(at, c)| match c {
            '.' => text
                .get(at + 1..)
                .is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\n', '"', '\u{201d}', ')'])),
            ',' | ';' | '(' | ')' | '\n' | '!' | '?' | '\u{2014}' | '\u{2013}' | '\u{2192}' | '"' | '\u{201d}' => true,
            _ => *at > REACH,
        })
        .map_or(text.len(), |(at, _)| at);
    let clause = text.get(..end).unwrap_or(text);
    let clause = clause.strip_suffix(" over there").unwrap_or(clause);
    let joint =
        [" and ", " who ", " but ", " there", " over there", " here", " so ", " which ", " - ", " at the moment"]
            .iter()
            .filter_map(|joint| clause.find(joint))
            .min();
    joint.and_then(|at| clause.get(..at)).unwrap_or(clause).trim_end()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: &[&str] = &[
        "She",
        "she's",
        "He",
        "he\u{2019}ll",
        "her",
        "His",
        "him",
        "the",
        "this",
        "here",
        "other",
        "Dana",
        "x@acme.example",
        "+44 20 7946 0991",
        "then",
        "hs",
        ".",
        ",",
        "(",
        "\u{e9}he",
        "sHe",
        "https://acme.example",
        "the-he",
    ];

    proptest! {
        /// A text that is passed over holds neither a pronoun nor an address.
        #[test]
        fn what_is_passed_over_tells_nothing(
            words in prop::collection::vec((prop::sample::select(WORDS), prop::sample::select(vec![" ", ""])), 0..6),
        ) {
            let text: String = words.iter().flat_map(|(word, glue)| [*word, *glue]).collect();
            let told = words::split(&text).any(|word| pronoun(word.as_bytes()).is_some()) || !address::find(&text).is_empty();
            prop_assert!(may_tell(&text) || !told, "{text:?}");
        }
    }
}
