//! How long a watch takes from a save to the new output beyond its quiet period, what it costs when it is idle, and how
//! much memory it holds.
//!
//!     cargo bench --bench watch -- DIR [SAVES]
//!
//! The folder is copied first and the copy changed. Each save writes a note about a company of another note, chosen at
//! random, and is seen in `agenda.md` and `agenda.json`. Linux only: it reads /proc.

#![allow(missing_docs, clippy::unwrap_used, clippy::disallowed_methods, reason = "a measurement that fails says so")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use walkdir::WalkDir;

/// The quiet period of the watch.
const QUIET: Duration = Duration::from_millis(150);

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with('-'));
    let Some(folder) = words.next() else {
        println!("watch: name a folder of notes: cargo bench --bench watch -- DIR [SAVES]");
        return;
    };
    let saves: usize = words.next().and_then(|word| word.parse().ok()).unwrap_or(100);
    let place = std::env::temp_dir().join(format!("journal-bench-{}", std::process::id()));
    let notes = place.join("notes");
    let companies = copy(Path::new(&folder), &notes);
    for output in ["agenda.md", "agenda.json"] {
        measure(&notes, &place.join(output), &companies, saves);
    }
    let _ = fs::remove_dir_all(place);
}

/// Copies a folder, and gives the companies that its notes name.
fn copy(from: &Path, to: &Path) -> Vec<String> {
    let mut companies = Vec::new();
    for entry in WalkDir::new(from).sort_by_file_name() {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else if entry.file_type().is_file() {
            let bytes = fs::read(entry.path()).unwrap();
            fs::write(target, &bytes).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            let company = text.lines().take(10).find_map(|line| line.strip_prefix("company: "));
            companies.extend(company.map(str::to_owned));
        }
    }
    companies
}

fn measure(notes: &Path, output: &PathBuf, companies: &[String], saves: usize) {
    let mut watch = Command::new(env!("CARGO_BIN_EXE_journal"))
        .args(["watch", "--today", "2026-06-25", "-o"])
        .arg(output)
        .arg("-C")
        .arg(notes)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let begin = Instant::now();
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    lines.next();
    let start = begin.elapsed();
    let id = watch.id();
    sleep(Duration::from_secs(1));
    let mut beyond = Vec::new();
    let before = cpu(id);
    let temporary = notes.join(".bench.tmp");
    for save in 0..saves {
        let company = &companies[(save * 7_919) % companies.len()];
        let note = format!(
            "---\ntype: interview\ncompany: {company}\nrole: Bench {save}\ndate: 2026-06-20\n---\n\n- [ ] send sheet {save} 📅 2026-06-26\n"
        );
        fs::write(&temporary, note).unwrap();
        let old = identity(output);
        let saved = Instant::now();
        fs::rename(&temporary, notes.join("bench.md")).unwrap();
        while identity(output) == old {
            assert!(saved.elapsed() < Duration::from_secs(30), "save {save} was not seen");
            sleep(Duration::from_micros(200));
        }
        beyond.push(saved.elapsed().saturating_sub(QUIET));
        lines.next();
    }
    let busy = (cpu(id) - before) / u32::try_from(saves.max(1)).unwrap();
    sleep(Duration::from_secs(1));
    let (before, idle) = (cpu(id), Duration::from_secs(20));
    sleep(idle);
    let share = 100.0 * (cpu(id) - before).as_secs_f64() / idle.as_secs_f64();
    beyond.sort();
    let at = |part: usize| millis(beyond[(beyond.len() * part / 100).min(beyond.len() - 1)]);
    println!("{}", output.file_name().unwrap().to_string_lossy());
    println!("  first agenda            {:>8.1} ms", millis(start));
    println!("  save → output, p50      {:>8.1} ms beyond the quiet period", at(50));
    println!("  save → output, p95      {:>8.1} ms", at(95));
    println!("  CPU a save              {:>8.1} ms", millis(busy));
    println!("  CPU when idle           {share:>8.4} %");
    println!("  memory                  {:>8.1} MiB, at most {:.1} MiB", memory(id, "VmRSS"), memory(id, "VmHWM"));
    watch.kill().unwrap();
    watch.wait().unwrap();
    let _ = fs::remove_file(notes.join("bench.md"));
}

/// By what an output that was written anew differs.
fn identity(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|found| found.ino())
}

/// The time that all threads of a process have run.
fn cpu(id: u32) -> Duration {
    let threads = fs::read_dir(format!("/proc/{id}/task")).unwrap();
    let ran = |thread: fs::DirEntry| -> Option<u64> {
        fs::read_to_string(thread.path().join("schedstat")).ok()?.split(' ').next()?.parse().ok()
    };
    Duration::from_nanos(threads.filter_map(|thread| ran(thread.ok()?)).sum())
}

/// A line of /proc/PID/status, in MiB.
fn memory(id: u32, name: &str) -> f64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
