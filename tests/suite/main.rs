//! The tests.

#![allow(clippy::disallowed_methods, reason = "tests read fixtures and start the program")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by a panic")]

mod agenda_file;
mod cases;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod folder;
mod edit;
mod house;
mod log;
mod note;
mod people;
#[cfg(feature = "cli")]
mod outputs;
mod reading;
#[cfg(feature = "cli")]
mod readme;
mod remedies;
mod render;
mod settings;
mod sources;
mod timeline;
mod views;
mod walk;
mod walking;
mod when;
