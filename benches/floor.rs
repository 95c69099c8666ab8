//! The floor under `journal agenda`: walk, read, gray_matter on the head, YAML events and Markdown events, in parallel,
//! and nothing else; then the whole program on the same folder, in turn.
//!
//! `cargo bench --bench floor -- DIR` with a folder of notes; without one it says so and ends.

#![allow(clippy::disallowed_methods, reason = "a bench reads files, starts the program and looks at the clock")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use granit_parser::Parser;
use gray_matter::{Matter, Pod, engine::Engine};
use rayon::prelude::*;
use walkdir::WalkDir;

const RUNS: usize = 7;

/// Hands the head back as it is.
struct Raw;

impl Engine for Raw {
    fn parse(content: &str) -> Result<Pod, gray_matter::Error> {
        Ok(Pod::String(content.to_owned()))
    }
}

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else {
        println!("floor: name a folder of notes: cargo bench --bench floor -- DIR");
        return;
    };
    let folder = PathBuf::from(folder);
    let (mut floors, mut wholes) = (Vec::new(), Vec::new());
    let mut events = 0;
    for run in 0..=RUNS {
        let begin = Instant::now();
        events = floor(&folder);
        let bare = begin.elapsed();
        let begin = Instant::now();
        let status = Command::new(env!("CARGO_BIN_EXE_journal"))
            .args(["-q", "agenda", "--today", "2026-06-25", "-C"])
            .arg(&folder)
            .stdout(Stdio::null())
            .status();
        let whole = begin.elapsed();
        assert!(status.is_ok_and(|status| status.code().is_some_and(|code| code == 0)), "the program did not end well");
        // The first run of each warms the cache.
        if run > 0 {
            floors.push(bare);
            wholes.push(whole);
        }
    }
    let (bare, whole) = (median(&mut floors), median(&mut wholes));
    println!("floor   {:>8.1} ms  ({events} events)", millis(bare));
    println!("agenda  {:>8.1} ms", millis(whole));
    println!("ratio   {:>8.2}", millis(whole) / millis(bare));
}

fn floor(folder: &Path) -> usize {
    let files: Vec<PathBuf> = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b"."))
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "md") && entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.par_iter().map(|path| read(path)).sum()
}

fn read(path: &Path) -> usize {
    let Ok(bytes) = std::fs::read(path) else { return 0 };
    let text = String::from_utf8_lossy(&bytes);
    let mut events = 0;
    let mut body: &str = &text;
    if let Some(end) = text.strip_prefix("---").and_then(|rest| rest.find("\n---")) {
        let close = end + "---".len() + "\n---".len();
        let head = text.get(..close).unwrap_or("");
        let matter: Matter<Raw> = Matter::new();
        if let Ok(parsed) = matter.parse::<Pod>(head) {
            events += Parser::new_from_str(&parsed.matter).take_while(Result::is_ok).count();
        }
        body = text.get(close..).unwrap_or("");
    }
    let options = pulldown_cmark::Options::ENABLE_TABLES
        | pulldown_cmark::Options::ENABLE_TASKLISTS
        | pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
    events + pulldown_cmark::Parser::new_ext(body, options).into_offset_iter().count()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
