//! The agenda in three lines, the rest counted.

use schemars::JsonSchema;
use serde::Serialize;

use super::filtered::{self, FilteredView};
use super::json::{DayView, ItemView, pretty};
use super::page::{AHEAD, LATE, NOW, PLAIN, Page, QUIET, REFERENCE, STRONG, Text, width};
use super::text::{day_words, head};
use super::{Look, Texts};
use crate::agenda::{Agenda, Foremost, Item, State};

/// From this width on, each of them takes one line.
const ONE_LINE: usize = 64;

/// The foremost lines as a page: one line each, and on a narrow screen two.
pub fn text(agenda: &Agenda, look: Look) -> String {
    let foremost = agenda.foremost();
    let mut page = Page::new(look);
    if foremost.is_ahead {
        let left_out = agenda.filtered.as_ref().is_some_and(|only| only.left_out > 0);
        let lead = match (foremost.items.is_empty(), left_out) {
            (true, true) => "No line fits.",
            (true, false) => "Nothing to do.",
            (false, _) => "Nothing to do today. Next:",
        };
        page.paragraph(0, &Text::new().add(STRONG, lead));
    }
    let widest = |words: &mut dyn Iterator<Item = String>| words.map(|word| width(&word)).max().unwrap_or(0);
    let references = widest(&mut foremost.items.iter().map(|item| item.short.clone()));
    let days = widest(&mut foremost.items.iter().map(|item| day_words(item, agenda.today)));
    for item in &foremost.items {
        let day = day_words(item, agenda.today);
        let style = match item.state {
            State::Overdue => LATE,
            State::Today => NOW,
            _ => AHEAD,
        };
        let column = references + 2;
        if look.width < ONE_LINE {
            let mut text = Text::new().keep(style, &day);
            if let Some(company) = &item.company {
                text = text.add(QUIET, if day.is_empty() { "" } else { " · " }).add(PLAIN, company);
            }
            page.hanging(&[(0, REFERENCE, &item.short)], column, &text);
            let title = head(&item.title, look.width.saturating_sub(column).max(1));
            page.paragraph(column, &Text::new().add(STRONG, &title));
            continue;
        }
        let indent = column + days + 2;
        let room = look.width.saturating_sub(indent).max(1);
        let labels = [(0, REFERENCE, item.short.as_str()), (column, style, day.as_str())];
        page.hanging(&labels, indent, &title(item, room));
    }
    let more = more(&foremost);
    if !more.is_empty() {
        page.paragraph(0, &Text::new().add(QUIET, &more).add(QUIET, ": ").keep(QUIET, "`journal`"));
    }
    let only = filtered::words(agenda.filtered.as_ref(), agenda.today);
    if !only.is_empty() {
        page.paragraph(0, &only);
    }
    page.finish()
}

/// Title and company, cut to one line; the company is left out where the title alone fills it.
fn title(item: &Item, room: usize) -> Text {
    let company = item.company.as_deref().map(|company| format!(" · {company}")).unwrap_or_default();
    let left = room.saturating_sub(width(&company));
    if company.is_empty() || left < room / 2 {
        return Text::new().add(STRONG, &head(&item.title, room));
    }
    Text::new().add(STRONG, &head(&item.title, left)).add(PLAIN, &company)
}

/// `4 more today, 4 ahead, 2 awaited`.
fn more(foremost: &Foremost<'_>) -> String {
    let rows = [(foremost.more_due, "more due"), (foremost.more_ahead, "ahead"), (foremost.awaited, "awaited")];
    let parts: Vec<String> =
        rows.iter().filter(|(number, _)| *number > 0).map(|(number, word)| format!("{number} {word}")).collect();
    parts.join(", ")
}

/// The foremost lines as one JSON document, `journal/today/1`.
pub fn json(agenda: &Agenda, root: &str, texts: &dyn Texts) -> String {
    let foremost = agenda.foremost();
    pretty(&TodayView {
        schema: "journal/today/1",
        today: agenda.today.map(DayView),
        root,
        items: foremost.items.iter().map(|item| ItemView::new(item, texts)).collect(),
        more: MoreView { due: foremost.more_due, ahead: foremost.more_ahead, awaited: foremost.awaited },
        filtered: agenda.filtered.as_ref().map(|filtered| FilteredView::new(filtered, agenda.today)),
    })
}

/// The answer of `journal today --format json`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "journal/today/1")]
pub(in crate::render) struct TodayView<'a> {
    #[schemars(extend("const" = "journal/today/1"))]
    schema: &'static str,
    today: Option<DayView>,
    root: &'a str,
    items: Vec<ItemView<'a>>,
    more: MoreView,
    #[serde(skip_serializing_if = "Option::is_none")]
    filtered: Option<FilteredView>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "More")]
struct MoreView {
    due: usize,
    ahead: usize,
    awaited: usize,
}
