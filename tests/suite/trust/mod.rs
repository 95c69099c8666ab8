//! What `docs/TRUST.md` promises, held as processes: faults of the system, and every promise under its number.
#![cfg(unix)]

mod faults;
mod promises;
mod rows;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use crate::folder::{Folder, Ran};

const TODAY: &str = "2026-11-20";

const ACME: &str = "---\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\nstage: onsite\ninterviewers: Dana Okafor, Priya Raman\n---\n\n\
                    Went well: the design.\n\nDana said they'd decide by Monday.\n\n- [ ] Send the sample to Priya 📅 2026-11-20\n";
const BOREALIS: &str =
    "---\ncompany: Borealis\nrole: Cook\ndate: 2026-11-17\nstage: screen\nwith: Sam Lee\n---\n\nWent well: the soup.\n";

/// Two notes of two applications.
fn two_notes() -> Folder {
    Folder::new(&[("acme.md", ACME), ("borealis.md", BOREALIS)])
}

/// The program on the day of these tests, with a state folder of its own.
fn command(folder: &Folder, words: &[&str]) -> Command {
    let mut command = folder.journal(&[&["--today", TODAY], words].concat());
    command.env("XDG_STATE_HOME", folder.path().join("state"));
    command
}

#[track_caller]
fn run(folder: &Folder, words: &[&str]) -> Ran {
    Ran::of(command(folder, words))
}

/// The program behind a shell, as `{journal} agenda >&-`; what stands before `{journal}` is for the shell.
fn in_shell(folder: &Folder, line: &str) -> Command {
    let line = line.replace("{journal}", &format!("'{}' --today {TODAY}", env!("CARGO_BIN_EXE_journal")));
    let mut command = Command::new("sh");
    command
        .args(["-c", &line])
        .current_dir(folder.notes())
        .env_clear()
        .env("PATH", path())
        .env("HOME", folder.path().join("home"));
    command.env("XDG_STATE_HOME", folder.path().join("state"));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn path() -> std::ffi::OsString {
    std::env::var_os("PATH").unwrap_or_default()
}

/// The number of `nobody`, as whom permissions count even where the tests run as root.
const NOBODY: u32 = 65534;

/// The program as a user for whom permissions count. The program is copied to where that user may start it.
fn as_ordinary_user(folder: &Folder, words: &[&str]) -> Command {
    let copy = folder.path().join("journal");
    if !copy.exists() {
        // Another process copies it: a file that this one has open for writing could not be started by its other threads.
        let status = Command::new("cp").arg(env!("CARGO_BIN_EXE_journal")).arg(&copy).status().expect("cp starts");
        assert!(status.success());
    }
    let mut command = Command::new(&copy);
    command.args(["--today", TODAY]).args(words).current_dir(folder.notes()).env_clear();
    let home = folder.path().join("nobodys");
    fs::create_dir_all(&home).expect("made");
    command.env("HOME", &home).env("XDG_STATE_HOME", home.join("state"));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if fs::metadata(folder.path()).expect("it is there").uid() == 0 {
        std::os::unix::fs::chown(&home, Some(NOBODY), Some(NOBODY)).expect("the owner can be set");
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

/// Gives the notes to the user of [`as_ordinary_user`].
fn give_away(folder: &Folder) {
    if fs::metadata(folder.path()).expect("it is there").uid() == 0 {
        for file in [folder.notes()].into_iter().chain(files(&folder.notes()).into_iter().map(|(path, ..)| path)) {
            std::os::unix::fs::chown(file, Some(NOBODY), Some(NOBODY)).expect("the owner can be set");
        }
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the permissions can be set");
}

/// Every file below a folder in the order of their paths: bytes, time of the last change, mode.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>, SystemTime, u32)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            let data = fs::symlink_metadata(&path).expect("it is there");
            if data.is_dir() {
                open.push(path.clone());
            }
            let bytes = if data.is_file() { fs::read(&path).unwrap_or_default() } else { Vec::new() };
            found.push((path, bytes, data.modified().expect("a time"), data.mode()));
        }
    }
    found.sort();
    found
}

/// The references on the agenda, as JSON gives them.
#[track_caller]
fn references(folder: &Folder) -> Vec<String> {
    let value: serde_json::Value =
        serde_json::from_str(&run(folder, &["agenda", "--format", "json"]).out).expect("JSON");
    let items = value["items"].as_array().expect("items");
    items.iter().map(|item| item["ref"].as_str().expect("a reference").to_owned()).collect()
}
