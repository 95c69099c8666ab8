//! What ends an application: it is told of the application, of the writer or of the offer. People reject drafts, decline
//! coffee, accept invitations and close laptops as well, and none of that ends anything.

use super::Entry;
use super::aim::{Aim, OF_APPLICATION, OF_JOB, OF_STAGE};
use super::tells::a_no;
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Kind, Mood, Subject, one_of};
use crate::extract::reading::Actor;

/// They said no.
pub(super) fn rejection(e: &Entry<'_>) -> bool {
    let c = e.clause;
    let is = c.mood == Mood::Present && e.verb(&[Verb::Be]);
    let told = (matches!(c.mood, Mood::Past | Mood::Fragment) || is) && !c.negated;
    let no = told
        && a_no(e)
        && (e.log || e.verb(&[Verb::Get, Verb::Have, Verb::Hear, Verb::Say, Verb::Be]))
        && !e.mine_says()
        && !e.at(one_of!["me"]).is_some_and(|at| at > 0 && e.token(at - 1).is_some_and(|token| token.is(FROM)));
    told && (the_noun(e) || turned_away(e) || e.says(one_of!["unsuccessful"]))
        || no
        || went_to_another(e, told)
        || goes_no_further(e)
        || is_closed(e)
        || not_got(e)
}

/// Whether they turn the writer away with what they turn away.
fn mine(aim: Aim) -> bool {
    matches!(aim, Aim::Nothing | Aim::Me | Aim::Application)
}

/// "Got a rejection": one that came, not one that is spoken of.
fn the_noun(e: &Entry<'_>) -> bool {
    let Some(at) = e.of_class(REJECTION, e.clause.tokens.start) else { return false };
    let before = (e.clause.tokens.start..at)
        .rev()
        .filter_map(|at| e.token(at))
        .find(|token| !token.is(DETERMINER | MY | YOUR | PLAIN | IT));
    let spoken_of = before.is_some_and(|before| before.is(PREPOSITION | OF) && !before.is(TO))
        || e.is(at + 1, one_of!["rate", "rates", "reason", "reasons", "not", "that", "the", "it"])
        || e.says(one_of!["if", "another"]) && !e.fragment();
    let regret = e.is(at, one_of!["regret", "regrets"]);
    let written = !regret || e.near(one_of!["inform", "say", "tell", "letter", "mail", "email", "sent"]) || e.quoted;
    let came = e.fragment() && e.log
        || e.subject(REJECTION)
        || e.verb(&[
            Verb::Get,
            Verb::Have,
            Verb::Hear,
            Verb::Send,
            Verb::Come,
            Verb::Be,
            Verb::Email,
            Verb::Write,
            Verb::Message,
            Verb::Give,
            Verb::Reply,
            Verb::Call,
            Verb::Say,
            Verb::Find,
            Verb::Turn,
        ])
        || regret && (e.quoted || e.theirs());
    came && written && !spoken_of && !e.mine_sends()
}

/// "They rejected me", "my application was turned down", "they passed".
fn turned_away(e: &Entry<'_>) -> bool {
    let c = e.clause;
    let by_them = c.passive || e.theirs();
    let opens = e.opens(one_of!["rejected"]);
    let unnamed = c.subject == Subject::None && (e.has(PREPOSITION) || opens);
    // "Application rejected"
    let short = !c.passive && e.subject_aim() == Aim::Application && e.object() == Aim::Nothing;
    let rejected = (e.verb(&[Verb::Reject]) && (by_them || unnamed || short) || opens && e.log)
        && (mine(e.done_to()) || c.passive && e.done_to() == Aim::It);
    let down = one_of!["down"];
    let turned = e.verb(&[Verb::Turn])
        && e.says(down)
        && if c.passive {
            mine(e.subject_aim()) || e.subject_aim() == Aim::It
        } else if e.theirs() {
            matches!(e.aim_with(down), Some(Aim::Me | Aim::Application))
        } else {
            // "Turned down after the final round"
            e.log && c.subject == Subject::None && e.aim_with(down) == Some(Aim::Nothing)
        };
    let passed = e.theirs() && !c.passive && e.verb(&[Verb::Pass]) && {
        let behind = e.behind();
        if e.is(behind, one_of!["on"]) {
            let aim = e.aim(behind + 1);
            mine(aim) && (e.log || c.to_me || aim == Aim::Application)
        } else {
            e.log && c.head == 0 && e.object() == Aim::Nothing
        }
    };
    rejected || turned || passed
}

