//! What the decision table is asked about: a phrase in its clause, with what stands around it.

use crate::extract::Reading;
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Clause, Kind, Lead, Mood, OneOf, Parse, Sentence, Subject, Token, says};
use crate::extract::reading::{Stated, Surroundings, When, Where, hedged, means, who};
use crate::text::Span;

/// Who acts, once quotations, inherited subjects and orders to oneself are seen through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Actor {
    /// The writer.
    Mine,
    /// Somebody of the process.
    Theirs,
    /// People in general.
    General,
    /// Nobody.
    Nobody,
    /// A thing, or nobody is said.
    #[default]
    Thing,
}

/// What the words of a phrase tell before it is resolved.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PhraseFacts {
    /// It lies before the day on which it was said, whatever the tense.
    pub(crate) behind: bool,
    /// "ago", "since", "yesterday".
    pub(crate) past: bool,
    /// "until", "till".
    pub(crate) until: bool,
    /// "as of", "from".
    pub(crate) from: bool,
    /// "by", "before", "within", "latest", "end of": it is a deadline.
    pub(crate) limit: bool,
    /// "Monday's call".
    pub(crate) possessive: bool,
    /// It says a clock time.
    pub(crate) clock: bool,
    /// "on" stands at its beginning.
    pub(crate) on: bool,
    /// A sign of something done stands before it.
    pub(crate) ticked: bool,
    /// It opens the block.
    pub(crate) first: bool,
    /// "due", "deadline", "expires" stand in it.
    pub(crate) due: bool,
    /// "closes" stands in it.
    pub(crate) closes: bool,
    /// "nothing", "no", "not" stand in it.
    pub(crate) nothing: bool,
    /// "all week": something that lasts.
    pub(crate) all: bool,
    /// "this morning", "earlier": it lies behind wherever a day is written down.
    pub(crate) earlier: bool,
    /// "for" stands at its beginning.
    pub(crate) for_day: bool,
    /// It is a span of time that is asked for or needed ("two more weeks").
    pub(crate) amount: bool,
}

impl PhraseFacts {
    /// Reads the words of the phrase at `span`.
    pub(crate) fn new(text: &str, span: Span) -> PhraseFacts {
        let mut facts = PhraseFacts::default();
        let words = span.slice(text);
        let after = text.get(span.range().end..).unwrap_or("");
        let before = text.get(..span.range().start).unwrap_or("").trim_end();
        facts.possessive =
            ["'s ", "’s "].iter().any(|s| after.starts_with(s)) || words.ends_with("'s") || words.ends_with("’s");
        facts.ticked = before.ends_with(['✅', '✓', '✔', '☑', '❌']);
        let (mut number, mut first) = (false, true);
        for word in words.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|word| !word.is_empty()) {
            let is = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
            facts.past |= is(&["ago", "since", "yesterday"]);
            facts.limit |= is(&[
                "by", "before", "within", "latest", "than", "end", "EOW", "EOM", "EOD", "EOY", "EOQ", "COB", "up",
                "allow",
            ]);
            facts.until |= is(&["until", "till", "til"]) || first && is(&["through", "thru"]);
            facts.from |= first && is(&["as", "from", "starting", "effective"]);
            facts.on |= first && is(&["on"]);
            facts.for_day |= first && is(&["for"]);
            facts.all |= first && is(&["all", "whole"]);
            facts.earlier |=
                is(&["morning", "earlier"]) && words.get(..4).is_some_and(|this| this.eq_ignore_ascii_case("this"));
            number |= word.bytes().all(|b| b.is_ascii_digit());
            facts.clock |= is(&["noon", "midnight", "am", "pm", "midday"])
                || word.len() > 2
                    && word.as_bytes().first().is_some_and(u8::is_ascii_digit)
                    && (word.ends_with("am") || word.ends_with("pm"));
            facts.due |= is(&["due", "deadline", "expires", "expiring"]);
            facts.nothing |= is(&["nothing", "no", "not", "none", "nobody"])
                && !words.contains("later than")
                && !words.contains("more than");
            facts.closes |= is(&["closes", "closing"]);
            facts.amount |= is(&["more", "another"]);
            first = false;
        }
        facts.clock |= number && words.contains(':');
        facts
    }
}

