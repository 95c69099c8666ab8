//! Offers and rejections.

use crate::casebook::{Cases, ContactId, View, earliest_reading};
use crate::extract::{Direction, Event, EventKind, Matter, Reading, Stage, Statement, Status, When};
use crate::playbook::action::{Action, Evidence, Reason};
use crate::playbook::{promises, speech};
use crate::text::{Day, Span};

/// When an offer came, and on which words that rests.
fn offer_came(view: &View<'_>, today: Day) -> Option<(Option<Day>, Vec<Evidence>)> {
    if view.status != Status::Offer {
        return None;
    }
    let event: Option<&&Event> = view.events.iter().find(|event| event.kind == EventKind::Offer);
    let noted = view.case.offers.iter().find(|offer| offer.day.is_none_or(|day| day <= today));
    // Front matter says the day; prose may say it from a day on which the note was not written.
    let day = noted.and_then(|offer| offer.day).or_else(|| event.map(|event| event.day));
    let sources = match (event, noted, &view.status_at) {
        (Some(event), ..) => vec![speech::event_evidence(event)],
        (None, Some(offer), _) => vec![words(&offer.place, &offer.quote)],
        (None, None, Some(at)) => vec![words(&at.place, &at.quote)],
        (None, None, None) => Vec::new(),
    };
    let stated = view.status_at.as_ref().and_then(|at| at.day);
    Some((day.or(stated), sources))
}

fn words(place: &crate::text::Place, quote: &str) -> Evidence {
    Evidence { place: place.clone(), quote: quote.to_owned(), phrase: Span::new(0, quote.len()) }
}

/// When the offer has to be answered, and the sentence that says so where it is no front matter: the earliest reading of
/// all that was said of it. What was said of the offer itself after it had come, and after what is noted, counts instead:
/// they agreed to wait, or want to know sooner.
fn expiry<'a>(view: &View<'a>, came: Option<Day>) -> Option<(Day, Option<&'a Statement>)> {
    let last = |window| earliest_reading(window).map(|(_, last)| last);
    let noted = view.case.offers.iter().filter_map(|offer| last(offer.deadline.as_ref()?)).map(|day| (day, None));
    let said: Vec<(Day, &Statement)> = view
        .intents
        .iter()
        .filter(|intent| intent.reading == Reading::Commitment && is_of_the_offer(intent))
        .filter_map(|intent| match &intent.when {
            When::Window(window) => Some((last(window)?, *intent)),
            _ => None,
        })
        // What was over before the offer came is none of its.
        .filter(|(day, _)| came.is_none_or(|came| *day >= came))
        .collect();
    let moved = said
        .iter()
        .filter(|(_, statement)| came.is_some_and(|came| statement.said.is_some_and(|said| said > came)))
        .filter(|(_, statement)| tells_deadline(statement))
        .max_by_key(|(day, statement)| (statement.said, std::cmp::Reverse(*day)));
    if let Some((day, statement)) = moved {
        return Some((*day, Some(*statement)));
    }
    let said = said.into_iter().map(|(day, statement)| (day, Some(statement)));
    noted.chain(said).min_by_key(|(day, _)| *day)
}

/// Whether a statement is of the offer, where there is one: "they want my answer by Friday".
fn is_of_the_offer(statement: &Statement) -> bool {
    const WORDS: &[&str] = &["answer", "answers", "decision", "decide", "know", "response"];
    statement.matter == Matter::Offer
        || statement.matter == Matter::Answer && (speech::says(&statement.quote, WORDS) || is_to_tell(statement))
        || is_signed(statement)
}

/// "Could you tell us by the 16th?": what, if not the answer.
fn is_to_tell(statement: &Statement) -> bool {
    const TELL: &[&str] = &["tell us", "tell me", "tell them", "get back to us", "come back to us"];
    let before = statement.quote.get(..statement.phrase.range().start).unwrap_or("").trim_end();
    TELL.iter().any(|words| before.ends_with(words))
}

/// Whether what is to be given back is the signed contract, with which an offer is accepted: "return the signed copy by
/// 25 Sep". A form and a promise of secrecy are signed without one.
fn is_signed(statement: &Statement) -> bool {
    const SIGNS: &[&str] = &["sign", "signed", "countersign", "countersigned"];
    const PAPERS: &[&str] = &["copy", "copies", "contract", "letter", "offer", "agreement"];
    const OTHERS: &[&str] =
        &["nda", "form", "forms", "disclosure", "confidentiality", "waiver", "consent", "reference"];
    let says = |words: &[&str]| speech::says(&statement.quote, words);
    says(SIGNS) && says(PAPERS) && !says(OTHERS)
}

