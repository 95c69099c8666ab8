//! Whose timeline it is, and what already happened: one ordered decision table over the features of a clause.

mod case;
mod done;
mod fits;
mod later;
pub(crate) mod means;
mod planned;
mod silent;
mod source;
mod table;
mod undated;
pub(crate) mod who;

use std::borrow::Cow;

use crate::extract::clause::lexicon::{
    AND, ANSWER, BUT, HEDGE, IF, JOB, MEETING, NOBODY, NOT, PREPOSITION, SILENCE, VISIT, Verb, WHEN, WITH, YET,
};
use crate::extract::clause::{self, Clause, Glance, Kind, Known, Lead, Mood, Parse, Parts, Skipped, Subject, one_of};
use crate::extract::days;
use crate::extract::log;
use crate::extract::{Channel, Direction, EventKind, Matter, Reading, Stage, When, Who};
use crate::text::{Day, Span};
use crate::timeline::{Calendar, Context, Phrase, Tense, Unresolved, Window, resolve};
pub(crate) use case::{Actor, actor, got_meeting};
use case::{Case, PhraseFacts};
pub use table::decision_rows;

/// In what kind of place a piece of prose stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Where {
    /// A paragraph, or nothing is known.
    #[default]
    Plain,
    /// A list item without a box.
    Item,
    /// An open task box.
    OpenTask,
    /// A ticked one.
    DoneTask,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// A value of the front matter that says when they answer.
    Timeline,
}

/// What is known around a piece of prose before its clauses are read.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// In what kind of place it stands.
    pub place: Where,
    /// The words of the headings above, innermost first; for a cell, its column's header comes first.
    pub headings: &'a [&'a str],
    /// It is a pasted message of somebody else's: "I" is them. Empty where the sender has no name.
    pub sender: Option<&'a str>,
    /// The day on which it was said; without one, windows stay open.
    pub said: Option<Day>,
    /// Without one: a day that tells the year of dates which bear none.
    pub near: Option<Day>,
    /// The line opens with a date of its own, so that it is an entry of a log.
    pub dated: bool,
    /// Names of people that the note is known to speak of.
    pub people: &'a [String],
    /// Working days and conventions.
    pub calendar: &'a Calendar,
}

impl<'a> Surroundings<'a> {
    /// Those of a line that stands alone: no heading, no sender, and nobody known.
    pub fn of_line(said: Day, calendar: &'a Calendar) -> Surroundings<'a> {
        Surroundings {
            place: Where::Plain,
            headings: &[],
            sender: None,
            said: Some(said),
            near: None,
            dated: false,
            people: &[],
            calendar,
        }
    }
}

/// What was read in a piece of prose; spans are bytes of its text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// One for each phrase that gives a window, and one for each promise without one.
    pub stated: Vec<Stated>,
    /// What happened.
    pub happened: Vec<Happening>,
    /// What a line that bears a date plans for that day, should it lie ahead.
    pub planned: Option<Stated>,
}

/// One window with its reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// The phrase; the promise's clause where there is none.
    pub span: Span,
    /// Its sentence.
    pub sentence: Span,
    /// Which of the phrases, where there is one.
    pub phrase: Option<usize>,
    /// Whose timeline it is.
    pub reading: Reading,
    /// Who promised, or whom it concerns.
    pub who: Option<Who>,
    /// What it is about.
    pub matter: Matter,
    /// By what means.
    pub channel: Option<Channel>,
    /// "hopes to".
    pub hedged: bool,
    /// The promised day has gone by in the writer's own words.
    pub lapsed: bool,
    /// When.
    pub when: When,
    /// The row of the decision table that decided.
    pub row: &'static str,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// Its sentence.
    pub sentence: Span,
    /// What.
    pub kind: EventKind,
    /// From whom.
    pub direction: Direction,
    /// By what means.
    pub channel: Option<Channel>,
    /// What it answers.
    pub matter: Option<Matter>,
    /// People as written.
    pub people: Vec<String>,
    /// The day; `None` where the said day counts (or is unknown).
    pub day: Option<Day>,
    /// The new day of a moved meeting, the end of a snooze.
    pub window: Option<Window>,
    /// The interview of mine that took place on that one day, where the sentence names one.
    pub interview: Option<Stage>,
    /// Whose offer or answer it was, where a name says so: a person's, this company's or another one's.
    pub whose: Option<String>,
}

