//! What stands before a name and makes a person of it.

use super::super::detail;
use super::super::tokens::{Gap, Name};
use super::super::words::{
    self, HELD, HONORIFIC, LETTER, LOCATIVE, MEETS, PASSIVE, RANK, ROLE, SAYS, TITLE, TOUCHES, WORK,
};
use super::{Before, Reader, Reason};
use crate::extract::Part;

impl Reader<'_> {
    pub(super) fn before(&self, name: &Name) -> Before {
        // "@Farida to send slides"
        if name.given
            && !name.org
            && self.tokens.text.as_bytes().get(..name.start).is_some_and(|head| head.ends_with(b"@"))
        {
            return Before::Reason(Reason { met: false, part: None, title: None });
        }
        let Some(last) = name.first.checked_sub(1) else { return Before::None };
        // "The publisher herself, Constance Albrecht"
        let last = match last.checked_sub(1) {
            Some(before) if ["herself", "himself"].iter().any(|own| self.tokens.is(last, own)) => before,
            _ => last,
        };
        let word = self.tokens.word(last).to_lowercase();
        // "w/ Dana"
        let gap = match self.tokens.gap(name.first) {
            Gap::Dash if word == "w" => Gap::Space,
            gap => gap,
        };
        let class = self.tokens.class(last);
        // "at 3:14 PM Terrence wrote", "my wife Carmen"
        let hour = matches!(word.as_str(), "am" | "pm")
            && last.checked_sub(1).is_some_and(|at| self.tokens.word(at).starts_with(|c: char| c.is_ascii_digit()));
        if hour {
            return Before::None;
        }
        if matches!(word.as_str(), "wife" | "husband" | "son" | "daughter" | "girlfriend" | "boyfriend" | "dog" | "cat")
        {
            return Before::Never;
        }
        let near = |steps: usize, wanted: u32| self.back(last, steps).find(|at| self.tokens.class(*at) & wanted != 0);
        let reason = |met: bool, part: Option<Part>| Before::Reason(Reason { met, part, title: None });
        match gap {
            Gap::Space | Gap::Line => {
                match word.as_str() {
                    "into"
                        if (name.given || name.full)
                            && !name.org
                            && last.checked_sub(1).is_some_and(|at| {
                                ["bumped", "ran", "reports", "reporting", "report"]
                                    .iter()
                                    .any(|own| self.tokens.is(at, own))
                            }) =>
                    {
                        return reason(false, None);
                    }
                    "in" if last.checked_sub(1).is_some_and(|at| is_brought_in(self.tokens.word(at))) => {
                        return reason(false, None);
                    }
                    "with" | "w" | "mit" | "con" | "com" | "avec" => {
                        let and = last.checked_sub(1).is_some_and(|before| {
                            ["and", "und", "y", "e", "et"].iter().any(|own| self.tokens.is(before, own))
                        });
                        return match near(if and { 18 } else { 6 }, MEETS) {
                            Some(meets) => {
                                let ahead = self.lies_ahead(last);
                                // Who will hold an interview is an interviewer before it.
                                let interview = ahead && name.full && self.is_interview(meets);
                                reason(!ahead, interview.then_some(Part::Interviewer))
                            }
                            // "It started with Annelise Krogh"
                            None if name.given && name.full && !name.org && self.is_part_of_day(last) => {
                                reason(!self.lies_ahead(last), None)
                            }
                            // "the second half w/ Noor": with whom, where no tool is meant.
                            None if name.given && !name.org && !self.is_of_things(last) => reason(false, None),
                            None => Before::None,
                        };
                    }
                    // "the loop is four people, including Brooke"
                    "including" | "incl"
                        if name.given
                            && !name.org
                            && self.back(last, 8).any(|at| {
                                ["loop", "panel", "interviewers", "interviews"]
                                    .iter()
                                    .any(|own| self.tokens.is(at, own))
                            }) =>
                    {
                        return reason(false, Some(Part::Interviewer));
                    }
                    "per" | "beside" | "alongside" | "under" | "including" | "incl" | "between" | "besides"
                        if name.given && !name.org =>
                    {
                        return reason(false, None);
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
                                        | "according"
                                )
                            });
                            let applied = self.back(last, 4).any(|at| {
                                matches!(
                                    self.tokens.word(at).to_lowercase().as_str(),
                                    "applied" | "apply" | "went" | "moved" | "application" | "come" | "go"
                                )
                            });
                            // "Thanks also to Maja"
                            let thanks = self.back(last, 2).find(|at| self.tokens.is(*at, "thanks"));
                            let part =
                                thanks.filter(|at| *at == 0 || self.tokens.gap(*at) == Gap::Stop).map(|_| Part::Helper);
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
                                // "You'll be seen by Graham Purdie"
                                if self.lies_ahead(last)
                                    && self.tokens.class(verb) & HELD != 0
                                    && self.is_of_writer(verb)
                                {
                                    return reason(false, Some(Part::Interviewer));
                                }
                                let helps = is_help(self.tokens.word(verb));
                                reason(self.tokens.class(verb) & HELD != 0, helps.then_some(Part::Helper))
                            }
                            // "turned down by Dennis": what is done by somebody, not what was made by its author.
                            None if name.given
                                && !name.org
                                && last.checked_sub(1).is_some_and(|at| self.is_done(at)) =>
                            {
                                reason(false, None)
                            }
                            None => Before::Never,
                        };
                    }
                    // "via Jamal Whitaker": the way to the company leads over a person.
                    "via" | "through" if name.given && !name.org && !name.titled && !self.leads_to_thing(name) => {
                        // A cell that says no more tells how somebody else is reached.
                        let alone = last == 0 && name.last >= self.tokens.list.len();
                        return reason(false, (!alone).then_some(Part::Helper));
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
                            // "their head of data, a guy called Bartek": the title stands before the comma.
                            let apposed = (role.saturating_sub(2)..=role)
                                .find(|at| self.tokens.gap(*at) == Gap::Comma)
                                .and_then(|comma| comma.checked_sub(1));
                            let titled = apposed.and_then(|at| {
                                self.by_title_over(at).or_else(|| {
                                    (self.tokens.class(at) & (ROLE | TITLE) != 0).then(|| self.by_role(at, true))
                                })
                            });
                            return titled.unwrap_or_else(|| self.by_role(role, role + 1 == last));
                        }
                        let named = self.back(last, 3).skip(1).any(|at| {
                            matches!(self.tokens.word(at).to_lowercase().as_str(), "a" | "an" | "the" | "one" | "some")
                        });
                        if word == "named" || named {
                            return Before::None;
                        }
                    }
                    "is" | "was" | "be" | "were" | "are" => {
                        return match self.back(last, 4).find(|at| self.tokens.class(*at) & (ROLE | TITLE) != 0) {
                            Some(role) => self.by_role(role, false),
                            // "The panel was Dorota, Hugo and Mei"
                            None if name.given
                                && !name.org
                                && self.back(last, 2).any(|at| {
                                    matches!(
                                        self.tokens.word(at).to_lowercase().as_str(),
                                        "panel" | "interviewers" | "panellists" | "panelists" | "jury"
                                    )
                                }) =>
                            {
                                reason(!self.lies_ahead(last), Some(Part::Interviewer))
                            }
                            // "His name is Haruto Endo"
                            None if last.checked_sub(1).is_some_and(|at| self.tokens.is(at, "name")) => {
                                reason(false, None)
                            }
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
                    "on" | "for"
                        if name.given && !name.org && self.back(last, 2).any(|at| is_waiting(self.tokens.word(at))) =>
                    {
                        return reason(false, None);
                    }
                    "after" | "like" | "about" | "for" => return Before::None,
                    _ => {}
                }
                if let Some(titled) = self.by_title_over(last) {
                    return titled;
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
                    // "You will meet Dana" tells of no meeting yet.
                    let met = matches!(word.as_str(), "met" | "shadowed")
                        || matches!(word.as_str(), "meet" | "meeting") && !self.lies_ahead(last);
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
                    // "you will be meeting Callum"
                    let interview = !met
                        && (matches!(word.as_str(), "meet" | "meeting") && self.is_of_writer(last)
                            || matches!(word.as_str(), "rencontrerez" | "conocer\u{e1}s" | "incontrerai"));
                    let part = if interview { Some(Part::Interviewer) } else { None };
                    return reason(met, referral.then_some(Part::Helper).or(part));
                }
                // "Talent Partner", "Acme" on the next line of a signature
                let below = gap == Gap::Line && !name.full && !name.given;
                // "Abteilungsleiter Logistik": the noun behind the title is what is led.
                let led = !name.full
                    && !name.given
                    && ["leiter", "leiterin", "leitung"].iter().any(|own| word.ends_with(own));
                let below = below || led;
                if class & (ROLE | TITLE) != 0 && !self.tokens.is(last, "named") && !below {
                    return self.by_role(last, true);
                }
                Before::None
            }
            // "a call w/ Dana"
            Gap::Dash if word == "w" => match near(6, MEETS) {
                Some(_) => reason(!self.lies_ahead(last), None),
                None => Before::None,
            },
            Gap::Comma | Gap::Open | Gap::Colon | Gap::Dash if self.title_over(last).is_some() => {
                self.by_title_over(last).unwrap_or(Before::None)
            }
            Gap::Comma | Gap::Open | Gap::Colon | Gap::Dash if class & (ROLE | TITLE) != 0 => {
                let owned = self.back(last, 5).any(|at| {
                    matches!(
                        self.tokens.word(at).to_lowercase().as_str(),
                        "the" | "my" | "our" | "their" | "a" | "an" | "his" | "her" | "your" | "its"
                    )
                });
                let first = (1..=3).fold(last, |first, _| match first.checked_sub(1) {
                    Some(before)
                        if self.tokens.gap(first) == Gap::Space
                            && self.tokens.class(before) & (RANK | TITLE | ROLE) != 0 =>
                    {
                        before
                    }
                    _ => first,
                });
                let opens = last == 0
                    || self.tokens.gap(first) == Gap::Stop
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

    /// Whether a word is a participle of something that is done to people or matters: "rejected by", "passed on by".
    fn is_done(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let lower = word.to_lowercase();
        let made = [
            "written",
            "directed",
            "designed",
            "painted",
            "invented",
            "founded",
            "created",
            "composed",
            "published",
            "produced",
            "coined",
            "authored",
            "inspired",
            "narrated",
            "translated",
            "edited",
            "illustrated",
            "developed",
            "popularised",
            "popularized",
            "proposed",
            "discovered",
            "backed",
            "acquired",
            "funded",
            "owned",
            "made",
            "built",
            "powered",
        ]
        .contains(&lower.as_str());
        let participle = lower.len() > 4 && lower.ends_with("ed")
            || [
                "sent", "on", "down", "over", "around", "up", "off", "given", "taken", "set", "run", "seen", "kept",
                "held", "left", "told", "out", "back",
            ]
            .contains(&lower.as_str());
        !made
            && participle
            && !self.tokens.list.get(at).is_some_and(|token| token.capital)
            && self.tokens.class(at) & WORK == 0
    }

    /// Whether the words behind a name say that a thing bears it: "through Charlotte Tilbury careers page".
    fn leads_to_thing(&self, name: &Name) -> bool {
        self.tokens.gap(name.last) == Gap::Space
            && (name.last..name.last + 2).any(|at| {
                ["careers", "page", "site", "website", "portal", "jobs", "app", "newsletter", "board"]
                    .iter()
                    .any(|own| self.tokens.is(at, own))
            })
    }

    /// Whether "with" speaks of what is used or joined: "built with", "competes with", "familiar with".
    fn is_of_things(&self, last: usize) -> bool {
        self.back(last, 2).any(|at| {
            let lower = self.tokens.word(at).to_lowercase();
            [
                "built",
                "build",
                "compete",
                "competes",
                "competing",
                "familiar",
                "experience",
                "integrate",
                "integrates",
                "integration",
                "made",
                "works",
                "working",
                "along",
                "written",
                "comes",
                "compatible",
                "deal",
                "started",
                "begins",
                "ends",
                "up",
                "partnered",
                "partners",
                "partnership",
                "merger",
                "merged",
                "contract",
                "contracts",
                "account",
                "project",
                "role",
                "job",
                "position",
                "comparison",
                "compared",
                "nothing",
                "wrong",
                "obsessed",
                "fine",
                "ok",
                "running",
                "runs",
                "write",
                "use",
            ]
            .contains(&lower.as_str())
                || self.tokens.class(at) & WORK != 0
        })
    }

    /// Whether the words before say that a meeting has not taken place yet.
    pub(super) fn lies_ahead(&self, from: usize) -> bool {
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
                    | "your"
            )
        })
    }

    /// Whether what stands before "with" is a part of a day of interviews: "it started with", "the last hour was with".
    fn is_part_of_day(&self, with: usize) -> bool {
        self.back(with, 3).any(|at| {
            [
                "started", "began", "kicked", "opened", "ended", "finished", "closed", "hour", "half", "slot", "sat",
                "minutes", "mins", "min",
            ]
            .iter()
            .any(|own| self.tokens.is(at, own))
        })
    }

    /// "Got intro'd by my old colleague Hanne"
    fn is_introduced(&self, role: usize) -> bool {
        let by = self.back(role, 4).find(|at| self.tokens.is(*at, "by"));
        by.and_then(|by| by.checked_sub(1)).is_some_and(|at| is_help(self.tokens.word(at)))
    }

    /// Whether the writer spoke with the one whose role stands at a word: whether they met, and the part if they will.
    fn spoken_with(&self, role: usize) -> (bool, Option<Part>) {
        // "Interviewer was a woman called Priya"
        let was = self.back(role, 3).find(|at| ["was", "were"].iter().any(|own| self.tokens.is(*at, own)));
        if let Some(before) = was.and_then(|at| at.checked_sub(1))
            && ["interviewer", "interviewers", "panel"].iter().any(|own| self.tokens.is(before, own))
        {
            return (true, None);
        }
        let Some(joint) = self
            .back(role, 6)
            .find(|at| ["with", "w", "to", "mit", "con", "avec"].iter().any(|own| self.tokens.is(*at, own)))
        else {
            return (false, None);
        };
        let to = self.tokens.is(joint, "to");
        let spoken = |at: &usize| {
            let word = self.tokens.word(*at).to_lowercase();
            match to {
                true => matches!(
                    word.as_str(),
                    "spoke" | "spoken" | "speaking" | "talked" | "talking" | "chatted" | "chatting" | "handed"
                ),
                false => self.tokens.class(*at) & MEETS != 0,
            }
        };
        let Some(meets) = self.back(joint, 4).find(spoken) else {
            return (!to && self.is_part_of_day(joint) && !self.lies_ahead(joint), None);
        };
        let ahead = self.lies_ahead(joint) || self.is_asked(meets);
        (!ahead, (ahead && self.is_interview(meets)).then_some(Part::Interviewer))
    }

    /// Whether a meeting is only spoken of: "wants to talk to", "ask for a call with".
    fn is_asked(&self, meets: usize) -> bool {
        self.back(meets, 4).any(|at| {
            [
                "to", "want", "wants", "can", "could", "would", "may", "might", "not", "never", "no", "if", "before",
                "ask", "set", "setting", "waiting", "try", "plan", "hope", "book", "request", "until",
            ]
            .iter()
            .any(|own| self.tokens.is(at, own))
        })
    }

    /// Whether a word for a meeting is one for an interview.
    fn is_interview(&self, at: usize) -> bool {
        [
            "interview",
            "interviews",
            "interviewing",
            "round",
            "panel",
            "screen",
            "technical",
            "loop",
            "onsite",
            "on-site",
        ]
        .iter()
        .any(|own| self.tokens.is(at, own))
            || self.back(at, 8).any(|at| ["round", "interview", "stage"].iter().any(|own| self.tokens.is(at, own)))
    }

    /// Whether somebody else tells the writer what "you" will do.
    fn is_of_writer(&self, from: usize) -> bool {
        self.back(from, 4).any(|at| {
            let word = self.tokens.word(at);
            word.eq_ignore_ascii_case("you")
                || word.get(..4).is_some_and(|head| {
                    head.eq_ignore_ascii_case("you'")
                        || word.len() > 3 && word.starts_with(['y', 'Y']) && word.ends_with("ll")
                })
        })
    }

    /// The reason that a role word gives, with the title that it belongs to.
    pub(super) fn by_role(&self, role: usize, touches: bool) -> Before {
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
        // "the agency guy, Leon"
        let agency = || {
            let before = first.checked_sub(1).filter(|_| self.tokens.gap(first) == Gap::Space)?;
            ["agency", "recruitment"].iter().any(|own| self.tokens.is(before, own)).then_some(Part::Recruiter)
        };
        let part = detail::part_of(&words.to_lowercase())
            .or_else(|| is_of_hiring(words).then_some(Part::Recruiter))
            .or_else(agency);
        let process = matches!(part, Some(Part::HiringManager | Part::Helper | Part::Interviewer))
            || !words::is_title(words)
            || is_of_hiring(words)
            || words.to_lowercase().ends_with("contact")
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
                    | "recruiter"
                    | "headhunter"
                    | "sourcer"
                    | "hr"
                    | "ta"
            );
        let title = (!process && touches).then(|| words.to_owned());
        let (met, held) = self.spoken_with(first);
        let part = part.or_else(|| self.is_introduced(first).then_some(Part::Helper)).or(held);
        let part = part.or(met.then_some(Part::Interviewer)).unwrap_or(Part::Other);
        let held = part == Part::Interviewer && held.is_none();
        Before::Reason(Reason { met: met || held, part: Some(part), title })
    }

    /// The title that ends with a word, "of" and "for" in it: "their head of data", "our Director of Hardware".
    fn title_over(&self, last: usize) -> Option<(usize, &str)> {
        let (mut first, mut over, mut noun) = (last, false, false);
        loop {
            let class = self.tokens.class(first);
            let joint = ["of", "for", "and", "&"].iter().any(|own| self.tokens.is(first, own));
            over |= joint && first < last;
            noun |= class & TITLE != 0 && over;
            if class & (RANK | TITLE | ROLE | words::ORG) == 0 && !joint || last - first > 6 {
                first += 1;
                break;
            }
            let Some(before) = first.checked_sub(1) else { break };
            if self.tokens.gap(first) != Gap::Space {
                break;
            }
            first = before;
        }
        let (start, end) = (self.tokens.list.get(first)?, self.tokens.list.get(last)?);
        let words = self.tokens.text.get(start.start..end.end)?;
        (noun && over && words::is_title(words)).then_some((first, words))
    }

    /// The reason that a title with "of" in it gives.
    fn by_title_over(&self, last: usize) -> Option<Before> {
        let (_, words) = self.title_over(last)?;
        let part = detail::part_of(&words.to_lowercase());
        let title = (part.is_none() || part == Some(Part::Recruiter)).then(|| words.to_owned());
        Some(Before::Reason(Reason { met: false, part: part.or(Some(Part::Other)), title }))
    }
}

