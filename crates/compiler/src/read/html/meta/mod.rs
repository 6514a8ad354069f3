//! What a page says about its article: headline, authors, publisher, day, language, address.
//!
//! Pages say the same thing in several places, written by different hands. For each field the
//! places are asked from the most to the least dependable, and an answer must look like one: a
//! headline loses the name of the site, an author is no site and no section.

mod authors;
mod day;
mod elsewhere;
mod fields;
mod json_ld;
mod title;

use dom_query::Document;

use crate::model::Stated;
use fields::Fields;
use json_ld::Linked;

/// All that a page states.
pub(super) fn find(document: &Document) -> Stated {
    let fields = Fields::new(document);
    let linked = json_ld::find(document);
    let publisher = publisher(&fields, &linked);
    let url = address(document, &fields);
    let language = language(document, &fields, &linked);
    Stated {
        title: title::find(document, &fields, &linked, publisher.as_deref(), url.as_deref()),
        byline: authors::find(document, &fields, &linked, publisher.as_deref()),
        published: day::find(document, &fields, &linked, language.as_deref(), url.as_deref()),
        publisher,
        language,
        url,
    }
}

fn publisher(fields: &Fields, linked: &Linked) -> Option<String> {
    let named = fields.first(&["og:site_name"]).map(str::to_owned);
    let named = named.or_else(|| linked.publisher.clone());
    let named = named.or_else(|| {
        let keys =
            ["dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name"];
        fields.first(&keys).map(str::to_owned)
    });
    named.filter(|name| name.chars().count() <= 80 && !name.contains("://"))
}

/// Where the page says it was published.
fn address(document: &Document, fields: &Fields) -> Option<String> {
    let canonical = document.select("link[rel=canonical]").attr("href");
    let canonical = canonical.map(|address| address.trim().to_owned());
    let shared = || fields.first(&["og:url", "twitter:url"]).map(str::to_owned);
    let is_address = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    canonical.filter(is_address).or_else(|| shared().filter(is_address))
}

/// The language as a BCP 47 tag.
fn language(document: &Document, fields: &Fields, linked: &Linked) -> Option<String> {
    let root = document.select("html");
    let stated = root.attr("lang").or_else(|| root.attr("xml:lang")).map(|tag| tag.to_string());
    let in_meta = || {
        let keys = ["content-language", "language", "dc.language", "og:locale"];
        fields.first(&keys).map(str::to_owned)
    };
    let stated = stated.filter(|tag| !tag.trim().is_empty());
    let stated = stated.or_else(|| linked.language.clone()).or_else(in_meta)?;
    let tag = stated.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let sound = matches!(first.len(), 2 | 3) && tag.len() <= 20;
    let letters = tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (sound && letters).then(|| first.to_ascii_lowercase())
}

/// A text on one line, without white space at either end.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text for comparison: words in lower case.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
