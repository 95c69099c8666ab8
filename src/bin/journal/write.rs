//! Writing files: outputs of the program, and lines in notes.
//!
//! Both go through a hidden file beside the target that is complete and on the disk before it takes the target's name,
//! so that a kill, a full disk or a broken one leaves the old bytes or the new ones. A note is written only if it still
//! holds, byte for byte, what was read; where the system can exchange two names, what comes out is compared once more,
//! and goes back if another program was faster.

mod note;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use journal::diagnostic::{Code, Diagnostic};
use journal::render::format::Format;
use journal::render::shown;
use tempfile::{Builder, NamedTempFile};

use crate::failure::Failure;

pub(crate) use note::{Stamp, note, read, ready};

/// How the names of temporary files begin and end. The dot hides them from this program, from Obsidian and from editors;
/// `.~` and `.tmp` are what sync programs leave alone.
const TEMPORARY: (&str, &str) = (".~journal-", ".tmp");

/// So much of a file is looked at for the mark of its format.
const HEAD: u64 = 64 * 1024;

/// The permissions of a file that nobody but its owner reads.
const PRIVATE: u32 = 0o600;

/// The permissions of a file that anybody may read, as far as the person's mask lets them.
const USUAL: u32 = 0o666;

/// What became of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It was written.
    Written,
    /// It holds these bytes already, and was left alone.
    Unchanged,
}

/// Writes an output: only if its bytes differ, and never over a file that this program did not write, unless `force`d.
/// A new file gets the permissions `mode`; one that is there keeps its own.
///
/// # Errors
/// The refusal, or what the system says.
pub(crate) fn output(path: &Path, format: Format, bytes: &[u8], force: bool, mode: u32) -> Result<Outcome, Failure> {
    let name = shown(&path.to_string_lossy()).into_owned();
    let failed = |what: &str, error| Failure::File(format!("{name} {what}"), error);
    let there = match fs::symlink_metadata(path) {
        Ok(found) => Some(found),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed("cannot be looked at", error)),
    };
    if let Some(found) = &there {
        if !found.is_file() {
            let what = if found.is_symlink() { "a link" } else { "no regular file" };
            let problem = Diagnostic::new(Code::WriteForeign, format!("{name} is {what}"), None);
            return Err(Failure::Refused(Box::new(
                problem.with_help("name a regular file, or one that is not there yet"),
            )));
        }
        let same_size = found.len() == bytes.len() as u64;
        let limit = if same_size { found.len() } else { HEAD };
        let mut old = Vec::new();
        let read = File::open(path).and_then(|file| file.take(limit).read_to_end(&mut old));
        read.map_err(|error| failed("cannot be read", error))?;
        if same_size && old == bytes {
            return Ok(Outcome::Unchanged);
        }
        if !force && !format.is_own(&String::from_utf8_lossy(&old)) {
            let message = format!("{name} is there already, and `journal` did not write it");
            return Err(Failure::Refused(Box::new(Diagnostic::new(Code::WriteForeign, message, None))));
        }
    }
    let write = || -> io::Result<()> {
        let mut file = beside(path, mode)?;
        file.write_all(bytes)?;
        if let Some(found) = &there {
            fs::set_permissions(file.path(), found.permissions())?;
        }
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        sync_folder(folder_of(path))
    };
    write().map_err(|error| unwritten(path, &name, error))?;
    Ok(Outcome::Written)
}

/// Writes a file where none is yet. It has its whole content before it has its name.
///
/// # Errors
/// The refusal where something of that name is there already, or what the system says.
pub(crate) fn new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let name = shown(&path.to_string_lossy()).into_owned();
    let write = || -> io::Result<()> {
        let mut file = beside(path, USUAL)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path).map_err(|error| error.error)?;
        sync_folder(folder_of(path))
    };
    write().map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            let problem = Diagnostic::new(Code::WriteForeign, format!("{name} is there already"), None);
            Failure::Refused(Box::new(problem.with_help("nothing was changed; remove or rename it first")))
        }
        _ => unwritten(path, &name, error),
    })
}

/// Writes an output over one that holds `earlier`, as [`note`] does: what another program wrote there since is not lost.
/// How this program `left` the file, where it wrote it before, spares it a wait.
///
/// # Errors
/// The refusal, or what the system says.
pub(crate) fn output_over(
    path: &Path,
    earlier: &[u8],
    bytes: &[u8],
    left: &mut Option<Stamp>,
) -> Result<Outcome, Failure> {
    if earlier == bytes {
        return Ok(Outcome::Unchanged);
    }
    *left = Some(note::replace(path, &shown(&path.to_string_lossy()), earlier, bytes, left.take())?);
    Ok(Outcome::Written)
}

/// Writes a file of the program's own, for nobody but its owner to read.
///
/// # Errors
/// What the system says.
pub(crate) fn state(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = beside(path, PRIVATE).map_err(plain)?;
    file.write_all(bytes).map_err(plain)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// The permissions of an output about these notes: no more than each of them gives.
pub(crate) fn mode_of<'a>(base: &Path, notes: impl IntoIterator<Item = &'a str>) -> u32 {
    let modes =
        notes.into_iter().filter_map(|note| fs::symlink_metadata(base.join(note)).ok()).map(|found| mode(&found));
    modes.reduce(|all, mode| all & mode).unwrap_or(PRIVATE) | PRIVATE
}

/// An empty file beside `path`, with at most these permissions; it goes when it is dropped.
fn beside(path: &Path, mode: u32) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1).rand_bytes(12);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = mode;
    builder.tempfile_in(folder_of(path))
}

/// Why a file was not written: the folder that is missing, else what the system says.
fn unwritten(path: &Path, name: &str, error: io::Error) -> Failure {
    let folder = folder_of(path);
    if error.kind() == io::ErrorKind::NotFound && !folder.exists() {
        let folder = shown(&folder.to_string_lossy()).into_owned();
        return Failure::NoFolder(format!("{name} cannot be written: there is no folder {folder}"));
    }
    Failure::File(format!("{name} cannot be written"), plain(error))
}

/// What the system says, without the name of the temporary file of which it says it.
fn plain(error: io::Error) -> io::Error {
    let words = error.to_string();
    match words.split_once(" at path \"") {
        Some((said, _)) => io::Error::new(error.kind(), said.to_owned()),
        None => error,
    }
}

/// The folder that holds a file.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The permissions of a file, without execution.
#[cfg(unix)]
fn mode(found: &fs::Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    found.permissions().mode() & 0o666
}

#[cfg(not(unix))]
fn mode(_: &fs::Metadata) -> u32 {
    PRIVATE
}

/// Sees to it that a name that was changed is on the disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened, and the system sees to it.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The folder below which shown paths lie: the root, or the folder of a root that is a file.
pub(crate) fn base_of(root: &Path) -> PathBuf {
    if root.is_file() { folder_of(root).to_owned() } else { root.to_owned() }
}

#[cfg(test)]
mod tests;
