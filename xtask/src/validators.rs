//! The step `validators`: validators of JSON Schema that are none of ours say the same of the same documents, and a
//! reader of calendars that is not ours reads what we write for calendars.
//!
//! Those of JavaScript come by npm and one from Python's package index, each at a fixed version (`package-lock.json`,
//! `tests/validators/requirements.txt`).

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::project::Project;
use crate::{command, npm, stamp, system};

const SCRIPTS: &str = "tests/validators";

pub fn check(project: &Project) -> Result<()> {
    npm::install(project)?;
    command::run(command::cargo(project).args(["test", "--quiet", "--test", "documents", "--test", "calendar"]))?;
    // Where cargo lets integration tests write.
    let written = project.target.join("tmp");
    let documents = written.join("documents");
    for (script, folder) in [("ajv.mjs", "documents"), ("hyperjump.mjs", "documents"), ("calendar.mjs", "calendars")] {
        command::run(command::node(project).arg(project.path(SCRIPTS).join(script)).arg(written.join(folder)))?;
    }
    let Some(interpreter) = interpreter()? else {
        println!("not run: Python's jsonschema, because there is no Python with the module venv");
        return Ok(());
    };
    let python = environment(project, interpreter)?;
    command::run(Command::new(python).arg(project.path(SCRIPTS).join("jsonschema_.py")).arg(&documents))
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

/// A Python that has the packages, in a directory of its own.
fn environment(project: &Project, interpreter: &str) -> Result<PathBuf> {
    let home = project.target.join("validators");
    let python = home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let requirements = project.path(SCRIPTS).join("requirements.txt");
    let stamp = project.target.join("xtask/validators");
    stamp::refresh(&stamp, std::slice::from_ref(&requirements), std::slice::from_ref(&python), || {
        println!("installing Python's jsonschema (pip) …");
        command::run(Command::new(interpreter).args(["-m", "venv", "--clear"]).arg(&home))?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"];
        command::run(Command::new(&python).args(install).arg(&requirements))
    })?;
    Ok(python)
}
