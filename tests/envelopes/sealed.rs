//! Envelopes as forms send them: every example, and documents that are not finished or go on from another. In each that
//! has answers a host has something to spoil.

use crate::delicate;
use serde_json::{Value, json};
use sovitaan::{
    compare::patch,
    submission::{Checklist, Envelope, Occasion, Records, Relation, RelationKind, Stage, digest, seal},
};
use std::{fs, path::Path, rc::Rc};

const LOCALES: [&str; 3] = ["fi", "sv", "en"];

pub struct Sealed {
    /// The checklist's name, and what is special about the document.
    pub name: String,
    pub checklist: Rc<Checklist>,
    pub envelope: Envelope,
    pub text: String,
}

pub fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// Every checklist of `schemas` by its name: what has examples.
pub fn checklists() -> Vec<(String, Rc<Checklist>)> {
    let examples = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/examples/fi")).expect("examples");
    let files = examples.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"));
    let mut names: Vec<String> = files.filter_map(|file| Some(file.strip_suffix(".json")?.to_owned())).collect();
    names.sort();
    let read = |name: &String| Checklist::read(&text(&format!("schemas/{name}.json"))).expect(name);
    names.into_iter().map(|name| (name.clone(), Rc::new(read(&name)))).collect()
}

/// The documents of every checklist.
pub fn all() -> Vec<Sealed> {
    checklists().into_iter().flat_map(|(name, checklist)| of(&name, &checklist)).collect()
}

/// The documents of one checklist.
pub fn of(name: &str, checklist: &Rc<Checklist>) -> Vec<Sealed> {
    let example = |locale: &str| -> Value {
        let example = serde_json::from_str(&text(&format!("schemas/examples/{locale}/{name}.json"))).expect("JSON");
        delicate::put(checklist, &example)
    };
    let make = |kind: &str, data: &Value, stage, told: Occasion| {
        let name = format!("{name}.{kind}");
        let occasion = Occasion { id: digest(&name.clone().into())[8..40].to_owned(), ..told };
        let envelope = seal(checklist, data, stage, occasion).expect(&name);
        Sealed { name, checklist: Rc::clone(checklist), text: envelope.to_text(), envelope }
    };
    let mut sealed: Vec<Sealed> =
        LOCALES.iter().map(|locale| make(locale, &example(locale), Stage::Finished, occasion(locale, ""))).collect();
    let earlier = &sealed[0].envelope;

    // The same, with its last answer taken back, and said who did so and why. What is delicate stays.
    let mut less = Records::of(checklist.schema()).answers(&earlier.data);
    let members = less.as_object_mut().expect("an object");
    let last = members.iter().rfind(|(_, answer)| !delicate::is_in(answer)).expect("another answer").0.clone();
    members.shift_remove(&last);
    let amending = Occasion { relation: Some(relation(earlier, &less)), ..occasion("fi", "") };
    let amended = make("amends", &less, Stage::Unfinished, amending);
    let alone =
        Occasion { party: Some("Aino Virta".into()), waiting_for: Some("Antti Salo".into()), ..occasion("sv", "") };
    let waiting = make("waiting", &less, Stage::Unfinished, alone);
    let nothing = make("nothing", &json!({}), Stage::Unfinished, occasion("en", ""));
    sealed.extend([amended, waiting, nothing]);
    sealed
}

pub fn occasion(locale: &str, id: &str) -> Occasion {
    Occasion {
        id: id.into(),
        source: "https://intranet.example.org/forms".into(),
        time: "2026-09-30T12:00:00+03:00".into(),
        // What is written into pages and into texts in quotes. No digest of the document's own holds it.
        subject: Some(r#"<Ärende> & "7\n""#.into()),
        locale: locale.into(),
        review_date: Some("2027-01-15".into()),
        ..Occasion::default()
    }
}

pub fn relation(earlier: &Envelope, data: &Value) -> Relation {
    Relation {
        kind: RelationKind::Amends,
        id: earlier.occasion.id.clone(),
        digest: earlier.digest(),
        first: earlier.occasion.id.clone(),
        index: 1,
        changes: patch(&earlier.data, data).to_string(),
        changed: Some("Mitä sovitte?".into()),
        by: Some("Aino Virta".into()),
        reason: Some("Siitä ei enää ole sovittu.".into()),
    }
}
