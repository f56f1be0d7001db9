//! For people at a terminal.

use super::File;
use crate::lint::Finding;
use std::fmt::Write as _;

/// Every finding in two lines, as compilers write them, and how many there are.
///
/// ```
/// use sovitaan::lint::{lint, report::{File, text}};
///
/// let files = [File { path: "a.json".to_owned(), findings: lint("[]") }];
/// assert_eq!(text(&files), "\
/// a.json:1:1: error[not-a-checklist]: a checklist is a JSON object with `\"type\": \"object\"`
///   = do: put the questions into the `properties` of an object
///
/// 1 finding in 1 checklist
/// ");
/// ```
pub fn text(files: &[File]) -> String {
    let mut out = String::new();
    for File { path, findings } in files {
        out.extend(findings.iter().map(|finding| finding_text(path, finding)));
    }
    let count: usize = files.iter().map(|file| file.findings.len()).sum();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{} in {}", number(count, "finding"), number(files.len(), "checklist"));
    out
}

/// One finding in two lines.
pub(super) fn finding_text(path: &str, finding: &Finding) -> String {
    let Finding { line, column, message, advice, .. } = finding;
    let (severity, code) = (finding.severity().as_str(), finding.code.as_str());
    format!("{path}:{line}:{column}: {severity}[{code}]: {message}\n  = do: {advice}\n\n")
}

fn number(count: usize, what: &str) -> String {
    let found = if count == 0 { "no".to_owned() } else { count.to_string() };
    format!("{found} {what}{}", if count == 1 { "" } else { "s" })
}
