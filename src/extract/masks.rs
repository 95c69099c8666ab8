//! What is no prose in a text that stands in no note.

use crate::text::Span;

/// The parts of a plain text that are no prose: code, addresses on the web, comments, tags and templates; in order,
/// none within another. A pair without its end masks nothing.
pub(super) fn masks(text: &str) -> Vec<Span> {
    let mut scan = Scan {
        text,
        bytes: text.as_bytes(),
        found: Vec::new(),
        unended: [false; PAIRS.len()],
        tags_end: false,
        runs: 0,
    };
    let mut at = 0;
    while let Some(step) = scan.bytes[at..].iter().position(|byte| matches!(byte, b'`' | b'<' | b'%' | b'{' | b':')) {
        at += step;
        at = match scan.bytes[at] {
            b'`' => scan.code(at),
            b':' => scan.address(at),
            _ => scan.pair(at),
        };
    }
    scan.found
}

const PAIRS: [(&str, &str); 4] = [("<!--", "-->"), ("<%", "%>"), ("%%", "%%"), ("{{", "}}")];

struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    found: Vec<Span>,
    /// The pairs whose end was looked for in vain: it is looked for once, so that the work stays linear.
    unended: [bool; PAIRS.len()],
    /// Whether no `<` and no `>` follows.
    tags_end: bool,
    /// The lengths of backtick runs whose like was looked for in vain, one bit each.
    runs: u64,
}

impl Scan<'_> {
    fn mask(&mut self, start: usize, end: usize) -> usize {
        self.found.push(Span::new(start, end));
        end
    }

    /// A comment, a template or a tag that begins at `at`.
    fn pair(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        for (kind, (open, close)) in PAIRS.into_iter().enumerate() {
            if !rest.starts_with(open) || self.unended[kind] {
                continue;
            }
            match rest[open.len()..].find(close) {
                Some(inside) => return self.mask(at, at + open.len() + inside + close.len()),
                None => self.unended[kind] = true,
            }
        }
        let is_tag = rest.starts_with('<') && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        if !is_tag || self.tags_end {
            return at + 1;
        }
        // The search stops at the next `<`, which is looked at on its own.
        match rest[1..].find(['<', '>']) {
            Some(end) if rest[1 + end..].starts_with('>') => return self.mask(at, at + end + 2),
            Some(_) => {}
            None => self.tags_end = true,
        }
        at + 1
    }

    /// A run of backticks, and the text up to the next run of the same length.
    fn code(&mut self, at: usize) -> usize {
        let run = |from: usize| self.bytes[from..].iter().take_while(|byte| **byte == b'`').count();
        let length = run(at);
        let bit = 1_u64.checked_shl(length as u32).unwrap_or(0);
        if bit == 0 || self.runs & bit != 0 {
            return at + length;
        }
        let mut next = at + length;
        while let Some(step) = self.bytes[next..].iter().position(|byte| *byte == b'`') {
            next += step;
            let other = run(next);
            if other == length {
                return self.mask(at, next + other);
            }
            next += other;
        }
        self.runs |= bit;
        at + length
    }

    /// An address whose scheme ends at the colon `at` (`https://…`, `mailto:…`).
    fn address(&mut self, at: usize) -> usize {
        let is_web = self.text[at..].starts_with("://");
        let floor = self.found.last().map_or(0, |span| span.end as usize);
        let letters =
            self.bytes[floor..at].iter().rev().take(16).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let scheme = &self.bytes[at - letters..at];
        if !(is_web && letters >= 2 || scheme.eq_ignore_ascii_case(b"mailto") || scheme.eq_ignore_ascii_case(b"tel")) {
            return at + 1;
        }
        let rest = &self.text[at..];
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`')).unwrap_or(rest.len());
        let end = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*', '_']).len();
        self.mask(at - letters, at + end.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = masks(text).into_iter().map(|span| span.slice(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_no_prose_is_masked() {
        check("call by Friday, at 3:30", &[]);
        check(
            "see https://acme.example/2026-11-18/jobs, then (http://b.example/x).",
            &["https://acme.example/2026-11-18/jobs", "http://b.example/x"],
        );
        check("mail mailto:dana@acme.example?subject=Friday today", &["mailto:dana@acme.example?subject=Friday"]);
        check("`by Friday` and ``a ` b`` or ` alone", &["`by Friday`", "``a ` b``"]);
        check(
            "<!-- Monday --> %%Tuesday%% {{date}} <% tp.date.now() %> <b>now</b>",
            &["<!-- Monday -->", "%%Tuesday%%", "{{date}}", "<% tp.date.now() %>", "<b>", "</b>"],
        );
    }

    #[test]
    fn pairs_without_an_end_mask_nothing() {
        check("<!-- by Friday", &[]);
        check("a <b and `code`", &["`code`"]);
        check("up 5%% by Friday, 5 < 6 {{ and ` too", &[]);
    }

    #[test]
    fn many_openings_stay_linear() {
        for opening in ["<!--", "`", "``` `` ", "%% x {{", "<a", "<", "http:"] {
            let text = opening.repeat(200_000);
            let _ = masks(&text);
        }
    }
}
