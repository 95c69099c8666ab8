//! What stands beside a name: told apart by words, never guessed.

use foldhash::HashSet;

use super::address::{self, Address};
use super::words::{self, DUTY, GIVEN, ORG, PLACE, PROCESS, RANK, ROLE, STOP, SURNAME, TITLE};
use crate::extract::{Mention, Part};

/// The organisations that a note names elsewhere, in plain form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    organisations: Vec<String>,
    /// The first words of the whole names that the note has given so far.
    firsts: HashSet<String>,
    /// The role that is applied for, which is nobody's title beside a name that may be a company's.
    role: Option<String>,
    /// The agency of the application.
    agency: Option<String>,
}

impl Known {
    /// Keeps the first word of a whole name, which stands for the person from then on.
    pub(super) fn add_person(&mut self, name: &str) {
        // More than these no note speaks of.
        const MOST: usize = 256;
        if let Some((first, _)) = name.split_once(' ')
            && self.firsts.len() < MOST
            && first.chars().count() > 2
            && words::class(first) & (STOP | TITLE | RANK | ORG | words::HONORIFIC) == 0
            && !self.firsts.contains(first)
        {
            self.firsts.insert(first.to_owned());
        }
    }

    /// Whether a word is the first of somebody's whole name.
    pub(super) fn is_first(&self, word: &str) -> bool {
        !self.firsts.is_empty() && self.firsts.contains(word)
    }

    pub(super) fn agency(&mut self, agency: &str) {
        self.agency = Some(plain(agency)).filter(|agency| !agency.is_empty());
    }

    /// Whether an organisation finds people for others: by its name, or because the note calls it its agency.
    pub(super) fn recruits(&self, organisation: &str) -> bool {
        recruits(organisation) || self.agency.as_deref().is_some_and(|agency| agency == plain(organisation))
    }

    /// Whether the note has given any whole name so far.
    pub(super) fn has_people(&self) -> bool {
        !self.firsts.is_empty()
    }

    pub(super) fn role(&mut self, role: Option<&str>) {
        self.role = role.map(plain);
    }

    /// Whether a title is that of the role that is applied for.
    pub(super) fn is_role(&self, title: &str) -> bool {
        self.role.as_deref().is_some_and(|role| role == plain(title))
    }

    pub(super) fn add(&mut self, name: &str) {
        let name = plain(name);
        // More than these no note speaks of.
        const MOST: usize = 64;
        if self.organisations.len() < MOST && name.chars().count() > 1 && !self.organisations.contains(&name) {
            self.organisations.push(name);
        }
    }

    /// Whether a text is the name of an organisation that is known, whole or its beginning.
    pub(super) fn holds(&self, text: &str) -> bool {
        if self.organisations.is_empty() {
            return false;
        }
        // Nearly no name begins as one of them does.
        let first = words::split(text).next().and_then(|word| word.chars().next());
        let may = first.is_some_and(|first| {
            !first.is_ascii()
                || self.organisations.iter().any(|own| own.bytes().next() == Some(first.to_ascii_lowercase() as u8))
        });
        if !may {
            return false;
        }
        // Nor do many share the first word with one.
        let first = words::split(text).next().unwrap_or("");
        if !self.organisations.iter().any(|own| begins_with(own, &[first])) {
            return false;
        }
        let mut words: Vec<&str> = words::split(text).collect();
        without_form(&mut words);
        !words.is_empty() && self.organisations.iter().any(|own| begins_with(own, &words))
    }
}

/// Whether the name of an organisation in plain form begins with these words.
fn begins_with(own: &str, words: &[&str]) -> bool {
    let mut own = own.split(' ');
    words.iter().all(|word| {
        own.next().is_some_and(|own| {
            if word.is_ascii() { own.eq_ignore_ascii_case(word) } else { own == word.to_lowercase() }
        })
    })
}

/// Takes the legal form off the words of a name.
fn without_form(words: &mut Vec<&str>) {
    const FORMS: &[&str] = &[
        "inc", "llc", "ltd", "limited", "gmbh", "ag", "plc", "corp", "co", "bv", "sa", "sarl", "oy", "ab", "as", "asa",
        "aps",
    ];
    while words.len() > 1 && words.last().is_some_and(|word| FORMS.iter().any(|form| form.eq_ignore_ascii_case(word))) {
        words.pop();
    }
}

