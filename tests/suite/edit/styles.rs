//! A line looks like those above it, in notes of every style, and everything else stays to the byte.

use super::*;

/// A note of an interview on 18 November, with this log at its end.
fn note(log: &str) -> String {
    format!(
        "---\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\nstage: onsite\ninterviewers: Dana Okafor, Priya Raman\n---\n\n\
         Went well: the design.\n{log}"
    )
}

/// Thanks are given on 19 November; what the note is like afterwards.
#[track_caller]
fn thanked(text: &str) -> String {
    let journal = Journal::of_note(text);
    let today = day("2026-11-19");
    let item = journal.agenda(today).items.into_iter().find(|item| item.rule == "thank_you").expect("thanks are due");
    let (after, _) = match journal.record(today, &item, &told(Deed::Done, today)) {
        Ok(done) => done,
        Err(refusal) => panic!("{refusal:?}\n{text}"),
    };
    String::from_utf8(after.bytes("notes/acme.md")).expect("UTF-8")
}

/// The log gets this text, and nothing else changes.
#[track_caller]
fn check(log: &str, expected: &str) {
    assert_eq!(thanked(&note(log)), note(expected));
}

#[test]
fn a_note_without_a_log_gets_one_at_its_end() {
    let line = "- 2026-11-19: Sent thank-you to Dana Okafor and Priya Raman.\n";
    check("", &format!("\n## Log\n\n{line}"));
    check("\n## Next\n\nNothing yet.\n", &format!("\n## Next\n\nNothing yet.\n\n## Log\n\n{line}"));
    check("\n### Next\nNothing yet.\n", &format!("\n### Next\nNothing yet.\n\n### Log\n{line}"));
    check("\n* one\n* two\n", &format!("\n* one\n* two\n\n## Log\n\n* {}", &line[2..]));
    // Blank lines at the end stay there.
    check("\n\n\n", &format!("\n## Log\n\n{line}\n\n\n"));
}

#[test]
fn a_list_is_gone_on_with_in_its_own_manner() {
    let said = "Sent thank-you to Dana Okafor and Priya Raman";
    let small = "sent thank-you to Dana Okafor and Priya Raman";
    for (line, new) in [
        ("- 2026-11-18: Met them.", format!("- 2026-11-19: {said}.")),
        ("* 2026-11-18: Met them.", format!("* 2026-11-19: {said}.")),
        ("+   2026-11-18: Met them.", format!("+   2026-11-19: {said}.")),
        ("- 2026-11-18 met them", format!("- 2026-11-19 {small}")),
        ("- **2026-11-18** — Met them", format!("- **2026-11-19** — {said}")),
        ("- **2026-11-18:** Met them.", format!("- **2026-11-19:** {said}.")),
        ("- [[2026-11-18]]: Met them.", format!("- [[2026-11-19]]: {said}.")),
        ("- Nov 18: met them", format!("- Nov 19: {small}")),
        ("- 18 Nov - Met them.", format!("- 19 Nov - {said}.")),
        ("- Wed 18 Nov: Met them.", format!("- Thu 19 Nov: {said}.")),
        ("- November 18, 2026: Met them.", format!("- November 19, 2026: {said}.")),
        ("- 11/18/2026: Met them.", format!("- 11/19/2026: {said}.")),
        ("1. 2026-11-18: Met them.", format!("2. 2026-11-19: {said}.")),
        ("7) 2026-11-18: Met them.", format!("8) 2026-11-19: {said}.")),
        ("  - 2026-11-18: Met them.", format!("  - 2026-11-19: {said}.")),
        ("-\t2026-11-18: Met them.", format!("-\t2026-11-19: {said}.")),
    ] {
        check(&format!("\n## Log\n\n{line}\n"), &format!("\n## Log\n\n{line}\n{new}\n"));
        check(&format!("\n## Log\n{line}\n\n## More\n"), &format!("\n## Log\n{line}\n{new}\n\n## More\n"));
    }
}

#[test]
fn a_list_with_the_newest_on_top_stays_so() {
    check(
        "\n## Log\n\n- 2026-11-18: Met them.\n- 2026-11-12: They invited me.\n",
        "\n## Log\n\n- 2026-11-19: Sent thank-you to Dana Okafor and Priya Raman.\n- 2026-11-18: Met them.\n\
         - 2026-11-12: They invited me.\n",
    );
}

