//! What is going on, on a terminal, where it takes long.

use std::io::{IsTerminal, Write, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// What takes no longer than this says nothing.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the line is written anew.
const TURN: Duration = Duration::from_millis(100);

/// A line on standard error that counts, from half a second on; nothing where that is no terminal.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    done: Arc<AtomicUsize>,
    shown: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Begins to count up to `all`.
    pub(crate) fn start(all: usize) -> Progress {
        let done = Arc::new(AtomicUsize::new(0));
        if !stderr().is_terminal() || std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
            return Progress { done, shown: None };
        }
        let (stop, stopped) = channel::<()>();
        let counted = Arc::clone(&done);
        let write = move || {
            let mut wait = PATIENCE;
            let mut written = false;
            while stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                let _ = write!(stderr(), "\rReading notes: {} of {all}", counted.load(Ordering::Relaxed));
                (wait, written) = (TURN, true);
            }
            if written {
                let _ = write!(stderr(), "\r\u{1b}[K");
            }
        };
        let thread = std::thread::Builder::new().spawn(write).ok();
        Progress { done, shown: thread.map(|thread| (stop, thread)) }
    }

    /// Counts one more.
    pub(crate) fn one(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.shown.take() {
            drop(stop);
            let _ = thread.join();
        }
    }
}
