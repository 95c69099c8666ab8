//! The tests.

#![allow(clippy::disallowed_methods, reason = "tests read fixtures and start the program")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by a panic")]

mod agenda_file;
mod casebook;
mod cases;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "cli")]
mod drafts;
#[cfg(all(feature = "cli", target_os = "linux"))]
mod durability;
mod edit;
mod effective;
#[cfg(feature = "cli")]
mod first_minutes;
#[cfg(feature = "cli")]
mod folder;
mod formats;
mod hand_edits;
#[cfg(feature = "cli")]
mod hostile;
mod house;
mod living;
mod log;
#[cfg(feature = "cli")]
mod manual;
mod news;
mod note;
#[cfg(feature = "cli")]
mod outputs;
mod people;
mod reading;
#[cfg(feature = "cli")]
mod readme;
mod remedies;
mod render;
mod sameness;
#[cfg(feature = "cli")]
mod schemas;
mod settings;
mod simulated;
mod sources;
mod timeline;
#[cfg(feature = "cli")]
mod trust;
mod unrelated;
mod views;
#[cfg(feature = "cli")]
mod views_cli;
mod walk;
mod walking;
#[cfg(feature = "cli")]
mod watch;
mod when;
mod work;
#[cfg(feature = "cli")]
mod writing;
