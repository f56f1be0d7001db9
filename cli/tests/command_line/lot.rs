//! A folder with checklists and documents, in which the program is run.

use serde_json::{Value, json};
use sovitaan::compare::patch;
use sovitaan::submission::{Checklist, Envelope, Occasion, Relation, RelationKind, Stage, seal};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The checklists and the answers that stand in files as they are.
const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files");

pub struct Lot(PathBuf);

impl Lot {
    /// A folder of that name, with everything in it.
    pub fn new(name: &str) -> Self {
        let lot = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        fs::create_dir_all(&lot.0).unwrap();
        for file in fs::read_dir(FILES).unwrap().map(Result::unwrap) {
            fs::copy(file.path(), lot.0.join(file.file_name())).unwrap();
        }
        let [first, second, third] = chain();
        let (before, changed) = (r#""place":"School""#, r#""place":"Schoo1""#);
        let texts = [
            ("first.json", first.clone()),
            ("second.json", second.clone()),
            ("third.json", third.clone()),
            ("altered.json", first.replace(before, changed)),
            ("later.json", first.replace("12:00:00", "13:00:00")),
            ("chain.json", format!("[{first},{second},{third}]")),
            ("gap.json", format!("[{first},{third}]")),
            ("german.json", german()),
            ("agreed.json", agreed("digest")),
            ("disagreed.json", agreed("sha-256-0")),
        ];
        for (name, text) in texts {
            lot.write(name, &text);
        }
        lot
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    /// The program, about to run here.
    pub fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_sovitaan"));
        program.current_dir(&self.0);
        program
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

fn checklist() -> Checklist {
    Checklist::read(&fs::read_to_string(Path::new(FILES).join("visit.json")).unwrap()).unwrap()
}

fn occasion(id: &str, relation: Option<Relation>) -> Occasion {
    Occasion {
        id: id.into(),
        source: "https://intranet.example/forms".into(),
        time: "2026-09-30T12:00:00+03:00".into(),
        locale: "fi".into(),
        review_date: Some("2027-03-31".into()),
        relation,
        ..Occasion::default()
    }
}

/// A document and two amendments.
fn chain() -> [String; 3] {
    let first = json!({"place": "School", "rhythm": "weekly", "room": "12", "people": [{"name": "Aino Virta"}]});
    let second = json!({"place": "School", "rhythm": "monthly", "people": [{"name": "Aino Virta", "task": "opens"}]});
    let mut third = second.clone();
    third["people"] = json!([]);
    let first = seal(&checklist(), &first, Stage::Finished, occasion("a", None)).unwrap();
    let second = amended(&first, &second, "b");
    let third = amended(&second, &third, "c");
    [first, second, third].map(|envelope| envelope.to_text())
}

fn amended(former: &Envelope, answers: &Value, id: &str) -> Envelope {
    let (chain, index) = former.chain();
    let relation = Relation {
        kind: RelationKind::Amends,
        id: former.occasion.id.clone(),
        digest: former.digest(),
        first: chain.to_owned(),
        index: index + 1,
        changes: patch(&former.data, answers).to_string(),
        changed: None,
        by: Some("Antti Salo".into()),
        reason: Some("We see each other less".into()),
    };
    seal(&checklist(), answers, Stage::Finished, occasion(id, Some(relation))).unwrap()
}

/// An envelope in a language in which the form has no words; a page may have brought its own.
fn german() -> String {
    let occasion = Occasion { locale: "de".into(), ..occasion("e", None) };
    let answers = json!({"place": "Library", "rhythm": "weekly"});
    seal(&checklist(), &answers, Stage::Finished, occasion).unwrap().to_text()
}

/// An envelope with an acknowledgement, of the answers or of others. Its checklist asks nobody to agree; what looks like
/// an acknowledgement is held to what it says all the same.
fn agreed(digest: &str) -> String {
    let mut answers = json!({"place": "Library", "rhythm": "weekly"});
    let own = sovitaan::submission::digest(&answers);
    let digest = if digest == "digest" { own.as_str() } else { digest };
    answers["signed"] = json!([{"name": "Aino Virta", "statement": "I agree.", "digest": digest}]);
    seal(&checklist(), &answers, Stage::Finished, occasion("d", None)).unwrap().to_text()
}
