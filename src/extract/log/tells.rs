//! What the rows of events ask: one question a function.

use super::aim::Aim;
use super::{Actor, Entry};
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Kind, Lead, Mood, OneOf, Subject, one_of};
use crate::extract::reading::who;
use crate::extract::{Stage, words};

pub(super) fn next_opened(e: &Entry<'_>, kind: Kind) -> bool {
    e.parse.clauses.get(e.index + 1).is_some_and(|next| next.opened == Some(kind))
}

/// Nothing came: no touch at all.
pub(super) fn no_news(e: &Entry<'_>) -> bool {
    let c = e.clause;
    let words = || {
        e.says(one_of![
            "news",
            "word",
            "reply",
            "replies",
            "response",
            "answer",
            "feedback",
            "update",
            "updates",
            "contact",
            "sign",
            "callback",
            "callbacks",
            "email",
            "emails",
            "call",
            "decision",
            "movement",
        ])
    };
    let fragment = e.fragment()
        && (e.has(NOT) && words() && !e.has(TIMELINE)
            || e.has(NOBODY)
                && (e.has(YET)
                    || e.says(one_of!["yet", "today", "new", "so", "heard", "back", "from"])
                    || c.tokens.len() <= 2 && e.opens(one_of!["nothing", "nada", "zilch", "nowt", "nil"]))
            || e.has(SILENCE) && !e.has(NOT));
    let unheard = c.negated
        && matches!(c.mood, Mood::Past | Mood::Present)
        && (e.verb(&[Verb::Hear]) && e.says(one_of!["hear", "heard", "received"]) && e.actor == Actor::Mine);
    let unwritten = (c.negated || c.subject == Subject::Nobody)
        && c.mood == Mood::Past
        && (e.actor == Actor::Theirs || c.subject == Subject::Nobody)
        && e.verb(&[
            Verb::Reply,
            Verb::Call,
            Verb::Write,
            Verb::Email,
            Verb::Get,
            Verb::Message,
            Verb::Reach,
            Verb::Come,
        ])
        && (e.log || c.perfect || c.subject == Subject::Nobody || e.says(one_of!["back"]));
    let heard_nothing = e.verb(&[Verb::Hear, Verb::Get])
        && c.mood == Mood::Past
        && e.actor == Actor::Mine
        && (e.has(NOBODY) || e.has(NOT) && c.head & ANSWER != 0)
        && !e.has(REJECTION)
        && !e.says(one_of!["offer"])
        && !a_no(e);
    let waiting = e.says(one_of!["still"])
        && (e.verb(&[Verb::Wait]) || e.has(SILENCE) || e.says(one_of!["waiting"]) || e.fragment() && e.has(NOT));
    let quiet = e.has(SILENCE)
        && (e.verb(&[Verb::Go, Verb::Be, Verb::Keep]) || e.verb(&[Verb::Other]))
        && c.mood != Mood::Future
        && !c.negated;
    fragment || unheard || unwritten || heard_nothing || waiting || quiet
}

/// "a no from them", "got a no", "it's a no": the noun.
pub(super) fn a_no(e: &Entry<'_>) -> bool {
    if !e.says(one_of!["no"]) {
        return false;
    }
    let tokens = e.parse.tokens.get(e.clause.tokens.clone()).unwrap_or(&[]);
    tokens.windows(2).enumerate().any(|(at, pair)| match pair {
        [first, second] => {
            second.span.slice(e.text).eq_ignore_ascii_case("no")
                && (first.is(DETERMINER) || first.span.slice(e.text).eq_ignore_ascii_case("said"))
                && tokens.get(at + 2).is_none_or(|next| next.is(FROM | PREPOSITION | TO) || next.kind != Kind::Word)
        }
        _ => false,
    })
}

