//! The words that tell whose timeline it is: one table from word to classes, built once.

use std::sync::LazyLock;

use crate::text::letters::{Sieve, hash};

/// Classes of words, as bits of a [`Class`].
pub(crate) type Class = u128;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident)*) => {
        classes!(@ 0; $($(#[$doc])* $name)*);
    };
    (@ $n:expr; $(#[$doc:meta])* $name:ident $($rest:tt)*) => {
        $(#[$doc])*
        pub(crate) const $name: Class = 1 << ($n);
        classes!(@ $n + 1; $($rest)*);
    };
    (@ $n:expr;) => {};
}

classes! {
    /// I.
    ME
    /// My, mine, our.
    MY
    /// We.
    WE
    /// Me, us, myself.
    TO_ME
    /// You.
    YOU
    /// Your.
    YOUR
    /// They, she, he, someone.
    THEY
    /// Them, her, him.
    TO_THEM
    /// It, this, that, there as a subject.
    IT
    /// Nobody, nothing.
    NOBODY
    /// A part in the process: recruiter, panel, HR.
    ROLE
    /// People in general: companies, candidates, employers.
    PEOPLE
    /// Decision, feedback, news.
    ANSWER
    /// Contract, link, invitation.
    DOCUMENT
    /// Offer.
    OFFER
    /// Interview, call, lunch.
    MEETING
    /// A meeting or place that is gone to.
    VISIT
    /// A call or what it is made with.
    CALL
    /// E-mail.
    MAIL
    /// Text, LinkedIn, chat.
    MESSAGE
    /// Office, role, posting, budget.
    JOB
    /// The job itself: role, position.
    POST
    /// Away, on leave, shut.
    AWAY
    /// Start date, notice, induction.
    START
    /// Deadline, cut-off.
    DEADLINE
    /// Prep, homework, cover letter: things that I do.
    WORK
    /// Thanks.
    THANKS
    /// Rejection.
    REJECTION
    /// Referral, introduction.
    REFERRAL
    /// Not, no, never.
    NOT
    /// Probably, hopefully.
    HEDGE
    /// Usually, always, every.
    GENERIC
    /// Adverbs that stand inside a verb group.
    ADVERB
    /// Soon, shortly, eventually.
    SOON
    /// Silence, crickets.
    SILENCE
    /// If, unless.
    IF
    /// When, once, after, until: a clause may follow.
    WHEN
    /// And, or, then.
    AND
    /// But, so, because, though.
    BUT
    /// That.
    THAT
    /// Who, which.
    RELATIVE
    /// To.
    TO
    /// With.
    WITH
    /// From.
    FROM
    /// About, for, in, on, at …
    PREPOSITION
    /// Of.
    OF
    /// Per, according.
    PER
    /// A, the, this, some.
    DETERMINER
    /// Back, out, up.
    PARTICLE
    /// Will, shall.
    WILL
    /// Would.
    WOULD
    /// Should, ought.
    SHOULD
    /// Can, could.
    CAN
    /// May, might.
    MAY
    /// Must, gotta.
    MUST
    /// Mr, Dr, Frau.
    TITLE
    /// Months, weekdays, times of day.
    TIME
    /// Names of tools and other capitalised words that name nobody.
    TOOL
    /// Adjectives that take an infinitive: supposed, due, set, able.
    SUPPOSED
    /// Please, kindly.
    PLEASE
    /// Adjectives, and other words of no class that are no names.
    PLAIN
    /// A noun in the plural that is somebody.
    MANY
    /// Yet, still.
    YET
    /// Timeline, timeframe.
    TIMELINE
    /// Application, CV: what is sent when one applies.
    APPLICATION
    /// Others, other companies.
    OTHERS
    /// LinkedIn.
    LINKEDIN
    /// Room, link, place of a meeting.
    VENUE
    /// Forms of be, have, do, and other verbs that may only stand as verbs.
    VERB_ONLY
    /// In, at, near: a place follows.
    LOCATIVE
    /// Sample, take-home, portfolio.
    SAMPLE
    /// Private life and public events.
    PRIVATE
    /// A noun of which only the ending is known.
    ABSTRACT
    /// Tell, told: a person follows.
    TELL
    /// Out, over, off: something leaves me.
    OUTWARD
    /// Hopefully, ideally: what is said has not happened.
    WISH
    /// To do, reminder: what follows is an order to oneself.
    REMINDER
    /// Lost, knocked, against, cut: what may tell that it was not the writer.
    LOSS
}

/// Nouns of any kind.
pub(crate) const NOUN: Class = ROLE
    | PEOPLE
    | ANSWER
    | DOCUMENT
    | OFFER
    | MEETING
    | VISIT
    | CALL
    | MAIL
    | MESSAGE
    | JOB
    | START
    | DEADLINE
    | WORK
    | THANKS
    | REJECTION
    | REFERRAL
    | SILENCE
    | TIMELINE
    | APPLICATION
    | SAMPLE
    | PRIVATE
    | ABSTRACT;

/// What a verb says, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Verb {
    #[default]
    None,
    Be,
    Have,
    Do,
    // Speaking of what will be.
    Say,
    Think,
    Promise,
    Hope,
    Plan,
    Want,
    Need,
    Ask,
    // Light verbs, whose particle or object decides.
    Get,
    Come,
    Let,
    Make,
    Go,
    Set,
    Hand,
    Drop,
    Turn,
    Pass,
    Put,
    Pull,
    Look,
    Keep,
    Follow,
    Check,
    Find,
    Take,
    Give,
    Circle,
    Reach,
    Work,
    Sign,
    Show,
    Leave,
    // What people do to each other.
    Reply,
    Call,
    Email,
    Write,
    Message,
    Hear,
    Decide,
    Send,
    Schedule,
    Invite,
    Move,
    Cancel,
    Meet,
    Prepare,
    Chase,
    Thank,
    Apply,
    Accept,
    Decline,
    Reject,
    Withdraw,
    Offer,
    Refer,
    Connect,
    Owe,
    Wait,
    Start,
    Close,
    Travel,
    Handle,
    Snooze,
    Reflect,
    Acknowledge,
    Fill,
    Other,
}

/// Forms that a word may be of its verb.
pub(crate) const BASE: u8 = 1;
/// Third person.
pub(crate) const THIRD: u8 = 2;
/// Past tense.
pub(crate) const PAST: u8 = 4;
/// Past participle.
pub(crate) const PARTICIPLE: u8 = 8;
/// Present participle.
pub(crate) const ING: u8 = 16;

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Lexeme {
    pub(crate) class: Class,
    pub(crate) verb: Verb,
    pub(crate) form: u8,
}

/// Words that are no verbs, by class.
const WORDS: &[(Class, &str)] = &[
    (ME, "i"),
    (MY, "my mine our ours"),
    (WE, "we"),
    (TO_ME, "me us"),
    (YOU, "you u ya ye yous youse yez y'all yall yourself everyone everybody"),
    (YOUR, "your yours"),
    (THEY, "they she he someone somebody one-of-them anybody whoever"),
    (TO_THEM, "them him her"),
    (IT, "it this that there which these those everything something"),
    (NOBODY | NOT, "nobody noone nothing none neither nowt nada zilch nil"),
    (
        ROLE,
        "recruiter hr manager mgr hm em cto ceo cfo coo vp svp evp head director founder cofounder co-founder coordinator agency agent headhunter sourcer panel board committee council \
         team company firm client employer dean boss supervisor interviewer department dept university college school hospital trust council ward \
         payroll legal lawyer lawyers finance compliance admin administrator receptionist secretary assistant owner chef principal professor lecturer lead engineer developer \
         designer partner exec executive president chair chairman chairwoman chairperson leadership management ops people-ops talent staffing ta union ministry embassy \
         contact lady gentleman guy bloke woman man colleague referrer mentor coach buddy peer editor producer foreman matron sister registrar bursar trustee governor \
         warden superintendent landlord rep representative consultant specialist officer analyst architect organiser organizer hiring-manager hiring scheduler host headmaster headmistress headteacher vet doctor nurse surgeon \
         chief gaffer forewoman manageress proprietor captain skipper steward deputy provost postdoc pi hod slt hrbp md gm cio cpo cmo cro chro tl moderator invigilator adjudicator judge juror \
         buyer planner estimator ganger landlady vicar minister bishop canon curator librarian conductor choreographer dramaturg sous-chef occ human resources personnel secretariat \
         consultancy department studio shop bakery clinic office-manager store-manager depot lab startup start-up institute foundation charity bank publisher newsroom gallery museum",
    ),
    (
        ROLE | MANY,
        "mob outfit bunch crew recruiters managers founders partners governors trustees directors interviewers engineers owners execs executives stakeholders higher-ups \
         colleagues bosses seniors reviewers leads panelists panellists assessors examiners heads folks girls guys lads powers board-members agents organisers organizers chefs ladies editors producers",
    ),
    (
        PEOPLE | MANY,
        "companies employers people candidates applicants customers clients users guests visitors patients pupils residents passengers investors citizens firms businesses organizations organisations startups corporations jobseekers interviewees everyone's graduates folk most many",
    ),
    (
        ANSWER,
        "decision decisions verdict answer answers result results feedback news word outcome outcomes update updates yes response responses reply replies shortlist confirmation comments reviews heads-up headsup steer say-so nod shout clearance vetting checks turnaround \
         green-light greenlight all-clear go-ahead ruling notification acknowledgement callback callbacks call-back yes/no thumbs-up evaluation assessment-result grades marks score scores signal \
         approval sign-off signoff movement clarity details more info information headcount-approval announcement conclusion determination intel readout read-out follow-through progress timeline-update closure",
    ),
    (
        DOCUMENT,
        "contract contracts paperwork papers acceptance letter letters link links invite invites invitation invitations brief instructions timetable badge itinerary agenda questionnaire attachment pdf doc docs \
         document documents calendar-invite nda packet pack package payslip visa receipt statement brochure description terms breakdown figures numbers quote logistics",
    ),
    (
        DOCUMENT | WORK,
        "abstract abstracts proposal manuscript dossier bio headshot headshots timesheet waiver declaration diploma diplomas licence licences vetting-form record records immunisations vaccinations jabs card cards quote estimate invoice form forms transcripts transcript references reference referee referees certificate certificates id passport dbs payslips availability",
    ),
    (OFFER, "offer offers counteroffer counter-offer package comp salary"),
    (
        MEETING,
        "interview interviews intvw interv itvw panel loop chat session sessions debrief round rounds stage meeting meetings test exam exams assessment presentation demo review workshop practical \
         audition talk coffee lunch dinner breakfast brunch drinks tea catchup catch-up q&a intro superday super-day hackathon whiteboarding whiteboard standup group-exercise exercise appointment \
         lesson lecture viva seminar bake meet meetup meet-up observation final finals rehearsal tasting casting reading teach-back case-interview pairing pair-programming pairing-session deep-dive \
         second-round first-round roundtable role-play roleplay pitch one-on-one 1:1 one-to-one slot slots fitting fittings recall rehearsal photoshoot table-read playtest kickoff kick-off sync huddle conversation convo discussion discussions get-together gathering confab natter chinwag cuppa brew pint pints sit-down sitdown recce colloquium fly-out flyout fly-in showcase bake-off tribunal assessment-centre assessment-center meeting-and-greet meet-and-greet deep-dives screening fireside playtest",
    ),
    (
        MEETING | VISIT,
        "onsite on-site onsites visit tour trial shift walkthrough walk-through walkaround site-visit open-day office-visit lunch-visit tryout try-out taster shadowing shadow",
    ),
    (
        MEETING | CALL,
        "call calls screen screens phone-screen phonescreen videocall teleconference videochat video-call phone-call telco facetime hangout con-call",
    ),
    (CALL | ANSWER, "callback callbacks call-back"),
    (CALL, "ring bell buzz phone telephone teams video voicemail cell mobile handset landline dial-in"),
    (MEETING | CALL, "zoom skype webex hangouts gmeet"),
    (TELL | VERB_ONLY, "tell tells told telling"),
    (REMINDER, "todo to-do reminder action"),
    (SAMPLE | WORK | MEETING, "task tasks"),
    (PLAIN, "selection"),
    (MAIL, "email emails e-mail e-mails mail inbox mails"),
    (MESSAGE, "text texts dm dms sms message messages whatsapp slack telegram signal imessage inmail"),
    (MESSAGE | LINKEDIN, "linkedin li"),
    (
        JOB,
        "office offices role roles posting postings ad advert ads position positions vacancy vacancies job jobs req applications portal freeze budget budgets headcount internship probation branch posts \
         project product release launch quarter campaign restructure reorg merger conference fair funding season permit rota building site department-move rollout migration roadmap sprint audit ipo acquisition deploy deployment beta renovation relocation reimbursement expenses market listing advertisement tender recruitment",
    ),
    (POST, "role roles position positions vacancy vacancies job jobs"),
    (
        PRIVATE,
        "wedding birthday holiday vacation dentist gym flight trip marathon concert match funeral festival anniversary party movers rent lease plumber landlord surgery honeymoon \
         toddler baby puppy in-laws kids kid daughter son wife husband mum mom dad parents mother father grandma boyfriend girlfriend dog cat haircut christening baptism school-run train trains boiler car mot vet's \
         tax taxes hotel airbnb hostel babysitter childminder nursery yoga choir band play game tickets physio optician therapist therapy",
    ),
    (
        AWAY,
        "away leave ooo pto holiday vacation travelling traveling shut closed abroad sick unavailable sabbatical maternity paternity off-site offsite parental jury skeleton annual retreat furlough ill unreachable offline hospital bereavement busy swamped",
    ),
    (
        START,
        "start starting-date start-date notice induction onboarding orientation first-day probation tenure relocation move-in",
    ),
    (DEADLINE, "exp expy deadline deadlines cutoff cut-off expiry expiration closing-date due-date"),
    (
        WORK,
        "prep homework hackerrank codility leetcode codesignal coderpad cover-letter slides deck mock essay research todo to-do follow-up followup follow-ups notes-review practice revision rsvp laptop keycard keys chore errand errands",
    ),
    (
        SAMPLE | WORK,
        "sample samples portfolio portfolios submissions recordings tapes showreels take-home takehome case assignment code-sample codesample writing-sample homework challenge repo exercise-solution showreel reel coding-challenge self-tape selftape self-tapes oa solution submission test-task references portfolio-piece case-study",
    ),
    (SAMPLE | WORK | MEETING, "task tasks"),
    (PLAIN, "selection"),
    (THANKS, "thanks thank-you thankyou thank-yous thankyous thx ty gratitude thank-you-note"),
    (LOSS | VERB_ONLY, "lost eliminated knocked"),
    (LOSS, "against cut direction else internal"),
    (REJECTION, "rejection rejections reject rejects auto-reject auto-rejection refusal no-go regrets regret"),
    (REFERRAL, "referral referrals recommendation intro introduction introductions"),
    (APPLICATION, "application cv resume résumé cover"),
    (
        TIMELINE,
        "timeline timelines timeframe timeframes time-frame time-line schedule date eta timescale timescales timing",
    ),
    (OTHERS, "others other"),
    (
        VENUE,
        "room hq headquarters reception lobby campus house floor building cafe café restaurant address venue lido warehouse depot shop store door",
    ),
    (NOT | SUPPOSED, "unable"),
    (NOT, "not no never without nor hardly barely nope"),
    (HEDGE | ADVERB | WISH, "hopefully ideally tentatively fingers"),
    (
        HEDGE | ADVERB,
        "probably maybe perhaps possibly likely presumably apparently roughly potentially theoretically allegedly supposedly",
    ),
    (
        GENERIC | ADVERB,
        "usually typically normally generally often always seldom scarcely frequently regularly invariably habitually commonly ordinarily traditionally sometimes mostly rarely",
    ),
    (
        GENERIC,
        "every each weekly monthly quarterly daily yearly annually mondays tuesdays wednesdays thursdays fridays saturdays sundays anyone",
    ),
    (
        ADVERB,
        "just also really all both now definitely certainly surely finally only then actually already kindly personally still even ever today's simply both officially formally again directly basically all-of-them gladly somehow herself himself themselves itself quickly briefly sort kind most totally formerly first sometime",
    ),
    (
        SOON,
        "soon shortly asap eventually soonish someday promptly way momentarily presently anon imminently sooner whenever",
    ),
    (SILENCE, "silence crickets ghosted ghosting ghost quiet tumbleweed blank silent"),
    (IF, "failing barring absent suppose supposing if unless incase assuming provided should-they lest otherwise"),
    (WHEN, "when once after until till whenever before while since as because whilst"),
    (AND, "and or & plus then either nor"),
    (BUT, "but so though although yet however except whereas meanwhile because 'cause cos cuz anyway"),
    (RELATIVE, "who which whom whose where what how why whether"),
    (TO, "to"),
    (WITH, "with w alongside"),
    (FROM, "from"),
    (
        PREPOSITION,
        "for about on by into onto over through during under between against within via re regarding concerning than like including towards toward upon beyond around across among after before until till since minus plus per ahead besides",
    ),
    (PREPOSITION | LOCATIVE, "in at near inside outside @"),
    (OF, "of"),
    (PER, "per according acc"),
    (OUTWARD, "out over off across"),
    (DETERMINER, "a an the some any another both each every few several more most much many little less least enough"),
    (DETERMINER, "his their its whose'"),
    (PARTICLE, "back out up off down over in on along through round around forward together by"),
    (WILL, "will shall wil ll gonna"),
    (WOULD, "would wld 'd wud"),
    (SHOULD, "should shd ought shoud"),
    (CAN, "can could cld"),
    (MAY, "may might"),
    (MUST, "must gotta mustn hafta"),
    (MUST | ADVERB, "better"),
    (
        TITLE,
        "mr mrs ms miss mx dr prof professor frau herr mme madame monsieur sir dame signora ji saab mam maam ma'am signor señor señora sr rev fr doctor",
    ),
    (
        TIME,
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun january february march april may june july august september october november december \
         jan feb mar apr jun jul aug sep sept oct nov dec am pm noon midnight morning afternoon evening night tonight today tomorrow tmrw tomorow yesterday week weeks day days month months year years hour hours hr hrs wk wks weekend \
         minute minutes min mins quarter spring summer autumn fall winter christmas easter thanksgiving eod eow eom eoq eoy cob ago last next end beginning early late mid couple fortnight time times moment o'clock business working bank following later earlier lunchtime midday halloween",
    ),
    (
        TOOL,
        "google github gitlab notion jira excel python java rust kubernetes docker aws azure glassdoor indeed outlook gmail calendly hackerrank leetcode coderpad hirevue greenhouse lever workday smartrecruiters teamtailor personio softgarden taleo workable jobvite icims ashby recruitee bamboohr successfactors confluence figma \
         powerpoint react typescript javascript linux windows mac english german french spanish uk us usa eu london berlin paris dublin york europe america q1 q2 q3 q4 cet gmt est pst utc pt et bst ok okay dear hi hello hey best regards cheers sincerely pm ps fyi tbd tbc eta btw imo lol sigh oh ugh yay hooray omg gosh blimey crikey haha hahaha yep yeah yup nah aye argh meh phew whew tbh ngl psst hiya hmm wow yes no well great good nice congratulations congrats sorry unfortunately sadly alas regrettably \
         subject re fwd fw ics pdf gcse ba ma mba phd it qa ui ux api sql b2b saas id kpi okr q&a faq ai ml devops sre swe sde ft pt ote rsu rsus",
    ),
    (
        SUPPOSED,
        "supposed due set able likely ready happy bound meant scheduled going unable hoping willing keen eager delighted pleased glad",
    ),
    (PLEASE, "please kindly pls plz"),
    (YET, "yet so-far sofar thus"),
    (
        PLAIN,
        "note notes myself ourselves name names check checks plan plans help report reports request requests cover pick change changes move moves list return order look show run cut play win fall rush switch record draft drafts code press need needs hope try guess bet match talks touch \
         one two three four five six seven eight nine ten first second third fourth final last new old big small long short quick brief early late open good great nice fine sure proper full same different whole next only possible \
         online remote virtual official verbal written informal formal internal external technical behavioral behavioural senior junior regional local global general main lead key possible available due ready certain own real clear \
         here there where why how what whatever everything anything else lot lots bit hand hands way thing things mind eye eyes side part half number rest point place home door phone's side word's week's someone's today's tomorrow's friday's monday's \
         successful unsuccessful observed mock competency medical legal background salary pay band money dress code skills skill aptitude psychometric reference work working coding live system design culture values fit case study group trade cover writing open hard brilliant brutal awful amazing positive negative strong weak tough easy weird lovely friendly excited nervous tired relieved gutted happy sad confident \
         well badly very too quite rather fairly pretty almost nearly roughly approximately sharp prompt latest sooner rather than least most maximum max minimum min too either neither whichever hq inperson in-person face-to-face person video morning's tied busy confirmed tentative vague promising fast slow keen hired in-house ish-or-so such few successful latest afterwards afterward ahead instead together tho though etc plus minus xx x y n b c d e f g h k l m o p q r s t v z ie eg",
    ),
];

/// Verbs by what they say: regular ones by their base (`+` doubles the last letter), others as `base|past|participle`.
const VERBS: &[(Verb, &str)] = &[
    (
        Verb::Say,
        "say|said tell|told mention state indicate explain hint suggest claim warn reiterate imply advise estimate report",
    ),
    (
        Verb::Think,
        "think|thought reckon guess believe suppose feel|felt figure imagine assume bet|bet doubt predict foresee|foresaw|foreseen fancy",
    ),
    (
        Verb::Promise,
        "promise swear|swore|sworn vow assure guarantee commit+ pledge agree undertake|undertook|undertaken volunteer",
    ),
    (Verb::Hope, "hope"),
    (
        Verb::Plan,
        "allow plan+ aim intend mean|meant expect anticipate try seek|sought target look-to propose attempt want-to",
    ),
    (Verb::Want, "want like prefer wish love"),
    (Verb::Need, "need require"),
    (Verb::Ask, "ask request enquire inquire beg+ invite-to"),
    (Verb::Get, "get|got|gotten get|got|got"),
    (Verb::Come, "come|came|come arrive land appear"),
    (Verb::Let, "let|let"),
    (Verb::Make, "make|made"),
    (Verb::Go, "go|went|gone hop+ nip+ trek+ pootle"),
    (Verb::Set, "set|set line fix"),
    (Verb::Hand, "hand"),
    (Verb::Drop, "drop+ pop+ swing|swung stop+ bring|brought"),
    (Verb::Turn, "turn"),
    (Verb::Pass, "pass"),
    (Verb::Put, "put|put"),
    (Verb::Pull, "pull back-out"),
    (Verb::Look, "look"),
    (Verb::Keep, "keep|kept stay remain"),
    (Verb::Follow, "follow follow-up"),
    (Verb::Check, "check"),
    (Verb::Find, "find|found"),
    (Verb::Take, "take|took|taken last"),
    (Verb::Give, "give|gave|given"),
    (Verb::Circle, "feed|fed circle loop reconnect"),
    (Verb::Reach, "reach touch"),
    (Verb::Work, "work suit+ suit"),
    (Verb::Sign, "sign countersign"),
    (Verb::Show, "show|showed|shown walk tour"),
    (Verb::Leave, "leave|left"),
    (
        Verb::Reply,
        "counter shout intimate apprise acquaint communicate convey reply respond answer revert contact notify inform update confirm alert resurface",
    ),
    (Verb::Call, "bell holler call phone ring|rang|rung dial buzz telephone skype facetime"),
    (Verb::Email, "email e-mail mail"),
    (Verb::Write, "write|wrote|written"),
    (Verb::Message, "message text ping dm whatsapp slack pm msg+ inmail"),
    (Verb::Hear, "hear|heard know|knew|known learn receive"),
    (
        Verb::Decide,
        "green-light greenlight rubber-stamp sanction ratify authorise authorize okay vet+ verify validate thrash decide choose|chose|chosen pick settle select approve finalise finalize announce conclude determine shortlist deliberate vote convene discuss evaluate consider debrief assess weigh resolve sort \
         regroup reconvene review judge huddle sync calibrate whittle narrow revisit resume process recruit hire evaluate rank grade score mark release",
    ),
    (Verb::Fill, "fill"),
    (
        Verb::Send,
        "sling|slung whack bung furnish redirect courier circulate distribute send|sent forward share submit+ return deliver upload post provide supply issue extend attach publish file ship+ transmit fax courier resend|resent",
    ),
    (Verb::Schedule, "reserve lock schedule book arrange organise organize pencil pencil+ calendar coordinate slot+"),
    (Verb::Invite, "invite"),
    (
        Verb::Move,
        "swap+ prepone bounce shunt juggle shuffle move push shift postpone reschedule bump delay slip+ defer+ rebook slide|slid",
    ),
    (Verb::Cancel, "cancel scrap+ axe cancel+"),
    (
        Verb::Meet,
        "meet|met observe interview screen see|saw|seen speak|spoke|spoken talk chat+ visit present attend host catch|caught audition sit|sat shadow skype zoom lunch pitch",
    ),
    (
        Verb::Prepare,
        "prep+ prepare practise practice polish rewrite|rewrote|rewritten draft tidy research study rehearse brush memorise finish complete read|read revise refresh record code build|built solve push-up \
         sharpen proofread|proofread edit print iron pack clean brainstorm outline compile collect buy|bought order fetch scan translate list download install update tweak redo|redid|redone start-on do-up compare review",
    ),
    (Verb::Chase, "chase nudge remind prod+ bug+ pester poke badger"),
    (Verb::Thank, "thank"),
    (Verb::Apply, "apply reapply"),
    (Verb::Accept, "accept"),
    (Verb::Decline, "decline refuse"),
    (Verb::Reject, "reject"),
    (Verb::Withdraw, "withdraw|withdrew|withdrawn bow"),
    (Verb::Offer, "offer"),
    (Verb::Refer, "refer+ introduce recommend vouch"),
    (Verb::Connect, "connect befriend"),
    (Verb::Owe, "owe"),
    (Verb::Wait, "wait await"),
    (Verb::Start, "start begin|began|begun join onboard commence relocate"),
    (Verb::Close, "close open expire lapse end lift shut|shut freeze|froze|frozen unlock reopen launch roll shut-down"),
    (Verb::Travel, "travel fly|flew|flown drive|drove|driven"),
    (Verb::Handle, "handle lead|led own manage use live belong sell|sold cost|cost teach|taught serve"),
    (Verb::Snooze, "snooze"),
    (Verb::Reflect, "reflect"),
    (Verb::Acknowledge, "acknowledge"),
    (
        Verb::Other,
        "buy|bought add note relay quote repeat change continue create cut|cut eat|ate|eaten enjoy forget|forgot|forgotten grow|grew|grown happen help hold|held hit|hit kick learn lose|lost matter nail name need-to \
         notice pay|paid play quit|quit raise realise realize remember run|ran|run save seem sell|sold sleep|slept smile sound spend|spent stand|stood suck talk-about teach understand|understood upload use wear|wore|worn win|won worry attend-to \
         bake cook drink|drank|drunk fall|fell|fallen feel-like laugh mess miss bomb ace blow|blew|blown flub+ stumble struggle click vibe go-over cover skip sketch ask-about argue admit+ advertise demo escalate flag+ investigate look-into rate \
         regret rush switch touch-base transfer+ wrap+ interview-for retire hurt|hurt burn crash explode occur sell-off merge acquire restructure land-on lay|laid fire renew replace rank rotate cycle meet-up wow impress bode bump-into \
         knock eliminate",
    ),
];

/// Forms that no rule makes.
const IRREGULAR: &[(&str, Verb, u8)] = &[
    ("be", Verb::Be, BASE),
    ("is", Verb::Be, THIRD),
    ("are", Verb::Be, THIRD),
    ("am", Verb::Be, THIRD),
    ("was", Verb::Be, PAST),
    ("were", Verb::Be, PAST),
    ("been", Verb::Be, PARTICIPLE),
    ("being", Verb::Be, ING),
    ("have", Verb::Have, BASE),
    ("has", Verb::Have, THIRD),
    ("had", Verb::Have, PAST | PARTICIPLE),
    ("having", Verb::Have, ING),
    ("do", Verb::Do, BASE),
    ("does", Verb::Do, THIRD),
    ("did", Verb::Do, PAST),
    ("done", Verb::Do, PARTICIPLE),
    ("doing", Verb::Do, ING),
    ("goes", Verb::Go, THIRD),
    ("heading", Verb::Go, ING),
    ("headed", Verb::Go, PAST | PARTICIPLE),
];

/// Words that are written as one and are two.
const CONTRACTIONS: &[(&str, &str, &str)] = &[
    ("won't", "will", "not"),
    ("wont", "will", "not"),
    ("can't", "can", "not"),
    ("cant", "can", "not"),
    ("cannot", "can", "not"),
    ("shan't", "shall", "not"),
    ("ain't", "is", "not"),
    ("didnt", "did", "not"),
    ("dont", "do", "not"),
    ("doesnt", "does", "not"),
    ("havent", "have", "not"),
    ("hasnt", "has", "not"),
    ("hadnt", "had", "not"),
    ("isnt", "is", "not"),
    ("wasnt", "was", "not"),
    ("wouldnt", "would", "not"),
    ("couldnt", "could", "not"),
    ("shouldnt", "should", "not"),
    ("theyll", "they", "will"),
    ("theyd", "they", "would"),
    ("theyre", "they", "are"),
    ("theyve", "they", "have"),
    ("youll", "you", "will"),
    ("youd", "you", "would"),
    ("youre", "you", "are"),
    ("itll", "it", "will"),
    ("shes", "she", "is"),
    ("hes", "he", "is"),
    ("im", "i", "am"),
    ("ive", "i", "have"),
    ("weve", "we", "have"),
    ("gonna", "going", "to"),
    ("gotta", "must", ""),
    ("wanna", "want", "to"),
    ("should've", "should", "have"),
    ("shouldve", "should", "have"),
    ("should've", "should", "have"),
    ("let's", "let", "us"),
];

struct Table {
    slots: Vec<(u64, Lexeme)>,
    mask: usize,
    known: Sieve,
}

impl Table {
    fn put(&mut self, word: &str, class: Class, verb: Verb, form: u8) {
        let key = hash(word.as_bytes());
        self.known.add(key);
        let mut at = key as usize & self.mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.0 == 0 || slot.0 == key {
                slot.0 = key;
                slot.1.class |= class;
                slot.1.form |= form;
                if slot.1.verb == Verb::None {
                    slot.1.verb = verb;
                }
                return;
            }
            at = (at + 1) & self.mask;
        }
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    const SIZE: usize = 1 << 13;
    let mut table = Table { slots: vec![(0, Lexeme::default()); SIZE], mask: SIZE - 1, known: Sieve::new(SIZE / 2) };
    for &(word, verb, form) in IRREGULAR {
        table.put(word, VERB_ONLY, verb, form);
    }
    for &(class, words) in WORDS {
        for word in words.split_ascii_whitespace() {
            table.put(word, class, Verb::None, 0);
        }
    }
    let mut form = String::with_capacity(24);
    for &(verb, bases) in VERBS {
        for entry in bases.split_ascii_whitespace() {
            inflect(entry, &mut form, |word, bits| table.put(word, 0, verb, bits));
        }
    }
    table
});

/// Calls `put` with each form of a verb.
fn inflect(entry: &str, form: &mut String, mut put: impl FnMut(&str, u8)) {
    let mut parts = entry.split('|');
    let base = parts.next().unwrap_or("");
    let (base, doubled) = match base.strip_suffix('+') {
        Some(base) => (base, true),
        None => (base, false),
    };
    let past = parts.next();
    let participle = parts.next().or(past);
    put(base, BASE);
    let consonant_y = base.len() > 2
        && base.ends_with('y')
        && !matches!(base.as_bytes().get(base.len() - 2), Some(b'a' | b'e' | b'o' | b'u'));
    let stem = if consonant_y { base.get(..base.len() - 1).unwrap_or(base) } else { base };
    form.clear();
    form.push_str(stem);
    form.push_str(if consonant_y {
        "ies"
    } else if base.ends_with("ss") || base.ends_with("sh") || base.ends_with("ch") || base.ends_with('x') {
        "es"
    } else {
        "s"
    });
    put(form, THIRD);
    match (past, participle) {
        (Some(past), Some(participle)) => {
            put(past, PAST);
            put(participle, PARTICIPLE);
        }
        _ => {
            form.clear();
            form.push_str(stem);
            if doubled {
                form.extend(base.chars().last());
            }
            form.push_str(if consonant_y {
                "ied"
            } else if base.ends_with('e') {
                "d"
            } else {
                "ed"
            });
            put(form, PAST | PARTICIPLE);
        }
    }
    form.clear();
    if base.ends_with('e') && !base.ends_with("ee") && base.len() > 2 {
        form.push_str(base.strip_suffix('e').unwrap_or(base));
    } else {
        form.push_str(base);
        let irregular_double = matches!(
            base,
            "get" | "let" | "set" | "put" | "sit" | "run" | "cut" | "hit" | "begin" | "bet" | "shut" | "quit" | "win"
        );
        if doubled || irregular_double {
            form.extend(base.chars().last());
        }
    }
    form.push_str("ing");
    put(form, ING);
}

/// Calls `see` for each known word.
pub(crate) fn each_word(mut see: impl FnMut(&str, Lexeme)) {
    for &(word, _, _) in IRREGULAR {
        see(word, look_up(word.as_bytes()));
    }
    for &(_, words) in WORDS {
        for word in words.split_ascii_whitespace() {
            see(word, look_up(word.as_bytes()));
        }
    }
    let mut form = String::with_capacity(24);
    for &(_, bases) in VERBS {
        for entry in bases.split_ascii_whitespace() {
            inflect(entry, &mut form, |word, _| see(word, look_up(word.as_bytes())));
        }
    }
}

/// What is known of a word in lower case, with plain apostrophes.
pub(crate) fn look_up(word: &[u8]) -> Lexeme {
    look_up_hashed(hash(word))
}

/// What is known of the word with this hash.
#[inline]
pub(crate) fn look_up_hashed(hash: u64) -> Lexeme {
    let table = &*TABLE;
    // No word hashes to 0, which marks a free slot.
    if hash == 0 || !table.known.has(hash) {
        return Lexeme::default();
    }
    let mut at = hash as usize & table.mask;
    loop {
        match table.slots.get(at) {
            Some(&(0, _)) | None => return Lexeme::default(),
            Some(&(found, lexeme)) if found == hash => return lexeme,
            Some(_) => at = (at + 1) & table.mask,
        }
    }
}

/// The hashes of the contractions that are listed.
static CONTRACTED: LazyLock<Sieve> = LazyLock::new(|| {
    let mut sieve = Sieve::new(CONTRACTIONS.len());
    CONTRACTIONS.iter().for_each(|(form, _, _)| sieve.add(hash(form.as_bytes())));
    sieve
});

/// Whether the word with this hash may be one of the contractions that are written without an apostrophe.
pub(crate) fn may_be_contraction(hash: u64) -> bool {
    CONTRACTED.has(hash)
}

/// The two words that a contraction stands for, the second one possibly empty.
pub(crate) fn contraction(word: &str) -> Option<(Lexeme, Option<Lexeme>)> {
    let pair = |first: &str, second: &str| {
        let second = (!second.is_empty()).then(|| look_up(second.as_bytes()));
        (look_up(first.as_bytes()), second)
    };
    if CONTRACTED.has(hash(word.as_bytes()))
        && let Some(&(_, first, second)) = CONTRACTIONS.iter().find(|(form, _, _)| *form == word)
    {
        return Some(pair(first, second));
    }
    let at = word.rfind('\'')?;
    let (host, tail) = (word.get(..at)?, word.get(at + 1..)?);
    match tail {
        "ll" => Some(pair(host, "will")),
        "ve" => Some(pair(host, "have")),
        "re" => Some(pair(host, "are")),
        "m" => Some(pair(host, "am")),
        "d" => Some(pair(host, "'d")),
        "t" => host.strip_suffix('n').map(|host| pair(host, "not")),
        _ => None,
    }
}
