//! From a folder to sources: which root, which files, and reading them in parallel.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use journal::diagnostic::{Code, Diagnostic};
use journal::note::{Source, lies_in};
use journal::settings::Notes;
use journal::text::{Place, Span};
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

/// Why a folder is the journal's root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// `-C`.
    Argument,
    /// `JOURNAL_ROOT`.
    Environment,
    /// It holds `journal.toml`.
    Settings,
    /// It holds `.obsidian`.
    Vault,
    /// It holds `.git`.
    Repository,
    /// Nothing was found upward, so it is the current folder.
    Current,
}

/// The journal's root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Root {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Why it is the root.
    pub(crate) reason: Reason,
}

/// Finds the root: what was said on the command line, else in the environment, else upward from the current folder the
/// nearest `journal.toml`, else the nearest `.obsidian`, else the nearest `.git`, else the current folder.
///
/// The home folder itself is never found by looking upward, nor is anything above it.
pub(crate) fn find_root(
    argument: Option<&Path>,
    environment: Option<&OsStr>,
    current: &Path,
    home: Option<&Path>,
) -> Root {
    if let Some(path) = argument {
        return Root { path: current.join(path), reason: Reason::Argument };
    }
    if let Some(path) = environment.filter(|path| !path.is_empty()) {
        return Root { path: current.join(path), reason: Reason::Environment };
    }
    let signs = [("journal.toml", Reason::Settings), (".obsidian", Reason::Vault), (".git", Reason::Repository)];
    for (sign, reason) in signs {
        let above = current.ancestors().take_while(|folder| home.is_none_or(|home| *folder != home));
        if let Some(folder) = above.into_iter().find(|folder| folder.join(sign).exists()) {
            return Root { path: folder.to_path_buf(), reason };
        }
    }
    Root { path: current.to_path_buf(), reason: Reason::Current }
}

/// One file that is to be read.
#[derive(Debug, Clone)]
struct Entry {
    file: PathBuf,
    shown: Arc<str>,
}

/// The files below a root, in order of their paths, and what could not be looked at.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    files: Vec<Entry>,
    cap: u64,
    /// How long the listing took.
    listing: Duration,
    /// Conflict copies, files over the cap, what could not be read.
    pub(crate) problems: Vec<Diagnostic>,
    /// Whether a file or folder could not be read, which the exit code says.
    pub(crate) unreadable: bool,
}

/// Lists the notes below a root: `*.md` and `*.markdown`, regular files only, not in dot-folders, template folders or
/// what is excluded; symlinks are not followed.
pub(crate) fn scan(root: &Path, notes: &Notes) -> Scan {
    let mut scan = Scan::new(notes);
    // A root that is a file is a journal of one note.
    let base = if root.is_file() { root.parent().unwrap_or(root) } else { root };
    let start = Instant::now();
    scan.walk(root, base, notes, &mut |_| ());
    scan.listing = start.elapsed();
    // A walk goes by the names of files; `a/x` stands behind `a-b/x` by its path.
    scan.files.sort_by(|a, b| a.shown.cmp(&b.shown));
    scan
}

/// Something that a walk came by.
#[derive(Debug)]
pub(crate) enum Met<'a> {
    /// A folder that is looked into.
    Folder(&'a Path),
    /// A file that is to be read, and its path as it is shown.
    File(&'a Path, &'a Arc<str>),
}

impl Scan {
    /// A scan that has not looked anywhere yet.
    pub(crate) fn new(notes: &Notes) -> Scan {
        Scan { cap: u64::from(notes.max_note_bytes), ..Scan::default() }
    }

