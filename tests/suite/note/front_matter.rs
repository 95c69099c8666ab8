//! Front matter: shapes, positions, and the repair of what people get wrong.

use journal::note::Key;

use super::{blocks, note, problems, values, words};

#[track_caller]
fn reads(front: &str, key: Key, expected: &[&str]) {
    let note = note(&format!("---\n{front}\n---\nSome words.\n"));
    assert_eq!(words(&note, key), expected, "{:?}", note.front);
    assert_eq!(note.problems, [], "nothing is wrong with it");
    assert_eq!(blocks(&note), ["p Some words."]);
}

/// What is wrong is read all the same, its neighbours too, and is reported once, with the words to write instead.
#[track_caller]
fn mends(entry: &str, key: Key, expected: &[&str], help: &str) {
    for text in [
        format!("---\nrole: Baker\n{entry}\nstage: onsite\n---\nSome words.\n"),
        format!("---\r\nrole: Baker\r\n{}\r\nstage: onsite\r\n---\r\nSome words.\r\n", entry.replace('\n', "\r\n")),
    ] {
        let note = note(&text);
        assert_eq!(words(&note, key), expected, "{:?}", note.front);
        for (value, bytes) in values(&note, key) {
            assert_eq!(value, bytes, "the span cuts out the words");
        }
        assert_eq!(words(&note, Key::Role), ["Baker"]);
        assert_eq!(words(&note, Key::Stage), ["onsite"], "{:?}", note.front);
        assert_eq!(problems(&note), ["front-matter-repaired"], "{:?}", note.problems);
        assert!(note.problems[0].help.contains(help), "{}", note.problems[0].help);
        assert_eq!(blocks(&note), ["p Some words."]);
    }
}

#[test]
fn scalars_stay_as_they_were_written() {
    reads("phone: 0555 0100", Key::Phone, &["0555 0100"]);
    reads("phone: +15550100", Key::Phone, &["+15550100"]);
    reads("date: 2026-11-18", Key::Date, &["2026-11-18"]);
    reads("date: 2026-11-18T09:30:00+01:00", Key::Date, &["2026-11-18T09:30:00+01:00"]);
    reads("date: 2023-11", Key::Date, &["2023-11"]);
    reads("thanked: yes", Key::Thanked, &["yes"]);
    reads("salary: 120_000", Key::Salary, &["120_000"]);
    reads("company: \"Acme \\\"Robotics\\\"\"", Key::Company, &["Acme \"Robotics\""]);
    reads("company: 'O''Neil'", Key::Company, &["O'Neil"]);
    reads("timeline: >\n  end of\n  next week", Key::Timeline, &["end of next week\n"]);
}

#[test]
fn lists_maps_links_and_comments() {
    reads("people: Dana Okafor, Priya Raman", Key::Interviewers, &["Dana Okafor, Priya Raman"]);
    reads("people: [Dana Okafor, Priya Raman] # the panel", Key::Interviewers, &["Dana Okafor", "Priya Raman"]);
    reads("people:\n  - Dana\n  - Priya", Key::Interviewers, &["Dana", "Priya"]);
    reads("people:\n- Dana\n- Priya", Key::Interviewers, &["Dana", "Priya"]);
    reads(
        "recruiter:\n  name: Sam Lee\n  email: sam@talent.example",
        Key::Recruiter,
        &["Sam Lee", "sam@talent.example"],
    );
    reads("company: \"[[Acme Robotics|Acme]]\"", Key::Company, &["[[Acme Robotics|Acme]]"]);
    reads("status: open # since May", Key::Status, &["open"]);
    reads("{\"company\": \"Acme\", \"role\": \"Baker\"}", Key::Company, &["Acme"]);
}

#[test]
fn keys_fold_case_blanks_hyphens_and_camel_case() {
    for name in ["date_applied", "Date Applied", "dateApplied", "date-applied", "DATE_APPLIED", "\"Date applied\""] {
        reads(&format!("{name}: 2026-11-18"), Key::Applied, &["2026-11-18"]);
    }
}

#[test]
fn values_that_say_nothing_count_as_missing() {
    for value in ["", "TBD", "unknown", "None", "YYYY-MM-DD", "~", "\"\"", "<% tp.date.now() %>", "{{date}}", "[]"] {
        let note = note(&format!("---\ncompany: Acme\ndate: {value}\n---\n"));
        assert!(note.front.get(Key::Date).is_none(), "{value:?}");
        assert!(note.front.get(Key::Company).is_some(), "{value:?}");
        assert_eq!(problems(&note), [""; 0], "{value:?}");
    }
}

