//! The program itself, run as somebody runs it.

mod cases;
mod documentation;
mod lot;
mod streams;
