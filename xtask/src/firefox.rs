//! The other engine: Firefox, for the tests that ask it. Where there is none they say so and are not run.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::{command, system};

const SETTING: &str = "SOVITAAN_FIREFOX";

const ON_PATH: [&str; 2] = ["firefox-esr", "firefox"];

/// A Firefox that starts; installed where that is ours to do.
pub fn obtain() -> Result<Option<PathBuf>> {
    if let Some(path) = env::var_os(SETTING).map(PathBuf::from) {
        return Ok(Some(path));
    }
    if find().is_none() && system::may_install() {
        system::install("firefox-esr")?;
    }
    let found = find();
    if found.is_none() {
        println!("not run: the tests in Firefox, because it is not installed");
    }
    Ok(found)
}

fn find() -> Option<PathBuf> {
    let on_path = ON_PATH.iter().filter_map(|name| system::which(name));
    on_path.into_iter().find(|path| command::succeeds(Command::new(path).arg("--version")))
}
