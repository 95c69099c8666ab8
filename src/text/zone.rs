//! Clock times in zones, as UTC.

use chrono::{Datelike, LocalResult, NaiveDate, TimeZone, Timelike};
use chrono_tz::Tz;

use super::Day;

/// A clock time (minutes since midnight) of a day in the zone of an IANA name, as day and minutes in UTC. A time that the
/// clock passes twice is its first; one that it leaps over is as much later.
pub fn utc_of_zone(day: Day, minutes: u16, zone: &str) -> Option<(Day, u16)> {
    let zone: Tz = zone.parse().ok()?;
    let date = NaiveDate::from_ymd_opt(day.year(), day.month(), day.day())?;
    let local = date.and_hms_opt(u32::from(minutes) / 60, u32::from(minutes) % 60, 0)?;
    let at = match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.naive_utc(),
        LocalResult::None => {
            // The offset that held before the leap still counts.
            let before = local.checked_sub_signed(chrono::TimeDelta::hours(3))?;
            let utc = zone.from_local_datetime(&before).earliest()?.naive_utc();
            utc.checked_add_signed(chrono::TimeDelta::hours(3))?
        }
    };
    let day = Day::new(at.year(), at.month(), at.day())?;
    Some((day, u16::try_from(at.hour() * 60 + at.minute()).ok()?))
}

/// The same for a zone that lies `east` minutes east of UTC.
pub fn utc_of_offset(day: Day, minutes: u16, east: i16) -> Option<(Day, u16)> {
    let at = i64::from(minutes) - i64::from(east);
    let rest = u16::try_from(at.rem_euclid(24 * 60)).ok()?;
    Some((day.plus(at.div_euclid(24 * 60))?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn zones_know_summer_time() {
        let check = |at: &str, minutes, zone, utc: &str, there| {
            assert_eq!(utc_of_zone(day(at), minutes, zone), Some((day(utc), there)), "{at} {minutes} {zone}");
        };
        check("2026-11-18", 15 * 60 + 30, "America/Los_Angeles", "2026-11-18", 23 * 60 + 30);
        check("2026-07-18", 17 * 60, "America/Los_Angeles", "2026-07-19", 0);
        check("2026-07-18", 60, "Europe/Berlin", "2026-07-17", 23 * 60);
        // The clock goes from 2:00 to 3:00, and from 3:00 back to 2:00.
        check("2026-03-29", 2 * 60 + 30, "Europe/Berlin", "2026-03-29", 60 + 30);
        check("2026-10-25", 2 * 60 + 30, "Europe/Berlin", "2026-10-25", 30);
        assert_eq!(utc_of_zone(day("2026-11-18"), 0, "Nowhere/At_all"), None);
    }

    #[test]
    fn offsets_lead_to_the_day_before_and_after() {
        assert_eq!(utc_of_offset(day("2026-11-18"), 60, 330), Some((day("2026-11-17"), 19 * 60 + 30)));
        assert_eq!(utc_of_offset(day("2026-11-18"), 23 * 60, -120), Some((day("2026-11-19"), 60)));
        assert_eq!(utc_of_offset(day("9999-12-31"), 23 * 60, -120), None);
    }
}
