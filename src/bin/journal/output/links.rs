//! Links to notes (OSC 8): which terminals know them, and where they lead.

use std::env::var;
use std::fmt::Write as _;
use std::path::Path;

/// Whether the terminal is one that is known to show links. `FORCE_HYPERLINK` decides where it is set.
pub(super) fn known() -> bool {
    if let Ok(forced) = var("FORCE_HYPERLINK") {
        return !matches!(forced.trim(), "" | "0" | "no" | "false");
    }
    let is = |name: &str, known: &[&str]| var(name).is_ok_and(|value| known.contains(&value.as_str()));
    if is("TERM", &["dumb", "linux"]) {
        return false;
    }
    is("TERM_PROGRAM", &["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal"])
        || is("TERM", &["xterm-kitty", "alacritty", "foot", "foot-extra", "contour", "xterm-ghostty"])
        || var("VTE_VERSION").is_ok_and(|version| version.parse::<u32>().is_ok_and(|version| version >= 5000))
        || ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].iter().any(|name| var(name).is_ok())
}

/// The beginning of the address of a note below `root`.
pub(super) fn base(root: &Path) -> String {
    let whole = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let folder = if whole.is_file() { whole.parent().unwrap_or(&whole) } else { &whole };
    let mut address = "file://".to_owned();
    let text = folder.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~' | b':') {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    // A path of Windows begins with a letter and no slash.
    if !text.starts_with('/') {
        address.insert(7, '/');
    }
    if !address.ends_with('/') {
        address.push('/');
    }
    address
}
