//! People: fixture notes in many layouts, with the contacts that each should give, and a scorer that names every miss.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use journal::casebook::{Builder, Casebook, Contact};
use journal::extract::{Part, facts};
use journal::note::Source;
use journal::settings::Settings;
use journal::timeline::Calendar;

/// What is known of a contact, as `key=value`; the name itself is `name`.
type Told = BTreeSet<(String, String)>;

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/people").join(name)
}

/// The contacts that a file says a note should give, by note.
fn expected(file: &str) -> BTreeMap<String, BTreeMap<String, Told>> {
    let text = fs::read_to_string(folder(file)).unwrap();
    let mut all: BTreeMap<String, BTreeMap<String, Told>> = BTreeMap::new();
    let mut note = String::new();
    for line in text.lines().filter(|line| !line.starts_with("//") && !line.trim().is_empty()) {
        if let Some(name) = line.strip_prefix("# ") {
            note = name.to_owned();
            all.entry(note.clone()).or_default();
            continue;
        }
        let (name, rest) = line.split_once(" | ").unwrap_or((line, ""));
        let told = rest.split(';').map(str::trim).filter(|part| !part.is_empty()).map(|part| {
            let (key, value) = part.split_once('=').unwrap_or((part, "yes"));
            (key.to_owned(), value.to_owned())
        });
        all.get_mut(&note).unwrap().insert(name.trim().to_owned(), told.collect());
    }
    all
}

fn told(contact: &Contact, met: bool) -> Told {
    let mut told = Told::new();
    let mut add = |key: &str, value: &str| told.insert((key.to_owned(), value.to_owned()));
    contact.title.iter().for_each(|value| _ = add("title", value));
    contact.organisation.iter().for_each(|value| _ = add("org", value));
    contact.emails.iter().for_each(|value| _ = add("email", value));
    contact.phones.iter().for_each(|value| _ = add("phone", value));
    contact.links.iter().for_each(|value| _ = add("link", value));
    contact.duties.iter().for_each(|value| _ = add("owns", value));
    for part in contact.parts.iter() {
        match part {
            Part::Interviewer => _ = add("part", "interviewer"),
            Part::Recruiter => _ = add("part", "recruiter"),
            Part::Helper => _ = add("part", "helper"),
            Part::HiringManager => _ = add("part", "hiring manager"),
            Part::Other => {}
        }
    }
    if met {
        add("met", "yes");
    }
    told
}

/// The contacts that one note gives by itself.
fn read(path: &str, bytes: Vec<u8>, settings: &Settings) -> BTreeMap<String, (Contact, Told)> {
    let calendar = Calendar::new(settings);
    let source = Source { path: path.into(), bytes };
    let book = Casebook::new(vec![facts(&source, settings, &calendar)]);
    let mut met: BTreeSet<usize> =
        book.cases.iter().flat_map(|case| &case.meetings).flat_map(|(_, people)| people.iter().copied()).collect();
    for case in &book.cases {
        let events = case.events.iter().filter(|event| event.kind == journal::extract::EventKind::Met);
        met.extend(events.flat_map(|event| &event.people).filter_map(|name| case.person(&book, name)));
    }
    let mut found = BTreeMap::new();
    for (id, contact) in book.people.iter().enumerate().filter(|(_, contact)| !contact.name.is_empty()) {
        found.insert(contact.name.clone(), (contact.clone(), told(contact, met.contains(&id))));
    }
    found
}

#[derive(Debug, Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }
}

/// Contacts and facts of a folder of notes against what is expected, with every miss in words.
fn score(notes: &str, expectations: &str) -> (Score, Score, String) {
    let mut settings = Settings::default();
    settings.read_toml("journal.toml", &fs::read_to_string(folder("journal.toml")).unwrap()).unwrap();
    let (mut people, mut parts, mut misses) = (Score::default(), Score::default(), String::new());
    for (note, wanted) in expected(expectations) {
        let path = folder(notes).join(format!("{note}.md"));
        // Some of the notes say nowhere that they belong to a job search: their folder does.
        let found = read(&format!("{notes}/{note}.md"), fs::read(&path).unwrap(), &settings);
        for (name, wanted) in &wanted {
            let Some((contact, got)) = found.get(name) else {
                people.missed += 1;
                parts.missed += wanted.len();
                writeln!(misses, "{note}: missed {name}").unwrap();
                continue;
            };
            people.right += 1;
            for (key, value) in wanted {
                let alias = key == "alias" && contact.aliases.contains(value);
                if alias || got.contains(&(key.clone(), value.clone())) {
                    parts.right += 1;
                } else {
                    parts.missed += 1;
                    writeln!(misses, "{note}: {name} lacks {key}={value}").unwrap();
                }
            }
            for (key, value) in got.iter().filter(|one| !wanted.contains(*one)) {
                parts.wrong += 1;
                writeln!(misses, "{note}: {name} has {key}={value}").unwrap();
            }
        }
        for name in found.keys().filter(|name| !wanted.contains_key(*name)) {
            people.wrong += 1;
            writeln!(misses, "{note}: invented {name}").unwrap();
        }
    }
    (people, parts, misses)
}

