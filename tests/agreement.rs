//! Two people agree: who counts, when it is void, what stays open, and what a document may claim.

use serde_json::{Value, json};
use sovitaan::form;
use sovitaan::pointer::Pointer;
use sovitaan::schema::Schema;
use sovitaan::state::{
    AccountPart, Edit, FormState, Objection, Occasion as Asked, Party, Remark, Standing, Subject, Void,
};
use sovitaan::submission::{Checklist, Occasion, Records, Refusal, Stage, Type, digest, receive, seal};
use sovitaan::validate::Judge;
use std::sync::Arc;

const ID: &str = "urn:sovitaan:checklist:test:1.0.0";
const TIME: &str = "2026-11-26T10:15:00+02:00";

fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "type": "object",
        "title": "Agreement",
        "x-form": {"language": "en"},
        "required": ["people", "aim", "signed"],
        "properties": {
            "people": {"type": "array", "title": "People", "items": {"type": "object", "title": "Person",
                "properties": {"name": {"type": "string", "title": "Name"}}}},
            "aim": {"type": "string", "title": "Aim", "minLength": 1},
            "hours": {"type": "number", "title": "Hours"},
            "money": {"type": "string", "title": "Money", "x-form": {"parties": ["supervisor"]}},
            "open": {"type": "array", "title": "Left open", "x-form": {"widget": "openPoints"}},
            "signed": {"type": "array", "title": "Agreement", "minItems": 2, "maxItems": 2,
                "x-form": {"widget": "acknowledgements", "suggest": "/people", "labels": {"statement": "I agree."}},
                "items": {"type": "object", "required": ["name", "role", "time", "digest"],
                    "properties": {"role": {"enum": ["worker", "supervisor"]}}}}
        }
    })
}

/// A form with its judge: what a person sees.
struct Desk {
    state: FormState,
    judge: Judge,
}

impl Desk {
    fn new(answers: &Value) -> Self {
        let text = schema().to_string();
        let form = form::compile(&Schema::read(&text).unwrap(), "en").0;
        let checklist = Checklist::read(&text).unwrap();
        let mut desk =
            Self { state: FormState::new(form, Some(answers)), judge: Judge::new(Arc::clone(checklist.validator())) };
        desk.listen();
        desk
    }

    fn listen(&mut self) {
        let verdict = self.judge.judge_all(self.state.instance());
        self.state.hear(verdict);
    }

    fn apply(&mut self, edit: &Edit) -> Option<Remark> {
        let changes = self.state.apply(edit);
        self.listen();
        changes.remark
    }

    fn type_(&mut self, at: &str, text: &str) -> Option<Remark> {
        self.apply(&Edit::Type { at: Pointer::parse(at).unwrap(), text: text.to_owned() })
    }

    fn agree(&mut self, name: &str) -> Option<Objection> {
        let by = Party { name: name.to_owned(), role: "worker".to_owned() };
        let digest = digest(&self.state.answers());
        self.apply(&Edit::Acknowledge { by, time: TIME.to_owned(), digest });
        self.state.objection().cloned()
    }

    fn standing(&self) -> Vec<String> {
        let signed = self.state.instance()["signed"].clone();
        let names = signed.as_array().into_iter().flatten();
        names.map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    }
}

fn answers() -> Value {
    json!({"people": [{"name": "Aino Virta"}, {"name": "Antti Salo"}], "aim": "Peace", "hours": 4})
}

fn agreed() -> Value {
    let mut desk = Desk::new(&answers());
    assert_eq!(desk.agree("Aino Virta"), None);
    assert_eq!(desk.agree("Antti Salo"), None);
    desk.state.instance()
}

fn occasion() -> Occasion {
    Occasion { id: "1".into(), source: "/forms".into(), time: TIME.into(), locale: "en".into(), ..Occasion::default() }
}

fn sealed(data: &Value, stage: Stage) -> Result<String, Refusal> {
    seal(&Checklist::read(&schema().to_string()).unwrap(), data, stage, occasion()).map(|envelope| envelope.to_text())
}

fn received(text: &str) -> Result<Type, Refusal> {
    let checklist = Checklist::read(&schema().to_string()).unwrap();
    receive(text, |_| Some(&checklist)).map(|envelope| envelope.type_)
}

