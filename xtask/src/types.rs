//! TypeScript: the check, and the declarations that the package carries.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command;
use crate::project::{Build, Project};
use crate::stamp;

/// Checks all TypeScript; writes nothing.
pub fn check(project: &Project) -> Result<()> {
    command::run(command::npm_bin(project, "tsc").args([
        "--project",
        ".",
        "--emitDeclarationOnly",
        "false",
        "--noEmit",
    ]))
}

/// Writes the declarations when a source changed; returns those that a user can reach.
pub fn emit(project: &Project, build: Build) -> Result<Vec<PathBuf>> {
    let directory = project.parts(build).join("types");
    let inputs = [project.path("www/element"), project.path("tsconfig.json"), project.path("package-lock.json")];
    let public = ["sovitaan.d.ts", "validate.d.ts", "frame.d.ts"].map(|name| directory.join(name));
    let stamp = project.parts(build).join("typed");
    stamp::refresh(&stamp, &inputs, &public, || {
        println!("writing the type declarations (tsc) …");
        if directory.exists() {
            fs::remove_dir_all(&directory).with_context(|| format!("removing {}", directory.display()))?;
        }
        command::run(
            command::npm_bin(project, "tsc")
                .args(["--project", ".", "--noEmit", "false"])
                .args(["--declaration", "--emitDeclarationOnly"])
                .args(["--rootDir", "www/element", "--outDir"])
                .arg(&directory),
        )
    })?;
    reachable(&public)
}

/// The declaration files that these lead to. The rest describes the inside and stays at home.
fn reachable(first: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut known: BTreeSet<PathBuf> = first.iter().cloned().collect();
    let mut todo = first.to_vec();
    while let Some(file) = todo.pop() {
        let text = fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        let directory = file.parent().unwrap_or(Path::new(""));
        for module in imports(&text) {
            if module.starts_with("./generated/") {
                bail!(
                    "the public types lead to {module} by way of {}: keep the glue out of what users see",
                    file.file_name().unwrap_or_default().display()
                );
            }
            let next = directory.join(module).with_extension("d.ts");
            if known.insert(next.clone()) {
                todo.push(next);
            }
        }
    }
    Ok(known.into_iter().collect())
}

/// The relative modules that a declaration file names: `from './a.js'`, `import('./a.js')`, `import './a.js'`.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    ["'./", "\"./"].into_iter().flat_map(move |start| {
        text.match_indices(start).filter_map(move |(at, _)| {
            let (quote, rest) = text[at..].split_at(1);
            rest.split_once(quote).map(|(module, _)| module)
        })
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn finds_every_way_to_name_a_module() {
        let text = "import './a.js';\nexport type { B } from \"./b.js\";\nlet c: import('./d/c.js').C; 'x';";
        let found: Vec<_> = super::imports(text).collect();
        assert_eq!(found, ["./a.js", "./d/c.js", "./b.js"]);
    }
}
