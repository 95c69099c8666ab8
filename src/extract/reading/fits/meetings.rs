//! Meetings: wanted, fixed, moved, attended.

use super::*;
use crate::extract::clause::{OneOf, is_of_home, is_of_work, one_of};

/// They want to see me, or that I come.
pub(crate) fn wants_me_there(c: &Case<'_>) -> bool {
    let there = c.verb(&[Verb::Meet, Verb::Come, Verb::Go, Verb::Do, Verb::Set, Verb::Drop, Verb::Show, Verb::Travel])
        || c.head(MEETING | VISIT);
    // "She would like to introduce me to the team on Friday"
    let there = there || c.verb(&[Verb::Refer]) && c.clause.to_me;
    matches!(c.clause.frame, Verb::Want | Verb::Ask | Verb::Need | Verb::Invite)
        && there
        && (to_the_writer(c) || c.clause.frame == Verb::Invite)
        || (c.verb(&[Verb::Want, Verb::Need])
            || c.verb(&[Verb::Plan]) && c.says(one_of!["expect", "expecting", "expects"]))
            && to_the_writer(c)
            && !c.phrase.from
            && !c.head(DOCUMENT | WORK | SAMPLE)
            && (c.says(one_of!["in", "over", "there", "onsite", "on-site"])
                || c.has(MEETING | VISIT | VENUE)
                || c.phrase.clock
                || c.tokens().windows(2).any(|pair| matches!(pair, [me, at] if me.is(TO_ME) && at.is(PREPOSITION))))
        || c.verb(&[Verb::Have]) && to_the_writer(c) && c.says(one_of!["time", "slot", "opening", "space", "gap"])
        || takes_me_in(c)
}

/// "She talks to the board on Thursday": they meet without me.
pub(crate) fn meets_others(c: &Case<'_>) -> bool {
    let token = |at: usize| c.parse.tokens.get(at);
    let at = c.clause.group.end;
    c.verb(&[Verb::Meet])
        && token(at).is_some_and(|to| to.is(TO | WITH))
        && token(at + 1).is_some_and(|whom| !whom.is(TO_ME | YOU | MY))
        && !(at..c.clause.tokens.end)
            .map_while(|at| token(at).filter(|next| next.lexeme.form == 0))
            .any(|me| me.is(ME | TO_ME | WE))
}

/// "She wants to chat on Thursday": with whom but me.
pub(crate) fn wants_to_talk(c: &Case<'_>) -> bool {
    let talks =
        c.verb(&[Verb::Meet]) || c.verb(&[Verb::Have, Verb::Do, Verb::Get, Verb::Go]) && c.head(MEETING | VISIT);
    // "She'd like a call on Friday at 3"
    let call = c.verb(&[Verb::Want]) && c.phrase.clock && c.head(MEETING | CALL);
    (matches!(c.clause.frame, Verb::Want | Verb::Hope) && talks && !c.has(OTHERS | TO_THEM | PEOPLE | MANY) || call)
        && (c.clause.head == 0 || c.head(MEETING | VISIT | CALL))
        && !c.has(JOB)
}

/// Whether the writer is the object: "me", or "you" where somebody else speaks.
pub(crate) fn to_the_writer(c: &Case<'_>) -> bool {
    c.clause.to_me || c.clause.is_their_speech() && c.has(YOU)
}

/// "Have me in", "bring you back in", "fly me out", "call me in": I am to come.
pub(crate) fn takes_me_in(c: &Case<'_>) -> bool {
    let ways: &[&str] = match c.clause.verb {
        Verb::Call => &["in", "over"],
        Verb::Invite | Verb::Ask => &["in", "over", "back", "along", "down", "round"],
        Verb::Drop | Verb::Have | Verb::Get | Verb::Travel | Verb::Take | Verb::Put => {
            &["in", "over", "down", "out", "along", "round", "around"]
        }
        _ if c.says(one_of!["fit", "squeeze", "slot"]) => &["in"],
        _ => return false,
    };
    let me = |token: &Token| token.is(TO_ME) || c.clause.is_their_speech() && token.is(YOU);
    let is =
        |token: &Token, words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(token.span.slice(c.text)));
    c.tokens().windows(3).any(|three| match three {
        [first, second, third] => {
            me(first) && (is(second, ways) && !third.is(OF) || is(second, &["back"]) && is(third, ways))
        }
        _ => false,
    })
}

/// "Got my trial lesson on Wednesday", where that day is no day behind.
pub(crate) fn has_meeting_ahead(c: &Case<'_>) -> bool {
    got_meeting(c.parse, c.index) && !c.phrase.past && !c.phrase.behind
}

/// "Interview planned for the 1st", "panel pencilled in for Thursday".
pub(crate) fn planned_meeting(c: &Case<'_>) -> bool {
    let participles = one_of!["planned", "slated", "fixed", "set", "pencilled", "penciled", "foreseen", "scheduled"];
    lies_ahead(c, participles, MEETING | VISIT, one_of!["onsite", "panel", "round"]) && !c.has(ANSWER | PRIVATE)
}

/// Somebody cannot make a day.
pub(crate) fn cannot(c: &Case<'_>) -> bool {
    matches!(c.actor, Actor::Mine | Actor::Theirs)
        && c.clause.negated
        && (c.clause.mood == Mood::Can || c.actor == Actor::Mine && c.clause.mood == Mood::Present)
        // "They can't make a decision before Friday" says when they may.
        && (c.actor == Actor::Mine || !c.phrase.limit && !c.phrase.until && !c.has(ANSWER | OFFER | DOCUMENT))
        && c.verb(&[Verb::Do, Verb::Make, Verb::Be, Verb::Have, Verb::Come, Verb::Meet])
        && !expected_of_them(c)
        && !c.hears()
}

