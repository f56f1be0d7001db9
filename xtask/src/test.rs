//! `cargo xtask test`: the usual checks, cheapest first, until one fails.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::args::Args;
use crate::project::{Build, Project};
use crate::{
    archive, chromium, command, consumers, dist, firefox, fuzz, hosts, lint as checklists, npm, portals, postgres,
    reproduce, serve, site, size, snippets, stamp, supply, torture, types, validators, wasm,
};

/// A check that can be asked for by name. Each prepares what it needs itself; what is already up to
/// date costs next to nothing.
struct Step {
    name: &'static str,
    what: &'static str,
    run: fn(&Project) -> Result<()>,
}

const STEPS: [Step; 12] = [
    Step { name: "format", what: "rustfmt", run: format },
    Step { name: "lint", what: "clippy: the workspace, and both wasm chunks", run: lint },
    Step { name: "supply", what: "what is built in: licences, sources, known flaws", run: supply::check },
    Step { name: "native", what: "Rust tests, some with random cases, and the examples beside the code", run: native },
    Step { name: "checklists", what: "the linter on the checklists", run: checklists::check },
    Step {
        name: "validators",
        what: "other validators of JSON Schema, another reader of calendars",
        run: validators::check,
    },
    Step { name: "docs", what: "the examples in the pages of documentation, and the links beside the code", run: docs },
    Step { name: "types", what: "TypeScript", run: types },
    Step { name: "dist", what: "the release build of what a page loads", run: release },
    Step { name: "size", what: "the size budgets", run: size::check },
    Step { name: "browser", what: "the element and the portal in Chromium, some in Firefox too", run: browser },
    Step { name: "torture", what: "what should never happen, a little of each", run: torture::check },
];

/// Those that install so much, or take so long, that they run only when asked for.
const LONG: [Step; 6] = [
    Step {
        name: "fuzz",
        what: "random schemas, edits and envelopes, and a fuzzer that sees where they lead",
        run: fuzz::check,
    },
    Step { name: "reproduce", what: "the package built again elsewhere, byte for byte", run: reproduce::check },
    Step { name: "site", what: "the documentation as a site, and where its links lead", run: site::check },
    Step {
        name: "hosts",
        what: "other people's JSON, CloudEvents, databases and queues, and the example hosts",
        run: hosts::check,
    },
    Step { name: "consumers", what: "the package in pages built by others' tools", run: consumers::check },
    Step { name: "portals", what: "WordPress and Wagtail, with a form on a page", run: portals::check },
];

fn all() -> impl Iterator<Item = &'static Step> {
    STEPS.iter().chain(&LONG)
}

pub fn run(project: &Project, mut args: Args) -> Result<()> {
    if args.flag("--list") {
        args.end()?;
        for step in &STEPS {
            println!("{:<10} {}", step.name, step.what);
        }
        println!("\nonly when asked for:");
        for step in &LONG {
            println!("{:<10} {}", step.name, step.what);
        }
        return Ok(());
    }
    let steps = select(&args.rest())?;
    let mut done = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        println!("\n── {} ({} of {}): {}", step.name, at + 1, steps.len(), step.what);
        let start = Instant::now();
        let result = (step.run)(project);
        done.push((step.name, start.elapsed(), result.is_ok()));
        if let Err(error) = result {
            summary(&done);
            let after = steps.len() - done.len();
            let rest = if after > 0 { format!("; {after} not run") } else { String::new() };
            return Err(
                error.context(format!("step `{0}` failed (again with `cargo xtask test {0}`){rest}", step.name))
            );
        }
    }
    summary(&done);
    Ok(())
}

/// The steps named, in the order in which they stand in the tables; all of the first when none is named.
fn select(names: &[String]) -> Result<Vec<&'static Step>> {
    if names.is_empty() {
        return Ok(STEPS.iter().collect());
    }
    if let Some(unknown) = names.iter().find(|name| all().all(|step| step.name != **name)) {
        let known = all().map(|step| step.name).collect::<Vec<_>>().join(", ");
        bail!("there is no test step `{unknown}`; there are {known}");
    }
    Ok(all().filter(|step| names.iter().any(|name| name == step.name)).collect())
}

