//! A failed answer is data: which keyword, where in the instance, where in the schema.

use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// An answer breaks an assertion of the schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// Where in the instance. For a missing property it is the place where the property would be.
    pub pointer: Pointer,
    /// Where in the schema: the evaluation path (JSON Schema 2020-12 core, 12.4.2), keyword included.
    pub schema_pointer: Pointer,
    /// The keyword that says no.
    pub keyword: Keyword,
    /// What the keyword demands, where that is one plain value: the bound, the pattern, the format's
    /// name, the type's name (an array of names where there are several); `null` otherwise.
    pub limit: Value,
    /// For `anyOf`, and `oneOf` when nothing fits: what each alternative lacks, in the order of the schema. An
    /// alternative that is listed lacks something; beyond a bound ([`limits`](super::limits)) lists are cut, and
    /// alternatives left out. Empty for every other keyword.
    pub alternatives: Vec<Vec<Violation>>,
}

impl Violation {
    /// A violation of a keyword that has no alternatives.
    ///
    /// ```
    /// use sovitaan::{pointer::Pointer, validate::{Keyword, Violation}};
    ///
    /// let (at, keyword) = (Pointer::root().child("name"), Keyword::Required);
    /// let missing = Violation::new(at, Pointer::root().child(keyword.as_str()), keyword, serde_json::Value::Null);
    /// assert!(missing.alternatives.is_empty());
    /// ```
    pub fn new(pointer: Pointer, schema_pointer: Pointer, keyword: Keyword, limit: Value) -> Self {
        Self { pointer, schema_pointer, keyword, limit, alternatives: Vec::new() }
    }

    /// Whether an answer is missing, rather than wrong: what nobody has answered yet cannot be wrong.
    ///
    /// ```
    /// use sovitaan::validate::Validator;
    ///
    /// let validator = Validator::read(r#"{"required": ["name"], "properties": {"age": {"type": "number"}}}"#).unwrap();
    /// let gaps = |instance| validator.validate(&instance).iter().all(|violation| violation.is_gap());
    /// assert!(gaps(serde_json::json!({"age": 4})));
    /// assert!(!gaps(serde_json::json!({"age": "4"})));
    /// ```
    pub fn is_gap(&self) -> bool {
        match self.keyword {
            Keyword::Required | Keyword::MinItems | Keyword::MinProperties | Keyword::Contains => true,
            Keyword::AnyOf | Keyword::OneOf => {
                self.alternatives.iter().any(|lacks| !lacks.is_empty() && lacks.iter().all(Self::is_gap))
            }
            _ => false,
        }
    }

    /// Nothing is known about the value at `pointer`.
    #[cfg(feature = "validator")]
    pub(crate) fn unchecked(pointer: Pointer) -> Self {
        Self::new(pointer, Pointer::root(), Keyword::Unchecked, Value::Null)
    }

    /// The form in which a violation crosses from one wasm module to the other, and in which a server
    /// reports it: `{"pointer", "schemaPointer", "keyword", "limit", "alternatives"}`, `limit` left out when
    /// null, and `alternatives`, a list of lists of violations, when empty.
    ///
    /// ```
    /// use sovitaan::validate::{Validator, Violation};
    ///
    /// let validator = Validator::read(r#"{"anyOf": [{"required": ["name"]}, {"type": "string"}]}"#).unwrap();
    /// let neither = validator.validate(&serde_json::json!({})).remove(0);
    /// let json = neither.to_json();
    /// assert_eq!(json["alternatives"][0][0]["schemaPointer"], "/anyOf/0/required");
    /// assert_eq!(Violation::from_json(&json), Some(neither));
    /// ```
    pub fn to_json(&self) -> Value {
        let mut json = Map::new();
        json.insert("pointer".into(), self.pointer.as_str().into());
        json.insert("schemaPointer".into(), self.schema_pointer.as_str().into());
        json.insert("keyword".into(), self.keyword.as_str().into());
        if !self.limit.is_null() {
            json.insert("limit".into(), self.limit.clone());
        }
        if !self.alternatives.is_empty() {
            let listed = self.alternatives.iter();
            let listed = listed.map(|lacks| lacks.iter().map(Violation::to_json).collect::<Value>()).collect();
            json.insert("alternatives".into(), listed);
        }
        Value::Object(json)
    }

