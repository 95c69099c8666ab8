//! The mistakes of a newcomer's first ten minutes: the answer says what to do next.

use crate::folder::{Folder, Ran};

#[track_caller]
fn answers(ran: &Ran, code: i32, words: &[&str]) {
    ran.ends_with(code);
    let said = format!("{}{}", ran.out, ran.error);
    for word in words {
        assert!(said.contains(word), "`{word}` is not in\n{said}");
    }
}

const NOTE: &str = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-18\n---\nThey decide by Friday.\n";

#[test]
fn the_wrong_folder() {
    let folder = Folder::new(&[]);
    answers(&folder.run(&["-C", "notez"]), 2, &["there is no folder notez", "-C DIR"]);
    let mut command = folder.journal(&[]);
    command.env("JOURNAL_ROOT", "/nowhere/notes");
    answers(&Ran::of(command), 2, &["there is no folder", "JOURNAL_ROOT"]);
}

#[test]
fn no_notes() {
    let folder = Folder::new(&[]);
    answers(
        &folder.run(&[]),
        0,
        &["there is no Markdown file in", "`journal new COMPANY`", "name the folder that holds your"],
    );
    folder.write("soup.md", b"# Soup\n");
    answers(&folder.run(&[]), 0, &["is no note of a job search", "`type: interview` and `company: "]);
    answers(&folder.run(&["check"]), 1, &["warning[no-notes]"]);
}

#[test]
fn no_front_matter() {
    let text = b"# Acme onsite\n\nMet Dana Okafor. They decide by Friday.\n";
    let folder = Folder::new(&[]);
    folder.write("2026-11-18 acme.md", text);
    answers(&folder.run(&["--today", "2026-11-19"]), 0, &["`type: interview`", "`include`"]);
}

#[test]
fn an_unquoted_link() {
    let note = "---\ntype: interview\ncompany: [[Acme]]\ndate: 2026-11-18\npeople: [[Dana Okafor]], [[Priya Raman]]\n---\nHi.\n";
    let folder = Folder::new(&[("acme.md", note)]);
    let ran = folder.run(&["check"]);
    answers(&ran, 1, &["acme.md:3:", "warning[front-matter-repaired]", "\"[[Acme]]\"", "acme.md:5:"]);
    let agenda = folder.run(&["--today", "2026-11-18"]);
    answers(&agenda, 0, &["Dana Okafor and Priya Raman", "Acme", "journal check"]);
}

#[test]
fn a_wrong_date() {
    let folder = Folder::new(&[("acme.md", &NOTE.replace("2026-11-18", "2026-11-31"))]);
    answers(&folder.run(&["check"]), 1, &["acme.md:4:7: warning[impossible-date]", "write a day that exists"]);
    let folder = Folder::new(&[("acme.md", &NOTE.replace("2026-11-18", "12/4/2026"))]);
    answers(&folder.run(&["check"]), 1, &["warning[ambiguous-date]", "`date_order`"]);
    answers(&folder.run(&["--today", "tomorow"]), 2, &["write it as 2026-11-18"]);
    answers(&folder.run(&["explain", "ambiguous-date"]), 0, &["12/4/2026", "What to do:"]);
}

#[test]
fn a_typo_in_a_key() {
    let folder = Folder::new(&[("acme.md", &NOTE.replace("date:", "interviewrs: Dana Okafor\ndate:"))]);
    let ran = folder.run(&["check"]);
    answers(&ran, 0, &["acme.md:4:1: info[unknown-key]", "`interviewers`"]);
    answers(&folder.run(&["check", "--strict"]), 1, &["info[unknown-key]"]);
}

#[test]
fn a_typo_in_a_command_or_an_option() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    answers(&folder.run(&["agneda"]), 2, &["agenda"]);
    answers(&folder.run(&["drat", "a3f"]), 2, &["draft"]);
    answers(&folder.run(&["agenda", "--tody", "2026-11-18"]), 2, &["--today"]);
    answers(&folder.run(&["agenda", "--format", "icss"]), 2, &["ics"]);
    answers(&folder.run(&["-o", "agenda.cal"]), 2, &["says nothing of a format", ".ics"]);
}

#[test]
fn an_unknown_reference() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    for command in ["why", "draft", "done"] {
        answers(&folder.run(&[command, "zzz"]), 2, &["zzz", "journal agenda"]);
    }
}

#[test]
fn a_setting_that_is_not_there() {
    let folder = Folder::new(&[("acme.md", NOTE), ("journal.toml", "[calender]\nentries = \"todos\"\n")]);
    answers(&folder.run(&[]), 2, &["journal.toml:1:", "did you mean [calendar]?"]);
}

