//! The program itself, run as somebody runs it.

mod cases;
mod checklists;
mod documentation;
mod lot;
mod streams;
