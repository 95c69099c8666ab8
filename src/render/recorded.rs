//! What was written into notes, and what was taken out of them: a line each.

use super::Look;
use super::page::{PATH, PLAIN, Page, QUIET, Text};

/// A line of a note that was written or taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// The note.
    pub path: &'a str,
    /// The line, from 1; 0 where it is not there any more.
    pub line: u32,
    /// What was done to it, where that is not to write it.
    pub deed: &'a str,
    /// Its words.
    pub text: &'a str,
}

/// The lines as a page, with links to the notes where the terminal knows links.
pub fn lines(lines: &[Line<'_>], look: Look) -> String {
    let mut page = Page::new(look);
    for line in lines {
        let place = if line.line == 0 { line.path.to_owned() } else { format!("{}:{}", line.path, line.line) };
        let deed = if line.deed.is_empty() { String::new() } else { format!("{} ", line.deed) };
        let text = Text::new().place(PATH, &place, line.path).keep(PATH, ":").add(PLAIN, " ").add(QUIET, &deed);
        page.paragraph(0, &text.keep(PLAIN, line.text));
    }
    page.finish()
}
