//! The `CloudEvents` SDK for Rust reads them as events. Those for Python and JavaScript do so in `tests/hosts`.

use super::sealed;
use cloudevents::{AttributesReader, Data, Event, event::ExtensionValue};
use serde_json::Value;
use sovitaan::submission::digest;

#[test]
fn the_sdk_for_rust_reads_every_attribute() {
    for sealed in sealed::all() {
        let event: Event = serde_json::from_str(&sealed.text).expect(&sealed.name);
        let (envelope, occasion) = (&sealed.envelope, &sealed.envelope.occasion);
        assert_eq!(event.specversion().as_str(), "1.0");
        assert_eq!(event.id(), occasion.id);
        assert_eq!(event.source(), &occasion.source);
        assert_eq!(event.ty(), envelope.type_.to_type());
        assert_eq!(event.subject(), occasion.subject.as_deref());
        assert_eq!(event.time().map(ToString::to_string).as_deref(), Some("2026-09-30 09:00:00 UTC"));
        assert_eq!(event.datacontenttype(), Some("application/json"));
        assert_eq!(event.dataschema().map(ToString::to_string), Some(envelope.dataschema.clone()));

        let text = |name: &str| match event.extension(name) {
            Some(ExtensionValue::String(text)) => Some(text.as_str()),
            _ => None,
        };
        assert_eq!(text("locale"), Some(&*occasion.locale));
        assert_eq!(text("datadigest"), Some(&*envelope.datadigest));
        assert_eq!(text("schemadigest"), Some(&*envelope.schemadigest));
        assert_eq!(text("party"), occasion.party.as_deref());
        assert_eq!(text("reviewdate"), occasion.review_date.as_deref());
        if let Some(relation) = &occasion.relation {
            assert_eq!(text("relatesto"), Some(&*relation.id));
            assert_eq!(text("changes"), Some(&*relation.changes));
            assert!(matches!(event.extension("chainindex"), Some(ExtensionValue::Integer(1))));
        }

        let Some(Data::Json(data)) = event.data() else { panic!("{}: its data is no JSON", sealed.name) };
        assert_eq!(digest(data), envelope.datadigest, "{}", sealed.name);

        // And writes what says the same.
        let written: Value = serde_json::to_value(&event).expect("JSON");
        assert_eq!(digest(&written["data"]), envelope.datadigest, "{}", sealed.name);
        assert_eq!(written["changes"].as_str(), occasion.relation.as_ref().map(|relation| &*relation.changes));
    }
}
