//! The plain front matter that most notes have, read without a YAML parser: `key: scalar`, lists, one level of maps.
//!
//! It reads only what it is certain of and leaves all else to [`super::yaml`]; a property test holds the two together.

use std::ops::Range;

use super::Value;
use super::split::Lines;
use super::yaml::Entry;
use crate::text::Span;

/// Reads a block of plain entries; `None` where anything in it is not plain.
pub(super) fn read(text: &str, inner: Range<usize>) -> Option<Vec<Entry>> {
    let mut reader = Reader { text, lines: Lines { text, at: inner.start }, end: inner.end, next: None, last: 0 };
    reader.advance();
    let mut entries = Vec::with_capacity(12);
    while let Some(line) = reader.next.clone() {
        if line.indent > 0 {
            return None;
        }
        entries.push(reader.entry(line)?);
    }
    (!entries.is_empty()).then_some(entries)
}

/// A line that is neither blank nor a comment.
#[derive(Debug, Clone)]
struct Line {
    /// How many spaces it begins with.
    indent: usize,
    /// Its bytes after them, without blanks at the end.
    range: Range<usize>,
}

struct Reader<'t> {
    text: &'t str,
    lines: Lines<'t>,
    end: usize,
    next: Option<Line>,
    /// Where the last scalar ended.
    last: usize,
}

