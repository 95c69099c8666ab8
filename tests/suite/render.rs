//! The pages, as pictures: hand-made agendas at several widths, and what hostile notes may not do to them.

use std::collections::HashMap;
use std::sync::Arc;

use proptest::prelude::*;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use journal::agenda::{Agenda, ApplicationRef, Because, Evidence, Item, Owner, Person, Record, State, Summary};
use journal::casebook::Standpoint;
use journal::diagnostic::{Code, Diagnostic};
use journal::extract::{Channel, Stage, Status};
use journal::render::{Look, NoTexts, Texts, json, problems, recorded, text, why};
use journal::text::{Day, LineIndex, Place, Span};
use journal::timeline::{Bound, Grain, TimeOfDay, Window, Zone};

const NOTE: &str = "\
---
company: Acme Robotics
---
# Onsite

Met Dana Okafor and Priya Raman; a long and pleasant day with five conversations and a lunch. Dana said they'll get back
to me by the **end of next week**, and that HR would mail the travel form.
";

/// The files that the items below speak of.
struct Files(HashMap<&'static str, &'static str>);

impl Texts for Files {
    fn text(&self, path: &str) -> Option<Arc<str>> {
        self.0.get(path).map(|text| Arc::from(*text))
    }
}

fn files() -> Files {
    Files(HashMap::from([("notes/2026-11-18 acme.md", NOTE), ("journal.toml", "[playbook]\ngrace_day = 2\n")]))
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day of the test")
}

/// The place of some words of [`NOTE`].
fn place(words: &str) -> Place {
    let start = NOTE.find(words).expect("the words stand in the note");
    LineIndex::new(NOTE).place(&"notes/2026-11-18 acme.md".into(), NOTE, Span::new(start, start + words.len()))
}

fn evidence(words: &str, quote: &str, phrase: &str) -> Evidence {
    let start = quote.find(phrase).expect("the phrase stands in the quotation");
    Evidence { place: place(words), quote: quote.to_owned(), phrase: Span::new(start, start + phrase.len()) }
}

fn item(reference: u64, rule: &'static str, state: State, title: &str) -> Item {
    Item {
        reference,
        short: format!("{reference:010x}")[..3].to_owned(),
        rule,
        state,
        owner: Owner::Me,
        title: title.to_owned(),
        company: Some("Acme Robotics".to_owned()),
        role: Some("Senior Rust Engineer".to_owned()),
        application: Some(ApplicationRef {
            id: "acme-robotics/senior-rust-engineer".to_owned(),
            stage: Some(Stage::Final),
            status: Status::Open,
            standpoint: Standpoint::Live,
        }),
        people: Vec::new(),
        channel: None,
        not_before: None,
        due: None,
        expires: None,
        held_until: None,
        time: None,
        days_late: 0,
        because: Because::default(),
        sources: Vec::new(),
        also: Vec::new(),
        record: Some(Record { path: "notes/2026-11-18 acme.md".into(), line: 8, tick: None }),
        window: None,
        hints: Vec::new(),
    }
}

fn person(name: &str, email: Option<&str>) -> Person {
    Person { name: name.to_owned(), email: email.map(str::to_owned), ..Person::default() }
}

fn thanks() -> Item {
    let mut thanks =
        item(0xa3_f9c1_d20b, "thank_you", State::Overdue, "Send a thank-you to Dana Okafor and Priya Raman");
    thanks.due = Some(day("2026-11-19"));
    thanks.not_before = Some(day("2026-11-18"));
    thanks.expires = Some(day("2026-11-26"));
    thanks.days_late = 3;
    thanks.channel = Some(Channel::Email);
    thanks.people = vec![person("Dana Okafor", Some("dana@acme.example")), person("Priya Raman", None)];
    thanks.because = Because {
        text: "You met them on Wednesday; a thank-you is due within 24 hours of the meeting".to_owned(),
        numbers: vec![("thank_you_hours", "24".to_owned(), "built in".to_owned())],
        seed: Some("004"),
    };
    thanks.sources = vec![evidence(
        "Met Dana Okafor and Priya Raman",
        "Met Dana Okafor and Priya Raman; a long and pleasant day with five conversations and a lunch.",
        "Met Dana Okafor and Priya Raman",
    )];
    thanks.hints = vec!["Priya has no address yet: ask Dana for it".to_owned()];
    thanks
}

