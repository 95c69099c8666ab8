//! The tests.

#![allow(clippy::disallowed_methods, reason = "tests read fixtures and start the program")]

#[cfg(feature = "cli")]
mod cli;
mod cases;
mod house;
mod log;
mod note;
mod reading;
mod render;
mod settings;
mod when;
