//! A keyword that nobody knows: a slip of the pen that every validator passes over.

use crate::lint::{checklist::Checklist, finding::Remark};

/// The keywords of 2020-12, those that it keeps from earlier drafts, and those of the form.
const KNOWN: [&str; 64] = [
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$recursiveAnchor",
    "$recursiveRef",
    "$ref",
    "$schema",
    "$vocabulary",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "default",
    "definitions",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "deprecated",
    "description",
    "else",
    "enum",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "i18n",
    "if",
    "items",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "readOnly",
    "required",
    "then",
    "title",
    "type",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
    "writeOnly",
    "x-form",
    "x-i18n",
];

/// A word that is so many letters from a known one is meant to be that one.
const NEAR: usize = 2;

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for place in &checklist.places {
        for keyword in checklist.at(place).as_object().into_iter().flatten().map(|(keyword, _)| keyword) {
            if KNOWN.contains(&keyword.as_str()) {
                continue;
            }
            let nearest = KNOWN.into_iter().min_by_key(|known| distance(known, keyword));
            let nearest = nearest.filter(|known| distance(known, keyword) <= NEAR);
            // Other tools may have words of their own.
            if keyword.starts_with("x-") && nearest.is_none() {
                continue;
            }
            let advice = match nearest {
                Some(known) => format!("write `{known}`"),
                None => format!("look for another way to say it; a word of your own begins with `x-`: `x-{keyword}`"),
            };
            remarks.push(Remark::new(
                place.child(keyword.as_str()),
                format!("`{keyword}` is no keyword, so it does nothing"),
                advice,
            ));
        }
    }
    remarks
}

/// Letters to add, to leave out or to change until one word is the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (above, a) in one.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], above + 1);
        for (index, b) in other.chars().enumerate() {
            let changed = corner + usize::from(a != b);
            corner = row[index + 1];
            row[index + 1] = changed.min(corner + 1).min(row[index] + 1);
        }
    }
    row[row.len() - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near() {
        assert_eq!(distance("title", "titel"), 2);
        assert_eq!(distance("x-form", "x-from"), 2);
        assert_eq!(distance("", "abc"), 3);
        let mut sorted = KNOWN;
        sorted.sort_unstable();
        assert_eq!(sorted, KNOWN);
    }
}
