//! `sovitaan diff`: what is different in a later document.

use crate::checklist::{self, Asked, language};
use crate::document::Document;
use crate::input::Input;
use crate::output::{Format, Outcome, Trouble};
use clap::Args;
use sovitaan::compare::patch;
use sovitaan::locale::Catalogue;
use sovitaan::view::{Changed, Screen, View};
use std::path::PathBuf;

/// Says what is different in a later document, question by question
///
/// As JSON it is a JSON Patch (RFC 6902) that makes the new answers of the old ones.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    checklist: checklist::Source,
    /// The earlier document: an envelope, or its answers alone
    old: PathBuf,
    /// The later one
    new: PathBuf,
    /// The language of the checklist's words
    #[arg(long, value_parser = language, default_value = "en", value_name = "TAG")]
    lang: String,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Compares the answers; what the envelopes say besides is not compared.
pub fn run(arguments: &Arguments, input: &mut Input) -> Result<Outcome, Trouble> {
    let asked = Asked::read(&arguments.checklist, input)?;
    let old = Document::read(&arguments.old, &asked, input)?.answers;
    let new = Document::read(&arguments.new, &asked, input)?.answers;
    let patch = patch(&old, &new);
    let mut outcome = Outcome::new(patch.as_array().is_some_and(|changes| !changes.is_empty()));
    match arguments.format {
        Format::Json => outcome.json(&patch),
        Format::Text if !outcome.found => outcome.line("no difference"),
        Format::Text => {
            let (state, catalogue) = (asked.form(&arguments.lang, Some(&new)), Catalogue::of(&arguments.lang));
            let view = View { state: &state, catalogue: &catalogue, screen: &Screen::default() };
            view.changed(&patch).iter().for_each(|changed| say(changed, &mut outcome));
        }
    }
    Ok(outcome)
}

fn say(changed: &Changed, outcome: &mut Outcome) {
    let Changed { at, title, before, after } = changed;
    let at = if at.as_str().is_empty() { "the whole" } else { at.as_str() };
    outcome.line(if title.is_empty() { at.to_owned() } else { format!("{at}: {title}") });
    for (sign, answer) in [('-', before), ('+', after)] {
        if let Some(answer) = answer {
            outcome.line(format_args!("  {sign} {answer}"));
        }
    }
}
