//! Everything behind one line of the agenda: the words with carets, how they were read, the rule, its numbers and where
//! they come from, and what makes the line go.

use super::days::{count, short, span, time, window};
use super::excerpt::excerpt;
use super::page::{AHEAD, LATE, NOW, PATH, PLAIN, Page, QUIET, REFERENCE, STRONG, Text};
use super::text::{by_means, day_with_distance, people, quoted};
use super::{Look, Texts};
use crate::agenda::{Evidence, Item, Owner, State};
use crate::diagnostic::Severity;
pub use crate::edit::log_line;
use crate::text::Day;
use crate::timeline::Window;

/// Where the words of a labelled row begin.
const INDENT: usize = 12;

/// The page about one item, as of a day.
pub fn why(item: &Item, today: Option<Day>, look: Look, texts: &dyn Texts) -> String {
    let mut page = Page::new(look);
    heading(&mut page, item);
    page.gap();
    when_rows(&mut page, item, today);
    who_rows(&mut page, item);
    rule_rows(&mut page, item);
    words(&mut page, item, today, look, texts);
    page.gap();
    page.paragraph(0, &Text::new().add(STRONG, "What ends it"));
    for line in remedies(item, today) {
        page.hanging(&[(2, PLAIN, "-")], 4, &line);
    }
    page.finish()
}

pub(super) fn row(page: &mut Page, label: &str, text: &Text) {
    page.hanging(&[(0, QUIET, label)], INDENT, text);
}

fn heading(page: &mut Page, item: &Item) {
    let style = match item.state {
        State::Overdue => LATE,
        State::Today => NOW,
        State::Upcoming => AHEAD,
        State::Waiting | State::Held | State::Undated => PLAIN,
    };
    page.paragraph(0, &Text::new().add(STRONG, &item.title));
    let mut subject = Text::new();
    if let Some(company) = &item.company {
        subject = subject.add(PLAIN, company);
    }
    if let Some(role) = &item.role {
        subject = subject.add(PLAIN, if item.company.is_some() { " — " } else { "" }).add(PLAIN, role);
    }
    if let Some(application) = &item.application {
        let standing = match application.stage {
            Some(stage) => format!(" ({}, {})", stage.word(), application.status.word()),
            None => format!(" ({})", application.status.word()),
        };
        subject = subject.add(QUIET, &standing);
    }
    if !subject.is_empty() {
        page.paragraph(0, &subject);
    }
    page.paragraph(
        0,
        &Text::new()
            .keep(REFERENCE, &format!("{:010x}", item.reference))
            .add(PLAIN, " · ")
            .add(style, item.state.word())
            .add(
                PLAIN,
                match item.owner {
                    Owner::Me => " · owed by you",
                    Owner::Them => " · owed by them",
                },
            ),
    );
}

fn when_rows(page: &mut Page, item: &Item, today: Option<Day>) {
    if let Some(day) = item.not_before.filter(|day| item.due != Some(*day)) {
        row(page, "not before", &Text::new().add(PLAIN, &day_with_distance(day, today)));
    }
    if let Some(day) = item.due {
        let mut words = day_with_distance(day, today);
        if let Some(at) = &item.time {
            words.push_str(&format!(", {}", time(at)));
        }
        if item.days_late > 0 {
            words.push_str(&format!(", {} late", count(item.days_late, "day")));
        }
        row(page, if item.owner == Owner::Me { "due" } else { "expected" }, &Text::new().add(PLAIN, &words));
    }
    if let Some(day) = item.held_until {
        row(page, "held until", &Text::new().add(PLAIN, &day_with_distance(day, today)));
    }
    if let Some(day) = item.expires {
        row(page, "ends", &Text::new().add(PLAIN, &format!("by itself after {}", day_with_distance(day, today))));
    }
}

fn who_rows(page: &mut Page, item: &Item) {
    if !item.people.is_empty() {
        row(page, "people", &Text::new().add(PLAIN, &people(item)));
    }
    if let Some(channel) = item.channel {
        row(page, "how", &Text::new().add(PLAIN, by_means(channel)));
    }
}

fn rule_rows(page: &mut Page, item: &Item) {
    let mut rule = Text::new().keep(STRONG, item.rule);
    if !item.because.text.is_empty() {
        rule = rule.add(PLAIN, ": ").add(PLAIN, &item.because.text);
    }
    row(page, "rule", &rule);
    for (at, (name, value, origin)) in item.because.numbers.iter().enumerate() {
        let words = Text::new().keep(PLAIN, &format!("{name} = {value}")).add(QUIET, &format!(" ({origin})"));
        row(page, if at == 0 { "numbers" } else { "" }, &words);
    }
    for (at, hint) in item.hints.iter().enumerate() {
        row(page, if at == 0 { "hints" } else { "" }, &Text::new().add(PLAIN, hint));
    }
}

pub(super) fn words(page: &mut Page, item: &Item, today: Option<Day>, look: Look, texts: &dyn Texts) {
    page.gap();
    if item.sources.is_empty() {
        page.paragraph(0, &Text::new().add(QUIET, "It rests on no words: nothing was written since."));
    }
    for (at, source) in item.sources.iter().enumerate() {
        page.gap();
        let place = &source.place;
        page.paragraph(
            0,
            &Text::new().place(PATH, &format!("{}:{}:{}", place.path, place.line, place.column), &place.path),
        );
        let label = item.window.as_ref().filter(|_| at == 0).map(|found| window(found, today)).unwrap_or_default();
        match drawn(source, &label, look, texts) {
            Some(lines) => page.raw(&lines),
            None => {
                page.paragraph(2, &quoted(Text::new(), source, usize::MAX));
                page.paragraph(2, &Text::new().add(QUIET, "(the file has changed since it was read)"));
            }
        }
    }
    if let Some(window) = &item.window {
        readings(page, window, today);
    }
}

