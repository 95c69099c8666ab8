//! `journal draft`: the message to send, to be edited, never sent.

use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};

use clap::Args;
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter};
use journal::agenda::reference;
use journal::diagnostic::suggestion;
use journal::draft::{self, Message, TEMPLATES, is_address};
use journal::render::{drafts, shown};

use crate::args::Global;
use crate::complete;
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::reading::Journal;
use crate::reference::named;
use crate::write;

/// The options of `draft`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A reference (any beginning of it that is unambiguous), or path:line
    #[arg(value_name = "REF", add = ArgValueCompleter::new(complete::references))]
    pub(crate) reference: String,
    /// Another template: its name, or a file
    #[arg(long, value_name = "NAME|FILE", add = ArgValueCandidates::new(complete::templates))]
    pub(crate) template: Option<String>,
    /// Write a file that a mail program opens as a draft; for several people one each
    #[arg(long, value_name = "FILE", conflicts_with = "mailto")]
    pub(crate) eml: Option<PathBuf>,
    /// Print a mailto: link instead; for several messages one a line
    #[arg(long)]
    pub(crate) mailto: bool,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = Journal::read(&config);
    let cases = journal.cases(&config);
    let mut messages: Vec<(String, Message)> = Vec::new();
    for item in named(&options.reference, &journal.agenda.items)? {
        let name = match &options.template {
            Some(name) => name.as_str(),
            None => draft::template_of(item).map_err(Failure::Unfit)?,
        };
        let (shown_name, text) = template(&config, name)?;
        let filled = draft::messages(item, &cases, &shown_name, &text).map_err(Failure::Unfit)?;
        let ids = (1..).map(|number| format!("{}.{number}", reference::full(item.reference)));
        messages.extend(ids.zip(filled));
    }
    for person in messages.iter().flat_map(|(_, message)| &message.to) {
        if person.email.as_deref().is_some_and(|email| !is_address(email)) && !global.quiet {
            output.complain(&format!("the address of {} cannot stand in a mail and is left out", person.name), "");
        }
    }
    match &options.eml {
        Some(path) => {
            let several = messages.len() > 1;
            let mut taken: Vec<PathBuf> = Vec::new();
            for (id, message) in &messages {
                let path = if several { beside(path, message, &taken) } else { path.clone() };
                taken.push(path.clone());
                write::new(&path, &draft::eml(message, &config.settings.me, config.today, id))?;
                output.result(&format!("{}\n", shown(&path.to_string_lossy())))?;
            }
        }
        None if options.mailto => {
            let links: Vec<String> =
                messages.iter().map(|(_, message)| format!("{}\n", draft::mailto(message))).collect();
            output.result(&links.concat())?;
        }
        None => {
            let messages: Vec<&Message> = messages.iter().map(|(_, message)| message).collect();
            output.page(&drafts::text(&messages, output.look(), stdout().is_terminal()))?;
        }
    }
    Ok(journal.exit())
}

/// The template of a name, in the person's folder or built in, or a file; with the name under which it is shown.
fn template(config: &Config, name: &str) -> Result<(String, String), Failure> {
    let is_path = name.contains(['/', '\\']) || Path::new(name).extension().is_some();
    if is_path {
        return match own(Path::new(name))? {
            Some(text) => Ok((shown(name).into_owned(), text)),
            None => Err(Failure::Usage(
                format!("there is no file {}", shown(name)),
                "name a template with --template: `journal help formats` lists them".to_owned(),
            )),
        };
    }
    let file = folder(config).join(format!("{name}.txt"));
    if let Some(text) = own(&file)? {
        return Ok((shown(&file.to_string_lossy()).into_owned(), text));
    }
    if let Some(built_in) = TEMPLATES.iter().find(|built_in| built_in.name == name) {
        return Ok((format!("{name}.txt (built in)"), built_in.text.to_owned()));
    }
    let names: Vec<&str> = TEMPLATES.iter().map(|built_in| built_in.name).collect();
    let help = match suggestion(name, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the templates are {}", names.join(", ")),
    };
    Err(Failure::Usage(format!("there is no template `{}`", shown(name)), help))
}

/// The folder of the person's own templates.
pub(super) fn folder(config: &Config) -> PathBuf {
    write::base_of(&config.root).join(&config.settings.drafts.message_templates)
}

/// The text of a template file, if it is there.
pub(super) fn own(path: &Path) -> Result<Option<String>, Failure> {
    let name = shown(&path.to_string_lossy()).into_owned();
    // What is no plain file (a pipe, a device) is never opened: it could block.
    if !std::fs::metadata(path).is_ok_and(|found| found.is_file()) {
        return Ok(None);
    }
    let bytes = std::fs::read(path).map_err(|error| Failure::File(format!("{name} cannot be read"), error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(text)),
        Err(_) => Err(Failure::Usage(format!("{name} is not UTF-8"), "save it as UTF-8".to_owned())),
    }
}

/// The longest name of a person in the name of a file, in bytes: file systems take 255 for the whole.
const LONGEST_NAME: usize = 80;

/// `thanks.eml` for one of several people: `thanks-dana-okafor.eml`, and with a number where that is taken.
fn beside(path: &Path, message: &Message, taken: &[PathBuf]) -> PathBuf {
    let mut name = message.to.first().map(|person| journal::casebook::slug(&person.name)).unwrap_or_default();
    while name.len() > LONGEST_NAME {
        name.pop();
    }
    let name = name.trim_matches('-');
    let name = if name.is_empty() { "message" } else { name };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    let numbered = |number: usize| {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        path.with_file_name(format!("{stem}-{name}{number}{ending}"))
    };
    (1..=taken.len() + 1).map(numbered).find(|path| !taken.contains(path)).unwrap_or_else(|| path.to_owned())
}
