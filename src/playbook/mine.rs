//! What I said I would do, and where I have to be.

use std::collections::HashSet;

use crate::casebook::{Cases, View, earliest_reading};
use crate::extract::{PREPARING, Preparation, Reading, Statement, Status, Task, When};
use crate::playbook::action::{Action, Reason};
use crate::playbook::deeds::Deeds;
use crate::playbook::{Record, offers, promises, put_off, speech};
use crate::text::Day;
use crate::timeline::Window;

/// I said that I would, or an open task box says so.
pub(super) fn commitment(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    if view.is_closed() {
        return Vec::new();
    }
    let mut actions = Vec::new();
    let meetings = Meetings::of(view);
    for task in &view.tasks {
        // A task box "send thank-you" is the thank-you action, where there is a meeting that causes one.
        if task.thank_you && !view.meetings.is_empty() {
            continue;
        }
        let before = task.preparation.and_then(|_| meetings.next(task.said));
        // What was to be prepared for a meeting ends with it.
        let over = match task.preparation {
            Some(Preparation::Heading) => meetings.last.is_some_and(|day| task.said.is_none_or(|said| day >= said)),
            Some(Preparation::Words) => meetings.last.zip(task.said).is_some_and(|(day, said)| day > said),
            None => false,
        };
        if over && before.is_none() && task.when.is_none() {
            continue;
        }
        let mut action = mine(cases, index, view, PROMISED, task.when.as_ref(), before);
        if let (true, Some(day)) = (task.planned, action.due) {
            action.because.text = format!("you set it for {}", speech::day(day));
        }
        if let Some(until) = task.waits {
            put_off::until(&mut action, until, cases.today);
        }
        action.title = speech::capital(&task.text);
        action.key = format!("task {}", task.text);
        action.since = task.said;
        action.people = task.people.iter().filter_map(|name| view.person(cases.book, name)).collect();
        action.channel = task.channel;
        action.sources = vec![speech::task_evidence(task)];
        action.record = Some(Record { path: task.place.path.clone(), line: task.place.line, tick: Some(task.mark) });
        actions.push(action);
    }
    let commitments = view.intents.iter().copied().filter(|intent| intent.reading == Reading::Commitment);
    let deeds = Deeds::new(cases, view, commitments.clone());
    // A line that is a task box as well is the task.
    let tasks: HashSet<(&str, u32)> = view.case.tasks.iter().map(|task| (&*task.place.path, task.place.line)).collect();
    let is_task = |statement: &Statement| tasks.contains(&(&*statement.place.path, statement.place.line));
    for statement in commitments {
        let window = match &statement.when {
            When::Window(window) => Some(window),
            When::Undated => None,
            When::Open(_) | When::Never => continue,
        };
        let who = statement.who.as_ref().and_then(|who| view.person(cases.book, who.text()));
        // How long an offer stands is told by the line that asks to answer it.
        let is_offers =
            view.status == Status::Offer && (offers::is_answer(statement) || offers::ends_with_it(view, statement));
        if is_offers || deeds.has(statement, who, follows_up(&statement.quote)) || is_task(statement) {
            continue;
        }
        let title = imperative(&statement.quote, statement.phrase.start as usize);
        // Those who were met are thanked by the rule for it, as with a task box.
        let met = |who| view.meetings.iter().any(|held| held.people.contains(&who));
        if thanks(&title) && who.is_some_and(met) {
            continue;
        }
        // What was to be prepared for a meeting ends with it.
        let prepares = is_preparation(&title);
        // What is to be done on a day behind the meeting is for something else.
        let own = window.and_then(Window::latest);
        let until = |day: &Day| own.is_none_or(|own| own <= *day);
        let before = statement.said.filter(|_| prepares).and_then(|said| meetings.next(Some(said))).filter(until);
        let last = meetings.last.filter(until);
        let over = prepares && last.zip(statement.said).is_some_and(|(last, said)| last > said);
        if over && before.is_none() {
            continue;
        }
        let why = if speech::is_asked(statement) { "they asked it of you" } else { PROMISED };
        let mut action = mine(cases, index, view, why, window, before);
        action.title = title;
        action.key = promises::key(statement);
        action.since = statement.said;
        action.people = who.into_iter().collect();
        action.channel = statement.channel;
        action.sources = vec![speech::evidence(statement)];
        action.record = speech::record_in_case(view, cases.today);
        actions.push(action);
    }
    actions
}

