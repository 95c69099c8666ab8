//! A person edits a note by hand, as people do, and the agenda changes as they would expect.

use journal::agenda::State;

use super::walking::{Vault, day};

const NOTE: &str = "interviews/2026-04-07 Tern Optics.md";

/// An interview of Tuesday, 7 April, whose promised day (the 14th) has gone by unkept.
const TEXT: &str = "\
---
company: Tern Optics
role: Lens Designer
date: 2026-04-07
stage: interview
status: active
interviewers: Marguerite Oyelaran <marguerite@tern.example>
---

Went well: the coatings. Went badly: the tolerances.

Marguerite said they would decide by April 14.

- [ ] Send her the drawing of the prism 📅 2026-04-16

## Log

- 2026-04-08: thanked Marguerite, LinkedIn request sent
";

fn vault(text: &str) -> Vault {
    let mut vault = Vault::default();
    vault.write(NOTE, text);
    vault
}

/// What stands on a day: `state rule`, in order.
fn stands(vault: &Vault, on: &str) -> Vec<String> {
    let items = vault.agenda(day(on)).items;
    items.iter().map(|item| format!("{} {}", item.state.word(), item.rule)).collect()
}

fn edited(edit: impl FnOnce(&mut Vault)) -> Vault {
    let mut vault = vault(TEXT);
    edit(&mut vault);
    vault
}

fn log(line: &str) -> Vault {
    edited(|vault| vault.append(NOTE, &format!("{line}\n")))
}

#[test]
fn before_any_edit() {
    assert_eq!(stands(&vault(TEXT), "2026-04-15"), ["today follow_up", "upcoming commitment"]);
    assert_eq!(stands(&vault(TEXT), "2026-04-17"), ["overdue commitment", "overdue follow_up"]);
}

#[test]
fn closing_the_case_in_the_front_matter() {
    let mut vault = edited(|vault| vault.replace(NOTE, "status: active", "status: withdrawn"));
    assert_eq!(stands(&vault, "2026-04-17"), Vec::<String>::new());
    assert_eq!(vault.agenda(day("2026-04-17")).summary.closed, 1);
    // And opening it again.
    vault.replace(NOTE, "status: withdrawn", "status: active");
    assert_eq!(stands(&vault, "2026-04-17"), ["overdue commitment", "overdue follow_up"]);
}

#[test]
fn closing_the_case_with_a_line() {
    assert_eq!(stands(&log("- 2026-04-16: withdrew my application"), "2026-04-17"), Vec::<String>::new());
    // Before that day it was open.
    let open = stands(&log("- 2026-04-16: withdrew my application"), "2026-04-15");
    assert_eq!(open, ["today follow_up", "upcoming commitment"]);
}

#[test]
fn a_rejection_and_taking_it_back() {
    let mut vault = edited(|vault| {
        vault.replace(NOTE, "status: active", "status: rejected\nstatus_date: 2026-04-16");
    });
    assert_eq!(stands(&vault, "2026-04-17"), ["today rejection_thanks"]);
    // It was a mistake of theirs, they are still in talks.
    vault.replace(NOTE, "status: rejected\nstatus_date: 2026-04-16", "status: active");
    assert_eq!(stands(&vault, "2026-04-17"), ["overdue commitment", "overdue follow_up"]);
}

#[test]
fn logging_a_reply() {
    let answered = log("- 2026-04-16: Marguerite wrote, they need another week and will let me know by April 24");
    assert_eq!(stands(&answered, "2026-04-17"), ["overdue commitment", "waiting await"]);
    assert_eq!(stands(&answered, "2026-04-28"), ["overdue commitment", "today follow_up"]);
    // A reply without a day: the promise is kept, and the pace counts from that word.
    let answered = log("- 2026-04-16: Marguerite wrote back");
    assert_eq!(stands(&answered, "2026-04-17"), ["overdue commitment"]);
    assert_eq!(stands(&answered, "2026-04-22"), ["overdue commitment"]);
    assert_eq!(stands(&answered, "2026-04-23"), ["overdue commitment", "today check_in"]);
}

#[test]
fn logging_the_follow_up() {
    let called = log("- 2026-04-16: called Marguerite about the decision, left a message");
    assert_eq!(stands(&called, "2026-04-17"), ["overdue commitment"]);
    // Nobody answered for twice the pace.
    assert_eq!(stands(&called, "2026-04-29"), ["overdue commitment"]);
    assert_eq!(stands(&called, "2026-04-30"), ["overdue commitment", "today check_in"]);
}

#[test]
fn ticking_and_cancelling_a_task() {
    for mark in ["- [x] Send her", "- [-] Send her"] {
        let done = edited(|vault| vault.replace(NOTE, "- [ ] Send her", mark));
        assert_eq!(stands(&done, "2026-04-15"), ["today follow_up"], "{mark}");
    }
    // A box that is put back is open again.
    let mut vault = edited(|vault| vault.replace(NOTE, "- [ ] Send her", "- [x] Send her"));
    vault.replace(NOTE, "- [x] Send her", "- [ ] Send her");
    assert_eq!(stands(&vault, "2026-04-15"), ["today follow_up", "upcoming commitment"]);
}

