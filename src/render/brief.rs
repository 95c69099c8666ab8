//! Before a call: what is known of one company, as a page and as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::applications::{RowView, action, turn};
use super::days::{joined, long, relative, short, time};
use super::json::{DayView, ItemView, ProblemView, SourceView, TimeView, pretty};
use super::page::{AHEAD, HINT, LATE, NOW, PATH, PLAIN, Page, QUIET, REFERENCE, STRONG, Text, width};
use super::promises::{PromiseView, state_words, title};
use super::text::quoted;
use super::{Look, Texts};
use crate::agenda::{Ahead, Asked, Brief, BriefPerson, Past, PromiseState};
use crate::diagnostic::Diagnostic;
use crate::extract::{Part, Stage};
use crate::text::Day;

/// From this width on, names, states and days stand in columns of their own.
const TWO_COLUMNS: usize = 64;
/// Where the words begin on a page that is narrower.
const NARROW: usize = 4;
/// How many columns of a quotation are shown.
const QUOTE: usize = 120;
/// How many entries of the history are shown.
const MOST_PAST: usize = 14;

/// What is known of a company as a page.
pub fn text(brief: &Brief<'_>, look: Look) -> String {
    let today = Some(brief.today);
    let mut page = Page::new(look);
    page.paragraph(0, &Text::new().add(STRONG, brief.company).add(QUIET, &format!(" · {}", long(brief.today))));
    for row in &brief.applications {
        let mut parts: Vec<&str> = row.role.into_iter().collect();
        parts.extend(row.application.stage.map(Stage::word));
        if parts.last() != Some(&row.application.status.word()) {
            parts.push(row.application.status.word());
        }
        page.paragraph(2, &Text::new().add(PLAIN, &parts.join(" · ")));
        turn(&mut page, row, 2, today);
    }
    if !brief.ahead.is_empty() {
        heading(&mut page, "Next");
        for ahead in &brief.ahead {
            next(&mut page, ahead, brief.applications.len() > 1, today);
        }
    }
    if !brief.people.is_empty() {
        heading(&mut page, "People");
        let indent = brief.people.iter().map(|person| width(&person.contact.name)).max().unwrap_or(0);
        for person in &brief.people {
            let indent = if look.width < TWO_COLUMNS { NARROW } else { indent.min(look.width / 2) + 4 };
            who(&mut page, person, indent, today);
        }
    }
    if !brief.items.is_empty() {
        heading(&mut page, "To do");
        for item in &brief.items {
            action(&mut page, item, 2, today);
        }
    }
    promises(&mut page, brief, today);
    asked(&mut page, "Open questions", &brief.open);
    if !brief.ask.is_empty() {
        heading(&mut page, "What to ask");
        for line in &brief.ask {
            page.hanging(&[(2, HINT, "→")], 4, &Text::new().add(PLAIN, line));
        }
    }
    asked(&mut page, "What was talked about", &brief.discussed);
    history(&mut page, brief, today);
    page.finish()
}

fn heading(page: &mut Page, title: &str) {
    page.gap();
    page.paragraph(0, &Text::new().add(STRONG, title));
}

fn next(page: &mut Page, ahead: &Ahead<'_>, names_role: bool, today: Option<Day>) {
    let fixed = &ahead.fixed;
    let mut day = relative(fixed.day, today);
    if let Some(at) = &fixed.time {
        day.push_str(&format!(" {}", time(at)));
    }
    let what = match fixed.stage {
        Some(Stage::Screen) => "call",
        Some(Stage::Technical) => "technical interview",
        Some(Stage::Final) => "final round",
        _ => "interview",
    };
    let mut text = Text::new().keep(AHEAD, &day).add(PLAIN, &format!(", {what}"));
    if !ahead.people.is_empty() {
        text = text.add(PLAIN, &format!(" with {}", joined(&ahead.people)));
    }
    if let Some(role) = ahead.role.filter(|_| names_role) {
        text = text.add(QUIET, " · ").add(QUIET, role);
    }
    page.paragraph(2, &text);
    let place = fixed.statement.map(|statement| &statement.place).or(fixed.meeting.map(|meeting| &meeting.place));
    if let Some(place) = place.or(fixed.moved.map(|event| &event.place)) {
        page.paragraph(2, &Text::new().at(place));
    }
}

