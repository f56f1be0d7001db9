//! `cargo xtask bench`: the benchmarks, on what a host would really serve.

use anyhow::Result;

use crate::args::Args;
use crate::command;
use crate::project::Project;
use crate::test::browser_environment;

pub fn run(project: &Project, args: Args) -> Result<()> {
    let mut node = command::node(project);
    browser_environment(project, &mut node)?;
    command::run(node.arg("tests/bench/run.mjs").args(args.rest()))
}
