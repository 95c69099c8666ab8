//! What is known of every file: only what changed is read and understood again.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use journal::agenda::{Agenda, Living};
use journal::diagnostic::{Code, Diagnostic};
use journal::extract::{Facts, facts};
use journal::note::Counted;
use journal::render::problems::sort;
use journal::text::Day;
use journal::timeline::Calendar;

use crate::config::Config;
use crate::reading::{is_remark, no_notes};
use crate::scan::{Met, Scan, is_reached};

/// A file whose time of change is nearer to now than this may change again without another time: some file systems
/// count in whole or in two seconds.
const UNSETTLED: Duration = Duration::from_secs(2);

/// By what a file is known to be unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
    /// Inode and time of change, where there are such.
    identity: (u64, i64, i64),
    settled: bool,
}

impl Stamp {
    fn of(found: &Metadata) -> Stamp {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            (found.ino(), found.ctime(), found.ctime_nsec())
        };
        #[cfg(not(unix))]
        let identity = (0, 0, 0);
        let modified = found.modified().ok();
        let settled = modified.is_some_and(|modified| {
            let now = SystemTime::now();
            let (later, earlier) = (now.max(modified), now.min(modified));
            later.duration_since(earlier).is_ok_and(|apart| apart > UNSETTLED)
        });
        Stamp { modified, size: found.len(), identity, settled }
    }

    /// Whether the file surely holds what it held when `self` was taken.
    fn still(self, now: Stamp) -> bool {
        self.settled && Stamp { settled: true, ..now } == self
    }
}

/// What is known of one file.
#[derive(Debug)]
struct Known {
    shown: Arc<str>,
    stamp: Option<Stamp>,
    /// A number for its bytes, where it was read when its stamp did not say much, or more than once.
    bytes: Option<u64>,
    /// Its permissions, for those of outputs.
    mode: u32,
}

/// The notes of a journal, as they were read last.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// The folder below which the notes lie.
    base: PathBuf,
    known: BTreeMap<PathBuf, Known>,
    /// How many of them have each permissions.
    modes: BTreeMap<u32, usize>,
    living: Living,
    calendar: Calendar,
    /// What could not be read, and what was passed over with a remark, by the path as it is shown.
    problems: BTreeMap<Arc<str>, Vec<Diagnostic>>,
}

/// What a look at some files found.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// The notes that were read, and those that are gone, as they are shown.
    pub(crate) notes: Vec<Arc<str>>,
    /// The folders that were looked into.
    pub(crate) folders: Vec<PathBuf>,
}

/// What one file gives.
enum Read {
    Facts(Box<Facts>),
    PassedOver(Arc<str>, Vec<Diagnostic>),
    /// It holds what it held.
    Same(Arc<str>),
}

impl State {
    /// Nothing yet, of the journal of these settings.
    pub(crate) fn new(config: &Config) -> State {
        State { base: config.folder(), calendar: Calendar::new(&config.settings), ..State::default() }
    }

    /// The folder below which the notes lie.
    pub(crate) fn base(&self) -> &Path {
        &self.base
    }

    /// How many notes count.
    pub(crate) fn counted(&self) -> usize {
        self.living.counted()
    }

    /// The permissions that all notes have in common.
    pub(crate) fn mode(&self) -> Option<u32> {
        self.modes.keys().copied().reduce(|all, mode| all & mode)
    }

    /// Takes what is known of a file, in the place of what was known of it.
    fn know(&mut self, path: PathBuf, known: Known) {
        self.forget(&path);
        *self.modes.entry(known.mode).or_default() += 1;
        self.known.insert(path, known);
    }

    fn forget(&mut self, path: &Path) -> Option<Known> {
        let known = self.known.remove(path)?;
        if let Some(count) = self.modes.get_mut(&known.mode) {
            *count -= 1;
            if *count == 0 {
                self.modes.remove(&known.mode);
            }
        }
        Some(known)
    }

    /// Whether a path can matter: it or something below it is a note, or was one.
    pub(crate) fn concerns(&self, path: &Path, config: &Config) -> bool {
        let hidden = || path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        path == self.base || (!hidden() && is_reached(path, &self.base, &config.settings.notes))
    }

