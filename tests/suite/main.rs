//! The tests.
mod note;
