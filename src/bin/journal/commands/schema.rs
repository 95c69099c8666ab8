//! `journal schema`: the JSON Schemas of what the program writes.

use clap::Args;
use clap::builder::PossibleValuesParser;
use journal::render::schema::{SCHEMAS, named};

use crate::failure::{Exit, Failure};
use crate::output::Output;

/// The options of `schema`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Which one; without a name they are listed
    #[arg(value_name = "NAME", value_parser = PossibleValuesParser::new(SCHEMAS.iter().map(|row| row.name)), hide_possible_values = true)]
    pub(crate) name: Option<String>,
}

pub(super) fn run(options: &Options, output: &Output) -> Result<Exit, Failure> {
    match options.name.as_deref().and_then(named) {
        Some(row) => output.result(&row.text())?,
        None => {
            let rows: Vec<(&str, &str)> = SCHEMAS.iter().map(|row| (row.name, row.about)).collect();
            output.result(&super::listed(&rows))?;
        }
    }
    Ok(Exit::Fine)
}
