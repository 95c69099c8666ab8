//! Inline fields, tags and the lines of the Tasks plugin.

use journal::note::obsidian::{TaskLine, tags, task_line};
use journal::note::{BlockKind, Key};
use journal::text::Day;

use super::{masked, note, values, words};

#[test]
fn labels_at_the_head_are_fields() {
    let head =
        note("# Acme\n\n**Role:** Baker\nStatus: applied\nMood: good\nApplied: 2 Nov 2026\n\nRole: of the team?\n");
    assert_eq!(values(&head, Key::Role), [("Baker".to_owned(), "Baker".to_owned())]);
    assert_eq!(words(&head, Key::Status), ["applied"]);
    assert_eq!(words(&head, Key::Applied), ["2 Nov 2026"]);
    assert_eq!(masked(&head.blocks[1]), ["Role: Baker", "Status: applied", "Applied: 2 Nov 2026"]);
    let list = note("- Role: Baker\n- Company: Acme, Inc.\n\nStatus: rejected\n");
    assert_eq!(words(&list, Key::Company), ["Acme, Inc."]);
    assert_eq!(words(&list, Key::Status), ["rejected"]);
    for text in [
        "# Acme\n\nRole: Baker\n",
        "# Dana\n\nRole: Recruiter\nCompany: Acme\nEmail: dana@acme.example\n",
        "# Acme\n\nWent well.\n\nRole: Baker\nStatus: applied\n",
        "# Acme\n\n> Role: Baker\n> Company: Acme\n",
        "# Acme\n\nRole: Baker\nWe said: hello\nsee https://acme.example\nStatus: applied\n",
        "# Acme\n\nStatus: waiting to hear back\nApplied: last week\nRole: Baker\n",
    ] {
        assert_eq!(note(text).front.fields, [], "{text}");
    }
}

#[test]
fn inline_fields_of_all_forms() {
    let text = "Company:: Acme\n**Role**:: Baker\nmood:: good by Friday\n\n- stage:: onsite\n- [ ] Call [due:: 2026-11-20] (x:: y) [company:: Zenith]\n\nShe said [Timeline:: end of *next* week] (recruiter:: [[People/Sam|Sam]]).\n\n> Company:: Quoted\n\n`Company:: Code` std::vec\n";
    let note = note(text);
    assert_eq!(values(&note, Key::Company), [("Acme".to_owned(), "Acme".to_owned())]);
    assert_eq!(words(&note, Key::Role), ["Baker"]);
    assert_eq!(words(&note, Key::Stage), ["onsite"]);
    assert_eq!(values(&note, Key::Timeline), [("end of next week".to_owned(), "end of *next* week".to_owned())]);
    assert_eq!(words(&note, Key::Recruiter), ["[[People/Sam|Sam]]"]);

    let found: Vec<(&str, &str)> = note
        .blocks
        .iter()
        .flat_map(|block| &block.fields)
        .map(|field| (field.name.as_str(), field.span.slice(text)))
        .collect();
    assert_eq!(
        found,
        [
            ("Company", "Acme"),
            ("Role", "Baker"),
            ("mood", "good by Friday"),
            ("stage", "onsite"),
            ("due", "2026-11-20"),
            ("x", "y"),
            ("company", "Zenith"),
            ("Timeline", "end of *next* week"),
            ("recruiter", "[[People/Sam|Sam]]"),
            ("Company", "Quoted"),
        ]
    );
    assert_eq!(masked(&note.blocks[0]), ["Company:: Acme", "Role:: Baker"], "what nothing else reads stays prose");
}

fn day(text: &str) -> Option<Day> {
    Day::parse_iso(text)
}

#[track_caller]
fn description<'l>(line: &'l str, task: &TaskLine) -> &'l str {
    task.description.slice(line)
}

