//! `journal brief`: what to know before a call.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use journal::agenda::{self, Brief, Company, asked};
use journal::casebook::Cases;
use journal::note::{Note, Source};
use journal::render::format::Format;
use journal::render::{Texts, brief as page};

use crate::args::{Global, TextOrJson};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::reading::Journal;

/// The options of `brief`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The company, or the beginning of its name
    #[arg(value_name = "COMPANY", required = true, add = ArgValueCompleter::new(crate::complete::companies))]
    company: Vec<String>,
    #[command(flatten)]
    format: TextOrJson,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = Journal::read_with_quiet(&config);
    let cases = journal.cases(&config);
    let views = company(&cases, &options.company.join(" "))?;
    let mut brief = agenda::brief(&cases, &journal.agenda, &views);
    read_again(&mut brief, &config);
    let problems = &journal.agenda.problems;
    match options.format.format {
        Format::Json => output.result(&page::json(&brief, problems, &config.shown_root(), &config.files))?,
        _ => output.page(&page::text(&brief, output.look_at(&config.root)))?,
    }
    Ok(journal.exit())
}

/// The applications of the company that is meant.
fn company(cases: &Cases<'_>, name: &str) -> Result<Vec<usize>, Failure> {
    match agenda::company(cases, name) {
        Company::Found(views) => Ok(views),
        Company::Ambiguous(names) => {
            Err(Failure::Ambiguous(format!("`{name}` may be {} companies", names.len()), names))
        }
        Company::Unknown(near) => Err(Failure::Usage(
            format!("no note is about a company `{name}`"),
            match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`journal apps --all` names the companies of your notes".to_owned(),
            },
        )),
    }
}

/// Reads the company's notes again for what they ask: facts keep no text.
fn read_again(brief: &mut Brief<'_>, config: &Config) {
    let notes: Vec<(String, bool)> = brief.notes.iter().map(|(path, shared)| ((*path).to_owned(), *shared)).collect();
    let company = brief.company.to_owned();
    for (path, is_shared) in notes {
        let Some(text) = config.files.text(&path) else { continue };
        let note = Note::read(&Source { path: path.into(), bytes: text.as_bytes().to_vec() });
        brief.add(asked(&note, is_shared.then_some(company.as_str())));
    }
}
