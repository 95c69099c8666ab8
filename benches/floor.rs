//! The whole program beside its floor and its peers, in turn on one folder, with the ratios of each round.
//!
//! The floor is what no reader of notes can do without: walk, read, gray_matter on the head, YAML events, Markdown events,
//! in parallel, and nothing else. The peers are programs that are installed: ripgrep, rumdl.
//!
//! `cargo bench --bench floor -- DIR` with a folder of notes; without one it says so and ends.

#![allow(clippy::disallowed_methods, reason = "a bench reads files, starts programs and looks at the clock")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use granit_parser::Parser;
use gray_matter::{Matter, Pod, engine::Engine};
use rayon::prelude::*;
use walkdir::WalkDir;

const RUNS: usize = 9;

/// The words that a search for dates and promises looks for.
const DATES: &str = r"\b\d{4}-\d\d-\d\d\b|\b(mon|tues|wednes|thurs|fri)day\b|\b(tomorrow|next week|within)\b";

/// So many lines are given to `journal when`.
const LINES: usize = 100_000;

/// A line for `journal when`; the numbers change so that no line is like the one before.
const SENTENCE: &str = "Dana said that they would decide by the end of next week, and that she calls on";

/// Hands the head back as it is.
struct Raw;

impl Engine for Raw {
    fn parse(content: &str) -> Result<Pod, gray_matter::Error> {
        Ok(Pod::String(content.to_owned()))
    }
}

/// Something that is timed.
struct Runner {
    name: &'static str,
    run: Box<dyn Fn() -> bool>,
    times: Vec<Duration>,
}

impl Runner {
    fn new(name: &'static str, run: impl Fn() -> bool + 'static) -> Runner {
        Runner { name, run: Box::new(run), times: Vec::new() }
    }

    fn program(name: &'static str, make: impl Fn() -> Command + 'static) -> Runner {
        Runner::new(name, move || {
            let status = make().stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
            // 1 says that there were findings.
            status.is_ok_and(|status| matches!(status.code(), Some(0 | 1)))
        })
    }
}

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else {
        println!("floor: name a folder of notes: cargo bench --bench floor -- DIR");
        return;
    };
    let folder = PathBuf::from(folder);
    let at = |folder: &PathBuf| folder.clone();
    let mut runners = vec![
        Runner::new("floor", {
            let folder = at(&folder);
            move || floor(&folder) > 0
        }),
        Runner::program("journal agenda", {
            let folder = at(&folder);
            move || agenda(&folder)
        }),
    ];
    for (name, program, arguments) in [
        ("rg -c promised", "rg", &["-c", "promised"][..]),
        ("rg -c -i DATES", "rg", &["-c", "-i", "--no-unicode", DATES][..]),
        ("rumdl check", "rumdl", &["check", "--no-cache"][..]),
    ] {
        let installed = Command::new(program).arg("--version").stdout(Stdio::null()).status();
        if !installed.is_ok_and(|status| status.success()) {
            println!("{name}: not installed");
            continue;
        }
        let folder = at(&folder);
        runners.push(Runner::program(name, move || {
            let mut command = Command::new(program);
            command.args(arguments).arg(&folder);
            command
        }));
    }
    for round in 0..=RUNS {
        for runner in &mut runners {
            let begin = Instant::now();
            let fine = (runner.run)();
            let time = begin.elapsed();
            assert!(fine, "{} did not end well", runner.name);
            // The first round warms the cache.
            if round > 0 {
                runner.times.push(time);
            }
        }
    }
    let agenda_times = runners.get(1).map(|runner| runner.times.clone()).unwrap_or_default();
    println!("{:<16} {:>10} {:>8}   journal agenda takes so many times as long", "", "median", "best");
    for runner in &runners {
        let mut ratios: Vec<f64> =
            agenda_times.iter().zip(&runner.times).map(|(own, other)| millis(*own) / millis(*other)).collect();
        ratios.sort_by(f64::total_cmp);
        let ratio = ratios.get(ratios.len() / 2).copied().unwrap_or_default();
        let mut times = runner.times.clone();
        times.sort_unstable();
        let best = times.first().copied().unwrap_or_default();
        println!("{:<16} {:>7.1} ms {:>5.1} ms   {ratio:.2}", runner.name, millis(median(&times)), millis(best));
    }
    if let Some(kilobytes) = peak(agenda(&folder)) {
        println!("peak memory of `journal agenda`: {:.1} MiB", kilobytes as f64 / 1024.0);
    }
    println!("`journal --version`: {:.1} ms", millis(quickest(|| version().status().is_ok())));
    println!("`journal when`: {:.2} µs a line, whole process over {LINES} lines", sentence());
}

fn agenda(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_journal"));
    command.args(["-q", "agenda", "--today", "2026-06-25", "-C"]).arg(folder);
    command
}

fn version() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_journal"));
    command.arg("--version").stdout(Stdio::null());
    command
}

/// Microseconds a line of `journal when` over many lines.
fn sentence() -> f64 {
    let mut lines = String::new();
    for line in 0..LINES {
        lines.push_str(&format!("{SENTENCE} November {}.\n", line % 30 + 1));
    }
    let run = || {
        let child = Command::new(env!("CARGO_BIN_EXE_journal"))
            .args(["when", "--format", "jsonl", "--from", "2026-11-02", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn();
        let Ok(mut child) = child else { return false };
        let written = child.stdin.take().is_some_and(|mut stdin| stdin.write_all(lines.as_bytes()).is_ok());
        child.wait().is_ok_and(|status| status.success()) && written
    };
    millis(quickest(run)) * 1000.0 / LINES as f64
}

/// The best of a few runs.
fn quickest(run: impl Fn() -> bool) -> Duration {
    let time = |_| {
        let begin = Instant::now();
        assert!(run(), "a program did not end well");
        begin.elapsed()
    };
    (0..5).map(time).min().unwrap_or_default()
}

/// The largest resident size of a program in KiB, where the system tells it.
fn peak(mut command: Command) -> Option<u64> {
    let mut child = command.stdout(Stdio::null()).spawn().ok()?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().ok()?.is_none() {
        let now = std::fs::read_to_string(&status).ok().and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("VmHWM:"))?;
            line.split_whitespace().nth(1)?.parse().ok()
        });
        most = most.max(now);
        std::thread::sleep(Duration::from_micros(300));
    }
    most
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

fn median(times: &[Duration]) -> Duration {
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
