//! Where the front matter lies: byte ranges, held against gray_matter.

use std::ops::Range;

use gray_matter::{Matter, ParsedEntity, Pod, engine::Engine};

/// The front matter of a text, delimiters found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    /// In which language it is written.
    pub(super) language: Language,
    /// The whole block with both delimiters, up to where the body begins.
    pub(super) block: Range<usize>,
    /// What stands between the delimiters.
    pub(super) inner: Range<usize>,
    /// The opening delimiter.
    pub(super) opening: Range<usize>,
    /// The closing delimiter; `None` where the block is not closed.
    pub(super) closing: Option<Range<usize>>,
    /// The closing delimiter is followed by text on its line, where the body begins.
    pub(super) glued: bool,
}

/// In which language a front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// Between lines of dashes.
    Yaml,
    /// Between `+++`.
    Toml,
}

/// Hands the text between the delimiters back as it is, so that splitting cannot fail.
struct Raw;

impl Engine for Raw {
    fn parse(content: &str) -> gray_matter::Result<Pod> {
        Ok(Pod::String(content.to_owned()))
    }
}

/// Finds the front matter at `start` (0, or after a BOM).
pub(super) fn split(text: &str, start: usize) -> Option<Split> {
    let mut lines = Lines { text, at: start };
    let first = lines.next()?;
    let opening = text.get(first.clone())?.trim_end();
    let language = match opening.as_bytes() {
        [b'-', b'-', b'-', rest @ ..] if rest.iter().all(|&b| b == b'-') => Language::Yaml,
        b"+++" => Language::Toml,
        _ => return None,
    };
    let opening = first.start..first.start + opening.len();
    let inner_start = lines.at;
    let mut at = inner_start;
    while let Some(line) = lines.next() {
        let words = text.get(line.clone()).unwrap_or("");
        if let Some(closing) = closing(language, words) {
            let glued = !words.get(closing..).unwrap_or("").trim().is_empty();
            let closing = line.start..line.start + closing;
            let body = if glued { closing.end } else { lines.at };
            let split = Split {
                language,
                block: start..body,
                inner: inner_start..line.start,
                opening,
                closing: Some(closing),
                glued,
            };
            return Some(split);
        }
        at = lines.at;
    }
    let (inner_end, body) = match language {
        Language::Yaml => unclosed(text, inner_start)?,
        Language::Toml => return None,
    };
    let _ = at;
    Some(Split { language, block: start..body, inner: inner_start..inner_end, opening, closing: None, glued: false })
}

/// The length of the closing delimiter that a line begins with. Three dashes at the start of a line can stand in no
/// YAML block but as its end.
fn closing(language: Language, line: &str) -> Option<usize> {
    match language {
        Language::Yaml => {
            let dashes = line.bytes().take_while(|&b| b == b'-').count();
            if dashes >= 3 {
                return Some(dashes);
            }
            (line.trim_end() == "...").then_some(3)
        }
        Language::Toml => line.starts_with("+++").then_some(3),
    }
}

/// Where an unclosed block ends: after its last line that looks like YAML, before the first that does not; and where
/// the body begins. `None` where not even one line is an entry.
fn unclosed(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut lines = Lines { text, at: start };
    let mut end = start;
    let mut entries = 0;
    while let Some(line) = lines.next() {
        let words = text.get(line.clone()).unwrap_or("").trim_end();
        let nested = words.starts_with([' ', '\t']) || words.starts_with("- ") || words == "-";
        if is_entry(words) {
            entries += 1;
            // `status: open---`: the delimiter was glued to the last value.
            if let Some(value) = words.strip_suffix("---") {
                return Some((line.start + value.trim_end_matches('-').len(), lines.at));
            }
        } else if words.is_empty() || !(nested && entries > 0 || words.starts_with('#') && entries == 0) {
            break;
        }
        end = lines.at;
    }
    (entries > 0).then_some((end, end))
}

