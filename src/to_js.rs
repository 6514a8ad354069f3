//! Answers as plain JavaScript objects.
//!
//! An answer crosses as one text of JSON, from which the browser makes the objects: several times
//! faster than making them from here, where each field would be a call and each string one more to
//! decode it. Numbers with a fraction are made by serde-wasm-bindgen and set afterwards.

use std::cell::RefCell;
use std::ptr;

use js_sys::{Array, JSON, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::json::json;

#[wasm_bindgen]
extern "C" {
    type Fields;

    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &Fields, key: &JsValue, value: &JsValue);
}

/// A value as plain objects, with null for what is not there, and where there is a number with a
/// fraction.
pub fn to_js(value: &(impl Serialize + ?Sized)) -> JsValue {
    // What was written is JSON.
    JSON::parse(&json(value)).unwrap_or(JsValue::NULL)
}

/// Gives an object a field, or its field another value.
pub fn set(object: &JsValue, key: &'static str, value: &JsValue) {
    object.unchecked_ref::<Fields>().set(&name(key), value);
}

/// The same with a number.
pub fn set_number(object: &JsValue, key: &'static str, number: f64) {
    if let Ok(number) = serde_wasm_bindgen::to_value(&number) {
        set(object, key, &number);
    }
}

/// Each object of a list in a field, with what it was made of.
pub fn each<T>(object: &JsValue, key: &'static str, made_of: &[T], with: impl Fn(&JsValue, &T)) {
    if let Some(list) = get(object, key) {
        let list: Array = list.unchecked_into();
        for (at, part) in (0..).zip(made_of) {
            with(&list.get(at), part);
        }
    }
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