    /// Reads what [`Violation::to_json`] wrote; `None` when it is something else.
    pub fn from_json(json: &Value) -> Option<Self> {
        let alternatives =
            json.get("alternatives").map_or(Some(&[][..]), |listed| listed.as_array().map(Vec::as_slice));
        let lacks = |listed: &Value| listed.as_array()?.iter().map(Self::from_json).collect();
        Some(Self {
            pointer: Pointer::parse(json.get("pointer")?.as_str()?)?,
            schema_pointer: Pointer::parse(json.get("schemaPointer")?.as_str()?)?,
            keyword: Keyword::parse(json.get("keyword")?.as_str()?)?,
            limit: json.get("limit").cloned().unwrap_or_default(),
            alternatives: alternatives?.iter().map(lacks).collect::<Option<_>>()?,
        })
    }
}

macro_rules! keywords {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The keywords that can say no, and the two ways in which no verdict can be had.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Keyword { $($(#[$doc])* $variant,)* }

        impl Keyword {
            /// Every keyword, in the order of the declaration; catalogues are checked against it.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name as the schema writes it. A catalogue's message id is `violation.` and this.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The keyword of that name, if it is one of these.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

keywords! {
    /// A property name that the schema does not know (`additionalProperties: false`).
    AdditionalProperties = "additionalProperties",
    /// None of the alternatives fits.
    AnyOf = "anyOf",
    /// Not the one value allowed.
    Const = "const",
    /// No element of the kind that the array must contain, or too few or too many of them.
    Contains = "contains",
    /// Text that is not in the stated encoding.
    ContentEncoding = "contentEncoding",
    /// Text that is not of the stated media type.
    ContentMediaType = "contentMediaType",
    /// Not one of the values allowed.
    Enum = "enum",
    /// Not below the bound.
    ExclusiveMaximum = "exclusiveMaximum",
    /// Not above the bound.
    ExclusiveMinimum = "exclusiveMinimum",
    /// Something that must not be there (a `false` schema).
    FalseSchema = "false",
    /// Not of the stated format.
    Format = "format",
    /// Too many elements.
    MaxItems = "maxItems",
    /// Above the bound.
    Maximum = "maximum",
    /// Text too long.
    MaxLength = "maxLength",
    /// Too many properties.
    MaxProperties = "maxProperties",
    /// Too few elements.
    MinItems = "minItems",
    /// Below the bound.
    Minimum = "minimum",
    /// Text too short.
    MinLength = "minLength",
    /// Too few properties.
    MinProperties = "minProperties",
    /// Not a multiple of the step.
    MultipleOf = "multipleOf",
    /// What must not fit fits.
    Not = "not",
    /// Not exactly one of the alternatives fits.
    OneOf = "oneOf",
    /// Text that does not match the pattern.
    Pattern = "pattern",
    /// A property name that is not allowed.
    PropertyNames = "propertyNames",
    /// An answer is missing.
    Required = "required",
    /// A value of another type.
    Type = "type",
    /// An element that no subschema accounts for.
    UnevaluatedItems = "unevaluatedItems",
    /// A property that no subschema accounts for.
    UnevaluatedProperties = "unevaluatedProperties",
    /// The same element twice.
    UniqueItems = "uniqueItems",
    /// The form's own: text that is no number, date or time, so that there is no value to judge.
    Unreadable = "unreadable",
    /// The form's own: the answer could not be checked (a pattern's limit was reached). Nobody's fault.
    Unchecked = "unchecked",
}
