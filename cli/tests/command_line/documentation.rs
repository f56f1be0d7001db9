//! `docs/command-line.md`: what it shows is what happens.

use crate::lot::Lot;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Stands for lines that are left out.
const LEFT_OUT: &str = "…";

#[test]
#[cfg(unix)]
fn every_example_answers_as_the_page_says() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/command-line.md");
    let page = fs::read_to_string(page).unwrap();
    let lot = Lot::new("documentation");
    let mut count = 0;
    for block in page.split("```console\n").skip(1) {
        let block = block.split_once("```").unwrap().0;
        for example in block.split("$ ").skip(1) {
            let (line, said) = example.split_once('\n').unwrap();
            let (line, code) = line.split_once("   # exit code ").unwrap_or((line, "0"));
            check(&lot, line, said, code);
            count += 1;
        }
    }
    assert!(count > 8, "{count} examples");
}

fn check(lot: &Lot, line: &str, said: &str, code: &str) {
    let folder = Path::new(env!("CARGO_BIN_EXE_sovitaan")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([folder.to_owned()].into_iter().chain(std::env::split_paths(&path))).unwrap();
    let mut shell = Command::new("sh");
    let output =
        shell.args(["-c", &format!("{line} 2>&1")]).env("PATH", path).current_dir(lot.path()).output().unwrap();
    let found = String::from_utf8(output.stdout).unwrap();
    match said.split_once(LEFT_OUT) {
        None => assert_eq!(found, said, "{line}"),
        Some((before, after)) => {
            let is_so = found.starts_with(before) && found.ends_with(after.trim_start());
            assert!(is_so, "{line} says\n{found}");
        }
    }
    assert_eq!(output.status.code().map(|code| code.to_string()).as_deref(), Some(code), "{line}\n{found}");
}

#[test]
fn every_command_is_named() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/command-line.md");
    let page = fs::read_to_string(page).unwrap();
    let help = Lot::new("commands").program().arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    for command in commands.lines().map(|line| line.split_whitespace().next().unwrap()) {
        assert!(page.contains(&format!("`sovitaan {command}")), "{command}");
    }
}