/// Whether a meeting is somebody else's: "the demo of Dana's team", "the call with my accountant", "her own talk".
pub(super) fn is_of_others(e: &Entry<'_>) -> bool {
    let begin = e.clause.tokens.start;
    let with = e.of_class(WITH, begin);
    e.aim_behind(OF, begin).is_some_and(|aim| aim == Aim::Other)
        || with.is_some_and(|at| e.token(at + 1).is_some_and(|whose| whose.is(MY)) && !e.is_of_people(at + 1))
        || e.says(one_of!["own"])
        // "For another team"
        || e.at(one_of!["for"]).is_some_and(|at| e.is(at + 1, one_of!["another", "other"]))
}

/// Whether what is called off is a meeting: not a contract, the football match or somebody's own talk.
pub(super) fn is_of_a_meeting(e: &Entry<'_>) -> bool {
    let c = e.clause;
    let of_another = is_of_others(e);
    // "Final round cancelled"
    let bare = c.subject == Subject::Thing && e.object() == Aim::Nothing;
    let what = match e.aim_with(one_of!["off"]) {
        _ if bare => e.subject_aim(),
        Some(what) if e.verb(&[Verb::Call]) && !c.passive => what,
        _ => e.done_to(),
    };
    match what {
        Aim::Meeting => !of_another,
        Aim::It | Aim::Me | Aim::Them => true,
        Aim::Nothing => e.log || c.subject != Subject::Thing,
        _ => false,
    }
}

/// "Somebody else", where "something else" is a thing.
fn is_else(e: &Entry<'_>) -> bool {
    e.at(one_of!["else"]).is_some_and(|at| {
        at.checked_sub(1).is_none_or(|before| !e.is(before, one_of!["something", "anything", "nothing"]))
    })
}