/// "They went with another candidate".
fn went_to_another(e: &Entry<'_>, told: bool) -> bool {
    let c = e.clause;
    let another = one_of!["someone", "somebody", "another", "other", "others", "internal", "stronger", "else"];
    let taken = one_of![
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
    ];
    let verbs =
        [Verb::Go, Verb::Decide, Verb::Fill, Verb::Offer, Verb::Move, Verb::Other, Verb::Say, Verb::Give, Verb::Take];
    let went = e.says(another)
        && (e.verb(&verbs) || e.quoted)
        && e.says(taken)
        && (told || e.quoted && !c.negated)
        && (e.theirs() || c.passive || e.quoted || c.subject == Subject::Thing);
    // "Got the other candidates mail on the 17th"
    let mailed = told
        && e.actor == Actor::Mine
        && e.verb(&[Verb::Get, Verb::Hear])
        && e.whole(one_of!["candidate", "candidates", "applicant", "applicants"])
        && e.whole(one_of!["other", "another", "stronger"])
        && e.whole(one_of!["mail", "email", "e-mail", "message", "letter", "call", "line"]);
    went || mailed
}

/// "We won't be moving forward with you", "was not selected", "no longer hiring".
fn goes_no_further(e: &Entry<'_>) -> bool {
    let c = e.clause;
    if !(c.negated || e.has(NOT)) || c.mood == Mood::Can {
        return false;
    }
    let is_told = e.quoted || e.log || e.theirs() || c.passive || e.mine_passive();
    let going = one_of![
        "forward",
        "proceed",
        "proceeding",
        "progress",
        "progressing",
        "further",
        "ahead",
        "pursue",
        "pursuing",
        "moving",
    ];
    let goes = e.at(going).is_some_and(|at| {
        let further = e.is(at, one_of!["further"]);
        let with = match e.aim_behind(WITH, at + 1) {
            Some(aim) => mine(aim) || matches!(aim, Aim::It | Aim::Job | Aim::Them),
            // "We will not be taking your application further"
            None => !further || c.to_me || e.quoted || e.has(APPLICATION),
        };
        let object = e.is(at, one_of!["pursue", "pursuing"]);
        with && !e.says(one_of!["timeline", "than", "questions", "into"]) && (!object || mine(e.aim(at + 1)))
    });
    let chosen = e.at(one_of!["selected", "successful", "shortlisted", "chosen"]).is_some_and(|at| {
        // "Not shortlisted", "Application not selected", but "not shortlisted yet"
        let waits = e.has(YET) || e.parse.tokens.get(c.tokens.end).is_some_and(|next| next.is(YET));
        let of_application = e.noun_before(at).is_some_and(|noun| e.is(noun, OF_APPLICATION));
        let short = e.log && (c.subject == Subject::None || of_application) && !waits;
        let whom = if c.passive || c.subject == Subject::Me || c.group.is_empty() || e.quoted || short {
            // "Not selected a slot yet"
            let me = c.group.is_empty() || of_application || mine(e.subject_aim()) || e.subject_aim() == Aim::It;
            e.aim(at + 1) == Aim::Nothing && me
        } else {
            c.to_me
        };
        whom && e.aim_behind(WITH, at + 1).is_none_or(|aim| !matches!(aim, Aim::Other | Aim::Meeting))
    });
    let longer = e.at(one_of!["longer"]).is_some_and(|at| {
        let them = e.quoted || e.log || e.theirs();
        let hires = e.says(one_of![
            "hiring",
            "recruiting",
            "considering",
            "considered",
            "consideration",
            "pursuing",
            "moving",
            "proceeding",
        ]);
        let open = e.says(one_of!["available", "open", "vacant", "exists", "exist", "needed"]);
        let job = e.noun_before(at).is_some_and(|noun| e.is(noun, OF_JOB));
        them && hires || open && (job || c.subject == Subject::None && e.log && !e.has(TIME))
    });
    goes && is_told || chosen && is_told || longer
}

