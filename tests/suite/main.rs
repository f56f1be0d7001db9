//! The official JSON Schema Test Suite, by way of our own interface. What differs stands in
//! `tests/cases/suite/expected.json`; a difference more and a difference less both fail.

mod annotations;
mod conditions;
mod data;
mod expected;
mod part;
mod verdicts;
