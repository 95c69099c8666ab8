//! What the rows of the decision table ask: one question a function.

use super::case::{Actor, Case, got_meeting};
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Clause, Kind, Lead, Mood, Subject, Token, is_name, says};
use crate::extract::reading::Where;

/// A phrase in an if-clause, or in what is to be done then.
pub(super) fn condition(c: &Case<'_>) -> bool {
    if c.clause.lead == Lead::If {
        // "If you pass, we'll call": what they do then is no order to myself.
        return !theirs_follows(c);
    }
    // "When I don't hear by Thursday I'll poke the agency."
    if c.clause.lead == Lead::When && c.clause.negated && c.hears() {
        return true;
    }
    if silent(c, c.index) && c.clause.mood != Mood::Future {
        // "no word by the 12th → ring": an order must follow.
        return order_follows(c);
    }
    // "When it stays silent, knock again on the 26th."
    let antecedent = c
        .sentence
        .clauses
        .clone()
        .any(|at| c.clause_at(at).is_some_and(|clause| clause.lead == Lead::If) && silence_words(c, at));
    antecedent
        && c.actor == Actor::Mine
        && !c.hears()
        && c.mood(&[Mood::Imperative, Mood::Future, Mood::Should, Mood::Must])
}

/// Whether the clause at `index` says that nothing came.
pub(super) fn silent(c: &Case<'_>, index: usize) -> bool {
    let Some(clause) = c.parse.clauses.get(index) else { return false };
    let no_news = clause.mood == Mood::Fragment
        && clause.classes & NOT != 0
        && (clause.head & (ANSWER | MAIL | CALL | OFFER | DOCUMENT | MESSAGE) != 0
            || clause.classes & NOBODY != 0
            || clause.head == 0);
    no_news
        || clause.negated
            && (matches!(
                clause.verb,
                Verb::Hear | Verb::Reply | Verb::Call | Verb::Email | Verb::Write | Verb::Get | Verb::Message
            ))
            && clause.mood != Mood::Future
        || clause.classes & SILENCE != 0
}

pub(super) fn silence_words(c: &Case<'_>, index: usize) -> bool {
    silent(c, index)
        || c.parse.clauses.get(index).is_some_and(|clause| clause.negated || clause.classes & (NOT | SILENCE) != 0)
}

/// Whether an order follows the clause, in its sentence or right after its question mark or arrow.
pub(super) fn order_follows(c: &Case<'_>) -> bool {
    let marked = c.parse.clauses.get(c.index + 1).is_some_and(|next| {
        let question = c
            .parse
            .tokens
            .get(c.clause.tokens.clone())
            .and_then(<[_]>::last)
            .is_some_and(|token| token.kind == Kind::Question);
        matches!(
            next.opened,
            Some(
                Kind::Arrow | Kind::Question | Kind::Comma | Kind::Dash | Kind::Colon | Kind::Semicolon | Kind::Equals
            )
        ) || question
    });
    marked
        && c.parse.clauses.get(c.index + 1).is_some_and(|next| {
            next.mood == Mood::Imperative
                || next.subject == Subject::Me
                    && matches!(next.mood, Mood::Future | Mood::Should | Mood::Must | Mood::Present)
                || next.head & WORK != 0
        })
}

/// Whether the clause that the condition governs is theirs.
pub(super) fn theirs_follows(c: &Case<'_>) -> bool {
    let others = c.sentence.clauses.clone().filter(|&at| at != c.index).filter_map(|at| c.clause_at(at));
    let mut any = false;
    for clause in others.filter(|clause| clause.lead == Lead::Main && clause.mood != Mood::Fragment) {
        if matches!(clause.subject, Subject::They | Subject::Person | Subject::Role) {
            any = true;
        } else {
            return false;
        }
    }
    any
}

