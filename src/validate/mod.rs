//! Verdicts. The one door to `jsonschema`; what comes out is data ([`Violation`]), and words are
//! made of it at the rim (`view`, with a catalogue of `locale`).

mod change;
mod verdict;
mod violation;

#[cfg(feature = "validator")]
mod convert;
#[cfg(feature = "validator")]
mod document;
#[cfg(feature = "validator")]
mod guard;
#[cfg(feature = "validator")]
mod judge;
#[cfg(feature = "validator")]
pub(crate) mod read;
#[cfg(feature = "validator")]
mod schema_error;
#[cfg(feature = "validator")]
pub(crate) mod table;
#[cfg(feature = "validator")]
mod unfold;
#[cfg(feature = "validator")]
mod validator;

pub use change::Change;
pub use verdict::Verdict;
pub use violation::{Keyword, Violation};

#[cfg(feature = "validator")]
pub(crate) use validator::read_schema;
#[cfg(feature = "validator")]
pub use {
    judge::{Judge, Misplaced},
    schema_error::{SchemaError, SchemaErrorCode},
    validator::Validator,
};
