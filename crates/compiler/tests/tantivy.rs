//! The same questions to another engine: tantivy, over the same words.
//!
//! It is given words as our analysis cuts and folds them, joined by spaces, and is asked for exact
//! terms; so what is compared is which articles answer a query, and how they are scored.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where it stopped")]

mod naive;

use std::collections::BTreeSet;

use dossier_engine::request::Words;
use dossier_engine::text::words;
use dossier_engine::{Collection, Request};
use naive::{Record, open};
use proptest::prelude::*;
use tantivy::collector::{DocSetCollector, TopDocs};
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{Index, Searcher, TantivyDocument, Term};

/// Words that are their own stems, and of which none begins another.
const VOCABULARY: [&str; 6] = ["zorp", "blick", "munt", "qualb", "trask", "vond"];

/// The other engine, with the text of each record as one field.
struct Other {
    searcher: Searcher,
    id: Field,
    text: Field,
}

impl Other {
    fn new(records: &[Record]) -> Other {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("spaces")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text =
            schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing));
        let id = schema.add_text_field("id", STORED);
        let index = Index::create_in_ram(schema.build());
        let spaces = TextAnalyzer::builder(WhitespaceTokenizer::default()).build();
        index.tokenizers().register("spaces", spaces);
        let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
        for (at, record) in records.iter().enumerate() {
            let folded: Vec<String> = words(&record.text).map(|word| word.folded).collect();
            let mut document = TantivyDocument::default();
            document.add_text(text, folded.join(" "));
            document.add_text(id, naive::id(at));
            writer.add_document(document).unwrap();
        }
        writer.commit().unwrap();
        Other { searcher: index.reader().unwrap().searcher(), id, text }
    }

    fn term(&self, word: &str) -> Term {
        Term::from_field_text(self.text, word)
    }

    fn word(&self, word: &str) -> Box<dyn Query> {
        Box::new(TermQuery::new(self.term(word), IndexRecordOption::WithFreqs))
    }

    fn id_of(&self, address: tantivy::DocAddress) -> String {
        let document: TantivyDocument = self.searcher.doc(address).unwrap();
        document.get_first(self.id).unwrap().as_str().unwrap().to_owned()
    }

    fn found(&self, query: &dyn Query) -> BTreeSet<String> {
        let found = self.searcher.search(query, &DocSetCollector).unwrap();
        found.into_iter().map(|address| self.id_of(address)).collect()
    }

    fn ranked(&self, query: &dyn Query, limit: usize) -> Vec<(f32, String)> {
        let collector = TopDocs::with_limit(limit).order_by_score();
        let found = self.searcher.search(query, &collector).unwrap();
        found.into_iter().map(|(score, address)| (score, self.id_of(address))).collect()
    }
}

fn found(collection: &Collection, query: &str) -> BTreeSet<String> {
    let request = Request { exact: true, limit: Some(1000), ..Request::query(query) };
    collection
        .search(&request)
        .unwrap()
        .hits
        .into_iter()
        .map(|hit| hit.article.id.clone())
        .collect()
}

