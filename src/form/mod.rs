//! A schema becomes a [`FormDefinition`]: what is asked, in which order, by which control, and when it
//! applies. Made once; after that nobody reads schema JSON, and the definition never changes.

mod array;
mod asked;
mod choices;
mod compile;
mod condition;
mod control;
mod decimal;
mod definition;
mod entries;
mod gather;
mod group;
mod kind;
mod names;
mod presentation;
mod record;
mod test;
mod texts;
mod types;
mod union;

pub use compile::compile;
pub use condition::CLAIMED;
pub use control::{Choice, Control, Look, MAX_FILE};
pub use decimal::same_value;
pub use definition::{
    Branch, Child, Condition, Definition, DefinitionId, Examples, FormDefinition, Group, Guard, Kind, Map, Pick,
    Repeat, Term,
};
pub use names::name_matches;
pub use presentation::{Layout, Presentation, Span};
pub use record::Acknowledging;
pub use test::{Instance, Test};