fn promise() -> Item {
    let mut promise = item(0x0c_4177_aa02, "await", State::Waiting, "Hear from Dana Okafor");
    promise.owner = Owner::Them;
    promise.due = Some(day("2026-11-27"));
    promise.expires = Some(day("2026-11-27"));
    promise.people = vec![person("Dana Okafor", Some("dana@acme.example"))];
    promise.because.text = "They said so on Wednesday".to_owned();
    promise.sources = vec![evidence(
        "by the **end of next week**",
        "Dana said they'll get back to me by the end of next week, and that HR would mail the travel form.",
        "by the end of next week",
    )];
    let mut window =
        Window::new(Some(day("2026-11-18")), Some(day("2026-11-27")), Grain::Day, Bound::By).expect("a window");
    window.deadline = Some(day("2026-11-27"));
    window.other = vec![(Some(day("2026-11-18")), Some(day("2026-11-29")))];
    promise.window = Some(window);
    promise
}

fn sample() -> Agenda {
    let mut call =
        item(0x77_e000_1122, "appointment", State::Upcoming, "Technical interview with Jörg Weiß (山田太郎 joins)");
    call.company = Some("Fabrikam".to_owned());
    call.role = None;
    call.due = Some(day("2026-11-24"));
    call.time = Some(TimeOfDay { start: 930, end: Some(990), zone: Some(Zone::Named("America/Los_Angeles")) });
    call.hints = vec!["Prepare: two open questions, one topic to clear up".to_owned()];

    let mut follow = item(0x5b_0000_0001, "follow_up", State::Today, "Follow up with Sam Lee");
    follow.company = Some("Umbrella & Söhne Maschinenbau-Handelsgesellschaft für Verpackungstechnik".to_owned());
    follow.due = Some(day("2026-11-24"));
    follow.not_before = Some(day("2026-11-20"));
    follow.channel = Some(Channel::Call);
    follow.because.text =
        "The answer was promised for Thursday 19 Nov; a follow-up may go from the next working day (grace_days = 2)"
            .to_owned();

    let mut reflect = item(0x5c_0000_0001, "reflect", State::Today, "Write down how it went");
    reflect.due = Some(day("2026-11-20"));

    let mut sample = item(0x1d_0000_0001, "commitment", State::Upcoming, "Send the code sample to Dana 🎁");
    sample.due = Some(day("2027-01-08"));

    let mut soon = item(0x1e_0000_0001, "commitment", State::Upcoming, "Read the paper they named");
    soon.due = Some(day("2026-11-22"));

    let mut held = item(0x2f_0000_0001, "check_in", State::Held, "Check in with Priya Raman");
    held.held_until = Some(day("2026-11-23"));
    held.because.text = "A promise of theirs is open until Friday 27 Nov".to_owned();

    let undated = item(0x33_0000_0001, "commitment", State::Undated, "Ask Priya for the slides");

    let mut search = item(0x44_0000_0001, "keep_searching", State::Today, "Keep searching: nothing new for 7 days");
    (search.company, search.role, search.application, search.record) = (None, None, None, None);

    Agenda {
        today: Some(day("2026-11-22")),
        items: vec![thanks(), follow, reflect, call, sample, soon, promise(), held, undated, search],
        summary: Summary {
            applications: 31,
            live: 3,
            quiet: 27,
            closed: 1,
            overdue: 1,
            today: 2,
            upcoming: 3,
            waiting: 1,
        },
        problems: found(),
        filtered: None,
    }
}

