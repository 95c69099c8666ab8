//! What already happened: events of log lines, headings, table rows, ticked tasks and prose in the past tense.

mod aim;
mod details;
mod ends;
mod kinds;
mod tells;

use std::cell::OnceCell;
use std::ops::Range;

use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Clause, Kind, Lead, Mood, OneOf, Parse, Subject, deed, one_of, says};
use crate::extract::reading::{Actor, Findings, Happening, Stated, Surroundings, Where};
use crate::extract::reading::{means, who};
use crate::extract::{Direction, EventKind, Matter, Reading};
use crate::timeline::Phrase;
pub(crate) use details::under_log;
use details::*;
pub use kinds::event_rows;

/// A clause that may say that something happened.
pub(crate) struct Entry<'a> {
    pub(crate) text: &'a str,
    pub(crate) parse: &'a Parse,
    pub(crate) index: usize,
    pub(crate) clause: &'a Clause,
    pub(crate) actor: Actor,
    /// It stands where people write what happened: a dated line, a heading, a table, a ticked task.
    pub(crate) log: bool,
    /// It says that something is done: the past tense, or a line of a log without any tense.
    pub(crate) done: bool,
    /// Somebody else writes.
    pub(crate) quoted: bool,
    /// Names that the note is known to speak of.
    known: &'a [String],
    /// The names in the clause, once something asks for them.
    people: OnceCell<Vec<String>>,
    /// A phrase of time in the clause says when.
    pub(crate) dated: bool,
    /// One of them says what is to come.
    pub(crate) ahead: bool,
}

impl Entry<'_> {
    /// The names in the clause.
    pub(crate) fn people(&self) -> &[String] {
        self.people.get_or_init(|| people(self.text, self.parse, self.clause.tokens.clone(), self.known))
    }

    pub(crate) fn has(&self, class: Class) -> bool {
        self.clause.classes & class != 0
    }

    pub(crate) fn head(&self, class: Class) -> bool {
        self.clause.head & class != 0
    }

    pub(crate) fn subject(&self, class: Class) -> bool {
        matches!(self.clause.subject, Subject::Thing | Subject::It | Subject::Role)
            && self.clause.subject_class & class != 0
    }

    pub(crate) fn verb(&self, verbs: &[Verb]) -> bool {
        verbs.contains(&self.clause.verb)
    }

    pub(crate) fn fragment(&self) -> bool {
        self.clause.mood == Mood::Fragment
    }

    pub(crate) fn mine(&self) -> bool {
        self.actor == Actor::Mine && !self.fragment() && !self.clause.passive
    }

    pub(crate) fn theirs(&self) -> bool {
        self.actor == Actor::Theirs && !self.fragment()
    }

    /// Whether the clause holds this word.
    #[inline]
    pub(crate) fn says(&self, words: OneOf) -> bool {
        words.may_be_in(self.clause.sketches) && self.words(self.clause.tokens.clone(), words)
    }

    /// Whether this clause or the next one of its sentence holds this word.
    #[inline]
    pub(crate) fn near(&self, words: OneOf) -> bool {
        let Some(sentence) = self.parse.sentences.get(self.clause.sentence) else { return self.says(words) };
        let clauses = self.parse.clauses.get(self.index..sentence.clauses.end).unwrap_or(&[]);
        clauses.iter().any(|clause| words.may_be_in(clause.sketches))
            && self.words(self.clause.tokens.start..sentence.tokens.end, words)
    }

    fn words(&self, range: Range<usize>, words: OneOf) -> bool {
        says(self.parse.tokens.get(range).unwrap_or(&[]), self.text, words)
    }

    /// Whether the first word of the clause is this one.
    pub(crate) fn opens(&self, words: OneOf) -> bool {
        let tokens = || self.parse.tokens.get(self.clause.tokens.clone()).unwrap_or(&[]);
        words.may_be_in(self.clause.sketches)
            && tokens().iter().find(|token| token.kind == Kind::Word).is_some_and(|token| words.is(token, self.text))
    }
}

