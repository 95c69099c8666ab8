//! The writer's own life: what is private, and the job that they have.

use super::lexicon::{MEETING, PRIVATE, VISIT};
use super::{Clause, Kind, OneOf, Token, one_of, says};

/// Meetings that only a job has which one has already.
const OF_WORK: OneOf = one_of!["standup", "stand-up", "retro", "retrospective", "sprint", "all-hands", "townhall"];
/// What one has at a job.
const HAVING: OneOf = one_of!["boss", "manager", "team", "colleagues", "employer", "work", "job"];
/// What "current" is said of.
const PRESENT: OneOf = one_of![
    "job",
    "company",
    "employer",
    "role",
    "position",
    "team",
    "work",
    "workplace",
    "boss",
    "manager",
    "place",
    "gig",
];

/// Those with whom one lives.
pub(crate) const FAMILY: OneOf =
    one_of!["sister", "brother", "aunt", "uncle", "cousin", "flatmate", "roommate", "neighbour", "neighbor"];

/// Whether what these words speak of is private ("dentist", "gym session", "physio appointment"): each meeting in them is
/// one of home.
pub(crate) fn is_of_home(tokens: &[Token]) -> bool {
    let mut before = false;
    let mut any = false;
    for token in tokens.iter().filter(|token| token.kind != Kind::Clitic) {
        let home = token.is(PRIVATE);
        if token.is(MEETING | VISIT) && !home && !before {
            return false;
        }
        any |= home;
        before = home;
    }
    any
}

/// Whether a clause speaks of the job that the writer has, or of the family: "the standup", "at my current job", "my sister".
pub(crate) fn is_of_work(clause: &Clause, tokens: &[Token], text: &str) -> bool {
    let may = |words: OneOf| words.may_be_in(clause.sketches);
    let pair = |first: OneOf, second: OneOf| {
        let is = |pair: &[Token]| matches!(pair, [one, two] if first.is(one, text) && second.is(two, text));
        may(first) && may(second) && tokens.windows(2).any(is)
    };
    may(OF_WORK) && says(tokens, text, OF_WORK)
        || pair(one_of!["current", "present", "old"], PRESENT)
        || pair(one_of!["my"], HAVING)
        || pair(one_of!["at"], one_of!["work"])
        || pair(one_of!["my"], FAMILY)
}
