//! The two wasm chunks: one crate, compiled twice, with JavaScript glue beside each.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::command;
use crate::project::{Build, Project};
use crate::stamp;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// One compilation of the crate `sovitaan`.
#[derive(Debug)]
pub struct Chunk {
    pub name: &'static str,
    /// What the glue is called: `engine` gives `engine.js` and `engine.d.ts`.
    glue: &'static str,
    /// What the wasm file is called in `dist`.
    pub file: &'static str,
    /// What cargo is told.
    pub features: &'static [&'static str],
    /// Whether the page replaces the instance after a trap: the glue then has `__wbg_reset_state`.
    restarts: bool,
}

/// What a page waits for, what it loads meanwhile, and what it loads where documents are compared.
pub const CHUNKS: [Chunk; 3] = [
    Chunk {
        name: "engine",
        glue: "engine",
        file: "sovitaan.wasm",
        features: &["--no-default-features"],
        restarts: true,
    },
    Chunk {
        name: "validator",
        glue: "validator",
        file: "sovitaan-validator.wasm",
        features: &["--no-default-features", "--features", "validator"],
        restarts: true,
    },
    Chunk {
        name: "comparer",
        glue: "comparer",
        file: "sovitaan-compare.wasm",
        features: &["--no-default-features", "--features", "compare"],
        restarts: false,
    },
];

/// The engine with faults on demand (`src/wasm/fault.rs`): for the tests, with the glue of the other one.
pub const FAULTY: Chunk = Chunk {
    name: "faulty",
    glue: "engine",
    file: "sovitaan-faulty.wasm",
    features: &["--no-default-features", "--features", "fault"],
    restarts: true,
};

/// Where `www/element` finds the glue.
const GLUE: &str = "www/element/generated";

/// What rustc 1.95 emits for wasm32 and every evergreen browser runs. `wasm-opt` may use these and
/// no more: `--all-features` would let it emit what browsers do not have.
const WASM_FEATURES: [&str; 8] = [
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-reference-types",
    "--enable-call-indirect-overlong",
];

/// Measured after brotli, which is what a page downloads. -Os beats -Oz (smaller only before
/// compression), -O2 and -O3. Copies that inlining makes and locals that shared expressions need cost
/// more than they save, and functions of one module beside each other resemble each other: together
/// 6 % of the validator and 4 % of the engine, and no difference in speed that the benchmarks see.
const OPTIMISE: [&str; 6] = [
    "-Os",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=local-cse",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
];

/// Builds all chunks and puts their glue where `www/element` imports it from.
pub fn build(project: &Project, build: Build) -> Result<()> {
    for chunk in &CHUNKS {
        let compiled = compile(project, build, chunk)?;
        bind(project, build, chunk, &compiled)?;
        if build == Build::Release {
            optimise(project, chunk)?;
        }
    }
    place_glue(project, build)
}

/// The engine with faults on demand.
pub fn faulty(project: &Project) -> Result<PathBuf> {
    let compiled = compile(project, Build::Release, &FAULTY)?;
    bind(project, Build::Release, &FAULTY, &compiled)?;
    Ok(bound(project, Build::Release, &FAULTY))
}

/// The finished wasm of a chunk.
pub fn finished(project: &Project, build: Build, chunk: &Chunk) -> PathBuf {
    match build {
        Build::Dev => bound(project, build, chunk),
        Build::Release => project.parts(build).join("optimised").join(chunk.file),
    }
}

fn bindings(project: &Project, build: Build, chunk: &Chunk) -> PathBuf {
    project.parts(build).join("bindings").join(chunk.name)
}

fn bound(project: &Project, build: Build, chunk: &Chunk) -> PathBuf {
    bindings(project, build, chunk).join(format!("{}_bg.wasm", chunk.glue))
}

