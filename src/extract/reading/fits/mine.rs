//! What the writer owes, has promised or is asked for.

use super::*;
use crate::extract::clause::{FAMILY, OneOf, one_of};

/// "Gave my word that it reaches him by Friday."
pub(crate) fn given(c: &Case<'_>) -> bool {
    let word = |clause: &Clause| {
        matches!(clause.verb, Verb::Promise) && !clause.passive
            || clause.verb == Verb::Give && clause.classes & MY != 0 && clause.classes & ANSWER != 0
    };
    let mine = |index: usize| crate::extract::reading::case::actor(c.parse, index, c.sentence) == Actor::Mine;
    // "Told her she'd have my essay by Monday."
    let told = |clause: &Clause| matches!(clause.verb, Verb::Say | Verb::Promise);
    let receives = c.actor == Actor::Theirs
        && matches!(c.clause.verb, Verb::Have | Verb::Get | Verb::Hear)
        && c.mood(&[Mood::Would, Mood::Future]);
    // "I'm to let Greta have the papers by Monday": whom I let have a thing waits for me.
    let lets = |clause: &Clause| {
        clause.verb == Verb::Let && clause.tokens.end == c.clause.tokens.start && !clause.negated && !clause.to_me
    };
    let let_have = c.actor == Actor::Theirs && c.verb(&[Verb::Have, Verb::Hear]) && c.mood(&[Mood::Present]);
    if let_have && c.index.checked_sub(1).is_some_and(|before| c.clause_at(before).is_some_and(lets) && mine(before)) {
        return true;
    }
    if receives && c.index.checked_sub(1).is_some_and(|before| c.clause_at(before).is_some_and(told) && mine(before)) {
        return true;
    }
    // "I told Ines to count on my answer by Monday"
    let counts = c.actor == Actor::Mine
        && c.verb(&[Verb::Say])
        && c.mood(&[Mood::Past])
        && c.phrase.limit
        && c.has(MY)
        && c.says(one_of!["count", "expect"]);
    counts
        || c.actor == Actor::Mine && word(c.clause)
        || c.clause.lead == Lead::That
            && c.index.checked_sub(1).is_some_and(|before| c.clause_at(before).is_some_and(word) && mine(before))
}

/// "I promised my kids the zoo": what the family is promised is no part of any application.
pub(crate) fn promised_at_home(c: &Case<'_>) -> bool {
    let home = |pair: &[Token]| matches!(pair, [my, who] if my.is(MY) && (who.is(PRIVATE) || FAMILY.is(who, c.text)));
    let matter = ANSWER | DOCUMENT | OFFER | MEETING | CALL | MAIL | APPLICATION | SAMPLE | WORK;
    // "Promised Mum to visit her"
    let named =
        |pair: &[Token]| matches!(pair, [promised, who] if promised.lexeme.verb == Verb::Promise && who.is(PRIVATE));
    (c.verb(&[Verb::Promise, Verb::Owe]) || c.clause.frame == Verb::Promise)
        && (c.beside() & matter == 0 && c.tokens().windows(2).any(home)
            || c.beside() & matter & !MEETING == 0 && c.tokens().windows(2).any(named))
}

/// "Told not to expect anything before Friday", "he says give it till Friday": I am to wait.
pub(crate) fn told_to_expect(c: &Case<'_>) -> bool {
    let told = c.verb(&[Verb::Say])
        && c.mood(&[Mood::Past])
        && (c.clause.subject == Subject::None || c.clause.subject == Subject::Me && c.clause.passive)
        || c.verb(&[Verb::Plan]) && c.clause.frame == Verb::Say;
    let next = c.parse.tokens.get(c.clause.group.end);
    let wait = c.verb(&[Verb::Give])
        && c.mood(&[Mood::Imperative])
        && c.sentence.reported
        && c.phrase.until
        && next.is_some_and(|it| it.is(IT | TO_THEM))
        // "Give us until Thursday", they wrote.
        || c.verb(&[Verb::Give])
            && c.mood(&[Mood::Imperative])
            && c.clause.quoted
            && c.phrase.until
            && next.is_some_and(|us| us.is(TO_ME));
    // "Told me to sit tight until Friday", "asked for patience until Monday"
    let patient = (c.phrase.until || c.phrase.limit)
        && !c.phrase.behind
        && (c.says(one_of!["tight"]) && c.says(one_of!["sit", "sitting", "hang", "hanging"])
            || c.says(one_of!["patience", "patient"]) && c.actor != Actor::General);
    told && c.says(one_of!["expect"]) && !c.has(WORK | SAMPLE) && !c.phrase.behind || wait || patient
}

/// "From me": whatever it is, I am to give it.
fn from_me(c: &Case<'_>) -> bool {
    c.tokens().windows(2).any(|pair| matches!(pair, [from, me] if from.is(FROM) && me.is(ME | TO_ME)))
}

