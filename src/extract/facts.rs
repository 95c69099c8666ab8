//! What one note says: the facts that the case book joins.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
pub use crate::note::Counted;
use crate::settings::DateOrder;
use crate::text::{Day, Place, Span};
use crate::timeline::{Orders, Phrase, TimeOfDay, Window};

/// Everything that was read from one note. It depends on the note's bytes, its path and the reading settings, on nothing else.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// The path below the root.
    pub path: Arc<str>,
    /// Whether the note counts, and why not if it does not.
    pub counted: Counted,
    /// What its facts are about; every other fact names one by its index.
    pub subjects: Vec<Subject>,
    /// The note's own date.
    pub date: Option<Day>,
    /// Its last line that is not empty, from 1: where a log line would be appended.
    pub last_line: u32,
    /// People that are named.
    pub mentions: Vec<Mention>,
    /// Interviews that took place or will.
    pub meetings: Vec<Meeting>,
    /// Stages and statuses that are stated.
    pub standings: Vec<Standing>,
    /// Promises, commitments, appointments and conditions.
    pub statements: Vec<Statement>,
    /// What happened.
    pub events: Vec<Event>,
    /// Task boxes.
    pub tasks: Vec<Task>,
    /// Offers.
    pub offers: Vec<Offer>,
    /// What the note's front matter says about nudges.
    pub overrides: Overrides,
    /// Its dates in numbers that allow only one order of day and month.
    pub date_orders: Orders,
    /// The order in which the others were read.
    pub date_order: DateOrder,
    /// What could not be read, or was read in one of several ways.
    pub problems: Vec<Diagnostic>,
}

impl Facts {
    /// Gives back what was reserved and not used: the facts of all notes are held at once.
    pub(super) fn shrink(&mut self) {
        self.mentions.iter_mut().for_each(|mention| mention.beside.shrink());
        self.subjects.shrink_to_fit();
        self.mentions.shrink_to_fit();
        self.meetings.shrink_to_fit();
        self.standings.shrink_to_fit();
        self.statements.shrink_to_fit();
        self.events.shrink_to_fit();
        self.tasks.shrink_to_fit();
        self.offers.shrink_to_fit();
    }
}

/// What facts are about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// The company as written, without brackets of a link.
    pub company: Option<String>,
    /// The role as written.
    pub role: Option<String>,
    /// An explicit name that joins notes.
    pub application: Option<String>,
    /// Where it is named.
    pub place: Option<Place>,
}

/// How far an application has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Saved, not applied.
    Lead,
    /// Applied.
    Applied,
    /// A recruiter's or first call.
    Screen,
    /// A technical interview.
    Technical,
    /// Work done at home.
    TakeHome,
    /// An interview.
    Interview,
    /// An onsite, a panel, a final round.
    Final,
    /// References are checked.
    References,
    /// An offer was made.
    Offer,
}

impl Stage {
    /// The word in JSON and on pages.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Lead => "lead",
            Stage::Applied => "applied",
            Stage::Screen => "screen",
            Stage::Technical => "technical",
            Stage::TakeHome => "take-home",
            Stage::Interview => "interview",
            Stage::Final => "final",
            Stage::References => "references",
            Stage::Offer => "offer",
        }
    }
}

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// Going on.
    #[default]
    Open,
    /// Paused: no nudges.
    OnHold,
    /// An offer is on the table.
    Offer,
    /// Closed: I took it.
    Accepted,
    /// Closed: I said no to the offer.
    Declined,
    /// Closed: they said no.
    Rejected,
    /// Closed: I withdrew.
    Withdrawn,
    /// Closed until a reply is logged.
    Ghosted,
    /// Closed for another reason.
    Closed,
}

impl Status {
    /// The statuses of applications that are closed.
    pub const CLOSED: [Status; 6] =
        [Status::Accepted, Status::Declined, Status::Rejected, Status::Withdrawn, Status::Ghosted, Status::Closed];

    /// The word in JSON and on pages.
    pub const fn word(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::OnHold => "on hold",
            Status::Offer => "offer",
            Status::Accepted => "accepted",
            Status::Declined => "declined",
            Status::Rejected => "rejected",
            Status::Withdrawn => "withdrawn",
            Status::Ghosted => "ghosted",
            Status::Closed => "closed",
        }
    }
}

