//! A word of `x-form` that does nothing where it stands.

use crate::lint::{
    checklist::Checklist,
    finding::{Remark, wrong_for_all},
    spots::Spot,
};
use crate::pointer::Pointer;
use crate::validate::Keyword;
use serde_json::Value;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut looked = Vec::new();
    for (_, spot) in checklist.asked() {
        for place in spot.applied().map(|applied| &applied.place) {
            let Some(Value::Object(form)) = checklist.at(place).get("x-form") else { continue };
            let at = place.child("x-form");
            for word in form.keys() {
                looked.push(look(at.child(word.as_str()), word, belongs(checklist, spot, word)));
            }
            for list in ["labels", "errors"] {
                for name in form.get(list).and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name) {
                    let belongs =
                        if list == "labels" { label(checklist, spot, name) } else { error(checklist, spot, name) };
                    looked.push(look(at.child(list).child(name.as_str()), name, belongs));
                }
            }
        }
    }
    wrong_for_all(looked)
}

fn look(at: Pointer, word: &str, belongs: Result<(), &str>) -> (Pointer, Option<Remark>) {
    let remark = belongs.err().map(|belongs| {
        Remark::new(at.clone(), format!("`{word}` does nothing here"), format!("remove it: it belongs to {belongs}"))
    });
    (at, remark)
}

/// Where a word belongs, when it is not here.
fn belongs(checklist: &Checklist, spot: &Spot, word: &str) -> Result<(), &'static str> {
    let is = |kind: &str| checklist.is_only(spot, kind);
    let (fits, belongs) = match word {
        "language" => (spot.at.as_str().is_empty(), "the root"),
        "order" | "section" | "state" => (is("object"), "an object"),
        "tally" => (is("object") || is("array"), "an object or an array"),
        "key" => (is("array"), "an array of objects"),
        "suggest" => (checklist.is_open_text(spot) || agrees(checklist, spot), "a text that a person writes"),
        "reviewAfter" => (checklist.get(spot, "format") == Some(&"date".into()), "a date: `\"format\": \"date\"`"),
        _ => return Ok(()),
    };
    if fits { Ok(()) } else { Err(belongs) }
}

/// Whether people agree here.
fn agrees(checklist: &Checklist, spot: &Spot) -> bool {
    checklist.form(spot, "widget").and_then(Value::as_str) == Some("acknowledgements")
}

fn label(checklist: &Checklist, spot: &Spot, name: &str) -> Result<(), &'static str> {
    let is = |kind: &str| checklist.is_only(spot, kind);
    let widget = checklist.form(spot, "widget").and_then(Value::as_str);
    let (fits, belongs) = match name {
        "submit" => (spot.at.as_str().is_empty(), "the root"),
        "statement" => (widget == Some("acknowledgements"), "acknowledgements"),
        "add" | "item" => (is("array") || checklist.is_open(spot), "an array of rows"),
        "pick" => (checklist.is_union(spot), "an object with `oneOf` or `anyOf`"),
        "low" | "high" => (widget == Some("scale"), "a scale"),
        "unit" => (is("integer") || is("number") || widget == Some("period"), "a number or a period"),
        "true" | "false" => (is("boolean"), "a boolean"),
        _ => return Ok(()),
    };
    if fits { Ok(()) } else { Err(belongs) }
}

/// Whether the question has a keyword to break.
fn error(checklist: &Checklist, spot: &Spot, name: &str) -> Result<(), &'static str> {
    match Keyword::parse(name) {
        // What is demanded is said around it, and what has a type can be written wrongly.
        Some(Keyword::Required | Keyword::Type | Keyword::Unreadable | Keyword::Unchecked | Keyword::FalseSchema) => {
            Ok(())
        }
        Some(keyword) if checklist.has(spot, &[keyword.as_str()]) => Ok(()),
        Some(_) => Err("a question with that keyword"),
        None if name == "custom" => Ok(()),
        None => Err("no question: it is no keyword that an answer can break"),
    }
}
