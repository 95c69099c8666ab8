//! Which kind of event a clause tells: an ordered table, the first row that fits decides.

use super::Entry;
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Kind, Mood, Subject};
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

pub(crate) static ROWS: &[Row] = &[
    row!("snoozed", Snoozed, MINE, |e| e.verb(&[Verb::Snooze]) && e.actor != super::Actor::Theirs),
    row!("dropped", Dropped, MINE, |e| {
        e.opens(&["dropped", "drop"])
            && e.mine()
            && !e.says(&["in", "by", "off", "out", "round"])
            && !e.head(MAIL | MESSAGE | THANKS | CALL)
            && !e.says(&["line", "note"])
            || e.says(&["dropped"])
                && e.subject(WORK | THANKS | SAMPLE)
                && e.clause.passive | e.verb(&[Verb::Drop])
                && e.log
            || e.opens(&["dropped"]) && (e.fragment() || e.verb(&[Verb::Drop])) && next_opened(e, Kind::Colon)
    }),
    row!("no news", NoNews, NEITHER, any, no_news),
    row!("rejection", Rejection, THEIRS, any, rejection),
    row!("withdrew", Withdrawn, MINE, |e| {
        e.mine()
            && (e.verb(&[Verb::Withdraw])
                || e.verb(&[Verb::Pull, Verb::Drop, Verb::Work]) && e.says(&["out"])
                || e.verb(&[Verb::Take]) && e.says(&["myself"]))
            || e.subject(APPLICATION) && e.verb(&[Verb::Withdraw])
    }),
    row!("declined", Declined, MINE, |e| {
        e.mine()
            && !no_person_declined(e)
            && (e.verb(&[Verb::Decline, Verb::Reject])
                || e.verb(&[Verb::Turn]) && e.says(&["down"])
                || e.verb(&[Verb::Say]) && e.says(&["no"]) && e.has(OFFER))
    }),
    row!("acknowledged the offer", OfferAcknowledged, MINE, |e| {
        let thanks = e.verb(&[Verb::Thank, Verb::Acknowledge, Verb::Reply]) || e.has(THANKS) || e.says(&["receipt"]);
        (e.mine() || e.fragment()) && e.has(OFFER) && thanks && !e.has(OTHERS)
    }),
    row!("told the others", OthersTold, MINE, |e| {
        let tells = e.verb(&[Verb::Say, Verb::Reply, Verb::Let, Verb::Email, Verb::Call, Verb::Write, Verb::Message])
            && e.mine();
        tells
            && (e.has(OTHERS) || e.has(MANY) && e.says(&["companies", "recruiters"]) || e.near(&["offer", "offers"]))
            && (e.near(&["offer", "offers", "accepted", "decision"]) || e.has(OTHERS))
            && !e.verb(&[Verb::Offer])
    }),
    row!("linkedin", Connect, None, |e| {
        let request = e.says(&["connection", "request", "requests", "invite", "invites", "connect"]) && e.has(LINKEDIN)
            || e.says(&["connection"]) && e.says(&["request", "invite", "sent", "accepted"]);
        let adds = e.has(LINKEDIN) && e.says(&["added", "add", "followed", "connected"]);
        e.verb(&[Verb::Connect]) && !e.clause.negated && !e.says(&["to", "call"])
            || e.verb(&[Verb::Connect]) && e.has(LINKEDIN)
            || (e.mine() || e.theirs() || e.fragment() || e.clause.subject == Subject::Thing) && (request || adds)
            || e.log
                && e.has(LINKEDIN)
                && !e.theirs()
                && !e.people.is_empty()
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
    row!("accepted", Acceptance, MINE, |e| {
        let signed = e.verb(&[Verb::Sign]) && (e.has(OFFER | DOCUMENT) || e.clause.head == 0) && !e.says(&["up", "in"]);
        e.mine()
            && (e.verb(&[Verb::Accept])
                && !e.has(MEETING | LINKEDIN)
                && !e.whole(&["linkedin", "requests", "request", "invite", "invites", "connection"])
                && !e.says(&["invite", "invitation", "request", "slot"])
                || signed
                || e.verb(&[Verb::Say]) && e.says(&["yes"])
                || e.verb(&[Verb::Take]) && e.says(&["job", "role", "position", "offer"]))
            || e.subject(OFFER) && e.clause.verb == Verb::Accept
            || e.subject(OFFER | DOCUMENT) && e.clause.verb == Verb::Sign
    }),
    row!("offer", Offer, THEIRS, any, offer),
    row!("helper thanked", HelperThanked, MINE, |e| thanks(e)
        && (e.near(&[
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
            || e.verb(&[Verb::Email, Verb::Message, Verb::Write, Verb::Call]) && e.says(&["for", "about"]);
        e.mine() && asks && (e.has(REFERRAL) || e.verb(&[Verb::Refer]) || e.near(&["refer", "referring", "introduce"]))
            || e.fragment() && e.has(REFERRAL) && e.says(&["asked", "requested", "request"])
    }),
    row!("asked the recruiter", RecruiterAsked, MINE, any, |e| {
        if !e.done && !e.clause.frame_past {
            return false;
        }
        let asks =
            e.clause.frame == Verb::Ask || e.clause.frame == Verb::Say || e.verb(&[Verb::Ask]) || e.verb(&[Verb::Say]);
        let chases = e.verb(&[Verb::Chase, Verb::Follow, Verb::Check])
            || e.near(&["nudge", "chase", "check", "follow", "push", "prod", "ping"]);
        e.mine() && asks && chases && e.near(&["recruiter", "agency", "agent", "headhunter"])
    }),
    row!("helped", Helped, THEIRS, |e| {
        let refers = e.verb(&[Verb::Refer])
            && (e.theirs() || e.clause.passive)
            && (e.clause.to_me || e.clause.passive || e.says(&["my", "cv", "resume"]));
        let passes = e.theirs()
            && e.verb(&[Verb::Pass, Verb::Send, Verb::Put, Verb::Hand])
            && (e.says(&["my"]) && e.has(APPLICATION) || e.says(&["word"]) && !e.says(&["no"]));
        refers || passes || e.fragment() && e.has(REFERRAL) && e.has(FROM)
    }),
    row!("rescheduled", Rescheduled, None, any, |e| {
        let now = e.clause.passive && matches!(e.clause.mood, Mood::Present) && !e.clause.negated;
        if !(e.done || now) {
            return false;
        }
        let meeting = e.has(MEETING | VISIT) || e.subject(MEETING);
        (e.verb(&[Verb::Move]) || e.says(&["rescheduled", "postponed"]))
            && (meeting || e.says(&["rescheduled", "postponed", "reschedule"]))
            && !e.subject(ANSWER | OFFER | DOCUMENT)
            && !e.says(&["forward", "on"])
    }),
    row!("cancelled", Cancelled, None, |e| {
        (e.verb(&[Verb::Cancel]) || e.verb(&[Verb::Call]) && e.says(&["off"]))
            && (e.has(MEETING | VISIT) || e.log || e.clause.subject != Subject::Thing)
            || e.has(MEETING) && e.says(&["cancelled", "canceled"])
    }),
    row!("applied", Applied, MINE, |e| {
        let sends = e.verb(&[Verb::Send, Verb::Put, Verb::Hand]) && e.has(APPLICATION);
        (e.mine() || e.fragment()) && (e.verb(&[Verb::Apply]) || sends) && !person_only(e)
            || e.has(APPLICATION) && !e.theirs() && e.says(&["sent", "submitted", "in", "filed", "out"]) && !e.has(FROM)
            || e.opens(&["applied"])
    }),
    row!("invited", Invited, THEIRS, any, invited),
    row!("scheduled", Scheduled, None, |e| {
        let meeting = e.has(MEETING | VISIT | CALL);
        let sets = e.verb(&[Verb::Schedule])
            || e.verb(&[Verb::Set]) && e.says(&["up", "for"])
            || e.verb(&[Verb::Reply]) && e.says(&["confirmed"])
            || e.verb(&[Verb::Put]) && e.says(&["calendar"]);
        meeting && sets
            || e.fragment()
                && e.has(MEETING | VISIT | CALL)
                && e.says(&["scheduled", "booked", "confirmed", "arranged"])
            || e.verb(&[Verb::Accept]) && e.mine() && (meeting || e.says(&["invite", "slot"]))
            || e.verb(&[Verb::Promise, Verb::Set, Verb::Decide])
                && e.says(&["agreed", "settled", "fixed"])
                && (meeting || e.says(&["on"]))
                && e.log
    }),
    row!("recruiter wrote", Reply, THEIRS, |e| theirs_wrote(e)),
    row!("reflected", Reflected, MINE, |e| {
        e.verb(&[Verb::Reflect]) && !e.theirs()
            || e.says(&["reflection", "reflections", "retro", "post-mortem", "postmortem"])
                && (e.mine() || e.fragment() || e.clause.subject == Subject::Thing)
            || e.mine()
                && e.verb(&[Verb::Write])
                && e.says(&["down", "up"])
                && e.near(&["went", "notes", "learned", "lessons", "what", "impressions", "thoughts"])
    }),
    row!("let go", LetGo, MINE, any, |e| {
        if !(e.done || e.log && e.clause.mood == Mood::Participle) {
            return false;
        }
        (e.mine() || e.clause.mood == Mood::Participle)
            && (e.verb(&[Verb::Let]) && e.says(&["go"]) && !e.has(ROLE | PEOPLE)
                || e.verb(&[Verb::Go, Verb::Move]) && e.says(&["moved", "moving"]) && e.says(&["on"])
                || e.verb(&[Verb::Give]) && e.says(&["up"])
                || e.verb(&[Verb::Close]) && e.log)
    }),
    row!("sample sent", SampleSent, MINE, |e| {
        let thing = e.has(SAMPLE | DOCUMENT | APPLICATION)
            || e.says(&[
                "code", "article", "design", "designs", "video", "plan", "write-up", "writeup", "notes", "project",
                "proposal", "script", "slides", "deck", "list",
            ]);
        let sends = e.verb(&[Verb::Send, Verb::Hand, Verb::Put, Verb::Email, Verb::Turn, Verb::Message, Verb::Get])
            || e.verb(&[Verb::Drop]) && e.says(&["off"])
            || e.verb(&[Verb::Move]) && e.says(&["pushed"])
            || e.verb(&[Verb::Prepare])
                && e.has(SAMPLE)
                && e.says(&["finished", "completed", "finish"])
                && e.says(&["sent", "in"]);
        e.mine()
            && thing
            && sends
            && !(e.verb(&[Verb::Email, Verb::Message, Verb::Get]) && !e.has(SAMPLE | APPLICATION) && !e.head(DOCUMENT))
            || (e.fragment() || e.clause.subject == Subject::Thing)
                && thing
                && e.says(&["sent", "submitted", "delivered", "uploaded", "handed"])
                && !e.has(FROM)
    }),
    row!("followed up", FollowUp, MINE, |e| {
        let chases = e.verb(&[Verb::Chase, Verb::Follow])
            || e.verb(&[Verb::Check]) && e.says(&["in", "with", "up", "back"])
            || e.verb(&[Verb::Circle]) && e.says(&["back"])
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
        let why = e.near(&[
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
        ]);
        let pinged = e.verb(&[Verb::Message]) && e.says(&["pinged", "ping"]);
        let noun = (e.fragment() || e.clause.subject == Subject::Thing && e.verb(&[Verb::Send]))
            && e.says(&["follow-up", "followup", "check-in", "nudge", "chaser", "reminder", "follow"])
            && !e.has(FROM)
            && !e.has(MEETING & !CALL);
        e.mine() && (chases || speaks && why || pinged) || noun
    }),
    row!("they answered", Reply, THEIRS, any, |e| (e.done
        || e.clause.frame_past && e.clause.frame == Verb::Say && e.clause.frame_passive && e.log)
        && answered(e)),
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
            ]) && (e.log || !e.people.is_empty() || e.has(ROLE | TO_THEM))
                && !(e.verb(&[Verb::Say, Verb::Get, Verb::Ask]) && !e.log)
                || e.verb(&[Verb::Drop]) && (e.has(MAIL | MESSAGE) || e.says(&["line", "note"]))
                || e.verb(&[Verb::Give]) && e.has(CALL))
            || e.fragment() && e.log && e.head(MAIL | CALL | MESSAGE) && e.has(TO) && !e.has(MEETING & !CALL)
    }),
    row!("a touch", Touch, NEITHER, |e| {
        e.log && e.fragment() && e.head(CALL | MAIL | MESSAGE)
            || (e.mine() || e.theirs()) && e.says(&["bumped", "ran"]) && e.says(&["into"])
            || e.log && e.fragment() && e.says(&["contact", "touch", "touchpoint"])
    }),
];

