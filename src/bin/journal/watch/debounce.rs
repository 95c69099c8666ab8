//! When a burst of changes is over.

use std::time::{Duration, Instant};

/// A burst is over when nothing has changed for so long. Editors write a file in several steps within a few milliseconds
/// (truncate and write, a temporary file and a rename, a backup first); git and sync programs write many files one after
/// the other. Longer would be felt, shorter would show what is half written.
pub(crate) const QUIET: Duration = Duration::from_millis(150);

/// A burst that does not end is looked at after so long all the same, so that a long checkout or a note that is written
/// all the time is shown meanwhile.
pub(crate) const LONGEST: Duration = Duration::from_secs(1);

/// A quiet period with a longest wait. It knows no clock: the moment is an argument, and has to come from one that never
/// goes back.
#[derive(Debug, Default)]
pub(crate) struct Debounce {
    burst: Option<Burst>,
}

#[derive(Debug, Clone, Copy)]
struct Burst {
    first: Instant,
    last: Instant,
}

impl Debounce {
    /// Something changed at `now`.
    pub(crate) fn changed(&mut self, now: Instant) {
        let first = self.burst.map_or(now, |burst| burst.first);
        self.burst = Some(Burst { first, last: now });
    }

    /// When the burst will be over if nothing else changes; `None` where nothing has.
    pub(crate) fn due(&self) -> Option<Instant> {
        self.burst.map(|burst| (burst.last + QUIET).min(burst.first + LONGEST))
    }

    /// Whether the burst is over at `now`. If it is, the next change begins another one.
    pub(crate) fn is_over(&mut self, now: Instant) -> bool {
        let over = self.due().is_some_and(|due| due <= now);
        if over {
            self.burst = None;
        }
        over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(start: Instant, millis: u64) -> Instant {
        start + Duration::from_millis(millis)
    }

    #[test]
    fn nothing_is_due_before_something_changed() {
        let mut debounce = Debounce::default();
        assert_eq!(debounce.due(), None);
        assert!(!debounce.is_over(Instant::now()));
    }

    #[test]
    fn a_change_is_due_after_the_quiet_period_and_once() {
        let start = Instant::now();
        let mut debounce = Debounce::default();
        debounce.changed(start);
        assert!(!debounce.is_over(after(start, 149)));
        assert!(debounce.is_over(after(start, 150)));
        assert!(!debounce.is_over(after(start, 1_000)));
        assert_eq!(debounce.due(), None);
    }

    #[test]
    fn every_change_begins_the_quiet_period_anew() {
        let start = Instant::now();
        let mut debounce = Debounce::default();
        for millis in [0, 100, 200, 300] {
            debounce.changed(after(start, millis));
            assert!(!debounce.is_over(after(start, millis + 100)));
        }
        assert_eq!(debounce.due(), Some(after(start, 450)));
    }

    #[test]
    fn a_burst_without_end_is_looked_at_after_the_longest_wait() {
        let start = Instant::now();
        let mut debounce = Debounce::default();
        let mut looked = Vec::new();
        for millis in (0..3_000).step_by(50) {
            debounce.changed(after(start, millis));
            if debounce.is_over(after(start, millis)) {
                looked.push(millis);
            }
        }
        // The change at which a look is taken is part of what was looked at.
        assert_eq!(looked, [1_000, 2_050]);
    }
}
