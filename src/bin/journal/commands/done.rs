//! `journal done`, `journal drop`: what became of items, in their notes.

use std::io::{self, BufRead, IsTerminal, Write};

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use journal::agenda::{Item, State};
use journal::edit::{Deed, Desk, Told};
use journal::render::shown;

use crate::args::Global;
use crate::config::Config;
use crate::edits::{On, Writing, commit, give};
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::reading::Gathered;
use crate::reference::{self, Target};

/// The options of `done` and `drop`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// References (any beginning that is unambiguous), or path:line; none on a terminal: choose from today's
    #[arg(value_name = "REF", add = ArgValueCompleter::new(crate::complete::references))]
    references: Vec<String>,
    #[command(flatten)]
    on: On,
    /// Only this person, where others are still to come; may be said several times
    #[arg(long, value_name = "PERSON")]
    only: Vec<String>,
    /// A remark to write with it
    #[arg(short, value_name = "REMARK")]
    message: Option<String>,
    #[command(flatten)]
    writing: Writing,
}

pub(super) fn run(global: &Global, options: &Options, deed: Deed, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let gathered = Gathered::read(&config);
    let on = options.on.day(&config, &gathered.calendar)?;
    let mut desk = Desk::new(gathered.facts, &config.settings, &gathered.calendar, config.today);
    let items = &desk.agenda().items;
    let targets: Vec<Target> = if options.references.is_empty() {
        chosen(items)?
    } else {
        options.references.iter().map(|word| reference::target(word, items)).collect::<Result<_, Failure>>()?
    };
    let told = Told { deed, on, only: &options.only, remark: options.message.as_deref() };
    let mut recorded = Vec::new();
    for (at, target) in targets.iter().enumerate() {
        if targets.iter().take(at).any(|earlier| earlier == target) {
            continue;
        }
        // What is said of one item may settle another one: that one has nothing left to say.
        let Some(item) = target.item(&desk.agenda().items).cloned() else { continue };
        let notes = desk.notes_of(&item);
        give(&mut desk, &config, notes)?;
        recorded.extend(target.record(&mut desk, &told)?);
    }
    commit(&desk, &config, &recorded, &options.writing, output)
}

/// The items that the person chooses from those of today; only where somebody sits before a terminal.
fn chosen(items: &[Item]) -> Result<Vec<Target>, Failure> {
    let (input, mut shown_on) = (io::stdin(), io::stdout());
    if !(input.is_terminal() && shown_on.is_terminal()) {
        return Err(Failure::Usage(
            "no reference was named".to_owned(),
            "name one or more; `journal agenda` prints those of today".to_owned(),
        ));
    }
    let due: Vec<&Item> = items.iter().filter(|item| matches!(item.state, State::Overdue | State::Today)).collect();
    if due.is_empty() {
        return Err(Failure::Usage("nothing is due today".to_owned(), "name a reference".to_owned()));
    }
    let mut page = String::new();
    for (number, item) in due.iter().enumerate() {
        let company = item.company.as_deref().map(|company| format!(" ({company})")).unwrap_or_default();
        page.push_str(&format!("{:3}  {}\n", number + 1, shown(&format!("{}{company}", item.title))));
    }
    page.push_str("Which? (numbers, or nothing to leave it) ");
    let mut answer = String::new();
    shown_on.write_all(page.as_bytes()).and_then(|()| shown_on.flush()).map_err(Failure::of_output)?;
    input
        .lock()
        .read_line(&mut answer)
        .map_err(|error| Failure::File("the answer cannot be read".to_owned(), error))?;
    let number = |word: &str| {
        let item = word.parse::<usize>().ok().and_then(|number| due.get(number.checked_sub(1)?));
        item.map(|item| Target { reference: item.reference, at: None }).ok_or_else(|| {
            Failure::Usage(format!("`{word}` is none of the numbers"), format!("choose from 1 to {}", due.len()))
        })
    };
    answer.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty()).map(number).collect()
}