/// What holds for people in general.
pub(super) fn general(c: &Case<'_>) -> bool {
    let habit =
        c.has(GENERIC) && !c.fragment() && !c.ahead() && !c.mood(&[Mood::Past]) && c.clause.subject != Subject::Me;
    let lore = c.says(&[
        "rule",
        "thumb",
        "etiquette",
        "norm",
        "customary",
        "polite",
        "tip",
        "tips",
        "advice",
        "experts",
        "guide",
        "podcast",
        "article",
        "blogs",
    ]) && matches!(c.actor, Actor::Thing | Actor::General | Actor::Mine)
        && !c.mood(&[Mood::Past])
        || c.clause.subject == Subject::Thing && c.says(&["rule", "etiquette", "norm", "advice", "tip"]);
    let advice = lore
        || c.actor == Actor::General
            && (c.clause.subject == Subject::You || c.mood(&[Mood::Present, Mood::Should, Mood::Can]));
    habit
        && c.says(&[
            "usually",
            "typically",
            "normally",
            "generally",
            "often",
            "always",
            "commonly",
            "sometimes",
            "mostly",
            "rarely",
        ])
        || advice
        || c.clause.subject == Subject::You && c.has(GENERIC)
}

/// Somebody is away, some place is shut.
pub(super) fn absence(c: &Case<'_>) -> bool {
    if c.clause.mood == Mood::Past && !c.phrase.until || c.clause.verb == Verb::Wait {
        return false;
    }
    let idle =
        c.fragment() || c.verb(&[Verb::Be, Verb::Take, Verb::Go, Verb::Have, Verb::Travel, Verb::Close, Verb::Leave]);
    if !idle {
        return false;
    }
    if c.clause.verb == Verb::Travel {
        return c.clause.progressive && c.actor != Actor::Mine;
    }
    if c.clause.verb == Verb::Close {
        return c.clause.passive || c.says(&["shut", "shuts", "closed"]) && c.has(JOB) && !c.has(APPLICATION);
    }
    let elsewhere = c.verb(&[Verb::Be])
        && !c.clause.passive
        && !c.clause.progressive
        && matches!(c.actor, Actor::Theirs)
        && c.tokens().windows(2).any(|pair| matches!(pair, [place, name] if place.is(LOCATIVE) && is_name(name)));
    if elsewhere {
        return true;
    }
    let away = c.has(AWAY) && (!c.has(MEETING) || c.says(&["holiday", "leave", "vacation", "away", "shut", "closed"]));
    // "I am out of the office until the 9th": an auto-reply, or the writer.
    let out = c.tokens().windows(3).any(|three| {
        matches!(three, [out, of, office] if out.span.slice(c.text).eq_ignore_ascii_case("out") && of.is(OF) && office.is(JOB | DETERMINER))
    });
    if out && c.verb(&[Verb::Be, Verb::None]) && c.has(JOB) {
        return true;
    }
    let off = c.says(&["off", "out", "back"])
        && (c.verb(&[Verb::Be]) && !c.clause.passive && !c.has(OF)
            || c.fragment() && !c.has(ANSWER | DOCUMENT | OFFER | MEETING | MAIL | CALL))
        && c.clause.subject != Subject::Me;
    // "take-home back to them by Sunday": a thing goes back.
    let off = off && !(c.fragment() && c.has(WORK | SAMPLE | APPLICATION | TO_THEM));
    let off = off && !(c.says(&["back"]) && (c.clause.to_me || c.has(YOU | WITH)));
    let holiday = c.says(&["holiday", "holidays", "hols", "off"]) && c.verb(&[Verb::Be, Verb::None]) && !c.has(ANSWER);
    away && !c.has(ANSWER) || off || holiday && c.actor != Actor::Mine
}

