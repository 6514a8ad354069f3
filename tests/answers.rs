//! What crosses to JavaScript is what the engine answers: every answer beside what serde_json writes
//! of the same, in a browser: `wasm-pack test --headless --chrome`.
#![cfg(target_family = "wasm")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says where it stopped"
)]

#[allow(dead_code, reason = "each file of tests uses some of it")]
mod values;

use dossier::Explorer;
use dossier_compiler::curation::Curation;
use dossier_compiler::pipeline::{Options, compile, read_articles};
use dossier_compiler::read::read_file;
use dossier_engine::ask::{ConnectionsOptions, TimelineOptions};
use dossier_engine::{Collection, Request};
use js_sys::{Array, Float64Array, JSON, Object, Reflect, Uint32Array};
use serde::Serialize;
use values::{at, get, list, number, object, text};
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Articles with all that text can do to JSON, in the languages of which one is written the other way.
fn articles() -> String {
    let long = "A very long sentence, of which there are many. ".repeat(4_000);
    let articles = [
        r#"{"id": "plain", "title": "Plain words", "date": "2021-03-04", "author": "Ann Lee",
            "text": "Ann Lee met Boris Kane in Geneva on 3 March 2021. Geneva was quiet."}"#,
        r#"{"id": "odd \"id\"\\", "title": "\"Quoted\" \\ back\\slash", "publisher": "A \"B\" \\ C",
            "text": "Tab\there, \"Geneva\" \\ there: C:\\new\\u0041 </script> {\"a\": [1, 2]}.\n\nBoris Kane said: [{}, \"\"]"}"#,
        r#"{"id": "🎉", "title": "🎉 Zürich — “Geneva” 🎉", "date": "195X",
            "text": "🎉🎉 Zürich\u2028wins\u2029 over Geneva.\u0001\u007f\u00a0\ufeff Ann Lee 👩‍👩‍👧 in Geneva. naïve café Ünïcode"}"#,
        r#"{"id": "اردو", "title": "آرمی چیف جنیوا میں", "language": "ur",
            "text": "آرمی چیف نے Geneva کا دورہ کیا۔ یہ دورہ 2021 میں ہوا۔"}"#,
    ];
    let mut lines: Vec<String> = articles.map(|article| article.replace('\n', " ")).to_vec();
    lines.push(format!(r#"{{"id": "long", "title": "", "text": "Geneva. {long}"}}"#));
    lines.join("\n")
}

fn pack() -> Vec<u8> {
    let sources = read_file("test.jsonl", "test.jsonl", articles().as_bytes()).unwrap();
    let curation = Curation::default();
    let articles = read_articles(sources, &curation);
    compile(articles, &curation, Options::default()).unwrap()
}

fn both() -> (Explorer, Collection) {
    (ask(Explorer::open(pack())), Collection::open(pack()).unwrap())
}

fn ask<T>(result: Result<T, JsError>) -> T {
    result.unwrap_or_else(|error| wasm_bindgen::throw_val(error.into()))
}

fn written(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

/// As JavaScript writes it what serde_json writes: the order of the fields is the same.
fn expected(answer: &impl Serialize) -> String {
    written(&object(&serde_json::to_string(answer).unwrap()))
}

fn queries() -> impl Iterator<Item = (JsValue, Request)> {
    [
        "",
        "geneva",
        "\"ann lee\" geneva",
        "zurich 🎉",
        "boris quiet nowhere",
        "چیف",
        "genva",
        "back\\",
    ]
    .into_iter()
    .map(|query| {
        let request = Object::new();
        Reflect::set(&request, &"query".into(), &query.into()).unwrap();
        (request.into(), Request { query: query.to_owned(), ..Request::default() })
    })
}

#[wasm_bindgen_test]
fn hits_are_those_of_the_engine_with_their_scores() {
    let (explorer, collection) = both();
    let mut scored = 0;
    let odd = at(&get(&ask(explorer.search(object(r#"{"query": "quoted "}"#))), "hits"), 0);
    assert_eq!(text(&get(&odd, "title")), r#""Quoted" \ back\slash"#);
    assert_eq!(text(&get(&odd, "publisher")), r#"A "B" \ C"#);
    for (asked, request) in queries() {
        let answer = ask(explorer.search(asked));
        let mut found = collection.search(&request).unwrap();
        // serde_json writes as few digits as tell two numbers of 32 bits apart; JavaScript has 64.
        for (hit, of) in list(&get(&answer, "hits")).iter().zip(&mut found.hits) {
            let score = number(&get(hit, "score"));
            assert_eq!(score.to_bits(), f64::from(of.score).to_bits());
            scored += usize::from(score > 0.0 && score.fract() != 0.0);
            Reflect::set(hit, &"score".into(), &0.into()).unwrap();
            of.score = 0.0;
        }
        assert_eq!(written(&answer), expected(&found), "{}", request.query);
    }
    assert!(scored > 5, "{scored}");
}

#[wasm_bindgen_test]
fn what_is_read_and_listed_is_what_the_engine_says() {
    let (explorer, collection) = both();
    assert_eq!(written(&ask(explorer.manifest())), expected(&collection.manifest()));
    let rows = collection.entities().unwrap();
    assert!(!rows.is_empty());
    assert_eq!(written(&ask(explorer.entities())), expected(&rows));
    let ids: Vec<String> = collection
        .search(&Request::default())
        .unwrap()
        .hits
        .into_iter()
        .map(|hit| hit.article.id.clone())
        .collect();
    assert_eq!(ids.len(), 5);
    for (asked, request) in queries() {
        for id in &ids {
            let article = ask(explorer.article(id, asked.clone()));
            assert_eq!(written(&article), expected(&collection.article(id, &request).unwrap()));
        }
        for row in &rows {
            let card = ask(explorer.entity(&row.id, asked.clone()));
            assert_eq!(written(&card), expected(&collection.entity(&row.id, &request).unwrap()));
        }
        let chronology = ask(explorer.chronology(asked.clone()));
        assert_eq!(written(&chronology), expected(&collection.chronology(&request).unwrap()));
        let typed = request.query.chars().take(3).collect::<String>();
        let suggestions = ask(explorer.suggest(&typed, asked));
        assert_eq!(written(&suggestions), expected(&collection.suggest(&typed, &request).unwrap()));
    }
}

/// With arrays for typed arrays, and the fields in the order of `names`, which must be all.
fn plain(value: &JsValue, names: &[&str]) -> JsValue {
    let object = Object::new();
    assert_eq!(Object::keys(value.unchecked_ref::<Object>()).length() as usize, names.len());
    for name in names {
        let field = get(value, name);
        let typed = field.is_instance_of::<js_sys::Int32Array>()
            || field.is_instance_of::<Uint32Array>()
            || field.is_instance_of::<Float64Array>();
        let field = if typed { Array::from(&field).into() } else { field };
        Reflect::set(&object, &(*name).into(), &field).unwrap();
    }
    object.into()
}

#[wasm_bindgen_test]
fn counts_in_typed_arrays_are_those_of_the_engine() {
    const TIMELINE: [&str; 11] = [
        "clock", "unit", "labels", "starts", "exact", "broad", "before", "after", "undated",
        "total", "domain",
    ];
    let (explorer, collection) = both();
    let mut shared = 0;
    for (asked, request) in queries() {
        let facets = ask(explorer.facets(asked.clone()));
        let groups: Array = list(&get(&facets, "groups"))
            .iter()
            .map(|group| plain(group, &["kind", "entities", "counts"]))
            .collect();
        Reflect::set(&facets, &"groups".into(), &groups).unwrap();
        let facets = plain(&facets, &["total", "groups", "languages"]);
        assert_eq!(written(&facets), expected(&collection.facets(&request).unwrap()));

        for name in ["published", "mentioned"] {
            let options = format!(r#"{{"clock": "{name}", "bars": 7}}"#);
            let timeline = ask(explorer.timeline(asked.clone(), object(&options)));
            let clock = serde_json::from_str(&format!("\"{name}\"")).unwrap();
            let options = TimelineOptions { clock, bars: Some(7) };
            let counted = collection.timeline(&request, options).unwrap();
            shared += counted.broad.iter().filter(|share| share.fract() != 0.0).count();
            assert_eq!(written(&plain(&timeline, &TIMELINE)), expected(&counted));
        }

        let connections = ask(explorer.connections(asked, JsValue::UNDEFINED));
        let counted = collection.connections(&request, &ConnectionsOptions::default()).unwrap();
        let connections = plain(&connections, &["nodes", "pairs", "articles"]);
        assert_eq!(written(&connections), expected(&counted));
    }
    assert!(shared > 0);
}

#[wasm_bindgen_test]
fn answers_are_plain_objects_that_can_be_changed_and_sent() {
    let (explorer, _) = both();
    let answer = ask(explorer.search(object(r#"{"query": "geneva"}"#)));
    let hits = get(&answer, "hits");
    for part in [&answer, &hits] {
        assert!(!Object::is_frozen(part.unchecked_ref::<Object>()));
    }
    let prototype = Object::get_prototype_of(&answer);
    assert_eq!(prototype, Object::get_prototype_of(&Object::new()));
    let again = ask(explorer.search(object(r#"{"query": "geneva"}"#)));
    hits.unchecked_ref::<Array>().set_length(0);
    assert_eq!(list(&get(&again, "hits")).len(), 5, "answers share nothing");
    let clone: js_sys::Function = get(&js_sys::global(), "structuredClone").unchecked_into();
    let copy = clone.call1(&JsValue::UNDEFINED, &again).unwrap();
    assert_eq!(written(&copy), written(&again));
}
