//! The decision table: whose timeline a phrase is. The first row that fits decides.

use super::case::{Actor, Case};
use super::fits::*;
use crate::extract::Reading;
use crate::extract::clause::lexicon::*;
use crate::extract::clause::one_of;
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

/// The row of the time that they leave me, which is how long their offer stands.
pub(super) const TIME_TO_DECIDE: &str = "time to decide";

/// The rows of a day that somebody cannot keep: what was fixed for it is off.
pub(super) const CANNOT: &str = "cannot make it";
pub(super) const DAY_OFF: &str = "a day that is off";
pub(super) const NOT_SUITED: &str = "a day that does not suit";

/// The rows in the order in which they are asked.
pub(super) static ROWS: &[Row] = &[
    Row {
        name: "done task",
        gives: Past,
        fits: |c| c.place == Where::DoneTask || c.phrase.ticked || told_done(c),
        examples: &["- [x] send the code sample ✅ [2026-11-20]", "Done: the forms are due [on Friday]"],
        counter: &["- [ ] send the code sample 📅 [2026-11-20]", "To do: the forms are due [on Friday]"],
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
        name: "taken for a no",
        gives: Promise,
        fits: taken_for_a_no,
        examples: &["If you have not heard [within three weeks], please assume you were unsuccessful."],
        counter: &["If I have not heard [by Friday], I'll call."],
    },
    Row {
        name: "asked for myself",
        gives: Mention,
        fits: asked_for_myself,
        examples: &[
            "I asked Noor whether I could have [until the end of May].",
            "Wrote to Noor to ask if I might start [in June].",
            "I asked if I could have a week, [until the 28th].",
        ],
        counter: &[
            "Noor asked whether I could send the slides [by Friday].",
            "If I could not reach her [by Friday], I'd call.",
        ],
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
        name: "thanks for what was",
        gives: Past,
        fits: thanks_for,
        examples: &["Thank you for coming in [on Monday].", "Thanks for your time [on Tuesday]!"],
        counter: &["Thank Sam for the referral [tomorrow].", "thanks to the whole panel [by Friday]"],
    },
    Row {
        name: "thanks for fixing",
        gives: Mention,
        fits: |c| c.has(THANKS) && c.has(PREPOSITION) && !c.phrase.limit && thanks_fixing(c),
        examples: &["Thanks for confirming [Thursday]."],
        counter: &["Thank you for coming in [on Monday]."],
    },
    Row {
        name: "to be confirmed",
        gives: Promise,
        fits: to_be_confirmed,
        examples: &["Panel on the 17th, tbc by Yusra [on Monday]."],
        counter: &["Panel [on the 17th], tbc."],
    },
    Row {
        name: "days of a list",
        gives: Mention,
        fits: days_of_a_list,
        examples: &["I'm to send my availability [for next week]."],
        counter: &["I'll send my availability [by Friday]."],
    },
    Row {
        name: "indirect question",
        gives: Mention,
        fits: |c| {
            c.clause.lead == Lead::Relative
                && c.actor == Actor::Mine
                && (c.mood(&[Mood::Present, Mood::Past]) || asked_how(c))
                && !c.hears()
                && c.index > c.sentence.clauses.start
        },
        examples: &[
            "She wanted to know what I do [this week].",
            "Somebody asked how I would migrate a database [by Friday].",
        ],
        counter: &[
            "She wanted to know when I'll start, so I'll write to her [tomorrow].",
            "Noor asked whether I could send the slides [by Friday].",
        ],
    },
    Row {
        name: "advice in general",
        gives: Mention,
        fits: general,
        examples: &["Companies usually reply [within a week].", "You should always write [within 24 hours]."],
        counter: &["You should get a letter [within a week]."],
    },
    Row {
        name: DAY_OFF,
        gives: Mention,
        fits: day_is_off,
        examples: &["Rosa is ill, so [Wednesday] is off.", "[Friday] is cancelled.", "[Thursday] is off the table."],
        counter: &["The office is off [on Friday]."],
    },
    Row {
        name: "absence",
        gives: Mention,
        fits: absence,
        examples: &[
            "Ottilie is on holiday [until Thursday].",
            "HM out [all of next week]",
            "Their office is closed [on Friday].",
            "Ottilie won't be in [on Friday].",
        ],
        counter: &["Results come out [on Friday].", "She'll call when she is back, [on Friday]."],
    },
    Row {
        name: "others can",
        gives: Mention,
        fits: |c| cannot(c) && (others_can(c) || part_of_the_day(c)),
        examples: &["Piotr can't do [Thursday] but Dana can.", "Dana can't do [Thursday] before eleven."],
        counter: &["Paulina can't do [Friday] after all."],
    },
    Row {
        name: CANNOT,
        gives: Mention,
        fits: cannot,
        examples: &[
            "Can't do [Tuesday], dentist.",
            "I can't make it [next Thursday].",
            "Paulina can't do [Friday] after all.",
        ],
        counter: &["I don't hear back before [Tuesday].", "They can't make a decision [before Tuesday]."],
    },
    Row {
        name: "asked whether I can",
        gives: Mention,
        fits: whether_i_can,
        examples: &["Can I do [the 25th or 26th], afternoon?", "Could I come in [on Monday]?"],
        counter: &["Can you send it [by Friday]?"],
    },
    Row {
        name: "asked whether a day suits",
        gives: Mention,
        fits: asks_whether_it_suits,
        examples: &["Would [Friday at 10] work for you?", "Does [Monday] suit you?"],
        counter: &["[Friday at 10] works for me."],
    },
    Row {
        name: NOT_SUITED,
        gives: Mention,
        fits: |c| suits_not(c.clause) && !c.phrase.limit && c.clause.lead != Lead::If,
        examples: &["[The 28th] doesn't work for their CTO any more."],
        counter: &["[The 28th] works for them.", "If [the 28th] doesn't work they'd call."],
    },
    Row {
        name: "a day that suits",
        gives: Appointment,
        fits: suits,
        examples: &["I said [Friday 9:30] works.", "Told her [Tuesday at 10] suits me.", "She said [Monday] is fine."],
        counter: &["I said [Friday]."],
    },
    Row {
        name: TIME_TO_DECIDE,
        gives: Commitment,
        fits: time_to_decide,
        examples: &[
            "Gave me [till Friday noon] to decide.",
            "I have [until Monday] to think it over.",
            "She'd like to have my decision [by the 22nd].",
        ],
        counter: &["They have [until Monday] to decide."],
    },
    Row {
        name: "lapsed expectation",
        gives: Promise,
        fits: |c| c.clause.perfect && c.mood(&[Mood::Should, Mood::Would]) && (c.hears() || c.actor == Actor::Theirs),
        examples: &["Should have heard [Monday], nothing yet.", "They should have called [on Friday]."],
        counter: &["I should have sent it [on Friday]."],
    },
    Row {
        name: "told to wait",
        gives: Promise,
        fits: told_to_expect,
        examples: &["Told not to expect anything [before Friday].", "He says give it [till Friday]."],
        counter: &["Tarek said to give him [until Monday]."],
    },
    Row {
        name: "their speech names the day",
        gives: Promise,
        fits: |c| {
            names_day(c)
                && !of_others(c)
                && !wants_of_me(c)
                && !day_agreed(c)
                && !taken_up(c)
                && (c.actor != Actor::Mine || c.clause.passive)
        },
        examples: &[
            "She said [Monday].",
            "Sam reckons [Tuesday or Wednesday].",
            "He promised an answer [by Friday].",
            "Tarek promised a summary [by Friday].",
        ],
        counter: &["She said [on Monday] that the team is great.", "I promised Keith a sample [by Friday]."],
    },
    Row {
        name: "my word given",
        gives: Commitment,
        fits: |c| {
            let cited = c.tokens().first().is_some_and(|first| one_of!["as"].is(first, c.text));
            !agreed(c)
                && !promised_at_home(c)
                && !taken_up(c)
                && !cited
                && (given(c)
                    || c.actor == Actor::Mine
                        && (names_day(c) && !c.says(one_of!["suggested", "proposed", "suggest", "propose"])
                            || c.verb(&[Verb::Promise, Verb::Owe])
                            || c.clause.frame == Verb::Promise && c.clause.verb != Verb::Meet))
        },
        examples: &[
            "I promised Keith a sample [by Friday].",
            "I said [Monday].",
            "I'm to let Keith have the papers [by Friday].",
        ],
        counter: &[
            "I heard [on Monday].",
            "As I said [on Monday], the pay is fine.",
            "I suggested [Wednesday] and she said she'd check.",
            "I was promised that somebody would write [by Monday].",
            "I promised my kids the zoo [on Sunday].",
        ],
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
            "They gave me [until Monday] for the case study.",
            "I was given [until Monday].",
            "The lab expects me to choose [by Monday].",
            "Tarek wants two dates from me [by Monday].",
            "It's up to me to confirm [by Monday].",
            "Tarek would appreciate an answer [by Monday].",
            "Tarek wants the contract back [by Monday].",
            "They'll have my papers [by Monday].",
            "The test is to be submitted [by Monday].",
            "I'll do the assessment [by Monday].",
        ],
        counter: &[
            "They want me to meet the team [on Monday].",
            "Tarek needs a budget from his director [by Monday].",
            "The lab expects to tell me [by Monday].",
            "Tarek said to give him [until Monday].",
            "Tarek will keep me posted on the role [by Monday].",
            "They keep the position open for others [until Monday].",
        ],
    },
    Row {
        name: "my own life",
        gives: Mention,
        fits: of_my_own_life,
        examples: &[
            "Rescheduled the dentist to [January].",
            "They moved the standup [to Friday].",
            "Booked the train [for Thursday].",
            "The retro at my current company moved [to Friday].",
        ],
        counter: &[
            "I'll book the train [by Thursday].",
            "The interview moved [to Friday].",
            "They invited me to their standup [on Friday].",
        ],
    },
    Row {
        name: "meeting moved",
        gives: Appointment,
        fits: |c| {
            moved(c)
                && (c.has(MEETING | VISIT) && !c.subject(ANSWER | DOCUMENT | OFFER)
                    || c.clause.subject == Subject::It
                    || c.verb(&[Verb::Move]) && c.clause.to_me && follows_to(c)
                    || moved_instead(c))
                || now_instead(c)
                || moved_to(c)
        },
        examples: &[
            "The onsite was pushed [to the 6th].",
            "Panel moved [from Tuesday to Thursday].",
            "Paulina can't do Friday after all, pushed [to Tuesday].",
            "The 28th doesn't work for them, it's now [the 30th at 11].",
            "Moved to [Tuesday the 24th, 9.00].",
        ],
        counter: &["The decision moved [to the 30th]."],
    },
    Row {
        name: "promise moved",
        gives: Promise,
        fits: |c| {
            (moved(c) || pushes_answer(c))
                && (c.has(ANSWER | DOCUMENT | OFFER) || c.actor == Actor::Theirs && follows_to(c))
        },
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
            "Tarek put me down [for Wednesday].",
            "Invite [for Wednesday] from Tarek",
            "I took the [Friday] slot.",
            "[Wednesday] was agreed for the second round.",
            "Coding round with Noor [on Wednesday]",
            "They proposed [the 26th] and I confirmed.",
            "I suggested [Wednesday at 10] and she said yes.",
        ],
        counter: &[
            "I booked the interview [yesterday].",
            "They scheduled my call [last week].",
            "They proposed [the 26th] and I said no.",
        ],
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
        examples: &[
            "The forms are due [on Friday].",
            "References needed [by Monday]",
            "Paperwork deadline [Friday]",
            "It is to be back with them [by Friday].",
            "Reply requested [by Monday]",
        ],
        counter: &["An answer is due [on Friday].", "Reply received [on Monday]."],
    },
    Row {
        name: "wrote a time",
        gives: Appointment,
        fits: |c| {
            let before = c.at.and_then(|at| at.checked_sub(1)).and_then(|at| c.parse.tokens.get(at));
            c.phrase.clock
                && !c.phrase.limit
                && !c.phrase.past
                && !c.phrase.behind
                && !c.has(ANSWER)
                && (c.mood(&[Mood::Past])
                    && c.verb(&[Verb::Come, Verb::Get, Verb::Hear, Verb::Have, Verb::Send])
                    && c.has(MEETING)
                    && c.says(one_of!["date", "time", "slot", "invite", "invitation", "details"])
                    || c.mood(&[Mood::Past])
                        && c.verb(&[Verb::Email, Verb::Write, Verb::Message, Verb::Reply, Verb::Say])
                    || c.fragment() && c.sentence.reported && c.clause.head & !(VENUE | MEETING | VISIT) == 0)
                && before.is_some_and(|mark| mark.kind == Kind::Colon)
        },
        examples: &[
            "Ines mailed: [next Wednesday, 9:15], same place.",
            "Replied: [25th, 14:00].",
            "Uma wrote: [Wednesday the 14th, 10am]",
            "Interview date came through: [1 December, 13:00]",
        ],
        counter: &["Dana called [on Tuesday at 10am]."],
    },
    Row {
        name: "awaited",
        gives: Promise,
        fits: awaited_day,
        examples: &[
            "Results not expected [until Friday].",
            "Feedback from Dana expected [on Thursday].",
            "Decision slated for [early December].",
        ],
        counter: &["They expected me [on Thursday].", "Offer accepted [on Thursday]."],
    },
    Row {
        name: "planned meeting",
        gives: Appointment,
        fits: planned_meeting,
        examples: &["Interview planned for [the 24th].", "Final round planned for [Thursday]"],
        counter: &["Interview cancelled [on Thursday]."],
    },
    Row {
        name: "new time",
        gives: Appointment,
        fits: new_time,
        examples: &["New time: [Monday 23rd, 2pm].", "New date for the panel: [Thursday]"],
        counter: &["New timeline: [Thursday]"],
    },
    Row {
        name: "past tense",
        gives: Past,
        fits: |c| {
            c.mood(&[Mood::Past]) && !has_meeting_ahead(c) && !expected_day(c) && !signed_paper(c) && !offer_lapses(c)
                || c.fragment()
                    && !c.phrase.limit
                    && (c.has(REJECTION)
                        || c.says(one_of!["no-show", "missed"])
                        || last_touch(c)
                        || c.phrase.earlier && c.head(CALL | MAIL | MESSAGE) && c.has(FROM)
                        || went_well(c))
        },
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
            offer_lapses(c)
                || c.has(OFFER)
                    && !offer_letter(c)
                    && (c.verb(&[Verb::Close])
                        || c.has(DEADLINE) && c.fragment() && !c.has(ANSWER & !OFFER)
                        || c.phrase.due && (c.fragment() || c.subject(OFFER)) && !c.has(ANSWER & !OFFER)
                        || c.says(one_of!["valid", "good", "stands", "open", "holds", "lasts", "table"])
                            && (c.phrase.until || c.phrase.limit))
                || c.verb(&[Verb::Accept]) && c.clause.subject == Subject::Thing
        },
        examples: &[
            "The offer expires [on Friday].",
            "Offer is valid [until the 12th].",
            "The offer they sent me lapses [on Friday].",
            "Offer, valid [until the 12th].",
            "Offer! 82k, answer [until the 12th].",
        ],
        counter: &[
            "They'll extend an offer [by Friday].",
            "They made an offer to another candidate, answer [by Friday].",
            "Got the offer, asked for more money, answer [by Friday].",
        ],
    },
    Row {
        name: "last day, deadline",
        gives: Mention,
        fits: |c| {
            c.has(DEADLINE) && c.has(JOB)
                || c.has(DEADLINE) && c.has(PLAIN) && c.says(one_of!["applications", "applicants", "internal"])
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
                && (!c.head(MEETING) || c.head(ANSWER))
                && !gives_somebody(c)
                || receives_by(c)
                || candidates_hear(c)
                || ensured(c)
        },
        examples: &[
            "I should hear [by Friday].",
            "I'd get the test itself [no later than the 18th].",
            "I should get the exercise [on Monday].",
            "We should both hear [by Friday].",
            "Will know more [next week]",
            "You will get a letter [on Monday].",
            "Hoping to hear [by Wednesday]",
            "Candidates hear [by Monday].",
        ],
        counter: &[
            "I heard [on Friday].",
            "I have an interview [on Friday].",
            "I said I'd get him both [by Monday].",
            "I should get the exercise done [on Monday].",
            "Find two referees [by Friday]",
        ],
    },
    Row {
        name: "expect news",
        gives: Promise,
        fits: |c| {
            c.actor == Actor::Mine
                && (c.verb(&[Verb::Plan, Verb::Wait, Verb::Hope])
                    || c.verb(&[Verb::Look]) && !c.says(one_of!["over", "through", "into"])
                    || c.says(one_of!["allow", "count"]))
                && (c.has(ANSWER | OFFER | DOCUMENT | MAIL | ROLE | CALL)
                    || c.verb(&[Verb::Wait])
                    || c.says(one_of!["allow", "anything", "much", "something", "hearing"]))
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
        name: "expected of them",
        gives: Promise,
        fits: expected_of_them,
        examples: &[
            "I expect them to settle it [by Thursday].",
            "can't see her choosing [before the 15th]",
            "I asked Tarek to send the contract [by Friday].",
        ],
        counter: &["I plan to call them [by Thursday].", "I asked to see the contract [by Friday]."],
    },
    Row {
        name: "see you",
        gives: Appointment,
        fits: |c| {
            c.has(YOU)
                && c.says(one_of![
                    "see",
                    "seeing",
                    "meeting",
                    "speaking",
                    "talking",
                    "welcoming",
                    "welcome",
                    "hosting",
                    "having",
                ])
                && (c.says(one_of!["forward"]) || c.clause.mood == Mood::Imperative)
                || welcomes_you(c)
        },
        examples: &[
            "See you [on Thursday], she signed off.",
            "Looking forward to seeing you [on Monday]!",
            "We'd be happy to welcome you [on Wednesday at 2].",
        ],
        counter: &[
            "Looking forward to hearing from you [by Monday]",
            "We'd be happy to have you on board [in January].",
        ],
    },
    Row {
        name: "let us",
        gives: Appointment,
        fits: |c| {
            c.clause.verb == Verb::Let
                && c.clause.mood == Mood::Imperative
                && c.says(one_of!["let's", "let’s", "lets"])
                && (c.sentence.reported
                    || c.clause.quoted
                    || c.has(MEETING | VISIT | CALL)
                    || c.says(one_of!["meet", "talk", "speak", "chat"]))
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
        name: "what lasts",
        gives: Mention,
        fits: lasts,
        examples: &["My current contract runs [until May].", "I work at the bakery [until June]."],
        counter: &["My offer runs [until May].", "My task runs [until May]."],
    },
    Row {
        name: "once I have the job",
        gives: Mention,
        fits: after_success,
        examples: &[
            "We film [in June] if I get the part.",
            "If they take me I'd move [in May].",
            "If he comes through I'd apply [before October].",
        ],
        counter: &["I'll accept [on Friday] if the terms are right.", "If I hear nothing I'll call [on Friday]."],
    },
    Row {
        name: "how I am",
        gives: Mention,
        fits: |c| {
            c.actor == Actor::Mine
                && c.phrase.all
                && c.mood(&[Mood::Participle, Mood::Present])
                && !c.has(WORK | SAMPLE | DOCUMENT | ANSWER | OFFER | APPLICATION)
                || c.actor == Actor::Mine
                    && c.clause.verb == Verb::Be
                    && c.clause.frame == Verb::None
                    && !c.clause.passive
                    && !c.clause.progressive
                    && !c.phrase.limit
                    && c.mood(&[Mood::Present, Mood::Future, Mood::Can])
                    && !c.says(one_of!["ready", "done", "finished", "through", "touch", "back", "onto"])
                // "Still interviewing until Friday": whoever does, nothing happens on that day.
                || c.actor == Actor::Mine
                    && c.verb(&[Verb::Meet])
                    && c.phrase.until
                    && (c.clause.progressive || c.mood(&[Mood::Participle]))
        },
        examples: &["I'm on nights [from Monday].", "I'll be in Leeds [next week].", "Covering for Ann [all week]"],
        counter: &["I'll be done [by Monday].", "I'll be there [on Monday]."],
    },
    Row {
        name: "I will",
        gives: Commitment,
        fits: |c| c.actor == Actor::Mine && !c.fragment() && to_be_done(c),
        examples: &[
            "I'll draft the summary [tomorrow].",
            "I said I'd put a plan together [by Friday].",
            "must answer Noa [before Tuesday]",
            "[Tonight]: finish the essay",
            "follow up w/ Dana [Tues]",
        ],
        counter: &[
            "She'll draft the summary [tomorrow].",
            "I turn forty [on Friday].",
            "I could have answered [by noon].",
        ],
    },
    Row {
        name: "they see me",
        gives: Appointment,
        fits: |c| {
            calls_for_it(c)
                || holds_with_me(c)
                || c.actor == Actor::Theirs
                    && (c.verb(&[Verb::Meet, Verb::Show]) && to_the_writer(c) && !meets_others(c)
                        || wants_me_there(c)
                        || wants_to_talk(c))
                    && !c.phrase.limit
        },
        examples: &[
            "They could see me [on Tuesday].",
            "Noemi will show me the workshop [on Tuesday].",
            "They want me to meet the team [on Monday].",
            "They need me over there [on Wednesday at 8].",
            "The chef is having me in for a shift [on Saturday].",
            "The foreman wants me at the yard [on Monday].",
            "the HM wants to chat [on Monday]",
            "Haruto rings me [tomorrow at 9] for the screening.",
            "She can fit me in [on Monday].",
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
        name: "among themselves",
        gives: Mention,
        fits: among_themselves,
        examples: &["Imogen shares her notes with the team [on Thursday]."],
        counter: &["She'll send it to me [on Thursday]."],
    },
    Row {
        name: "interviews go on",
        gives: Mention,
        fits: interviews_go_on,
        examples: &["They aim to wrap up interviews [this week] and decide by Tuesday."],
        counter: &["They aim to wrap up interviews [this week]."],
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
            "Dana (EM) answers [by Monday].",
        ],
        counter: &["The panel is [on Friday]."],
    },
    Row {
        name: "what I owe",
        gives: Commitment,
        fits: |c| {
            c.fragment()
                && (c.head(DOCUMENT | WORK | SAMPLE | PRIVATE | MAIL | MESSAGE) && to_somebody(c)
                    || for_somebody(c)
                    || reminded(c))
                || my_answer(c)
                || opens_as_reminder(c)
                || errand(c)
        },
        examples: &[
            "Visa papers to HR [by Monday]",
            "Remember: contract back [by Friday]",
            "my decision: [by Monday]",
            "My reply to the clinic is [due on Monday].",
            "todo answer to Noor [by Friday]",
            "Touch base with Noor [on Monday]",
            "Check in with Noor [on Monday]",
        ],
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
                // "Nothing today" tells what has come, "nothing until the 9th" what will.
                || c.fragment()
                    && (c.has(NOBODY) && !["today", "tonight"].iter().any(|day| c.at.is_some_and(|at| c.word(at).eq_ignore_ascii_case(day)))
                        || c.phrase.nothing && !c.clause.content)
                || c.subject(SAMPLE | WORK) && c.verb(&[Verb::Come, Verb::Go, Verb::Follow])
                || c.fragment() && c.head(TIMELINE) && !c.has(START | JOB)
        },
        examples: &[
            "A decision will be made [by Friday].",
            "Feedback [in 3-5 days]",
            "Contract goes out [on Monday].",
            "[Early May] for a verdict",
            "Nothing [until the 9th]",
            "Contract ETA [Thursday]",
        ],
        counter: &["Feedback session [on Friday]", "Rejections: none [today]."],
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
        name: "a meeting by a day",
        gives: Promise,
        fits: |c| {
            c.fragment()
                && c.phrase.limit
                && !c.phrase.clock
                && c.place != Where::OpenTask
                && c.head(MEETING)
                && !c.head(VISIT | CALL | WORK)
        },
        examples: &["Slots [by end of week]", "second round [by end of month]"],
        counter: &["second round [on Friday]"],
    },
    Row {
        name: "when I am free",
        gives: Mention,
        fits: |c| c.fragment() && c.says(one_of!["free", "available"]) && !c.has(MEETING | VISIT | CALL | ANSWER),
        examples: &["free [on Friday at 10]", "I promised to keep Thursday and [Friday morning] free."],
        counter: &["free call [on Friday at 10]"],
    },
    Row {
        name: "a meeting",
        gives: Appointment,
        fits: |c| {
            // "The next round gets picked on Friday"
            if c.clause.passive && c.verb(&[Verb::Decide]) {
                return false;
            }
            c.head(MEETING | VISIT)
                && (c.fragment() || c.verb(&[Verb::Be, Verb::Work, Verb::Go, Verb::None]) || c.actor == Actor::Thing)
                || c.subject(MEETING | VISIT)
                || c.clause.subject_class & MEETING != 0 && c.verb(&[Verb::Be])
                || c.verb(&[Verb::Be])
                    && c.phrase.clock
                    && !c.clause.passive
                    && c.clause.subject == Subject::Thing
                    && c.has(WITH)
                || c.fragment()
                    && (c.has(VENUE) && c.phrase.clock || c.has(MEETING | VISIT | CALL | VENUE) && !c.has(ANSWER))
                || takes_place(c)
        },
        examples: &[
            "[Thu 3pm] onsite w/ panel",
            "debrief w/ Tom [Tues 11am]",
            "The interview is [on Friday].",
            "[Saturday] is the group exercise.",
            "[Tuesday 2pm], Room 4",
            "The panel takes place [on Friday].",
        ],
        counter: &["panel decision [Tuesday]"],
    },
    Row {
        name: "somebody at a time",
        gives: Appointment,
        fits: |c| c.fragment() && (c.phrase.clock || c.says(one_of!["with", "w"])) && c.clause.content,
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
                && (c.clause.subject != Subject::Thing
                    || c.clause.passive && of_the_search(c)
                    || c.subject(ANSWER)
                    || comes_through(c))
                || c.clause.passive
                    // "Invoices have to be approved by the 10th"
                    && !(c.mood(&[Mood::Must]) && c.clause.subject_class & NOUN & !PEOPLE == 0)
                    && c.verb(&[Verb::Decide, Verb::Send, Verb::Fill, Verb::Sign, Verb::Reply, Verb::Say])
        },
        examples: &[
            "Should be settled [by Easter].",
            "My PIN should be through [in ten days].",
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