impl Reader<'_> {
    fn bytes(&self, range: Range<usize>) -> &[u8] {
        self.text.as_bytes().get(range).unwrap_or_default()
    }

    /// Goes to the next line that says something.
    fn advance(&mut self) {
        self.next = None;
        for line in self.lines.by_ref() {
            if line.start >= self.end {
                return;
            }
            let line = line.start..line.end.min(self.end);
            let bytes = self.text.as_bytes().get(line.clone()).unwrap_or_default();
            let indent = bytes.iter().take_while(|&&b| b == b' ').count();
            let length = bytes.len() - bytes.iter().rev().take_while(|&&b| b == b' ').count();
            if length > indent && bytes.get(indent) != Some(&b'#') {
                self.next = Some(Line { indent, range: line.start + indent..line.start + length });
                return;
            }
        }
    }

    /// An entry of the block itself, which may hold a list or a map.
    fn entry(&mut self, line: Line) -> Option<Entry> {
        let (name, rest) = self.key(line.range)?;
        self.advance();
        if !rest.is_empty() {
            let value = self.value(rest)?;
            // What is indented below a value goes on with it.
            return self
                .next
                .as_ref()
                .is_none_or(|next| next.indent == 0 && !self.is_item(next))
                .then(|| self.named(name, value));
        }
        let value = match self.next.clone() {
            Some(next) if self.is_item(&next) => self.list(next.indent)?,
            Some(next) if next.indent > 0 => self.map(next.indent)?,
            _ => self.nothing(&name),
        };
        Some(self.named(name, value))
    }

    fn named(&self, name: Range<usize>, value: Value) -> Entry {
        (self.text.get(name.clone()).unwrap_or("").to_owned(), name.into(), value)
    }

    fn nothing(&mut self, name: &Range<usize>) -> Value {
        self.last = name.end;
        Value::Text(String::new(), Span::new(name.end, name.end))
    }

    /// The bytes of a plain key, and of what follows its colon.
    fn key(&self, range: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let bytes = self.bytes(range.clone());
        let colon = memchr::memchr(b':', bytes)?;
        let name = bytes.get(..colon)?;
        let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b' ');
        let is_plain = name.first().is_some_and(u8::is_ascii_alphabetic)
            && name.last() != Some(&b' ')
            && name.len() <= 64
            && name.iter().all(plain);
        let rest = bytes.get(colon + 1..)?;
        let blanks = rest.iter().take_while(|&&b| b == b' ').count();
        if !is_plain || (blanks == 0 && !rest.is_empty()) {
            return None;
        }
        let start = range.start + colon + 1 + blanks;
        // A comment is all that follows.
        let rest = if self.bytes(start..start + 1) == b"#" { start..start } else { start..range.end };
        Some((range.start..range.start + colon, rest))
    }

    /// A scalar or a list of scalars on one line.
    fn value(&mut self, range: Range<usize>) -> Option<Value> {
        if self.bytes(range.clone()).first() == Some(&b'[') { self.flow(range) } else { self.scalar(range) }
    }

    fn scalar(&mut self, range: Range<usize>) -> Option<Value> {
        let words = self.text.get(range.clone())?;
        let first = words.chars().next()?;
        if matches!(first, '"' | '\'') {
            let inside = words.get(1..)?;
            let close = inside.find(first)?;
            let quoted = inside.get(..close)?;
            let after = inside.get(close + 1..)?;
            let is_comment = after.trim_start_matches(' ').starts_with('#') && after.starts_with(' ');
            if quoted.contains('\\') || !is_printable(quoted) || !(after.is_empty() || is_comment) {
                return None;
            }
            self.last = range.start + close + 2;
            return Some(Value::Text(quoted.to_owned(), Span::new(range.start + 1, range.start + 1 + close)));
        }
        if !(first.is_alphanumeric() || matches!(first, '+' | '(' | '$' | '/' | '<' | '~' | '.' | '_')) {
            return None;
        }
        let bytes = words.as_bytes();
        let opens = |at: &usize| at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b' ');
        let words = match memchr::memchr_iter(b'#', bytes).find(opens).map(|at| at - 1) {
            Some(comment) => words.get(..comment)?.trim_end_matches(' '),
            None => words,
        };
        let mut colons = memchr::memchr_iter(b':', words.as_bytes());
        if colons.any(|at| matches!(words.as_bytes().get(at + 1), None | Some(b' '))) || !is_printable(words) {
            return None;
        }
        self.last = range.start + words.len();
        Some(Value::Text(words.to_owned(), Span::new(range.start, range.start + words.len())))
    }

    /// `[a, "b", c]`.
    fn flow(&mut self, range: Range<usize>) -> Option<Value> {
        let words = self.text.get(range.clone())?;
        let close = words.find(']')?;
        let after = words.get(close + 1..)?;
        if !(after.is_empty() || (after.starts_with(' ') && after.trim_start_matches(' ').starts_with('#'))) {
            return None;
        }
        let inside = words.get(1..close)?;
        let mut items = Vec::new();
        let mut at = range.start + 1;
        if !inside.trim_matches(' ').is_empty() {
            for item in inside.split(',') {
                let blanks = item.len() - item.trim_start_matches(' ').len();
                let trimmed = item.trim_matches(' ');
                let start = at + blanks;
                let inner = trimmed
                    .strip_prefix('"')
                    .and_then(|item| item.strip_suffix('"'))
                    .or_else(|| trimmed.strip_prefix('\'').and_then(|item| item.strip_suffix('\'')));
                let is_plain = |item: &str| {
                    item.chars()
                        .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '/' | '.' | '(' | ')' | '+'))
                };
                let value = match inner {
                    Some(inner) if is_plain(inner) => {
                        Value::Text(inner.to_owned(), Span::new(start + 1, start + 1 + inner.len()))
                    }
                    None if is_plain(trimmed) && trimmed.starts_with(char::is_alphanumeric) => {
                        Value::Text(trimmed.to_owned(), Span::new(start, start + trimmed.len()))
                    }
                    _ => return None,
                };
                items.push(value);
                at += item.len() + 1;
            }
        }
        self.last = range.start + close + 1;
        Some(Value::List(items, Span::new(range.start, self.last)))
    }

    fn is_item(&self, line: &Line) -> bool {
        let bytes = self.bytes(line.range.clone());
        bytes.first() == Some(&b'-') && matches!(bytes.get(1), None | Some(b' '))
    }

    /// The items that are indented as the first one is.
    fn list(&mut self, indent: usize) -> Option<Value> {
        let mut items = Vec::new();
        let start = self.next.as_ref()?.range.start;
        while let Some(line) = self.next.clone() {
            if line.indent < indent || (line.indent == indent && !self.is_item(&line)) {
                break;
            }
            if line.indent > indent {
                return None;
            }
            let bytes = self.bytes(line.range.clone());
            let blanks = bytes.iter().skip(1).take_while(|&&b| b == b' ').count();
            let item = line.range.start + 1 + blanks..line.range.end;
            let first = self.bytes(item.clone()).first().copied()?;
            if self.key(item.clone()).is_some() {
                self.next = Some(Line { indent: item.start - line.range.start + line.indent, range: item.clone() });
                items.push(self.map(item.start - line.range.start + line.indent)?);
            } else {
                if !(first.is_ascii_alphanumeric() || matches!(first, b'"' | b'\'' | b'<' | b'(') || first >= 0x80) {
                    return None;
                }
                items.push(self.scalar(item)?);
                self.advance();
                if self.next.as_ref().is_some_and(|next| next.indent > indent) {
                    return None;
                }
            }
        }
        Some(Value::List(items, Span::new(start, self.last)))
    }

    /// Entries with scalars, all indented as the first one is.
    fn map(&mut self, indent: usize) -> Option<Value> {
        let mut entries = Vec::new();
        let start = self.next.as_ref()?.range.start;
        while let Some(line) = self.next.clone() {
            if line.indent != indent || (!entries.is_empty() && self.is_item(&line)) {
                break;
            }
            let (name, rest) = self.key(line.range)?;
            let value = if rest.is_empty() { self.nothing(&name) } else { self.value(rest)? };
            entries.push(self.named(name, value));
            self.advance();
        }
        if self.next.as_ref().is_some_and(|next| next.indent > indent) {
            return None;
        }
        Some(Value::Map(entries, Span::new(start, self.last)))
    }
}

