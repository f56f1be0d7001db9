//! Placeholders that a text has in one language and not in another: somebody is not told the limit.

use crate::lint::{checklist::Checklist, finding::Remark, list::list, words::Version};

pub(super) fn check(checklist: &Checklist) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for said in checklist.words() {
        let Some(plain) = said.plain().and_then(Version::text).map(placeholders) else { continue };
        for version in said.versions.iter().skip(1) {
            let Some(own) = version.text().map(placeholders).filter(|own| *own != plain) else { continue };
            let show = |names: &[String]| if names.is_empty() { "none".to_owned() } else { list(names) };
            let tag = version.tag.unwrap_or_default();
            remarks.push(Remark::new(
                version.at.clone(),
                format!(
                    "the placeholders of `{}` in `{tag}` are {}, those of the plain text {}",
                    said.word.name(),
                    show(&own),
                    show(&plain)
                ),
                "use the same placeholders in every language",
            ));
        }
    }
    remarks
}

/// The placeholders of a text, in order, each once.
pub(super) fn placeholders(text: &str) -> Vec<String> {
    let names = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    let mut names: Vec<String> = names.map(|(name, _)| format!("{{{name}}}")).collect();
    names.sort();
    names.dedup();
    names
}