/// Finds what happened in a parsed piece of prose, the windows of which are read already.
pub(crate) fn find(
    text: &str,
    parse: &Parse,
    phrases: &[Phrase],
    place: Where,
    around: &Surroundings<'_>,
    findings: &mut Findings,
) {
    if parse.clauses.is_empty() {
        return;
    }
    let opens_dated = parse.tokens.first().is_some_and(|token| token.phrase() == Some(0))
        && parse.tokens.get(1).is_some_and(|token| matches!(token.kind, Kind::Colon | Kind::Dash))
        && findings.stated.first().is_some_and(|stated| stated.phrase == Some(0) && stated.reading == Reading::Past);
    let log = around.dated
        || opens_dated
        || matches!(place, Where::Heading | Where::Cell | Where::DoneTask)
        || under_log(around.headings);
    let quoted = around.sender.is_some() || parse.quoted;
    let mut happened: Vec<Happening> = Vec::new();
    let homes = super::reading::homes(text, parse, phrases.len());
    let mut by_clause: Vec<(usize, &Stated)> =
        findings.stated.iter().filter_map(|stated| Some((*homes.get(stated.phrase?)?, stated))).collect();
    by_clause.sort_by_key(|(home, _)| *home);
    let mut last_of: Option<(usize, usize)> = None;
    for (index, clause) in parse.clauses.iter().enumerate() {
        if place == Where::OpenTask {
            break;
        }
        let mut names = None;
        if clause.mood == Mood::Fragment && !clause.content {
            names = Some(people(text, parse, clause.tokens.clone(), around.people));
        }
        if let Some(names) = names.take_if(|names| !names.is_empty()) {
            // "Thanked Dana, Priya and Tom": the names go on.
            if let Some((at, _)) = last_of.filter(|(_, before)| *before + 1 == index)
                && let Some(event) = happened.get_mut(at)
            {
                add(&mut event.people, names);
                last_of = Some((at, index));
            }
            continue;
        }
        let sentence = match parse.sentences.get(clause.sentence) {
            Some(sentence) => sentence,
            None => continue,
        };
        let here = || at_home(&by_clause, index);
        let first_date = |stated: &Stated| {
            around.dated
                && stated.phrase == Some(0)
                && parse.tokens.first().is_some_and(|token| token.phrase() == Some(0))
        };
        let ordered = here().any(|stated| stated.reading == Reading::Condition);
        let owed = here().any(|stated| !first_date(stated) && !matches!(stated.reading, Reading::Past));
        let promised = here().any(|stated| stated.reading == Reading::Promise && !stated.lapsed);
        if ordered
            || matches!(clause.lead, Lead::If | Lead::When | Lead::Relative)
            || clause.mood != Mood::Fragment && clause.verb == Verb::None
        {
            continue;
        }
        let actor = super::reading::actor(parse, index, sentence);
        let ticked =
            place == Where::DoneTask && matches!(clause.mood, Mood::Imperative | Mood::Present | Mood::Participle);
        let done = (clause.mood == Mood::Past || clause.maybe_past && log && place != Where::Heading)
            && !clause.negated
            || ticked
            || clause.mood == Mood::Fragment && log && !owed
            || announced(parse, index)
            // "I have decided to withdraw"
            || clause.frame == Verb::Decide
                && clause.subject == Subject::Me
                && settles(clause.verb)
                && (clause.perfect || clause.frame_past)
                && !clause.negated
            // "Message to Dana asking for news"
            || log && clause.mood == Mood::Participle && clause.subject_class & (MAIL | MESSAGE) != 0 && !owed;
        // "Got my trial lesson on Wednesday" looks ahead.
        let done = done && !(owed && super::reading::got_meeting(parse, index));
        // Most clauses tell neither what is done nor that something is not.
        if done && !log && !quoted && !deed(clause) {
            continue;
        }
        let telling = NOT | NOBODY | SILENCE | REJECTION | JOB;
        let verbs = [
            Verb::Move,
            Verb::Cancel,
            Verb::Wait,
            Verb::Want,
            Verb::Fill,
            Verb::Invite,
            Verb::Go,
            Verb::Decide,
            Verb::Be,
        ];
        if !(done
            || log
            || quoted
            || clause.frame_past
            || clause.classes & telling != 0
            || verbs.contains(&clause.verb))
        {
            continue;
        }
        let entry = Entry {
            text,
            parse,
            index,
            clause,
            actor,
            log,
            done,
            quoted,
            known: around.people,
            people: names.map(OnceCell::from).unwrap_or_default(),
            dated: here().next().is_some(),
            ahead: owed,
        };
        if entry.is_private() || denied(parse, index) || almost(text, parse, clause) || imagined(text, parse, index) {
            continue;
        }
        // "Emailed Dana to withdraw": what one writes for is what one does.
        let meant = done.then(|| purpose(parse, clause)).flatten();
        let entry = match &meant {
            Some(meant) => Entry { clause: meant, ..entry },
            None => entry,
        };
        // What stands behind "Dropped:" is the item, and what stands behind "an answer:" is the answer.
        let told = happened.last().filter(|last| last.sentence == who::span_of(&parse.tokens, sentence.tokens.clone()));
        let item = told
            .is_some_and(|last| matches!(last.kind, EventKind::Dropped | EventKind::Snoozed | EventKind::Done))
            && clause.opened == Some(Kind::Colon);
        if item {
            continue;
        }
        let content = clause.mood == Mood::Fragment
            && told.is_some_and(|last| matches!(last.kind, EventKind::Reply | EventKind::Invited | EventKind::Offer));
        if unsent(text, parse, index) {
            continue;
        }
        let Some(row) = kinds::ROWS.iter().find(|row| (done || !row.needs_done) && (row.fits)(&entry)) else {
            continue;
        };
        if row.kind == EventKind::NoNews && promised || content && row.kind == EventKind::Met {
            continue;
        }
        if matches!(row.kind, EventKind::Withdrawn | EventKind::Declined | EventKind::Acceptance)
            && goes_on_of_others(parse, index)
        {
            continue;
        }
        let past = here().find(|stated| !first_date(stated) && stated.reading == Reading::Past);
        // "They hired someone else last year" is their history, and none of this application.
        if matches!(row.kind, EventKind::Rejection | EventKind::Offer) && past.is_some_and(is_of_a_season) {
            continue;
        }
        let day = past.filter(|_| row.kind != EventKind::Snoozed).and_then(|stated| day(stated, around.said));
        let window = matches!(
            row.kind,
            EventKind::Rescheduled | EventKind::Snoozed | EventKind::Scheduled | EventKind::Invited | EventKind::Met
        )
        .then(|| window(&by_clause, index, parse, row.kind))
        .flatten();
        let direction = row.direction.unwrap_or(match actor {
            Actor::Mine if !clause.passive => Direction::Mine,
            Actor::Theirs => Direction::Theirs,
            _ if row.kind == EventKind::Connect => Direction::Mine,
            _ => Direction::Neither,
        });
        let whose = ends_or_offers(row.kind).then(|| entry.whose()).flatten();
        let both = row.kind == EventKind::Connect && tells::thanks(&entry);
        // Of a day that is told as a span nobody knows which one it was.
        let vague = past.is_some_and(|stated| !one_day(stated));
        let interview = (row.kind == EventKind::Met && !vague).then(|| tells::interview(&entry)).flatten();
        entry.people();
        let mut people = entry.people.into_inner().unwrap_or_default();
        if people.is_empty() && clause.subject == Subject::Person {
            people = details::people(text, parse, clause.subject_tokens.clone(), around.people);
        }
        if row.kind == EventKind::OthersTold {
            // "Told Dee about the offer from Acme": who made it was told nothing.
            if let Some(from) =
                clause.tokens.clone().find(|&at| parse.tokens.get(at).is_some_and(|token| token.is(FROM)))
            {
                people = details::people(text, parse, clause.tokens.start..from, around.people);
            }
        }
        if matches!(row.kind, EventKind::Dropped | EventKind::Snoozed | EventKind::Done) {
            let end = parse
                .clauses
                .get(index + 1)
                .filter(|next| next.opened == Some(Kind::Colon))
                .map_or(clause.tokens.end, |next| next.tokens.end);
            people = details::people(text, parse, clause.tokens.start..end, around.people);
        } else if people.is_empty() && row.kind != EventKind::NoNews {
            people = nearby(text, parse, index, around.people);
        }
        let matter = (direction == Direction::Theirs).then(|| matter(parse, index)).flatten();
        if let Some(earlier) = happened
            .iter_mut()
            .rev()
            .find(|earlier| earlier.sentence == who::span_of(&parse.tokens, sentence.tokens.clone()))
        {
            // One thing told in two clauses is one event.
            if earlier.kind == row.kind && earlier.direction == direction && earlier.day == day {
                add(&mut earlier.people, people);
                earlier.window = earlier.window.take().or(window);
                earlier.interview = earlier.interview.or(interview);
                continue;
            }
            if people.is_empty() && direction == Direction::Mine && earlier.direction == Direction::Mine {
                people.clone_from(&earlier.people);
            }
        }
        // "Sent thank-you notes and LinkedIn requests to both" are two things.
        if both {
            happened.push(Happening {
                sentence: who::span_of(&parse.tokens, sentence.tokens.clone()),
                kind: EventKind::ThankYou,
                direction: Direction::Mine,
                channel: None,
                matter: None,
                people: people.clone(),
                day,
                window: None,
                interview: None,
                whose: None,
            });
        }
        happened.push(Happening {
            sentence: who::span_of(&parse.tokens, sentence.tokens.clone()),
            kind: row.kind,
            direction,
            channel: means::means(text, parse, clause),
            matter,
            people,
            day,
            window,
            interview,
            whose,
        });
        last_of = Some((happened.len() - 1, index));
    }
    findings.happened = specific(happened);
}

