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
    let made = ["documents", "envelopes", "calendar"];
    // Of the whole workspace, whose dependencies are compiled already.
    let mut tests = command::cargo(project);
    tests.args(["test", "--quiet", "--workspace"]).args(made.iter().flat_map(|name| ["--test", name]));
    command::run(&mut tests)?;
    // Where cargo lets integration tests write.
    let written = project.target.join("tmp");
    // Answers by their checklists, and envelopes by the schemas that the library makes of these.
    let judged = ["documents", "envelope-schemas"];
    let scripts = ["ajv.mjs", "hyperjump.mjs"].iter().flat_map(|script| judged.map(|folder| (*script, folder)));
    for (script, folder) in scripts.chain([("calendar.mjs", "calendars")]) {
        command::run(command::node(project).arg(project.path(SCRIPTS).join(script)).arg(written.join(folder)))?;
    }
    let requirements = Path::new(SCRIPTS).join("requirements.txt");
    let Some(programs) = python::environment(project, "validators", &requirements, "Python's jsonschema")? else {
        println!("not run: Python's jsonschema, because there is no Python with the module venv");
        return Ok(());
    };
    let script = project.path(SCRIPTS).join("jsonschema_.py");
    for folder in judged {
        command::run(Command::new(python::program(&programs, "python")).arg(&script).arg(written.join(folder)))?;
    }
    Ok(())
}
