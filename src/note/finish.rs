//! What is done to a block of prose once its words are joined: marks are taken out, what is no prose is masked, inline
//! fields are read.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::{self, Finder};

use super::markdown::Body;
use super::obsidian::{self, TASK_KEYS};
use super::{Block, BlockKind, Field, InlineField, Key, Value};
use crate::text::Span;

/// Which marks a text holds at all, so that blocks are searched only for what is there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    highlight: bool,
    comment: bool,
    caret: bool,
    template: bool,
    address: bool,
    bare_address: bool,
    field: bool,
}

impl Marks {
    /// Looks through a text once for each mark.
    pub(super) fn of(text: &str) -> Marks {
        let bytes = text.as_bytes();
        let has = |finder: &Finder<'_>| finder.find(bytes).is_some();
        Marks {
            highlight: has(&HIGHLIGHT),
            comment: has(&COMMENT),
            caret: memchr::memchr(b'^', bytes).is_some(),
            template: has(&BRACES) || has(&PERCENT),
            address: has(&SCHEME),
            bare_address: has(&WWW),
            field: has(&FIELD),
        }
    }
}

static HIGHLIGHT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("=="));
static COMMENT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("%%"));
static BRACES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("{{"));
static PERCENT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<%"));
static SCHEME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("://"));
static WWW: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("www."));
static FIELD: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("::"));

/// Finishes one block.
pub(super) fn block(block: &mut Block, marks: Marks) {
    block.prose.order_masks();
    if marks.highlight {
        let cuts = highlights(block);
        remove(block, &cuts);
    }
    if marks.caret && !matches!(block.kind, BlockKind::Cell { .. }) {
        let id = obsidian::block_id(&block.prose.text)
            .filter(|id| !block.prose.is_masked(id.start as usize))
            .map(|id| (id, id.slice(&block.prose.text).trim_start_matches([' ', '\t', '^']).to_owned()));
        if let Some((span, name)) = id {
            block.id = Some(name);
            remove(block, &[span.range()]);
        }
    }
    if marks.template {
        mask_between(block, "{{", "}}");
        mask_between(block, "<%", "%>");
    }
    let has = |finder: &Finder<'_>| finder.find(block.prose.text.as_bytes()).is_some();
    let has_colon = || memchr::memchr(b':', block.prose.text.as_bytes()).is_some();
    if marks.address && has_colon() && has(&SCHEME) || marks.bare_address && has(&WWW) {
        mask_addresses(block, marks.bare_address);
    }
    block.prose.order_masks();
}

fn remove(block: &mut Block, cuts: &[Range<usize>]) {
    if cuts.is_empty() {
        return;
    }
    let moved = block.prose.remove(cuts);
    for link in &mut block.links {
        link.span = moved.span(link.span);
    }
}

/// The pairs of `==` that highlight words.
fn highlights(block: &Block) -> Vec<Range<usize>> {
    let text = block.prose.text.as_bytes();
    let mut cuts = Vec::new();
    let mut opening: Option<usize> = None;
    let mut next = 0;
    for at in memmem::find_iter(text, b"==") {
        if at < next || block.prose.is_masked(at) {
            continue;
        }
        next = at + 2;
        let space = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        let before = space(at.checked_sub(1).and_then(|at| text.get(at)));
        let after = space(text.get(next));
        match opening {
            Some(start) if !before => {
                cuts.push(start..start + 2);
                cuts.push(at..next);
                opening = None;
            }
            _ if !after => opening = Some(at),
            _ => {}
        }
    }
    cuts
}

fn mask_between(block: &mut Block, opening: &str, closing: &str) {
    let text = block.prose.text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = memmem::find(text.get(at..).unwrap_or_default(), opening.as_bytes()).map(|found| at + found)
    {
        let Some(end) = memmem::find(text.get(start..).unwrap_or_default(), closing.as_bytes()) else { break };
        at = start + end + closing.len();
        found.push(start..at);
    }
    for words in found {
        block.prose.mask(words);
    }
}

/// Masks addresses of the web, written bare.
fn mask_addresses(block: &mut Block, bare: bool) {
    let text = &block.prose.text;
    let bytes = text.as_bytes();
    let mut starts: Vec<usize> = memchr::memchr_iter(b':', bytes)
        .filter(|at| bytes.get(at + 1..at + 3) == Some(b"//"))
        .map(|at| {
            let scheme = bytes.get(..at).unwrap_or_default().iter().rev().take(32);
            at - scheme.take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.')).count()
        })
        .collect();
    if bare {
        let begins =
            |&at: &usize| at == 0 || !bytes.get(at - 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'/');
        starts.extend(WWW.find_iter(bytes).filter(begins));
    }
    starts.sort_unstable();
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in starts {
        if found.last().is_some_and(|last| start < last.end) {
            continue;
        }
        let rest = text.get(start..).unwrap_or("");
        let stop = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|' | ']');
        let address = rest.get(..rest.find(stop).unwrap_or(rest.len())).unwrap_or(rest);
        let marks = ['.', ',', ';', ':', '!', '?', '\'', '*', '_'];
        let mut address = address.trim_end_matches(marks);
        let mut unopened = address.matches(')').count().saturating_sub(address.matches('(').count());
        while unopened > 0
            && let Some(shorter) = address.strip_suffix(')')
        {
            address = shorter.trim_end_matches(marks);
            unopened -= 1;
        }
        found.push(start..start + address.len());
    }
    for words in found {
        block.prose.mask(words);
    }
}

