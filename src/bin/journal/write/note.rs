//! A note gets new bytes: only if it holds what was read, and so that another writer loses nothing.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, SystemTime};

use journal::diagnostic::{Code, Diagnostic, Severity};
use journal::text::{Place, Span};
use tempfile::{NamedTempFile, TempPath};

use super::{beside, folder_of, mode, sync_folder};
use crate::failure::Failure;

/// A note that was written so lately may be written again in a moment: it is left alone until so long has passed.
const QUIET: Duration = Duration::from_millis(20);

/// How often a quiet moment is waited for.
const WAITS: u32 = 50;

/// How often names are exchanged back and forth while somebody else writes, before the program gives up.
const EXCHANGES: u32 = 100;

/// Replaces the bytes of a note, if it still holds `expected`.
///
/// # Errors
/// The refusal (the note changed, is a link, has another name …), after which nothing has changed; or what the system
/// says, after which the note holds its old bytes or the new ones.
pub(crate) fn note(base: &Path, path: &str, expected: &[u8], new: &[u8]) -> Result<(), Failure> {
    let writer = Writer { path, file: inside(base, path)?, expected, new };
    writer.check_texts()?;
    writer.write(None).map(drop)
}

/// Makes sure that a note could be written: it still holds `expected`, and is a file that may be replaced.
///
/// # Errors
/// The refusal.
pub(crate) fn ready(base: &Path, path: &str, expected: &[u8]) -> Result<(), Failure> {
    let writer = Writer { path, file: inside(base, path)?, expected, new: expected };
    writer.check_texts()?;
    writer.look().map(|_| ())
}

/// Replaces the bytes of a file that is no note, if it still holds `expected`. A file that still is as this program
/// `left` it is written by nobody else, and no quiet moment is waited for. Gives how it is left now.
///
/// # Errors
/// As [`note`].
pub(super) fn replace(
    file: &Path,
    shown: &str,
    expected: &[u8],
    new: &[u8],
    left: Option<Stamp>,
) -> Result<Stamp, Failure> {
    Writer { path: shown, file: file.to_owned(), expected, new }.write(left)
}

/// By what it shows that a file was written or replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    number: u64,
    at: SystemTime,
    length: u64,
}

impl Stamp {
    fn of(found: &Metadata) -> io::Result<Stamp> {
        Ok(Stamp { number: number(found), at: found.modified()?, length: found.len() })
    }
}

/// The bytes of a note, as they are before something is written to it; no more than `most`.
///
/// # Errors
/// The refusal, or what the system says.
pub(crate) fn read(base: &Path, path: &str, most: u32) -> Result<Vec<u8>, Failure> {
    let file = inside(base, path)?;
    let failed = |error| Failure::File(format!("{path} cannot be read"), error);
    let found = fs::symlink_metadata(&file).map_err(failed)?;
    if !found.is_file() {
        return Err(refused(Code::WriteUnsafe, path, "it is no regular file"));
    }
    if found.len() > u64::from(most) {
        return Err(refused(
            Code::TooLarge,
            path,
            &format!("it has {} bytes, and `max_note_bytes` is {most}", found.len()),
        ));
    }
    fs::read(&file).map_err(failed)
}

/// The file that a shown path stands for, if it lies below the base without a link on the way.
fn inside(base: &Path, path: &str) -> Result<PathBuf, Failure> {
    let below = Path::new(path);
    let named = below.components().all(|part| matches!(part, Component::Normal(_)));
    if !named || path.is_empty() {
        return Err(refused(Code::WriteUnsafe, path, "its path leads out of the journal"));
    }
    let hidden = |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
    if below.parent().is_some_and(|folders| folders.components().any(hidden)) {
        return Err(refused(Code::WriteUnsafe, path, "it lies in a hidden folder, which belongs to another program"));
    }
    let mut whole = base.to_owned();
    let mut parts = below.components().peekable();
    while let Some(part) = parts.next() {
        whole.push(part);
        let is_link = fs::symlink_metadata(&whole).is_ok_and(|found| found.is_symlink());
        if is_link {
            let what = if parts.peek().is_some() { "it lies behind a link" } else { "it is a link" };
            return Err(refused(Code::WriteUnsafe, path, what));
        }
    }
    let name = below.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    if name.starts_with('.') || name.contains(".sync-conflict-") || name.contains("conflicted copy") {
        return Err(refused(Code::ConflictCopy, path, "a sync program or an editor left this copy"));
    }
    Ok(whole)
}

