//! Where each application stands, as a page and as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::days::{count, long, relative, short};
use super::filtered::{self, FilteredView};
use super::json::{DayView, ProblemView, SourceView, pretty};
use super::page::{HINT, LATE, NOW, PLAIN, Page, QUIET, REFERENCE, STRONG, Text, width};
use super::text::quoted;
use super::{Look, Texts};
use crate::agenda::{Application, Applications, Item, Owner, State, Waiting};
use crate::casebook::Standpoint;
use crate::diagnostic::Diagnostic;
use crate::extract::{Direction, Status};
use crate::text::Day;

/// From this width on, companies stand in a column of their own.
const TWO_COLUMNS: usize = 64;
/// The widest column of companies.
const WIDEST: usize = 26;
/// How many columns of a quotation are shown.
const QUOTE: usize = 100;

/// The applications as a page.
pub fn text(found: &Applications<'_>, look: Look) -> String {
    let today = Some(found.today);
    let mut page = Page::new(look);
    page.paragraph(0, &Text::new().add(STRONG, "Where each stands").add(QUIET, &format!(" · {}", long(found.today))));
    let widest = found.rows.iter().map(|row| width(company(row))).max().unwrap_or(0).min(WIDEST);
    let indent = if look.width >= TWO_COLUMNS { widest + 4 } else { 4 };
    let mut group = None;
    for row in &found.rows {
        let standpoint = row.application.standpoint;
        if group != Some(standpoint) {
            group = Some(standpoint);
            let title = match standpoint {
                Standpoint::Live => "Live",
                Standpoint::Quiet => "Quiet",
                Standpoint::Closed => "Closed",
            };
            page.gap();
            page.paragraph(0, &Text::new().add(STRONG, title));
        }
        let name = company(row);
        page.hanging(&[(2, STRONG, name)], indent, &standing(row, today));
        turn(&mut page, row, indent, today);
        if let Some(item) = row.next {
            action(&mut page, item, indent, today);
        }
        if let Some(at) = row.status_at.as_ref().filter(|_| standpoint == Standpoint::Closed) {
            let place = Text::new().at(&at.place).add(PLAIN, " ");
            page.paragraph(indent, &if at.quote.is_empty() { place } else { quoted(place, at, QUOTE) });
        }
    }
    page.gap();
    page.paragraph(0, &summary(found));
    let only = filtered::words(found.filtered.as_ref(), today);
    if !only.is_empty() {
        page.paragraph(0, &only);
    }
    page.finish()
}

fn company<'a>(row: &Application<'a>) -> &'a str {
    row.company.unwrap_or("No company named")
}

/// Role, stage and status.
fn standing(row: &Application<'_>, today: Option<Day>) -> Text {
    let mut parts: Vec<&str> = row.role.into_iter().collect();
    parts.extend(row.application.stage.map(|stage| stage.word()));
    let status = row.application.status;
    // An offer is a stage and a status.
    if status != Status::Open && parts.last() != Some(&status.word()) {
        parts.push(status.word());
    }
    if parts.is_empty() {
        parts.push(status.word());
    }
    let text = Text::new().add(PLAIN, &parts.join(" · "));
    let is_closed = row.application.standpoint == Standpoint::Closed;
    match row.status_since.filter(|_| is_closed) {
        Some(since) => text.add(QUIET, &format!(" since {}", short(since, today))),
        None => text,
    }
}

/// Who waits for whom, and the last contact: `waiting for Ines Duarte since Thu 15 Oct, by Fri 23 Oct`.
pub(super) fn turn(page: &mut Page, row: &Application<'_>, indent: usize, today: Option<Day>) {
    if let Some(waiting) = &row.waiting {
        let style = if waiting.late { LATE } else { PLAIN };
        page.paragraph(indent, &Text::new().add(style, &waiting_words(waiting, today)));
    }
    if let Some((day, direction)) = row.last {
        let from = match direction {
            Direction::Mine => " from you",
            Direction::Theirs => " from them",
            Direction::Neither => "",
        };
        let ago = match today.map_or(0, |today| day.days_until(today)) {
            0 | 1 => relative(day, today),
            days => format!("{}, {} ago", short(day, today), count(days, "day")),
        };
        page.paragraph(indent, &Text::new().add(QUIET, &format!("last contact{from} {ago}")));
    }
}

fn waiting_words(waiting: &Waiting, today: Option<Day>) -> String {
    let since = relative(waiting.since, today);
    let mut words = match (waiting.on, &waiting.whom) {
        (Owner::Them, Some(whom)) => format!("waiting for {whom} since {since}"),
        (Owner::Them, None) => format!("waiting for them since {since}"),
        (Owner::Me, _) => format!("your turn since {since}"),
    };
    if let Some(until) = waiting.until {
        let by = if waiting.late { "promised for" } else { "by" };
        words.push_str(&format!(", {by} {}", relative(until, today)));
    }
    words
}

/// `→ f1d Send him the write-up · 1 day late`.
pub(super) fn action(page: &mut Page, item: &Item, indent: usize, today: Option<Day>) {
    let (style, day) = match (item.state, item.due) {
        (State::Overdue, _) => (LATE, format!("{} late", count(item.days_late.max(1), "day"))),
        (State::Today, _) => (NOW, "today".to_owned()),
        (State::Held, _) => {
            (PLAIN, item.held_until.map(|day| format!("not before {}", relative(day, today))).unwrap_or_default())
        }
        (_, Some(due)) => {
            let at = item.time.map(|time| format!(" {}", super::days::clock(time.start))).unwrap_or_default();
            (PLAIN, format!("{}{at}", relative(due, today)))
        }
        (_, None) => (PLAIN, String::new()),
    };
    let text = Text::new().add(REFERENCE, &item.short).add(PLAIN, " ").add(PLAIN, &item.title);
    let text = if day.is_empty() { text } else { text.add(QUIET, " · ").keep(style, &day) };
    page.hanging(&[(indent, HINT, "→")], indent + 2, &text);
}

