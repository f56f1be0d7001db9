//! The package as those use it who have a build of their own: packed, installed, built by their tools, and driven.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::project::{Build, Project};
use crate::test::{browser_environment, tests_in};
use crate::{command, dist, npm, stamp};

/// The applications, and what they are built with.
const SOURCES: &str = "tests/consumers";

/// Packs `dist`, installs it with everybody's tools, and runs `tests/consumers`, which builds and drives them.
pub fn check(project: &Project) -> Result<()> {
    let packed = dist::write(project, Build::Release)?;
    let home = project.target.join("consumers");
    copy(&project.path(SOURCES), &home)?;
    command::run(npm::npm(project).current_dir(&packed).args(["pack", "--silent", "--pack-destination"]).arg(&home))?;
    fs::rename(home.join(format!("sovitaan-{}.tgz", env!("CARGO_PKG_VERSION"))), home.join("sovitaan.tgz"))
        .context("the package that npm has packed")?;
    println!("installing what applications are built with (npm ci) …");
    let quiet = ["--ignore-scripts", "--no-audit", "--no-fund"];
    command::run(npm::npm(project).current_dir(&home).arg("ci").args(quiet))?;
    // The package is another one each time, which a lock file could not name.
    let install = ["install", "--no-save", "--no-package-lock", "./sovitaan.tgz"];
    command::run(npm::npm(project).current_dir(&home).args(install).args(quiet))?;
    let mut node = command::node(project);
    browser_environment(project, &mut node)?;
    node.env("SOVITAAN_CONSUMERS", &home);
    command::run(node.args(["--test", "--test-reporter=spec"]).args(tests_in(project, SOURCES)?))
}

/// The sources, as they are now; what was built of them before stays.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in stamp::files(from)? {
        let target = to.join(file.strip_prefix(from)?);
        let text = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        dist::write_if_changed(&target, &text)?;
    }
    Ok(())
}