fn refused(code: Code, path: &str, message: &str) -> Failure {
    let place = Place { path: path.into(), span: Span::default(), line: 1, column: 1 };
    let problem = Diagnostic::new(code, message, Some(place));
    Failure::Refused(Box::new(Diagnostic { severity: Severity::Error, ..problem }))
}

struct Writer<'a> {
    path: &'a str,
    file: PathBuf,
    expected: &'a [u8],
    new: &'a [u8],
}

impl Writer<'_> {
    fn write(&self, left: Option<Stamp>) -> Result<Stamp, Failure> {
        let found = self.look()?;
        let temp = self.prepare(&found).map_err(|error| self.failed(error))?;
        self.wait_until_quiet(left)?;
        let found = self.look()?;
        // Of the new bytes before they have the name: afterwards it may be another program's that is looked at.
        let stamp = temp.as_file().metadata().and_then(|new| Stamp::of(&new)).map_err(|error| self.failed(error))?;
        self.put(temp.into_temp_path(), &found, stamp.number).map(|()| stamp)
    }

    fn failed(&self, error: io::Error) -> Failure {
        Failure::File(format!("{} cannot be written", self.path), super::plain(error))
    }

    fn refused(&self, message: &str) -> Failure {
        refused(Code::WriteUnsafe, self.path, message)
    }

    fn changed(&self) -> Failure {
        refused(Code::WriteChanged, self.path, "it changed since it was read; nothing was written")
    }

    fn check_texts(&self) -> Result<(), Failure> {
        for bytes in [self.expected, self.new] {
            if std::str::from_utf8(bytes).is_err() || bytes.contains(&0) {
                return Err(refused(Code::NotUtf8, self.path, "it is not UTF-8 text"));
            }
        }
        Ok(())
    }

    /// Makes sure that the note is a file of one name that may be written, and holds the bytes that were read.
    fn look(&self) -> Result<Metadata, Failure> {
        let found = fs::symlink_metadata(&self.file).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => self.changed(),
            _ => self.failed(error),
        })?;
        if !found.is_file() {
            return Err(self.refused("it is no regular file"));
        }
        if names(&found) > 1 {
            return Err(self.refused("it has more than one name (a hard link), and only one of them would be written"));
        }
        if found.permissions().readonly() {
            return Err(self.refused("it is read-only"));
        }
        if found.len() != self.expected.len() as u64 {
            return Err(self.changed());
        }
        let mut bytes = Vec::with_capacity(self.expected.len());
        let limit = self.expected.len() as u64 + 1;
        let read = File::open(&self.file).and_then(|file| file.take(limit).read_to_end(&mut bytes));
        read.map_err(|error| self.failed(error))?;
        if bytes != self.expected {
            return Err(self.changed());
        }
        Ok(found)
    }

    /// A hidden file beside the note that holds the new bytes, on the disk, with the note's permissions and owner.
    fn prepare(&self, found: &Metadata) -> io::Result<NamedTempFile> {
        let mut temp = beside(&self.file, mode(found) & super::PRIVATE)?;
        temp.write_all(self.new)?;
        keep_owner(temp.as_file(), found)?;
        temp.as_file().set_permissions(found.permissions())?;
        temp.as_file().sync_all()?;
        Ok(temp)
    }

    /// Waits until nobody has written the note for a moment: two programs that write at once would race. Where it still
    /// is as this program `left` it, nobody has begun to.
    fn wait_until_quiet(&self, left: Option<Stamp>) -> Result<(), Failure> {
        let mut last = self.stamp()?;
        if left == Some(last) {
            return Ok(());
        }
        let age = SystemTime::now().duration_since(last.at).or_else(|error| Ok::<_, Failure>(error.duration()))?;
        if age > Duration::from_secs(2) {
            return Ok(());
        }
        for _ in 0..WAITS {
            std::thread::sleep(QUIET);
            let now = self.stamp()?;
            if now == last {
                return Ok(());
            }
            last = now;
        }
        Err(refused(Code::WriteChanged, self.path, "another program keeps writing it; nothing was written"))
    }

    fn stamp(&self) -> Result<Stamp, Failure> {
        let found = fs::symlink_metadata(&self.file).and_then(|found| Stamp::of(&found));
        found.map_err(|error| self.failed(error))
    }

    /// Gives the note's name to the new bytes. Where names can be exchanged, what had the name is looked at again
    /// afterwards; if it is not what was read, another writer was faster, and gets the name back.
    /// `ours` is the number of the new file.
    fn put(&self, temp: TempPath, found: &Metadata, ours: u64) -> Result<(), Failure> {
        match exchange(&temp, &self.file) {
            Ok(true) => {}
            Ok(false) => {
                temp.persist(&self.file).map_err(|error| self.failed(error.error))?;
                return sync_folder(folder_of(&self.file)).map_err(|error| self.unsure(error));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(self.changed()),
            Err(error) => return Err(self.failed(error)),
        }
        // What came out may be all that is left of another program's work: from here on it goes only on purpose.
        let out = temp.keep().map_err(|error| self.failed(error.error))?;
        // A file that only was renamed over the note is another file; a look at its number costs no time.
        let is_same = fs::symlink_metadata(&out).is_ok_and(|out| number(&out) == number(found));
        if is_same && self.holds_old(&out) {
            let synced = sync_folder(folder_of(&self.file));
            // Whoever had the old file open may have written into it all the same.
            if self.holds_old(&out) {
                remove(&out);
                return synced.map_err(|error| self.unsure(error));
            }
        }
        self.give_back(&out, ours).map_err(|error| {
            let name = out.file_name().unwrap_or_default().to_string_lossy();
            let message =
                format!("{} was written by two programs at once; compare it with {name} beside it", self.path);
            Failure::File(message, error)
        })?;
        remove(&out);
        Err(self.changed())
    }

    fn holds_old(&self, file: &Path) -> bool {
        fs::read(file).is_ok_and(|bytes| bytes == self.expected)
    }

    /// Exchanges the names back. If what comes out is not what was put there, a third write came in between: that one
    /// is the newest, and goes back in its turn.
    fn give_back(&self, out: &Path, ours: u64) -> io::Result<()> {
        let mut put = (ours, self.new.to_vec());
        for _ in 0..EXCHANGES {
            // Held open, so that it can be read when it has the name back.
            let mut theirs = File::open(out)?;
            if !exchange(out, &self.file)? {
                return Err(io::ErrorKind::Unsupported.into());
            }
            if number(&fs::symlink_metadata(out)?) == put.0 && fs::read(out)? == put.1 {
                return Ok(());
            }
            let mut bytes = Vec::new();
            theirs.read_to_end(&mut bytes)?;
            put = (number(&theirs.metadata()?), bytes);
        }
        Err(io::Error::other("other programs keep writing it"))
    }

    /// The new bytes have the name, but the disk has not said that it holds them.
    fn unsure(&self, error: io::Error) -> Failure {
        Failure::File(format!("{} was written, but the disk does not confirm it", self.path), error)
    }
}

/// Removes a temporary file. One that cannot be removed is hidden, and harms nobody.
fn remove(file: &Path) {
    let _ = fs::remove_file(file);
}

/// Exchanges two names; `false` where the system or the file system cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// How many names a file has.
#[cfg(unix)]
fn names(found: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(found)
}

#[cfg(not(unix))]
fn names(_: &Metadata) -> u64 {
    1
}

/// The number that tells a file from another one of the same name.
#[cfg(unix)]
fn number(found: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> u64 {
    0
}

/// A note that belongs to somebody else goes on belonging to them, or is not written.
#[cfg(unix)]
fn keep_owner(file: &File, found: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let own = file.metadata()?;
    if (own.uid(), own.gid()) == (found.uid(), found.gid()) {
        return Ok(());
    }
    std::os::unix::fs::fchown(file, Some(found.uid()), Some(found.gid()))
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}
