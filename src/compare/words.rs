//! Which words of a text are others in another text.

use similar::{ChangeTag, TextDiff};

/// Longer texts, in bytes, are one change: nobody reads marks in so many words.
const MAX_TEXT: usize = 20_000;

/// Where a part of a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// In both.
    Both,
    /// In the first only.
    First,
    /// In the second only.
    Second,
}

/// The two texts in parts, word by word, in their order.
///
/// ```
/// use sovitaan::compare::{Tag, words};
///
/// assert_eq!(words("We meet on Monday", "We meet on Tuesday"), [
///     (Tag::Both, "We meet on ".to_owned()),
///     (Tag::First, "Monday".to_owned()),
///     (Tag::Second, "Tuesday".to_owned()),
/// ]);
/// ```
pub fn words(a: &str, b: &str) -> Vec<(Tag, String)> {
    if a.len() + b.len() > MAX_TEXT {
        return vec![(Tag::First, a.to_owned()), (Tag::Second, b.to_owned())];
    }
    let mut parts: Vec<(Tag, String)> = Vec::new();
    for change in TextDiff::from_words(a, b).iter_all_changes() {
        let tag = match change.tag() {
            ChangeTag::Equal => Tag::Both,
            ChangeTag::Delete => Tag::First,
            ChangeTag::Insert => Tag::Second,
        };
        match parts.last_mut() {
            Some((last, text)) if *last == tag => text.push_str(change.value()),
            _ => parts.push((tag, change.value().to_owned())),
        }
    }
    parts
}
