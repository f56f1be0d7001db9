//! What this machine has, and may be given.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::command;

/// The first program of that name on the `PATH`.
pub fn which(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|directory| directory.join(&name)).find(|candidate| candidate.is_file())
}

/// Whether a package may be installed without asking: Debian, as root. That is a build machine; a
/// developer's own machine is the developer's.
pub fn may_install() -> bool {
    let debian = fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    debian && is_root()
}

pub fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}

/// `apt-get install`, with the lists brought up to date first. Several packages are separated by spaces.
pub fn install(packages: &str) -> Result<()> {
    println!("installing {packages} (apt-get) …");
    let apt = || {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    command::run(apt().args(["update", "--quiet=2"]))?;
    let install = ["install", "--yes", "--quiet=2", "--no-install-recommends"];
    command::run(apt().args(install).args(packages.split_whitespace()))
}
