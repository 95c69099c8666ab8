//! What ends an application: it is told of the application, of the writer or of the offer. People reject drafts, decline
//! coffee, accept invitations and close laptops as well, and none of that ends anything.

use super::Entry;
use super::aim::{Aim, OF_APPLICATION, OF_JOB, OF_STAGE};
use super::tells::a_no;
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Kind, Lead, Mood, OneOf, Subject, one_of};
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
    // "We regret to inform you"
    let regrets = c.mood == Mood::Present
        && (e.says(one_of!["regret"]) || e.is(c.tokens.start + 1, one_of!["regret"]))
        && e.near(one_of!["inform", "tell", "advise", "say"])
        && c.subject != Subject::Me;
    // "No luck with this one", where a bare "no luck" may be that of a call.
    let luckless = e.fragment()
        && e.log
        && e.at(one_of!["luck"]).is_some_and(|at| {
            at > 0
                && e.is(at - 1, one_of!["no"])
                && match e.token(at + 1) {
                    Some(with) if with.is(WITH) => {
                        matches!(e.aim(at + 2), Aim::It | Aim::Them | Aim::Job | Aim::Application)
                    }
                    next => next.is_none_or(|next| next.kind != Kind::Word) && is_alone(e),
                }
        });
    // "The answer was no"
    let last = e.parse.sentences.get(c.sentence).is_some_and(|own| own.clauses.end == e.index + 1);
    let answer = last
        && e.subject(ANSWER)
        && !answers_a_question(e)
        && e.verb(&[Verb::Be])
        && matches!(c.mood, Mood::Past | Mood::Present)
        && e.at(one_of!["no"])
            .is_some_and(|no| no + 1 >= c.group.end && e.token(no + 1).is_none_or(|next| next.kind != Kind::Word));
    if e.says(one_of!["once", "previously", "formerly"]) && e.theirs() {
        return false;
    }
    // "Dana called to say no"
    let says_no = e.theirs()
        && e.done
        && e.at(one_of!["no"]).is_some_and(|no| {
            no > 1
                && e.is(no - 1, one_of!["say"])
                && e.token(no - 2).is_some_and(|to| to.is(TO))
                && e.token(no + 1).is_none_or(|next| next.kind != Kind::Word)
        });
    // "Not a fit", "no match", where "not sure about the fit" and "not a bad fit" decide nothing.
    let said = c.negated
        && e.verb(&[Verb::Be])
        && matches!(c.subject, Subject::It | Subject::Me)
        && matches!(c.mood, Mood::Past | Mood::Present)
        && before_says(e);
    let unfit = (e.fragment() && (e.log || e.quoted) || said)
        && e.at(one_of!["match", "fit"]).is_some_and(|at| {
            let praise = one_of!["the", "a", "an", "right", "good", "great", "best", "close", "strong", "perfect"];
            let not = (c.tokens.start..at).rev().find(|at| !e.is(*at, praise));
            (said || not.and_then(|not| e.token(not)).is_some_and(|not| not.is(NOT)))
                && e.token(at + 1).is_none_or(|next| next.kind != Kind::Word)
        });
    regrets
        || luckless
        || says_no
        || answer
        || unfit
        || chose_not_to(e)
        || told && (the_noun(e) || turned_away(e) || e.says(one_of!["unsuccessful"]) || lost_out(e))
        || no
        || went_to_another(e, told)
        || goes_no_further(e)
        || not_me(e)
        || is_closed(e)
        || not_got(e)
}

/// Whether the piece of prose holds nothing but this clause.
fn is_alone(e: &Entry<'_>) -> bool {
    e.parse.clauses.iter().filter(|clause| clause.content).count() <= 1
}