#[test]
fn minutes_of_thirty_people_come_out_whole() {
    let (people, parts, misses) = score("minutes", "expect-minutes.txt");
    assert!(misses.is_empty(), "{people:?} {parts:?}\n{misses}");
    assert_eq!(people.right, 91);
}

/// What the scores of contacts and facts come to.
fn figures(people: &Score, parts: &Score) -> String {
    format!(
        "contacts: precision {:.3}, recall {:.3} {people:?}\nfacts: precision {:.3}, recall {:.3} {parts:?}",
        people.precision(),
        people.recall(),
        parts.precision(),
        parts.recall()
    )
}

#[test]
fn unseen_layouts_are_read_nearly_as_well() {
    unseen("unseen", "expect-unseen.txt", 0.9, 0.8);
}

#[test]
fn fresh_voices_are_read_nearly_as_well() {
    unseen("fresh", "expect-fresh.txt", 0.95, 0.85);
}

#[test]
fn later_voices_are_read_nearly_as_well() {
    unseen("later", "expect-later.txt", 0.95, 0.85);
}

#[test]
fn voices_of_a_dozen_people_are_read_nearly_as_well() {
    unseen("voices", "expect-voices.txt", 0.97, 0.95);
}

#[test]
fn voices_of_a_dozen_others_are_read_nearly_as_well() {
    unseen("others", "expect-others.txt", 0.97, 0.93);
}

#[test]
fn voices_of_a_third_dozen_are_read_nearly_as_well() {
    unseen("third", "expect-third.txt", 0.96, 0.82);
}

#[test]
fn voices_of_a_fourth_dozen_are_read_nearly_as_well() {
    unseen("fourth", "expect-fourth.txt", 0.9, 0.92);
}

#[test]
fn voices_of_a_fifth_dozen_are_read_nearly_as_well() {
    unseen("fifth", "expect-fifth.txt", 0.97, 0.87);
}

/// Notes that were written after the reader, and before the families that they showed it were read.
fn unseen(folder: &str, expectations: &str, precision: f64, recall: f64) {
    let (people, parts, misses) = score(folder, expectations);
    let figures = figures(&people, &parts);
    println!("{folder}: {figures}\n{misses}");
    assert!(people.precision() >= precision && people.recall() >= recall, "{figures}\n{misses}");
}

#[test]
fn notes_in_many_layouts_give_their_contacts() {
    let (people, parts, misses) = score("notes", "expect.txt");
    let figures = figures(&people, &parts);
    println!("{figures}\n{misses}");
    assert!(people.precision() >= 0.97 && people.recall() >= 0.95, "{figures}\n{misses}");
    assert!(parts.precision() >= 0.97 && parts.recall() >= 0.95, "{figures}\n{misses}");
}

/// What the note with this text tells of Dana Okafor, as `key=value`, in order.
fn of_dana(text: &str) -> Vec<String> {
    let note = interview("Acme", "2026-11-10", &format!("---\n\n{text}\n"));
    let found = read("a.md", note.into_bytes(), &Settings::default());
    let Some((contact, told)) = found.get("Dana Okafor") else { return vec![format!("{:?}", found.keys())] };
    let aliases = contact.aliases.iter().map(|alias| format!("alias={alias}"));
    let told = told.iter().filter(|(key, value)| key != "met" && value != "interviewer");
    aliases.chain(told.map(|(key, value)| format!("{key}={value}"))).collect()
}

