//! "Follow-up snoozed until Friday", "Dropped the thank-you": what the log says of items that were there on that day.

use std::collections::HashMap;

use crate::casebook::{Cases, View, content_words};
use crate::extract::{Event, EventKind};
use crate::playbook::action::Action;
use crate::playbook::precedence::view_of;
use crate::text::{Day, MONTH_NAMES};

/// The words by which a log line names the items of a rule that were put off or dropped.
const NAMED: &[(&str, &[&str])] = &[
    ("follow", &["follow_up", "condition"]),
    ("chase", &["follow_up", "condition"]),
    ("check", &["check_in"]),
    ("thank", &["thank_you", "thank_helper", "rejection_thanks"]),
    ("linkedin", &["connect"]),
    ("connect", &["connect"]),
    ("reflect", &["reflect"]),
    ("recruiter", &["ask_recruiter"]),
    ("acknowledg", &["acknowledge_offer"]),
    ("tell", &["tell_others"]),
    ("let", &["let_go"]),
];

/// Puts off what the log puts off, and takes out what it drops. `messages` are the rules of which a line speaks that
/// names nothing.
pub(super) fn apply(cases: &Cases<'_>, all: &mut Vec<Action>, messages: &[&'static str]) {
    let mut lines: HashMap<usize, Lines> = HashMap::new();
    all.retain_mut(|action| {
        let (Some(index), Some(view)) = (action.view, view_of(cases, action)) else { return true };
        let lines = lines.entry(index).or_insert_with(|| Lines::of(view, messages));
        let (dropped, until) = lines.about(action);
        if dropped {
            return false;
        }
        if let Some(day) = until {
            self::until(action, day, cases.today);
        }
        true
    });
}

/// Lets an action wait until a day, where that is after its own; what it says of its reason stays.
pub(super) fn until(action: &mut Action, until: Day, today: Day) {
    if action.due.is_some_and(|due| due >= until) {
        return;
    }
    if let (Some(due), Some(ends)) = (action.due, action.ends) {
        action.ends = until.plus(due.days_until(ends));
    }
    action.due = Some(until);
    action.not_before = Some(until);
    if today < until {
        action.held_until = Some(until);
    }
}

/// The lines of one application's log that put off or drop something.
#[derive(Default)]
struct Lines {
    /// By rule, for all rules but commitments, which are known by their words.
    rules: HashMap<&'static str, Told>,
    words: HashMap<String, Told>,
}

/// What lines about one thing say, by day.
#[derive(Default)]
struct Told {
    /// The day of the last line that drops it.
    dropped: Option<Day>,
    /// The day of each line that puts it off, and until when at most it is put off by this line and those after it.
    put_off: Vec<(Day, Day)>,
}

impl Lines {
    fn of(view: &View<'_>, messages: &[&'static str]) -> Lines {
        let mut lines = Lines::default();
        let is_told = |event: &&&Event| matches!(event.kind, EventKind::Snoozed | EventKind::Dropped);
        // The last one first.
        for event in view.events.iter().filter(is_told).rev() {
            let lower = event.quote.to_lowercase();
            let words = content_words(&event.quote);
            let named: Vec<&[&'static str]> =
                NAMED.iter().filter(|(word, _)| lower.contains(word)).map(|(_, rules)| *rules).collect();
            let of_no_one = named.is_empty() && names_nothing(event);
            let rules = if of_no_one { messages.to_vec() } else { named.concat() };
            for rule in rules {
                lines.rules.entry(rule).or_default().add(event);
            }
            for word in words {
                lines.words.entry(word).or_default().add(event);
            }
        }
        lines
    }

    /// Whether an action was dropped, and until when it was put off.
    fn about(&self, action: &Action) -> (bool, Option<Day>) {
        let mut found = (false, None);
        let mut add = |told: &Told| {
            let is_known = |day: Day| action.since.is_none_or(|since| since <= day);
            found.0 |= told.dropped.is_some_and(is_known);
            // Later lines stand first.
            let known = told.put_off.partition_point(|(day, _)| is_known(*day));
            found.1 = found.1.max(known.checked_sub(1).and_then(|at| told.put_off.get(at)).map(|(_, until)| *until));
        };
        if action.rule != "commitment" {
            self.rules.get(action.rule).into_iter().for_each(&mut add);
        } else if !self.words.is_empty() {
            for word in content_words(&action.title) {
                self.words.get(&word).into_iter().for_each(&mut add);
            }
        }
        found
    }
}

/// Whether a line names no item of its own: "Snoozed until the end of the month", "Dropped it, no point", not
/// "Dropped: send references".
fn names_nothing(event: &Event) -> bool {
    /// What the line says for itself, and what stands for the message that was due.
    const OWN: &[&str] = &["snooze", "droppe", "drop", "again", "everyt", "nudge", "remind"];
    let people: Vec<String> = event.people.iter().flat_map(|name| content_words(name)).collect();
    let is_month = |word: &str| MONTH_NAMES.iter().any(|month| month.to_lowercase().starts_with(word));
    content_words(item_words(&event.quote)).iter().all(|word| {
        OWN.contains(&word.as_str())
            || people.contains(word)
            || is_month(word)
            || word.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Where a line names its item: behind a colon, else between its verb and the time or the reason.
fn item_words(quote: &str) -> &str {
    const BEHIND: &[&str] = &["until", "till", "til", "to", "for", "because", "since", "as"];
    const REASONS: &[&str] = &["no ", "not "];
    if let Some((_, item)) = quote.split_once(": ") {
        let is_reason = REASONS.iter().any(|no| item.get(..no.len()).is_some_and(|head| head.eq_ignore_ascii_case(no)));
        return if is_reason { "" } else { item };
    }
    let mark = quote.find([',', ';', '(', '\u{2014}', '\u{2013}']).into_iter().chain(quote.find(" - ")).min();
    let item = quote.get(..mark.unwrap_or(quote.len())).unwrap_or(quote);
    let behind = |word: &crate::text::Word| {
        let word = word.span.slice(item);
        BEHIND.iter().any(|own| word.eq_ignore_ascii_case(own))
    };
    let end =
        crate::text::words(item).iter().find(|word| behind(word)).map_or(item.len(), |word| word.span.range().start);
    item.get(..end).unwrap_or(item)
}

impl Told {
    /// Takes a line that stands before those that were taken.
    fn add(&mut self, event: &Event) {
        let until = event.window.as_ref().and_then(|window| window.latest().or(window.earliest()));
        match (event.kind, until) {
            (EventKind::Dropped, _) => self.dropped = self.dropped.max(Some(event.day)),
            (_, Some(until)) => {
                let latest = self.put_off.last().map_or(until, |(_, latest)| until.max(*latest));
                self.put_off.push((event.day, latest));
            }
            _ => {}
        }
    }
}