/// A name of an organisation without case, marks and legal form.
fn plain(text: &str) -> String {
    let mut words: Vec<&str> = words::split(text).collect();
    without_form(&mut words);
    let words: Vec<String> = words.into_iter().map(str::to_lowercase).collect();
    words.join(" ")
}

/// What a text beside a name turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// An address, a phone, a link.
    Address,
    /// A job title.
    Title,
    /// A part in the process.
    Part,
    /// An organisation.
    Organisation,
    /// Pronouns, or another name.
    Name,
    /// A duty.
    Duty,
    /// The writer.
    Me,
    /// None of these.
    None,
}

impl Detail {
    /// Whether a name beside it is a person's.
    pub(super) fn is_reason(self) -> bool {
        matches!(self, Detail::Address | Detail::Title | Detail::Part | Detail::Name)
    }
}

pub(super) fn push_new(list: &mut Vec<String>, value: String) {
    if !value.is_empty() && !list.iter().any(|own| own.eq_ignore_ascii_case(&value)) {
        list.push(value);
    }
}

/// Takes an address.
pub(super) fn take(mention: &mut Mention, address: Address) {
    match address {
        Address::Email(email) => push_new(&mut mention.beside.emails, address::plain_email(&email)),
        Address::Phone(phone) => push_new(&mut mention.beside.phones, phone.trim().to_owned()),
        Address::Link(link) => push_new(&mut mention.beside.links, link),
    }
}

/// Quotation marks and currency signs, which belong to what follows them.
const OPENING: &[char] = &['\u{201c}', '\u{201e}', '\u{2018}', '\u{201a}', '\u{ab}', '\u{a3}', '\u{20ac}'];

/// How a network shows that two people are connected: `2nd`, `3rd+`.
pub(super) fn is_degree(text: &str) -> bool {
    let text = text.trim();
    if !text.starts_with(['1', '2', '3']) {
        return false;
    }
    let text = text.trim_end_matches('+').trim_end_matches(" degree connection");
    ["1st", "2nd", "3rd"].iter().any(|own| own.eq_ignore_ascii_case(text))
}

