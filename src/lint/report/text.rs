//! For people at a terminal.

use super::File;
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
        for finding in findings {
            let (severity, code) = (finding.severity().as_str(), finding.code.as_str());
            // Writing to a String cannot fail.
            let _ =
                writeln!(out, "{path}:{}:{}: {severity}[{code}]: {}", finding.line, finding.column, finding.message);
            let _ = writeln!(out, "  = do: {}\n", finding.advice);
        }
    }
    let count: usize = files.iter().map(|file| file.findings.len()).sum();
    let _ = writeln!(out, "{} in {}", number(count, "finding"), number(files.len(), "checklist"));
    out
}

fn number(count: usize, what: &str) -> String {
    let found = if count == 0 { "no".to_owned() } else { count.to_string() };
    format!("{found} {what}{}", if count == 1 { "" } else { "s" })
}
