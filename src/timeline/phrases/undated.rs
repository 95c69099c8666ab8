//! Promises without a day: they give no window.

use super::{row, when};
use crate::timeline::grammar::Row;
use crate::timeline::meaning::Meaning;
use crate::timeline::symbols::{Symbol as S, Value};

fn no_day() -> Option<Value> {
    when(Meaning::NoDay)
}

// One row, one line: a table that rustfmt would spread over pages.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("very|pretty|real|fairly|quite? soon", S::Phrase, 0, |_| no_day(), &[("soon", "no day"), ("they will call very soon", "no day")], &["as soon as the budget is signed"]),
    row("sometime|some_time|at_some_point soon", S::Phrase, 0, |_| no_day(), &[("sometime soon", "no day")], &[]),
    row("shortly|eventually|imminently|someday|momentarily|anon", S::Phrase, 0, |_| no_day(), &[("shortly", "no day"), ("eventually", "no day")], &[]),
    row("asap|pronto|anytime_soon|any_time_soon", S::Phrase, 0, |_| no_day(), &[("asap", "no day")], &[]),
    row("as soon|quickly|fast|promptly as possible|practicable|he|she|they|we|you|i|feasible can|could|may|are|is|am|have|has? able|news|time|word?", S::Phrase, 0, |_| no_day(), &[("as soon as possible", "no day"), ("as quickly as she can", "no day")], &[]),
    row("in due course", S::Phrase, 0, |_| no_day(), &[("in due course", "no day")], &[]),
    row("at|on some point|stage later|soon|down_the_line|down_the_road?", S::Phrase, 0, |_| no_day(), &[("at some point", "no day")], &[]),
    row("further|farther|way? down the line|road|track", S::Phrase, 0, |_| no_day(), &[("further down the line", "no day")], &[]),
    row("at our|their|his|her|your|my|the|its earliest|first convenience|opportunity", S::Phrase, 0, |_| no_day(), &[("at our earliest convenience", "no day")], &[]),
    row("before too? long", S::Phrase, 0, |_| no_day(), &[("before long", "no day")], &[]),
    row("in|for the very? near|nearest|foreseeable|immediate|not_too_distant|not_so_distant|not_~-_too_~-_distant future", S::Phrase, 0, |_| no_day(), &[("in the near future", "no day")], &[]),
    row("sooner rather than|then later", S::Phrase, 0, |_| no_day(), &[("sooner rather than later", "no day")], &[]),
    row("sooner or later", S::Phrase, 0, |_| no_day(), &[("sooner or later", "no day")], &[]),
    row("in a bit|jiffy", S::Phrase, 0, |_| no_day(), &[("in a bit", "no day")], &[]),
    row("one of these days", S::Phrase, 0, |_| no_day(), &[("one of these days", "no day")], &[]),
    row("any day|minute|moment|week|time now", S::Phrase, 0, |_| no_day(), &[("any day now", "no day")], &[]),
];
