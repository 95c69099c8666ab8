//! What is no promise: advice, absences, business, starts, jobs, private life; and days that speech names.

use super::*;
use crate::extract::clause::{OneOf, one_of};

/// What holds for people in general.
pub(crate) fn general(c: &Case<'_>) -> bool {
    if asked_politely(c) || candidates_hear(c) {
        return false;
    }
    let habit =
        c.has(GENERIC) && !c.fragment() && !c.ahead() && !c.mood(&[Mood::Past]) && c.clause.subject != Subject::Me;
    let lore = c.says(one_of![
        "rule",
        "thumb",
        "etiquette",
        "norm",
        "customary",
        "polite",
        "tip",
        "tips",
        "advice",
        "experts",
        "guide",
        "podcast",
        "article",
        "blogs",
    ]) && matches!(c.actor, Actor::Thing | Actor::General | Actor::Mine)
        && !c.mood(&[Mood::Past])
        || c.clause.subject == Subject::Thing && c.says(one_of!["rule", "etiquette", "norm", "advice", "tip"]);
    let advice = lore
        || c.actor == Actor::General
            && (c.clause.subject == Subject::You || c.mood(&[Mood::Present, Mood::Should, Mood::Can]));
    habit && c.tokens().iter().any(|token| token.is(GENERIC) && token.is(ADVERB))
        || advice
        || c.clause.subject == Subject::You && c.has(GENERIC)
}

/// "Done: the forms are due on Friday": what stands behind the colon is the item, in its own words.
pub(crate) fn told_done(c: &Case<'_>) -> bool {
    let first = c.sentence.clauses.start;
    let alone = |clause: &Clause| {
        clause.verb == Verb::Snooze
            || clause.tokens.len() == 1
                && c.parse
                    .tokens
                    .get(clause.tokens.start)
                    .is_some_and(|word| one_of!["done", "dropped"].is(word, c.text))
    };
    c.index > first
        && c.clause_at(first).is_some_and(alone)
        && c.clause_at(first + 1).is_some_and(|next| next.opened == Some(Kind::Colon))
}

/// Somebody is away, some place is shut.
pub(crate) fn absence(c: &Case<'_>) -> bool {
    let papers = c.clause.subject_class & (DOCUMENT | WORK | SAMPLE) != 0;
    if c.clause.mood == Mood::Past && !c.phrase.until || c.clause.verb == Verb::Wait || papers {
        return false;
    }
    // "She won't be in on Friday", "she starts her leave on Friday"
    if takes_it_up(c) {
        return false;
    }
    // "Dana can't be reached on Thursday"
    if c.clause.passive && c.clause.negated && c.mood(&[Mood::Can, Mood::Future]) && c.verb(&[Verb::Reach]) {
        return true;
    }
    let not_in = c.actor == Actor::Theirs
        && (c.verb(&[Verb::Be])
            && c.clause.negated
            && !c.clause.passive
            && c.says(one_of!["in", "around", "available"])
            || c.verb(&[Verb::Start]) && c.has(AWAY));
    if not_in
        && !c.phrase.until
        && !c.phrase.limit
        && !c.has(MEETING | ANSWER | OFFER)
        && !c.says(one_of!["touch", "contact"])
    {
        return true;
    }
    let idle =
        c.fragment() || c.verb(&[Verb::Be, Verb::Take, Verb::Go, Verb::Have, Verb::Travel, Verb::Close, Verb::Leave]);
    if !idle {
        return false;
    }
    if c.clause.verb == Verb::Travel {
        return c.clause.progressive && c.actor != Actor::Mine && !c.clause.to_me;
    }
    if c.clause.verb == Verb::Close {
        return c.clause.passive || c.says(one_of!["shut", "shuts", "closed"]) && c.has(JOB) && !c.has(APPLICATION);
    }
    let elsewhere = c.verb(&[Verb::Be])
        && !c.clause.passive
        && !c.clause.progressive
        && matches!(c.actor, Actor::Theirs)
        && c.tokens().windows(2).any(|pair| matches!(pair, [place, name] if place.is(LOCATIVE) && is_name(name)));
    if elsewhere {
        return true;
    }
    // "he's at a conference until Friday"
    let busy = c.phrase.until
        && c.verb(&[Verb::Be])
        && !c.clause.passive
        && !c.clause.progressive
        && c.actor == Actor::Theirs
        && c.tokens().windows(2).any(|pair| matches!(pair, [at, a] if at.is(LOCATIVE) && a.is(DETERMINER)));
    if busy {
        return true;
    }
    let away =
        c.has(AWAY) && (!c.has(MEETING) || c.says(one_of!["holiday", "leave", "vacation", "away", "shut", "closed"]));
    // "I am out of the office until the 9th": an auto-reply, or the writer.
    let out = c.tokens().windows(3).any(|three| {
        matches!(three, [out, of, office] if out.span.slice(c.text).eq_ignore_ascii_case("out") && of.is(OF) && office.is(JOB | DETERMINER))
    });
    if out && c.verb(&[Verb::Be, Verb::None]) && c.has(JOB) {
        return true;
    }
    let off = c.says(one_of!["off", "out", "back"])
        && (c.verb(&[Verb::Be]) && !c.clause.passive && !c.has(OF)
            || c.fragment() && !c.has(ANSWER | DOCUMENT | OFFER | MEETING | MAIL | CALL))
        && c.clause.subject != Subject::Me;
    // "take-home back to them by Sunday": a thing goes back.
    // "it'd be out on Thursday": what is waited for comes out.
    let off = off && c.clause.subject != Subject::It && !(c.clause.subject == Subject::Thing && c.phrase.limit);
    let off = off && !(c.fragment() && c.has(WORK | SAMPLE | APPLICATION | TO_THEM));
    let off = off && !(c.says(one_of!["back"]) && (c.clause.to_me || c.has(YOU | WITH)));
    let holiday =
        c.says(one_of!["holiday", "holidays", "hols", "off"]) && c.verb(&[Verb::Be, Verb::None]) && !c.has(ANSWER);
    away && !c.has(ANSWER) || off || holiday && c.actor != Actor::Mine
}

