//! For programs.

use super::File;
use serde_json::Value;

/// Every finding as [`Finding::to_json`](crate::lint::Finding::to_json) writes it, in one list.
///
/// ```
/// use sovitaan::lint::{lint, report::{File, json}};
///
/// let files = [File { path: "a.json".to_owned(), findings: lint("[]") }];
/// assert_eq!(json(&files)[0]["code"], "not-a-checklist");
/// ```
pub fn json(files: &[File]) -> Value {
    files.iter().flat_map(|file| file.findings.iter().map(|finding| finding.to_json(&file.path))).collect()
}
