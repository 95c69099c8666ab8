//! Twice the text must take about twice the time: notes that are nothing but one thing, over and over.
//!
//! `cargo bench --bench doubling` prints the time for n bytes and for 2n, and fails where the second is more than three
//! times the first.

#![allow(clippy::disallowed_methods, reason = "a bench looks at the clock")]

use std::time::{Duration, Instant};

use journal::agenda;
use journal::extract::facts;
use journal::note::Source;
use journal::settings::Settings;
use journal::text::Day;
use journal::timeline::Calendar;

const HEAD: &str = "---\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\nstage: onsite\ninterviewers: [Dana Okafor]\n";

const BYTES: usize = 60_000;

/// Where a piece is repeated.
#[derive(Clone, Copy)]
enum In {
    Front,
    Body,
}

const PIECES: &[(&str, In, &str)] = &[
    ("keys", In::Front, "company: Acme\n"),
    ("broken keys", In::Front, "role: \"Lead\nstage:x\n"),
    ("flow lists", In::Front, "tags: [[[a, b], c], d]\n"),
    ("anchors", In::Front, "a: &a [*a, *a]\n"),
    ("words", In::Body, "and then they "),
    ("weekdays", In::Body, "Monday or "),
    ("counts", In::Body, "in two weeks and 3-5 "),
    ("names", In::Body, "Dana Okafor said that Sam "),
    ("promises", In::Body, "Dana will call by Friday. "),
    ("log lines", In::Body, "- 2026-11-19: thanked Dana\n"),
    ("tasks", In::Body, "- [ ] send Dana the link by Friday 📅 2026-12-01 [due:: 2026-12-01]\n"),
    ("headings", In::Body, "## 2026-11-12 Phone screen\n\n"),
    ("nested lists", In::Body, "- 2026-11-12 a\n  - b\n"),
    ("quotes", In::Body, "> From: Dana\n>> we decide by Friday\n\n"),
    ("tables", In::Body, "\n| Company | Date |\n| --- | --- |\n| Acme | Nov 12 |\n\n"),
    ("brackets", In::Body, "[[a|b]] [c]( "),
    ("backticks", In::Body, "`a "),
    ("comments", In::Body, "%% a %% "),
    ("addresses", In::Body, "https://a.example/(b) <d@a.example> "),
    ("inline fields", In::Body, "due:: 2026-12-01\n"),
    ("signs", In::Body, "([{<*_~'\""),
];

/// The log of one application: everything that may have to do with everything else in it. `#` stands for a number, `D` and
/// `E` for days.
const LOG: &[&str] = &[
    "- D: Nia Voss called, they will decide by E\n",
    "- D: I'll send Nia Voss the budget for site # by E.\n",
    "- [ ] send Ora Kerr the map and the letter of site # by E\n",
    "- D: emailed Ora Kerr about the budget\n",
    "- D: Nia promised to send the plan of site # by E\n",
    "- D: if I don't hear by E, call Ora\n",
    "- D: follow-up snoozed until E\n",
    "- D: dropped the letter and the map\n",
    "- D: interview with Pim Lute# on E at 10:00\n",
    "- D: thanked Pim Lute#\n",
];

/// A log of some length, over forty days.
fn log(bytes: usize) -> String {
    let begin = Day::parse_iso("2026-11-01").expect("a day");
    let mut text = format!("{HEAD}---\n\n");
    let lines = bytes / 56;
    for number in 0..lines {
        let day = |more: usize| begin.plus((number * 40 / lines + more) as i64).unwrap_or(begin).to_string();
        let line = LOG.get(number * 7 % LOG.len()).copied().unwrap_or_default();
        text.push_str(
            &line.replace('D', &day(0)).replace('E', &day(1 + number % 23)).replace('#', &number.to_string()),
        );
    }
    text
}

fn main() {
    let (settings, calendar) = (Settings::default(), Calendar::default());
    let time = |piece: &str, place: In, bytes: usize| -> Duration {
        let many = piece.repeat(bytes / piece.len());
        let text = match place {
            In::Front => format!("{HEAD}{many}---\n\nSpoke with Dana.\n"),
            In::Body => format!("{HEAD}---\n\n{many}\n"),
        };
        let source = Source { path: "acme/note.md".into(), bytes: text.into_bytes() };
        let run = |_| {
            let begin = Instant::now();
            std::hint::black_box(facts(&source, &settings, &calendar));
            begin.elapsed()
        };
        (0..5).map(run).min().unwrap_or_default()
    };
    let _ = time("Monday ", In::Body, BYTES);
    println!("{:<14} {:>10} {:>10} {:>6}", "", "60 kB", "120 kB", "ratio");
    let mut worst: f64 = 0.0;
    for &(name, place, piece) in PIECES {
        let (one, two) = (time(piece, place, BYTES), time(piece, place, 2 * BYTES));
        let ratio = two.as_secs_f64() / one.as_secs_f64().max(1e-6);
        worst = worst.max(ratio);
        println!("{name:<14} {:>7.2} ms {:>7.2} ms {ratio:>6.2}", millis(one), millis(two));
    }
    let whole = |bytes: usize| -> Duration {
        let text = log(bytes);
        let run = |_| {
            let source = Source { path: "acme/note.md".into(), bytes: text.clone().into_bytes() };
            let today = Day::parse_iso("2026-12-10").expect("a day");
            let begin = Instant::now();
            std::hint::black_box(agenda::build(vec![source], &settings, today));
            begin.elapsed()
        };
        (0..5).map(run).min().unwrap_or_default()
    };
    // What grows with the square shows in long logs.
    let (one, two) = (whole(8 * BYTES), whole(16 * BYTES));
    let ratio = two.as_secs_f64() / one.as_secs_f64().max(1e-6);
    worst = worst.max(ratio);
    println!(
        "{:<14} {:>7.2} ms {:>7.2} ms {ratio:>6.2}   (480 and 960 kB, up to the agenda)",
        "one log",
        millis(one),
        millis(two)
    );
    assert!(worst < 3.0, "something grows faster than its text");
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
