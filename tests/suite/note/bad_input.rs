//! Bad input: nothing of it stops the reading of a note.

use std::fmt::Write;
use std::time::Duration;

use journal::note::{Key, Note, Opened, open};
use journal::settings;

use super::{blocks, note, problems, source, words};
use crate::work;

fn read(bytes: &[u8]) -> Note {
    Note::read(&source("Acme.md", bytes))
}

#[test]
fn bytes_that_are_no_text_keep_their_places() {
    let bytes = b"---\ncompany: Caf\xe9 Acme\n---\nBy \xff\xfe Friday \xe2\x82.\n";
    let note = read(bytes);
    assert_eq!(note.text.len(), bytes.len());
    assert_eq!(words(&note, Key::Company), ["Caf? Acme"]);
    assert_eq!(blocks(&note), ["p By ?? Friday ??."]);
    assert_eq!(problems(&note), ["not-utf-8"]);
    assert!(note.problems[0].message.contains("offset 16"), "{}", note.problems[0].message);
    assert_eq!(note.problems[0].place.as_ref().map(|place| (place.line, place.column)), Some((2, 13)));
}

#[test]
fn nul_and_utf_16_are_reported() {
    let nul = read(b"---\ncompany: Acme\n---\nBy\0Friday.\n");
    assert_eq!(problems(&nul), ["not-utf-8"]);
    assert_eq!(words(&nul, Key::Company), ["Acme"]);

    let text = "---\ncompany: Acme\n---\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [little.clone(), big, [b"\xff\xfe".to_vec(), little].concat()] {
        let note = read(&bytes);
        assert_eq!(problems(&note), ["not-utf-8"]);
        assert!(note.problems[0].message.contains("UTF-16"));
        let Opened::PassedOver { problems, .. } = open(&source("Acme.md", bytes), &settings::Notes::default()) else {
            panic!("it cannot be read")
        };
        assert_eq!(problems.len(), 1, "it is not passed over in silence");
    }
}

#[test]
fn empty_and_nearly_empty() {
    for text in [
        "",
        "\u{feff}",
        "\n",
        " ",
        "---",
        "---\n",
        "---\n---",
        "---\n---\n",
        "+++",
        "\r",
        "[[",
        "- [",
        "- [x",
        "> [!",
        "::",
        "%%",
        "==",
    ] {
        let note = note(text);
        assert_eq!(note.front.fields, [], "{text:?}");
        assert_eq!(problems(&note), [""; 0], "{text:?}");
    }
}

#[test]
fn an_unfinished_merge_does_not_count() {
    let text = "---\ncompany: Acme\nstage: onsite\n---\n<<<<<<< HEAD\nFriday.\n=======\nMonday.\n>>>>>>> other\n";
    let Opened::PassedOver { problems, .. } = open(&source("Acme.md", text), &settings::Notes::default()) else {
        panic!("it must not count")
    };
    assert_eq!(problems.iter().map(|problem| problem.code.name()).collect::<Vec<_>>(), ["conflict-markers"]);
    assert_eq!(problems[0].place.as_ref().map(|place| place.line), Some(5));

    let shown = format!("---\ncompany: Acme\nstage: onsite\n---\n```\n{}\n```\n", &text[42..]);
    assert!(matches!(open(&source("Acme.md", shown), &settings::Notes::default()), Opened::Read(..)));
}

