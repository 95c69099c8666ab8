//! The line of a round, with those who held it: `Tech screen, 1h, Nadia Petrov + Mo`, `Panel (Mia Roth, Jon Lee, HR)`.

use super::Mention;
use super::detail::Known;
use super::survey::{Surveyor, is_given};
use super::tokens::Tokens;
use super::words::{self, MEETS, ORG, PLACE, RANK, ROLE, STOP, THING, TITLE, WORK};
use crate::extract::Part;
use crate::extract::clause::lexicon;
use crate::extract::words::{in_text, interview_in, is_meeting, may_be_interview};
use crate::note::{Block, BlockKind};
use crate::text::{MONTH_NAMES, Span};

/// A longer line is a sentence.
const LONGEST: usize = 160;
/// A piece of more words names no round.
const WORDS: usize = 6;

/// What stands before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// The beginning, a comma, a colon, a dash, a bracket.
    Other,
    /// What joins people: "with", "+", "and".
    Joint,
}

/// Somebody in the line of a round.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Holder<'t> {
    pub(super) start: usize,
    pub(super) name: &'t str,
    /// Whether the name needs no other note to be somebody's.
    pub(super) strong: bool,
}

impl Surveyor<'_> {
    /// Keeps those who held a round, and were met: in the first line of a block whose people from `first` on are read.
    pub(super) fn rounds(&mut self, index: usize, block: &Block, first: usize) {
        if matches!(block.kind, BlockKind::Item { mark: Some(_), .. } | BlockKind::Cell { .. }) || block.quoted > 0 {
            return;
        }
        let text = block.prose.text.as_str();
        let line = text.split('\n').next().unwrap_or("");
        let Some(holders) = holders(line, &self.known).or_else(|| self.below_a_round(index, line)) else { return };
        let kind = self.kind(block);
        let met = !kind.ahead && !kind.draft;
        for Holder { start, name, strong } in holders {
            let span = Span::new(start, start + name.len());
            let read = self.survey.people.iter_mut().skip(first).find(|found| {
                found.span.overlaps(span) || found.mention.name == name || found.mention.name.starts_with(name)
            });
            if let Some(found) = read {
                found.mention.strong |= strong;
                if found.mention.part == Part::Other {
                    found.mention.part = Part::Interviewer;
                }
                found.met |= met && found.mention.part == Part::Interviewer;
                continue;
            }
            let mention = Mention { name: name.to_owned(), part: Part::Interviewer, strong, ..Mention::default() };
            self.push(index, span, true, mention);
        }
    }

    /// Those whom the first words below the dated heading of a round name and nothing else: `Prakash Iyer. Templates.`
    fn below_a_round<'t>(&self, index: usize, line: &'t str) -> Option<Vec<Holder<'t>>> {
        let heading = self.note.blocks.get(index.checked_sub(1)?)?;
        let title = heading.prose.text.as_str();
        let is_dated =
            matches!(heading.kind, BlockKind::Heading { .. }) && title.bytes().any(|byte| byte.is_ascii_digit());
        // "With Ada Holt and Jon Lee (CTO). Good talk." tells of a meeting, whatever the heading calls it.
        const WITH: &str = "With ";
        let with = line.starts_with(WITH);
        if !is_dated || line.len() > LONGEST * 2 || !with && !in_text(title).is_some_and(is_meeting) {
            return None;
        }
        const ALONE: &[&str] = &[" himself", " herself", " themselves", " alone", " only", " again"];
        // "4h. Ada Holt": how long it took may stand before.
        let start = sentence(line).filter(|_| line.starts_with(|c: char| c.is_ascii_digit()));
        let start = if with { WITH.len() } else { start.map_or(0, |end| end + ". ".len()) };
        let rest = line.get(start..)?;
        let first = rest.get(..sentence(rest).unwrap_or(rest.len()))?;
        let mut found: Vec<Holder<'t>> = Vec::new();
        for (at, piece, _) in pieces(first) {
            let name = ALONE.iter().find_map(|word| piece.strip_suffix(word)).unwrap_or(piece).trim_end_matches('.');
            match is_somebody(name, false, false, &self.known) {
                Some(strong) => found.push(Holder { start: start + at, name, strong }),
                // What stands in brackets is their title.
                None if depth(first, at) > 0 => {}
                None => break,
            }
        }
        Some(found).filter(|found| !found.is_empty())
    }
}