#[test]
fn a_list_with_free_lines_and_nested_items_is_gone_on_with() {
    check(
        "\n## Log\n\n- 2026-11-12: They invited me.\n\n- 2026-11-18: Met them.\n  - three hours\n\n    and lunch\n\nThe end.\n",
        "\n## Log\n\n- 2026-11-12: They invited me.\n\n- 2026-11-18: Met them.\n  - three hours\n\n    and lunch\n\n\
         - 2026-11-19: Sent thank-you to Dana Okafor and Priya Raman.\n\nThe end.\n",
    );
}

#[test]
fn a_dated_list_without_a_heading_is_the_log() {
    check(
        "\n- 2026-11-12 they invited me\n- 2026-11-18 met them\n\n> quoted\n",
        "\n- 2026-11-12 they invited me\n- 2026-11-18 met them\n- 2026-11-19 sent thank-you to Dana Okafor and Priya Raman\n\n> quoted\n",
    );
}

#[test]
fn a_list_of_days_ahead_is_no_log() {
    check(
        "\n- 2026-12-01 they decide\n- 2026-12-10 the start\n",
        "\n- 2026-12-01 they decide\n- 2026-12-10 the start\n\n## Log\n\n\
         - 2026-11-19 sent thank-you to Dana Okafor and Priya Raman\n",
    );
}

#[test]
fn a_table_gets_a_row() {
    check(
        "\n## Log\n\n| Date | Who | What |\n| --- | --- | --- |\n| 2026-11-18 | Dana | Met her. |\n\nMore.\n",
        "\n## Log\n\n| Date | Who | What |\n| --- | --- | --- |\n| 2026-11-18 | Dana | Met her. |\n\
         | 2026-11-19 | Dana Okafor and Priya Raman | Sent thank-you to Dana Okafor and Priya Raman. |\n\nMore.\n",
    );
    check(
        "\n## Log\n\nDate | Type | Notes | Next\n--- | --- | --- | ---\nNov 18 | onsite | met them | wait\nNov 12 | call | invited | -\n",
        "\n## Log\n\nDate | Type | Notes | Next\n--- | --- | --- | ---\n\
         Nov 19 | | sent thank-you to Dana Okafor and Priya Raman |\n\
         Nov 18 | onsite | met them | wait\nNov 12 | call | invited | -\n",
    );
}

#[test]
fn a_callout_is_written_in() {
    check(
        "\n> [!note] Log\n> - 2026-11-18: Met them.\n",
        "\n> [!note] Log\n> - 2026-11-18: Met them.\n> - 2026-11-19: Sent thank-you to Dana Okafor and Priya Raman.\n",
    );
    check(
        "\n> [!note]- Log\n> > - 2026-11-18: Met them.\n\nMore.\n",
        "\n> [!note]- Log\n> > - 2026-11-18: Met them.\n> > - 2026-11-19: Sent thank-you to Dana Okafor and Priya Raman.\n\nMore.\n",
    );
}

#[test]
fn dated_headings_of_a_log_are_gone_on_with() {
    check(
        "\n## Log\n\n### 2026-11-12\n\nThey invited me.\n\n### 2026-11-18\n\nMet them.\n",
        "\n## Log\n\n### 2026-11-12\n\nThey invited me.\n\n### 2026-11-18\n\nMet them.\n\n### 2026-11-19\n\n\
         Sent thank-you to Dana Okafor and Priya Raman.\n",
    );
    check(
        "\n## Log\n\n### 2026-11-19\n- Slept long.\n\n### 2026-11-12\n- They invited me.\n",
        "\n## Log\n\n### 2026-11-19\n- Slept long.\n- Sent thank-you to Dana Okafor and Priya Raman.\n\n### 2026-11-12\n\
         - They invited me.\n",
    );
}

#[test]
fn dated_paragraphs_are_gone_on_with() {
    check(
        "\n## Log\n\n**2026-11-12** They invited me.\n\n**2026-11-18** Met them.\n",
        "\n## Log\n\n**2026-11-12** They invited me.\n\n**2026-11-18** Met them.\n\n\
         **2026-11-19** Sent thank-you to Dana Okafor and Priya Raman.\n",
    );
}

