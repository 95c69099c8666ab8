//! The command line.

#[allow(dead_code, reason = "the commands that read are not written yet")]
mod scan;

fn main() {}
