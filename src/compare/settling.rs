//! From what the parties say of each discrepancy to one document.

use super::comparison::{is_empty, put, take};
use super::{Compared, Comparison, Position, Settlement, Stage};
use crate::form::{Control, FormDefinition, Kind};
use crate::pointer::Pointer;
use crate::state::FormState;
use serde_json::{Map, Value, json};

/// Documents that are being settled: the comparison, what has been said, and the document that comes of it.
///
/// ```
/// use sovitaan::compare::{Compared, Position, Settlement, Settling, Stage};
/// use sovitaan::{form, schema::Schema, state::FormState};
/// use serde_json::json;
///
/// let schema = Schema::read(r#"{"type": "object", "properties": {
///     "day": {"type": "string"}, "hours": {"type": "number"},
///     "open": {"type": "array", "x-form": {"widget": "openPoints"}}
/// }}"#).unwrap();
/// let form = form::compile(&schema, "en").0;
/// let document = |answers| FormState::new(form.clone(), Some(&answers));
/// let mut settling = Settling::new(vec![
///     document(json!({"day": "Monday", "hours": 2})),
///     document(json!({"day": "Tuesday", "hours": 3})),
/// ]);
/// settling.settle(0, Settlement::Take(1));
/// let (reason, return_date) = ("Ask Kaisa Lund".to_owned(), "2026-12-01".to_owned());
/// settling.settle(1, Settlement::Open { reason, return_date });
/// assert_eq!(settling.stage(1), Stage::Settled);
///
/// let position = |_: &Compared| Position { question: "Hours".to_owned(), answers: vec![("Aino".to_owned(), "2".to_owned())] };
/// assert_eq!(settling.document(position), json!({"day": "Tuesday", "open": [{
///     "pointer": "/hours", "question": "Hours", "positions": [{"party": "Aino", "answer": "2"}],
///     "reason": "Ask Kaisa Lund", "returnDate": "2026-12-01"
/// }]}));
/// ```
#[derive(Clone, Debug)]
pub struct Settling {
    documents: Vec<FormState>,
    comparison: Comparison,
    /// What is said of each question of the comparison that differs, and what was written together of it.
    said: Vec<(Option<Settlement>, Option<Value>)>,
    merged: FormState,
}

impl Settling {
    /// Compares the documents, which are of one form; nothing is settled yet.
    ///
    /// # Panics
    ///
    /// Without a document.
    pub fn new(documents: Vec<FormState>) -> Self {
        let comparison = Comparison::of(&documents);
        let said = vec![(None, None); comparison.discrepancies().count()];
        let merged = FormState::new(documents[0].form().clone(), Some(&Value::Object(Map::new())));
        let mut settling = Self { documents, comparison, said, merged };
        settling.merge();
        settling
    }

    /// The documents.
    pub fn documents(&self) -> &[FormState] {
        &self.documents
    }

    /// What is different, and what is not.
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// What is settled so far, as a form; what is written together is written here.
    pub fn merged(&self) -> &FormState {
        &self.merged
    }

    /// The same, to be written in.
    pub fn merged_mut(&mut self) -> &mut FormState {
        &mut self.merged
    }

    /// The document of that number, and behind the last one the merged one, to be told what only the validator knows of
    /// it; [`Settling::compare`] then, unless it was the merged one.
    pub fn document_mut(&mut self, document: usize) -> Option<&mut FormState> {
        if document == self.documents.len() { Some(&mut self.merged) } else { self.documents.get_mut(document) }
    }

    /// Compares afresh. What has been said is forgotten where there are other discrepancies now.
    pub fn compare(&mut self) {
        let places =
            |comparison: &Comparison| comparison.discrepancies().map(|one| one.place.clone()).collect::<Vec<_>>();
        let before = places(&self.comparison);
        self.comparison = Comparison::of(&self.documents);
        if places(&self.comparison) != before {
            self.said = vec![(None, None); self.comparison.discrepancies().count()];
        }
        self.merge();
    }

    /// Shows the documents in another language.
    pub fn translate(&mut self, form: &FormDefinition) {
        for state in self.documents.iter_mut().chain([&mut self.merged]) {
            state.translate(form.clone());
        }
    }

    /// What is said of a discrepancy.
    pub fn settlement(&self, discrepancy: usize) -> Option<&Settlement> {
        self.said[discrepancy].0.as_ref()
    }

    /// Says it. Of a discrepancy that there is not, nothing.
    pub fn settle(&mut self, discrepancy: usize, settlement: Settlement) {
        self.keep_common();
        if let Some(said) = self.said.get_mut(discrepancy) {
            // Who goes from one side's answer to a common one begins with that.
            if settlement == Settlement::Common
                && said.1.is_none()
                && let Some(Settlement::Take(side)) = said.0
            {
                let taken = self.comparison.discrepancies().nth(discrepancy).and_then(|one| one.sides.get(side));
                said.1 = taken.and_then(|side| side.answer.clone());
            }
            said.0 = Some(settlement);
        }
        self.merge();
    }

    /// How far a discrepancy is.
    pub fn stage(&self, discrepancy: usize) -> Stage {
        let is_moot = self.comparison.discrepancies().nth(discrepancy).is_some_and(|one| self.is_moot(one));
        match &self.said[discrepancy].0 {
            _ if is_moot => Stage::Moot,
            None => Stage::Untouched,
            Some(Settlement::Open { reason, return_date }) if reason.trim().is_empty() || !is_day(return_date) => {
                Stage::Unfinished
            }
            Some(Settlement::Common) if !self.is_written(discrepancy) => Stage::Unfinished,
            Some(_) => Stage::Settled,
        }
    }