/// Why there is an errand where nobody asked for it.
const PROMISED: &str = "you said that you would";

fn mine(
    cases: &Cases<'_>,
    index: usize,
    view: &View<'_>,
    why: &str,
    window: Option<&Window>,
    before: Option<Day>,
) -> Action {
    let mut reason = Reason::new(cases, Some(view), Some("003 004"));
    let ends = reason.number("commitment_ends", cases.settings.playbook.commitment_ends);
    let due = window.and_then(earliest_reading).map(|(_, last)| last);
    let due = match (due, before) {
        (Some(due), Some(before)) => Some(due.min(before)),
        (due, before) => due.or(before),
    };
    let mut text = match due {
        Some(due) => format!("{why}, by {}", speech::day(due)),
        None => format!("{why}; no day was named"),
    };
    if let (Some(window), Some(due)) = (window, due) {
        let other = window.in_use().iter().filter_map(|(_, last)| *last).chain(window.latest()).max();
        if let Some(other) = other.filter(|other| *other > due) {
            text.push_str(&format!(" (or {}? the earlier one counts)", speech::day(other)));
        }
    }
    let action = Action::new("commitment", index, String::new(), reason.text(text));
    let mut action = match due {
        Some(due) if before == Some(due) => {
            let mut action = action.due(due, 0);
            action.ends = Some(due);
            action
        }
        Some(due) => action.due(due, ends),
        None => action,
    };
    action.window = window.cloned();
    action
}

/// The meetings for which a task may prepare.
struct Meetings {
    /// The days of those that are fixed, in order.
    ahead: Vec<Day>,
    /// The last one that took place, on a day on which none is fixed any more.
    last: Option<Day>,
}

impl Meetings {
    fn of(view: &View<'_>) -> Meetings {
        let mut ahead: Vec<Day> = view.appointments.iter().map(|fixed| fixed.day).collect();
        ahead.sort_unstable();
        let held = view.meetings.iter().map(|held| held.day);
        let last = held.filter(|day| ahead.binary_search(day).is_err()).max();
        Meetings { ahead, last }
    }

    /// The day of the next meeting after a task was written, with which its preparation ends.
    fn next(&self, said: Option<Day>) -> Option<Day> {
        self.ahead.get(self.ahead.partition_point(|day| said.is_some_and(|said| *day < said))).copied()
    }
}

/// Whether words of mine say that I will follow up: such a day stands for the playbook's own.
pub(super) fn follows_up(text: &str) -> bool {
    const OPENERS: &[&str] = &["follow up", "follow-up", "check in", "check back", "chase", "nudge"];
    /// Behind these "Chase" is somebody.
    const VERBS: &[&str] =
        &["would", "will", "wants", "wanted", "said", "says", "asked", "thinks", "needs", "is", "was", "has"];
    let lower = imperative(text, text.len()).to_lowercase();
    let rest = OPENERS.iter().find_map(|opener| lower.strip_prefix(opener));
    rest.is_some_and(|rest| {
        let next = rest.split_whitespace().next().unwrap_or("");
        !rest.starts_with(char::is_alphanumeric) && !VERBS.contains(&next)
    })
}

/// Whether an errand is to thank somebody.
fn thanks(title: &str) -> bool {
    let lower = title.to_lowercase();
    lower.starts_with("thank ") || lower.contains("thank-you") || lower.contains("thank you")
}