#[test]
fn a_pronoun_tells_of_the_one_person_who_was_named_last() {
    for (told, fact) in [
        ("She runs the payments team and reports to the COO.", "owns=the payments team"),
        ("She owns ingestion.", "owns=ingestion"),
        ("She's the head of data over there.", "title=head of data"),
        ("She is in charge of the night shift.", "owns=the night shift"),
        ("Her direct line is +44 20 7946 0991.", "phone=+44 20 7946 0991"),
        ("You can reach her at d.o@acme.example.", "email=d.o@acme.example"),
        ("She's with Bramble Recruitment.", "org=Bramble Recruitment"),
        ("She would be my manager.", "part=hiring manager"),
        ("She will refer me.", "part=helper"),
        ("She used to work there and will put in a good word.", "part=helper"),
        ("She goes by Dee.", "alias=Dee"),
    ] {
        assert!(of_dana(&format!("Met with Dana Okafor. {told}")).contains(&fact.to_owned()), "{told}");
        for other in [
            "Met with Dana Okafor and Priya Raman.",
            "Met with Dana Okafor. The CTO was there, too.",
            "Met with Dana Okafor. Asked her about the recruiter.",
            "Met with Dana Okafor. Mum thinks it went well.",
            "Met with Dana Okafor and Xyzzy.",
        ] {
            let own = of_dana(&format!("{other} {told}"));
            assert!(!own.contains(&fact.to_owned()), "{other} {told}: {own:?}");
        }
    }
}

#[test]
fn what_is_no_fact_is_told_of_nobody() {
    for told in [
        "She's a great engineer.",
        "She runs marathons.",
        "She leads by example.",
        "She was the manager before.",
        "She will not refer me.",
        "She looks after her kids.",
        "She's from London.",
        "She wants the numbers by 2026-11-20.",
        "My number is +44 20 7946 0991.",
        "Her boss's number is +44 20 7946 0991.",
        "I wrote from alex@mail.example.",
        "She introduced me to the team.",
        "Her link is https://meet.example/abc-defg",
        "\n\nhttps://meet.example/abc-defg",
    ] {
        let own = of_dana(&format!("Met with Dana Okafor. {told}"));
        assert!(own.is_empty(), "{told}: {own:?}");
    }
}

#[test]
fn an_employer_ends_with_its_name_and_an_agency_recruits() {
    let org = of_dana("Met with Dana Okafor, she's at Vireo since June.");
    assert_eq!(org, ["org=Vireo"]);
    let note = "---\ntype: application\ncompany: Acme\nagency: Fenwick Search\n---\n\nCall with Dana Okafor of Fenwick Search on the 5th.\n";
    let found = read("a.md", note.into(), &Settings::default());
    assert!(found["Dana Okafor"].0.parts.contains(&Part::Recruiter), "{:?}", found["Dana Okafor"]);
    let note = interview(
        "Acme",
        "2026-11-10",
        "recruiter: \"[[Dana Okafor]]\"\n---\n\n## People\n- [[Dana Okafor]]\n- [[Priya Raman]]\n",
    );
    let found = read("a.md", note.into_bytes(), &Settings::default());
    assert_eq!(found["Dana Okafor"].0.parts[..], [Part::Recruiter]);
    assert_eq!(found["Priya Raman"].0.parts[..], [Part::Interviewer]);
}

#[test]
fn an_address_on_a_line_below_is_that_of_the_one_person_above_it() {
    let phone = ["phone=+44 20 7946 0991"];
    assert_eq!(of_dana("Dana Okafor gave me her card at the fair:\n+44 20 7946 0991"), phone);
    assert!(of_dana("Met Dana Okafor and Priya Raman at the fair:\n+44 20 7946 0991").is_empty());
    assert!(of_dana("Met Dana Okafor at the fair.\nThe office moved.\n+44 20 7946 0991").is_empty());
}

#[test]
fn what_somebody_has_passed_makes_no_second_person() {
    let note =
        interview("Acme", "2026-11-10", "---\n\nPresent: Dana Okafor, CFA (VP Finance)\n\nDana Okafor asked why.\n");
    let book = book(&[("a.md", &note)]);
    assert_eq!(names(&book), ["Dana Okafor"]);
    assert_eq!(book.people[0].title.as_deref(), Some("VP Finance"));
    let reversed = interview("Acme", "2026-11-10", "interviewers: \"Okafor, Dana\"\n---\n");
    assert_eq!(names(&self::book(&[("a.md", &reversed)])), ["Dana Okafor"]);
}

