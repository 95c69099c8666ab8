//! Every setting does something: a changed value changes the agenda, or what is read.

use journal::extract::{Facts, facts};
use journal::note::Source;
use journal::settings::{SETTINGS, Setting, Settings};
use journal::timeline::Calendar;

use crate::views::{Notes, day};

/// A search in which every rule has something to say between September and November.
const SEARCH: &[(&str, &str)] = &[
    (
        "auk.md",
        "---\ntype: interview\ncompany: Auk Lighting\nrole: Planner\nstage: interview\ndate: 2026-09-02\n\
         field: media research\ninterviewers: Dora Finch\nrecruiter: Sam Lee\nreferrer: Kim Novak\n---\n\nA fine hour.\n",
    ),
    (
        "bee.md",
        "---\ntype: interview\ncompany: Bee Maps\nrole: Planner\nstage: interview\ndate: 2026-09-02\npace: brisk\n\
         interviewers: Ola Berg\n---\n\nA fine hour.\n",
    ),
    (
        "cod.md",
        "---\ntype: interview\ncompany: Cod & Sons\nrole: Planner\nstage: interview\ndate: 2026-09-02\n\
         field: sales\ninterviewers: Una Holt\n---\n\nA fine hour.\n",
    ),
    (
        "dove.md",
        "---\ntype: interview\ncompany: Dove Inks\nrole: Planner\nstage: interview\ndate: 2026-09-02\n\
         field: marketing\ninterviewers: Piet Vos\n---\n\nPiet said they would decide by Friday.\n\n## Log\n\n\
         - 2026-09-09: Emailed Piet to check in.\n- 2026-09-21: Emailed Piet to check in.\n",
    ),
    (
        "eel.md",
        "---\ntype: interview\ncompany: Eel Rigging\nrole: Planner\nstage: interview\ndate: 2026-09-02\n\
         interviewers: Noor Haddad\n---\n\nNoor said they will decide after September 16.\n",
    ),
    (
        "fox.md",
        "---\ntype: interview\ncompany: Fox Tiles\nrole: Planner\nstage: interview\ndate: 2026-09-02\n\
         interviewers: Ruth Oyelaran\n---\n\nA fine hour.\n\n## Log\n\n- 2026-09-10: They rejected me.\n",
    ),
    (
        "gull.md",
        "---\ntype: interview\ncompany: Gull Press\nrole: Planner\nstage: offer\ndate: 2026-09-02\nstatus: offer\n\
         offer: 2026-09-15\noffer_deadline: 2026-09-25\ninterviewers: Ben Achebe\n---\n\nA fine hour.\n",
    ),
    (
        "hare.md",
        "---\ntype: interview\ncompany: Hare Bikes\nrole: Planner\nstage: interview\ndate: 2026-09-02\n\
         interviewers: Ida Krog\n---\n\nI told Ida I'd send her the write-up by Monday.\n",
    ),
    (
        "ibis.md",
        "---\ntype: interview\ncompany: Ibis Looms\nrole: Planner\nstage: screen\ndate: 2026-07-01\n\
         interviewers: Max Ritter\n---\n\nI told Max I'd send him my slides by October 1.\n\n## Log\n\n\
         - 2026-09-05: Max called to say hello.\n",
    ),
];

/// What the agenda of three months says, day by day.
fn days(toml: &str) -> impl Iterator<Item = Vec<String>> {
    let notes = Notes::with(SEARCH, toml);
    let first = day("2026-09-01");
    (0..90).map(move |number| {
        let today = first.plus(number).expect("a day").to_string();
        let items = notes.agenda(&today).items;
        let line = |item: &journal::agenda::Item| {
            format!(
                "{:010x} {:?} {:?} {:?} {:?} {:?}",
                item.reference, item.state, item.due, item.expires, item.held_until, item.hints
            )
        };
        items.iter().map(line).collect()
    })
}

/// Other values of a setting of the playbook.
fn others(row: &Setting) -> Vec<String> {
    let default = (row.default)();
    match default.parse::<u32>() {
        Ok(number) => vec![(number / 3).max(1).to_string(), (number + 3).to_string()],
        Err(_) if default.starts_with('[') => vec!["[]".to_owned()],
        Err(_) => vec!["\"sales\"".to_owned()],
    }
}

