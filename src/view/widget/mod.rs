//! One file a widget: what a question's control looks like. Each gives the class that its frame gets
//! and the control itself; the frame (`field`) does the rest.

mod check;
mod checkboxes;
mod choice;
mod date;
mod file;
mod fixed;
mod json;
mod number;
mod radios;
mod review;
mod scale;
mod select;
mod text;

pub(super) use check::check;
pub(super) use checkboxes::checkboxes;
pub(super) use choice::{labelled, title as choice_title};
pub(super) use date::{date, time};
pub(super) use file::{file, weight};
pub(super) use fixed::fixed;
pub(super) use json::json;
pub(super) use number::{number, shown as shown_number};
pub(super) use radios::radios;
pub(super) use scale::{meaning as scale_meaning, read as read_scale, scale};
pub(super) use select::select;
pub(super) use text::text;