#[test]
fn yaml_that_means_harm() {
    let mut bomb = String::from("---\ncompany: Acme\na: &a [x,x,x,x,x,x,x,x,x]\n");
    for (name, before) in "bcdefghi".chars().zip("abcdefgh".chars()) {
        let _ =
            writeln!(bomb, "{name}: &{name} [*{before},*{before},*{before},*{before},*{before},*{before},*{before}]");
    }
    bomb.push_str("role: *i\n---\nProse.\n");
    for (name, text) in [
        ("aliases", bomb),
        ("question marks", format!("---\ncompany: Acme\n{}\n---\nProse.\n", "? ".repeat(50_000))),
        ("dashes", format!("---\ncompany: Acme\nx:\n  {}\n---\nProse.\n", "- ".repeat(10_000))),
        ("brackets", format!("---\ncompany: Acme\nx: {}\n---\nProse.\n", "[".repeat(50_000))),
        ("braces", format!("---\ncompany: Acme\nx: {}\n---\nProse.\n", "{a: ".repeat(20_000))),
        ("a long key", format!("---\ncompany: Acme\n{}: x\n---\nProse.\n", "k".repeat(100_000))),
        ("a tab", "---\ncompany: Acme\n\t\tx:\n\t- y\n---\nProse.\n".to_owned()),
        ("an anchor in itself", "---\ncompany: Acme\nx: &x [*x]\n---\nProse.\n".to_owned()),
    ] {
        let spent = work::of(|| {
            let note = note(&text);
            assert_eq!(words(&note, Key::Company), ["Acme"], "{name}");
            assert_eq!(blocks(&note), ["p Prose."], "{name}");
        });
        assert!(spent < Duration::from_secs(2), "{name}: {spent:?}");
    }
}

/// Doubling the input at most triples the time: ten times the input takes less than forty times as long, where a
/// quadratic reader takes a hundred.
#[test]
fn markdown_that_means_harm() {
    let repeated = |part: &str, bytes: usize| part.repeat(bytes / part.len());
    let shapes: &[(&str, &str, &str)] = &[
        ("", "[", ""),
        ("", "[[", ""),
        ("", "]", ""),
        ("", "[a](", ""),
        ("", "![[", ""),
        ("", "[[a|", ""),
        ("", "> ", "x"),
        ("", "- ", "x"),
        ("", "- [ ] ", ""),
        ("", "*a _b ", ""),
        ("", "`a ", ""),
        ("", "``` ", ""),
        ("", "**", ""),
        ("", "~~a ", ""),
        ("", "<!-- ", ""),
        ("", "<a ", ""),
        ("", "&amp;", ""),
        ("", "\\[", ""),
        ("", "a::", ""),
        ("", "[a:: ", ""),
        ("", "(a:: b) ", ""),
        ("", "==a ", ""),
        ("", "==a== ", ""),
        ("", "%%", ""),
        ("", "%% a ", ""),
        ("", "{{", ""),
        ("", "{{a}} ", ""),
        ("", "<%", ""),
        ("", "://", ""),
        ("", "http://a ", ""),
        ("http://", "www.", ""),
        ("http://a", ")", ""),
        ("", " ^a", ""),
        ("", "^a\n\n", ""),
        ("", "| a ", "\n|--|\n"),
        ("|", "a|", "\n|-|\n"),
        ("", "# a\n", ""),
        ("", "####### ", ""),
        ("", "a\n===\n", ""),
        ("", "[^1]", ""),
        ("", "[^1]: a\n", ""),
        ("", "[a]: b\n", ""),
        ("", "> [!note] a\n", ""),
        ("", "\t- a\n", ""),
        ("", "1. a\n", ""),
        ("", "%%\n\n", ""),
        ("", "`a` ==b ", ""),
        ("", "[[a]]:: b ", ""),
        ("---\n", "a: [b\n", "---"),
        ("---\n", "company: x\n", "---"),
        ("---\n", "company:\n", "---"),
        ("---\nstage: x: y\npeople:\n", "  - @x\n", "---"),
        ("---\nstage: ", "[[a]] ", "\n---"),
        ("+++\n", "a=\n", "+++"),
        ("Company:: ", "[[a]] ", ""),
    ];
    for &(before, part, after) in shapes {
        let time = |bytes: usize| {
            let text = format!("{before}{}{after}\n", repeated(part, bytes));
            work::of(|| {
                let note = note(&text);
                assert!(note.text.len() >= bytes - part.len());
            })
        };
        time(2_000);
        // A cold cache slows one measurement or the other, but not three times.
        let mut measured = Vec::new();
        let is_linear = (0..3).any(|_| {
            let (small, large) = (time(15_000), time(150_000));
            measured.push((small, large));
            large < (small * 40).max(Duration::from_millis(100))
        });
        assert!(is_linear, "{before:?} {part:?} {after:?}: {measured:?}");
    }
}
