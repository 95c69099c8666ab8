//! What a clause says: its subject, its verb group, its head.

use std::ops::Range;

use super::group::group;
use super::lexicon::*;
use super::tokens::{Kind, Token};
use super::verbs::{MODAL, NOMINATIVE, is_name};
use super::{Clause, Mood, Subject};

/// Finds subject, verb group and head of a clause; `earlier` are the clauses before it in its sentence.
pub(super) fn analyse(tokens: &[Token], verbal: &[bool], clause: &mut Clause, earlier: &[Clause]) {
    let range = clause.tokens.clone();
    let mut group_at = None;
    let mut names = false;
    for at in range.clone() {
        let Some(token) = tokens.get(at) else { break };
        clause.classes |= token.lexeme.class;
        clause.sketches |= 1 << token.sketch;
        if matches!(token.kind, Kind::Word) {
            clause.content |= token.is(NOUN | NOMINATIVE | AWAY | SOON | VENUE | NOT | GENERIC | LINKEDIN | PER)
                || verbal.get(at) == Some(&true)
                || token.unknown() && !token.capital;
            names |= is_name(token);
        }
        clause.to_me |= token.is(TO_ME);
        if group_at.is_none() {
            let clitic = token.kind == Kind::Clitic && at > range.start && is_clitic(tokens, at, range.end);
            if clitic || verbal.get(at) == Some(&true) {
                group_at = Some(at);
            }
        }
    }
    // "Wed - system design w/ Kofi"
    let with = names
        && tokens
            .get(range.clone())
            .unwrap_or(&[])
            .windows(2)
            // "Dana back on Thursday" says where she is.
            .any(|pair| matches!(pair, [with, name] if with.is(WITH) && is_name(name) || is_name(with) && name.is(PARTICLE) && !name.is(PREPOSITION)));
    if names && (with || group_at.is_some() || earlier.is_empty()) {
        clause.content = true;
    }
    // "It's now Friday": it is what the clause before spoke of.
    let spoken_of = earlier.last().map_or(0, |before| (before.subject_class | before.head) & NOUN);
    match group_at {
        Some(at) => {
            clause.group = at..at + 1;
            group(tokens, verbal, at, clause);
            subject(tokens, clause, range.start..at);
            let denied = tokens
                .get(range.start..at)
                .unwrap_or(&[])
                .iter()
                .rev()
                .take_while(|token| token.is(ADVERB | NOT))
                .any(|token| token.is(NOT));
            clause.negated |= denied;
            if clause.subject == Subject::None {
                apposed(tokens, clause, earlier);
            }
            if clause.subject == Subject::None {
                coordinated(tokens, clause, earlier, at);
            }
            let base = tokens.get(at).is_some_and(|token| token.lexeme.form & BASE != 0 && !token.is(MODAL));
            if clause.subject == Subject::None && clause.mood == Mood::Present && base {
                // "want me in on Monday" orders nobody.
                let wills = matches!(clause.verb, Verb::Want | Verb::Need) && clause.to_me;
                let purpose = at > range.start && tokens.get(at - 1).is_some_and(|before| before.is(TO));
                clause.mood = match (purpose, wills) {
                    (true, _) => Mood::Infinitive,
                    (_, true) => Mood::Present,
                    _ => Mood::Imperative,
                };
            }
            // "Feedback to follow", "agency to revert"
            if base
                && clause.mood == Mood::Present
                && clause.subject != Subject::None
                && at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| before.is(TO))
            {
                clause.mood = Mood::Infinitive;
            }
            let either =
                tokens.get(at).is_some_and(|token| token.lexeme.form & BASE != 0 && token.lexeme.form & PAST != 0);
            if either && matches!(clause.mood, Mood::Present | Mood::Imperative) {
                // "She put", "Dana let": the present would end in -s.
                let singular = matches!(clause.subject, Subject::Person | Subject::It | Subject::Thing)
                    || clause.subject == Subject::Role && clause.subject_class & MANY == 0;
                clause.maybe_past = true;
                if singular {
                    clause.mood = Mood::Past;
                }
            }
            // "Papers sorted in January, hopefully": a participle that has not happened yet.
            let wished = clause.classes & WISH != 0
                && clause.group.len() == 1
                && clause.subject == Subject::Thing
                && tokens.get(at).is_some_and(|token| token.lexeme.form & PARTICIPLE != 0);
            if wished && clause.mood == Mood::Past {
                clause.mood = Mood::Future;
                clause.passive = true;
            }
            if clause.subject == Subject::It {
                clause.subject_class |= spoken_of;
            }
            inverted(tokens, clause);
            let from = clause.group.end.max(clause.particle.map_or(0, |at| at + 1));
            (clause.head, clause.head_at) = head(tokens, from..range.end);
        }
        None => {
            (clause.head, clause.head_at) = head(tokens, range.clone());
            infinitive(tokens, verbal, clause);
        }
    }
}

