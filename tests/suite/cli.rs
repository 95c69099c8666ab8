//! The command line, as a process: exit codes, streams, suggestions, and an environment that has nothing in it.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::folder::{Folder, Ran};

const NOTE: &str = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-18\n---\nThey decide by Friday.\n";

#[test]
fn no_command_is_the_agenda() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    let alone = folder.run(&["--today", "2026-11-19"]);
    let named = folder.run(&["agenda", "--today", "2026-11-19"]);
    alone.ends_with(0);
    assert_eq!(alone.out, named.out);
    assert!(alone.out.starts_with("Thursday 19 November 2026\n"), "{}", alone.out);
    let json = folder.run(&["--today", "2026-11-19", "--format", "json"]);
    assert_eq!(json.out, folder.run(&["agenda", "--format", "json", "--today", "2026-11-19"]).out);
    let value: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!((&value["schema"], &value["today"]), (&"journal/agenda/1".into(), &"2026-11-19".into()));
}

#[test]
fn mistyped_words_are_answered_with_a_suggestion() {
    let folder = Folder::new(&[]);
    for (words, suggestion) in [
        (&["agneda"][..], "did you mean `journal agenda`?"),
        (&["acme corp"], "`journal agenda \"acme corp\"` shows what concerns acme corp"),
        (&["agenda", "--kind", "thankyou"], "did you mean `thank_you`?"),
        (&["promises", "--status", "laet"], "did you mean `late`?"),
        (&["agenda", "--since", "whenever"], "`whenever` after --since is no day"),
        (&["agenda", "--formt", "json"], "'--format'"),
        (&["check", "--format", "jso"], "json"),
        (&["when", "friday", "--form", "2026-11-18"], "'--from'"),
    ] {
        let ran = folder.run(words);
        ran.ends_with(2);
        assert!(ran.error.contains(suggestion), "{words:?}: {}", ran.error);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn a_day_is_written_as_iso() {
    let ran = Folder::new(&[]).run(&["--today", "22.11.2026"]);
    ran.ends_with(2);
    assert!(ran.error.contains("write it as 2026-11-18"), "{}", ran.error);
}

#[test]
fn options_of_the_agenda_before_another_command_are_refused() {
    let ran = Folder::new(&[]).run(&["--format", "json", "check"]);
    ran.ends_with(2);
    assert!(ran.error.contains("write them after the command"), "{}", ran.error);
}

#[test]
fn help_and_version_end_with_0() {
    let folder = Folder::new(&[]);
    for words in [&["--help"][..], &["-V"], &["help", "when"], &["why", "--help"]] {
        let ran = folder.run(words);
        ran.ends_with(0);
        assert!(!ran.out.is_empty() && ran.error.is_empty());
    }
}

#[test]
fn a_folder_that_is_not_there_is_a_usage_error() {
    let ran = Folder::new(&[]).run(&["-C", "nowhere"]);
    ran.ends_with(2);
    assert!(ran.error.contains("there is no folder nowhere") && ran.error.contains("-C DIR"), "{}", ran.error);
}

#[test]
fn a_folder_without_notes_says_where_was_looked_and_what_to_do() {
    let folder = Folder::new(&[]);
    let ran = folder.run(&["--today", "2026-11-22"]);
    ran.ends_with(0);
    assert_eq!(ran.out, "Sunday 22 November 2026\n\nNothing to do. No application was found.\n");
    assert!(ran.error.contains("warning[no-notes]: there is no Markdown file in "), "{}", ran.error);
    assert!(ran.error.contains("(the current folder)") && ran.error.contains("-C DIR"), "{}", ran.error);
    assert_eq!(folder.run(&["-q"]).error, "");

    folder.write("recipe.md", b"# Soup\n\nCook by Friday.\n");
    let ran = folder.run(&["check"]);
    ran.ends_with(1);
    assert!(ran.out.contains("the Markdown file in "), "{}", ran.out);
    assert!(ran.out.contains("`type: interview`"), "{}", ran.out);
}

#[test]
fn the_home_folder_is_not_read_unasked() {
    let folder = Folder::new(&[]);
    let mut command = folder.journal(&[]);
    command.current_dir(folder.path().join("home"));
    let ran = Ran::of(command);
    ran.ends_with(2);
    assert!(ran.error.contains("home folder"), "{}", ran.error);
}

#[test]
fn settings_come_from_the_person_then_the_journal_then_the_command_line() {
    let folder = Folder::new(&[("journal.toml", "[playbook]\ngrace_day = 3\n")]);
    let ran = folder.run(&[]);
    ran.ends_with(2);
    assert!(ran.error.starts_with("journal.toml:2:1: error[setting-unknown]: "), "{}", ran.error);
    assert!(ran.error.contains("did you mean `grace_days`?"), "{}", ran.error);

    // A file that is named stands for the journal's own.
    let other = folder.path().join("other.toml");
    fs::write(&other, "[playbook]\ngrace_days = 3\n").expect("written");
    folder.run(&["--config", other.to_str().expect("a path")]).ends_with(0);

    // The person's own file is read too.
    let user = folder.path().join("home/.config/journal");
    fs::create_dir_all(&user).expect("made");
    fs::write(user.join("config.toml"), "colour = true\n").expect("written");
    let ran = folder.run(&["--config", other.to_str().expect("a path")]);
    ran.ends_with(2);
    assert!(ran.error.contains("config.toml:1:1: error[setting-unknown]"), "{}", ran.error);

    let ran = folder.run(&["--config", "missing.toml"]);
    ran.ends_with(2);
}

#[test]
fn the_root_is_found_upward() {
    let folder = Folder::new(&[("journal.toml", ""), ("2026/acme.md", NOTE)]);
    let mut command = folder.journal(&["--format", "json", "--today", "2026-11-19"]);
    command.current_dir(folder.notes().join("2026"));
    let ran = Ran::of(command);
    ran.ends_with(0);
    let value: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let root = fs::canonicalize(folder.notes()).expect("it exists");
    assert_eq!(fs::canonicalize(value["root"].as_str().expect("a path")).expect("it exists"), root);
}

#[test]
fn colour_follows_the_flag_then_the_environment() {
    let folder = Folder::new(&[]);
    let colored = |words: &[&str], variables: &[(&str, &str)]| {
        let mut command = folder.journal(words);
        command.envs(variables.iter().copied());
        Ran::of(command).out.contains('\u{1b}')
    };
    assert!(!colored(&[], &[]));
    assert!(colored(&["--color", "always"], &[]));
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&["--color=never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(colored(&["--color=always"], &[("NO_COLOR", "1")]));
}

#[test]
fn an_unknown_reference_says_where_to_find_one() {
    let ran = Folder::new(&[("acme.md", NOTE)]).run(&["why", "zzz", "--today", "2026-11-19"]);
    ran.ends_with(2);
    assert!(
        ran.error.contains("no item has the reference `zzz`") && ran.error.contains("`journal agenda`"),
        "{}",
        ran.error
    );
}

#[test]
fn a_reader_that_leaves_early_ends_it_quietly() {
    let folder = Folder::new(&[]);
    let mut child =
        folder.journal(&["when", "--format", "jsonl", "-"]).stdin(Stdio::piped()).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || {
        for _ in 0..50_000 {
            if stdin.write_all(b"2026-11-18\tThey decide by Friday, they said, and not before.\n").is_err() {
                break;
            }
        }
    });
    let mut first = [0];
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_exact(&mut first).expect("an answer");
    drop(stdout);
    writer.join().expect("the writer ends");
    let ran = child.wait_with_output().expect("it ends");
    assert_eq!(ran.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
}

#[cfg(unix)]
#[test]
fn closed_streams_are_survived() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    for (streams, code) in [("2>&-", 0), (">&-", 0), (">&- 2>&-", 0), ("2>/dev/full", 0)] {
        let program = env!("CARGO_BIN_EXE_journal");
        let mut command = Command::new("sh");
        command.args(["-c", &format!("'{program}' --today 2026-11-19 {streams}")]);
        command.current_dir(folder.notes()).env_clear().env("HOME", folder.path().join("home"));
        let ran = Ran::of(command);
        assert_eq!(ran.code, Some(code), "{streams}: {}", ran.error);
    }
    let mut command = folder.journal(&[]);
    command.stdout(fs::File::options().write(true).open("/dev/full").expect("the full device"));
    let ran = Ran::of(command);
    ran.ends_with(3);
    assert!(ran.error.contains("standard output cannot be written"), "{}", ran.error);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_reported_and_the_rest_is_done() {
    let folder = Folder::new(&[("acme.md", NOTE), ("journal.toml", "[notes]\nmax_note_bytes = 1000\n")]);
    folder.write("big.md", &[b'x'; 2000]);
    folder.write("latin.md", b"---\ntype: interview\ncompany: Caf\xe9\n---\n");
    folder.write("empty.md", b"");
    fs::create_dir_all(folder.notes().join("folder.md")).expect("made");
    let status = Command::new("mkfifo").arg(folder.notes().join("pipe.md")).status().expect("mkfifo starts");
    assert!(status.success());
    let ran = folder.run(&["check"]);
    ran.ends_with(3);
    assert!(ran.out.contains("big.md:1:1: warning[too-large]"), "{}", ran.out);
    assert!(ran.out.contains("latin.md:3:13: warning[not-utf-8]"), "{}", ran.out);
    let agenda = folder.run(&["--today", "2026-11-19"]);
    agenda.ends_with(3);
    assert!(agenda.error.contains("`journal check`"), "{}", agenda.error);
}

#[test]
fn when_answers_each_line_of_a_stream_in_order() {
    let folder = Folder::new(&[]);
    let mut child = folder
        .journal(&["when", "--format", "jsonl", "--from", "2026-11-20", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = child.stdout.take().expect("a pipe");
    let mut answer = |line: &[u8]| -> serde_json::Value {
        stdin.write_all(line).expect("written");
        // The answer comes while the next line is waited for.
        let mut text = Vec::new();
        let mut byte = [0];
        while byte != *b"\n" {
            stdout.read_exact(&mut byte).expect("an answer");
            text.push(byte[0]);
        }
        serde_json::from_slice(&text).expect("JSON")
    };
    let first = answer(b"2026-11-18\tNothing here.\r\n");
    assert_eq!(first, serde_json::json!({"ref": "2026-11-18", "text": "Nothing here.", "found": []}));
    let second = answer(b"2026-13-18\tno day\n");
    assert_eq!(second, serde_json::json!({"ref": "2026-11-20", "text": "2026-13-18\tno day", "found": []}));
    let third = answer(b"\n");
    assert_eq!(third, serde_json::json!({"ref": "2026-11-20", "text": "", "found": []}));
    let fourth = answer(b"caf\xe9\n");
    assert_eq!(fourth["text"], "caf\u{fffd}");
    drop(stdin);
    // The date of the second line was none, and the others were answered all the same.
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(3));
    let error = String::from_utf8_lossy(&ended.stderr);
    assert!(error.contains("line 2 of standard input: `2026-13-18` is no day of the calendar"), "{error}");
}

#[test]
fn a_day_that_does_not_exist_is_refused_and_not_written() {
    let note = "---\ncompany: Acme\nrole: Engineer\n---\n\n- [ ] Send x 📅 2026-11-20\n";
    let folder = Folder::new(&[("acme.md", note)]);
    for none in ["2026-13-11", "2026-31-12", "2026-02-30", "2026-99-18", "feb 30"] {
        for command in [
            &["snooze", "acme.md:6", none][..],
            &["log", "acme.md", "--on", none, "Dana called"],
            &["done", "acme.md:6", "--on", none],
            &["agenda", "--since", none],
            &["agenda", "--to", none],
            &["agenda", "--today", none],
            &["new", "Umbrella", "--date", none],
            &["when", "--from", none, "friday"],
        ] {
            let today: &[&str] = if command.contains(&"--today") { &[] } else { &["--today", "2026-11-18"] };
            let ran = folder.run(&[today, command].concat());
            ran.ends_with(2);
            let told = ran.error.contains("is no day of the calendar")
                || ran.error.contains("there is no such day; write it as 2026-11-18")
                || none == "feb 30" && ran.error.contains("write it as 2026-11-18");
            assert!(told, "{command:?}: {}", ran.error);
        }
    }
    assert_eq!(fs::read_to_string(folder.notes().join("acme.md")).expect("it is there"), note);
    assert_eq!(fs::read_dir(folder.notes()).expect("a folder").count(), 1);
}

#[test]
fn when_without_a_phrase_ends_with_1() {
    let ran = Folder::new(&[]).run(&["when", "--from", "2026-11-18", "nothing", "at", "all"]);
    ran.ends_with(1);
    assert_eq!(ran.out, "Said on Wednesday 18 November 2026\n\nNo phrase of time was found in these words.\n");
}

#[test]
fn reading_leaves_the_folder_as_it_was() {
    let folder = Folder::new(&[
        ("acme.md", NOTE),
        ("journal.toml", "[playbook]\ngrace_days = 1\n"),
        ("Sub/other.md", "# Other\r\n"),
    ]);
    let seen = || {
        let mut found = Vec::new();
        for name in ["acme.md", "journal.toml", "Sub/other.md", "Sub", "."] {
            let file = folder.notes().join(name);
            let data = fs::metadata(&file).expect("it is there");
            found.push((name, data.modified().expect("a time"), fs::read(&file).ok()));
        }
        let names = fs::read_dir(folder.notes()).expect("readable").map(|entry| entry.expect("readable").file_name());
        let mut names: Vec<_> = names.collect();
        names.sort();
        (found, names)
    };
    let before = seen();
    for words in
        [&["agenda"][..], &["agenda", "--format", "json"], &["check"], &["why", "acme.md:6"], &["when", "by Friday"]]
    {
        folder.run(words);
    }
    assert_eq!(seen(), before);
    assert_eq!(fs::read_dir(folder.path().join("home")).expect("readable").count(), 0);
}

#[test]
fn the_same_notes_and_day_give_the_same_bytes() {
    let folder = Folder::new(&[("acme.md", NOTE), ("b.md", NOTE), ("c.md", "---\ncompany: Bolt\nrole: Dev\n---\n")]);
    for words in [&["--today", "2026-11-19"][..], &["--today", "2026-11-19", "--format", "json"], &["check"]] {
        assert_eq!(folder.run(words).out, folder.run(words).out);
    }
}

/// One file of each kind that could do harm, in a folder of its own beside the example journal.
#[cfg(unix)]
fn harm(folder: &Folder) {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let front = "---\ntype: interview\ncompany: Broken\n";
    let texts: &[(&str, Vec<u8>)] = &[
        ("latin.md", [front.as_bytes(), b"role: Caf\xe9\n---\nthey decide by Friday\n"].concat()),
        ("nul.md", [front.as_bytes(), b"---\na \0 b\n"].concat()),
        (
            "utf16.md",
            [&[0xff, 0xfe][..], &front.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat(),
        ),
        ("empty.md", Vec::new()),
        ("bom.md", format!("\u{feff}{front}---\r\nNothing.").into_bytes()),
        ("cr.md", format!("{front}---\nNothing.\n").replace('\n', "\r").into_bytes()),
        ("bomb.md", format!("{front}a: &a [x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]\n---\n").into_bytes()),
        ("deep.md", format!("{front}people: {}\n---\n", "[".repeat(20_000)).into_bytes()),
        ("dashes.md", format!("{front}{}\n---\n", "- ".repeat(20_000)).into_bytes()),
        ("questions.md", format!("{front}{}\n---\n", "? ".repeat(20_000)).into_bytes()),
        ("tabs.md", format!("{front}role:\tEngineer\n\tx: y\ncompany: Twice\n---\n").into_bytes()),
        ("unclosed.md", format!("{front}role: Engineer\n\nThey said so.\n").into_bytes()),
        ("brackets.md", format!("{front}---\n{}\n", "[".repeat(50_000)).into_bytes()),
        ("quotes.md", format!("{front}---\n{} by Friday\n", "> ".repeat(5_000)).into_bytes()),
        (
            "years.md",
            format!("{front}date: 99999-01-01\n---\nThey decide in 999999999999 weeks, or on 2026-02-30.\n")
                .into_bytes(),
        ),
        ("escapes.md", format!("{front}role: \"\\e[2J\u{1b}]52;c;aGk=\u{7}\u{9b}\u{202e}\"\n---\n").into_bytes()),
        ("merge.md", format!("{front}---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n").into_bytes()),
        ("acme.sync-conflict-20261118-1.md", format!("{front}---\n").into_bytes()),
        ("acme (conflicted copy).md", format!("{front}---\n").into_bytes()),
        ("own.md", format!("{front}generated-by: journal\n---\n- [ ] Do it 📅 2026-10-22\n").into_bytes()),
        ("line\nend \u{1b}[31m.md", format!("{front}---\n").into_bytes()),
        ("caf\u{e9}.md", format!("{front}---\n").into_bytes()),
        ("cafe\u{301}.md", format!("{front}---\n").into_bytes()),
    ];
    for (name, bytes) in texts {
        folder.write(&format!("broken/{name}"), bytes);
    }
    let broken = folder.notes().join("broken");
    fs::write(broken.join(OsStr::from_bytes(b"name\xff.md")), format!("{front}---\n")).expect("written");
    fs::create_dir_all(broken.join("folder.md")).expect("made");
    fs::File::create(broken.join("sparse.md")).expect("made").set_len(1 << 32).expect("grown");
    std::os::unix::fs::symlink(&broken, broken.join("loop")).expect("linked");
    std::os::unix::fs::symlink("/etc/hosts", broken.join("out.md")).expect("linked");
    std::os::unix::fs::symlink("nowhere", broken.join("dangling.md")).expect("linked");
    assert!(Command::new("mkfifo").arg(broken.join("pipe.md")).status().expect("mkfifo starts").success());
}

#[cfg(unix)]
#[test]
fn broken_files_leave_the_others_as_they_are() {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("the folder can be made");
        for entry in fs::read_dir(from).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            let other = to.join(path.file_name().expect("it has a name"));
            if path.is_dir() {
                copy(&path, &other);
            } else {
                fs::copy(&path, &other).expect("the file can be copied");
            }
        }
    }
    let folder = Folder::new(&[]);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example-journal"), &folder.notes());
    let words = ["--today", "2026-10-21", "--format", "json"];
    let items = |ran: &Ran| -> Vec<serde_json::Value> {
        let value: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        value["items"].as_array().expect("items").clone()
    };
    let before = items(&folder.run(&words));
    assert!(before.len() > 5);

    harm(&folder);
    let broken = folder.notes().join("broken");
    let seen = || {
        let times = fs::read_dir(&broken).expect("readable").map(|entry| {
            let entry = entry.expect("readable");
            let data = fs::symlink_metadata(entry.path()).expect("it is there");
            (entry.file_name(), data.len(), data.modified().expect("a time"))
        });
        let mut times: Vec<_> = times.collect();
        times.sort();
        times
    };
    let untouched = seen();
    let ran = folder.run(&words);
    // The file over the cap could not be read, and nothing else was left out.
    ran.ends_with(3);
    let after = items(&ran);
    for item in &before {
        assert!(after.contains(item), "gone or changed: {item:#}");
    }
    let value: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let problems = value["problems"].as_array().expect("problems");
    for (path, code) in [
        ("broken/latin.md", "not-utf-8"),
        ("broken/nul.md", "not-utf-8"),
        ("broken/utf16.md", "not-utf-8"),
        ("broken/deep.md", "front-matter-repaired"),
        ("broken/unclosed.md", "front-matter-unclosed"),
        ("broken/merge.md", "conflict-markers"),
        ("broken/acme.sync-conflict-20261118-1.md", "conflict-copy"),
        ("broken/acme (conflicted copy).md", "conflict-copy"),
        ("broken/sparse.md", "too-large"),
        ("broken/years.md", "unread-date"),
    ] {
        assert!(problems.iter().any(|found| found["path"] == path && found["code"] == code), "{path}: {problems:#?}");
    }
    for words in [&["check"][..], &["--today", "2026-10-21"], &["--color=always", "check"]] {
        let ran = folder.run(words);
        ran.ends_with(3);
        for text in [&ran.out, &ran.error] {
            let steers = |c: char| c.is_control() && c != '\n' && c != '\u{1b}' || c == '\u{202e}';
            assert!(!text.contains(steers) && !text.contains("\u{1b}[2J") && !text.contains("\u{1b}]"), "{text:?}");
        }
    }
    assert_eq!(seen(), untouched);
}

#[test]
fn init_explains_every_setting_once_and_overwrites_nothing() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    folder.run(&["init"]).ends_with(0);
    let file = folder.notes().join("journal.toml");
    let text = fs::read_to_string(&file).expect("it was written");
    assert!(text.contains("#grace_days = 2\n"), "{text}");
    folder.run(&["--today", "2026-11-19"]).ends_with(0);
    let changed = text.replace("#grace_days = 2", "grace_days = 4");
    fs::write(&file, &changed).expect("written");
    let again = folder.run(&["init"]);
    again.ends_with(4);
    assert!(again.error.contains("journal.toml is there already"), "{}", again.error);
    assert_eq!(fs::read_to_string(&file).expect("it is there"), changed);
}

#[test]
fn the_example_that_init_writes_is_the_whole_one() {
    fn files(folder: &Path, root: &Path, found: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).expect("readable") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                files(&path, root, found);
            } else {
                let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
                found.push((name, fs::read(&path).expect("readable")));
            }
        }
        found.sort();
    }
    let folder = Folder::new(&[]);
    folder.run(&["init", "--example"]).ends_with(0);
    let (mut written, mut meant) = (Vec::new(), Vec::new());
    let copy = folder.notes().join("example-journal");
    files(&copy, &copy, &mut written);
    let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-journal");
    files(&original, &original, &mut meant);
    assert_eq!(written, meant);
    folder.run(&["init", "--example"]).ends_with(2);
}