/// "I asked whether remote is possible. The answer was no", "the answer to my question was no": what is asked may be
/// anything, and how they decided is not asked so.
fn answers_a_question(e: &Entry<'_>) -> bool {
    let own = e.parse.sentences.get(e.clause.sentence).and_then(|own| e.parse.tokens.get(own.tokens.start));
    // The sentence before may tell nothing else, and is then no part of the parse.
    let before = own.and_then(|own| e.text.get(..own.span.range().start)).unwrap_or_default().trim_end();
    let words = before.trim_end_matches(['.', '!', '?']);
    let last = words.rsplit(['.', '!', '?', '\n']).next().unwrap_or_default();
    let asks = |word: &str| {
        ["ask", "asked", "asking", "wondered", "wonder", "question", "whether", "if"]
            .iter()
            .any(|ask| ask.eq_ignore_ascii_case(word))
    };
    let clauses = e.parse.clauses.get(..e.index).unwrap_or(&[]);
    before.ends_with('?')
        || last.split(|c: char| !c.is_alphabetic()).any(asks)
        || clauses
            .iter()
            .any(|other| other.sentence == e.clause.sentence && (other.verb == Verb::Ask || other.frame == Verb::Ask))
        || e.says(one_of!["question", "questions"])
}

/// "They have decided not to hire", "not to go on with me"
fn chose_not_to(e: &Entry<'_>) -> bool {
    (e.theirs() || e.clause.is_their_speech() || e.quoted)
        && not_to(e).is_some_and(|verb| {
            e.is(
                verb,
                one_of![
                    "hire", "fill", "recruit", "continue", "proceed", "progress", "pursue", "offer", "move", "go",
                    "take"
                ],
            ) && e.aim_behind(WITH, verb).is_none_or(mine)
                && matches!(e.aim(verb + 1), Aim::Nothing | Aim::Me | Aim::Application | Aim::Job | Aim::Offer)
                && !e.has(TIMELINE | MEETING)
        })
}

/// The verb of what somebody has decided not to do.
fn not_to(e: &Entry<'_>) -> Option<usize> {
    let decided = e.at(one_of!["decided", "chosen", "chose", "opted"])?;
    let c = e.clause;
    (decided + 1..c.tokens.end)
        .find(|at| e.token(*at).is_some_and(|not| not.is(NOT)) && e.token(at + 1).is_some_and(|to| to.is(TO)))
        .map(|at| at + 2)
}

/// "They decided against me", "lost out to another candidate", "knocked out after the case study".
fn lost_out(e: &Entry<'_>) -> bool {
    let Some(at) = e.at(one_of!["lost", "against", "knocked", "eliminated"]) else { return false };
    let me = !e.theirs() && (e.actor == Actor::Mine || e.clause.passive || e.fragment() && e.log);
    let out = e.is(at + 1, one_of!["out"]);
    let against = e.is(at, one_of!["against"])
        && e.verb(&[Verb::Decide, Verb::Go])
        && e.clause.subject != Subject::Me
        && matches!(e.aim(at + 1), Aim::Me | Aim::Application);
    let lost = e.is(at, one_of!["lost"])
        && out
        && me
        && match e.token(at + 2) {
            Some(to) if to.is(TO) => is_a_rival(e, at + 3),
            Some(on) if on.is(PREPOSITION) => e.aim(at + 3) == Aim::Job,
            Some(_) => false,
            None => e.log,
        };
    let dropped = me
        && (e.clause.subject == Subject::Me || e.clause.subject == Subject::None && e.log)
        && (e.is(at, one_of!["knocked"]) && out || e.is(at, one_of!["eliminated"]) && e.clause.head & WORK == 0);
    against || lost || dropped
}

/// Whether the words from here on name whoever was taken instead.
fn is_a_rival(e: &Entry<'_>, from: usize) -> bool {
    let rival = one_of![
        "someone",
        "somebody",
        "another",
        "other",
        "others",
        "internal",
        "candidate",
        "candidates",
        "applicant",
        "else",
        "stronger",
        "finalist",
    ];
    (from..from + 4).any(|at| e.is(at, rival))
}

