//! The people of a note's body, in one pass over its blocks.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt, HashSet};

use super::address;
use super::card::{add_links, split_label};
use super::detail::{self, Known};
use super::labels;
use super::line::{self, Person};
use super::mail::Speaker;
use super::tables;
use super::tokens::Tokens;
use super::words::{self, GIVEN};
use crate::extract::{Mention, Part};
use crate::note::{Block, BlockKind, Key, Note};
use crate::settings::Me;
use crate::text::memo::Memo;
use crate::text::needles::Needles;
use crate::text::{Span, WEEKDAY_NAMES};

/// A person of the body.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The person; `strong` where the note itself gives a reason.
    pub(crate) mention: Mention,
    /// Whether the words say that they were met.
    pub(crate) met: bool,
    /// The block.
    pub(crate) block: usize,
    /// Where in the words of the block they are named.
    pub(super) span: Span,
}

/// What was found in a note's body.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// The people, in the order of the blocks.
    pub(crate) people: Vec<Found>,
    /// The blocks that say nothing but who somebody is.
    pub(crate) lists: std::collections::HashSet<usize>,
    /// Names of the writer that the note itself tells (`(you)`, `To:`).
    pub(crate) me: Vec<String>,
}

/// What is known of a section.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kind {
    pub(super) list: Option<(Part, bool)>,
    /// The section's own title heads a list.
    own_list: bool,
    /// What is said here lies ahead, or was written by the writer to be sent.
    pub(super) ahead: bool,
    pub(super) draft: bool,
    pub(super) transcript: bool,
    /// It is about the writer's home, where nobody is a contact.
    home: bool,
}

