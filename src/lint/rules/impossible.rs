//! Bounds that leave nothing between them, and choices that the question's own schema does not take.

use crate::json::write;
use crate::lint::{
    checklist::Checklist,
    finding::Remark,
    spots::{Spot, Way},
};
use crate::pointer::Pointer;
use serde_json::Value;

const BOUNDS: [(&str, &str); 5] = [
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minContains", "maxContains"),
    ("minProperties", "maxProperties"),
];

/// Longer lists are made by programs.
const ENOUGH: usize = 1_000;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (_, spot) in checklist.asked() {
        remarks.extend(BOUNDS.iter().filter_map(|bounds| crossed(checklist, spot, *bounds)));
        remarks.extend(too_few_choices(checklist, spot));
        for start in &spot.starts {
            let certain = start.applied.iter().filter(|applied| applied.is_certain);
            remarks.extend(certain.flat_map(|applied| never_valid(checklist, &applied.place)));
        }
    }
    remarks
}

/// Choices that the question does not take.
fn never_valid(checklist: &Checklist, place: &Pointer) -> Vec<Remark> {
    let choices = checklist.choices_at(place).filter(|choices| choices.len() <= ENOUGH).unwrap_or_default();
    // A value that can be chosen twice is said by a rule of its own.
    let is_single = |value: &Value| choices.iter().filter(|choice| choice.value == value).count() == 1;
    let refused =
        choices.iter().filter(|choice| checklist.fits(place, choice.value) == Some(false) && is_single(choice.value));
    let remarks = refused.map(|choice| {
        let message = format!("{} can be chosen, and is never valid", write(choice.value));
        let advice = "let `type` and the other keywords of the question take what it offers";
        Remark::new(choice.at.clone(), message, advice)
    });
    remarks.collect()
}

/// A least that is more than the most.
fn crossed(checklist: &Checklist, spot: &Spot, (least, most): (&str, &str)) -> Option<Remark> {
    let (at, low) = bound(checklist, spot, least)?;
    let (_, high) = bound(checklist, spot, most)?;
    let message = format!("`{least}` is {low}, more than `{most}`, which is {high}");
    (low > high).then(|| Remark::new(at, message, "let the least be the lesser of the two"))
}

/// A bound that applies whenever the question is asked, and where it stands.
fn bound(checklist: &Checklist, spot: &Spot, keyword: &str) -> Option<(Pointer, f64)> {
    spot.certain().find_map(|place| Some((place.child(keyword), checklist.at(place).get(keyword)?.as_f64()?)))
}

/// More answers demanded than there are different ones.
fn too_few_choices(checklist: &Checklist, spot: &Spot) -> Option<Remark> {
    let (at, least) = bound(checklist, spot, "minItems")?;
    let element = checklist.child(spot, &Way::Element)?;
    let choices = checklist.choices(checklist.spot(element))?.len();
    let is_unique = checklist.get(spot, "uniqueItems") == Some(&Value::Bool(true));
    let most = u32::try_from(choices).unwrap_or(u32::MAX);
    let message = format!("{least} different answers are demanded, and there are {choices}");
    (is_unique && least > f64::from(most)).then(|| Remark::new(at, message, "demand fewer"))
}
