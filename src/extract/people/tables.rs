//! Tables of people: a row or a column each, and cards of two columns.

use foldhash::{HashMap, HashMapExt};

use super::card::{add_links, keep};
use super::detail::{self, Detail};
use super::labels::{self, Field};
use super::line;
use super::survey::{Surveyor, is_given, with_part};
use super::words;
use crate::extract::{Mention, Part};
use crate::note::{Block, BlockKind, Key, is_missing};
use crate::text::Span;

/// What a column of a table of people holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name(Option<(Part, bool)>),
    Field(Field),
    Other,
}

fn column(header: &str) -> Column {
    if let Some(list) = labels::list(header) {
        return Column::Name(Some(list));
    }
    match labels::field(header) {
        Some(Field::Name) => Column::Name(None),
        Some(field) => Column::Field(field),
        None if header.to_lowercase().contains("linkedin") => Column::Field(Field::Link),
        None if header.to_lowercase().starts_with("email") || header.to_lowercase().ends_with("email") => {
            Column::Field(Field::Email)
        }
        // "With whom", "Who I meet"
        None if words::split(header).any(|word| ["who", "whom"].iter().any(|own| own.eq_ignore_ascii_case(word))) => {
            Column::Name(Some((Part::Interviewer, true)))
        }
        None => Column::Other,
    }
}

/// Whether the rows of a table are people (not applications, and not a log).
pub(crate) fn is_of_people(headers: &[String]) -> bool {
    let columns: Vec<Column> = headers.iter().map(|header| column(header)).collect();
    let Some(name) = columns.iter().position(|column| matches!(column, Column::Name(_) | Column::Field(Field::First)))
    else {
        return false;
    };
    let company = columns.iter().position(|column| *column == Column::Field(Field::Organisation));
    let details = columns
        .iter()
        .filter(|column| matches!(column, Column::Field(field) if !matches!(field, Field::Organisation | Field::First)))
        .count();
    let of_search = headers.iter().any(|header| {
        matches!(
            Key::from_name(header),
            Some(
                Key::Stage
                    | Key::Status
                    | Key::Applied
                    | Key::NextTouch
                    | Key::LastContact
                    | Key::Offer
                    | Key::Salary
                    | Key::Timeline
            )
        )
    });
    details > 0
        && !of_search
        && company.is_none_or(|company| name < company || columns.get(name) == Some(&Column::Name(None)))
}

/// Whether the rows of a table are applications.
fn is_tracker(headers: &[String]) -> bool {
    headers.iter().any(|header| Key::from_name(header) == Some(Key::Company)) && !is_of_people(headers)
}