/// Whether the line that asks to answer the offer says all that a statement says: how long the offer stands, or when I
/// promised an answer.
pub(super) fn is_answer(statement: &Statement) -> bool {
    tells_deadline(statement)
        || (statement.matter == Matter::Answer || is_signed(statement)) && is_of_the_offer(statement)
}

/// Whether what I owe is the answer to the offer, by its day: "told her that I need until the 29th", where the offer ends
/// on the 29th.
pub(super) fn ends_with_it(view: &View<'_>, statement: &Statement) -> bool {
    const WORDS: &[&str] =
        &["until", "till", "need", "needs", "answer", "decide", "decision", "know", "reply", "respond"];
    let last = |window| earliest_reading(window).map(|(_, last)| last);
    let When::Window(window) = &statement.when else { return false };
    let own = last(window);
    let mut deadlines = view.case.offers.iter().filter_map(|offer| last(offer.deadline.as_ref()?));
    own.is_some_and(|own| deadlines.any(|day| day == own)) && speech::says(&statement.quote, WORDS)
}

/// Whether a statement says how long an offer stands; "I'll answer their offer by Friday" says nothing of that.
fn tells_deadline(statement: &Statement) -> bool {
    const WORDS: &[&str] = &[
        "stands",
        "stand",
        "valid",
        "good",
        "open",
        "holds",
        "lasts",
        "table",
        "expires",
        "runs",
        "ends",
        "deadline",
        "extended",
        "gave",
        "given",
        "until",
        "till",
        "til",
        "need",
        "needs",
        "want",
        "wants",
        "expect",
        "expects",
        "like",
        "appreciate",
    ];
    is_of_the_offer(statement) && (speech::is_asked(statement) || speech::says(&statement.quote, WORDS))
}

/// An offer came: say thank you and that you are thinking about it.
pub(super) fn acknowledge_offer(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    let Some((came, sources)) = offer_came(view, cases.today) else { return Vec::new() };
    let since = came.unwrap_or(cases.today);
    // What was met on that day is thanked for, too.
    let met = view.meetings.iter().any(|held| held.day == since);
    let done = view.events.iter().any(|event| {
        event.day >= since
            && (event.kind == EventKind::OfferAcknowledged
                || (event.kind == EventKind::ThankYou && (event.day > since || !met))
                || event.is_message())
    });
    if done {
        return Vec::new();
    }
    let mut reason = Reason::new(cases, Some(view), Some("004"));
    let ends = reason.number("acknowledge_ends", cases.settings.playbook.acknowledge_ends);
    let recipient = promises::recipient(cases, view, None);
    let text = match came {
        Some(day) => format!(
            "the offer came on {}; thank them the same day, and ask for it in writing and for time to think",
            speech::day(day)
        ),
        None => "there is an offer; thank them, and ask for it in writing and for time to think".to_owned(),
    };
    let mut action = Action::new("acknowledge_offer", index, "Acknowledge the offer".to_owned(), reason.text(text));
    action.key = came.map(|day| day.to_string()).unwrap_or_default();
    action.since = came;
    action.due = Some(since);
    // An undated one is never late, and stands until the offer is decided.
    action.ends = came.and_then(|day| day.plus(i64::from(ends)));
    action.gentle = came.is_none();
    action.people = recipient.into_iter().collect();
    action.sources = sources;
    action.record = speech::record_in_case(view, cases.today);
    vec![action]
}