    /// Looks at these paths and at everything below them. Files whose stamp is the same are not read again, unless they
    /// are `named` themselves.
    pub(crate) fn look<'p>(&mut self, config: &Config, paths: impl IntoIterator<Item = &'p Path>) -> Changes {
        let notes = &config.settings.notes;
        let mut changes = Changes::default();
        let mut scan = Scan::new(notes);
        let mut met = HashSet::new();
        let mut taken: BTreeMap<Arc<str>, (PathBuf, Known)> = BTreeMap::new();
        let mut starts: Vec<&Path> = paths.into_iter().collect();
        starts.sort_unstable();
        starts.dedup();
        let mut above: Option<&Path> = None;
        for start in starts {
            // What lies below a path that was looked at has been looked at.
            if above.is_some_and(|above| start.starts_with(above)) {
                continue;
            }
            above = Some(start);
            let found = if start == config.root { fs::metadata(start) } else { fs::symlink_metadata(start) };
            let there =
                found.is_ok_and(|found| !found.is_symlink()) && (start == self.base || self.concerns(start, config));
            self.drop_problems(start);
            if there {
                let known = &self.known;
                scan.walk(start, &self.base, notes, &mut |found| match found {
                    Met::Folder(folder) => changes.folders.push(folder.to_owned()),
                    Met::File(file, shown) => {
                        met.insert(file.to_owned());
                        let data = fs::metadata(file).ok();
                        let stamp = data.as_ref().map(Stamp::of);
                        let old = known.get(file);
                        let before = old.and_then(|known| known.stamp).zip(stamp);
                        let same = file != start && before.is_some_and(|(old, stamp)| old.still(stamp));
                        if !same {
                            let mode = data.as_ref().map_or(0, mode);
                            let bytes = old.and_then(|known| known.bytes);
                            let entry = Known { shown: Arc::clone(shown), stamp, bytes, mode };
                            taken.insert(Arc::clone(shown), (file.to_owned(), entry));
                        }
                    }
                });
            }
            self.drop_missing(start, &met, &mut changes);
        }
        scan.keep(|shown| taken.contains_key(shown));
        self.take(config, scan, taken, &mut changes);
        changes.notes.sort_unstable();
        changes.notes.dedup();
        changes
    }

    /// Forgets what was said of paths at and below `start` that no note stands behind; the walk says it again.
    fn drop_problems(&mut self, start: &Path) {
        if self.problems.is_empty() {
            return;
        }
        let known: HashSet<Arc<str>> = self.below(start).map(|(_, known)| Arc::clone(&known.shown)).collect();
        let base = &self.base;
        self.problems.retain(|shown, _| known.contains(shown) || !base.join(&**shown).starts_with(start));
    }

    fn below(&self, start: &Path) -> impl Iterator<Item = (&PathBuf, &Known)> {
        let range = (Bound::Included(start), Bound::Unbounded);
        let owned = start.to_owned();
        self.known.range::<Path, _>(range).take_while(move |(path, _)| path.starts_with(&owned))
    }

    /// Forgets the notes below `start` that a walk did not meet.
    fn drop_missing(&mut self, start: &Path, met: &HashSet<PathBuf>, changes: &mut Changes) {
        let gone: Vec<PathBuf> =
            self.below(start).map(|(path, _)| path).filter(|path| !met.contains(*path)).cloned().collect();
        for path in gone {
            if let Some(known) = self.forget(&path) {
                self.living.remove(&known.shown);
                self.problems.remove(&known.shown);
                changes.notes.push(known.shown);
            }
        }
    }

    /// Reads the files of a scan and takes what they give.
    fn take(
        &mut self,
        config: &Config,
        mut scan: Scan,
        mut taken: BTreeMap<Arc<str>, (PathBuf, Known)>,
        changes: &mut Changes,
    ) {
        let (settings, calendar) = (&config.settings, &self.calendar);
        let read = scan.read(|source| {
            let known = taken.get(&source.path).map(|(path, known)| (known, self.known.contains_key(path)));
            let is_of_use =
                known.is_some_and(|(known, again)| again || !known.stamp.is_some_and(|stamp| stamp.settled));
            let bytes = is_of_use.then(|| number(&source.bytes));
            if bytes.is_some() && known.is_some_and(|(known, again)| again && known.bytes == bytes) {
                return (Read::Same(Arc::clone(&source.path)), bytes);
            }
            let facts = facts(source, settings, calendar);
            let read = match facts.counted {
                Counted::Yes | Counted::Person => Read::Facts(Box::new(facts)),
                Counted::CompanyOnly | Counted::No => Read::PassedOver(facts.path, facts.problems),
            };
            (read, bytes)
        });
        for (read, bytes) in read {
            let shown = match &read {
                Read::Facts(facts) => Arc::clone(&facts.path),
                Read::PassedOver(path, _) | Read::Same(path) => Arc::clone(path),
            };
            let is_same = matches!(read, Read::Same(_));
            match read {
                Read::Facts(facts) => {
                    self.problems.remove(&shown);
                    self.living.put(*facts);
                }
                Read::PassedOver(_, problems) => {
                    self.living.remove(&shown);
                    self.say(&shown, problems);
                }
                Read::Same(_) => {}
            }
            if let Some((path, mut known)) = taken.remove(&shown) {
                known.bytes = bytes;
                self.know(path, known);
                if !is_same {
                    config.files.forget(&shown);
                    changes.notes.push(shown);
                }
            }
        }
        // What is left could not be read: it gives nothing until it can be.
        for (shown, (path, mut known)) in taken {
            (known.stamp, known.bytes) = (None, None);
            self.living.remove(&shown);
            self.problems.remove(&shown);
            self.know(path, known);
            changes.notes.push(shown);
        }
        for problem in std::mem::take(&mut scan.problems) {
            let Some(path) = problem.place.as_ref().map(|place| Arc::clone(&place.path)) else { continue };
            // What went away between the listing and the reading is not there, which is no problem.
            let is_gone = || {
                fs::symlink_metadata(self.base.join(&*path)).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
            };
            if problem.code == Code::Unreadable && is_gone() {
                continue;
            }
            self.problems.entry(path).or_default().push(problem);
        }
    }

    fn say(&mut self, shown: &Arc<str>, problems: Vec<Diagnostic>) {
        if problems.is_empty() {
            self.problems.remove(shown);
        } else {
            self.problems.insert(Arc::clone(shown), problems);
        }
    }

    /// The agenda as of a day, the same as that of a journal that is read afresh.
    pub(crate) fn agenda(&mut self, config: &Config, today: Day) -> Agenda {
        let mut agenda = self.living.agenda(&config.settings, &self.calendar, today);
        agenda.problems.extend(self.problems.values().flatten().filter(|problem| !is_remark(problem)).cloned());
        if self.counted() == 0 {
            agenda.problems.push(no_notes(config, self.known.len()));
        }
        sort(&mut agenda.problems);
        agenda
    }
}

fn number(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

#[cfg(unix)]
fn mode(found: &Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    found.permissions().mode() & 0o666
}

#[cfg(not(unix))]
fn mode(_: &Metadata) -> u32 {
    0o600
}
