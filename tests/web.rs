//! The module as JavaScript sees it, in a browser: `wasm-pack test --headless --chrome`.
//!
//! The embedded collection is asked through the real bindings; what is expected of it was found by
//! reading the articles in seeds/. Collections of hostile or many-lettered text are compiled here in
//! the browser, which the compiler can do because it needs no files.
#![cfg(target_family = "wasm")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says where it stopped"
)]

mod values;

use dossier::Explorer;
use dossier_compiler::curation::Curation;
use dossier_compiler::pipeline::{Options, compile, read_articles};
use dossier_compiler::read::read_file;
use js_sys::{Float64Array, Int32Array, JSON, Uint32Array};
use values::{at, get, list, number, object, sliced, text};
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const VISIT_2023: &str = "001_be360d2680906630.txt";
const PARADIGM: &str = "000_ae9df9080ac68f35.txt";
const MINERALS: &str = "002_7cc0d8ebd14386bc.txt";
const CHINA: &str = "003_59cc8269c7b07bba.txt";
const TIES: &str = "004_faff189e55758d8f.txt";

fn embedded() -> Explorer {
    Explorer::embedded().unwrap_or_else(|error| fail(error))
}

fn fail(error: JsError) -> ! {
    panic!("{}", text(&get(&JsValue::from(error), "message")))
}

fn message<T>(result: Result<T, JsError>) -> String {
    match result {
        Ok(_) => panic!("expected an error"),
        Err(error) => text(&get(&JsValue::from(error), "message")),
    }
}

fn ask<T>(result: Result<T, JsError>) -> T {
    result.unwrap_or_else(|error| fail(error))
}

/// The ids of the hits of a request in JSON, sorted.
fn found(request: &str) -> Vec<String> {
    let answer = ask(embedded().search(object(request)));
    let mut ids: Vec<String> =
        list(&get(&answer, "hits")).iter().map(|hit| text(&get(hit, "id"))).collect();
    assert_eq!(number(&get(&answer, "total")) as usize, ids.len());
    ids.sort();
    ids
}

/// A collection of one record of JSON lines.
fn collection(record: &str) -> Explorer {
    let sources = read_file("test.jsonl", "test.jsonl", record.as_bytes()).unwrap();
    let curation = Curation::default();
    let articles = read_articles(sources, &curation);
    ask(Explorer::open(compile(articles, &curation, Options::default()).unwrap()))
}

#[wasm_bindgen_test]
fn the_embedded_collection_is_the_five_articles() {
    let manifest = ask(embedded().manifest());
    assert_eq!(number(&get(&manifest, "articles")), 5.0);
    assert_eq!(text(&get(&manifest, "fingerprint")).len(), 16);
    let languages: Vec<String> = list(&get(&manifest, "languages")).iter().map(text).collect();
    assert_eq!(languages, ["en", "ur"]);
}