/// An offer has a date; conflicts with what other companies promised are said.
pub(super) fn offer_deadline(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    let Some((came, mut sources)) = offer_came(view, cases.today) else { return Vec::new() };
    let Some((due, said)) = expiry(view, came) else { return Vec::new() };
    let mut reason = Reason::new(cases, Some(view), Some("004"));
    let ends = reason.number("offer_deadline_ends", cases.settings.playbook.offer_deadline_ends);
    let mut action = Action::new(
        "offer_deadline",
        index,
        "Answer the offer".to_owned(),
        reason.text(format!("the offer stands until {}", speech::day(due))),
    )
    .due(due, ends);
    action.key = "offer".to_owned();
    for (other_index, other) in cases.views.iter().enumerate() {
        for promise in other.open_promises().filter(|promise| promise.deadline.is_some_and(|day| day > due)) {
            let Some(day) = promise.deadline else { continue };
            if other_index == index {
                if promise.statement.matter == Matter::Offer {
                    action.hints.push(format!(
                        "their changed offer is due {}, after that: ask in writing that the offer stands until then",
                        speech::day(day)
                    ));
                }
            } else if !other.is_closed() {
                let company = other.case.company.as_deref().unwrap_or("the other company");
                action.hints.push(format!(
                    "{company} promised an answer by {}, after that: ask {company} to decide sooner",
                    speech::day(day)
                ));
            }
        }
    }
    if cases.offers.iter().any(|other| *other != index) {
        action
            .hints
            .push("compare the offers: career goals, location, conditions, salary, benefits, security".to_owned());
    }
    if let Some(offer) = view.case.offers.iter().find(|offer| offer.deadline.is_some()) {
        sources.insert(0, words(&offer.place, &offer.quote));
        sources.dedup_by(|a, b| a.place == b.place);
    }
    if let Some(said) = said {
        sources.insert(0, Evidence { place: said.place.clone(), quote: said.quote.clone(), phrase: said.phrase });
    }
    action.sources = sources;
    action.record = speech::record_in_case(view, cases.today);
    vec![action]
}

/// What ends the key of an action that an acceptance causes.
pub(super) const ACCEPTED: &str = "accepted";

/// An offer: tell each other live company where I met someone, and the recruiter; an acceptance: withdraw with thanks
/// everywhere live. The action belongs to the company that is told.
pub(super) fn tell_others(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    if view.is_closed() {
        return Vec::new();
    }
    if let Some((other, day)) = cases.ended_by(view) {
        let Some(accepted) = cases.views.get(other) else { return Vec::new() };
        let at = accepted.status_at.as_ref();
        let came = at.and_then(|at| at.day);
        let sources = at.map(|at| words(&at.place, &at.quote)).into_iter().collect();
        let action = telling(cases, index, view, accepted, (came, Some(day)), sources);
        return action.into_iter().collect();
    }
    // Where nobody was met, nobody is deciding; but a recruiter works for me elsewhere too.
    let theirs = |event: &&Event| event.direction == Direction::Theirs || event.kind == EventKind::Applied;
    // Nor is anybody where nothing was sent yet.
    let sent = view.stage.is_some_and(|stage| stage != Stage::Lead) || view.events.iter().any(theirs);
    let in_touch = !view.case.recruiters.is_empty() && sent;
    if view.status == Status::Offer || (view.meetings.is_empty() && !in_touch) {
        return Vec::new();
    }
    let others = cases.offers.iter().filter(|other| **other != index).filter_map(|other| cases.views.get(*other));
    let mut open = others.filter_map(|other| {
        let (came, sources) = offer_came(other, cases.today)?;
        telling(cases, index, view, other, (came, came), sources)
    });
    open.next().into_iter().collect()
}