/// A stage or a status that the note states.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Which subject.
    pub subject: usize,
    /// The day from which it holds; `None` for an undated note.
    pub day: Option<Day>,
    /// The stage, where one is stated.
    pub stage: Option<Stage>,
    /// The status, where one is stated.
    pub status: Option<Status>,
    /// Where.
    pub place: Place,
    /// The words that say so.
    pub quote: String,
}

/// What was spoken of at a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The topic, as written.
    pub words: String,
    /// With whom, where the note says so.
    pub with: Option<String>,
}

/// An interview.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// Which subject.
    pub subject: usize,
    /// Its day.
    pub day: Day,
    /// Its clock time, where it is known.
    pub time: Option<TimeOfDay>,
    /// What it was.
    pub stage: Option<Stage>,
    /// Who was met: indices of mentions.
    pub people: Vec<usize>,
    /// Whether the note reflects on it (went well, went badly, learned).
    pub reflected: bool,
    /// Thanks that the front matter records: the day, where it gives one.
    pub thanked: Option<Option<Day>>,
    /// Whether it did not take place.
    pub cancelled: bool,
    /// Whether it was said to take place later (`scheduled`) rather than as having taken place.
    pub scheduled: bool,
    /// Whether a sentence tells of it, rather than a note, a heading or a row that is its own.
    pub told: bool,
    /// Topics that the note names, for the messages.
    pub topics: Vec<Topic>,
    /// Where it is written.
    pub place: Place,
    /// The words that say so.
    pub quote: String,
    /// The line after which `done` would write.
    pub last_line: u32,
}

impl Meeting {
    /// One of which nothing is known but its day and where it is written.
    pub(super) fn on(day: Day, subject: usize, place: Place, quote: String, last_line: u32) -> Meeting {
        Meeting {
            subject,
            day,
            time: None,
            stage: None,
            people: Vec::new(),
            reflected: false,
            thanked: None,
            cancelled: false,
            scheduled: false,
            told: false,
            topics: Vec::new(),
            place,
            quote,
            last_line,
        }
    }
}

/// A person who is named.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mention {
    /// Which subject.
    pub subject: usize,
    /// As written, without title in brackets.
    pub name: String,
    /// Part in the process.
    pub part: Part,
    /// Whether it has a reason of its own to be a person.
    pub strong: bool,
    /// What stands beside the name.
    pub beside: Beside,
    /// Where.
    pub place: Option<Place>,
}

/// What stands beside a name: most names bear nothing, and take no room for it.
#[derive(Debug, Clone, Default)]
pub struct Beside(Option<Box<Details>>);

/// What is told of a person in one place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Details {
    /// Job title.
    pub title: Option<String>,
    /// Organisation as written.
    pub organisation: Option<String>,
    /// Addresses.
    pub emails: Vec<String>,
    /// Phones as written.
    pub phones: Vec<String>,
    /// LinkedIn and other links.
    pub links: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// What they own or are responsible for, as written.
    pub duties: Vec<String>,
    /// Where their phones ring, as the note's `location` says it.
    pub location: Option<String>,
}

static NOTHING: Details = Details {
    title: None,
    organisation: None,
    emails: Vec::new(),
    phones: Vec::new(),
    links: Vec::new(),
    aliases: Vec::new(),
    duties: Vec::new(),
    location: None,
};

impl Beside {
    /// The details, to take apart.
    pub(crate) fn into_details(self) -> Details {
        self.0.map(|own| *own).unwrap_or_default()
    }

    /// Gives back what was reserved and not used.
    fn shrink(&mut self) {
        let Some(own) = &mut self.0 else { return };
        if **own == NOTHING {
            self.0 = None;
            return;
        }
        for list in [&mut own.emails, &mut own.phones, &mut own.links, &mut own.aliases, &mut own.duties] {
            list.shrink_to_fit();
        }
    }
}

impl From<Details> for Beside {
    fn from(details: Details) -> Beside {
        Beside(Some(Box::new(details)))
    }
}

impl std::ops::Deref for Beside {
    type Target = Details;

