//! The people of a note's body, in one pass over its blocks.

use std::collections::{HashMap, HashSet};

use super::address;
use super::detail::{self, Detail, Known};
use super::labels::{self, Field};
use super::line::{self, Person};
use super::mail::{self, Header, Speaker};
use super::tokens::Tokens;
use super::words::{self, GIVEN};
use super::{prose, tables};
use crate::extract::{Mention, Part};
use crate::note::{Block, BlockKind, Note};
use crate::settings::Me;
use crate::text::Span;

/// A person of the body.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The person; `strong` where the note itself gives a reason.
    pub(crate) mention: Mention,
    /// Whether the words say that they were met.
    pub(crate) met: bool,
    /// The block.
    pub(crate) block: usize,
}

/// What was found in a note's body.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// The people, in the order of the blocks.
    pub(crate) people: Vec<Found>,
    /// The blocks that say nothing but who somebody is.
    pub(crate) lists: HashSet<usize>,
    /// Names of the writer that the note itself tells (`(you)`, `To:`).
    pub(crate) me: Vec<String>,
}

/// What is known of a section.
#[derive(Debug, Clone, Copy, Default)]
struct Kind {
    list: Option<(Part, bool)>,
    /// What is said here lies ahead, or was written by the writer to be sent.
    ahead: bool,
    draft: bool,
    transcript: bool,
}

pub(super) struct Surveyor<'a> {
    pub(super) note: &'a Note,
    me: &'a Me,
    pub(super) known: Known,
    kinds: Vec<Kind>,
    pub(super) survey: Survey,
    /// The person whose card the lines below may be, with its section.
    card: Option<(usize, Option<usize>)>,
    labelled: Option<(Part, bool)>,
    /// The person of a list item.
    items: HashMap<usize, usize>,
    /// The sender of the pasted message, with the section and the depth of the quotation.
    sender: Option<(usize, Option<usize>, u8)>,
    from_me: bool,
    /// A letter was closed at the end of the block before.
    closed: bool,
    /// By block and by where their line begins in it.
    speakers: HashMap<(usize, usize), Speaker>,
    /// Who was heard, and whether they were met.
    heard: HashSet<(String, bool)>,
    voices: HashMap<String, usize>,
}

/// Reads the people of a note's body. `organisations` are those that the front matter names.
pub(crate) fn survey(note: &Note, me: &Me, organisations: &[String], role: Option<&str>) -> Survey {
    let mut known = Known::default();
    for organisation in organisations {
        known.add(organisation);
    }
    known.role(role);
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
        speakers: HashMap::new(),
        heard: HashSet::new(),
        voices: HashMap::new(),
    };
    surveyor.organisations_of_lists();
    surveyor.voices();
    let mut tables_read = HashSet::new();
    for (index, block) in note.blocks.iter().enumerate() {
        match block.kind {
            BlockKind::Cell { table, .. } => {
                if tables_read.insert(table) {
                    tables::read(&mut surveyor, table, index);
                }
            }
            BlockKind::Heading { .. } => surveyor.heading(index, block),
            BlockKind::Item { .. } => surveyor.item(index, block),
            BlockKind::Paragraph => surveyor.paragraph(index, block),
        }
    }
    surveyor.finish()
}

fn kinds(note: &Note) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::with_capacity(note.sections.len());
    let file = note.path.rsplit('/').next().unwrap_or("").to_lowercase();
    for section in &note.sections {
        let above = section.parent.and_then(|parent| kinds.get(parent)).copied().unwrap_or_default();
        let lower = section.title.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        kinds.push(Kind {
            list: labels::list(&section.title).or(above.list),
            ahead: above.ahead
                || says(&[
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
                ]),
            draft: above.draft
                || says(&[
                    "draft",
                    "my reply",
                    "my email",
                    "my message",
                    "my thank",
                    "thank-you note",
                    "thank you note",
                    "what i sent",
                    "sent by me",
                ]),
            transcript: above.transcript || says(&["transcript", "recording"]) || file.contains("transcript"),
        });
    }
    kinds
}

impl<'a> Surveyor<'a> {
    fn kind(&self, block: &Block) -> Kind {
        block.section.and_then(|section| self.kinds.get(section)).copied().unwrap_or_default()
    }