/// Where the first sentence of a line ends: at a full stop outside of brackets that is none of a short title.
fn sentence(line: &str) -> Option<usize> {
    const SHORT: &[&str] = &["Dr", "Mr", "Mrs", "Ms", "Prof", "St"];
    line.match_indices(". ").map(|(at, _)| at).find(|at| {
        let word = line.get(..*at).unwrap_or("").rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        depth(line, *at) == 0 && !SHORT.contains(&word)
    })
}

/// In how many brackets a place of a line stands.
fn depth(line: &str, at: usize) -> usize {
    let before = line.get(..at).unwrap_or("");
    let count = |mark: char| before.matches(mark).count();
    count('(').saturating_sub(count(')'))
}

/// Those whom a line names behind a round, or `None` where it names no round. The line is cut by its marks: one of its first
/// pieces is the round, and a piece that is a name and nothing else is somebody.
pub(super) fn holders<'t>(line: &'t str, known: &Known) -> Option<Vec<Holder<'t>>> {
    // Whoever is named stands behind the round.
    let behind = memchr::memchr(b' ', line.as_bytes()).and_then(|at| line.get(at..)).unwrap_or("");
    let may_name = behind.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii());
    if line.len() > LONGEST || !may_name || !may_be_interview(line) {
        return None;
    }
    let mut pieces = pieces(line);
    let names_round =
        |piece: &str| piece.split_whitespace().nth(WORDS).is_none() && interview_in(piece).is_some_and(is_meeting);
    // A date may stand before the round.
    let round = pieces.iter().take(3).position(|(_, piece, _)| names_round(piece))?;
    if !pieces.iter().take(round).all(|(_, piece, _)| piece.bytes().any(|byte| byte.is_ascii_digit())) {
        return None;
    }
    // Rounds that are named for their matter are told with its topics: "System design - Rate Limiter".
    const TOPICAL: &[&str] = &["design", "coding", "programming", "challenge"];
    let topical = pieces.get(round).is_some_and(|(_, piece, _)| {
        words::split(piece).any(|word| TOPICAL.iter().any(|own| own.eq_ignore_ascii_case(word)))
    });
    pieces.drain(..=round);
    let joined: Vec<bool> = pieces
        .iter()
        .enumerate()
        .map(|(at, (.., mark))| {
            *mark == Mark::Joint || pieces.get(at + 1).is_some_and(|(.., mark)| *mark == Mark::Joint)
        })
        .collect();
    let mut found = Vec::new();
    for ((start, piece, _), joined) in pieces.into_iter().zip(joined) {
        if let Some(strong) = is_somebody(piece, joined, topical, known) {
            found.push(Holder { start, name: piece, strong });
        }
    }
    // Who stands in a row with somebody is somebody.
    let sure = found.iter().any(|holder: &Holder<'_>| holder.strong);
    found.iter_mut().for_each(|holder| holder.strong |= sure);
    Some(found)
}

/// Whether a piece is a name and nothing else, and if so, whether it is one without another note.
fn is_somebody(piece: &str, joined: bool, topical: bool, known: &Known) -> Option<bool> {
    let tokens = Tokens::opening(piece);
    let name = tokens.name_at(0).filter(|name| name.start == 0 && name.end == piece.len() && !name.org)?;
    let odd = |word: &str| {
        words::class(word) & (STOP | ORG | TITLE | RANK | ROLE | THING | WORK | PLACE | MEETS) != 0
            || lexicon::look_up(word.to_ascii_lowercase().as_bytes()).class != 0
            || MONTH_NAMES.iter().any(|month| month.eq_ignore_ascii_case(word))
    };
    if known.holds(piece) || piece.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let first = piece.split_whitespace().next().unwrap_or("");
    if name.titled || name.full && is_given(piece) {
        return Some(true);
    }
    if name.full {
        return (!topical && !piece.split_whitespace().any(|word| odd(word) || is_of_things(word))).then_some(true);
    }
    if odd(first) {
        return None;
    }
    if is_given(piece) || known.is_first(first) {
        return Some(true);
    }
    // "With Mo": whoever that is, another note may say.
    (joined && !is_of_things(first) && first.chars().skip(1).all(char::is_lowercase)).then_some(false)
}

