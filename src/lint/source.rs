//! Where in the text each part of a document stands.

use crate::pointer::Pointer;
use jsonc_parser::{CollectOptions, ParseOptions, ast::Value, common::Ranged, parse_to_ast};
use std::collections::HashSet;

/// JSON, without anything that other readers add to it.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// A line and a column, both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Position {
    pub(super) const START: Self = Self { line: 1, column: 1 };

    /// Where the byte of that number stands.
    fn of(text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }

    /// From a line and a column in bytes, as a parser counts them.
    pub(super) fn in_characters(text: &str, line: usize, bytes: usize) -> Self {
        let content = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let mut end = bytes.saturating_sub(1).min(content.len());
        while !content.is_char_boundary(end) {
            end -= 1;
        }
        Self { line: line.max(1), column: content[..end].chars().count() + 1 }
    }
}

/// The text of a document, and what stands where.
#[derive(Debug)]
pub(super) struct Source<'t> {
    text: &'t str,
    tree: Option<Value<'t>>,
}

impl<'t> Source<'t> {
    /// Of a text that is JSON, and not nested too deep.
    pub(super) fn of(text: &'t str) -> Self {
        let tree = parse_to_ast(text, &CollectOptions::default(), &STRICT).ok().and_then(|read| read.value);
        Self { text, tree }
    }

    /// Where the part at `pointer` begins: its key where it has one, else itself. What is not there is where the part
    /// around it is.
    pub(super) fn position(&self, pointer: &Pointer) -> Position {
        let Some(mut value) = self.tree.as_ref() else { return Position::START };
        let mut start = value.start();
        for token in pointer.tokens() {
            let inner = match value {
                // Of two equal keys the last one counts.
                Value::Object(object) => (object.properties.iter().rev())
                    .find(|property| property.name.as_str() == token)
                    .map(|property| (&property.value, property.start())),
                Value::Array(array) => {
                    let element = token.parse().ok().and_then(|index: usize| array.elements.get(index));
                    element.map(|element| (element, element.start()))
                }
                _ => None,
            };
            let Some(inner) = inner else { break };
            (value, start) = inner;
        }
        Position::of(self.text, start)
    }

    /// Each key that an object has had before: where it is in the document, and in the text.
    pub(super) fn repeated_keys(&self) -> Vec<(Pointer, Position)> {
        let mut found = Vec::new();
        let mut open: Vec<(Pointer, &Value)> = self.tree.iter().map(|tree| (Pointer::root(), tree)).collect();
        while let Some((at, value)) = open.pop() {
            match value {
                Value::Object(object) => {
                    let mut known: HashSet<&str> = HashSet::new();
                    for property in &object.properties {
                        let name = property.name.as_str();
                        let below = at.child(name);
                        if !known.insert(name) {
                            found.push((below.clone(), Position::of(self.text, property.start())));
                        }
                        open.push((below, &property.value));
                    }
                }
                Value::Array(array) => {
                    let elements = array.elements.iter().enumerate();
                    open.extend(elements.map(|(index, element)| (at.child(index), element)));
                }
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_where_its_key_stands() {
        let text = "{\n  \"ää\": [1, {\"b/c\": 2}],\n  \"d\": 3, \"d\": {}\n}";
        let source = Source::of(text);
        let at = |pointer: &str| {
            let Position { line, column } = source.position(&Pointer::parse(pointer).unwrap());
            (line, column)
        };
        assert_eq!(at(""), (1, 1));
        assert_eq!(at("/ää"), (2, 3));
        assert_eq!(at("/ää/0"), (2, 10));
        assert_eq!(at("/ää/1/b~1c"), (2, 14));
        assert_eq!(at("/ää/7/x"), (2, 3), "the part around it");
        assert_eq!(at("/d"), (3, 11), "the last one counts");
        assert_eq!(source.repeated_keys().len(), 1);
        assert_eq!(Position::in_characters("x\n\"äö\",]", 2, 8), Position { line: 2, column: 6 });
    }
}
