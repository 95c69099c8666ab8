//! The files of `-o`, kept current.

use std::path::{Path, PathBuf};

use journal::agenda::Agenda;
use journal::render::{Look, json, text};

use crate::config::Config;

/// The files that the agenda is written to.
#[derive(Debug)]
pub(crate) struct Outputs {
    paths: Vec<PathBuf>,
}

impl Outputs {
    /// These files.
    pub(crate) fn new(paths: &[PathBuf]) -> Outputs {
        Outputs { paths: paths.to_vec() }
    }

    /// Writes the files whose bytes would differ; gives the problems, one for each file that could not be written.
    pub(crate) fn write(&self, agenda: &Agenda, config: &Config) -> (Vec<&Path>, Vec<String>) {
        let (mut written, mut problems) = (Vec::new(), Vec::new());
        for path in &self.paths {
            let page = if path.extension().is_some_and(|ending| ending == "json") {
                json::agenda(agenda, &config.shown_root(), &config.files)
            } else {
                text::agenda(agenda, Look::default())
            };
            if std::fs::read(path).is_ok_and(|old| old == page.as_bytes()) {
                continue;
            }
            match std::fs::write(path, page) {
                Ok(()) => written.push(path.as_path()),
                Err(error) => problems.push(format!("{} cannot be written: {error}", path.display())),
            }
        }
        (written, problems)
    }
}
