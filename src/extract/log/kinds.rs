//! Which kind of event a clause tells: an ordered table, the first row that fits decides.

use super::Entry;
use super::aim::Aim;
use super::ends;
use super::tells::*;
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Kind, Lead, Mood, Subject, one_of};
use crate::extract::{Direction, EventKind};

/// One kind of event and how it is told.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) kind: EventKind,
    /// From whom; `None` where the clause's subject says so.
    pub(crate) direction: Option<Direction>,
    /// Whether the clause must say that it is done.
    pub(crate) needs_done: bool,
    pub(crate) fits: fn(&Entry<'_>) -> bool,
}

/// The names of the rows in the order in which they are asked.
pub fn event_rows() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|row| row.name)
}

const MINE: Option<Direction> = Some(Direction::Mine);
const THEIRS: Option<Direction> = Some(Direction::Theirs);
const NEITHER: Option<Direction> = Some(Direction::Neither);

macro_rules! row {
    ($name:literal, $kind:ident, $direction:expr, $fits:expr) => {
        Row { name: $name, kind: EventKind::$kind, direction: $direction, needs_done: true, fits: $fits }
    };
    ($name:literal, $kind:ident, $direction:expr, any, $fits:expr) => {
        Row { name: $name, kind: EventKind::$kind, direction: $direction, needs_done: false, fits: $fits }
    };
}

/// "They postponed the final round", to no day: it is no longer on the one that was fixed.
fn put_off(e: &Entry<'_>) -> bool {
    !e.dated
        && e.verb(&[Verb::Move])
        && e.says(one_of!["postponed"])
        && (e.subject(MEETING | VISIT) && e.object() == Aim::Nothing || is_of_a_meeting(e))
}

