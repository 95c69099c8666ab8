//! How much work something takes: processor time of this thread, which other work on the machine does not lengthen.

use std::time::Duration;

/// The processor time that `work` takes.
#[cfg(unix)]
pub(crate) fn of(work: impl FnOnce()) -> Duration {
    let now = || {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
    };
    let started = now();
    work();
    now().saturating_sub(started)
}

/// The time that `work` takes.
#[cfg(not(unix))]
pub(crate) fn of(work: impl FnOnce()) -> Duration {
    let started = std::time::Instant::now();
    work();
    started.elapsed()
}