/// Reads whose timeline each phrase is, and what happened.
pub fn read(text: &str, masked: &[Span], phrases: &[Phrase], around: &Surroundings<'_>) -> Findings {
    let mut glance = Glance::default();
    glance.know(around.people);
    glance.look(text);
    read_seen(text, masked, phrases, around, &mut glance)
}

/// As [`read`], for a text that was looked at already; the names around are those that the glance knows.
pub(crate) fn read_seen(
    text: &str,
    masked: &[Span],
    phrases: &[Phrase],
    around: &Surroundings<'_>,
    glance: &mut Glance,
) -> Findings {
    let usual = masked.is_empty() && phrases.is_empty() && silent::is_usual(text, around);
    if usual && silent::is_known(text) {
        return Findings::default();
    }
    let Some((mut findings, parse, place)) = begin(text, masked, phrases, around, glance) else {
        return Findings::default();
    };
    log::find(text, &parse, phrases, place, around, &mut findings);
    findings.planned = planned::find(text, &parse, place, around, &findings);
    if usual && findings == Findings::default() {
        silent::keep(text);
    }
    findings
}

/// Reads whose timeline each phrase is, and nothing else.
pub fn stated(text: &str, masked: &[Span], phrases: &[Phrase], around: &Surroundings<'_>) -> Vec<Stated> {
    let mut glance = Glance::default();
    glance.know(around.people);
    glance.look(text);
    begin(text, masked, phrases, around, &mut glance).map(|(findings, ..)| findings.stated).unwrap_or_default()
}

/// Everything but what happened, which rests on it; `None` where no sentence needs to be read.
fn begin(
    text: &str,
    masked: &[Span],
    phrases: &[Phrase],
    around: &Surroundings<'_>,
    glance: &mut Glance,
) -> Option<(Findings, Parse, Where)> {
    let mut findings = Findings::default();
    let place = place(text, around.place);
    let quoted = around.sender.is_some() || text.trim_start().starts_with('>');
    // Where people log, any word may be an event; in prose only some are.
    let all = around.dated || quoted || !matches!(place, Where::Plain | Where::Item) || log::under_log(around.headings);
    let people = Known { names: around.people, parts: glance.names() };
    debug_assert_eq!(people.parts, Parts::of(around.people));
    let skipped = match glance.skipped(phrases) {
        _ if all => &[],
        Skipped::All => return None,
        Skipped::Some(skipped) => skipped,
    };
    let merged = merge(masked, skipped);
    let masked: &[Span] = &merged;
    let mut parse = clause::parse(text, masked, phrases, place == Where::OpenTask, quoted, all, people);
    source::find(text, &mut parse);
    let mut prior: Option<Window> = None;
    let mut at = 0;
    for (index, phrase) in phrases.iter().enumerate() {
        // Phrases and tokens are in the same order, so that this search is one pass over the tokens.
        while parse.tokens.get(at).is_some_and(|token| token.phrase() != Some(index)) {
            at += 1;
        }
        if at >= parse.tokens.len() {
            break;
        }
        if let Some(stated) = state(text, &parse, index, phrase, at, place, around, prior.as_ref()) {
            if let When::Window(window) = &stated.when {
                prior = Some(window.clone());
            }
            findings.stated.push(stated);
        }
    }
    undated::find(text, &parse, place, around, &mut findings);
    later::clocks(text, &parse, around, &mut findings.stated);
    done::settle(text, &parse, &mut findings.stated);
    Some((findings, parse, place))
}

/// The clause of each phrase, by its index, in the order of the text.
pub(crate) fn homes(text: &str, parse: &Parse, phrases: usize) -> Vec<usize> {
    let mut homes = vec![usize::MAX; phrases];
    for (at, token) in parse.tokens.iter().enumerate() {
        if let Some(slot) = token.phrase().and_then(|index| homes.get_mut(index)) {
            *slot = home(text, parse, at).unwrap_or(usize::MAX);
        }
    }
    homes
}

