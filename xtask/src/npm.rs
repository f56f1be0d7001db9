//! The tools that npm brings: the bundler, the type checker, the wasm optimiser, the browser driver.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::project::Project;

/// Runs `npm ci` when `package-lock.json` is not the one that was last installed.
pub fn install(project: &Project) -> Result<()> {
    require_node(project)?;
    let lock_path = project.path("package-lock.json");
    let lock = fs::read_to_string(&lock_path).with_context(|| format!("reading {}", lock_path.display()))?;
    let stamp = project.path("node_modules/.sovitaan-installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("installing the JavaScript tools (npm ci) …");
    // No package of ours needs its install script, so none is trusted with one.
    command::run(npm(project).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).with_context(|| format!("writing {}", stamp.display()))
}

/// npm itself, in the repository.
pub fn npm(project: &Project) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(&project.root);
    npm
}

fn require_node(project: &Project) -> Result<()> {
    let version = command::output(command::node(project).arg("--version"))?;
    let version = version.trim();
    let major = version.trim_start_matches('v').split('.').next();
    match major.and_then(|digits| digits.parse::<u32>().ok()) {
        Some(20..) => Ok(()),
        _ => bail!("Node.js 20 or newer is needed, this is {version}: https://nodejs.org"),
    }
}
