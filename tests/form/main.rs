//! What a form asks, and what comes of the answers: cases in files (`tests/cases/form`, `tests/cases/keywords`), each a
//! schema, perhaps answers of the host's and edits, and what must be asked, emitted, shown and said.

mod case;
mod cases;
mod keywords;
mod outline;
mod read;
