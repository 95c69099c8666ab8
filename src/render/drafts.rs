//! Messages on a page: to whom, what about, and the words, with the gaps that are still to be filled.

use anstyle::Style;

use super::Look;
use super::page::{NOW, PLAIN, Page, QUIET, STRONG, Text};
use crate::draft::Message;
use crate::text::safe::shown;

/// Messages, one below the other. Their lines are `wrapped` for people who read them; for all else they stay whole, as a
/// mail wants them.
pub fn text(messages: &[&Message], look: Look, wrapped: bool) -> String {
    let style = |style: Style, text: &str| {
        if look.color && style != PLAIN { format!("{style}{text}{style:#}") } else { text.to_owned() }
    };
    let mut page = String::new();
    for message in messages {
        if !page.is_empty() {
            page.push_str(&format!("\n{}\n\n", style(QUIET, "———")));
        }
        let to: Vec<String> = message
            .to
            .iter()
            .map(|person| match &person.email {
                Some(email) => format!("{} <{}>", shown(&person.name), shown(email)),
                None => format!("{} {}", shown(&person.name), style(NOW, "[address not known]")),
            })
            .collect();
        let to = if to.is_empty() { style(NOW, "[whom]") } else { to.join(", ") };
        if wrapped {
            page.push_str(&wrapped_message(message, look));
            continue;
        }
        page.push_str(&format!("{} {to}\n", style(QUIET, "To:")));
        page.push_str(&format!("{} {}\n\n", style(QUIET, "Subject:"), style(STRONG, &message.subject)));
        for line in message.body.lines() {
            for (is_gap, part) in parts(line) {
                page.push_str(&style(if is_gap { NOW } else { PLAIN }, part));
            }
            page.push('\n');
        }
    }
    page
}

fn wrapped_message(message: &Message, look: Look) -> String {
    let mut page = Page::new(look);
    let mut to = Text::new();
    for (at, person) in message.to.iter().enumerate() {
        to = to.add(PLAIN, if at > 0 { ", " } else { "" }).add(PLAIN, &person.name).add(PLAIN, " ");
        to = match &person.email {
            Some(email) => to.keep(PLAIN, &format!("<{email}>")),
            None => to.add(NOW, "[address not known]"),
        };
    }
    page.hanging(&[(0, QUIET, "To:")], 4, &if to.is_empty() { to.add(NOW, "[whom]") } else { to });
    page.hanging(&[(0, QUIET, "Subject:")], 9, &Text::new().add(STRONG, &message.subject));
    page.gap();
    for line in message.body.lines() {
        if line.is_empty() {
            page.gap();
            continue;
        }
        let (indent, line) = line.strip_prefix("- ").map_or((0, line), |item| (2, item));
        let text = parts(line)
            .into_iter()
            .fold(Text::new(), |text, (is_gap, part)| text.add(if is_gap { NOW } else { PLAIN }, part));
        let mark = [(0, PLAIN, "-")];
        page.hanging(if indent > 0 { &mark } else { &[] }, indent, &text);
    }
    page.finish()
}

/// A line in parts, with which of them are gaps: what stands in square brackets.
fn parts(line: &str) -> Vec<(bool, &str)> {
    let mut parts = Vec::new();
    let mut rest = line;
    while let Some((start, end)) = rest.find('[').and_then(|start| Some((start, start + rest[start..].find(']')? + 1)))
    {
        parts.extend([(false, &rest[..start]), (true, &rest[start..end])]);
        rest = &rest[end..];
    }
    parts.push((false, rest));
    parts
}
