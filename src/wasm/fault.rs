//! Faults on demand, in test builds only: what becomes of the answers when our own code fails.

use crate::state::Edit;

/// Traps when somebody types `fault: panic` or `fault: overflow`.
pub(super) fn trip(edit: &Edit) {
    let Edit::Type { text, .. } = edit else { return };
    match text.as_str() {
        "fault: panic" => panic!("a fault for the tests"),
        "fault: overflow" => drop(deep(1)),
        _ => {}
    }
}

/// Deeper than any stack.
#[expect(unconditional_recursion, reason = "what it is for")]
fn deep(level: usize) -> Vec<usize> {
    let mut below = deep(level + 1);
    below.push(level);
    below
}