/// The words of somebody name the day itself: "she said Monday", "promised an answer by Friday".
pub(super) fn names_day(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    if !c.verb(&[Verb::Say, Verb::Think, Verb::Promise]) || c.phrase.past || c.phrase.behind && c.phrase.on {
        return false;
    }
    if c.clause.verb == Verb::Promise {
        return true;
    }
    if c.clause.mood == Mood::Fragment || at < c.clause.group.end {
        // "On Monday she said …", unless nothing else is said: "Friday, she said".
        return at < c.clause.group.start && !c.phrase.on && c.clause.group.end >= c.clause.tokens.end;
    }
    // "told me on the 2nd that …": the day of speaking.
    let next = c.parse.clauses.get(c.index + 1).filter(|_| c.sentence.clauses.contains(&(c.index + 1)));
    let content_follows = next.is_some_and(|next| next.opened.is_none() && next.lead == Lead::That);
    if content_follows {
        return false;
    }
    // "told me yesterday about the team": the phrase must follow the verb closely, or a person.
    let between = c.parse.tokens.get(c.clause.group.end..at).unwrap_or(&[]);
    between.iter().all(|token| !token.is(PREPOSITION) || token.is(ADVERB))
        && between
            .iter()
            .filter(|token| {
                token.kind == Kind::Word
                    && !token.is(TO_ME
                        | TO_THEM
                        | TO
                        | ADVERB
                        | HEDGE
                        | ROLE
                        | DETERMINER
                        | ANSWER
                        | PLAIN
                        | OFFER
                        | DOCUMENT)
            })
            .count()
            <= 2
        && !(c.phrase.on
            && c.clause.mood == Mood::Past
            && !c.clause.classes & ANSWER != 0
            && next.is_some_and(|next| next.lead == Lead::That))
}

/// "Gave my word that it reaches him by Friday."
pub(super) fn given(c: &Case<'_>) -> bool {
    let word = |clause: &Clause| {
        matches!(clause.verb, Verb::Promise)
            || clause.verb == Verb::Give && clause.classes & MY != 0 && clause.classes & ANSWER != 0
    };
    let mine = |index: usize| super::case::actor(c.parse, index, c.sentence) == Actor::Mine;
    // "Told her she'd have my essay by Monday."
    let told = |clause: &Clause| matches!(clause.verb, Verb::Say | Verb::Promise);
    let receives = c.actor == Actor::Theirs
        && matches!(c.clause.verb, Verb::Have | Verb::Get | Verb::Hear)
        && c.mood(&[Mood::Would, Mood::Future]);
    if receives && c.index.checked_sub(1).is_some_and(|before| c.clause_at(before).is_some_and(told) && mine(before)) {
        return true;
    }
    c.actor == Actor::Mine && word(c.clause)
        || c.clause.lead == Lead::That
            && c.index.checked_sub(1).is_some_and(|before| c.clause_at(before).is_some_and(word) && mine(before))
}

/// They ask something of me by a day.
pub(super) fn asked_of_me(c: &Case<'_>) -> bool {
    let asks = matches!(c.clause.frame, Verb::Want | Verb::Ask | Verb::Need | Verb::Say | Verb::Give)
        && c.clause.to_me
        && (c.clause.frame == Verb::Give || i_am_to(c))
        && !wants_me_there(c)
        || c.clause.frame == Verb::Say && c.actor == Actor::Theirs && c.mood(&[Mood::Future]);
    let need = c.actor == Actor::Theirs
        && c.verb(&[Verb::Need, Verb::Want, Verb::Ask])
        && (c.has(DOCUMENT | WORK | SAMPLE | APPLICATION | ANSWER)
            && (c.clause.to_me || c.has(FROM | MY) || (c.clause.quoted || c.clause.theirs) && c.has(YOUR))
            || c.has(WORK));
    let reply = c.actor == Actor::Theirs
        && (c.verb(&[Verb::Want, Verb::Need])
            && c.says(&["answer", "reply", "response", "confirmation"])
            && !c.has(FROM)
            && c.mood(&[Mood::Present])
            || c.has(YOUR) && c.says(&["grateful", "appreciate", "welcome"]));
    let until = reply
        || c.verb(&[Verb::Give])
            && c.clause.to_me
            && (c.phrase.until || c.says(&["decide", "respond", "think", "accept", "deadline"]))
            && !c.head(ANSWER | OFFER);
    asks && c.actor != Actor::Mine && !c.phrase.behind && c.clause.verb != Verb::Meet
        || need && !(c.mood(&[Mood::Past]) && c.phrase.behind)
        || c.verb(&[Verb::Need]) && c.actor == Actor::Theirs && c.has(MY)
        || until
}

/// "They want me to send it", not "they want to send me something": who is to act stands before the infinitive.
fn i_am_to(c: &Case<'_>) -> bool {
    c.parse
        .tokens
        .get(c.clause.group.clone())
        .unwrap_or(&[])
        .iter()
        .any(|token| token.is(TO_ME) || token.is(YOU) && c.clause.subject != Subject::You)
        || c.clause.passive
        || c.clause.frame_passive
}

