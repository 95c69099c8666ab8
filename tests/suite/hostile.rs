//! A note that holds every hostile thing changes nothing but its own cell, in any format: each output with it and without
//! it is the same but for what is its own.
#![cfg(unix)]

use std::os::unix::ffi::OsStrExt;

use journal::agenda::build;
use journal::note::Source;
use journal::render::news::{self, News};
use journal::settings::Settings;
use journal::text::Day;
use serde_json::Value;

use crate::folder::{Folder, Ran};

const TODAY: &str = "2026-11-20";

/// The notes that must stay as they are.
pub(crate) const NOTES: &[(&str, &str)] = &[
    (
        "calls/heath.md",
        "---\ntype: interview\ncompany: Heath Foundry\nrole: Founder\nstage: onsite\ndate: 2026-11-19\n\
         interviewers: Bram Oduya <bram@heath.example>\n---\n\nBram said he would call by Thursday.\n\n- [ ] Send Bram the drawing by Friday\n",
    ),
    (
        "calls/linnet.md",
        "---\ntype: interview\ncompany: Linnet Textiles\nrole: Dyer\nstage: screen\ndate: 2026-11-10\n\
         interviewers: Ursa Bell <ursa@linnet.example>\n---\n\nUrsa said they would decide by Monday.\n\n## Log\n\n- 2026-11-11: Sent Ursa a thank-you.\n",
    ),
    ("calls/broken.md", "---\ntype: interview\ncompany: Moss Bank\ndate: 2026-11-31\n---\n\nA short call.\n"),
];

/// What begins every name in the hostile note, so that its cells are known.
const OWN: &str = "Zzyzx";

/// What names may hold and formats may stumble over, as a value between double quotes in YAML.
const VALUE: &str = "; , \\\\ \\r\\n \\r \\n \\\" ' ` \\u2028 \\u2029 \\u0085 \\e]8;;http://x\\a \\e[31m \\u009b31m \\u202edlo\\u202c \\u200f \\u2067 \\0 👩‍💻 日本 e\\u0301 \
    =HYPERLINK(1) +1 -2 @x \\t| [[a|b]] %%c%% <b> &amp; END:VEVENT\\r\\nBEGIN:VEVENT\\r\\nSUMMARY:more END:VCARD\\r\\nBEGIN:VCARD\\r\\nFN:more ^aaaaaa $(reboot) `id`";

/// The hostile note.
pub(crate) fn hostile() -> String {
    let value = format!("{OWN} {VALUE}");
    let long = "n".repeat(300);
    let body = "\u{1b}[2J\u{9b}31m\u{202e} =1+1 +2 @x \u{2028} %0a?bcc=x@y.example <script>alert(1)</script> {{ 7 * 7 }} {% raw %} \"; , \\ ' | ^bbbbbb";
    format!(
        "---\ntype: interview\ncompany: \"{value}\"\nrole: \"{value} {long}\"\nstage: onsite\ndate: 2026-11-19T10:00\n\
         interviewers:\n  - name: \"{OWN}a {VALUE}\"\n    email: \"eve@zz.example?bcc=evil@zz.example%0aBcc:evil@zz.example\"\n\
         \x20   phone: \"+1 555 0100;ext=\\r\\nEND:VCARD\"\n  - name: \"{OWN}b {long}\"\n    email: \"eve@zz.example\\r\\nBcc: evil@zz.example\"\n\
         no_such_key: \"{VALUE}\"\noffer_deadline: 2026-02-30\n---\n\n\
         {OWN}a said they will decide by Friday; {body}.\n\nThe panel is on Tuesday at 15:30 PT, {body}.\n\n\
         - [ ] =Send {body} the sample 📅 2026-11-25\n- [ ] +Mail {body} 📅 2026-99-99\n- [ ] ^cccccc\n\
         > - [ ] @Ask {body} \r\n\n```\n- [ ] never closed\n"
    )
}

/// The notes, and the hostile one among them.
fn folder(with: bool) -> Folder {
    let folder = Folder::new(NOTES);
    if with {
        let name = b"calls/zz\x1b[31m;,\"' |=\xe2\x80\xae\xf0\x9f\x98\x80.md";
        let path = folder.notes().join(std::ffi::OsStr::from_bytes(name));
        std::fs::write(path, hostile()).expect("the file can be written");
    }
    folder
}

struct Both {
    plain: Folder,
    hostile: Folder,
}

impl Both {
    /// The output of a command without the hostile note and with it, in which nothing steers a terminal.
    #[track_caller]
    fn run(&self, words: &[&str]) -> (Ran, Ran) {
        let words = [&["--today", TODAY], words].concat();
        let (plain, hostile) = (self.plain.run(&words), self.hostile.run(&words));
        for text in [&hostile.out, &hostile.error] {
            let steers = |c: char| {
                (c.is_control() && c != '\n' && c != '\r')
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
            };
            assert!(!text.contains(steers), "{words:?}: {:?}", text.find(steers).map(|at| &text[at..]));
        }
        (plain, hostile)
    }

