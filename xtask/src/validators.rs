//! The step `validators`: validators of JSON Schema that are none of ours say the same of the same documents, and a
//! reader of calendars that is not ours reads what we write for calendars.
//!
//! Those of JavaScript come by npm and one from Python's package index, each at a fixed version (`package-lock.json`,
//! `tests/validators/requirements.txt`).

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::project::Project;
use crate::{command, npm, python};

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
    let requirements = Path::new(SCRIPTS).join("requirements.txt");
    let Some(programs) = python::environment(project, "validators", &requirements, "Python's jsonschema")? else {
        println!("not run: Python's jsonschema, because there is no Python with the module venv");
        return Ok(());
    };
    let script = project.path(SCRIPTS).join("jsonschema_.py");
    command::run(Command::new(python::program(&programs, "python")).arg(script).arg(&documents))
}
