//! Faults of the system: streams that are closed, a disk that is full, folders that may not be read or written, files that
//! come and go.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::{ACME, as_ordinary_user, command, files, give_away, in_shell, references, run, set_mode, two_notes};
use crate::folder::Ran;

/// Every command, with words that make it write something on standard output; the reference of an item stands for `REF`.
const COMMANDS: &[&str] = &[
    "",
    "agenda",
    "agenda --format json",
    "today",
    "brief acme",
    "applications",
    "promises",
    "contacts",
    "contacts --format vcf",
    "why REF",
    "when by Friday",
    "check",
    "draft REF",
    "explain unread-date",
    "help notes",
    "help",
    "--help",
    "--version",
    "man",
    "completions bash",
    "schema agenda",
    "completions zsh",
    "schema contacts",
    "done REF",
    "snooze REF 2026-12-01",
    "drop REF",
    "log acme.md Dana-called.",
    "add acme.md Call-Dana",
    "undo",
    "sync",
];

#[test]
fn no_command_panics_on_closed_or_full_streams() {
    for words in COMMANDS {
        for streams in [">&-", "2>&-", ">&- 2>&-", "</dev/null >/dev/full", ">/dev/full 2>/dev/full", "<&-"] {
            let folder = two_notes();
            let reference = &references(&folder)[0];
            let line = format!("{{journal}} {} {streams}", words.replace("REF", reference));
            let ran = Ran::of(in_shell(&folder, &line));
            let code = ran.code.unwrap_or(-1);
            assert!((0..=4).contains(&code) && !ran.error.contains("panicked"), "{line}: {code} {}", ran.error);
        }
    }
}

#[test]
fn a_full_stdout_is_said_with_3_by_every_command_that_reads() {
    for words in COMMANDS.iter().take_while(|words| !words.starts_with("done")) {
        let folder = two_notes();
        let line = format!("{{journal}} {} >/dev/full", words.replace("REF", &references(&folder)[0]));
        let ran = Ran::of(in_shell(&folder, &line));
        ran.ends_with(3);
        assert!(ran.error.contains("standard output cannot be written"), "{line}: {}", ran.error);
    }
}

/// A shell's limit on the size of a file stands for a full disk: the write fails half-way.
#[test]
fn a_full_disk_leaves_the_old_output_and_nothing_else() {
    let folder = two_notes();
    for name in ["out.md", "out.json", "out.ics", "out.csv"] {
        run(&folder, &["agenda", "-o", name]).ends_with(0);
        folder.write("castor.md", ACME.replace("Acme", "Castor").as_bytes());
        let before = files(&folder.notes());
        let ran = Ran::of(in_shell(&folder, &format!("trap '' XFSZ; ulimit -f 1; {{journal}} agenda -o {name}")));
        ran.ends_with(3);
        assert!(ran.error.contains(&format!("{name} cannot be written")), "{}", ran.error);
        assert_eq!(files(&folder.notes()), before, "{name}");
        fs::remove_file(folder.notes().join("castor.md")).expect("it can be removed");
    }
}