/// A phrase in its clause.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub(crate) text: &'a str,
    pub(crate) parse: &'a Parse,
    pub(crate) index: usize,
    pub(crate) clause: &'a Clause,
    pub(crate) sentence: &'a Sentence,
    pub(crate) around: &'a Surroundings<'a>,
    pub(crate) place: Where,
    pub(crate) phrase: PhraseFacts,
    /// The token of the phrase.
    pub(crate) at: Option<usize>,
    pub(crate) actor: Actor,
}

impl<'a> Case<'a> {
    /// A clause in which no phrase of time is asked about.
    pub(super) fn of_clause(
        text: &'a str,
        parse: &'a Parse,
        index: usize,
        place: Where,
        around: &'a Surroundings<'a>,
    ) -> Option<Case<'a>> {
        let clause = parse.clauses.get(index)?;
        let sentence = parse.sentences.get(clause.sentence)?;
        let (phrase, actor) = (PhraseFacts::default(), actor(parse, index, sentence));
        Some(Case { text, parse, index, clause, sentence, around, place, phrase, at: None, actor })
    }

    /// What the clause states as a whole, without a phrase of time.
    pub(super) fn states(&self, when: When, reading: Reading, row: &'static str) -> Stated {
        let tokens = &self.parse.tokens;
        Stated {
            span: who::span_of(tokens, self.clause.tokens.clone()),
            sentence: who::span_of(tokens, self.sentence.tokens.clone()),
            phrase: None,
            reading,
            who: who::who(self, reading),
            matter: means::matter(self),
            channel: means::channel(self, reading),
            hedged: hedged(self),
            lapsed: false,
            when,
            row,
        }
    }

    pub(crate) fn clause_at(&self, index: usize) -> Option<&'a Clause> {
        self.parse.clauses.get(index).filter(|_| self.sentence.clauses.contains(&index))
    }

    pub(crate) fn has(&self, class: Class) -> bool {
        self.clause.classes & class != 0
    }

    pub(crate) fn head(&self, class: Class) -> bool {
        self.clause.head & class != 0
    }

    pub(crate) fn subject(&self, class: Class) -> bool {
        matches!(self.clause.subject, Subject::Thing | Subject::Role | Subject::It | Subject::None)
            && self.clause.subject_class & class != 0
    }

    pub(crate) fn verb(&self, verbs: &[Verb]) -> bool {
        verbs.contains(&self.clause.verb)
    }

    pub(crate) fn mood(&self, moods: &[Mood]) -> bool {
        moods.contains(&self.clause.mood)
    }

    pub(crate) fn fragment(&self) -> bool {
        self.clause.mood == Mood::Fragment
    }

    pub(crate) fn ahead(&self) -> bool {
        self.mood(&[Mood::Future, Mood::Would, Mood::Should, Mood::Can, Mood::Must, Mood::Infinitive])
    }

    pub(crate) fn tokens(&self) -> &'a [Token] {
        self.parse.tokens.get(self.clause.tokens.clone()).unwrap_or(&[])
    }

    /// The classes of the words besides the verb group: "visit" is no visit where it is the verb.
    pub(crate) fn beside(&self) -> Class {
        let own = self.clause.tokens.clone().filter(|at| !self.clause.group.contains(at));
        own.filter_map(|at| self.parse.tokens.get(at)).fold(0, |classes, token| classes | token.lexeme.class)
    }

    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.parse.tokens.get(at).map_or("", |token| token.span.slice(self.text))
    }

    /// Whether the clause holds this word.
    #[inline]
    pub(crate) fn says(&self, words: OneOf) -> bool {
        words.may_be_in(self.clause.sketches) && says(self.tokens(), self.text, words)
    }

    /// Whether these words stand in the clause, one right behind the other.
    pub(crate) fn says_in_a_row(&self, words: &[&str]) -> bool {
        self.tokens().windows(words.len()).any(|tokens| {
            tokens.iter().zip(words).all(|(token, word)| token.span.slice(self.text).eq_ignore_ascii_case(word))
        })
    }

    /// Whether the writer hears, knows or receives: what a promise looks like from the other end.
    pub(crate) fn hears(&self) -> bool {
        hears(self.clause)
    }
}

