//! The limits of the validator: what it takes in, and how much work it does. `docs/limits.md` lists them for
//! hosts and authors, and `tests/limits.rs` holds that list to these figures.
//!
//! ```
//! use sovitaan::validate::{SchemaErrorCode, Validator, limits};
//!
//! let long = format!("\"{}\"", "a".repeat(limits::MAX_SCHEMA));
//! assert_eq!(Validator::read(&long).unwrap_err().code, SchemaErrorCode::TooLarge);
//! ```

/// Longest text of a schema, and of all documents handed over with it, in bytes.
pub const MAX_SCHEMA: usize = crate::schema::MAX_BYTES;
/// Deepest nesting of a schema and of an instance.
pub const MAX_DEPTH: usize = crate::json::MAX_DEPTH;
/// Most subschema applications for one value, and on one way down through an instance.
pub const MAX_PATHS: u64 = 50_000;
/// Most subschema applications for an instance of a schema that contains itself, all its values together.
pub const MAX_WORK: u64 = 50_000_000;
/// Most parts of a schema that are judged one by one after an edit: beyond that the whole costs less.
pub const MAX_PARTS: usize = 200;
/// Most patterns for names in one object.
pub const MAX_NAME_PATTERNS: usize = 200;
/// Most references in a row.
pub const MAX_CHAIN: usize = 256;
/// Largest pattern, in bytes when compiled.
pub const MAX_PATTERN: usize = 1_048_576;
/// Most steps back in one attempt to match a pattern.
pub const MAX_BACKTRACKS: usize = 10_000;
/// Longest text, in characters, that is matched against a pattern with look-around or back-reference.
pub const MAX_GUARDED_TEXT: usize = 4_000;
/// Most errors looked at in one pass: a list for a person, and a bound for memory.
pub const MAX_ERRORS: usize = 5_000;
/// Most violations listed of the alternatives of one violation, those of nested alternatives included.
pub const MAX_ALTERNATIVES: usize = 200;
/// How deep alternatives inside alternatives are listed.
pub const MAX_ALTERNATIVES_DEPTH: usize = 8;
/// Most subschemas that are looked into to find out which answers one rule reads.
pub const MAX_READS: usize = 10_000;
