//! `journal why`: everything behind one line.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use journal::render::why;

use crate::args::Global;
use crate::complete;
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::reading::Journal;
use crate::reference::named;

/// The options of `why`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A reference (any beginning of it that is unambiguous), or path:line
    #[arg(value_name = "REF", add = ArgValueCompleter::new(complete::references))]
    pub(crate) reference: String,
}

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let journal = Journal::read(&config);
    let items = named(&options.reference, &journal.agenda.items)?;
    let pages: Vec<String> =
        items.into_iter().map(|item| why::why(item, journal.agenda.today, output.look(), &config.files)).collect();
    output.result(&pages.join("\n"))?;
    Ok(journal.exit())
}
