//! Words of ASCII letters, read and hashed eight bytes at a time: what most words of most notes are.

/// A run of ASCII letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letters {
    /// How many they are; 0 where no letter stands there.
    pub(crate) len: usize,
    /// The first eight of them in lower case, the first in the lowest byte.
    pub(crate) head: u64,
    /// Their [`hash`] in lower case.
    pub(crate) hash: u64,
}

const ONES: u64 = 0x0101_0101_0101_0101;

/// Reads the letters that stand at `at`.
#[inline]
pub(crate) fn letters(bytes: &[u8], at: usize) -> Letters {
    let mut found = Letters { len: 0, head: 0, hash: 0 };
    loop {
        let eight = load(bytes, at + found.len);
        let lower = eight | (0x20 * ONES);
        // The high bit of a byte says that it is a letter: from `a` on, not beyond `z`, and ASCII.
        let seven = lower & (0x7f * ONES);
        let from_a = seven + (0x80 - b'a' as u64) * ONES;
        let beyond_z = seven + (0x80 - b'z' as u64 - 1) * ONES;
        let others = !(from_a & !beyond_z & !eight) & (0x80 * ONES);
        let bits = others.trailing_zeros() & !7;
        let lower = if bits < 64 { lower & !(u64::MAX << bits) } else { lower };
        if bits > 0 {
            found.hash = mix(found.hash, lower);
        }
        if found.len == 0 {
            found.head = lower;
        }
        found.len += bits as usize / 8;
        if bits < 64 {
            return found;
        }
    }
}

/// The hash of a word. Words of up to eight bytes never share one.
#[inline]
pub(crate) fn hash(word: &[u8]) -> u64 {
    word.chunks(8).fold(0, |hash, chunk| mix(hash, load(chunk, 0)))
}

/// The [`hash`] of a word in lower case; `None` where it is not ASCII.
#[inline]
pub(crate) fn lower_hash(word: &[u8]) -> Option<u64> {
    let mut hash = 0;
    for chunk in word.chunks(8) {
        let eight = load(chunk, 0);
        if eight & (0x80 * ONES) != 0 {
            return None;
        }
        hash = mix(hash, eight | capitals(eight) >> 2);
    }
    Some(hash)
}

/// The high bit of each byte that is an ASCII capital, of eight bytes that are ASCII.
#[inline]
pub(crate) fn capitals(eight: u64) -> u64 {
    let seven = eight & (0x7f * ONES);
    let from_a = seven + (0x80 - b'A' as u64) * ONES;
    let beyond_z = seven + (0x80 - b'Z' as u64 - 1) * ONES;
    from_a & !beyond_z & !eight & (0x80 * ONES)
}

/// The hash of the first `count` (eight at most) letters of a word, given its first eight.
#[inline]
pub(crate) fn head_hash(head: u64, count: u32) -> u64 {
    mix(0, head & u64::MAX.checked_shr(64 - 8 * count.min(8)).unwrap_or(0))
}

/// The eight bytes from `at` on, the first in the lowest byte, and zeros where there are none.
#[inline]
pub(crate) fn load(bytes: &[u8], at: usize) -> u64 {
    if let Some(eight) = bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()) {
        return u64::from_le_bytes(eight);
    }
    let rest = bytes.get(at..).unwrap_or_default();
    // Two halves that share what lies in the middle of both.
    if let (Some(first), Some(last)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        let (first, last) = (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)));
        return first | last << (8 * (rest.len() as u32 - 4));
    }
    rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// One step of the hash: for one `hash` every `eight` gives another value.
#[inline]
const fn mix(hash: u64, eight: u64) -> u64 {
    let mixed = (hash ^ eight).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 32
}

/// A set of hashes that sometimes says yes for one that is not in it, and never no for one that is.
#[derive(Debug, Default)]
pub(crate) struct Sieve(Vec<u64>);

impl Sieve {
    /// Makes an empty one for so many hashes; one in sixteen others gets through.
    pub(crate) fn new(count: usize) -> Sieve {
        Sieve(vec![0; (count / 4).next_power_of_two()])
    }

    pub(crate) fn add(&mut self, hash: u64) {
        let at = self.at(hash);
        if let Some(word) = self.0.get_mut(at) {
            *word |= 1 << (hash & 63);
        }
    }

    /// Whether it may be in the set.
    #[inline]
    pub(crate) fn has(&self, hash: u64) -> bool {
        self.0.get(self.at(hash)).is_some_and(|word| word >> (hash & 63) & 1 == 1)
    }

    #[inline]
    fn at(&self, hash: u64) -> usize {
        (hash >> 40) as usize & (self.0.len().wrapping_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn letters_are_those_of_a_plain_loop(text in "[a-cA-CzZ@\\[`{ é0'-]{0,40}", from in 0usize..42) {
            let bytes = text.as_bytes();
            let rest = bytes.get(from..).unwrap_or_default();
            let word: Vec<u8> =
                rest.iter().take_while(|b| b.is_ascii_alphabetic()).map(u8::to_ascii_lowercase).collect();
            let found = letters(bytes, from);
            prop_assert_eq!(found.len, word.len());
            prop_assert_eq!(found.hash, hash(&word));
            let six = word.get(..6).unwrap_or(&word);
            prop_assert_eq!(head_hash(found.head, 6), if six.is_empty() { 0 } else { hash(six) });
        }

        #[test]
        fn a_word_in_any_case_has_the_hash_of_its_small_letters(word in "[a-cA-CzZ@\\[`{0é'-]{0,30}") {
            let lower = word.is_ascii().then(|| hash(word.to_ascii_lowercase().as_bytes()));
            prop_assert_eq!(lower_hash(word.as_bytes()), lower);
        }

        #[test]
        fn short_words_share_no_hash(one in "[a-z']{0,8}", two in "[a-z']{0,8}") {
            prop_assert_eq!(one == two, hash(one.as_bytes()) == hash(two.as_bytes()));
        }

        #[test]
        fn a_sieve_loses_nothing(words in prop::collection::vec("[a-z]{1,9}", 1..60)) {
            let mut sieve = Sieve::new(words.len());
            words.iter().for_each(|word| sieve.add(hash(word.as_bytes())));
            prop_assert!(words.iter().all(|word| sieve.has(hash(word.as_bytes()))));
        }
    }
}
