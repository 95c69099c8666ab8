//! Which interviews a note tells of, and whether it reflects on them.

use super::{Assembler, SectionFacts};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::extract::words::{MeetingWord, Words};
use crate::extract::{Meeting, Mention, Part, Stage, Topic};
use crate::extract::{days, people, words};
use crate::note::{Block, BlockKind, Key, Section, day_in_name, fold_key, is_included};
use crate::text::needles::Needles;
use crate::text::{Day, Place, Span, contains_word};

impl<'a> Assembler<'a> {
    pub(super) fn sections(&mut self) {
        let mut all: Vec<SectionFacts> = Vec::with_capacity(self.note.sections.len());
        for section in &self.note.sections {
            let title = section.title.as_str();
            let inherited = section.parent.and_then(|parent| all.get(parent)).cloned().unwrap_or_default();
            let lower = title.to_lowercase();
            let own = days::anywhere(title, self.near_day(), self.calendar);
            all.push(SectionFacts {
                dated: own.or(inherited.dated),
                meeting: None,
                preparation: inherited.preparation || is_preparation(&lower),
                reflection: is_reflection(&lower),
                subject: inherited.subject,
                topics: lower.contains("topic") || lower.contains("talked about") || lower.contains("discussed"),
            });
        }
        self.sections = all;
        self.companies_as_headings();
        self.companies_as_leads();
    }

    /// The stage that the front matter states, and what it says of the meeting.
    pub(super) fn front_words(&self) -> (Option<Words>, Option<Words>) {
        self.stated
    }

    /// The note itself as a meeting, where it is one.
    pub(super) fn note_meeting(&mut self) {
        let (Some(day), (stage_words, status_words)) = (self.facts.date, self.front_words()) else { return };
        let dated = self.front(Key::Date).is_some() || day_in_name(&self.note.path).is_some();
        if !dated {
            return;
        }
        let stage = stage_words.and_then(|words| words.stage);
        let kind = self.front(Key::Type).map(|field| field.value.text().to_lowercase()).unwrap_or_default();
        let tags = || {
            self.note
                .front
                .all(Key::Tags)
                .flat_map(|field| field.value.texts())
                .any(|(tag, _)| tag.eq_ignore_ascii_case("interview"))
        };
        let panel = self.note.front.all(Key::Interviewers).any(|field| {
            let name = fold_key(&field.name);
            matches!(name.as_str(), "interviewers" | "interviewer" | "panel")
        });
        // `interview_date`, whatever the stage
        let named = self.front(Key::Date).is_some_and(|field| {
            let name = fold_key(&field.name);
            name.contains("interview") || name.contains("meeting")
        });
        let is_meeting = match stage {
            _ if named => true,
            Some(stage) => words::is_meeting(stage),
            // A note without front matter counts because its folder does; its name's day is that of a conversation.
            None => {
                // What stands under the names of several companies is a diary, and no conversation with one of them.
                let bare = self.note.front.span.is_empty()
                    && is_included(&self.note.path, &self.settings.notes)
                    && self.facts.subjects.first().is_some_and(|subject| subject.company.is_some())
                    && !self.is_pasted();
                kind.contains("interview") || panel || tags() || bare || self.name_says_meeting()
            }
        };
        if !is_meeting || self.facts.meetings.iter().any(|meeting| meeting.day == day) {
            return;
        }
        let word = |words: Option<Words>| words.and_then(|words| words.meeting);
        let meeting_word = word(stage_words).or(word(status_words));
        let field = self.note.front.get(Key::Date);
        let (place, quote) = match field {
            Some(field) => (self.place(field), self.quote(field)),
            None => {
                (self.note.place(Span::new(0, 0)), self.note.path.rsplit('/').next().unwrap_or_default().to_owned())
            }
        };
        let time = field
            .and_then(|field| days::day(field.value.text(), Some(day), self.calendar))
            .and_then(|dated| dated.time);
        let people = self.met(|mention| mention.part != Part::Helper);
        let stage = stage
            .or_else(|| self.note.path.rsplit('/').next().and_then(words::in_text))
            .filter(|stage| words::is_meeting(*stage));
        let thanked = self.thanked();
        self.facts.meetings.push(Meeting {
            time,
            stage: stage.or(Some(Stage::Interview)),
            people,
            thanked,
            cancelled: meeting_word == Some(MeetingWord::Cancelled),
            scheduled: meeting_word == Some(MeetingWord::Scheduled),
            ..Meeting::on(day, 0, place, quote, self.facts.last_line)
        });
    }