fn summary(done: &[(&str, Duration, bool)]) {
    println!();
    for (name, time, passed) in done {
        let verdict = if *passed { "passed" } else { "FAILED" };
        println!("{name:<10} {:>7.1} s  {verdict}", time.as_secs_f32());
    }
    let total: Duration = done.iter().map(|(_, time, _)| *time).sum();
    println!("{:<10} {:>7.1} s", "total", total.as_secs_f32());
}

fn cargo(project: &Project, words: &str) -> Command {
    let mut cargo = command::cargo(project);
    cargo.args(words.split_whitespace());
    cargo
}

fn format(project: &Project) -> Result<()> {
    command::run(&mut cargo(project, "fmt --all --check"))
}

fn lint(project: &Project) -> Result<()> {
    let strict = ["--", "--deny", "warnings"];
    command::run(cargo(project, "clippy --workspace --all-targets").args(strict))?;
    for chunk in wasm::CHUNKS.iter().chain([&wasm::FAULTY]) {
        // Its own target is compiled for its own features; a lint there shows nowhere else.
        let mut clippy = cargo(project, "clippy --package sovitaan --lib --target");
        clippy.arg(wasm::TARGET).args(chunk.features);
        command::run(clippy.args(strict))?;
    }
    Ok(())
}

fn native(project: &Project) -> Result<()> {
    postgres::prepare()?;
    // All at once: asked for apart, the examples would be tried with what is compiled anew for them.
    command::run(&mut cargo(project, "test --workspace"))
}

fn docs(project: &Project) -> Result<()> {
    snippets::check(project)?;
    command::run(
        cargo(project, "doc --workspace --no-deps --document-private-items").env("RUSTDOCFLAGS", "--deny warnings"),
    )
}

fn types(project: &Project) -> Result<()> {
    // The sources import the glue, so it has to be there.
    npm::install(project)?;
    wasm::build(project, Build::Release)?;
    types::check(project)
}

fn release(project: &Project) -> Result<()> {
    dist::write(project, Build::Release).map(drop)
}

fn browser(project: &Project) -> Result<()> {
    let tests = tests_in(project, "tests/browser")?;
    let mut node = command::node(project);
    browser_environment(project, &mut node)?;
    node.env("SOVITAAN_ZIP", archive::write(project)?);
    // Much of a test is waiting: on two cores two files at a time take little more than half as long.
    command::run(node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"]).args(tests))
}

/// What a script that drives a browser is told: where the finished files, the portal and the browser are.
pub fn browser_environment(project: &Project, script: &mut Command) -> Result<()> {
    let dist = dist::write(project, Build::Release)?;
    serve::build_portal(project)?;
    script
        .env("SOVITAAN_DIST", dist)
        .env("SOVITAAN_FAULTY", wasm::faulty(project)?)
        .env("SOVITAAN_PORTAL", project.program(serve::PORTAL))
        .env("SOVITAAN_CHROMIUM", chromium::obtain(project)?);
    if let Some(shell) = chromium::shell() {
        script.env("SOVITAAN_SHELL", shell);
    }
    if let Some(firefox) = firefox::obtain()? {
        script.env("SOVITAAN_FIREFOX", firefox);
    }
    Ok(())
}

/// The test files by name: what `node --test` makes of a directory differs between its versions.
pub fn tests_in(project: &Project, directory: &str) -> Result<Vec<String>> {
    let files = stamp::files(&project.path(directory))?;
    let tests: Vec<_> =
        files.iter().map(|file| project.show(file)).filter(|file| file.ends_with(".test.mjs")).collect();
    if tests.is_empty() {
        bail!("{directory} has no *.test.mjs");
    }
    Ok(tests)
}

#[cfg(test)]
mod tests {
    use super::{STEPS, select};

    #[test]
    fn steps_run_in_the_order_of_the_table() {
        let names = |words: &[&str]| {
            let words: Vec<_> = words.iter().map(|&word| word.to_owned()).collect();
            select(&words).map(|steps| steps.iter().map(|step| step.name).collect::<Vec<_>>())
        };
        assert_eq!(names(&[]).unwrap().len(), STEPS.len());
        assert!(!names(&[]).unwrap().contains(&"portals"), "it is large");
        assert_eq!(names(&["portals", "size", "native"]).unwrap(), ["native", "size", "portals"]);
        assert!(names(&["nativ"]).is_err());
    }
}