/// They made an offer.
pub(super) fn offer(e: &Entry<'_>) -> bool {
    let c = e.clause;
    // What the others are told of an offer makes none.
    if c.negated || e.has(NOT) && !e.quoted || e.has(IF) || e.has(OTHERS) || is_else(e) {
        return false;
    }
    if e.says(one_of!["told", "informed", "mentioned"]) && e.says(one_of!["about", "of"]) && !e.theirs() {
        return false;
    }
    // "They had offered the post to somebody who moved away"
    let to_another = !c.to_me
        && e.verb(&[Verb::Offer])
        && e.of_class(TO, c.group.end).is_some_and(|to| {
            e.token(to + 1).is_some_and(|whom| {
                whom.is(THEY | PEOPLE | OTHERS | TO_THEM) || one_of!["another", "a", "an"].is(whom, e.text)
            })
        });
    if to_another {
        return false;
    }
    // "Offered me a glass of water"
    let me = (e.behind()..e.behind() + 2).find(|at| e.token(*at).is_some_and(|token| token.is(TO_ME)));
    let what = e.aim(me.map_or(e.behind(), |at| at + 1));
    let named = || e.has(OFFER | JOB) || e.says(PLACE) || e.numbers();
    // "Offered the position": nobody says who did.
    let unsaid = c.subject == Subject::None && e.opens(one_of!["offered"]) && matches!(what, Aim::Job | Aim::Offer);
    let theirs = e.verb(&[Verb::Offer])
        && (e.theirs() || c.passive || unsaid)
        // "They offered Thursday"
        && !(what == Aim::Nothing && e.ahead && !e.has(OFFER | JOB))
        && (what != Aim::Other || (me.is_some() || c.passive || e.says(PLACE)) && named() || e.names_a_salary())
        && (c.to_me || e.has(JOB | OFFER) || e.log || c.passive)
        && !e.head(MEETING | VISIT);
    // "An offer letter"
    let is_paper = |aim: Aim| aim == Aim::Offer && e.has(OFFER) && !e.says(one_of!["template", "sample", "tips"]);
    let made = e.theirs()
        && (e.head(OFFER) || is_paper(what))
        && e.verb(&[Verb::Make, Verb::Give, Verb::Send, Verb::Put, Verb::Come, Verb::Call, Verb::Have])
        && (!e.verb(&[Verb::Call, Verb::Have]) || e.says(one_of!["with"]));
    let got = e.actor == Actor::Mine
        && e.verb(&[Verb::Get, Verb::Hear, Verb::Have])
        && (e.head(OFFER) || is_paper(e.object()))
        && !e.says(one_of!["call", "letter's"])
        && !e.says(one_of!["to"]);
    // "Got the job", "the job is mine"
    let told = c.subject == Subject::You && e.parse.sentences.get(c.sentence).is_some_and(|own| own.reported);
    let has = e.verb(&[Verb::Have]) && e.log && e.says(one_of!["got"]);
    let job = (e.actor == Actor::Mine || told)
        && (e.verb(&[Verb::Get]) && c.mood == Mood::Past || has)
        && !c.passive
        && !c.negated
        && (e.object() == Aim::Job && e.token(e.behind()).is_some_and(|the| the.is(DETERMINER))
            || told && e.object() == Aim::It)
        && (e.behind() + if told { 1 } else { 2 }..c.tokens.end)
            .all(|at| e.token(at).is_none_or(|next| next.kind != Kind::Word || next.is(ADVERB)));
    let mine = c.mood == Mood::Present
        && e.verb(&[Verb::Be])
        && e.subject_aim() == Aim::Job
        && e.is(c.group.end, one_of!["mine", "yours"]);
    // "They'd like to offer me the role"
    let wished = e.theirs()
        && c.mood == Mood::Would
        && c.frame == Verb::Want
        && (c.to_me || e.has(YOU))
        && (e.verb(&[Verb::Offer]) && matches!(what, Aim::Job | Aim::Offer)
            || e.verb(&[Verb::Make, Verb::Give]) && e.head(OFFER));
    // "They're making me an offer"
    let making = e.theirs()
        && e.verb(&[Verb::Make])
        && c.progressive
        && c.mood == Mood::Present
        && c.to_me
        && e.head(OFFER)
        && !e.ahead;
    if job || mine || wished || making {
        return true;
    }
    let came = (e.subject(OFFER) || c.subject == Subject::Thing && is_paper(e.subject_aim()))
        && e.verb(&[Verb::Come, Verb::Be, Verb::Send, Verb::Make, Verb::Give, Verb::Get, Verb::Hear])
        && !e.mine();
    // "Salary 72" in the notes of a call is what was asked for.
    let is_one = e.says(one_of!["offer", "offers", "counteroffer", "counter-offer", "package"]);
    let fragment = e.fragment()
        && e.log
        && is_one
        && !e.says(one_of!["template", "sample", "tips"])
        && (e.head(OFFER) || e.has(OFFER) && e.head(DOCUMENT))
        && !e.has(MEETING);
    let written = e.quoted
        && e.has(OFFER | JOB)
        && e.says(one_of!["offer", "offering"])
        && e.says(one_of!["pleased", "delighted", "happy", "glad", "would"]);
    e.done && (theirs || made || got || came || fragment) || written
}

/// What is offered besides a job.
const PLACE: OneOf =
    one_of!["place", "spot", "seat", "traineeship", "apprenticeship", "contract", "terms", "fellowship"];

/// I thanked, or sent thanks.
pub(super) fn thanks(e: &Entry<'_>) -> bool {
    let verb = e.verb(&[Verb::Thank]) && (e.mine() || e.opens(one_of!["thanked"])) && e.is_of_people(e.behind());
    let unsent = one_of!["forgot", "forget", "forgotten", "draft", "drafted", "owe", "owed", "thanked"];
    let sent = e.has(THANKS)
        && !e.theirs()
        && !e.quoted
        && !e.says(unsent)
        && (e.mine()
            && e.verb(&[
                Verb::Send,
                Verb::Email,
                Verb::Write,
                Verb::Message,
                Verb::Drop,
                Verb::Get,
                Verb::Give,
                Verb::Do,
                Verb::Say,
                Verb::Put,
                Verb::Call,
                Verb::Hand,
                Verb::Prepare,
                Verb::Thank,
                Verb::Move,
                Verb::Make,
            ])
            || e.fragment()
            || e.clause.subject == Subject::Thing
            || e.clause.subject == Subject::None);
    let also = e.mine()
        && e.verb(&[Verb::Email, Verb::Write, Verb::Message, Verb::Call, Verb::Send])
        && e.near(one_of!["thank", "thanking", "thanks"]);
    // "Thank-you cards to the wedding guests"
    let private = e.has(PRIVATE) && e.people().is_empty();
    (verb || sent || also) && !e.has(NOT) && !private
}

