//! Undoing all that was done gives back the form as it was, and doing it all again the form as it became.

use super::world::World;
use proptest::prelude::*;
use sovitaan::locale::Catalogue;
use sovitaan::state::{Edit, FormState, NodeId};
use sovitaan::view::{Mode, Screen, View};

/// Everything that a person has said, as it stands, and what follows from it; not where they have been.
fn picture(state: &FormState) -> String {
    let screen = Screen { mode: Mode::View, ..Screen::default() };
    let read = View { state, catalogue: &Catalogue::of("fi"), screen: &screen }.form().to_html();
    let mut nodes = String::new();
    draw(state, FormState::ROOT, &mut nodes);
    format!("{}\n{:?}\n{nodes}\n{read}", state.instance(), state.progress())
}

fn draw(state: &FormState, id: NodeId, picture: &mut String) {
    let node = state.node(id);
    let said = (&node.value, &node.text, &node.name, &node.typed_name, &node.picked, &node.extra, &node.children);
    let kept = (node.open, node.given, node.nulled, node.kept, node.branch, node.parent);
    let follows = (node.relevant, node.required, node.answered, node.total, &node.truths);
    picture.extend([format!("{id} {} {said:?} {kept:?} {follows:?}\n", state.pointer(id))]);
    for child in &node.children {
        draw(state, *child, picture);
    }
}

/// Undoes all, and does it all again, with every step there and back the same.
pub fn goes_there_and_back(world: &World, edits: &[Edit]) -> Result<(), TestCaseError> {
    let start = picture(&world.fresh());
    let mut state = world.after(edits);
    while state.redoable().is_some() {
        state.apply(&Edit::Redo);
    }
    let mut pictures = Vec::new();
    while state.undoable().is_some() {
        pictures.push(picture(&state));
        state.apply(&Edit::Undo);
    }
    prop_assert_eq!(picture(&state), start, "all is undone");
    while let Some(expected) = pictures.pop() {
        state.apply(&Edit::Redo);
        prop_assert_eq!(picture(&state), expected, "{} more to be done again", pictures.len());
    }
    prop_assert_eq!(state.redoable(), None);
    Ok(())
}

/// An edit after which the form is another one can be undone, and one step back it is as it was.
pub fn leads_back(world: &World, edits: &[Edit]) -> Result<(), TestCaseError> {
    let mut state = world.fresh();
    for edit in edits {
        let before = picture(&state);
        state.pause();
        state.apply(edit);
        if picture(&state) != before && !matches!(edit, Edit::Undo | Edit::Redo | Edit::Leave { .. }) {
            let mut back = state.clone();
            back.apply(&Edit::Undo);
            prop_assert_eq!(picture(&back), before, "{:?} is undone", edit);
        }
    }
    Ok(())
}
