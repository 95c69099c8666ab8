//! What I did, found by its words and by those to whom it was done, so that a long log is not read again for each
//! commitment.

use std::collections::HashMap;

use crate::casebook::{Cases, ContactId, View, content_words};
use crate::extract::{Direction, Event, EventKind, Statement, When};
use crate::text::{Day, Span, fold, words};

/// By what a deed is found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum By {
    /// Two of its words.
    Two(u32, u32),
    /// One of its words, where it names nobody.
    Word(u32),
    /// One of its words, and one of its people.
    WordTo(u32, ContactId),
    /// It hands something over to somebody, and one of its words.
    Sent(u32),
    /// It hands something over to one of its people.
    SentTo(ContactId),
    /// It is a message.
    Message,
    /// It is a message, and one of its people.
    MessageTo(ContactId),
    /// It is a follow-up, and one of its people.
    FollowUpTo(ContactId),
}

/// Sentences with more words than this are compared word for word: their pairs would be too many.
const MOST_WORDS: usize = 16;

/// What I did in an application.
pub(super) struct Deeds<'v> {
    /// By day and place.
    events: &'v [&'v Event],
    words: HashMap<String, u32>,
    found: HashMap<By, Vec<usize>>,
    /// Those of many words.
    long: Vec<(usize, Vec<u32>)>,
    /// How often something is to be sent to each person.
    owed: HashMap<ContactId, usize>,
}

impl<'v> Deeds<'v> {
    /// What may be what was said in these commitments.
    pub(super) fn new<'s>(
        cases: &Cases<'_>,
        view: &'v View<'v>,
        commitments: impl Iterator<Item = &'s Statement>,
    ) -> Deeds<'v> {
        let mut deeds = Deeds {
            events: &view.events,
            words: HashMap::new(),
            found: HashMap::new(),
            long: Vec::new(),
            owed: HashMap::new(),
        };
        let mut is_asked = false;
        for commitment in commitments {
            is_asked = true;
            if is_to_send(&commitment.quote)
                && let Some(who) = commitment.who.as_ref().and_then(|who| view.person(cases.book, who.text()))
            {
                *deeds.owed.entry(who).or_default() += 1;
            }
            for word in content_words(&commitment.quote) {
                let next = u32::try_from(deeds.words.len()).unwrap_or(u32::MAX);
                deeds.words.entry(word).or_insert(next);
            }
        }
        if !is_asked {
            return deeds;
        }
        // What is put off is not done.
        let is_deed = |event: &Event| {
            event.direction == Direction::Mine && !matches!(event.kind, EventKind::Snoozed | EventKind::Dropped)
        };
        for (at, event) in view.events.iter().enumerate().filter(|(_, event)| is_deed(event)) {
            let words = deeds.numbers(&event.quote);
            let people: Vec<ContactId> = match event.kind {
                EventKind::Connect => Vec::new(),
                // "Mailed May the references, plus thanks for the call": thanks are no deed, and what stands before them is.
                EventKind::ThankYou if deeds.numbers(before_thanks(&event.quote)).is_empty() => Vec::new(),
                _ => event.people.iter().filter_map(|name| view.person(cases.book, name)).collect(),
            };
            if words.len() > MOST_WORDS {
                deeds.long.push((at, words.clone()));
            } else {
                for (rank, word) in words.iter().enumerate() {
                    words.iter().skip(rank + 1).for_each(|other| deeds.add(By::pair(*word, *other), at));
                }
            }
            for word in words {
                if event.people.is_empty() {
                    deeds.add(By::Word(word), at);
                }
                people.iter().for_each(|id| deeds.add(By::WordTo(word, *id), at));
                if event.kind == EventKind::SampleSent {
                    deeds.add(By::Sent(word), at);
                }
            }
            if event.is_message() {
                deeds.add(By::Message, at);
            }
            if event.kind == EventKind::SampleSent || is_sent(&event.quote) {
                for id in people.iter().copied().chain(deeds.named_in(cases, &event.quote)).collect::<Vec<_>>() {
                    deeds.add(By::SentTo(id), at);
                }
            }
            for id in people {
                if event.is_message() {
                    deeds.add(By::MessageTo(id), at);
                }
                if event.kind == EventKind::FollowUp {
                    deeds.add(By::FollowUpTo(id), at);
                }
            }
        }
        deeds
    }

    /// Those to whom something is to be sent and whose last name stands in a sentence, be it far from its verb.
    fn named_in(&self, cases: &Cases<'_>, text: &str) -> Vec<ContactId> {
        /// Among more people it would take long to look for each.
        const FEW: usize = 8;
        if self.owed.len() > FEW {
            return Vec::new();
        }
        let all: Vec<&str> = words(text).iter().map(|word| word.span.slice(text)).collect();
        let is_named = |id: &ContactId| {
            let name = cases.book.people.get(*id).map_or("", |contact| contact.name.as_str());
            name.rsplit(' ').next().is_some_and(|last| all.contains(&last))
        };
        let mut named: Vec<ContactId> = self.owed.keys().copied().filter(is_named).collect();
        named.sort_unstable();
        named
    }

    /// The words of a sentence that a commitment has, too.
    fn numbers(&self, text: &str) -> Vec<u32> {
        content_words(text).iter().filter_map(|word| self.words.get(word).copied()).collect()
    }

    fn add(&mut self, by: By, at: usize) {
        let found = self.found.entry(by).or_default();
        if found.last() != Some(&at) {
            found.push(at);
        }
    }

    /// Whether something that was logged later is what was promised: to the same person, or in the same words.
    pub(super) fn has(&self, statement: &Statement, who: Option<ContactId>, follows_up: bool) -> bool {
        let own = self.numbers(&statement.quote);
        let later = |by: By| self.found.get(&by).is_some_and(|found| self.is_later(statement, found));
        // What was promised to nobody by name may be sent to anybody, if it is the same thing: "sent Dana the slides", and
        // not "sent Dana the project references" for the project plan.
        let sent = |word: u32| {
            let found = self.found.get(&By::Sent(word)).map(Vec::as_slice).unwrap_or_default();
            let same = |at: &&usize| self.events.get(**at).is_some_and(|event| says_no_more(event, &statement.quote));
            let same: Vec<usize> = found.iter().filter(same).copied().collect();
            !same.is_empty() && self.is_later(statement, &same)
        };
        let says_it =
            |word: &u32| later(By::Word(*word)) || who.map_or_else(|| sent(*word), |id| later(By::WordTo(*word, id)));
        let with_another =
            |(rank, word): (usize, &u32)| own.iter().skip(rank + 1).any(|other| later(By::pair(*word, *other)));
        let in_many_words = |(at, words): &(usize, Vec<u32>)| {
            words.iter().filter(|word| own.contains(word)).count() >= 2 && self.is_later(statement, &[*at])
        };
        // "I'll send him the names", and later "sent the two references to him": what else was to be sent to him?
        let handed =
            |id: ContactId| self.owed.get(&id) == Some(&1) && is_to_send(&statement.quote) && later(By::SentTo(id));
        own.iter().any(says_it)
            || who.is_some_and(handed)
            || who.is_some_and(|id| later(By::FollowUpTo(id)))
            || follows_up && later(who.map_or(By::Message, By::MessageTo))
            || own.iter().enumerate().any(with_another)
            || self.long.iter().any(in_many_words)
    }

    /// Whether one of these events was logged after a statement: on a later day, or further down in its note.
    fn is_later(&self, statement: &Statement, found: &[usize]) -> bool {
        let Some(said) = statement.said.filter(|_| !statement.planned).or_else(|| soonest(statement)) else {
            return false;
        };
        let event = |at: &usize| self.events.get(*at);
        let after = found.partition_point(|at| event(at).is_some_and(|event| event.day <= said));
        let (until, later) = found.split_at(after.min(found.len()));
        let place = &statement.place;
        if later.iter().rev().filter_map(event).any(|event| event.place != *place) {
            return true;
        }
        // Those of the day itself stand in the order of their places.
        let path = until.partition_point(|at| {
            event(at).is_some_and(|event| (event.day, &*event.place.path) <= (said, &*place.path))
        });
        let last = path.checked_sub(1).and_then(|at| until.get(at)).and_then(event);
        last.is_some_and(|event| event.day == said && event.place.path == place.path && event.place.line > place.line)
    }
}

