//! `journal init`: a settings file in which everything is explained, or an example to look at.

use std::fs;
use std::io;
use std::path::Path;

use clap::Args;
use journal::render::shown;
use journal::settings;

use crate::args::Global;
use crate::config::{Config, FILE};
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::write;

/// The options of `init`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Write a folder of example notes, example-journal, instead
    #[arg(long)]
    example: bool,
}

/// The folder of the example.
const EXAMPLE: &str = "example-journal";
/// The day for which the example was written.
const EXAMPLE_DAY: &str = "2026-10-20";

macro_rules! example {
    ($($name:literal),* $(,)?) => {
        /// The files of the example with their bytes.
        const FILES: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("../../../../example-journal/", $name)))),*];
    };
}

example!(
    "calls/2026-10-09 Tidemark.md",
    "companies/Castellan Freight.md",
    "companies/Fernweh Maps.md",
    "diary/2026-10-18.md",
    "interviews/2026-10-06 Halden Robotics screen.md",
    "interviews/2026-10-07 Larkspur Health panel.md",
    "interviews/2026-10-09 Quillbank intro.md",
    "interviews/2026-10-15 Halden Robotics onsite.md",
    "interviews/2026-10-16 Brightwater take-home.md",
    "interviews/2026-10-19 Quillbank technical.md",
    "journal.toml",
    "people/Ada Quist.md",
    "people/Sam Okoro.md",
    "people/Wren Abara.md",
    "recipes/Onion tart.md",
    "tracker.md",
    "work/2026-10-13 Pike sync.md",
);

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    if options.example {
        return example(global, output);
    }
    // Settings that are there and cannot be used are no reason to refuse here: the file that is there stays.
    let folder = write::base_of(&Config::root(global)?);
    let path = folder.join(FILE);
    write::new(&path, settings::explained().as_bytes())?;
    output.result(&format!("{} explains every setting; each stands at its default.\nNotes lie beside it and below; `journal new COMPANY` begins one, and `journal` says what to do.\n",
        name_of(&path)
    ))?;
    Ok(Exit::Fine)
}

/// Writes the example below the folder that was named, or the current one.
fn example(global: &Global, output: &Output) -> Result<Exit, Failure> {
    let folder = global.directory.as_deref().unwrap_or(Path::new("")).join(EXAMPLE);
    let name = name_of(&folder);
    fs::create_dir(&folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::Usage(
            format!("{name} is there already"),
            "look at it, or name another folder with -C DIR".to_owned(),
        ),
        _ => Failure::File(format!("{name} cannot be made"), error),
    })?;
    for (file, bytes) in FILES {
        let path = folder.join(file);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)
                .map_err(|error| Failure::File(format!("{} cannot be made", name_of(parent)), error))?;
        }
        write::new(&path, bytes)?;
    }
    output.result(&format!(
        "{name} holds {} files of a made-up search. Look at its day:\n\n  journal -C {name} agenda --today {EXAMPLE_DAY}\n",
        FILES.len()
    ))?;
    Ok(Exit::Fine)
}

fn name_of(path: &Path) -> String {
    shown(&path.to_string_lossy()).into_owned()
}
