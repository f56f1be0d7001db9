//! A checklist that has been read, and what every rule asks of it.

use super::{
    Code, Finding,
    finding::Remark,
    source::{Position, Source},
    spots::{Spot, spots},
    words::{Said, words},
};
use crate::form;
use crate::pointer::Pointer;
use crate::schema::{Broken, BrokenCode, Diagnostic, Flat, Schema};
use crate::validate::{Judge, SchemaError, Validator};
use serde_json::Value;
use std::cell::RefCell;

/// A language that stands at less than one in so many of the translated texts is a slip, or has only begun.
const RARE: usize = 10;

/// A checklist, with its text.
pub(super) struct Checklist<'t> {
    pub(super) source: Source<'t>,
    pub(super) schema: Schema,
    /// The places of all schemas in the document.
    pub(super) places: Vec<Pointer>,
    /// What applies to which part of the answers.
    pub(super) spots: Vec<Spot>,
    /// What the form remarks.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Why the validator does not take it.
    pub(super) refusal: Option<SchemaError>,
    /// The language of the plain texts, where it is said.
    pub(super) plain: Option<String>,
    /// The languages that the checklist is in besides that one.
    pub(super) languages: Vec<String>,
    /// Languages of too few texts to be meant.
    pub(super) strays: Vec<String>,
    judge: RefCell<Option<Judge>>,
}

impl<'t> Checklist<'t> {
    /// Reads a text; what is no checklist is one finding.
    pub(super) fn read(text: &'t str) -> Result<Self, Finding> {
        let schema = Schema::read(text).map_err(|broken| unread(&broken, text))?;
        let validator = Validator::read(text);
        let (judge, refusal) = match validator {
            Ok(validator) => (Some(Judge::new(validator)), None),
            Err(refusal) => (None, Some(refusal)),
        };
        let places = schema.everywhere();
        let plain = schema.flat(&Pointer::root(), &[]).form("language").and_then(Value::as_str).map(str::to_owned);
        let (languages, strays) = languages(&schema, &places, plain.as_deref());
        let spots = spots(&schema);
        // What it remarks is the same in every language.
        let (_, diagnostics) = form::compile(&schema, plain.as_deref().unwrap_or("und"));
        let judge = RefCell::new(judge);
        Ok(Self {
            source: Source::of(text),
            schema,
            places,
            spots,
            diagnostics,
            refusal,
            plain,
            languages,
            strays,
            judge,
        })
    }

    /// The schema object at a place.
    pub(super) fn at(&self, place: &Pointer) -> &Value {
        self.schema.at(place).unwrap_or(&Value::Null)
    }

    /// What applies at a place whatever is answered.
    pub(super) fn flat(&self, place: &Pointer) -> Flat<'_> {
        self.schema.flat(place, &[])
    }

    /// What is said at all places, by word and language.
    pub(super) fn words(&self) -> Vec<Said<'_>> {
        self.places.iter().flat_map(|place| words(self, place)).collect()
    }

    /// Whether a value fits the schema at a place, where that can be known.
    pub(super) fn fits(&self, place: &Pointer, value: &Value) -> Option<bool> {
        self.judge.borrow_mut().as_mut()?.holds(place, value)
    }

    /// The spots with their numbers, without those that only repeat one above them.
    pub(super) fn asked(&self) -> impl Iterator<Item = (usize, &Spot)> {
        self.spots.iter().enumerate().filter(|(_, spot)| spot.repeats.is_none())
    }

    /// The finding that a remark is.
    pub(super) fn finding(&self, code: Code, remark: Remark) -> Finding {
        let Position { line, column } = remark.position.unwrap_or_else(|| self.source.position(&remark.at));
        let Remark { at: pointer, message, advice, .. } = remark;
        Finding { code, pointer, line, column, message, advice }
    }
}

/// The languages of the translations, and those that stand at a few texts only.
fn languages(schema: &Schema, places: &[Pointer], plain: Option<&str>) -> (Vec<String>, Vec<String>) {
    let mut counts: Vec<(&String, usize)> = Vec::new();
    let mut translated = 0;
    for translations in places.iter().filter_map(|place| schema.at(place)?.get("x-i18n")?.as_object()) {
        translated += 1;
        // What is no tag is for the meta-schema to say.
        let is_tag = |tag: &&String| tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        for tag in translations.keys().filter(is_tag).filter(|tag| plain != Some(tag)) {
            match counts.iter_mut().find(|(known, _)| *known == tag) {
                Some((_, count)) => *count += 1,
                None => counts.push((tag, 1)),
            }
        }
    }
    let is_rare = |count: usize| translated >= RARE && count * RARE < translated;
    let (strays, languages): (Vec<_>, Vec<_>) = counts.into_iter().partition(|(_, count)| is_rare(*count));
    let names = |counts: Vec<(&String, usize)>| counts.into_iter().map(|(tag, _)| tag.clone()).collect();
    (names(languages), names(strays))
}

fn unread(broken: &Broken, text: &str) -> Finding {
    let position = broken.place.map_or(Position::START, |(line, column)| Position::in_characters(text, line, column));
    let (code, message, advice) = match broken.code {
        BrokenCode::Json => (
            Code::NotJson,
            "this is not JSON from here on",
            "look for a comma too many or missing, a quote or a bracket that is not closed, or a comment",
        ),
        BrokenCode::NotAnObject => (
            Code::NotAChecklist,
            "a checklist is a JSON object with `\"type\": \"object\"`",
            "put the questions into the `properties` of an object",
        ),
        BrokenCode::TooLarge => {
            (Code::NotAChecklist, "the text has more than 2,000,000 bytes", "divide it into several checklists")
        }
        BrokenCode::TooDeep => {
            (Code::NotAChecklist, "the text is nested deeper than 128", "move inner parts to `$defs` and refer to them")
        }
        BrokenCode::ReservedKey => (
            Code::NotAChecklist,
            "a key starts with `$serde_json::private::`, which the JSON reader keeps for itself",
            "give it another name",
        ),
    };
    let Position { line, column } = position;
    Finding { code, pointer: Pointer::root(), line, column, message: message.to_owned(), advice: advice.to_owned() }
}
