//! `cargo xtask reproduce`: whoever builds the same sources gets the same files, to the last byte.
//!
//! The sources are copied to another directory, whose path is longer, and built there with a target directory of its
//! own. That takes as long as a first `cargo xtask dist`: the tests do it only when asked to.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::args::Args;
use crate::project::{Build, Project};
use crate::{command, dist, stamp};

pub fn run(project: &Project, args: Args) -> Result<()> {
    args.end()?;
    check(project)
}

/// The step of `cargo xtask test reproduce`.
pub fn check(project: &Project) -> Result<()> {
    let here = dist::write(project, Build::Release)?;
    let elsewhere = std::env::temp_dir().join(format!("sovitaan-reproduced-elsewhere-{}", std::process::id()));
    let built = copy(project, &elsewhere).and_then(|()| build(&elsewhere));
    let differing = built.and_then(|()| compare(&here, &elsewhere.join("dist")));
    fs::remove_dir_all(&elsewhere).with_context(|| format!("removing {}", elsewhere.display()))?;
    let differing = differing?;
    if !differing.is_empty() {
        bail!("built elsewhere, other files come of it: {}", differing.into_iter().collect::<Vec<_>>().join(", "));
    }
    println!("{} is the same when it is built elsewhere", project.show(&here));
    Ok(())
}

/// What git would commit, as it is now.
fn copy(project: &Project, to: &Path) -> Result<()> {
    let mut git = Command::new("git");
    git.current_dir(&project.root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let names = command::output(&mut git)?;
    for name in names.split('\0').filter(|name| !name.is_empty() && project.path(name).is_file()) {
        let target = to.join(name);
        let directory = target.parent().context("a file in no directory")?;
        fs::create_dir_all(directory).with_context(|| format!("creating {}", directory.display()))?;
        fs::copy(project.path(name), &target).with_context(|| format!("copying {name}"))?;
    }
    Ok(())
}

fn build(root: &Path) -> Result<()> {
    println!("building again in {} …", root.display());
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_MANIFEST_")) {
        cargo.env_remove(name);
    }
    cargo.current_dir(root).env("CARGO_TARGET_DIR", root.join("target"));
    command::run(cargo.args(["xtask", "dist"]))
}

/// The names of what is in one and not in the other, or differs.
fn compare(one: &Path, other: &Path) -> Result<BTreeSet<String>> {
    let names = |root: &Path| -> Result<BTreeSet<_>> {
        stamp::files(root)?.iter().map(|file| Ok(file.strip_prefix(root)?.to_owned())).collect()
    };
    let all: BTreeSet<_> = names(one)?.union(&names(other)?).cloned().collect();
    let differs = |name: &&std::path::PathBuf| fs::read(one.join(name)).ok() != fs::read(other.join(name)).ok();
    Ok(all.iter().filter(differs).map(|name| name.display().to_string()).collect())
}

#[cfg(test)]
mod tests {
    use super::compare;
    use std::{env, fs};

    #[test]
    fn what_differs_is_named_and_what_is_missing() {
        let room = env::temp_dir().join(format!("sovitaan-reproduce-{}", std::process::id()));
        let (one, other) = (room.join("one"), room.join("other"));
        for (directory, text) in [(&one, "a"), (&other, "b")] {
            fs::create_dir_all(directory.join("in")).unwrap();
            fs::write(directory.join("same"), "same").unwrap();
            fs::write(directory.join("in/differs"), text).unwrap();
            fs::write(directory.join(text), "").unwrap();
        }
        let differing = compare(&one, &other).unwrap();
        fs::remove_dir_all(&room).unwrap();
        assert_eq!(differing.into_iter().collect::<Vec<_>>(), ["a", "b", "in/differs"]);
    }
}