    /// Whether all words of the note below its headings are quoted: messages, and no conversation.
    fn is_pasted(&self) -> bool {
        let mut told = self.note.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Heading { .. }));
        let first = told.next();
        first.is_some_and(|block| block.quoted > 0 || self.is_header(block)) && told.all(|block| block.quoted > 0)
    }

    /// The interviews that sentences tell of, where nothing else of the note is the meeting of that day.
    pub(super) fn told_meetings(&mut self) {
        if self.told.is_empty() {
            return;
        }
        let known: HashSet<(usize, Day)> =
            self.facts.meetings.iter().map(|meeting| (meeting.subject, meeting.day)).collect();
        // The people by the first word of their names, by which a sentence may call them.
        let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, mention) in self.facts.mentions.iter().enumerate() {
            by_name.entry(first_word(&mention.name)).or_default().push(index);
        }
        let starts = self.facts.mentions.iter().enumerate().filter(|(_, mention)| mention.strong);
        let starts = starts.filter_map(|(index, mention)| Some((mention.place.as_ref()?.span.start, index)));
        let mut placed: Vec<(u32, usize)> = starts.collect();
        placed.sort_unstable();
        let mut meetings: Vec<Meeting> = Vec::new();
        for Told { event, stage } in &self.told {
            let Some(event) = self.facts.events.get(*event) else { continue };
            let company = self.facts.subjects.get(event.subject).and_then(|subject| subject.company.as_deref());
            let Some(company) = company else { continue };
            if is_elsewhere(&event.quote, company) {
                continue;
            }
            // What a note, a heading or a row is as a whole says more. Sentences of one day are joined by the case book.
            if known.contains(&(event.subject, event.day)) {
                continue;
            }
            let of_note = self.facts.date == Some(event.day) && event.subject == 0;
            let mut people = if of_note { self.met(|mention| mention.part != Part::Helper) } else { Vec::new() };
            // Whom the line of the round itself names.
            let of_line = self.met_on.get(&event.place.line).map_or(&[][..], Vec::as_slice);
            people.extend(of_line);
            for name in &event.people {
                let is_read = |&index: &usize| {
                    let written = self.facts.mentions.get(index).map_or("", |mention| mention.name.as_str());
                    written == name || first_word(written) == name
                };
                if of_line.iter().any(is_read) {
                    continue;
                }
                let same = |&index: &usize| {
                    self.facts.mentions.get(index).is_some_and(|mention| {
                        let (written, short) = (mention.name.as_str(), first_word(name));
                        mention.subject == event.subject
                            && (written == name || written == short || first_word(written) == name)
                    })
                };
                // One of those that bear the name: that of the sentence, which a line that is added elsewhere leaves alone.
                let here = |&index: &usize| {
                    let place = self.facts.mentions.get(index).and_then(|mention| mention.place.as_ref());
                    place.is_some_and(|place| place.span.overlaps(event.place.span))
                };
                let known = by_name.get(first_word(name)).map_or(&[][..], Vec::as_slice);
                let mut all = known.iter().copied().filter(same);
                people.extend(all.clone().find(here).or_else(|| all.next()));
            }
            if people.is_empty() {
                people = self.listed_behind(event.place.span, &placed);
            }
            people.sort_unstable();
            people.dedup();
            // The innermost heading that bears a date ends where the next entry begins.
            let at = event.place.span.start;
            let entry = self
                .note
                .sections
                .iter()
                .zip(&self.sections)
                .rfind(|(section, own)| own.dated.is_some() && section.span.start <= at && at < section.span.end);
            let last_line = entry.map_or(self.facts.last_line, |(section, _)| self.end_line(section));
            meetings.push(Meeting {
                stage: Some(*stage),
                people,
                reflected: is_reflection(&event.quote.to_lowercase()),
                thanked: of_note.then(|| self.thanked()).flatten(),
                told: true,
                ..Meeting::on(event.day, event.subject, event.place.clone(), event.quote.clone(), last_line)
            });
        }
        self.facts.meetings.append(&mut meetings);
    }

    /// Those whom the sentence behind one lists, in the same block: "I had the panel. Ada Holt (CTO), Jon Lee and Mia."
    /// `placed` are the people of the note, by where they are named.
    fn listed_behind(&self, told: Span, placed: &[(u32, usize)]) -> Vec<usize> {
        /// "Four people!" says nothing by itself.
        const SHORT: usize = 3;
        let blocks = &self.note.blocks;
        let block = blocks.partition_point(|block| block.span.start <= told.start).checked_sub(1);
        let Some(block) = block.and_then(|block| blocks.get(block)) else { return Vec::new() };
        let rest = self.note.text.get(told.range().end..block.span.range().end).unwrap_or("");
        let (mut start, mut end) = (told.range().end, told.range().end);
        for piece in rest.split_inclusive(['.', '!', '?', '\n']) {
            end += piece.len();
            let sentence = self.note.text.get(start..end).unwrap_or("");
            let line = self.note.text.get(..end).and_then(|text| text.trim_end_matches('\n').rsplit('\n').next());
            if piece.ends_with('\n') && line.is_some_and(|line| line.len() > people::WRAPPED) {
                continue;
            }
            if sentence.split_whitespace().count() > SHORT {
                let from = placed.partition_point(|(at, _)| (*at as usize) < start);
                let named: Vec<usize> = placed
                    .get(from..)
                    .unwrap_or_default()
                    .iter()
                    .take_while(|(at, _)| (*at as usize) < end)
                    .map(|(_, index)| *index)
                    .collect();
                return if named.len() > 1 { named } else { Vec::new() };
            }
            start = end;
        }
        Vec::new()
    }

    /// The line on which a section ends.
    fn end_line(&self, section: &Section) -> u32 {
        let end = section.span.range().end;
        self.note.lines.position(&self.note.text, Span::new(end.saturating_sub(1), end).start).0
    }

    pub(super) fn name_says_meeting(&self) -> bool {
        self.note.path.rsplit('/').next().and_then(words::in_text).is_some_and(words::is_meeting)
    }

    pub(super) fn thanked(&self) -> Option<Option<Day>> {
        let text = self.front(Key::Thanked)?.value.text().trim().to_ascii_lowercase();
        match text.as_str() {
            "false" | "no" => None,
            "true" | "yes" => Some(None),
            _ => days::day(&text, self.facts.date, self.calendar).map(|dated| Some(dated.day)),
        }
    }

    pub(super) fn last_line(&self) -> u32 {
        let end = self.note.text.trim_end().len();
        self.note.lines.position(&self.note.text, Span::new(end, end).start).0
    }

    /// Those of the front matter's people who were met in the interview.
    pub(super) fn met(&self, of_note: impl Fn(&Mention) -> bool) -> Vec<usize> {
        let met_keys: Vec<Span> = self.note.front.all(Key::Interviewers).map(|field| field.value.span()).collect();
        let all = self.facts.mentions.iter().enumerate();
        all.filter(|(_, mention)| {
            of_note(mention)
                && mention.place.as_ref().is_some_and(|place| {
                    met_keys.iter().any(|span| span.start <= place.span.start && place.span.end <= span.end)
                })
        })
        .map(|(index, _)| index)
        .collect()
    }

    /// Dated headings that name a stage are meetings of their own.
    pub(super) fn section_meetings(&mut self) {
        let front = self.front_words();
        let single = self.note.sections.iter().filter(|section| self.is_meeting_heading(section)).count() == 1;
        for (index, section) in self.note.sections.iter().enumerate() {
            if !self.is_meeting_heading(section) {
                continue;
            }
            let Some(dated) = days::anywhere(&section.title, self.near_day(), self.calendar) else {
                continue;
            };
            let stage = words::in_text(&section.title)
                .or_else(|| front.0.and_then(|words| words.stage))
                .filter(|stage| words::is_meeting(*stage));
            let line = self.end_line(section);
            let lower = section.title.to_lowercase();
            let people = if single { self.met(|_| true) } else { Vec::new() };
            let thanked = if single { self.thanked() } else { None };
            let subject = self.sections.get(index).map_or(0, |section| section.subject);
            let (place, quote) = (self.heading_place(section.block), section.title.clone());
            self.facts.meetings.push(Meeting {
                time: dated.time,
                stage: stage.or(Some(Stage::Interview)),
                people,
                thanked,
                cancelled: lower.contains("cancelled") || lower.contains("canceled") || lower.contains("no-show"),
                scheduled: lower.contains("scheduled"),
                ..Meeting::on(dated.day, subject, place, quote, line)
            });
            if let Some(own) = self.sections.get_mut(index) {
                own.meeting = Some(self.facts.meetings.len() - 1);
            }
        }
        // What stands below a meeting's heading belongs to that meeting.
        for (index, section) in self.note.sections.iter().enumerate() {
            if let (Some(parent), None) = (section.parent, self.sections[index].meeting) {
                self.sections[index].meeting = self.sections[parent].meeting;
            }
        }
    }

    pub(super) fn is_meeting_heading(&self, section: &Section) -> bool {
        // Without a digit there is no date, and most headings have none.
        section.title.bytes().any(|b| b.is_ascii_digit())
            && words::in_text(&section.title).is_some_and(words::is_meeting)
            && days::anywhere(&section.title, self.near_day(), self.calendar).is_some()
    }

    pub(super) fn heading_place(&self, block: usize) -> Place {
        let block = self.note.blocks.get(block);
        let span = block.map_or(Span::new(0, 0), |block| block.prose.to_source(Span::new(0, block.prose.text.len())));
        self.note.place(span)
    }

    /// Which meetings are reflected on, and the topics that are named.
    pub(super) fn reflections(&mut self) {
        if self.facts.meetings.is_empty() {
            return;
        }
        let where_told = self.where_told();
        for block in &self.note.blocks {
            let Some((index, text)) = self.told(block, &where_told) else { continue };
            let section = block.section.and_then(|section| self.sections.get(section));
            let under = || {
                let above = std::iter::successors(block.section, |&index| self.note.sections.get(index)?.parent);
                // A question or a placeholder that a template left is no reflection.
                above.into_iter().any(|index| self.sections.get(index).is_some_and(|own| own.reflection))
                    && !text.ends_with(['?', ':'])
            };
            let is_topic =
                section.is_some_and(|section| section.topics) && matches!(block.kind, BlockKind::Item { .. });
            let topic = if is_topic { topic(text, &self.names) } else { None };
            let Some(meeting) = self.facts.meetings.get_mut(index) else { continue };
            meeting.reflected = meeting.reflected || under() || block.callout.as_deref().is_some_and(is_reflection);
            // Three that everybody shares, and three with each, up to a number that no table of topics reaches.
            let same = |topic: &Topic| meeting.topics.iter().filter(|own| own.with == topic.with).count();
            if let Some(topic) = topic.filter(|topic| meeting.topics.len() < MOST_TOPICS && same(topic) < 3) {
                meeting.topics.push(topic);
            }
        }
        // Sentences are looked at where no heading says it.
        if self.facts.meetings.iter().all(|meeting| meeting.reflected) {
            return;
        }
        for block in &self.note.blocks {
            let Some((index, text)) = self.told(block, &where_told) else { continue };
            if let Some(meeting) = self.facts.meetings.get_mut(index).filter(|meeting| !meeting.reflected) {
                meeting.reflected = sentences(text).any(says_reflection) || judges_myself(text);
            }
        }
    }

    /// The meeting that a block tells of, and its words.
    fn told<'b>(&self, block: &'b Block, where_told: &WhereTold) -> Option<(usize, &'b str)> {
        let section = block.section.and_then(|section| self.sections.get(section));
        let only = (self.facts.meetings.len() == 1).then_some(0);
        // Under the name of a company stands what was learned of its only meeting.
        let its = || where_told.by_subject.get(&section?.subject).copied().flatten();
        // The other cells of a row tell of the row's meeting.
        let row = || {
            let cell = matches!(block.kind, BlockKind::Cell { .. }).then(|| self.note.place(block.span).line)?;
            where_told.by_line.get(&cell).copied()
        };
        let meeting = section.and_then(|section| section.meeting).or(only).or_else(its).or_else(row)?;
        let text = block.prose.text.trim();
        (!text.is_empty() && !matches!(block.kind, BlockKind::Heading { .. })).then_some((meeting, text))
    }

    /// Where something is told of each meeting, looked up once for all blocks.
    fn where_told(&self) -> WhereTold {
        let mut told = WhereTold::default();
        for (index, meeting) in self.facts.meetings.iter().enumerate() {
            told.by_line.entry(meeting.place.line).or_insert(index);
            if meeting.subject > 0 {
                told.by_subject.entry(meeting.subject).and_modify(|only| *only = None).or_insert(Some(index));
            }
        }
        told
    }
}

