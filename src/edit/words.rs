//! The sentences by which a person says in a log what became of an item, in words that are read back as that.

use crate::agenda::Item;
use crate::text::Day;

/// The line of a log by which a person says that an item is done; `None` where it is done in another way (a box is
/// ticked, a status is set) or there is nothing to do.
pub fn log_line(item: &Item, day: Day) -> Option<String> {
    let sentence = match item.rule {
        "offer_deadline" => "Accepted the offer.".to_owned(),
        _ => done(item, &names(item)).into_iter().next()?,
    };
    Some(format!("- {day}: {sentence}"))
}

/// The people of an item by name.
pub(super) fn names(item: &Item) -> Vec<&str> {
    item.people.iter().map(|person| person.name.as_str()).collect()
}

/// The same people as the note speaks of them: by their first names, where it does so of each itself and no two share one.
pub(super) fn short_names<'a>(names: &[&'a str], note: &str) -> Vec<&'a str> {
    let short = |name: &&'a str| -> Option<&'a str> {
        let (first, rest) = name.split_once(' ')?;
        let alone = |at: usize| {
            let after = note.get(at + first.len()..).unwrap_or("");
            let before = note.get(..at).unwrap_or("");
            !before.ends_with(|c: char| c.is_alphanumeric() || c == '/')
                && !after.starts_with(char::is_alphanumeric)
                && !after.trim_start().starts_with(rest)
        };
        let shared = names.iter().filter(|other| other.split(' ').next() == Some(first)).count() > 1;
        (!shared && note.match_indices(first).any(|(at, _)| alone(at))).then_some(first)
    };
    // One manner for all of them.
    let all = names.iter().map(|name| short(name).or_else(|| (!name.contains(' ')).then_some(*name)));
    all.collect::<Option<Vec<&str>>>().unwrap_or_else(|| names.to_vec())
}

/// Sentences that say that an item is done, the best first.
pub(super) fn done(item: &Item, names: &[&str]) -> Vec<String> {
    let whom = if names.is_empty() { "them".to_owned() } else { joined(names) };
    let done = match item.rule {
        "thank_you" => format!("Sent thank-you to {whom}."),
        "thank_helper" => format!("Thanked {whom} for the help."),
        "rejection_thanks" => format!("Thanked {whom} after the rejection."),
        "follow_up" | "condition" => format!("Followed up with {whom}."),
        "check_in" => format!("Checked in with {whom}."),
        "connect" => format!("Sent LinkedIn request to {whom}."),
        "ask_recruiter" => format!("Asked recruiter {whom} to follow up."),
        "acknowledge_offer" => "Acknowledged the offer.".to_owned(),
        "tell_others" => format!("Told {whom} about the other offer."),
        "commitment" => return kept(item),
        _ => return Vec::new(),
    };
    vec![done]
}

/// Sentences that only the writing command says: they are no advice, but what was asked for.
pub(super) fn told(item: &Item) -> Vec<String> {
    match item.rule {
        "reflect" => {
            let how = item.title.strip_prefix("Write down how ").map(|how| format!("Wrote down how {how}."));
            how.into_iter().chain(["Wrote down how it went.".to_owned()]).collect()
        }
        "let_go" => vec!["Let it go.".to_owned()],
        _ => Vec::new(),
    }
}

/// The name by which a log speaks of an item of a rule.
fn name(item: &Item) -> Option<&'static str> {
    Some(match item.rule {
        "thank_you" | "thank_helper" | "rejection_thanks" => "the thank-you",
        "follow_up" | "condition" => "the follow-up",
        "check_in" => "the check-in",
        "connect" => "the LinkedIn request",
        "ask_recruiter" => "asking the recruiter",
        "acknowledge_offer" => "acknowledging the offer",
        "tell_others" => "telling the others",
        "reflect" => "the reflection",
        "let_go" => "letting go",
        _ => return None,
    })
}

/// Sentences that say that an item was put off, the best first.
pub(super) fn snoozed(item: &Item, until: Day) -> Vec<String> {
    match name(item) {
        Some(name) => vec![
            format!("Snoozed {name} until {until}."),
            format!("{} snoozed until {until}.", capital(name.trim_start_matches("the "))),
        ],
        None => titles(item).map(|title| format!("Snoozed until {until}: {title}.")).collect(),
    }
}

/// Sentences that say that an item was dropped, the best first.
pub(super) fn dropped(item: &Item) -> Vec<String> {
    match name(item) {
        Some(name) => vec![format!("Dropped {name}."), format!("Dropped: {}.", name.trim_start_matches("the "))],
        None => titles(item).map(|title| format!("Dropped: {title}.")).collect(),
    }
}

/// A commitment's title as part of a sentence: without its day, and with it, by which alone a title of few words is known.
fn titles(item: &Item) -> impl Iterator<Item = String> {
    let (bare, full) = (lower(&bare(item)), lower(item.title.trim_end_matches('.')));
    let longer = (full != bare).then_some(full);
    std::iter::once(bare).chain(longer)
}

/// A commitment's title without the day by which it was due, which is over or was moved.
fn bare(item: &Item) -> String {
    let title = item.title.trim_end_matches('.');
    let phrase = item.sources.first().map_or("", |source| source.phrase.slice(&source.quote));
    let without = if phrase.is_empty() { title } else { title.strip_suffix(phrase).unwrap_or(title) };
    let without = without.trim_end().trim_end_matches([',', ';']);
    if without.is_empty() { title.to_owned() } else { without.to_owned() }
}

