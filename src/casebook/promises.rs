//! What they promised: kept, replaced, open or late, by matter.

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

/// Decides what became of each promise. `promises` must be in the order in which they were said.
pub(super) fn judge(
    promises: &mut [Promise<'_>],
    touches: &[Touch<'_>],
    appointments: &[(Day, Option<Day>)],
    today: Day,
    calendar: &Calendar,
) {
    for index in 0..promises.len() {
        let promise = promises[index];
        let replaced = promises[index + 1..]
            .iter()
            .find(|later| {
                later.statement.matter == promise.statement.matter
                    && (later.said > promise.said || is_one_sentence(later.statement, promise.statement))
            })
            .map(|later| (later.said, later.deadline));
        let kept = touches
            .iter()
            .filter(|touch| touch.day > promise.said && touch.day <= today)
            .find(|touch| keeps(touch, &promise))
            .map(|touch| touch.day);
        let fixed = || {
            let deadline = promise.deadline?;
            appointments
                .iter()
                .filter(|(day, said)| *day > deadline && said.is_some_and(|said| said > promise.said))
                .filter_map(|(_, said)| *said)
                .min()
        };
        let kept = kept.or_else(fixed);
        promises[index].fate = match (kept, replaced, promise.deadline) {
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
    }
}

/// Whether two statements stand in one sentence: "they need another week and will let me know by the 24th" is one promise,
/// and its last day counts.
fn is_one_sentence(a: &Statement, b: &Statement) -> bool {
    a.place.path == b.place.path && a.place.line == b.place.line && a.quote == b.quote && a.said == b.said
}

/// Whether a touch answers a promise: theirs, on its matter, or an invitation; after its window also one that names
/// no matter, or a meeting (a note of the 10th answers "I'll get back by the 4th").
fn keeps(touch: &Touch<'_>, promise: &Promise<'_>) -> bool {
    let matter = promise.statement.matter;
    let over = promise.deadline.is_none_or(|deadline| touch.day > deadline);
    let Some(event) = touch.event else { return over };
    if event.direction != Direction::Theirs {
        return event.kind == EventKind::Met && over;
    }
    match event.kind {
        EventKind::Rejection | EventKind::Offer => true,
        EventKind::Invited | EventKind::Scheduled => !matches!(matter, Matter::Document | Matter::Offer),
        // "Piet called, they will decide by Friday": the promised call came, whatever it was about.
        _ if matter == Matter::Call && event.channel == Some(Channel::Call) => true,
        _ => match event.matter {
            // A bare call names a means, and no matter.
            Some(Matter::Call) => matter == Matter::Call || over,
            Some(named) => named == matter,
            None => over || (matter == Matter::Document && is_about_it(event, promise.statement)),
        },
    }
}

/// Whether an event tells in the same words of what was to be sent.
fn is_about_it(event: &Event, statement: &Statement) -> bool {
    let names: Vec<String> = event.people.iter().flat_map(|name| content_words(name)).collect();
    let told = content_words(&event.quote);
    content_words(&statement.quote).iter().any(|word| told.contains(word) && !names.contains(word))
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