/// What a sentence says before its thanks.
fn before_thanks(sentence: &str) -> &str {
    sentence.get(..sentence.to_ascii_lowercase().find("thank").unwrap_or(sentence.len())).unwrap_or("")
}

/// From when on something may be the deed that a sentence asks for which nobody dated: what names a day is done about then.
fn soonest(statement: &Statement) -> Option<Day> {
    /// So many days before its own one nobody does it yet.
    const AHEAD: i64 = 7;
    /// And nobody dates a line so many days ahead.
    const PLANNED: i64 = 60;
    let ahead = if statement.planned { PLANNED } else { AHEAD };
    match &statement.when {
        When::Window(window) => window.earliest().or(window.latest())?.plus(-ahead),
        When::Undated => Day::new(1, 1, 1),
        When::Open(_) | When::Never => None,
    }
}

/// Whether a sentence of mine is to hand something over.
fn is_to_send(text: &str) -> bool {
    const SENDING: &[&str] = &["send", "mail", "email", "e-mail", "forward", "submit"];
    words(text).iter().any(|word| SENDING.contains(&&*fold(word.span.slice(text))))
}

/// Whether a line begins with what was handed over.
fn is_sent(text: &str) -> bool {
    const SENT: &[&str] = &["sent", "mailed", "emailed", "e-mailed", "forwarded", "submitted"];
    const FIRST: usize = 3;
    words(text).iter().take(FIRST).any(|word| SENT.contains(&&*fold(word.span.slice(text))))
}

impl By {
    fn pair(one: u32, other: u32) -> By {
        By::Two(one.min(other), one.max(other))
    }
}

/// Whether every word of what was sent stands in the sentence that promised it; names and the words of sending aside.
fn says_no_more(event: &Event, promise: &str) -> bool {
    const SENDING: &[&str] = &[
        "sent",
        "send",
        "mailed",
        "emailed",
        "e-mailed",
        "submitted",
        "to",
        "the",
        "a",
        "an",
        "my",
        "them",
        "him",
        "her",
        "it",
        "off",
        "over",
        "by",
        "on",
        "in",
        "and",
        "all",
        "today",
        "mail",
        "email",
    ];
    let stem = |text: &str, span: Span| -> String {
        let folded = fold(span.slice(text));
        folded.chars().take(6).collect::<String>().trim_end_matches('s').to_owned()
    };
    let promised: Vec<String> = words(promise).iter().map(|word| stem(promise, word.span)).collect();
    let people: Vec<String> =
        event.people.iter().flat_map(|name| name.split(' ')).map(|part| fold(part).into_owned()).collect();
    words(&event.quote).iter().all(|word| {
        let own = fold(word.span.slice(&event.quote));
        SENDING.contains(&&*own)
            || own.chars().all(|c| c.is_ascii_digit())
            || people.iter().any(|part| **part == *own)
            || promised.contains(&stem(&event.quote, word.span))
    })
}