/// The company goes about its business: a product comes out, an office moves.
pub(super) fn business(c: &Case<'_>) -> bool {
    let process = ANSWER | DOCUMENT | OFFER | MEETING | REJECTION;
    let makes = c.says(&[
        "release",
        "releases",
        "releasing",
        "launch",
        "launches",
        "launching",
        "ship",
        "ships",
        "shipping",
        "unveil",
        "unveils",
        "build",
        "builds",
        "building",
        "grow",
        "grows",
        "growing",
        "expand",
        "expands",
        "expanding",
    ]);
    let moves =
        c.says(&["move", "moves", "moving", "relocate", "relocates", "relocating", "merge", "merges", "merging"])
            && !follows_to(c)
            && !c.clause.to_me;
    (makes || moves) && matches!(c.actor, Actor::Theirs | Actor::Thing) && !c.has(process) && !c.mood(&[Mood::Past])
}

/// They want to see me, or that I come.
pub(super) fn wants_me_there(c: &Case<'_>) -> bool {
    let there = c.verb(&[Verb::Meet, Verb::Come, Verb::Go, Verb::Do, Verb::Set, Verb::Drop, Verb::Show, Verb::Travel])
        || c.head(MEETING | VISIT);
    matches!(c.clause.frame, Verb::Want | Verb::Ask | Verb::Need | Verb::Invite)
        && there
        && (to_the_writer(c) || c.clause.frame == Verb::Invite)
        || c.verb(&[Verb::Want, Verb::Need])
            && to_the_writer(c)
            && !c.phrase.from
            && !c.head(DOCUMENT | WORK | SAMPLE)
            && (c.says(&["in", "over", "there", "onsite", "on-site"])
                || c.has(MEETING | VISIT | VENUE)
                || c.phrase.clock
                || c.tokens().windows(2).any(|pair| matches!(pair, [me, at] if me.is(TO_ME) && at.is(PREPOSITION))))
        || c.verb(&[Verb::Have]) && to_the_writer(c) && c.says(&["time", "slot", "opening", "space", "gap"])
        || takes_me_in(c)
}

/// "She wants to chat on Thursday": with whom but me.
pub(super) fn wants_to_talk(c: &Case<'_>) -> bool {
    let talks =
        c.verb(&[Verb::Meet]) || c.verb(&[Verb::Have, Verb::Do, Verb::Get, Verb::Go]) && c.head(MEETING | VISIT);
    matches!(c.clause.frame, Verb::Want | Verb::Hope)
        && talks
        && !c.has(OTHERS | TO_THEM | PEOPLE | MANY)
        && (c.clause.head == 0 || c.head(MEETING | VISIT | CALL))
        && !c.has(JOB)
}

/// "The badge should be through in ten days": a thing that is waited for.
pub(super) fn comes_through(c: &Case<'_>) -> bool {
    c.verb(&[Verb::Be, Verb::Come, Verb::Get])
        && c.says(&["through", "back", "in", "ready", "sorted", "here", "out", "with"])
        && c.clause.subject_class & (JOB | START | PRIVATE | MEETING) == 0
}

/// "Last contact May 28"
pub(super) fn last_touch(c: &Case<'_>) -> bool {
    let last = c.tokens().iter().find(|token| token.kind == Kind::Word);
    last.is_some_and(|word| {
        ["last", "latest", "previous"].iter().any(|last| last.eq_ignore_ascii_case(word.span.slice(c.text)))
    }) && (c.says(&["contact", "touch", "heard", "spoke", "touchpoint", "reply"]) || c.has(MAIL | MESSAGE))
}

/// "my decision: by Monday", "my answer to them by Friday"
pub(super) fn my_answer(c: &Case<'_>) -> bool {
    c.has(MY) && c.head(ANSWER) && c.says(&["decision", "answer", "reply", "response", "yes", "counter", "rsvp"])
}

/// Whether the writer is the object: "me", or "you" where somebody else speaks.
pub(super) fn to_the_writer(c: &Case<'_>) -> bool {
    c.clause.to_me || (c.clause.quoted || c.clause.theirs) && c.has(YOU)
}