#[test]
fn two_agree_and_the_document_is_complete() {
    let mut desk = Desk::new(&answers());
    assert_eq!(desk.state.standing(), Standing::Invalid, "nobody has agreed");
    assert_eq!(desk.state.waited_for(), ["Aino Virta", "Antti Salo"]);
    assert_eq!(desk.agree("Aino Virta"), None);
    assert_eq!(desk.state.waited_for(), ["Antti Salo"]);
    assert_eq!(desk.state.standing(), Standing::Invalid, "one is not enough");
    assert_eq!(desk.agree("Antti Salo"), None);
    assert_eq!(desk.state.standing(), Standing::Valid);
    let signed = &desk.state.instance()["signed"][1];
    let expected = json!({"name": "Antti Salo", "role": "worker", "time": TIME, "statement": "I agree.",
        "digest": digest(&answers())});
    assert_eq!(*signed, expected);
}

#[test]
fn nobody_agrees_twice_for_another_or_to_what_is_not_finished() {
    let mut desk = Desk::new(&answers());
    desk.agree("Aino Virta");
    assert_eq!(desk.agree(" aino  VIRTA "), Some(Objection::Already(" aino  VIRTA ".to_owned())));
    desk.type_("/hours", "5");
    assert_eq!(desk.state.objection(), None, "she has not agreed to this");
    desk.type_("/hours", "4");
    assert_eq!(desk.agree(""), Some(Objection::Nameless));
    desk.state.seat(vec![Party { name: "Antti Salo".to_owned(), role: "worker".to_owned() }]);
    assert_eq!(desk.agree("Noora Virtala"), Some(Objection::Absent("Noora Virtala".to_owned())));
    assert_eq!(desk.agree("Antti Salo"), None);
    assert_eq!(desk.standing(), ["Aino Virta", "Antti Salo"]);
    desk.state.seat(Vec::new());
    assert_eq!(desk.agree("Noora Virtala"), Some(Objection::Full));

    let mut empty = Desk::new(&json!({"people": []}));
    assert_eq!(empty.agree("Aino Virta"), Some(Objection::Unfinished));
    let by = Party { name: "Aino Virta".to_owned(), role: "chief".to_owned() };
    empty.apply(&Edit::Acknowledge { by, time: TIME.to_owned(), digest: String::new() });
    assert_eq!(empty.state.objection(), Some(&Objection::Roleless));
    assert_eq!(empty.standing(), [""; 0]);
}

#[test]
fn an_acknowledgement_is_void_while_the_answers_are_others() {
    let mut desk = Desk::new(&answers());
    desk.agree("Aino Virta");
    assert_eq!(desk.type_("/aim", "War"), Some(Remark::Voided(0)));
    assert_eq!(desk.standing(), [""; 0]);
    let void = Void::Changed(Pointer::parse("/aim").unwrap());
    assert_eq!(desk.state.acknowledgements()[0].void, Some(void));
    assert_eq!(desk.state.standing(), Standing::Invalid);
    assert_eq!(desk.type_("/aim", "Peace"), Some(Remark::Acknowledged(0)), "it was given for this");
    assert_eq!(desk.standing(), ["Aino Virta"]);
    // A number that is spelt otherwise is the same answer.
    assert_eq!(desk.type_("/hours", "4,0"), None);
    assert_eq!(desk.standing(), ["Aino Virta"]);
    // A row is part of what was agreed to.
    let at = Pointer::parse("/people/1").unwrap();
    assert!(desk.apply(&Edit::Remove { at }).is_some());
    assert_eq!(desk.standing(), [""; 0]);
    // Who agrees anew agrees to what there is now.
    assert_eq!(desk.agree("Aino Virta"), None);
    assert_eq!(desk.state.acknowledgements().len(), 1);
    desk.apply(&Edit::Withdraw { name: "Aino Virta".to_owned() });
    assert_eq!(desk.state.acknowledgements().len(), 0);
}

#[test]
fn an_answer_that_is_undone_gives_back_what_it_made_void_and_nobody_undoes_an_agreement() {
    let mut desk = Desk::new(&answers());
    desk.agree("Aino Virta");
    assert_eq!(desk.state.undoable(), None, "to agree is no step");
    desk.type_("/aim", "War");
    assert_eq!(desk.standing(), [""; 0]);
    assert_eq!(desk.apply(&Edit::Undo), Some(Remark::Acknowledged(0)));
    assert_eq!(desk.standing(), ["Aino Virta"]);
    assert_eq!(desk.state.instance()["signed"][0]["name"], "Aino Virta");
    assert_eq!(desk.apply(&Edit::Redo), Some(Remark::Voided(0)));
    assert_eq!(desk.state.instance().get("signed"), None);
    // What was withdrawn meanwhile does not come back with the answer.
    desk.apply(&Edit::Withdraw { name: "Aino Virta".to_owned() });
    desk.apply(&Edit::Undo);
    assert_eq!((desk.state.instance(), desk.state.acknowledgements().len()), (answers(), 0));
}