/// Which of the earlier clauses a clause behind a bracket goes on with, where it has no subject and no tense of its own.
pub(super) fn continues(clause: &Clause, earlier: &[Clause]) -> Option<usize> {
    if clause.opened != Some(Kind::Close)
        || !matches!(clause.mood, Mood::Fragment | Mood::Infinitive)
        || clause.subject != Subject::None
    {
        return None;
    }
    let inner = earlier.last()?;
    (inner.opened == Some(Kind::Open)).then(|| earlier.len().checked_sub(2)).flatten()
}

/// "says HR", "can you send": the subject stands behind its verb.
fn inverted(tokens: &[Token], clause: &mut Clause) {
    let first = clause.group.start;
    let asks = clause.subject == Subject::None && tokens.get(first).is_some_and(|token| token.is(MODAL));
    if asks
        && first + 1 < clause.tokens.end
        && tokens.get(first + 1).is_some_and(|token| token.is(YOU | WE | ME | THEY))
    {
        let mood = clause.mood;
        if let Some(verb) = (first + 2..clause.tokens.end.min(first + 5))
            .find(|&at| tokens.get(at).is_some_and(|token| token.lexeme.form & BASE != 0))
        {
            group(tokens, &[], verb, clause);
            clause.verb = tokens.get(verb).map_or(Verb::None, |token| token.lexeme.verb);
            clause.group = verb..verb + 1;
        }
        clause.mood = mood;
        clause.inverted = true;
        subject(tokens, clause, first + 1..first + 2);
        return;
    }
    if clause.subject == Subject::None
        && (matches!(clause.verb, Verb::Say | Verb::Think)
            || matches!(
                clause.verb,
                Verb::Promise | Verb::Write | Verb::Message | Verb::Email | Verb::Call | Verb::Ask
            ) && matches!(clause.opened, Some(Kind::Comma | Kind::CloseQuote)))
        && matches!(clause.mood, Mood::Past | Mood::Present)
        && !tokens.get(clause.group.start).is_some_and(|token| token.is(TELL))
    {
        let next = clause.group.end;
        let opens = tokens.get(next).is_some_and(|token| token.is(ROLE | DETERMINER | THEY | TITLE) || is_name(token));
        if opens && next < clause.tokens.end {
            let mut end = next;
            while end < clause.tokens.end
                && tokens.get(end).is_some_and(|token| token.kind == Kind::Word && !token.is(PREPOSITION | TO))
            {
                end += 1;
            }
            subject(tokens, clause, next..end);
        }
    }
}

/// "They'll taste the menu and tell me on Friday": the second verb has the subject and the mood of the first.
fn coordinated(tokens: &[Token], clause: &mut Clause, earlier: &[Clause], at: usize) {
    let joined = tokens.get(clause.tokens.start).is_some_and(|token| token.is(AND) && !token.is(BUT))
        && matches!(clause.opened, None | Some(Kind::Comma | Kind::Close));
    let Some(before) =
        earlier.last().filter(|before| joined && before.subject != Subject::None && before.mood != Mood::Fragment)
    else {
        return;
    };
    let form = tokens.get(at).map_or(0, |token| if token.is(MODAL) { THIRD } else { token.lexeme.form });
    let base = form & BASE != 0 && clause.mood == Mood::Present;
    let plural = matches!(before.subject, Subject::Me | Subject::We | Subject::You | Subject::They | Subject::People)
        || before.subject_class & MANY != 0;
    let bare = match before.mood {
        Mood::Future | Mood::Would | Mood::Should | Mood::Can | Mood::Must | Mood::Infinitive => true,
        // "I talk to Ana and call Ben": the present of the plural; "they" and a clitic both count.
        Mood::Present => plural && clause.opened.is_none(),
        _ => false,
    };
    if base && !bare || form & ING != 0 && form & BASE == 0 {
        return;
    }
    if base {
        clause.mood = before.mood;
        clause.frame = before.frame;
        clause.negated |= before.negated && before.mood != Mood::Present;
    }
    clause.subject = before.subject;
    clause.subject_class = before.subject_class;
    clause.subject_tokens = before.subject_tokens.clone();
    clause.shared = true;
}

