//! Agenda → String: one file a format, and what the formats share.
//!
//! Nothing here knows a terminal: the width, whether colour is wanted and the texts that excerpts are cut from are
//! arguments, so that the same arguments give the same bytes.

mod days;
mod excerpt;
mod filtered;
mod page;

pub mod applications;
pub mod brief;
pub mod contacts;
pub mod csv;
pub mod drafts;
pub mod explain;
pub mod format;
pub mod ics;
pub mod json;
pub mod manual;
pub mod news;
pub mod problems;
pub mod promises;
pub mod recorded;
pub mod schema;
pub mod text;
pub mod today;
pub mod when;
pub mod why;
pub mod why_application;
pub mod why_promise;

use std::sync::Arc;

pub use crate::text::safe::shown;

/// How a page for people looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// How many columns a line may take.
    pub width: usize,
    /// Whether styles are written as ANSI sequences.
    pub color: bool,
    /// What stands before a note's path in the address of a link (OSC 8); `None` where the terminal knows no links.
    pub links: Option<&'static str>,
}

impl Look {
    /// Lines longer than this are hard to read, whatever the screen is.
    const WIDEST: usize = 120;
    /// Below this no layout is worth the name; a terminal that is narrower wraps the lines itself.
    const NARROWEST: usize = 40;

    /// A look for a screen of `width` columns.
    pub fn new(width: usize, color: bool) -> Look {
        Look { width: width.clamp(Look::NARROWEST, Look::WIDEST), color, links: None }
    }
}

impl Look {
    /// The same look with links to notes.
    pub fn with_links(self, links: Option<&'static str>) -> Look {
        Look { links, ..self }
    }
}

impl Default for Look {
    fn default() -> Look {
        Look::new(80, false)
    }
}

/// Gives the texts of notes and settings files again, for excerpts: facts keep places, not texts.
pub trait Texts {
    /// The text of the file that a [`Place`](crate::text::Place) names, in which a byte that is not UTF-8 is one `?`;
    /// `None` where it cannot be read any more.
    fn text(&self, path: &str) -> Option<Arc<str>>;
}

/// No texts: excerpts are left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoTexts;

impl Texts for NoTexts {
    fn text(&self, _: &str) -> Option<Arc<str>> {
        None
    }
}
