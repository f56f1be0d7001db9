//! A schema becomes a [`FormDefinition`]: what is asked, in which order, by which control, and when it
//! applies. Made once; after that nobody reads schema JSON, and the definition never changes.

mod compile;
mod condition;
mod control;
mod decimal;
mod definition;
mod group;

pub use compile::compile;
pub use condition::{Instance, Test};
pub use control::{Choice, Control};
pub use decimal::same_value;
pub use definition::{Child, Condition, Definition, DefinitionId, FormDefinition, Group, Guard, Kind, Repeat};