/// Whether the verb is one by which an answer reaches the one who waits.
pub(crate) fn hears(clause: &Clause) -> bool {
    match clause.verb {
        Verb::Hear => true,
        // "You can expect a response by Friday."
        Verb::Plan | Verb::Look if clause.subject == Subject::You => {
            clause.head & (ANSWER | OFFER | DOCUMENT | MAIL | CALL) != 0 && clause.head & WORK == 0
        }
        Verb::Get if clause.classes & (OUTWARD | THANKS | MY) != 0 && clause.subject != Subject::None => false,
        Verb::Get | Verb::Have
            if clause.lead == Lead::That
                && matches!(clause.mood, Mood::Would | Mood::Future)
                && clause.head & (MEETING | WORK) == 0
                && (clause.verb == Verb::Have || clause.classes & TO_THEM == 0 || clause.classes & FROM != 0) =>
        {
            true
        }
        // "You'll have it Monday", somebody wrote.
        Verb::Get | Verb::Have
            if clause.is_their_speech() && clause.subject == Subject::You && clause.mood == Mood::Future =>
        {
            clause.head & (MEETING | WORK) == 0
        }
        Verb::Get | Verb::Have | Verb::Find | Verb::Wait => {
            clause.head & (ANSWER | OFFER | DOCUMENT | REJECTION | MAIL | CALL) != 0
                && clause.head & (MEETING & !CALL) == 0
                && clause.head & WORK == 0
                // "Find out by Friday", where "find two referees" is an errand.
                || clause.verb == Verb::Find && clause.classes & OUTWARD != 0
        }
        _ => {
            clause.passive
                && matches!(
                    clause.verb,
                    Verb::Reply
                        | Verb::Say
                        | Verb::Call
                        | Verb::Email
                        | Verb::Write
                        | Verb::Message
                        | Verb::Give
                        | Verb::Send
                        | Verb::Invite
                        | Verb::Offer
                        | Verb::Chase
                        | Verb::Keep
                )
        }
    }
}

/// "Got my trial lesson on Wednesday": the writer has it, and tells nothing of what happened.
pub(crate) fn got_meeting(parse: &Parse, index: usize) -> bool {
    let Some(clause) = parse.clauses.get(index) else { return false };
    let tokens = parse.tokens.get(clause.group.end..clause.tokens.end).unwrap_or(&[]);
    let told = parse
        .clauses
        .get(index + 1)
        .is_some_and(|next| next.sentence == clause.sentence && matches!(next.mood, Mood::Past | Mood::Imperative));
    clause.verb == Verb::Get
        && clause.mood == Mood::Past
        && clause.subject == Subject::None
        && clause.group.start == clause.tokens.start
        && clause.particle.is_none()
        && !clause.passive
        && clause.head & (MEETING | VISIT) != 0
        && clause.head & CALL == 0
        && clause.classes & (FROM | NOT) == 0
        && tokens.iter().any(|token| token.phrase().is_some())
        && !told
}

