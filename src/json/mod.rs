//! JSON text in and out. The order of keys and every digit of a number are kept, and depth is bounded.
//!
//! `serde_json` reads and could write by itself; a visitor and a writer of our own leave out what it
//! brings along for typed data (the formatting of floats above all), a fifth of the engine's bytes.

mod read;
mod write;

pub use read::{MAX_DEPTH, Unread, is_deeper, read};
pub use write::{write, write_text, write_to};
