//! `sovitaan lint`: what the authors of checklists should mend.

use crate::input::{Input, name};
use crate::output::{Outcome, Trouble};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use sovitaan::lint::report::{File, Format};
use sovitaan::lint::{Fate, Incomparable, lint, verdict, versions};
use std::path::{Path, PathBuf};

/// Says what the author of a checklist should mend, where, and how
///
/// Each finding has a code that docs/linting.md explains. An error and a warning both end it with exit code 1.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The checklists
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// An earlier version: says what becomes of its answers in the one FILE; what has no place any more ends it with exit code 1
    #[arg(long, value_name = "OLD")]
    against: Option<PathBuf>,
    /// How the answer is written
    #[arg(
        long,
        default_value = "text",
        value_parser = PossibleValuesParser::new(Format::ALL.map(Format::as_str)).try_map(|name| name.parse::<Format>())
    )]
    format: Format,
}

/// Looks at each file by itself, or at one as a new version of another.
pub fn run(arguments: &Arguments, input: &mut Input) -> Result<Outcome, Trouble> {
    if let Some(old) = &arguments.against {
        let [new] = &arguments.files[..] else {
            return Err(Trouble::new("--against", "it compares with one file", "name one FILE: the new version"));
        };
        return compare(old, new, arguments.format, input);
    }
    let (mut outcome, mut files) = (Outcome::default(), Vec::new());
    for path in &arguments.files {
        match input.text(path) {
            Ok(text) => files.push(File { path: name(path), findings: lint(&text) }),
            Err(trouble) => outcome.troubles.push(trouble),
        }
    }
    outcome.found = files.iter().any(|file| !file.findings.is_empty());
    write(&mut outcome, arguments.format, &arguments.format.files(&files));
    Ok(outcome)
}

fn compare(old: &Path, new: &Path, format: Format, input: &mut Input) -> Result<Outcome, Trouble> {
    let mut outcome = Outcome::default();
    match versions(&input.text(old)?, &input.text(new)?) {
        Ok(questions) => {
            outcome.found = verdict(&questions) == Fate::Lost;
            write(&mut outcome, format, &format.versions(&name(new), &questions));
        }
        Err(incomparable) => {
            let (path, finding) = match incomparable {
                Incomparable::Old(finding) => (old, finding),
                Incomparable::New(finding) => (new, finding),
            };
            outcome.found = true;
            write(&mut outcome, format, &format.files(&[File { path: name(path), findings: vec![finding] }]));
        }
    }
    Ok(outcome)
}

fn write(outcome: &mut Outcome, format: Format, report: &str) {
    match format {
        Format::Text => outcome.lines(report),
        Format::Json | Format::Sarif => outcome.raw(report),
    }
}
