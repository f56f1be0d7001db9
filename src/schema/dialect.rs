//! What the dialects of JSON Schema disagree about: how a schema is named, and where schemas stand in it.

use serde_json::{Map, Value};

/// The dialect of a schema, as far as names and references go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Draft 4: identifiers are `id`.
    Four,
    /// Drafts 6 and 7.
    Old,
    /// 2019-09 and 2020-12.
    #[default]
    New,
    /// What somebody's own meta-schema describes: read like the newest, but which keywords assert is up to its
    /// vocabularies.
    Custom,
}

/// What a keyword holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A schema, or a list of them.
    Schemas,
    /// Schemas by names that the author chose.
    ByName,
    /// No schemas.
    Nothing,
}

impl Dialect {
    /// The dialect of a schema inside one of this dialect.
    pub(super) fn of(self, members: &Map<String, Value>) -> Self {
        let Some(uri) = members.get("$schema").and_then(Value::as_str) else { return self };
        let uri = uri.trim_end_matches('#');
        let name = uri.strip_prefix("https").or_else(|| uri.strip_prefix("http")).unwrap_or_default();
        match name {
            "://json-schema.org/draft-04/schema" => Self::Four,
            "://json-schema.org/draft-06/schema" | "://json-schema.org/draft-07/schema" => Self::Old,
            _ if name.starts_with("://json-schema.org/") => Self::New,
            _ => Self::Custom,
        }
    }

    /// Whether `$ref` hides its neighbours.
    pub(super) fn reference_stands_alone(self) -> bool {
        matches!(self, Self::Four | Self::Old)
    }

    /// The name of a schema, if it has one. In old drafts a reference hides it, and `#name` is an anchor.
    pub(super) fn id(self, members: &Map<String, Value>) -> Option<&str> {
        let is_old = self.reference_stands_alone();
        let id = self.written_id(members)?;
        (!is_old || !id.starts_with('#') && !members.contains_key("$ref")).then_some(id)
    }

    /// The anchors of a schema, and whether each is dynamic.
    pub(super) fn anchors(self, members: &Map<String, Value>) -> [Option<(&str, bool)>; 3] {
        let text = |keyword: &str| members.get(keyword).and_then(Value::as_str);
        if self.reference_stands_alone() {
            let name = self.written_id(members).and_then(|id| id.split_once('#')).map(|(_, name)| name);
            return [name.filter(|name| !name.is_empty()).map(|name| (name, false)), None, None];
        }
        let is_recursive = members.get("$recursiveAnchor") == Some(&Value::Bool(true));
        [
            text("$anchor").map(|name| (name, false)),
            text("$dynamicAnchor").map(|name| (name, true)),
            is_recursive.then_some(("", true)),
        ]
    }

    /// What a keyword holds.
    pub(super) fn holds(self, keyword: &str) -> Holds {
        let is_new = !self.reference_stands_alone();
        match keyword {
            "additionalItems"
            | "additionalProperties"
            | "allOf"
            | "anyOf"
            | "contains"
            | "else"
            | "if"
            | "items"
            | "not"
            | "oneOf"
            | "propertyNames"
            | "then" => Holds::Schemas,
            "contentSchema" | "prefixItems" | "unevaluatedItems" | "unevaluatedProperties" if is_new => Holds::Schemas,
            "definitions" | "patternProperties" | "properties" => Holds::ByName,
            "$defs" | "dependentSchemas" if is_new => Holds::ByName,
            "dependencies" if !is_new => Holds::ByName,
            _ => Holds::Nothing,
        }
    }

    fn written_id(self, members: &Map<String, Value>) -> Option<&str> {
        members.get(if self == Self::Four { "id" } else { "$id" })?.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn dialects_name_schemas_in_different_ways() {
        let dialect = |uri: &str| Dialect::default().of(json!({"$schema": uri}).as_object().unwrap());
        let (four, seven) =
            (dialect("http://json-schema.org/draft-04/schema#"), dialect("https://json-schema.org/draft-07/schema"));
        let new = dialect("https://json-schema.org/draft/2020-12/schema");
        assert_eq!((four, seven, new), (Dialect::Four, Dialect::Old, Dialect::New));
        assert_eq!(dialect("https://example.org/draft-07/schema"), Dialect::Custom);

        let schema = json!({"id": "four", "$id": "later", "$ref": "#x", "$anchor": "a"});
        let members = schema.as_object().unwrap();
        assert_eq!((four.id(members), seven.id(members), new.id(members)), (None, None, Some("later")));
        assert_eq!(new.anchors(members)[0], Some(("a", false)));
        assert_eq!(seven.anchors(json!({"$id": "#a"}).as_object().unwrap())[0], Some(("a", false)));
        assert_eq!(seven.holds("$defs"), Holds::Nothing);
    }
}
