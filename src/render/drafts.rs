//! Messages on a page: to whom, what about, and the words, with the gaps that are still to be filled.

use anstyle::Style;

use super::Look;
use super::page::{NOW, PLAIN, QUIET, STRONG};
use crate::draft::Message;
use crate::text::safe::shown;

/// Messages, one below the other. Lines are not wrapped, so that they can be copied into a mail.
pub fn text(messages: &[&Message], look: Look) -> String {
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
        page.push_str(&format!("{} {to}\n", style(QUIET, "To:")));
        page.push_str(&format!("{} {}\n\n", style(QUIET, "Subject:"), style(STRONG, &message.subject)));
        for line in message.body.lines() {
            page.push_str(&gaps(line, |gap| style(NOW, gap)));
            page.push('\n');
        }
    }
    page
}

/// A line whose gaps, in square brackets, are marked.
fn gaps(line: &str, mark: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((start, end)) = rest.find('[').and_then(|start| Some((start, start + rest[start..].find(']')? + 1)))
    {
        out.push_str(&rest[..start]);
        out.push_str(&mark(&rest[start..end]));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}