/// `Wren Abara  Engineering Manager, interviewer · met Fri 9 Oct`, and how to reach them.
fn who(page: &mut Page, person: &BriefPerson<'_>, indent: usize, today: Option<Day>) {
    let contact = person.contact;
    let mut parts: Vec<String> = contact.title.iter().cloned().collect();
    let role = parts_words(&contact.parts);
    if !role.is_empty() {
        parts.push(role);
    }
    parts.extend(contact.organisation.iter().cloned());
    let mut text = Text::new().add(PLAIN, &parts.join(", "));
    let dot = |text: &Text| if text.is_empty() { "" } else { " · " };
    if person.is_next {
        text = {
            let dot = dot(&text);
            text.add(QUIET, dot).add(AHEAD, "you will meet")
        };
    }
    if !person.met.is_empty() {
        let days: Vec<String> = person.met.iter().map(|day| short(*day, today)).collect();
        text = {
            let dot = dot(&text);
            text.add(QUIET, dot).add(QUIET, &format!("met {}", joined(&days)))
        };
    }
    if text.is_empty() {
        text = text.add(QUIET, "named in the notes");
    }
    page.hanging(&[(2, PLAIN, &contact.name)], indent, &text);
    let reach: Vec<&str> =
        contact.emails.iter().chain(&contact.phones).chain(&contact.links).map(String::as_str).collect();
    if !reach.is_empty() {
        let mut text = Text::new();
        for (at, one) in reach.iter().enumerate() {
            text = text.add(QUIET, if at > 0 { " · " } else { "" }).keep(PATH, one);
        }
        page.paragraph(indent, &text);
    }
}

fn parts_words(parts: &[Part]) -> String {
    let words: Vec<&str> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Interviewer => Some("interviewer"),
            Part::Recruiter => Some("recruiter"),
            Part::Helper => Some("helped you"),
            Part::HiringManager => Some("hiring manager"),
            Part::Other => None,
        })
        .collect();
    words.join(", ")
}

fn promises(page: &mut Page, brief: &Brief<'_>, today: Option<Day>) {
    if brief.promises.is_empty() {
        return;
    }
    heading(page, "What they promised");
    let states = brief.promises.iter().map(|row| width(&state_words(row, today))).max().unwrap_or(0);
    let references = brief.promises.iter().map(|row| width(&row.short)).max().unwrap_or(0);
    for row in &brief.promises {
        let style = match row.state {
            PromiseState::Late => LATE,
            PromiseState::Due => NOW,
            PromiseState::Open => AHEAD,
            _ => PLAIN,
        };
        let narrow = page.look().width < TWO_COLUMNS;
        let (column, indent) = (references + 4, if narrow { NARROW } else { references + states + 6 });
        let state = state_words(row, today);
        let labels = [(2, REFERENCE, row.short.as_str()), (column, style, state.as_str())];
        let text = Text::new().add(PLAIN, &title(row)).add(QUIET, &format!(", said on {}", short(row.said, today)));
        page.hanging(&labels, indent, &text);
        let place = Text::new().at(&row.source.place);
        page.paragraph(indent, &quoted(place.add(PLAIN, " "), &row.source, QUOTE));
    }
}

fn asked(page: &mut Page, title: &str, lines: &[Asked]) {
    if lines.is_empty() {
        return;
    }
    heading(page, title);
    for line in lines {
        let text = Text::new().add(PLAIN, &line.text).add(PLAIN, " ");
        page.hanging(&[(2, PLAIN, "-")], 4, &text.at(&line.place));
    }
}

fn history(page: &mut Page, brief: &Brief<'_>, today: Option<Day>) {
    if brief.history.is_empty() {
        return;
    }
    heading(page, "What happened");
    let left_out = brief.history.len().saturating_sub(MOST_PAST);
    if left_out > 0 {
        let entries = if left_out == 1 { "entry" } else { "entries" };
        page.paragraph(2, &Text::new().add(QUIET, &format!("{left_out} earlier {entries}")));
    }
    let shown: Vec<&Past> = brief.history.iter().skip(left_out).collect();
    let widest = shown.iter().map(|past| width(&short(past.day, today))).max().unwrap_or(0);
    let mut last = None;
    for past in shown {
        let day = short(past.day, today);
        let label = if last == Some(past.day) { "" } else { day.as_str() };
        last = Some(past.day);
        let text = match past.meeting {
            Some(stage) => {
                let what = stage.map_or("interview", Stage::word);
                let with =
                    if past.people.is_empty() { String::new() } else { format!(" with {}", joined(&past.people)) };
                Text::new().add(STRONG, what).add(PLAIN, &with).add(PLAIN, " ").at(&past.source.place)
            }
            None => quoted(Text::new(), &past.source, QUOTE).add(PLAIN, " ").at(&past.source.place),
        };
        let indent = if page.look().width < TWO_COLUMNS { NARROW } else { widest + 4 };
        page.hanging(&[(2, PLAIN, label)], indent, &text);
    }
}