#[test]
fn a_snooze_by_hand() {
    let snoozed = log("- 2026-04-15: follow-up snoozed until April 21");
    assert_eq!(stands(&snoozed, "2026-04-16"), ["today commitment", "held follow_up"]);
    assert_eq!(stands(&snoozed, "2026-04-21"), ["overdue commitment", "today follow_up"]);
    // In the front matter it silences every message, and not what was promised.
    let until = edited(|vault| vault.replace(NOTE, "status: active", "status: active\nsnooze_until: 2026-04-21"));
    assert_eq!(stands(&until, "2026-04-16"), ["today commitment"]);
    assert!(stands(&until, "2026-04-21").contains(&"overdue follow_up".to_owned()));
    let never = edited(|vault| vault.replace(NOTE, "status: active", "status: active\nno_follow_up: true"));
    assert_eq!(stands(&never, "2026-04-21"), ["overdue commitment"]);
}

#[test]
fn dropping_by_hand() {
    let dropped = log("- 2026-04-15: dropped the follow-up");
    assert_eq!(stands(&dropped, "2026-04-17"), ["overdue commitment"]);
    let dropped = log("- 2026-04-15: dropped: send her the drawing of the prism");
    assert_eq!(stands(&dropped, "2026-04-15"), ["today follow_up"]);
}

#[test]
fn rescheduling_and_cancelling_a_meeting() {
    let panel = "\nPanel with Marguerite and Otis Brandt on Thursday, April 23 at 11:00.\n";
    let fixed = edited(|vault| vault.append(NOTE, &format!("- 2026-04-13: invited to the panel\n{panel}")));
    let appointment = |vault: &Vault, on: &str| {
        let items = vault.agenda(day(on)).items;
        items.into_iter().find(|item| item.rule == "appointment").map(|item| item.due.unwrap().to_string())
    };
    assert_eq!(appointment(&fixed, "2026-04-16").as_deref(), Some("2026-04-23"));
    let with = |line: &str| {
        let mut vault = fixed.clone();
        vault.append(NOTE, &format!("\n{line}\n"));
        vault
    };
    let moved = with("- 2026-04-17: the panel was moved to April 28");
    assert_eq!(appointment(&moved, "2026-04-16").as_deref(), Some("2026-04-23"));
    assert_eq!(appointment(&moved, "2026-04-17").as_deref(), Some("2026-04-28"));
    // Nothing is caused by the old day.
    let rules =
        |vault: &Vault, on: &str| -> Vec<&str> { vault.agenda(day(on)).items.iter().map(|item| item.rule).collect() };
    assert!(!rules(&moved, "2026-04-24").contains(&"reflect"), "{:?}", rules(&moved, "2026-04-24"));
    assert!(rules(&moved, "2026-04-29").contains(&"thank_you"), "{:?}", rules(&moved, "2026-04-29"));
    let cancelled = with("- 2026-04-17: the panel was cancelled");
    assert_eq!(appointment(&cancelled, "2026-04-18"), None);
    for on in ["2026-04-24", "2026-04-25"] {
        let rules = rules(&cancelled, on);
        assert!(!rules.contains(&"thank_you") && !rules.contains(&"reflect"), "{on}: {rules:?}");
    }
}

#[test]
fn writing_the_reflection_and_the_thanks() {
    let bare = "---\ncompany: Tern Optics\nrole: Lens Designer\ndate: 2026-04-07\nstage: interview\ninterviewers: Marguerite Oyelaran\n---\n\n## How it went\n";
    let mut vault = vault(bare);
    assert_eq!(stands(&vault, "2026-04-08"), ["overdue reflect", "today thank_you", "today connect"]);
    vault.append(NOTE, "\nGood on coatings, weak on tolerances.\n");
    assert_eq!(stands(&vault, "2026-04-08"), ["today thank_you", "today connect"]);
    vault.append(NOTE, "\n- 2026-04-08: thank-you mail to Marguerite\n");
    assert_eq!(stands(&vault, "2026-04-08"), ["today connect"]);
    vault.append(NOTE, "- 2026-04-08: connected with Marguerite on LinkedIn\n");
    assert_eq!(stands(&vault, "2026-04-08"), Vec::<String>::new());
}

#[test]
fn an_offer_comes_and_is_decided() {
    let mut vault = log("- 2026-04-16: Marguerite called with an offer!");
    let agenda = vault.agenda(day("2026-04-16"));
    let ack = agenda.items.iter().find(|item| item.rule == "acknowledge_offer").unwrap();
    assert_eq!(ack.state, State::Today);
    assert!(!agenda.items.iter().any(|item| item.rule == "follow_up"), "the offer keeps the promise");
    vault.append(NOTE, "- 2026-04-16: thanked her for the offer\n");
    assert_eq!(stands(&vault, "2026-04-17"), ["overdue commitment"]);
    vault.append(NOTE, "- 2026-04-20: accepted the offer\n");
    assert_eq!(stands(&vault, "2026-04-21"), Vec::<String>::new());
}