/// Verbs whose past is not made by adding to them.
const PAST: &[(&str, &str)] = &[
    ("begin", "began"),
    ("bring", "brought"),
    ("build", "built"),
    ("buy", "bought"),
    ("choose", "chose"),
    ("come", "came"),
    ("cut", "cut"),
    ("do", "did"),
    ("draw", "drew"),
    ("fill", "filled"),
    ("find", "found"),
    ("forget", "forgot"),
    ("get", "got"),
    ("give", "gave"),
    ("go", "went"),
    ("have", "had"),
    ("hear", "heard"),
    ("keep", "kept"),
    ("leave", "left"),
    ("let", "let"),
    ("look", "looked"),
    ("make", "made"),
    ("meet", "met"),
    ("pay", "paid"),
    ("put", "put"),
    ("read", "read"),
    ("ring", "rang"),
    ("run", "ran"),
    ("say", "said"),
    ("see", "saw"),
    ("send", "sent"),
    ("set", "set"),
    ("show", "showed"),
    ("speak", "spoke"),
    ("submit", "submitted"),
    ("take", "took"),
    ("teach", "taught"),
    ("tell", "told"),
    ("think", "thought"),
    ("understand", "understood"),
    ("write", "wrote"),
    ("plan", "planned"),
    ("drop", "dropped"),
    ("chat", "chatted"),
];

/// Verbs whose past is made by adding to them, so that a noun is not taken for one.
const REGULAR: &[&str] = &[
    "accept", "add", "answer", "apply", "arrange", "ask", "attach", "book", "call", "check", "clarify", "compare",
    "complete", "confirm", "contact", "connect", "decide", "deliver", "discuss", "download", "draft", "email",
    "explain", "finish", "follow", "forward", "install", "learn", "list", "mail", "message", "move", "note", "phone",
    "ping", "polish", "post", "practice", "practise", "prepare", "print", "push", "reach", "record", "refactor",
    "rehearse", "remind", "reply", "request", "research", "respond", "return", "review", "revise", "schedule", "share",
    "sign", "solve", "study", "test", "text", "thank", "update", "upload", "verify", "visit", "watch", "work",
];

/// A commitment as sentences that say that it was kept: its verb in the past, without the day by which it was due.
fn kept(item: &Item) -> Vec<String> {
    let bare = bare(item);
    let mut sentences = Vec::new();
    let (verb, rest) = bare.split_once(' ').unwrap_or((&bare, ""));
    let folded = verb.to_lowercase();
    let past = match PAST.iter().find(|(known, _)| *known == folded) {
        Some((_, past)) => Some((*past).to_owned()),
        None if REGULAR.contains(&folded.as_str()) => Some(match folded.strip_suffix('e') {
            Some(stem) => format!("{stem}ed"),
            None => match folded.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
                Some(stem) => format!("{stem}ied"),
                None => format!("{folded}ed"),
            },
        }),
        None => None,
    };
    // Out of its place a pronoun says nothing: the person gets their name.
    let named = match (rest.split_once(' '), item.people.as_slice()) {
        (Some(("him" | "her" | "them", tail)), [person]) => {
            let first = person.name.split(' ').next().unwrap_or(&person.name);
            Some(format!("{first} {tail}"))
        }
        _ => None,
    };
    let rest = named.as_deref().unwrap_or(rest);
    if let Some(past) = past {
        sentences.push(format!("{} {rest}", capital(&past)).trim_end().to_owned() + ".");
    }
    sentences.extend(titles(item).map(|title| format!("Done: {title}.")));
    sentences
}

/// A sentence with a remark of the person's at its end: a part of it (`by post`), or a sentence of its own.
pub(super) fn with_remark(sentence: &str, remark: Option<&str>) -> String {
    let Some(remark) = remark.map(str::trim).filter(|remark| !remark.is_empty()) else { return sentence.to_owned() };
    let remark = remark.split_whitespace().collect::<Vec<_>>().join(" ");
    let stop = if remark.ends_with(['.', '!', '?']) { "" } else { "." };
    if sentence.is_empty() {
        format!("{remark}{stop}")
    } else if remark.starts_with(char::is_lowercase) {
        format!("{}, {remark}{stop}", sentence.trim_end_matches('.'))
    } else {
        format!("{sentence} {remark}{stop}")
    }
}

/// Names in a sentence: `Dana`, `Dana and Priya`, `Dana, Priya and Sam`.
pub(super) fn joined(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The first letter made small, unless the word is a name or an abbreviation.
pub(super) fn lower(text: &str) -> String {
    let first = text.split(' ').next().unwrap_or("");
    let known = |word: &str| PAST.iter().any(|(verb, past)| *verb == word || *past == word);
    let folded = first.to_lowercase();
    let stem = folded.trim_end_matches("ed").trim_end_matches("d");
    let verb = known(&folded)
        || REGULAR.iter().any(|verb| {
            *verb == folded
                || stem == verb.trim_end_matches('e')
                || folded == format!("{}ied", verb.trim_end_matches('y'))
        })
        || ["done", "snoozed", "asking", "acknowledging", "telling", "letting", "checked", "thanked", "acknowledged"]
            .contains(&folded.as_str());
    if !verb {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