/// Reads a text that stands beside a name (in brackets, after a comma or a dash) and keeps what it says.
pub(super) fn read(mention: &mut Mention, text: &str, known: &Known, bracket: bool) -> Detail {
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '`' | ',' | ';' | '.' | ':' | '|'));
    // A picture before the words is none of them.
    let text = text.trim_start_matches(|c: char| !c.is_ascii() && !c.is_alphanumeric() && !OPENING.contains(&c)).trim();
    if text.is_empty() || crate::note::is_missing(text) {
        return Detail::None;
    }
    let addresses = address::find(text);
    if !addresses.is_empty() {
        let mut rest = String::new();
        let mut at = 0;
        let phone = addresses.iter().any(|(_, address)| matches!(address, Address::Phone(_)));
        for (range, address) in addresses {
            rest.push_str(text.get(at..range.start).unwrap_or(""));
            at = range.end;
            take(mention, address);
        }
        rest.push_str(text.get(at..).unwrap_or(""));
        if phone && let Some(place) = place(&rest) {
            mention.beside.location.get_or_insert(place);
        }
        return Detail::Address;
    }
    let lower = text.to_lowercase();
    // "both staff engineers" tells of more than one.
    // "formerly Head of Infra" of what is over.
    // "And a parent governor" of somebody else.
    const OTHERS: &[&str] = &["and ", "plus ", "both ", "all ", "formerly ", "previously ", "former ", "ex-"];
    if OTHERS.iter().any(|own| lower.starts_with(own)) && words::is_title(text) && !lower.contains("colleague") {
        return Detail::Title;
    }
    if is_writer(&lower) {
        return Detail::Me;
    }
    if is_pronouns(&lower) || is_degree(&lower) {
        return Detail::Name;
    }
    if let Some(nickname) = nickname(text, &lower, &mention.name, bracket) {
        push_new(&mut mention.beside.aliases, nickname);
        return Detail::Name;
    }
    let (classes, _) = words::classes(text);
    if (classes & PROCESS != 0
        || lower.contains("friend ")
        || lower.starts_with("would be my ")
        || lower.starts_with("will be my "))
        && let Some(part) = part_of(&lower)
    {
        mention.part = part;
        let bare =
            ["the ", "my ", "a ", "our ", "their "].iter().find_map(|own| lower.strip_prefix(own)).unwrap_or(&lower);
        if part != Part::Recruiter
            || matches!(bare, "recruiter" | "rrhh" | "ta" | "talent" | "recruiting" | "headhunter" | "sourcer")
        {
            return Detail::Part;
        }
    }
    for (before, with_place) in [("at ", false), ("from ", false), ("@ ", false), ("@", false), ("with ", true)] {
        if let Some(rest) = lower.strip_prefix(before) {
            let organisation = text.get(text.len() - rest.len()..).unwrap_or("").trim();
            let capital = organisation.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
            if with_place && !known.holds(organisation) || !capital && before != "@" {
                continue;
            }
            if before == "@" && !capital && !known.holds(organisation) {
                // A handle.
                return Detail::None;
            }
            return keep_organisation(mention, up_to_small_word(organisation));
        }
    }
    if let Some(duty) = duty(text) {
        push_new(&mut mention.beside.duties, duty.to_owned());
        return Detail::Duty;
    }
    if classes & (TITLE | RANK) != 0 && words::is_title(text) && !is_sentence(text, classes) && !begins_with_name(text)
    {
        let (title, organisation) = split_title(text);
        if title.len() == text.len() || words::is_title(title) {
            let bare = title
                .strip_prefix("the ")
                .or_else(|| title.strip_prefix("now "))
                .or_else(|| title.strip_prefix("The "))
                .or_else(|| title.strip_prefix("our "))
                .or_else(|| title.strip_prefix("their "))
                .or_else(|| title.strip_prefix("a "))
                .or_else(|| title.strip_prefix("an "))
                .unwrap_or(title)
                .trim();
            if mention.beside.title.is_none() && !bare.is_empty() {
                mention.beside.title = Some(bare.to_owned());
            }
            if let Some(organisation) = organisation {
                keep_organisation(mention, organisation);
            }
            return Detail::Title;
        }
    }
    if known.holds(text) || classes & ORG != 0 && is_organisation(text) {
        return keep_organisation(mention, text);
    }
    Detail::None
}

/// The place that stands beside a phone: `(Germany)`, `UK`.
pub(super) fn place(rest: &str) -> Option<String> {
    // More words tell of something else.
    const MOST: usize = 3;
    let words: Vec<&str> = words::split(rest).collect();
    let found = words.iter().position(|word| words::class(word) & PLACE != 0)?;
    let nowhere =
        |word: &&&str| ["remote", "onsite", "hybrid", "virtual"].iter().any(|own| own.eq_ignore_ascii_case(word));
    if words.iter().any(|word| nowhere(&word)) {
        return None;
    }
    (words.len() <= MOST && words.iter().all(|word| words::class(word) & PLACE != 0 || is_phone_word(word)))
        .then(|| words.get(found).map(|word| (*word).to_owned()))
        .flatten()
}

fn is_phone_word(word: &str) -> bool {
    ["tel", "phone", "mobile", "cell", "mob", "ph", "direct", "m", "t", "p"]
        .iter()
        .any(|own| own.eq_ignore_ascii_case(word))
}

/// Whether words beside a name say that it is the writer's.
fn is_writer(lower: &str) -> bool {
    lower.len() <= 13
        && matches!(lower, "you" | "me" | "myself" | "candidate" | "the candidate" | "that's me" | "writer" | "i")
}

/// The name with which a text opens: "Vireo since June" is a year with Vireo.
fn up_to_small_word(text: &str) -> &str {
    let small = |word: &str| {
        [
            "since", "until", "till", "after", "before", "when", "where", "now", "who", "which", "but", "as", "with",
            "via",
        ]
        .contains(&word)
    };
    let cut = text.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word))
    });
    let end = cut.skip(1).find(|(_, word)| small(word)).map_or(text.len(), |(start, _)| start);
    text.get(..end).unwrap_or(text).trim_end()
}

