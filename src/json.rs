//! Answers as text of JSON.
//!
//! Less than serde_json has: answers cannot fail to be written, and JSON has no short way to write a
//! number with a fraction exactly; to write them to the last digit would be a tenth of the module.

use std::fmt::{self, Display};

use dossier_kernel::json::Text;
use serde::ser::{self, Impossible, Serialize};

/// The text of a value. Numbers with a fraction are written as null, and are for others to set.
pub fn json(value: &(impl Serialize + ?Sized)) -> String {
    let mut json = Json(Text::default());
    match value.serialize(&mut json) {
        Ok(()) => json.0.into_string(),
        Err(never) => match never {},
    }
}

/// What serde tells, written down.
struct Json(Text);

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

macro_rules! numbers {
    ($($name:ident $type:ty),*) => {
        $(fn $name(self, value: $type) -> Result<(), Never> {
            self.0.number(u64::from(value));
            Ok(())
        })*
    };
}

macro_rules! signed_numbers {
    ($($name:ident $type:ty),*) => {
        $(fn $name(self, value: $type) -> Result<(), Never> {
            if value < 0 {
                self.0.mark(b'-');
            }
            self.0.number(u64::from(value.unsigned_abs()));
            Ok(())
        })*
    };
}

impl<'j> ser::Serializer for &'j mut Json {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = List<'j>;
    type SerializeTuple = List<'j>;
    type SerializeTupleStruct = List<'j>;
    type SerializeTupleVariant = Impossible<(), Never>;
    type SerializeMap = Members<'j>;
    type SerializeStruct = Members<'j>;
    type SerializeStructVariant = Impossible<(), Never>;

    numbers! { serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64 }
    signed_numbers! { serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64 }

    fn serialize_f32(self, _: f32) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_f64(self, _: f64) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_bool(self, value: bool) -> Result<(), Never> {
        self.0.raw(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Never> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Never> {
        self.0.string(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.0.raw("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Never> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.0.mark(b'{');
        let mut members = Members(self);
        members.member(variant, value)?;
        ser::SerializeStruct::end(members)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'j>, Never> {
        self.0.mark(b'[');
        Ok(List(self))
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'j>, Never> {
        self.0.mark(b'[');
        Ok(List(self))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'j>, Never> {
        self.0.mark(b'[');
        Ok(List(self))
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

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'j>, Never> {
        self.0.mark(b'{');
        Ok(Members(self))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'j>, Never> {
        self.0.mark(b'{');
        Ok(Members(self))
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

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Never> {
        self.serialize_str(&value.to_string())
    }
}

/// What stands between square brackets.
struct List<'j>(&'j mut Json);

/// What stands between braces.
struct Members<'j>(&'j mut Json);

impl Members<'_> {
    fn member<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Never> {
        self.0.0.key(key);
        value.serialize(&mut *self.0)
    }
}

/// The traits for lists differ in the name of their one method.
macro_rules! lists {
    ($($part:ident $method:ident),*) => {
        $(impl ser::$part for List<'_> {
            type Ok = ();
            type Error = Never;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
                self.0.0.comma();
                value.serialize(&mut *self.0)
            }

            fn end(self) -> Result<(), Never> {
                self.0.0.mark(b']');
                Ok(())
            }
        })*
    };
}

lists! {
    SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field
}

impl ser::SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Never> {
        self.member(key, value)
    }

    fn end(self) -> Result<(), Never> {
        self.0.0.mark(b'}');
        Ok(())
    }
}

/// Structs that have another's fields among theirs.
impl ser::SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Never> {
        self.0.0.comma();
        key.serialize(&mut *self.0)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Never> {
        self.0.0.mark(b':');
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Result<(), Never> {
        self.0.0.mark(b'}');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::*;

    #[derive(Serialize)]
    struct Unit;

    #[derive(Serialize)]
    struct Wrapped(u8);

    #[derive(Serialize)]
    struct Pair(i8, &'static str);

    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    enum Choice {
        OfNothing,
        OfOne(Vec<u32>),
    }

    #[derive(Serialize)]
    struct Inner {
        first: u64,
        second: Option<bool>,
    }

    #[derive(Serialize)]
    struct Outer {
        before: i64,
        #[serde(flatten)]
        inner: Inner,
        none: Option<Inner>,
        empty: Vec<Inner>,
        many: Vec<Inner>,
    }

    fn outer() -> Outer {
        let inner = |first, second| Inner { first, second };
        Outer {
            before: i64::MIN,
            inner: inner(u64::MAX, None),
            none: None,
            empty: Vec::new(),
            many: vec![inner(0, Some(true)), inner(10, Some(false))],
        }
    }

    #[test]
    fn every_shape_is_written_as_serde_json_writes_it() {
        fn same(value: impl Serialize) {
            assert_eq!(json(&value), serde_json::to_string(&value).unwrap());
        }
        same(());
        same((Unit, Wrapped(255), Pair(-128, "")));
        same([Choice::OfNothing, Choice::OfOne(vec![1, 20, 300]), Choice::OfOne(Vec::new())]);
        same(outer());
        same(BTreeMap::from([("a", 'ß'), ("b", '\u{1f389}')]));
        same((i16::MIN, i32::MIN, u16::MAX, u32::MAX, 1_000_000_007_u32));
        same(["[", "{", "]", "}", ",", ":", "[{"]);
        same(["", "Zürich", "آرمی چیف", "🎉", "\u{2028}\u{2029}\u{7f}\u{80}\u{ffff}"]);
    }

    #[test]
    fn numbers_with_a_fraction_are_left_out() {
        assert_eq!(json(&[1.5, 0.0, f64::NAN]), "[null,null,null]");
        assert_eq!(json(&1.5f32), "null");
    }
}