#[test]
fn a_label_may_say_by_the_part_of_whom_it_tells() {
    let told = of_dana("Recruiter: Dana Okafor\nInterviewer: Priya Raman\nRecruiter email: d.o@acme.example");
    assert_eq!(told, ["email=d.o@acme.example", "part=recruiter"]);
    let two = of_dana("Recruiters: Dana Okafor, Priya Raman\nRecruiter email: d.o@acme.example");
    assert_eq!(two, ["part=recruiter"]);
}

#[test]
fn rows_that_tell_of_people_make_a_table_of_people() {
    let people = "| Person | What they do | How to reach |\n| --- | --- | --- |\n| Dana Okafor | Union rep | 400 55 012 |\n| Xyzzy Quux | Dispatcher | x@acme.example |";
    assert_eq!(of_dana(people), ["phone=400 55 012", "title=Union rep"]);
    let things = interview(
        "Acme",
        "2026-11-10",
        "---\n\n| Name | Price |\n| --- | --- |\n| Xyzzy Quux | 12 |\n| Foo Bar | 30 |\n",
    );
    assert!(names(&book(&[("a.md", &things)])).is_empty());
}

#[test]
fn nobody_of_the_writers_home_is_a_contact() {
    let note = interview(
        "Acme",
        "2026-11-10",
        "---\n\n## Work\nMet with Dana Okafor.\n\n## Home\n- met with Priya Raman about the flat\n",
    );
    assert_eq!(names(&book(&[("a.md", &note)])), ["Dana Okafor"]);
}

#[test]
fn who_speaks_in_a_chat_tells_of_themselves() {
    let chat =
        |words: &str| format!("Dana Okafor  2:14 PM\n{words}\n\nAlex Kim  3:40 PM\nMy number is 07700 900 111\n");
    assert_eq!(of_dana(&chat("I lead talent acquisition here.")), ["part=recruiter"]);
    assert_eq!(of_dana(&chat("My direct line is 07700 900 222")), ["phone=07700 900 222"]);
    assert_eq!(of_dana(&chat("I manage the data team.")), ["owns=the data team"]);
    assert!(of_dana(&chat("Our talent pool is deep. I manage fine.")).is_empty());
    // Without anybody who speaks, "I" is the writer.
    assert_eq!(
        of_dana("Dana Okafor, CTO\n\nI lead talent acquisition myself, call me on 07700 900 222"),
        ["title=CTO"]
    );
}

#[test]
fn what_stands_behind_a_title_or_a_request_is_no_name() {
    for (text, wanted) in [
        (
            "Met with Dana Okafor, Leiterin Forschung, and Jens Maurer, Abteilungsleiter Logistik.",
            &["Dana Okafor", "Jens Maurer"][..],
        ),
        ("Ping Dana Okafor after the call", &["Dana Okafor"][..]),
        (
            "You will be meeting Dana Okafor (Chief Scientist) and Jens Maurer (Chief Architect).",
            &["Dana Okafor", "Jens Maurer"][..],
        ),
        ("Zoom w/ Dana Okafor. A: Head of Infra, J: PM.", &["Dana Okafor"][..]),
        ("Name: Dana Okafor\nRole: Tech Lead\nTeam: Checkout", &["Dana Okafor"][..]),
        ("- whiteboard w/ Dana Okafor & a quiet guy named Tendai", &["Dana Okafor", "Tendai"][..]),
        ("At the stand I talked to Aksel Lie (planner) & Dana Okafor\nDana: fine", &["Aksel Lie", "Dana Okafor"][..]),
    ] {
        let note = interview("Acme", "2026-11-10", &format!("---\n\n{text}\n"));
        assert_eq!(names(&book(&[("a.md", &note)])), wanted, "{text}");
    }
}

