//! The example journal, lived with for three months.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use journal::playbook::RULES;

use super::walking::{Vault, Walk, days};

fn example() -> Vault {
    Vault::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example-journal"))
}

const HALDEN: &str = "interviews/2026-10-15 Halden Robotics onsite.md";
const QUILLBANK: &str = "interviews/2026-10-19 Quillbank technical.md";
const DESIGN: &str = "interviews/2026-10-21 Quillbank design.md";
const LARKSPUR: &str = "interviews/2026-10-07 Larkspur Health panel.md";
const BRIGHTWATER: &str = "interviews/2026-10-16 Brightwater take-home.md";
const CASTELLAN: &str = "companies/Castellan Freight.md";
const FERNWEH: &str = "companies/Fernweh Maps.md";
const TIDEMARK: &str = "calls/2026-10-09 Tidemark.md";
const KESTREL: &str = "companies/Kestrel & Moss.md";
const SABLE: &str = "interviews/2026-11-05 Sable Works.md";

/// What Robin does to the notes on a day.
enum Edit {
    /// A line, or more, at the end of a note.
    Log(&'static str, &'static str),
    /// Words in the place of others.
    Change(&'static str, &'static str, &'static str),
    /// A new note.
    New(&'static str, &'static str),
}

use Edit::{Change, Log, New};

/// What Robin writes after the day of the README. Most things are done, some late, one or two never.
const STORY: &[(&str, Edit)] = &[
    (
        "2026-10-20",
        Change(QUILLBANK, "## How it went\n", "## How it went\n\nWell, until the bank holiday. Badly after it.\n"),
    ),
    ("2026-10-20", Log(QUILLBANK, "\n## Log\n\n- 2026-10-20: thanked Wren and Tomas, LinkedIn request to Tomas\n")),
    ("2026-10-20", Log(HALDEN, "- 2026-10-20: Sent Theo the write-up of the scheduler, a day late.\n")),
    ("2026-10-20", Log(FERNWEH, "- 2026-10-20: called Joon about the answer, got his voicemail\n")),
    ("2026-10-21", Change(QUILLBANK, "- [ ] Send Tomas", "- [x] Send Tomas")),
    (
        "2026-10-21",
        New(
            DESIGN,
            "---\ncompany: Quillbank\nrole: Backend Engineer, Ledger\ndate: 2026-10-21\nstage: system design\n\
             interviewers: Wren Abara\n---\n\nRegions, and how money crosses between them.\n\n\
             Wren said I would hear from her by Wednesday the 28th.\n\n## Log\n\n",
        ),
    ),
    ("2026-10-21", Log(LARKSPUR, "\n- 2026-10-21: called Beatriz, thanked her and asked what would have changed it\n")),
    ("2026-10-22", Log(DESIGN, "- 2026-10-22: thank-you to Wren\n")),
    ("2026-10-22", Change(CASTELLAN, "offer_deadline: 2026-10-22", "offer_deadline: 2026-10-29")),
    ("2026-10-22", Log(CASTELLAN, "\n- 2026-10-22: asked Nadia for another week, and got it\n")),
    ("2026-10-22", Change(BRIGHTWATER, "- [ ] Send the exercise", "- [x] Send the exercise")),
    ("2026-10-22", Log(BRIGHTWATER, "- 2026-10-22: sent Sam the exercise\n")),
    (
        "2026-10-23",
        Log(BRIGHTWATER, "- 2026-10-23: Sam called about the on-call pay. Brightwater will answer by November 6.\n"),
    ),
    ("2026-10-23", Log(TIDEMARK, "- 2026-10-23 emailed yusuf, asked for his timeline\n")),
    (
        "2026-10-26",
        Log(FERNWEH, "- 2026-10-26: Joon wrote back, they are behind. He will let me know by November 4.\n"),
    ),
    ("2026-10-27", Log(HALDEN, "- 2026-10-27: Called Ines. She said they would decide by Friday, November 6.\n")),
    ("2026-10-28", Change(CASTELLAN, "status: offer", "status: declined")),
    ("2026-10-28", Log(CASTELLAN, "- 2026-10-28: declined the offer on the phone, Nadia took it well\n")),
    ("2026-10-29", Log(DESIGN, "- 2026-10-29: Wren called, they rejected me for somebody who knows banks\n")),
    // The thanks for that are never sent.
    (
        "2026-11-02",
        New(
            KESTREL,
            "---\ncompany: Kestrel & Moss\nrole: Platform Engineer\nstatus: applied\n---\n\n## Log\n\n\
             - 2026-11-02: Ada Quist introduced me to their CTO\n",
        ),
    ),
    ("2026-11-04", Log(FERNWEH, "- 2026-11-04: Joon invited me to meet the team on November 10 at 14:00\n")),
    (
        "2026-11-05",
        New(
            SABLE,
            "---\ncompany: Sable Works\nrole: Backend Engineer\ndate: 2026-11-05\nstage: interview\n\
             interviewers: Hugo Marsh <hugo@sable.example>\nrecruiter: Nell Foss\n---\n\n\
             Went well: the part about queues.\nNo timeline was given.\n\n## Log\n\n",
        ),
    ),
    (
        "2026-11-05",
        Log(
            TIDEMARK,
            "- 2026-11-05 yusuf called, budget not signed yet. If I don't hear by Friday the 13th, call him.\n",
        ),
    ),
    ("2026-11-05", Log(KESTREL, "- 2026-11-05: thanked Ada for the introduction\n")),
    ("2026-11-06", Log(SABLE, "- 2026-11-06: thank-you and LinkedIn request to Hugo\n")),
    (
        "2026-11-09",
        Log(HALDEN, "- 2026-11-09: Called Ines, she asked for two references and will decide by November 20.\n"),
    ),
    (
        "2026-11-10",
        Log(
            FERNWEH,
            "\n## 2026-11-10 Team interview\n\nWith: Joon Park, Mina Berg\n\nWent well: the trails. Went badly: the map projections.\nJoon said they would decide by the end of next week.\n\n",
        ),
    ),
    ("2026-11-11", Log(FERNWEH, "- 2026-11-11: thanked Joon and Mina\n")),
    ("2026-11-11", Log(SABLE, "- 2026-11-11: asked the recruiter to check with Sable\n")),
    ("2026-11-16", Log(TIDEMARK, "- 2026-11-16 called yusuf as planned, no answer\n")),
    ("2026-11-19", Log(HALDEN, "- 2026-11-19: Ines called with an offer!\n")),
    (
        "2026-11-19",
        Change(
            HALDEN,
            "stage: onsite\n",
            "stage: onsite\nstatus: offer\noffer: 2026-11-19\noffer_deadline: 2026-11-27\n",
        ),
    ),
    ("2026-11-20", Log(HALDEN, "- 2026-11-20: thanked Ines for the offer, asked for it in writing\n")),
    ("2026-11-20", Log(FERNWEH, "- 2026-11-20: told Joon about the Halden offer\n")),
    ("2026-11-23", Log(SABLE, "- 2026-11-23: told Hugo and Nell about the Halden offer\n")),
    ("2026-11-26", Log(HALDEN, "- 2026-11-26: accepted the offer, I start in January\n")),
    ("2026-11-26", Change(HALDEN, "status: offer\n", "status: accepted\n")),
    ("2026-11-27", Log(FERNWEH, "- 2026-11-27: told Joon that I accepted another offer\n")),
    ("2026-11-27", Change(FERNWEH, "status: interviewing", "status: withdrawn")),
    ("2026-11-30", Log(SABLE, "- 2026-11-30: withdrew, with thanks to Hugo\n")),
];

fn live(vault: &mut Vault, day: &str) {
    for (_, edit) in STORY.iter().filter(|(when, _)| *when == day) {
        match edit {
            Log(path, text) => vault.append(path, text),
            Change(path, from, to) => vault.replace(path, from, to),
            New(path, text) => vault.write(*path, *text),
        }
    }
}

/// Robin goes on: the agenda is looked at in the morning, and the notes are written during the day.
fn lived_with() -> Walk {
    let mut vault = example();
    let mut walk = Walk::default();
    for today in days("2026-09-21", "2026-12-20") {
        walk.look(&vault, today);
        live(&mut vault, &today.to_string());
    }
    walk
}

/// Nobody writes another word after the day of the README.
fn left_alone() -> Walk {
    let vault = example();
    let (book, calendar) = vault.book();
    let mut walk = Walk::default();
    for today in days("2026-10-20", "2026-12-20") {
        walk.look_at(&book, &vault, &calendar, today);
    }
    walk
}

#[test]
fn the_example_lived_with_for_three_months() {
    let walk = lived_with();
    walk.assert_lawful(7);
    insta::assert_snapshot!("walk_lived_with", walk.page);
}

#[test]
fn the_example_left_alone_ends_by_itself() {
    let walk = left_alone();
    // Eight live applications were left alone in their busiest week: that day has most lines, and each goes by itself.
    walk.assert_lawful(12);
    assert_eq!(walk.left(), 0, "{}", walk.page);
    insta::assert_snapshot!("walk_left_alone", walk.page);
}

/// Every action of the playbook is seen in the example's walk, or a fixture journal asks for it.
#[test]
fn each_action_appears_in_the_walk_and_in_a_fixture() {
    let walked: BTreeSet<&str> = [lived_with().rules, left_alone().rules].into_iter().flatten().collect();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut asked = String::new();
    for case in fs::read_dir(cases).unwrap() {
        asked.push_str(&fs::read_to_string(case.unwrap().path().join("expect.txt")).unwrap_or_default());
    }
    let states = ["overdue", "today", "upcoming", "waiting", "held", "undated", "any"];
    for rule in RULES {
        let there = |line: &str| states.iter().any(|state| line.starts_with(&format!("{state} {} ", rule.name)));
        let not_there = format!("no {} ", rule.name);
        assert!(walked.contains(rule.name), "{} appears on no day of the walk", rule.name);
        assert!(asked.lines().any(there), "no fixture journal asks for {}", rule.name);
        assert!(asked.lines().any(|line| line.starts_with(&not_there)), "no fixture journal forbids {}", rule.name);
    }
}
