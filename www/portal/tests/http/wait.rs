//! Waiting for what has to come, however long a busy machine takes.

use std::{
    thread,
    time::{Duration, Instant},
};

/// Long enough for any machine: only a test that fails waits for so long.
const PATIENCE: Duration = Duration::from_mins(1);

/// Waits until it is so.
#[track_caller]
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "after a minute it is still not so: {what}");
        thread::sleep(Duration::from_millis(10));
    }
}