/// "The position has been filled".
fn is_closed(e: &Entry<'_>) -> bool {
    let c = e.clause;
    let closed = one_of!["filled", "closed", "scrapped", "withdrawn"];
    let told = e.log || e.quoted || matches!(c.mood, Mood::Past | Mood::Present);
    told && c.mood != Mood::Future
        && !e.mine()
        && e.at(closed).is_some_and(|at| {
            let by_them = e.theirs() && !c.passive && e.object() == Aim::Job;
            (by_them || e.noun_before(at).is_some_and(|noun| e.is(noun, OF_JOB)))
                && !e.is(at + 1, one_of!["in", "out"])
                && !e.has(NOT)
        })
}

/// "Didn't get the job", "did not make it to the next round".
fn not_got(e: &Entry<'_>) -> bool {
    let c = e.clause;
    if !(c.negated && c.mood == Mood::Past && e.verb(&[Verb::Get, Verb::Make]) && e.actor == Actor::Mine) {
        return false;
    }
    let ends = |at: usize| {
        let at = e.past_adverbs(at);
        e.token(at).is_none_or(|token| token.kind != Kind::Word)
    };
    // "To the next round"
    let staged = |at: usize| {
        let to = (at..at + 2).find(|at| e.token(*at).is_some_and(|token| token.is(TO)));
        to.is_some_and(|to| (to + 1..to + 5).any(|at| e.is(at, OF_STAGE)))
    };
    let object = e.object();
    matches!(object, Aim::Job)
        || e.is(e.behind(), one_of!["the"]) && e.says(one_of!["cut", "shortlist"])
        || e.log && object == Aim::Offer
        || (e.behind()..e.behind() + 2)
            .find(|at| e.is(*at, one_of!["it", "through"]))
            .is_some_and(|at| e.log && ends(at + 1) || staged(at + 1))
}

/// I withdrew: myself, the application, from the process.
pub(super) fn withdrew(e: &Entry<'_>) -> bool {
    let out = one_of!["out"];
    let whole = |aim: Aim| matches!(aim, Aim::Nothing | Aim::Me | Aim::It | Aim::Application | Aim::Job);
    let from = |at: usize| e.aim_behind(OF | FROM, at).is_none_or(whole);
    let behind = e.behind();
    let bowed = e.verb(&[Verb::Withdraw])
        && (whole(e.object()) || e.is(behind, one_of!["myself"]) || e.is(behind, out))
        && from(behind);
    let pulled = e.verb(&[Verb::Pull]) && e.object() == Aim::Application
        || e.verb(&[Verb::Pull, Verb::Drop])
            && e.aim_with(out).is_some_and(|aim| aim == Aim::Nothing || aim == Aim::Me)
            && whole(e.object())
            && from(behind);
    let took = e.verb(&[Verb::Take]) && e.says(one_of!["myself"]) && e.says(one_of!["out", "off"]);
    e.mine() && (bowed || pulled || took) || e.subject(APPLICATION) && e.verb(&[Verb::Withdraw])
}

