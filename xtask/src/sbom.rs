//! The bill of materials of `dist`: each crate whose code is in one of the wasm files, as `CycloneDX`.
//!
//! `cargo cyclonedx` would write one for a package; what a page loads is three compilations of one package with
//! different features, and cargo itself says exactly what is in each. No package of npm's is in a file that a page
//! loads (`xtask/js/bundle.mjs` sees to it): those that made the files are named as tools. There is no time in it and
//! no random number, so that the same sources give the same file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::project::Project;
use crate::{command, stamp, wasm};

/// Its name in `dist`.
pub const FILE: &str = "sovitaan.cdx.json";

/// Writes it when what it is made from changed, and says where it is.
pub fn write(project: &Project) -> Result<PathBuf> {
    let file = project.target.join("xtask").join(FILE);
    let inputs =
        ["Cargo.toml", "Cargo.lock", "package-lock.json", "rust-toolchain.toml"].map(|name| project.path(name));
    stamp::refresh(&file.with_extension("stamp"), &inputs, std::slice::from_ref(&file), || {
        let mut text = serde_json::to_vec_pretty(&bill(project)?)?;
        text.push(b'\n');
        crate::dist::write_if_changed(&file, &text)
    })?;
    Ok(file)
}

/// A crate in a tree of them.
#[derive(Debug, Default, PartialEq, Eq)]
struct Part {
    licence: String,
    /// The wasm files that it is in.
    files: BTreeSet<&'static str>,
    /// What it uses, by reference.
    uses: BTreeSet<String>,
}

/// Reference to crate. A reference is the package URL.
type Parts = BTreeMap<String, Part>;

fn bill(project: &Project) -> Result<Value> {
    let mut parts = Parts::new();
    for chunk in &wasm::CHUNKS {
        let mut tree = command::cargo(project);
        tree.args(["tree", "--locked", "--quiet", "--package", "sovitaan", "--target", wasm::TARGET]);
        tree.args(["--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", "\t{p}\t{l}"]);
        add(&mut parts, chunk.file, &command::output(tree.args(chunk.features))?)?;
    }
    let lock = fs::read_to_string(project.path("Cargo.lock")).context("reading Cargo.lock")?;
    let checksums = checksums(&lock);
    let itself = reference("sovitaan", env!("CARGO_PKG_VERSION"));
    let root = parts.remove(&itself).with_context(|| format!("cargo tree has no {itself}"))?;
    let rust = rust(project)?;
    let mut dependencies =
        vec![json!({"ref": itself, "dependsOn": root.uses.iter().chain([&rust]).collect::<Vec<_>>()})];
    let mut components = vec![json!({
        "type": "library", "bom-ref": rust, "name": "std", "version": version_of(&rust),
        "description": "the standard library, as rustc brings it", "purl": rust,
        "licenses": [{"expression": "MIT OR Apache-2.0"}], "properties": files(&root.files),
    })];
    for (reference, part) in &parts {
        let (name, version) = named(reference);
        let checksum = checksums.get(&(name, version)).with_context(|| format!("Cargo.lock: no checksum of {name}"))?;
        components.push(json!({
            "type": "library", "bom-ref": reference, "name": name, "version": version, "purl": reference,
            "hashes": [{"alg": "SHA-256", "content": checksum}],
            "licenses": [{"expression": part.licence}], "properties": files(&part.files),
        }));
        dependencies.push(json!({"ref": reference, "dependsOn": part.uses}));
    }
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "tools": {"components": tools(project, &rust, &parts)?},
            "component": {
                "type": "library", "bom-ref": itself, "name": "sovitaan", "version": env!("CARGO_PKG_VERSION"),
                "purl": itself.replace("pkg:cargo/", "pkg:npm/"), "licenses": [{"expression": root.licence}],
            },
        },
        "components": components,
        "dependencies": dependencies,
    }))
}

fn reference(name: &str, version: &str) -> String {
    format!("pkg:cargo/{name}@{version}")
}

/// Name and version of a reference.
fn named(reference: &str) -> (&str, &str) {
    let name = reference.rsplit('/').next().unwrap_or(reference);
    name.split_once('@').unwrap_or((name, ""))
}

fn version_of(reference: &str) -> &str {
    named(reference).1
}

fn files(files: &BTreeSet<&str>) -> Value {
    files.iter().map(|file| json!({"name": "sovitaan:file", "value": file})).collect()
}

