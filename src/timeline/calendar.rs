//! Working days, holidays, and the conventions that the settings choose.

use crate::settings::{DateOrder, Hemisphere, NextWeekday, Settings};
use crate::text::{Day, Weekday};
use crate::timeline::holidays::public_holidays;

/// The years whose public holidays are made beforehand; those of others are made when they are asked for.
const USUAL_YEARS: std::ops::RangeInclusive<i32> = 1990..=2080;

/// What a person's settings say about days; made once from [`Settings`].
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// How 12/4 is read.
    pub date_order: DateOrder,
    /// Which day "next Friday" is.
    pub next_weekday: NextWeekday,
    /// On which half of the earth the seasons are meant.
    pub hemisphere: Hemisphere,
    /// The day that "the end of the week" is.
    pub week_end: Weekday,
    working: [bool; 7],
    holidays: Vec<Day>,
    list: String,
}

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar::new(&Settings::default())
    }
}

impl Calendar {
    /// Takes what it needs from the settings.
    pub fn new(settings: &Settings) -> Calendar {
        let timeline = &settings.timeline;
        let mut working = [false; 7];
        for day in &timeline.working_days {
            working[day.num_days_from_monday() as usize] = true;
        }
        if !working.contains(&true) {
            // A week without a working day would make "the next working day" unfindable.
            working[Weekday::Mon.num_days_from_monday() as usize] = true;
        }
        let mut holidays = timeline.holidays.clone();
        let list = timeline.holiday_list.trim().to_ascii_lowercase();
        if !list.is_empty() {
            holidays.extend(USUAL_YEARS.flat_map(|year| public_holidays(&list, year)));
        }
        holidays.sort_unstable();
        Calendar {
            date_order: timeline.date_order,
            next_weekday: timeline.next_weekday,
            hemisphere: timeline.hemisphere,
            week_end: timeline.week_end,
            working,
            holidays,
            list,
        }
    }

    /// Whether people work on this day.
    pub fn is_working(&self, day: Day) -> bool {
        self.working[day.weekday().num_days_from_monday() as usize]
            && self.holidays.binary_search(&day).is_err()
            && !self.is_unusual_holiday(day)
    }

    /// A public holiday of a year whose days were not made beforehand.
    fn is_unusual_holiday(&self, day: Day) -> bool {
        !self.list.is_empty()
            && !USUAL_YEARS.contains(&day.year())
            && public_holidays(&self.list, day.year()).contains(&day)
    }

    /// The day itself if people work then, else the next one on which they do.
    pub fn working_on_or_after(&self, day: Day) -> Option<Day> {
        self.seek(day, 1)
    }

    /// The day itself if people work then, else the latest one before on which they do.
    pub fn working_on_or_before(&self, day: Day) -> Option<Day> {
        self.seek(day, -1)
    }

    /// The `count`-th working day after `day` (before it where negative); the day itself for 0.
    pub fn plus_working(&self, day: Day, count: i64) -> Option<Day> {
        let step = if count < 0 { -1 } else { 1 };
        let mut day = day;
        for _ in 0..count.unsigned_abs().min(100_000) {
            day = self.seek(day.plus(step)?, step)?;
        }
        (count.unsigned_abs() <= 100_000).then_some(day)
    }

    /// How many working days lie after `from`, up to and including `to`; negative where `to` is earlier.
    pub fn working_between(&self, from: Day, to: Day) -> i64 {
        let (first, last, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
        let mut count = 0;
        let mut day = first;
        while day < last {
            let Some(next) = day.plus(1) else { break };
            day = next;
            count += i64::from(self.is_working(day));
        }
        sign * count
    }

    fn seek(&self, mut day: Day, step: i64) -> Option<Day> {
        // No list of holidays is a year long without a gap; the bound only keeps a hostile one from a long search.
        for _ in 0..3_660 {
            if self.is_working(day) {
                return Some(day);
            }
            day = day.plus(step)?;
        }
        None
    }
}
