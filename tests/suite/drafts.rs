//! Messages: what they say, what they leave open, and what hostile notes may not do to a mail.

use std::fs;

use proptest::prelude::*;

use journal::agenda::{Agenda, Item, Person, build, of};
use journal::casebook::Casebook;
use journal::draft::{self, Message, TEMPLATES, eml, is_address, mailto};
use journal::extract::facts;
use journal::note::Source;
use journal::settings::Settings;
use journal::text::Day;
use journal::timeline::Calendar;

use crate::folder::Folder;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day of the test")
}

/// Every message of every item of some notes as of a day.
fn drafts(sources: Vec<Source>, settings: &Settings, today: &str) -> Vec<(Item, Vec<Message>)> {
    let calendar = Calendar::new(settings);
    let book = Casebook::new(sources.iter().map(|source| facts(source, settings, &calendar)).collect());
    let today = day(today);
    let cases = book.as_of(today, settings, &calendar);
    let agenda: Agenda = of(&book, settings, &calendar, today);
    let with_template = agenda.items.into_iter().filter_map(|item| Some((draft::template_of(&item).ok()?, item)));
    with_template
        .map(|(name, item)| {
            let text = TEMPLATES.iter().find(|template| template.name == name).expect("it is built in").text;
            let messages = draft::messages(&item, &cases, name, text).expect("it can be filled");
            (item, messages)
        })
        .collect()
}

fn shown(drafts: &[(Item, Vec<Message>)]) -> String {
    let mut page = String::new();
    for (item, messages) in drafts {
        for message in messages {
            let to: Vec<&str> = message.to.iter().map(|person| person.name.as_str()).collect();
            page.push_str(&format!(
                "=== {} ({})\nTo: {}\nSubject: {}\n\n{}\n",
                item.rule,
                item.company.as_deref().unwrap_or("-"),
                to.join(", "),
                message.subject,
                message.body
            ));
        }
    }
    page
}

#[test]
fn a_topic_behind_a_name_is_what_was_spoken_of_with_that_person() {
    let note = "---\ncompany: Acme\nrole: Engineer\ndate: 2026-11-18\nstage: onsite\n\
                interviewers: [Ines Duarte, Theo Brandt, Al Fox]\n---\n\n## Topics\n\n\
                - **Ines Duarte**: how I would run the on-call rotation for a team\n  this small; more of it\n\
                - Theo \u{2014} leases. We went deep.\n- the office: by the river\n- Al Fox\n";
    let sources = vec![Source { path: "acme.md".into(), bytes: note.as_bytes().to_vec() }];
    let said = drafts(sources, &Settings::default(), "2026-11-18");
    let thanks = said.iter().filter(|(item, _)| item.rule == "thank_you").flat_map(|(_, messages)| messages);
    let bodies: Vec<&str> = thanks.map(|message| message.body.as_str()).collect();
    let topics = [
        "talking about how I would run the on-call rotation for a team this small.",
        "talking about leases.",
        "talking about the office.",
    ];
    assert_eq!(bodies.len(), topics.len(), "{bodies:#?}");
    for (body, topic) in bodies.iter().zip(topics) {
        assert!(body.contains(topic), "{topic}: {body}");
    }
    let folder = Folder::new(&[("acme.md", note)]);
    let ran = folder.run(&["contacts", "--format", "vcf", "--today", "2026-11-19"]);
    let cards = ran.out.replace("\r\n ", "");
    assert!(cards.contains("Talked about leases\\, the office"), "{cards}");
    assert!(!cards.contains("Talked about Ines") && !cards.contains("Talked about Al"), "{cards}");
}