#[test]
fn titles_are_told_from_what_stands_beside_them() {
    for (text, title) in [
        ("Met with Dana Okafor (trustee, knows my aunt).", "title=trustee"),
        ("Met with Dana Okafor (she/her, Head of Infra).", "title=Head of Infra"),
        ("Met with Dana Okafor, now eng manager over there.", "title=eng manager"),
        ("Met with Dana Okafor. Head of infra, ten years there.", "title=Head of infra"),
        ("Dana Okafor is VP Engineering. We spoke today.", "title=VP Engineering"),
        ("1:1 with Dana Okafor\nTech Lead, Checkout\n", "title=Tech Lead"),
        ("- Dana Okafor, PM: the roadmap", "title=PM"),
        ("- 1st: Dana Okafor\n    - principal eng, owns the motion stack\n", "title=principal eng"),
        ("- 1st: Dana Okafor\n    - principal eng, owns the motion stack\n", "owns=the motion stack"),
        ("- Dana Okafor = product lead", "title=product lead"),
    ] {
        assert!(of_dana(text).contains(&title.to_owned()), "{text}: {:?}", of_dana(text));
    }
    for text in [
        "Met with Dana Okafor and Priya Raman, both staff engineers.",
        "Met with Dana Okafor, formerly Head of Infra.",
        "Met with Dana Okafor. Engineering Manager role is open, too.",
        "Met with Dana Okafor.\nRole: Staff Engineer",
        "- 1st: Dana Okafor\n    - nice, owns a dog, from Lyon\n",
    ] {
        assert!(of_dana(text).is_empty(), "{text}: {:?}", of_dana(text));
    }
}

/// The contacts of several notes together, with the problems.
fn book(notes: &[(&str, &str)]) -> Casebook {
    let settings = Settings::default();
    let calendar = Calendar::new(&settings);
    let mut sources: Vec<Source> =
        notes.iter().map(|(path, text)| Source { path: (*path).into(), bytes: text.as_bytes().to_vec() }).collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let mut builder = Builder::with_sources();
    sources.iter().for_each(|source| builder.add(facts(source, &settings, &calendar)));
    builder.finish()
}

fn names(book: &Casebook) -> Vec<&str> {
    let mut names: Vec<&str> =
        book.people.iter().map(|contact| contact.name.as_str()).filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names
}

fn interview(company: &str, date: &str, rest: &str) -> String {
    format!("---\ntype: interview\ncompany: {company}\nstage: onsite\ndate: {date}\n{rest}")
}

#[test]
fn a_country_beside_a_phone_goes_before_that_of_the_note() {
    let note = interview(
        "Acme",
        "2026-11-10",
        "location: London\n---\n## Interviewers\n\n- Dana Okafor, EM, 030 5550 0123 (Germany)\n- Priya Raman, 020 7946 0991\n",
    );
    let book = book(&[("a.md", &note)]);
    let location = |name: &str| book.people.iter().find(|contact| contact.name == name).unwrap().location.clone();
    assert_eq!(location("Dana Okafor").as_deref(), Some("Germany"));
    assert_eq!(location("Priya Raman").as_deref(), Some("London"));
}

#[test]
fn one_person_is_one_contact_across_notes() {
    let first = interview("Acme", "2026-11-10", "interviewers: Dana Okafor <dana@acme.example>\n---\n");
    for other in [
        "interviewers: Dana\n---\n",
        "interviewers: D. Okafor\n---\n",
        "interviewers: Ms Okafor\n---\n",
        "interviewers: Okafor Dana\n---\n",
        "interviewers: \"Okafor, Dana\"\n---\n",
        "interviewers: DANA OKAFOR\n---\n",
        "interviewers: Dana M. Okafor\n---\n",
        "interviewers: dana@acme.example\n---\n",
        "interviewers: D. O. <dana@acme.example>\n---\n",
        "interviewers: Dána Okafor\n---\n",
        "interviewers: Da\u{301}na Okafor\n---\n",
        "---\n\nMet with Dana again.\n",
    ] {
        let second = interview("Acme", "2026-11-17", other);
        let book = book(&[("a.md", &first), ("b.md", &second)]);
        assert_eq!(
            book.people.iter().filter(|contact| !contact.name.is_empty()).count(),
            1,
            "{other}: {:?}",
            names(&book)
        );
        assert_eq!(book.people[0].emails, ["dana@acme.example"], "{other}");
    }
}

#[test]
fn two_of_one_name_at_two_companies_stay_two_and_are_reported() {
    let book = book(&[
        ("a.md", &interview("Acme", "2026-11-10", "interviewers: Maria Silva\n---\n")),
        ("b.md", &interview("Birch", "2026-11-11", "interviewers: Maria Silva\n---\n")),
    ]);
    assert_eq!(names(&book), ["Maria Silva", "Maria Silva"]);
    let codes: Vec<&str> = book.possible_duplicates().iter().map(|problem| problem.code.name()).collect();
    assert_eq!(codes, ["possible-duplicate"]);
    let one = book.people.iter().filter(|contact| contact.name == "Maria Silva");
    assert_eq!(one.count(), 2);
}