/// "Have me in", "bring you back in", "fly me out", "call me in": I am to come.
fn takes_me_in(c: &Case<'_>) -> bool {
    let ways: &[&str] = match c.clause.verb {
        Verb::Call => &["in", "over"],
        Verb::Invite | Verb::Ask => &["in", "over", "back", "along", "down", "round"],
        Verb::Drop | Verb::Have | Verb::Get | Verb::Travel | Verb::Take | Verb::Put => {
            &["in", "over", "down", "out", "along", "round", "around"]
        }
        _ => return false,
    };
    let me = |token: &Token| token.is(TO_ME) || (c.clause.quoted || c.clause.theirs) && token.is(YOU);
    let is =
        |token: &Token, words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(token.span.slice(c.text)));
    c.tokens().windows(3).any(|three| match three {
        [first, second, third] => {
            me(first) && (is(second, ways) && !third.is(OF) || is(second, &["back"]) && is(third, ways))
        }
        _ => false,
    })
}

/// What happens only once the writer has the job: "We film in June if I get the part."
pub(super) fn after_success(c: &Case<'_>) -> bool {
    if c.actor != Actor::Mine || c.clause.lead == Lead::If || c.hears() {
        return false;
    }
    c.sentence.clauses.clone().filter(|&at| at != c.index).filter_map(|at| c.clause_at(at)).any(|clause| {
        let tokens = c.parse.tokens.get(clause.tokens.clone()).unwrap_or(&[]);
        let job = clause.head & JOB != 0
            || says(tokens, c.text, &["it", "part", "gig", "place", "job", "role", "position", "spot", "through"]);
        let mine = matches!(clause.subject, Subject::Me | Subject::We);
        let theirs = matches!(clause.subject, Subject::They | Subject::Person | Subject::Role);
        clause.lead == Lead::If
            && !clause.negated
            && (mine && clause.verb == Verb::Get && job
                || mine && clause.verb == Verb::Pass
                || mine
                    && clause.passive
                    && says(tokens, c.text, &["hired", "picked", "chosen", "selected", "accepted"])
                || theirs
                    && clause.to_me
                    && matches!(clause.verb, Verb::Take | Verb::Want | Verb::Decide | Verb::Accept)
                || clause.subject == Subject::It && matches!(clause.verb, Verb::Work | Verb::Come | Verb::Go))
    })
}

/// "Got my trial lesson on Wednesday", where that day is no day behind.
pub(super) fn has_meeting_ahead(c: &Case<'_>) -> bool {
    got_meeting(c.parse, c.index) && !c.phrase.past && !c.phrase.behind
}

pub(super) fn moved(c: &Case<'_>) -> bool {
    (c.verb(&[Verb::Move])
        || c.says(&["moved", "pushed", "postponed", "rescheduled", "shifted", "bumped", "delayed", "slipped"]))
        && c.actor != Actor::Mine
        && !c.phrase.behind
        || c.verb(&[Verb::Move]) && !c.phrase.behind && c.mood(&[Mood::Past]) && c.has(MEETING)
}

/// "To next month": the new day follows "to".
pub(super) fn follows_to(c: &Case<'_>) -> bool {
    let at = c.at.unwrap_or(0);
    at > 0 && c.parse.tokens.get(at - 1).is_some_and(|token| token.is(TO))
        || c.parse.tokens.get(at).is_some_and(|token| token.span.slice(c.text).starts_with("to "))
}

