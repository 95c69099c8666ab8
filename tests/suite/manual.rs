//! The manual says what the program does, in `docs/` and in the help alike.

use std::fs;
use std::path::Path;

use journal::diagnostic::CODES;
use journal::note::KEYS;
use journal::playbook::RULES;
use journal::render::manual::{TOPICS, page};
use journal::render::{Look, explain};
use journal::settings::SETTINGS;

use crate::folder::Folder;

#[test]
fn the_documents_are_what_the_program_prints() {
    for topic in TOPICS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(format!("{}.md", topic.name));
        let text = topic.markdown();
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&path, &text).expect("written");
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(there == text, "docs/{0}.md differs from `journal help {0} --markdown`", topic.name);
    }
}

#[test]
fn every_key_rule_and_setting_is_in_the_manual() {
    let text = |name: &str| TOPICS.iter().find(|topic| topic.name == name).expect("a topic").markdown();
    for name in KEYS.iter().filter_map(|(_, names, _)| names.first()) {
        assert!(text("notes").contains(&format!("| `{name}` |")), "{name}");
    }
    for rule in RULES {
        assert!(
            text("playbook").contains(&format!("- **{}**", rule.name))
                || text("playbook").contains(&format!("**{}**", rule.name)),
            "{}",
            rule.name
        );
    }
    for row in SETTINGS {
        assert!(text("playbook").contains(&format!("| `{}` |", row.name)), "{}", row.name);
    }
    for topic in TOPICS {
        let text = topic.markdown();
        assert!(!text.lines().any(|line| line.starts_with('{')), "{} asks for a table that is not there", topic.name);
    }
}

#[test]
fn topics_are_read_on_narrow_and_wide_screens() {
    use unicode_width::UnicodeWidthStr;
    for topic in TOPICS {
        for width in [40, 80, 200] {
            let look = Look::new(width, false);
            let page = page(&topic.markdown(), look);
            let code = |line: &&str| !line.starts_with("    ");
            let long = page.lines().filter(code).find(|line| line.width() > look.width);
            assert_eq!(long, None, "{} at {width}", topic.name);
        }
    }
    let formats = TOPICS.iter().find(|topic| topic.name == "formats").expect("a topic");
    insta::assert_snapshot!(page(&formats.markdown(), Look::new(72, false)));
}

#[test]
fn every_code_is_explained() {
    for code in CODES {
        assert!(code.example().is_some(), "{} has no example", code.name());
        let page = explain::page(*code, Look::default());
        assert!(page.contains(code.name()) && page.contains("For example:") && page.contains("What to do:"), "{page}");
    }
    let page = explain::page(journal::diagnostic::Code::AmbiguousDate, Look::new(60, false));
    insta::assert_snapshot!(page);
}

#[test]
fn codes_and_topics_are_asked_for_by_name() {
    let folder = Folder::new(&[]);
    for words in [
        &["explain", "ambiguous-date"][..],
        &["explain", "[no-notes]"],
        &["explain"],
        &["help"],
        &["help", "draft"],
        &["help", "notes"],
        &["help", "timelines", "--markdown"],
        &["man"],
        &["man", "agenda"],
        &["completions", "bash"],
        &["completions", "zsh"],
        &["completions", "fish"],
    ] {
        let ran = folder.run(words);
        ran.ends_with(0);
        assert!(ran.out.len() > 80 && ran.error.is_empty(), "{words:?}: {}", ran.out);
    }
    for (words, near) in [
        (&["explain", "ambigous-date"][..], "`ambiguous-date`"),
        (&["help", "timeline"], "`journal help timelines`"),
        (&["help", "agneda"], "`journal help agenda`"),
        (&["man", "agneda"], "`agenda`"),
    ] {
        let ran = folder.run(words);
        ran.ends_with(2);
        assert!(ran.error.contains(near), "{words:?}: {}", ran.error);
    }
}

#[test]
fn the_help_is_one_page() {
    let folder = Folder::new(&[]);
    let help = folder.run(&["--help"]).out;
    insta::assert_snapshot!("help", help);
    insta::assert_snapshot!("help_draft", folder.run(&["help", "draft"]).out);
}

