//! One story in several articles: reprints are joined, variants stand together, and nothing is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use dossier_compiler::curation::Curation;
use dossier_compiler::pipeline::{Options, compile, read_articles};
use dossier_compiler::read::read_file;
use dossier_engine::request::{Period, Request};
use dossier_engine::{Collection, Error};
use serde_json::{Value, json};

const REPORT: &str = "The ferry Aldora ran aground off Cape Wend on Monday night with 212 people aboard, the coast \
    guard said. Nobody was hurt.\n\nTugs from the harbour of Tessel reached the ship before dawn and took the \
    passengers off in three trips, although the wind had risen to a gale by then. Captain Orla Finch said that \
    the steering had failed ten minutes before.\n\nThe company that runs the line has owned the ship since 1998. \
    It said that all sailings were cancelled until the weekend, and that passengers could have their money back.";

fn cut() -> String {
    REPORT.split("\n\n").take(2).collect::<Vec<_>>().join("\n\n")
}

fn own() -> String {
    "Passengers of the Aldora told of a night of fear after the ferry struck the rocks at Cape Wend. Many had been \
     asleep. A schoolteacher from Tessel led the children in songs, and Captain Orla Finch went from deck to deck \
     with blankets, while outside the tugs fought to come alongside in the gale."
        .to_owned()
}

fn open_with(curation: &str, records: &[Value]) -> Collection {
    let lines: Vec<String> = records.iter().map(Value::to_string).collect();
    let sources = read_file("wire.jsonl", "wire.jsonl", lines.join("\n").as_bytes()).unwrap();
    let curation = Curation::parse("dossier.toml", curation).unwrap();
    let articles = read_articles(sources, &curation);
    Collection::open(compile(articles, &curation, Options::default()).unwrap()).unwrap()
}

fn open() -> Collection {
    open_with("", &wire())
}

fn wire() -> Vec<Value> {
    vec![
        json!({"id": "tessel", "title": "Ferry aground", "text": REPORT, "publisher": "Tessel Post",
               "byline": ["Ada Brandt"]}),
        json!({"id": "wend", "title": "Ship on the rocks", "text": REPORT.to_uppercase(),
               "publisher": "Wend Courier", "published": "2021-03-09", "url": "https://example.org/ship"}),
        json!({"id": "short", "title": "Ferry runs aground", "text": cut(), "publisher": "Evening Star",
               "published": "2021-03-10"}),
        json!({"id": "own", "title": "A night of fear", "text": own(), "published": "2021-03-11"}),
    ]
}

fn found(collection: &Collection, request: &Request) -> Vec<String> {
    collection.search(request).unwrap().hits.into_iter().map(|hit| hit.article.id.clone()).collect()
}

#[test]
fn a_reprint_is_one_article_with_all_its_sources() {
    let collection = open();
    let answer = collection.search(&Request::query("aldora ")).unwrap();
    assert_eq!((answer.total, answer.of), (3, 3));
    let first = answer.hits.iter().find(|hit| hit.article.id == "tessel").unwrap();
    assert_eq!(first.article.reprints, ["wend"]);
    let article = collection.article("tessel", &Request::default()).unwrap();
    let [reprint] = article.reprints.as_slice() else { panic!("{:?}", article.reprints) };
    assert_eq!(reprint.id, "wend");
    assert_eq!(reprint.title.as_deref(), Some("Ship on the rocks"));
    assert_eq!(reprint.publisher.as_deref(), Some("Wend Courier"));
    assert_eq!(reprint.published.as_ref().unwrap().value, "2021-03-09");
    assert_eq!(reprint.url.as_deref(), Some("https://example.org/ship"));
}

#[test]
fn a_reprint_is_found_by_what_only_it_says() -> Result<(), Error> {
    let collection = open();
    for query in ["source:courier ", "rocks courier ", "source:post ", "author:brandt "] {
        assert_eq!(found(&collection, &Request::query(query)), ["tessel"], "{query}");
    }
    assert_eq!(collection.article("wend", &Request::default())?.id, "tessel");
    // The article itself says no date; the reprint does.
    let day = Some("2021-03-09".to_owned());
    let published = Some(Period { from: day.clone(), to: day, ..Period::default() });
    assert_eq!(found(&collection, &Request { published, ..Request::default() }), ["tessel"]);
    assert_eq!(
        collection.article("tessel", &Request::default())?.published.unwrap().value,
        "2021-03-09"
    );
    Ok(())
}

#[test]
fn variants_stand_together_when_asked_to() {
    let collection = open();
    let apart = Request::query("aldora ferry ");
    assert_eq!(found(&collection, &apart).len(), 3);
    let answer = collection.search(&Request { together: true, ..apart }).unwrap();
    assert_eq!((answer.total, answer.rows, answer.hits.len()), (3, 2, 2));
    let mut counts: Vec<usize> = answer.hits.iter().map(|hit| hit.variants).collect();
    counts.sort_unstable();
    assert_eq!(counts, [1, 2]);
    // Only those that fit are counted.
    let one = Request { together: true, ..Request::query("weekend ") };
    let answer = collection.search(&one).unwrap();
    assert_eq!((answer.total, answer.hits[0].variants), (1, 1));
}

#[test]
fn pages_of_what_stands_together_go_on_where_the_last_one_ended() {
    let collection = open();
    let page = |offset, limit| {
        let request =
            Request { together: true, offset, limit: Some(limit), ..Request::query("aldora ") };
        found(&collection, &request)
    };
    assert_eq!([page(0, 1), page(1, 1)].concat(), page(0, 5));
    assert_eq!(page(2, 5), Vec::<String>::new());
}

#[test]
fn variants_are_listed_and_other_reports_are_related() {
    let collection = open();
    let article = collection.article("short", &Request::default()).unwrap();
    let variants: Vec<&str> = article.variants.iter().map(|other| other.id.as_str()).collect();
    let related: Vec<&str> = article.related.iter().map(|other| other.id.as_str()).collect();
    assert_eq!((variants, related), (vec!["tessel"], vec!["own"]));
}

#[test]
fn what_a_person_keeps_apart_is_not_joined() {
    let curation = "[[article]]\nfile = \"wend\"\napart = true\n";
    let collection = open_with(curation, &wire());
    assert_eq!(collection.pack().len(), 4);
    assert!(collection.article("wend", &Request::default()).unwrap().variants.is_empty());
}

#[test]
fn short_notices_of_different_days_or_firms_are_not_the_same() {
    let notice = |id: &str, title: &str, day: &str| json!({"id": id, "title": title, "text": "Qtly div 5 cts vs 5 cts", "published": day});
    let collection = open_with(
        "",
        &[
            notice("a", "Acme", "1987-03-01"),
            notice("b", "Acme", "1987-06-01"),
            notice("c", "Bolt", "1987-03-01"),
            notice("d", "Acme", "1987-03-01"),
        ],
    );
    assert_eq!(collection.pack().len(), 3);
    assert_eq!(collection.article("a", &Request::default()).unwrap().reprints[0].id, "d");
}
