//! People in prose: a capitalised run of words is a person only with a reason.

use super::address::{self, Address};
use super::detail::{self, Detail, Known};
use super::gate;
use super::tokens::{Gap, Name, Tokens};
use super::words::{
    self, DOES, DUTY, GIVEN, HELD, HONORIFIC, LETTER, LOCATIVE, MEETS, PASSIVE, PLACE, RANK, ROLE, SAYS, STOP, THING,
    TITLE, TOUCHES, WORK,
};
use crate::extract::{Mention, Part};
use crate::note::{Block, Link};
use crate::text::Span;

/// Somebody in prose.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) mention: Mention,
    pub(super) met: bool,
    pub(super) span: Span,
    /// It ends, with what stands beside it, here.
    end: usize,
}

/// Why a name is a person's.
#[derive(Debug, Clone, Default)]
struct Reason {
    met: bool,
    part: Option<Part>,
    title: Option<String>,
}

enum Before {
    Reason(Reason),
    /// It cannot be a person: a place, an author.
    Never,
    None,
}

/// What is said at the end of a row holds for so many names before it.
const LONGEST_ROW: usize = 16;
/// So many bytes after a name are looked at for what stands beside it.
const REACH: usize = 240;

/// So many names without a reason of one block are kept.
const MOST_WEAK: usize = 12;

/// The people of a block's prose.
pub(super) fn find(block: &Block, known: &Known) -> Vec<Named> {
    let text = block.prose.text.as_str();
    if block.links.iter().any(|link| link.wiki) || gate::may_name(text) {
        read(text, &block.links, &block.prose.masked, known)
    } else {
        Vec::new()
    }
}

fn read(text: &str, links: &[Link], masked: &[Span], known: &Known) -> Vec<Named> {
    let tokens = Tokens::new(text);
    let addresses = if text.contains('@') || text.bytes().filter(u8::is_ascii_digit).count() > 6 {
        address::find(text)
    } else {
        Vec::new()
    };
    Reader { tokens: &tokens, addresses: &addresses, links, masked, known }.read()
}

struct Reader<'a> {
    tokens: &'a Tokens<'a>,
    addresses: &'a [(std::ops::Range<usize>, Address)],
    links: &'a [Link],
    masked: &'a [Span],
    known: &'a Known,
}

