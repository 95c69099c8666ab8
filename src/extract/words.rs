//! The words of stages and statuses, in one table each.

use std::sync::LazyLock;

use super::{Stage, Status};
use crate::settings;
use crate::text::contains_word;
use crate::text::needles::Needles;

/// Stages with the words that name them; a phrase counts before its parts, so longer ones stand first.
pub(crate) const STAGES: &[(Stage, &[&str])] = &[
    (Stage::Applied, &["application sent", "applied", "submitted", "sent"]),
    (Stage::References, &["reference check", "references check", "references", "reference call"]),
    (
        Stage::TakeHome,
        &[
            "take-home",
            "take home",
            "takehome",
            "home assignment",
            "coding assignment",
            "assignment",
            "assessment",
            "online assessment",
            "oa",
            "case study",
        ],
    ),
    (
        Stage::Screen,
        &[
            "phone screen",
            "recruiter screen",
            "recruiter call",
            "hr interview",
            "hr screen",
            "hr call",
            "intro call",
            "intro",
            "phone interview",
            "screening call",
            "screening",
            "screen",
            "first call",
            "introductory call",
        ],
    ),
    (
        Stage::Technical,
        &[
            "technical interview",
            "technical round",
            "technical screen",
            "tech screen",
            "tech interview",
            "system design",
            "coding challenge",
            "coding interview",
            "live coding",
            "pair programming",
            "technical",
            "tech round",
        ],
    ),
    (
        Stage::Final,
        &[
            "final round",
            "final interview",
            "executive",
            "onsite",
            "on-site",
            "on site",
            "superday",
            "panel interview",
            "panel",
            "interview loop",
            "loop",
            "final",
        ],
    ),
    (Stage::Offer, &["offer received", "offered", "offer", "negotiating", "negotiation"]),
    (
        Stage::Interview,
        &[
            "first interview",
            "second interview",
            "third interview",
            "hiring manager",
            "hm interview",
            "hm call",
            "hm chat",
            "hm round",
            "behavioural",
            "behavioral",
            "culture fit",
            "culture interview",
            "team fit",
            "trial day",
            "trial shift",
            "interview",
            "interviews",
            "interviewing",
        ],
    ),
    (Stage::Lead, &["lead", "saved", "wishlist", "prospective", "prospect", "researching", "drafted", "bookmarked"]),
];

/// Statuses with the words that name them.
pub(crate) const STATUSES: &[(Status, &[&str])] = &[
    (
        Status::Open,
        &[
            "open",
            "active",
            "in progress",
            "in process",
            "waiting",
            "pending",
            "interviewing",
            "ongoing",
            "live",
            "scheduled",
            "cancelled",
            "canceled",
            "no-show",
            "no show",
            "completed",
            "done",
            "passed",
        ],
    ),
    (Status::OnHold, &["on hold", "on-hold", "hold", "paused", "stalled"]),
    (Status::Declined, &["offer declined", "declined offer", "declined"]),
    (Status::Accepted, &["offer accepted", "accepted", "hired", "signed"]),
    (
        Status::Rejected,
        &[
            "rejected",
            "rejection",
            "unsuccessful",
            "not selected",
            "no longer moving forward",
            "turned down",
            "not moving forward",
        ],
    ),
    (Status::Withdrawn, &["withdrawn", "withdrew"]),
    (Status::Ghosted, &["ghosted", "no response", "no feedback", "no reply"]),
    (Status::Closed, &["closed", "archived", "position filled", "withdrawn by company", "cancelled by company"]),
    (Status::Offer, &["offer", "offered", "offer received", "negotiating"]),
];

/// What a value of `stage` or `status` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Words {
    pub(super) stage: Option<Stage>,
    pub(super) status: Option<Status>,
    /// It says something of the meeting, not of the application.
    pub(super) meeting: Option<MeetingWord>,
}

/// What is said of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MeetingWord {
    Scheduled,
    Cancelled,
    Completed,
}