/// Who acts in the clause at `index`.
pub(crate) fn actor(parse: &Parse, index: usize, sentence: &Sentence) -> Actor {
    let Some(clause) = parse.clauses.get(index) else { return Actor::Thing };
    let flip = clause.is_their_speech();
    match clause.subject {
        Subject::Me => {
            if flip {
                Actor::Theirs
            } else {
                Actor::Mine
            }
        }
        Subject::We => {
            if flip {
                Actor::Theirs
            } else {
                Actor::Mine
            }
        }
        Subject::You if clause.inverted => Actor::Mine,
        Subject::You => {
            if flip
                || hears(clause)
                || clause.passive
                || matches!(clause.mood, Mood::Future | Mood::Should) && matches!(clause.verb, Verb::Get | Verb::Find)
            {
                Actor::Mine
            } else {
                Actor::General
            }
        }
        Subject::They | Subject::Person | Subject::Role => Actor::Theirs,
        Subject::People => Actor::General,
        Subject::Nobody => Actor::Nobody,
        Subject::It => Actor::Thing,
        Subject::Thing => {
            // "The office informs applicants": a thing that speaks is somebody.
            let speaks = matches!(
                clause.verb,
                Verb::Reply
                    | Verb::Call
                    | Verb::Email
                    | Verb::Write
                    | Verb::Message
                    | Verb::Decide
                    | Verb::Say
                    | Verb::Let
                    | Verb::Promise
                    | Verb::Schedule
                    | Verb::Invite
                    | Verb::Circle
                    | Verb::Reach
            );
            // "The chief has time for me", "Occ health want me in": what wants, plans or does something for me is somebody.
            let wills = matches!(
                clause.verb,
                Verb::Want
                    | Verb::Hope
                    | Verb::Plan
                    | Verb::Think
                    | Verb::Ask
                    | Verb::Offer
                    | Verb::Refer
                    | Verb::Chase
            ) || matches!(clause.frame, Verb::Want | Verb::Hope | Verb::Promise | Verb::Ask | Verb::Offer);
            let for_me = clause.to_me
                && matches!(
                    clause.verb,
                    Verb::Have
                        | Verb::Get
                        | Verb::Take
                        | Verb::Give
                        | Verb::Meet
                        | Verb::Show
                        | Verb::Need
                        | Verb::Send
                        | Verb::Do
                        | Verb::Go
                        | Verb::Come
                );
            let unknown = clause.subject_class & NOUN == 0;
            let owed = clause.subject_class & (ANSWER | DOCUMENT | OFFER | MEETING | WORK | SAMPLE | MAIL | CALL) != 0;
            let acts = speaks || unknown && (wills || for_me);
            if acts && !owed && !clause.passive { Actor::Theirs } else { Actor::Thing }
        }
        Subject::None => missing(parse, clause, index, sentence),
    }
}

