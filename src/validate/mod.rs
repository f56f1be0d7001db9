//! Verdicts. The one door to `jsonschema`; what comes out is data ([`Violation`]), and words are
//! made of it at the rim (`view`, with a catalogue of `locale`).

mod change;
mod verdict;
mod violation;

#[cfg(feature = "validator")]
mod alternatives;
#[cfg(all(feature = "validator", not(target_arch = "wasm32")))]
mod annotations;
#[cfg(feature = "validator")]
mod convert;
#[cfg(feature = "validator")]
mod document;
#[cfg(feature = "validator")]
mod growth;
#[cfg(feature = "validator")]
mod guard;
#[cfg(feature = "validator")]
mod judge;
pub mod limits;
#[cfg(feature = "validator")]
mod options;
#[cfg(feature = "validator")]
pub(crate) mod read;
#[cfg(feature = "validator")]
mod refusal;
#[cfg(feature = "validator")]
mod schema_error;
#[cfg(feature = "validator")]
mod subschemas;
#[cfg(feature = "validator")]
pub(crate) mod table;
#[cfg(feature = "validator")]
mod tidy;
#[cfg(feature = "validator")]
mod unfold;
#[cfg(feature = "validator")]
mod validator;

pub use change::Change;
pub use verdict::Verdict;
pub use violation::{Keyword, Violation};

#[cfg(all(feature = "validator", not(target_arch = "wasm32")))]
pub use annotations::Annotation;
#[cfg(all(feature = "validator", target_arch = "wasm32"))]
pub(crate) use read::read_documents;
#[cfg(feature = "validator")]
pub(crate) use read::read_schema;
#[cfg(feature = "validator")]
pub use {
    judge::{Judge, Misplaced},
    options::Formats,
    schema_error::{SchemaError, SchemaErrorCode},
    validator::Validator,
};
