//! The line of a round, with those who held it: `Tech screen, 1h, Nadia Petrov + Mo`, `Panel (Mia Roth, Jon Lee, HR)`.

use super::Mention;
use super::detail::Known;
use super::survey::{Surveyor, is_given};
use super::tokens::Tokens;
use super::words::{self, MEETS, ORG, PLACE, RANK, ROLE, STOP, THING, TITLE, WORK};
use crate::extract::Part;
use crate::extract::clause::lexicon;
use crate::extract::words::{in_text, interview_in, is_meeting};
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
        for (at, piece, _) in Pieces::of(first) {
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
    if line.len() > LONGEST {
        return None;
    }
    let mut pieces = Pieces::of(line);
    let (round, end) = round(&mut pieces)?;
    // Whoever is named stands behind the round.
    if !line.get(end..)?.bytes().any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()) {
        return None;
    }
    // Rounds that are named for their matter are told with its topics: "System design - Rate Limiter".
    const TOPICAL: &[&str] = &["design", "coding", "programming", "challenge"];
    let topical = words::split(round).any(|word| TOPICAL.iter().any(|own| own.eq_ignore_ascii_case(word)));
    let pieces: Vec<(usize, &str, Mark)> = pieces.collect();
    let joins = |at: usize| pieces.get(at).is_some_and(|(.., mark)| *mark == Mark::Joint);
    let mut found = Vec::new();
    for (at, (start, piece, _)) in pieces.iter().enumerate() {
        if let Some(strong) = is_somebody(piece, joins(at) || joins(at + 1), topical, known) {
            found.push(Holder { start: *start, name: piece, strong });
        }
    }
    // Who stands in a row with somebody is somebody.
    let sure = found.iter().any(|holder: &Holder<'_>| holder.strong);
    found.iter_mut().for_each(|holder| holder.strong |= sure);
    Some(found)
}

/// The piece that names the round of a line, and where it ends: the first, but that a date may stand before it.
fn round<'t>(pieces: &mut Pieces<'t>) -> Option<(&'t str, usize)> {
    for (start, piece, _) in pieces.by_ref().take(3) {
        let short = piece.split_whitespace().nth(WORDS).is_none();
        if short && interview_in(piece).is_some_and(is_meeting) {
            return Some((piece, start + piece.len()));
        }
        if !piece.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
    }
    None
}

/// Whether a piece is a name and nothing else, and if so, whether it is one without another note.
fn is_somebody(piece: &str, joined: bool, topical: bool, known: &Known) -> Option<bool> {
    // "Priya Raman and Will": alone it is another word, and beside somebody a name.
    let both = STOP | words::GIVEN;
    if words::class(piece) & both == both && piece.starts_with(char::is_uppercase) {
        return Some(false);
    }
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
#[derive(Debug)]
struct Pieces<'t> {
    line: &'t str,
    /// Where the next piece begins, if there is one, and what stands before it.
    next: Option<(usize, Mark)>,
}

impl<'t> Pieces<'t> {
    fn of(line: &'t str) -> Pieces<'t> {
        Pieces { line, next: Some((0, Mark::Other)) }
    }

    /// The first mark from a place on: where it stands, where what follows it begins, and what it says.
    fn mark(&self, from: usize) -> Option<(usize, usize, Mark)> {
        let bytes = self.line.as_bytes();
        let mut at = from;
        while let Some(&byte) = bytes.get(at) {
            let own = match byte {
                b'(' | b')' | b'[' | b']' => Some((1, Mark::Other)),
                b':' | b',' | b';' if bytes.get(at + 1) == Some(&b' ') => Some((1, Mark::Other)),
                b' ' => spaced(bytes.get(at + 1..).unwrap_or_default()),
                _ => None,
            };
            if let Some((length, mark)) = own {
                return Some((at, at + length, mark));
            }
            at += 1;
        }
        None
    }
}

/// Whether a mark between spaces stands behind a space: its length with the space before it, and what it says. Two marks may
/// share the space between them.
fn spaced(rest: &[u8]) -> Option<(usize, Mark)> {
    const MARKS: &[(&[u8], Mark)] = &[
        ("\u{2014} ".as_bytes(), Mark::Other),
        ("\u{2013} ".as_bytes(), Mark::Other),
        (b"- ", Mark::Other),
        (b"| ", Mark::Other),
        ("\u{b7} ".as_bytes(), Mark::Other),
        (b"/ ", Mark::Other),
        (b"w/ ", Mark::Joint),
        (b"w ", Mark::Joint),
        (b"with ", Mark::Joint),
        (b"+ ", Mark::Joint),
        (b"& ", Mark::Joint),
        (b"and ", Mark::Joint),
        (b"by ", Mark::Joint),
    ];
    let own = MARKS.iter().find(|(written, _)| rest.starts_with(written))?;
    Some((own.0.len(), own.1))
}

impl<'t> Iterator for Pieces<'t> {
    type Item = (usize, &'t str, Mark);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (start, before) = self.next?;
            let mark = self.mark(start);
            self.next = mark.map(|(_, next, mark)| (next, mark));
            let end = mark.map_or(self.line.len(), |(at, ..)| at);
            let piece = self.line.get(start..end)?;
            let begun = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
            let own = begun.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
            if !own.is_empty() {
                return Some((start + piece.len() - begun.len(), own, before));
            }
        }
    }
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
            ("Panel: Hanneke Vos (CTO) and Will", &["Hanneke Vos", "Will"]),
            ("Phone screen, June", &["June?"]),
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