/// Masks what stands between two `%%`, within a block or from a line of its own over several.
pub(super) fn comments(blocks: &mut [Block], marks: Marks) {
    if !marks.comment {
        return;
    }
    let mut opening: Option<(usize, usize, bool)> = None;
    let mut pairs = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let text = &block.prose.text;
        if opening.is_some_and(|(start, _, alone)| start != index && !alone) {
            // A comment that begins inside a line ends in its block, or is none.
            opening = None;
        }
        let mut next = 0;
        for at in memmem::find_iter(text.as_bytes(), b"%%") {
            if at < next || block.prose.is_masked(at) {
                continue;
            }
            next = at + 2;
            match opening.take() {
                Some(start) => pairs.push((start, (index, next))),
                None => {
                    let before = text.get(..at).unwrap_or("").trim_end_matches([' ', '\t']);
                    let after = text.get(next..).unwrap_or("").trim_start_matches([' ', '\t']);
                    let alone =
                        (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'));
                    opening = Some((index, at, alone));
                }
            }
        }
    }
    if let Some(start @ (_, _, true)) = opening {
        // A comment without an end reaches to the end of the note.
        pairs.push((start, (blocks.len(), 0)));
    }
    let mut touched: Vec<usize> = Vec::new();
    for ((first, from, _), (last, to)) in pairs {
        for index in first..=last {
            let Some(block) = blocks.get_mut(index) else { break };
            let length = block.prose.text.len();
            let start = if index == first { from } else { 0 };
            let end = if index == last { to } else { length };
            block.prose.mask(start.min(length)..end.min(length));
            if touched.last() != Some(&index) {
                touched.push(index);
            }
        }
    }
    for index in touched {
        let Some(block) = blocks.get_mut(index) else { continue };
        block.prose.order_masks();
        let length = block.prose.text.len();
        if matches!(block.prose.masked.as_slice(), [mask] if mask.len() == length) {
            silence(block);
        }
    }
}

/// A block that stands in a comment is kept, since others count on its number, but says nothing.
fn silence(block: &mut Block) {
    if let BlockKind::Item { mark, .. } = &mut block.kind {
        *mark = None;
    }
    block.prose = super::Prose::default();
    block.links.clear();
}

/// Reads inline fields; those that something else reads (known keys, keys of the Tasks plugin) are masked, and known keys
/// outside tasks and quotes are fields of the note.
pub(super) fn fields(source: &str, body: &mut Body, marks: Marks) {
    if !marks.field {
        return;
    }
    for block in &mut body.blocks {
        if FIELD.find(block.prose.text.as_bytes()).is_none() {
            continue;
        }
        let is_task = matches!(block.kind, BlockKind::Item { mark: Some(_), .. });
        let mut read_elsewhere = Vec::new();
        for found in obsidian::inline_fields(&block.prose.text) {
            if block.prose.is_masked(found.whole.start as usize) || (found.full_line && is_task) {
                continue;
            }
            let span = block.prose.to_source(found.value);
            let name = found.name.slice(&block.prose.text).to_owned();
            // Links are given with their brackets, all else as it reads.
            let (value, value_span) = match bracketed(source, span) {
                Some(link) => (link.slice(source), link),
                None if span.slice(source).contains("[[") => (span.slice(source), span),
                None => (found.value.slice(&block.prose.text), span),
            };
            let key = Key::from_name(&name);
            if key.is_some() || TASK_KEYS.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
                read_elsewhere.push(found.whole);
            }
            if let Some(key) = key
                && !is_task
                && block.quoted == 0
                && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. })
            {
                body.fields.push(Field {
                    key,
                    name: name.clone(),
                    name_span: block.prose.to_source(found.name),
                    value: Value::Text(value.to_owned(), value_span),
                });
            }
            block.fields.push(InlineField { name, value: value.to_owned(), span: value_span });
        }
        block.prose.masked.extend(read_elsewhere);
        block.prose.order_masks();
    }
}

/// Keys that people write as labels at the head of a note: what they say is a field, and no sentence. Those of people are
/// read with the people, and what comes next is read as it is said.
const HEAD_KEYS: &[Key] = &[
    Key::Company,
    Key::Role,
    Key::Application,
    Key::Stage,
    Key::Status,
    Key::Date,
    Key::Applied,
    Key::LastContact,
    Key::Deadline,
    Key::OfferDeadline,
    Key::Salary,
    Key::Location,
    Key::Agency,
];