#[test]
fn what_is_said_of_a_change_is_undone_like_an_answer() {
    let mut desk = Desk::new(&agreed());
    desk.state.call_to_account(Some(Asked::Change));
    let said = |part, text: &str| Edit::Account { part, text: text.to_owned() };
    for text in ["A", "Ai", "Aino"] {
        desk.apply(&said(AccountPart::By, text));
    }
    desk.apply(&said(AccountPart::Reason, "New facts"));
    assert_eq!(desk.state.undoable(), Some(Subject::Account(AccountPart::Reason)));
    desk.apply(&Edit::Undo);
    desk.apply(&Edit::Undo);
    let account = desk.state.account().unwrap();
    assert_eq!((&*account.by, &*account.reason), ("", ""));
    desk.apply(&Edit::Redo);
    assert_eq!(desk.state.account().unwrap().by, "Aino");
    // Nothing of it is asked any more.
    desk.state.call_to_account(None);
    desk.apply(&Edit::Undo);
    assert_eq!(desk.state.account(), None);
}

#[test]
fn what_was_agreed_to_elsewhere_is_checked_against_its_digest() {
    let mut agreed = agreed();
    let mut desk = Desk::new(&agreed);
    let to_check = desk.state.answers_to_check().expect("two acknowledgements").clone();
    desk.state.check(&digest(&to_check));
    assert_eq!(desk.standing(), ["Aino Virta", "Antti Salo"]);
    desk.apply(&Edit::Withdraw { name: "Aino Virta".to_owned() });
    assert_eq!(desk.standing().len(), 2, "only what was given here can be taken back");

    agreed["aim"] = json!("War");
    let mut desk = Desk::new(&agreed);
    let to_check = desk.state.answers_to_check().unwrap().clone();
    desk.state.check(&digest(&to_check));
    assert_eq!(desk.standing(), [""; 0]);
    assert_eq!(desk.state.acknowledgements()[0].void, Some(Void::Altered));
    desk.type_("/aim", "Peace");
    assert_eq!(desk.standing(), [""; 0], "nobody knows what it was given for");
}

#[test]
fn some_questions_are_for_some_roles() {
    let mut desk = Desk::new(&answers());
    let money = desk.state.find(&Pointer::parse("/money").unwrap()).unwrap();
    assert!(!desk.state.is_read_only(money), "nobody knows who is there");
    desk.state.seat(vec![Party { name: "Aino Virta".to_owned(), role: "worker".to_owned() }]);
    assert!(desk.state.is_read_only(money));
    desk.type_("/money", "none");
    assert_eq!(desk.state.instance().get("money"), None);
    desk.state.seat(vec![Party { name: "Kaisa Lund".to_owned(), role: "supervisor".to_owned() }]);
    desk.type_("/money", "none");
    assert_eq!(desk.state.instance()["money"], "none");
}

#[test]
fn an_open_point_stands_while_its_question_has_no_answer() {
    let point = json!({"pointer": "/aim", "question": "Aim", "reason": "Time", "returnDate": "2026-12-01",
        "positions": [{"party": "Aino Virta", "answer": "Peace"}, {"party": "Antti Salo", "answer": "Rest"}]});
    let mut with_open = answers();
    with_open.as_object_mut().unwrap().shift_remove("aim");
    with_open["open"] = json!([point]);
    let mut desk = Desk::new(&with_open);
    let aim = desk.state.find(&Pointer::parse("/aim").unwrap()).unwrap();
    assert!(desk.state.open_point(aim).is_some());
    assert_eq!((desk.agree("Aino Virta"), desk.agree("Antti Salo")), (None, None));
    assert_eq!(desk.state.standing(), Standing::Valid, "it need not be answered");
    let data = desk.state.instance();
    let text = sealed(&data, Stage::Finished).unwrap();
    assert_eq!(received(&text), Ok(Type::AgreedWithOpenPoints));
    assert!(text.contains("\"openpoints\":1"));

    desk.type_("/aim", "Peace");
    assert_eq!(desk.state.open_points().count(), 0, "it is settled");
    assert_eq!(desk.standing(), [""; 0], "and that was not agreed to");
    desk.type_("/aim", "");
    assert_eq!(desk.state.instance(), data, "everything comes back");
}

