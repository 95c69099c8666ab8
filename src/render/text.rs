//! The agenda as a page for people: groups by day, what to do, for whom, why, and the words it rests on.

use std::ops::Range;

use anstyle::Style;

use super::Look;
use super::days::{count, joined, long, relative, short, time};
use super::page::{AHEAD, HINT, LATE, NOW, PATH, PHRASE, PLAIN, Page, QUIET, REFERENCE, STRONG, Text, WORDS, width};
use crate::agenda::{Agenda, Evidence, Group, Item, Owner, State, Summary};
use crate::extract::{Channel, Status};
use crate::text::Day;

/// From this width on, references and days stand in columns of their own.
const TWO_COLUMNS: usize = 64;
/// How many columns of a quotation are shown.
const QUOTE: usize = 150;

/// The agenda as a page.
pub fn agenda(agenda: &Agenda, look: Look) -> String {
    agenda_with_items(agenda, look).0
}

/// The agenda as a page, and for each item in the order in which they stand on it: its index in the agenda, and the
/// bytes of the page that are its lines.
pub fn agenda_with_items(agenda: &Agenda, look: Look) -> (String, Vec<(usize, Range<usize>)>) {
    let mut places = Vec::with_capacity(agenda.items.len());
    let mut page = Page::new(look);
    if let Some(today) = agenda.today {
        page.paragraph(0, &Text::new().add(STRONG, &long(today)));
    }
    let labels = Labels::new(agenda, look);
    let mut shown_group = None;
    let mut items: Vec<(Group, usize, &Item)> =
        agenda.items.iter().enumerate().map(|(index, item)| (Group::of(item, agenda.today), index, item)).collect();
    items.sort_by_key(|(group, _, _)| *group);
    for (group, index, item) in items {
        if shown_group != Some(group) {
            page.gap();
            page.paragraph(0, &Text::new().add(style(group), group.title()));
            shown_group = Some(group);
        }
        let start = page.len();
        labels.item(&mut page, item, group);
        places.push((index, start..page.len()));
    }
    page.gap();
    page.paragraph(
        0,
        &summary(
            &agenda.summary,
            agenda.items.is_empty(),
            agenda.filtered.as_ref().is_some_and(|only| only.left_out > 0),
        ),
    );
    let only = super::filtered::words(agenda.filtered.as_ref(), agenda.today);
    if !only.is_empty() {
        page.paragraph(0, &only);
    }
    (page.finish(), places)
}

fn style(group: Group) -> Style {
    match group {
        Group::Overdue => LATE,
        Group::Today => NOW,
        Group::ThisWeek | Group::NextWeek | Group::Later | Group::Undated => AHEAD.bold(),
        Group::Waiting | Group::Held | Group::Gentle => STRONG,
    }
}

fn day_style(group: Group) -> Style {
    match group {
        Group::Overdue => LATE,
        Group::Today => NOW,
        Group::ThisWeek | Group::NextWeek | Group::Later => AHEAD,
        _ => PLAIN,
    }
}

/// The columns to the left of the titles.
struct Labels {
    today: Option<Day>,
    reference: usize,
    /// Where the days begin, and where the titles do; `None` where a page is too narrow for columns.
    columns: Option<(usize, usize)>,
}

impl Labels {
    fn new(agenda: &Agenda, look: Look) -> Labels {
        let widest = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| width(&text)).max().unwrap_or(0);
        let reference = widest(&mut agenda.items.iter().map(|item| item.short.clone()));
        let days = widest(&mut agenda.items.iter().map(|item| day_words(item, agenda.today)));
        let columns = (look.width >= TWO_COLUMNS).then_some((reference + 4, reference + days + 6));
        Labels { today: agenda.today, reference, columns }
    }

    fn item(&self, page: &mut Page, item: &Item, group: Group) {
        let day = day_words(item, self.today);
        let title = Text::new().add(STRONG, &item.title);
        let indent = match self.columns {
            Some((days, indent)) => {
                let labels = [(2, REFERENCE, item.short.as_str()), (days, day_style(group), day.as_str())];
                page.hanging(&labels, indent, &title);
                indent
            }
            None => {
                let indent = self.reference + 4;
                let labels = [(2, REFERENCE, item.short.as_str())];
                if day.is_empty() {
                    page.hanging(&labels, indent, &title);
                } else {
                    page.hanging(&labels, indent, &Text::new().add(day_style(group), &day));
                    page.paragraph(indent, &title);
                }
                indent
            }
        };
        for line in [subject(item), reason(item, group), source(item)] {
            if !line.is_empty() {
                page.paragraph(indent, &line);
            }
        }
        for hint in &item.hints {
            page.hanging(&[(indent, HINT, "→")], indent + 2, &Text::new().add(PLAIN, hint));
        }
    }
}

