//! The person's editor, opened at a line.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

/// Editors that take the line as `+12` before the file.
const PLUS: &[&str] = &["vi", "vim", "nvim", "vimx", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "mg", "ne"];

/// Editors that take it as `file:12`, with what stands before.
const COLON: &[(&str, &[&str])] = &[
    ("code", &["--goto"]),
    ("code-insiders", &["--goto"]),
    ("codium", &["--goto"]),
    ("cursor", &["--goto"]),
    ("windsurf", &["--goto"]),
    ("hx", &[]),
    ("helix", &[]),
    ("subl", &[]),
    ("zed", &[]),
];

/// The words of the person's editor: `$VISUAL`, else `$EDITOR`, else what every system has.
pub(super) fn words() -> String {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let usual = if cfg!(windows) { "notepad" } else { "vi" };
    variable("VISUAL").or_else(|| variable("EDITOR")).unwrap_or_else(|| usual.to_owned())
}

/// What follows the editor's own words for a file and a line.
fn arguments(editor: &str, file: &Path, line: u32) -> Vec<OsString> {
    let program = editor.split_whitespace().next().unwrap_or_default();
    let name = Path::new(program).file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    if line > 0 && PLUS.contains(&name.as_str()) {
        return vec![format!("+{line}").into(), file.into()];
    }
    if let Some((_, before)) = COLON.iter().find(|(known, _)| *known == name).filter(|_| line > 0) {
        let mut place = OsString::from(file);
        place.push(format!(":{line}"));
        return before.iter().map(OsString::from).chain([place]).collect();
    }
    vec![file.into()]
}

/// Opens a file at a line and waits until the editor ends.
///
/// # Errors
/// Why it did not open, in words.
pub(super) fn open(editor: &str, file: &Path, line: u32) -> Result<(), String> {
    let arguments = arguments(editor, file, line);
    let mut command = if cfg!(windows) {
        let mut words = editor.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).args(&arguments);
        command
    } else {
        // As git does it: the variable may hold options, and quotation marks around a path.
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).args(&arguments);
        command
    };
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{editor}` ended with {status}; name another one with VISUAL or EDITOR")),
        Err(error) => Err(format!("`{editor}` cannot be started: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_told_the_line_in_their_own_way() {
        let file = Path::new("a note.md");
        for (editor, words) in [
            ("vim", &["+12", "a note.md"][..]),
            ("/usr/bin/nvim -p", &["+12", "a note.md"]),
            ("code --wait", &["--goto", "a note.md:12"]),
            ("hx", &["a note.md:12"]),
            ("ed", &["a note.md"]),
            ("", &["a note.md"]),
        ] {
            assert_eq!(arguments(editor, file, 12), words, "{editor}");
        }
        assert_eq!(arguments("vim", file, 0), ["a note.md"]);
    }
}
