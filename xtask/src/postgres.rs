//! The database server that the portal's tests start: whichever is here, else Debian's.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::system;

/// Where Debian puts the programs of each version; only some are on the `PATH`.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The directory with `postgres` and `initdb`, or nothing when there is none and none may be installed.
pub fn obtain() -> Result<Option<PathBuf>> {
    if find().is_none() && system::may_install() {
        system::install("postgresql")?;
    }
    let found = find();
    if found.is_none() {
        println!("no PostgreSQL here: the tests that need one are not run. Install PostgreSQL to run them");
    }
    Ok(found)
}

fn find() -> Option<PathBuf> {
    // `initdb` as well: the tests make a database of their own.
    let complete = |directory: &Path| ["postgres", "initdb"].iter().all(|name| directory.join(name).is_file());
    let on_path = system::which("postgres").and_then(|program| {
        let real = fs::canonicalize(program).ok()?;
        real.parent().map(Path::to_owned)
    });
    let of_debian = fs::read_dir(DEBIAN).into_iter().flatten().flatten();
    on_path.into_iter().chain(of_debian.map(|version| version.path().join("bin"))).find(|directory| complete(directory))
}
