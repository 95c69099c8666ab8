//! What the person does from the live view, through the same path as the commands of the same names.

use journal::edit::{Deed, Desk, Told};
use journal::timeline::Tense;

use crate::commands::undo::take_back;
use crate::config::Config;
use crate::edits::{Writing, commit, day, give};
use crate::failure::Failure;
use crate::output::Output;
use crate::reading::Gathered;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    /// The item of this reference is done.
    Done(u64),
    /// It waits until a day, in the person's words.
    Snooze(u64, String),
    /// The last thing that was written is taken back.
    Undo,
}

/// Does it. The notes are read afresh, so that what is written rests on what they say now. Gives what happened in words,
/// and whether it went well.
pub(crate) fn perform(config: &Config, act: &Act) -> (String, bool) {
    let output = Output::kept();
    let result = match act {
        Act::Done(reference) => record(config, *reference, Deed::Done, &output),
        Act::Snooze(reference, words) => snooze(config, *reference, words, &output),
        Act::Undo => take_back(config, &Writing::default(), &output).map(|_| ()),
    };
    match result {
        Ok(()) => (first_line(&output.into_kept()), true),
        Err(failure) => (failure.words(), false),
    }
}

fn snooze(config: &Config, reference: u64, words: &str, output: &Output) -> Result<(), Failure> {
    let until = day(words, config.today, Tense::Future, &journal::timeline::Calendar::new(&config.settings))?;
    if until <= config.today {
        return Err(Failure::Usage(format!("`{words}` is {until}, which is not ahead"), String::new()));
    }
    record(config, reference, Deed::Snoozed(until), output)
}

fn record(config: &Config, reference: u64, deed: Deed, output: &Output) -> Result<(), Failure> {
    let gathered = Gathered::read(config);
    let mut desk = Desk::new(gathered.facts, &config.settings, &gathered.calendar, config.today);
    let Some(item) = desk.item(reference).cloned() else {
        return Err(Failure::Usage("this line is gone already".to_owned(), String::new()));
    };
    let notes = desk.notes_of(&item);
    give(&mut desk, config, notes)?;
    let recorded = desk.record(reference, &Told { deed, on: config.today, only: &[], remark: None })?;
    commit(&desk, config, &recorded, &Writing::default(), output).map(|_| ())
}

fn first_line(text: &str) -> String {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("nothing was written").to_owned()
}
