//! Being told to end.

use std::sync::mpsc::Sender;

use super::Message;
#[cfg(unix)]
use crate::failure::Exit;

/// How long the program may take to end before the same signal once more ends it hard.
#[cfg(unix)]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

/// Sends a message for each SIGINT, SIGTERM and SIGHUP from now on. Without them the program ends as the system has it.
#[cfg(unix)]
pub(crate) fn listen(messages: Sender<Message>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    std::thread::spawn(move || {
        let mut first = None;
        for signal in signals.forever() {
            let exit = match signal {
                SIGINT => Exit::Interrupted,
                SIGTERM => Exit::Terminated,
                _ => Exit::HungUp,
            };
            let begin = *first.get_or_insert_with(std::time::Instant::now);
            if messages.send(Message::End(exit)).is_err() || begin.elapsed() > PATIENCE {
                // Something hangs: a folder of a network that is gone, for instance.
                let _ = emulate_default_handler(signal);
            }
        }
    });
}

/// Elsewhere the console ends the program.
#[cfg(not(unix))]
pub(crate) fn listen(_: Sender<Message>) {}
