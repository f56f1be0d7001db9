//! `www/element` as what pages and bundlers load: modules, and the scripts that are none.

use std::path::PathBuf;

use anyhow::Result;

use crate::command;
use crate::project::{Build, Project};
use crate::{stamp, wasm};

const SCRIPT: &str = "xtask/js/bundle.mjs";
const SOURCES: &str = "www/element";
pub const LOCALES: &str = "src/locale/catalogues";

/// Bundles when a source changed; returns the directory of the modules.
pub fn build(project: &Project, build: Build) -> Result<PathBuf> {
    let directory = project.parts(build).join("bundle");
    let chunks = wasm::CHUNKS.iter().map(|chunk| (chunk.file, wasm::finished(project, build, chunk)));
    let chunks: Vec<(&str, PathBuf)> = chunks.collect();
    let locales = project.path(LOCALES);
    let sources = [project.path(SOURCES), project.path(SCRIPT), project.path("package-lock.json")];
    // The one file with everything inside has these in it.
    let packed = chunks.iter().map(|(_, file)| file.clone()).chain([locales.clone()]);
    let inputs: Vec<PathBuf> = sources.into_iter().chain(packed).collect();
    let outputs = [directory.join("sovitaan.js")];
    let stamp = project.parts(build).join("bundled");
    stamp::refresh(&stamp, &inputs, &outputs, || {
        println!("bundling {SOURCES} (esbuild) …");
        let mut node = command::node(project);
        node.args([SCRIPT, SOURCES]).arg(&directory).arg(build.name()).arg(&locales);
        node.args(chunks.iter().map(|(name, file)| format!("{name}={}", file.display())));
        command::run(&mut node)
    })?;
    Ok(directory)
}