    pub(super) fn list(&self, block: &Block) -> Option<(Part, bool)> {
        self.labelled.or(self.kind(block).list)
    }

    /// Organisations in brackets that stand beside more than one name of a list are known from then on.
    fn organisations_of_lists(&mut self) {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for block in &self.note.blocks {
            if !matches!(block.kind, BlockKind::Item { .. } | BlockKind::Paragraph) {
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

    /// Counts the voices of chats and transcripts before the pass.
    fn voices(&mut self) {
        for (index, block) in self.note.blocks.iter().enumerate() {
            if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. }) {
                continue;
            }
            let mut start = 0;
            for line in block.prose.text.split_inclusive('\n') {
                let range = start..start + line.len();
                start = range.end;
                let line = line.trim_end();
                let head = line.as_bytes().iter().take(96);
                let may = head.clone().any(|b| *b == b':') || line.contains("sent the following message");
                if !may {
                    continue;
                }
                if let Some(speaker) = mail::speaker(line) {
                    *self.voices.entry(speaker.name.clone()).or_default() += 1;
                    self.speakers.insert((index, range.start), speaker);
                }
            }
        }
    }

    fn is_me(&self, mention: &Mention) -> bool {
        let own = &self.me.name;
        let first = own.split(' ').next().unwrap_or("");
        let same = |name: &str, other: &str| !other.is_empty() && name.to_lowercase() == other.to_lowercase();
        same(&mention.name, own)
            || same(&mention.name, first)
            || matches!(mention.name.to_lowercase().as_str(), "me" | "myself" | "i")
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
        self.resolve(own, &mut mention, span);
        let source = own.prose.to_source(span);
        mention.place = Some(self.note.place(source));
        if let Some(organisation) = &mention.beside.organisation {
            self.known.add(&organisation.clone());
        }
        let kind = self.kind(own);
        let open = matches!(own.kind, BlockKind::Item { mark: Some(' '), .. });
        let met = met && !kind.ahead && !kind.draft && !open;
        self.survey.people.push(Found { mention, met, block });
        Some(self.survey.people.len() - 1)
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
        let own_list = labels::list(text).is_some();
        if own_list {
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
        if let Some(person) = self.person(text)
            && (list.is_some() || filed || self.is_alone(text, &person))
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

    /// Whether a text is a name with what may stand beside one, and nothing else.
    fn is_alone(&self, text: &str, person: &Person) -> bool {
        let tokens = Tokens::new(text);
        let starts =
            (0..tokens.list.len().min(2)).any(|at| tokens.name_at(at).is_some_and(|name| name.full && !name.org));
        starts && person.rest.is_empty() && person.mention.name.contains(' ') && !self.known.holds(&person.mention.name)
    }

    fn item(&mut self, index: usize, block: &Block) {
        let text = block.prose.text.as_str();
        let marked = matches!(block.kind, BlockKind::Item { mark: Some(_), .. });
        let first = text.lines().next().unwrap_or("");
        if let Some(own) = block.parent.and_then(|parent| self.items.get(&parent)).copied() {
            let understood = text.lines().all(|line| self.card_line(own, line));
            if let Some(found) = self.survey.people.get_mut(own) {
                add_links(&mut found.mention, block);
            }
            if understood {
                if !marked && self.survey.people.get(own).is_some_and(|found| found.mention.strong) {
                    self.survey.lists.insert(index);
                }
                return;
            }
            self.items.insert(index, own);
            return self.prose(index, block, &[]);
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
            let (part, met, rest) = match own_label {
                Some((part, own)) => (part, own || met && part != Part::Other, rest),
                None => (part, met, first),
            };
            if own_label.is_none() && !rest.is_empty() && labels::field(label).is_some() && !label.is_empty() {
                if self.card_block(index, block) {
                    return;
                }
            } else {
                self.people_of(index, block, rest, first.len() - rest.len(), part, met);
            }
            let new = self.survey.people.len() - before;
            if new > 0 {
                if new == 1 {
                    self.items.insert(index, before);
                    if let Some(found) = self.survey.people.get_mut(before) {
                        add_links(&mut found.mention, block);
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
            None => labels::list(last).filter(|_| last.len() < 30 && !text.contains('\n')),
        };
        self.lines(index, block, listed);
        if named.is_some() {
            self.labelled = named;
            self.card = None;
        }
    }

    /// Reads a block line by line for what has a form, and the rest of it as prose.
    fn lines(&mut self, index: usize, block: &Block, above: Option<(Part, bool)>) {
        let text = block.prose.text.as_str();
        let mut handled: Vec<Span> = Vec::new();
        if self.sender.is_some_and(|(_, section, quoted)| section != block.section || quoted != block.quoted) {
            self.sender = None;
            self.from_me = false;
        }
        let headers = text
            .lines()
            .filter(|line| line.split_once(':').is_some_and(|(label, _)| mail::header(label).is_some()))
            .count();
        let mut listed: Option<(Part, bool)> = None;
        let mut above = above;
        let mut signature: Option<Option<usize>> = self.closed.then_some(None);
        self.closed = false;
        let mut start = 0;
        for raw in text.split_inclusive('\n') {
            let span = Span::new(start, start + raw.len());
            let at = start;
            start += raw.len();
            let line = raw.trim_end();
            if line.trim().is_empty() {
                continue;
            }
            if let Some(own) = signature {
                match self.signed(index, block, line, span, own, text.get(start..).unwrap_or("")) {
                    Some(found) => {
                        signature = Some(found);
                        handled.push(span);
                        continue;
                    }
                    None => signature = None,
                }
            }
            if mail::is_closing(line) || line.trim() == "--" || line.trim() == "\u{2014}" {
                signature = Some(None);
                listed = None;
                continue;
            }
            if let Some((name, email)) = mail::calendar(line) {
                let name = match name.split_once(',') {
                    Some((last, first)) if !first.trim().is_empty() => format!("{} {}", first.trim(), last.trim()),
                    _ => name,
                };
                if let Some(mut person) = self.person(&name) {
                    person.mention.beside.emails.extend(email);
                    let mention = with_part(Mention { strong: true, ..person.mention }, Part::Interviewer);
                    self.push(index, span, true, mention);
                }
                handled.push(span);
                continue;
            }
            if self.spoken(index, block, at, line, &mut handled, span) {
                listed = None;
                continue;
            }
            if let Some((label, rest)) = split_label(line) {
                if let Some(header) = mail::header(label)
                    && (headers > 1 || rest.contains('@') || block.quoted > 0 || self.sender.is_some())
                    && !(label.eq_ignore_ascii_case("from") && rest.trim().is_empty())
                {
                    self.header(index, block, header, rest, span);
                    handled.push(span);
                    listed = None;
                    continue;
                }
                if let Some((part, met)) = labels::list(label) {
                    if rest.trim().is_empty() {
                        listed = Some((part, met));
                        handled.push(span);
                        continue;
                    }
                    let before = self.survey.people.len();
                    if self.people_of(index, block, rest, at + (line.len() - rest.len()), part, met) {
                        if self.survey.people.len() == before + 1 {
                            self.card = Some((before, block.section));
                        }
                        handled.push(span);
                        continue;
                    }
                } else if labels::field(label).is_some() {
                    if self.card_field(index, block, label, rest, span) {
                        handled.push(span);
                        continue;
                    }
                } else if labels::is_title_label(label)
                    && let Some(person) = self.person(rest)
                    && line::is_name_shaped(&person.mention.name, &self.known)
                {
                    let mut mention = Mention { strong: true, ..person.mention };
                    detail::read(&mut mention, label, &self.known, false);
                    let found = self.push(index, span, false, mention);
                    self.card = found.map(|found| (found, block.section));
                    handled.push(span);
                    continue;
                }
            }
            if let Some((part, met)) = listed {
                if self.people_of(index, block, line, at, part, met) {
                    handled.push(span);
                    continue;
                }
                listed = None;
            }
            if let Some((part, met)) = above {
                let person = self
                    .person(line)
                    .filter(|person| person.reason || line::is_name_shaped(&person.mention.name, &self.known));
                if person.is_some() && self.people_of(index, block, line, at, part, met) {
                    let last = self.survey.people.len().checked_sub(1);
                    self.card = last.map(|last| (last, block.section));
                    handled.push(span);
                    continue;
                }
                above = above.filter(|_| self.card.is_some_and(|(_, section)| section == block.section));
            }
            if self.leading(index, block, line, at) || self.timetable(index, line, at) {
                handled.push(span);
                continue;
            }
            // Lines of a card below its name: an address, a title, a phone.
            if let Some((own, section)) = self.card
                && section == block.section
                && line.len() < 90
                && self.survey.people.get(own).is_some_and(|found| {
                    let item = |block: usize| {
                        self.note.blocks.get(block).is_some_and(|block| matches!(block.kind, BlockKind::Item { .. }))
                    };
                    found.block + 12 > index && (found.block == index || !(item(index) && item(found.block)))
                })
                && self.is_card_line(line)
                && self.card_line(own, line)
            {
                handled.push(span);
            }
        }
        if matches!(signature, Some(None)) {
            self.closed = true;
        }
        self.prose(index, block, &handled);
    }

    /// Whether a line can be one of a card by its shape: an address or a title, and no sentence.
    fn is_card_line(&self, line: &str) -> bool {
        let mut mention = Mention::default();
        let kind = detail::read(&mut mention, line, &self.known, false);
        match kind {
            Detail::Address => line.split_whitespace().count() <= 6,
            Detail::Title => line.split_whitespace().count() <= 8 && !line.ends_with('.'),
            Detail::Organisation => {
                line.split_whitespace().count() <= 5 && !line.ends_with('.') && self.known.holds(line)
            }
            _ => false,
        }
    }

    pub(super) fn prose(&mut self, index: usize, block: &Block, handled: &[Span]) {
        let kind = self.kind(block);
        for named in prose::find(block, &self.known) {
            // They are in order.
            let at = handled.partition_point(|span| span.end <= named.span.start);
            if handled.get(at).is_some_and(|span| span.overlaps(named.span)) {
                continue;
            }
            let mut named = named;
            // What others say, what lies ahead and what the writer drafts tells of no meeting.
            let open = matches!(block.kind, BlockKind::Item { mark: Some(' '), .. });
            if named.met && (kind.draft || kind.ahead || open || block.quoted > 0 && block.callout.is_none()) {
                named.met = false;
                if named.mention.part == Part::Interviewer {
                    named.mention.part = Part::Other;
                }
            }
            self.push(index, named.span, named.met, named.mention);
        }
    }

    fn person(&self, text: &str) -> Option<Person> {
        line::person(text, &self.known)
    }

    /// The people of a list's item, or of what follows a label.
    /// Whether there were any, the writer among them.
    pub(super) fn people_of(
        &mut self,
        index: usize,
        block: &Block,
        text: &str,
        at: usize,
        part: Part,
        met: bool,
    ) -> bool {
        let mut any = false;
        for (range, person) in super::rows::people(text, &self.known, false) {
            if person.me {
                detail::push_new(&mut self.survey.me, person.mention.name);
                any = true;
                continue;
            }
            let lower = person.mention.name.chars().all(|c| !c.is_uppercase());
            if lower && !person.reason && person.mention.name.is_ascii() && !is_given(&person.mention.name) {
                continue;
            }
            if self.known.holds(&person.mention.name) {
                continue;
            }
            let mut mention = with_part(Mention { strong: true, ..person.mention }, part);
            for rest in &person.rest {
                // In a list of people a bracket of capitals that is nothing else is where somebody comes from.
                if mention.beside.organisation.is_none() && self.known.holds(rest) {
                    mention.beside.organisation = Some(rest.clone());
                }
            }
            let span = Span::new(at + range.start, at + range.end);
            let absent = person.rest.iter().any(|rest| {
                matches!(
                    rest.to_lowercase().as_str(),
                    "absent"
                        | "apologies"
                        | "did not attend"
                        | "could not make it"
                        | "declined"
                        | "no show"
                        | "no-show"
                        | "sick"
                )
            });
            let span =
                if block.prose.text.get(span.range()).is_some() { span } else { Span::new(0, block.prose.text.len()) };
            any = true;
            self.push(index, span, met && !absent, mention);
        }
        any
    }

    /// A line that begins with a name and goes on with what only stands beside one.
    fn leading(&mut self, index: usize, block: &Block, line: &str, at: usize) -> bool {
        let skipped = line.len() - line.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let body = line.get(skipped..).unwrap_or("");
        if line.len() > 240 || !body.starts_with(|c: char| c.is_uppercase() || !c.is_ascii()) {
            return false;
        }
        let tokens = Tokens::new(body);
        // "Okonkwo, Ifeoma <…>"
        let is_reversed = super::rows::starts_reversed(body);
        let own = tokens.name_at(0).filter(|name| !name.org && (name.full || name.given || is_reversed));
        let Some(name) = own.or_else(|| is_reversed.then(|| tokens.first_word()).flatten()) else {
            return false;
        };
        let rest = body.get(name.end..).unwrap_or("").trim_start();
        let alone = rest.is_empty();
        let marked = rest
            .starts_with(['\u{2014}', '\u{2013}', '|', '\u{b7}', '<', '(', '[', ',', ':', '/', '\u{2022}'])
            || rest.starts_with("- ")
            || address::find(rest).first().is_some_and(|(range, _)| range.start == 0);
        if !(alone || marked) {
            return false;
        }
        let Some(person) = self.person(body) else { return false };
        if self.known.holds(&person.mention.name) || person.me {
            return person.me;
        }
        let is_item = matches!(block.kind, BlockKind::Item { .. });
        let given = is_given(&person.mention.name) || name.titled;
        if alone || body.get(..body.len()).is_some_and(|_| person.mention.name == body.trim()) {
            if name.full
                && (is_item || line.len() == block.prose.text.trim_end().len() || given)
                && line::is_name_shaped(&person.mention.name, &self.known)
                && !self.voices.contains_key(&person.mention.name)
            {
                let found = self.push(index, Span::new(at + skipped, at + line.len()), false, person.mention);
                if let Some(found) = found {
                    self.card = Some((found, block.section));
                    if is_item {
                        self.items.insert(index, found);
                    }
                }
            }
            return false;
        }
        let borne = person.mention.beside.emails.iter().any(|email| address::bears(email, &person.mention.name));
        let office = person.mention.beside.emails.iter().any(|email| address::is_office(email));
        if !(person.reason
            && person.rest.is_empty()
            && !office
            && (given || borne || !person.mention.beside.phones.is_empty() && name.full))
        {
            return false;
        }
        let mut mention = Mention { strong: true, ..person.mention };
        add_links(&mut mention, block);
        let found = self.push(index, Span::new(at + skipped, at + line.len()), false, mention);
        if let Some(found) = found {
            self.card = Some((found, block.section));
            if is_item {
                self.items.insert(index, found);
            }
        }
        true
    }

    /// A line of a timetable: `10:00 | Matteo Ricci | Coding`.
    fn timetable(&mut self, index: usize, line: &str, at: usize) -> bool {
        let clock = line.bytes().take(5).filter(u8::is_ascii_digit).count() >= 3
            && line.get(..6).is_some_and(|head| head.contains(':'));
        if !clock || !line.contains('|') || line.len() > 160 {
            return false;
        }
        let mut start = 0;
        let mut any = false;
        for piece in line.split('|') {
            let name = piece.trim();
            if line::is_name_shaped(name, &self.known) && is_given(name) {
                let from = at + start + (piece.len() - piece.trim_start().len());
                let mention = Mention { name: name.to_owned(), strong: true, ..Mention::default() };
                any |= self.push(index, Span::new(from, from + name.len()), false, mention).is_some();
            }
            start += piece.len() + 1;
        }
        any
    }

    /// A whole block as lines of the card above it.
    fn card_block(&mut self, index: usize, block: &Block) -> bool {
        let Some((own, section)) = self.card else { return false };
        let text = block.prose.text.as_str();
        // The next item of a list tells of somebody else.
        let is_item = |block: &Block| matches!(block.kind, BlockKind::Item { .. });
        let other = self.survey.people.get(own).and_then(|found| self.note.blocks.get(found.block));
        let beside = is_item(block) && other.is_some_and(is_item);
        let near = section == block.section && !beside;
        if !near
            || block.parent.is_some()
                && !self.items.contains_key(&index)
                && self.items.values().any(|item| *item == own)
        {
            return false;
        }
        let all = text.lines().all(|line| {
            split_label(line).is_some_and(|(label, rest)| {
                labels::field(label).is_some_and(|field| field != Field::Name) && !rest.trim().is_empty()
            }) || self.is_card_line(line)
        });
        if !all {
            return false;
        }
        for line in text.lines() {
            self.card_line(own, line);
        }
        if let Some(found) = self.survey.people.get_mut(own) {
            add_links(&mut found.mention, block);
        }
        self.survey.lists.insert(index);
        true
    }

    /// Reads a line below a name; whether it was understood.
    fn card_line(&mut self, own: usize, line: &str) -> bool {
        let known = &self.known;
        let Some(found) = self.survey.people.get_mut(own) else { return false };
        if let Some((label, rest)) = split_label(line)
            && let Some(field) = labels::field(label)
        {
            keep(&mut found.mention, field, rest, known);
            return true;
        }
        let kind = if split_label(line).is_some() {
            Detail::None
        } else {
            detail::read(&mut found.mention, line, known, false)
        };
        if kind.is_reason() {
            found.mention.strong = true;
        }
        !matches!(kind, Detail::None | Detail::Me)
    }

    /// `Name: …` begins a card, other labels go on with it.
    fn card_field(&mut self, index: usize, block: &Block, label: &str, rest: &str, span: Span) -> bool {
        let Some(field) = labels::field(label) else { return false };
        if rest.trim().is_empty() {
            return false;
        }
        match field {
            Field::Name | Field::First => {
                let Some(person) = self.person(rest) else { return false };
                if self.known.holds(&person.mention.name) || detail::is_organisation(&person.mention.name) {
                    return false;
                }
                let listed = self.list(block);
                let lower = label.to_lowercase();
                let part = if lower.contains("recruiter") {
                    Part::Recruiter
                } else if lower.contains("interviewer") {
                    Part::Interviewer
                } else {
                    listed.map_or(Part::Other, |(part, _)| part)
                };
                let strong = listed.is_some() || person.reason || part != Part::Other;
                let mention = with_part(Mention { strong, ..person.mention }, part);
                let found = self.push(index, span, listed.is_some_and(|(_, met)| met), mention);
                self.card = found.map(|found| (found, block.section));
                true
            }
            _ => {
                let Some((own, section)) = self.card else { return false };
                if section != block.section {
                    return false;
                }
                let known = &self.known;
                if let Some(found) = self.survey.people.get_mut(own) {
                    if field == Field::Last {
                        found.mention.name = format!("{} {}", found.mention.name, rest.trim());
                    } else {
                        keep(&mut found.mention, field, rest, known);
                    }
                    add_links(&mut found.mention, block);
                }
                true
            }
        }
    }

    fn header(&mut self, index: usize, block: &Block, header: Header, rest: &str, span: Span) {
        match header {
            Header::From => {
                let person = self.person(&rest.replace('"', ""));
                let Some(person) = person.filter(|person| {
                    !self.known.holds(&person.mention.name) && !detail::is_organisation(&person.mention.name)
                }) else {
                    self.from_me = rest.trim().eq_ignore_ascii_case("me");
                    return;
                };
                if self.is_me(&person.mention) {
                    self.from_me = true;
                    return;
                }
                let office = person.mention.beside.emails.iter().any(|email| address::is_office(email))
                    && !is_given(&person.mention.name);
                if office {
                    return;
                }
                let mention = with_part(Mention { strong: true, ..person.mention }, Part::Other);
                let found = self.push(index, span, false, mention);
                self.sender = found.map(|found| (found, block.section, block.quoted));
                self.from_me = false;
            }
            Header::To => {
                let people = super::rows::people(&rest.replace('"', ""), &self.known, false);
                let told = !self.me.name.is_empty() || !self.me.emails.is_empty();
                if !(self.from_me || told && people.len() > 1) {
                    // The one to whom it was sent is the writer.
                    if let [(_, person)] = people.as_slice() {
                        detail::push_new(&mut self.survey.me, person.mention.name.clone());
                    }
                    return;
                }
                for (_, person) in people {
                    let mention = with_part(Mention { strong: true, ..person.mention }, Part::Other);
                    self.push(index, span, false, mention);
                }
            }
            Header::Cc => {
                for (_, person) in super::rows::people(&rest.replace('"', ""), &self.known, false) {
                    let office = person.mention.beside.emails.iter().any(|email| address::is_office(email))
                        && !is_given(&person.mention.name);
                    if !office && !person.me {
                        let mention = with_part(Mention { strong: true, ..person.mention }, Part::Other);
                        self.push(index, span, false, mention);
                    }
                }
            }
            Header::Other => {}
        }
    }

    /// A line of a signature. `None` where the signature is over.
    fn signed(
        &mut self,
        index: usize,
        block: &Block,
        line: &str,
        span: Span,
        own: Option<usize>,
        rest: &str,
    ) -> Option<Option<usize>> {
        if self.kind(block).draft || self.from_me {
            return Some(own);
        }
        if let Some(own) = own {
            for piece in line.split(['|', '\u{b7}', '\u{2022}']) {
                let known = &self.known;
                if let Some(found) = self.survey.people.get_mut(own) {
                    let piece = piece.trim();
                    let piece = piece
                        .split_once(':')
                        .filter(|(label, _)| labels::field(label).is_some())
                        .map_or(piece, |(_, rest)| rest.trim());
                    detail::read(&mut found.mention, piece, known, false);
                }
            }
            return Some(Some(own));
        }
        let name = mail::signed(line)?;
        let mut person = self.person(line).or_else(|| self.person(&name))?;
        let detailed = rest.lines().take(6).any(|line| !address::find(line).is_empty() || words::is_title(line));
        // The sender signs with the first name only.
        if let Some((sender, ..)) = self.sender
            && let Some(found) = self.survey.people.get(sender)
        {
            let whole = found.mention.name.to_lowercase();
            let signed = name.to_lowercase();
            if whole == signed || whole.split(' ').next() == signed.split(' ').next() {
                let known = &self.known;
                if let Some(found) = self.survey.people.get_mut(sender) {
                    for piece in line.split(['|', '\u{b7}', ',']).skip(1) {
                        detail::read(&mut found.mention, piece, known, false);
                    }
                }
                return Some(Some(sender));
            }
        }
        if self.survey.me.iter().any(|own| {
            own.to_lowercase() == name.to_lowercase()
                || own.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(&name))
        }) {
            return Some(None);
        }
        if block.quoted == 0 && !detailed && !person.reason {
            return Some(None);
        }
        person.mention.strong = true;
        self.push(index, span, false, person.mention).map(Some)
    }

    /// A line of a chat or a transcript.
    fn spoken(
        &mut self,
        index: usize,
        block: &Block,
        at: usize,
        line: &str,
        handled: &mut Vec<Span>,
        span: Span,
    ) -> bool {
        let Some(speaker) = self.speakers.get(&(index, at)) else {
            return false;
        };
        let speaker = speaker.clone();
        let full = speaker.name.contains(' ');
        let given = is_given(&speaker.name);
        let often = self.voices.get(&speaker.name).copied().unwrap_or(0) > 1;
        let several = self.voices.len() > 1;
        let kind = self.kind(block);
        let believed = speaker.certain && (full || given)
            || speaker.stamped && (full && (given || often) || given)
            || full && given && (often || block.quoted > 0 && !self.is_detail_line(line) || kind.transcript)
            || full && often && several;
        if !believed || self.known.holds(&speaker.name) {
            return false;
        }
        let met = kind.transcript || speaker.recording && several;
        let part = if met { Part::Interviewer } else { Part::Other };
        let start = at + speaker.start;
        let name = Span::new(start, start + speaker.name.len());
        if self.heard.insert((speaker.name.clone(), met)) {
            self.push(
                index,
                name,
                met,
                Mention { name: speaker.name.clone(), part, strong: true, ..Mention::default() },
            );
        }
        // The words after the name may name others; "I" in them is the speaker.
        handled.push(Span::new(span.start as usize, (start + speaker.name.len()).min(span.end as usize)));
        true
    }

    /// Whether what follows the colon is a title or an address, not words that were said.
    fn is_detail_line(&self, line: &str) -> bool {
        line.split_once(':').is_some_and(|(_, rest)| {
            let mut mention = Mention::default();
            detail::read(&mut mention, rest, &self.known, false).is_reason()
        })
    }

    /// A list of which every item begins with a name, and one of them is surely a person's, is a list of people.
    fn companions(&mut self) {
        let by_block: HashMap<usize, usize> = self.items.iter().map(|(block, found)| (*block, *found)).collect();
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
        let is_me = |name: &str| me.iter().any(|own| own.to_lowercase() == name.to_lowercase());
        // What was told of a name anywhere in the note makes the same name a person's everywhere in it.
        let strong: HashSet<String> = self
            .survey
            .people
            .iter()
            .filter(|found| found.mention.strong)
            .map(|found| found.mention.name.to_lowercase())
            .collect();
        for found in &mut self.survey.people {
            found.met &= !is_me(&found.mention.name);
            if strong.contains(&found.mention.name.to_lowercase()) {
                found.mention.strong = true;
            }
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

/// Whether the first word of a name is a given name that is known, or it is written without capitals.
pub(super) fn is_given(name: &str) -> bool {
    let tokens = Tokens::new(name);
    tokens.name_at(0).is_some_and(|name| name.given)
        || words::class(name.split_whitespace().next().unwrap_or("")) & GIVEN != 0
}

/// The part that a list gives, unless the person's own words say another one.
pub(super) fn with_part(mut mention: Mention, part: Part) -> Mention {
    if mention.part == Part::Other {
        mention.part = part;
    }
    mention
}

/// The addresses behind a block's links.
pub(super) fn add_links(mention: &mut Mention, block: &Block) {
    for link in block.links.iter().filter(|link| !link.wiki) {
        if let Some(email) = link.target.strip_prefix("mailto:") {
            detail::push_new(&mut mention.beside.emails, address::plain_email(email));
        } else if let Some(phone) = link.target.strip_prefix("tel:") {
            detail::push_new(&mut mention.beside.phones, phone.to_owned());
        } else if link.target.contains('@') && !link.target.contains('/') {
            detail::push_new(&mut mention.beside.emails, link.target.clone());
        } else if link.target.contains("://") {
            detail::push_new(&mut mention.beside.links, link.target.clone());
        } else {
            continue;
        }
        mention.strong = true;
    }
}

/// `Label: value` and `Label:: value`.
pub(super) fn split_label(line: &str) -> Option<(&str, &str)> {
    let (label, rest) = line.split_once([':', '\u{ff1a}'])?;
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    let rest = rest.trim_start_matches([':', '*', '_', ' ', '\t']);
    (!label.is_empty() && label.len() <= 48 && !rest.starts_with("//")).then_some((label, rest))
}

/// Keeps the value of a card's line.
pub(super) fn keep(mention: &mut Mention, field: Field, value: &str, known: &Known) {
    let value = value.trim().trim_matches(['*', '`']).trim();
    if value.is_empty() || crate::note::is_missing(value) {
        return;
    }
    let addresses = || address::find(value);
    match field {
        Field::Title => {
            let mut own = Mention { name: mention.name.clone(), ..Mention::default() };
            let kind = detail::read(&mut own, value, known, false);
            if mention.part == Part::Other {
                mention.part = own.part;
            }
            mention.beside.organisation =
                mention.beside.organisation.take().or(own.beside.organisation.take().filter(|_| kind == Detail::Title));
            let title = if kind == Detail::Title { own.beside.title.take() } else { Some(value.to_owned()) };
            let process = matches!(value.to_lowercase().as_str(), "hiring manager" | "interviewer" | "hm" | "referrer");
            mention.beside.title = mention.beside.title.take().or(title.filter(|_| !process));
            mention.strong = true;
        }
        Field::Organisation => {
            mention.beside.organisation =
                mention.beside.organisation.take().or_else(|| Some(super::link_name(value).to_owned()));
        }
        Field::Email | Field::Phone | Field::Link => {
            let found = addresses();
            if found.is_empty() {
                match field {
                    Field::Phone if value.bytes().filter(u8::is_ascii_digit).count() >= 4 => {
                        detail::push_new(&mut mention.beside.phones, value.to_owned())
                    }
                    Field::Link if value.contains('/') || value.contains('.') => {
                        detail::push_new(&mut mention.beside.links, value.to_owned())
                    }
                    _ => return,
                }
            }
            for (_, address) in found {
                detail::take(mention, address);
            }
            mention.strong = true;
        }
        Field::Duty => {
            for duty in value.split([',', ';']).map(str::trim).filter(|duty| !duty.is_empty()) {
                detail::push_new(&mut mention.beside.duties, duty.trim_end_matches('.').to_owned());
            }
        }
        Field::Part => {
            if let Some(part) = detail::part_of(&value.to_lowercase()) {
                mention.part = part;
                mention.strong = true;
            }
        }
        Field::Alias => detail::push_new(&mut mention.beside.aliases, value.trim_matches('"').to_owned()),
        Field::Name | Field::First | Field::Last | Field::Other => {}
    }
}