/// "He is back on Thursday and will look at my sample then": the day is that of what they do once they are back.
pub(crate) fn takes_it_up(c: &Case<'_>) -> bool {
    let matter = ANSWER | DOCUMENT | OFFER | APPLICATION | SAMPLE | TO_ME | MY | CALL | MAIL;
    let does = |at: usize| {
        c.clause_at(at).is_some_and(|next| {
            let tokens = c.parse.tokens.get(next.tokens.clone()).unwrap_or(&[]);
            let then = says(tokens, c.text, one_of!["then", "afterwards"]);
            let theirs = matches!(next.subject, Subject::They | Subject::Person | Subject::Role)
                && (next.mood == Mood::Future && (next.classes & matter != 0 || then)
                    || next.mood == Mood::Present && then);
            let mine =
                next.subject == Subject::Me && crate::extract::reading::case::hears(next) && next.mood != Mood::Past;
            (theirs || mine && then) && !next.negated && !tokens.iter().any(|token| token.phrase().is_some())
        })
    };
    // "The professor decides when he is back on Monday"
    let once = || {
        let before = c.index.checked_sub(1).and_then(|at| c.clause_at(at));
        c.clause.lead == Lead::When
            && before.is_some_and(|before| {
                matches!(before.subject, Subject::They | Subject::Person | Subject::Role | Subject::Thing)
                    && matches!(before.mood, Mood::Present | Mood::Future)
                    && matches!(
                        before.verb,
                        Verb::Decide
                            | Verb::Call
                            | Verb::Email
                            | Verb::Reply
                            | Verb::Write
                            | Verb::Send
                            | Verb::Message
                    )
                    && !before.negated
            })
    };
    c.actor == Actor::Theirs
        && c.verb(&[Verb::Be])
        && c.mood(&[Mood::Present, Mood::Future])
        && !c.phrase.behind
        && c.says(one_of!["back", "in", "out", "away", "off"])
        && (does(c.index + 1) || once())
}