impl Reader<'_> {
    fn read(&self) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        // The names of a row: "Dana Okafor, Priya Raman and Tom".
        let mut row: Vec<usize> = Vec::new();
        let mut weak = 0;
        let mut at = 0;
        while at < self.tokens.list.len() {
            let capital = self.tokens.list.get(at).is_some_and(|token| token.capital);
            let Some(name) = capital.then(|| self.tokens.name_at(at)).flatten() else {
                at += 1;
                continue;
            };
            at = name.last.max(at + 1);
            if self.is_masked(&name) {
                continue;
            }
            let in_row = found.last().is_some_and(|last| self.is_row(last.end, name.start));
            if !in_row {
                row.clear();
            }
            let Some((mut named, mut strong, after)) = self.judge(&name) else {
                row.clear();
                continue;
            };
            if in_row
                && let Some(first) = row.first().and_then(|first| found.get(*first))
                && first.mention.strong
                && (name.full && !name.org || name.given)
                && !self.known.holds(&named.mention.name)
            {
                // What is said of the first of a row holds for the others.
                strong = true;
                named.met |= first.met;
                if named.mention.part == Part::Other {
                    named.mention.part = first.mention.part;
                }
            }
            named.mention.strong = strong;
            if !strong {
                weak += 1;
                if weak > MOST_WEAK {
                    continue;
                }
            }
            let met = named.met;
            found.push(named);
            let own = found.len() - 1;
            if row.len() < LONGEST_ROW {
                row.push(own);
            }
            if after {
                // "Dana Okafor and Priya Raman ran the round": what is said at the end holds for those before.
                for before in row.clone() {
                    if let Some(other) = found.get_mut(before) {
                        other.mention.strong = true;
                        other.met |= met;
                        if met && other.mention.part == Part::Other {
                            other.mention.part = Part::Interviewer;
                        }
                    }
                }
            }
        }
        self.mailboxes(&mut found);
        found
    }

    fn is_masked(&self, name: &Name) -> bool {
        // The masks are in order.
        let at = self.masked.partition_point(|span| span.end as usize <= name.start);
        self.masked.get(at).is_some_and(|span| span.overlaps(name.span()))
    }

    /// Whether nothing but a comma or an "and" stands between.
    fn is_row(&self, from: usize, to: usize) -> bool {
        let gap = self.tokens.text.get(from..to).unwrap_or(".");
        let words = gap.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '&' | '+' | '/' | ')'));
        // "Dana Okafor and her deputy, Idris Bello"
        let apposed = gap.len() < 40
            && ["and her ", "and his ", "and their ", "and my ", "and the ", "and a "]
                .iter()
                .any(|own| words.starts_with(own))
            && words::split(words).all(|word| word.chars().all(|c| !c.is_uppercase()))
            && words::split(words).last().is_some_and(|word| words::class(word) & (ROLE | TITLE) != 0);
        if apposed {
            return true;
        }
        gap.len() < 12
            && gap.len() > 1
            && matches!(words, "" | "and" | "plus" | "then" | "und" | "y" | "et")
            && gap.trim() != ""
            && !gap.contains("\n\n")
    }

    /// Reads what stands around a name. The third value says that the reason follows the name.
    fn judge(&self, name: &Name) -> Option<(Named, bool, bool)> {
        let at = self.links.partition_point(|link| link.span.end as usize <= name.start);
        let link = self.links.get(at).filter(|link| link.wiki && link.span.overlaps(name.span()));
        let own = self.tokens.text.get(name.start..name.end)?;
        // A name that was wrapped is joined again.
        let mut written = match !own.is_ascii() || own.contains(['\n', '\t']) || own.contains("  ") {
            true => own.split_whitespace().collect::<Vec<_>>().join(" "),
            false => own.to_owned(),
        };
        let mut name = name.clone();
        let mut filed = false;
        if let Some(link) = link {
            let target =
                super::link_name(&link.target).rsplit('/').next().unwrap_or("").trim_start_matches('@').to_owned();
            let folder = link.target.to_lowercase();
            filed =
                ["people/", "contacts/", "persons/", "person/", "contact/", "@"].iter().any(|own| folder.contains(own));
            if filed || super::line::is_name_shaped(&target, self.known) {
                name.full |= target.contains(' ');
                name.org = false;
                name.given |= words::split(&target).next().is_some_and(|first| words::class(first) & GIVEN != 0);
                written = target;
            }
        }
        if self.is_thing(&name) && !filed {
            return None;
        }
        let before = self.before(&name);
        // "a quick word with Davit, who drives the truck": two reasons make up for an unknown name.
        let who = self.tokens.is(name.last, "who") && matches!(before, Before::Reason(_));
        name.given |= who && !name.org;
        let may = filed || (name.full && !name.org) || (name.given && !name.org);
        if matches!(before, Before::Never) {
            return None;
        }
        let mut mention = Mention { name: written, ..Mention::default() };
        let (after, end) = self.after(&name, &mut mention);
        // "Mr. Petrossian" is nobody else.
        let mut strong = filed || name.titled;
        let mut met = false;
        if let Before::Reason(reason) = before {
            // "a call with Stripe": one word that is no known name needs a word about a person.
            if may || reason.part.is_some() && !name.org {
                strong = true;
                met |= reason.met;
                if mention.part == Part::Other {
                    mention.part = reason.part.unwrap_or(if reason.met { Part::Interviewer } else { Part::Other });
                }
                mention.beside.title = mention.beside.title.take().or(reason.title);
            }
        }
        let follows = after.is_some();
        if let Some(own) = after {
            strong = true;
            met |= own;
            if own && mention.part == Part::Other {
                mention.part = Part::Interviewer;
            }
        }
        if !strong && !(name.full && !name.org && (name.given || link.is_some())) || self.known.holds(&mention.name) {
            return None;
        }
        Some((Named { mention, met, span: name.span(), end }, strong, follows))
    }

    /// Whether the name only qualifies a thing: the Grace Hopper award.
    fn is_thing(&self, name: &Name) -> bool {
        let next = self.tokens.class(name.last);
        self.tokens.gap(name.last) == Gap::Space && next & THING != 0 && next & (SAYS | DOES) == 0
    }

    /// The word at `at` and the classes of it, if it stands in the same sentence as the word after it.
    fn back(&self, from: usize, steps: usize) -> impl Iterator<Item = usize> {
        (0..steps).map_while(move |step| {
            let at = from.checked_sub(step + 1)?;
            let gap = self.tokens.gap(at + 1);
            (!matches!(gap, Gap::Stop | Gap::Other) || step == 0 && gap != Gap::Stop).then_some(at)
        })
    }

    fn before(&self, name: &Name) -> Before {
        let Some(last) = name.first.checked_sub(1) else { return Before::None };
        let gap = self.tokens.gap(name.first);
        let word = self.tokens.word(last).to_lowercase();
        let class = self.tokens.class(last);
        let near = |steps: usize, wanted: u32| self.back(last, steps).find(|at| self.tokens.class(*at) & wanted != 0);
        let reason = |met: bool, part: Option<Part>| Before::Reason(Reason { met, part, title: None });
        match gap {
            Gap::Space | Gap::Line => {
                match word.as_str() {
                    "into"
                        if name.given
                            && last
                                .checked_sub(1)
                                .is_some_and(|at| self.tokens.is(at, "bumped") || self.tokens.is(at, "ran")) =>
                    {
                        return reason(false, None);
                    }
                    "with" | "w" => {
                        let and = last.checked_sub(1).is_some_and(|before| self.tokens.is(before, "and"));
                        return match near(if and { 18 } else { 6 }, MEETS) {
                            Some(_) => reason(!self.lies_ahead(last), None),
                            None => Before::None,
                        };
                    }
                    "to" => {
                        let verb = near(4, MEETS | TOUCHES | SAYS | LETTER);
                        let Some(verb) = verb else {
                            let back = self.back(last, 3).any(|at| {
                                matches!(
                                    self.tokens.word(at).to_lowercase().as_str(),
                                    "thanks"
                                        | "wrote"
                                        | "replied"
                                        | "back"
                                        | "reports"
                                        | "report"
                                        | "reporting"
                                        | "reported"
                                        | "thank-you"
                                        | "sent"
                                        | "note"
                                        | "reply"
                                        | "reached"
                                        | "out"
                                        | "write"
                                        | "handed"
                                )
                            });
                            let applied = self.back(last, 4).any(|at| {
                                matches!(
                                    self.tokens.word(at).to_lowercase().as_str(),
                                    "applied" | "apply" | "went" | "moved" | "application" | "come" | "go"
                                )
                            });
                            let thanks = last.checked_sub(1).is_some_and(|at| self.tokens.is(at, "thanks"));
                            let part = (thanks && last == 1).then_some(Part::Helper);
                            return if back && !applied { reason(false, part) } else { Before::None };
                        };
                        let met = matches!(
                            self.tokens.word(verb).to_lowercase().as_str(),
                            "spoke"
                                | "spoken"
                                | "speak"
                                | "speaking"
                                | "talked"
                                | "talking"
                                | "talk"
                                | "chatted"
                                | "chatting"
                        );
                        return reason(met, None);
                    }
                    "by" => {
                        return match near(3, PASSIVE) {
                            Some(verb) => {
                                let helps = matches!(
                                    self.tokens.word(verb).to_lowercase().as_str(),
                                    "referred" | "recommended" | "introduced" | "vouched"
                                );
                                reason(self.tokens.class(verb) & HELD != 0, helps.then_some(Part::Helper))
                            }
                            None => Before::Never,
                        };
                    }
                    "from" => {
                        return match near(4, LETTER) {
                            Some(verb) => {
                                let helps = matches!(
                                    self.tokens.word(verb).to_lowercase().as_str(),
                                    "intro" | "introduction" | "referral" | "recommendation"
                                );
                                reason(false, helps.then_some(Part::Helper))
                            }
                            None => Before::None,
                        };
                    }
                    "named" | "called" => {
                        if let Some(role) = near(3, ROLE) {
                            return self.by_role(role, false);
                        }
                        let named = self.back(last, 3).skip(1).any(|at| {
                            matches!(self.tokens.word(at).to_lowercase().as_str(), "a" | "an" | "the" | "one" | "some")
                        });
                        if word == "named" || named {
                            return Before::None;
                        }
                    }
                    "is" | "was" | "be" | "were" => {
                        return match self.back(last, 4).find(|at| self.tokens.class(*at) & (ROLE | TITLE) != 0) {
                            Some(role) => self.by_role(role, false),
                            None => Before::None,
                        };
                    }
                    "for"
                        if name.given
                            && self.back(last, 2).any(|at| {
                                matches!(self.tokens.word(at).to_lowercase().as_str(), "ask" | "asked" | "asking")
                            }) =>
                    {
                        return reason(false, None);
                    }
                    "after" | "like" | "about" | "for" => return Before::None,
                    _ => {}
                }
                if class & LOCATIVE != 0
                    && !name.titled
                    && !(word == "in" && self.tokens.is(last.wrapping_sub(1), "cc'd"))
                {
                    return Before::Never;
                }
                if class & WORK != 0 && class & (TITLE | ROLE) == 0 {
                    return Before::Never;
                }
                if class & TOUCHES != 0 && class & HONORIFIC == 0 {
                    let met = matches!(word.as_str(), "met" | "meet" | "meeting" | "shadowed");
                    // What is mentioned, seen or liked is a person only where the name says so.
                    let any = matches!(
                        word.as_str(),
                        "mentioned"
                            | "mentions"
                            | "mention"
                            | "know"
                            | "knows"
                            | "knew"
                            | "like"
                            | "liked"
                            | "see"
                            | "saw"
                            | "seeing"
                            | "update"
                            | "updated"
                            | "add"
                            | "added"
                            | "trust"
                            | "visit"
                            | "visited"
                            | "follow"
                            | "followed"
                            | "remembers"
                            | "remembered"
                            | "brief"
                            | "write"
                            | "ring"
                            | "bump"
                    );
                    if any && !name.given {
                        return Before::None;
                    }
                    let referral = word.starts_with("ask")
                        && (name.last..name.last + 5).any(|at| {
                            matches!(
                                self.tokens.word(at).to_lowercase().as_str(),
                                "referral" | "introduction" | "intro" | "recommendation"
                            )
                        });
                    return reason(met, referral.then_some(Part::Helper));
                }
                if class & (ROLE | TITLE) != 0 && !self.tokens.is(last, "named") {
                    return self.by_role(last, true);
                }
                Before::None
            }
            // "a call w/ Dana"
            Gap::Dash if word == "w" => match near(6, MEETS) {
                Some(_) => reason(!self.lies_ahead(last), None),
                None => Before::None,
            },
            Gap::Comma | Gap::Open | Gap::Colon | Gap::Dash if class & (ROLE | TITLE) != 0 => {
                let owned = self.back(last, 5).any(|at| {
                    matches!(
                        self.tokens.word(at).to_lowercase().as_str(),
                        "the" | "my" | "our" | "their" | "a" | "an" | "his" | "her" | "your" | "its"
                    )
                });
                let opens = last == 0
                    || self.tokens.gap(last) == Gap::Stop
                    || last == 1 && self.tokens.class(0) & (ROLE | RANK) != 0;
                if owned || opens || gap == Gap::Open { self.by_role(last, true) } else { Before::None }
            }
            // "My old boss is there, Elena Petrescu."
            Gap::Comma if name.given && name.full && near(4, ROLE).is_some() => {
                let owned = self
                    .back(last, 6)
                    .any(|at| matches!(self.tokens.word(at).to_lowercase().as_str(), "my" | "our" | "the" | "their"));
                let ends =
                    matches!(self.tokens.gap(name.last), Gap::Stop | Gap::Line) || name.last >= self.tokens.list.len();
                if owned && ends { reason(false, None) } else { Before::None }
            }
            _ => Before::None,
        }
    }

    /// Whether the words before say that a meeting has not taken place yet.
    fn lies_ahead(&self, from: usize) -> bool {
        self.back(from, 8).any(|at| {
            matches!(
                self.tokens.word(at).to_lowercase().as_str(),
                "next"
                    | "tomorrow"
                    | "will"
                    | "scheduled"
                    | "upcoming"
                    | "schedule"
                    | "arrange"
                    | "invited"
                    | "booked"
                    | "should"
            )
        })
    }

    /// The reason that a role word gives, with the title that it belongs to.
    fn by_role(&self, role: usize, touches: bool) -> Before {
        let mut first = role;
        while let Some(before) = first.checked_sub(1) {
            if self.tokens.gap(first) != Gap::Space
                || self.tokens.class(before) & (RANK | TITLE | ROLE) == 0
                || role - before > 5
            {
                break;
            }
            first = before;
        }
        let (Some(start), Some(end)) = (self.tokens.list.get(first), self.tokens.list.get(role)) else {
            return Before::None;
        };
        let words = self.tokens.text.get(start.start..end.end).unwrap_or("").trim();
        let part = detail::part_of(&words.to_lowercase());
        let process = matches!(part, Some(Part::HiringManager | Part::Helper | Part::Interviewer))
            || !words::is_title(words)
            || matches!(
                words.to_lowercase().as_str(),
                "agent"
                    | "partner"
                    | "owner"
                    | "representative"
                    | "rep"
                    | "lead"
                    | "head"
                    | "manager"
                    | "assistant"
                    | "host"
            );
        let title = (!process && touches).then(|| words.to_owned());
        Before::Reason(Reason { met: part == Some(Part::Interviewer), part: part.or(Some(Part::Other)), title })
    }

    /// Reads what follows a name: whether it is a reason, and whether it says that they were met; and where it ends.
    fn after(&self, name: &Name, mention: &mut Mention) -> (Option<bool>, usize) {
        let text = self.tokens.text;
        let mut end = name.end;
        let mut reason: Option<bool> = None;
        let add = |reason: &mut Option<bool>, met: bool| *reason = Some(reason.unwrap_or(false) | met);
        let may = name.full && !name.org || name.given;
        loop {
            let rest = window(text, end);
            let skipped = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '"', '\u{201d}', '*', '_']).len();
            let tail = rest.get(skipped..).unwrap_or("");
            let at = end + skipped;
            if let Some(inner) = tail
                .strip_prefix('(')
                .and_then(|inner| inner.split_once(')'))
                .map(|(inner, _)| inner)
                .filter(|inner| inner.len() < 160 && !inner.contains('\n'))
            {
                let mut any = false;
                let pieces: Vec<&str> = if words::is_title(inner) && !inner.contains(';') {
                    vec![inner]
                } else {
                    inner.split([',', ';', '|']).collect()
                };
                for piece in pieces {
                    match detail::read(mention, piece, self.known, true) {
                        Detail::Me => return (None, name.end),
                        Detail::Title
                            if !name.given
                                && mention.beside.title.as_deref().is_some_and(|title| self.known.is_role(title)) => {}
                        kind if kind.is_reason() => any = true,
                        Detail::Organisation | Detail::Duty if may => any = true,
                        _ => {}
                    }
                }
                end = at + inner.len() + 2;
                if any && !name.org {
                    add(&mut reason, false);
                }
                if any { continue } else { break }
            }
            let comma = tail.strip_prefix(',').map(|rest| (rest, 1)).or_else(|| {
                let dash =
                    ["\u{2014}", "\u{2013}", "- ", ": ", "| "].into_iter().find(|dash| tail.starts_with(dash))?;
                (skipped > 0 || dash.starts_with([':', '\u{2014}']))
                    .then(|| (tail.get(dash.len()..).unwrap_or(""), dash.len()))
            });
            if let Some((rest, mark)) = comma {
                let limit = rest.find([',', ';', '(', ')', '\n', '\u{2014}', '|', '!', '?']).unwrap_or(rest.len());
                let segment = rest.get(..limit).unwrap_or("");
                let limit = sentence_end(segment);
                let segment = segment.get(..limit).unwrap_or("");
                if !may || name.org {
                    break;
                }
                let Some(kind) = self.apposition(segment, mention) else { break };
                if kind.is_reason() || kind == Detail::Duty {
                    add(&mut reason, false);
                }
                end = at + mark + segment.len();
                // "Priya Raman, Staff Engineer, Acme"
                continue;
            }
            break;
        }
        if name.org {
            return (None, name.end);
        }
        // What the person does or did.
        let next = self
            .tokens
            .list
            .iter()
            .enumerate()
            .skip(name.last)
            .find(|(_, token)| token.start >= end)
            .map(|(index, _)| index);
        let gap = text
            .get(end..next.and_then(|next| self.tokens.list.get(next)).map_or(end, |token| token.start))
            .unwrap_or(".");
        let possessive = gap.starts_with("'s ") || gap.starts_with("\u{2019}s ");
        if let Some(next) = next {
            let class = self.tokens.class(next);
            let word = self.tokens.word(next).to_lowercase();
            if possessive {
                let own = matches!(
                    word.as_str(),
                    "email"
                        | "mail"
                        | "e-mail"
                        | "number"
                        | "phone"
                        | "mobile"
                        | "cell"
                        | "linkedin"
                        | "calendar"
                        | "team"
                        | "round"
                        | "interview"
                        | "questions"
                        | "feedback"
                        | "assistant"
                        | "manager"
                        | "boss"
                        | "address"
                        | "profile"
                        | "contact"
                        | "session"
                        | "round's"
                        | "reply"
                        | "answer"
                        | "voice"
                        | "words"
                        | "name"
                        | "group"
                        | "card"
                );
                if own && name.given {
                    add(&mut reason, matches!(word.as_str(), "round" | "interview" | "session"));
                }
            } else if gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | ',' | ')'))
                && (gap.trim().is_empty() || reason.is_some())
                && !self.tokens.list[next].capital
            {
                let met = || class & HELD != 0 && self.is_about_meeting(next);
                if class & SAYS != 0 && class & ROLE == 0 && may {
                    add(&mut reason, word == "interviewed" || met());
                } else if class & (DOES | HELD) != 0 && name.full && matches!(self.tokens.word(next + 1), "me" | "us") {
                    // What is done to the writer is done by people.
                    add(&mut reason, met());
                } else if class & DOES != 0
                    && (name.given || reason.is_some() || word == "called")
                    && may
                    && (name.full || strong_single(&word))
                {
                    add(&mut reason, met());
                } else if word == "who" && may {
                    let verb = self.tokens.class(next + 1);
                    if verb & (SAYS | DOES | DUTY) != 0 {
                        add(&mut reason, verb & HELD != 0 && self.is_about_meeting(next + 1));
                        self.duty(next + 1, mention);
                    }
                } else if matches!(word.as_str(), "from" | "at" | "of") && may {
                    let last = self.tokens.capitals(next + 1);
                    let organisation = last > next + 1
                        && self.tokens.class(next + 1) & (STOP | PLACE) == 0
                        && self.tokens.gap(next + 1) == Gap::Space;
                    if organisation
                        && let (Some(first), Some(end_token)) =
                            (self.tokens.list.get(next + 1), self.tokens.list.get(last - 1))
                    {
                        let words = text.get(first.start..end_token.end).unwrap_or("");
                        if mention.beside.organisation.is_none() {
                            mention.beside.organisation = Some(words.to_owned());
                        }
                        if name.given || self.known.holds(words) || detail::is_organisation(words) {
                            let verb = self.tokens.class(last);
                            add(&mut reason, verb & HELD != 0 && self.is_about_meeting(last));
                        }
                        end = end_token.end;
                    }
                }
                if class & DUTY != 0 {
                    self.duty(next, mention);
                }
            }
        }
        // An address right beside the name.
        let limit = end + REACH;
        let first = self.addresses.partition_point(|(range, _)| range.start < end);
        for (range, address) in self.addresses.iter().skip(first).take_while(|(range, _)| range.start <= limit) {
            if range.start >= end && range.start - end <= 36 {
                let between = text.get(end..range.start).unwrap_or(".");
                let close = words::split(between).all(|word| {
                    matches!(
                        word.to_lowercase().as_str(),
                        "email"
                            | "mail"
                            | "e-mail"
                            | "at"
                            | "is"
                            | "on"
                            | "s"
                            | "address"
                            | "phone"
                            | "tel"
                            | "cell"
                            | "mobile"
                            | "number"
                            | "reach"
                            | "reachable"
                            | "can"
                            | "be"
                            | "reached"
                            | "her"
                            | "his"
                            | "direct"
                            | "line"
                            | "or"
                            | "and"
                            | "the"
                            | "under"
                    )
                }) && !between.contains(['.', '\n', '!', '?']);
                let office = matches!(address, Address::Email(email) if address::is_office(email) && !name.given);
                if close && !office && may {
                    detail::take(mention, address.clone());
                    add(&mut reason, false);
                    end = range.end;
                }
            }
        }
        (reason, end)
    }

    /// What follows a comma or a dash: a title, a role, a duty, an organisation.
    fn apposition(&self, segment: &str, mention: &mut Mention) -> Option<Detail> {
        let trimmed = segment.trim();
        if trimmed.starts_with("and ") {
            return None;
        }
        let words = trimmed.split_whitespace().count();
        if trimmed.is_empty() || words > 9 {
            // "who runs the platform team and will …" is longer.
            let mut chars = trimmed.split_whitespace();
            let who = chars.next().is_some_and(|word| word.eq_ignore_ascii_case("who"));
            if !who {
                return None;
            }
        }
        if let Some(rest) = trimmed.strip_prefix("who ") {
            let mut words = rest.split_whitespace();
            let verb = words.next().unwrap_or("");
            if let Some(duty) = detail::duty(rest) {
                detail::push_new(&mut mention.beside.duties, duty.to_owned());
                return Some(Detail::Duty);
            }
            if verb == "is" || verb == "was" {
                let what: String = words.take(8).collect::<Vec<_>>().join(" ");
                return Some(detail::read(mention, &what, self.known, false)).filter(|kind| kind.is_reason());
            }
            return (words::class(verb) & (SAYS | DOES | DUTY) != 0).then_some(Detail::Duty);
        }
        let kind = detail::read(mention, trimmed, self.known, false);
        (kind != Detail::None && kind != Detail::Me).then_some(kind)
    }

    /// Whether a verb of a meeting is about this one: "ran the system design round", "interviewed me", "led it".
    fn is_about_meeting(&self, verb: usize) -> bool {
        if matches!(
            self.tokens.word(verb).to_lowercase().as_str(),
            "interviewed" | "chaired" | "joined" | "screened" | "grilled" | "quizzed" | "greeted" | "met" | "shadowed"
        ) {
            return true;
        }
        (verb + 1..verb + 8).take_while(|at| !matches!(self.tokens.gap(*at), Gap::Stop | Gap::Other | Gap::Comma)).any(
            |at| {
                let word = self.tokens.word(at).to_lowercase();
                self.tokens.class(at) & MEETS != 0
                    || matches!(
                        word.as_str(),
                        "me" | "us"
                            | "it"
                            | "design"
                            | "coding"
                            | "exercise"
                            | "part"
                            | "first"
                            | "second"
                            | "third"
                            | "technical"
                            | "behavioural"
                            | "behavioral"
                            | "questions"
                    )
            },
        )
    }

    /// "runs the platform team": what a person owns.
    fn duty(&self, verb: usize, mention: &mut Mention) {
        let Some(token) = self.tokens.list.get(verb) else { return };
        let rest = window(self.tokens.text, token.start);
        let rest = rest.get(..sentence_end(rest)).unwrap_or(rest);
        if matches!(self.tokens.word(verb), "ran" | "led" | "hosted") {
            return;
        }
        if let Some(duty) = detail::duty(rest) {
            detail::push_new(&mut mention.beside.duties, duty.to_owned());
        }
    }

    /// Gives a mailbox to the one name of the block that it bears.
    fn mailboxes(&self, found: &mut [Named]) {
        // In a long list each address stands beside its name.
        const MOST: usize = 4096;
        if self.addresses.len() * found.len() > MOST {
            return;
        }
        for (_, address) in self.addresses {
            let Address::Email(email) = address else { continue };
            if found.iter().any(|named| named.mention.beside.emails.contains(email)) {
                continue;
            }
            let mut own = found.iter_mut().filter(|named| address::bears(email, &named.mention.name));
            if let (Some(named), None) = (own.next(), own.next()) {
                named.mention.beside.emails.push(email.clone());
                named.mention.strong = true;
            }
        }
    }
}

