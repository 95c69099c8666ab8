//! YAML events → the small tree of [`Value`]s, with byte spans. Nothing else of the program knows the YAML parser.

use granit_parser::{Event, Options, Parser, ScalarStyle};

use super::Value;
use crate::text::Span;

/// Deeper than this no front matter is; what is deeper is an error of the block.
const DEPTH: usize = 24;

/// One entry of a map: the name as written, its bytes, its value.
pub(super) type Entry = (String, Span, Value);

/// What was read, and where reading stopped if it did.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The value of the document; what stood before an error where there is one.
    pub(super) root: Option<Value>,
    /// The place and the words of the error that ended it.
    pub(super) error: Option<(Span, String)>,
}

enum Frame {
    List(Vec<Value>, usize),
    Map { entries: Vec<Entry>, start: usize, key: Option<(String, Span)> },
}

struct Builder<'y> {
    yaml: &'y str,
    base: usize,
    frames: Vec<Frame>,
    anchors: Vec<(usize, String)>,
    root: Option<Value>,
    last: usize,
}

/// Reads one document. `base` is the offset of `yaml` in the file.
pub(super) fn read(yaml: &str, base: usize) -> Document {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = DEPTH;
    options.block_nesting_limit = DEPTH;
    let mut builder = Builder { yaml, base, frames: Vec::new(), anchors: Vec::new(), root: None, last: 0 };
    let mut error = None;
    for event in Parser::new_from_str_with_options(yaml, options) {
        match event {
            Ok((Event::DocumentEnd, _)) => break,
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(builder.last..builder.last);
                builder.take(event, range.start.min(yaml.len())..range.end.min(yaml.len()));
            }
            Err(problem) => {
                let at = problem.marker().byte_offset().unwrap_or(builder.last).min(yaml.len());
                error = Some((Span::new(base + at, base + at), problem.info()));
                break;
            }
        }
    }
    while !builder.frames.is_empty() {
        builder.close();
    }
    Document { root: builder.root, error }
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, range: std::ops::Range<usize>) {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                self.last = range.end;
                let value = self.scalar(text.into_owned(), style, range);
                if anchor != 0
                    && let Value::Text(text, _) = &value
                    && text.len() <= 1024
                    && self.anchors.len() < 64
                {
                    self.anchors.push((anchor, text.clone()));
                }
                self.put(value);
            }
            Event::Alias(id) => {
                // Only scalars are looked up: a list or map that repeats itself is how a small file becomes a huge one.
                let known = self.anchors.iter().find(|(anchor, _)| *anchor == id).map(|(_, text)| text.clone());
                let text = known.unwrap_or_else(|| self.yaml.get(range.clone()).unwrap_or("").to_owned());
                self.last = range.end;
                self.put(Value::Text(text, self.span(range)));
            }
            Event::UnresolvedAlias(_) => {
                let text = self.yaml.get(range.clone()).unwrap_or("").to_owned();
                self.last = range.end;
                self.put(Value::Text(text, self.span(range)));
            }
            Event::SequenceStart(..) => {
                // A list that is not indented begins, to the parser, after its first dash.
                let before = self.yaml.get(..range.start).unwrap_or("").trim_end_matches(' ');
                let dash = before.len().saturating_sub(1);
                let bare = !matches!(self.yaml.as_bytes().get(range.start), Some(b'-' | b'['));
                let start = if bare && before.ends_with('-') { dash } else { range.start };
                self.frames.push(Frame::List(Vec::new(), start));
            }
            Event::MappingStart(..) => {
                self.frames.push(Frame::Map { entries: Vec::new(), start: range.start, key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                // A block collection ends at the token after it; a flow one at its bracket.
                if matches!(self.yaml.as_bytes().get(range.start), Some(b']' | b'}')) && range.end > range.start {
                    self.last = range.end;
                }
                self.close();
            }
            _ => {}
        }
    }

    fn scalar(&self, text: String, style: ScalarStyle, range: std::ops::Range<usize>) -> Value {
        let raw = self.yaml.get(range.clone()).unwrap_or("");
        let inner = match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted if raw.len() >= 2 => range.start + 1..range.end - 1,
            _ => range.start..range.start + raw.trim_end_matches([' ', '\t', '\n', '\r']).len(),
        };
        // A value that is not there is a `~` of the parser's.
        let text = if raw.is_empty() { String::new() } else { text };
        Value::Text(text, self.span(inner))
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.base + range.start, self.base + range.end)
    }

    fn put(&mut self, value: Value) {
        match self.frames.last_mut() {
            None => {
                self.root.get_or_insert(value);
            }
            Some(Frame::List(items, _)) => items.push(value),
            Some(Frame::Map { entries, key, .. }) => match key.take() {
                Some((name, span)) => entries.push((name, span, value)),
                None => {
                    let span = value.span();
                    let name = match value {
                        Value::Text(text, _) => text,
                        // A key that is a list or a map is nobody's key; its source stands for it.
                        _ => self
                            .yaml
                            .get(span.start as usize - self.base..span.end as usize - self.base)
                            .unwrap_or("")
                            .to_owned(),
                    };
                    *key = Some((name, span));
                }
            },
        }
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let value = match frame {
            Frame::List(items, start) => Value::List(items, self.span(start..self.last.max(start))),
            Frame::Map { mut entries, start, key } => {
                if let Some((name, span)) = key {
                    let at = Span::new(span.end as usize, span.end as usize);
                    entries.push((name, span, Value::Text(String::new(), at)));
                }
                Value::Map(entries, self.span(start..self.last.max(start)))
            }
        };
        self.put(value);
    }
}
