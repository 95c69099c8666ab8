//! `journal snooze`: items wait until another day.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use journal::edit::{Deed, Desk, Told};
use journal::timeline::Tense;

use crate::args::Global;
use crate::config::Config;
use crate::edits::{Writing, commit, day, give};
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::reading::Gathered;
use crate::reference;

/// The options of `snooze`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// References, or path:line, and then until when, in any words: friday, next week, 2026-11-27
    #[arg(value_name = "REF… WHEN", required = true, num_args = 2.., add = ArgValueCompleter::new(crate::complete::references))]
    words: Vec<String>,
    /// A remark to write with it
    #[arg(short, value_name = "REMARK")]
    message: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let gathered = Gathered::read(&config);
    let mut desk = Desk::new(gathered.facts, &config.settings, &gathered.calendar, config.today);
    let items = &desk.agenda().items;
    // The first word is a reference; those after it are as long as they name something; the last is never one.
    let first = options.words.first().map(String::as_str).unwrap_or_default();
    let mut targets = vec![reference::target(first, items)?];
    let most = options.words.len().saturating_sub(1);
    let mut at = 1;
    while let Some(word) = options.words.get(at).filter(|_| at < most) {
        let Ok(target) = reference::target(word, items) else { break };
        targets.push(target);
        at += 1;
    }
    let words = options.words.get(at..).unwrap_or_default().join(" ");
    let until = day(&words, config.today, Tense::Future, &gathered.calendar)?;
    if until <= config.today {
        return Err(Failure::Usage(
            format!("`{words}` is {until}, which is not ahead"),
            "name a day after today".to_owned(),
        ));
    }
    let told = Told { deed: Deed::Snoozed(until), on: config.today, only: &[], remark: options.message.as_deref() };
    let mut recorded = Vec::new();
    for target in targets {
        let Some(item) = target.item(&desk.agenda().items).cloned() else { continue };
        let notes = desk.notes_of(&item);
        give(&mut desk, &config, notes)?;
        recorded.extend(target.record(&mut desk, &told)?);
    }
    commit(&desk, &config, &recorded, &options.writing, output)
}