/// A query that both engines know.
#[derive(Debug, Clone)]
enum Asked {
    Word(&'static str),
    Phrase(Vec<&'static str>),
    All(Vec<Asked>),
    Any(Vec<Asked>),
    /// Only words are left out: at a phrase that is nowhere, tantivy's own assertions fail there.
    Without(Box<Asked>, &'static str),
}

impl Asked {
    fn typed(&self) -> String {
        let joined = |parts: &[Asked], with: &str| {
            let parts: Vec<String> = parts.iter().map(Asked::typed).collect();
            format!("({})", parts.join(with))
        };
        match self {
            Asked::Word(word) => (*word).to_owned(),
            Asked::Phrase(words) => format!("\"{}\"", words.join(" ")),
            Asked::All(parts) => joined(parts, " "),
            Asked::Any(parts) => joined(parts, " OR "),
            Asked::Without(part, without) => format!("({} -{without})", part.typed()),
        }
    }

    fn query(&self, other: &Other) -> Box<dyn Query> {
        let combined = |parts: &[Asked], occur: Occur| -> Box<dyn Query> {
            let parts = parts.iter().map(|part| (occur, part.query(other))).collect();
            Box::new(BooleanQuery::new(parts))
        };
        match self {
            Asked::Word(word) => other.word(word),
            Asked::Phrase(words) => {
                Box::new(PhraseQuery::new(words.iter().map(|word| other.term(word)).collect()))
            }
            Asked::All(parts) => combined(parts, Occur::Must),
            Asked::Any(parts) => combined(parts, Occur::Should),
            Asked::Without(part, without) => Box::new(BooleanQuery::new(vec![
                (Occur::Must, part.query(other)),
                (Occur::MustNot, other.word(without)),
            ])),
        }
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    let word = || prop::sample::select(&VOCABULARY[..]);
    let leaf = prop_oneof![
        3 => word().prop_map(Asked::Word),
        1 => prop::collection::vec(word(), 2..4).prop_map(Asked::Phrase),
    ];
    leaf.prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Asked::All),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Asked::Any),
            (inner, prop::sample::select(&VOCABULARY[..]))
                .prop_map(|(part, without)| Asked::Without(Box::new(part), without)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_same_articles_answer(
        texts in prop::collection::vec(prop::collection::vec(prop::sample::select(&VOCABULARY[..]), 1..9), 1..9),
        asked in prop::collection::vec(asked(), 1..12),
    ) {
        // With a word of its own, since articles of the same text are one.
        let record = |(at, text): (usize, &Vec<&str>)| Record {
            title: format!("Title{at}"), text: format!("{} own{at}", text.join(" ")), published: None,
        };
        let records: Vec<Record> = texts.iter().enumerate().map(record).collect();
        let (collection, other) = (open(&records), Other::new(&records));
        for asked in asked {
            // In parentheses twice: one part, of which nothing is left out when no article has all.
            let typed = format!("({}) OR ({}) ", asked.typed(), asked.typed());
            prop_assert_eq!(found(&collection, &typed), other.found(&*asked.query(&other)), "{}", typed);
        }
    }
}

/// Where the formulas coincide, so do the scores: each article has a word once or not at all, so that
/// it weighs no more where it is repeated; and articles share only words that so many of them have
/// that none is near another, so that none lends another of its score.
#[test]
fn scores_are_those_of_bm25() {
    const ARTICLES: usize = 1500;
    let has = |at: usize, word: usize| !(at * (word + 3) + at / 7).is_multiple_of(word + 4);
    let records: Vec<Record> = (0..ARTICLES)
        .map(|at| {
            let own = (0..at % 23).map(|filler| format!("own{at}x{filler}"));
            let shared = VOCABULARY.iter().enumerate().filter(|(word, _)| has(at, *word));
            let text: Vec<String> = own.chain(shared.map(|(_, word)| (*word).to_owned())).collect();
            let text = if text.is_empty() { format!("none{at}") } else { text.join(" ") };
            Record { title: format!("Title{at}"), text, published: None }
        })
        .collect();
    let (collection, other) = (open(&records), Other::new(&records));
    for of in 1..=VOCABULARY.len() {
        let wanted = &VOCABULARY[..of];
        let parts = wanted.iter().map(|word| (Occur::Should, other.word(word))).collect();
        let theirs = other.ranked(&BooleanQuery::new(parts), ARTICLES);
        let request = Request {
            words: Words::Any,
            limit: Some(1000),
            ..Request::query(format!("{} ", wanted.join(" ")))
        };
        let ours = collection.search(&request).unwrap();
        assert_eq!(ours.total, theirs.len());
        let scores: std::collections::HashMap<&str, f32> =
            theirs.iter().map(|(score, id)| (id.as_str(), *score)).collect();
        // Own scores count 0.7; a word weighs (n + 1) / n as much, where n > 1000 articles have it.
        for hit in &ours.hits {
            let ratio = hit.score / scores[hit.article.id.as_str()];
            assert!((0.7..0.7008).contains(&ratio), "{wanted:?} {}: {ratio}", hit.article.id);
        }
        // So the order is the same but where two scores are nearly equal.
        for (hit, (score, _)) in ours.hits.iter().zip(&theirs) {
            assert!((hit.score / 0.7 / score - 1.0).abs() < 0.002, "{wanted:?} {}", hit.article.id);
        }
    }
}
