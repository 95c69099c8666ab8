//! The wire format of the agenda: types of its own, so that inner ones can change.
//!
//! Adding fields or values keeps `journal/agenda/1`; renaming makes it `/2`.

mod guard;

use std::borrow::Cow;
use std::io;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::ser::{CompactFormatter, PrettyFormatter};

use guard::Guarded;

use super::Texts;
use super::days::{clock, zone_name};
use super::excerpt::cut;
use super::filtered::FilteredView;
use crate::agenda::{Agenda, ApplicationRef, Evidence, Item, Owner, Person, Summary};
use crate::diagnostic::Diagnostic;
use crate::extract::Stage;
use crate::text::Day;
use crate::timeline::{TimeOfDay, Window};

/// The agenda as one JSON document, with a line end. `root` is the journal's folder as it is to be shown; `texts` gives
/// the files again, so that each source bears exactly the bytes that its place cuts out.
pub fn agenda(agenda: &Agenda, root: &str, texts: &dyn Texts) -> String {
    let view = AgendaView {
        schema: "journal/agenda/1",
        today: agenda.today.map(DayView),
        root,
        summary: SummaryView::new(&agenda.summary),
        filtered: agenda.filtered.as_ref().map(|filtered| FilteredView::new(filtered, agenda.today)),
        items: agenda.items.iter().map(|item| ItemView::new(item, texts)).collect(),
        problems: agenda.problems.iter().map(ProblemView::new).collect(),
    };
    pretty(&view)
}

/// The agenda as one document a line, each an item of it with the day. `texts` as in [`agenda`].
pub fn agenda_lines(agenda: &Agenda, texts: &dyn Texts) -> String {
    let today = agenda.today.map(DayView);
    let views =
        agenda.items.iter().map(|item| ItemLine { schema: "journal/item/1", today, item: ItemView::new(item, texts) });
    lines(views)
}

/// Documents, one a line.
pub(super) fn lines(views: impl Iterator<Item = impl Serialize>) -> String {
    let mut bytes = Vec::with_capacity(4096);
    for view in views {
        // Writing to memory cannot fail.
        let _ = compact(&mut bytes, &view);
        bytes.push(b'\n');
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// A document with an indent of two spaces and a line end.
pub(super) fn pretty(view: &impl Serialize) -> String {
    let mut bytes = Vec::with_capacity(4096);
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Guarded(PrettyFormatter::new()));
    // Writing to memory cannot fail, and none of the types has a map with keys that are no text.
    let _ = view.serialize(&mut serializer);
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes a document on one line, without a line end.
pub(super) fn compact(out: impl io::Write, view: &impl Serialize) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(out, Guarded(CompactFormatter));
    view.serialize(&mut serializer).map_err(io::Error::from)
}

/// What to do, as of a day: the answer of `journal agenda --format json`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "journal/agenda/1")]
pub(super) struct AgendaView<'a> {
    #[schemars(extend("const" = "journal/agenda/1"))]
    schema: &'static str,
    /// The day that counts as today.
    today: Option<DayView>,
    /// The folder of the notes.
    root: &'a str,
    summary: SummaryView,
    #[serde(skip_serializing_if = "Option::is_none")]
    filtered: Option<FilteredView>,
    items: Vec<ItemView<'a>>,
    /// What could not be read, was repaired, or can be read in two ways.
    problems: Vec<ProblemView<'a>>,
}

/// One line of `journal agenda --format jsonl`: an item, with the day.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "journal/item/1")]
pub(super) struct ItemLine<'a> {
    #[schemars(extend("const" = "journal/item/1"))]
    schema: &'static str,
    /// The day that counts as today.
    today: Option<DayView>,
    #[serde(flatten)]
    item: ItemView<'a>,
}

/// How many applications and items there are.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Summary")]
pub(super) struct SummaryView {
    applications: usize,
    live: usize,
    quiet: usize,
    closed: usize,
    overdue: usize,
    today: usize,
    upcoming: usize,
    waiting: usize,
}

impl SummaryView {
    pub(super) fn new(summary: &Summary) -> SummaryView {
        SummaryView {
            applications: summary.applications,
            live: summary.live,
            quiet: summary.quiet,
            closed: summary.closed,
            overdue: summary.overdue,
            today: summary.today,
            upcoming: summary.upcoming,
            waiting: summary.waiting,
        }
    }
}