#[test]
fn a_first_name_that_two_people_bear_joins_neither() {
    let book = book(&[
        ("a.md", &interview("Acme", "2026-11-10", "interviewers: Sam Lee, Sam Ortiz\n---\n")),
        ("b.md", &interview("Acme", "2026-11-11", "interviewers: Sam\n---\n")),
    ]);
    assert_eq!(names(&book), ["Sam", "Sam Lee", "Sam Ortiz"]);
    assert!(book.problems.iter().any(|problem| problem.code.name() == "unplaced-name"), "{:?}", book.problems);
}

#[test]
fn a_first_name_in_a_note_is_that_of_the_notes_own_person() {
    let book = book(&[
        ("a.md", &interview("Acme", "2026-11-10", "interviewers: Sam Lee\n---\n")),
        (
            "b.md",
            &interview("Acme", "2026-11-11", "interviewers: Sam Ortiz\n---\n\nSpoke with Sam about the roadmap.\n"),
        ),
    ]);
    assert_eq!(names(&book), ["Sam Lee", "Sam Ortiz"]);
}

#[test]
fn aliases_of_person_notes_and_brackets_join() {
    let card = "---\ntype: person\nname: Samantha Whitfield\naliases: [Sam, Sammie]\nemail: sam@acme.example\n---\n";
    let note = interview("Acme", "2026-11-10", "interviewers: Samantha Whitfield\n---\n");
    let other = interview("Acme", "2026-11-12", "interviewers: Sammie\n---\n");
    let book = book(&[("People/Samantha Whitfield.md", card), ("a.md", &note), ("b.md", &other)]);
    assert_eq!(names(&book), ["Samantha Whitfield"]);
    assert_eq!(book.people[0].emails, ["sam@acme.example"]);
}

#[test]
fn a_linked_person_note_makes_a_contact_and_an_unlinked_one_none() {
    let card = |name: &str| format!("---\ntype: person\nname: {name}\ntitle: Architect\n---\n");
    let note = interview("Acme", "2026-11-10", "---\n\nSee [[Ines Prado]] for the details of the platform.\n");
    let (ines, kim) = (card("Ines Prado"), card("Kim Novak"));
    let book = book(&[("People/Ines Prado.md", &ines), ("People/Kim Novak.md", &kim), ("a.md", &note)]);
    assert_eq!(names(&book), ["Ines Prado"]);
    assert_eq!(book.people[0].title.as_deref(), Some("Architect"));
}

#[test]
fn the_writer_is_no_contact() {
    let mut settings = Settings::default();
    settings.read_toml("journal.toml", "[me]\nname = \"Alex Kim\"\nemails = [\"alex@mail.example\"]\n").unwrap();
    let note = interview(
        "Acme",
        "2026-11-10",
        "interviewers: [Dana Okafor, Alex Kim]\n---\n\n## Attendees\n- Alex Kim\n- A. Kim <alex@mail.example>\n\n> From: Dana Okafor <dana@acme.example>\n> To: Alex Kim <alex@mail.example>\n>\n> Hi Alex,\n> see you.\n",
    );
    let found = read("a.md", note.into_bytes(), &settings);
    assert_eq!(found.keys().collect::<Vec<_>>(), ["Dana Okafor"]);
}

#[test]
fn where_each_fact_was_read_is_kept() {
    let book = book(&[
        ("a.md", &interview("Acme", "2026-11-10", "interviewers: Dana Okafor\n---\n")),
        ("b.md", &interview("Acme", "2026-11-11", "---\n\n- Dana Okafor (EM) <dana@acme.example>\n")),
    ]);
    let dana = &book.people[0];
    let place = |what: &str| {
        let told = dana.sources.iter().find(|told| told.what == what).unwrap();
        (told.place.path.to_string(), told.place.line)
    };
    assert_eq!(place("name"), ("a.md".to_owned(), 6));
    assert_eq!(place("title"), ("b.md".to_owned(), 8));
    assert_eq!(place("email"), ("b.md".to_owned(), 8));
}