/// Whether an errand is to prepare for a meeting.
fn is_preparation(title: &str) -> bool {
    PREPARING.iter().any(|word| title.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
}

/// A sentence of mine as an imperative: what follows "I'll", "I need to" and the like, the last of them before its phrase
/// of time; else the sentence itself.
fn imperative(sentence: &str, phrase: usize) -> String {
    const OPENERS: &[&str] = &[
        "i'll ",
        "i will ",
        "i'd ",
        "i would ",
        "i have to ",
        "i need to ",
        "i must ",
        "i must not forget to ",
        "i mustn't forget to ",
        "i should not forget to ",
        "i shouldn't forget to ",
        "don't forget to ",
        "do not forget to ",
        "i should ",
        "i can ",
        "i'm to ",
        "i am to ",
        "i'm going to ",
        "i am going to ",
        "i promised to ",
        "i agreed to ",
        "i offered to ",
        "i want to ",
        "i'd like to ",
        "i would like to ",
        "i plan to ",
        "i'm planning to ",
        "i hope to ",
        "i intend to ",
        "i'm supposed to ",
        "i am supposed to ",
        "i'm meant to ",
        "i've got to ",
        "i gotta ",
        "gotta ",
        "i said i'd ",
        "need to ",
        "have to ",
        "must ",
        "should ",
        "todo: ",
        "action: ",
        "next step: ",
        "next: ",
    ];
    if let Some(label) = label_of_mine(sentence) {
        return imperative(sentence.get(label..).unwrap_or(sentence), phrase.saturating_sub(label));
    }
    let plain = sentence.replace('\u{2019}', "'");
    let lower = plain.to_ascii_lowercase();
    // The apostrophes of the sentence may be longer than those of the copy.
    let until = sentence.get(..phrase).map_or(lower.len(), |before| before.replace('\u{2019}', "'").len());
    // "She needs to know whether I can travel" orders nothing.
    let asked = |at: usize| {
        let before = lower.get(..at).unwrap_or("").trim_end();
        ["whether", "if", "what", "when", "how", "once"]
            .iter()
            .any(|word| before.strip_suffix(word).is_some_and(|head| !head.ends_with(|c: char| c.is_alphanumeric())))
    };
    let begins =
        |at: usize| at == 0 || lower.as_bytes().get(at - 1).is_some_and(|b| !b.is_ascii_alphanumeric()) && !asked(at);
    // "Told her thanks, will let her know": what stands behind a comma or "and" is said for itself.
    let joined = |at: usize| {
        let before = lower.get(..at).unwrap_or("").trim_end();
        before.ends_with([',', ';', '&', '.', '!', ')']) || before.ends_with(" and") || before.ends_with(" but")
    };
    // "They need to know": without an "I" it is said of whom it follows.
    let mine = |at: usize, opener: &str| opener.starts_with('i') || opener.ends_with(": ") || at == 0 || joined(at);
    let all = OPENERS.iter().flat_map(|opener| lower.match_indices(opener));
    let all = all.filter(|(at, opener)| begins(*at) && mine(*at, opener));
    let bare = lower.match_indices("will ").filter(|(at, _)| joined(*at));
    let found: Vec<(usize, usize)> = all.chain(bare).map(|(at, opener)| (at, opener.len())).collect();
    let last = found.iter().filter(|(at, len)| at + len <= until && joined(*at)).max_by_key(|(at, len)| at + len);
    // "Bea wants to see my portfolio, will send it to her": what it is stands before.
    let speaks_of_it = |at: usize| {
        let mut words = lower.get(at..).unwrap_or("").split(|c: char| !c.is_alphanumeric());
        at > 0 && words.any(|word| matches!(word, "it" | "this" | "that" | "these" | "those"))
    };
    // Of two that begin at one place the longer one is meant: "I'd like to".
    let first = found.iter().min_by_key(|(at, len)| (*at, std::cmp::Reverse(*len)));
    if last.is_some_and(|(at, _)| speaks_of_it(*at)) && first.is_some_and(|(at, _)| *at > 0) {
        return speech::capital(plain.trim().trim_end_matches(['.', ';', ',', '!']));
    }
    let bare = |rest: &str| {
        let rest = rest.trim().trim_end_matches(['.', ';', ',', '!']);
        // The quote that closes the sentence opened before it; one that was opened in it stays.
        let closes = rest.ends_with('"') && rest.matches('"').count() % 2 == 1
            || rest.ends_with('\u{201d}') && rest.matches('\u{201c}').count() < rest.matches('\u{201d}').count();
        let rest = if closes { rest.trim_end_matches(['.', ';', ',', '!', '"', '\u{201d}']) } else { rest };
        remembered(rest).to_owned()
    };
    if let Some(&(at, len)) = last.or(first) {
        return speech::capital(&bare(plain.get(at + len..).unwrap_or(&plain)));
    }
    if let Some(rest) = owed(&plain, &lower).map(bare) {
        // "I owe Dana a call": an answer is given, a thing is sent.
        let given = ["answer", "reply", "call", "ring", "decision", "response", "word"];
        let gives = rest.split(|c: char| !c.is_alphanumeric()).any(|word| given.contains(&word));
        return format!("{} {rest}", if gives { "Give" } else { "Send" });
    }
    speech::capital(&bare(promised(&plain, &lower).unwrap_or(&plain)))
}

/// How long the label is with which an errand begins: "todo me: ", "To do (me) - ".
fn label_of_mine(sentence: &str) -> Option<usize> {
    const LONGEST: usize = 24;
    const NAMES: &[&str] = &["todo", "do", "task", "action"];
    const AROUND: &[&str] = &["to", "me", "myself", "mine", "my", "for", "on"];
    let (at, mark) = [": ", " - ", " \u{2013} ", " \u{2014} "]
        .iter()
        .filter_map(|mark| Some((sentence.find(mark)?, mark.len())))
        .min()
        .filter(|(at, _)| *at <= LONGEST)?;
    let mut words = sentence.get(..at)?.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is = |word: &str, list: &[&str]| list.iter().any(|own| own.eq_ignore_ascii_case(word));
    let names = words.clone().any(|word| is(word, NAMES));
    (names && words.all(|word| is(word, NAMES) || is(word, AROUND))).then_some(at + mark)
}

/// What is to be done, of what is to be remembered: "not forget to call Jo".
fn remembered(errand: &str) -> &str {
    const MINDING: &[&str] = &["not forget to ", "never forget to ", "remember to ", "make sure to ", "be sure to "];
    let begins = |opener: &&str| errand.get(..opener.len()).is_some_and(|head| head.eq_ignore_ascii_case(opener));
    MINDING.iter().find(|opener| begins(opener)).map_or(errand, |opener| errand.get(opener.len()..).unwrap_or(errand))
}

/// What follows "I owe".
fn owed<'t>(plain: &'t str, lower: &str) -> Option<&'t str> {
    let before = ["i owe ", "i still owe "].into_iter().find(|before| lower.starts_with(before))?;
    plain.get(before.len()..)
}