pub(super) struct Surveyor<'a> {
    pub(super) note: &'a Note,
    pub(super) me: &'a Me,
    pub(super) known: Known,
    pub(super) kinds: Vec<Kind>,
    pub(super) survey: Survey,
    /// The person whose card the lines below may be, with its section.
    pub(super) card: Option<(usize, Option<usize>)>,
    pub(super) labelled: Option<(Part, bool)>,
    /// The person of a list item.
    pub(super) items: HashMap<usize, usize>,
    /// The sender of the pasted message, with the section and the depth of the quotation.
    pub(super) sender: Option<(usize, Option<usize>, u8)>,
    pub(super) from_me: bool,
    /// A letter was closed at the end of the block before.
    pub(super) closed: bool,
    /// Who speaks: the block, where their line begins in it, and the speaker; in the order of the note.
    pub(super) speakers: Vec<(usize, usize, Speaker<'a>)>,
    /// Who was heard, and whether they were met.
    pub(super) heard: HashMap<(&'a str, bool), Option<usize>>,
    /// Who speaks in a chat: the section, and the person unless it is the writer.
    pub(super) voice: Option<(Option<usize>, Option<usize>)>,
    /// How often each speaker speaks.
    pub(super) voices: HashMap<&'a str, usize>,
    /// Who bears a first name, where it is that of just one whole name.
    pub(super) by_first: HashMap<String, Option<usize>>,
    /// The recruiters whom the front matter names.
    pub(super) recruiters: Vec<String>,
    /// The one person whom the block before names, with the section and the block.
    pub(super) told_of: Option<(usize, Option<usize>, usize)>,
}

/// Reads the people of a note's body. `organisations` are those that the front matter names.
pub(crate) fn survey(note: &Note, me: &Me, organisations: &[String], role: Option<&str>) -> Survey {
    let mut known = Known::default();
    for organisation in organisations {
        known.add(organisation);
    }
    known.role(role);
    if let Some(agency) = note.front.get(Key::Agency) {
        known.agency(super::link_name(agency.value.text()));
    }
    let mut surveyor = Surveyor {
        note,
        me,
        known,
        kinds: kinds(note),
        survey: Survey::default(),
        card: None,
        labelled: None,
        items: HashMap::new(),
        sender: None,
        from_me: false,
        closed: false,
        speakers: Vec::new(),
        heard: HashMap::new(),
        voice: None,
        voices: HashMap::new(),
        told_of: None,
        by_first: HashMap::new(),
        recruiters: note
            .front
            .all(Key::Recruiter)
            .flat_map(|field| field.value.texts())
            .map(|(text, _)| super::link_name(text).to_owned())
            .collect(),
    };
    surveyor.organisations_of_lists();
    surveyor.voices();
    let mut next_table = 0;
    for (index, block) in note.blocks.iter().enumerate() {
        let first = surveyor.survey.people.len();
        match block.kind {
            BlockKind::Cell { table, .. } => {
                // They are in order.
                if table >= next_table {
                    next_table = table + 1;
                    tables::read(&mut surveyor, table, index);
                }
            }
            BlockKind::Heading { .. } => surveyor.heading(index, block),
            BlockKind::Item { .. } => surveyor.item(index, block),
            BlockKind::Paragraph => surveyor.paragraph(index, block),
        }
        surveyor.rounds(index, block, first);
        if matches!(block.kind, BlockKind::Item { .. } | BlockKind::Paragraph) {
            surveyor.told(index, block, first);
        }
    }
    surveyor.finish()
}

static AHEAD: LazyLock<Needles> = LazyLock::new(|| {
    Needles::new(&[
        "next step",
        "upcoming",
        "prep",
        "to ask",
        "to do",
        "todo",
        "before the",
        "plan",
        "agenda for",
        "people to meet",
        "to meet",
    ])
});

static DRAFT: LazyLock<Needles> = LazyLock::new(|| {
    Needles::new(&[
        "draft",
        "my reply",
        "my email",
        "my message",
        "my thank",
        "thank-you note",
        "thank you note",
        "what i sent",
        "sent by me",
    ])
});

static TRANSCRIPT: LazyLock<Needles> = LazyLock::new(|| Needles::new(&["transcript", "recording"]));

thread_local! {
    static TITLES: Memo<Kind> = Memo::new();
    static OPENS_WITH_NAME: Memo<bool> = Memo::new();
}

static FILED: LazyLock<Needles> = LazyLock::new(|| Needles::new(&["transcript"]));

fn kinds(note: &Note) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::with_capacity(note.sections.len());
    let file = note.path.rsplit('/').next().unwrap_or("");
    let transcript = FILED.are_in(file);
    for section in &note.sections {
        let above = section.parent.and_then(|parent| kinds.get(parent)).copied().unwrap_or_default();
        let own = TITLES.with(|titles| titles.of(&section.title, kind_of));
        kinds.push(Kind {
            list: own.list.or(above.list),
            own_list: own.own_list,
            ahead: above.ahead || own.ahead,
            draft: above.draft || own.draft,
            home: above.home || own.home,
            transcript: above.transcript || transcript || own.transcript,
        });
    }
    kinds
}

/// What the title of a section says by itself.
fn kind_of(title: &str) -> Kind {
    let list = labels::list(title);
    Kind {
        list,
        own_list: list.is_some(),
        ahead: AHEAD.are_in(title),
        draft: DRAFT.are_in(title),
        home: is_of_home(title),
        transcript: TRANSCRIPT.are_in(title),
    }
}

/// Whether a name is the short form of a weekday, be it also somebody's ("moved to Thu"), or of what is numbered ("Req 2026-33").
fn is_nobody(name: &str) -> bool {
    const SHORT: usize = 3;
    const NUMBERED: &[&str] = &["Req", "Ref", "Job", "Id"];
    name.len() <= SHORT
        && (NUMBERED.iter().any(|own| own.eq_ignore_ascii_case(name))
            || WEEKDAY_NAMES.iter().any(|own| own.get(..SHORT).is_some_and(|own| own == name)))
}

/// Whether the title of a section says that it is about the writer's home.
fn is_of_home(title: &str) -> bool {
    let title = title.trim_matches(|c: char| !c.is_alphanumeric());
    title.len() <= 14
        && ["home", "personal", "private", "family", "life", "household", "errands", "life admin", "home stuff", "kids"]
            .iter()
            .any(|own| own.eq_ignore_ascii_case(title))
}

