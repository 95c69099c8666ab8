//! Note → Facts: what one note says, and about whom.

mod assemble;
mod clause;
mod days;
mod facts;
mod log;
mod people;
mod reading;
mod when;
mod words;

pub(crate) use assemble::PREPARING;
pub use assemble::facts;
pub use facts::*;
pub use log::event_rows;
pub(crate) use log::under_log;
pub(crate) use people::{is_office, is_passed};
pub(crate) use reading::read_seen;
pub use reading::{Findings, Happening, Stated, Surroundings, Where, decision_rows, read, stated};
pub use when::{Asker, Found, when};
pub(crate) use words::{STAGES, STATUSES};

/// Makes the tables of words, which otherwise happens when the first text is read.
pub fn prepare() {
    crate::timeline::prepare();
    clause::prepare();
}
