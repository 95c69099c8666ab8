//! What they promised, as a page and as JSON.

use anstyle::Style;
use schemars::JsonSchema;
use serde::Serialize;

use super::days::{count, long, relative, short, window};
use super::filtered::{self, FilteredView};
use super::json::{ApplicationView, DayView, PersonView, ProblemView, SourceView, WindowView, pretty};
use super::page::{AHEAD, LATE, NOW, PLAIN, Page, QUIET, REFERENCE, STRONG, Text, width};
use super::text::{by_means, quoted};
use super::{Look, Texts};
use crate::agenda::{PromiseState, Promised, Promises, Reliability};
use crate::diagnostic::Diagnostic;
use crate::extract::Matter;
use crate::text::Day;

/// From this width on, references and states stand in columns of their own.
const TWO_COLUMNS: usize = 64;
/// How many columns of a quotation are shown.
const QUOTE: usize = 150;

/// The promises as a page.
pub fn text(promises: &Promises, look: Look) -> String {
    let today = Some(promises.today);
    let mut page = Page::new(look);
    page.paragraph(
        0,
        &Text::new().add(STRONG, "What they promised").add(QUIET, &format!(" · {}", long(promises.today))),
    );
    let states = promises.rows.iter().map(|row| width(&state_words(row, today))).max().unwrap_or(0);
    let references = promises.rows.iter().map(|row| width(&row.short)).max().unwrap_or(0);
    let columns = (look.width >= TWO_COLUMNS).then_some((references + 4, references + states + 6));
    let mut group = None;
    for row in &promises.rows {
        if group != Some(&row.application.id) {
            group = Some(&row.application.id);
            page.gap();
            page.paragraph(0, &subject(row));
        }
        promise(&mut page, row, today, columns, references + 4);
    }
    for (title, list) in
        [("How each company kept its word", &promises.companies), ("And each person", &promises.people)]
    {
        reliability(&mut page, title, list);
    }
    page.gap();
    page.paragraph(0, &summary(promises));
    let only = filtered::words(promises.filtered.as_ref(), today);
    if !only.is_empty() {
        page.paragraph(0, &only);
    }
    page.finish()
}

fn subject(row: &Promised) -> Text {
    let mut text = Text::new().add(STRONG, row.company.as_deref().unwrap_or("No company named"));
    if let Some(role) = &row.role {
        text = text.add(PLAIN, " — ").add(PLAIN, role);
    }
    let standing = match row.application.standpoint {
        crate::casebook::Standpoint::Live => "",
        other => other.word(),
    };
    if standing.is_empty() { text } else { text.add(QUIET, " · ").add(QUIET, standing) }
}

pub(super) fn style(state: PromiseState) -> Style {
    match state {
        PromiseState::Late => LATE,
        PromiseState::Due => NOW,
        PromiseState::Open => AHEAD,
        PromiseState::Undated | PromiseState::Kept | PromiseState::Replaced => PLAIN,
    }
}

/// The words of the column of states.
pub(super) fn state_words(row: &Promised, today: Option<Day>) -> String {
    match (row.state, row.deadline) {
        (PromiseState::Late, _) => "late".to_owned(),
        (PromiseState::Due, _) => "due today".to_owned(),
        (PromiseState::Open, Some(day)) => format!("by {}", relative(day, today)),
        (PromiseState::Open, None) | (PromiseState::Undated, _) => "no day".to_owned(),
        (PromiseState::Kept, _) => match (row.kept, row.deadline) {
            (Some(kept), Some(deadline)) if kept > deadline => "kept late".to_owned(),
            _ => "kept".to_owned(),
        },
        (PromiseState::Replaced, _) => "moved".to_owned(),
    }
}

/// `An answer from Dana Okafor`.
pub(super) fn title(row: &Promised) -> String {
    let who = row.who.as_deref().unwrap_or("them");
    let what = match row.matter {
        Matter::Answer => "An answer",
        Matter::Call => "A call",
        Matter::Document => "Something to be sent",
        Matter::Schedule => "A day for a meeting",
        Matter::Offer => "An offer",
    };
    let doubt = if row.hedged { ", they hope" } else { "" };
    format!("{what} from {who}{doubt}")
}