/// "Piotr can't do Thursday but Dana can": the day stands.
pub(crate) fn others_can(c: &Case<'_>) -> bool {
    c.clause_at(c.index + 1).is_some_and(|next| {
        !next.negated
            && matches!(next.mood, Mood::Can | Mood::Future | Mood::Present)
            && matches!(next.subject, Subject::Person | Subject::Role | Subject::They | Subject::Thing | Subject::We)
            && matches!(next.verb, Verb::None | Verb::Do | Verb::Make | Verb::Be)
            && next.subject_tokens != c.clause.subject_tokens
            && !c
                .parse
                .tokens
                .get(next.tokens.clone())
                .is_some_and(|tokens| tokens.iter().any(|token| token.phrase().is_some()))
    })
}

/// "Dana can't do Thursday before eleven", "not Thursday morning": the rest of the day is left.
pub(crate) fn part_of_the_day(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let words = c.word(at);
    let part = words.split_whitespace().any(|word| {
        ["before", "after", "until", "till", "morning", "afternoon", "evening", "at", "from"]
            .iter()
            .any(|part| part.eq_ignore_ascii_case(word))
    });
    let token = |at: usize| c.parse.tokens.get(at);
    // "Can't do Friday after all"
    part && words.contains(' ')
        || one_of!["before", "after", "until"].is_at(token(at + 1), c.text)
            && !one_of!["all", "that"].is_at(token(at + 2), c.text)
}

/// "Vikram's doing the coding round with me on Thursday"
pub(crate) fn holds_with_me(c: &Case<'_>) -> bool {
    let with_me = |pair: &[Token]| matches!(pair, [with, me] if with.is(WITH) && me.is(TO_ME));
    c.actor == Actor::Theirs
        && c.verb(&[Verb::Do, Verb::Have, Verb::Handle, Verb::Give])
        && c.head(MEETING)
        && c.clause.to_me
        && !c.mood(&[Mood::Past])
        && !c.phrase.limit
        && c.tokens().windows(2).any(with_me)
}

/// "Haruto rings me tomorrow at 9 for the screening": a call that is a meeting, and no answer.
pub(crate) fn calls_for_it(c: &Case<'_>) -> bool {
    let then = |pair: &[Token]| matches!(pair, [on, what] if one_of!["for"].is(on, c.text) && what.is(DETERMINER | MEETING | MY));
    // "They'll pick me up for the site visit on Tuesday"
    let fetches = c.clause.to_me && c.says(one_of!["pick", "picks", "picking"]) && c.says(one_of!["up"]);
    c.actor == Actor::Theirs
        && (c.verb(&[Verb::Call]) && c.phrase.clock || fetches)
        && !c.has(TO_THEM)
        && !c.phrase.limit
        && !c.mood(&[Mood::Past])
        && c.beside() & MEETING != 0
        && c.tokens().windows(2).any(then)
}

pub(crate) fn moved(c: &Case<'_>) -> bool {
    (c.verb(&[Verb::Move])
        || c.says(one_of!["moved", "pushed", "postponed", "rescheduled", "shifted", "bumped", "delayed", "slipped"])
        || c.says(one_of!["brought"]) && c.says(one_of!["forward"]))
        && c.actor != Actor::Mine
        && !c.phrase.behind
        || c.verb(&[Verb::Move]) && !c.phrase.behind && c.mood(&[Mood::Past]) && c.has(MEETING)
}

/// "Spoke to Dana, pushing the answer to tomorrow": whoever says it, the answer is theirs.
pub(crate) fn pushes_answer(c: &Case<'_>) -> bool {
    c.verb(&[Verb::Move])
        && c.mood(&[Mood::Participle])
        && c.has(ANSWER)
        && !c.has(MY)
        && !c.phrase.behind
        && follows_to(c)
}

/// "Rescheduled the dentist to January", "the standup moved to Friday": a meeting of home, or of the job that the writer has.
pub(crate) fn of_my_own_life(c: &Case<'_>) -> bool {
    let changes = c.verb(&[Verb::Move, Verb::Schedule, Verb::Cancel, Verb::Set]) || moved(c);
    let tells = c.mood(&[Mood::Past]) || c.clause.passive && c.mood(&[Mood::Present]);
    // What the writer is still to do is an errand of theirs, be it private.
    let is_meeting =
        c.fragment() && c.head(MEETING | VISIT) && !c.phrase.limit || c.verb(&[Verb::Be]) && c.subject(MEETING | VISIT);
    (changes && tells || is_meeting)
        && !c.clause.to_me
        && (is_of_work(c.clause, c.tokens(), c.text) || c.has(PRIVATE) && is_of_home(c.tokens()))
}

/// "To next month": the new day follows "to".
pub(crate) fn follows_to(c: &Case<'_>) -> bool {
    let at = c.at.unwrap_or(0);
    at > 0 && c.parse.tokens.get(at - 1).is_some_and(|token| token.is(TO))
        || c.parse.tokens.get(at).is_some_and(|token| token.span.slice(c.text).starts_with("to "))
}