fn next_opened(e: &Entry<'_>, kind: Kind) -> bool {
    e.parse.clauses.get(e.index + 1).is_some_and(|next| next.opened == Some(kind))
}

/// Nothing came: no touch at all.
fn no_news(e: &Entry<'_>) -> bool {
    let c = e.clause;
    let words = e.says(&[
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
    ]);
    let fragment = e.fragment()
        && (e.has(NOT) && words && !e.has(TIMELINE)
            || e.has(NOBODY)
                && (e.has(YET)
                    || e.says(&["yet", "today", "new", "so", "heard", "back", "from"])
                    || c.tokens.len() <= 2 && e.opens(&["nothing", "nada", "zilch", "nowt", "nil"]))
            || e.has(SILENCE) && !e.has(NOT));
    let unheard = c.negated
        && matches!(c.mood, Mood::Past | Mood::Present)
        && (e.verb(&[Verb::Hear]) && e.says(&["hear", "heard", "received"]) && e.actor == super::Actor::Mine);
    let unwritten = (c.negated || c.subject == Subject::Nobody)
        && c.mood == Mood::Past
        && (e.actor == super::Actor::Theirs || c.subject == Subject::Nobody)
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
        && (e.log || c.perfect || c.subject == Subject::Nobody || e.says(&["back"]));
    let heard_nothing = e.verb(&[Verb::Hear, Verb::Get])
        && c.mood == Mood::Past
        && e.actor == super::Actor::Mine
        && (e.has(NOBODY) || e.has(NOT) && c.head & ANSWER != 0)
        && !e.has(REJECTION)
        && !e.says(&["offer"])
        && !a_no(e);
    let waiting = e.says(&["still"])
        && (e.verb(&[Verb::Wait]) || e.has(SILENCE) || e.says(&["waiting"]) || e.fragment() && e.has(NOT));
    let quiet = e.has(SILENCE)
        && (e.verb(&[Verb::Go, Verb::Be, Verb::Keep]) || e.verb(&[Verb::Other]))
        && c.mood != Mood::Future
        && !c.negated;
    fragment || unheard || unwritten || heard_nothing || waiting || quiet
}

