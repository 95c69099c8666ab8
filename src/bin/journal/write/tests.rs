//! What is written, and what is refused.

use super::*;

/// A folder of its own for one test.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder can be made")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("it can be read");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn is_refused(result: Result<impl std::fmt::Debug, Failure>, code: Code) -> bool {
    matches!(result, Err(Failure::Refused(problem)) if problem.code == code)
}

#[test]
fn an_output_is_written_once_and_left_alone_where_nothing_differs() {
    let folder = folder();
    let file = folder.path().join("agenda.md");
    let text = b"---\ngenerated-by: journal\n---\n";
    assert_eq!(output(&file, Format::Markdown, text, false, 0o600).ok(), Some(Outcome::Written));
    let before = fs::metadata(&file).expect("it is there").modified().expect("a time");
    assert_eq!(output(&file, Format::Markdown, text, false, 0o600).ok(), Some(Outcome::Unchanged));
    assert_eq!(fs::metadata(&file).expect("it is there").modified().expect("a time"), before);
    let more = b"---\ngenerated-by: journal\n---\nmore\n";
    assert_eq!(output(&file, Format::Markdown, more, false, 0o600).ok(), Some(Outcome::Written));
    assert_eq!(fs::read(&file).expect("it is there"), more);
    assert_eq!(names(folder.path()), ["agenda.md"]);
}

#[test]
fn what_a_person_wrote_is_not_overwritten() {
    let folder = folder();
    let file = folder.path().join("list.md");
    fs::write(&file, "# Mine\n").expect("it can be written");
    assert!(is_refused(output(&file, Format::Markdown, b"x", false, 0o600), Code::WriteForeign));
    assert!(is_refused(output(&file, Format::Json, b"x", false, 0o600), Code::WriteForeign));
    assert_eq!(fs::read(&file).expect("it is there"), b"# Mine\n");
    assert_eq!(output(&file, Format::Markdown, b"x", true, 0o600).ok(), Some(Outcome::Written));
    assert!(is_refused(output(folder.path(), Format::Markdown, b"x", true, 0o600), Code::WriteForeign));
}

#[cfg(unix)]
#[test]
fn an_output_is_no_more_readable_than_the_notes() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let set = |name: &str, mode| {
        let file = folder.path().join(name);
        fs::write(&file, "x").expect("it can be written");
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).expect("it can be set");
    };
    set("open.md", 0o644);
    set("closed.md", 0o600);
    assert_eq!(mode_of(folder.path(), ["open.md"]), 0o644);
    assert_eq!(mode_of(folder.path(), ["open.md", "closed.md"]), 0o600);
    assert_eq!(mode_of(folder.path(), []), 0o600);
    let file = folder.path().join("agenda.json");
    assert!(output(&file, Format::Json, b"{}", false, 0o600).is_ok());
    assert_eq!(mode(&fs::metadata(&file).expect("it is there")), 0o600);
    set("agenda.json", 0o640);
    assert!(output(&file, Format::Json, b"{ }", true, 0o600).is_ok());
    assert_eq!(mode(&fs::metadata(&file).expect("it is there")), 0o640);
}

#[test]
fn a_note_is_written_only_if_it_is_as_it_was_read() {
    let folder = folder();
    let file = folder.path().join("acme.md");
    fs::write(&file, "one\n").expect("it can be written");
    assert!(is_refused(note(folder.path(), "acme.md", b"two\n", b"two\nthree\n"), Code::WriteChanged));
    assert!(is_refused(note(folder.path(), "gone.md", b"two\n", b"two\nthree\n"), Code::WriteChanged));
    assert_eq!(fs::read(&file).expect("it is there"), b"one\n");
    assert!(note(folder.path(), "acme.md", b"one\n", b"one\ntwo\n").is_ok());
    assert_eq!(fs::read(&file).expect("it is there"), b"one\ntwo\n");
    assert_eq!(names(folder.path()), ["acme.md"]);
}

#[test]
fn paths_that_lead_out_and_copies_of_sync_programs_are_refused() {
    let folder = folder();
    for path in ["../acme.md", "/etc/acme.md", "a/../../acme.md", "./acme.md", ""] {
        assert!(is_refused(note(folder.path(), path, b"one\n", b"two\n"), Code::WriteUnsafe), "{path}");
    }
    for name in ["acme.sync-conflict-20261118-101500-ABC.md", "acme (Robin's conflicted copy).md", ".acme.md"] {
        fs::write(folder.path().join(name), "one\n").expect("it can be written");
        assert!(is_refused(note(folder.path(), name, b"one\n", b"two\n"), Code::ConflictCopy), "{name}");
    }
    fs::write(folder.path().join("latin.md"), b"caf\xe9\n").expect("it can be written");
    assert!(is_refused(note(folder.path(), "latin.md", b"caf\xe9\n", b"caf\xe9\nx\n"), Code::NotUtf8));
}

#[cfg(unix)]
#[test]
fn links_and_read_only_notes_are_refused_and_the_mode_is_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let file = folder.path().join("acme.md");
    fs::write(&file, "one\n").expect("it can be written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("it can be set");
    assert!(note(folder.path(), "acme.md", b"one\n", b"two\n").is_ok());
    assert_eq!(mode(&fs::metadata(&file).expect("it is there")), 0o640);

    symlink(&file, folder.path().join("link.md")).expect("a link");
    assert!(is_refused(note(folder.path(), "link.md", b"two\n", b"x\n"), Code::WriteUnsafe));
    fs::create_dir(folder.path().join("real")).expect("a folder");
    fs::write(folder.path().join("real/n.md"), "two\n").expect("it can be written");
    symlink(folder.path().join("real"), folder.path().join("other")).expect("a link");
    assert!(is_refused(note(folder.path(), "other/n.md", b"two\n", b"x\n"), Code::WriteUnsafe));
    fs::hard_link(&file, folder.path().join("twin.md")).expect("a second name");
    assert!(is_refused(note(folder.path(), "acme.md", b"two\n", b"x\n"), Code::WriteUnsafe));
    fs::set_permissions(folder.path().join("real/n.md"), fs::Permissions::from_mode(0o444)).expect("it can be set");
    assert!(is_refused(note(folder.path(), "real/n.md", b"two\n", b"x\n"), Code::WriteUnsafe));
    assert_eq!(fs::read(&file).expect("it is there"), b"two\n");
}