/// Whether a line begins with `key:`.
pub(super) fn is_entry(line: &str) -> bool {
    let Some((key, rest)) = line.split_once(':') else { return false };
    let name = key.trim_end().trim_matches(['"', '\'']);
    name.chars().next().is_some_and(char::is_alphabetic)
        && name.len() <= 64
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '.'))
        && (rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}

/// What gray_matter finds between the delimiters of a block, trimmed; `None` where there is nothing.
///
/// It sees the head of the note only, with the delimiters that stand there; a block without an end is given one.
pub(super) fn matter(text: &str, split: &Split) -> Option<String> {
    let mut head =
        text.get(split.block.start..split.closing.as_ref().map_or(split.inner.end, |end| end.end))?.to_owned();
    if memchr::memchr(b'\r', head.as_bytes()).is_some() {
        // gray_matter knows no line that ends in a lone CR.
        head = head.replace("\r\n", "\n").replace('\r', "\n");
    }
    let mut matter: Matter<Raw> = Matter::new();
    matter.delimiter = text.get(split.opening.clone())?.to_owned();
    matter.close_delimiter = match &split.closing {
        Some(closing) => Some(text.get(closing.clone())?.to_owned()),
        None => {
            head.push_str("\n---");
            Some("---".to_owned())
        }
    };
    let entity: ParsedEntity<String> = matter.parse(&head).ok()?;
    entity.data
}

/// The lines of a text from an offset, without their ends; LF, CRLF and a lone CR each end one.
pub(super) struct Lines<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.as_bytes().get(self.at..)?;
        if rest.is_empty() {
            return None;
        }
        let start = self.at;
        let Some(end) = memchr::memchr2(b'\n', b'\r', rest) else {
            self.at += rest.len();
            return Some(start..self.at);
        };
        let long = rest.get(end) == Some(&b'\r') && rest.get(end + 1) == Some(&b'\n');
        self.at += end + if long { 2 } else { 1 };
        Some(start..start + end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn heads() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "---", "----", "--- ", "---\t", "-- ", "...", "+++", "\n", "\n", "\n", "\r\n", "\r", " ", "a: b", "c:\n",
            "- d", "# e", "é", "\u{a0}", "x---",
        ]);
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    fn lines_trimmed(text: &str) -> String {
        text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

        /// Where both delimiters are exactly three dashes, gray_matter, given the whole note, finds the same block.
        #[test]
        fn the_ranges_are_those_of_gray_matter(rest in heads(), dashes in any::<bool>()) {
            let text = if dashes { format!("---\n{rest}") } else { rest };
            let whole: ParsedEntity<String> = Matter::<Raw>::new().parse(&text).expect("the engine cannot fail");
            let found = split(&text, 0);
            let exact = |range: &Range<usize>| text.get(range.clone()) == Some("---");
            match found {
                Some(found) if found.closing.as_ref().is_some_and(exact) && exact(&found.opening) && !found.glued => {
                    // A lone CR ends no line for gray_matter.
                    if !text.replace("\r\n", "\n").contains('\r') {
                        let inner = text.get(found.inner.clone()).expect("a range of the text");
                        prop_assert_eq!(whole.data, Some(lines_trimmed(inner)).filter(|inner| !inner.is_empty()));
                        let body = text.get(found.block.end..).expect("a range of the text");
                        prop_assert_eq!(whole.content.trim(), lines_trimmed(body));
                    }
                }
                Some(_) => {}
                None => prop_assert_eq!(whole.data, None),
            }
        }

        /// Given the head only, with the delimiters that stand there, gray_matter finds what lies between them.
        #[test]
        fn the_head_is_enough(rest in heads()) {
            for text in [format!("---\n{rest}"), format!("-----\n{rest}"), format!("+++\r{rest}")] {
                let Some(found) = split(&text, 0) else { continue };
                let inner = text.get(found.inner.clone()).expect("a range of the text");
                prop_assert_eq!(matter(&text, &found), Some(lines_trimmed(inner)).filter(|inner| !inner.is_empty()));
            }
        }
    }
}
