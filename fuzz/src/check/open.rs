//! Faults of the library that are known and not mended yet. While it searches for others, a fuzz target
//! passes over them; their cases in `tests/cases/fuzz/` say `"open"`, and are held to failing still.

use std::sync::atomic::{AtomicBool, Ordering};

/// By name; whoever mends one deletes it here, where it is asked for, and in its case.
const OPEN: [&str; 3] = ["format-in-condition", "invalid-in-silence", "property-names"];

static LENIENT: AtomicBool = AtomicBool::new(false);

/// From now on known faults are passed over.
pub fn be_lenient() {
    LENIENT.store(true, Ordering::Relaxed);
}

/// Whether a fault of this name is to be passed over.
pub fn passes_over(fault: &str) -> bool {
    LENIENT.load(Ordering::Relaxed) && OPEN.contains(&fault)
}
