//! Conditions: what is to be done if nothing comes, and what hangs on success.

use super::*;
use crate::extract::clause::one_of;

/// A phrase in an if-clause, or in what is to be done then.
pub(crate) fn condition(c: &Case<'_>) -> bool {
    if c.clause.lead == Lead::If && (asked_politely(c) || asked_whether(c)) {
        return false;
    }
    if c.clause.lead == Lead::If {
        // "If you pass, we'll call": what they do then is no order to myself.
        return !theirs_follows(c);
    }
    // "When I don't hear by Thursday I'll poke the agency."
    if c.clause.lead == Lead::When && c.clause.negated && c.hears() {
        return true;
    }
    // "When no mail comes by the 27th, withdraw."
    let orders = |clause: &Clause| {
        clause.lead == Lead::Main
            && (clause.mood == Mood::Imperative || clause.subject == Subject::Me && clause.mood != Mood::Past)
    };
    if c.clause.lead == Lead::When
        && c.mood(&[Mood::Present])
        && c.has(NOT)
        && c.subject(ANSWER | MAIL | CALL | MESSAGE)
        && c.sentence.clauses.clone().any(|at| c.clause_at(at).is_some_and(orders))
    {
        return true;
    }
    if silent(c, c.index) && c.clause.mood != Mood::Future {
        // "no word by the 12th → ring": an order must follow.
        return order_follows(c);
    }
    // "When it stays silent, knock again on the 26th."
    let antecedent = c.sentence.clauses.clone().any(|at| {
        c.clause_at(at).is_some_and(|clause| clause.lead == Lead::If) && (silence_words(c, at) || unless(c, at))
    });
    // "If they go quiet, call on Monday": the noun is the order.
    let call = || {
        let first = c.parse.tokens.get(c.clause.tokens.start);
        c.fragment()
            && first.is_some_and(|first| first.is(CALL | MAIL | MESSAGE) && first.lexeme.form & BASE != 0)
            && c.at == Some(c.clause.tokens.start + 1)
    };
    antecedent && call()
        || antecedent
            && c.actor == Actor::Mine
            && !c.hears()
            && c.mood(&[Mood::Imperative, Mood::Future, Mood::Should, Mood::Must])
}

/// Whether the clause at `index` says that nothing came.
pub(crate) fn silent(c: &Case<'_>, index: usize) -> bool {
    let Some(clause) = c.parse.clauses.get(index) else { return false };
    // "A yes or no by Friday" is an answer.
    let either = || says(c.parse.tokens.get(clause.tokens.clone()).unwrap_or(&[]), c.text, one_of!["yes"]);
    let no_news = clause.mood == Mood::Fragment
        && clause.classes & NOT != 0
        && !either()
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
        // "Hear nothing by Friday? Write to Dana."
        || clause.classes & NOBODY != 0
            && matches!(clause.verb, Verb::Hear | Verb::Get)
            && matches!(clause.mood, Mood::Present | Mood::Imperative)
}

pub(crate) fn silence_words(c: &Case<'_>, index: usize) -> bool {
    silent(c, index)
        || c.parse.clauses.get(index).is_some_and(|clause| clause.negated || clause.classes & (NOT | SILENCE) != 0)
}

/// "Unless she writes first"
fn unless(c: &Case<'_>, index: usize) -> bool {
    c.clause_at(index).is_some_and(|clause| {
        let first = c.parse.tokens.get(clause.tokens.start);
        let answers = matches!(
            clause.verb,
            Verb::Hear
                | Verb::Reply
                | Verb::Call
                | Verb::Email
                | Verb::Write
                | Verb::Get
                | Verb::Message
                | Verb::Reach
                | Verb::Come
        );
        one_of!["unless"].is_at(first, c.text) && answers
    })
}

/// Whether an order follows the clause, in its sentence or right after its question mark or arrow.
pub(crate) fn order_follows(c: &Case<'_>) -> bool {
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
            // "Nothing by Friday = move on"
            let bare = matches!(next.opened, Some(Kind::Arrow | Kind::Equals))
                && c.parse.tokens.get(next.tokens.start).is_some_and(|first| first.lexeme.form & BASE != 0);
            next.mood == Mood::Imperative
                || bare
                || next.subject == Subject::Me
                    && matches!(next.mood, Mood::Future | Mood::Should | Mood::Must | Mood::Present)
                || next.head & WORK != 0
        })
}

/// Whether the clause that the condition governs is theirs.
pub(crate) fn theirs_follows(c: &Case<'_>) -> bool {
    let others = c.sentence.clauses.clone().filter(|&at| at != c.index).filter_map(|at| c.clause_at(at));
    let mut any = false;
    for clause in others.filter(|clause| clause.lead == Lead::Main && clause.mood != Mood::Fragment) {
        // "She said to check back if there is nothing by then": it is mine to do.
        let told = clause.frame == Verb::Say;
        if !told && matches!(clause.subject, Subject::They | Subject::Person | Subject::Role) {
            any = true;
        } else {
            return false;
        }
    }
    any
}

/// What happens only once the writer has the job: "We film in June if I get the part."
pub(crate) fn after_success(c: &Case<'_>) -> bool {
    if c.actor != Actor::Mine || c.clause.lead == Lead::If || c.hears() {
        return false;
    }
    // "If he comes through I'd apply before October": what I would do binds nobody before it comes to that.
    let told = (c.sentence.clauses.start..c.index)
        .filter_map(|at| c.clause_at(at))
        .any(|clause| matches!(clause.verb, Verb::Say | Verb::Promise) && clause.mood == Mood::Past);
    let would = c.mood(&[Mood::Would]) && !c.sentence.reported && !told;
    let comes_true = |at: usize| {
        c.clause_at(at).is_some_and(|clause| {
            clause.lead == Lead::If
                && !matches!(clause.mood, Mood::Fragment | Mood::Would)
                && !silence_words(c, at)
                && clause.verb != Verb::None
                && clause.subject != Subject::You
        })
    };
    if would && c.sentence.clauses.clone().any(comes_true) {
        return true;
    }
    c.sentence.clauses.clone().filter(|&at| at != c.index).filter_map(|at| c.clause_at(at)).any(|clause| {
        let tokens = c.parse.tokens.get(clause.tokens.clone()).unwrap_or(&[]);
        let job = clause.head & JOB != 0
            || says(
                tokens,
                c.text,
                one_of!["it", "part", "gig", "place", "job", "role", "position", "spot", "through"],
            );
        let mine = matches!(clause.subject, Subject::Me | Subject::We);
        let theirs = matches!(clause.subject, Subject::They | Subject::Person | Subject::Role);
        clause.lead == Lead::If
            && !clause.negated
            && (mine && clause.verb == Verb::Get && job
                || mine && clause.verb == Verb::Pass
                || mine
                    && clause.passive
                    && says(tokens, c.text, one_of!["hired", "picked", "chosen", "selected", "accepted"])
                || theirs
                    && clause.to_me
                    && matches!(clause.verb, Verb::Take | Verb::Want | Verb::Decide | Verb::Accept)
                || clause.subject == Subject::It && matches!(clause.verb, Verb::Work | Verb::Come | Verb::Go))
    })
}