/// The words of somebody name the day itself: "she said Monday", "promised an answer by Friday".
pub(crate) fn names_day(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    if !c.verb(&[Verb::Say, Verb::Think, Verb::Promise]) || c.phrase.past || c.phrase.behind && c.phrase.on {
        return false;
    }
    if c.clause.verb == Verb::Promise {
        return true;
    }
    if c.clause.mood == Mood::Fragment || at < c.clause.group.end {
        // "On Monday she said …", unless nothing else is said: "Friday, she said".
        return at < c.clause.group.start && !c.phrase.on && c.clause.group.end >= c.clause.tokens.end;
    }
    // "told me on the 2nd that …": the day of speaking.
    let next = c.parse.clauses.get(c.index + 1).filter(|_| c.sentence.clauses.contains(&(c.index + 1)));
    let content_follows = next.is_some_and(|next| next.opened.is_none() && next.lead == Lead::That);
    if content_follows {
        return false;
    }
    // "hinted at an offer by Tuesday"
    if c.phrase.limit && c.actor == Actor::Theirs && c.has(OFFER | ANSWER) {
        return true;
    }
    // "told me yesterday about the team": the phrase must follow the verb closely, or a person.
    let between = c.parse.tokens.get(c.clause.group.end..at).unwrap_or(&[]);
    // "He mentioned that on Monday": it is said what he said.
    let object = one_of!["that", "this", "it"];
    if c.phrase.on && between.last().is_some_and(|last| object.is(last, c.text)) {
        return false;
    }
    between.iter().all(|token| !token.is(PREPOSITION) || token.is(ADVERB))
        && between
            .iter()
            .filter(|token| {
                token.kind == Kind::Word
                    && !token.is(TO_ME
                        | TO_THEM
                        | TO
                        | ADVERB
                        | HEDGE
                        | ROLE
                        | DETERMINER
                        | ANSWER
                        | PLAIN
                        | OFFER
                        | DOCUMENT)
            })
            .count()
            <= 2
        && !(c.phrase.on
            && c.clause.mood == Mood::Past
            && !c.clause.classes & ANSWER != 0
            && next.is_some_and(|next| next.lead == Lead::That))
}

/// The company goes about its business: a product comes out, an office moves.
pub(crate) fn business(c: &Case<'_>) -> bool {
    let process = ANSWER | DOCUMENT | OFFER | MEETING | REJECTION;
    let makes = c.says(one_of![
        "release",
        "releases",
        "releasing",
        "launch",
        "launches",
        "launching",
        "ship",
        "ships",
        "shipping",
        "unveil",
        "unveils",
        "build",
        "builds",
        "building",
        "grow",
        "grows",
        "growing",
        "expand",
        "expands",
        "expanding",
    ]);
    let moves =
        c.says(one_of!["move", "moves", "moving", "relocate", "relocates", "relocating", "merge", "merges", "merging"])
            && !follows_to(c)
            && !c.clause.to_me;
    // "Her book comes out in spring"
    let published = c.verb(&[Verb::Come])
        && c.says(one_of!["out"])
        && c.says(one_of![
            "book", "album", "film", "movie", "record", "episode", "edition", "version", "app", "novel", "magazine"
        ]);
    let announces = c.says(one_of!["announce", "announces", "celebrate", "celebrates"]) && c.head(JOB) && !c.head(POST);
    if (published || announces) && !c.has(process) && !c.mood(&[Mood::Past]) {
        return true;
    }
    // "Salary is paid on the 25th"
    let paid = c.clause.passive && c.says(one_of!["paid"]) && !c.clause.to_me && c.actor != Actor::Mine;
    // "The new head arrives in January"
    let joins = c.says(one_of!["arrives", "arrive"])
        && matches!(c.clause.subject, Subject::Role | Subject::Person | Subject::They)
        && !c.has(process);
    if (paid || joins) && !c.mood(&[Mood::Past]) {
        return true;
    }
    (makes || moves) && matches!(c.actor, Actor::Theirs | Actor::Thing) && !c.has(process) && !c.mood(&[Mood::Past])
}

/// "The badge should be through in ten days": a thing that is waited for.
pub(crate) fn comes_through(c: &Case<'_>) -> bool {
    c.verb(&[Verb::Be, Verb::Come, Verb::Get])
        && c.says(one_of!["through", "back", "in", "ready", "sorted", "here", "out", "with"])
        && c.clause.subject_class & (JOB | START | PRIVATE | MEETING) == 0
}

/// "Good call with Henrike this morning": whoever judges it has had it.
pub(crate) fn went_well(c: &Case<'_>) -> bool {
    let words = c.at.map_or("", |at| c.word(at));
    let ahead = words.split_whitespace().any(|word| {
        ["next", "tomorrow", "tmrw", "coming", "following", "in"].iter().any(|ahead| ahead.eq_ignore_ascii_case(word))
    });
    c.has(MEETING | CALL)
        && !ahead
        && !c.phrase.clock
        && c.says(one_of![
            "good",
            "great",
            "lovely",
            "brilliant",
            "awful",
            "awkward",
            "grand",
            "nice",
            "fantastic",
            "terrible",
            "rough",
            "tough",
            "productive",
            "interesting",
            "useful",
            "weird",
            "excellent",
            "amazing",
            "pleasant",
            "decent",
            "disappointing",
            "strange",
            "fun",
        ])
}

