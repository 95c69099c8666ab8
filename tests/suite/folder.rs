//! A folder of notes for one test, and the program started in it as a process with an environment that has nothing in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder of its own for one test, removed at its end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(files: &[(&str, &str)]) -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("journal-cli-{}-{number}", std::process::id()));
        let folder = Folder(path);
        fs::create_dir_all(folder.path().join("home")).expect("the folder can be made");
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let file = self.notes().join(name);
        fs::create_dir_all(file.parent().expect("it has a folder")).expect("the folder can be made");
        fs::write(file, bytes).expect("the file can be written");
    }

    pub(crate) fn notes(&self) -> PathBuf {
        self.0.join("notes")
    }

    /// The program in this folder, with no environment but an empty home.
    pub(crate) fn journal(&self, words: &[&str]) -> Command {
        fs::create_dir_all(self.notes()).expect("the folder can be made");
        let mut command = Command::new(env!("CARGO_BIN_EXE_journal"));
        command.args(words).current_dir(self.notes()).env_clear().env("HOME", self.0.join("home"));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    #[track_caller]
    pub(crate) fn run(&self, words: &[&str]) -> Ran {
        Ran::of(self.journal(words))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) error: String,
}

impl Ran {
    #[track_caller]
    pub(crate) fn of(mut command: Command) -> Ran {
        let ran = command.output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        Ran { code: ran.status.code(), out: text(ran.stdout), error: text(ran.stderr) }
    }

    #[track_caller]
    pub(crate) fn ends_with(&self, code: i32) {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.out, self.error);
        assert!(!self.error.contains("panicked"), "{}", self.error);
    }
}
