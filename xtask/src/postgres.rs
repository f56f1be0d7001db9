//! The database server that some of the portal's tests start, and look for where we do.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::system;

/// Where Debian puts the programs of each version; few of them are on the `PATH`.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Installs the server where that is ours to do; says so when its tests cannot run.
pub fn prepare() -> Result<()> {
    if !is_here() && system::may_install() {
        system::install("postgresql")?;
    }
    if !is_here() {
        println!("not run: the tests that start PostgreSQL, because it is not installed (no `postgres` on the PATH)");
    }
    Ok(())
}

pub fn is_here() -> bool {
    let complete = |directory: PathBuf| {
        ["postgres", "initdb", "createdb", "psql"].iter().all(|name| directory.join(name).is_file())
    };
    let path = env::var_os("PATH").unwrap_or_default();
    let versions = fs::read_dir(DEBIAN).into_iter().flatten();
    env::split_paths(&path).chain(versions.flatten().map(|version| version.path().join("bin"))).any(complete)
}