/// They asked me to come, or passed me on to the next round.
pub(super) fn invited(e: &Entry<'_>) -> bool {
    let c = e.clause;
    if c.negated {
        return false;
    }
    let told = c.mood == Mood::Past || e.quoted && c.mood != Mood::Fragment;
    let invite = told
        && (e.verb(&[Verb::Invite]) || c.frame == Verb::Invite)
        && (e.theirs() || c.passive || e.opens(one_of!["invited"]) && e.object() == Aim::Nothing)
        || e.quoted && e.says(one_of!["invite", "inviting"]) && e.has(MEETING | VISIT);
    // "We would love to have you in for a final round"
    let welcome = one_of!["have", "see", "welcome", "meet", "host"];
    let whom = |at: usize| e.token(at).is_some_and(|you| you.is(if e.quoted { YOU } else { TO_ME }));
    let wanted = (e.theirs() || e.quoted)
        && c.mood == Mood::Would
        && e.has(MEETING | VISIT)
        && (c.group.start..c.tokens.end).any(|at| e.is(at, welcome) && whom(at + 1));
    let arrived = e.done
        && e.clause.subject == Subject::Thing
        && e.says(one_of!["invite", "invitation"])
        && e.verb(&[Verb::Come, Verb::Hear, Verb::Send, Verb::Get]);
    let got = e.done
        && (e.actor == Actor::Mine || e.fragment())
        && e.says(one_of!["invite", "invitation", "invited", "invites"])
        && (e.verb(&[Verb::Get, Verb::Hear, Verb::Have, Verb::Invite])
            || e.fragment() && (e.has(MEETING | VISIT) || e.says(one_of!["to"])))
        // "Invited Tom to dinner"
        && !(e.verb(&[Verb::Invite]) && e.object() == Aim::Other)
        && !e.has(LINKEDIN)
        && !e.verb(&[Verb::Accept, Verb::Send]);
    let through = matches!(c.mood, Mood::Past | Mood::Present | Mood::Fragment)
        && (e.done || e.actor == Actor::Mine && e.log)
        && (e.log || c.mood == Mood::Past)
        && (e.says(one_of!["through"]) && (e.has(MEETING) || e.verb(&[Verb::Get, Verb::Make, Verb::Be]))
            || e.says(one_of!["advanced", "progressed"]) && (e.has(MEETING) || e.says(one_of!["to"]))
            || e.verb(&[Verb::Make]) && e.has(MEETING) && e.says(one_of!["to"])
            || e.verb(&[Verb::Move]) && c.to_me && e.says(one_of!["forward", "on", "to"])
            || e.verb(&[Verb::Pass]) && e.actor == Actor::Mine && e.has(MEETING));
    let want = e.theirs()
        && c.mood == Mood::Present
        && e.verb(&[Verb::Want])
        && c.to_me
        && e.says(one_of!["in", "over", "back"]);
    let asked = e.theirs()
        && c.frame_past
        && c.frame == Verb::Ask
        && c.to_me
        && (e.has(MEETING | VISIT) || e.verb(&[Verb::Come, Verb::Meet]));
    invite || wanted || arrived || got || through || want || asked
}