/// "Last contact May 28"
pub(crate) fn last_touch(c: &Case<'_>) -> bool {
    let last = c.tokens().iter().find(|token| token.kind == Kind::Word);
    last.is_some_and(|word| {
        ["last", "latest", "previous"].iter().any(|last| last.eq_ignore_ascii_case(word.span.slice(c.text)))
    }) && (c.says(one_of!["contact", "touch", "heard", "spoke", "touchpoint", "reply"]) || c.has(MAIL | MESSAGE))
}

/// Relatives: of the writer's life where "my" stands before them.
const RELATIVES: OneOf = one_of![
    "sister",
    "brother",
    "cousin",
    "aunt",
    "uncle",
    "nephew",
    "niece",
    "partner",
    "flatmate",
    "housemate",
    "roommate",
    "granny",
    "nan",
    "grandad",
    "grandma",
    "brother-in-law",
    "sister-in-law",
    "fiancé",
    "fiancée",
    "girlfriend",
    "boyfriend",
];

pub(crate) fn private(c: &Case<'_>) -> bool {
    // "drop my tickets in", "book the flight": errands are the writer's, whatever they are about.
    let errand = c.fragment() && to_somebody(c) && !c.has(MEETING)
        || c.actor == Actor::Mine && c.verb(&[Verb::Send, Verb::Drop, Verb::Hand, Verb::Schedule, Verb::Give]);
    // "my sister's visiting": "sister" alone leads a ward.
    let relative = c
        .parse
        .tokens
        .get(c.clause.subject_tokens.clone())
        .is_some_and(|subject| subject.iter().any(|token| token.is(MY)) && says(subject, c.text, RELATIVES));
    if relative && !c.clause.to_me {
        return true;
    }
    !errand && (c.head(PRIVATE) || c.clause.subject_class & PRIVATE != 0) && !c.has(ANSWER | OFFER)
}

/// Starting a job, leaving one.
pub(crate) fn start(c: &Case<'_>) -> bool {
    let noun = c.head(START) && !c.head(MEETING)
        || c.parse.tokens.get(c.clause.subject_tokens.clone()).unwrap_or(&[]).iter().any(|token| token.is(START))
            && c.clause.subject_class & (DOCUMENT | ANSWER | OFFER | MEETING) == 0
            && !c.verb(&[Verb::Reply, Verb::Say])
        || c.fragment() && c.has(START) && !c.has(MEETING | ANSWER);
    if c.phrase.behind || c.mood(&[Mood::Past]) && !c.clause.passive {
        return false;
    }
    let contract = c.clause.to_me && c.verb(&[Verb::Start])
        || c.verb(&[Verb::Start])
            && (c.subject(DOCUMENT | JOB | OFFER | START)
                || c.actor == Actor::Mine && !c.head(WORK | SAMPLE | MEETING))
            && !c.clause.frame.eq(&Verb::Hope);
    // "Two others start on Monday", "the head leaves in April"
    let others = c.verb(&[Verb::Start, Verb::Leave])
        && c.actor == Actor::Theirs
        && c.clause.head == 0
        && c.clause.frame == Verb::None
        && c.mood(&[Mood::Present, Mood::Future])
        && c.at.is_some_and(|at| at <= c.clause.group.end);
    if others {
        return true;
    }
    // "My contract with the old firm finishes on the 30th."
    let ends = c.says(one_of!["finishes", "ends", "terminates", "expires"])
        && c.clause.subject_class & (DOCUMENT | JOB | START) != 0
        && c.parse
            .tokens
            .get(c.clause.tokens.start..c.clause.group.start)
            .is_some_and(|tokens| tokens.iter().any(|token| token.is(MY)));
    if ends {
        return true;
    }
    let imperative = c.verb(&[Verb::Start]) && c.clause.mood == Mood::Imperative && !c.head(WORK | SAMPLE);
    noun && !c.verb(&[Verb::Give, Verb::Send, Verb::Reply, Verb::Decide]) && c.actor != Actor::Mine
        || contract
        || imperative
}

