//! What they promised: kept, replaced, open or late, by matter.

use foldhash::{HashMap, HashMapExt};

use super::as_of::Touch;
use super::{ContactId, content_words};
use crate::extract::{Channel, Direction, Event, EventKind, Matter, Reading, Statement, When, Who};
use crate::text::Day;
use crate::timeline::{Calendar, Window};

/// What became of a promise, as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Its window is not over.
    Open,
    /// Its deadline passed without a sign.
    Late,
    /// A touch, a meeting or an invitation of this day kept it.
    Kept(Day),
    /// A later promise on the same matter took its place.
    Replaced {
        /// The day of the later one.
        by: Day,
        /// By how many working days the deadline moved; negative where it came nearer.
        slip: Option<i64>,
    },
}

/// A promise of theirs, as of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promise<'a> {
    /// What was said.
    pub statement: &'a Statement,
    /// The day it was said.
    pub said: Day,
    /// The day after which it is late; `None` for a promise without a day.
    pub deadline: Option<Day>,
    /// What became of it.
    pub fate: Fate,
    /// Who promised, where it is a contact.
    pub who: Option<ContactId>,
}

/// The day after which a promise is late: the window's deadline; for a window without an end, some working days
/// (`open_end_days`) after its beginning.
pub(super) fn deadline(window: &Window, open_end_days: u32, calendar: &Calendar) -> Option<Day> {
    window.deadline.or_else(|| match (window.latest(), window.earliest()) {
        (Some(latest), _) => Some(latest),
        (None, Some(begin)) => calendar.plus_working(begin, i64::from(open_end_days)),
        (None, None) => None,
    })
}

/// Decides what became of each promise. `promises` must be in the order in which they were said, `touches` by day.
pub(super) fn judge(
    promises: &mut [Promise<'_>],
    touches: &[Touch<'_>],
    appointments: &[(Day, Option<Day>)],
    today: Day,
    calendar: &Calendar,
) {
    if promises.is_empty() {
        return;
    }
    let answers = Answers::of(touches, promises, today);
    let fixed = Fixed::of(appointments);
    let mut later = Later::default();
    for index in (0..promises.len()).rev() {
        let Some(promise) = promises.get(index).copied() else { continue };
        let replaced = later.of(promise.statement, promise.said).and_then(|at| promises.get(at));
        let replaced = replaced.map(|later| (later.said, later.deadline));
        let kept = answers.to(&promise).or_else(|| fixed.after(promise.deadline?, promise.said));
        let fate = match (kept, replaced, promise.deadline) {
            // A call that moves the decision answers nothing: what is said on the day of the touch takes its place.
            (Some(day), Some((by, _)), _) if day < by => Fate::Kept(day),
            (_, Some((by, moved)), old) => {
                let slip = old.zip(moved).map(|(old, new)| calendar.working_between(old, new));
                Fate::Replaced { by, slip }
            }
            (Some(day), None, _) => Fate::Kept(day),
            (None, None, Some(deadline)) if deadline < today || promise.statement.lapsed => Fate::Late,
            (None, None, _) => Fate::Open,
        };
        if let Some(own) = promises.get_mut(index) {
            own.fate = fate;
        }
        later.add(promise.statement, promise.said, index);
    }
}

/// What takes the place of a promise: the next one on its matter that was said on a later day, or that stands in the
/// same sentence ("they need another week and will let me know by the 24th" is one promise, and its last day counts).
/// Promises are added from the last one on.
#[derive(Default)]
struct Later<'a> {
    /// By matter, the first promise of the day that was added last, with that day, and the first one of any later day.
    days: HashMap<Matter, (Day, usize, Option<usize>)>,
    /// By matter and sentence, the next promise.
    sentences: HashMap<(Matter, Sentence<'a>), usize>,
}

/// Where a sentence stands, when it was said, and its words.
type Sentence<'a> = (&'a str, u32, Day, &'a str);

fn sentence(statement: &Statement, said: Day) -> Sentence<'_> {
    (&statement.place.path, statement.place.line, said, &statement.quote)
}

impl<'a> Later<'a> {
    fn of(&self, statement: &'a Statement, said: Day) -> Option<usize> {
        let of_later_day = self.days.get(&statement.matter).and_then(
            |(day, first, later)| {
                if *day > said { Some(*first) } else { *later }
            },
        );
        let own = self.sentences.get(&(statement.matter, sentence(statement, said))).copied();
        match (of_later_day, own) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        }
    }

    fn add(&mut self, statement: &'a Statement, said: Day, index: usize) {
        let known = self.days.entry(statement.matter).or_insert((said, index, None));
        *known = if known.0 == said { (said, index, known.2) } else { (said, index, Some(known.1)) };
        self.sentences.insert((statement.matter, sentence(statement, said)), index);
    }
}

/// The interviews that are fixed, by the day on which that was said.
struct Fixed {
    /// When it was said, the day, and the latest day of this one and all that were said after it.
    said: Vec<(Day, Day, Day)>,
}

impl Fixed {
    fn of(appointments: &[(Day, Option<Day>)]) -> Fixed {
        let mut said: Vec<(Day, Day, Day)> =
            appointments.iter().filter_map(|(day, said)| Some(((*said)?, *day, *day))).collect();
        said.sort_unstable();
        let mut latest = None;
        for (_, day, last) in said.iter_mut().rev() {
            latest = latest.max(Some(*day));
            *last = latest.unwrap_or(*day);
        }
        Fixed { said }
    }

