//! Scans of folders with everything in them that is no note.

use std::fs;

use super::*;

/// A folder of its own that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("journal-scan-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    fn write(&self, path: impl AsRef<Path>, text: impl AsRef<[u8]>) -> &Folder {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
        self
    }

    fn scan(&self, notes: &Notes) -> (Vec<String>, Scan) {
        let mut scan = scan(&self.0, notes);
        let read = scan.read(|source| format!("{}={}", source.path, String::from_utf8_lossy(&source.bytes)));
        (read, scan)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn codes(scan: &Scan) -> Vec<(&'static str, &str)> {
    let place = |problem: &Diagnostic| problem.place.as_ref().map_or("", |place| &place.path).len();
    scan.problems
        .iter()
        .map(|problem| {
            assert!(place(problem) > 0, "a problem names its file");
            (problem.code.name(), problem.place.as_ref().map_or("", |place| &*place.path))
        })
        .collect()
}

#[test]
fn notes_below_the_root_in_order() {
    let folder = Folder::new("order");
    folder
        .write("b.md", "2")
        .write("a/z.markdown", "1")
        .write("C.MD", "3")
        .write("d.txt", "no")
        .write(".md", "no")
        .write(".hidden.md", "no")
        .write(".obsidian/x.md", "no")
        .write("a/.trash/x.md", "no")
        .write("Templates/x.md", "no")
        .write("a/_templates/x.md", "no")
        .write("out/x.md", "no")
        .write("a/skip.md", "no");
    let notes = Notes { exclude: vec!["out/".into(), "a/skip.md".into()], ..Notes::default() };
    let (read, scan) = folder.scan(&notes);
    assert_eq!(read, ["C.MD=3", "a/z.markdown=1", "b.md=2"]);
    assert_eq!((scan.len(), scan.unreadable, codes(&scan)), (3, false, vec![]));
    assert_eq!(scan.file("b.md"), Some(folder.0.join("b.md").as_path()));
}

#[test]
fn conflict_copies_and_placeholders_are_named_once_and_not_read() {
    let folder = Folder::new("copies");
    folder
        .write("a.md", "1")
        .write("a.sync-conflict-20261118-101010-ABCDEFG.md", "no")
        .write("a (Dana's Conflicted Copy 2026-11-18).md", "no")
        .write(".b.md.icloud", "no")
        .write("a.sync-conflict-20261118.txt", "no");
    let (read, scan) = folder.scan(&Notes::default());
    assert_eq!(read, ["a.md=1"]);
    assert!(!scan.unreadable);
    assert_eq!(
        codes(&scan),
        [
            ("conflict-copy", ".b.md.icloud"),
            ("conflict-copy", "a (Dana's Conflicted Copy 2026-11-18).md"),
            ("conflict-copy", "a.sync-conflict-20261118-101010-ABCDEFG.md"),
        ]
    );
}

#[test]
fn files_over_the_cap_are_not_read() {
    let folder = Folder::new("cap");
    folder.write("a.md", "1234").write("b.md", "12345").write("empty.md", "");
    let sparse = File::create(folder.0.join("sparse.md")).expect("a file");
    sparse.set_len(1 << 32).expect("a sparse file");
    let (read, scan) = folder.scan(&Notes { max_note_bytes: 4, ..Notes::default() });
    assert_eq!(read, ["a.md=1234", "empty.md="]);
    assert_eq!(codes(&scan), [("too-large", "b.md"), ("too-large", "sparse.md")]);
    assert!(!scan.unreadable);
}

#[test]
fn a_file_that_vanishes_is_reported_and_the_rest_is_read() {
    let folder = Folder::new("vanish");
    folder.write("a.md", "1").write("b.md", "2").write("c.md", "3");
    let mut scan = scan(&folder.0, &Notes::default());
    fs::remove_file(folder.0.join("b.md")).expect("it is there");
    assert_eq!(scan.read(|source| source.path.to_string()), ["a.md", "c.md"]);
    assert!(scan.unreadable);
    assert_eq!(codes(&scan), [("unreadable", "b.md")]);
}

#[test]
fn a_root_that_is_not_there_and_one_that_is_a_file() {
    let folder = Folder::new("root");
    folder.write("a.md", "1");
    let mut missing = scan(&folder.0.join("none"), &Notes::default());
    assert!(missing.unreadable && missing.read(|_| ()).is_empty());
    assert_eq!(missing.problems.len(), 1);
    let mut one = scan(&folder.0.join("a.md"), &Notes::default());
    assert_eq!(one.read(|source| source.path.to_string()), ["a.md"]);
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_opened_and_links_are_not_followed() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new("special");
    folder.write("a.md", "1").write("x.md/inside.md", "2");
    let made = std::process::Command::new("mkfifo").arg(folder.0.join("pipe.md")).status();
    assert!(made.is_ok_and(|status| status.success()), "a FIFO to be passed over");
    let _socket = std::os::unix::net::UnixListener::bind(folder.0.join("socket.md"));
    symlink("a.md", folder.0.join("link.md")).expect("a link");
    symlink("nowhere.md", folder.0.join("dangling.md")).expect("a link");
    symlink(".", folder.0.join("loop")).expect("a link");
    let (read, scan) = folder.scan(&Notes::default());
    assert_eq!(read, ["a.md=1", "x.md/inside.md=2"]);
    assert_eq!((scan.unreadable, codes(&scan)), (false, vec![]));
}

#[cfg(target_os = "linux")]
#[test]
fn odd_names_stay_apart() {
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new("names");
    folder
        .write("line\nbreak.md", "1")
        .write("esc\u{1b}[31m.md", "2")
        .write(OsStr::from_bytes(b"caf\xe9.md"), "3")
        .write(OsStr::from_bytes(b"caf\xe8.md"), "4")
        .write("caf\u{e9}.md", "5")
        .write("cafe\u{301}.md", "6");
    let (mut read, scan) = folder.scan(&Notes::default());
    read.sort();
    assert_eq!(
        read,
        [
            "caf\\xE8.md=4",
            "caf\\xE9.md=3",
            "cafe\u{301}.md=6",
            "caf\u{e9}.md=5",
            "esc\u{1b}[31m.md=2",
            "line\nbreak.md=1"
        ]
    );
    assert_eq!(codes(&scan), []);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_reported() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new("permission");
    folder.write("a.md", "1").write("shut/b.md", "2");
    let shut = folder.0.join("shut");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).expect("its mode");
    let is_shut = fs::read_dir(&shut).is_err();
    let (read, scan) = folder.scan(&Notes::default());
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o700)).expect("its mode");
    if is_shut {
        assert_eq!(read, ["a.md=1"]);
        assert_eq!((scan.unreadable, codes(&scan)), (true, vec![("unreadable", "shut")]));
    } else {
        // Whoever may read everything (root in a container) reads this too.
        assert_eq!(read, ["a.md=1", "shut/b.md=2"]);
    }
}

