//! Many words looked for at once.

/// Words to look for in texts, in one pass over the text and whatever the case of its ASCII letters.
#[derive(Debug)]
pub(crate) struct Needles {
    /// The words by their first byte.
    by_first: Vec<Vec<&'static [u8]>>,
}

impl Needles {
    /// Takes words in lower case, none of them empty.
    pub(crate) fn new(words: &[&'static str]) -> Needles {
        let mut by_first = vec![Vec::new(); 256];
        for word in words {
            if let Some(words) = word.as_bytes().first().and_then(|&first| by_first.get_mut(usize::from(first))) {
                words.push(word.as_bytes());
            }
        }
        Needles { by_first }
    }

    /// Whether one of them stands anywhere in the text.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        bytes.iter().enumerate().any(|(at, byte)| {
            let words = self.by_first.get(usize::from(byte.to_ascii_lowercase())).map_or(&[][..], Vec::as_slice);
            words.iter().any(|word| bytes.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word)))
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn they_are_found_as_one_by_one(text in "[abAB é-]{0,20}") {
            const WORDS: &[&str] = &["ab", "b a", "-", "aab", "éa"];
            let lower = text.to_ascii_lowercase();
            prop_assert_eq!(Needles::new(WORDS).are_in(&text), WORDS.iter().any(|word| lower.contains(word)));
        }
    }
}
