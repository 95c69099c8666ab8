//! Bytes, lines, words and civil days: what every later module speaks in.

mod day;
pub(crate) mod letters;
mod lines;
pub(crate) mod memo;
pub(crate) mod needles;
pub(crate) mod safe;
mod span;
mod words;
mod zone;

pub use day::{Day, MONTH_NAMES, Month, WEEKDAY_NAMES, Weekday};
pub use lines::LineIndex;
pub use safe::shown;
pub use span::{Place, Span};
pub(crate) use words::contains_word;
pub use words::{Word, WordKind, fold, unquoted, words};
pub use zone::{utc_of_offset, utc_of_zone};
