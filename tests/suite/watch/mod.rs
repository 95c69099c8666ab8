//! `journal watch` as a process: whatever happens to the notes, what it shows is what a fresh look shows.
#![cfg(unix)]

mod outputs;
mod saves;
mod soak;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crate::folder::Folder;

/// How long a change may take to be shown on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(20);

const TODAY: [&str; 2] = ["--today", "2026-11-19"];

/// A watch that runs, ended with the test.
struct Watching<'f> {
    folder: &'f Folder,
    child: Child,
    lines: Receiver<String>,
    errors: Receiver<String>,
}

impl<'f> Watching<'f> {
    /// Starts a watch with these words, and waits until it has looked at everything.
    #[track_caller]
    fn start(folder: &'f Folder, words: &[&str]) -> Watching<'f> {
        let mut command = folder.journal(&[&["watch"], &TODAY[..], words].concat());
        // A command of `--exec` needs to be found.
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).stdin(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let lines = lines(child.stdout.take().expect("it is piped"));
        let errors = lines_of_errors(&mut child);
        let watching = Watching { folder, child, lines, errors };
        watching.line();
        watching
    }

    /// A watch that keeps `agenda.json` beside the notes' folder current.
    #[track_caller]
    fn of_json(folder: &'f Folder) -> Watching<'f> {
        let watching = Watching::start(folder, &["-o", "../agenda.json"]);
        watching.settles("at the start");
        watching
    }

    /// The next line on standard output.
    #[track_caller]
    fn line(&self) -> String {
        self.lines.recv_timeout(PATIENCE).expect("a line is written")
    }

    /// Waits for a line on standard error that holds these words.
    #[track_caller]
    fn says(&self, words: &str) {
        let mut heard = Vec::new();
        let end = Instant::now() + PATIENCE;
        while let Ok(line) = self.errors.recv_timeout(end.saturating_duration_since(Instant::now())) {
            if line.contains(words) {
                return;
            }
            heard.push(line);
        }
        panic!("`{words}` was not said, but {heard:?}");
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("agenda.json")
    }

    /// Waits until the output is what a fresh look gives.
    #[track_caller]
    fn settles(&self, when: &str) {
        let fresh = fresh(self.folder);
        self.becomes(when, &fresh);
    }

    #[track_caller]
    fn becomes(&self, when: &str, wanted: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            let now = fs::read_to_string(self.output()).unwrap_or_default();
            if now == *wanted {
                return;
            }
            assert!(Instant::now() < end, "{when}: the output is\n{now}\nand a fresh look gives\n{wanted}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Ends it by a signal and gives its exit code.
    fn end(mut self, signal: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([signal, &id]).status().expect("kill is there");
        assert!(sent.success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Watching<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lines(stream: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

fn lines_of_errors(child: &mut Child) -> Receiver<String> {
    lines(child.stderr.take().expect("it is piped"))
}

/// What a fresh look gives.
#[track_caller]
fn fresh(folder: &Folder) -> String {
    let ran = folder.run(&[&["agenda", "--format", "json"], &TODAY[..]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.error);
    ran.out
}

/// A note of an interview with a promise.
fn note(company: &str, text: &str) -> String {
    format!("---\ntype: interview\ncompany: {company}\ndate: 2026-11-16\ninterviewers: [Dana Reyes]\n---\n{text}\n")
}

fn two_notes() -> Folder {
    Folder::new(&[
        ("tern.md", &note("Tern", "They decide by Friday.")),
        ("calls/heron.md", &note("Heron", "I promised Dana the slides by 2026-11-20.")),
    ])
}