/// The excerpt, where the file still says what was read; the label only where it fits beside the carets.
pub(super) fn drawn(source: &Evidence, label: &str, look: Look, texts: &dyn Texts) -> Option<String> {
    super::excerpt::cut(source, texts)?;
    let lines = excerpt(&source.place, Severity::Info, label, texts, look)?;
    // Styles are no part of the width: it is that of the same lines without them.
    let plain = || excerpt(&source.place, Severity::Info, label, texts, Look { color: false, ..look });
    let fits = |lines: String| lines.lines().all(|line| super::page::width(line) <= look.width);
    if label.is_empty() || plain().is_some_and(fits) {
        return Some(lines);
    }
    excerpt(&source.place, Severity::Info, "", texts, look)
}

pub(super) fn readings(page: &mut Page, window: &Window, today: Option<Day>) {
    page.gap();
    let days = span(window.earliest(), window.latest(), None);
    let bound = super::days::window(window, None);
    let mut words = Text::new().add(PLAIN, &bound);
    if bound != days {
        words = words.add(QUIET, " (").keep(QUIET, &days).add(QUIET, ")");
    }
    row(page, "read as", &words);
    if let Some(day) = window.deadline.filter(|day| Some(*day) != window.latest()) {
        row(
            page,
            "",
            &Text::new().add(PLAIN, &format!("the last working day of it is {}", day_with_distance(day, today))),
        );
    }
    for (at, &(first, last)) in window.other.iter().enumerate() {
        let label = if at == 0 { "or" } else { "" };
        row(page, label, &Text::new().add(PLAIN, &span(first, last, None)));
    }
}

/// What ends the item: a line to write, in the words that the log understands, and what happens by itself.
fn remedies(item: &Item, today: Option<Day>) -> Vec<Text> {
    let mut lines = Vec::new();
    let day = today.map(|today| today.to_string()).unwrap_or_else(|| "2026-11-18".to_owned());
    let place = item.record.as_ref().map(|record| format!("{}:{}", record.path, record.line));
    let into = |text: Text| match &item.record {
        Some(record) => text.add(PLAIN, " into ").place(PATH, &record.path, &record.path),
        None => text.add(PLAIN, " into one of its notes"),
    };
    let written = |line: &str| into(Text::new().add(PLAIN, "write ").add(STRONG, &format!("`{line}`")));
    let ticks = item.record.as_ref().is_some_and(|record| record.tick.is_some());
    let line = today.and_then(|today| log_line(item, today));
    match (&place, line, item.rule) {
        (Some(place), _, _) if ticks => lines.push(Text::new().add(PLAIN, "tick the box at ").keep(PATH, place)),
        (_, Some(line), _) => lines.push(written(&line)),
        (_, None, "reflect") => lines.push(
            Text::new()
                .add(PLAIN, "write under a heading ")
                .add(STRONG, "`Reflection`")
                .add(PLAIN, " what went well, what went badly and what you learned; an empty heading is none"),
        ),
        (_, None, "await") => {
            lines.push(Text::new().add(PLAIN, "nothing is to be done now; write it down when they answer"));
        }
        (_, None, "appointment") => lines.push(Text::new().add(PLAIN, "nothing: it ends when it is past")),
        (_, None, "let_go") => lines.push(
            Text::new()
                .add(PLAIN, "set ")
                .add(STRONG, "`status: closed`")
                .add(PLAIN, " in the note, or write down a new contact; nothing is ever closed for you"),
        ),
        (_, None, "keep_searching") => {
            lines.push(Text::new().add(PLAIN, "apply somewhere, or meet someone: a new note ends it"));
        }
        (_, None, _) => {
            let lead = Text::new().add(PLAIN, "write down what you did, with the day (");
            lines.push(into(lead.keep(STRONG, &format!("`- {day}: …`")).add(PLAIN, ")")));
        }
    }
    if item.rule == "offer_deadline" {
        lines.push(Text::new().add(PLAIN, "or the same with `Declined`"));
    }
    if item.is_deed() {
        let reference = &item.short;
        lines.push(
            Text::new()
                .add(PLAIN, "or have it written: ")
                .keep(STRONG, &format!("`journal done {reference}`"))
                .add(PLAIN, ", ")
                .keep(STRONG, &format!("`journal snooze {reference} friday`"))
                .add(PLAIN, ", ")
                .keep(STRONG, &format!("`journal drop {reference}`")),
        );
    }
    const SILENCED: [&str; 4] = ["follow_up", "condition", "check_in", "ask_recruiter"];
    if SILENCED.contains(&item.rule) {
        lines.push(
            Text::new()
                .add(PLAIN, "or say in the front matter that no messages are wanted: ")
                .add(STRONG, "`no_follow_up: true`")
                .add(PLAIN, ", or ")
                .add(STRONG, "`snooze_until: YYYY-MM-DD`"),
        );
    }
    if let Some(expires) = item.expires {
        let words = match item.rule {
            "await" => format!("without an answer a follow-up takes its place after {}", short(expires, None)),
            _ => format!("or leave it: it ends by itself after {}", short(expires, None)),
        };
        lines.push(Text::new().add(PLAIN, &words));
    }
    lines
}
