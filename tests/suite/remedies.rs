//! What `why` tells people to write makes the item go.

use journal::agenda::{Item, build};
use journal::note::Source;
use journal::render::why::log_line;
use journal::settings::Settings;
use journal::text::Day;

fn agenda(note: &str, today: Day) -> Vec<Item> {
    let source = Source { path: "acme.md".into(), bytes: note.as_bytes().to_vec() };
    build(vec![source], &Settings::default(), today).items
}

/// Writes the line that `why` names for an item of the rule, and looks whether the item is still to be done.
#[track_caller]
fn check(rule: &str, note: &str, today: &str) {
    let today = Day::parse_iso(today).expect("a day of the test");
    let items = agenda(note, today);
    let item = items.iter().find(|item| item.rule == rule);
    let Some(item) = item else { panic!("no {rule}: {:#?}", items.iter().map(|item| item.rule).collect::<Vec<_>>()) };
    let line = log_line(item, today).expect("a line to write");
    let after = agenda(&format!("{note}\n## Log\n\n{line}\n"), today);
    let left = after.iter().find(|other| other.reference == item.reference);
    assert!(left.is_none(), "`{line}` leaves {left:#?}");
}

const ONSITE: &str = "---\ntype: interview\ncompany: Acme\nrole: Engineer\nstage: onsite\ndate: 2026-11-18\n\
    interviewers:\n  - Dana Okafor <dana@acme.example>\n  - Priya Raman\nrecruiter: Sam Lee\nreferrer: Kim Novak\n---\n\nA good day.\n";

#[test]
fn the_lines_that_why_names_are_understood() {
    check("thank_you", ONSITE, "2026-11-19");
    check("connect", ONSITE, "2026-11-19");
    check("thank_helper", ONSITE, "2026-11-19");
    check("ask_recruiter", ONSITE, "2026-11-20");
    check("check_in", ONSITE, "2026-11-26");
    check("follow_up", &format!("{ONSITE}\nDana said they would decide by Friday.\n"), "2026-11-24");
    check("condition", &format!("{ONSITE}\nIf I don't hear by Friday, call Dana.\n"), "2026-11-23");
    check("rejection_thanks", &format!("{ONSITE}\n## Log\n\n- 2026-11-20: They rejected me.\n"), "2026-11-21");
    let offer = format!("{ONSITE}\n## Log\n\n- 2026-11-20: Dana called with an offer, it stands until 2026-11-27.\n");
    check("acknowledge_offer", &offer, "2026-11-20");
    check(
        "commitment",
        &format!("{ONSITE}\nI told Dana I'd send her the write-up of our scheduler by Monday.\n"),
        "2026-11-20",
    );
    check(
        "offer_deadline",
        &ONSITE.replace("date:", "offer: 2026-11-20\noffer_deadline: 2026-11-27\ndate:"),
        "2026-11-20",
    );
}

/// One note's problems for want of a day, as their words.
fn undated(body: &str) -> Vec<String> {
    let note = format!("---\ncompany: Acme\nrole: Engineer\n---\n\n{body}");
    let source = Source { path: "acme.md".into(), bytes: note.into_bytes() };
    let facts = journal::extract::facts(&source, &Settings::default(), &journal::timeline::Calendar::default());
    let lacks = |problem: &&journal::diagnostic::Diagnostic| problem.code == journal::diagnostic::Code::NoSaidDay;
    facts.problems.iter().filter(lacks).map(|problem| format!("{}; {}", problem.message, problem.help)).collect()
}

#[test]
fn a_year_that_is_missing_is_asked_for_once() {
    let log = "- 8 Oct: Craig called, he'll write by Monday\n- 12 Oct: nothing came, he'll write tomorrow\n";
    let problems = undated(log);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].contains("`8 Oct` bears no year") && problems[0].contains("write the year"), "{problems:#?}");
    // Written once, it mends every line.
    assert_eq!(undated(&log.replace("8 Oct:", "8 Oct 2026:")), Vec::<String>::new());
    // What counts from an unknown day is told as before.
    assert!(undated("Craig writes by Monday.\n")[0].contains("give the note a `date:`"));
}
