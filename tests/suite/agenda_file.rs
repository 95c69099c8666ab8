//! The agenda as a file of a vault: what is written is read back, and no tick is lost.

use std::sync::Arc;

use journal::agenda::agenda_file::{AgendaFile, Told};
use journal::agenda::{self, Agenda, Evidence, Item, Record, State};
use journal::note::{Counted, Note, Source, obsidian};
use journal::render::format::Format;
use journal::settings::Settings;
use journal::text::{Day, Place, Span};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

/// An agenda of one note, of which every item is an example.
fn example() -> Agenda {
    let text = "---\ncompany: Acme\nrole: Rust Engineer\ndate: 2026-11-18\nstage: onsite\ninterviewers: Dana Okafor\n---\n\n\
                Dana said they'd decide by Friday.\n\n- [ ] Send the sample to Dana 📅 2026-11-20\n\n\
                Final round on Thursday the 26th at 10:00.\n";
    let source = Source { path: "notes/2026-11-18 Acme.md".into(), bytes: text.as_bytes().to_vec() };
    agenda::build(vec![source], &Settings::default(), day("2026-11-20"))
}

#[test]
fn an_agenda_file_reads_like_one() {
    insta::assert_snapshot!(AgendaFile::of(&example()).write());
}

#[test]
fn a_tick_stays_until_it_is_recorded() {
    let agenda = example();
    let first = AgendaFile::of(&agenda);
    let text = first.write();
    let line = text.lines().find(|line| line.contains("Send the sample")).expect("the task is there");
    let (words, id) = line.rsplit_once(" ^").expect("a block id");
    let ticked = text.replace(line, &format!("{} ✅ 2026-11-21 ^{id}", words.replace("[ ]", "[x]")));
    let read = AgendaFile::read(&ticked);
    assert_eq!(read.ticked().len(), 1);
    assert_eq!(read.ticked()[0].done, Some(day("2026-11-21")));
    let reference = read.ticked()[0].reference.expect("a reference");

    // The same agenda, and one from which the item has gone.
    assert_eq!(AgendaFile::of(&agenda).keeping(&read, &[]).write(), ticked);
    let gone = Agenda { items: Vec::new(), ..agenda.clone() };
    let kept = AgendaFile::of(&gone).keeping(&read, &[]).write();
    assert!(kept.contains("## Ticked, not recorded yet\n\n- [x] Send the sample"), "{kept}");
    let again = AgendaFile::read(&kept);
    assert_eq!(again.ticked(), read.ticked());
    assert_eq!(AgendaFile::of(&gone).keeping(&again, &[]).write(), kept);

    // Back on the agenda, it is ticked in its place.
    assert_eq!(AgendaFile::of(&agenda).keeping(&again, &[]).write(), ticked);
    assert_eq!(AgendaFile::of(&agenda).keeping(&read, &[reference]).write(), text);
}

#[test]
fn what_nobody_can_tick_has_no_box_and_a_cancelled_box_stays() {
    let agenda = example();
    let text = AgendaFile::of(&agenda).write();
    for none in ["- 10:00 Interview", "- Wait for an answer"] {
        assert!(text.lines().any(|line| line.starts_with(none)), "{text}");
    }
    let cancelled = text.replace("- [ ] Send the sample to Dana", "- [-] Send the sample to Dana");
    let cancelled = cancelled.replace("📅 2026-11-20 ^", "📅 2026-11-20 ❌ 2026-11-19 ^");
    let read = AgendaFile::read_ticks(&cancelled);
    let ticked = read.ticked();
    assert_eq!((ticked.len(), ticked[0].told, ticked[0].done), (1, Told::Dropped, Some(day("2026-11-19"))));
    assert_eq!(AgendaFile::of(&agenda).keeping(&read, &[]).write(), cancelled);
    let gone = Agenda { items: Vec::new(), ..agenda };
    let kept = AgendaFile::of(&gone).keeping(&read, &[]).write();
    assert!(kept.contains("\n- [-] Send the sample"), "{kept}");
    assert_eq!(AgendaFile::read(&kept).ticked(), ticked);
}

#[test]
fn boxes_that_other_programs_and_hands_have_changed_are_read() {
    for line in [
        "* [X] Send it ^0123456789",
        "> - [x] Send it ✅ 2026-11-21 ^0123456789",
        "1. [x] Send it ^0123456789   ",
        "\t- [x]   Send it 📅 2026-11-20 ✅ 2026-11-21 ^0123456789",
    ] {
        for text in [format!("## Today\n\n{line}\n"), format!("{line}\r\n"), format!("---\nno end\n{line}")] {
            let ticked = AgendaFile::read(&text).ticked();
            assert_eq!(
                ticked.iter().map(|ticked| ticked.reference).collect::<Vec<_>>(),
                [Some(0x01_2345_6789)],
                "{text}"
            );
        }
    }
    let nameless = AgendaFile::read("- [x] Something else\n").ticked();
    assert_eq!((nameless.len(), nameless[0].reference), (1, None));
}

