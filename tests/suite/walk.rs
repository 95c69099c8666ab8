//! The example journal, lived with for three months.

use std::path::Path;

use super::walking::{Vault, Walk, days};

fn example() -> Vault {
    Vault::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example-journal"))
}

/// Nobody writes another word: every line appears, waits, comes due and goes by itself.
#[test]
fn the_example_walked_by_somebody_who_never_writes_another_word() {
    let vault = example();
    let (book, calendar) = vault.book();
    let mut walk = Walk::default();
    for today in days("2026-09-21", "2026-12-20") {
        walk.look_at(&book, &vault, &calendar, today);
    }
    println!("{}", walk.page);
    println!("{:?} {}", walk.rules, walk.most);
    walk.assert_lawful(7);
}
