//! The browser of the browser tests: whichever Chromium is here, else one that we fetch; and the engine alone.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::project::Project;
use crate::system;

const SETTING: &str = "SOVITAAN_CHROMIUM";

const ON_PATH: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Debian's package, and the program in it.
const SHELL: &str = "chromium-headless-shell";

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

/// The same engine without a browser around it, where there is one or may be: a page in it costs half the time. Whoever
/// has set a browser gets that one.
pub fn shell() -> Option<PathBuf> {
    let find = || system::which(SHELL).filter(|path| starts(path));
    if env::var_os(SETTING).is_some() {
        return None;
    }
    if find().is_none()
        && system::may_install()
        && let Err(error) = system::install(SHELL)
    {
        println!("the tests run in Chromium itself, because its headless shell is not to be had ({error:#})");
    }
    find()
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