#[wasm_bindgen_test]
fn by_name_adjectives_of_nationality_are_no_mentions() {
    // "British training academies" is all that is said of it.
    assert_eq!(found(r#"{"include": ["place/united-kingdom"]}"#), [PARADIGM]);
    assert!(found(r#"{"include": ["place/united-kingdom"], "byName": true}"#).is_empty());
    let card = ask(embedded().entity("place/china", object(r#"{"byName": true}"#)));
    assert_eq!(
        (number(&get(&card, "nationalities")), number(&get(&card, "mentions"))),
        (0.0, 35.0)
    );
    // 18 in English and 17 in Urdu by name; 9 and 6 by adjective ("Sino-Pak" is one of them).
    let card = ask(embedded().entity("place/china", object("{}")));
    assert_eq!(
        (number(&get(&card, "nationalities")), number(&get(&card, "mentions"))),
        (15.0, 50.0)
    );
    assert!(message(embedded().search(object(r#"{"byName": 1}"#))).contains("true or false"));
}

#[wasm_bindgen_test]
fn a_word_finds_the_articles_that_have_it() {
    assert_eq!(found(r#"{"query": "Abbottabad "}"#), [PARADIGM]);
    assert_eq!(found(r#"{"query": "liaquat "}"#), [VISIT_2023]);
    assert_eq!(found(r#"{"query": "copper "}"#), [MINERALS]);
}

#[wasm_bindgen_test]
fn several_words_must_all_be_there() {
    assert_eq!(found(r#"{"query": "kashmir diaspora "}"#), [PARADIGM, VISIT_2023]);
    assert_eq!(found(r#"{"query": "kashmir drones "}"#).len(), 3, "no article has both");
    let answer = ask(embedded().search(object(r#"{"query": "kashmir drones "}"#)));
    assert_eq!(list(&get(&answer, "ignored")).len(), 1, "and that is said");
}

#[wasm_bindgen_test]
fn a_phrase_stands_together() {
    assert_eq!(found(r#"{"query": "\"balanced ties over bloc politics\""}"#), [PARADIGM]);
    assert_eq!(found(r#"{"query": "\"politics bloc\""}"#), [""; 0]);
}

#[wasm_bindgen_test]
fn an_excluded_word_leaves_articles_out() {
    assert_eq!(found(r#"{"query": "kashmir -abbottabad "}"#), [VISIT_2023]);
}

#[wasm_bindgen_test]
fn the_last_word_is_a_beginning_until_a_space_follows() {
    assert_eq!(found(r#"{"query": "abbotta"}"#), [PARADIGM]);
    assert_eq!(found(r#"{"query": "abbotta "}"#), [""; 0]);
}

#[wasm_bindgen_test]
fn forms_of_a_word_are_one_word() {
    assert_eq!(found(r#"{"query": "dismantle "}"#), [TIES], "the article has dismantling");
}

#[wasm_bindgen_test]
fn urdu_is_found_with_arabic_letters_too() {
    assert_eq!(found(r#"{"query": "راہداری "}"#), [CHINA]);
    // The same word with the Arabic forms of its letters.
    assert_eq!(found("{\"query\": \"راهداري \"}"), [CHINA]);
}

#[wasm_bindgen_test]
fn what_the_page_had_around_the_article_is_not_found() {
    for query in ["indoxxi", "makale", "Android", "razaqamber20", "Trump Putin Alaska"] {
        let request = JSON::stringify(&object(&format!("{{\"query\": \"\\\"{query}\\\"\"}}")));
        assert_eq!(found(&String::from(request.unwrap())), [""; 0], "{query}");
    }
}

#[wasm_bindgen_test]
fn entities_are_included_and_excluded() {
    assert_eq!(found(r#"{"include": ["person/kamala-harris"]}"#), [TIES]);
    assert_eq!(found(r#"{"include": ["place/china", "place/india"]}"#), [CHINA]);
    let either = found(r#"{"include": ["person/kamala-harris", "place/china"], "match": "any"}"#);
    assert_eq!(either, [CHINA, TIES]);
    assert_eq!(found(r#"{"exclude": ["person/asim-munir"]}"#), [TIES]);
}

#[wasm_bindgen_test]
fn an_alias_counts_as_the_entity() {
    // The Urdu half says عاصم منیر; the English half of no other article does.
    let card = ask(embedded().entity("person/asim-munir", JsValue::UNDEFINED));
    assert_eq!(number(&get(&card, "articles")), 4.0);
    let forms: Vec<String> =
        list(&get(&card, "aliases")).iter().map(|alias| text(&get(alias, "text"))).collect();
    for form in ["Munir", "Asim Munir", "عاصم منیر", "Army Chief"] {
        assert!(forms.iter().any(|found| found == form), "{form} in {forms:?}");
    }
}

#[wasm_bindgen_test]
fn the_clock_of_publication() {
    assert_eq!(
        found(r#"{"published": {"from": "2024-09", "to": "2024-09", "within": true}}"#),
        [TIES]
    );
    assert_eq!(found(r#"{"published": {"from": "2026"}}"#), [""; 0]);
}

#[wasm_bindgen_test]
fn the_clock_of_the_text() {
    assert_eq!(
        found(r#"{"mentioned": {"from": "1950", "to": "1950", "within": true}}"#),
        [VISIT_2023]
    );
    let autumn = found(r#"{"mentioned": {"from": "2021-09", "to": "2021-09", "within": true}}"#);
    assert_eq!(autumn, [TIES]);
}

#[wasm_bindgen_test]
fn what_is_no_date_or_no_entity_is_said_and_does_no_harm() {
    let request = r#"{"published": {"from": "<script>"}, "include": ["person/nobody"]}"#;
    assert_eq!(found(request).len(), 5);
    let answer = ask(embedded().search(object(request)));
    assert_eq!(list(&get(&answer, "ignored")).len(), 2);
}

#[wasm_bindgen_test]
fn snippets_and_titles_are_marked_where_the_words_are() {
    let answer = ask(embedded().search(object(r#"{"query": "global "}"#)));
    let hits = list(&get(&answer, "hits"));
    assert!(!hits.is_empty());
    let mut marked = 0;
    for hit in &hits {
        for mark in sliced(&text(&get(hit, "title")), &get(hit, "titleMarks")) {
            assert!(mark.to_lowercase().starts_with("global"), "{mark}");
            marked += 1;
        }
        for snippet in list(&get(hit, "snippets")) {
            for mark in sliced(&text(&get(&snippet, "text")), &get(&snippet, "marks")) {
                assert!(mark.to_lowercase().starts_with("global"), "{mark}");
                marked += 1;
            }
        }
    }
    assert!(marked > hits.len());
}

#[wasm_bindgen_test]
fn facets_cross_as_typed_arrays_and_count_articles() {
    let explorer = embedded();
    let table = list(&ask(explorer.entities()));
    let facets = ask(explorer.facets(object(r#"{"include": ["person/kamala-harris"]}"#)));
    assert_eq!(number(&get(&facets, "total")), 1.0);
    for group in list(&get(&facets, "groups")) {
        let entities: Uint32Array = get(&group, "entities").unchecked_into();
        let counts: Uint32Array = get(&group, "counts").unchecked_into();
        assert!(entities.is_instance_of::<Uint32Array>() && counts.is_instance_of::<Uint32Array>());
        for (ordinal, count) in entities.to_vec().into_iter().zip(counts.to_vec()) {
            assert_eq!(count, 1, "one article fits");
            assert_eq!(text(&get(&table[ordinal as usize], "kind")), text(&get(&group, "kind")));
        }
    }
}

#[wasm_bindgen_test]
fn timelines_cross_as_typed_arrays_and_count_every_article() {
    let timeline = ask(embedded().timeline(JsValue::NULL, object(r#"{"clock": "published"}"#)));
    let starts: Int32Array = get(&timeline, "starts").unchecked_into();
    let exact: Uint32Array = get(&timeline, "exact").unchecked_into();
    let broad: Float64Array = get(&timeline, "broad").unchecked_into();
    assert!(starts.is_instance_of::<Int32Array>() && broad.is_instance_of::<Float64Array>());
    assert_eq!(starts.length(), exact.length() + 1);
    assert_eq!(list(&get(&timeline, "labels")).len(), exact.length() as usize);
    let mass =
        f64::from(exact.to_vec().into_iter().sum::<u32>()) + broad.to_vec().iter().sum::<f64>();
    let total = number(&get(&timeline, "total"));
    assert_eq!(total, 5.0);
    assert!((mass + number(&get(&timeline, "undated")) - total).abs() < 1e-9);
}

#[wasm_bindgen_test]
fn a_clock_does_not_narrow_its_own_histogram() {
    let request = r#"{"published": {"from": "2024-09", "to": "2024-09", "within": true}}"#;
    let explorer = embedded();
    let own = ask(explorer.timeline(object(request), object(r#"{"clock": "published"}"#)));
    assert_eq!(number(&get(&own, "total")), 5.0);
    let other = ask(explorer.timeline(object(request), object(r#"{"clock": "mentioned"}"#)));
    assert_eq!(number(&get(&other, "total")), 1.0);
}

#[wasm_bindgen_test]
fn an_article_is_told_in_its_versions_with_names_and_dates() {
    let article = ask(embedded().article(CHINA, JsValue::UNDEFINED));
    let versions = list(&get(&article, "versions"));
    let told: Vec<(String, String)> = versions
        .iter()
        .map(|version| (text(&get(version, "language")), text(&get(version, "dir"))))
        .collect();
    let expected = [("en", "ltr"), ("ur", "rtl")];
    assert_eq!(told, expected.map(|(language, dir)| (language.to_owned(), dir.to_owned())));
    let mut names = 0;
    for block in versions.iter().flat_map(|version| list(&get(version, "blocks"))) {
        let words: Vec<u16> = text(&get(&block, "text")).encode_utf16().collect();
        for name in list(&get(&block, "names")) {
            let (start, end) = (number(&get(&name, "start")), number(&get(&name, "end")));
            let name = String::from_utf16(&words[start as usize..end as usize]).unwrap();
            assert_eq!(name.trim(), name);
            names += 1;
        }
    }
    assert!(names > 50, "{names}");
    assert!(list(&get(&article, "omissions")).len() > 10);
}

#[wasm_bindgen_test]
fn the_chronology_is_in_order() {
    let chronology = ask(embedded().chronology(object(r#"{"limit": 1000}"#)));
    let entries = list(&get(&chronology, "entries"));
    assert_eq!(entries.len(), number(&get(&chronology, "total")) as usize);
    let days: Vec<String> = entries.iter().map(|entry| text(&get(entry, "earliest"))).collect();
    assert!(days.is_sorted() && days.len() > 10);
    let of_1950 = entries.iter().find(|entry| text(&get(entry, "value")) == "1950").unwrap();
    assert_eq!(text(&get(of_1950, "written")), "1950");
    assert!(text(&get(of_1950, "text")).contains("Liaquat Ali Khan"));
}

#[wasm_bindgen_test]
fn suggestions_begin_like_what_was_typed() {
    let suggestions = list(&ask(embedded().suggest("kam", JsValue::UNDEFINED)));
    let first = &suggestions[0];
    assert_eq!(text(&get(first, "id")), "person/kamala-harris");
    assert_eq!(sliced(&text(&get(first, "text")), &get(first, "marks")), ["Kam"]);
    assert!(list(&ask(embedded().suggest("", JsValue::UNDEFINED))).is_empty());
}

#[wasm_bindgen_test]
fn what_is_not_there_throws_and_the_explorer_lives_on() {
    let explorer = embedded();
    assert!(message(explorer.article("no such", JsValue::UNDEFINED)).contains("no such"));
    assert!(message(explorer.entity("person/nobody", JsValue::UNDEFINED)).contains("nobody"));
    assert!(message(explorer.search(object(r#"{"limit": "many"}"#))).contains("request"));
    assert!(message(explorer.search(JsValue::from_f64(3.0))).contains("request"));
    assert_eq!(number(&get(&ask(explorer.search(JsValue::UNDEFINED)), "total")), 5.0);
}

#[wasm_bindgen_test]
fn what_is_no_pack_is_refused_with_the_reason() {
    assert!(message(Explorer::open(Vec::new())).contains("nothing at all"));
    assert!(message(Explorer::open(b"<!doctype html>".to_vec())).contains("HTML"));
    assert!(message(Explorer::open(vec![0x1f, 0x8b, 8, 0])).contains("gzip"));
    let mut newer = b"DOSSIER\x1a".to_vec();
    newer.extend(9u32.to_le_bytes());
    newer.extend([0; 100]);
    assert!(message(Explorer::open(newer)).contains("version 9"));
}

#[wasm_bindgen_test]
fn markup_in_an_article_is_text() {
    let hostile = "<img src=x onerror=alert(1)> & </script> javascript:alert(1)";
    let record = format!(
        r#"{{"id": "<b>", "title": "<i>T</i>", "text": {}}}"#,
        String::from(JSON::stringify(&JsValue::from_str(hostile)).unwrap())
    );
    let article = ask(collection(&record).article("<b>", JsValue::UNDEFINED));
    assert_eq!(text(&get(&article, "title")), "<i>T</i>");
    let blocks = get(&at(&get(&article, "versions"), 0), "blocks");
    assert_eq!(text(&get(&at(&blocks, 1), "text")), hostile);
}

#[wasm_bindgen_test]
fn offsets_count_utf16_code_units() {
    let record = r#"{"id": "a", "title": "T", "text": "🎉🎉 Zürich wins. 🎉 Zürich again."}"#;
    let answer = ask(collection(record).search(object(r#"{"query": "zurich "}"#)));
    let hit = at(&get(&answer, "hits"), 0);
    let marked: Vec<String> = list(&get(&hit, "snippets"))
        .iter()
        .flat_map(|snippet| sliced(&text(&get(snippet, "text")), &get(snippet, "marks")))
        .collect();
    assert_eq!(marked, ["Zürich", "Zürich"]);
}

#[wasm_bindgen_test]
fn two_explorers_do_not_meddle_with_each_other() {
    let other = collection(r#"{"id": "only", "title": "Lighthouse", "text": "A lamp."}"#);
    let embedded = embedded();
    let total = |explorer: &Explorer| {
        number(&get(&ask(explorer.search(object(r#"{"query": "lighthouse "}"#))), "total"))
    };
    assert_eq!((total(&other), total(&embedded)), (1.0, 0.0));
    drop(other);
    assert_eq!(total(&embedded), 0.0);
}

#[wasm_bindgen_test]
fn a_query_of_a_hundred_kilobytes_is_answered() {
    for piece in ["(", "a ", "\"", "-", "۔", "🎉"] {
        let query = piece.repeat(100_000 / piece.len());
        let request = js_sys::Object::new();
        js_sys::Reflect::set(&request, &"query".into(), &JsValue::from_str(&query)).unwrap();
        let answer = ask(embedded().search(request.into()));
        assert!(!list(&get(&answer, "ignored")).is_empty(), "{piece}");
    }
}