/// One thing to do, or to wait for.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Item")]
pub(super) struct ItemView<'a> {
    /// Ten hexadecimal letters that stay the same while notes are edited elsewhere.
    #[serde(rename = "ref")]
    #[schemars(regex(pattern = "^[0-9a-f]{10}$"))]
    reference: String,
    /// The name of the rule.
    action: &'a str,
    /// `overdue`, `today`, `upcoming`, `waiting`, `held` or `undated`.
    state: &'a str,
    /// `me` or `them`.
    owed_by: &'a str,
    /// What to do, without company and role.
    title: &'a str,
    company: Option<&'a str>,
    role: Option<&'a str>,
    application: Option<ApplicationView<'a>>,
    people: Vec<PersonView<'a>>,
    /// `email`, `call`, `message` or `visit`.
    channel: Option<&'a str>,
    /// The first day on which it may be done.
    not_before: Option<DayView>,
    /// The day by which it should be done.
    due: Option<DayView>,
    /// The last day on which it is shown.
    expires: Option<DayView>,
    /// Until when it waits for another item.
    held_until: Option<DayView>,
    time: Option<TimeView>,
    /// Days since the due day; 0 where it is not overdue.
    days_late: i64,
    because: BecauseView<'a>,
    /// The first of `sources`; null where it rests on silence.
    source: Option<SourceView<'a>>,
    sources: Vec<SourceView<'a>>,
    /// Where it would be recorded as done.
    record: Option<RecordView<'a>>,
    window: WindowView,
    /// What else would be good to do with it.
    hints: &'a [String],
}

impl<'a> ItemView<'a> {
    pub(super) fn new(item: &'a Item, texts: &dyn Texts) -> ItemView<'a> {
        // What rests on a whole note rests on no words of it.
        let told = item.sources.iter().filter(|source| !source.place.span.is_empty());
        let sources: Vec<SourceView<'_>> = told.map(|source| SourceView::new(source, texts)).collect();
        ItemView {
            reference: format!("{:010x}", item.reference),
            action: item.rule,
            state: item.state.word(),
            owed_by: match item.owner {
                Owner::Me => "me",
                Owner::Them => "them",
            },
            title: &item.title,
            company: item.company.as_deref(),
            role: item.role.as_deref(),
            application: item.application.as_ref().map(ApplicationView::new),
            people: item.people.iter().map(PersonView::new).collect(),
            channel: item.channel.map(|channel| channel.word()),
            not_before: item.not_before.map(DayView),
            due: item.due.map(DayView),
            expires: item.expires.map(DayView),
            held_until: item.held_until.map(DayView),
            time: item.time.as_ref().map(TimeView::new),
            days_late: item.days_late,
            because: BecauseView::new(item),
            source: sources.first().cloned(),
            sources,
            record: item.record.as_ref().map(|record| RecordView { path: &record.path, line: record.line }),
            window: WindowView::new(item.window.as_ref()),
            hints: &item.hints,
        }
    }
}

/// The application that an item belongs to.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Application")]
pub(super) struct ApplicationView<'a> {
    id: &'a str,
    stage: Option<&'a str>,
    status: &'a str,
}

impl<'a> ApplicationView<'a> {
    pub(super) fn new(application: &'a ApplicationRef) -> ApplicationView<'a> {
        ApplicationView {
            id: &application.id,
            stage: application.stage.map(Stage::word),
            status: application.status.word(),
        }
    }
}

/// A person whom an item concerns.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Person")]
pub(super) struct PersonView<'a> {
    name: &'a str,
    email: Option<&'a str>,
    phone: Option<&'a str>,
}

impl<'a> PersonView<'a> {
    pub(super) fn new(person: &'a Person) -> PersonView<'a> {
        PersonView { name: &person.name, email: person.email.as_deref(), phone: person.phone.as_deref() }
    }
}

/// Why an item is there.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Because")]
struct BecauseView<'a> {
    rule: &'a str,
    text: &'a str,
    setting: Option<String>,
    seed: Option<&'a str>,
}