/// `8 live, 1 quiet, 3 closed`, and how the rest is shown.
fn summary(found: &Applications<'_>) -> Text {
    let shown = |standpoint| found.rows.iter().any(|row| row.application.standpoint == standpoint);
    let total = found.live + found.quiet + found.closed;
    if total == 0 {
        return Text::new().add(PLAIN, "No application was found.");
    }
    let parts: Vec<String> = [(found.live, "live"), (found.quiet, "quiet"), (found.closed, "closed")]
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    let mut text = Text::new().add(PLAIN, &format!("{}: {}", count(total as i64, "application"), parts.join(", ")));
    if found.filtered.is_none() {
        if found.quiet > 0 && !shown(Standpoint::Quiet) {
            text = text.add(QUIET, " · ").keep(QUIET, "`journal apps --quiet`");
        }
        if found.closed > 0 && !shown(Standpoint::Closed) {
            text = text.add(QUIET, " · ").keep(QUIET, "`journal apps --all`");
        }
    }
    text
}

/// The applications as one JSON document, `journal/applications/1`.
pub fn json(found: &Applications<'_>, problems: &[Diagnostic], root: &str, texts: &dyn Texts) -> String {
    pretty(&ApplicationsView {
        schema: "journal/applications/1",
        today: DayView(found.today),
        root,
        summary: SummaryView {
            applications: found.live + found.quiet + found.closed,
            live: found.live,
            quiet: found.quiet,
            closed: found.closed,
            shown: found.rows.len(),
        },
        filtered: found.filtered.as_ref().map(|filtered| FilteredView::new(filtered, Some(found.today))),
        applications: found.rows.iter().map(|row| RowView::new(row, texts)).collect(),
        problems: problems.iter().map(ProblemView::new).collect(),
    })
}

/// The answer of `journal applications --format json`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "journal/applications/1")]
pub(in crate::render) struct ApplicationsView<'a> {
    #[schemars(extend("const" = "journal/applications/1"))]
    schema: &'static str,
    today: DayView,
    root: &'a str,
    summary: SummaryView,
    #[serde(skip_serializing_if = "Option::is_none")]
    filtered: Option<FilteredView>,
    applications: Vec<RowView<'a>>,
    problems: Vec<ProblemView<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Summary")]
struct SummaryView {
    applications: usize,
    live: usize,
    quiet: usize,
    closed: usize,
    shown: usize,
}

/// An application, here and in a brief.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Row")]
pub(super) struct RowView<'a> {
    id: &'a str,
    company: Option<&'a str>,
    role: Option<&'a str>,
    stage: Option<&'static str>,
    status: &'static str,
    standpoint: &'static str,
    status_since: Option<DayView>,
    status_source: Option<SourceView<'a>>,
    last_contact: Option<LastView>,
    waiting: Option<WaitingView<'a>>,
    next: Option<NextView<'a>>,
    people: &'a [&'a str],
    notes: &'a [&'a str],
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Last")]
struct LastView {
    day: DayView,
    from: Option<&'static str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Waiting")]
struct WaitingView<'a> {
    on: &'static str,
    whom: Option<&'a str>,
    since: DayView,
    until: Option<DayView>,
    late: bool,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Next")]
struct NextView<'a> {
    #[serde(rename = "ref")]
    reference: String,
    action: &'a str,
    state: &'a str,
    title: &'a str,
    due: Option<DayView>,
    held_until: Option<DayView>,
    days_late: i64,
}

impl<'a> RowView<'a> {
    pub(super) fn new(row: &'a Application<'a>, texts: &dyn Texts) -> RowView<'a> {
        let owner = |owner| match owner {
            Owner::Me => "me",
            Owner::Them => "them",
        };
        RowView {
            id: &row.application.id,
            company: row.company,
            role: row.role,
            stage: row.application.stage.map(|stage| stage.word()),
            status: row.application.status.word(),
            standpoint: row.application.standpoint.word(),
            status_since: row.status_since.map(DayView),
            status_source: row.status_at.as_ref().map(|at| SourceView::new(at, texts)),
            last_contact: row.last.map(|(day, direction)| LastView {
                day: DayView(day),
                from: match direction {
                    Direction::Mine => Some("me"),
                    Direction::Theirs => Some("them"),
                    Direction::Neither => None,
                },
            }),
            waiting: row.waiting.as_ref().map(|waiting| WaitingView {
                on: owner(waiting.on),
                whom: waiting.whom.as_deref(),
                since: DayView(waiting.since),
                until: waiting.until.map(DayView),
                late: waiting.late,
            }),
            next: row.next.map(|item| NextView {
                reference: format!("{:010x}", item.reference),
                action: item.rule,
                state: item.state.word(),
                title: &item.title,
                due: item.due.map(DayView),
                held_until: item.held_until.map(DayView),
                days_late: item.days_late,
            }),
            people: &row.people,
            notes: &row.notes,
        }
    }
}
