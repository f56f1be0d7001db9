//! The pages that there are, and the address of each in each language.

use crate::{Language, topics::Topic};

/// A page of the intranet, whatever its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Home,
    /// A piece of news, by its place in the list.
    News(usize),
    /// The page with a checklist's form.
    Topic(&'static Topic),
    /// The same, with example answers.
    Example(&'static Topic),
    /// The same, with what carries over from a stored document, by its id.
    Next(&'static Topic, String),
    /// The same, going on from a stored document of this checklist, by its id: unfinished or to be amended.
    GoOn(&'static Topic, String),
    /// The same, for parties who answer alone first, by what they share: the subject of their halves.
    Apart(&'static Topic, String),
    /// Their answers beside each other.
    Compare(&'static Topic, String),
    /// The list of stored documents.
    Documents,
    /// One stored document, by its id.
    Document(String),
    Accessibility,
}

impl Page {
    /// Where the page stands in a language.
    pub(crate) fn path(&self, language: Language) -> String {
        let (tag, texts) = (language.tag(), language.texts());
        match self {
            Self::Home => format!("/{tag}"),
            Self::News(at) => {
                format!("/{tag}/{}/{}", texts.home.news_path, texts.news[*at].slug)
            }
            Self::Topic(topic) => format!("/{tag}/{}", topic.texts.of(language).slug),
            Self::Example(topic) => format!("{}/{}", Self::Topic(topic).path(language), texts.form.example_slug),
            Self::Next(topic, id) => format!("{}/{}/{id}", Self::Topic(topic).path(language), texts.form.next_slug),
            Self::GoOn(topic, id) => format!("{}/{}/{id}", Self::Topic(topic).path(language), texts.form.go_on_slug),
            Self::Apart(topic, pair) => {
                format!("{}/{}/{pair}", Self::Topic(topic).path(language), texts.form.apart_slug)
            }
            Self::Compare(topic, pair) => {
                format!("{}/{}/{pair}", Self::Topic(topic).path(language), texts.form.compare_slug)
            }
            Self::Documents => format!("/{tag}/{}", texts.documents.slug),
            Self::Document(id) => format!("/{tag}/{}/{id}", texts.documents.slug),
            Self::Accessibility => format!("/{tag}/{}", texts.accessibility.slug),
        }
    }
}
