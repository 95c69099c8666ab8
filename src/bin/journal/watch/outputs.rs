//! The files of `-o`, kept current.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use journal::agenda::Agenda;

use crate::config::Config;
use crate::failure::Failure;
use crate::outputs::{Target, write_agenda};
use crate::write::Outcome;

/// The permissions of an output about notes of which none is known.
const PRIVATE: u32 = 0o600;

/// The files that the agenda is written to.
#[derive(Debug)]
pub(crate) struct Outputs {
    files: Vec<File>,
    force: bool,
}

#[derive(Debug)]
struct File {
    target: Target,
    /// What was written last, by its hash: a page bears no mark, and is known as our own by its bytes.
    last: Option<u64>,
}

impl Outputs {
    /// These files; `force` says whether others than our own may be written over.
    ///
    /// # Errors
    /// An ending that stands for no format.
    pub(crate) fn new(paths: &[PathBuf], force: bool) -> Result<Outputs, Failure> {
        let file = |path: &PathBuf| Ok(File { target: Target::new(path, None)?, last: None });
        Ok(Outputs { files: paths.iter().map(file).collect::<Result<_, Failure>>()?, force })
    }

    /// Whether one of them is there, and so may hold an agenda already.
    pub(crate) fn are_there(&self) -> bool {
        self.files.iter().any(|file| file.target.path.exists())
    }

    /// Writes the files whose bytes would differ. Gives the names of those that were written, and the problems, one for
    /// each file that could not be.
    pub(crate) fn write(&mut self, agenda: &Agenda, config: &Config, mode: Option<u32>) -> (Vec<String>, Vec<String>) {
        let (mut written, mut problems) = (Vec::new(), Vec::new());
        let mode = mode.unwrap_or(PRIVATE) | PRIVATE;
        for file in &mut self.files {
            let own = file.last.is_some() && hash_of(file) == file.last;
            match write_agenda(agenda, config, &file.target, self.force || own, &[], mode) {
                Ok(outcome) => {
                    file.last = hash_of(file);
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

/// The bytes of a page as they are on the disk; of other formats nothing is needed.
fn hash_of(file: &File) -> Option<u64> {
    if file.target.format != journal::render::format::Format::Text {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    std::fs::read(&file.target.path).ok()?.hash(&mut hasher);
    Some(hasher.finish())
}
