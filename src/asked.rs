//! Requests as JavaScript writes them.
//!
//! Read by hand: a derived reader and what it needs to describe every kind of wrong value, floating
//! point numbers to all their digits among them, would be a tenth of the module.

use dossier_engine::Request;
use dossier_engine::ask::{Clock, ConnectionsOptions, TimelineOptions};
use dossier_engine::request::{Combine, Period, Sort, Words};
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

/// A request, and whether only names count as mentions; nothing at all is the default, and unknown
/// keys are ignored.
pub fn request(value: &JsValue) -> Result<(Request, bool), JsError> {
    let asked = Asked::new(value, "request")?;
    let words = [("auto", Words::Auto), ("any", Words::Any)];
    let combine = [("all", Combine::All), ("any", Combine::Any)];
    let sort = [
        ("relevance", Sort::Relevance),
        ("newest", Sort::Newest),
        ("oldest", Sort::Oldest),
        ("mentioned", Sort::Mentioned),
    ];
    let request = Request {
        query: asked.text("query")?.unwrap_or_default(),
        words: asked.choice("words", &words)?.unwrap_or_default(),
        include: asked.texts("include")?,
        combine: asked.choice("match", &combine)?.unwrap_or_default(),
        exclude: asked.texts("exclude")?,
        published: asked.period("published")?,
        mentioned: asked.period("mentioned")?,
        language: asked.text("language")?,
        sort: asked.choice("sort", &sort)?,
        exact: asked.flag("exact")?,
        together: asked.flag("together")?,
        offset: asked.count("offset")?.unwrap_or_default(),
        limit: asked.count("limit")?,
    };
    Ok((request, asked.flag("byName")?))
}

/// What a timeline is to be like, and of which stretch of time.
pub fn timeline(value: &JsValue) -> Result<(TimelineOptions, Period), JsError> {
    let asked = Asked::new(value, "timeline options")?;
    let clock = [("published", Clock::Published), ("mentioned", Clock::Mentioned)];
    let options = TimelineOptions {
        clock: asked.choice("clock", &clock)?.unwrap_or_default(),
        bars: asked.count("bars")?,
    };
    Ok((options, asked.ends()?))
}

/// What connections are to be like.
pub fn connections(value: &JsValue) -> Result<ConnectionsOptions, JsError> {
    let asked = Asked::new(value, "options of connections")?;
    Ok(ConnectionsOptions { nodes: asked.count("nodes")?, around: asked.text("around")? })
}

/// An object that JavaScript gave.
struct Asked<'v> {
    value: &'v JsValue,
    what: &'static str,
}

impl<'v> Asked<'v> {
    fn new(value: &'v JsValue, what: &'static str) -> Result<Asked<'v>, JsError> {
        let asked = Asked { value, what };
        match value.is_undefined() || value.is_null() || value.is_object() {
            true => Ok(asked),
            false => Err(asked.wrong("it", "an object")),
        }
    }

    #[cold]
    fn wrong(&self, key: &str, expected: &str) -> JsError {
        let parts = ["the ", self.what, " is not understood: ", key, " should be ", expected];
        JsError::new(&parts.concat())
    }

    fn get(&self, key: &str) -> Option<JsValue> {
        if !self.value.is_object() {
            return None;
        }
        let value = Reflect::get(self.value, &JsValue::from_str(key)).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(value)
    }

    fn text(&self, key: &str) -> Result<Option<String>, JsError> {
        let Some(value) = self.get(key) else { return Ok(None) };
        match value.as_string() {
            Some(text) => Ok(Some(text)),
            None => Err(self.wrong(key, "a string")),
        }
    }

    fn texts(&self, key: &str) -> Result<Vec<String>, JsError> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        let mut texts = Vec::new();
        if !Array::is_array(&value) {
            return Err(self.wrong(key, "an array of strings"));
        }
        let array: Array = value.unchecked_into();
        for at in 0..array.length() {
            match array.get(at).as_string() {
                Some(text) => texts.push(text),
                None => return Err(self.wrong(key, "an array of strings")),
            }
        }
        Ok(texts)
    }

    fn choice<T: Copy>(&self, key: &str, known: &[(&str, T)]) -> Result<Option<T>, JsError> {
        let Some(text) = self.text(key)? else { return Ok(None) };
        match known.iter().find(|(name, _)| *name == text) {
            Some((_, choice)) => Ok(Some(*choice)),
            None => {
                let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                Err(self.wrong(key, &["one of ", &names.join(", ")].concat()))
            }
        }
    }

    fn flag(&self, key: &str) -> Result<bool, JsError> {
        let Some(value) = self.get(key) else { return Ok(false) };
        value.as_bool().ok_or_else(|| self.wrong(key, "true or false"))
    }

    fn count(&self, key: &str) -> Result<Option<usize>, JsError> {
        let Some(value) = self.get(key) else { return Ok(None) };
        match value.as_f64() {
            Some(number) if number >= 0.0 && number.trunc() == number => Ok(Some(number as usize)),
            _ => Err(self.wrong(key, "a whole number, not negative")),
        }
    }

    fn period(&self, key: &'static str) -> Result<Option<Period>, JsError> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let asked = Asked::new(&value, key)?;
        Ok(Some(Period {
            within: asked.flag("within")?,
            undated: asked.flag("undated")?,
            ..asked.ends()?
        }))
    }

    /// The ends of a period.
    fn ends(&self) -> Result<Period, JsError> {
        Ok(Period { from: self.text("from")?, to: self.text("to")?, ..Period::default() })
    }
}