/// Reads what `cargo tree` printed: a line for each crate, how deep it stands before it.
fn add(parts: &mut Parts, file: &'static str, tree: &str) -> Result<()> {
    let mut above: Vec<String> = Vec::new();
    for line in tree.lines().filter(|line| !line.is_empty()) {
        let mut words = line.split('\t');
        let mut word = || words.next().with_context(|| format!("cargo tree: `{line}`"));
        let depth: usize = word()?.parse().with_context(|| format!("cargo tree: `{line}`"))?;
        let (package, licence) = (word()?, word()?);
        let mut package = package.split(' ');
        let name = package.next().unwrap_or_default();
        let version = package.next().unwrap_or_default().trim_start_matches('v');
        let reference = reference(name, version);
        above.truncate(depth);
        if let Some(user) = above.last().and_then(|user| parts.get_mut(user)) {
            user.uses.insert(reference.clone());
        }
        let part = parts.entry(reference.clone()).or_default();
        part.files.insert(file);
        // The star says that what it uses stands further up; the stroke is how "or" was once written.
        part.licence = licence.trim_end_matches(" (*)").replace('/', " OR ");
        above.push(reference);
    }
    Ok(())
}

/// Name and version to SHA-256, of what came from a registry.
fn checksums(lock: &str) -> BTreeMap<(&str, &str), &str> {
    let packages = lock.split("[[package]]").filter_map(|package| {
        let field = |name: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = \""));
            line.map(|value| value.trim_end_matches('"'))
        };
        Some(((field("name")?, field("version")?), field("checksum")?))
    });
    packages.collect()
}

/// The standard library of the compiler that is set up here.
fn rust(project: &Project) -> Result<String> {
    let version = command::output(std::process::Command::new("rustc").arg("--version").current_dir(&project.root))?;
    let version = version.split(' ').nth(1).context("rustc says no version")?;
    Ok(format!("pkg:generic/rust-std@{version}"))
}

/// What made the files out of the sources.
fn tools(project: &Project, rust: &str, parts: &Parts) -> Result<Value> {
    // The glue's maker has the crate's version, to the last digit.
    let bindgen = parts.keys().find(|reference| named(reference).0 == "wasm-bindgen").map(|found| version_of(found));
    let bindgen = bindgen.context("cargo tree has no wasm-bindgen")?;
    let lock = fs::read_to_string(project.path("package-lock.json")).context("reading package-lock.json")?;
    let lock: Value = serde_json::from_str(&lock).context("package-lock.json is no JSON")?;
    let tool = |name: &str, version: &str| json!({"type": "application", "name": name, "version": version});
    let npm = |name: &str| {
        tool(name, lock["packages"][format!("node_modules/{name}")]["version"].as_str().unwrap_or_default())
    };
    Ok(json!([tool("rustc", version_of(rust)), tool("wasm-bindgen", bindgen), npm("binaryen"), npm("esbuild")]))
}

#[cfg(test)]
mod tests {
    use super::{Parts, add, checksums};

    #[test]
    fn a_tree_says_who_uses_whom_and_what_is_in_which_file() {
        let mut parts = Parts::new();
        let tree = "0\ta v1.0.0 (/here)\tMIT\n1\tb v2.0.0\tMIT/Apache-2.0\n2\tc v3.0.0\tZlib\n1\tc v3.0.0\tZlib (*)\n";
        add(&mut parts, "a.wasm", tree).unwrap();
        add(&mut parts, "b.wasm", "0\ta v1.0.0 (/here)\tMIT\n").unwrap();
        let uses = |name: &str| parts[name].uses.iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(uses("pkg:cargo/a@1.0.0"), ["pkg:cargo/b@2.0.0", "pkg:cargo/c@3.0.0"]);
        assert_eq!(uses("pkg:cargo/b@2.0.0"), ["pkg:cargo/c@3.0.0"]);
        assert_eq!(parts["pkg:cargo/b@2.0.0"].licence, "MIT OR Apache-2.0");
        assert_eq!(parts["pkg:cargo/c@3.0.0"].licence, "Zlib");
        assert!(parts["pkg:cargo/a@1.0.0"].files.contains("b.wasm"));
        assert!(add(&mut parts, "a.wasm", "a v1.0.0").is_err());
    }

    #[test]
    fn a_checksum_is_of_one_version() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"b\"\n\
                    version = \"2.0.0\"\nsource = \"registry\"\nchecksum = \"00ff\"\ndependencies = [\n \"a\",\n]\n";
        let found = checksums(lock);
        assert_eq!(found.get(&("b", "2.0.0")), Some(&"00ff"));
        assert_eq!(found.len(), 1);
    }
}