#[test]
fn unquoted_links_are_links() {
    mends("people: [[Dana Okafor]], [[Priya]]", Key::Interviewers, &["[[Dana Okafor]]", "[[Priya]]"], "\"[[Priya]]\"");
    mends("company: [[Acme]]", Key::Company, &["[[Acme]]"], "company: \"[[Acme]]\"");
    mends("company: [[Acme, Inc.|Acme]]", Key::Company, &["[[Acme, Inc.|Acme]]"], "\"[[Acme, Inc.|Acme]]\"");
    mends("people:\n  - [[Dana]]\n  - [[Priya]]", Key::Interviewers, &["[[Dana]]", "[[Priya]]"], "[[Dana]]");
    mends("people: [[[Dana]], [[Priya]]]", Key::Interviewers, &["[[Dana]]", "[[Priya]]"], "[[Dana]]");
}

#[test]
fn colons_signs_quotes_and_tabs() {
    mends("next_step: Task: send code", Key::NextStep, &["Task: send code"], "next_step: \"Task: send code\"");
    mends("recruiter: @dana", Key::Recruiter, &["@dana"], "\"@dana\"");
    mends("people:\n  - @dana\n  - Priya", Key::Interviewers, &["@dana", "Priya"], "@dana");
    mends(
        "people:\n  - name: Dana\n    title: Lead: Platform\n  - Priya",
        Key::Interviewers,
        &["Dana", "Lead: Platform", "Priya"],
        "",
    );
    mends("company: \"Acme", Key::Company, &["Acme"], "company: \"Acme\"");
    mends("company: \"Acme\" Robotics", Key::Company, &["\"Acme\" Robotics"], "'\"Acme\" Robotics'");
    mends("company: `Acme`", Key::Company, &["`Acme`"], "\"`Acme`\"");
    mends("company: & Sons", Key::Company, &["& Sons"], "\"& Sons\"");
    mends("company:\tAcme", Key::Company, &["Acme"], "company: Acme");
    mends("people:\n\t- Dana\n\t- Priya", Key::Interviewers, &["Dana", "Priya"], "");
    mends("company : Acme", Key::Company, &["Acme"], "company: Acme");
    mends("company:Acme", Key::Company, &["Acme"], "company: Acme");
    mends("tags: #interview #acme", Key::Tags, &["#interview #acme"], "\"#interview #acme\"");
}

#[test]
fn what_stands_below_a_value_is_reported_where_it_stands() {
    for (block, expect) in [
        ("role: x: y\n\tfoo bar", &[(3, "`role: \"x: y\"`"), (4, "no tab")][..]),
        ("role: Dev\n\tfoo: bar", &[(4, "no tab")]),
        ("role: \"x\" y\n\tfoo", &[(3, "`role: '\"x\" y'`"), (4, "no tab")]),
        ("role: Dev\n   foo: bar", &[(4, "without blanks before it")]),
    ] {
        let text = format!("---\ncompany: Acme\n{block}\n---\n");
        let mut found = note(&text).problems;
        found.sort_by_key(|problem| problem.place.as_ref().map(|place| place.line));
        let lines: Vec<u32> = found.iter().filter_map(|problem| Some(problem.place.as_ref()?.line)).collect();
        assert_eq!(lines, expect.iter().map(|(line, _)| *line).collect::<Vec<_>>(), "{block}: {found:#?}");
        for (problem, (line, advice)) in found.iter().zip(expect) {
            assert!(problem.help.contains(advice), "{block}: {}", problem.help);
            // Nobody is told to write what stands there.
            let there = text.lines().nth(*line as usize - 1).unwrap_or_default();
            assert!(!problem.help.contains(&format!("`{}`", there.trim())), "{block}: {}", problem.help);
        }
    }
}

#[test]
fn a_key_that_stands_twice() {
    let twice = note("---\ncompany: Acme\nCompany: Zenith\n---\n");
    assert_eq!(words(&twice, Key::Company), ["Acme"]);
    assert_eq!(problems(&twice), ["duplicate-key"]);
    assert_eq!(twice.problems[0].place.as_ref().map(|place| (place.line, place.column)), Some((3, 1)));

    let first_empty = note("---\ncompany:\ncompany: Zenith\n---\n");
    assert_eq!(words(&first_empty, Key::Company), ["Zenith"]);
    assert_eq!(problems(&first_empty), ["duplicate-key"]);
}