    /// Checks that lines of the one output stand in the other, in this order, but for those of the `changing` words.
    #[track_caller]
    fn keeps_its_lines(&self, words: &[&str], changing: &[&str]) -> Ran {
        let (plain, hostile) = self.run(words);
        let mut lines = hostile.out.lines();
        for line in plain.out.lines().filter(|line| !changing.iter().any(|word| line.contains(word))) {
            assert!(lines.any(|other| other == line), "{words:?}: {line:?} is not in\n{}", hostile.out);
        }
        hostile
    }
}

/// The entries of a list in a document that are not of the hostile note.
fn others(document: &str, list: &str) -> Vec<Value> {
    let value: Value = serde_json::from_str(document).expect("JSON");
    let entries = value[list].as_array().expect("a list").iter();
    entries.filter(|entry| !is_own(&entry.to_string())).cloned().collect()
}

fn is_own(text: &str) -> bool {
    text.contains(OWN) || text.contains("calls/zz")
}

#[test]
fn a_hostile_note_changes_nothing_but_its_own_cell() {
    let both = Both { plain: folder(false), hostile: folder(true) };

    // Documents: the same entries, to the byte.
    for (command, lists) in [
        ("agenda", &["items", "problems"][..]),
        ("promises", &["promises", "companies", "people", "problems"]),
        ("applications", &["applications", "problems"]),
        ("contacts", &["contacts"]),
        ("check", &["problems"]),
    ] {
        let words: &[&str] = if command == "contacts" {
            &[command, "--format", "json"]
        } else {
            &[command, "--all", "--format", "json"]
        };
        let words = if command == "check" { &["check", "--format", "json"] } else { words };
        let (plain, hostile) = both.run(words);
        let mut own = 0;
        for list in lists {
            let there: Value = serde_json::from_str(&plain.out).expect("JSON");
            assert_eq!(others(&hostile.out, list), *there[*list].as_array().expect("a list"), "{command} {list}");
            let all: Value = serde_json::from_str(&hostile.out).expect("JSON");
            own += all[*list].as_array().expect("a list").len() - others(&hostile.out, list).len();
        }
        assert!(own > 0, "{command} says nothing of the hostile note");
    }
    for words in [&["agenda", "--all", "--format", "jsonl"][..], &["check", "--format", "jsonl"]] {
        let (plain, hostile) = both.run(words);
        let kept: Vec<&str> = hostile.out.lines().filter(|line| !is_own(line)).collect();
        assert_eq!(kept, plain.out.lines().collect::<Vec<_>>(), "{words:?}");
        assert!(hostile.out.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "{words:?}");
    }

    // Tables: the same rows, each with as many cells.
    for words in
        [&["agenda", "--all", "--format", "csv"][..], &["contacts", "--format", "csv"], &["check", "--format", "csv"]]
    {
        let (plain, hostile) = both.run(words);
        let rows = |text: &str| -> Vec<csv::StringRecord> {
            csv::Reader::from_reader(text.as_bytes()).records().map(|row| row.expect("a row")).collect()
        };
        let (plain, hostile) = (rows(&plain.out), rows(&hostile.out));
        let is_hostile = |row: &&csv::StringRecord| row.iter().any(is_own);
        let kept: Vec<_> = hostile.iter().filter(|row| !is_hostile(row)).collect();
        assert_eq!(kept, plain.iter().collect::<Vec<_>>(), "{words:?}");
        let own: Vec<_> = hostile.iter().filter(is_hostile).collect();
        assert!(!own.is_empty(), "{words:?}");
        assert!(own.iter().all(|row| row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@']))), "{own:?}");
    }

    // The calendar and the address book: the same entries, to the byte, and as many more as there are lines of its own.
    let parts = |text: &str, begin: &str, end: &str| -> Vec<String> {
        let unfolded = text.replace("\r\n ", "");
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{text:?}");
        let begin = format!("{begin}\r\n");
        let parts = unfolded.split(&begin).skip(1);
        parts.map(|part| part.split_once(&format!("{end}\r\n")).expect("it ends").0.to_owned()).collect()
    };
    for (words, begin, end) in [
        (&["agenda", "--all", "--format", "ics"][..], "BEGIN:VEVENT", "END:VEVENT"),
        (&["contacts", "--format", "vcf"], "BEGIN:VCARD", "END:VCARD"),
    ] {
        let (plain, hostile) = both.run(words);
        let (plain, hostile) = (parts(&plain.out, begin, end), parts(&hostile.out, begin, end));
        let kept: Vec<&String> = hostile.iter().filter(|part| !is_own(part)).collect();
        assert_eq!(kept, plain.iter().collect::<Vec<_>>(), "{words:?}");
        assert!(hostile.len() > plain.len(), "{words:?}");
    }

    // Pages: every line of the others stands there; counts and columns are the page's own.
    both.keeps_its_lines(&["contacts", "--format", "md"], &["---"]);
    let vault = both.keeps_its_lines(&["agenda", "--all", "--format", "md"], &["applications", "overdue", "## "]);
    assert!(vault.out.lines().filter(|line| line.contains(OWN)).all(|line| line.starts_with("- ")), "{}", vault.out);
    both.keeps_its_lines(&["agenda", "--all"], &["applications:"]);
    both.keeps_its_lines(&["promises", "--all"], &["promises:", "in time", "so far", " open"]);
    both.keeps_its_lines(&["check"], &["in 3 notes"]);
    both.keeps_its_lines(&["check", "--format", "github"], &[]);
    both.keeps_its_lines(&["brief", "heath"], &[]);
    both.keeps_its_lines(&["today", "linnet", "-q"], &["left out"]);

    // Messages to others are the same; its own go to nobody else.
    let agenda: Value =
        serde_json::from_str(&both.hostile.run(&["--today", TODAY, "--format", "json"]).out).expect("JSON");
    let mut drafted = 0;
    for item in agenda["items"].as_array().expect("items").iter().filter(|item| item["action"] == "thank_you") {
        let reference = item["ref"].as_str().expect("a reference");
        if is_own(&item.to_string()) {
            let link = both.run(&["draft", reference, "--mailto", "-q"]).1;
            link.ends_with(0);
            for link in link.out.lines() {
                assert_eq!(link.matches('?').count(), 1, "{link}");
                let fields = link.split(['?', '&']).skip(1).map(|field| field.split('=').next().expect("a name"));
                assert_eq!(fields.collect::<Vec<_>>(), ["subject", "body"], "{link}");
            }
            both.run(&["draft", reference, "--eml", "own.eml"]).1.ends_with(0);
            drafted += 1;
        } else {
            let (plain, hostile) = both.run(&["draft", reference, "--mailto"]);
            assert_eq!(plain.out, hostile.out);
            both.run(&["draft", reference, "--eml", "thanks.eml"]);
            let read = |folder: &Folder| std::fs::read(folder.notes().join("thanks.eml")).expect("a mail");
            assert_eq!(read(&both.plain), read(&both.hostile));
            drafted += 1;
        }
    }
    assert!(drafted >= 2, "{drafted} of {agenda}");
    for entry in std::fs::read_dir(both.hostile.notes()).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "eml") {
            let mail = String::from_utf8(std::fs::read(path).expect("a mail")).expect("text");
            let head = mail.split("\r\n\r\n").next().expect("a head").to_lowercase();
            assert!(!head.contains("\r\nbcc:") && !head.contains("\r\ncc:"), "{head}");
            assert!(head.matches("\r\nto:").count() <= 1, "{head}");
        }
    }

    // What a shell offers is a candidate a line.
    for words in [&["why", "--today", TODAY, ""][..], &["log", ""], &["agenda", ""], &["brief", ""]] {
        let offered = |folder: &Folder| {
            let mut command = folder.journal(&[&["--", "journal"], words].concat());
            command.env("JOURNAL_COMPLETE", "fish");
            Ran::of(command).out
        };
        let (plain, hostile) = (offered(&both.plain), offered(&both.hostile));
        assert!(!hostile.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{hostile:?}");
        let kept: Vec<&str> = hostile.lines().filter(|line| !is_own(line)).collect();
        for line in plain.lines() {
            assert!(kept.contains(&line), "{words:?}: {line} is not in {hostile}");
        }
    }

    // Errors name the same things.
    for words in [&["done", "zzz"][..], &["brief", "heeth"], &["log", "nothing", "They called"], &["explain", "x"]] {
        let (plain, hostile) = both.run(words);
        assert_eq!((plain.error, plain.code), (hostile.error, hostile.code), "{words:?}");
    }
    both.run(&["brief", "nobody at all"]);
    both.run(&["log", OWN, "They called"]);
}

#[test]
fn a_hostile_note_takes_one_line_of_a_watch() {
    let day = Day::parse_iso(TODAY).expect("a day");
    let source = |path: &str, text: &str| Source { path: path.into(), bytes: text.as_bytes().to_vec() };
    let plain: Vec<Source> = NOTES.iter().map(|(path, text)| source(path, text)).collect();
    let mut all = plain.clone();
    let path = "calls/zz\u{1b}[31m\r\n\u{202e}.md";
    all.push(source(path, &hostile()));
    let (before, after) = (build(plain, &Settings::default(), day), build(all, &Settings::default(), day));
    let told = News { notes: vec![path.into()], written: Vec::new() };
    for line in [news::line(Some(&before), &after, &told), news::json(Some(&before), &after, &told)] {
        assert!(line.contains(OWN), "{line}");
        assert_eq!(line.lines().count(), 1, "{line:?}");
        assert!(!line.trim_end_matches('\n').contains(char::is_control), "{line:?}");
    }
}