/// A journal of one note with a hostile person, as each format writes it.
fn hostile() -> (Casebook, Settings) {
    let name = "Robert \\\"; DROP, Tables\\\\";
    let title = format!("CTO, \u{5d0}\u{5d1}\u{202e} \u{1f469}\u{200d}\u{1f4bb} {}", "x".repeat(300));
    let note = interview(
        "=Acme; Sons, Ltd\\",
        "2026-11-10",
        &format!(
            "interviewers:\n  - name: \"{name}\"\n    title: \"{title}\"\n    company: \"=cmd|x; a,b\\\\n\"\n    email: \"o'neil+x@acme.example\"\n    phone: \"+44 20 7946 0991\"\n    linkedin: \"https://linkedin.com/in/a,b;c\"\n  - name: \"Line\\r\\nBreak\"\n    email: \"line@acme.example\"\n---\n"
        ),
    );
    (book(&[("a.md", &note)]), Settings::default())
}

fn formats(book: &Casebook, settings: &Settings) -> [String; 5] {
    use journal::render::{Look, contacts};
    let calendar = Calendar::new(settings);
    let today = journal::text::Day::parse_iso("2026-11-12").unwrap();
    let agenda = journal::agenda::of(book, settings, &calendar, today);
    let cases = book.as_of(today, settings, &calendar);
    let rows = contacts::rows(&cases, &agenda, &contacts::Wanted::default(), "");
    [
        contacts::vcard(&rows),
        contacts::csv(&rows),
        contacts::json(&rows, &agenda, "root"),
        contacts::markdown(&rows),
        contacts::text(&rows, Look::new(100, false)),
    ]
}