    /// Whether there is a common answer.
    fn is_written(&self, discrepancy: usize) -> bool {
        let place = self.comparison.discrepancies().nth(discrepancy).map(|one| &one.place);
        let answer = place.and_then(|at| self.merged.emitted(self.merged.find(at)?));
        answer.is_some_and(|answer| !is_empty(&answer))
    }

    /// Whether nothing has to be said any more.
    pub fn is_settled(&self) -> bool {
        (0..self.said.len()).all(|one| matches!(self.stage(one), Stage::Settled | Stage::Moot))
    }

    /// Whether the checklist has a place for what is left open.
    pub fn may_stay_open(&self) -> bool {
        self.open_points().is_some()
    }

    /// The document that comes of it. What is not settled is not in it.
    pub fn document(&self, position: impl Fn(&Compared) -> Position) -> Value {
        let mut document = self.merged.instance();
        let mut open: Vec<(Pointer, Value)> = Vec::new();
        // From the last to the first, so that no place is another one when its turn comes.
        let settled: Vec<(&Compared, usize)> = self.comparison.discrepancies().zip(0..).collect();
        for (discrepancy, index) in settled.into_iter().rev() {
            let is_there = match self.settlement(index) {
                Some(Settlement::Take(side)) => discrepancy.sides.get(*side).is_some_and(|side| side.answer.is_some()),
                Some(Settlement::Common) => true,
                Some(Settlement::Open { .. }) | None => false,
            };
            if let Some(Settlement::Open { reason, return_date }) = self.settlement(index)
                && self.stage(index) != Stage::Moot
            {
                let Position { question, answers } = position(discrepancy);
                let positions = answers.into_iter().map(|(party, answer)| json!({"party": party, "answer": answer}));
                let point = json!({
                    "question": question,
                    "positions": positions.collect::<Value>(),
                    "reason": reason.trim(),
                    "returnDate": return_date,
                });
                open.push((discrepancy.place.clone(), point));
            }
            if discrepancy.is_row && !is_there {
                remove_row(&mut document, &discrepancy.place, &mut open);
            }
        }
        open.reverse();
        if let Some(members) = document.as_object_mut() {
            let records = [self.open_points(), self.merged.acknowledging().map(|(id, _)| self.key(id))];
            records.iter().flatten().for_each(|name| drop(members.shift_remove(name)));
            if let Some(name) = self.open_points().filter(|_| !open.is_empty()) {
                members.insert(name, open.into_iter().map(with_place).collect());
            }
        }
        document
    }

    fn key(&self, id: usize) -> String {
        self.merged.definition(id).key.clone()
    }

    fn open_points(&self) -> Option<String> {
        let root = &self.merged.node(FormState::ROOT).children;
        let is_it = |id: &&usize| matches!(self.merged.definition(**id).kind, Kind::Control(Control::OpenPoints));
        root.iter().find(is_it).map(|id| self.key(*id))
    }

    /// Whether the question is not asked, as the others are settled.
    fn is_moot(&self, discrepancy: &Compared) -> bool {
        self.merged.find(&discrepancy.place).is_some_and(|id| !self.merged.node(id).relevant)
    }

    /// Notes what has been written together, before the document is made anew.
    fn keep_common(&mut self) {
        for (discrepancy, said) in self.comparison.discrepancies().zip(&mut self.said) {
            if said.0 == Some(Settlement::Common)
                && let Some(id) = self.merged.find(&discrepancy.place).filter(|id| self.merged.node(*id).relevant)
            {
                said.1 = self.merged.emitted(id);
            }
        }
    }

    fn merge(&mut self) {
        let mut document = self.comparison.draft.clone();
        for (discrepancy, (settlement, common)) in self.comparison.discrepancies().zip(&self.said) {
            let answer = match settlement {
                Some(Settlement::Take(side)) => discrepancy.sides.get(*side).and_then(|side| side.answer.as_ref()),
                Some(Settlement::Common) => common.as_ref(),
                Some(Settlement::Open { .. }) | None => None,
            };
            match answer {
                Some(answer) => put(&mut document, &discrepancy.place, answer.clone()),
                // A row keeps its place until all is settled: others stand behind it.
                None if discrepancy.is_row => {}
                None => take(&mut document, &discrepancy.place),
            }
        }
        self.merged.replace(Some(&document));
    }
}

/// Takes a row away; the open points behind it in its list move up.
fn remove_row(document: &mut Value, at: &Pointer, open: &mut [(Pointer, Value)]) {
    take(document, at);
    let Some(list) = at.parent() else { return };
    if document.pointer(list.as_str()).and_then(Value::as_array).is_some_and(Vec::is_empty) {
        take(document, &list);
    }
    let place = |pointer: &Pointer| pointer.last()?.parse::<usize>().ok();
    let Some(removed) = place(at) else { return };
    for (pointer, _) in open.iter_mut().filter(|(pointer, _)| list.covers(pointer) && *pointer != list) {
        let depth = list.tokens().count();
        let moved = pointer.tokens().enumerate().fold(Pointer::root(), |above, (index, token)| {
            match token.parse::<usize>().ok().filter(|row| index == depth && *row > removed) {
                Some(row) => above.child(row - 1),
                None => above.child(token.as_str()),
            }
        });
        *pointer = moved;
    }
}

fn with_place((pointer, point): (Pointer, Value)) -> Value {
    let mut members = Map::new();
    members.insert("pointer".to_owned(), pointer.as_str().into());
    members.extend(point.as_object().cloned().unwrap_or_default());
    Value::Object(members)
}

fn is_day(date: &str) -> bool {
    crate::locale::show_date(date).is_some()
}
