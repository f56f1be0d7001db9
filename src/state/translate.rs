//! The same form in another language.

use super::{Changes, FormState, NodeId};
use crate::form::{FormDefinition, Kind};
use crate::pointer::Pointer;
use crate::validate::Change;
use serde_json::Value;

impl FormState {
    /// Shows the same form in another language: the answers, and everything said of them, stay. Only a text that the
    /// author suggested, and that stands as it was, follows: it was nobody's answer.
    ///
    /// ```
    /// use sovitaan::{form, schema::Schema, state::FormState};
    ///
    /// let schema = Schema::read(
    ///     r#"{"type": "object", "x-form": {"language": "en"}, "properties": {"rule": {"type": "string",
    ///         "default": "We start on time.", "x-i18n": {"fi": {"default": "Aloitamme ajoissa."}}}}}"#,
    /// ).unwrap();
    /// let mut state = FormState::new(form::compile(&schema, "en").0, None);
    /// state.translate(form::compile(&schema, "fi").0);
    /// assert_eq!(state.instance().to_string(), r#"{"rule":"Aloitamme ajoissa."}"#);
    /// ```
    pub fn translate(&mut self, form: FormDefinition) -> Changes {
        let before = std::mem::replace(&mut self.form, form);
        let mut changes = Changes::default();
        self.resay_steps(&before);
        self.resay(FormState::ROOT, &before, None, &mut changes);
        if !changes.values.is_empty() {
            changes.judge = vec![Change::All(self.instance())];
            self.weigh(&mut changes);
        }
        changes
    }

    /// Replaces what stands as suggested at a node and below it. `suggested` is what the nodes above say that stands
    /// here, in the former and in the new language.
    fn resay(
        &mut self,
        id: NodeId,
        before: &FormDefinition,
        suggested: Option<(&Value, &Value)>,
        changes: &mut Changes,
    ) {
        let definition = self.nodes[id].definition;
        // To what the host gave nothing was suggested. (What stands inside a suggestion was given by it.)
        if self.nodes[id].given && suggested.is_none() && id != FormState::ROOT {
            return;
        }
        let own = before.get(definition).default.clone().zip(self.form.get(definition).default.clone());
        let suggested = suggested.or(own.as_ref().map(|(was, is)| (was, is)));
        if matches!(self.form.get(definition).kind, Kind::Control(_)) {
            let follows = suggested.filter(|(was, is)| was != is && self.nodes[id].value.as_ref() == Some(*was));
            if let Some((_, is)) = follows {
                self.nodes[id].value = Some(is.clone());
                changes.values.push((self.pointer(id), Some(is.clone())));
            }
            return;
        }
        for (position, child) in self.nodes[id].children.clone().into_iter().enumerate() {
            let transparent = self.definition(child).kind.is_transparent();
            let at = match self.definition(id).kind {
                Kind::Repeat(_) => Pointer::root().child(position),
                _ => Pointer::root().child(self.definition(child).key.as_str()),
            };
            let below = suggested.and_then(|(was, is)| was.pointer(at.as_str()).zip(is.pointer(at.as_str())));
            self.resay(child, before, if transparent { suggested } else { below }, changes);
        }
    }
}
