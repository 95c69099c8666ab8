//! The command line: everything that touches files, the clock, the environment and the terminal.

// The library is kept from these doors by clippy.toml; the shell is the one place where they belong.
#![allow(clippy::disallowed_methods, reason = "the binary is the door through which side effects happen")]

mod args;
mod commands;
mod complete;
mod config;
mod edits;
mod failure;
mod files;
mod filters;
mod output;
mod outputs;
mod progress;
mod reading;
mod reference;
mod scan;
mod sync;
mod undo;
mod what;
mod watch;
mod write;

use std::process::ExitCode;

use output::Output;

fn main() -> ExitCode {
    if complete::answered(std::env::args_os()) {
        return ExitCode::SUCCESS;
    }
    let (output, result) = match args::parse(std::env::args_os()) {
        Ok(args) => {
            let output = Output::new(args.global.color, args.global.quiet);
            let output = if args.global.no_pager { output } else { output.with_pager() };
            let result = commands::run(args, &output);
            (output, result)
        }
        Err(failure) => (Output::default(), Err(failure)),
    };
    result.unwrap_or_else(|failure| failure.report(&output)).into()
}