/// "My visa is valid until May", "I work there until May": what lasts in the writer's own life.
pub(crate) fn lasts(c: &Case<'_>) -> bool {
    let subject = c.parse.tokens.get(c.clause.tokens.start..c.clause.group.start).unwrap_or(&[]);
    let own = c.clause.subject == Subject::Thing
        && subject.iter().any(|token| token.is(MY))
        && c.clause.subject_class & (ANSWER | WORK | SAMPLE | DEADLINE | MEETING) == 0
        && c.clause.frame == Verb::None
        && !c.has(DEADLINE)
        && !c.says(one_of!["offer", "offers"]);
    let works =
        c.actor == Actor::Mine && c.verb(&[Verb::Work]) && c.clause.frame == Verb::None && !c.has(WORK | SAMPLE);
    c.phrase.until && c.mood(&[Mood::Present]) && !c.clause.negated && (own || works)
}

/// What happens to the job, the office, the market.
pub(crate) fn job(c: &Case<'_>) -> bool {
    // An assessment centre is a meeting.
    if c.says(one_of!["assessment"]) {
        return false;
    }
    let about =
        c.verb(&[Verb::Be]) && c.clause.subject == Subject::None && c.head(JOB | START) && !c.mood(&[Mood::Must])
            || c.clause.subject_class & JOB != 0 && c.clause.subject_class & (ANSWER | ROLE | MEETING) == 0
            || c.fragment() && c.head(JOB) && !c.has(ANSWER | OFFER | DOCUMENT | MEETING);
    let window = c.verb(&[Verb::Close]) && c.actor == Actor::Theirs && c.head(JOB | APPLICATION);
    let closes = window
        || c.verb(&[Verb::Close]) && !matches!(c.actor, Actor::Theirs | Actor::Mine)
        || c.phrase.closes && !c.has(OFFER)
        || c.says(one_of!["runs", "running"]) && c.says(one_of!["out"]) && c.actor == Actor::Thing && !c.has(OFFER);
    about
        && !c.clause.passive
        && !c.verb(&[Verb::Decide, Verb::Reply, Verb::Call, Verb::Email, Verb::Write, Verb::Message])
        || closes
}

/// "Thank you for coming in on Monday": what one is thanked for has happened.
pub(crate) fn thanks_for(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let due = c.phrase.due || c.has(DEADLINE);
    if !(c.has(THANKS) || c.verb(&[Verb::Thank])) || c.phrase.limit || c.phrase.until || c.phrase.for_day || due {
        return false;
    }
    let before = c.parse.tokens.get(c.clause.tokens.start..at).unwrap_or(&[]);
    // "Thank Dana for the intro tomorrow" is an errand.
    let errand = c.mood(&[Mood::Imperative]) && c.verb(&[Verb::Thank]) && !c.has(YOU);
    if errand {
        return false;
    }
    let thanked = before.iter().position(|token| token.is(THANKS) || token.lexeme.verb == Verb::Thank);
    thanked.and_then(|at| before.get(at..)).is_some_and(|rest| {
        let other = |token: &Token| {
            fixes(token) || token.kind == Kind::Comma || one_of!["chance", "opportunity"].is(token, c.text)
        };
        rest.iter().any(|token| one_of!["for"].is(token, c.text)) && !rest.iter().any(other)
    })
}

/// Whether a word fixes or moves a meeting.
fn fixes(token: &Token) -> bool {
    matches!(
        token.lexeme.verb,
        Verb::Reply | Verb::Schedule | Verb::Move | Verb::Invite | Verb::Promise | Verb::Accept | Verb::Set | Verb::Put
    )
}

/// "Thanks for confirming Thursday" tells of a day ahead, which was fixed before.
pub(crate) fn thanks_fixing(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let before = c.parse.tokens.get(c.clause.tokens.start..at).unwrap_or(&[]);
    let thanked = before.iter().position(|token| token.is(THANKS));
    thanked.and_then(|at| before.get(at..)).is_some_and(|rest| rest.iter().any(fixes))
}