/// The words of the day column.
pub(super) fn day_words(item: &Item, today: Option<Day>) -> String {
    let clock = |words: String| match &item.time {
        Some(at) => format!("{words} {}", super::days::clock(at.start)),
        None => words,
    };
    match item.state {
        State::Overdue => format!("{} late", count(item.days_late.max(1), "day")),
        State::Today => match (item.due, today) {
            (Some(due), Some(today)) if due > today => format!("by {}", relative(due, Some(today))),
            (Some(due), Some(today)) if due < today => format!("since {}", relative(due, Some(today))),
            _ => clock("today".to_owned()),
        },
        State::Held => item.held_until.map(|day| format!("until {}", relative(day, today))).unwrap_or_default(),
        State::Waiting => match item.due.or(item.window.as_ref().and_then(|window| window.deadline)) {
            Some(due) => format!("by {}", relative(due, today)),
            None => String::new(),
        },
        State::Upcoming => item.due.or(item.not_before).map(|due| clock(relative(due, today))).unwrap_or_default(),
        State::Undated => String::new(),
    }
}

/// Company — role, and by what means.
fn subject(item: &Item) -> Text {
    let mut text = Text::new();
    if let Some(company) = &item.company {
        text = text.add(PLAIN, company);
    }
    if let Some(role) = &item.role {
        let dash = if text.is_empty() { "" } else { " — " };
        text = text.add(PLAIN, dash).add(PLAIN, role);
    }
    let mut more = Vec::new();
    if let Some(at) = item.time.as_ref().filter(|at| at.end.is_some() || at.zone.is_some()) {
        more.push(time(at));
    }
    if let Some(means) = item.channel.filter(|_| item.owner == Owner::Me).map(by_means) {
        more.push(means.to_owned());
    }
    if item.application.as_ref().is_some_and(|application| application.status == Status::OnHold) {
        more.push("on hold".to_owned());
    }
    for words in more {
        let dot = if text.is_empty() { "" } else { " · " };
        text = text.add(QUIET, dot).add(QUIET, &words);
    }
    text
}

pub(super) fn by_means(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "by e-mail",
        Channel::Call => "by phone",
        Channel::Message => "by message",
        Channel::Visit => "in person",
    }
}

fn reason(item: &Item, group: Group) -> Text {
    // Where nothing is to be done, the words of the promise say enough.
    if item.because.text.is_empty() || (group == Group::Waiting && !item.sources.is_empty()) {
        return Text::new();
    }
    let mut letters = item.because.text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    Text::new().add(QUIET, &(first + letters.as_str()))
}

fn source(item: &Item) -> Text {
    let Some(first) = item.sources.first() else {
        return match &item.record {
            Some(record) => Text::new().place(PATH, &place_words(&record.path, record.line), &record.path),
            None => Text::new(),
        };
    };
    let text = Text::new().at(&first.place).add(PLAIN, " ");
    let more = item.sources.len() - 1;
    let text = if first.quote.is_empty() { text } else { quoted(text, first, QUOTE) };
    if more > 0 { text.add(QUIET, &format!(" and {more} more")) } else { text }
}

/// `path:line`, or the path alone where the whole note is meant.
pub(super) fn place_words(path: &str, line: u32) -> String {
    if line == 0 { path.to_owned() } else { format!("{path}:{line}") }
}

