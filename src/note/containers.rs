//! What a block stands in: quotes, list items, sections.

use std::ops::Range;

use super::Section;
use super::obsidian::TaskBox;
use crate::text::Span;

/// A quote or a list item that is open.
pub(super) enum Container {
    Quote {
        callout: Option<String>,
        /// Where the head of a callout ends.
        head_end: usize,
        /// Where the line of its title ends, until that line has been read.
        title_end: Option<usize>,
        /// How many headings were open when it began.
        headings: usize,
    },
    Item {
        /// Its own block, once there is one.
        block: Option<usize>,
        range: Range<usize>,
        task: Option<TaskBox>,
        /// How many headings were open when it began.
        headings: usize,
    },
}

/// The containers that are open, outermost first.
#[derive(Default)]
pub(super) struct Containers(Vec<Container>);

impl Containers {
    pub(super) fn push(&mut self, container: Container) {
        self.0.push(container);
    }

    pub(super) fn pop(&mut self) -> Option<Container> {
        self.0.pop()
    }

    pub(super) fn last(&self) -> Option<&Container> {
        self.0.last()
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut Container> {
        self.0.last_mut()
    }

    /// The block of the list item around; for an item's own block, that of the item around that.
    pub(super) fn parent(&self, is_item: bool) -> Option<usize> {
        self.0.iter().rev().skip(usize::from(is_item)).find_map(|container| match container {
            Container::Item { block, .. } => *block,
            Container::Quote { .. } => None,
        })
    }

    /// The type of the innermost callout.
    pub(super) fn callout(&self) -> Option<String> {
        self.0.iter().rev().find_map(|container| match container {
            Container::Quote { callout, .. } => callout.clone(),
            Container::Item { .. } => None,
        })
    }

    /// Text before this offset is markup of the innermost container.
    pub(super) fn skip_to(&self) -> usize {
        match self.last() {
            Some(Container::Quote { head_end, .. }) => *head_end,
            Some(Container::Item { task: Some(task), .. }) => task.end,
            _ => 0,
        }
    }

    /// How many headings stand outside the innermost container: those in it end with it.
    pub(super) fn scope(&self) -> usize {
        match self.last() {
            Some(Container::Quote { headings, .. } | Container::Item { headings, .. }) => *headings,
            None => 0,
        }
    }
}

/// The headings of a note as a tree.
#[derive(Default)]
pub(super) struct Headings {
    sections: Vec<Section>,
    /// Those that are open, outermost first.
    open: Vec<usize>,
}

impl Headings {
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    pub(super) fn innermost(&self) -> Option<usize> {
        self.open.last().copied()
    }

    /// Begins a section, which ends those of its level and below it that are open within `scope`. Gives its number.
    pub(super) fn open(&mut self, level: u8, span: Span, block: usize, scope: usize) -> usize {
        while self.open.len() > scope {
            let last = self.innermost().and_then(|last| self.sections.get(last));
            if last.is_none_or(|section| section.level < level) {
                break;
            }
            self.close(self.open.len() - 1, span.start as usize);
        }
        let index = self.sections.len();
        self.sections.push(Section { level, title: String::new(), block, parent: self.innermost(), span });
        self.open.push(index);
        index
    }

    pub(super) fn name(&mut self, index: usize, title: &str) {
        if let Some(section) = self.sections.get_mut(index) {
            title.clone_into(&mut section.title);
        }
    }

    /// Ends all but the first `keep` sections that are open.
    pub(super) fn close(&mut self, keep: usize, end: usize) {
        for index in self.open.drain(keep.min(self.open.len())..) {
            if let Some(section) = self.sections.get_mut(index) {
                section.span = Span::new(section.span.start as usize, end.max(section.span.end as usize));
            }
        }
    }

    /// Ends all sections.
    pub(super) fn finish(mut self, end: usize) -> Vec<Section> {
        self.close(0, end);
        self.sections
    }
}
