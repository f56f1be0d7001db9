//! The checklist that a command line names, and the form that asks by it.

use crate::input::{Input, name};
use crate::output::Trouble;
use clap::Args;
use serde_json::Value;
use sovitaan::form;
use sovitaan::locale::{Catalogue, lookup_chain};
use sovitaan::schema::{Broken, Documents, Schema};
use sovitaan::state::FormState;
use sovitaan::submission::Checklist;
use sovitaan::validate::{Judge, SchemaError, Validator};
use std::path::PathBuf;
use std::sync::Arc;

/// The languages that the form has words in.
const LANGUAGES: [&str; 3] = ["en", "fi", "sv"];

/// Which checklist, and what it refers to.
#[derive(Args, Debug)]
pub struct Source {
    /// The checklist: a JSON Schema document
    pub checklist: PathBuf,
    /// What the checklist refers to: one JSON object, URI to schema. Nothing is ever fetched
    #[arg(long, value_name = "FILE")]
    schemas: Option<PathBuf>,
}

/// A checklist that can be used.
pub struct Asked {
    /// What messages call its file.
    pub name: String,
    /// What judges the answers.
    pub validator: Arc<Validator>,
    text: String,
    documents: Documents,
    schema: Schema,
}

impl Asked {
    /// Reads the checklist.
    pub fn read(arguments: &Source, input: &mut Input) -> Result<Self, Trouble> {
        let path = &arguments.checklist;
        let documents = match &arguments.schemas {
            Some(path) => {
                let (text, _) = input.json(path)?;
                let refused = |_| Trouble::new(name(path), "it is no JSON object", "write { \"URI\": { schema } }");
                Documents::read(&text).map_err(refused)?
            }
            None => Documents::default(),
        };
        let (text, _) = input.json(path)?;
        let name = name(path);
        let validator = Validator::read_with(&text, &documents).map_err(|error| refused(&name, &error))?;
        let schema = Schema::read_with(&text, &documents).map_err(|broken| unusable(&name, &broken))?;
        Ok(Self { name, validator: Arc::new(validator), text, documents, schema })
    }

    /// The checklist as envelopes refer to it.
    pub fn as_named(&self) -> Result<Checklist, Trouble> {
        Checklist::read_with(&self.text, &self.documents).map_err(|error| refused(&self.name, &error))
    }

    /// Its `$id`, empty where it has none.
    pub fn id(&self) -> &str {
        self.schema.id()
    }

    /// The form with these answers, in a language; what only the validator knows of its conditions is told.
    pub fn form(&self, language: &str, answers: Option<&Value>) -> FormState {
        let mut state = FormState::new(form::compile(&self.schema, language).0, answers);
        let mut judge = Judge::new(Arc::clone(&self.validator));
        let mut asks = state.ask_all();
        // It ends: the form asks a few times after each edit, and no more.
        while !asks.is_empty() {
            let told = asks.iter().map(|ask| (ask.node, ask.index, judge.holds(&ask.place, &ask.value)));
            state.told(&told.collect::<Vec<_>>());
            asks = state.take_asks();
        }
        state
    }
}

/// A language that the form has words in, as a command line names it.
pub fn language(tag: &str) -> Result<String, String> {
    let is_known = lookup_chain(tag).iter().any(|tag| LANGUAGES.contains(&tag.as_str()));
    if is_known { Ok(tag.to_owned()) } else { Err(format!("there are {}", LANGUAGES.join(", "))) }
}

fn refused(name: &str, error: &SchemaError) -> Trouble {
    Trouble::new(name, error.to_string(), "mend the checklist; `sovitaan lint` says more")
}

fn unusable(name: &str, broken: &Broken) -> Trouble {
    let what = Catalogue::of("en").say(broken.message_id(), &[]);
    Trouble::new(name, what, "mend the checklist; `sovitaan lint` says more")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_are_those_of_the_catalogues() {
        for tag in LANGUAGES {
            assert_eq!(Catalogue::of(tag).locale(), tag);
        }
        assert_eq!(language("sv-FI").as_deref(), Ok("sv-FI"));
        assert!(language("x").is_err() && language("").is_err());
    }
}