#[test]
fn help_and_manual_pages_name_values_topics_and_exit_codes() {
    let folder = Folder::new(&[]);
    let help = folder.run(&["--help"]).out;
    assert_eq!(help, folder.run(&["help"]).out);
    assert!(help.contains("\nTopics (journal help TOPIC):\n  notes "), "{help}");
    for code in 0..=4 {
        assert!(help.contains(&format!("\n  {code}  ")), "{code}: {help}");
    }
    let page = folder.run(&["man", "snooze"]).out;
    assert!(page.contains("[\\-m REMARK]") && page.contains("[\\-C DIR]") && page.contains(" REF… WHEN\n"), "{page}");
    folder.run(&["man", "--dir", "man"]).ends_with(0);
    let mut pages = 0;
    for entry in std::fs::read_dir(folder.notes().join("man")).expect("the folder") {
        let page = std::fs::read_to_string(entry.expect("an entry").path()).expect("a page");
        assert!(page.contains("\n.SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\n") && !page.contains(" ]"), "{page}");
        pages += 1;
    }
    assert_eq!(pages, commands(&folder).len() + 1);
}

/// The names of all commands, as the help lists them.
fn commands(folder: &Folder) -> Vec<String> {
    let help = folder.run(&["help"]).out;
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let commands: Vec<String> = commands.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    assert!(commands.len() > 15, "{commands:?}");
    commands
}

#[test]
fn every_command_has_examples() {
    let folder = Folder::new(&[]);
    for command in commands(&folder) {
        let help = folder.run(&["help", &command]).out;
        assert!(help.contains("Examples:"), "{command}");
        assert_eq!(folder.run(&[&command, "--help"]).out, help);
        assert!(folder.run(&["man", &command]).out.contains(&format!("journal\\-{command}")), "{command}");
    }
}

#[test]
fn a_shell_completes_references_and_companies() {
    let note =
        "---\ntype: interview\ncompany: Acme Robotics\ndate: 2026-11-18\ninterviewers: Dana Okafor\n---\nA good day.\n";
    let folder = Folder::new(&[("acme.md", note)]);
    let complete = |words: &[&str]| {
        let mut command = folder.journal(&[&["--"], words].concat());
        command.env("JOURNAL_COMPLETE", "fish");
        crate::folder::Ran::of(command).out
    };
    let references = complete(&["journal", "why", "--today", "2026-11-18", ""]);
    assert!(references.contains("Send a thank-you to Dana Okafor (Acme Robotics)"), "{references}");
    assert!(
        complete(&["journal", "log", "Ac"]).starts_with("Acme Robotics"),
        "{}",
        complete(&["journal", "log", "Ac"])
    );
    assert!(complete(&["journal", "agenda", "Da"]).contains("Dana Okafor"));
    assert!(complete(&["journal", "dra"]).contains("draft"));
}

/// The examples under each command, without their remarks.
fn examples() -> Vec<String> {
    let folder = Folder::new(&[]);
    let mut lines = Vec::new();
    for command in commands(&folder) {
        let help = folder.run(&["help", &command]).out;
        let from = help.lines().skip_while(|line| *line != "Examples:").skip(1);
        for line in from.take_while(|line| line.starts_with("  ")) {
            assert!(line.chars().count() <= 80, "{command}: {line}");
            // Three spaces or more set off a remark, and the shell's name that stands before a line of its start file.
            let parts: Vec<&str> = line.split("   ").map(str::trim).filter(|part| !part.is_empty()).collect();
            let is_command = |part: &&&str| ["journal", "printf", "echo"].iter().any(|word| part.starts_with(word));
            lines.push((*parts.iter().find(is_command).expect("a command")).to_owned());
        }
    }
    lines
}

