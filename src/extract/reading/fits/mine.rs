//! What the writer owes, has promised or is asked for.

use super::*;
use crate::extract::clause::one_of;

/// "Gave my word that it reaches him by Friday."
pub(crate) fn given(c: &Case<'_>) -> bool {
    let word = |clause: &Clause| {
        matches!(clause.verb, Verb::Promise)
            || clause.verb == Verb::Give && clause.classes & MY != 0 && clause.classes & ANSWER != 0
    };
    let mine = |index: usize| crate::extract::reading::case::actor(c.parse, index, c.sentence) == Actor::Mine;
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
pub(crate) fn asked_of_me(c: &Case<'_>) -> bool {
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
    // "She said to expect a call": what is asked is to wait.
    if c.verb(&[Verb::Plan, Verb::Wait, Verb::Hear, Verb::Look]) {
        return false;
    }
    let reply = c.actor == Actor::Theirs
        && (c.verb(&[Verb::Want, Verb::Need])
            && c.says(one_of!["answer", "reply", "response", "confirmation"])
            && !c.has(FROM)
            && c.mood(&[Mood::Present])
            || c.has(YOUR) && c.says(one_of!["grateful", "appreciate", "welcome"]));
    let until = reply
        || c.verb(&[Verb::Give])
            && c.clause.to_me
            && (c.phrase.until || c.says(one_of!["decide", "respond", "think", "accept", "deadline"]))
            && !c.head(ANSWER | OFFER);
    asks && c.actor != Actor::Mine && !c.phrase.behind && c.clause.verb != Verb::Meet
        || need && !(c.mood(&[Mood::Past]) && c.phrase.behind)
        || c.verb(&[Verb::Need]) && c.actor == Actor::Theirs && c.has(MY)
        || until
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

/// "my decision: by Monday", "my answer to them by Friday"
pub(crate) fn my_answer(c: &Case<'_>) -> bool {
    c.has(MY) && c.head(ANSWER) && c.says(one_of!["decision", "answer", "reply", "response", "yes", "counter", "rsvp"])
}

/// "To HR", "to Dana": the thing goes to them.
pub(crate) fn to_somebody(c: &Case<'_>) -> bool {
    c.tokens().windows(2).any(|pair| matches!(pair, [first, second] if first.is(TO) && (second.is(ROLE | TITLE | TO_THEM) || is_name(second))))
        || c.tokens().windows(4).any(|four| {
            matches!(four, [to, the, one, two] if to.is(TO) && the.is(DETERMINER | MY)
                && (one.is(ROLE | JOB | VENUE) || two.is(ROLE | JOB | VENUE)))
        })
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
        tokens.iter().any(|token| {
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
    if was || c.phrase.behind || c.says(one_of!["applications", "applicants", "candidates", "internal", "portal"]) {
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
            ]));
    if to_do {
        return true;
    }
    let handed = c.verb(&[Verb::Be])
        && c.mood(&[Mood::Must, Mood::Should, Mood::Infinitive])
        && !c.clause.to_me
        && c.says(one_of!["in", "with", "done", "back", "there", "over", "up", "ready", "finished", "complete"]);
    if handed && c.clause.subject_class & (DOCUMENT | WORK | SAMPLE | APPLICATION) != 0 {
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
    let due = c.says(one_of!["due", "needed", "required", "requested", "wanted", "deadline", "needs", "need"])
        || c.has(DEADLINE)
        || c.phrase.due;
    thing && due && !c.has(ANSWER & !DOCUMENT) && c.actor != Actor::Theirs && c.actor != Actor::Mine
}

/// "I expect them to settle it", "can't see her choosing": what I think that they will do.
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
    c.actor == Actor::Mine && (expects || sees)
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
    let to_hear = c.actor == Actor::Theirs
        && c.verb(&[Verb::Want, Verb::Need])
        && c.mood(&[Mood::Present])
        && c.phrase.limit
        && c.says(one_of!["answer", "reply", "response"])
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
            || c.clause_at(c.index + 1)
                .is_some_and(|next| says(c.parse.tokens.get(next.tokens.clone()).unwrap_or(&[]), c.text, decide)))
}

/// "I'd get him both by Monday", "I'd get Otis the link": somebody else receives it.
pub(crate) fn gives_somebody(c: &Case<'_>) -> bool {
    let token = |at: usize| c.parse.tokens.get(at);
    let to = c.clause.group.end;
    c.verb(&[Verb::Get])
        && (token(to).is_some_and(|token| token.is(TO_THEM))
            || token(to).is_some_and(is_name)
                && token(to + 1).is_some_and(|next| next.is(DETERMINER | MY | DOCUMENT | WORK | SAMPLE)))
}

/// "I'd get the test by the 18th": what comes by a day is no meeting on it.
pub(crate) fn receives_by(c: &Case<'_>) -> bool {
    c.actor == Actor::Mine
        && c.verb(&[Verb::Get])
        && c.phrase.limit
        && c.mood(&[Mood::Would, Mood::Future, Mood::Should])
        && c.clause.particle.is_none()
        && !c.clause.passive
        && (c.head(SAMPLE | DOCUMENT | ANSWER | OFFER)
            || c.says(one_of!["test", "task", "exercise", "challenge", "brief"]))
        && !c.has(MY | OUTWARD | TO_THEM | TO)
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
        && !c.has(GENERIC | HEDGE | IF | OTHERS | PEOPLE | JOB)
        && !c.sentence.clauses.clone().any(|at| c.clause_at(at).is_some_and(|other| other.lead == Lead::If));
    if !passes {
        return false;
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

/// "Can I do the 25th or 26th?": the writer tells what was asked, or asks himself.
pub(crate) fn whether_i_can(c: &Case<'_>) -> bool {
    let asks = c
        .parse
        .tokens
        .get(c.sentence.tokens.clone())
        .and_then(<[Token]>::last)
        .is_some_and(|last| last.kind == Kind::Question);
    let mut first = c.tokens().iter().filter(|token| token.kind == Kind::Word);
    let inverted = first.next().is_some_and(|word| word.is(CAN | WOULD | SHOULD | MAY | WILL))
        && first.next().is_some_and(|word| word.is(ME));
    asks && inverted && !c.clause.quoted
}