/// I said no to what they offered.
pub(super) fn declined(e: &Entry<'_>) -> bool {
    let what = |aim: Aim| matches!(aim, Aim::Nothing | Aim::It | Aim::Them | Aim::Offer | Aim::Job);
    let named = |aim: Aim| what(aim) && aim != Aim::Nothing;
    // "Declined to comment"
    let to_do = e.token(e.behind()).is_some_and(|token| token.is(TO));
    let refused = e.verb(&[Verb::Decline, Verb::Reject]) && what(e.object()) && !to_do;
    let turned = e.verb(&[Verb::Turn]) && e.aim_with(one_of!["down"]).is_some_and(named);
    let said = e.verb(&[Verb::Say]) && e.says(one_of!["no"]) && e.has(OFFER);
    e.mine() && (refused || turned || said) && !(e.has(MEETING) && !e.has(OFFER))
}

/// I took the job.
pub(super) fn accepted(e: &Entry<'_>) -> bool {
    let what = |aim: Aim| matches!(aim, Aim::Nothing | Aim::It | Aim::Offer | Aim::Job);
    let named = |aim: Aim| matches!(aim, Aim::Offer | Aim::Job);
    let behind = e.behind();
    let taken = e.verb(&[Verb::Accept])
        && what(e.object())
        && !e.whole(one_of!["linkedin", "requests", "request", "invite", "invites", "connection"])
        && (!e.has(MEETING | LINKEDIN) || named(e.object()))
        && (!e.ahead || e.has(OFFER | JOB));
    let signed = e.verb(&[Verb::Sign])
        && !e.is(behind, one_of!["up", "in", "off", "for", "out", "on"])
        && (named(e.object()) || e.object() == Aim::Nothing && e.clause.head == 0);
    // "Said yes to Aisha"
    let yes = e.verb(&[Verb::Say])
        && !e.ahead
        && e.at(one_of!["yes"])
            .is_some_and(|at| e.aim_behind(TO, at).is_none_or(|aim| what(aim) || aim == Aim::Them || e.to_name()));
    // "Took the role of the customer"
    let took = e.verb(&[Verb::Take])
        && named(e.object())
        && e.token(behind).is_some_and(|token| token.is(DETERMINER | MY | TO_THEM))
        && !e.says(one_of!["second", "third", "other", "opposite", "wrong"])
        && e.aim_behind(OF, behind).is_none();
    e.mine() && (taken || signed || yes || took)
        || e.subject(OFFER) && e.clause.verb == Verb::Accept
        || e.clause.verb == Verb::Sign && e.clause.subject == Subject::Thing && named(e.subject_aim())
}

/// I let it go.
pub(super) fn let_go(e: &Entry<'_>) -> bool {
    if !(e.done || e.log && e.clause.mood == Mood::Participle) {
        return false;
    }
    let this = |aim: Aim| matches!(aim, Aim::Nothing | Aim::It | Aim::Them | Aim::Application | Aim::Job);
    let behind = e.behind();
    let went = e.verb(&[Verb::Let]) && e.says(one_of!["go"]) && !e.has(ROLE | PEOPLE);
    // "Moved on to system design"
    let moved = e.verb(&[Verb::Go, Verb::Move])
        && e.says(one_of!["moved", "moving"])
        && e.is(behind, one_of!["on"])
        && e.clause.subject != Subject::We
        && !e.token(e.past_adverbs(behind + 1)).is_some_and(|token| token.is(TO));
    let gave = e.verb(&[Verb::Give])
        && e.is(behind, one_of!["up"])
        && match e.token(behind + 1) {
            Some(token) if token.is(PREPOSITION) => this(e.aim(behind + 2)) || e.names_at(behind + 2),
            _ => e.aim(behind + 1) == Aim::Nothing && e.log,
        };
    // "Opened with a joke" and "ended the call early" close nothing.
    let closed = e.verb(&[Verb::Close])
        && e.log
        && e.says(one_of!["closed", "closing"])
        && (this(e.object()) && !e.has(WITH) || e.says(one_of!["chapter", "case", "file", "book"]))
        && !e.has(MEETING | VISIT | CALL);
    (e.mine() || e.clause.mood == Mood::Participle) && (went || moved || gave || closed)
}