/// Somebody of theirs wrote, called or came back.
pub(super) fn theirs_wrote(e: &Entry<'_>) -> bool {
    let c = e.clause;
    if !e.theirs() || c.mood != Mood::Past || c.negated || c.frame != Verb::None && !matches!(c.frame, Verb::Say) {
        return false;
    }
    // "A recruiter of another firm called"
    let other = e
        .of_class(OF | FROM, c.tokens.start)
        .is_some_and(|of| of < c.group.start && e.is(of + 1, one_of!["another", "other"]));
    if other {
        return false;
    }
    let with_me = c.to_me || e.log || c.head == 0 || e.people().len() == 1;
    match c.verb {
        // "Called in sick"
        Verb::Call => (with_me || e.says(one_of!["blue"])) && !e.says(one_of!["off", "sick"]),
        Verb::Email | Verb::Message => true,
        Verb::Write => with_me && !e.says(one_of!["code", "book"]),
        // "Replied to my question on the forum"
        Verb::Reply if e.says(one_of!["forum", "post", "thread", "comment"]) => false,
        Verb::Reply | Verb::Circle | Verb::Reach => {
            with_me || e.has(PARTICLE | DOCUMENT | ANSWER | APPLICATION | OFFER)
        }
        Verb::Get | Verb::Come | Verb::Turn => e.says(one_of!["back"]) && !e.has(MEETING & !CALL),
        Verb::Follow => e.says(one_of!["up"]),
        Verb::Leave => e.has(CALL | MESSAGE),
        // "Posted about the launch"
        // "Sent out a company newsletter", where "sent the safety sheets" may be what was owed.
        Verb::Send
            if !c.to_me
                && c.particle.is_some_and(|out| e.is(out, one_of!["out", "round", "around"]))
                && e.is_of_strangers(c.particle.map_or(c.group.end, |at| at + 1)) =>
        {
            false
        }
        Verb::Send => (e.log || c.to_me || e.has(DOCUMENT)) && !e.says(one_of!["posted", "published"]),
        Verb::Let => e.says(one_of!["know"]),
        Verb::Say | Verb::Think if frames_promise(e) => false,
        Verb::Say | Verb::Ask | Verb::Give | Verb::Promise | Verb::Chase | Verb::Think => {
            e.log && e.people().len() + usize::from(e.has(ROLE | THEY)) > 0
        }
        Verb::Have => e.log && e.head(ANSWER),
        _ => false,
    }
}

/// "Dana says they need more time", in a dated line: she wrote or called.
pub(super) fn writes_now(e: &Entry<'_>) -> bool {
    let c = e.clause;
    e.log
        && e.theirs()
        && c.mood == Mood::Present
        && !(c.negated || c.progressive || c.passive || e.ahead || e.dated)
        && c.frame == Verb::None
        && e.verb(&[Verb::Say, Verb::Write, Verb::Email, Verb::Message, Verb::Reply])
        && !e.people().is_empty()
        && !frames_promise(e)
        // "They moved the standup, Dana says" names where one has it from.
        && e.parse.sentences.get(c.sentence).is_some_and(|own| {
            (own.clauses.start..e.index).all(|at| e.parse.clauses.get(at).is_none_or(|before| !before.content))
        })
        && !e.says(one_of!["code", "book", "books", "docs", "blog", "posts", "always", "usually", "often"])
}

/// "They said I should hear by Monday": the speech is only the frame of a promise.
pub(super) fn frames_promise(e: &Entry<'_>) -> bool {
    e.parse.clauses.get(e.index + 1).is_some_and(|next| {
        next.sentence == e.clause.sentence
            && next.lead == Lead::That
            && matches!(next.mood, Mood::Future | Mood::Would | Mood::Should | Mood::Can)
    })
}