/// "He has to have them by Friday", "they ask to receive the papers by Friday"
fn must_have(c: &Case<'_>) -> bool {
    let next = c.parse.tokens.get(c.clause.group.end);
    let them = c.mood(&[Mood::Must])
        && c.verb(&[Verb::Have, Verb::Get])
        && next.is_some_and(|it| it.is(IT | TO_THEM))
        && !c.says(one_of!["ready", "done", "finished", "sorted", "out", "over", "signed"]);
    let papers = matches!(c.clause.frame, Verb::Ask | Verb::Want | Verb::Need)
        && c.says(one_of!["receive", "have", "get"])
        && c.verb(&[Verb::Hear, Verb::Have, Verb::Get])
        && c.head(DOCUMENT | WORK | SAMPLE)
        && c.head(WORK | SAMPLE) | c.says(one_of!["receive"]);
    // "She would love to see a sample by Friday"
    let see = matches!(c.clause.frame, Verb::Want | Verb::Need)
        && c.says(one_of!["see"])
        && c.head(WORK | SAMPLE)
        && !c.head(MEETING & !SAMPLE);
    let papers = papers || see;
    c.actor == Actor::Theirs
        && c.phrase.limit
        && !c.clause.to_me
        && !c.clause.negated
        && !c.phrase.behind
        && (them || papers)
}

/// "By Friday they would like me to commit": it is I who is to.
pub(crate) fn wants_of_me(c: &Case<'_>) -> bool {
    matches!(c.clause.frame, Verb::Want | Verb::Ask | Verb::Need) && c.clause.to_me && i_am_to(c)
}

/// "They hold the place for me until Friday", where "they keep the post open for others until Friday" and "she keeps me
/// posted on the role" hold nothing for me.
pub(crate) fn held_for_me(c: &Case<'_>) -> bool {
    let for_me = |pair: &[Token]| matches!(pair, [on, me] if one_of!["for"].is(on, c.text) && me.is(TO_ME | YOU));
    let holds = one_of!["hold", "holds", "holding"];
    let held = c.says(holds) && !c.says(one_of!["for"]) || c.has(OFFER) || c.tokens().windows(2).any(for_me);
    let told = c.parse.tokens.get(c.clause.group.end).is_some_and(|whom| whom.is(TO_ME | YOU));
    held && !told
        && (c.phrase.until || c.phrase.limit)
        && !c.phrase.behind
        && !c.clause.negated
        && c.says(one_of![
            "hold", "holds", "holding", "keep", "keeps", "keeping", "reserve", "reserved", "save", "saving"
        ])
        && (c.has(OFFER) || c.says(one_of!["place", "spot", "seat", "position", "role", "job"]))
        && c.actor == Actor::Theirs
        && !c.fragment()
        && !c.mood(&[Mood::Past])
}

/// "Dana asked if I could send the slides by Friday"
pub(crate) fn asked_whether(c: &Case<'_>) -> bool {
    let before = c.index.checked_sub(1).and_then(|at| c.clause_at(at));
    c.clause.lead == Lead::If
        && c.clause.subject == Subject::Me
        && c.mood(&[Mood::Can, Mood::Would])
        && !c.clause.negated
        && !c.hears()
        && !c.verb(&[Verb::Come, Verb::Meet, Verb::Be, Verb::Start])
        && c.clause.opened.is_none()
        && before.is_some_and(|before| {
            before.verb == Verb::Ask && matches!(before.subject, Subject::They | Subject::Person | Subject::Role)
        })
}

/// "We'd be grateful if you could complete the test by Monday"
pub(crate) fn asked_politely(c: &Case<'_>) -> bool {
    let polite =
        one_of!["grateful", "appreciate", "great", "helpful", "kind", "lovely", "thankful", "good", "pleased", "happy"];
    let before = c.index.checked_sub(1).and_then(|at| c.clause_at(at));
    // "Would you be so kind as to send us your diploma by Monday?"
    let kind = c.mood(&[Mood::Infinitive])
        && before.is_some_and(|before| before.inverted && before.subject == Subject::You)
        && !c.verb(&[Verb::Come, Verb::Meet]);
    kind || c.clause.lead == Lead::If
        && c.clause.subject == Subject::You
        && c.mood(&[Mood::Can, Mood::Would])
        && !c.clause.negated
        && !c.verb(&[Verb::Come, Verb::Meet, Verb::Be])
        && (c.beside() & MEETING == 0 || c.beside() & (WORK | SAMPLE) != 0 || says_test(c))
        && before.is_some_and(|before| {
            before.mood == Mood::Would && says(c.parse.tokens.get(before.tokens.clone()).unwrap_or(&[]), c.text, polite)
        })
}

/// "I was given until Monday", "I was asked for references by Monday".
fn told_to(c: &Case<'_>) -> bool {
    let papers = DOCUMENT | WORK | SAMPLE | APPLICATION | ANSWER;
    c.clause.passive
        && c.clause.subject == Subject::Me
        && !c.phrase.behind
        && !c.clause.negated
        && (c.verb(&[Verb::Give]) && c.phrase.until || c.verb(&[Verb::Ask]) && c.phrase.limit && c.has(papers))
}

/// "They expect my homework on Monday", "expect me to decide by Monday".
fn awaited_of_me(c: &Case<'_>) -> bool {
    let mine = c.has(MY)
        && !c.clause.is_their_speech()
        && (c.head(DOCUMENT | WORK | SAMPLE | APPLICATION)
            || c.clause.head == 0
            // "She expects my answer by Friday"
            || c.tokens().windows(2).any(|pair| {
                matches!(pair, [my, answer] if my.is(MY)
                    && one_of!["answer", "reply", "response", "decision", "yes", "feedback"].is(answer, c.text))
            }));
    let to_act = c.clause.frame == Verb::Plan && i_am_to(c) && c.clause.verb != Verb::Meet && !c.hears();
    c.actor == Actor::Theirs
        && !c.clause.passive
        && !c.clause.negated
        && !c.phrase.behind
        && (to_act || c.verb(&[Verb::Plan, Verb::Wait]) && (from_me(c) || mine))
}