fn keep_organisation(mention: &mut Mention, text: &str) -> Detail {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '[' | ']'));
    if !text.is_empty() && mention.beside.organisation.is_none() && text.chars().count() <= 80 {
        mention.beside.organisation = Some(text.to_owned());
    }
    Detail::Organisation
}

/// `EM at Acme`, `EM @ Acme`, `EM, Acme`.
fn split_title(text: &str) -> (&str, Option<&str>) {
    if !text.contains(' ') {
        return (text, None);
    }
    // It is dear to look for what cannot be there.
    let bytes = text.as_bytes();
    let may = memchr::memchr_iter(b' ', bytes)
        .any(|space| matches!(bytes.get(space + 1), Some(b'a' | b'@' | b'f' | b'|' | b'-' | 0x80..)));
    let separators = [" at ", " @ ", " @", " from ", " | ", " \u{b7} ", " \u{2014} ", " \u{2013} ", " - "];
    for separator in separators.into_iter().filter(|_| may) {
        if let Some((title, organisation)) = text.split_once(separator) {
            let organisation = organisation.trim();
            if organisation.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
                && !words::is_title(organisation)
            {
                return (title.trim(), Some(organisation));
            }
        }
    }
    if memchr::memchr(b',', bytes).is_some()
        && let Some((title, organisation)) = text.rsplit_once(", ")
        && words::is_title(title)
        && !words::is_title(organisation)
        // "Commissioning Editor, Crime & Thrillers" is one title.
        && (is_organisation(organisation) || ![" & ", " and "].iter().any(|joint| organisation.contains(joint)))
        && organisation.chars().next().is_some_and(char::is_uppercase)
        && !words::split(organisation).all(|word| words::class(word) & (RANK | PLACE | ORG) != 0)
        && !words::split(organisation).any(|word| words::class(word) & PLACE != 0)
    {
        return (title.trim(), Some(organisation.trim()));
    }
    (text, None)
}

/// Whether a text begins with somebody's whole name: "Kofi Mensah and Mei Lin, both engineers" is nobody's title.
fn begins_with_name(text: &str) -> bool {
    let mut words = words::split(text);
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    // "Tadeusz Baker"
    let surname = words::class(second) & SURNAME != 0 && words.next().is_none();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    capital(first)
        && capital(second)
        && words::class(first) & GIVEN != 0
        && words::class(first) & (TITLE | RANK | ORG | PLACE | ROLE) == 0
        && (surname || words::class(second) & (TITLE | RANK | ORG | ROLE) == 0)
}

/// Whether a text, with the classes of all its words, reads like a sentence rather than a title.
fn is_sentence(text: &str, classes: words::Class) -> bool {
    let mut words = words::split(text);
    let first = words.next().unwrap_or("");
    let verb = |word: &str| {
        words::class(word) & (words::SAYS | words::DOES) != 0
            && words::class(word) & (RANK | TITLE | GIVEN) == 0
            && word.chars().next().is_some_and(char::is_lowercase)
    };
    classes & (words::SAYS | words::DOES) != 0 && (verb(first) || words.any(verb))
        || first.eq_ignore_ascii_case("who")
        // "rejected by Dennis in HR"
        || words::class(first) & words::PASSIVE != 0
            && words::class(first) & (RANK | TITLE) == 0
            && text.contains(" by ")
        || text.split_whitespace().count() > 12
}

fn is_pronouns(lower: &str) -> bool {
    const PRONOUNS: &[&str] = &[
        "she", "her", "hers", "he", "him", "his", "they", "them", "theirs", "xe", "ze", "any", "all", "pronouns",
        "elle", "ella", "il", "él", "sie", "er",
    ];
    if memchr::memchr(b'/', lower.as_bytes()).is_none() {
        return false;
    }
    let mut words = lower.split(['/', ' ', ',', '|']).filter(|word| !word.is_empty());
    words.all(|word| PRONOUNS.contains(&word))
}

