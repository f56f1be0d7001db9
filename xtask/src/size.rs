//! `cargo xtask size`: what the files of `dist` weigh, and whether the budgets hold.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::args::Args;
use crate::project::{Build, Project};
use crate::{command, dist};

/// A promise about what a page downloads.
#[derive(Debug)]
struct Budget {
    what: &'static str,
    files: &'static [File],
    /// After brotli, in KiB.
    kib: f64,
}

#[derive(Debug)]
enum File {
    Named(&'static str),
    /// One of a directory is needed: count the largest.
    LargestOf(&'static str),
}

/// All budgets. A change here is a change of what the README promises.
const BUDGETS: [Budget; 3] = [
    Budget {
        what: "before a form in one language is usable",
        files: &[File::Named("sovitaan.js"), File::Named("sovitaan.wasm"), File::LargestOf("locales/")],
        // 168.5 before the element was a control of the page's form and could be put into any element; 169.8 before an
        // opened document said that it had been changed; 170.7 before a newer checklist took over what does not apply just
        // now, and the page's form waited for this one to be there.
        kib: 172.0,
    },
    Budget {
        what: "the validator, loaded meanwhile",
        files: &[File::Named("sovitaan-validator.js"), File::Named("sovitaan-validator.wasm")],
        kib: 508.0,
    },
    Budget {
        what: "comparing, loaded where documents are compared",
        files: &[File::Named("sovitaan-compare.js"), File::Named("sovitaan-compare.wasm")],
        // 158.5 before the view knew pages without a script (`sovitaan render`); 158.9 before a draft told which occasion
        // an account is of.
        kib: 159.5,
    },
];

#[derive(Debug, Clone, Copy)]
struct Weight {
    raw: f64,
    gzip: f64,
    brotli: f64,
}

/// Path in `dist`, with `/` between its parts, to weight.
type Weights = BTreeMap<String, Weight>;

pub fn run(project: &Project, args: Args) -> Result<()> {
    args.end()?;
    check(project)
}

/// Builds what is stale, prints the table, and fails when a budget is broken.
pub fn check(project: &Project) -> Result<()> {
    let dist = dist::write(project, Build::Release)?;
    let weights = weigh(project, &dist)?;
    print!("{}", table(&weights));
    let mut broken = Vec::new();
    for budget in &BUDGETS {
        let kib = weight(budget.files, &weights)? / 1024.0;
        let allowed = budget.kib;
        let verdict = if kib <= allowed { "holds" } else { "BROKEN" };
        println!("{kib:8.1} of {allowed} KiB brotli: {} ({verdict})", budget.what);
        if kib > allowed {
            broken.push(format!("{}: {:.0} KiB too much", budget.what, (kib - allowed).ceil()));
        }
    }
    if !broken.is_empty() {
        bail!(
            "size budget broken: {}. Make it smaller, or change BUDGETS in xtask/src/size.rs and say why",
            broken.join("; ")
        );
    }
    Ok(())
}

/// Gzip level 9, brotli quality 11 with a window of 22 bits: what a host does once, ahead of time.
/// Node has both built in, at full speed even though xtask itself is a debug build.
fn weigh(project: &Project, dist: &Path) -> Result<Weights> {
    let script = "xtask/js/weigh.mjs";
    let text = command::output(command::node(project).arg(script).arg(dist))?;
    let json: Value = serde_json::from_str(&text).with_context(|| format!("reading {script}"))?;
    let files = json.as_object().context("weigh.mjs gave no object")?;
    let weights = files.iter().map(|(name, weight)| {
        let part = |key: &str| weight[key].as_f64().with_context(|| format!("{script} gave no `{key}` of {name}"));
        let weight = Weight { raw: part("raw")?, gzip: part("gzip")?, brotli: part("brotli")? };
        Ok((name.clone(), weight))
    });
    weights.collect()
}

fn table(weights: &Weights) -> String {
    use std::fmt::Write as _;
    let mut text = format!("{:<44} {:>9} {:>9} {:>9}\n", "KiB", "raw", "gzip", "brotli");
    for (name, weight) in weights {
        let [raw, gzip, brotli] = [weight.raw, weight.gzip, weight.brotli].map(|b| b / 1024.0);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{name:<44} {raw:>9.1} {gzip:>9.1} {brotli:>9.1}");
    }
    text
}

/// The brotli bytes of a budget's files.
fn weight(files: &[File], weights: &Weights) -> Result<f64> {
    let each = files.iter().map(|file| match file {
        File::Named(name) => {
            weights.get(*name).map(|weight| weight.brotli).with_context(|| format!("dist has no {name}"))
        }
        File::LargestOf(directory) => weights
            .iter()
            .filter(|(name, _)| name.starts_with(directory))
            .map(|(_, weight)| weight.brotli)
            .reduce(f64::max)
            .with_context(|| format!("dist has nothing in {directory}")),
    });
    each.sum()
}

#[cfg(test)]
mod tests {
    use super::{File, Weight, Weights, weight};

    #[test]
    fn a_budget_counts_its_files_and_the_largest_of_a_directory() {
        let weights: Weights = [("a.js", 3.0), ("b.js", 50.0), ("l/x", 4.0), ("l/y", 5.0)]
            .map(|(name, brotli)| {
                let (raw, gzip) = (0.0, 0.0);
                (name.to_owned(), Weight { raw, gzip, brotli })
            })
            .into();
        let total = |files: &[File]| weight(files, &weights).ok();
        assert_eq!(total(&[File::Named("a.js"), File::LargestOf("l/")]), Some(8.0));
        assert_eq!(total(&[File::Named("gone.js")]), None);
        assert_eq!(total(&[File::LargestOf("gone/")]), None);
    }
}
