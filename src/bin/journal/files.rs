//! The texts of notes and settings files, for excerpts.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use journal::render::Texts;

/// Texts of files below a root, each read once when it is asked for.
#[derive(Debug, Default)]
pub(crate) struct Files {
    root: PathBuf,
    texts: RefCell<HashMap<String, Option<Arc<str>>>>,
}

impl Files {
    /// The files below `root`.
    pub(crate) fn below(root: &Path) -> Files {
        Files { root: root.to_owned(), texts: RefCell::default() }
    }

    /// Gives a text that was read already, under the name by which places name it.
    pub(crate) fn add(&self, name: &str, text: &str) {
        self.texts.borrow_mut().insert(name.to_owned(), Some(text.into()));
    }

    /// Lets go of a text, so that it is read again when it is asked for.
    pub(crate) fn forget(&self, name: &str) {
        self.texts.borrow_mut().remove(name);
    }
}

impl Texts for Files {
    fn text(&self, path: &str) -> Option<Arc<str>> {
        if let Some(text) = self.texts.borrow().get(path) {
            return text.clone();
        }
        let file = self.root.join(path);
        // What is no plain file any more (a pipe, a device) is never opened: it could block.
        let is_file = std::fs::symlink_metadata(&file).is_ok_and(|found| found.is_file());
        let text = is_file.then(|| std::fs::read(&file).ok()).flatten().map(|bytes| Arc::from(decoded(&bytes)));
        self.texts.borrow_mut().insert(path.to_owned(), text.clone());
        text
    }
}

/// The bytes as text in which each byte that is not UTF-8 is one `?`, so that offsets stay those of the file.
fn decoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_stay_those_of_the_file() {
        assert_eq!(decoded(b"a\xff\xe2\x82b\xc3\xa9"), "a???b\u{e9}");
    }
}
