//! Answers as plain JavaScript objects.
//!
//! serde-wasm-bindgen makes the values; the objects and arrays that hold them are made here. Nothing
//! that answers consist of can fail to become a value, so there are no errors to handle, and the code
//! of each answer is a third smaller than with one that can. Names of fields are made strings of
//! JavaScript once.

use std::cell::RefCell;
use std::fmt::{self, Display};

use js_sys::{Array, JsString, Object};
use serde::ser::{self, Impossible, Serialize};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Fields;

    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &Fields, key: &JsString, value: &JsValue);
}

/// A value as plain objects, with null for what is not there.
pub fn to_js(value: &(impl Serialize + ?Sized)) -> JsValue {
    match value.serialize(ToJs) {
        Ok(value) => value,
        Err(never) => match never {},
    }
}

/// Gives an object a further field.
pub fn set(object: &JsValue, key: &'static str, value: &JsValue) {
    with_key(key, |key| object.unchecked_ref::<Fields>().set(key, value));
}

/// Slots of the table of keys: more than there are names of fields.
const SLOTS: usize = 512;

thread_local! {
    /// The names of fields by their address.
    static KEYS: RefCell<Vec<Option<(usize, JsString)>>> = const { RefCell::new(Vec::new()) };
}

#[inline(never)]
fn with_key(key: &'static str, with: impl FnOnce(&JsString)) {
    KEYS.with_borrow_mut(|keys| {
        keys.resize_with(SLOTS, || None);
        let address = key.as_ptr() as usize ^ key.len() << 20;
        let from = key.as_ptr() as usize;
        for step in 0..SLOTS {
            let slot = &mut keys[(from + step) % SLOTS];
            match slot {
                Some((known, name)) if *known == address => return with(name),
                Some(_) => {}
                None => return with(&slot.insert((address, JsString::from(key))).1),
            }
        }
        with(&JsString::from(key));
    });
}

/// An error that does not happen.
#[derive(Debug)]
pub enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: Display>(_: T) -> Never {
        // Called by values that refuse to be written, of which answers have none.
        std::process::abort()
    }
}

/// Makes the values that objects and arrays hold.
const LEAVES: serde_wasm_bindgen::Serializer = serde_wasm_bindgen::Serializer::new();

#[derive(Clone, Copy)]
struct ToJs;

struct Elements(Array);

struct Members {
    object: Object,
    /// The key whose value comes next.
    key: JsValue,
}

impl Members {
    fn new() -> Members {
        Members { object: Object::new(), key: JsValue::UNDEFINED }
    }
}

/// What serde-wasm-bindgen makes of a value without parts.
fn leaf(made: Result<JsValue, serde_wasm_bindgen::Error>) -> Result<JsValue, Never> {
    Ok(made.unwrap_or(JsValue::NULL))
}

macro_rules! leaves {
    ($($name:ident $type:ty),*) => {
        $(fn $name(self, value: $type) -> Result<JsValue, Never> {
            leaf(ser::Serializer::$name(&LEAVES, value))
        })*
    };
}

impl ser::Serializer for ToJs {
    type Ok = JsValue;
    type Error = Never;
    type SerializeSeq = Elements;
    type SerializeTuple = Elements;
    type SerializeTupleStruct = Elements;
    type SerializeTupleVariant = Impossible<JsValue, Never>;
    type SerializeMap = Members;
    type SerializeStruct = Members;
    type SerializeStructVariant = Impossible<JsValue, Never>;

    leaves! {
        serialize_bool bool, serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64,
        serialize_f32 f32, serialize_f64 f64, serialize_char char, serialize_str &str, serialize_bytes &[u8]
    }

    fn serialize_none(self) -> Result<JsValue, Never> {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<JsValue, Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<JsValue, Never> {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<JsValue, Never> {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<JsValue, Never> {
        let mut name = JsValue::NULL;
        with_key(variant, |key| name = key.into());
        Ok(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<JsValue, Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<JsValue, Never> {
        let members = Members::new();
        set(&members.object, variant, &to_js(value));
        Ok(members.object.into())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements, Never> {
        Ok(Elements(Array::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Elements, Never> {
        Ok(Elements(Array::new()))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Elements, Never> {
        Ok(Elements(Array::new()))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Never> {
        std::process::abort() // no answer has such a value
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members, Never> {
        Ok(Members::new())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members, Never> {
        Ok(Members::new())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Never> {
        std::process::abort() // no answer has such a value
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<JsValue, Never> {
        self.serialize_str(&value.to_string())
    }
}

impl ser::SerializeSeq for Elements {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.0.push(&to_js(value));
        Ok(())
    }

    fn end(self) -> Result<JsValue, Never> {
        Ok(self.0.into())
    }
}

impl ser::SerializeTuple for Elements {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<JsValue, Never> {
        Ok(self.0.into())
    }
}

impl ser::SerializeTupleStruct for Elements {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<JsValue, Never> {
        Ok(self.0.into())
    }
}

impl ser::SerializeStruct for Members {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        set(&self.object, key, &to_js(value));
        Ok(())
    }

    fn end(self) -> Result<JsValue, Never> {
        Ok(self.object.into())
    }
}

/// Structs that have another's fields among theirs.
impl ser::SerializeMap for Members {
    type Ok = JsValue;
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        self.key = to_js(key);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.object.unchecked_ref::<Fields>().set(self.key.unchecked_ref(), &to_js(value));
        Ok(())
    }

    fn end(self) -> Result<JsValue, Never> {
        Ok(self.object.into())
    }
}
