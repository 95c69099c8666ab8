//! Looking: at what changed, at everything, at the root and at the settings.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use super::Watch;
use super::source::Poll;
use super::state::State;
use crate::args::Global;
use crate::config::{Config, FILE, user_file};
use crate::failure::Failure;

/// How often, at most, everything is compared with what is known, in case the system was silent about a change.
const ROUND: Duration = Duration::from_secs(60);

/// A comparison of everything may take this part of the time, so that an idle watch of a large folder stays idle.
const ROUND_SHARE: u32 = 2_000;

/// How often a folder may turn up as new while it is looked at, before the next comparison of everything sees to it.
const MOST_LOOKS: usize = 4;

/// A settings file, with its time of change and its size where it is there.
pub(super) type SettingsFile = (PathBuf, Option<(Option<SystemTime>, u64)>);

impl Watch<'_> {
    /// Compares everything with what is known.
    pub(super) fn look_at_everything(&mut self) -> Result<(), Failure> {
        self.all = false;
        self.dirty.clear();
        let begin = Instant::now();
        let notes = self.refresh(vec![self.config.root.clone()]);
        let took = begin.elapsed();
        self.round = Instant::now() + ROUND.max(took.saturating_mul(ROUND_SHARE));
        self.show(notes)
    }

    /// Reads what changed at these paths and below. A folder that turns up as new is looked at again once its changes are
    /// told of, since files may have come in between.
    pub(super) fn refresh(&mut self, mut paths: Vec<PathBuf>) -> Vec<Arc<str>> {
        if !self.config.root.exists() {
            self.with_trouble(|trouble| trouble.lost = true);
            return Vec::new();
        }
        let mut notes = Vec::new();
        for _ in 0..MOST_LOOKS {
            let changes = self.state.look(&self.config, paths.iter().map(PathBuf::as_path));
            notes.extend(changes.notes);
            paths = self.arm(changes.folders);
            if paths.is_empty() {
                break;
            }
        }
        notes.sort_unstable();
        notes.dedup();
        notes
    }

    /// Sees to it that changes in these folders are told of; gives those where they were not before.
    pub(super) fn arm(&mut self, mut folders: Vec<PathBuf>) -> Vec<PathBuf> {
        // A root that is a file stands in a folder that no walk comes by.
        if self.state.base() != self.config.root {
            folders.push(self.state.base().to_owned());
        }
        for folder in self.outputs.folders() {
            // One that lies among the notes has been looked into; what happens in another one is no change of a note.
            if !folder.starts_with(self.state.base()) && self.source.arm(folder).is_err() {
                break;
            }
        }
        let mut new = Vec::new();
        for folder in folders {
            match self.source.arm(&folder) {
                Ok(true) => new.push(folder),
                Ok(false) => {}
                Err(refusal) => {
                    self.source = Box::new(Poll);
                    self.with_trouble(|trouble| trouble.refusal = Some(refusal));
                    break;
                }
            }
        }
        if self.state.base() != self.config.root && !new.is_empty() {
            return vec![self.config.root.clone()];
        }
        new
    }

    /// A root that is gone keeps the last agenda; one that came back is another one.
    pub(super) fn look_at_root(&mut self) {
        let there = self.config.root.exists();
        if self.trouble.lost == there {
            if there {
                let base = self.state.base().to_owned();
                self.source.disarm(&base);
                self.all = true;
            }
            self.with_trouble(|trouble| trouble.lost = !there);
        }
        if there {
            // A root that was removed and made again between two looks is known by itself.
            let base = self.state.base().to_owned();
            if self.source.arm(&base).is_ok_and(|new| new) {
                self.all = true;
            }
        }
    }

    /// Settings that changed are read again, and everything with them.
    pub(super) fn look_at_settings(&mut self) {
        let now = settings_files(self.global, &self.config);
        if now == self.settings || self.trouble.lost {
            return;
        }
        self.settings = now;
        match self.config.again(self.global) {
            Ok(config) => {
                self.config = config;
                self.state = State::new(&self.config);
                self.all = true;
                self.with_trouble(|trouble| trouble.settings = None);
            }
            Err(failure) => {
                let words = failure.words();
                self.with_trouble(|trouble| trouble.settings = Some(words));
            }
        }
    }

    pub(super) fn is_settings(&self, path: &Path) -> bool {
        self.settings.iter().any(|(file, _)| file == path)
    }
}

/// The files that settings come from, and how they are now.
pub(super) fn settings_files(global: &Global, config: &Config) -> Vec<SettingsFile> {
    let own = global.config.clone().unwrap_or_else(|| config.folder().join(FILE));
    let state = |found: Metadata| (found.modified().ok(), found.len());
    let files = user_file().into_iter().chain([own]);
    files.map(|file| (file.clone(), std::fs::metadata(file).ok().map(state))).collect()
}