    fn deref(&self) -> &Details {
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl std::ops::DerefMut for Beside {
    fn deref_mut(&mut self) -> &mut Details {
        self.0.get_or_insert_default()
    }
}

impl PartialEq for Beside {
    fn eq(&self, other: &Beside) -> bool {
        **self == **other
    }
}

/// What a person is in the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Part {
    /// Was met in an interview.
    Interviewer,
    /// Recruits, for the company or for an agency.
    Recruiter,
    /// Referred, introduced or helped.
    Helper,
    /// Decides.
    HiringManager,
    /// Anything else.
    #[default]
    Other,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 5] = [Part::Interviewer, Part::Recruiter, Part::Helper, Part::HiringManager, Part::Other];
}

/// Whose timeline a window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// They said that they would.
    Promise,
    /// I will.
    Commitment,
    /// A meeting that is fixed.
    Appointment,
    /// It happened.
    Past,
    /// "If I don't hear by Friday, call Dana": a follow-up that the writer ordered.
    Condition,
    /// None of these.
    Mention,
}

impl Reading {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Reading::Promise => "promise",
            Reading::Commitment => "commitment",
            Reading::Appointment => "appointment",
            Reading::Past => "past",
            Reading::Condition => "condition",
            Reading::Mention => "mention",
        }
    }
}

/// By what means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By phone or video.
    Call,
    /// By text message, chat or LinkedIn.
    Message,
    /// In person.
    Visit,
}

impl Channel {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::Call => "call",
            Channel::Message => "message",
            Channel::Visit => "visit",
        }
    }
}

/// What a promise is about. Promises of different matters stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Matter {
    /// An answer or a decision.
    #[default]
    Answer,
    /// A call.
    Call,
    /// A document or a link.
    Document,
    /// A date for a meeting.
    Schedule,
    /// An offer or a contract.
    Offer,
}

impl Matter {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Matter::Answer => "answer",
            Matter::Call => "call",
            Matter::Document => "document",
            Matter::Schedule => "schedule",
            Matter::Offer => "offer",
        }
    }
}

/// Who a statement is about: a person as written, or a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// As written.
    Person(String),
    /// `recruiter`, `hiring manager`, `HR`, `panel` …
    Role(String),
}

impl Who {
    /// The words.
    pub fn text(&self) -> &str {
        match self {
            Who::Person(text) | Who::Role(text) => text,
        }
    }
}

/// When a statement falls due.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// In this window.
    Window(Window),
    /// The phrase is understood, but its said day is elsewhere or unknown; the case book closes it.
    Open(Box<Phrase>),
    /// The absence of a timeline was stated.
    Never,
    /// A promise without a day ("soon").
    Undated,
}

/// A promise, a commitment, an appointment, a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Which subject.
    pub subject: usize,
    /// Whose timeline it is. Mentions are not kept as statements.
    pub reading: Reading,
    /// Who promised, or whom it concerns.
    pub who: Option<Who>,
    /// What it is about.
    pub matter: Matter,
    /// By what means.
    pub channel: Option<Channel>,
    /// "hopes to".
    pub hedged: bool,
    /// A promise whose day has gone by in the writer's own words ("should have heard Monday, nothing yet").
    pub lapsed: bool,
    /// When it falls due.
    pub when: When,
    /// The day it was said.
    pub said: Option<Day>,
    /// It stands in a line that bears its day, and is known before. Where nothing but that line's date says when, it is
    /// not `said`: once the day is over, the line tells what happened, and this stands no more.
    pub planned: bool,
    /// The place of the phrase (of the sentence where there is no phrase).
    pub place: Place,
    /// The sentence.
    pub quote: String,
    /// The bytes of the phrase within `quote`.
    pub phrase: Span,
}

impl Statement {
    /// A statement that a field or a cell makes: no clause tells of people, means or doubt.
    pub(super) fn stated(
        subject: usize,
        reading: Reading,
        when: When,
        said: Option<Day>,
        place: Place,
        quote: String,
        phrase: Span,
    ) -> Statement {
        Statement {
            subject,
            reading,
            who: None,
            matter: Matter::Answer,
            channel: None,
            hedged: false,
            lapsed: false,
            when,
            said,
            planned: false,
            place,
            quote,
            phrase,
        }
    }
}

