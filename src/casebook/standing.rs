//! Stage and status of an application as of a day.

use std::cell::LazyCell;
use std::collections::HashSet;

use super::Case;
use super::as_of::Touch;
use crate::extract::{Direction, Event, EventKind, Reading, Stage, Status};
use crate::text::{Day, Place};

/// The statement that a status rests on.
#[derive(Debug, Clone)]
pub struct StatusAt {
    /// Where.
    pub place: Place,
    /// The words.
    pub quote: String,
    /// The day from which it holds; `None` where nobody wrote it down.
    pub day: Option<Day>,
}

/// Stage and status: the furthest stage of the run, and the latest dated statement of status; an undated note of the
/// application beats older ones.
pub(super) fn standing(
    case: &Case,
    events: &[&Event],
    touches: &[Touch<'_>],
    begin: Option<Day>,
    today: Day,
    ghosted_after: i64,
) -> (Option<Stage>, Status, Option<StatusAt>) {
    let mut stage: Option<Stage> = None;
    let mut best: Option<(Day, u8, Status, StatusAt)> = None;
    let mut dated: Vec<(Status, Day)> = Vec::new();
    let mut state = |day: Option<Day>, status: Status, place: &Place, quote: &str| {
        dated.extend(day.map(|day| (status, day)));
        // Undated counts as said last; of one day, what closes counts over what does not.
        let rank = (day.unwrap_or(today), if day.is_none() { 2 } else { u8::from(closes(status)) });
        if best.as_ref().is_none_or(|(day, weight, _, _)| (*day, *weight) <= rank) {
            best = Some((rank.0, rank.1, status, StatusAt { place: place.clone(), quote: quote.to_owned(), day }));
        }
    };
    let offered = LazyCell::new(|| offered(case, events));
    let fixed = LazyCell::new(|| fixed_on(case));
    let less = |event: &Event| agrees_to_less(event, || fixed.contains(&(event.day, &*event.place.path))) && !*offered;
    for standing in &case.standings {
        if standing.day.is_some_and(|day| day > today || begin.is_some_and(|begin| day < begin)) {
            continue;
        }
        stage = stage.max(standing.stage);
        // What the log says was decided is later than a status that nobody dated.
        let overtaken = |status| {
            standing.day.is_none() && !closes(status) && events.iter().any(|event| decides(event) && !less(event))
        };
        if let Some(status) = standing.status.filter(|status| !overtaken(*status)) {
            state(standing.day, status, &standing.place, &standing.quote);
        }
    }
    for event in events {
        if less(event) {
            continue;
        }
        let status = match event.kind {
            EventKind::Rejection => Status::Rejected,
            EventKind::Offer => Status::Offer,
            EventKind::Acceptance => Status::Accepted,
            EventKind::Declined => Status::Declined,
            EventKind::Withdrawn => Status::Withdrawn,
            EventKind::LetGo => Status::Ghosted,
            EventKind::Applied => {
                stage = stage.max(Some(Stage::Applied));
                continue;
            }
            _ => continue,
        };
        if status == Status::Offer {
            stage = stage.max(Some(Stage::Offer));
        }
        state(Some(event.day), status, &event.place, &event.quote);
    }
    let Some((_, _, mut status, mut at)) = best else { return (stage, Status::Open, None) };
    // What the front matter says undated, the log may say with its day.
    at.day = at.day.or(dated.iter().filter(|(said, _)| *said == status && closes(status)).map(|(_, day)| *day).max());
    // A reply or a meeting reopens what was closed by silence. Where nobody wrote down when it was closed, a word that
    // ended a long silence is the later one.
    let reopens = |index: usize, touch: &Touch<'_>| match (at.day, index.checked_sub(1).and_then(|at| touches.get(at)))
    {
        (Some(day), _) => touch.day > day,
        (None, Some(before)) => before.day.days_until(touch.day) >= ghosted_after,
        (None, None) => false,
    };
    if status == Status::Ghosted
        && touches.iter().enumerate().any(|(index, touch)| touch.direction != Direction::Mine && reopens(index, touch))
    {
        status = Status::Open;
    }
    (stage, status, Some(at))
}

/// Whether anybody has made an offer.
fn offered(case: &Case, events: &[&Event]) -> bool {
    !case.offers.is_empty()
        || case
            .standings
            .iter()
            .any(|at| at.stage == Some(Stage::Offer) || matches!(at.status, Some(Status::Offer | Status::Accepted)))
        || events.iter().any(|event| event.kind == EventKind::Offer)
}

/// "Said yes" without a word of the job: where nobody has made an offer, to a day or a call; and so "accepted", beside an
/// interview that was fixed on that day. Of a wrong acceptance every other company would be told.
fn agrees_to_less(event: &Event, of_a_day: impl Fn() -> bool) -> bool {
    const JOB: &[&str] = &["offer", "sign", "job", "role", "position", "contract", "terms"];
    const ACCEPT: &[&str] = &["accept"];
    let names = |list: &[&str]| {
        let words = event.quote.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .any(|word| list.iter().any(|own| word.get(..own.len()).is_some_and(|head| head.eq_ignore_ascii_case(own))))
    };
    event.kind == EventKind::Acceptance && !names(JOB) && (!names(ACCEPT) || of_a_day())
}

/// The days on which interviews were fixed, each with the note that tells of it.
fn fixed_on(case: &Case) -> HashSet<(Day, &str)> {
    let fixed = case.statements.iter().filter(|statement| statement.reading == Reading::Appointment);
    fixed.filter_map(|statement| Some((statement.said?, &*statement.place.path))).collect()
}

fn decides(event: &Event) -> bool {
    use EventKind::{Acceptance, Declined, Rejection, Withdrawn};
    matches!(event.kind, Acceptance | Declined | Rejection | Withdrawn)
}

fn closes(status: Status) -> bool {
    !matches!(status, Status::Open | Status::OnHold | Status::Offer)
}
