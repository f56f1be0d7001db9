//! The author's words for a place, in the language that fits best.

use super::compile::Compiler;
use super::definition::Examples;
use crate::locale::Text;
use crate::schema::Flat;
use serde_json::Value;

impl<'a> Compiler<'a> {
    /// A standard annotation: `title`, `description`.
    pub(super) fn text(&self, flat: &Flat<'a>, word: &str) -> Option<Text> {
        self.pick(flat, |part| part.get(word), |translation| translation.get(word))
    }

    /// A text of `x-form`: `help`, `prompt`.
    pub(super) fn form_text(&self, flat: &Flat<'a>, word: &str) -> Option<Text> {
        self.pick(flat, |part| part.get("x-form")?.get(word), |translation| translation.get(word))
    }

    /// One of `x-form.labels`.
    pub(super) fn label(&self, flat: &Flat<'a>, name: &str) -> Option<Text> {
        self.worded(flat, "labels", name)
    }

    /// The author's words for what can be wrong: `x-form.errors`, by keyword.
    pub(super) fn errors(&self, flat: &Flat<'a>) -> Vec<(String, Text)> {
        let mut keywords: Vec<&'a String> = Vec::new();
        for part in &flat.parts {
            let plain = part.get("x-form").and_then(|form| form.get("errors"));
            let translated = part.get("x-i18n").and_then(Value::as_object).into_iter().flatten();
            let all = plain.into_iter().chain(translated.filter_map(|(_, translation)| translation.get("errors")));
            for (keyword, _) in all.filter_map(Value::as_object).flatten() {
                if !keywords.contains(&keyword) {
                    keywords.push(keyword);
                }
            }
        }
        let words = keywords.into_iter();
        words.filter_map(|keyword| Some((keyword.clone(), self.worded(flat, "errors", keyword)?))).collect()
    }

    /// The values of `examples`; a translation's are texts.
    pub(super) fn examples(&self, flat: &Flat<'a>) -> Examples {
        let found = flat.parts.iter().find_map(|part| {
            self.speaker.pick(part.get("examples"), part.get("x-i18n"), |translation| translation.get("examples"))
        });
        let Some((values, lang)) = found else { return Examples::default() };
        Examples { values: values.as_array().cloned().unwrap_or_default(), lang, suggested: Vec::new() }
    }

    /// What stands there before anybody answers; where it has words in it, in the language that fits best.
    pub(super) fn default(&self, flat: &Flat<'a>) -> Option<Value> {
        let found = flat.parts.iter().find_map(|part| {
            self.speaker.pick(part.get("default"), part.get("x-i18n"), |translation| translation.get("default"))
        });
        found.map(|(value, _)| value.clone())
    }

    /// A word of a list of words in `x-form`.
    fn worded(&self, flat: &Flat<'a>, list: &str, name: &str) -> Option<Text> {
        let word = |from: &'a Value| from.get(list)?.get(name);
        self.pick(flat, |part| word(part.get("x-form")?), word)
    }

    /// The nearest part that has the text in any language says it.
    fn pick(
        &self,
        flat: &Flat<'a>,
        plain: impl Fn(&'a Value) -> Option<&'a Value>,
        translated: impl Fn(&'a Value) -> Option<&'a Value>,
    ) -> Option<Text> {
        flat.parts.iter().find_map(|part| {
            let (value, lang) = self.speaker.pick(plain(part.value), part.get("x-i18n"), &translated)?;
            let text = value.as_str().filter(|text| !text.is_empty())?;
            Some(Text { text: text.to_owned(), lang })
        })
    }
}
