//! The WebAssembly module: what JavaScript can call, and nothing else.
//!
//! [`Explorer`] is an opened collection. Every question takes `&self`, so that a panic in one leaves
//! the object usable, and answers with plain values whose TypeScript declarations are in
//! `types.d.ts`. Text is never HTML; offsets are UTF-16 code units.

mod answers;
mod asked;
mod panics;
mod to_js;

use std::borrow::Cow;

use dossier_engine::{Collection, Error};
use to_js::to_js;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("types.d.ts");

/// Smaller than the allocator of the standard library.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The pack of seeds/, written by build.rs.
#[cfg(feature = "embedded-corpus")]
static CORPUS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.dossier"));

/// A collection of articles that can be searched, filtered and read.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Explorer {
    collection: Collection,
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
        Ok(to_js(&self.collection.manifest()))
    }

    /// The table of entities. Facets give places in it.
    #[wasm_bindgen(unchecked_return_type = "EntityRow[]")]
    pub fn entities(&self) -> Result<JsValue, JsError> {
        Ok(to_js(&self.collection.entities().map_err(js_error)?))
    }

    /// What a person says of the entities that were found: lines of entity, article, text, what it
    /// is, and its kind or `hide` or `distinct`, between tabs. Fields may be empty.
    pub fn corrections(&self) -> String {
        self.collection.corrections().to_owned()
    }

    /// The same collection with other corrections instead of those it has: every answer is as if it
    /// had been built with them.
    pub fn corrected(&self, corrections: &str) -> Result<Explorer, JsError> {
        let collection = self.collection.corrected(corrections).map_err(js_error)?;
        Ok(Explorer { collection })
    }

    /// The articles that fit a request.
    #[wasm_bindgen(unchecked_return_type = "SearchAnswer")]
    pub fn search(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        Ok(to_js(&self.collection.search(&asked::request(&request)?).map_err(js_error)?))
    }

    /// Articles by entity and by language.
    #[wasm_bindgen(unchecked_return_type = "Facets")]
    pub fn facets(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        let facets = self.collection.facets(&asked::request(&request)?).map_err(js_error)?;
        Ok(answers::facets(&facets))
    }

    /// Articles over time, on one of two clocks.
    #[wasm_bindgen(unchecked_return_type = "Timeline")]
    pub fn timeline(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
        #[wasm_bindgen(unchecked_param_type = "TimelineOptions")] options: JsValue,
    ) -> Result<JsValue, JsError> {
        let (options, stretch) = asked::timeline(&options)?;
        let request = asked::request(&request)?;
        let timeline = self.collection.timeline_between(&request, options, &stretch);
        Ok(answers::timeline(&timeline.map_err(js_error)?))
    }

    /// Dated statements and publications, oldest first.
    #[wasm_bindgen(unchecked_return_type = "Chronology")]
    pub fn chronology(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        Ok(to_js(&self.collection.chronology(&asked::request(&request)?).map_err(js_error)?))
    }

    /// An article, marked with what the request's query matches. Throws when there is none.
    #[wasm_bindgen(unchecked_return_type = "Article")]
    pub fn article(
        &self,
        id: &str,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        Ok(to_js(&self.collection.article(id, &asked::request(&request)?).map_err(js_error)?))
    }

    /// All about an entity in the articles that fit a request. Throws when there is none.
    #[wasm_bindgen(unchecked_return_type = "EntityCard")]
    pub fn entity(
        &self,
        id: &str,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        Ok(to_js(&self.collection.entity(id, &asked::request(&request)?).map_err(js_error)?))
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
        let request = asked::request(&request)?;
        let connections = self.collection.connections(&request, &options).map_err(js_error)?;
        Ok(answers::connections(&connections))
    }

    /// What may be meant by what was typed so far.
    #[wasm_bindgen(unchecked_return_type = "Suggestion[]")]
    pub fn suggest(
        &self,
        typed: &str,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: JsValue,
    ) -> Result<JsValue, JsError> {
        Ok(to_js(&self.collection.suggest(typed, &asked::request(&request)?).map_err(js_error)?))
    }
}

fn open(pack: Cow<'static, [u8]>) -> Result<Explorer, JsError> {
    Ok(Explorer { collection: Collection::open(pack).map_err(js_error)? })
}

fn js_error(error: Error) -> JsError {
    JsError::new(&error.to_string())
}
