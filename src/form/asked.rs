//! What a schema asks at one place: whatever is answered, and under conditions.

use super::Guard;
use crate::pointer::Pointer;
use crate::schema::{Flat, Schema};
use serde_json::Value;

/// The schemas of one place.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked<'a> {
    /// What applies whenever the question does.
    pub(super) base: Flat<'a>,
    /// What applies besides, each under a guard.
    pub(super) layers: Vec<Layer<'a>>,
}

/// Schemas that apply under a guard.
#[derive(Clone, Debug)]
pub(super) struct Layer<'a> {
    pub(super) guard: Guard,
    pub(super) flat: Flat<'a>,
}

impl<'a> Asked<'a> {
    pub(super) fn of(base: Flat<'a>) -> Self {
        Self { base, layers: Vec::new() }
    }

    /// The schemas by which to know the place again.
    pub(super) fn same_as(&self, other: &Self) -> bool {
        let layers = self.layers.iter().zip(&other.layers);
        same_parts(&self.base, &other.base)
            && self.layers.len() == other.layers.len()
            && layers.into_iter().all(|(a, b)| a.guard == b.guard && same_parts(&a.flat, &b.flat))
    }

    /// The place that a keyword of each part leads to (`items`, `prefixItems/0` …).
    pub(super) fn below(&self, schema: &'a Schema, path: &[&str]) -> Self {
        let layers = self
            .layers
            .iter()
            .map(|layer| Layer { guard: layer.guard.clone(), flat: below(schema, &layer.flat, path) });
        Self {
            base: below(schema, &self.base, path),
            layers: layers.filter(|layer| !layer.flat.parts.is_empty()).collect(),
        }
    }
}

/// The schemas under a keyword of each part.
pub(super) fn below<'a>(schema: &'a Schema, flat: &Flat<'a>, path: &[&str]) -> Flat<'a> {
    let mut inner = Flat { scope: flat.scope.clone(), ..Flat::default() };
    for part in &flat.parts {
        if part.get(path[0]).is_some() {
            let place = path.iter().fold(part.place.clone(), |place, token| place.child(*token));
            // `true` and `false` ask for nothing, and restrict nothing that a form could show.
            if schema.at(&place).is_some_and(Value::is_object) {
                inner.add(schema, &place, &Pointer::root());
            }
        }
    }
    inner
}

fn same_parts(a: &Flat, b: &Flat) -> bool {
    a.parts.len() == b.parts.len() && a.scope == b.scope && a.parts.iter().zip(&b.parts).all(|(a, b)| a.same_as(b))
}
