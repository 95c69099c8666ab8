//! The views as the program shows them: what words and paths mean, which exit code says what.

use crate::folder::Folder;

const ACME: &str = "---\ntype: interview\ncompany: Acme Robotics\nrole: Engineer\nstage: screen\ndate: 2026-11-18\n\
     interviewers: Dana Okafor\n---\n\nDana said they would decide by Friday.\n";
const ACORN: &str = "---\ntype: interview\ncompany: Acorn Mills\nrole: Miller\nstage: screen\ndate: 2026-11-18\n\
     interviewers: Ravi Menon\n---\n\nA short call.\n";

fn folder() -> Folder {
    Folder::new(&[("calls/acme.md", ACME), ("mills/acorn.md", ACORN)])
}

const TODAY: [&str; 2] = ["--today", "2026-11-20"];

#[test]
fn words_are_companies_roles_and_people_and_paths_are_notes() {
    let folder = folder();
    let companies = |words: &[&str]| {
        let ran = folder.run(&[&["agenda", "--format", "json"], &TODAY[..], words].concat());
        ran.ends_with(0);
        let value: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        let items = value["items"].as_array().expect("items").clone();
        let mut names: Vec<String> =
            items.iter().filter_map(|item| item["company"].as_str().map(str::to_owned)).collect();
        names.sort();
        names.dedup();
        names
    };
    assert_eq!(companies(&[]), ["Acme Robotics", "Acorn Mills"]);
    for acme in [&["acme"][..], &["dana"], &["calls"], &["calls/acme.md"], &["./calls"], &["engineer", "robotics"]] {
        assert_eq!(companies(acme), ["Acme Robotics"], "{acme:?}");
    }
    assert_eq!(companies(&["."]), ["Acme Robotics", "Acorn Mills"]);
    assert_eq!(companies(&["--since", "tomorrow"]), [""; 0]);
}

#[test]
fn the_exit_code_counts_what_is_shown() {
    let folder = folder();
    let code = |words: &[&str]| folder.run(&[&["agenda", "--exit-code"], &TODAY[..], words].concat()).code;
    assert_eq!(code(&[]), Some(1));
    assert_eq!(code(&["acme"]), Some(1));
    assert_eq!(code(&["--owed-by", "them"]), Some(0));
    assert_eq!(code(&["nobody"]), Some(0));
    folder.run(&[&["today", "--exit-code"], &TODAY[..]].concat()).ends_with(1);
    // The agenda's options may stand alone.
    folder.run(&[&["--owed-by", "them", "--exit-code"], &TODAY[..]].concat()).ends_with(0);
}

#[test]
fn a_brief_needs_one_company() {
    let folder = folder();
    let ran = folder.run(&[&["brief", "acme", "robotics"], &TODAY[..]].concat());
    ran.ends_with(0);
    assert!(ran.out.starts_with("Acme Robotics · Friday 20 November 2026\n"), "{}", ran.out);
    let ran = folder.run(&[&["brief", "ac"], &TODAY[..]].concat());
    ran.ends_with(4);
    assert!(ran.error.contains("  Acme Robotics\n  Acorn Mills\n"), "{}", ran.error);
    assert_eq!(ran.out, "");
    let ran = folder.run(&[&["brief", "acorn mils"], &TODAY[..]].concat());
    ran.ends_with(2);
    assert!(ran.error.contains("did you mean `Acorn Mills`?"), "{}", ran.error);
}

#[test]
fn why_finds_what_is_no_line_of_the_agenda() {
    let folder = folder();
    let promises = folder.run(&[&["promises", "--format", "json"], &["--today", "2026-11-23"][..]].concat());
    let value: serde_json::Value = serde_json::from_str(&promises.out).expect("JSON");
    let reference = value["promises"][0]["ref"].as_str().expect("a reference");
    let why = folder.run(&["why", reference, "--today", "2026-11-23"]);
    why.ends_with(0);
    assert!(why.out.starts_with("An answer from Dana Okafor\n"), "{}", why.out);
    let why = folder.run(&["why", "acorn", "--today", "2026-11-23"]);
    why.ends_with(0);
    assert!(
        why.out.starts_with("Acorn Mills — Miller\n") && why.out.contains("quiet_days = 45 (built in)"),
        "{}",
        why.out
    );
    folder.run(&["why", "zzzz"]).ends_with(2);
}

#[test]
fn the_quiet_ones_are_asked_for_by_their_name() {
    let folder = folder();
    let apps = |words: &[&str]| {
        let ran = folder.run(&[&["apps"], words].concat());
        ran.ends_with(0);
        ran.out
    };
    let page = apps(&["--today", "2027-03-01"]);
    assert!(page.contains("2 applications: 2 quiet · `journal apps --quiet`"), "{page}");
    assert!(apps(&["--quiet", "--today", "2027-03-01"]).contains("Acorn Mills"));
    assert!(apps(&["--all", "-q", "--today", "2027-03-01"]).contains("Acorn Mills"));
}