/// A meeting is booked, offered or confirmed for the day.
pub(super) fn fixed(c: &Case<'_>) -> bool {
    if c.phrase.behind || c.phrase.past || c.clause.negated {
        return false;
    }
    let meeting = c.head(MEETING | VISIT) || c.subject(MEETING | VISIT) || c.has(MEETING | VISIT);
    let booked = c.verb(&[Verb::Schedule, Verb::Set, Verb::Invite, Verb::Offer])
        && meeting
        && (c.mood(&[Mood::Past])
            || c.clause.passive && c.mood(&[Mood::Present])
            || c.says(&["scheduled", "booked", "arranged"]));
    let confirmed =
        c.clause.verb == Verb::Reply && meeting && c.mood(&[Mood::Past]) && c.says(&["confirmed"]) && !c.phrase.on;
    // "I am writing to confirm your interview on Thursday."
    let confirms = c.verb(&[Verb::Reply])
        && (c.clause.quoted || c.clause.theirs)
        && c.head(MEETING | VISIT)
        && c.says(&["confirm", "confirmed", "confirming"]);
    // "They have kept my interview on Monday", "put the panel on Tuesday"
    let kept = c.verb(&[Verb::Keep, Verb::Put])
        && c.actor == Actor::Theirs
        && c.mood(&[Mood::Past])
        && c.head(MEETING | VISIT);
    if confirms || kept {
        return true;
    }
    let works =
        c.clause.verb == Verb::Work && c.mood(&[Mood::Present]) && c.at.is_some_and(|at| at < c.clause.group.start);
    let invited = c.verb(&[Verb::Invite, Verb::Schedule])
        && c.mood(&[Mood::Past])
        && c.at
            .and_then(|at| at.checked_sub(1))
            .and_then(|at| c.parse.tokens.get(at))
            .is_some_and(|token| token.is(PREPOSITION) && !token.is(LOCATIVE) && !token.is(PARTICLE))
        || c.verb(&[Verb::Invite, Verb::Schedule]) && c.mood(&[Mood::Past]) && c.phrase.for_day;
    let me = invited || c.verb(&[Verb::Schedule]) && c.clause.to_me && c.mood(&[Mood::Past, Mood::Present]);
    let said_yes = c.clause.frame == Verb::Promise && c.verb(&[Verb::Meet]);
    // "They've asked me back on the 10th", "rebooked for the 8th"
    let asked_in = c.verb(&[Verb::Ask, Verb::Invite, Verb::Call])
        && c.actor == Actor::Theirs
        && c.mood(&[Mood::Past])
        && (c.clause.perfect || c.phrase.for_day)
        && takes_me_in(c);
    let moved = c.verb(&[Verb::Move])
        && c.mood(&[Mood::Past])
        && c.clause.subject == Subject::None
        && (c.phrase.for_day || follows_to(c))
        && !c.has(ANSWER | DOCUMENT | OFFER);
    if asked_in || moved {
        return true;
    }
    let shall = c.actor == Actor::Theirs && c.verb(&[Verb::Say]) && c.mood(&[Mood::Future]) && meeting;
    booked && for_or_future(c) || me || confirmed || works || said_yes || shall
}

/// Whether the day is that of the meeting and not that of the booking: "for Friday", or a noun before it.
pub(super) fn for_or_future(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let before = at.checked_sub(1).and_then(|at| c.parse.tokens.get(at));
    let inside = c
        .parse
        .tokens
        .get(c.clause.group.start..at)
        .is_some_and(|tokens| tokens.iter().any(|token| token.is(MEETING | VISIT)));
    c.clause.passive
        || c.phrase.for_day
        || before.is_some_and(|token| token.is(PREPOSITION))
        || inside
        || c.clause.subject_class & MEETING != 0
        || !c.phrase.on && c.clause.subject == Subject::Thing
}

pub(super) fn private(c: &Case<'_>) -> bool {
    // "drop my tickets in", "book the flight": errands are the writer's, whatever they are about.
    let errand = c.actor == Actor::Mine && c.verb(&[Verb::Send, Verb::Drop, Verb::Hand, Verb::Schedule, Verb::Give]);
    !errand && (c.head(PRIVATE) || c.clause.subject_class & PRIVATE != 0) && !c.has(ANSWER | OFFER)
}

/// "To HR", "to Dana": the thing goes to them.
pub(super) fn to_somebody(c: &Case<'_>) -> bool {
    c.tokens().windows(2).any(|pair| matches!(pair, [first, second] if first.is(TO) && (second.is(ROLE | TITLE | TO_THEM) || is_name(second))))
}

/// "Remember:", "to do:" stands before it.
pub(super) fn reminded(c: &Case<'_>) -> bool {
    let before = c
        .index
        .checked_sub(1)
        .and_then(|at| c.clause_at(at))
        .filter(|_| matches!(c.clause.opened, Some(Kind::Colon | Kind::Dash)));
    before.is_some_and(|before| {
        let tokens = c.parse.tokens.get(before.tokens.clone()).unwrap_or(&[]);
        tokens.iter().any(|token| {
            ["remember", "reminder", "todo", "to-do", "forget", "task", "deadline", "due"]
                .iter()
                .any(|word| word.eq_ignore_ascii_case(token.span.slice(c.text)))
        })
    })
}

