//! `cargo xtask lint`: what the authors of checklists should mend. The rules are the library's (`sovitaan::lint`); the
//! files and the way to print are chosen here.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sovitaan::lint::report::{self, Format};
use sovitaan::lint::{Fate, Incomparable, lint, verdict, versions};

use crate::args::Args;
use crate::project::Project;

const CHECKLISTS: &str = "schemas";

/// It describes what leaves the form, and is no checklist.
const ENVELOPE: &str = "envelope.json";

pub fn run(project: &Project, mut args: Args) -> Result<()> {
    let format = args.option("--format")?.unwrap_or(Format::Text);
    let old: Option<PathBuf> = args.option("--against")?;
    let words = args.rest();
    if let Some(option) = words.iter().find(|word| word.starts_with('-')) {
        bail!("`{option}` is not understood here; see `cargo xtask help`");
    }
    if let Some(old) = old {
        let [new] = &words[..] else { bail!("`--against OLD` wants one file to compare with it: the new version") };
        return compare(project, &old, Path::new(new), format);
    }
    let files = if words.is_empty() { checklists(project)? } else { words.into_iter().map(PathBuf::from).collect() };
    print(project, &files, format)
}

/// The step of `cargo xtask test`.
pub fn check(project: &Project) -> Result<()> {
    print(project, &checklists(project)?, Format::Text)
}

fn print(project: &Project, paths: &[PathBuf], format: Format) -> Result<()> {
    let files = paths.iter().map(|path| look(project, path)).collect::<Result<Vec<_>>>()?;
    print!("{}", format.files(&files));
    if files.iter().any(|file| !file.findings.is_empty()) {
        bail!("there is something to mend; docs/linting.md explains each code");
    }
    Ok(())
}

/// What becomes of the answers of the old version in the new one.
fn compare(project: &Project, old: &Path, new: &Path, format: Format) -> Result<()> {
    let (old_path, new_path) = (shown(project, old), shown(project, new));
    let questions = match versions(&text_of(old)?, &text_of(new)?) {
        Ok(questions) => questions,
        Err(incomparable) => {
            let (path, finding) = match incomparable {
                Incomparable::Old(finding) => (old_path, finding),
                Incomparable::New(finding) => (new_path, finding),
            };
            let files = [report::File { path, findings: vec![finding] }];
            print!("{}", format.files(&files));
            bail!("these two cannot be compared");
        }
    };
    print!("{}", format.versions(&new_path, &questions));
    if verdict(&questions) == Fate::Lost {
        bail!("answers of old documents have no place in the new version; docs/linting.md explains each code");
    }
    Ok(())
}

fn look(project: &Project, path: &Path) -> Result<report::File> {
    Ok(report::File { path: shown(project, path), findings: lint(&text_of(path)?) })
}

fn text_of(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// A name given from inside the repository is shown from its root, like those that are found there.
fn shown(project: &Project, path: &Path) -> String {
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let root = project.root.canonicalize().unwrap_or_else(|_| project.root.clone());
    whole.strip_prefix(root).unwrap_or(path).display().to_string()
}

/// Whatever stands in `schemas/` but the schema of the envelope.
fn checklists(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.path(CHECKLISTS);
    let entries = fs::read_dir(&folder).with_context(|| format!("reading {CHECKLISTS}"))?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let is_checklist =
        |path: &PathBuf| path.extension().is_some_and(|ending| ending == "json") && !path.ends_with(ENVELOPE);
    let mut found: Vec<PathBuf> = paths.into_iter().filter(is_checklist).collect();
    found.sort();
    if found.is_empty() {
        bail!("there is no checklist in {CHECKLISTS}");
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_file_every_checklist_is_looked_at() {
        let project = Project::here().unwrap();
        let names: Vec<String> = checklists(&project).unwrap().iter().map(|path| project.show(path)).collect();
        assert!(names.contains(&"schemas/pair-work-agreement.json".to_owned()), "{names:?}");
        assert!(!names.contains(&"schemas/envelope.json".to_owned()));
    }

    #[test]
    fn a_version_is_compared_with_one_other() {
        let project = Project::here().unwrap();
        let file = project.path("schemas/shift-handover.json");
        assert!(compare(&project, &file, &file, Format::Text).is_ok());
        // Another checklist asks nothing of what this one asks.
        assert!(compare(&project, &file, &project.path("schemas/network-work.json"), Format::Json).is_err());
        let words = |line: &str| Args::new(line.split_whitespace().map(str::to_owned));
        assert!(run(&project, words("--against old.json")).is_err());
        assert!(run(&project, words("--against old.json new.json newer.json")).is_err());
    }

    #[test]
    fn a_path_is_shown_from_the_root() {
        let project = Project::here().unwrap();
        let file = look(&project, &project.path("schemas/../schemas/envelope.json")).unwrap();
        assert_eq!(file.path, "schemas/envelope.json");
        assert!(look(&project, Path::new("gone.json")).is_err());
    }
}