/// When it was said and for when; what became of it.
fn story(row: &Promised, today: Option<Day>) -> Text {
    let mut words = format!("said on {}", short(row.said, today));
    match (&row.window, row.deadline) {
        (Some(found), _) => {
            words.push_str(&format!(", {}", for_when(&window(found, today))));
            for &(first, last) in &found.other {
                words.push_str(&format!(" (or {}?)", super::days::span(first, last, today)));
            }
        }
        (None, _) => words.push_str(", without a day"),
    }
    if let (Some(deadline), Some(found)) = (row.deadline, &row.window)
        && found.latest() != Some(deadline)
        && matches!(row.state, PromiseState::Open | PromiseState::Late)
    {
        words.push_str(&format!("; expected by {}", short(deadline, today)));
    }
    if let Some(channel) = row.channel {
        words.push_str(&format!(", {}", by_means(channel)));
    }
    let mut text = Text::new().add(QUIET, &words);
    if row.state == PromiseState::Late && row.days_late > 0 {
        text = text.add(PLAIN, &format!(" → nothing yet, {} after it", count(row.days_late, "working day")));
    }
    if let Some(day) = row.kept {
        let late = row.deadline.map_or(0, |deadline| deadline.days_until(day));
        let late = if late > 0 { format!(", {} after it", count(late, "day")) } else { String::new() };
        text = text.add(PLAIN, &format!(" → kept on {}{late}", short(day, today)));
    }
    if let Some(day) = row.replaced {
        let slip = match row.slip {
            Some(0) => ", to the same day".to_owned(),
            Some(days) if days > 0 => format!(", {} later", count(days, "working day")),
            Some(days) => format!(", {} sooner", count(days, "working day")),
            None => String::new(),
        };
        text = text.add(PLAIN, &format!(" → moved on {}{slip}", short(day, today)));
    }
    text
}

/// A window as what follows "said on Monday,": days that nothing binds take a preposition.
fn for_when(words: &str) -> String {
    let bound = ["by ", "until ", "about ", "from ", "up to ", "no day"].iter().any(|start| words.starts_with(start));
    if bound { words.to_owned() } else { format!("for {words}") }
}

fn promise(page: &mut Page, row: &Promised, today: Option<Day>, columns: Option<(usize, usize)>, narrow: usize) {
    let state = state_words(row, today);
    let is_settled = matches!(row.state, PromiseState::Kept | PromiseState::Replaced);
    let title = Text::new().add(if is_settled { PLAIN } else { STRONG }, &title(row));
    let reference = (2, REFERENCE, row.short.as_str());
    let indent = match columns {
        Some((at, indent)) => {
            page.hanging(&[reference, (at, style(row.state), &state)], indent, &title);
            indent
        }
        None => {
            page.hanging(&[reference], narrow, &Text::new().add(style(row.state), &state));
            page.paragraph(narrow, &title);
            narrow
        }
    };
    page.paragraph(indent, &story(row, today));
    let source = &row.source;
    let place = Text::new().at(&source.place).add(PLAIN, " ");
    page.paragraph(indent, &quoted(place, source, QUOTE));
    if let Some(by) = row.settled_by.as_ref().filter(|by| by.place != source.place) {
        let place = Text::new().at(&by.place).add(PLAIN, " ");
        page.hanging(&[(indent, QUIET, "→")], indent + 2, &quoted(place, by, QUOTE));
    }
}

/// Those of whom something can be said, each with its counts.
fn reliability(page: &mut Page, title: &str, list: &[Reliability]) {
    let known: Vec<&Reliability> = list.iter().filter(|row| row.is_known()).collect();
    if known.is_empty() {
        return;
    }
    page.gap();
    page.paragraph(0, &Text::new().add(STRONG, title));
    let room = page.look().width / 2;
    let widest = known.iter().map(|row| width(&row.name)).max().unwrap_or(0).min(room);
    for row in known {
        let mut text = Text::new().add(PLAIN, &record(row));
        if let Some(company) = &row.company {
            text = text.add(QUIET, " · ").add(QUIET, company);
        }
        page.hanging(&[(2, PLAIN, &row.name)], widest + 4, &text);
    }
}

/// `3 in time, 1 late, 1 not kept, 2 moved (5 working days in all)`.
fn record(row: &Reliability) -> String {
    let mut parts = Vec::new();
    for (number, word) in [(row.in_time, "in time"), (row.late, "late"), (row.broken, "not kept so far")] {
        if number > 0 {
            parts.push(format!("{number} {word}"));
        }
    }
    if row.moved > 0 {
        let slip = match row.slip {
            0 => String::new(),
            days if days > 0 => format!(" by {}", count(days, "working day")),
            days => format!(" to {} sooner", count(days, "working day")),
        };
        parts.push(format!("{} moved{slip}", row.moved));
    }
    if row.open > 0 {
        parts.push(format!("{} open", row.open));
    }
    parts.join(", ")
}

fn summary(promises: &Promises) -> Text {
    let counts = &promises.counts;
    let parts: Vec<String> = [
        (counts.late, "late"),
        (counts.due, "due today"),
        (counts.open, "ahead"),
        (counts.undated, "without a day"),
        (counts.kept, "kept"),
        (counts.replaced, "moved"),
    ]
    .iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, word)| format!("{number} {word}"))
    .collect();
    let text = if promises.rows.is_empty() {
        Text::new().add(PLAIN, "No promise of theirs to show.")
    } else {
        Text::new().add(PLAIN, &format!("{}: {}", count(promises.rows.len() as i64, "promise"), parts.join(", ")))
    };
    match promises.at_rest {
        0 => text,
        number => text
            .add(QUIET, &format!(" · {number} more of quiet and closed applications: "))
            .keep(QUIET, "`journal promises --all`"),
    }
}

