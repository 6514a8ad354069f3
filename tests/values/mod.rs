//! Reading JavaScript values in tests.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property.
pub fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap()
}

/// An item of a list.
pub fn at(list: &JsValue, index: u32) -> JsValue {
    Reflect::get_u32(list, index).unwrap()
}

/// A list.
pub fn list(value: &JsValue) -> Vec<JsValue> {
    assert!(Array::is_array(value), "{value:?} is no list");
    value.unchecked_ref::<Array>().iter().collect()
}

/// A number.
pub fn number(value: &JsValue) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value:?} is no number"))
}

/// A string.
pub fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_else(|| panic!("{value:?} is no string"))
}

/// A value from JSON.
pub fn object(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

/// The parts of a string that flat pairs of UTF-16 offsets point at.
pub fn sliced(whole: &str, marks: &JsValue) -> Vec<String> {
    let units: Vec<u16> = whole.encode_utf16().collect();
    let marks: Vec<usize> = list(marks).iter().map(|mark| number(mark) as usize).collect();
    marks.chunks(2).map(|pair| String::from_utf16(&units[pair[0]..pair[1]]).unwrap()).collect()
}