/// Verbs after a given name alone that no thing does.
fn strong_single(word: &str) -> bool {
    !matches!(word, "is" | "was" | "has" | "had" | "can" | "could" | "should" | "may" | "might")
}

/// What of a text follows an offset, as far as it is looked at.
fn window(text: &str, from: usize) -> &str {
    let mut end = text.len().min(from + REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(from..end).unwrap_or("")
}

/// Where the first sentence of a text ends.
fn sentence_end(text: &str) -> usize {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('.')).map(|at| from + at) {
        let next = text.get(at + 1..).unwrap_or("");
        let word = text.get(..at).unwrap_or("").rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        if (next.starts_with(char::is_whitespace) || next.is_empty())
            && words::class(word) & (HONORIFIC | words::SUFFIX) == 0
            && word.chars().count() > 1
        {
            return at;
        }
        from = at + 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: &[&str] = &[
        "We",
        "we",
        "Their",
        "Senior",
        "Dana",
        "Okafor",
        "DANA",
        "HR",
        "Dr",
        "Dr.",
        "J.",
        "A",
        "I'd",
        "I",
        "The",
        "Will",
        "May",
        "team",
        "3Com",
        "x-Ray",
        "Jr.",
        "van",
        "Manager",
        "Acme",
        "Labs",
        "said",
        "\n",
        "(",
        ")",
        ",",
        ":",
        "-",
        "'s",
        "who",
        "recruiter",
        "my",
        "our",
        "with",
        "to",
        "by",
        "from",
        "named",
        "called",
        "is",
        "was",
        "asked",
        "for",
        "a",
        "referral",
        "thanks",
        "met",
        "spoke",
        "call",
        "Quux",
        "Zyx-Wvu",
        "Jean-Luc",
        "O'Neil",
        ".",
        ";",
        "?",
        "wrote",
        "ran",
        "the",
        "system",
        "design",
        "round",
        "co--manager",
        "hiring",
        "manager",
        "manager's",
        "\u{2014}",
        "\u{201c}",
        "\u{2019}s",
        "Zo\u{eb}",
        "\u{5c71}\u{7530}",
        "d'",
        "quux@acme.example",
        "+1 312 555 0100",
        "/",
        "&",
        "and",
        "Berlin",
        "Platform",
        "*",
        "Works",
        "GmbH",
        "KPMG",
        "introduced",
        "recommended",
        "into",
        "w/",
        "CTO",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(6_000) })]

        /// A text that is passed over names nobody.
        #[test]
        fn what_is_passed_over_names_nobody(
            words in prop::collection::vec(
                (prop::sample::select(WORDS), prop::sample::select(vec![" ", " ", " ", " ", ""])), 0..9),
        ) {
            let text: String = words.iter().flat_map(|(word, glue)| [*word, *glue]).collect();
            let mut known = Known::default();
            known.add("Acme Labs");
            let found = read(&text, &[], &[], &known);
            prop_assert!(gate::may_name(&text) || found.is_empty(), "{:?}: {:?}", text, found);
        }
    }
}