/// Reads a value such as `✅ Applied` or `Rejected (after interview)`; the person's own words count first. `None` where
/// no word of it is known.
pub(super) fn read(value: &str, own: &settings::Words) -> Option<Words> {
    let mut plain = plain(value);
    if let Some(known) = own.stages.0.get(&plain).or_else(|| own.statuses.0.get(&plain)) {
        plain = (*known).to_owned();
    }
    let meeting = match plain.as_str() {
        "scheduled" | "booked" | "upcoming" => Some(MeetingWord::Scheduled),
        "cancelled" | "canceled" | "no-show" | "no show" => Some(MeetingWord::Cancelled),
        "completed" | "done" | "passed" => Some(MeetingWord::Completed),
        _ => None,
    };
    let mut words = Words { meeting, status: exact(STATUSES, &plain), stage: exact(STAGES, &plain) };
    if words.stage.is_none() && words.status.is_none() {
        // A remark may follow the word: the longest word that the value begins with counts, then any that it holds.
        words.status = starting(STATUSES, &plain);
        words.stage = starting(STAGES, &plain).or_else(|| if words.status.is_none() { round(&plain) } else { None });
        if words.stage.is_none() && words.status.is_none() {
            words.stage = in_text(&plain);
        }
    }
    if matches!(words.stage, Some(Stage::Offer)) && words.status.is_none() {
        words.status = Some(Status::Offer);
    }
    (words != Words::default()).then_some(words)
}

/// What heads a note or a column and may be a word of any sentence.
const VAGUE: &[&str] = &[
    "sent",
    "lead",
    "saved",
    "intro",
    "screen",
    "technical",
    "executive",
    "loop",
    "final",
    "on site",
    "hiring manager",
    "behavioural",
    "behavioral",
    "interviewing",
    "offer",
];

/// A part of each word of a stage: a text without any of them names none.
static PARTS: LazyLock<Needles> = LazyLock::new(|| parts(|_, _| true));
/// The same for the words that name an interview in a sentence.
static PARTS_OF_INTERVIEWS: LazyLock<Needles> =
    LazyLock::new(|| parts(|stage, word| is_meeting(stage) && !VAGUE.contains(&word)));

fn parts(keep: impl Fn(Stage, &str) -> bool) -> Needles {
    let all = STAGES.iter().flat_map(|(stage, words)| words.iter().map(|word| (*stage, *word)));
    let kept = all.filter(|(stage, word)| keep(*stage, word)).map(|(_, word)| word);
    let longest = |word: &'static str| word.split(|c: char| !c.is_alphanumeric()).max_by_key(|part| part.len());
    let parts: Vec<&'static str> = kept.filter_map(longest).chain(["round"]).collect();
    Needles::new(&parts)
}

/// Whether a text may name an interview at all.
pub(super) fn may_be_interview(text: &str) -> bool {
    !text.is_ascii() || PARTS_OF_INTERVIEWS.are_in(text)
}

/// The stage that a heading, a cell or a line names somewhere in its words.
pub(super) fn in_text(text: &str) -> Option<Stage> {
    named(text, &["sent", "lead", "saved", "intro"])
}

/// The interview that a sentence names. What heads a note or a column may be a word of any sentence ("executive",
/// "technical", "in the loop", "hiring manager") and names none there.
pub(super) fn interview_in(sentence: &str) -> Option<Stage> {
    may_be_interview(sentence).then(|| named(sentence, VAGUE)).flatten().filter(|stage| is_meeting(*stage))
}

/// The stage of the longest of the words of stages that a text holds, those that are vague in it left out.
fn named(text: &str, vague: &[&str]) -> Option<Stage> {
    let may_name = !text.is_ascii() || PARTS.are_in(text);
    may_name.then(|| longest_named(text, vague)).flatten()
}

fn longest_named(text: &str, vague: &[&str]) -> Option<Stage> {
    let plain = plain(text);
    let mut best: Option<(usize, Stage)> = None;
    // Each word of the text is held against the table once; no searcher is built for any of the table's words.
    for (at, rest) in word_starts(&plain) {
        for (stage, words) in STAGES {
            for word in *words {
                let here = rest.as_bytes().first() == word.as_bytes().first()
                    && rest.strip_prefix(word).is_some_and(|after| !after.starts_with(char::is_alphanumeric));
                if here && !vague.contains(word) && best.is_none_or(|(len, _)| word.len() > len) {
                    best = Some((word.len(), *stage));
                }
            }
        }
        if at > LONGEST_TITLE {
            break;
        }
    }
    best.map(|(_, stage)| stage).or_else(|| round(&plain))
}

/// No title of a heading, a cell or a file is read further than this, in bytes.
const LONGEST_TITLE: usize = 200;

/// Whether a stage is a meeting with somebody.
pub(super) fn is_meeting(stage: Stage) -> bool {
    matches!(stage, Stage::Screen | Stage::Technical | Stage::Interview | Stage::Final)
}

/// The words that are known, for the message about one that is not.
pub(super) fn known() -> String {
    let stages = STAGES.iter().filter_map(|(_, words)| words.last());
    let statuses = STATUSES.iter().filter_map(|(_, words)| words.first());
    stages.chain(statuses).copied().collect::<Vec<_>>().join(", ")
}