impl<'a> Surveyor<'a> {
    pub(super) fn kind(&self, block: &Block) -> Kind {
        block.section.and_then(|section| self.kinds.get(section)).copied().unwrap_or_default()
    }

    pub(super) fn list(&self, block: &Block) -> Option<(Part, bool)> {
        self.labelled.or_else(|| self.list_above(block)).or(self.kind(block).list)
    }

    /// What the one word of the item above heads: `- Panel` with its people below.
    fn list_above(&self, block: &Block) -> Option<(Part, bool)> {
        const LONGEST: usize = 40;
        let above = self.note.blocks.get(block.parent?)?;
        let text = above.prose.text.trim();
        (matches!(above.kind, BlockKind::Item { mark: None, .. })
            && text.len() < LONGEST
            && !text.contains([' ', '\n']))
        .then(|| labels::list(text.trim_end_matches(':')))
        .flatten()
    }

    /// Organisations in brackets that stand beside more than one name of a list are known from then on.
    fn organisations_of_lists(&mut self) {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for block in &self.note.blocks {
            if !matches!(block.kind, BlockKind::Item { .. } | BlockKind::Paragraph) {
                continue;
            }
            if memchr::memchr(b'(', block.prose.text.as_bytes()).is_none() {
                continue;
            }
            for line in block.prose.text.lines().take(64) {
                let Some((_, rest)) = line.split_once('(') else { continue };
                let inner = rest.split([')', ',', ';']).next().unwrap_or("").trim();
                if detail::may_be_organisation(inner) && inner.chars().count() > 1 {
                    *counts.entry(inner).or_default() += 1;
                }
            }
        }
        for (name, count) in counts {
            if count > 1 && words::split(name).all(|word| words::class(word) & GIVEN == 0) {
                self.known.add(name);
            }
        }
    }

    pub(super) fn is_me(&self, mention: &Mention) -> bool {
        let own = &self.me.name;
        let first = own.split(' ').next().unwrap_or("");
        same(&mention.name, own) && !own.is_empty()
            || same(&mention.name, first) && !first.is_empty()
            || ["me", "myself", "i"].iter().any(|word| mention.name.eq_ignore_ascii_case(word))
            || mention
                .beside
                .emails
                .iter()
                .any(|email| self.me.emails.iter().any(|own| own.eq_ignore_ascii_case(email)))
    }

    /// Keeps a person, unless it is the writer. Gives its index.
    pub(super) fn push(&mut self, block: usize, span: Span, met: bool, mut mention: Mention) -> Option<usize> {
        if self.is_me(&mention) {
            detail::push_new(&mut self.survey.me, mention.name);
            return None;
        }
        let own = self.note.blocks.get(block)?;
        if self.kind(own).home || is_nobody(&mention.name) && mention.beside.emails.is_empty() {
            return None;
        }
        self.resolve(own, &mut mention, span);
        let source = own.prose.to_source(span);
        mention.place = Some(self.note.place(source));
        if let Some(organisation) = &mention.beside.organisation {
            self.known.add(organisation);
        }
        if mention.strong {
            self.known.add_person(&mention.name);
            self.keep_first(&mention.name);
        }
        let kind = self.kind(own);
        let open = matches!(own.kind, BlockKind::Item { mark: Some(' '), .. });
        let met = met && !kind.ahead && !kind.draft && !open;
        self.survey.people.push(Found { mention, met, block, span });
        Some(self.survey.people.len() - 1)
    }

    /// Keeps whose first name it is that a whole name begins with.
    fn keep_first(&mut self, name: &str) {
        let Some((first, _)) = name.split_once(' ').filter(|(first, _)| self.known.is_first(first)) else { return };
        match self.by_first.get_mut(first) {
            Some(own) => {
                let known = own.and_then(|own| self.survey.people.get(own)).map_or("", |found| &found.mention.name);
                if !(address::is_form_of(known, name) || address::is_form_of(name, known)) {
                    *own = None;
                }
            }
            None => _ = self.by_first.insert(first.to_owned(), Some(self.survey.people.len())),
        }
    }

