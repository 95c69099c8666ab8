//! What follows a name: a title, a duty, an address, what the person did.

use super::super::address::{self, Address};
use super::super::detail::{self, Detail};
use super::super::line::is_one_title;
use super::super::tokens::{Gap, Name};
use super::super::words::{self, DOES, DUTY, HELD, HONORIFIC, MEETS, ORG, PLACE, ROLE, SAYS, STOP};
use super::{REACH, Reader};
use crate::extract::{Mention, Part};

impl Reader<'_> {
    /// Reads what follows a name: whether it is a reason, and whether it says that they were met; and where it ends.
    pub(super) fn after(&self, name: &Name, mention: &mut Mention) -> (Option<bool>, usize) {
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
                .or_else(|| tail.strip_prefix('[').and_then(|inner| inner.split_once(']')))
                .map(|(inner, _)| inner)
                .filter(|inner| inner.len() < 160 && !inner.contains('\n'))
            {
                let mut any = false;
                let pieces: Vec<&str> = if is_one_title(inner) && !inner.contains(';') {
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
                        // "Shanice Cole (backend)"
                        Detail::None if name.given && is_team(piece) => any = true,
                        _ => {}
                    }
                }
                end = at + inner.len() + 2;
                if any && !name.org {
                    add(&mut reason, false);
                }
                // "Harriet Voss (we met at Tandem), now eng manager at Opal"
                if any || text.get(end..).is_some_and(|rest| rest.starts_with(", ")) {
                    continue;
                }
                break;
            }
            // "Amara Diallo <amara@…> (talent partner)"
            let start = at + usize::from(tail.starts_with('<'));
            if may
                && !name.org
                && let Ok(own) = self.addresses.binary_search_by_key(&start, |(range, _)| range.start)
                && let Some((range, Address::Email(email))) = self.addresses.get(own)
                && (name.given || !address::is_office(email))
            {
                detail::take(mention, Address::Email(email.clone()));
                add(&mut reason, false);
                end = range.end + usize::from(text.get(range.end..).is_some_and(|rest| rest.starts_with('>')));
                continue;
            }
            // "ping Jess @ recruiting"
            if let Some(team) = tail.strip_prefix("@ ")
                && may
                && is_hiring(team)
            {
                if mention.part == Part::Other {
                    mention.part = Part::Recruiter;
                }
                add(&mut reason, false);
            }
            let comma = tail.strip_prefix(',').map(|rest| (rest, 1)).or_else(|| {
                let dash =
                    ["\u{2014}", "\u{2013}", "- ", ": ", "| "].into_iter().find(|dash| tail.starts_with(dash))?;
                (skipped > 0 || dash.starts_with([':', '\u{2014}']))
                    .then(|| (tail.get(dash.len()..).unwrap_or(""), dash.len()))
            });
            if let Some((rest, mark)) = comma {
                let limit =
                    rest.find([',', ';', '(', ')', '\n', '\u{2014}', '\u{2013}', '|', '!', '?']).unwrap_or(rest.len());
                let segment = rest.get(..limit).unwrap_or("");
                // "Jonas Weber, PM: roadmap"
                let segment = match segment.split_once(": ") {
                    Some((title, _)) if words::is_title(title) && !segment.starts_with(':') => title,
                    _ => segment,
                };
                let limit = sentence_end(segment);
                let segment = segment.get(..limit).unwrap_or("");
                if !may || name.org {
                    break;
                }
                // "Birgitta Falk, CFA (VP Finance)"
                let mut words = words::split(segment);
                if words.next().is_some_and(is_degree) && words.all(is_degree) {
                    end = at + mark + segment.len();
                    continue;
                }
                let Some(kind) = self.apposition(segment, mention) else { break };
                if kind.is_reason() || kind == Detail::Duty {
                    add(&mut reason, false);
                }
                // What she does is a sentence, and no part of a row.
                if ["she ", "he "].iter().any(|pronoun| segment.trim_start().starts_with(pronoun)) {
                    break;
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
                // "Priya Nair's title is Tech Lead."
                if may
                    && matches!(word.as_str(), "title" | "role" | "job")
                    && self.tokens.is(next + 1, "is")
                    && self.titled_by_verb(next + 1, mention)
                {
                    add(&mut reason, false);
                }
                if own && name.given {
                    add(&mut reason, matches!(word.as_str(), "round" | "interview" | "session"));
                }
            } else if gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | ',' | ')'))
                && (gap.trim().is_empty() || reason.is_some() || may && self.is_through(next))
                && !self.tokens.list[next].capital
            {
                if may && self.is_through(next) {
                    add(&mut reason, true);
                }
                let met = || class & HELD != 0 && self.is_about_meeting(next);
                if class & SAYS != 0 && class & ROLE == 0 && may {
                    add(&mut reason, word == "interviewed" || met());
                    // "Jerome Whitlock rang from Stonebridge Talent"
                    if self.tokens.is(next + 1, "from")
                        && let (last, Some(first)) = (self.tokens.capitals(next + 2), self.tokens.list.get(next + 2))
                        && let Some(stop) = self.tokens.list.get(last.max(1) - 1).filter(|_| last > next + 2)
                        && let Some(words) = text.get(first.start..stop.end)
                        && (self.known.holds(words) || detail::is_organisation(words))
                    {
                        if mention.part == Part::Other && self.known.recruits(words) {
                            mention.part = Part::Recruiter;
                        }
                        mention.beside.organisation.get_or_insert_with(|| words.to_owned());
                    }
                } else if class & (DOES | HELD) != 0
                    && name.full
                    && matches!(self.tokens.word(next + 1), "me" | "us" | "my")
                {
                    // What is done to the writer is done by people.
                    add(&mut reason, met());
                } else if matches!(word.as_str(), "is" | "was") && may && self.titled_by_verb(next, mention) {
                    add(&mut reason, false);
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
                } else if matches!(word.as_str(), "de" | "aus" | "du")
                    && may
                    && ["recursos", "rrhh", "rh", "talento", "recrutement"]
                        .iter()
                        .any(|own| self.tokens.is(next + 1, own))
                {
                    // "Sofía Luna de recursos humanos"
                    if mention.part == Part::Other {
                        mention.part = Part::Recruiter;
                    }
                    add(&mut reason, false);
                } else if matches!(word.as_str(), "from" | "in" | "on" | "over")
                    && name.given
                    && let Some(team) = self.team(next + 1)
                {
                    add(&mut reason, false);
                    if mention.part == Part::Other && is_hiring(team) {
                        mention.part = Part::Recruiter;
                    }
                } else if matches!(word.as_str(), "from" | "at" | "of") && may {
                    let last = self.tokens.capitals(next + 1);
                    let several = last > next + 2 && self.tokens.class(last - 1) & ORG != 0;
                    let organisation = last > next + 1
                        && (several || self.tokens.class(next + 1) & (STOP | PLACE) == 0)
                        && self.tokens.gap(next + 1) == Gap::Space;
                    if organisation
                        && let (Some(first), Some(end_token)) =
                            (self.tokens.list.get(next + 1), self.tokens.list.get(last - 1))
                    {
                        let words = text.get(first.start..end_token.end).unwrap_or("");
                        if mention.beside.organisation.is_none() {
                            mention.beside.organisation = Some(words.to_owned());
                        }
                        if mention.part == Part::Other && self.known.recruits(words) && last > next + 2 {
                            mention.part = Part::Recruiter;
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
                        word.trim_matches(['\'', '\u{2019}']).to_lowercase().as_str(),
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
                }) && !without_stops(between).contains(['.', '\n', '!', '?']);
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

    /// The team of somebody at a word: "from platform", "in the People Ops team".
    pub(super) fn team(&self, at: usize) -> Option<&str> {
        let the = ["the", "their", "our", "your"].iter().any(|own| self.tokens.is(at, own));
        let first = at + usize::from(the);
        // "on it" is no department.
        if self.tokens.word(first) == "it" {
            return None;
        }
        let of_team = |at: usize| {
            self.tokens.class(at) & (words::RANK | ORG | words::TITLE) != 0 && self.tokens.class(at) & words::GIVEN == 0
        };
        let mut last = first;
        while last < first + 4
            && (last == first || self.tokens.gap(last) == Gap::Space)
            && (of_team(last) || last > first && ["and", "&"].iter().any(|own| self.tokens.is(last, own)))
        {
            last += 1;
        }
        let named =
            ["team", "side", "department", "office", "desk", "group"].iter().any(|own| self.tokens.is(last, own));
        let whole = the && named || last > first;
        let end = if last > first { last - 1 } else { last };
        let (start, end) = (self.tokens.list.get(first)?, self.tokens.list.get(end)?);
        (whole && (self.tokens.gap(first) == Gap::Space)).then(|| self.tokens.text.get(start.start..end.end)).flatten()
    }

    /// "Dana is their head of platform": the title behind the verb at `verb`.
    fn titled_by_verb(&self, verb: usize, mention: &mut Mention) -> bool {
        let Some(token) = self.tokens.list.get(verb + 1) else { return false };
        // "Amara Diallo is Head of Infra"
        let bare = token.capital
            && self.tokens.is(verb, "is")
            && self.tokens.class(verb + 1) & (words::TITLE | words::RANK) != 0
            && self.tokens.class(verb + 1) & words::GIVEN == 0;
        if !bare && !["the", "their", "our", "my", "a", "an"].iter().any(|own| self.tokens.is(verb + 1, own)) {
            return false;
        }
        let rest = window(self.tokens.text, token.start);
        let rest = rest.get(..sentence_end(rest)).unwrap_or(rest);
        let end = rest.find([',', ';', '(', ')', '\n', '\u{2014}', '!', '?']).unwrap_or(rest.len());
        let rest = rest.get(..end).unwrap_or("");
        let rest = [" and ", " who ", " but ", " on ", " there"]
            .iter()
            .filter_map(|joint| rest.find(joint))
            .min()
            .map_or(rest, |at| rest.get(..at).unwrap_or(rest));
        rest.split_whitespace().count() <= 7
            && matches!(detail::read(mention, rest, self.known, false), Detail::Title | Detail::Part)
    }

    /// What follows a comma or a dash: a title, a role, a duty, an organisation.
    pub(super) fn apposition(&self, segment: &str, mention: &mut Mention) -> Option<Detail> {
        let trimmed = segment.trim();
        if trimmed.starts_with("and ") {
            return None;
        }
        // "Ashanti Grey, she runs lighting": only of people one says "she".
        if let Some(rest) = ["she ", "he "].iter().find_map(|pronoun| trimmed.strip_prefix(pronoun)) {
            if let Some(duty) = detail::duty(rest) {
                detail::push_new(&mut mention.beside.duties, duty.to_owned());
            }
            return Some(Detail::Duty);
        }
        // "Dana, she's the regional manager"
        let trimmed = ["she's ", "he's ", "they're ", "she is ", "he is ", "who's ", "she\u{2019}s ", "he\u{2019}s "]
            .iter()
            .find_map(|pronoun| trimmed.strip_prefix(pronoun))
            .unwrap_or(trimmed);
        // "Harriet Voss, now eng manager at Opal"
        let trimmed =
            ["now ", "currently ", "today "].iter().find_map(|own| trimmed.strip_prefix(own)).unwrap_or(trimmed);
        // "she's the head of supply chain over there"
        let trimmed =
            [" over there", " there", " here"].iter().find_map(|own| trimmed.strip_suffix(own)).unwrap_or(trimmed);
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
    pub(super) fn is_about_meeting(&self, verb: usize) -> bool {
        // "joined from Google last year"
        let elsewhere = ["from", "in", "as", "them", "last", "two", "three"];
        if self.tokens.is(verb, "joined") && elsewhere.iter().any(|own| self.tokens.is(verb + 1, own)) {
            return false;
        }
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

    /// "walked me through the warehouse", "took us through it": what somebody does who holds an interview.
    fn is_through(&self, verb: usize) -> bool {
        ["walked", "took", "talked", "led", "guided"].iter().any(|own| self.tokens.is(verb, own))
            && ["me", "us"].iter().any(|own| self.tokens.is(verb + 1, own))
            && self.tokens.is(verb + 2, "through")
    }

    /// "runs the platform team": what a person owns.
    pub(super) fn duty(&self, verb: usize, mention: &mut Mention) {
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
}

/// What stands between a name and an address, without the stops of `Tel.` and the like.
fn without_stops(between: &str) -> std::borrow::Cow<'_, str> {
    let Some(stop) = between.find('.') else { return between.into() };
    let word = between.get(..stop).unwrap_or("").rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    match ["tel", "ph", "mob", "no", "ext"].iter().any(|own| own.eq_ignore_ascii_case(word)) {
        true => between.replacen('.', "", 1).into(),
        false => between.into(),
    }
}

/// Whether a word tells what somebody has passed.
fn is_degree(word: &str) -> bool {
    words::class(word) & words::DEGREE != 0
}

/// Whether words are those of a team: "backend", "data platform".
pub(in super::super) fn is_team(words: &str) -> bool {
    let (_, count) = words::classes(words);
    (1..=3).contains(&count) && words::split(words).all(|word| words::class(word) & words::RANK != 0)
}

/// Whether a team is the one that hires.
pub(super) fn is_hiring(team: &str) -> bool {
    words::split(team).next().is_some_and(|first| {
        ["hr", "people", "talent", "recruiting", "recruitment", "ta", "hiring"]
            .iter()
            .any(|own| own.eq_ignore_ascii_case(first))
    })
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
