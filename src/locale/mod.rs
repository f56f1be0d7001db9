//! Words and their forms: language tags, the author's texts, the form's own messages, and how a
//! number, a date and a time are written. Knows no violation and no field; `view` joins them.

mod catalogue;
mod date;
mod identity_code;
mod number;
mod text;
mod time;

pub use catalogue::{Catalogue, fill};
pub use date::{read_date, show_date};
pub use identity_code::has_identity_code;
pub use number::{read_number, show_number};
pub use text::{Speaker, Text, glue, lookup_chain};
pub use time::{read_time, show_time};
