//! The JavaScript border, thin: JSON text in, JSON text out. The crate is built twice: without the
//! feature `validator` it is the engine that a page waits for, with it the chunk that comes after.

#[cfg(feature = "validator")]
mod documents;
#[cfg(not(feature = "validator"))]
mod engine;
#[cfg(feature = "validator")]
mod validator;
