//! The wire format of the agenda: types of its own, so that inner ones can change.
//!
//! Adding fields or values keeps `journal/agenda/1`; renaming makes it `/2`.

use std::io;

use serde::{Serialize, Serializer};
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, PrettyFormatter};

use super::Texts;
use super::days::{clock, zone_name};
use super::excerpt::cut;
use super::filtered::FilteredView;
use crate::agenda::{Agenda, ApplicationRef, Evidence, Item, Owner, Person};
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
        summary: SummaryView {
            applications: agenda.summary.applications,
            live: agenda.summary.live,
            quiet: agenda.summary.quiet,
            closed: agenda.summary.closed,
            overdue: agenda.summary.overdue,
            today: agenda.summary.today,
            upcoming: agenda.summary.upcoming,
            waiting: agenda.summary.waiting,
        },
        filtered: agenda.filtered.as_ref().map(|filtered| FilteredView::new(filtered, agenda.today)),
        items: agenda.items.iter().map(|item| ItemView::new(item, texts)).collect(),
        problems: agenda.problems.iter().map(ProblemView::new).collect(),
    };
    pretty(&view)
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

#[derive(Serialize)]
struct AgendaView<'a> {
    schema: &'static str,
    today: Option<DayView>,
    root: &'a str,
    summary: SummaryView,
    #[serde(skip_serializing_if = "Option::is_none")]
    filtered: Option<FilteredView>,
    items: Vec<ItemView<'a>>,
    problems: Vec<ProblemView<'a>>,
}

#[derive(Serialize)]
struct SummaryView {
    applications: usize,
    live: usize,
    quiet: usize,
    closed: usize,
    overdue: usize,
    today: usize,
    upcoming: usize,
    waiting: usize,
}

#[derive(Serialize)]
pub(super) struct ItemView<'a> {
    #[serde(rename = "ref")]
    reference: String,
    action: &'a str,
    state: &'a str,
    owed_by: &'a str,
    title: &'a str,
    company: Option<&'a str>,
    role: Option<&'a str>,
    application: Option<ApplicationView<'a>>,
    people: Vec<PersonView<'a>>,
    channel: Option<&'a str>,
    not_before: Option<DayView>,
    due: Option<DayView>,
    expires: Option<DayView>,
    held_until: Option<DayView>,
    time: Option<TimeView>,
    days_late: i64,
    because: BecauseView<'a>,
    source: Option<SourceView<'a>>,
    sources: Vec<SourceView<'a>>,
    record: Option<RecordView<'a>>,
    window: WindowView,
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

#[derive(Serialize)]
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

#[derive(Serialize)]
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

#[derive(Serialize)]
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

#[derive(Serialize, Clone)]
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

#[derive(Serialize)]
struct RecordView<'a> {
    path: &'a str,
    line: u32,
}

#[derive(Serialize, Default)]
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
#[derive(Serialize)]
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

#[derive(Serialize)]
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

/// A formatter that escapes what could steer a terminal on which the JSON is looked at; parsers give back the same text.
struct Guarded<F>(F);

impl<F: Formatter> Formatter for Guarded<F> {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.bytes().all(|byte| byte < 0x7f) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut written = 0;
        for (at, c) in fragment.char_indices() {
            if crate::text::safe::is_steering(c) {
                writer.write_all(&fragment.as_bytes()[written..at])?;
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(writer, "\\u{unit:04x}")?;
                }
                written = at + c.len_utf8();
            }
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }

    fn write_char_escape<W: ?Sized + io::Write>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
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

    #[test]
    fn json_steers_no_terminal_and_reads_back() {
        let hostile = "a\u{1b}[2J\u{9b}31m\u{202e}\u{e0001}b\u{7f}é日👩";
        let mut bytes = Vec::new();
        compact(&mut bytes, &hostile).unwrap();
        let written = String::from_utf8(bytes).unwrap();
        assert_eq!(written, r#""a\u001b[2J\u009b31m\u202e\udb40\udc01b\u007fé日👩""#);
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), hostile);
    }
}
