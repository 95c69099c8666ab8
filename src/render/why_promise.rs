//! Everything behind one promise of theirs: the words with carets, how they were read, and what became of it.

use super::days::{count, short};
use super::page::{PATH, PLAIN, Page, QUIET, REFERENCE, STRONG, Text};
use super::promises::{style, title};
use super::text::{by_means, day_with_distance, quoted};
use super::why::{drawn, readings, row};
use super::{Look, Texts};
use crate::agenda::{Evidence, PromiseState, Promised};
use crate::text::Day;

/// The page about one promise, as of a day.
pub fn why(promise: &Promised, today: Day, look: Look, texts: &dyn Texts) -> String {
    let mut page = Page::new(look);
    let today = Some(today);
    page.paragraph(0, &Text::new().add(STRONG, &title(promise)));
    let company = promise.company.as_deref().unwrap_or("No company named");
    let role = promise.role.as_deref().map(|role| format!(" — {role}")).unwrap_or_default();
    let status = promise.application.status.word();
    let standing = match promise.application.stage {
        Some(stage) => format!(" ({}, {status})", stage.word()),
        None => format!(" ({status})"),
    };
    page.paragraph(0, &Text::new().add(PLAIN, company).add(PLAIN, &role).add(QUIET, &standing));
    page.paragraph(
        0,
        &Text::new()
            .keep(REFERENCE, &format!("{:010x}", promise.reference))
            .add(PLAIN, " · ")
            .add(style(promise.state), promise.state.word())
            .add(PLAIN, " · promised by them"),
    );
    page.gap();
    row(&mut page, "said", &plain(&day_with_distance(promise.said, today)));
    match promise.deadline {
        Some(day) => row(&mut page, "expected", &plain(&format!("by {}", day_with_distance(day, today)))),
        None => row(&mut page, "expected", &plain("some day: no day was named, and so it is never late")),
    }
    let late = promise.deadline.zip(promise.kept).map_or(0, |(deadline, kept)| deadline.days_until(kept));
    if let Some(kept) = promise.kept {
        let how = if late > 0 { format!(", {} late", count(late, "day")) } else { ", in time".to_owned() };
        row(&mut page, "kept", &plain(&(day_with_distance(kept, today) + &how)));
    }
    if let Some(day) = promise.replaced {
        let slip = promise.slip.map(|slip| format!(", by {}", count(slip, "working day"))).unwrap_or_default();
        row(&mut page, "moved", &plain(&format!("on {}{slip}", day_with_distance(day, today))));
    }
    if let Some(person) = &promise.person {
        let reach = person.email.as_ref().or(person.phone.as_ref()).map(|reach| format!(" <{reach}>"));
        row(&mut page, "people", &plain(&format!("{}{}", person.name, reach.unwrap_or_default())));
    }
    if let Some(channel) = promise.channel {
        row(&mut page, "how", &plain(by_means(channel)));
    }
    row(&mut page, "rule", &rule(promise));
    if let Some((days, origin)) = &promise.open_end_days {
        let number = Text::new().keep(PLAIN, &format!("open_end_days = {days}"));
        row(&mut page, "numbers", &number.add(QUIET, &format!(" ({origin})")));
    }
    let label = promise.window.as_ref().map(|found| super::days::window(found, today)).unwrap_or_default();
    words(&mut page, &promise.source, &label, look, texts);
    if let Some(window) = &promise.window {
        readings(&mut page, window, today);
    }
    if let Some(by) = &promise.settled_by {
        page.gap();
        page.paragraph(0, &Text::new().add(STRONG, "What settled it"));
        words(&mut page, by, "", look, texts);
    }
    page.gap();
    page.paragraph(0, &Text::new().add(STRONG, "What ends it"));
    for line in remedies(promise, today) {
        page.hanging(&[(2, PLAIN, "-")], 4, &line);
    }
    page.finish()
}

fn plain(words: &str) -> Text {
    Text::new().add(PLAIN, words)
}

fn rule(promise: &Promised) -> Text {
    let (name, words) = match promise.state {
        PromiseState::Late => ("follow_up", "the promised day has passed and nothing came on this matter"),
        PromiseState::Due | PromiseState::Open => ("await", "its day is not over; nothing is to be done until then"),
        PromiseState::Undated => ("await", "a promise without a day gives no line; the pace of the field applies"),
        PromiseState::Kept => ("await", "a word from them on its matter, an invitation or a meeting kept it"),
        PromiseState::Replaced => ("await", "they said another day on the same matter, which counts from then on"),
    };
    let doubt = if promise.hedged { " (they only hope to)" } else { "" };
    Text::new().keep(STRONG, name).add(PLAIN, ": ").add(PLAIN, words).add(QUIET, doubt)
}

/// A place and its words with carets, or in quotation marks where the file has changed.
fn words(page: &mut Page, source: &Evidence, label: &str, look: Look, texts: &dyn Texts) {
    page.gap();
    let place = &source.place;
    page.paragraph(
        0,
        &Text::new().place(PATH, &format!("{}:{}:{}", place.path, place.line, place.column), &place.path),
    );
    match drawn(source, label, look, texts) {
        Some(lines) => page.raw(&lines),
        None => {
            page.paragraph(2, &quoted(Text::new(), source, usize::MAX));
            page.paragraph(2, &Text::new().add(QUIET, "(the file has changed since it was read)"));
        }
    }
}

fn remedies(promise: &Promised, today: Option<Day>) -> Vec<Text> {
    let day = today.map(|today| today.to_string()).unwrap_or_default();
    let who = promise.who.as_deref().filter(|who| !who.starts_with("the ")).unwrap_or("they");
    let write = |line: &str| {
        Text::new().add(PLAIN, "write ").add(STRONG, &format!("`- {day}: {line}`")).add(PLAIN, " into ").place(
            PATH,
            &promise.source.place.path,
            &promise.source.place.path,
        )
    };
    match promise.state {
        PromiseState::Kept | PromiseState::Replaced => vec![plain("nothing is left of it")],
        PromiseState::Undated => vec![write(&format!("{} answered.", capital(who)))],
        PromiseState::Due | PromiseState::Open | PromiseState::Late => {
            let mut lines = vec![
                write(&format!("{} answered.", capital(who))),
                write(&format!("{} wrote, they will decide by Friday.", capital(who)))
                    .add(PLAIN, ", where they name another day"),
            ];
            if let Some(deadline) = promise.deadline.filter(|_| promise.state != PromiseState::Late) {
                lines.push(plain(&format!(
                    "without an answer a follow-up takes its place after {}",
                    short(deadline, None)
                )));
            }
            lines
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
