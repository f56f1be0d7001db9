//! `www/element` as ES modules: `sovitaan.js` and what it imports later.

use std::path::PathBuf;

use anyhow::Result;

use crate::command;
use crate::project::{Build, Project};
use crate::stamp;

const SCRIPT: &str = "xtask/js/bundle.mjs";
/// Its name is the name in `dist`, as for every module that is imported lazily.
const ENTRY: &str = "www/element/sovitaan.ts";

/// Bundles when a source changed; returns the directory of the modules.
pub fn build(project: &Project, build: Build) -> Result<PathBuf> {
    let directory = project.parts(build).join("bundle");
    let inputs = [project.path("www/element"), project.path(SCRIPT), project.path("package-lock.json")];
    let outputs = [directory.join("sovitaan.js")];
    let stamp = project.parts(build).join("bundled");
    stamp::refresh(&stamp, &inputs, &outputs, || {
        println!("bundling {ENTRY} (esbuild) …");
        command::run(command::node(project).args([SCRIPT, ENTRY]).arg(&directory).arg(build.name()))
    })?;
    Ok(directory)
}