fn found() -> Vec<Diagnostic> {
    vec![
        Diagnostic::new(Code::NoNotes, "no note counts", None),
        Diagnostic::new(
            Code::AmbiguousDate,
            "`end of next week` is only an example here",
            Some(place("end of next week")),
        ),
        Diagnostic::new(Code::UnknownKey, "`compani` looks like `company`", Some(place("company"))),
        Diagnostic::new(
            Code::SettingUnknown,
            "there is no setting `grace_day` under [playbook]",
            Some(Place { path: "journal.toml".into(), span: Span::new(11, 20), line: 2, column: 1 }),
        )
        .with_help("did you mean `grace_days`?"),
    ]
}

#[test]
fn the_agenda_at_40_columns() {
    insta::assert_snapshot!(text::agenda(&sample(), Look::new(40, false)));
}

#[test]
fn the_agenda_at_80_columns() {
    insta::assert_snapshot!(text::agenda(&sample(), Look::new(80, false)));
}

#[test]
fn the_agenda_at_120_columns() {
    insta::assert_snapshot!(text::agenda(&sample(), Look::new(120, false)));
}

#[test]
fn the_agenda_in_colour() {
    insta::assert_snapshot!(text::agenda(&sample(), Look::new(80, true)).replace('\u{1b}', "␛"));
}

#[test]
fn an_agenda_with_nothing_to_do() {
    let agenda = Agenda {
        today: Some(day("2026-11-22")),
        summary: Summary { applications: 2, quiet: 2, ..Summary::default() },
        ..Agenda::default()
    };
    assert_eq!(
        text::agenda(&agenda, Look::default()),
        "Sunday 22 November 2026\n\nNothing to do. 2 applications: 2 quiet\n"
    );
}

#[test]
fn the_agenda_as_json() {
    let mut agenda = sample();
    agenda.items.truncate(1);
    agenda.items.push(promise());
    insta::assert_snapshot!(json::agenda(&agenda, "/home/me/notes", &files()));
}

#[test]
fn a_source_in_json_bears_the_bytes_of_the_file() {
    let agenda = Agenda { items: vec![promise()], ..sample() };
    let text: serde_json::Value = serde_json::from_str(&json::agenda(&agenda, "", &files())).expect("JSON");
    let source = &text["items"][0]["source"];
    let cut = &NOTE[source["start"].as_u64().expect("start") as usize..source["end"].as_u64().expect("end") as usize];
    assert_eq!(source["text"], cut);
    assert_eq!(cut, "by the **end of next week**");
    // Without the file, the words as they were read.
    let text: serde_json::Value = serde_json::from_str(&json::agenda(&agenda, "", &NoTexts)).expect("JSON");
    assert_eq!(text["items"][0]["source"]["text"], "by the end of next week");
}

#[test]
fn why_an_item_is_there() {
    let today = Some(day("2026-11-22"));
    insta::assert_snapshot!("why_thanks_80", why::why(&thanks(), today, Look::new(80, false), &files()));
    insta::assert_snapshot!("why_promise_80", why::why(&promise(), today, Look::new(80, false), &files()));
    insta::assert_snapshot!("why_promise_40", why::why(&promise(), today, Look::new(40, false), &files()));
}

#[test]
fn why_says_when_the_file_has_changed() {
    let changed = Files(HashMap::from([(
        "notes/2026-11-18 acme.md",
        "something else entirely, and longer than it was before: \
        x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x \
        x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x",
    )]));
    let page = why::why(&promise(), None, Look::default(), &changed);
    assert!(page.contains("(the file has changed since it was read)"), "{page}");
    assert!(page.contains("“Dana said they'll get back to me by the end of next week"), "{page}");
}

#[test]
fn problems_in_full() {
    insta::assert_snapshot!("problems_80", problems::full(&found(), Look::new(80, false), &files()));
    insta::assert_snapshot!("problems_40", problems::full(&found(), Look::new(40, false), &files()));
}

