//! `sovitaan validate`: whether documents keep to their checklist.

use crate::checklist::{self, Asked, language};
use crate::document::is_envelope;
use crate::input::{Input, name};
use crate::output::{Format, Outcome, Trouble};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use sovitaan::locale::Catalogue;
use sovitaan::submission::{Checklist, Refusal, receive};
use sovitaan::validate::Violation;
use sovitaan::view::explain;
use std::path::{Path, PathBuf};

/// Says whether documents keep to a checklist, and where they do not
///
/// An envelope is taken in as a server takes it: its attributes, its digests, who has agreed, and every answer.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    checklist: checklist::Source,
    /// The documents: envelopes, or their answers alone
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What the files are; else what has a `specversion` is taken for an envelope
    #[arg(long = "as", value_name = "KIND")]
    kind: Option<Kind>,
    /// The language of the checklist's words, and of what is said with them
    #[arg(long, value_parser = language, default_value = "en", value_name = "TAG")]
    lang: String,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A CloudEvents document
    Envelope,
    /// The answers alone
    Answers,
}

/// What is the matter with one file.
struct Verdict {
    file: String,
    /// What it is, in a word.
    kind: &'static str,
    refusal: Option<Refusal>,
    /// Each violation, in words.
    violations: Vec<(Violation, String)>,
}

/// Looks at each file; one that cannot be read does not stop the others.
pub fn run(arguments: &Arguments, input: &mut Input) -> Result<Outcome, Trouble> {
    let asked = Asked::read(&arguments.checklist, input)?;
    let mut checklist = None;
    let (mut outcome, mut verdicts) = (Outcome::default(), Vec::new());
    for path in &arguments.files {
        match look(path, arguments, &asked, &mut checklist, input) {
            Ok(verdict) => verdicts.push(verdict),
            Err(trouble) => outcome.troubles.push(trouble),
        }
    }
    outcome.found = verdicts.iter().any(|verdict| verdict.refusal.is_some());
    match arguments.format {
        Format::Json => outcome.json(&verdicts.iter().map(to_json).collect()),
        Format::Text => verdicts.iter().for_each(|verdict| say(verdict, &mut outcome)),
    }
    Ok(outcome)
}

fn look(
    path: &Path,
    arguments: &Arguments,
    asked: &Asked,
    checklist: &mut Option<Checklist>,
    input: &mut Input,
) -> Result<Verdict, Trouble> {
    let (text, json) = input.json(path)?;
    let guess = if is_envelope(&json) { Kind::Envelope } else { Kind::Answers };
    let (kind, refusal, answers) = match arguments.kind.unwrap_or(guess) {
        Kind::Envelope => {
            // Answers alone can be judged by a checklist without a name; only envelopes need one.
            let checklist = match checklist {
                Some(checklist) => checklist,
                None => checklist.insert(asked.as_named()?),
            };
            match receive(&text, |id| (id == checklist.id()).then_some(&*checklist)) {
                Ok(envelope) => (envelope.type_.as_str(), None, envelope.data),
                Err(refusal) => ("envelope", Some(refusal), json.get("data").cloned().unwrap_or_default()),
            }
        }
        Kind::Answers => {
            let violations = asked.validator.validate(&json);
            ("answers", (!violations.is_empty()).then_some(Refusal::Invalid(violations)), json)
        }
    };
    let violations = match &refusal {
        Some(Refusal::Invalid(violations)) => explained(violations, asked, &arguments.lang, &answers),
        _ => Vec::new(),
    };
    Ok(Verdict { file: name(path), kind, refusal, violations })
}

fn explained(violations: &[Violation], asked: &Asked, language: &str, answers: &Value) -> Vec<(Violation, String)> {
    let (state, catalogue) = (asked.form(language, Some(answers)), Catalogue::of(language));
    violations.iter().map(|violation| (violation.clone(), explain(&state, &catalogue, violation))).collect()
}

fn say(verdict: &Verdict, outcome: &mut Outcome) {
    let Verdict { file, kind, refusal, violations } = verdict;
    match refusal {
        None => outcome.line(format_args!("{file}: in order ({kind})")),
        Some(Refusal::Invalid(_)) => {
            for (violation, words) in violations {
                let at = if violation.pointer.as_str().is_empty() { "the whole" } else { violation.pointer.as_str() };
                outcome.line(format_args!("{file}: {at}: {words}"));
                outcome.line(format_args!("  = demanded by: {}", violation.schema_pointer));
            }
        }
        Some(refusal) => {
            outcome.line(format_args!("{file}: {refusal}"));
            outcome.line(format_args!("  = do: {}", advice(refusal)));
        }
    }
}

fn advice(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotJson { .. } => "look at docs/limits.md for how long and how deep it may be",
        Refusal::Malformed { .. } => "look at docs/receiving.md for what each attribute has to be",
        Refusal::UnknownChecklist { .. } => "name the checklist that its `dataschema` says",
        Refusal::Altered { .. } => "find out who changed it: take the document as it was sent",
        Refusal::OtherVersion { .. } => "name the very text that was filled in, or count its version up",
        Refusal::Unacknowledged { .. } => "have it agreed to again",
        Refusal::Invalid(_) => "answer as the checklist demands",
    }
}

fn to_json(verdict: &Verdict) -> Value {
    let mut json = json!({"file": verdict.file, "kind": verdict.kind, "valid": verdict.refusal.is_none()});
    if let Some(refusal) = &verdict.refusal {
        json["refusal"] = refusal.to_json();
        for (index, (_, words)) in verdict.violations.iter().enumerate() {
            json["refusal"]["violations"][index]["message"] = words.as_str().into();
        }
    }
    json
}
