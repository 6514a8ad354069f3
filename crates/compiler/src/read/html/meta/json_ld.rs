//! JSON-LD with the vocabulary of <https://schema.org>: what it says of the article.

use std::collections::HashMap;

use dom_query::Document;
use serde_json::{Map, Value};

use super::one_line;

/// Most bytes of JSON that are read of one page: 4 MiB.
const MOST: usize = 4 << 20;

/// What is said of the article.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) created: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) language: Option<String>,
}

/// Reads all JSON-LD of a page.
pub(super) fn find(document: &Document) -> Linked {
    let mut linked = Linked::default();
    let mut values = Vec::new();
    let mut length = 0;
    for node in document.select("script[type]").nodes() {
        let json = |kind: &str| kind.trim().to_ascii_lowercase().starts_with("application/ld+json");
        if !node.attr("type").is_some_and(|kind| json(&kind)) {
            continue;
        }
        let text = node.text();
        length += text.len();
        if length > MOST {
            break;
        }
        values.extend(parse(&text));
    }
    let mut objects = Vec::new();
    values.iter().for_each(|value| collect(value, &mut objects));
    let by_id: HashMap<&str, &Map<String, Value>> = objects
        .iter()
        .filter(|object| object.len() > 1)
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)))
        .collect();
    // Of an article first; of the page or another work where no article is spoken of.
    for wanted in [is_article, is_page] {
        for object in objects.iter().filter(|object| wanted(object)) {
            linked.fill(object, &by_id);
        }
    }
    linked
}

/// JSON as pages write it: with control characters in strings, and comments of HTML around it.
fn parse(text: &str) -> Option<Value> {
    let bare = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim();
    let bare = bare.trim_start_matches("<!--").trim_end_matches("-->");
    let clean: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(clean.trim().trim_end_matches(';')).ok()
}

/// All objects in a value, outer ones first. The parser bounds the depth.
fn collect<'v>(value: &'v Value, objects: &mut Vec<&'v Map<String, Value>>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, objects)),
        Value::Object(object) => {
            objects.push(object);
            object.values().for_each(|value| collect(value, objects));
        }
        _ => {}
    }
}

fn has_type(object: &Map<String, Value>, wanted: impl Fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::String(kind)) => wanted(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    has_type(object, |kind| {
        kind.ends_with("Article")
            || kind.ends_with("Posting")
            || matches!(kind, "Report" | "Recipe")
    })
}

fn is_page(object: &Map<String, Value>) -> bool {
    has_type(object, |kind| kind.ends_with("WebPage") || kind == "CreativeWork")
}

impl Linked {
    fn fill(&mut self, object: &Map<String, Value>, by_id: &HashMap<&str, &Map<String, Value>>) {
        let text = |key: &str| object.get(key).and_then(Value::as_str).map(plain);
        let set = |slot: &mut Option<String>, value: Option<String>| {
            if slot.is_none() {
                *slot = value.filter(|value| !value.is_empty());
            }
        };
        set(&mut self.headline, text("headline").or_else(|| text("name")));
        set(&mut self.published, text("datePublished"));
        set(&mut self.created, text("dateCreated").or_else(|| text("uploadDate")));
        set(&mut self.modified, text("dateModified"));
        set(&mut self.language, text("inLanguage"));
        let publisher = object.get("publisher").map(|value| names(value, by_id));
        set(&mut self.publisher, publisher.and_then(|names| names.into_iter().next()));
        if self.authors.is_empty() {
            let authors = object.get("author").or_else(|| object.get("creator"));
            self.authors = authors.map(|value| names(value, by_id)).unwrap_or_default();
        }
    }
}

/// The names that a value states: itself, its `name`, or those of the object it refers to.
fn names(value: &Value, by_id: &HashMap<&str, &Map<String, Value>>) -> Vec<String> {
    match value {
        Value::String(name) => vec![plain(name)],
        Value::Array(items) => items.iter().flat_map(|item| names(item, by_id)).collect(),
        Value::Object(object) => {
            let own = |object: &Map<String, Value>| match object.get("name") {
                Some(Value::String(name)) => vec![plain(name)],
                Some(Value::Array(names)) => {
                    names.iter().filter_map(Value::as_str).map(plain).collect()
                }
                _ => Vec::new(),
            };
            let found = own(object);
            if !found.is_empty() {
                return found;
            }
            let other = object.get("@id").and_then(Value::as_str).and_then(|id| by_id.get(id));
            other.map(|object| own(object)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// A string of JSON-LD as text: entities, which do not belong there, are read all the same.
fn plain(text: &str) -> String {
    if text.contains('&') || text.contains('<') {
        return one_line(&Document::fragment(text).text());
    }
    one_line(text)
}
