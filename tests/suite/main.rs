//! The tests.

#![allow(clippy::disallowed_methods, reason = "tests read fixtures and start the program")]

#[cfg(feature = "cli")]
mod cli;
mod cases;
mod house;
mod note;
mod remedies;
mod render;
mod settings;
mod sources;
mod when;
