//! Law 3: the result does not depend on the order of the edits. Any sequence of edits that ends with the
//! same visible answers gives the same document.

mod redo;
mod undo;
mod world;

use proptest::prelude::*;
use redo::{Step, steps};
use serde_json::{Map, Value};
use sovitaan::json;
use sovitaan::pointer::Pointer;
use sovitaan::state::FormState;
use world::{CONDITIONS, SHAPES, World};

/// Applies the steps in this order, again and again until nothing changes: what is not asked yet takes none.
fn applied(world: &World, steps: &[Step]) -> Value {
    let mut state = world.fresh();
    for _ in 0..8 {
        let before = (state.instance(), state.size());
        for step in steps {
            step.take(&mut state);
        }
        if (state.instance(), state.size()) == before {
            break;
        }
    }
    state.instance()
}

/// The document as text. The order in which a person names properties is one that the person sees, and that a
/// document's reader does not.
fn text(document: &Value) -> String {
    fn sorted(value: &Value) -> Value {
        match value {
            Value::Object(members) => {
                let mut all: Vec<_> = members.iter().map(|(name, value)| (name.clone(), sorted(value))).collect();
                all.sort_by(|(a, _), (b, _)| a.cmp(b));
                Value::Object(Map::from_iter(all))
            }
            Value::Array(elements) => elements.iter().map(sorted).collect(),
            other => other.clone(),
        }
    }
    sorted(document).to_string()
}

/// In another order the answers give the same document.
fn depends_on_the_answers_alone(world: &World, state: &FormState, turns: usize) -> Result<(), TestCaseError> {
    let mut again = Vec::new();
    steps(state, FormState::ROOT, &mut again);
    let expected = text(&state.instance());
    if !again.is_empty() {
        let turns = turns % again.len();
        again.rotate_left(turns);
    }
    prop_assert_eq!(text(&applied(world, &again)), expected.clone(), "{:#?}", again);
    again.reverse();
    prop_assert_eq!(text(&applied(world, &again)), expected, "{:#?}", again);
    Ok(())
}

/// The first place of what the host gave that is asked for, or that nobody asks for, and is not in the document.
fn lost(state: &FormState, at: &Pointer, given: &Value, kept: Option<&Value>) -> Option<Pointer> {
    let Some(kept) = kept else {
        let is_aside = state.find(at).is_some_and(|id| !state.node(id).relevant);
        return (!is_aside).then(|| at.clone());
    };
    match (given, kept) {
        (Value::Object(given), Value::Object(kept)) => {
            given.iter().find_map(|(name, value)| lost(state, &at.child(name.as_str()), value, kept.get(name)))
        }
        (Value::Array(given), Value::Array(kept)) => {
            let mut all = given.iter().enumerate();
            all.find_map(|(index, value)| lost(state, &at.child(index), value, kept.get(index)))
        }
        _ => (given != kept).then(|| at.clone()),
    }
}

/// `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn conditions_depend_on_the_answers_alone(edits in CONDITIONS.edits(), turns in 0..16_usize) {
        depends_on_the_answers_alone(&CONDITIONS, &CONDITIONS.after(&edits), turns)?;
    }

    #[test]
    fn shapes_depend_on_the_answers_alone(edits in SHAPES.edits(), turns in 0..16_usize) {
        depends_on_the_answers_alone(&SHAPES, &SHAPES.after(&edits), turns)?;
    }

    #[test]
    fn the_counts_are_what_a_fresh_count_gives(edits in CONDITIONS.edits()) {
        let state = CONDITIONS.after(&edits);
        let again = CONDITIONS.given(&state.instance());
        prop_assert_eq!(again.instance().to_string(), state.instance().to_string());
        prop_assert_eq!(again.progress(), state.progress());
    }

    #[test]
    fn a_document_that_is_read_back_comes_out_again(edits in SHAPES.edits()) {
        let state = SHAPES.after(&edits);
        let again = SHAPES.given(&state.instance());
        prop_assert_eq!(again.instance().to_string(), state.instance().to_string());
    }

    #[test]
    fn what_the_host_gives_is_kept_unless_its_question_does_not_apply(document in SHAPES.documents()) {
        let state = SHAPES.given(&document);
        let once = state.instance();
        let lost = lost(&state, &Pointer::root(), &document, Some(&once));
        prop_assert_eq!(lost, None, "{}\n{}", document, once);
        prop_assert_eq!(SHAPES.given(&once).instance().to_string(), once.to_string());
    }

    #[test]
    fn a_draft_gives_back_what_was_typed(edits in SHAPES.edits(), others in CONDITIONS.edits()) {
        for (world, edits) in [(&SHAPES, &edits), (&CONDITIONS, &others)] {
            let state = world.after(edits);
            let draft = json::read(&json::write(&state.draft())).unwrap();
            let mut again = world.fresh();
            again.resume(&draft);
            prop_assert_eq!(again.draft().to_string(), draft.to_string());
            prop_assert_eq!(again.instance().to_string(), state.instance().to_string());
            prop_assert_eq!(again.progress(), state.progress());
        }
    }

    #[test]
    fn what_was_done_is_undone_and_done_again(edits in CONDITIONS.edits(), shapes in SHAPES.edits()) {
        undo::goes_there_and_back(&CONDITIONS, &edits)?;
        undo::goes_there_and_back(&SHAPES, &shapes)?;
    }

    #[test]
    fn every_edit_that_says_something_can_be_undone(edits in CONDITIONS.edits(), shapes in SHAPES.edits()) {
        undo::leads_back(&CONDITIONS, &edits)?;
        undo::leads_back(&SHAPES, &shapes)?;
    }

    #[test]
    fn the_validator_is_led_to_the_same_document(edits in SHAPES.edits()) {
        let mut judge = SHAPES.judge();
        let mut state = SHAPES.fresh();
        judge.judge_all(state.instance());
        for edit in &edits {
            let changes = state.apply(edit);
            prop_assert!(judge.apply(changes.judge).is_ok(), "{:?} is misplaced", edit);
            prop_assert_eq!(text(judge.instance()), text(&state.instance()), "after {:?}", edit);
        }
    }
}