#[test]
fn problems_in_brief_name_the_gravest_first() {
    assert_eq!(
        problems::brief(&found(), 2, Look::default()),
        "journal.toml:2:1: error[setting-unknown]: there is no setting `grace_day` under [playbook]\n\
         journal: warning[no-notes]: no note counts\n  \
         = help: give a note `type: interview` and `company: …` in its front matter, or\n          \
         name the folder under `include` in journal.toml\n\
         1 problem more; `journal check` shows them all, and what to do\n"
    );
    assert_eq!(problems::brief(&found()[2..3], 5, Look::default()), "");
}

#[test]
fn check_ends_with_the_counts() {
    let looked = problems::Looked {
        counted: 12,
        people: 2,
        passed_over: 40,
        company_only: vec!["clients/initech.md".to_owned()],
    };
    insta::assert_snapshot!(problems::check(&found(), &looked, Look::default(), &files()));
    insta::assert_snapshot!("check_40", problems::check(&found(), &looked, Look::new(40, false), &files()));
    insta::assert_snapshot!("check_json", problems::json(&found(), &looked, "/home/me/notes"));
}

#[test]
fn what_stops_a_command_is_said_in_one_layout() {
    let ambiguous = Diagnostic::new(Code::RefAmbiguous, "`4` names 2 items", None);
    let candidates = [
        "47c  Write down how the technical interview went (Quillbank)".to_owned(),
        "400  Answer the offer (Castellan Freight)".to_owned(),
    ];
    let usage = "`zeppelin` is no note, no reference and no company of your notes";
    let help = "`journal apps --all` names the companies; `journal new zeppelin` begins a note about a new one";
    for (name, look) in [
        ("complaint_40", Look::new(40, false)),
        ("complaint_80", Look::new(80, false)),
        ("complaint_colour", Look::new(60, true)),
    ] {
        let page = problems::complaint(Some(&ambiguous), &ambiguous.message, &ambiguous.help, &candidates, look)
            + &problems::complaint(None, usage, help, &[], look)
            + &problems::complaint(None, "standard output cannot be written: no space", "", &[], look);
        insta::assert_snapshot!(name, page.replace('\u{1b}', "ESC"));
    }
}

#[test]
fn what_was_written_is_said_line_by_line() {
    let lines = [
        recorded::Line {
            path: "interviews/2026-10-19 Quillbank technical.md",
            line: 46,
            deed: "",
            text: "- 2026-10-20: Sent thank-you to Wren and Tomas.",
        },
        recorded::Line {
            path: "calls/2026-10-09 Tidemark.md",
            line: 0,
            deed: "took back",
            text: "> - [ ] Ask Yusuf 📅 2026-10-22",
        },
    ];
    insta::assert_snapshot!("recorded_40", recorded::lines(&lines, Look::new(40, false)));
    insta::assert_snapshot!("recorded_80", recorded::lines(&lines, Look::new(80, false)));
    // A program that reads them gets one line each, as it stands in the note.
    let piped = recorded::lines(&lines, Look { width: usize::MAX, ..Look::default() });
    assert_eq!(piped.lines().count(), 2);
    assert!(
        piped.starts_with("interviews/2026-10-19 Quillbank technical.md:46: - 2026-10-20: Sent thank-you"),
        "{piped}"
    );
    let linked = recorded::lines(&lines, Look { links: Some("file:///notes/"), ..Look::new(80, false) });
    assert!(linked.contains("\u{1b}]8;;file:///notes/calls/2026-10-09%20Tidemark.md\u{1b}\\"), "{linked:?}");
}

