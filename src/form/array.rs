//! Arrays: rows of one kind, rows that have a place each, and any of several choices.

use super::asked::{Asked, below};
use super::compile::{Compiler, Spot, size};
use super::{Control, Kind, Repeat};
use serde_json::Value;

/// Rows that stand ready before anybody adds one.
const MAX_READY_ROWS: usize = 10;

/// Rows with a place each, at the most; what comes after them is as the further rows are.
const MAX_FIXED: usize = 100;

impl<'a> Compiler<'a> {
    pub(super) fn array(&mut self, asked: &Asked<'a>, spot: &Spot) -> Kind {
        let flat = &asked.base;
        // Before 2020-12 a list of `items` was what `prefixItems` is now, and `additionalItems` the rest.
        let is_list = |keyword: &str| flat.get(keyword).and_then(Value::as_array).map(Vec::len);
        let (fixed, count, rest) = match (is_list("prefixItems"), is_list("items")) {
            (Some(count), _) => ("prefixItems", count, "items"),
            (None, Some(count)) => ("items", count, "additionalItems"),
            (None, None) => ("", 0, "items"),
        };
        let count = count.min(MAX_FIXED);
        let item = match flat.get(rest) {
            Some(Value::Bool(false)) => None,
            Some(Value::Object(_)) => Some(asked.below(self.schema, &[rest])),
            _ => {
                let fits = |keyword: &&&str| flat.get(keyword).is_some_and(Value::is_object);
                let other = ["unevaluatedItems", "contains"].iter().find(fits);
                let closed = count > 0 && flat.get("unevaluatedItems") == Some(&Value::Bool(false));
                let of = |keyword: &&str| Asked::of(below(self.schema, flat, &[keyword]));
                (!closed).then(|| other.map(of).unwrap_or_default())
            }
        };
        let max = size(flat, "maxItems").unwrap_or(usize::MAX);
        let item = item.filter(|_| max > count);
        if count == 0
            && flat.flag("uniqueItems")
            && let Some(item) = &item
            && let Some(choices) = self.choices(&item.base)
        {
            return Kind::Control(Control::MultiChoice(choices));
        }
        // Level 2 at least: the rows of a list are no sections.
        let inner = Spot { key: "", level: spot.level.max(1) + 1, kind: None, demanded: false, ..*spot };
        let fixed = (0..count).map(|index| {
            let path = [fixed, &index.to_string()];
            self.place(asked.below(self.schema, &path), &Spot { at: &spot.at.child(index), ..inner }, None)
        });
        let fixed = fixed.collect();
        let row = self.label(flat, "item");
        let title = item.as_ref().and_then(|item| self.text(&item.base, "title"));
        Kind::Repeat(Repeat {
            fixed,
            item: item.map(|item| self.place(item, &Spot { at: &spot.at.child("-"), ..inner }, None)),
            min: size(flat, "minItems").unwrap_or(0).min(MAX_READY_ROWS),
            max,
            add: self.label(flat, "add"),
            row: row.or(title),
        })
    }
}