/// "Viktor (recruiter) called", "Dana, the EM, will call": the subject stands before a remark.
fn apposed(tokens: &[Token], clause: &mut Clause, earlier: &[Clause]) {
    let verb = tokens.get(clause.group.start);
    // "Hi Sam, could you send it": whoever is asked stands behind the verb.
    let asks = tokens.get(clause.group.start + 1).is_some_and(|token| token.is(NOMINATIVE));
    if asks && verb.is_some_and(|verb| verb.is(MODAL)) {
        return;
    }
    let third = verb.is_some_and(|token| token.lexeme.form & THIRD != 0 || token.is(MODAL));
    let bracket = clause.opened == Some(Kind::Close);
    let comma = clause.opened == Some(Kind::Comma) && (third || earlier.len() >= 2);
    let Some(named) = (if bracket || comma {
        earlier.len().checked_sub(2).or(comma.then_some(0)).and_then(|at| earlier.get(at))
    } else {
        None
    }) else {
        return;
    };
    let remark = earlier.last().is_some_and(|last| last.mood == Mood::Fragment);
    let plain = tokens
        .get(named.tokens.clone())
        .unwrap_or(&[])
        .iter()
        .all(|token| matches!(token.kind, Kind::Word) && !token.is(PREPOSITION | WITH | TO | FROM | NOT));
    let name = tokens
        .get(named.tokens.clone())
        .unwrap_or(&[])
        .last()
        .is_some_and(|token| is_name(token) || token.is(ROLE) && !token.is(MEETING));
    if remark && named.mood == Mood::Fragment && plain && name {
        subject(tokens, clause, named.tokens.clone());
    }
}

/// "Agency to revert in 3 days": a subject and an infinitive.
fn infinitive(tokens: &[Token], verbal: &[bool], clause: &mut Clause) {
    for at in clause.tokens.clone() {
        let is_to = tokens.get(at).is_some_and(|token| token.is(TO));
        if is_to
            && at > clause.tokens.start
            && at + 1 < clause.tokens.end
            && tokens.get(at + 1).is_some_and(|token| token.lexeme.form & BASE != 0)
        {
            group(tokens, verbal, at + 1, clause);
            if clause.verb == Verb::None {
                clause.verb = tokens.get(at + 1).map_or(Verb::None, |token| token.lexeme.verb);
            }
            clause.mood = Mood::Infinitive;
            subject(tokens, clause, clause.tokens.start..at);
            return;
        }
    }
}

/// Whether the `'s` at `at` is a verb ("Dana's calling") rather than a possessive ("Dana's call").
fn is_clitic(tokens: &[Token], at: usize, end: usize) -> bool {
    let host = tokens.get(at.wrapping_sub(1));
    if host.is_some_and(|host| host.is(THEY | IT | RELATIVE) && !host.is(DETERMINER) || host.is(IT)) {
        return true;
    }
    if host.is_some_and(|host| host.phrase().is_some() || host.is(TIME)) {
        return false;
    }
    tokens.get(at + 1).filter(|_| at + 1 < end).is_some_and(|next| {
        next.is(NOT | AWAY | SUPPOSED)
            || next.is(ADVERB)
            || next.lexeme.form & ING != 0 && !next.is(NOUN)
            || next.is(PARTICLE | LOCATIVE)
    })
}

