//! A text in sentences and words.

/// The sentences of a text. A full stop ends one when a new one begins behind it, so that "esim. näin" is one; so do a
/// colon and a new line, as in the readability index LIX.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let ends = match c {
            '\n' => true,
            '.' | '!' | '?' | '…' | ':' => {
                let rest = text[end..].trim_start_matches(['"', '”', '»', '\'', '’', ')', '.']);
                let begins = rest.trim_start().chars().find(|c| c.is_alphanumeric());
                let is_gap = rest.starts_with(char::is_whitespace) || rest.is_empty();
                is_gap && (c == ':' || begins.is_none_or(char::is_uppercase))
            }
            _ => false,
        };
        if ends {
            found.push(&text[start..end]);
            start = end;
        }
    }
    found.push(&text[start..]);
    found.retain(|sentence| words(sentence).next().is_some());
    found
}

/// The words of a sentence, without what surrounds them.
pub(super) fn words(sentence: &str) -> impl Iterator<Item = &str> {
    let parts = sentence.split_whitespace();
    parts.map(|part| part.trim_matches(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty())
}

/// Whether the words are long, and few.
pub(super) fn is_finnish(tag: Option<&str>) -> bool {
    tag.is_some_and(|tag| tag.split('-').next() == Some("fi"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_another_begins() {
        let count = |text: &str| sentences(text).len();
        assert_eq!(count("Kirjoittakaa, mitä sovitte. Varatkaa puoli tuntia."), 2);
        assert_eq!(count("Esim. tiistaisin klo 12.00 ym. sovittuina aikoina"), 1);
        assert_eq!(count("Ei asiakastietoja: tässä sovitaan työstä."), 2);
        assert_eq!(count("Sanottiin: \"Kyllä!\" Ja mentiin."), 3);
        assert_eq!(count(" … "), 0);
        assert_eq!(words("– Mitä (oikeasti) tehdään?").collect::<Vec<_>>(), ["Mitä", "oikeasti", "tehdään"]);
    }
}
