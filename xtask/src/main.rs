//! `cargo xtask <command>`: builds, serves, tests and measures. One command, one file; what they
//! share (`wasm`, `npm`, `bundle` …) has a file of its own.

mod acknowledge;
mod archive;
mod args;
mod bench;
mod bundle;
mod chromium;
mod command;
mod consumers;
mod dist;
mod firefox;
mod fuzz;
mod hosts;
mod integrity;
mod keywords;
mod lint;
mod npm;
mod package;
mod portals;
mod postgres;
mod project;
mod python;
mod reference;
mod reproduce;
mod sbom;
mod serve;
mod site;
mod size;
mod snippets;
mod stamp;
mod supply;
mod system;
mod test;
mod torture;
mod types;
mod validators;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};
use args::Args;
use project::Project;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N] [--release]   build what changed and open the demo portal on 127.0.0.1 (port 8080)
  test [STEP…] [--list]          run the usual checks, or only the steps named; --list: which there are
  lint [FILE…] [--format F]      look for what the authors of checklists should mend (F: text, json, sarif)
  lint --against OLD NEW [--format F]
                                 what becomes of the answers to an old version of a checklist in a new one
  acknowledge                    renew the digests of who has agreed in schemas/examples
  dist [--dev]                   write what a web page loads to dist/ (with --dev: quickly, to target/dist-dev/)
  zip                            write dist/, and pages that use it, to one file for a server without internet
  reproduce                      build dist/ a second time, elsewhere, and compare it byte by byte
  size                           print the size of every file of dist/ and hold the budgets
  keywords                       write docs/keywords.md from the cases that the tests run
  reference                      write docs/element.md and docs/words.md from what editors and the linter read
  site                           write the documentation as a site, with mdBook, to target/site/book
  bench [ARGUMENT…]              run the benchmarks
  fuzz [TARGET] [--seconds N] [--seed N]
                                 try random schemas, edits and envelopes, a minute for each target
  torture [ROW…] [--share 0.1] [--seed N]
                                 do what should never happen, very often, to the form and to the portal
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut args = Args::new(std::env::args().skip(1));
    let Some(command) = args.word() else {
        bail!("which command?\n\n{USAGE}");
    };
    let project = Project::here()?;
    match command.as_str() {
        "serve" => serve::run(&project, args),
        "test" => test::run(&project, args),
        "dist" => dist::run(&project, args),
        "zip" => archive::run(&project, args),
        "reproduce" => reproduce::run(&project, args),
        "size" => size::run(&project, args),
        "keywords" => keywords::run(&project, args),
        "reference" => reference::run(&project, args),
        "site" => site::run(&project, args),
        "lint" => lint::run(&project, args),
        "acknowledge" => acknowledge::run(&project, args),
        "bench" => bench::run(&project, args),
        "fuzz" => fuzz::run(&project, args),
        "torture" => torture::run(&project, args),
        "help" | "-h" | "--help" => {
            print!("{USAGE}");
            Ok(())
        }
        other => bail!("there is no command `{other}`\n\n{USAGE}"),
    }
}
