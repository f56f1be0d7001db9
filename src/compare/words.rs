//! Which words of a text are others in another text.

use super::common::common;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// The words, with the white space after them.
    pub text: &'a str,
    /// Whether the other text has them too.
    pub is_shared: bool,
}

/// Two texts in parts, each with what it shares with the other, word by word.
///
/// ```
/// use sovitaan::compare::words;
///
/// let [one, other] = words("We meet on Mondays.", "We  always meet on Tuesdays.");
/// let own = |part: &&sovitaan::compare::Part<'_>| !part.is_shared;
/// assert_eq!(one.iter().find(own).unwrap().text, "Mondays.");
/// assert_eq!(other.iter().filter(own).map(|part| part.text).collect::<Vec<_>>(), ["always ", "Tuesdays."]);
/// ```
pub fn words<'a>(one: &'a str, other: &'a str) -> [Vec<Part<'a>>; 2] {
    let (ones, others) = (split(one), split(other));
    let same = |a: &&str, b: &&str| a.trim() == b.trim();
    let shared = common(&ones, &others, &same);
    let (in_one, in_other): (Vec<usize>, Vec<usize>) = shared.into_iter().unzip();
    [parts(one, &ones, &in_one), parts(other, &others, &in_other)]
}

/// Each word with the white space after it.
fn split(text: &str) -> Vec<&str> {
    let is_start =
        |(at, c): &(usize, char)| !c.is_whitespace() && text[..*at].chars().next_back().is_none_or(char::is_whitespace);
    let mut starts: Vec<usize> = text.char_indices().filter(is_start).map(|(at, _)| at).collect();
    // White space at the very beginning belongs to the first word.
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

/// Words that stand together and are shared, or not, in one part each.
fn parts<'a>(text: &'a str, words: &[&str], shared: &[usize]) -> Vec<Part<'a>> {
    let (mut parts, mut start, mut end) = (Vec::new(), 0, 0);
    let is_in = |place: usize| shared.binary_search(&place).is_ok();
    for (place, word) in words.iter().enumerate() {
        end += word.len();
        let is_shared = is_in(place);
        if place + 1 == words.len() || is_in(place + 1) != is_shared {
            parts.push(Part { text: &text[start..end], is_shared });
            start = end;
        }
    }
    parts
}