/// Whether a sentence of a text says how it went.
pub(super) fn reflects(text: &str) -> bool {
    sentences(text).any(says_reflection)
}

/// The meetings of a note by what stands around them.
#[derive(Debug, Default)]
struct WhereTold {
    /// By the line on which each stands.
    by_line: HashMap<u32, usize>,
    /// The only one of each company of a note of several.
    by_subject: HashMap<usize, Option<usize>>,
}

/// An interview that a sentence tells of: its event, and what it was.
pub(super) struct Told {
    pub(super) event: usize,
    pub(super) stage: Stage,
}

/// The most topics of one meeting that are kept.
const MOST_TOPICS: usize = 24;

/// The topic of an item: its first words; or those behind a person's name, with whom it was spoken of. `names` are the
/// people of the note, in order.
fn topic(text: &str, names: &[String]) -> Option<Topic> {
    // What is said of a topic is not looked at, and a sentence is none.
    const LONGEST: usize = 48;
    const LONGEST_WITH: usize = 96;
    const ENDS: [char; 5] = [':', '.', '\u{2014}', '\n', ';'];
    let first = |text: &str| text.split(ENDS).next().unwrap_or(text).trim().to_owned();
    let named = |head: &str| {
        let head = head.trim();
        let known = names.get(names.partition_point(|name| name.as_str() < head))?;
        let rest = known.strip_prefix(head).filter(|_| !head.is_empty())?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| known.clone())
    };
    let marks = text.match_indices([':', '\u{2014}', '\u{2013}']).map(|(at, mark)| (at, at + mark.len()));
    if let Some((with, rest)) =
        marks.take(1).find_map(|(at, behind)| Some((named(text.get(..at)?)?, text.get(behind..)?)))
    {
        // Behind the name the lines of a paragraph are one.
        let words = first(&rest.split_whitespace().collect::<Vec<_>>().join(" "));
        let fits = !words.is_empty() && words.chars().count() <= LONGEST_WITH;
        return fits.then_some(Topic { words, with: Some(with) });
    }
    let words = first(text);
    let fits = !words.is_empty() && words.chars().count() <= LONGEST && named(&words).is_none();
    fits.then_some(Topic { words, with: None })
}

