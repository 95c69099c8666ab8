//! What the verb of a clause is done to: the writer, the application, the offer, or something else.

use super::Entry;
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{FAMILY, Kind, OneOf, Subject, Token, is_name, is_of_home, is_of_work, one_of};
use crate::extract::reading::who::{name_at, name_text};

/// What a verb is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// Nothing that is named: "rejected by e-mail", "they passed".
    Nothing,
    /// The writer.
    Me,
    /// Them.
    Them,
    /// "It", "this one".
    It,
    /// The application, the CV, the process.
    Application,
    /// The offer or the contract.
    Offer,
    /// The job.
    Job,
    /// An interview, a call, a visit; none that is said to be theirs.
    Meeting,
    /// Whatever else.
    Other,
}

pub(super) const OF_APPLICATION: OneOf = one_of![
    "application",
    "candidacy",
    "candidature",
    "profile",
    "cv",
    "resume",
    "process",
    "running",
    "race",
    "consideration",
    "hiring",
    "search",
];
pub(super) const OF_JOB: OneOf = one_of![
    "job",
    "role",
    "roles",
    "position",
    "positions",
    "vacancy",
    "post",
    "opening",
    "req",
    "headcount",
    "placement",
    "internship",
];
const OF_OFFER: OneOf =
    one_of!["offer", "offers", "counteroffer", "counter-offer", "contract", "contracts", "paperwork"];
/// What an offer comes in.
const PAPER: OneOf = one_of!["letter", "letters", "papers", "paper", "package", "docs", "documents", "form", "forms"];
pub(super) const OF_STAGE: OneOf =
    one_of!["round", "rounds", "stage", "stages", "final", "finals", "next", "shortlist", "interview"];

/// Whether a word with a capital before a noun may as well say how it is: "automated rejection", "unexpected offer".
fn is_adjectival(word: &str, noun: Option<&Token>) -> bool {
    noun.is_some_and(|noun| noun.is(REJECTION))
        || ["ed", "ic", "al", "ous", "ive", "able", "less", "ful", "ish", "ent", "ly"]
            .iter()
            .any(|end| word.ends_with(end))
}