#[test]
fn every_setting_of_the_playbook_changes_the_agenda() {
    let before: Vec<Vec<String>> = days("").collect();
    for row in SETTINGS.iter().filter(|row| row.section == "playbook") {
        let changes = others(row).into_iter().any(|value| {
            let toml = format!("[playbook]\n{} = {value}\n", row.name);
            days(&toml).zip(&before).any(|(now, before)| now != *before)
        });
        assert!(changes, "{} = {:?} changes nothing", row.name, others(row));
    }
}

#[test]
fn a_number_in_front_matter_counts_for_its_application_alone() {
    let own = |name: &str, value: &str| {
        let text = SEARCH[0].1.replace("stage: interview", &format!("{name}: {value}\nstage: interview"));
        Notes::new(&[("auk.md", &text), SEARCH[1]])
    };
    let item = |notes: &Notes, company: &str, rule: &str, today: &str| {
        let items = notes.agenda(today).items;
        items.into_iter().find(|item| item.rule == rule && item.company.as_deref() == Some(company))
    };
    let notes = own("thank_you_hours", "72");
    let thanks = item(&notes, "Auk Lighting", "thank_you", "2026-09-03").expect("thanks");
    assert_eq!(thanks.due, Some(day("2026-09-05")));
    assert_eq!(thanks.because.numbers[0], ("thank_you_hours", "72".to_owned(), "auk.md:5".to_owned()));
    let other = item(&notes, "Bee Maps", "thank_you", "2026-09-03").expect("thanks");
    assert_eq!(other.due, Some(day("2026-09-03")));
    assert_eq!(other.because.numbers[0].2, "built in");

    let notes = own("quiet_days", "5");
    assert!(item(&notes, "Auk Lighting", "check_in", "2026-09-10").is_none());
    assert!(item(&Notes::new(SEARCH), "Auk Lighting", "check_in", "2026-09-10").is_some());
}

fn read(path: &str, text: &str, toml: &str) -> Facts {
    let mut settings = Settings::default();
    settings.read_toml("journal.toml", toml).expect("settings of the test");
    let source = Source { path: path.into(), bytes: text.as_bytes().to_vec() };
    facts(&source, &settings, &Calendar::new(&settings))
}

/// Holds a note and a setting that changes its facts against each other.
#[track_caller]
fn reads<T: PartialEq + std::fmt::Debug>(
    (path, text): (&str, &str),
    toml: &str,
    get: impl Fn(&Facts) -> T,
    (without, with): (T, T),
) {
    assert_eq!(get(&read(path, text, "")), without, "without {toml}");
    assert_eq!(get(&read(path, text, toml)), with, "with {toml}");
}

fn deadline(facts: &Facts) -> Option<String> {
    let window = facts.statements.iter().find_map(|statement| match &statement.when {
        journal::extract::When::Window(window) => Some(window),
        _ => None,
    })?;
    window.deadline.map(|day| day.to_string())
}

fn note(body: &str) -> String {
    format!(
        "---\ntype: interview\ncompany: Acme\nstage: screen\ndate: 2026-11-18\ninterviewers: Dana Okafor\n---\n\n{body}\n"
    )
}

#[test]
fn folders_that_count_and_the_company_of_each() {
    let plain = ("calls/acme/2026-11-18.md", "We talked for an hour.\n");
    let company = |facts: &Facts| facts.subjects.first().and_then(|subject| subject.company.clone());
    let counts = |facts: &Facts| facts.counted == journal::extract::Counted::Yes;
    reads(plain, "[notes]\ninclude = [\"calls\"]", counts, (false, true));
    reads(plain, "[notes]\ncompanies = { \"calls/acme\" = \"Acme Robotics\" }", counts, (false, true));
    reads(
        plain,
        "[notes]\ninclude = [\"calls\"]\ncompanies = { \"calls\" = \"Other\", \"calls/acme\" = \"Acme Robotics\" }",
        company,
        (None, Some("Acme Robotics".to_owned())),
    );
    // What the note itself says counts.
    let own = ("calls/acme/1.md", "---\ncompany: Initech\nstage: screen\n---\n");
    let toml = "[notes]\ncompanies = { \"calls/acme\" = \"Acme Robotics\" }";
    reads(own, toml, company, (Some("Initech".to_owned()), Some("Initech".to_owned())));
    reads(("forms/1.md", own.1), "[notes]\ntemplates = [\"forms\"]", counts, (true, false));
}

