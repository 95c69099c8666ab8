//! Settings: what a file can say, and how its mistakes are answered.

use journal::diagnostic::{Code, Diagnostic};
use journal::settings::{DateOrder, Hemisphere, NextWeekday, Origin, SETTINGS, Settings, explained};
use journal::text::{Day, Weekday};

fn read(text: &str) -> (Settings, Vec<Diagnostic>) {
    let mut settings = Settings::default();
    let problems = settings.read_toml("journal.toml", text).err().unwrap_or_default();
    (settings, problems)
}

#[track_caller]
fn refused(text: &str, code: Code, place: (u32, u32), message: &str, help: &str) {
    let (_, problems) = read(text);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let problem = &problems[0];
    let found = problem.place.as_ref().map(|place| (place.line, place.column)).expect("it has a place");
    assert_eq!((problem.code, found), (code, place), "{problem:#?}");
    assert!(problem.message.contains(message), "{:?} says nothing of {message:?}", problem.message);
    assert!(problem.help.contains(help), "{:?} says nothing of {help:?}", problem.help);
}

#[test]
fn every_kind_of_value_is_read_and_knows_its_line() {
    let (settings, problems) = read(
        "[notes]\ninclude = [\"Jobs\", \"Interviews/2026\"]\n\n[timeline]\ndate_order = \"dmy\"\nnext_weekday = \"nearest\"\n\
         working_days = [\"sun\", \"mon\"]\nholidays = [2026-12-24, \"2026-12-25\"]\nhemisphere = \"southern\"\n\n\
         [me]\nname = \"Jo \\\"J\\\" Doe\"\n\n[playbook]\ngrace_days = 3\nquiet_days = 0x3c\n",
    );
    assert_eq!(problems, []);
    assert_eq!(settings.notes.include, ["Jobs", "Interviews/2026"]);
    assert_eq!(settings.timeline.date_order, DateOrder::Dmy);
    assert_eq!(settings.timeline.next_weekday, NextWeekday::Nearest);
    assert_eq!(settings.timeline.working_days, [Weekday::Sun, Weekday::Mon]);
    assert_eq!(settings.timeline.holidays, [Day::new(2026, 12, 24).unwrap(), Day::new(2026, 12, 25).unwrap()]);
    assert_eq!(settings.timeline.hemisphere, Hemisphere::Southern);
    assert_eq!(settings.me.name, "Jo \"J\" Doe");
    assert_eq!((settings.playbook.grace_days, settings.playbook.quiet_days), (3, 60));
    assert_eq!(settings.origin("quiet_days"), &Origin::File { name: "journal.toml".into(), line: 16 });
    assert_eq!(settings.origin("reflect_ends"), &Origin::BuiltIn);
}

#[test]
fn a_later_file_counts_more_and_keeps_what_it_does_not_name() {
    let mut settings = Settings::default();
    settings.read_toml("config.toml", "[playbook]\ngrace_days = 3\npace_brisk = 4\n").expect("it is right");
    settings.read_toml("journal.toml", "\n[playbook]\ngrace_days = 1\n").expect("it is right");
    assert_eq!((settings.playbook.grace_days, settings.playbook.pace_brisk), (1, 4));
    assert_eq!(settings.origin("grace_days"), &Origin::File { name: "journal.toml".into(), line: 3 });
    assert_eq!(settings.origin("pace_brisk"), &Origin::File { name: "config.toml".into(), line: 3 });
}

#[test]
fn unknown_names_are_answered_with_the_nearest() {
    refused("[playbook]\ngrace_day = 2", Code::SettingUnknown, (2, 1), "`grace_day` under [playbook]", "`grace_days`");
    refused("[playbok]\ngrace_days = 2", Code::SettingUnknown, (1, 2), "`playbok`", "[playbook]");
    refused("grace_days = 2", Code::SettingUnknown, (1, 1), "`grace_days`", "stands under [playbook]");
    refused("[notes]\ngrace_days = 2", Code::SettingUnknown, (2, 1), "`grace_days`", "stands under [playbook]");
    refused("zzzzzz = 2", Code::SettingUnknown, (1, 1), "`zzzzzz`", "[notes], [me], [timeline], [words], [playbook]");
    refused("playbook.zzzzzz = 2", Code::SettingUnknown, (1, 10), "`zzzzzz`", "journal init");
}

