//! `journal new`: a note from a template, never over one that is there.

use std::io::{IsTerminal, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::Args;
use journal::draft;
use journal::render::shown;
use journal::text::Day;

use super::draft::{folder, own, refused};
use crate::args::{Global, parse_day};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::write;

/// The options of `new`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The company
    #[arg(value_name = "COMPANY")]
    pub(crate) company: String,
    /// The role
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Option<String>,
    /// The day of the interview, as 2026-11-18
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(crate) date: Option<Day>,
    /// The folder of the note, instead of the one that the settings name
    #[arg(long, value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Do not open it in an editor
    #[arg(long)]
    pub(crate) no_edit: bool,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let own_template = folder(&config).join("note.md");
    let (name, template) = match own(&own_template)? {
        Some(text) => (shown(&own_template.to_string_lossy()).into_owned(), text),
        None => ("note.md (built in)".to_owned(), draft::NOTE.to_owned()),
    };
    let text = draft::note(&options.company, options.role.as_deref(), options.date, &name, &template)
        .map_err(|problem| refused(*problem, output))?;
    let Some(file) = file_name(&options.company, options.date) else {
        return Err(Failure::Usage(
            format!("`{}` gives no name for a file", shown(&options.company)),
            "name the company in letters or digits".to_owned(),
        ));
    };
    let base = write::base_of(&config.root).join(&config.settings.drafts.new_notes);
    let place = options.folder.clone().unwrap_or(base);
    std::fs::create_dir_all(&place)
        .map_err(|error| Failure::File(format!("{} cannot be made", shown(&place.to_string_lossy())), error))?;
    let path = place.join(file);
    write::new(&path, text.as_bytes())?;
    output.result(&format!("{}\n", shown(&path.to_string_lossy())))?;
    if !options.no_edit && stdin().is_terminal() && stdout().is_terminal() {
        edit(&path)?;
    }
    Ok(Exit::Fine)
}

/// `2026-11-18 Acme.md`: a name that every file system takes, and no link breaks on.
fn file_name(company: &str, date: Option<Day>) -> Option<String> {
    let odd = |c: char| c.is_control() || "/\\:*?\"<>|#^[]%".contains(c);
    let name: String = shown(company).chars().map(|c| if odd(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut name = words.join(" ");
    while name.len() > 100 {
        name.pop();
    }
    // A dot at the beginning hides a file, and at the end some systems drop it.
    let name = name.trim_matches(['.', ' ']);
    if !name.contains(char::is_alphanumeric) {
        return None;
    }
    Some(date.map_or_else(|| format!("{name}.md"), |date| format!("{date} {name}.md")))
}

/// Opens a file in the person's editor, which may be a command with options, and waits for its end.
fn edit(path: &Path) -> Result<(), Failure> {
    let named = ["VISUAL", "EDITOR"].iter().find_map(|name| std::env::var(name).ok());
    let Some(editor) = named.filter(|editor| !editor.trim().is_empty()) else { return Ok(()) };
    let mut command = if cfg!(windows) {
        let mut words = editor.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).arg(path);
        command
    } else {
        // As git does: the value is a command of the shell.
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{editor} \"$1\"")).arg("journal").arg(path);
        command
    };
    let ended = command.stdin(Stdio::inherit()).status();
    let ended =
        ended.map_err(|error| Failure::File(format!("the editor `{}` cannot be started", shown(&editor)), error))?;
    if ended.success() {
        return Ok(());
    }
    Err(Failure::Usage(
        format!("the editor `{}` failed; the note is there", shown(&editor)),
        "set VISUAL or EDITOR to a command that opens a file".to_owned(),
    ))
}
