//! What a schema may cost is counted through every kind of reference, and through the documents that were handed over.

use serde_json::{Map, Value, json};
use sovitaan::{
    pointer::Pointer,
    schema::Documents,
    validate::{Change, Judge, SchemaError, SchemaErrorCode, Validator},
};
use std::time::{Duration, Instant};

/// Generous: a machine may be slow, and what is held back here would take minutes or for ever.
const SOON: Duration = Duration::from_secs(10);

/// How the links of a chain are named and referred to.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// By an absolute `$id` each.
    Id,
    /// By an `$id` each that is relative to the root's.
    RelativeId,
    /// By an `$id` each, inside one another.
    Nested,
    Anchor,
    DynamicAnchor,
    /// A document each, handed over.
    Document,
    /// A document each, of another dialect and without a name of its own.
    OldDocument,
}

const WAYS: [Way; 7] =
    [Way::Id, Way::RelativeId, Way::Nested, Way::Anchor, Way::DynamicAnchor, Way::Document, Way::OldDocument];

impl Way {
    fn refer(self, n: usize) -> Value {
        match self {
            Self::Id | Self::Nested => json!({"$ref": format!("urn:example:d{n}")}),
            Self::RelativeId => json!({"$ref": format!("./d{n}")}),
            Self::Anchor => json!({"$ref": format!("#d{n}")}),
            Self::DynamicAnchor => json!({"$dynamicRef": format!("#d{n}")}),
            Self::Document | Self::OldDocument => json!({"$ref": format!("https://example.org/d{n}.json")}),
        }
    }

    fn named(self, n: usize, mut schema: Value) -> Value {
        match self {
            Self::Id | Self::Nested => schema["$id"] = format!("urn:example:d{n}").into(),
            Self::RelativeId => schema["$id"] = format!("d{n}").into(),
            Self::Anchor => schema["$anchor"] = format!("d{n}").into(),
            Self::DynamicAnchor => schema["$dynamicAnchor"] = format!("d{n}").into(),
            Self::OldDocument => schema["$schema"] = "http://json-schema.org/draft-07/schema#".into(),
            Self::Document => {}
        }
        schema
    }

    /// A chain of schemas, each made of a reference to the next; the last one is for texts.
    fn chain(self, length: usize, link: impl Fn(Value) -> Value) -> Result<Validator, SchemaError> {
        let schema = |n: usize| {
            let schema = if n == length { json!({"type": "string"}) } else { link(self.refer(n + 1)) };
            self.named(n, schema)
        };
        let mut root = self.refer(0);
        root["$id"] = "https://example.org/root".into();
        let all = (0..=length).map(|n| (format!("https://example.org/d{n}.json"), schema(n)));
        if let Self::Document | Self::OldDocument = self {
            let documents: Map<String, Value> = all.collect();
            let documents = Documents::read(&Value::from(documents).to_string()).unwrap();
            return Validator::read_with(&root.to_string(), &documents);
        }
        root["$defs"] = if let Self::Nested = self {
            (0..=length).rev().fold(json!({}), |inner, n| {
                let mut schema = schema(n);
                schema["$defs"] = inner;
                json!({"next": schema})
            })
        } else {
            all.collect::<Map<_, _>>().into()
        };
        Validator::read(&root.to_string())
    }
}

fn twice(next: Value) -> Value {
    [("allOf".to_owned(), vec![next.clone(), next].into())].into_iter().collect::<Map<_, _>>().into()
}

#[test]
fn bombs_and_long_chains_hide_behind_no_name() {
    for way in WAYS {
        let start = Instant::now();
        // The parser bounds what stands inside one another.
        let most = if let Way::Nested = way { 30 } else { 10_000 };
        assert_eq!(way.chain(30, twice).unwrap_err().code, SchemaErrorCode::TooManyPaths, "{way:?}");
        if most > 256 {
            let code = way.chain(most, |next| next).unwrap_err().code;
            assert_eq!(code, SchemaErrorCode::ReferenceChain, "{way:?}");
        }
        assert!(start.elapsed() < SOON, "{way:?}: {:?}", start.elapsed());
    }
}

#[test]
fn what_is_counted_is_still_judged() {
    for way in WAYS {
        let validator = way.chain(6, twice).unwrap_or_else(|error| panic!("{way:?}: {error}"));
        assert_eq!(validator.validate(&json!("text")), [], "{way:?}");
        let mut judge = Judge::new(validator);
        judge.judge_all(json!("text"));
        judge.apply(vec![Change::Set(Pointer::root(), json!(1))]).unwrap();
        assert_eq!(judge.violations().len(), 64, "{way:?}: one for each way");
        assert_eq!(judge.violations(), judge.validator().validate(&json!(1)), "{way:?}");
    }
}

#[test]
fn every_dynamic_anchor_of_the_name_is_counted() {
    let bomb = |n: usize| {
        let next = json!({"$ref": format!("#/$defs/b{}", n + 1)});
        (format!("b{n}"), json!({"allOf": [next, next]}))
    };
    let mut schema = json!({
        "$ref": "urn:example:list",
        "$defs": {
            "item": {"$dynamicAnchor": "item", "$ref": "#/$defs/b0"},
            "list": {
                "$id": "urn:example:list",
                "items": {"$dynamicRef": "#item"},
                "$defs": {"item": {"$dynamicAnchor": "item"}}
            },
            "b30": {}
        }
    });
    for (name, link) in (0..30).map(bomb) {
        schema["$defs"][name] = link;
    }
    assert_eq!(Validator::read(&schema.to_string()).unwrap_err().code, SchemaErrorCode::TooManyPaths);
    schema["$defs"]["item"]["$dynamicAnchor"] = "other".into();
    assert!(Validator::read(&schema.to_string()).is_ok(), "no way leads there");
}

/// What a schema that contains itself costs is up to the instance: each level may double it.
#[test]
fn a_schema_that_contains_itself_twice_ends() {
    let schema = json!({"properties": {"a": {"allOf": [{"$ref": "#"}, {"$ref": "#"}]}, "b": {"type": "string"}}});
    let start = Instant::now();
    if let Ok(validator) = Validator::read(&schema.to_string()) {
        let deep = (0..100).fold(json!({"b": 1}), |inner, _| json!({"a": inner}));
        validator.validate(&deep);
    }
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}
