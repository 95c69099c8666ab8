//! The house stays as it was drawn: the order of the modules, and the doors that the library leaves shut.

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file below a folder of the package, with its text without comments.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found);
    found.sort();
    let below = |path: PathBuf| path.strip_prefix(root).expect("it lies below the package").to_owned();
    found
        .into_iter()
        .map(|path| (below(path.clone()), without_comments(&fs::read_to_string(path).expect("it can be read"))))
        .collect()
}

fn library() -> Vec<(PathBuf, String)> {
    sources("src").into_iter().filter(|(path, _)| !path.starts_with("src/bin")).collect()
}

fn without_comments(text: &str) -> String {
    let code = |line: &str| if line.trim_start().starts_with("//") { String::new() } else { line.to_owned() };
    text.lines().map(|line| code(line) + "\n").collect()
}

/// The modules in the order in which data flows through them.
fn order() -> Vec<String> {
    let (_, text) = library().into_iter().find(|(path, _)| path.ends_with("src/lib.rs")).expect("there is a lib.rs");
    let name = |line: &str| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned);
    text.lines().filter_map(name).collect()
}

/// The modules of the crate that a text names, by `crate::name`, `crate::{name, …}` and chains of `super` that leave the
/// module; `depth` is the number of modules that the file lies in.
fn named(text: &str, depth: usize) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let Some(inside) = rest.strip_prefix('{') else {
            names.push(word(rest));
            continue;
        };
        let (mut level, mut start) = (0, true);
        for (at, c) in inside.char_indices() {
            match c {
                '{' => level += 1,
                '}' if level == 0 => break,
                '}' => level -= 1,
                ',' if level == 0 => start = true,
                c if c.is_alphabetic() && start => {
                    names.push(word(&inside[at..]));
                    start = false;
                }
                _ => {}
            }
        }
    }
    let mut rest = text;
    while let Some(at) = rest.find("super::") {
        rest = &rest[at..];
        let mut steps = 0;
        while let Some(next) = rest.strip_prefix("super::") {
            (rest, steps) = (next, steps + 1);
        }
        if steps >= depth {
            names.push(word(rest));
        }
    }
    names
}

/// The modules that a file of the library uses though they stand below its own.
fn against_the_order(path: &Path, text: &str, order: &[String]) -> Vec<String> {
    let parts: Vec<String> = path
        .with_extension("")
        .iter()
        .skip(1)
        .map(|part| part.to_string_lossy().into_owned())
        .filter(|part| part != "mod")
        .collect();
    let place = |name: &String| order.iter().position(|known| known == name);
    let Some(own) = parts.first().and_then(place) else { return Vec::new() };
    named(text, parts.len()).into_iter().filter(|name| place(name).is_some_and(|other| other > own)).collect()
}

#[test]
fn modules_use_only_those_above_them() {
    let order = order();
    assert!(order.len() >= 10 && order[0] == "text", "the modules of lib.rs could not be read: {order:?}");
    let mut wrong = Vec::new();
    for (path, text) in library() {
        wrong.extend(
            against_the_order(&path, &text, &order).into_iter().map(|name| format!("{} uses {name}", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_import_against_the_order_is_seen() {
    let order = ["text", "note", "render"].map(str::to_owned);
    let check = |path: &str, text: &str| against_the_order(Path::new(path), text, &order);
    assert_eq!(check("src/note/mod.rs", "use crate::render::Look;"), ["render"]);
    assert_eq!(check("src/note/keys.rs", "use crate::{text::{Day, Span}, render};"), ["render"]);
    assert_eq!(check("src/note/keys.rs", "let look = super::super::render::Look::default();"), ["render"]);
    assert_eq!(check("src/text.rs", "fn f() -> crate::note::Note {}"), ["note"]);
    assert_eq!(check("src/note/keys.rs", "use crate::text::Day; use super::render; use crate::note::Note;"), [""; 0]);
    assert_eq!(check("src/render/text.rs", "use crate::{note::Note, text::Day};"), [""; 0]);
}

#[test]
fn the_library_touches_nothing_outside() {
    let doors = [
        "std::fs",
        "std::env",
        "std::process",
        "std::net",
        "std::thread",
        "std::os",
        "SystemTime",
        "Instant::now",
        "Local::now",
        "Utc::now",
        "println!",
        "eprintln!",
        "print!(",
        "dbg!",
        "stdout()",
        "stderr()",
        "stdin()",
        "walkdir",
        "rayon",
        "clap",
        "anstream",
        "terminal_size",
    ];
    let mut wrong = Vec::new();
    for (path, text) in library() {
        let open = doors.iter().filter(|door| text.contains(**door));
        wrong.extend(open.map(|door| format!("{}: {door}", path.display())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn clippy_guards_the_same_doors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = fs::read_to_string(root.join("src/lib.rs")).expect("lib.rs");
    assert!(library.contains("#![deny(clippy::disallowed_methods)]"));
    let guards = fs::read_to_string(root.join("clippy.toml")).expect("clippy.toml");
    for door in [
        "std::fs::read",
        "std::fs::File::open",
        "std::env::var",
        "std::time::SystemTime::now",
        "std::time::Instant::now",
        "chrono::Local::now",
        "chrono::Utc::now",
        "std::process::exit",
        "std::thread::sleep",
        "std::io::stdout",
    ] {
        assert!(guards.contains(&format!("path = \"{door}\"")), "{door} is open");
    }
}

#[test]
fn only_main_ends_the_process() {
    for (path, text) in sources("src") {
        let is_main = path.ends_with("src/bin/journal/main.rs");
        assert!(is_main || !text.contains("process::exit"), "{} ends the process", path.display());
    }
}