#[test]
fn problems_in_the_manner_of_other_programs() {
    let folder = Folder::new(&[("sub/acme.md", &NOTE.replace("2026-11-18", "2026-11-31")), (".git/HEAD", "ref: x\n")]);
    let ran = folder.run(&["-C", "sub", "check", "--format", "github"]);
    answers(&ran, 1, &["::warning file=sub/acme.md,line=4,col=7,title=impossible-date::"]);
    let ran = folder.run(&["check", "--format", "csv"]);
    answers(&ran, 1, &["path,line,column,severity,code,message,help\nsub/acme.md,4,7,warning,impossible-date,"]);
    let ran = folder.run(&["check", "--format", "jsonl"]);
    answers(&ran, 1, &["{\"schema\":\"journal/problem/1\",\"code\":\"impossible-date\""]);
}

#[test]
fn a_hook_says_nothing_where_there_is_nothing_to_mend() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    let ran = folder.run(&["check", "-q"]);
    ran.ends_with(0);
    assert_eq!(ran.out + &ran.error, "");
}

#[test]
fn a_log_line_with_a_first_name_stands_beside_a_task_for_the_same_person() {
    let note = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-18\ninterviewers: Dana Okafor\n---\n\n- [ ] Send Dana the sample\n";
    let folder = Folder::new(&[("acme.md", note)]);
    let ran = folder.run(&["--today", "2026-11-19", "log", "acme", "Dana called, they decide by Friday"]);
    answers(&ran, 0, &["acme.md:12: - 2026-11-19: Dana called, they decide by Friday"]);
}

#[test]
fn a_company_that_no_note_is_about() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    answers(&folder.run(&["log", "zeppelin", "They called"]), 2, &["`journal apps --all`", "`journal new zeppelin`"]);
    answers(&folder.run(&["log", "acne", "They called"]), 2, &["did you mean `Acme`?"]);
    answers(&folder.run(&["brief", "acne"]), 2, &["did you mean `Acme`?"]);
}

#[test]
fn a_command_without_what_it_is_about() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    for (words, says) in [
        (&["why"][..], "`journal why` needs a reference\n  = help: `journal agenda` prints them"),
        (&["draft"], "`journal draft` needs a reference\n"),
        (
            &["snooze", "a3f"],
            "`journal snooze` needs a reference and a day\n  = help: such as `journal snooze a3f friday`",
        ),
        (&["brief"], "`journal brief` needs a company\n"),
        (&["new"], "`journal new` needs a company\n"),
        (&["log"], "`journal log` needs a company, a note or a reference, and a text\n"),
        (&["log", "acme"], "`journal log` needs a text, in quotes\n  = help: `journal help log` has examples"),
        (&["add", "acme"], "`journal add` needs a text, in quotes\n"),
    ] {
        answers(&folder.run(words), 2, &[says]);
    }
}

#[test]
fn values_that_an_option_does_not_take() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    answers(&folder.run(&["agenda", "--days", "x"]), 2, &["write a number of days, such as 7"]);
    answers(&folder.run(&["agenda", "--owed-by", "mee"]), 2, &["me, them"]);
    answers(&folder.run(&["agenda", "--kind", "folow_up"]), 2, &["did you mean `follow_up`?"]);
    answers(&folder.run(&["agenda", "--from", "fooday"]), 2, &["`journal when \"fooday\"`"]);
    answers(&folder.run(&["new", "Acme", "--date", "24.11.2026"]), 2, &["write it as 2026-11-18"]);
    answers(&folder.run(&["snooze", "a3f", "someday"]), 2, &["help"]);
}

#[test]
fn words_that_nothing_fits() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    let ran = folder.run(&["agenda", "zeppelin", "--today", "2026-11-19"]);
    answers(&ran, 0, &["No line fits.", "Only “zeppelin”"]);
    answers(&folder.run(&["zeppelin"]), 2, &["`journal agenda zeppelin`", "`journal --help`"]);
    assert!(!folder.run(&["zeppelin"]).error.contains("did you mean"));
}

#[test]
fn a_file_instead_of_a_folder() {
    let folder = Folder::new(&[("acme.md", NOTE), ("cv.txt", "Me")]);
    answers(&folder.run(&["-C", "cv.txt"]), 2, &["cv.txt is no folder and no Markdown note", "-C DIR"]);
    answers(&folder.run(&["-C", "acme.md", "today", "--today", "2026-11-19"]), 0, &["Acme"]);
}

#[test]
fn an_empty_note_is_nothing_to_mend() {
    let folder = Folder::new(&[("acme.md", NOTE), ("empty.md", ""), ("blank.md", "---\n---\n")]);
    answers(&folder.run(&["check"]), 0, &["Nothing to mend in 1 note; 2 passed over", "`journal help notes`"]);
}