/// `"Bob"`, `goes by Bob`, `Sam` beside Samantha.
fn nickname(text: &str, lower: &str, name: &str, bracket: bool) -> Option<String> {
    let quoted = text.trim_matches(['"', '\u{201c}', '\u{201d}', '\'', '\u{2018}', '\u{2019}']);
    let told = ["goes by ", "a.k.a. ", "aka ", "known as ", "call me ", "nickname ", "née ", "nee ", "formerly "]
        .iter()
        .find_map(|before| lower.strip_prefix(before).and_then(|rest| text.get(text.len() - rest.len()..)));
    if let Some(told) = told.filter(|told| !words::is_title(told)) {
        return Some(told.trim_matches(['"', '\u{201c}', '\u{201d}']).trim().to_owned())
            .filter(|told| !told.is_empty());
    }
    if quoted.len() < text.len()
        && !quoted.is_empty()
        && quoted.split_whitespace().count() <= 2
        && quoted.chars().next().is_some_and(char::is_uppercase)
    {
        return Some(quoted.to_owned());
    }
    let single =
        text.chars().next().is_some_and(char::is_uppercase) && text.chars().all(|c| c.is_alphabetic() || c == '-');
    if !single {
        return None;
    }
    let first = name.split_whitespace().next().unwrap_or("").to_lowercase();
    let short = lower.chars().count() >= 2 && lower.chars().count() < first.chars().count() && first.starts_with(lower);
    let class = words::class(text);
    let given = class & GIVEN != 0
        && class & (TITLE | STOP | ORG | PLACE | RANK | ROLE) == 0
        && first != lower
        && name.contains(' ');
    (class & TITLE == 0 && (short || given && bracket)).then(|| text.to_owned())
}

/// Whether the name of an organisation says that it finds people for others: "Bramble Recruitment".
fn recruits(organisation: &str) -> bool {
    words::split(organisation).any(|word| {
        ["recruitment", "recruiting", "recruiters", "staffing", "talent", "headhunters"]
            .iter()
            .any(|own| own.eq_ignore_ascii_case(word))
    })
}

/// The part in the process that words name.
pub(super) fn part_of(lower: &str) -> Option<Part> {
    let plain = lower
        .trim_start_matches("the ")
        .trim_start_matches("my ")
        .trim_start_matches("our ")
        .trim_start_matches("their ")
        .trim_start_matches("a ")
        .trim_start_matches("an ")
        .trim();
    if plain == "hm"
        || plain.contains("hiring manager")
        || plain.contains("hiring mgr")
        || plain.contains("hiring lead")
        || matches!(
            plain.strip_prefix("would be my ").or_else(|| plain.strip_prefix("will be my ")),
            Some("boss" | "manager" | "line manager" | "lead" | "direct manager")
        )
    {
        return Some(Part::HiringManager);
    }
    let recruits = |word: &str| {
        matches!(
            word,
            "recruiter"
                | "recruiters"
                | "recruiting"
                | "recruitment"
                | "sourcer"
                | "headhunter"
                | "talent"
                | "staffing"
                | "ta"
                | "headhunting"
                | "rrhh"
                | "recrutement"
                | "recruteur"
                | "recruteuse"
                | "rekruter"
                | "rekruterka"
                | "reclutador"
                | "reclutadora"
                | "recrutador"
                | "recrutadora"
                | "rekrutterer"
                | "rekryterare"
                | "personalreferentin"
        )
    };
    if words::split(plain).any(recruits) || plain.contains("executive search") || plain == "hr contact" {
        return Some(Part::Recruiter);
    }
    if matches!(
        plain,
        "referrer"
            | "referral"
            | "referred me"
            | "friend"
            | "ex-colleague"
            | "former colleague"
            | "old colleague"
            | "mentor"
            | "introduced me"
    ) || plain.starts_with("referred ")
        || plain.starts_with("friend of ")
        || plain.starts_with("friend from ")
        || plain.starts_with("old friend ")
        || plain.starts_with("ex-colleague ")
        || plain.starts_with("ex colleague")
        || plain.starts_with("former colleague")
        || plain.ends_with(" friend")
        || plain.ends_with(" colleague")
    {
        return Some(Part::Helper);
    }
    if matches!(
        plain,
        "interviewer" | "panelist" | "panellist" | "panel" | "lead interviewer" | "shadow" | "bar raiser"
    ) {
        return Some(Part::Interviewer);
    }
    None
}