/// Something of mine is due.
pub(super) fn due(c: &Case<'_>) -> bool {
    let mine = DOCUMENT | WORK | SAMPLE | APPLICATION | DEADLINE;
    let thing =
        c.clause.subject_class & mine != 0 || (c.fragment() || c.clause.subject == Subject::None) && c.has(mine);
    if c.phrase.behind || c.says(&["applications", "applicants", "candidates", "internal", "portal"]) {
        return false;
    }
    if c.clause.passive && c.mood(&[Mood::Must]) && c.actor == Actor::Thing && c.clause.subject_class & ANSWER == 0 {
        return true;
    }
    // "Abstract to be sent to Prof. Wu", "forms to be returned"
    let to_do = c.clause.passive
        && c.mood(&[Mood::Infinitive])
        && c.clause.subject_class & (ANSWER | OFFER) & !DOCUMENT == 0
        && !c.clause.to_me
        && (to_somebody(c)
            || c.says(&[
                "submitted",
                "provided",
                "returned",
                "completed",
                "uploaded",
                "signed",
                "filled",
                "handed",
                "produced",
            ]));
    if to_do {
        return true;
    }
    let handed = c.verb(&[Verb::Be])
        && c.mood(&[Mood::Must, Mood::Should])
        && c.says(&["in", "with", "done", "back", "there", "over", "up", "ready", "finished", "complete"]);
    if handed && c.clause.subject_class & (DOCUMENT | WORK | SAMPLE | APPLICATION) != 0 {
        return true;
    }
    let due = c.says(&["due", "needed", "required", "requested", "wanted", "deadline", "needs", "need"])
        || c.has(DEADLINE)
        || c.phrase.due;
    thing && due && !c.has(ANSWER & !DOCUMENT) && c.actor != Actor::Theirs && c.actor != Actor::Mine
}

/// Starting a job, leaving one.
pub(super) fn start(c: &Case<'_>) -> bool {
    let noun = c.head(START) && !c.head(MEETING)
        || c.parse.tokens.get(c.clause.subject_tokens.clone()).unwrap_or(&[]).iter().any(|token| token.is(START))
            && c.clause.subject_class & (DOCUMENT | ANSWER | OFFER | MEETING) == 0
            && !c.verb(&[Verb::Reply, Verb::Say])
        || c.fragment() && c.has(START) && !c.has(MEETING | ANSWER);
    if c.phrase.behind || c.mood(&[Mood::Past]) && !c.clause.passive {
        return false;
    }
    let contract = c.clause.to_me && c.verb(&[Verb::Start])
        || c.verb(&[Verb::Start])
            && (c.subject(DOCUMENT | JOB | OFFER | START)
                || c.actor == Actor::Mine && !c.head(WORK | SAMPLE | MEETING))
            && !c.clause.frame.eq(&Verb::Hope);
    // "Two others start on Monday"
    let others = c.verb(&[Verb::Start])
        && c.actor == Actor::Theirs
        && c.clause.head == 0
        && c.clause.frame == Verb::None
        && c.mood(&[Mood::Present, Mood::Future])
        && c.at.is_some_and(|at| at <= c.clause.group.end);
    if others {
        return true;
    }
    let imperative = c.verb(&[Verb::Start]) && c.clause.mood == Mood::Imperative && !c.head(WORK | SAMPLE);
    noun && !c.verb(&[Verb::Give, Verb::Send, Verb::Reply, Verb::Decide]) && c.actor != Actor::Mine
        || contract
        || imperative
}