/// A meeting is booked, offered or confirmed for the day.
pub(crate) fn fixed(c: &Case<'_>) -> bool {
    if c.phrase.behind || c.phrase.past || c.clause.negated {
        return false;
    }
    let meeting = c.head(MEETING | VISIT) || c.subject(MEETING | VISIT) || c.has(MEETING | VISIT);
    let made = c.verb(&[Verb::Make]) && c.says(one_of!["appointment", "appointments"]);
    let booked = (c.verb(&[Verb::Schedule, Verb::Set, Verb::Invite, Verb::Offer]) || made)
        && meeting
        && (c.mood(&[Mood::Past])
            || c.clause.passive && c.mood(&[Mood::Present])
            || c.clause.progressive && c.phrase.for_day
            || c.says(one_of!["scheduled", "booked", "arranged"]));
    let confirmed = c.clause.verb == Verb::Reply
        && meeting
        && c.mood(&[Mood::Past])
        && c.says(one_of!["confirmed"])
        && !c.phrase.on;
    // "Dana confirmed the 2nd of December, 4pm"
    let at = c.at.filter(|at| *at == c.clause.group.end);
    let confirmed = confirmed
        || c.clause.verb == Verb::Reply
            && matches!(c.clause.subject, Subject::Person | Subject::They | Subject::Role)
            && c.mood(&[Mood::Past])
            && c.says(one_of!["confirmed"])
            && !c.phrase.on
            && !c.phrase.limit
            && !c.phrase.until
            && at.is_some_and(|at| c.phrase.clock || c.word(at).bytes().any(|byte| byte.is_ascii_digit()))
            && c.clause.head == 0;
    // "I am writing to confirm your interview on Thursday."
    let confirms = c.verb(&[Verb::Reply])
        && c.clause.is_their_speech()
        && c.head(MEETING | VISIT)
        && c.says(one_of!["confirm", "confirmed", "confirming"]);
    // "They have kept my interview on Monday", "put the panel on Tuesday"
    let kept = c.verb(&[Verb::Keep, Verb::Put])
        && c.actor == Actor::Theirs
        && (c.mood(&[Mood::Past]) || c.clause.maybe_past && c.mood(&[Mood::Present]))
        && c.head(MEETING | VISIT);
    // "She put me down for Tuesday", "confirmed for Tuesday", "got an invite for Tuesday", "Tuesday it is"
    let past = c.mood(&[Mood::Past]) && c.phrase.for_day && !c.has(ANSWER | DOCUMENT | OFFER);
    let put_down = past && c.verb(&[Verb::Put]) && c.actor == Actor::Theirs && c.clause.to_me
        || c.mood(&[Mood::Past])
            && c.verb(&[Verb::Reply])
            && c.clause.subject == Subject::None
            && c.says(one_of!["confirmed"])
            && !c.has(ANSWER & !CALL | DOCUMENT | OFFER)
            && (c.phrase.for_day
                || c.phrase.clock
                    && !c.phrase.on
                    && c.at.is_some_and(|at| at + 1 == c.clause.group.start || at == c.clause.group.end))
        // "She got me a slot on Tuesday"
        || c.mood(&[Mood::Past])
            && c.actor == Actor::Theirs
            && c.verb(&[Verb::Get, Verb::Find])
            && c.clause.to_me
            && (c.head(MEETING | VISIT) || c.says(one_of!["slot", "appointment"]))
        || (c.fragment() || c.mood(&[Mood::Past]) && c.verb(&[Verb::Get, Verb::Have, Verb::Send, Verb::Come, Verb::Reach]))
            && c.phrase.for_day
            && c.says(one_of!["invite", "invitation"])
            && !c.clause.negated
            && !c.has(NOT | NOBODY)
            && c.actor != Actor::General;
    // "I'm booked in with HR for Wednesday morning"
    let booked_in = c.verb(&[Verb::Schedule])
        && c.clause.passive
        && c.clause.subject == Subject::Me
        && c.mood(&[Mood::Present])
        && c.phrase.for_day;
    // "We're set for Monday at 5"
    let set = c.verb(&[Verb::Be, Verb::Set])
        && c.phrase.for_day
        && c.mood(&[Mood::Present, Mood::Past])
        && (c.says(one_of!["set", "confirmed", "booked"]) || c.word(c.clause.group.end).eq_ignore_ascii_case("on"))
        && matches!(c.clause.subject, Subject::We | Subject::Me | Subject::You)
        && c.beside() & (ANSWER | DOCUMENT | OFFER) == 0;
    let it_is = c.at.is_some_and(|at| {
        let token = |at: usize| c.parse.tokens.get(at).filter(|_| at < c.clause.tokens.end);
        token(at + 1).is_some_and(|it| one_of!["it"].is(it, c.text))
            && token(at + 2).is_some_and(|is| is.lexeme.verb == Verb::Be)
            && token(at + 3).is_none_or(|end| end.kind != Kind::Word)
    });
    if confirms
        || set
        || booked_in
        || kept
        || put_down
        || day_agreed(c)
        || taken_up(c)
        || it_is
        || agreed(c)
        || day_offered(c)
        || labelled_fixed(c)
    {
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
    // "Coding round with Sam on Tuesday"
    let kinds = one_of!["coding", "pairing", "programming", "debugging", "teaching", "screening", "closing"];
    let round = c.mood(&[Mood::Participle])
        && !c.phrase.limit
        && c.clause.group.start == c.clause.tokens.start
        && c.tokens().first().is_some_and(|first| kinds.is(first, c.text))
        && c.tokens().get(1).is_some_and(|next| next.is(MEETING));
    if asked_in || round {
        return true;
    }
    let shall = c.actor == Actor::Theirs && c.verb(&[Verb::Say]) && c.mood(&[Mood::Future]) && meeting;
    booked && for_or_future(c) || me || confirmed || works || said_yes || shall
}

/// "Moved to Tuesday the 22nd, 9.00": whatever it was, it was no answer.
pub(crate) fn moved_to(c: &Case<'_>) -> bool {
    c.verb(&[Verb::Move])
        && c.mood(&[Mood::Past])
        && !c.phrase.behind
        && !c.phrase.past
        && !c.clause.negated
        && (c.clause.subject == Subject::None
            || c.phrase.for_day && (c.clause.subject == Subject::We || c.clause.to_me))
        && (c.phrase.for_day || follows_to(c))
        && (c.actor != Actor::Theirs || c.phrase.for_day)
        && !c.has(ANSWER | DOCUMENT | OFFER)
}

/// "Tuesday was agreed for the second round"
pub(crate) fn day_agreed(c: &Case<'_>) -> bool {
    let is_subject = |at: usize| at < c.clause.group.start && c.clause.group.start <= at + 1;
    c.clause.passive
        && !c.phrase.on
        && c.at.is_some_and(is_subject)
        && c.says(one_of!["agreed", "fixed", "set", "confirmed", "booked", "settled"])
        && c.has(MEETING | VISIT)
}

/// "They proposed the 26th and I confirmed", "I suggested Friday at 10 and she said yes": one names the day and the other
/// takes it.
pub(crate) fn taken_up(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let named = c.mood(&[Mood::Past])
        && c.says(one_of!["proposed", "suggested", "offered", "floated"])
        && (at == c.clause.group.end || c.phrase.on || c.phrase.for_day || c.has(MEETING | VISIT) || c.clause.to_me)
        && !c.phrase.limit
        && !c.phrase.until
        && !c.phrase.past
        && !c.phrase.behind
        && c.clause.head & (ANSWER & !CALL | DOCUMENT | WORK | OFFER) == 0;
    let other = match c.actor {
        Actor::Mine => Actor::Theirs,
        Actor::Theirs => Actor::Mine,
        _ => return false,
    };
    let yes = one_of![
        "confirmed",
        "accepted",
        "agreed",
        "took",
        "yes",
        "ok",
        "okay",
        "fine",
        "works",
        "worked",
        "suited",
        "sure",
        "perfect",
    ];
    let takes = |index: usize| {
        let Some(clause) = c.clause_at(index) else { return false };
        let tokens = c.parse.tokens.get(clause.tokens.clone()).unwrap_or(&[]);
        clause.mood == Mood::Past
            && !clause.negated
            && says(tokens, c.text, yes)
            && !tokens.iter().any(|token| token.phrase().is_some())
            && crate::extract::reading::case::actor(c.parse, index, c.sentence) == other
    };
    named && (takes(c.index + 1) || takes(c.index + 2))
}

/// "I said yes to Tuesday at 10", "we agreed on the 21st for the visit", "took the Thursday slot"
pub(crate) fn agreed(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let before = at.checked_sub(1).and_then(|at| c.parse.tokens.get(at));
    let direct = at == c.clause.group.end
        || c.phrase.on
        || c.phrase.for_day
        || before.is_some_and(|token| token.is(PREPOSITION | TO | WITH) && !token.is(LOCATIVE));
    // "I took the Thursday slot"
    let slot = ["slot", "slots", "appointment"].iter().any(|slot| slot.eq_ignore_ascii_case(c.word(at + 1)));
    let (direct, meeting) = (direct || slot, slot || c.has(MEETING | VISIT | CALL) || c.phrase.clock);
    let yes = c.verb(&[Verb::Say]) && c.says(one_of!["yes", "ok", "okay"]) && (follows_to(c) || c.phrase.for_day);
    // "took the call on Friday" fixes nothing.
    let taken = c.verb(&[Verb::Take, Verb::Go]) && at != c.clause.group.end && !slot;
    let settled = !taken
        && c.verb(&[Verb::Promise, Verb::Decide, Verb::Accept, Verb::Take, Verb::Go])
        && c.says(one_of!["agreed", "settled", "accepted", "picked", "chose", "took", "went"])
        && direct
        && meeting
        && c.clause.head & (OFFER | DOCUMENT | WORK) == 0;
    c.actor == Actor::Mine && c.mood(&[Mood::Past]) && !c.phrase.limit && !c.phrase.past && (yes || settled)
}

/// "They could only offer me the 14th": the day itself is what they offer.
pub(crate) fn day_offered(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let before = at.checked_sub(1).and_then(|at| c.parse.tokens.get(at));
    c.verb(&[Verb::Offer, Verb::Give])
        && c.actor != Actor::Mine
        && c.clause.head == 0
        && !c.phrase.on
        && !c.phrase.limit
        && !c.phrase.until
        && !c.phrase.amount
        && before.is_some_and(|token| token.is(TO_ME | YOU) || token.lexeme.verb == Verb::Offer)
}

/// "Confirmed: Wednesday at 9, Teams", "Confirmed with Dana - Friday"
pub(crate) fn labelled_fixed(c: &Case<'_>) -> bool {
    let with = c.tokens().get(1).is_some_and(|with| with.is(WITH))
        && c.tokens().get(2).is_some_and(|who| is_name(who) || who.is(ROLE | TO_THEM));
    (c.clause.tokens.len() == 1 || with && c.clause.tokens.len() <= 4)
        && c.clause.subject == Subject::None
        && (c.verb(&[Verb::Schedule, Verb::Move, Verb::Set])
            || c.says(one_of!["confirmed", "settled", "agreed", "locked"]))
        && c.at.is_some_and(|at| {
            at > c.clause.tokens.end
                && c.parse
                    .tokens
                    .get(c.clause.tokens.end)
                    .is_some_and(|mark| matches!(mark.kind, Kind::Colon | Kind::Dash | Kind::Arrow | Kind::Equals))
        })
}

/// Whether the day is that of the meeting and not that of the booking: "for Friday", or a noun before it.
pub(crate) fn for_or_future(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let before = at.checked_sub(1).and_then(|at| c.parse.tokens.get(at));
    let inside = c
        .parse
        .tokens
        .get(c.clause.group.start..at)
        .is_some_and(|tokens| tokens.iter().any(|token| token.is(MEETING | VISIT)));
    // "We've booked Friday for the design round": the day is what was booked.
    let booked = c.clause.perfect && at == c.clause.group.end && c.word(at + 1).eq_ignore_ascii_case("for");
    c.clause.passive
        || c.phrase.for_day
        || booked
        || before.is_some_and(|token| token.is(PREPOSITION))
        || inside
        || c.clause.subject_class & MEETING != 0
        || !c.phrase.on && c.clause.subject == Subject::Thing
}

/// I meet, I have a meeting.
pub(crate) fn meets(c: &Case<'_>) -> bool {
    if c.actor != Actor::Mine
        || c.has(PRIVATE)
        || c.clause.frame == Verb::Want && c.phrase.limit
        // "I'm on call until Friday" is said of another job.
        || c.phrase.until && c.verb(&[Verb::Be]) && c.says_in_a_row(&["on", "call"])
        // "Have an interview on Monday" orders nothing.
        || c.mood(&[Mood::Imperative])
            && !c.verb(&[Verb::Meet])
            && !(c.verb(&[Verb::Have]) && !c.phrase.limit && c.place != Where::OpenTask)
        || c.mood(&[Mood::Must]) && !c.verb(&[Verb::Meet, Verb::Give, Verb::Be, Verb::Go])
    {
        return false;
    }
    let meeting = c.head(MEETING | VISIT);
    // "I have to be at their office on Monday"
    let be_there =
        c.verb(&[Verb::Be]) && c.mood(&[Mood::Must]) && !c.clause.passive && c.has(LOCATIVE) && c.has(JOB | VENUE);
    // "I'm expected at the reception on Friday"
    let expected = c.verb(&[Verb::Plan]) && c.clause.passive && c.clause.subject == Subject::Me && c.has(LOCATIVE);
    if (be_there || expected) && !c.phrase.limit && !c.phrase.until && !c.clause.negated {
        return true;
    }
    // "I'm at their office on Monday", "I go to their office on Monday"
    let theirs = c.verb(&[Verb::Be, Verb::Go, Verb::Come])
        && c.mood(&[Mood::Present, Mood::Future])
        && c.head(JOB | VENUE)
        && !c.clause.passive
        && !c.clause.negated
        && !c.phrase.limit
        && !c.phrase.until
        && c.tokens().windows(2).any(|pair| {
            matches!(pair, [their, place] if one_of!["their", "his", "her"].is(their, c.text) && place.is(JOB | VENUE))
        });
    if theirs {
        return true;
    }
    if speaks_a_language(c) || had_planned(c) {
        return false;
    }
    let meet = c.verb(&[Verb::Meet])
        && !c.phrase.until
        && (!c.mood(&[Mood::Imperative, Mood::Must])
            || c.place == Where::Plain
                && c.mood(&[Mood::Imperative])
                && (c.says(one_of!["with", "w"])
                    || c.phrase.clock
                    // "Fri: meet Sven at the workshop"
                    || c.says(one_of!["meet"]) && c.has(LOCATIVE) && c.tokens().iter().any(is_name)));
    let have = c.verb(&[Verb::Have, Verb::Get, Verb::Do])
        && meeting
        && !receives_by(c)
        && !c.mood(&[Mood::Must])
        && !(c.mood(&[Mood::Should, Mood::Would]) && gets_done(c))
        || c.verb(&[Verb::Make, Verb::Take]) && meeting && !c.head(CALL | WORK) && !c.mood(&[Mood::Must])
        || has_meeting_ahead(c);
    // "popping in to see the yard": an arrangement, where "I'll pop in" is only what I mean to do.
    let drops = c.verb(&[Verb::Drop])
        && c.says(one_of!["in", "over", "by", "round", "around"])
        && !c.has(DOCUMENT | WORK | SAMPLE | APPLICATION)
        && !c.phrase.limit
        && (c.mood(&[Mood::Participle]) || c.clause.progressive);
    let gives = meeting
        && !(c.clause.verb == Verb::Give && c.head(CALL))
        && (c.verb(&[Verb::Give, Verb::Handle])
            || c.says(one_of!["run", "running", "hold", "holding", "deliver", "delivering"]))
        && !c.mood(&[Mood::Past])
        // "Give Dana three slots by Monday"
        && !(c.clause.verb == Verb::Give && (c.phrase.limit || c.parse.tokens.get(c.clause.group.end).is_some_and(|whom| is_name(whom) || whom.is(TO_THEM))));
    let go = gives
        || c.verb(&[Verb::Be]) && (c.phrase.clock || c.says(one_of!["there"])) && c.clause.subject == Subject::Me
        || c.verb(&[Verb::Go, Verb::Come, Verb::Travel, Verb::Be]) && (meeting || c.has(MEETING | VISIT | VENUE))
        // "Monday I'm in with the editor"
        || c.verb(&[Verb::Be])
            && c.clause.subject == Subject::Me
            && c.mood(&[Mood::Present, Mood::Future])
            && !c.phrase.limit
            && !c.phrase.until
            && c.tokens().windows(2).any(|pair| matches!(pair, [first, with] if one_of!["in"].is(first, c.text) && with.is(WITH)))
        // "Working a trial shift on Saturday"
        || c.verb(&[Verb::Work]) && meeting && c.says(one_of!["trial", "tryout", "taster", "there"])
        || c.verb(&[Verb::Travel]) && !c.says(one_of!["home", "back"]);
    meet || have || go || drops
}

/// "We'd be happy to welcome you on Wednesday at 2": who is asked to come has an interview, where "have you on board" is
/// about the job.
pub(crate) fn welcomes_you(c: &Case<'_>) -> bool {
    let welcome = one_of!["welcome", "host", "see", "meet"];
    let you = |pair: &[Token]| matches!(pair, [see, you] if welcome.is(see, c.text) && you.is(YOU));
    matches!(c.clause.subject, Subject::We | Subject::They | Subject::Person)
        && matches!(c.clause.mood, Mood::Would | Mood::Future | Mood::Present)
        && matches!(c.clause.lead, Lead::Main | Lead::That)
        && !c.clause.negated
        && !c.phrase.limit
        && !c.phrase.until
        && !c.phrase.behind
        && !c.says(one_of!["board", "join", "start", "team"])
        && c.tokens().windows(2).any(you)
}

/// "New time: Monday at 2", "new date for the panel: Thursday"
pub(crate) fn new_time(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let label = c.parse.tokens.get(c.sentence.tokens.start..at).unwrap_or(&[]);
    let colon = label.last().is_some_and(|last| last.kind == Kind::Colon);
    colon
        && label.len() <= 7
        && says(label, c.text, one_of!["new", "updated", "revised"])
        && says(label, c.text, one_of!["time", "date", "slot", "day"])
        && (c.phrase.clock || label.iter().any(|token| token.is(MEETING)))
        && !label.iter().any(|token| token.is(ANSWER | DOCUMENT | OFFER))
}

/// "The panel takes place on Friday."
pub(crate) fn takes_place(c: &Case<'_>) -> bool {
    c.verb(&[Verb::Take]) && c.clause.subject_class & (MEETING | VISIT) != 0 && c.says(one_of!["place"])
}

/// They act, in a way that is no fact about the world.
pub(crate) fn they_will(c: &Case<'_>) -> bool {
    if c.actor != Actor::Theirs || c.fragment() {
        return false;
    }
    // "The panel is on Friday", "Dana can do Tuesday" are about a meeting.
    let meeting = c.clause.subject_class & MEETING != 0 && c.verb(&[Verb::Be]) && !c.clause.passive;
    !meeting && !takes_place(c) && of_the_search(c)
}

/// What the search is about, and the writer.
const MATTER: Class = ANSWER
    | DOCUMENT
    | OFFER
    | MEETING
    | VISIT
    | CALL
    | MAIL
    | MESSAGE
    | APPLICATION
    | SAMPLE
    | REJECTION
    | REFERRAL
    | TIMELINE
    | POST
    | START
    | TO_ME
    | MY
    | YOU;

/// Whether what somebody does has to do with the writer: they deploy, present, travel and hire without it.
pub(crate) fn of_the_search(c: &Case<'_>) -> bool {
    const SPEAKS: &[Verb] = &[
        Verb::Reply,
        Verb::Call,
        Verb::Email,
        Verb::Write,
        Verb::Message,
        Verb::Send,
        Verb::Decide,
        Verb::Schedule,
        Verb::Invite,
        Verb::Offer,
        Verb::Refer,
        Verb::Connect,
        Verb::Chase,
        Verb::Let,
        Verb::Circle,
        Verb::Reach,
        Verb::Follow,
        Verb::Check,
        Verb::Hear,
        Verb::Say,
        Verb::Ask,
        Verb::Sign,
        Verb::Reject,
        Verb::Find,
        Verb::Acknowledge,
        Verb::Thank,
        Verb::Meet,
        Verb::Promise,
        Verb::Owe,
        Verb::Look,
        Verb::Think,
        Verb::Come,
        Verb::Move,
        Verb::Cancel,
        Verb::Withdraw,
    ];
    let elsewhere = one_of![
        "present",
        "presents",
        "presenting",
        "visit",
        "visits",
        "visiting",
        "attend",
        "attends",
        "host",
        "hosts",
        "report",
        "reports",
        "hire",
        "hires",
        "hiring",
        "recruit",
        "recruits",
    ];
    let token = |at: usize| c.parse.tokens.get(at);
    // "They have five days to respond", "they'd be done deliberating": the verb that matters may hang on another one.
    let speaks = || {
        c.clause.tokens.clone().any(|at| {
            token(at).is_some_and(|token| {
                SPEAKS.contains(&token.lexeme.verb)
                    && token.lexeme.form != 0
                    && (c.clause.group.contains(&at) || !token.is(NOUN & !CALL))
                    && !elsewhere.is(token, c.text)
            })
        })
    };
    // "She'll bring it to the partners"
    let handed = || {
        c.clause.tokens.clone().any(|at| {
            token(at).is_some_and(|token| token.is(IT | TO_THEM))
                && token(at + 1).is_some_and(|next| next.is(TO | WITH) || one_of!["past", "by"].is(next, c.text))
        })
    };
    // "They need a bit longer", "Marta isn't in until Thursday"
    let waits = || {
        c.says(one_of!["longer", "time", "more"]) && c.verb(&[Verb::Need, Verb::Take, Verb::Want])
            || c.verb(&[Verb::Be]) && c.phrase.until
    };
    // Whose work the search is.
    let hires = || {
        let words =
            one_of!["hr", "recruiter", "recruiters", "agency", "panel", "committee", "hiring", "talent", "staffing"];
        c.clause.subject_tokens.clone().any(|at| token(at).is_some_and(|token| words.is(token, c.text)))
    };
    // "He'll taste the soup on Thursday and let me know"
    let then = || (c.index + 1..c.sentence.clauses.end).any(|at| c.clause_at(at).is_some_and(|clause| clause.to_me));
    // "They want to get this wrapped up"
    let settles = || c.has(IT) && c.says(one_of!["wrapped", "wrap", "sorted", "settled", "finalised", "finalized"]);
    // "They review portfolios until Friday, then decide"
    let decides = || {
        (c.index + 1..c.sentence.clauses.end).any(|at| {
            c.clause_at(at).is_some_and(|next| {
                !next.negated
                    && !matches!(next.subject, Subject::Me | Subject::Thing)
                    && !matches!(next.mood, Mood::Past | Mood::Fragment)
                    && matches!(next.verb, Verb::Decide | Verb::Call | Verb::Email | Verb::Message | Verb::Reply)
            })
        })
    };
    if of_others(c) && !then() && !decides() {
        return false;
    }
    c.beside() & MATTER != 0
        || speaks()
        || settles()
        || hires()
        || then()
        || c.says(one_of!["back", "touch", "contact", "mind", "minds", "ball"])
        || !c.clause.passive && names_nothing(c)
        || handed()
        || waits()
}

/// Whether the subject is somebody with whom an application deals: the recruiter, the hiring manager.
fn to_the_search(c: &Case<'_>) -> bool {
    c.says(one_of!["recruiter", "hiring", "hr", "headhunter", "agent", "talent"])
}

/// What they decide, answer, write and receive in their own work: "support answers tickets within two days", "they will
/// review salaries in April". Who is hired is what the search is about.
pub(crate) fn of_others(c: &Case<'_>) -> bool {
    if c.clause.to_me || c.beside() & MATTER & !(OFFER | MEETING | POST) != 0 {
        return false;
    }
    // "Oyvind is speaking at a conference on Thursday"
    let travels = c.verb(&[Verb::Travel]) && c.beside() & VISIT == 0;
    if travels || c.verb(&[Verb::Meet]) && c.says(one_of!["conference", "meetup", "summit", "congress", "convention"]) {
        return true;
    }
    let token = |at: usize| c.parse.tokens.get(at).filter(|_| at < c.clause.tokens.end);
    let hired = one_of![
        "winner",
        "finalist",
        "finalists",
        "hire",
        "hires",
        "person",
        "successor",
        "favourite",
        "favorite",
        "shortlist",
        "applicant",
        "applicants",
        "candidate",
        "candidates",
        "name",
        "names",
        "lineup",
        "line-up",
        "everyone",
        "loop",
        "team",
    ];
    let after = c.clause.particle.map_or(c.clause.group.end, |at| c.clause.group.end.max(at + 1));
    let mut at = after;
    while token(at).is_some_and(|token| token.is(ADVERB) || one_of!["on", "to", "for"].is(token, c.text)) {
        at += 1;
    }
    // "They'll look at the prototype": what is spoken of already may be the writer's.
    let definite = token(at)
        .is_some_and(|token| one_of!["the", "this", "that", "these", "those", "both", "all"].is(token, c.text));
    let whom = c.verb(&[Verb::Promise, Verb::Say]) || c.says(one_of!["vote", "votes", "learn"]);
    if definite && !whom {
        return false;
    }
    let mut nouns = (at..c.clause.tokens.end).map_while(token).take_while(|token| {
        matches!(token.kind, Kind::Word | Kind::Number) && !token.is(PREPOSITION | TO | WITH | FROM | AND | OF)
    });
    let object = nouns.clone().filter(|token| !token.is(DETERMINER | MY | ADVERB)).last();
    let counted = nouns
        .any(|token| token.kind == Kind::Number || one_of!["two", "three", "four", "five", "more"].is(token, c.text));
    let Some(object) = object.filter(|object| object.kind == Kind::Word) else { return false };
    let plain = object.lexeme.class & !(ABSTRACT | VERB_ONLY) == 0 && object.lexeme.verb != Verb::Decide;
    let strange = plain && !object.capital && !hired.is(object, c.text)
        || object.is(PRIVATE) && !object.is(MEETING)
        || one_of!["report", "reports", "code", "salaries", "bonuses", "books"].is(object, c.text);
    let hires = c.says(one_of!["hire", "hires", "hiring", "recruit", "recruiting"])
        && counted
        && object.is(ROLE | PEOPLE | MANY);
    // "They'll pick a vendor", "she'll confirm the salary band" may be about the writer.
    let chooses = c.says(one_of!["pick", "picks", "choose", "chooses", "select", "selects", "approve", "approves"]);
    let answers =
        c.says(one_of!["answer", "answers", "respond", "responds", "reply", "replies", "contact", "contacts"]);
    let firm = matches!(c.clause.subject, Subject::Role | Subject::Thing) && c.mood(&[Mood::Present])
        // "The hiring manager sends questions by Friday"
        && !(c.phrase.limit && c.clause.subject_class & ROLE != 0 && to_the_search(c));
    // "Dana promised a summary by Friday": whom, if nobody else is named?
    let to_others = c.beside() & (PEOPLE | MANY | OTHERS) != 0;
    // "The new head arrives in January"
    hires
        || strange
            && (c.verb(&[Verb::Decide]) && !chooses
                || c.verb(&[Verb::Reply]) && answers
                || c.verb(&[Verb::Hear, Verb::Write, Verb::Find, Verb::Look, Verb::Sign, Verb::Say, Verb::Meet])
                || c.verb(&[Verb::Promise])
                    && (to_others || !c.phrase.limit || c.clause.passive && c.clause.subject != Subject::Me)
                || c.verb(&[Verb::Send]) && firm)
}

/// Whether what I do is an errand: what I turn, have and learn is none, nor is what I would have done.
pub(crate) fn to_be_done(c: &Case<'_>) -> bool {
    let was = c.parse.tokens.get(c.clause.group.clone()).unwrap_or(&[]);
    // "I was going to call them"
    let meant = was.first().is_some_and(|token| token.lexeme.verb == Verb::Be && token.lexeme.form & PAST != 0)
        && was.iter().any(|token| one_of!["going", "about"].is(token, c.text));
    let too_late = c.clause.perfect && c.mood(&[Mood::Can, Mood::Would]);
    if of_my_life(c) || had_planned(c) {
        return false;
    }
    let idle = c.mood(&[Mood::Present])
        && c.clause.frame == Verb::None
        && !c.clause.progressive
        && c.verb(&[Verb::Have, Verb::Turn, Verb::Be, Verb::Other, Verb::Travel, Verb::Close])
        // "I have till Friday", "I have two days to choose"
        && !(c.verb(&[Verb::Have]) && (c.has(TO) || names_nothing(c)))
        && !c.has(MATTER & !MY);
    !meant && !too_late && !idle
}

/// "We had planned to meet on Monday": it came otherwise.
fn had_planned(c: &Case<'_>) -> bool {
    c.clause.perfect
        && matches!(c.clause.frame, Verb::Plan | Verb::Hope | Verb::Want)
        && c.parse
            .tokens
            .get(c.clause.group.start)
            .is_some_and(|had| had.is(WOULD) || had.lexeme.verb == Verb::Have && had.lexeme.form & PAST != 0)
}

/// "I hope to speak decent Danish by summer": nobody is met.
fn speaks_a_language(c: &Case<'_>) -> bool {
    let next = c.parse.tokens.get(c.clause.group.end);
    c.verb(&[Verb::Meet])
        && c.says(one_of!["speak", "speaking"])
        // "I speak Danish with them on Friday at 10"
        && !(c.has(WITH) && c.phrase.clock)
        && next.is_some_and(|next| {
            next.kind == Kind::Word && !next.is(TO | WITH | PREPOSITION | ADVERB | PARTICLE | AND | BUT | WHEN)
        })
}

/// "I finish my degree in June", "I give blood on Thursday", "I'd like to live by the sea by 2030": what the writer does
/// anyway, or wishes for, and owes nobody.
fn of_my_life(c: &Case<'_>) -> bool {
    let matter = MATTER & !MY | WORK | SAMPLE | DOCUMENT | ROLE | TO_THEM | YOU | WITH | THANKS;
    let words = c.beside();
    let named = c.tokens().iter().any(is_name);
    // "I have a dentist appointment"
    if c.mood(&[Mood::Present]) && c.verb(&[Verb::Have]) && c.has(PRIVATE) && is_of_home(c.tokens()) {
        return true;
    }
    let wish = c.clause.frame == Verb::Want
        && c.mood(&[Mood::Would])
        && c.verb(&[Verb::Be, Verb::Handle, Verb::Other, Verb::Work, Verb::Travel, Verb::Have, Verb::Get]);
    if speaks_a_language(c) || c.verb(&[Verb::Move]) && c.mood(&[Mood::Present]) && words & matter == 0 && !named {
        return true;
    }
    if wish && (words & (matter & !(ROLE | YOU)) == 0 || c.verb(&[Verb::Be])) {
        return true;
    }
    if words & matter != 0 || named || c.clause.frame != Verb::None {
        return false;
    }
    let ends = c.says(one_of!["finish", "complete", "graduate", "submit"]);
    let habit = c.mood(&[Mood::Present])
        && c.clause.subject == Subject::Me
        && !c.clause.progressive
        && !names_nothing(c)
        && (c.verb(&[Verb::Give, Verb::Hand, Verb::Get, Verb::Take, Verb::Start])
            || c.verb(&[Verb::Prepare, Verb::Send]) && ends
            || c.verb(&[Verb::Decide]) && c.says(one_of!["vote"]));
    // "Renting a van on Saturday"
    let doing = c.mood(&[Mood::Participle]) && c.verb(&[Verb::Other]) && !names_nothing(c);
    habit || doing || c.mood(&[Mood::Present]) && c.says(one_of!["vote"])
}

/// Whether nothing is named behind the verb, so that it is what was spoken of: "they'll sleep on it".
fn names_nothing(c: &Case<'_>) -> bool {
    let from = c.clause.group.end.max(c.clause.particle.map_or(0, |at| at + 1));
    let behind = c.parse.tokens.get(from..c.clause.tokens.end).unwrap_or(&[]);
    let elsewhere = c.verb(&[Verb::Travel, Verb::Start, Verb::Close, Verb::Be, Verb::Leave]);
    let said = IT | TO_THEM | PREPOSITION | PARTICLE | ADVERB | HEDGE | SOON | DETERMINER | TO | WITH | FROM;
    let mut words = behind.iter().filter(|token| token.kind == Kind::Word);
    // "Her boss retires"
    let goes = c.verb(&[Verb::None, Verb::Other]) && !behind.iter().any(|token| token.is(IT | TO_THEM));
    !elsewhere && !goes && words.all(|token| token.is(said) && !token.is(NOUN))
}

/// "I said Friday 9:30 works": whoever says it, the day is agreed.
pub(crate) fn suits(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    // "Friday is fine for the answer" fixes no meeting.
    let other = c.has(ANSWER | DOCUMENT | WORK | SAMPLE | OFFER | START);
    if c.phrase.limit || c.phrase.until || c.phrase.past || c.phrase.behind || c.clause.negated || other {
        return false;
    }
    let token = |at: usize| c.parse.tokens.get(at);
    let word = |at: usize, words: OneOf| token(at).is_some_and(|token| words.is(token, c.text));
    let works = word(at + 1, one_of!["works", "work", "suits", "suit", "worked", "suited"]);
    let fine = (token(at + 1).is_some_and(|token| token.lexeme.verb == Verb::Be || token.is(WOULD))
        || token(at + 1).is_some_and(|token| token.kind == Kind::Clitic))
        && (at + 2..at + 5).any(|at| word(at, one_of!["fine", "good", "ok", "okay", "great", "perfect", "works"]));
    let said = c.clause.verb == Verb::Say && c.mood(&[Mood::Past])
        || c.index
            .checked_sub(1)
            .and_then(|before| c.clause_at(before))
            .is_some_and(|before| before.verb == Verb::Say && before.mood == Mood::Past);
    (works || fine) && said
}

/// "Paulina can't do Friday, pushed to Tuesday": what somebody cannot make is a meeting.
pub(crate) fn moved_instead(c: &Case<'_>) -> bool {
    let cannot = |clause: &Clause| {
        clause.negated && clause.mood == Mood::Can && matches!(clause.verb, Verb::Do | Verb::Make | Verb::Come)
    };
    c.clause.subject == Subject::None
        && c.clause.head & (ANSWER | DOCUMENT | OFFER) == 0
        && follows_to(c)
        && (c.sentence.clauses.start..c.index).any(|at| c.clause_at(at).is_some_and(cannot))
}

/// Whether a day is said not to suit: "the 28th doesn't work for their CTO".
pub(crate) fn suits_not(clause: &Clause) -> bool {
    clause.verb == Verb::Work && clause.negated && matches!(clause.mood, Mood::Present | Mood::Can | Mood::Past)
}

/// "Wednesday is off", "Friday is cancelled": the day stands for what was fixed for it.
pub(crate) fn day_is_off(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let off =
        c.verb(&[Verb::Be]) && c.parse.tokens.get(c.clause.group.end).is_some_and(|off| one_of!["off"].is(off, c.text));
    let cancelled = c.verb(&[Verb::Cancel]) && c.clause.passive;
    c.clause.subject == Subject::None
        && at < c.clause.group.start
        && c.clause.group.start <= at + 2
        && c.mood(&[Mood::Present, Mood::Past])
        && !c.clause.negated
        && !c.phrase.on
        && !c.phrase.limit
        && (off || cancelled)
}

/// "The 28th doesn't work for them, it's now the 30th at 11"
pub(crate) fn now_instead(c: &Case<'_>) -> bool {
    c.clause.subject == Subject::It
        && c.verb(&[Verb::Be])
        && c.mood(&[Mood::Present])
        && c.clause.head & (ANSWER | DOCUMENT | OFFER) == 0
        && !c.phrase.limit
        && (c.sentence.clauses.start..c.index).any(|at| c.clause_at(at).is_some_and(suits_not))
}

/// "Tbc by Yusra on Monday": the day on which it is confirmed, and not that of the meeting.
pub(crate) fn to_be_confirmed(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let before = c.parse.tokens.get(c.clause.tokens.start.max(at.saturating_sub(4))..at).unwrap_or(&[]);
    // "The onsite (time tbc) is on Tuesday": what is open there is something else.
    says(before, c.text, one_of!["tbc", "tbd", "tba"]) && !before.iter().any(|token| token.kind == Kind::Close)
}

/// "My availability for next week": days of which something tells, and on which nothing is due.
pub(crate) fn days_of_a_list(c: &Case<'_>) -> bool {
    let before = c.at.and_then(|at| at.checked_sub(1)).and_then(|at| c.parse.tokens.get(at));
    c.phrase.for_day
        && before.is_some_and(|token| {
            one_of!["availability", "slots", "times", "dates", "calendar", "schedule", "rota", "plans", "hours"]
                .is(token, c.text)
        })
        && !c.fragment()
        // "The interview is in my calendar for Thursday at 4"
        && !c.has(MEETING | VISIT)
        && !c.phrase.clock
}