/// Reads a table; `first` is the block of its first cell.
pub(super) fn read(surveyor: &mut Surveyor<'_>, table: usize, first: usize) {
    let note = surveyor.note;
    let Some(headers) = note.tables.get(table).map(|table| table.headers.as_slice()) else { return };
    if is_tracker(headers) {
        return;
    }
    let mut cells: HashMap<(u32, u32), usize> = HashMap::new();
    let mut rows = 0;
    for (index, block) in note.blocks.iter().enumerate().skip(first) {
        match block.kind {
            BlockKind::Cell { table: own, row, column } if own == table => {
                rows = rows.max(row);
                cells.insert((row, column), index);
            }
            _ => break,
        }
    }
    let text = |row: u32, column: u32| {
        cells.get(&(row, column)).and_then(|index| note.blocks.get(*index)).map_or("", |block| block.prose.text.trim())
    };
    let listed = note.blocks.get(first).and_then(|block| surveyor.list(block));
    let columns: Vec<Column> = headers.iter().map(|header| column(header)).collect();
    let fields = |row: u32| labels::field(text(row, 0)).is_some() || labels::list(text(row, 0)).is_some();
    let cards = (1..=rows).filter(|row| fields(*row)).count();
    let generic = headers.first().is_none_or(|header| {
        matches!(
            header.to_lowercase().as_str(),
            "" | "field" | "key" | "property" | "what" | "attribute" | "item" | "detail" | "details"
        )
    });
    let own_name = columns.iter().position(|column| matches!(column, Column::Name(_)));
    if cards > 0
        && (generic || headers.len() == 2 && labels::field(&headers[0]).is_some())
        && (cards * 2 > rows as usize || cards >= 2)
    {
        // A card: labels down the first column, one person for each other column.
        for column in 1..headers.len() as u32 {
            let head = text(0, column);
            let mut card = Mention::default();
            let mut place = None;
            let mut met = listed.is_some_and(|(_, met)| met);
            let start = if generic { 1 } else { 0 };
            if generic
                && !matches!(
                    head.to_lowercase().as_str(),
                    "value" | "values" | "" | "details" | "detail" | "info" | "answer"
                )
                && let Some(person) = line::person(head, &surveyor.known)
            {
                card.name = person.mention.name;
                place = cells.get(&(0, column)).copied();
            }
            for row in start..=rows {
                let (label, value) = (text(row, 0), text(row, column));
                let Some(block) = cells.get(&(row, column)).and_then(|index| note.blocks.get(*index)) else { continue };
                let named = labels::list(label);
                match labels::field(label) {
                    Some(Field::Name) => {}
                    Some(Field::First) => {
                        card.name = value.to_owned();
                        place = cells.get(&(row, column)).copied();
                        continue;
                    }
                    Some(Field::Last) => {
                        card.name = format!("{} {value}", card.name).trim().to_owned();
                        continue;
                    }
                    Some(field) => {
                        keep(&mut card, field, value, &surveyor.known);
                        add_links(&mut card, block, None);
                        continue;
                    }
                    None if named.is_some() => {}
                    None => continue,
                }
                if let Some(person) = line::person(value, &surveyor.known) {
                    if !card.name.is_empty() {
                        flush(surveyor, place, met, listed, &mut card);
                    }
                    card = Mention { part: named.map_or(card.part, |(part, _)| part), ..person.mention };
                    met |= named.is_some_and(|(_, met)| met);
                    place = cells.get(&(row, column)).copied();
                    add_links(&mut card, block, None);
                }
            }
            flush(surveyor, place, met, listed, &mut card);
        }
        return;
    }
    let first_name = columns.iter().position(|column| *column == Column::Field(Field::First));
    let by_cells = || column_of_names(surveyor, &text, rows, headers.len() as u32);
    let Some(name_column) = own_name.or(first_name).or_else(by_cells) else {
        return others(surveyor, &cells, rows, headers.len() as u32);
    };
    let last_name = columns.iter().position(|column| *column == Column::Field(Field::Last));
    // "Talking to" and the like head a column of people whatever stands beside it; so do names with addresses.
    let by_header =
        matches!(columns.get(name_column), Some(Column::Name(Some(_))) if !header_is_general(headers.get(name_column)));
    let by_cells = own_name.is_none() && first_name.is_none();
    let by_rows = || {
        columns.get(name_column) == Some(&Column::Name(None))
            && is_told_of(surveyor, &text, rows, name_column as u32, headers.len() as u32)
    };
    let of_people = is_of_people(headers) || listed.is_some() || by_header || by_cells || by_rows();
    let has_day = headers.iter().any(|header| matches!(header.to_lowercase().as_str(), "date" | "day" | "when" | "on"));
    for row in 1..=rows {
        let Some(&index) = cells.get(&(row, name_column as u32)) else { continue };
        let Some(block) = note.blocks.get(index) else { continue };
        let mut value = text(row, name_column as u32).to_owned();
        if own_name.is_none()
            && let Some(last) = last_name
        {
            value = format!("{value} {}", text(row, last as u32));
        }
        if is_missing(&value) {
            continue;
        }
        let (own_part, own_met) = match columns.get(name_column) {
            Some(Column::Name(Some(list))) if *list != (Part::Interviewer, true) && *list != (Part::Other, false) => {
                *list
            }
            Some(Column::Name(Some(_))) if !header_is_general(headers.get(name_column)) => {
                listed.map_or((Part::Interviewer, true), |(part, met)| {
                    if part == Part::Other { (Part::Interviewer, true) } else { (part, met) }
                })
            }
            _ => listed.unwrap_or((Part::Other, false)),
        };
        let mut people = super::rows::people(&value, &surveyor.known, false);
        if people.is_empty() {
            continue;
        }
        let single = people.len() == 1;
        for (_, person) in &mut people {
            let small = person.mention.name.is_ascii() && !person.mention.name.bytes().any(|b| b.is_ascii_uppercase());
            let nobody = small && !person.reason && !is_given(&person.mention.name);
            if person.me || nobody || surveyor.known.holds(&person.mention.name) {
                continue;
            }
            let mut mention = std::mem::take(&mut person.mention);
            if single {
                add_links(&mut mention, block, None);
                for (at, column) in columns.iter().enumerate() {
                    let Some(cell) = cells.get(&(row, at as u32)).and_then(|index| note.blocks.get(*index)) else {
                        continue;
                    };
                    let value = link_value(cell);
                    let Column::Field(field) = column else {
                        // "How to reach them", "What they do": the words say what it is.
                        if *column == Column::Other && of_people && value.len() < 80 {
                            detail::read(&mut mention, &value, &surveyor.known, false);
                        }
                        continue;
                    };
                    // What an interview is about is nobody's duty.
                    let topic = *field == Field::Duty
                        && own_part == Part::Interviewer
                        && headers.get(at).is_some_and(|header| header.trim().eq_ignore_ascii_case("focus"));
                    if !topic {
                        keep(&mut mention, *field, &value, &surveyor.known);
                    }
                    if matches!(field, Field::Email | Field::Link | Field::Phone) {
                        add_links(&mut mention, cell, None);
                    }
                }
            }
            mention.strong = of_people || mention.strong || is_given(&mention.name);
            // The people of a log's rows belong to the meetings of those rows, which the reader of logs finds.
            let met = own_met && !has_day;
            let mention = with_part(mention, own_part);
            surveyor.push(index, Span::new(0, block.prose.text.len()), met, mention);
        }
    }
    let other: Vec<u32> =
        columns.iter().enumerate().filter(|(_, column)| **column == Column::Other).map(|(at, _)| at as u32).collect();
    for row in 1..=rows {
        for column in &other {
            cell_prose(surveyor, cells.get(&(row, *column)).copied());
        }
    }
}

