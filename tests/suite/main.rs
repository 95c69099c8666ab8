//! The tests.

#[cfg(feature = "cli")]
mod cli;
mod house;
mod render;
mod settings;
