//! What the author of a checklist should mend, before anybody fills it in: each finding with its place in the text, a
//! code, and what to do. `docs/linting.md` explains the codes; `cargo xtask lint` prints the findings.
//!
//! A rule is one file of `rules` and one line in its list. What rules read stands beside them: where things are in the
//! text (`source`), what is said in which language (`words`), and what applies to which answer (`spots`). What a new
//! version of a checklist makes of the old one's answers has rules of its own (`versions`).

mod checklist;
mod code;
mod facts;
mod finding;
mod list;
mod possible;
pub mod report;
mod rules;
mod sentences;
mod source;
mod spots;
mod versions;
mod words;

pub use code::{Code, Severity};
pub use finding::Finding;
pub use versions::{Fate, Incomparable, Question, verdict, versions};

use checklist::Checklist;

/// What is to be mended in the text of a checklist, in the order of the text. Never fails: a text that is no checklist
/// has one finding that says so.
///
/// ```
/// use sovitaan::lint::{self, Code};
///
/// let text = r#"{
///   "$schema": "https://json-schema.org/draft/2020-12/schema",
///   "$id": "urn:example:visit:1.0.0",
///   "type": "object",
///   "title": "Visit",
///   "x-form": { "language": "en" },
///   "properties": { "place": { "type": "string" } }
/// }"#;
/// let findings = lint::lint(text);
/// assert_eq!(findings.len(), 1);
/// assert_eq!((findings[0].code, findings[0].line, findings[0].column), (Code::Untitled, 7, 19));
/// assert_eq!(findings[0].pointer.as_str(), "/properties/place");
/// ```
pub fn lint(text: &str) -> Vec<Finding> {
    let checklist = match Checklist::read(text) {
        Ok(checklist) => checklist,
        Err(finding) => return vec![finding],
    };
    let mut findings: Vec<Finding> = rules::RULES
        .iter()
        .flat_map(|(code, check)| check(&checklist).into_iter().map(|remark| checklist.finding(*code, remark)))
        .collect();
    findings.sort_by_key(|finding| (finding.line, finding.column, finding.code));
    // A part that is referred to from several places is looked at from each of them.
    findings.dedup();
    findings
}