impl Entry<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.parse.tokens.get(at).filter(|_| self.clause.tokens.contains(&at))
    }

    fn tokens(&self) -> &[Token] {
        self.parse.tokens.get(self.clause.tokens.clone()).unwrap_or(&[])
    }

    pub(super) fn is(&self, at: usize, words: OneOf) -> bool {
        self.token(at).is_some_and(|token| words.is(token, self.text))
    }

    /// Where the first of these words stands.
    pub(super) fn at(&self, words: OneOf) -> Option<usize> {
        words
            .may_be_in(self.clause.sketches)
            .then(|| self.clause.tokens.clone().find(|at| self.is(*at, words)))
            .flatten()
    }

    /// Where the first word of a class stands, from here on.
    pub(super) fn of_class(&self, class: Class, from: usize) -> Option<usize> {
        (from..self.clause.tokens.end).find(|at| self.token(*at).is_some_and(|token| token.is(class)))
    }

    /// Where what stands behind the verb begins: its particle and adverbs are passed over. A clause without a verb begins
    /// with what stands for one.
    pub(super) fn behind(&self) -> usize {
        let group = &self.clause.group;
        let at = if group.is_empty() { self.clause.tokens.start + 1 } else { group.end };
        self.past_adverbs(self.clause.particle.unwrap_or(at))
    }

    pub(super) fn past_adverbs(&self, mut at: usize) -> usize {
        while self.token(at).is_some_and(|token| token.is(ADVERB) || token.phrase().is_some()) {
            at += 1;
        }
        at
    }

    /// What stands behind the verb and one of these particles, whichever of verb, object and particle comes last: "turned
    /// me down", "turned down the offer". `None` where no such particle is there.
    pub(super) fn aim_with(&self, particle: OneOf) -> Option<Aim> {
        let behind = self.behind();
        if self.is(behind, particle) {
            return Some(self.aim(self.past_adverbs(behind + 1)));
        }
        self.at(particle).filter(|at| *at > behind).map(|_| self.aim(behind))
    }

    /// What the verb is done to.
    pub(super) fn object(&self) -> Aim {
        self.aim(self.behind())
    }

    /// What the words from here on name, up to what parts them from the rest.
    pub(super) fn aim(&self, from: usize) -> Aim {
        let mut last: Option<&Token> = None;
        let mut is_of_offer = false;
        let mut is_theirs = false;
        let group = &self.clause.group;
        let end = if from < group.start { group.start } else { self.clause.tokens.end };
        for at in from..end {
            let Some(token) = self.token(at) else { break };
            let parts = PREPOSITION | OF | FROM | WITH | TO | AND | BUT | WHEN | IF | RELATIVE | THAT | PER | PARTICLE;
            // "The first budget", "the job, gladly"
            let parts = if last.is_some() { parts | ADVERB } else { parts };
            match token.kind {
                Kind::Number | Kind::Clitic => continue,
                Kind::Word => {}
                _ => break,
            }
            // "Offered the last one a package" names two things.
            let next = last.is_some_and(|last| !last.is(DETERMINER)) && one_of!["a", "an", "the"].is(token, self.text);
            if next || token.is(parts) && !token.is(DETERMINER) {
                break;
            }
            if last.is_none() {
                if token.is(TO_ME) || token.is(YOU) && self.quoted {
                    return Aim::Me;
                }
                if token.is(TO_THEM) {
                    // "Her proposal" is theirs, "turned her down" is them.
                    let is_alone = self.token(at + 1).is_none_or(|next| next.kind != Kind::Word || next.is(parts));
                    if is_alone {
                        return Aim::Them;
                    }
                }
            }
            is_theirs |= token.is(TO_THEM) || one_of!["their", "his"].is(token, self.text);
            is_of_offer |= token.is(OFFER) || one_of!["employment", "acceptance"].is(token, self.text);
            if !token.is(DETERMINER | MY | YOUR) || token.is(NOUN) {
                last = Some(token);
            }
        }
        let Some(last) = last else { return Aim::Nothing };
        // "Not successful this time"
        if self.is(from, one_of!["this"]) && one_of!["time"].is(last, self.text) {
            return Aim::Nothing;
        }
        let is = |words: OneOf| words.is(last, self.text);
        if is(OF_OFFER) || is_of_offer && is(PAPER) {
            Aim::Offer
        } else if is(OF_APPLICATION) {
            Aim::Application
        } else if is(OF_JOB) {
            Aim::Job
        } else if last.is(MEETING | VISIT) && !is_theirs {
            Aim::Meeting
        } else if last.is(IT) || is(one_of!["one"]) {
            Aim::It
        } else {
            Aim::Other
        }
    }

    /// Whom or what the subject names; none is written where the writer is meant.
    pub(super) fn subject_aim(&self) -> Aim {
        match self.clause.subject {
            Subject::None => Aim::Nothing,
            Subject::Me | Subject::We => Aim::Me,
            Subject::You if self.quoted => Aim::Me,
            Subject::It => Aim::It,
            Subject::Thing => self.aim(self.clause.subject_tokens.start),
            _ => Aim::Other,
        }
    }

    /// What was done to whom: the subject of a passive, the object else.
    pub(super) fn done_to(&self) -> Aim {
        if self.clause.passive { self.subject_aim() } else { self.object() }
    }

    /// What a word of the clause is joined to by "with": "not going forward with the migration".
    pub(super) fn aim_behind(&self, class: Class, from: usize) -> Option<Aim> {
        self.of_class(class, from).map(|at| self.aim(at + 1))
    }

    /// The noun right before a word, forms of "be" and adverbs passed over.
    pub(super) fn noun_before(&self, at: usize) -> Option<usize> {
        (self.clause.tokens.start..at)
            .rev()
            .find(|at| self.token(*at).is_some_and(|token| !token.is(VERB_ONLY | ADVERB | WILL | NOT | YET)))
    }

    /// Whether a name stands here.
    pub(super) fn names_at(&self, at: usize) -> bool {
        self.log && self.token(at).is_some_and(is_name)
    }

    /// Whether somebody is named whom the clause speaks to.
    pub(super) fn to_name(&self) -> bool {
        self.clause
            .tokens
            .clone()
            .any(|at| self.token(at).is_some_and(|token| token.is(TO)) && self.token(at + 1).is_some_and(is_name))
    }

    /// Whose answer, offer or process the clause tells of, where it names somebody: "a rejection from Globex", "Globex
    /// rejected me", "Globex's offer", "the Globex process", "declined Globex".
    pub(super) fn whose(&self) -> Option<String> {
        let settled = self.mine();
        let end = self.clause.tokens.end;
        let behind = self.behind();
        let tokens = &self.parse.tokens;
        let mut at = self.clause.tokens.start;
        while at < end {
            let Some(name) = name_at(self.text, tokens, at, end) else {
                at += 1;
                continue;
            };
            let before = at.checked_sub(1).and_then(|at| self.token(at));
            let word = |words: OneOf| before.is_some_and(|before| words.is(before, self.text));
            // "The recruiter at Hays" is who they are; "rejection for Backend" is the role, and "offer by DocuSign" the way.
            let employed = || at.checked_sub(2).and_then(|at| self.token(at)).is_some_and(|who| who.is(ROLE | TITLE));
            // "Offer with Equity", "rejected to Pool": they come from somebody, and I turn to somebody.
            let sources = if settled { FROM | TO | WITH } else { FROM };
            let source = before.is_some_and(|before| before.is(sources))
                || word(one_of!["by"]) && !(self.clause.group.is_empty() || self.says(one_of!["offer"]))
                || word(one_of!["at"]) && !employed();
            let of = self.token(name.end).is_some_and(|next| {
                next.kind == Kind::Clitic
                    || [OF_OFFER, OF_APPLICATION, OF_JOB, PAPER].iter().any(|words| words.is(next, self.text))
                    || next.is(REJECTION)
            });
            // The capital of a sentence's first word tells nothing: "Automated rejection", "Unexpected offer".
            let opens = self.clause.tokens.start == at;
            // "At Level 4"
            let counted = self.token(name.end).is_some_and(|next| next.kind == Kind::Number);
            let source = source && !counted;
            let clitic = self.token(name.end).is_some_and(|next| next.kind == Kind::Clitic);
            let of = of
                && (clitic
                    || !opens
                    || !is_adjectival(name_text(self.text, tokens, name.clone()).as_str(), self.token(name.end)));
            let acts = self.clause.subject == Subject::Person && self.clause.subject_tokens.contains(&at);
            if source || of || acts || at == behind {
                return Some(name_text(self.text, tokens, name));
            }
            at = name.end;
        }
        None
    }

    /// Whether it holds a number.
    pub(super) fn numbers(&self) -> bool {
        self.clause.tokens.clone().any(|at| self.token(at).is_some_and(|token| token.kind == Kind::Number))
    }

    /// Whether a salary stands right behind the verb: "72k", "€ 65,000", not "3 dates" and "50 euros for the train".
    pub(super) fn names_a_salary(&self) -> bool {
        let Some(token) = self.parse.tokens.get(self.behind().saturating_sub(1)) else { return false };
        let text = self.text.get(token.span.range().end..).unwrap_or("");
        let sum = text.trim_start().trim_start_matches(['\u{20ac}', '$', '\u{a3}']).trim_start();
        let mut digits = 0;
        let mut end = 0;
        // Blanks, dots and commas part thousands.
        for (at, c) in sum.char_indices() {
            let parts = matches!(c, ' ' | '.' | ',' | '\'' | '\u{a0}' | '\u{202f}') && digits > 0;
            if c.is_ascii_digit() {
                digits += 1;
                end = at + 1;
            } else if !parts || end + 1 < at {
                break;
            }
        }
        let thousands = sum.get(end..).is_some_and(|rest| {
            rest.starts_with(['k', 'K']) && !rest.get(1..).unwrap_or("").starts_with(char::is_alphanumeric)
        });
        digits > 4 || digits > 0 && thousands
    }

    /// Whether it is of the writer's own life ("called the dentist", "the train was cancelled", "a call from my sister",
    /// "an e-mail from GitHub"), and names nobody and nothing of the application.
    pub(super) fn is_private(&self) -> bool {
        let from_tool = || {
            let from = self.of_class(FROM, self.clause.tokens.start);
            from.and_then(|at| self.token(at + 1)).is_some_and(|token| token.capital && token.is(TOOL))
        };
        let of_home = || {
            let process =
                MEETING | VISIT | OFFER | ANSWER | APPLICATION | SAMPLE | DOCUMENT | REJECTION | THANKS | REFERRAL;
            self.has(PRIVATE) && (!self.has(process & !WORK) || is_of_home(self.tokens()))
                || self.has(MY) && self.says(FAMILY)
        };
        // "A mail from my bank", "told my mum about the interview"
        let whose = |at: usize| {
            let process =
                one_of!["recruiter", "agent", "agency", "headhunter", "contact", "mentor", "coach", "referrer"];
            self.token(at).is_some_and(|my| my.is(MY))
                && self.token(at + 1).is_some_and(|who| {
                    who.is(PRIVATE | ROLE | VENUE) && !process.is(who, self.text) || FAMILY.is(who, self.text)
                })
        };
        let from_mine = || self.of_class(FROM, self.clause.tokens.start).is_some_and(|from| whose(from + 1));
        let to_mine = || !self.fragment() && whose(self.behind());
        if !self.theirs() && self.has(MY) && (from_mine() || to_mine()) && self.people().is_empty() {
            return true;
        }
        // Whoever moves it, the meetings of the job that the writer has are none of the application.
        let of_work = || is_of_work(self.clause, self.tokens(), self.text) && !self.clause.to_me;
        if of_work() && (!self.theirs() && self.people().is_empty() || self.verb(&[Verb::Move, Verb::Cancel])) {
            return true;
        }
        !self.theirs() && (of_home() || self.has(FROM) && from_tool()) && self.people().is_empty()
    }

    /// Whether somebody is named here of whom an application knows nothing: "a friend", "the insurance". Words that are
    /// known to mean something else may stand for them, and so may a desk.
    pub(super) fn is_of_strangers(&self, from: usize) -> bool {
        let desks = one_of!["desk", "switchboard", "hotline", "helpdesk", "number", "line", "bloke", "chap"];
        // "Asked a friend what Dana is like": the clause may begin behind its verb.
        let end = self.parse.sentences.get(self.clause.sentence).map_or(from, |sentence| sentence.tokens.end);
        let token = |at: usize| self.parse.tokens.get(at).filter(|_| at < end);
        let noun = (from..end)
            .map_while(token)
            .take_while(|token| {
                token.kind == Kind::Word && !token.is(PREPOSITION | AND | BUT | TO | FROM | WITH | RELATIVE)
            })
            .filter(|token| !token.is(DETERMINER | MY | PLAIN | ADVERB))
            .last();
        let article = token(from).is_some_and(|token| token.is(DETERMINER | MY));
        article && noun.is_some_and(|noun| noun.unknown() && !noun.capital && !desks.is(noun, self.text))
    }

    /// Whether the noun that begins here is a person, a part in the process, or nobody: not a driver, a vendor, a wall.
    pub(super) fn is_of_people(&self, from: usize) -> bool {
        match self.aim(from) {
            Aim::Other => {
                let tokens = (from..self.clause.tokens.end).map_while(|at| self.token(at));
                let mut noun =
                    tokens.take_while(|token| token.kind == Kind::Word && !token.is(PREPOSITION | AND | BUT | TO));
                let people = ROLE | PEOPLE | THEY | TO_THEM | YOU | TITLE | GENERIC | ADVERB;
                // "Thanked all three"
                let counted = one_of!["two", "three", "four", "five", "six", "seven"];
                let ends = |at: usize| self.token(at).is_none_or(|next| next.kind != Kind::Word);
                noun.any(|token| is_name(token) || token.is(people))
                    || (from..from + 2).any(|at| self.is(at, counted) && ends(at + 1))
            }
            _ => true,
        }
    }
}
