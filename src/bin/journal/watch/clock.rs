//! Days that begin, nights that are slept through, and clocks that are set.

use std::time::{Duration, Instant, SystemTime};

use chrono::{Local, NaiveTime, TimeDelta};
use journal::text::Day;

use crate::config::local_day;
use crate::failure::Failure;

/// The clock of the wall and the one that never goes back may drift apart by so much without a reason.
const DRIFT: Duration = Duration::from_secs(5);

/// The day, and whether the clock jumped.
#[derive(Debug)]
pub(crate) struct Clock {
    /// The day of `--today`, which does not end.
    fixed: Option<Day>,
    wall: SystemTime,
    steady: Instant,
}

impl Clock {
    /// A clock that starts now; one whose day is `fixed` shows no other.
    pub(crate) fn new(fixed: Option<Day>) -> Clock {
        Clock { fixed, wall: SystemTime::now(), steady: Instant::now() }
    }

    /// The day that counts as today, read anew.
    ///
    /// # Errors
    /// The clock shows no civil day.
    pub(crate) fn today(&self) -> Result<Day, Failure> {
        self.fixed.map_or_else(local_day, Ok)
    }

    /// Whether the clock was set, or the machine slept, since this was asked last.
    pub(crate) fn has_jumped(&mut self) -> bool {
        let (wall, steady) = (SystemTime::now(), Instant::now());
        let passed = steady.duration_since(self.steady);
        let jumped = match wall.duration_since(self.wall) {
            Ok(shown) => shown.abs_diff(passed) > DRIFT,
            Err(back) => back.duration() + passed > DRIFT,
        };
        (self.wall, self.steady) = (wall, steady);
        jumped
    }

    /// How long the day lasts, if nobody sets the clock; `None` for one that does not end.
    pub(crate) fn until_midnight(&self) -> Option<Duration> {
        if self.fixed.is_some() {
            return None;
        }
        let now = Local::now();
        let midnight = now.date_naive().succ_opt()?.and_time(NaiveTime::MIN);
        // Where midnight is left out by a change of the hour the day begins within the hour after it.
        let next = midnight.and_local_timezone(Local).earliest();
        let next =
            next.or_else(|| midnight.checked_add_signed(TimeDelta::hours(1))?.and_local_timezone(Local).earliest())?;
        next.signed_duration_since(now).to_std().ok()
    }
}
