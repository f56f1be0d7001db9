//! The rules for two versions. Each gives what it has to say of one part of the answers; the code is said here.

mod fewer_choices;
mod newly_required;
mod on_condition;
mod other_type;
mod other_unit;
mod question_gone;
mod same_version;
mod tighter;

use super::pair::Pair;
use crate::lint::{Code, finding::Remark};

/// What a rule is: a look at a part of the answers in both versions.
type Rule = fn(&Pair) -> Option<Remark>;

/// Every rule, in the order of [`Code`].
pub(in crate::lint) const RULES: &[(Code, Rule)] = &[
    (Code::SameVersion, same_version::check),
    (Code::QuestionGone, question_gone::check),
    (Code::OtherType, other_type::check),
    (Code::FewerChoices, fewer_choices::check),
    (Code::Tighter, tighter::check),
    (Code::NewlyRequired, newly_required::check),
    (Code::OnCondition, on_condition::check),
    (Code::OtherUnit, other_unit::check),
];
