//! What a broken disk, a kill and another writer do to a note: it holds its old bytes or its new ones, and nobody's line is
//! lost.
//!
//! These run for minutes and the first needs `strace`, so they are started by name:
//!
//! ```text
//! cargo test --release --test suite durability -- --ignored --nocapture
//! ```

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::folder::Folder;

const NOTE: &str = "---\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\nstage: onsite\n---\n\nWent well.\n\n## Log\n\n\
                    - 2026-11-18: Met them.\n";
const LINE: &str = "- 2026-11-20: Dana called.\n";
const OTHER: &str = "---\ncompany: Borealis\nrole: Cook\ndate: 2026-11-17\n---\n";

/// What one run did.
#[derive(Debug, Default)]
struct Tally {
    runs: usize,
    old: usize,
    new: usize,
    strays: usize,
    codes: BTreeMap<Option<i32>, usize>,
}

/// Starts the program under `strace` with an injection; whether the injection took place.
fn injected(folder: &Folder, trace: &Path, injection: &str, tally: &mut Tally) -> bool {
    let (note, state) = (folder.notes().join("acme.md"), folder.path().join("state"));
    let _ = fs::remove_dir_all(&state);
    let _ = fs::remove_file(trace);
    for entry in fs::read_dir(folder.notes()).expect("the folder is there") {
        fs::remove_file(entry.expect("an entry").path()).expect("it can be removed");
    }
    folder.write("acme.md", NOTE.as_bytes());
    folder.write("borealis.md", OTHER.as_bytes());
    // A note that was written just now is left alone for a moment, which would be waited for each time.
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(60);
    fs::File::options().write(true).open(&note).and_then(|file| file.set_modified(long_ago)).expect("a time is set");
    let status = Command::new("strace")
        .args(["-f", "-qq", "-o"])
        .arg(trace)
        .args(["-e", injection, env!("CARGO_BIN_EXE_journal"), "--today", "2026-11-20", "log", "acme", "Dana called."])
        .current_dir(folder.notes())
        .env_clear()
        .env("HOME", folder.path().join("home"))
        .env("XDG_STATE_HOME", &state)
        .env("RAYON_NUM_THREADS", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("strace is installed");
    let took_place = fs::read(trace).is_ok_and(|trace| {
        memchr::memmem::find(&trace, b"(INJECTED)").is_some()
            || memchr::memmem::find(&trace, b"killed by SIGKILL").is_some()
    });
    let text = fs::read_to_string(&note).unwrap_or_else(|error| panic!("{injection}: the note is gone: {error}"));
    let code = status.code();
    tally.runs += 1;
    *tally.codes.entry(code).or_default() += 1;
    if text == NOTE {
        tally.old += 1;
        assert_ne!(code, Some(0), "{injection}: it said that it wrote a line that is not there");
    } else {
        assert_eq!(text, format!("{NOTE}{LINE}"), "{injection}: the note is neither old nor new");
        tally.new += 1;
        assert_ne!(code, Some(4), "{injection}: it said that it was refused");
    }
    assert_eq!(fs::read_to_string(folder.notes().join("borealis.md")).expect("it is there"), OTHER);
    for entry in fs::read_dir(folder.notes()).expect("the folder is there") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        if name != "acme.md" && name != "borealis.md" {
            assert!(
                name.starts_with(".~journal-") && name.ends_with(".tmp"),
                "{injection}: {name} could be read as a note"
            );
            tally.strays += 1;
        }
    }
    took_place
}