/// The action of telling one company of what happened at another one; `None` where they were told. What happened has a
/// day where somebody wrote it down, and else perhaps one from which on telling counts.
fn telling(
    cases: &Cases<'_>,
    index: usize,
    view: &View<'_>,
    other: &View<'_>,
    (came, told_from): (Option<Day>, Option<Day>),
    sources: Vec<Evidence>,
) -> Option<Action> {
    let accepted = other.status == Status::Accepted;
    let since = came.unwrap_or(cases.today);
    let told = |event: &&Event| event.kind == EventKind::OthersTold && told_from.is_none_or(|from| event.day >= from);
    if other.events.iter().any(&told) || view.events.iter().any(told) {
        return None;
    }
    // What nobody dated is for today, and never late.
    let mut reason = Reason::new(cases, Some(view), Some("001 004"));
    let days = reason.number("tell_others_days", cases.settings.playbook.tell_others_days);
    let last = reason.number("tell_others_ends", cases.settings.playbook.tell_others_ends);
    let mut due = if came.is_some() { cases.calendar.plus_working(since, i64::from(days))? } else { since };
    let ends = expiry(other, came).map(|(day, _)| day).filter(|_| !accepted);
    if let Some(before) = ends.and_then(|day| cases.calendar.working_on_or_before(day.plus(-1)?)) {
        due = due.min(before).max(since);
    }
    let company = other.case.company.as_deref().unwrap_or("another company");
    let recipient = promises::recipient(cases, view, None);
    let whom = recipient.and_then(|id| cases.book.people.get(id)).map_or("them", |contact| contact.name.as_str());
    let (title, text) = if !accepted {
        (
            format!("Tell {whom} that you have another offer"),
            format!("{company} made an offer; let others who are deciding know, without playing them off"),
        )
    } else if view.status == Status::Offer {
        (
            format!("Tell {whom} that you decline their offer, with thanks"),
            format!("you accepted {company}'s offer; leave everywhere else on good terms"),
        )
    } else {
        (
            format!("Tell {whom} that you withdraw, with thanks"),
            format!("you accepted {company}'s offer; leave everywhere else on good terms"),
        )
    };
    let mut action = Action::new("tell_others", index, title, reason.text(text)).due(due, last);
    action.key = format!("{} {}", other.case.id, if accepted { ACCEPTED } else { "offer" });
    action.since = came;
    action.gentle = came.is_none();
    if came.is_none() {
        let quiet = i64::from(other.case.number("quiet_days", cases.settings.playbook.quiet_days));
        action.ends = other.silent_since.and_then(|since| since.plus(quiet)).or(action.ends);
    }
    action.people = recipient.into_iter().collect();
    action.sources = sources;
    action.record = speech::record_in_case(view, cases.today);
    Some(action)
}

/// A rejection where I met someone.
pub(super) fn rejection_thanks(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    if view.status != Status::Rejected || view.meetings.is_empty() {
        return Vec::new();
    }
    let event = view.events.iter().find(|event| event.kind == EventKind::Rejection);
    let dated = event.map(|event| event.day).or_else(|| view.status_at.as_ref().and_then(|at| at.day));
    // Thanks that they answered since were for the interview.
    let is_last_word = |day: Day| {
        view.meetings.iter().all(|held| held.day < day) && view.last_theirs().is_none_or(|theirs| theirs <= day)
    };
    let done = view.events.iter().any(|event| {
        dated.is_none_or(|day| event.day >= day)
            && (event.kind == EventKind::ThankYou && (dated.is_some() || is_last_word(event.day))
                || event.kind == EventKind::ReferralAsked)
            || (dated.is_some_and(|day| event.day >= day) && event.is_message())
    });
    if done {
        return Vec::new();
    }
    let mut reason = Reason::new(cases, Some(view), Some("000 001 004"));
    let days = reason.number("rejection_thanks_days", cases.settings.playbook.rejection_thanks_days);
    let ends = reason.number("rejection_thanks_ends", cases.settings.playbook.rejection_thanks_ends);
    let people: Vec<ContactId> = view.meetings.last().map(|held| held.people.clone()).unwrap_or_default();
    let whom = match speech::names(cases, &people) {
        names if names.is_empty() => "them".to_owned(),
        names => names,
    };
    let text = match dated {
        Some(day) => format!(
            "they said no on {}; part on good terms: their first choice may not stay, and they may know of another place",
            speech::day(day)
        ),
        None => "they said no; part on good terms: their first choice may not stay, and they may know of another place"
            .to_owned(),
    };
    let title = format!("Thank {whom}; ask why, what would have changed it, and for a referral");
    let mut action = Action::new("rejection_thanks", index, title, reason.text(text));
    action.key = dated.map(|day| day.to_string()).unwrap_or_default();
    action.since = dated;
    match dated {
        Some(day) => {
            action.due = day.plus(i64::from(days));
            action.ends = day.plus(i64::from(days) + i64::from(ends));
        }
        None => {
            action.due = Some(cases.today);
            action.gentle = true;
            let quiet = i64::from(view.case.number("quiet_days", cases.settings.playbook.quiet_days));
            action.ends = view.silent_since.and_then(|since| since.plus(quiet));
        }
    }
    action.people = people;
    action.hints.push("ask to be kept in mind".to_owned());
    action.sources = match (event, &view.status_at) {
        (Some(event), _) => vec![speech::event_evidence(event)],
        (None, Some(at)) => vec![words(&at.place, &at.quote)],
        (None, None) => Vec::new(),
    };
    action.record = speech::record_in_case(view, cases.today);
    vec![action]
}