/// "Not yet thanked Dana": the clause before says nothing but that this one did not happen.
fn denied(parse: &Parse, index: usize) -> bool {
    let clauses = index.checked_sub(1).and_then(|before| parse.clauses.get(before)).zip(parse.clauses.get(index));
    clauses.is_some_and(|(before, own)| {
        before.sentence == own.sentence
            && before.tokens.end == own.tokens.start
            && parse
                .tokens
                .get(before.tokens.clone())
                .is_some_and(|all| !all.is_empty() && all.iter().all(|t| t.is(NOT)))
    })
}

/// "I nearly withdrew"
fn almost(text: &str, parse: &Parse, clause: &Clause) -> bool {
    let words = one_of!["nearly", "almost"];
    let before = clause.group.end.max(clause.tokens.start);
    words.may_be_in(clause.sketches) && says(parse.tokens.get(clause.tokens.start..before).unwrap_or(&[]), text, words)
}

/// Words of what only happens in the writer's head.
const IMAGINED: OneOf = one_of![
    "dreamt",
    "dreamed",
    "dream",
    "dreams",
    "nightmare",
    "nightmares",
    "worried",
    "worrying",
    "worry",
    "fear",
    "feared",
    "fearing",
    "scared",
    "imagine",
    "imagined",
    "imagining",
    "pretended",
];

