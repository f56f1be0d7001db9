//! Two documents of one form: what is different, and what an amended document changes.

mod patch;
#[cfg(feature = "validator")]
mod verify;

pub use patch::{Misfit, Why, apply, patch};
#[cfg(feature = "validator")]
pub use verify::{Break, Flaw, verify};