/// Whether a participle of what lies ahead stands between a noun and the phrase: "Interview planned for the 1st". The noun has
/// one of the classes, or one of the words.
pub(crate) fn lies_ahead(c: &Case<'_>, participles: OneOf, nouns: Class, words: OneOf) -> bool {
    let Some(day) = c.at.filter(|_| participles.may_be_in(c.clause.sketches)) else { return false };
    let tokens = |range: std::ops::Range<usize>| c.parse.tokens.get(range).unwrap_or(&[]);
    let start = c.clause.tokens.start;
    let found = tokens(start..day).iter().position(|token| participles.is(token, c.text));
    !c.phrase.behind
        && !c.phrase.past
        && !c.clause.perfect
        && (c.mood(&[Mood::Past]) || c.fragment())
        && found.is_some_and(|at| {
            let mut before = tokens(start..start + at).iter();
            let somebody = matches!(c.clause.subject, Subject::Me | Subject::We | Subject::They | Subject::Person);
            // A noun that is unknown, and opens a line with its capital, is nobody.
            before.clone().any(|noun| words.is(noun, c.text))
                || !somebody && before.any(|noun| noun.is(nouns) && !noun.is(WORK))
        })
}

/// "Results not expected until Friday", "feedback from Dana expected Thursday", "decision slated for early December".
pub(crate) fn awaited_day(c: &Case<'_>) -> bool {
    let participles = one_of![
        "expected",
        "anticipated",
        "promised",
        "due",
        "planned",
        "slated",
        "scheduled",
        "targeted",
        "foreseen",
        "set"
    ];
    let nouns = ANSWER | OFFER | DOCUMENT;
    lies_ahead(c, participles, nouns, one_of!["announcement", "shortlist"]) && !c.has(MEETING | VISIT | START)
}

/// "The offer they sent me expires on Friday", "Offer, valid until Friday"
pub(crate) fn offer_lapses(c: &Case<'_>) -> bool {
    let lapses = || {
        c.phrase.due
            || c.parse
                .tokens
                .get(c.clause.group.end..c.clause.tokens.end)
                .unwrap_or(&[])
                .iter()
                .any(|token| token.lexeme.verb == Verb::Close && token.lexeme.form & THIRD != 0)
    };
    let sent = c.mood(&[Mood::Past])
        && c.parse
            .tokens
            .get(c.clause.tokens.start..c.clause.group.start)
            .is_some_and(|tokens| tokens.iter().any(|token| token.is(OFFER)))
        && !c.verb(&[Verb::Be])
        && !c.clause.passive
        && lapses();
    let valid = c.fragment()
        && (c.phrase.until || c.phrase.limit)
        && c.says(one_of!["valid", "good", "open"])
        && c.index
            .checked_sub(1)
            .and_then(|at| c.clause_at(at))
            .is_some_and(|before| before.mood == Mood::Fragment && before.head & OFFER != 0);
    // "Offer! 82k, answer until Friday", "Offer received. Deadline is Friday."
    let answered = (c.fragment() || c.mood(&[Mood::Imperative, Mood::Infinitive]))
        && matches!(c.clause.subject, Subject::None | Subject::Thing)
        && (c.phrase.until || c.phrase.limit || c.phrase.due)
        && !c.phrase.behind
        && !c.sentence.reported
        && !c.has(FROM | NOT | TO_THEM)
        && !c.tokens().iter().any(is_name)
        && (c.phrase.due && c.clause.head == 0
            || c.says(one_of![
                "answer", "answered", "reply", "respond", "response", "decide", "sign", "signed", "valid"
            ]))
        && follows_an_offer(c);
    sent || valid || answered
}

/// Whether an offer is told of right before, in this sentence or the one before it.
pub(crate) fn follows_an_offer(c: &Case<'_>) -> bool {
    const NEAR: usize = 6;
    let offer = one_of!["offer", "offered"];
    // "Got the offer, asked for more": it is their turn again.
    let stands = |clause: &&Clause| {
        !(clause.mood == Mood::Past
            && matches!(clause.subject, Subject::Me | Subject::None)
            && matches!(clause.verb, Verb::Ask | Verb::Email | Verb::Send))
    };
    let first = c.clause.sentence.saturating_sub(1);
    let before = c.parse.clauses.get(c.index.saturating_sub(NEAR)..c.index).unwrap_or(&[]);
    before.iter().rev().take_while(|clause| clause.sentence >= first).take_while(stands).any(|clause| {
        let came = [Verb::Get, Verb::Have, Verb::Offer, Verb::Make, Verb::Send, Verb::Come, Verb::Give];
        let tells = match clause.mood {
            Mood::Fragment => clause.head & OFFER != 0,
            Mood::Past if clause.subject == Subject::Me => matches!(clause.verb, Verb::Get | Verb::Have | Verb::Hear),
            // "Made another candidate an offer", "brought the offer to legal"
            Mood::Past => came.contains(&clause.verb) && (clause.to_me || clause.classes & TO == 0),
            _ => false,
        };
        tells
            && clause.classes & (NOT | IF | OTHERS) == 0
            && offer.may_be_in(clause.sketches)
            && says(c.parse.tokens.get(clause.tokens.clone()).unwrap_or(&[]), c.text, offer)
    })
}