    /// The words of a link are often a first name only; its target is the whole name.
    fn resolve(&self, block: &Block, mention: &mut Mention, span: Span) {
        for link in block.links.iter().filter(|link| link.wiki && (link.span.overlaps(span) || span.is_empty())) {
            let target = super::link_name(&link.target).rsplit('/').next().unwrap_or("").trim_start_matches('@');
            let shown = link.span.slice(&block.prose.text).trim();
            if !target.is_empty()
                && shown != target
                && mention.name.trim_start_matches('@') == shown.trim_start_matches('@')
                && line::is_plausible(target)
            {
                if shown.trim_start_matches('@') != target {
                    detail::push_new(&mut mention.beside.aliases, shown.to_owned());
                }
                mention.name = target.to_owned();
            }
        }
    }

    fn heading(&mut self, index: usize, block: &Block) {
        self.labelled = None;
        self.card = None;
        self.closed = false;
        let text = block.prose.text.as_str();
        let above =
            block.section.and_then(|section| self.note.sections.get(section)).and_then(|section| section.parent);
        let list = above.and_then(|above| self.kinds.get(above)).and_then(|kind| kind.list);
        if self.kind(block).own_list {
            // "Recruiter: Sam Lee"
            if let Some((label, rest)) = text.split_once(':')
                && let Some((part, met)) = labels::list(label)
            {
                self.people_of(index, block, rest, text.len() - rest.len(), part, met);
                self.card = self
                    .survey
                    .people
                    .len()
                    .checked_sub(1)
                    .filter(|_| !rest.trim().is_empty())
                    .map(|last| (last, block.section));
            }
            return;
        }
        let filed = block.links.iter().any(|link| link.wiki && link.target.to_lowercase().contains("people/"));
        let named = || OPENS_WITH_NAME.with(|headings| headings.of(text, opens_with_name));
        if (list.is_some() || filed || named())
            && let Some(person) = self.person(text)
            && (list.is_some() || filed || self.is_alone(&person))
            && (filed || self.may_head(index, &person))
        {
            let given = is_given(&person.mention.name);
            let organisation = person.mention.beside.organisation.is_some() && given;
            let strong = list.is_some() || filed || person.reason && given || organisation;
            let (part, met) = list.unwrap_or((Part::Other, false));
            if strong || given {
                let mention = with_part(Mention { strong, ..person.mention }, part);
                let found = self.push(index, Span::new(0, text.len()), met, mention);
                self.card = found.map(|found| (found, block.section));
            } else if line::is_name_shaped(&person.mention.name, &self.known) {
                let found = self.push(index, Span::new(0, text.len()), false, person.mention);
                self.card = found.map(|found| (found, block.section));
            }
            return;
        }
        self.prose(index, block, &[]);
    }

    /// Whether a heading can be somebody's: one word that is no known given name heads a card, or a part of the note.
    fn may_head(&self, index: usize, person: &Person) -> bool {
        let name = person.mention.name.as_str();
        let first = |block: &'a Block| block.prose.text.lines().next().unwrap_or("");
        let told = |line: &str| {
            let field = split_label(line).and_then(|(label, _)| labels::field(label));
            field.is_some() || self.is_card_line(line)
        };
        person.reason
            || name.contains(' ')
            || is_given(name)
            || self.known.is_first(name)
            || self.note.blocks.get(index + 1).is_some_and(|block| told(first(block)))
    }

    /// Whether a heading that opens with a name says nothing else but what may stand beside one.
    fn is_alone(&self, person: &Person) -> bool {
        person.rest.is_empty() && person.mention.name.contains(' ') && !self.known.holds(&person.mention.name)
    }

