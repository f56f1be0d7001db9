//! Sovitaan: a JSON Schema becomes an accessible form in a page that already exists, and one JSON
//! document comes out. The rooms and who may enter which stand in `ARCHITECTURE.md`.

pub mod compare;
pub mod form;
pub mod json;
#[cfg(all(feature = "validator", not(target_arch = "wasm32")))]
pub mod lint;
pub mod locale;
pub mod order;
pub mod pointer;
pub mod schema;
pub mod state;
#[cfg(feature = "validator")]
pub mod submission;
pub mod validate;
pub mod view;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