    /// Adds what lies at `start` and below, in the journal whose folder is `base`; tells `met` of every folder that is
    /// looked into and every file that is listed, in order.
    pub(crate) fn walk(&mut self, start: &Path, base: &Path, notes: &Notes, met: &mut dyn FnMut(Met<'_>)) {
        let mut walk = WalkDir::new(start).sort_by(|a, b| a.file_name().cmp(b.file_name())).into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().map_or_else(|| shown(start), |path| shown_below(path, base));
                    let reason = error.io_error().map_or_else(|| "it lies in itself".to_owned(), reason);
                    self.report(Code::Unreadable, &path, reason);
                    continue;
                }
            };
            if entry.file_type().is_dir() {
                if entry.path() != base && is_skipped_folder(entry.file_name(), entry.path(), base, notes) {
                    walk.skip_current_dir();
                } else {
                    met(Met::Folder(entry.path()));
                }
            } else if entry.file_type().is_file() {
                let listed = self.files.len();
                self.consider(entry, base, notes);
                if let Some(entry) = self.files.get(listed) {
                    met(Met::File(&entry.file, &entry.shown));
                }
            }
        }
    }

    /// How many files there are to read.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// Leaves out the files whose shown path does not satisfy `keep`.
    pub(crate) fn keep(&mut self, keep: impl Fn(&str) -> bool) {
        self.files.retain(|entry| keep(&entry.shown));
    }

    /// The file that a shown path stands for.
    pub(crate) fn file(&self, shown: &str) -> Option<&Path> {
        self.files.iter().find(|entry| &*entry.shown == shown).map(|entry| entry.file.as_path())
    }

    /// Reads every file, in parallel, and makes something of each; the order is that of the paths. No more than one
    /// file a thread is held at a time.
    pub(crate) fn read<T: Send>(&mut self, make: impl Fn(&Source) -> T + Sync) -> Vec<T> {
        let mut all = Vec::with_capacity(self.files.len());
        self.read_in_turn(make, |made| all.push(made));
        all
    }

    /// The same, and `take` gets what was made in the order of the paths, while the files behind it are read.
    pub(crate) fn read_in_turn<T: Send>(&mut self, make: impl Fn(&Source) -> T + Sync, mut take: impl FnMut(T) + Send) {
        /// So many files are read before what was made of them is taken.
        const SHARE: usize = 64;
        let cap = self.cap;
        let files = &self.files;
        let mut failed: Vec<(usize, Failure)> = Vec::new();
        let make = |files: &[Entry]| -> Vec<Result<T, Failure>> {
            files
                .par_iter()
                .map_init(Vec::new, |buffer, entry| {
                    let mut bytes = std::mem::take(buffer);
                    read_into(&entry.file, cap, &mut bytes)?;
                    let source = Source { path: Arc::clone(&entry.shown), bytes };
                    let made = make(&source);
                    *buffer = source.bytes;
                    if buffer.capacity() > 1 << 20 {
                        *buffer = Vec::new();
                    }
                    Ok(made)
                })
                .collect()
        };
        let mut read = || {
            let mut index = 0;
            let mut take_all = |share: Vec<Result<T, Failure>>| {
                for made in share {
                    match made {
                        Ok(made) => take(made),
                        Err(failure) => failed.push((index, failure)),
                    }
                    index += 1;
                }
            };
            let mut made = Vec::new();
            for share in files.chunks(SHARE) {
                (made, ()) = rayon::join(|| make(share), || take_all(made));
            }
            take_all(made);
        };
        let more = patient_threads(rayon::current_num_threads(), files.len(), self.listing)
            .filter(|_| std::env::var_os("RAYON_NUM_THREADS").is_none());
        match more.and_then(|count| rayon::ThreadPoolBuilder::new().num_threads(count).build().ok()) {
            Some(pool) => pool.install(read),
            // What was made is taken by a thread that makes, which has room left from that.
            None => rayon::scope(|_| read()),
        }
        for (index, failure) in failed {
            let Some(path) = self.files.get(index).map(|entry| Arc::clone(&entry.shown)) else { continue };
            match failure {
                Failure::TooLarge(size) => {
                    let message = format!("it has {size} bytes, and `max_note_bytes` is {cap}");
                    self.problems.push(problem(Code::TooLarge, &path, message));
                }
                Failure::Unreadable(error) => self.report(Code::Unreadable, &path, reason(&error)),
            }
        }
    }

    fn report(&mut self, code: Code, path: &str, message: String) {
        self.unreadable = true;
        self.problems.push(problem(code, path, message));
    }

    fn consider(&mut self, entry: DirEntry, base: &Path, notes: &Notes) {
        let name = entry.file_name().as_encoded_bytes();
        let is_cloud = name.ends_with(b".icloud") && contains_ignoring_case(name, b".md");
        if !(has_ending(name, b".md") || has_ending(name, b".markdown") || is_cloud) {
            return;
        }
        let shown = shown_below(entry.path(), base);
        if notes.exclude.iter().any(|path| lies_in(&shown, path)) {
            return;
        }
        if is_cloud {
            let message = "the file is in iCloud only and was not read".to_owned();
            let help = "download it, then run this again";
            self.problems.push(problem(Code::ConflictCopy, &shown, message).with_help(help));
        } else if name.starts_with(b".") {
            // Dot-files are what editors and sync programs leave while they write.
        } else if contains_ignoring_case(name, b".sync-conflict-") || contains_ignoring_case(name, b"conflicted copy") {
            let message = "a sync program left this copy after a conflict; it was not read".to_owned();
            self.problems.push(problem(Code::ConflictCopy, &shown, message));
        } else {
            self.files.push(Entry { file: entry.into_path(), shown });
        }
    }
}

