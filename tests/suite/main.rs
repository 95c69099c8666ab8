//! The tests.

#[cfg(feature = "cli")]
mod cli;
mod house;
mod note;
mod render;
mod settings;
