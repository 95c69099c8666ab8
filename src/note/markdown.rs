//! Markdown → blocks of joined prose, in one pass over the parser's events.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::containers::{Container, Containers, Headings};
use super::dated::{self, Opening};
use super::finish::{self, Marks};
use super::obsidian;
use super::prose::Prose;
use super::{Block, BlockKind, Field, Link, Section, Table};
use crate::text::Span;

/// So many bytes of prose are made room for at once.
const LINES: usize = 160;

/// What was read from the body of a note.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) sections: Vec<Section>,
    pub(super) tables: Vec<Table>,
    pub(super) blocks: Vec<Block>,
    /// The known keys of full-line inline fields.
    pub(super) fields: Vec<Field>,
}

/// Reads the body, which begins at `start`.
pub(super) fn read(text: &str, start: usize) -> Body {
    let Some(body) = text.get(start..).filter(|body| !body.trim().is_empty()) else { return Body::default() };
    let mut reader = Reader { text, marks: Marks::of(body), ..Reader::default() };
    reader.read.blocks.reserve(body.len() / 80);
    for (event, range) in parser(body).into_offset_iter() {
        reader.take(event, range.start + start..range.end + start);
    }
    reader.flush();
    let mut read = reader.read;
    read.sections = reader.headings.finish(text.len());
    finish::comments(&mut read.blocks, reader.marks);
    finish::fields(text, &mut read, reader.marks);
    finish::labels(&mut read);
    read
}

fn parser(body: &str) -> Parser<'_> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_WIKILINKS;
    Parser::new_ext(body, options)
}

/// Whether the byte at `offset` stands in a code block.
pub(super) fn is_code(text: &str, offset: usize) -> bool {
    parser(text)
        .into_offset_iter()
        .any(|(event, range)| matches!(event, Event::Start(Tag::CodeBlock(_))) && range.contains(&offset))
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    marks: Marks,
    read: Body,
    containers: Containers,
    quoted: u8,
    open: Option<Open>,
    /// Where the paragraph that has begun lies.
    paragraph: Option<Range<usize>>,
    /// Inside so many code or HTML blocks.
    skipping: u32,
    /// Inside so many images or links whose words are not taken from the events.
    silent: u32,
    links: Vec<OpenLink>,
    struck: Vec<usize>,
    cell: Option<(u32, u32)>,
    headings: Headings,
}

/// A link whose end has not come yet.
enum OpenLink {
    /// Its words are those of the events, from this offset of the prose on.
    Words { from: usize, target: String, wiki: bool },
    /// Its words were taken from the source; those of the events are passed over.
    Silent,
    /// It is none after all.
    None,
}