/// "He'd see to it that I have it in writing by Friday"
pub(crate) fn ensured(c: &Case<'_>) -> bool {
    let before = c.index.checked_sub(1).and_then(|at| c.clause_at(at));
    c.clause.lead == Lead::That
        && c.clause.subject == Subject::Me
        && c.mood(&[Mood::Present, Mood::Future, Mood::Would])
        && c.verb(&[Verb::Have, Verb::Get, Verb::Hear])
        && !c.has(MEETING | WORK)
        && before.is_some_and(|before| {
            let tokens = c.parse.tokens.get(before.tokens.clone()).unwrap_or(&[]);
            matches!(before.subject, Subject::They | Subject::Person | Subject::Role)
                && says(tokens, c.text, one_of!["sure", "ensure", "ensures", "see", "certain"])
        })
}

/// "Candidates hear by Friday": the writer is one of them.
pub(crate) fn candidates_hear(c: &Case<'_>) -> bool {
    c.clause.subject == Subject::People
        && (c.hears() || c.clause.passive && c.verb(&[Verb::Reply, Verb::Say]))
        && !c.has(GENERIC)
        && !c.mood(&[Mood::Past])
        && c.says(one_of!["candidates", "applicants", "finalists", "graduates", "interviewees"])
}

/// "Expected decision date: Friday": what is expected is none of what was done.
pub(crate) fn expected_day(c: &Case<'_>) -> bool {
    let before = c.at.and_then(|at| at.checked_sub(1)).and_then(|at| c.parse.tokens.get(at));
    c.verb(&[Verb::Plan])
        && c.clause.subject == Subject::None
        && c.clause.group.start == c.clause.tokens.start
        && before.is_some_and(|token| token.kind == Kind::Colon)
}

/// "They asked how I would ship it by Friday": a question of an interview.
pub(crate) fn asked_how(c: &Case<'_>) -> bool {
    let before = c.index.checked_sub(1).and_then(|at| c.clause_at(at));
    c.mood(&[Mood::Would, Mood::Can])
        && c.tokens().first().is_some_and(|token| one_of!["how", "what", "why"].is(token, c.text))
        && before.is_some_and(|before| before.verb == Verb::Ask)
}

/// "They aim to wrap up interviews this week and come back early next": the day on which they answer is another one.
pub(crate) fn interviews_go_on(c: &Case<'_>) -> bool {
    let others = c.says(one_of![
        "interviews",
        "interviewing",
        "candidate",
        "candidates",
        "others",
        "people",
        "screens",
        "rounds"
    ]);
    let dated = |clause: &Clause| {
        clause.mood != Mood::Past
            && clause.lead != Lead::If
            && clause.verb != Verb::Start
            && c.parse
                .tokens
                .get(clause.tokens.clone())
                .is_some_and(|tokens| tokens.iter().any(|token| token.phrase().is_some()))
    };
    c.actor == Actor::Theirs
        && others
        && !c.clause.to_me
        && !c.phrase.clock
        && !c.verb(&[Verb::Decide, Verb::Reply, Verb::Say, Verb::Call, Verb::Email, Verb::Write])
        && (c.index + 1..c.sentence.clauses.end).any(|at| c.clause_at(at).is_some_and(dated))
}

/// "Imogen shares her notes with the team on Thursday": what they do among themselves, whatever I wait for.
pub(crate) fn among_themselves(c: &Case<'_>) -> bool {
    let whole = |pair: &[Token]| matches!(pair, [with, the] if with.is(WITH) && the.is(DETERMINER | MY | TO_THEM));
    c.actor == Actor::Theirs
        && c.verb(&[Verb::Send, Verb::Show])
        && !c.clause.to_me
        && !c.has(MY | YOU | YOUR | APPLICATION)
        && c.tokens().windows(2).any(whole)
        && c.tokens()
            .windows(3)
            .any(|three| matches!(three, [with, _, whom] if with.is(WITH) && whom.is(ROLE | MANY) && !is_name(whom)))
}