/// What is known of a company as one JSON document, `journal/brief/1`.
pub fn json(brief: &Brief<'_>, problems: &[Diagnostic], root: &str, texts: &dyn Texts) -> String {
    pretty(&BriefView {
        schema: "journal/brief/1",
        today: DayView(brief.today),
        root,
        company: brief.company,
        applications: brief.applications.iter().map(|row| RowView::new(row, texts)).collect(),
        appointments: brief.ahead.iter().map(AheadView::new).collect(),
        people: brief.people.iter().map(WhoView::new).collect(),
        items: brief.items.iter().map(|item| ItemView::new(item, texts)).collect(),
        promises: brief.promises.iter().map(|row| PromiseView::new(row, texts)).collect(),
        questions: brief.open.iter().map(AskedView::new).collect(),
        ask: &brief.ask,
        discussed: brief.discussed.iter().map(AskedView::new).collect(),
        history: brief.history.iter().map(|past| PastView::new(past, texts)).collect(),
        problems: problems.iter().map(ProblemView::new).collect(),
    })
}

/// The answer of `journal brief --format json`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "journal/brief/1")]
pub(in crate::render) struct BriefView<'a> {
    #[schemars(extend("const" = "journal/brief/1"))]
    schema: &'static str,
    today: DayView,
    root: &'a str,
    company: &'a str,
    applications: Vec<RowView<'a>>,
    appointments: Vec<AheadView<'a>>,
    people: Vec<WhoView<'a>>,
    items: Vec<ItemView<'a>>,
    promises: Vec<PromiseView<'a>>,
    questions: Vec<AskedView<'a>>,
    ask: &'a [String],
    discussed: Vec<AskedView<'a>>,
    history: Vec<PastView<'a>>,
    problems: Vec<ProblemView<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Ahead")]
struct AheadView<'a> {
    day: DayView,
    until: DayView,
    time: Option<TimeView>,
    stage: Option<&'static str>,
    role: Option<&'a str>,
    people: &'a [&'a str],
}

impl<'a> AheadView<'a> {
    fn new(ahead: &'a Ahead<'a>) -> AheadView<'a> {
        AheadView {
            day: DayView(ahead.fixed.day),
            until: DayView(ahead.fixed.until),
            time: ahead.fixed.time.as_ref().map(TimeView::new),
            stage: ahead.fixed.stage.map(Stage::word),
            role: ahead.role,
            people: &ahead.people,
        }
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Who")]
struct WhoView<'a> {
    name: &'a str,
    title: Option<&'a str>,
    organisation: Option<&'a str>,
    parts: Vec<&'static str>,
    emails: &'a [String],
    phones: &'a [String],
    links: &'a [String],
    met: Vec<DayView>,
    next: bool,
}

impl<'a> WhoView<'a> {
    fn new(person: &'a BriefPerson<'a>) -> WhoView<'a> {
        let contact = person.contact;
        WhoView {
            name: &contact.name,
            title: contact.title.as_deref(),
            organisation: contact.organisation.as_deref(),
            parts: contact
                .parts
                .iter()
                .map(|part| match part {
                    Part::Interviewer => "interviewer",
                    Part::Recruiter => "recruiter",
                    Part::Helper => "helper",
                    Part::HiringManager => "hiring manager",
                    Part::Other => "other",
                })
                .collect(),
            emails: &contact.emails,
            phones: &contact.phones,
            links: &contact.links,
            met: person.met.iter().copied().map(DayView).collect(),
            next: person.is_next,
        }
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Asked")]
struct AskedView<'a> {
    text: &'a str,
    path: &'a str,
    line: u32,
}

impl<'a> AskedView<'a> {
    fn new(asked: &'a Asked) -> AskedView<'a> {
        AskedView { text: &asked.text, path: &asked.place.path, line: asked.place.line }
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Past")]
struct PastView<'a> {
    day: DayView,
    meeting: bool,
    stage: Option<&'static str>,
    people: &'a [String],
    source: SourceView<'a>,
}

impl<'a> PastView<'a> {
    fn new(past: &'a Past, texts: &dyn Texts) -> PastView<'a> {
        PastView {
            day: DayView(past.day),
            meeting: past.meeting.is_some(),
            stage: past.meeting.flatten().map(Stage::word),
            people: &past.people,
            source: SourceView::new(&past.source, texts),
        }
    }
}
