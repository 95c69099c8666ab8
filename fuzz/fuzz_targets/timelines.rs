//! Any text and any day: phrases lie within the text, and a window is never inverted.

#![no_main]

use std::sync::LazyLock;

use journal::extract::when;
use journal::settings::Settings;
use journal::text::Day;
use journal::timeline::{self, Calendar};
use libfuzzer_sys::fuzz_target;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| Calendar::new(&Settings::default()));

fuzz_target!(|input: (i32, &str)| {
    let (ahead, text) = input;
    let Some(said) = Day::parse_iso("2026-11-18").and_then(|day| day.plus(i64::from(ahead))) else { return };
    for found in when(text, said, &CALENDAR) {
        assert!(text.get(found.span.range()).is_some(), "{:?}", found.span);
    }
    for phrase in timeline::find(text, &[]) {
        assert!(text.get(phrase.span.range()).is_some(), "{:?}", phrase.span);
    }
});
