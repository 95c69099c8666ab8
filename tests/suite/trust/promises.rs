//! The thirteen promises about safety, each under its number in `docs/TRUST.md`.

use std::fs;
use std::time::{Duration, Instant};

use super::{ACME, BOREALIS, command, files, references, run, two_notes};
use crate::folder::{Folder, Ran};

/// The commands that only read, over everything that they can print.
const READING: &[&str] = &[
    "agenda",
    "agenda --format md",
    "agenda --format json",
    "agenda --format jsonl",
    "agenda --format csv",
    "agenda --format ics",
    "agenda --all",
    "today",
    "brief acme",
    "applications --format json",
    "promises --format json",
    "contacts",
    "contacts --format vcf",
    "why REF",
    "when by Friday",
    "check --format json",
    "done REF --dry-run",
    "snooze REF 2026-12-01 --dry-run",
    "drop REF --dry-run",
    "log acme.md Called --dry-run",
    "add acme.md Call --dry-run",
];

fn words<'a>(line: &'a str, reference: &'a str) -> Vec<&'a str> {
    line.split_whitespace().map(|word| if word == "REF" { reference } else { word }).collect()
}

#[test]
fn promise_01_reading_leaves_bytes_times_and_modes() {
    let folder = two_notes();
    let reference = references(&folder)[0].clone();
    let before = files(folder.path());
    for line in READING {
        let ran = run(&folder, &words(line, &reference));
        assert!(matches!(ran.code, Some(0 | 1)), "{line}: {:?} {}", ran.code, ran.error);
        assert_eq!(files(folder.path()), before, "{line}");
    }
}

#[test]
fn promise_02_a_write_changes_the_promised_line_alone() {
    use std::os::unix::fs::PermissionsExt;
    let windows = format!("\u{feff}{}", ACME.replace('\n', "\r\n").trim_end());
    let folder = Folder::new(&[("acme.md", &windows)]);
    let note = folder.notes().join("acme.md");
    super::set_mode(&note, 0o640);
    run(&folder, &["log", "acme.md", "Dana called."]).ends_with(0);
    let text = fs::read_to_string(&note).expect("it is there");
    let added = text.strip_prefix(&windows).expect("what was there stays, to the byte");
    assert_eq!(added, "\r\n\r\n## Log\r\n\r\n- 2026-11-20: Dana called.");
    assert_eq!(fs::metadata(&note).expect("it is there").permissions().mode() & 0o7777, 0o640);

    fs::hard_link(&note, folder.path().join("twin.md")).expect("linked");
    std::os::unix::fs::symlink(folder.path().join("twin.md"), folder.notes().join("link.md")).expect("linked");
    let before = files(folder.path());
    for name in ["acme.md", "link.md"] {
        run(&folder, &["log", name, "Again."]).ends_with(4);
    }
    let after: Vec<_> = files(folder.path()).into_iter().filter(|file| before.contains(file)).collect();
    assert_eq!(after, before);
}

#[test]
fn promise_03_a_place_that_is_not_unique_is_refused() {
    let twice = format!("{ACME}- [ ] Call Dana\n- [ ] Call Dana\n");
    let folder = Folder::new(&[("acme.md", &twice)]);
    let value: serde_json::Value =
        serde_json::from_str(&run(&folder, &["agenda", "--all", "--format", "json"]).out).expect("JSON");
    let items = value["items"].as_array().expect("items");
    let call = items.iter().find(|item| item["title"].as_str().is_some_and(|title| title.contains("Call Dana")));
    let reference = call.expect("the task is an item")["ref"].as_str().expect("a reference").to_owned();
    let before = files(&folder.notes());
    let ran = run(&folder, &["done", &reference]);
    ran.ends_with(4);
    assert!(ran.error.contains("acme.md:14") && ran.error.contains("acme.md:15"), "{}", ran.error);
    assert_eq!(files(&folder.notes()), before);
}

