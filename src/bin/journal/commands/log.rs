//! `journal log`, `journal add`: a dated line, or a task, in a note.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use journal::edit::Desk;

use crate::args::Global;
use crate::config::Config;
use crate::edits::{On, Writing, commit, give};
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::reading::Gathered;
use crate::what;

/// The options of `log`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A note by its path or name, an item by its reference, or a company
    #[arg(value_name = "WHAT", add = ArgValueCompleter::new(crate::complete::companies))]
    what: String,
    /// What happened
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
    #[command(flatten)]
    on: On,
    #[command(flatten)]
    writing: Writing,
}

/// The options of `add`.
#[derive(Debug, Args)]
pub(crate) struct AddOptions {
    /// A note by its path or name, an item by its reference, or a company
    #[arg(value_name = "NOTE", add = ArgValueCompleter::new(crate::complete::companies))]
    what: String,
    /// What is to be done
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
    #[command(flatten)]
    writing: Writing,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let text = words(&options.text)?;
    let config = Config::load(global)?;
    let gathered = Gathered::read(&config);
    let on = options.on.day(&config, &gathered.calendar)?;
    let mut desk = Desk::new(gathered.facts, &config.settings, &gathered.calendar, config.today);
    let what = what::named(&options.what, &desk, &config)?;
    give(&mut desk, &config, vec![what.note.clone()])?;
    let recorded = desk.log(&what.note, what.case.as_deref(), on, &text)?;
    commit(&desk, &config, &[recorded], &options.writing, output)
}

pub(super) fn add(global: &Global, options: &AddOptions, output: &Output) -> Result<Exit, Failure> {
    let text = words(&options.text)?;
    let config = Config::load(global)?;
    let gathered = Gathered::read(&config);
    let mut desk = Desk::new(gathered.facts, &config.settings, &gathered.calendar, config.today);
    let what = what::named(&options.what, &desk, &config)?;
    give(&mut desk, &config, vec![what.note.clone()])?;
    let recorded = desk.add(&what.note, what.case.as_deref(), &text)?;
    let exit = commit(&desk, &config, &[recorded], &options.writing, output)?;
    if let Some(company) = desk.closed(&what.note, what.case.as_deref()) {
        let message = format!("{company} is closed, so its tasks are not on the agenda");
        output.complain(&message, "put what is still to be done into the note of an open application");
    }
    Ok(exit)
}

fn words(text: &[String]) -> Result<String, Failure> {
    let text = text.join(" ");
    if text.trim().is_empty() {
        return Err(Failure::Usage("there is nothing to write".to_owned(), "say it after the note".to_owned()));
    }
    Ok(text)
}