/// "They'll have my papers by Monday", "she should hear from me by Monday".
fn receive_mine(c: &Case<'_>) -> bool {
    let papers = one_of!["papers", "signature", "references", "certificates", "availability", "diploma"];
    let mine = c.verb(&[Verb::Get, Verb::Have])
        && !c.clause.to_me
        && c.has(MY)
        && (c.head(SAMPLE | WORK | APPLICATION) || c.says(papers) || c.says(one_of!["answer", "reply", "decision"]))
        && !c.says(one_of!["ready", "out", "over", "off", "done", "sorted", "offer"])
        // What they make of mine is theirs.
        && !c.says(one_of!["results", "result", "scores", "score", "feedback", "evaluation", "check"]);
    c.actor == Actor::Theirs
        && !c.clause.is_their_speech()
        && !c.mood(&[Mood::Past])
        && !c.phrase.behind
        && (c.verb(&[Verb::Hear]) && from_me(c) || mine)
}

/// "I have till Monday for the test".
fn time_for_test(c: &Case<'_>) -> bool {
    c.actor == Actor::Mine
        && c.verb(&[Verb::Have, Verb::Get])
        && c.phrase.until
        && !c.clause.negated
        && (c.has(WORK | SAMPLE) || says_test(c))
}

/// They ask something of me by a day.
pub(crate) fn asked_of_me(c: &Case<'_>) -> bool {
    if must_have(c)
        || held_for_me(c)
        || asked_whether(c)
        || asked_politely(c)
        || told_to(c)
        || awaited_of_me(c)
        || receive_mine(c)
        || time_for_test(c)
        || test_due(c)
        || my_turn(c)
    {
        return true;
    }
    // "She said to give her until Monday": she asks for time.
    let time = c.verb(&[Verb::Give]) && c.phrase.until && c.has(TO_THEM);
    let asks = !time
        && matches!(c.clause.frame, Verb::Want | Verb::Ask | Verb::Need | Verb::Say | Verb::Give)
        && c.clause.to_me
        && (c.clause.frame == Verb::Give || i_am_to(c))
        && !wants_me_there(c)
        || !time && c.clause.frame == Verb::Say && c.actor == Actor::Theirs && c.mood(&[Mood::Future]);
    // "She needs sign-off from her director"
    let after = c.parse.tokens.get(c.clause.group.end..c.clause.tokens.end).unwrap_or(&[]);
    let from_others = after.windows(2).any(|pair| {
        matches!(pair, [from, who] if from.is(FROM) && !who.is(ME | TO_ME)
            && (who.is(TO_THEM | ROLE) || is_name(who) || one_of!["her", "his", "their"].is(who, c.text)))
    });
    let need = !from_others
        && c.actor == Actor::Theirs
        && c.verb(&[Verb::Need, Verb::Want, Verb::Ask])
        && (c.has(DOCUMENT | WORK | SAMPLE | APPLICATION | ANSWER)
            && (c.clause.to_me || c.has(FROM | MY) || c.clause.is_their_speech() && c.has(YOUR))
            || from_me(c)
            || c.has(DOCUMENT | SAMPLE) && c.says(one_of!["back"])
            // "Wants the signed copy by Monday"
            || c.clause.tokens.clone().any(|at| {
                c.word(at).eq_ignore_ascii_case("signed") && !c.word(at + 1).eq_ignore_ascii_case("by")
            })
            // "My NDA, they want it back by Monday"
            || c.clause.tokens.clone().any(|at| c.parse.tokens.get(at).is_some_and(|it| it.is(IT)) && c.word(at + 1).eq_ignore_ascii_case("back"))
            // "Dana asked for two sketches by Friday"
            || c.verb(&[Verb::Ask])
                && c.phrase.limit
                && !c.phrase.behind
                && c.word(c.clause.group.end).eq_ignore_ascii_case("for")
                && c.beside() & (MEETING | CALL) == 0
                && !c.says(one_of!["time", "patience", "days", "weeks", "more", "extension"])
            // "Asks me for a one-pager by Tuesday"
            || c.verb(&[Verb::Ask]) && c.clause.to_me && (c.phrase.limit || c.phrase.until) && c.says(one_of!["for"])
                && c.beside() & (MEETING | CALL) == 0 && !c.says(one_of!["time", "patience"])
            || c.has(WORK));
    // "She said to expect a call": what is asked is to wait.
    if c.verb(&[Verb::Plan, Verb::Wait, Verb::Hear, Verb::Look]) {
        return false;
    }
    let reply = c.actor == Actor::Theirs
        && (c.verb(&[Verb::Want, Verb::Need])
            && c.says(one_of!["answer", "reply", "response", "confirmation", "yes"])
            && !c.has(FROM)
            && c.mood(&[Mood::Present])
            // "They'd like my signature", "she would appreciate an answer", "he is counting on my reply"
            || (c.has(MY) || c.mood(&[Mood::Would]) && c.says(one_of!["appreciate", "love"]))
                && !c.has(FROM)
                && !c.mood(&[Mood::Past])
                && (c.verb(&[Verb::Want]) || matches!(c.clause.frame, Verb::Want) || c.says(one_of!["like", "love", "counting", "count", "appreciate"]))
                && c.says(one_of!["answer", "reply", "response", "confirmation", "decision", "signature"])
            || c.has(YOUR) && c.says(one_of!["grateful", "appreciate", "welcome"]));
    let until = reply
        || c.verb(&[Verb::Give])
            && c.clause.to_me
            && (c.phrase.until
                || c.says(one_of!["decide", "respond", "think", "accept", "deadline"])
                || c.head(WORK | SAMPLE) && c.mood(&[Mood::Past]) && !c.phrase.on && !c.phrase.behind)
            && !c.head(ANSWER | OFFER);
    asks && c.actor != Actor::Mine && !c.phrase.behind && c.clause.verb != Verb::Meet
        || need && !(c.mood(&[Mood::Past]) && c.phrase.behind)
        || c.verb(&[Verb::Need]) && c.actor == Actor::Theirs && c.has(MY)
        || until
}