#[test]
fn a_value_of_another_kind_is_refused() {
    refused("[playbook]\ngrace_days = \"two\"", Code::SettingInvalid, (2, 14), "takes a whole number", "");
    refused("[playbook]\ngrace_days = -1", Code::SettingInvalid, (2, 14), "takes a whole number", "");
    refused("[playbook]\ngrace_days = 2.5", Code::SettingInvalid, (2, 14), "takes a whole number", "");
    refused("[playbook]\ngrace_days = 99999999999999999999", Code::SettingInvalid, (2, 14), "takes a whole number", "");
    refused("[timeline]\ndate_order = \"dym\"", Code::SettingInvalid, (2, 14), "\"mdy\", \"dmy\" or \"ymd\"", "");
    refused("[timeline]\nholidays = [\"24 Dec\"]", Code::SettingInvalid, (2, 13), "2026-12-24", "");
    refused("[timeline]\nholidays = \"2026-12-24\"", Code::SettingInvalid, (2, 12), "list", "");
    refused("[timeline]\nworking_days = [\"monday\", \"frday\"]", Code::SettingInvalid, (2, 27), "\"mon\"", "");
    refused("playbook = 3", Code::SettingInvalid, (1, 12), "is a table", "[playbook]");
}

#[test]
fn all_problems_come_at_once_and_the_rest_is_set() {
    let (settings, problems) = read("[playbook]\ngrace_days = true\nquiet_days = 50\nfoo = 1\n[bar]\nx = 1\n");
    let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::SettingInvalid, Code::SettingUnknown, Code::SettingUnknown]);
    assert_eq!(settings.playbook.quiet_days, 50);
    assert_eq!(settings.playbook.grace_days, Settings::default().playbook.grace_days);
}

#[test]
fn what_is_no_toml_is_shown_where_it_stands() {
    let (settings, problems) = read("[playbook]\ngrace_days = 3\nquiet_days = = 4\n");
    assert_eq!(settings.playbook.grace_days, 3);
    assert!(
        !problems.is_empty() && problems.iter().all(|problem| problem.code == Code::SettingsSyntax),
        "{problems:#?}"
    );
    assert_eq!(problems[0].place.as_ref().map(|place| place.line), Some(3));
    for hostile in ["[", "a.b.c = [[[[", "\u{0}", "x = \"\u{1b}[31m", "[playbook]\n[playbook]\n"] {
        let _ = read(hostile);
    }
}

#[test]
fn files_of_any_editor_are_read() {
    let (settings, problems) = read("\u{feff}[notes]\r\ninclude = [\"a\"]\r\nmax_note_bytes = 1_000\r\n");
    assert_eq!(problems, []);
    assert_eq!((settings.notes.include, settings.notes.max_note_bytes), (vec!["a".to_owned()], 1000));
}

#[test]
fn every_setting_reads_back_its_own_default() {
    for row in SETTINGS {
        let default = (row.default)();
        let (settings, problems) = read(&format!("[{}]\n{} = {default}\n", row.section, row.name));
        assert_eq!(problems, [], "{}", row.name);
        assert_eq!(settings.value(row.name), Some(default), "{}", row.name);
        assert!(!row.help.is_empty() && !row.help.ends_with('.'), "{}", row.name);
    }
    let mut names: Vec<&str> = SETTINGS.iter().map(|row| row.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), SETTINGS.len(), "`Settings::value` finds a setting by its name alone");
}

#[test]
fn the_explained_file_says_the_defaults_and_names_every_setting() {
    let text = explained();
    assert_eq!(read(&text), (Settings::default(), Vec::new()));
    // With the # taken off its settings it still says the defaults, now as the file's own.
    let lines = text.lines().map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line));
    let (settings, problems) = read(&lines.collect::<Vec<_>>().join("\n"));
    assert_eq!(problems, []);
    for row in SETTINGS {
        assert_eq!(settings.value(row.name), Some((row.default)()), "{}", row.name);
        assert_ne!(settings.origin(row.name), &Origin::BuiltIn, "{}", row.name);
    }
}