/// Whether a word ends as no name does, and many topics do: "Graph Modelling", "Data Structures".
fn is_of_things(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "ing", "ings", "tion", "tions", "sion", "ment", "ments", "ture", "tures", "ity", "ness", "ance", "ence", "ics",
        "logy", "ship", "ware", "thms", "tests", "base", "bases", "ages", "eries", "tems",
    ];
    let lower = word.to_ascii_lowercase();
    ENDS.iter().any(|end| lower.ends_with(end))
}

/// The pieces of a line between its marks: where each begins, its words, and what stands before it.
fn pieces(line: &str) -> Vec<(usize, &str, Mark)> {
    const MARKS: &[(&str, Mark)] = &[
        (" \u{2014} ", Mark::Other),
        (" \u{2013} ", Mark::Other),
        (" - ", Mark::Other),
        (" | ", Mark::Other),
        (" \u{b7} ", Mark::Other),
        (" / ", Mark::Other),
        (": ", Mark::Other),
        (", ", Mark::Other),
        ("; ", Mark::Other),
        (" w/ ", Mark::Joint),
        (" w ", Mark::Joint),
        (" with ", Mark::Joint),
        (" + ", Mark::Joint),
        (" & ", Mark::Joint),
        (" and ", Mark::Joint),
        (" by ", Mark::Joint),
        ("(", Mark::Other),
        (")", Mark::Other),
        ("[", Mark::Other),
        ("]", Mark::Other),
    ];
    let mut all = Vec::new();
    let (mut start, mut at, mut mark) = (0, 0, Mark::Other);
    let mut push = |from: usize, to: usize, mark: Mark| {
        let piece = line.get(from..to).unwrap_or("");
        let begun = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
        let own = begun.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
        if !own.is_empty() {
            all.push((from + piece.len() - begun.len(), own, mark));
        }
    };
    while let Some(rest) = line.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        let may = matches!(c, ' ' | ':' | ',' | ';' | '(' | ')' | '[' | ']');
        if may && let Some((written, next)) = MARKS.iter().find(|(written, _)| rest.starts_with(written)) {
            push(start, at, mark);
            // Two marks may share the space between them.
            at += if written.len() > 1 { written.trim_end().len() } else { 1 };
            (start, mark) = (at, *next);
            continue;
        }
        at += c.len_utf8();
    }
    push(start, line.len(), mark);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_held_a_round_stand_in_its_line() {
        let names = |line: &str| -> Vec<String> {
            let found = holders(line, &Known::default()).unwrap_or_default();
            found.iter().map(|holder| format!("{}{}", holder.name, if holder.strong { "" } else { "?" })).collect()
        };
        for (line, who) in [
            ("2026-11-11: tech screen, 1h, Nadia Petrov + Mo", &["Nadia Petrov", "Mo"][..]),
            ("tech screen: Hanneke Vos", &["Hanneke Vos"]),
            ("Panel (Mia Roth, Jon Lee, HR)", &["Mia Roth", "Jon Lee"]),
            ("2026-11-11 Onsite w/ Priya + two engineers", &["Priya"]),
            ("Tech screen w/ Mo", &["Mo?"]),
            ("Phone screen, CoderPad, 45 min", &[]),
            ("Technical interview: Data Structures", &[]),
            ("System design - Rate Limiter", &[]),
            ("Onsite with the team", &[]),
            ("Recruiter call: Hanneke Vos said they decide by Friday", &[]),
        ] {
            assert_eq!(names(line), who, "{line}");
        }
    }
}
