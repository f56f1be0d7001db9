//! What becomes of the answers of an old version, question by question.

use super::{File, text::finding_text};
use crate::lint::{Fate, Question, verdict};
use serde_json::{Value, json};

/// For people at a terminal: every finding in two lines, and how many questions have which fate. `path` is that of the
/// new version.
///
/// ```
/// use sovitaan::lint::{report::versions_text, versions};
///
/// let text = r#"{ "$id": "urn:x:y:1.0.0", "properties": { "place": { "type": "string" } } }"#;
/// let questions = versions(text, text).unwrap();
/// assert_eq!(versions_text("new.json", &questions), "safe: of 1 question 1 is safe, 0 are kept, 0 are lost\n");
/// ```
pub fn versions_text(path: &str, questions: &[Question]) -> String {
    let findings = questions.iter().flat_map(|question| &question.findings);
    let out: String = findings.map(|finding| finding_text(path, finding)).collect();
    let counted = [Fate::Safe, Fate::Kept, Fate::Lost].map(|fate| {
        let count = questions.iter().filter(|question| question.fate() == fate).count();
        format!("{count} {} {}", if count == 1 { "is" } else { "are" }, fate.as_str())
    });
    let (count, plural) = (questions.len(), if questions.len() == 1 { "" } else { "s" });
    let sum = format!("{}: of {count} question{plural} {}\n", verdict(questions).as_str(), counted.join(", "));
    out + &sum
}

/// For programs: `{"verdict", "questions": [{"pointer", "title", "fate", "findings"}, …]}`.
///
/// ```
/// assert_eq!(sovitaan::lint::report::versions_json("new.json", &[])["verdict"], "safe");
/// ```
pub fn versions_json(path: &str, questions: &[Question]) -> Value {
    let listed: Vec<Value> = questions.iter().map(|question| question.to_json(path)).collect();
    json!({ "verdict": verdict(questions).as_str(), "questions": listed })
}

/// For what shows findings beside the code: the new version, with all that was found.
///
/// ```
/// use sovitaan::lint::report::{sarif, versions_file};
///
/// let log = sarif(&[versions_file("new.json", &[])]);
/// assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(0));
/// ```
pub fn versions_file(path: &str, questions: &[Question]) -> File {
    let findings = questions.iter().flat_map(|question| question.findings.iter().cloned());
    File { path: path.to_owned(), findings: findings.collect() }
}
