//! Faults of the library that are known and not mended yet. While it searches for others, a fuzz target
//! passes over them; their cases in `tests/cases/fuzz/` say `"open"`, and are held to failing still.

use std::sync::{Mutex, PoisonError};

/// By name; whoever mends one deletes it here, where it is asked for, and in its case.
const OPEN: [&str; 2] = ["link-to-nothing", "map-row-legend"];

static HELD: Mutex<Option<String>> = Mutex::new(None);

/// From now on this fault is not passed over; the others are.
pub fn hold_to(fault: Option<&str>) {
    *HELD.lock().unwrap_or_else(PoisonError::into_inner) = fault.map(str::to_owned);
}

/// Whether a fault of this name is to be passed over.
pub fn passes_over(fault: &str) -> bool {
    let held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    OPEN.contains(&fault) && held.as_deref() != Some(fault)
}