/// A note that another program has just saved again, between the reading and the writing: slowed by a command that reads
/// from a pipe, which is when the other program saves.
#[test]
fn promise_03_a_note_that_has_changed_is_refused() {
    let folder = two_notes();
    run(&folder, &["log", "acme.md", "Dana called."]).ends_with(0);
    let note = folder.notes().join("acme.md");
    let text = fs::read_to_string(&note).expect("it is there");
    fs::write(&note, text.replace("Dana called.", "Dana called, twice.")).expect("it can be written");
    let before = files(&folder.notes());
    let ran = run(&folder, &["undo"]);
    ran.ends_with(4);
    assert!(ran.error.contains("acme.md"), "{}", ran.error);
    assert_eq!(files(&folder.notes()), before);
}

#[test]
fn promise_04_a_kill_leaves_the_old_note_or_the_new_one() {
    let folder = two_notes();
    let note = folder.notes().join("acme.md");
    let new = format!("{ACME}\n## Log\n\n- {}: Dana called.\n", super::TODAY);
    for round in 0..40_u64 {
        fs::write(&note, ACME).expect("it can be written");
        let long_ago = std::time::SystemTime::now() - Duration::from_secs(60);
        fs::File::options()
            .write(true)
            .open(&note)
            .and_then(|file| file.set_modified(long_ago))
            .expect("a time is set");
        let mut child = command(&folder, &["log", "acme.md", "Dana called."]).spawn().expect("it starts");
        std::thread::sleep(Duration::from_micros(round * 700));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        let text = fs::read_to_string(&note).expect("it is there");
        assert!(text == ACME || text == new, "{text}");
    }
    // What a kill may leave is no note.
    folder.write(".~journal-0123456789ab.tmp", ACME.replace("Acme", "Umbrella").as_bytes());
    assert!(!run(&folder, &["agenda", "--all"]).out.contains("Umbrella"));
}

#[test]
fn promise_05_no_foreign_file_is_overwritten() {
    let folder = two_notes();
    for name in ["mine.md", "mine.json", "mine.jsonl", "mine.csv", "mine.ics", "mine.txt"] {
        folder.write(name, b"mine\n");
        let ran = run(&folder, &["agenda", "-o", name]);
        ran.ends_with(4);
        assert!(ran.error.contains("write-foreign") && ran.error.contains("--force"), "{}", ran.error);
        assert_eq!(fs::read(folder.notes().join(name)).expect("it is there"), b"mine\n");
        run(&folder, &["agenda", "-o", name, "--force"]).ends_with(0);
        run(&folder, &["agenda", "-o", name]).ends_with(0);
    }
    let name = "2026-11-20 Castor.md";
    run(&folder, &["new", "Castor"]).ends_with(0);
    let made: Vec<_> =
        files(&folder.notes()).into_iter().filter(|(path, ..)| path.to_string_lossy().contains("Castor")).collect();
    assert_eq!(made.len(), 1, "{name}");
    run(&folder, &["new", "Castor"]).ends_with(4);
    assert!(files(&folder.notes()).contains(&made[0]));
}