/// Two lists of spans as one, in order.
fn merge<'a>(masked: &'a [Span], skipped: &'a [Span]) -> Cow<'a, [Span]> {
    if masked.is_empty() {
        return Cow::Borrowed(skipped);
    }
    if skipped.is_empty() && masked.is_sorted() {
        return Cow::Borrowed(masked);
    }
    let mut merged = [skipped, masked].concat();
    merged.sort_unstable();
    Cow::Owned(merged)
}

/// The place, seen from the marker that the text itself begins with.
fn place(text: &str, known: Where) -> Where {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '+' | '>'));
    if known != Where::Plain && known != Where::Item {
        return known;
    }
    if start.starts_with("[ ]") {
        Where::OpenTask
    } else if start.starts_with("[x]") || start.starts_with("[X]") {
        Where::DoneTask
    } else {
        known
    }
}

/// The row that tells how long an offer stands.
const OFFER_ENDS: &str = "offer runs out";

impl Stated {
    /// Whether somebody cannot keep the one day of which it speaks.
    pub(crate) fn frees_day(&self) -> bool {
        matches!(self.row, table::CANNOT | table::NOT_SUITED | table::DAY_OFF)
            && matches!(&self.when, When::Window(window)
                if window.earliest().is_some() && window.earliest() == window.latest() && window.in_use().is_empty())
    }
}

/// Reads one phrase.
#[allow(
    clippy::too_many_arguments,
    reason = "what one phrase is read from; a struct of them would be made for each phrase"
)]
fn state(
    text: &str,
    parse: &Parse,
    index: usize,
    phrase: &Phrase,
    at: usize,
    place: Where,
    around: &Surroundings<'_>,
    prior: Option<&Window>,
) -> Option<Stated> {
    // "Early next" stands for the week only where nothing else follows that it could be said of.
    let words = phrase.span.slice(text);
    let bare = words.ends_with("next") && !words.ends_with("after next");
    if bare
        && parse.tokens.get(at + 1).is_some_and(|next| {
            matches!(next.kind, Kind::Word | Kind::Number) && !next.is(AND | BUT | IF | WHEN | PREPOSITION | WITH)
        })
    {
        return None;
    }
    let home = home(text, parse, at)?;
    let clause = parse.clauses.get(home)?;
    let sentence = parse.sentences.get(clause.sentence)?;
    let mut facts = PhraseFacts::new(text, phrase.span);
    facts.first = at == 0;
    let negated = negated(parse, clause, at);
    let window = |tense: Tense| -> Result<Window, Unresolved> {
        let near = || around.near.filter(|_| days::is_date(phrase.span.slice(text)));
        let said = around.said.or_else(near).ok_or(Unresolved::NoPrior)?;
        resolve(phrase, &Context { said, tense, negated, prior, calendar: around.calendar })
    };
    let ahead = window(Tense::Future);
    let today = |window: Window| window.earliest() == around.said && window.latest() == around.said;
    if is_today(text, parse, clause) && window(Tense::Past).is_ok_and(today) {
        return None;
    }
    facts.behind = match (&ahead, around.said) {
        (Ok(window), Some(said)) => window.latest().is_some_and(|latest| latest < said),
        _ => facts.past,
    };
    facts.clock |= ahead.as_ref().is_ok_and(|window| window.time.is_some());
    let case = Case {
        text,
        parse,
        index: home,
        clause,
        sentence,
        around,
        place,
        phrase: facts,
        at: Some(at),
        actor: case::actor(parse, home, sentence),
    };
    let row = table::ROWS.iter().find(|row| (row.fits)(&case))?;
    let lapsed = row.gives == Reading::Promise && lapsed(&case, row.name == "lapsed expectation");
    // "The deadline was 31 May."
    let over = row.gives == Reading::Mention
        && clause.mood == Mood::Past
        && clause.verb == Verb::Be
        && !clause.passive
        && !case.phrase.until;
    let tense = if row.gives == Reading::Past || lapsed || over { Tense::Past } else { Tense::Future };
    let resolved = if tense == Tense::Past { window(tense) } else { ahead };
    let when = match resolved {
        Ok(window) => When::Window(window),
        Err(Unresolved::NoPrior) if around.said.is_none() => When::Open(Box::new(phrase.clone())),
        // "A week before then" where nothing was said that it could mean is no day either.
        Err(Unresolved::NoDay | Unresolved::NoPrior) => {
            if row.gives != Reading::Promise || facts.behind {
                return None;
            }
            When::Undated
        }
        Err(_) => return None,
    };
    Some(Stated {
        span: phrase.span,
        sentence: who::span_of(&parse.tokens, sentence.tokens.clone()),
        phrase: Some(index),
        reading: row.gives,
        who: who::who(&case, row.gives),
        // Whatever else its clause speaks of, what runs out is the offer.
        matter: if matches!(row.name, OFFER_ENDS | table::TIME_TO_DECIDE) {
            Matter::Offer
        } else {
            means::matter(&case)
        },
        channel: means::channel(&case, row.gives),
        hedged: hedged(&case),
        lapsed,
        when,
        row: row.name,
    })
}

