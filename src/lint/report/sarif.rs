//! For what shows findings beside the code: SARIF 2.1.0 (OASIS).

use super::File;
use crate::lint::{Code, Finding};
use serde_json::{Value, json};

/// One run, with a rule for every code.
///
/// ```
/// use sovitaan::lint::{lint, report::{File, sarif}};
///
/// let log = sarif(&[File { path: "schemas/a.json".to_owned(), findings: lint("[]") }]);
/// let result = &log["runs"][0]["results"][0];
/// assert_eq!(result["ruleId"], "not-a-checklist");
/// assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 1);
/// ```
pub fn sarif(files: &[File]) -> Value {
    let rules: Vec<Value> = Code::ALL
        .iter()
        .map(|code| {
            json!({
                "id": code.as_str(),
                "shortDescription": { "text": code.summary() },
                "help": { "text": format!("docs/linting.md#{}", code.as_str()) },
                "defaultConfiguration": { "level": code.severity().as_str() },
            })
        })
        .collect();
    let results: Vec<Value> =
        files.iter().flat_map(|file| file.findings.iter().map(|finding| result(&file.path, finding))).collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "sovitaan-lint", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(path: &str, finding: &Finding) -> Value {
    let index = Code::ALL.iter().position(|code| *code == finding.code);
    json!({
        "ruleId": finding.code.as_str(),
        "ruleIndex": index,
        "level": finding.severity().as_str(),
        "message": { "text": format!("{}. What to do: {}.", finding.message, finding.advice) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(path) },
                "region": { "startLine": finding.line, "startColumn": finding.column },
            },
            "logicalLocations": [{ "fullyQualifiedName": finding.pointer.as_str(), "kind": "member" }],
        }],
    })
}

/// A path as a relative URI.
fn uri(path: &str) -> String {
    crate::schema::percent_encoded(&path.replace('\\', "/"))
}
