//! What a bundler or a package registry wants to know: `dist/package.json`.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::project::Project;

const TEMPLATE: &str = include_str!("../package.template.json");

/// The template with this workspace's version.
pub fn json() -> Result<Vec<u8>> {
    let mut package: Value = serde_json::from_str(TEMPLATE).context("xtask/package.template.json")?;
    package["version"] = env!("CARGO_PKG_VERSION").into();
    let mut text = serde_json::to_vec_pretty(&package)?;
    text.push(b'\n');
    Ok(text)
}

/// Where the element says which version it is.
const ELEMENT: &str = "www/element/version.ts";

/// Fails unless the element calls itself what `Cargo.toml` does.
pub fn same_version(project: &Project) -> Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    let text = fs::read_to_string(project.path(ELEMENT)).with_context(|| format!("reading {ELEMENT}"))?;
    if !text.contains(&format!("'{version}'")) {
        bail!("{ELEMENT} gives another version than Cargo.toml, where it is {version}: make them one");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    #[test]
    fn carries_the_version_of_the_workspace() {
        let package: Value = serde_json::from_slice(&super::json().unwrap()).unwrap();
        assert_eq!(package["name"], "sovitaan");
        assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    }
}