/// "They won't take me", "it will not be me", "they don't want me".
fn not_me(e: &Entry<'_>) -> bool {
    let c = e.clause;
    let me = |at: usize| e.token(at).is_some_and(|token| token.is(TO_ME));
    let last = |at: usize| e.token(at).is_none_or(|next| next.kind != Kind::Word || next.is(ADVERB | PARTICLE));
    if !c.negated
        || !(c.to_me || e.has(YOU) && e.theirs())
        || !(e.log || e.quoted || e.clause.lead == Lead::That || told_by_them(e))
    {
        return false;
    }
    let ends = (c.group.end..c.tokens.end).find(|at| me(*at)).is_some_and(|at| last(at + 1));
    // "They said they could not offer me the role"
    let unoffered = e.theirs()
        && e.verb(&[Verb::Offer])
        && !e.has(YET)
        && (c.group.end..c.group.end + 2)
            .find(|at| me(*at))
            .is_some_and(|at| matches!(e.aim(at + 1), Aim::Job | Aim::Offer));
    // "We won't be making you an offer"
    let unoffered = unoffered
        || e.theirs()
            && e.verb(&[Verb::Make, Verb::Give])
            && e.head(OFFER)
            && c.mood == Mood::Future
            && !e.has(YET | TIME);
    let refuse = e.theirs()
        && matches!(c.mood, Mood::Future | Mood::Present | Mood::Past | Mood::Should)
        && e.verb(&[Verb::Take, Verb::Want, Verb::Decide])
        // "They aren't going to hire me"
        && matches!(c.frame, Verb::None | Verb::Plan)
        && me(c.group.end);
    let not_it = c.subject == Subject::It && e.verb(&[Verb::Be]) && matches!(c.mood, Mood::Future | Mood::Past);
    unoffered || ends && (refuse || not_it)
}

/// "Dana called to say that …": somebody of theirs tells it.
fn told_by_them(e: &Entry<'_>) -> bool {
    before_says(e) || e.parse.sentences.get(e.clause.sentence).is_some_and(|sentence| sentence.reported)
}

/// Whether the clause before says that somebody of theirs tells it.
fn before_says(e: &Entry<'_>) -> bool {
    let before = e.index.checked_sub(1).and_then(|at| e.parse.clauses.get(at));
    before.is_some_and(|before| {
        before.sentence == e.clause.sentence
            && matches!(before.subject, Subject::Person | Subject::They | Subject::Role)
            && matches!(
                before.verb,
                Verb::Say | Verb::Email | Verb::Call | Verb::Write | Verb::Message | Verb::Let | Verb::Reply
            )
    })
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
    // "Application declined", where "they declined" may be said of a day.
    let declined = e.verb(&[Verb::Decline])
        && (short
            || by_them
                && (c.passive || e.object() != Aim::Nothing)
                && mine(e.done_to())
                && e.subject_aim() != Aim::Nothing);
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
    rejected || declined || turned || passed
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
        "person",
        "applicant",
        "finalist",
    ];
    let verbs =
        [Verb::Go, Verb::Decide, Verb::Fill, Verb::Offer, Verb::Move, Verb::Other, Verb::Say, Verb::Give, Verb::Take];
    // "They hired someone for another team", "filled it internally last time", "hired instead of somebody else"
    let teams = one_of!["team", "teams", "department", "office", "project", "squad"];
    let elsewhere = is_history(e)
        || e.at(one_of!["instead"])
            .is_some_and(|at| e.token(at + 1).is_some_and(|of| of.is(OF)) && e.aim(at + 2) != Aim::Me)
        || e.at(one_of!["for"]).is_some_and(|at| {
            (at + 1..at + 3).any(|at| e.is(at, one_of!["another", "other", "different"]))
                && (at + 2..at + 6).any(|at| e.is(at, teams))
        });
    if elsewhere {
        return false;
    }
    let turn = e.says(one_of!["direction", "route"])
        && e.says(one_of!["another", "different"])
        && e.verb(&[Verb::Go, Verb::Decide, Verb::Take, Verb::Move, Verb::Be])
        && (e.theirs() || e.quoted)
        && told
        && e.aim_behind(WITH, c.tokens.start).is_none_or(mine)
        // "They took the interview in another direction"
        && (!e.verb(&[Verb::Take, Verb::Move]) || matches!(e.object(), Aim::Nothing | Aim::Application | Aim::Job))
        && !(e.verb(&[Verb::Decide]) && takes_something(e));
    // "They've given the job to a colleague"
    let given = told
        && e.theirs()
        && e.verb(&[Verb::Give])
        && e.object() == Aim::Job
        // "The job of reviewing my test"
        && e.of_class(OF, c.group.end).is_none()
        && e.of_class(TO, c.group.end).is_some_and(|to| e.token(to + 1).is_some_and(|whom| !whom.is(TO_ME | MY | YOU)));
    // "They went for the other one"
    let chose = e.theirs()
        && told
        && e.verb(&[Verb::Go])
        && e.at(one_of!["for"]).is_some_and(|at| {
            (at + 1..at + 4).any(|at| e.is(at, another))
                && (at + 2..at + 5).any(|at| {
                    e.is(at, one_of!["one", "candidate", "person", "else", "applicant", "guy", "woman", "man"])
                })
        });
    // "They took someone else in first"
    let first = e.at(one_of!["else"]).is_some_and(|at| e.is(at + 1, one_of!["in", "first", "along", "up"]));
    if first {
        return false;
    }
    // "Went with another candidate": no writer does.
    let unsaid = e.log
        && c.subject == Subject::None
        && (e.opens(one_of!["chose", "chosen", "hired", "picked"])
            || e.opens(one_of!["went", "gone"])
                && e.token(c.tokens.start + 1).is_some_and(|with| with.is(WITH))
                && !e.has(TO))
        && !e.says(one_of!["else's"]);
    let went = e.says(another)
        && (e.verb(&verbs) || e.quoted)
        && e.says(taken)
        && is_of_a_person(e, another)
        && (told || e.quoted && !c.negated)
        && (e.theirs() || c.passive || e.quoted || c.subject == Subject::Thing || unsaid);
    // "Got the other candidates mail on the 17th"
    let mailed = told
        && e.actor == Actor::Mine
        && e.verb(&[Verb::Get, Verb::Hear])
        && e.whole(one_of!["candidate", "candidates", "applicant", "applicants"])
        && e.whole(one_of!["other", "another", "stronger"])
        && e.whole(one_of!["mail", "email", "e-mail", "message", "letter", "call", "line"]);
    went || mailed || turn || chose || given
}

