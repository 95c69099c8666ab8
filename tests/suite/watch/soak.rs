//! Thousands of saves in every manner, and the same agenda as a fresh look whenever it comes to rest.
//!
//! The suite does a few seconds of it. One minute, or as long as one likes:
//!
//!     cargo test --test suite watch::soak -- --ignored --nocapture
//!     JOURNAL_SOAK_SECONDS=600 cargo test --test suite watch::soak -- --ignored --nocapture

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::saves::SAVES;
use super::{Watching, note};
use crate::folder::Folder;

/// Numbers that are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

fn text(numbers: &mut Numbers) -> String {
    let company = format!("Company {}", numbers.next(12));
    let line = match numbers.next(6) {
        0 => "They decide by Friday.".to_owned(),
        1 => format!("- [ ] send paper {} 📅 2026-11-2{}", numbers.next(50), numbers.next(9)),
        2 => format!("## Log\n\n- 2026-11-1{} Sent a thank-you to Dana.", numbers.next(9)),
        3 => "She will call next week.\n\n## Contacts\n\n- Ines Falk, recruiter".to_owned(),
        4 => format!("I promised the slides by 2026-11-2{}.", numbers.next(9)),
        _ => "No news.".to_owned(),
    };
    if numbers.next(9) == 0 { line } else { note(&company, &line) }
}

/// One thing that happens to a folder.
fn happens(notes: &Path, outside: &Path, numbers: &mut Numbers) {
    let folders = ["", "calls", "calls/old", "people"];
    let folder = notes.join(folders[numbers.next(folders.len())]);
    let file = folder.join(format!("{}.md", numbers.next(15)));
    match numbers.next(40) {
        0 => {
            let _ = fs::rename(notes.join("calls"), notes.join("people/calls"));
        }
        1 => {
            let _ = fs::rename(notes.join("people/calls"), notes.join("calls"));
        }
        2 => {
            let _ = fs::remove_dir_all(notes.join("calls/old"));
        }
        3 => {
            let _ = fs::rename(notes.join("people"), outside.join("people"));
        }
        4 => {
            let _ = fs::rename(outside.join("people"), notes.join("people"));
        }
        5..8 => {
            let _ = fs::remove_file(&file);
        }
        8..10 => {
            let _ = fs::rename(&file, folder.join(format!("{}.md", numbers.next(15))));
        }
        10 => {
            // As a checkout does: many at once.
            let _ = fs::create_dir_all(&folder);
            for at in 0..numbers.next(40) {
                let _ = fs::write(folder.join(format!("branch {at}.md")), text(numbers));
            }
        }
        11 => {
            for at in 0..40 {
                let _ = fs::remove_file(folder.join(format!("branch {at}.md")));
            }
        }
        12 => {
            // A touch.
            if let Ok(bytes) = fs::read(&file) {
                let _ = fs::write(&file, bytes);
            }
        }
        _ => {
            if fs::create_dir_all(&folder).is_ok() {
                let (_, save) = SAVES[numbers.next(SAVES.len())];
                save(&file, &text(numbers));
            }
        }
    }
}

fn soak(length: Duration, seed: u64) {
    let folder = Folder::new(&[("anchor.md", &note("Anchor", "They decide by Friday."))]);
    let outside: PathBuf = folder.path().join("outside");
    fs::create_dir_all(&outside).expect("the folder can be made");
    let root = folder.notes().to_string_lossy().into_owned();
    let watching = Watching::start(&folder, &["-C", &root, "-o", "../agenda.json"]);
    let mut numbers = Numbers(seed);
    let (mut saves, mut rests) = (0, 0);
    let begin = Instant::now();
    while begin.elapsed() < length {
        for _ in 0..numbers.next(120) {
            happens(&folder.notes(), &outside, &mut numbers);
            saves += 1;
            if numbers.next(8) == 0 {
                thread::sleep(Duration::from_millis(numbers.next(60) as u64));
            }
        }
        if numbers.next(6) == 0 {
            // The root goes, and comes back with other notes.
            let _ = fs::remove_dir_all(folder.notes());
            if numbers.next(2) == 0 {
                thread::sleep(Duration::from_millis(numbers.next(1_500) as u64));
            }
        }
        folder.write("anchor.md", note("Anchor", &format!("They decide by 2026-11-2{}.", numbers.next(9))).as_bytes());
        watching.settles(&format!("after {saves} changes, seed {seed}"));
        rests += 1;
    }
    println!("{saves} changes, {rests} times at rest, in {:?}", begin.elapsed());
    assert!(rests > 0);
}

#[test]
fn a_few_seconds_of_everything_at_once() {
    soak(Duration::from_secs(6), 0x2545_f491_4f6c_dd1d);
}

#[test]
#[ignore = "takes a minute, or JOURNAL_SOAK_SECONDS"]
fn a_long_time_of_everything_at_once() {
    let seconds = std::env::var("JOURNAL_SOAK_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    soak(Duration::from_secs(seconds), u64::from(std::process::id()) | 1);
}
