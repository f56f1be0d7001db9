//! Two documents of one form: what is different, how it is settled, and what an amended document changes.

mod common;
mod comparison;
mod patch;
mod rows;
mod settlement;
mod settling;
#[cfg(feature = "validator")]
mod verify;
mod words;

pub use comparison::{Compared, Comparison, Side};
pub use patch::{Misfit, Why, apply, patch};
pub use settlement::{Position, Settlement, Stage};
pub use settling::Settling;
#[cfg(feature = "validator")]
pub use verify::{Break, Flaw, verify};
pub use words::{Part, words};