/// What follows "I promised Dana to".
fn promised<'t>(plain: &'t str, lower: &str) -> Option<&'t str> {
    // A name of three words at most stands between.
    const REACH: usize = 40;
    let rest = lower.strip_prefix("i promised ")?;
    let to = rest.find(" to ").filter(|at| *at < REACH)?;
    let mut whom = rest.get(..to)?.split(' ');
    let is_name = !["it", "this", "that"].contains(&whom.next()?) && whom.count() < 3;
    if !is_name {
        return None;
    }
    plain.get("i promised ".len() + to + " to ".len()..)
}

/// A fixed interview or call lies ahead.
pub(super) fn appointment(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    if view.is_closed() {
        return Vec::new();
    }
    let mut actions = Vec::new();
    for fixed in &view.appointments {
        let reason = Reason::new(cases, Some(view), Some("001 004"));
        let people = speech::names(cases, &fixed.people);
        let what = match (fixed.meeting, fixed.statement) {
            (_, Some(statement)) if fixed.stage.is_none() => match statement.channel {
                Some(crate::extract::Channel::Call) => "Call",
                _ => "Interview",
            },
            _ => "",
        };
        let what = if what.is_empty() { speech::capital(speech::stage(fixed.stage)) } else { what.to_owned() };
        let title = if people.is_empty() { what } else { format!("{what} with {people}") };
        let mut text = match fixed.moved {
            Some(event) => format!("moved there on {}", speech::day(event.day)),
            None => match fixed.said.filter(|said| *said <= cases.today) {
                Some(said) => format!("fixed on {}", speech::day(said)),
                None => "the note bears that day".to_owned(),
            },
        };
        if fixed.until > fixed.day {
            text.push_str(&format!("; some day until {}", speech::day(fixed.until)));
        }
        if let Some(window) = fixed.window {
            let later = window.in_use().iter().filter_map(|(_, last)| *last).chain(window.latest()).max();
            if let Some(later) = later.filter(|later| *later > fixed.until) {
                text.push_str(&format!("; or {}? ask, if you are not sure", speech::day(later)));
            }
        }
        let mut action = Action::new("appointment", index, title, reason.text(text));
        action.key = format!("{} {}", fixed.day, speech::stage(fixed.stage));
        action.due = Some(fixed.day);
        action.ends = Some(fixed.until);
        action.people = fixed.people.clone();
        action.time = fixed.time;
        action.channel = fixed.statement.and_then(|statement| statement.channel);
        action.window = fixed.window.cloned();
        action.sources = match (fixed.moved, fixed.statement, fixed.meeting) {
            (Some(event), ..) => vec![speech::event_evidence(event)],
            (None, Some(statement), _) => vec![speech::evidence(statement)],
            (None, None, Some(meeting)) => vec![crate::playbook::Evidence {
                place: meeting.place.clone(),
                quote: meeting.quote.clone(),
                phrase: crate::text::Span::new(0, meeting.quote.len()),
            }],
            (None, None, None) => Vec::new(),
        };
        if fixed.day == cases.today {
            action.hints.push("before you leave: ask when they will decide, who will tell you, and how".to_owned());
        }
        if cases.today.days_until(fixed.day) <= 1 {
            action
                .hints
                .push("prepare: open questions, topics to clear up, the names of those you will meet".to_owned());
        }
        actions.push(action);
    }
    actions
}

