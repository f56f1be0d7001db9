//! Two documents of one form: what is different, and what an amended document changes.

mod patch;

pub use patch::{Misfit, Why, apply, patch};