/// "The test is to be submitted by Friday", "I'd do the assessment by Friday": a limit is no day of a meeting.
fn test_due(c: &Case<'_>) -> bool {
    let works = c.says(one_of![
        "complete",
        "completed",
        "submit",
        "submitted",
        "do",
        "done",
        "finish",
        "finished",
        "handed",
        "uploaded"
    ]);
    let whose = matches!(c.clause.subject, Subject::Me | Subject::You) || c.clause.passive;
    says_test(c)
        && works
        && whose
        && c.phrase.limit
        && !c.phrase.behind
        && !c.clause.negated
        && !c.mood(&[Mood::Past])
        && c.clause.lead != Lead::If
        && c.actor != Actor::Theirs
}

/// A test that is worked at, whatever else bears that name.
fn says_test(c: &Case<'_>) -> bool {
    c.says(one_of!["test", "tests", "challenge", "exercise", "assessment", "exam", "presentation", "pitch", "demo"])
}

/// "It's up to me to confirm", "my turn to write", "the ball is in my court".
fn my_turn(c: &Case<'_>) -> bool {
    const TURNS: &[&[&str]] = &[&["up", "to", "me"], &["on", "me", "to"], &["my", "turn"], &["my", "court"]];
    !c.phrase.behind && !c.mood(&[Mood::Past]) && !c.clause.negated && TURNS.iter().any(|words| c.says_in_a_row(words))
}

/// "They want me to send it", not "they want to send me something": who is to act stands before the infinitive.
pub(crate) fn i_am_to(c: &Case<'_>) -> bool {
    c.parse
        .tokens
        .get(c.clause.group.clone())
        .unwrap_or(&[])
        .iter()
        .any(|token| token.is(TO_ME) || token.is(YOU) && c.clause.subject != Subject::You)
        || c.clause.passive
        || c.clause.frame_passive
}

/// "my decision: by Monday", "my answer to them is due on Friday"
pub(crate) fn my_answer(c: &Case<'_>) -> bool {
    let named = c.fragment() && c.head(ANSWER) || c.verb(&[Verb::Be]) && c.phrase.due && c.subject(ANSWER);
    // "My deadline is Wednesday" is all phrase but for its first word.
    c.has(MY) && c.phrase.due && c.fragment() && c.clause.head == 0
        || c.has(MY)
            && named
            && !c.has(FROM)
            && c.says(one_of!["decision", "answer", "reply", "response", "yes", "counter", "rsvp"])
}

/// "To HR", "to Dana": the thing goes to them.
pub(crate) fn to_somebody(c: &Case<'_>) -> bool {
    c.tokens().windows(2).any(|pair| matches!(pair, [first, second] if first.is(TO) && (second.is(ROLE | TITLE | TO_THEM) || is_name(second))))
        || c.tokens().windows(4).any(|four| {
            matches!(four, [to, the, one, two] if to.is(TO) && the.is(DETERMINER | MY)
                && (one.is(ROLE | JOB | VENUE) || two.is(ROLE | JOB | VENUE)))
        })
}

/// "Papers for Noa by Monday"
pub(crate) fn for_somebody(c: &Case<'_>) -> bool {
    c.phrase.limit
        && c.head(DOCUMENT | WORK | SAMPLE)
        && c.tokens()
            .windows(2)
            .any(|pair| matches!(pair, [with, who] if one_of!["for"].is(with, c.text) && is_name(who)))
}

/// "Remember:", "to do:" stands before it.
pub(crate) fn reminded(c: &Case<'_>) -> bool {
    let before = c
        .index
        .checked_sub(1)
        .and_then(|at| c.clause_at(at))
        .filter(|_| matches!(c.clause.opened, Some(Kind::Colon | Kind::Dash)));
    before.is_some_and(|before| {
        let tokens = c.parse.tokens.get(before.tokens.clone()).unwrap_or(&[]);
        // "Todo Dana: send the contract" is hers.
        let of_another = tokens.iter().any(|token| is_name(token) && !token.shout && !token.is(REMINDER));
        !of_another
            && tokens.iter().any(|token| {
                ["remember", "reminder", "todo", "to-do", "forget", "task", "deadline", "due"]
                    .iter()
                    .any(|word| word.eq_ignore_ascii_case(token.span.slice(c.text)))
            })
    })
}

