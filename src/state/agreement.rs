//! Who has agreed to the answers, and what they have left open. Both follow from the answers: an acknowledgement stands
//! while the answers are those that it was given for, an open point while its question has no answer. What does not
//! stand is kept aside and is not in the document; it comes back when the answers do.

use super::acknowledgement::{Acknowledgement, Objection, Party, Void, same_name};
use super::{Account, Changes, FormState, NodeId, Remark};
use crate::form::{Acknowledging, Control, Kind};
use crate::locale::has_identity_code;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// What the form knows of an agreement besides the answers.
#[derive(Clone, Debug, Default)]
pub(super) struct Agreement {
    acknowledgements: Vec<Acknowledgement>,
    open_points: Vec<Value>,
    pub(super) parties: Vec<Party>,
    objection: Option<Objection>,
    /// The answers as they were when the form was opened.
    loaded: Value,
    /// What is said of the change, where a finished document is being changed.
    pub(super) account: Option<Account>,
}

impl FormState {
    /// The question that says who has agreed, where the checklist has one.
    pub fn acknowledging(&self) -> Option<(NodeId, &Acknowledging)> {
        self.records().find_map(|(id, control)| match control {
            Control::Acknowledgements(meant) => Some((id, &**meant)),
            _ => None,
        })
    }

    fn open_points_node(&self) -> Option<NodeId> {
        self.records().find_map(|(id, control)| matches!(control, Control::OpenPoints).then_some(id))
    }

    fn records(&self) -> impl Iterator<Item = (NodeId, &Control)> {
        self.nodes[Self::ROOT].children.iter().filter_map(|id| match &self.definition(*id).kind {
            Kind::Control(control) => Some((*id, control)),
            _ => None,
        })
    }

    /// Who has agreed, and whose agreement does not count any more.
    pub fn acknowledgements(&self) -> &[Acknowledgement] {
        &self.agreement.acknowledgements
    }

    /// What has been left open, and still is.
    pub fn open_points(&self) -> impl Iterator<Item = &Value> {
        self.agreement.open_points.iter().filter(|point| self.is_open(point))
    }

    /// The point that was left open at a question, while it is.
    pub fn open_point(&self, id: NodeId) -> Option<&Value> {
        let at = self.pointer(id);
        self.open_points().find(|point| place_of(point).as_ref() == Some(&at))
    }

    /// The names of the people whom the agreement is about, where the checklist says who they are: the first text of
    /// each row of the list that `x-form.suggest` names.
    pub fn people(&self) -> Vec<String> {
        let place =
            self.acknowledging().and_then(|(id, _)| self.definition(id).presentation.as_ref()?.suggest.as_ref());
        let Some(list) = place.and_then(|place| self.find(place)) else { return Vec::new() };
        self.nodes[list].children.iter().filter_map(|row| self.name_of(*row)).collect()
    }