#[test]
fn a_document_claims_no_more_than_it_holds() {
    let nobody = answers();
    assert!(matches!(sealed(&nobody, Stage::Finished), Err(Refusal::Invalid(_))));
    let draft = sealed(&nobody, Stage::Unfinished).unwrap();
    assert_eq!(received(&draft), Ok(Type::Draft));
    assert_eq!(received(&sealed(&json!({}), Stage::Unfinished).unwrap()), Ok(Type::Draft), "answers may be missing");
    let wrong = json!({"hours": "four"});
    assert!(matches!(sealed(&wrong, Stage::Unfinished), Err(Refusal::Invalid(_))), "none may be wrong");

    let agreed = agreed();
    let mut one = agreed.clone();
    one["signed"].as_array_mut().unwrap().pop();
    let waiting = sealed(&one, Stage::Unfinished).unwrap();
    assert_eq!(received(&waiting), Ok(Type::Waiting));
    assert!(matches!(sealed(&one, Stage::Finished), Err(Refusal::Invalid(_))));
    let done = sealed(&agreed, Stage::Finished).unwrap();
    assert_eq!(received(&done), Ok(Type::Agreed));

    for (text, from, to) in
        [(&draft, "draft", "agreed"), (&waiting, "waiting", "draft"), (&done, "agreed", "completed")]
    {
        let claimed = text.replace(&format!("submission.{from}\""), &format!("submission.{to}\""));
        assert!(received(&claimed).is_err(), "{from} as {to}");
    }
}

#[test]
fn an_acknowledgement_of_other_answers_is_neither_sealed_nor_received() {
    let mut data = agreed();
    data["aim"] = json!("War");
    match sealed(&data, Stage::Finished) {
        Err(Refusal::Unacknowledged { pointer, .. }) => assert_eq!(pointer.as_str(), "/signed/0/digest"),
        other => panic!("{other:?}"),
    }
    let mut twice = agreed();
    twice["signed"][1]["name"] = json!("AINO virta");
    match sealed(&twice, Stage::Finished) {
        Err(Refusal::Unacknowledged { pointer, .. }) => assert_eq!(pointer.as_str(), "/signed/1/name"),
        other => panic!("{other:?}"),
    }
    // As a host would have changed it, digest of the data and all.
    let mut envelope: Value = serde_json::from_str(&sealed(&agreed(), Stage::Finished).unwrap()).unwrap();
    envelope["data"]["aim"] = json!("War");
    envelope["datadigest"] = digest(&envelope["data"]).into();
    assert!(matches!(received(&envelope.to_string()), Err(Refusal::Unacknowledged { .. })));
}

#[test]
fn who_answers_alone_agrees_to_nothing_and_gives_a_name() {
    let mut desk = Desk::new(&answers());
    desk.state.call_to_account(Some(Asked::Apart));
    desk.listen();
    assert_eq!(desk.state.standing_unfinished(), Standing::Invalid, "there is no name");
    desk.apply(&Edit::Account { part: AccountPart::By, text: "Aino Virta".to_owned() });
    assert_eq!(desk.state.standing_unfinished(), Standing::Valid);
    let half = Occasion { party: Some("Aino Virta".into()), ..occasion() };
    let checklist = Checklist::read(&schema().to_string()).unwrap();
    let half = seal(&checklist, &desk.state.instance(), Stage::Unfinished, half).unwrap();
    assert_eq!(half.type_, Type::Waiting);
    assert_eq!(received(&half.to_text()), Ok(Type::Waiting));
}

#[test]
fn a_change_to_a_finished_document_is_accounted_for() {
    let mut desk = Desk::new(&agreed());
    desk.state.call_to_account(Some(Asked::Change));
    assert_eq!(desk.state.missing_of_account(), [AccountPart::By, AccountPart::Reason]);
    assert_eq!(desk.state.standing(), Standing::Invalid);
    desk.apply(&Edit::Account { part: AccountPart::By, text: "Aino Virta".to_owned() });
    desk.apply(&Edit::Account { part: AccountPart::Reason, text: "The aim was too small".to_owned() });
    assert_eq!(desk.state.standing(), Standing::Valid);
}

#[test]
fn the_records_are_found_by_their_widgets() {
    let records = Records::of(&schema());
    assert_eq!((records.acknowledgements.as_deref(), records.open_points.as_deref()), (Some("signed"), Some("open")));
    assert_eq!(records.answers(&agreed()), answers());
}
