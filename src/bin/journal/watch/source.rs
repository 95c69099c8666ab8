//! Who tells of changes: the system, or a look at everything every few seconds.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, SystemTime};

use notify::event::ModifyKind;
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Message;

/// How often everything is looked at where the system tells of nothing.
const POLL: Duration = Duration::from_secs(2);

/// inotify watches one folder at a time, and a limit counts them: folders that are passed over (`.git`, `.obsidian`) are
/// left out, and a folder that cannot be watched is known by its name. The other systems watch a whole tree at once.
const ONE_BY_ONE: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// Something that tells of changes below a folder.
pub(crate) trait Source {
    /// Sees to it that changes in this folder are told of from now on. `true` where they were not before: what changed
    /// until now may have been missed.
    ///
    /// # Errors
    /// Why the system will not tell of them.
    fn arm(&mut self, folder: &Path) -> Result<bool, Refusal>;

    /// A folder is gone, or may be another one of the same name.
    fn disarm(&mut self, folder: &Path);

    /// How often to look at everything instead; `None` where changes are told of.
    fn every(&self) -> Option<Duration>;
}

/// Why the system tells of no changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// What happened.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) help: String,
}

/// A look at everything, every two seconds.
#[derive(Debug, Default)]
pub(crate) struct Poll;

impl Source for Poll {
    fn arm(&mut self, _: &Path) -> Result<bool, Refusal> {
        Ok(false)
    }

    fn disarm(&mut self, _: &Path) {}

    fn every(&self) -> Option<Duration> {
        Some(POLL)
    }
}

/// The system's own notices.
#[derive(Debug)]
pub(crate) struct Native {
    watcher: RecommendedWatcher,
    root: PathBuf,
    armed: BTreeMap<PathBuf, Identity>,
}

/// By what a folder is known to be the same one: a new one may get the number of the old one.
type Identity = (Option<SystemTime>, u64, u64);

impl Native {
    /// Notices about folders below `root`, sent as messages.
    ///
    /// # Errors
    /// Why the system gives none.
    pub(crate) fn new(root: &Path, messages: Sender<Message>) -> Result<Native, Refusal> {
        let tell = move |told: notify::Result<Event>| {
            // Where nobody listens any more the program ends.
            let _ = match told {
                Ok(event) => message(event).map_or(Ok(()), |message| messages.send(message)),
                Err(_) => messages.send(Message::Missed),
            };
        };
        let watcher = RecommendedWatcher::new(tell, Config::default().with_follow_symlinks(false)).map_err(refusal)?;
        Ok(Native { watcher, root: root.to_owned(), armed: BTreeMap::new() })
    }
}

impl Source for Native {
    fn arm(&mut self, folder: &Path) -> Result<bool, Refusal> {
        if !ONE_BY_ONE && folder != self.root {
            return Ok(false);
        }
        let Ok(found) = fs::metadata(folder) else { return Ok(false) };
        let identity = identity(&found);
        if self.armed.get(folder) == Some(&identity) {
            return Ok(false);
        }
        self.disarm(folder);
        let mode = if ONE_BY_ONE { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
        match self.watcher.watch(folder, mode) {
            Ok(()) => {
                self.armed.insert(folder.to_owned(), identity);
                Ok(true)
            }
            // It went away, or may not be read, which the look at it says.
            Err(error) if !folder.exists() || is_denied(&error) => Ok(false),
            Err(error) => Err(refusal(error)),
        }
    }

    fn disarm(&mut self, folder: &Path) {
        let range = self.armed.range::<Path, _>((Bound::Included(folder), Bound::Unbounded));
        let below: Vec<PathBuf> =
            range.map(|(armed, _)| armed).take_while(|armed| armed.starts_with(folder)).cloned().collect();
        for armed in below {
            self.armed.remove(&armed);
            // The system forgets a folder that is gone by itself. One that was moved is watched under its old name, and
            // would be watched under no name if it were forgotten after it was armed under the new one.
            let _ = self.watcher.unwatch(&armed);
        }
    }

    fn every(&self) -> Option<Duration> {
        None
    }
}

fn identity(found: &Metadata) -> Identity {
    #[cfg(unix)]
    let (device, inode) = {
        use std::os::unix::fs::MetadataExt;
        (found.dev(), found.ino())
    };
    #[cfg(not(unix))]
    let (device, inode) = (0, 0);
    (found.created().ok(), device, inode)
}

/// What an event tells. Reading a file is one too: whoever listened to those would wake by its own reading.
fn message(event: Event) -> Option<Message> {
    if event.need_rescan() {
        return Some(Message::Missed);
    }
    let replaced = match event.kind {
        EventKind::Access(_) => return None,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => true,
        _ => false,
    };
    (!event.paths.is_empty()).then_some(Message::Changed { paths: event.paths, replaced })
}

fn is_denied(error: &notify::Error) -> bool {
    matches!(&error.kind, ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied)
}

/// Names the limit that was met, where it was one.
fn refusal(error: notify::Error) -> Refusal {
    // EMFILE and ENFILE: no more inotify instances, or no more open files.
    let instances = matches!(&error.kind, ErrorKind::Io(error) if matches!(error.raw_os_error(), Some(23 | 24)));
    match error.kind {
        ErrorKind::MaxFilesWatch => Refusal {
            message: "the system watches no more folders".to_owned(),
            help: "raise it with: sudo sysctl fs.inotify.max_user_watches=524288".to_owned(),
        },
        _ if instances => Refusal {
            message: "the system lets no more programs watch folders".to_owned(),
            help: "raise it with: sudo sysctl fs.inotify.max_user_instances=512".to_owned(),
        },
        _ => Refusal { message: format!("the system does not tell of changes ({error})"), help: String::new() },
    }
}
