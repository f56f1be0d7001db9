//! Programs and modules from Python's package index, each set in an environment of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::project::Project;
use crate::{command, stamp, system};

/// Where an environment with these packages keeps its programs; nothing where no Python can make one.
///
/// `what` is said while they are installed.
pub fn environment(project: &Project, name: &str, requirements: &Path, what: &str) -> Result<Option<PathBuf>> {
    let Some(interpreter) = interpreter()? else {
        return Ok(None);
    };
    let home = project.target.join(name);
    let programs = home.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = program(&programs, "python");
    let requirements = project.path(requirements);
    let stamp = project.target.join("xtask").join(name);
    stamp::refresh(&stamp, std::slice::from_ref(&requirements), std::slice::from_ref(&python), || {
        println!("installing {what} (pip) …");
        command::run(Command::new(interpreter).args(["-m", "venv", "--clear"]).arg(&home))?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"];
        command::run(Command::new(&python).args(install).arg(&requirements))
    })?;
    Ok(Some(programs))
}

/// A program of an environment.
pub fn program(programs: &Path, name: &str) -> PathBuf {
    programs.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A Python that can make environments; Debian keeps what that takes in a package of its own.
fn interpreter() -> Result<Option<&'static str>> {
    let find = || {
        let can = |python: &&str| command::succeeds(Command::new(python).args(["-c", "import ensurepip, venv"]));
        ["python3", "/usr/bin/python3"].into_iter().find(can)
    };
    let found = find();
    if found.is_none() && system::may_install() {
        system::install("python3-venv")?;
        return Ok(find());
    }
    Ok(found)
}
