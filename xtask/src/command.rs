//! Other programs: how they are started, and what is said when they fail.

use std::env;
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// The cargo that started us, in the repository.
pub fn cargo(project: &Project) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(&project.root);
    // What `cargo run` told us about xtask must not reach an inner cargo: build scripts watch such
    // variables, and would compile their crates anew on each change from `cargo` to `cargo xtask`.
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|prefix| name.starts_with(prefix))
        {
            command.env_remove(&*name);
        }
    }
    command
}

/// Node.js, in the repository.
pub fn node(project: &Project) -> Command {
    let mut command = Command::new("node");
    command.current_dir(&project.root);
    command
}

/// A program that npm installed.
pub fn npm_bin(project: &Project, name: &str) -> Command {
    let suffix = if cfg!(windows) { ".cmd" } else { "" };
    let mut command = Command::new(project.path(format!("node_modules/.bin/{name}{suffix}")));
    command.current_dir(&project.root);
    command
}

/// Runs it where the developer sees its output.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| missing(command, error))?;
    if !status.success() {
        bail!("`{}` failed ({status}); what it says stands above", line(command));
    }
    Ok(())
}

/// Runs it and gives its output; its complaints still reach the developer.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| missing(command, error))?;
    if !output.status.success() {
        bail!("`{}` failed ({}); what it says stands above", line(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{}` printed something that is no text", line(command)))
}

/// Whether it runs and is content; nothing is printed.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn missing(command: &Command, error: std::io::Error) -> anyhow::Error {
    let program = command.get_program().to_string_lossy();
    let advice = match (&*program, error.kind()) {
        ("node" | "npm" | "npm.cmd", ErrorKind::NotFound) => {
            ": install Node.js 20 or newer, with npm, from https://nodejs.org"
        }
        _ => "",
    };
    anyhow::Error::new(error).context(format!("`{program}` cannot be started{advice}"))
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let program = command.get_program();
    let program = std::path::Path::new(program).file_stem().unwrap_or(program);
    std::iter::once(program).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
