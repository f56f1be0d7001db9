//! What the author says at one place, by word and language.

use super::checklist::Checklist;
use crate::locale::lookup_chain;
use crate::pointer::Pointer;
use serde_json::Value;

/// Which of the author's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Title,
    Description,
    Prompt,
    Help,
    Label(String),
    Error(String),
    Examples,
    Default,
}

impl Word {
    /// The way to it inside a translation, which is that inside the schema but for `x-form`.
    fn path(&self) -> Pointer {
        let root = Pointer::root();
        match self {
            Self::Title => root.child("title"),
            Self::Description => root.child("description"),
            Self::Prompt => root.child("prompt"),
            Self::Help => root.child("help"),
            Self::Label(name) => root.child("labels").child(name.as_str()),
            Self::Error(name) => root.child("errors").child(name.as_str()),
            Self::Examples => root.child("examples"),
            Self::Default => root.child("default"),
        }
    }

    /// The way to it in the plain language.
    fn plain_path(&self) -> Pointer {
        let is_standard = matches!(self, Self::Title | Self::Description | Self::Examples | Self::Default);
        let start = if is_standard { Pointer::root() } else { Pointer::root().child("x-form") };
        start.join(&self.path())
    }

    /// The word as a sentence names it: `labels.add`.
    pub(super) fn name(&self) -> String {
        self.path().tokens().collect::<Vec<_>>().join(".")
    }

    /// Whether it is one of several in a list of words.
    pub(super) fn is_part(&self) -> bool {
        matches!(self, Self::Label(_) | Self::Error(_) | Self::Examples | Self::Default)
    }
}

/// One word in one language.
pub(super) struct Version<'a> {
    /// The tag; `None` for the plain text.
    pub(super) tag: Option<&'a str>,
    pub(super) at: Pointer,
    pub(super) value: &'a Value,
}

impl<'a> Version<'a> {
    pub(super) fn text(&self) -> Option<&'a str> {
        self.value.as_str()
    }
}

/// One word at one place, in all languages that it is said in.
pub(super) struct Said<'a> {
    pub(super) word: Word,
    /// The plain text first.
    pub(super) versions: Vec<Version<'a>>,
}

impl<'a> Said<'a> {
    pub(super) fn plain(&self) -> Option<&Version<'a>> {
        self.versions.first().filter(|version| version.tag.is_none())
    }

    /// Whether a form in that language finds the word in it.
    pub(super) fn is_in(&self, tag: &str) -> bool {
        let chain = lookup_chain(tag);
        self.versions.iter().any(|version| version.tag.is_some_and(|known| chain.iter().any(|fit| fit == known)))
    }

    /// Each text with its language; that of the plain text where it is said.
    pub(super) fn texts<'s>(
        &'s self,
        plain: Option<&'s str>,
    ) -> impl Iterator<Item = (Option<&'s str>, &'s Version<'a>, &'a str)> {
        self.versions.iter().filter_map(move |version| Some((version.tag.or(plain), version, version.text()?)))
    }
}

/// What is said at a place.
pub(super) fn words<'c>(checklist: &'c Checklist<'_>, place: &Pointer) -> Vec<Said<'c>> {
    let schema = checklist.at(place);
    let translations = schema.get("x-i18n").and_then(Value::as_object);
    let mut found = Vec::new();
    for word in known(schema) {
        let mut versions = Vec::new();
        let (plain, inside) = (word.plain_path(), word.path());
        if let Some(value) = schema.pointer(plain.as_str()).filter(|value| says_something(value)) {
            versions.push(Version { tag: None, at: place.join(&plain), value });
        }
        for (tag, translation) in translations.into_iter().flatten() {
            if let Some(value) = translation.pointer(inside.as_str()).filter(|value| says_something(value)) {
                let at = place.child("x-i18n").child(tag.as_str()).join(&inside);
                versions.push(Version { tag: Some(tag), at, value });
            }
        }
        let is_meant_to_be_read = match word {
            Word::Default | Word::Examples => {
                versions.iter().any(|version| version.tag.is_some() || has_words(checklist, place, version.value))
            }
            // A sign needs no words.
            Word::Label(ref name) if name == "unit" => {
                versions.iter().any(|version| version.tag.is_some() || !version.text().is_some_and(is_symbol))
            }
            _ => !versions.is_empty(),
        };
        if is_meant_to_be_read {
            found.push(Said { word, versions });
        }
    }
    found
}

/// The words that are said at a place in any language.
fn known(schema: &Value) -> Vec<Word> {
    let translations = schema.get("x-i18n").and_then(Value::as_object).into_iter().flatten();
    let mut parts: Vec<&Value> = schema.get("x-form").into_iter().collect();
    parts.extend(translations.map(|(_, translation)| translation));
    let mut found = vec![Word::Title, Word::Description, Word::Prompt, Word::Help, Word::Examples, Word::Default];
    for (list, word) in [("labels", Word::Label as fn(String) -> Word), ("errors", Word::Error)] {
        for (name, _) in parts.iter().filter_map(|part| part.get(list)?.as_object()).flatten() {
            let word = word(name.clone());
            if !found.contains(&word) {
                found.push(word);
            }
        }
    }
    found
}

/// Whether a unit is written alike in every language.
fn is_symbol(unit: &str) -> bool {
    const SYMBOLS: [&str; 8] = ["g", "h", "kg", "km", "l", "m", "min", "s"];
    SYMBOLS.contains(&unit.trim()) || !unit.chars().any(char::is_alphabetic)
}

/// An empty text is none.
fn says_something(value: &Value) -> bool {
    value.as_str().is_none_or(|text| !text.trim().is_empty())
}

/// Whether a default or an example has words that a person reads, rather than one of the values to choose, or a text
/// whose form is given.
fn has_words(checklist: &Checklist, place: &Pointer, value: &Value) -> bool {
    let flat = checklist.flat(place);
    let is_read = |text: &str| text.chars().any(char::is_alphabetic);
    let is_open = ["const", "enum", "oneOf", "anyOf", "format", "pattern", "contentEncoding"]
        .iter()
        .all(|keyword| flat.get(keyword).is_none());
    match value {
        Value::String(text) => flat.text("type") == Some("string") && is_open && is_read(text),
        // The examples of a text; the default of a list of texts, where a value to choose has no spaces.
        Value::Array(values) => values.iter().any(|value| match value {
            Value::String(text) if flat.text("type") == Some("string") => is_open && is_read(text),
            _ => has_sentence(value),
        }),
        _ => has_sentence(value),
    }
}

fn has_sentence(value: &Value) -> bool {
    match value {
        Value::String(text) => text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count() > 1,
        Value::Array(values) => values.iter().any(has_sentence),
        Value::Object(members) => members.values().any(has_sentence),
        _ => false,
    }
}