/// "Another candidate", "someone with more Go", "others", where "another framework" and "an internal tool" are things.
fn is_of_a_person(e: &Entry<'_>, another: OneOf) -> bool {
    let people = one_of![
        "someone",
        "somebody",
        "else",
        "others",
        "candidate",
        "candidates",
        "applicant",
        "applicants",
        "finalist",
        "finalists",
        "person",
        "persons",
        "one",
        "ones",
        "profile",
        "profiles",
        "hire",
        "guy",
        "woman",
        "man"
    ];
    let ends = PREPOSITION | OF | FROM | WITH | TO | AND | BUT | WHEN | IF | RELATIVE | THAT;
    e.clause.tokens.clone().filter(|at| e.is(*at, another)).any(|first| {
        let phrase = (first..e.clause.tokens.end)
            .map_while(|at| e.token(at))
            .take_while(|token| token.kind == Kind::Word && !(token.is(ends) && !another.is(token, e.text)));
        let last = phrase.clone().filter(|token| !token.is(ADVERB)).last();
        phrase.clone().any(|token| people.is(token, e.text))
            || last.is_none_or(|last| last.is(ROLE | PEOPLE | TITLE) || another.is(last, e.text))
    })
}

/// "Decided to take the interview in another direction": what is taken there is no candidate.
fn takes_something(e: &Entry<'_>) -> bool {
    e.at(one_of!["take", "move", "steer", "push"])
        .is_some_and(|at| !matches!(e.aim(at + 1), Aim::Nothing | Aim::Application | Aim::Job))
}

/// "Role was filled internally last time": a search before this one.
fn is_history(e: &Entry<'_>) -> bool {
    e.says(one_of!["previously", "formerly", "originally", "initially", "historically"])
        || e.at(one_of!["last"]).is_some_and(|at| e.is(at + 1, one_of!["time", "year"]))
}