/// The clause that a phrase belongs to: its own, or a neighbour where its own says nothing else.
fn home(text: &str, parse: &Parse, at: usize) -> Option<usize> {
    let own = parse.clause_of(at)?;
    let clause = parse.clauses.get(own)?;
    if let Some(before) = clause.continues {
        return Some(before);
    }
    // "The 24th is when they decide": the day is that of what happens then.
    let defines = clause.verb == Verb::Be
        && clause.mood == Mood::Present
        && clause.subject == Subject::None
        && !clause.negated
        && at < clause.group.start
        && clause.group.end == clause.tokens.end;
    if defines
        && parse
            .clauses
            .get(own + 1)
            .is_some_and(|next| next.sentence == clause.sentence && next.opened.is_none() && next.lead == Lead::When)
    {
        return Some(own + 1);
    }
    if clause.content {
        // "They'll decide who gets the test the week after": the day is that of the decision.
        let decided = own.checked_sub(1).filter(|_| {
            clause.lead == Lead::Relative
                && clause.opened.is_none()
                && !matches!(clause.subject, Subject::Me | Subject::We | Subject::You)
                && clause.mood == Mood::Present
        });
        let decides = |before: &Clause| before.sentence == clause.sentence && before.verb == Verb::Decide;
        // "I should find out whether I'm in by Friday": the day is that of the news.
        let told = |before: &Clause| {
            before.sentence == clause.sentence
                && case::hears(before)
                && !before.passive
                && matches!(before.mood, Mood::Future | Mood::Should | Mood::Would | Mood::Infinitive)
        };
        let news = own.checked_sub(1).filter(|_| {
            clause.lead == Lead::Relative
                && clause.opened.is_none()
                && clause.mood == Mood::Present
                && matches!(clause.verb, Verb::Be | Verb::Get | Verb::Have)
                && clause.head & MEETING == 0
        });
        // "I'll ring them when I'm back on Friday": then it is done.
        let then = own.checked_sub(1).filter(|_| {
            let tokens = parse.tokens.get(clause.tokens.clone()).unwrap_or(&[]);
            clause.lead == Lead::When
                && clause.opened.is_none()
                && clause.subject == Subject::Me
                && clause.verb == Verb::Be
                && clause.mood == Mood::Present
                && !clause.negated
                && clause::says(tokens, text, one_of!["back", "home", "free", "done", "in", "there"])
        });
        let acts = |before: &Clause| {
            before.sentence == clause.sentence && matches!(before.mood, Mood::Future | Mood::Imperative | Mood::Must)
        };
        if let Some(then) = then.filter(|at| parse.clauses.get(*at).is_some_and(acts)) {
            return Some(then);
        }
        if let Some(news) = news.filter(|at| parse.clauses.get(*at).is_some_and(told)) {
            return Some(news);
        }
        return Some(decided.filter(|at| parse.clauses.get(*at).is_some_and(decides)).unwrap_or(own));
    }
    let sentence = parse.sentences.get(clause.sentence)?;
    let nothing = parse.tokens.get(at).is_some_and(|token| {
        let facts = PhraseFacts::new(text, token.span);
        facts.nothing || facts.closes
    });
    if nothing {
        return Some(own);
    }
    if parse.clauses.get(own + 1).is_some_and(|next| next.sentence == clause.sentence && source::speaks(next)) {
        return Some(own);
    }
    // "Not until Easter, she told me": a clause of speaking only frames the phrase.
    let label = is_only_a_label(parse, sentence);
    let good = |index: &usize| {
        parse.clauses.get(*index).is_some_and(|clause| clause.content && !source::speaks(clause))
            && !(label && *index == sentence.clauses.start)
    };
    let main = |index: &usize| good(index) && parse.clauses.get(*index).is_some_and(|clause| clause.lead == Lead::Main);
    let after = own + 1..sentence.clauses.end;
    let before = sentence.clauses.start..own;
    // "Tonight: finish the essay" and "Next week, if all goes well, they'll call" look ahead; all else looks back.
    let first = before.clone().find(good).is_none();
    if first {
        let chosen = after.clone().find(main).or_else(|| after.clone().find(good)).unwrap_or(own);
        // "Tuesday: half a day on site, lunch with the team": of fragments the one that names a meeting.
        let unnamed =
            |clause: &Clause| !parse.tokens.get(clause.tokens.clone()).unwrap_or(&[]).iter().any(clause::is_name);
        let bare = |at: usize| {
            parse
                .clauses
                .get(at)
                .is_some_and(|clause| clause.mood == Mood::Fragment && clause.head & !JOB == 0 && unnamed(clause))
        };
        let meets = |at: &usize| {
            parse.clauses.get(*at).is_some_and(|clause| clause.mood == Mood::Fragment && clause.head & MEETING != 0)
        };
        let named = bare(chosen).then(|| (chosen + 1..after.end.min(chosen + 4)).find(meets)).flatten();
        return Some(named.unwrap_or(chosen));
    }
    // "She'll call when she is back, on Friday": the day is that of the call.
    let time = |index: &usize| parse.clauses.get(*index).is_some_and(|clause| clause.lead == Lead::When);
    let nearest = before.clone().rev().find(good);
    // "Interview, Room 4, bring the slides folder, Monday 9am": what the fragments are about stands in one of them.
    let fragment = |index: &usize| parse.clauses.get(*index).is_some_and(|clause| clause.mood == Mood::Fragment);
    let nearest = nearest
        .filter(fragment)
        .and_then(|near| {
            let mut line = (sentence.clauses.start..near + 1).rev().take_while(fragment);
            line.find(|index| parse.clauses.get(*index).is_some_and(|clause| clause.head != 0))
        })
        .or(nearest);
    // "Decision on who goes forward: this Friday"
    let nearest = nearest.map(|near| {
        let about = near.checked_sub(1).filter(|at| {
            let relative = parse.clauses.get(near).is_some_and(|clause| clause.lead == Lead::Relative);
            relative
                && before.contains(at)
                && parse
                    .clauses
                    .get(*at)
                    .is_some_and(|clause| clause.mood == Mood::Fragment && clause.classes & ANSWER != 0)
        });
        about.unwrap_or(near)
    });
    match nearest.filter(time) {
        Some(_) => before.rev().find(|index| good(index) && !time(index)).or(nearest),
        None => nearest,
    }
    .or(Some(own))
}