    fn item(&mut self, index: usize, block: &Block) {
        let text = block.prose.text.as_str();
        let marked = matches!(block.kind, BlockKind::Item { mark: Some(_), .. });
        let first = text.lines().next().unwrap_or("");
        if let Some(own) = block.parent.and_then(|parent| self.items.get(&parent)).copied() {
            let understood = text.lines().all(|line| self.card_line(own, line));
            if let Some(found) = self.survey.people.get_mut(own) {
                add_links(&mut found.mention, block, None);
            }
            if understood {
                if !marked && self.survey.people.get(own).is_some_and(|found| found.mention.strong) {
                    self.survey.lists.insert(index);
                }
                return;
            }
            self.items.insert(index, own);
            return self.lines(index, block, None);
        }
        let list = self
            .list(block)
            .filter(|_| self.card.is_none_or(|(_, section)| section != block.section || self.labelled.is_some()));
        if let (Some((part, met)), false) = (list, first.is_empty())
            && (!marked || line::is_name_shaped(first, &self.known))
        {
            // A nested item of a list of groups, or of the list itself.
            let before = self.survey.people.len();
            let (label, rest) = first.split_once(':').map_or(("", first), |(label, rest)| (label, rest));
            let own_label = labels::list(label).filter(|_| !rest.trim().is_empty());
            // "CTO: Pankaj Bhattacharya" in a list of who is who.
            // "Pankaj Bhattacharya, CTO: pankaj@…" is a row that begins with its name.
            let titled = own_label.is_none()
                && !rest.trim().is_empty()
                && labels::is_title_label(label)
                && !opens_with_name(label);
            // "someone from legal: Hyun-woo Seo"
            let someone = own_label.is_none() && !rest.trim().is_empty() && is_someone(label);
            let titled = titled || someone;
            let (part, met, rest) = match own_label {
                Some((part, own)) => (part, own || met && part != Part::Other, rest),
                None if titled => (part, met, rest),
                None => (part, met, first),
            };
            if own_label.is_none() && !rest.is_empty() && labels::field(label).is_some() && !label.is_empty() {
                if self.card_block(index, block) {
                    return;
                }
            } else if titled || !names_no_person(label) {
                self.people_of(index, block, rest, first.len() - rest.len(), part, met);
            }
            if titled {
                for found in self.survey.people.iter_mut().skip(before) {
                    detail::read(&mut found.mention, label, &self.known, false);
                }
            }
            let new = self.survey.people.len() - before;
            if new > 0 {
                if new == 1 {
                    self.items.insert(index, before);
                    if let Some(found) = self.survey.people.get_mut(before) {
                        add_links(&mut found.mention, block, None);
                    }
                    let more: Vec<&str> = text.lines().skip(1).collect();
                    for line in more {
                        self.card_line(before, line);
                    }
                }
                if !marked {
                    self.survey.lists.insert(index);
                }
                return;
            }
            // A group: "Engineering", with its people below.
            if words::split(first).count() <= 4 && !text.contains('\n') && !first.contains(['.', '@']) {
                return;
            }
        }
        if self.card_block(index, block) {
            return;
        }
        self.lines(index, block, None);
    }

    fn paragraph(&mut self, index: usize, block: &Block) {
        // A label on a line of its own, or a heading, names the people of the lines below it, too.
        let listed = self.labelled.take().or_else(|| self.kind(block).list.filter(|_| block.quoted == 0));
        let text = block.prose.text.as_str();
        let last = text.trim_end().lines().next_back().unwrap_or("");
        // `Attendees:` or `**Present**` on a line of its own names the list below it.
        let named = match last.trim_end().strip_suffix([':', '\u{ff1a}']) {
            Some(label) => labels::list(label),
            None if last.len() < 30 && !text.contains('\n') => labels::list(last),
            None => None,
        };
        self.lines(index, block, listed);
        if named.is_some() {
            self.labelled = named;
            self.card = None;
        }
    }

    pub(super) fn person(&self, text: &str) -> Option<Person> {
        line::person(text, &self.known)
    }

