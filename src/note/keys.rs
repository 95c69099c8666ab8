//! The keys of the front matter, in one table.

use crate::settings::SETTINGS;
use foldhash::HashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

macro_rules! keys {
    ($($variant:ident [$($name:literal),*] $about:literal;)*) => {
        /// A key of the front matter by its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Key {
            $(#[doc = $about] $variant,)*
        }

        /// Every key: its meaning, its names in folded form (the first is the one that help shows), what it is for.
        pub const KEYS: &[(Key, &[&str], &str)] = &[$((Key::$variant, &[$($name),*], $about),)*];
    };
}

keys! {
    Type ["type", "kind", "note_type"] "Kind of note";
    Tags ["tags", "tag"] "Tags";
    Company ["company", "company_name", "organization", "organisation", "employer", "org"] "The company";
    Role ["role", "position", "job", "job_title", "job_position"] "The role";
    Application ["application", "process"] "Joins notes where company and role do not";
    Date ["date", "when", "interview_date", "date_interview", "meeting_date"] "Day of the interview";
    Stage ["stage", "round", "round_name", "interview_stage"] "Stage";
    Status ["status", "state", "outcome", "result"] "Status";
    Interviewers ["interviewers", "interviewer", "attendees", "participants", "people", "with", "panel"] "Who was met";
    Contacts ["contacts", "contact", "stakeholders", "point_of_contact", "contact_person"] "Contacts";
    ContactEmail ["contact_person_email", "contact_email", "point_of_contact_email"] "The contact's address";
    ContactPhone ["contact_person_phone", "contact_phone", "point_of_contact_phone"] "The contact's phone";
    Recruiter ["recruiter", "via_recruiter", "via"] "The recruiter";
    RecruiterEmail ["recruiter_email"] "The recruiter's address";
    RecruiterPhone ["recruiter_phone"] "The recruiter's phone";
    Agency ["agency"] "The recruiter's agency";
    Helper ["referrer", "referral", "referred_by", "introduced_by"] "Who helped";
    Timeline ["timeline", "decision_by", "hear_back_by", "expected", "answer_date"] "When they promised to answer";
    NextTouch ["next_follow_up", "next_followup", "follow_up", "follow_up_date", "next_action_date", "next_date", "next_contact"] "When to follow up next";
    NextStep ["next_step", "next_steps", "next_action"] "What comes next";
    Offer ["offer"] "The offer, or the day it came";
    OfferDeadline ["offer_deadline", "offer_expires"] "When the offer ends";
    Deadline ["deadline"] "The deadline of the note's stage";
    Salary ["salary", "benefits"] "What they pay";
    Location ["location"] "Where it is";
    Rejected ["rejected", "status_date"] "When they rejected";
    Created ["created", "created_at", "created_on", "date_created"] "When the note was made";
    Thanked ["thank_you_sent", "thanked"] "When thanks were sent";
    LastContact ["last_contact", "last_contacted", "date_last_spoken", "date_last_interaction"] "Last contact";
    Applied ["applied", "date_applied", "applied_date", "application_date", "applied_at"] "When the application was sent";
    Field ["field", "industry"] "The field of work";
    Pace ["pace"] "relaxed, brisk or aggressive";
    NoFollowUp ["no_follow_up"] "No messages";
    SnoozeUntil ["snooze_until"] "No messages until this day";
    Name ["name", "full_name"] "A person's name";
    FirstName ["first_name"] "A person's first name";
    LastName ["last_name", "surname"] "A person's last name";
    Title ["title"] "A person's title (only on a person note)";
    Email ["email", "e_mail", "mail"] "A person's address";
    Phone ["phone", "mobile", "tel"] "A person's phone";
    Linkedin ["linkedin", "linked_in"] "A person's LinkedIn page";
    Relationship ["relationship"] "What the person is to you";
    Aliases ["aliases", "alias"] "Other names";
    Template ["template"] "Marks a note as a template";
    Setting [] "A number of the playbook, by the name of its setting";
    GeneratedBy ["generated_by"] "Marks what this program wrote";
}

/// The folded names in order, each with its key.
static NAMES: LazyLock<Vec<(&'static str, Key)>> = LazyLock::new(|| {
    let mut names: Vec<_> =
        KEYS.iter().flat_map(|(key, names, _)| names.iter().map(move |name| (*name, *key))).collect();
    names.sort_unstable_by_key(|&(name, _)| name);
    names
});

/// The keys by their folded names, those of the playbook's settings included.
static BY_NAME: LazyLock<HashMap<&'static str, Key>> = LazyLock::new(|| {
    let settings = SETTINGS.iter().filter(|row| row.section == "playbook").map(|row| (row.name, Key::Setting));
    settings.chain(NAMES.iter().copied()).collect()
});

impl Key {
    /// The key that a name stands for: case, spaces, hyphens and camelCase are folded (`Date Applied` = `dateApplied`).
    pub fn from_name(name: &str) -> Option<Key> {
        Key::from_folded(&folded(name))
    }

    /// The key of a name that is in folded form already.
    pub(super) fn from_folded(folded: &str) -> Option<Key> {
        BY_NAME.get(folded).copied()
    }
}

/// A key in folded form: lower case, words joined by `_`.
pub fn fold_key(name: &str) -> String {
    folded(name).into_owned()
}

/// A key in folded form; borrowed where it is folded already, as most keys are.
pub(super) fn folded(name: &str) -> Cow<'_, str> {
    let is_folded = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if name.bytes().all(is_folded)
        && !name.starts_with('_')
        && !name.ends_with('_')
        && !name.as_bytes().windows(2).any(|two| two == b"__")
    {
        return Cow::Borrowed(name);
    }
    let mut folded = String::with_capacity(name.len() + 4);
    let mut lower_before = false;
    for c in name.trim().chars() {
        if c.is_alphanumeric() {
            if c.is_uppercase() && lower_before {
                folded.push('_');
            }
            lower_before = c.is_lowercase() || c.is_numeric();
            folded.extend(c.to_lowercase());
        } else {
            lower_before = false;
            if !folded.ends_with('_') {
                folded.push('_');
            }
        }
    }
    Cow::Owned(folded.trim_matches('_').to_owned())
}

/// The known name that is one letter away from an unknown one: a letter too many, too few, another, or two swapped.
pub(super) fn near_miss(folded: &str) -> Option<&'static str> {
    // In shorter words one letter makes another word (`date`, `data`, `rate`).
    const SHORTEST: usize = 5;
    if folded.len() < SHORTEST {
        return None;
    }
    NAMES.iter().map(|&(name, _)| name).filter(|name| name.len() >= SHORTEST).find(|name| one_apart(folded, name))
}

/// Whether two words are one letter apart; known names are ASCII, so bytes are letters.
fn one_apart(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (short.get(same..).unwrap_or_default(), long.get(same..).unwrap_or_default());
    match (short, long) {
        ([], [_]) => true,
        (short, [_, rest @ ..]) if short == rest => true,
        ([_, short @ ..], [_, long @ ..]) if short == long => true,
        ([a, b, short @ ..], [c, d, long @ ..]) => a == d && b == c && short == long,
        _ => false,
    }
}
