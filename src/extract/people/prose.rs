//! People in prose: a capitalised run of words is a person only with a reason.

mod after;
mod before;

use super::address::{self, Address};
use super::detail::Known;
use super::gate;
use super::tokens::{Gap, Name, Tokens};
use super::words::{self, DOES, GIVEN, ROLE, SAYS, THING, TITLE};
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

/// So many names back a first name may stand for one of them.
const NEAR: usize = 32;

/// So many names without a reason of one block are kept.
const MOST_WEAK: usize = 12;

/// The people of a block's prose.
pub(super) fn find(block: &Block, known: &Known) -> Vec<Named> {
    let text = block.prose.text.as_str();
    if block.links.iter().any(|link| link.wiki) || gate::may_name(text, known) {
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
        while let Some(step) = self.tokens.list.get(at..).and_then(|rest| rest.iter().position(|token| token.capital)) {
            at += step;
            let Some(mut name) = self.tokens.name_at(at) else {
                at += 1;
                continue;
            };
            // "Per Kofi, the letter is on its way": the word before the name is none of it.
            let according = self.is_according_to(&name);
            if let Some(own) = according.then(|| self.tokens.name_at(at + 1)).flatten() {
                name = own;
            }
            at = name.last.max(at + 1);
            // "Dana Okafor (Leiterin Entwicklung)": a word of what stands beside a name is no other name.
            let told = !name.full && !name.given && found.last().is_some_and(|last| self.is_in_bracket(last, &name));
            if told || self.is_masked(&name) {
                continue;
            }
            let in_row = found.last().is_some_and(|last| self.is_row(last.end, name.start));
            if !in_row {
                row.clear();
            }
            let Some((mut named, mut strong, after)) = self.judge(&name, in_row && !row.is_empty(), &found) else {
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
                // "Amara (TA), then Jonas": what stands beside the first is their own.
                let own = first.end > first.span.end as usize
                    && matches!(first.mention.part, Part::Recruiter | Part::HiringManager);
                if named.mention.part == Part::Other && !own {
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

    /// Whether "Per" opens a sentence before one given name and a comma, and is no name itself.
    fn is_according_to(&self, name: &Name) -> bool {
        let opens = matches!(
            name.first.checked_sub(1).map(|_| self.tokens.gap(name.first)),
            None | Some(Gap::Stop | Gap::Line)
        );
        opens
            && self.tokens.word(name.first) == "Per"
            && name.last == name.first + 2
            && self.tokens.class(name.first + 1) & words::GIVEN != 0
            && self.tokens.gap(name.last) == Gap::Comma
    }

    /// Whether a name stands in the bracket behind the one before it.
    fn is_in_bracket(&self, last: &Named, name: &Name) -> bool {
        let between = self.tokens.text.get(last.span.end as usize..name.start).unwrap_or("");
        last.end > name.start && between.contains('(') && !between.contains(')')
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
        let of_role = |word: &str| words::class(word) & (ROLE | TITLE) != 0;
        let apposed = || {
            let rest = words.strip_prefix("and ").unwrap_or(words);
            let opens = ["her ", "his ", "their ", "my ", "the ", "a ", "an "].iter().any(|own| rest.starts_with(own))
                || rest.starts_with("someone ")
                || rest.starts_with("somebody ");
            let mut last = words::split(rest).last().unwrap_or("");
            // "& a quiet guy named Tendai"
            if matches!(last, "named" | "called") {
                last = words::split(rest).filter(|word| of_role(word) && *word != "named").last().unwrap_or("");
            }
            opens && of_role(last) && words::split(rest).all(|word| word.chars().all(|c| !c.is_uppercase()))
        };
        let joined = gap.trim_start().starts_with(['&', '+']) || words.starts_with("and ");
        let apposed = gap.len() < 40 && joined && apposed();
        if apposed {
            return true;
        }
        // "Dana (EM) first, then Priya", "Dana, followed by Priya"
        let joint = |word: &str| {
            [
                "and",
                "plus",
                "then",
                "und",
                "y",
                "e",
                "et",
                "och",
                "og",
                "en",
                "first",
                "later",
                "afterwards",
                "after",
                "followed",
                "by",
                "also",
                "finally",
                "w",
                "with",
            ]
            .contains(&word)
        };
        gap.len() < 24
            && gap.len() > 1
            && words::split(words).all(joint)
            && !matches!(words, "first" | "by" | "after" | "w" | "with" | "later")
            && gap.trim() != ""
            && !gap.contains(['\u{2014}', '.', ';', ':', '(', '!', '?'])
            && !gap.contains("\n\n")
    }

    /// Whether a given name alone is that of a month here: "on May 9", "in April", "the end of June".
    fn is_month(&self, name: &Name) -> bool {
        let text = self.tokens.text;
        if name.full || !matches!(text.get(name.start..name.end), Some("April" | "May" | "June" | "August")) {
            return false;
        }
        let before = text.get(..name.start).unwrap_or("").trim_end();
        let after = text.get(name.end..).unwrap_or("").trim_start();
        let day = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let leads =
            ["in", "by", "until", "till", "since", "early", "mid", "late", "of", "next", "last", "this", "through"];
        day(after.chars().next()) || day(last.chars().next()) || leads.iter().any(|own| own.eq_ignore_ascii_case(last))
    }

    /// Reads what stands around a name. The third value says that the reason follows the name.
    fn judge(&self, name: &Name, in_row: bool, before: &[Named]) -> Option<(Named, bool, bool)> {
        let at = self.links.partition_point(|link| link.span.end as usize <= name.start);
        let link = self.links.get(at).filter(|link| link.wiki && link.span.overlaps(name.span()));
        let own = self.tokens.text.get(name.start..name.end)?;
        // A name that was wrapped is joined again.
        let mut written = match !own.is_ascii() || own.contains(['\n', '\t']) || own.contains("  ") {
            true => own.split_whitespace().collect::<Vec<_>>().join(" "),
            false => own.to_owned(),
        };
        let mut name = name.clone();
        let first = self.tokens.word(name.first);
        // "A: Head of Infra, J: PM"
        if !name.full && own.len() == 1 {
            return None;
        }
        // "Ondine Marchetti rang … text Ondine"
        let told =
            |own: &Named| own.mention.strong && own.mention.name.split_once(' ').is_some_and(|own| own.0 == first);
        name.given |=
            !name.org && (self.known.is_first(first) || !name.full && before.iter().rev().take(NEAR).any(told));
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
        if (self.is_thing(&name) || self.is_month(&name)) && !filed {
            return None;
        }
        let lead = self.before(&name);
        // "a quick word with Davit, who drives the truck": two reasons make up for an unknown name.
        let of_team = || {
            ["from", "in"].iter().any(|own| self.tokens.is(name.last, own))
                && self.tokens.gap(name.last) == Gap::Space
                && self.team(name.last + 1).is_some()
        };
        let second = self.tokens.is(name.last, "who") || of_team();
        let who = second && matches!(lead, Before::Reason(_));
        name.given |= who && !name.org;
        let may = filed || (name.full && !name.org) || (name.given && !name.org);
        if matches!(lead, Before::Never) {
            return None;
        }
        let mut mention = Mention { name: written, ..Mention::default() };
        let (after, end) = self.after(&name, &mut mention);
        // "Mr. Petrossian" is nobody else.
        let mut strong = filed || name.titled;
        let mut met = false;
        if let Before::Reason(reason) = lead {
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
        // A given name alone is somebody's beside others.
        let beside = in_row && name.given && !name.org;
        if !strong && !beside && !(name.full && !name.org && (name.given || link.is_some()))
            || self.known.holds(&mention.name)
        {
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
            // "with Inmaculada (head of …) and with Xabier"
            let bracket = || {
                let (end, start) = (self.tokens.list.get(at)?.end, self.tokens.list.get(at + 1)?.start);
                Some(self.tokens.text.get(end..start)? == ") ")
            };
            (!matches!(gap, Gap::Stop | Gap::Other) || step == 0 && gap != Gap::Stop || bracket() == Some(true))
                .then_some(at)
        })
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
            if let Some(own) = address::only_bearer(email, found.iter().map(|named| named.mention.name.as_str()))
                && let Some(named) = found.get_mut(own)
            {
                named.mention.beside.emails.push(email.clone());
                named.mention.strong = true;
            }
        }
    }
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
        "via",
        "per",
        "rejected",
        "she",
        "head",
        "of",
        "data",
        "in",
        "on",
        "waiting",
        "name",
        "Quux-san",
        "guy",
        "w/",
        "CTO",
        "herself",
        "started",
        "including",
        "through",
        "took",
        "@",
        "and a guy named",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12_000) })]

        /// A text that is passed over names nobody.
        #[test]
        fn what_is_passed_over_names_nobody(
            words in prop::collection::vec(
                (prop::sample::select(WORDS), prop::sample::select(vec![" ", " ", " ", " ", ""])), 0..9),
        ) {
            let text: String = words.iter().flat_map(|(word, glue)| [*word, *glue]).collect();
            let mut known = Known::default();
            known.add("Acme Labs");
            known.add_person("Quux Zyx-Wvu");
            let found = read(&text, &[], &[], &known);
            prop_assert!(gate::may_name(&text, &known) || found.is_empty(), "{:?}: {:?}", text, found);
        }
    }
}
