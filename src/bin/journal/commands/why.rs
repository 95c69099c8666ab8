//! `journal why`: everything behind one line, one promise, one application.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use journal::agenda::{self, Company, Filter, Which, applications, promises, with_quiet};
use journal::render::{why, why_application, why_promise};

use crate::args::Global;
use crate::complete;
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::reading::Journal;
use crate::reference::{named, path_and_line};

/// The options of `why`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A reference (any beginning of it that is unambiguous), path:line, or a company
    #[arg(value_name = "REF", add = ArgValueCompleter::new(complete::references))]
    pub(crate) reference: String,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = Journal::read(&config);
    let pages = match named(&options.reference, &journal.agenda.items) {
        Ok(items) => items
            .into_iter()
            .map(|item| why::why(item, journal.agenda.today, output.look_at(&config.root), &config.files))
            .collect(),
        Err(failure @ Failure::Reference(Exit::Refused, ..)) => return Err(failure),
        Err(failure) => beside_the_agenda(&options.reference, &journal, &config, output).ok_or(failure)?,
    };
    output.page(&pages.join("\n"))?;
    Ok(journal.exit())
}

/// The pages about what is no line of today's agenda: a promise, a line of a quiet application, an application.
fn beside_the_agenda(reference: &str, journal: &Journal, config: &Config, output: &Output) -> Option<Vec<String>> {
    let cases = journal.cases(config);
    let wanted = reference.trim().trim_start_matches('^').to_ascii_lowercase();
    let line = path_and_line(reference);
    let all = promises(&cases, &Filter { all: true, ..Filter::default() });
    let is_named = |number: u64| !wanted.is_empty() && format!("{number:010x}").starts_with(&wanted);
    let found: Vec<String> = all
        .rows
        .iter()
        .filter(|row| {
            let place = &row.source.place;
            is_named(row.reference)
                || line.as_ref().is_some_and(|(path, line)| *place.path == **path && place.line == *line)
        })
        .map(|row| why_promise::why(row, config.today, output.look_at(&config.root), &config.files))
        .collect();
    if !found.is_empty() {
        return Some(found);
    }
    let agenda = with_quiet(&journal.book, &config.settings, &journal.calendar, config.today);
    if let Ok(items) = named(reference, &agenda.items) {
        return Some(
            items
                .into_iter()
                .map(|item| why::why(item, agenda.today, output.look_at(&config.root), &config.files))
                .collect(),
        );
    }
    let Company::Found(views) = agenda::company(&cases, reference) else { return None };
    let ids: Vec<&str> = views.iter().filter_map(|at| cases.views.get(*at)).map(|view| view.case.id.as_str()).collect();
    let all = applications(&cases, &agenda, Which::All, &Filter { all: true, ..Filter::default() });
    let own = all.rows.iter().filter(|row| ids.contains(&row.application.id.as_str()));
    Some(own.map(|row| why_application::why(row, config.today, output.look_at(&config.root))).collect())
}