fn first_word(name: &str) -> &str {
    name.split(' ').next().unwrap_or(name)
}

/// Whether a sentence says that it was somewhere else: "my on-site at Globex" in a note on Acme.
fn is_elsewhere(sentence: &str, company: &str) -> bool {
    let own = company.to_lowercase();
    let mut words = sentence.split_whitespace();
    while let Some(word) = words.next() {
        if word != "at" {
            continue;
        }
        let place = words.clone().next().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric());
        if place.starts_with(char::is_uppercase) && !contains_word(&own, &place.to_lowercase()) {
            return true;
        }
    }
    false
}

/// Headings under which stands what was written before an interview.
pub(super) fn is_preparation(lower: &str) -> bool {
    let plain = lower.trim_matches(|c: char| !c.is_alphanumeric());
    ["prep", "preparation", "before", "to ask", "questions to ask", "before the call", "before the interview"]
        .contains(&plain)
        || plain.starts_with("prep ")
        || plain.starts_with("preparation ")
        || plain.starts_with("to ask ")
        || plain.starts_with("before the ")
}

/// Headings and labels under which someone reflects.
pub(super) fn is_reflection(title: &str) -> bool {
    static WORDS: LazyLock<Needles> = LazyLock::new(|| {
        Needles::new(&[
            "reflection",
            "how it went",
            "how did it go",
            "went well",
            "went badly",
            "went wrong",
            "learned",
            "learnt",
            "lessons",
            "takeaway",
            "take-away",
            "afterthought",
            "debrief",
            "retro",
            "impression",
            "my performance",
            "do better",
            "improve",
        ])
    });
    WORDS.are_in(title)
}