#[test]
fn promise_06_one_bad_note_stops_no_other_and_is_reported() {
    let folder = two_notes();
    let before = run(&folder, &["agenda"]).out;
    folder.write("bad.md", b"---\ncompany: [Castor\nstage: onsite\ndate: 2026-99-99\n---\n\xff\xfe\n");
    std::fs::File::create(folder.notes().join("huge.md")).and_then(|file| file.set_len(1 << 34)).expect("made");
    let ran = run(&folder, &["agenda"]);
    ran.ends_with(3);
    for line in before.lines().filter(|line| line.contains("Acme") || line.contains("Borealis")) {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    let check = run(&folder, &["check"]);
    check.ends_with(3);
    for name in ["bad.md:", "huge.md:1:1: warning[too-large]"] {
        assert!(check.out.contains(name), "{}", check.out);
    }
}

/// Memory is bounded: all of the address space that the program may have is little beside the file.
#[test]
fn promise_07_a_file_of_many_gigabytes_takes_no_memory_and_no_time() {
    let folder = two_notes();
    std::fs::File::create(folder.notes().join("huge.md")).and_then(|file| file.set_len(1 << 36)).expect("made");
    folder.write(
        "deep.md",
        format!("---\ncompany: Castor\ndate: 2026-11-18\n---\n{}\n", "> [*_`<".repeat(20_000)).as_bytes(),
    );
    folder.write(
        "long.md",
        format!("---\ncompany: Pollux\ndate: 2026-11-18\n---\n{}\n", "by Friday ".repeat(50_000)).as_bytes(),
    );
    let start = Instant::now();
    let ran = Ran::of(super::in_shell(&folder, "ulimit -v 4000000; {journal} agenda"));
    ran.ends_with(3);
    assert!(ran.out.contains("Acme"), "{}", ran.out);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn promise_08_the_same_notes_give_the_same_bytes_and_one_writing() {
    use std::os::unix::fs::MetadataExt;
    let (one, other) = (two_notes(), Folder::new(&[("borealis.md", BOREALIS), ("acme.md", ACME)]));
    let reference = references(&one)[0].clone();
    for line in READING.iter().filter(|line| !line.contains("--dry-run")) {
        let words = words(line, &reference);
        // JSON names the folder, which is another one.
        let shown = |folder: &Folder| run(folder, &words).out.replace(&*folder.notes().to_string_lossy(), "ROOT");
        assert_eq!(shown(&one), shown(&one), "{line}");
        assert_eq!(shown(&one), shown(&other), "{line}");
    }
    for name in ["out.md", "out.json", "out.jsonl", "out.csv", "out.ics"] {
        run(&one, &["agenda", "-o", name]).ends_with(0);
        let file = fs::metadata(one.notes().join(name)).expect("it is there");
        run(&one, &["agenda", "-o", name]).ends_with(0);
        let again = fs::metadata(one.notes().join(name)).expect("it is there");
        assert_eq!(
            (file.ino(), file.modified().expect("a time")),
            (again.ino(), again.modified().expect("a time")),
            "{name}"
        );
    }
}

#[test]
fn promise_09_an_output_is_no_note() {
    let folder = two_notes();
    let before = run(&folder, &["agenda", "--format", "json"]).out;
    for name in ["out.md", "inside/out.md", "out.json", "out.csv", "out.ics", "out.txt"] {
        fs::create_dir_all(folder.notes().join("inside")).expect("made");
        run(&folder, &["agenda", "-o", name]).ends_with(0);
        assert_eq!(run(&folder, &["agenda", "--format", "json"]).out, before, "{name}");
    }
    // Neither is it one after a person has ticked, moved and renamed it.
    let text = fs::read_to_string(folder.notes().join("out.md")).expect("it is there").replace("- [ ]", "- [x]");
    folder.write("archive/last week.md", text.as_bytes());
    assert_eq!(run(&folder, &["agenda", "--format", "json"]).out, before);
}

#[test]
fn promise_10_a_note_steers_nothing() {
    let hostile = "\\e[2J\\e]52;c;aGk=\\a\\u202e\\u009b31m";
    let note = format!(
        "---\ncompany: \"=cmd|'/c calc'!A1{hostile}\"\nrole: \"@SUM(1)\\r\\nDUE:19700101\"\ndate: 2026-11-18\nstage: onsite\n\
         interviewers:\n  - \"Dana;Okafor,\\nX-EVIL:1 <dana@acme.example?bcc=eve@evil.example>\"\n---\n\nDana said they'd decide by Friday.\n"
    );
    let folder = Folder::new(&[("acme.md", ACME), ("evil\u{1b}[31m\n\u{202e}.md", &note)]);
    let steers = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\r') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    for line in READING.iter().filter(|line| !line.contains("REF") && !line.starts_with("why")) {
        let ran = run(&folder, &words(line, ""));
        assert!(matches!(ran.code, Some(0..=1)), "{line}: {:?}", ran.code);
        for text in [&ran.out, &ran.error] {
            assert!(!text.contains(steers), "{line}: {text:?}");
        }
        if line.contains("csv") {
            let cells = ran.out.split(['\n', ',']).map(|cell| cell.trim_start_matches('"'));
            let risky: Vec<&str> = cells.filter(|cell| cell.starts_with(['=', '+', '@', '\t'])).collect();
            assert!(risky.is_empty(), "{line}: {risky:?}");
        }
        if line.contains("ics") || line.contains("vcf") {
            let forged = |line: &str| line.starts_with("DUE:1970") || line.starts_with("X-EVIL");
            assert!(!ran.out.lines().any(forged), "{}", ran.out);
        }
    }
}

#[test]
fn promise_11_nothing_is_written_outside_the_named_paths() {
    use std::os::unix::fs::PermissionsExt;
    let folder = two_notes();
    for name in ["acme.md", "borealis.md"] {
        super::set_mode(&folder.notes().join(name), 0o600);
    }
    let reference = references(&folder)[0].clone();
    run(&folder, &["agenda", "-o", "../out.md"]).ends_with(0);
    run(&folder, &["done", &reference]).ends_with(0);
    let mode = |path: std::path::PathBuf| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(folder.path().join("out.md")), 0o600);
    let allowed = ["notes", "state", "home", "out.md"];
    for (path, ..) in files(folder.path()) {
        let below = path.strip_prefix(folder.path()).expect("below");
        let first = below.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        assert!(allowed.contains(&first.as_str()), "{}", path.display());
        if first == "state" && path.is_file() {
            assert_eq!(mode(path), 0o600, "what undo keeps is nobody else's");
        } else if first == "notes" {
            let name = below.file_name().expect("a name").to_string_lossy().into_owned();
            assert!(name == "notes" || name == "acme.md" || name == "borealis.md", "{name}");
        } else {
            assert!(first != "home" || path.is_dir(), "{}", path.display());
        }
    }
}