/// "We won't be moving forward with you", "was not selected", "no longer hiring".
fn goes_no_further(e: &Entry<'_>) -> bool {
    let c = e.clause;
    if !(c.negated || e.has(NOT)) || c.mood == Mood::Can {
        return false;
    }
    let is_told = e.quoted || e.log || e.theirs() || c.passive || e.mine_passive() || told_by_them(e);
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
            None => {
                !further || c.to_me || e.quoted || e.has(APPLICATION) || c.subject == Subject::Me && told_by_them(e)
            }
        };
        // "Not proceeding to the next exercise today"
        let stage = one_of![
            "round",
            "rounds",
            "stage",
            "stages",
            "final",
            "finals",
            "interview",
            "interviews",
            "step",
            "shortlist"
        ];
        let with = with
            && !(e.token(at + 1).is_some_and(|to| to.is(TO))
                && matches!(e.aim(at + 2), Aim::Other | Aim::Meeting)
                && !(at + 2..at + 6).any(|at| e.is(at, stage)));
        let object = e.is(at, one_of!["pursue", "pursuing"]);
        with && !e.says(one_of!["timeline", "than", "questions", "into"]) && (!object || mine(e.aim(at + 1)))
    });
    let chosen = e.at(one_of!["selected", "successful", "shortlisted", "chosen"]).is_some_and(|at| {
        // "Not shortlisted", "Application not selected", but "not shortlisted yet"
        let waits = e.has(YET) || e.parse.tokens.get(c.tokens.end).is_some_and(|next| next.is(YET));
        let of_application = e.noun_before(at).is_some_and(|noun| e.is(noun, OF_APPLICATION));
        let short = e.log && (c.subject == Subject::None || of_application) && !waits;
        let whom = if c.passive || c.subject == Subject::Me || c.group.is_empty() || e.quoted || short || of_application
        {
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
    let named = || {
        e.at(one_of!["selected", "successful", "shortlisted", "chosen"])
            .and_then(|at| e.noun_before(at))
            .is_some_and(|noun| e.is(noun, OF_APPLICATION))
    };
    goes && is_told || chosen && (is_told || named()) || longer
}

/// "The position has been filled".
fn is_closed(e: &Entry<'_>) -> bool {
    let c = e.clause;
    let closed = one_of!["filled", "closed", "scrapped", "withdrawn", "cancelled", "canceled", "axed", "pulled"];
    let told = e.log || e.quoted || matches!(c.mood, Mood::Past | Mood::Present);
    told && c.mood != Mood::Future
        && !e.mine()
        && e.at(closed).is_some_and(|at| {
            // "They've closed my application"
            let mine = || e.verb(&[Verb::Close]) && e.has(MY);
            let search = || e.verb(&[Verb::Cancel, Verb::Close]) && e.says(one_of!["search", "hiring", "recruitment"]);
            let by_them = e.theirs()
                && !c.passive
                && (e.object() == Aim::Job || e.object() == Aim::Application && (search() || mine()));
            !is_history(e)
                && (by_them || e.noun_before(at).is_some_and(|noun| e.is(noun, OF_JOB)))
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
    // "I didn't get through", unless it was by phone.
    let explicit = c.subject == Subject::Me
        && e.is(c.group.end, one_of!["through"])
        && e.parse.sentences.get(c.sentence).is_some_and(|sentence| {
            sentence.clauses.clone().all(|at| {
                e.parse.clauses.get(at).is_none_or(|other| other.verb != Verb::Call && other.classes & (CALL | TO) == 0)
            })
        });
    let object = e.object();
    matches!(object, Aim::Job)
        || e.is(e.behind(), one_of!["the"]) && e.says(one_of!["cut", "shortlist"])
        || e.log && object == Aim::Offer
        || (e.behind()..e.behind() + 2)
            .find(|at| e.is(*at, one_of!["it", "through"]))
            .is_some_and(|at| (e.log || explicit) && ends(at + 1) || staged(at + 1))
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
        || e.verb(&[Verb::Cancel])
            && e.object() == Aim::Application
            && e.has(MY)
            && e.at(one_of!["for"]).is_none_or(|at| whole(e.aim(at + 1)))
        || e.verb(&[Verb::Pull, Verb::Drop])
            && e.aim_with(out).is_some_and(|aim| aim == Aim::Nothing || aim == Aim::Me)
            && whole(e.object())
            && from(behind);
    let took = e.verb(&[Verb::Take]) && e.says(one_of!["myself"]) && e.says(one_of!["out", "off"]);
    // "Told them I'm out"
    let is_out = e.verb(&[Verb::Be])
        && e.clause.subject == Subject::Me
        && e.clause.mood == Mood::Present
        && !e.clause.negated
        && e.is(e.clause.group.end, out)
        // "I'm out on Friday"
        && e.token(e.clause.group.end + 1).is_none_or(|next| next.kind != Kind::Word && next.phrase().is_none());
    // "Sent Dana my withdrawal"
    if e.mine() && e.verb(&[Verb::Send, Verb::Email, Verb::Hand]) && e.says(one_of!["withdrawal"]) {
        return true;
    }
    // "I emailed them that I'm no longer interested"
    let uninterested = e.verb(&[Verb::Be])
        && e.clause.subject == Subject::Me
        && e.clause.mood == Mood::Present
        && (e.clause.negated || e.has(NOT))
        && e.says(one_of!["interested"])
        && e.of_class(PREPOSITION, e.clause.group.end)
            .is_none_or(|at| e.is(at, one_of!["longer"]) || whole(e.aim(at + 1)));
    // "I decided not to continue with them"
    let stops = not_to(e).is_some_and(|verb| {
        e.is(verb, one_of!["continue", "proceed", "pursue", "progress"])
            && e.aim_behind(WITH, verb).is_none_or(|aim| whole(aim) || aim == Aim::Them)
            && whole(e.aim(verb + 1))
    });
    e.mine() && (bowed || pulled || took || is_out || uninterested || stops)
        || e.subject(APPLICATION) && e.verb(&[Verb::Withdraw])
}

/// I said no to what they offered.
pub(super) fn declined(e: &Entry<'_>) -> bool {
    let what = |aim: Aim| matches!(aim, Aim::Nothing | Aim::It | Aim::Them | Aim::Offer | Aim::Job);
    let named = |aim: Aim| what(aim) && aim != Aim::Nothing;
    // "Declined to comment"
    let to_do = e.token(e.behind()).is_some_and(|token| token.is(TO));
    let refused =
        e.verb(&[Verb::Decline, Verb::Reject]) && what(e.object()) && !to_do && !tells_that(e) && !is_of_a_day(e);
    let turned = e.verb(&[Verb::Turn]) && e.aim_with(one_of!["down"]).is_some_and(named);
    let said = e.verb(&[Verb::Say]) && e.says(one_of!["no"]) && e.has(OFFER);
    // "I passed on the offer"
    let passed = e.verb(&[Verb::Pass])
        && e.is(e.behind(), one_of!["on"])
        && matches!(e.aim(e.behind() + 1), Aim::Offer | Aim::Job)
        && !e.has(TO);
    let offer = (e.verb(&[Verb::Decline]) || e.verb(&[Verb::Turn]) && e.says(one_of!["down"]))
        && e.clause.subject == Subject::Thing
        && e.subject_aim() == Aim::Offer;
    (e.mine() && (refused || turned || said || passed) || offer) && !(e.has(MEETING) && !e.has(OFFER))
}

/// "Accepted Thursday", "declined the 24th", where "accepted on Thursday" and "accepted, I start in January" name what is
/// accepted or leave it out.
fn is_of_a_day(e: &Entry<'_>) -> bool {
    let at = e.clause.particle.unwrap_or(e.clause.group.end);
    let behind = e.token(at).filter(|token| token.phrase().is_some());
    behind.is_some_and(|behind| {
        let opens = behind.span.slice(e.text).split(' ').next().unwrap_or_default();
        !["on", "in", "by", "at", "until", "before", "after", "from", "as", "this", "today", "yesterday", "within"]
            .iter()
            .any(|word| word.eq_ignore_ascii_case(opens))
    })
}

/// "I accepted that my Go is rusty": what is accepted follows.
fn tells_that(e: &Entry<'_>) -> bool {
    let next = e.parse.clauses.get(e.index + 1);
    e.object() == Aim::Nothing
        && next
            .is_some_and(|next| next.sentence == e.clause.sentence && next.opened.is_none() && next.lead == Lead::That)
        || e.is(e.behind(), one_of!["that"]) && e.object() != Aim::Offer
}

/// I took the job.
pub(super) fn accepted(e: &Entry<'_>) -> bool {
    let what = |aim: Aim| matches!(aim, Aim::Nothing | Aim::It | Aim::Offer | Aim::Job);
    let named = |aim: Aim| matches!(aim, Aim::Offer | Aim::Job);
    let behind = e.behind();
    let taken = e.verb(&[Verb::Accept])
        && what(e.object())
        && !tells_that(e)
        && !is_of_a_day(e)
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
