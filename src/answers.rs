//! Answers whose numbers cross as typed arrays.
//!
//! A list of counts is copied once as bytes; as an array of JavaScript numbers it would cross one
//! number at a time.

use dossier_engine::ask::{self, Clock, LanguageCount, Unit};
use dossier_engine::pack::Kind;
use js_sys::{Array, Float64Array, Int32Array, Uint32Array};
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::to_js::{set, to_js};

/// Facets but for their groups.
#[derive(Serialize)]
struct Facets<'a> {
    total: usize,
    languages: &'a [LanguageCount],
}

/// A group of facets but for its numbers.
#[derive(Serialize)]
struct FacetGroup {
    kind: Kind,
}

pub fn facets(facets: &ask::Facets) -> JsValue {
    let answer = to_js(&Facets { total: facets.total, languages: &facets.languages });
    let groups = Array::new();
    for group in &facets.groups {
        let found = to_js(&FacetGroup { kind: group.kind });
        set(&found, "entities", &Uint32Array::from(group.entities.as_slice()));
        set(&found, "counts", &Uint32Array::from(group.counts.as_slice()));
        groups.push(&found);
    }
    set(&answer, "groups", &groups);
    answer
}

/// A timeline but for its numbers.
#[derive(Serialize)]
struct Timeline<'a> {
    clock: Clock,
    unit: Unit,
    labels: &'a [String],
    before: f64,
    after: f64,
    undated: u32,
    total: u32,
    domain: Option<ask::Domain>,
}

pub fn timeline(timeline: &ask::Timeline) -> JsValue {
    let answer = to_js(&Timeline {
        clock: timeline.clock,
        unit: timeline.unit,
        labels: &timeline.labels,
        before: timeline.before,
        after: timeline.after,
        undated: timeline.undated,
        total: timeline.total,
        domain: timeline.domain,
    });
    set(&answer, "starts", &Int32Array::from(timeline.starts.as_slice()));
    set(&answer, "exact", &Uint32Array::from(timeline.exact.as_slice()));
    set(&answer, "broad", &Float64Array::from(timeline.broad.as_slice()));
    answer
}

/// Connections but for their numbers.
#[derive(Serialize)]
struct Connections<'a> {
    nodes: &'a [ask::Companion],
}

pub fn connections(connections: &ask::Connections) -> JsValue {
    let answer = to_js(&Connections { nodes: &connections.nodes });
    set(&answer, "pairs", &Uint32Array::from(connections.pairs.as_slice()));
    set(&answer, "articles", &Uint32Array::from(connections.articles.as_slice()));
    answer
}