/// How many threads read files that have to be waited for: where the folders were slow to list, nothing of the journal is
/// in memory yet, and a thread that waits for the disk leaves its core to another.
fn patient_threads(cores: usize, files: usize, listing: Duration) -> Option<usize> {
    /// An entry of a folder that is in memory takes a tenth of this.
    const SLOW: Duration = Duration::from_micros(10);
    /// Fewer files are read before threads are made.
    const FEW: usize = 256;
    /// So many reads at once keep a disk busy.
    const MOST: usize = 16;
    let count = u32::try_from(files).ok().filter(|_| files >= FEW)?;
    let more = (cores * 4).min(MOST);
    (listing / count > SLOW && more > cores).then_some(more)
}

enum Failure {
    TooLarge(u64),
    Unreadable(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Unreadable(error)
    }
}

/// Reads a file into a buffer; its size is looked at first.
fn read_into(path: &Path, cap: u64, bytes: &mut Vec<u8>) -> Result<(), Failure> {
    let mut file = File::open(path)?;
    let data = file.metadata()?;
    if !data.is_file() {
        return Err(io::Error::other("it is no regular file any more").into());
    }
    let size = data.len();
    if size > cap {
        return Err(Failure::TooLarge(size));
    }
    let size = usize::try_from(size).map_err(io::Error::other)?;
    bytes.clear();
    bytes.resize(size, 0);
    let mut filled = 0;
    while let Some(rest) = bytes.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read(rest) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    bytes.truncate(filled);
    Ok(())
}

/// Whether a walk of the whole journal would come by a path: no folder above it is passed over.
pub(crate) fn is_reached(path: &Path, base: &Path, notes: &Notes) -> bool {
    let above = path.ancestors().skip(1).take_while(|folder| *folder != base);
    path.starts_with(base)
        && above
            .filter_map(|folder| folder.file_name().map(|name| (name, folder)))
            .all(|(name, folder)| !is_skipped_folder(name, folder, base, notes))
}

fn is_skipped_folder(name: &OsStr, path: &Path, base: &Path, notes: &Notes) -> bool {
    if name.as_encoded_bytes().starts_with(b".") {
        return true;
    }
    let is_template =
        name.to_str().is_some_and(|name| notes.templates.iter().any(|known| known.eq_ignore_ascii_case(name)));
    is_template || {
        !notes.exclude.is_empty() && {
            let shown = shown_below(path, base);
            notes.exclude.iter().any(|path| lies_in(&shown, path))
        }
    }
}

fn problem(code: Code, path: &str, message: String) -> Diagnostic {
    let place = Place { path: path.into(), span: Span::default(), line: 1, column: 1 };
    Diagnostic::new(code, message, Some(place))
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::NotFound => "it is not there (any more)".to_owned(),
        _ => error.to_string(),
    }
}

/// A path below the root with `/` on every system. Bytes that are no text are shown as `\xE9`, so that two names that
/// differ only there stay two.
fn shown_below(path: &Path, base: &Path) -> Arc<str> {
    let below = path.strip_prefix(base).unwrap_or(path);
    match below.to_str() {
        Some(text) if std::path::MAIN_SEPARATOR == '/' => text.into(),
        Some(text) => text.replace(std::path::MAIN_SEPARATOR, "/").into(),
        None => shown(below),
    }
}

fn shown(path: &Path) -> Arc<str> {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02X}"));
        }
    }
    if std::path::MAIN_SEPARATOR != '/' {
        text = text.replace(std::path::MAIN_SEPARATOR, "/");
    }
    text.into()
}

fn has_ending(name: &[u8], ending: &[u8]) -> bool {
    name.len() > ending.len()
        && name.get(name.len() - ending.len()..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

fn contains_ignoring_case(name: &[u8], part: &[u8]) -> bool {
    name.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part))
}

#[cfg(test)]
mod tests;
