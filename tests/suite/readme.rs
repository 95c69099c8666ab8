//! The README and the program say the same.

use std::path::Path;
use std::process::Command;

/// The command lines and outputs of the README: what stands between `<!-- begin: COMMAND -->` and `<!-- end -->`.
fn excerpts(readme: &str) -> Vec<(&str, &str)> {
    readme
        .split("<!-- begin: ")
        .skip(1)
        .filter_map(|part| {
            let (command, rest) = part.split_once(" -->")?;
            let (block, _) = rest.split_once("<!-- end -->")?;
            let inside = block.trim().strip_prefix("```text\n")?.strip_suffix("```")?;
            Some((command, inside))
        })
        .collect()
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap_or_default().replace("\r\n", "\n");
    let excerpts = excerpts(&readme);
    assert!(!excerpts.is_empty(), "README.md shows no output between `<!-- begin: COMMAND -->` and `<!-- end -->`");
    for (command, shown) in excerpts {
        let arguments = command.split_whitespace().skip(1);
        let run = Command::new(env!("CARGO_BIN_EXE_journal")).args(arguments).current_dir(root).env_clear().output();
        let output = run.map(|run| String::from_utf8_lossy(&run.stdout).into_owned()).unwrap_or_default();
        assert!(output.trim_end() == shown.trim_end(), "`{command}` prints:\n{output}\nREADME.md shows:\n{shown}");
    }
}