/// Something of mine is due.
pub(crate) fn due(c: &Case<'_>) -> bool {
    let mine = DOCUMENT | WORK | SAMPLE | APPLICATION | DEADLINE;
    let thing =
        c.clause.subject_class & mine != 0 || (c.fragment() || c.clause.subject == Subject::None) && c.has(mine);
    let was = c.verb(&[Verb::Be]) && c.mood(&[Mood::Past]) && !c.clause.passive;
    // "The deadline for the video test is on Friday"
    let deadline = c.verb(&[Verb::Be])
        && c.mood(&[Mood::Present])
        && !c.clause.negated
        && !c.phrase.behind
        && c.parse.tokens.get(c.clause.tokens.start..c.clause.group.start).is_some_and(|tokens| {
            tokens.iter().any(|token| token.is(DEADLINE)) && !tokens.iter().any(|token| token.is(OFFER))
        })
        && !c.says(one_of![
            "applications",
            "applicants",
            "candidates",
            "internal",
            "portal",
            "decision",
            "verdict",
            "feedback",
            "their",
            "response",
        ]);
    if deadline {
        return true;
    }
    // "Got the take-home, due Friday"
    let got = c.phrase.due && c.actor == Actor::Mine && c.verb(&[Verb::Get]) && c.mood(&[Mood::Past]);
    if got && c.has(WORK | SAMPLE) && !c.phrase.behind {
        return true;
    }
    if was || c.phrase.behind || c.says(one_of!["applications", "applicants", "candidates", "internal", "portal"]) {
        return false;
    }
    if c.clause.passive
        && c.mood(&[Mood::Must])
        && c.actor == Actor::Thing
        && c.clause.subject_class & ANSWER == 0
        && !c.has(AWAY)
        // "Invoices have to be approved by the 10th"
        && !c.verb(&[Verb::Decide, Verb::Say])
    {
        return true;
    }
    // "Contract came, has to go back signed by the 27th"
    let back = c.clause.subject == Subject::None
        && c.mood(&[Mood::Must])
        && c.verb(&[Verb::Go, Verb::Be, Verb::Get])
        && c.says(one_of!["back", "signed"])
        && !c.clause.to_me
        && c.phrase.limit;
    if back {
        return true;
    }
    // "Abstract to be sent to Prof. Wu", "forms to be returned"
    let to_do = c.clause.passive
        && c.mood(&[Mood::Infinitive])
        && c.clause.subject_class & (ANSWER | OFFER) & !DOCUMENT == 0
        && !c.clause.to_me
        && (to_somebody(c)
            || c.says(one_of![
                "submitted",
                "provided",
                "returned",
                "completed",
                "uploaded",
                "signed",
                "filled",
                "handed",
                "produced",
            ])
            || c.clause.subject_class & (WORK | SAMPLE) != 0
                && c.says(one_of!["finished", "prepared", "written", "done"]));
    // "The homework is expected back on Monday."
    let expected = c.clause.passive
        && c.verb(&[Verb::Plan])
        && !c.clause.to_me
        && (c.clause.subject_class & (WORK | SAMPLE) != 0
            || c.clause.subject_class & DOCUMENT != 0 && c.says(one_of!["back"]));
    if to_do || expected {
        return true;
    }
    let in_hand = one_of!["in", "with", "back", "over", "done", "submitted"];
    // "It is to be back with them by Monday": what they are to have comes from me.
    let to_them = c.has(TO_THEM) || c.mood(&[Mood::Must]);
    let it = c.clause.subject == Subject::It
        && c.verb(&[Verb::Be, Verb::Reach, Verb::Get, Verb::Go])
        && c.mood(&[Mood::Must, Mood::Should, Mood::Infinitive, Mood::Future])
        && c.phrase.limit
        && to_them
        && !c.clause.to_me
        && c.clause.subject_class & (ANSWER | OFFER | MEETING) == 0
        && (c.says(in_hand) || c.verb(&[Verb::Reach]));
    if it {
        return true;
    }
    let handed = c.verb(&[Verb::Be])
        && c.mood(&[Mood::Must, Mood::Should, Mood::Infinitive])
        && !c.clause.to_me
        && c.says(one_of!["in", "with", "done", "back", "there", "over", "up", "ready", "finished", "complete"]);
    // "The signed contract must reach them by Monday."
    let reaches = c.mood(&[Mood::Must])
        && c.verb(&[Verb::Reach, Verb::Get, Verb::Go, Verb::Come])
        && c.has(TO_THEM)
        && !c.clause.to_me;
    // "Your papers should reach us by Friday"
    let ours = c.has(YOUR)
        && c.clause.to_me
        && c.phrase.limit
        && c.verb(&[Verb::Reach, Verb::Get, Verb::Come, Verb::Be])
        && c.mood(&[Mood::Must, Mood::Should]);
    // "The signed offer has to be with them by Friday"
    if handed && c.has(OFFER) && c.says(one_of!["signed"]) {
        return true;
    }
    if (handed || reaches || ours) && c.clause.subject_class & (DOCUMENT | WORK | SAMPLE | APPLICATION) != 0 {
        return true;
    }
    // "They extended my deadline to Wednesday."
    let extended = c.has(DEADLINE)
        && c.actor != Actor::Mine
        && follows_to(c)
        && c.says(one_of!["extended", "moved", "pushed", "shifted", "changed"]);
    if extended {
        return true;
    }
    if offer_letter(c) {
        return false;
    }
    // "Reply requested by Monday", unless it is somebody else's.
    let asked = one_of!["requested", "required", "needed", "wanted"];
    let answers = one_of!["reply", "response", "answer", "signature", "signatures", "confirmation", "rsvp"];
    if c.phrase.limit && !c.has(FROM) && lies_ahead(c, asked, 0, answers) {
        return true;
    }
    let done =
        || c.mood(&[Mood::Infinitive, Mood::Must]) && c.says(one_of!["done", "finished", "completed", "submitted"]);
    let test = (c.phrase.due || c.phrase.limit && done()) && c.clause.head & ANSWER == 0 && says_test(c);
    if test && !c.phrase.due && c.actor == Actor::Thing {
        return true;
    }
    let thing = thing || test;
    let due = c.says(one_of!["due", "needed", "required", "requested", "wanted", "deadline", "needs", "need"])
        || c.has(DEADLINE)
        || c.phrase.due;
    thing && due && !c.has(ANSWER & !DOCUMENT) && c.actor != Actor::Theirs && c.actor != Actor::Mine
}