/// Who acts where no subject is written.
fn missing(parse: &Parse, clause: &Clause, index: usize, sentence: &Sentence) -> Actor {
    if clause.mood == Mood::Fragment {
        return Actor::Thing;
    }
    if clause.mood == Mood::Imperative {
        // "… and get back to me by Wednesday" is no order to oneself.
        let answers = clause.to_me
            && matches!(
                clause.verb,
                Verb::Get
                    | Verb::Come
                    | Verb::Reply
                    | Verb::Let
                    | Verb::Say
                    | Verb::Call
                    | Verb::Email
                    | Verb::Write
                    | Verb::Send
                    | Verb::Message
            );
        let joined =
            parse.tokens.get(clause.tokens.start).is_some_and(|token| token.is(AND)) && index > sentence.clauses.start;
        // "Will check with the panel and ping you tomorrow", somebody wrote.
        let goes_on = clause.quoted
            && joined
            && clause.classes & YOU != 0
            && index
                .checked_sub(1)
                .and_then(|at| parse.clauses.get(at))
                .is_some_and(|before| before.mood == Mood::Future && before.subject == Subject::None);
        return if answers && joined && !clause.quoted || goes_on { Actor::Theirs } else { Actor::Mine };
    }
    let third = clause
        .group
        .clone()
        .next()
        .and_then(|at| parse.tokens.get(at))
        .is_some_and(|token| token.lexeme.form & THIRD != 0);
    // "Wants an answer by Friday", "needs to know by the 30th": only somebody wants and needs.
    let somebody = matches!(clause.verb, Verb::Want | Verb::Need | Verb::Ask | Verb::Hope)
        || matches!(clause.frame, Verb::Want | Verb::Need | Verb::Hope);
    if third && somebody && !clause.passive {
        return Actor::Theirs;
    }
    if third && matches!(clause.mood, Mood::Present) {
        // "Friday is decision day", "closes on Friday"
        return Actor::Thing;
    }
    // "Awaiting their proposal, promised for Friday": a thing that they have promised.
    let thing = clause.verb == Verb::Promise
        && clause.frame == Verb::None
        && clause.opened == Some(Kind::Comma)
        && clause.group.start == clause.tokens.start
        && parse.tokens.get(clause.group.end).is_some_and(|next| next.phrase().is_some());
    if thing {
        return Actor::Theirs;
    }
    if clause.frame == Verb::Promise || clause.verb == Verb::Promise && clause.to_me {
        // "Promised to send two samples": they are the writer's.
        let own = clause.head & SAMPLE != 0 && clause.verb == Verb::Send && !clause.to_me;
        return if own { Actor::Mine } else { Actor::Theirs };
    }
    // "Asked Carmen to refer me": whoever is asked is no subject.
    if clause.frame == Verb::Ask && !clause.frame_passive {
        return Actor::Mine;
    }
    let hears = hears(clause);
    if !hears && clause.to_me && !matches!(clause.mood, Mood::Must) {
        return if clause.quoted { Actor::Mine } else { Actor::Theirs };
    }
    // "Dana called and will email Friday": the subject of the clause before.
    let joined = clause.opened.is_none_or(|kind| kind == Kind::Comma || kind == Kind::Close);
    if joined && index > sentence.clauses.start {
        // "He couldn't say yet, will do so on Monday": what lies between says nothing.
        let mut before = index - 1;
        while before > sentence.clauses.start
            && parse.clauses.get(before).is_some_and(|clause| clause.mood == Mood::Fragment && !clause.content)
            && parse.clauses.get(before).is_some_and(|clause| clause.tokens.len() == 1)
        {
            before -= 1;
        }
        let earlier = parse.clauses.get(before);
        if let Some(earlier) = earlier.filter(|earlier| {
            earlier.lead == Lead::Main && earlier.mood != Mood::Fragment && earlier.subject != Subject::None
        }) {
            // "Ben wants to see my thesis, will email it to him tomorrow": who receives it does not send it. "Them" may be
            // others; "him" and "her" are three letters.
            let receives = clause.opened == Some(Kind::Comma)
                && !clause.to_me
                && matches!(
                    clause.verb,
                    Verb::Send | Verb::Email | Verb::Write | Verb::Message | Verb::Reply | Verb::Call
                )
                && parse
                    .tokens
                    .get(clause.group.end..clause.tokens.end)
                    .is_some_and(|rest| rest.iter().any(|token| token.is(TO_THEM) && token.span.len() == 3));
            if receives && matches!(earlier.subject, Subject::Person | Subject::They | Subject::Role) {
                return Actor::Mine;
            }
            if clause.mood != Mood::Imperative {
                return actor(parse, before, &Sentence { clauses: before..index, ..Sentence::default() });
            }
            let _ = earlier;
        }
    }
    if hears {
        return Actor::Mine;
    }
    if clause.passive {
        return Actor::Thing;
    }
    // "Should clear in a week", "will be in touch": what cannot be an order to oneself.
    if matches!(clause.mood, Mood::Should | Mood::Future | Mood::Would | Mood::Can)
        && matches!(
            clause.verb,
            Verb::None | Verb::Be | Verb::Come | Verb::Close | Verb::Other | Verb::Decide | Verb::Start
        )
        && clause.frame == Verb::None
    {
        return if clause.verb == Verb::Decide { Actor::Theirs } else { Actor::Thing };
    }
    if sentence.reported && !matches!(clause.mood, Mood::Past | Mood::Participle) {
        return Actor::Theirs;
    }
    // "Mail from Farah: 'will ping you tomorrow'": the "I" that is left out is hers.
    if clause.quoted && matches!(clause.mood, Mood::Future | Mood::Would) {
        return Actor::Theirs;
    }
    Actor::Mine
}
