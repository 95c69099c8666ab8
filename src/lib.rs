//! Reads notes of a job search and says what to do today, for whom, and why.
//!
//! Data flows through the modules in the order below, and each uses only those above it: a note's bytes become a
//! [`note::Note`], its [`extract::Facts`], a [`casebook`] of all notes, actions of the [`playbook`] as of a day, and an
//! [`agenda::Agenda`] that [`render`] writes. The library touches no file, clock, environment or terminal.

#![deny(clippy::disallowed_methods)]

pub mod text;
pub mod diagnostic;
pub mod settings;
pub mod note;
pub mod timeline;
pub mod extract;
pub mod casebook;
pub mod playbook;
pub mod agenda;
pub mod edit;
pub mod draft;

pub mod render;
