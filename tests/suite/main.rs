//! The tests.

#![allow(clippy::disallowed_methods, reason = "tests read fixtures and start the program")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by a panic")]

mod agenda_file;
mod cases;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod folder;
mod formats;
mod edit;
mod house;
mod living;
mod log;
mod news;
mod note;
#[cfg(feature = "cli")]
mod outputs;
mod reading;
#[cfg(feature = "cli")]
mod readme;
mod remedies;
mod render;
#[cfg(feature = "cli")]
mod schemas;
mod settings;
mod sources;
mod timeline;
#[cfg(feature = "cli")]
mod watch;
mod views;
mod walk;
mod walking;
mod when;
