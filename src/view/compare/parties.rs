//! Whose the documents are that are compared, and whether they are enough.

use super::super::Element;
use super::super::widget::choice_title;
use super::Desk;
use crate::locale::glue;

impl Desk<'_> {
    /// What each document is called: by the role or the name of whoever answered, by those who have agreed to it, or by
    /// its number.
    pub(super) fn parties(self) -> impl Iterator<Item = String> {
        let documents = self.comparing.settling.documents().iter().zip(&self.comparing.parties);
        documents.enumerate().map(move |(index, (state, party))| {
            let roles = state.acknowledging().map(|(_, meant)| meant.roles.as_slice()).unwrap_or_default();
            if let Some(role) = roles.iter().find(|role| role.value.as_str() == Some(party)) {
                return choice_title(self.document(index), role).text;
            }
            let names: Vec<&str> = state.acknowledgements().iter().map(|one| one.text("name")).collect();
            match (party.trim(), names.is_empty()) {
                ("", true) => self.catalogue.say("compare.document", &[("number", &(index + 1).to_string())]),
                ("", false) => names.join(", "),
                (party, _) => party.to_owned(),
            }
        })
    }

    /// Whose documents somebody has changed behind the form's back.
    pub(super) fn altered(self) -> impl Iterator<Item = Element> {
        let altered = self.parties().enumerate().filter(move |(index, _)| self.comparing.altered.contains(index));
        altered.map(move |(_, party)| {
            let words = glue(&[&party, ": ", &self.say("document.altered")]);
            Element::part("p", "altered").attr("role", "alert").text(words)
        })
    }

    /// That fewer have answered than have to agree.
    pub(super) fn too_few(self) -> Option<Element> {
        let count = self.comparing.parties.len();
        let least = self.merged().state.acknowledging().map(|(_, meant)| meant.least)?;
        let values = [("count", &*count.to_string()), ("least", &*least.to_string())];
        let words = || self.catalogue.say("compare.too-few", &values);
        (count < least).then(|| Element::part("p", "too-few").text(words()))
    }
}
