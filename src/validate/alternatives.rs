//! What each alternative of `anyOf` or `oneOf` lacks, so that it can be said at the questions of the one that a
//! person chose. As much of it as a screen has room for: alternatives inside alternatives multiply.

use super::{
    Violation,
    convert::{Frame, convert_within},
    limits::{MAX_ALTERNATIVES, MAX_ALTERNATIVES_DEPTH},
    tidy::tidy,
};
use jsonschema::ValidationError;

/// How much may be listed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Violations, those inside others included.
    violations: usize,
    /// Alternatives inside alternatives.
    depth: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { violations: MAX_ALTERNATIVES, depth: MAX_ALTERNATIVES_DEPTH }
    }
}

/// The violations of each alternative. Where they are too many each alternative gets its share, one at least, so that
/// none looks as if it lacked nothing; alternatives for which not even that is left are not listed.
pub(super) fn alternatives(context: &[Vec<ValidationError<'_>>], frame: &Frame<'_>, room: Room) -> Vec<Vec<Violation>> {
    if room.depth == 0 {
        return Vec::new();
    }
    let mut left = room.violations;
    let listed = context.iter().enumerate().take(left).map(|(index, errors)| {
        let share = (left / (context.len() - index)).max(1);
        let found = lacks(errors, frame, Room { violations: share, depth: room.depth - 1 });
        left = left.saturating_sub(weight(&found));
        found
    });
    listed.collect()
}

fn lacks(errors: &[ValidationError<'_>], frame: &Frame<'_>, room: Room) -> Vec<Violation> {
    let (mut found, mut left) = (Vec::new(), room.violations);
    for error in errors {
        if left == 0 {
            break;
        }
        let before = found.len();
        convert_within(error, frame, Room { violations: left - 1, ..room }, &mut found);
        // One error may name many properties.
        found.truncate(before + left);
        left = left.saturating_sub(weight(&found[before..]));
    }
    tidy(&mut found);
    found
}

/// How many violations these are, with those of their alternatives.
fn weight(violations: &[Violation]) -> usize {
    let inside = |violation: &Violation| violation.alternatives.iter().map(|list| weight(list)).sum::<usize>();
    violations.iter().map(|violation| 1 + inside(violation)).sum()
}
