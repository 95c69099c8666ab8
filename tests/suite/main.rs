//! The tests.

#![allow(clippy::disallowed_methods, reason = "tests read fixtures and start the program")]

mod cases;
#[cfg(feature = "cli")]
mod cli;
mod house;
mod log;
mod note;
mod reading;
mod remedies;
mod render;
mod settings;
mod sources;
mod when;
