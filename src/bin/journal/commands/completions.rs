//! `journal completions`: what a shell needs to complete commands, options, references and companies.

use clap::Args;
use clap::builder::PossibleValuesParser;
use clap_complete::env::Shells;

use crate::failure::{Exit, Failure};
use crate::output::Output;

/// The options of `completions`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// bash, zsh, fish, elvish or powershell
    #[arg(value_name = "SHELL", value_parser = PossibleValuesParser::new(Shells::builtins().names()), hide_possible_values = true)]
    pub(crate) shell: String,
}

pub(super) fn run(options: &Options, output: &Output) -> Result<Exit, Failure> {
    let shells = Shells::builtins();
    let mut script = Vec::new();
    if let Some(shell) = shells.completer(&options.shell) {
        shell
            .write_registration(crate::complete::VARIABLE, "journal", "journal", "journal", &mut script)
            .map_err(Failure::of_output)?;
    }
    if options.shell == "bash" {
        // bash puts what it was given into the line as it is; told that these are names of files, it quotes their spaces.
        let text = String::from_utf8_lossy(&script).replace("-o bashdefault", "-o bashdefault -o filenames");
        script = text.into_bytes();
    }
    output.bytes(&script)?;
    Ok(Exit::Fine)
}
