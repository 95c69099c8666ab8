//! The commands that write into notes, as processes: what they write, what they refuse, what they take back.

use std::fs;
use std::path::PathBuf;

use crate::folder::{Folder, Ran};

const ACME: &str = "---\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\nstage: onsite\n\
                    interviewers: Dana Okafor, Priya Raman\n---\n\nWent well: the design.\n\nDana said they'd decide by Monday.\n\n\
                    - [ ] Send the sample to Priya 📅 2026-11-20\n";
const BOREALIS: &str =
    "---\ncompany: Borealis\nrole: Cook\ndate: 2026-11-17\nstage: screen\nwith: Sam Lee\n---\n\nWent well: the soup.\n";

fn folder() -> Folder {
    Folder::new(&[("acme.md", ACME), ("borealis.md", BOREALIS)])
}

/// The program on 20 November, with a state folder of its own.
#[track_caller]
fn run(folder: &Folder, words: &[&str]) -> Ran {
    let mut command = folder.journal(&[&["--today", "2026-11-20"], words].concat());
    command.env("XDG_STATE_HOME", state(folder));
    Ran::of(command)
}

fn state(folder: &Folder) -> PathBuf {
    folder.path().join("state")
}

fn text(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.notes().join(name)).expect("the note is there")
}

/// The reference of the item with this action and company.
#[track_caller]
fn reference(folder: &Folder, action: &str, company: &str) -> String {
    let ran = run(folder, &["agenda", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let items = value["items"].as_array().expect("items");
    let item = items.iter().find(|item| item["action"] == action && item["company"] == company);
    item.and_then(|item| item["ref"].as_str()).expect("the item is there").to_owned()
}

fn files(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.notes()).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn done_writes_one_line_and_undo_takes_it_back() {
    let folder = folder();
    let thanks = reference(&folder, "thank_you", "Acme");
    let ran = run(&folder, &["done", &thanks[..6]]);
    ran.ends_with(0);
    assert_eq!(ran.out, "acme.md:17: - 2026-11-20: Sent thank-you to Dana and Priya.\n");
    let line = "\n## Log\n\n- 2026-11-20: Sent thank-you to Dana and Priya.\n";
    assert_eq!(text(&folder, "acme.md"), format!("{ACME}{line}"));
    assert!(!run(&folder, &[]).out.contains("Send a thank-you to Dana"));
    assert_eq!(files(&folder), ["acme.md", "borealis.md"]);

    let undo = run(&folder, &["undo"]);
    undo.ends_with(0);
    assert!(undo.out.starts_with("acme.md: took back - 2026-11-20: Sent thank-you"), "{}", undo.out);
    assert_eq!(text(&folder, "acme.md"), ACME);
    run(&folder, &["undo"]).ends_with(2);
}

#[test]
fn several_are_validated_before_the_first_is_written() {
    let folder = folder();
    let (thanks, promise) = (reference(&folder, "thank_you", "Acme"), reference(&folder, "await", "Acme"));
    let ran = run(&folder, &["done", &thanks, &promise]);
    ran.ends_with(4);
    assert!(ran.error.contains("error[not-recordable]"), "{}", ran.error);
    assert_eq!(text(&folder, "acme.md"), ACME);

    let (task, other) = (reference(&folder, "commitment", "Acme"), reference(&folder, "thank_you", "Borealis"));
    let remark = run(&folder, &["done", &thanks, &task, "-m", "by post"]);
    remark.ends_with(0);
    for line in remark.out.lines() {
        let mut parts = line.splitn(3, ':');
        let (name, number, words) = (parts.next(), parts.next(), parts.next());
        let number: usize = number.and_then(|number| number.parse().ok()).expect("a line");
        let note = text(&folder, name.expect("a note"));
        assert_eq!(note.lines().nth(number - 1).map(str::trim), words.map(str::trim), "{}", remark.out);
    }
    run(&folder, &["undo"]).ends_with(0);
    let ran = run(&folder, &["done", &thanks, &task, &other, "--on", "yesterday"]);
    ran.ends_with(0);
    assert!(text(&folder, "acme.md").contains("- [x] Send the sample to Priya 📅 2026-11-20 ✅ 2026-11-19\n"));
    assert!(text(&folder, "acme.md").ends_with("\n- 2026-11-19: Sent thank-you to Dana and Priya.\n"));
    assert!(text(&folder, "borealis.md").ends_with("\n- 2026-11-19: Sent thank-you to Sam Lee.\n"));
    // One command is taken back as a whole.
    run(&folder, &["undo"]).ends_with(0);
    assert_eq!((text(&folder, "acme.md"), text(&folder, "borealis.md")), (ACME.to_owned(), BOREALIS.to_owned()));
}

#[test]
fn a_dry_run_shows_the_lines_and_writes_nothing() {
    let folder = folder();
    let thanks = reference(&folder, "thank_you", "Acme");
    let ran = run(&folder, &["done", &thanks, "--dry-run"]);
    ran.ends_with(0);
    assert!(ran.out.starts_with("--- a/acme.md\n+++ b/acme.md\n@@ "), "{}", ran.out);
    assert!(ran.out.contains("\n+## Log\n+\n+- 2026-11-20: Sent thank-you"), "{}", ran.out);
    assert_eq!(text(&folder, "acme.md"), ACME);
    assert!(!state(&folder).exists());
}

#[test]
fn snooze_and_drop_write_what_the_agenda_understands() {
    let folder = folder();
    let thanks = reference(&folder, "thank_you", "Acme");
    let ran = run(&folder, &["snooze", &thanks, "next", "monday"]);
    ran.ends_with(0);
    assert!(ran.out.ends_with("- 2026-11-20: Snoozed the thank-you until 2026-11-23.\n"), "{}", ran.out);
    let task = reference(&folder, "commitment", "Acme");
    run(&folder, &["snooze", &task, "in two weeks"]).ends_with(0);
    assert!(text(&folder, "acme.md").contains("- [ ] Send the sample to Priya 📅 2026-11-20 ⏳ 2026-12-04\n"));
    // The nudge is put off, and what was promised stays.
    let waits = run(&folder, &["agenda"]).out;
    assert!(waits.contains("until Fri 4 Dec") && waits.contains("You said that you would, by Fri 20 Nov"), "{waits}");
    run(&folder, &["snooze", &task, "2026-12-07"]).ends_with(0);
    run(&folder, &["drop", &task]).ends_with(0);
    let dropped = "- [-] Send the sample to Priya 📅 2026-11-20 ⏳ 2026-12-07 ❌ 2026-11-20\n";
    assert!(text(&folder, "acme.md").contains(dropped));
    run(&folder, &["snooze", &thanks, "yesterday"]).ends_with(2);
    run(&folder, &["snooze", &thanks, "blue"]).ends_with(2);
    for _ in 0..4 {
        run(&folder, &["undo"]).ends_with(0);
    }
    assert_eq!(text(&folder, "acme.md"), ACME);
}

#[test]
fn log_and_add_take_a_note_a_reference_or_a_company() {
    let folder = folder();
    run(&folder, &["log", "acme", "Dana", "called,", "decision", "by", "the", "30th"]).ends_with(0);
    assert!(text(&folder, "acme.md").ends_with("\n## Log\n\n- 2026-11-20: Dana called, decision by the 30th\n"));
    assert!(run(&folder, &[]).out.contains("by Mon 30 Nov"));
    run(&folder, &["log", "borealis.md", "--on", "2026-11-18", "Sam wrote."]).ends_with(0);
    assert!(text(&folder, "borealis.md").ends_with("- 2026-11-18: Sam wrote.\n"));
    let thanks = reference(&folder, "thank_you", "Borealis");
    run(&folder, &["log", &thanks, "Sam wrote again."]).ends_with(0);
    assert!(text(&folder, "borealis.md").ends_with("- 2026-11-18: Sam wrote.\n- 2026-11-20: Sam wrote again.\n"));
    run(&folder, &["add", "acme", "Ask Dana about the pension by Friday"]).ends_with(0);
    assert!(
        text(&folder, "acme.md")
            .contains("📅 2026-11-20\n- [ ] Ask Dana about the pension by Friday 📅 2026-11-27\n\n## Log")
    );
    let ran = run(&folder, &["log", "umbrella", "x"]);
    ran.ends_with(2);
    assert!(ran.error.contains("no note, no reference and no company"), "{}", ran.error);
}

#[test]
fn a_tracker_gets_a_heading_for_the_company() {
    let table = "---\ntags: [application]\n---\n\n| Company | Role | Applied |\n| --- | --- | --- |\n\
                 | Vantor | Cook | 2026-11-02 |\n| Osprey | Baker | 2026-11-03 |\n";
    let folder = Folder::new(&[("tracker.md", table)]);
    run(&folder, &["log", "vantor", "They called."]).ends_with(0);
    run(&folder, &["add", "vantor", "Send them the menu"]).ends_with(0);
    run(&folder, &["add", "osprey", "Bake something"]).ends_with(0);
    let expected = format!(
        "{table}\n## Vantor\n\n- 2026-11-20: They called.\n- [ ] Send them the menu\n\n## Osprey\n\n- [ ] Bake something\n"
    );
    assert_eq!(text(&folder, "tracker.md"), expected);
    let agenda = run(&folder, &["agenda", "--format", "json"]);
    assert!(agenda.out.contains("Send them the menu"), "{}", agenda.out);
    reference(&folder, "commitment", "Osprey");
}

#[test]
fn of_two_tasks_in_the_same_words_one_is_named_by_its_line() {
    let note =
        "---\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\n---\n\n- [ ] Send the sample\n- [ ] Send the sample\n";
    let folder = Folder::new(&[("acme.md", note)]);
    let both = reference(&folder, "commitment", "Acme");
    let ran = run(&folder, &["done", &both]);
    ran.ends_with(4);
    assert!(ran.error.contains("acme.md:7") && ran.error.contains("acme.md:8"), "{}", ran.error);
    run(&folder, &["done", "acme.md:8"]).ends_with(0);
    assert!(text(&folder, "acme.md").ends_with("- [ ] Send the sample\n- [x] Send the sample ✅ 2026-11-20\n"));
    run(&folder, &["drop", &both]).ends_with(0);
}

#[test]
fn a_line_names_what_rests_on_it() {
    let note = "---\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\nstage: onsite\ninterviewers: Dana Okafor\n---\n\n\
                They decide by Thursday the 19th.\nI will send Dana the list by Monday.";
    let folder = Folder::new(&[("acme.md", note)]);
    let dry = |line: &str| run(&folder, &["done", "--dry-run", line]);
    // The last line of the note is where much is recorded, and names only what it says.
    let why = run(&folder, &["why", "acme.md:10"]);
    assert!(why.out.starts_with("Send Dana the list") && !why.out.contains("LinkedIn"), "{}", why.out);
    assert!(dry("acme.md:10").out.contains("+- 2026-11-20: Sent Dana the list"), "{}", dry("acme.md:10").out);
    assert!(dry("acme.md:9").out.contains("Followed up with Dana"), "{}", dry("acme.md:9").out);
    // One that says nothing names nothing.
    folder.write(
        "acme.md",
        note.replace("I will send Dana the list by Monday.", "The office is by the river.").as_bytes(),
    );
    dry("acme.md:10").ends_with(2);
    // What rests on silence has no other place.
    let silent = "---\ncompany: Acme\nrole: Engineer\ndate: 2026-11-05\nstage: screen\nwith: Dana Okafor\n---\n\n\
                  - 2026-11-06: Sent thank-you to Dana.\n";
    folder.write("acme.md", silent.as_bytes());
    let check_in = dry("acme.md:9");
    assert!(check_in.out.contains("+- 2026-11-20: Checked in with Dana"), "{} {}", check_in.out, check_in.error);
}

#[test]
fn undo_refuses_what_changed_since_and_forgets_what_is_gone() {
    let folder = folder();
    run(&folder, &["log", "acme", "Dana called."]).ends_with(0);
    let written = text(&folder, "acme.md");
    folder.write("acme.md", format!("{written}more\n").as_bytes());
    let ran = run(&folder, &["undo"]);
    ran.ends_with(4);
    assert!(ran.error.contains("error[write-changed]"), "{}", ran.error);
    assert_eq!(text(&folder, "acme.md"), format!("{written}more\n"));
    // Taken out by hand, it is no more to be taken back; nor is it when the state is gone.
    folder.write("acme.md", ACME.as_bytes());
    run(&folder, &["undo"]).ends_with(2);
    run(&folder, &["log", "acme", "Dana called."]).ends_with(0);
    fs::remove_dir_all(state(&folder)).expect("the state is there");
    run(&folder, &["undo"]).ends_with(2);
    assert_eq!(text(&folder, "acme.md"), written);
}

#[test]
fn ticks_of_the_agenda_file_are_taken_up_once() {
    let folder = folder();
    run(&folder, &["agenda", "-o", "agenda.md"]).ends_with(0);
    let agenda = text(&folder, "agenda.md");
    let tick = |agenda: &str, words: &str, day: &str| {
        let line = agenda.lines().find(|line| line.contains(words)).expect("the line is there");
        let (head, id) = line.rsplit_once(" ^").expect("an id");
        agenda.replace(line, &format!("{}{day} ^{id}", head.replace("[ ]", "[x]")))
    };
    let ticked = tick(&agenda, "thank-you to Dana", " ✅ 2026-11-19");
    // Nothing that is waited for has a box; one that was made by hand is refused, and stays.
    assert!(agenda.contains("\n- Wait for an answer"), "{agenda}");
    let ticked = ticked.replace("- Wait for an answer", "- [x] Wait for an answer");
    folder.write("agenda.md", ticked.as_bytes());

    // A new agenda keeps the ticks until they are taken up.
    run(&folder, &["agenda", "-o", "agenda.md"]).ends_with(0);
    assert_eq!(text(&folder, "agenda.md"), ticked);
    let dry = run(&folder, &["sync", "--dry-run"]);
    assert!(dry.out.contains("+- 2026-11-19: Sent thank-you"), "{}", dry.out);
    assert_eq!((text(&folder, "agenda.md"), text(&folder, "acme.md")), (ticked, ACME.to_owned()));

    let ran = run(&folder, &["sync"]);
    ran.ends_with(4);
    assert_eq!(ran.out, "acme.md:17: - 2026-11-19: Sent thank-you to Dana and Priya.\n");
    assert!(ran.error.contains("error[not-recordable]"), "{}", ran.error);
    let after = text(&folder, "agenda.md");
    assert!(!after.contains("thank-you to Dana") && after.contains("- [x] Wait for an answer"), "{after}");
    let acme = text(&folder, "acme.md");
    run(&folder, &["sync"]).ends_with(4);
    assert_eq!((text(&folder, "acme.md"), text(&folder, "agenda.md")), (acme, after));
}

#[test]
fn every_box_of_the_agenda_file_can_be_ticked_or_cancelled() {
    for (mark, said) in [("[x]", "Sent thank-you"), ("[-]", "Dropped the thank-you")] {
        let folder = folder();
        run(&folder, &["agenda", "-o", "agenda.md"]).ends_with(0);
        let agenda = text(&folder, "agenda.md");
        assert!(agenda.contains("- [ ] Send the sample"), "{agenda}");
        folder.write("agenda.md", agenda.replace("[ ]", mark).as_bytes());
        let ran = run(&folder, &["sync"]);
        ran.ends_with(0);
        assert!(ran.out.contains(said) && ran.out.contains(&format!("- {mark} Send the sample")), "{}", ran.out);
        let after = text(&folder, "agenda.md");
        assert!(!after.contains("- ["), "{after}");
    }
}

#[test]
fn a_tick_outlives_its_item() {
    let folder = folder();
    run(&folder, &["agenda", "-o", "agenda.md"]).ends_with(0);
    let agenda = text(&folder, "agenda.md");
    let ticked = agenda.replace("- [ ] Send a thank-you to Sam Lee", "- [x] Send a thank-you to Sam Lee");
    folder.write("agenda.md", ticked.as_bytes());
    // Two weeks later thanks are on no agenda any more.
    let later = |words: &[&str]| {
        let mut command = folder.journal(&[&["--today", "2026-12-10"], words].concat());
        command.env("XDG_STATE_HOME", state(&folder));
        Ran::of(command)
    };
    later(&["agenda", "-o", "agenda.md"]).ends_with(0);
    assert!(text(&folder, "agenda.md").contains("## Ticked, not recorded yet\n\n- [x] Send a thank-you to Sam Lee"));
}

#[test]
fn whatever_is_done_in_the_example_is_taken_back_to_the_byte() {
    let example = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("example-journal");
    let (notes, toml) = crate::cases::read(&example).expect("the example is there");
    let folder = Folder::new(&[("journal.toml", &toml.expect("it has settings"))]);
    for note in &notes {
        folder.write(&note.path, &note.bytes);
    }
    let run = |words: &[&str]| {
        let mut command = folder.journal(&[&["--today", "2026-10-20"], words].concat());
        command.env("XDG_STATE_HOME", state(&folder));
        Ran::of(command)
    };
    let agenda: serde_json::Value = serde_json::from_str(&run(&["agenda", "--format", "json"]).out).expect("JSON");
    let mut done = 0;
    for item in agenda["items"].as_array().expect("items") {
        let words = ["done", item["ref"].as_str().expect("a reference"), "--on", "yesterday"];
        let ran = run(&words);
        if ran.code == Some(4) {
            continue;
        }
        ran.ends_with(0);
        run(&["undo"]).ends_with(0);
        done += 1;
        for note in &notes {
            let now = fs::read(folder.notes().join(&*note.path)).expect("it is there");
            assert!(now == note.bytes, "{} after {words:?}", note.path);
        }
    }
    assert!(done >= 6, "only {done} were done");
}

#[test]
fn nothing_asks_in_a_pipe() {
    let ran = run(&folder(), &["done"]);
    ran.ends_with(2);
    assert!(ran.error.contains("no reference was named"), "{}", ran.error);
}

#[cfg(unix)]
#[test]
fn links_and_odd_notes_are_refused_with_the_reason() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let note = folder.notes().join("acme.md");
    fs::hard_link(&note, folder.path().join("twin.md")).expect("a second name");
    let ran = run(&folder, &["log", "acme", "Dana called."]);
    ran.ends_with(4);
    assert!(ran.error.contains("acme.md:1:1: error[write-unsafe]") && ran.error.contains("hard link"), "{}", ran.error);
    fs::remove_file(folder.path().join("twin.md")).expect("it is there");
    fs::set_permissions(&note, fs::Permissions::from_mode(0o444)).expect("it can be set");
    run(&folder, &["log", "acme", "Dana called."]).ends_with(4);
    fs::set_permissions(&note, fs::Permissions::from_mode(0o640)).expect("it can be set");
    run(&folder, &["log", "acme", "Dana called."]).ends_with(0);
    assert_eq!(fs::metadata(&note).expect("it is there").permissions().mode() & 0o777, 0o640);

    folder.write("latin.md", b"---\ncompany: Caf\xe9 Noir\nrole: Cook\ndate: 2026-11-18\n---\n");
    run(&folder, &["log", "latin.md", "They called."]).ends_with(4);
    folder.write("merge.md", b"---\ncompany: Merge\nrole: Cook\n---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n");
    let ran = run(&folder, &["log", "merge.md", "They called."]);
    ran.ends_with(4);
    assert!(ran.error.contains("error[conflict-markers]"), "{}", ran.error);
    run(&folder, &["log", "../twin.md", "x"]).ends_with(2);
    folder.write(".obsidian/plan.md", ACME.as_bytes());
    run(&folder, &["log", ".obsidian/plan.md", "x"]).ends_with(4);
    folder.write("out.md", b"---\ngenerated-by: journal\n---\n");
    run(&folder, &["log", "out.md", "x"]).ends_with(2);
}

#[test]
fn titles_say_what_is_to_be_done_and_what_was_promised() {
    for (sentence, day, title) in [
        ("I must not forget to call Jo on Dec 1.", "2026-12-04", "Call Jo on Dec 1"),
        (
            "I'll remember to send Jo by Friday the deck \"Rust 101\".",
            "2026-11-19",
            "Send Jo by Friday the deck \"Rust 101\"",
        ),
        (
            "Pete will send the contract next week.",
            "2026-12-01",
            "Email Pete about the contract promised for Fri 27 Nov",
        ),
        (
            "Pete said he'd send me a copy of the forms by Friday.",
            "2026-11-19",
            "Wait for Pete to send the copy of the forms",
        ),
        ("Pete promised to send the exercise a week from today.", "2026-11-19", "Wait for Pete to send the exercise"),
        ("By Friday Pete will send Sam the list, he said.", "2026-11-19", "Wait for Pete to send the list"),
        ("Pete will send someone to show me round by Friday.", "2026-11-19", "Wait for Pete to send it"),
        ("Pete will send it over by Friday.", "2026-11-24", "Email Pete about what was to be sent by Fri 20 Nov"),
    ] {
        let note = format!("---\ncompany: Cobalt \"Ltd\"\nrole: Dev\ndate: 2026-11-18\n---\n\n{sentence}\n");
        let folder = Folder::new(&[("cobalt.md", &note)]);
        let ran = folder.run(&["agenda", "--format", "json", "--today", day]);
        let value: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        let items = value["items"].as_array().expect("items");
        assert!(items.iter().any(|item| item["title"] == title), "{title}: {items:#?}");
        assert!(items.iter().all(|item| item["company"] == "Cobalt \"Ltd\""), "{items:#?}");
    }
}

#[test]
fn a_task_of_a_closed_application_is_said_to_stand_on_no_agenda() {
    let folder = Folder::new(&[
        ("cobalt.md", "---\ncompany: Cobalt\nstatus: rejected\ndate: 2026-11-18\n---\n\nThey said no.\n"),
        ("amber.md", "---\ncompany: Amber\ndate: 2026-11-18\nstage: screen\n---\n\nWent well.\n"),
    ]);
    let closed = run(&folder, &["add", "cobalt", "send Max the book"]);
    closed.ends_with(0);
    assert!(closed.error.contains("Cobalt is closed"), "{}", closed.error);
    assert!(text(&folder, "cobalt.md").contains("- [ ] send Max the book"), "it is written all the same");
    let open = run(&folder, &["add", "amber", "send Max the book"]);
    assert_eq!(open.error, "");
}
