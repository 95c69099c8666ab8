//! What a watch writes: only what differs, nothing of anybody else's, and what is ticked is never lost.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::{PATIENCE, TODAY, Watching, note, two_notes};
use crate::folder::Folder;

/// Waits until something is so.
#[track_caller]
fn until(what: &str, mut is: impl FnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is() {
        assert!(Instant::now() < end, "it never came to be that {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// By what a file that was written again would differ.
fn identity(path: &Path) -> (u64, i64, i64) {
    let found = fs::metadata(path).expect("the file is there");
    (found.ino(), found.mtime(), found.mtime_nsec())
}

/// Every file below a folder.
fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn an_idle_watch_writes_nothing_and_says_nothing() {
    let folder = two_notes();
    let watching = Watching::start(&folder, &["-o", "agenda.md", "-o", "agenda.json", "-o", "../agenda.txt"]);
    let files = ["agenda.md", "agenda.json", "../agenda.txt"].map(|name| folder.notes().join(name));
    let before = files.each_ref().map(|path| identity(path));
    let names = listing(&folder.notes());
    thread::sleep(Duration::from_millis(700));
    // Saved again as it was, and read by somebody: nothing is new.
    folder.write("tern.md", note("Tern", "They decide by Friday.").as_bytes());
    let _ = fs::read(folder.notes().join("tern.md"));
    thread::sleep(Duration::from_millis(900));
    assert_eq!(files.each_ref().map(|path| identity(path)), before);
    assert_eq!(listing(&folder.notes()), names);
    assert!(watching.lines.try_recv().is_err(), "nothing changed, and a line was written");
    // And then something is: all three are written, by rename and without rests.
    folder.write("tern.md", note("Tern", "They decide by Monday.").as_bytes());
    watching.line();
    for (path, old) in files.iter().zip(before) {
        assert_ne!(identity(path), old, "{}", path.display());
    }
    assert_eq!(listing(&folder.notes()), names);
}

#[test]
fn a_signal_ends_it_with_its_number_and_without_rests() {
    for (signal, code) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129)] {
        let folder = two_notes();
        let watching = Watching::start(&folder, &["-o", "agenda.json"]);
        let names = listing(&folder.notes());
        folder.write("tern.md", note("Tern", "They decide by Monday.").as_bytes());
        assert_eq!(watching.end(signal), Some(code), "{signal}");
        assert_eq!(listing(&folder.notes()), names, "{signal}");
    }
}

#[test]
fn what_it_did_not_write_is_left_alone() {
    let folder = two_notes();
    folder.write("../mine.md", b"# Mine\n");
    folder.write("../mine.json", b"{}\n");
    let watching = Watching::start(&folder, &["-o", "../mine.md", "-o", "../mine.json", "-o", "../agenda.json"]);
    watching.says("did not write it");
    assert_eq!(read(&folder.path().join("mine.md")), "# Mine\n");
    assert_eq!(read(&folder.path().join("mine.json")), "{}\n");
    watching.settles("the others are written all the same");
    drop(watching);
    let watching = Watching::start(&folder, &["--force", "-o", "../mine.json"]);
    until("the file is written over", || read(&folder.path().join("mine.json")).contains("journal/agenda/1"));
    drop(watching);
    let ran = folder.run(&["watch", "-o", "agenda.docx"]);
    ran.ends_with(2);
}

#[test]
fn outputs_are_no_more_readable_than_the_notes() {
    let folder = two_notes();
    for name in ["tern.md", "calls/heron.md"] {
        let private = fs::Permissions::from_mode(0o600);
        fs::set_permissions(folder.notes().join(name), private).expect("the permissions can be set");
    }
    let _watching = Watching::of_json(&folder);
    let found = fs::metadata(folder.path().join("agenda.json")).expect("the output is there");
    assert_eq!(found.permissions().mode() & 0o777, 0o600);
}

#[test]
fn notes_that_are_all_gone_keep_the_agenda() {
    let folder = two_notes();
    let watching = Watching::of_json(&folder);
    let full = read(&watching.output());
    fs::remove_file(folder.notes().join("tern.md")).expect("it can be removed");
    fs::remove_dir_all(folder.notes().join("calls")).expect("it can be removed");
    watching.says("no note of a job search is left");
    thread::sleep(Duration::from_millis(300));
    let kept = read(&watching.output());
    assert!(kept == full || kept.contains("Tern") || kept.contains("Heron"), "{kept}");
    folder.write("tern.md", note("Tern", "They decide by Monday.").as_bytes());
    watching.settles("a note is back");
    drop(watching);
    // The same at the start of another watch.
    fs::remove_file(folder.notes().join("tern.md")).expect("it can be removed");
    let kept = read(&folder.path().join("agenda.json"));
    let watching = Watching::start(&folder, &["-o", "../agenda.json"]);
    watching.says("no note of a job search is left");
    assert_eq!(read(&watching.output()), kept);
}

#[test]
fn a_command_gets_the_agenda_when_it_has_changed_and_runs_once_at_a_time() {
    let folder = two_notes();
    let script = "mkdir ../running || echo twice >> ../wrong; cat > ../got.json; echo run >> ../runs; sleep 0.6; rmdir ../running";
    let watching = Watching::start(&folder, &["-o", "../agenda.json", "--exec", script]);
    let runs = || read(&folder.path().join("runs")).lines().count();
    assert_eq!(runs(), 0, "nothing has changed yet");
    for at in 0..4 {
        folder.write("tern.md", note("Tern", &format!("- [ ] send paper {at} 📅 2026-11-2{at}")).as_bytes());
        thread::sleep(Duration::from_millis(350));
    }
    watching.settles("after the last change");
    let last = read(&watching.output());
    until("the last agenda is given", || read(&folder.path().join("got.json")) == last);
    until("the command has ended", || !folder.path().join("running").exists());
    assert!((1..=4).contains(&runs()), "{} runs", runs());
    assert_eq!(read(&folder.path().join("wrong")), "");
    drop(watching);
    let watching = Watching::start(&folder, &["--exec", "exit 7"]);
    folder.write("tern.md", note("Tern", "They decide by Monday.").as_bytes());
    watching.says("exit status: 7");
}

#[test]
fn each_change_is_a_document_of_one_line() {
    let folder = two_notes();
    let mut command = folder.journal(&[&["watch", "--format", "jsonl"], &TODAY[..]].concat());
    let mut child = command.spawn().expect("the program starts");
    let lines = super::lines(child.stdout.take().expect("it is piped"));
    let next =
        || -> serde_json::Value { serde_json::from_str(&lines.recv_timeout(PATIENCE).expect("a line")).expect("JSON") };
    let first = next();
    assert_eq!((&first["schema"], &first["event"]), (&"journal/watch/1".into(), &"start".into()));
    folder.write("stork.md", note("Stork", "- [ ] send the paper 📅 2026-11-21").as_bytes());
    let change = next();
    assert_eq!(change["event"], "change");
    assert_eq!(change["notes"], serde_json::json!(["stork.md"]));
    let new = change["new"].as_array().expect("a list");
    assert!(new.iter().any(|item| item["title"] == "Send the paper" && item["company"] == "Stork"), "{change}");
    let _ = child.kill();
    let _ = child.wait();
}

/// Ticks the first line of an agenda file that holds some words, as Obsidian does.
fn tick(path: &Path, words: &str) -> bool {
    let text = read(path);
    let ticked: String = text
        .split_inclusive('\n')
        .map(|line| {
            let (body, end) = line.strip_suffix('\n').map_or((line, ""), |body| (body, "\n"));
            match (body.contains(words), body.strip_prefix("- [ ]"), body.rsplit_once(" ^")) {
                (true, Some(_), Some((text, id))) => {
                    format!("- [x]{} ✅ 2026-11-19 ^{id}{end}", text.strip_prefix("- [ ]").unwrap_or_default())
                }
                _ => line.to_owned(),
            }
        })
        .collect();
    let changed = ticked != text;
    if changed {
        fs::write(path, ticked).expect("the agenda file can be written");
    }
    changed
}

fn tasks(count: usize) -> Folder {
    let folder = Folder::new(&[]);
    for at in 0..count {
        let text =
            format!("---\ntype: interview\ncompany: Company {at}\n---\n- [ ] send paper {at} now 📅 2026-11-20\n");
        folder.write(&format!("{at}.md"), text.as_bytes());
    }
    folder
}

#[test]
fn a_tick_is_recorded_and_leaves_the_list() {
    for file in ["agenda.md", "../agenda.md"] {
        let folder = tasks(3);
        let path = folder.notes().join(file);
        let _watching = Watching::start(&folder, &["-o", file, "--sync"]);
        until("the file is there", || path.exists());
        assert!(tick(&path, "paper 1 now"), "{}", read(&path));
        let done = || read(&folder.notes().join("1.md")).contains("- [x] send paper 1 now 📅 2026-11-20 ✅ 2026-11-19");
        until("the note has it", done);
        until("the line is gone", || !read(&path).contains("paper 1 now"));
        assert!(read(&path).contains("paper 2 now"));
    }
}

#[test]
fn without_sync_a_tick_stays() {
    let folder = tasks(2);
    let path = folder.notes().join("agenda.md");
    let watching = Watching::start(&folder, &["-o", "agenda.md"]);
    until("the file is there", || path.exists());
    assert!(tick(&path, "paper 1 now"));
    folder.write("new.md", note("Stork", "They decide by Friday.").as_bytes());
    watching.line();
    assert!(read(&path).contains("- [x] Send paper 1 now"), "{}", read(&path));
    assert!(read(&folder.notes().join("1.md")).contains("- [ ] send paper 1 now"));
}

#[test]
fn two_watches_on_one_folder_come_to_rest() {
    let folder = tasks(4);
    let path = folder.notes().join("agenda.md");
    let one = Watching::start(&folder, &["-o", "agenda.md", "--sync"]);
    let _two = Watching::start(&folder, &["-o", "agenda.md", "--sync"]);
    for at in 0..4 {
        let words = format!("paper {at} now");
        until("the line is gone", || {
            // What this writer writes in the moment in which a watch does goes to a file that is replaced; a person would
            // see that and tick once more.
            tick(&path, &words);
            thread::sleep(Duration::from_millis(100));
            !read(&path).contains(&words)
        });
    }
    until("it has come to rest", || {
        let before = identity(&path);
        thread::sleep(Duration::from_millis(700));
        identity(&path) == before
    });
    for at in 0..4 {
        let text = read(&folder.notes().join(format!("{at}.md")));
        assert_eq!(text.matches("✅").count(), 1, "{text}");
    }
    drop(one);
}

#[test]
fn nothing_that_is_ticked_is_lost_while_notes_change() {
    let folder = tasks(12);
    let path = folder.notes().join("agenda.md");
    let _watching = Watching::start(&folder, &["-o", "agenda.md", "--sync"]);
    until("the file is there", || path.exists());
    for at in 0..12 {
        // The watch writes the file in the same moment.
        folder.write("noise.md", note("Stork", &format!("- [ ] call number {at} 📅 2026-11-21")).as_bytes());
        thread::sleep(Duration::from_millis(at * 23 % 190));
        let ticked = tick(&path, &format!("paper {at} now"));
        assert!(ticked, "{}", read(&path));
    }
    // A tick may be overwritten by whoever read the file before; what the file held, once ticked, is in the note.
    for at in 0..12 {
        until("the tick is in the note or in the file", || {
            let open = read(&path).contains(&format!("- [ ] Send paper {at} now"));
            let done = read(&folder.notes().join(format!("{at}.md"))).contains("✅ 2026-11-19");
            if open && !done {
                // This writer lost against another one in the same moment, and does what a person would do.
                tick(&path, &format!("paper {at} now"));
            }
            done
        });
    }
}