impl<'a> BecauseView<'a> {
    fn new(item: &'a Item) -> BecauseView<'a> {
        let numbers: Vec<String> =
            item.because.numbers.iter().map(|(name, value, _)| format!("{name} = {value}")).collect();
        BecauseView {
            rule: item.rule,
            text: &item.because.text,
            setting: (!numbers.is_empty()).then(|| numbers.join(", ")),
            seed: item.because.seed,
        }
    }
}

/// Words that an item rests on; `start` and `end` are byte offsets in the file.
#[derive(Serialize, JsonSchema, Clone)]
#[schemars(rename = "Source")]
pub(super) struct SourceView<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    start: u32,
    end: u32,
    text: String,
}

impl<'a> SourceView<'a> {
    pub(super) fn new(source: &'a Evidence, texts: &dyn Texts) -> SourceView<'a> {
        let place = &source.place;
        SourceView {
            path: &place.path,
            line: place.line,
            column: place.column,
            start: place.span.start,
            end: place.span.end,
            // The words in the file, markup inside them included; those that were read where the file has changed since.
            text: cut(source, texts).unwrap_or_else(|| source.phrase.slice(&source.quote).to_owned()),
        }
    }
}

/// A line of a note.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Record")]
struct RecordView<'a> {
    path: &'a str,
    line: u32,
}

/// The days of the promise or commitment behind an item; `other` are readings that others would give.
#[derive(Serialize, JsonSchema, Default)]
#[schemars(rename = "Window")]
pub(super) struct WindowView {
    earliest: Option<DayView>,
    latest: Option<DayView>,
    deadline: Option<DayView>,
    other: Vec<(Option<DayView>, Option<DayView>)>,
}

impl WindowView {
    pub(super) fn new(window: Option<&Window>) -> WindowView {
        window.map_or_else(WindowView::default, |window| WindowView {
            earliest: window.earliest().map(DayView),
            latest: window.latest().map(DayView),
            deadline: window.deadline.map(DayView),
            other: other_views(window),
        })
    }
}

pub(super) fn other_views(window: &Window) -> Vec<(Option<DayView>, Option<DayView>)> {
    window.other.iter().map(|(first, last)| (first.map(DayView), last.map(DayView))).collect()
}

/// A problem, in the agenda and in `check`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub(super) struct ProblemView<'a> {
    code: &'static str,
    severity: &'static str,
    path: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    start: Option<u32>,
    end: Option<u32>,
    message: &'a str,
    help: &'a str,
}

impl<'a> ProblemView<'a> {
    pub(super) fn new(problem: &'a Diagnostic) -> ProblemView<'a> {
        let place = problem.place.as_ref();
        ProblemView {
            code: problem.code.name(),
            severity: problem.severity.word(),
            path: place.map(|place| &*place.path),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            start: place.map(|place| place.span.start),
            end: place.map(|place| place.span.end),
            message: &problem.message,
            help: &problem.help,
        }
    }
}

/// A clock time, in the zone that was said or in the person's own.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Time")]
pub(super) struct TimeView {
    start: String,
    end: Option<String>,
    zone: Option<String>,
}

impl TimeView {
    pub(super) fn new(time: &TimeOfDay) -> TimeView {
        TimeView { start: clock(time.start), end: time.end.map(clock), zone: time.zone.map(zone_name) }
    }
}

/// A day as `YYYY-MM-DD`, written without an allocation.
#[derive(Debug, Clone, Copy)]
pub(super) struct DayView(pub(super) Day);

impl JsonSchema for DayView {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

impl Serialize for DayView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = *b"0000-00-00";
        let (year, month, day) = (self.0.year().unsigned_abs(), self.0.month(), self.0.day());
        let digits = [(0, year / 1000), (1, year / 100), (2, year / 10), (3, year), (5, month / 10), (6, month)];
        for (at, number) in digits.into_iter().chain([(8, day / 10), (9, day)]) {
            text[at] = b'0' + (number % 10) as u8;
        }
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_ten_characters() {
        for (day, text) in
            [((7, 1, 9), "\"0007-01-09\""), ((2026, 11, 22), "\"2026-11-22\""), ((9999, 12, 31), "\"9999-12-31\"")]
        {
            let day = Day::new(day.0, day.1, day.2).unwrap();
            assert_eq!(serde_json::to_string(&DayView(day)).unwrap(), text);
        }
    }
}
