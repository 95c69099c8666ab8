//! Short ids of items that stay the same while notes are edited elsewhere.

use unicode_normalization::UnicodeNormalization;

/// How many hexadecimal letters a whole reference has.
pub const LENGTH: usize = 10;

/// How many letters are printed at least.
const SHORTEST: usize = 3;

/// 40 bits of the 64-bit FNV-1a hash (its high and low parts folded together) over the parts in NFC and lower case,
/// each closed by a zero byte.
pub fn reference(parts: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |byte: u8| {
        hash ^= u64::from(byte);
        hash = hash.wrapping_mul(0x0100_0000_01b3);
    };
    let mut buffer = [0; 4];
    for part in parts {
        if part.is_ascii() {
            // Nothing to compose: most words.
            part.bytes().for_each(|byte| eat(byte.to_ascii_lowercase()));
            eat(0);
            continue;
        }
        for c in part.nfc().flat_map(char::to_lowercase) {
            c.encode_utf8(&mut buffer).bytes().for_each(&mut eat);
        }
        eat(0);
    }
    (hash ^ (hash >> 40)) & 0xff_ffff_ffff
}

/// A reference in full.
pub fn full(reference: u64) -> String {
    format!("{reference:010x}")
}

/// Reads a reference that is written in full.
pub fn parse(text: &str) -> Option<u64> {
    let whole = text.len() == LENGTH && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    whole.then(|| u64::from_str_radix(text, 16).ok()).flatten()
}

/// For each reference its shortest prefix that no other one shares (equal ones share the whole), 3 letters at least.
pub fn shortest(references: &[u64]) -> Vec<String> {
    let mut sorted: Vec<u64> = references.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let shared = |a: u64, b: u64| full(a).bytes().zip(full(b).bytes()).take_while(|(a, b)| a == b).count();
    references
        .iter()
        .map(|&own| {
            let at = sorted.partition_point(|other| *other < own);
            let before = at.checked_sub(1).and_then(|at| sorted.get(at)).map_or(0, |&other| shared(own, other));
            let after = sorted.get(at + 1).map_or(0, |&other| shared(own, other));
            let mut text = full(own);
            text.truncate((before.max(after) + 1).clamp(SHORTEST, LENGTH));
            text
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_never_change_from_one_release_to_the_next() {
        assert_eq!(full(reference(&["thank_you", "Acme Robotics", "", "2026-11-18 onsite"])), "aa16a1d24e");
        assert_eq!(reference(&["THANK_YOU", "Cafe\u{301}"]), reference(&["thank_you", "Café"]));
        assert_ne!(reference(&["a", "bc"]), reference(&["ab", "c"]));
    }

    #[test]
    fn a_short_reference_names_one_item() {
        let short = shortest(&[0xab_c000_0000, 0xab_d000_0000, 0x12_3000_0000]);
        assert_eq!(short, ["abc", "abd", "123"]);
        let short = shortest(&[0xab_c120_0000, 0xab_c130_0000]);
        assert_eq!(short, ["abc12", "abc13"]);
        assert_eq!(shortest(&[7, 7])[0].len(), 3);
    }
}