/// An answer reached me.
pub(super) fn answered(e: &Entry<'_>) -> bool {
    let c = e.clause;
    // What a machine answers is no answer.
    // What comes out of the blue is one.
    let absent = e.at(one_of!["out"]).is_some_and(|at| {
        e.is(at + 1, one_of!["of-office"])
            || e.is(at + 1, one_of!["of"])
                && (at + 2..at + 4).any(|at| e.is(at, one_of!["office", "town", "country", "house"]))
    });
    if c.negated
        || absent
        || e.says(one_of!["automatic", "auto", "auto-reply", "autoreply", "autoresponder", "ooo", "out-of-office"])
    {
        return false;
    }
    let heard = e.actor == Actor::Mine
        && c.mood == Mood::Past
        && e.verb(&[Verb::Hear])
        && (e.says(one_of!["heard", "received", "hear"]))
        && (e.says(one_of!["back", "from"]) || e.log || e.head(ANSWER | MAIL | DOCUMENT | MESSAGE | CALL));
    let got = e.actor == Actor::Mine
        && c.mood == Mood::Past
        && e.verb(&[Verb::Get, Verb::Have])
        && (e.head(ANSWER | MAIL | MESSAGE | DOCUMENT) || e.head(CALL) && !e.has(WITH) && !e.says(one_of!["screen"]))
        && !e.has(OUTWARD)
        && !e.says(one_of!["voicemail", "mailbox"])
        && (e.log || e.has(FROM) || !e.head(DOCUMENT) && e.verb(&[Verb::Get]));
    let told = c.passive
        && matches!(c.subject, Subject::Me | Subject::None)
        && c.mood == Mood::Past
        && e.verb(&[Verb::Say, Verb::Call, Verb::Email, Verb::Reply, Verb::Message])
        && (e.log || e.has(FROM) || e.says(one_of!["by"]));
    let came = (e.subject(ANSWER | DOCUMENT | MAIL | MESSAGE)
        && e.verb(&[Verb::Come, Verb::Send, Verb::Get])
        && c.mood == Mood::Past)
        && !e.has(SAMPLE);
    // "Exercise arrived": what they were to send.
    let arrived = e.log
        && e.verb(&[Verb::Come])
        && c.mood == Mood::Past
        && matches!(c.subject, Subject::Thing)
        && e.says(one_of!["exercise", "task", "test", "assignment", "challenge", "take-home", "brief", "case"])
        && e.says(one_of!["came", "arrived", "landed"]);
    let fragment = e.fragment()
        && e.log
        && (e.head(ANSWER | MAIL | MESSAGE) && e.has(FROM)
            || e.head(CALL) && e.has(FROM)
            || e.head(ANSWER) && !e.has(NOT) && !e.has(MEETING)
            || e.says(one_of!["replied", "heard"]));
    let answered = e.theirs()
        && c.mood == Mood::Past
        && e.log
        && e.verb(&[Verb::Decide, Verb::Schedule, Verb::Want, Verb::Look, Verb::Acknowledge, Verb::Hear])
        // "Dana liked my post"
        && !e.says(one_of!["liked", "loved"])
        && !e.has(MEETING);
    let bidden = c.frame == Verb::Say && c.frame_passive;
    heard || got || told || bidden || came || arrived || fragment || answered
}

/// A meeting took place.
pub(super) fn met(e: &Entry<'_>) -> bool {
    let c = e.clause;
    if c.negated || e.quoted {
        return false;
    }
    let past = c.mood == Mood::Past;
    let meet = past
        && e.verb(&[Verb::Meet])
        && c.frame == Verb::None
        && (e.actor != Actor::Thing || c.passive)
        && (e.log
            || !e.people().is_empty()
            || e.has(WITH | ROLE | TO_THEM)
            || e.has(WE | TO_ME) && e.dated
            || c.passive
            || e.says(one_of!["interviewed", "screened"]))
        && !e.of_class(WITH | TO, c.tokens.start).is_some_and(|with| e.is_of_strangers(with + 1))
        && !e.says(one_of!["saw"]) | e.has(ROLE);
    let had = past
        && (e.mine() || e.theirs())
        && e.verb(&[
            Verb::Have,
            Verb::Handle,
            Verb::Do,
            Verb::Get,
            Verb::Prepare,
            Verb::Go,
            Verb::Wait,
            Verb::Give,
            Verb::Come,
        ])
        && (e.head(MEETING | VISIT))
        // "Bought new shoes for the final"
        && (!e.verb(&[Verb::Prepare]) || matches!(e.object(), Aim::Meeting))
        && !e.has(ANSWER & !MEETING)
        && !e.has(NOT);
    let was = past
        && e.subject(MEETING | VISIT)
        && e.verb(&[Verb::Be, Verb::Go, Verb::Other, Verb::Take, Verb::Have, Verb::Start])
        && !c.passive;
    // "Today was the on-site"
    let is = past
        && e.verb(&[Verb::Be])
        && e.head(MEETING | VISIT)
        && matches!(c.subject, Subject::None | Subject::It)
        && e.dated
        && !c.passive;
    let fragment = e.fragment()
        && e.log
        && (e.head(MEETING | VISIT) || c.head == 0 && e.has(MEETING | VISIT))
        && !e.has(NOT)
        && !e.says(one_of!["prep", "notes", "scheduled", "booked"]);
    let done = e.log
        && c.subject == Subject::Thing
        && c.subject_class & MEETING != 0
        && past
        && e.says(one_of!["done", "completed", "finished"]);
    meet || had || was || is || fragment || done
}

