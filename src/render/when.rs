//! What a phrase means: the answers of `journal when`.

use std::io;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::Look;
use super::days::{count, distance, long, short, span, time};
use super::json::{DayView, TimeView, compact, other_views};
use super::page::{AHEAD, NOW, PHRASE, PLAIN, Page, QUIET, STRONG, Text};
use super::text::by_means;
use crate::extract::{Found, Reading, When};
use crate::text::{Day, Span};
use crate::timeline::{Bound, Calendar, Grain, Unresolved, Window};

/// The text itself on one line, as it heads its answer among others.
pub fn line(words: &str, look: Look) -> String {
    let mut page = Page::new(look);
    page.paragraph(0, &Text::new().add(STRONG, words));
    page.finish().trim_end().to_owned()
}

/// What was asked, and what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// The words.
    pub words: &'a str,
    /// The day on which they were said.
    pub said: Day,
    /// The phrases of time and the promises without one.
    pub found: &'a [Found],
    /// The phrases that speak of no day that exists.
    pub impossible: &'a [(Span, Unresolved)],
}

/// The answer for one text, as a page.
pub fn text(answer: Answer<'_>, calendar: &Calendar, look: Look) -> String {
    let Answer { words, said, found, impossible } = answer;
    let mut page = Page::new(look);
    page.paragraph(0, &Text::new().add(QUIET, &format!("Said on {}", long(said))));
    if found.is_empty() && impossible.is_empty() {
        page.gap();
        page.paragraph(0, &Text::new().add(PLAIN, "No phrase of time was found in these words."));
    }
    for one in found {
        page.gap();
        page.paragraph(0, &Text::new().add(PHRASE, one.span.slice(words)));
        match &one.when {
            When::Window(window) => window_rows(&mut page, window, said, calendar),
            When::Open(_) => {
                page.paragraph(2, &Text::new().add(NOW, "speaks of a day that was named before, and none was"));
            }
            When::Undated => page.paragraph(2, &Text::new().add(NOW, "without a day")),
            When::Never => page.paragraph(2, &Text::new().add(NOW, "says that no time was given")),
        }
        page.paragraph(2, &Text::new().add(PLAIN, &reading_words(one)));
        if !one.rows.is_empty() {
            let rows: Vec<String> = one.rows.iter().map(|row| row_words(row)).collect();
            page.paragraph(2, &Text::new().add(QUIET, "read as: ").add(QUIET, &rows.join(", ")));
        }
    }
    for &(span, reason) in impossible {
        page.gap();
        page.paragraph(0, &Text::new().add(PHRASE, span.slice(words)));
        let reason = match reason {
            Unresolved::OutOfRange => "lies outside the years 1 to 9999",
            _ => "there is no such day",
        };
        page.paragraph(2, &Text::new().add(NOW, reason));
    }
    page.finish()
}

/// A row of the grammar in its plainest form: the first of its alternatives, without what may be left out.
fn row_words(row: &str) -> String {
    let plain = row.split(' ').filter(|part| !part.ends_with('?')).map(|part| part.split('|').next().unwrap_or(part));
    plain.collect::<Vec<_>>().join(" ")
}

fn window_rows(page: &mut Page, window: &Window, said: Day, calendar: &Calendar) {
    let (earliest, latest) = (window.earliest(), window.latest());
    let mut words = days_words(earliest, latest, said);
    if window.approx {
        let at = if words.starts_with("up to ") { "up to ".len() } else { 0 };
        words.insert_str(at, "about ");
    }
    let mut line = Text::new().keep(AHEAD.bold(), &words);
    if let Some(at) = &window.time {
        line = line.add(PLAIN, ", ").keep(AHEAD.bold(), &time(at));
    }
    page.paragraph(2, &line);
    if let Some(day) = latest.or(earliest) {
        let mut away = distance(said, day);
        if latest.is_some() && earliest.is_some_and(|first| first < day && first > said) {
            let first = earliest.map(|first| count(said.days_until(first), "day")).unwrap_or_default();
            away = format!(
                "in {} to {}",
                first.trim_end_matches(" days").trim_end_matches(" day"),
                count(said.days_until(day), "day")
            );
        }
        let working = calendar.working_between(said, day);
        if working > 1 {
            away.push_str(&format!(" ({})", count(working, "working day")));
        }
        page.paragraph(2, &Text::new().add(PLAIN, &away));
    }
    if let Some(day) = window.deadline.filter(|day| Some(*day) != latest) {
        let which =
            if latest.is_some_and(|last| day > last) { "the next working day is" } else { "its last working day is" };
        page.paragraph(2, &Text::new().add(PLAIN, &format!("{which} {}", short(day, None))));
    }
    for &(first, last) in &window.other {
        page.paragraph(2, &Text::new().add(QUIET, "others would say ").add(PLAIN, &days_words(first, last, said)));
    }
}

