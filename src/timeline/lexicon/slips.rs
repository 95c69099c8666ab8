//! Long names with one slip of the pen.

use super::GATE_LETTERS;
use crate::text::letters::hash;

/// Long names that are found with one slip of the pen, each with words that are no slip.
pub(super) const MISSPELT: &[(&str, &[&str])] = &[
    ("monday", &["mondays"]),
    ("tuesday", &["tuesdays"]),
    ("wednesday", &["wednesdays"]),
    ("thursday", &["thursdays"]),
    ("friday", &["fridays", "friary", "frida", "fraday"]),
    ("saturday", &["saturdays"]),
    ("sunday", &["sundays", "sundry", "sundae", "sundaes"]),
    ("january", &[]),
    ("february", &[]),
    ("march", &[]),
    ("april", &[]),
    ("august", &["auguste", "augusts", "augusta", "augustus", "agust"]),
    ("september", &["septembers"]),
    ("october", &["octobers"]),
    ("november", &["novembers"]),
    ("december", &["decembers"]),
    ("tomorrow", &["tomorrows"]),
    ("yesterday", &["yesterdays"]),
    ("business", &["businesses"]),
    ("fortnight", &["fortnights"]),
    ("thanksgiving", &[]),
    ("christmas", &[]),
];

/// Whether two words have nearly the same letters.
pub(super) fn letters(one: &[u8], two: &[u8]) -> bool {
    let set = |word: &[u8]| word.iter().fold(0u32, |bits, byte| bits | 1 << (byte & 31));
    (set(one) ^ set(two)).count_ones() <= 2
}

/// Whether two words differ by one letter that was left out, put in, exchanged or swapped with its neighbour.
pub(super) fn one_slip(one: &[u8], two: &[u8]) -> bool {
    let same = one.iter().zip(two).take_while(|(a, b)| a == b).count();
    let (rest_one, rest_two) = (&one[same..], &two[same..]);
    match (rest_one, rest_two) {
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([_, a @ ..], b) if a == b => true,
        (a, [_, b @ ..]) if a == b => true,
        _ => swapped(one, two),
    }
}

/// Whether two words differ by two neighbouring letters that changed places.
pub(super) fn swapped(one: &[u8], two: &[u8]) -> bool {
    let same = one.iter().zip(two).take_while(|(a, b)| a == b).count();
    matches!((&one[same..], &two[same..]), ([a, b, x @ ..], [c, d, y @ ..]) if a == d && b == c && x == y)
}

/// The hashes of the beginnings that a slip of the pen can give those names: one letter left out, put in, exchanged or
/// swapped.
pub(super) fn slips() -> Vec<u64> {
    let mut found = Vec::with_capacity(MISSPELT.len() * 330);
    for (name, _) in MISSPELT {
        let name = name.as_bytes();
        // The first letter is never the one that is wrong.
        for at in 1..name.len().min(GATE_LETTERS as usize + 1) {
            let (before, after) = name.split_at(at);
            let mut add = |middle: &[u8], rest: &[u8]| {
                let mut slip = [0; GATE_LETTERS as usize];
                let mut length = 0;
                for (letter, &byte) in slip.iter_mut().zip(before.iter().chain(middle).chain(rest)) {
                    *letter = byte;
                    length += 1;
                }
                found.push(hash(slip.get(..length).unwrap_or(&slip)));
            };
            let rest = after.get(1..).unwrap_or(&[]);
            add(&[], rest);
            if let [one, two, rest @ ..] = after {
                add(&[*two, *one], rest);
            }
            for letter in b'a'..=b'z' {
                add(&[letter], rest);
                add(&[letter], after);
            }
        }
    }
    found
}
