//! Answers as plain JavaScript objects.
//!
//! An answer crosses as one text of JSON, from which the browser makes the objects: several times
//! faster than making them from here, where each field would be a call and each string one more to
//! decode it.

use std::cell::RefCell;
use std::ptr;

use js_sys::{JSON, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::json::json;

#[wasm_bindgen]
extern "C" {
    type Fields;

    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &Fields, key: &JsValue, value: &JsValue);
}

/// A value as plain objects, with null for what is not there. It has no number with a fraction.
pub fn to_js(value: &(impl Serialize + ?Sized)) -> JsValue {
    // What was written is JSON.
    JSON::parse(&json(value)).unwrap_or(JsValue::NULL)
}

/// Gives an object a field, or its field another value.
pub fn set(object: &JsValue, key: &'static str, value: &JsValue) {
    object.unchecked_ref::<Fields>().set(&name(key), value);
}

/// The field of an object, unless it is missing, nothing, or throws.
pub fn get(object: &JsValue, key: &'static str) -> Option<JsValue> {
    let value = Reflect::get(object, &name(key)).ok()?;
    (!value.is_null_or_undefined()).then_some(value)
}

thread_local! {
    /// Names of fields that are got and set: each is made a string of JavaScript once.
    static NAMES: RefCell<Vec<(&'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

#[inline(never)]
fn name(key: &'static str) -> JsValue {
    NAMES.with_borrow_mut(|names| {
        if let Some((_, name)) = names.iter().find(|(known, _)| ptr::eq(*known, key)) {
            return name.clone();
        }
        let name = JsValue::from_str(key);
        names.push((key, name.clone()));
        name
    })
}
