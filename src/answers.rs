//! Answers with numbers that do not cross as text.
//!
//! A list of counts is copied once as bytes into a typed array. A number with a fraction is set in
//! the place that [`to_js`] left it.

use dossier_engine::ask::{self, Clock, LanguageCount, Unit};
use dossier_engine::pack::Kind;
use js_sys::{Float64Array, Int32Array, Uint32Array};
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::to_js::{each, set, set_number, to_js};

pub fn search(found: &ask::SearchAnswer) -> JsValue {
    let answer = to_js(found);
    each(&answer, "hits", &found.hits, |to, hit| set_number(to, "score", hit.score.into()));
    answer
}

/// Facets but for their numbers.
#[derive(Serialize)]
struct Facets<'a> {
    total: usize,
    languages: &'a [LanguageCount],
    groups: Vec<FacetGroup>,
}

#[derive(Serialize)]
struct FacetGroup {
    kind: Kind,
}

pub fn facets(facets: &ask::Facets) -> JsValue {
    let answer = to_js(&Facets {
        total: facets.total,
        languages: &facets.languages,
        groups: facets.groups.iter().map(|group| FacetGroup { kind: group.kind }).collect(),
    });
    each(&answer, "groups", &facets.groups, |to, group| {
        set(to, "entities", &Uint32Array::from(group.entities.as_slice()));
        set(to, "counts", &Uint32Array::from(group.counts.as_slice()));
    });
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
    set_number(&answer, "before", timeline.before);
    set_number(&answer, "after", timeline.after);
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