fn example() -> Vec<Source> {
    fn walk(folder: &std::path::Path, below: &str, found: &mut Vec<Source>) {
        for entry in fs::read_dir(folder).expect("the folder") {
            let entry = entry.expect("an entry");
            let name = format!("{below}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), found);
            } else if name.ends_with(".md") {
                found.push(Source { path: name.as_str().into(), bytes: fs::read(entry.path()).expect("a note") });
            }
        }
    }
    let mut found = Vec::new();
    walk(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("example-journal"), "", &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

#[test]
fn the_messages_of_the_example_are_ones_that_a_person_would_send() {
    let mut settings = Settings::default();
    let toml = include_str!("../../example-journal/journal.toml");
    settings.read_toml("journal.toml", toml).expect("the example's settings are right");
    insta::assert_snapshot!(shown(&drafts(example(), &settings, "2026-10-20")));
}

fn note(path: &str, text: &str) -> Source {
    Source { path: path.into(), bytes: text.as_bytes().to_vec() }
}

#[test]
fn every_kind_of_message_is_drafted() {
    let sources = || {
        vec![
            note(
                "acme.md",
                "---\ntype: interview\ncompany: Acme\nrole: Engineer, Payments\nstage: onsite\ndate: 2026-11-10\n\
                 interviewers:\n  - Dr. Dana Okafor <dana@acme.example>\n  - Priya Raman <priya@acme.example>\nrecruiter: Sam Lee <sam@talent.example>\n\
                 referrer: Kim Novak <kim@friends.example>\n---\n\n## Topics\n\n- leases\n- their move to one region\n- on-call\n\n\
                 Dana said they would decide by Friday.\n\n- [ ] Send Dana the write-up\n",
            ),
            note(
                "brightwater.md",
                "---\ntype: interview\ncompany: Brightwater\nrole: Analyst\nstage: final\ndate: 2026-11-12\noffer: 2026-11-17\n\
                 offer_deadline: 2026-11-24\ninterviewers: Ana Lopes <ana@bright.example>\n---\n\nA good day.\n",
            ),
            note(
                "castor.md",
                "---\ntype: interview\ncompany: Castor\nrole: Developer\nstage: screen\ndate: 2026-11-05\n\
                 interviewers: Bo Ek <bo@castor.example>\n---\n\nA short call.\n",
            ),
            note(
                "dorado.md",
                "---\ntype: interview\ncompany: Dorado\nrole: Developer\ndate: 2026-11-05\nstatus: rejected\nrejected: 2026-11-17\n\
                 interviewers: Cleo Marsh\n---\n\nA short call.\n",
            ),
            note(
                "elm.md",
                "---\ntype: interview\ncompany: Elm\nrole: Developer\nstage: screen\ndate: 2026-11-03\npace: brisk\n\
                 interviewers: Finn Hart <finn@elm.example>\n---\n\nA short call.\n\n## Log\n\n- 2026-11-04: Sent Finn a thank-you.\n",
            ),
        ]
    };
    let mut seen = Vec::new();
    let mut page = String::new();
    for today in ["2026-11-11", "2026-11-18"] {
        let drafts = drafts(sources(), &Settings::default(), today);
        seen.extend(drafts.iter().map(|(item, _)| item.rule));
        page.push_str(&format!("# {today}\n\n{}", shown(&drafts)));
    }
    for rule in [
        "thank_you",
        "follow_up",
        "check_in",
        "connect",
        "thank_helper",
        "rejection_thanks",
        "tell_others",
        "acknowledge_offer",
        "ask_recruiter",
    ] {
        assert!(seen.contains(&rule), "no {rule} among {seen:?}");
    }
    insta::assert_snapshot!(page);
}

#[test]
fn a_thank_you_invites_no_questions_and_names_the_promised_day() {
    let text = "---\ntype: interview\ncompany: Acme\nrole: Engineer\nstage: onsite\ndate: 2026-11-18\n\
        interviewers: Dana Okafor\n---\n\nDana said they would decide by Friday.\n";
    let found = drafts(vec![note("acme.md", text)], &Settings::default(), "2026-11-18");
    let (_, messages) = found.iter().find(|(item, _)| item.rule == "thank_you").expect("a thank-you");
    let body = &messages[0].body;
    assert!(body.contains("I look forward to hearing from you by Friday 20 November."), "{body}");
    assert!(!body.contains("question") && body.split_whitespace().count() < 90, "{body}");
}

#[test]
fn what_is_not_known_is_a_gap() {
    let text = "---\ntype: interview\ncompany: Acme\nstage: onsite\ndate: 2026-11-18\n---\n\nA good day.\n";
    let found = drafts(vec![note("acme.md", text)], &Settings::default(), "2026-11-18");
    let (_, messages) = found.iter().find(|(item, _)| item.rule == "thank_you").expect("a thank-you");
    assert!(
        messages[0].body.starts_with("Hello,") && messages[0].body.ends_with("[your name]\n"),
        "{}",
        messages[0].body
    );
}

#[test]
fn a_draft_is_wrapped_for_people_and_whole_for_all_else() {
    use journal::render::{Look, drafts};
    let body = "Dear Dana,\n\nThank you for the time that you took [on the day], and for [what they said] over lunch.\n- one\n";
    let message = message("Dana", "dana@acme.example", "Thanks", body);
    let whole = drafts::text(&[&message], Look::new(40, false), false);
    assert_eq!(whole, format!("To: Dana <dana@acme.example>\nSubject: Thanks\n\n{body}"));
    let wrapped = drafts::text(&[&message], Look::new(40, true), true);
    insta::assert_snapshot!(wrapped.replace('\u{1b}', "ESC"));
    // What stands above the words is wrapped as well.
    let mut message = message;
    message.subject = "Thank you for the long and pleasant conversation yesterday".to_owned();
    message.to.push(Person { name: "Priya Raman".to_owned(), ..Person::default() });
    for width in [40, 80] {
        insta::assert_snapshot!(
            format!("draft_{width}"),
            drafts::text(&[&message, &message], Look::new(width, false), true)
        );
    }
}

fn message(name: &str, email: &str, subject: &str, body: &str) -> Message {
    Message {
        to: vec![Person { name: name.to_owned(), email: Some(email.to_owned()), phone: None, named: None }],
        subject: subject.to_owned(),
        body: body.to_owned(),
    }
}

/// The head of a mail, unfolded, as names and values.
fn head(mail: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8(mail.to_vec()).expect("a mail is ASCII here");
    let (head, _) = text.split_once("\r\n\r\n").expect("a head and a body");
    let lines = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let field = |line: &str| line.split_once(':').map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    lines.split("\r\n").map(|line| field(line).unwrap_or_else(|| panic!("no field: {line:?}"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_value_adds_a_field_to_a_mail(
        name in r#"[\PC\r\n"\\<>,;:@]{0,40}"#,
        email in r#"[\PC\r\n"\\<>,;:@%?&]{0,40}"#,
        subject in r"[\PC]{0,120}",
    ) {
        let mail = eml(&message(&name, &email, &subject, "Dear Dana,\n\nThank you.\n"), &Settings::default().me, day("2026-11-18"), "a.1");
        let mut names: Vec<String> = head(&mail).into_iter().map(|(name, _)| name).filter(|name| name != "To").collect();
        names.sort();
        let expected = ["Content-Transfer-Encoding", "Content-Type", "Date", "MIME-Version", "Message-ID", "Subject", "X-Unsent"];
        prop_assert_eq!(names, expected);
    }

    #[test]
    fn no_value_adds_a_field_to_a_link(email in r#"[\PC\r\n"\\<>,;:@%?&]{0,40}"#, words in r"[\PC\r\n&?%#+]{0,60}") {
        let link = mailto(&message("Dana", &email, &words, &words));
        prop_assert!(link.is_ascii() && !link.contains(['\r', '\n', ' ', '"']));
        let (to, query) = link.strip_prefix("mailto:").expect("a link").split_once('?').expect("a query");
        prop_assert!(!to.to_lowercase().contains("%0a") && !to.to_lowercase().contains("%0d"));
        let names: Vec<&str> = query.split('&').filter_map(|field| field.split('=').next()).collect();
        prop_assert_eq!(names, ["subject", "body"]);
    }
}

#[test]
fn an_address_that_could_add_a_recipient_is_refused() {
    for address in [
        "dana@acme.example%0abcc:x@y.example",
        "a@b.example?bcc=c@d.example",
        "a@b.example,c@d.example",
        "a b@c.example",
        "<a@b.example>",
        "a@b.example\r\nBcc: c@d.example",
        "@b.example",
        "a@",
        "a@b@c",
    ] {
        assert!(!is_address(address), "{address:?}");
        let link = mailto(&message("Dana", address, "s", "b"));
        assert!(link.starts_with("mailto:?subject="), "{link}");
    }
    for address in ["dana@acme.example", "o'neil+jobs@mail.acme.example", "josé@acme.example", "a?b@acme.example"] {
        assert!(is_address(address), "{address:?}");
    }
    assert!(mailto(&message("A", "a?b@c.example", "s", "b")).starts_with("mailto:a%3Fb@c.example?subject="));
}

const NOTE: &str = "---\ntype: interview\ncompany: Acme\nstage: onsite\ndate: 2026-11-18\n\
    interviewers: Dana Okafor <dana@acme.example>, Priya Raman <priya@acme.example>\n---\n\nA good day.\n";

/// The reference of the first item of a rule.
fn reference(folder: &Folder, rule: &str, today: &str) -> String {
    let json: serde_json::Value =
        serde_json::from_str(&folder.run(&["agenda", "--today", today, "--format", "json"]).out).expect("JSON");
    let items = json["items"].as_array().expect("items");
    let item = items.iter().find(|item| item["action"] == rule).unwrap_or_else(|| panic!("no {rule}: {json:#}"));
    item["ref"].as_str().expect("a reference").to_owned()
}

#[test]
fn a_draft_is_written_as_files_that_are_not_overwritten() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    let thanks = reference(&folder, "thank_you", "2026-11-18");
    let words = ["draft", &thanks, "--today", "2026-11-18", "--eml", "thanks.eml"];
    folder.run(&words).ends_with(0);
    let mail = fs::read(folder.notes().join("thanks-dana-okafor.eml")).expect("it was written");
    let head = head(&mail);
    let field = |name: &str| head.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    assert_eq!(field("X-Unsent"), Some("1"));
    assert_eq!(field("To"), Some("\"Dana Okafor\" <dana@acme.example>"));
    assert!(folder.notes().join("thanks-priya-raman.eml").exists());
    folder.run(&words).ends_with(4);
    assert_eq!(fs::read(folder.notes().join("thanks-dana-okafor.eml")).expect("it is there"), mail);
}

#[test]
fn templates_of_ones_own_stand_for_those_that_are_built_in() {
    let folder = Folder::new(&[
        ("acme.md", NOTE),
        (".journal/templates/thank_you.txt", "Subject: Hi\n\nHi {{ first }} of {{ company }}!\n"),
        ("other.txt", "{{ frist }}\n"),
    ]);
    let thanks = reference(&folder, "thank_you", "2026-11-18");
    let ran = folder.run(&["draft", &thanks, "--today", "2026-11-18"]);
    ran.ends_with(0);
    assert!(ran.out.contains("Subject: Hi\n\nHi Dana of Acme!\n"), "{}", ran.out);
    let ran = folder.run(&["draft", &thanks, "--today", "2026-11-18", "--template", "other.txt"]);
    ran.ends_with(2);
    assert!(ran.error.starts_with("other.txt:1:1: error[template-invalid]: undefined value"), "{}", ran.error);
    let ran = folder.run(&["draft", &thanks, "--today", "2026-11-18", "--template", "thank_yuo"]);
    ran.ends_with(2);
    assert!(ran.error.contains("did you mean `thank_you`?"), "{}", ran.error);
}

#[test]
fn an_item_without_a_message_says_so() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    let reflect = reference(&folder, "reflect", "2026-11-18");
    let ran = folder.run(&["draft", &reflect, "--today", "2026-11-18"]);
    ran.ends_with(2);
    assert!(ran.error.contains("error[draft-none]") && ran.error.contains("journal why"), "{}", ran.error);
}

#[test]
fn a_new_note_gives_nothing_to_do_until_something_is_written_into_it() {
    let folder = Folder::new(&[]);
    let ran = folder.run(&["new", "Acme: Robotics/EU", "--role", "Senior Engineer"]);
    ran.ends_with(0);
    assert!(ran.out.ends_with("Acme Robotics EU.md\n"), "{}", ran.out);
    let file = folder.notes().join("Acme Robotics EU.md");
    let text = fs::read_to_string(&file).expect("it was written");
    insta::assert_snapshot!(text);
    folder.run(&["new", "Acme: Robotics/EU"]).ends_with(4);
    assert_eq!(fs::read_to_string(&file).expect("it is there"), text);
    let source = || Source { path: "Acme Robotics EU.md".into(), bytes: text.clone().into_bytes() };
    let mut today = day("2026-11-16");
    for _ in 0..60 {
        let agenda = build(vec![source()], &Settings::default(), today);
        // That nothing new happened for a week is true, and said on Mondays.
        let items: Vec<&Item> = agenda.items.iter().filter(|item| item.rule != "keep_searching").collect();
        assert!(items.is_empty() && agenda.problems.is_empty(), "{today}: {items:#?} {:#?}", agenda.problems);
        assert_eq!(agenda.summary.applications, 1);
        today = today.plus(1).expect("a day");
    }
}

#[test]
fn a_new_note_with_a_day_is_that_appointment_and_nothing_else() {
    let text = draft::note("Acme", Some("Engineer"), Some(day("2026-11-20")), "note.md", draft::NOTE).expect("filled");
    let source = || Source { path: "2026-11-20 Acme.md".into(), bytes: text.clone().into_bytes() };
    let rules = |today: &str| -> Vec<&str> {
        build(vec![source()], &Settings::default(), day(today)).items.iter().map(|item| item.rule).collect()
    };
    assert_eq!(rules("2026-11-18"), ["appointment"]);
    // The day has come: what is due after a meeting is due, and nothing that the template says is taken for a word.
    let after = rules("2026-11-21");
    assert!(after.iter().all(|rule| ["reflect", "thank_you"].contains(rule)), "{after:?}");
}

/// Every template filled for the first item of a rule.
fn every_template(sources: Vec<Source>, rule: &str, today: &str) -> String {
    let settings = Settings::default();
    let calendar = Calendar::new(&settings);
    let book = Casebook::new(sources.iter().map(|source| facts(source, &settings, &calendar)).collect());
    let cases = book.as_of(day(today), &settings, &calendar);
    let agenda: Agenda = of(&book, &settings, &calendar, day(today));
    let item = agenda.items.iter().find(|item| item.rule == rule).expect("an item");
    let mut page = String::new();
    for template in TEMPLATES {
        for message in draft::messages(item, &cases, template.name, template.text).expect("it can be filled") {
            page.push_str(&format!("=== {}\nSubject: {}\n\n{}\n", template.name, message.subject, message.body));
        }
    }
    page
}

#[test]
fn every_template_reads_well_where_little_is_known() {
    let bare = "---\ntype: interview\ncompany: Acme\nstage: onsite\ndate: 2026-11-18\n---\n\nA good day.\n";
    insta::assert_snapshot!("templates_bare", every_template(vec![note("acme.md", bare)], "thank_you", "2026-11-18"));
    let agency = |company: &str, more: &str| {
        let text = format!(
            "---\ntype: interview\ncompany: {company}\nrole: Planner\nstage: screen\ndate: 2026-11-16\nagency: Tessellate\n\
             recruiter: Sam Lee <sam@tessellate.example>\n{more}---\n\nA good talk.\n"
        );
        note(&format!("{company}.md"), &text)
    };
    let several = || vec![agency("Acme", ""), agency("Borage", ""), agency("Comfrey", "offer: 2026-11-17\n")];
    insta::assert_snapshot!("templates_several", every_template(several(), "tell_others", "2026-11-18"));
    let accepted = vec![agency("Acme", ""), agency("Borage", ""), agency("Comfrey", "status: accepted\n")];
    let page = every_template(accepted, "tell_others", "2026-11-18");
    let (_, message) = page.split_once("=== tell_others\n").expect("its template");
    assert!(message.starts_with("Subject: Withdrawing my applications\n"), "{message}");
    assert!(message.contains("I withdraw my applications at Acme and Borage."), "{message}");
}

#[test]
fn people_whose_names_make_one_file_name_get_a_file_each() {
    let long = "n".repeat(300);
    let note = format!(
        "---\ntype: interview\ncompany: Acme\ndate: 2026-11-18\ninterviewers:\n  - name: 李 明\n    email: li@acme.example\n  \
         - name: 王 芳\n    email: wang@acme.example\n  - name: Dana {long}\n    email: dana@acme.example\n---\nA good day.\n"
    );
    let folder = Folder::new(&[("acme.md", &note)]);
    let reference = reference(&folder, "thank_you", "2026-11-18");
    let ran = folder.run(&["--today", "2026-11-18", "draft", &reference, "--eml", "thanks.eml"]);
    ran.ends_with(0);
    assert_eq!(ran.out.lines().count(), 3, "{}", ran.out);
    for name in ran.out.lines() {
        assert!(name.len() < 120 && folder.notes().join(name).is_file(), "{name}");
    }
}
