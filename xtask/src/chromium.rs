//! The browser of the browser tests: whichever Chromium is here, else one that we fetch.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::project::Project;
use crate::system;

const SETTING: &str = "SOVITAAN_CHROMIUM";

const ON_PATH: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// A Chromium that starts. npm's packages must be installed.
pub fn obtain(project: &Project) -> Result<PathBuf> {
    if let Some(path) = env::var_os(SETTING).map(PathBuf::from) {
        if !starts(&path) {
            bail!("{SETTING} is {}, which does not start", path.display());
        }
        return Ok(path);
    }
    if let Some(found) = find(project) {
        return Ok(found);
    }
    if let Err(error) = install(project) {
        // Not the end: what counts is whether there is one now.
        eprintln!("xtask: {error:#}");
    }
    find(project).with_context(|| format!("no Chromium: install Chromium or Chrome, or set {SETTING} to its program"))
}

fn find(project: &Project) -> Option<PathBuf> {
    let on_path = ON_PATH.iter().filter_map(|name| system::which(name));
    on_path.chain(playwrights(project)).find(|path| starts(path))
}

/// Where Playwright keeps the Chromium of its version, whether it is there or not.
fn playwrights(project: &Project) -> Option<PathBuf> {
    let script = "import('playwright-core').then((p) => console.log(p.default.chromium.executablePath()))";
    let path = command::output(command::node(project).args(["-e", script])).ok()?;
    Some(PathBuf::from(path.trim()))
}

/// A name on the `PATH` proves little: some systems ship a stub that only says what to install.
fn starts(path: &Path) -> bool {
    command::succeeds(Command::new(path).arg("--version"))
}

fn install(project: &Project) -> Result<()> {
    if system::may_install() {
        return system::install("chromium");
    }
    println!("fetching a Chromium (playwright-core) …");
    let mut playwright = command::npm_bin(project, "playwright-core");
    playwright.arg("install");
    if system::is_root() {
        playwright.arg("--with-deps");
    }
    command::run(playwright.arg("chromium"))
}