/// "Dreamt that the panel was cancelled", "asked Dana whether the role is filled": what is feared or asked did not happen.
pub(crate) fn imagined(text: &str, parse: &Parse, index: usize) -> bool {
    let Some(clause) = parse.clauses.get(index) else { return false };
    let tokens = |range: Range<usize>| parse.tokens.get(range).unwrap_or(&[]);
    let lead = || tokens(clause.tokens.start..clause.group.start);
    if IMAGINED.may_be_in(clause.sketches) && says(lead(), text, IMAGINED) {
        return true;
    }
    // "I almost withdrew", and not "nearly two weeks ago they said no"
    let almost = one_of!["almost", "nearly"];
    let beside = clause.group.start.saturating_sub(1).max(clause.tokens.start)..clause.group.end;
    if almost.may_be_in(clause.sketches) && says(tokens(beside), text, almost) {
        return true;
    }
    let before = index.checked_sub(1).and_then(|at| parse.clauses.get(at));
    before.filter(|before| before.sentence == clause.sentence && clause.opened.is_none()).is_some_and(|before| {
        // "They were worried about my notice and went with another": that happened.
        let goes_on = parse.tokens.get(clause.tokens.start).is_some_and(|first| first.is(AND | BUT));
        IMAGINED.may_be_in(before.sketches) && !goes_on && says(tokens(before.tokens.clone()), text, IMAGINED)
            || before.verb == Verb::Ask && lead().iter().any(|token| token.is(RELATIVE))
    })
}

/// "She told me that a candidate had accepted and then withdrawn": what goes on is still told of others.
fn goes_on_of_others(parse: &Parse, index: usize) -> bool {
    let Some(own) = parse.clauses.get(index) else { return false };
    let start = parse.sentences.get(own.sentence).map_or(index, |sentence| sentence.clauses.start);
    let before = (start..index).rev().filter_map(|at| parse.clauses.get(at)).find(|clause| clause.content);
    own.subject == Subject::None
        && own.opened.is_none()
        && before.is_some_and(|before| {
            before.lead == Lead::That && !matches!(before.subject, Subject::Me | Subject::We | Subject::None)
        })
}