/// "a no from them", "got a no", "it's a no": the noun.
fn a_no(e: &Entry<'_>) -> bool {
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

/// They said no.
fn rejection(e: &Entry<'_>) -> bool {
    let c = e.clause;
    let told =
        (matches!(c.mood, Mood::Past | Mood::Fragment) || c.mood == Mood::Present && e.verb(&[Verb::Be])) && !c.negated;
    let noun =
        e.has(REJECTION) && told && !e.mine_sends() && (e.fragment() && e.log || !e.fragment()) && !e.says(&["if"]);
    let verb = e.verb(&[Verb::Reject])
        && told
        && (c.passive || e.theirs() || c.subject == Subject::None && e.has(PREPOSITION) || e.opens(&["rejected"]));
    let down = told
        && e.verb(&[Verb::Turn])
        && e.says(&["down"])
        && (c.passive || e.theirs() && (c.to_me || e.has(APPLICATION)))
        && !e.has(OFFER);
    let passed =
        told && e.theirs() && e.verb(&[Verb::Pass]) && (e.says(&["on"]) && (c.to_me || e.log) || c.head == 0 && e.log);
    let others = e.says(&["someone", "somebody", "another", "other", "others", "internal", "stronger", "else"])
        && (e.verb(&[
            Verb::Go,
            Verb::Decide,
            Verb::Fill,
            Verb::Offer,
            Verb::Move,
            Verb::Other,
            Verb::Say,
            Verb::Give,
            Verb::Take,
        ]) || e.quoted)
        && e.says(&[
            "with",
            "candidate",
            "candidates",
            "hired",
            "chose",
            "picked",
            "internally",
            "else",
            "someone",
            "somebody",
            "internal",
            "else's",
        ])
        && (told || e.quoted && !c.negated)
        && (e.theirs() || c.passive || e.quoted || c.subject == Subject::Thing);
    let forward = (c.negated || e.has(NOT))
        && e.says(&[
            "forward",
            "proceed",
            "proceeding",
            "progress",
            "progressing",
            "further",
            "ahead",
            "selected",
            "successful",
            "shortlisted",
            "pursue",
            "moving",
            "chosen",
        ])
        && !e.says(&["timeline"])
        && (c.mood != Mood::Can)
        && (e.quoted || e.log || e.theirs() || c.passive || e.mine_passive());
    let longer = e.has(NOT) && e.says(&["longer"]) && (e.quoted || e.log || e.theirs());
    let not_got = c.negated
        && c.mood == Mood::Past
        && e.verb(&[Verb::Get, Verb::Make])
        && e.says(&["job", "role", "position", "cut", "shortlist", "it", "offer", "through"])
        && e.actor == super::Actor::Mine
        && (e.log || e.says(&["job", "role", "position", "cut", "shortlist"]));
    let filled = (e.subject(JOB) || e.says(&["position", "role", "vacancy", "job"]))
        && e.says(&["filled", "closed", "scrapped", "withdrawn"])
        && c.mood != Mood::Future
        && !e.mine()
        && (e.log || e.quoted || matches!(c.mood, Mood::Past | Mood::Present));
    let unsuccessful = e.says(&["unsuccessful"]) && told || e.opens(&["rejected"]) && e.log;
    let no = told
        && a_no(e)
        && (e.log || e.verb(&[Verb::Get, Verb::Have, Verb::Hear, Verb::Say, Verb::Be]))
        && !e.mine_says();
    noun || verb || down || passed || others || forward || longer || not_got || filled || unsuccessful || no
}

/// They made an offer.
fn offer(e: &Entry<'_>) -> bool {
    let c = e.clause;
    if c.negated || e.has(NOT) && !e.quoted || e.has(IF) {
        return false;
    }
    let theirs = e.verb(&[Verb::Offer])
        && (e.theirs() || c.passive)
        && (c.to_me || e.has(JOB | OFFER) || e.log || c.passive)
        && !e.head(MEETING | VISIT);
    let made = e.theirs()
        && e.head(OFFER)
        && e.verb(&[Verb::Make, Verb::Give, Verb::Send, Verb::Put, Verb::Come, Verb::Call, Verb::Have])
        && (!e.verb(&[Verb::Call, Verb::Have]) || e.says(&["with"]));
    let got = e.actor == super::Actor::Mine
        && e.verb(&[Verb::Get, Verb::Hear, Verb::Have])
        && e.head(OFFER)
        && !e.says(&["call", "letter's"])
        && !e.says(&["to"]);
    let came = e.subject(OFFER)
        && e.verb(&[Verb::Come, Verb::Be, Verb::Send, Verb::Make, Verb::Give, Verb::Get, Verb::Hear])
        && !e.mine();
    let fragment = e.fragment() && e.log && (e.head(OFFER) || e.has(OFFER) && e.head(DOCUMENT)) && !e.has(MEETING);
    let written = e.quoted
        && e.has(OFFER | JOB)
        && e.says(&["offer", "offering"])
        && e.says(&["pleased", "delighted", "happy", "glad", "would"]);
    e.done && (theirs || made || got || came || fragment) || written
}

/// I thanked, or sent thanks.
pub(super) fn thanks(e: &Entry<'_>) -> bool {
    let verb = e.verb(&[Verb::Thank]) && (e.mine() || e.opens(&["thanked"]));
    let sent = e.has(THANKS)
        && !e.theirs()
        && !e.quoted
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
        && e.near(&["thank", "thanking", "thanks"]);
    (verb || sent || also) && !e.has(NOT)
}

/// They asked me to come, or passed me on to the next round.
fn invited(e: &Entry<'_>) -> bool {
    let c = e.clause;
    if c.negated {
        return false;
    }
    let told = c.mood == Mood::Past || e.quoted && c.mood != Mood::Fragment;
    let invite = told
        && (e.verb(&[Verb::Invite]) || c.frame == Verb::Invite)
        && (e.theirs() || c.passive || e.opens(&["invited"]))
        || e.quoted && e.says(&["invite", "inviting"]) && e.has(MEETING | VISIT);
    let arrived = e.done
        && e.clause.subject == Subject::Thing
        && e.says(&["invite", "invitation"])
        && e.verb(&[Verb::Come, Verb::Hear, Verb::Send, Verb::Get]);
    let got = e.done
        && (e.actor == super::Actor::Mine || e.fragment())
        && e.says(&["invite", "invitation", "invited", "invites"])
        && (e.verb(&[Verb::Get, Verb::Hear, Verb::Have, Verb::Invite])
            || e.fragment() && (e.has(MEETING | VISIT) || e.says(&["to"])))
        && !e.has(LINKEDIN)
        && !e.verb(&[Verb::Accept, Verb::Send]);
    let through = matches!(c.mood, Mood::Past | Mood::Present | Mood::Fragment)
        && (e.done || e.actor == super::Actor::Mine && e.log)
        && (e.log || c.mood == Mood::Past)
        && (e.says(&["through"]) && (e.has(MEETING) || e.verb(&[Verb::Get, Verb::Make, Verb::Be]))
            || e.says(&["advanced", "progressed"]) && (e.has(MEETING) || e.says(&["to"]))
            || e.verb(&[Verb::Make]) && e.has(MEETING) && e.says(&["to"])
            || e.verb(&[Verb::Move]) && c.to_me && e.says(&["forward", "on", "to"])
            || e.verb(&[Verb::Pass]) && e.actor == super::Actor::Mine && e.has(MEETING));
    let want =
        e.theirs() && c.mood == Mood::Present && e.verb(&[Verb::Want]) && c.to_me && e.says(&["in", "over", "back"]);
    let asked = e.theirs()
        && c.frame_past
        && c.frame == Verb::Ask
        && c.to_me
        && (e.has(MEETING | VISIT) || e.verb(&[Verb::Come, Verb::Meet]));
    invite || arrived || got || through || want || asked
}

/// Somebody of theirs wrote, called or came back.
fn theirs_wrote(e: &Entry<'_>) -> bool {
    let c = e.clause;
    if !e.theirs() || c.mood != Mood::Past || c.negated || c.frame != Verb::None && !matches!(c.frame, Verb::Say) {
        return false;
    }
    let with_me = c.to_me || e.log || c.head == 0 || e.people.len() == 1;
    match c.verb {
        Verb::Call => (with_me || e.says(&["blue"])) && !e.says(&["off"]),
        Verb::Email | Verb::Message => true,
        Verb::Write => with_me && !e.says(&["code", "book"]),
        Verb::Reply | Verb::Circle | Verb::Reach => {
            with_me || e.has(PARTICLE | DOCUMENT | ANSWER | APPLICATION | OFFER)
        }
        Verb::Get | Verb::Come | Verb::Turn => e.says(&["back"]) && !e.has(MEETING & !CALL),
        Verb::Follow => e.says(&["up"]),
        Verb::Leave => e.has(CALL | MESSAGE),
        Verb::Send => e.log || c.to_me || e.has(DOCUMENT),
        Verb::Let => e.says(&["know"]),
        Verb::Say | Verb::Think if frames_promise(e) => false,
        Verb::Say | Verb::Ask | Verb::Give | Verb::Promise | Verb::Chase | Verb::Think => {
            e.log && e.people.len() + usize::from(e.has(ROLE | THEY)) > 0
        }
        Verb::Have => e.log && e.head(ANSWER),
        _ => false,
    }
}

/// "They said I should hear by Monday": the speech is only the frame of a promise.
fn frames_promise(e: &Entry<'_>) -> bool {
    e.parse.clauses.get(e.index + 1).is_some_and(|next| {
        next.sentence == e.clause.sentence
            && next.lead == crate::extract::clause::Lead::That
            && matches!(next.mood, Mood::Future | Mood::Would | Mood::Should | Mood::Can)
    })
}

/// An answer reached me.
fn answered(e: &Entry<'_>) -> bool {
    let c = e.clause;
    if c.negated {
        return false;
    }
    let heard = e.actor == super::Actor::Mine
        && c.mood == Mood::Past
        && e.verb(&[Verb::Hear])
        && (e.says(&["heard", "received", "hear"]))
        && (e.says(&["back", "from"]) || e.log || e.head(ANSWER | MAIL | DOCUMENT | MESSAGE | CALL));
    let got = e.actor == super::Actor::Mine
        && c.mood == Mood::Past
        && e.verb(&[Verb::Get, Verb::Have])
        && (e.head(ANSWER | MAIL | MESSAGE | DOCUMENT) || e.head(CALL) && !e.has(WITH) && !e.says(&["screen"]))
        && !e.has(OUTWARD)
        && (e.log || e.has(FROM) || !e.head(DOCUMENT) && e.verb(&[Verb::Get]));
    let told = c.passive
        && matches!(c.subject, Subject::Me | Subject::None)
        && c.mood == Mood::Past
        && e.verb(&[Verb::Say, Verb::Call, Verb::Email, Verb::Reply, Verb::Message])
        && (e.log || e.has(FROM) || e.says(&["by"]));
    let came = (e.subject(ANSWER | DOCUMENT | MAIL | MESSAGE)
        && e.verb(&[Verb::Come, Verb::Send, Verb::Get])
        && c.mood == Mood::Past)
        && !e.has(SAMPLE);
    let fragment = e.fragment()
        && e.log
        && (e.head(ANSWER | MAIL | MESSAGE) && e.has(FROM)
            || e.head(CALL) && e.has(FROM)
            || e.head(ANSWER) && !e.has(NOT) && !e.has(MEETING)
            || e.says(&["replied", "heard"]));
    let answered = e.theirs()
        && c.mood == Mood::Past
        && e.log
        && e.verb(&[Verb::Decide, Verb::Schedule, Verb::Want, Verb::Look, Verb::Acknowledge, Verb::Hear])
        && !e.has(MEETING);
    let bidden = c.frame == Verb::Say && c.frame_passive;
    heard || got || told || bidden || came || fragment || answered
}

/// A meeting took place.
fn met(e: &Entry<'_>) -> bool {
    let c = e.clause;
    if c.negated || e.quoted {
        return false;
    }
    let past = c.mood == Mood::Past;
    let meet = past
        && e.verb(&[Verb::Meet])
        && c.frame == Verb::None
        && (e.actor != super::Actor::Thing || c.passive)
        && (e.log
            || !e.people.is_empty()
            || e.has(WITH | ROLE | TO_THEM)
            || e.has(WE | TO_ME) && e.dated
            || c.passive
            || e.says(&["interviewed", "screened"]))
        && !e.says(&["saw"]) | e.has(ROLE);
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
        && !e.has(ANSWER & !MEETING)
        && !e.has(NOT);
    let was = past
        && e.subject(MEETING | VISIT)
        && e.verb(&[Verb::Be, Verb::Go, Verb::Other, Verb::Take, Verb::Have, Verb::Start])
        && !c.passive;
    let fragment = e.fragment()
        && e.log
        && (e.head(MEETING | VISIT) || c.head == 0 && e.has(MEETING | VISIT))
        && !e.has(NOT)
        && !e.says(&["prep", "notes", "scheduled", "booked"]);
    let done = e.log
        && c.subject == Subject::Thing
        && c.subject_class & MEETING != 0
        && past
        && e.says(&["done", "completed", "finished"]);
    meet || had || was || fragment || done
}

fn no_person_declined(e: &Entry<'_>) -> bool {
    e.has(MEETING) && !e.has(OFFER)
}

/// Whether only a person received it ("sent CV to Dana"): a document sent, no application.
fn person_only(e: &Entry<'_>) -> bool {
    !e.verb(&[Verb::Apply])
        && !e.says(&["application", "applied"])
        && (!e.people.is_empty() || e.says(&["updated", "new"]) || e.has(ROLE))
}

impl Entry<'_> {
    /// Whether its sentence holds this word.
    fn whole(&self, words: &[&str]) -> bool {
        let sentence = self.parse.sentences.get(self.clause.sentence).map_or(0..0, |sentence| sentence.tokens.clone());
        self.words(sentence, words)
    }

    fn mine_sends(&self) -> bool {
        self.mine() && self.verb(&[Verb::Send, Verb::Reply, Verb::Thank, Verb::Email, Verb::Write])
    }

    fn mine_says(&self) -> bool {
        self.mine() && self.verb(&[Verb::Say])
    }

    fn mine_passive(&self) -> bool {
        self.clause.passive || matches!(self.clause.subject, Subject::Me) && self.verb(&[Verb::Be])
    }
}