/// What happens to the job, the office, the market.
pub(super) fn job(c: &Case<'_>) -> bool {
    let about = c.verb(&[Verb::Be]) && c.clause.subject == Subject::None && c.head(JOB | START)
        || c.clause.subject_class & JOB != 0 && c.clause.subject_class & (ANSWER | ROLE | MEETING) == 0
        || c.fragment() && c.head(JOB) && !c.has(ANSWER | OFFER | DOCUMENT | MEETING);
    let closes = c.verb(&[Verb::Close]) && !matches!(c.actor, Actor::Theirs | Actor::Mine)
        || c.phrase.closes && !c.has(OFFER)
        || c.says(&["runs", "running"]) && c.says(&["out"]) && c.actor == Actor::Thing && !c.has(OFFER);
    about
        && !c.clause.passive
        && !c.verb(&[Verb::Decide, Verb::Reply, Verb::Call, Verb::Email, Verb::Write, Verb::Message])
        || closes
}

/// I meet, I have a meeting.
pub(super) fn meets(c: &Case<'_>) -> bool {
    if c.actor != Actor::Mine
        || c.mood(&[Mood::Imperative]) && !c.verb(&[Verb::Meet])
        || c.mood(&[Mood::Must]) && !c.verb(&[Verb::Meet, Verb::Give, Verb::Be, Verb::Go])
    {
        return false;
    }
    let meeting = c.head(MEETING | VISIT);
    let meet = c.verb(&[Verb::Meet])
        && (!c.mood(&[Mood::Imperative, Mood::Must])
            || c.place == Where::Plain
                && c.mood(&[Mood::Imperative])
                && (c.says(&["with", "w"]) || c.clause.verb == Verb::Meet && c.phrase.clock));
    let have = c.verb(&[Verb::Have, Verb::Get, Verb::Do]) && meeting && !c.mood(&[Mood::Must])
        || c.verb(&[Verb::Make, Verb::Take]) && meeting && !c.head(CALL | WORK) && !c.mood(&[Mood::Must])
        || has_meeting_ahead(c);
    // "popping in to see the yard": an arrangement, where "I'll pop in" is only what I mean to do.
    let drops = c.verb(&[Verb::Drop])
        && c.says(&["in", "over", "by", "round", "around"])
        && !c.has(DOCUMENT | WORK | SAMPLE | APPLICATION)
        && !c.phrase.limit
        && (c.mood(&[Mood::Participle]) || c.clause.progressive);
    let gives = meeting
        && !(c.clause.verb == Verb::Give && c.head(CALL))
        && (c.verb(&[Verb::Give, Verb::Handle])
            || c.says(&["run", "running", "hold", "holding", "deliver", "delivering"]))
        && !c.mood(&[Mood::Past]);
    let go = gives
        || c.verb(&[Verb::Be]) && (c.phrase.clock || c.says(&["there"])) && c.clause.subject == Subject::Me
        || c.verb(&[Verb::Go, Verb::Come, Verb::Travel, Verb::Be]) && (meeting || c.has(MEETING | VISIT | VENUE))
        || c.verb(&[Verb::Travel]);
    meet || have || go || drops
}

/// They act, in a way that is no fact about the world.
pub(super) fn they_will(c: &Case<'_>) -> bool {
    if c.actor != Actor::Theirs || c.fragment() {
        return false;
    }
    // "The panel is on Friday", "Dana can do Tuesday" are about a meeting.
    let meeting = c.clause.subject_class & MEETING != 0 && c.verb(&[Verb::Be]) && !c.clause.passive;
    !meeting
}

/// "I expect them to settle it", "can't see her choosing": what I think that they will do.
pub(super) fn expected_of_them(c: &Case<'_>) -> bool {
    let them = |at: usize| c.parse.tokens.get(at).is_some_and(|token| token.is(TO_THEM | ROLE) || is_name(token));
    let after = |words: &[&str]| {
        c.clause
            .tokens
            .clone()
            .find(|&at| words.iter().any(|word| word.eq_ignore_ascii_case(c.word(at))))
            .filter(|&at| them(at + 1))
    };
    let expects =
        after(&["expect", "expecting"]).is_some_and(|at| c.parse.tokens.get(at + 2).is_some_and(|next| next.is(TO)));
    let sees = c.clause.negated
        && after(&["see", "imagine", "picture"])
            .is_some_and(|at| c.parse.tokens.get(at + 2).is_some_and(|next| next.lexeme.form & ING != 0));
    c.actor == Actor::Mine && (expects || sees)
}
