//! The JavaScript border, thin: JSON text in, JSON text out. The crate is built three times: without a feature it is the
//! engine that a page waits for, with `validator` the chunk that comes after, with `compare` the one that a page loads
//! where documents are compared.

#[cfg(not(feature = "validator"))]
mod border;
#[cfg(all(feature = "compare", not(feature = "validator")))]
mod comparer;
#[cfg(feature = "validator")]
mod documents;
#[cfg(not(any(feature = "compare", feature = "validator")))]
mod engine;
#[cfg(all(feature = "fault", not(any(feature = "compare", feature = "validator"))))]
mod fault;
#[cfg(not(any(feature = "compare", feature = "validator")))]
mod keeping;
#[cfg(not(any(feature = "compare", feature = "validator")))]
mod submitting;
#[cfg(feature = "validator")]
mod validator;
