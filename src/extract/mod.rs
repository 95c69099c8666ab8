//! Note → Facts: what one note says, and about whom.

mod clause;
mod facts;
mod log;
mod reading;

pub use facts::*;
pub use log::event_rows;
pub use reading::{Findings, Happening, Stated, Surroundings, Where, read};