#[test]
fn promise_12_watch_survives_a_folder_that_goes_and_comes() {
    let folder = two_notes();
    let mut child = command(&folder, &["watch", "-o", "../agenda.json", "--poll"]).spawn().expect("it starts");
    let output = folder.path().join("agenda.json");
    let until = |what: &str, is: &dyn Fn(&str) -> bool| {
        let end = Instant::now() + Duration::from_secs(20);
        while !is(&fs::read_to_string(&output).unwrap_or_default()) {
            assert!(Instant::now() < end, "{what}");
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    until("the first agenda", &|text| text.contains("Acme"));
    fs::rename(folder.notes(), folder.path().join("away")).expect("renamed");
    std::thread::sleep(Duration::from_millis(400));
    assert!(fs::read_to_string(&output).expect("it is there").contains("Acme"), "the full agenda stays");
    fs::rename(folder.path().join("away"), folder.notes()).expect("renamed");
    folder.write("castor.md", ACME.replace("Acme", "Castor").as_bytes());
    until("the new note", &|text| text.contains("Castor"));
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
}

#[test]
fn promise_13_an_empty_look_replaces_no_full_agenda() {
    let folder = two_notes();
    for name in ["out.md", "out.json", "out.csv", "out.ics"] {
        run(&folder, &["agenda", "-o", name]).ends_with(0);
        let full = fs::read(folder.notes().join(name)).expect("it is there");
        fs::create_dir_all(folder.path().join("away")).expect("made");
        for note in ["acme.md", "borealis.md"] {
            fs::rename(folder.notes().join(note), folder.path().join("away").join(note)).expect("moved");
        }
        let ran = run(&folder, &["agenda", "-o", name]);
        ran.ends_with(4);
        assert!(ran.error.contains("write-emptied"), "{name}: {}", ran.error);
        assert_eq!(fs::read(folder.notes().join(name)).expect("it is there"), full, "{name}");
        for note in ["acme.md", "borealis.md"] {
            fs::rename(folder.path().join("away").join(note), folder.notes().join(note)).expect("moved");
        }
    }
}
