//! Names with one typing error find the articles that mention them.

// Helpers outside of a test function fail the test that calls them.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use dossier_compiler::pipeline::{Options, compile, read_articles};
use dossier_compiler::read::read_inputs;
use dossier_engine::{Collection, Request};

fn seeds() -> Collection {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let inputs = read_inputs(&[folder]).unwrap();
    let curation = inputs.curation.unwrap();
    let articles = read_articles(inputs.sources, &curation);
    Collection::open(compile(articles, &curation, Options::default()).unwrap()).unwrap()
}

/// The name with one letter missing, doubled by another, replaced, or in the place of the next.
fn edits(name: &str, letters: &str) -> BTreeSet<String> {
    let name: Vec<char> = name.chars().collect();
    let mut found = BTreeSet::new();
    let mut add = |letters: Vec<char>| found.insert(letters.into_iter().collect::<String>());
    for at in 0..name.len() {
        let mut missing = name.clone();
        missing.remove(at);
        add(missing);
        if at + 1 < name.len() {
            let mut swapped = name.clone();
            swapped.swap(at, at + 1);
            add(swapped);
        }
        for letter in letters.chars() {
            let mut more = name.clone();
            more.insert(at, letter);
            add(more);
            let mut other = name.clone();
            other[at] = letter;
            add(other);
        }
    }
    found.remove(&name.iter().collect::<String>());
    found
}

/// The misspellings that do not find an article of their name first, and how many there were.
fn misses(
    collection: &Collection,
    letters_of: impl Fn(usize) -> Option<String>,
) -> (Vec<String>, usize) {
    let (mut missed, mut tried) = (Vec::new(), 0);
    for (at, row) in collection.entities().unwrap().iter().enumerate() {
        let Some(alphabet) = letters_of(at) else { continue };
        let letters = row.name.chars().filter(|letter| letter.is_alphabetic()).count();
        if letters < 6 {
            continue;
        }
        let include = Request { include: vec![row.id.clone()], ..Request::default() };
        let of_entity: Vec<String> = collection
            .search(&include)
            .unwrap()
            .hits
            .into_iter()
            .map(|hit| hit.article.id.clone())
            .collect();
        for typed in edits(&row.name, &alphabet) {
            let request = Request::query(format!("{typed} "));
            // What articles have as it was typed is no error: exact first, always.
            let exact = Request { exact: true, ..request.clone() };
            let answer = collection.search(&exact).unwrap();
            if answer.total > 0 && answer.ignored.is_empty() {
                continue;
            }
            tried += 1;
            let answer = collection.search(&request).unwrap();
            if !answer.hits.first().is_some_and(|hit| of_entity.contains(&hit.article.id)) {
                missed.push(format!("{typed} ({})", row.name));
            }
        }
    }
    (missed, tried)
}

/// One letter for each name, and every third name; all of them in the test below.
#[test]
fn one_error_in_a_name_is_forgiven() {
    let letter = |at: usize| char::from(b'a' + (at * 7 % 26) as u8);
    let (missed, tried) = misses(&seeds(), |at| (at % 3 == 0).then(|| letter(at).to_string()));
    assert!(tried > 500, "{tried}");
    assert_eq!(missed, [""; 0], "{} of {tried}", missed.len());
}

/// Takes minutes: `cargo test --release -p dossier-compiler --test misspelled -- --ignored`.
#[test]
#[ignore = "takes minutes"]
fn every_error_in_a_name_is_forgiven() {
    let (missed, tried) = misses(&seeds(), |_| Some(('a'..='z').collect()));
    assert_eq!(missed, [""; 0], "{} of {tried}", missed.len());
}

#[test]
fn corrections_are_named_and_can_be_refused() {
    let collection = seeds();
    let answer = collection.search(&Request::query("Asim Muneer ")).unwrap();
    assert!(answer.total > 0 && !answer.corrections.is_empty());
    let exact = Request { exact: true, ..Request::query("Muneer ") };
    let answer = collection.search(&exact).unwrap();
    assert_eq!((answer.total, answer.corrections), (0, Vec::new()));
}
