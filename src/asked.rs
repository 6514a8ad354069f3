//! Requests as JavaScript writes them.
//!
//! Read by hand: a derived reader and what it needs to describe every kind of wrong value, floating
//! point numbers to all their digits among them, would be a tenth of the module.

use std::cell::Cell;

use dossier_engine::Request;
use dossier_engine::ask::{Clock, ConnectionsOptions, TimelineOptions};
use dossier_engine::request::{Combine, Period, Sort, Words};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::to_js::get;

/// A request, and whether only names count as mentions; nothing at all is the default, and unknown
/// keys are ignored.
pub fn request(value: &JsValue) -> Result<(Request, bool), JsError> {
    let asked = Asked::new(value, "request")?;
    // What most requests have comes first: where nothing is left, nothing more is asked for.
    let query = asked.text("query")?.unwrap_or_default();
    let limit = asked.count("limit")?;
    let sorts = [Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Mentioned];
    let sort = asked.choice("sort", &["relevance", "newest", "oldest", "mentioned"], &sorts)?;
    let words = asked.choice("words", &["auto", "any"], &[Words::Auto, Words::Any])?;
    let combine = asked.choice("match", &["all", "any"], &[Combine::All, Combine::Any])?;
    let request = Request {
        query,
        words: words.unwrap_or_default(),
        include: asked.texts("include")?,
        combine: combine.unwrap_or_default(),
        exclude: asked.texts("exclude")?,
        published: asked.period("published")?,
        mentioned: asked.period("mentioned")?,
        language: asked.text("language")?,
        sort,
        exact: asked.flag("exact")?,
        together: asked.flag("together")?,
        offset: asked.count("offset")?.unwrap_or_default(),
        limit,
    };
    Ok((request, asked.flag("byName")?))
}

/// What a timeline is to be like, and of which stretch of time.
pub fn timeline(value: &JsValue) -> Result<(TimelineOptions, Period), JsError> {
    let asked = Asked::new(value, "timeline options")?;
    let clocks = [Clock::Published, Clock::Mentioned];
    let clock = asked.choice("clock", &["published", "mentioned"], &clocks)?;
    let options = TimelineOptions { clock: clock.unwrap_or_default(), bars: asked.count("bars")? };
    Ok((options, asked.ends()?))
}

/// What connections are to be like.
pub fn connections(value: &JsValue) -> Result<ConnectionsOptions, JsError> {
    let asked = Asked::new(value, "options of connections")?;
    Ok(ConnectionsOptions { nodes: asked.count("nodes")?, around: asked.text("around")? })
}

#[wasm_bindgen(module = "/src/answers.js")]
extern "C" {
    fn fields(value: &JsValue) -> Option<u32>;
}

/// An object that JavaScript gave.
struct Asked<'v> {
    value: &'v JsValue,
    what: &'static str,
    /// Fields that it may have and that were not seen; none where it is no object.
    left: Cell<u32>,
}

impl<'v> Asked<'v> {
    fn new(value: &'v JsValue, what: &'static str) -> Result<Asked<'v>, JsError> {
        let is_object = value.is_object();
        let left = if is_object { fields(value).unwrap_or(u32::MAX) } else { 0 };
        let asked = Asked { value, what, left: Cell::new(left) };
        match is_object || value.is_null_or_undefined() {
            true => Ok(asked),
            false => Err(asked.wrong("it", "an object")),
        }
    }

    #[cold]
    fn wrong(&self, key: &str, expected: &str) -> JsError {
        let parts = ["the ", self.what, " is not understood: ", key, " should be ", expected];
        JsError::new(&parts.concat())
    }

    fn get(&self, key: &'static str) -> Option<JsValue> {
        let left = self.left.get().checked_sub(1)?;
        let value = get(self.value, key)?;
        self.left.set(left);
        Some(value)
    }

    fn text(&self, key: &'static str) -> Result<Option<String>, JsError> {
        let Some(value) = self.get(key) else { return Ok(None) };
        match value.as_string() {
            Some(text) => Ok(Some(text)),
            None => Err(self.wrong(key, "a string")),
        }
    }

    fn texts(&self, key: &'static str) -> Result<Vec<String>, JsError> {
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

    fn choice<T: Copy>(
        &self,
        key: &'static str,
        names: &[&str],
        choices: &[T],
    ) -> Result<Option<T>, JsError> {
        Ok(self.one_of(key, names)?.and_then(|at| choices.get(at)).copied())
    }

    fn one_of(&self, key: &'static str, names: &[&str]) -> Result<Option<usize>, JsError> {
        let Some(text) = self.text(key)? else { return Ok(None) };
        match names.iter().position(|name| *name == text) {
            None => Err(self.wrong(key, &["one of ", &names.join(", ")].concat())),
            place => Ok(place),
        }
    }

    fn flag(&self, key: &'static str) -> Result<bool, JsError> {
        let Some(value) = self.get(key) else { return Ok(false) };
        value.as_bool().ok_or_else(|| self.wrong(key, "true or false"))
    }

    fn count(&self, key: &'static str) -> Result<Option<usize>, JsError> {
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