/// "Update: there's an interview on Friday": what stands behind the first colon says it all, where in "Decision: Friday" the
/// label says what happens then.
fn is_only_a_label(parse: &Parse, sentence: &clause::Sentence) -> bool {
    let mut clauses = sentence.clauses.clone().filter_map(|at| parse.clauses.get(at));
    let first = clauses.next().is_some_and(|label| label.tokens.len() == 1);
    let mut behind = clauses.peekable();
    first
        && behind.peek().is_some_and(|next| next.opened == Some(Kind::Colon))
        && behind.any(|clause| clause.mood != Mood::Fragment || clause.head & (MEETING | VISIT) != 0)
}

/// Whether the phrase is denied: "won't decide before January", "nothing until the 9th", "not until after Easter".
fn negated(parse: &Parse, clause: &Clause, at: usize) -> bool {
    // "I don't think they'll call before Friday": the denial stands in the clause before.
    let raised = clause.lead == Lead::That
        && parse
            .clause_of(clause.tokens.start)
            .and_then(|index| index.checked_sub(1))
            .and_then(|before| parse.clauses.get(before))
            .is_some_and(|before| {
                before.negated
                    && before.sentence == clause.sentence
                    && matches!(before.verb, Verb::Think | Verb::Plan | Verb::Say | Verb::Hope)
            });
    if raised {
        return true;
    }
    let nobody = parse.tokens.get(clause.tokens.start..at.max(clause.tokens.start)).unwrap_or(&[]);
    clause.negated || clause.subject == Subject::Nobody || nobody.iter().any(|token| token.is(NOT))
}