fn compile(project: &Project, build: Build, chunk: &Chunk) -> Result<PathBuf> {
    // A target directory each: all compilations are called `sovitaan.wasm`, and in one directory
    // each would overwrite the others and cargo would not notice.
    let target = project.target.join(format!("wasm-{}", chunk.name));
    let profile = build.wasm_profile();
    let compiled = target.join(TARGET).join(profile).join("sovitaan.wasm");
    println!("building the {} (wasm32, {}) …", chunk.name, build.name());
    let mut cargo = command::cargo(project);
    // Of its two kinds of library only this one: where cargo makes both, it leaves out the link-time
    // optimisation across crates, which is worth 6 % of the engine.
    cargo.args(["rustc", "--package", "sovitaan", "--lib", "--crate-type", "cdylib"]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", portable_paths(project));
    cargo.args(["--target", TARGET, "--profile", profile]);
    cargo.args(chunk.features);
    cargo.arg("--target-dir").arg(&target);
    if compiled.exists() {
        // A second build is short: warnings and errors only. The first shows cargo's progress.
        cargo.arg("--quiet");
    }
    command::run(&mut cargo)?;
    Ok(compiled)
}

/// What panics say of places in the sources, without where those lie on this machine: the files are the
/// same wherever they are built, and tell nobody's home directory.
fn portable_paths(project: &Project) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registry = home.map(|home| format!("--remap-path-prefix={}=cargo", home.join("registry/src").display()));
    let own = format!("--remap-path-prefix={}=.", project.root.display());
    registry.into_iter().chain([own]).collect::<Vec<_>>().join("\u{1f}")
}

fn bind(project: &Project, build: Build, chunk: &Chunk, compiled: &Path) -> Result<()> {
    let directory = bindings(project, build, chunk);
    let outputs = [
        directory.join(format!("{}.js", chunk.glue)),
        directory.join(format!("{}.d.ts", chunk.glue)),
        bound(project, build, chunk),
    ];
    let stamp = project.parts(build).join(format!("{}.bound", chunk.name));
    stamp::refresh(&stamp, &[compiled.to_owned()], &outputs, || {
        println!("making the JavaScript glue of the {} …", chunk.name);
        let mut bindgen = Bindgen::new();
        bindgen.input_path(compiled).out_name(chunk.glue);
        bindgen
            .web(true)?
            .typescript(true)
            .reset_state_function(chunk.restarts)
            .generate(&directory)
            .with_context(|| format!("wasm-bindgen on {}", compiled.display()))
    })
}

fn optimise(project: &Project, chunk: &Chunk) -> Result<()> {
    let input = bound(project, Build::Release, chunk);
    let output = finished(project, Build::Release, chunk);
    let stamp = (project.parts(Build::Release)).join(format!("{}.optimised", chunk.name));
    let inputs = [input.clone(), project.path("package-lock.json")];
    stamp::refresh(&stamp, &inputs, std::slice::from_ref(&output), || {
        println!("optimising the {} (wasm-opt) …", chunk.name);
        if let Some(directory) = output.parent() {
            fs::create_dir_all(directory).with_context(|| format!("creating {}", directory.display()))?;
        }
        let mut wasm_opt = command::npm_bin(project, "wasm-opt");
        wasm_opt.args(WASM_FEATURES).args(OPTIMISE);
        command::run(wasm_opt.arg(&input).arg("-o").arg(&output))
    })
}

/// Copies the glue into the sources. Only what differs is written: the file times there decide
/// whether the bundle is stale.
fn place_glue(project: &Project, build: Build) -> Result<()> {
    let directory = project.path(GLUE);
    fs::create_dir_all(&directory).with_context(|| format!("creating {}", directory.display()))?;
    for chunk in &CHUNKS {
        for ending in ["js", "d.ts"] {
            let name = format!("{}.{ending}", chunk.glue);
            let from = bindings(project, build, chunk).join(&name);
            let text = fs::read(&from).with_context(|| format!("reading {}", from.display()))?;
            crate::dist::write_if_changed(&directory.join(name), &text)?;
        }
    }
    Ok(())
}