/// "Offer letter due Friday": they write it, unless it is to be signed.
pub(crate) fn offer_letter(c: &Case<'_>) -> bool {
    c.has(OFFER) && c.says(one_of!["letter"]) && !c.says(one_of!["signed", "sign", "back", "return", "accept"])
}

/// "Check in with Dana", "touch base with Dana", "review the design by Friday": an errand whose verb is a noun elsewhere.
pub(crate) fn errand(c: &Case<'_>) -> bool {
    let at = c.clause.tokens.start;
    let first = |words: OneOf| c.tokens().first().is_some_and(|first| words.is(first, c.text));
    let next = |words: OneOf| c.parse.tokens.get(at + 1).is_some_and(|next| words.is(next, c.text));
    let keeps_in_touch =
        first(one_of!["check"]) && next(one_of!["in", "back"]) || first(one_of!["touch"]) && next(one_of!["base"]);
    let studies =
        one_of!["prep", "review", "practice", "practise", "rehearse", "revise", "study", "skim", "reread", "re-read"];
    let noun = next(one_of!["of", "by", "with", "meeting", "session", "call", "results", "round", "interview"]);
    c.fragment() && at < c.at.unwrap_or(0) && (keeps_in_touch || c.phrase.limit && first(studies) && !noun)
}

/// "Signed contract to Dana by Friday": what is to be signed by a day, and not what was.
pub(crate) fn signed_paper(c: &Case<'_>) -> bool {
    // "Revised CV to Dana on the 25th": an adjective, where "revised the CV" is the deed.
    let adjective = c.tokens().first().is_some_and(|first| {
        one_of!["revised", "updated", "corrected", "translated", "certified", "completed", "polished"].is(first, c.text)
    }) && c.tokens().get(1).is_some_and(|noun| noun.is(DOCUMENT | APPLICATION | SAMPLE | WORK));
    if adjective && c.clause.subject == Subject::None && to_somebody(c) && !c.phrase.past && !c.phrase.behind {
        return true;
    }
    c.clause.subject == Subject::None
        && c.clause.group.start == c.clause.tokens.start
        && c.phrase.limit
        && c.verb(&[Verb::Sign, Verb::Fill])
        && c.head(DOCUMENT)
        && to_somebody(c)
}

/// What begins as a reminder: "TODO reply to Dana".
pub(crate) fn opens_as_reminder(c: &Case<'_>) -> bool {
    c.fragment() && c.tokens().first().is_some_and(|token| token.is(REMINDER)) && c.tokens().len() > 2 && !c.has(FROM)
}

/// "I expect them to settle it", "can't see her choosing", "I asked Dana to send it": what I think that they will do, or
/// have asked them for.
pub(crate) fn expected_of_them(c: &Case<'_>) -> bool {
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
    let to = |at: usize| c.parse.tokens.get(at).is_some_and(|token| token.is(TO));
    let asks = c.clause.frame == Verb::Ask
        && !c.clause.frame_passive
        && after(&["asked", "ask"]).is_some_and(|at| (at + 2..at + 5).any(to));
    c.actor == Actor::Mine && (expects || sees || asks)
}