/// "Wrote a mail to Dana, did not send it"
fn unsent(text: &str, parse: &Parse, index: usize) -> bool {
    let (own, next) = (parse.clauses.get(index), parse.clauses.get(index + 1));
    own.zip(next).is_some_and(|(own, next)| {
        let sent = one_of!["sent", "send"];
        next.sentence == own.sentence
            && next.classes & NOT != 0
            && matches!(next.subject, Subject::None | Subject::Me)
            && matches!(next.mood, Mood::Past | Mood::Fragment)
            && sent.may_be_in(next.sketches)
            && says(parse.tokens.get(next.tokens.clone()).unwrap_or(&[]), text, sent)
    })
}

/// Whether the verb is one with which somebody leaves, takes or makes an offer.
fn settles(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::Withdraw
            | Verb::Pull
            | Verb::Decline
            | Verb::Accept
            | Verb::Offer
            | Verb::Reject
            | Verb::Turn
            | Verb::Drop
    )
}

fn speaks(verb: Verb) -> bool {
    matches!(verb, Verb::Say | Verb::Let | Verb::Write | Verb::Email | Verb::Message | Verb::Call | Verb::Reply)
}

/// "Called to offer me the role", "wrote to decline": the clause as if it told what it was done for.
fn purpose(parse: &Parse, clause: &Clause) -> Option<Clause> {
    if !speaks(clause.verb) || clause.passive || clause.frame != Verb::None {
        return None;
    }
    let token = |at: usize| parse.tokens.get(at);
    let verb =
        |at: &usize| token(*at).is_some_and(|next| next.lexeme.form & BASE != 0 && next.lexeme.verb != Verb::None);
    let to = |at: &usize| token(*at).is_some_and(|to| to.is(TO)) && verb(&(at + 1));
    let at = (clause.group.end..clause.tokens.end.saturating_sub(1)).find(to)? + 1;
    let verb = token(at)?.lexeme.verb;
    settles(verb).then(|| Clause { verb, group: at..at + 1, particle: None, ..clause.clone() })
}

/// "I told Dana that I'm withdrawing": who says so does it.
fn announced(parse: &Parse, index: usize) -> bool {
    let Some((before, clause)) =
        index.checked_sub(1).and_then(|at| parse.clauses.get(at)).zip(parse.clauses.get(index))
    else {
        return false;
    };
    let says = settles(clause.verb) && (clause.progressive || clause.mood == Mood::Future) || clause.verb == Verb::Be;
    clause.subject == Subject::Me
        && says
        && matches!(clause.mood, Mood::Present | Mood::Future)
        && (!clause.negated || clause.verb == Verb::Be)
        && before.sentence == clause.sentence
        && matches!(clause.opened, None | Some(Kind::Colon | Kind::Comma))
        && (speaks(before.verb) || before.verb == Verb::Hear && before.mood != Mood::Past)
        && (before.mood == Mood::Past || before.verb == Verb::Hear || before.maybe_past)
        && parse.sentences.get(clause.sentence).is_some_and(|sentence| {
            sentence.clauses.clone().all(|at| parse.clauses.get(at).is_none_or(|other| other.lead != Lead::If))
                && super::reading::actor(parse, sentence.clauses.start, sentence) == Actor::Mine
        })
}

/// What is stated in one clause; `stated` is in the order of the clauses.
fn at_home<'a>(stated: &'a [(usize, &'a Stated)], clause: usize) -> impl Iterator<Item = &'a Stated> {
    let start = stated.partition_point(|(home, _)| *home < clause);
    stated.iter().skip(start).take_while(move |(home, _)| *home == clause).map(|(_, stated)| *stated)
}

/// What a touch was about: said in its clause or in the ones after it; a bare call says nothing.
fn matter(parse: &Parse, index: usize) -> Option<Matter> {
    let clause = parse.clauses.get(index)?;
    let about = |clause: &Clause| {
        clause.classes & (ANSWER | DOCUMENT | OFFER | REJECTION) != 0
            || matches!(clause.verb, Verb::Decide | Verb::Invite | Verb::Offer | Verb::Reject | Verb::Schedule)
    };
    if about(clause) {
        return Some(means::of_clause(clause));
    }
    parse
        .clauses
        .get(index + 1..)?
        .iter()
        .take(5)
        .take_while(|next| next.sentence == clause.sentence)
        .find(|next| about(next) || next.classes & MEETING != 0)
        .map(|next| {
            if matches!(next.verb, Verb::Decide | Verb::Invite) || next.classes & (ANSWER | REJECTION) != 0 {
                Matter::Answer
            } else {
                means::of_clause(next)
            }
        })
}