/// The promises as one JSON document, `journal/promises/1`.
pub fn json(promises: &Promises, problems: &[Diagnostic], root: &str, texts: &dyn Texts) -> String {
    let counts = &promises.counts;
    pretty(&PromisesView {
        schema: "journal/promises/1",
        today: DayView(promises.today),
        root,
        summary: CountsView {
            promises: promises.rows.len(),
            late: counts.late,
            due: counts.due,
            open: counts.open,
            undated: counts.undated,
            kept: counts.kept,
            replaced: counts.replaced,
            of_quiet_and_closed: promises.at_rest,
        },
        filtered: promises.filtered.as_ref().map(|filtered| FilteredView::new(filtered, Some(promises.today))),
        promises: promises.rows.iter().map(|row| PromiseView::new(row, texts)).collect(),
        companies: promises.companies.iter().map(ReliabilityView::new).collect(),
        people: promises.people.iter().map(ReliabilityView::new).collect(),
        problems: problems.iter().map(ProblemView::new).collect(),
    })
}

/// What they promised, and what became of it: the answer of `journal promises --format json`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "journal/promises/1")]
pub(super) struct PromisesView<'a> {
    #[schemars(extend("const" = "journal/promises/1"))]
    schema: &'static str,
    today: DayView,
    root: &'a str,
    summary: CountsView,
    #[serde(skip_serializing_if = "Option::is_none")]
    filtered: Option<FilteredView>,
    promises: Vec<PromiseView<'a>>,
    companies: Vec<ReliabilityView<'a>>,
    people: Vec<ReliabilityView<'a>>,
    problems: Vec<ProblemView<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Counts")]
struct CountsView {
    promises: usize,
    late: usize,
    due: usize,
    open: usize,
    undated: usize,
    kept: usize,
    replaced: usize,
    of_quiet_and_closed: usize,
}

/// A promise, here and in a brief.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Promise")]
pub(super) struct PromiseView<'a> {
    #[serde(rename = "ref")]
    reference: String,
    state: &'static str,
    company: Option<&'a str>,
    role: Option<&'a str>,
    application: ApplicationView<'a>,
    who: Option<&'a str>,
    person: Option<PersonView<'a>>,
    matter: &'static str,
    channel: Option<&'static str>,
    hedged: bool,
    said: DayView,
    window: WindowView,
    deadline: Option<DayView>,
    working_days_late: i64,
    kept: Option<DayView>,
    kept_in_time: Option<bool>,
    replaced: Option<DayView>,
    slip_working_days: Option<i64>,
    settled_by: Option<SourceView<'a>>,
    source: SourceView<'a>,
}

impl<'a> PromiseView<'a> {
    pub(super) fn new(row: &'a Promised, texts: &dyn Texts) -> PromiseView<'a> {
        PromiseView {
            reference: format!("{:010x}", row.reference),
            state: row.state.word(),
            company: row.company.as_deref(),
            role: row.role.as_deref(),
            application: ApplicationView::new(&row.application),
            who: row.who.as_deref(),
            person: row.person.as_ref().map(PersonView::new),
            matter: row.matter.word(),
            channel: row.channel.map(|channel| channel.word()),
            hedged: row.hedged,
            said: DayView(row.said),
            window: WindowView::new(row.window.as_ref()),
            deadline: row.deadline.map(DayView),
            working_days_late: row.days_late,
            kept: row.kept.map(DayView),
            kept_in_time: row.kept.map(|kept| row.deadline.is_none_or(|deadline| kept <= deadline)),
            replaced: row.replaced.map(DayView),
            slip_working_days: row.slip,
            settled_by: row.settled_by.as_ref().map(|source| SourceView::new(source, texts)),
            source: SourceView::new(&row.source, texts),
        }
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Reliability")]
struct ReliabilityView<'a> {
    name: &'a str,
    company: Option<&'a str>,
    kept_in_time: usize,
    kept_late: usize,
    broken: usize,
    moved: usize,
    slip_working_days: i64,
    open: usize,
}

impl<'a> ReliabilityView<'a> {
    fn new(row: &'a Reliability) -> ReliabilityView<'a> {
        ReliabilityView {
            name: &row.name,
            company: row.company.as_deref(),
            kept_in_time: row.in_time,
            kept_late: row.late,
            broken: row.broken,
            moved: row.moved,
            slip_working_days: row.slip,
            open: row.open,
        }
    }
}
