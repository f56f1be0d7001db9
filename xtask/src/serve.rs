//! `cargo xtask serve`: the demo portal, with what it shows brought up to date first.

use std::process::Command;

use anyhow::Result;

use crate::args::Args;
use crate::project::{Build, Project};
use crate::{command, dist};

const PORT: u16 = 8080;

pub fn run(project: &Project, mut args: Args) -> Result<()> {
    let build = if args.flag("--release") { Build::Release } else { Build::Dev };
    let port = args.option("--port")?.unwrap_or(PORT);
    args.end()?;

    let dist = dist::write(project, build)?;
    build_portal(project)?;
    let mut portal = Command::new(project.program(PORTAL));
    portal
        .current_dir(&project.root)
        .arg("--port")
        .arg(port.to_string())
        .arg("--dist")
        .arg(dist)
        .arg("--schemas")
        .arg(project.path("schemas"))
        .arg("--database")
        .arg(project.path("www/portal/portal.sqlite"));
    become_it(&mut portal)
}

/// The portal's package, and its program.
pub const PORTAL: &str = "sovitaan-portal";

pub fn build_portal(project: &Project) -> Result<()> {
    println!("building the portal …");
    let mut cargo = command::cargo(project);
    // Of the whole workspace, most of whose dependencies are compiled already where it has been tested.
    cargo.args(["build", "--workspace", "--bin", PORTAL]);
    if project.program(PORTAL).exists() {
        cargo.arg("--quiet");
    }
    command::run(&mut cargo)
}

/// Signals should reach the portal itself, so xtask steps aside where the system allows it.
#[cfg(unix)]
fn become_it(portal: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    let error = portal.exec();
    Err(anyhow::Error::new(error).context(format!("starting `{}`", command::line(portal))))
}

#[cfg(not(unix))]
fn become_it(portal: &mut Command) -> Result<()> {
    command::run(portal)
}
