//! `journal explain`: what a code of a problem means.

use clap::Args;
use clap_complete::engine::ArgValueCandidates;
use journal::diagnostic::{CODES, Code, suggestion};
use journal::render::{explain, shown};

use crate::failure::{Exit, Failure};
use crate::output::Output;

/// The options of `explain`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The code that stands in brackets, as ambiguous-date; without one all are listed
    #[arg(value_name = "CODE", add = ArgValueCandidates::new(crate::complete::codes))]
    pub(crate) code: Option<String>,
}

pub(super) fn run(options: &Options, output: &Output) -> Result<Exit, Failure> {
    let Some(wanted) = &options.code else {
        output.page(&explain::list(output.look()))?;
        return Ok(Exit::Fine);
    };
    let wanted = wanted.trim().trim_matches(['[', ']']).to_ascii_lowercase();
    let Some(code) = CODES.iter().find(|code| code.name() == wanted) else {
        let help = match suggestion(&wanted, CODES.iter().map(|code: &Code| code.name())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`journal explain` lists them all".to_owned(),
        };
        return Err(Failure::Usage(format!("there is no code `{}`", shown(&wanted)), help));
    };
    output.page(&explain::page(*code, output.look()))?;
    Ok(Exit::Fine)
}