/// What somebody owns: `runs the platform team`, `responsible for billing`.
pub(super) fn duty(text: &str) -> Option<&str> {
    for before in
        ["in charge of ", "responsible for ", "looks after ", "looking after ", "accountable for ", "takes care of "]
    {
        if text.get(..before.len()).is_some_and(|head| head.eq_ignore_ascii_case(before)) {
            return text.get(before.len()..).map(cut_duty).filter(|duty| !duty.is_empty());
        }
    }
    let (first, rest) = text.split_once(' ')?;
    // "heads up safety"
    let rest = rest.strip_prefix("up ").unwrap_or(rest);
    let class = words::class(first);
    let lower_case = first.chars().next().is_some_and(char::is_lowercase);
    let noun = class & (TITLE | RANK) != 0 && !first.ends_with('s') && !first.ends_with("ing");
    (class & DUTY != 0 && lower_case && !noun && !first.eq_ignore_ascii_case("responsible"))
        .then(|| cut_duty(rest))
        .filter(|duty| {
            !duty.is_empty()
                && !words::split(duty).any(|word| {
                    let lower = word.to_lowercase();
                    matches!(
                        lower.as_str(),
                        "interview"
                            | "interviews"
                            | "round"
                            | "session"
                            | "call"
                            | "screen"
                            | "loop"
                            | "me"
                            | "us"
                            | "late"
                            | "out"
                            | "over"
                    )
                })
        })
}

/// What somebody owns, without what they do beside: "the ledger team and has been there for years".
fn up_to_next_clause(text: &str) -> &str {
    let bytes = text.as_bytes();
    for at in memchr::memmem::find_iter(bytes, b" and ") {
        let next = text.get(at + " and ".len()..).and_then(|rest| words::split(rest).next()).unwrap_or("");
        let class = words::class(next);
        let clause = class & (words::SAYS | words::DOES | DUTY) != 0 && class & (RANK | TITLE | ORG) == 0
            || ["someone", "somebody", "is", "was", "has", "that", "she", "he", "i", "we", "they"]
                .iter()
                .any(|own| own.eq_ignore_ascii_case(next))
            || class & GIVEN != 0 && next.starts_with(char::is_uppercase);
        if clause {
            return text.get(..at).unwrap_or(text);
        }
    }
    text.strip_suffix(" over there")
        .or_else(|| text.strip_suffix(" there"))
        .or_else(|| text.strip_suffix(" now"))
        .unwrap_or(text)
}

/// A text up to the first mark that ends a part of a sentence.
pub(super) fn sentence_part(text: &str) -> &str {
    let end = text.find([',', '.', ';', '(', ')', '\n', '\u{2014}', '"', '\u{201d}', '!', '?']).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

fn cut_duty(text: &str) -> &str {
    let cut = sentence_part(text);
    let cut = up_to_next_clause(cut);
    if cut.split_whitespace().count() > 10 { "" } else { cut.trim() }
}

/// Whether words are the name of an organisation by themselves.
pub(super) fn is_organisation(text: &str) -> bool {
    let mut count = 0;
    let mut org = false;
    let mut capital = true;
    for word in words::split(text) {
        count += 1;
        org = words::class(word) & ORG != 0 && words::class(word) & GIVEN == 0;
        capital &= word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
            || matches!(word, "of" | "and" | "de" | "the" | "for");
    }
    // The last word says so: Labs, GmbH, Recruiting.
    count > 0 && count <= 7 && org && capital
}

/// Whether words in brackets could be an organisation: capitals, and none of the words of titles, places and duties.
pub(super) fn may_be_organisation(text: &str) -> bool {
    let mut count = 0;
    let fits = words::split(text).all(|word| {
        count += 1;
        let class = words::class(word);
        let capital = word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
        (capital || matches!(word, "of" | "and" | "de" | "the" | "for"))
            && class & (TITLE | ROLE) == 0
            && (class & STOP == 0 || count > 1)
    });
    let places = words::split(text).all(|word| words::class(word) & PLACE != 0);
    fits && !places && (1..=6).contains(&count)
}