/// "Gave me till Friday noon to decide", "I have until Monday to think it over".
pub(crate) fn time_to_decide(c: &Case<'_>) -> bool {
    // "Needs to know by the 30th", said of whoever made the offer.
    let to_know = (matches!(c.clause.frame, Verb::Need | Verb::Want) || c.clause.mood == Mood::Must)
        && c.verb(&[Verb::Hear])
        && matches!(c.actor, Actor::Theirs | Actor::Thing)
        && c.phrase.limit
        && c.clause.head == 0
        && c.says(one_of!["know"]);
    // "She'd like to have my decision by the 22nd", "asked for my answer by Monday"
    let my_yes = c.has(MY)
        && (c.verb(&[Verb::Want, Verb::Need, Verb::Ask])
            || matches!(c.clause.frame, Verb::Want | Verb::Need | Verb::Hope)
                && c.verb(&[Verb::Have, Verb::Get, Verb::Hear]))
        && c.says(one_of!["answer", "reply", "response", "decision", "yes"])
        && !c.phrase.behind;
    let to_hear = c.actor == Actor::Theirs
        && (c.verb(&[Verb::Want, Verb::Need])
            && c.mood(&[Mood::Present])
            && c.says(one_of!["answer", "reply", "response"])
            || my_yes)
        && c.phrase.limit
        && !c.has(FROM);
    if to_know || to_hear {
        return true;
    }
    let mine = c.verb(&[Verb::Give]) && c.clause.to_me || c.actor == Actor::Mine && c.verb(&[Verb::Have, Verb::Get]);
    let decide = one_of!["decide", "think", "accept", "respond", "consider", "answer", "sign", "reply"];
    mine && c.phrase.until
        && !c.clause.negated
        && !c.has(SAMPLE | WORK)
        && !c.head(ANSWER)
        && (c.says(decide)
            // "Offer came, I have time until Friday"
            || c.says(one_of!["time"]) && super::follows_an_offer(c)
            || c.clause_at(c.index + 1)
                .is_some_and(|next| says(c.parse.tokens.get(next.tokens.clone()).unwrap_or(&[]), c.text, decide)))
}

/// "I'd get him both by Monday", "I'd get Otis the link", "I'll have an answer for them", "I'd get back to Dana": somebody
/// else receives it.
pub(crate) fn gives_somebody(c: &Case<'_>) -> bool {
    let token = |at: usize| c.parse.tokens.get(at);
    let to = c.clause.group.end;
    let somebody = |at: usize| token(at).is_some_and(|token| token.is(TO_THEM | ROLE) || is_name(token));
    let back = one_of!["back"];
    // "Get the contract back to Vera"
    let returns = (to..c.clause.tokens.end)
        .any(|at| token(at).is_some_and(|token| back.is(token, c.text)) && c.word(at + 1) == "to" && somebody(at + 2));
    if c.verb(&[Verb::Get]) && returns && c.actor == Actor::Mine && !c.has(FROM) {
        return true;
    }
    let reaches =
        token(to).is_some_and(|token| back.is(token, c.text)) && token(to + 1).is_some_and(|token| token.is(TO));
    let meant = |at: usize| c.word(at).eq_ignore_ascii_case("for") && somebody(at + 1);
    if c.clause.subject == Subject::Me
        && (c.verb(&[Verb::Get]) && reaches && somebody(to + 2)
            || c.verb(&[Verb::Get, Verb::Have]) && (to..c.clause.tokens.end).any(meant))
    {
        return true;
    }
    c.verb(&[Verb::Get])
        && (token(to).is_some_and(|token| token.is(TO_THEM))
            || token(to).is_some_and(is_name)
                && token(to + 1).is_some_and(|next| next.is(DETERMINER | MY | DOCUMENT | WORK | SAMPLE)))
}

/// "I'd get the test by the 18th": what comes by a day is no meeting on it.
pub(crate) fn receives_by(c: &Case<'_>) -> bool {
    // "I should get the exercise on Monday" is expected, where "I'll get the exercise on Monday" may be an errand.
    let expected = c.mood(&[Mood::Should]) && !c.phrase.until;
    c.actor == Actor::Mine
        && (c.verb(&[Verb::Get]) || expected && c.verb(&[Verb::Have]) && c.head(SAMPLE | DOCUMENT))
        && (c.phrase.limit || expected)
        && c.mood(&[Mood::Would, Mood::Future, Mood::Should])
        && c.clause.particle.is_none()
        && !c.clause.passive
        && (c.head(SAMPLE | DOCUMENT | ANSWER | OFFER)
            || c.says(one_of![
                "test",
                "task",
                "exercise",
                "challenge",
                "brief",
                "schedule",
                "details",
                "dates",
                "numbers"
            ]))
        && !c.has(MY | OUTWARD | TO_THEM | TO)
        && !gives_somebody(c)
        && !gets_done(c)
}

/// "I'll get the form filled in", "I should have the exercise finished": what I have done is my work.
pub(crate) fn gets_done(c: &Case<'_>) -> bool {
    c.says(one_of!["filled", "done", "finished", "completed", "signed", "ready"])
}

/// "Todo me: ask about relocation", "to do - check the notice period": a label makes an errand of whatever is behind it.
fn labelled_errand(c: &Case<'_>) -> bool {
    let own = one_of!["todo", "to-do", "to", "do", "task", "action", "me", "myself", "mine", "my", "for", "on"];
    let names = one_of!["todo", "to-do", "do", "task", "action"];
    let start = c.sentence.tokens.start;
    let Some(label) = c.parse.tokens.get(start..c.clause.tokens.start) else { return false };
    let marks = |token: &Token| matches!(token.kind, Kind::Colon | Kind::Dash | Kind::Open | Kind::Close);
    c.mood(&[Mood::Imperative])
        && matches!(c.clause.opened, Some(Kind::Colon | Kind::Dash))
        && label.iter().any(|token| names.is(token, c.text))
        && label.iter().all(|token| marks(token) || own.is(token, c.text))
}

