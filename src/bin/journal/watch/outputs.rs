//! The files of `-o`, kept current, and what is ticked in them.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use journal::agenda::Agenda;
use journal::agenda::agenda_file::AgendaFile;
use journal::render::format::Format;

use crate::config::Config;
use crate::edits::Writing;
use crate::failure::Failure;
use crate::output::Output;
use crate::outputs::{Target, write_agenda};
use crate::sync::take_up;
use crate::write::{Outcome, Stamp};

/// The permissions of an output about notes of which none is known.
const PRIVATE: u32 = 0o600;

/// The files that the agenda is written to.
#[derive(Debug)]
pub(crate) struct Outputs {
    files: Vec<File>,
    force: bool,
    /// Whether what is ticked is taken up.
    sync: bool,
}

#[derive(Debug)]
struct File {
    target: Target,
    /// What was written last, by its hash: a page bears no mark, and is known as our own by its bytes.
    last: Option<u64>,
    /// How the file was when its ticks were looked at.
    seen: Option<(SystemTime, u64)>,
    /// Ticks that could not be taken up are in it.
    left: bool,
    /// How it was left when it was written last over an earlier one.
    written: Option<Stamp>,
}

/// What became of the ticks of all files.
#[derive(Debug, Default)]
pub(crate) struct Ticks {
    /// What was said about them, a line each.
    pub(crate) said: Vec<String>,
    /// What went wrong, a sentence each.
    pub(crate) problems: Vec<String>,
}

impl Outputs {
    /// These files; `force` says whether others than our own may be written over, `sync` whether what is ticked in those
    /// of a vault is taken up.
    ///
    /// # Errors
    /// An ending that stands for no format, and nothing that could be ticked.
    pub(crate) fn new(paths: &[PathBuf], force: bool, sync: bool) -> Result<Outputs, Failure> {
        let file = |path: &PathBuf| {
            let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            Ok(File { target: Target::new(&whole, None)?, last: None, seen: None, left: false, written: None })
        };
        let files = paths.iter().map(file).collect::<Result<Vec<_>, Failure>>()?;
        if sync && !files.iter().any(File::can_be_ticked) {
            return Err(Failure::Usage(
                "nothing can be ticked without an agenda file".to_owned(),
                "name one with -o FILE.md".to_owned(),
            ));
        }
        Ok(Outputs { files, force, sync })
    }

    /// Whether one of them is there, and so may hold an agenda already.
    pub(crate) fn are_there(&self) -> bool {
        self.files.iter().any(|file| file.target.path.exists())
    }

    /// The folders of the files whose ticks are taken up.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &Path> {
        self.ticked().filter_map(|file| file.target.path.parent())
    }

    /// Whether a path may be that of a file whose ticks are taken up.
    pub(crate) fn may_be(&self, path: &Path) -> bool {
        self.ticked().any(|file| file.target.path.file_name() == path.file_name())
    }

    fn ticked(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| self.sync && file.can_be_ticked())
    }

    /// Takes up what was ticked in the files that changed, and once more what could not be taken up if notes did.
    pub(crate) fn take_up(&mut self, config: &Config, notes_changed: bool) -> Option<Ticks> {
        if !self.sync {
            return None;
        }
        let mut ticks = None;
        for file in self.files.iter_mut().filter(|file| file.can_be_ticked()) {
            let now = stamp(&file.target.path);
            if now == file.seen && !(file.left && notes_changed) {
                continue;
            }
            file.seen = now;
            let text = fs::read(&file.target.path).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            file.left = false;
            let ticks = ticks.get_or_insert_with(Ticks::default);
            if !Format::Markdown.is_own(&text) || AgendaFile::read(&text).ticked().is_empty() {
                continue;
            }
            let output = Output::kept();
            let taken = take_up(config, &file.target.path, &Writing::default(), &output);
            let said = output.into_kept();
            let lines = said.lines().map(str::trim_end).filter(|line| !line.is_empty());
            match taken {
                Ok(taken) => {
                    file.left = taken.left > 0;
                    // What could not be taken up comes with a complaint and its remedy.
                    let (wrong, right): (Vec<&str>, Vec<&str>) =
                        lines.partition(|line| line.starts_with("journal: ") || line.starts_with(' '));
                    let wrong = wrong.into_iter().filter_map(|line| line.strip_prefix("journal: "));
                    ticks.problems.extend(wrong.map(str::to_owned));
                    ticks.said.extend(right.into_iter().map(str::to_owned));
                }
                Err(failure) => {
                    file.left = true;
                    ticks.problems.push(failure.words());
                }
            }
            file.seen = stamp(&file.target.path);
        }
        ticks
    }

    /// Writes the files whose bytes would differ. Gives the names of those that were written, and the problems, one for
    /// each file that could not be.
    pub(crate) fn write(&mut self, agenda: &Agenda, config: &Config, mode: Option<u32>) -> (Vec<String>, Vec<String>) {
        let (mut written, mut problems) = (Vec::new(), Vec::new());
        let mode = mode.unwrap_or(PRIVATE) | PRIVATE;
        for file in &mut self.files {
            let own = file.last.is_some() && file.hash() == file.last;
            match write_agenda(agenda, config, &file.target, self.force || own, &[], || mode, &mut file.written) {
                Ok(outcome) => {
                    file.last = file.hash();
                    if outcome == Outcome::Written {
                        written.push(file.target.path.to_string_lossy().into_owned());
                    }
                }
                Err(failure) => problems.push(failure.words()),
            }
        }
        (written, problems)
    }
}

impl File {
    fn can_be_ticked(&self) -> bool {
        self.target.format == Format::Markdown
    }

    /// The bytes of a page as they are on the disk; of other formats nothing is needed.
    fn hash(&self) -> Option<u64> {
        if self.target.format != Format::Text {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        fs::read(&self.target.path).ok()?.hash(&mut hasher);
        Some(hasher.finish())
    }
}

fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let found = fs::metadata(path).ok()?;
    Some((found.modified().ok()?, found.len()))
}
