//! `cargo xtask fuzz`: random schemas, edits and envelopes (`fuzz/`), one target after the other. What a case must
//! keep to stands in `fuzz/src/check`; how to go on from a crash in `fuzz/README.md`.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::args::Args;
use crate::command;
use crate::project::Project;
use crate::system;

const TARGETS: [&str; 4] = ["compile", "edits", "envelope", "conditions"];

/// What makes code tell libFuzzer which way it went. `cargo fuzz` asks for the same.
const COVERAGE: [&str; 6] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// A case that takes longer than this many seconds hangs a page. By the clock, and with every branch counted: on a
/// busy machine that is a multiple of what the case costs a page.
const TOO_LONG: u64 = 10;

/// How long, from which seed, and what may be reused.
struct Effort {
    seconds: u64,
    seed: u32,
    /// At the most so many cases; without a limit, what earlier runs found worth keeping is where this one starts.
    cases: Option<u64>,
}

pub fn run(project: &Project, mut args: Args) -> Result<()> {
    let seconds = args.option("--seconds")?.unwrap_or(60);
    let seed = args.option("--seed")?.unwrap_or_else(std::process::id);
    let targets = match args.word() {
        Some(name) => vec![
            TARGETS
                .into_iter()
                .find(|target| *target == name)
                .with_context(|| format!("there is no fuzz target `{name}`; there are {}", TARGETS.join(", ")))?,
        ],
        None => TARGETS.to_vec(),
    };
    args.end()?;
    fuzz(project, &targets, &Effort { seconds, seed, cases: None })
}

/// The step of `cargo xtask test fuzz`: the same cases on every machine, as far as it gets in the time.
pub fn check(project: &Project) -> Result<()> {
    fuzz(project, &TARGETS, &Effort { seconds: 20, seed: 1, cases: Some(1_500) })
}

fn fuzz(project: &Project, targets: &[&str], effort: &Effort) -> Result<()> {
    let programs = build(project)?;
    println!("seed {}", effort.seed);
    println!("{:<11} {:>9} {:>9} {:>8}", "target", "cases", "cases/s", "crashes");
    let mut crashes = 0;
    for target in targets {
        let mut fuzzer = Fuzzer::new(project, target, effort)?;
        while fuzzer.go_on(&programs.join(target))? {}
        let Fuzzer { cases, started, .. } = fuzzer;
        let rate = cases.checked_div(started.elapsed().as_secs().max(1)).unwrap_or_default();
        println!("{target:<11} {cases:>9} {rate:>9} {:>8}", fuzzer.crashes);
        crashes += fuzzer.crashes;
    }
    if crashes > 0 {
        bail!("{crashes} crashes; fuzz/README.md says how to go on from here");
    }
    Ok(())
}

/// Builds the targets, with the flags, where they do not make the other builds start anew.
fn build(project: &Project) -> Result<std::path::PathBuf> {
    if system::which("c++").is_none() {
        if !system::may_install() {
            bail!("libFuzzer is C++: install a compiler for it (on Debian `apt-get install g++`)");
        }
        system::install("g++")?;
    }
    let about = command::output(Command::new("rustc").arg("-vV").current_dir(&project.root))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).context("`rustc -vV` names no host")?;
    let target = project.target.join("fuzz");
    let mut cargo = command::cargo(project);
    cargo.args(["build", "--locked", "--package", "sovitaan-fuzz", "--bins", "--features", "libfuzzer"]);
    // With a target named, the flags are not those of build scripts and macros.
    cargo.args(["--profile", "fuzz", "--target", host]);
    cargo.arg("--target-dir").arg(&target).env("CARGO_ENCODED_RUSTFLAGS", COVERAGE.join("\u{1f}"));
    command::run(&mut cargo)?;
    Ok(target.join(host).join("fuzz"))
}

/// One target at work: libFuzzer ends at each crash, and is started again.
struct Fuzzer<'a> {
    effort: &'a Effort,
    corpus: String,
    found: String,
    started: Instant,
    turn: u32,
    cases: u64,
    crashes: u32,
}

impl<'a> Fuzzer<'a> {
    fn new(project: &Project, target: &str, effort: &'a Effort) -> Result<Self> {
        let directory = |name: &str| {
            let path = project.target.join("fuzz").join(name).join(target);
            fs::create_dir_all(&path).with_context(|| format!("creating {}", path.display()))?;
            Ok::<_, anyhow::Error>(path.display().to_string())
        };
        let (corpus, found) = (directory("corpus")?, directory("found")?);
        Ok(Self { effort, corpus, found, started: Instant::now(), turn: 0, cases: 0, crashes: 0 })
    }

    /// Fuzzes until there is a crash or the time is over; says whether there is time left.
    fn go_on(&mut self, program: &std::path::Path) -> Result<bool> {
        let left = Duration::from_secs(self.effort.seconds).saturating_sub(self.started.elapsed()).as_secs();
        if left == 0 {
            return Ok(false);
        }
        let mut fuzzer = Command::new(program);
        fuzzer
            .arg(format!("-seed={}", self.effort.seed.wrapping_add(self.turn)))
            .arg(format!("-max_total_time={left}"))
            .arg(format!("-timeout={TOO_LONG}"))
            .arg(format!("-artifact_prefix={}/", self.found))
            .args(["-max_len=1024", "-len_control=0", "-print_final_stats=1"]);
        match self.effort.cases {
            Some(cases) => fuzzer.arg(format!("-runs={cases}")),
            None => fuzzer.arg(&self.corpus),
        };
        let output = fuzzer.output().with_context(|| format!("starting {}", program.display()))?;
        let said = String::from_utf8_lossy(&output.stderr);
        self.turn += 1;
        self.cases += number_after(&said, "stat::number_of_executed_units:");
        if output.status.success() {
            return Ok(false);
        }
        self.crashes += 1;
        report(&said);
        // The same seed would lead there again.
        Ok(self.effort.cases.is_none())
    }
}

fn number_after(said: &str, name: &str) -> u64 {
    said.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok()).unwrap_or_default()
}

/// The case, and what is wrong with it: not what libFuzzer says of its own progress.
fn report(said: &str) {
    let from = said.find("case: ").or_else(|| said.find("==ERROR")).or_else(|| said.find("== ERROR"));
    let lines = said[from.unwrap_or_default()..].lines();
    for line in lines.take_while(|line| !line.starts_with("stack backtrace")).take(12) {
        eprintln!("{line}");
    }
}

#[cfg(test)]
mod tests {
    use super::number_after;

    #[test]
    fn counts_what_libfuzzer_says_it_has_done() {
        let said = "Done 7 runs\nstat::number_of_executed_units: 1203\nstat::average_exec_per_sec:     9\n";
        assert_eq!(number_after(said, "stat::number_of_executed_units:"), 1203);
        assert_eq!(number_after("nothing", "stat::number_of_executed_units:"), 0);
    }
}
