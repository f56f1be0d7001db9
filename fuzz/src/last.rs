//! The case that is being checked, so that a crash can be told as JSON: the fuzzer's bytes mean
//! something else as soon as a generator changes.

use serde_json::Value;
use std::cell::RefCell;
use std::sync::Once;
use std::{env, panic};

thread_local! {
    static LAST: RefCell<Value> = const { RefCell::new(Value::Null) };
}

/// Asks for every case to be printed before it is checked, to see one that never ends.
const PRINT: &str = "SOVITAAN_FUZZ_PRINT";

/// Keeps the case until the next one.
pub fn remember(case: &Value) {
    if env::var_os(PRINT).is_some() {
        println!("case: {case}");
    }
    LAST.with_borrow_mut(|last| last.clone_from(case));
}

/// Adds something to the case that is being checked, under this name, at the end of a list.
pub fn append(name: &str, value: &Value) {
    LAST.with_borrow_mut(|last| {
        if let Some(list) = last.get_mut(name).and_then(Value::as_array_mut) {
            list.push(value.clone());
        }
    });
    if env::var_os(PRINT).is_some() {
        println!("{name}: {value}");
    }
}

/// From now on a panic also prints the case.
pub fn print_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let next = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            LAST.with_borrow(|last| eprintln!("case: {last}"));
            next(info);
        }));
    });
}
