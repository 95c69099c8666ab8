//! The words of a file with carets under them, cut from the file's text as it is now.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use unicode_width::UnicodeWidthChar;

use super::{Look, Texts};
use crate::agenda::Evidence;
use crate::diagnostic::Severity;
use crate::text::safe::push_shown;
use crate::text::{Place, Span};

/// How many lines of a span are shown.
const MOST_LINES: usize = 4;
/// The narrowest column of text beside the line numbers.
const LEAST_WIDTH: usize = 16;

/// The line or lines of a place with carets under its bytes; `None` where the file cannot be read any more or has
/// become too short.
pub(super) fn excerpt(place: &Place, severity: Severity, label: &str, texts: &dyn Texts, look: Look) -> Option<String> {
    let text = texts.text(&place.path)?;
    text.get(place.span.range())?;
    let last_number = place.line.saturating_add(MOST_LINES as u32);
    let room = look.width.saturating_sub(last_number.to_string().len() + 3).max(LEAST_WIDTH);

    let mut source = String::new();
    let mut marks = Vec::new();
    for line in lines_of(&text, place.span) {
        if !source.is_empty() {
            source.push('\n');
        }
        let base = source.len();
        let line = fitted(&safe_line(&text, line, place.span), room);
        source.push_str(&line.text);
        marks.push(base + line.mark.start..base + line.mark.end);
    }

    let level = match severity {
        Severity::Info => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let mut snippet = Snippet::source(source).line_start(place.line as usize).fold(false);
    let last = marks.len().saturating_sub(1);
    for (at, mark) in marks.into_iter().enumerate() {
        let mut annotation = AnnotationKind::Primary.span(mark);
        if at == last && !label.is_empty() {
            annotation = annotation.label(label.to_owned());
        }
        snippet = snippet.annotation(annotation);
    }
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    // The lines fit already; the renderer's own trimming would cut them again.
    let drawn = renderer.term_width(10_000).render(&[Group::with_level(level).element(snippet)]);
    Some(drawn.lines().map(|line| line.trim_end().to_owned() + "\n").collect())
}

/// The bytes that the place of some evidence cuts out of its file now; `None` where they are not the words that were
/// read, because the file has changed.
pub(super) fn cut(source: &Evidence, texts: &dyn Texts) -> Option<String> {
    let text = texts.text(&source.place.path)?;
    let words = text.get(source.place.span.range())?;
    // Markup may stand between the letters that were read, and a quotation may name the key before a value; the letters
    // themselves stand in order.
    let read = source.phrase.slice(&source.quote);
    let unchanged = holds(words, read) || holds(read, words) || words.contains('&');
    unchanged.then(|| words.to_owned())
}

/// Whether the letters and digits of `part` stand in `whole`, in order.
fn holds(whole: &str, part: &str) -> bool {
    let mut letters = whole.chars().filter(|c| c.is_alphanumeric());
    part.chars().filter(|c| c.is_alphanumeric()).all(|c| letters.any(|other| other == c))
}

/// The spans of the lines that a span touches, without their ends.
fn lines_of(text: &str, span: Span) -> Vec<Span> {
    let bytes = text.as_bytes();
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let range = span.range();
    let mut start = bytes[..range.start].iter().rposition(is_end).map_or(0, |at| at + 1);
    let mut found = Vec::new();
    while found.len() < MOST_LINES {
        let end = bytes[start..].iter().position(is_end).map_or(bytes.len(), |at| start + at);
        found.push(Span::new(start, end));
        let next = if bytes[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
        if next >= range.end || next >= bytes.len() {
            break;
        }
        start = next;
    }
    found
}

/// A line with the bytes that carets stand under.
struct Line {
    text: String,
    mark: std::ops::Range<usize>,
}

/// One line of the file as it may be shown, and where the marked bytes lie in it then.
fn safe_line(text: &str, line: Span, span: Span) -> Line {
    let mut safe = String::with_capacity(line.len() + 8);
    let mut mark = 0..0;
    let mut begun = false;
    for (at, c) in line.slice(text).char_indices() {
        let at = line.start as usize + at;
        if at == 0 && c == '\u{feff}' {
            continue;
        }
        if !begun && at >= span.start as usize {
            mark.start = safe.len();
            begun = true;
        }
        push_shown(&mut safe, c);
        if at < span.end as usize {
            mark.end = safe.len();
        }
    }
    if !begun {
        mark.start = safe.len();
    }
    mark.end = mark.end.max(mark.start);
    // Quote marks and indentation at the beginning of a following line are no part of the words.
    if begun && line.start > span.start {
        let blank = safe[mark.clone()].len() - safe[mark.clone()].trim_start_matches([' ', '>']).len();
        mark.start += blank;
    }
    Line { text: safe, mark }
}

/// Cuts a line that is wider than `room` to a part that holds the marked bytes, with an ellipsis where something is left out.
fn fitted(line: &Line, room: usize) -> Line {
    let columns = |text: &str| -> usize { text.chars().map(|c| c.width().unwrap_or(0)).sum() };
    if columns(&line.text) <= room {
        return Line { text: line.text.clone(), mark: line.mark.clone() };
    }
    let mut from = 0;
    if columns(&line.text[..line.mark.end]) + 1 > room {
        let marked = columns(&line.text[line.mark.clone()]);
        let mut before = room.saturating_sub(marked + 2) / 2;
        from = line.mark.start;
        for (at, c) in line.text[..line.mark.start].char_indices().rev() {
            let size = c.width().unwrap_or(0);
            if size > before {
                break;
            }
            before -= size;
            from = at;
        }
    }
    let mut text = String::with_capacity(line.text.len());
    let mut left = room.saturating_sub(1);
    if from > 0 {
        text.push('…');
        left = left.saturating_sub(1);
    }
    let shift = text.len();
    let mut end = from;
    for (at, c) in line.text[from..].char_indices() {
        let size = c.width().unwrap_or(0);
        if size > left {
            break;
        }
        left -= size;
        end = from + at + c.len_utf8();
    }
    text.push_str(&line.text[from..end]);
    let place = |at: usize| shift + at.clamp(from, end) - from;
    let mark = place(line.mark.start)..place(line.mark.end);
    if end < line.text.len() {
        text.push('…');
    }
    Line { text, mark }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::text::LineIndex;

    struct One(&'static str);

    impl Texts for One {
        fn text(&self, _: &str) -> Option<Arc<str>> {
            Some(self.0.into())
        }
    }

    #[track_caller]
    fn check(text: &'static str, words: &str, width: usize, expected: &str) {
        let start = text.find(words).expect("the words stand in the text");
        let place = LineIndex::new(text).place(&"a.md".into(), text, Span::new(start, start + words.len()));
        let drawn =
            excerpt(&place, Severity::Warning, "", &One(text), Look { width, ..Look::default() }).expect("drawn");
        assert_eq!(drawn, expected);
    }

    #[test]
    fn carets_stand_under_the_words() {
        check("one\r\ntwo by Friday\r\n", "by Friday", 60, "  |\n2 | two by Friday\n  |     ^^^^^^^^^\n");
    }

    #[test]
    fn wide_and_steering_characters_keep_the_carets_in_place() {
        check("日本\tby Friday", "by Friday", 60, "  |\n1 | 日本 by Friday\n  |      ^^^^^^^^^\n");
        check("a\u{1b}[1m b Friday", "Friday", 60, "  |\n1 | a\\u{1b}[1m b Friday\n  |              ^^^^^^\n");
        check("\u{feff}by Friday", "by Friday", 60, "  |\n1 | by Friday\n  | ^^^^^^^^^\n");
    }

    #[test]
    fn a_long_line_is_cut_around_the_words() {
        let text = "They told me at the very end of a long and pleasant call that they would decide by Friday, or so they hoped.";
        check(text, "by Friday", 40, "  |\n1 | …ould decide by Friday, or so they …\n  |              ^^^^^^^^^\n");
        check(text, "They", 40, "  |\n1 | They told me at the very end of a l…\n  | ^^^^\n");
    }

    #[test]
    fn words_may_run_over_a_line_end() {
        check(
            "> by the\n> end of May",
            "by the\n> end",
            60,
            "  |\n1 | > by the\n  |   ^^^^^^\n2 | > end of May\n  |   ^^^\n",
        );
    }
}
