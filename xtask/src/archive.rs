//! `cargo xtask zip`: all that a server without internet needs, in one file: the package, a page about it, and two pages
//! with a form.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::args::Args;
use crate::dist::{self, Files};
use crate::project::{Build, Project};
use crate::{command, integrity, stamp};

const PAGES: &str = "www/zip";
/// Where the package is, beside the pages.
const PACKAGE: &str = "sovitaan";

pub fn run(project: &Project, args: Args) -> Result<()> {
    args.end()?;
    let path = write(project)?;
    println!("{} is ready", project.show(&path));
    Ok(())
}

/// Writes the archive and returns where it is.
pub fn write(project: &Project) -> Result<PathBuf> {
    let package = files_of(&dist::write(project, Build::Release)?)?;
    let digests = package.get(Path::new(integrity::FILE)).context("the package has no digests")?;
    let digests: Map<String, Value> = serde_json::from_slice(digests)?;
    let mut files = Files::new();
    for (name, bytes) in files_of(&project.path(PAGES))? {
        let is_page = name.extension().is_some_and(|kind| kind == "html");
        let bytes = if is_page { fill(&String::from_utf8(bytes)?, &package, &digests)?.into_bytes() } else { bytes };
        files.insert(name, bytes);
    }
    files.extend(package.into_iter().map(|(name, bytes)| (Path::new(PACKAGE).join(name), bytes)));
    let name = format!("sovitaan-{}", env!("CARGO_PKG_VERSION"));
    let folder = project.target.join("zip").join(&name);
    dist::fill(&folder, &files)?;
    let archive = project.target.join(format!("{name}.zip"));
    command::run(command::node(project).arg("xtask/js/zip.mjs").args([&folder, &archive]))?;
    Ok(archive)
}

fn files_of(directory: &Path) -> Result<Files> {
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        Ok((path.strip_prefix(directory)?.to_owned(), bytes))
    };
    stamp::files(directory)?.into_iter().map(read).collect()
}

/// A page with its gaps filled: `{version}`, `{files}`, `{checklists}`, and the digest of a file by its name.
fn fill(page: &str, package: &Files, digests: &Map<String, Value>) -> Result<String> {
    let mut page = page.replace("{version}", env!("CARGO_PKG_VERSION"));
    page = page.replace("{files}", &rows(package, digests)).replace("{checklists}", &checklists(package)?);
    for (name, digest) in digests {
        page = page.replace(&format!("{{{name}}}"), digest.as_str().unwrap_or_default());
    }
    match page.split_once("integrity=\"{").and_then(|(_, left)| left.split_once('}')) {
        Some((name, _)) => bail!("a page of {PAGES} wants the digest of {name}, which is not in the package"),
        None => Ok(page),
    }
}

/// A row for each file that a digest is known of. Their names are ours: nothing in them has a meaning in HTML.
fn rows(package: &Files, digests: &Map<String, Value>) -> String {
    let row = |(name, digest): (&String, &Value)| {
        let size = package.get(Path::new(name)).map_or(0, Vec::len).div_ceil(1024);
        let digest = digest.as_str().unwrap_or_default();
        format!(
            "<tr><td><a href=\"{PACKAGE}/{name}\">{name}</a></td><td>{size}</td><td><code>{digest}</code></td></tr>"
        )
    };
    digests.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// An entry for each checklist, by its own title in the language that it is written in.
fn checklists(package: &Files) -> Result<String> {
    let mut entries = Vec::new();
    for (name, bytes) in package {
        if name.parent() != Some(Path::new("schemas")) || name.ends_with("envelope.json") {
            continue;
        }
        let checklist: Value = serde_json::from_slice(bytes).with_context(|| format!("reading {}", name.display()))?;
        let title = checklist["title"].as_str().with_context(|| format!("{} has no title", name.display()))?;
        let language = checklist["x-form"]["language"].as_str().unwrap_or("en");
        let name = name.display();
        entries.push(format!("<li><a href=\"{PACKAGE}/{name}\" lang=\"{language}\">{title}</a></li>"));
    }
    Ok(entries.join("\n"))
}
