//! The schemas that the program prints hold for what it writes.

use serde_json::Value;

use crate::folder::Folder;

const NOTES: &[(&str, &str)] = &[
    (
        "acme.md",
        "---\ntype: interview\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\nstage: onsite\n\
         interviewers: Dana Okafor <dana@acme.example>, Priya Raman\n---\n\
         Dana said they will decide by the end of next week.\n\nThe panel is on Tuesday at 15:30 PT.\n\n- [ ] Send the sample\n",
    ),
    ("brightwater.md", "---\ntype: interview\ncompany: Brightwater\ndate: 12/4/2026\nstaus: open\n---\nNo word.\n"),
    ("client.md", "---\ncompany: Pike\n---\nA client.\n"),
];

fn schema(folder: &Folder, name: &str) -> Value {
    let ran = folder.run(&["schema", name]);
    ran.ends_with(0);
    serde_json::from_str(&ran.out).expect("a schema is JSON")
}

#[track_caller]
fn check(schema: &Value, document: &Value) {
    let validator = jsonschema::validator_for(schema).expect("it is a schema");
    let errors: Vec<String> =
        validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{document:#}");
}

/// Whether the schema says something of the document: without one of its fields it is refused.
#[track_caller]
fn is_strict(schema: &Value, document: &Value) {
    let validator = jsonschema::validator_for(schema).expect("it is a schema");
    for field in document.as_object().expect("an object").keys() {
        let mut less = document.clone();
        less.as_object_mut().expect("an object").remove(field);
        assert!(!validator.is_valid(&less), "`{field}` may be left out");
    }
}

#[test]
fn every_document_holds_to_its_schema() {
    let folder = Folder::new(NOTES);
    let one = |words: &[&str]| -> Value { serde_json::from_str(&folder.run(words).out).expect("JSON") };
    let lines = |words: &[&str]| -> Vec<Value> {
        let lines: Vec<Value> =
            folder.run(words).out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert!(!lines.is_empty());
        lines
    };
    for (name, words) in [
        ("agenda", &["agenda", "--today", "2026-11-19", "--format", "json"][..]),
        ("check", &["check", "--today", "2026-11-19", "--format", "json"]),
        ("today", &["today", "--today", "2026-11-19", "--format", "json"]),
        ("brief", &["brief", "acme", "--today", "2026-11-19", "--format", "json"]),
        ("applications", &["applications", "--today", "2026-11-19", "--format", "json"]),
        ("contacts", &["contacts", "--today", "2026-11-19", "--format", "json"]),
        ("promises", &["promises", "--today", "2026-11-19", "--format", "json"]),
    ] {
        let (schema, document) = (schema(&folder, name), one(words));
        check(&schema, &document);
        is_strict(&schema, &document);
    }
    for (name, words) in [
        ("item", &["agenda", "--today", "2026-11-19", "--format", "jsonl"][..]),
        ("problem", &["check", "--today", "2026-11-19", "--format", "jsonl"]),
        ("when", &["when", "--from", "2026-11-18", "--format", "jsonl", "Dana calls by Friday at 3pm ET, or soon"]),
    ] {
        let schema = schema(&folder, name);
        for line in lines(words) {
            check(&schema, &line);
            is_strict(&schema, &line);
        }
    }
}

#[test]
fn the_names_of_the_schemas_are_listed_and_suggested() {
    let folder = Folder::new(&[]);
    let ran = folder.run(&["schema"]);
    ran.ends_with(0);
    assert!(ran.out.contains("agenda") && ran.out.contains("journal agenda --format json"), "{}", ran.out);
    let ran = folder.run(&["schema", "agneda"]);
    ran.ends_with(2);
    assert!(ran.error.contains("agenda"), "{}", ran.error);
}

#[cfg(unix)]
#[test]
fn the_example_and_a_hostile_note_hold_to_their_schemas() {
    let hostile = Folder::new(crate::hostile::NOTES);
    hostile.write("calls/zz.md", crate::hostile::hostile().as_bytes());
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/example-journal");
    // The hostile note's company as it was read.
    let applications = hostile.run(&["applications", "--all", "--format", "json", "--today", "2026-11-20"]).out;
    let applications: Value = serde_json::from_str(&applications).expect("JSON");
    let mut own = applications["applications"].as_array().expect("a list").iter().map(|row| row["company"].clone());
    let known = ["Heath Foundry", "Linnet Textiles", "Moss Bank"];
    let own = own.find(|company| !known.contains(&company.as_str().unwrap_or_default())).expect("its own");
    let own = own.as_str().expect("a name").replace('\0', "");
    for (root, day, company) in [(example, "2026-10-20", "halden"), (".", "2026-11-20", own.as_str())] {
        let run = |words: &[&str]| {
            let ran = hostile.run(&[&["-C", root, "--today", day], words].concat());
            assert!(!ran.out.is_empty() || words.contains(&"jsonl"), "{words:?}: {}", ran.error);
            ran.out
        };
        for (name, words) in [
            ("agenda", &["agenda", "--all"][..]),
            ("agenda", &["agenda", company, "--since", "2026-10-01", "--days", "9"]),
            ("check", &["check"]),
            ("today", &["today"]),
            ("today", &["today", "nobody"]),
            ("brief", &["brief", company]),
            ("applications", &["applications", "--all"]),
            ("applications", &["applications", company]),
            ("contacts", &["contacts"]),
            ("contacts", &["contacts", "--missing"]),
            ("promises", &["promises", "--all"]),
            ("promises", &["promises", company]),
        ] {
            let document = run(&[words, &["--format", "json"][..]].concat());
            let document = serde_json::from_str(&document).unwrap_or_else(|error| panic!("{words:?}: {error}"));
            check(&schema(&hostile, name), &document);
        }
        for (name, words) in [("item", &["agenda", "--all"][..]), ("problem", &["check"])] {
            let schema = schema(&hostile, name);
            for line in run(&[words, &["--format", "jsonl"][..]].concat()).lines() {
                check(&schema, &serde_json::from_str(line).expect("JSON"));
            }
        }
    }
}