/// A window in words; one that begins on the said day is told by its end alone.
fn days_words(earliest: Option<Day>, latest: Option<Day>, said: Day) -> String {
    match (earliest, latest) {
        (Some(first), Some(last)) if first == said && last != said => span(None, Some(last), None),
        _ => span(earliest, latest, None),
    }
}

fn reading_words(found: &Found) -> String {
    let who = found.who.as_ref().map(|who| who.text());
    let mut words = match (found.reading, who) {
        (Reading::Promise, Some(who)) => format!("a promise by {who}"),
        (Reading::Promise, None) => "a promise of theirs".to_owned(),
        (Reading::Commitment, _) => "a commitment of yours".to_owned(),
        (Reading::Appointment, Some(who)) => format!("an appointment with {who}"),
        (Reading::Appointment, None) => "an appointment".to_owned(),
        (Reading::Past, _) => "in the past".to_owned(),
        (Reading::Condition, _) => "a condition that you set".to_owned(),
        (Reading::Mention, _) => "a mention, which binds nobody".to_owned(),
    };
    if let Some(channel) = found.channel {
        words.push_str(&format!(", {}", by_means(channel)));
    }
    words
}

/// Writes the answer for one text on one line, without a line end.
///
/// # Errors
/// Where `out` cannot be written.
pub fn json(out: impl io::Write, reference: Day, words: &str, found: &[Found]) -> io::Result<()> {
    compact(out, &AnswerView { reference: DayView(reference), text: words, found: FoundList { words, found } })
}

/// What the phrases of a text mean: the answer of `journal when --format json` for one text.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "journal/when/1")]
pub(super) struct AnswerView<'a> {
    /// The day on which the words were said.
    #[serde(rename = "ref")]
    reference: DayView,
    text: &'a str,
    #[schemars(with = "Vec<FoundView<'a>>")]
    found: FoundList<'a>,
}

struct FoundList<'a> {
    words: &'a str,
    found: &'a [Found],
}

impl Serialize for FoundList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // What could not be placed is no promise without a day, which is what no window would mean here.
        let placed = self.found.iter().filter(|found| !matches!(found.when, When::Open(_)));
        serializer.collect_seq(placed.map(|found| FoundView::new(self.words, found)))
    }
}

/// One phrase of time, or a promise without one; `span` are byte offsets in the text.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Found")]
struct FoundView<'a> {
    text: &'a str,
    span: (u32, u32),
    earliest: Option<DayView>,
    latest: Option<DayView>,
    deadline: Option<DayView>,
    grain: Option<&'static str>,
    bound: Option<&'static str>,
    approx: bool,
    time: Option<TimeView>,
    other: Vec<(Option<DayView>, Option<DayView>)>,
    reading: &'static str,
    who: Option<&'a str>,
    channel: Option<&'static str>,
}

impl<'a> FoundView<'a> {
    fn new(words: &'a str, found: &'a Found) -> FoundView<'a> {
        let window = match &found.when {
            When::Window(window) => Some(window),
            When::Open(_) | When::Never | When::Undated => None,
        };
        let Span { start, end } = found.span;
        FoundView {
            text: found.span.slice(words),
            span: (start, end),
            earliest: window.and_then(Window::earliest).map(DayView),
            latest: window.and_then(Window::latest).map(DayView),
            deadline: window.and_then(|window| window.deadline).map(DayView),
            grain: window.map(|window| grain_word(window.grain)),
            bound: window.map(|window| bound_word(window.bound)),
            approx: window.is_some_and(|window| window.approx),
            time: window.and_then(|window| window.time.as_ref()).map(TimeView::new),
            other: window.map(other_views).unwrap_or_default(),
            reading: found.reading.word(),
            who: found.who.as_ref().map(|who| who.text()),
            channel: found.channel.map(|channel| channel.word()),
        }
    }
}

fn grain_word(grain: Grain) -> &'static str {
    match grain {
        Grain::Hour => "hour",
        Grain::Day => "day",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Quarter => "quarter",
        Grain::Year => "year",
    }
}

fn bound_word(bound: Bound) -> &'static str {
    match bound {
        Bound::On => "on",
        Bound::By => "by",
        Bound::Before => "before",
        Bound::After => "after",
        Bound::Until => "until",
        Bound::Within => "within",
        Bound::Around => "around",
    }
}