#[test]
fn what_a_vcard_parser_reads_is_what_was_meant() {
    use calcard::vcard::{VCardProperty, VCardValue};
    let (book, settings) = hostile();
    let [vcf, ..] = formats(&book, &settings);
    let mut parser = calcard::Parser::new(&vcf);
    let mut cards = Vec::new();
    loop {
        match parser.entry() {
            calcard::Entry::VCard(card) => cards.push(card),
            calcard::Entry::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(cards.len(), 2);
    let texts = |card: &calcard::vcard::VCard, property: VCardProperty| -> Vec<String> {
        let entries = card.entries.iter().filter(|entry| entry.name == property);
        entries
            .flat_map(|entry| &entry.values)
            .flat_map(|value| match value {
                VCardValue::Text(text) => vec![text.clone()],
                VCardValue::Component(parts) => parts.clone(),
                other => panic!("{other:?}"),
            })
            .collect()
    };
    let robert = cards.iter().find(|card| texts(card, VCardProperty::Fn)[0].starts_with("Robert")).unwrap();
    let contact = book.people.iter().find(|contact| contact.name.starts_with("Robert")).unwrap();
    assert_eq!(texts(robert, VCardProperty::Fn), [contact.name.as_str()]);
    let title = contact.title.as_deref().unwrap().replace('\u{202e}', "\\u{202e}");
    assert_eq!(texts(robert, VCardProperty::Title), [title.as_str()]);
    assert_eq!(texts(robert, VCardProperty::Org), [contact.organisation.as_deref().unwrap()]);
    assert_eq!(texts(robert, VCardProperty::Email), ["o'neil+x@acme.example"]);
    assert_eq!(texts(robert, VCardProperty::Tel), ["+44 20 7946 0991"]);
    assert_eq!(texts(robert, VCardProperty::Url), ["https://linkedin.com/in/a%2Cb%3Bc"]);
    let line = cards.iter().find(|card| texts(card, VCardProperty::Fn)[0].starts_with("Line")).unwrap();
    assert_eq!(texts(line, VCardProperty::Fn), ["Line Break"]);
    for card in &cards {
        assert_eq!(texts(card, VCardProperty::Uid).len(), 1);
        assert_eq!(card.entries.iter().filter(|entry| entry.name == VCardProperty::N).count(), 1);
    }
    assert!(vcf.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{vcf}");
}

#[test]
fn what_a_csv_parser_reads_is_what_was_meant() {
    let (book, settings) = hostile();
    let [_, text, ..] = formats(&book, &settings);
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), 2);
    let robert = records.iter().find(|record| record[column("name")].starts_with("Robert")).unwrap();
    let contact = book.people.iter().find(|contact| contact.name.starts_with("Robert")).unwrap();
    assert_eq!(&robert[column("name")], contact.name.as_str());
    assert_eq!(robert[column("company")], format!("'{}", contact.organisation.as_deref().unwrap()));
    assert_eq!(&robert[column("phone")], "'+44 20 7946 0991");
    assert!(records.iter().all(|record| record.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r']))));
    assert!(records.iter().all(|record| record.iter().all(|cell| !cell.contains(['\r', '\n', '\u{202e}']))));
}

#[test]
fn json_and_markdown_hold_the_hostile_person_too() {
    let (book, settings) = hostile();
    let [_, _, json, markdown, page] = formats(&book, &settings);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["schema"], "journal/contacts/1");
    assert_eq!(value["contacts"].as_array().unwrap().len(), 2);
    let rows: Vec<&str> = markdown.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 4, "{markdown}");
    let unescaped = |row: &str| row.replace("\\\\", "").replace("\\|", "").matches('|').count();
    assert!(rows.iter().all(|row| unescaped(row) == 8), "{markdown}");
    assert!(markdown.starts_with("---\ngenerated-by: journal\n"));
    assert!(!page.contains('\u{202e}') && !page.contains('\u{1b}'));
}

#[test]
fn a_page_fits_its_width() {
    use journal::render::{Look, contacts};
    use unicode_width::UnicodeWidthStr;
    let settings = Settings::default();
    let note = interview(
        "Acme Robotics",
        "2026-11-10",
        "interviewers:\n  - \u{7530}\u{4e2d} \u{592a}\u{90ce} (Engineering Manager)\n  - Dana Okafor (EM) <dana@acme.example>\n  - name: Priya Raman\n    title: Principal Engineer of a very long department that never seems to end\n    phone: +44 20 7946 0991\n---\n",
    );
    let book = book(&[("a.md", &note)]);
    let calendar = Calendar::new(&settings);
    let today = journal::text::Day::parse_iso("2026-11-12").unwrap();
    let agenda = journal::agenda::of(&book, &settings, &calendar, today);
    let cases = book.as_of(today, &settings, &calendar);
    for missing in [false, true] {
        let wanted = contacts::Wanted { missing, ..contacts::Wanted::default() };
        let rows = contacts::rows(&cases, &agenda, &wanted, "");
        assert_eq!(rows.len(), if missing { 1 } else { 3 });
        for columns in 40..=200 {
            let page = contacts::text(&rows, Look::new(columns, false));
            let widest = page.lines().map(UnicodeWidthStr::width).max().unwrap();
            assert!(widest <= columns, "{columns}: {widest}\n{page}");
            assert!(missing || page.contains("dana@acme.example") && page.contains("+44 20 7946 0991"), "{page}");
        }
    }
    let words = |words: &[&str]| contacts::Wanted {
        filter: journal::agenda::Filter {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            ..journal::agenda::Filter::default()
        },
        missing: false,
    };
    let count = |wanted| contacts::rows(&cases, &agenda, &wanted, "").len();
    assert_eq!(count(words(&["acme"])), 3);
    assert_eq!(count(words(&["dana", "em"])), 1);
    assert_eq!(count(words(&["nobody"])), 0);
}

#[test]
fn promises_and_contact_days_are_those_of_the_person() {
    let note = "---\ntype: interview\ncompany: Acme\nstage: screen\ndate: 2026-11-02\ninterviewers: Dana Okafor\n---\n\nDana said she would send the results by November 6.\n\n## Log\n- 2026-11-05: Dana Okafor emailed the results.\n- 2026-11-09: Wrote to Priya Raman to follow up.\n";
    let book = book(&[("a.md", note)]);
    let settings = Settings::default();
    let calendar = Calendar::new(&settings);
    let today = journal::text::Day::parse_iso("2026-11-12").unwrap();
    let cases = book.as_of(today, &settings, &calendar);
    let cards = journal::casebook::cards(&cases);
    let dana = cards.iter().find(|card| card.contact.name == "Dana Okafor").unwrap();
    let day = |day: &str| journal::text::Day::parse_iso(day);
    assert_eq!((dana.first, dana.last), (day("2026-11-02"), day("2026-11-05")));
    assert_eq!((dana.promises.made, dana.promises.kept), (1, 1));
    assert_eq!(dana.met, [day("2026-11-02").unwrap()]);
    assert_eq!(dana.employer.as_ref().map(|employer| (employer.name.as_str(), employer.implied)), Some(("Acme", true)));
    let priya = cards.iter().find(|card| card.contact.name == "Priya Raman").unwrap();
    assert_eq!((priya.last, priya.met.len()), (day("2026-11-09"), 0));
}
