//! Small collections, and what a plain look at their text says.

#![allow(dead_code, reason = "each file of tests uses a part of this")]

use dossier_compiler::curation::{ArticleCuration, Curation, RegisteredEntity};
use dossier_compiler::model::Kind;
use dossier_compiler::pipeline::{Options, compile, read_articles};
use dossier_compiler::read::read_file;
use dossier_engine::Collection;
use dossier_engine::pack::checksum;
use dossier_engine::text::{Stemmer, fold, words};

/// An article.
#[derive(Debug, Clone)]
pub struct Record {
    pub title: String,
    pub text: String,
    pub published: Option<String>,
}

/// The id of the record at an index: sorted as they are numbered.
pub fn id(at: usize) -> String {
    format!("{at:02}")
}

/// The pack of some records, with a registry of three names.
pub fn build(records: &[Record]) -> Vec<u8> {
    let lines: Vec<String> = records
        .iter()
        .enumerate()
        .map(|(at, record)| {
            let mut line =
                serde_json::json!({ "id": id(at), "text": record.text, "language": "en" });
            if !record.title.is_empty() {
                line["title"] = record.title.clone().into();
            }
            if let Some(published) = &record.published {
                line["published"] = published.clone().into();
            }
            line.to_string()
        })
        .collect();
    let entity = |name: &str, kind| RegisteredEntity {
        name: name.to_owned(),
        kind,
        aliases: Vec::new(),
        description: String::new(),
    };
    // Records that are alike by chance stay as many as they are.
    let apart = |at| ArticleCuration { file: id(at), apart: true, ..ArticleCuration::default() };
    let curation = Curation {
        articles: (0..records.len()).map(apart).collect(),
        entities: vec![
            entity("Quora Zented", Kind::Person),
            entity("Ruvenia", Kind::Place),
            entity("Order of Tal", Kind::Organisation),
        ],
        ..Curation::default()
    };
    // A text of white space is no article; the tests need as many documents as records.
    let sources = read_file("test.jsonl", "test.jsonl", lines.join("\n").as_bytes()).unwrap();
    assert_eq!(sources.len(), records.len());
    compile(read_articles(sources, &curation), &curation, Options::default()).unwrap()
}

/// The collection of some records.
pub fn open(records: &[Record]) -> Collection {
    Collection::open(build(records)).unwrap()
}

/// Makes the checksum of a changed pack right.
pub fn mend_checksum(pack: &mut [u8]) {
    let sum = checksum(&pack[32..]);
    pack[24..32].copy_from_slice(&sum.to_le_bytes());
}

impl Record {
    /// The title as it is indexed: the article's first words stand in for one that is missing.
    fn all(&self) -> String {
        format!("{}\n{}", self.title, self.text)
    }

    /// Whether the text has a form of a word.
    pub fn has_form(&self, word: &str) -> bool {
        let english = Stemmer::new("en");
        let wanted = fold(word);
        words(&self.all()).any(|found| {
            found.folded == wanted || english.stem(&found.folded) == english.stem(&wanted)
        })
    }

    /// Whether the text has a word that begins so, or a form of that word.
    pub fn has_prefix(&self, prefix: &str) -> bool {
        let wanted = fold(prefix);
        words(&self.all()).any(|found| found.folded.starts_with(&wanted)) || self.has_form(prefix)
    }

    /// Whether the words stand together, in a title or a paragraph.
    pub fn has_phrase(&self, phrase: &[&str]) -> bool {
        let wanted: Vec<String> = phrase.iter().map(|word| fold(word)).collect();
        self.has_phrase_that(wanted.len(), |at, word| word == wanted[at])
    }

    /// Whether so many words stand together, in a title or a paragraph, of which each fits.
    pub fn has_phrase_that(&self, len: usize, fits: impl Fn(usize, &str) -> bool) -> bool {
        let mut passages: Vec<&str> = self.text.split("\n\n").collect();
        passages.push(&self.title);
        passages.into_iter().any(|passage| {
            let words: Vec<String> = words(passage).map(|word| word.folded).collect();
            words
                .windows(len)
                .any(|window| window.iter().enumerate().all(|(at, word)| fits(at, word)))
        })
    }

    /// The title by itself, as it is indexed: the first words stand in for one that is missing.
    pub fn titled(&self) -> Record {
        let first = self.text.split("\n\n").next().unwrap_or_default();
        let title = match first.char_indices().nth(80) {
            _ if !self.title.trim().is_empty() => self.title.clone(),
            // Cut between words, before the one that would be too much.
            Some((end, _)) => first[..end].rsplit_once(' ').unwrap_or((&first[..end], "")).0.into(),
            None => first.to_owned(),
        };
        Record { title, text: String::new(), published: None }
    }

    /// The year of publication: the month does not matter to the tests.
    pub fn published_year(&self) -> Option<i32> {
        self.published.as_ref().and_then(|date| date.get(..4)?.parse().ok())
    }

    /// The years that the text mentions: all numbers of four digits in it are.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.text
            .split_whitespace()
            .filter(|word| word.len() == 4)
            .filter_map(|word| word.parse().ok())
    }
}
