//! Note → Facts: what one note says, and about whom.

mod clause;
mod facts;
mod reading;

pub use facts::*;
pub use reading::{Findings, Happening, Stated, Surroundings, Where, read};
