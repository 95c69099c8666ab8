//! What the codes of problems mean.

use super::Look;
use super::page::{HINT, PLAIN, Page, QUIET, STRONG, Text, WORDS};
use crate::diagnostic::{CODES, Code};

/// One code: what it means, an example, and what to do.
pub fn page(code: Code, look: Look) -> String {
    let mut page = Page::new(look);
    page.paragraph(0, &Text::new().add(STRONG, code.name()).add(QUIET, &format!(" ({})", code.severity().word())));
    page.gap();
    page.paragraph(0, &Text::new().add(PLAIN, &format!("{}.", code.title())));
    if let Some(example) = code.example() {
        page.gap();
        page.paragraph(0, &Text::new().add(QUIET, "For example:"));
        page.gap();
        for line in example.lines() {
            page.paragraph(4, &Text::new().add(WORDS, line));
        }
    }
    page.gap();
    let label = "What to do:";
    page.hanging(&[(0, HINT, label)], label.len() + 1, &Text::new().add(PLAIN, &format!("{}.", code.remedy())));
    page.finish()
}

/// Every code with its title.
pub fn list(look: Look) -> String {
    let mut page = Page::new(look);
    let widest = CODES.iter().map(|code| code.name().len()).max().unwrap_or(0);
    for code in CODES {
        page.hanging(&[(0, STRONG, code.name())], widest + 2, &Text::new().add(PLAIN, code.title()));
    }
    page.finish()
}
