//! Note → Facts: what one note says, and about whom.

mod clause;
mod facts;
mod masks;
mod reading;
mod when;

pub use facts::*;
pub use reading::{Findings, Happening, Stated, Surroundings, Where, read};
pub use when::{Found, when};
