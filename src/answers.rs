//! Answers that do not cross as JSON: those that every key asks for, and arrays of numbers.

use dossier_engine::ask::{
    self, EntityRef, FacetGroup, Hit, LanguageCount, PublishedAnswer, Snippet,
};
use dossier_engine::query::{Correction, QueryPart};
use dossier_kernel::piece::utf16_len;
use js_sys::Uint32Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::to_js::{set, to_js};

#[wasm_bindgen(module = "/src/answers.js")]
extern "C" {
    #[wasm_bindgen(js_name = search)]
    fn search_answer(text: &str, numbers: &[u32]) -> JsValue;
    #[wasm_bindgen(js_name = facets)]
    fn facets_answer(text: &str, numbers: &[u32]) -> JsValue;
    #[wasm_bindgen(js_name = timeline)]
    fn timeline_answer(text: &str, numbers: &[u32], masses: &[f64]) -> JsValue;
}

pub fn search(found: &ask::SearchAnswer) -> JsValue {
    let mut parts = Parts::new();
    for count in [found.total, found.of, found.rows] {
        parts.number(count);
    }
    parts.list(&found.hits, Parts::hit);
    parts.list(&found.understood, Parts::query_part);
    parts.strings(&found.ignored);
    parts.list(&found.corrections, Parts::correction);
    search_answer(&parts.text, &parts.numbers)
}

pub fn facets(facets: &ask::Facets) -> JsValue {
    let mut parts = Parts::new();
    parts.number(facets.total);
    parts.list(&facets.groups, Parts::group);
    parts.list(&facets.languages, Parts::language);
    facets_answer(&parts.text, &parts.numbers)
}

pub fn timeline(timeline: &ask::Timeline) -> JsValue {
    let mut parts = Parts::new();
    parts.string(timeline.clock.as_str());
    parts.string(timeline.unit.as_str());
    parts.string(&timeline.labels.join(","));
    parts.number(timeline.starts.len());
    parts.numbers.extend(timeline.starts.iter().map(|&day| day as u32));
    parts.array(&timeline.exact);
    parts.numbers.extend([timeline.undated, timeline.total]);
    parts.list(timeline.domain.as_slice(), |parts, domain| {
        for day in [domain.from, domain.to] {
            parts.string(&day.to_string());
        }
    });
    let masses = [&[timeline.before, timeline.after], timeline.broad.as_slice()].concat();
    timeline_answer(&parts.text, &parts.numbers, &masses)
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

/// What `answers.js` makes objects of.
struct Parts {
    text: String,
    numbers: Vec<u32>,
}

impl Parts {
    /// With room for an answer of a few hits, so that it seldom moves while it grows.
    fn new() -> Parts {
        Parts { text: String::with_capacity(1 << 12), numbers: Vec::with_capacity(1 << 9) }
    }

    fn number(&mut self, number: usize) {
        self.numbers.push(number as u32);
    }

    fn string(&mut self, text: &str) {
        self.text.push_str(text);
        self.number(utf16_len(text));
    }

    fn array(&mut self, numbers: &[u32]) {
        self.number(numbers.len());
        self.numbers.extend(numbers);
    }

    fn list<T>(&mut self, list: &[T], each: impl Fn(&mut Parts, &T)) {
        self.number(list.len());
        list.iter().for_each(|one| each(self, one));
    }

    fn strings(&mut self, strings: &[String]) {
        self.list(strings, |parts, text| parts.string(text));
    }

    fn hit(&mut self, hit: &Hit) {
        let article = &hit.article;
        self.string(&article.id);
        self.string(&article.title);
        self.string(article.title_origin.as_str());
        self.string(&article.language);
        self.string(article.dir.as_str());
        self.strings(&article.languages);
        self.strings(&article.byline);
        self.strings(article.publisher.as_slice());
        self.list(article.published.as_slice(), Parts::published);
        self.strings(&article.reprints);
        self.list(&article.entities, |parts, entity| parts.entity(entity));
        self.array(&hit.title_marks);
        self.number(hit.variants);
        self.numbers.push(hit.score.to_bits());
        self.list(&hit.snippets, Parts::snippet);
    }

    fn published(&mut self, date: &PublishedAnswer) {
        self.string(&date.value);
        self.strings(date.earliest.as_slice());
        self.strings(date.latest.as_slice());
        self.string(date.precision);
        self.string(date.origin.as_str());
        self.string(&date.basis);
    }

    fn snippet(&mut self, snippet: &Snippet) {
        self.string(&snippet.text);
        self.array(&snippet.marks);
        self.string(&snippet.language);
        self.string(snippet.dir.as_str());
        self.number(snippet.block);
    }

    fn entity(&mut self, entity: &EntityRef) {
        self.string(&entity.id);
        self.string(&entity.name);
        self.string(entity.kind.as_str());
    }

    fn query_part(&mut self, part: &QueryPart) {
        self.string(part.kind);
        self.string(&part.text);
        self.number(usize::from(part.excluded));
    }

    fn correction(&mut self, correction: &Correction) {
        self.string(&correction.from);
        self.string(&correction.to);
    }

    fn group(&mut self, group: &FacetGroup) {
        self.string(group.kind.as_str());
        self.array(&group.entities);
        self.array(&group.counts);
    }

    fn language(&mut self, language: &LanguageCount) {
        self.string(&language.language);
        self.numbers.push(language.count);
    }
}