#[test]
fn an_agenda_file_is_never_read_as_a_note() {
    let text = AgendaFile::of(&example()).write();
    assert!(Format::Markdown.is_own(&text));
    let source = Source { path: "agenda.md".into(), bytes: text.into_bytes() };
    let mut settings = Settings::default();
    settings.notes.include = vec![".".to_owned()];
    let calendar = journal::timeline::Calendar::new(&settings);
    assert_eq!(journal::extract::facts(&source, &settings, &calendar).counted, Counted::No);
}

/// Text as people and programs write it, and worse.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z ,.'é]{0,30}",
        "\\PC{0,20}",
        proptest::collection::vec(
            proptest::sample::select(vec![
                "📅 2026-11-20",
                "✅ 2026-11-20",
                "#tag",
                "[[link]]",
                " ^abc",
                "^0123456789",
                "\n- [x] no",
                "[x]",
                "%%",
                "==",
                "`",
                "🔁 every day",
                "[due:: 2026-01-01]",
                "<b>",
                "\u{1b}[2J",
                "⏳2026-11-20",
                "a",
                " ",
                "🔺",
                "\u{202e}",
                "\\",
                "\r",
                "---",
            ]),
            0..6
        )
        .prop_map(|parts| parts.concat()),
    ]
}

fn item() -> impl Strategy<Value = Item> {
    let state = proptest::sample::select(vec![
        State::Overdue,
        State::Today,
        State::Upcoming,
        State::Waiting,
        State::Held,
        State::Undated,
    ]);
    let due = proptest::option::of((2000i32..2100, 1u32..13, 1u32..29));
    let path = proptest::option::of(words());
    let rule = proptest::sample::select(vec!["reflect", "await", "thank_you"]);
    (0u64..1 << 40, (state, rule), words(), proptest::option::of(words()), path, due).prop_map(
        |(reference, (state, rule), title, company, path, due)| {
            let due = due.and_then(|(year, month, day)| Day::new(year, month, day));
            let path: Option<Arc<str>> = path.map(|path| format!("{path}.md").into());
            let place = |path| Place { path, span: Span::default(), line: 1, column: 1 };
            let mut item = example().items.remove(0);
            item.sources = path
                .iter()
                .cloned()
                .map(|path| Evidence { place: place(path), quote: String::new(), phrase: Span::default() })
                .collect();
            item.record = path.map(|path| Record { path, line: 1, tick: None });
            Item { reference, rule, state, title, role: company.clone(), company, due, time: None, ..item }
        },
    )
}

/// A ticked line from which the words were deleted stays as it is, however often the file is written. The fuzzer found it.
#[test]
fn a_ticked_line_without_words_comes_to_rest() {
    let kept = |text: &str| AgendaFile::of(&Agenda::default()).keeping(&AgendaFile::read(text), &[]).write();
    let once = kept("\n-  [x]^a763649360\n- x");
    assert!(once.contains("- [x] ^a763649360\n"), "{once}");
    assert_eq!(kept(&once), once);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_written_is_read(items in proptest::collection::vec(item(), 0..5), ticks in any::<u32>()) {
        let agenda = Agenda { items, ..example() };
        let file = AgendaFile::of(&agenda);
        let text = file.write();
        prop_assert_eq!(&AgendaFile::read(&text), &file, "{}", text);
        prop_assert_eq!(&AgendaFile::read(&text.replace('\n', "\r\n")), &file);

        // Whatever is ticked, by whatever the plugin writes, is found again, and written again as it stood.
        let mut at = 0;
        let ticked: Vec<String> = text.lines().map(|line| {
            let Some(rest) = line.strip_prefix("- [ ]") else { return line.to_owned() };
            at += 1;
            if ticks >> (at % 32) & 1 == 0 { return line.to_owned() }
            let (words, id) = rest.rsplit_once(" ^").expect("every line has its id");
            format!("- [x]{words} ✅ 2026-11-21 ^{id}")
        }).collect();
        let text = ticked.join("\n") + "\n";
        let read = AgendaFile::read(&text);
        prop_assert_eq!(read.ticked().len(), text.lines().filter(|line| line.starts_with("- [x] ")).count());
        prop_assert_eq!(read.write(), text.clone());
        prop_assert_eq!(AgendaFile::of(&agenda).keeping(&read, &[]).write(), text);
    }

    #[test]
    fn to_obsidian_a_line_is_one_task_and_nothing_else(item in item()) {
        let agenda = Agenda { items: vec![item.clone()], ..example() };
        let text = AgendaFile::of(&agenda).write();
        let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("- ")).collect();
        prop_assert_eq!(lines.len(), 1, "{}", text);
        let mark = if item.is_deed() { "- [ ] " } else { "- " };
        let words = lines[0].strip_prefix(mark).expect("a box, or a line");
        let task = obsidian::task_line(words);
        prop_assert_eq!(task.block_id, Some(format!("{:010x}", item.reference)));
        let due = task.due.and_then(|date| date.day);
        prop_assert_eq!(due, item.due.filter(|_| item.state != State::Waiting));
        prop_assert!(task.tags.is_empty() && task.done.is_none() && task.recurrence.is_none(), "{}", words);
        let source = Source { path: "a.md".into(), bytes: text.clone().into_bytes() };
        let boxes = Note::read(&source).blocks.iter().filter(|block| matches!(block.kind, journal::note::BlockKind::Item { mark: Some(_), .. })).count();
        prop_assert_eq!(boxes, usize::from(item.is_deed()));
    }
}
