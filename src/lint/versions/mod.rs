//! Two versions of one checklist: what becomes of the answers that were given to the old one.

mod kinds;
mod meaning;
mod pair;
mod question;
mod rules;

pub use question::{Fate, Question, verdict};
pub(super) use rules::RULES;

use super::{Code, Finding, checklist::Checklist, finding::Remark};
use crate::pointer::Pointer;
use pair::pairs;

/// A text that cannot be compared, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incomparable {
    /// The old one.
    Old(Finding),
    /// The new one.
    New(Finding),
}

/// What becomes of each question of the old version in the new one, in the order of the old one; and each question of
/// the new one that the old documents lack. Findings stand where they are in the new text.
///
/// # Errors
///
/// A text that is no checklist, that the validator does not take, or that asks more than can be followed. Of such a
/// pair nothing is said rather than half of it.
///
/// ```
/// use sovitaan::lint::{Code, Fate, verdict, versions};
///
/// let old = r#"{ "$id": "urn:example:visit:1.0.0", "properties": {
///   "place": { "type": "string", "title": "Place" },
///   "hours": { "type": "number", "title": "Hours" } } }"#;
/// let new = r#"{ "$id": "urn:example:visit:1.1.0", "properties": {
///   "place": { "type": "string", "title": "Place", "maxLength": 40 },
///   "hours": { "type": "number", "title": "How many hours?" } } }"#;
/// let questions = versions(old, new).unwrap();
/// assert_eq!(questions[0].pointer.as_str(), "/place");
/// assert_eq!((questions[0].fate(), questions[0].findings[0].code), (Fate::Kept, Code::Tighter));
/// assert_eq!(questions[1].fate(), Fate::Safe);
/// assert_eq!(verdict(&questions), Fate::Kept);
/// ```
pub fn versions(old_text: &str, new_text: &str) -> Result<Vec<Question>, Incomparable> {
    let old = read(old_text).map_err(Incomparable::Old)?;
    let new = read(new_text).map_err(Incomparable::New)?;
    let mut questions: Vec<Question> = Vec::new();
    for pair in pairs(&old, &new).ok_or_else(|| Incomparable::New(too_much(&new)))? {
        let remarks = RULES.iter().filter_map(|(code, check)| check(&pair).map(|remark| (*code, remark)));
        let mut findings: Vec<Finding> = remarks.map(|(code, remark)| new.finding(code, remark)).collect();
        findings.sort_by_key(|finding| (finding.line, finding.column, finding.code));
        let pointer = pair.at();
        // What contains itself is met from several sides.
        match questions.iter_mut().find(|known| known.pointer == *pointer) {
            Some(known) => {
                findings.retain(|finding| !known.findings.contains(finding));
                known.findings.append(&mut findings);
            }
            None if pair.is_question() || !findings.is_empty() => {
                questions.push(Question { pointer: pointer.clone(), title: pair.title(), findings });
            }
            None => {}
        }
    }
    Ok(questions)
}

fn read(text: &str) -> Result<Checklist<'_>, Finding> {
    let checklist = Checklist::read(text)?;
    if let Some(refusal) = &checklist.refusal {
        let at = refusal.pointer.clone().unwrap_or_default();
        let remark = Remark::new(at, refusal.message.clone(), "see what the linter says of this text alone");
        return Err(checklist.finding(Code::Refused, remark));
    }
    if checklist.spots.is_empty() {
        return Err(too_much(&checklist));
    }
    Ok(checklist)
}

fn too_much(checklist: &Checklist) -> Finding {
    let message = "the checklist asks more than can be compared";
    checklist.finding(Code::TooMuch, Remark::new(Pointer::root(), message, "divide it into several checklists"))
}