#[test]
fn a_full_disk_leaves_the_old_note_and_nothing_else() {
    let folder = two_notes();
    let before = files(&folder.notes());
    let reference = references(&folder)[0].clone();
    for words in
        [format!("done {reference}"), "log acme.md Dana-called.".to_owned(), "add acme.md Call-Dana".to_owned()]
    {
        let ran = Ran::of(in_shell(&folder, &format!("trap '' XFSZ; ulimit -f 0; {{journal}} {words}")));
        ran.ends_with(3);
        assert_eq!(files(&folder.notes()), before, "{words}");
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_read_and_nothing_in_it_is_changed() {
    let folder = two_notes();
    let reference = references(&folder)[0].clone();
    give_away(&folder);
    set_mode(&folder.notes(), 0o555);
    let before = files(&folder.notes());
    let agenda = Ran::of(as_ordinary_user(&folder, &["agenda"]));
    agenda.ends_with(0);
    assert!(agenda.out.contains("Acme") && agenda.out.contains("Borealis"), "{}", agenda.out);
    for words in [
        &["done", &reference][..],
        &["log", "acme.md", "Dana called."],
        &["agenda", "-o", "out.md"],
        &["new", "Castor"],
    ] {
        let ran = Ran::of(as_ordinary_user(&folder, words));
        ran.ends_with(3);
        assert!(ran.error.contains("ermission denied"), "{words:?}: {}", ran.error);
    }
    assert_eq!(files(&folder.notes()), before);
    set_mode(&folder.notes(), 0o755);
}

#[test]
fn a_note_that_may_not_be_written_is_left_as_it_is() {
    let folder = two_notes();
    let reference = references(&folder)[0].clone();
    give_away(&folder);
    for name in ["acme.md", "borealis.md"] {
        set_mode(&folder.notes().join(name), 0o444);
    }
    let before = files(&folder.notes());
    for words in [&["done", &reference][..], &["log", "acme.md", "Dana called."]] {
        let ran = Ran::of(as_ordinary_user(&folder, words));
        ran.ends_with(4);
        assert!(ran.error.contains(".md:1:1: error[write-unsafe]: it is read-only"), "{}", ran.error);
    }
    assert_eq!(files(&folder.notes()), before);
}

#[test]
fn what_may_not_be_read_is_named_and_the_rest_is_done() {
    let folder = two_notes();
    folder.write("secret.md", ACME.replace("Acme", "Castor").as_bytes());
    folder.write("closed/pollux.md", ACME.replace("Acme", "Pollux").as_bytes());
    give_away(&folder);
    set_mode(&folder.notes().join("secret.md"), 0o000);
    set_mode(&folder.notes().join("closed"), 0o000);
    let ran = Ran::of(as_ordinary_user(&folder, &["agenda"]));
    ran.ends_with(3);
    assert!(ran.out.contains("Acme") && ran.out.contains("Borealis"), "{}", ran.out);
    let check = Ran::of(as_ordinary_user(&folder, &["check"]));
    check.ends_with(3);
    for name in ["secret.md", "closed"] {
        assert!(check.out.contains(name) && check.out.contains("ermission denied"), "{name}: {}", check.out);
    }
    set_mode(&folder.notes().join("closed"), 0o755);
}

/// Notes that come and go, grow and shrink while they are read.
#[test]
fn files_may_vanish_while_they_are_read() {
    let folder = two_notes();
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut round = 0_usize;
            while !over.load(Ordering::SeqCst) {
                round += 1;
                for number in 0..40 {
                    let name = format!("moving/{}/note {number}.md", number % 3);
                    if (round + number).is_multiple_of(2) {
                        folder.write(&name, ACME.repeat(1 + number * round % 7).replace("Acme", "Castor").as_bytes());
                    } else {
                        let _ = fs::remove_file(folder.notes().join(name));
                    }
                }
                let _ = fs::remove_dir_all(folder.notes().join(format!("moving/{}", round % 3)));
            }
        });
        let end = Instant::now() + Duration::from_millis(1500);
        let mut runs = 0;
        while Instant::now() < end || runs < 5 {
            let ran = run(&folder, &["agenda"]);
            let is_fine = matches!(ran.code, Some(0 | 3)) && !ran.error.contains("panicked");
            if !is_fine || !ran.out.contains("Borealis") {
                over.store(true, Ordering::SeqCst);
                panic!("{:?}: {}", ran.code, ran.error);
            }
            runs += 1;
        }
        over.store(true, Ordering::SeqCst);
    });
}

/// A watch that is killed in the middle of its work: the output is whole, and nothing that it leaves is read as a note.
#[test]
fn a_watch_that_is_killed_leaves_whole_files() {
    let folder = two_notes();
    for round in 0..12_u64 {
        let mut child =
            command(&folder, &["watch", "-o", "agenda.json", "-o", "agenda.md"]).spawn().expect("it starts");
        let end = Instant::now() + Duration::from_millis(150 + round * 37);
        let mut number = 0;
        while Instant::now() < end {
            number += 1;
            folder.write("castor.md", ACME.replace("Acme", &format!("Castor {}", number % 5)).as_bytes());
            std::thread::sleep(Duration::from_millis(7));
        }
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        let json = fs::read_to_string(folder.notes().join("agenda.json")).unwrap_or_else(|_| "{}".to_owned());
        assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{json}");
        let page = fs::read_to_string(folder.notes().join("agenda.md")).unwrap_or_default();
        assert!(page.is_empty() || page.starts_with("---\ngenerated-by: journal\n") && page.ends_with('\n'), "{page}");
        for entry in fs::read_dir(folder.notes()).expect("the folder is there") {
            let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
            let is_known = ["acme.md", "borealis.md", "castor.md", "agenda.json", "agenda.md"].contains(&name.as_str());
            assert!(is_known || name.starts_with(".~journal-"), "{name}");
        }
    }
    let check = run(&folder, &["check"]);
    assert!(!check.out.contains(".~journal-"), "{}", check.out);
}
