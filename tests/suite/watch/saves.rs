//! The manners in which editors, sync programs and people change notes.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use super::{Watching, fresh, note, two_notes};

/// One way of writing a file.
type Save = fn(&Path, &str);

/// Truncates the file, and writes it in two steps.
fn in_place(path: &Path, text: &str) {
    let mut file = File::create(path).expect("the note can be written");
    let (first, rest) = text.split_at(text.len() / 2);
    file.write_all(first.as_bytes()).expect("it can be written");
    thread::sleep(Duration::from_millis(20));
    file.write_all(rest.as_bytes()).expect("it can be written");
}

/// Writes another file beside it and gives it the name.
fn by_rename(path: &Path, text: &str) {
    let temporary = path.with_extension("md.tmp");
    fs::write(&temporary, text).expect("the note can be written");
    fs::rename(temporary, path).expect("it can be renamed");
}

/// Moves the old file out of the way, writes the new one, and removes the old one, as vim does.
fn with_backup(path: &Path, text: &str) {
    let backup = path.with_extension("md~");
    if path.exists() {
        fs::rename(path, &backup).expect("it can be renamed");
    }
    fs::write(path, text).expect("the note can be written");
    let _ = fs::remove_file(backup);
}

/// Appends.
fn by_appending(path: &Path, text: &str) {
    let old = fs::read_to_string(path).unwrap_or_default();
    match text.strip_prefix(&old) {
        Some(more) => {
            let mut file = OpenOptions::new().append(true).create(true).open(path).expect("the note can be opened");
            file.write_all(more.as_bytes()).expect("it can be written");
        }
        None => fs::write(path, text).expect("the note can be written"),
    }
}

pub(super) const SAVES: &[(&str, Save)] =
    &[("in place", in_place), ("by rename", by_rename), ("with a backup", with_backup), ("by appending", by_appending)];

#[test]
fn every_manner_of_saving_is_seen() {
    let folder = two_notes();
    let watching = Watching::of_json(&folder);
    let path = folder.notes().join("tern.md");
    let mut before = fresh(&folder);
    for (at, (manner, save)) in SAVES.iter().enumerate() {
        let text = note("Tern", &format!("They decide by Friday.\n\n- [ ] send paper {at} 📅 2026-11-2{at}"));
        save(&path, &text);
        let after = fresh(&folder);
        assert_ne!(before, after, "{manner}: the note says something new");
        watching.becomes(manner, &after);
        before = after;
    }
}

#[test]
fn folders_come_go_and_get_other_names() {
    let folder = two_notes();
    let watching = Watching::of_json(&folder);
    let notes = folder.notes();
    // Files that are there before anybody can listen to their folder.
    for depth in 0..3 {
        let deep = notes.join(format!("new{depth}/a/b"));
        fs::create_dir_all(&deep).expect("the folder can be made");
        fs::write(deep.join("avocet.md"), note(&format!("Avocet {depth}"), "They call on Monday.")).expect("written");
        watching.settles("a new folder with a note in it");
    }
    fs::rename(notes.join("new0"), notes.join("old")).expect("it can be renamed");
    watching.settles("a folder under another name");
    fs::write(notes.join("old/a/b/avocet.md"), note("Avocet", "They write on Tuesday.")).expect("written");
    watching.settles("a note in a folder that got another name");
    fs::rename(notes.join("new1"), notes.join(".hidden")).expect("it can be renamed");
    watching.settles("a folder that is hidden");
    fs::rename(notes.join(".hidden"), notes.join("new1")).expect("it can be renamed");
    watching.settles("a folder that is shown again");
    fs::remove_dir_all(notes.join("new2")).expect("it can be removed");
    watching.settles("a folder that is gone");
    fs::create_dir_all(notes.join("new2/a/b")).expect("it can be made");
    fs::write(notes.join("new2/a/b/stork.md"), note("Stork", "They call on Monday.")).expect("written");
    watching.settles("a folder that was made again");
    fs::rename(notes.join("new2"), folder.path().join("outside")).expect("it can be renamed");
    watching.settles("a folder that was moved out");
    fs::rename(folder.path().join("outside"), notes.join("inside")).expect("it can be renamed");
    watching.settles("a folder that was moved in");
    fs::write(notes.join("inside/a/b/stork.md"), note("Stork", "They write on Friday.")).expect("written");
    watching.settles("a note in a folder that was moved in");
}

#[test]
fn another_branch_is_checked_out() {
    let folder = two_notes();
    let git = |words: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=n", "-c", "user.email=n@n.example"]).args(words).current_dir(folder.notes());
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        command.output().is_ok_and(|output| output.status.success())
    };
    if !git(&["init", "-q", "-b", "one"]) {
        // There is no git here; the soak does the same by hand.
        return;
    }
    assert!(git(&["add", "."]) && git(&["commit", "-qm", "one"]) && git(&["checkout", "-qb", "two"]));
    for at in 0..40 {
        folder.write(&format!("more/{at}.md"), note(&format!("Company {at}"), "They decide by Friday.").as_bytes());
    }
    fs::remove_file(folder.notes().join("tern.md")).expect("it can be removed");
    assert!(git(&["add", "-A"]) && git(&["commit", "-qm", "two"]));
    let watching = Watching::of_json(&folder);
    for branch in ["one", "two", "one"] {
        assert!(git(&["checkout", "-q", branch]));
        watching.settles(branch);
    }
}

#[test]
fn a_root_that_is_gone_keeps_the_agenda_until_it_is_back() {
    let folder = two_notes();
    let watching = Watching::start(&folder, &["-C", &folder.notes().to_string_lossy(), "-o", "../agenda.json"]);
    watching.settles("at the start");
    let full = fs::read_to_string(watching.output()).expect("the output is there");
    fs::remove_dir_all(folder.notes()).expect("the root can be removed");
    watching.says("the folder of the notes is gone");
    assert_eq!(fs::read_to_string(watching.output()).expect("the output is there"), full);
    folder.write("tern.md", note("Tern", "They decide by Monday.").as_bytes());
    watching.settles("the root is back");
    // The new folder is listened to like the old one.
    folder.write("tern.md", note("Tern", "They decide by Tuesday.").as_bytes());
    watching.settles("a note of the new root");
}

#[test]
fn a_look_at_everything_finds_the_same() {
    let folder = two_notes();
    let watching = Watching::start(&folder, &["--poll", "-o", "../agenda.json"]);
    watching.settles("at the start");
    folder.write("calls/new/avocet.md", note("Avocet", "They decide by Friday.").as_bytes());
    fs::remove_file(folder.notes().join("tern.md")).expect("it can be removed");
    watching.settles("a note is new and one is gone");
    // Twice in a moment, without another length.
    folder.write("calls/new/avocet.md", note("Avocet", "They decide by Monday.").as_bytes());
    watching.settles("a note changed");
    folder.write("calls/new/avocet.md", note("Avocet", "They decide by Sunday.").as_bytes());
    watching.settles("a note changed once more");
}

#[test]
fn settings_that_change_are_read_again() {
    let folder = two_notes();
    let watching = Watching::of_json(&folder);
    let before = fresh(&folder);
    folder.write("journal.toml", b"[notes]\nexclude = [\"calls\"]\n");
    let after = fresh(&folder);
    assert_ne!(before, after);
    watching.becomes("settings that leave a folder out", &after);
    folder.write("journal.toml", b"[notes]\nexclude = 3\n");
    watching.says("journal.toml");
    folder.write("tern.md", note("Tern", "They decide by Monday.").as_bytes());
    folder.write("journal.toml", b"");
    watching.settles("settings that can be used again");
}
