//! In which order a journal writes day and month, as its dates show that allow only one.

use crate::settings::DateOrder;

/// How many dates in numbers allow only one order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Orders {
    /// 25/11: only the day can stand first.
    pub day_first: u32,
    /// 11/25: only the month can.
    pub month_first: u32,
}

/// As many dates must speak for an order before it is suggested.
const LEAST: u32 = 2;
/// And so many times as many as for the other one.
const CLEARLY: u32 = 10;

impl Orders {
    /// Counts the dates in the words of a phrase of time.
    pub fn of(words: &str) -> Orders {
        let mut orders = Orders::default();
        // Most phrases are words.
        if !words.bytes().any(|byte| matches!(byte, b'/' | b'-')) {
            return orders;
        }
        let mut count = |parts: &[&str]| {
            let number =
                |at: usize| parts.get(at).filter(|part| part.len() <= 2).and_then(|part| part.parse::<u32>().ok());
            let (Some(first), Some(second)) = (number(0), number(1)) else { return };
            let (month, day) = (1..=12, 13..=31);
            orders.day_first += u32::from(day.contains(&first) && month.contains(&second));
            orders.month_first += u32::from(month.contains(&first) && day.contains(&second));
        };
        for word in words.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-'))) {
            if !word.contains('/') {
                // 9-12 is a range of days; with hyphens only a year makes a date of it.
                let parts: Vec<&str> = word.split('-').collect();
                if matches!(parts.as_slice(), [_, _, year] if year.len() == 4) {
                    count(&parts);
                }
                continue;
            }
            for date in word.split('-') {
                let parts: Vec<&str> = date.split('/').collect();
                if parts.len() <= 3 {
                    count(&parts);
                }
            }
        }
        orders
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, more: Orders) {
        self.day_first = self.day_first.saturating_add(more.day_first);
        self.month_first = self.month_first.saturating_add(more.month_first);
    }

    /// The order that the dates clearly speak for, and how many do.
    pub fn clear(self) -> Option<(DateOrder, u32)> {
        let clear = |one: u32, other: u32| one >= LEAST && one >= other.saturating_mul(CLEARLY);
        if clear(self.day_first, self.month_first) {
            Some((DateOrder::Dmy, self.day_first))
        } else if clear(self.month_first, self.day_first) {
            Some((DateOrder::Mdy, self.month_first))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_that_allow_one_order_count() {
        let count = |words| {
            let orders = Orders::of(words);
            (orders.day_first, orders.month_first)
        };
        assert_eq!(count("by 25/11"), (1, 0));
        assert_eq!(count("11/25/2026"), (0, 1));
        assert_eq!(count("on 25-11-2026"), (1, 0));
        assert_eq!(count("12/21-12/25"), (0, 2));
        for words in ["4/12", "2026-11-25", "13-14 December", "40/11", "3/4/2026", "25.11.", "Friday", "1/13/2/5"] {
            assert_eq!(count(words), (0, 0), "{words}");
        }
    }

    #[test]
    fn an_order_is_clear_where_hardly_any_date_speaks_against_it() {
        let clear = |day_first, month_first| Orders { day_first, month_first }.clear().map(|(order, _)| order);
        assert_eq!(clear(2, 0), Some(DateOrder::Dmy));
        assert_eq!(clear(1, 0), None);
        assert_eq!(clear(0, 3), Some(DateOrder::Mdy));
        assert_eq!(clear(9, 1), None);
        assert_eq!(clear(10, 1), Some(DateOrder::Dmy));
    }
}