pub(crate) static ROWS: &[Row] = &[
    row!("snoozed", Snoozed, MINE, |e| e.verb(&[Verb::Snooze]) && e.actor != super::Actor::Theirs),
    row!("dropped", Dropped, MINE, |e| {
        e.opens(one_of!["dropped", "drop"])
            && e.mine()
            && !e.says(one_of!["in", "by", "off", "out", "round"])
            && !e.head(MAIL | MESSAGE | THANKS | CALL)
            && !e.says(one_of!["line", "note"])
            || e.says(one_of!["dropped"])
                && e.subject(WORK | THANKS | SAMPLE)
                && e.clause.passive | e.verb(&[Verb::Drop])
                && e.log
            || e.opens(one_of!["dropped"]) && (e.fragment() || e.verb(&[Verb::Drop])) && next_opened(e, Kind::Colon)
    }),
    row!("done", Done, MINE, any, |e| e.log && e.opens(one_of!["done"]) && next_opened(e, Kind::Colon)),
    row!("no news", NoNews, NEITHER, any, no_news),
    row!("rejection", Rejection, THEIRS, any, ends::rejection),
    row!("withdrew", Withdrawn, MINE, ends::withdrew),
    row!("declined", Declined, MINE, ends::declined),
    row!("acknowledged the offer", OfferAcknowledged, MINE, |e| {
        let thanks =
            e.verb(&[Verb::Thank, Verb::Acknowledge, Verb::Reply]) || e.has(THANKS) || e.says(one_of!["receipt"]);
        // "Emailed Hanne to thank her for the offer"
        let wrote = e.mine()
            && e.verb(&[Verb::Email, Verb::Write, Verb::Message, Verb::Call])
            && e.near(one_of!["thank", "thanking"])
            && e.near(one_of!["offer"]);
        (e.mine() || e.fragment()) && e.has(OFFER) && thanks && !e.has(OTHERS) || wrote && !e.has(OTHERS)
    }),
    row!("told the others", OthersTold, MINE, |e| {
        let tells = e.verb(&[Verb::Say, Verb::Reply, Verb::Let, Verb::Email, Verb::Call, Verb::Write, Verb::Message])
            && e.mine();
        tells
            && (e.has(OTHERS)
                || e.has(MANY) && e.says(one_of!["companies", "recruiters"])
                || e.near(one_of!["offer", "offers"]))
            && (e.near(one_of!["offer", "offers", "accepted", "decision"]) || e.has(OTHERS))
            && !e.verb(&[Verb::Offer])
            // "Said yes to the offer"
            && !(e.verb(&[Verb::Say]) && e.says(one_of!["yes", "no"]))
    }),
    row!("linkedin", Connect, None, |e| {
        let request = e.says(one_of!["connection", "request", "requests", "invite", "invites", "connect"])
            && e.has(LINKEDIN)
            || e.says(one_of!["connection"]) && e.says(one_of!["request", "invite", "sent", "accepted"]);
        let adds = e.has(LINKEDIN) && e.says(one_of!["added", "add", "followed", "connected"]);
        e.verb(&[Verb::Connect]) && !e.clause.negated && !e.says(one_of!["to", "call"])
            || e.verb(&[Verb::Connect]) && e.has(LINKEDIN)
            || (e.mine() || e.theirs() || e.fragment() || e.clause.subject == Subject::Thing) && (request || adds)
            || e.log
                && e.has(LINKEDIN)
                && !e.says(one_of!["posted", "published", "shared"])
                && !e.theirs()
                && !e.people().is_empty()
                && !e.has(FROM)
                && !e.verb(&[
                    Verb::Message,
                    Verb::Email,
                    Verb::Write,
                    Verb::Reply,
                    Verb::Reach,
                    Verb::Follow,
                    Verb::Chase,
                    Verb::Ask,
                    Verb::Say,
                    Verb::Check,
                    Verb::Thank,
                ])
                && !e.has(THANKS)
    }),
    row!("accepted", Acceptance, MINE, ends::accepted),
    row!("offer", Offer, THEIRS, any, offer),
    row!("helper thanked", HelperThanked, MINE, |e| thanks(e)
        && (e.near(one_of![
            "referral",
            "intro",
            "introduction",
            "referring",
            "introducing",
            "recommending",
            "recommendation",
            "vouching",
            "connecting",
            "helping",
            "help",
            "tip"
        ]))),
    row!("thank-you", ThankYou, MINE, thanks),
    row!("asked for a referral", ReferralAsked, MINE, any, |e| {
        if !e.done && !e.clause.frame_past {
            return false;
        }
        let asks = e.verb(&[Verb::Ask])
            || e.clause.frame == Verb::Ask
            || e.verb(&[Verb::Email, Verb::Message, Verb::Write, Verb::Call]) && e.says(one_of!["for", "about"]);
        e.mine()
            && asks
            && (e.has(REFERRAL) || e.verb(&[Verb::Refer]) || e.near(one_of!["refer", "referring", "introduce"]))
            || e.fragment() && e.has(REFERRAL) && e.says(one_of!["asked", "requested", "request"])
    }),
    row!("asked the recruiter", RecruiterAsked, MINE, any, |e| {
        if !e.done && !e.clause.frame_past {
            return false;
        }
        let asks =
            e.clause.frame == Verb::Ask || e.clause.frame == Verb::Say || e.verb(&[Verb::Ask]) || e.verb(&[Verb::Say]);
        let chases = || {
            e.verb(&[Verb::Chase, Verb::Follow, Verb::Check])
                || e.near(one_of!["nudge", "chase", "check", "follow", "push", "prod", "ping"])
        };
        e.mine() && asks && chases() && e.near(one_of!["recruiter", "agency", "agent", "headhunter"])
    }),
    row!("helped", Helped, THEIRS, |e| {
        let refers = e.verb(&[Verb::Refer])
            && (e.theirs() || e.clause.passive)
            && (e.clause.to_me || e.clause.passive || e.says(one_of!["my", "cv", "resume"]));
        let passes = e.theirs()
            && e.verb(&[Verb::Pass, Verb::Send, Verb::Put, Verb::Hand])
            && (e.says(one_of!["my"]) && e.has(APPLICATION) || e.says(one_of!["word"]) && !e.says(one_of!["no"]));
        refers || passes || e.fragment() && e.has(REFERRAL) && e.has(FROM)
    }),
    row!("rescheduled", Rescheduled, None, any, |e| {
        let now = e.clause.passive && matches!(e.clause.mood, Mood::Present) && !e.clause.negated && !conditional(e);
        if !(e.done || now) {
            return false;
        }
        let meeting = e.has(MEETING | VISIT) || e.subject(MEETING);
        !put_off(e)
            && (e.verb(&[Verb::Move]) || e.says(one_of!["rescheduled", "postponed"]))
            && (meeting || e.says(one_of!["rescheduled", "postponed", "reschedule"]))
            && !e.subject(ANSWER | OFFER | DOCUMENT)
            && !e.says(one_of!["forward", "on"])
    }),
    row!("cancelled", Cancelled, None, any, |e| {
        // "The interview is cancelled" says it as well as "was".
        let is = e.clause.passive && e.clause.mood == Mood::Present && e.subject(MEETING | VISIT) && !e.clause.negated;
        // "The panel is off", "isn't happening", "won't go ahead", "fell through"
        let mood = e.clause.mood;
        // "Dana: we have to cancel the final round"
        let must = mood == Mood::Must
            && e.verb(&[Verb::Cancel])
            && !e.clause.negated
            && e.log
            && (e.theirs() || e.clause.subject == Subject::We)
            && !conditional(e)
            && is_of_a_meeting(e);
        if must {
            return true;
        }
        let off = e.verb(&[Verb::Be])
            && !e.clause.negated
            && matches!(mood, Mood::Past | Mood::Present)
            && e.parse.tokens.get(e.clause.group.end).is_some_and(|off| one_of!["off"].is(off, e.text));
        // "It does not take place on site but by video" says where it does.
        let elsewhere = |at: usize| {
            let is = |at: usize, class: Class| e.parse.tokens.get(at).is_some_and(|token| token.is(class));
            (at..=e.clause.tokens.end).any(|at| is(at, BUT) && is(at + 1, PREPOSITION))
        };
        let not_held = e.clause.negated
            && matches!(mood, Mood::Present | Mood::Future)
            && e.at(one_of!["happening", "happen", "ahead", "place"]).is_some_and(|at| !elsewhere(at));
        let fell = mood == Mood::Past && e.says(one_of!["fell", "fallen"]) && e.says(one_of!["through"]);
        if (off || not_held || fell)
            && e.subject(MEETING | VISIT)
            && !e.subject(ANSWER)
            && !is_of_others(e)
            && !conditional(e)
        {
            return true;
        }
        if !e.done && !(is && e.verb(&[Verb::Cancel]) && !conditional(e)) {
            return false;
        }
        let off = e.verb(&[Verb::Call]) && e.says(one_of!["off"]);
        (e.verb(&[Verb::Cancel]) || off) && is_of_a_meeting(e)
            || e.fragment() && e.has(MEETING) && e.says(one_of!["cancelled", "canceled"])
            || put_off(e)
            // "Final round off, Dana ill"
            || e.fragment() && e.log && e.head(MEETING | VISIT) && e.is(e.clause.tokens.end - 1, one_of!["off"])
    }),
    row!("applied", Applied, MINE, |e| {
        let sends = e.verb(&[Verb::Send, Verb::Put, Verb::Hand]) && e.has(APPLICATION);
        (e.mine() || e.fragment()) && (e.verb(&[Verb::Apply]) || sends) && !person_only(e)
            || e.has(APPLICATION)
                && !e.theirs()
                && e.says(one_of!["sent", "submitted", "in", "filed", "out"])
                && !e.has(FROM)
            || e.opens(one_of!["applied"])
    }),
    row!("invited", Invited, THEIRS, any, invited),
    row!("scheduled", Scheduled, None, |e| {
        let meeting = e.has(MEETING | VISIT | CALL);
        let sets = e.verb(&[Verb::Schedule])
            || e.verb(&[Verb::Set]) && e.says(one_of!["up", "for"])
            || e.verb(&[Verb::Reply]) && e.says(one_of!["confirmed"])
            || e.verb(&[Verb::Put]) && e.says(one_of!["calendar"]);
        meeting && sets
            || e.fragment()
                && e.has(MEETING | VISIT | CALL)
                && e.says(one_of!["scheduled", "booked", "confirmed", "arranged"])
            || e.verb(&[Verb::Accept]) && e.mine() && (meeting || e.says(one_of!["invite", "slot"]))
            || e.verb(&[Verb::Promise, Verb::Set, Verb::Decide])
                && e.says(one_of!["agreed", "settled", "fixed"])
                && (meeting || e.says(one_of!["on"]))
                && e.log
    }),
    row!("recruiter wrote", Reply, THEIRS, |e| theirs_wrote(e)),
    row!("reflected", Reflected, MINE, |e| {
        e.verb(&[Verb::Reflect]) && !e.theirs()
            || e.says(one_of!["reflection", "reflections", "retro", "post-mortem", "postmortem"])
                && (e.mine() || e.fragment() || e.clause.subject == Subject::Thing)
            || e.mine()
                && e.verb(&[Verb::Write])
                && e.says(one_of!["down", "up"])
                && e.near(one_of!["went", "notes", "learned", "lessons", "what", "impressions", "thoughts"])
    }),
    row!("let go", LetGo, MINE, any, ends::let_go),
    row!("sample sent", SampleSent, MINE, |e| {
        let thing = e.has(SAMPLE | DOCUMENT | APPLICATION)
            || e.says(one_of![
                "code", "article", "design", "designs", "video", "plan", "write-up", "writeup", "notes", "project",
                "proposal", "script", "slides", "deck", "list",
            ]);
        let sends = e.verb(&[Verb::Send, Verb::Hand, Verb::Put, Verb::Email, Verb::Turn, Verb::Message, Verb::Get])
            || e.verb(&[Verb::Drop]) && e.says(one_of!["off"])
            || e.verb(&[Verb::Move]) && e.says(one_of!["pushed"])
            || e.verb(&[Verb::Prepare])
                && e.has(SAMPLE)
                && e.says(one_of!["finished", "completed", "finish"])
                && e.says(one_of!["sent", "in"]);
        e.mine()
            && thing
            && sends
            && !(e.verb(&[Verb::Email, Verb::Message, Verb::Get])
                && !e.has(SAMPLE | APPLICATION)
                && !e.head(DOCUMENT)
                // "Mailed Dana the slides"
                && !(e.head(WORK) && !e.says(one_of!["about", "re", "regarding", "for", "on", "asking"])))
            || (e.fragment() || e.clause.subject == Subject::Thing)
                && thing
                && e.says(one_of!["sent", "submitted", "delivered", "uploaded", "handed", "emailed", "mailed"])
                && !e.has(FROM)
    }),
    row!("followed up", FollowUp, MINE, |e| {
        let chases = e.verb(&[Verb::Chase, Verb::Follow])
            || e.verb(&[Verb::Check]) && e.says(one_of!["in", "with", "up", "back"])
            || e.verb(&[Verb::Circle]) && e.says(one_of!["back"])
            || e.verb(&[Verb::Leave]) && e.has(CALL | MESSAGE);
        let speaks = e.verb(&[
            Verb::Email,
            Verb::Call,
            Verb::Message,
            Verb::Write,
            Verb::Reach,
            Verb::Ask,
            Verb::Send,
            Verb::Drop,
            Verb::Give,
            Verb::Get,
            Verb::Leave,
        ]);
        let why = || {
            e.near(one_of![
                "check",
                "checking",
                "follow",
                "follow-up",
                "followup",
                "follow-ups",
                "chase",
                "chasing",
                "nudge",
                "update",
                "updates",
                "status",
                "timeline",
                "decision",
                "news",
                "checked",
                "feedback",
                "asking",
                "ask",
                "again",
                "re",
                "reminder",
                "whether",
                "any",
                "where",
                "outcome",
                "result",
                "results",
                "next",
            ])
        };
        let pinged = e.verb(&[Verb::Message]) && e.says(one_of!["pinged", "ping"]);
        let noun = (e.fragment() || e.clause.subject == Subject::Thing && e.verb(&[Verb::Send]))
            && e.says(one_of!["follow-up", "followup", "check-in", "nudge", "chaser", "reminder", "follow"])
            && !e.has(FROM)
            && !e.has(MEETING & !CALL);
        let asking = e.clause.mood == Mood::Participle && e.subject(MAIL | MESSAGE) && e.has(TO) && !e.has(FROM);
        e.mine() && (chases || speaks && why() || pinged) || noun || asking && why()
    }),
    row!("they answered", Reply, THEIRS, any, |e| (e.done
        || e.clause.frame_past && e.clause.frame == Verb::Say && e.clause.frame_passive && e.log)
        && answered(e)
        || writes_now(e)),
    row!("met", Met, NEITHER, met),
    row!("my touch", Touch, MINE, |e| {
        e.mine()
            && (e.verb(&[
                Verb::Email,
                Verb::Call,
                Verb::Message,
                Verb::Write,
                Verb::Reply,
                Verb::Reach,
                Verb::Ask,
                Verb::Say,
                Verb::Send,
                Verb::Get,
            ]) && (e.log || !e.people().is_empty() || e.has(ROLE | TO_THEM))
                && (e.log || !e.verb(&[Verb::Say, Verb::Get, Verb::Ask]))
                && !e.is_of_strangers(e.behind())
                && !e.says(one_of!["posted", "published"])
                || e.verb(&[Verb::Drop]) && (e.has(MAIL | MESSAGE) || e.says(one_of!["line", "note"]))
                || e.verb(&[Verb::Give]) && e.has(CALL))
            || e.fragment() && e.log && e.head(MAIL | CALL | MESSAGE) && e.has(TO) && !e.has(MEETING & !CALL)
    }),
    row!("a touch", Touch, NEITHER, |e| {
        e.log && e.fragment() && e.head(CALL | MAIL | MESSAGE)
            || (e.mine() || e.theirs()) && e.says(one_of!["bumped", "ran"]) && e.says(one_of!["into"])
            || e.log && e.fragment() && e.says(one_of!["contact", "touch", "touchpoint"])
    }),
];

/// Whether the sentence says what would happen: "the panel is cancelled if I do not confirm".
fn conditional(e: &Entry<'_>) -> bool {
    let clauses = e.parse.sentences.get(e.clause.sentence).and_then(|own| e.parse.clauses.get(own.clauses.clone()));
    clauses.unwrap_or(&[]).iter().any(|clause| matches!(clause.lead, Lead::If | Lead::When))
}
