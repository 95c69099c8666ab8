//! The decision table: whose timeline a phrase is. The first row that fits decides.

use super::case::{Actor, Case};
use crate::extract::Reading;
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Kind, Lead, Mood, Subject};
use crate::extract::reading::Where;

/// One row. In the examples the phrase of time stands in brackets.
pub(super) struct Row {
    /// Its name: what it looks at.
    pub(super) name: &'static str,
    pub(super) gives: Reading,
    pub(super) fits: fn(&Case<'_>) -> bool,
    /// Sentences that this row decides.
    pub(super) examples: &'static [&'static str],
    /// Sentences that look alike and that it leaves to a later row.
    pub(super) counter: &'static [&'static str],
}

/// The rows of the decision table in the order in which they are asked: name, reading, examples and counter-examples,
/// with the phrase of time in brackets.
pub fn decision_rows() -> impl Iterator<Item = (&'static str, Reading, &'static [&'static str], &'static [&'static str])>
{
    ROWS.iter().map(|row| (row.name, row.gives, row.examples, row.counter))
}

use Reading::{Appointment, Commitment, Condition, Mention, Past, Promise};

/// The rows in the order in which they are asked.
pub(super) static ROWS: &[Row] = &[
    Row {
        name: "done task",
        gives: Past,
        fits: |c| c.place == Where::DoneTask || c.phrase.ticked,
        examples: &["- [x] send the code sample ✅ [2026-11-20]"],
        counter: &["- [ ] send the code sample 📅 [2026-11-20]"],
    },
    Row { name: "log date", gives: Past, fits: |c| c.around.dated && c.phrase.first, examples: &[], counter: &[] },
    Row { name: "timeline field", gives: Promise, fits: |c| c.place == Where::Timeline, examples: &[], counter: &[] },
    Row {
        name: "item snoozed",
        gives: Mention,
        fits: |c| c.verb(&[Verb::Snooze]),
        examples: &["Snoozed the check-in [until Friday]."],
        counter: &["I'll wait [until Friday]."],
    },
    Row {
        name: "condition",
        gives: Condition,
        fits: condition,
        examples: &[
            "If I don't hear by [Friday], call Dana.",
            "Nothing [by the 12th]? Ping the recruiter.",
            "No answer by [Tuesday] -> ring the front desk",
            "Email Sam unless they write before [Thursday].",
        ],
        counter: &["If all goes well they'll send the contract [on Friday]."],
    },
    Row {
        name: "since, ago",
        gives: Past,
        fits: |c| (c.phrase.past || c.phrase.possessive && c.phrase.behind) && !c.ahead(),
        examples: &["No sign of life [since Tuesday].", "The test was [two weeks ago]."],
        counter: &["Yesterday they said I'd hear [on Monday]."],
    },
    Row {
        name: "indirect question",
        gives: Mention,
        fits: |c| {
            c.clause.lead == Lead::Relative
                && c.actor == Actor::Mine
                && c.mood(&[Mood::Present, Mood::Past])
                && !c.hears()
                && c.index > c.sentence.clauses.start
        },
        examples: &["She wanted to know what I do [this week]."],
        counter: &["She wanted to know when I'll start, so I'll write to her [tomorrow]."],
    },
    Row {
        name: "advice in general",
        gives: Mention,
        fits: general,
        examples: &["Companies usually reply [within a week].", "You should always write [within 24 hours]."],
        counter: &["You should get a letter [within a week]."],
    },
    Row {
        name: "absence",
        gives: Mention,
        fits: absence,
        examples: &[
            "Ottilie is on holiday [until Thursday].",
            "HM out [all of next week]",
            "Their office is closed [on Friday].",
        ],
        counter: &["Results come out [on Friday].", "She'll call when she is back, [on Friday]."],
    },
    Row {
        name: "cannot make it",
        gives: Mention,
        fits: |c| {
            c.actor == Actor::Mine
                && c.clause.negated
                && c.mood(&[Mood::Can, Mood::Present])
                && c.verb(&[Verb::Do, Verb::Make, Verb::Be, Verb::Have, Verb::Come])
                && !c.hears()
        },
        examples: &["Can't do [Tuesday], dentist.", "I can't make it [next Thursday]."],
        counter: &["I don't hear back before [Tuesday]."],
    },
    Row {
        name: "lapsed expectation",
        gives: Promise,
        fits: |c| c.clause.perfect && c.mood(&[Mood::Should, Mood::Would]) && (c.hears() || c.actor == Actor::Theirs),
        examples: &["Should have heard [Monday], nothing yet.", "They should have called [on Friday]."],
        counter: &["I should have sent it [on Friday]."],
    },
    Row {
        name: "their speech names the day",
        gives: Promise,
        fits: |c| names_day(c) && (c.actor != Actor::Mine || c.clause.passive),
        examples: &["She said [Monday].", "Sam reckons [Tuesday or Wednesday].", "He promised an answer [by Friday]."],
        counter: &["She said [on Monday] that the team is great.", "I promised Keith a sample [by Friday]."],
    },
    Row {
        name: "my word given",
        gives: Commitment,
        fits: |c| {
            given(c)
                || c.actor == Actor::Mine
                    && (names_day(c) || c.verb(&[Verb::Promise, Verb::Owe]) || c.clause.frame == Verb::Promise)
        },
        examples: &["I promised Keith a sample [by Friday].", "I said [Monday]."],
        counter: &["I heard [on Monday]."],
    },
    Row {
        name: "start, notice",
        gives: Mention,
        fits: start,
        examples: &["Start date is [March 1st].", "The contract begins [on 4 May].", "I'd join the team [in June]."],
        counter: &["They start the reference checks [on Monday].", "The interview starts [at 3pm on Friday]."],
    },
    Row {
        name: "asked of me",
        gives: Commitment,
        fits: asked_of_me,
        examples: &[
            "They asked me to send references [by Friday].",
            "They need two references from me [before July].",
            "They gave me [until Monday] to decide.",
        ],
        counter: &["They want me to meet the team [on Monday]."],
    },
    Row {
        name: "meeting moved",
        gives: Appointment,
        fits: |c| {
            moved(c)
                && (c.has(MEETING | VISIT) && !c.subject(ANSWER | DOCUMENT | OFFER) || c.clause.subject == Subject::It)
        },
        examples: &["The onsite was pushed [to the 6th].", "Panel moved [from Tuesday to Thursday]."],
        counter: &["The decision moved [to the 30th]."],
    },
    Row {
        name: "promise moved",
        gives: Promise,
        fits: |c| moved(c) && (c.has(ANSWER | DOCUMENT | OFFER) || c.actor == Actor::Theirs && follows_to(c)),
        examples: &["The decision moved [to the 30th].", "Feedback slipped [to next week]."],
        counter: &["The panel moved [to Thursday]."],
    },
    Row {
        name: "meeting fixed",
        gives: Appointment,
        fits: fixed,
        examples: &[
            "The onsite is booked [for Thursday].",
            "Interview scheduled [for the 9th at 10am]",
            "They invited me to a panel [on Friday].",
            "She confirmed [Wednesday] for the tour.",
        ],
        counter: &["I booked the interview [yesterday].", "They scheduled my call [last week]."],
    },
    Row {
        name: "more time",
        gives: Promise,
        fits: |c| c.phrase.amount && c.actor != Actor::Mine && c.verb(&[Verb::Ask, Verb::Need, Verb::Want, Verb::Take]),
        examples: &["The clinic wants [three more days].", "The board needs [another month]."],
        counter: &["I need [two more weeks] for the task."],
    },
    Row {
        name: "document due",
        gives: Commitment,
        fits: due,
        examples: &["The forms are due [on Friday].", "References needed [by Monday]", "Paperwork deadline [Friday]"],
        counter: &["An answer is due [on Friday]."],
    },
    Row {
        name: "past tense",
        gives: Past,
        fits: |c| c.mood(&[Mood::Past]),
        examples: &["She called [on Monday].", "Applied [3 March], no answer.", "The rejection came [Thursday]."],
        counter: &["She will call [on Monday]."],
    },
    Row {
        name: "day behind",
        gives: Past,
        fits: |c| c.phrase.behind && !c.ahead() && !(c.actor == Actor::Mine && c.mood(&[Mood::Imperative])),
        examples: &["[Last week]: two screens and a test"],
        counter: &[],
    },
    Row {
        name: "offer runs out",
        gives: Commitment,
        fits: |c| {
            c.has(OFFER)
                && (c.verb(&[Verb::Close])
                    || c.phrase.due && (c.fragment() || c.subject(OFFER)) && !c.has(ANSWER & !OFFER)
                    || c.says(&["valid", "good", "stands", "open", "holds", "lasts"])
                        && (c.phrase.until || c.phrase.limit))
                || c.verb(&[Verb::Accept]) && c.clause.subject == Subject::Thing
        },
        examples: &["The offer expires [on Friday].", "Offer is valid [until the 12th]."],
        counter: &["They'll extend an offer [by Friday]."],
    },
    Row {
        name: "last day, deadline",
        gives: Mention,
        fits: |c| {
            c.has(DEADLINE) && c.has(JOB)
                || c.has(DEADLINE) && c.has(PLAIN) && c.says(&["applications", "applicants", "internal"])
                || private(c)
        },
        examples: &["The cut-off for applications is [Friday].", "My sister's wedding is [on Saturday]."],
        counter: &["Paperwork deadline [Friday]"],
    },
    Row {
        name: "see also",
        gives: Mention,
        fits: |c| {
            c.clause.mood == Mood::Imperative
                && c.word(c.clause.group.start).eq_ignore_ascii_case("see")
                && c.at.is_some_and(|at| at <= c.clause.group.end)
        },
        examples: &["See [[2026-11-05]] for the numbers"],
        counter: &["See Dana [on Friday]"],
    },
    Row {
        name: "job facts",
        gives: Mention,
        fits: job,
        examples: &[
            "The portal closes [on Friday].",
            "The posting stays up [until May].",
            "Their product launches [in Q2].",
        ],
        counter: &["The office will call [on Friday]."],
    },
    Row {
        name: "open task",
        gives: Commitment,
        fits: |c| {
            c.place == Where::OpenTask
                && (c.actor == Actor::Mine && !c.hears() || c.fragment() && !c.head(MEETING | VISIT) && !c.head(ANSWER))
        },
        examples: &["- [ ] post the forms 📅 [2026-12-03]", "- [ ] thank-you to Sam [Friday]"],
        counter: &["- [ ] Dana to send the link [Friday]"],
    },
    Row {
        name: "I hear",
        gives: Promise,
        fits: |c| {
            (c.actor == Actor::Mine || c.actor == Actor::Nobody)
                && c.hears()
                && !c.mood(&[Mood::Must])
                && !(c.head(MEETING) && !c.head(ANSWER))
        },
        examples: &[
            "I should hear [by Friday].",
            "Will know more [next week]",
            "You will get a letter [on Monday].",
            "Hoping to hear [by Wednesday]",
        ],
        counter: &["I heard [on Friday].", "I have an interview [on Friday]."],
    },
    Row {
        name: "expect news",
        gives: Promise,
        fits: |c| {
            c.actor == Actor::Mine
                && (c.verb(&[Verb::Plan, Verb::Wait, Verb::Hope, Verb::Look]) || c.says(&["allow"]))
                && (c.has(ANSWER | OFFER | DOCUMENT | MAIL | ROLE | CALL)
                    || c.verb(&[Verb::Wait])
                    || c.says(&["allow", "anything", "much", "something", "hearing"]))
                && !(c.clause.frame != Verb::None
                    && c.mood(&[Mood::Future])
                    && !matches!(c.clause.verb, Verb::Plan | Verb::Wait | Verb::Hope))
        },
        examples: &[
            "Expect a letter [on Monday].",
            "Please allow [ten days] for a decision.",
            "Waiting [until the 30th] for the panel.",
        ],
        counter: &["I plan to call [next week]."],
    },
    Row {
        name: "see you",
        gives: Appointment,
        fits: |c| {
            c.has(YOU)
                && c.says(&["see", "seeing", "meeting", "speaking", "talking"])
                && (c.says(&["forward"]) || c.clause.mood == Mood::Imperative)
        },
        examples: &["See you [on Thursday], she signed off.", "Looking forward to seeing you [on Monday]!"],
        counter: &["Looking forward to hearing from you [by Monday]"],
    },
    Row {
        name: "let us",
        gives: Appointment,
        fits: |c| {
            c.clause.verb == Verb::Let
                && c.clause.mood == Mood::Imperative
                && c.says(&["let's", "let’s", "lets"])
                && (c.sentence.reported
                    || c.clause.quoted
                    || c.has(MEETING | VISIT | CALL)
                    || c.says(&["meet", "talk", "speak", "chat"]))
        },
        examples: &["Let's talk [on Wednesday].", "Let's do [Wednesday at 2], he wrote."],
        counter: &["let's finish the essay [tonight]"],
    },
    Row {
        name: "I meet",
        gives: Appointment,
        fits: meets,
        examples: &[
            "I'm meeting the founders [on Friday].",
            "I have a call with Dana [on Monday].",
            "[Tuesday] I see the manager.",
        ],
        counter: &["I'll prepare for the interview [on Sunday].", "I need to schedule a call [on Monday]."],
    },
    Row {
        name: "I will",
        gives: Commitment,
        fits: |c| c.actor == Actor::Mine && !c.fragment(),
        examples: &[
            "I'll draft the summary [tomorrow].",
            "must answer Noa [before Tuesday]",
            "[Tonight]: finish the essay",
            "follow up w/ Dana [Tues]",
        ],
        counter: &["She'll draft the summary [tomorrow]."],
    },
    Row {
        name: "they see me",
        gives: Appointment,
        fits: |c| {
            c.actor == Actor::Theirs
                && (c.verb(&[Verb::Meet, Verb::Show]) && c.clause.to_me || wants_me_there(c))
                && !c.phrase.limit
        },
        examples: &[
            "They could see me [on Tuesday].",
            "Noemi will show me the workshop [on Tuesday].",
            "They want me to meet the team [on Monday].",
            "They need me over there [on Wednesday at 8].",
        ],
        counter: &["She wants to speak to me [by Friday]."],
    },
    Row {
        name: "they want me from",
        gives: Mention,
        fits: |c| c.actor == Actor::Theirs && c.verb(&[Verb::Want, Verb::Need]) && (c.phrase.from || c.clause.to_me),
        examples: &["They'd need me [from 4 January]."],
        counter: &["They want to decide [by Monday]."],
    },
    Row {
        name: "how things are",
        gives: Mention,
        fits: |c| {
            if business(c) {
                return true;
            }
            c.actor == Actor::Theirs
                && c.mood(&[Mood::Present])
                && (c.verb(&[Verb::Handle, Verb::Work, Verb::Keep]) || c.phrase.from && !c.clause.progressive)
                && c.clause.frame == Verb::None
        },
        examples: &["[As of 3 May] Wilma handles my file."],
        counter: &["The dean signs [by Friday]."],
    },
    Row {
        name: "they will",
        gives: Promise,
        fits: they_will,
        examples: &[
            "Dana will call [on Tuesday].",
            "They won't decide [before January].",
            "Joan emails everybody [next week].",
            "Agency to revert [in 3 days]",
            "HR hopes to have an answer [today].",
        ],
        counter: &["The panel is [on Friday]."],
    },
    Row {
        name: "what I owe",
        gives: Commitment,
        fits: |c| c.fragment() && (c.head(DOCUMENT | WORK | SAMPLE) && to_somebody(c) || reminded(c)),
        examples: &["Visa papers to HR [by Monday]", "Remember: contract back [by Friday]"],
        counter: &["Contract to follow [on Monday]"],
    },
    Row {
        name: "what they owe",
        gives: Promise,
        fits: |c| {
            let theirs = ANSWER | DOCUMENT | OFFER | REJECTION;
            (c.subject(theirs)
                || (c.fragment() || c.clause.subject == Subject::None || c.verb(&[Verb::Be])) && c.head(theirs))
                && !(c.head(MEETING | VISIT) && c.fragment() && !c.head(ANSWER))
                || c.clause.subject == Subject::Nobody && c.has(NOT)
                || c.fragment() && (c.has(NOBODY) || c.phrase.nothing && !c.clause.content)
                || c.subject(SAMPLE | WORK) && c.verb(&[Verb::Come, Verb::Go, Verb::Follow])
        },
        examples: &[
            "A decision will be made [by Friday].",
            "Feedback [in 3-5 days]",
            "Contract goes out [on Monday].",
            "[Early May] for a verdict",
            "Nothing [until the 9th]",
        ],
        counter: &["Feedback session [on Friday]"],
    },
    Row {
        name: "what I do",
        gives: Commitment,
        fits: |c| {
            (c.fragment() || c.verb(&[Verb::Be]))
                && (c.head(WORK | THANKS | APPLICATION | SAMPLE)
                    || c.clause.subject_class & (WORK | SAMPLE) != 0
                        && c.clause.subject_class & MEETING == 0
                        && !c.head(MEETING))
                && !c.head(MEETING)
        },
        examples: &[
            "[Sunday] = homework for the panel",
            "thanks to the whole panel [by Friday]",
            "slides for the panel [tonight]",
        ],
        counter: &["prep call with the agency [Sunday]"],
    },
    Row {
        name: "their call",
        gives: Promise,
        fits: |c| c.fragment() && c.head(CALL | MAIL | MESSAGE) && !c.head(VISIT) && c.has(FROM) && !c.has(WITH),
        examples: &["A ring from Ludmila [on Tuesday]", "mail from the agency [by Friday]"],
        counter: &["call with the agency [on Tuesday]"],
    },
    Row {
        name: "a meeting",
        gives: Appointment,
        fits: |c| {
            c.head(MEETING | VISIT)
                && (c.fragment() || c.verb(&[Verb::Be, Verb::Work, Verb::Go, Verb::None]) || c.actor == Actor::Thing)
                || c.subject(MEETING | VISIT)
                || c.clause.subject_class & MEETING != 0 && c.verb(&[Verb::Be])
                || c.fragment()
                    && (c.has(VENUE) && c.phrase.clock || c.has(MEETING | VISIT | CALL | VENUE) && !c.has(ANSWER))
        },
        examples: &[
            "[Thu 3pm] onsite w/ panel",
            "debrief w/ Tom [Tues 11am]",
            "The interview is [on Friday].",
            "[Saturday] is the group exercise.",
            "[Tuesday 2pm], Room 4",
        ],
        counter: &["panel decision [Tuesday]"],
    },
    Row {
        name: "somebody at a time",
        gives: Appointment,
        fits: |c| c.fragment() && (c.phrase.clock || c.says(&["with", "w"])) && c.clause.content,
        examples: &["[tomorrow 3pm] with the VP"],
        counter: &[],
    },
    Row {
        name: "it will be settled",
        gives: Promise,
        fits: |c| {
            matches!(c.actor, Actor::Thing)
                && (c.ahead() || c.clause.mood == Mood::Participle)
                && !c.fragment()
                && (c.clause.subject != Subject::Thing || c.clause.passive || c.subject(ANSWER))
                || c.clause.passive
                    && c.verb(&[Verb::Decide, Verb::Send, Verb::Fill, Verb::Sign, Verb::Reply, Verb::Say])
        },
        examples: &[
            "Should be settled [by Easter].",
            "It will be settled [by Friday].",
            "The role will be filled [by May].",
        ],
        counter: &["It is a quiet week [after Monday]."],
    },
    Row {
        name: "somebody else's day",
        gives: Promise,
        fits: |c| {
            c.sentence.reported
                && (c.fragment()
                    || c.clause.subject == Subject::It
                        && (c.ahead() || c.mood(&[Mood::Present]) && c.verb(&[Verb::Be, Verb::Take])))
        },
        examples: &["[By the 10th], she thinks.", "[after the holidays], per Lena"],
        counter: &["[by the 10th]"],
    },
    Row {
        name: "a deadline alone",
        gives: Promise,
        fits: |c| c.fragment() && !c.clause.content && (c.phrase.limit || c.phrase.until) && c.place != Where::Heading,
        examples: &["[By the 9th]. We'll see."],
        counter: &["[Tuesday]"],
    },
    Row {
        name: "a clock time alone",
        gives: Appointment,
        fits: |c| c.phrase.clock && c.fragment(),
        examples: &["[tomorrow 3pm]"],
        counter: &["[tomorrow]"],
    },
    Row {
        name: "anything else",
        gives: Mention,
        fits: |_| true,
        examples: &["[In May] the garden is lovely."],
        counter: &[],
    },
];

/// A phrase in an if-clause, or in what is to be done then.
fn condition(c: &Case<'_>) -> bool {
    if c.clause.lead == Lead::If {
        // "If you pass, we'll call": what they do then is no order to myself.
        return !theirs_follows(c);
    }
    // "When I don't hear by Thursday I'll poke the agency."
    if c.clause.lead == Lead::When && c.clause.negated && c.hears() {
        return true;
    }
    if silent(c, c.index) && c.clause.mood != Mood::Future {
        // "no word by the 12th → ring": an order must follow.
        return order_follows(c);
    }
    // "When it stays silent, knock again on the 26th."
    let antecedent = c
        .sentence
        .clauses
        .clone()
        .any(|at| c.clause_at(at).is_some_and(|clause| clause.lead == Lead::If) && silence_words(c, at));
    antecedent
        && c.actor == Actor::Mine
        && !c.hears()
        && c.mood(&[Mood::Imperative, Mood::Future, Mood::Should, Mood::Must])
}

/// Whether the clause at `index` says that nothing came.
fn silent(c: &Case<'_>, index: usize) -> bool {
    let Some(clause) = c.parse.clauses.get(index) else { return false };
    let no_news = clause.mood == Mood::Fragment
        && clause.classes & NOT != 0
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
}

fn silence_words(c: &Case<'_>, index: usize) -> bool {
    silent(c, index)
        || c.parse.clauses.get(index).is_some_and(|clause| clause.negated || clause.classes & (NOT | SILENCE) != 0)
}

/// Whether an order follows the clause, in its sentence or right after its question mark or arrow.
fn order_follows(c: &Case<'_>) -> bool {
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
            next.mood == Mood::Imperative
                || next.subject == Subject::Me
                    && matches!(next.mood, Mood::Future | Mood::Should | Mood::Must | Mood::Present)
                || next.head & WORK != 0
        })
}

/// Whether the clause that the condition governs is theirs.
fn theirs_follows(c: &Case<'_>) -> bool {
    let others = c.sentence.clauses.clone().filter(|&at| at != c.index).filter_map(|at| c.clause_at(at));
    let mut any = false;
    for clause in others.filter(|clause| clause.lead == Lead::Main && clause.mood != Mood::Fragment) {
        if matches!(clause.subject, Subject::They | Subject::Person | Subject::Role) {
            any = true;
        } else {
            return false;
        }
    }
    any
}

/// What holds for people in general.
fn general(c: &Case<'_>) -> bool {
    let habit =
        c.has(GENERIC) && !c.fragment() && !c.ahead() && !c.mood(&[Mood::Past]) && c.clause.subject != Subject::Me;
    let lore = c.says(&[
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
        || c.clause.subject == Subject::Thing && c.says(&["rule", "etiquette", "norm", "advice", "tip"]);
    let advice = lore
        || c.actor == Actor::General
            && (c.clause.subject == Subject::You || c.mood(&[Mood::Present, Mood::Should, Mood::Can]));
    habit
        && c.says(&[
            "usually",
            "typically",
            "normally",
            "generally",
            "often",
            "always",
            "commonly",
            "sometimes",
            "mostly",
            "rarely",
        ])
        || advice
        || c.clause.subject == Subject::You && c.has(GENERIC)
}

/// Somebody is away, some place is shut.
fn absence(c: &Case<'_>) -> bool {
    if c.clause.mood == Mood::Past && !c.phrase.until || c.clause.verb == Verb::Wait {
        return false;
    }
    let idle =
        c.fragment() || c.verb(&[Verb::Be, Verb::Take, Verb::Go, Verb::Have, Verb::Travel, Verb::Close, Verb::Leave]);
    if !idle {
        return false;
    }
    if c.clause.verb == Verb::Travel {
        return c.clause.progressive && c.actor != Actor::Mine;
    }
    if c.clause.verb == Verb::Close {
        return c.clause.passive || c.says(&["shut", "shuts", "closed"]) && c.has(JOB) && !c.has(APPLICATION);
    }
    let elsewhere = c.verb(&[Verb::Be])
        && !c.clause.passive
        && !c.clause.progressive
        && matches!(c.actor, Actor::Theirs)
        && c.tokens()
            .windows(2)
            .any(|pair| matches!(pair, [place, name] if place.is(LOCATIVE) && crate::extract::clause::is_name(name)));
    if elsewhere {
        return true;
    }
    let away = c.has(AWAY) && !(c.has(MEETING) && !c.says(&["holiday", "leave", "vacation", "away", "shut", "closed"]));
    let off = c.says(&["off", "out", "back"])
        && (c.verb(&[Verb::Be]) && !c.clause.passive && !c.has(OF)
            || c.fragment() && !c.has(ANSWER | DOCUMENT | OFFER | MEETING | MAIL | CALL))
        && c.clause.subject != Subject::Me;
    let off = off && !(c.says(&["back"]) && (c.clause.to_me || c.has(YOU | WITH)));
    let holiday = c.says(&["holiday", "holidays", "hols", "off"]) && c.verb(&[Verb::Be, Verb::None]) && !c.has(ANSWER);
    away && !c.has(ANSWER) || off || holiday && c.actor != Actor::Mine
}

/// The words of somebody name the day itself: "she said Monday", "promised an answer by Friday".
fn names_day(c: &Case<'_>) -> bool {
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
    // "told me yesterday about the team": the phrase must follow the verb closely, or a person.
    let between = c.parse.tokens.get(c.clause.group.end..at).unwrap_or(&[]);
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

/// "Gave my word that it reaches him by Friday."
fn given(c: &Case<'_>) -> bool {
    let word = |clause: &crate::extract::clause::Clause| {
        matches!(clause.verb, Verb::Promise)
            || clause.verb == Verb::Give && clause.classes & MY != 0 && clause.classes & ANSWER != 0
    };
    let mine = |index: usize| super::case::actor(c.parse, index, c.sentence) == Actor::Mine;
    // "Told her she'd have my essay by Monday."
    let told = |clause: &crate::extract::clause::Clause| matches!(clause.verb, Verb::Say | Verb::Promise);
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
fn asked_of_me(c: &Case<'_>) -> bool {
    let asks = matches!(c.clause.frame, Verb::Want | Verb::Ask | Verb::Need | Verb::Say | Verb::Give)
        && c.clause.to_me
        && !wants_me_there(c)
        || c.clause.frame == Verb::Say && c.actor == Actor::Theirs && c.mood(&[Mood::Future]);
    let need = c.actor == Actor::Theirs
        && c.verb(&[Verb::Need, Verb::Want, Verb::Ask])
        && (c.has(DOCUMENT | WORK | SAMPLE | APPLICATION | ANSWER) && (c.clause.to_me || c.has(FROM | MY))
            || c.has(WORK));
    let reply = c.actor == Actor::Theirs
        && (c.verb(&[Verb::Want, Verb::Need])
            && c.says(&["answer", "reply", "response", "confirmation"])
            && !c.has(FROM)
            && c.mood(&[Mood::Present])
            || c.has(YOUR) && c.says(&["grateful", "appreciate", "welcome"]));
    let until = reply
        || c.verb(&[Verb::Give])
            && c.clause.to_me
            && (c.phrase.until || c.says(&["decide", "respond", "think", "accept", "deadline"]))
            && !c.head(ANSWER | OFFER);
    asks && c.actor != Actor::Mine && !c.phrase.behind && c.clause.verb != Verb::Meet
        || need && !(c.mood(&[Mood::Past]) && c.phrase.behind)
        || c.verb(&[Verb::Need]) && c.actor == Actor::Theirs && c.has(MY)
        || until
}

/// The company goes about its business: a product comes out, an office moves.
fn business(c: &Case<'_>) -> bool {
    let process = ANSWER | DOCUMENT | OFFER | MEETING | REJECTION;
    let makes = c.says(&[
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
        c.says(&["move", "moves", "moving", "relocate", "relocates", "relocating", "merge", "merges", "merging"])
            && !follows_to(c)
            && !c.clause.to_me;
    (makes || moves) && matches!(c.actor, Actor::Theirs | Actor::Thing) && !c.has(process) && !c.mood(&[Mood::Past])
}

/// They want to see me, or that I come.
fn wants_me_there(c: &Case<'_>) -> bool {
    let there = c.verb(&[Verb::Meet, Verb::Come, Verb::Go, Verb::Do, Verb::Set, Verb::Drop, Verb::Show, Verb::Travel])
        || c.head(MEETING | VISIT);
    matches!(c.clause.frame, Verb::Want | Verb::Ask | Verb::Need | Verb::Invite)
        && there
        && (c.clause.to_me || c.clause.frame == Verb::Invite)
        || c.verb(&[Verb::Want, Verb::Need])
            && c.clause.to_me
            && (c.says(&["in", "over", "there", "onsite", "on-site"]) || c.head(MEETING | VISIT))
}

fn moved(c: &Case<'_>) -> bool {
    (c.verb(&[Verb::Move])
        || c.says(&["moved", "pushed", "postponed", "rescheduled", "shifted", "bumped", "delayed", "slipped"]))
        && c.actor != Actor::Mine
        && !c.phrase.behind
        || c.verb(&[Verb::Move]) && !c.phrase.behind && c.mood(&[Mood::Past]) && c.has(MEETING)
}

/// "To next month": the new day follows "to".
fn follows_to(c: &Case<'_>) -> bool {
    let at = c.at.unwrap_or(0);
    at > 0 && c.parse.tokens.get(at - 1).is_some_and(|token| token.is(TO))
        || c.parse.tokens.get(at).is_some_and(|token| token.span.slice(c.text).starts_with("to "))
}

/// A meeting is booked, offered or confirmed for the day.
fn fixed(c: &Case<'_>) -> bool {
    if c.phrase.behind || c.phrase.past || c.clause.negated {
        return false;
    }
    let meeting = c.head(MEETING | VISIT) || c.subject(MEETING | VISIT) || c.has(MEETING | VISIT);
    let booked = c.verb(&[Verb::Schedule, Verb::Set, Verb::Invite, Verb::Offer])
        && meeting
        && (c.mood(&[Mood::Past])
            || c.clause.passive && c.mood(&[Mood::Present])
            || c.says(&["scheduled", "booked", "arranged"]));
    let confirmed =
        c.clause.verb == Verb::Reply && meeting && c.mood(&[Mood::Past]) && c.says(&["confirmed"]) && !c.phrase.on;
    let works =
        c.clause.verb == Verb::Work && c.mood(&[Mood::Present]) && c.at.is_some_and(|at| at < c.clause.group.start);
    let invited = c.verb(&[Verb::Invite, Verb::Schedule])
        && c.mood(&[Mood::Past])
        && c.at
            .and_then(|at| at.checked_sub(1))
            .and_then(|at| c.parse.tokens.get(at))
            .is_some_and(|token| token.is(PREPOSITION) && !token.is(LOCATIVE) && !token.is(PARTICLE));
    let me = invited || c.verb(&[Verb::Schedule]) && c.clause.to_me && c.mood(&[Mood::Past, Mood::Present]);
    let said_yes = c.clause.frame == Verb::Promise && c.verb(&[Verb::Meet]);
    let shall = c.actor == Actor::Theirs && c.verb(&[Verb::Say]) && c.mood(&[Mood::Future]) && meeting;
    booked && for_or_future(c) || me || confirmed || works || said_yes || shall
}

/// Whether the day is that of the meeting and not that of the booking: "for Friday", or a noun before it.
fn for_or_future(c: &Case<'_>) -> bool {
    let Some(at) = c.at else { return false };
    let before = at.checked_sub(1).and_then(|at| c.parse.tokens.get(at));
    let inside = c
        .parse
        .tokens
        .get(c.clause.group.start..at)
        .is_some_and(|tokens| tokens.iter().any(|token| token.is(MEETING | VISIT)));
    c.clause.passive
        || before.is_some_and(|token| token.is(PREPOSITION))
        || inside
        || c.clause.subject_class & MEETING != 0
        || !c.phrase.on && c.clause.subject == Subject::Thing
}

fn private(c: &Case<'_>) -> bool {
    (c.head(PRIVATE) || c.clause.subject_class & PRIVATE != 0) && !c.has(ANSWER | OFFER)
}

/// "To HR", "to Dana": the thing goes to them.
fn to_somebody(c: &Case<'_>) -> bool {
    c.tokens().windows(2).any(|pair| matches!(pair, [first, second] if first.is(TO) && (second.is(ROLE | TITLE | TO_THEM) || crate::extract::clause::is_name(second))))
}

/// "Remember:", "to do:" stands before it.
fn reminded(c: &Case<'_>) -> bool {
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
fn due(c: &Case<'_>) -> bool {
    let mine = DOCUMENT | WORK | SAMPLE | APPLICATION | DEADLINE;
    let thing =
        c.clause.subject_class & mine != 0 || (c.fragment() || c.clause.subject == Subject::None) && c.has(mine);
    if c.phrase.behind || c.says(&["applications", "applicants", "candidates", "internal", "portal"]) {
        return false;
    }
    if c.clause.passive && c.mood(&[Mood::Must]) && c.actor == Actor::Thing && c.clause.subject_class & ANSWER == 0 {
        return true;
    }
    let due = c.says(&["due", "needed", "required", "wanted", "deadline", "needs", "need"])
        || c.has(DEADLINE)
        || c.phrase.due;
    thing && due && !c.has(ANSWER & !DOCUMENT) && c.actor != Actor::Theirs && c.actor != Actor::Mine
}

/// Starting a job, leaving one.
fn start(c: &Case<'_>) -> bool {
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
    let imperative = c.verb(&[Verb::Start]) && c.clause.mood == Mood::Imperative && !c.head(WORK | SAMPLE);
    noun && !c.verb(&[Verb::Give, Verb::Send, Verb::Reply, Verb::Decide]) && c.actor != Actor::Mine
        || contract
        || imperative
}

/// What happens to the job, the office, the market.
fn job(c: &Case<'_>) -> bool {
    let about = c.verb(&[Verb::Be]) && c.clause.subject == Subject::None && c.head(JOB | START)
        || c.clause.subject_class & JOB != 0 && c.clause.subject_class & (ANSWER | ROLE | MEETING) == 0
        || c.fragment() && c.head(JOB) && !c.has(ANSWER | OFFER | DOCUMENT | MEETING);
    let closes = c.verb(&[Verb::Close]) && !matches!(c.actor, Actor::Theirs | Actor::Mine)
        || c.phrase.closes && !c.has(OFFER)
        || c.says(&["runs", "running"]) && c.says(&["out"]) && c.actor == Actor::Thing && !c.has(OFFER);
    about
        && !c.clause.passive
        && !c.verb(&[Verb::Decide, Verb::Reply, Verb::Call, Verb::Email, Verb::Write, Verb::Message])
        || closes
}

/// I meet, I have a meeting.
fn meets(c: &Case<'_>) -> bool {
    if c.actor != Actor::Mine
        || c.mood(&[Mood::Imperative]) && !c.verb(&[Verb::Meet])
        || c.mood(&[Mood::Must]) && !c.verb(&[Verb::Meet, Verb::Give, Verb::Be, Verb::Go])
    {
        return false;
    }
    let meeting = c.head(MEETING | VISIT);
    let meet = c.verb(&[Verb::Meet])
        && (!c.mood(&[Mood::Imperative, Mood::Must])
            || c.place == Where::Plain
                && c.mood(&[Mood::Imperative])
                && (c.says(&["with", "w"]) || c.clause.verb == Verb::Meet && c.phrase.clock));
    let have = c.verb(&[Verb::Have, Verb::Get, Verb::Do]) && meeting && !c.mood(&[Mood::Must]);
    let gives = meeting
        && (c.verb(&[Verb::Give, Verb::Handle])
            || c.says(&["run", "running", "hold", "holding", "deliver", "delivering"]))
        && !c.mood(&[Mood::Past]);
    let go = gives
        || c.verb(&[Verb::Be]) && c.phrase.clock && c.clause.subject == Subject::Me
        || c.verb(&[Verb::Go, Verb::Come, Verb::Travel, Verb::Be]) && (meeting || c.has(MEETING | VISIT | VENUE))
        || c.verb(&[Verb::Travel]);
    meet || have || go
}

/// They act, in a way that is no fact about the world.
fn they_will(c: &Case<'_>) -> bool {
    if c.actor != Actor::Theirs || c.fragment() {
        return false;
    }
    // "The panel is on Friday", "Dana can do Tuesday" are about a meeting.
    let meeting = c.clause.subject_class & MEETING != 0 && c.verb(&[Verb::Be]) && !c.clause.passive;
    !meeting
}
