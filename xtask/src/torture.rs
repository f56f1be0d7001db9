//! `cargo xtask torture`: what should never happen, as often as `docs/torture.md` says, and the figure that each row
//! reaches. The rows are scripts of `tests/torture`.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use crate::args::Args;
use crate::project::Project;
use crate::test::browser_environment;
use crate::{command, postgres, serve};

/// The rows that want the portal as a host would build it: a speed is measured, and a million requests are made.
const OPTIMISED: [&str; 2] = ["bytes", "load"];

pub fn run(project: &Project, mut args: Args) -> Result<()> {
    let share: Option<f64> = args.option("--share")?;
    let seed: Option<u32> = args.option("--seed")?;
    let rows = args.rest();
    let wants_release = rows.is_empty() || rows.iter().any(|row| OPTIMISED.contains(&row.as_str()));
    let release = if wants_release { Some(release_portal(project)?) } else { None };
    torture(project, &rows, share.unwrap_or(1.0), seed.unwrap_or_else(std::process::id), release)
}

/// The step of `cargo xtask test`: a little of every row, the same on every machine, on the build that notices when a
/// number overflows.
pub fn check(project: &Project) -> Result<()> {
    torture(project, &[], 0.005, 1, None)
}

fn torture(project: &Project, rows: &[String], share: f64, seed: u32, release: Option<PathBuf>) -> Result<()> {
    let mut node = command::node(project);
    browser_environment(project, &mut node)?;
    postgres::prepare()?;
    if let Some(release) = release {
        node.env("SOVITAAN_PORTAL_RELEASE", release);
    }
    node.arg("tests/torture/run.mjs").args(rows);
    command::run(node.arg("--share").arg(share.to_string()).arg("--seed").arg(seed.to_string()))
}

fn release_portal(project: &Project) -> Result<PathBuf> {
    println!("building the portal, optimised …");
    command::run(command::cargo(project).args(["build", "--release", "--package", serve::PORTAL]))?;
    Ok(project.target.join("release").join(format!("{}{}", serve::PORTAL, env::consts::EXE_SUFFIX)))
}