/// A sentence in quotation marks with the phrase marked, cut to `most` columns around the phrase.
pub(super) fn quoted(text: Text, source: &Evidence, most: usize) -> Text {
    let quote = source.quote.as_str();
    let phrase = source.phrase.slice(quote);
    let (before, after) = if phrase.is_empty() {
        (quote, "")
    } else {
        (&quote[..source.phrase.start as usize], &quote[source.phrase.end as usize..])
    };
    let room = most.saturating_sub(width(phrase));
    let (before, after) = match (width(before), width(after)) {
        (left, right) if left + right <= room => (before.to_owned(), after.to_owned()),
        _ if phrase.is_empty() => (head(before, room), String::new()),
        (_, right) if right <= room / 2 => (tail(before, room - right), after.to_owned()),
        (left, _) if left <= room / 2 => (before.to_owned(), head(after, room - left)),
        _ => (tail(before, room / 2), head(after, room / 2)),
    };
    // Where the phrase is all that is quoted, marking it would say nothing.
    let phrase_style = if before.trim().is_empty() && after.trim().is_empty() { WORDS } else { PHRASE };
    let text = text.add(PLAIN, "“").add(WORDS, before.trim_start());
    text.add(phrase_style, phrase).add(WORDS, after.trim_end()).add(PLAIN, "”")
}

/// The first words of a text that fit into `columns`, with an ellipsis where some are left out.
pub(super) fn head(text: &str, columns: usize) -> String {
    let mut cut = 0;
    for (at, _) in text.match_indices(' ').chain([(text.len(), "")]) {
        if width(&text[..at]) + 2 > columns {
            break;
        }
        cut = at;
    }
    if cut == text.len() { text.to_owned() } else { format!("{} …", &text[..cut]) }
}

/// The last words of a text that fit into `columns`, with an ellipsis where some are left out.
fn tail(text: &str, columns: usize) -> String {
    let mut cut = text.len();
    for (at, _) in text.rmatch_indices(' ').chain([(0, "")]) {
        if width(&text[at..]) + 2 > columns {
            break;
        }
        cut = at;
    }
    if cut == 0 { text.to_owned() } else { format!("…{}", &text[cut..]) }
}

/// `31 applications: 3 live, 28 quiet · 1 overdue, 2 today, 4 later, 1 awaited`.
fn summary(summary: &Summary, nothing: bool, left_out: bool) -> Text {
    let parts = |rows: &[(usize, &str)]| {
        let rows: Vec<String> =
            rows.iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}")).collect();
        rows.join(", ")
    };
    let mut text = Text::new();
    if nothing {
        // Where a filter leaves nothing, there may still be much to do.
        text = text.add(STRONG, if left_out { "No line fits." } else { "Nothing to do." }).add(PLAIN, " ");
    }
    if summary.applications == 0 {
        return text.add(PLAIN, "No application was found.");
    }
    text = text.add(PLAIN, &count(summary.applications as i64, "application"));
    let standing = parts(&[(summary.live, "live"), (summary.quiet, "quiet"), (summary.closed, "closed")]);
    if !standing.is_empty() {
        text = text.add(PLAIN, &format!(": {standing}"));
    }
    let due = parts(&[
        (summary.overdue, "overdue"),
        (summary.today, "today"),
        (summary.upcoming, "ahead"),
        (summary.waiting, "awaited"),
    ]);
    if !due.is_empty() {
        text = text.add(PLAIN, &format!(" · {due}"));
    }
    text
}

/// The people of an item with their addresses, for pages that have room for them.
pub(super) fn people(item: &Item) -> String {
    let names: Vec<String> = item
        .people
        .iter()
        .map(|person| match (&person.email, &person.phone) {
            (Some(email), _) => format!("{} <{email}>", person.name),
            (None, Some(phone)) => format!("{} ({phone})", person.name),
            (None, None) => person.name.clone(),
        })
        .collect();
    joined(&names)
}

/// `Thu 19 Nov 2026 (3 days ago)`, for pages that have room for it.
pub(super) fn day_with_distance(day: Day, today: Option<Day>) -> String {
    let date = short(day, None);
    match today.map(|today| today.days_until(day)) {
        None => date,
        Some(0) => format!("{date} (today)"),
        Some(1) => format!("{date} (tomorrow)"),
        Some(-1) => format!("{date} (yesterday)"),
        Some(ahead) if ahead > 0 => format!("{date} (in {})", count(ahead, "day")),
        Some(behind) => format!("{date} ({} ago)", count(behind, "day")),
    }
}
