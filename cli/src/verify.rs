//! `sovitaan verify`: whether a chain of documents is still what it was.

use crate::input::{Input, name};
use crate::output::{Format, Outcome, Trouble};
use clap::Args;
use serde_json::{Value, json};
use sovitaan::compare::{Break, verify};
use sovitaan::json::write;
use std::path::PathBuf;

/// Says whether a chain of documents holds, and where it breaks first
///
/// The oldest comes first. It asks no checklist: `sovitaan validate` does.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The envelopes, oldest first; a file may also hold several, as a JSON array
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// One document of the chain: what messages call it, and its text.
type Link = (String, String);

/// Reads all, since a chain with a gap is none, and verifies them.
pub fn run(arguments: &Arguments, input: &mut Input) -> Result<Outcome, Trouble> {
    let mut links: Vec<Link> = Vec::new();
    for path in &arguments.files {
        let (text, json) = input.json(path)?;
        match &json {
            Value::Array(envelopes) => {
                let each = envelopes.iter().enumerate();
                links.extend(each.map(|(index, envelope)| (format!("{}[{index}]", name(path)), write(envelope))));
            }
            _ => links.push((name(path), text)),
        }
    }
    if links.is_empty() {
        return Err(Trouble::new("the chain", "there is no document in it", "name the envelopes, oldest first"));
    }
    let texts: Vec<&str> = links.iter().map(|(_, text)| text.as_str()).collect();
    let broken = verify(&texts).err();
    let mut outcome = Outcome::new(broken.is_some());
    match arguments.format {
        Format::Json => {
            let broken = broken.map(|broken| {
                let mut json = broken.to_json();
                json["file"] = file(&links, &broken).into();
                json
            });
            outcome.json(&json!({"documents": links.len(), "break": broken}));
        }
        Format::Text => match broken {
            Some(broken) => say(&links, &broken, &mut outcome),
            None => outcome.line(format_args!("the chain holds: {} in order", count(links.len()))),
        },
    }
    Ok(outcome)
}

fn say(links: &[Link], broken: &Break, outcome: &mut Outcome) {
    let (file, place) = (file(links, broken), broken.index + 1);
    let id = broken.id.as_ref().map(|id| format!(", id `{id}`")).unwrap_or_default();
    outcome.line(format_args!(
        "{file}: the chain breaks here (document {place} of {}{id}): {}",
        links.len(),
        broken.flaw
    ));
}

fn file<'a>(links: &'a [Link], broken: &Break) -> &'a str {
    links.get(broken.index).map_or("", |(name, _)| name)
}

fn count(documents: usize) -> String {
    if documents == 1 { "1 document".to_owned() } else { format!("{documents} documents") }
}
