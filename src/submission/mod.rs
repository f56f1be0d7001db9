//! A completed form leaves as one CloudEvents 1.0 event, and a server takes it in by the same rules.
//!
//! ```
//! use sovitaan::submission::{Checklist, Occasion, Refusal, Stage, receive, seal};
//! use serde_json::json;
//!
//! let checklist = Checklist::read(r#"{
//!     "$schema": "https://json-schema.org/draft/2020-12/schema",
//!     "$id": "urn:sovitaan:checklist:example:1.0.0",
//!     "type": "object",
//!     "required": ["agreed"]
//! }"#).unwrap();
//! let occasion = Occasion {
//!     id: "0b6f3c1e".into(),
//!     source: "https://intranet.example/forms".into(),
//!     time: "2026-09-30T12:00:00Z".into(),
//!     locale: "fi".into(),
//!     ..Occasion::default()
//! };
//! let text = seal(&checklist, &json!({"agreed": true}), Stage::Finished, occasion).unwrap().to_text();
//!
//! // On the server:
//! let find = |id: &str| (id == checklist.id()).then_some(&checklist);
//! assert_eq!(receive(&text, find).unwrap().data, json!({"agreed": true}));
//!
//! let altered = text.replace(r#""agreed":true"#, r#""agreed":false"#);
//! assert!(matches!(receive(&altered, find), Err(Refusal::Altered { .. })));
//! ```

mod agreement;
mod attribute;
mod calendar;
mod canonical;
mod checklist;
mod envelope;
mod envelope_schema;
mod kind;
mod receive;
mod refusal;
mod relation;

pub use {
    agreement::Records,
    calendar::Reminder,
    canonical::{canonical, digest},
    checklist::Checklist,
    envelope::{Envelope, Occasion, Stage, seal},
    envelope_schema::envelope_schema,
    kind::Type,
    receive::{MAX_ENVELOPE, open, receive},
    refusal::Refusal,
    relation::{Relation, RelationKind},
};