#[cfg(unix)]
#[test]
fn every_example_runs() {
    let note = "---\ntype: interview\ncompany: Acme Robotics\nrole: Engineer\nstage: onsite\ndate: 2026-11-18\ninterviewers: Dana Okafor, \
        Priya Raman\n---\n\nA good day. They decide by the end of next week.\n\n- [ ] Send Dana the code sample by Friday\n";
    let day = "2026-11-19";
    let folder = Folder::new(&[("2026-11-18 acme.md", note)]);
    let agenda = folder.run(&["--today", day, "--format", "json"]).out;
    let agenda: serde_json::Value = serde_json::from_str(&agenda).expect("JSON");
    let reference = |rule: &str| {
        let items = agenda["items"].as_array().expect("items");
        let item = items.iter().find(|item| item["action"] == rule).expect("an item");
        item["ref"].as_str().expect("a reference").to_owned()
    };
    let examples = examples();
    assert!(examples.len() > 50, "{examples:#?}");
    let mut ran = 0;
    for example in examples {
        // What goes on until it is stopped.
        if example.starts_with("journal watch") {
            continue;
        }
        let folder = Folder::new(&[("2026-11-18 acme.md", note)]);
        let vault = folder.path().join("home/vault");
        fs::create_dir_all(&vault).expect("made");
        fs::write(vault.join("acme.md"), note).expect("written");
        fs::create_dir_all(folder.path().join("home/.config/fish/completions")).expect("made");
        if example.starts_with("journal undo") {
            folder.run(&["log", "acme", "Dana called"]).ends_with(0);
        }
        if example.starts_with("journal sync") {
            folder.run(&["agenda", "-o", "agenda.md"]).ends_with(0);
        }
        let mut line = example.replace("a3f", &reference("thank_you")).replace("47c", &reference("commitment"));
        if let Some((own, _)) = line.split_once(" | ").filter(|_| line.starts_with("journal")) {
            line = own.to_owned();
        }
        if !line.contains("--today") {
            line = line.replace("journal ", &format!("journal --today {day} "));
        }
        let mut command = std::process::Command::new("sh");
        let folders = Path::new(env!("CARGO_BIN_EXE_journal")).parent().expect("it has a folder");
        command.args(["-c", &line]).current_dir(folder.notes()).env_clear();
        command.env("HOME", folder.path().join("home"));
        command.env("PATH", format!("{}:/usr/bin:/bin", folders.display()));
        let answer = command.output().expect("a shell starts");
        let code = answer.status.code();
        let error = String::from_utf8_lossy(&answer.stderr);
        // Something due or a problem found is no failure.
        assert!(
            matches!(code, Some(0 | 1)) && !error.contains("help:"),
            "`{example}` as `{line}` ended with {code:?}\n{error}"
        );
        ran += 1;
    }
    assert!(ran > 40, "{ran}");
}

#[test]
fn a_shell_completes_topics_codes_templates_and_rules() {
    let note = "---\ntype: interview\ncompany: Acme Robotics\ndate: 2026-11-18\n---\nA good day.\n";
    let folder = Folder::new(&[("acme.md", note)]);
    let complete = |words: &[&str]| {
        let mut command = folder.journal(&[&["--", "journal"], words].concat());
        command.env("JOURNAL_COMPLETE", "fish");
        crate::folder::Ran::of(command).out
    };
    for (words, offered) in [
        (&["help", "time"][..], "timelines\t"),
        (&["help", "dra"], "draft\t"),
        (&["explain", "ambiguous-d"], "ambiguous-date\t"),
        (&["draft", "a3f", "--template", "thank_you_m"], "thank_you_more\t"),
        (&["agenda", "--kind", "follow"], "follow_up\t"),
        (&["schema", "agen"], "agenda"),
        (&["brief", "ac"], "Acme Robotics"),
        // What bash hands over of a name with a space.
        (&["brief", "Acme\\ R"], "Acme Robotics"),
        (&["brief", "\"Acme R"], "Acme Robotics"),
    ] {
        assert!(complete(words).starts_with(offered), "{words:?}: {}", complete(words));
    }
    assert!(folder.run(&["completions", "bash"]).out.contains("-o bashdefault -o filenames "));
}