/// "It's Monday now": the day on which it is said, and no timeline.
fn is_today(text: &str, parse: &Parse, clause: &Clause) -> bool {
    let tokens = parse.tokens.get(clause.tokens.clone()).unwrap_or(&[]);
    clause.subject == Subject::It
        && clause.verb == Verb::Be
        && clause.mood == Mood::Present
        && tokens.iter().any(|token| token.phrase().is_some())
        && clause.head == 0
        && tokens
            .iter()
            .rev()
            .find(|token| token.kind != Kind::Stop)
            .is_some_and(|last| clause::says(std::slice::from_ref(last), text, one_of!["now", "already", "today"]))
}

/// Whether the writer only hopes, or they do.
fn hedged(case: &Case<'_>) -> bool {
    case.has(HEDGE)
        || case.clause.frame == Verb::Hope
        || case.clause.verb == Verb::Hope
        || case.mood(&[Mood::Can])
        || case.clause.verb == Verb::Think && !case.says(one_of!["expects", "estimates"])
}

/// Whether the writer says that the day has gone by without an answer.
fn lapsed(case: &Case<'_>, expected: bool) -> bool {
    let silent = |clause: &Clause| {
        let nothing = clause.mood == Mood::Fragment
            && clause.classes & (NOT | SILENCE) != 0
            && clause.classes & (YET | SILENCE | ANSWER | NOBODY) != 0;
        let waiting = clause.classes & YET != 0 && clause.verb == Verb::Wait;
        let unheard = clause.negated
            && matches!(clause.mood, Mood::Past)
            && matches!(
                clause.verb,
                Verb::Hear
                    | Verb::Call
                    | Verb::Email
                    | Verb::Write
                    | Verb::Reply
                    | Verb::Do
                    | Verb::Come
                    | Verb::Get
                    | Verb::Send
                    | Verb::Have
                    | Verb::Message
            );
        let passed = matches!(clause.mood, Mood::Past)
            && matches!(clause.verb, Verb::Come | Verb::Pass | Verb::Go)
            && clause.subject != Subject::Me
            && clause.particle.is_some();
        let still =
            clause.classes & (NOBODY | SILENCE) != 0 && clause.subject == Subject::It && clause.verb == Verb::Be;
        nothing || waiting || unheard || passed || still
    };
    let today = |clause: &Clause| clause.subject == Subject::It && clause.verb == Verb::Be;
    // "Was supposed to hear on Friday. It's Tuesday."
    let overdue = |clause: &Clause| {
        let now = is_today(case.text, case.parse, clause);
        today(clause)
            && (now || case.clause.frame_past && case.clause.frame == Verb::Plan)
            && clause.mood == Mood::Present
            && case.parse.tokens.get(clause.group.end).is_some_and(|token| token.phrase().is_some())
    };
    let parse = case.parse;
    let after = case.index + 1..(case.index + 4).min(parse.clauses.len());
    let next_sentence = case.clause.sentence + 1;
    let follows = after
        .filter_map(|at| parse.clauses.get(at))
        .filter(|clause| clause.sentence <= next_sentence && clause.lead != Lead::If)
        .take_while(|clause| {
            today(clause)
                || !parse.tokens.get(clause.tokens.clone()).unwrap_or(&[]).iter().any(|token| token.phrase().is_some())
        })
        .any(|clause| silent(clause) || overdue(clause));
    follows
        && (expected
            || matches!(case.clause.mood, Mood::Past | Mood::Should | Mood::Would | Mood::Fragment)
            || case.sentence.reported
            || case.clause.frame != Verb::None)
        || expected
}