/// The system calls of a whole run, with how often each is made.
fn calls(folder: &Folder, trace: &Path) -> BTreeMap<String, usize> {
    injected(folder, trace, "trace=all", &mut Tally::default());
    let mut calls: BTreeMap<String, usize> = BTreeMap::new();
    for line in fs::read_to_string(trace).expect("the trace is there").lines() {
        let call = line.split_whitespace().nth(1).and_then(|words| words.split_once('('));
        if let Some((name, _)) =
            call.filter(|(name, _)| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
        {
            *calls.entry(name.to_owned()).or_default() += 1;
        }
    }
    calls
}

#[test]
#[ignore = "runs for minutes and needs strace: cargo test --release --test suite durability -- --ignored --nocapture"]
fn whatever_fails_the_note_is_old_or_new() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    let trace = folder.path().join("trace");
    let calls = calls(&folder, &trace);
    assert!(calls.contains_key("renameat2") && calls.contains_key("fsync"), "{calls:?}");

    let mut faults = Tally::default();
    for (name, _) in calls.iter().filter(|(name, _)| !matches!(name.as_str(), "execve" | "exit_group" | "exit")) {
        let touches_files = [
            "open", "read", "write", "sync", "rename", "chmod", "chown", "unlink", "stat", "mkdir", "trunc", "lseek",
            "close", "getdents",
        ]
        .iter()
        .any(|part| name.contains(part));
        if !touches_files {
            continue;
        }
        for error in ["ENOSPC", "EIO", "EACCES", "EINVAL"] {
            let mut at = 1;
            while injected(&folder, &trace, &format!("inject={name}:error={error}:when={at}"), &mut faults) {
                at += 1;
                assert!(at < 2000, "{name} has no end");
            }
        }
    }
    println!("faults: {faults:?}");

    let mut kills = Tally::default();
    for name in calls.keys().filter(|name| !matches!(name.as_str(), "execve" | "exit_group" | "exit")) {
        let mut at = 1;
        while injected(&folder, &trace, &format!("inject={name}:signal=SIGKILL:when={at}"), &mut kills) {
            at += 1;
            assert!(at < 2000, "{name} has no end");
        }
    }
    println!("kills: {kills:?}");
    assert!(faults.runs > 100 && kills.runs > 100 && kills.new > 0 && kills.old > 0);

    // What a kill leaves is read by nobody.
    injected(&folder, &trace, "trace=none", &mut Tally::default());
    let before = folder.run(&["--today", "2026-11-20"]);
    folder.write(".~journal-0123456789ab.tmp", NOTE.replace("Acme", "Umbrella").as_bytes());
    assert_eq!(folder.run(&["--today", "2026-11-20"]).out, before.out);
}

/// How one race went.
#[derive(Debug, Default)]
struct Race {
    written: usize,
    refused: usize,
    overwritten: usize,
}

/// Another program reads the note and renames its own version over it, 2,000 times; `journal log` writes meanwhile.
fn race(pause: impl Fn(usize) -> Duration + Sync) -> Race {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    let note = folder.notes().join("acme.md");
    let over = AtomicBool::new(false);
    let mut race = Race::default();
    let mut written = Vec::new();
    let mut refused = Vec::new();
    let seen = std::thread::scope(|scope| {
        let other = scope.spawn(|| {
            let mut seen: HashSet<String> = HashSet::new();
            for number in 0..2000 {
                let text = fs::read_to_string(&note).expect("the note is always there");
                seen.extend(text.lines().filter(|line| line.contains("journal wrote")).map(str::to_owned));
                let temp = folder.notes().join(".other.tmp");
                fs::write(&temp, format!("{text}- 2026-11-20: other {number}.\n")).expect("it can be written");
                fs::rename(&temp, &note).expect("it can be renamed");
                std::thread::sleep(pause(number));
            }
            over.store(true, Ordering::SeqCst);
            seen
        });
        let mut number = 0;
        while !over.load(Ordering::SeqCst) {
            let words = format!("journal wrote {number}.");
            let ran = folder.run(&["--today", "2026-11-20", "log", "acme.md", &words]);
            match ran.code {
                Some(0) => written.push(words),
                Some(4) => refused.push(words),
                other => panic!("{other:?}: {}", ran.error),
            }
            number += 1;
        }
        other.join().expect("the other writer ends")
    });
    let text = fs::read_to_string(&note).expect("the note is there");
    let lost: Vec<usize> = (0..2000).filter(|number| !text.contains(&format!("other {number}.\n"))).collect();
    assert!(lost.is_empty(), "lines of the other program are lost: {lost:?}");
    for words in &written {
        let line = text.lines().find(|line| line.contains(words.as_str()));
        if line.is_none() {
            race.overwritten += 1;
            // Who had read the line would have written it again.
            assert!(!seen.iter().any(|line| line.contains(words.as_str())), "{words} was read, and is lost");
        }
    }
    for words in &refused {
        assert!(!text.contains(words.as_str()), "{words} was refused, and is there");
    }
    let strays: Vec<String> = fs::read_dir(folder.notes())
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "acme.md")
        .collect();
    assert!(strays.is_empty(), "{strays:?}");
    (race.written, race.refused) = (written.len(), refused.len());
    race
}

#[test]
#[ignore = "runs for minutes: cargo test --release --test suite durability -- --ignored --nocapture"]
fn of_two_writers_none_loses_a_line() {
    let steady = race(|_| Duration::ZERO);
    println!("without a pause: {steady:?}");
    // Pauses of up to an eighth of a second, as programs that save while somebody types.
    let paced = race(|number| Duration::from_millis((number as u64 * 37) % 120));
    println!("with pauses: {paced:?}");
    assert!(paced.written > 0, "{paced:?}");
}
