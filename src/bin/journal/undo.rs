//! What is needed to take back what was written, in the person's state folder. It may be deleted at any time.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use journal::diagnostic::{Code, Diagnostic};
use journal::edit::Change;
use journal::text::{Place, Span};
use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::edits::base;
use crate::failure::Failure;
use crate::write;

/// So many writes can be taken back, one after the other.
const KEPT: usize = 100;

/// What was written to the notes of one root, the latest last.
#[derive(Debug, Default, Serialize, Deserialize)]
struct History {
    root: String,
    writes: Vec<Vec<Entry>>,
}

/// What was written to one note: only the bytes that differ are kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Entry {
    note: String,
    /// What the whole note was, and what it became.
    before: String,
    after: String,
    start: usize,
    removed: String,
    added: String,
}

/// The changes that take back the latest write, and how many of those before it are settled with it.
#[derive(Debug)]
pub(crate) struct Undo {
    /// What the notes get.
    pub(crate) changes: Vec<Change>,
    /// The lines that go, for the person.
    pub(crate) lines: Vec<(Arc<str>, String)>,
    left: usize,
}

/// Keeps what is needed to take changes back.
///
/// # Errors
/// What the system says of the state folder.
pub(crate) fn remember(config: &Config, changes: &[Change]) -> io::Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let mut history = load(config);
    history.root = config.shown_root();
    history.writes.push(changes.iter().map(entry).collect());
    let surplus = history.writes.len().saturating_sub(KEPT);
    history.writes.drain(..surplus);
    store(config, &history)
}

/// What takes back the latest write. A write that was not carried out, or that somebody took back by hand, is passed
/// over.
///
/// # Errors
/// Nothing to take back; a note that changed since.
pub(crate) fn latest(config: &Config) -> Result<Undo, Failure> {
    let history = load(config);
    for (left, write) in history.writes.iter().enumerate().rev() {
        let mut undo = Undo { changes: Vec::new(), lines: Vec::new(), left };
        for entry in write {
            let note: Arc<str> = entry.note.as_str().into();
            let bytes = write::read(&base(config), &note, u32::MAX)?;
            let is = hash(&bytes);
            if is == entry.before {
                continue;
            }
            let old = (is == entry.after).then(|| entry.taken_back(&bytes)).flatten();
            let Some(old) = old.filter(|old| hash(old) == entry.before) else {
                let place = Place { path: note, span: Span::default(), line: 1, column: 1 };
                let message = "it changed since a line was written to it; nothing was taken back";
                let problem = Diagnostic::new(Code::WriteChanged, message, Some(place));
                return Err(Failure::Refused(Box::new(problem.with_help("take the line out yourself"))));
            };
            undo.lines.push((Arc::clone(&note), entry.line(&bytes)));
            undo.changes.push(Change { note, expects: bytes, bytes: old });
        }
        if !undo.changes.is_empty() {
            return Ok(undo);
        }
    }
    Err(Failure::Usage(
        "there is nothing to take back".to_owned(),
        "only what `journal` wrote into these notes, and what nobody has taken out since, can be".to_owned(),
    ))
}

/// Forgets what was taken back.
///
/// # Errors
/// What the system says of the state folder.
pub(crate) fn forget(config: &Config, undo: &Undo) -> io::Result<()> {
    let mut history = load(config);
    history.writes.truncate(undo.left);
    store(config, &history)
}

impl Entry {
    /// The note without what was written to it.
    fn taken_back(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let end = self.start.checked_add(self.added.len())?;
        if bytes.get(self.start..end)? != self.added.as_bytes() {
            return None;
        }
        let mut old = bytes.get(..self.start)?.to_vec();
        old.extend_from_slice(self.removed.as_bytes());
        old.extend_from_slice(bytes.get(end..)?);
        Some(old)
    }
}

impl Entry {
    /// The last line that was written, as it stands in the note.
    fn line(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes);
        let is_end = |c: char| matches!(c, '\n' | '\r');
        let start = text.get(..self.start).and_then(|before| before.rfind(is_end)).map_or(0, |at| at + 1);
        let end = self.start + self.added.len();
        let end = if self.added.ends_with(is_end) {
            end
        } else {
            text.get(end..).and_then(|after| after.find(is_end)).map_or(text.len(), |at| end + at)
        };
        let lines = text.get(start..end).unwrap_or("").split(is_end);
        lines.map(str::trim).rfind(|line| !line.is_empty()).unwrap_or("").to_owned()
    }
}

/// The bytes in which a note differs, cut where characters begin.
fn entry(change: &Change) -> Entry {
    let (old, new) = (String::from_utf8_lossy(&change.expects), String::from_utf8_lossy(&change.bytes));
    let mut start = old.bytes().zip(new.bytes()).take_while(|(one, other)| one == other).count();
    while !(old.is_char_boundary(start) && new.is_char_boundary(start)) {
        start -= 1;
    }
    let most = old.len().min(new.len()) - start;
    let mut end = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(|(one, other)| one == other).count();
    while !(old.is_char_boundary(old.len() - end) && new.is_char_boundary(new.len() - end)) {
        end -= 1;
    }
    let cut = |text: &str| text.get(start..text.len() - end).unwrap_or("").to_owned();
    Entry {
        note: change.note.to_string(),
        before: hash(&change.expects),
        after: hash(&change.bytes),
        start,
        removed: cut(&old),
        added: cut(&new),
    }
}

/// FNV-1a of 128 bits: the notes are the person's own, and nobody makes two of one hash on purpose.
fn hash(bytes: &[u8]) -> String {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in bytes {
        hash ^= u128::from(*byte);
        hash = hash.wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    format!("{hash:032x}")
}

/// The file of one root: `journal/undo/HASH.json` in the XDG state folder (`%LOCALAPPDATA%` on Windows).
fn file(config: &Config) -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let state = folder("XDG_STATE_HOME")
        .or_else(|| if cfg!(windows) { folder("LOCALAPPDATA") } else { None })
        .or_else(|| std::env::home_dir().map(|home| home.join(".local").join("state")))?;
    let root = fs::canonicalize(base(config)).unwrap_or_else(|_| base(config));
    let mut name = hash(root.as_os_str().as_encoded_bytes());
    name.truncate(16);
    Some(state.join("journal").join("undo").join(name + ".json"))
}

/// What was kept; nothing where it cannot be read.
fn load(config: &Config) -> History {
    let bytes = file(config).and_then(|file| fs::read(file).ok()).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

fn store(config: &Config, history: &History) -> io::Result<()> {
    let file = file(config).ok_or_else(|| io::Error::other("there is no home folder"))?;
    let folder = file.parent().unwrap_or(&file);
    private_folder(folder)?;
    let bytes = serde_json::to_vec_pretty(history).map_err(io::Error::other)?;
    write::state(&file, &bytes)
}

/// Makes a folder that nobody but its owner reads.
#[cfg(unix)]
fn private_folder(folder: &std::path::Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn private_folder(folder: &std::path::Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_written_is_taken_back_to_the_byte(old in "[aé\n ]{0,20}", new in "[aé\n ]{0,20}") {
            let change = Change { note: "a.md".into(), expects: old.clone().into_bytes(), bytes: new.clone().into_bytes() };
            let entry = entry(&change);
            prop_assert_eq!(entry.taken_back(new.as_bytes()), Some(old.into_bytes()));
            prop_assert!(entry.taken_back(b"").is_none() || entry.added.is_empty());
        }
    }
}
