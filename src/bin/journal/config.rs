//! Where the journal is and where settings come from: built-in, the person's file, the journal's file.

use std::io;
use std::path::{Path, PathBuf};

use chrono::Datelike;
use journal::diagnostic::Diagnostic;
use journal::render::shown;
use journal::settings::Settings;
use journal::text::Day;

use crate::args::Global;
use crate::failure::Failure;
use crate::files::Files;
use crate::scan::{Reason, Root, find_root};

/// The settings file at the root of a journal.
pub(crate) const FILE: &str = "journal.toml";

/// What a command needs to know before it reads a note.
#[derive(Debug)]
pub(crate) struct Config {
    /// The folder of the notes.
    pub(crate) root: PathBuf,
    /// Why it is that one.
    pub(crate) reason: Reason,
    /// All settings, with their origins.
    pub(crate) settings: Settings,
    /// The day that counts as today.
    pub(crate) today: Day,
    /// The texts of the files below the root.
    pub(crate) files: Files,
}

impl Config {
    /// Finds the journal and reads its settings.
    ///
    /// # Errors
    /// A folder or a settings file that is not there or cannot be used.
    pub(crate) fn load(global: &Global) -> Result<Config, Failure> {
        let found = root_of(global.directory.as_deref())?;
        if found.reason == Reason::Current && std::env::home_dir().as_ref() == Some(&found.path) {
            return Err(Failure::Usage(
                "this is your home folder, and reading all of it is hardly what you want".to_owned(),
                "go to the folder that holds the notes, or name it with -C DIR or JOURNAL_ROOT".to_owned(),
            ));
        }
        Config::of(global, found)
    }

    /// The settings alone, for a command that reads no note and so may run anywhere.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub(crate) fn load_without_notes(global: &Global) -> Result<Config, Failure> {
        Config::of(global, root_of(global.directory.as_deref())?)
    }

    /// The folder of the notes alone.
    ///
    /// # Errors
    /// A folder that is not there.
    pub(crate) fn root(global: &Global) -> Result<PathBuf, Failure> {
        root_of(global.directory.as_deref()).map(|root| root.path)
    }

    /// The same journal with its settings as they are now.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub(crate) fn again(&self, global: &Global) -> Result<Config, Failure> {
        Config::of(global, Root { path: self.root.clone(), reason: self.reason })
    }

    fn of(global: &Global, found: Root) -> Result<Config, Failure> {
        let root = found.path;
        // A root that is a file is a journal of one note; its settings stand beside it.
        let folder = if root.is_file() { root.parent().unwrap_or(&root) } else { &root };
        let files = Files::below(folder);
        let mut settings = Settings::default();
        let mut problems = Vec::new();
        if let Some(path) = user_file() {
            read_file(&path, &shown_path(&path), false, &mut settings, &files, &mut problems)?;
        }
        match &global.config {
            Some(path) => read_file(path, &shown_path(path), true, &mut settings, &files, &mut problems)?,
            None => read_file(&folder.join(FILE), FILE, false, &mut settings, &files, &mut problems)?,
        }
        if !problems.is_empty() {
            return Err(Failure::Settings(problems, Box::new(files)));
        }
        let today = match global.today {
            Some(day) => day,
            None => local_day()?,
        };
        Ok(Config { root, reason: found.reason, settings, today, files })
    }

    /// The folder below which shown paths lie: the root, or the folder of a root that is a file.
    pub(crate) fn folder(&self) -> PathBuf {
        if self.root.is_file() { self.root.parent().unwrap_or(&self.root).to_owned() } else { self.root.clone() }
    }

    /// The root as it is shown.
    pub(crate) fn shown_root(&self) -> String {
        let whole = std::path::absolute(&self.root).unwrap_or_else(|_| self.root.clone());
        whole.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// The civil day where the person is.
pub(crate) fn local_day() -> Result<Day, Failure> {
    let now = chrono::Local::now();
    Day::new(now.year(), now.month(), now.day()).ok_or_else(|| {
        Failure::Usage(
            "the clock shows no day of the years 1 to 9999".to_owned(),
            "name the day with --today".to_owned(),
        )
    })
}

/// The root that was named or found, if notes can be read there.
fn root_of(named: Option<&Path>) -> Result<Root, Failure> {
    let current = std::env::current_dir()
        .map_err(|error| Failure::File("the current folder cannot be read".to_owned(), error))?;
    let home = std::env::home_dir();
    let root = find_root(named, std::env::var_os("JOURNAL_ROOT").as_deref(), &current, home.as_deref());
    let name = shown_path(named.unwrap_or(&root.path));
    let means = match root.reason {
        Reason::Environment => "JOURNAL_ROOT names it; name the folder that holds the notes there, or with -C DIR",
        _ => "name the folder that holds the notes with -C DIR",
    };
    match std::fs::metadata(&root.path) {
        Ok(found) if found.is_file() && !is_note(&root.path) => {
            Err(Failure::Usage(format!("{name} is no folder and no Markdown note"), means.to_owned()))
        }
        Ok(_) => Ok(root),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(Failure::Usage(format!("there is no folder {name}"), means.to_owned()))
        }
        Err(error) => Err(Failure::File(format!("{name} cannot be read"), error)),
    }
}

fn is_note(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["md", "markdown"].iter().any(|own| ending.eq_ignore_ascii_case(own)))
}

/// The person's own settings file, where there may be one: `journal/config.toml` in the XDG folder (`%APPDATA%` on
/// Windows).
pub(crate) fn user_file() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = folder("XDG_CONFIG_HOME")
        .or_else(|| if cfg!(windows) { folder("APPDATA") } else { None })
        .or_else(|| std::env::home_dir().map(|home| home.join(".config")))?;
    Some(base.join("journal").join("config.toml"))
}

/// Reads one settings file over the settings; one that need not be there may be missing.
fn read_file(
    path: &Path,
    name: &str,
    must_be: bool,
    settings: &mut Settings,
    files: &Files,
    problems: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !must_be => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Failure::Usage(
                format!("there is no file {name}"),
                "name a settings file with --config".to_owned(),
            ));
        }
        Err(error) => return Err(Failure::File(format!("{name} cannot be read"), error)),
    };
    let Ok(text) = String::from_utf8(bytes) else {
        return Err(Failure::Usage(format!("{name} is not UTF-8"), "save it as UTF-8".to_owned()));
    };
    files.add(name, &text);
    if let Err(found) = settings.read_toml(name, &text) {
        problems.extend(found);
    }
    Ok(())
}

fn shown_path(path: &Path) -> String {
    shown(&path.to_string_lossy()).into_owned()
}
