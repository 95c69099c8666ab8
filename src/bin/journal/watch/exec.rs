//! The command of `--exec`: one at a time, with the agenda on its standard input.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::mpsc::Sender;
use std::thread;

use super::Message;

/// Runs a command whenever it is asked to, never twice at the same time: of the agendas that come while it runs, the
/// last one is given to the next run.
#[derive(Debug)]
pub(crate) struct Exec {
    command: String,
    messages: Sender<Message>,
    running: bool,
    next: Option<String>,
    /// Whether its own output may be seen.
    shown: bool,
}

impl Exec {
    /// A command that has not run yet; `shown` says whether it may write to the terminal.
    pub(crate) fn new(command: String, messages: Sender<Message>, shown: bool) -> Exec {
        Exec { command, messages, running: false, next: None, shown }
    }

    /// Gives the command an agenda, now or when it has ended.
    pub(crate) fn run(&mut self, agenda: String) {
        if self.running {
            self.next = Some(agenda);
            return;
        }
        self.running = true;
        let (command, messages, shown) = (self.command.clone(), self.messages.clone(), self.shown);
        thread::spawn(move || {
            let problem = once(&command, &agenda, shown).err();
            // Where nobody listens any more the program ends.
            let _ = messages.send(Message::Ran(problem));
        });
    }

    /// The command has ended: the next run begins, if an agenda waits for it.
    pub(crate) fn ended(&mut self) {
        self.running = false;
        if let Some(agenda) = self.next.take() {
            self.run(agenda);
        }
    }
}

/// Runs the command once and waits for it.
fn once(command: &str, agenda: &str, shown: bool) -> Result<(), String> {
    let mut shell = if cfg!(windows) {
        let mut shell = Command::new("cmd");
        shell.args(["/C", command]);
        shell
    } else {
        let mut shell = Command::new("sh");
        shell.args(["-c", command]);
        shell
    };
    let stream = || if shown { Stdio::inherit() } else { Stdio::null() };
    shell.stdin(Stdio::piped()).stdout(stream()).stderr(stream());
    let mut child = shell.spawn().map_err(|error| format!("`{command}` cannot be started: {error}"))?;
    if let Some(mut input) = child.stdin.take() {
        // A command that does not read its input is none the worse for it.
        let _ = input.write_all(agenda.as_bytes());
    }
    let status = child.wait().map_err(|error| format!("`{command}` got lost: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{command}` ended with {status}")) }
}
