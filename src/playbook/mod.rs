//! playbook

mod action;

pub use action::*;
