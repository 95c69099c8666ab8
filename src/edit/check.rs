//! Whether a note that is read again says what it said before, but for the lines that were written.

use std::sync::Arc;

use crate::casebook::Casebook;
use crate::diagnostic::Diagnostic;
use crate::extract::{Event, Facts, Meeting, Mention, Offer, Standing, Statement, Subject, Task};
use crate::text::{Place, Span};

/// The lines that differ between two texts, all counted from 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Touched {
    first: u32,
    old_last: u32,
    new_last: u32,
    bytes: i64,
}

impl Touched {
    pub(super) fn between(old: &str, new: &str) -> Touched {
        let split = |text: &str| -> Vec<String> {
            let lines = super::lines::Lines::new(text);
            (0..lines.len()).map(|line| lines.words(line).to_owned()).collect()
        };
        let (before, after) = (split(old), split(new));
        let first = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
        let most = before.len().min(after.len()) - first;
        let last =
            before.iter().rev().zip(after.iter().rev()).take(most).take_while(|(one, other)| one == other).count();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Touched {
            first: number(first + 1),
            old_last: number(before.len() - last),
            new_last: number(after.len() - last),
            bytes: new.len() as i64 - old.len() as i64,
        }
    }

    /// Whether a line of the new text was written.
    pub(super) fn is_new(&self, line: u32) -> bool {
        (self.first..=self.new_last).contains(&line)
    }

    /// The first line that was written.
    pub(super) fn first_new(&self) -> u32 {
        self.first
    }

    /// The last line that was written.
    pub(super) fn last_new(&self) -> u32 {
        self.new_last
    }

    fn is_old(&self, line: u32) -> bool {
        (self.first..=self.old_last).contains(&line)
    }

    /// The place in the old text of what stands at a place of the new one.
    fn back(&self, place: &mut Place) {
        if place.line > self.new_last {
            place.line = place.line + self.old_last - self.new_last.min(place.line + self.old_last);
            self.back_span(&mut place.span);
        }
    }

    fn back_span(&self, span: &mut Span) {
        let back = |at: u32| (i64::from(at) - self.bytes).max(0) as usize;
        *span = Span::new(back(span.start), back(span.end));
    }
}

/// Everything that a note says besides the lines that were written, as it would stand in the old text.
#[derive(Debug, PartialEq)]
struct Rest {
    subjects: Vec<Subject>,
    date: Option<crate::text::Day>,
    mentions: Vec<Mention>,
    meetings: Vec<(Meeting, Vec<String>)>,
    standings: Vec<Standing>,
    statements: Vec<Statement>,
    events: Vec<Event>,
    tasks: Vec<Task>,
    offers: Vec<Offer>,
    overrides: crate::extract::Overrides,
    problems: Vec<Diagnostic>,
}

fn rest(
    facts: &Facts,
    is_touched: impl Fn(u32) -> bool,
    back: impl Fn(&mut Place),
    back_span: impl Fn(u32, &mut Span),
) -> Rest {
    // A written heading may be a subject of its own: the others are numbered as if it were not there.
    let is_kept = |subject: &Subject| subject.place.as_ref().is_none_or(|place| !is_touched(place.line));
    let mut kept = 0;
    let numbers: Vec<Option<usize>> = facts
        .subjects
        .iter()
        .map(|subject| {
            is_kept(subject).then(|| {
                kept += 1;
                kept - 1
            })
        })
        .collect();
    let renumbered = |subject: usize| numbers.get(subject).copied().flatten().unwrap_or(usize::MAX);
    macro_rules! kept {
        ($list:ident) => {
            facts
                .$list
                .iter()
                .filter(|fact| !is_touched(fact.place.line))
                .cloned()
                .map(|mut fact| {
                    back(&mut fact.place);
                    fact.subject = renumbered(fact.subject);
                    fact
                })
                .collect()
        };
    }
    let optional = |place: &mut Option<Place>| {
        if let Some(place) = place {
            back(place);
        }
    };
    let is_away = |place: &Option<Place>| place.as_ref().is_none_or(|place| !is_touched(place.line));
    let name = |index: &usize| facts.mentions.get(*index).map(|mention| mention.name.clone()).unwrap_or_default();
    let meetings: Vec<Meeting> = kept!(meetings);
    let tasks: Vec<Task> = facts
        .tasks
        .iter()
        .filter(|task| !is_touched(task.place.line))
        .cloned()
        .map(|mut task| {
            task.subject = renumbered(task.subject);
            back_span(task.place.line, &mut task.mark);
            back(&mut task.place);
            task
        })
        .collect();
    Rest {
        subjects: facts
            .subjects
            .iter()
            .filter(|subject| is_kept(subject))
            .cloned()
            .map(|mut subject| {
                optional(&mut subject.place);
                subject
            })
            .collect(),
        date: facts.date,
        mentions: facts
            .mentions
            .iter()
            .filter(|mention| is_away(&mention.place))
            .cloned()
            .map(|mut mention| {
                mention.subject = renumbered(mention.subject);
                optional(&mut mention.place);
                mention
            })
            .collect(),
        meetings: meetings
            .into_iter()
            .map(|mut meeting| {
                let people = meeting.people.iter().map(name).collect();
                meeting.people.clear();
                meeting.last_line = 0;
                (meeting, people)
            })
            .collect(),
        standings: kept!(standings),
        statements: kept!(statements),
        events: kept!(events),
        tasks,
        offers: kept!(offers),
        overrides: facts.overrides.clone(),
        problems: facts
            .problems
            .iter()
            .filter(|problem| is_away(&problem.place))
            .cloned()
            .map(|mut problem| {
                optional(&mut problem.place);
                problem
            })
            .collect(),
    }
}

/// Whether nothing that a note says changed but for what stands in the lines that were written.
pub(super) fn same_but_for(touched: &Touched, before: &Facts, after: &Facts) -> bool {
    let old = rest(before, |line| touched.is_old(line), |_| {}, |_, _| {});
    let new = rest(
        after,
        |line| touched.is_new(line),
        |place| touched.back(place),
        |line, span| {
            if line > touched.new_last {
                touched.back_span(span);
            }
        },
    );
    before.counted == after.counted && old == new
}

/// The applications of which the written lines of a note say something.
pub(super) fn spoken_of(book: &Casebook, path: &Arc<str>, touched: &Touched) -> Vec<String> {
    let is_new = |place: &Place| place.path == *path && touched.is_new(place.line);
    let says = |case: &&crate::casebook::Case| {
        case.events.iter().any(|fact| is_new(&fact.place))
            || case.statements.iter().any(|fact| is_new(&fact.place))
            || case.tasks.iter().any(|fact| is_new(&fact.place))
            || case.standings.iter().any(|fact| is_new(&fact.place))
            || case.meetings.iter().any(|(fact, _)| is_new(&fact.place))
    };
    book.cases.iter().filter(says).map(|case| case.id.clone()).collect()
}