/// The interview that a meeting was, where its sentence names one and it was mine. A mock interview is practice, and the
/// notes on one are paper.
pub(super) fn interview(e: &Entry<'_>) -> Option<Stage> {
    let mine = e.actor != Actor::Theirs || e.clause.to_me || e.clause.passive || e.has(WE);
    let practice = one_of![
        "mock",
        "practice",
        "practise",
        "prep",
        "preparation",
        "rehearsal",
        "training",
        "notes",
        "questions",
        "feedback"
    ];
    // Who got an interview has it before them.
    let ahead = e.verb(&[Verb::Get, Verb::Give, Verb::Wait]) || e.says(one_of!["prepared"]);
    if !mine || ahead || e.whole(practice) {
        return None;
    }
    let sentence = e.parse.sentences.get(e.clause.sentence)?;
    let words = who::span_of(&e.parse.tokens, sentence.tokens.clone()).slice(e.text);
    words::interview_in(words).or_else(|| {
        let took_part = e.verb(&[Verb::Meet]) && (e.actor == Actor::Mine || e.clause.passive);
        (took_part && e.says(one_of!["interviewed", "screened"]) || with_the_manager(e)).then_some(Stage::Interview)
    })
}

/// "Video call with Lena Hoff, hiring manager": whoever decides was the one who called.
fn with_the_manager(e: &Entry<'_>) -> bool {
    let Some(sentence) = e.parse.sentences.get(e.clause.sentence) else { return false };
    let manager = one_of!["hiring", "hm", "hiring-manager"];
    let clauses = e.parse.clauses.get(e.index..sentence.clauses.end).unwrap_or(&[]);
    // "Call with Lena Hoff, hiring manager, on 24 November" lies ahead.
    let dated = e.parse.tokens.get(e.clause.tokens.start..sentence.tokens.end).unwrap_or(&[]);
    if dated.iter().any(|token| token.phrase().is_some()) {
        return false;
    }
    // What says more of the manager than that, says something else: "the hiring manager is on leave".
    let fragments = clauses.iter().take_while(|clause| clause.mood == Mood::Fragment);
    (e.fragment() || e.verb(&[Verb::Have]))
        && e.head(MEETING | CALL)
        && e.has(WITH)
        && (e.says(manager)
            || fragments
                .skip(usize::from(e.fragment()))
                .any(|clause| super::says(e.parse.tokens.get(clause.tokens.clone()).unwrap_or(&[]), e.text, manager)))
}

/// Whether only a person received it ("sent CV to Dana"): a document sent, no application.
pub(super) fn person_only(e: &Entry<'_>) -> bool {
    !e.verb(&[Verb::Apply])
        && !e.says(one_of!["application", "applied"])
        && (!e.people().is_empty() || e.says(one_of!["updated", "new"]) || e.has(ROLE))
}

impl Entry<'_> {
    /// Whether its sentence holds this word.
    pub(super) fn whole(&self, words: OneOf) -> bool {
        let sentence = self.parse.sentences.get(self.clause.sentence).map_or(0..0, |sentence| sentence.tokens.clone());
        self.words(sentence, words)
    }

    pub(super) fn mine_sends(&self) -> bool {
        self.mine() && self.verb(&[Verb::Send, Verb::Reply, Verb::Thank, Verb::Email, Verb::Write])
    }

    pub(super) fn mine_says(&self) -> bool {
        self.mine() && self.verb(&[Verb::Say])
    }

    pub(super) fn mine_passive(&self) -> bool {
        self.clause.passive || matches!(self.clause.subject, Subject::Me) && self.verb(&[Verb::Be])
    }
}
