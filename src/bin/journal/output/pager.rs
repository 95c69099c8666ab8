//! Pages longer than the screen.

use std::env::var;
use std::io::Write;
use std::process::{Command, Stdio};

/// Shows a text in the person's pager; `false` where there is none, or it cannot be started, so that the text is still to
/// be written. An empty `JOURNAL_PAGER` or `PAGER`, or `cat`, stops it.
pub(super) fn shown(text: &str) -> bool {
    let named = ["JOURNAL_PAGER", "PAGER"].iter().find_map(|name| var(name).ok());
    let pager = named.unwrap_or_else(|| "less -FRX".to_owned());
    let mut words = pager.split_whitespace();
    let Some(program) = words.next().filter(|program| *program != "cat") else { return false };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    if var("LESS").is_err() {
        // Colours and links pass, what fits on the screen is left there, and the page stays when the pager ends.
        command.env("LESS", "FRX");
    }
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut input) = child.stdin.take() {
        // Whoever leaves the pager has seen enough.
        let _ = input.write_all(text.as_bytes());
    }
    let _ = child.wait();
    true
}