    /// The first day on which an interview after a deadline was fixed.
    fn after(&self, deadline: Day, said: Day) -> Option<Day> {
        let later = self.said.get(self.said.partition_point(|(on, ..)| *on <= said)..).unwrap_or_default();
        let there = later.iter().take_while(|(.., latest)| *latest > deadline);
        there.map(|(on, day, _)| (on, day)).find(|(_, day)| **day > deadline).map(|(on, _)| *on)
    }
}

/// Which touches answer a promise: theirs, on its matter, or an invitation; after its window also one that names no
/// matter, or a meeting (a note of the 10th answers "I'll get back by the 4th").
struct Answers<'a> {
    /// All of them up to today, by day.
    touches: &'a [Touch<'a>],
    /// By matter, those that answer a promise at any time, and those that do so once its window is over.
    any: [Vec<usize>; MATTERS.len()],
    over: [Vec<usize>; MATTERS.len()],
    /// By word, those that name no matter and tell in that word of what was sent.
    words: HashMap<String, Vec<usize>>,
}

const MATTERS: [Matter; 5] = [Matter::Answer, Matter::Call, Matter::Document, Matter::Schedule, Matter::Offer];

impl<'a> Answers<'a> {
    fn of(touches: &'a [Touch<'a>], promises: &[Promise<'_>], today: Day) -> Answers<'a> {
        let touches = touches.get(..touches.partition_point(|touch| touch.day <= today)).unwrap_or(touches);
        let mut answers = Answers { touches, any: Default::default(), over: Default::default(), words: HashMap::new() };
        let sends = promises.iter().any(|promise| promise.statement.matter == Matter::Document);
        for (at, touch) in touches.iter().enumerate() {
            for (matter, (any, over)) in MATTERS.iter().zip(answers.any.iter_mut().zip(&mut answers.over)) {
                match keeps(touch, *matter) {
                    Keeps::Always => any.push(at),
                    Keeps::AfterIts => over.push(at),
                    Keeps::Never => {}
                }
            }
            let tells = |event: &&Event| {
                let invites = matches!(event.kind, EventKind::Invited | EventKind::Scheduled);
                event.direction == Direction::Theirs && event.matter.is_none() && !invites
            };
            if let Some(event) = touch.event.filter(|event| sends && tells(event)) {
                let names: Vec<String> = event.people.iter().flat_map(|name| content_words(name)).collect();
                for word in content_words(&event.quote).into_iter().filter(|word| !names.contains(word)) {
                    answers.words.entry(word).or_default().push(at);
                }
            }
        }
        answers
    }

    /// The day of the first answer to a promise.
    fn to(&self, promise: &Promise<'_>) -> Option<Day> {
        let matter = promise.statement.matter;
        let lists = MATTERS.iter().zip(self.any.iter().zip(&self.over));
        let (mut any, mut after) = (None, None);
        let first_after = |list: &[usize], day: Day| {
            let begin = list.partition_point(|at| self.touches.get(*at).is_some_and(|touch| touch.day <= day));
            list.get(begin).copied()
        };
        let over = promise.deadline.map_or(promise.said, |deadline| deadline.max(promise.said));
        for (_, (always, later)) in lists.filter(|(known, _)| **known == matter) {
            any = first_after(always, promise.said);
            after = first_after(later, over);
        }
        let mut first = [any, after].into_iter().flatten().min();
        if matter == Matter::Document && !self.words.is_empty() {
            let words = content_words(&promise.statement.quote);
            let lists = words.iter().filter_map(|word| self.words.get(word));
            first = lists.filter_map(|list| first_after(list, promise.said)).chain(first).min();
        }
        self.touches.get(first?).map(|touch| touch.day)
    }
}

/// When a touch answers a promise on a matter.
enum Keeps {
    Always,
    AfterIts,
    Never,
}

fn keeps(touch: &Touch<'_>, matter: Matter) -> Keeps {
    let when = |always: bool, after: bool| match (always, after) {
        (true, _) => Keeps::Always,
        (false, true) => Keeps::AfterIts,
        (false, false) => Keeps::Never,
    };
    let Some(event) = touch.event else { return Keeps::AfterIts };
    if event.direction != Direction::Theirs {
        return when(false, event.kind == EventKind::Met);
    }
    match event.kind {
        EventKind::Rejection | EventKind::Offer => Keeps::Always,
        EventKind::Invited | EventKind::Scheduled => when(!matches!(matter, Matter::Document | Matter::Offer), false),
        // "Piet called, they will decide by Friday": the promised call came, whatever it was about.
        _ if matter == Matter::Call && event.channel == Some(Channel::Call) => Keeps::Always,
        _ => match event.matter {
            // A bare call names a means, and no matter.
            Some(Matter::Call) => when(matter == Matter::Call, true),
            Some(named) => when(named == matter, false),
            None => Keeps::AfterIts,
        },
    }
}

/// The promises among statements that are known as of `today`.
pub(super) fn of<'a>(
    statements: impl Iterator<Item = &'a Statement>,
    open_end_days: u32,
    calendar: &Calendar,
    who: impl Fn(&str) -> Option<ContactId>,
) -> Vec<Promise<'a>> {
    statements
        .filter(|statement| statement.reading == Reading::Promise)
        .filter_map(|statement| {
            let deadline = match &statement.when {
                When::Window(window) => Some(deadline(window, open_end_days, calendar)?),
                When::Undated => None,
                When::Open(_) | When::Never => return None,
            };
            let who = match &statement.who {
                Some(Who::Person(name)) => who(name),
                _ => None,
            };
            Some(Promise { statement, said: statement.said?, deadline, fate: Fate::Open, who })
        })
        .collect()
}
