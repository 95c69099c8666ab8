//! Joined prose with its map back to the file.

use std::ops::Range;

use crate::text::Span;

/// Joined prose with a map back to the bytes of the file.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// The words: emphasis, escapes and entities undone, line ends kept as `\n`.
    pub text: String,
    /// Pieces in order: where each begins in `text`, where in the file, and whether bytes run in step until the next.
    pub map: Vec<Piece>,
    /// Spans of `text` that are no prose: code, addresses on the web, comments, templates, the tool's own output.
    pub masked: Vec<Span>,
}

/// One piece of a prose map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins in the prose.
    pub prose: u32,
    /// Where it begins in the file.
    pub source: u32,
    /// Its length in the file (that in the prose ends where the next piece begins; equal lengths run in step).
    pub source_len: u32,
}

impl Prose {
    /// The bytes of the file that some bytes of the prose came from.
    pub fn to_source(&self, span: Span) -> Span {
        let start = self.offset(span.start, false);
        let end = if span.is_empty() { start } else { self.offset(span.end, true) };
        Span { start, end: end.max(start) }
    }

    fn offset(&self, at: u32, is_end: bool) -> u32 {
        // An end belongs to the piece that holds the byte before it.
        let probe = if is_end { at.saturating_sub(1) } else { at };
        let index = self.map.partition_point(|piece| piece.prose <= probe).saturating_sub(1);
        let Some(piece) = self.map.get(index) else { return 0 };
        let prose_end = self.map.get(index + 1).map_or(self.text.len() as u32, |next| next.prose);
        let inside = at.saturating_sub(piece.prose);
        if prose_end - piece.prose == piece.source_len {
            piece.source + inside.min(piece.source_len)
        } else if is_end {
            piece.source + piece.source_len
        } else {
            piece.source
        }
    }
}

impl Prose {
    /// Makes one with room for so many bytes.
    pub(super) fn with_room(bytes: usize) -> Prose {
        /// Most prose is one piece, or a few around a name or a link.
        const PIECES: usize = 3;
        Prose { text: String::with_capacity(bytes), map: Vec::with_capacity(PIECES), masked: Vec::new() }
    }

    /// Adds words that came from `source`.
    pub(super) fn push(&mut self, words: &str, source: Range<usize>) {
        if words.is_empty() {
            return;
        }
        let in_step = words.len() == source.len();
        if in_step
            && let Some(last) = self.map.last_mut()
            && last.source as usize + last.source_len as usize == source.start
            && self.text.len() - last.prose as usize == last.source_len as usize
        {
            last.source_len += source.len() as u32;
        } else {
            let span = Span::from(source);
            self.map.push(Piece {
                prose: self.text.len() as u32,
                source: span.start,
                source_len: span.end - span.start,
            });
        }
        self.text.push_str(words);
    }

    /// Says that some of its words are no prose.
    pub(super) fn mask(&mut self, words: Range<usize>) {
        if !words.is_empty() {
            self.masked.push(words.into());
        }
    }

    /// Whether a word was masked before; the masks are in order.
    pub(super) fn is_masked(&self, at: usize) -> bool {
        let next = self.masked.partition_point(|span| span.start as usize <= at);
        next.checked_sub(1).and_then(|index| self.masked.get(index)).is_some_and(|span| span.contains(at as u32))
    }

    /// Puts the masks in order and joins those that touch.
    pub(super) fn order_masks(&mut self) {
        if self.masked.len() < 2 {
            return;
        }
        self.masked.sort_unstable();
        let mut joined: Vec<Span> = Vec::with_capacity(self.masked.len());
        for span in self.masked.drain(..) {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        self.masked = joined;
    }

    /// Takes words out; `cuts` are in order and do not overlap. Returns how offsets move.
    pub(super) fn remove(&mut self, cuts: &[Range<usize>]) -> Moved {
        let moved = Moved::new(cuts);
        if cuts.is_empty() {
            return moved;
        }
        let mut kept = Prose { masked: std::mem::take(&mut self.masked), ..Prose::default() };
        let mut cuts = cuts.iter().peekable();
        for (index, piece) in self.map.iter().enumerate() {
            let end = self.map.get(index + 1).map_or(self.text.len(), |next| next.prose as usize);
            let mut at = piece.prose as usize;
            let in_step = end - at == piece.source_len as usize;
            let source = |from: usize, to: usize| {
                let start = piece.source as usize;
                if in_step {
                    start + from - piece.prose as usize..start + to - piece.prose as usize
                } else {
                    start..start + piece.source_len as usize
                }
            };
            while at < end {
                while cuts.next_if(|cut| cut.end <= at).is_some() {}
                let (stop, resume) = match cuts.peek() {
                    Some(cut) if cut.start < end => (cut.start.max(at), cut.end.min(end)),
                    _ => (end, end),
                };
                if let Some(words) = self.text.get(at..stop) {
                    kept.push(words, source(at, stop));
                }
                at = resume.max(stop);
            }
        }
        for span in &mut kept.masked {
            *span = moved.span(*span);
        }
        kept.masked.retain(|span| !span.is_empty());
        *self = kept;
        moved
    }
}

/// Where offsets lie after words were taken out.
pub(super) struct Moved {
    /// Start and end of each cut, and how much was taken out before it.
    cuts: Vec<(usize, usize, usize)>,
}

impl Moved {
    fn new(cuts: &[Range<usize>]) -> Moved {
        let mut gone = 0;
        let cuts = cuts.iter().map(|cut| {
            let before = gone;
            gone += cut.len();
            (cut.start, cut.end, before)
        });
        Moved { cuts: cuts.collect() }
    }

    /// Where a span lies now.
    pub(super) fn span(&self, span: Span) -> Span {
        Span::new(self.offset(span.start as usize), self.offset(span.end as usize))
    }

    fn offset(&self, at: usize) -> usize {
        let next = self.cuts.partition_point(|&(start, _, _)| start < at);
        match next.checked_sub(1).and_then(|index| self.cuts.get(index)) {
            Some(&(start, end, before)) => at - before - (end.min(at) - start),
            None => at,
        }
    }
}
