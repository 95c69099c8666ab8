//! What the front matter states of standing, events and timelines.

use super::{Assembler, Piece, cut};
use crate::diagnostic::{Code, Diagnostic};
use crate::extract::{Direction, Event, EventKind, Offer, Reading, Stage, Standing, Statement, Status, When, Where};
use crate::extract::{days, words};
use crate::note::{Field, Key, Prose, fold_key, is_missing};
use crate::text::{Day, Span};
use crate::timeline;

impl<'a> Assembler<'a> {
    pub(super) fn front_standing(&mut self) {
        let date = self.facts.date;
        for (key, read) in [(Key::Stage, self.stated.0), (Key::Status, self.stated.1)] {
            let Some(field) = self.note.front.get(key) else { continue };
            let place = self.place(field);
            let text = field.value.text().trim();
            let Some(words) = read else {
                let message = format!("`{}` is not a known stage or status; it counts as open", cut(text));
                let known = format!("known words: {}", words::known());
                self.facts.problems.push(Diagnostic::new(Code::UnknownWord, message, Some(place)).with_help(known));
                continue;
            };
            let mut day = date;
            if words.status == Some(Status::Rejected) {
                let stated = self.note.front.all(Key::Rejected).next();
                day = stated
                    .and_then(|field| self.front_day(field, date))
                    .map(|dated| dated.day)
                    .or(day.filter(|_| self.facts.meetings.is_empty() && stated.is_none()).or(stated.and(day)));
            }
            let mut came = None;
            if words.status == Some(Status::Offer) {
                // A note that says when the offer came: the status holds from then.
                came = self.front(Key::Offer).and_then(|field| self.front_day(field, date)).map(|dated| dated.day);
                day = came.or(day);
            }
            if words.stage.is_some() || words.status.is_some() {
                let quote = self.quote(field);
                // A note of a meeting that says `rejected` was edited later, on a day that nobody wrote down.
                let day = if words.status.is_some_and(|status| !matches!(status, Status::Open))
                    && words.status != Some(Status::Rejected)
                    && came.is_none()
                    && !self.facts.meetings.is_empty()
                {
                    None
                } else {
                    day
                };
                self.facts.standings.push(Standing {
                    subject: 0,
                    day,
                    stage: words.stage,
                    status: words.status,
                    place,
                    quote,
                });
            }
        }
        if let Some(field) = self.note.front.get(Key::Rejected)
            && fold_key(&field.name) == "rejected"
        {
            let day = self.front_day(field, date).map(|dated| dated.day);
            let truth = !matches!(field.value.text().trim().to_ascii_lowercase().as_str(), "false" | "no");
            if truth {
                let (place, quote) = (self.place(field), self.quote(field));
                self.facts.standings.push(Standing {
                    subject: 0,
                    day,
                    stage: None,
                    status: Some(Status::Rejected),
                    place,
                    quote,
                });
            }
        }
    }

    pub(super) fn front_events(&mut self) {
        let date = self.facts.date;
        if let Some(field) = self.note.front.get(Key::Applied) {
            if let Some(dated) = self.front_day(field, date) {
                self.front_event(field, dated.day, Direction::Mine, EventKind::Applied);
            }
            let place = self.place(field);
            let quote = self.quote(field);
            self.facts.standings.push(Standing {
                subject: 0,
                day: date,
                stage: Some(Stage::Applied),
                status: None,
                place,
                quote,
            });
        }
        if let Some(field) = self.note.front.get(Key::LastContact)
            && let Some(dated) = self.front_day(field, date)
        {
            self.front_event(field, dated.day, Direction::Neither, EventKind::Touch);
        }
        if let Some(field) = self.note.front.get(Key::Thanked)
            && let Some(dated) = self.front_day(field, date)
        {
            self.front_event(field, dated.day, Direction::Mine, EventKind::ThankYou);
        }
        let offer = self.note.front.get(Key::Offer);
        let deadline = self.note.front.get(Key::OfferDeadline).or_else(|| {
            // `deadline` belongs to the note's stage: here, to the offer.
            let (stage, status) = self.front_words();
            let is_offer = stage.and_then(|words| words.stage) == Some(Stage::Offer)
                || status.and_then(|words| words.status) == Some(Status::Offer);
            self.note.front.get(Key::Deadline).filter(|_| is_offer)
        });
        if let Some(field) = offer.or(deadline) {
            let day = offer.and_then(|field| match field.value.text().trim().to_ascii_lowercase().as_str() {
                "true" | "yes" => None,
                _ => self.front_day(field, date),
            });
            let ends = deadline.and_then(|field| match self.front_value(field, date) {
                Some(days::Value::Window(window)) => Some(*window),
                _ => None,
            });
            let declined = offer
                .is_some_and(|field| matches!(field.value.text().trim().to_ascii_lowercase().as_str(), "false" | "no"));
            if !declined {
                let shown = deadline.unwrap_or(field);
                let (place, quote) = (self.place(shown), self.quote(shown));
                self.facts.offers.push(Offer {
                    subject: 0,
                    day: day.map(|dated| dated.day),
                    deadline: ends,
                    place: place.clone(),
                    quote: quote.clone(),
                });
                if offer.is_some() {
                    let day = day.map(|dated| dated.day);
                    self.facts.standings.push(Standing {
                        subject: 0,
                        day: day.or(date),
                        stage: Some(Stage::Offer),
                        status: Some(Status::Offer),
                        place,
                        quote,
                    });
                }
            }
        }
        self.task_deadline();
    }