impl crate::casebook::View<'_> {
    /// The open task that is the thank-you of a meeting, where the person wrote one.
    pub(super) fn thank_you_task(&self) -> Option<&Task> {
        self.tasks.iter().copied().find(|task| task.thank_you)
    }
}

#[cfg(test)]
mod tests {
    use super::imperative;

    #[test]
    fn a_sentence_of_mine_becomes_an_errand() {
        for (sentence, errand) in [
            ("I owe Dana a thank-you note on Friday.", "Send Dana a thank-you note on Friday"),
            ("I still owe Tom an answer by Monday.", "Give Tom an answer by Monday"),
            ("I promised Dana Okafor to send the sample by Friday.", "Send the sample by Friday"),
            ("I'd like to visit their shop before Monday.", "Visit their shop before Monday"),
            ("I'd send it on Friday.", "Send it on Friday"),
            ("todo me: ask about relocation", "Ask about relocation"),
            ("To do (me) - read their handbook", "Read their handbook"),
            ("I promised it to Dana.", "I promised it to Dana"),
            ("I must not forget to call Jo on Dec 1.", "Call Jo on Dec 1"),
            ("I mustn\u{2019}t forget to call Jo.", "Call Jo"),
            ("Don't forget to send Jo the deck \"Rust 101\".", "Send Jo the deck \"Rust 101\""),
            ("I'll remember to send Jo the list.", "Send Jo the list"),
            ("\"I'll send it on Friday.\"", "Send it on Friday"),
        ] {
            assert_eq!(imperative(sentence, sentence.len()), errand);
        }
    }
}