/// From whom a touch came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From me.
    Mine,
    /// From them.
    Theirs,
    /// Both (a meeting), or not said.
    Neither,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// The application was sent.
    Applied,
    /// They invited me.
    Invited,
    /// A meeting was fixed.
    Scheduled,
    /// A meeting was moved; the event's `window` says to when.
    Rescheduled,
    /// A meeting was called off.
    Cancelled,
    /// A meeting took place.
    Met,
    /// I thanked.
    ThankYou,
    /// I followed up.
    FollowUp,
    /// They wrote, called or answered.
    Reply,
    /// I asked to connect on LinkedIn, or we connected.
    Connect,
    /// They said no.
    Rejection,
    /// They made an offer.
    Offer,
    /// I accepted.
    Acceptance,
    /// I declined their offer.
    Declined,
    /// I withdrew.
    Withdrawn,
    /// I asked for a referral.
    ReferralAsked,
    /// I asked the recruiter to follow up.
    RecruiterAsked,
    /// I thanked someone who helped.
    HelperThanked,
    /// I acknowledged the offer.
    OfferAcknowledged,
    /// I told the others about an offer.
    OthersTold,
    /// I reflected on the interview.
    Reflected,
    /// I let go.
    LetGo,
    /// I sent a work sample, a document, the take-home.
    SampleSent,
    /// An item was snoozed until the event's `window`.
    Snoozed,
    /// An item was dropped.
    Dropped,
    /// Something that I had said I would do is done, in the words in which it was said.
    Done,
    /// Someone referred, introduced or helped me.
    Helped,
    /// Any other touch.
    Touch,
    /// The absence of news: no touch at all.
    NoNews,
}

/// Something that happened, with its day.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Which subject.
    pub subject: usize,
    /// When.
    pub day: Day,
    /// From whom.
    pub direction: Direction,
    /// By what means.
    pub channel: Option<Channel>,
    /// What.
    pub kind: EventKind,
    /// What it was about, where it answers a promise.
    pub matter: Option<Matter>,
    /// People as written.
    pub people: Vec<String>,
    /// The new day of a meeting that was moved; the end of a snooze.
    pub window: Option<Window>,
    /// Where.
    pub place: Place,
    /// The words.
    pub quote: String,
}

impl Event {
    /// An event that a field or a cell tells of: no clause names people, means or matter.
    pub(super) fn stated(
        subject: usize,
        day: Day,
        direction: Direction,
        kind: EventKind,
        place: Place,
        quote: String,
    ) -> Event {
        Event {
            subject,
            day,
            direction,
            channel: None,
            kind,
            matter: None,
            people: Vec::new(),
            window: None,
            place,
            quote,
        }
    }
}

/// A task box.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Which subject.
    pub subject: usize,
    /// Whether it is still open.
    pub open: bool,
    /// The words, without dates of the Tasks plugin, tags and block id.
    pub text: String,
    /// When it is due.
    pub when: Option<Window>,
    /// The day until which it waits: ⏳ or 🛫.
    pub waits: Option<Day>,
    /// Whether nothing but that day says when it is due.
    pub planned: bool,
    /// The day it was said.
    pub said: Option<Day>,
    /// Whether it prepares for a meeting, by its heading or by its words.
    pub preparation: Option<Preparation>,
    /// Whether it is the thank-you of the meeting.
    pub thank_you: bool,
    /// Whom it concerns, as written.
    pub people: Vec<String>,
    /// By what means.
    pub channel: Option<Channel>,
    /// The bytes of the character in the box.
    pub mark: Span,
    /// Where the words stand.
    pub place: Place,
}

/// An offer that the front matter records.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Which subject.
    pub subject: usize,
    /// The day it came.
    pub day: Option<Day>,
    /// When it ends.
    pub deadline: Option<Window>,
    /// Where.
    pub place: Place,
    /// The words.
    pub quote: String,
}

/// Why a task is a preparation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preparation {
    /// It stands under a heading such as Prep.
    Heading,
    /// It begins with a word such as prepare.
    Words,
}

/// What a note's front matter says about nudges.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overrides {
    /// `pace:` as written.
    pub pace: Option<String>,
    /// `field:` as written, from which a pace follows.
    pub field: Option<String>,
    /// `no_follow_up: true`.
    pub no_follow_up: bool,
    /// `snooze_until:`.
    pub snooze_until: Option<Day>,
    /// The agency that stands between.
    pub agency: Option<String>,
    /// Numbers of the playbook by the names of their settings, each with its line.
    pub numbers: Vec<(&'static str, u32, u32)>,
}