#[test]
fn an_empty_log_gets_its_first_line() {
    check("\n## Log\n", "\n## Log\n\n- 2026-11-19: Sent thank-you to Dana Okafor and Priya Raman.\n");
    check(
        "\n## Log\n\n## More\n",
        "\n## Log\n\n- 2026-11-19: Sent thank-you to Dana Okafor and Priya Raman.\n\n## More\n",
    );
}

#[test]
fn line_ends_marks_and_a_missing_last_end_stay() {
    let log = "\n## Log\n\n- 2026-11-18: Met them.\n";
    let line = "- 2026-11-19: Sent thank-you to Dana Okafor and Priya Raman.\n";
    let both = |change: &dyn Fn(String) -> String| {
        assert_eq!(thanked(&change(note(log))), change(format!("{}{line}", note(log))));
        assert_eq!(thanked(&change(note(""))), change(format!("{}\n## Log\n\n{line}", note(""))));
    };
    both(&|text| text.replace('\n', "\r\n"));
    both(&|text| format!("\u{feff}{text}"));
    both(&|text| format!("\u{feff}{}", text.replace('\n', "\r\n")));
    both(&|text| text.trim_end().to_owned());
    both(&|text| text.trim_end().replace('\n', "\r\n"));
    both(&|text| text.replace('\n', "\r"));
}

/// What becomes of a task line.
#[track_caller]
fn task(line: &str, deed: Deed) -> Result<String, String> {
    let journal = Journal::of_note(&format!("{}\n{line}\n", note("")));
    let today = day("2026-11-20");
    let item =
        journal.agenda(today).items.into_iter().find(|item| item.rule == "commitment").expect("the task is there");
    let (after, _) =
        journal.record(today, &item, &told(deed, today)).map_err(|refusal| refusal.problem.code.name().to_owned())?;
    let text = String::from_utf8(after.bytes("notes/acme.md")).expect("UTF-8");
    let before = format!("{}\n", note(""));
    Ok(text.strip_prefix(&before).expect("nothing above it changes").trim_end_matches('\n').to_owned())
}

#[test]
fn a_task_is_ticked_as_the_tasks_plugin_does() {
    for (line, done) in [
        ("- [ ] Send the sample", "- [x] Send the sample ✅ 2026-11-20"),
        ("- [ ] Send the sample 📅 2026-11-21", "- [x] Send the sample 📅 2026-11-21 ✅ 2026-11-20"),
        (
            "* [/] Send the sample 🔼 📅 2026-11-21 ^abc-1",
            "* [x] Send the sample 🔼 📅 2026-11-21 ✅ 2026-11-20 ^abc-1",
        ),
        ("> - [ ] Send the sample #acme", "> - [x] Send the sample #acme ✅ 2026-11-20"),
        ("- [ ] Send the sample  ", "- [x] Send the sample ✅ 2026-11-20  "),
        (
            "- [ ] Send the sample  [due:: 2026-11-21]",
            "- [x] Send the sample  [due:: 2026-11-21]  [completion:: 2026-11-20]",
        ),
        ("1. [ ] Send the sample", "1. [x] Send the sample ✅ 2026-11-20"),
    ] {
        assert_eq!(task(line, Deed::Done).as_deref(), Ok(done), "{line}");
    }
}

