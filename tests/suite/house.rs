//! The house stays as it was drawn.
