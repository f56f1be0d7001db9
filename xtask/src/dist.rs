//! `cargo xtask dist`: everything that a web page loads, in one directory.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::args::Args;
use crate::project::{Build, Project};
use crate::{bundle, integrity, npm, package, sbom, stamp, types, wasm};

pub fn run(project: &Project, mut args: Args) -> Result<()> {
    let build = if args.flag("--dev") { Build::Dev } else { Build::Release };
    args.end()?;
    write(project, build).map(drop)
}

/// Brings `dist` up to date and returns where it is.
pub fn write(project: &Project, build: Build) -> Result<PathBuf> {
    let start = Instant::now();
    npm::install(project)?;
    wasm::build(project, build)?;
    let mut files = collect(project, build)?;
    files.insert(integrity::FILE.into(), integrity::json(&files)?);
    let dist = project.dist(build);
    fill(&dist, &files)?;
    let seconds = start.elapsed().as_secs_f32();
    println!("{} is ready ({seconds:.1} s)", project.show(&dist));
    Ok(dist)
}

/// Path in `dist` to content.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

fn collect(project: &Project, build: Build) -> Result<Files> {
    let mut files = Files::new();
    for chunk in &wasm::CHUNKS {
        let bytes = read(&wasm::finished(project, build, chunk))?;
        files.insert(chunk.file.into(), bytes);
    }
    add_directory(&mut files, "", &bundle::build(project, build)?)?;
    if build == Build::Release {
        // Not while developing: a type error should not stand between a developer and the page.
        for file in types::emit(project, build)? {
            let name = file.file_name().unwrap_or_default();
            files.insert(name.into(), read(&file)?);
        }
    }
    add_directory(&mut files, "", &project.path("www/package"))?;
    add_directory(&mut files, "schemas", &project.path("schemas"))?;
    for catalogue in stamp::files(&project.path(bundle::LOCALES))? {
        let name = catalogue.file_name().unwrap_or_default();
        files.insert(Path::new("locales").join(name), minified(&catalogue)?);
    }
    for (name, source) in [
        ("custom-elements.json", "www/element/custom-elements.json"),
        ("LICENSE-MIT", "LICENSE-MIT"),
        ("LICENSE-APACHE", "LICENSE-APACHE"),
    ] {
        files.insert(name.into(), read(&project.path(source))?);
    }
    files.insert(sbom::FILE.into(), read(&sbom::write(project)?)?);
    package::same_version(project)?;
    files.insert("package.json".into(), package::json()?);
    Ok(files)
}

fn add_directory(files: &mut Files, to: &str, from: &Path) -> Result<()> {
    for file in stamp::files(from)? {
        let name = Path::new(to).join(file.strip_prefix(from)?);
        files.insert(name, read(&file)?);
    }
    Ok(())
}

fn minified(path: &Path) -> Result<Vec<u8>> {
    let value: Value =
        serde_json::from_slice(&read(path)?).with_context(|| format!("{} is no JSON", path.display()))?;
    Ok(serde_json::to_vec(&value)?)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

/// Makes a directory hold these files and no others.
pub fn fill(directory: &Path, files: &Files) -> Result<()> {
    for (name, bytes) in files {
        write_if_changed(&directory.join(name), bytes)?;
    }
    remove_others(directory, files)
}

/// Leaves a file alone that already says the same, so that its time tells when it last changed.
pub fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory).with_context(|| format!("creating {}", directory.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

/// What an earlier build left and this one does not make.
fn remove_others(directory: &Path, files: &Files) -> Result<()> {
    for file in stamp::files(directory)? {
        if !files.contains_key(file.strip_prefix(directory)?) {
            fs::remove_file(&file).with_context(|| format!("removing {}", file.display()))?;
        }
    }
    Ok(())
}
