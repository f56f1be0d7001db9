//! Two documents of one form: what is different, and what one changes of the other.

mod chain;
mod documents;
mod parties;
mod patch;
mod screen;

/// `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(128)
}