/// Whether a word stands for those who hire: "HR is Lorna".
fn is_of_hiring(words: &str) -> bool {
    ["hr", "human resources", "people ops", "people team", "referente hr", "rrhh"]
        .iter()
        .any(|own| own.eq_ignore_ascii_case(words))
}

/// What those do who help: "referred by Dana".
fn is_help(word: &str) -> bool {
    ["referred", "recommended", "introduced", "vouched", "ref'd", "refd", "intro'd", "introd", "recced"]
        .iter()
        .any(|own| own.eq_ignore_ascii_case(word))
}

/// Words after which "on Dana" and "for Dana" speak of somebody who is to do something.
fn is_waiting(word: &str) -> bool {
    [
        "waiting", "wait", "waited", "hold", "thanks", "cover", "covering", "works", "worked", "working", "standing",
        "based", "grateful", "message", "note", "looking", "counting", "depends",
    ]
    .iter()
    .any(|own| own.eq_ignore_ascii_case(word))
}

/// "Looping in Dana", "brought in Dana"
fn is_brought_in(word: &str) -> bool {
    [
        "looping", "looped", "loop", "bring", "brought", "bringing", "pulled", "pulling", "copied", "copying", "cc'd",
        "called",
    ]
    .iter()
    .any(|own| own.eq_ignore_ascii_case(word))
}