    /// A list of which every item begins with a name, and one of them is surely a person's, is a list of people.
    fn companions(&mut self) {
        if self.items.is_empty() {
            return;
        }
        let by_block = &self.items;
        let mut run: Vec<usize> = Vec::new();
        let mut whole = true;
        let mut parent = None;
        let mut runs: Vec<Vec<usize>> = Vec::new();
        for (index, block) in self.note.blocks.iter().enumerate() {
            let item = matches!(block.kind, BlockKind::Item { mark: None, .. });
            if item && block.parent.is_some_and(|parent| by_block.contains_key(&parent)) {
                continue;
            }
            if !item || block.parent != parent {
                if whole && run.len() > 1 {
                    runs.push(std::mem::take(&mut run));
                }
                run.clear();
                whole = true;
                parent = block.parent;
            }
            if item {
                match by_block.get(&index) {
                    Some(found) => run.push(*found),
                    None => whole = false,
                }
            }
        }
        if whole && run.len() > 1 {
            runs.push(run);
        }
        for run in runs {
            let strong =
                run.iter().any(|found| self.survey.people.get(*found).is_some_and(|found| found.mention.strong));
            for found in run.into_iter().filter(|_| strong) {
                if let Some(found) = self.survey.people.get_mut(found) {
                    found.mention.strong = true;
                }
            }
        }
    }

    fn finish(mut self) -> Survey {
        let mut me = std::mem::take(&mut self.survey.me);
        // Nobody writes under more names.
        me.truncate(16);
        let is_me = |name: &str| me.iter().any(|own| same(own, name));
        // What was told of a name anywhere in the note makes the same name a person's everywhere in it.
        let people = &mut self.survey.people;
        if people.iter().any(|found| !found.mention.strong) {
            let strong: HashSet<String> = people
                .iter()
                .filter(|found| found.mention.strong)
                .map(|found| found.mention.name.to_lowercase())
                .collect();
            for found in people.iter_mut() {
                found.mention.strong |= strong.contains(&found.mention.name.to_lowercase());
            }
        }
        for found in people {
            let mine = |email: &String| self.me.emails.iter().any(|own| own.eq_ignore_ascii_case(email));
            if found.mention.beside.emails.iter().any(mine) {
                found.mention.beside.emails.retain(|email| !mine(email));
            }
            found.met &= !is_me(&found.mention.name);
        }
        self.companions();
        // Indices of the case book are those of the list, so the writer is only emptied here and dropped by the caller.
        for found in &mut self.survey.people {
            if is_me(&found.mention.name) {
                found.mention.name.clear();
            }
        }
        self.survey.people.retain(|found| !found.mention.name.is_empty());
        self.survey.me = me;
        self.survey
    }
}

/// Whether words before a colon speak of somebody whose name follows.
fn is_someone(label: &str) -> bool {
    let first = label.split(' ').next().unwrap_or("");
    ["someone", "somebody"].iter().any(|own| own.eq_ignore_ascii_case(first))
}

/// Whether the one word before a colon is no given name, so that the line tells of a thing: "Competitors: …".
fn names_no_person(label: &str) -> bool {
    let label = label.trim().trim_matches('*');
    !label.is_empty() && !label.contains(' ') && label.is_ascii() && words::class(label) & GIVEN == 0
}

/// Whether a whole name begins at the first word of a text, or at its second.
fn opens_with_name(text: &str) -> bool {
    let tokens = Tokens::new(text);
    (0..tokens.list.len().min(2)).any(|at| tokens.name_at(at).is_some_and(|name| name.full && !name.org))
}

/// Whether two names are the same but for the case of their letters.
fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
        || !(one.is_ascii() && other.is_ascii()) && one.to_lowercase() == other.to_lowercase()
}

/// Whether the first word of a name is a given name that is known, or it is written without capitals.
pub(crate) fn is_given(name: &str) -> bool {
    let tokens = Tokens::new(name);
    tokens.name_at(0).is_some_and(|name| name.given)
        || words::class(name.split_whitespace().next().unwrap_or("")) & GIVEN != 0
}

/// Whether a word of a name says that it is an organisation's: "Halvard Foods".
pub(crate) fn is_firm(name: &str) -> bool {
    Tokens::new(name).name_at(0).is_some_and(|name| name.org)
}

/// The part that a list gives, unless the person's own words say another one.
pub(super) fn with_part(mut mention: Mention, part: Part) -> Mention {
    if mention.part == Part::Other {
        mention.part = part;
    }
    mention
}