#[test]
fn a_key_one_letter_away_is_suggested_and_any_other_is_silent() {
    for (key, near) in
        [("compny", "company"), ("intervewers", "interviewers"), ("stgae", "stage"), ("recruiterr", "recruiter")]
    {
        let note = note(&format!("---\nrole: Baker\n{key}: x\n---\n"));
        assert_eq!(problems(&note), ["unknown-key"], "{key}");
        assert!(note.problems[0].help.contains(&format!("`{near}`")), "{}", note.problems[0].help);
    }
    for key in ["cssclasses", "publish", "mood", "cmpny", "rating", "id"] {
        assert_eq!(problems(&note(&format!("---\nrole: Baker\n{key}: x\n---\n"))), [""; 0], "{key}");
    }
}

#[test]
fn delimiters() {
    for (text, expected) in [
        ("---\ncompany: Acme\n---\nProse.\n", &[][..]),
        ("--- \ncompany: Acme\n---\t\nProse.\n", &[]),
        ("---\ncompany: Acme\n...\nProse.\n", &[]),
        ("\u{feff}---\ncompany: Acme\n---\nProse.\n", &[]),
        ("---\rcompany: Acme\r---\rProse.\r", &[]),
        ("---\r\ncompany: Acme\r\n---\r\nProse.\r\n", &[]),
        ("------\ncompany: Acme\n------\nProse.\n", &["front-matter-delimiter"]),
        ("---\ncompany: Acme\n-----\nProse.\n", &["front-matter-delimiter"]),
        ("---\ncompany: Acme\n---Prose.\n", &["front-matter-delimiter"]),
        ("\n\n---\ncompany: Acme\n---\nProse.\n", &["front-matter-repaired"]),
        ("---\ncompany: Acme\n\nProse.\n", &["front-matter-unclosed"]),
        ("---\ncompany: Acme\ntags:\n  - job\nProse.\n", &["front-matter-unclosed"]),
        ("---\nstage: onsite\ncompany: Acme---\nProse.\n", &["front-matter-unclosed"]),
        ("+++\ncompany = \"Acme\" # ours\ndate = 2026-11-18\n+++\nProse.\n", &[]),
    ] {
        let note = note(text);
        assert_eq!(words(&note, Key::Company), ["Acme"], "{text:?}");
        assert_eq!(values(&note, Key::Company)[0].1, "Acme", "{text:?}");
        assert_eq!(blocks(&note), ["p Prose."], "{text:?}");
        assert_eq!(problems(&note), expected, "{text:?}");
    }
}

#[test]
fn toml_values_keep_their_bytes() {
    let note = note(
        "+++\ncompany = 'Acme'\ndate = 2026-11-18\npeople = [\"Dana\", \"Priya\"]\n[recruiter]\nname = \"Sam\"\n+++\n",
    );
    assert_eq!(words(&note, Key::Date), ["2026-11-18"]);
    assert_eq!(words(&note, Key::Interviewers), ["Dana", "Priya"]);
    assert_eq!(values(&note, Key::Recruiter), [("Sam".to_owned(), "Sam".to_owned())]);
}

#[test]
fn rules_with_prose_between_them_are_no_front_matter() {
    for text in [
        "---\nDana called: they decide on Friday.\n---\nMore.\n",
        "---\n\nJust a line.\n\n---\nMore.\n",
        "------\nA title of dashes\n",
        "---\nNo end and nothing to read\n",
        "---\nNote: to myself\n",
    ] {
        let note = note(text);
        assert!(note.front.span.is_empty(), "{text:?}");
        assert_eq!(problems(&note), [""; 0], "{text:?}");
        assert!(!note.blocks.is_empty(), "{text:?}");
    }
}

#[test]
fn lines_that_are_no_yaml_are_reported_and_their_neighbours_are_read() {
    let note = note("---\ncompany: Acme\nwent very well\nrole: Baker\n---\nProse.\n");
    assert_eq!(words(&note, Key::Company), ["Acme"]);
    assert_eq!(words(&note, Key::Role), ["Baker"]);
    assert!(problems(&note).contains(&"front-matter-invalid"), "{:?}", note.problems);
}

#[test]
fn a_template_in_a_value_is_no_fault() {
    let note = note("---\ncompany: Acme\ndate: {{date}} {{time}}\n---\n");
    assert_eq!(problems(&note), [""; 0]);
    assert_eq!(words(&note, Key::Company), ["Acme"]);
}

#[test]
fn a_broken_entry_is_reported_whatever_its_key() {
    let note = note("---\ncompany: Acme\nmood: good: very\n---\n");
    assert_eq!(words(&note, Key::Company), ["Acme"]);
    assert_eq!(problems(&note), ["front-matter-repaired"]);
    assert!(note.problems[0].help.contains("mood: \"good: very\""), "{}", note.problems[0].help);
}