/// Finds who acts among the tokens before the verb.
fn subject(tokens: &[Token], clause: &mut Clause, range: Range<usize>) {
    let mut at = range.end;
    let mut found: Option<usize> = None;
    while at > range.start {
        at -= 1;
        let Some(token) = tokens.get(at) else { break };
        if token.kind == Kind::Clitic || token.phrase().is_some() && found.is_none() {
            continue;
        }
        if token.kind != Kind::Word {
            if found.is_none() && matches!(token.kind, Kind::Number | Kind::Slash) {
                continue;
            }
            break;
        }
        if token.is(NOMINATIVE) && !(token.is(DETERMINER) && found.is_some()) {
            if found.is_none() || !token.is(IT) {
                found = Some(at);
            }
            break;
        }
        let titled = token.capital && at > range.start && tokens.get(at - 1).is_some_and(|before| before.is(TITLE));
        let nominal = token.is(NOUN) || is_name(token) || token.unknown() || titled;
        if found.is_none() {
            if nominal || token.is(DETERMINER | PLAIN | OTHERS) && !token.is(ADVERB) {
                found = Some(at);
            }
            continue;
        }
        if token.is(OF | FROM | WITH | TO) || token.is(PREPOSITION) && !token.is(AND | BUT | WHEN) {
            // The head stands before "of": "results of the vetting"; a leading "on the day" is no head.
            let earlier =
                at.checked_sub(1).filter(|&before| before >= range.start).and_then(|before| tokens.get(before));
            if earlier.is_some_and(|earlier| earlier.is(NOUN | MANY) || earlier.unknown()) {
                found = Some(at - 1);
                at -= 1;
                continue;
            }
            break;
        }
    }
    let Some(at) = found else { return };
    let Some(token) = tokens.get(at) else { return };
    let mut start = at;
    while start > range.start
        && tokens.get(start - 1).is_some_and(|before| {
            before.kind == Kind::Word
                && (is_name(before) || before.is(NOUN | TITLE | PLAIN | DETERMINER | MY | TIME))
                && !before.is(PREPOSITION | AND | BUT)
        })
    {
        start -= 1;
    }
    // "Mr van der Berg"
    let mut probe = start;
    while probe > range.start
        && tokens.get(probe - 1).is_some_and(|before| {
            before.kind == Kind::Word && !before.capital && before.span.len() <= 3 && before.unknown()
        })
    {
        probe -= 1;
    }
    if probe < start
        && probe > range.start
        && tokens.get(probe - 1).is_some_and(|before| is_name(before) || before.is(TITLE))
    {
        start = probe - 1;
    }
    clause.subject_tokens = start..at + 1;
    clause.subject_class = token.lexeme.class;
    // "offer rollout", "feedback process": what it is about stands before a noun that says little.
    let vague = token.lexeme.class & NOUN & !(ABSTRACT | JOB) == 0 && token.kind == Kind::Word && !token.capital;
    if vague && !token.is(NOMINATIVE) {
        let about = tokens
            .get(start..at)
            .unwrap_or(&[])
            .iter()
            .fold(0, |class, before| class | before.lexeme.class & (ANSWER | OFFER | DOCUMENT));
        if about != 0 {
            clause.subject_class = clause.subject_class & !(JOB | ABSTRACT) | about;
        }
    }
    clause.subject = if token.is(ME) {
        Subject::Me
    } else if token.is(WE) {
        Subject::We
    } else if token.is(YOU) {
        Subject::You
    } else if token.is(NOBODY) {
        Subject::Nobody
    } else if token.is(THEY) {
        Subject::They
    } else if is_name(token) && at == clause.tokens.start && !thing_like(tokens, clause)
        || is_name(token) && at != clause.tokens.start
        || token.capital && start < at && tokens.get(at - 1).is_some_and(|before| before.is(TITLE))
    {
        Subject::Person
    } else if token.is(PEOPLE) {
        Subject::People
    } else if token.is(IT) {
        Subject::It
    } else if token.is(ROLE) && !(token.is(MEETING) && clause.verb != Verb::Decide) {
        Subject::Role
    } else if token.capital && tokens.get(at + 1).is_some_and(is_name) {
        Subject::Person
    } else {
        Subject::Thing
    };
    // "the panel is on Friday": a part in the process that is also a meeting.
    if token.is(ROLE)
        && token.is(MEETING)
        && clause.subject == Subject::Thing
        && !matches!(clause.verb, Verb::Be | Verb::Move | Verb::Cancel | Verb::Start | Verb::Go)
    {
        clause.subject = Subject::Role;
    }
}

/// Whether an unknown word that opens the clause with a capital does what only things do: "Payday is the 28th".
fn thing_like(tokens: &[Token], clause: &Clause) -> bool {
    let dated = clause.verb == Verb::Be
        && !clause.progressive
        && tokens.get(clause.group.end).is_some_and(|token| token.phrase().is_some());
    dated
        || matches!(clause.verb, Verb::Close)
        || clause.verb == Verb::Start && tokens.get(clause.group.end).is_some_and(|token| token.phrase().is_some())
}

/// The head of the first group of nouns: its last noun before a preposition, a mark or a phrase of time.
fn head(tokens: &[Token], range: Range<usize>) -> (Class, Option<usize>) {
    let mut found: Option<usize> = None;
    for at in range {
        let Some(token) = tokens.get(at) else { break };
        match token.kind {
            Kind::Word => {}
            Kind::Number | Kind::Slash | Kind::Clitic => continue,
            _ if found.is_some() => break,
            _ => continue,
        }
        let infinitive =
            token.is(TO) && tokens.get(at + 1).is_some_and(|next| next.lexeme.form & BASE != 0 && !next.is(NOUN));
        if infinitive {
            break;
        }
        let nominal = token.is(NOUN | TIMELINE | OTHERS | PRIVATE) && !token.is(TO_ME);
        if nominal {
            found = Some(at);
        } else if found.is_some()
            && (token.is(PREPOSITION | OF | FROM | WITH | TO | AND | BUT | WHEN | RELATIVE | IF | PARTICLE)
                || token.is(PER))
        {
            break;
        }
    }
    (found.and_then(|at| tokens.get(at)).map_or(0, |token| token.lexeme.class), found)
}