/// Whether words judge how the writer did ("I froze", "my worst") or how it went, in the middle of a sentence as well.
fn judges_myself(text: &str) -> bool {
    static WORDS: LazyLock<Needles> = LazyLock::new(|| {
        Needles::new(&[
            "i froze",
            "i nailed",
            "i blanked",
            "i rambled",
            "i waffled",
            "i stumbled",
            "i struggled",
            "i fumbled",
            "i bombed",
            "i aced",
            "i messed up",
            "i did well",
            "i did badly",
            "i got flustered",
            "i was flustered",
            "i was nervous",
            "i was too ",
            "i should have",
            "i should've",
            "i could have",
            "i could've",
            "i talked too",
            "i talked over",
            "flustered on",
            "rambled about",
            "could've been clearer",
            "could have been clearer",
            "not my best",
            "my best answer",
            "my worst",
            "my weak spot",
            "was shaky",
            "not my finest",
            "it went ",
            "that went ",
            "interview went ",
            "call went ",
            "round went ",
        ])
    });
    WORDS.are_in(text)
}

/// The sentences of a text, crudely: for looking at how each begins.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let parted = text.as_bytes().split(|byte| matches!(byte, b'.' | b'!' | b'\n' | b';' | b'|'));
    parted
        .filter_map(|part| str::from_utf8(part).ok())
        .map(|part| part.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a sentence reflects: it begins with such words, and something follows them ("Went badly: the line").
pub(super) fn says_reflection(sentence: &str) -> bool {
    const OPENERS: &[&str] = &[
        "went ",
        "it went ",
        "learned",
        "learnt",
        "lesson",
        "takeaway",
        "in hindsight",
        "good:",
        "bad:",
        "do better",
        "next time",
    ];
    let bytes = sentence.as_bytes();
    let begins =
        |opener: &str| bytes.get(..opener.len()).is_some_and(|head| head.eq_ignore_ascii_case(opener.as_bytes()));
    let first = bytes.first().map_or(0, u8::to_ascii_lowercase);
    let may_open = matches!(first, b'w' | b'i' | b'l' | b't' | b'g' | b'b' | b'd' | b'n');
    if may_open && OPENERS.iter().any(|opener| begins(opener)) && !sentence.trim_end().ends_with(':') {
        return true;
    }
    /// Where the colon of a label stands at most.
    const LABEL: usize = 32;
    let colon = bytes.iter().take(LABEL).position(|byte| *byte == b':');
    let label = colon.and_then(|at| Some((sentence.get(..at)?, sentence.get(at + 1..)?)));
    label.is_some_and(|(label, rest)| !rest.trim().is_empty() && is_reflection(label))
}