/// Reads the labels at the head of a note, `Role: Backend developer` with others below it, as fields: the first lines below the
/// first heading, each with its label, at least two of which are known.
pub(super) fn labels(body: &mut Body) {
    /// More lines than these no head has.
    const MOST: usize = 24;
    let mut found: Vec<(usize, Key, obsidian::FoundField)> = Vec::new();
    let first = usize::from(body.blocks.first().is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. })));
    for (index, block) in body.blocks.iter().enumerate().skip(first).take(MOST) {
        let is_line = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { mark: None, .. });
        let text = block.prose.text.as_str();
        if !is_line || block.quoted > 0 || text.lines().take(MOST + 1).count() > MOST {
            break;
        }
        let mut start = 0;
        let mut all = Vec::new();
        for line in text.split_inclusive('\n') {
            let Some(label) = label_of(text, start) else { break };
            all.push(label);
            start += line.len();
        }
        if start < text.len() {
            break;
        }
        // The card of a person: their role and their company.
        let is_of_a_person = |field: &obsidian::FoundField| {
            let key = Key::from_name(field.name.slice(text));
            matches!(key, Some(Key::Name | Key::FirstName | Key::LastName | Key::Email | Key::Phone | Key::Linkedin))
        };
        if all.iter().any(is_of_a_person) {
            return;
        }
        let known = all.into_iter().filter_map(|field| {
            let key = Key::from_name(field.name.slice(text)).filter(|key| HEAD_KEYS.contains(key))?;
            says_a_field(key, field.value.slice(text)).then_some((index, key, field))
        });
        found.extend(known);
    }
    if found.len() < 2 {
        return;
    }
    for (index, key, field) in found {
        let Some(block) = body.blocks.get_mut(index) else { continue };
        let text = |span: Span| span.slice(&block.prose.text).to_owned();
        let value = Value::Text(text(field.value), block.prose.to_source(field.value));
        let (name, name_span) = (text(field.name), block.prose.to_source(field.name));
        body.fields.push(Field { key, name, name_span, value });
        block.prose.masked.push(field.whole);
        block.prose.order_masks();
    }
}

/// The label of the line that begins at `start`, with what stands behind its colon.
fn label_of(text: &str, start: usize) -> Option<obsidian::FoundField> {
    const LONGEST: usize = 32;
    let line = text.get(start..)?;
    let colon = line.find(':').filter(|colon| *colon <= LONGEST)?;
    let field = obsidian::line_field(text, start, start + colon, ":".len())?;
    let is_label = line.starts_with(char::is_alphabetic)
        && !field.name.slice(text).contains('*')
        && line.get(colon + 1..)?.starts_with([' ', '\t'])
        && !field.value.is_empty();
    is_label.then_some(field)
}

/// Whether what stands behind a label is a value of the key, and no sentence about it.
fn says_a_field(key: Key, value: &str) -> bool {
    let words = value.split_whitespace().count();
    // "Role: what would I own?"
    if value.ends_with('?') {
        return false;
    }
    match key {
        Key::Stage | Key::Status => words <= 3,
        Key::Date | Key::Applied | Key::LastContact | Key::Deadline | Key::OfferDeadline => {
            words <= 5 && value.bytes().any(|byte| byte.is_ascii_digit())
        }
        _ => words <= 12,
    }
}

/// A value that is one wikilink, with its brackets: the prose holds only the words of it.
fn bracketed(source: &str, span: Span) -> Option<Span> {
    // Longer than this no path of a note is.
    const REACH: usize = 300;
    let mut from = (span.start as usize).saturating_sub(REACH);
    while !source.is_char_boundary(from) {
        from += 1;
    }
    let before = source.get(from..span.start as usize)?;
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let start =
        before.rfind("[[").filter(|&at| at >= line && !before.get(at..).is_some_and(|link| link.contains("]]")))?;
    let after = source.get(span.end as usize..)?.strip_prefix("]]")?;
    Some(Span::new(from + start, source.len() - after.len()))
}

/// Whether a "heading" is a paragraph that only has a line of dashes below it.
///
/// Markdown makes a heading of a paragraph that is followed by `---`, which people mean as a rule.
pub(super) fn is_underlined_prose(source: &str, words: &str) -> bool {
    let dashes = source.trim_end().trim_end_matches('-');
    if source.trim_start().starts_with('#') || dashes.len() == source.trim_end().len() {
        return false;
    }
    // A title is short and ends without a stop.
    const TITLE_WORDS: usize = 8;
    words.contains('\n')
        || words.trim_end().ends_with(['.', '!', '?', ';', ':'])
        || words.split_whitespace().count() > TITLE_WORDS
}