/// What I owe somebody without a day: "todo: send Lena the portfolio", "need to send the contract back", "I owe Ben a
/// link", "told her I'd send samples".
pub(crate) fn owed(c: &Case<'_>) -> bool {
    let clause = c.clause;
    let passes = matches!(c.place, Where::Plain | Where::Item)
        && c.actor == Actor::Mine
        && !clause.negated
        && !clause.quoted
        && !clause.theirs
        && !clause.passive
        && !matches!(clause.lead, Lead::If | Lead::When | Lead::Relative)
        && (labelled_errand(c) || !c.has(GENERIC | HEDGE | IF | OTHERS | PEOPLE | JOB))
        && !c.sentence.clauses.clone().any(|at| c.clause_at(at).is_some_and(|other| other.lead == Lead::If));
    if !passes {
        return false;
    }
    if labelled_errand(c) {
        return true;
    }
    let thing = DOCUMENT | SAMPLE | ANSWER | MAIL | REFERRAL;
    if clause.verb == Verb::Owe {
        return clause.subject == Subject::Me && c.mood(&[Mood::Present]) && c.has(thing | CALL | WORK);
    }
    if !c.verb(&[Verb::Send, Verb::Email, Verb::Reply, Verb::Write, Verb::Message, Verb::Sign]) {
        return false;
    }
    let token = |at: usize| c.parse.tokens.get(at);
    // "I have to" is said of what is hard as well.
    let must = c.mood(&[Mood::Must]) && !token(clause.group.start).is_some_and(|first| first.lexeme.verb == Verb::Have);
    let told = || {
        let before = c.index.checked_sub(1).and_then(|at| c.clause_at(at));
        before.is_some_and(|before| {
            before.verb == Verb::Say
                && before.mood == Mood::Past
                && crate::extract::reading::case::actor(c.parse, c.index - 1, c.sentence) == Actor::Mine
        })
    };
    let promised = clause.frame == Verb::Promise || c.mood(&[Mood::Would]) && told();
    let ordered = c.mood(&[Mood::Imperative]) && reminded(c);
    if !(must || promised || ordered || c.mood(&[Mood::Future]) && clause.subject == Subject::Me) {
        return false;
    }
    let received = token(clause.group.end)
        .is_some_and(|next| next.is(TO_THEM) && clause.head & ROLE == 0 || is_name(next) && next.kind == Kind::Word);
    (received || to_somebody(c)) || c.has(DOCUMENT | SAMPLE) && clause.verb != Verb::Write
}

/// "If you have not heard within three weeks, please assume that it is a no": until then they may answer.
pub(crate) fn taken_for_a_no(c: &Case<'_>) -> bool {
    let no = one_of!["assume", "consider", "presume", "unsuccessful", "rejected"];
    c.clause.lead == Lead::If
        && c.clause.negated
        && c.hears()
        && c.sentence.clauses.clone().filter(|&at| at != c.index).filter_map(|at| c.clause_at(at)).any(|other| {
            let tokens = c.parse.tokens.get(other.tokens.clone()).unwrap_or(&[]);
            let a_no = |pair: &[Token]| {
                matches!(pair, [a, no] if a.is(DETERMINER) && one_of!["no"].is(no, c.text)) && other.verb == Verb::Be
            };
            says(tokens, c.text, no) || tokens.windows(2).any(a_no)
        })
}

/// "I asked whether I could have until the end of the month": what I ask of them for myself binds nobody.
pub(crate) fn asked_for_myself(c: &Case<'_>) -> bool {
    let before = c.index.checked_sub(1).and_then(|at| c.clause_at(at));
    c.actor == Actor::Mine
        && matches!(c.clause.lead, Lead::Relative | Lead::If)
        && c.mood(&[Mood::Can, Mood::Would])
        && !c.hears()
        && before.is_some_and(|before| {
            matches!(before.verb, Verb::Ask | Verb::Email | Verb::Write | Verb::Message | Verb::Check)
                && before.mood == Mood::Past
                && !before.passive
                && crate::extract::reading::case::actor(c.parse, c.index - 1, c.sentence) == Actor::Mine
        })
}

/// "Can I do the 25th or 26th?": the writer tells what was asked, or asks himself.
pub(crate) fn whether_i_can(c: &Case<'_>) -> bool {
    let asks = is_asked(c);
    let mut first = c.tokens().iter().filter(|token| token.kind == Kind::Word);
    let inverted = first.next().is_some_and(|word| word.is(CAN | WOULD | SHOULD | MAY | WILL))
        && first.next().is_some_and(|word| word.is(ME));
    asks && inverted && !c.clause.quoted
}

/// Whether the sentence ends with a question mark.
fn is_asked(c: &Case<'_>) -> bool {
    let last = c.parse.tokens.get(c.sentence.tokens.clone()).and_then(<[Token]>::last);
    last.is_some_and(|last| last.kind == Kind::Question)
}

/// "Would Friday at 10 work for you?": nothing is fixed, and it is not they who are to answer.
pub(crate) fn asks_whether_it_suits(c: &Case<'_>) -> bool {
    let first = c.parse.tokens.get(c.sentence.tokens.clone()).and_then(<[Token]>::first);
    let opens = one_of!["would", "could", "does", "do", "is", "are", "will"];
    is_asked(c)
        && opens.is_at(first, c.text)
        && c.has(YOU)
        && c.says(one_of!["work", "suit", "convenient", "free", "available", "okay", "ok", "possible"])
}
