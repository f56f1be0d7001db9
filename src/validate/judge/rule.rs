//! A group of keywords that says yes or no for itself, judged by a schema made for it.

use crate::{
    pointer::Pointer,
    validate::{
        Keyword, Violation,
        convert::{Frame, convert},
        document::Document,
        options::{Setting, registry, uri_of},
    },
};
use jsonschema::Registry;
use serde_json::{Map, Value};
use std::sync::OnceLock;

/// No verdict can be had from a part alone: the whole document has to be judged.
#[derive(Debug)]
pub(super) struct Undecided;

/// On what a rule is tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Scope {
    /// The value at hand.
    Value,
    /// An object with one property of it: the keywords look at each property for itself.
    Member,
    /// The same, of which only the name matters.
    Name,
}

/// A group of keywords.
pub(super) struct Rule {
    pub(super) scope: Scope,
    /// The group's keywords: what the evaluation paths of its violations begin with.
    pub(super) owns: Vec<Pointer>,
    probe: Probe,
}

impl Rule {
    pub(super) fn new(scope: Scope, synthesis: Synthesis) -> Self {
        let owns = synthesis.schema.keys().map(|keyword| Pointer::root().child(keyword.as_str()));
        Self { scope, owns: owns.collect(), probe: Probe::new(synthesis) }
    }

    /// The group's violations in `value`, which stands at `instance`.
    pub(super) fn judge(
        &self,
        library: &Library,
        value: &Value,
        instance: &Pointer,
        evaluated: &Pointer,
    ) -> Result<Vec<Violation>, Undecided> {
        self.probe.judge(library, value, instance, evaluated)
    }
}

/// The schema of a rule. Its subschemas are references to those of the document, so that nothing is
/// copied and references inside them mean what they meant.
#[derive(Default)]
pub(super) struct Synthesis {
    pub(super) schema: Map<String, Value>,
    /// Where such a reference stands instead of the subschema itself.
    stubs: Vec<Pointer>,
}

impl Synthesis {
    /// A reference to the schema at `place`, to stand at `stub`.
    pub(super) fn refer(&mut self, document: &Document, stub: Pointer, place: &Pointer) -> Value {
        if let Some(Value::Bool(verdict)) = document.at(place) {
            return Value::Bool(*verdict);
        }
        self.stubs.push(stub);
        Value::Object(reference(document, place))
    }
}

fn reference(document: &Document, place: &Pointer) -> Map<String, Value> {
    Map::from_iter([("$ref".to_owned(), uri_of(document, place).into())])
}

/// A synthesised schema, compiled when it is first needed.
pub(super) struct Probe {
    synthesis: Synthesis,
    compiled: OnceLock<Option<jsonschema::Validator>>,
}

impl Probe {
    pub(super) fn new(synthesis: Synthesis) -> Self {
        Self { synthesis, compiled: OnceLock::new() }
    }

    /// Judges a value by the whole schema at `place`.
    pub(super) fn of(document: &Document, place: &Pointer) -> Self {
        Self::new(Synthesis { schema: reference(document, place), stubs: vec![Pointer::root()] })
    }

    pub(super) fn judge(
        &self,
        library: &Library,
        value: &Value,
        instance: &Pointer,
        evaluated: &Pointer,
    ) -> Result<Vec<Violation>, Undecided> {
        let validator = self.compiled.get_or_init(|| library.compile(&self.synthesis.schema));
        // A part that does not compile alone, though the whole did, is left to the whole pass.
        let validator = validator.as_ref().ok_or(Undecided)?;
        let schema = |path: &str| {
            let path = self.without_stub(path);
            format!("{evaluated}{path}")
        };
        let frame = Frame { instance, schema: &schema };
        let mut found = Vec::new();
        for error in validator.iter_errors(value) {
            convert(&error, &frame, &mut found);
        }
        // Whether an unfinished match matters may depend on the rest of the document.
        let unfinished = found.iter().any(|violation| violation.keyword == Keyword::Unchecked);
        if unfinished { Err(Undecided) } else { Ok(found) }
    }

    /// Whether a value fits.
    pub(super) fn fits(&self, library: &Library, value: &Value) -> Result<bool, Undecided> {
        let root = Pointer::root();
        // Not the crate's own yes or no: it counts an unfinished match as a no.
        self.judge(library, value, &root, &root).map(|found| found.is_empty())
    }

    /// The evaluation path as it is where the subschemas stand for themselves.
    fn without_stub(&self, path: &str) -> String {
        for stub in &self.synthesis.stubs {
            let rest = path.strip_prefix(stub.as_str()).and_then(|rest| rest.strip_prefix("/$ref"));
            if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
                return format!("{stub}{rest}");
            }
        }
        path.to_owned()
    }
}

/// What rules are compiled with: the whole schema, to refer to.
pub(super) struct Library {
    registry: Option<Registry<'static>>,
    setting: Setting,
}

impl Library {
    pub(super) fn new(document: &Document, setting: Setting) -> Self {
        Self { registry: registry(document).ok(), setting }
    }

    fn compile(&self, schema: &Map<String, Value>) -> Option<jsonschema::Validator> {
        let registry = self.registry.as_ref()?;
        self.setting.options().with_registry(registry).build(&Value::Object(schema.clone())).ok()
    }
}