#[test]
fn words_of_ones_own_for_stages_and_statuses() {
    let text =
        "---\ncompany: Acme\nrole: Engineer\nstage: Grand Tour\nstatus: \"🌀 In limbo\"\ndate: 2026-11-18\n---\n";
    let toml = "[words]\nstages = { \"grand tour\" = \"final\" }\nstatuses = { \"in limbo\" = \"on hold\" }";
    let stage = |facts: &Facts| facts.standings.iter().find_map(|standing| standing.stage).map(|stage| stage.word());
    let status =
        |facts: &Facts| facts.standings.iter().find_map(|standing| standing.status).map(|status| status.word());
    reads(("acme.md", text), toml, stage, (None, Some("final")));
    reads(("acme.md", text), toml, status, (None, Some("on hold")));
    let unknown = |facts: &Facts| facts.problems.iter().filter(|problem| problem.code.name() == "unknown-word").count();
    reads(("acme.md", text), toml, unknown, (2, 0));
}

#[test]
fn how_phrases_are_read() {
    let by = |body: &str, toml: &str, days: (&str, &str)| {
        let days = (Some(days.0.to_owned()), Some(days.1.to_owned()));
        reads(("acme.md", &note(body)), &format!("[timeline]\n{toml}"), deadline, days);
    };
    by("Dana said they would decide by 12/4.", "date_order = \"dmy\"", ("2026-12-04", "2027-04-12"));
    by("Dana said she would call next Friday.", "next_weekday = \"nearest\"", ("2026-11-27", "2026-11-20"));
    by("Dana said they would decide by the end of the week.", "week_end = \"thu\"", ("2026-11-20", "2026-11-19"));
    by("Dana said they would decide within 2 business days.", "working_days = [\"mon\"]", ("2026-11-20", "2026-11-30"));
    by("Dana said they would decide within 2 business days.", "holidays = [2026-11-19]", ("2026-11-20", "2026-11-23"));
    by("Dana said they would decide within 6 business days.", "holiday_list = \"us\"", ("2026-11-26", "2026-11-27"));
}

#[test]
fn the_writer_is_no_contact() {
    let text = "---\ntype: interview\ncompany: Acme\nstage: screen\ndate: 2026-11-18\n\
         attendees:\n  - Dana Okafor\n  - Lou Reyes <lou@reyes.example>\n---\n";
    let names = |facts: &Facts| facts.mentions.iter().map(|mention| mention.name.clone()).collect::<Vec<_>>();
    let both = vec!["Dana Okafor".to_owned(), "Lou Reyes".to_owned()];
    let one = vec!["Dana Okafor".to_owned()];
    reads(("acme.md", text), "[me]\nname = \"Lou Reyes\"", names, (both.clone(), one.clone()));
    reads(("acme.md", text), "[me]\nemails = [\"lou@reyes.example\"]", names, (both, one));
}

#[test]
fn the_file_of_init_gives_the_defaults_and_so_does_each_line_of_it() {
    let text = journal::settings::explained();
    let mut settings = Settings::default();
    settings.read_toml("journal.toml", &text).expect("the file as it is written");
    assert_eq!(settings, Settings::default());
    // Every setting stands there once, on a line that only lacks its mark.
    let lines: Vec<String> = text
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(rest) if rest.starts_with(char::is_alphabetic) => rest.to_owned(),
            _ => line.to_owned(),
        })
        .collect();
    settings.read_toml("journal.toml", &lines.join("\n")).expect("the file with every mark taken off");
    for row in SETTINGS {
        assert_eq!(settings.value(row.name), Some((row.default)()), "{}", row.name);
        assert_ne!(settings.origin_text(row.name), "built in", "{}", row.name);
    }
    assert!(text.lines().filter(|line| line.starts_with("# ")).all(|line| line.chars().count() <= 100));
}