/// More rows of a table than these tell no more of what its columns hold.
const MOST: u32 = 64;

/// Whether a cell is what stands beside a name.
fn tells_of_somebody(surveyor: &Surveyor<'_>, cell: &str) -> bool {
    let mut mention = Mention::default();
    matches!(detail::read(&mut mention, cell, &surveyor.known, false), Detail::Address | Detail::Title)
}

/// Whether most rows of a table tell of the one whom they name, whatever their columns are called.
fn is_told_of<'t>(
    surveyor: &Surveyor<'_>,
    text: &impl Fn(u32, u32) -> &'t str,
    rows: u32,
    column: u32,
    columns: u32,
) -> bool {
    let told = (1..=rows.min(MOST)).filter(|row| {
        let mut others = (0..columns).filter(|other| *other != column);
        !is_missing(text(*row, column)) && others.any(|other| tells_of_somebody(surveyor, text(*row, other)))
    });
    told.count() * 2 > rows.min(MOST) as usize
}

/// The column whose cells are names, each with an address or a title in its row.
fn column_of_names<'t>(
    surveyor: &Surveyor<'_>,
    text: &impl Fn(u32, u32) -> &'t str,
    rows: u32,
    columns: u32,
) -> Option<usize> {
    let tells = |cell: &str| tells_of_somebody(surveyor, cell);
    let column = (0..columns).find(|column| {
        let (mut names, mut cells) = (0, 0);
        for row in 1..=rows.min(MOST) {
            let cell = text(row, *column);
            cells += u32::from(!is_missing(cell));
            let named = line::is_name_shaped(cell, &surveyor.known) && is_given(cell);
            if named && (0..columns).any(|other| other != *column && tells(text(row, other))) {
                names += 1;
            }
        }
        names > 0 && names * 2 > cells
    });
    column.map(|column| column as usize)
}

/// Whether a header names people of any kind.
fn header_is_general(header: Option<&String>) -> bool {
    header.is_none_or(|header| {
        matches!(header.trim().to_lowercase().as_str(), "who" | "people" | "with" | "contact" | "person")
    })
}

/// The words of a cell; of a wikilink its target.
fn link_value(block: &Block) -> String {
    match block.links.iter().find(|link| link.wiki) {
        Some(link) => super::link_name(&link.target).to_owned(),
        None => block.prose.text.trim().to_owned(),
    }
}

fn flush(
    surveyor: &mut Surveyor<'_>,
    place: Option<usize>,
    met: bool,
    listed: Option<(Part, bool)>,
    card: &mut Mention,
) {
    let mention = std::mem::take(card);
    let Some(index) = place else { return };
    let organisation = surveyor.known.holds(&mention.name) || detail::is_organisation(&mention.name);
    if mention.name.is_empty() || organisation || !line::is_plausible(&mention.name) {
        return;
    }
    let length = surveyor.note.blocks.get(index).map_or(0, |block| block.prose.text.len());
    let mention = with_part(Mention { strong: true, ..mention }, listed.map_or(Part::Other, |(part, _)| part));
    surveyor.push(index, Span::new(0, length), met, mention);
}

/// Cells of a table that is none of people are prose.
fn others(surveyor: &mut Surveyor<'_>, cells: &HashMap<(u32, u32), usize>, rows: u32, columns: u32) {
    for row in 1..=rows {
        for column in 0..columns {
            cell_prose(surveyor, cells.get(&(row, column)).copied());
        }
    }
}

fn cell_prose(surveyor: &mut Surveyor<'_>, index: Option<usize>) {
    let note = surveyor.note;
    let Some((index, block)) = index.and_then(|index| Some((index, note.blocks.get(index)?))) else { return };
    let before = surveyor.survey.people.len();
    surveyor.prose(index, block, &[]);
    for found in surveyor.survey.people.iter_mut().skip(before) {
        found.met = false;
    }
}
