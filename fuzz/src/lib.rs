//! What the targets do with an input. A panic is a find, and so is work without end.

use std::sync::LazyLock;

use dossier_compiler::article::read_article;
use dossier_compiler::curation::Curation;
use dossier_compiler::model::{Article, Span};
use dossier_compiler::names::Registry;
use dossier_compiler::pipeline::{self, Options};
use dossier_compiler::read::read_file;
use dossier_compiler::write::Writer;
use dossier_engine::ask::{Clock, ConnectionsOptions, TimelineOptions};
use dossier_engine::{Collection, Request};
use twox_hash::XxHash64;

static CURATION: LazyLock<Curation> = LazyLock::new(Curation::default);
static REGISTRY: LazyLock<Registry> = LazyLock::new(|| Registry::of(&CURATION));

/// Reads a file, judges and annotates its articles, writes them to a pack and opens it.
pub fn read(path: &str, bytes: &[u8]) {
    let Ok(sources) = read_file(path, path, bytes) else { return };
    let mut writer = Writer::new(&CURATION.entities);
    for source in sources {
        let article = read_article(source, None);
        covered(&article);
        let Ok(prepared) = pipeline::prepare(article, &CURATION, &REGISTRY, Options::default())
        else {
            panic!("an article that was read cannot be written");
        };
        if writer.file_of(prepared.id()).is_none() {
            writer.add(prepared).expect("it is the first with its id");
        }
    }
    let pack = pipeline::finish(writer, &CURATION).expect("it is small").into_vec();
    Collection::open(pack).expect("what was written opens");
}

/// Every part of a source is judged once.
fn covered(article: &Article) {
    let words = article.source.words();
    assert_eq!(words.len(), article.source.text.len());
    let mut spans: Vec<Span> = article.passages.iter().map(|passage| passage.span).collect();
    spans.extend(article.omissions.iter().map(|omission| omission.span));
    spans.sort();
    let mut done = 0;
    for span in spans {
        let piece = &article.source.text[span.range()];
        assert!(!piece.is_empty() && piece.trim() == piece, "{piece:?}");
        assert!(
            words[done..span.start].trim().is_empty(),
            "nobody judged what is before {piece:?}"
        );
        done = span.end;
    }
    assert!(words[done..].trim().is_empty(), "nobody judged the end");
}

/// Reads a curation file and annotates a text with what it says.
pub fn curate(text: &str) {
    let Ok(curation) = Curation::parse("dossier.toml", text) else { return };
    let line = b"Angela Merkel met Asim Munir in Paris on 3 May 2021, the U.N. said.";
    let source = read_file("a.txt", "a.txt", line).expect("it is text").remove(0);
    let article = pipeline::read_article_of(source, &curation);
    // What it says of dates and names may not fit the text.
    let _ = pipeline::compile(vec![article], &curation, Options::default());
}

/// A pack of a few articles in several languages.
fn small_pack() -> Vec<u8> {
    let lines = concat!(
        r#"{"id":"a","title":"Visit of Angela Merkel","text":"Angela Merkel visited Paris in May 2019.\n\nShe spoke of counter-terrorism and U.S. trade.","published":"2019-05","byline":"A. Khan","publisher":"The Daily"}"#,
        "\n",
        r#"{"id":"b","text":"The United Nations met in Paris on 3 March 2020. Merkel came again.","published":"2020-03-04"}"#,
        "\n",
        r#"{"id":"c","title":"دورہ","text":"جنرل عاصم منیر نے چین کے نائب چیئرمین سے ملاقات کی اور دفاع پر بات کی۔"}"#,
    );
    let sources = read_file("a.jsonl", "a.jsonl", lines.as_bytes()).expect("it is JSON");
    let articles = sources.into_iter().map(|source| read_article(source, None)).collect();
    pipeline::compile(articles, &CURATION, Options::default()).expect("it is small")
}

/// Asks a small collection with a query.
pub fn query(typed: &str) {
    thread_local! {
        static COLLECTION: Collection = Collection::open(small_pack()).expect("it is a pack");
    }
    COLLECTION.with(|collection| {
        for exact in [false, true] {
            ask(collection, &Request { exact, ..Request::query(typed) }, typed);
        }
    });
}

/// Opens bytes as a pack, after mending its length and checksum, and asks everything.
pub fn open(bytes: &[u8]) {
    let mut pack = bytes.to_vec();
    if pack.len() >= 32 {
        let size = pack.len() as u64;
        pack[16..24].copy_from_slice(&size.to_le_bytes());
        let sum = XxHash64::oneshot(0, &pack[32..]);
        pack[24..32].copy_from_slice(&sum.to_le_bytes());
    }
    let Ok(collection) = Collection::open(pack) else { return };
    let request = Request { limit: Some(100), ..Request::query("\"angela merkel\" vis") };
    for request in [Request::default(), request] {
        ask(&collection, &request, "an");
    }
}

/// Every question, with whatever ids the answers give.
fn ask(collection: &Collection, request: &Request, typed: &str) {
    collection.manifest();
    let hits = collection.search(request).map(|answer| answer.hits).unwrap_or_default();
    let _ = collection.facets(request);
    let _ = collection.ranking(request);
    let _ = collection.suggest(typed, request);
    let _ = collection.chronology(request);
    let _ = collection.connections(request, &ConnectionsOptions::default());
    for clock in [Clock::Published, Clock::Mentioned] {
        let _ = collection.timeline(request, TimelineOptions { clock, bars: None });
    }
    for hit in hits.iter().take(3) {
        let _ = collection.article(&hit.article.id, request);
    }
    for row in collection.entities().unwrap_or_default().iter().take(3) {
        let _ = collection.entity(&row.id, request);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `cargo test -- --ignored` writes the seed of the target `pack`.
    #[test]
    #[ignore = "writes a file"]
    fn write_the_seed_of_a_pack() {
        std::fs::create_dir_all("seeds/pack").expect("it can be made");
        std::fs::write("seeds/pack/small.dossier", small_pack()).expect("it can be written");
    }
}