    /// `deadline` of a note whose stage is mine to do: apply by, take-home due.
    pub(super) fn task_deadline(&mut self) {
        let Some(field) = self.note.front.get(Key::Deadline) else { return };
        let stage = self.front_words().0.and_then(|words| words.stage);
        let what = match stage {
            Some(Stage::TakeHome) => "Send the take-home",
            Some(Stage::Lead) => "Apply",
            _ => return,
        };
        if let Some(days::Value::Window(window)) = self.front_value(field, self.written()) {
            self.commitment(field, what.to_owned(), When::Window(*window));
        }
    }

    pub(super) fn front_event(&mut self, field: &Field, day: Day, direction: Direction, kind: EventKind) {
        let (place, quote) = (self.place(field), self.quote(field));
        self.facts.events.push(Event::stated(0, day, direction, kind, place, quote));
    }

    pub(super) fn commitment(&mut self, field: &Field, quote: String, when: When) {
        let place = self.place(field);
        self.facts.statements.push(Statement::stated(
            0,
            Reading::Commitment,
            when,
            self.written(),
            place,
            quote,
            Span::new(0, 0),
        ));
    }

    /// Timelines and next steps that the front matter states.
    pub(super) fn front_timelines(&mut self) {
        let date = self.written();
        for field in self.note.front.all(Key::Timeline) {
            let place = self.place(field);
            let quote = self.quote(field);
            let name_len = quote.len().saturating_sub(field.value.span().len());
            let when = match self.front_value(field, date) {
                Some(days::Value::Window(window)) => When::Window(*window),
                Some(days::Value::None) if date.is_none() => {
                    match timeline::find(field.value.text(), &[]).into_iter().next() {
                        Some(phrase) => {
                            let message = format!(
                                "`{}` counts from the day on which it was said, and the note bears no date",
                                cut(field.value.text())
                            );
                            self.facts.problems.push(Diagnostic::new(Code::NoSaidDay, message, Some(place.clone())));
                            When::Open(Box::new(phrase))
                        }
                        None => When::Undated,
                    }
                }
                Some(days::Value::None) => When::Undated,
                Some(days::Value::Impossible) | None => continue,
            };
            let phrase = Span::new(name_len, quote.len());
            self.facts.statements.push(Statement::stated(0, Reading::Promise, when, date, place, quote, phrase));
        }
        for field in self.note.front.all(Key::NextTouch) {
            if let Some(days::Value::Window(window)) = self.front_value(field, date) {
                self.commitment(field, "Follow up".to_owned(), When::Window(*window));
            }
        }
        for field in self.note.front.all(Key::NextStep) {
            let mut texts = field.value.texts();
            texts.retain(|(text, _)| !is_missing(text));
            for (text, span) in texts {
                let map = Prose {
                    text: text.to_owned(),
                    map: vec![crate::note::Piece { prose: 0, source: span.start, source_len: span.len() as u32 }],
                    masked: Vec::new(),
                };
                let before = self.facts.statements.len();
                let events = self.facts.events.len();
                self.prose(&Piece {
                    prose: &map,
                    masked: &[],
                    subject: 0,
                    said: date,
                    place: Where::OpenTask,
                    headings: &["Next steps"],
                    sender: None,
                    skip: None,
                    dated: false,
                    planned: false,
                    made: self.facts.date.is_none(),
                });
                let bare_day = days::day(text, date, self.calendar).is_some() && text.len() < 26;
                let waits = ["wait", "await", "hear", "none", "nothing"]
                    .iter()
                    .any(|word| text.to_lowercase().starts_with(word));
                if self.facts.statements.len() == before && self.facts.events.len() == events && !waits && !bare_day {
                    self.commitment(field, text.trim().to_owned(), When::Undated);
                } else if bare_day {
                    self.facts.statements.truncate(before);
                    if let Some(days::Value::Window(window)) = self.front_value(field, date) {
                        self.commitment(field, "Take the next step".to_owned(), When::Window(*window));
                    }
                }
            }
        }
    }
}
