//! The validator chunk's border: JSON text in and out, errors as JSON text, nothing decided here.

use crate::{
    compare,
    pointer::Pointer,
    submission::{self, Checklist, MAX_ENVELOPE, Occasion, Relation, RelationKind, Stage, seal},
    validate::{self, Change, Judge, read},
};
use serde_json::{Map, Value};
use std::sync::Arc;
use wasm_bindgen::prelude::wasm_bindgen;

/// Judges one instance after each edit, and seals it.
#[wasm_bindgen]
pub struct Validator {
    /// The schema's text: read, it is many times as large, and it is read again only for an envelope.
    schema: String,
    judge: Judge,
    reader: Arc<validate::Validator>,
}

#[wasm_bindgen]
impl Validator {
    /// Reads a schema, and the documents that it refers to: `{uri: schema …}`, `{}` where there are none.
    /// Throws `{"code", "pointer"?, "message"}` as text.
    #[wasm_bindgen(constructor)]
    pub fn new(schema: String, documents: &str) -> Result<Self, String> {
        let refused = |error: validate::SchemaError| error.to_json().to_string();
        let documents = validate::read_documents(documents).map_err(refused)?;
        let validator = Arc::new(validate::Validator::read_with(&schema, &documents).map_err(refused)?);
        Ok(Self { schema, judge: Judge::new(Arc::clone(&validator)), reader: validator })
    }

    /// Judges a whole instance and remembers it; the answer is a verdict.
    pub fn judge(&mut self, instance_text: &str) -> Result<String, String> {
        let instance = json(instance_text)?;
        Ok(self.judge.judge_all(instance).to_json().to_string())
    }

    /// Applies `[["set", pointer, value] | ["remove", pointer] | ["all", instance] …]` to the
    /// remembered instance; the answer is a verdict.
    pub fn edit(&mut self, changes_text: &str) -> Result<String, String> {
        let changes = json(changes_text)?;
        let changes = changes.as_array().and_then(|changes| changes.iter().map(Change::from_json).collect());
        let changes: Vec<Change> =
            changes.ok_or_else(|| fault("malformed", "the changes are no list of set, remove and all"))?;
        match self.judge.apply(changes) {
            Ok(verdict) => Ok(verdict.to_json().to_string()),
            Err(misplaced) => Err(fault("misplaced", &misplaced.to_string())),
        }
    }

    /// Whether values fit parts of the schema: `[[key …, place, value] …]`, of which the last two are asked and what
    /// stands before comes back: `[[key …, true | false | null] …]`, null where it cannot be known.
    pub fn holds(&mut self, asks_text: &str) -> Result<String, String> {
        let asks = json(asks_text)?;
        let mut answer = |ask: &Value| {
            let [keys @ .., place, value] = ask.as_array()?.as_slice() else { return None };
            let holds = self.judge.holds(&Pointer::parse(place.as_str()?)?, value);
            Some(keys.iter().cloned().chain([holds.map_or(Value::Null, Value::Bool)]).collect::<Value>())
        };
        let answers = asks.as_array().and_then(|asks| asks.iter().map(&mut answer).collect::<Option<Value>>());
        let answers = answers.ok_or_else(|| fault("malformed", "this is no list of lists with a place and a value"))?;
        Ok(answers.to_string())
    }

    /// What the remembered instance changes in an earlier document, an envelope's text:
    /// `{"id", "digest", "chainid", "chainindex", "changes", "places"}`, of which `changes` is a JSON Patch as text and
    /// `places` lists where.
    pub fn changes(&self, earlier_text: &str) -> Result<String, String> {
        let earlier = submission::open(earlier_text).map_err(|refusal| refusal.to_json().to_string())?;
        let patch = compare::patch(&earlier.data, self.judge.instance());
        let places = patch.as_array().into_iter().flatten().filter(|operation| operation["op"] != "test");
        let places: Value = places.map(|operation| operation["path"].clone()).collect();
        let (first, index) = earlier.chain();
        let members = [
            ("id", earlier.occasion.id.as_str().into()),
            ("digest", earlier.digest().into()),
            ("chainid", first.into()),
            ("chainindex", index.saturating_add(1).into()),
            ("changes", patch.to_string().into()),
            ("places", places),
        ];
        Ok(object(members))
    }

    /// Seals the remembered instance; the request says for which occasion:
    /// `{"id", "source", "time", "locale", "unfinished", "subject"?, "party"?, "waitingfor"?, "reviewdate"?, "settles"?,
    /// "relation"?, "relatesto"?, "relateddigest"?, "chainid"?, "chainindex"?, "changes"?, "changed"?, "changedby"?,
    /// "changereason"?}`. Throws a refusal as text.
    pub fn envelope(&self, request_text: &str) -> Result<String, String> {
        let request = json(request_text)?;
        let text = |name: &str| request.get(name).and_then(Value::as_str).map(str::to_owned);
        let required = |name: &str| text(name).unwrap_or_default();
        let kind = text("relation").and_then(|code| RelationKind::parse(&code));
        let relation = kind.map(|kind| Relation {
            kind,
            id: required("relatesto"),
            digest: required("relateddigest"),
            first: required("chainid"),
            index: request["chainindex"].as_u64().and_then(|index| index.try_into().ok()).unwrap_or_default(),
            changes: required("changes"),
            changed: text("changed"),
            by: text("changedby"),
            reason: text("changereason"),
        });
        let occasion = Occasion {
            id: required("id"),
            source: required("source"),
            time: required("time"),
            subject: text("subject"),
            locale: required("locale"),
            party: text("party"),
            waiting_for: text("waitingfor"),
            review_date: text("reviewdate"),
            settles: text("settles"),
            relation,
        };
        let stage = if request["unfinished"] == true { Stage::Unfinished } else { Stage::Finished };
        match seal(&self.checklist()?, self.judge.instance(), stage, occasion) {
            Ok(envelope) => Ok(envelope.to_text()),
            Err(refusal) => Err(refusal.to_json().to_string()),
        }
    }

    /// Takes a document in as a server does: the envelope as it was read. Throws a refusal as text.
    pub fn receive(&self, envelope_text: &str) -> Result<String, String> {
        let checklist = self.checklist()?;
        let find = |id: &str| (id == checklist.id()).then_some(&checklist);
        match submission::receive(envelope_text, find) {
            Ok(envelope) => Ok(envelope.to_text()),
            Err(refusal) => Err(refusal.to_json().to_string()),
        }
    }
}

impl Validator {
    fn checklist(&self) -> Result<Checklist, String> {
        let refused = |error: validate::SchemaError| error.to_json().to_string();
        let schema = validate::read_schema(&self.schema).map_err(refused)?;
        Checklist::of(schema, Arc::clone(&self.reader)).map_err(refused)
    }
}

/// The digest of a JSON text: what an acknowledgement carries of the answers that it was given for.
#[wasm_bindgen]
pub fn digest(text: &str) -> Result<String, String> {
    Ok(submission::digest(&json(text)?))
}

fn json(text: &str) -> Result<Value, String> {
    read::json(text, MAX_ENVELOPE).map_err(|unread| fault("not-json", &unread.message()))
}

fn fault(code: &str, message: &str) -> String {
    object([("code", code.into()), ("message", message.into())])
}

fn object<const N: usize>(members: [(&str, Value); N]) -> String {
    let members = members.into_iter().map(|(name, value)| (name.to_owned(), value));
    Value::Object(members.collect::<Map<_, _>>()).to_string()
}