#[test]
fn a_hostile_note_steers_no_page() {
    let hostile = "A\u{1b}[2J\u{1b}]52;c;aGk=\u{7}\u{9b}31m\u{202e}evil\u{2066}\r\nB\u{2028}C";
    let mut agenda = sample();
    for item in &mut agenda.items {
        item.title = hostile.to_owned();
        item.company = Some(hostile.to_owned());
        item.role = Some(hostile.to_owned());
        item.people = vec![person(hostile, Some(hostile))];
        item.because.text = hostile.to_owned();
        item.hints = vec![hostile.to_owned()];
        let path: Arc<str> = hostile.into();
        item.sources = vec![Evidence {
            place: Place { path, span: Span::new(0, 1), line: 1, column: 1 },
            quote: hostile.to_owned(),
            phrase: Span::new(1, 3),
        }];
    }
    agenda.problems = vec![Diagnostic::new(Code::UnreadDate, hostile, None).with_help(hostile)];
    let files = Files(HashMap::from([(hostile, hostile)]));
    let look = Look::default();
    let pages = [
        text::agenda(&agenda, look),
        why::why(&agenda.items[0], agenda.today, look, &files),
        problems::full(&agenda.problems, look, &files),
        problems::brief(&agenda.problems, 5, look),
        json::agenda(&agenda, hostile, &files),
    ];
    for page in pages {
        let steering = |c: char| {
            (c.is_control() && c != '\n')
                || ('\u{202a}'..='\u{202e}').contains(&c)
                || matches!(c, '\u{2028}' | '\u{2066}')
        };
        assert!(!page.contains(steering), "{page:?}");
    }
}

/// A text of letters, spaces, wide and combining characters, and everything that steers a terminal.
fn any_text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        6 => proptest::char::range('a', 'z'),
        3 => Just(' '),
        1 => proptest::sample::select(vec!['日', 'é', '\u{301}', '👩', '\u{200d}', '💻', '\u{1b}', '\n', '\r', '\t', '\u{202e}', '\u{9b}', '\u{feff}']),
        1 => any::<char>(),
    ];
    proptest::collection::vec(character, 0..120).prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_of_a_page_is_wider_than_the_screen(
        texts in proptest::collection::vec(any_text(), 6),
        width in 40_usize..130,
        late in 0_i64..5000,
    ) {
        let mut agenda = sample();
        for item in &mut agenda.items {
            item.title = texts[0].clone();
            item.company = Some(texts[1].clone());
            item.because.text = texts[2].clone();
            item.hints = vec![texts[3].clone()];
            item.days_late = late;
            let path: Arc<str> = texts[4].as_str().into();
            let end = texts[5].char_indices().nth(8).map_or(texts[5].len(), |(at, _)| at);
            item.sources = vec![Evidence {
                place: Place { path, span: Span::new(0, 1), line: 1, column: 1 },
                quote: texts[5].clone(),
                phrase: Span::new(0, end),
            }];
        }
        let look = Look::new(width, false);
        for page in [text::agenda(&agenda, look), why::why(&agenda.items[0], agenda.today, look, &NoTexts)] {
            for line in page.lines() {
                // Characters are counted one by one: a terminal may or may not join an emoji of several.
                let columns: usize = line.chars().map(|c| c.width().unwrap_or(0)).sum();
                prop_assert!(line.width().min(columns) <= look.width, "{} columns: {line:?}", line.width());
                prop_assert!(!line.ends_with(' '), "{line:?}");
            }
        }
    }

    #[test]
    fn an_excerpt_of_any_bytes_can_be_drawn(words in any_text(), start in 0_usize..140, length in 0_usize..60, width in 40_usize..130) {
        let path: Arc<str> = "a.md".into();
        let span = Span::new(start, start + length);
        let place = LineIndex::new(&words).place(&path, &words, span);
        let problem = Diagnostic::new(Code::UnreadDate, "a value", Some(place));
        struct One(String);
        impl Texts for One {
            fn text(&self, _: &str) -> Option<Arc<str>> {
                Some(self.0.as_str().into())
            }
        }
        let page = problems::full(&[problem], Look::new(width, false), &One(words));
        let steers = |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
        prop_assert!(!page.contains(steers), "{page:?}");
        for line in page.lines().skip(1) {
            prop_assert!(line.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>() <= width, "{line:?}");
        }
    }
}
