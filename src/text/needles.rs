//! Many words looked for at once.

/// Words to look for in texts, in one pass over the text and whatever the case of its ASCII letters. A space in them stands
/// for the end of a line, too, at which a sentence may be wrapped.
#[derive(Debug)]
pub(crate) struct Needles {
    /// The words by their first byte.
    by_first: Vec<Vec<&'static [u8]>>,
    /// With which bytes, in both cases, a word that begins with a byte goes on: few places of a text get further.
    second: Vec<[u64; 4]>,
}

impl Needles {
    /// Takes words in lower case, none of them empty.
    pub(crate) fn new(words: &[&'static str]) -> Needles {
        let mut needles = Needles { by_first: vec![Vec::new(); 256], second: vec![[0; 4]; 256] };
        for word in words.iter().map(|word| word.as_bytes()) {
            let Some(&first) = word.first() else { continue };
            for first in [first, first.to_ascii_uppercase()] {
                if let Some(seconds) = needles.second.get_mut(usize::from(first)) {
                    match word.get(1) {
                        Some(second) => {
                            [*second, second.to_ascii_uppercase()].iter().for_each(|byte| add(seconds, *byte));
                            if *second == b' ' {
                                add(seconds, b'\n');
                            }
                        }
                        None => *seconds = [u64::MAX; 4],
                    }
                }
            }
            if let Some(words) = needles.by_first.get_mut(usize::from(first)) {
                words.push(word);
            }
        }
        needles
    }

    /// Whether one of them stands anywhere in the text.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        // Behind the last byte stands one that only a word of one byte takes.
        let seconds = bytes.iter().skip(1).copied().chain([0]);
        bytes.iter().zip(seconds).enumerate().any(|(at, (first, second))| {
            let may = self.second.get(usize::from(*first)).is_some_and(|seconds| has(seconds, second));
            may && {
                let words = self.by_first.get(usize::from(first.to_ascii_lowercase())).map_or(&[][..], Vec::as_slice);
                words.iter().any(|word| bytes.get(at..at + word.len()).is_some_and(|part| is_same(part, word)))
            }
        })
    }
}

/// Whether a part of a text, as long as a word, is that word.
fn is_same(part: &[u8], word: &[u8]) -> bool {
    part.iter().zip(word).all(|(one, other)| one.eq_ignore_ascii_case(other) || *one == b'\n' && *other == b' ')
}

fn add(set: &mut [u64; 4], byte: u8) {
    if let Some(part) = set.get_mut(usize::from(byte >> 6)) {
        *part |= 1 << (byte & 63);
    }
}

#[inline]
fn has(set: &[u64; 4], byte: u8) -> bool {
    set.get(usize::from(byte >> 6)).is_some_and(|part| part >> (byte & 63) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn they_are_found_as_one_by_one(text in "[abAB \né-]{0,20}") {
            const WORDS: &[&str] = &["ab", "b a", "-", "aab", "éa"];
            let lower = text.to_ascii_lowercase().replace('\n', " ");
            prop_assert_eq!(Needles::new(WORDS).are_in(&text), WORDS.iter().any(|word| lower.contains(word)));
        }
    }
}
