//! The agenda in files: by the ending of their names, written once, over nothing that somebody else wrote.

use std::fs;

use crate::folder::Folder;

const NOTE: &str = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-18\n---\nThey decide by Friday.\n";

#[test]
fn a_folder_that_is_missing_is_named_with_what_to_do() {
    let folder =
        Folder::new(&[("acme.md", "---\ncompany: Acme\nrole: Engineer\n---\n\n- [ ] Send it 📅 2026-11-20\n")]);
    let file = folder.path().join("none").join("a.md");
    let name = file.to_str().expect("a name");
    for words in [&["agenda", "-o", name][..], &["draft", "acme.md:6", "--template", "connect", "--eml", name]] {
        let ran = folder.run(&[&["--today", "2026-11-19"], words].concat());
        ran.ends_with(3);
        assert!(ran.error.contains("cannot be written: there is no folder "), "{}", ran.error);
        assert!(ran.error.contains("= help: make the folder first") && !ran.error.contains(".tmp"), "{}", ran.error);
    }
}

#[test]
fn each_file_gets_the_format_of_its_ending() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    let ran = folder.run(&["agenda", "--today", "2026-11-19", "-o", "out.md", "-o", "out.json"]);
    ran.ends_with(0);
    assert_eq!(ran.out, "");
    let file = |name: &str| fs::read_to_string(folder.notes().join(name)).expect("it was written");
    assert!(file("out.md").starts_with("---\ngenerated-by: journal\ntoday: 2026-11-19\n---\n"));
    let on_page = |format| folder.run(&["agenda", "--today", "2026-11-19", "--format", format]).out;
    assert_eq!(file("out.md"), on_page("md"));
    assert_eq!(file("out.json"), on_page("json"));
    folder.run(&["-o", "out.page", "--today", "2026-11-19"]).ends_with(2);
}

#[test]
fn what_somebody_else_wrote_is_refused_and_the_others_are_written() {
    let folder = Folder::new(&[("acme.md", NOTE), ("mine.md", "# Mine\n")]);
    let words = ["agenda", "--today", "2026-11-19", "-o", "mine.md", "-o", "out.md"];
    let ran = folder.run(&words);
    ran.ends_with(4);
    assert!(ran.error.contains("error[write-foreign]") && ran.error.contains("--force"), "{}", ran.error);
    assert_eq!(fs::read_to_string(folder.notes().join("mine.md")).expect("it is there"), "# Mine\n");
    assert!(folder.notes().join("out.md").exists());
    let mut forced = words.to_vec();
    forced.push("--force");
    folder.run(&forced).ends_with(0);
    assert!(fs::read_to_string(folder.notes().join("mine.md")).expect("it is there").contains("generated-by: journal"));
}

#[test]
fn a_full_agenda_is_not_emptied_because_the_notes_are_gone() {
    let folder = Folder::new(&[("acme.md", NOTE)]);
    let words = ["agenda", "--today", "2026-11-19", "-o", "out.md"];
    folder.run(&words).ends_with(0);
    fs::remove_file(folder.notes().join("acme.md")).expect("it can be removed");
    let ran = folder.run(&words);
    ran.ends_with(4);
    assert!(ran.error.contains("error[write-emptied]"), "{}", ran.error);
}