/// Whether YAML lets these characters stand as they are. Tabs are left to the parser.
fn is_printable(words: &str) -> bool {
    if words.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return true;
    }
    words
        .chars()
        .all(|c| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::note::yaml;

    fn blocks() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "company: Acme\n",
            "role: \"Lead, R&D\" # new\n",
            "x: 'y'\n",
            "tags: [a, b c, \"d\"]\n",
            "tags: []\n",
            "people:\n",
            "key:",
            "key: ",
            "b-2: ",
            "  - Dana\n",
            "- Sam\n",
            "  - name: Dana\n",
            "    email: d@x.example\n",
            "    phone: \"+1 555\"\n",
            "  name: Sam\n",
            "  email: <a@b>\n",
            "\n",
            "\r\n",
            "\n\n",
            "# note\n",
            "  # note\n",
            "a",
            "é",
            "9",
            "10:30",
            "a: b",
            ":",
            " ",
            "  ",
            "- ",
            "-",
            "\t",
            "[",
            "]",
            ",",
            "\"",
            "'",
            "#",
            " #",
            "{",
            "}",
            "&a",
            "*a",
            "!",
            "|",
            ">",
            "?",
            "%",
            "@",
            "`",
            "\\",
            "~",
            "\u{a0}",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            "...",
            "---",
            "https://a.example",
            "2026-11-18",
            "2026-11-18T10:00:00Z",
            "+1 555 0100",
            "(x)",
            "$5",
            "/a",
            "_",
            "null",
        ]);
        prop::collection::vec(piece, 1..14).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(50_000) })]

        #[test]
        fn what_is_plain_is_what_the_parser_reads(block in blocks()) {
            if let Some(entries) = read(&block, 0..block.len()) {
                let document = yaml::read(&block, 0);
                prop_assert_eq!(document.error, None);
                let map = match document.root {
                    Some(Value::Map(entries, _)) => entries,
                    other => panic!("{other:?}"),
                };
                prop_assert_eq!(entries, map);
            }
        }
    }

    #[test]
    fn the_usual_front_matter_is_plain() {
        let block = "company: Acme Robotics\nrole: \"Engineer\"\ndate: 2026-11-18 # today\nurl: https://a.example/b\n\ninterviewers:\n  - name: Dana\n    email: d@x.example\n  - Sam\nrecruiter:\n  name: Lee\n  phone: \"555 0100\"\ntags: [interview, on-site]\nempty:\nalso:\r\n- x\n- y\n";
        assert_eq!(read(block, 0..block.len()).map(|entries| entries.len()), Some(9));
    }
}