#[test]
fn roots() {
    let folder = Folder::new("roots");
    folder
        .write("repo/.git/HEAD", "")
        .write("repo/vault/.obsidian/app.json", "")
        .write("repo/vault/jobs/journal.toml", "")
        .write("repo/vault/jobs/acme/a.md", "")
        .write("repo/vault/books/a.md", "")
        .write("repo/code/a.md", "")
        .write("bare/a.md", "");
    let at = |path: &str| folder.0.join(path);
    let find = |current: &str, home: Option<&str>| {
        let home = home.map(at);
        find_root(None, None, &at(current), home.as_deref())
    };
    let root = |path: &str, reason| Root { path: at(path), reason };
    assert_eq!(find("repo/vault/jobs/acme", None), root("repo/vault/jobs", Reason::Settings));
    assert_eq!(find("repo/vault/books", None), root("repo/vault", Reason::Vault));
    assert_eq!(find("repo/code", None), root("repo", Reason::Repository));
    assert_eq!(find("repo/code", Some("repo")), root("repo/code", Reason::Current), "never the home folder");
    assert_eq!(find("bare", Some("")), root("bare", Reason::Current));
    let said = find_root(Some(Path::new("x")), Some(OsStr::new("y")), &at("bare"), None);
    assert_eq!(said, root("bare/x", Reason::Argument));
    let named = find_root(None, Some(OsStr::new("/y")), &at("bare"), None);
    assert_eq!(named, Root { path: PathBuf::from("/y"), reason: Reason::Environment });
}

#[test]
fn what_was_slow_to_list_is_read_by_more_threads_in_the_same_order() {
    let folder = Folder::new("cold");
    for number in 0..300 {
        folder.write(format!("{:02}/{number:03}.md", number % 7), number.to_string());
    }
    let (warm, mut scan) = folder.scan(&Notes::default());
    scan.listing = Duration::from_secs(1);
    assert!(patient_threads(2, scan.len(), scan.listing) == Some(8));
    let cold = scan.read(|source| format!("{}={}", source.path, String::from_utf8_lossy(&source.bytes)));
    assert_eq!((warm.len(), warm), (300, cold));
    assert_eq!(patient_threads(2, 300, Duration::from_micros(300)), None, "the folders were in memory");
    assert_eq!(patient_threads(2, 100, Duration::from_secs(1)), None, "a few files are soon read");
    assert_eq!(patient_threads(16, 300, Duration::from_secs(1)), None, "there are threads enough");
    assert_eq!(patient_threads(2, 0, Duration::from_secs(1)), None);
}

/// What is made of a share of the files is taken while the next share is read; these are many shares.
#[test]
fn what_is_made_is_taken_in_the_order_of_the_paths_across_shares() {
    let folder = Folder::new("shares");
    for number in 0..1100 {
        // A walk looks into `a` before `a-b`, and by their paths they stand the other way round.
        folder.write(format!("{}/{number:04}.md", ["a-b", "a"][number % 2]), number.to_string());
    }
    folder.write("a/0701.md", vec![b'x'; 4096]);
    let notes = Notes { max_note_bytes: 1024, ..Notes::default() };
    let mut scan = scan(&folder.0, &notes);
    let mut taken = Vec::new();
    scan.read_in_turn(|source| source.path.to_string(), |path| taken.push(path));
    assert_eq!(taken.len(), 1099);
    assert!(taken.is_sorted(), "{taken:?}");
    assert!(!taken.contains(&"a/0701.md".to_owned()));
    assert_eq!(scan.problems.len(), 1, "the file that is too large, once");
}
