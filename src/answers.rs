//! Answers whose numbers cross as typed arrays.
//!
//! A list of counts is copied once as bytes; as an array of JavaScript numbers it would cross one
//! number at a time.

use dossier_engine::ask::{self, Clock, Unit};
use dossier_engine::pack::Kind;
use js_sys::{Float64Array, Int32Array, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::preserve;

#[derive(Serialize)]
pub struct Facets {
    total: usize,
    groups: Vec<FacetGroup>,
    languages: Vec<ask::LanguageCount>,
}

#[derive(Serialize)]
struct FacetGroup {
    kind: Kind,
    #[serde(with = "preserve")]
    entities: Uint32Array,
    #[serde(with = "preserve")]
    counts: Uint32Array,
}

pub fn facets(facets: ask::Facets) -> Facets {
    let group = |group: ask::FacetGroup| FacetGroup {
        kind: group.kind,
        entities: Uint32Array::from(group.entities.as_slice()),
        counts: Uint32Array::from(group.counts.as_slice()),
    };
    Facets {
        total: facets.total,
        groups: facets.groups.into_iter().map(group).collect(),
        languages: facets.languages,
    }
}

#[derive(Serialize)]
pub struct Timeline {
    clock: Clock,
    unit: Unit,
    labels: Vec<String>,
    #[serde(with = "preserve")]
    starts: Int32Array,
    #[serde(with = "preserve")]
    exact: Uint32Array,
    #[serde(with = "preserve")]
    broad: Float64Array,
    before: f64,
    after: f64,
    undated: u32,
    total: u32,
    domain: Option<ask::Domain>,
}

pub fn timeline(timeline: ask::Timeline) -> Timeline {
    Timeline {
        clock: timeline.clock,
        unit: timeline.unit,
        labels: timeline.labels,
        starts: Int32Array::from(timeline.starts.as_slice()),
        exact: Uint32Array::from(timeline.exact.as_slice()),
        broad: Float64Array::from(timeline.broad.as_slice()),
        before: timeline.before,
        after: timeline.after,
        undated: timeline.undated,
        total: timeline.total,
        domain: timeline.domain,
    }
}

#[derive(Serialize)]
pub struct Connections {
    nodes: Vec<ask::Companion>,
    #[serde(with = "preserve")]
    pairs: Uint32Array,
    #[serde(with = "preserve")]
    articles: Uint32Array,
}

pub fn connections(connections: ask::Connections) -> Connections {
    Connections {
        nodes: connections.nodes,
        pairs: Uint32Array::from(connections.pairs.as_slice()),
        articles: Uint32Array::from(connections.articles.as_slice()),
    }
}