#[test]
fn fields_are_peeled_off_the_end_of_a_task() {
    let line = "Send code to Dana #work 🔁 every week when done 🛫 2026-11-17 ⏳ 2026-11-18 📅 2026-11-20 ➕ 2026-11-01 ✅ 2026-11-21 #late ^a1";
    let task = task_line(line);
    assert_eq!(description(line, &task), "Send code to Dana");
    assert_eq!(task.due.and_then(|date| date.day), day("2026-11-20"));
    assert_eq!(task.due.map(|date| date.span.slice(line)), Some("2026-11-20"));
    assert_eq!(task.scheduled.and_then(|date| date.day), day("2026-11-18"));
    assert_eq!(task.start.and_then(|date| date.day), day("2026-11-17"));
    assert_eq!(task.done.and_then(|date| date.day), day("2026-11-21"));
    assert_eq!(task.created.and_then(|date| date.day), day("2026-11-01"));
    assert_eq!(task.recurrence.as_deref(), Some("every week when done"));
    assert_eq!(task.tags, ["work", "late"]);
    assert_eq!(task.block_id.as_deref(), Some("a1"));
}

#[test]
fn the_first_text_that_is_no_field_ends_the_tail() {
    for (line, words, due) in [
        ("Call 📅 2026-11-20 about the offer", "Call 📅 2026-11-20 about the offer", None),
        ("Call 📅 2026-11-20 or later ⏫", "Call 📅 2026-11-20 or later", None),
        ("Call 📅\u{fe0f}2026-11-20", "Call", Some("2026-11-20")),
        ("Call 🗓\u{fe0f} 2026-11-20", "Call", Some("2026-11-20")),
        ("Call 📆   2026-11-20 🔺", "Call", Some("2026-11-20")),
        ("Call 📅 tomorrow", "Call 📅 tomorrow", None),
        ("Call 📅\u{a0}2026-11-20", "Call 📅\u{a0}2026-11-20", None),
        ("Call  [due:: 2026-11-20]", "Call", Some("2026-11-20")),
        ("Call (due::2026-11-20), [priority:: high]", "Call", Some("2026-11-20")),
        ("Call [mood:: 3]", "Call [mood:: 3]", None),
        ("Call #1 rival", "Call #1 rival", None),
        ("Call 📅 2026-11-20\nand tell Sam ⏳ 2026-11-30", "Call", Some("2026-11-20")),
        ("Call Dana\nby Friday", "Call Dana\nby Friday", None),
        ("#task #work Call Dana #now 📅 2026-11-20", "Call Dana", Some("2026-11-20")),
        ("📅 2026-11-20", "", Some("2026-11-20")),
        ("", "", None),
    ] {
        let task = task_line(line);
        assert_eq!(description(line, &task), words, "{line:?}");
        assert_eq!(task.due.and_then(|date| date.day), due.and_then(day), "{line:?}");
    }
}

#[test]
fn a_day_that_does_not_exist_is_found_and_has_no_day() {
    let line = "Call 📅 2026-02-30";
    let due = task_line(line).due.expect("a date");
    assert_eq!((due.day, due.span.slice(line)), (None, "2026-02-30"));
}

#[test]
fn a_task_in_a_note_has_its_words_only() {
    let note = note("- [ ] Send **code** ==to== [[People/Dana|Dana]] 📅 2026-11-20 ^a1\n");
    let block = &note.blocks[0];
    assert!(matches!(block.kind, BlockKind::Item { mark: Some(' '), .. }));
    let task = task_line(&block.prose.text);
    assert_eq!(description(&block.prose.text, &task), "Send code to Dana");
    assert_eq!(block.id.as_deref(), Some("a1"));
}

#[test]
fn tags_of_a_text() {
    let found: Vec<&str> =
        tags("#interview and #job/acme, #2026 #y2026 a#b (#no) #Über-Tag.").into_iter().map(|(_, name)| name).collect();
    assert_eq!(found, ["interview", "job/acme", "y2026", "Über-Tag"]);
}