    /// What a person is called in a list of people: the first text of the row.
    pub fn name_of(&self, row: NodeId) -> Option<String> {
        let first = *self.nodes[row].children.first()?;
        let text = self.nodes[first].value.as_ref()?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Those of the people who have not agreed, be it that enough have.
    pub fn waited_for(&self) -> Vec<String> {
        let standing = || self.agreement.acknowledgements.iter().filter(|one| one.void.is_none());
        let has_not = |name: &String| !standing().any(|one| same_name(one.text("name"), name));
        self.people().into_iter().filter(has_not).collect()
    }

    /// Who is at the keyboard, as far as the host knows.
    pub fn parties(&self) -> &[Party] {
        &self.agreement.parties
    }

    /// Takes in who is at the keyboard.
    pub fn seat(&mut self, parties: Vec<Party>) {
        // Nobody undoes what another has done.
        if parties != self.agreement.parties {
            self.forget_steps();
        }
        self.agreement.parties = parties;
    }

    /// Why the last one who wanted to agree could not.
    pub fn objection(&self) -> Option<&Objection> {
        self.agreement.objection.as_ref()
    }

    /// Whether a question is for others than those at the keyboard: `x-form.parties`. While nobody knows who is
    /// there, everybody may.
    pub(super) fn is_for_others(&self, id: NodeId) -> bool {
        let Some(presentation) = &self.definition(id).presentation else { return false };
        let parties = &self.agreement.parties;
        let may = |party: &Party| presentation.parties.contains(&party.role);
        !presentation.parties.is_empty() && !parties.is_empty() && !parties.iter().any(may)
    }

    /// Whether a question is for certain roles, or stands in what is: `x-form.parties`.
    pub fn is_reserved(&self, id: NodeId) -> bool {
        let said = &self.definition(id).presentation;
        said.as_ref().is_some_and(|said| !said.parties.is_empty())
            || self.nodes[id].parent.is_some_and(|parent| self.is_reserved(parent))
    }

    /// The answers that are agreed to: the document without who has.
    pub fn answers(&self) -> Value {
        let mut answers = self.instance();
        if let Some((id, _)) = self.acknowledging()
            && let Some(members) = answers.as_object_mut()
        {
            members.shift_remove(&self.definition(id).key);
        }
        answers
    }

    /// The answers that the acknowledgements of a document that was opened are to be checked against, by their digest.
    pub fn answers_to_check(&self) -> Option<&Value> {
        let is_old = |one: &Acknowledgement| !one.is_new;
        self.agreement.acknowledgements.iter().any(is_old).then_some(&self.agreement.loaded)
    }

    /// Takes in the digest of [`FormState::answers_to_check`]: what was given for other answers does not count.
    pub fn check(&mut self, digest: &str) -> Changes {
        let mut changes = Changes::default();
        for one in &mut self.agreement.acknowledgements {
            if !one.is_new && one.text("digest") != digest {
                one.void = Some(Void::Altered);
            }
        }
        self.write(&mut changes);
        changes
    }

    /// Takes the records that stand in the document, when it is opened.
    pub(super) fn load_agreement(&mut self) {
        let Agreement { parties, account, .. } = std::mem::take(&mut self.agreement);
        self.agreement = Agreement { parties, account, ..Agreement::default() };
        let rows = |state: &Self, id: Option<NodeId>| {
            let value = id.and_then(|id| state.nodes[id].value.as_ref());
            value.and_then(Value::as_array).cloned().unwrap_or_default()
        };
        let given = rows(self, self.acknowledging().map(|(id, _)| id));
        self.agreement.open_points = rows(self, self.open_points_node());
        if given.is_empty() {
            return;
        }
        self.agreement.loaded = self.answers();
        let answers = &self.agreement.loaded;
        let acknowledged = |record| Acknowledgement::new(record, answers.clone(), false);
        self.agreement.acknowledgements = given.into_iter().map(acknowledged).collect();
    }

    /// What a draft keeps of it besides the answers: acknowledgements that do not count (with the answers that they were
    /// given for) or may be taken back, open points that are settled, and what is said of a change.
    pub(super) fn kept_agreement(&self, with_private: bool) -> Option<Value> {
        let Agreement { acknowledgements, open_points, account, .. } = &self.agreement;
        // What it was given for has the private answers in it, and without them it would be given for others.
        let hides = !with_private && (self.asks_privately() || self.has_private_answers());
        let kept = acknowledgements.iter().filter(|_| !hides).map(|one| {
            let answers = one.void.as_ref().map(|_| one.answers().clone());
            let is_altered = one.void == Some(Void::Altered);
            Value::Array(vec![one.record.clone(), one.is_new.into(), is_altered.into(), answers.unwrap_or_default()])
        });
        let acknowledgements: Vec<Value> = kept.collect();
        let said =
            |account: &Account| vec![account.by.clone(), account.reason.clone(), account.occasion.as_str().to_owned()];
        let is_code = |account: &&Account| has_identity_code(&account.by) || has_identity_code(&account.reason);
        let account = account.as_ref().filter(|account| with_private || !is_code(account)).map(said);
        let is_empty = acknowledgements.is_empty() && open_points.is_empty() && account.is_none();
        let members = [
            ("acknowledgements", if hides { Value::Null } else { Value::Array(acknowledgements) }),
            ("openPoints", Value::Array(open_points.clone())),
            ("account", account.map(|account| account.into_iter().collect()).unwrap_or_default()),
        ];
        (!is_empty).then(|| Value::Object(members.map(|(name, value)| (name.to_owned(), value)).into_iter().collect()))
    }

    /// Takes from a draft what stands beside its answers.
    pub(super) fn resume_agreement(&mut self, kept: &Value) {
        self.resume_account(&kept["account"]);
        if let Some(points) = kept["openPoints"].as_array() {
            self.agreement.open_points.clone_from(points);
        }
        // Where they are private nobody has kept them.
        let Some(acknowledgements) = kept["acknowledgements"].as_array() else { return };
        let now = self.answers();
        let acknowledgements = acknowledgements.iter().map(|one| {
            let answers = Some(&one[3]).filter(|answers| !answers.is_null()).unwrap_or(&now);
            let mut given = Acknowledgement::new(one[0].clone(), answers.clone(), one[1] == true);
            let changed = given.differs_from(&now).map(Void::Changed);
            given.void = if one[2] == true { Some(Void::Altered) } else { changed };
            given
        });
        self.agreement.acknowledgements = acknowledgements.collect();
    }

    /// Somebody agrees.
    pub(super) fn acknowledge(&mut self, by: &Party, time: &str, digest: &str, changes: &mut Changes) {
        let Some((id, meant)) = self.acknowledging() else { return };
        let statement = meant.statement.as_ref().map(|words| words.text.clone());
        self.touch(id, changes);
        self.agreement.objection = self.objection_to(by);
        if self.agreement.objection.is_some() {
            return;
        }
        let members = [
            ("name", Some(by.name.as_str())),
            ("role", Some(by.role.as_str()).filter(|role| !role.is_empty())),
            ("time", Some(time)),
            ("statement", statement.as_deref()),
            ("digest", Some(digest)),
        ];
        let members = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.into())));
        let record = Value::Object(members.collect::<Map<_, _>>());
        let given = Acknowledgement::new(record, self.answers(), true);
        let all = &mut self.agreement.acknowledgements;
        all.retain(|one| one.void.is_none() || !same_name(one.text("name"), &by.name));
        all.push(given);
        changes.remark = Some(Remark::Acknowledged(all.len() - 1));
        self.write(changes);
    }

    /// Why this person cannot agree now.
    pub fn objection_to(&self, by: &Party) -> Option<Objection> {
        let (_, meant) = self.acknowledging()?;
        let parties = &self.agreement.parties;
        let standing = || self.agreement.acknowledgements.iter().filter(|one| one.void.is_none());
        let is_role = |role: &str| {
            let is_named = || meant.roles.iter().any(|choice| choice.value == role);
            !role.is_empty() && (meant.roles.is_empty() || is_named())
        };
        if by.name.is_empty() {
            Some(Objection::Nameless)
        } else if meant.asks_role && !is_role(&by.role) {
            Some(Objection::Roleless)
        } else if standing().any(|one| same_name(one.text("name"), &by.name)) {
            Some(Objection::Already(by.name.clone()))
        } else if !parties.is_empty() && !parties.iter().any(|party| same_name(&party.name, &by.name)) {
            Some(Objection::Absent(by.name.clone()))
        } else if standing().count() >= meant.most {
            Some(Objection::Full)
        } else if !self.may_be_acknowledged() {
            Some(Objection::Unfinished)
        } else {
            None
        }
    }

    /// Somebody takes back what they have just agreed to.
    pub(super) fn withdraw(&mut self, name: &str, changes: &mut Changes) {
        let Some((id, _)) = self.acknowledging() else { return };
        self.agreement.objection = None;
        self.agreement.acknowledgements.retain(|one| !one.is_new || !same_name(one.text("name"), name));
        changes.nodes.push(id);
        self.write(changes);
    }

    /// After the answers have changed: what stands, and what does not any more.
    pub(super) fn weigh(&mut self, changes: &mut Changes) {
        // Why somebody could not agree was said of other answers.
        if self.agreement.objection.take().is_some() {
            changes.nodes.extend(self.acknowledging().map(|(id, _)| id));
        }
        let agreement = &self.agreement;
        if agreement.acknowledgements.is_empty() && agreement.open_points.is_empty() {
            return;
        }
        // What stays open is agreed to as well.
        self.write(changes);
        let answers = self.answers();
        let mut stirred = None;
        for (index, one) in self.agreement.acknowledgements.iter_mut().enumerate() {
            let void = match &one.void {
                Some(Void::Altered) => Some(Void::Altered),
                _ => one.differs_from(&answers).map(Void::Changed),
            };
            if one.void.is_some() != void.is_some() {
                stirred = Some(match void {
                    Some(_) => Remark::Voided(index),
                    None => Remark::Acknowledged(index),
                });
            }
            one.void = void;
        }
        if let Some(remark) = stirred {
            changes.remark = Some(remark);
        }
        self.write(changes);
    }

    /// Writes into the document what stands.
    fn write(&mut self, changes: &mut Changes) {
        let standing = self.agreement.acknowledgements.iter().filter(|one| one.void.is_none());
        let standing: Vec<Value> = standing.map(|one| one.record.clone()).collect();
        let open: Vec<Value> = self.open_points().cloned().collect();
        for (id, rows) in [(self.acknowledging().map(|(id, _)| id), standing), (self.open_points_node(), open)] {
            let Some(id) = id else { continue };
            let rows = (!rows.is_empty()).then_some(Value::Array(rows));
            if self.nodes[id].value != rows {
                changes.nodes.push(id);
                self.answer(id, rows, changes);
            }
        }
    }

    fn is_open(&self, point: &Value) -> bool {
        let at = place_of(point);
        // A point about nothing that is asked here is kept.
        at.and_then(|at| self.find(&at)).is_none_or(|id| self.emitted(id).is_none())
    }

    /// Whether an answer is missing here because it was left open.
    pub(super) fn is_left_open(&self, at: &Pointer) -> bool {
        self.agreement.open_points.iter().any(|point| place_of(point).as_ref() == Some(at))
    }
}

fn place_of(point: &Value) -> Option<Pointer> {
    Pointer::parse(point.get("pointer")?.as_str()?)
}