/// What is known of the last block while it is being read.
struct Open {
    /// Text before this offset is markup (a task box, the head of a callout).
    skip_to: usize,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) => self.words(&words, range),
            Event::Code(words) => self.code(&words, range),
            Event::SoftBreak | Event::HardBreak => self.line_end(range),
            Event::InlineHtml(html) if html.len() >= 4 && html.as_bytes()[..3].eq_ignore_ascii_case(b"<br") => {
                self.words("\n", range);
            }
            Event::Rule => self.flush(),
            _ => self.reach(range.end),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.flush();
                self.paragraph = Some(range);
            }
            Tag::Heading { level, .. } => {
                self.flush();
                if matches!(self.containers.last(), Some(Container::Item { block: None, .. })) {
                    // `- [ ] # Title` is a task with an odd first letter.
                    return self.begin_by_place(range.start);
                }
                let end = range.start + self.text.get(range.clone()).map_or(0, |lines| lines.trim_end().len());
                self.begin(BlockKind::Heading { level: level as u8 }, range);
                self.reach(end);
            }
            Tag::BlockQuote(_) => {
                self.nest();
                self.quoted = self.quoted.saturating_add(1);
                let head = obsidian::callout(self.text.get(range.clone()).unwrap_or(""));
                let headings = self.headings.depth();
                self.containers.push(match head {
                    Some(head) => Container::Quote {
                        callout: Some(head.kind),
                        head_end: range.start + head.head_end,
                        title_end: Some(range.start + head.title_end),
                        headings,
                    },
                    None => Container::Quote { callout: None, head_end: 0, title_end: None, headings },
                });
            }
            Tag::Item => {
                self.flush();
                let task = obsidian::task_box(self.text, range.start);
                self.containers.push(Container::Item { block: None, range, task, headings: self.headings.depth() });
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.nest();
                self.skipping += 1;
            }
            Tag::List(_) => self.nest(),
            Tag::Table(_) => {
                self.nest();
                self.read.tables.push(Table::default());
            }
            Tag::TableHead => self.cell = Some((0, 0)),
            Tag::TableRow => {
                if let Some(table) = self.read.tables.last_mut() {
                    table.rows += 1;
                    self.cell = Some((table.rows, 0));
                }
            }
            Tag::TableCell => {
                if let Some((row, column)) = self.cell {
                    let table = self.read.tables.len().saturating_sub(1);
                    let end = range.end;
                    self.begin(BlockKind::Cell { table, row, column }, range);
                    self.reach(end);
                }
            }
            Tag::Strikethrough => {
                self.reach(range.end);
                self.struck.push(self.length());
            }
            Tag::Link { link_type, dest_url, .. } => self.start_link(link_type, &dest_url, range),
            Tag::Image { .. } => {
                self.reach(range.end);
                self.silent += 1;
            }
            Tag::Emphasis | Tag::Strong => self.reach(range.end),
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Paragraph => {
                self.flush();
                if let Some(Container::Quote { title_end, .. }) = self.containers.last_mut() {
                    *title_end = None;
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quoted = self.quoted.saturating_sub(1);
                self.leave(range.end);
            }
            TagEnd::Item => {
                self.nest();
                self.leave(range.end);
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.skipping = self.skipping.saturating_sub(1);
            }
            TagEnd::Table => self.cell = None,
            TagEnd::TableCell => {
                if let Some((row, column)) = &mut self.cell {
                    *column += 1;
                    if *row == 0
                        && let Some(table) = self.read.tables.last_mut()
                    {
                        let title = self.open.as_ref().and_then(|_| self.read.blocks.last());
                        table.headers.push(title.map_or("", |cell| cell.prose.text.trim()).to_owned());
                    }
                }
                self.flush();
            }
            TagEnd::Strikethrough => {
                let end = self.length();
                if let (Some(start), Some(block)) = (self.struck.pop(), self.block()) {
                    // What was struck out is no longer said.
                    block.prose.mask(start.min(end)..end);
                }
            }
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.silent = self.silent.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::TableHead | TagEnd::TableRow => {}
            _ => self.flush(),
        }
    }

    /// A quote or a list item ends, and the headings in it.
    fn leave(&mut self, end: usize) {
        let scope = self.containers.scope();
        if self.containers.pop().is_some() {
            self.headings.close(scope, end);
        }
    }

    fn start_link(&mut self, kind: LinkType, target: &str, range: Range<usize>) {
        self.reach(range.end);
        let at = self.length();
        if !matches!(kind, LinkType::WikiLink { .. }) {
            return self.links.push(OpenLink::Words { from: at, target: target.to_owned(), wiki: false });
        }
        let source = self.text.get(range.clone()).unwrap_or("");
        match obsidian::wikilink(source) {
            // The words of the alias come as events, with their emphasis undone.
            Some(link) if link.alias.is_some() => {
                self.links.push(OpenLink::Words { from: at, target: link.target, wiki: true });
            }
            Some(link) => {
                let words = source.get(link.shown.clone()).unwrap_or("").to_owned();
                self.words(&words, range.start + link.shown.start..range.start + link.shown.end);
                let span = Span::new(at, self.length());
                if let Some(block) = self.block() {
                    block.links.push(Link { span, target: link.target, wiki: true });
                }
                self.links.push(OpenLink::Silent);
                self.silent += 1;
            }
            None => self.links.push(OpenLink::None),
        }
    }

    fn end_link(&mut self) {
        let length = self.length();
        match self.links.pop() {
            Some(OpenLink::Words { from, target, wiki }) => {
                if let Some(block) = self.block() {
                    block.links.push(Link { span: Span::new(from.min(length), length), target, wiki });
                }
            }
            Some(OpenLink::Silent) => self.silent = self.silent.saturating_sub(1),
            Some(OpenLink::None) | None => {}
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if self.skipping > 0 {
            return;
        }
        if self.silent > 0 {
            return self.reach(range.end);
        }
        if self.open.is_none() {
            self.begin_by_place(range.start);
        }
        let skip_to = self.open.as_ref().map_or(0, |open| open.skip_to);
        let Some(block) = self.block() else { return };
        block.span = block.span.cover(Span::new(block.span.start as usize, range.end));
        if range.end <= skip_to {
            return;
        }
        let cut = skip_to.saturating_sub(range.start);
        match words.get(cut..) {
            Some(rest) if cut > 0 && words.len() == range.len() => block.prose.push(rest, range.start + cut..range.end),
            _ => block.prose.push(words, range),
        }
    }

    fn code(&mut self, words: &str, range: Range<usize>) {
        let before = self.length();
        let raw = self.text.get(range.clone()).unwrap_or("");
        // Inside the backticks the words mostly stand as they are.
        let inner = match raw.find(words) {
            Some(at) => range.start + at..range.start + at + words.len(),
            // A line end became a space. What is as long only by chance must not seem to be the same bytes.
            None if raw.len() == words.len() => {
                let last = raw.chars().next_back().map_or(0, char::len_utf8);
                range.start..if raw.len() > last { range.end - last } else { range.end }
            }
            None => range.clone(),
        };
        self.words(words, inner);
        self.reach(range.end);
        let end = self.length();
        if let Some(block) = self.block() {
            block.prose.mask(before.min(end)..end);
        }
    }

    fn line_end(&mut self, range: Range<usize>) {
        if let Some(Container::Quote { title_end, .. }) = self.containers.last_mut()
            && title_end.is_some_and(|end| range.end >= end)
        {
            // The title of a callout is a block of its own.
            *title_end = None;
            return self.flush();
        }
        if self.open.is_some() && self.begins_an_entry(range.end) {
            return self.flush();
        }
        if self.open.is_some() {
            self.words("\n", range);
        }
    }

    /// Whether the line at `at` is an entry of a log of its own: it opens with a date, and nothing says that a sentence
    /// was only wrapped there.
    fn begins_an_entry(&self, at: usize) -> bool {
        if self.quoted > 0 || !self.links.is_empty() || !self.struck.is_empty() || self.silent > 0 {
            return false;
        }
        let line = self.text.get(at..).unwrap_or("");
        let line = line.get(..memchr::memchr(b'\n', line.as_bytes()).unwrap_or(line.len())).unwrap_or("");
        let Some(opening) = dated::opening(line.trim_end()) else { return false };
        let Some(block) = self.read.blocks.last() else { return false };
        if matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Cell { .. }) {
            return false;
        }
        let before = block.prose.text.trim_end();
        let ended = || before.ends_with(['.', '!', '?', ')', '"', '\u{201d}', '\u{2705}']);
        // "… an answer by" goes on with its date.
        let open = || {
            const OPEN: &[&str] = &[
                "by", "on", "until", "till", "before", "after", "since", "from", "for", "to", "of", "in", "at", "with",
                "the", "a", "an", "and", "or", "next", "this", "last", "is", "was", "around", "about",
            ];
            let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
            before.ends_with(',') || OPEN.iter().any(|word| word.eq_ignore_ascii_case(last))
        };
        match opening {
            Opening::Marked => !open(),
            Opening::Full => ended() || dated::opening(before).is_some(),
            Opening::Plain => ended(),
        }
    }

    /// The block that is being read.
    fn block(&mut self) -> Option<&mut Block> {
        self.open.as_ref()?;
        self.read.blocks.last_mut()
    }

    /// Begins the block that words at `at` belong to by where they stand.
    fn begin_by_place(&mut self, at: usize) {
        let (kind, range) = match self.containers.last() {
            Some(Container::Item { block: None, range, task, .. }) => (item(task.as_ref()), range.clone()),
            _ => (BlockKind::Paragraph, self.paragraph.clone().unwrap_or(at..at)),
        };
        self.begin(kind, range);
    }

    /// Begins a block that starts with `range` and mostly lies in it.
    fn begin(&mut self, kind: BlockKind, range: Range<usize>) {
        self.flush();
        let skip_to = self.containers.skip_to();
        let start = if matches!(kind, BlockKind::Paragraph) { range.start.max(skip_to) } else { range.start };
        // An item whose first words follow what is nested in it begins where they are, not before the nested blocks.
        let before = self.read.blocks.last().map_or(0, |block| block.span.start as usize);
        let start = start.max(before);
        let is_item = matches!(kind, BlockKind::Item { .. });
        let prose = Prose::with_room(range.len().min(LINES));
        self.open = Some(Open { skip_to });
        let block = Block {
            kind,
            section: self.headings.innermost(),
            parent: self.containers.parent(is_item),
            quoted: self.quoted,
            callout: self.containers.callout(),
            span: Span::new(start, start),
            prose,
            links: Vec::new(),
            fields: Vec::new(),
            id: None,
        };
        self.read.blocks.push(block);
    }

    fn length(&self) -> usize {
        let block = self.open.as_ref().and_then(|_| self.read.blocks.last());
        block.map_or(0, |block| block.prose.text.len())
    }

    /// The open block reaches at least to `end`.
    fn reach(&mut self, end: usize) {
        if let Some(block) = self.block() {
            block.span = block.span.cover(Span::new(block.span.start as usize, end));
        }
    }

    /// Ends the open block; it is dropped if it holds nothing.
    fn flush(&mut self) {
        self.paragraph = None;
        if self.open.take().is_none() {
            return;
        }
        let Some(block) = self.read.blocks.last_mut() else { return };
        finish::block(block, self.marks);
        let is_item = matches!(block.kind, BlockKind::Item { .. });
        let is_kept = matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Item { mark: Some(_), .. });
        if !is_kept && block.prose.text.trim().is_empty() {
            let id = block.id.take();
            self.read.blocks.pop();
            // A block id on a line of its own belongs to the block before.
            if let (Some(id), Some(last)) = (id, self.read.blocks.last_mut()) {
                last.id.get_or_insert(id);
            }
        } else if is_item && let Some(Container::Item { block: index, .. }) = self.containers.last_mut() {
            *index = self.read.blocks.len().checked_sub(1);
        }
    }

    /// Something else begins in a list item, or the item ends: a box without words is a task all the same.
    fn nest(&mut self) {
        self.flush();
        if let Some(Container::Item { block: None, range, task: Some(task), .. }) = self.containers.last() {
            let (kind, start, end) = (item(Some(task)), range.start, task.end.min(range.end));
            self.begin(kind, start..end);
            self.reach(end);
            self.flush();
        }
    }

    fn end_heading(&mut self) {
        let text = self.text;
        let Some(block) = self.block() else { return };
        let BlockKind::Heading { level } = block.kind else { return self.flush() };
        if finish::is_underlined_prose(block.span.slice(text), &block.prose.text) {
            block.kind = BlockKind::Paragraph;
            return self.flush();
        }
        let span = block.span;
        let index = self.headings.open(level, span, self.read.blocks.len().saturating_sub(1), self.containers.scope());
        if let Some(block) = self.block() {
            block.section = Some(index);
        }
        self.flush();
        let title = self.read.blocks.last().map_or("", |block| block.prose.text.trim());
        self.headings.name(index, title);
    }
}

fn item(task: Option<&obsidian::TaskBox>) -> BlockKind {
    match task {
        Some(task) => BlockKind::Item { mark: Some(task.mark), mark_span: task.span },
        None => BlockKind::Item { mark: None, mark_span: Span::default() },
    }
}