/// Lower case, without emoji and signs before the word and remarks in brackets after it.
fn plain(value: &str) -> String {
    let lower = value.to_lowercase().replace(['_', '\u{2011}'], "-");
    let start = lower.find(char::is_alphanumeric).unwrap_or(lower.len());
    let rest = &lower[start..];
    let end = rest.find(['(', '[', ';']).unwrap_or(rest.len());
    rest[..end].trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn exact<T: Copy>(table: &[(T, &[&str])], plain: &str) -> Option<T> {
    // `on-site` and `on site` are one word.
    let same = |word: &str| {
        word.len() == plain.len()
            && word
                .bytes()
                .zip(plain.bytes())
                .all(|(a, b)| a == b || (a == b'-' || a == b' ') && (b == b'-' || b == b' '))
    };
    table.iter().find(|(_, words)| words.iter().any(|word| same(word))).map(|(value, _)| *value)
}

fn starting<T: Copy>(table: &[(T, &[&str])], plain: &str) -> Option<T> {
    table
        .iter()
        .flat_map(|(value, words)| words.iter().map(move |word| (word, value)))
        .filter(|(word, _)| plain.strip_prefix(**word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
        .max_by_key(|(word, _)| word.len())
        .map(|(_, value)| *value)
}

/// `round 2`, `2nd round`.
fn round(plain: &str) -> Option<Stage> {
    (contains_word(plain, "round") && plain.len() < 60).then_some(Stage::Interview)
}

/// Where each word of a text begins, with the rest of the text from there.
fn word_starts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, c)| {
        let begins = c.is_alphanumeric() && !inside;
        inside = c.is_alphanumeric();
        begins.then(|| (at, text.get(at..).unwrap_or("")))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(value: &str) -> Option<Words> {
        super::read(value, &settings::Words::default())
    }

    #[track_caller]
    fn check(value: &str, stage: Option<Stage>, status: Option<Status>) {
        let words = read(value).unwrap_or_default();
        assert_eq!((words.stage, words.status), (stage, status), "{value}");
    }

    #[test]
    fn stages_and_statuses_are_read_with_what_people_put_around_them() {
        check("✅ Applied", Some(Stage::Applied), None);
        check("Rejected (after interview)", None, Some(Status::Rejected));
        check("2nd round", Some(Stage::Interview), None);
        check("Phone Screen", Some(Stage::Screen), None);
        check("on-hold", None, Some(Status::OnHold));
        check("take home", Some(Stage::TakeHome), None);
        check("offer declined", None, Some(Status::Declined));
        check("offer", Some(Stage::Offer), Some(Status::Offer));
        check("withdrawn by company", None, Some(Status::Closed));
        check("onsite - virtual", Some(Stage::Final), None);
        check("vibing", None, None);
    }

    #[test]
    fn a_meetings_own_words_leave_the_application_open() {
        assert_eq!(read("cancelled").unwrap().meeting, Some(MeetingWord::Cancelled));
        assert_eq!(read("scheduled").unwrap().status, Some(Status::Open));
    }

    #[test]
    fn a_stage_is_found_in_a_heading() {
        assert_eq!(in_text("2026-11-17 Onsite"), Some(Stage::Final));
        assert_eq!(in_text("Phone screen — Nov 10"), Some(Stage::Screen));
        assert_eq!(in_text("Preparation"), None);
        assert_eq!(in_text("I sent the code sample"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

        /// A text that holds no part of a word of a stage names none.
        #[test]
        fn what_is_passed_over_names_no_stage(
            words in prop::collection::vec(
                prop::sample::select(STAGES.iter().flat_map(|(_, words)| words.iter().copied())
                    .flat_map(|word| [word.to_owned(), word.replace(['-', ' '], "_"), word.to_uppercase(), word.chars().skip(1).collect()])
                    .chain(["Tracing".to_owned(), "2nd ROUND".to_owned(), "nod".to_owned()]).collect::<Vec<String>>()),
                0..4,
            ),
            between in prop::sample::select(vec![" ", "", ", ", " \u{2014} "]),
        ) {
            let text = words.join(between);
            prop_assert_eq!(named(&text, &[]), longest_named(&text, &[]), "{}", text);
            let interview = longest_named(&text, VAGUE).filter(|stage| is_meeting(*stage));
            prop_assert_eq!(interview_in(&text), interview, "{}", text);
        }
    }
}
