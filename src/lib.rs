//! The WebAssembly module: what JavaScript can call, and nothing else.
//!
//! [`Explorer`] is an opened collection. Every question takes `&self`, so that a panic in one leaves
//! the object usable, and answers with plain values whose TypeScript declarations are in
//! `types.d.ts`. Text is never HTML; offsets are UTF-16 code units.

mod answers;
mod asked;
mod json;
mod panics;
mod to_js;

use std::borrow::Cow;
use std::cell::OnceCell;

use dossier_engine::{Collection, Error, Request};
use js_sys::Array;
use to_js::to_js;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("types.d.ts");

/// The pack of seeds/, written by build.rs.
#[cfg(feature = "embedded-corpus")]
static CORPUS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.dossier"));

/// Rows of the table of entities that cross at once.
const ROWS: usize = 1000;

/// A collection of articles that can be searched, filtered and read.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Explorer {
    collection: Collection,
    /// The same by names alone, made when it is first asked for.
    by_name: OnceCell<Collection>,
}

#[wasm_bindgen]
impl Explorer {
    /// The collection that this module was built with. Throws when it was built without one.
    pub fn embedded() -> Result<Explorer, JsError> {
        #[cfg(feature = "embedded-corpus")]
        return open(Cow::Borrowed(CORPUS));
        #[cfg(not(feature = "embedded-corpus"))]
        return Err(JsError::new(
            "this module carries no collection: give the bytes of a pack to Explorer.open()",
        ));
    }

    /// Opens a pack. Throws when the bytes are no sound pack of this version.
    pub fn open(pack: Vec<u8>) -> Result<Explorer, JsError> {
        open(Cow::Owned(pack))
    }

    /// What the collection is.
    #[wasm_bindgen(unchecked_return_type = "Manifest")]
    pub fn manifest(&self) -> Result<JsValue, JsError> {
        Ok(serde_wasm_bindgen::to_value(&self.collection.manifest())?)
    }

    /// The table of entities. Facets give places in it.
    #[wasm_bindgen(unchecked_return_type = "EntityRow[]")]
    pub fn entities(&self) -> Result<JsValue, JsError> {
        let rows = self.collection.entities().map_err(js_error)?;
        // One text of all of them would be the largest thing in the memory, which does not shrink.
        let mut table: Array = Array::new();
        for rows in rows.chunks(ROWS) {
            table = table.concat(to_js(rows).unchecked_ref::<Array>());
        }
        Ok(table.into())
    }

    /// What a person says of the entities that were found: lines of entity, article, text, what it
    /// is, and its kind or `hide` or `distinct`, between tabs. Fields may be empty.
    pub fn corrections(&self) -> String {
        self.collection.corrections().to_owned()
    }

    /// The same collection with other corrections instead of those it has: every answer is as if it
    /// had been built with them. Throws when they join what they tell apart.
    pub fn corrected(&self, corrections: &str) -> Result<Explorer, JsError> {
        let collection = self.collection.corrected(corrections).map_err(js_error)?;
        Ok(explorer(collection))
    }

    /// The articles that fit a request.
    #[wasm_bindgen(unchecked_return_type = "SearchAnswer")]
    pub fn search(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        self.ask(&request, &|of, request| Ok(answers::search(&of.search(request)?)))
    }

    /// Articles by entity and by language.
    #[wasm_bindgen(unchecked_return_type = "Facets")]
    pub fn facets(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        self.ask(&request, &|of, request| Ok(answers::facets(&of.facets(request)?)))
    }

    /// Articles over time, on one of two clocks.
    #[wasm_bindgen(unchecked_return_type = "Timeline")]
    pub fn timeline(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
        #[wasm_bindgen(unchecked_param_type = "TimelineOptions")] options: JsValue,
    ) -> Result<JsValue, JsError> {
        let (options, stretch) = asked::timeline(&options)?;
        self.ask(&request, &|of, request| {
            Ok(answers::timeline(&of.timeline_between(request, options, &stretch)?))
        })
    }

    /// Dated statements and publications, oldest first.
    #[wasm_bindgen(unchecked_return_type = "Chronology")]
    pub fn chronology(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        self.ask(&request, &|of, request| Ok(to_js(&of.chronology(request)?)))
    }

    /// An article, marked with what the request's query matches. Throws when there is none.
    #[wasm_bindgen(unchecked_return_type = "Article")]
    pub fn article(
        &self,
        id: &str,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        self.ask(&request, &|of, request| Ok(to_js(&of.article(id, request)?)))
    }

    /// All about an entity in the articles that fit a request. Throws when there is none.
    #[wasm_bindgen(unchecked_return_type = "EntityCard")]
    pub fn entity(
        &self,
        id: &str,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        self.ask(&request, &|of, request| Ok(to_js(&of.entity(id, request)?)))
    }

    /// Who appears with whom in the articles that fit a request. Throws when the entity that is to be
    /// in the middle is not there.
    #[wasm_bindgen(unchecked_return_type = "Connections")]
    pub fn connections(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
        #[wasm_bindgen(unchecked_param_type = "ConnectionsOptions")] options: JsValue,
    ) -> Result<JsValue, JsError> {
        let options = asked::connections(&options)?;
        self.ask(&request, &|of, request| {
            Ok(answers::connections(&of.connections(request, &options)?))
        })
    }

    /// What may be meant by what was typed so far.
    #[wasm_bindgen(unchecked_return_type = "Suggestion[]")]
    pub fn suggest(
        &self,
        typed: &str,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        self.ask(&request, &|of, request| Ok(to_js(&of.suggest(typed, request)?)))
    }
}

fn open(pack: Cow<'static, [u8]>) -> Result<Explorer, JsError> {
    Ok(explorer(Collection::open(pack).map_err(js_error)?))
}

fn explorer(collection: Collection) -> Explorer {
    Explorer { collection, by_name: OnceCell::new() }
}

impl Explorer {
    /// Puts a request to the collection that it is about.
    fn ask(
        &self,
        request: &JsValue,
        answer: &dyn Fn(&Collection, &Request) -> Result<JsValue, Error>,
    ) -> Result<JsValue, JsError> {
        let (request, by_name) = asked::request(request)?;
        if by_name && self.by_name.get().is_none() {
            let _ = self.by_name.set(self.collection.by_name().map_err(js_error)?);
        }
        let names_only = self.by_name.get().filter(|_| by_name);
        answer(names_only.unwrap_or(&self.collection), &request).map_err(js_error)
    }
}

fn js_error(error: Error) -> JsError {
    JsError::new(&error.to_string())
}