#[test]
fn a_task_is_cancelled_and_moved() {
    let until = Deed::Snoozed(day("2026-11-27"));
    assert_eq!(
        task("- [ ] Send the sample ^a", Deed::Dropped).as_deref(),
        Ok("- [-] Send the sample ❌ 2026-11-20 ^a")
    );
    for (line, moved) in [
        ("- [ ] Send the sample", "- [ ] Send the sample ⏳ 2026-11-27"),
        ("- [ ] Send the sample by 21 November", "- [ ] Send the sample by 21 November ⏳ 2026-11-27"),
        ("- [ ] Send the sample 📅 2026-11-21 ^a", "- [ ] Send the sample 📅 2026-11-21 ⏳ 2026-11-27 ^a"),
        (
            "- [ ] Send the sample 🛫 2026-11-10 📅 2026-11-21",
            "- [ ] Send the sample 🛫 2026-11-10 📅 2026-11-21 ⏳ 2026-11-27",
        ),
        ("- [ ] Send the sample ⏳ 2026-11-20 📅 2026-11-21", "- [ ] Send the sample ⏳ 2026-11-27 📅 2026-11-21"),
        ("- [ ] Send the sample ⏳ 2026-11-21 ^a", "- [ ] Send the sample ⏳ 2026-11-27 ^a"),
        ("- [ ] Send the sample 🛫 2026-11-21", "- [ ] Send the sample 🛫 2026-11-27"),
        (
            "- [ ] Send the sample  [due:: 2026-11-21]",
            "- [ ] Send the sample  [due:: 2026-11-21]  [scheduled:: 2026-11-27]",
        ),
        ("- [ ] Send the sample [scheduled:: 2026-11-21]", "- [ ] Send the sample [scheduled:: 2026-11-27]"),
    ] {
        assert_eq!(task(line, until).as_deref(), Ok(moved), "{line}");
    }
}

#[test]
fn tasks_that_would_be_damaged_are_refused() {
    for line in
        ["- [ ] Send the sample 🔁 every week 📅 2026-11-21", "- [ ] Send the sample ➕ 2026-02-30 📅 2026-11-21"]
    {
        assert_eq!(task(line, Deed::Done), Err("task-unsafe".to_owned()), "{line}");
    }
}

#[test]
fn a_remark_stands_in_the_line_or_below_the_task() {
    let journal = Journal::of_note(&note("\n- [ ] Send the sample\n"));
    let today = day("2026-11-19");
    let record = |rule: &str, remark: &str, only: &[String]| {
        let item = journal.agenda(today).items.into_iter().find(|item| item.rule == rule).expect("it is there");
        let told = Told { deed: Deed::Done, on: today, only, remark: Some(remark) };
        let (_, recorded) = journal.record(today, &item, &told).expect("it is recorded");
        recorded[0].text.clone()
    };
    let by_post = record("thank_you", "by post", &["dana".to_owned()]);
    assert_eq!(by_post, "- 2026-11-19: Sent thank-you to Dana Okafor, by post.");
    let sentence = record("thank_you", "Priya answered at once", &[]);
    assert_eq!(sentence, "- 2026-11-19: Sent thank-you to Dana Okafor and Priya Raman. Priya answered at once.");
    assert_eq!(record("commitment", "by post", &[]), "- 2026-11-19: by post.");
}

#[test]
fn only_leaves_the_others_on_the_agenda() {
    let journal = Journal::of_note(&note(""));
    let today = day("2026-11-19");
    let item = journal.agenda(today).items.into_iter().find(|item| item.rule == "thank_you").expect("it is there");
    let only = ["Priya".to_owned()];
    let told = Told { deed: Deed::Done, on: today, only: &only, remark: None };
    let (after, _) = journal.record(today, &item, &told).expect("it is recorded");
    let left = after.agenda(today).items.into_iter().find(|item| item.rule == "thank_you").expect("one is left");
    assert_eq!(left.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Dana Okafor"]);
    let nobody = ["Sam".to_owned()];
    let refusal = journal.record(today, &item, &Told { only: &nobody, ..told }).expect_err("Sam is none of them");
    assert_eq!(refusal.candidates, ["Dana Okafor", "Priya Raman"]);
}

#[test]
fn a_note_that_takes_no_line_is_refused_with_one_to_write() {
    // Nothing that is written after a fence that is never closed is read.
    let text = note("\n```\nunclosed\n");
    let journal = Journal::of_note(&text);
    let today = day("2026-11-19");
    let item = journal.agenda(today).items.into_iter().find(|item| item.rule == "thank_you").expect("it is there");
    let refusal = journal.record(today, &item, &told(Deed::Done, today)).expect_err("no line would be read");
    assert_eq!(refusal.problem.code.name(), "no-place");
    assert!(refusal.problem.help.contains("Sent thank-you to Dana Okafor"), "{}", refusal.problem.help);
}
